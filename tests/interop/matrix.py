#!/usr/bin/env python3
"""Runs the interop cases between our programs and those of peers.

    matrix.py [--peer=NAME]... [--doc=FILE] [--update=FILE]

Prints a table of what became of every case in both directions. With --doc it
fails where the table in FILE says something else; with --update it writes that
table. Where the environment names an XML_OUTPUT_FILE, as Bazel's does, every
case is reported there.

A peer that is not installed is not run, and says so.
"""

import argparse
import os
import re
import sys
import tempfile
import time
import xml.etree.ElementTree as xml

sys.path.insert(0, "tests/interop")
from peers import (Bad, ConnectNode, Failure, GrpcJs, Grpcpp, LibCurl, Python,
                   Server, Wool, run_client)
from proxies import (Connect, ConnectTls, Haproxy, HaproxyTls, Nginx, NginxTls,
                     Socks, SocksTls)

PASSED, FAILED, NOT_RUN = "passed", "FAILED", "not run"

CASES = [
    "empty_unary",
    "large_unary",
    "client_streaming",
    "server_streaming",
    "ping_pong",
    "empty_stream",
    "half_duplex",
    "slow_consumer",
    "custom_metadata",
    "status_code_and_message",
    "special_status_message",
    "unimplemented_method",
    "unimplemented_service",
    "cancel_after_begin",
    "cancel_after_first_response",
    "timeout_on_sleeping_server",
    "pick_first_unary",
    "concurrent_large_unary",
    "rpc_soak",
    "channel_soak",
    "long_lived_channel",
    "client_compressed_unary",
    "server_compressed_unary",
    "client_compressed_streaming",
    "server_compressed_streaming",
]
BAD_CASES = [
    "goaway",
    "rst_after_header",
    "rst_during_data",
    "rst_after_data",
    "ping",
    "max_streams",
    "data_frame_padding",
]

PEERS = [Wool, Python, LibCurl, Grpcpp, GrpcJs, ConnectNode, Bad]
PROXIES = [Nginx, NginxTls, Haproxy, HaproxyTls, Socks, SocksTls, Connect,
           ConnectTls]


# ---- running ----


class Results:
    """What became of each case between each pair of programs."""

    def __init__(self):
        self.outcomes = {}  # (pair, case) -> (outcome, text, seconds)
        self.pairs = []

    def note(self, pair, case, outcome, text="", seconds=0.0):
        if pair not in self.pairs:
            self.pairs.append(pair)
        self.outcomes[pair, case] = (outcome, text, seconds)
        if outcome == FAILED:
            print("%s %s: %s" % (pair, case, text), file=sys.stderr, flush=True)

    def failed(self):
        return [key for key, value in self.outcomes.items()
                if value[0] == FAILED]

    def run(self, pair, case, body):
        begin = time.monotonic()
        try:
            body()
            outcome, text = PASSED, ""
        except Failure as failure:
            outcome, text = FAILED, str(failure)
        self.note(pair, case, outcome, text, time.monotonic() - begin)


def name_of(client, server):
    return "%s → %s" % (client.label(), server.label())


def run_pair(results, client, server):
    pair = name_of(client, server)
    try:
        known = run_client(client.client + ["--test_case=list"],
                           client.environment).split()
        running = Server(server.server, server.environment)
    except Failure as failure:
        results.note(pair, "start", FAILED, str(failure))
        return
    for case in CASES:
        why_not = server.lacks.get(case) or client.lacks_as_client.get(case)
        if case not in known and not why_not:
            why_not = "not one of %s's cases" % client.name
        if why_not:
            results.note(pair, case, NOT_RUN, why_not)
            continue
        command = client.client + ["--server=" + running.address,
                                   "--test_case=" + case]
        results.run(pair, case,
                    lambda: run_client(command, client.environment))
    try:
        running.end()
        client.ended()
    except Failure as failure:
        results.note(pair, "end", FAILED, str(failure))


def run_bad_case(client, server, case):
    running = Server(server.server + ["--test_case=" + case],
                     server.environment)
    try:
        run_client(client.client + ["--server=" + running.address,
                                    "--test_case=" + case],
                   client.environment)
    except Failure as failure:
        try:
            running.end()
        except Failure as other:
            raise Failure("%s; %s" % (failure, other)) from None
        raise
    running.end()


