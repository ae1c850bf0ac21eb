#!/bin/sh
# Every case compiles to what is kept beside it, twice the same.
# Usage: golden_test.sh WOOLC
set -eu
woolc=$PWD/$1
golden=$PWD/tests/golden
. "$golden/schemas.sh"

failed=0
for case in $(cases); do
  for turn in first second; do
    out=$TEST_TMPDIR/$turn/$case
    if ! compile_case "$case" "$out"; then
      failed=1
    elif ! diff -ru "$golden/$case/expected" "$out"; then
      failed=1
      echo "$case: not as expected; if it should be so:" \
        "bazel run //tests/golden:update" >&2
    fi
  done
done
test -d "$TEST_TMPDIR/second/cart"
exit $failed
