/* Metadata: the key-value pairs that travel as HTTP/2 headers and trailers. */
#ifndef WOOL_METADATA_H
#define WOOL_METADATA_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_metadata is an ordered list of pairs; duplicate keys keep their order.
 * Keys are `[0-9a-z_.-]+`; a key that ends in "-bin" has a binary value, which
 * is raw here and base64 on the wire (PROTOCOL-HTTP2, Custom-Metadata).
 * Ownership: belongs to the call it was got from.
 * Threads: as the call. */
typedef struct wool_metadata wool_metadata;

/** wool_metadata_add appends a pair; both are copied.
 * Errors: WOOL_ERR_TYPE for an illegal or reserved ("grpc-", ":") key or an
 * illegal ASCII value; WOOL_ERR_LIMIT; WOOL_ERR_NO_MEMORY. Of "grpc-" keys
 * "grpc-retry-pushback-ms" is allowed (docs/retries.md). */
WOOL_API WOOL_MUST_USE wool_code wool_metadata_add(wool_metadata *metadata,
                                                   wool_str key,
                                                   wool_bytes value,
                                                   wool_error *error);

/** wool_metadata_get gives the first value of a key, false if there is none. */
WOOL_API bool wool_metadata_get(const wool_metadata *metadata, wool_str key,
                                wool_bytes *out_value);

/** wool_metadata_len is the number of pairs. */
WOOL_API size_t wool_metadata_len(const wool_metadata *metadata);

/** wool_metadata_at gives the pair at `index`, which is less than the length.
 */
WOOL_API void wool_metadata_at(const wool_metadata *metadata, size_t index,
                               wool_str *out_key, wool_bytes *out_value);

#ifdef __cplusplus
}
#endif
#endif
