/* Written by woolc from context.wool: change that, not this. */
#include "context.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value golden_context_Level_values[] = {
    {"LEVEL_LOW", golden_context_LEVEL_LOW},
    {"LEVEL_HIGH", golden_context_LEVEL_HIGH},
    {"LEVEL_NEGATIVE", golden_context_LEVEL_NEGATIVE},
};

const wool_enum_type golden_context_Level_type = {
    .full_name = "golden.context.Level",
    .values = golden_context_Level_values,
    .n_values = 3,
};

static const wool_field golden_context_Budget_fields[] = {
    {.name = "cents", .number = 1, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_context_Budget, cents)},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_context_Budget, undo),
     .var = &golden_context_tenant_decl},
};

const wool_message_type golden_context_Budget_type = {
    .full_name = "golden.context.Budget",
    .size = sizeof(golden_context_Budget),
    .fields = golden_context_Budget_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_context_Budget, unknown_fields),
};

wool_var_decl golden_context_tenant_decl = {
    .ns = "golden.context",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"unknown", 7},
};

wool_var *golden_context_tenant_var(void) {
  return wool_var_decl_var(&golden_context_tenant_decl);
}

wool_token *golden_context_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_tenant_decl, value);
}

wool_code golden_context_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_tenant_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_tenant_var(), token, error);
}

wool_var_decl golden_context_empty_decl = {
    .ns = "golden.context",
    .name = "empty",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"", 0},
};

wool_var *golden_context_empty_var(void) {
  return wool_var_decl_var(&golden_context_empty_decl);
}

wool_token *golden_context_empty_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_empty_decl, value);
}

wool_code golden_context_empty_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_empty_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_empty_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_empty_var(), token, error);
}

wool_var_decl golden_context_without_default_decl = {
    .ns = "golden.context",
    .name = "without_default",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_context_without_default_var(void) {
  return wool_var_decl_var(&golden_context_without_default_decl);
}

wool_token *golden_context_without_default_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_without_default_decl, value);
}

wool_code golden_context_without_default_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(
      &golden_context_without_default_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_without_default_reset(wool_token *token,
                                               wool_error *error) {
  return wool_var_reset(golden_context_without_default_var(), token, error);
}

wool_var_decl golden_context_traceparent_decl = {
    .ns = "golden.context",
    .name = "traceparent",
    .kind = WOOL_KIND_STRING,
    .header = "traceparent",
};

wool_var *golden_context_traceparent_var(void) {
  return wool_var_decl_var(&golden_context_traceparent_decl);
}

wool_token *golden_context_traceparent_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_traceparent_decl, value);
}

wool_code golden_context_traceparent_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_traceparent_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_traceparent_reset(wool_token *token,
                                           wool_error *error) {
  return wool_var_reset(golden_context_traceparent_var(), token, error);
}

wool_var_decl golden_context_signature_decl = {
    .ns = "golden.context",
    .name = "signature",
    .kind = WOOL_KIND_BYTES,
    .header = "x-signature-bin",
};

wool_var *golden_context_signature_var(void) {
  return wool_var_decl_var(&golden_context_signature_decl);
}

wool_token *golden_context_signature_set(wool_bytes value) {
  return wool_var_decl_set_str(&golden_context_signature_decl,
                               wool_str_n((const char *)value.data, value.len));
}

wool_code golden_context_signature_get(wool_bytes *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_signature_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bytes_n(kept.data, kept.len);
  return code;
}

wool_code golden_context_signature_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_signature_var(), token, error);
}

wool_var_decl golden_context_user_id_decl = {
    .ns = "golden.context",
    .name = "user_id",
    .kind = WOOL_KIND_STRING,
    .no_accept = true,
};

wool_var *golden_context_user_id_var(void) {
  return wool_var_decl_var(&golden_context_user_id_decl);
}

wool_token *golden_context_user_id_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_user_id_decl, value);
}

wool_code golden_context_user_id_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_user_id_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_user_id_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_user_id_var(), token, error);
}

