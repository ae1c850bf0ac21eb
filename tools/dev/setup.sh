#!/bin/sh
# Installs what this repository needs from the distribution's packages.
#
#   tools/dev/setup.sh build    to build the library, the tools, the examples
#   tools/dev/setup.sh example  that, and the gRPC peer that an example calls in
#   tools/dev/setup.sh test     that, and what the tests need besides
#
# Says what it installs and why; says nothing where nothing is missing. Asks
# no question and needs no terminal. What comes from npm goes into a directory
# of its own in WOOL_CACHE_DIR (~/.cache/wool if absent).
set -eu
cd "$(dirname "$0")/../.."

# package | why it is needed
build_packages='
bazel-bootstrap      | the build tool; brings a Java runtime along
bazel-rules-java     | Bazel loads it, even to compile C alone
bazel-rules-proto    | Bazel loads it, even to compile C alone
bazel-skylib         | Bazel loads it, even to compile C alone
gcc                  | the C compiler
g++                  | Bazel links with it; the tests are C++
libnghttp2-dev       | HTTP/2, which carries every call
libnanopb-dev        | protobuf wire format for messages
libuv1-dev           | the event loop of servers
libcurl4-openssl-dev | the transport that knows proxies
libssl-dev           | TLS
zlib1g-dev           | compressed messages
libjansson-dev       | the JSON of service configs
'
example_packages='
python3                  | the plain gRPC client of the example is Python
python3-grpcio           | a foreign gRPC peer to talk to
protobuf-compiler        | the .proto that woolc writes, turned into Python
protobuf-compiler-grpc   | the same for its services
'
test_packages='
time                    | memory of processes, in tests/bench/woolc_compare.py
googletest               | sources of the test framework
pkg-config               | how plain Makefile projects find the library
make                     | such a project
python3-protobuf         | the codec that ours is compared with
libprotobuf-dev          | messages of the C++ peer
libgrpc++-dev            | gRPC for C++, the peer to be measured against
libbenchmark-dev         | micro-benchmarks
'
# Without these tests are not run, and say so.
peer_packages='
python3-h2               | a gRPC server that misbehaves
nginx-light              | a proxy in front of servers
haproxy                  | another
microsocks               | a SOCKS5 proxy
tinyproxy-bin            | a proxy for CONNECT
openssl                  | certificates for tests
nghttp2-server           | an HTTP/2 server held to the same table of cases as ours
etcd-server              | a gRPC server that nobody wrote for a test
vim                      | an editor that loads our syntax file
'
# Their .proto files alone are read: they are unpacked into WOOL_CACHE_DIR, and
# neither they nor what they depend on is installed.
schema_packages='
grpc-proto                               | gRPC, its own services
golang-etcd-server-dev                   | etcd, proto2 and proto3
golang-gitaly-proto-dev                  | gitaly, many services
golang-github-containerd-containerd-dev  | containerd
golang-github-gogo-googleapis-dev        | Google, as gogo has them
golang-github-gogo-protobuf-dev          | tests of another compiler
golang-github-googleapis-gnostic-dev     | OpenAPI
golang-github-prometheus-client-model-dev | Prometheus
golang-google-grpc-dev                   | tests of gRPC for Go
golang-google-protobuf-dev               | tests of protobuf for Go
libignition-msgs-dev                     | a robot simulator, two hundred files
libonnx-dev                              | ONNX, proto2
libosmpbf-dev                            | OpenStreetMap, proto2
'
node_packages='
nodejs                   | gRPC implementations in JavaScript
npm                      | installs them
'

fail() {
  printf 'setup: %s\n' "$1" >&2
  exit 1
}

peers=
case "${1-}" in
build) wanted=$build_packages ;;
example) wanted=$build_packages$example_packages ;;
test)
  wanted=$build_packages$example_packages$test_packages
  peers=$peer_packages
  # Node.js often comes from elsewhere, with npm in it.
  command -v node >/dev/null && command -v npm >/dev/null ||
    peers=$peers$node_packages
  ;;
*) fail 'say "build", "example" or "test"' ;;
esac

# The lines of $1 whose package is not installed.
missing() {
  printf '%s' "$1" | while read -r package rest; do
    [ -n "$package" ] || continue
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) ||
      state=none
    [ "$state" = installed ] || printf '%-24s %s\n' "$package" "$rest"
  done
}

