/* The libuv loop inside a loop, for the files that make handles on it. */
#ifndef WOOLI_TRANSPORT_LOOP_UV_H
#define WOOLI_TRANSPORT_LOOP_UV_H

#include <uv.h>

#include "runtime/transport/loop.h"

uv_loop_t *wooli_loop_uv(wooli_loop *loop);

#endif
