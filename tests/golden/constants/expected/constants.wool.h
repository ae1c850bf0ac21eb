/* Written by woolc from constants.wool: change that, not this. */
#ifndef CONSTANTS_WOOL_H
#define CONSTANTS_WOOL_H

/* Names for values. */

#include <math.h>
#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What constants.wool says, for reflection. */
extern const wool_file constants_wool_file;

typedef struct golden_constants_Box golden_constants_Box;

typedef int32_t golden_constants_Status;
enum {
  golden_constants_STATUS_UNKNOWN = 0,
  golden_constants_STATUS_OPEN WOOL_DEPRECATED = 1
};
extern const wool_enum_type golden_constants_Status_type;

/** The most of one thing. */
#define golden_constants_MAX_QTY UINT32_C(100)

#define golden_constants_TWICE UINT32_C(100)

#define golden_constants_LEAST INT32_MIN
#define golden_constants_FAR (-INT64_C(5))
#define golden_constants_FARTHEST INT64_MIN
#define golden_constants_WHOLE UINT64_C(18446744073709551615)
#define golden_constants_BELOW (-INT32_C(100))
#define golden_constants_PI 3.1415926535897931
#define golden_constants_HALF 0.5f
#define golden_constants_TENTH (-0.1f)
#define golden_constants_MANY 1e+20
#define golden_constants_SEVEN 7.0
#define golden_constants_ENDLESS (-HUGE_VAL)
#define golden_constants_NO_NUMBER (NAN)
#define golden_constants_YES true
static const wool_str golden_constants_GREETING = {
    "hello, \"you\"\011\303\251", 15};
static const wool_str golden_constants_EMPTY = {
    "", 0};
static const wool_bytes golden_constants_MAGIC = {
    (const uint8_t *)"\000\377?\077=", 5};

/** Deprecated. */
#define golden_constants_FIRST golden_constants_STATUS_OPEN

#define golden_constants_SAME golden_constants_STATUS_OPEN

/** Of a side. */
#define golden_constants_Box_SIDES UINT32_C(100)

struct golden_constants_Box {
  /** Options: range = 1 to 100. */
  uint32_t side;
  /** Options: default = 3.1415926535897931. */
  bool has_pi;
  double pi;
  /** Options: default = STATUS_OPEN. */
  bool has_status;
  golden_constants_Status status;
  /** Options: default = "hello, \"you\"\t\303\251". */
  bool has_greeting;
  wool_str greeting;
  /** Options: max_len = 100. */
  wool_bytes magic;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_constants_Box_type;

/* Status: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_constants_Status_name(
    golden_constants_Status number) {
  return wool_enum_name(&golden_constants_Status_type, number);
}
static inline bool golden_constants_Status_parse(
    wool_str name, golden_constants_Status *out_number) {
  return wool_enum_parse(&golden_constants_Status_type, name, out_number);
}

/* Box: what the functions of <wool/message.h> do. */
static inline void golden_constants_Box_init(
    golden_constants_Box *out_message) {
  wool_message_init(&golden_constants_Box_type, out_message);
}
static inline golden_constants_Box *golden_constants_Box_copy(
    const golden_constants_Box *message, wool_arena *arena) {
  return (golden_constants_Box *)wool_message_copy(&golden_constants_Box_type,
                                                   message, arena);
}
static inline golden_constants_Box *golden_constants_Box_clone(
    const golden_constants_Box *message) {
  return (golden_constants_Box *)wool_message_clone(&golden_constants_Box_type,
                                                    message);
}
static inline void golden_constants_Box_free(golden_constants_Box *clone) {
  wool_message_free(clone);
}
static inline bool golden_constants_Box_equal(const golden_constants_Box *a,
                                              const golden_constants_Box *b) {
  return wool_message_equal(&golden_constants_Box_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_constants_Box_validate(
    const golden_constants_Box *message, wool_error *error) {
  return wool_message_validate(&golden_constants_Box_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_constants_Box_encode(
    const golden_constants_Box *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_constants_Box_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_constants_Box_decode(
    wool_bytes bytes, wool_arena *arena, golden_constants_Box *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_constants_Box_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_constants_Box_print(
    const golden_constants_Box *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_constants_Box_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_constants_Box_to_json(
    const golden_constants_Box *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_constants_Box_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_constants_Box_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_constants_Box *out_message, wool_error *error) {
  return wool_message_from_json(&golden_constants_Box_type, json, options,
                                arena, out_message, error);
}

/** Context variable greeting (string). */
extern wool_var_decl golden_constants_greeting_decl;
wool_var *golden_constants_greeting_var(void);
wool_token *golden_constants_greeting_set(wool_str value);
wool_code golden_constants_greeting_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_constants_greeting_reset(wool_token *token,
                                                        wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
