// Starts `woolc lsp` and passes what it says to Visual Studio Code. The client
// is written out here, because it is small: the extension needs no package.
"use strict";

const vscode = require("vscode");
const { Server } = require("./server");

const SEVERITIES = { 1: "Error", 2: "Warning", 3: "Information", 4: "Hint" };

let session = null;

const toRange = (r) =>
  new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
const toLocation = (l) =>
  new vscode.Location(vscode.Uri.parse(l.uri), toRange(l.range));
const toEdit = (e) => new vscode.TextEdit(toRange(e.range), e.newText);

function toDiagnostic(d) {
  const severity = vscode.DiagnosticSeverity[SEVERITIES[d.severity]];
  const result = new vscode.Diagnostic(toRange(d.range), d.message, severity);
  result.code = d.code;
  result.source = d.source;
  result.tags = d.tags; // the numbers are the same
  result.relatedInformation = (d.relatedInformation || []).map(
    (r) =>
      new vscode.DiagnosticRelatedInformation(toLocation(r.location), r.message)
  );
  return result;
}

// LSP counts kinds from 1, Visual Studio Code from 0.
function toSymbol(s) {
  const result = new vscode.DocumentSymbol(
    s.name, "", s.kind - 1, toRange(s.range), toRange(s.selectionRange));
  result.tags = s.tags;
  result.children = (s.children || []).map(toSymbol);
  return result;
}

function toItem(i) {
  const result = new vscode.CompletionItem(i.label, i.kind - 1);
  result.detail = i.detail;
  if (i.documentation)
    result.documentation = new vscode.MarkdownString(i.documentation);
  result.range = toRange(i.textEdit.range);
  result.insertText = i.textEdit.newText;
  return result;
}

class Session {
  constructor() {
    const settings = vscode.workspace.getConfiguration("wool");
    const folders = vscode.workspace.workspaceFolders || [];
    this.findings = vscode.languages.createDiagnosticCollection("wool");
    this.server = new Server(settings.get("woolc"), ["lsp"], {
      notified: (method, params) => this.notified(method, params),
      failed: (why) => vscode.window.showErrorMessage("woolc lsp: " + why),
    });
    this.parts = [this.findings, ...this.listeners(), ...this.providers()];
    this.ready = this.server
      .request("initialize", {
        processId: process.pid,
        capabilities: { general: { positionEncodings: ["utf-16"] } },
        rootUri: folders.length ? folders[0].uri.toString() : null,
        workspaceFolders: folders.map((f) => ({
          uri: f.uri.toString(), name: f.name })),
        initializationOptions: {
          importPaths: settings.get("importPaths"),
          lint: settings.get("lint"),
        },
      })
      .then(() => {
        this.server.notify("initialized", {});
        vscode.workspace.textDocuments.forEach((d) => this.opened(d));
      })
      .catch(() => {}); // `failed` has said so
  }

  notified(method, params) {
    if (method === "textDocument/publishDiagnostics")
      this.findings.set(vscode.Uri.parse(params.uri),
                        params.diagnostics.map(toDiagnostic));
  }

  opened(document) {
    if (document.languageId === "wool")
      this.server.notify("textDocument/didOpen", {
        textDocument: {
          uri: document.uri.toString(), languageId: "wool",
          version: document.version, text: document.getText() } });
  }

  // Of the changes of one event, each is of the text before all of them, and
  // they come from the end to the beginning: as LSP's, one after the other.
  changed(event) {
    if (event.document.languageId === "wool" && event.contentChanges.length)
      this.server.notify("textDocument/didChange", {
        textDocument: {
          uri: event.document.uri.toString(),
          version: event.document.version },
        contentChanges: event.contentChanges.map((c) => ({
          range: c.range, text: c.text })) });
  }

  told(method, document) {
    if (document.languageId === "wool")
      this.server.notify(method, {
        textDocument: { uri: document.uri.toString() } });
  }

  listeners() {
    const on = vscode.workspace;
    const watcher = on.createFileSystemWatcher("**/*.wool");
    const moved = () =>
      this.server.notify("workspace/didChangeWatchedFiles", { changes: [] });
    return [
      on.onDidOpenTextDocument((d) => this.ready.then(() => this.opened(d))),
      on.onDidChangeTextDocument((e) =>
        this.ready.then(() => this.changed(e))),
      on.onDidSaveTextDocument((d) => this.told("textDocument/didSave", d)),
      on.onDidCloseTextDocument((d) => this.told("textDocument/didClose", d)),
      watcher, watcher.onDidChange(moved), watcher.onDidCreate(moved),
      watcher.onDidDelete(moved),
    ];
  }

  async ask(method, document, more) {
    await this.ready;
    return this.server.request("textDocument/" + method, {
      textDocument: { uri: document.uri.toString() }, ...more });
  }

  providers() {
    const of = vscode.languages;
    const ask = this.ask.bind(this);
    return [
      of.registerHoverProvider("wool", {
        provideHover: async (d, position) => {
          const found = await ask("hover", d, { position });
          return found && new vscode.Hover(
            new vscode.MarkdownString(found.contents.value),
            toRange(found.range));
        } }),
      of.registerDefinitionProvider("wool", {
        provideDefinition: async (d, position) => {
          const found = await ask("definition", d, { position });
          return found && toLocation(found);
        } }),
      of.registerDocumentHighlightProvider("wool", {
        provideDocumentHighlights: async (d, position) =>
          (await ask("documentHighlight", d, { position })).map((h) =>
            new vscode.DocumentHighlight(toRange(h.range), h.kind - 1)) }),
      of.registerDocumentSymbolProvider("wool", {
        provideDocumentSymbols: async (d) =>
          (await ask("documentSymbol", d)).map(toSymbol) }),
      of.registerDocumentFormattingEditProvider("wool", {
        provideDocumentFormattingEdits: async (d, options) =>
          (await ask("formatting", d, { options })).map(toEdit) }),
      of.registerCompletionItemProvider("wool", {
        provideCompletionItems: async (d, position) => {
          const found = await ask("completion", d, { position });
          return new vscode.CompletionList(
            found.items.map(toItem), found.isIncomplete);
        } }, ".", '"', "/", "<", "[", "="),
    ];
  }

  async stop() {
    this.parts.forEach((p) => p.dispose());
    await this.server.stop();
  }
}

async function restart() {
  if (session)
    await session.stop();
  session = new Session();
}

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("wool.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("wool"))
        restart();
    }));
  return restart();
};

exports.deactivate = () => session && session.stop();
