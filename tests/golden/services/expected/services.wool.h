/* Written by woolc from services.wool: change that, not this. */
#ifndef SERVICES_WOOL_H
#define SERVICES_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What services.wool says, for reflection. */
extern const wool_file services_wool_file;

typedef struct golden_services_Item golden_services_Item;
typedef struct golden_services_Receipt golden_services_Receipt;

typedef int32_t golden_services_Mood;
enum {
  golden_services_CALM = 0,
  golden_services_WILD = 1
};
extern const wool_enum_type golden_services_Mood_type;

struct golden_services_Item {
  wool_str sku;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_services_Item_type;

struct golden_services_Receipt {
  wool_str id;
  wool_token *undo;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_services_Receipt_type;

/* Mood: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_services_Mood_name(
    golden_services_Mood number) {
  return wool_enum_name(&golden_services_Mood_type, number);
}
static inline bool golden_services_Mood_parse(
    wool_str name, golden_services_Mood *out_number) {
  return wool_enum_parse(&golden_services_Mood_type, name, out_number);
}

/* Item: what the functions of <wool/message.h> do. */
static inline void golden_services_Item_init(
    golden_services_Item *out_message) {
  wool_message_init(&golden_services_Item_type, out_message);
}
static inline golden_services_Item *golden_services_Item_copy(
    const golden_services_Item *message, wool_arena *arena) {
  return (golden_services_Item *)wool_message_copy(&golden_services_Item_type,
                                                   message, arena);
}
static inline golden_services_Item *golden_services_Item_clone(
    const golden_services_Item *message) {
  return (golden_services_Item *)wool_message_clone(&golden_services_Item_type,
                                                    message);
}
static inline void golden_services_Item_free(golden_services_Item *clone) {
  wool_message_free(clone);
}
static inline bool golden_services_Item_equal(const golden_services_Item *a,
                                              const golden_services_Item *b) {
  return wool_message_equal(&golden_services_Item_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_services_Item_validate(
    const golden_services_Item *message, wool_error *error) {
  return wool_message_validate(&golden_services_Item_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Item_encode(
    const golden_services_Item *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_services_Item_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Item_decode(
    wool_bytes bytes, wool_arena *arena, golden_services_Item *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_services_Item_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Item_print(
    const golden_services_Item *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_services_Item_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Item_to_json(
    const golden_services_Item *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_services_Item_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Item_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_services_Item *out_message, wool_error *error) {
  return wool_message_from_json(&golden_services_Item_type, json, options,
                                arena, out_message, error);
}

/* Receipt: what the functions of <wool/message.h> do. */
static inline void golden_services_Receipt_init(
    golden_services_Receipt *out_message) {
  wool_message_init(&golden_services_Receipt_type, out_message);
}
static inline golden_services_Receipt *golden_services_Receipt_copy(
    const golden_services_Receipt *message, wool_arena *arena) {
  return (golden_services_Receipt *)wool_message_copy(
      &golden_services_Receipt_type, message, arena);
}
static inline golden_services_Receipt *golden_services_Receipt_clone(
    const golden_services_Receipt *message) {
  return (golden_services_Receipt *)wool_message_clone(
      &golden_services_Receipt_type, message);
}
static inline void golden_services_Receipt_free(
    golden_services_Receipt *clone) {
  wool_message_free(clone);
}
static inline bool golden_services_Receipt_equal(
    const golden_services_Receipt *a, const golden_services_Receipt *b) {
  return wool_message_equal(&golden_services_Receipt_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_services_Receipt_validate(
    const golden_services_Receipt *message, wool_error *error) {
  return wool_message_validate(&golden_services_Receipt_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Receipt_encode(
    const golden_services_Receipt *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_services_Receipt_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Receipt_decode(
    wool_bytes bytes, wool_arena *arena, golden_services_Receipt *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_services_Receipt_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Receipt_print(
    const golden_services_Receipt *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_services_Receipt_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Receipt_to_json(
    const golden_services_Receipt *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_services_Receipt_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_services_Receipt_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_services_Receipt *out_message, wool_error *error) {
  return wool_message_from_json(&golden_services_Receipt_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string). */
extern wool_var_decl golden_services_tenant_decl;
wool_var *golden_services_tenant_var(void);
wool_token *golden_services_tenant_set(wool_str value);
wool_code golden_services_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_services_tenant_reset(wool_token *token,
                                                     wool_error *error);

/** Service golden.services.Shapes.
 *
 * Arguments and results of every shape. */
extern const wool_service golden_services_Shapes_service;

/** Call Shapes.nothing and wait. */
wool_code golden_services_Shapes_nothing(wool_call *call);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_nothing_start(wool_call *call,
                                               wool_call_callback callback,
                                               void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_nothing_finish(wool_call *call);

/** Call Shapes.also_nothing and wait. */
wool_code golden_services_Shapes_also_nothing(wool_call *call);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_also_nothing_start(wool_call *call,
                                                    wool_call_callback callback,
                                                    void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_also_nothing_finish(wool_call *call);

/** Call Shapes.whoami and wait.
 *
 * Says who calls.
 * And more of it. */
wool_code golden_services_Shapes_whoami(wool_call *call, wool_str *out_tenant);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_whoami_start(wool_call *call,
                                              wool_call_callback callback,
                                              void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_whoami_finish(wool_call *call,
                                               wool_str *out_tenant);

/** Call Shapes.add and wait.
 *
 * Adds one.
 *
 * @param item  is described by its own comment too
 * item: What is added.
 * out_receipt: What was paid. */
wool_code golden_services_Shapes_add(
    wool_call *call, const golden_services_Item *item, wool_token *undo,
    const golden_services_Receipt **out_receipt, uint64_t *out_count);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_add_start(wool_call *call,
                                           const golden_services_Item *item,
                                           wool_token *undo,
                                           wool_call_callback callback,
                                           void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_add_finish(
    wool_call *call, const golden_services_Receipt **out_receipt,
    uint64_t *out_count);

/** Call Shapes.scalars and wait. */
wool_code golden_services_Shapes_scalars(wool_call *call, bool yes, int32_t i,
                                         int64_t s, double d, float f,
                                         wool_str text, wool_bytes raw,
                                         golden_services_Mood mood,
                                         bool *out_yes, int32_t *out_i,
                                         int64_t *out_s, double *out_d,
                                         float *out_f, wool_str *out_text,
                                         wool_bytes *out_raw,
                                         golden_services_Mood *out_mood);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_scalars_start(wool_call *call, bool yes,
                                               int32_t i, int64_t s, double d,
                                               float f, wool_str text,
                                               wool_bytes raw,
                                               golden_services_Mood mood,
                                               wool_call_callback callback,
                                               void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_scalars_finish(wool_call *call, bool *out_yes,
                                                int32_t *out_i, int64_t *out_s,
                                                double *out_d, float *out_f,
                                                wool_str *out_text,
                                                wool_bytes *out_raw,
                                                golden_services_Mood *out_mood);

/** Call Shapes.optionals and wait. */
wool_code golden_services_Shapes_optionals(
    wool_call *call, const bool *yes, const int32_t *i, const wool_str *text,
    const wool_bytes *raw, const golden_services_Mood *mood,
    const golden_services_Item *item, wool_token *undo, bool *out_has_yes,
    bool *out_yes, bool *out_has_i, int32_t *out_i, bool *out_has_text,
    wool_str *out_text, bool *out_has_raw, wool_bytes *out_raw,
    bool *out_has_mood, golden_services_Mood *out_mood,
    const golden_services_Item **out_item, wool_token **out_undo);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_optionals_start(
    wool_call *call, const bool *yes, const int32_t *i, const wool_str *text,
    const wool_bytes *raw, const golden_services_Mood *mood,
    const golden_services_Item *item, wool_token *undo,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_optionals_finish(
    wool_call *call, bool *out_has_yes, bool *out_yes, bool *out_has_i,
    int32_t *out_i, bool *out_has_text, wool_str *out_text, bool *out_has_raw,
    wool_bytes *out_raw, bool *out_has_mood, golden_services_Mood *out_mood,
    const golden_services_Item **out_item, wool_token **out_undo);

/** Call Shapes.lists and wait. */
wool_code golden_services_Shapes_lists(wool_call *call, const bool *yes,
                                       size_t n_yes, const wool_str *texts,
                                       size_t n_texts, const wool_bytes *raws,
                                       size_t n_raws,
                                       const golden_services_Mood *moods,
                                       size_t n_moods,
                                       const golden_services_Item *items,
                                       size_t n_items, wool_token *const *undos,
                                       size_t n_undos, const bool **out_yes,
                                       size_t *out_n_yes,
                                       const wool_str **out_texts,
                                       size_t *out_n_texts,
                                       const wool_bytes **out_raws,
                                       size_t *out_n_raws,
                                       const golden_services_Mood **out_moods,
                                       size_t *out_n_moods,
                                       const golden_services_Item **out_items,
                                       size_t *out_n_items,
                                       wool_token *const **out_undos,
                                       size_t *out_n_undos);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_lists_start(wool_call *call, const bool *yes,
                                             size_t n_yes,
                                             const wool_str *texts,
                                             size_t n_texts,
                                             const wool_bytes *raws,
                                             size_t n_raws,
                                             const golden_services_Mood *moods,
                                             size_t n_moods,
                                             const golden_services_Item *items,
                                             size_t n_items,
                                             wool_token *const *undos,
                                             size_t n_undos,
                                             wool_call_callback callback,
                                             void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_lists_finish(
    wool_call *call, const bool **out_yes, size_t *out_n_yes,
    const wool_str **out_texts, size_t *out_n_texts,
    const wool_bytes **out_raws, size_t *out_n_raws,
    const golden_services_Mood **out_moods, size_t *out_n_moods,
    const golden_services_Item **out_items, size_t *out_n_items,
    wool_token *const **out_undos, size_t *out_n_undos);

/** Call Shapes.numbered and wait. */
wool_code golden_services_Shapes_numbered(wool_call *call, wool_str b,
                                          wool_str a, wool_str *out_z);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_numbered_start(wool_call *call, wool_str b,
                                                wool_str a,
                                                wool_call_callback callback,
                                                void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_numbered_finish(wool_call *call,
                                                 wool_str *out_z);

/** Call Shapes.whole and wait. */
wool_code golden_services_Shapes_whole(
    wool_call *call, const golden_services_Item *request,
    const golden_services_Receipt **out_response);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_whole_start(
    wool_call *call, const golden_services_Item *request,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_whole_finish(
    wool_call *call, const golden_services_Receipt **out_response);

/** Call Shapes.half and wait. */
wool_code golden_services_Shapes_half(wool_call *call,
                                      const golden_services_Item *request,
                                      wool_str *out_text);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_half_start(wool_call *call,
                                            const golden_services_Item *request,
                                            wool_call_callback callback,
                                            void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_half_finish(wool_call *call,
                                             wool_str *out_text);

/** Call Shapes.other_half and wait. */
wool_code golden_services_Shapes_other_half(
    wool_call *call, wool_str text, const golden_services_Item **out_response);
/** Start it, on a fork of the current Context. */
wool_code golden_services_Shapes_other_half_start(wool_call *call,
                                                  wool_str text,
                                                  wool_call_callback callback,
                                                  void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_services_Shapes_other_half_finish(
    wool_call *call, const golden_services_Item **out_response);

/** What answers Shapes; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_services_Shapes_handlers {
  wool_code (*nothing)(wool_call *call);
  wool_code (*also_nothing)(wool_call *call);
  wool_code (*whoami)(wool_call *call, wool_str *out_tenant);
  wool_code (*add)(wool_call *call, const golden_services_Item *item,
                   wool_token *undo, golden_services_Receipt *out_receipt,
                   uint64_t *out_count);
  wool_code (*scalars)(wool_call *call, bool yes, int32_t i, int64_t s,
                       double d, float f, wool_str text, wool_bytes raw,
                       golden_services_Mood mood, bool *out_yes, int32_t *out_i,
                       int64_t *out_s, double *out_d, float *out_f,
                       wool_str *out_text, wool_bytes *out_raw,
                       golden_services_Mood *out_mood);
  wool_code (*optionals)(wool_call *call, const bool *yes, const int32_t *i,
                         const wool_str *text, const wool_bytes *raw,
                         const golden_services_Mood *mood,
                         const golden_services_Item *item, wool_token *undo,
                         bool *out_has_yes, bool *out_yes, bool *out_has_i,
                         int32_t *out_i, bool *out_has_text, wool_str *out_text,
                         bool *out_has_raw, wool_bytes *out_raw,
                         bool *out_has_mood, golden_services_Mood *out_mood,
                         const golden_services_Item **out_item,
                         wool_token **out_undo);
  wool_code (*lists)(wool_call *call, const bool *yes, size_t n_yes,
                     const wool_str *texts, size_t n_texts,
                     const wool_bytes *raws, size_t n_raws,
                     const golden_services_Mood *moods, size_t n_moods,
                     const golden_services_Item *items, size_t n_items,
                     wool_token *const *undos, size_t n_undos,
                     const bool **out_yes, size_t *out_n_yes,
                     const wool_str **out_texts, size_t *out_n_texts,
                     const wool_bytes **out_raws, size_t *out_n_raws,
                     const golden_services_Mood **out_moods,
                     size_t *out_n_moods,
                     const golden_services_Item **out_items,
                     size_t *out_n_items, wool_token *const **out_undos,
                     size_t *out_n_undos);
  wool_code (*numbered)(wool_call *call, wool_str b, wool_str a,
                        wool_str *out_z);
  wool_code (*whole)(wool_call *call, const golden_services_Item *request,
                     golden_services_Receipt *out_response);
  wool_code (*half)(wool_call *call, const golden_services_Item *request,
                    wool_str *out_text);
  wool_code (*other_half)(wool_call *call, wool_str text,
                          golden_services_Item *out_response);
} golden_services_Shapes_handlers;

/** Have `handlers`, which outlive the server, answer Shapes. */
WOOL_MUST_USE wool_code golden_services_Shapes_register(
    wool_server *server, const golden_services_Shapes_handlers *handlers,
    void *user_data, wool_error *error);

/** Service golden.services.Empty. */
extern const wool_service golden_services_Empty_service;

/** What answers Empty; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_services_Empty_handlers {
  char unused; /* C has no struct without members */
} golden_services_Empty_handlers;

/** Have `handlers`, which outlive the server, answer Empty. */
WOOL_MUST_USE wool_code golden_services_Empty_register(
    wool_server *server, const golden_services_Empty_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
