// Manifests as bytes (rules 2, 19, 20): what they say, that they say it in one
// way only, and where they are found.
#include "tests/wire/manifest_support.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/wire/kinds.wool.h"

namespace {

using namespace wooltest;

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
