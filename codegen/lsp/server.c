/* The session: JSON-RPC 2.0, and which message is for whom. */
#include <stdlib.h>
#include <string.h>

#include "codegen/lsp/server.h"
#include "codegen/lsp/uri.h"
#include "idl/compile.h"

/* JSON-RPC's numbers, and LSP's. */
enum {
  PARSE_ERROR = -32700,
  INVALID_REQUEST = -32600,
  METHOD_NOT_FOUND = -32601,
  INVALID_PARAMS = -32602,
  SERVER_NOT_INITIALIZED = -32002
};

enum {
  SYNC_INCREMENTAL = 2, /* TextDocumentSyncKind */
  LOG_ERROR = 1         /* MessageType */
};

/* ---- sending ---- */

static void send_out(woolc_lsp *lsp) {
  char *header = woolc_arena_printf(
      &lsp->scratch, "Content-Length: %zu\r\n\r\n", lsp->out.len);
  lsp->options.write(lsp->options.user_data, header, strlen(header));
  lsp->options.write(lsp->options.user_data, lsp->out.data, lsp->out.len);
}

static void begin(woolc_lsp *lsp, woolc_out *out) {
  lsp->out.len = 0;
  woolc_out_init(out, &lsp->out);
  woolc_out_object(out, NULL);
  woolc_out_chars(out, "jsonrpc", "2.0");
}

static void end(woolc_lsp *lsp, woolc_out *out) {
  woolc_out_end_object(out);
  send_out(lsp);
}

static void send_error(woolc_lsp *lsp, const woolc_json *id, int code,
                       const char *message) {
  woolc_out out;
  begin(lsp, &out);
  woolc_out_scalar(&out, "id", id);
  woolc_out_object(&out, "error");
  woolc_out_int(&out, "code", code);
  woolc_out_chars(&out, "message", message);
  woolc_out_end_object(&out);
  end(lsp, &out);
}

/* What is wrong with a notification, which nobody waits for an answer to. */
static void send_log(woolc_lsp *lsp, const char *method, const char *message) {
  woolc_out out;
  begin(lsp, &out);
  woolc_out_chars(&out, "method", "window/logMessage");
  woolc_out_object(&out, "params");
  woolc_out_int(&out, "type", LOG_ERROR);
  woolc_out_chars(&out, "message",
                  woolc_arena_printf(&lsp->scratch, "%s: %s", method, message));
  woolc_out_end_object(&out);
  end(lsp, &out);
}

static void send_null(woolc_lsp *lsp, const woolc_json *id) {
  woolc_out out;
  begin(lsp, &out);
  woolc_out_scalar(&out, "id", id);
  woolc_out_null(&out, "result");
  end(lsp, &out);
}

/* ---- diagnostics ---- */

static void begin_findings(woolc_lsp *lsp, woolc_out *out) {
  begin(lsp, out);
  woolc_out_chars(out, "method", "textDocument/publishDiagnostics");
}

/* FNV-1a. */
static uint64_t hash_of(const woolc_buffer *text) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < text->len; i++)
    hash = (hash ^ (unsigned char)text->data[i]) * 1099511628211u;
  return hash;
}

static bool imports_files(const woolc_analysis *a) {
  for (const woolc_import *i = a->file ? a->file->imports : NULL; i;
       i = i->next)
    if (!i->file || !i->file->source.is_shipped)
      return true;
  return a->file == NULL;
}

static void publish(woolc_lsp *lsp, woolc_document *document) {
  woolc_out out;
  begin_findings(lsp, &out);
  wooli_json_name(&out.writer, "params", strlen("params"));
  woolc_lsp_publish(lsp, document, &out);
  const uint64_t hash = hash_of(&lsp->out);
  if (document->is_changed || hash != document->published)
    end(lsp, &out);
  document->published = hash;
  document->has_imports = imports_files(&lsp->analysis);
  document->is_changed = document->is_stale = false;
}

