#!/usr/bin/env python3
"""A grpcio server of undo.Worker, from the .proto that woolc wrote.

python_server.py PROTO_DIRECTORY...

Prints its address. whoami() answers with the length and the hex digits of the
request as it came over the wire, so that the caller sees what it sent.
"""

import subprocess
import sys
import tempfile
from concurrent import futures

import grpc


def generate(protos, output):
    subprocess.run([
        "protoc", *("-I" + path for path in protos),
        "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
        "--python_out=" + output, "--grpc_python_out=" + output,
        "undo.proto", "wool/context.proto",
    ], check=True)
    sys.path.insert(0, output)


def make_worker(undo_pb2, undo_pb2_grpc):
    class Worker(undo_pb2_grpc.WorkerServicer):
        def whoami(self, request, context):
            raw = request.SerializeToString()  # unknown fields are kept
            text = "%d %s" % (len(raw), raw.hex())
            return undo_pb2.Worker_whoami_response(tenant=text)

        def begin(self, request, context):
            if request.tenant == "fail":
                context.abort(grpc.StatusCode.DATA_LOSS, "as asked: \u00e4\n")
            return undo_pb2.Worker_begin_response()

    return Worker()


def main():
    with tempfile.TemporaryDirectory() as output:
        generate(sys.argv[1:], output)
        import undo_pb2
        import undo_pb2_grpc
        server = grpc.server(futures.ThreadPoolExecutor(2))
        undo_pb2_grpc.add_WorkerServicer_to_server(
            make_worker(undo_pb2, undo_pb2_grpc), server)
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        print("127.0.0.1:%d" % port, flush=True)
        sys.stdin.read()
        server.stop(None)


if __name__ == "__main__":
    main()
