/* Tokens, as the layers above the public interface see them. */
#ifndef WOOLI_CONTEXT_TOKEN_H
#define WOOLI_CONTEXT_TOKEN_H

#include "runtime/context/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a token is on the wire (SEMANTICS rule 18 in docs/context.md). */
typedef struct wooli_token_state {
  wool_var *var; /* borrowed */
  uint8_t origin[WOOLI_ID_LEN];
  uint64_t seq;
  uint8_t chain[WOOLI_ID_LEN];
  wooli_slot old; /* borrowed; MISSING: the variable was unbound */
  bool old_lost;  /* it was bound to what has no wire form */
  bool used;
  bool do_mount; /* it was live in the sending Context */
} wooli_token_state;

struct wool_token {
  uint32_t magic; /* immutable: tells a token from other pointers */
  bool do_mount;  /* immutable: of a decoded one, that the sender said so */
  bool old_lost;  /* immutable */
  bool holds;     /* immutable: it counts as a handle of its origin */
  atomic_uint refs;
  atomic_bool used;      /* known for good; a ledger may know more */
  atomic_bool travelled; /* encoded once, or decoded: others may hold it */
  wool_var *var;         /* immutable, a reference */
  wooli_slot old;        /* immutable */
  uint64_t withheld;     /* immutable: of `old`, the record's at the set */
  uint64_t seq;          /* immutable, with origin and chain */
  uint8_t origin[WOOLI_ID_LEN];
  uint8_t chain[WOOLI_ID_LEN];
  /* The ledger it was minted or anchored in, NULL for an orphan; changed by
   * wooli_token_anchor only, before anybody else has the token. */
  wooli_ledger *home;
};

/* Makes a token with one reference that takes over `old`. NULL if out of
 * memory, and then `old` stays with the caller. */
wool_token *wooli_token_new(wool_var *var, wooli_ledger *home, wooli_slot old);

/* Reads what goes to the wire, and notes that the token has travelled.
 * `sender` decides do_mount. */
void wooli_token_export(wool_token *token, wool_context *sender,
                        wooli_token_state *out_state);

/* Makes an orphan from what came. Retains state->old. NULL: out of memory. */
wool_token *wooli_token_import(const wooli_token_state *state);

/* Anchors a decoded token in the Context if its sender said do_mount and it is
 * live there, or spent, for then it has to answer so everywhere; else leaves it
 * as it is. Idempotent. */
void wooli_token_anchor(wool_token *token, wool_context *context);
void wooli_token_anchor_in(wool_token *token, wooli_ledger *ledger);

/* What a ledger says of the token, with its lock held. Where a root has
 * forgotten what is spent, what is not listed of its chain is spent. */
wooli_standing wooli_token_standing(const wool_token *token,
                                    const wooli_ledger *ledger);

/* Whether the token was consumed: by its own flag, by what the chain that this
 * thread runs in says, or else its home. An orphan's flag is believed where
 * that chain does not know the token. What a Context that serves calls says is
 * not written down in the token, since an exchange that fails takes it back.
 * Takes the locks of both. */
bool wooli_token_check_used(wool_token *token);

#ifdef __cplusplus
}
#endif
#endif