names() {
  awk '{ printf "%s%s", sep, $1; sep = " " }'
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  fail "there is no apt-get here; install the equivalents of: $(
    printf '%s' "$wanted" | awk NF | names)"
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

as_root=
become_root() {
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null ||
    fail "not root and no sudo; as root, run: apt-get install $packages"
  as_root=sudo
  # Without a terminal nobody could answer sudo's question.
  [ -t 0 ] || as_root='sudo -n'
  $as_root true ||
    fail "sudo refused; as root, run: apt-get install $packages"
}

# --no-remove: rather fail than take away what the user has.
apt() {
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
    </dev/null >>"$log" 2>&1
}

# Lists older than a week name files that mirrors have since replaced.
lists_are_fresh() {
  lists=/var/lib/apt/lists
  [ -n "$(find "$lists" -maxdepth 1 -name '*_Packages*' -mtime -7 \
    2>/dev/null | head -n 1)" ]
}

apt_install() {
  # shellcheck disable=SC2086
  apt install --yes --no-remove --no-install-recommends $packages
}

update() {
  printf 'setup: fetching the package lists\n'
  # Stale lists and no network may still do with cached packages.
  apt update || printf 'setup: fetching failed, trying with those at hand\n'
  updated=yes
}

# Installs what of $1 is not; what is left then is in $packages.
updated=no
install() {
  lacking=$(missing "$1")
  packages=$(printf '%s\n' "$lacking" | names)
  [ -n "$packages" ] || return 0
  become_root
  printf 'setup: installing (some minutes on a fresh system)\n'
  printf '%s\n' "$lacking" | sed 's/^/  /'
  lists_are_fresh || [ "$updated" = yes ] || update
  if ! apt_install; then
    # Lists that look fresh can be out of date all the same.
    [ "$updated" = no ] || return 1
    apt update && updated=yes && apt_install || return 1
  fi
  packages=$(missing "$1" | names)
  [ -z "$packages" ]
}

cache_dir() {
  home=$(getent passwd "$(id -u)" | cut -d: -f6)
  printf '%s' "${WOOL_CACHE_DIR:-$home/.cache/wool}"
}

# What the directory $1 names, in its exact versions. No script of theirs runs.
npm_install() {
  here=$1
  hash=$(sha256sum "$here/package-lock.json" | cut -c1-12)
  to=$(cache_dir)/npm-$hash
  [ ! -d "$to" ] || return 0
  command -v npm >/dev/null || return 1
  printf 'setup: installing from npm: %s\n' "$(sed -n \
    's/^    "\([^"]*\)": "[0-9].*/\1/p' "$here/package.json" | names)"
  rm -rf "$to.new"
  mkdir -p "$to.new" && cp "$here"/package*.json "$to.new" || return 1
  (cd "$to.new" && timeout 600 npm ci --ignore-scripts --no-audit --no-fund) \
    </dev/null >>"$log" 2>&1 && mv "$to.new" "$to"
}

# The files of the package $1, without installing it.
unpack() {
  to=$(cache_dir)/schemas/$1
  [ ! -d "$to" ] || return 0
  rm -rf "$to.new"
  mkdir -p "$to.new" || return 1
  (cd "$to.new" && apt-get -qq download "$1" && dpkg-deb -x "$1"_*.deb . &&
    rm -f "$1"_*.deb) </dev/null >>"$log" 2>&1 && mv "$to.new" "$to"
}

unpack_schemas() {
  lacking=
  for package in $(printf '%s' "$schema_packages" | names); do
    unpack "$package" || lacking="$lacking $package"
  done
  [ -z "$lacking" ] ||
    printf 'setup: not fetched, their schemas are not tested:%s\n' "$lacking"
}

if ! install "$wanted"; then
  tail -n 20 "$log" >&2
  fail "apt-get could not install: $packages"
fi
if [ "${1-}" = test ]; then
  # In a shell of its own: what fails there does not end this one.
  (install "$peers") ||
    printf 'setup: not installed, tests with them are not run: %s\n' \
      "$(missing "$peers" | names)"
  unpack_schemas
  for part in tests/interop/npm tests/proto/npm; do
    npm_install "$part" ||
      printf 'setup: npm could not install what %s names\n' "$part"
  done
fi
[ ! -s "$log" ] || printf 'setup: done\n'
