/* Chains: what of a Context travels with a call, and how it is taken in on the
 * other side (rules 9 to 26 of docs/context.md). */
#ifndef WOOLI_CONTEXT_CHAIN_H
#define WOOLI_CONTEXT_CHAIN_H

#include <wool/arena.h>

#include "runtime/context/ledger.h"
#include "runtime/context/map.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The ledger lives in the same block, which is freed with the ledger. */
struct wool_context {
  atomic_uint refs;
  atomic_bool entered;
  wool_context *previous; /* of the thread that entered it */
  wooli_map *map;         /* changed by the runner, under the ledger's lock */
  wooli_ledger *ledger;   /* immutable */
};

/* One variable in a manifest. */
typedef struct wooli_entry {
  wool_var *var;   /* a reference */
  wooli_slot slot; /* a reference; MISSING: no value here */
  bool has_slot;   /* the binding is part of the entry; with MISSING: unbound */
  bool withheld;   /* it is bound, but the value cannot be told */
  wooli_account *accounts; /* sorted by origin */
  size_t n_accounts;
  size_t place; /* of a parsed one: how many entries came before it */
} wooli_entry;

/* A manifest in memory. Its arrays live in the arena it was made with;
 * references are given back by wooli_snapshot_cleanup. */
typedef struct wooli_snapshot {
  uint8_t chain[WOOLI_ID_LEN];
  wooli_entry *entries; /* sorted by key */
  size_t n_entries;
  bool pruned;      /* spent origins have been forgotten (rule 17) */
  bool bare;        /* it goes without a message */
  uint64_t version; /* the ledger's, when the snapshot was taken */
} wooli_snapshot;

void wooli_snapshot_cleanup(wooli_snapshot *snapshot);

/* The Context that this thread runs in, or NULL if it has none yet. */
wool_context *wooli_context_peek(void);

/* Whether frames from this Context carry a manifest (rule 9): it was set in,
 * has mounted something, or inherited values. */
bool wooli_context_is_armed(wool_context *context);

/* Arms it if it has anything to tell; false if it stays unarmed. */
bool wooli_context_arm_to_send(wool_context *context);

/* Takes everything (`since` 0), as a request carries it (a root forgets what it
 * may before, rule 17), or what changed after the version `since`, as a
 * response or a stream's message does. Variables that must not be sent are left
 * out. Errors: WOOL_ERR_NO_MEMORY. */
wool_code wooli_context_snapshot(wool_context *context, uint64_t since,
                                 wool_arena *arena,
                                 wooli_snapshot *out_snapshot);

/* What a stream of messages has to remember between them (rule 23): each tells
 * what has changed here since the last one that went either way. */
typedef struct wooli_stream_mark {
  uint64_t id;    /* unique in the process */
  uint64_t since; /* the peer has been told of everything up to this version */
} wooli_stream_mark;

void wooli_stream_mark_init(wooli_stream_mark *mark, uint64_t since);

/* Takes what has changed after mark->since, but for what came by this stream:
 * the peer knows that, and may have gone on since. When it is sent,
 * mark->since becomes out_snapshot->version.
 * Errors: WOOL_ERR_NO_MEMORY. */
wool_code wooli_context_snapshot_of_stream(wool_context *context,
                                           const wooli_stream_mark *mark,
                                           wool_arena *arena,
                                           wooli_snapshot *out_snapshot);

/* The version up to which a peer knows this Context, for a later `since`. */
uint64_t wooli_context_version(wool_context *context);

/* The version that the last install left, 0 before the first: what the caller
 * has not told itself comes after it. */
uint64_t wooli_context_installed(wool_context *context);

/* Installs a request's manifest wholesale (rule 20). Nothing changes on
 * failure. Errors: WOOL_ERR_NO_MEMORY. */
wool_code wooli_context_install(wool_context *context,
                                const wooli_snapshot *snapshot,
                                wool_error *error);

enum {
  /* in one Context, over all that was merged into it */
  WOOLI_MAX_RECORDS = 4096, /* variables */
  WOOLI_MAX_FOREIGN = 4096  /* accounts of other origins */
};

/* Merges a response's manifest (rule 21), or that of a stream's message, whose
 * mark is given. Nothing changes on failure.
 * Errors: WOOL_ERR_NO_MEMORY, WOOL_ERR_LIMIT. */
wool_code wooli_context_merge(wool_context *context,
                              const wooli_snapshot *snapshot,
                              wool_error *error);
wool_code wooli_context_merge_of_stream(wool_context *context,
                                        const wooli_snapshot *snapshot,
                                        const wooli_stream_mark *mark,
                                        wool_error *error);

/* Lends the Context to a call of the chain (rule 11); `to` must outlive the
 * loan. Errors: WOOL_ERR_CHAIN_CONTENTION naming both parties. */
wool_code wooli_context_lend(wool_context *context, const char *to,
                             wool_error *error);
void wooli_context_return(wool_context *context);

/* Notes that what was lent has left this process with a call, and may come back
 * to it by another way (kin.h). */
void wooli_context_send_away(wool_context *context);

#ifdef __cplusplus
}
#endif
#endif
