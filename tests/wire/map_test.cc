// Maps: in order on the wire, of equal keys the last.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

Decoded<kinds_Maps> maps(const std::string &bytes, size_t limit = 0) {
  return decode<kinds_Maps>(&kinds_Maps_type, bytes, limit);
}

using Text = kinds_Maps_TextEntry;

std::string text_entry(const std::string &key, const std::string &value) {
  return field(12, field(1, key) + field(2, value));
}

std::string encoded_text(const std::vector<Text> &entries) {
  kinds_Maps message = {};
  message.text = entries.data();
  message.n_text = entries.size();
  return encoded(&kinds_Maps_type, &message);
}

Text entry(const char *key, const char *value) {
  return {wool_str_c(key), wool_str_c(value)};
}

TEST(Map, IsSentInTheOrderOfItsKeysWhateverOrderItHas) {
  std::vector<Text> entries = {entry("", "none"), entry("a", "1"),
                               entry("aa", "2"), entry("b", "3"),
                               entry("\xc3\xa4", "4")};
  const std::string want = text_entry("", "none") + text_entry("a", "1") +
                           text_entry("aa", "2") + text_entry("b", "3") +
                           text_entry("\xc3\xa4", "4");
  std::vector<size_t> order = {0, 1, 2, 3, 4};
  do {
    std::vector<Text> mixed;
    for (size_t i : order)
      mixed.push_back(entries[i]);
    EXPECT_EQ(to_hex(want), to_hex(encoded_text(mixed)));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Map, OfEqualKeysTheLastIsSent) {
  EXPECT_EQ(to_hex(text_entry("a", "3") + text_entry("b", "4")),
            to_hex(encoded_text({entry("a", "1"), entry("b", "2"),
                                 entry("a", "3"), entry("b", "4")})));
}

TEST(Map, OfEqualKeysTheLastIsReadAndTheRestIsInOrder) {
  auto got =
      maps(text_entry("b", "1") + text_entry("a", "2") + text_entry("b", "3") +
           text_entry("c", "4") + text_entry("a", "5"));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_EQ(3u, got->n_text);
  const char *want[][2] = {{"a", "5"}, {"b", "3"}, {"c", "4"}};
  for (size_t i = 0; i < 3; i++) {
    EXPECT_EQ(want[i][0], std::string(got->text[i].key.data));
    EXPECT_EQ(want[i][1], std::string(got->text[i].value.data));
  }
}

TEST(Map, OfAMessageInPiecesIsMergedInOrder) {
  auto piece = [](const std::string &key, const std::string &value) {
    return field(15, text_entry(key, value));
  };
  std::string bytes;
  for (int i = 99; i >= 0; i--)
    bytes += piece(std::to_string(1000 + i % 50), std::to_string(i));
  auto got = maps(bytes);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_NE(nullptr, got->inner);
  ASSERT_EQ(50u, got->inner->n_text);
  for (size_t i = 0; i < 50; i++) {
    EXPECT_EQ(std::to_string(1000 + i),
              std::string(got->inner->text[i].key.data));
    EXPECT_EQ(std::to_string(i), std::string(got->inner->text[i].value.data));
  }
}

TEST(Map, NumbersAreInTheOrderOfTheirValues) {
  auto key = [](uint32_t number, int64_t k) {
    return field(number, field(1, static_cast<uint64_t>(k)));
  };
  auto got = maps(key(1, 1) + key(1, -1) + key(2, 5) + key(2, INT64_MIN) +
                  key(4, -1) + key(4, 3) + key(11, 1) + key(11, 0));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ(-1, got->i32[0].key);
  EXPECT_EQ(INT64_MIN, got->i64[0].key);
  EXPECT_EQ(3u, got->u64[0].key);
  EXPECT_EQ(UINT64_MAX, got->u64[1].key);
  EXPECT_FALSE(got->flag[0].key);
  EXPECT_TRUE(got->flag[1].key);
  const std::string sfixed32 =
      field(9, fixed32(1, 7)) + field(9, fixed32(1, static_cast<uint32_t>(-7)));
  auto narrow = maps(sfixed32);
  ASSERT_EQ(2u, narrow->n_y32);
  EXPECT_EQ(-7, narrow->y32[0].key);
}

TEST(Map, ZeroKeysAndValuesAreSent) {
  kinds_Maps_I32Entry zero = {0, 0};
  kinds_Maps message = {};
  message.i32 = &zero;
  message.n_i32 = 1;
  EXPECT_EQ("0a0b0800110000000000000000",
            to_hex(encoded(&kinds_Maps_type, &message)));
}

TEST(Map, WhatAnEntryLacksIsZeroAndAMessageIsEmpty) {
  auto got = maps(field(12, "") + field(10, "") + field(11, field(1, 1)));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_EQ(1u, got->n_text);
  EXPECT_EQ(0u, got->text[0].key.len);
  EXPECT_EQ(0u, got->text[0].value.len);
  ASSERT_EQ(1u, got->n_y64);
  ASSERT_NE(nullptr, got->y64[0].value);
  EXPECT_EQ(0, got->y64[0].value->n);
  ASSERT_NE(nullptr, got->flag[0].value);
}

TEST(Map, WhatAnEntryHasBesidesIsSkipped) {
  auto got = maps(field(12, field(3, "unknown") + field(2, "v") +
                                field(1, "k") + field(9, 1)));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ("k", std::string(got->text[0].key.data));
  EXPECT_EQ("v", std::string(got->text[0].value.data));
}

TEST(Map, AMissingMessageIsSentEmptyAndAMissingTokenIsSaid) {
  kinds_Maps_Y64Entry node = {3, nullptr};
  kinds_Maps message = {};
  message.y64 = &node;
  message.n_y64 = 1;
  EXPECT_EQ(to_hex(field(10, fixed64(1, 3) + field(2, ""))),
            to_hex(encoded(&kinds_Maps_type, &message)));
  kinds_Maps_TokensEntry token = {wool_str_c("t"), nullptr};
  kinds_Maps tokens = {};
  tokens.tokens = &token;
  tokens.n_tokens = 1;
  std::string bytes;
  Outcome sent = encode(&kinds_Maps_type, &tokens, &bytes);
  EXPECT_EQ(WOOL_ERR_TYPE, sent.code);
  EXPECT_EQ("field value of kinds.Maps.TokensEntry: NULL, not a token",
            sent.text);
  auto got = maps(field(13, field(1, "t")));
  EXPECT_EQ(WOOL_ERR_MALFORMED, got.code);
  EXPECT_EQ("kinds.Maps.tokens: an entry has no token", got.text);
}

TEST(Map, KeysAreUtf8BothWays) {
  EXPECT_EQ(WOOL_ERR_MALFORMED, maps(text_entry("\xff", "")).code);
  EXPECT_NE(std::string::npos,
            encoded_text({entry("\xff", "")}).find("not UTF-8"));
}

TEST(Map, EntriesThatAreNoMessagesAreRefused) {
  EXPECT_EQ(WOOL_ERR_MALFORMED, maps(field(12, "\xff")).code);
  EXPECT_EQ(WOOL_ERR_MALFORMED, maps(field(12, tag(1, 2) + "\x05")).code);
}

TEST(Map, IsBoundedByTheArena) {
  std::string bytes;
  for (int i = 2000; i > 0; i--)
    bytes += text_entry(std::to_string(i), "");
  EXPECT_EQ(WOOL_OK, maps(bytes, 1 << 20).code);
  EXPECT_EQ(WOOL_ERR_NO_MEMORY, maps(bytes, 100000).code);
}

// Quadratic work over these would take minutes.
TEST(Map, InPiecesAndBackwardsCostsNoMoreThanSorting) {
  std::string bytes;
  for (int i = 200000; i > 0; i--)
    bytes += field(15, field(1, field(1, static_cast<uint64_t>(i))));
  auto got = maps(bytes);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ(200000u, got->inner->n_i32);
  EXPECT_EQ(1, got->inner->i32[0].key);
}

std::string nested(int levels) {
  std::string bytes;
  for (int i = 0; i < levels; i++)
    bytes = field(11, field(2, bytes));
  return bytes;
}

// An entry is a level, and its value is one.
TEST(Map, AHundredLevelsAreReadAndWrittenAndOneMoreIsNot) {
  std::string deepest = nested(49); // and the message itself
  auto got = maps(deepest);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ(WOOL_OK, maps(encoded(&kinds_Maps_type, got.msg)).code);
  auto full = maps(field(15, nested(49)));
  EXPECT_EQ(WOOL_OK, full.code) << full.text;
  EXPECT_EQ(WOOL_ERR_LIMIT, maps(nested(50)).code);
  kinds_Maps outer = {};
  kinds_Maps_FlagEntry flag = {true, full.msg};
  outer.flag = &flag;
  outer.n_flag = 1;
  std::string bytes;
  EXPECT_EQ(WOOL_ERR_LIMIT, encode(&kinds_Maps_type, &outer, &bytes).code);
}

TEST(Map, EqualityDoesNotLookAtTheOrderAndCopiesShareNothing) {
  std::vector<Text> one = {entry("a", "1"), entry("b", "2")};
  std::vector<Text> two = {entry("b", "0"), entry("b", "2"), entry("a", "1")};
  kinds_Maps a = {}, b = {};
  a.text = one.data();
  a.n_text = one.size();
  b.text = two.data();
  b.n_text = two.size();
  EXPECT_TRUE(wool_message_equal(&kinds_Maps_type, &a, &b));
  Arena arena;
  auto *copy = static_cast<kinds_Maps *>(
      wool_message_copy(&kinds_Maps_type, &b, arena.get()));
  EXPECT_TRUE(wool_message_equal(&kinds_Maps_type, &a, copy));
  EXPECT_NE(b.text[0].key.data, copy->text[0].key.data);
  two[1].value = wool_str_c("3");
  EXPECT_FALSE(wool_message_equal(&kinds_Maps_type, &a, &b));
  b.n_text = 0;
  EXPECT_FALSE(wool_message_equal(&kinds_Maps_type, &a, &b));
  EXPECT_FALSE(wool_message_equal(&kinds_Maps_type, &b, &a));
}

} // namespace
