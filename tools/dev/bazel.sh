#!/bin/sh
# Bazel as this repository's scripts start it: tools/dev/bazel.sh COMMAND ...
#
#   WOOL_BAZEL           which Bazel; Debian's if absent, as later ones that may
#                        come first on the PATH do not read a WORKSPACE file
#   WOOL_BAZEL_STARTUP   options before the command, e.g. --output_user_root=/x
#   BAZEL_FLAGS          options of build, run and test, e.g. --jobs=2
#   WOOL_BAZEL_DIR       another workspace, below this one's root
set -eu
cd "$(dirname "$0")/../.."
cd "${WOOL_BAZEL_DIR-.}"

# Links that a Bazel with another output root has left would be taken for
# folders of this workspace; a build makes its own anew.
for link in bazel-*; do
  [ ! -L "$link" ] || rm -f "$link"
done

bazel=${WOOL_BAZEL-}
if [ -z "$bazel" ]; then
  bazel=bazel
  [ ! -x /usr/bin/bazel ] || bazel=/usr/bin/bazel
fi
command=$1
shift
case "$command" in
build | run | test) flags=${BAZEL_FLAGS-} ;;
*) flags= ;;
esac
# Both variables hold several words.
# shellcheck disable=SC2086
exec "$bazel" ${WOOL_BAZEL_STARTUP-} "$command" $flags "$@"
