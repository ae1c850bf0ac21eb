#include "runtime/context/ledger.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/context/keep.h"
#include "runtime/context/memo.h"
#include "runtime/context/origins.h"
#include "runtime/context/random.h"

void wooli_account_cleanup(wooli_account *account) {
  wooli_ranges_cleanup(&account->spent);
}

void wooli_record_cleanup(wooli_record *record) {
  wooli_account_cleanup(&record->own);
  wooli_ranges_cleanup(&record->retired);
  for (size_t i = 0; i < record->n_foreign; i++)
    wooli_account_cleanup(&record->foreign[i]);
  free(record->foreign);
  wooli_var_unref(record->var);
}

void wooli_ledger_init(wooli_ledger *ledger, void *block) {
  /* Field by field: clearing the whole costs a copy a third of its time. Chain
   * and origin are drawn when it is armed, and not read before. */
  atomic_init(&ledger->refs, 1);
  ledger->block = block;
  ledger->lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
  ledger->mounted = false;
  ledger->armed = false;
  ledger->adopted = false;
  ledger->pruned = false;
  ledger->is_away = false;
  ledger->version = 1; /* 0 is before everything */
  ledger->installed = 0;
  ledger->records = NULL;
  ledger->n_records = 0;
  ledger->capacity = 0;
  ledger->memo = NULL;
  ledger->n_laid_over = 0;
  ledger->lent_to = NULL;
  ledger->kin = NULL;
}

wooli_ledger *wooli_ledger_ref(wooli_ledger *ledger) {
  if (ledger)
    wooli_take_ref(&ledger->refs);
  return ledger;
}

static void cleanup(wooli_ledger *ledger) {
  for (size_t i = 0; i < ledger->n_records; i++)
    wooli_record_cleanup(&ledger->records[i]);
  free(ledger->records);
  wooli_memo_free(ledger->memo);
  wooli_ledger_unref(ledger->kin);
}

void wooli_ledger_unref(wooli_ledger *ledger) {
  if (!ledger || !wooli_drop_ref(&ledger->refs))
    return;
  if (ledger->records || ledger->kin ||
      ledger->memo) /* a copy mostly goes as it came */
    cleanup(ledger);
  pthread_mutex_destroy(&ledger->lock);
  wooli_keep_give(WOOLI_KEEP_CONTEXT, ledger->block);
}

void wooli_ledger_arm(wooli_ledger *ledger) {
  if (ledger->armed)
    return;
  wooli_random_id(ledger->chain);
  wooli_random_id(ledger->origin);
  ledger->armed = true;
}

