/* Written by woolc from cart.wool: change that, not this. */
#ifndef CART_WOOL_H
#define CART_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What cart.wool says, for reflection. */
extern const wool_file cart_wool_file;

typedef struct shop_cart_Item shop_cart_Item;
typedef struct shop_cart_Receipt shop_cart_Receipt;

struct shop_cart_Item {
  wool_str sku;
  uint32_t qty;
  const wool_str *tags;
  size_t n_tags;
  wool_token *undo;
  wool_token *const *extras;
  size_t n_extras;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Item_type;

struct shop_cart_Receipt {
  wool_str id;
  wool_token *undo;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Receipt_type;

/** Context variable tenant (string).
 *
 * Who every call acts for. */
extern wool_var_decl shop_cart_tenant_decl;
wool_var *shop_cart_tenant_var(void);
wool_token *shop_cart_tenant_set(wool_str value);
wool_code shop_cart_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code shop_cart_tenant_reset(wool_token *token,
                                               wool_error *error);

/** Service shop.cart.Cart. */
extern const wool_service shop_cart_Cart_service;

/** Call Cart.whoami and wait. */
wool_code shop_cart_Cart_whoami(wool_call *call, wool_str *out_tenant);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_whoami_start(wool_call *call,
                                      wool_call_callback callback,
                                      void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_whoami_finish(wool_call *call, wool_str *out_tenant);

/** Call Cart.add and wait. */
wool_code shop_cart_Cart_add(wool_call *call, const shop_cart_Item *item,
                             wool_token *undo,
                             const shop_cart_Receipt **out_receipt);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_add_start(wool_call *call, const shop_cart_Item *item,
                                   wool_token *undo,
                                   wool_call_callback callback,
                                   void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_add_finish(wool_call *call,
                                    const shop_cart_Receipt **out_receipt);

/** Call Cart.undo_after and wait. */
wool_code shop_cart_Cart_undo_after(wool_call *call, wool_token *undo,
                                    uint32_t delay_ms);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_undo_after_start(wool_call *call, wool_token *undo,
                                          uint32_t delay_ms,
                                          wool_call_callback callback,
                                          void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_undo_after_finish(wool_call *call);

/** Call Cart.begin and wait. */
wool_code shop_cart_Cart_begin(wool_call *call, wool_str tenant,
                               wool_token **out_undo);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_begin_start(wool_call *call, wool_str tenant,
                                     wool_call_callback callback,
                                     void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_begin_finish(wool_call *call, wool_token **out_undo);

/** What answers Cart; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct shop_cart_Cart_handlers {
  wool_code (*whoami)(wool_call *call, wool_str *out_tenant);
  wool_code (*add)(wool_call *call, const shop_cart_Item *item,
                   wool_token *undo, shop_cart_Receipt *out_receipt);
  wool_code (*undo_after)(wool_call *call, wool_token *undo, uint32_t delay_ms);
  wool_code (*begin)(wool_call *call, wool_str tenant, wool_token **out_undo);
} shop_cart_Cart_handlers;

/** Have `handlers`, which outlive the server, answer Cart. */
WOOL_MUST_USE wool_code shop_cart_Cart_register(
    wool_server *server, const shop_cart_Cart_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
