#!/usr/bin/env python3
"""What context on the wire costs.

    context_wire.py WIRE_PEER WIRE_GROWTH [--rounds N] [--calls N] [--max N]
                    [--only PART]

Parts:
  instructions  per unarmed call of a service beside the same routine of an
                extern one, which has no context by construction; of client and
                server by themselves, counted by valgrind
  time          processor time per call, of a plain, an unarmed and an armed
                call (eight small variables), in interleaved rounds; medians
  growth        of the manifest, and of the time of a call with it

Processes are bound to one core, the first there is, but for growth.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys

KINDS = ("plain", "unarmed", "armed")
FEW, MANY = 500, 2500  # calls that instructions are counted for


def pin():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


class Server:
    def __init__(self, peer, prefix=()):
        self.process = subprocess.Popen(
            [*prefix, peer, "server"], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, preexec_fn=pin)
        word, self.address = self.process.stdout.readline().split()
        assert word == "ready"

    def run(self, peer, kind, outstanding, calls, quits=True, prefix=()):
        """Gives the client's output and errors."""
        done = subprocess.run(
            [*prefix, peer, "client", self.address, kind, str(outstanding),
             str(calls)] + ["quit"] * quits,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            preexec_fn=pin)
        if done.returncode:
            self.process.kill()
            sys.exit("client of %s: %s" % (kind, done.stderr))
        return done

    def errors(self):
        """Waits for its end."""
        return self.process.communicate()[1]


# ---- instructions ----

VALGRIND = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")


def collected(text):
    return int(re.search(r"Collected : (\d+)", text).group(1))


def count(peer, side, kind, calls):
    prefix = {side: VALGRIND}
    server = Server(peer, prefix.get("server", ()))
    client = server.run(peer, kind, 1, calls, True, prefix.get("client", ()))
    errors = server.errors()
    return collected(client.stderr if side == "client" else errors)


def instructions(options):
    if not shutil.which("valgrind"):
        print("instructions: valgrind is not installed\n")
        return
    print("Instructions per call (valgrind), one call outstanding; medians of %d "
          "rounds, of %d calls more each\n" % (options.rounds, MANY - FEW))
    print("| side | " + " | ".join(KINDS) + " | unarmed / plain |")
    print("|---" * 5 + "|")
    for side in ("client", "server"):
        found = {kind: [] for kind in KINDS}
        for _ in range(options.rounds):
            for kind in KINDS:
                more = count(options.peer, side, kind, MANY)
                less = count(options.peer, side, kind, FEW)
                found[kind].append((more - less) / (MANY - FEW))
        each = [statistics.median(found[kind]) for kind in KINDS]
        print("| %s | %s | %+.2f%% |" % (
            side, " | ".join("%.0f" % n for n in each),
            (each[1] / each[0] - 1) * 100), flush=True)
    print()


# ---- time ----

def time(options):
    for outstanding, title in ((1, "One call outstanding, blocking"),
                               (100, "A hundred outstanding, started")):
        found = {kind: [] for kind in KINDS}
        for turn in range(options.rounds):
            for i in range(len(KINDS)):
                kind = KINDS[(i + turn) % len(KINDS)]
                server = Server(options.peer)
                done = server.run(options.peer, kind, outstanding,
                                  options.calls)
                server.errors()
                found[kind].append([float(n) for n in done.stdout.split()])
        print("%s: µs of processor time per call; medians of %d rounds of %d "
              "calls, and of the rounds' ratios to unarmed\n"
              % (title, options.rounds, options.calls))
        print("| call | client | server | client / unarmed | server / unarmed |")
        print("|---" * 5 + "|")
        for kind in KINDS:
            cells = [kind]
            for side in (0, 1):
                cells.append("%.2f" % (statistics.median(
                    sample[side] for sample in found[kind]) / 1000))
            for side in (0, 1):
                cells.append("%.3f" % statistics.median(
                    mine[side] / other[side] for mine, other
                    in zip(found[kind], found["unarmed"])))
            print("| " + " | ".join(cells) + " |", flush=True)
        print()


# ---- growth ----

def growth(options):
    print("The manifest of a request after so many steps, and the time of a call "
          "with it (median, wall)\n")
    print("| story | steps | bytes | µs per call |")
    print("|---" * 4 + "|")
    with subprocess.Popen([options.growth, str(options.max)],
                          stdout=subprocess.PIPE, text=True) as program:
        for line in program.stdout:
            print("| " + " | ".join(line.rstrip("\n").split("\t")) + " |",
                  flush=True)
    if program.returncode:
        sys.exit("%s failed" % options.growth)
    print()


PARTS = {"instructions": instructions, "time": time, "growth": growth}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("growth")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--calls", type=int, default=20000)
    parser.add_argument("--max", type=int, default=100000)
    parser.add_argument("--only", choices=sorted(PARTS))
    options = parser.parse_args()
    for name, part in PARTS.items():
        if options.only in (None, name):
            part(options)


if __name__ == "__main__":
    main()
