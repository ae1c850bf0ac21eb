#!/bin/sh
# Writes what woolc import makes of every case as what is expected of it.
# Run it with: bazel run //tests/proto:update
set -eu
woolc=$PWD/$1
golden=$BUILD_WORKSPACE_DIRECTORY/tests/proto/golden

for case in "$golden"/*/; do
  (cd "$case" && "$woolc" import -I . --stdout in.proto >out.wool 2>said.txt)
done
git -C "$golden" status --short .
