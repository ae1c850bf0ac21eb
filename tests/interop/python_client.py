#!/usr/bin/env python3
"""The interop client with Debian's python3-grpcio.

python_client.py --server=HOST:PORT --test_case=NAME

--test_case=list names the cases. The modules that protoc made of interop.proto
are on the path of Python.
"""

import argparse
import time

import grpc
import interop_pb2 as pb
import interop_pb2_grpc

PATIENCE = 30  # seconds
LARGE_REQUEST = 271828
LARGE_RESPONSE = 314159
LENGTHS = (31415, 9, 2653, 58979)
INITIAL = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
TRAILING = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")
ENCODINGS = {"gzip": grpc.Compression.Gzip,
             "deflate": grpc.Compression.Deflate}
WHITESPACE_AND_UNICODE = (
    "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP "
    "\U0001f608\t\n")


class Failed(Exception):
    pass


def expect(due, got, what):
    if due != got:
        raise Failed("%s: %r instead of %r" % (what, got, due))


def expect_code(due, call):
    """That the call, by itself or by iterating over it, fails like that."""
    try:
        got = call()
        if hasattr(got, "code"):
            list(got)
        raise Failed("no failure but %s was due" % due)
    except grpc.RpcError as error:
        expect(due, error.code(), "status")
        return error.details()


def zeros(size):
    return pb.Payload(body=bytes(size))


def expect_zeros(response, size):
    expect(size, len(response.payload.body), "length of a payload")
    expect(bytes(size), response.payload.body, "payload")


def large_request():
    return pb.SimpleRequest(response_size=LARGE_RESPONSE,
                            payload=zeros(LARGE_REQUEST))


def question(request_size, *response_sizes):
    return pb.StreamingOutputCallRequest(
        payload=zeros(request_size),
        response_parameters=[
            pb.ResponseParameters(size=size) for size in response_sizes])


class Pipe:
    """A duplex call that asks and listens in turn."""

    def __init__(self, method, **options):
        self.pending = []
        self.ended = False
        self.call = method(self, **options)

    def __iter__(self):
        return self

    def __next__(self):
        while not self.pending:
            if self.ended or not self.call_is_active():
                raise StopIteration
            time.sleep(0.001)
        return self.pending.pop(0)

    def call_is_active(self):
        call = getattr(self, "call", None)
        return call is None or call.is_active()

    def ask(self, request_size, response_size):
        self.pending.append(question(request_size, response_size))
        expect_zeros(next(self.call), response_size)

    def end(self):
        self.ended = True
        expect([], list(self.call), "responses after the last")


