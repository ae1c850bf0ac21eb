#!/usr/bin/env python3
"""woolc lsp, as an editor talks to it: a process, pipes, and nothing else.

    lsp_test.py WOOLC
"""

import json
import os
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from client import Session, frame  # noqa: E402

WOOLC = os.path.abspath(sys.argv[1])

MONEY = """package shop.money;
/// What something costs.
message Amount { int64 cents = 1; }
message Rate { double rate = 1; }
"""

CART = """package shop.cart;

import "shop/money.wool";

/// Who every call acts for.
context string tenant = "ünknöwn 𝒳"; context uint32 depth;

const uint32 MAX_QTY = 100;

enum Status { STATUS_UNKNOWN = 0; STATUS_OPEN = 1; }

error NotFound [code = NOT_FOUND] { string sku = 1; }

message Item [deprecated] {
  /// How many.
  optional uint32 qty = 200 [range = 1 to MAX_QTY, default = MAX_QTY];
  optional Status status = 3 [default = STATUS_OPEN];
  map<string, shop.money.Amount> prices = 4;
  token<tenant> undo = 5;
  oneof how { string card = 6; money.Rate rate = 7; }
}

service Cart {
  routine add(Item item, optional uint32 n) returns (Item r) throws (NotFound);
}
"""


def place(text, mark, shift=0, unit="utf-16-le", size=2):
    """Line and column of `mark` in `text`."""
    at = text.index(mark) + shift
    start = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at), len(text[start:at].encode(unit)) // size


def cut(text, range_):
    """The part of `text` that a range of UTF-16's units is."""
    lines = text.split("\n")

    def offset(position):
        line = lines[position["line"]].encode("utf-16-le")
        return (sum(len(s) + 1 for s in lines[:position["line"]]) +
                len(line[:2 * position["character"]].decode("utf-16-le")))

    return text[offset(range_["start"]):offset(range_["end"])]


def edit(line, begin, end, text):
    return {"range": {"start": {"line": line, "character": begin},
                      "end": {"line": line, "character": end}}, "text": text}


class LspTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.root = os.path.realpath(self.directory.name)
        os.makedirs(os.path.join(self.root, "shop"))
        self.write("shop/money.wool", MONEY)
        self.sessions = []

    def tearDown(self):
        for session in self.sessions:
            session.end()
        self.directory.cleanup()

    def write(self, name, text):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def start(self, *arguments, **settings):
        session = Session(WOOLC, self.root, *arguments, **settings)
        self.sessions.append(session)
        return session

    def cart(self, **settings):
        session = self.start(**settings)
        self.assertEqual(session.open("shop/cart.wool", CART), [])
        return session

    def hover(self, session, mark, shift=0, text=CART):
        found = session.ask("hover", "shop/cart.wool",
                            *place(text, mark, shift))
        return found and found["contents"]["value"]

    def labels(self, session, before, after="", name="shop/c.wool"):
        """What is offered between two pieces of a file."""
        session.open(name, before + after)
        found = session.ask("completion", name, *place(before + "\0", "\0"))
        return [item["label"] for item in found["items"]]

    # ---- the session ----

    def test_shutdown_before_exit_is_a_good_end(self):
        self.assertEqual(self.start().close(), 0)

    def test_exit_without_shutdown_is_not(self):
        session = self.start()
        session.notify("exit", None)
        self.assertEqual(session.end(), 1)

    def test_the_end_of_input_is_not(self):
        self.assertEqual(self.start().end(), 1)

    def test_initialize_comes_first_and_once(self):
        session = self.start(initialize=False)
        ask = lambda method: session.answer_to(method, {})["error"]["code"]
        self.assertEqual(ask("textDocument/hover"), -32002)
        session.request("initialize", {"capabilities": {}})
        self.assertEqual(ask("initialize"), -32600)
        self.assertEqual(ask("no/such"), -32601)
        self.assertEqual(ask("textDocument/hover"), -32602)
        session.request("shutdown", None)
        self.assertEqual(ask("textDocument/hover"), -32600)

    def test_columns_are_of_the_encoding_that_is_agreed_on(self):
        for encodings, chosen, unit, size in (
                (None, "utf-16", "utf-16-le", 2),
                (["utf-16"], "utf-16", "utf-16-le", 2),
                (["utf-32", "utf-8"], "utf-8", "utf-8", 1)):
            session = self.cart(encodings=encodings)
            self.assertEqual(
                session.server["capabilities"]["positionEncoding"], chosen)
            line, column = place(CART, "depth", 0, unit, size)
            found = session.ask("definition", "shop/cart.wool", line, column)
            self.assertEqual(found["range"]["start"],
                             {"line": line, "character": column})
            # Inside of a character is before it; behind a line is its end.
            quote = place(CART, "𝒳", 0, unit, size)[1]
            changed = CART.replace("ünknöwn 𝒳", "ünknöwn !𝒳")
            self.assertEqual(session.change(
                "shop/cart.wool", edit(line, quote + 1, quote + 1, "!"),
                edit(0, 9999, 9999, " // end")), [])
            line, column = place(changed, "depth", 0, unit, size)
            self.assertEqual(session.ask(
                "definition", "shop/cart.wool", line, column)
                ["range"]["start"]["character"], column)

    # ---- documents and findings ----

    def test_findings_have_code_severity_notes_and_tags(self):
        session = self.start()
        text = 'package a;\nimport "shop/money.wool";\n'
        unused, = session.open("a.wool", text)
        self.assertEqual((unused["code"], unused["severity"], unused["tags"]),
                         ("W0308", 2, [1]))
        text = "package a;\nmessage M { Foo x = 1; M y = 1; }\n"
        unknown, twice = session.change("a.wool", {"text": text}, version=3)
        self.assertEqual((unknown["code"], unknown["severity"],
                          unknown["source"]), ("W0302", 1, "woolc"))
        self.assertEqual(cut(text, unknown["range"]), "Foo")
        self.assertNotIn("tags", unknown)
        related, = twice["relatedInformation"]
        self.assertEqual(related["location"]["uri"], session.uri("a.wool"))
        self.assertEqual(twice["code"], "W0403")
        self.assertEqual(session.versions[session.uri("a.wool")], 3)

    def test_names_that_meet_in_c_are_found(self):
        found = self.start().open(
            "a.wool", "package a;\nmessage M_N {}\nmessage M { message N {} }\n")
        self.assertEqual([f["code"] for f in found], ["W0501"])

    def test_lint_is_there_for_the_asking(self):
        text = "package a;\nmessage old { int32 X = 1; }\n"
        self.assertEqual(self.start().open("a.wool", text), [])
        found = self.start(options={"lint": True}).open("a.wool", text)
        self.assertIn("W0701", [f["code"] for f in found])

    def test_changes_apply_in_their_order(self):
        session = self.start()
        session.open("a.wool", "package a;\r\nmessage M { }\r\n")
        found = session.change(
            "a.wool", edit(1, 12, 12, "Foo x = 1;"), edit(1, 12, 15, "Bar"),
            version=7)
        self.assertIn("'Bar'", found[0]["message"])
        self.assertEqual(found[0]["range"]["start"],
                         {"line": 1, "character": 12})
        self.assertEqual(session.versions[session.uri("a.wool")], 7)
        self.assertEqual(session.change("a.wool", edit(1, 12, 22, "")), [])
        self.assertEqual(
            len(session.change("a.wool", {"text": "package a;\nmessage"})), 1)

    def test_a_change_that_makes_no_sense_is_logged_and_not_applied(self):
        session = self.start()
        session.open("a.wool", "package a;\n")
        backwards = {"range": {"start": {"line": 0, "character": 5},
                               "end": {"line": 0, "character": 1}}, "text": ""}
        for change in (backwards, {"text": 5}, {"range": {}, "text": ""}):
            self.assertEqual(session.change("a.wool", change), [])
        self.assertEqual(len(session.logs), 3)
        session.notify("textDocument/didChange", {"textDocument": {
            "uri": session.uri("b.wool")}, "contentChanges": []})
        session.settle()
        self.assertIn("not open", session.logs[3])

    def test_closing_clears_the_findings(self):
        session = self.start()
        self.assertEqual(len(session.open("a.wool", "package")), 1)
        session.notify("textDocument/didClose",
                       {"textDocument": {"uri": session.uri("a.wool")}})
        session.settle()
        self.assertEqual(session.findings[session.uri("a.wool")], [])

    def test_a_document_that_is_no_file_is_checked(self):
        session = self.start()
        session.notify("textDocument/didOpen", {"textDocument": {
            "uri": "untitled:Untitled-1", "version": 1, "text": "package a"}})
        session.settle()
        self.assertEqual(
            session.findings["untitled:Untitled-1"][0]["code"], "W0201")

    # ---- imports ----

    def test_open_documents_win_over_files(self):
        session = self.cart()
        session.open("shop/money.wool", "package shop.money;\n")
        codes = {f["code"] for f in
                 session.findings[session.uri("shop/cart.wool")]}
        self.assertIn("W0302", codes)
        session.change("shop/money.wool", {"text": MONEY})
        self.assertEqual(session.findings[session.uri("shop/cart.wool")], [])

    def test_a_file_that_was_saved_is_read_again(self):
        session = self.cart()
        self.write("shop/money.wool", "package shop.money;\n")
        session.notify("workspace/didChangeWatchedFiles", {"changes": []})
        session.settle()
        self.assertNotEqual(session.findings[session.uri("shop/cart.wool")], [])

    def test_errors_of_an_import_are_shown_where_it_is_imported(self):
        self.write("bad.wool", "package bad;\nmessage M { Foo x = 1; }\n")
        session = self.start()
        text = 'package a;\nimport "bad.wool";\nmessage N { bad.M m = 1; }\n'
        found, = session.open("a.wool", text)
        self.assertEqual(cut(text, found["range"]), '"bad.wool"')
        self.assertEqual(found["relatedInformation"][0]["location"]["uri"],
                         session.uri("bad.wool"))

    def test_imports_are_sought_in_all_the_places(self):
        text = 'package a;\nimport "x/y.wool";\nmessage M { x.Y y = 1; }\n'
        there = "package x;\nmessage Y {}\n"
        missing = self.start().open("p/q/a.wool", text)
        self.assertEqual([f["code"] for f in missing], ["W0306"])
        self.write("option/x/y.wool", there)
        self.assertEqual(self.start("-I", "option").open("p/q/a.wool", text),
                         [])
        self.assertEqual(self.start(options={"importPaths": ["option"]}).open(
            "p/q/a.wool", text), [])
        self.assertEqual(self.start(folders=[
            self.root, os.path.join(self.root, "option")]).open(
                "p/q/a.wool", text), [])
        for directory in ("p/q", "p", "."):  # its own, and those around it
            name = os.path.join(directory, "x/y.wool")
            self.write(name, there)
            self.assertEqual(self.start().open("p/q/a.wool", text), [], name)
            os.remove(os.path.join(self.root, name))

    # ---- what is asked ----

    def test_hover_says_what_a_thing_is(self):
        session = self.cart()
        for mark, shift, wanted in (
                ("tenant>", 0, ["context string tenant = ", "Who every call",
                                "`shop_cart_tenant_set`"]),
                ("qty", 0, ["```wool\noptional uint32 qty = 200 [range", "How "
                            "many.", "`qty`, if `has_qty`"]),
                ("200", 0, ["Field number 200", "2 bytes"]),
                ("range", 0, ["`A to B`"]),
                ("code", 0, ["`code`"]),
                ("MAX_QTY,", 0, ["const uint32 MAX_QTY = 100",
                                 "`shop_cart_MAX_QTY`"]),
                ("STATUS_OPEN]", 3, ["`shop_cart_STATUS_OPEN`"]),
                ("1; }\n\nerror", 0, ["The number 1", "STATUS_OPEN"]),
                ("Amount>", 0, ["message Amount", "What something costs.",
                                "`shop.money.Amount`, of `shop/money.wool`"]),
                ("prices", 0, ["`prices`, and `n_prices`"]),
                ("card", 0, ["`how.card`, if `which_how`"]),
                ("item,", 0, ["```wool\nItem item\n```", "In C: `item`"]),
                ("add(", 0, ["routine add(Item item, optional uint32 n) "
                             "returns (Item r) throws (NotFound)",
                             "`shop_cart_Cart_add`"]),
                ('"shop/money', 3, ["package `shop.money`"])):
            text = self.hover(session, mark, shift)
            for part in wanted:
                self.assertIn(part, text or "", mark)
        self.assertIsNone(self.hover(session, "service"))

    def test_hover_is_plain_where_markdown_is_not_wanted(self):
        session = self.cart(capabilities={"textDocument": {
            "hover": {"contentFormat": ["plaintext"]}}})
        self.assertNotIn("```", self.hover(session, "tenant>"))

    def test_definitions_are_found(self):
        session = self.cart()
        cart, money = session.uri("shop/cart.wool"), \
            session.uri("shop/money.wool")
        for mark, shift, uri, text, name in (
                ("Item item", 1, cart, CART, "Item"),
                ("tenant>", 6, cart, CART, "tenant"),
                ("NotFound)", 0, cart, CART, "NotFound"),
                ("MAX_QTY,", 0, cart, CART, "MAX_QTY"),
                ("MAX_QTY]", 0, cart, CART, "MAX_QTY"),
                ("STATUS_OPEN]", 0, cart, CART, "STATUS_OPEN"),
                ("money.Rate", 8, money, MONEY, "Rate"),
                ("shop.money.Amount", 2, money, MONEY, "Amount"),
                ('"shop/money', 2, money, MONEY, "")):
            found = session.ask("definition", "shop/cart.wool",
                                *place(CART, mark, shift))
            self.assertEqual(found["uri"], uri, mark)
            self.assertEqual(cut(text, found["range"]), name, mark)
            if name:
                self.assertEqual((found["range"]["start"]["line"],
                                  found["range"]["start"]["character"]),
                                 place(text, name), mark)
        self.assertIsNone(session.ask("definition", "shop/cart.wool", 1, 0))

    def test_uses_are_highlighted(self):
        found = self.cart().ask("documentHighlight", "shop/cart.wool",
                                *place(CART, "MAX_QTY,"))
        self.assertEqual(sorted(h["kind"] for h in found), [2, 2, 3])
        self.assertEqual({cut(CART, h["range"]) for h in found}, {"MAX_QTY"})

    def test_it_answers_while_there_are_errors(self):
        session = self.cart()
        broken = CART.replace("message Item", "message Broken { Itm x = ; \n\n"
                              "message Item")
        self.assertNotEqual(
            session.change("shop/cart.wool", {"text": broken}), [])
        found = session.ask("definition", "shop/cart.wool",
                            *place(broken, "MAX_QTY,"))
        self.assertEqual(found["range"]["start"]["line"],
                         place(broken, "MAX_QTY")[0])
        self.assertIn("shop_cart_MAX_QTY",
                      self.hover(session, "MAX_QTY,", 0, broken))

    def test_symbols_are_a_tree(self):
        def tree(symbols):
            for s in symbols:
                self.assertEqual(cut(CART, s["selectionRange"]), s["name"])
                self.assertIn(s["name"], cut(CART, s["range"]))
            return {s["name"]: tree(s.get("children", [])) for s in symbols}

        found = self.cart().ask("documentSymbol", "shop/cart.wool")
        self.assertEqual(tree(found), {
            "tenant": {}, "depth": {}, "MAX_QTY": {},
            "Status": {"STATUS_UNKNOWN": {}, "STATUS_OPEN": {}},
            "NotFound": {"sku": {}},
            "Item": {"qty": {}, "status": {}, "prices": {}, "undo": {},
                     "how": {"card": {}, "rate": {}}},
            "Cart": {"add": {}}})
        item = next(s for s in found if s["name"] == "Item")
        self.assertEqual(item["tags"], [1])
        text = cut(CART, item["range"])
        self.assertTrue(text.startswith("message Item [") and
                        text.endswith("}"), text)

    def test_formatting_is_that_of_fmt(self):
        session = self.cart()
        change, = session.ask("formatting", "shop/cart.wool", options={})
        old = cut(CART, change["range"])
        formatted = CART.replace(old, change["newText"])
        self.write("f.wool", CART)
        os.system("'%s' fmt '%s/f.wool'" % (WOOLC, self.root))
        with open(os.path.join(self.root, "f.wool"), encoding="utf-8") as file:
            self.assertEqual(formatted, file.read())
        session.change("shop/cart.wool", {"text": formatted})
        for text in (formatted, "package a;\n  message {"):
            session.change("shop/cart.wool", {"text": text})
            self.assertEqual(
                session.ask("formatting", "shop/cart.wool", options={}), [])

    # ---- completion ----

    def test_completion_knows_the_place(self):
        head = CART[:CART.index("message Item")]
        session = self.start()
        top = {"import", "context", "const", "enum", "message", "error",
               "service", "extern"}
        for before, after, wanted, unwanted in (
                ("", "", {"package"} | top, {"string"}),
                (head, "", top, {"package", "string", "Status"}),
                (head + "mess", "", {"message"}, top - {"message"}),
                (head + "message M { ", "}", {"oneof", "Status", "string",
                                              "money.Amount", "map"},
                 {"service", "NotFound", "tenant"}),
                (head + "message M { St", " x = 1; }", {"Status"}, {"oneof"}),
                (head + "message M { money.", "}", {"money.Amount",
                                                    "money.Rate"}, {"Status"}),
                (head + "message M { token<", "> x; }", {"tenant", "depth"},
                 {"Status", "string"}),
                (head + "message M { map<string, ", "", {"Status"}, {"tenant"}),
                (head + "message M { oneof o { ", "", {"string"}, {"oneof"}),
                (head + "enum E { ", "}", {"reserved"}, {"string"}),
                (head + "service S { ", "}", {"routine"}, {"string"}),
                (head + "service S { routine r(", "", {
                    "stream", "optional", "Status", "message"}, {"routine"}),
                (head + "service S { routine r() ", "", {"returns", "throws"},
                 {"Status"}),
                (head + "service S { routine r() returns () ", "", {"throws"},
                 {"returns"}),
                (head + "service S { routine r() throws (", "", {"NotFound"},
                 {"Status"}),
                (head + "extern ", "", {"service"}, {"message"}),
                (head + "context ", "", {"string", "Status"}, {"optional"}),
                (head + "const Status S = ", ";", {"STATUS_OPEN", "MAX_QTY"},
                 {"Status"}),
                (head + "error E [code = ", "", {"NOT_FOUND"}, {"Status"}),
                (head + "context string s [accept = ", "", {"none", "all"},
                 {"true"}),
                (head + "message M { optional Status s = 1 [default = ", "",
                 {"STATUS_OPEN", "MAX_QTY"}, {"true"}),
                (head + "message M { uint32 s = 1 [range = 1 to ", "",
                 {"max", "MAX_QTY"}, {"true"}),
                (head + "message M { repeated int32 s = 1 [packed = ", "",
                 {"true", "false"}, {"MAX_QTY"}),
                ("package a [", "];", {"syntax", "go_package"}, {"range"}),
                ('package a;\nimport "', "", {"shop/", "wool/value.wool"},
                 {"string"}),
                ('package a;\nimport "shop/', '";\n', {"shop/money.wool"},
                 {"shop/c.wool"}),
                (head + "// mess", "", set(), top),
                (head + "message M { string ", "", set(), {"string"})):
            found = set(self.labels(session, before, after))
            self.assertLessEqual(wanted, found, before[-40:])
            self.assertFalse(unwanted & found, before[-40:])

    def test_a_path_is_completed_as_a_whole(self):
        session = self.start()
        text = 'package b;\nimport "shop/money.wool";\nmessage M { shop.mon'
        session.open("b.wool", text)
        items = session.ask("completion", "b.wool",
                            *place(text + "\0", "\0"))["items"]
        item = next(i for i in items if i["label"] == "shop.money.Amount")
        self.assertEqual(cut(text, item["textEdit"]["range"]), "shop.mon")

    def test_every_option_that_is_offered_is_one(self):
        session = self.start()
        for before, after in (
                ("package a [", "];\n"),
                ("package a;\nmessage M [", "] {}\n"),
                ("package a;\nerror M [", "] {}\n"),
                ("package a;\nenum E [", "] { E_A = 0; }\n"),
                ("package a;\nenum E { E_A = 0 [", "]; }\n"),
                ("package a;\nmessage M { oneof o [", "] { bool b = 1; } }\n"),
                ("package a;\nmessage M { optional string s = 1 [", "]; }\n"),
                ("package a;\nservice S { routine r(string s [", "]); }\n"),
                ("package a;\ncontext string s [", "];\n"),
                ("package a;\nconst string S = \"\" [", "];\n"),
                ("package a;\nservice S [", "] {}\n"),
                ("package a;\nextern service S [", "] {}\n"),
                ("package a;\nservice S { routine r() [", "]; }\n")):
            labels = self.labels(session, before, after)
            self.assertTrue(labels, before)
            for label in labels:
                found = session.open("shop/c.wool", before + label + after)
                self.assertNotIn("W0411", [f["code"] for f in found],
                                 before + label)
            self.assertIn("W0411", [f["code"] for f in session.open(
                "shop/c.wool", before + "nonsense" + after)])
            hover = session.open("shop/c.wool", before + labels[0] + after) \
                is not None and session.ask(
                    "hover", "shop/c.wool", *place(before + "\0", "\0"))
            self.assertIn(labels[0], hover["contents"]["value"])

    def test_completion_has_a_limit(self):
        session = self.start()
        for count, incomplete in ((999, False), (1000, False), (1001, True)):
            text = "package a;\n" + "".join(
                "error E%d {}\n" % i for i in range(count))
            text += "service S { routine r() throws ("
            session.open("a.wool", text)
            found = session.ask("completion", "a.wool",
                                *place(text + "\0", "\0"))
            self.assertEqual(len(found["items"]), min(count, 1000))
            self.assertEqual(found["isIncomplete"], incomplete)

    # ---- bytes that are no messages ----

    def error_for(self, data, session=None):
        session = session or self.start()
        session.send_bytes(data)
        message = session.receive()
        self.assertIsNone(message["id"])
        session.settle()  # it goes on
        return message["error"]["code"]

    def test_malformed_messages_are_answered_and_the_session_goes_on(self):
        for body in (b"{", b"", b"[1,", b'{"a":"\xff"}', b"nul",
                     b"[" * 300 + b"]" * 300):
            self.assertEqual(self.error_for(frame(body)), -32700, body)
        for body in (b"1", b"[]", b"{}", b'"x"', b'{"jsonrpc":"2.0"}',
                     b'{"jsonrpc":"1.0","method":"x"}',
                     b'{"jsonrpc":"2.0","method":5}',
                     b'{"jsonrpc":"2.0","id":{},"method":"x"}'):
            self.assertEqual(self.error_for(frame(body)), -32600, body)

    def test_malformed_headers_are_answered_and_the_session_goes_on(self):
        for header in (b"\r\n\r\n", b"Content-Length: x\r\n\r\n",
                       b"Content-Length: -1\r\n\r\n",
                       b"Content-Length: 1\r\nContent-Length: 1\r\n\r\n",
                       b"Content-Type: a\r\n\r\n",
                       b"Content-Length: 9999999999999999999999\r\n\r\n"):
            self.assertEqual(self.error_for(header), -32700, header)

    def test_a_message_beyond_the_limit_is_skipped(self):
        limit = 64 * 1024 * 1024
        body = b" " * (limit + 1)
        self.assertEqual(self.error_for(frame(body)), -32700)

    def test_a_header_beyond_the_limit_ends_the_session(self):
        rest = len(b"X: \r\nContent-Length: 2\r\n\r\n{}") - 6
        for length, status in ((4096, 1), (4097, 1)):
            session = self.start()
            fill = b"a" * (length - rest)
            session.send_bytes(b"X: " + fill + b"\r\nContent-Length: 2\r\n\r\n{}")
            code = session.receive()["error"]["code"]
            self.assertEqual(code, -32600 if length == 4096 else -32700)
            if length == 4097:
                self.assertIsNone(session.receive())
            self.assertEqual(session.end(), status)

    def test_any_pieces_are_messages(self):
        session = self.start()
        message = frame({"jsonrpc": "2.0", "id": "ü\"", "method": "shutdown"})
        for i in range(len(message)):
            session.send_bytes(message[i:i + 1])
        self.assertEqual(session.receive(),
                         {"jsonrpc": "2.0", "id": "ü\"", "result": None})
        session.send_bytes(b"content-length:  33 \r\nX: y\r\n\r\n" +
                           b'{"jsonrpc":"2.0","method":"exit"}')
        self.assertEqual(session.end(), 0)

    def test_the_number_of_values_has_a_limit(self):
        for count, code in ((1024 * 1024, -32600), (1024 * 1024 + 1, -32700)):
            body = b"[" + b"0," * (count - 2) + b"0]"
            self.assertEqual(self.error_for(frame(body)), code, count)

    def test_the_length_of_a_document_has_a_limit(self):
        session = self.start()
        limit = 32 * 1024 * 1024
        found = session.open("a.wool", " " * limit)
        self.assertEqual([f["code"] for f in found], ["W0002"])
        session.change("a.wool", edit(0, 0, 0, " "))
        self.assertIn("longer than the limit", session.logs[0])
        session.notify("textDocument/didOpen", {"textDocument": {
            "uri": session.uri("b.wool"), "version": 1,
            "text": " " * (limit + 1)}})
        session.settle()
        self.assertEqual(len(session.logs), 2)
        self.assertNotIn(session.uri("b.wool"), session.findings)

    def test_the_number_of_roots_has_a_limit(self):
        text = 'package a;\nimport "x/y.wool";\nmessage M { x.Y y = 1; }\n'
        self.write("option/x/y.wool", "package x;\nmessage Y {}\n")
        for count, is_found in ((255, True), (256, False)):
            paths = ["none%d" % i for i in range(count)] + ["option"]
            session = self.start(options={"importPaths": paths})
            self.assertEqual(session.open("a.wool", text) == [], is_found)

    def test_what_a_hover_shows_has_a_limit(self):
        session = self.start()
        fixed = len('const string C = ""')
        for length, is_cut in ((2000, False), (2001, True)):
            text = 'package a;\nconst string C = "%s";\n' % (
                "x" * (length - fixed))
            session.open("a.wool", text)
            value = session.ask("hover", "a.wool", 1, 13)["contents"]["value"]
            self.assertEqual(" ..." in value, is_cut, length)

    def test_the_number_of_documents_has_a_limit(self):
        session = self.start()
        for i in range(1025):
            session.notify("textDocument/didOpen", {"textDocument": {
                "uri": "untitled:%d" % i, "version": 1, "text": ""}})
            if i % 100 == 0 or i >= 1023:
                session.settle()
            self.assertEqual(len(session.logs), i == 1024)
        self.assertIn("untitled:1023", session.findings)
        self.assertNotIn("untitled:1024", session.findings)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
