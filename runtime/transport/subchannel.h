/* Subchannel: one address, and how we stand to it. It connects when told to,
 * waits after a failure, and has at most one connection that new requests may
 * go to. See docs/internals/transport.md, "Connecting". */
#ifndef WOOLI_TRANSPORT_SUBCHANNEL_H
#define WOOLI_TRANSPORT_SUBCHANNEL_H

#include <wool/channel.h>

#include "runtime/transport/connector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* After a failure to connect, an address is left alone for a while that grows,
 * counted from the attempt's beginning (connection-backoff.md). */
#define WOOLI_BACKOFF_FIRST_NS INT64_C(1000000000)
#define WOOLI_BACKOFF_MAX_NS   INT64_C(120000000000)
#define WOOLI_BACKOFF_FACTOR   1.6
#define WOOLI_BACKOFF_JITTER   0.2

enum {
  /* Connections in a row that end young and have carried no request; the next
   * such counts as a failure, so that it is not tried again at once. */
  WOOLI_MAX_FUTILE_CONNECTIONS = 3
};

struct wooli_http2_client;
struct wooli_http2_client_conn;

typedef struct wooli_subchannel {
  /* immutable */
  struct wooli_http2_client *client;
  wooli_address address;
  /* loop_only */
  wool_connectivity state;
  wooli_connector *connector;           /* while the socket connects */
  struct wooli_http2_client_conn *conn; /* made, maybe not ready; or NULL */
  int64_t started_at_ns;                /* the last attempt */
  int64_t backoff_ns;                   /* of the next failure; 0: the first */
  int64_t retry_at_ns;                  /* in TRANSIENT_FAILURE */
  wooli_timer retry;
  unsigned futile;
  char cause[WOOLI_CONNECT_ERROR_LEN]; /* of the last failure */
} wooli_subchannel;

/* wooli_subchannel_new makes one that is idle; NULL if out of memory. */
wooli_subchannel *wooli_subchannel_new(struct wooli_http2_client *client,
                                       const wooli_address *address);

/* wooli_subchannel_free stops it first. */
void wooli_subchannel_free(wooli_subchannel *sub);

/* wooli_subchannel_connect begins, if it is idle. */
void wooli_subchannel_connect(wooli_subchannel *sub);

/* wooli_subchannel_stop gives up an attempt, and lets a connection finish what
 * it carries. Not from inside a callback of nghttp2. */
void wooli_subchannel_stop(wooli_subchannel *sub);

/* wooli_subchannel_look ends a wait whose time has come, though its timer may
 * not have fired, as nobody turned the loop. */
void wooli_subchannel_look(wooli_subchannel *sub);

/* What becomes of the connection, by the connection. Each clears `conn` where
 * it is over. `carried`: a request was given to it. */
void wooli_subchannel_ready(wooli_subchannel *sub);
void wooli_subchannel_failed(wooli_subchannel *sub, const char *cause);
void wooli_subchannel_gone(wooli_subchannel *sub, bool carried,
                           const char *cause);

#ifdef __cplusplus
}
#endif
#endif
