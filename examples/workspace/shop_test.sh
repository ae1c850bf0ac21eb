#!/bin/sh
set -eu
told=$("$1")
[ "$told" = "7 pieces for acme" ] || {
  printf 'told: %s\n' "$told"
  exit 1
}
