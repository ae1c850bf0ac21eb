#include "tests/wire/manifest_support.h"

#include <gtest/gtest.h>

namespace wooltest {

// ---- by hand ----

std::string id(char c) {
  return std::string(WOOLI_ID_LEN, c);
}

std::string ledger(uint64_t origin, uint64_t minted,
                   const std::vector<uint64_t> &spent) {
  std::string out;
  if (origin)
    out += field(1, origin);
  out += field(2, minted);
  std::string packed;
  for (uint64_t n : spent)
    packed += varint(n);
  return field(5, out + (spent.empty() ? "" : field(3, packed)));
}

std::string entry(const std::string &name, const std::string &rest,
                  const std::string &ns) {
  return field(3, field(1, ns) + field(2, name) + rest);
}

std::string value(const std::string &bytes) {
  return field(3, bytes);
}

std::string manifest(const std::string &rest, const std::string &origins,
                     const std::string &chain) {
  return field(1, chain) + (origins.empty() ? "" : field(2, origins)) + rest;
}

// ---- decoding ----

Taken::Taken(const std::string &bytes, bool strict, size_t limit)
    : arena(limit) {
  Exact exact(bytes);
  wool_decoder decoder = {};
  decoder.tokens = &tokens;
  wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
  wool_error error = WOOL_ERROR_INIT;
  code = wooli_manifest_decode(exact.get(), arena.get(), &decoder, &mishaps,
                               &snapshot, &error);
  text = error.message;
  EXPECT_EQ(code, error.code);
  if (code) {
    EXPECT_EQ(0u, snapshot.n_entries) << "nothing is handed out";
  }
}

Taken::~Taken() {
  wooli_token_list_cleanup(&tokens);
  wooli_snapshot_cleanup(&snapshot);
}

std::string Taken::keys() const {
  std::string out;
  for (size_t i = 0; i < snapshot.n_entries; i++)
    out += std::string(i ? " " : "") + snapshot.entries[i].var->name;
  return out;
}

const wooli_entry *Taken::find(const std::string &name) const {
  for (size_t i = 0; i < snapshot.n_entries; i++)
    if (name == snapshot.entries[i].var->name)
      return &snapshot.entries[i];
  return nullptr;
}

std::string ranges(const wooli_entry *entry, size_t account) {
  std::string out;
  if (!entry || account >= entry->n_accounts)
    return "none";
  const wooli_account &a = entry->accounts[account];
  out = std::to_string(a.minted) + ":";
  for (size_t i = 0; i < a.spent.n; i++)
    out += "[" + std::to_string(a.spent.at[i].lo) + "," +
           std::to_string(a.spent.at[i].hi) + ")";
  return out;
}
// ---- encoding ----

std::string payload(const std::string &message) {
  wool_bytes found, rest;
  if (!wooli_manifest_find(view(message), &found, &rest))
    return "not found";
  return std::string(reinterpret_cast<const char *>(found.data), found.len);
}

Outcome encode_snapshot(const wooli_snapshot &snapshot, std::string *out,
                        bool strict, wool_context *sender) {
  Arena arena;
  wooli_buffer buffer = {nullptr, 0, 0};
  wool_encoder encoder = {nullptr, &buffer, sender, 0, false};
  wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc =
      wooli_manifest_encode(&snapshot, arena.get(), &encoder, &mishaps, &error);
  out->assign(reinterpret_cast<const char *>(buffer.data), buffer.len);
  wooli_buffer_cleanup(&buffer);
  if (!rc && mishaps.n && strict)
    return {mishaps.error.code, mishaps.error.message};
  return {rc, error.message};
}
void Ctx::run(const std::function<void()> &fn) const {
  ASSERT_EQ(WOOL_OK, wool_context_enter(p_, nullptr));
  fn();
  ASSERT_EQ(WOOL_OK, wool_context_exit(p_, nullptr));
}

std::string Ctx::bytes(bool strict, Outcome *outcome) const {
  Arena arena;
  wooli_snapshot snapshot;
  EXPECT_EQ(WOOL_OK, wooli_context_snapshot(p_, 0, arena.get(), &snapshot));
  std::string out;
  Outcome got = encode_snapshot(snapshot, &out, strict, p_);
  wooli_snapshot_cleanup(&snapshot);
  if (outcome)
    *outcome = got;
  else
    EXPECT_EQ(WOOL_OK, got.code) << got.text;
  return payload(out);
}

wool_code Ctx::install(const std::string &bytes) const {
  Taken taken(bytes);
  if (taken.code)
    return taken.code;
  wool_code rc = wooli_context_install(p_, &taken.snapshot, nullptr);
  for (size_t i = 0; i < taken.tokens.n; i++)
    wooli_token_anchor(taken.tokens.at[i], p_);
  return rc;
}

// ---- values that behave as a test wants ----

int live_values;

namespace {

void retain_picky(void *p) {
  static_cast<Picky *>(p)->refs++;
}

void release_picky(void *p) {
  if (--static_cast<Picky *>(p)->refs)
    return;
  live_values--;
  delete static_cast<Picky *>(p);
}

Picky *new_picky(const std::string &text) {
  live_values++;
  auto *picky = new Picky;
  picky->text = text;
  return picky;
}

wool_code encode_picky(const void *p, wool_encoder *encoder,
                       wool_error *error) {
  const std::string &text = static_cast<const Picky *>(p)->text;
  (void)wool_encoder_write(encoder, wool_bytes_n("half", 4));
  if (text == "silent")
    return WOOL_ERR_NOT_SERIALIZABLE;
  if (text == "stays")
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE, "it stays");
  return wool_encoder_write(encoder, view(text));
}

wool_code decode_picky(wool_decoder *, wool_bytes bytes, void **out_value,
                       wool_error *error) {
  std::string text(reinterpret_cast<const char *>(bytes.data), bytes.len);
  if (text == "silent")
    return WOOL_DATA_LOSS;
  if (text == "bad")
    return wool_error_set(error, WOOL_ERR_MALFORMED, "nobody likes it");
  *out_value = new_picky(text);
  return WOOL_OK;
}

} // namespace

const wool_value_type picky_type = {
    sizeof picky_type, "picky", retain_picky, release_picky,
    nullptr,           nullptr, encode_picky, decode_picky};

const wool_value_type homebound_type = {sizeof homebound_type,
                                        "homebound",
                                        retain_picky,
                                        release_picky,
                                        nullptr,
                                        nullptr,
                                        nullptr,
                                        nullptr};

wool_var *declare(const char *name, const wool_value_type *type,
                  const char *ns) {
  wool_var_options o = {};
  o.struct_size = sizeof o;
  o.ns = ns;
  o.name = name;
  o.type = type;
  wool_var *var = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wool_var_declare(&o, &var, &error)) << error.message;
  return var;
}

wool_token *set(wool_var *var, const std::string &text) {
  Picky *picky = new_picky(text);
  wool_token *token = nullptr;
  EXPECT_EQ(WOOL_OK, wool_var_set(var, picky, &token, nullptr));
  release_picky(picky);
  return token;
}

void drop(wool_token *token) {
  wool_token_unref(token);
}

void reset(wool_token *token) {
  EXPECT_EQ(WOOL_OK, wool_token_reset(token, nullptr));
  wool_token_unref(token);
}

} // namespace wooltest
