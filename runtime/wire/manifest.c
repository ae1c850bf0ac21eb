#include "runtime/wire/manifest.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/wire/pb.h"
#include "runtime/wire/token_codec.h"
#include "runtime/wire/utf8.h"

/* Field numbers of wool.Manifest, wool.ManifestEntry, wool.ManifestLedger. */
enum {
  MANIFEST_CHAIN = 1,
  MANIFEST_ORIGINS = 2, /* 16 bytes each, sorted, all in one field */
  MANIFEST_ENTRIES = 3,
  MANIFEST_PRUNED = 4,
  MANIFEST_BARE = 5,
  ENTRY_NS = 1,
  ENTRY_NAME = 2,
  ENTRY_VALUE = 3,
  ENTRY_RESET = 4,
  ENTRY_LEDGER = 5,
  ENTRY_WITHHELD = 6,
  LEDGER_ORIGIN = 1, /* index into the origins */
  LEDGER_MINTED = 2,
  LEDGER_SPENT = 3 /* packed: gap, length, gap, length … */
};

enum {
  LONG_MESSAGE_LEN = 1024, /* bytes */
  FEW_FIELDS = 16
};

static const uint8_t manifest_tag[WOOLI_MANIFEST_TAG_LEN] = {0xfa, 0xff, 0xff,
                                                             0xff, 0x0f};

static wool_str ns_of(const wool_var *var) {
  return wool_str_n(var->ns, var->ns_len);
}

static wool_str name_of(const wool_var *var) {
  return wool_str_n(var->name, var->name_len);
}

/* Reports one entry that is dropped. */
static void mishap(wooli_mishaps *mishaps, wool_str ns, wool_str name,
                   const char *direction, const wool_error *cause) {
  mishaps->n++;
  if (!mishaps->strict) {
    wooli_warn(ns, name, direction, cause);
    return;
  }
  char *text = mishaps->error.message;
  size_t used = strlen(text);
  if (!mishaps->error.code)
    mishaps->error.code = cause->code;
  (void)snprintf(text + used, sizeof mishaps->error.message - used,
                 "%s%s of context variable '%.*s.%.*s': %s", used ? "; " : "",
                 direction, (int)ns.len, ns.data, (int)name.len, name.data,
                 cause->message);
}

/* ---- limits, of what is sent and of what comes ---- */

static bool are_too_many(size_t n_entries, size_t n_origins) {
  return n_entries > WOOLI_MAX_MANIFEST_ENTRIES ||
         n_origins > WOOLI_MAX_MANIFEST_ORIGINS;
}

static wool_code too_many(size_t n_entries, size_t n_origins,
                          wool_error *error) {
  return wool_error_set(
      error, WOOL_ERR_LIMIT,
      "manifest of %zu entries and %zu origins exceeds %d and %d", n_entries,
      n_origins, WOOLI_MAX_MANIFEST_ENTRIES, WOOLI_MAX_MANIFEST_ORIGINS);
}

static wool_code too_long(size_t len, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_LIMIT,
                        "manifest of %zu bytes exceeds %d", len,
                        WOOLI_MAX_MANIFEST_LEN);
}

/* ---- encoding ---- */

typedef struct origin_table {
  const uint8_t **at; /* sorted, each once */
  size_t n;
} origin_table;

static int compare_origins(const void *a, const void *b) {
  return memcmp(*(const uint8_t *const *)a, *(const uint8_t *const *)b,
                WOOLI_ID_LEN);
}

static bool collect_origins(const wooli_snapshot *snapshot, wool_arena *arena,
                            origin_table *table) {
  size_t n = 0;
  for (size_t i = 0; i < snapshot->n_entries; i++)
    n += snapshot->entries[i].n_accounts;
  table->at = wool_arena_alloc(arena, n * sizeof *table->at);
  table->n = 0;
  if (!table->at)
    return false;
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    const wooli_entry *entry = &snapshot->entries[i];
    for (size_t j = 0; j < entry->n_accounts; j++) {
      const uint8_t *origin = entry->accounts[j].origin;
      /* Mostly there are few origins, and they repeat. */
      if (table->n == 0 ||
          memcmp(table->at[table->n - 1], origin, WOOLI_ID_LEN) != 0)
        table->at[table->n++] = origin;
    }
  }
  qsort(table->at, table->n, sizeof *table->at, compare_origins);
  size_t kept = 0;
  for (size_t i = 0; i < table->n; i++)
    if (!kept || compare_origins(&table->at[kept - 1], &table->at[i]) != 0)
      table->at[kept++] = table->at[i];
  table->n = kept;
  return true;
}