static size_t search(const wooli_ledger *ledger, const wool_var *var) {
  size_t lo = 0, hi = ledger->n_records;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (ledger->records[mid].var->id < var->id)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

wooli_record *wooli_ledger_search(const wooli_ledger *ledger, wool_var *var) {
  size_t i = search(ledger, var);
  if (i == ledger->n_records || ledger->records[i].var != var)
    return NULL;
  if (i <= UINT32_MAX)
    atomic_store_explicit(&var->record_hint, (unsigned)i, memory_order_relaxed);
  return &ledger->records[i];
}

wooli_record *wooli_ledger_record(wooli_ledger *ledger, wool_var *var) {
  wooli_record *found = wooli_ledger_find(ledger, var);
  if (found)
    return found;
  size_t i = search(ledger, var);
  if (ledger->n_records == ledger->capacity) {
    size_t capacity = ledger->capacity ? ledger->capacity * 2 : 2;
    wooli_record *records =
        realloc(ledger->records, capacity * sizeof *records);
    if (!records)
      return NULL;
    ledger->records = records;
    ledger->capacity = capacity;
  }
  wooli_record *at = &ledger->records[i];
  memmove(at + 1, at, (ledger->n_records - i) * sizeof *at);
  memset(at, 0, sizeof *at);
  at->var = wooli_var_ref(var);
  ledger->n_records++;
  return at;
}

size_t wooli_accounts_search(const wooli_account *accounts, size_t n,
                             const uint8_t origin[WOOLI_ID_LEN]) {
  /* What comes sorted is put at the end. */
  if (!n || memcmp(accounts[n - 1].origin, origin, WOOLI_ID_LEN) < 0)
    return n;
  size_t lo = 0, hi = n - 1;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (memcmp(accounts[mid].origin, origin, WOOLI_ID_LEN) < 0)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

wooli_account *wooli_record_account(const wooli_ledger *ledger,
                                    wooli_record *record,
                                    const uint8_t origin[WOOLI_ID_LEN]) {
  if (memcmp(origin, ledger->origin, WOOLI_ID_LEN) == 0)
    return &record->own;
  size_t i = wooli_accounts_search(record->foreign, record->n_foreign, origin);
  bool found = i < record->n_foreign &&
               memcmp(origin, record->foreign[i].origin, WOOLI_ID_LEN) == 0;
  return found ? &record->foreign[i] : NULL;
}

wooli_standing wooli_account_standing(const wooli_account *account,
                                      uint64_t seq) {
  if (!account || seq >= account->minted)
    return WOOLI_UNKNOWN;
  return wooli_ranges_contains(&account->spent, seq) ? WOOLI_SPENT : WOOLI_LIVE;
}

wooli_standing wooli_ledger_standing(const wooli_ledger *ledger, wool_var *var,
                                     const uint8_t origin[WOOLI_ID_LEN],
                                     uint64_t seq) {
  wooli_record *record = wooli_ledger_find(ledger, var);
  return wooli_account_standing(
      record ? wooli_record_account(ledger, record, origin) : NULL, seq);
}

void wooli_ledger_retire(wooli_ledger *ledger, wool_var *var,
                         const uint8_t origin[WOOLI_ID_LEN], uint64_t seq) {
  wooli_record *record = wooli_ledger_find(ledger, var);
  wooli_account *account =
      record ? wooli_record_account(ledger, record, origin) : NULL;
  if (wooli_account_standing(account, seq) != WOOLI_LIVE ||
      !wooli_ranges_add(&account->spent, seq, seq + 1))
    return;
  record->ledger_version = ++ledger->version;
  record->ledger_source = 0;
  /* The caller's next manifest may not have heard of it. */
  if (ledger->mounted && account == &record->own)
    (void)wooli_ranges_add(&record->retired, seq, seq + 1);
}

/* ---- pruning, rule 17 ---- */

size_t wooli_prune_origins = 16;

bool wooli_account_is_gone(const wooli_account *account) {
  return account->spent.n == 1 && account->spent.at[0].lo == 0 &&
         account->spent.at[0].hi == account->minted &&
         !wooli_origin_is_held(account->origin);
}

static bool prune_record(wooli_record *record) {
  size_t kept = 0;
  for (size_t i = 0; i < record->n_foreign; i++) {
    wooli_account *account = &record->foreign[i];
    if (wooli_account_is_gone(account))
      wooli_account_cleanup(account);
    else
      record->foreign[kept++] = *account;
  }
  bool pruned = kept < record->n_foreign;
  record->n_foreign = kept;
  return pruned;
}

void wooli_ledger_prune(wooli_ledger *ledger) {
  for (size_t i = 0; i < ledger->n_records; i++)
    if (ledger->records[i].n_foreign > wooli_prune_origins &&
        prune_record(&ledger->records[i]))
      ledger->pruned = true;
}

void wooli_ledger_chain_text(const wooli_ledger *ledger,
                             char text[WOOLI_ID_TEXT_LEN]) {
  (void)snprintf(text, WOOLI_ID_TEXT_LEN, "none");
  for (size_t i = 0; ledger->armed && i < WOOLI_ID_LEN; i++)
    (void)snprintf(text + 2 * i, 3, "%02x", ledger->chain[i]);
}

wool_code wooli_ledger_is_lent(const wooli_ledger *ledger, const char *action,
                               const wool_var *var, wool_error *error) {
  char chain[WOOLI_ID_TEXT_LEN];
  wooli_ledger_chain_text(ledger, chain);
  return wool_error_set(error, WOOL_ERR_CHAIN_CONTENTION,
                        "%s of context variable '%s': chain %s is lent to %s",
                        action, var->name, chain, ledger->lent_to);
}
