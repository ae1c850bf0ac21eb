#!/usr/bin/env python3
"""A server that misbehaves, or asks much of its client, with python3-h2.

bad_server.py --test_case=NAME

Serves UnaryCall only. Prints its address, and ends with its input: with 1 if
the client has not done what it had to. The module that protoc made of
interop.proto is on the path of Python.
"""

import argparse
import collections
import socket
import struct
import sys
import threading
import time

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h2.settings
import interop_pb2

HEADERS = [(":status", "200"), ("content-type", "application/grpc")]
TRAILERS = [("grpc-status", "0")]
CHUNK = 8192  # bytes in a frame
HELD = 0.02  # seconds


def frame(message):
    data = message.SerializeToString()
    return struct.pack(">BL", 0, len(data)) + data


def chunks(data, length):
    return [data[at:at + length] for at in range(0, len(data), length)]


class Connection:
    """One that behaves; the cases are made of it.

    What is to be done on a stream is a list of steps, each of them a method
    and its arguments, which says whether it could be done yet."""

    settings = {}

    def __init__(self, sock):
        self.sock = sock
        self.http2 = h2.connection.H2Connection(
            h2.config.H2Configuration(client_side=False))
        self.http2.local_settings = h2.settings.Settings(
            client=False, initial_values=self.settings)
        self.bodies = {}
        self.steps = {}
        self.acks_due = 0
        self.error = None

    # ---- the life of a connection ----

    def run(self):
        try:
            self.http2.initiate_connection()
            self.begin()
            self.flush()
            while True:
                data = self.sock.recv(65536)
                if not data:
                    return
                for event in self.http2.receive_data(data):
                    self.handle(event)
                self.go_on()
                self.flush()
        except h2.exceptions.ProtocolError as error:
            self.error = "%s: %s" % (type(error).__name__, error)
            self.flush()
            self.sock.close()
        except ConnectionError:
            pass  # the client is done

    def flush(self):
        self.sock.sendall(self.http2.data_to_send())

    def handle(self, event):
        if isinstance(event, h2.events.RequestReceived):
            self.bodies[event.stream_id] = b""
            self.got_headers()
        elif isinstance(event, h2.events.DataReceived):
            self.bodies[event.stream_id] += event.data
            self.http2.acknowledge_received_data(
                event.flow_controlled_length, event.stream_id)
            self.got_data()
        elif isinstance(event, h2.events.StreamEnded):
            request = interop_pb2.SimpleRequest.FromString(
                self.bodies[event.stream_id][5:])
            response = interop_pb2.SimpleResponse(
                payload=interop_pb2.Payload(body=bytes(request.response_size)))
            self.steps[event.stream_id] = collections.deque(
                self.answer(event.stream_id, frame(response)))
        elif isinstance(event, h2.events.PingAckReceived):
            self.acks_due -= 1
        elif isinstance(event, h2.events.StreamReset):
            self.steps.pop(event.stream_id, None)

    def go_on(self):
        for steps in list(self.steps.values()):
            while steps and steps[0][0](*steps[0][1:]):
                steps.popleft()

    # ---- steps ----

    def headers(self, stream):
        self.http2.send_headers(stream, HEADERS)
        return True

    def data(self, stream, data, padding=None):
        length = len(data) + (0 if padding is None else padding + 1)
        if self.http2.local_flow_control_window(stream) < length:
            return False
        self.http2.send_data(stream, data, pad_length=padding)
        return True

    def trailers(self, stream):
        self.http2.send_headers(stream, TRAILERS, end_stream=True)
        return True

    def reset(self, stream):
        self.http2.reset_stream(stream, error_code=0)
        return True

    def ping(self):
        self.acks_due += 1
        self.http2.ping(struct.pack(">Q", self.acks_due))
        return True

    def acks(self):
        return self.acks_due == 0

    # ---- what cases change ----

    def begin(self):
        pass

    def got_headers(self):
        pass

    def got_data(self):
        pass

    def answer(self, stream, body):
        yield self.headers, stream
        for chunk in chunks(body, CHUNK):
            yield self.data, stream, chunk
        yield self.trailers, stream

    @classmethod
    def complaint(cls, connections):
        """What the client has done wrong, or None."""
        return None


class Goaway(Connection):
    """Wants no second call on a connection."""

    def answer(self, stream, body):
        yield from super().answer(stream, body)
        yield self.goaway, stream

    def goaway(self, stream):
        self.http2.close_connection(last_stream_id=stream)
        return True

    @classmethod
    def complaint(cls, connections):
        calls = [len(connection.bodies) for connection in connections]
        return None if calls == [1, 1] else "calls by connection: %s" % calls


class RstAfterHeader(Connection):
    def answer(self, stream, body):
        yield self.headers, stream
        yield self.reset, stream


class RstDuringData(Connection):
    def answer(self, stream, body):
        yield self.headers, stream
        for chunk in chunks(body[:len(body) // 2], CHUNK):
            yield self.data, stream, chunk
        yield self.reset, stream


class RstAfterData(Connection):
    """The whole message, and no trailers."""

    def answer(self, stream, body):
        yield self.headers, stream
        for chunk in chunks(body, CHUNK):
            yield self.data, stream, chunk
        yield self.reset, stream


class Ping(Connection):
    """Does not end a call before every PING is acknowledged."""

    def begin(self):
        self.ping()

    def got_headers(self):
        self.ping()

    def got_data(self):
        self.ping()

    def answer(self, stream, body):
        yield self.headers, stream
        for chunk in chunks(body, CHUNK):
            yield (self.ping,)
            yield self.data, stream, chunk
        yield (self.acks,)
        yield self.trailers, stream


class MaxStreams(Connection):
    """h2 takes a second stream at a time for an error of the connection."""

    settings = {h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: 1}

    def answer(self, stream, body):
        yield (self.hold,)
        yield from super().answer(stream, body)

    def hold(self):
        time.sleep(HELD)
        return True

    @classmethod
    def complaint(cls, connections):
        calls = [len(connection.bodies) for connection in connections]
        return None if calls == [16] else "calls by connection: %s" % calls


class DataFramePadding(Connection):
    """Fifty times as much padding as data."""

    def answer(self, stream, body):
        yield self.headers, stream
        for chunk in chunks(body, 5):
            yield self.data, stream, chunk, 255
        yield self.trailers, stream


CASES = {
    "goaway": Goaway,
    "rst_after_header": RstAfterHeader,
    "rst_during_data": RstDuringData,
    "rst_after_data": RstAfterData,
    "ping": Ping,
    "max_streams": MaxStreams,
    "data_frame_padding": DataFramePadding,
}


def accept(listener, kind, connections):
    while True:
        sock, _ = listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connections.append(kind(sock))
        threading.Thread(target=connections[-1].run, daemon=True).start()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--test_case", choices=CASES, required=True)
    kind = CASES[parser.parse_args().test_case]
    connections = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, args=(listener, kind, connections),
                         daemon=True).start()
        print("127.0.0.1:%d" % listener.getsockname()[1], flush=True)
        sys.stdin.read()
    errors = [connection.error for connection in connections
              if connection.error]
    complaint = kind.complaint(connections)
    if complaint or errors or not connections:
        sys.exit("the client misbehaved: %s" % (
            errors or complaint or "no connection"))


if __name__ == "__main__":
    main()