static uint64_t index_of(const origin_table *table, const uint8_t *origin) {
  const uint8_t **found =
      bsearch(&origin, table->at, table->n, sizeof *table->at, compare_origins);
  return found ? (uint64_t)(found - table->at) : 0;
}

static bool encode_spent(const wooli_ranges *spent, wooli_buffer *buffer) {
  size_t start;
  if (!spent->n)
    return true;
  if (!wooli_pb_begin(buffer, LEDGER_SPENT, &start))
    return false;
  pb_ostream_t out = wooli_pb_writer(buffer);
  uint64_t at = 0;
  for (size_t i = 0; i < spent->n; i++) {
    wooli_range range = spent->at[i];
    if (!pb_encode_varint(&out, range.lo - at) ||
        !pb_encode_varint(&out, range.hi - range.lo))
      return false;
    at = range.hi;
  }
  return wooli_pb_end(buffer, start);
}

static bool encode_account(const wooli_account *account,
                           const origin_table *origins, wooli_buffer *buffer) {
  size_t start;
  pb_ostream_t out = wooli_pb_writer(buffer);
  uint64_t index = index_of(origins, account->origin);
  return wooli_pb_begin(buffer, ENTRY_LEDGER, &start) &&
         (!index || wooli_pb_write_varint(&out, LEDGER_ORIGIN, index)) &&
         wooli_pb_write_varint(&out, LEDGER_MINTED, account->minted) &&
         encode_spent(&account->spent, buffer) && wooli_pb_end(buffer, start);
}

static wool_code encode_flag(wooli_buffer *buffer, uint32_t number) {
  pb_ostream_t out = wooli_pb_writer(buffer);
  return wooli_pb_write_varint(&out, number, 1) ? WOOL_OK : WOOL_ERR_NO_MEMORY;
}

/* A value without a wire form is withheld; the ledger beside it is not. */
static wool_code encode_binding(const wooli_entry *entry, wool_encoder *encoder,
                                wooli_mishaps *mishaps) {
  if (entry->withheld)
    return encode_flag(encoder->out, ENTRY_WITHHELD);
  if (!entry->has_slot)
    return WOOL_OK;
  if (entry->slot.kind == WOOLI_MISSING)
    return encode_flag(encoder->out, ENTRY_RESET);
  size_t before = encoder->out->len, start;
  if (!wooli_pb_begin(encoder->out, ENTRY_VALUE, &start))
    return WOOL_ERR_NO_MEMORY;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_slot_encode(entry->var, entry->slot, encoder, &error);
  if (!rc)
    return wooli_pb_end(encoder->out, start) ? WOOL_OK : WOOL_ERR_NO_MEMORY;
  encoder->out->len = before;
  if (rc == WOOL_ERR_NO_MEMORY)
    return rc;
  mishap(mishaps, ns_of(entry->var), name_of(entry->var), "encode", &error);
  return encode_flag(encoder->out, ENTRY_WITHHELD);
}

static wool_code encode_entry(const wooli_entry *entry,
                              const origin_table *origins,
                              wool_encoder *encoder, wooli_mishaps *mishaps) {
  size_t start;
  wool_str ns = ns_of(entry->var), name = name_of(entry->var);
  pb_ostream_t out = wooli_pb_writer(encoder->out);
  if (!wooli_pb_begin(encoder->out, MANIFEST_ENTRIES, &start) ||
      !wooli_pb_write_bytes(&out, ENTRY_NS, wool_bytes_n(ns.data, ns.len)) ||
      !wooli_pb_write_bytes(&out, ENTRY_NAME,
                            wool_bytes_n(name.data, name.len)))
    return WOOL_ERR_NO_MEMORY;
  wool_code rc = encode_binding(entry, encoder, mishaps);
  if (rc)
    return rc;
  for (size_t i = 0; i < entry->n_accounts; i++)
    if (!encode_account(&entry->accounts[i], origins, encoder->out))
      return WOOL_ERR_NO_MEMORY;
  return wooli_pb_end(encoder->out, start) ? WOOL_OK : WOOL_ERR_NO_MEMORY;
}

