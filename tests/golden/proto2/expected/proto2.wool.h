/* Written by woolc from proto2.wool: change that, not this. */
#ifndef PROTO2_WOOL_H
#define PROTO2_WOOL_H

/* What becomes a .proto of the elder syntax. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What proto2.wool says, for reflection. */
extern const wool_file proto2_wool_file;

typedef struct golden_proto2_Item golden_proto2_Item;
typedef struct golden_proto2_Item_OthersEntry golden_proto2_Item_OthersEntry;

typedef int32_t golden_proto2_Old;
enum {
  golden_proto2_OLD_A = 1,
  golden_proto2_OLD_B = 5
};
extern const wool_enum_type golden_proto2_Old_type;

typedef int32_t golden_proto2_Other;
enum {
  golden_proto2_OTHER_B = 0,
  golden_proto2_OTHER_A = -1,
  golden_proto2_OTHER_C = 0
};
extern const wool_enum_type golden_proto2_Other_type;

/** Which field of Item.price there is, by its number. */
typedef uint32_t golden_proto2_Item_price_case;
enum {
  golden_proto2_Item_price_NOT_SET = 0,
  golden_proto2_Item_price_cents = 11,
  golden_proto2_Item_price_what = 12
};

struct golden_proto2_Item {
  /** Options: min_len = 1, required. */
  bool has_sku;
  wool_str sku;
  /** Options: default = 3. */
  bool has_parts;
  uint32_t parts;
  const int32_t *plain;
  size_t n_plain;
  const int32_t *packed;
  size_t n_packed;
  const golden_proto2_Old *olds;
  size_t n_olds;
  const golden_proto2_Item *inside;
  /** Options: required. */
  const golden_proto2_Item *needed;
  const golden_proto2_Item *said;
  /** Options: default = OLD_B. */
  bool has_old;
  golden_proto2_Old old;
  const golden_proto2_Item_OthersEntry *others;
  size_t n_others;
  golden_proto2_Item_price_case which_price;
  union {
    int64_t cents;
    golden_proto2_Old what;
  } price;
  /** Options: default = 0.1. */
  bool has_ratio;
  double ratio;
  /** Options: default = 0.1. */
  bool has_tenth;
  float tenth;
  /** Options: default = 1e+20. */
  bool has_large;
  float large;
  /** Options: default = "h\303\251llo \"you\"\n\\\'". */
  bool has_greeting;
  wool_str greeting;
  /** Options: default = "\000\377\'a\t". */
  bool has_raw;
  wool_bytes raw;
  /** Options: default = false. */
  bool has_on;
  bool on;
  /** Options: default = -inf. */
  bool has_endless;
  double endless;
  /** Options: default = nan. */
  bool has_nothing;
  float nothing;
  /** Options: default = 18446744073709551615. */
  bool has_most WOOL_DEPRECATED;
  uint64_t most WOOL_DEPRECATED;
  /** Options: default = "". */
  bool has_blank;
  wool_str blank;
  wool_token *undo;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_proto2_Item_type;

/** An entry of others. */
struct golden_proto2_Item_OthersEntry {
  wool_str key;
  golden_proto2_Other value;
};
extern const wool_message_type golden_proto2_Item_OthersEntry_type;

/* Old: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_proto2_Old_name(golden_proto2_Old number) {
  return wool_enum_name(&golden_proto2_Old_type, number);
}
static inline bool golden_proto2_Old_parse(wool_str name,
                                           golden_proto2_Old *out_number) {
  return wool_enum_parse(&golden_proto2_Old_type, name, out_number);
}

/* Other: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_proto2_Other_name(golden_proto2_Other number) {
  return wool_enum_name(&golden_proto2_Other_type, number);
}
static inline bool golden_proto2_Other_parse(wool_str name,
                                             golden_proto2_Other *out_number) {
  return wool_enum_parse(&golden_proto2_Other_type, name, out_number);
}

/* Item: what the functions of <wool/message.h> do. */
static inline void golden_proto2_Item_init(golden_proto2_Item *out_message) {
  wool_message_init(&golden_proto2_Item_type, out_message);
}
static inline golden_proto2_Item *golden_proto2_Item_copy(
    const golden_proto2_Item *message, wool_arena *arena) {
  return (golden_proto2_Item *)wool_message_copy(&golden_proto2_Item_type,
                                                 message, arena);
}
static inline golden_proto2_Item *golden_proto2_Item_clone(
    const golden_proto2_Item *message) {
  return (golden_proto2_Item *)wool_message_clone(&golden_proto2_Item_type,
                                                  message);
}
static inline void golden_proto2_Item_free(golden_proto2_Item *clone) {
  wool_message_free(clone);
}
static inline bool golden_proto2_Item_equal(const golden_proto2_Item *a,
                                            const golden_proto2_Item *b) {
  return wool_message_equal(&golden_proto2_Item_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_proto2_Item_validate(
    const golden_proto2_Item *message, wool_error *error) {
  return wool_message_validate(&golden_proto2_Item_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_proto2_Item_encode(
    const golden_proto2_Item *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&golden_proto2_Item_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_proto2_Item_decode(
    wool_bytes bytes, wool_arena *arena, golden_proto2_Item *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_proto2_Item_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_proto2_Item_print(
    const golden_proto2_Item *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_proto2_Item_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_proto2_Item_to_json(
    const golden_proto2_Item *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_proto2_Item_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_proto2_Item_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_proto2_Item *out_message, wool_error *error) {
  return wool_message_from_json(&golden_proto2_Item_type, json, options, arena,
                                out_message, error);
}

/** Service golden.proto2.S. */
extern const wool_service golden_proto2_S_service;

/** Call S.r and wait.
 *
 * sku: Options: default = "x".
 * out_ok: Options: required. */
wool_code golden_proto2_S_r(wool_call *call, const wool_str *sku,
                            const golden_proto2_Item *item, const int32_t *n,
                            size_t n_n, bool *out_has_ok, bool *out_ok);
/** Start it, on a fork of the current Context. */
wool_code golden_proto2_S_r_start(wool_call *call, const wool_str *sku,
                                  const golden_proto2_Item *item,
                                  const int32_t *n, size_t n_n,
                                  wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_proto2_S_r_finish(wool_call *call, bool *out_has_ok,
                                   bool *out_ok);

/** What answers S; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_proto2_S_handlers {
  wool_code (*r)(wool_call *call, const wool_str *sku,
                 const golden_proto2_Item *item, const int32_t *n, size_t n_n,
                 bool *out_has_ok, bool *out_ok);
} golden_proto2_S_handlers;

/** Have `handlers`, which outlive the server, answer S. */
WOOL_MUST_USE wool_code golden_proto2_S_register(
    wool_server *server, const golden_proto2_S_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
