/* Framing: gRPC's length-prefixed messages in a byte stream
 * (PROTOCOL-HTTP2, Length-Prefixed-Message). */
#ifndef WOOLI_WIRE_FRAMING_H
#define WOOLI_WIRE_FRAMING_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_FRAME_PREFIX_LEN = 5, /* bytes: a flag and the length */
  /* bytes: a bigger buffer is given back once its message is done with */
  WOOLI_DEFRAMER_KEEP_LEN = 65536,
  /* bytes that are free ahead of a message that changes hands, for what its
   * new owner wants to say of it */
  WOOLI_MESSAGE_ROOM = 64
};

/* wooli_frame_prefix writes the prefix of a message of `len` bytes. */
void wooli_frame_prefix(uint8_t out[WOOLI_FRAME_PREFIX_LEN], bool compressed,
                        size_t len);

/* A deframer cuts one direction of one stream into messages. A message that
 * lies within a chunk is never copied; the parts of others are gathered in a
 * buffer that grows with what has come, not with what was announced. */
typedef struct wooli_deframer {
  const wool_allocator *allocator;
  size_t max_message_len; /* bytes */
  /* An encoding was agreed on, so the compressed flag is legal. */
  bool encoding_named;
  uint8_t prefix_len; /* bytes of `prefix` that have come; 5: in a message */
  uint8_t prefix[WOOLI_FRAME_PREFIX_LEN];
  size_t message_len; /* as announced */
  uint8_t *block;     /* WOOLI_MESSAGE_ROOM bytes, then the buffer */
  size_t buffer_len;  /* of a message that spans chunks */
  size_t buffer_capacity;
  size_t proven_len; /* a message of this length has come before */
} wooli_deframer;

typedef enum wooli_deframe {
  WOOLI_DEFRAME_MORE,    /* the chunk is used up */
  WOOLI_DEFRAME_MESSAGE, /* a message is out; call again */
  WOOLI_DEFRAME_FAILED   /* the error says why; the stream is to end */
} wooli_deframe;

/* wooli_deframer_init prepares zeroed or used-up storage; `allocator` may be
 * NULL. */
void wooli_deframer_init(wooli_deframer *deframer,
                         const wool_allocator *allocator,
                         size_t max_message_len);
void wooli_deframer_cleanup(wooli_deframer *deframer);

/* wooli_deframer_next takes what it needs from the front of *chunk.
 * Ownership: *out_message is borrowed from the chunk or the deframer, until the
 * next call. Errors: RESOURCE_EXHAUSTED beyond the limit or out of memory,
 * INTERNAL for a flag that is none or that was not agreed on. */
wooli_deframe wooli_deframer_next(wooli_deframer *deframer, wool_bytes *chunk,
                                  wool_bytes *out_message, bool *out_compressed,
                                  wool_error *error);

/* wooli_deframer_take gives the block away that the message lies in which came
 * last, behind WOOLI_MESSAGE_ROOM bytes; NULL if it lies in the chunk.
 * Ownership: the caller's, to be released by the deframer's allocator. */
void *wooli_deframer_take(wooli_deframer *deframer, wool_bytes message);

/* wooli_deframer_end is INTERNAL if the stream ended inside a message. */
wool_code wooli_deframer_end(const wooli_deframer *deframer, wool_error *error);

/* wooli_deframer_missing is how many announced bytes have not come. */
size_t wooli_deframer_missing(const wooli_deframer *deframer);

#ifdef __cplusplus
}
#endif
#endif
