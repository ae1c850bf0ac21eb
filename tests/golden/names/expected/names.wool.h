/* Written by woolc from names.wool: change that, not this. */
#ifndef NAMES_WOOL_H
#define NAMES_WOOL_H

/* Names that C, C++, POSIX, or the stubs themselves would like to have. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What names.wool says, for reflection. */
extern const wool_file names_wool_file;

typedef struct golden_names_Words golden_names_Words;

struct golden_names_Words {
  int32_t int_;
  bool has_class;
  wool_str class_;
  const wool_str *register_;
  size_t n_register;
  bool bool_;
  wool_str NULL_;
  wool_str errno_;
  uint64_t size_t_;
  wool_str wool_str_;
  wool_str template_;
  wool_str and_eq_;
  wool_str message;
  wool_str value;
  wool_str error;
  wool_str token;
  wool_str stream;
  wool_str context;
  wool_str INT32_MAX_;
  wool_str linux_;
  wool_str UINT8_C_;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_names_Words_type;

/* Words: what the functions of <wool/message.h> do. */
static inline void golden_names_Words_init(golden_names_Words *out_message) {
  wool_message_init(&golden_names_Words_type, out_message);
}
static inline golden_names_Words *golden_names_Words_copy(
    const golden_names_Words *message, wool_arena *arena) {
  return (golden_names_Words *)wool_message_copy(&golden_names_Words_type,
                                                 message, arena);
}
static inline golden_names_Words *golden_names_Words_clone(
    const golden_names_Words *message) {
  return (golden_names_Words *)wool_message_clone(&golden_names_Words_type,
                                                  message);
}
static inline void golden_names_Words_free(golden_names_Words *clone) {
  wool_message_free(clone);
}
static inline bool golden_names_Words_equal(const golden_names_Words *a,
                                            const golden_names_Words *b) {
  return wool_message_equal(&golden_names_Words_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_names_Words_validate(
    const golden_names_Words *message, wool_error *error) {
  return wool_message_validate(&golden_names_Words_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_names_Words_encode(
    const golden_names_Words *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&golden_names_Words_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_names_Words_decode(
    wool_bytes bytes, wool_arena *arena, golden_names_Words *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_names_Words_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_names_Words_print(
    const golden_names_Words *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_names_Words_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_names_Words_to_json(
    const golden_names_Words *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_names_Words_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_names_Words_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_names_Words *out_message, wool_error *error) {
  return wool_message_from_json(&golden_names_Words_type, json, options, arena,
                                out_message, error);
}

/** Context variable token (string). */
extern wool_var_decl golden_names_token_decl;
wool_var *golden_names_token_var(void);
wool_token *golden_names_token_set(wool_str value);
wool_code golden_names_token_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_names_token_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable value (string). */
extern wool_var_decl golden_names_value_decl;
wool_var *golden_names_value_var(void);
wool_token *golden_names_value_set(wool_str value);
wool_code golden_names_value_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_names_value_reset(wool_token *token,
                                                 wool_error *error);

/** Context variable error (string). */
extern wool_var_decl golden_names_error_decl;
wool_var *golden_names_error_var(void);
wool_token *golden_names_error_set(wool_str value);
wool_code golden_names_error_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_names_error_reset(wool_token *token,
                                                 wool_error *error);

/** Service golden.names.Stubs. */
extern const wool_service golden_names_Stubs_service;

/** Call Stubs.delete and wait. */
wool_code golden_names_Stubs_delete(wool_call *call, wool_str call_,
                                    wool_str callback_, wool_str user_data_,
                                    wool_str error, wool_str *out_call,
                                    wool_str *out_request);
/** Start it, on a fork of the current Context. */
wool_code golden_names_Stubs_delete_start(wool_call *call, wool_str call_,
                                          wool_str callback_,
                                          wool_str user_data_, wool_str error,
                                          wool_call_callback callback,
                                          void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_names_Stubs_delete_finish(wool_call *call, wool_str *out_call,
                                           wool_str *out_request);

/** Call Stubs.request and wait. */
wool_code golden_names_Stubs_request(wool_call *call, wool_str request,
                                     wool_str response, wool_str code,
                                     wool_str *out_request,
                                     wool_str *out_response,
                                     wool_str *out_code);
/** Start it, on a fork of the current Context. */
wool_code golden_names_Stubs_request_start(wool_call *call, wool_str request,
                                           wool_str response, wool_str code,
                                           wool_call_callback callback,
                                           void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_names_Stubs_request_finish(wool_call *call,
                                            wool_str *out_request,
                                            wool_str *out_response,
                                            wool_str *out_code);

/** Call Stubs.in and wait. */
wool_code golden_names_Stubs_in(wool_call *call, wool_str in, wool_str out,
                                wool_str service, wool_str handlers,
                                wool_str *out_in, wool_str *out_out,
                                const golden_names_Words **out_service);
/** Start it, on a fork of the current Context. */
wool_code golden_names_Stubs_in_start(wool_call *call, wool_str in,
                                      wool_str out, wool_str service,
                                      wool_str handlers,
                                      wool_call_callback callback,
                                      void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_names_Stubs_in_finish(wool_call *call, wool_str *out_in,
                                       wool_str *out_out,
                                       const golden_names_Words **out_service);

/** Call Stubs.wool_call and wait. */
wool_code golden_names_Stubs_wool_call(wool_call *call, wool_str wool_call_,
                                       wool_str *out_wool_call, bool *out_int);
/** Start it, on a fork of the current Context. */
wool_code golden_names_Stubs_wool_call_start(wool_call *call,
                                             wool_str wool_call_,
                                             wool_call_callback callback,
                                             void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_names_Stubs_wool_call_finish(wool_call *call,
                                              wool_str *out_wool_call,
                                              bool *out_int);

/** Call Stubs.a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write and wait.
 */
wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write(
    wool_call *call,
    wool_str and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine,
    const golden_names_Words **out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);
/** Start it, on a fork of the current Context. */
wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_start(
    wool_call *call,
    wool_str and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_finish(
    wool_call *call,
    const golden_names_Words **out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);

/** What answers Stubs; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_names_Stubs_handlers {
  wool_code (*delete_)(wool_call *call, wool_str call_, wool_str callback_,
                       wool_str user_data_, wool_str error, wool_str *out_call,
                       wool_str *out_request);
  wool_code (*request)(wool_call *call, wool_str request, wool_str response,
                       wool_str code, wool_str *out_request,
                       wool_str *out_response, wool_str *out_code);
  wool_code (*in)(wool_call *call, wool_str in, wool_str out, wool_str service,
                  wool_str handlers, wool_str *out_in, wool_str *out_out,
                  golden_names_Words *out_service);
  wool_code (*wool_call_)(wool_call *call, wool_str wool_call_,
                          wool_str *out_wool_call, bool *out_int);
  wool_code (*a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write)(
      wool_call *call,
      wool_str and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine,
      golden_names_Words *out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);
} golden_names_Stubs_handlers;

/** Have `handlers`, which outlive the server, answer Stubs. */
WOOL_MUST_USE wool_code golden_names_Stubs_register(
    wool_server *server, const golden_names_Stubs_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
