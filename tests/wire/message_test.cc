// What can be done with any message: equality, clones, text for people.
#include <gtest/gtest.h>
#include <wool/value.h>

#include <cmath>

#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"
#include "tests/wire/tables.h"

namespace {

using namespace wooltest;

bool equal(const Tree &a, const Tree &b) {
  bool same = wool_message_equal(&tree_type, &a, &b);
  EXPECT_EQ(same, wool_message_equal(&tree_type, &b, &a));
  return same;
}

TEST(MessageEqual, PresenceCountsAndWhatIsAbsentDoesNot) {
  Tree a = {}, b = {};
  EXPECT_TRUE(equal(a, b));
  a.level = 5; // absent in both
  EXPECT_TRUE(equal(a, b));
  a.has_level = true;
  EXPECT_FALSE(equal(a, b));
  b.has_level = true;
  EXPECT_FALSE(equal(a, b));
  b.level = 5;
  EXPECT_TRUE(equal(a, b));
  const Tree empty = {};
  a.next = &empty;
  EXPECT_FALSE(equal(a, b));
  const Tree other = {};
  b.next = &other;
  EXPECT_TRUE(equal(a, b));
}

TEST(MessageEqual, NanIsEqualToNothing) {
  Tree a = {};
  a.ratio = std::nan("");
  EXPECT_FALSE(equal(a, a));
  Tree b = {}, c = {};
  b.ratio = 0.0;
  c.ratio = -0.0;
  EXPECT_TRUE(equal(b, c));
}

TEST(MessageEqual, MapsAreEqualInAnyOrder) {
  const TreeEntry one[] = {{wool_str_c("a"), 1}, {wool_str_c("b"), 2}};
  const TreeEntry two[] = {
      {wool_str_c("b"), 1}, {wool_str_c("a"), 1}, {wool_str_c("b"), 2}};
  Tree a = {}, b = {};
  a.marks = one;
  a.n_marks = 2;
  b.marks = two;
  b.n_marks = 3;
  EXPECT_TRUE(equal(a, b));
  b.n_marks = 2;
  EXPECT_FALSE(equal(a, b));
}

TEST(MessageEqual, AChosenMessageThatIsNullIsAnEmptyOne) {
  Tree a = {}, b = {}, inner = {};
  a.which_one = b.which_one = 12;
  EXPECT_TRUE(equal(a, b));
  b.one.tree = &inner;
  EXPECT_TRUE(equal(a, b));
  inner.has_level = true;
  EXPECT_FALSE(equal(a, b));
  b.which_one = 0;
  EXPECT_FALSE(equal(a, b));
}

TEST(MessageEqual, AnEntrysMessageThatIsNullIsAnEmptyOne) {
  const wool_value unset = wool_value_of(WOOL_VALUE_NOT_SET),
                   null = wool_value_of_null();
  const wool_value_entry x = {wool_str_c("k"), nullptr},
                         y = {wool_str_c("k"), &unset},
                         z = {wool_str_c("k"), &null};
  const wool_value_map maps[] = {{&x, 1}, {&y, 1}, {&z, 1}};
  const wool_value a = wool_value_of_map(&maps[0]),
                   b = wool_value_of_map(&maps[1]),
                   c = wool_value_of_map(&maps[2]);
  EXPECT_TRUE(wool_message_equal(&wool_value_message_type, &a, &b));
  EXPECT_FALSE(wool_message_equal(&wool_value_message_type, &a, &c));
}

TEST(MessageEqual, TokensAreEqualIfTheyAreTheSame) {
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_token *one = kinds_city_set(wool_str_c("Basel"));
  wool_token *two = kinds_city_set(wool_str_c("Basel"));
  ASSERT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  kinds_Bag a = {}, b = {};
  a.any = b.any = one;
  EXPECT_TRUE(wool_message_equal(&kinds_Bag_type, &a, &b));
  b.any = two;
  EXPECT_FALSE(wool_message_equal(&kinds_Bag_type, &a, &b));
  b.any = nullptr;
  EXPECT_FALSE(wool_message_equal(&kinds_Bag_type, &a, &b));
  wool_token_unref(one);
  wool_token_unref(two);
  wool_context_unref(context);
}

TEST(MessageClone, KeepsItsTokensAndLivesUntilItIsFreed) {
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_token *token = kinds_city_set(wool_str_c("Basel"));
  ASSERT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  kinds_Bag inner = {}, bag = {};
  inner.label = wool_str_c("deep");
  bag.any = token;
  bag.many = &token;
  bag.n_many = 1;
  bag.inner = &inner;
  auto *clone =
      static_cast<kinds_Bag *>(wool_message_clone(&kinds_Bag_type, &bag));
  ASSERT_NE(nullptr, clone);
  EXPECT_EQ(0u, reinterpret_cast<uintptr_t>(clone) % alignof(max_align_t));
  EXPECT_NE(&inner, clone->inner);
  EXPECT_TRUE(wool_message_equal(&kinds_Bag_type, &bag, clone));
  wool_token_unref(token);
  EXPECT_FALSE(wool_token_is_used(clone->any)); // still there
  wool_message_free(clone);
  wool_context_unref(context);
}

// ---- text ----

std::string print(const wool_message_type *type, const void *message) {
  Arena arena;
  wool_error error = WOOL_ERROR_INIT;
  wool_str text = {nullptr, 0};
  wool_code rc = wool_message_print(type, message, arena.get(), &text, &error);
  return rc ? std::string(wool_code_name(rc)) + ": " + error.message
            : std::string(text.data, text.len);
}

std::string printed(const wool_message_type *type, const std::string &bytes) {
  auto got = decode<void *>(type, bytes);
  EXPECT_EQ(WOOL_OK, got.code) << got.text;
  return print(type, got.msg);
}

TEST(MessagePrint, HasALineForEachField) {
  EXPECT_EQ("", printed(&tree_type, ""));
  EXPECT_EQ("name: \"a\\\"\\\\\\n\\001\xc3\xbc\"\n"
            "level: 0\n"
            "colors: FIRST\n"
            "colors: SECOND\n"
            "sizes: 7\n"
            "kids {\n"
            "  name: \"b\"\n"
            "  next {\n"
            "  }\n"
            "}\n"
            "kids {\n"
            "}\n"
            "marks {\n"
            "  key: \"k\"\n"
            "  value: LOW\n"
            "}\n"
            "tree {\n"
            "  ratio: 0.5\n"
            "}\n"
            "open: 9\n"
            "raw: \"\\303\\274\"\n",
            printed(&tree_type,
                    field(1, "a\"\\\n\1\xc3\xbc") + field(2, 0) +
                        field(5, "\1\2") + field(6, 7) +
                        field(7, field(1, "b") + field(8, "")) + field(7, "") +
                        field(9, field(1, "k") +
                                     field(2, static_cast<uint64_t>(-3))) +
                        field(12, fixed64(13, wool_bits_from_double(0.5))) +
                        field(14, 9) + field(15, "\xc3\xbc")));
}

TEST(MessagePrint, NumbersOfAllKinds) {
  kinds_Single single = {};
  single.real = -INFINITY;
  single.small = 0.1f;
  single.i32 = INT32_MIN;
  single.u64 = UINT64_MAX;
  single.flag = true;
  single.color = kinds_COLOR_BELOW;
  EXPECT_EQ("real: -inf\nsmall: 0.1\ni32: -2147483648\n"
            "u64: 18446744073709551615\nflag: true\ncolor: COLOR_BELOW\n",
            print(&kinds_Single_type, &single));
  single = {};
  single.real = std::nan("");
  EXPECT_EQ("real: nan\n", print(&kinds_Single_type, &single));
}

TEST(MessagePrint, UnknownFieldsByNumber) {
  EXPECT_EQ("open: ONE\n"
            "100: 7\n"
            "101: \"text\"\n"
            "102: 0x00000001\n"
            "103: 0x0000000000000002\n"
            "104 {\n"
            "  1: 1\n"
            "  2 {\n"
            "  }\n"
            "}\n"
            "105: \"\\377\"\n",
            printed(&tree_type, field(100, 7) + field(101, "text") +
                                    fixed32(102, 1) + fixed64(103, 2) +
                                    tag(104, 3) + field(1, 1) + tag(2, 3) +
                                    tag(2, 4) + tag(104, 4) +
                                    field(105, "\xff") + field(14, 1)));
  const char *const broken[] = {"\x08", "\x0a\x05x", "\x0c",
                                "\x0e", "\x0d",      "\xff"};
  for (const char *bytes : broken) {
    Tree tree = {};
    tree.unknown_fields = wool_bytes_n(bytes, strlen(bytes));
    EXPECT_NE(std::string::npos,
              print(&tree_type, &tree).find("# no protobuf\n"));
  }
}

TEST(MessagePrint, TokensByTheirRepr) {
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_token *token = kinds_city_set(wool_str_c("Basel"));
  char repr[256];
  (void)wool_token_repr(token, repr, sizeof repr);
  kinds_Bag bag = {};
  wool_token *many[] = {token, nullptr};
  bag.any = token;
  bag.many = many;
  bag.n_many = 2;
  EXPECT_EQ("any: " + std::string(repr) + "\nmany: " + repr +
                "\nmany: <no token>\n",
            print(&kinds_Bag_type, &bag));
  wool_token_unref(token);
  ASSERT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  wool_context_unref(context);
}

TEST(MessagePrint, DepthIsLimited) {
  std::vector<kinds_Node> chain(WOOLI_MAX_MESSAGE_DEPTH + 1);
  for (size_t i = 0; i + 2 < chain.size(); i++)
    chain[i].next = &chain[i + 1];
  EXPECT_EQ(0u, print(&kinds_Node_type, &chain[0]).find("next {\n"));
  chain[chain.size() - 2].next = &chain[chain.size() - 1];
  EXPECT_EQ("ERR_LIMIT: kinds.Node is nested deeper than 100",
            print(&kinds_Node_type, &chain[0]));
}

} // namespace
