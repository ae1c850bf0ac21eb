/* HTTP/2 server: the connections of one loop. */
#ifndef WOOLI_TRANSPORT_HTTP2_SERVER_H
#define WOOLI_TRANSPORT_HTTP2_SERVER_H

#include "runtime/transport/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Between GOAWAY's notice (last stream 2^31-1) and its real number: the peer's
 * answer to a PING is awaited so long, for requests that are on their way. */
#define WOOLI_DRAIN_NOTICE_NS INT64_C(200000000)
/* PINGs that come faster than this, with calls and without, are counted against
 * the peer, unless we have sent HEADERS or DATA since the last (keepalive.md,
 * server enforcement). */
#define WOOLI_MIN_PING_INTERVAL_NS      INT64_C(300000000000)
#define WOOLI_MIN_IDLE_PING_INTERVAL_NS INT64_C(7200000000000)
/* A peer whose stream was ended before it had ended it is told to stop sending
 * if it goes on, and after this time. */
#define WOOLI_STOP_GRACE_NS INT64_C(10000000)

enum {
  WOOLI_MAX_PING_STRIKES = 2,
  /* Requests that a peer may open and reset before they were answered: so many
   * at once, and so many more each second. */
  WOOLI_RESET_BURST = 1000,
  WOOLI_RESETS_PER_SECOND = 200
};

typedef struct wooli_http2_server wooli_http2_server;

/* wooli_http2_server_new makes a server without connections. `limits` and
 * `events` are copied; `server_user` is passed to the events. */
wooli_http2_server *
wooli_http2_server_new(wooli_loop *loop, const wooli_server_limits *limits,
                       const wooli_server_events *events, void *server_user,
                       const wool_allocator *allocator, wool_error *error);

/* wooli_http2_server_free closes what is open; not from inside an event. */
void wooli_http2_server_free(wooli_http2_server *server);

/* wooli_http2_server_adopt serves an accepted, non-blocking socket, or closes
 * it if there are max_connections already. Ownership: `fd` is taken. */
void wooli_http2_server_adopt(wooli_http2_server *server, int fd);

/* wooli_http2_server_drain lets calls under way end and takes no new ones.
 * `drained` is called in a later turn, once, when no connection is left. */
void wooli_http2_server_drain(wooli_http2_server *server,
                              void (*drained)(void *user_data),
                              void *user_data);

/* wooli_http2_server_close ends all connections now: streams close with
 * CANCELLED. Not from inside an event. */
void wooli_http2_server_close(wooli_http2_server *server);

size_t wooli_http2_server_n_connections(const wooli_http2_server *server);

/* wooli_http2_server_queued_len is how many bytes are held in memory because
 * peers do not read them: for tests and metrics. */
size_t wooli_http2_server_queued_len(const wooli_http2_server *server);

#ifdef __cplusplus
}
#endif
#endif
