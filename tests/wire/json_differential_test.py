#!/usr/bin/env python3
"""JSON and binary of generated messages against Debian's python3-protobuf.

json_differential_test.py DRIVER MESSAGES MUTATIONS PROTO_DIRECTORY...

Random messages go both ways in both forms, with unknown fields among them;
what either side writes, the other reads as an equal message. Of JSON that is
not right a table says who takes it, and why where only one does; of JSON with
random damage, what both take is equal.
"""

import random
import re
import struct
import subprocess
import sys
import tempfile

from google.protobuf import (any_pb2, descriptor, duration_pb2, json_format,
                             struct_pb2, text_format, wrappers_pb2)
from google.protobuf.internal import encoder, wire_format

FIELD = descriptor.FieldDescriptor
SEED = 21
MAX_DEPTH = 3


def generate(protos, output):
    subprocess.run(
        ["protoc", *("-I" + path for path in protos), "--python_out=" + output,
         "tests/wire/mirror.proto"], check=True)
    sys.path.insert(0, output)
    from tests.wire import mirror_pb2
    return mirror_pb2


# ---- random messages ----

EDGES = {
    32: [0, 1, -1, 2**31 - 1, -2**31],
    64: [0, 1, -1, 2**53 + 1, 2**63 - 1, -2**63],
}
# 0x1p-1017 and 0x1p-96 have a shortest form that is not the nearest.
DOUBLES = [0.0, -0.0, 1.5, -1e300, 5e-324, 0.1, 1e16, 123456789.125,
           2.0**-1017, sys.float_info.max, float("inf"), float("-inf"),
           float("nan")]
# Not the largest float: python's parser refuses its shortest form, which its
# printer writes.
FLOATS = [0.0, -0.0, 1.5, 2.0**-149, 2.0**-96, 2.0**100, 16777216.0,
          float("inf"), float("-inf"), float("nan")]
TEXTS = ["", "a", "Gr\u00fcezi", "\U0001f9f6", "nul\0", "\u2028\x7f\x1f", "\"\\/",
         "x" * 130]
SIGNED = {FIELD.TYPE_INT32: 32, FIELD.TYPE_SINT32: 32, FIELD.TYPE_SFIXED32: 32,
          FIELD.TYPE_INT64: 64, FIELD.TYPE_SINT64: 64, FIELD.TYPE_SFIXED64: 64}
UNSIGNED = {FIELD.TYPE_UINT32: 32, FIELD.TYPE_FIXED32: 32,
            FIELD.TYPE_UINT64: 64, FIELD.TYPE_FIXED64: 64}
PATHS = ["a", "foo_bar", "a.b_c.d", "x_y_z"]


def random_double(rng):
    if rng.random() < 0.5:
        return rng.choice(DOUBLES)
    value = struct.unpack("<d", rng.randbytes(8))[0]
    return value if value == value else 0.5  # JSON has one NaN only


def random_float(rng):
    if rng.random() < 0.5:
        return rng.choice(FLOATS)
    value = struct.unpack("<f", rng.randbytes(4))[0]
    return value if abs(value) <= 3.4e38 else 1.0


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
        return random_double(rng)
    if kind == FIELD.TYPE_FLOAT:
        return random_float(rng)
    if kind == FIELD.TYPE_BOOL:
        return rng.random() < 0.5
    if kind == FIELD.TYPE_STRING:
        return rng.choice(TEXTS)
    if kind == FIELD.TYPE_ENUM:
        if field.enum_type.full_name == "google.protobuf.NullValue":
            return 0
        return rng.choice([0, 1, -2, 7, 2**31 - 1])
    assert kind == FIELD.TYPE_BYTES, kind
    return rng.randbytes(rng.choice([0, 1, 2, 3, 50]))


