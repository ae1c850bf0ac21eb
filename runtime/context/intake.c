/* Taking in a manifest: a request's is installed, a response's is merged. Each
 * gets all its memory first, and then cannot fail. */
#include <stdlib.h>

#include "runtime/context/chain.h"
#include "runtime/context/late.h"
#include "runtime/context/random.h"

/* ---- what both share ---- */

static bool takes_value(const wooli_entry *entry) {
  return entry->has_slot && wooli_var_accepts(entry->var);
}

/* A reference to the entry's slot, mounted in this ledger's Context. */
static wooli_slot mount_slot(wooli_ledger *ledger, const wooli_entry *entry) {
  wooli_slot_retain(entry->var, entry->slot);
  wooli_slot_mount(entry->slot, ledger);
  return entry->slot;
}

static bool is_own(const wooli_ledger *ledger, const wooli_account *account) {
  return memcmp(account->origin, ledger->origin, WOOLI_ID_LEN) == 0;
}

static wool_code no_memory_to_take_in(wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "taking in a manifest: out of memory");
}

/* ---- install: rule 20 ---- */

/* What a record will be, made before anything changes. */
typedef struct fresh_record {
  wooli_account *foreign; /* sorted by origin */
  size_t n_foreign;
  wooli_ranges own_spent;
  bool tells; /* of tokens retired here that the caller has not heard of */
} fresh_record;

typedef struct installation {
  wooli_ledger *ledger;
  const wooli_snapshot *snapshot;
  bool keeps_origin;
  fresh_record *fresh; /* one for each of the ledger's records */
  wooli_map *map;
} installation;

static void installation_cleanup(installation *in) {
  for (size_t i = 0; in->fresh && i < in->ledger->n_records; i++) {
    for (size_t j = 0; j < in->fresh[i].n_foreign; j++)
      wooli_account_cleanup(&in->fresh[i].foreign[j]);
    free(in->fresh[i].foreign);
    wooli_ranges_cleanup(&in->fresh[i].own_spent);
  }
  free(in->fresh);
}

/* A lost response shows in what the peer believes this Context to have
 * minted: the origin must not go on counting over tokens it does not know. Of
 * variables that are never sent, no peer knows anything. */
static bool origin_must_change(const wooli_ledger *ledger,
                               const wooli_snapshot *snapshot) {
  size_t n_minting = 0, n_agreeing = 0;
  for (size_t i = 0; i < ledger->n_records; i++)
    n_minting += ledger->records[i].own.minted > 0 &&
                 wooli_var_propagates(ledger->records[i].var);
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    const wooli_entry *entry = &snapshot->entries[i];
    if (!wooli_var_propagates(entry->var))
      continue;
    for (size_t j = 0; j < entry->n_accounts; j++) {
      if (!is_own(ledger, &entry->accounts[j]))
        continue;
      const wooli_record *record = wooli_ledger_find(ledger, entry->var);
      uint64_t minted = record ? record->own.minted : 0;
      if (entry->accounts[j].minted != minted)
        return true;
      n_agreeing += minted > 0;
    }
  }
  return n_agreeing != n_minting;
}

/* Adds to what is known of a foreign origin, for which there is room; NULL if
 * out of memory. */
static wooli_account *add_foreign(fresh_record *fresh,
                                  const uint8_t origin[WOOLI_ID_LEN],
                                  const wooli_account *account) {
  size_t i = wooli_accounts_search(fresh->foreign, fresh->n_foreign, origin);
  wooli_account *to = &fresh->foreign[i];
  if (i == fresh->n_foreign || memcmp(to->origin, origin, WOOLI_ID_LEN) != 0) {
    memmove(to + 1, to, (fresh->n_foreign - i) * sizeof *to);
    memset(to, 0, sizeof *to);
    memcpy(to->origin, origin, WOOLI_ID_LEN);
    fresh->n_foreign++;
  }
  if (account->minted > to->minted)
    to->minted = account->minted;
  return wooli_ranges_unite(&to->spent, &account->spent, to->minted) ? to
                                                                     : NULL;
}

static bool make_room(fresh_record *fresh, size_t n) {
  fresh->foreign = calloc(n + 1, sizeof *fresh->foreign);
  return fresh->foreign != NULL;
}

/* What is never sent is known here only, so an install takes nothing of it
 * away, and a new origin leaves the old one's tokens as foreign ones. */
static bool keep_record(const installation *in, const wooli_record *record,
                        fresh_record *fresh) {
  for (size_t i = 0; i < record->n_foreign; i++)
    if (!wooli_account_is_gone(&record->foreign[i]) &&
        !add_foreign(fresh, record->foreign[i].origin, &record->foreign[i]))
      return false;
  if (!record->own.minted)
    return true;
  return in->keeps_origin
             ? wooli_ranges_assign(&fresh->own_spent, &record->own.spent)
             : add_foreign(fresh, in->ledger->origin, &record->own) != NULL;
}