wool_var_decl golden_context_password_decl = {
    .ns = "golden.context",
    .name = "password",
    .kind = WOOL_KIND_STRING,
    .no_propagate = true,
    .no_accept = true,
};

wool_var *golden_context_password_var(void) {
  return wool_var_decl_var(&golden_context_password_decl);
}

wool_token *golden_context_password_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_password_decl, value);
}

wool_code golden_context_password_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_password_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_password_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_password_var(), token, error);
}

wool_var_decl golden_context_visible_decl = {
    .ns = "golden.context",
    .name = "visible",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_context_visible_var(void) {
  return wool_var_decl_var(&golden_context_visible_decl);
}

wool_token *golden_context_visible_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_visible_decl, value);
}

wool_code golden_context_visible_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_visible_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_visible_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_visible_var(), token, error);
}

wool_var_decl golden_context_odd_decl = {
    .ns = "golden.context",
    .name = "odd",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"tab\011 quote\" backslash\\ question?\077= \303\251\342\202\254"
        " end", 44},
};

wool_var *golden_context_odd_var(void) {
  return wool_var_decl_var(&golden_context_odd_decl);
}

wool_token *golden_context_odd_set(wool_str value) {
  return wool_var_decl_set_str(&golden_context_odd_decl, value);
}

wool_code golden_context_odd_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_odd_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_odd_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_odd_var(), token, error);
}

wool_var_decl golden_context_raw_decl = {
    .ns = "golden.context",
    .name = "raw",
    .kind = WOOL_KIND_BYTES,
    .has_default = true,
    .default_str = {"\000\377\1771", 4},
};

wool_var *golden_context_raw_var(void) {
  return wool_var_decl_var(&golden_context_raw_decl);
}

wool_token *golden_context_raw_set(wool_bytes value) {
  return wool_var_decl_set_str(&golden_context_raw_decl,
                               wool_str_n((const char *)value.data, value.len));
}

wool_code golden_context_raw_get(wool_bytes *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_context_raw_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bytes_n(kept.data, kept.len);
  return code;
}

wool_code golden_context_raw_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_raw_var(), token, error);
}

wool_var_decl golden_context_rate_decl = {
    .ns = "golden.context",
    .name = "rate",
    .kind = WOOL_KIND_DOUBLE,
    .has_default = true,
    .default_bits = UINT64_C(0x3ff8000000000000), /* 1.5 */
};

wool_var *golden_context_rate_var(void) {
  return wool_var_decl_var(&golden_context_rate_decl);
}

wool_token *golden_context_rate_set(double value) {
  return wool_var_decl_set_bits(&golden_context_rate_decl,
                                wool_bits_from_double(value));
}

wool_code golden_context_rate_get(double *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_rate_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_double(kept);
  return code;
}

wool_code golden_context_rate_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_rate_var(), token, error);
}

wool_var_decl golden_context_huge_decl = {
    .ns = "golden.context",
    .name = "huge",
    .kind = WOOL_KIND_DOUBLE,
    .has_default = true,
    .default_bits = UINT64_C(0xfff0000000000000), /* -inf */
};

wool_var *golden_context_huge_var(void) {
  return wool_var_decl_var(&golden_context_huge_decl);
}

wool_token *golden_context_huge_set(double value) {
  return wool_var_decl_set_bits(&golden_context_huge_decl,
                                wool_bits_from_double(value));
}

wool_code golden_context_huge_get(double *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_huge_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_double(kept);
  return code;
}

wool_code golden_context_huge_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_huge_var(), token, error);
}

wool_var_decl golden_context_not_a_number_decl = {
    .ns = "golden.context",
    .name = "not_a_number",
    .kind = WOOL_KIND_DOUBLE,
    .has_default = true,
    .default_bits = UINT64_C(0x7ff8000000000000), /* nan */
};

wool_var *golden_context_not_a_number_var(void) {
  return wool_var_decl_var(&golden_context_not_a_number_decl);
}

wool_token *golden_context_not_a_number_set(double value) {
  return wool_var_decl_set_bits(&golden_context_not_a_number_decl,
                                wool_bits_from_double(value));
}

