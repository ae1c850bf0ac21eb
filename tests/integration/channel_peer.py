#!/usr/bin/env python3
"""grpcio as the other side of a channel: raw messages, no generated code.

channel_peer.py serve [OPTION=NUMBER...]          prints its address
channel_peer.py call ADDRESS SECONDS [OPTION=…]   calls echo for so long, and
                                                  prints "N ok" or what failed
channel_peer.py hold ADDRESS SECONDS [OPTION=…]   one call that nobody answers;
                                                  prints its status
"""

import sys
import time
from concurrent import futures

import grpc


def options_of(words):
    pairs = [word.split("=") for word in words]
    return [("grpc." + name, int(number)) for name, number in pairs]


class Echo(grpc.GenericRpcHandler):
    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(lambda data, context: data)


def serve(words):
    server = grpc.server(futures.ThreadPoolExecutor(2),
                         options=options_of(words))
    server.add_generic_rpc_handlers((Echo(),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print("ipv4:127.0.0.1:%d" % port, flush=True)
    sys.stdin.read()
    server.stop(None)


def call(address, seconds, words):
    with grpc.insecure_channel(address, options=options_of(words)) as channel:
        echo = channel.unary_unary("/probe.Probe/echo")
        n = 0
        end = time.monotonic() + float(seconds)
        while time.monotonic() < end:
            if echo(b"\x0a\x01x", timeout=30) != b"\x0a\x01x":
                print("a wrong answer", flush=True)
                return
            n += 1
        print("%d ok" % n, flush=True)


def hold(address, seconds, words):
    with grpc.insecure_channel(address, options=options_of(words)) as channel:
        channel.unary_unary("/probe.Probe/hold")(b"", timeout=float(seconds))
        print("answered", flush=True)


def main():
    try:
        if sys.argv[1] == "serve":
            serve(sys.argv[2:])
        else:
            todo = {"call": call, "hold": hold}[sys.argv[1]]
            todo(sys.argv[2], sys.argv[3], sys.argv[4:])
    except grpc.RpcError as error:
        print(error.code().name, error.details(), flush=True)


if __name__ == "__main__":
    main()