static wool_code encode_head(const wooli_snapshot *snapshot,
                             const origin_table *origins,
                             wooli_buffer *buffer) {
  size_t start;
  pb_ostream_t out = wooli_pb_writer(buffer);
  if (!wooli_pb_write_bytes(&out, MANIFEST_CHAIN,
                            wool_bytes_n(snapshot->chain, WOOLI_ID_LEN)))
    return WOOL_ERR_NO_MEMORY;
  if (!origins->n)
    return WOOL_OK;
  if (!wooli_pb_begin(buffer, MANIFEST_ORIGINS, &start))
    return WOOL_ERR_NO_MEMORY;
  for (size_t i = 0; i < origins->n; i++)
    if (!wooli_buffer_append(buffer, origins->at[i], WOOLI_ID_LEN))
      return WOOL_ERR_NO_MEMORY;
  return wooli_pb_end(buffer, start) ? WOOL_OK : WOOL_ERR_NO_MEMORY;
}

/* A receiver drops an entry that has too many, and its variable with it. */
static size_t count_ranges(const wooli_entry *entry) {
  size_t n = 0;
  for (size_t i = 0; i < entry->n_accounts; i++)
    n += entry->accounts[i].spent.n;
  return n;
}

wool_code wooli_manifest_encode(const wooli_snapshot *snapshot,
                                wool_arena *arena, wool_encoder *encoder,
                                wooli_mishaps *mishaps, wool_error *error) {
  origin_table origins;
  size_t start = 0;
  bool ok = collect_origins(snapshot, arena, &origins) &&
            wooli_pb_begin(encoder->out, WOOLI_MANIFEST_FIELD, &start);
  if (ok && are_too_many(snapshot->n_entries, origins.n))
    return too_many(snapshot->n_entries, origins.n, error);
  wool_code rc =
      ok ? encode_head(snapshot, &origins, encoder->out) : WOOL_ERR_NO_MEMORY;
  for (size_t i = 0; i < snapshot->n_entries && !rc; i++) {
    if (count_ranges(&snapshot->entries[i]) > WOOLI_MAX_ENTRY_RANGES)
      return wool_error_set(error, WOOL_ERR_LIMIT,
                            "context variable '%s': ledger of more than %d "
                            "ranges",
                            snapshot->entries[i].var->name,
                            WOOLI_MAX_ENTRY_RANGES);
    rc = encode_entry(&snapshot->entries[i], &origins, encoder, mishaps);
  }
  if (!rc && snapshot->pruned)
    rc = encode_flag(encoder->out, MANIFEST_PRUNED);
  if (!rc && snapshot->bare)
    rc = encode_flag(encoder->out, MANIFEST_BARE);
  size_t len = encoder->out->len - start - 1; /* less a byte for the length */
  if (!rc && len > WOOLI_MAX_MANIFEST_LEN)
    return too_long(len, error);
  if (!rc && !wooli_pb_end(encoder->out, start))
    rc = WOOL_ERR_NO_MEMORY;
  return rc ? wool_error_set(error, rc, "encoding a manifest: out of memory")
            : WOOL_OK;
}

/* ---- finding ---- */

static bool find_first(wool_bytes message, wool_bytes *out_manifest,
                       wool_bytes *out_message) {
  wooli_pb_reader reader = wooli_pb_reader_of(message);
  wooli_pb_field in;
  bool failed;
  if (!wooli_pb_next(&reader, &in, &failed))
    return false;
  *out_manifest = in.bytes;
  *out_message = wooli_pb_left(&reader);
  return true;
}

