#include "runtime/wire/pb.h"

/* Wire types that nanopb has no names for. */
enum {
  WIRE_GROUP_START = 3,
  WIRE_GROUP_END = 4
};

static bool append(pb_ostream_t *stream, const pb_byte_t *data, size_t len) {
  return wooli_buffer_append(stream->state, data, len);
}

pb_ostream_t wooli_pb_writer(wooli_buffer *buffer) {
  pb_ostream_t stream = PB_OSTREAM_SIZING;
  stream.callback = append;
  stream.state = buffer;
  stream.max_size = SIZE_MAX;
  return stream;
}

bool wooli_pb_write_bytes(pb_ostream_t *out, uint32_t number,
                          wool_bytes bytes) {
  return pb_encode_tag(out, PB_WT_STRING, number) &&
         pb_encode_string(out, bytes.data, bytes.len);
}

bool wooli_pb_write_varint(pb_ostream_t *out, uint32_t number, uint64_t value) {
  return pb_encode_tag(out, PB_WT_VARINT, number) &&
         pb_encode_varint(out, value);
}

bool wooli_pb_begin(wooli_buffer *buffer, uint32_t number, size_t *out_start) {
  pb_ostream_t out = wooli_pb_writer(buffer);
  if (!pb_encode_tag(&out, PB_WT_STRING, number))
    return false;
  *out_start = buffer->len;
  return wooli_buffer_append(buffer, "", 1); /* most lengths take one byte */
}

bool wooli_pb_end(wooli_buffer *buffer, size_t start) {
  size_t len = buffer->len - start - 1;
  if (len < 0x80) {
    buffer->data[start] = (uint8_t)len;
    return true;
  }
  pb_byte_t text[10];
  pb_ostream_t out = pb_ostream_from_buffer(text, sizeof text);
  if (!pb_encode_varint(&out, len))
    return false;
  size_t more = out.bytes_written - 1;
  if (!wooli_buffer_reserve(buffer, more))
    return false;
  memmove(buffer->data + start + 1 + more, buffer->data + start + 1, len);
  memcpy(buffer->data + start, text, out.bytes_written);
  buffer->len += more;
  return true;
}

wooli_pb_reader wooli_pb_reader_of(wool_bytes bytes) {
  static const uint8_t nothing[1];
  const uint8_t *data = bytes.data ? bytes.data : nothing;
  return (wooli_pb_reader){pb_istream_from_buffer(data, bytes.len),
                           data + bytes.len};
}

static bool read_bytes(wooli_pb_reader *reader, wool_bytes *out) {
  uint64_t len;
  if (!pb_decode_varint(&reader->stream, &len) ||
      len > reader->stream.bytes_left)
    return false;
  *out = wool_bytes_n(reader->end - reader->stream.bytes_left, (size_t)len);
  return pb_read(&reader->stream, NULL, (size_t)len);
}

/* Reads what follows a tag; false for what is no value: groups, and the wire
 * types 6 and 7. */
static bool read_value(wooli_pb_reader *reader, wooli_pb_field *field) {
  uint32_t low = 0;
  bool ok;
  switch ((unsigned)field->wire_type) { /* it came from outside */
  case PB_WT_VARINT:
    return pb_decode_varint(&reader->stream, &field->value);
  case PB_WT_64BIT:
    return pb_decode_fixed64(&reader->stream, &field->value);
  case PB_WT_32BIT:
    ok = pb_decode_fixed32(&reader->stream, &low);
    field->value = low;
    return ok;
  case PB_WT_STRING:
    return read_bytes(reader, &field->bytes);
  default:
    return false;
  }
}

static bool read_tag(wooli_pb_reader *reader, wooli_pb_field *field,
                     bool *out_eof) {
  *out_eof = false;
  return pb_decode_tag(&reader->stream, &field->wire_type, &field->number,
                       out_eof) &&
         field->number != 0;
}

/* No schema of ours has groups, but what we do not know may have been written
 * by one that has. */
static bool skip_group(wooli_pb_reader *reader, uint32_t number) {
  uint32_t open[WOOLI_PB_MAX_GROUP_DEPTH];
  size_t n_open = 0;
  wooli_pb_field in;
  bool eof;
  open[n_open++] = number;
  while (n_open) {
    if (!read_tag(reader, &in, &eof))
      return false;
    if ((unsigned)in.wire_type == WIRE_GROUP_START) {
      if (n_open == WOOLI_PB_MAX_GROUP_DEPTH)
        return false;
      open[n_open++] = in.number;
    } else if ((unsigned)in.wire_type == WIRE_GROUP_END) {
      if (open[--n_open] != in.number)
        return false;
    } else if (!read_value(reader, &in)) {
      return false;
    }
  }
  return true;
}

bool wooli_pb_next(wooli_pb_reader *reader, wooli_pb_field *out_field,
                   bool *out_failed) {
  bool eof, ok = true;
  while (ok) {
    if (!read_tag(reader, out_field, &eof)) {
      *out_failed = !eof;
      return false;
    }
    if ((unsigned)out_field->wire_type != WIRE_GROUP_START) {
      *out_failed = !read_value(reader, out_field);
      return !*out_failed;
    }
    ok = skip_group(reader, out_field->number);
  }
  *out_failed = true;
  return false;
}