/* Once for all that has come: who types fast is not answered for every key. */
static void publish_stale(woolc_lsp *lsp) {
  for (woolc_document *d = lsp->documents; d; d = d->next) {
    if (!d->is_changed && !(d->is_stale && d->has_imports))
      continue;
    publish(lsp, d);
    woolc_arena_clear(&lsp->scratch);
  }
}

/* Any document may import what has changed. */
static void anything_changed(woolc_lsp *lsp) {
  woolc_forget_analysis(lsp);
  for (woolc_document *d = lsp->documents; d; d = d->next)
    d->is_stale = true;
}

static void clear_findings(woolc_lsp *lsp, const char *uri) {
  woolc_out out;
  begin_findings(lsp, &out);
  woolc_out_object(&out, "params");
  woolc_out_chars(&out, "uri", uri);
  woolc_out_array(&out, "diagnostics");
  woolc_out_end_array(&out);
  woolc_out_end_object(&out);
  end(lsp, &out);
}

/* ---- initialize ---- */

static void add_root(woolc_lsp *lsp, const char *directory, const char *path) {
  if (lsp->n_roots < WOOLC_LSP_MAX_ROOTS &&
      strlen(path) <= WOOLC_LSP_MAX_PATH_LEN)
    lsp->roots[lsp->n_roots++] = woolc_plain_path(&lsp->arena, directory, path);
}

static const char *folder_of(woolc_lsp *lsp, const woolc_json *uri) {
  woolc_text text;
  return woolc_json_string(uri, &text) ? woolc_path_of_uri(&lsp->arena, text)
                                       : NULL;
}

static const char *root_folder(woolc_lsp *lsp, const woolc_json *params) {
  woolc_text path;
  const char *folder = folder_of(lsp, woolc_json_at(params, "rootUri"));
  if (!folder && woolc_json_string(woolc_json_at(params, "rootPath"), &path) &&
      path.len && path.data[0] == '/' && path.len <= WOOLC_LSP_MAX_PATH_LEN)
    folder = woolc_arena_copy(&lsp->arena, path.data, path.len);
  return folder;
}

static const woolc_json *folders_of(const woolc_json *params) {
  const woolc_json *folders = woolc_json_at(params, "workspaceFolders");
  return woolc_json_is(folders, WOOLC_JSON_ARRAY) ? folders->first : NULL;
}

static void find_roots(woolc_lsp *lsp, const woolc_json *params) {
  const woolc_json *paths =
      woolc_json_at(params, "initializationOptions.importPaths");
  const woolc_json *first = folders_of(params);
  const char *folder = folder_of(lsp, woolc_json_at(first, "uri"));
  if (!folder)
    folder = root_folder(lsp, params);
  for (size_t i = 0; i < lsp->options.n_roots; i++)
    add_root(lsp, lsp->options.directory, lsp->options.roots[i]);
  if (woolc_json_is(paths, WOOLC_JSON_ARRAY))
    for (const woolc_json *p = paths->first; p; p = p->next)
      if (p->kind == WOOLC_JSON_STRING && p->text.len <= WOOLC_LSP_MAX_PATH_LEN)
        add_root(lsp, folder ? folder : lsp->options.directory,
                 woolc_arena_copy(&lsp->arena, p->text.data, p->text.len));
  lsp->n_import_roots = lsp->n_roots;
  if (folder)
    add_root(lsp, "/", folder);
  for (const woolc_json *f = first ? first->next : NULL; f; f = f->next) {
    const char *other = folder_of(lsp, woolc_json_at(f, "uri"));
    if (other)
      add_root(lsp, "/", other);
  }
}

static void put_triggers(woolc_out *out) {
  static const char *const triggers[] = {".", "\"", "/", "<", "[", "="};
  woolc_out_object(out, "completionProvider");
  woolc_out_array(out, "triggerCharacters");
  for (size_t i = 0; i < sizeof triggers / sizeof triggers[0]; i++)
    woolc_out_chars(out, NULL, triggers[i]);
  woolc_out_end_array(out);
  woolc_out_end_object(out);
}

