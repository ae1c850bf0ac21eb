#!/bin/sh
# woolc as a command: what it writes where, what it says, how it exits.
# Usage: command_test.sh WOOLC
set -u
woolc=$PWD/$1
cd "$TEST_TMPDIR" || exit 1
failed=0

# Runs woolc in ./work and checks the exit status.
run() {
  wanted=$1
  shift
  (cd work && "$woolc" "$@") >out 2>err
  got=$?
  if [ "$got" != "$wanted" ]; then
    failed=1
    echo "FAILED: woolc $*: exit $got, expected $wanted" >&2
    cat out err >&2
  fi
}

expect() {
  "$@" || { failed=1; echo "FAILED: $*" >&2; cat err >&2; }
}

start() {
  rm -rf work
  mkdir -p work/shop
  cat >work/shop/money.wool <<'END'
package shop.money;
message Amount { int64 cents = 1; }
END
  cat >work/shop/cart.wool <<'END'
package shop.cart;
import "shop/money.wool";
context string tenant;
message Line { shop.money.Amount price = 1; token<tenant> undo = 2; }
END
}

# It needs nothing but libc; a sanitizer is another matter.
needed=$(readelf -d "$woolc" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p')
case $needed in
*san.so*) ;;
*) expect test -z "$(echo "$needed" | grep -v -e '^libc\.' -e '^libm\.' -e '^ld-')" ;;
esac

start
run 0 --help
expect grep -q 'Usage: woolc' out
run 0 --version
expect grep -q '^woolc [0-9]' out
run 2
expect grep -q 'no file given' err
run 2 --nonsense
expect grep -q -- '--help' err

# Known by the path inside an -I directory.
run 0 -I . shop/cart.wool
expect test -f work/shop/cart.wool.h
expect test -f work/shop/cart.wool.c
expect test ! -e work/shop/cart.proto
expect test ! -e work/shop/money.wool.h
expect grep -q '#include "shop/money.wool.h"' work/shop/cart.wool.h

# The directory for outputs is made.
start
run 0 -I . --out deep/down --proto --c shop/cart.wool shop/money.wool
expect test -f work/deep/down/shop/cart.wool.c
expect test -f work/deep/down/shop/money.proto
run 0 -I . --out deep/only --proto shop/money.wool
expect test ! -e work/deep/only/shop/money.wool.h

# Known by its last part where no -I directory holds it, and its neighbours
# are found.
start
run 0 --out gen shop/money.wool
expect test -f work/gen/money.wool.h
run 0 -I ./ --out gen2 ./shop//cart.wool
expect test -f work/gen2/shop/cart.wool.h
run 0 -I "$PWD/work" --out gen3 "$PWD/work/shop/cart.wool"
expect test -f work/gen3/shop/cart.wool.h

# One file must not become two.
printf 'package b;\nimport "shop/money.wool";\nmessage M { shop.money.Amount a; }\n' \
  >work/shop/other.wool
run 1 -I shop -I . --out gen4 shop/money.wool shop/other.wool
expect grep -q 'W0316' err

# What is shipped is always found.
run 0 --out shipped --c --proto wool/context.wool
expect test -f work/shipped/wool/context.wool.c
expect grep -q 'message Token' work/shipped/wool/context.proto

# Dependencies for make.
start
run 0 -I . --out gen --depfile gen/cart.d shop/cart.wool
expect grep -q '^gen/shop/cart.wool.h' work/gen/cart.d
expect grep -q 'shop/money.wool:$' work/gen/cart.d
printf 'all: gen/shop/cart.wool.h\n-include gen/cart.d\n' >work/Makefile
printf 'gen/shop/cart.wool.h:\n\t@echo again\n' >>work/Makefile
expect test -z "$(cd work && make -s 2>&1 | grep -v 'Nothing to be done')"
touch -d '+1 hour' work/shop/money.wool
expect test "$(cd work && make -s)" = again

# Only checked.
start
run 0 -I . --out gen --check shop/cart.wool
expect test ! -e work/gen

# What would be written.
start
run 0 -I . --out gen --proto --c --list-outputs shop/cart.wool
expect test "$(cat out)" = 'gen/shop/cart.wool.h
gen/shop/cart.wool.c
gen/shop/cart.proto'
expect test ! -e work/gen

# Errors: said with file, line, column and code; nothing is written.
start
printf 'package a;\nmessage M { strng s; }\n' >work/bad.wool
run 1 --out gen bad.wool shop/money.wool
expect grep -q "^bad.wool:2:13: error: .*'string'? \[W0302\]" err
expect test ! -e work/gen
expect test ! -s out

# The same for programs: json and sarif on standard output, gcc's lines.
printf 'package a;\n/* \303\244 */ message M { strng s; int32 s; }\n' \
  >work/bad.wool
