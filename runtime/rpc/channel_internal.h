/* Channels, as calls see them. */
#ifndef WOOLI_RPC_CHANNEL_INTERNAL_H
#define WOOLI_RPC_CHANNEL_INTERNAL_H

#include <wool/channel.h>

#include "runtime/rpc/engine.h"
#include "runtime/rpc/service_config.h"
#include "runtime/rpc/throttle.h"
#include "runtime/transport/inprocess.h"
#include "runtime/transport/transport.h"

/* Who wants to know of the channel's state; the owner's storage. */
typedef struct wooli_channel_observer {
  struct wooli_channel_observer *next;
  /* May not add or remove observers. */
  void (*changed)(struct wooli_channel_observer *observer,
                  wool_connectivity state);
} wooli_channel_observer;

struct wool_channel {
  atomic_uint refs;
  /* immutable */
  wool_engine *engine;
  bool owns_engine;
  bool strict_context;
  size_t max_recv_message_len;
  size_t max_call_memory;
  wool_compression compression; /* of calls that do not say another */
  bool is_local;                /* within the process: nothing is compressed */
  const wool_allocator *allocator;
  wool_service_config *service_config; /* a reference, or NULL */
  bool disable_retries;
  wooli_client_transport *transport; /* driver_only in use */
  /* driver_only */
  wooli_channel_observer *observers;
  wooli_throttle throttle;
  size_t retry_kept_len; /* bytes kept for other attempts, of all calls */
};

/* Makes a channel that calls a server in this process. */
wool_code wooli_channel_inprocess(wooli_inprocess_server *server,
                                  const wool_channel_options *options,
                                  wool_channel **out_channel,
                                  wool_error *error);

#endif