static void put_capabilities(const woolc_lsp *lsp, woolc_out *out) {
  woolc_out_object(out, "capabilities");
  woolc_out_chars(out, "positionEncoding",
                  lsp->counts_bytes ? "utf-8" : "utf-16");
  woolc_out_object(out, "textDocumentSync");
  woolc_out_bool(out, "openClose", true);
  woolc_out_int(out, "change", SYNC_INCREMENTAL);
  woolc_out_bool(out, "save", true);
  woolc_out_end_object(out);
  woolc_out_bool(out, "hoverProvider", true);
  woolc_out_bool(out, "definitionProvider", true);
  woolc_out_bool(out, "documentHighlightProvider", true);
  woolc_out_bool(out, "documentSymbolProvider", true);
  woolc_out_bool(out, "documentFormattingProvider", true);
  put_triggers(out);
  woolc_out_end_object(out);
}

static void initialize(woolc_lsp *lsp, const woolc_json *id,
                       const woolc_json *params) {
  const woolc_json *formats =
      woolc_json_at(params, "capabilities.textDocument.hover.contentFormat");
  woolc_out out;
  find_roots(lsp, params);
  lsp->counts_bytes = woolc_json_has_text(
      woolc_json_at(params, "capabilities.general.positionEncodings"), "utf-8");
  lsp->takes_plain_text = woolc_json_is(formats, WOOLC_JSON_ARRAY) &&
                          !woolc_json_has_text(formats, "markdown");
  lsp->lints = woolc_json_is(
      woolc_json_at(params, "initializationOptions.lint"), WOOLC_JSON_TRUE);
  lsp->state = WOOLC_LSP_RUNNING;
  begin(lsp, &out);
  woolc_out_scalar(&out, "id", id);
  woolc_out_object(&out, "result");
  put_capabilities(lsp, &out);
  woolc_out_object(&out, "serverInfo");
  woolc_out_chars(&out, "name", "woolc");
  woolc_out_chars(&out, "version", lsp->options.version);
  woolc_out_end_object(&out);
  woolc_out_end_object(&out);
  end(lsp, &out);
}

/* ---- notifications: NULL, or what is wrong ---- */

static woolc_document *document_of(const woolc_lsp *lsp,
                                   const woolc_json *params) {
  woolc_text uri;
  return woolc_json_string(woolc_json_at(params, "textDocument.uri"), &uri)
             ? woolc_find_document(lsp, uri)
             : NULL;
}

static void take_version(woolc_document *document, const woolc_json *params) {
  const woolc_json *version = woolc_json_at(params, "textDocument.version");
  document->has_version =
      woolc_json_is(version, WOOLC_JSON_NUMBER) &&
      wooli_json_to_int64(version->text.data, version->text.len,
                          &document->version);
}

static const char *did_open(woolc_lsp *lsp, const woolc_json *params) {
  woolc_text uri;
  woolc_text text;
  if (!woolc_json_string(woolc_json_at(params, "textDocument.uri"), &uri) ||
      !woolc_json_string(woolc_json_at(params, "textDocument.text"), &text))
    return "a document has a uri and a text";
  if (uri.len > 3 * (size_t)WOOLC_LSP_MAX_PATH_LEN ||
      memchr(uri.data, '\0', uri.len))
    return "the uri is malformed, or longer than the limit";
  woolc_document *document = woolc_open_document(lsp, uri, text);
  if (!document)
    return "more documents, or a longer one, than the limit";
  take_version(document, params);
  anything_changed(lsp);
  return NULL;
}

static const char *did_change(woolc_lsp *lsp, const woolc_json *params) {
  woolc_document *document = document_of(lsp, params);
  if (!document)
    return "the document is not open";
  const char *problem = woolc_change_document(
      lsp, document, woolc_json_at(params, "contentChanges"));
  take_version(document, params);
  anything_changed(lsp);
  return problem;
}

