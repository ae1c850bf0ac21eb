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
