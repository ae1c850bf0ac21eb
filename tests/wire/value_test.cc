// Dynamic values: wire form, helpers, tokens within.
#include <gtest/gtest.h>
#include <wool/value.h>

#include <cmath>
#include <limits>

#include "runtime/context/token.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

std::string wire_of(const wool_value &value) {
  return encoded(&wool_value_message_type, &value);
}

TEST(Value, HasTheWireFormOfWoolValue) {
  EXPECT_EQ("", wire_of(wool_value_of(WOOL_VALUE_NOT_SET)));
  EXPECT_EQ(field(1, 0), wire_of(wool_value_of_null()));
  EXPECT_EQ(fixed64(2, wool_bits_from_double(1.5)),
            wire_of(wool_value_of_number(1.5)));
  EXPECT_EQ(field(3, "text"), wire_of(wool_value_of_str(wool_str_c("text"))));
  EXPECT_EQ(field(4, 0), wire_of(wool_value_of_bool(false)));
  EXPECT_EQ(field(7, 5), wire_of(wool_value_of_int(-3)));
  EXPECT_EQ(field(8, UINT64_MAX), wire_of(wool_value_of_uint(UINT64_MAX)));
  EXPECT_EQ(field(9, "\xff"),
            wire_of(wool_value_of_bytes(wool_bytes_n("\xff", 1))));
  const wool_value items[] = {wool_value_of_null(), wool_value_of_int(1)};
  const wool_value_list list = {items, 2};
  EXPECT_EQ(field(6, field(1, field(1, 0)) + field(1, field(7, 2))),
            wire_of(wool_value_of_list(&list)));
  const wool_value_entry entries[] = {{wool_str_c("b"), &items[0]},
                                      {wool_str_c("a"), &items[1]}};
  const wool_value_map map = {entries, 2};
  EXPECT_EQ(field(5, field(1, field(1, "a") + field(2, field(7, 2))) +
                         field(1, field(1, "b") + field(2, field(1, 0)))),
            wire_of(wool_value_of_map(&map)));
}

TEST(Value, AListOrMapThatIsNullIsAnEmptyOne) {
  EXPECT_EQ(field(6, ""), wire_of(wool_value_of_list(nullptr)));
  EXPECT_EQ(field(5, ""), wire_of(wool_value_of_map(nullptr)));
  wool_value list = wool_value_of_list(nullptr);
  EXPECT_EQ(0u, wool_value_len(&list));
  EXPECT_EQ(nullptr, wool_value_at(&list, 0));
}

TEST(Value, IsReadWithHelpers) {
  std::string bytes =
      field(5, field(1, field(1, "list") +
                            field(2, field(6, field(1, field(7, 5)) +
                                                  field(1, field(4, 1))))) +
                   field(1, field(1, "none")));
  auto got = decode<wool_value>(&wool_value_message_type, bytes);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  EXPECT_TRUE(wool_value_is(got.msg, WOOL_VALUE_MAP));
  EXPECT_EQ(2u, wool_value_len(got.msg));
  const wool_value *list = wool_value_find(got.msg, wool_str_c("list"));
  ASSERT_TRUE(wool_value_is(list, WOOL_VALUE_LIST));
  EXPECT_EQ(2u, wool_value_len(list));
  EXPECT_EQ(-3, wool_value_at(list, 0)->as.integer);
  EXPECT_TRUE(wool_value_at(list, 1)->as.boolean);
  EXPECT_EQ(nullptr, wool_value_at(list, 2));
  EXPECT_TRUE(wool_value_is(wool_value_find(got.msg, wool_str_c("none")),
                            WOOL_VALUE_NOT_SET));
  EXPECT_EQ(nullptr, wool_value_find(got.msg, wool_str_c("other")));
  EXPECT_EQ(nullptr, wool_value_find(list, wool_str_c("list")));
  EXPECT_EQ(0u, wool_value_len(nullptr));
  EXPECT_TRUE(wool_value_is(nullptr, WOOL_VALUE_NOT_SET));
}

TEST(Value, OfEntriesWithOneKeyTheLastCounts) {
  const wool_value one = wool_value_of_int(1), two = wool_value_of_int(2);
  const wool_value_entry entries[] = {{wool_str_c("a"), &one},
                                      {wool_str_c("a"), &two}};
  const wool_value_map map = {entries, 2};
  wool_value value = wool_value_of_map(&map);
  EXPECT_EQ(&two, wool_value_find(&value, wool_str_c("a")));
}

