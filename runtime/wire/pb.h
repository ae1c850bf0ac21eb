/* The few things that the wire files need of nanopb's streams: writing to a
 * growing buffer and reading from a bounded one. Included by codec_parts.h,
 * token_codec.c, unknown.c and manifest.c only. */
#ifndef WOOLI_WIRE_PB_H
#define WOOLI_WIRE_PB_H

#include <pb_decode.h>
#include <pb_encode.h>

#include "runtime/context/value.h"

enum {
  WOOLI_PB_MAX_GROUP_DEPTH = 100 /* of skipped groups within each other */
};

/* A nanopb stream that appends to the buffer. */
pb_ostream_t wooli_pb_writer(wooli_buffer *buffer);

/* Writes tag and bytes. */
bool wooli_pb_write_bytes(pb_ostream_t *out, uint32_t number, wool_bytes bytes);

/* Writes tag and varint. */
bool wooli_pb_write_varint(pb_ostream_t *out, uint32_t number, uint64_t value);

/* Begins a length-delimited field whose length is not known yet; end gives it.
 * *out_start is for end. */
bool wooli_pb_begin(wooli_buffer *buffer, uint32_t number, size_t *out_start);
bool wooli_pb_end(wooli_buffer *buffer, size_t start);

/* A field of a message being read. */
typedef struct wooli_pb_field {
  uint32_t number;
  pb_wire_type_t wire_type;
  uint64_t value;       /* varint, 32-bit and 64-bit: the raw bits */
  wool_bytes bytes;     /* length-delimited: a view into the input */
  const uint8_t *start; /* of its tag; groups that were skipped lie before it */
} wooli_pb_field;

/* The view as text; never NULL. */
static inline wool_str wooli_pb_str(wool_bytes bytes) {
  return bytes.len ? wool_str_n((const char *)bytes.data, bytes.len)
                   : wool_str_n("", 0);
}

typedef struct wooli_pb_reader {
  const uint8_t *at;
  const uint8_t *end;
} wooli_pb_reader;

wooli_pb_reader wooli_pb_reader_of(wool_bytes bytes);

/* What has not been read yet. */
static inline wool_bytes wooli_pb_left(const wooli_pb_reader *reader) {
  return wool_bytes_n(reader->at, (size_t)(reader->end - reader->at));
}

/* A nanopb stream of the bytes. */
pb_istream_t wooli_pb_stream_of(wool_bytes bytes);

bool wooli_pb_read_varint(wooli_pb_reader *reader, uint64_t *out);

/* Reads the next field; groups are skipped. Returns false at the end, and then
 * *out_failed says whether that was because of bytes that do not parse. */
bool wooli_pb_next(wooli_pb_reader *reader, wooli_pb_field *out_field,
                   bool *out_failed);

#endif
