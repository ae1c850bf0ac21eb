/* Service config: what the operator of a service says about how it is to be
 * called (docs/retries.md). */
#ifndef WOOL_SERVICE_CONFIG_H
#define WOOL_SERVICE_CONFIG_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_service_config says by routine how long calls may take, whether they
 * wait for a server, how large their messages may be, and whether they are
 * retried or hedged; and how servers are chosen.
 * Ownership: shared by the channels that were made with it. Threads: any; it
 * never changes. */
typedef struct wool_service_config wool_service_config;

/** wool_service_config_new reads gRPC's JSON form (its document
 * service_config; gRPC proposal A6). Fields that are not known are ignored. It
 * is a library of its own, so that nobody else links a JSON parser: Bazel's
 * //runtime/rpc:service_config.
 * Errors: WOOL_ERR_MALFORMED for what is no JSON, and for a value that is not
 * allowed: the message has its path, the value, and what is allowed;
 * WOOL_ERR_LIMIT for a text over 1 MiB or more than 10000 names;
 * WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code wool_service_config_new(
    wool_str json, wool_service_config **out_config, wool_error *error);

/** wool_service_config_ref takes another reference. NULL is allowed. */
WOOL_API wool_service_config *
wool_service_config_ref(wool_service_config *config);

/** wool_service_config_unref gives a reference back. NULL is allowed. */
WOOL_API void wool_service_config_unref(wool_service_config *config);

#ifdef __cplusplus
}
#endif
#endif
