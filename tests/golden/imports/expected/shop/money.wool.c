/* Written by woolc from shop/money.wool: change that, not this. */
#include "shop/money.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 1,
               "woolc and the wool headers are of different versions");

static const wool_enum_value shop_money_Currency_values[] = {
    {"NONE", shop_money_NONE},
    {"EURO", shop_money_EURO},
};

const wool_enum_type shop_money_Currency_type = {
    .full_name = "shop.money.Currency",
    .values = shop_money_Currency_values,
    .n_values = 2,
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
};
