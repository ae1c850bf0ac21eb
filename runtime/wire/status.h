/* Status on the wire: the text's percent coding, and what HTTP statuses, reset
 * codes and numbers mean as gRPC codes (PROTOCOL-HTTP2; statuscodes;
 * http-grpc-status-mapping). */
#ifndef WOOLI_WIRE_STATUS_H
#define WOOLI_WIRE_STATUS_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* HTTP/2's error codes (RFC 9113, 7). */
typedef enum wooli_h2_error {
  WOOLI_H2_NO_ERROR = 0,
  WOOLI_H2_PROTOCOL_ERROR = 1,
  WOOLI_H2_INTERNAL_ERROR = 2,
  WOOLI_H2_FLOW_CONTROL_ERROR = 3,
  WOOLI_H2_SETTINGS_TIMEOUT = 4,
  WOOLI_H2_STREAM_CLOSED = 5,
  WOOLI_H2_FRAME_SIZE_ERROR = 6,
  WOOLI_H2_REFUSED_STREAM = 7,
  WOOLI_H2_CANCEL = 8,
  WOOLI_H2_COMPRESSION_ERROR = 9,
  WOOLI_H2_CONNECT_ERROR = 10,
  WOOLI_H2_ENHANCE_YOUR_CALM = 11,
  WOOLI_H2_INADEQUATE_SECURITY = 12,
  WOOLI_H2_HTTP_1_1_REQUIRED = 13
} wooli_h2_error;

/* wooli_h2_error_name is "CANCEL" and so on; "UNKNOWN" for other numbers.
 * Ownership: static. */
const char *wooli_h2_error_name(uint32_t error);

/* wooli_code_from_h2 maps a RST_STREAM's code. */
wool_code wooli_code_from_h2(uint32_t error);

/* wooli_h2_from_code is the code of the RST_STREAM that ends a stream because
 * of `code`. */
wooli_h2_error wooli_h2_from_code(wool_code code);

/* wooli_code_from_http maps the HTTP status of a response without a
 * grpc-status. */
wool_code wooli_code_from_http(int http_status);

/* wooli_code_parse reads a grpc-status; UNKNOWN if it is no number, or one
 * that gRPC has not. */
wool_code wooli_code_parse(wool_str text);

/* wooli_code_text is the decimal number of a code from 0 to 16. Ownership:
 * static. */
wool_str wooli_code_text(wool_code code);

/* wooli_percent_encoded_len and wooli_percent_encode turn a message into a
 * grpc-message: bytes outside %x20-24 and %x26-7E become %XX. No NUL. */
size_t wooli_percent_encoded_len(wool_str text);
void wooli_percent_encode(wool_str text, char *out);

/* wooli_percent_decode writes at most `text.len` bytes and returns how many; an
 * escape that is none is taken literally, so no message is ever lost. */
size_t wooli_percent_decode(wool_str text, char *out);

#ifdef __cplusplus
}
#endif
#endif
