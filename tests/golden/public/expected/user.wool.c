/* Written by woolc from user.wool: change that, not this. */
#include "user.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_user_User_fields[] = {
    {.name = "base", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_user_User, base),
     .message = &golden_base_Base_type},
    {.name = "kind", .number = 2, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_user_User, kind),
     .enumeration = &golden_base_Kind_type},
    {.name = "n", .number = 3, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(golden_user_User, n),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE, .min_bits = UINT64_C(1),
         .max_bits = UINT64_C(7)}},
    {.name = "who", .number = 4, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_user_User, who), .var = &golden_base_who_decl},
};

const wool_message_type golden_user_User_type = {
    .full_name = "golden.user.User",
    .size = sizeof(golden_user_User),
    .fields = golden_user_User_fields,
    .n_fields = 4,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN |
             WOOL_MESSAGE_HAS_RULES,
    .unknown_offset = offsetof(golden_user_User, unknown_fields),
};

static const unsigned char user_wool_file_descriptor[202] = {
    10,10,117,115,101,114,46,112,114,111,116,111,18,11,103,111,108,100,101,
    110,46,117,115,101,114,26,15,115,104,111,112,47,100,111,111,114,46,112,
    114,111,116,111,26,18,119,111,111,108,47,99,111,110,116,101,120,116,46,
    112,114,111,116,111,34,129,1,10,4,85,115,101,114,18,37,10,4,98,
    97,115,101,24,1,32,1,40,11,50,17,46,103,111,108,100,101,110,46,
    98,97,115,101,46,66,97,115,101,82,4,98,97,115,101,18,37,10,4,
    107,105,110,100,24,2,32,1,40,14,50,17,46,103,111,108,100,101,110,
    46,98,97,115,101,46,75,105,110,100,82,4,107,105,110,100,18,12,10,
    1,110,24,3,32,1,40,13,82,1,110,18,29,10,3,119,104,111,24,
    4,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,
    3,119,104,111,98,6,112,114,111,116,111,51,
};

static const wool_file *const user_wool_file_imports[] = {
    &shop_door_wool_file,
};

const wool_file user_wool_file = {
    .name = "user.proto",
    .descriptor = user_wool_file_descriptor,
    .descriptor_len = sizeof user_wool_file_descriptor,
    .imports = user_wool_file_imports,
    .n_imports = 1,
};
