#include "runtime/rpc/packing.h"

#include "runtime/context/alloc.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/framing.h"

/* ---- outgoing ---- */

/* The compressed bytes go behind the others in the frame's buffer. */
void wooli_call_compress(wool_call *call, const wool_allocator *allocator) {
  wooli_frame *frame = &call->frame;
  wooli_buffer *buffer = &frame->buffer;
  size_t body_len = frame->outgoing.body.len;
  size_t head_len = frame->outgoing.head.len;
  size_t len = head_len + body_len;
  if (call->sends_plain || len < WOOLI_MIN_COMPRESS_LEN ||
      !wooli_buffer_reserve(buffer, len))
    return;
  /* The buffer may have moved: its message lies before its manifest. */
  const uint8_t *at = buffer->data + WOOLI_MESSAGE_ROOM;
  const wool_bytes body = wool_bytes_n(at, body_len);
  const wool_bytes head = wool_bytes_n(at + body_len, head_len);
  const wool_bytes parts[] = {head, body};
  uint8_t *out = buffer->data + buffer->len;
  size_t packed_len = len - 1;
  frame->outgoing.head = head;
  frame->outgoing.body = body;
  if (!wooli_installed_compressor->pack(call->encoding, parts, 2, allocator,
                                        out, &packed_len))
    return;
  frame->outgoing.head = wool_bytes_n(NULL, 0);
  frame->outgoing.body = wool_bytes_n(out, packed_len);
  frame->outgoing.encoding = call->encoding;
}

/* ---- incoming ---- */

wool_code wooli_call_unpack(wool_call *call, const wool_allocator *allocator,
                            size_t max_len, wool_error *error) {
  wool_compression how = call->incoming_encoding;
  call->was_compressed = how != WOOL_COMPRESSION_IDENTITY;
  if (!call->was_compressed)
    return WOOL_OK;
  call->incoming_encoding = WOOL_COMPRESSION_IDENTITY;
  size_t len;
  void *block = wooli_installed_compressor->unpack(
      how, call->incoming, 0, max_len, allocator, &len, error);
  call->incoming = wool_bytes_n(NULL, 0);
  if (!block)
    return error->code;
  bool kept = wooli_call_keep_incoming(call, wool_bytes_n(block, len));
  wooli_release(allocator, block);
  return kept ? WOOL_OK
              : wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                               "compressed message of %zu bytes: the call's "
                               "memory is exhausted",
                               len);
}

wool_code wooli_parcel_unpack(wool_call *call, wooli_flow *flow,
                              wooli_parcel **parcel, size_t max_len,
                              wool_error *error) {
  wooli_parcel *packed = *parcel;
  call->was_compressed = packed->encoding != WOOL_COMPRESSION_IDENTITY;
  if (!call->was_compressed)
    return WOOL_OK;
  size_t len;
  wooli_parcel *plain = wooli_installed_compressor->unpack(
      packed->encoding, packed->body, WOOLI_MESSAGE_ROOM, max_len,
      flow->allocator, &len, error);
  if (!plain)
    return error->code;
  wooli_parcel_init(plain, len, WOOL_COMPRESSION_IDENTITY);
  wooli_parcel_release(flow, packed);
  *parcel = plain;
  return WOOL_OK;
}

/* ---- public ---- */

wool_code wool_call_set_compression(wool_call *call, wool_compression how) {
  if (!call)
    return WOOL_RESOURCE_EXHAUSTED;
  wool_code rc = wooli_compression_check(how, "call", NULL);
  if (rc)
    return rc;
  if (call->encoding_is_fixed)
    return WOOL_FAILED_PRECONDITION;
  call->encoding = call->accepted & 1u << how ? how : WOOL_COMPRESSION_IDENTITY;
  return WOOL_OK;
}

void wool_call_set_message_compression(wool_call *call, bool compressed) {
  if (call)
    call->sends_plain = !compressed;
}

bool wool_call_was_compressed(const wool_call *call) {
  return call && call->was_compressed;
}
