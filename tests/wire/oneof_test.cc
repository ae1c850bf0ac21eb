// Fields of which at most one is there: what is written, which one is read.
#include <gtest/gtest.h>

#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

Decoded<kinds_Choice> choice(const std::string &bytes) {
  return decode<kinds_Choice>(&kinds_Choice_type, bytes);
}

kinds_Choice of(uint32_t which) {
  kinds_Choice message;
  memset(&message, 0, sizeof message);
  message.which_one = which;
  return message;
}

TEST(Oneof, NothingIsSentIfNothingIsChosen) {
  kinds_Choice message = of(kinds_Choice_one_NOT_SET);
  message.one.u64 = 77; // nobody's
  EXPECT_EQ("", to_hex(encoded(&kinds_Choice_type, &message)));
  EXPECT_EQ(0u, choice("")->which_one);
}

TEST(Oneof, AZeroThatIsChosenIsSent) {
  const struct {
    uint32_t which;
    const char *hex;
  } cases[] = {{kinds_Choice_one_real, "09 0000000000000000"},
               {kinds_Choice_one_small, "15 00000000"},
               {kinds_Choice_one_i32, "18 00"},
               {kinds_Choice_one_s64, "40 00"},
               {kinds_Choice_one_x32, "4d 00000000"},
               {kinds_Choice_one_y64, "61 0000000000000000"},
               {kinds_Choice_one_flag, "68 00"},
               {kinds_Choice_one_text, "72 00"},
               {kinds_Choice_one_raw, "7a 00"},
               {kinds_Choice_one_color, "8001 00"},
               {kinds_Choice_one_node, "8a01 00"}};
  for (const auto &c : cases) {
    kinds_Choice message = of(c.which);
    std::string bytes = encoded(&kinds_Choice_type, &message);
    EXPECT_EQ(to_hex(from_hex(c.hex)), to_hex(bytes));
    auto back = choice(bytes);
    ASSERT_EQ(WOOL_OK, back.code) << back.text;
    EXPECT_EQ(c.which, back->which_one);
  }
}

TEST(Oneof, ANumberThatIsNoFieldsIsNone) {
  kinds_Choice message = of(500);
  EXPECT_EQ("", encoded(&kinds_Choice_type, &message));
}

TEST(Oneof, TheLastOnTheWireWins) {
  auto got = choice(field(14, "text") + field(3, 7));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ(kinds_Choice_one_i32, got->which_one);
  EXPECT_EQ(7, got->one.i32);
  got = choice(field(3, 7) + field(14, "text") + field(14, "other"));
  EXPECT_EQ(kinds_Choice_one_text, got->which_one);
  EXPECT_EQ("other", std::string(got->one.text.data));
}

TEST(Oneof, WhatOneLeavesInTheUnionIsNothingToTheNext) {
  // A pointer is read where a number was, and a longer view after a shorter.
  auto got = choice(fixed64(10, UINT64_MAX) + field(17, field(2, 5)));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_EQ(kinds_Choice_one_node, got->which_one);
  EXPECT_EQ(5, got->one.node->n);
  got = choice(fixed64(10, UINT64_MAX) + field(15, ""));
  EXPECT_EQ(kinds_Choice_one_raw, got->which_one);
  EXPECT_EQ(0u, got->one.raw.len);
}

TEST(Oneof, AMessageThatComesTwiceInARowIsMergedAndOtherwiseReplaced) {
  const std::string n = field(17, field(2, 5));
  const std::string next = field(17, field(1, field(2, 6)));
  auto merged = choice(n + next);
  ASSERT_EQ(kinds_Choice_one_node, merged->which_one);
  EXPECT_EQ(5, merged->one.node->n);
  ASSERT_NE(nullptr, merged->one.node->next);
  auto replaced = choice(n + field(3, 1) + next);
  EXPECT_EQ(0, replaced->one.node->n);
  EXPECT_EQ(6, replaced->one.node->next->n);
}

TEST(Oneof, OneOfAnotherWireTypeChoosesNothing) {
  auto got = choice(field(3, 7) + fixed32(14, 1));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_EQ(kinds_Choice_one_i32, got->which_one);
}

TEST(Oneof, OneDoesNotTouchTheOther) {
  auto got = choice(field(21, "note") + field(3, 7) + field(22, 9));
  EXPECT_EQ(kinds_Choice_one_i32, got->which_one);
  EXPECT_EQ(kinds_Choice_other_note, got->which_other);
  EXPECT_EQ("note", std::string(got->other.note.data));
  EXPECT_EQ(9, got->plain);
}

TEST(Oneof, ATokenThatIsNotThereIsSaid) {
  kinds_Choice message = of(kinds_Choice_one_undo);
  std::string bytes;
  Outcome sent = encode(&kinds_Choice_type, &message, &bytes);
  EXPECT_EQ(WOOL_ERR_TYPE, sent.code);
  EXPECT_EQ("field undo of kinds.Choice: NULL, not a token", sent.text);
}

TEST(Oneof, StringsAreUtf8) {
  kinds_Choice message = of(kinds_Choice_one_text);
  message.one.text = wool_str_c("\xff");
  std::string bytes;
  EXPECT_EQ(WOOL_ERR_TYPE, encode(&kinds_Choice_type, &message, &bytes).code);
  EXPECT_EQ(WOOL_ERR_MALFORMED, choice(field(14, "\xff")).code);
}

TEST(Oneof, CopiesShareNothing) {
  auto got = choice(field(14, "text") + field(20, field(17, field(2, 5))));
  Arena arena;
  auto *copy = static_cast<kinds_Choice *>(
      wool_message_copy(&kinds_Choice_type, got.msg, arena.get()));
  EXPECT_TRUE(wool_message_equal(&kinds_Choice_type, got.msg, copy));
  EXPECT_NE(got->one.text.data, copy->one.text.data);
  EXPECT_NE(got->other.nested->one.node, copy->other.nested->one.node);
}

TEST(Oneof, EqualityLooksAtWhichAndAtThatOneOnly) {
  kinds_Choice a = of(kinds_Choice_one_flag), b = a;
  memset(&b.one, 0xee, sizeof b.one);
  b.one.flag = false;
  EXPECT_TRUE(wool_message_equal(&kinds_Choice_type, &a, &b));
  b.one.flag = true;
  EXPECT_FALSE(wool_message_equal(&kinds_Choice_type, &a, &b));
  kinds_Choice zero = of(kinds_Choice_one_u32);
  EXPECT_FALSE(wool_message_equal(&kinds_Choice_type, &a, &zero));
  EXPECT_FALSE(wool_message_equal(&kinds_Choice_type, &zero, &a));
  kinds_Choice none = of(kinds_Choice_one_NOT_SET);
  EXPECT_FALSE(wool_message_equal(&kinds_Choice_type, &a, &none));
}

} // namespace