static const char *did_close(woolc_lsp *lsp, const woolc_json *params) {
  woolc_document *document = document_of(lsp, params);
  if (!document)
    return "the document is not open";
  clear_findings(lsp, document->uri);
  woolc_close_document(lsp, document);
  anything_changed(lsp);
  return NULL;
}

/* didSave and didChangeWatchedFiles: the disk may have changed. */
static const char *did_save(woolc_lsp *lsp, const woolc_json *params) {
  (void)params;
  anything_changed(lsp);
  return NULL;
}

static const struct {
  const char *method;
  const char *(*take)(woolc_lsp *lsp, const woolc_json *params);
} notifications[] = {
    {"textDocument/didOpen", did_open},
    {"textDocument/didChange", did_change},
    {"textDocument/didClose", did_close},
    {"textDocument/didSave", did_save},
    {"workspace/didChangeWatchedFiles", did_save},
};

static void notified(woolc_lsp *lsp, const char *method,
                     const woolc_json *params) {
  if (strcmp(method, "exit") == 0) {
    lsp->is_agreed = lsp->state == WOOLC_LSP_SHUT_DOWN;
    lsp->state = WOOLC_LSP_OVER;
  }
  if (lsp->state != WOOLC_LSP_RUNNING)
    return;
  for (size_t i = 0; i < sizeof notifications / sizeof notifications[0]; i++) {
    if (strcmp(notifications[i].method, method) != 0)
      continue;
    const char *problem = notifications[i].take(lsp, params);
    if (problem)
      send_log(lsp, method, problem);
  }
}

/* ---- requests ---- */

static const struct {
  const char *method;
  bool has_position;
  void (*answer)(woolc_query *query);
} requests[] = {
    {"textDocument/hover", true, woolc_lsp_hover},
    {"textDocument/definition", true, woolc_lsp_definition},
    {"textDocument/documentHighlight", true, woolc_lsp_highlight},
    {"textDocument/completion", true, woolc_lsp_completion},
    {"textDocument/documentSymbol", false, woolc_lsp_symbols},
    {"textDocument/formatting", false, woolc_lsp_formatting},
};

static void answer(woolc_lsp *lsp, const woolc_json *id,
                   const woolc_json *params, size_t request) {
  woolc_out out;
  woolc_position position = {0, 0};
  const woolc_json *at = woolc_json_at(params, "position");
  const woolc_document *document = document_of(lsp, params);
  if (!document) {
    send_error(lsp, id, INVALID_PARAMS, "the document is not open");
    return;
  }
  if (requests[request].has_position &&
      (!woolc_json_uint(woolc_json_at(at, "line"), &position.line) ||
       !woolc_json_uint(woolc_json_at(at, "character"), &position.character))) {
    send_error(lsp, id, INVALID_PARAMS, "the position is malformed");
    return;
  }
  woolc_query query = {.lsp = lsp, .params = params, .out = &out};
  query.analysis = woolc_analyse_document(lsp, document);
  query.offset = woolc_lines_offset(&query.analysis->lines, position);
  begin(lsp, &out);
  woolc_out_scalar(&out, "id", id);
  wooli_json_name(&out.writer, "result", strlen("result"));
  requests[request].answer(&query);
  end(lsp, &out);
}

static void requested(woolc_lsp *lsp, const char *method, const woolc_json *id,
                      const woolc_json *params) {
  if (strcmp(method, "initialize") == 0) {
    if (lsp->state == WOOLC_LSP_NEW)
      initialize(lsp, id, params);
    else
      send_error(lsp, id, INVALID_REQUEST, "the session has begun already");
    return;
  }
  if (lsp->state != WOOLC_LSP_RUNNING) {
    const bool is_new = lsp->state == WOOLC_LSP_NEW;
    send_error(lsp, id, is_new ? SERVER_NOT_INITIALIZED : INVALID_REQUEST,
               is_new ? "'initialize' comes first"
                      : "nothing but 'exit' follows 'shutdown'");
    return;
  }
  if (strcmp(method, "shutdown") == 0) {
    lsp->state = WOOLC_LSP_SHUT_DOWN;
    send_null(lsp, id);
    return;
  }
  for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
    if (strcmp(requests[i].method, method) == 0) {
      answer(lsp, id, params, i);
      return;
    }
  send_error(lsp, id, METHOD_NOT_FOUND, "there is no such method");
}

