#!/usr/bin/env python3
"""Our interop server behind a real reverse proxy.

    proxied_server.py nginx|haproxy [--tls=CERTIFICATE,KEY]

Says where the proxy listens, and ends both with its input. With --tls clients
speak TLS to the proxy, and the proxy TLS to the server.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time

HERE = "tests/interop"
PATIENCE = 20  # seconds for a proxy to listen

NGINX = """
daemon off;
master_process off;
worker_processes 1;
pid {scratch}/nginx.pid;
error_log {scratch}/errors info;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {scratch};
  proxy_temp_path {scratch};
  fastcgi_temp_path {scratch};
  uwsgi_temp_path {scratch};
  scgi_temp_path {scratch};
  client_max_body_size 0;
  server {{
    listen 127.0.0.1:{port} {listen};
    {certificate}
    location / {{
      grpc_pass {scheme}://{backend};
    }}
  }}
}}
"""

HAPROXY = """
global
  maxconn 512
defaults
  mode http
  timeout connect 10s
  timeout client 60s
  timeout server 60s
  option http-no-delay
frontend clients
  bind 127.0.0.1:{port} {listen}
  default_backend servers
backend servers
  server wool {backend} {server}
"""


def nginx(scratch, port, backend, tls):
    certificate = ("ssl_certificate %s; ssl_certificate_key %s;" % tls
                   if tls else "")
    return ["/usr/sbin/nginx", "-p", scratch, "-c"], NGINX.format(
        scratch=scratch, port=port, backend=backend, certificate=certificate,
        listen="ssl http2" if tls else "http2",
        scheme="grpcs" if tls else "grpc")


def haproxy(scratch, port, backend, tls):
    listen, server = "proto h2", "proto h2"
    if tls:
        pem = os.path.join(scratch, "both.pem")
        with open(pem, "w", encoding="ascii") as file:
            for part in tls:
                with open(part, encoding="ascii") as text:
                    file.write(text.read())
        listen = "ssl crt %s alpn h2" % pem
        server = "ssl verify required ca-file %s alpn h2" % tls[0]
    return ["/usr/sbin/haproxy", "-db", "-f"], HAPROXY.format(
        port=port, backend=backend, listen=listen, server=server)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def await_listener(port, process):
    """Returns once somebody accepts connections; false if `process` ends."""
    give_up = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < give_up:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return True
        except OSError:
            time.sleep(0.01)
    return False


def start_proxy(make, backend, tls, scratch):
    port = free_port()
    command, text = make(scratch, port, backend, tls)
    path = os.path.join(scratch, "configuration")
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
    process = subprocess.Popen(command + [path], stdin=subprocess.DEVNULL)
    if not await_listener(port, process):
        process.kill()
        sys.exit("the proxy does not listen")
    return process, port


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("proxy", choices=["nginx", "haproxy"])
    parser.add_argument("--tls", type=lambda text: tuple(text.split(",")))
    options = parser.parse_args()
    make = {"nginx": nginx, "haproxy": haproxy}[options.proxy]
    command = [os.path.join(HERE, "server")]
    if options.tls:
        command += ["--certificate=" + options.tls[0],
                    "--key=" + options.tls[1]]
    with tempfile.TemporaryDirectory() as scratch:
        server = subprocess.Popen(command, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE)
        backend = server.stdout.readline().decode().strip()
        process, port = start_proxy(make, backend, options.tls, scratch)
        print("127.0.0.1:%d" % port, flush=True)
        sys.stdin.read()
        process.terminate()
        process.wait()
        server.stdin.close()
        sys.exit(server.wait())


if __name__ == "__main__":
    main()
