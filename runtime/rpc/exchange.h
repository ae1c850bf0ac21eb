/* Exchange: what both sides of a call do with a frame. Outgoing: the message,
 * and the manifest of the Context before it. Incoming: the manifest is taken
 * in, then the message is decoded and its tokens are anchored. */
#ifndef WOOLI_RPC_EXCHANGE_H
#define WOOLI_RPC_EXCHANGE_H

#include "runtime/context/chain.h"
#include "runtime/transport/transport.h"
#include "runtime/wire/codec.h"
#include "runtime/wire/manifest.h"

/* A frame being made; `buffer` holds the bytes that `outgoing` views, behind
 * WOOLI_MESSAGE_ROOM bytes for who takes it over. */
typedef struct wooli_frame {
  wooli_buffer buffer;
  wooli_outgoing outgoing;
  uint64_t version;    /* of the Context that it tells of */
  size_t manifest_len; /* bytes, before any compression */
} wooli_frame;

/* What of the Context goes with a frame. */
typedef enum wooli_carry {
  WOOLI_CARRY_NOTHING, /* the peer is not ours, or there is nothing to tell */
  WOOLI_CARRY_ALL,     /* a request */
  WOOLI_CARRY_CHANGES  /* a response or a stream's message: what is new */
} wooli_carry;

/* Encodes `message` (NULL: none, a bare manifest) as seen from `context`, after
 * what *mark says that the peer knows. *out_empty says that there is neither
 * message nor manifest.
 * Errors: as wooli_message_encode, wooli_manifest_encode. */
wool_code wooli_frame_encode(wooli_frame *frame, const wool_message_type *type,
                             const void *message, wool_context *context,
                             wooli_carry carry, const wooli_stream_mark *mark,
                             bool strict, wool_arena *arena, bool *out_empty,
                             wool_error *error);

/* A frame that came, split. */
typedef struct wooli_arrival {
  wool_bytes manifest; /* valid if has_manifest */
  wool_bytes message;
  bool has_manifest;
  bool is_bare; /* known once it is taken in: there is no message */
} wooli_arrival;

/* Finds the manifest. */
wooli_arrival wooli_arrival_of(wool_bytes bytes);

/* How an incoming manifest is taken in. */
typedef enum wooli_intake {
  WOOLI_INTAKE_INSTALL, /* a request's, wholesale */
  WOOLI_INTAKE_MERGE    /* a response's, or a stream's with its mark */
} wooli_intake;

/* Where a manifest is taken in: get_context is asked once for the Context of
 * its chain, NULL if memory is short. A Context that was given stays so if the
 * manifest then turns out to be malformed. */
typedef struct wooli_destination {
  wool_context *(*get_context)(void *user_data,
                               const uint8_t chain[WOOL_CHAIN_ID_LEN]);
  void *user_data;
} wooli_destination;

/* Parses the manifest and takes it in; nothing is taken in on failure. An
 * installation that says what is there already costs a comparison.
 * Errors: as wooli_manifest_decode; WOOL_ERR_NO_MEMORY. */
wool_code wooli_arrival_take_in(wooli_arrival *arrival, wooli_intake how,
                                const wooli_stream_mark *mark, bool strict,
                                wool_arena *arena, const wooli_destination *to,
                                wool_error *error);

/* Decodes the message and anchors its tokens in `context`. Fields of bytes are
 * views of what came, which has to last as long as the message. One that breaks
 * a limit of its schema fails with `if_broken`. */
wool_code wooli_arrival_decode(const wooli_arrival *arrival,
                               const wool_message_type *type,
                               wool_context *context, wool_arena *arena,
                               wool_code if_broken, void *out_message,
                               wool_error *error);

/* What a call ends with if a local operation failed so: memory and limits are
 * RESOURCE_EXHAUSTED, the rest INTERNAL; gRPC's codes stay. */
wool_code wooli_status_of(wool_code code);

#endif
