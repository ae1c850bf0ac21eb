#!/usr/bin/env python3
"""Contexts of the library beside those of CPython: time and ratio.

    context_compare.py CONTEXT_BENCH [--rounds N] [--seconds S]

The rounds of both alternate; what is printed is the best round of each, in
nanoseconds, as neighbours on the machine only ever add. The loop around CPython's
operations is measured and taken off.
"""

import argparse
import contextvars
import json
import random
import subprocess
import timeit

SIZES = (1, 10, 100, 1000)
OPERATIONS = {
    "Get": ("get", "middle.get()"),
    "SetReset": ("set and reset", "middle.reset(middle.set(7))"),
    "Copy": ("copy", "context.copy()"),
    "CopySet": ("copy, first set", "context.copy().run(middle.set, 7)"),
}
EACH = "GetEach"


def measure_cpython(seconds):
    """Gives nanoseconds by (operation, size)."""
    found = {}
    for size in SIZES:
        context = contextvars.Context()
        context.run(measure_context, context, size, seconds, found)
    return found


def measure_context(context, size, seconds, found):
    variables = [contextvars.ContextVar(f"v{i}") for i in range(size)]
    random.Random(1).shuffle(variables)
    for i, var in enumerate(variables):
        var.set(i)
    scope = {
        "context": context,
        "middle": variables[size // 2],
        "variables": variables,
    }

    def time(statement, per_loop=1):
        timer = timeit.Timer(statement, globals=scope)
        loops = max(1, int(seconds / (timer.timeit(1000) / 1000)))
        return timer.timeit(loops) / loops / per_loop * 1e9

    empty = time("pass")
    for name, (_, statement) in OPERATIONS.items():
        found[name, size] = time(statement) - empty
    each = time("for v in variables: v.get()", size)
    found[EACH, size] = each - time("for v in variables: pass", size)


def measure_ours(bench, seconds):
    output = subprocess.check_output(
        [bench, "--benchmark_format=json", f"--benchmark_min_time={seconds}"],
        stderr=subprocess.DEVNULL,
    )
    found = {}
    for result in json.loads(output)["benchmarks"]:
        name, size = result["name"].split("/")
        found[name, int(size)] = result["cpu_time"]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.1)
    args = parser.parse_args()
    ours, theirs = [], []
    for _ in range(args.rounds):
        ours.append(measure_ours(args.bench, args.seconds))
        theirs.append(measure_cpython(args.seconds))

    def best(rounds, key):
        return min(found[key] for found in rounds)

    titles = {name: title for name, (title, _) in OPERATIONS.items()}
    titles[EACH] = "get of each in turn"
    print(f"{'operation':20} {'vars':>5} {'wool ns':>9} {'CPython ns':>11} ratio")
    for name in ("Get", EACH, "SetReset", "Copy", "CopySet"):
        for size in SIZES:
            mine, other = (best(r, (name, size)) for r in (ours, theirs))
            print(
                f"{titles[name]:20} {size:5} {mine:9.1f} {other:11.1f} "
                f"{mine / other:5.2f}"
            )


if __name__ == "__main__":
    main()
