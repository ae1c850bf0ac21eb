// Manifests as bytes (rules 2, 19, 20, 27, 28): what they say, that they say it
// in one way only, and what becomes of those that a peer got wrong.
#include "runtime/wire/manifest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "runtime/context/token.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

// ---- by hand ----

std::string id(char c) {
  return std::string(WOOLI_ID_LEN, c);
}

std::string ledger(uint64_t origin, uint64_t minted,
                   const std::vector<uint64_t> &spent = {}) {
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
                  const std::string &ns = "far") {
  return field(3, field(1, ns) + field(2, name) + rest);
}

std::string value(const std::string &bytes) {
  return field(3, bytes);
}

const std::string kReset = field(4, 1);
const std::string kWithheld = field(6, 1);

std::string manifest(const std::string &rest, const std::string &origins = "",
                     const std::string &chain = id('c')) {
  return field(1, chain) + (origins.empty() ? "" : field(2, origins)) + rest;
}

// ---- decoding ----

// A decoded manifest, or why it is none.
struct Taken : Outcome {
  Arena arena;
  wooli_snapshot snapshot;
  wooli_token_list tokens = {nullptr, 0, 0};
  explicit Taken(const std::string &bytes, bool strict = false,
                 size_t limit = 0)
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
  ~Taken() {
    wooli_token_list_cleanup(&tokens);
    wooli_snapshot_cleanup(&snapshot);
  }
  Taken(const Taken &) = delete;
  Taken &operator=(const Taken &) = delete;
  std::string keys() const {
    std::string out;
    for (size_t i = 0; i < snapshot.n_entries; i++)
      out += std::string(i ? " " : "") + snapshot.entries[i].var->name;
    return out;
  }
  const wooli_entry *find(const std::string &name) const {
    for (size_t i = 0; i < snapshot.n_entries; i++)
      if (name == snapshot.entries[i].var->name)
        return &snapshot.entries[i];
    return nullptr;
  }
};

