/* Health: tells balancers and orchestrators whether a server's services are
 * able to work (grpc.health.v1). A library of its own. */
#ifndef WOOL_HEALTH_H
#define WOOL_HEALTH_H

#include <wool/server.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_health is what a server says of its services. It lives as long as the
 * server. Threads: any. */
typedef struct wool_health wool_health;

/** wool_health_status has the numbers of grpc.health.v1. */
typedef enum wool_health_status {
  WOOL_HEALTH_UNKNOWN = 0,
  WOOL_HEALTH_SERVING = 1,
  WOOL_HEALTH_NOT_SERVING = 2
} wool_health_status;

/** wool_server_enable_health registers grpc.health.v1.Health. The server as a
 * whole, under the name "", is SERVING.
 * Ownership: *out_health (may be NULL) is the server's.
 * Errors: as wool_server_register. */
WOOL_API WOOL_MUST_USE wool_code wool_server_enable_health(
    wool_server *server, wool_health **out_health, wool_error *error);

/** wool_health_set says how a service is, and tells those who watch it.
 * Errors: WOOL_ERR_NO_MEMORY for a name that is new. */
WOOL_API wool_code wool_health_set(wool_health *health, const char *service,
                                   wool_health_status status);

#ifdef __cplusplus
}
#endif
#endif
