#!/usr/bin/python3
"""Asks a server of ours, by reflection alone, what Debian's protobuf and grpcio
need to call it.

    reflection_test.py HOST PROTO_DIRECTORY...
"""

import pathlib
import subprocess
import sys
import tempfile

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

VERSIONS = ("v1", "v1alpha")
SERVICES = [
    "desk.Desk",
    "grpc.health.v1.Health",
    "grpc.reflection.v1.ServerReflection",
    "grpc.reflection.v1alpha.ServerReflection",
    "undo.Worker",
]
# What is asked, and the file that declares it.
SYMBOLS = {
    "undo.Worker": "undo.proto",
    "undo.Worker.whoami": "undo.proto",
    "undo.Plan": "undo.proto",
    "undo.Plan.steps": "undo.proto",
    "undo.Worker_begin_request": "undo.proto",
    "wool.Token": "wool/context.proto",
    "wool.Manifest.chain": "wool/context.proto",
    "grpc.health.v1.HealthCheckResponse.ServingStatus":
        "grpc/health/v1/health.proto",
    "grpc.health.v1.HealthCheckResponse.SERVING": "grpc/health/v1/health.proto",
    "grpc.health.v1.Health.Watch": "grpc/health/v1/health.proto",
}
UNKNOWN = ["", "undo", "undo.", "undo.Work", "undo.Worker.", "undo.Worker.who",
           "undo.Plan.steps.more", "Worker", ".undo.Worker", "wool"]


def load(directories):
    """Gives a pool of the protocol's messages. (Modules of protoc's would lie in
    a package `grpc`, as grpcio itself does.)"""
    protos = set()
    for directory in directories:
        root = pathlib.Path(directory)
        protos |= {str(p.relative_to(root)) for p in root.rglob("reflection.proto")}
    with tempfile.NamedTemporaryFile() as output:
        subprocess.run([
            "protoc", *("-I" + d for d in directories),
            "--descriptor_set_out=" + output.name, *sorted(protos),
        ], check=True)
        files = descriptor_pb2.FileDescriptorSet.FromString(output.read())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return pool


class Asker:
    def __init__(self, pool, channel, version):
        factory = message_factory.MessageFactory(pool)
        self.request, response = (
            factory.GetPrototype(pool.FindMessageTypeByName(
                f"grpc.reflection.{version}.ServerReflection{kind}"))
            for kind in ("Request", "Response"))
        self.call = channel.stream_stream(
            f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
            request_serializer=lambda m: m.SerializeToString(),
            response_deserializer=response.FromString)

    def ask(self, *requests):
        made = [self.request(host="h", **r) for r in requests]
        answers = list(self.call(iter(made), timeout=10))
        assert len(answers) == len(requests), answers
        for request, answer in zip(made, answers):
            assert answer.valid_host == "h"
            assert answer.original_request == request, answer
        return answers


def files_in(answer):
    parse = descriptor_pb2.FileDescriptorProto.FromString
    return [parse(f)
            for f in answer.file_descriptor_response.file_descriptor_proto]


def check_version(asker):
    (answer,) = asker.ask({"list_services": ""})
    names = [s.name for s in answer.list_services_response.service]
    assert names == SERVICES, names
    for symbol, name in SYMBOLS.items():
        (answer,) = asker.ask({"file_containing_symbol": symbol})
        files = files_in(answer)
        assert files and files[0].name == name, (symbol, answer)
    for symbol in UNKNOWN:
        (answer,) = asker.ask({"file_containing_symbol": symbol})
        assert answer.error_response.error_code == 5, (symbol, answer)
    by_name, none, extensions, nothing = asker.ask(
        {"file_by_filename": "wool/context.proto"},
        {"file_by_filename": "no.proto"},
        {"all_extension_numbers_of_type": "undo.Plan"}, {})
    assert [f.name for f in files_in(by_name)] == ["wool/context.proto"]
    assert none.error_response.error_code == 5
    assert (extensions.all_extension_numbers_response.base_type_name ==
            "undo.Plan")
    assert nothing.error_response.error_code == 3


def check_descriptors(asker):
    """All files together are what protobuf needs to know every service."""
    pool = descriptor_pool.DescriptorPool()
    known = {}
    for service in SERVICES:
        (answer,) = asker.ask({"file_containing_symbol": service})
        known.update((f.name, f) for f in files_in(answer))
    added = set()

    def add(name):
        if name in added:
            return
        added.add(name)
        for needed in known[name].dependency:
            add(needed)
        pool.Add(known[name])

    for name in known:
        add(name)
    for service in SERVICES:
        found = pool.FindServiceByName(service)
        assert found.methods, service
    plan = pool.FindMessageTypeByName("undo.Plan")
    step = plan.fields_by_name["steps"].message_type
    assert step.fields_by_name["undo"].message_type.full_name == "wool.Token"


def check_many(asker):
    """One conversation of many questions, which are answered in order."""
    n = 500
    answers = asker.ask(*[{"file_containing_symbol": "undo.Worker"}] * n)
    assert all(files_in(a)[0].name == "undo.proto" for a in answers)


def main():
    host, *directories = sys.argv[1:]
    pool = load(directories)
    server = subprocess.Popen([host], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    address = server.stdout.readline().strip().split(":", 1)[1]
    with grpc.insecure_channel(address) as channel:
        for version in VERSIONS:
            asker = Asker(pool, channel, version)
            check_version(asker)
            check_descriptors(asker)
            check_many(asker)
    server.stdin.close()
    assert server.wait(10) == 0
    print("reflection: both versions answer")


if __name__ == "__main__":
    main()
