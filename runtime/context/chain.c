#include "runtime/context/chain.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/context/random.h"

void wooli_snapshot_cleanup(wooli_snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    wooli_slot_release(snapshot->entries[i].var, snapshot->entries[i].slot);
    wooli_var_unref(snapshot->entries[i].var);
  }
  snapshot->entries = NULL;
  snapshot->n_entries = 0;
}

static bool has_bindings(const wool_context *context) {
  return context->map && context->map->n;
}

bool wooli_context_is_armed(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  bool armed = context->ledger->armed || has_bindings(context);
  pthread_mutex_unlock(&context->ledger->lock);
  return armed;
}

bool wooli_context_arm_to_send(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  if (has_bindings(context)) wooli_ledger_arm(context->ledger);
  bool armed = context->ledger->armed;
  pthread_mutex_unlock(&context->ledger->lock);
  return armed;
}

uint64_t wooli_context_version(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  uint64_t version = context->ledger->version;
  pthread_mutex_unlock(&context->ledger->lock);
  return version;
}

wool_code wooli_context_lend(wool_context *context, const char *to,
                             wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  const char *other = ledger->lent_to;
  char chain[2 * WOOLI_ID_LEN + 1] = "none";
  for (size_t i = 0; ledger->armed && i < WOOLI_ID_LEN; i++)
    (void)snprintf(chain + 2 * i, 3, "%02x", ledger->chain[i]);
  if (!other) ledger->lent_to = to;
  pthread_mutex_unlock(&ledger->lock);
  if (!other) return WOOL_OK;
  return wool_error_set(error, WOOL_ERR_CHAIN_CONTENTION,
                        "call of %s: chain %s is lent to %s", to, chain, other);
}

void wooli_context_return(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  context->ledger->lent_to = NULL;
  pthread_mutex_unlock(&context->ledger->lock);
}

/* ---- snapshot: what goes out ---- */

static int compare_entries(const void *a, const void *b) {
  return wooli_var_compare(((const wooli_entry *)a)->var,
                           ((const wooli_entry *)b)->var);
}

static bool copy_account(const wooli_account *from,
                         const uint8_t origin[WOOLI_ID_LEN], wool_arena *arena,
                         wooli_account *to) {
  memcpy(to->origin, origin, WOOLI_ID_LEN);
  to->minted = from->minted;
  to->spent.n = from->spent.n;
  to->spent.capacity = 0;
  to->spent.at =
      wool_arena_alloc(arena, from->spent.n * sizeof *from->spent.at);
  if (!to->spent.at) return false;
  if (from->spent.n)
    memcpy(to->spent.at, from->spent.at,
           from->spent.n * sizeof *from->spent.at);
  return true;
}

/* The record's accounts, the Context's own among the foreign ones by origin. */
static bool copy_accounts(const wooli_ledger *ledger,
                          const wooli_record *record, wool_arena *arena,
                          wooli_entry *entry) {
  bool has_own = record->own.minted > 0;
  size_t n = record->n_foreign + has_own;
  if (!n) return true;
  entry->accounts = wool_arena_alloc(arena, n * sizeof *entry->accounts);
  if (!entry->accounts) return false;
  wooli_account *to = entry->accounts;
  for (size_t i = 0; i < record->n_foreign; i++) {
    const wooli_account *foreign = &record->foreign[i];
    if (has_own &&
        memcmp(ledger->origin, foreign->origin, WOOLI_ID_LEN) < 0) {
      if (!copy_account(&record->own, ledger->origin, arena, to++))
        return false;
      has_own = false;
    }
    if (!copy_account(foreign, foreign->origin, arena, to++)) return false;
  }
  if (has_own && !copy_account(&record->own, ledger->origin, arena, to++))
    return false;
  entry->n_accounts = n;
  return true;
}

static void take_binding(wool_var *var, const wooli_slot *slot,
                         wooli_entry *entry) {
  if (var->no_propagate) return;
  entry->has_slot = true;
  if (!slot) return;
  entry->slot = *slot;
  wooli_slot_retain(var, *slot);
}

static bool add_record(wool_context *context, const wooli_record *record,
                       uint64_t since, wool_arena *arena,
                       wooli_snapshot *snapshot) {
  const wooli_slot *slot = wooli_map_find(context->map, record->var);
  bool value = since ? record->value_version > since : slot != NULL;
  bool accounts = record->ledger_version > since || !since;
  wooli_entry *entry = &snapshot->entries[snapshot->n_entries];
  if (accounts && !copy_accounts(context->ledger, record, arena, entry))
    return false;
  if (value) take_binding(record->var, slot, entry);
  if (!entry->has_slot && !entry->n_accounts) return true;
  entry->var = wooli_var_ref(record->var);
  snapshot->n_entries++;
  return true;
}

