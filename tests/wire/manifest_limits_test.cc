// The limits of a manifest (rule 28), each at the limit and one past it, of
// what comes and of what is sent.
#include "tests/wire/manifest_support.h"

#include <gtest/gtest.h>

#include "tests/wire/kinds.wool.h"

namespace {

using namespace wooltest;

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

TEST(Limits, RangesOfAnEntryThatIsSent) {
  wool_var *var = nullptr;
  ASSERT_EQ(WOOL_OK, wooli_var_intern(wool_str_c("far"), wool_str_c("ranges"),
                                      &var, nullptr));
  std::vector<wooli_range> spent(WOOLI_MAX_ENTRY_RANGES);
  for (size_t i = 0; i < spent.size(); i++)
    spent[i] = {2 * i, 2 * i + 1};
  wooli_account accounts[2] = {};
  accounts[0].minted = accounts[1].minted = 1000000;
  accounts[1].origin[0] = 1;
  wooli_entry one = {};
  one.var = var;
  one.accounts = accounts;
  one.n_accounts = 2;
  wooli_snapshot snapshot = {};
  snapshot.entries = &one;
  snapshot.n_entries = 1;
  for (size_t extra : {0u, 1u}) {
    // Spread over two origins: it is the entry that is limited.
    accounts[0].spent = {spent.data(), spent.size() / 2, 0};
    accounts[1].spent = {spent.data(), spent.size() / 2 + extra, 0};
    std::string out;
    Outcome sent = encode_snapshot(snapshot, &out);
    EXPECT_EQ(extra ? WOOL_ERR_LIMIT : WOOL_OK, sent.code);
    EXPECT_EQ(extra ? "context variable 'ranges': ledger of more than 65536 "
                      "ranges"
                    : "",
              sent.text);
  }
  wooli_var_unref(var);
}

TEST(Limits, LengthOfAKey) {
  for (size_t extra : {0u, 1u}) {
    std::string longest(WOOLI_MAX_VAR_KEY_LEN, 'k');
    std::string key(WOOLI_MAX_VAR_KEY_LEN + extra, 'k');
    Warnings warnings;
    Taken of_name(manifest(entry(key, value("x"), longest)));
    Taken of_ns(manifest(entry(longest, value("x"), key)));
    EXPECT_EQ(WOOL_OK, of_name.code);
    EXPECT_EQ(WOOL_OK, of_ns.code);
    EXPECT_EQ(extra ? "" : longest, of_name.keys());
    EXPECT_EQ(extra ? "" : longest, of_ns.keys());
    EXPECT_EQ(2 * extra, warnings.seen.size());
  }
}

TEST(Limits, Minted) {
  for (uint64_t extra : {0u, 1u}) {
    Warnings warnings;
    Taken taken(manifest(entry("most", ledger(0, uint64_t{INT64_MAX} + extra)),
                         id('m')));
    EXPECT_EQ(WOOL_OK, taken.code);
    EXPECT_EQ(extra ? "none" : "9223372036854775807:",
              ranges(taken.find("most")));
    EXPECT_EQ(extra, warnings.seen.size());
  }
}

// A Node within so many others.
std::string nested(int n) {
  std::string bytes = field(2, 1);
  for (int i = 0; i < n; i++)
    bytes = field(1, bytes);
  return bytes;
}

TEST(Limits, DepthOfAValue) {
  (void)kinds_v_node_var();
  for (int extra : {0, 1}) {
    std::string bytes =
        manifest(entry("v_node",
                       value(nested(WOOLI_MAX_MESSAGE_DEPTH - 1 + extra)) +
                           ledger(0, 2, {0, 1}),
                       "kinds"),
                 id('m'));
    Warnings warnings;
    Taken taken(bytes);
    EXPECT_EQ(WOOL_OK, taken.code);
    EXPECT_EQ("2:[0,1)", ranges(taken.find("v_node"))) << "stays in any case";
    if (!extra) {
      EXPECT_TRUE(taken.find("v_node")->has_slot);
      continue;
    }
    ASSERT_EQ(1u, warnings.seen.size());
    EXPECT_NE(std::string::npos,
              warnings.seen[0].find("kinds.v_node decode: ERR_LIMIT "))
        << warnings.seen[0];
    EXPECT_NE(std::string::npos, warnings.seen[0].find("deeper than 100"));
    EXPECT_EQ(WOOL_ERR_LIMIT, Taken(bytes, true).code);
  }
}

TEST(Limits, DepthOfAValueThatIsSent) {
  std::vector<kinds_Node> nodes(WOOLI_MAX_MESSAGE_DEPTH + 1);
  for (size_t i = 1; i < nodes.size(); i++)
    nodes[i].next = &nodes[i - 1];
  Ctx context;
  context.run([&] {
    drop(kinds_v_node_set(&nodes[WOOLI_MAX_MESSAGE_DEPTH - 1]));
    Outcome sent;
    (void)context.bytes(true, &sent);
    EXPECT_EQ(WOOL_OK, sent.code) << sent.text;
    drop(kinds_v_node_set(&nodes[WOOLI_MAX_MESSAGE_DEPTH]));
    (void)context.bytes(true, &sent);
    EXPECT_EQ(WOOL_ERR_LIMIT, sent.code);
    EXPECT_NE(std::string::npos, sent.text.find("deeper than 100"))
        << sent.text;
  });
}

TEST(Limits, Stubs) {
  (void)kinds_city_var();
  std::vector<wool_var *> others;
  while (wooli_var_stub_count() < WOOLI_MAX_STUBS - 1) {
    std::string name = "other" + std::to_string(others.size());
    wool_var *var = nullptr;
    ASSERT_EQ(WOOL_OK,
              wooli_var_intern(wool_str_c("far"), str(name), &var, nullptr));
    others.push_back(var);
  }
  std::string bytes =
      manifest(entry("last", value("x")) + entry("past", value("x")));
  {
    Warnings warnings;
    Taken taken(bytes);
    EXPECT_EQ(WOOL_OK, taken.code);
    EXPECT_EQ("last", taken.keys());
    ASSERT_EQ(1u, warnings.seen.size());
    EXPECT_EQ("far.past decode: ERR_LIMIT undeclared variables exceed 10000",
              warnings.seen[0]);
    EXPECT_EQ(WOOL_ERR_LIMIT, Taken(bytes, true).code);
    // A variable that is declared, or known already, needs no room.
    EXPECT_EQ("last city",
              Taken(manifest(entry("city", value(field(1, "Bern")), "kinds") +
                             entry("last", value("x"))))
                  .keys());
  }
  for (wool_var *var : others)
    wooli_var_unref(var);
  EXPECT_EQ("last past", Taken(bytes).keys()) << "there is room again";
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

} // namespace
