#!/bin/sh
# Lays out what is installed, as a tar that is the same for the same files.
# Usage: make_dist.sh OUTPUT FILE...
set -eu
output=$1
shift
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/bin" "$root/include/wool" "$root/include/google/protobuf" \
  "$root/lib/pkgconfig" "$root/share/wool/wool" \
  "$root/share/wool/google/protobuf"

templates=
for file in "$@"; do
  case $file in
  */woolc) install -m 755 "$file" "$root/bin/" ;;
  */google/protobuf/*.h) install -m 644 "$file" "$root/include/google/protobuf/" ;;
  */google/protobuf/*.wool) install -m 644 "$file" "$root/share/wool/google/protobuf/" ;;
  */wool/*.wool | */wool/*.proto) install -m 644 "$file" "$root/share/wool/wool/" ;;
  *.h) install -m 644 "$file" "$root/include/wool/" ;;
  *.a) install -m 644 "$file" "$root/lib/" ;;
  *.mk) install -m 644 "$file" "$root/share/wool/" ;;
  *.flags) flags=$(cat "$file") ;;
  *.so)
    strip --strip-unneeded -o "$root/lib/libwool.so.0" "$file"
    ln -s libwool.so.0 "$root/lib/libwool.so"
    ;;
  *.in) templates="$templates $file" ;;
  *)
    echo "make_dist.sh: no place for $file" >&2
    exit 1
    ;;
  esac
done

# What shells and man know of woolc, it says itself.
share=$root/share
mkdir -p "$share/man/man1" "$share/bash-completion/completions" \
  "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
woolc=$root/bin/woolc
"$woolc" help --man >"$share/man/man1/woolc.1"
"$woolc" completion bash >"$share/bash-completion/completions/woolc"
"$woolc" completion zsh >"$share/zsh/site-functions/_woolc"
"$woolc" completion fish >"$share/fish/vendor_completions.d/woolc.fish"

version=$(sed -n 's/^#define WOOL_VERSION "\(.*\)"$/\1/p' \
  "$root/include/wool/base.h")
for template in $templates; do
  sed -e "s|@VERSION@|$version|" -e "s|@FLAGS@|$flags|" "$template" \
    >"$root/lib/pkgconfig/$(basename "$template" .in)"
done
tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner \
  -cf "$output" bin include lib share
