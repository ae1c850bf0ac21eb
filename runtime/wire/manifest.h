/* Manifests on the wire: the message wool.Manifest of idl/wool/context.wool as
 * field 536870911 of the message that it rides in (docs/protocol.md). */
#ifndef WOOLI_WIRE_MANIFEST_H
#define WOOLI_WIRE_MANIFEST_H

#include "runtime/context/chain.h"
#include "runtime/context/value.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_MANIFEST_FIELD = 536870911, /* the highest number there is */
  WOOLI_MANIFEST_TAG_LEN = 5,       /* bytes */
  WOOLI_MAX_MANIFEST_LEN = 1 << 20, /* bytes */
  WOOLI_MAX_MANIFEST_ENTRIES = 4096,
  WOOLI_MAX_MANIFEST_ORIGINS = 4096,
  WOOLI_MAX_ENTRY_RANGES = 65536 /* of all accounts of one entry */
};

/* What to do with entries that cannot be encoded or decoded (rule 27): each is
 * dropped with a warning, or, if strict, noted in the error. */
typedef struct wooli_mishaps {
  bool strict;
  size_t n;
  wool_error error; /* of the first, followed by the keys of the others */
} wooli_mishaps;

/* Appends the manifest as a field of a message. Values are encoded as
 * encoder->sender's. Equal snapshots give equal bytes.
 * Errors: WOOL_ERR_NO_MEMORY, WOOL_ERR_LIMIT (bytes, entries, origins): what
 * the receiver would refuse is not sent. */
wool_code wooli_manifest_encode(const wooli_snapshot *snapshot,
                                wool_arena *arena, wool_encoder *encoder,
                                wooli_mishaps *mishaps, wool_error *error);

/* Finds the manifest in a message. It stands first where a wool peer put it;
 * a proxy may have moved it. *out_message is the message without it where it
 * stood first, and the whole otherwise (it is skipped as an unknown field).
 * Returns false if there is none. */
bool wooli_manifest_find(wool_bytes message, wool_bytes *out_manifest,
                         wool_bytes *out_message);

/* Reads the chain's id where a wool peer puts it: first. False if it stands
 * elsewhere, or there is none. */
bool wooli_manifest_chain(wool_bytes manifest, uint8_t chain[WOOLI_ID_LEN]);

/* Whether a message with this manifest is bare: no message of the application
 * (docs/protocol.md). False also for what is malformed. */
bool wooli_manifest_is_bare(wool_bytes manifest);

/* Parses a manifest; arrays are put into the arena. decoder->tokens receives
 * the tokens in values, to be anchored when the snapshot is taken in.
 * Errors: WOOL_ERR_MALFORMED, WOOL_ERR_LIMIT, WOOL_ERR_NO_MEMORY; with strict
 * mishaps, the first of these. */
wool_code wooli_manifest_decode(wool_bytes manifest, wool_arena *arena,
                                wool_decoder *decoder, wooli_mishaps *mishaps,
                                wooli_snapshot *out_snapshot,
                                wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
