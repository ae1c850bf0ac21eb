#!/usr/bin/env python3
"""Breaks one rule at a time and sees that a test fails.

    tests/mutation/run.py              all, in a copy of the tracked files
    tests/mutation/run.py 17 anchored  those of a rule, or with a word
    tests/mutation/run.py --check      only that each break still applies

It builds with tools/dev/bazel.sh, with an output directory of its own that goes
in the end; BAZEL_FLAGS is heeded. WOOL_MUTATION_DIR names a directory for both
to stay in, so that the next run starts with everything built. A table of the
first test that failed goes to the standard output. It exits with 1 if a break
was not noticed, does not apply or does not compile.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from breaks import BREAKS  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TESTS = [
    "//tests/context:all",
    "//tests/wire:all",
    "-//tests/wire:differential_test",  # slow, and about messages
    "//tests/rpc:chain_cache_test",
    "//tests/rpc:context_call_test",
    "//tests/rpc:error_test",
    "//tests/rpc:stream_test",
    "//tests/scenario:all",
]
BAZEL_TESTS_FAILED = 3


def apply(root, item):
    """The file's text before and after; None after if it does not apply."""
    rule, what, name, old, new = item
    with open(os.path.join(root, name), encoding="utf-8") as f:
        text = f.read()
    n = text.count(old)
    if n != 1 or old == new:
        print("rule %d, %s: found %d times in %s:\n%s" %
              (rule, what, n, name, old), file=sys.stderr)
        return text, None
    return text, text.replace(old, new)


def write(root, name, text):
    with open(os.path.join(root, name), "w", encoding="utf-8") as f:
        f.write(text)


def check():
    seen = set()
    bad = 0
    for item in BREAKS:
        bad += apply(ROOT, item)[1] is None
        if item[:2] in seen:
            print("rule %d, %s: listed twice" % item[:2], file=sys.stderr)
            bad += 1
        seen.add(item[:2])
    return bad


def copy_tree(to):
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"], cwd=ROOT, check=True,
        stdout=subprocess.PIPE).stdout.decode().split("\0")
    for name in names:
        source, target = os.path.join(ROOT, name), os.path.join(to, name)
        if not name or not os.path.isfile(source):
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy2(source, target)


class Bench:
    """The copy in which breaks are tried."""

    def __init__(self, where):
        self.tree = os.path.join(where, "tree")
        shutil.rmtree(self.tree, ignore_errors=True)
        copy_tree(self.tree)
        self.env = dict(os.environ)
        self.env["WOOL_BAZEL_STARTUP"] = (
            "--output_user_root=" + os.path.join(where, "bazel"))

    def bazel(self, *words):
        return subprocess.run(
            [os.path.join(self.tree, "tools/dev/bazel.sh")] + list(words),
            env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, universal_newlines=True, check=False)

    def test(self):
        return self.bazel(
            "test", "--noshow_progress", "--noshow_loading_progress",
            "--define=wool_werror=0", "--notest_keep_going",
            "--test_timeout=60", "--", *TESTS)

    def first_failure(self, output):
        target = re.search(r"^(?:FAIL|TIMEOUT): (//\S+)", output, re.M)
        test = re.search(r"^\[  FAILED  \] ([\w./]+)", output, re.M)
        died = re.findall(r"^\[ RUN      \] ([\w./]+)", output, re.M)
        name = test.group(1) if test else died[-1] if died else "?"
        return "%s %s" % (target.group(1) if target else "?", name)

    def try_break(self, item):
        """Whether it was noticed, and by what."""
        name = item[2]
        before, after = apply(self.tree, item)
        if after is None:
            return False, "DOES NOT APPLY"
        write(self.tree, name, after)
        try:
            result = self.test()
        finally:
            write(self.tree, name, before)
        if result.returncode == BAZEL_TESTS_FAILED:
            return True, self.first_failure(result.stdout)
        if result.returncode == 0:
            return False, "NOT NOTICED"
        print(result.stdout, file=sys.stderr)
        return False, "DOES NOT BUILD"


def is_wanted(item, words):
    return not words or any(
        word == str(item[0]) or (not word.isdigit() and word in item[1])
        for word in words)


def run(words, where):
    bench = Bench(where)
    try:
        result = bench.test()
        if result.returncode:
            print(result.stdout, file=sys.stderr)
            print("the tests fail without a break", file=sys.stderr)
            return 1
        missed = 0
        for item in BREAKS:
            if not is_wanted(item, words):
                continue
            noticed, by = bench.try_break(item)
            missed += not noticed
            print("%-3d %-52s %s" % (item[0], item[1], by), flush=True)
        print("%d not noticed" % missed)
        return missed
    finally:
        bench.bazel("shutdown")


def main():
    words = sys.argv[1:]
    if words == ["--check"]:
        return 1 if check() else 0
    where = os.environ.get("WOOL_MUTATION_DIR")
    if where:
        os.makedirs(where, exist_ok=True)
        return 1 if run(words, os.path.abspath(where)) else 0
    where = tempfile.mkdtemp(prefix="wool-mutation-")
    try:
        return 1 if run(words, where) else 0
    finally:
        # Bazel takes the right to write from what it has made.
        subprocess.run(["chmod", "-R", "u+w", where], check=False)
        shutil.rmtree(where, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
