/* Written by woolc from options.wool: change that, not this. */
#ifndef OPTIONS_WOOL_H
#define OPTIONS_WOOL_H

/* Every option that a .proto has words for, and those that it has not. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What options.wool says, for reflection. */
extern const wool_file options_wool_file;

typedef struct golden_options_Item golden_options_Item;
typedef struct golden_options_Item_AttrsEntry golden_options_Item_AttrsEntry;
typedef struct golden_options_Nothing golden_options_Nothing;
typedef struct golden_options_Holder golden_options_Holder;
typedef struct golden_options_Holder_ItemsEntry golden_options_Holder_ItemsEntry;
typedef struct golden_options_NotFound golden_options_NotFound;

/** A state. */
typedef int32_t golden_options_Status;
enum {
  golden_options_STATUS_UNKNOWN = 0,
  golden_options_STATUS_OPEN WOOL_DEPRECATED = 1,
  /** Another word for it. */
  golden_options_STATUS_ALIVE = 1,
  golden_options_STATUS_LOST = -2
};
extern const wool_enum_type golden_options_Status_type;

/** Deprecated. */
typedef int32_t golden_options_Old;
enum {
  golden_options_OLD_A = 0,
  golden_options_OLD_B = 1
};
extern const wool_enum_type golden_options_Old_type;

#define golden_options_MAX_QTY UINT32_C(100)

/** Which field of Item.price there is, by its number. */
typedef uint32_t golden_options_Item_price_case;
enum {
  golden_options_Item_price_NOT_SET = 0,
  golden_options_Item_price_cents = 7,
  golden_options_Item_price_quote = 8
};

/** Which field of Item.other there is, by its number. */
typedef uint32_t golden_options_Item_other_case;
enum {
  golden_options_Item_other_NOT_SET = 0,
  golden_options_Item_other_item = 25,
  golden_options_Item_other_short = 26
};

/** An item.
 *
 * Deprecated. */
