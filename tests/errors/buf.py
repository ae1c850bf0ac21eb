"""Where buf is, if tools/dev/setup.sh has installed it."""

import os
import platform

from peers import node_modules

BUF = os.path.join(node_modules(), "@bufbuild",
                   "buf-linux-" + {"x86_64": "x64"}.get(platform.machine(),
                                                        platform.machine()),
                   "bin/buf")
