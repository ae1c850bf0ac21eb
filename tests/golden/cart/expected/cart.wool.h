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

/* Item: what the functions of <wool/message.h> do. */
static inline void shop_cart_Item_init(shop_cart_Item *out_message) {
  wool_message_init(&shop_cart_Item_type, out_message);
}
static inline shop_cart_Item *shop_cart_Item_copy(const shop_cart_Item *message,
                                                  wool_arena *arena) {
  return (shop_cart_Item *)wool_message_copy(&shop_cart_Item_type, message,
                                             arena);
}
static inline shop_cart_Item *shop_cart_Item_clone(
    const shop_cart_Item *message) {
  return (shop_cart_Item *)wool_message_clone(&shop_cart_Item_type, message);
}
static inline void shop_cart_Item_free(shop_cart_Item *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_Item_equal(const shop_cart_Item *a,
                                        const shop_cart_Item *b) {
  return wool_message_equal(&shop_cart_Item_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_Item_validate(
    const shop_cart_Item *message, wool_error *error) {
  return wool_message_validate(&shop_cart_Item_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Item_encode(
    const shop_cart_Item *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_cart_Item_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Item_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_Item *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_Item_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Item_print(
    const shop_cart_Item *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_Item_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Item_to_json(
    const shop_cart_Item *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_Item_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Item_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_Item *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_Item_type, json, options, arena,
                                out_message, error);
}

/* Receipt: what the functions of <wool/message.h> do. */
static inline void shop_cart_Receipt_init(shop_cart_Receipt *out_message) {
  wool_message_init(&shop_cart_Receipt_type, out_message);
}
static inline shop_cart_Receipt *shop_cart_Receipt_copy(
    const shop_cart_Receipt *message, wool_arena *arena) {
  return (shop_cart_Receipt *)wool_message_copy(&shop_cart_Receipt_type,
                                                message, arena);
}
static inline shop_cart_Receipt *shop_cart_Receipt_clone(
    const shop_cart_Receipt *message) {
  return (shop_cart_Receipt *)wool_message_clone(&shop_cart_Receipt_type,
                                                 message);
}
static inline void shop_cart_Receipt_free(shop_cart_Receipt *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_Receipt_equal(const shop_cart_Receipt *a,
                                           const shop_cart_Receipt *b) {
  return wool_message_equal(&shop_cart_Receipt_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_Receipt_validate(
    const shop_cart_Receipt *message, wool_error *error) {
  return wool_message_validate(&shop_cart_Receipt_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Receipt_encode(
    const shop_cart_Receipt *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_cart_Receipt_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Receipt_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_Receipt *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_Receipt_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Receipt_print(
    const shop_cart_Receipt *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_Receipt_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Receipt_to_json(
    const shop_cart_Receipt *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_Receipt_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Receipt_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_Receipt *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_Receipt_type, json, options, arena,
                                out_message, error);
}

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