# A Value that is not set, NaN and infinities have no JSON that comes back.
def fill_json_value(rng, value, depth):
    kind = rng.randrange(6 if depth < MAX_DEPTH else 4)
    if kind == 0:
        value.null_value = 0
    elif kind == 1:
        value.number_value = rng.choice([0.0, -1.0, 0.5, 1e300, 2.0**53])
    elif kind == 2:
        value.string_value = rng.choice(TEXTS)
    elif kind == 3:
        value.bool_value = rng.random() < 0.5
    elif kind == 4:
        value.list_value.SetInParent()
        for _ in range(rng.randrange(3)):
            fill_json_value(rng, value.list_value.values.add(), depth + 1)
    else:
        value.struct_value.SetInParent()
        for _ in range(rng.randrange(3)):
            fill_json_value(rng, value.struct_value.fields[rng.choice(TEXTS)],
                            depth + 1)


def fill_any(rng, value, mirror, depth):
    kind = rng.randrange(5 if depth < MAX_DEPTH else 4)
    if kind == 0:
        held = duration_pb2.Duration(seconds=rng.randrange(-10**11, 0), nanos=-5)
    elif kind == 1:
        held = mirror.Leaf(n=rng.randrange(5))
        held.kids.add()
    elif kind == 2:
        held = wrappers_pb2.Int64Value(value=rng.choice([0, 2**60]))
    elif kind == 3:
        held = struct_pb2.Value()
        fill_json_value(rng, held, MAX_DEPTH)
    else:
        held = any_pb2.Any()
        fill_any(rng, held, mirror, depth + 1)
    value.Pack(held)


def fill_known(rng, msg, mirror, depth):
    """Fills a well-known type; false if it is an ordinary message."""
    name = msg.DESCRIPTOR.full_name
    msg.SetInParent()
    if name == "google.protobuf.Timestamp":
        msg.seconds = rng.choice([0, -62135596800, 253402300799,
                                  rng.randrange(-62135596800, 253402300800)])
        msg.nanos = rng.choice([0, 5, 999999999, 21000000, 21000])
    elif name == "google.protobuf.Duration":
        sign = rng.choice([1, -1])
        msg.seconds = sign * rng.choice([0, 1, 315576000000])
        msg.nanos = sign * rng.choice([0, 5, 999999999, 21000000, 21000])
    elif name == "google.protobuf.FieldMask":
        msg.paths.extend(rng.sample(PATHS, rng.randrange(4)))
    elif name == "google.protobuf.Any":
        if rng.random() < 0.9:
            fill_any(rng, msg, mirror, depth)
    elif name == "google.protobuf.Value":
        fill_json_value(rng, msg, depth)
    elif name == "google.protobuf.Struct":
        for _ in range(rng.randrange(3)):
            fill_json_value(rng, msg.fields[rng.choice(TEXTS)], depth)
    elif name == "google.protobuf.ListValue":
        for _ in range(rng.randrange(3)):
            fill_json_value(rng, msg.values.add(), depth)
    else:
        return False
    return True


def is_map(field):
    return (field.message_type is not None and
            field.message_type.GetOptions().map_entry)


def fill_map(rng, field, entries, mirror, depth):
    key, value = field.message_type.fields
    for _ in range(rng.choice([0, 1, 2, 5])):
        k = random_value(rng, key)
        if value.message_type is None:
            entries[k] = random_value(rng, value)
        else:
            fill(rng, entries[k], mirror, depth + 1)


def fill_repeated(rng, field, values, mirror, depth):
    for _ in range(rng.choice([0, 1, 2, 5])):
        if field.message_type is None:
            values.append(random_value(rng, field))
        elif depth < MAX_DEPTH:
            fill(rng, values.add(), mirror, depth + 1)


def fill(rng, msg, mirror, depth):
    if fill_known(rng, msg, mirror, depth):
        return
    for field in msg.DESCRIPTOR.fields:
        if rng.random() < (0.4 if depth < 2 else 0.7):
            continue
        if is_map(field):
            fill_map(rng, field, getattr(msg, field.name), mirror, depth)
        elif field.label == FIELD.LABEL_REPEATED:
            fill_repeated(rng, field, getattr(msg, field.name), mirror, depth)
        elif field.message_type is None:
            setattr(msg, field.name, random_value(rng, field))
        elif depth < MAX_DEPTH:
            fill(rng, getattr(msg, field.name), mirror, depth + 1)