wool_code golden_context_not_a_number_get(double *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(
      &golden_context_not_a_number_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_double(kept);
  return code;
}

wool_code golden_context_not_a_number_reset(wool_token *token,
                                            wool_error *error) {
  return wool_var_reset(golden_context_not_a_number_var(), token, error);
}

wool_var_decl golden_context_whole_decl = {
    .ns = "golden.context",
    .name = "whole",
    .kind = WOOL_KIND_DOUBLE,
    .has_default = true,
    .default_bits = UINT64_C(0x4008000000000000), /* 3 */
};

wool_var *golden_context_whole_var(void) {
  return wool_var_decl_var(&golden_context_whole_decl);
}

wool_token *golden_context_whole_set(double value) {
  return wool_var_decl_set_bits(&golden_context_whole_decl,
                                wool_bits_from_double(value));
}

wool_code golden_context_whole_get(double *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_whole_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_double(kept);
  return code;
}

wool_code golden_context_whole_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_whole_var(), token, error);
}

wool_var_decl golden_context_ratio_decl = {
    .ns = "golden.context",
    .name = "ratio",
    .kind = WOOL_KIND_FLOAT,
    .has_default = true,
    .default_bits = UINT64_C(0xbe800000), /* -0.25 */
};

wool_var *golden_context_ratio_var(void) {
  return wool_var_decl_var(&golden_context_ratio_decl);
}

wool_token *golden_context_ratio_set(float value) {
  return wool_var_decl_set_bits(&golden_context_ratio_decl,
                                wool_bits_from_float(value));
}

wool_code golden_context_ratio_get(float *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_ratio_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_float(kept);
  return code;
}

wool_code golden_context_ratio_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_ratio_var(), token, error);
}

wool_var_decl golden_context_smallest_decl = {
    .ns = "golden.context",
    .name = "smallest",
    .kind = WOOL_KIND_INT32,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffff80000000), /* -2147483648 */
};

wool_var *golden_context_smallest_var(void) {
  return wool_var_decl_var(&golden_context_smallest_decl);
}

