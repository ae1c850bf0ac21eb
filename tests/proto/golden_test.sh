#!/bin/sh
# Every case becomes the .wool that is kept beside it, and that is as woolc fmt
# would write it.
# Usage: golden_test.sh WOOLC
set -eu
woolc=$PWD/$1
golden=$PWD/tests/proto/golden

failed=0
n=0
for case in "$golden"/*/; do
  case=$(basename "$case")
  out=$TEST_TMPDIR/$case
  n=$((n + 1))
  if ! (cd "$golden/$case" && "$woolc" import -I . --out "$out" in.proto \
    2>"$TEST_TMPDIR/said"); then
    failed=1
    cat "$TEST_TMPDIR/said" >&2
  elif ! diff -u "$golden/$case/out.wool" "$out/in.wool" ||
    ! diff -u "$golden/$case/said.txt" "$TEST_TMPDIR/said"; then
    failed=1
    echo "$case: not as expected; if it should be so:" \
      "bazel run //tests/proto:update" >&2
  elif ! "$woolc" fmt --check "$out/in.wool"; then
    failed=1
    echo "$case: not as woolc fmt writes it" >&2
  fi
done
test "$n" -gt 0
exit $failed