def unknown(rng):
    return b"".join(rng.sample([
        encoder.TagBytes(500, wire_format.WIRETYPE_VARINT) + b"\x96\x01",
        encoder.TagBytes(501, wire_format.WIRETYPE_FIXED64) + bytes(8),
        encoder.TagBytes(502, wire_format.WIRETYPE_FIXED32) + bytes(4),
        encoder.TagBytes(503, wire_format.WIRETYPE_LENGTH_DELIMITED) + b"\x02ab",
        encoder.TagBytes(504, wire_format.WIRETYPE_START_GROUP) + b"\x08\x01" +
        encoder.TagBytes(504, wire_format.WIRETYPE_END_GROUP),
    ], rng.randrange(1, 5)))


def nested_unknown(rng, mirror, data):
    """Unknown fields behind the message, and within messages in it."""
    inner = mirror.All().SerializeToString() + unknown(rng)
    leaf = mirror.Leaf(n=3).SerializeToString() + unknown(rng)
    tag = encoder.TagBytes
    length = wire_format.WIRETYPE_LENGTH_DELIMITED
    return (unknown(rng) + data + unknown(rng) +
            tag(11, length) + bytes([len(inner)]) + inner +
            tag(5, length) + bytes([len(leaf)]) + leaf)


# ---- JSON that is not right ----