class Cases:
    def __init__(self, server):
        self.server = server
        self.channel = grpc.insecure_channel(server)
        self.stub = interop_pb2_grpc.TestServiceStub(self.channel)

    def empty_unary(self):
        expect(pb.Empty(), self.stub.EmptyCall(pb.Empty(), timeout=PATIENCE),
               "response")

    def large_unary(self, stub=None):
        call = (stub or self.stub).UnaryCall
        expect_zeros(call(large_request(), timeout=PATIENCE), LARGE_RESPONSE)

    def client_streaming(self):
        requests = [pb.StreamingInputCallRequest(payload=zeros(size))
                    for size in (27182, 8, 1828, 45904)]
        response = self.stub.StreamingInputCall(iter(requests),
                                                timeout=PATIENCE)
        expect(74922, response.aggregated_payload_size, "bytes that arrived")

    def server_streaming(self, sizes=LENGTHS, pause=0):
        call = self.stub.StreamingOutputCall(question(0, *sizes),
                                             timeout=PATIENCE)
        for size in sizes:
            time.sleep(pause)
            expect_zeros(next(call), size)
        expect([], list(call), "responses after the last")

    def slow_consumer(self):
        self.server_streaming([65536 + i for i in range(64)], 0.005)

    def ping_pong(self):
        pipe = Pipe(self.stub.FullDuplexCall, timeout=PATIENCE)
        for sizes in (27182, 31415), (8, 9), (1828, 2653), (45904, 58979):
            pipe.ask(*sizes)
        pipe.end()

    def empty_stream(self):
        expect([], list(self.stub.FullDuplexCall(iter(()), timeout=PATIENCE)),
               "responses")

    def half_duplex(self):
        requests = [question(8, size) for size in LENGTHS]
        call = self.stub.HalfDuplexCall(iter(requests), timeout=PATIENCE)
        expect(list(LENGTHS), [len(response.payload.body) for response in call],
               "lengths")

    def send_unary(self, compression, expected):
        request = large_request()
        request.expect_compressed.value = expected
        return self.stub.UnaryCall(request, timeout=PATIENCE,
                                   compression=compression)

    def client_compressed_unary(self):
        expect_code(grpc.StatusCode.INVALID_ARGUMENT,
                    lambda: self.send_unary(None, True))
        for compression in ENCODINGS.values():
            expect_zeros(self.send_unary(compression, True), LARGE_RESPONSE)
        expect_zeros(self.send_unary(None, False), LARGE_RESPONSE)

    def server_compressed_unary(self):
        for name in ENCODINGS:
            for compressed in True, False:
                request = large_request()
                request.response_compressed.value = compressed
                response = self.stub.UnaryCall(
                    request, timeout=PATIENCE,
                    metadata=(("x-test-encoding", name),))
                expect_zeros(response, LARGE_RESPONSE)

    def server_compressed_streaming(self):
        request = question(0, 31415, 92653)
        for wanted, compressed in zip(request.response_parameters,
                                      (True, False)):
            wanted.compressed.value = compressed
        for name in ENCODINGS:
            call = self.stub.StreamingOutputCall(
                request, timeout=PATIENCE,
                metadata=(("x-test-encoding", name),))
            expect([31415, 92653],
                   [len(response.payload.body) for response in call],
                   "lengths")

    def custom_metadata(self):
        options = {"metadata": (INITIAL, TRAILING), "timeout": PATIENCE}
        _, call = self.stub.UnaryCall.with_call(large_request(), **options)
        self.expect_metadata(call)
        pipe = Pipe(self.stub.FullDuplexCall, **options)
        pipe.ask(LARGE_REQUEST, LARGE_RESPONSE)
        pipe.end()
        self.expect_metadata(pipe.call)

    @staticmethod
    def expect_metadata(call):
        # A proxy may add fields of its own.
        initial = [tuple(pair) for pair in call.initial_metadata()]
        trailing = [tuple(pair) for pair in call.trailing_metadata()]
        expect([INITIAL], [pair for pair in initial if pair[0] == INITIAL[0]],
               "initial metadata")
        expect([TRAILING], [pair for pair in trailing
                            if pair[0] == TRAILING[0]], "trailing metadata")

    def unary_ends_with(self, text):
        status = pb.EchoStatus(code=2, message=text)
        details = expect_code(
            grpc.StatusCode.UNKNOWN,
            lambda: self.stub.UnaryCall(
                pb.SimpleRequest(response_status=status), timeout=PATIENCE))
        expect(text, details, "status message")

    def status_code_and_message(self):
        text = "test status message"
        self.unary_ends_with(text)
        request = pb.StreamingOutputCallRequest(
            response_status=pb.EchoStatus(code=2, message=text))
        details = expect_code(
            grpc.StatusCode.UNKNOWN,
            lambda: self.stub.FullDuplexCall(iter([request]),
                                             timeout=PATIENCE))
        expect(text, details, "status message")

    def special_status_message(self):
        self.unary_ends_with(WHITESPACE_AND_UNICODE)

    def unimplemented_method(self):
        expect_code(grpc.StatusCode.UNIMPLEMENTED,
                    lambda: self.stub.UnimplementedCall(pb.Empty(),
                                                        timeout=PATIENCE))

    def unimplemented_service(self):
        stub = interop_pb2_grpc.UnimplementedServiceStub(self.channel)
        expect_code(grpc.StatusCode.UNIMPLEMENTED,
                    lambda: stub.UnimplementedCall(pb.Empty(),
                                                   timeout=PATIENCE))

    def cancel_after_begin(self):
        requests = Pipe(lambda requests: None)
        call = self.stub.StreamingInputCall.future(requests, timeout=PATIENCE)
        requests.call = call
        call.cancel()
        expect(True, call.cancelled(), "cancelled")
        expect(grpc.StatusCode.CANCELLED, call.code(), "status")

    def cancel_after_first_response(self):
        pipe = Pipe(self.stub.FullDuplexCall, timeout=PATIENCE)
        pipe.ask(27182, 31415)
        pipe.call.cancel()
        expect_code(grpc.StatusCode.CANCELLED, lambda: pipe.call)

    def timeout_on_sleeping_server(self):
        request = question(27182, 31415)
        request.response_parameters[0].interval_us = 500000
        expect_code(grpc.StatusCode.DEADLINE_EXCEEDED,
                    lambda: self.stub.FullDuplexCall(iter([request]),
                                                     timeout=0.001))

    def pick_first_unary(self):
        request = pb.SimpleRequest(fill_server_id=True)
        ids = {self.stub.UnaryCall(request, timeout=PATIENCE).server_id
               for _ in range(100)}
        expect(1, len(ids), "servers")
        expect(True, bool(ids.pop()), "that it has a name")

    def concurrent_large_unary(self):
        calls = [self.stub.UnaryCall.future(large_request(), timeout=PATIENCE)
                 for _ in range(100)]
        for call in calls:
            expect_zeros(call.result(), LARGE_RESPONSE)

    def rpc_soak(self):
        for _ in range(100):
            self.large_unary()

    def channel_soak(self):
        for _ in range(30):
            with grpc.insecure_channel(self.server) as channel:
                self.large_unary(interop_pb2_grpc.TestServiceStub(channel))

    def long_lived_channel(self):
        for _ in range(10):
            self.large_unary()
            time.sleep(0.1)


NAMES = [name for name in vars(Cases)
         if name[0] != "_" and
         not name.startswith(("expect", "unary_ends", "send_"))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", default="")
    parser.add_argument("--test_case", choices=NAMES + ["list"], required=True)
    arguments = parser.parse_args()
    if arguments.test_case == "list":
        print("\n".join(NAMES))
        return
    try:
        getattr(Cases(arguments.server), arguments.test_case)()
    except (Failed, grpc.RpcError) as error:
        raise SystemExit("%s: %s" % (arguments.test_case, error)) from None


if __name__ == "__main__":
    main()
