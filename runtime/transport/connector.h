/* Connector: from a target to a connected socket, without blocking. It resolves
 * the host, and tries its addresses in turn. */
#ifndef WOOLI_TRANSPORT_CONNECTOR_H
#define WOOLI_TRANSPORT_CONNECTOR_H

#include "runtime/transport/loop.h"
#include "runtime/transport/socket.h"

enum {
  WOOLI_MAX_ADDRESSES = 16, /* of one host; the others are not tried */
  WOOLI_CONNECT_ERROR_LEN = WOOL_ERROR_MESSAGE_MAX /* bytes */
};

typedef struct wooli_connector wooli_connector;

/* Called once per start: a socket, or -1 and why. Ownership: `fd` becomes the
 * receiver's. `error` is borrowed for the call, and the connector may be
 * started again or freed in it. */
typedef void (*wooli_connect_callback)(void *user_data, int fd,
                                       const char *error);

/* wooli_connector_new copies `target`. */
wooli_connector *wooli_connector_new(wooli_loop *loop,
                                     const wooli_target *target,
                                     wooli_connect_callback callback,
                                     void *user_data, wool_error *error);
void wooli_connector_free(wooli_connector *connector);

/* wooli_connector_start begins; the callback comes in a later turn. */
void wooli_connector_start(wooli_connector *connector, int64_t timeout_ns);

#endif
