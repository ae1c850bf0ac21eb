#!/usr/bin/env python3
"""Counts what the stages of tests/run.sh came to.

    run_results.py DIRECTORY STAGE...

For each stage DIRECTORY holds STAGE.expected (the labels that should have
run), STAGE.events (Bazel's build event protocol, as JSON lines) and
STAGE.status (Bazel's exit status). Bazel's events are the source, and not the
files below bazel-testlogs, because those outlive the run that wrote them.

A case is a GoogleTest case or a script. A target that was not built, was not
run, timed out, or failed although every case it reported passed (a leak found
at exit) counts as one failed case.
"""

import json
import os
import sys
import urllib.parse
import xml.etree.ElementTree


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []


def read_lines(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            return [line.strip() for line in lines if line.strip()]
    except FileNotFoundError:
        return []


def local_path(uri):
    return urllib.parse.unquote(urllib.parse.urlparse(uri).path)


def test_results(events):
    """Label -> [(status, path of test.xml or None)], one a shard or run."""
    latest = {}
    for line in events:
        try:
            event = json.loads(line)
        except ValueError:
            continue  # the line Bazel was at when it was killed
        key = event.get("id", {}).get("testResult")
        result = event.get("testResult")
        if key is None or result is None:
            continue
        xml = None
        for output in result.get("testActionOutput", []):
            if output.get("name") == "test.xml":
                xml = local_path(output.get("uri", ""))
        part = (key["label"], key.get("run", 0), key.get("shard", 0))
        attempt = key.get("attempt", 0)
        if part not in latest or latest[part][0] <= attempt:
            latest[part] = (attempt, result.get("status", "NO_STATUS"), xml)
    by_label = {}
    for (label, _, _), (_, status, xml) in latest.items():
        by_label.setdefault(label, []).append((status, xml))
    return by_label


def add_cases(tally, label, path):
    """Adds the cases of one test.xml; how many failed, or None if unread."""
    try:
        root = xml.etree.ElementTree.parse(path).getroot()
    except (OSError, xml.etree.ElementTree.ParseError):
        return None
    failures = 0
    for case in root.iter("testcase"):
        name = ".".join(filter(None, [case.get("classname"), case.get("name")]))
        # A script, or a crash, is one case that bears the target's name.
        whole_target = name == label.lstrip("/").replace(":", "/")
        name = label if whole_target else "%s %s" % (label, name)
        if case.find("failure") is not None or case.find("error") is not None:
            failures += 1
            tally.failed.append(name)
        elif (
            case.find("skipped") is not None
            or case.get("result") == "skipped"
            or case.get("status") == "notrun"
        ):
            tally.skipped.append(name)
        else:
            tally.passed += 1
    return failures


def count_stage(directory, stage):
    base = os.path.join(directory, stage)
    tally = Tally()
    results = test_results(read_lines(base + ".events"))
    for label in sorted(set(read_lines(base + ".expected")) | set(results)):
        if label not in results:
            tally.failed.append("%s (not built or not run)" % label)
            continue
        for status, path in results[label]:
            failures = add_cases(tally, label, path) if path else None
            if status == "PASSED" and failures is None:
                tally.failed.append("%s (passed, but left no result)" % label)
            elif status != "PASSED" and not failures:
                tally.failed.append("%s (%s)" % (label, status.lower()))
    code = (read_lines(base + ".status") or ["unknown"])[0]
    if code != "0" and not tally.failed:
        tally.failed.append("%s: bazel exited with %s" % (stage, code))
    if not tally.passed and not tally.failed:
        tally.failed.append("%s: no test was found" % stage)
    return tally


def main(arguments):
    directory, stages = arguments[0], arguments[1:]
    passed, failed, skipped = 0, [], []
    for stage in stages:
        tally = count_stage(directory, stage)
        print(
            "%-8s %d passed, %d failed, %d skipped"
            % (stage, tally.passed, len(tally.failed), len(tally.skipped))
        )
        for name in tally.failed:
            print("  FAILED %s" % name)
        passed += tally.passed
        failed += tally.failed
        skipped += tally.skipped
    names = " (%s)" % ", ".join(sorted(set(skipped))) if skipped else ""
    print("skipped: %d%s" % (len(skipped), names))
    print("%d passed, %d failed" % (passed, len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
