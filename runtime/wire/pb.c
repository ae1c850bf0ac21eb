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

/* Most tags and lengths take a byte; what is longer is left to nanopb. */
static bool is_short(uint32_t number, uint64_t value) {
  return number < 16 && value < 0x80;
}

static bool append_short(wooli_buffer *buffer, uint32_t number,
                         pb_wire_type_t wire_type, uint64_t value) {
  uint8_t both[2] = {(uint8_t)(number << 3 | wire_type), (uint8_t)value};
  return wooli_buffer_append(buffer, both, sizeof both);
}

bool wooli_pb_write_bytes(pb_ostream_t *out, uint32_t number,
                          wool_bytes bytes) {
  if (is_short(number, bytes.len))
    return append_short(out->state, number, PB_WT_STRING, bytes.len) &&
           wooli_buffer_append(out->state, bytes.data, bytes.len);
  return pb_encode_tag(out, PB_WT_STRING, number) &&
         pb_encode_string(out, bytes.data, bytes.len);
}

bool wooli_pb_write_varint(pb_ostream_t *out, uint32_t number, uint64_t value) {
  if (is_short(number, value))
    return append_short(out->state, number, PB_WT_VARINT, value);
  return pb_encode_tag(out, PB_WT_VARINT, number) &&
         pb_encode_varint(out, value);
}

bool wooli_pb_begin(wooli_buffer *buffer, uint32_t number, size_t *out_start) {
  *out_start = buffer->len + 1;
  if (is_short(number, 0)) /* a byte for the length, as mostly is enough */
    return append_short(buffer, number, PB_WT_STRING, 0);
  pb_ostream_t out = wooli_pb_writer(buffer);
  if (!pb_encode_tag(&out, PB_WT_STRING, number))
    return false;
  *out_start = buffer->len;
  return wooli_buffer_append(buffer, "", 1);
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

static const uint8_t nothing[1];

wooli_pb_reader wooli_pb_reader_of(wool_bytes bytes) {
  const uint8_t *data = bytes.data ? bytes.data : nothing;
  return (wooli_pb_reader){data, data + bytes.len};
}

pb_istream_t wooli_pb_stream_of(wool_bytes bytes) {
  return pb_istream_from_buffer(bytes.data ? bytes.data : nothing, bytes.len);
}

/* nanopb reads what is left: it knows what is too long to be a number. */
static pb_istream_t lend(const wooli_pb_reader *reader) {
  return wooli_pb_stream_of(wooli_pb_left(reader));
}

static void take_back(wooli_pb_reader *reader, const pb_istream_t *stream) {
  reader->at = reader->end - stream->bytes_left;
}

static bool read_long_varint(wooli_pb_reader *reader, uint64_t *out) {
  pb_istream_t stream = lend(reader);
  bool ok = pb_decode_varint(&stream, out);
  take_back(reader, &stream);
  return ok;
}

bool wooli_pb_read_varint(wooli_pb_reader *reader, uint64_t *out) {
  if (reader->at == reader->end || *reader->at >= 0x80)
    return read_long_varint(reader, out);
  *out = *reader->at++;
  return true;
}

static bool read_bytes(wooli_pb_reader *reader, wool_bytes *out) {
  uint64_t len;
  if (!wooli_pb_read_varint(reader, &len) ||
      len > (size_t)(reader->end - reader->at))
    return false;
  *out = wool_bytes_n(reader->at, (size_t)len);
  reader->at += len;
  return true;
}

static bool read_fixed(wooli_pb_reader *reader, wooli_pb_field *field) {
  pb_istream_t stream = lend(reader);
  uint32_t low = 0;
  bool ok = field->wire_type == PB_WT_64BIT
                ? pb_decode_fixed64(&stream, &field->value)
                : pb_decode_fixed32(&stream, &low);
  if (field->wire_type == PB_WT_32BIT)
    field->value = low;
  take_back(reader, &stream);
  return ok;
}

/* Reads what follows a tag; false for what is no value: groups, and the wire
 * types 6 and 7. */
static bool read_value(wooli_pb_reader *reader, wooli_pb_field *field) {
  switch ((unsigned)field->wire_type) { /* it came from outside */
  case PB_WT_VARINT:
    return wooli_pb_read_varint(reader, &field->value);
  case PB_WT_64BIT:
  case PB_WT_32BIT:
    return read_fixed(reader, field);
  case PB_WT_STRING:
    return read_bytes(reader, &field->bytes);
  default:
    return false;
  }
}

static bool read_long_tag(wooli_pb_reader *reader, wooli_pb_field *field,
                          bool *out_eof) {
  pb_istream_t stream = lend(reader);
  bool ok = pb_decode_tag(&stream, &field->wire_type, &field->number, out_eof);
  take_back(reader, &stream);
  return ok && field->number != 0;
}

static bool read_tag(wooli_pb_reader *reader, wooli_pb_field *field,
                     bool *out_eof) {
  *out_eof = reader->at == reader->end;
  if (*out_eof)
    return false;
  if (*reader->at >= 0x80)
    return read_long_tag(reader, field, out_eof);
  field->number = *reader->at >> 3;
  field->wire_type = (pb_wire_type_t)(*reader->at++ & 7);
  return field->number != 0;
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
    out_field->start = reader->at;
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
