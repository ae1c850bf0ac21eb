#!/usr/bin/env python3
"""Our codec against Debian's python3-protobuf, over random messages.

differential_test.py DRIVER MESSAGES PROTO_DIRECTORY...

What protobuf serialises must decode here to the same values, and our encoding
of them must parse there to an equal message. Some inputs are written as
protobuf never writes but must read: fields in another order, scalars
unpacked, unknown fields between them. What protobuf refuses, we refuse.
"""

import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import warnings

from google.protobuf import descriptor, message
from google.protobuf.internal import encoder, wire_format

FIELD = descriptor.FieldDescriptor
SEED = 20
MAX_DEPTH = 4


def generate(protos, output):
    subprocess.run(
        ["protoc", *("-I" + path for path in protos), "--python_out=" + output,
         "tests/wire/kinds.proto", "wool/context.proto"], check=True)
    sys.path.insert(0, output)
    from tests.wire import kinds_pb2
    return kinds_pb2


# ---- values ----

EDGES = {
    32: [0, 1, -1, 127, 128, 2**31 - 1, -2**31],
    64: [0, 1, -1, 2**31, 2**32, 2**63 - 1, -2**63],
}
DOUBLES = [0.0, -0.0, 1.5, -1e300, 5e-324, float("inf"), float("-inf"),
           float("nan")]
FLOATS = [0.0, -0.0, 1.5, -2.0**100, 2.0**-149, float("inf"), float("-inf"),
          float("nan")]
TEXTS = ["", "a", "Gr\u00fcezi", "\U0001f9f6", "nul\0", "x" * 130]
SIGNED = {FIELD.TYPE_INT32: 32, FIELD.TYPE_SINT32: 32, FIELD.TYPE_SFIXED32: 32,
          FIELD.TYPE_INT64: 64, FIELD.TYPE_SINT64: 64, FIELD.TYPE_SFIXED64: 64,
          FIELD.TYPE_ENUM: 32}
UNSIGNED = {FIELD.TYPE_UINT32: 32, FIELD.TYPE_FIXED32: 32,
            FIELD.TYPE_UINT64: 64, FIELD.TYPE_FIXED64: 64}


def random_value(rng, field):
    kind = field.type
    if kind in SIGNED:
        bits = SIGNED[kind]
        if rng.random() < 0.5:
            return rng.choice(EDGES[bits])
        return rng.randrange(-2**(bits - 1), 2**(bits - 1))
    if kind in UNSIGNED:
        bits = UNSIGNED[kind]
        if rng.random() < 0.5:
            return rng.choice(EDGES[bits]) % 2**bits
        return rng.randrange(2**bits)
    if kind == FIELD.TYPE_DOUBLE:
        return rng.choice(DOUBLES + [rng.uniform(-1e9, 1e9)])
    if kind == FIELD.TYPE_FLOAT:
        return rng.choice(FLOATS + [float(rng.randrange(-10**6, 10**6))])
    if kind == FIELD.TYPE_BOOL:
        return rng.random() < 0.5
    if kind == FIELD.TYPE_STRING:
        return rng.choice(TEXTS)
    assert kind == FIELD.TYPE_BYTES, kind
    return rng.randbytes(rng.choice([0, 1, 5, 127, 128]))


def fill_token(rng, token):
    token.ns = rng.choice(["", "somewhere", "kinds"])
    token.name = "undeclared%d" % rng.randrange(5)
    token.origin = rng.randbytes(16)
    token.chain = rng.randbytes(16)
    token.seq = rng.choice([0, 1, 2**64 - 1])
    token.used = rng.random() < 0.5
    if rng.random() < 0.5:
        token.old_value = rng.randbytes(rng.choice([0, 3]))


def is_map(field):
    return (field.message_type is not None and
            field.message_type.GetOptions().map_entry)


def fill_map(rng, field, entries, depth):
    key, value = field.message_type.fields
    for _ in range(rng.choice([0, 1, 2, 5, 40])):
        k = random_value(rng, key)
        if value.message_type is None:
            entries[k] = random_value(rng, value)
        elif value.message_type.full_name == "wool.Token":
            fill_token(rng, entries[k])
        elif len(entries) < 4:
            fill(rng, entries[k], depth + 1)


