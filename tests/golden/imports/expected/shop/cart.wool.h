/* Written by woolc from shop/cart.wool: change that, not this. */
#ifndef SHOP_CART_WOOL_H
#define SHOP_CART_WOOL_H

#include <wool/generated.h>

#include "shop/money.wool.h"
#include "shop/tenancy.wool.h"
#include "more.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/cart.wool says, for reflection. */
extern const wool_file shop_cart_wool_file;

typedef struct shop_cart_money shop_cart_money;
typedef struct shop_cart_Line shop_cart_Line;

/** A name that hides the package of the same name. */
struct shop_cart_money {
  const shop_money_Amount *amount;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_money_type;

struct shop_cart_Line {
  const shop_money_Amount *price;
  shop_money_Currency currency;
  const shop_cart_Extra *extra;
  wool_token *undo;
  wool_token *undo_plan;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Line_type;

/* money: what the functions of <wool/message.h> do. */
static inline void shop_cart_money_init(shop_cart_money *out_message) {
  wool_message_init(&shop_cart_money_type, out_message);
}
static inline shop_cart_money *shop_cart_money_copy(
    const shop_cart_money *message, wool_arena *arena) {
  return (shop_cart_money *)wool_message_copy(&shop_cart_money_type, message,
                                              arena);
}
static inline shop_cart_money *shop_cart_money_clone(
    const shop_cart_money *message) {
  return (shop_cart_money *)wool_message_clone(&shop_cart_money_type, message);
}
static inline void shop_cart_money_free(shop_cart_money *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_money_equal(const shop_cart_money *a,
                                         const shop_cart_money *b) {
  return wool_message_equal(&shop_cart_money_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_money_validate(
    const shop_cart_money *message, wool_error *error) {
  return wool_message_validate(&shop_cart_money_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_money_encode(
    const shop_cart_money *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_cart_money_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_money_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_money *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_money_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_money_print(
    const shop_cart_money *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_money_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_cart_money_to_json(
    const shop_cart_money *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_money_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_money_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_money *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_money_type, json, options, arena,
                                out_message, error);
}

/* Line: what the functions of <wool/message.h> do. */
static inline void shop_cart_Line_init(shop_cart_Line *out_message) {
  wool_message_init(&shop_cart_Line_type, out_message);
}
static inline shop_cart_Line *shop_cart_Line_copy(const shop_cart_Line *message,
                                                  wool_arena *arena) {
  return (shop_cart_Line *)wool_message_copy(&shop_cart_Line_type, message,
                                             arena);
}
static inline shop_cart_Line *shop_cart_Line_clone(
    const shop_cart_Line *message) {
  return (shop_cart_Line *)wool_message_clone(&shop_cart_Line_type, message);
}
static inline void shop_cart_Line_free(shop_cart_Line *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_Line_equal(const shop_cart_Line *a,
                                        const shop_cart_Line *b) {
  return wool_message_equal(&shop_cart_Line_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_Line_validate(
    const shop_cart_Line *message, wool_error *error) {
  return wool_message_validate(&shop_cart_Line_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Line_encode(
    const shop_cart_Line *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_cart_Line_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Line_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_Line *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_Line_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Line_print(
    const shop_cart_Line *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_Line_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Line_to_json(
    const shop_cart_Line *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_Line_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Line_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_Line *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_Line_type, json, options, arena,
                                out_message, error);
}

/** Context variable line (Line). */
extern wool_var_decl shop_cart_line_decl;
wool_var *shop_cart_line_var(void);
wool_token *shop_cart_line_set(const shop_cart_Line *value);
wool_code shop_cart_line_get(const shop_cart_Line **out_value);
WOOL_MUST_USE wool_code shop_cart_line_reset(wool_token *token,
                                             wool_error *error);

/** Context variable currency (shop.money.Currency). */
extern wool_var_decl shop_cart_currency_decl;
wool_var *shop_cart_currency_var(void);
wool_token *shop_cart_currency_set(shop_money_Currency value);
wool_code shop_cart_currency_get(shop_money_Currency *out_value);
WOOL_MUST_USE wool_code shop_cart_currency_reset(wool_token *token,
                                                 wool_error *error);

/** Service shop.cart.Cart. */
extern const wool_service shop_cart_Cart_service;

/** Call Cart.add and wait. */
wool_code shop_cart_Cart_add(wool_call *call, const shop_cart_Line *line,
                             wool_token **out_undo);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_add_start(wool_call *call, const shop_cart_Line *line,
                                   wool_call_callback callback,
                                   void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_add_finish(wool_call *call, wool_token **out_undo);

/** Call Cart.convert and wait. */
wool_code shop_cart_Cart_convert(wool_call *call,
                                 const shop_money_Amount *request,
                                 const shop_money_Amount **out_response);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_convert_start(wool_call *call,
                                       const shop_money_Amount *request,
                                       wool_call_callback callback,
                                       void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_convert_finish(wool_call *call,
                                        const shop_money_Amount **out_response);

/** What answers Cart; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct shop_cart_Cart_handlers {
  wool_code (*add)(wool_call *call, const shop_cart_Line *line,
                   wool_token **out_undo);
  wool_code (*convert)(wool_call *call, const shop_money_Amount *request,
                       shop_money_Amount *out_response);
} shop_cart_Cart_handlers;

/** Have `handlers`, which outlive the server, answer Cart. */
WOOL_MUST_USE wool_code shop_cart_Cart_register(
    wool_server *server, const shop_cart_Cart_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