/* Looks at `max` fields at most; true if it found out. */
static bool look_at_fields(wooli_pb_reader *reader, size_t max,
                           wool_bytes *out_manifest, bool *out_found) {
  wooli_pb_field in;
  bool failed;
  *out_found = false;
  for (size_t i = 0; i < max; i++) {
    if (!wooli_pb_next(reader, &in, &failed))
      return true;
    if (in.number != WOOLI_MANIFEST_FIELD || in.wire_type != PB_WT_STRING)
      continue;
    *out_manifest = in.bytes;
    *out_found = true;
    return true;
  }
  return false;
}

/* Whether the tag's bytes occur at all: cheaper than to look at many fields,
 * and nearly always the answer. */
static bool has_tag(wool_bytes message) {
  if (message.len < WOOLI_MANIFEST_TAG_LEN)
    return false;
  const uint8_t *at = message.data;
  const uint8_t *end = at + message.len - (WOOLI_MANIFEST_TAG_LEN - 1);
  while (at < end && (at = memchr(at, manifest_tag[0], (size_t)(end - at)))) {
    if (memcmp(at, manifest_tag, WOOLI_MANIFEST_TAG_LEN) == 0)
      return true;
    at++;
  }
  return false;
}

bool wooli_manifest_find(wool_bytes message, wool_bytes *out_manifest,
                         wool_bytes *out_message) {
  *out_message = message;
  if (message.len < WOOLI_MANIFEST_TAG_LEN)
    return false;
  if (memcmp(message.data, manifest_tag, WOOLI_MANIFEST_TAG_LEN) == 0)
    return find_first(message, out_manifest, out_message);
  wooli_pb_reader reader = wooli_pb_reader_of(message);
  bool found = false;
  /* A few long fields are passed by in no time. */
  if (message.len >= LONG_MESSAGE_LEN &&
      look_at_fields(&reader, FEW_FIELDS, out_manifest, &found))
    return found;
  if (has_tag(wooli_pb_left(&reader)))
    (void)look_at_fields(&reader, SIZE_MAX, out_manifest, &found);
  return found;
}

bool wooli_manifest_chain(wool_bytes manifest, uint8_t chain[WOOLI_ID_LEN]) {
  static const uint8_t head[] = {MANIFEST_CHAIN << 3 | 2, WOOLI_ID_LEN};
  if (manifest.len < sizeof head + WOOLI_ID_LEN ||
      memcmp(manifest.data, head, sizeof head) != 0)
    return false;
  memcpy(chain, manifest.data + sizeof head, WOOLI_ID_LEN);
  return true;
}

bool wooli_manifest_is_bare(wool_bytes manifest) {
  wooli_pb_reader reader = wooli_pb_reader_of(manifest);
  wooli_pb_field in;
  bool failed, bare = false;
  while (wooli_pb_next(&reader, &in, &failed))
    if (in.wire_type == PB_WT_VARINT && in.number == MANIFEST_BARE)
      bare = in.value != 0;
  return bare && !failed;
}

/* ---- decoding ---- */

typedef struct intake {
  wool_arena *arena;
  wool_decoder *decoder;
  wooli_mishaps *mishaps;
  wool_bytes origins;
  wool_bytes chain;
  bool pruned;
  bool bare;
  size_t n_entries;
} intake;

typedef struct entry_fields {
  wool_bytes ns;
  wool_bytes name;
  wool_bytes value;
  bool has_value;
  bool reset;
  bool withheld;
  size_t n_ledgers;
} entry_fields;

static wool_code bad(wool_error *error, const char *what) {
  return wool_error_set(error, WOOL_ERR_MALFORMED, "manifest: %s", what);
}

