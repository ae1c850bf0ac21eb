/* What a server serves, for the services that tell of it. */
#ifndef WOOLI_RPC_SERVED_H
#define WOOLI_RPC_SERVED_H

#include <wool/generated.h>

typedef struct wooli_served {
  struct wooli_served *next;
  const wool_service *service;
} wooli_served;

/* The services in the order of their registration; none is added once the
 * server has started. */
const wooli_served *wooli_server_served(const wool_server *server);

/* Has `release(ptr)` run when the server is freed, after its last call. On
 * failure, out of memory, it has run already. */
bool wooli_server_on_free(wool_server *server, void (*release)(void *ptr),
                          void *ptr);

#endif