run 1 --out gen --error-format=gcc bad.wool
expect grep -q "^bad.wool:2:22: error: .* \[W0302\]$" err
expect grep -q '^bad.wool:2:28: note: the first is here$' err
run 1 --out gen --error-format=json bad.wool
expect test ! -s err
expect python3 - out <<'END'
import json, sys
found = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert [f["code"] for f in found] == ["W0302", "W0301"], found
assert (found[0]["line"], found[0]["column"], found[0]["begin"]) == (2, 21, 32)
assert found[1]["notes"][0]["message"] == "the first is here"
END
run 1 --out gen --error-format=sarif bad.wool
expect python3 - out <<'END'
import json, sys
run = json.load(open(sys.argv[1], encoding="utf-8"))["runs"][0]
region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
assert (region["startLine"], region["startColumn"]) == (2, 21), region
assert {r["id"] for r in run["tool"]["driver"]["rules"]} == {"W0301", "W0302"}
assert len(run["results"][1]["relatedLocations"]) == 1
END
run 2 --error-format=xml bad.wool
expect grep -q 'text|json|gcc|sarif' err

# Colours where they are asked for, and on a terminal unless NO_COLOR is set.
run 1 --out gen bad.wool
expect test -z "$(grep "$(printf '\033')" err)"
run 1 --out gen --color=always bad.wool
expect grep -q "$(printf '\033\\[1;31merror')" err
on_terminal() {
  (cd work && TERM=xterm script -qec "$1 $woolc --out gen bad.wool" /dev/null) \
    </dev/null >out
}
on_terminal env
expect grep -q "$(printf '\033\\[1;31merror')" out
on_terminal 'env NO_COLOR=1'
expect grep -q 'error: unknown type' out
expect test -z "$(grep "$(printf '\033')" out)"

