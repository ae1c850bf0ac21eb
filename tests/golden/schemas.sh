# What the scripts here share: each case is a directory with schema/ and
# expected/. Included, not run.

# Compiles the case $1 into the directory $2 with the woolc $woolc.
compile_case() {
  (cd "$golden/$1/schema" && find . -name '*.wool' | sed 's|^\./||' |
    LC_ALL=C sort | xargs "$woolc" --c --proto -I . --out "$2")
}

cases() {
  (cd "$golden" && ls -d */schema | sed 's|/schema||')
}
