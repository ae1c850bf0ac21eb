#!/usr/bin/python3
"""woolc's descriptors are those that protoc makes of woolc's .proto.

    descriptor_test.py WOOLC

Every golden schema: the descriptor of each file is equal, byte for byte.
"""

import pathlib
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2

GOLDEN = pathlib.Path("tests/golden")


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


def main():
    woolc = sys.argv[1]
    n = 0
    for case in sorted(GOLDEN.iterdir()):
        if not (case / "schema").is_dir():
            continue
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            shipped = ["--proto", "--out", str(scratch), "wool/context.wool"]
            subprocess.run([woolc] + shipped, check=True)
            n += compare(woolc, case, scratch)
    assert n >= 10, n
    print(f"{n} files: equal")


if __name__ == "__main__":
    main()
