/* Written by woolc from constants.wool: change that, not this. */
#include "constants.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

/* The tables have what is deprecated too. */
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

static const wool_enum_value golden_constants_Status_values[] = {
    {"STATUS_UNKNOWN", golden_constants_STATUS_UNKNOWN},
    {"STATUS_OPEN", golden_constants_STATUS_OPEN},
};

const wool_enum_type golden_constants_Status_type = {
    .full_name = "golden.constants.Status",
    .values = golden_constants_Status_values,
    .n_values = 2,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field golden_constants_Box_fields[] = {
    {.name = "side", .number = 1, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(golden_constants_Box, side),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE, .min_bits = UINT64_C(1),
         .max_bits = UINT64_C(100)}},
    {.name = "pi", .number = 2, .kind = WOOL_KIND_DOUBLE,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_constants_Box, pi),
     .presence = offsetof(golden_constants_Box, has_pi),
     .extra = &(const wool_field_extra){
         
             .flags = WOOL_EXTRA_DEFAULT,
             .default_bits = UINT64_C(0x400921fb54442d18) /* 3.1415926535897931 */}},
    {.name = "status", .number = 3, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_constants_Box, status),
     .presence = offsetof(golden_constants_Box, has_status),
     .enumeration = &golden_constants_Status_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = UINT64_C(1)}},
    {.name = "greeting", .number = 4, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_constants_Box, greeting),
     .presence = offsetof(golden_constants_Box, has_greeting),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_str = {"hello, \"you\"\011\303\251", 15}}},
    {.name = "magic", .number = 5, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_constants_Box, magic),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN, .max_len = 100}},
};

const wool_message_type golden_constants_Box_type = {
    .full_name = "golden.constants.Box",
    .size = sizeof(golden_constants_Box),
    .fields = golden_constants_Box_fields,
    .n_fields = 5,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN | WOOL_MESSAGE_HAS_RULES |
             WOOL_MESSAGE_HAS_DEFAULTS,
    .unknown_offset = offsetof(golden_constants_Box, unknown_fields),
};

wool_var_decl golden_constants_greeting_decl = {
    .ns = "golden.constants",
    .name = "greeting",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"hello, \"you\"\011\303\251", 15},
    .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN, .max_len = 100},
};

wool_var *golden_constants_greeting_var(void) {
  return wool_var_decl_var(&golden_constants_greeting_decl);
}

wool_token *golden_constants_greeting_set(wool_str value) {
  return wool_var_decl_set_str(&golden_constants_greeting_decl, value);
}

wool_code golden_constants_greeting_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_constants_greeting_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_constants_greeting_reset(wool_token *token,
                                          wool_error *error) {
  return wool_var_reset(golden_constants_greeting_var(), token, error);
}

static const unsigned char constants_wool_file_descriptor[284] = {
    10,15,99,111,110,115,116,97,110,116,115,46,112,114,111,116,111,18,16,
    103,111,108,100,101,110,46,99,111,110,115,116,97,110,116,115,34,187,1,
    10,3,66,111,120,18,18,10,4,115,105,100,101,24,1,32,1,40,13,
    82,4,115,105,100,101,18,19,10,2,112,105,24,2,32,1,40,1,72,
    0,82,2,112,105,136,1,1,18,53,10,6,115,116,97,116,117,115,24,
    3,32,1,40,14,50,24,46,103,111,108,100,101,110,46,99,111,110,115,
    116,97,110,116,115,46,83,116,97,116,117,115,72,1,82,6,115,116,97,
    116,117,115,136,1,1,18,31,10,8,103,114,101,101,116,105,110,103,24,
    4,32,1,40,9,72,2,82,8,103,114,101,101,116,105,110,103,136,1,
    1,18,20,10,5,109,97,103,105,99,24,5,32,1,40,12,82,5,109,
    97,103,105,99,66,5,10,3,95,112,105,66,9,10,7,95,115,116,97,
    116,117,115,66,11,10,9,95,103,114,101,101,116,105,110,103,42,49,10,
    6,83,116,97,116,117,115,18,18,10,14,83,84,65,84,85,83,95,85,
    78,75,78,79,87,78,16,0,18,19,10,11,83,84,65,84,85,83,95,
    79,80,69,78,16,1,26,2,8,1,98,6,112,114,111,116,111,51,
};

const wool_file constants_wool_file = {
    .name = "constants.proto",
    .descriptor = constants_wool_file_descriptor,
    .descriptor_len = sizeof constants_wool_file_descriptor,
};