# Commands: misspelt, asked for help, explained.
run 2 complie bad.wool
expect grep -q "did you mean 'compile'" err
for command in $("$woolc" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
  run 0 "$command" --help
  expect grep -q "^Usage: woolc $command" out
  run 0 help "$command"
done
run 2 compile --nonsense
expect grep -q "woolc compile --help" err
run 0 explain w0302
expect grep -q '^W0302 (error): unknown type' out
run 2 explain W9999
for shell in bash zsh fish; do
  run 0 completion "$shell"
  expect grep -q 'error-format' out
done
run 0 completion bash
expect bash -n out
run 2 completion csh
run 0 help --man
expect grep -q '^.SH EXIT STATUS' out

# fmt: in place, to be checked, as a diff, from standard input.
start
printf 'package a;message M{string s=1;}' >work/m.wool
chmod 640 work/m.wool
run 1 fmt --check m.wool shop/money.wool
expect grep -qx m.wool out
run 1 fmt --diff m.wool
expect test "$(cd work && cp m.wool n.wool && patch -s n.wool ../out && cat n.wool)" = 'package a;

message M {
  string s = 1;
}'
run 0 fmt m.wool
expect cmp work/m.wool work/n.wool
expect test "$(stat -c %a work/m.wool)" = 640
run 0 fmt --check m.wool
expect test ! -s out
printf 'package b ;' >in
(cd work && "$woolc" fmt) <in >out 2>err
expect test "$(cat out)" = 'package b;'
printf 'package b;\nmessage {' >work/bad.wool
run 1 fmt bad.wool
expect grep -q 'W0201' err
expect grep -qx 'message {' work/bad.wool
run 2 fmt missing.wool

# lint: findings are 1, rules can be switched.
printf 'package a;\nmessage bad {}\n' >work/bad.wool
run 1 lint bad.wool
expect grep -q 'PascalCase (type-names) \[W0701\]' err
run 0 lint --disable type-names bad.wool
run 1 lint --disable all --enable documentation bad.wool
expect grep -q W0706 err
run 2 lint --disable nonsense bad.wool
run 0 lint --list
expect grep -q '^\* W0701 type-names' out

# breaking: two files, two directories, a revision of git.
start
mkdir -p work/new/shop
cp work/shop/cart.wool work/new/shop
sed 's/int64 cents = 1/string cents = 1/' work/shop/money.wool \
  >work/new/shop/money.wool
run 1 breaking -I . --old-import . shop/money.wool new/shop/money.wool
expect grep -q 'new/shop/money.wool:2:18: error: .*(wire) \[W0804\]' err
expect grep -q 'shop/money.wool:2:18: note: it was here' err
run 1 breaking shop/money.wool new/shop/money.wool
run 0 breaking --only source shop/money.wool new/shop/money.wool
mkdir work/old
cp -r work/shop work/old
run 1 breaking old new
expect grep -q 'W0804' err
run 2 breaking old new/shop/money.wool
run 2 breaking old
git -C work init -q
git -C work add shop
git -C work -c user.name=n -c user.email=e commit -qm first
run 0 breaking --git HEAD -I . shop
cp work/new/shop/money.wool work/shop
run 1 breaking --git HEAD -I . shop
expect grep -q 'HEAD:shop/money.wool:2:18: note' err
rm work/shop/cart.wool
run 1 breaking --git HEAD -I . shop/money.wool shop/cart.wool
expect grep -q "variable 'shop.cart.tenant' is gone" err
run 2 breaking --git nonsense -I . shop
expect grep -q "no revision 'nonsense'" err

# An import that is misspelt, in a directory or in what is shipped.
start
printf 'package a;\nimport "shop/moeny.wool";\nimport "Shop/money.wool";\nimport "google/protobuf/timestmp.wool";\nimport "elsewhere.wool";\n' \
  >work/bad.wool
run 1 -I . bad.wool
expect test "$(grep -c 'did you mean "shop/money.wool"?' err)" = 2
expect grep -q 'did you mean "google/protobuf/timestamp.wool"?' err
expect grep -q 'elsewhere.wool: no such file \[' err

# Two files of one name, a directory without schemas.
start
mkdir work/other work/empty
cp work/shop/money.wool work/other
run 2 --out gen shop/money.wool other/money.wool
expect grep -q 'both known as money.wool' err
printf 'syntax = "proto3";\n' | tee work/shop/p.proto >work/other/p.proto
run 2 import shop/p.proto other/p.proto
expect grep -q 'both known as p.proto' err
expect test ! -e work/shop/p.wool
run 2 breaking empty shop
expect grep -q 'holds no schemas' err
run 0 -I . --out gen --list-outputs --descriptor_set_out s.pb shop/cart.wool
expect grep -qx s.pb out

# A warning is no error.
printf 'package a;\nimport "shop/money.wool";\nmessage M {}\n' >work/warn.wool
run 0 -I . --out gen warn.wool
expect grep -q 'warning: .*W0308' err

# Files that are not there or cannot be one.
run 2 shop/missing.wool
expect grep -q ': shop/missing.wool: no such file' err
run 2 missing.wool
expect grep -q 'no such file' err
mkdir work/directory.wool
run 2 directory.wool
expect grep -q 'directory' err
run 2 shop/cart.proto
expect grep -q '.wool' err
touch 'work/a b.wool'
run 2 'a b.wool'

# A directory that cannot be written to: said, and no half file.
start
: >work/file
run 2 --out file/gen shop/money.wool
expect grep -q 'cannot make directory' err
mkdir -p work/gen/money.wool.h
run 2 --out gen shop/money.wool
expect grep -q 'cannot rename' err
expect test -z "$(find work/gen -type f)"

# Whoever interrupts, or limits the size of files, finds no piece of one.
start
python3 - work/big.wool <<'END'
import sys
with open(sys.argv[1], "w") as out:
    out.write("package big;\n")
    for i in range(20000):
        out.write("message M%d { string a = 1; }\n" % i)
END
(cd work && ulimit -f 2000 && "$woolc" --out gen big.wool) 2>err
expect test -z "$(find work/gen -type f ! -name '*.h' ! -name '*.c')"
expect test ! -e work/gen/big.wool.c
for delay in 0.05 0.1 0.15 0.2 0.25 0.3 0.4 0.5; do
  (cd work && exec timeout -s INT "$delay" "$woolc" --out cut big.wool) 2>err
done
expect test -z "$(find work -path '*/cut/*' -type f ! -name 'big.wool.[ch]')"

# What is no file is written to; links stay; inputs are not written over.
start
mkfifo work/pipe
(cd work && cat pipe >../from_pipe & "$woolc" --descriptor_set_out work/pipe \
  work/shop/money.wool; wait)
expect test -s from_pipe
expect test -p work/pipe
run 0 --descriptor_set_out - shop/money.wool
expect cmp from_pipe out
ln -s shop/money.wool work/link.wool
printf '\nmessage   Spare {}\n' >>work/shop/money.wool
run 0 fmt link.wool
expect test -L work/link.wool
expect grep -qx 'message Spare {}' work/shop/money.wool
cp work/shop/money.wool before
run 2 --depfile shop/money.wool shop/money.wool
expect grep -q 'would be written over' err
run 2 doc -o shop/money.wool shop/money.wool
expect cmp before work/shop/money.wool
mkfifo work/endless.wool
run 2 endless.wool
expect grep -q 'not a regular file' err
run 2 fmt endless.wool

# Outputs follow the mask of the user.
start
(umask 027 && cd work && "$woolc" --out gen shop/money.wool)
expect test "$(stat -c %a work/gen/money.wool.h)" = 640

# What begins with a byte order mark or has Windows lines is read.
start
printf '\357\273\277package a;\r\nmessage M { string s; }\r\n' >work/dos.wool
run 0 --out gen dos.wool
expect test -f work/gen/dos.wool.h

exit $failed
