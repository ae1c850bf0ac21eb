/* Tokens on the wire: the message wool.Token of idl/wool/context.wool. */
#ifndef WOOLI_WIRE_TOKEN_CODEC_H
#define WOOLI_WIRE_TOKEN_CODEC_H

#include "runtime/context/token.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Appends the token's message, as seen from encoder->sender. An old value
 * without a wire form is sent as lost, with a warning.
 * Errors: WOOL_ERR_NOT_SERIALIZABLE without a sender, WOOL_ERR_NO_MEMORY. */
wool_code wooli_token_encode(wool_token *token, wool_encoder *encoder,
                             wool_error *error);

/* Makes a token, an orphan until it is anchored, with one reference.
 * Errors: WOOL_ERR_MALFORMED, WOOL_ERR_LIMIT, WOOL_ERR_NO_MEMORY. */
wool_code wooli_token_decode(wool_bytes bytes, wool_decoder *decoder,
                             wool_token **out_token, wool_error *error);

/* Writes the wire form of a bound slot to encoder->out; what was appended by a
 * failure is taken back. Errors: as the type's encode function. */
wool_code wooli_slot_encode(const wool_var *var, wooli_slot slot,
                            wool_encoder *encoder, wool_error *error);

/* Makes a slot, with one reference, from a wire form: a native value of a
 * declared variable, a blob for a stub. */
wool_code wooli_slot_decode(wool_var *var, wool_bytes bytes,
                            wool_decoder *decoder, wooli_slot *out_slot,
                            wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
