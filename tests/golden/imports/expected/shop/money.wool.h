/* Written by woolc from shop/money.wool: change that, not this. */
#ifndef SHOP_MONEY_WOOL_H
#define SHOP_MONEY_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/money.wool says, for reflection. */
extern const wool_file shop_money_wool_file;

typedef struct shop_money_Amount shop_money_Amount;

typedef int32_t shop_money_Currency;
enum {
  shop_money_NONE = 0,
  shop_money_EURO = 1
};
extern const wool_enum_type shop_money_Currency_type;

struct shop_money_Amount {
  int64_t cents;
  shop_money_Currency currency;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_money_Amount_type;

/* Currency: what wool_enum_name and wool_enum_parse do. */
static inline const char *shop_money_Currency_name(shop_money_Currency number) {
  return wool_enum_name(&shop_money_Currency_type, number);
}
static inline bool shop_money_Currency_parse(wool_str name,
                                             shop_money_Currency *out_number) {
  return wool_enum_parse(&shop_money_Currency_type, name, out_number);
}

/* Amount: what the functions of <wool/message.h> do. */
static inline void shop_money_Amount_init(shop_money_Amount *out_message) {
  wool_message_init(&shop_money_Amount_type, out_message);
}
static inline shop_money_Amount *shop_money_Amount_copy(
    const shop_money_Amount *message, wool_arena *arena) {
  return (shop_money_Amount *)wool_message_copy(&shop_money_Amount_type,
                                                message, arena);
}
static inline shop_money_Amount *shop_money_Amount_clone(
    const shop_money_Amount *message) {
  return (shop_money_Amount *)wool_message_clone(&shop_money_Amount_type,
                                                 message);
}
static inline void shop_money_Amount_free(shop_money_Amount *clone) {
  wool_message_free(clone);
}
static inline bool shop_money_Amount_equal(const shop_money_Amount *a,
                                           const shop_money_Amount *b) {
  return wool_message_equal(&shop_money_Amount_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_money_Amount_validate(
    const shop_money_Amount *message, wool_error *error) {
  return wool_message_validate(&shop_money_Amount_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_money_Amount_encode(
    const shop_money_Amount *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_money_Amount_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_money_Amount_decode(
    wool_bytes bytes, wool_arena *arena, shop_money_Amount *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_money_Amount_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_money_Amount_print(
    const shop_money_Amount *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_money_Amount_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_money_Amount_to_json(
    const shop_money_Amount *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_money_Amount_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_money_Amount_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_money_Amount *out_message, wool_error *error) {
  return wool_message_from_json(&shop_money_Amount_type, json, options, arena,
                                out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
