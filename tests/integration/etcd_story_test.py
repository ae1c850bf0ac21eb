#!/usr/bin/env python3
"""The example in examples/etcd tells its whole story, line by line.

etcd_story_test.py RUN_ETCD ETCD EXPECTED
"""

import difflib
import subprocess
import sys


def main():
    runner, program, expected_path = sys.argv[1:]
    server = subprocess.Popen([runner], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    try:
        address = server.stdout.readline().decode().strip()
        if address.startswith("missing: "):
            print("not run, " + address[len("missing: "):])
            return
        result = subprocess.run([program, address], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, timeout=60, check=False)
    finally:
        server.stdin.close()
        server.wait()
    told = result.stdout.decode()
    with open(expected_path) as file:
        expected = file.read()
    sys.stdout.writelines(difflib.unified_diff(
        expected.splitlines(True), told.splitlines(True), "expected", "told"))
    if told != expected or result.returncode:
        sys.exit("the story differs, or ended with %d" % result.returncode)


if __name__ == "__main__":
    main()
