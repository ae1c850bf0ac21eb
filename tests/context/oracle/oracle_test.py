#!/usr/bin/env python3
"""Compares the library with CPython's contextvars, over random programs.

    oracle_test.py MACHINE CPYTHON [--seed N] [--count N] [--replay FILE...]

MACHINE and CPYTHON execute programs; every line of what they print has to be
equal. A program that differs is made as short as it can be and printed; what
was printed can be replayed.
"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import comparison  # noqa: E402

BATCH = 2000  # programs for one start of both
GRAMMAR = comparison.Grammar(("run", "thread"), ("end", "fail"))


def main():
    args = comparison.parser(__doc__.splitlines()[0], 2000).parse_args()
    commands = [[args.machine, "run"], [args.cpython]]
    totals = comparison.Totals()
    for programs in comparison.programs_of(args, BATCH, [args.machine, "generate"]):
        comparison.compare(commands, programs, GRAMMAR, totals)
    print(f"{totals.programs} programs of {totals.steps} steps: no difference")


if __name__ == "__main__":
    main()
