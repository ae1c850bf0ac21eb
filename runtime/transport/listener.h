/* Listener: accepts connections on one loop and hands each to a callback, which
 * may pass it on to another loop. */
#ifndef WOOLI_TRANSPORT_LISTENER_H
#define WOOLI_TRANSPORT_LISTENER_H

#include "runtime/transport/loop.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_ACCEPTS_PER_TURN = 64 /* connections, then others get their turn */
};

/* How long no connection is accepted after the process ran out of descriptors
 * or memory; the system keeps them in the backlog. */
#define WOOLI_ACCEPT_PAUSE_NS INT64_C(100000000)

typedef struct wooli_listener wooli_listener;

/* Ownership: `fd` becomes the receiver's. */
typedef void (*wooli_accept_callback)(void *user_data, int fd);

/* wooli_listener_new binds `target` and listens; it accepts once started. A
 * host name is resolved here, which may block. */
wooli_listener *wooli_listener_new(wooli_loop *loop, const char *target,
                                   wooli_accept_callback callback,
                                   void *user_data, wool_error *error);

/* wooli_listener_start accepts from the next turn on; false if the descriptor
 * cannot be polled. */
bool wooli_listener_start(wooli_listener *listener);

/* wooli_listener_address is where it listens, in target form, with the port
 * that was picked. */
const char *wooli_listener_address(const wooli_listener *listener);

/* wooli_listener_free closes the socket and removes a Unix socket's file. */
void wooli_listener_free(wooli_listener *listener);

#ifdef __cplusplus
}
#endif
#endif
