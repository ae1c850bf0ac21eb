/* Written by woolc from more.wool: change that, not this. */
#include "more.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 1,
               "woolc and the wool headers are of different versions");

static const wool_field shop_cart_Extra_fields[] = {
    {.name = "note", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Extra, note)},
    {.name = "opaque", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Extra, opaque), .message = &wool_Token_type},
    {.name = "live", .number = 3, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Extra, live)},
};

const wool_message_type shop_cart_Extra_type = {
    .full_name = "shop.cart.Extra",
    .size = sizeof(shop_cart_Extra),
    .fields = shop_cart_Extra_fields,
    .n_fields = 3,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};
