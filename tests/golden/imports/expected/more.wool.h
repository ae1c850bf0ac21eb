/* Written by woolc from more.wool: change that, not this. */
#ifndef MORE_WOOL_H
#define MORE_WOOL_H

#include <wool/generated.h>

#include "wool/context.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What more.wool says, for reflection. */
extern const wool_file more_wool_file;

typedef struct shop_cart_Extra shop_cart_Extra;

struct shop_cart_Extra {
  wool_str note;
  const wool_Token *opaque;
  wool_token *live;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Extra_type;

/* Extra: what the functions of <wool/message.h> do. */
static inline void shop_cart_Extra_init(shop_cart_Extra *out_message) {
  wool_message_init(&shop_cart_Extra_type, out_message);
}
static inline shop_cart_Extra *shop_cart_Extra_copy(
    const shop_cart_Extra *message, wool_arena *arena) {
  return (shop_cart_Extra *)wool_message_copy(&shop_cart_Extra_type, message,
                                              arena);
}
static inline shop_cart_Extra *shop_cart_Extra_clone(
    const shop_cart_Extra *message) {
  return (shop_cart_Extra *)wool_message_clone(&shop_cart_Extra_type, message);
}
static inline void shop_cart_Extra_free(shop_cart_Extra *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_Extra_equal(const shop_cart_Extra *a,
                                         const shop_cart_Extra *b) {
  return wool_message_equal(&shop_cart_Extra_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_Extra_validate(
    const shop_cart_Extra *message, wool_error *error) {
  return wool_message_validate(&shop_cart_Extra_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Extra_encode(
    const shop_cart_Extra *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_cart_Extra_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Extra_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_Extra *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_Extra_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Extra_print(
    const shop_cart_Extra *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_Extra_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Extra_to_json(
    const shop_cart_Extra *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_Extra_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Extra_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_Extra *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_Extra_type, json, options, arena,
                                out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
