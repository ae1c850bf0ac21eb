#!/usr/bin/env python3
"""The example in examples/undo tells its whole story, line by line.

undo_story_test.py UNDO EXPECTED
"""

import difflib
import re
import subprocess
import sys


def main():
    program, expected_path = sys.argv[1:]
    result = subprocess.run([program], stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, timeout=60, check=False)
    told = re.sub("0x[0-9a-f]+", "P", result.stdout.decode())
    told = re.sub("a token of [0-9]+ bytes", "a token of N bytes", told)
    with open(expected_path) as file:
        expected = file.read()
    sys.stdout.writelines(difflib.unified_diff(
        expected.splitlines(True), told.splitlines(True), "expected", "told"))
    if told != expected or result.returncode:
        sys.exit("the story differs, or ended with %d" % result.returncode)


if __name__ == "__main__":
    main()
