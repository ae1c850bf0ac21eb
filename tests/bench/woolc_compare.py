#!/usr/bin/env python3
"""woolc beside protoc and buf: time and memory of whole processes.

    woolc_compare.py WOOLC [--rounds N] [--messages N] [--services N]

Both read a schema of the same meaning, made here. The rounds of all alternate;
what is printed is the median of each, and ratios. Memory is the largest
resident set that a process had.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, "tests/interop")
from peers import node_modules

BUF = os.path.join(
    node_modules(), "@bufbuild",
    "buf-linux-" + {"x86_64": "x64"}.get(platform.machine(),
                                         platform.machine()), "bin/buf")

MESSAGE = """/// Thing{i} is the one with number {i}.
message Thing{i} {{
  /// What it is called.
  string name = 1;
  repeated uint64 sizes = 2;
  Thing{other} next = 3;
  map<string, int64> counts = 4;
  optional bool is_good = 5;
  oneof shape {{
    double round = 6;
    bytes square = 7;
  }}
  Kind{kind} kind = 8;
}}

"""
ENUM = """enum Kind{i} {{
  KIND{i}_UNKNOWN = 0;
  KIND{i}_ONE = 1;
  KIND{i}_TWO = 2;
}}

"""
SERVICE = """/// Shop{i} sells things.
service Shop{i} {{
  /// Finds one.
  routine find(message Thing{a}) returns (message Thing{b});
  routine watch(message Thing{b}) returns (stream message Thing{a});
}}

"""
HELLO = """package hello;

service Greeter {
  /// Says hello.
  routine hello(string name) returns (string greeting);
}
"""


def schema(n_messages, n_services):
    n_enums = max(1, n_messages // 10)
    parts = ["package big;\n\n"]
    parts += [ENUM.format(i=i) for i in range(n_enums)]
    parts += [MESSAGE.format(i=i, other=i * 7 % n_messages, kind=i % n_enums)
              for i in range(n_messages)]
    parts += [SERVICE.format(i=i, a=i % n_messages, b=i * 3 % n_messages)
              for i in range(n_services)]
    return "".join(parts)


def run(command, directory):
    """Gives the seconds of a process that ends well."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=directory, check=True,
                   stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def memory(command, directory):
    """Gives bytes. A small process starts it: a new one begins with what its
    parent has, and Python has more than a small schema takes."""
    result = subprocess.run(["/usr/bin/time", "-f", "%M", *command],
                            cwd=directory, check=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            encoding="utf-8")
    return int(result.stderr.split()[-1]) * 1024


def compare(title, commands, directory, rounds, unit=lambda seconds: ""):
    """Prints a table; the first command is what others are compared with."""
    found = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (before, command) in commands.items():
            before()
            found[name].append(run(command, directory))
    print("\n%s (%d rounds, medians)" % (title, rounds))
    first = None
    for name, times in found.items():
        before, command = commands[name]
        before()
        seconds, size = statistics.median(times), memory(command, directory)
        first = first or (seconds, size)
        print("  %-20s %9.1f ms %7.2f times %8.1f MB %7.2f times%s" % (
            name, seconds * 1e3, seconds / first[0], size / 1e6,
            size / first[1], unit(seconds)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("woolc")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--messages", type=int, default=10000)
    parser.add_argument("--services", type=int, default=1000)
    options = parser.parse_args()
    woolc = os.path.abspath(options.woolc)
    with tempfile.TemporaryDirectory() as directory:
        def path(name):
            return os.path.join(directory, name)

        def write(name, text):
            with open(path(name), "w", encoding="utf-8") as out:
                out.write(text)

        def nothing():
            pass

        for name, text in (("big", schema(options.messages, options.services)),
                           ("hello", HELLO)):
            write(name + ".wool", text)
            subprocess.run([woolc, "--proto", name + ".wool"], cwd=directory,
                           check=True)
        os.mkdir(path("buf"))
        for name in ("big", "hello"):
            shutil.copy(path(name + ".proto"), path("buf"))
        size = os.path.getsize(path("big.wool"))
        print("%d messages, %d services: %.1f MB of .wool, %.1f MB of .proto" %
              (options.messages, options.services, size / 1e6,
               os.path.getsize(path("big.proto")) / 1e6))
        os.mkdir(path("out"))
        compare("compile", {
            "woolc, to C": (nothing, [woolc, "-o", "out", "big.wool"]),
            "protoc, to C++": (nothing, ["protoc", "--cpp_out=out",
                                         "big.proto"]),
            "protoc, descriptors": (nothing, ["protoc", "-oout/set",
                                              "big.proto"]),
            "buf build": (nothing, [BUF, "build", "buf", "-o", "out/set.pb"]),
        }, directory, options.rounds)
        compare("hello world", {
            "woolc, to C": (nothing, [woolc, "-o", "out", "hello.wool"]),
            "protoc, to C++": (nothing, ["protoc", "--cpp_out=out",
                                         "hello.proto"]),
            "buf build": (nothing, [BUF, "build", "buf/hello.proto", "-o",
                                    "out/set.pb"]),
        }, directory, 3 * options.rounds)
        messy = open(path("big.wool"), encoding="utf-8").read().replace(
            "  ", " ")
        compare("format", {
            "woolc fmt": (lambda: write("messy.wool", messy),
                          [woolc, "fmt", "messy.wool"]),
            "buf format": (nothing, [BUF, "format", "buf/big.proto", "-o",
                                     "out/formatted"]),
        }, directory, options.rounds,
                lambda seconds: "  %5.1f MB/s" % (size / seconds / 1e6))


if __name__ == "__main__":
    main()
