/* Written by woolc from oneofs.wool: change that, not this. */
#ifndef ONEOFS_WOOL_H
#define ONEOFS_WOOL_H

/* At most one of several. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What oneofs.wool says, for reflection. */
extern const wool_file oneofs_wool_file;

typedef struct oneofs_Part oneofs_Part;
typedef struct oneofs_Item oneofs_Item;
typedef struct oneofs_Any oneofs_Any;
typedef struct oneofs_Any_Nested oneofs_Any_Nested;
typedef struct oneofs_Numbers oneofs_Numbers;

typedef int32_t oneofs_Size;
enum {
  oneofs_SIZE_NONE = 0,
  oneofs_SIZE_BIG = 1
};
extern const wool_enum_type oneofs_Size_type;

struct oneofs_Part {
  wool_str name;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Part_type;

/** Which field of Item.price there is, by its number. */
typedef uint32_t oneofs_Item_price;
enum {
  oneofs_Item_price_NOT_SET = 0,
  oneofs_Item_price_cents = 5,
  oneofs_Item_price_quote = 6,
  oneofs_Item_price_free = 2
};

struct oneofs_Item {
  wool_str sku;
  /** What it costs,
   * somehow. */
  oneofs_Item_price which_price;
  union {
    int64_t cents;
    /** As somebody said. */
    wool_str quote;
    bool free;
  } price;
  const wool_str *tags;
  size_t n_tags;
  bool has_qty;
  uint32_t qty;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Item_type;

/** Which field of Any.kind there is, by its number. */
typedef uint32_t oneofs_Any_kind;
enum {
  oneofs_Any_kind_NOT_SET = 0,
  oneofs_Any_kind_real = 1,
  oneofs_Any_kind_raw = 2,
  oneofs_Any_kind_size = 3,
  oneofs_Any_kind_part = 4,
  oneofs_Any_kind_inner = 5,
  oneofs_Any_kind_any_token = 6,
  oneofs_Any_kind_undo = 7,
  oneofs_Any_kind_nested = 8
};

/** Which field of Any.second_one there is, by its number. */
typedef uint32_t oneofs_Any_second_one;
enum {
  oneofs_Any_second_one_NOT_SET = 0,
  oneofs_Any_second_one_text = 10
};

/** Everything that can be one of several. */
struct oneofs_Any {
  oneofs_Any_kind which_kind;
  union {
    double real;
    wool_bytes raw;
    oneofs_Size size;
    const oneofs_Part *part;
    const oneofs_Any *inner;
    wool_token *any_token;
    wool_token *undo;
    const oneofs_Any_Nested *nested;
  } kind;
  bool has_known;
  bool known;
  oneofs_Any_second_one which_second_one;
  union {
    wool_str text;
  } second_one;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Any_type;

/** Which field of Nested.union there is, by its number. */
typedef uint32_t oneofs_Any_Nested_union;
enum {
  oneofs_Any_Nested_union_NOT_SET = 0,
  oneofs_Any_Nested_union_class = 1
};

struct oneofs_Any_Nested {
  oneofs_Any_Nested_union which_union;
  union {
    oneofs_Size class_;
  } union_;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Any_Nested_type;

/** Which field of Numbers.a there is, by its number. */
typedef uint32_t oneofs_Numbers_a;
enum {
  oneofs_Numbers_a_NOT_SET = 0,
  oneofs_Numbers_a_x = 536870910
};

/** Which field of Numbers.b there is, by its number. */
typedef uint32_t oneofs_Numbers_b;
enum {
  oneofs_Numbers_b_NOT_SET = 0,
  oneofs_Numbers_b_y = 1
};

struct oneofs_Numbers {
  oneofs_Numbers_a which_a;
  union {
    uint32_t x;
  } a;
  oneofs_Numbers_b which_b;
  union {
    int64_t y;
  } b;
  bool has_z;
  int32_t z;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Numbers_type;

/** Context variable tenant (string). */
extern wool_var_decl oneofs_tenant_decl;
wool_var *oneofs_tenant_var(void);
wool_token *oneofs_tenant_set(wool_str value);
wool_code oneofs_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code oneofs_tenant_reset(wool_token *token,
                                            wool_error *error);

/** Service oneofs.Taker. */
extern const wool_service oneofs_Taker_service;

/** Call Taker.take and wait. */
wool_code oneofs_Taker_take(wool_call *call, const oneofs_Item *item,
                            const oneofs_Any *any,
                            const oneofs_Item **out_item);
/** Start it, on a fork of the current Context. */
wool_code oneofs_Taker_take_start(wool_call *call, const oneofs_Item *item,
                                  const oneofs_Any *any,
                                  wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code oneofs_Taker_take_finish(wool_call *call,
                                   const oneofs_Item **out_item);

/** Open the stream of Taker.whole. */
wool_code oneofs_Taker_whole_open(wool_call *call, const oneofs_Any *request);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code oneofs_Taker_whole_start(wool_call *call, const oneofs_Any *request,
                                   const wool_stream_events *events,
                                   void *user_data);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code oneofs_Taker_whole_recv(wool_call *call,
                                  const oneofs_Any **out_response);
/** In the handler: send a result. */
wool_code oneofs_Taker_whole_yield(wool_call *call, const oneofs_Any *response);

/** What answers Taker; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct oneofs_Taker_handlers {
  wool_code (*take)(wool_call *call, const oneofs_Item *item,
                    const oneofs_Any *any, oneofs_Item *out_item);
  wool_code (*whole)(wool_call *call, const oneofs_Any *request);
} oneofs_Taker_handlers;

/** Have `handlers`, which outlive the server, answer Taker. */
WOOL_MUST_USE wool_code oneofs_Taker_register(
    wool_server *server, const oneofs_Taker_handlers *handlers, void *user_data,
    wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
