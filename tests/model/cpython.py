#!/usr/bin/env python3
"""Executes the model's programs on CPython's own contextvars, in one process.

Reads programs from standard input and writes an outcome for each step, in the
format of machine.cc. With --processes, W3 does not know the variable v4.

The outcomes are CPython's: a call's body runs in the Context of its caller, a
started one's in a copy. What CPython knows nothing of is added by a few rules,
which README.md explains: whose handle a process has, values that do not
travel, and exchanges that have not happened.
"""

import contextvars
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "context", "oracle"))
import programs  # noqa: E402

BLOCKS = ("run", "call", "start")
ENDINGS = ("end", "fail", "lose", "killed")
NOTHING = object()


class Marker:
    """In a handle, in place of the value before the set."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = Marker("MISSING")
# It is there, but has not come here. What a set here has hidden can be given
# back here; what has not come with a token cannot.
WITHHELD = Marker("WITHHELD")
LOST = Marker("LOST")
# A binding that stands for none, where CPython cannot unbind.
UNBOUND = Marker("UNBOUND")


class Hard:
    """A value that is not encoded (u1, u2), or not decoded (d1)."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class Wrapped:
    """A value that is made of tokens, as one process sees it."""

    def __init__(self, handles):
        self.handles = handles  # pairs of name and Handle

    def __repr__(self):
        return "[" + " ".join(name for name, _ in self.handles) + "]"


VALUES = {"None": None, "u1": Hard("u1"), "u2": Hard("u2"), "d1": Hard("d1")}


def value_of(word):
    return VALUES[word] if word in VALUES else int(word)


def make_vars():
    """v0, v1 and v4 have no default, v2 has 7, v3 has None."""
    make = contextvars.ContextVar
    return {
        "v0": make("v0"),
        "v1": make("v1"),
        "v2": make("v2", default=7),
        "v3": make("v3", default=None),
        "v4": make("v4"),
    }


class Failure(Exception):
    """Leaves a run."""


class Chain:
    """A line of execution."""


class Instance:
    """A Context of the library: its ledger, and which other it is kin of."""

    def __init__(self):
        self.kin = None
        self.spent = set()  # ids of tokens that it has heard are consumed
        self.doubtful = False  # an exchange that did not happen was in it

    def eldest(self):
        return self.kin.eldest() if self.kin else self

    def join(self, other):
        other = other.eldest()
        if other is not self.eldest():
            self.eldest().kin = other

    def is_kin_of(self, other):
        return self.eldest() is other.eldest()


class Handle:
    """What a process has of a token."""

    def __init__(self, token, home, old):
        self.token = token
        self.home = home  # an Instance, or None
        self.old = old  # a value, as this process has it, or a marker
        self.used = False  # came as a used one
        self.doubtful = False  # may be believed to be used, wrongly
        self.made_in = None  # the Place of the set, of a native one


class Process:
    def __init__(self, name, unknown=()):
        self.name = name
        self.unknown = unknown  # variables that it has not declared
        self.handles = {}
        self.contexts = {}  # Places that were copied, and live on
        self.instances = {}  # by chain: what its server has cached


class Place:
    """What a step is executed in: a Context of a process, in one frame."""

    def __init__(self, process, context, chain, instance, contexts):
        self.process = process
        self.context = context
        self.chain = chain
        self.instance = instance
        self.contexts = contexts  # names that can be run
        self.hidden = set()  # names of variables whose value has not come
        self.changed = set()  # what a response has to tell
        self.entered = False


def is_used(token):
    return repr(token).startswith("<Token used ")