TEST(Value, NumbersAreGivenWhereTheyAreExact) {
  const struct {
    wool_value value;
    bool is_double, is_int, is_uint;
  } cases[] = {
      {wool_value_of_number(3), true, true, true},
      {wool_value_of_number(-3), true, true, false},
      {wool_value_of_number(0.5), true, false, false},
      {wool_value_of_number(std::nan("")), true, false, false},
      {wool_value_of_number(-INFINITY), true, false, false},
      {wool_value_of_number(0x1p63), true, false, true},
      {wool_value_of_number(-0x1p63), true, true, false},
      {wool_value_of_number(0x1p64), true, false, false},
      {wool_value_of_int(INT64_MIN), true, true, false},
      {wool_value_of_int(INT64_MAX), false, true, true},
      {wool_value_of_int((INT64_C(1) << 53) + 1), false, true, true},
      {wool_value_of_uint(7), true, true, true},
      {wool_value_of_uint(UINT64_MAX), false, false, true},
      {wool_value_of_uint(UINT64_C(1) << 63), true, false, true},
      {wool_value_of_bool(true), false, false, false},
  };
  for (const auto &c : cases) {
    double d = 42;
    int64_t i = 42;
    uint64_t u = 42;
    size_t at = static_cast<size_t>(&c - cases);
    EXPECT_EQ(c.is_double, wool_value_to_double(&c.value, &d)) << at;
    EXPECT_EQ(c.is_int, wool_value_to_int64(&c.value, &i)) << at;
    EXPECT_EQ(c.is_uint, wool_value_to_uint64(&c.value, &u)) << at;
    EXPECT_TRUE(c.is_int || i == 42) << at;
    EXPECT_TRUE(c.is_uint || u == 42) << at;
    EXPECT_TRUE(!c.is_int || !c.is_uint || static_cast<uint64_t>(i) == u) << at;
  }
}

TEST(Value, ATokenInAListTravels) {
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_token *token = kinds_city_set(wool_str_c("Basel"));
  ASSERT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  const wool_value item = wool_value_of_token(token);
  const wool_value_list list = {&item, 1};
  const wool_value value = wool_value_of_list(&list);
  std::string bytes;
  ASSERT_EQ(WOOL_OK,
            encode(&wool_value_message_type, &value, &bytes, context).code);
  auto got = decode<wool_value>(&wool_value_message_type, bytes);
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  const wool_value *back = wool_value_at(got.msg, 0);
  ASSERT_TRUE(wool_value_is(back, WOOL_VALUE_TOKEN));
  EXPECT_TRUE(wool_token_equal(token, back->as.token));
  EXPECT_TRUE(wool_message_equal(&wool_value_message_type, &value, got.msg));
  Outcome alone = encode(&wool_value_message_type, &value, &bytes);
  EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE, alone.code);
  wool_token_unref(token);
  wool_context_unref(context);
}

// A list and the value in it are a message each.
std::string nested_lists(int n) {
  std::string bytes;
  for (int i = 0; i < n; i++)
    bytes = field(6, i ? field(1, bytes) : bytes);
  return bytes;
}

TEST(Value, NestsAsDeepAsTheCodecAllows) {
  auto deep = decode<wool_value>(&wool_value_message_type,
                                 nested_lists(WOOLI_MAX_MESSAGE_DEPTH / 2));
  EXPECT_EQ(WOOL_OK, deep.code) << deep.text;
  auto deeper = decode<wool_value>(
      &wool_value_message_type, nested_lists(WOOLI_MAX_MESSAGE_DEPTH / 2 + 1));
  EXPECT_EQ(WOOL_ERR_LIMIT, deeper.code);
}

TEST(Value, ACloneIsItsOwn) {
  void *clone;
  {
    auto got = decode<wool_value>(
        &wool_value_message_type,
        field(5, field(1, field(1, "k") + field(2, field(3, "text")))));
    ASSERT_EQ(WOOL_OK, got.code) << got.text;
    clone = wool_message_clone(&wool_value_message_type, got.msg);
    ASSERT_NE(nullptr, clone);
    EXPECT_TRUE(wool_message_equal(&wool_value_message_type, clone, got.msg));
  }
  const wool_value *text =
      wool_value_find(static_cast<wool_value *>(clone), wool_str_c("k"));
  EXPECT_TRUE(wool_str_equal(wool_str_c("text"), text->as.string));
  wool_message_free(clone);
  wool_message_free(nullptr);
}

} // namespace
