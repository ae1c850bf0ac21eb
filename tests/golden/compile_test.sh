#!/bin/sh
# Every expected source compiles as C11 without a warning, every header alone
# as C11 and as C++17, with each compiler that is there; and protoc accepts
# every .proto.
# Usage: compile_test.sh WOOLC 'C WARNINGS' 'C++ WARNINGS'
set -eu
woolc=$PWD/$1
c_warnings=$2
cxx_warnings=$3
golden=$PWD/tests/golden
runtime=$PWD/runtime/include
. "$golden/schemas.sh"

shipped=$TEST_TMPDIR/shipped
shipped_schemas="wool/context.wool wool/value.wool"
for name in any api duration empty field_mask source_context struct timestamp \
  type wrappers; do
  shipped_schemas="$shipped_schemas google/protobuf/$name.wool"
done
"$woolc" --c --proto --out "$shipped" $shipped_schemas

failed=0
check() {
  "$@" || { failed=1; echo "FAILED: $*" >&2; }
}

check_c() {
  check "$1" -std=c11 $c_warnings -Werror $include -c "$2" \
    -o "$TEST_TMPDIR/object.o"
}

check_header() {
  printf '#include "%s"\n' "$2" >"$TEST_TMPDIR/alone.c"
  cp "$TEST_TMPDIR/alone.c" "$TEST_TMPDIR/alone.cc"
  check "$1" -std=c11 $c_warnings -Werror $include -fsyntax-only \
    "$TEST_TMPDIR/alone.c"
  check "$1" -x c++ -std=c++17 $cxx_warnings -Werror $include -fsyntax-only \
    "$TEST_TMPDIR/alone.cc"
}

n=0
for compiler in gcc clang; do
  command -v "$compiler" >/dev/null || continue
  n=$((n + 1))
  for case in $(cases); do
    expected=$golden/$case/expected
    include="-I $expected -I $shipped -I $runtime"
    for source in $(cd "$expected" && find . -name '*.wool.c'); do
      check_c "$compiler" "$expected/$source"
      check_header "$compiler" "${source%.c}.h"
    done
  done
  include="-I $shipped -I $runtime"
  for schema in $shipped_schemas; do
    check_c "$compiler" "$shipped/$schema.c"
    check_header "$compiler" "$schema.h"
  done
done
test "$n" -gt 0

# protoc has these, and nobody else writes them.
check test ! -e "$shipped/google/protobuf/any.proto"

for case in $(cases); do
  (cd "$golden/$case/expected" && find . -name '*.proto' | sed 's|^\./||' |
    xargs protoc -I . -I "$shipped" \
      --descriptor_set_out="$TEST_TMPDIR/$case.pb" --include_imports) ||
    { failed=1; echo "FAILED: protoc, $case" >&2; }
done
exit $failed
