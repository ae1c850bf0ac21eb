#!/usr/bin/env python3
"""A grpcio peer of probe.Probe/bridged that knows metadata, and no context.

bridge_peer.py server                    prints its address; answers with the
                                         metadata that it got, as the trace: the
                                         reprs of all values of x-trace and
                                         x-stamp-bin
bridge_peer.py client ADDRESS TRACE STAMP_IN_HEX
                                         calls with them as metadata, and prints
                                         the reprs of the answer's trace and
                                         stamp, and "chain" if there is one
"""

import sys
from concurrent import futures

import grpc

METHOD = "bridged"
SERVICE = "probe.Probe"


def field(number, data):
    """A field of a protobuf message, shorter than 128 bytes."""
    return bytes([number << 3 | 2, len(data)]) + data


def fields(message):
    """The strings of a message whose lengths are below 128."""
    found = {}
    while message:
        number, length = message[0] >> 3, message[1]
        found[number] = message[2:2 + length]
        message = message[2 + length:]
    return found


def bridged(_, context):
    got = [(key, value) for key, value in context.invocation_metadata()
           if key in ("x-trace", "x-stamp-bin")]
    return field(1, " ".join(repr(value) for _, value in sorted(got)).encode())


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(2))
    handler = grpc.unary_unary_rpc_method_handler(bridged)
    server.add_generic_rpc_handlers(
        [grpc.method_handlers_generic_handler(SERVICE, {METHOD: handler})])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print("127.0.0.1:%d" % port, flush=True)
    sys.stdin.read()
    server.stop(None)


def call(address, trace, stamp):
    with grpc.insecure_channel(address) as channel:
        routine = channel.unary_unary("/%s/%s" % (SERVICE, METHOD))
        response, info = routine.with_call(b"", metadata=[
            ("x-trace", trace), ("x-stamp-bin", bytes.fromhex(stamp))])
        named = [key for key, _ in info.initial_metadata()
                 if key == "wool-chain"]
        answer = fields(response)
        print(repr(answer[1].decode()), repr(answer[2]),
              "chain" if named else "-", flush=True)


if sys.argv[1] == "server":
    serve()
else:
    call(*sys.argv[2:])