/* Adds what the last handles here have retired since the caller was told;
 * nobody can present those tokens, whatever has happened to the exchange. */
static bool add_retired(const wooli_record *record, wooli_ranges *spent,
                        uint64_t minted, fresh_record *fresh) {
  uint64_t known = wooli_ranges_count(spent);
  if (!wooli_ranges_unite(spent, &record->retired, minted))
    return false;
  fresh->tells = wooli_ranges_count(spent) > known;
  return true;
}

static bool add_account(const installation *in, const wooli_record *record,
                        const wooli_account *account, fresh_record *fresh) {
  bool own = is_own(in->ledger, account);
  if (own && in->keeps_origin)
    return wooli_ranges_unite(&fresh->own_spent, &account->spent,
                              record->own.minted) &&
           add_retired(record, &fresh->own_spent, record->own.minted, fresh);
  wooli_account *to = add_foreign(fresh, account->origin, account);
  return to && (!own || add_retired(record, &to->spent, to->minted, fresh));
}

static bool prepare_record(const installation *in, const wooli_record *record,
                           const wooli_entry *entry, fresh_record *fresh) {
  size_t n_accounts = entry ? entry->n_accounts : 0;
  bool keeps = !wooli_var_propagates(record->var);
  if (!keeps && !n_accounts)
    return true;
  if (!make_room(fresh, n_accounts + (keeps ? record->n_foreign + 1 : 0)))
    return false;
  if (keeps && !keep_record(in, record, fresh))
    return false;
  for (size_t i = 0; i < n_accounts; i++)
    if (!add_account(in, record, &entry->accounts[i], fresh))
      return false;
  return true;
}

static bool prepare_records(installation *in) {
  wooli_ledger *ledger = in->ledger;
  const wooli_snapshot *snapshot = in->snapshot;
  for (size_t i = 0; i < snapshot->n_entries; i++)
    if (!wooli_ledger_record(ledger, snapshot->entries[i].var))
      return false;
  size_t n = ledger->n_records;
  in->fresh = calloc(n + 1, sizeof *in->fresh);
  const wooli_entry **entries = calloc(n + 1, sizeof *entries);
  bool ok = in->fresh && entries;
  for (size_t i = 0; ok && i < snapshot->n_entries; i++)
    entries[wooli_ledger_find(ledger, snapshot->entries[i].var) -
            ledger->records] = &snapshot->entries[i];
  for (size_t i = 0; ok && i < n; i++)
    ok = prepare_record(in, &ledger->records[i], entries[i], &in->fresh[i]);
  free(entries);
  return ok;
}

/* Binds in the map that is being made; false if out of memory. `slot` is
 * borrowed. Nothing is replaced for the last time: others hold it too. */
static bool add_binding(installation *in, wool_var *var, wooli_slot slot) {
  wooli_slot *place = wooli_map_prepare(&in->map, var);
  if (!place)
    return false;
  wooli_slot_retain(var, slot);
  wooli_slot_release(var, wooli_map_put(in->map, place, slot));
  return true;
}

/* The map that the manifest describes. Variables that are not accepted from
 * peers, or never sent to them, keep what they have here. */
static bool prepare_map(installation *in, const wooli_map *old) {
  uint64_t position = 0;
  const wooli_binding *binding;
  while ((binding = wooli_map_next(old, &position)))
    if ((!wooli_var_accepts(binding->var) ||
         !wooli_var_propagates(binding->var)) &&
        !add_binding(in, binding->var, binding->slot))
      return false;
  for (size_t i = 0; i < in->snapshot->n_entries; i++) {
    const wooli_entry *entry = &in->snapshot->entries[i];
    if (!takes_value(entry) || entry->slot.kind == WOOLI_MISSING)
      continue;
    if (!add_binding(in, entry->var, entry->slot))
      return false;
    wooli_slot_mount(entry->slot, in->ledger);
  }
  return true;
}

/* Whether anything would be lost with the record. */
static bool is_blank(const wooli_record *record) {
  return !record->own.minted && !record->n_foreign && !record->withheld &&
         wooli_var_propagates(record->var);
}

/* Takes out the records of variables that the caller does not know any more. */
static void drop_blank_records(wooli_ledger *ledger) {
  size_t kept = 0;
  for (size_t i = 0; i < ledger->n_records; i++) {
    wooli_record *record = &ledger->records[i];
    if (is_blank(record))
      wooli_record_cleanup(record);
    else
      ledger->records[kept++] = *record;
  }
  ledger->n_records = kept;
}