static wool_code snapshot_locked(wool_context *context, uint64_t since,
                                 wool_arena *arena, wooli_snapshot *snapshot) {
  const wooli_ledger *ledger = context->ledger;
  uint32_t n_bound = context->map ? context->map->n : 0;
  snapshot->entries = wool_arena_alloc(
      arena, (ledger->n_records + n_bound) * sizeof *snapshot->entries);
  if (!snapshot->entries) return WOOL_ERR_NO_MEMORY;
  for (size_t i = 0; i < ledger->n_records; i++)
    if (!add_record(context, &ledger->records[i], since, arena, snapshot))
      return WOOL_ERR_NO_MEMORY;
  /* Inherited values have no record: nothing has changed them here. */
  for (uint32_t i = 0; !since && i < n_bound; i++) {
    const wooli_binding *binding = &context->map->at[i];
    if (binding->var->no_propagate || wooli_ledger_find(ledger, binding->var))
      continue;
    wooli_entry *entry = &snapshot->entries[snapshot->n_entries++];
    entry->var = wooli_var_ref(binding->var);
    take_binding(binding->var, &binding->slot, entry);
  }
  return WOOL_OK;
}

wool_code wooli_context_snapshot(wool_context *context, uint64_t since,
                                 wool_arena *arena,
                                 wooli_snapshot *out_snapshot) {
  memset(out_snapshot, 0, sizeof *out_snapshot);
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  memcpy(out_snapshot->chain, ledger->chain, WOOLI_ID_LEN);
  out_snapshot->version = ledger->version;
  wool_code rc = snapshot_locked(context, since, arena, out_snapshot);
  pthread_mutex_unlock(&ledger->lock);
  if (rc) {
    wooli_snapshot_cleanup(out_snapshot);
    return rc;
  }
  qsort(out_snapshot->entries, out_snapshot->n_entries,
        sizeof *out_snapshot->entries, compare_entries);
  return WOOL_OK;
}

/* ---- taking in: the parts that install and merge share ---- */

static bool takes_value(const wooli_entry *entry) {
  return entry->has_slot && !entry->var->no_accept;
}

static void bind_entry(wooli_map *map, const wooli_entry *entry,
                       wooli_slot *out_old) {
  if (entry->slot.kind == WOOLI_MISSING) {
    wooli_map_unbind(map, entry->var, out_old);
    return;
  }
  wooli_slot_retain(entry->var, entry->slot);
  wooli_map_bind(map, entry->var, entry->slot, out_old);
}

static bool is_own(const wooli_ledger *ledger, const wooli_account *account) {
  return memcmp(account->origin, ledger->origin, WOOLI_ID_LEN) == 0;
}

static wool_code no_memory_to_take_in(wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "taking in a manifest: out of memory");
}

/* ---- install: rule 20 ---- */

/* What the record of one entry will be; made before anything changes. */
typedef struct fresh_record {
  wooli_account *foreign;
  size_t n_foreign;
  wooli_ranges own_spent;
  uint64_t own_minted;
} fresh_record;

static void fresh_cleanup(fresh_record *fresh, size_t n) {
  for (size_t i = 0; fresh && i < n; i++) {
    for (size_t j = 0; j < fresh[i].n_foreign; j++)
      wooli_account_cleanup(&fresh[i].foreign[j]);
    free(fresh[i].foreign);
    wooli_ranges_cleanup(&fresh[i].own_spent);
  }
  free(fresh);
}

/* A lost response shows in what the peer believes this Context to have
 * minted: the origin must not go on counting over tokens it does not know. */
static bool origin_must_change(const wooli_ledger *ledger,
                               const wooli_snapshot *snapshot) {
  size_t n_minting = 0, n_agreeing = 0;
  for (size_t i = 0; i < ledger->n_records; i++)
    n_minting += ledger->records[i].own.minted > 0;
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    const wooli_entry *entry = &snapshot->entries[i];
    for (size_t j = 0; j < entry->n_accounts; j++) {
      if (!is_own(ledger, &entry->accounts[j])) continue;
      const wooli_record *record = wooli_ledger_find(ledger, entry->var);
      uint64_t minted = record ? record->own.minted : 0;
      if (entry->accounts[j].minted != minted) return true;
      n_agreeing += minted > 0;
    }
  }
  return n_agreeing != n_minting;
}

