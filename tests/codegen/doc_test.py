#!/usr/bin/env python3
"""woolc doc: the pages are as expected, and every link leads somewhere.

    doc_test.py WOOLC DIRECTORY             compares
    doc_test.py WOOLC DIRECTORY --update    writes what is expected
"""

import html.parser
import os
import re
import subprocess
import sys
import unittest

WOOLC, DIRECTORY = sys.argv[1:3]
EMPTY_ELEMENTS = {"meta", "br"}


def page(kind, *options):
    return subprocess.run(
        [WOOLC, "doc", "--format=" + kind, "-I", DIRECTORY, *options,
         os.path.join(DIRECTORY, "shop.wool")],
        check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def path(kind):
    return os.path.join(DIRECTORY, "shop." + kind)


class Reader(html.parser.HTMLParser):
    """Notes anchors and links, and that elements are nested."""

    def __init__(self):
        super().__init__()
        self.open, self.anchors, self.links, self.tags = [], [], [], set()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        if tag not in EMPTY_ELEMENTS:
            self.open.append(tag)
        if "id" in attrs:
            self.anchors.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        for name in ("src", "rel"):
            assert name not in attrs, "the page stands alone"

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, self.getpos()


class DocTest(unittest.TestCase):
    maxDiff = None

    def test_pages_are_as_expected(self):
        for kind in ("markdown", "html"):
            with open(path(kind), encoding="utf-8") as expected:
                self.assertEqual(expected.read(), page(kind))

    def test_html_is_well_formed_and_its_links_lead_somewhere(self):
        reader = Reader()
        reader.feed(page("html"))
        self.assertEqual([], reader.open)
        self.assertEqual(len(reader.anchors), len(set(reader.anchors)))
        self.assertGreater(len(reader.links), 10)
        for link in reader.links:
            self.assertIn(link[1:], reader.anchors)
        self.assertNotIn("b", reader.tags)

    def test_markdown_links_lead_somewhere(self):
        text = page("markdown")
        anchors = re.findall(r'<a id="([^"]*)">', text)
        links = re.findall(r"\]\(#([^)]*)\)", text)
        self.assertGreater(len(links), 10)
        self.assertEqual([], [link for link in links if link not in anchors])

    def test_tables_of_markdown_have_a_cell_for_each_column(self):
        width = None
        for line in page("markdown").splitlines():
            if not line.startswith("|"):
                width = None
                continue
            cells = len(re.findall(r"(?<!\\)\|", line))
            self.assertEqual(width or cells, cells, line)
            width = cells

    def test_a_title_can_be_given(self):
        self.assertIn("<title>a &lt; b</title>",
                      page("html", "--title=a < b"))


if __name__ == "__main__":
    if sys.argv[3:] == ["--update"]:
        DIRECTORY = os.path.join(
            os.environ.get("BUILD_WORKSPACE_DIRECTORY", "."), DIRECTORY)
        for one in ("markdown", "html"):
            with open(path(one), "w", encoding="utf-8") as out:
                out.write(page(one))
    else:
        unittest.main(argv=sys.argv[:1])