static void commit_record(wooli_record *record, fresh_record *fresh,
                          bool keeps_origin) {
  fresh_record old = {record->foreign, record->n_foreign, record->own.spent,
                      false};
  record->foreign = fresh->foreign;
  record->n_foreign = fresh->n_foreign;
  record->own.spent = fresh->own_spent;
  record->withheld = 0;
  record->value_source = record->ledger_source = 0;
  if (!keeps_origin) {
    record->own.minted = 0;
    wooli_ranges_cleanup(&record->retired);
  }
  *fresh = old;
}

/* Cannot fail: all memory is there. What it replaces goes into `in`. */
static void commit_install(installation *in) {
  wooli_ledger *ledger = in->ledger;
  const wooli_snapshot *snapshot = in->snapshot;
  /* What comes after this version is what a response has to tell. */
  ledger->installed = ++ledger->version;
  for (size_t i = 0; i < ledger->n_records; i++) {
    bool tells = in->fresh[i].tells;
    commit_record(&ledger->records[i], &in->fresh[i], in->keeps_origin);
    if (tells)
      ledger->records[i].ledger_version = ++ledger->version;
  }
  for (size_t i = 0; i < snapshot->n_entries; i++)
    if (snapshot->entries[i].withheld)
      wooli_ledger_find(ledger, snapshot->entries[i].var)->withheld =
          ledger->installed;
  if (!in->keeps_origin)
    wooli_random_id(ledger->origin);
  memcpy(ledger->chain, snapshot->chain, WOOLI_ID_LEN);
  ledger->armed = true;
  ledger->mounted = true;
  ledger->pruned = snapshot->pruned;
}

static wool_code install_locked(wool_context *context,
                                const wooli_snapshot *snapshot,
                                wooli_map **out_old, wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  installation in = {ledger, snapshot, false, NULL, NULL};
  in.keeps_origin = ledger->armed && !origin_must_change(ledger, snapshot);
  if (!prepare_records(&in) || !prepare_map(&in, context->map)) {
    *out_old = in.map;
    installation_cleanup(&in);
    return no_memory_to_take_in(error);
  }
  commit_install(&in);
  *out_old = context->map;
  context->map = in.map;
  installation_cleanup(&in);
  drop_blank_records(ledger);
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

/* Manifests are limited one by one; what they add up to is, too. So nobody can
 * make a chain so large that its next request would be refused. */
static wool_code check_sum(const wooli_ledger *ledger,
                           const wooli_snapshot *snapshot, wool_error *error) {
  size_t n_records = ledger->n_records, n_foreign = 0;
  for (size_t i = 0; i < ledger->n_records; i++)
    n_foreign += ledger->records[i].n_foreign;
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    const wooli_entry *entry = &snapshot->entries[i];
    wooli_record *record = wooli_ledger_find(ledger, entry->var);
    n_records += record == NULL;
    for (size_t j = 0; j < entry->n_accounts; j++)
      n_foreign += !record || !wooli_record_account(ledger, record,
                                                    entry->accounts[j].origin);
  }
  if (n_records <= WOOLI_MAX_RECORDS && n_foreign <= WOOLI_MAX_FOREIGN)
    return WOOL_OK;
  return wool_error_set(error, WOOL_ERR_LIMIT,
                        "taking in a manifest: %zu variables and %zu ledgers "
                        "of others exceed %d and %d",
                        n_records, n_foreign, WOOLI_MAX_RECORDS,
                        WOOLI_MAX_FOREIGN);
}

static bool reserve_foreign(wooli_record *record, size_t more) {
  wooli_account *foreign =
      realloc(record->foreign, (record->n_foreign + more) * sizeof *foreign);
  if (!foreign)
    return false;
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
  if (!record)
    return false;
  for (size_t i = 0; i < entry->n_accounts; i++)
    if (!reserve_account(ledger, record, &entry->accounts[i], &n_new))
      return false;
  if (!n_new)
    return true;
  if (!reserve_foreign(record, n_new))
    return false;
  /* New accounts are put in now, knowing nothing, so that all that is left for
   * the commit is to fill them. */
  for (size_t i = 0; i < entry->n_accounts; i++) {
    const wooli_account *theirs = &entry->accounts[i];
    if (wooli_record_account(ledger, record, theirs->origin))
      continue;
    size_t at = wooli_accounts_search(record->foreign, record->n_foreign,
                                      theirs->origin);
    wooli_account *to = &record->foreign[at];
    memmove(to + 1, to, (record->n_foreign - at) * sizeof *to);
    memset(to, 0, sizeof *to);
    memcpy(to->origin, theirs->origin, WOOLI_ID_LEN);
    record->n_foreign++;
    if (!wooli_ranges_reserve(&to->spent, theirs->spent.n))
      return false;
  }
  return true;
}

