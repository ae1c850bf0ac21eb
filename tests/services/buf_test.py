#!/usr/bin/python3
"""buf (from npm) lists and calls a server of ours that it knows by reflection
alone.

    buf_test.py HOST
"""

import json
import os
import platform
import subprocess
import sys
import unittest

sys.path.insert(0, "tests/interop")
from peers import node_modules

BUF = os.path.join(node_modules(), "@bufbuild",
                   "buf-linux-" + {"x86_64": "x64"}.get(platform.machine(),
                                                        platform.machine()),
                   "bin/buf")
METHODS = [
    "desk.Desk/count",
    "desk.Desk/echo",
    "desk.Desk/greet",
    "desk.Desk/sum",
    "grpc.health.v1.Health/Check",
    "grpc.health.v1.Health/List",
    "grpc.health.v1.Health/Watch",
    "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
    "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
    "undo.Worker/begin",
    "undo.Worker/plan",
    "undo.Worker/undo_after",
    "undo.Worker/undo_note",
    "undo.Worker/whoami",
]


def values(text):
    """All the JSON documents in `text`."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


@unittest.skipUnless(os.access(BUF, os.X_OK), "buf is not installed")
class Buf(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.host = subprocess.Popen([HOST], stdin=subprocess.PIPE,
                                    stdout=subprocess.PIPE)
        cls.address = cls.host.stdout.readline().decode().strip()[len("ipv4:"):]
        # It keeps a cache in its home.
        cls.environment = dict(os.environ, HOME=os.environ["TEST_TMPDIR"])

    @classmethod
    def tearDownClass(cls):
        cls.host.stdin.close()
        cls.host.stdout.close()
        assert cls.host.wait(30) == 0

    def run_buf(self, *arguments, path=""):
        return subprocess.run(
            [BUF, "curl", "--http2-prior-knowledge", "--protocol", "grpc",
             *arguments, "http://%s/%s" % (self.address, path)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, check=False, env=self.environment,
            timeout=60)

    def call(self, path, data):
        done = self.run_buf("--emit-defaults", "-d", data, path=path)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return values(done.stdout.decode().strip())

    def refused(self, path, data):
        done = self.run_buf("-d", data, path=path)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr.decode()

    def test_lists_services(self):
        done = self.run_buf("--list-services")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stdout.decode().split(),
                         sorted({m.split("/")[0] for m in METHODS}))

    def test_lists_methods(self):
        done = self.run_buf("--list-methods")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stdout.decode().split(), METHODS)

    def test_knows_messages_and_enums(self):
        self.assertEqual(
            self.call("desk.Desk/greet",
                      '{"visitor": {"name": "Ada", "mood": "MOOD_GLAD",'
                      ' "titles": ["Dr.", "Countess"]}}'),
            [{"text": "welcome, Dr. Countess Ada"}])
        self.assertEqual(self.call("desk.Desk/greet",
                                   '{"visitor": {"name": "\\u00e9"}}'),
                         [{"text": "hello, \u00e9"}])
        self.assertIn("unknown field",
                      self.refused("desk.Desk/greet", '{"nobody": 1}'))
        self.assertIn("MOOD_SAD", self.refused(
            "desk.Desk/greet", '{"visitor": {"mood": "MOOD_SAD"}}'))

    def test_gets_streams(self):
        self.assertEqual(self.call("desk.Desk/count", '{"n": 3}'),
                         [{"i": 0}, {"i": 1}, {"i": 2}])

    def test_sends_streams(self):
        self.assertEqual(
            self.call("desk.Desk/sum", '{"n": 7} {"n": -9} {"n": 44}'),
            [{"total": 42}])

    def test_sends_and_gets_streams(self):
        echoes = self.call("desk.Desk/echo", '{"data": "AAEC"} {"data": ""}')
        self.assertEqual(echoes, [{"data": "AAEC"}, {"data": ""}])

    def test_reads_our_statuses(self):
        said = json.loads(self.refused("desk.Desk/greet", '{"visitor": {}}'))
        self.assertEqual(said, {"code": "invalid_argument",
                                "message": "who are you?"})
        said = json.loads(self.refused("undo.Worker/whoami", "{}"))
        self.assertEqual(said["code"], "unimplemented")

    def test_asks_for_health(self):
        self.assertEqual(self.call("grpc.health.v1.Health/Check", "{}"),
                         [{"status": "SERVING"}])
        said = json.loads(self.refused("grpc.health.v1.Health/Check",
                                       '{"service": "nobody"}'))
        self.assertEqual(said["code"], "not_found")


if __name__ == "__main__":
    HOST = sys.argv.pop(1)
    unittest.main(verbosity=2)