static wool_code parse_head(wool_bytes manifest, intake *in_take,
                            wool_error *error) {
  wooli_pb_reader reader = wooli_pb_reader_of(manifest);
  wooli_pb_field in;
  bool failed;
  while (wooli_pb_next(&reader, &in, &failed)) {
    if (in.wire_type == PB_WT_VARINT && in.number == MANIFEST_PRUNED)
      in_take->pruned = in.value != 0;
    if (in.wire_type == PB_WT_VARINT && in.number == MANIFEST_BARE)
      in_take->bare = in.value != 0;
    if (in.wire_type != PB_WT_STRING)
      continue;
    if (in.number == MANIFEST_CHAIN) {
      if (in_take->chain.data)
        return bad(error, "there are two chain ids");
      in_take->chain = in.bytes;
    }
    if (in.number == MANIFEST_ORIGINS)
      in_take->origins = in.bytes;
    if (in.number == MANIFEST_ENTRIES)
      in_take->n_entries++;
  }
  if (failed)
    return bad(error, "bytes are not protobuf");
  if (in_take->chain.len != WOOLI_ID_LEN)
    return wool_error_set(error, WOOL_ERR_MALFORMED,
                          "manifest: chain id of %zu bytes, not %d",
                          in_take->chain.len, WOOLI_ID_LEN);
  if (in_take->origins.len % WOOLI_ID_LEN)
    return bad(error, "the origins are not 16 bytes each");
  size_t n_origins = in_take->origins.len / WOOLI_ID_LEN;
  return are_too_many(in_take->n_entries, n_origins)
             ? too_many(in_take->n_entries, n_origins, error)
             : WOOL_OK;
}

static wool_code parse_spent(wool_bytes bytes, uint64_t minted,
                             size_t *n_ranges, wool_arena *arena,
                             wooli_ranges *out, wool_error *error) {
  wooli_pb_reader in = wooli_pb_reader_of(bytes);
  size_t capacity = 0; /* two varints a range */
  for (size_t i = 0; i < bytes.len; i++)
    capacity += bytes.data[i] < 0x80;
  capacity /= 2;
  if (capacity > WOOLI_MAX_ENTRY_RANGES - *n_ranges)
    return wool_error_set(error, WOOL_ERR_LIMIT,
                          "ledger of more than %d ranges",
                          WOOLI_MAX_ENTRY_RANGES);
  out->at = wool_arena_alloc(arena, capacity * sizeof *out->at);
  if (!out->at)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  uint64_t at = 0, gap, len;
  while (in.at < in.end) {
    if (!wooli_pb_read_varint(&in, &gap) || !wooli_pb_read_varint(&in, &len))
      return bad(error, "spent ranges do not parse");
    /* Ranges that touch would not be disjoint in their canonical form. */
    if ((!gap && out->n) || !len || gap > minted - at ||
        len > minted - at - gap)
      return bad(error, "spent ranges are unsorted or beyond minted");
    out->at[out->n++] = (wooli_range){at + gap, at + gap + len};
    at += gap + len;
  }
  *n_ranges += out->n;
  return WOOL_OK;
}

static wool_code parse_account(const intake *in_take, wool_bytes bytes,
                               size_t *n_ranges, wooli_account *out,
                               wool_error *error) {
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  wooli_pb_field in;
  wool_bytes spent = {NULL, 0};
  uint64_t index = 0;
  bool failed;
  while (wooli_pb_next(&reader, &in, &failed)) {
    bool varint = in.wire_type == PB_WT_VARINT;
    if (varint && in.number == LEDGER_ORIGIN)
      index = in.value;
    if (varint && in.number == LEDGER_MINTED)
      out->minted = in.value;
    if (in.wire_type == PB_WT_STRING && in.number == LEDGER_SPENT)
      spent = in.bytes;
  }
  if (failed)
    return bad(error, "a ledger is not protobuf");
  if (index >= in_take->origins.len / WOOLI_ID_LEN)
    return bad(error, "a ledger names an origin that is not listed");
  if (out->minted > INT64_MAX)
    return bad(error, "minted is beyond 2^63");
  memcpy(out->origin, in_take->origins.data + index * WOOLI_ID_LEN,
         WOOLI_ID_LEN);
  return parse_spent(spent, out->minted, n_ranges, in_take->arena, &out->spent,
                     error);
}

