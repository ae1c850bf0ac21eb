/* In-process pair: a client and a server in one process, each on a loop of its
 * own, without sockets. Messages are copied across; what one side sees is what
 * it would see over HTTP/2. */
#ifndef WOOLI_TRANSPORT_INPROCESS_H
#define WOOLI_TRANSPORT_INPROCESS_H

#include "runtime/transport/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  /* bytes of messages that one side of a stream may be ahead of the other's
   * consuming: `sent` comes no sooner */
  WOOLI_INPROCESS_WINDOW_LEN = 262144
};

typedef struct wooli_inprocess_server wooli_inprocess_server;

/* wooli_inprocess_server_new makes the side that answers. `events` is copied.
 */
wooli_inprocess_server *
wooli_inprocess_server_new(wooli_loop *loop, const wooli_server_limits *limits,
                           const wooli_server_events *events, void *server_user,
                           const wool_allocator *allocator, wool_error *error);

/* wooli_inprocess_server_free closes all streams: CANCELLED here, UNAVAILABLE
 * at the clients, which may outlive it. Not from inside an event. */
void wooli_inprocess_server_free(wooli_inprocess_server *server);

/* wooli_inprocess_server_drain refuses new streams, and calls `drained` in a
 * later turn, once, when those under way have ended. */
void wooli_inprocess_server_drain(wooli_inprocess_server *server,
                                  void (*drained)(void *user_data),
                                  void *user_data);

/* wooli_inprocess_server_close closes all streams now. Not from inside an
 * event. */
void wooli_inprocess_server_close(wooli_inprocess_server *server);

/* wooli_inprocess_client_new makes the side that calls. Threads: the loop's,
 * while the server exists; the allocator is used by both sides' threads. */
wooli_client_transport *
wooli_inprocess_client_new(wooli_loop *loop, wooli_inprocess_server *server,
                           const wool_allocator *allocator, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
