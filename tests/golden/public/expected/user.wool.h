/* Written by woolc from user.wool: change that, not this. */
#ifndef USER_WOOL_H
#define USER_WOOL_H

#include <wool/generated.h>

#include "shop/door.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What user.wool says, for reflection. */
extern const wool_file user_wool_file;

typedef struct golden_user_User golden_user_User;

struct golden_user_User {
  const golden_base_Base *base;
  golden_base_Kind kind;
  /** Options: range = 1 to 7. */
  uint32_t n;
  wool_token *who;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_user_User_type;

/* User: what the functions of <wool/message.h> do. */
static inline void golden_user_User_init(golden_user_User *out_message) {
  wool_message_init(&golden_user_User_type, out_message);
}
static inline golden_user_User *golden_user_User_copy(
    const golden_user_User *message, wool_arena *arena) {
  return (golden_user_User *)wool_message_copy(&golden_user_User_type, message,
                                               arena);
}
static inline golden_user_User *golden_user_User_clone(
    const golden_user_User *message) {
  return (golden_user_User *)wool_message_clone(&golden_user_User_type,
                                                message);
}
static inline void golden_user_User_free(golden_user_User *clone) {
  wool_message_free(clone);
}
static inline bool golden_user_User_equal(const golden_user_User *a,
                                          const golden_user_User *b) {
  return wool_message_equal(&golden_user_User_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_user_User_validate(
    const golden_user_User *message, wool_error *error) {
  return wool_message_validate(&golden_user_User_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_user_User_encode(
    const golden_user_User *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&golden_user_User_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code golden_user_User_decode(
    wool_bytes bytes, wool_arena *arena, golden_user_User *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_user_User_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code golden_user_User_print(
    const golden_user_User *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_user_User_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_user_User_to_json(
    const golden_user_User *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_user_User_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_user_User_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_user_User *out_message, wool_error *error) {
  return wool_message_from_json(&golden_user_User_type, json, options, arena,
                                out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
