#!/usr/bin/env python3
"""Compares the library with CPython's contextvars, over random programs.

    oracle_test.py MACHINE CPYTHON [--seed N] [--count N] [--replay FILE]

MACHINE and CPYTHON execute programs; every line of what they print has to be
equal. A program that differs is made as short as it can be and printed; what
was printed can be replayed.
"""

import argparse
import itertools
import subprocess
import sys

BATCH = 2000  # programs for one start of both


def execute(command, programs):
    """Gives the lines that each program printed, by its name."""
    done = subprocess.run(
        command, input="".join(programs), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed with {done.returncode}: {done.stderr}")
    outcomes = []
    for line in done.stdout.splitlines():
        if line.startswith("program "):
            outcomes.append([])
        else:
            outcomes[-1].append(line)
    return outcomes


def split(text):
    """Cuts a text of many programs into one text each."""
    programs = []
    for line in text.splitlines(keepends=True):
        if line.startswith("program "):
            programs.append("")
        programs[-1] += line
    return programs


def first_difference(ours, theirs):
    for mine, other in itertools.zip_longest(ours, theirs):
        if mine != other:
            return f"  ours:    {mine}\n  CPython: {other}"
    return None


def shorter(lines):
    """Every program with a step less, a block with its body or without."""
    for i, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        word = line.split()[0]
        if word in ("end", "fail"):
            continue
        if word not in ("run", "thread"):
            yield lines[:i] + lines[i + 1 :]
            continue
        end = next(
            j
            for j in range(i + 1, len(lines))
            if lines[j].split()[0] in ("end", "fail")
            and len(lines[j]) - len(lines[j].lstrip()) == indent
        )
        yield lines[:i] + lines[end + 1 :]
        body = [inner[2:] for inner in lines[i + 1 : end]]
        yield lines[:i] + body + lines[end + 1 :]


def shrink(commands, program):
    head, *lines = program.splitlines()
    while True:
        for fewer in shorter(lines):
            text = "\n".join([head] + fewer) + "\n"
            ours, theirs = (execute(c, [text])[0] for c in commands)
            if ours != theirs:
                lines = fewer
                break
        else:
            return "\n".join([head] + lines) + "\n"


def compare(commands, programs):
    """Gives the numbers of the programs and of their steps."""
    ours, theirs = (execute(c, programs) for c in commands)
    if not len(programs) == len(ours) == len(theirs):
        sys.exit(f"of {len(programs)} programs came {len(ours)}, {len(theirs)}")
    for program, mine, other in zip(programs, ours, theirs):
        if mine == other:
            continue
        short = shrink(commands, program)
        mine, other = (execute(c, [short])[0] for c in commands)
        print(f"These outcomes differ:\n{first_difference(mine, other)}")
        print(f"in this program, which --replay takes:\n{short}", end="")
        sys.exit(1)
    return len(programs), sum(map(len, ours))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("machine")
    parser.add_argument("cpython")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--replay")
    args = parser.parse_args()
    commands = [[args.machine, "run"], [args.cpython]]
    totals = [0, 0]
    if args.replay:
        with open(args.replay, encoding="utf-8") as file:
            totals = compare(commands, split(file.read()))
    else:
        for start in range(0, args.count, BATCH):
            n = min(BATCH, args.count - start)
            generate = [args.machine, "generate", str(args.seed + start), str(n)]
            text = subprocess.check_output(generate, text=True)
            counted = compare(commands, split(text))
            totals = [a + b for a, b in zip(totals, counted)]
    print(f"{totals[0]} programs of {totals[1]} steps: no difference")


if __name__ == "__main__":
    main()
