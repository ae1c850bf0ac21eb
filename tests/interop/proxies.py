"""Proxies between the programs of peers.py: other people's, as they are."""

import atexit
import os
import re
import socket
import subprocess
import time

from peers import HERE, PYTHON, STARTING, Failure, Python, Wool


def certificate_of(scratch):
    """A certificate for this host that signs itself, and its key."""
    paths = (os.path.join(scratch, "certificate.pem"),
             os.path.join(scratch, "key.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-days", "2",
         "-out", paths[0], "-keyout", paths[1]],
        check=True, stderr=subprocess.DEVNULL)
    return paths


class ReverseProxy(Wool):
    """Our server behind somebody else's proxy."""

    program = ""
    tls = False

    def __init__(self, scratch):
        super().__init__(scratch)
        self.proxy = self.name.split()[0]
        self.server = [PYTHON, os.path.join(HERE, "proxied_server.py"),
                       self.proxy]

    def label(self):
        return self.proxy + " → wool" + ", all TLS" * self.tls

    def why_not(self):
        if not os.access(self.program, os.X_OK):
            return self.proxy + " is not installed"
        return None

    def pairs(self, wool):
        python = Python(self.scratch)
        if self.tls:
            certificate, key = certificate_of(self.scratch)
            self.server.append("--tls=%s,%s" % (certificate, key))
            wool.client.append("--ca=" + certificate)
        elif not python.why_not():
            return [(wool, self), (python, self)]
        return [(wool, self)]

    def version(self):
        said = subprocess.run([self.program, "-v"], check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return re.search(r"\d+\.\d+\.\d+", said.stdout.decode()).group()


class Nginx(ReverseProxy):
    name = "nginx"
    program = "/usr/sbin/nginx"


class NginxTls(Nginx):
    name = "nginx with TLS"
    tls = True


class Haproxy(ReverseProxy):
    name = "haproxy"
    program = "/usr/sbin/haproxy"
    lacks = {"concurrent_large_unary":
             "HAProxy 2.6 stops under 100 large calls at once, those of gRPC "
             "C++ too, when one of its buffers is full"}


class HaproxyTls(Haproxy):
    name = "haproxy with TLS"
    tls = True


class ForwardProxy(Wool):
    """Our client on libcurl, by a proxy that its environment names."""

    program = ""
    scheme = ""
    passing = rb""
    n_cases = 25  # each is a process, and so a connection at least
    tls = False

    def __init__(self, scratch):
        super().__init__(scratch)
        self.client.append("--transport=curl")
        self.log = os.path.join(scratch, "proxy.log")

    def label(self):
        return "wool on libcurl → " + self.name

    def why_not(self):
        if not os.access(self.program, os.X_OK):
            return os.path.basename(self.program) + " is not installed"
        return None

    def command(self, port):
        raise NotImplementedError

    def start(self):
        """Starts the proxy; its log says what went through it."""
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port = listener.getsockname()[1]
        with open(self.log, "wb") as log:
            process = subprocess.Popen(
                self.command(port), stdin=subprocess.DEVNULL, stdout=log,
                stderr=log)
        atexit.register(process.wait)
        atexit.register(process.terminate)
        give_up = time.monotonic() + STARTING
        while time.monotonic() < give_up and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.01)
        self.environment["ALL_PROXY"] = "%s://127.0.0.1:%d" % (self.scheme,
                                                               port)

    def ended(self):
        with open(self.log, "rb") as log:
            n = len(re.findall(self.passing, log.read()))
        if n < self.n_cases - len(self.lacks_as_client):
            raise Failure("only %d connections went through the proxy" % n)

    def pairs(self, wool):
        self.start()
        if self.tls:
            certificate, key = certificate_of(self.scratch)
            self.client.append("--ca=" + certificate)
            wool.server += ["--certificate=" + certificate, "--key=" + key]
        return [(self, wool)]

    def version(self):
        package = os.path.basename(self.program)
        return package + " " + subprocess.run(
            ["dpkg-query", "-Wf", "${Version}", package], check=False,
            stdout=subprocess.PIPE).stdout.decode()


STREAMS_UP = dict.fromkeys(
    ["client_streaming", "ping_pong", "half_duplex", "custom_metadata",
     "status_code_and_message", "cancel_after_first_response",
     "timeout_on_sleeping_server", "client_compressed_streaming"],
    "libcurl 7.88 holds back a stream of messages over TLS, so it is refused")


class Socks(ForwardProxy):
    name = "SOCKS5"
    program = "/usr/bin/microsocks"
    scheme = "socks5h"
    passing = rb"connected to"

    def command(self, port):
        return [self.program, "-i", "127.0.0.1", "-p", str(port)]


class SocksTls(Socks):
    name = "SOCKS5 with TLS"
    lacks_as_client = STREAMS_UP
    tls = True


class Connect(ForwardProxy):
    name = "CONNECT"
    program = "/usr/bin/tinyproxy"
    scheme = "http"
    passing = rb"Request \(file descriptor \d+\): CONNECT "

    def command(self, port):
        path = os.path.join(self.scratch, "tinyproxy.conf")
        with open(path, "w", encoding="ascii") as file:
            file.write("Port %d\nListen 127.0.0.1\nTimeout 600\n"
                       "MaxClients 200\nLogLevel Info\n" % port)
        return [self.program, "-d", "-c", path]


class ConnectTls(Connect):
    name = "CONNECT with TLS"
    lacks_as_client = STREAMS_UP
    tls = True