/* Says whether it has taught us anything. */
static bool merge_account(const wooli_ledger *ledger, wooli_account *ours,
                          const wooli_account *theirs) {
  uint64_t minted = ours->minted, spent = wooli_ranges_count(&ours->spent);
  if (!is_own(ledger, theirs) && theirs->minted > minted)
    ours->minted = theirs->minted;
  (void)wooli_ranges_unite(&ours->spent, &theirs->spent, ours->minted);
  return ours->minted != minted || wooli_ranges_count(&ours->spent) != spent;
}

/* What a stream's peer has taught need not be told to it again, unless it comes
 * on top of news that it has not heard yet. */
static void note_ledger_change(wooli_ledger *ledger, wooli_record *record,
                               const wooli_stream_mark *mark) {
  bool heard = record->ledger_version <= mark->since ||
               record->ledger_source == mark->id;
  record->ledger_source = heard ? mark->id : 0;
  record->ledger_version = ++ledger->version;
}

static void commit_entry(wool_context *context, const wooli_entry *entry,
                         const wooli_stream_mark *mark, wooli_slot *out_old) {
  wooli_ledger *ledger = context->ledger;
  wooli_record *record = wooli_ledger_find(ledger, entry->var);
  for (size_t i = 0; i < entry->n_accounts; i++) {
    const wooli_account *theirs = &entry->accounts[i];
    wooli_account *ours = wooli_record_account(ledger, record, theirs->origin);
    if (ours && merge_account(ledger, ours, theirs))
      note_ledger_change(ledger, record, mark);
  }
  if (!takes_value(entry))
    return;
  if (entry->slot.kind != WOOLI_MISSING ||
      wooli_map_find(context->map, entry->var))
    *out_old =
        wooli_map_bind(context->map, entry->var, mount_slot(ledger, entry));
  record->withheld = 0;
  record->value_version = ++ledger->version;
  record->value_source = mark->id;
}

/* Gets all the memory that the commit of one entry needs. */
static bool prepare_entry(wool_context *context, const wooli_entry *entry) {
  if (!reserve_entry(context->ledger, entry))
    return false;
  if (!takes_value(entry))
    return true;
  if (entry->slot.kind == WOOLI_MISSING &&
      !wooli_map_find(context->map, entry->var))
    return true;
  return wooli_map_prepare(&context->map, entry->var) != NULL;
}

static wool_code merge_locked(wool_context *context,
                              const wooli_snapshot *snapshot,
                              const wooli_stream_mark *mark,
                              wooli_slot *out_old, wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  wool_code rc = check_sum(ledger, snapshot, error);
  if (rc)
    return rc;
  if (!ledger->armed)
    wooli_random_id(ledger->origin);
  for (size_t i = 0; i < snapshot->n_entries; i++)
    if (!prepare_entry(context, &snapshot->entries[i]))
      return no_memory_to_take_in(error);
  if (!ledger->armed) {
    memcpy(ledger->chain, snapshot->chain, WOOLI_ID_LEN);
    ledger->adopted = true;
  }
  ledger->armed = true;
  ledger->pruned = ledger->pruned || snapshot->pruned;
  for (size_t i = 0; i < snapshot->n_entries; i++)
    commit_entry(context, &snapshot->entries[i], mark, &out_old[i]);
  return WOOL_OK;
}

wool_code wooli_context_merge_of_stream(wool_context *context,
                                        const wooli_snapshot *snapshot,
                                        const wooli_stream_mark *mark,
                                        wool_error *error) {
  size_t n = snapshot->n_entries;
  if (!n)
    return WOOL_OK; /* nothing to mount arms nothing (rule 9) */
  wooli_slot *old = calloc(n, sizeof *old);
  if (!old)
    return no_memory_to_take_in(error);
  pthread_mutex_lock(&context->ledger->lock);
  wool_code rc = merge_locked(context, snapshot, mark, old, error);
  pthread_mutex_unlock(&context->ledger->lock);
  for (size_t i = 0; i < n; i++) /* may run the code of values */
    wooli_slot_release(snapshot->entries[i].var, old[i]);
  free(old);
  return rc;
}

wool_code wooli_context_merge(wool_context *context,
                              const wooli_snapshot *snapshot,
                              wool_error *error) {
  const wooli_stream_mark none = {0, 0};
  return wooli_context_merge_of_stream(context, snapshot, &none, error);
}