static wool_code scan_entry(wool_bytes bytes, entry_fields *fields,
                            wool_error *error) {
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  wooli_pb_field in;
  bool failed;
  memset(fields, 0, sizeof *fields);
  while (wooli_pb_next(&reader, &in, &failed)) {
    if (in.wire_type == PB_WT_VARINT && in.number == ENTRY_RESET)
      fields->reset = in.value != 0;
    if (in.wire_type == PB_WT_VARINT && in.number == ENTRY_WITHHELD)
      fields->withheld = in.value != 0;
    if (in.wire_type != PB_WT_STRING)
      continue;
    if (in.number == ENTRY_NS)
      fields->ns = in.bytes;
    if (in.number == ENTRY_NAME)
      fields->name = in.bytes;
    if (in.number == ENTRY_LEDGER)
      fields->n_ledgers++;
    if (in.number == ENTRY_VALUE) {
      fields->value = in.bytes;
      fields->has_value = true;
    }
  }
  if (failed)
    return bad(error, "an entry is not protobuf");
  if (!wooli_is_utf8(fields->ns.data, fields->ns.len) ||
      !wooli_is_utf8(fields->name.data, fields->name.len))
    return bad(error, "a key is not UTF-8");
  if (fields->has_value + fields->reset + fields->withheld > 1)
    return bad(error, "an entry is two of a value, a reset and withheld");
  return WOOL_OK;
}

static int compare_accounts(const void *a, const void *b) {
  return memcmp(((const wooli_account *)a)->origin,
                ((const wooli_account *)b)->origin, WOOLI_ID_LEN);
}

static wool_code take_accounts(const intake *in_take, wool_bytes bytes,
                               size_t n, wooli_entry *entry,
                               wool_error *error) {
  /* An origin may be listed once, so more is wrong before it is looked at; the
   * few bytes of a ledger would take many in memory. */
  if (n > in_take->origins.len / WOOLI_ID_LEN)
    return bad(error, "an entry has more ledgers than there are origins");
  entry->accounts =
      wool_arena_alloc(in_take->arena, n * sizeof *entry->accounts);
  if (!entry->accounts)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  wooli_pb_field in;
  bool failed;
  size_t n_ranges = 0;
  wool_code rc = WOOL_OK;
  while (!rc && wooli_pb_next(&reader, &in, &failed))
    if (in.number == ENTRY_LEDGER && in.wire_type == PB_WT_STRING)
      rc = parse_account(in_take, in.bytes, &n_ranges,
                         &entry->accounts[entry->n_accounts++], error);
  if (rc)
    return rc;
  qsort(entry->accounts, entry->n_accounts, sizeof *entry->accounts,
        compare_accounts);
  for (size_t i = 1; i < entry->n_accounts; i++)
    if (compare_accounts(&entry->accounts[i - 1], &entry->accounts[i]) == 0)
      return bad(error, "an entry lists an origin twice");
  return WOOL_OK;
}

/* The value of an entry; one that fails counts as withheld, and its ledger
 * stays. */
static wool_code take_value(const intake *in_take, const entry_fields *fields,
                            wooli_entry *entry) {
  if (!wooli_var_accepts(entry->var))
    return WOOL_OK;
  entry->has_slot = fields->has_value || fields->reset;
  entry->withheld = fields->withheld;
  if (!fields->has_value)
    return WOOL_OK;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_slot_decode(entry->var, fields->value, in_take->decoder,
                                   &entry->slot, &error);
  if (!rc || rc == WOOL_ERR_NO_MEMORY)
    return rc;
  entry->has_slot = false;
  entry->withheld = true;
  mishap(in_take->mishaps, ns_of(entry->var), name_of(entry->var), "decode",
         &error);
  return WOOL_OK;
}

/* Fills an entry; on failure it holds nothing, and *error says why. */
static wool_code take_entry(const intake *in_take, wool_bytes bytes,
                            entry_fields *fields, wooli_entry *entry,
                            wool_error *error) {
  memset(entry, 0, sizeof *entry);
  wool_code rc = scan_entry(bytes, fields, error);
  if (!rc)
    rc = wooli_var_intern(wooli_pb_str(fields->ns), wooli_pb_str(fields->name),
                          &entry->var, error);
  if (rc)
    return rc;
  rc = take_accounts(in_take, bytes, fields->n_ledgers, entry, error);
  if (!rc)
    rc = take_value(in_take, fields, entry);
  if (rc)
    wooli_var_unref(entry->var);
  return rc;
}

