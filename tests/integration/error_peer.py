#!/usr/bin/env python3
"""A grpcio peer of trouble.Trouble that reads and writes google.rpc.Status.

error_peer.py server PROTO_DIRECTORY...
    prints its address; fails as it is told, with an error in the details
error_peer.py client ADDRESS PROTO_DIRECTORY...
    calls, and prints what it found, in one line
"""

import os
import subprocess
import sys
import tempfile
from concurrent import futures

import grpc

# What grpcio's own helpers for rich errors use is in a package that may be
# missing; the message is three fields.
STATUS_PROTO = """
syntax = "proto3";
package google.rpc;
import "google/protobuf/any.proto";
message Status {
  int32 code = 1;
  string message = 2;
  repeated google.protobuf.Any details = 3;
}
"""
DETAILS = "grpc-status-details-bin"
CHAIN = "wool-chain"


def generate(protos, output):
    with open(os.path.join(output, "richer.proto"), "w") as file:
        file.write(STATUS_PROTO)
    subprocess.run([
        "protoc", *("-I" + path for path in protos), "-I" + output,
        "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
        "--python_out=" + output, "--grpc_python_out=" + output,
        "tests/rpc/trouble.proto", "wool/context.proto", "richer.proto",
    ], check=True)
    sys.path.insert(0, output)


def make_status(code, text, details):
    from richer_pb2 import Status
    status = Status(code=code.value[0], message=text)
    for detail in details:
        status.details.add().Pack(detail)
    return status.SerializeToString()


def fail(context, code, text, *details):
    context.set_trailing_metadata(((DETAILS, make_status(code, text, details)),))
    context.abort(code, text)


def make_trouble(pb2, pb2_grpc):
    from google.protobuf import duration_pb2

    class Trouble(pb2_grpc.TroubleServicer):
        def fail(self, request, context):
            fail(context, grpc.StatusCode.NOT_FOUND, "not in Python",
                 duration_pb2.Duration(seconds=5),
                 pb2.NotFound(sku="from Python"))

        def bounce(self, request, context):
            held = pb2.Held(undo=request.undo, text="kept")
            fail(context, grpc.StatusCode.ABORTED, "bounced", held)

        def watch(self, request, context):
            for _ in range(request.n):
                yield pb2.Trouble_watch_response(line="fine")
            fail(context, grpc.StatusCode.NOT_FOUND, "no more",
                 pb2.NotFound(sku="line"))

    return Trouble()


def serve(pb2, pb2_grpc):
    server = grpc.server(futures.ThreadPoolExecutor(2))
    pb2_grpc.add_TroubleServicer_to_server(make_trouble(pb2, pb2_grpc), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print("127.0.0.1:%d" % port, flush=True)
    sys.stdin.read()
    server.stop(None)


def unpack(error, kind):
    """The one detail of a call that failed, which its status must agree with."""
    from richer_pb2 import Status
    found = [value for key, value in error.trailing_metadata() if key == DETAILS]
    status = Status.FromString(found[0])
    assert status.code == error.code().value[0], (status, error)
    assert status.message == error.details(), (status, error)
    detail = kind()
    assert len(status.details) == 1
    assert status.details[0].Unpack(detail), status
    return detail


def caught(call, kind):
    try:
        call()
    except grpc.RpcError as error:
        return error, unpack(error, kind)
    sys.exit("it did not fail")


def call_all(address, pb2, pb2_grpc):
    said = []
    with grpc.insecure_channel(address) as channel:
        stub = pb2_grpc.TroubleStub(channel)
        error, detail = caught(
            lambda: stub.fail(pb2.Trouble_fail_request(how="missing")),
            pb2.NotFound)
        said.append("%s %s %s" % (error.code().name, error.details(),
                                  detail.sku))
        error, detail = caught(
            lambda: stub.fail(pb2.Trouble_fail_request(how="held")), pb2.Held)
        chain = [v for k, v in error.initial_metadata() if k == CHAIN]
        said.append("%s tokens %d" % (error.code().name, sum(
            token.name == "tenant" for token in
            (detail.undo, detail.by, detail.more["second"]))))
        for token in (detail.undo, detail.undo):
            try:
                answer = stub.undo(pb2.Trouble_undo_request(undo=token),
                                   metadata=[(CHAIN, chain[0])])
                said.append("tenant " + answer.tenant)
            except grpc.RpcError as again:
                said.append(again.details().split("> ")[-1])
        # Encoded when the handler has returned, not when it threw.
        _, detail = caught(
            lambda: stub.fail(pb2.Trouble_fail_request(how="released")),
            pb2.Held)
        said.append("used %d %d" % (detail.undo.used, detail.by.used))
        stream = stub.watch(pb2.Trouble_watch_request(how="missing", n=2))
        error, detail = caught(
            lambda: [said.append(line.line) for line in stream], pb2.NotFound)
        said.append(detail.sku)
    print("; ".join(said), flush=True)


def main():
    role, *rest = sys.argv[1:]
    address = rest.pop(0) if role == "client" else None
    with tempfile.TemporaryDirectory() as output:
        generate(rest, output)
        from tests.rpc import trouble_pb2, trouble_pb2_grpc
        if role == "client":
            call_all(address, trouble_pb2, trouble_pb2_grpc)
        else:
            serve(trouble_pb2, trouble_pb2_grpc)


if __name__ == "__main__":
    main()
