#!/usr/bin/env python3
"""What editors are given: it is well-formed, and knows the language's words.

    editors_test.py WOOLC
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

WOOLC = os.path.abspath(sys.argv[1])
VIM, CODE = "tools/editors/vim", "tools/editors/vscode"

# Every keyword where it is one, a line each.
SAMPLES = {
    "package": "package a;", "import": 'import "a.wool";',
    "context": "context string c;", "enum": "enum E {}",
    "message": "message M {}", "service": "service S {}",
    "extern": "extern service S {}", "error": "error E {}",
    "const": "const int32 C = 1;", "option": "option go_package;",
    "routine": "  routine r();", "returns": "  routine r() returns (A a);",
    "throws": "  routine r() throws (E);",
    "stream": "  routine r(stream A a);", "oneof": "  oneof o {",
    "reserved": "  reserved 1;", "optional": "  optional A a = 1;",
    "repeated": "  repeated A a = 1;", "map": "  map<A, B> a = 1;",
}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def keywords():
    found = re.findall(r'\[WOOLC_KW_\w+\] = "(\w+)"', read("idl/keywords.c"))
    assert len(found) > 30
    return found


def options():
    found = re.findall(r'^    {"(\w+)",', read("codegen/lsp/options.c"), re.M)
    assert len(found) > 15
    return found


def sample(keyword):
    return SAMPLES.get(keyword, "  %s x = 1;" % keyword)


class GrammarTest(unittest.TestCase):
    def patterns(self):
        """Names and expressions of the TextMate grammar. Python knows all that
        is used there."""
        grammar = json.loads(read(CODE + "/syntaxes/wool.tmLanguage.json"))
        todo, found = [grammar], []
        while todo:
            part = todo.pop()
            if isinstance(part, list):
                todo += part
            elif isinstance(part, dict):
                todo += part.values()
                for key in ("match", "begin", "end"):
                    if key in part:
                        found.append((part.get("name", ""),
                                      re.compile(part[key])))
                if "include" in part:
                    self.assertIn(part["include"][1:], grammar["repository"])
        return found

    def test_the_grammar_knows_every_keyword_where_it_is_one(self):
        words = [(name, p) for name, p in self.patterns()
                 if re.match("keyword|storage", name)]
        for keyword in keywords():
            line = sample(keyword)
            at = line.index(keyword)
            hits = [name for name, p in words for m in p.finditer(line)
                    if m.start() == at and m.group() == keyword]
            self.assertTrue(hits, line)
            self.assertEqual([n for n, p in words
                              for m in p.finditer("Abc %s = 1;" % keyword)
                              if m.group() == keyword], [], keyword)

    def test_json_is_well_formed_and_names_files_that_are_there(self):
        package = json.loads(read(CODE + "/package.json"))
        json.loads(read(CODE + "/language-configuration.json"))
        contributes = package["contributes"]
        for path in (package["main"],
                     contributes["languages"][0]["configuration"],
                     contributes["grammars"][0]["path"]):
            self.assertTrue(os.path.isfile(os.path.join(CODE, path)), path)
        self.assertNotIn("dependencies", package)
        used = re.findall(r'settings\.get\("(\w+)"\)',
                          read(CODE + "/extension.js"))
        self.assertEqual({"wool." + name for name in used},
                         set(contributes["configuration"]["properties"]))

    def test_the_vim_syntax_names_every_keyword_and_option(self):
        words = set(re.findall(r"\w+", read(VIM + "/syntax/wool.vim")
                               .replace("\\<", " ").replace("\\|", " ")
                               .replace("\\%(", " ")))
        self.assertEqual(set(keywords() + options()) - words, set())


@unittest.skipUnless(shutil.which("vim"), "vim is not there")
class VimTest(unittest.TestCase):
    def groups(self, lines):
        """The syntax group of the first word of each pair (line, word)."""
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "a.wool")
            script = os.path.join(directory, "script.vim")
            result = os.path.join(directory, "result")
            with open(path, "w", encoding="utf-8") as file:
                file.write("".join(line + "\n" for line, _ in lines))
            with open(script, "w", encoding="utf-8") as file:
                file.write("set runtimepath^=%s\nfiletype plugin on\n"
                           "syntax on\nedit %s\nlet found = [&filetype, "
                           "&commentstring]\n" % (os.path.abspath(VIM), path))
                for i, (line, word) in enumerate(lines):
                    file.write("call add(found, synIDattr(synID(%d, %d, 1), "
                               "'name'))\n" % (i + 1, line.index(word) + 1))
                file.write("call writefile(found, '%s')\nqall!\n" % result)
            subprocess.run(["vim", "-es", "-u", "NONE", "-i", "NONE", "-S",
                            script], check=True, timeout=60,
                           stdin=subprocess.DEVNULL)
            return read(result).split("\n")[:-1]

    def test_vim_shows_keywords_where_they_are(self):
        words = keywords()
        lines = [(sample(k), k) for k in words]
        plain = [("Abc %s = 1;" % k, k) for k in words]
        more = [("/// doc", "doc"), ("// no doc", "no"), ('"a\\n"', "\\n"),
                ("int32 a = 1 [max_len = 5];", "max_len")]
        found = self.groups(lines + plain + more)
        self.assertEqual(found[:2], ["wool", "// %s"])
        for (line, _), group in zip(lines, found[2:]):
            self.assertRegex(group, "wool(Declaration|Statement|Type)", line)
        self.assertEqual(set(found[2 + len(lines):2 + 2 * len(lines)]), {""})
        self.assertEqual(found[2 + 2 * len(lines):],
                         ["woolDoc", "woolComment", "woolEscape", "woolOption"])


NODE = """
const { Server } = require(process.argv[1]);
const found = [];
const server = new Server(process.argv[2], ["lsp"], {
  notified: (method, params) => found.push(params.diagnostics[0].code),
  failed: (why) => { console.log("failed: " + why); process.exit(1); },
});
(async () => {
  await server.request("initialize", { capabilities: {} });
  server.notify("textDocument/didOpen", { textDocument: {
    uri: "untitled:x", text: "package \\u00fc", version: 1 } });
  for (let i = 0; i < 2; i++)
    await server.request("no/such").catch((e) => found.push(e.message));
  server.process.on("exit", (code) => console.log(
    JSON.stringify(found), code));
  await server.stop();
})();
"""


@unittest.skipUnless(shutil.which("node"), "node is not there")
class NodeTest(unittest.TestCase):
    def test_the_extension_talks_to_the_server(self):
        out = subprocess.run(
            ["node", "-e", NODE, os.path.abspath(CODE + "/server.js"), WOOLC],
            check=True, timeout=60, stdout=subprocess.PIPE, encoding="utf-8")
        self.assertIn('"W0101"', out.stdout)
        self.assertIn("there is no such method", out.stdout)
        self.assertTrue(out.stdout.endswith("] 0\n"), out.stdout)

    def test_the_extension_is_well_formed(self):
        subprocess.run(["node", "--check", CODE + "/extension.js"], check=True)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