def fill(rng, msg, depth):
    for field in msg.DESCRIPTOR.fields:
        if rng.random() < (0.3 if depth < 2 else 0.6):
            continue
        repeated = field.label == FIELD.LABEL_REPEATED
        if field.message_type is None:
            if repeated:
                values = getattr(msg, field.name)
                for _ in range(rng.choice([0, 1, 2, 5, 40])):
                    values.append(random_value(rng, field))
            else:
                setattr(msg, field.name, random_value(rng, field))
            continue
        if depth == MAX_DEPTH:
            continue
        if is_map(field):
            fill_map(rng, field, getattr(msg, field.name), depth)
            continue
        if repeated:
            parts = [getattr(msg, field.name).add()
                     for _ in range(rng.choice([0, 1, 3]))]
        else:
            parts = [getattr(msg, field.name)]
            parts[0].SetInParent()
        for part in parts:
            if field.message_type.full_name == "wool.Token":
                fill_token(rng, part)
            else:
                fill(rng, part, depth + 1)


# ---- the text that the driver writes ----

def float_text(value, layout):
    return "nan" if value != value else struct.pack(layout, value).hex()


def token_text(token):
    text = "token %s/%s %s %d %s" % (
        token.ns, token.name, token.origin.hex(), token.seq, token.chain.hex())
    text += " used" if token.used else ""
    if token.HasField("old_value"):
        text += " old=" + token.old_value.hex()
    return text


def dump_value(field, value, path, out):
    if field.message_type is not None:
        if field.message_type.full_name == "wool.Token":
            out.append("%s = %s" % (path, token_text(value)))
            return
        out.append(path + " {")
        dump(value, path, out)
        out.append(path + " }")
        return
    if field.type == FIELD.TYPE_DOUBLE:
        text = float_text(value, "<d")
    elif field.type == FIELD.TYPE_FLOAT:
        text = float_text(value, "<f")
    elif field.type == FIELD.TYPE_BOOL:
        text = "true" if value else "false"
    elif field.type == FIELD.TYPE_STRING:
        text = value.encode().hex()
    elif field.type == FIELD.TYPE_BYTES:
        text = value.hex()
    else:
        text = str(value)
    out.append("%s = %s" % (path, text))


def dump_map(field, entries, path, out):
    key, value = field.message_type.fields
    out.append("%s x %d" % (path, len(entries)))
    for i, k in enumerate(sorted(entries)):
        at = "%s[%d]" % (path, i)
        out.append(at + " {")
        dump_value(key, k, at + ".key", out)
        dump_value(value, entries[k], at + ".value", out)
        out.append(at + " }")


def dump(msg, parent, out):
    for field in sorted(msg.DESCRIPTOR.fields, key=lambda f: f.number):
        path = parent + "." + field.name
        value = getattr(msg, field.name)
        if is_map(field):
            dump_map(field, value, path, out)
        elif field.label == FIELD.LABEL_REPEATED:
            out.append("%s x %d" % (path, len(value)))
            for i, element in enumerate(value):
                dump_value(field, element, "%s[%d]" % (path, i), out)
        elif field.has_presence and not msg.HasField(field.name):
            out.append(path + " = -")
        else:
            dump_value(field, value, path, out)


def text_of(msg):
    out = []
    dump(msg, "", out)
    return "".join(line + "\n" for line in out)


# ---- bytes that protobuf reads but does not write ----

def split(data):
    """The fields of a message, as slices."""
    fields, at = [], 0
    while at < len(data):
        start = at
        tag, at = read_varint(data, at)
        kind = tag & 7
        if kind == wire_format.WIRETYPE_VARINT:
            _, at = read_varint(data, at)
        elif kind == wire_format.WIRETYPE_FIXED64:
            at += 8
        elif kind == wire_format.WIRETYPE_FIXED32:
            at += 4
        else:
            length, at = read_varint(data, at)
            at += length
        fields.append((tag >> 3, data[start:at]))
    return fields


