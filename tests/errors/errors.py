#!/usr/bin/python3
"""Mistakes of a first day, and what woolc, protoc and buf say of each:
docs/errors.md.

    errors.py WOOLC PAGE              the page is what they say now
    errors.py WOOLC PAGE --update     write it

From woolc the page has every byte; what the others say is compared where they
are installed in the versions that the page names.
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path[:0] = ["tests/interop", "tests/errors"]
from buf import BUF
from cases import CASES, FILES

PROTOC = "/usr/bin/protoc"
HEAD = """# Mistakes of a first day

What woolc says of them, and what `protoc` {protoc} and `buf` {buf} say of the same
mistake in a .proto, where there is one. Written by
[tests/errors/errors.py](../tests/errors/errors.py), and compared by a test; what a
code means is in [diagnostics.md](diagnostics.md). Besides the file that is shown
there are a `money` and a `circle`, which imports it.
"""


def run(command, folder):
    """What a program says, whether or not it is content."""
    result = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60,
        env={"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
    if result.returncode < 0:
        raise RuntimeError("%s died: %s" % (command[0], result.stderr))
    text = (result.stdout + result.stderr).strip("\n")
    crash = re.search(r"panicked: (.*)\ngoroutine ", text)
    # Behind it are addresses, which are others each time.
    return "(a crash) " + crash.group(1) if crash else text


def version(command):
    if not os.access(command, os.X_OK):
        return ""
    text = subprocess.run([command, "--version"], capture_output=True,
                          text=True, env={"HOME": "/nonexistent"}).stdout
    return text.split()[-1]


def said(name, text, command):
    """What is said of `text` in a folder of its own."""
    suffix = name.rpartition(".")[2]
    with tempfile.TemporaryDirectory() as folder:
        for path, content in {**FILES, name: text}.items():
            # buf builds what it finds: only what takes part is there.
            if path.endswith(suffix) and (
                    path == name or path.split(".")[0] in text):
                with open(os.path.join(folder, path), "wb") as file:
                    file.write(content.encode())
        return run(command, folder)


def woolc_says(wool):
    return said("shop.wool", wool, [os.path.abspath(WOOLC), "shop.wool"])


def protoc_says(proto):
    return said("shop.proto", proto,
                [PROTOC, "-I.", "--descriptor_set_out=/dev/null",
                 "shop.proto"])


def buf_says(proto):
    text = said("shop.proto", proto, [BUF, "build"])
    cycle = "detected cyclic import while importing"
    # Which file of a circle it reads first is another each time.
    return "(of one file or both) " + cycle if cycle in text else text


def fenced(kind, text):
    """A block; what cannot be seen there is said by the title."""
    text = text.replace("\r", "").lstrip("\ufeff").strip("\n")
    return "```%s\n%s\n```\n" % (kind, text) if text else "(nothing)\n"


def answer(who, text):
    return "%s:\n%s" % (who, fenced("", text)) if text else \
        "%s: nothing.\n" % who


def entry(title, wool, proto):
    yield "\n## %s\n%s" % (title, fenced("wool", wool))
    yield answer("woolc", woolc_says(wool))
    if proto is None:
        return
    yield fenced("proto", proto)
    yield answer("protoc", protoc_says(proto))
    yield answer("buf", buf_says(proto))


def page():
    return HEAD.format(protoc=version(PROTOC), buf=version(BUF)) + "".join(
        part for one in CASES for part in entry(*one))


def entries(text):
    """By title: the page's text of each mistake."""
    parts = re.split(r"^## (.*)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2]))


class Errors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(PAGE, encoding="utf-8") as file:
            cls.text = file.read()
        cls.entries = entries(cls.text)

    def test_every_mistake_is_there_once_and_in_order(self):
        titles = [title for title, _, _ in CASES]
        self.assertGreaterEqual(len(titles), 50)
        self.assertEqual(list(self.entries), titles)
        self.assertEqual(len(set(titles)), len(titles))

    def test_woolc_says_what_the_page_has(self):
        for title, wool, _ in CASES:
            with self.subTest(title):
                expected = fenced("wool", wool) + answer("woolc",
                                                         woolc_says(wool))
                self.assertEqual(self.entries[title][:len(expected)],
                                 expected)

    def test_others_say_what_the_page_has(self):
        for who, command, says in (("protoc", PROTOC, protoc_says),
                                   ("buf", BUF, buf_says)):
            if not version(command) or "`%s` %s" % (
                    who, version(command)) not in self.text:
                continue
            for title, _, proto in CASES:
                if proto is not None:
                    with self.subTest(title):
                        self.assertIn("\n" + answer(who, says(proto)),
                                      self.entries[title])


if __name__ == "__main__":
    WOOLC, PAGE = sys.argv[1:3]
    if "--update" in sys.argv:
        with open(PAGE, "w", encoding="utf-8") as out:
            out.write(page())
    else:
        unittest.main(argv=sys.argv[:1])