/* What has a result or an error is an answer, and we have asked nothing. */
static void take_message(woolc_lsp *lsp, woolc_text text) {
  const char *problem = NULL;
  const woolc_json *message = woolc_json_read(&lsp->scratch, text, &problem);
  if (!message) {
    send_error(lsp, NULL, PARSE_ERROR, problem);
    return;
  }
  const woolc_json *id = woolc_json_at(message, "id");
  const woolc_json *params = woolc_json_at(message, "params");
  woolc_text method = {"", 0};
  woolc_text version = {"", 0};
  const bool has_id =
      id && (id->kind == WOOLC_JSON_STRING || id->kind == WOOLC_JSON_NUMBER);
  woolc_json_string(woolc_json_at(message, "jsonrpc"), &version);
  if (!woolc_json_string(woolc_json_at(message, "method"), &method)) {
    if (!woolc_json_at(message, "result") && !woolc_json_at(message, "error"))
      send_error(lsp, has_id ? id : NULL, INVALID_REQUEST,
                 "a message is one object with a method");
    return;
  }
  if (version.len != 3 || memcmp(version.data, "2.0", 3) != 0 ||
      (id && !has_id)) {
    send_error(lsp, has_id ? id : NULL, INVALID_REQUEST,
               "a message is of jsonrpc 2.0, and its id a number or a string");
    return;
  }
  const char *name = woolc_arena_copy(&lsp->scratch, method.data, method.len);
  if (has_id)
    requested(lsp, name, id, params);
  else
    notified(lsp, name, params);
}

bool woolc_lsp_feed(woolc_lsp *lsp, const char *bytes, size_t len) {
  woolc_text text;
  woolc_frame frame = WOOLC_FRAME_NONE;
  woolc_frames_feed(&lsp->frames, bytes, len);
  while (lsp->state != WOOLC_LSP_OVER &&
         (frame = woolc_frames_next(&lsp->frames, &text)) != WOOLC_FRAME_NONE) {
    if (frame == WOOLC_FRAME_MESSAGE)
      take_message(lsp, text);
    else
      send_error(lsp, NULL, PARSE_ERROR, text.data);
    woolc_arena_clear(&lsp->scratch);
  }
  if (lsp->frames.is_lost)
    lsp->state = WOOLC_LSP_OVER;
  if (lsp->state == WOOLC_LSP_RUNNING)
    publish_stale(lsp);
  return lsp->state != WOOLC_LSP_OVER;
}

woolc_lsp *woolc_lsp_new(const woolc_lsp_options *options) {
  woolc_buffer memory = {.no_memory = options->no_memory};
  woolc_buffer_room(&memory, sizeof(woolc_lsp));
  woolc_lsp *lsp = (woolc_lsp *)(void *)memory.data;
  memset(lsp, 0, sizeof *lsp);
  lsp->options = *options;
  lsp->out.no_memory = options->no_memory;
  lsp->frames.buffer.no_memory = options->no_memory;
  woolc_arena_init(&lsp->scratch, options->no_memory);
  woolc_arena_init(&lsp->arena, options->no_memory);
  return lsp;
}

bool woolc_lsp_free(woolc_lsp *lsp) {
  const bool is_agreed = lsp->is_agreed;
  while (lsp->documents)
    woolc_close_document(lsp, lsp->documents);
  woolc_forget_analysis(lsp);
  woolc_arena_cleanup(&lsp->scratch);
  woolc_arena_cleanup(&lsp->arena);
  woolc_buffer_free(&lsp->out);
  woolc_buffer_free(&lsp->frames.buffer);
  free(lsp);
  return is_agreed;
}
