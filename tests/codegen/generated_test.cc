// What generated code says in its tables, and does when it runs.

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>

#include "tests/codegen/generated.wool.h"

namespace {

class Generated : public ::testing::Test {
protected:
  wool_arena *arena_ = wool_arena_new(nullptr, 1 << 20);
  wool_error error_ = WOOL_ERROR_INIT;

  ~Generated() override {
    wool_arena_free(arena_);
  }
};

const wool_field &FieldOf(const wool_message_type &type, uint32_t number) {
  for (size_t i = 0; i < type.n_fields; i++)
    if (type.fields[i].number == number)
      return type.fields[i];
  ADD_FAILURE() << "no field " << number;
  return type.fields[0];
}

std::string Text(wool_str s) {
  return {s.data, s.len};
}

TEST_F(Generated, ConstantsHaveTheirValues) {
  static const char sized[generated_MAX_QTY] = {};
  EXPECT_EQ(sizeof sized, 100u);
  EXPECT_EQ(generated_FARTHEST, INT64_MIN);
  EXPECT_TRUE(std::isinf(generated_ENDLESS));
  EXPECT_TRUE(std::isnan(generated_NO_NUMBER));
  EXPECT_EQ(Text(generated_GREETING), std::string("a\0b", 3));
  EXPECT_EQ(generated_MAGIC.len, 2u);
  EXPECT_EQ(generated_MAGIC.data[1], 0xff);
  EXPECT_EQ(generated_FIRST, generated_STATUS_OPEN);
}

TEST_F(Generated, InitPutsTheDefaultsIn) {
  generated_Item item;
  std::memset(&item, 0xff, sizeof item);
  generated_Item_init(&item);
  EXPECT_FALSE(item.has_parts);
  EXPECT_EQ(item.parts, 7u);
  EXPECT_FALSE(item.has_greeting);
  EXPECT_EQ(Text(item.greeting), std::string("a\0b", 3));
  EXPECT_EQ(item.unknown_fields.len, 0u);
}

TEST_F(Generated, WhatASchemaDoesNotKnowIsPassedOn) {
  generated_Item item;
  generated_Item_init(&item);
  item.qty = 5;
  item.which_price = generated_Item_price_cents;
  item.price.cents = 499;
  const int32_t plain[] = {1, 300};
  item.plain = plain;
  item.n_plain = 2;
  wool_bytes bytes;
  ASSERT_EQ(generated_Item_encode(&item, arena_, &bytes, &error_), WOOL_OK)
      << error_.message;
  // One by one, as `packed = false` says.
  EXPECT_EQ(std::string(reinterpret_cast<const char *>(bytes.data), bytes.len),
            "\x10\x05\x28\x01\x28\xac\x02\x38\xf3\x03");

  generated_Elder elder = {};
  ASSERT_EQ(generated_Elder_decode(bytes, arena_, &elder, &error_), WOOL_OK)
      << error_.message;
  EXPECT_EQ(elder.qty, 5u);
  EXPECT_EQ(elder.unknown_fields.len, 8u);
  wool_bytes again;
  ASSERT_EQ(generated_Elder_encode(&elder, arena_, &again, &error_), WOOL_OK);
  generated_Item back = {};
  ASSERT_EQ(generated_Item_decode(again, arena_, &back, &error_), WOOL_OK);
  EXPECT_EQ(back.n_plain, 2u);
  EXPECT_EQ(back.price.cents, 499);
  EXPECT_EQ(back.parts, 7u) << "a default, where it is absent";
}

TEST_F(Generated, ACopyHasValuesToo) {
  const wool_value one = wool_value_of_int(-5);
  const generated_Item_BagEntry bag[] = {{wool_str_c("n"), &one}};
  generated_Item item;
  generated_Item_init(&item);
  item.anything = &one;
  item.bag = bag;
  item.n_bag = 1;
  const generated_Item *copy = generated_Item_copy(&item, arena_);
  ASSERT_NE(copy, nullptr);
  int64_t number = 0;
  EXPECT_TRUE(wool_value_to_int64(copy->anything, &number));
  EXPECT_EQ(number, -5);
  EXPECT_TRUE(wool_value_is(copy->bag[0].value, WOOL_VALUE_INT));
}

TEST_F(Generated, EnumsAreNamedAndParsed) {
  generated_Status status = 0;
  EXPECT_STREQ(generated_Status_name(1), "STATUS_OPEN");
  EXPECT_EQ(generated_Status_name(2), nullptr);
  EXPECT_TRUE(generated_Status_parse(wool_str_c("STATUS_ALIVE"), &status));
  EXPECT_EQ(status, 1);
  EXPECT_FALSE(generated_Status_parse(wool_str_c("ALIVE"), &status));
}

TEST_F(Generated, LimitsAreInTheTables) {
  const wool_field_extra *sku = FieldOf(generated_Item_type, 1).extra;
  ASSERT_NE(sku, nullptr);
  EXPECT_EQ(sku->flags, WOOL_EXTRA_MIN_LEN | WOOL_EXTRA_MAX_LEN);
  EXPECT_EQ(sku->min_len, 1u);
  EXPECT_EQ(sku->max_len, 64u);
  const wool_field_extra *ratio = FieldOf(generated_Item_type, 11).extra;
  EXPECT_EQ(wool_bits_to_float(ratio->min_bits), -0.5f);
  EXPECT_TRUE(std::isinf(wool_bits_to_float(ratio->max_bits)));
  EXPECT_STREQ(FieldOf(generated_Item_type, 7).extra->oneof, "price");
  EXPECT_EQ(FieldOf(generated_Item_type, 7).extra->flags,
            WOOL_EXTRA_ONEOF_REQUIRED);
  EXPECT_EQ(FieldOf(generated_Elder_type, 2).extra, nullptr);
  EXPECT_EQ(generated_Item_type.flags,
            WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN |
                WOOL_MESSAGE_HAS_RULES | WOOL_MESSAGE_HAS_DEFAULTS);
  EXPECT_TRUE(generated_Old_type.flags & WOOL_ENUM_CLOSED);
  EXPECT_EQ(generated_level_decl.extra->max_bits, 100u);
  EXPECT_EQ(generated_mood_decl.extra, nullptr);
}

TEST_F(Generated, RoutinesKnowTheirTimeouts) {
  const wool_method *methods = generated_Shop_service.methods;
  EXPECT_EQ(methods[0].timeout_ns, UINT64_C(250000000));
  EXPECT_EQ(methods[0].flags, WOOL_METHOD_IDEMPOTENT);
  EXPECT_EQ(methods[1].timeout_ns, UINT64_C(5000000000));
  EXPECT_EQ(methods[1].flags, WOOL_METHOD_NO_SIDE_EFFECTS);
  EXPECT_EQ(methods[0].request->flags & WOOL_MESSAGE_KEEPS_UNKNOWN, 0u);
}

wool_code Follow(wool_call *, const generated_Plan *plan, bool *out_ok) {
  *out_ok = !plan->has_steps && plan->steps == 7 && plan->title.len == 3 &&
            plan->key.len == 2 && plan->key.data[1] == 0xff &&
            plan->reach > 1e308 && plan->none != plan->none &&
            plan->status == generated_STATUS_OPEN && plan->is_on;
  return WOOL_OK;
}

TEST_F(Generated, AMessageThatWasNotSentHasItsDefaultsInTheHandler) {
  generated_Shop_handlers handlers = {};
  handlers.follow = Follow;
  const wool_method &method = generated_Shop_service.methods[2];
  ASSERT_STREQ("/generated.Shop/follow", method.path);
  const generated_Plan *request = nullptr;
  bool response = false;
  EXPECT_EQ(WOOL_OK, method.serve(nullptr, &handlers, &request, &response));
  EXPECT_TRUE(response);
}

TEST_F(Generated, AOneofMayBeCalledType) {
  const generated_Plan_type_case which = generated_Plan_type_fast;
  EXPECT_EQ(8u, which);
  EXPECT_STREQ("generated.Plan", generated_Plan_type.full_name);
}

TEST_F(Generated, EnumsInAnyOrderAreLookedUpByHalving) {
  ASSERT_NE(nullptr, generated_Shuffled_type.by_number);
  for (size_t i = 0; i < generated_Shuffled_type.n_values; i++)
    EXPECT_STREQ(
        generated_Shuffled_type.values[i].name,
        generated_Shuffled_name(generated_Shuffled_type.values[i].number));
  for (int32_t absent : {1, -1, 4, 2147483646, -2147483647})
    EXPECT_EQ(nullptr, generated_Shuffled_name(absent));
  EXPECT_TRUE(generated_Status_type.flags & WOOL_ENUM_ASCENDING);
  EXPECT_STREQ("STATUS_OPEN", generated_Status_name(1)); // and not its alias
}

} // namespace
