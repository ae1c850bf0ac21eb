#!/bin/sh
# Writes what woolc makes of every case as what is expected of it.
# Run it with: bazel run //tests/golden:update
set -eu
woolc=$PWD/$1
golden=$BUILD_WORKSPACE_DIRECTORY/tests/golden
. "$golden/schemas.sh"

for case in $(cases); do
  rm -rf "${golden:?}/$case/expected"
  compile_case "$case" "$golden/$case/expected"
done
git -C "$golden" status --short .
