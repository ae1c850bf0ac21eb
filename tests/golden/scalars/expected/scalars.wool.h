/* Written by woolc from scalars.wool: change that, not this. */
#ifndef SCALARS_WOOL_H
#define SCALARS_WOOL_H

/* Every scalar in every way that a message can hold one. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What scalars.wool says, for reflection. */
extern const wool_file scalars_wool_file;

typedef struct golden_scalars_Singular golden_scalars_Singular;
typedef struct golden_scalars_Optional golden_scalars_Optional;
typedef struct golden_scalars_Repeated golden_scalars_Repeated;

struct golden_scalars_Singular {
  double a_double;
  float a_float;
  int32_t an_int32;
  int64_t an_int64;
  uint32_t a_uint32;
  uint64_t a_uint64;
  int32_t a_sint32;
  int64_t a_sint64;
  uint32_t a_fixed32;
  uint64_t a_fixed64;
  int32_t a_sfixed32;
  int64_t a_sfixed64;
  bool a_bool;
  wool_str a_string;
  wool_bytes some_bytes;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_scalars_Singular_type;

struct golden_scalars_Optional {
  bool has_a_double;
  double a_double;
  bool has_a_float;
  float a_float;
  bool has_an_int32;
  int32_t an_int32;
  bool has_an_int64;
  int64_t an_int64;
  bool has_a_uint32;
  uint32_t a_uint32;
  bool has_a_uint64;
  uint64_t a_uint64;
  bool has_a_sint32;
  int32_t a_sint32;
  bool has_a_sint64;
  int64_t a_sint64;
  bool has_a_fixed32;
  uint32_t a_fixed32;
  bool has_a_fixed64;
  uint64_t a_fixed64;
  bool has_a_sfixed32;
  int32_t a_sfixed32;
  bool has_a_sfixed64;
  int64_t a_sfixed64;
  bool has_a_bool;
  bool a_bool;
  bool has_a_string;
  wool_str a_string;
  bool has_some_bytes;
  wool_bytes some_bytes;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_scalars_Optional_type;

struct golden_scalars_Repeated {
  const double *doubles;
  size_t n_doubles;
  const float *floats;
  size_t n_floats;
  const int32_t *int32s;
  size_t n_int32s;
  const int64_t *int64s;
  size_t n_int64s;
  const uint32_t *uint32s;
  size_t n_uint32s;
  const uint64_t *uint64s;
  size_t n_uint64s;
  const int32_t *sint32s;
  size_t n_sint32s;
  const int64_t *sint64s;
  size_t n_sint64s;
  const uint32_t *fixed32s;
  size_t n_fixed32s;
  const uint64_t *fixed64s;
  size_t n_fixed64s;
  const int32_t *sfixed32s;
  size_t n_sfixed32s;
  const int64_t *sfixed64s;
  size_t n_sfixed64s;
  const bool *bools;
  size_t n_bools;
  const wool_str *strings;
  size_t n_strings;
  const wool_bytes *byte_strings;
  size_t n_byte_strings;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_scalars_Repeated_type;

/* Singular: what the functions of <wool/message.h> do. */
static inline void golden_scalars_Singular_init(
    golden_scalars_Singular *out_message) {
  wool_message_init(&golden_scalars_Singular_type, out_message);
}
static inline golden_scalars_Singular *golden_scalars_Singular_copy(
    const golden_scalars_Singular *message, wool_arena *arena) {
  return (golden_scalars_Singular *)wool_message_copy(
      &golden_scalars_Singular_type, message, arena);
}
static inline golden_scalars_Singular *golden_scalars_Singular_clone(
    const golden_scalars_Singular *message) {
  return (golden_scalars_Singular *)wool_message_clone(
      &golden_scalars_Singular_type, message);
}
static inline void golden_scalars_Singular_free(
    golden_scalars_Singular *clone) {
  wool_message_free(clone);
}
static inline bool golden_scalars_Singular_equal(
    const golden_scalars_Singular *a, const golden_scalars_Singular *b) {
  return wool_message_equal(&golden_scalars_Singular_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Singular_validate(
    const golden_scalars_Singular *message, wool_error *error) {
  return wool_message_validate(&golden_scalars_Singular_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Singular_encode(
    const golden_scalars_Singular *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_scalars_Singular_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Singular_decode(
    wool_bytes bytes, wool_arena *arena, golden_scalars_Singular *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_scalars_Singular_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Singular_print(
    const golden_scalars_Singular *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_scalars_Singular_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Singular_to_json(
    const golden_scalars_Singular *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_scalars_Singular_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Singular_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_scalars_Singular *out_message, wool_error *error) {
  return wool_message_from_json(&golden_scalars_Singular_type, json, options,
                                arena, out_message, error);
}

/* Optional: what the functions of <wool/message.h> do. */
static inline void golden_scalars_Optional_init(
    golden_scalars_Optional *out_message) {
  wool_message_init(&golden_scalars_Optional_type, out_message);
}
static inline golden_scalars_Optional *golden_scalars_Optional_copy(
    const golden_scalars_Optional *message, wool_arena *arena) {
  return (golden_scalars_Optional *)wool_message_copy(
      &golden_scalars_Optional_type, message, arena);
}
static inline golden_scalars_Optional *golden_scalars_Optional_clone(
    const golden_scalars_Optional *message) {
  return (golden_scalars_Optional *)wool_message_clone(
      &golden_scalars_Optional_type, message);
}
static inline void golden_scalars_Optional_free(
    golden_scalars_Optional *clone) {
  wool_message_free(clone);
}
static inline bool golden_scalars_Optional_equal(
    const golden_scalars_Optional *a, const golden_scalars_Optional *b) {
  return wool_message_equal(&golden_scalars_Optional_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Optional_validate(
    const golden_scalars_Optional *message, wool_error *error) {
  return wool_message_validate(&golden_scalars_Optional_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Optional_encode(
    const golden_scalars_Optional *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_scalars_Optional_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Optional_decode(
    wool_bytes bytes, wool_arena *arena, golden_scalars_Optional *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_scalars_Optional_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Optional_print(
    const golden_scalars_Optional *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_scalars_Optional_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Optional_to_json(
    const golden_scalars_Optional *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_scalars_Optional_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Optional_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_scalars_Optional *out_message, wool_error *error) {
  return wool_message_from_json(&golden_scalars_Optional_type, json, options,
                                arena, out_message, error);
}

/* Repeated: what the functions of <wool/message.h> do. */
static inline void golden_scalars_Repeated_init(
    golden_scalars_Repeated *out_message) {
  wool_message_init(&golden_scalars_Repeated_type, out_message);
}
static inline golden_scalars_Repeated *golden_scalars_Repeated_copy(
    const golden_scalars_Repeated *message, wool_arena *arena) {
  return (golden_scalars_Repeated *)wool_message_copy(
      &golden_scalars_Repeated_type, message, arena);
}
static inline golden_scalars_Repeated *golden_scalars_Repeated_clone(
    const golden_scalars_Repeated *message) {
  return (golden_scalars_Repeated *)wool_message_clone(
      &golden_scalars_Repeated_type, message);
}
static inline void golden_scalars_Repeated_free(
    golden_scalars_Repeated *clone) {
  wool_message_free(clone);
}
static inline bool golden_scalars_Repeated_equal(
    const golden_scalars_Repeated *a, const golden_scalars_Repeated *b) {
  return wool_message_equal(&golden_scalars_Repeated_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Repeated_validate(
    const golden_scalars_Repeated *message, wool_error *error) {
  return wool_message_validate(&golden_scalars_Repeated_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Repeated_encode(
    const golden_scalars_Repeated *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_scalars_Repeated_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Repeated_decode(
    wool_bytes bytes, wool_arena *arena, golden_scalars_Repeated *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_scalars_Repeated_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Repeated_print(
    const golden_scalars_Repeated *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_scalars_Repeated_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Repeated_to_json(
    const golden_scalars_Repeated *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_scalars_Repeated_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_scalars_Repeated_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_scalars_Repeated *out_message, wool_error *error) {
  return wool_message_from_json(&golden_scalars_Repeated_type, json, options,
                                arena, out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