std::string ranges(const wooli_entry *entry, size_t account = 0) {
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

// The bytes of a snapshot, without the tag and the length around them.
std::string payload(const std::string &message) {
  wool_bytes found, rest;
  if (!wooli_manifest_find(view(message), &found, &rest))
    return "not found";
  return std::string(reinterpret_cast<const char *>(found.data), found.len);
}

Outcome encode_snapshot(const wooli_snapshot &snapshot, std::string *out,
                        bool strict = false, wool_context *sender = nullptr) {
  Arena arena;
  wooli_buffer buffer = {nullptr, 0, 0};
  wool_encoder encoder = {nullptr, &buffer, sender, 0};
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

class Ctx {
public:
  Ctx() : p_(wool_context_new()) {
  }
  explicit Ctx(wool_context *p) : p_(p) {
  }
  Ctx(const Ctx &) = delete;
  Ctx &operator=(const Ctx &) = delete;
  ~Ctx() {
    wool_context_unref(p_);
  }
  wool_context *get() const {
    return p_;
  }
  void run(const std::function<void()> &fn) const {
    ASSERT_EQ(WOOL_OK, wool_context_enter(p_, nullptr));
    fn();
    ASSERT_EQ(WOOL_OK, wool_context_exit(p_, nullptr));
  }
  // The manifest that a request from here carries.
  std::string bytes(bool strict = false, Outcome *outcome = nullptr) const {
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
  wool_code install(const std::string &bytes) const {
    Taken taken(bytes);
    if (taken.code)
      return taken.code;
    wool_code rc = wooli_context_install(p_, &taken.snapshot, nullptr);
    for (size_t i = 0; i < taken.tokens.n; i++)
      wooli_token_anchor(taken.tokens.at[i], p_);
    return rc;
  }

private:
  wool_context *p_;
};

// ---- values that behave as a test wants ----

int live_values;

struct Picky {
  int refs = 1;
  std::string text;
};

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

wool_var *declare(const char *name, const wool_value_type *type = &picky_type,
                  const char *ns = "mt") {
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

// ---- what a manifest says ----

TEST(Bytes, AreTheOnesThatTheSchemaSays) {
  std::string bytes = manifest(
      entry("a", value("v") + ledger(0, 3, {1, 1})) + entry("b", kReset) +
          entry("c", ledger(0, 1) + ledger(1, 9, {0, 2, 3, 4})),
      id('m') + id('n'));
  Taken taken(bytes, true);
  ASSERT_EQ(WOOL_OK, taken.code) << taken.text;
  EXPECT_EQ("a b c", taken.keys());
  EXPECT_EQ(0, memcmp(taken.snapshot.chain, id('c').data(), WOOLI_ID_LEN));
  const wooli_entry *a = taken.find("a"), *b = taken.find("b");
  EXPECT_TRUE(a->has_slot);
  EXPECT_EQ(WOOLI_ENCODED, a->slot.kind);
  EXPECT_EQ("3:[1,2)", ranges(a));
  EXPECT_TRUE(b->has_slot);
  EXPECT_EQ(WOOLI_MISSING, b->slot.kind);
  EXPECT_EQ(0u, b->n_accounts);
  const wooli_entry *c = taken.find("c");
  EXPECT_FALSE(c->has_slot);
  EXPECT_EQ("1:", ranges(c, 0));
  EXPECT_EQ("9:[0,2)[5,9)", ranges(c, 1));
  EXPECT_EQ(0, memcmp(c->accounts[1].origin, id('n').data(), WOOLI_ID_LEN));
  std::string again;
  EXPECT_EQ(WOOL_OK, encode_snapshot(taken.snapshot, &again).code);
  EXPECT_EQ(to_hex(bytes), to_hex(payload(again)));
  EXPECT_EQ("faffffff0f", to_hex(again.substr(0, 5)));
}

// Value, reset and ledger in every combination, with none to two accounts.
TEST(Bytes, EveryShapeOfAnEntrySurvivesARoundTrip) {
  const std::string slots[] = {"", value(""), value("some"), kReset};
  const std::string ledgers[] = {
      "", ledger(0, 1), ledger(0, 5, {0, 5}), ledger(1, 5, {4, 1}),
      ledger(0, 7, {0, 1, 1, 1, 1, 1}) + ledger(1, INT64_MAX, {5, 9})};
  for (const std::string &slot : slots) {
    for (const std::string &accounts : ledgers) {
      Taken taken(manifest(entry("shape", slot + accounts), id('m') + id('n')),
                  true);
      ASSERT_EQ(WOOL_OK, taken.code) << taken.text;
      std::string first, second;
      EXPECT_EQ(WOOL_OK, encode_snapshot(taken.snapshot, &first).code);
      Taken back(payload(first), true);
      ASSERT_EQ(WOOL_OK, back.code) << back.text;
      EXPECT_EQ(WOOL_OK, encode_snapshot(back.snapshot, &second).code);
      EXPECT_EQ(to_hex(first), to_hex(second));
      const wooli_entry *x = taken.find("shape"), *y = back.find("shape");
      EXPECT_EQ(x->has_slot, y->has_slot);
      EXPECT_EQ(x->slot.kind, y->slot.kind);
      EXPECT_EQ(x->n_accounts, y->n_accounts);
      EXPECT_EQ(ranges(x, 0), ranges(y, 0));
      EXPECT_EQ(ranges(x, 1), ranges(y, 1));
    }
  }
}

TEST(Bytes, DoNotDependOnTheOrderInWhichThingsWereDone) {
  std::vector<std::string> entries, origins;
  for (int i = 0; i < 40; i++) {
    auto u = static_cast<uint64_t>(i);
    origins.push_back(id(static_cast<char>('A' + i)));
    entries.push_back(
        entry("k" + std::to_string(i), value(std::to_string(i)) +
                                           ledger(u, u + 1, {u, 1}) +
                                           ledger((u + 7) % 40, 3)));
  }
  std::string all;
  for (const std::string &o : origins)
    all += o;
  std::sort(entries.begin(), entries.end());
  std::string want;
  for (int round = 0; round < 20; round++) {
    std::string body;
    for (const std::string &e : entries)
      body += e;
    Taken taken(manifest(body, all), true);
    ASSERT_EQ(WOOL_OK, taken.code) << taken.text;
    std::string bytes;
    EXPECT_EQ(WOOL_OK, encode_snapshot(taken.snapshot, &bytes).code);
    if (!round)
      want = bytes;
    EXPECT_EQ(to_hex(want), to_hex(bytes));
    std::rotate(entries.begin(), entries.begin() + 7, entries.end());
    std::swap(entries[3], entries[20]);
  }
}

TEST(Bytes, OfEqualContextsAreEqual) {
  static wool_var *vars[] = {declare("order_c"), declare("order_a"),
                             declare("order_b", &picky_type, "ma"),
                             declare("order_d", &picky_type, "zz")};
  std::vector<std::string> seen;
  for (int round = 0; round < 2; round++) {
    Ctx context;
    // The ids are the only thing that is random.
    EXPECT_EQ(WOOL_OK, context.install(manifest(
                           entry("seed", value("1") + ledger(0, 2)), id('m'))));
    memcpy(context.get()->ledger->origin, id('o').data(), WOOLI_ID_LEN);
    context.run([&] {
      std::vector<wool_token *> kept;
      for (int i = 0; i < 4; i++) {
        wool_var *var = vars[round ? 3 - i : i];
        kept.push_back(set(var, "first"));
        reset(set(var, "second"));
        kept.push_back(set(var, "third"));
      }
      seen.push_back(context.bytes());
      for (wool_token *t : kept)
        drop(t);
    });
  }
  EXPECT_EQ(to_hex(seen[0]), to_hex(seen[1]));
  EXPECT_LT(seen[0].find("order_b"), seen[0].find("order_a"));
  EXPECT_LT(seen[0].find("order_c"), seen[0].find("order_d"));
}

TEST(Bytes, LeaveDefaultsAndVariablesThatAreNotSentOut) {
  Ctx context;
  context.run([&] {
    wool_token *token = kinds_local_only_set(wool_str_c("hidden"));
    wool_str got;
    EXPECT_EQ(WOOL_OK, kinds_city_get(&got));
    EXPECT_EQ("Bern", std::string(got.data));
    std::string bytes = context.bytes();
    EXPECT_EQ(std::string::npos, bytes.find("hidden"));
    EXPECT_EQ(std::string::npos, bytes.find("Bern"));
    EXPECT_EQ(18u, bytes.size()) << "the chain and nothing else";
    drop(token);
  });
}

TEST(Bytes, SpentTokensAreGapsAndLengths) {
  static wool_var *var = declare("gaps");
  Ctx context;
  context.run([&] {
    std::vector<wool_token *> tokens;
    for (int i = 0; i < 10; i++)
      tokens.push_back(set(var, "x"));
    for (int i : {0, 1, 2, 5, 9}) {
      EXPECT_EQ(WOOL_OK,
                wool_token_reset(tokens[static_cast<size_t>(i)], nullptr));
    }
    Taken taken(context.bytes(), true);
    EXPECT_EQ("10:[0,3)[5,6)[9,10)", ranges(taken.find("gaps")));
    EXPECT_NE(
        std::string::npos,
        context.bytes().find(ledger(0, 10, {0, 3, 2, 1, 3, 1}).substr(2)));
    for (wool_token *t : tokens)
      drop(t);
  });
}

// ---- finding it ----

TEST(Finding, WorksWhereverAProxyHasPutIt) {
  std::string body = field(3, 5) + field(14, "text");
  std::string inside = manifest("");
  std::string there = field(WOOLI_MANIFEST_FIELD, inside);
  struct {
    const char *what;
    std::string message;
    std::string rest; // what is left to decode
  } cases[] = {
      {"first", there + body, body},
      {"alone", there, ""},
      {"middle", field(3, 5) + there + field(14, "text"), "all"},
      {"last", body + there, "all"},
      {"after a group", tag(9, 3) + tag(9, 4) + there + body, "all"},
      {"twice", there + field(WOOLI_MANIFEST_FIELD, "other") + body,
       field(WOOLI_MANIFEST_FIELD, "other") + body},
  };
  for (const auto &c : cases) {
    Exact message(c.message);
    wool_bytes found = {nullptr, 0}, rest = {nullptr, 0};
    ASSERT_TRUE(wooli_manifest_find(message.get(), &found, &rest)) << c.what;
    EXPECT_TRUE(wool_bytes_equal(found, view(inside))) << c.what;
    EXPECT_TRUE(
        wool_bytes_equal(rest, c.rest == "all" ? message.get() : view(c.rest)))
        << c.what;
    auto got = decode<kinds_Single>(
        &kinds_Single_type,
        std::string(reinterpret_cast<const char *>(rest.data), rest.len));
    EXPECT_EQ(WOOL_OK, got.code) << c.what;
    EXPECT_EQ(c.rest.empty() ? 0 : 5, got->i32) << c.what;
  }
}

TEST(Finding, IsNotFooledByWhatOnlyLooksLikeOne) {
  std::string tag_bytes = tag(WOOLI_MANIFEST_FIELD, 2);
  const std::string cases[] = {
      "",
      "\xfa",
      tag_bytes,                      // no length
      tag_bytes + "\x05" + "abc",     // cut off
      field(14, tag_bytes + "\x01x"), // in a string
      field(3, 5) + tag_bytes + "\x7f",
      tag(WOOLI_MANIFEST_FIELD, 0) + "\x01", // a varint of that number
      field(WOOLI_MANIFEST_FIELD - 1, "x"),
      field(6, field(WOOLI_MANIFEST_FIELD, manifest(""))), // not ours: deeper
  };
  for (const std::string &c : cases) {
    Exact message(c);
    wool_bytes found, rest;
    EXPECT_FALSE(wooli_manifest_find(message.get(), &found, &rest))
        << to_hex(c);
    EXPECT_EQ(c.size(), rest.len) << "left alone";
  }
}

// ---- malformed: the whole ----

struct Bad {
  const char *what;
  std::string bytes;
  wool_code code;
  const char *text; // a part of it
};

TEST(Malformed, AsAWholeIsAnErrorEvenIfLenient) {
  const Bad cases[] = {
      {"empty", "", WOOL_ERR_MALFORMED, "chain id of 0 bytes, not 16"},
      {"chain too short", manifest("", "", id('c').substr(1)),
       WOOL_ERR_MALFORMED, "chain id of 15 bytes, not 16"},
      {"chain too long", manifest("", "", id('c') + "c"), WOOL_ERR_MALFORMED,
       "chain id of 17 bytes, not 16"},
      {"chain of another type", field(1, 5), WOOL_ERR_MALFORMED,
       "chain id of 0 bytes"},
      {"not protobuf", manifest("") + "\xff", WOOL_ERR_MALFORMED,
       "bytes are not protobuf"},
      {"origins cut off", manifest("", id('m') + "x"), WOOL_ERR_MALFORMED,
       "the origins are not 16 bytes each"},
  };
  for (const Bad &c : cases) {
    for (bool strict : {false, true}) {
      Warnings warnings;
      Taken taken(c.bytes, strict);
      EXPECT_EQ(c.code, taken.code) << c.what;
      EXPECT_NE(std::string::npos, taken.text.find(c.text)) << taken.text;
      EXPECT_TRUE(warnings.seen.empty()) << "said once, in the error";
    }
  }
}

// ---- malformed: one entry ----

const Bad kBadEntries[] = {
    {"not protobuf", field(3, field(1, "far") + field(2, "bad") + "\xff"),
     WOOL_ERR_MALFORMED, "an entry is not protobuf"},
    {"value and reset", entry("bad", value("x") + kReset), WOOL_ERR_MALFORMED,
     "two of a value, a reset and withheld"},
    {"value and withheld", entry("bad", value("x") + kWithheld),
     WOOL_ERR_MALFORMED, "two of a value, a reset and withheld"},
    {"reset and withheld", entry("bad", kReset + kWithheld), WOOL_ERR_MALFORMED,
     "two of a value, a reset and withheld"},
    {"no name", field(3, field(1, "far")), WOOL_ERR_MALFORMED,
     "variable without a name"},
    {"nothing at all", field(3, std::string()), WOOL_ERR_MALFORMED,
     "variable without a name"},
    {"name not UTF-8", entry("b\xff", ""), WOOL_ERR_MALFORMED,
     "a key is not UTF-8"},
    {"namespace not UTF-8", entry("bad", "", "\xc0\x80"), WOOL_ERR_MALFORMED,
     "a key is not UTF-8"},
    {"NUL in the name", entry(std::string("b\0d", 3), ""), WOOL_ERR_MALFORMED,
     "NUL"},
    {"NUL in the namespace", entry("bad", "", std::string("\0", 1)),
     WOOL_ERR_MALFORMED, "NUL"},
    {"name too long", entry(std::string(256, 'n'), ""), WOOL_ERR_LIMIT,
     "256 bytes exceeds 255"},
    {"namespace too long", entry("bad", "", std::string(256, 'n')),
     WOOL_ERR_LIMIT, "key of 256 and 3 bytes exceeds 255"},
    {"ledger not protobuf", entry("bad", field(5, "\xff")), WOOL_ERR_MALFORMED,
     "a ledger is not protobuf"},
    {"origin not listed", entry("bad", ledger(2, 1)), WOOL_ERR_MALFORMED,
     "names an origin that is not listed"},
    {"origin far away", entry("bad", ledger(UINT64_MAX, 1)), WOOL_ERR_MALFORMED,
     "names an origin that is not listed"},
    {"origin twice", entry("bad", ledger(1, 1) + ledger(1, 1)),
     WOOL_ERR_MALFORMED, "lists an origin twice"},
    {"more ledgers than origins",
     entry("bad", ledger(0, 1) + ledger(1, 1) + ledger(1, 1)),
     WOOL_ERR_MALFORMED, "more ledgers than there are origins"},
    {"minted 2^63", entry("bad", ledger(0, uint64_t{1} << 63)),
     WOOL_ERR_MALFORMED, "minted is beyond 2^63"},
    {"range of nothing", entry("bad", ledger(0, 9, {1, 0})), WOOL_ERR_MALFORMED,
     "unsorted or beyond minted"},
    {"ranges that touch", entry("bad", ledger(0, 9, {1, 1, 0, 1})),
     WOOL_ERR_MALFORMED, "unsorted or beyond minted"},
    {"ranges that go back",
     entry("bad", ledger(0, 9, {5, 1, UINT64_MAX - 3, 1})), WOOL_ERR_MALFORMED,
     "unsorted or beyond minted"},
    {"range beyond minted", entry("bad", ledger(0, 9, {8, 2})),
     WOOL_ERR_MALFORMED, "unsorted or beyond minted"},
    {"range that starts at minted", entry("bad", ledger(0, 9, {9, 1})),
     WOOL_ERR_MALFORMED, "unsorted or beyond minted"},
    {"range as long as can be", entry("bad", ledger(0, 9, {1, UINT64_MAX})),
     WOOL_ERR_MALFORMED, "unsorted or beyond minted"},
    {"range of none minted", entry("bad", ledger(0, 0, {0, 1})),
     WOOL_ERR_MALFORMED, "unsorted or beyond minted"},
    {"gap without a length", entry("bad", ledger(0, 9, {1, 1, 1})),
     WOOL_ERR_MALFORMED, "spent ranges do not parse"},
    {"range cut off",
     entry("bad", field(5, field(2, 9) + field(3, "\x01\x80"))),
     WOOL_ERR_MALFORMED, "spent ranges do not parse"},
};

TEST(Malformed, AnEntryIsDroppedWithOneWarningAndTheOthersStay) {
  for (const Bad &c : kBadEntries) {
    Warnings warnings;
    std::string good = ledger(0, 4, {1, 2});
    Taken taken(manifest(entry("aaa", value("1") + good) + c.bytes +
                             entry("zzz", value("2") + good),
                         id('m') + id('n')));
    EXPECT_EQ(WOOL_OK, taken.code) << c.what << ": " << taken.text;
    EXPECT_EQ("aaa zzz", taken.keys()) << c.what;
    ASSERT_EQ(1u, warnings.seen.size()) << c.what;
    EXPECT_NE(std::string::npos, warnings.seen[0].find(c.text))
        << c.what << ": " << warnings.seen[0];
    EXPECT_NE(std::string::npos, warnings.seen[0].find(" decode: "));
    EXPECT_NE(std::string::npos, warnings.seen[0].find(wool_code_name(c.code)));
  }
}

TEST(Malformed, IfStrictAllBadEntriesAreInOneError) {
  for (const Bad &c : kBadEntries) {
    Warnings warnings;
    Taken taken(manifest(entry("aaa", value("1")) + c.bytes, id('m') + id('n')),
                true);
    EXPECT_EQ(c.code, taken.code) << c.what;
    EXPECT_NE(std::string::npos, taken.text.find(c.text)) << taken.text;
    EXPECT_TRUE(warnings.seen.empty()) << c.what;
  }
  Taken taken(manifest(entry("one", ledger(7, 1)) + entry("two", value("ok")) +
                       entry("three", "", std::string(256, 'n')) +
                       entry("four", value("") + kReset)),
              true);
  EXPECT_EQ(WOOL_ERR_MALFORMED, taken.code) << "the first one's";
  EXPECT_NE(std::string::npos, taken.text.find("variable 'far.one': "));
  EXPECT_NE(std::string::npos, taken.text.find("; decode of "));
  EXPECT_EQ(std::string::npos, taken.text.find("two"));
  std::string many;
  for (int i = 0; i < 4000; i++)
    many += entry("e", value("") + kReset);
  Taken flood(manifest(many), true);
  EXPECT_EQ(WOOL_ERR_MALFORMED, flood.code);
  EXPECT_LT(flood.text.size(), size_t{WOOL_ERROR_MESSAGE_MAX});
}

TEST(Malformed, OfEntriesWithOneKeyTheFirstCounts) {
  std::string bytes =
      manifest(entry("dup", value("first")) + entry("a", value("x")) +
               entry("dup", value("second")) + entry("dup", kReset));
  Warnings warnings;
  Taken taken(bytes);
  EXPECT_EQ(WOOL_OK, taken.code);
  EXPECT_EQ("a dup", taken.keys());
  auto *blob = static_cast<wooli_blob *>(taken.find("dup")->slot.ptr);
  EXPECT_EQ("first", std::string(reinterpret_cast<char *>(blob->data)));
  ASSERT_EQ(2u, warnings.seen.size());
  EXPECT_EQ("far.dup decode: ERR_MALFORMED manifest: the key is listed twice; "
            "the first counts",
            warnings.seen[0]);
  Taken strict(bytes, true);
  EXPECT_EQ(WOOL_ERR_MALFORMED, strict.code);
}

TEST(Malformed, EveryPrefixIsAManifestOrAnErrorAndHoldsNothing) {
  size_t stubs = wooli_var_stub_count();
  std::string bytes = manifest(
      entry("p1", value("v") + ledger(0, 300, {1, 200})) + entry("p2", kReset) +
          entry("p3", ledger(0, 1) + ledger(1, 9, {0, 2, 3, 4})),
      id('m') + id('n'));
  for (size_t len = 0; len <= bytes.size(); len++) {
    Warnings warnings;
    Taken taken(bytes.substr(0, len));
    if (len == bytes.size()) {
      EXPECT_EQ(WOOL_OK, taken.code);
    }
  }
  for (size_t i = 0; i < bytes.size(); i++) {
    for (int bit = 0; bit < 8; bit++) {
      Warnings warnings;
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      for (bool strict : {false, true}) {
        Taken taken(flipped, strict);
        std::string out;
        if (!taken.code) {
          EXPECT_EQ(WOOL_OK, encode_snapshot(taken.snapshot, &out).code);
        }
      }
    }
  }
  EXPECT_EQ(stubs, wooli_var_stub_count());
}

// ---- limits: rule 28 ----

TEST(Limits, Entries) {
  for (int n : {4096, 4097}) {
    std::string body;
    for (int i = 0; i < n; i++)
      body += entry("n" + std::to_string(100000 + i), "");
    Taken taken(manifest(body));
    bool ok = n <= WOOLI_MAX_MANIFEST_ENTRIES;
    EXPECT_EQ(ok ? WOOL_OK : WOOL_ERR_LIMIT, taken.code);
    EXPECT_EQ(ok ? ""
                 : "manifest of 4097 entries and 0 origins exceeds 4096 and "
                   "4096",
              taken.text);
    EXPECT_EQ(ok ? size_t{4096} : 0, taken.snapshot.n_entries);
  }
}

TEST(Limits, Origins) {
  for (uint64_t n : {4096u, 4097u}) {
    std::string origins, ledgers;
    for (uint64_t i = 0; i < n; i++) {
      char text[WOOLI_ID_LEN + 1];
      snprintf(text, sizeof text, "%016d", static_cast<int>(i));
      origins += text;
      ledgers += ledger(i, 1);
    }
    Taken taken(manifest(entry("many", ledgers), origins));
    EXPECT_EQ(n == 4096 ? WOOL_OK : WOOL_ERR_LIMIT, taken.code);
    if (n != 4096)
      continue;
    EXPECT_EQ(4096u, taken.find("many")->n_accounts);
    std::string out;
    EXPECT_EQ(WOOL_OK, encode_snapshot(taken.snapshot, &out).code);
  }
}

// What a receiver would refuse as a whole is not sent.
TEST(Limits, ApplyToWhatIsSentToo) {
  Arena arena;
  wool_var *var = nullptr;
  ASSERT_EQ(WOOL_OK, wooli_var_intern(wool_str_c("far"), wool_str_c("sent"),
                                      &var, nullptr));
  std::vector<wooli_account> accounts(4097);
  for (size_t i = 0; i < accounts.size(); i++) {
    memset(&accounts[i], 0, sizeof accounts[i]);
    memcpy(accounts[i].origin, &i, sizeof i);
    accounts[i].minted = 1;
  }
  std::vector<wooli_entry> entries(4097);
  for (wooli_entry &e : entries) {
    memset(&e, 0, sizeof e);
    e.var = var;
  }
  wooli_snapshot snapshot = {};
  std::string out;
  snapshot.entries = entries.data();
  snapshot.n_entries = 4096;
  entries[0].accounts = accounts.data();
  entries[0].n_accounts = 4096;
  EXPECT_EQ(WOOL_OK, encode_snapshot(snapshot, &out).code);
  entries[0].n_accounts = 4097;
  Outcome got = encode_snapshot(snapshot, &out);
  EXPECT_EQ(WOOL_ERR_LIMIT, got.code);
  EXPECT_EQ("manifest of 4096 entries and 4097 origins exceeds 4096 and 4096",
            got.text);
  entries[0].n_accounts = 1;
  snapshot.n_entries = 4097;
  EXPECT_EQ(WOOL_ERR_LIMIT, encode_snapshot(snapshot, &out).code);
  wooli_var_unref(var);
}

TEST(Limits, Bytes) {
  std::string frame = manifest(entry("big", value("")));
  for (size_t extra : {0u, 1u}) {
    size_t want = WOOLI_MAX_MANIFEST_LEN + extra;
    // The two lengths around the value grow by two bytes each.
    std::string text(want - frame.size() - 4, 'x');
    std::string bytes = manifest(entry("big", value(text)));
    ASSERT_EQ(want, bytes.size());
    Taken taken(bytes);
    EXPECT_EQ(extra ? WOOL_ERR_LIMIT : WOOL_OK, taken.code);
    EXPECT_EQ(extra ? "manifest of 1048577 bytes exceeds 1048576" : "",
              taken.text);
    // The same state, encoded.
    wool_var *var = nullptr;
    ASSERT_EQ(WOOL_OK, wooli_var_intern(wool_str_c("far"), wool_str_c("big"),
                                        &var, nullptr));
    wooli_entry one = {};
    one.var = var;
    one.has_slot = true;
    one.slot.kind = WOOLI_ENCODED;
    one.slot.ptr = wooli_blob_new(view(text));
    wooli_snapshot snapshot = {};
    snapshot.entries = &one;
    snapshot.n_entries = 1;
    std::string out;
    Outcome sent = encode_snapshot(snapshot, &out);
    EXPECT_EQ(taken.code, sent.code);
    EXPECT_EQ(taken.text, sent.text);
    wooli_slot_release(var, one.slot);
    wooli_var_unref(var);
  }
}

TEST(Limits, RangesOfAnEntry) {
  for (size_t n :
       {size_t{WOOLI_MAX_ENTRY_RANGES}, size_t{WOOLI_MAX_ENTRY_RANGES} + 1}) {
    // Spread over two origins: it is the entry that is limited.
    std::vector<uint64_t> half(2 * (n / 2), 1), rest(2 * (n - n / 2), 1);
    Warnings warnings;
    Taken taken(manifest(
        entry("full", ledger(0, 1000000, half) + ledger(1, 1000000, rest)),
        id('m') + id('n')));
    EXPECT_EQ(WOOL_OK, taken.code);
    if (n == WOOLI_MAX_ENTRY_RANGES) {
      EXPECT_EQ("full", taken.keys());
      EXPECT_TRUE(warnings.seen.empty());
    } else {
      EXPECT_EQ("", taken.keys());
      ASSERT_EQ(1u, warnings.seen.size());
      EXPECT_EQ("far.full decode: ERR_LIMIT ledger of more than 65536 ranges",
                warnings.seen[0]);
    }
  }
}

TEST(Limits, KeysAndMinted) {
  std::string longest(WOOLI_MAX_VAR_KEY_LEN, 'k');
  Taken taken(manifest(entry(longest, ledger(0, INT64_MAX), longest), id('m')),
              true);
  EXPECT_EQ(WOOL_OK, taken.code) << taken.text;
  EXPECT_EQ("9223372036854775807:", ranges(taken.find(longest)));
}

TEST(Limits, AFewBytesDoNotTakeMuchMemory) {
  // Half a million ledgers in two bytes each.
  std::string ledgers;
  for (int i = 0; i < 500000; i++)
    ledgers += field(5, std::string());
  Warnings warnings;
  Taken taken(manifest(entry("flood", ledgers), id('m')));
  EXPECT_EQ(WOOL_OK, taken.code);
  EXPECT_EQ(1u, warnings.seen.size());
  EXPECT_LT(wool_arena_used(taken.arena.get()), 10000u);
}

TEST(Limits, TheArenasLimitIsAnError) {
  std::string body;
  for (int i = 0; i < 1000; i++)
    body += entry("m" + std::to_string(i), value("x"));
  Taken taken(manifest(body), false, 10000);
  EXPECT_EQ(WOOL_ERR_NO_MEMORY, taken.code);
}

// ---- values that do not travel: rule 19 ----

TEST(Values, ThatCannotBeEncodedAreDroppedButNotTheirLedger) {
  static wool_var *var = declare("half"),
                  *home = declare("home", &homebound_type),
                  *silent = declare("silent");
  Ctx context;
  context.run([&] {
    wool_token *tokens[] = {set(var, "stays"), set(home, "x"),
                            set(silent, "silent")};
    reset(set(var, "stays"));
    {
      Warnings warnings;
      Taken taken(context.bytes());
      EXPECT_EQ("half home silent", taken.keys());
      EXPECT_FALSE(taken.find("half")->has_slot);
      EXPECT_EQ("2:[1,2)", ranges(taken.find("half")));
      EXPECT_EQ("1:", ranges(taken.find("home")));
      ASSERT_EQ(3u, warnings.seen.size());
      EXPECT_EQ("mt.half encode: ERR_NOT_SERIALIZABLE it stays",
                warnings.seen[0]);
      EXPECT_EQ("mt.home encode: ERR_NOT_SERIALIZABLE values of type homebound "
                "do not travel",
                warnings.seen[1]);
      EXPECT_EQ("mt.silent encode: ERR_NOT_SERIALIZABLE the value's type gave "
                "no reason (ERR_NOT_SERIALIZABLE)",
                warnings.seen[2]);
    }
    Warnings warnings;
    Outcome strict;
    (void)context.bytes(true, &strict);
    EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE, strict.code);
    EXPECT_EQ("encode of context variable 'mt.half': it stays; encode of "
              "context variable 'mt.home': values of type homebound do not "
              "travel; encode of context variable 'mt.silent': the value's "
              "type gave no reason (ERR_NOT_SERIALIZABLE)",
              strict.text);
    EXPECT_TRUE(warnings.seen.empty());
    for (wool_token *t : tokens)
      drop(t);
  });
}

TEST(Values, ThatCannotBeDecodedAreDroppedButNotTheirLedger) {
  static wool_var *picky = declare("picky"),
                  *home = declare("home2", &homebound_type);
  (void)picky;
  (void)home;
  std::string bytes =
      manifest(entry("picky", value("bad") + ledger(0, 2, {0, 1}), "mt") +
                   entry("home2", value("x") + ledger(0, 1), "mt"),
               id('m'));
  Warnings warnings;
  Taken taken(bytes);
  EXPECT_EQ(WOOL_OK, taken.code);
  EXPECT_FALSE(taken.find("picky")->has_slot);
  EXPECT_EQ("2:[0,1)", ranges(taken.find("picky")));
  EXPECT_EQ("1:", ranges(taken.find("home2")));
  ASSERT_EQ(2u, warnings.seen.size());
  EXPECT_EQ("mt.picky decode: ERR_MALFORMED nobody likes it", warnings.seen[0]);
  Taken strict(bytes, true);
  EXPECT_EQ(WOOL_ERR_MALFORMED, strict.code);
}

// A function that fails without a word must not make a strict side succeed.
TEST(Values, ThatFailWithoutAReasonFailAStrictSide) {
  static wool_var *var = declare("wordless");
  (void)var;
  std::string bytes = manifest(entry("wordless", value("silent"), "mt"));
  Taken strict(bytes, true);
  EXPECT_EQ(WOOL_DATA_LOSS, strict.code);
  EXPECT_NE(std::string::npos, strict.text.find("gave no reason (DATA_LOSS)"));
}

TEST(Values, OfEveryKindSurviveInAManifest) {
  Ctx context, other;
  std::string bytes;
  auto single = kinds_Single();
  single.i32 = -5;
  single.text = wool_str_c("deep");
  context.run([&] {
    wool_token *tokens[] = {
        kinds_v_real_set(-0.5),
        kinds_v_small_set(1.25f),
        kinds_v_i32_set(-7),
        kinds_v_i64_set(INT64_MIN),
        kinds_v_u32_set(~0u),
        kinds_v_u64_set(UINT64_MAX),
        kinds_v_s32_set(-1),
        kinds_v_s64_set(-2),
        kinds_v_x32_set(3),
        kinds_v_x64_set(4),
        kinds_v_y32_set(-3),
        kinds_v_y64_set(-4),
        kinds_v_flag_set(true),
        kinds_v_text_set(wool_str_c("Grüezi")),
        kinds_v_raw_set(wool_bytes_n("\xff\0", 2)),
        kinds_v_color_set(kinds_COLOR_BELOW),
        kinds_v_single_set(&single),
    };
    bytes = context.bytes();
    for (wool_token *t : tokens)
      drop(t);
  });
  Warnings warnings;
  ASSERT_EQ(WOOL_OK, other.install(bytes));
  EXPECT_TRUE(warnings.seen.empty());
  EXPECT_TRUE(wool_context_equal(context.get(), other.get()));
  other.run([&] {
    double real;
    int32_t i32;
    kinds_Color color;
    const kinds_Single *got;
    EXPECT_EQ(WOOL_OK, kinds_v_real_get(&real));
    EXPECT_EQ(WOOL_OK, kinds_v_i32_get(&i32));
    EXPECT_EQ(WOOL_OK, kinds_v_color_get(&color));
    EXPECT_EQ(WOOL_OK, kinds_v_single_get(&got));
    EXPECT_EQ(-0.5, real);
    EXPECT_EQ(-7, i32);
    EXPECT_EQ(kinds_COLOR_BELOW, color);
    EXPECT_EQ(dump(&kinds_Single_type, &single), dump(&kinds_Single_type, got));
  });
}

TEST(Values, OfVariablesThatAreNotAcceptedAreIgnored) {
  kinds_own_only_var();
  Ctx context;
  Warnings warnings;
  EXPECT_EQ(WOOL_OK, context.install(manifest(
                         entry("own_only", value(field(1, "evil")), "kinds"))));
  EXPECT_TRUE(warnings.seen.empty());
  EXPECT_FALSE(wool_context_contains(context.get(), kinds_own_only_var()));
}

TEST(Values, AreReleasedWhereverADecodingEnds) {
  static wool_var *var = declare("released");
  (void)var;
  int before = live_values;
  std::string bytes = manifest(entry("released", value("v"), "mt") +
                               entry("released", value("w"), "mt") +
                               entry("zz", value("") + kReset));
  {
    Warnings warnings;
    Taken taken(bytes), strict(bytes, true);
    EXPECT_EQ(WOOL_OK, taken.code);
    EXPECT_NE(WOOL_OK, strict.code);
  }
  EXPECT_EQ(before, live_values);
}

// ---- stubs: rule 2 ----

TEST(Stubs, ArePassedOnByteForByteAndPromotedLater) {
  // Not what an encoder of ours would write: the varint is longer than needed.
  std::string odd = from_hex("0a8100") + "x" + field(9, "unknown");
  std::string bytes = manifest(
      entry("promoted", value(odd) + ledger(0, 2, {0, 1}), "mt"), id('m'));
  Ctx first, second;
  ASSERT_EQ(WOOL_OK, first.install(bytes));
  std::string forwarded = first.bytes();
  EXPECT_EQ(to_hex(bytes), to_hex(forwarded)) << "the whole manifest";
  ASSERT_EQ(WOOL_OK, second.install(forwarded));
  EXPECT_EQ(to_hex(bytes), to_hex(second.bytes()));
  static wool_var *var = declare("promoted");
  void *got = nullptr;
  ASSERT_EQ(WOOL_OK, wool_context_lookup(second.get(), var, &got, nullptr));
  EXPECT_EQ(odd, static_cast<Picky *>(got)->text);
}

} // namespace
