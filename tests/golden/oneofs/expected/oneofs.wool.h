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
typedef uint32_t oneofs_Item_price_case;
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
  oneofs_Item_price_case which_price;
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
typedef uint32_t oneofs_Any_kind_case;
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
typedef uint32_t oneofs_Any_second_one_case;
enum {
  oneofs_Any_second_one_NOT_SET = 0,
  oneofs_Any_second_one_text = 10
};

/** Everything that can be one of several. */
struct oneofs_Any {
  oneofs_Any_kind_case which_kind;
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
  oneofs_Any_second_one_case which_second_one;
  union {
    wool_str text;
  } second_one;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Any_type;

/** Which field of Nested.union there is, by its number. */
typedef uint32_t oneofs_Any_Nested_union_case;
enum {
  oneofs_Any_Nested_union_NOT_SET = 0,
  oneofs_Any_Nested_union_class = 1
};

struct oneofs_Any_Nested {
  oneofs_Any_Nested_union_case which_union;
  union {
    oneofs_Size class_;
  } union_;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Any_Nested_type;

/** Which field of Numbers.a there is, by its number. */
typedef uint32_t oneofs_Numbers_a_case;
enum {
  oneofs_Numbers_a_NOT_SET = 0,
  oneofs_Numbers_a_x = 536870910
};

/** Which field of Numbers.b there is, by its number. */
typedef uint32_t oneofs_Numbers_b_case;
enum {
  oneofs_Numbers_b_NOT_SET = 0,
  oneofs_Numbers_b_y = 1
};

struct oneofs_Numbers {
  oneofs_Numbers_a_case which_a;
  union {
    uint32_t x;
  } a;
  oneofs_Numbers_b_case which_b;
  union {
    int64_t y;
  } b;
  bool has_z;
  int32_t z;
  wool_bytes unknown_fields;
};
extern const wool_message_type oneofs_Numbers_type;

/* Size: what wool_enum_name and wool_enum_parse do. */
static inline const char *oneofs_Size_name(oneofs_Size number) {
  return wool_enum_name(&oneofs_Size_type, number);
}
static inline bool oneofs_Size_parse(wool_str name, oneofs_Size *out_number) {
  return wool_enum_parse(&oneofs_Size_type, name, out_number);
}

/* Part: what the functions of <wool/message.h> do. */
static inline void oneofs_Part_init(oneofs_Part *out_message) {
  wool_message_init(&oneofs_Part_type, out_message);
}
static inline oneofs_Part *oneofs_Part_copy(const oneofs_Part *message,
                                            wool_arena *arena) {
  return (oneofs_Part *)wool_message_copy(&oneofs_Part_type, message, arena);
}
static inline oneofs_Part *oneofs_Part_clone(const oneofs_Part *message) {
  return (oneofs_Part *)wool_message_clone(&oneofs_Part_type, message);
}
static inline void oneofs_Part_free(oneofs_Part *clone) {
  wool_message_free(clone);
}
static inline bool oneofs_Part_equal(const oneofs_Part *a,
                                     const oneofs_Part *b) {
  return wool_message_equal(&oneofs_Part_type, a, b);
}
WOOL_MUST_USE static inline wool_code oneofs_Part_validate(
    const oneofs_Part *message, wool_error *error) {
  return wool_message_validate(&oneofs_Part_type, message, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Part_encode(
    const oneofs_Part *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&oneofs_Part_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Part_decode(
    wool_bytes bytes, wool_arena *arena, oneofs_Part *out_message,
    wool_error *error) {
  return wool_message_decode(&oneofs_Part_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Part_print(
    const oneofs_Part *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&oneofs_Part_type, message, arena, out_text, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Part_to_json(
    const oneofs_Part *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&oneofs_Part_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Part_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    oneofs_Part *out_message, wool_error *error) {
  return wool_message_from_json(&oneofs_Part_type, json, options, arena,
                                out_message, error);
}

/* Item: what the functions of <wool/message.h> do. */
static inline void oneofs_Item_init(oneofs_Item *out_message) {
  wool_message_init(&oneofs_Item_type, out_message);
}
static inline oneofs_Item *oneofs_Item_copy(const oneofs_Item *message,
                                            wool_arena *arena) {
  return (oneofs_Item *)wool_message_copy(&oneofs_Item_type, message, arena);
}
static inline oneofs_Item *oneofs_Item_clone(const oneofs_Item *message) {
  return (oneofs_Item *)wool_message_clone(&oneofs_Item_type, message);
}
static inline void oneofs_Item_free(oneofs_Item *clone) {
  wool_message_free(clone);
}
static inline bool oneofs_Item_equal(const oneofs_Item *a,
                                     const oneofs_Item *b) {
  return wool_message_equal(&oneofs_Item_type, a, b);
}
WOOL_MUST_USE static inline wool_code oneofs_Item_validate(
    const oneofs_Item *message, wool_error *error) {
  return wool_message_validate(&oneofs_Item_type, message, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Item_encode(
    const oneofs_Item *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&oneofs_Item_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Item_decode(
    wool_bytes bytes, wool_arena *arena, oneofs_Item *out_message,
    wool_error *error) {
  return wool_message_decode(&oneofs_Item_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Item_print(
    const oneofs_Item *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&oneofs_Item_type, message, arena, out_text, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Item_to_json(
    const oneofs_Item *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&oneofs_Item_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Item_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    oneofs_Item *out_message, wool_error *error) {
  return wool_message_from_json(&oneofs_Item_type, json, options, arena,
                                out_message, error);
}

/* Any: what the functions of <wool/message.h> do. */
static inline void oneofs_Any_init(oneofs_Any *out_message) {
  wool_message_init(&oneofs_Any_type, out_message);
}
static inline oneofs_Any *oneofs_Any_copy(const oneofs_Any *message,
                                          wool_arena *arena) {
  return (oneofs_Any *)wool_message_copy(&oneofs_Any_type, message, arena);
}
static inline oneofs_Any *oneofs_Any_clone(const oneofs_Any *message) {
  return (oneofs_Any *)wool_message_clone(&oneofs_Any_type, message);
}
static inline void oneofs_Any_free(oneofs_Any *clone) {
  wool_message_free(clone);
}
static inline bool oneofs_Any_equal(const oneofs_Any *a, const oneofs_Any *b) {
  return wool_message_equal(&oneofs_Any_type, a, b);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_validate(
    const oneofs_Any *message, wool_error *error) {
  return wool_message_validate(&oneofs_Any_type, message, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_encode(
    const oneofs_Any *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&oneofs_Any_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_decode(wool_bytes bytes,
                                                        wool_arena *arena,
                                                        oneofs_Any *out_message,
                                                        wool_error *error) {
  return wool_message_decode(&oneofs_Any_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_print(
    const oneofs_Any *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&oneofs_Any_type, message, arena, out_text, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_to_json(
    const oneofs_Any *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&oneofs_Any_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    oneofs_Any *out_message, wool_error *error) {
  return wool_message_from_json(&oneofs_Any_type, json, options, arena,
                                out_message, error);
}

/* Nested: what the functions of <wool/message.h> do. */
static inline void oneofs_Any_Nested_init(oneofs_Any_Nested *out_message) {
  wool_message_init(&oneofs_Any_Nested_type, out_message);
}
static inline oneofs_Any_Nested *oneofs_Any_Nested_copy(
    const oneofs_Any_Nested *message, wool_arena *arena) {
  return (oneofs_Any_Nested *)wool_message_copy(&oneofs_Any_Nested_type,
                                                message, arena);
}
static inline oneofs_Any_Nested *oneofs_Any_Nested_clone(
    const oneofs_Any_Nested *message) {
  return (oneofs_Any_Nested *)wool_message_clone(&oneofs_Any_Nested_type,
                                                 message);
}
static inline void oneofs_Any_Nested_free(oneofs_Any_Nested *clone) {
  wool_message_free(clone);
}
static inline bool oneofs_Any_Nested_equal(const oneofs_Any_Nested *a,
                                           const oneofs_Any_Nested *b) {
  return wool_message_equal(&oneofs_Any_Nested_type, a, b);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_Nested_validate(
    const oneofs_Any_Nested *message, wool_error *error) {
  return wool_message_validate(&oneofs_Any_Nested_type, message, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_Nested_encode(
    const oneofs_Any_Nested *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&oneofs_Any_Nested_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_Nested_decode(
    wool_bytes bytes, wool_arena *arena, oneofs_Any_Nested *out_message,
    wool_error *error) {
  return wool_message_decode(&oneofs_Any_Nested_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_Nested_print(
    const oneofs_Any_Nested *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&oneofs_Any_Nested_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_Nested_to_json(
    const oneofs_Any_Nested *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&oneofs_Any_Nested_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Any_Nested_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    oneofs_Any_Nested *out_message, wool_error *error) {
  return wool_message_from_json(&oneofs_Any_Nested_type, json, options, arena,
                                out_message, error);
}

/* Numbers: what the functions of <wool/message.h> do. */
static inline void oneofs_Numbers_init(oneofs_Numbers *out_message) {
  wool_message_init(&oneofs_Numbers_type, out_message);
}
static inline oneofs_Numbers *oneofs_Numbers_copy(const oneofs_Numbers *message,
                                                  wool_arena *arena) {
  return (oneofs_Numbers *)wool_message_copy(&oneofs_Numbers_type, message,
                                             arena);
}
static inline oneofs_Numbers *oneofs_Numbers_clone(
    const oneofs_Numbers *message) {
  return (oneofs_Numbers *)wool_message_clone(&oneofs_Numbers_type, message);
}
static inline void oneofs_Numbers_free(oneofs_Numbers *clone) {
  wool_message_free(clone);
}
static inline bool oneofs_Numbers_equal(const oneofs_Numbers *a,
                                        const oneofs_Numbers *b) {
  return wool_message_equal(&oneofs_Numbers_type, a, b);
}
WOOL_MUST_USE static inline wool_code oneofs_Numbers_validate(
    const oneofs_Numbers *message, wool_error *error) {
  return wool_message_validate(&oneofs_Numbers_type, message, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Numbers_encode(
    const oneofs_Numbers *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&oneofs_Numbers_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Numbers_decode(
    wool_bytes bytes, wool_arena *arena, oneofs_Numbers *out_message,
    wool_error *error) {
  return wool_message_decode(&oneofs_Numbers_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code oneofs_Numbers_print(
    const oneofs_Numbers *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&oneofs_Numbers_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code oneofs_Numbers_to_json(
    const oneofs_Numbers *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&oneofs_Numbers_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code oneofs_Numbers_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    oneofs_Numbers *out_message, wool_error *error) {
  return wool_message_from_json(&oneofs_Numbers_type, json, options, arena,
                                out_message, error);
}

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
