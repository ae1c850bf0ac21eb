/* Memo: the bytes of a manifest beside the state of a Context that they stand
 * for. A chain that is not set in sends the same manifest with every call: the
 * root that sends it need not encode it anew, and the Context that it was
 * installed in need not take it apart. */
#ifndef WOOLI_CONTEXT_MEMO_H
#define WOOLI_CONTEXT_MEMO_H

#include "runtime/context/chain.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_MAX_MEMO_LEN = 4096 /* bytes */
};

/* Remembers what the Context's state at `version` is on the wire. Nothing
 * happens if it has gone on since, the bytes are too many, or memory is short.
 */
void wooli_memo_note(wool_context *context, uint64_t version, wool_bytes bytes);

/* Whether the Context, unchanged since, is what these bytes were noted for. */
bool wooli_memo_matches(wool_context *context, wool_bytes bytes);

/* Appends the bytes that were noted, if the Context is unchanged; *out_version
 * is its version. Whoever asks twice for one version, and had to encode it
 * himself both times, should note what he got: *out_again says so. */
bool wooli_memo_append(wool_context *context, wooli_buffer *out,
                       uint64_t *out_version, bool *out_again);

/* Releases what a ledger holds. */
void wooli_memo_free(struct wooli_memo *memo);

#ifdef __cplusplus
}
#endif
#endif
