"""The programs that matrix.py runs against each other."""

import hashlib
import json
import os
import pwd
import select
import shutil
import subprocess
import tempfile

HERE = "tests/interop"  # below the directory that Bazel starts this in
PYTHON = "/usr/bin/python3"  # another one does not see Debian's packages

STARTING = 60  # seconds for a server to say where it listens
RUNNING = 120  # seconds for a case
ENDING = 30  # seconds for a server to end once its input has


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

    def label(self):
        """Its name in the table."""
        return self.name

    def ended(self):
        """Looks back once all cases have run with it as the client."""

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
