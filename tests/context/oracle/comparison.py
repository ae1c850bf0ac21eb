"""Compares two machines over programs, and makes short what differs.

A machine is a command that reads programs from standard input and writes, for
each, its line `program NAME` and then the outcomes of its steps. An outcome of
the second machine may list several, with ` ~ ` between them, where the rules
leave more than one open; the first machine's has to be one of them.
"""

import argparse
import itertools
import subprocess
import sys


class Grammar:
    """The words that have a body, and those that end one."""

    def __init__(self, blocks, endings):
        self.blocks = blocks
        self.endings = endings


def execute(command, programs):
    """Gives the lines that each program printed."""
    done = subprocess.run(
        command, input="".join(programs), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed with {done.returncode}: {done.stderr}")
    sys.stderr.write(done.stderr)
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
        if programs:
            programs[-1] += line
    return programs


def agree(mine, other):
    """Whether an outcome is the other, or one of those that it leaves open."""
    if mine == other:
        return True
    if mine is None or other is None or " ~ " not in other:
        return False
    head, arrow, rest = other.partition(" -> ")
    outcomes, bar, dump = rest.partition(" | ")
    return any(
        mine == head + arrow + outcome + bar + dump
        for outcome in outcomes.split(" ~ ")
    )


def first_difference(ours, theirs):
    for mine, other in itertools.zip_longest(ours, theirs):
        if not agree(mine, other):
            return f"  ours:    {mine}\n  CPython: {other}"
    return None


def shorter(lines, grammar):
    """Every program with a step less, a block with its body or without."""
    for i, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        word = line.split()[0]
        if word in grammar.endings:
            continue
        if word not in grammar.blocks:
            yield lines[:i] + lines[i + 1 :]
            continue
        end = next(
            j
            for j in range(i + 1, len(lines))
            if lines[j].split()[0] in grammar.endings
            and len(lines[j]) - len(lines[j].lstrip()) == indent
        )
        yield lines[:i] + lines[end + 1 :]
        body = [inner[2:] for inner in lines[i + 1 : end]]
        yield lines[:i] + body + lines[end + 1 :]


def shrink(commands, program, grammar):
    """Removes what does not matter, from the front, until nothing is left."""
    head, *lines = program.splitlines()
    while True:
        for fewer in shorter(lines, grammar):
            text = "\n".join([head] + fewer) + "\n"
            ours, theirs = (execute(c, [text])[0] for c in commands)
            if first_difference(ours, theirs):
                lines = fewer
                break
        else:
            return "\n".join([head] + lines) + "\n"


class Totals:
    def __init__(self):
        self.programs = self.steps = self.open = 0

    def add(self, outcomes):
        self.programs += len(outcomes)
        self.steps += sum(map(len, outcomes))
        self.open += sum(" ~ " in line for lines in outcomes for line in lines)


def compare(commands, programs, grammar, totals):
    """Adds to the totals; a difference ends the process."""
    ours, theirs = (execute(c, programs) for c in commands)
    if not len(programs) == len(ours) == len(theirs):
        sys.exit(f"of {len(programs)} programs came {len(ours)}, {len(theirs)}")
    for program, mine, other in zip(programs, ours, theirs):
        if not first_difference(mine, other):
            continue
        short = shrink(commands, program, grammar)
        mine, other = (execute(c, [short])[0] for c in commands)
        print(f"These outcomes differ:\n{first_difference(mine, other)}")
        print(f"in this program, which --replay takes:\n{short}", end="")
        sys.exit(1)
    totals.add(theirs)


def parser(description, count):
    made = argparse.ArgumentParser(description=description)
    made.add_argument("machine")
    made.add_argument("cpython")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--count", type=int, default=count)
    made.add_argument("--replay", nargs="+", help="files of programs")
    return made


def programs_of(args, batch, generate):
    """Yields texts of programs: those to be replayed, or generated ones."""
    for path in args.replay or []:
        with open(path, encoding="utf-8") as file:
            yield split(file.read())
    for start in range(0, 0 if args.replay else args.count, batch):
        n = min(batch, args.count - start)
        command = generate + [str(args.seed + start), str(n)]
        yield split(subprocess.check_output(command, text=True))
