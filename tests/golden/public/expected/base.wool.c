/* Written by woolc from base.wool: change that, not this. */
#include "base.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value golden_base_Kind_values[] = {
    {"KIND_A", golden_base_KIND_A},
};

const wool_enum_type golden_base_Kind_type = {
    .full_name = "golden.base.Kind",
    .values = golden_base_Kind_values,
    .n_values = 1,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field golden_base_Base_fields[] = {
    {.name = "x", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_base_Base, x)},
};

const wool_message_type golden_base_Base_type = {
    .full_name = "golden.base.Base",
    .size = sizeof(golden_base_Base),
    .fields = golden_base_Base_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_base_Base, unknown_fields),
};

wool_var_decl golden_base_who_decl = {
    .ns = "golden.base",
    .name = "who",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_base_who_var(void) {
  return wool_var_decl_var(&golden_base_who_decl);
}

wool_token *golden_base_who_set(wool_str value) {
  return wool_var_decl_set_str(&golden_base_who_decl, value);
}

wool_code golden_base_who_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_base_who_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_base_who_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_base_who_var(), token, error);
}

static const unsigned char base_wool_file_descriptor[75] = {
    10,10,98,97,115,101,46,112,114,111,116,111,18,11,103,111,108,100,101,
    110,46,98,97,115,101,34,20,10,4,66,97,115,101,18,12,10,1,120,
    24,1,32,1,40,9,82,1,120,42,18,10,4,75,105,110,100,18,10,
    10,6,75,73,78,68,95,65,16,0,98,6,112,114,111,116,111,51,
};

const wool_file base_wool_file = {
    .name = "base.proto",
    .descriptor = base_wool_file_descriptor,
    .descriptor_len = sizeof base_wool_file_descriptor,
};
