#!/usr/bin/python3
"""gRPC's own retries, for comparison with ours.

    retry_peer.py client TARGET CONFIG   calls luck.Luck/pull with that service
                                         config; prints code, text, result
    retry_peer.py server                 fails twice, and then answers with what
                                         each request said of attempts before
"""
import sys
from concurrent import futures

import grpc

METHOD = "/luck.Luck/pull"


def plain(message):
    return message


def field(text):
    """luck.Luck/pull's result."""
    return b"\x0a" + bytes([len(text)]) + text.encode()


def client(target, config):
    options = [("grpc.service_config", config), ("grpc.enable_retries", 1)]
    with grpc.insecure_channel(target, options) as channel:
        call = channel.unary_unary(METHOD, plain, plain)
        try:
            print("OK", "-", call(b"", timeout=20).hex(), flush=True)
        except grpc.RpcError as error:
            print(error.code().name, error.details(), "-", flush=True)


class Luck(grpc.GenericRpcHandler):
    def __init__(self):
        self.seen = []

    def service(self, details):
        if details.method != METHOD:
            return None
        return grpc.unary_unary_rpc_method_handler(self.pull, plain, plain)

    def pull(self, request, context):
        metadata = dict(context.invocation_metadata())
        self.seen.append(metadata.get("grpc-previous-rpc-attempts", "-"))
        if len(self.seen) < 3:
            context.set_trailing_metadata((("grpc-retry-pushback-ms", "2"),))
            context.abort(grpc.StatusCode.UNAVAILABLE, "not now")
        return field(" ".join(self.seen))


def server():
    s = grpc.server(futures.ThreadPoolExecutor(4))
    s.add_generic_rpc_handlers((Luck(),))
    port = s.add_insecure_port("127.0.0.1:0")
    s.start()
    print(f"127.0.0.1:{port}", flush=True)
    sys.stdin.read()  # until nobody holds the other end
    s.stop(None)


if __name__ == "__main__":
    if sys.argv[1] == "client":
        client(*sys.argv[2:])
    else:
        server()
