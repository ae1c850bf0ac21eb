/* The grpc-timeout header: at most 8 digits and a unit (PROTOCOL-HTTP2). */
#ifndef WOOLI_WIRE_TIMEOUT_H
#define WOOLI_WIRE_TIMEOUT_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_TIMEOUT_MAX_LEN = 9 /* characters */
};

/* wooli_timeout_parse is false for anything but 1 to 8 digits and one of
 * `HMSmun`. What exceeds int64_t becomes INT64_MAX. */
bool wooli_timeout_parse(wool_str text, int64_t *out_ns);

/* wooli_timeout_format writes the finest unit that fits, rounded up, so that
 * the peer never gives up earlier than we do; no NUL. It returns the length. A
 * time that is over is sent as one nanosecond, as the format has no less. */
size_t wooli_timeout_format(int64_t timeout_ns,
                            char out[WOOLI_TIMEOUT_MAX_LEN]);

#ifdef __cplusplus
}
#endif
#endif
