/* Ledger: what a Context knows about the tokens minted and consumed on its
 * chain (docs/internals/ledger.md).
 *
 * A ledger belongs to one Context instance and outlives it: tokens refer to the
 * ledger they were minted or anchored in, never to the Context, so that a token
 * inside a value of the Context makes no cycle. Two tokens are of the same
 * Context when they refer to the same ledger. */
#ifndef WOOLI_CONTEXT_LEDGER_H
#define WOOLI_CONTEXT_LEDGER_H

#include <pthread.h>

#include "runtime/context/ranges.h"
#include "runtime/context/var.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_ID_LEN = 16
}; /* bytes of a chain id and of an origin */

/* What is known of the tokens that one origin minted for one variable. */
typedef struct wooli_account {
  uint8_t origin[WOOLI_ID_LEN];
  uint64_t minted; /* seq counts from 0 up to here */
  wooli_ranges spent;
} wooli_account;

typedef struct wooli_record {
  wool_var *var;          /* a reference */
  uint64_t value_version; /* the ledger's version at the last change */
  uint64_t ledger_version;
  uint64_t value_source; /* the stream that the last change came by, or 0 */
  uint64_t ledger_source;
  /* The ledger's `installed` if the caller has a value that did not come along,
   * and nothing has been bound over it since; or 0. */
  uint64_t withheld;
  wooli_account own;      /* own.origin is unused: the ledger's counts */
  wooli_ranges retired;   /* of `own`, by the last handle here (rule 15) */
  wooli_account *foreign; /* sorted by origin */
  size_t n_foreign;
} wooli_record;

typedef struct wooli_ledger {
  atomic_uint refs;
  void *block; /* immutable: the Context and this; freed with this */
  /* Its Context serves calls, so that what happens there may turn out not to
   * have happened; set before anybody else has it. */
  bool mounted;
  pthread_mutex_t lock; /* guards what follows, and the Context's map */
  bool armed;
  bool adopted; /* it was unarmed, and took over a response's chain */
  bool pruned;  /* the chain's root has forgotten what is fully spent */
  uint8_t chain[WOOLI_ID_LEN];
  uint8_t origin[WOOLI_ID_LEN];
  uint64_t version;      /* counts changes */
  uint64_t installed;    /* the version after the last install, or 0 */
  wooli_record *records; /* sorted by variable id */
  size_t n_records;
  size_t capacity;
  struct wooli_memo *memo; /* see memo.h; or NULL */
  unsigned n_laid_over;    /* variables bound by metadata only (header.h) */
  const char *lent_to;     /* the call it is lent to, or NULL; borrowed */
  /* kin.c's, under its lock */
  struct wooli_ledger *kin; /* what it stands for, a reference, or NULL */
  bool kin_of_peer;         /* of the same peer: that is still at work there */
  struct wooli_ledger *next_away;
  bool is_away; /* of the thread that lends */
} wooli_ledger;

/* Starts a ledger with one reference in the memory of the Context at `block`.
 */
void wooli_ledger_init(wooli_ledger *ledger, void *block);
wooli_ledger *wooli_ledger_ref(wooli_ledger *ledger);
void wooli_ledger_unref(wooli_ledger *ledger);

/* The functions below are called with the lock held. */

/* Gives an unarmed ledger a chain and an origin. */
void wooli_ledger_arm(wooli_ledger *ledger);

/* wooli_ledger_find without the hint. */
wooli_record *wooli_ledger_search(const wooli_ledger *ledger, wool_var *var);

/* The record of a variable, or NULL; first where it was found last. */
static inline wooli_record *wooli_ledger_find(const wooli_ledger *ledger,
                                              wool_var *var) {
  size_t hint = atomic_load_explicit(&var->record_hint, memory_order_relaxed);
  return hint < ledger->n_records && ledger->records[hint].var == var
             ? &ledger->records[hint]
             : wooli_ledger_search(ledger, var);
}

/* Finds or makes the record; NULL if out of memory. Pointers to other records
 * may move. */
wooli_record *wooli_ledger_record(wooli_ledger *ledger, wool_var *var);

/* The index of the first of `n` accounts, sorted by origin, that is not before
 * this one. */
size_t wooli_accounts_search(const wooli_account *accounts, size_t n,
                             const uint8_t origin[WOOLI_ID_LEN]);

/* The account of an origin, or NULL. */
wooli_account *wooli_record_account(const wooli_ledger *ledger,
                                    wooli_record *record,
                                    const uint8_t origin[WOOLI_ID_LEN]);

/* What a ledger says of one token. */
typedef enum wooli_standing {
  WOOLI_UNKNOWN = 0, /* not minted on this chain, as far as it knows */
  WOOLI_LIVE,
  WOOLI_SPENT
} wooli_standing;

/* `account` may be NULL. */
wooli_standing wooli_account_standing(const wooli_account *account,
                                      uint64_t seq);

wooli_standing wooli_ledger_standing(const wooli_ledger *ledger, wool_var *var,
                                     const uint8_t origin[WOOLI_ID_LEN],
                                     uint64_t seq);

/* Marks a token spent that nobody can present any more (rule 15). Out of memory
 * leaves a hole. */
void wooli_ledger_retire(wooli_ledger *ledger, wool_var *var,
                         const uint8_t origin[WOOLI_ID_LEN], uint64_t seq);

/* Whether all its tokens are spent, and this process has a handle of none. */
bool wooli_account_is_gone(const wooli_account *account);

/* Forgets fully spent foreign accounts of origins of which this process has no
 * handle, if there are more than wooli_prune_origins of a variable (rule 17).
 * By a root that is about to send a request. */
void wooli_ledger_prune(wooli_ledger *ledger);
extern size_t wooli_prune_origins; /* changed by tests only */

/* Rule 11's failure: `action` on the variable while the chain is lent. */
wool_code wooli_ledger_is_lent(const wooli_ledger *ledger, const char *action,
                               const wool_var *var, wool_error *error);

enum {
  WOOLI_ID_TEXT_LEN = 2 * WOOLI_ID_LEN + 1
};

/* Writes the chain's id in hexadecimal, or "none". */
void wooli_ledger_chain_text(const wooli_ledger *ledger,
                             char text[WOOLI_ID_TEXT_LEN]);

/* Releases what a record or account holds. */
void wooli_record_cleanup(wooli_record *record);
void wooli_account_cleanup(wooli_account *account);

#ifdef __cplusplus
}
#endif
#endif