class Machine:
    def __init__(self, variables, out, has_processes):
        self.vars = variables
        self.out = out
        self.has_processes = has_processes
        names = ("A", "W1", "W2", "W3")
        self.processes = {name: Process(name) for name in names}
        if has_processes:
            self.processes["W3"].unknown = ("v4",)
        self.tokens = []  # all, so that their ids stay theirs
        self.chains = {}  # by id of a token
        self.places = []  # that are executed, the innermost last

    @property
    def at(self):
        return self.places[-1]

    def execute(self, name, steps):
        self.out.append(f"program {name}")
        a = self.processes["A"]
        context = contextvars.Context()
        root = Place(a, context, Chain(), Instance(), a.contexts)
        context.run(self.inside, root, steps)

    def inside(self, place, steps):
        """Executes steps in a Place, whose Context is the current one."""
        self.places.append(place)
        try:
            for step in steps:
                self.dump(step[0], self.outcome_of(*step))
        finally:
            self.places.pop()

    # ---- texts ----

    def named(self, text, handle=None):
        """Names instead of addresses."""
        text = text.replace("<_contextvars.Context ", "<Context ")
        if "0x" not in text:
            return text
        for name, var in self.vars.items():
            text = text.replace(hex(id(var)), name)
        for name, place in self.at.contexts.items():
            text = text.replace(hex(id(place.context)), name)
        if handle:
            names = (n for n, h in self.at.process.handles.items() if h is handle)
            text = text.replace(hex(id(handle.token)), min(names))
        return text

    def failed(self, error, handle=None):
        return f"{type(error).__name__} {self.named(str(error), handle)}"

    def dump(self, words, outcome):
        bound = (
            (name, self.raw(name))
            for name in self.vars
            if self.is_visible(name) and name not in self.at.process.unknown
        )
        now = "{" + " ".join(f"{name}={value}" for name, value in bound) + "}"
        line = f"{self.at.process.name}: {' '.join(words)} -> {outcome} | {now}"
        self.out.append(line)

    # ---- what the current Place sees ----

    def chain_of(self, token):
        return self.chains[id(token)]

    def raw(self, name):
        return self.vars[name].get(NOTHING)

    def is_visible(self, name):
        """Whether it is bound, for all that can be seen here."""
        value = self.raw(name)
        return not (value is NOTHING or value is UNBOUND or name in self.at.hidden)

    def knows(self, handle):
        """Whether this process has heard that the token is consumed."""
        if self.chain_of(handle.token) is self.at.chain:
            return is_used(handle.token)  # the chain's ledger is at hand
        home = handle.home
        return handle.used or bool(home and id(handle.token) in home.spent)

    def is_doubtful(self, handle):
        if self.chain_of(handle.token) is self.at.chain:
            return False
        return handle.doubtful or bool(handle.home and handle.home.doubtful)

    def may_differ(self, handle):
        """Whether it may be wrong here about the token's consumption."""
        used = is_used(handle.token)
        return self.knows(handle) != used or (not used and self.is_doubtful(handle))

    # ---- steps ----

    def is_defined(self, words):
        if words[0] in ("call", "start"):
            return True
        makes = words[0] in ("set", "wrap", "copy_current", "alias")
        for word in words[1 : -1 if makes else None]:
            if word[0] == "t" and word not in self.at.process.handles:
                return False
            if word[0] == "c" and word not in self.at.contexts:
                return False
        return True

    def outcome_of(self, words, body, ending):
        if any(word in self.at.process.unknown for word in words[1:]):
            return "undeclared"
        if not self.is_defined(words):
            return "undefined"
        try:
            return getattr(self, "do_" + words[0])(words, body, ending)
        except (LookupError, RuntimeError) as error:
            return self.failed(error)

    def bind(self, name, value, token_name):
        at = self.at
        hidden = name in at.hidden
        token = self.vars[name].set(value)
        old = token.old_value
        if old is contextvars.Token.MISSING or old is UNBOUND:
            old = MISSING
        handle = Handle(token, at.instance, WITHHELD if hidden else old)
        handle.made_in = at
        self.tokens.append(token)
        self.chains[id(token)] = at.chain
        at.hidden.discard(name)
        at.changed.add(name)
        at.process.handles[token_name] = handle
        return self.named(repr(token), handle)

    def do_set(self, w, *_):
        return self.bind(w[1], value_of(w[2]), w[3])

    def do_wrap(self, w, *_):
        held = [(name, self.at.process.handles[name]) for name in w[2:-1]]
        return self.bind(w[1], Wrapped(held), w[-1])

    def do_reset(self, w, *_):
        return self.reset(self.vars[w[1]], self.at.process.handles[w[2]])

    def do_reset_own(self, w, *_):
        handle = self.at.process.handles[w[1]]
        return self.reset(handle.token.var, handle)

    def reset(self, var, handle):
        token, home = handle.token, handle.home
        try:
            if not home or not home.is_kin_of(self.at.instance):
                contextvars.Context().run(var.reset, token)
            if is_used(token) or token.var is not var:
                var.reset(token)
        except (RuntimeError, ValueError) as error:
            return self.refused(error, var, handle)
        here = handle.old is WITHHELD and handle.made_in is self.at
        if handle.old in (LOST, WITHHELD) and not here:
            return (
                f"ERR_NOT_SERIALIZABLE reset of context variable '{var.name}': "
                "the value before the set did not travel"
            )
        var.reset(token)
        self.at.instance.spent.add(id(token))
        self.at.changed.add(var.name)
        if here:
            self.at.hidden.add(var.name)
        else:
            self.at.hidden.discard(var.name)
        if isinstance(handle.old, Wrapped):
            var.set(handle.old)  # with this process's handles
        return "done"

    def refused(self, error, var, handle):
        """The failure; and the one if it is not known here that the token is
        consumed, or believed though it is not."""
        text = self.failed(error, handle)
        if not self.may_differ(handle):
            return text
        used = repr(handle.token)
        live = used.replace("<Token used ", "<Token ")
        used = live.replace("<Token ", "<Token used ")
        if isinstance(error, ValueError):
            other = f"RuntimeError {used} has already been used once"
        elif handle.token.var is not var:
            other = f"ValueError {live} was created by a different ContextVar"
        else:
            other = f"ValueError {live} was created in a different Context"
        return f"{text} ~ {self.named(other, handle)}"

    def do_drop(self, w, *_):
        del self.at.process.handles[w[1]]
        return "done"

    def do_alias(self, w, *_):
        self.at.process.handles[w[2]] = self.at.process.handles[w[1]]
        return "done"

    def get(self, w):
        name = w[1]
        arguments = map(value_of, w[2:])
        if self.is_visible(name):
            return self.vars[name].get(*arguments)
        return contextvars.Context().run(self.vars[name].get, *arguments)

    def do_get(self, w, *_):
        return str(self.get(w))

    def do_unwrap(self, w, *_):
        value = self.get(w)
        if isinstance(value, Wrapped):
            self.at.process.handles.update(value.handles)
        return str(value)

    def do_len(self, *_):
        return str(sum(map(self.is_visible, self.vars)))

    def do_lookup(self, w, *_):
        if self.is_visible(w[1]):
            return str(self.raw(w[1]))
        return str(contextvars.Context()[self.vars[w[1]]])

    def do_old(self, w, *_):
        handle = self.at.process.handles[w[1]]
        name = handle.token.var.name
        lacks = handle.old in (MISSING, WITHHELD, LOST)
        if lacks or name in self.at.process.unknown:
            return f"{name} MISSING"
        return f"{name} {handle.old}"

    def do_repr(self, w, *_):
        handle = self.at.process.handles[w[1]]
        text = self.named(repr(handle.token), handle)
        if not self.may_differ(handle):
            return text
        if is_used(handle.token):
            return f"{text} ~ {text.replace('<Token used ', '<Token ')}"
        return f"{text} ~ {text.replace('<Token ', '<Token used ')}"

    def do_same(self, w, *_):
        handles = self.at.process.handles
        return str(handles[w[1]].token == handles[w[2]].token)

    # ---- Contexts ----

    def fork(self):
        """A copy of the current Context, in which nothing is hidden: what has
        not come is not there."""
        copy = contextvars.copy_context()
        for name in self.at.hidden:
            copy.run(self.vars[name].set, UNBOUND)
        at = self.at
        return Place(at.process, copy, Chain(), Instance(), at.contexts)

    def do_copy_current(self, w, *_):
        self.at.contexts[w[1]] = self.fork()
        return "done"

    def do_run(self, w, body, ending):
        place = self.at.contexts[w[1]]

        def inside():
            self.inside(place, body)
            if ending == ["fail"]:
                raise Failure

        try:
            place.context.run(inside)
        except Failure:
            return "failed"
        return "done"

    # ---- what goes over the wire ----

    def is_hard(self, name, value, process):
        """Whether the process does not get to see the value."""
        if not isinstance(value, Hard):
            return False
        return value.name != "d1" or name not in process.unknown

    def value_sent(self, name, value, sender, receiver):
        if value in (LOST, WITHHELD) or self.is_hard(name, value, receiver.process):
            return LOST
        if isinstance(value, Wrapped):
            sent = [(n, self.sent(h, sender, receiver)) for n, h in value.handles]
            return Wrapped(sent)
        return value

    def sent(self, handle, sender, receiver):
        """What the receiver gets of a handle: good in the Context that the
        exchange is of, if the token is live in the sender's."""
        token = handle.token
        live = self.chain_of(token) is sender.chain and not is_used(token)
        old = self.value_sent(token.var.name, handle.old, sender, receiver)
        copy = Handle(token, receiver.instance if live else None, old)
        self.places.append(sender)
        copy.used, copy.doubtful = self.knows(handle), self.is_doubtful(handle)
        self.places.pop()
        return copy

    def all_sent(self, names, sender, receiver):
        handles = sender.process.handles
        return {
            name: self.sent(handles[name], sender, receiver)
            for name in names
            if name in handles
        }

    def is_one(self, a, b):
        """Whether they are one process to the library, which servers that are
        reached without sockets are."""
        return a is b or not self.has_processes

    def callee(self, name, sender, forks):
        """Where a process serves a call: the cached Context of the chain, if
        there is one and no call is in it. Where the process is in that chain
        already, it is kin of what it is in."""
        process = self.processes[name]
        chain = sender.chain
        instance = process.instances.get(chain)
        busy = any(place.instance is instance for place in self.places)
        if busy or not instance:
            instance = Instance()
        if not busy:
            process.instances[chain] = instance
        for place in self.places:
            if place.chain is chain and self.is_one(place.process, process):
                instance.join(place.instance)
        instance.spent = set() if forks else set(sender.instance.spent)
        instance.doubtful = False
        contexts = process.contexts if name == "A" else {}
        place = Place(process, sender.context, sender.chain, instance, contexts)
        place.hidden = {
            name
            for name in self.vars
            if name in sender.hidden or self.is_hard(name, self.raw(name), process)
        }
        return place

    def receive_values(self, sender, receiver):
        """What the request carries becomes what the receiver sees."""
        for name, var in self.vars.items():
            value = self.raw(name)
            if isinstance(value, Wrapped):
                var.set(self.value_sent(name, value, sender, receiver))

    def return_values(self, before, sender, receiver):
        """What the response carries becomes what the caller sees: all that has
        changed, unless it does not travel."""
        receiver.instance.spent |= sender.instance.spent
        for name, var in self.vars.items():
            value = self.raw(name)
            comes = (
                name in sender.changed
                and name not in sender.hidden
                and not self.is_hard(name, value, receiver.process)
            )
            if comes:
                receiver.hidden.discard(name)
                receiver.changed.add(name)
                if isinstance(value, Wrapped):
                    var.set(self.value_sent(name, value, sender, receiver))
            elif value is not before[name]:
                gone = before[name] is NOTHING
                var.set(UNBOUND if gone else before[name])

    def exchange(self, sender, words, body, ending, forks):
        """Runs a call's body; its Context is the current one."""
        before = {name: self.raw(name) for name in self.vars}
        receiver = self.callee(words[1], sender, forks)
        arguments = self.all_sent(words[2:], sender, receiver)
        receiver.process.handles.update(arguments)
        self.receive_values(sender, receiver)
        self.inside(receiver, body)
        results = {}
        if ending[:1] in ([], ["end"]):
            results = self.all_sent(ending[1:], receiver, sender)
        self.return_values(before, receiver, sender)
        return results

    def do_call(self, words, body, ending):
        if ending[:1] in (["lose"], ["killed"]):
            return self.lose(words, body, ending)
        results = self.exchange(self.at, words, body, ending, False)
        self.at.process.handles.update(results)
        return "failed" if ending == ["fail"] else "done"

    def do_start(self, words, body, ending):
        if ending[:1] in (["lose"], ["killed"]):
            return self.lose(words, body, ending)
        fork = self.fork()
        results = fork.context.run(self.exchange, fork, words, body, ending, True)
        self.at.process.handles.update(results)
        return "failed" if ending == ["fail"] else "done"

    # ---- faults ----

    def lose(self, words, body, ending):
        """It has not happened; but processes that were in it may believe, until
        they hear more of the chain, what they have seen in it."""
        for name in self.touched(words, body):
            process = self.processes[name]
            for instance in process.instances.values():
                instance.doubtful = True
            # A chain that began in a callback is cached where it began.
            for handle in process.handles.values():
                if handle.home:
                    handle.home.doubtful = True
        if ending[0] == "killed":
            self.forget(self.processes[words[1]])
        return "lost"

    def touched(self, words, body):
        names = {words[1]}
        for inner in body:
            if inner[0][0] in ("call", "start"):
                names |= self.touched(inner[0], inner[1])
            elif inner[0][0] == "run":
                names |= self.touched(["run", words[1]], inner[1])
        return names

    def forget(self, process):
        process.handles.clear()
        process.instances.clear()

    def do_evict(self, w, *_):
        process = self.processes[w[1]]
        busy = {place.instance for place in self.places}
        process.instances = {
            chain: instance
            for chain, instance in process.instances.items()
            if instance in busy
        }
        return "done"

    def do_restart(self, w, *_):
        self.forget(self.processes[w[1]])
        return "done"


def main():
    variables = make_vars()
    has_processes = "--processes" in sys.argv
    for name, steps in programs.parse(sys.stdin, BLOCKS, ENDINGS):
        out = []
        Machine(variables, out, has_processes).execute(name, steps)
        print("\n".join(out))


if __name__ == "__main__":
    main()
