/* Written by woolc from shop/money.wool: change that, not this. */
#include "shop/money.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value shop_money_Currency_values[] = {
    {"NONE", shop_money_NONE},
    {"EURO", shop_money_EURO},
};

const wool_enum_type shop_money_Currency_type = {
    .full_name = "shop.money.Currency",
    .values = shop_money_Currency_values,
    .n_values = 2,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field shop_money_Amount_fields[] = {
    {.name = "cents", .number = 1, .kind = WOOL_KIND_INT64,
     .offset = offsetof(shop_money_Amount, cents)},
    {.name = "currency", .number = 2, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(shop_money_Amount, currency),
     .enumeration = &shop_money_Currency_type},
};

const wool_message_type shop_money_Amount_type = {
    .full_name = "shop.money.Amount",
    .size = sizeof(shop_money_Amount),
    .fields = shop_money_Amount_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_money_Amount, unknown_fields),
};

static const unsigned char shop_money_wool_file_descriptor[152] = {
    10,16,115,104,111,112,47,109,111,110,101,121,46,112,114,111,116,111,18,
    10,115,104,111,112,46,109,111,110,101,121,34,80,10,6,65,109,111,117,
    110,116,18,20,10,5,99,101,110,116,115,24,1,32,1,40,3,82,5,
    99,101,110,116,115,18,48,10,8,99,117,114,114,101,110,99,121,24,2,
    32,1,40,14,50,20,46,115,104,111,112,46,109,111,110,101,121,46,67,
    117,114,114,101,110,99,121,82,8,99,117,114,114,101,110,99,121,42,30,
    10,8,67,117,114,114,101,110,99,121,18,8,10,4,78,79,78,69,16,
    0,18,8,10,4,69,85,82,79,16,1,98,6,112,114,111,116,111,51,
};

const wool_file shop_money_wool_file = {
    .name = "shop/money.proto",
    .descriptor = shop_money_wool_file_descriptor,
    .descriptor_len = sizeof shop_money_wool_file_descriptor,
};
