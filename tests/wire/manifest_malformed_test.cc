// What becomes of manifests that a peer got wrong (rule 27).
#include "tests/wire/manifest_support.h"

#include <gtest/gtest.h>

namespace {

using namespace wooltest;

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

} // namespace
