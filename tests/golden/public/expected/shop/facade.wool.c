/* Written by woolc from shop/facade.wool: change that, not this. */
#include "shop/facade.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_facade_Facade_fields[] = {
    {.name = "kept", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_facade_Facade, kept),
     .message = &golden_facade_Kept_type},
};

const wool_message_type golden_facade_Facade_type = {
    .full_name = "golden.facade.Facade",
    .size = sizeof(golden_facade_Facade),
    .fields = golden_facade_Facade_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_facade_Facade, unknown_fields),
};

static const wool_field golden_facade_Kept_fields[] = {
    {.name = "x", .number = 1, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_facade_Kept, x)},
};

const wool_message_type golden_facade_Kept_type = {
    .full_name = "golden.facade.Kept",
    .size = sizeof(golden_facade_Kept),
    .fields = golden_facade_Kept_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_facade_Kept, unknown_fields),
};

static const unsigned char shop_facade_wool_file_descriptor[129] = {
    10,17,115,104,111,112,47,102,97,99,97,100,101,46,112,114,111,116,111,
    18,13,103,111,108,100,101,110,46,102,97,99,97,100,101,26,10,98,97,
    115,101,46,112,114,111,116,111,34,49,10,6,70,97,99,97,100,101,18,
    39,10,4,107,101,112,116,24,1,32,1,40,11,50,19,46,103,111,108,
    100,101,110,46,102,97,99,97,100,101,46,75,101,112,116,82,4,107,101,
    112,116,34,20,10,4,75,101,112,116,18,12,10,1,120,24,1,32,1,
    40,8,82,1,120,80,0,98,6,112,114,111,116,111,51,
};

static const wool_file *const shop_facade_wool_file_imports[] = {
    &base_wool_file,
};

const wool_file shop_facade_wool_file = {
    .name = "shop/facade.proto",
    .descriptor = shop_facade_wool_file_descriptor,
    .descriptor_len = sizeof shop_facade_wool_file_descriptor,
    .imports = shop_facade_wool_file_imports,
    .n_imports = 1,
};