struct golden_options_Item {
  /** Options: min_len = 1, max_len = 64. */
  wool_str sku;
  /** Options: range = 1 to 100. */
  uint32_t qty;
  /** Options: default = 1. */
  bool has_parts;
  uint32_t parts;
  /** Options: max_len = 20, max_items = 10. */
  const wool_str *tags;
  size_t n_tags;
  /** Options: max_items = 100, range = -5 to 9223372036854775807. */
  const golden_options_Item_AttrsEntry *attrs;
  size_t n_attrs;
  /** Options: defined, required. */
  bool has_status;
  golden_options_Status status;
  /** How it is paid for.
   * One is required. */
  golden_options_Item_price_case which_price;
  union {
    int64_t cents;
    wool_str quote WOOL_DEPRECATED;
  } price;
  const int32_t *plain;
  size_t n_plain;
  /** Options: min_items = 1. */
  const golden_options_Old *olds;
  size_t n_olds;
  const bool *bits;
  size_t n_bits;
  /** Options: range = 0 to 1.5, default = 0.1. */
  bool has_ratio;
  double ratio;
  /** Options: range = -inf to inf, default = -1e+20. */
  bool has_low;
  float low;
  /** Options: default = "h\303\251llo \"you\"\n". */
  bool has_greeting;
  wool_str greeting;
  /** Options: max_len = 3, default = "\000\377\'". */
  bool has_raw;
  wool_bytes raw;
  /** Options: default = true. */
  bool has_on;
  bool on;
  /** Options: default = STATUS_LOST. */
  bool has_start;
  golden_options_Status start;
  /** Options: default = -9223372036854775808. */
  bool has_least;
  int64_t least;
  /** Options: default = 18446744073709551615. */
  bool has_most;
  uint64_t most;
  /** Options: default = nan. */
  bool has_nothing;
  float nothing;
  /** Options: default = inf. */
  bool has_all;
  double all;
  /** Options: required. */
  const golden_options_Item *inside WOOL_DEPRECATED;
  /** Options: defined. */
  const golden_options_Status *states WOOL_DEPRECATED;
  size_t n_states WOOL_DEPRECATED;
  /** Options: range = -2147483648 to -1, default = -7. */
  bool has_cold;
  int32_t cold;
  golden_options_Item_other_case which_other;
  union {
    const golden_options_Item *item;
    /** Options: max_len = 8. */
    wool_bytes short_;
  } other;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_options_Item_type;

/** An entry of attrs. */
struct golden_options_Item_AttrsEntry {
  wool_str key;
  int64_t value;
};
extern const wool_message_type golden_options_Item_AttrsEntry_type;

/** Deprecated. */
struct golden_options_Nothing {
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_options_Nothing_type;

/** It holds what has limits. */
struct golden_options_Holder {
  const golden_options_Holder_ItemsEntry *items;
  size_t n_items;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_options_Holder_type;

/** An entry of items. */
struct golden_options_Holder_ItemsEntry {
  int32_t key;
  const golden_options_Item *value;
};
extern const wool_message_type golden_options_Holder_ItemsEntry_type;

/** Error NotFound: a call that fails with it ends with NOT_FOUND.
 *
 * It is not there.
 *
 * Deprecated. */
struct golden_options_NotFound {
  /** Options: max_len = 5. */
  wool_str sku;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_options_NotFound_type;
extern const wool_error_type golden_options_NotFound_error;
/** In a handler: fail the call with NotFound, which is copied,
 * and a text. It returns what the handler returns. */
WOOL_DEPRECATED wool_code golden_options_NotFound_throw(
    wool_call *call, const golden_options_NotFound *error, const char *format,
    ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
WOOL_DEPRECATED const golden_options_NotFound *golden_options_NotFound_caught(
    const wool_call *call);

/* Status: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_options_Status_name(
    golden_options_Status number) {
  return wool_enum_name(&golden_options_Status_type, number);
}
static inline bool golden_options_Status_parse(
    wool_str name, golden_options_Status *out_number) {
  return wool_enum_parse(&golden_options_Status_type, name, out_number);
}

/* Old: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_options_Old_name(golden_options_Old number) {
  return wool_enum_name(&golden_options_Old_type, number);
}
static inline bool golden_options_Old_parse(wool_str name,
                                            golden_options_Old *out_number) {
  return wool_enum_parse(&golden_options_Old_type, name, out_number);
}

/* Item: what the functions of <wool/message.h> do. */
static inline void golden_options_Item_init(golden_options_Item *out_message) {
  wool_message_init(&golden_options_Item_type, out_message);
}
static inline golden_options_Item *golden_options_Item_copy(
    const golden_options_Item *message, wool_arena *arena) {
  return (golden_options_Item *)wool_message_copy(&golden_options_Item_type,
                                                  message, arena);
}
static inline golden_options_Item *golden_options_Item_clone(
    const golden_options_Item *message) {
  return (golden_options_Item *)wool_message_clone(&golden_options_Item_type,
                                                   message);
}
static inline void golden_options_Item_free(golden_options_Item *clone) {
  wool_message_free(clone);
}
static inline bool golden_options_Item_equal(const golden_options_Item *a,
                                             const golden_options_Item *b) {
  return wool_message_equal(&golden_options_Item_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_options_Item_validate(
    const golden_options_Item *message, wool_error *error) {
  return wool_message_validate(&golden_options_Item_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Item_encode(
    const golden_options_Item *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_options_Item_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Item_decode(
    wool_bytes bytes, wool_arena *arena, golden_options_Item *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_options_Item_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Item_print(
    const golden_options_Item *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_options_Item_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_options_Item_to_json(
    const golden_options_Item *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_options_Item_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Item_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_options_Item *out_message, wool_error *error) {
  return wool_message_from_json(&golden_options_Item_type, json, options, arena,
                                out_message, error);
}

/* Nothing: what the functions of <wool/message.h> do. */
static inline void golden_options_Nothing_init(
    golden_options_Nothing *out_message) {
  wool_message_init(&golden_options_Nothing_type, out_message);
}
static inline golden_options_Nothing *golden_options_Nothing_copy(
    const golden_options_Nothing *message, wool_arena *arena) {
  return (golden_options_Nothing *)wool_message_copy(
      &golden_options_Nothing_type, message, arena);
}
static inline golden_options_Nothing *golden_options_Nothing_clone(
    const golden_options_Nothing *message) {
  return (golden_options_Nothing *)wool_message_clone(
      &golden_options_Nothing_type, message);
}
static inline void golden_options_Nothing_free(golden_options_Nothing *clone) {
  wool_message_free(clone);
}
static inline bool golden_options_Nothing_equal(
    const golden_options_Nothing *a, const golden_options_Nothing *b) {
  return wool_message_equal(&golden_options_Nothing_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_options_Nothing_validate(
    const golden_options_Nothing *message, wool_error *error) {
  return wool_message_validate(&golden_options_Nothing_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Nothing_encode(
    const golden_options_Nothing *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_options_Nothing_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Nothing_decode(
    wool_bytes bytes, wool_arena *arena, golden_options_Nothing *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_options_Nothing_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Nothing_print(
    const golden_options_Nothing *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_options_Nothing_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Nothing_to_json(
    const golden_options_Nothing *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_options_Nothing_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Nothing_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_options_Nothing *out_message, wool_error *error) {
  return wool_message_from_json(&golden_options_Nothing_type, json, options,
                                arena, out_message, error);
}

/* Holder: what the functions of <wool/message.h> do. */
static inline void golden_options_Holder_init(
    golden_options_Holder *out_message) {
  wool_message_init(&golden_options_Holder_type, out_message);
}
static inline golden_options_Holder *golden_options_Holder_copy(
    const golden_options_Holder *message, wool_arena *arena) {
  return (golden_options_Holder *)wool_message_copy(&golden_options_Holder_type,
                                                    message, arena);
}
static inline golden_options_Holder *golden_options_Holder_clone(
    const golden_options_Holder *message) {
  return (golden_options_Holder *)wool_message_clone(
      &golden_options_Holder_type, message);
}
static inline void golden_options_Holder_free(golden_options_Holder *clone) {
  wool_message_free(clone);
}
static inline bool golden_options_Holder_equal(const golden_options_Holder *a,
                                               const golden_options_Holder *b) {
  return wool_message_equal(&golden_options_Holder_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_options_Holder_validate(
    const golden_options_Holder *message, wool_error *error) {
  return wool_message_validate(&golden_options_Holder_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Holder_encode(
    const golden_options_Holder *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_options_Holder_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Holder_decode(
    wool_bytes bytes, wool_arena *arena, golden_options_Holder *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_options_Holder_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Holder_print(
    const golden_options_Holder *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_options_Holder_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Holder_to_json(
    const golden_options_Holder *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_options_Holder_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_options_Holder_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_options_Holder *out_message, wool_error *error) {
  return wool_message_from_json(&golden_options_Holder_type, json, options,
                                arena, out_message, error);
}

/* NotFound: what the functions of <wool/message.h> do. */
static inline void golden_options_NotFound_init(
    golden_options_NotFound *out_message) {
  wool_message_init(&golden_options_NotFound_type, out_message);
}
static inline golden_options_NotFound *golden_options_NotFound_copy(
    const golden_options_NotFound *message, wool_arena *arena) {
  return (golden_options_NotFound *)wool_message_copy(
      &golden_options_NotFound_type, message, arena);
}
static inline golden_options_NotFound *golden_options_NotFound_clone(
    const golden_options_NotFound *message) {
  return (golden_options_NotFound *)wool_message_clone(
      &golden_options_NotFound_type, message);
}
static inline void golden_options_NotFound_free(
    golden_options_NotFound *clone) {
  wool_message_free(clone);
}
static inline bool golden_options_NotFound_equal(
    const golden_options_NotFound *a, const golden_options_NotFound *b) {
  return wool_message_equal(&golden_options_NotFound_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_options_NotFound_validate(
    const golden_options_NotFound *message, wool_error *error) {
  return wool_message_validate(&golden_options_NotFound_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_NotFound_encode(
    const golden_options_NotFound *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_options_NotFound_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_options_NotFound_decode(
    wool_bytes bytes, wool_arena *arena, golden_options_NotFound *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_options_NotFound_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_options_NotFound_print(
    const golden_options_NotFound *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_options_NotFound_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_options_NotFound_to_json(
    const golden_options_NotFound *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_options_NotFound_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_options_NotFound_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_options_NotFound *out_message, wool_error *error) {
  return wool_message_from_json(&golden_options_NotFound_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string).
 *
 * Deprecated. */
extern wool_var_decl golden_options_tenant_decl;
wool_var *golden_options_tenant_var(void);
WOOL_DEPRECATED wool_token *golden_options_tenant_set(wool_str value);
WOOL_DEPRECATED wool_code golden_options_tenant_get(wool_str *out_value);
WOOL_DEPRECATED WOOL_MUST_USE wool_code golden_options_tenant_reset(
    wool_token *token, wool_error *error);

/** Context variable level (uint32). */
extern wool_var_decl golden_options_level_decl;
wool_var *golden_options_level_var(void);
wool_token *golden_options_level_set(uint32_t value);
wool_code golden_options_level_get(uint32_t *out_value);
WOOL_MUST_USE wool_code golden_options_level_reset(wool_token *token,
                                                   wool_error *error);

/** Context variable state (Status). */
extern wool_var_decl golden_options_state_decl;
wool_var *golden_options_state_var(void);
wool_token *golden_options_state_set(golden_options_Status value);
wool_code golden_options_state_get(golden_options_Status *out_value);
WOOL_MUST_USE wool_code golden_options_state_reset(wool_token *token,
                                                   wool_error *error);

/** Service golden.options.Cart. */
extern const wool_service golden_options_Cart_service;

/** Call Cart.add and wait.
 *
 * Adds.
 *
 * Deprecated.
 * qty: Options: range = 1 to 100, default = 1.
 * out_count: Options: default = -1.
 * Fails with: NotFound
 * It has 1.5s unless the call says more or less. */
WOOL_DEPRECATED wool_code golden_options_Cart_add(
    wool_call *call, const golden_options_Item *item, const uint32_t *qty,
    bool *out_has_count, int64_t *out_count, bool *out_ok);
/** Start it, on a fork of the current Context. */
WOOL_DEPRECATED wool_code golden_options_Cart_add_start(
    wool_call *call, const golden_options_Item *item, const uint32_t *qty,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
WOOL_DEPRECATED wool_code golden_options_Cart_add_finish(wool_call *call,
                                                         bool *out_has_count,
                                                         int64_t *out_count,
                                                         bool *out_ok);

/** Call Cart.look and wait.
 *
 * sku: Options: max_len = 64.
 * It has 5s unless the call says more or less. */
wool_code golden_options_Cart_look(wool_call *call, wool_str sku,
                                   const golden_options_Item **out_item);
/** Start it, on a fork of the current Context. */
wool_code golden_options_Cart_look_start(wool_call *call, wool_str sku,
                                         wool_call_callback callback,
                                         void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_options_Cart_look_finish(wool_call *call,
                                          const golden_options_Item **out_item);

/** Open the stream of Cart.watch.
 *
 * Deprecated.
 * It has 5s unless the call says more or less. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_start(
    wool_call *call, const wool_stream_events *events, void *user_data);
/** Send an argument. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_send(
    wool_call *call, const golden_options_Item *item);
/** Half-close: no more arguments follow. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_end(wool_call *call);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_recv(
    wool_call *call, const golden_options_Item **out_response);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_next(
    wool_call *call, const golden_options_Item **out_item);
/** In the handler: send a result. */
WOOL_DEPRECATED wool_code golden_options_Cart_watch_yield(
    wool_call *call, const golden_options_Item *response);

/** Call Cart.plain and wait.
 *
 * It has 5s unless the call says more or less. */
wool_code golden_options_Cart_plain(wool_call *call);
/** Start it, on a fork of the current Context. */
wool_code golden_options_Cart_plain_start(wool_call *call,
                                          wool_call_callback callback,
                                          void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_options_Cart_plain_finish(wool_call *call);

/** What answers Cart; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_options_Cart_handlers {
  wool_code (*add)(wool_call *call, const golden_options_Item *item,
                   const uint32_t *qty, bool *out_has_count, int64_t *out_count,
                   bool *out_ok);
  wool_code (*look)(wool_call *call, wool_str sku,
                    golden_options_Item *out_item);
  wool_code (*watch)(wool_call *call);
  wool_code (*plain)(wool_call *call);
} golden_options_Cart_handlers;

/** Have `handlers`, which outlive the server, answer Cart. */
WOOL_MUST_USE wool_code golden_options_Cart_register(
    wool_server *server, const golden_options_Cart_handlers *handlers,
    void *user_data, wool_error *error);

/** Service golden.options.Old2.
 *
 * Deprecated. */
extern const wool_service golden_options_Old2_service;

/** Call Old2.r and wait. */
WOOL_DEPRECATED wool_code golden_options_Old2_r(
    wool_call *call, const golden_options_Item *request);
/** Start it, on a fork of the current Context. */
WOOL_DEPRECATED wool_code golden_options_Old2_r_start(
    wool_call *call, const golden_options_Item *request,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
WOOL_DEPRECATED wool_code golden_options_Old2_r_finish(wool_call *call);

/** What answers Old2; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_options_Old2_handlers {
  wool_code (*r)(wool_call *call, const golden_options_Item *request);
} golden_options_Old2_handlers;

/** Have `handlers`, which outlive the server, answer Old2. */
WOOL_DEPRECATED WOOL_MUST_USE wool_code golden_options_Old2_register(
    wool_server *server, const golden_options_Old2_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
