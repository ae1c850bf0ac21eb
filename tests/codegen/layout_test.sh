#!/bin/sh
# The schemas of this repository are laid out by woolc fmt, and the ones that
# are shipped pass woolc lint.
# Usage: layout_test.sh WOOLC FILE...
set -u
woolc=$1
shift
failed=0
"$woolc" fmt --diff "$@" || failed=1
for file; do
  case $file in
  */google/*) ;; # the names are protobuf's
  idl/*) "$woolc" lint -I idl --disable gaps "$file" || failed=1 ;;
  examples/*) "$woolc" lint "$file" || failed=1 ;;
  esac
done
exit $failed
