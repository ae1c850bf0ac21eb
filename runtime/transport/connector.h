/* Connector: from an address to a connected socket, without blocking. */
#ifndef WOOLI_TRANSPORT_CONNECTOR_H
#define WOOLI_TRANSPORT_CONNECTOR_H

#include "runtime/transport/loop.h"
#include "runtime/transport/socket.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_CONNECT_ERROR_LEN = WOOL_ERROR_MESSAGE_MAX /* bytes */
};

typedef struct wooli_connector wooli_connector;

/* Called once, in a later turn: a socket, or -1 and why. Ownership: `fd`
 * becomes the receiver's. `error` is borrowed for the call, and the connector
 * may be freed in it. */
typedef void (*wooli_connect_callback)(void *user_data, int fd,
                                       const char *error);

/* wooli_connector_new begins to connect. `address` is copied. NULL if out of
 * memory. */
wooli_connector *wooli_connector_new(wooli_loop *loop,
                                     const wooli_address *address,
                                     int64_t timeout_ns,
                                     wooli_connect_callback callback,
                                     void *user_data);

/* wooli_connector_free gives up, if it has not ended; no callback follows. */
void wooli_connector_free(wooli_connector *connector);

#ifdef __cplusplus
}
#endif
#endif
