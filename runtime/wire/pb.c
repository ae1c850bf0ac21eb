#include "runtime/wire/pb.h"

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

bool wooli_pb_next(wooli_pb_reader *reader, wooli_pb_field *out_field,
                   bool *out_failed) {
  bool eof = false, ok;
  *out_failed = false;
  if (!pb_decode_tag(&reader->stream, &out_field->wire_type, &out_field->number,
                     &eof)) {
    *out_failed = !eof;
    return false;
  }
  uint32_t low = 0;
  switch (out_field->wire_type) {
  case PB_WT_VARINT:
    ok = pb_decode_varint(&reader->stream, &out_field->value);
    break;
  case PB_WT_64BIT:
    ok = pb_decode_fixed64(&reader->stream, &out_field->value);
    break;
  case PB_WT_32BIT:
    ok = pb_decode_fixed32(&reader->stream, &low);
    out_field->value = low;
    break;
  case PB_WT_STRING:
    ok = read_bytes(reader, &out_field->bytes);
    break;
  case PB_WT_PACKED: /* nanopb's own marker, not on the wire */
  default:           /* 3, 4 (groups), 6, 7: bytes from outside */
    ok = false;
    break;
  }
  *out_failed = !ok || out_field->number == 0;
  return !*out_failed;
}