# (text, who takes it: "" neither, "us", "python" or "both", and why not both)
TABLE = [
    ('', "", ""),
    ('null', "", ""),
    ('[]', "python", "python iterates over whatever it is given"),
    ('{', "", ""),
    ('{}}', "", ""),
    ('{"single":{}} ', "both", ""),
    ('\ufeff{}', "", ""),
    ("{'single':{}}", "", ""),
    ('{single:{}}', "", ""),
    ('{"single":{},}', "", ""),
    ('{"nope":1}', "", ""),
    ('{"single":[]}', "python", "python iterates over whatever it is given"),
    ('{"single":{"i32":1,"i32":2}}', "", ""),
    ('{"single":{"theText":"a","the_text":"b"}}', "python",
     "the field is there twice; python looks at the names only"),
    ('{"single":{"i32":2147483648}}', "", ""),
    ('{"single":{"i32":-2147483649}}', "", ""),
    ('{"single":{"i32":"2147483648"}}', "", ""),
    ('{"single":{"u32":-1}}', "", ""),
    ('{"single":{"u64":18446744073709551616}}', "", ""),
    ('{"single":{"i64":9223372036854775808}}', "", ""),
    ('{"single":{"i32":1.5}}', "", ""),
    ('{"single":{"i32":1.0}}', "both", ""),
    ('{"single":{"i32":1e2}}', "both", ""),
    ('{"single":{"i32":"1e2"}}', "us",
     "protobuf's C++ and the conformance tests take it; python's int() does not"),
    ('{"single":{"i32":true}}', "", ""),
    ('{"single":{"i32":[1]}}', "", ""),
    ('{"single":{"i32":{}}}', "", ""),
    ('{"single":{"i32":""}}', "", ""),
    ('{"single":{"i32":" 1"}}', "", ""),
    ('{"single":{"i32":"1_0"}}', "python", "python's int() takes underscores"),
    ('{"single":{"i32":"+1"}}', "python", "python's int() takes a plus"),
    ('{"single":{"i32":"01"}}', "python", "python's int() takes zeros"),
    ('{"single":{"i32":01}}', "", ""),
    ('{"single":{"i32":+1}}', "", ""),
    ('{"single":{"i32":0x1}}', "", ""),
    ('{"single":{"i32":NaN}}', "", ""),
    ('{"single":{"real":NaN}}', "", ""),
    ('{"single":{"real":"nan"}}', "", ""),
    ('{"single":{"real":"inf"}}', "python", "python's float() takes it"),
    ('{"single":{"real":" 1"}}', "python", "python's float() takes spaces"),
    ('{"single":{"real":1e999}}', "", ""),
    ('{"single":{"real":"1e999"}}', "python",
     "python's float() makes infinity of it"),
    ('{"single":{"real":true}}', "python", "a bool is a number in python"),
    ('{"single":{"real":"x"}}', "", ""),
    ('{"single":{"small":1e39}}', "", ""),
    ('{"single":{"flag":1}}', "", ""),
    ('{"single":{"flag":"true"}}', "", ""),
    ('{"single":{"flag":TRUE}}', "", ""),
    ('{"single":{"theText":1}}', "", ""),
    ('{"single":{"theText":"\\ud800"}}', "", ""),
    ('{"single":{"theText":"\\udc00\\ud800"}}', "", ""),
    ('{"single":{"theText":"\\u12"}}', "", ""),
    ('{"single":{"theText":"\\x41"}}', "", ""),
    ('{"single":{"theText":"a\nb"}}', "", ""),
    ('{"single":{"theText":"a}}', "", ""),
    ('{"single":{"rawBytes2":"=="}}', "python",
     "python drops what is no base64"),
    ('{"single":{"rawBytes2":"a"}}', "", ""),
    ('{"single":{"rawBytes2":"a*Q="}}', "python",
     "python drops what is no base64"),
    ('{"single":{"rawBytes2":1}}', "", ""),
    ('{"single":{"Colour":"NOPE"}}', "", ""),
    ('{"single":{"Colour":"hue_red"}}', "", ""),
    ('{"single":{"Colour":"1"}}', "python", "python's int() takes a string"),
    ('{"single":{"Colour":1.5}}', "python", "python's int() cuts it"),
    ('{"single":{"Colour":[]}}', "", ""),
    ('{"single":{"Colour":4294967297}}', "python", "python cuts it to 32 bits"),
    ('{"packed":{"i32":1}}', "", ""),
    ('{"packed":{"i32":{}}}', "", ""),
    ('{"packed":{"i32":[null]}}', "", ""),
    ('{"packed":{"i32":[1,]}}', "", ""),
    ('{"packed":{"i32":[[1]]}}', "", ""),
    ('{"packed":{"i32":[1,"x"]}}', "", ""),
    ('{"leaf":{"kids":[null]}}', "", ""),
    ('{"choice":{"real":1,"i64":1}}', "", ""),
    ('{"choice":{"real":1,"i64":null}}', "both", ""),
    ('{"choice":{"null":null,"flag":true}}', "python",
     "null is a value of a NullValue, so there are two of the oneof"),
    ('{"choice":{"value":null}}', "both", ""),
    ('{"maps":{"i32":[]}}', "", ""),
    ('{"maps":{"i32":{"a":1}}}', "", ""),
    ('{"maps":{"i32":{"1.5":1}}}', "", ""),
    ('{"maps":{"i32":{"1":null}}}', "", ""),
    ('{"maps":{"i32":{"1":1,"1":2}}}', "", ""),
    ('{"maps":{"i32":{"1":1,"1.0":2}}}', "", ""),
    ('{"maps":{"flag":{"1":"a"}}}', "", ""),
    ('{"maps":{"flag":{"True":"a"}}}', "", ""),
    ('{"maps":{"text":{"a":1}}}', "", ""),
    ('{"maps":{"u32":{"-1":1}}}', "", ""),
    ('{"maps":{"values":{"a":null}}}', "both", ""),
    ('{"maps":{"y64":{"1":null}}}', "", ""),
    ('{"known":{"stamp":""}}', "", ""),
    ('{"known":{"stamp":5}}', "", ""),
    ('{"known":{"stamp":"1970-01-01"}}', "", ""),
    ('{"known":{"stamp":"1970-01-01T00:00:00"}}', "", ""),
    ('{"known":{"stamp":"1970-01-01 00:00:00Z"}}', "", ""),
    ('{"known":{"stamp":"1970-02-30T00:00:00Z"}}', "", ""),
    ('{"known":{"stamp":"1970-01-01T25:00:00Z"}}', "", ""),
    ('{"known":{"stamp":"0000-01-01T00:00:00Z"}}', "", ""),
    ('{"known":{"stamp":"10000-01-01T00:00:00Z"}}', "", ""),
    ('{"known":{"stamp":"1970-01-01T00:00:00.1234567891Z"}}', "", ""),
    ('{"known":{"stamp":"1970-01-01T00:00:00+1"}}', "", ""),
    ('{"known":{"stamp":"1970-01-01T00:00:00+01:30"}}', "both", ""),
    ('{"known":{"span":"1"}}', "", ""),
    ('{"known":{"span":1}}', "", ""),
    ('{"known":{"span":"1.s"}}', "python", "digits have to follow the point"),
    ('{"known":{"span":"s"}}', "", ""),
    ('{"known":{"span":"1.0000000001s"}}', "python", "ten digits: python rounds"),
    ('{"known":{"span":"315576000001s"}}', "", ""),
    ('{"known":{"mask":"foo_bar"}}', "", ""),
    ('{"known":{"mask":5}}', "", ""),
    ('{"known":{"any":{"value":1}}}', "", ""),
    ('{"known":{"any":{"@type":"a/nope.Nope"}}}', "", ""),
    ('{"known":{"any":{"@type":"a/mirror.Leaf","x":1}}}', "", ""),
    ('{"known":{"any":[]}}', "", ""),
    ('{"known":{"object":[]}}', "", ""),
    ('{"known":{"object":{"a":1,"a":2}}}', "", ""),
    ('{"known":{"list":{}}}', "", ""),
    ('{"known":{"value":1e999}}', "python", "python makes infinity of it"),
    ('{"known":{"i64":{}}}', "", ""),
    ('{"known":{"i64":{"value":1}}}', "", ""),
    ('{"known":{"many":[null]}}', "", ""),
    ('{"known":{"values":[null]}}', "both", ""),
    ('{"known":{"empty":{"a":1}}}', "", ""),
]