def run_bad(results, client, server):
    for case in BAD_CASES:
        results.run(name_of(client, server), case,
                    lambda: run_bad_case(client, server, case))


def run_peer(results, wool, peer):
    why_not = peer.why_not()
    print("%s: %s" % (peer.name, "not run, " + why_not if why_not
                      else peer.version()), flush=True)
    for client, server in peer.pairs(wool):
        if why_not:
            results.note(name_of(client, server), "all", NOT_RUN, why_not)
        elif server.name == Bad.name:
            run_bad(results, client, server)
        else:
            run_pair(results, client, server)


# ---- reporting ----


def table_of(results, cases, pairs):
    """The lines of a Markdown table, and notes on what was not run."""
    rows = [["case"] + pairs, ["---"] * (len(pairs) + 1)]
    notes = {}
    for case in cases:
        row = ["`%s`" % case]
        for pair in pairs:
            outcome, text, _ = (results.outcomes.get((pair, case)) or
                                results.outcomes.get((pair, "all")) or
                                (FAILED, "", 0))
            row.append(outcome)
            if outcome == NOT_RUN:
                notes.setdefault(text, []).append(pair)
        rows.append(row)
    lines = ["| %s |" % " | ".join(row) for row in rows] if pairs else []
    return lines, ["- not run, %s: %s" % (text, ", ".join(sorted(set(pairs))))
                   for text, pairs in sorted(notes.items())]


def tables_of(results):
    bad = [pair for pair in results.pairs if pair.endswith(Bad.name)]
    indirect = [pair for pair in results.pairs if pair.count("→") > 1]
    direct = [pair for pair in results.pairs if pair not in bad + indirect]
    lines, all_notes = [], []
    for cases, pairs in (CASES, direct), (BAD_CASES, bad), (CASES, indirect):
        table, notes = table_of(results, cases, pairs)
        lines += [""] * bool(lines and table) + table
        all_notes += [note for note in notes if note not in all_notes]
    return lines, all_notes


def documented(path):
    """(pair, case) -> what the table of the document says."""
    found, header = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = [cell.strip(" `") for cell in line.strip().split("|")[1:-1]]
            if not cells:
                header = None
            elif header is None:
                header = cells
            elif not set(cells[0]) <= {"-"}:
                for pair, cell in zip(header[1:], cells[1:]):
                    found[pair, cells[0]] = cell
    return found


def check_document(results, path):
    """Notes a failure where the document is not what was found."""
    said = documented(path)
    for (pair, case), (outcome, _, _) in list(results.outcomes.items()):
        if outcome == FAILED or case == "all":
            continue
        if said.get((pair, case)) != outcome:
            results.note(pair, case, FAILED, "%s, but %s says %s"
                         % (outcome, path, said.get((pair, case))))


def write_xml(results, path):
    suite = xml.Element("testsuite", name="interop")
    for (pair, case), (outcome, text, seconds) in results.outcomes.items():
        item = xml.SubElement(suite, "testcase", classname=pair, name=case,
                              time="%.3f" % seconds)
        text = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd]", "?", text)
        if outcome == FAILED:
            xml.SubElement(item, "failure", message=text)
        elif outcome == NOT_RUN:
            xml.SubElement(item, "skipped", message=text)
    xml.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)


BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


def update_document(path, lines):
    path = os.path.join(os.environ.get("BUILD_WORKSPACE_DIRECTORY", ""), path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n".join(lines) + "\n" + END + after)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", action="append",
                        choices=[peer.name for peer in PEERS + PROXIES])
    parser.add_argument("--doc")
    parser.add_argument("--update")
    arguments = parser.parse_args()
    results = Results()
    with tempfile.TemporaryDirectory() as scratch:
        for kind in PEERS + PROXIES:
            if not arguments.peer or kind.name in arguments.peer:
                run_peer(results, Wool(scratch), kind(scratch))
    lines, notes = tables_of(results)
    print("\n".join(lines + [""] + notes), flush=True)
    if arguments.doc:
        check_document(results, arguments.doc)
    if arguments.update:
        update_document(arguments.update, lines + [""] + notes)
    if "XML_OUTPUT_FILE" in os.environ:
        write_xml(results, os.environ["XML_OUTPUT_FILE"])
    sys.exit(1 if results.failed() else 0)


if __name__ == "__main__":
    main()
