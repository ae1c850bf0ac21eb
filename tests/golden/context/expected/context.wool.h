/* Written by woolc from context.wool: change that, not this. */
#ifndef CONTEXT_WOOL_H
#define CONTEXT_WOOL_H

/* Context variables of every type, with every default and option. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What context.wool says, for reflection. */
extern const wool_file context_wool_file;

typedef struct golden_context_Budget golden_context_Budget;

typedef int32_t golden_context_Level;
enum {
  golden_context_LEVEL_LOW = 0,
  golden_context_LEVEL_HIGH = 7,
  golden_context_LEVEL_NEGATIVE = -1
};
extern const wool_enum_type golden_context_Level_type;

struct golden_context_Budget {
  int64_t cents;
  wool_token *undo;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_context_Budget_type;

/* Level: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_context_Level_name(
    golden_context_Level number) {
  return wool_enum_name(&golden_context_Level_type, number);
}
static inline bool golden_context_Level_parse(
    wool_str name, golden_context_Level *out_number) {
  return wool_enum_parse(&golden_context_Level_type, name, out_number);
}

/* Budget: what the functions of <wool/message.h> do. */
static inline void golden_context_Budget_init(
    golden_context_Budget *out_message) {
  wool_message_init(&golden_context_Budget_type, out_message);
}
static inline golden_context_Budget *golden_context_Budget_copy(
    const golden_context_Budget *message, wool_arena *arena) {
  return (golden_context_Budget *)wool_message_copy(&golden_context_Budget_type,
                                                    message, arena);
}
static inline golden_context_Budget *golden_context_Budget_clone(
    const golden_context_Budget *message) {
  return (golden_context_Budget *)wool_message_clone(
      &golden_context_Budget_type, message);
}
static inline void golden_context_Budget_free(golden_context_Budget *clone) {
  wool_message_free(clone);
}
static inline bool golden_context_Budget_equal(const golden_context_Budget *a,
                                               const golden_context_Budget *b) {
  return wool_message_equal(&golden_context_Budget_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_context_Budget_validate(
    const golden_context_Budget *message, wool_error *error) {
  return wool_message_validate(&golden_context_Budget_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_context_Budget_encode(
    const golden_context_Budget *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_context_Budget_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_context_Budget_decode(
    wool_bytes bytes, wool_arena *arena, golden_context_Budget *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_context_Budget_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_context_Budget_print(
    const golden_context_Budget *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_context_Budget_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_context_Budget_to_json(
    const golden_context_Budget *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_context_Budget_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_context_Budget_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_context_Budget *out_message, wool_error *error) {
  return wool_message_from_json(&golden_context_Budget_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string).
 *
 * Who every call acts for. */
extern wool_var_decl golden_context_tenant_decl;
wool_var *golden_context_tenant_var(void);
wool_token *golden_context_tenant_set(wool_str value);
wool_code golden_context_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_tenant_reset(wool_token *token,
                                                    wool_error *error);

/** Context variable empty (string). */
extern wool_var_decl golden_context_empty_decl;
wool_var *golden_context_empty_var(void);
wool_token *golden_context_empty_set(wool_str value);
wool_code golden_context_empty_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_empty_reset(wool_token *token,
                                                   wool_error *error);

/** Context variable without_default (string). */
extern wool_var_decl golden_context_without_default_decl;
wool_var *golden_context_without_default_var(void);
wool_token *golden_context_without_default_set(wool_str value);
wool_code golden_context_without_default_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_without_default_reset(wool_token *token,
                                                             wool_error *error);

/** Context variable traceparent (string). */
extern wool_var_decl golden_context_traceparent_decl;
wool_var *golden_context_traceparent_var(void);
wool_token *golden_context_traceparent_set(wool_str value);
wool_code golden_context_traceparent_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_traceparent_reset(wool_token *token,
                                                         wool_error *error);

/** Context variable signature (bytes). */
extern wool_var_decl golden_context_signature_decl;
wool_var *golden_context_signature_var(void);
wool_token *golden_context_signature_set(wool_bytes value);
wool_code golden_context_signature_get(wool_bytes *out_value);
WOOL_MUST_USE wool_code golden_context_signature_reset(wool_token *token,
                                                       wool_error *error);

/** Context variable user_id (string). */
extern wool_var_decl golden_context_user_id_decl;
wool_var *golden_context_user_id_var(void);
wool_token *golden_context_user_id_set(wool_str value);
wool_code golden_context_user_id_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_user_id_reset(wool_token *token,
                                                     wool_error *error);

/** Context variable password (string). */
extern wool_var_decl golden_context_password_decl;
wool_var *golden_context_password_var(void);
wool_token *golden_context_password_set(wool_str value);
wool_code golden_context_password_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_password_reset(wool_token *token,
                                                      wool_error *error);

/** Context variable visible (string). */
extern wool_var_decl golden_context_visible_decl;
wool_var *golden_context_visible_var(void);
wool_token *golden_context_visible_set(wool_str value);
wool_code golden_context_visible_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_visible_reset(wool_token *token,
                                                     wool_error *error);

/** Context variable odd (string). */
extern wool_var_decl golden_context_odd_decl;
wool_var *golden_context_odd_var(void);
wool_token *golden_context_odd_set(wool_str value);
wool_code golden_context_odd_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_context_odd_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable raw (bytes). */
extern wool_var_decl golden_context_raw_decl;
wool_var *golden_context_raw_var(void);
wool_token *golden_context_raw_set(wool_bytes value);
wool_code golden_context_raw_get(wool_bytes *out_value);
WOOL_MUST_USE wool_code golden_context_raw_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable rate (double). */
extern wool_var_decl golden_context_rate_decl;
wool_var *golden_context_rate_var(void);
wool_token *golden_context_rate_set(double value);
wool_code golden_context_rate_get(double *out_value);
WOOL_MUST_USE wool_code golden_context_rate_reset(wool_token *token,
                                                  wool_error *error);

/** Context variable huge (double). */
extern wool_var_decl golden_context_huge_decl;
wool_var *golden_context_huge_var(void);
wool_token *golden_context_huge_set(double value);
wool_code golden_context_huge_get(double *out_value);
WOOL_MUST_USE wool_code golden_context_huge_reset(wool_token *token,
                                                  wool_error *error);

/** Context variable not_a_number (double). */
extern wool_var_decl golden_context_not_a_number_decl;
wool_var *golden_context_not_a_number_var(void);
wool_token *golden_context_not_a_number_set(double value);
wool_code golden_context_not_a_number_get(double *out_value);
WOOL_MUST_USE wool_code golden_context_not_a_number_reset(wool_token *token,
                                                          wool_error *error);

/** Context variable whole (double). */
extern wool_var_decl golden_context_whole_decl;
wool_var *golden_context_whole_var(void);
wool_token *golden_context_whole_set(double value);
wool_code golden_context_whole_get(double *out_value);
WOOL_MUST_USE wool_code golden_context_whole_reset(wool_token *token,
                                                   wool_error *error);

/** Context variable ratio (float). */
extern wool_var_decl golden_context_ratio_decl;
wool_var *golden_context_ratio_var(void);
wool_token *golden_context_ratio_set(float value);
wool_code golden_context_ratio_get(float *out_value);
WOOL_MUST_USE wool_code golden_context_ratio_reset(wool_token *token,
                                                   wool_error *error);

/** Context variable smallest (int32). */
extern wool_var_decl golden_context_smallest_decl;
wool_var *golden_context_smallest_var(void);
wool_token *golden_context_smallest_set(int32_t value);
wool_code golden_context_smallest_get(int32_t *out_value);
WOOL_MUST_USE wool_code golden_context_smallest_reset(wool_token *token,
                                                      wool_error *error);

/** Context variable smallest_of_all (int64). */
extern wool_var_decl golden_context_smallest_of_all_decl;
wool_var *golden_context_smallest_of_all_var(void);
wool_token *golden_context_smallest_of_all_set(int64_t value);
wool_code golden_context_smallest_of_all_get(int64_t *out_value);
WOOL_MUST_USE wool_code golden_context_smallest_of_all_reset(wool_token *token,
                                                             wool_error *error);

/** Context variable largest (uint32). */
extern wool_var_decl golden_context_largest_decl;
wool_var *golden_context_largest_var(void);
wool_token *golden_context_largest_set(uint32_t value);
wool_code golden_context_largest_get(uint32_t *out_value);
WOOL_MUST_USE wool_code golden_context_largest_reset(wool_token *token,
                                                     wool_error *error);

/** Context variable largest_of_all (uint64). */
extern wool_var_decl golden_context_largest_of_all_decl;
wool_var *golden_context_largest_of_all_var(void);
wool_token *golden_context_largest_of_all_set(uint64_t value);
wool_code golden_context_largest_of_all_get(uint64_t *out_value);
WOOL_MUST_USE wool_code golden_context_largest_of_all_reset(wool_token *token,
                                                            wool_error *error);

/** Context variable s32 (sint32). */
extern wool_var_decl golden_context_s32_decl;
wool_var *golden_context_s32_var(void);
wool_token *golden_context_s32_set(int32_t value);
wool_code golden_context_s32_get(int32_t *out_value);
WOOL_MUST_USE wool_code golden_context_s32_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable s64 (sint64). */
extern wool_var_decl golden_context_s64_decl;
wool_var *golden_context_s64_var(void);
wool_token *golden_context_s64_set(int64_t value);
wool_code golden_context_s64_get(int64_t *out_value);
WOOL_MUST_USE wool_code golden_context_s64_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable f32 (fixed32). */
extern wool_var_decl golden_context_f32_decl;
wool_var *golden_context_f32_var(void);
wool_token *golden_context_f32_set(uint32_t value);
wool_code golden_context_f32_get(uint32_t *out_value);
WOOL_MUST_USE wool_code golden_context_f32_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable f64 (fixed64). */
extern wool_var_decl golden_context_f64_decl;
wool_var *golden_context_f64_var(void);
wool_token *golden_context_f64_set(uint64_t value);
wool_code golden_context_f64_get(uint64_t *out_value);
WOOL_MUST_USE wool_code golden_context_f64_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable sf32 (sfixed32). */
extern wool_var_decl golden_context_sf32_decl;
wool_var *golden_context_sf32_var(void);
wool_token *golden_context_sf32_set(int32_t value);
wool_code golden_context_sf32_get(int32_t *out_value);
WOOL_MUST_USE wool_code golden_context_sf32_reset(wool_token *token,
                                                  wool_error *error);

/** Context variable sf64 (sfixed64). */
extern wool_var_decl golden_context_sf64_decl;
wool_var *golden_context_sf64_var(void);
wool_token *golden_context_sf64_set(int64_t value);
wool_code golden_context_sf64_get(int64_t *out_value);
WOOL_MUST_USE wool_code golden_context_sf64_reset(wool_token *token,
                                                  wool_error *error);

/** Context variable on (bool). */
extern wool_var_decl golden_context_on_decl;
wool_var *golden_context_on_var(void);
wool_token *golden_context_on_set(bool value);
wool_code golden_context_on_get(bool *out_value);
WOOL_MUST_USE wool_code golden_context_on_reset(wool_token *token,
                                                wool_error *error);

/** Context variable off (bool). */
extern wool_var_decl golden_context_off_decl;
wool_var *golden_context_off_var(void);
wool_token *golden_context_off_set(bool value);
wool_code golden_context_off_get(bool *out_value);
WOOL_MUST_USE wool_code golden_context_off_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable level (Level). */
extern wool_var_decl golden_context_level_decl;
wool_var *golden_context_level_var(void);
wool_token *golden_context_level_set(golden_context_Level value);
wool_code golden_context_level_get(golden_context_Level *out_value);
WOOL_MUST_USE wool_code golden_context_level_reset(wool_token *token,
                                                   wool_error *error);

/** Context variable budget (Budget). */
extern wool_var_decl golden_context_budget_decl;
wool_var *golden_context_budget_var(void);
wool_token *golden_context_budget_set(const golden_context_Budget *value);
wool_code golden_context_budget_get(const golden_context_Budget **out_value);
WOOL_MUST_USE wool_code golden_context_budget_reset(wool_token *token,
                                                    wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