def read_varint(data, at):
    value, shift = 0, 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7f) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def unknown(rng):
    return rng.choice([
        encoder.TagBytes(500, wire_format.WIRETYPE_VARINT) + b"\x96\x01",
        encoder.TagBytes(501, wire_format.WIRETYPE_FIXED64) + bytes(8),
        encoder.TagBytes(502, wire_format.WIRETYPE_FIXED32) + bytes(4),
        encoder.TagBytes(503, wire_format.WIRETYPE_LENGTH_DELIMITED) + b"\x02ab",
        encoder.TagBytes(504, wire_format.WIRETYPE_START_GROUP) + b"\x08\x01" +
        encoder.TagBytes(504, wire_format.WIRETYPE_END_GROUP),
    ])


def rearranged(rng, data):
    """The same message, its fields in another order, others between them."""
    by_number = {}
    for number, piece in split(data):
        by_number.setdefault(number, []).append(piece)
    numbers = list(by_number)
    rng.shuffle(numbers)
    pieces = []
    for number in numbers:
        if rng.random() < 0.3:
            pieces.append(unknown(rng))
        pieces.extend(by_number[number])
    return b"".join(pieces)


def damaged(rng, data):
    data = bytearray(data)
    for _ in range(rng.randrange(1, 4)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data[:rng.randrange(len(data) + 1)] if rng.random() < 0.3
                 else data)


# A value of more than 64 bits, a tag of more than 32: protobuf's C++ drops what
# is too much; its Go refuses it, and so do we.
OVERFLOW = re.compile(rb"[\x80-\xff]{9}[\x02-\x7f]|[\x80-\xff]{4}[\x10-\x7f]",
                      re.DOTALL)


# ---- the comparison ----

class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def ask(self, data):
        self.process.stdin.write(struct.pack("<I", len(data)) + data)
        self.process.stdin.flush()
        return self.read().decode(), self.read()

    def read(self):
        length, = struct.unpack("<I", self.process.stdout.read(4))
        return self.process.stdout.read(length)

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


def fail(number, data, what):
    directory = os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR", tempfile.gettempdir())
    path = os.path.join(directory, "message")
    with open(path, "wb") as out:
        out.write(data)
    sys.exit("message %d of seed %d: %s\nits bytes are in %s" %
             (number, SEED, what, path))


def same(number, data, text, want):
    if text == text_of(want):
        return
    theirs, ours = text_of(want).split("\n"), text.split("\n")
    differ = [pair for pair in zip(theirs, ours) if pair[0] != pair[1]]
    fail(number, data, "%d lines of theirs, %d of ours; the first that "
         "differ: %s" % (len(theirs), len(ours), differ[:1] or ours[:1]))


def check(driver, kind, number, data, want):
    text, again = driver.ask(data)
    same(number, data, text, want)
    back = kind.FromString(again)
    if text_of(back) != text:
        fail(number, data, "our encoding says something else: " + again.hex())


def parse(kind, data):
    # An end of a group that never began is only warned about.
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            msg = kind.FromString(data)
        except (message.DecodeError, UnicodeDecodeError):
            return None
    return None if seen else msg


def main():
    driver = Driver(sys.argv[1])
    rng = random.Random(SEED)
    total = int(sys.argv[2])
    refused = taken = 0
    with tempfile.TemporaryDirectory() as output:
        kind = generate(sys.argv[3:], output).All
        for number in range(total):
            msg = kind()
            fill(rng, msg, 0)
            data = msg.SerializeToString()
            check(driver, kind, number, data, msg)
            other = rearranged(rng, data)
            check(driver, kind, number, other, kind.FromString(other))
            # Joined messages are merged.
            check(driver, kind, number, data + other,
                  kind.FromString(data + other))
            # What they cannot read, we cannot, and what they can we read in
            # the same way; but we look into tokens, and they do not.
            bad = damaged(rng, data)
            theirs = parse(kind, bad)
            text, _ = driver.ask(bad)
            failed = text.startswith("failed: ")
            if theirs is None:
                refused += 1
                if not failed:
                    fail(number, bad, "they refuse it, we do not")
            elif not failed:
                taken += 1
                same(number, bad, text, theirs)
            elif "token" not in text and not OVERFLOW.search(bad):
                fail(number, bad, "they take it, we do not: " + text)
    if driver.close():
        sys.exit("the driver failed")
    print("%d messages, in three forms each; of damaged ones %d refused by "
          "both and %d taken" % (total, refused, taken))


if __name__ == "__main__":
    main()
