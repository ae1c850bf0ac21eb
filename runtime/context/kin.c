#include "runtime/context/kin.h"

#include "runtime/context/hash.h"

enum {
  N_BUCKETS = 64
};

/* Of ledgers that are lent, by their chain. */
static struct {
  pthread_mutex_t lock; /* guards all buckets, and `kin` of all ledgers */
  wooli_ledger *buckets[N_BUCKETS];
} away = {PTHREAD_MUTEX_INITIALIZER, {NULL}};

static atomic_bool watching;
static atomic_uint n_away;
static atomic_bool has_kin; /* somebody has, or had */

void wooli_kin_watch(void) {
  atomic_store(&watching, true);
}

static wooli_ledger **bucket_of(const uint8_t chain[WOOLI_ID_LEN]) {
  return &away.buckets[wooli_hash(chain, WOOLI_ID_LEN) % N_BUCKETS];
}

void wooli_kin_lend(wooli_ledger *ledger) {
  if (!atomic_load_explicit(&watching, memory_order_relaxed))
    return;
  pthread_mutex_lock(&away.lock);
  wooli_ledger **bucket = bucket_of(ledger->chain);
  ledger->next_away = *bucket;
  *bucket = ledger;
  ledger->is_away = true;
  pthread_mutex_unlock(&away.lock);
  atomic_fetch_add(&n_away, 1);
}

void wooli_kin_return(wooli_ledger *ledger) {
  if (!ledger->is_away)
    return;
  pthread_mutex_lock(&away.lock);
  wooli_ledger **link = bucket_of(ledger->chain);
  while (*link != ledger)
    link = &(*link)->next_away;
  *link = ledger->next_away;
  ledger->is_away = false;
  pthread_mutex_unlock(&away.lock);
  atomic_fetch_sub(&n_away, 1);
}

/* Kin form trees: this is where the chain came from first. */
static wooli_ledger *eldest(wooli_ledger *ledger) {
  while (ledger->kin)
    ledger = ledger->kin;
  return ledger;
}

/* Returns what it replaced, to be given back outside of the lock. */
static wooli_ledger *adopt_locked(wooli_ledger *mounted, wooli_ledger *other,
                                  bool of_peer) {
  wooli_ledger *to = eldest(other), *old = mounted->kin;
  if (to == mounted)
    return NULL;
  mounted->kin_of_peer = of_peer;
  if (to == old)
    return NULL;
  mounted->kin = wooli_ledger_ref(to);
  atomic_store(&has_kin, true);
  return old;
}

void wooli_kin_adopt(wooli_ledger *mounted, wooli_ledger *busy) {
  pthread_mutex_lock(&away.lock);
  wooli_ledger *old = adopt_locked(mounted, busy, true);
  pthread_mutex_unlock(&away.lock);
  wooli_ledger_unref(old);
}

void wooli_kin_join(wooli_ledger *mounted, const uint8_t chain[WOOLI_ID_LEN]) {
  wooli_ledger *old = NULL;
  if (!atomic_load(&n_away))
    return;
  pthread_mutex_lock(&away.lock);
  wooli_ledger *lent = *bucket_of(chain);
  while (lent &&
         (lent == mounted || memcmp(lent->chain, chain, WOOLI_ID_LEN) != 0))
    lent = lent->next_away;
  if (lent)
    old = adopt_locked(mounted, lent, false);
  pthread_mutex_unlock(&away.lock);
  wooli_ledger_unref(old);
}

/* Whether the ledger's chain is not one that a peer has asked for by its id. */
static bool chose_chain(wooli_ledger *ledger,
                        const uint8_t chain[WOOLI_ID_LEN]) {
  pthread_mutex_lock(&ledger->lock);
  bool chose = ledger->armed && ledger->adopted &&
               memcmp(ledger->chain, chain, WOOLI_ID_LEN) == 0;
  pthread_mutex_unlock(&ledger->lock);
  return chose;
}

/* A Context that was unarmed when it was lent has taken over the chain that
 * the callback ran in. What it lists as live it has heard of from its own
 * calls. */
static bool has_taken_over(wooli_ledger *home, wooli_ledger *lender) {
  uint8_t chain[WOOLI_ID_LEN];
  if (!home->mounted)
    return false;
  pthread_mutex_lock(&home->lock);
  memcpy(chain, home->chain, WOOLI_ID_LEN);
  pthread_mutex_unlock(&home->lock);
  return chose_chain(lender, chain);
}

/* What a token's home is to the Context that runs. A Context that its chain has
 * come back to is good for the tokens of the one it stands for while that is
 * away, and no longer; those of its own stay good in the other. */
static bool is_kin_locked(wooli_ledger *home, wooli_ledger *current,
                          wooli_ledger *first) {
  return eldest(home) == first &&
         (current == first || first->is_away || current->kin_of_peer);
}

bool wooli_kin_is(wooli_ledger *home, wooli_ledger *current) {
  if (!home || home == current)
    return home != NULL;
  if (!atomic_load(&has_kin))
    return has_taken_over(home, current);
  pthread_mutex_lock(&away.lock);
  wooli_ledger *first = wooli_ledger_ref(eldest(current));
  bool kin = is_kin_locked(home, current, first);
  pthread_mutex_unlock(&away.lock);
  kin = kin || has_taken_over(home, first);
  wooli_ledger_unref(first);
  return kin;
}
