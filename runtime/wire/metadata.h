/* Metadata's inside, for whoever sends, receives or owns it. */
#ifndef WOOLI_WIRE_METADATA_H
#define WOOLI_WIRE_METADATA_H

#include <wool/arena.h>
#include <wool/metadata.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  /* bytes, as HTTP/2 counts: name + value on the wire + 32 each. A list beyond
   * it is refused by most peers, so it is refused when it is made. */
  WOOLI_MAX_METADATA_LEN = 8192,
  WOOLI_METADATA_PAIR_OVERHEAD = 32
};

#define WOOLI_PREVIOUS_ATTEMPTS "grpc-previous-rpc-attempts"
#define WOOLI_RETRY_PUSHBACK    "grpc-retry-pushback-ms"

typedef struct wooli_metadata_pair {
  wool_str key;
  wool_bytes value; /* raw for "-bin" keys */
  bool binary;      /* the key ends in "-bin" */
} wooli_metadata_pair;

struct wool_metadata {
  wool_arena *arena; /* borrowed */
  wooli_metadata_pair *pairs;
  size_t len;      /* pairs */
  size_t capacity; /* pairs */
  size_t wire_len; /* bytes, counted as said above */
};

/* wooli_metadata_init makes an empty list that takes memory from `arena`. */
void wooli_metadata_init(wool_metadata *metadata, wool_arena *arena);

/* wooli_metadata_receive appends what a header field said. A "-bin" value may
 * hold several base64 texts joined by commas: each becomes a pair.
 * Errors: WOOL_ERR_MALFORMED for what is not base64, WOOL_ERR_NO_MEMORY. */
WOOL_MUST_USE wool_code wooli_metadata_receive(wool_metadata *metadata,
                                               wool_str key, wool_str value,
                                               wool_error *error);

/* wooli_metadata_share fills the empty list `to` with the pairs of `from`,
 * whose keys and values it borrows; false if out of memory. */
bool wooli_metadata_share(wool_metadata *to, const wool_metadata *from);

/* wooli_metadata_append appends a pair as it is; both are copied. False if out
 * of memory. */
bool wooli_metadata_append(wool_metadata *metadata, wool_str key,
                           wool_bytes value);

/* wooli_metadata_is_reserved says of a lower-case key that it is the
 * protocol's, never an application's. */
bool wooli_metadata_is_reserved(wool_str key);

/* wooli_metadata_value_wire_len is the length of a pair's value as sent. */
size_t wooli_metadata_value_wire_len(const wooli_metadata_pair *pair);

#ifdef __cplusplus
}
#endif
#endif
