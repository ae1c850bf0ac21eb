#!/bin/sh
# Lays out what is installed, as a tar that is the same for the same files.
# Usage: make_dist.sh OUTPUT FILE...
set -eu
output=$1
shift
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/bin" "$root/include/wool" "$root/lib/pkgconfig" \
  "$root/share/wool/wool"

for file in "$@"; do
  case $file in
  */woolc) install -m 755 "$file" "$root/bin/" ;;
  *.h) install -m 644 "$file" "$root/include/wool/" ;;
  *.a) install -m 644 "$file" "$root/lib/" ;;
  */context.*) install -m 644 "$file" "$root/share/wool/wool/" ;;
  *.mk) install -m 644 "$file" "$root/share/wool/" ;;
  *.flags) flags=$(cat "$file") ;;
  *.in) template=$file ;;
  *)
    echo "make_dist.sh: no place for $file" >&2
    exit 1
    ;;
  esac
done

version=$(sed -n 's/^#define WOOL_VERSION "\(.*\)"$/\1/p' \
  "$root/include/wool/base.h")
sed -e "s|@VERSION@|$version|" -e "s|@FLAGS@|$flags|" "$template" \
  >"$root/lib/pkgconfig/wool.pc"
tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner \
  -cf "$output" bin include lib share
