/* Channels, as calls see them. */
#ifndef WOOLI_RPC_CHANNEL_INTERNAL_H
#define WOOLI_RPC_CHANNEL_INTERNAL_H

#include <wool/channel.h>

#include "runtime/rpc/engine.h"
#include "runtime/transport/transport.h"

struct wool_channel {
  atomic_uint refs;
  /* immutable */
  wool_engine *engine;
  bool owns_engine;
  bool strict_context;
  size_t max_recv_message_len;
  size_t max_call_memory;
  const wool_allocator *allocator;
  wooli_client_transport *transport; /* driver_only in use */
};

/* Makes a channel over a transport that somebody has made on the engine's loop.
 * Ownership: `transport` is taken in any case. */
wool_code wooli_channel_over(wool_engine *engine, bool owns_engine,
                             wooli_client_transport *transport,
                             const wool_channel_options *options,
                             wool_channel **out_channel, wool_error *error);

/* The options with defaults in place of zeroes; `options` may be NULL. */
wool_channel_options
wooli_channel_options_of(const wool_channel_options *options);

#endif
