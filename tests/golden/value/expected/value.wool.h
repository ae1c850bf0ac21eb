/* Written by woolc from value.wool: change that, not this. */
#ifndef VALUE_WOOL_H
#define VALUE_WOOL_H

/* Dynamic values, wherever a type can be. */

#include <wool/generated.h>

#include "wool/value.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What value.wool says, for reflection. */
extern const wool_file value_wool_file;

typedef struct golden_value_Bag golden_value_Bag;
typedef struct golden_value_Bag_BagEntry golden_value_Bag_BagEntry;
typedef struct golden_value_Refused golden_value_Refused;
typedef struct golden_value_Any_echo_request_BagEntry golden_value_Any_echo_request_BagEntry;
typedef struct golden_value_Any_echo_response_BagEntry golden_value_Any_echo_response_BagEntry;

/** Which field of Bag.choice there is, by its number. */
typedef uint32_t golden_value_Bag_choice_case;
enum {
  golden_value_Bag_choice_NOT_SET = 0,
  golden_value_Bag_choice_one = 5,
  golden_value_Bag_choice_text = 6
};

/** It holds any. */
struct golden_value_Bag {
  const wool_value *anything;
  const wool_value *perhaps;
  const wool_value *more;
  size_t n_more;
  const golden_value_Bag_BagEntry *bag;
  size_t n_bag;
  golden_value_Bag_choice_case which_choice;
  union {
    const wool_value *one;
    wool_str text;
  } choice;
  /** Options: required. */
  const wool_value *needed;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_value_Bag_type;

/** An entry of bag. */
struct golden_value_Bag_BagEntry {
  wool_str key;
  const wool_value *value;
};
extern const wool_message_type golden_value_Bag_BagEntry_type;

/** Error Refused: a call that fails with it ends with UNKNOWN. */
struct golden_value_Refused {
  const wool_value *why;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_value_Refused_type;
extern const wool_error_type golden_value_Refused_error;
/** In a handler: fail the call with Refused, which is copied,
 * and a text. It returns what the handler returns. */
wool_code golden_value_Refused_throw(wool_call *call,
                                     const golden_value_Refused *error,
                                     const char *format, ...) WOOL_PRINTF(3, 4);
/** What a call that has ended has failed with, if it is this; else NULL.
 * It lives until the call is freed. */
const golden_value_Refused *golden_value_Refused_caught(const wool_call *call);

/** An entry of bag. */
struct golden_value_Any_echo_request_BagEntry {
  wool_str key;
  const wool_value *value;
};
extern const wool_message_type golden_value_Any_echo_request_BagEntry_type;

/** An entry of bag. */
struct golden_value_Any_echo_response_BagEntry {
  wool_str key;
  const wool_value *value;
};
extern const wool_message_type golden_value_Any_echo_response_BagEntry_type;

/* Bag: what the functions of <wool/message.h> do. */
static inline void golden_value_Bag_init(golden_value_Bag *out_message) {
  wool_message_init(&golden_value_Bag_type, out_message);
}
static inline golden_value_Bag *golden_value_Bag_copy(
    const golden_value_Bag *message, wool_arena *arena) {
  return (golden_value_Bag *)wool_message_copy(&golden_value_Bag_type, message,
                                               arena);
}
static inline golden_value_Bag *golden_value_Bag_clone(
    const golden_value_Bag *message) {
  return (golden_value_Bag *)wool_message_clone(&golden_value_Bag_type,
                                                message);
}
static inline void golden_value_Bag_free(golden_value_Bag *clone) {
  wool_message_free(clone);
}
static inline bool golden_value_Bag_equal(const golden_value_Bag *a,
                                          const golden_value_Bag *b) {
  return wool_message_equal(&golden_value_Bag_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_value_Bag_validate(
    const golden_value_Bag *message, wool_error *error) {
  return wool_message_validate(&golden_value_Bag_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Bag_encode(
    const golden_value_Bag *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&golden_value_Bag_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code golden_value_Bag_decode(
    wool_bytes bytes, wool_arena *arena, golden_value_Bag *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_value_Bag_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code golden_value_Bag_print(
    const golden_value_Bag *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_value_Bag_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_value_Bag_to_json(
    const golden_value_Bag *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_value_Bag_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Bag_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_value_Bag *out_message, wool_error *error) {
  return wool_message_from_json(&golden_value_Bag_type, json, options, arena,
                                out_message, error);
}

/* Refused: what the functions of <wool/message.h> do. */
static inline void golden_value_Refused_init(
    golden_value_Refused *out_message) {
  wool_message_init(&golden_value_Refused_type, out_message);
}
static inline golden_value_Refused *golden_value_Refused_copy(
    const golden_value_Refused *message, wool_arena *arena) {
  return (golden_value_Refused *)wool_message_copy(&golden_value_Refused_type,
                                                   message, arena);
}
static inline golden_value_Refused *golden_value_Refused_clone(
    const golden_value_Refused *message) {
  return (golden_value_Refused *)wool_message_clone(&golden_value_Refused_type,
                                                    message);
}
static inline void golden_value_Refused_free(golden_value_Refused *clone) {
  wool_message_free(clone);
}
static inline bool golden_value_Refused_equal(const golden_value_Refused *a,
                                              const golden_value_Refused *b) {
  return wool_message_equal(&golden_value_Refused_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_value_Refused_validate(
    const golden_value_Refused *message, wool_error *error) {
  return wool_message_validate(&golden_value_Refused_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Refused_encode(
    const golden_value_Refused *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_value_Refused_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Refused_decode(
    wool_bytes bytes, wool_arena *arena, golden_value_Refused *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_value_Refused_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Refused_print(
    const golden_value_Refused *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_value_Refused_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Refused_to_json(
    const golden_value_Refused *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_value_Refused_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_value_Refused_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_value_Refused *out_message, wool_error *error) {
  return wool_message_from_json(&golden_value_Refused_type, json, options,
                                arena, out_message, error);
}

/** Context variable mood (value). */
extern wool_var_decl golden_value_mood_decl;
wool_var *golden_value_mood_var(void);
wool_token *golden_value_mood_set(const wool_value *value);
wool_code golden_value_mood_get(const wool_value **out_value);
WOOL_MUST_USE wool_code golden_value_mood_reset(wool_token *token,
                                                wool_error *error);

/** Service golden.value.Any. */
extern const wool_service golden_value_Any_service;

/** Call Any.echo and wait.
 *
 * Fails with: Refused */
wool_code golden_value_Any_echo(
    wool_call *call, const wool_value *item, const wool_value *extra,
    const wool_value *rest, size_t n_rest,
    const golden_value_Any_echo_request_BagEntry *bag, size_t n_bag,
    const wool_value **out_item, const wool_value **out_extra,
    const wool_value **out_rest, size_t *out_n_rest,
    const golden_value_Any_echo_response_BagEntry **out_bag, size_t *out_n_bag);
/** Start it, on a fork of the current Context. */
wool_code golden_value_Any_echo_start(
    wool_call *call, const wool_value *item, const wool_value *extra,
    const wool_value *rest, size_t n_rest,
    const golden_value_Any_echo_request_BagEntry *bag, size_t n_bag,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_value_Any_echo_finish(
    wool_call *call, const wool_value **out_item, const wool_value **out_extra,
    const wool_value **out_rest, size_t *out_n_rest,
    const golden_value_Any_echo_response_BagEntry **out_bag, size_t *out_n_bag);

/** Open the stream of Any.talk. */
wool_code golden_value_Any_talk_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_value_Any_talk_start(wool_call *call,
                                      const wool_stream_events *events,
                                      void *user_data);
/** Send an argument. */
wool_code golden_value_Any_talk_send(wool_call *call, const wool_value *item);
/** Half-close: no more arguments follow. */
wool_code golden_value_Any_talk_end(wool_call *call);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_value_Any_talk_recv(wool_call *call,
                                     const wool_value **out_item);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code golden_value_Any_talk_next(wool_call *call,
                                     const wool_value **out_item);
/** In the handler: send a result. */
wool_code golden_value_Any_talk_yield(wool_call *call, const wool_value *item);

/** What answers Any; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_value_Any_handlers {
  wool_code (*echo)(wool_call *call, const wool_value *item,
                    const wool_value *extra, const wool_value *rest,
                    size_t n_rest,
                    const golden_value_Any_echo_request_BagEntry *bag,
                    size_t n_bag, wool_value *out_item,
                    const wool_value **out_extra, const wool_value **out_rest,
                    size_t *out_n_rest,
                    const golden_value_Any_echo_response_BagEntry **out_bag,
                    size_t *out_n_bag);
  wool_code (*talk)(wool_call *call);
} golden_value_Any_handlers;

/** Have `handlers`, which outlive the server, answer Any. */
WOOL_MUST_USE wool_code golden_value_Any_register(
    wool_server *server, const golden_value_Any_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
