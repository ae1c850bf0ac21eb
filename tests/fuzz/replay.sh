#!/bin/sh
# What runs as a test must be a script where its program takes arguments that
# are directories of the source tree.
exec "$@"
