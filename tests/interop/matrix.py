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
import hashlib
import json
import os
import pwd
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml

HERE = "tests/interop"  # below the directory that Bazel starts this in
PYTHON = "/usr/bin/python3"  # another one does not see Debian's packages

PASSED, FAILED, NOT_RUN = "passed", "FAILED", "not run"
STARTING = 60  # seconds for a server to say where it listens
RUNNING = 120  # seconds for a case
ENDING = 30  # seconds for a server to end once its input has

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


class Failure(Exception):
    pass


# ---- programs ----


class Server:
    """A server that says where it listens and ends with its input."""

    def __init__(self, command, environment):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self.errors, env=environment)
        self.address = self._first_line()

    def _first_line(self):
        ready, _, _ = select.select([self.process.stdout], [], [], STARTING)
        line = self.process.stdout.readline().decode().strip() if ready else ""
        if not line:
            self.process.kill()
            self.process.wait()
            raise Failure("the server did not start: " + self._said())
        return line

    def _said(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors="replace").strip()

    def end(self):
        self.process.stdin.close()
        try:
            status = self.process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = "no end after %d s" % ENDING
        self.process.stdout.close()
        if status != 0:
            raise Failure("the server ended with %s: %s"
                          % (status, self._said()))


def run_client(command, environment):
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env=environment, timeout=RUNNING)
    except subprocess.TimeoutExpired:
        raise Failure("no end after %d s" % RUNNING) from None
    text = done.stdout.decode(errors="replace").strip()
    if done.returncode:
        raise Failure("the client ended with %d: %s" % (done.returncode, text))
    return text


# ---- peers ----


class Peer:
    """Somebody else's programs; both are commands, to which options are added.

    lacks says of cases why they cannot be run with its server, and
    lacks_as_client why not with its client."""

    name = ""
    lacks = {}
    lacks_as_client = {}

    def __init__(self, scratch):
        self.scratch = scratch
        self.environment = dict(os.environ)

    def why_not(self):
        """Why it cannot be run at all, or None."""

    def pairs(self, wool):
        """Which client is to call which server."""
        return [(wool, self), (self, wool)]


class Wool(Peer):
    name = "wool"

    def __init__(self, scratch):
        super().__init__(scratch)
        self.server = [os.path.join(HERE, "server")]
        self.client = [os.path.join(HERE, "client")]

    def pairs(self, wool):
        return [(wool, wool)]

    def version(self):
        return "this one"


def all_of(cases, why):
    return {case: why for case in cases}


CLIENT_COMPRESSED = ["client_compressed_unary", "client_compressed_streaming"]
SERVER_COMPRESSED = ["server_compressed_unary", "server_compressed_streaming"]
UNSEEN = "its handlers are not told whether a request was compressed"
ALL_OR_NONE = "a client of it compresses all messages of a call or none"


class Python(Peer):
    name = "python"
    lacks = all_of(CLIENT_COMPRESSED, UNSEEN)
    lacks_as_client = {"client_compressed_streaming": ALL_OR_NONE}

    def __init__(self, scratch):
        super().__init__(scratch)
        self.modules = os.path.join(scratch, "python")
        self.environment["PYTHONPATH"] = self.modules
        self.environment["PYTHONDONTWRITEBYTECODE"] = "1"
        self.server = [PYTHON, os.path.join(HERE, "python_server.py")]
        self.client = [PYTHON, os.path.join(HERE, "python_client.py")]

    def why_not(self):
        if subprocess.run([PYTHON, "-c", "import grpc"], check=False,
                          stderr=subprocess.DEVNULL).returncode:
            return "python3-grpcio is not installed"
        os.makedirs(self.modules, exist_ok=True)
        subprocess.run(
            ["protoc", "-I" + HERE, "--python_out=" + self.modules,
             "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
             "--grpc_python_out=" + self.modules, "interop.proto"], check=True)
        return None

    def version(self):
        return "grpcio " + subprocess.run(
            [PYTHON, "-c", "import grpc; print(grpc.__version__)"], check=True,
            stdout=subprocess.PIPE).stdout.decode().strip()