static bool prepare_record(const wooli_ledger *ledger,
                           const wooli_entry *entry, bool keeps_origin,
                           fresh_record *fresh) {
  fresh->foreign = calloc(entry->n_accounts + 1, sizeof *fresh->foreign);
  if (!fresh->foreign) return false;
  for (size_t i = 0; i < entry->n_accounts; i++) {
    const wooli_account *account = &entry->accounts[i];
    bool own = keeps_origin && is_own(ledger, account);
    wooli_account *to = own ? NULL : &fresh->foreign[fresh->n_foreign++];
    if (!wooli_ranges_assign(own ? &fresh->own_spent : &to->spent,
                             &account->spent))
      return false;
    if (own) {
      fresh->own_minted = account->minted;
    } else {
      to->minted = account->minted;
      memcpy(to->origin, account->origin, WOOLI_ID_LEN);
    }
  }
  return true;
}

/* The map that the manifest describes. Variables that are not accepted from
 * peers, or never sent to them, keep what they have here. */
static bool prepare_map(const wool_context *context,
                        const wooli_snapshot *snapshot, wooli_map **out_map) {
  const wooli_map *old = context->map;
  uint32_t n_old = old ? old->n : 0;
  wooli_slot none;
  *out_map = NULL;
  if (snapshot->n_entries > UINT32_MAX / 8) return false;
  if (!wooli_map_prepare(out_map, n_old + (uint32_t)snapshot->n_entries))
    return false;
  for (uint32_t i = 0; i < n_old; i++) {
    const wooli_binding *binding = &old->at[i];
    if (!binding->var->no_accept && !binding->var->no_propagate) continue;
    wooli_slot_retain(binding->var, binding->slot);
    wooli_map_bind(*out_map, binding->var, binding->slot, &none);
  }
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    const wooli_entry *entry = &snapshot->entries[i];
    wooli_slot old_slot = {NULL, WOOLI_MISSING};
    if (takes_value(entry) && entry->slot.kind != WOOLI_MISSING)
      bind_entry(*out_map, entry, &old_slot);
    wooli_slot_release(entry->var, old_slot);
  }
  return true;
}

static void forget_foreign(wooli_record *record) {
  for (size_t i = 0; i < record->n_foreign; i++)
    wooli_account_cleanup(&record->foreign[i]);
  free(record->foreign);
  record->foreign = NULL;
  record->n_foreign = 0;
}

/* Cannot fail: all memory is there. */
static void commit_install(wooli_ledger *ledger,
                           const wooli_snapshot *snapshot, bool keeps_origin,
                           fresh_record *fresh) {
  for (size_t i = 0; i < ledger->n_records; i++) {
    wooli_record *record = &ledger->records[i];
    forget_foreign(record);
    record->own.spent.n = 0;
    if (!keeps_origin) record->own.minted = 0;
  }
  if (!keeps_origin) wooli_random_id(ledger->origin);
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    wooli_record *record =
        wooli_ledger_find(ledger, snapshot->entries[i].var);
    record->foreign = fresh[i].foreign;
    record->n_foreign = fresh[i].n_foreign;
    fresh[i].foreign = NULL;
    fresh[i].n_foreign = 0;
    wooli_ranges spent = record->own.spent;
    record->own.spent = fresh[i].own_spent;
    fresh[i].own_spent = spent;
    wooli_ranges_clamp(&record->own.spent, record->own.minted);
  }
  memcpy(ledger->chain, snapshot->chain, WOOLI_ID_LEN);
  ledger->armed = true;
  ledger->is_continuation = true;
  ledger->version++; /* what comes now is what a response has to tell */
}

static wool_code install_locked(wool_context *context,
                                const wooli_snapshot *snapshot,
                                wooli_map **out_old, wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  bool keeps_origin =
      ledger->armed && !origin_must_change(ledger, snapshot);
  size_t n = snapshot->n_entries;
  wooli_map *map = NULL;
  fresh_record *fresh = calloc(n + 1, sizeof *fresh);
  bool ok = fresh != NULL;
  for (size_t i = 0; ok && i < n; i++)
    ok = wooli_ledger_record(ledger, snapshot->entries[i].var) &&
         prepare_record(ledger, &snapshot->entries[i], keeps_origin, &fresh[i]);
  if (!ok || !prepare_map(context, snapshot, &map)) {
    wooli_map_unref(map);
    fresh_cleanup(fresh, fresh ? n : 0);
    return no_memory_to_take_in(error);
  }
  commit_install(ledger, snapshot, keeps_origin, fresh);
  *out_old = context->map;
  context->map = map;
  fresh_cleanup(fresh, n);
  return WOOL_OK;
}

wool_code wooli_context_install(wool_context *context,
                                const wooli_snapshot *snapshot,
                                wool_error *error) {
  wooli_map *old = NULL;
  pthread_mutex_lock(&context->ledger->lock);
  wool_code rc = install_locked(context, snapshot, &old, error);
  pthread_mutex_unlock(&context->ledger->lock);
  wooli_map_unref(old); /* may run the code of values */
  return rc;
}

/* ---- merge: rules 16 and 21 ---- */

