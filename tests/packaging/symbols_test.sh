#!/bin/sh
# The shared library exports the public interface and nothing else, and needs
# no library that it should not.
set -eu
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
tar -xf tools/dist/wool.tar -C "$tree"
library=$tree/lib/libwool.so.0

# Upper-case types are global; the linker's own three are no interface.
exported=$(nm -D --defined-only "$library" |
  awk '$2 ~ /[A-Z]/ && $3 !~ /^(_edata|_end|__bss_start)$/ { print $3 }')
[ "$(printf '%s\n' "$exported" | wc -l)" -gt 50 ]
strangers=$(printf '%s\n' "$exported" | grep -v '^wool_' || true)
[ -z "$strangers" ] || {
  printf 'exported, but not public:\n%s\n' "$strangers"
  exit 1
}

# What the headers declare is there.
declared=$(cat "$tree"/include/wool/*.h | tr '\n' ' ' |
  grep -o 'WOOL_API[^;]*;' | grep -o '[* ]wool_[a-z0-9_]*(' | tr -d '*( ' |
  sort -u)
for name in $declared; do
  case $name in # of libraries of their own
  wool_curl_* | wool_compression_* | wool_tls_* | wool_health_* | wool_server_enable_*) continue ;;
  wool_service_config_new) continue ;;
  esac
  printf '%s\n' "$exported" | grep -qx "$name" || {
    printf 'declared, but not exported: %s\n' "$name"
    exit 1
  }
done

strangers=$(nm -g --defined-only "$tree/lib/libwool.a" 2>/dev/null |
  awk 'NF == 3 && $3 !~ /^wooli?_/ { print $3 }')
[ -z "$strangers" ] || {
  printf 'in the static library, without a prefix:\n%s\n' "$strangers"
  exit 1
}

needed=$(readelf -d "$library" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p')
printf 'libwool.so.0: %s bytes, needs:\n%s\n' "$(wc -c <"$library")" "$needed"
for name in $needed; do
  case $name in
  libnghttp2.so.* | libuv.so.* | libm.so.* | libc.so.* | ld-linux*) ;;
  *)
    printf 'needed, but not agreed: %s\n' "$name"
    exit 1
    ;;
  esac
done
