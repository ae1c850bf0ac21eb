#!/usr/bin/env python3
"""The interop server with Debian's python3-grpcio.

python_server.py

The modules that protoc made of interop.proto are on the path of
Python. Prints its address, and ends with its input.
"""

import os
import sys
import time
from concurrent import futures

import grpc
import interop_pb2
import interop_pb2_grpc

INITIAL = "x-grpc-test-echo-initial"
TRAILING = "x-grpc-test-echo-trailing-bin"
CODES = {code.value[0]: code for code in grpc.StatusCode}


def payload(size):
    return interop_pb2.Payload(body=bytes(size))


def encoding_of(context):
    """What the client asks for by metadata; gzip if it says nothing."""
    sent = dict(context.invocation_metadata())
    deflate = sent.get("x-test-encoding") == "deflate"
    return grpc.Compression.Deflate if deflate else grpc.Compression.Gzip


def echo_metadata(context):
    sent = dict(context.invocation_metadata())
    if INITIAL in sent:
        context.send_initial_metadata(((INITIAL, sent[INITIAL]),))
    if TRAILING in sent:
        context.set_trailing_metadata(((TRAILING, sent[TRAILING]),))


def end_as_told(request, context):
    if request.response_status.code:
        context.abort(CODES[request.response_status.code],
                      request.response_status.message)


def responses(parameters, context):
    for wanted in parameters:
        time.sleep(wanted.interval_us / 1e6)
        if not wanted.compressed.value:
            context.disable_next_message_compression()
        yield interop_pb2.StreamingOutputCallResponse(
            payload=payload(wanted.size))


class TestService(interop_pb2_grpc.TestServiceServicer):
    """UnimplementedCall is left to the class above, which refuses it."""

    def EmptyCall(self, request, context):
        return interop_pb2.Empty()

    def UnaryCall(self, request, context):
        if request.response_compressed.value:
            context.set_compression(encoding_of(context))
        echo_metadata(context)
        end_as_told(request, context)
        response = interop_pb2.SimpleResponse(
            payload=payload(request.response_size))
        if request.fill_server_id:
            response.server_id = "python-%d" % os.getpid()
        return response

    def StreamingOutputCall(self, request, context):
        if any(wanted.compressed.value
               for wanted in request.response_parameters):
            context.set_compression(encoding_of(context))
        yield from responses(request.response_parameters, context)
        end_as_told(request, context)

    def StreamingInputCall(self, requests, context):
        return interop_pb2.StreamingInputCallResponse(
            aggregated_payload_size=sum(
                len(request.payload.body) for request in requests))

    def FullDuplexCall(self, requests, context):
        echo_metadata(context)
        for request in requests:
            end_as_told(request, context)
            yield from responses(request.response_parameters, context)

    def HalfDuplexCall(self, requests, context):
        for request in list(requests):
            yield from responses(request.response_parameters, context)


def main():
    server = grpc.server(futures.ThreadPoolExecutor(8))
    interop_pb2_grpc.add_TestServiceServicer_to_server(TestService(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print("127.0.0.1:%d" % port, flush=True)
    sys.stdin.read()
    server.stop(None)


if __name__ == "__main__":
    main()
