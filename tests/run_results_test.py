#!/usr/bin/env python3
"""What run_results.py makes of the results of a stage."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

SCRIPT = os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "run_results.py"
)

PASSING = '<testcase name="Ok" classname="A" status="run" result="completed"/>'
FAILING = '<testcase name="Bad" classname="A"><failure message="x"/></testcase>'
SKIPPED = '<testcase name="Skip" classname="A" status="run" result="skipped"/>'
DISABLED = '<testcase name="DISABLED_x" classname="A" status="notrun"/>'


class Stage:
    """A stage's three files, filled in as a test needs them."""

    def __init__(self, directory, name):
        self.base = os.path.join(directory, name)
        self.expected = []
        self.events = []
        self.status = 0

    def result(self, label, status, cases=None, attempt=1, shard=0):
        self.expected.append(label)
        outputs = []
        if cases is not None:
            path = "%s.%d.xml" % (self.base, len(self.events))
            with open(path, "w", encoding="utf-8") as xml:
                xml.write("<testsuites><testsuite>%s" % "".join(cases))
                xml.write("</testsuite></testsuites>")
            outputs = [{"name": "test.xml", "uri": "file://" + path}]
        key = {"label": label, "run": 1, "shard": shard, "attempt": attempt}
        self.events.append(
            {
                "id": {"testResult": key},
                "testResult": {"status": status, "testActionOutput": outputs},
            }
        )

    def write(self):
        lines = "".join(json.dumps(event) + "\n" for event in self.events)
        for suffix, text in (
            (".expected", "\n".join(self.expected)),
            (".events", lines),
            (".status", str(self.status)),
        ):
            with open(self.base + suffix, "w", encoding="utf-8") as out:
                out.write(text)


class RunResults(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)
        self.stage = Stage(self.directory.name, "default")

    def run_script(self, *stages):
        for stage in stages:
            stage.write()
        names = [os.path.basename(stage.base) for stage in stages]
        done = subprocess.run(
            [sys.executable, SCRIPT, self.directory.name] + names,
            stdout=subprocess.PIPE,
            universal_newlines=True,
            check=False,
        )
        return done.returncode, done.stdout.splitlines()

    def assert_ends(self, *last_lines):
        code, lines = self.run_script(self.stage)
        self.assertEqual(lines[-len(last_lines):], list(last_lines))
        self.assertEqual(code, 0 if last_lines[-1].endswith(" 0 failed") else 1)

    def test_cases_are_counted_and_not_targets(self):
        self.stage.result("//a:t", "PASSED", [PASSING, PASSING])
        self.stage.result("//a:u", "PASSED", [PASSING])
        self.assert_ends("skipped: 0", "3 passed, 0 failed")

    def test_skipped_and_disabled_cases_are_neither_passed_nor_failed(self):
        self.stage.result("//a:t", "PASSED", [PASSING, SKIPPED, DISABLED])
        self.assert_ends(
            "skipped: 2 (//a:t A.DISABLED_x, //a:t A.Skip)",
            "1 passed, 0 failed",
        )

    def test_failed_case_does_not_also_fail_its_target(self):
        self.stage.result("//a:t", "FAILED", [PASSING, FAILING])
        self.stage.status = 3
        self.assert_ends("skipped: 0", "1 passed, 1 failed")

    def test_target_that_failed_after_its_cases_passed_is_a_failure(self):
        self.stage.result("//a:t", "FAILED", [PASSING])
        self.assert_ends("1 passed, 1 failed")

    def test_timeout_without_a_result_file_is_a_failure(self):
        self.stage.result("//a:t", "TIMEOUT")
        self.assert_ends("0 passed, 1 failed")

    def test_target_that_was_not_built_is_a_failure(self):
        self.stage.result("//a:t", "PASSED", [PASSING])
        self.stage.expected.append("//a:broken")
        self.assert_ends("1 passed, 1 failed")

    def test_passed_target_without_a_result_file_is_a_failure(self):
        self.stage.result("//a:t", "PASSED")
        self.assert_ends("0 passed, 1 failed")

    def test_shards_add_up_and_the_last_attempt_counts(self):
        self.stage.result("//a:t", "FAILED", [FAILING], attempt=1, shard=1)
        self.stage.result("//a:t", "PASSED", [PASSING], attempt=2, shard=1)
        self.stage.result("//a:t", "PASSED", [PASSING], shard=2)
        self.assert_ends("2 passed, 0 failed")

    def test_bazel_that_failed_without_a_failed_test_is_a_failure(self):
        self.stage.result("//a:t", "PASSED", [PASSING])
        self.stage.status = 1
        self.assert_ends("1 passed, 1 failed")

    def test_stage_without_any_test_is_a_failure(self):
        self.assert_ends("0 passed, 1 failed")

    def test_stages_add_up(self):
        other = Stage(self.directory.name, "asan")
        self.stage.result("//a:t", "PASSED", [PASSING, PASSING])
        other.result("//a:t", "FAILED", [PASSING, FAILING])
        code, lines = self.run_script(self.stage, other)
        self.assertEqual(lines[-1], "3 passed, 1 failed")
        self.assertEqual(code, 1)


if __name__ == "__main__":
    unittest.main()
