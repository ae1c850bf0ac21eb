#!/bin/sh
# Installs woolc, the headers and the libraries below a directory, for programs
# that Bazel does not build:
#
#   tools/install.sh PREFIX
#
# A Makefile then finds them by PKG_CONFIG_PATH=PREFIX/lib/pkgconfig; see
# examples/makefile.
set -eu
[ $# -eq 1 ] || {
  printf 'usage: %s PREFIX\n' "$0" >&2
  exit 2
}
mkdir -p "$1"
prefix=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
tools/dev/setup.sh build
tools/dev/bazel.sh build -c opt //tools/dist </dev/null
tar -xf bazel-bin/tools/dist/wool.tar -C "$prefix"
printf 'wool is below %s\n' "$prefix"
