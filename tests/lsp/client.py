"""A client of `woolc lsp`: a process, and messages over its pipes."""

import json
import os
import subprocess
import threading

TIMEOUT_S = 60  # of a session: whatever takes longer hangs


def frame(message):
    body = message if isinstance(message, bytes) else \
        json.dumps(message, ensure_ascii=False).encode("utf-8")
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class Session:
    """Starts the server in `directory` and initializes it, unless told not to.

    What the server sends without being asked is kept in `findings`, the last of
    each URI, and in `logs`.
    """

    def __init__(self, woolc, directory, *arguments, initialize=True,
                 encodings=None, options=None, capabilities=None, folders=None):
        self.directory = os.path.abspath(directory)
        self.process = subprocess.Popen(
            [os.path.abspath(woolc), "lsp", *arguments], cwd=directory,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.timer = threading.Timer(TIMEOUT_S, self.process.kill)
        self.timer.start()
        self.last_id = 0
        self.findings, self.logs, self.strays = {}, [], []
        self.versions = {}
        if initialize:
            capabilities = dict(capabilities or {})
            if encodings:
                capabilities["general"] = {"positionEncodings": encodings}
            if folders is None:
                folders = [self.directory]
            self.server = self.request("initialize", {
                "processId": None, "capabilities": capabilities,
                "rootUri": None, "initializationOptions": options,
                "workspaceFolders": [{"uri": "file://" + f, "name": "w"}
                                     for f in folders]})
            self.notify("initialized", {})

    # ---- bytes ----

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def receive(self):
        """The next message, or None at the end."""
        length = None
        while True:
            line = self.process.stdout.readline()
            if not line:
                return None
            if line == b"\r\n":
                break
            name, value = line.split(b":")
            assert name == b"Content-Length", line
            length = int(value)
        body = self.process.stdout.read(length)
        assert len(body) == length
        message = json.loads(body.decode("utf-8"))
        assert message["jsonrpc"] == "2.0"
        return message

    def take(self, message):
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            params = message["params"]
            self.findings[params["uri"]] = params["diagnostics"]
            self.versions[params["uri"]] = params.get("version")
        elif method == "window/logMessage":
            self.logs.append(message["params"]["message"])
        else:
            self.strays.append(message)

    # ---- messages ----

    def notify(self, method, params):
        self.send_bytes(frame({"jsonrpc": "2.0", "method": method,
                               "params": params}))

    def answer_to(self, method, params):
        self.last_id += 1
        self.send_bytes(frame({"jsonrpc": "2.0", "id": self.last_id,
                               "method": method, "params": params}))
        while True:
            message = self.receive()
            assert message is not None, "the server is gone"
            if message.get("id") == self.last_id and "method" not in message:
                return message
            self.take(message)

    def request(self, method, params):
        answer = self.answer_to(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def settle(self):
        """Waits until all that was sent is answered. Findings follow the last
        message that the server has read at once, hence the second round."""
        for _ in range(2):
            error = self.answer_to("$/nothing", {})["error"]
            assert error["code"] == -32601, error

    # ---- documents ----

    def uri(self, name):
        return "file://" + os.path.join(self.directory, name)

    def open(self, name, text, version=1):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri(name), "languageId": "wool", "version": version,
            "text": text}})
        self.settle()
        return self.findings[self.uri(name)]

    def change(self, name, *changes, version=2):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri(name), "version": version},
            "contentChanges": list(changes)})
        self.settle()
        return self.findings[self.uri(name)]

    def ask(self, what, name, line=0, character=0, **more):
        return self.request("textDocument/" + what, {
            "textDocument": {"uri": self.uri(name)},
            "position": {"line": line, "character": character}, **more})

    # ---- the end ----

    def close(self):
        """The exit status after shutdown and exit."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.end()

    def end(self):
        """The exit status once the input has ended; what was left is taken."""
        if self.process.stdout.closed:
            return self.process.returncode
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        while True:
            message = self.receive()
            if message is None:
                break
            self.take(message)
        self.process.stdout.close()
        status = self.process.wait()
        self.timer.cancel()
        return status