static bool reserve_foreign(wooli_record *record, size_t more) {
  wooli_account *foreign =
      realloc(record->foreign, (record->n_foreign + more) * sizeof *foreign);
  if (!foreign) return false;
  record->foreign = foreign;
  return true;
}

static bool reserve_account(wooli_ledger *ledger, wooli_record *record,
                            const wooli_account *theirs, size_t *out_new) {
  wooli_account *ours = wooli_record_account(ledger, record, theirs->origin);
  if (!ours) {
    ++*out_new;
    return true;
  }
  return wooli_ranges_reserve(&ours->spent, ours->spent.n + theirs->spent.n);
}

static bool reserve_entry(wooli_ledger *ledger, const wooli_entry *entry) {
  wooli_record *record = wooli_ledger_record(ledger, entry->var);
  size_t n_new = 0;
  if (!record) return false;
  for (size_t i = 0; i < entry->n_accounts; i++)
    if (!reserve_account(ledger, record, &entry->accounts[i], &n_new))
      return false;
  if (!n_new) return true;
  if (!reserve_foreign(record, n_new)) return false;
  /* New accounts are put in now, knowing nothing, so that all that is left for
   * the commit is to fill them. */
  for (size_t i = 0; i < entry->n_accounts; i++) {
    const wooli_account *theirs = &entry->accounts[i];
    if (wooli_record_account(ledger, record, theirs->origin)) continue;
    size_t at = 0;
    while (at < record->n_foreign &&
           memcmp(record->foreign[at].origin, theirs->origin, WOOLI_ID_LEN) < 0)
      at++;
    wooli_account *to = &record->foreign[at];
    memmove(to + 1, to, (record->n_foreign - at) * sizeof *to);
    memset(to, 0, sizeof *to);
    memcpy(to->origin, theirs->origin, WOOLI_ID_LEN);
    record->n_foreign++;
    if (!wooli_ranges_reserve(&to->spent, theirs->spent.n)) return false;
  }
  return true;
}

static void merge_account(const wooli_ledger *ledger, wooli_account *ours,
                          const wooli_account *theirs) {
  bool own = memcmp(theirs->origin, ledger->origin, WOOLI_ID_LEN) == 0;
  if (!own && theirs->minted > ours->minted) ours->minted = theirs->minted;
  for (size_t i = 0; i < theirs->spent.n; i++) {
    wooli_range range = theirs->spent.at[i];
    if (range.hi > ours->minted) range.hi = ours->minted;
    (void)wooli_ranges_add(&ours->spent, range.lo, range.hi);
  }
}

static void commit_entry(wool_context *context, const wooli_entry *entry,
                         wooli_slot *out_old) {
  wooli_ledger *ledger = context->ledger;
  wooli_record *record = wooli_ledger_find(ledger, entry->var);
  for (size_t i = 0; i < entry->n_accounts; i++)
    merge_account(ledger,
                  wooli_record_account(ledger, record,
                                       entry->accounts[i].origin),
                  &entry->accounts[i]);
  *out_old = (wooli_slot){NULL, WOOLI_MISSING};
  if (entry->n_accounts) record->ledger_version = ++ledger->version;
  if (!takes_value(entry)) return;
  bind_entry(context->map, entry, out_old);
  record->value_version = ++ledger->version;
}

static wool_code merge_locked(wool_context *context,
                              const wooli_snapshot *snapshot,
                              wooli_slot *out_old, wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  if (!ledger->armed) wooli_random_id(ledger->origin);
  for (size_t i = 0; i < snapshot->n_entries; i++)
    if (!reserve_entry(ledger, &snapshot->entries[i]))
      return no_memory_to_take_in(error);
  if (snapshot->n_entries > UINT32_MAX / 8 ||
      !wooli_map_prepare(&context->map, (uint32_t)snapshot->n_entries + 1))
    return no_memory_to_take_in(error);
  if (!ledger->armed) memcpy(ledger->chain, snapshot->chain, WOOLI_ID_LEN);
  ledger->armed = true;
  for (size_t i = 0; i < snapshot->n_entries; i++)
    commit_entry(context, &snapshot->entries[i], &out_old[i]);
  return WOOL_OK;
}

wool_code wooli_context_merge(wool_context *context,
                              const wooli_snapshot *snapshot,
                              wool_error *error) {
  size_t n = snapshot->n_entries;
  wooli_slot *old = calloc(n + 1, sizeof *old);
  if (!old) return no_memory_to_take_in(error);
  pthread_mutex_lock(&context->ledger->lock);
  wool_code rc = merge_locked(context, snapshot, old, error);
  pthread_mutex_unlock(&context->ledger->lock);
  for (size_t i = 0; i < n; i++) /* may run the code of values */
    wooli_slot_release(snapshot->entries[i].var, old[i]);
  free(old);
  return rc;
}
