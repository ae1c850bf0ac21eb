/* Written by woolc from more.wool: change that, not this. */
#include "more.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
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
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_Extra, unknown_fields),
};

static const unsigned char more_wool_file_descriptor[150] = {
    10,10,109,111,114,101,46,112,114,111,116,111,18,9,115,104,111,112,46,
    99,97,114,116,26,18,119,111,111,108,47,99,111,110,116,101,120,116,46,
    112,114,111,116,111,34,97,10,5,69,120,116,114,97,18,18,10,4,110,
    111,116,101,24,1,32,1,40,9,82,4,110,111,116,101,18,35,10,6,
    111,112,97,113,117,101,24,2,32,1,40,11,50,11,46,119,111,111,108,
    46,84,111,107,101,110,82,6,111,112,97,113,117,101,18,31,10,4,108,
    105,118,101,24,3,32,1,40,11,50,11,46,119,111,111,108,46,84,111,
    107,101,110,82,4,108,105,118,101,98,6,112,114,111,116,111,51,
};

static const wool_file *const more_wool_file_imports[] = {
    &wool_context_wool_file,
};

const wool_file more_wool_file = {
    .name = "more.proto",
    .descriptor = more_wool_file_descriptor,
    .descriptor_len = sizeof more_wool_file_descriptor,
    .imports = more_wool_file_imports,
    .n_imports = 1,
};
