#!/usr/bin/env python3
"""A gRPC client that knows nothing of wool but the .proto.

client.py PROTO_DIRECTORY... ADDRESS
"""

import subprocess
import sys
import tempfile

import grpc

CHAIN = "wool-chain"


def generate(protos, output):
    """protoc and gRPC's plugin for it: grpc_tools in Debian is too old."""
    subprocess.run([
        "protoc", *("-I" + path for path in protos),
        "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
        "--python_out=" + output, "--grpc_python_out=" + output,
        "undo.proto", "wool/context.proto",
    ], check=True)
    sys.path.insert(0, output)


def say(text):
    print("   python    " + text, flush=True)


def undo(stub, messages, token, metadata):
    """Hands the token back; it is an opaque message here."""
    request = messages.Worker_undo_after_request(undo=token)
    try:
        stub.undo_after(request, metadata=metadata)
        say("undo_after: ok")
    except grpc.RpcError as error:
        say("undo_after: %s: %s" % (error.code().name, error.details()))


def begin(stub, messages, tenant):
    """Returns the token, and the metadata that names its chain."""
    request = messages.Worker_begin_request(tenant=tenant)
    response, call = stub.begin.with_call(request)
    chain = dict(call.initial_metadata())[CHAIN]
    say("begin: a token of %d bytes" % response.undo.ByteSize())
    return response.undo, ((CHAIN, chain),)


def whoami(stub, messages, metadata=()):
    response = stub.whoami(messages.Worker_whoami_request(), metadata=metadata)
    say('whoami%s: "%s"' % (" on the chain" if metadata else "",
                            response.tenant))


def tell(stub, messages):
    whoami(stub, messages)
    token, chain = begin(stub, messages, "pied piper")
    whoami(stub, messages, chain)
    say("without the metadata:")
    undo(stub, messages, token, ())
    say("with it:")
    undo(stub, messages, token, chain)
    whoami(stub, messages, chain)
    undo(stub, messages, token, chain)


def main():
    *protos, address = sys.argv[1:]
    with tempfile.TemporaryDirectory() as output:
        generate(protos, output)
        import undo_pb2
        import undo_pb2_grpc
        with grpc.insecure_channel(address) as channel:
            tell(undo_pb2_grpc.WorkerStub(channel), undo_pb2)


if __name__ == "__main__":
    main()
