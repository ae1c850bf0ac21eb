/* Codec: messages as protobuf, on nanopb's stream primitives (codec.c).
 *
 * Field tables (wool_field) drive it. nanopb's own descriptors are not used:
 * with Debian's 16-bit build they end at field number 65535, and they hand a
 * callback for a scalar a stream that has lost its state (docs/internals/
 * codec.md). */
#ifndef WOOLI_WIRE_CODEC_H
#define WOOLI_WIRE_CODEC_H

#include "runtime/context/value.h"
#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  /* Protobuf's usual limit; tokens and the values in them count as messages. */
  WOOLI_MAX_MESSAGE_DEPTH = 100
};

/* Appends the message to encoder->out. With encoder->sender NULL a token is
 * refused. Errors: WOOL_ERR_NOT_SERIALIZABLE, WOOL_ERR_LIMIT (depth),
 * WOOL_ERR_TYPE (a string that is not UTF-8), WOOL_ERR_NO_MEMORY; what was
 * appended by then stays. */
wool_code wooli_message_encode(const wool_message_type *type,
                               const void *message, wool_encoder *encoder,
                               wool_error *error);

/* Parses into a zeroed struct; tokens are added to decoder->tokens, and the
 * arena keeps them. Unknown fields are kept where the type keeps them.
 * Errors: WOOL_ERR_MALFORMED, WOOL_ERR_LIMIT, WOOL_ERR_NO_MEMORY (the arena's
 * limit too). */
wool_code wooli_message_decode(const wool_message_type *type, wool_bytes bytes,
                               wool_arena *arena, wool_decoder *decoder,
                               void *out_message, wool_error *error);

/* Gives the absent OPTIONAL members their defaults. */
void wooli_message_set_defaults(const wool_message_type *type, void *message);

/* Makes a struct of zeros the empty message; nearly always it is that. */
static inline void wooli_message_begin(const wool_message_type *type,
                                       void *zeros) {
  if (type->flags & WOOL_MESSAGE_HAS_DEFAULTS)
    wooli_message_set_defaults(type, zeros);
}

#ifdef __cplusplus
}
#endif
#endif
