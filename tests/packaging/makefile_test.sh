#!/bin/sh
# A plain Makefile project builds and runs with what tools/install.sh unpacks.
set -eu
root=$PWD
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

mkdir "$tree/prefix" "$tree/project"
tar -xf "$root/tools/dist/wool.tar" -C "$tree/prefix"
cp -L "$root"/examples/makefile/* "$tree/project/"
cd "$tree/project"
export PKG_CONFIG_PATH="$tree/prefix/lib/pkgconfig"

expect() {
  printf 'Hello, Ada!\nBonjour, Ada!\n' | diff - "$1"
}

make
./greeter >told
expect told
printf 'static library: ok\n'

make clean
make LIBRARY=wool-shared
LD_LIBRARY_PATH="$tree/prefix/lib" ./greeter >told
expect told
readelf -d greeter | grep -q 'libwool.so.0'
printf 'shared library: ok\n'

# A change of the schema reaches the program.
touch -d '+1 minute' greeting.wool
make -n | grep -q woolc
printf 'dependencies: ok\n'
