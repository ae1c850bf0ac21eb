#!/usr/bin/python3
"""woolc's descriptors are those that protoc makes of woolc's .proto.

    descriptor_test.py WOOLC

Every golden schema: the descriptor of each file is equal, byte for byte. So are
those of the well-known types that woolc brings with it, to protobuf's own.
"""

import pathlib
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2

GOLDEN = pathlib.Path("tests/golden")
WELL_KNOWN = [
    "any",
    "api",
    "duration",
    "empty",
    "field_mask",
    "source_context",
    "struct",
    "timestamp",
    "type",
    "wrappers",
]


def files_of(path):
    """Gives the bytes of each file's descriptor by its name."""
    found = descriptor_pb2.FileDescriptorSet.FromString(path.read_bytes())
    return {f.name: f.SerializeToString() for f in found.file}


def compare(woolc, case, scratch):
    schema = case / "schema"
    sources = sorted(str(f.relative_to(schema)) for f in schema.rglob("*.wool"))
    ours, theirs = scratch / "ours.pb", scratch / "theirs.pb"
    run = [woolc, "-I", str(schema)]
    given = [str(schema / s) for s in sources]
    subprocess.run(run + ["--descriptor_set_out", str(ours)] + given, check=True)
    subprocess.run(run + ["--proto", "--out", str(scratch)] + given, check=True)
    protos = [s.replace(".wool", ".proto") for s in sources]
    subprocess.run(
        ["protoc", "-I", str(scratch), f"--descriptor_set_out={theirs}"] + protos,
        check=True,
    )
    mine, other = files_of(ours), files_of(theirs)
    assert sorted(mine) == sorted(other) == sorted(protos), (mine, other)
    for name, descriptor in other.items():
        assert mine[name] == descriptor, (
            f"{case.name}: {name}\n"
            f"{descriptor_pb2.FileDescriptorProto.FromString(mine[name])}\n"
            f"{descriptor_pb2.FileDescriptorProto.FromString(descriptor)}"
        )
    return len(protos)


def compare_well_known(woolc, scratch):
    """protoc is given its own files, of the directory that it has them in."""
    ours, theirs = scratch / "ours.pb", scratch / "theirs.pb"
    names = [f"google/protobuf/{name}" for name in WELL_KNOWN]
    run = [woolc, "--descriptor_set_out", str(ours)]
    subprocess.run(run + [n + ".wool" for n in names], check=True)
    run = ["protoc", f"--descriptor_set_out={theirs}"]
    subprocess.run(run + [n + ".proto" for n in names], check=True)
    mine, other = files_of(ours), files_of(theirs)
    assert len(mine) == len(WELL_KNOWN), sorted(mine)
    assert mine == other, [n for n in mine if mine[n] != other.get(n)]
    return len(mine)


def main():
    woolc = sys.argv[1]
    n = 0
    for case in sorted(GOLDEN.iterdir()):
        if not (case / "schema").is_dir():
            continue
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            shipped = ["wool/context.wool", "wool/value.wool"]
            run = [woolc, "--proto", "--out", str(scratch)]
            subprocess.run(run + shipped, check=True)
            n += compare(woolc, case, scratch)
    assert n >= 10, n
    with tempfile.TemporaryDirectory() as scratch:
        n += compare_well_known(woolc, pathlib.Path(scratch))
    print(f"{n} files: equal")


if __name__ == "__main__":
    main()
