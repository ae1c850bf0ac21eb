#!/bin/sh
# Runs every test: as built by default, then under each sanitizer.
#
# Installs what is missing first. Needs no terminal. The last line says how
# many passed and how many failed, over all stages; the exit status is 0 if
# nothing failed. For the variables it heeds, see tools/dev/bazel.sh.
set -u
cd "$(dirname "$0")/.." || exit 1

tools/dev/setup.sh test || exit 1

results=$(mktemp -d) || exit 1
trap 'rm -rf "$results"' EXIT

# Sanitizers of this age lose their shadow memory where the kernel scatters
# mappings over more than 28 bits.
steady=
bits=$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null) || bits=28
if [ "$bits" -gt 28 ] && setarch "$(uname -m)" -R true 2>/dev/null; then
  steady="--run_under=setarch $(uname -m) -R"
fi

# stage NAME TAG [OPTION...]: all tests but those that carry TAG
stage() {
  name=$1 tag=$2
  shift 2
  printf '\n== %s ==\n' "$name"
  tools/dev/bazel.sh query --keep_going --noshow_progress \
    "tests(//...) except attr(tags, '[\\[ ](manual|$tag)[,\\]]', //...)" \
    >"$results/$name.expected"
  tools/dev/bazel.sh test --keep_going --curses=no --show_progress_rate_limit=20 \
    --build_event_json_file="$results/$name.events" "$@" //... </dev/null
  echo $? >"$results/$name.status"
}

stage default none
stage asan no_asan --config=asan ${steady:+"$steady"}
stage tsan no_tsan --config=tsan ${steady:+"$steady"}

# A workspace that uses this one as others do.
export WOOL_BAZEL_DIR=examples/workspace
stage workspace none
tools/dev/bazel.sh shutdown </dev/null
unset WOOL_BAZEL_DIR

printf '\n'

python3 tests/run_results.py "$results" default asan tsan workspace
