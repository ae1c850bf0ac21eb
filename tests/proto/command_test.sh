#!/bin/sh
# woolc import as a command: what it writes where, what it says, how it exits.
# Usage: command_test.sh WOOLC
set -u
woolc=$PWD/$1
cd "$TEST_TMPDIR" || exit 1
failed=0

# Runs woolc import in ./work and checks the exit status.
run() {
  wanted=$1
  shift
  (cd work && "$woolc" import "$@") >out 2>err
  got=$?
  if [ "$got" != "$wanted" ]; then
    failed=1
    echo "FAILED: woolc import $*: exit $got, expected $wanted" >&2
    cat out err >&2
  fi
}

expect() {
  "$@" || { failed=1; echo "FAILED: $*" >&2; cat err >&2; }
}

start() {
  rm -rf work
  mkdir -p work/shop
  cat >work/shop/money.proto <<'END'
syntax = "proto3";
package shop.money;
message Amount { int64 cents = 1; }
END
  cat >work/shop/cart.proto <<'END'
syntax = "proto3";
package shop.cart;
import "shop/money.proto";
message Line { shop.money.Amount price = 1; }
service Cart { rpc Add(Line) returns (Line); }
END
}

start
run 0 --help
expect grep -q 'descriptor' out
run 2
run 2 --nonsense

# Beside the file, or below a directory; imports are not written.
start
run 0 -I . shop/cart.proto
expect test -f work/shop/cart.wool
expect test ! -e work/shop/money.wool
expect grep -q 'import "shop/money.wool";' work/shop/cart.wool
run 0 -I . --out gen shop/cart.proto shop/money.proto
expect test -f work/gen/shop/cart.wool
expect test -f work/gen/shop/money.wool

# What was written compiles.
(cd work/gen && "$woolc" -I . shop/cart.wool shop/money.wool) || failed=1
expect test -f work/gen/shop/cart.wool.c

# Known by its last part where no -I directory holds it.
start
run 0 shop/money.proto --stdout
expect grep -q '^package shop.money;' out
expect test ! -e work/shop/money.wool

# Descriptor sets: those of woolc itself, and back.
start
run 0 -I . --out gen shop/cart.proto shop/money.proto
(cd work/gen && "$woolc" -I . --out ../c --descriptor_set_out ../set.pb \
  shop/money.wool shop/cart.wool) || failed=1
run 0 --out again set.pb
expect diff -r work/gen work/again

# Errors: said with file, line, column and code; nothing is written.
start
printf 'syntax = "proto3";\npackage a;\nmessage M { strng s = 1; }\n' \
  >work/bad.proto
run 1 --out gen bad.proto shop/money.proto
expect grep -q "^bad.proto:3:13: error: .*'string'? \[W0302\]" err
expect test ! -e work/gen
run 1 --error-format=json bad.proto
expect grep -q '"W0302"' out

# No package: made up, and said; or given.
start
printf 'syntax = "proto3";\nmessage M { }\n' >work/my-file.proto
run 0 --stdout my-file.proto
expect grep -q '^package my_file;' out
expect grep -q 'W0618' err
run 0 --stdout --package shop.mine my-file.proto
expect grep -q '^package shop.mine;' out
expect test ! -s err
run 1 --strict my-file.proto
expect test ! -e work/my-file.wool
run 1 --package 'not a name' my-file.proto

# Files that are not there, or are not what they seem.
start
run 2 missing.proto
expect grep -q 'no such file' err
run 2 missing.pb
expect grep -q 'no such file' err
cp work/shop/money.proto work/text.pb
run 1 text.pb
expect grep -q 'W0605' err
: >work/file
run 2 --out file/gen shop/money.proto
expect grep -q 'cannot make directory' err
touch 'work/a b.proto'
run 1 'a b.proto'
expect grep -q 'W0607' err

exit $failed
