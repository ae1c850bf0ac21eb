#include "runtime/context/kin.h"

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
  return &away.buckets[chain[0] % N_BUCKETS];
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
static wooli_ledger *adopt_locked(wooli_ledger *mounted, wooli_ledger *other) {
  wooli_ledger *to = eldest(other), *old = mounted->kin;
  if (to == mounted || to == old)
    return NULL;
  mounted->kin = wooli_ledger_ref(to);
  atomic_store(&has_kin, true);
  return old;
}

void wooli_kin_adopt(wooli_ledger *mounted, wooli_ledger *busy) {
  pthread_mutex_lock(&away.lock);
  wooli_ledger *old = adopt_locked(mounted, busy);
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
    old = adopt_locked(mounted, lent);
  pthread_mutex_unlock(&away.lock);
  wooli_ledger_unref(old);
}

/* Whether the ledger's chain is not one that a peer has asked for by its id. */
static bool chose_chain(wooli_ledger *ledger,
                        const uint8_t chain[WOOLI_ID_LEN]) {
  pthread_mutex_lock(&ledger->lock);
  bool chose = ledger->armed && (ledger->adopted || !ledger->mounted) &&
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

bool wooli_kin_is(wooli_ledger *home, wooli_ledger *current) {
  if (!home || home == current)
    return home != NULL;
  if (atomic_load(&has_kin)) {
    pthread_mutex_lock(&away.lock);
    wooli_ledger *first = eldest(current); /* it stays: we are the runner */
    bool kin = eldest(home) == first;
    pthread_mutex_unlock(&away.lock);
    if (kin)
      return true;
    current = first;
  }
  return has_taken_over(home, current);
}
