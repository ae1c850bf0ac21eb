#!/usr/bin/python3
"""docs/diagnostics.md, which is what `woolc explain` prints: every code has a
section, and the examples in it give what they are said to give.

And docs/woolc.md has a section for every command.

    explain_test.py WOOLC PAGE COMMANDS
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

# What no file of a page can show. Everything else has an example.
WITHOUT_EXAMPLE = {
    "W0001", "W0002", "W0003", "W0004",  # files, and how many
    "W0106", "W0111", "W0205", "W0314",  # limits that are long to reach
    "W0109", "W0110",  # bytes that a page should not have
    "W0316", "W0605", "W0607",  # directories, binary files, names of files
}
# Where the path matters.
PATHS = {"W0707": "shop/cart.wool"}


def run(*arguments):
    return subprocess.run([WOOLC, *arguments], capture_output=True, text=True)


def listed():
    """The codes and what they are about, as woolc has them."""
    return [line.split("  ", 1)
            for line in run("explain", "--list").stdout.splitlines()]


def sections():
    """(code, about, text) of the page, in its order."""
    with open(PAGE, encoding="utf-8") as page:
        parts = re.split(r"^## (.*)\n", page.read(), flags=re.MULTILINE)[1:]
    for heading, text in zip(parts[::2], parts[1::2]):
        code, _, about = heading.partition(": ")
        yield code, about, text


def blocks(text):
    return re.findall(r"^```(wool|proto)\n(.*?)^```$", text,
                      flags=re.MULTILINE | re.DOTALL)


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def codes(result):
    """The codes found; anything else on the way is a failure."""
    if result.returncode not in (0, 1):
        raise AssertionError(result.stderr)
    return [json.loads(line)["code"] for line in
            (result.stdout + result.stderr).splitlines()
            if line.startswith("{")]


class Page(unittest.TestCase):
    def test_has_every_code_in_order_under_its_name(self):
        self.assertEqual([[code, about] for code, about, _ in sections()],
                         sorted(listed()))

    def test_is_what_explain_prints(self):
        for code, about, text in sections():
            printed = run("explain", code.lower()).stdout
            head, _, rest = printed.partition("\n")
            self.assertRegex(head, code + r" \((error|warning)\): ")
            self.assertIn(about, head)
            self.assertEqual(rest.strip(), text.strip())

    def test_is_short_and_says_why_there_is_no_example(self):
        for code, _, text in sections():
            with self.subTest(code):
                words = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
                self.assertLess(len(words.split()), 120)
                self.assertEqual(bool(re.search(r"^No example: ", words,
                                                re.MULTILINE)),
                                 code in WITHOUT_EXAMPLE)
                self.assertEqual(not blocks(text), code in WITHOUT_EXAMPLE)

    def test_examples_give_the_finding_and_mended_do_not(self):
        for code, _, text in sections():
            if code in WITHOUT_EXAMPLE:
                continue
            with self.subTest(code), \
                    tempfile.TemporaryDirectory() as folder:
                self.check(code, blocks(text), folder)

    def check(self, code, examples, folder):
        finders = {"6": self.imported, "7": self.linted, "8": self.broken}
        find = finders.get(code[2], self.compiled)
        bad, good = find(code, [text for _, text in examples], folder)
        self.assertIn(code, codes(bad), bad.stderr)
        self.assertNotIn(code, codes(good), good.stderr)
        if code < "W0600":
            self.assertEqual(codes(good), [])
            self.assertEqual(set(codes(bad)), {code})

    def ends(self, texts, folder, path, *arguments):
        results = []
        for text in (texts[0], texts[-1]):
            file = write(folder, path, text)
            results.append(run(*arguments, "--error-format=json", "-I", folder,
                               file))
        return results

    def compiled(self, code, texts, folder):
        self.assertGreaterEqual(len(texts), 2)
        return self.ends(texts, folder, "shop.wool", "--out", folder)

    def linted(self, code, texts, folder):
        self.assertEqual(len(texts), 2)
        return self.ends(texts, folder, PATHS.get(code, "shop.wool"), "lint",
                         "--enable", "all")

    def imported(self, code, texts, folder):
        self.assertEqual(len(texts), 2)
        return self.ends(texts, folder, "shop.proto", "import", "--stdout")

    def broken(self, code, texts, folder):
        self.assertEqual(len(texts), 3)
        files = [write(folder, str(i) + "/shop.wool", text)
                 for i, text in enumerate(texts)]
        return [run("breaking", "--error-format=json", files[0], file)
                for file in files[1:]]


class Commands(unittest.TestCase):
    def test_have_a_section_each_in_the_order_of_the_help(self):
        with open(COMMANDS, encoding="utf-8") as page:
            written = re.findall(r"^## (.*)$", page.read(), re.MULTILINE)
        self.assertEqual(written, re.findall(r"^  ([a-z]+)  ",
                                             run("--help").stdout,
                                             re.MULTILINE))


if __name__ == "__main__":
    WOOLC, PAGE, COMMANDS = sys.argv[1:4]
    unittest.main(argv=sys.argv[:1])
