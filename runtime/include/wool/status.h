/* Status details: google.rpc.Status, as it comes in grpc-status-details-bin and
 * as libraries of other languages read and write it. */
#ifndef WOOL_STATUS_H
#define WOOL_STATUS_H

#include <wool/arena.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_status_detail is a google.protobuf.Any: a message of any type. */
typedef struct wool_status_detail {
  wool_str type_url; /**< "type.googleapis.com/package.Message" */
  wool_bytes value;  /**< the message, serialized */
} wool_status_detail;

/** wool_status is a google.rpc.Status. */
typedef struct wool_status {
  int32_t code; /**< as sent, maybe none of wool_code's */
  wool_str message;
  const wool_status_detail *details;
  size_t n_details;
} wool_status;

/** wool_status_decode parses what wool_call_status_details gives. Nothing (no
 * bytes) is a status of zeros.
 * Ownership: what `out_status` points to lives in the arena.
 * Errors: WOOL_ERR_MALFORMED, WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code wool_status_decode(wool_bytes bytes,
                                                    wool_arena *arena,
                                                    wool_status *out_status,
                                                    wool_error *error);

/** wool_status_encode makes what wool_call_set_status_details takes.
 * Errors: WOOL_ERR_TYPE for text that is not UTF-8, WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code wool_status_encode(const wool_status *status,
                                                    wool_arena *arena,
                                                    wool_bytes *out_bytes,
                                                    wool_error *error);

/** wool_status_find is the first detail of the type with this full name (what
 * is behind the last '/' of the URL), or NULL. */
WOOL_API const wool_status_detail *wool_status_find(const wool_status *status,
                                                    wool_str full_name);

#ifdef __cplusplus
}
#endif
#endif
