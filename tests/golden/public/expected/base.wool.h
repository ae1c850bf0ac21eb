/* Written by woolc from base.wool: change that, not this. */
#ifndef BASE_WOOL_H
#define BASE_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What base.wool says, for reflection. */
extern const wool_file base_wool_file;

typedef struct golden_base_Base golden_base_Base;

typedef int32_t golden_base_Kind;
enum {
  golden_base_KIND_A = 0
};
extern const wool_enum_type golden_base_Kind_type;

#define golden_base_MOST UINT32_C(7)

struct golden_base_Base {
  wool_str x;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_base_Base_type;

/* Kind: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_base_Kind_name(golden_base_Kind number) {
  return wool_enum_name(&golden_base_Kind_type, number);
}
static inline bool golden_base_Kind_parse(wool_str name,
                                          golden_base_Kind *out_number) {
  return wool_enum_parse(&golden_base_Kind_type, name, out_number);
}

/* Base: what the functions of <wool/message.h> do. */
static inline void golden_base_Base_init(golden_base_Base *out_message) {
  wool_message_init(&golden_base_Base_type, out_message);
}
static inline golden_base_Base *golden_base_Base_copy(
    const golden_base_Base *message, wool_arena *arena) {
  return (golden_base_Base *)wool_message_copy(&golden_base_Base_type, message,
                                               arena);
}
static inline golden_base_Base *golden_base_Base_clone(
    const golden_base_Base *message) {
  return (golden_base_Base *)wool_message_clone(&golden_base_Base_type,
                                                message);
}
static inline void golden_base_Base_free(golden_base_Base *clone) {
  wool_message_free(clone);
}
static inline bool golden_base_Base_equal(const golden_base_Base *a,
                                          const golden_base_Base *b) {
  return wool_message_equal(&golden_base_Base_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_base_Base_validate(
    const golden_base_Base *message, wool_error *error) {
  return wool_message_validate(&golden_base_Base_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_base_Base_encode(
    const golden_base_Base *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&golden_base_Base_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code golden_base_Base_decode(
    wool_bytes bytes, wool_arena *arena, golden_base_Base *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_base_Base_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code golden_base_Base_print(
    const golden_base_Base *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_base_Base_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_base_Base_to_json(
    const golden_base_Base *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_base_Base_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_base_Base_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_base_Base *out_message, wool_error *error) {
  return wool_message_from_json(&golden_base_Base_type, json, options, arena,
                                out_message, error);
}

/** Context variable who (string). */
extern wool_var_decl golden_base_who_decl;
wool_var *golden_base_who_var(void);
wool_token *golden_base_who_set(wool_str value);
wool_code golden_base_who_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_base_who_reset(wool_token *token,
                                              wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
