/* HTTP/2 client on nghttp2: connections to the addresses of one target. */
#ifndef WOOLI_TRANSPORT_HTTP2_CLIENT_H
#define WOOLI_TRANSPORT_HTTP2_CLIENT_H

#include "runtime/transport/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The next address is tried while an attempt goes on for so long (RFC 8305,
 * 5). */
#define WOOLI_ATTEMPT_DELAY_NS INT64_C(250000000)
/* A connection that was idle for so long is looked at before it is used: its
 * end may lie unread, as nobody drives an idle engine. */
#define WOOLI_IDLE_PROBE_NS INT64_C(1000000)

enum {
  /* A request that was never sent, as its connection was going away, moves to
   * another connection so many times. */
  WOOLI_MAX_MOVES = 3,
  /* Streams that wait for a connection, or for room on one. */
  WOOLI_MAX_WAITING_STREAMS = 100000,
  /* Frames that a connection holds for a peer that does not read; more requests
   * wait as above. */
  WOOLI_MAX_UNSENT_FRAMES = 10000,
  /* Slices that are read of an idle connection before it is used. */
  WOOLI_MAX_PROBE_READS = 16
};

/* wooli_http2_client_new makes a transport that connects when it is needed.
 * Errors: WOOL_ERR_TYPE for a target that does not parse, or for a balancer
 * that is not known. */
wooli_client_transport *
wooli_http2_client_new(wooli_loop *loop, const wooli_client_options *options,
                       wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
