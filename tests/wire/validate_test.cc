// The limits of a schema: of messages, with the place of what breaks them, and
// of variables.
#include <gtest/gtest.h>
#include <wool/value.h>

#include <cmath>

#include "runtime/wire/value_types.h"
#include "tests/wire/support.h"
#include "tests/wire/tables.h"

namespace {

using namespace wooltest;

Tree good() {
  Tree tree;
  wool_message_init(&tree_type, &tree);
  tree.name = wool_str_c("oak");
  return tree;
}

std::string verdict(const Tree &tree,
                    const wool_message_type *type = &tree_type) {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_message_validate(type, &tree, &error);
  EXPECT_EQ(rc, error.code);
  return rc == WOOL_OK                 ? "ok"
         : rc == WOOL_INVALID_ARGUMENT ? error.message
                                       : wool_code_name(rc);
}

TEST(Validate, AMessageThatKeepsItsLimitsIsWell) {
  EXPECT_EQ("ok", verdict(good()));
}

TEST(Validate, LengthsAtTheLimitAndOnePast) {
  Tree tree = good();
  tree.name = wool_str_c("");
  EXPECT_EQ("tables.Tree.name: length 0 is less than min_len 1", verdict(tree));
  tree.name = wool_str_c("x");
  EXPECT_EQ("ok", verdict(tree));
  tree.name = wool_str_c("12345678");
  EXPECT_EQ("ok", verdict(tree));
  tree.name = wool_str_c("123456789");
  EXPECT_EQ("tables.Tree.name: length 9 exceeds max_len 8", verdict(tree));
}

TEST(Validate, WhatIsAbsentKeepsEveryLimit) {
  Tree tree = good();
  tree.raw = wool_bytes_n("x", 1);
  EXPECT_EQ("ok", verdict(tree));
  tree.has_raw = true;
  EXPECT_EQ("tables.Tree.raw: length 1 is less than min_len 2", verdict(tree));
  tree.raw = wool_bytes_n("xy", 2);
  EXPECT_EQ("ok", verdict(tree));
}

TEST(Validate, RangesAreInclusive) {
  Tree tree = good();
  tree.has_level = true;
  const struct {
    int32_t level;
    const char *text;
  } cases[] = {{-11, "tables.Tree.level: -11 is out of range -10 to 10"},
               {-10, "ok"},
               {10, "ok"},
               {11, "tables.Tree.level: 11 is out of range -10 to 10"}};
  for (const auto &c : cases) {
    tree.level = c.level;
    EXPECT_EQ(c.text, verdict(tree));
  }
  tree = good();
  tree.ratio = 1;
  EXPECT_EQ("ok", verdict(tree));
  tree.ratio = -0.0;
  EXPECT_EQ("ok", verdict(tree));
  tree.ratio = std::nextafter(1.0, 2.0);
  EXPECT_EQ("tables.Tree.ratio: 1.0000000000000002 is out of range 0.0 to 1.0",
            verdict(tree));
  tree.ratio = std::nan("");
  EXPECT_EQ("tables.Tree.ratio: nan is out of range 0.0 to 1.0", verdict(tree));
}

TEST(Validate, CountsAreOfTheFieldAndOtherLimitsOfEachElement) {
  Tree tree = good();
  const int32_t colors[] = {1, 2, 1, 2};
  tree.colors = colors;
  tree.n_colors = 3;
  EXPECT_EQ("ok", verdict(tree));
  tree.n_colors = 4;
  EXPECT_EQ("tables.Tree.colors: 4 items exceed max_items 3", verdict(tree));
  tree = good();
  const uint32_t sizes[] = {100, 0, 101};
  tree.sizes = sizes;
  tree.n_sizes = 2;
  EXPECT_EQ("ok", verdict(tree));
  tree.n_sizes = 3;
  EXPECT_EQ("tables.Tree.sizes[2]: 101 is out of range 0 to 100",
            verdict(tree));
  tree = good();
  const TreeEntry marks[] = {
      {wool_str_c("a"), 1}, {wool_str_c("b"), 1}, {wool_str_c("c"), 1}};
  tree.marks = marks;
  tree.n_marks = 2;
  EXPECT_EQ("ok", verdict(tree));
  tree.n_marks = 3;
  EXPECT_EQ("tables.Tree.marks: 3 items exceed max_items 2", verdict(tree));
}

TEST(Validate, NumbersOfADefinedEnumHaveNames) {
  Tree tree = good();
  tree.open = 1;
  EXPECT_EQ("ok", verdict(tree));
  tree.open = 2;
  EXPECT_EQ("tables.Tree.open: 2 is no value of tables.Open", verdict(tree));
}

TEST(Validate, OfAOneofTheOneThatIsChosenCounts) {
  Tree tree = good();
  tree.which_one = 11;
  tree.one.text = wool_str_c("xy");
  EXPECT_EQ("ok", verdict(tree));
  tree.one.text = wool_str_c("xyz");
  EXPECT_EQ("tables.Tree.text: length 3 exceeds max_len 2", verdict(tree));
  tree.which_one = 10;
  tree.one.picked = 1;
  EXPECT_EQ("ok", verdict(tree));
}

TEST(Validate, AChosenMessageThatIsNullIsAnEmptyOne) {
  Tree tree = good();
  tree.which_one = 12;
  EXPECT_EQ("tables.Tree.tree.name: length 0 is less than min_len 1",
            verdict(tree));
}

TEST(Validate, WhatIsRequiredIsThere) {
  Tree tree = good(), other = good();
  EXPECT_EQ("tables.Strict.level: is required, and not there",
            verdict(tree, &strict_type));
  tree.has_level = true;
  EXPECT_EQ("tables.Strict.next: is required, and not there",
            verdict(tree, &strict_type));
  tree.next = &other;
  EXPECT_EQ("tables.Strict.one: is required, and none of it is chosen",
            verdict(tree, &strict_type));
  tree.which_one = 10;
  EXPECT_EQ("ok", verdict(tree, &strict_type));
}

TEST(Validate, ThePathGoesThroughNestedMessages) {
  Tree leaf = good(), middle = good(), root = good();
  const uint32_t sizes[] = {1, 2, 300};
  leaf.sizes = sizes;
  leaf.n_sizes = 3;
  const Tree kids[] = {good(), leaf};
  middle.kids = kids;
  middle.n_kids = 2;
  root.next = &middle;
  EXPECT_EQ("tables.Tree.next.kids[1].sizes[2]: 300 is out of range 0 to 100",
            verdict(root));
}

// A map of strings to strings of 1 byte at most, and one of numbers to trees.
struct TextEntry {
  wool_str key;
  wool_str value;
};
struct FlagEntry {
  bool key;
  const Tree *value;
};
struct Maps {
  const TextEntry *texts;
  size_t n_texts;
  const FlagEntry *trees;
  size_t n_trees;
};
const wool_field text_fields[] = {
    {"key", 1, WOOL_KIND_STRING, 0, offsetof(TextEntry, key), 0, nullptr,
     nullptr, nullptr, nullptr},
    {"value", 2, WOOL_KIND_STRING, 0, offsetof(TextEntry, value), 0, nullptr,
     nullptr, nullptr, nullptr}};
const wool_field flag_fields[] = {
    {"key", 1, WOOL_KIND_BOOL, 0, offsetof(FlagEntry, key), 0, nullptr, nullptr,
     nullptr, nullptr},
    {"value", 2, WOOL_KIND_MESSAGE, 0, offsetof(FlagEntry, value), 0,
     &tree_type, nullptr, nullptr, nullptr}};
const wool_message_type text_entry = {
    "Maps.TextsEntry", sizeof(TextEntry), text_fields, 2, 0, 0, 0};
const wool_message_type flag_entry = {"Maps.TreesEntry",
                                      sizeof(FlagEntry),
                                      flag_fields,
                                      2,
                                      WOOL_MESSAGE_HAS_RULES,
                                      0,
                                      0};
const wool_field_extra one_byte = {
    nullptr, nullptr, WOOL_EXTRA_MAX_LEN, 0, 1, 0, 0, 0, 0, 0, {nullptr, 0}};
const wool_field maps_fields[] = {
    {"texts", 1, WOOL_KIND_MESSAGE, WOOL_LABEL_MAP, offsetof(Maps, texts),
     offsetof(Maps, n_texts), &text_entry, nullptr, nullptr, &one_byte},
    {"trees", 2, WOOL_KIND_MESSAGE, WOOL_LABEL_MAP, offsetof(Maps, trees),
     offsetof(Maps, n_trees), &flag_entry, nullptr, nullptr, nullptr}};
const wool_message_type maps_type = {
    "Maps", sizeof(Maps), maps_fields, 2, WOOL_MESSAGE_HAS_RULES, 0, 0};

std::string maps_verdict(const Maps &maps) {
  wool_error error = WOOL_ERROR_INIT;
  return wool_message_validate(&maps_type, &maps, &error) ? error.message
                                                          : "ok";
}

TEST(Validate, LimitsOfAMapAreThoseOfItsValuesAndKeysAreShown) {
  const std::string long_key(31, 'k');
  const struct {
    std::string key, shown;
  } cases[] = {{"k", "[\"k\"]"},
               {"a\"\\\n", "[\"a\\x22\\x5c\\x0a\"]"},
               {long_key + "k", "[\"" + long_key + "k\"]"},
               {long_key + "kk", "[\"" + long_key + "k...\"]"},
               {long_key + "\xc3\xbc", "[\"" + long_key + "...\"]"}};
  for (const auto &c : cases) {
    TextEntry entry = {str(c.key), wool_str_c("12")};
    const Maps maps = {&entry, 1, nullptr, 0};
    EXPECT_EQ("Maps.texts" + c.shown + ": length 2 exceeds max_len 1",
              maps_verdict(maps));
    entry.value = wool_str_c("1");
    EXPECT_EQ("ok", maps_verdict(maps));
  }
  Tree tree = good();
  FlagEntry entry = {true, &tree};
  const Maps maps = {nullptr, 0, &entry, 1};
  EXPECT_EQ("ok", maps_verdict(maps));
  tree.open = 5;
  EXPECT_EQ("Maps.trees[true].open: 5 is no value of tables.Open",
            maps_verdict(maps));
  entry.value = nullptr;
  EXPECT_EQ("Maps.trees[true].name: length 0 is less than min_len 1",
            maps_verdict(maps));
}

TEST(Validate, DepthIsLimitedAsInTheCodec) {
  std::vector<Tree> chain(WOOLI_MAX_MESSAGE_DEPTH + 1, good());
  for (size_t i = 0; i + 2 < chain.size(); i++)
    chain[i].next = &chain[i + 1];
  EXPECT_EQ("ok", verdict(chain[0]));
  chain[chain.size() - 2].next = &chain[chain.size() - 1];
  EXPECT_EQ("ERR_LIMIT", verdict(chain[0]));
  std::string bytes;
  EXPECT_EQ(WOOL_ERR_LIMIT, encode(&tree_type, &chain[0], &bytes).code);
}

TEST(Validate, TypesWithoutRulesAreNotLookedAt) {
  wool_message_type lax = tree_type;
  lax.flags &= ~static_cast<uint32_t>(WOOL_MESSAGE_HAS_RULES);
  Tree tree = {};
  EXPECT_EQ("ok", verdict(tree, &lax));
}

// ---- variables ----

wool_field_extra up_to_10() {
  wool_field_extra extra = {};
  extra.flags = WOOL_EXTRA_RANGE;
  extra.max_bits = 10;
  return extra;
}
const wool_field_extra ten = up_to_10();

wool_var_decl declare(const char *name, uint8_t kind) {
  wool_var_decl decl = {};
  decl.ns = "limits";
  decl.name = name;
  decl.kind = kind;
  return decl;
}

struct Vars {
  wool_var_decl qty = declare("qty", WOOL_KIND_UINT32);
  wool_var_decl text = declare("text", WOOL_KIND_STRING);
  wool_var_decl closed = declare("closed", WOOL_KIND_ENUM);
  wool_var_decl tree = declare("tree", WOOL_KIND_MESSAGE);
  Vars() {
    qty.extra = &ten;
    text.extra = &one_byte;
    closed.enumeration = &closed_type;
    tree.message = &tree_type;
  }
};

Vars &vars() {
  static Vars all; // declared variables stay
  return all;
}

bool is_set(wool_token *token) {
  wool_token_unref(token);
  return token != nullptr;
}

TEST(LimitsOfVariables, WhatBreaksThemIsNotSet) {
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  EXPECT_TRUE(is_set(wool_var_decl_set_bits(&vars().qty, 10)));
  EXPECT_FALSE(is_set(wool_var_decl_set_bits(&vars().qty, 11)));
  EXPECT_TRUE(is_set(wool_var_decl_set_str(&vars().text, wool_str_c("x"))));
  EXPECT_FALSE(is_set(wool_var_decl_set_str(&vars().text, wool_str_c("xy"))));
  EXPECT_TRUE(
      is_set(wool_var_decl_set_bits(&vars().closed, wool_bits_from_int(-3))));
  EXPECT_FALSE(is_set(wool_var_decl_set_bits(&vars().closed, 0)));
  Tree tree = good();
  EXPECT_TRUE(is_set(wool_var_decl_set_message(&vars().tree, &tree)));
  tree.open = 7;
  EXPECT_FALSE(is_set(wool_var_decl_set_message(&vars().tree, &tree)));
  uint64_t qty;
  EXPECT_EQ(WOOL_OK, wool_var_decl_get_bits(&vars().qty, &qty));
  EXPECT_EQ(10u, qty);
  EXPECT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  wool_context_unref(context);
}

// What a peer sends goes through the type's decode.
Outcome taken(wool_var_decl *decl, const std::string &bytes) {
  (void)wool_var_decl_var(decl);
  Arena arena;
  wooli_token_list tokens = {nullptr, 0, 0};
  wool_decoder decoder = {};
  decoder.type_data = decl;
  decoder.tokens = &tokens;
  decoder.payer = arena.get();
  wool_error error = WOOL_ERROR_INIT;
  void *value = nullptr;
  const wool_value_type *type = wooli_value_type_of(decl->kind);
  wool_code rc = type->decode(&decoder, view(bytes), &value, &error);
  if (!rc && type->release)
    type->release(value);
  return {rc, error.message};
}

TEST(LimitsOfVariables, WhatBreaksThemIsNotBelieved) {
  EXPECT_EQ(WOOL_OK, taken(&vars().qty, field(1, 10)).code);
  Outcome qty = taken(&vars().qty, field(1, 11));
  EXPECT_EQ(WOOL_ERR_MALFORMED, qty.code);
  EXPECT_EQ("limits.qty: 11 is out of range 0 to 10", qty.text);
  EXPECT_EQ(WOOL_OK, taken(&vars().text, field(1, "x")).code);
  Outcome text = taken(&vars().text, field(1, "xy"));
  EXPECT_EQ(WOOL_ERR_MALFORMED, text.code);
  EXPECT_EQ("limits.text: length 2 exceeds max_len 1", text.text);
  EXPECT_EQ(WOOL_OK, taken(&vars().closed, field(1, 2)).code);
  EXPECT_EQ("limits.closed: 9 is no value of tables.Closed",
            taken(&vars().closed, field(1, 9)).text);
  EXPECT_EQ(WOOL_OK, taken(&vars().tree, field(1, "oak")).code);
  Outcome tree = taken(&vars().tree, field(1, "oak") + field(14, 9));
  EXPECT_EQ(WOOL_ERR_MALFORMED, tree.code);
  EXPECT_EQ("tables.Tree.open: 9 is no value of tables.Open", tree.text);
}

} // namespace
