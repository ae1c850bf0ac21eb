/* Header fields for nghttp2, made from static texts, values and metadata. */
#ifndef WOOLI_TRANSPORT_HTTP2_FIELDS_H
#define WOOLI_TRANSPORT_HTTP2_FIELDS_H

#include <nghttp2/nghttp2.h>

#include "runtime/transport/transport.h"
#include "runtime/wire/metadata.h"

enum {
  /* bytes of grpc-message, encoded: what is longer is cut, as a peer would
   * refuse the whole header list */
  WOOLI_MAX_STATUS_MESSAGE_LEN = 4096,
  /* bytes of grpc-status-details-bin, decoded: left out if longer */
  WOOLI_MAX_STATUS_DETAILS_LEN = 4096
};

/* A field of two string literals: nothing is copied. */
#define WOOLI_FIELD(name, value)                                     \
  {                                                                  \
    (uint8_t *)(uintptr_t)(name), (uint8_t *)(uintptr_t)(value),     \
        sizeof(name) - 1, sizeof(value) - 1,                         \
        NGHTTP2_NV_FLAG_NO_COPY_NAME | NGHTTP2_NV_FLAG_NO_COPY_VALUE \
  }

/* wooli_field_is compares a received name or value with a literal. */
#define WOOLI_FIELD_IS(text, literal)   \
  ((text).len == sizeof(literal) - 1 && \
   memcmp((text).data, (literal), sizeof(literal) - 1) == 0)

/* A list of fields with the texts that are not literals, in one block. */
typedef struct wooli_http2_fields {
  nghttp2_nv *nv; /* the block */
  size_t len;
  size_t capacity; /* fields */
  char *text;      /* next free byte */
  const wool_allocator *allocator;
} wooli_http2_fields;

/* wooli_http2_fields_init makes room for `n_fields` fields and `text_len` bytes
 * of values besides the metadata (may be NULL). False if out of memory. */
bool wooli_http2_fields_init(wooli_http2_fields *fields,
                             const wool_allocator *allocator, size_t n_fields,
                             size_t text_len, const wool_metadata *metadata);
void wooli_http2_fields_cleanup(wooli_http2_fields *fields);

void wooli_http2_fields_add(wooli_http2_fields *fields, nghttp2_nv field);

/* wooli_http2_fields_add_metadata copies keys and values into the block. */
void wooli_http2_fields_add_metadata(wooli_http2_fields *fields,
                                     const wool_metadata *metadata);

/* wooli_http2_fields_status_len is the room that add_status needs. */
size_t wooli_http2_fields_status_len(const wooli_status *status);
enum {
  WOOLI_HTTP2_STATUS_FIELDS = 3
};

/* wooli_http2_fields_add_status adds grpc-status and what goes with it. */
void wooli_http2_fields_add_status(wooli_http2_fields *fields,
                                   const wooli_status *status);

/* wooli_rcbuf_str views what nghttp2 received. */
static inline wool_str wooli_rcbuf_str(nghttp2_rcbuf *buf) {
  nghttp2_vec v = nghttp2_rcbuf_get_buf(buf);
  return wool_str_n((const char *)v.base, v.len);
}

#endif
