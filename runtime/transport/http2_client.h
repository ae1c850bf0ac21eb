/* HTTP/2 client on nghttp2: one connection at a time to one target. */
#ifndef WOOLI_TRANSPORT_HTTP2_CLIENT_H
#define WOOLI_TRANSPORT_HTTP2_CLIENT_H

#include "runtime/transport/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* After a failure to connect, calls fail at once for a while that grows
 * (connection-backoff.md). */
#define WOOLI_BACKOFF_FIRST_NS INT64_C(1000000000)
#define WOOLI_BACKOFF_MAX_NS   INT64_C(120000000000)
#define WOOLI_BACKOFF_FACTOR   1.6
#define WOOLI_BACKOFF_JITTER   0.2
/* A connection that was idle for so long is looked at before it is used: its
 * end may lie unread, as nobody drives an idle engine. */
#define WOOLI_IDLE_PROBE_NS INT64_C(1000000)

enum {
  /* A request that was never sent, as its connection was going away, moves to
   * another connection so many times. */
  WOOLI_MAX_MOVES = 3
};

/* wooli_http2_client_new makes a transport that connects when it is needed.
 * Errors: WOOL_ERR_TYPE for a target that does not parse. */
wooli_client_transport *
wooli_http2_client_new(wooli_loop *loop, const wooli_client_options *options,
                       wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