static int compare_entries(const void *a, const void *b) {
  const wooli_entry *x = a, *y = b;
  int order = wooli_var_compare(x->var, y->var);
  if (order)
    return order;
  return x->place < y->place ? -1 : 1;
}

/* Of entries with one key the first stays. */
static void drop_duplicates(const intake *in_take, wooli_snapshot *snapshot) {
  size_t kept = 0;
  wool_error error = WOOL_ERROR_INIT;
  (void)bad(&error, "the key is listed twice; the first counts");
  for (size_t i = 0; i < snapshot->n_entries; i++) {
    wooli_entry *entry = &snapshot->entries[i];
    if (kept && snapshot->entries[kept - 1].var == entry->var) {
      mishap(in_take->mishaps, ns_of(entry->var), name_of(entry->var), "decode",
             &error);
      wooli_slot_release(entry->var, entry->slot);
      wooli_var_unref(entry->var);
    } else {
      snapshot->entries[kept++] = *entry;
    }
  }
  snapshot->n_entries = kept;
}

static wool_code take_entries(const intake *in_take, wool_bytes manifest,
                              wooli_snapshot *snapshot) {
  wooli_pb_reader reader = wooli_pb_reader_of(manifest);
  wooli_pb_field in;
  bool failed, sorted = true;
  while (wooli_pb_next(&reader, &in, &failed)) {
    if (in.number != MANIFEST_ENTRIES || in.wire_type != PB_WT_STRING)
      continue;
    wool_error cause = WOOL_ERROR_INIT;
    entry_fields fields;
    wooli_entry *entry = &snapshot->entries[snapshot->n_entries];
    wool_code rc = take_entry(in_take, in.bytes, &fields, entry, &cause);
    entry->place = snapshot->n_entries;
    if (rc == WOOL_ERR_NO_MEMORY)
      return rc;
    if (rc)
      mishap(in_take->mishaps, wooli_pb_str(fields.ns),
             wooli_pb_str(fields.name), "decode", &cause);
    else if (snapshot->n_entries++)
      sorted = sorted && wooli_var_compare(entry[-1].var, entry->var) < 0;
  }
  if (sorted)
    return WOOL_OK;
  qsort(snapshot->entries, snapshot->n_entries, sizeof *snapshot->entries,
        compare_entries);
  drop_duplicates(in_take, snapshot);
  return WOOL_OK;
}

wool_code wooli_manifest_decode(wool_bytes manifest, wool_arena *arena,
                                wool_decoder *decoder, wooli_mishaps *mishaps,
                                wooli_snapshot *out_snapshot,
                                wool_error *error) {
  memset(out_snapshot, 0, sizeof *out_snapshot);
  intake in_take = {arena,     decoder, mishaps, {NULL, 0},
                    {NULL, 0}, false,   false,   0};
  if (manifest.len > WOOLI_MAX_MANIFEST_LEN)
    return too_long(manifest.len, error);
  wool_code rc = parse_head(manifest, &in_take, error);
  if (rc)
    return rc;
  memcpy(out_snapshot->chain, in_take.chain.data, WOOLI_ID_LEN);
  out_snapshot->pruned = in_take.pruned;
  out_snapshot->bare = in_take.bare;
  out_snapshot->entries = wool_arena_alloc(
      arena, (in_take.n_entries + 1) * sizeof *out_snapshot->entries);
  rc = out_snapshot->entries ? take_entries(&in_take, manifest, out_snapshot)
                             : WOOL_ERR_NO_MEMORY;
  if (!rc && mishaps->strict && mishaps->n)
    rc = wool_error_set(error, mishaps->error.code, "%s",
                        mishaps->error.message);
  if (rc) {
    wooli_snapshot_cleanup(out_snapshot);
    (void)wool_error_set(error, rc, "manifest: out of memory");
  }
  return rc;
}
