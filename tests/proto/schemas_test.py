#!/usr/bin/python3
"""Schemas that nobody here wrote: each .proto of a package becomes .wool, that
becomes C without a warning, and its descriptor is the one that protoc makes.

    schemas_test.py WOOLC RUNTIME_HEADERS 'C WARNINGS' PACKAGE
"""

import collections
import concurrent.futures
import difflib
import os
import re
import subprocess
import sys

sys.path.insert(0, "tests/proto")
import descriptors
import packages
from google.protobuf import descriptor_pb2

WORKERS = 2
SAID = re.compile(r"\[(W\d{4})\]")


def run(command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def read_set(path):
    with open(path, "rb") as file:
        return descriptor_pb2.FileDescriptorSet.FromString(file.read())


class Run:
    def __init__(self, woolc, headers, warnings, package, scratch):
        self.woolc = woolc
        self.cc = (["gcc", "-std=c11"] + warnings.split()
                   + ["-Werror", "-O0", "-I", headers])
        self.package = package
        self.scratch = scratch
        self.wool = os.path.join(scratch, "wool")
        self.c = os.path.join(scratch, "c")
        self.roots = packages.roots(package)
        self.include = [x for r in self.roots for x in ("-I", r)]
        self.names = packages.files(package)
        self.counts = collections.Counter()
        self.reasons = collections.Counter()
        self.codes = collections.Counter()
        self.failures = []

    def fail(self, name, what, output):
        if isinstance(output, bytes):
            output = output.decode(errors="replace")
        self.failures.append("%s: %s\n%s" % (name, what, output[-2000:]))

    # ---- the steps for one file; each says whether to go on ----

    def protoc(self, name):
        out = os.path.join(self.scratch, "theirs", name + ".pb")
        os.makedirs(os.path.dirname(out), exist_ok=True)
        done = run(["protoc", *self.include, "--include_imports",
                    "--descriptor_set_out=" + out, name])
        return out if done.returncode == 0 else None

    def import_one(self, name, root):
        # A file is known by the first directory that it lies in.
        return run([self.woolc, "import", "-I", root, *self.include,
                    "--out", self.wool, os.path.join(root, name)])

    def compile_one(self, name):
        stem = name[:-len(".proto")]
        out = os.path.join(self.scratch, "ours", name + ".pb")
        os.makedirs(os.path.dirname(out), exist_ok=True)
        done = run([self.woolc, "-I", self.wool, "--out", self.c, "--c",
                    "--descriptor_set_out", out,
                    os.path.join(self.wool, stem + ".wool")])
        return done, out

    def build_one(self, name):
        source = os.path.join(self.c, name[:-len(".proto")] + ".wool.c")
        return run(self.cc + ["-I", self.c, "-c", source, "-o", "/dev/null"])

    # ---- the package ----

    def each(self, step, names):
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            return dict(zip(names, pool.map(step, names)))

    def ship(self, name):
        """Writes the C of a schema that woolc has; False: it has none."""
        return run([self.woolc, "--out", self.c, "--c",
                    name[:-len(".proto")] + ".wool"]).returncode == 0

    def needed(self, theirs):
        """name -> root, of the files of other packages."""
        found = {}
        for path in filter(None, theirs.values()):
            for file in read_set(path).file:
                if file.name not in self.names and file.name not in found:
                    found[file.name] = next(
                        r for r in self.roots
                        if os.path.exists(os.path.join(r, file.name)))
        return {n: r for n, r in found.items() if not self.ship(n)}

    def import_all(self, theirs):
        others = self.needed(theirs)
        done = self.each(lambda n: self.import_one(n, others[n]), list(others))
        for name, result in done.items():
            if result.returncode == 0:
                result = self.compile_one(name)[0]
            if result.returncode and b"W0501" not in result.stdout:
                self.fail(name, "is needed", result.stdout)
        done = self.each(lambda n: self.import_one(n, self.names[n]),
                         list(self.names))
        kept = []
        for name, result in done.items():
            text = result.stdout.decode(errors="replace")
            codes = SAID.findall(text)
            if result.returncode == 0:
                self.codes.update(codes)
                kept.append(name)
                if theirs[name] is None:
                    self.counts["not for protoc"] += 1
            elif theirs[name] is None:
                self.counts["refused by both"] += 1
            else:
                self.counts["refused"] += 1
                expected = self.package.refused.get(name)
                if expected is None or expected not in codes:
                    self.fail(name, "cannot be imported", text)
        return kept

    def compare(self, name, theirs, ours):
        sets = [read_set(theirs), read_set(ours)]
        wanted = next(f for f in sets[0].file if f.name == name)
        self.counts["messages"] += sum(
            not m.options.map_entry for m in descriptors.messages(wanted))
        self.counts["services"] += len(wanted.service)
        declared = {}
        for file in sets[0].file:
            for full, origin in full_names(file):
                declared[full] = origin
        has_renames = any(self.codes[c] for c in ("W0616", "W0617", "W0618"))
        reasons = descriptors.compare(wanted, sets[1].file[0], declared,
                                      has_renames)
        if reasons is None:
            self.counts["different"] += 1
            self.fail(name, "another descriptor",
                      difference(str(wanted), str(sets[1].file[0])))
        elif reasons:
            self.counts["explained"] += 1
            self.reasons.update(reasons)
        else:
            self.counts["equal"] += 1

    def all(self):
        names = list(self.names)
        theirs = self.each(self.protoc, names)
        self.counts["files"] = len(names)
        kept = self.import_all(theirs)
        compiled = self.each(self.compile_one, kept)
        good = []
        for name, (done, _) in compiled.items():
            if done.returncode == 0:
                good.append(name)
            elif SAID.findall(done.stdout.decode()).count("W0501"):
                self.counts["clash in C"] += 1
            else:
                self.fail(name, "does not compile", done.stdout)
        if self.counts["clash in C"] != self.package.clashes:
            self.fail("all", "names clash in C in other files than known",
                      "expected %d" % self.package.clashes)
        for name, done in self.each(self.build_one, good).items():
            if done.returncode:
                self.fail(name, "gcc", done.stdout)
        for name in good:
            if theirs[name]:
                self.compare(name, theirs[name], compiled[name][1])


def difference(left, right):
    return "\n".join(list(difflib.unified_diff(
        left.splitlines(), right.splitlines(), "protoc", "woolc",
        lineterm="", n=2))[:60])


def full_names(file):
    """(full name of a message or enum, name of its file)"""
    todo = [(file.package, m) for m in file.message_type]
    todo += [(file.package, e) for e in file.enum_type]
    while todo:
        scope, decl = todo.pop()
        full = scope + "." + decl.name if scope else decl.name
        yield full, file.name
        if isinstance(decl, descriptor_pb2.DescriptorProto):
            todo += [(full, d) for d in decl.nested_type]
            todo += [(full, d) for d in decl.enum_type]


def main(woolc, headers, warnings, name):
    package = packages.find(name)
    if not packages.is_there(package):
        print("%s is not installed: not run" % name)
        return 0
    scratch = os.path.join(os.environ["TEST_TMPDIR"], name)
    run_ = Run(os.path.abspath(woolc), os.path.abspath(headers), warnings,
               package, scratch)
    run_.all()
    counts = run_.counts
    print(name)
    for key in ("files", "messages", "services", "equal", "explained",
                "different", "clash in C", "refused", "refused by both",
                "not for protoc"):
        print("  %-24s %d" % (key, counts[key]))
    for reason, n in sorted(run_.reasons.items()):
        print("    %-22s %d" % (reason, n))
    print("  said: " + ", ".join(
        "%s %d" % item for item in sorted(run_.codes.items())))
    for failure in run_.failures:
        print("FAILED: " + failure)
    assert counts["files"] > 0
    return 1 if run_.failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
