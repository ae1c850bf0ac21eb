#!/bin/sh
# From a fresh checkout to a token that is reset in another process: installs
# what is missing, builds, and runs the example in examples/undo.
set -eu
cd "$(dirname "$0")/.."

printf '1/3 packages\n'
tools/dev/setup.sh example

printf '2/3 build\n'
tools/dev/bazel.sh build //examples/undo:undo </dev/null

printf '3/3 examples/undo\n\n'
exec bazel-bin/examples/undo/undo