# ---- the comparison ----

class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def ask(self, kind, data):
        """Whether it went well, and two parts (see json_driver.cc)."""
        self.process.stdin.write(kind + struct.pack("<I", len(data)) + data)
        self.process.stdin.flush()
        return self.read() == b"=", self.read(), self.read()

    def read(self):
        length, = struct.unpack("<I", self.process.stdout.read(4))
        return self.process.stdout.read(length)

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


def fail(number, what, *details):
    sys.exit("message %s of seed %d: %s\n%s" %
             (number, SEED, what, "\n".join(repr(d)[:2000] for d in details)))


def first_difference(theirs, ours):
    pairs = zip(theirs.split("\n"), ours.split("\n"))
    return next((pair for pair in pairs if pair[0] != pair[1]), None)


def canonical(msg):
    return msg.SerializeToString(deterministic=True)


def parse_json(kind, text):
    """Python's message, or None."""
    try:
        return json_format.Parse(text, kind())
    except (json_format.ParseError, ValueError, TypeError, KeyError,
            AttributeError, OverflowError, RecursionError):
        return None


def both_ways(driver, kind, number, msg):
    data = msg.SerializeToString()
    good, json, again = driver.ask(b"b", data)
    if not good:
        fail(number, "we do not take what they wrote", json)
    if canonical(kind.FromString(again)) != canonical(msg):
        fail(number, "our encoding says something else", data, again)
    back = json_format.Parse(json.decode(), kind())
    if canonical(back) != canonical(msg):
        fail(number, "our JSON says something else", first_difference(
            text_format.MessageToString(msg), text_format.MessageToString(back)),
             json)
    theirs = json_format.MessageToJson(msg, ensure_ascii=number % 2 == 0,
                                       indent=None if number % 3 else 1)
    good, copied, read = driver.ask(b"j", theirs.encode())
    if not good:
        fail(number, "we do not take their JSON", copied, theirs)
    if canonical(kind.FromString(read)) != canonical(msg):
        fail(number, "we read something else from their JSON", theirs)
    if copied != read:
        fail(number, "a clone is encoded otherwise", theirs)
    return theirs


