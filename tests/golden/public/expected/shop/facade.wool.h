/* Written by woolc from shop/facade.wool: change that, not this. */
#ifndef SHOP_FACADE_WOOL_H
#define SHOP_FACADE_WOOL_H

#include <wool/generated.h>

#include "base.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/facade.wool says, for reflection. */
extern const wool_file shop_facade_wool_file;

typedef struct golden_facade_Facade golden_facade_Facade;
typedef struct golden_facade_Kept golden_facade_Kept;

struct golden_facade_Facade {
  const golden_facade_Kept *kept;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_facade_Facade_type;

struct golden_facade_Kept {
  bool x;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_facade_Kept_type;

/* Facade: what the functions of <wool/message.h> do. */
static inline void golden_facade_Facade_init(
    golden_facade_Facade *out_message) {
  wool_message_init(&golden_facade_Facade_type, out_message);
}
static inline golden_facade_Facade *golden_facade_Facade_copy(
    const golden_facade_Facade *message, wool_arena *arena) {
  return (golden_facade_Facade *)wool_message_copy(&golden_facade_Facade_type,
                                                   message, arena);
}
static inline golden_facade_Facade *golden_facade_Facade_clone(
    const golden_facade_Facade *message) {
  return (golden_facade_Facade *)wool_message_clone(&golden_facade_Facade_type,
                                                    message);
}
static inline void golden_facade_Facade_free(golden_facade_Facade *clone) {
  wool_message_free(clone);
}
static inline bool golden_facade_Facade_equal(const golden_facade_Facade *a,
                                              const golden_facade_Facade *b) {
  return wool_message_equal(&golden_facade_Facade_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_facade_Facade_validate(
    const golden_facade_Facade *message, wool_error *error) {
  return wool_message_validate(&golden_facade_Facade_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Facade_encode(
    const golden_facade_Facade *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_facade_Facade_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Facade_decode(
    wool_bytes bytes, wool_arena *arena, golden_facade_Facade *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_facade_Facade_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Facade_print(
    const golden_facade_Facade *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_facade_Facade_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Facade_to_json(
    const golden_facade_Facade *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_facade_Facade_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Facade_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_facade_Facade *out_message, wool_error *error) {
  return wool_message_from_json(&golden_facade_Facade_type, json, options,
                                arena, out_message, error);
}

/* Kept: what the functions of <wool/message.h> do. */
static inline void golden_facade_Kept_init(golden_facade_Kept *out_message) {
  wool_message_init(&golden_facade_Kept_type, out_message);
}
static inline golden_facade_Kept *golden_facade_Kept_copy(
    const golden_facade_Kept *message, wool_arena *arena) {
  return (golden_facade_Kept *)wool_message_copy(&golden_facade_Kept_type,
                                                 message, arena);
}
static inline golden_facade_Kept *golden_facade_Kept_clone(
    const golden_facade_Kept *message) {
  return (golden_facade_Kept *)wool_message_clone(&golden_facade_Kept_type,
                                                  message);
}
static inline void golden_facade_Kept_free(golden_facade_Kept *clone) {
  wool_message_free(clone);
}
static inline bool golden_facade_Kept_equal(const golden_facade_Kept *a,
                                            const golden_facade_Kept *b) {
  return wool_message_equal(&golden_facade_Kept_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_facade_Kept_validate(
    const golden_facade_Kept *message, wool_error *error) {
  return wool_message_validate(&golden_facade_Kept_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Kept_encode(
    const golden_facade_Kept *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&golden_facade_Kept_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Kept_decode(
    wool_bytes bytes, wool_arena *arena, golden_facade_Kept *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_facade_Kept_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Kept_print(
    const golden_facade_Kept *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_facade_Kept_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Kept_to_json(
    const golden_facade_Kept *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_facade_Kept_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_facade_Kept_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_facade_Kept *out_message, wool_error *error) {
  return wool_message_from_json(&golden_facade_Kept_type, json, options, arena,
                                out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
