#!/usr/bin/env python3
"""A grpcio peer of probe.Probe over TLS.

tls_peer.py server CERTIFICATE KEY CLIENT_CA   prints its address; `echo`
                                         answers with the data, and `identity`
                                         with the client's names, as grpcio has
                                         them ("" without a certificate)
tls_peer.py client ADDRESS CA [CERTIFICATE KEY]
                                         prints the repr of what `identity` says
                                         and of the length of a megabyte's echo,
                                         or the status that a call ends with
CLIENT_CA may be "", then no client has to show a certificate.
"""

import sys
from concurrent import futures

import grpc

SERVICE = "probe.Probe"


def read(path):
    with open(path, "rb") as file:
        return file.read()


def field(number, data):
    """A field of a protobuf message, shorter than 128 bytes."""
    return bytes([number << 3 | 2, len(data)]) + data


def identity(_, context):
    names = [name.decode() for name in context.peer_identities() or ()]
    return field(1, ",".join(names).encode())


def serve(certificate, key, client_ca):
    server = grpc.server(futures.ThreadPoolExecutor(2))
    handlers = {
        "identity": grpc.unary_unary_rpc_method_handler(identity),
        "echo": grpc.unary_unary_rpc_method_handler(lambda data, _: data),
    }
    server.add_generic_rpc_handlers(
        [grpc.method_handlers_generic_handler(SERVICE, handlers)])
    credentials = grpc.ssl_server_credentials(
        [(read(key), read(certificate))],
        root_certificates=read(client_ca) if client_ca else None,
        require_client_auth=bool(client_ca))
    port = server.add_secure_port("127.0.0.1:0", credentials)
    server.start()
    print("127.0.0.1:%d" % port, flush=True)
    sys.stdin.read()
    server.stop(None)


def call(address, ca, certificate=None, key=None):
    credentials = grpc.ssl_channel_credentials(
        root_certificates=read(ca),
        private_key=read(key) if key else None,
        certificate_chain=read(certificate) if certificate else None)
    if address.startswith("ipv4:"):
        address = address[len("ipv4:"):]
    with grpc.secure_channel(address, credentials) as channel:
        try:
            answer = channel.unary_unary("/%s/identity" % SERVICE)(b"")
            megabyte = b"\x0a\x80\x80\x40" + bytes(1 << 20)
            echo = channel.unary_unary("/%s/echo" % SERVICE)(megabyte)
            print(repr(answer[2:].decode()), len(echo), flush=True)
        except grpc.RpcError as error:
            print(error.code().name, flush=True)


if sys.argv[1] == "server":
    serve(*sys.argv[2:])
else:
    call(*sys.argv[2:])
