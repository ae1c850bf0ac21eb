"""Packages that bring .proto files, and where in them these are.

tools/dev/setup.sh fetches them."""

import hashlib
import os
import pwd

LOCK = "tests/proto/npm/package-lock.json"


class Package:
    def __init__(self, name, top, roots=("",), needs=(), only=None, skip=(),
                 refused=None, clashes=0):
        self.name = name
        self.top = top        # the directory of the package
        self.roots = roots    # below it: where imports are looked for
        self.needs = needs    # other packages that it imports from
        self.only = only      # below the roots; None: all
        self.skip = skip      # parts of paths
        self.refused = refused or {}  # file -> the code that says why
        # Files in which names clash in C, or in what they import: W0501.
        self.clashes = clashes


def _lock():
    with open(LOCK, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:12]


def debian(name, *args, **kwargs):
    return Package(name, os.path.join("schemas", name), *args, **kwargs)


def npm(name, *args, **kwargs):
    return Package(name.strip("@").replace("/", "-"),
                   os.path.join("npm-" + _lock(), "node_modules", name),
                   *args, **kwargs)


GO = "usr/share/gocode/src"

PACKAGES = [
    Package("libprotobuf-dev", "/usr/include", only=("google/protobuf",)),
    debian("grpc-proto", ("usr/share/grpc-proto",), needs=("google-gax",)),
    debian("golang-etcd-server-dev", (GO + "/go.etcd.io",),
           needs=("golang-github-gogo-protobuf-dev",
                  "golang-github-gogo-googleapis-dev")),
    debian("golang-github-containerd-containerd-dev", (GO,),
           needs=("golang-github-gogo-protobuf-dev",
                  "golang-github-gogo-googleapis-dev")),
    debian("golang-gitaly-proto-dev",
           (GO + "/gitlab.com/gitlab-org/gitaly-proto",)),
    debian("golang-github-gogo-googleapis-dev",
           (GO + "/github.com/gogo/googleapis", GO),
           needs=("golang-github-gogo-protobuf-dev",)),
    debian("golang-github-gogo-protobuf-dev",
           (GO, GO + "/github.com/gogo/protobuf")),
    debian("golang-google-protobuf-dev", (GO + "/google.golang.org/protobuf",)),
    debian("golang-google-grpc-dev", (GO + "/google.golang.org/grpc", GO)),
    debian("golang-github-googleapis-gnostic-dev",
           (GO + "/github.com/googleapis/gnostic",)),
    debian("golang-github-prometheus-client-model-dev",
           (GO + "/github.com/prometheus/client_model",)),
    debian("libignition-msgs-dev", ("usr/include/ignition/msgs8",)),
    debian("libonnx-dev", ("usr/include",)),
    debian("libosmpbf-dev", ("usr/share/doc/libosmpbf-dev",)),
    npm("google-gax", ("build/protos",)),
    npm("@grpc/grpc-js", ("proto", "proto/protoc-gen-validate", "proto/xds")),
    npm("@grpc/grpc-js-xds",
        ("deps/envoy-api", "deps/xds", "deps/protoc-gen-validate"),
        needs=("google-gax",)),
]


def base():
    return os.environ.get("WOOL_CACHE_DIR") or os.path.join(
        pwd.getpwuid(os.getuid()).pw_dir, ".cache/wool")


def find(name):
    return next(p for p in PACKAGES if p.name == name)


def _own(package):
    top = os.path.join(base(), package.top)
    return [os.path.normpath(os.path.join(top, r)) for r in package.roots]


def is_there(package):
    return all(os.path.isdir(r) for p in [package.name, *package.needs]
               for r in _own(find(p)))


def roots(package):
    found = _own(package)
    for need in package.needs:
        found += [r for r in _own(find(need)) if r not in found]
    return found + ([] if "/usr/include" in found else ["/usr/include"])


def files(package):
    """name -> the root that it is in"""
    found = {}
    for root in _own(package):
        for at, _, names in sorted(os.walk(root)):
            for name in sorted(names):
                path = os.path.relpath(os.path.join(at, name), root)
                inner = any(r.startswith(root + "/") and os.path.join(
                    root, path).startswith(r + "/") for r in _own(package))
                if (name.endswith(".proto") and not inner
                        and (not package.only
                             or path.startswith(tuple(package.only)))
                        and not any(s in path for s in package.skip)):
                    found.setdefault(path, root)
    return found
