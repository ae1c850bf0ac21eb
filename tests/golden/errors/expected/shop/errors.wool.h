/* Written by woolc from shop/errors.wool: change that, not this. */
#ifndef SHOP_ERRORS_WOOL_H
#define SHOP_ERRORS_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/errors.wool says, for reflection. */
extern const wool_file shop_errors_wool_file;

typedef struct shop_errors_NotFound shop_errors_NotFound;
typedef struct shop_errors_Plain shop_errors_Plain;

/** Error NotFound: a call that fails with it ends with NOT_FOUND.
 *
 * There is no such thing. */
struct shop_errors_NotFound {
  wool_str sku;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_errors_NotFound_type;
extern const wool_error_type shop_errors_NotFound_error;
/** In a handler: fail the call with NotFound, which is copied,
 * and a text. It returns what the handler returns. */
wool_code shop_errors_NotFound_throw(wool_call *call,
                                     const shop_errors_NotFound *error,
                                     const char *format, ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
const shop_errors_NotFound *shop_errors_NotFound_caught(const wool_call *call);

/** Error Plain: a call that fails with it ends with UNKNOWN.
 *
 * Says no more. */
struct shop_errors_Plain {
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_errors_Plain_type;
extern const wool_error_type shop_errors_Plain_error;
/** In a handler: fail the call with Plain, which is copied,
 * and a text. It returns what the handler returns. */
wool_code shop_errors_Plain_throw(wool_call *call,
                                  const shop_errors_Plain *error,
                                  const char *format, ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
const shop_errors_Plain *shop_errors_Plain_caught(const wool_call *call);

/* NotFound: what the functions of <wool/message.h> do. */
static inline void shop_errors_NotFound_init(
    shop_errors_NotFound *out_message) {
  wool_message_init(&shop_errors_NotFound_type, out_message);
}
static inline shop_errors_NotFound *shop_errors_NotFound_copy(
    const shop_errors_NotFound *message, wool_arena *arena) {
  return (shop_errors_NotFound *)wool_message_copy(&shop_errors_NotFound_type,
                                                   message, arena);
}
static inline shop_errors_NotFound *shop_errors_NotFound_clone(
    const shop_errors_NotFound *message) {
  return (shop_errors_NotFound *)wool_message_clone(&shop_errors_NotFound_type,
                                                    message);
}
static inline void shop_errors_NotFound_free(shop_errors_NotFound *clone) {
  wool_message_free(clone);
}
static inline bool shop_errors_NotFound_equal(const shop_errors_NotFound *a,
                                              const shop_errors_NotFound *b) {
  return wool_message_equal(&shop_errors_NotFound_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_errors_NotFound_validate(
    const shop_errors_NotFound *message, wool_error *error) {
  return wool_message_validate(&shop_errors_NotFound_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_NotFound_encode(
    const shop_errors_NotFound *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&shop_errors_NotFound_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_NotFound_decode(
    wool_bytes bytes, wool_arena *arena, shop_errors_NotFound *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_errors_NotFound_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_NotFound_print(
    const shop_errors_NotFound *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_errors_NotFound_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_NotFound_to_json(
    const shop_errors_NotFound *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_errors_NotFound_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_NotFound_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_errors_NotFound *out_message, wool_error *error) {
  return wool_message_from_json(&shop_errors_NotFound_type, json, options,
                                arena, out_message, error);
}

/* Plain: what the functions of <wool/message.h> do. */
static inline void shop_errors_Plain_init(shop_errors_Plain *out_message) {
  wool_message_init(&shop_errors_Plain_type, out_message);
}
static inline shop_errors_Plain *shop_errors_Plain_copy(
    const shop_errors_Plain *message, wool_arena *arena) {
  return (shop_errors_Plain *)wool_message_copy(&shop_errors_Plain_type,
                                                message, arena);
}
static inline shop_errors_Plain *shop_errors_Plain_clone(
    const shop_errors_Plain *message) {
  return (shop_errors_Plain *)wool_message_clone(&shop_errors_Plain_type,
                                                 message);
}
static inline void shop_errors_Plain_free(shop_errors_Plain *clone) {
  wool_message_free(clone);
}
static inline bool shop_errors_Plain_equal(const shop_errors_Plain *a,
                                           const shop_errors_Plain *b) {
  return wool_message_equal(&shop_errors_Plain_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_errors_Plain_validate(
    const shop_errors_Plain *message, wool_error *error) {
  return wool_message_validate(&shop_errors_Plain_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_Plain_encode(
    const shop_errors_Plain *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_errors_Plain_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_errors_Plain_decode(
    wool_bytes bytes, wool_arena *arena, shop_errors_Plain *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_errors_Plain_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_errors_Plain_print(
    const shop_errors_Plain *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_errors_Plain_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_errors_Plain_to_json(
    const shop_errors_Plain *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_errors_Plain_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_errors_Plain_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_errors_Plain *out_message, wool_error *error) {
  return wool_message_from_json(&shop_errors_Plain_type, json, options, arena,
                                out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
