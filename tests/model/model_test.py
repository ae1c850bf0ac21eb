#!/usr/bin/env python3
"""Compares calls between processes with one CPython process, over random
programs.

    model_test.py MACHINE CPYTHON [--seed N] [--count N] [--without WORD,...]
                  [--processes] [--found DIRECTORY] [--replay FILE...]

MACHINE executes a program over real calls, CPYTHON in one process. With
--processes these are calls between processes, which die at times. A program that differs is made as short as it can be and printed; what was printed can be
replayed. Programs in DIRECTORY were found so, and are executed first.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "context", "oracle"))
import comparison  # noqa: E402

BATCH = 500  # programs for one start of both
GRAMMAR = comparison.Grammar(
    ("run", "call", "start"), ("end", "fail", "lose", "killed")
)


def main():
    parser = comparison.parser(__doc__.split("\n\n")[0], 1500)
    parser.add_argument("--processes", action="store_true")
    parser.add_argument("--without", default="")
    parser.add_argument("--found")
    args = parser.parse_args()
    mode = ["--processes"] if args.processes else []
    commands = [[args.machine, "run"] + mode, [args.cpython] + mode]
    generate = [args.machine, "generate", "--without=" + args.without]
    if args.processes:
        generate.append("--with=killed,restart")
    else:
        # To the library, servers in one process are one: an eviction takes
        # away nothing, as the chain's root is there.
        generate[-1] += ",evict"
    totals = comparison.Totals()
    if args.found and not args.replay:
        for name in sorted(os.listdir(args.found)):
            if not name.endswith(".txt"):
                continue  # not mended yet
            with open(os.path.join(args.found, name), encoding="utf-8") as file:
                programs = comparison.split(file.read())
            comparison.compare(commands, programs, GRAMMAR, totals)
    for programs in comparison.programs_of(args, BATCH, generate):
        comparison.compare(commands, programs, GRAMMAR, totals)
    print(
        f"{totals.programs} programs of {totals.steps} steps: no difference; "
        f"the rules leave {totals.open} of the outcomes open"
    )


if __name__ == "__main__":
    main()
