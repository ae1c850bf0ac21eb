#include "runtime/context/chain.h"

#include <stdlib.h>

#include "runtime/context/kin.h"
#include "runtime/context/late.h"

void wooli_snapshot_cleanup(wooli_snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    wooli_slot_release(snapshot->entries[i].var, snapshot->entries[i].slot);
    wooli_var_unref(snapshot->entries[i].var);
  }
  snapshot->entries = NULL;
  snapshot->n_entries = 0;
}

static bool has_bindings(const wool_context *context) {
  return wooli_map_len(context->map) > context->ledger->n_laid_over;
}

bool wooli_context_is_armed(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  bool armed = context->ledger->armed || has_bindings(context);
  pthread_mutex_unlock(&context->ledger->lock);
  return armed;
}

bool wooli_context_arm_to_send(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  if (has_bindings(context))
    wooli_ledger_arm(context->ledger);
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

uint64_t wooli_context_installed(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  uint64_t installed = context->ledger->installed;
  pthread_mutex_unlock(&context->ledger->lock);
  return installed;
}

wool_code wooli_context_lend(wool_context *context, const char *to,
                             wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  const char *other = ledger->lent_to;
  char chain[WOOLI_ID_TEXT_LEN];
  if (other)
    wooli_ledger_chain_text(ledger, chain);
  else
    ledger->lent_to = to;
  pthread_mutex_unlock(&ledger->lock);
  if (!other)
    return WOOL_OK;
  return wool_error_set(error, WOOL_ERR_CHAIN_CONTENTION,
                        "call of %s: chain %s is lent to %s", to, chain, other);
}

void wooli_context_send_away(wool_context *context) {
  if (context->ledger->armed) /* by its runner, whom we are */
    wooli_kin_lend(context->ledger);
}

void wooli_context_return(wool_context *context) {
  wooli_kin_return(context->ledger);
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
                         wooli_entry *entry) {
  wooli_account *to = &entry->accounts[entry->n_accounts];
  if (!from->minted)
    return true; /* room that a failed merge has left */
  memcpy(to->origin, origin, WOOLI_ID_LEN);
  to->minted = from->minted;
  to->spent.n = from->spent.n;
  to->spent.capacity = 0;
  to->spent.at =
      wool_arena_alloc(arena, from->spent.n * sizeof *from->spent.at);
  if (!to->spent.at)
    return false;
  if (from->spent.n)
    memcpy(to->spent.at, from->spent.at,
           from->spent.n * sizeof *from->spent.at);
  entry->n_accounts++;
  return true;
}

/* The record's accounts, the Context's own among the foreign ones by origin. */
static bool copy_accounts(const wooli_ledger *ledger,
                          const wooli_record *record, wool_arena *arena,
                          wooli_entry *entry) {
  size_t n = record->n_foreign + 1;
  entry->accounts = wool_arena_alloc(arena, n * sizeof *entry->accounts);
  if (!entry->accounts)
    return false;
  size_t i = 0;
  while (i < record->n_foreign &&
         memcmp(record->foreign[i].origin, ledger->origin, WOOLI_ID_LEN) < 0)
    i++;
  for (size_t j = 0; j < i; j++)
    if (!copy_account(&record->foreign[j], record->foreign[j].origin, arena,
                      entry))
      return false;
  if (!copy_account(&record->own, ledger->origin, arena, entry))
    return false;
  for (; i < record->n_foreign; i++)
    if (!copy_account(&record->foreign[i], record->foreign[i].origin, arena,
                      entry))
      return false;
  return true;
}

static void take_binding(wool_var *var, const wooli_slot *slot,
                         wooli_entry *entry) {
  entry->has_slot = true;
  if (!slot)
    return;
  entry->slot = wooli_slot_settled(*slot);
  wooli_slot_retain(var, entry->slot);
}

/* The slot to be sent. What came from a peer before the variable was declared
 * as one that peers are not believed about is not to be passed on as ours. */
static const wooli_slot *find_to_send(const wool_context *context,
                                      wool_var *var) {
  const wooli_slot *slot = wooli_map_find(context->map, var);
  bool theirs = slot && slot->kind == WOOLI_ENCODED && !wooli_var_accepts(var);
  return theirs ? NULL : slot;
}

static bool is_news(uint64_t version, uint64_t source,
                    const wooli_stream_mark *after) {
  return version > after->since && (!source || source != after->id);
}

static bool add_record(wool_context *context, const wooli_record *record,
                       const wooli_stream_mark *after, wool_arena *arena,
                       wooli_snapshot *snapshot) {
  if (!wooli_var_propagates(record->var))
    return true;
  const wooli_slot *slot = find_to_send(context, record->var);
  bool withheld = !slot && record->withheld;
  bool value = after->since
                   ? is_news(record->value_version, record->value_source, after)
                   : slot != NULL || withheld;
  bool accounts = !after->since ||
                  is_news(record->ledger_version, record->ledger_source, after);
  wooli_entry *entry = &snapshot->entries[snapshot->n_entries];
  if (accounts && !copy_accounts(context->ledger, record, arena, entry))
    return false;
  entry->withheld = value && withheld;
  if (value && !withheld)
    take_binding(record->var, slot, entry);
  if (!value && !entry->n_accounts)
    return true;
  entry->var = wooli_var_ref(record->var);
  snapshot->n_entries++;
  return true;
}

/* An inherited value has no record: nothing has changed it here. */
static void add_inherited(wool_context *context, wool_var *var,
                          wooli_snapshot *snapshot) {
  if (!wooli_var_propagates(var) || wooli_ledger_find(context->ledger, var))
    return;
  const wooli_slot *slot = find_to_send(context, var);
  if (!slot)
    return;
  wooli_entry *entry = &snapshot->entries[snapshot->n_entries++];
  entry->var = wooli_var_ref(var);
  take_binding(var, slot, entry);
}

static wool_code snapshot_locked(wool_context *context,
                                 const wooli_stream_mark *after,
                                 wool_arena *arena, wooli_snapshot *snapshot) {
  const wooli_ledger *ledger = context->ledger;
  size_t n_bound = wooli_map_len(context->map);
  snapshot->entries = wool_arena_alloc(
      arena, (ledger->n_records + n_bound + 1) * sizeof *snapshot->entries);
  if (!snapshot->entries)
    return WOOL_ERR_NO_MEMORY;
  for (size_t i = 0; i < ledger->n_records; i++)
    if (!add_record(context, &ledger->records[i], after, arena, snapshot))
      return WOOL_ERR_NO_MEMORY;
  uint64_t position = 0;
  const wooli_binding *binding;
  while (!after->since && (binding = wooli_map_next(context->map, &position)))
    add_inherited(context, binding->var, snapshot);
  return WOOL_OK;
}

wool_code wooli_context_snapshot_of_stream(wool_context *context,
                                           const wooli_stream_mark *mark,
                                           wool_arena *arena,
                                           wooli_snapshot *out_snapshot) {
  memset(out_snapshot, 0, sizeof *out_snapshot);
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  if (!mark->since && !ledger->mounted)
    wooli_ledger_prune(ledger);
  if (ledger->armed)
    memcpy(out_snapshot->chain, ledger->chain, WOOLI_ID_LEN);
  out_snapshot->pruned = ledger->pruned;
  out_snapshot->version = ledger->version;
  wool_code rc = snapshot_locked(context, mark, arena, out_snapshot);
  pthread_mutex_unlock(&ledger->lock);
  if (rc) {
    wooli_snapshot_cleanup(out_snapshot);
    return rc;
  }
  qsort(out_snapshot->entries, out_snapshot->n_entries,
        sizeof *out_snapshot->entries, compare_entries);
  return WOOL_OK;
}

wool_code wooli_context_snapshot(wool_context *context, uint64_t since,
                                 wool_arena *arena,
                                 wooli_snapshot *out_snapshot) {
  const wooli_stream_mark mark = {0, since};
  return wooli_context_snapshot_of_stream(context, &mark, arena, out_snapshot);
}

void wooli_stream_mark_init(wooli_stream_mark *mark, uint64_t since) {
  static atomic_ullong n_streams;
  mark->id = atomic_fetch_add_explicit(&n_streams, 1, memory_order_relaxed) + 1;
  mark->since = since;
}