wool_token *golden_context_smallest_set(int32_t value) {
  return wool_var_decl_set_bits(&golden_context_smallest_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_smallest_get(int32_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_smallest_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (int32_t)wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_smallest_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_smallest_var(), token, error);
}

wool_var_decl golden_context_smallest_of_all_decl = {
    .ns = "golden.context",
    .name = "smallest_of_all",
    .kind = WOOL_KIND_INT64,
    .has_default = true,
    .default_bits = UINT64_C(0x8000000000000000), /* -9223372036854775808 */
};

wool_var *golden_context_smallest_of_all_var(void) {
  return wool_var_decl_var(&golden_context_smallest_of_all_decl);
}

wool_token *golden_context_smallest_of_all_set(int64_t value) {
  return wool_var_decl_set_bits(&golden_context_smallest_of_all_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_smallest_of_all_get(int64_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(
      &golden_context_smallest_of_all_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_smallest_of_all_reset(wool_token *token,
                                               wool_error *error) {
  return wool_var_reset(golden_context_smallest_of_all_var(), token, error);
}

wool_var_decl golden_context_largest_decl = {
    .ns = "golden.context",
    .name = "largest",
    .kind = WOOL_KIND_UINT32,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffff), /* 0xffffffff */
};

wool_var *golden_context_largest_var(void) {
  return wool_var_decl_var(&golden_context_largest_decl);
}

wool_token *golden_context_largest_set(uint32_t value) {
  return wool_var_decl_set_bits(&golden_context_largest_decl, value);
}

wool_code golden_context_largest_get(uint32_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_largest_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (uint32_t)kept;
  return code;
}

wool_code golden_context_largest_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_largest_var(), token, error);
}

wool_var_decl golden_context_largest_of_all_decl = {
    .ns = "golden.context",
    .name = "largest_of_all",
    .kind = WOOL_KIND_UINT64,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffffffffffff), /* 18446744073709551615 */
};

wool_var *golden_context_largest_of_all_var(void) {
  return wool_var_decl_var(&golden_context_largest_of_all_decl);
}

wool_token *golden_context_largest_of_all_set(uint64_t value) {
  return wool_var_decl_set_bits(&golden_context_largest_of_all_decl, value);
}

wool_code golden_context_largest_of_all_get(uint64_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(
      &golden_context_largest_of_all_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_largest_of_all_reset(wool_token *token,
                                              wool_error *error) {
  return wool_var_reset(golden_context_largest_of_all_var(), token, error);
}

wool_var_decl golden_context_s32_decl = {
    .ns = "golden.context",
    .name = "s32",
    .kind = WOOL_KIND_SINT32,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffffffffffff), /* -1 */
};

wool_var *golden_context_s32_var(void) {
  return wool_var_decl_var(&golden_context_s32_decl);
}

wool_token *golden_context_s32_set(int32_t value) {
  return wool_var_decl_set_bits(&golden_context_s32_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_s32_get(int32_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_s32_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (int32_t)wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_s32_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_s32_var(), token, error);
}

wool_var_decl golden_context_s64_decl = {
    .ns = "golden.context",
    .name = "s64",
    .kind = WOOL_KIND_SINT64,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffffffffffff), /* -1 */
};

wool_var *golden_context_s64_var(void) {
  return wool_var_decl_var(&golden_context_s64_decl);
}

wool_token *golden_context_s64_set(int64_t value) {
  return wool_var_decl_set_bits(&golden_context_s64_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_s64_get(int64_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_s64_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_s64_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_s64_var(), token, error);
}

wool_var_decl golden_context_f32_decl = {
    .ns = "golden.context",
    .name = "f32",
    .kind = WOOL_KIND_FIXED32,
    .has_default = true,
    .default_bits = UINT64_C(0x1), /* 1 */
};

wool_var *golden_context_f32_var(void) {
  return wool_var_decl_var(&golden_context_f32_decl);
}

wool_token *golden_context_f32_set(uint32_t value) {
  return wool_var_decl_set_bits(&golden_context_f32_decl, value);
}

wool_code golden_context_f32_get(uint32_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_f32_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (uint32_t)kept;
  return code;
}

wool_code golden_context_f32_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_f32_var(), token, error);
}

wool_var_decl golden_context_f64_decl = {
    .ns = "golden.context",
    .name = "f64",
    .kind = WOOL_KIND_FIXED64,
    .has_default = true,
    .default_bits = UINT64_C(0x1), /* 1 */
};

wool_var *golden_context_f64_var(void) {
  return wool_var_decl_var(&golden_context_f64_decl);
}

wool_token *golden_context_f64_set(uint64_t value) {
  return wool_var_decl_set_bits(&golden_context_f64_decl, value);
}

wool_code golden_context_f64_get(uint64_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_f64_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_f64_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_f64_var(), token, error);
}

wool_var_decl golden_context_sf32_decl = {
    .ns = "golden.context",
    .name = "sf32",
    .kind = WOOL_KIND_SFIXED32,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffffffffffff), /* -1 */
};

wool_var *golden_context_sf32_var(void) {
  return wool_var_decl_var(&golden_context_sf32_decl);
}

wool_token *golden_context_sf32_set(int32_t value) {
  return wool_var_decl_set_bits(&golden_context_sf32_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_sf32_get(int32_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_sf32_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (int32_t)wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_sf32_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_sf32_var(), token, error);
}

wool_var_decl golden_context_sf64_decl = {
    .ns = "golden.context",
    .name = "sf64",
    .kind = WOOL_KIND_SFIXED64,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffffffffffff), /* -1 */
};

wool_var *golden_context_sf64_var(void) {
  return wool_var_decl_var(&golden_context_sf64_decl);
}