def keeps_unknown(driver, rng, mirror, number, msg):
    data = nested_unknown(rng, mirror, msg.SerializeToString())
    good, json, again = driver.ask(b"b", data)
    if not good:
        fail(number, "we do not take unknown fields", json)
    theirs = mirror.All.FromString(data)
    if canonical(mirror.All.FromString(again)) != canonical(theirs):
        fail(number, "unknown fields are not kept", data, again)


def compare_table(driver, kind):
    for text, takers, why in TABLE:
        good, why_not, read = driver.ask(b"j", text.encode())
        theirs = parse_json(kind, text)
        took = {(True, True): "both", (True, False): "us",
                (False, True): "python", (False, False): ""}[
                    good, theirs is not None]
        if took != takers:
            fail(text, "taken by %r, not %r" % (took, takers), why_not)
        if takers not in ("", "both") and not why:
            fail(text, "the difference is not explained")
        if took == "both" and canonical(theirs) != canonical(
                kind.FromString(read)):
            fail(text, "both take it, and read different things")
        if not good and not why_not.decode().startswith(("line ", "mirror")):
            fail(text, "the error does not say where", why_not)


# The one thing that we take alone: see "1e2" in the table.
QUOTED_FORM = re.compile(r'"-?\d+(\.\d+|[eE][+-]?\d+)+"')


def damaged(rng, text):
    """Characters changed, dropped, doubled; pieces swapped."""
    chars = list(text)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(chars))
        action = rng.randrange(4)
        if action == 0:
            chars[at] = rng.choice('{}[]",:0123456789eE+-.tfn\\u ')
        elif action == 1:
            del chars[at]
        elif action == 2:
            chars.insert(at, chars[rng.randrange(len(chars))])
        else:
            to = rng.randrange(len(chars))
            chars[at], chars[to] = chars[to], chars[at]
        if not chars:
            break
    return "".join(chars)


def compare_damaged(driver, rng, kind, texts, total):
    taken = refused = differ = 0
    for number in range(total):
        text = damaged(rng, rng.choice(texts))
        good, _, read = driver.ask(b"j", text.encode())
        theirs = parse_json(kind, text)
        if good and theirs is not None:
            taken += 1
            if canonical(theirs) != canonical(kind.FromString(read)):
                fail(number, "both take it, and read different things", text)
        elif not good and theirs is None:
            refused += 1
        else:
            differ += 1
            if good and not QUOTED_FORM.search(text):
                fail(number, "they refuse it, we do not", text)
    return taken, refused, differ


def main():
    driver = Driver(sys.argv[1])
    rng = random.Random(SEED)
    texts = ["{}"]
    with tempfile.TemporaryDirectory() as output:
        mirror = generate(sys.argv[4:], output)
        for number in range(int(sys.argv[2])):
            msg = mirror.All()
            fill(rng, msg, mirror, 0)
            text = both_ways(driver, mirror.All, number, msg)
            keeps_unknown(driver, rng, mirror, number, msg)
            if len(text) < 3000:
                texts.append(text)
        compare_table(driver, mirror.All)
        result = compare_damaged(driver, rng, mirror.All, texts,
                                 int(sys.argv[3]))
    if driver.close():
        sys.exit("the driver failed")
    print("%s messages in both forms, both ways; of damaged JSON %d taken and "
          "%d refused by both, %d by python alone" % ((sys.argv[2],) + result))


if __name__ == "__main__":
    main()
