/* Written by woolc from shop/cart.wool: change that, not this. */
#ifndef SHOP_CART_WOOL_H
#define SHOP_CART_WOOL_H

/* Typed failures. */

#include <wool/generated.h>

#include "shop/errors.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What shop/cart.wool says, for reflection. */
extern const wool_file shop_cart_wool_file;

typedef struct shop_cart_Refused shop_cart_Refused;
typedef struct shop_cart_Refused_Why shop_cart_Refused_Why;
typedef struct shop_cart_Refused_WhyEntry shop_cart_Refused_WhyEntry;

/** Which field of Refused.when there is, by its number. */
typedef uint32_t shop_cart_Refused_when_case;
enum {
  shop_cart_Refused_when_NOT_SET = 0,
  shop_cart_Refused_when_at = 4,
  shop_cart_Refused_when_never = 5
};

/** Error Refused: a call that fails with it ends with FAILED_PRECONDITION. */
struct shop_cart_Refused {
  /** Why. */
  wool_str reason;
  wool_token *undo;
  const shop_cart_Refused_WhyEntry *why;
  size_t n_why;
  shop_cart_Refused_when_case which_when;
  union {
    uint64_t at;
    bool never;
  } when;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Refused_type;
extern const wool_error_type shop_cart_Refused_error;
/** In a handler: fail the call with Refused, which is copied,
 * and a text. It returns what the handler returns. */
wool_code shop_cart_Refused_throw(wool_call *call,
                                  const shop_cart_Refused *error,
                                  const char *format, ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
const shop_cart_Refused *shop_cart_Refused_caught(const wool_call *call);

struct shop_cart_Refused_Why {
  wool_str text;
  wool_bytes unknown_fields;
};
extern const wool_message_type shop_cart_Refused_Why_type;

/** An entry of why. */
struct shop_cart_Refused_WhyEntry {
  wool_str key;
  const shop_cart_Refused_Why *value;
};
extern const wool_message_type shop_cart_Refused_WhyEntry_type;

/* Refused: what the functions of <wool/message.h> do. */
static inline void shop_cart_Refused_init(shop_cart_Refused *out_message) {
  wool_message_init(&shop_cart_Refused_type, out_message);
}
static inline shop_cart_Refused *shop_cart_Refused_copy(
    const shop_cart_Refused *message, wool_arena *arena) {
  return (shop_cart_Refused *)wool_message_copy(&shop_cart_Refused_type,
                                                message, arena);
}
static inline shop_cart_Refused *shop_cart_Refused_clone(
    const shop_cart_Refused *message) {
  return (shop_cart_Refused *)wool_message_clone(&shop_cart_Refused_type,
                                                 message);
}
static inline void shop_cart_Refused_free(shop_cart_Refused *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_Refused_equal(const shop_cart_Refused *a,
                                           const shop_cart_Refused *b) {
  return wool_message_equal(&shop_cart_Refused_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_validate(
    const shop_cart_Refused *message, wool_error *error) {
  return wool_message_validate(&shop_cart_Refused_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_encode(
    const shop_cart_Refused *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&shop_cart_Refused_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_Refused *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_Refused_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_print(
    const shop_cart_Refused *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_Refused_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_to_json(
    const shop_cart_Refused *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_Refused_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_Refused *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_Refused_type, json, options, arena,
                                out_message, error);
}

/* Why: what the functions of <wool/message.h> do. */
static inline void shop_cart_Refused_Why_init(
    shop_cart_Refused_Why *out_message) {
  wool_message_init(&shop_cart_Refused_Why_type, out_message);
}
static inline shop_cart_Refused_Why *shop_cart_Refused_Why_copy(
    const shop_cart_Refused_Why *message, wool_arena *arena) {
  return (shop_cart_Refused_Why *)wool_message_copy(&shop_cart_Refused_Why_type,
                                                    message, arena);
}
static inline shop_cart_Refused_Why *shop_cart_Refused_Why_clone(
    const shop_cart_Refused_Why *message) {
  return (shop_cart_Refused_Why *)wool_message_clone(
      &shop_cart_Refused_Why_type, message);
}
static inline void shop_cart_Refused_Why_free(shop_cart_Refused_Why *clone) {
  wool_message_free(clone);
}
static inline bool shop_cart_Refused_Why_equal(const shop_cart_Refused_Why *a,
                                               const shop_cart_Refused_Why *b) {
  return wool_message_equal(&shop_cart_Refused_Why_type, a, b);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_Why_validate(
    const shop_cart_Refused_Why *message, wool_error *error) {
  return wool_message_validate(&shop_cart_Refused_Why_type, message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_Why_encode(
    const shop_cart_Refused_Why *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&shop_cart_Refused_Why_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_Why_decode(
    wool_bytes bytes, wool_arena *arena, shop_cart_Refused_Why *out_message,
    wool_error *error) {
  return wool_message_decode(&shop_cart_Refused_Why_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_Why_print(
    const shop_cart_Refused_Why *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&shop_cart_Refused_Why_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_Why_to_json(
    const shop_cart_Refused_Why *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&shop_cart_Refused_Why_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code shop_cart_Refused_Why_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    shop_cart_Refused_Why *out_message, wool_error *error) {
  return wool_message_from_json(&shop_cart_Refused_Why_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string). */
extern wool_var_decl shop_cart_tenant_decl;
wool_var *shop_cart_tenant_var(void);
wool_token *shop_cart_tenant_set(wool_str value);
wool_code shop_cart_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code shop_cart_tenant_reset(wool_token *token,
                                               wool_error *error);

/** Service shop.cart.Cart. */
extern const wool_service shop_cart_Cart_service;

/** Call Cart.add and wait.
 *
 * Adds.
 * Fails with: NotFound, Refused */
wool_code shop_cart_Cart_add(wool_call *call, wool_str sku, uint32_t *out_n);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_add_start(wool_call *call, wool_str sku,
                                   wool_call_callback callback,
                                   void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_add_finish(wool_call *call, uint32_t *out_n);

/** Call Cart.drop and wait.
 *
 * Fails with: Plain */
wool_code shop_cart_Cart_drop(wool_call *call, wool_str sku);
/** Start it, on a fork of the current Context. */
wool_code shop_cart_Cart_drop_start(wool_call *call, wool_str sku,
                                    wool_call_callback callback,
                                    void *user_data);
/** Its outcome, once it has ended. */
wool_code shop_cart_Cart_drop_finish(wool_call *call);

/** Open the stream of Cart.watch.
 *
 * Fails with: Refused, NotFound */
wool_code shop_cart_Cart_watch_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code shop_cart_Cart_watch_start(wool_call *call,
                                     const wool_stream_events *events,
                                     void *user_data);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code shop_cart_Cart_watch_recv(wool_call *call, wool_str *out_event);
/** In the handler: send a result. */
wool_code shop_cart_Cart_watch_yield(wool_call *call, wool_str event);

/** What answers Cart; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct shop_cart_Cart_handlers {
  wool_code (*add)(wool_call *call, wool_str sku, uint32_t *out_n);
  wool_code (*drop)(wool_call *call, wool_str sku);
  wool_code (*watch)(wool_call *call);
} shop_cart_Cart_handlers;

/** Have `handlers`, which outlive the server, answer Cart. */
WOOL_MUST_USE wool_code shop_cart_Cart_register(
    wool_server *server, const shop_cart_Cart_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