wool_token *golden_context_sf64_set(int64_t value) {
  return wool_var_decl_set_bits(&golden_context_sf64_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_sf64_get(int64_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_sf64_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_sf64_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_sf64_var(), token, error);
}

wool_var_decl golden_context_on_decl = {
    .ns = "golden.context",
    .name = "on",
    .kind = WOOL_KIND_BOOL,
    .has_default = true,
    .default_bits = UINT64_C(0x1), /* true */
};

wool_var *golden_context_on_var(void) {
  return wool_var_decl_var(&golden_context_on_decl);
}

wool_token *golden_context_on_set(bool value) {
  return wool_var_decl_set_bits(&golden_context_on_decl, value ? 1 : 0);
}

wool_code golden_context_on_get(bool *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_on_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept != 0;
  return code;
}

wool_code golden_context_on_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_on_var(), token, error);
}

wool_var_decl golden_context_off_decl = {
    .ns = "golden.context",
    .name = "off",
    .kind = WOOL_KIND_BOOL,
    .has_default = true,
    .default_bits = UINT64_C(0x0), /* false */
};

wool_var *golden_context_off_var(void) {
  return wool_var_decl_var(&golden_context_off_decl);
}

wool_token *golden_context_off_set(bool value) {
  return wool_var_decl_set_bits(&golden_context_off_decl, value ? 1 : 0);
}

wool_code golden_context_off_get(bool *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_off_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept != 0;
  return code;
}

wool_code golden_context_off_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_off_var(), token, error);
}

wool_var_decl golden_context_level_decl = {
    .ns = "golden.context",
    .name = "level",
    .kind = WOOL_KIND_ENUM,
    .enumeration = &golden_context_Level_type,
    .has_default = true,
    .default_bits = UINT64_C(0xffffffffffffffff), /* LEVEL_NEGATIVE */
};

wool_var *golden_context_level_var(void) {
  return wool_var_decl_var(&golden_context_level_decl);
}

wool_token *golden_context_level_set(golden_context_Level value) {
  return wool_var_decl_set_bits(&golden_context_level_decl,
                                wool_bits_from_int(value));
}

wool_code golden_context_level_get(golden_context_Level *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_context_level_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (int32_t)wool_bits_to_int(kept);
  return code;
}

wool_code golden_context_level_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_level_var(), token, error);
}

wool_var_decl golden_context_budget_decl = {
    .ns = "golden.context",
    .name = "budget",
    .kind = WOOL_KIND_MESSAGE,
    .message = &golden_context_Budget_type,
};

wool_var *golden_context_budget_var(void) {
  return wool_var_decl_var(&golden_context_budget_decl);
}

wool_token *golden_context_budget_set(const golden_context_Budget *value) {
  return wool_var_decl_set_message(&golden_context_budget_decl, value);
}

wool_code golden_context_budget_get(const golden_context_Budget **out_value) {
  const void *kept = NULL;
  const wool_code code = wool_var_decl_get_message(&golden_context_budget_decl,
                                                   &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_context_budget_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_context_budget_var(), token, error);
}

static const unsigned char context_wool_file_descriptor[207] = {
    10,13,99,111,110,116,101,120,116,46,112,114,111,116,111,18,14,103,111,
    108,100,101,110,46,99,111,110,116,101,120,116,26,18,119,111,111,108,47,
    99,111,110,116,101,120,116,46,112,114,111,116,111,34,77,10,6,66,117,
    100,103,101,116,18,20,10,5,99,101,110,116,115,24,1,32,1,40,3,
    82,5,99,101,110,116,115,18,36,10,4,117,110,100,111,24,2,32,1,
    40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,72,0,82,4,
    117,110,100,111,136,1,1,66,7,10,5,95,117,110,100,111,42,67,10,
    5,76,101,118,101,108,18,13,10,9,76,69,86,69,76,95,76,79,87,
    16,0,18,14,10,10,76,69,86,69,76,95,72,73,71,72,16,7,18,
    27,10,14,76,69,86,69,76,95,78,69,71,65,84,73,86,69,16,255,
    255,255,255,255,255,255,255,255,1,98,6,112,114,111,116,111,51,
};

const wool_file context_wool_file = {
    .name = "context.proto",
    .descriptor = context_wool_file_descriptor,
    .descriptor_len = sizeof context_wool_file_descriptor,
};
