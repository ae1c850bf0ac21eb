#!/usr/bin/env python3
"""Executes the oracle's programs on CPython's own contextvars.

Reads programs from standard input and writes an outcome for each step, in the
format of machine.cc.
"""

import contextvars
import os
import sys
import threading

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import programs  # noqa: E402

VALUES = {"None": None, "nan1": float("nan"), "nan2": float("nan")}


class Failure(Exception):
    """Leaves a run."""


def make_vars():
    """v0 and v1 have no default, v2 has 7, v3 has None."""
    make = contextvars.ContextVar
    return {
        "v0": make("v0"),
        "v1": make("v1"),
        "v2": make("v2", default=7),
        "v3": make("v3", default=None),
    }


def value_of(word):
    return VALUES[word] if word in VALUES else int(word)


class Machine:
    def __init__(self, variables, out):
        self.vars = variables
        self.contexts = {"c0": contextvars.Context()}
        self.tokens = {}
        self.out = out

    def execute(self, name, steps):
        self.out.append(f"program {name}")
        outcome = self.run("c0", steps, ["end"])
        if outcome != "done":
            self.out.append(f"c0: {outcome}")

    def named(self, text):
        """Names instead of addresses; the module's name is not ours."""
        text = text.replace("<_contextvars.Context ", "<Context ")
        if "0x" not in text:
            return text
        for objects in (self.vars, self.contexts, self.tokens):
            for name, thing in objects.items():
                text = text.replace(hex(id(thing)), name)
        return text

    def failed(self, error):
        text = self.named(str(error))
        kind = type(error).__name__
        if kind == "TypeError":
            text = text.split(", got ")[0]
        return f"{kind} {text}"

    def bindings(self, context):
        pairs = sorted((v.name, value) for v, value in context.items())
        return "{" + " ".join(f"{n}={v}" for n, v in pairs) + "}"

    def dump(self, words, outcome):
        contexts = " ".join(
            name + self.bindings(context)
            for name, context in sorted(self.contexts.items())
        )
        now = self.bindings(contextvars.copy_context())
        self.out.append(f"{' '.join(words)} -> {outcome} | {contexts} now{now}")

    def steps(self, body):
        for step in body:
            self.dump(step[0], self.outcome_of(*step))

    def run(self, name, body, ending):
        def inside():
            self.steps(body)
            if ending == ["fail"]:
                raise Failure

        try:
            self.contexts[name].run(inside)
        except Failure:
            return "failed"
        except RuntimeError as error:
            return self.failed(error)
        return "done"

    def known(self, words):
        makes = words[0] in ("set", "new", "copy", "copy_current")
        for word in words[1 : -1 if makes else None]:
            if word[0] == "t" and word not in self.tokens:
                return False
            if word[0] == "c" and word not in self.contexts:
                return False
        return True

    def outcome_of(self, words, body, ending):
        if not self.known(words):
            return "undefined"
        try:
            return getattr(self, "do_" + words[0])(words, body, ending)
        except (LookupError, RuntimeError, TypeError, ValueError) as error:
            return self.failed(error)

    def do_set(self, w, *_):
        self.tokens[w[3]] = self.vars[w[1]].set(value_of(w[2]))
        return self.named(repr(self.tokens[w[3]]))

    def do_reset(self, w, *_):
        self.vars[w[1]].reset(self.tokens[w[2]])
        return "done"

    def do_reset_own(self, w, *_):
        token = self.tokens[w[1]]
        token.var.reset(token)
        return "done"

    def do_bad_reset(self, w, *_):
        self.vars[w[1]].reset(self.contexts.get(w[2]))
        return "done"

    def do_drop(self, w, *_):
        del self.tokens[w[1]]
        return "done"

    def do_get(self, w, *_):
        var = self.vars[w[1]]
        return str(var.get(value_of(w[2])) if len(w) > 2 else var.get())

    def do_new(self, w, *_):
        self.contexts[w[1]] = contextvars.Context()
        return "done"

    def do_copy(self, w, *_):
        self.contexts[w[2]] = self.contexts[w[1]].copy()
        return "done"

    def do_copy_current(self, w, *_):
        self.contexts[w[1]] = contextvars.copy_context()
        return "done"

    def do_run(self, w, body, ending):
        return self.run(w[1], body, ending)

    def do_thread(self, _, body, __):
        thread = threading.Thread(target=self.steps, args=(body,))
        thread.start()
        thread.join()
        return "done"

    def do_len(self, w, *_):
        return str(len(self.contexts[w[1]]))

    def do_in(self, w, *_):
        return str(self.vars[w[2]] in self.contexts[w[1]])

    def do_lookup(self, w, *_):
        return str(self.contexts[w[1]][self.vars[w[2]]])

    def do_iterate(self, w, *_):
        return self.bindings(self.contexts[w[1]])

    def do_equal(self, w, *_):
        return str(self.contexts[w[1]] == self.contexts[w[2]])

    def do_old(self, w, *_):
        token = self.tokens[w[1]]
        missing = token.old_value is contextvars.Token.MISSING
        old = "MISSING" if missing else token.old_value
        return f"{token.var.name} {old}"

    def do_repr(self, w, *_):
        objects = {"v": self.vars, "c": self.contexts, "t": self.tokens}
        return self.named(repr(objects[w[1][0]][w[1]]))

    def do_same(self, w, *_):
        return str(self.tokens[w[1]] == self.tokens[w[2]])


def main():
    variables = make_vars()
    for name, steps in programs.parse(sys.stdin, ("run", "thread"), ("end", "fail")):
        out = []
        Machine(variables, out).execute(name, steps)
        print("\n".join(out))


if __name__ == "__main__":
    main()
