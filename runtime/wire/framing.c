#include "runtime/wire/framing.h"

#include "runtime/context/alloc.h"

enum {
  FIRST_CAPACITY = 1024 /* bytes */
};

void wooli_frame_prefix(uint8_t out[WOOLI_FRAME_PREFIX_LEN], bool compressed,
                        size_t len) {
  out[0] = compressed;
  out[1] = (uint8_t)(len >> 24);
  out[2] = (uint8_t)(len >> 16);
  out[3] = (uint8_t)(len >> 8);
  out[4] = (uint8_t)len;
}

void wooli_deframer_init(wooli_deframer *deframer,
                         const wool_allocator *allocator,
                         size_t max_message_len) {
  deframer->allocator = allocator;
  deframer->max_message_len = max_message_len;
  deframer->encoding_named = false;
  deframer->prefix_len = 0;
  deframer->message_len = 0;
  deframer->block = NULL;
  deframer->buffer_len = 0;
  deframer->buffer_capacity = 0;
  deframer->proven_len = 0;
}

void wooli_deframer_cleanup(wooli_deframer *deframer) {
  if (deframer->block)
    wooli_release(deframer->allocator, deframer->block);
  deframer->block = NULL;
  deframer->buffer_len = 0;
  deframer->buffer_capacity = 0;
}

static wooli_deframe fail(wool_error *error, wool_code code,
                          const char *message) {
  wool_error_set(error, code, "%s", message);
  return WOOLI_DEFRAME_FAILED;
}

/* Judges a complete prefix. */
static wooli_deframe check_prefix(wooli_deframer *deframer, const uint8_t *p,
                                  wool_error *error) {
  if (p[0] > 1) {
    wool_error_set(error, WOOL_INTERNAL, "message flag %u is neither 0 nor 1",
                   p[0]);
    return WOOLI_DEFRAME_FAILED;
  }
  if (p[0] == 1 && !deframer->encoding_named)
    return fail(error, WOOL_INTERNAL,
                "compressed message, but grpc-encoding names no encoding");
  deframer->message_len =
      (size_t)p[1] << 24 | (size_t)p[2] << 16 | (size_t)p[3] << 8 | p[4];
  if (deframer->message_len > deframer->max_message_len) {
    wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                   "message length %zu exceeds max_recv_message_len %zu",
                   deframer->message_len, deframer->max_message_len);
    return WOOLI_DEFRAME_FAILED;
  }
  return WOOLI_DEFRAME_MESSAGE;
}

static void advance(wool_bytes *chunk, size_t len) {
  chunk->data += len;
  chunk->len -= len;
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

static uint8_t *buffer_of(const wooli_deframer *deframer) {
  return deframer->block + WOOLI_MESSAGE_ROOM;
}

static bool grow(wooli_deframer *deframer, size_t needed) {
  size_t capacity = larger(deframer->buffer_capacity * 2, FIRST_CAPACITY);
  capacity = larger(larger(capacity, deframer->proven_len), needed);
  if (capacity > deframer->message_len)
    capacity = deframer->message_len;
  uint8_t *grown = wooli_resize(deframer->allocator, deframer->block,
                                WOOLI_MESSAGE_ROOM + capacity);
  if (!grown)
    return false;
  deframer->block = grown;
  deframer->buffer_capacity = capacity;
  return true;
}

static bool append(wooli_deframer *deframer, wool_bytes part) {
  size_t needed = deframer->buffer_len + part.len;
  if (needed > deframer->buffer_capacity && !grow(deframer, needed))
    return false;
  memcpy(buffer_of(deframer) + deframer->buffer_len, part.data, part.len);
  deframer->buffer_len = needed;
  return true;
}

/* Adds to a message of which a part has come before. */
static wooli_deframe gather(wooli_deframer *deframer, wool_bytes *chunk,
                            wool_bytes *out_message, wool_error *error) {
  size_t missing = deframer->message_len - deframer->buffer_len;
  size_t take = chunk->len < missing ? chunk->len : missing;
  if (take > 0 && !append(deframer, wool_bytes_n(chunk->data, take))) {
    wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                   "out of memory for a message of %zu bytes",
                   deframer->message_len);
    return WOOLI_DEFRAME_FAILED;
  }
  if (take > 0)
    advance(chunk, take);
  if (take < missing)
    return WOOLI_DEFRAME_MORE;
  *out_message = wool_bytes_n(buffer_of(deframer), deframer->message_len);
  deframer->proven_len = deframer->message_len;
  deframer->prefix_len = 0;
  deframer->buffer_len = 0;
  return WOOLI_DEFRAME_MESSAGE;
}

wooli_deframe wooli_deframer_next(wooli_deframer *deframer, wool_bytes *chunk,
                                  wool_bytes *out_message, bool *out_compressed,
                                  wool_error *error) {
  if (deframer->prefix_len == 0) {
    if (deframer->buffer_capacity > WOOLI_DEFRAMER_KEEP_LEN)
      wooli_deframer_cleanup(deframer);
    if (chunk->len == 0)
      return WOOLI_DEFRAME_MORE;
  }
  if (deframer->prefix_len < WOOLI_FRAME_PREFIX_LEN) {
    size_t take = (size_t)(WOOLI_FRAME_PREFIX_LEN - deframer->prefix_len);
    if (take > chunk->len)
      take = chunk->len;
    if (take > 0) {
      memcpy(deframer->prefix + deframer->prefix_len, chunk->data, take);
      advance(chunk, take);
    }
    deframer->prefix_len = (uint8_t)(deframer->prefix_len + take);
    if (deframer->prefix_len < WOOLI_FRAME_PREFIX_LEN)
      return WOOLI_DEFRAME_MORE;
    if (check_prefix(deframer, deframer->prefix, error) == WOOLI_DEFRAME_FAILED)
      return WOOLI_DEFRAME_FAILED;
  }
  *out_compressed = deframer->prefix[0] == 1;
  if (deframer->buffer_len == 0 && chunk->len >= deframer->message_len) {
    *out_message = wool_bytes_n(chunk->data, deframer->message_len);
    if (deframer->message_len > 0)
      advance(chunk, deframer->message_len);
    deframer->prefix_len = 0;
    return WOOLI_DEFRAME_MESSAGE;
  }
  return gather(deframer, chunk, out_message, error);
}

void *wooli_deframer_take(wooli_deframer *deframer, wool_bytes message) {
  uint8_t *block = deframer->block;
  if (!block || message.data != buffer_of(deframer))
    return NULL;
  deframer->block = NULL;
  deframer->buffer_capacity = 0;
  return block;
}

wool_code wooli_deframer_end(const wooli_deframer *deframer,
                             wool_error *error) {
  if (deframer->prefix_len == 0)
    return WOOL_OK;
  if (deframer->prefix_len < WOOLI_FRAME_PREFIX_LEN)
    return wool_error_set(error, WOOL_INTERNAL,
                          "stream ended after %u bytes of a message's prefix",
                          deframer->prefix_len);
  return wool_error_set(error, WOOL_INTERNAL,
                        "stream ended after %zu of a message's %zu bytes",
                        deframer->buffer_len, deframer->message_len);
}

size_t wooli_deframer_missing(const wooli_deframer *deframer) {
  if (deframer->prefix_len < WOOLI_FRAME_PREFIX_LEN)
    return 0;
  return deframer->message_len - deframer->buffer_len;
}
