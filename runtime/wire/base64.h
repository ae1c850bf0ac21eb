/* Base64 as gRPC uses it for "-bin" metadata: the standard alphabet, padding
 * optional when read and never written (PROTOCOL-HTTP2, Custom-Metadata). */
#ifndef WOOLI_WIRE_BASE64_H
#define WOOLI_WIRE_BASE64_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* wooli_base64_encoded_len is the exact number of characters for `len` bytes.
 */
size_t wooli_base64_encoded_len(size_t len);

/* wooli_base64_encode writes exactly that many characters and no NUL. */
void wooli_base64_encode(wool_bytes in, char *out);

/* wooli_base64_max_decoded_len bounds what `len` characters decode to. */
size_t wooli_base64_max_decoded_len(size_t len);

/* wooli_base64_decode is false for anything that is not base64. */
bool wooli_base64_decode(wool_str in, uint8_t *out, size_t *out_len);

/* wooli_base64_decode_any also takes the alphabet that is safe in URLs (RFC
 * 4648), as protobuf's JSON does. */
bool wooli_base64_decode_any(wool_str in, uint8_t *out, size_t *out_len);

#ifdef __cplusplus
}
#endif
#endif
