// Unknown fields, numbers of closed enums without a name, defaults, and scalars
// that are sent one by one.
#include <gtest/gtest.h>

#include "tests/wire/support.h"
#include "tests/wire/tables.h"

namespace {

using namespace wooltest;

std::string unknown_of(const Tree *tree) {
  return std::string(reinterpret_cast<const char *>(tree->unknown_fields.data),
                     tree->unknown_fields.len);
}

std::string text_of(wool_str s) {
  return std::string(s.data, s.len);
}

std::string group(uint32_t number, const std::string &content) {
  return tag(number, 3) + content + tag(number, 4);
}

const std::string kManifest = field(536870911, "manifest");

// Decodes with or without a copy of what came.
class Unknown : public ::testing::TestWithParam<bool> {
protected:
  Outcome take(const std::string &bytes, Tree *tree) {
    inputs_.emplace_back(new Exact(bytes));
    wooli_token_list tokens = {nullptr, 0, 0};
    wool_decoder decoder = {};
    decoder.tokens = &tokens;
    decoder.input_lasts = GetParam();
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wooli_message_decode(&tree_type, inputs_.back()->get(),
                                        arena_.get(), &decoder, tree, &error);
    return {rc, error.message};
  }
  Arena arena_;
  std::vector<std::unique_ptr<Exact>> inputs_;
};

INSTANTIATE_TEST_SUITE_P(Input, Unknown, ::testing::Bool(),
                         [](const auto &input) {
                           return input.param ? "Lasts" : "IsCopied";
                         });

TEST_P(Unknown, FieldsAreKeptAndWrittenBehindTheKnownOnes) {
  const std::string a = field(100, 7), b = field(101, "text"),
                    c = fixed32(102, 1), d = fixed64(103, 2),
                    e = group(104, field(1, 1) + group(2, ""));
  const struct {
    std::string bytes, unknown, again;
  } cases[] = {
      {"", "", ""},
      {a, a, a},
      {a + b + c + d + e, a + b + c + d + e, a + b + c + d + e},
      {e, e, e},
      {e + e, e + e, e + e},
      {a + field(1, "name") + b, a + b, field(1, "name") + a + b},
      {field(1, "name") + e, e, field(1, "name") + e},
      {e + field(1, "name"), e, field(1, "name") + e},
      {e + a + field(1, "name") + a + e, e + a + a + e,
       field(1, "name") + e + a + a + e},
      // another wire type than the table's
      {field(1, 5), field(1, 5), field(1, 5)},
      {group(1, "") + field(2, "x"), group(1, "") + field(2, "x"),
       group(1, "") + field(2, "x")},
      {a + kManifest + b, a + b, a + b},
      {kManifest, "", ""},
      {kManifest + e + kManifest, e, e},
  };
  for (const auto &c1 : cases) {
    size_t at = static_cast<size_t>(&c1 - cases);
    Tree tree = {};
    Outcome outcome = take(c1.bytes, &tree);
    ASSERT_EQ(WOOL_OK, outcome.code) << at << ": " << outcome.text;
    EXPECT_EQ(to_hex(c1.unknown), to_hex(unknown_of(&tree))) << at;
    EXPECT_EQ(to_hex(c1.again), to_hex(encoded(&tree_type, &tree))) << at;
  }
}

TEST_P(Unknown, FieldsOfANestedMessageThatComesTwiceAreJoined) {
  const std::string a = field(100, 7), b = field(101, "text");
  Tree tree = {};
  ASSERT_EQ(WOOL_OK, take(field(8, a) + field(8, b) + field(8, a), &tree).code);
  EXPECT_EQ(a + b + a, unknown_of(tree.next));
  EXPECT_EQ(0u, tree.unknown_fields.len);
}

TEST_P(Unknown, ManyRunsAreJoinedInLinearMemory) {
  std::string bytes, expected;
  for (int i = 0; i < 20000; i++) {
    bytes += field(100, 7) + field(2, 1);
    expected += field(100, 7);
  }
  Tree tree = {};
  ASSERT_EQ(WOOL_OK, take(bytes, &tree).code);
  EXPECT_EQ(expected, unknown_of(&tree));
  EXPECT_LT(wool_arena_used(arena_.get()), 8 * expected.size());
}

TEST_P(Unknown, WithoutRoomTheyEndTheDecoding) {
  Arena small(4096);
  std::string bytes = field(100, std::string(5000, 'x')) + field(1, "a") +
                      field(100, std::string(5000, 'x'));
  Exact exact(bytes);
  wool_decoder decoder = {};
  decoder.input_lasts = GetParam();
  Tree tree = {};
  EXPECT_EQ(WOOL_ERR_NO_MEMORY,
            wooli_message_decode(&tree_type, exact.get(), small.get(), &decoder,
                                 &tree, nullptr));
}

TEST_P(Unknown, NumbersOfAClosedEnumWithoutANameAreUnknown) {
  const std::string nine = varint(9), minus = varint(UINT64_MAX);
  Tree tree = {};
  Outcome outcome = take(
      field(4, 9) + field(5, 1) + field(5, 9) + field(5, "\1\x9\2" + minus) +
          field(10, 9) + field(9, field(1, "a") + field(2, 1)) +
          field(9, field(1, "b") + field(2, 9)) +
          field(9, field(1, "c") + field(2, 9) + field(2, 2)),
      &tree);
  ASSERT_EQ(WOOL_OK, outcome.code) << outcome.text;
  EXPECT_FALSE(tree.has_color);
  EXPECT_EQ(2, tree.color); // the default
  ASSERT_EQ(3u, tree.n_colors);
  EXPECT_EQ(1, tree.colors[0]);
  EXPECT_EQ(1, tree.colors[1]);
  EXPECT_EQ(2, tree.colors[2]);
  EXPECT_EQ(0u, tree.which_one);
  ASSERT_EQ(2u, tree.n_marks);
  EXPECT_EQ("a", text_of(tree.marks[0].key));
  EXPECT_EQ("c", text_of(tree.marks[1].key));
  EXPECT_EQ(to_hex(field(4, 9) + field(5, 9) + field(5, 9) +
                   field(5, UINT64_MAX) + field(10, 9) +
                   field(9, field(1, "b") + field(2, 9))),
            to_hex(unknown_of(&tree)));
}

TEST_P(Unknown, AnEntryWithoutItsClosedEnumHasTheFirstValue) {
  Tree tree = {};
  ASSERT_EQ(WOOL_OK, take(field(9, field(1, "a")), &tree).code);
  ASSERT_EQ(1u, tree.n_marks);
  EXPECT_EQ(1, tree.marks[0].value);
  EXPECT_EQ(0u, tree.unknown_fields.len);
}

TEST_P(Unknown, NumbersOfAnOpenEnumAreValues) {
  Tree tree = {};
  ASSERT_EQ(WOOL_OK, take(field(14, 9), &tree).code);
  EXPECT_EQ(9, tree.open);
  EXPECT_EQ(0u, tree.unknown_fields.len);
}

TEST(UnknownFields, GoWithCopiesAndClonesAndCountAsContent) {
  auto got =
      decode<Tree>(&tree_type, field(100, "text") + field(8, field(9, 1)));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  Arena arena;
  void *copy = wool_message_copy(&tree_type, got.msg, arena.get());
  void *clone = wool_message_clone(&tree_type, got.msg);
  EXPECT_NE(got.msg->unknown_fields.data,
            static_cast<Tree *>(clone)->unknown_fields.data);
  EXPECT_EQ(encoded(&tree_type, got.msg), encoded(&tree_type, copy));
  EXPECT_EQ(encoded(&tree_type, got.msg), encoded(&tree_type, clone));
  EXPECT_TRUE(wool_message_equal(&tree_type, got.msg, copy));
  EXPECT_TRUE(wool_message_equal(&tree_type, got.msg, clone));
  auto other =
      decode<Tree>(&tree_type, field(100, "teXt") + field(8, field(9, 1)));
  EXPECT_FALSE(wool_message_equal(&tree_type, got.msg, other.msg));
  wool_message_free(clone);
}

TEST(Defaults, AreWhatAnAbsentMemberHolds) {
  Tree tree;
  memset(&tree, 0xff, sizeof tree);
  wool_message_init(&tree_type, &tree);
  EXPECT_FALSE(tree.has_level);
  EXPECT_EQ(-5, tree.level);
  EXPECT_FALSE(tree.has_title);
  EXPECT_EQ("none", text_of(tree.title));
  EXPECT_FALSE(tree.has_color);
  EXPECT_EQ(2, tree.color);
  EXPECT_EQ(0u, tree.n_kids);
  EXPECT_EQ("", encoded(&tree_type, &tree));
}

void expect_defaults(const Tree &tree) {
  EXPECT_FALSE(tree.has_level);
  EXPECT_EQ(-5, tree.level);
  EXPECT_EQ("none", text_of(tree.title));
}

TEST(Defaults, AreThereInEveryMessageThatIsDecoded) {
  const std::string some = field(1, "x");
  auto got = decode<Tree>(&tree_type, field(7, some) + field(7, "") +
                                          field(8, some) + field(12, some));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  expect_defaults(*got.msg);
  ASSERT_EQ(2u, got->n_kids);
  expect_defaults(got->kids[0]);
  expect_defaults(got->kids[1]);
  expect_defaults(*got->next);
  expect_defaults(*got->one.tree);
  auto given =
      decode<Tree>(&tree_type, field(2, 0) + field(3, "") + field(4, 1));
  EXPECT_TRUE(given->has_level);
  EXPECT_EQ(0, given->level);
  EXPECT_EQ("", text_of(given->title));
  EXPECT_EQ(1, given->color);
  EXPECT_EQ(field(2, 0) + field(3, "") + field(4, 1),
            encoded(&tree_type, given.msg));
}

TEST(Unpacked, ScalarsAreSentOneByOne) {
  const uint32_t sizes[] = {1, 300};
  Tree tree = {};
  tree.sizes = sizes;
  tree.n_sizes = 2;
  EXPECT_EQ(field(6, 1) + field(6, 300), encoded(&tree_type, &tree));
  auto got = decode<Tree>(&tree_type, field(6, "\1") + field(6, 300));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  ASSERT_EQ(2u, got->n_sizes);
  EXPECT_EQ(300u, got->sizes[1]);
}

} // namespace