class LibCurl(Python):
    """Our client on its other transport; the server is Python's."""

    name = "wool on libcurl"
    lacks = {}
    lacks_as_client = {
        "status_code_and_message":
            "it fails, as libcurl 7.88 loses a response that ends while it "
            "may still send"}

    def __init__(self, scratch):
        super().__init__(scratch)
        self.client = [os.path.join(HERE, "client"), "--transport=curl"]

    def pairs(self, wool):
        python = Python(self.scratch)
        return [(self, python)]

    def version(self):
        return "with " + super().version()


class Grpcpp(Peer):
    name = "grpc++"

    def __init__(self, scratch):
        super().__init__(scratch)
        self.server = [os.path.join(HERE, "grpcpp_server")]
        self.client = [os.path.join(HERE, "grpcpp_client")]

    def version(self):
        return "gRPC C++ " + run_client(
            self.client + ["--test_case=version"], self.environment)


def node_modules():
    """Where tools/dev/setup.sh has put what package-lock.json names."""
    with open(os.path.join(HERE, "npm/package-lock.json"), "rb") as file:
        lock = hashlib.sha256(file.read()).hexdigest()[:12]
    cache = os.environ.get("WOOL_CACHE_DIR") or os.path.join(
        pwd.getpwuid(os.getuid()).pw_dir, ".cache/wool")
    return os.path.join(cache, "npm-" + lock, "node_modules")


class Node(Peer):
    package = ""

    def __init__(self, scratch):
        super().__init__(scratch)
        self.modules = node_modules()
        self.descriptors = os.path.join(scratch, "descriptors")
        self.environment["NODE_PATH"] = self.modules
        self.environment["WOOL_INTEROP_DESCRIPTORS"] = self.descriptors
        program = ["node", os.path.join(
            HERE, "npm", self.name.replace("-", "_") + ".js")]
        self.server = program + ["server"]
        self.client = program + ["client"]

    def why_not(self):
        if not shutil.which("node"):
            return "node is not installed"
        if not os.path.exists(os.path.join(self.modules, self.package)):
            return self.package + " is not installed"
        subprocess.run(
            ["protoc", "-I" + HERE, "--descriptor_set_out=" + self.descriptors,
             "interop.proto"], check=True)
        return None

    def version(self):
        path = os.path.join(self.modules, self.package, "package.json")
        with open(path, encoding="utf-8") as file:
            return "%s %s" % (self.package, json.load(file)["version"])


class GrpcJs(Node):
    name = "grpc-js"
    lacks = {**all_of(CLIENT_COMPRESSED, UNSEEN),
             **all_of(SERVER_COMPRESSED,
                      "its server does not compress responses")}
    package = "@grpc/grpc-js"


class ConnectNode(Node):
    name = "connect-node"
    lacks = {**all_of(CLIENT_COMPRESSED, UNSEEN),
             **all_of(SERVER_COMPRESSED,
                      "its server compresses by length, not by request")}
    lacks_as_client = {"client_compressed_streaming": ALL_OR_NONE}
    package = "@connectrpc/connect-node"


class Bad(Python):
    """Starts anew for every case, which it has to know."""

    name = "bad server"

    def __init__(self, scratch):
        super().__init__(scratch)
        self.server = [PYTHON, os.path.join(HERE, "bad_server.py")]

    def pairs(self, wool):
        return [(wool, self)]

    def why_not(self):
        if subprocess.run([PYTHON, "-c", "import h2"], check=False,
                          stderr=subprocess.DEVNULL).returncode:
            return "python3-h2 is not installed"
        return super().why_not()

    def version(self):
        return "h2 " + subprocess.run(
            [PYTHON, "-c", "import h2; print(h2.__version__)"], check=True,
            stdout=subprocess.PIPE).stdout.decode().strip()


PEERS = [Wool, Python, LibCurl, Grpcpp, GrpcJs, ConnectNode, Bad]


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
    return "%s → %s" % (client.name, server.name)


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
    good = [pair for pair in results.pairs if pair not in bad]
    first, notes = table_of(results, CASES, good)
    second, more = table_of(results, BAD_CASES, bad)
    return first + [""] * bool(first and second) + second, notes + more


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
                        choices=[peer.name for peer in PEERS])
    parser.add_argument("--doc")
    parser.add_argument("--update")
    arguments = parser.parse_args()
    results = Results()
    with tempfile.TemporaryDirectory() as scratch:
        wool = Wool(scratch)
        for kind in PEERS:
            if not arguments.peer or kind.name in arguments.peer:
                peer = kind(scratch)
                run_peer(results, wool, peer)
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
