#!/usr/bin/env python3
"""Runs an etcd of one's own, for as long as standard input is open.

run_etcd.py

Prints its address once it serves, or "missing: " and why there is none.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import threading

READY = b"serving insecure client requests on"


def free_ports(n):
    """Nobody's when they were looked for."""
    sockets = [socket.socket() for _ in range(n)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def start(directory):
    client, peer = free_ports(2)
    own, other = ("http://127.0.0.1:%d" % port for port in (client, peer))
    process = subprocess.Popen(
        ["etcd", "--name", "one", "--data-dir", directory,
         "--listen-client-urls", own, "--advertise-client-urls", own,
         "--listen-peer-urls", other, "--initial-advertise-peer-urls", other,
         "--initial-cluster", "one=" + other],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    said = []
    for line in process.stderr:
        said.append(line)
        if READY in line:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, "127.0.0.1:%d" % client
    process.wait()
    sys.stderr.buffer.writelines(said)
    return None, None


def main():
    if not shutil.which("etcd"):
        print("missing: etcd is not installed (package etcd-server)", flush=True)
        return
    for _ in range(3):  # a port may be taken meanwhile
        with tempfile.TemporaryDirectory() as directory:
            process, address = start(directory)
            if not process:
                continue
            print(address, flush=True)
            sys.stdin.read()
            process.kill()
            process.wait()
            return
    sys.exit("etcd does not start")


if __name__ == "__main__":
    main()
