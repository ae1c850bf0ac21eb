/* Written by woolc from streams.wool: change that, not this. */
#ifndef STREAMS_WOOL_H
#define STREAMS_WOOL_H

/* Every way in which arguments and results are streams. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What streams.wool says, for reflection. */
extern const wool_file streams_wool_file;

typedef struct golden_streams_Line golden_streams_Line;
typedef struct golden_streams_Entry golden_streams_Entry;

struct golden_streams_Line {
  wool_str text;
  wool_token *undo;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_streams_Line_type;

struct golden_streams_Entry {
  wool_str text;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_streams_Entry_type;

/* Line: what the functions of <wool/message.h> do. */
static inline void golden_streams_Line_init(golden_streams_Line *out_message) {
  wool_message_init(&golden_streams_Line_type, out_message);
}
static inline golden_streams_Line *golden_streams_Line_copy(
    const golden_streams_Line *message, wool_arena *arena) {
  return (golden_streams_Line *)wool_message_copy(&golden_streams_Line_type,
                                                  message, arena);
}
static inline golden_streams_Line *golden_streams_Line_clone(
    const golden_streams_Line *message) {
  return (golden_streams_Line *)wool_message_clone(&golden_streams_Line_type,
                                                   message);
}
static inline void golden_streams_Line_free(golden_streams_Line *clone) {
  wool_message_free(clone);
}
static inline bool golden_streams_Line_equal(const golden_streams_Line *a,
                                             const golden_streams_Line *b) {
  return wool_message_equal(&golden_streams_Line_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_streams_Line_validate(
    const golden_streams_Line *message, wool_error *error) {
  return wool_message_validate(&golden_streams_Line_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Line_encode(
    const golden_streams_Line *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_streams_Line_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Line_decode(
    wool_bytes bytes, wool_arena *arena, golden_streams_Line *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_streams_Line_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Line_print(
    const golden_streams_Line *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_streams_Line_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Line_to_json(
    const golden_streams_Line *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_streams_Line_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Line_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_streams_Line *out_message, wool_error *error) {
  return wool_message_from_json(&golden_streams_Line_type, json, options, arena,
                                out_message, error);
}

/* Entry: what the functions of <wool/message.h> do. */
static inline void golden_streams_Entry_init(
    golden_streams_Entry *out_message) {
  wool_message_init(&golden_streams_Entry_type, out_message);
}
static inline golden_streams_Entry *golden_streams_Entry_copy(
    const golden_streams_Entry *message, wool_arena *arena) {
  return (golden_streams_Entry *)wool_message_copy(&golden_streams_Entry_type,
                                                   message, arena);
}
static inline golden_streams_Entry *golden_streams_Entry_clone(
    const golden_streams_Entry *message) {
  return (golden_streams_Entry *)wool_message_clone(&golden_streams_Entry_type,
                                                    message);
}
static inline void golden_streams_Entry_free(golden_streams_Entry *clone) {
  wool_message_free(clone);
}
static inline bool golden_streams_Entry_equal(const golden_streams_Entry *a,
                                              const golden_streams_Entry *b) {
  return wool_message_equal(&golden_streams_Entry_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_streams_Entry_validate(
    const golden_streams_Entry *message, wool_error *error) {
  return wool_message_validate(&golden_streams_Entry_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Entry_encode(
    const golden_streams_Entry *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_streams_Entry_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Entry_decode(
    wool_bytes bytes, wool_arena *arena, golden_streams_Entry *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_streams_Entry_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Entry_print(
    const golden_streams_Entry *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_streams_Entry_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Entry_to_json(
    const golden_streams_Entry *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_streams_Entry_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_streams_Entry_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_streams_Entry *out_message, wool_error *error) {
  return wool_message_from_json(&golden_streams_Entry_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string). */
extern wool_var_decl golden_streams_tenant_decl;
wool_var *golden_streams_tenant_var(void);
wool_token *golden_streams_tenant_set(wool_str value);
wool_code golden_streams_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_streams_tenant_reset(wool_token *token,
                                                    wool_error *error);

/** Service golden.streams.Chat. */
extern const wool_service golden_streams_Chat_service;

/** Open the stream of Chat.chat.
 *
 * Both sides talk when they like. */
wool_code golden_streams_Chat_chat_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Chat_chat_start(wool_call *call,
                                         const wool_stream_events *events,
                                         void *user_data);
/** Send an argument. */
wool_code golden_streams_Chat_chat_send(wool_call *call,
                                        const golden_streams_Line *line);
/** Half-close: no more arguments follow. */
wool_code golden_streams_Chat_chat_end(wool_call *call);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_chat_recv(wool_call *call,
                                        const golden_streams_Line **out_line);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_chat_next(wool_call *call,
                                        const golden_streams_Line **out_line);
/** In the handler: send a result. */
wool_code golden_streams_Chat_chat_yield(wool_call *call,
                                         const golden_streams_Line *line);

/** Open the stream of Chat.watch.
 *
 * Results only. */
wool_code golden_streams_Chat_watch_open(wool_call *call, wool_str id,
                                         const uint32_t *from);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Chat_watch_start(wool_call *call, wool_str id,
                                          const uint32_t *from,
                                          const wool_stream_events *events,
                                          void *user_data);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_watch_recv(wool_call *call,
                                         uint64_t *out_position);
/** In the handler: send a result. */
wool_code golden_streams_Chat_watch_yield(wool_call *call, uint64_t position);

/** Open the stream of Chat.upload.
 *
 * Arguments only. */
wool_code golden_streams_Chat_upload_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Chat_upload_start(wool_call *call,
                                           const wool_stream_events *events,
                                           void *user_data);
/** Send an argument. */
wool_code golden_streams_Chat_upload_send(wool_call *call, wool_bytes chunk);
/** Half-close: no more arguments follow. */
wool_code golden_streams_Chat_upload_end(wool_call *call);
/** Half-close, and wait for the result. */
wool_code golden_streams_Chat_upload_finish(wool_call *call,
                                            uint64_t *out_total,
                                            bool *out_complete);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_upload_next(wool_call *call,
                                          wool_bytes *out_chunk);

/** Open the stream of Chat.loose.
 *
 * Values that may be absent, and several in one message. */
wool_code golden_streams_Chat_loose_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Chat_loose_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data);
/** Send an argument. */
wool_code golden_streams_Chat_loose_send(wool_call *call, const wool_str *word);
/** Half-close: no more arguments follow. */
wool_code golden_streams_Chat_loose_end(wool_call *call);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_loose_recv(wool_call *call,
                                         const int32_t **out_numbers,
                                         size_t *out_n_numbers);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_loose_next(wool_call *call, bool *out_has_word,
                                         wool_str *out_word);
/** In the handler: send a result. */
wool_code golden_streams_Chat_loose_yield(wool_call *call,
                                          const int32_t *numbers,
                                          size_t n_numbers);

/** Open the stream of Chat.whole.
 *
 * Whole messages. */
wool_code golden_streams_Chat_whole_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Chat_whole_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data);
/** Send an argument. */
wool_code golden_streams_Chat_whole_send(wool_call *call,
                                         const golden_streams_Line *request);
/** Half-close: no more arguments follow. */
wool_code golden_streams_Chat_whole_end(wool_call *call);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_whole_recv(
    wool_call *call, const golden_streams_Line **out_response);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_whole_next(
    wool_call *call, const golden_streams_Line **out_request);
/** In the handler: send a result. */
wool_code golden_streams_Chat_whole_yield(wool_call *call,
                                          const golden_streams_Line *response);

/** Open the stream of Chat.named.
 *
 * A word of the stubs as the name of an argument. */
wool_code golden_streams_Chat_named_open(wool_call *call, wool_str events_);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Chat_named_start(wool_call *call, wool_str events_,
                                          const wool_stream_events *events,
                                          void *user_data);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Chat_named_recv(wool_call *call,
                                         wool_str *out_response);
/** In the handler: send a result. */
wool_code golden_streams_Chat_named_yield(wool_call *call, wool_str response);

/** What answers Chat; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_streams_Chat_handlers {
  wool_code (*chat)(wool_call *call);
  wool_code (*watch)(wool_call *call, wool_str id, const uint32_t *from);
  wool_code (*upload)(wool_call *call, uint64_t *out_total, bool *out_complete);
  wool_code (*loose)(wool_call *call);
  wool_code (*whole)(wool_call *call);
  wool_code (*named)(wool_call *call, wool_str events_);
} golden_streams_Chat_handlers;

/** Have `handlers`, which outlive the server, answer Chat. */
WOOL_MUST_USE wool_code golden_streams_Chat_register(
    wool_server *server, const golden_streams_Chat_handlers *handlers,
    void *user_data, wool_error *error);

/** Foreign service somebody.Log. */
extern const wool_service golden_streams_Log_service;

/** Open the stream of Log.Append. */
wool_code golden_streams_Log_Append_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Log_Append_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data);
/** Send an argument. */
wool_code golden_streams_Log_Append_send(wool_call *call,
                                         const golden_streams_Entry *request);
/** Half-close: no more arguments follow. */
wool_code golden_streams_Log_Append_end(wool_call *call);
/** Half-close, and wait for the result. */
wool_code golden_streams_Log_Append_finish(
    wool_call *call, const golden_streams_Entry **out_response);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Log_Append_next(
    wool_call *call, const golden_streams_Entry **out_request);

/** Open the stream of Log.Tail. */
wool_code golden_streams_Log_Tail_open(wool_call *call,
                                       const golden_streams_Entry *request);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code golden_streams_Log_Tail_start(wool_call *call,
                                        const golden_streams_Entry *request,
                                        const wool_stream_events *events,
                                        void *user_data);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code golden_streams_Log_Tail_recv(
    wool_call *call, const golden_streams_Entry **out_response);
/** In the handler: send a result. */
wool_code golden_streams_Log_Tail_yield(wool_call *call,
                                        const golden_streams_Entry *response);

/** What answers Log; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_streams_Log_handlers {
  wool_code (*Append)(wool_call *call, golden_streams_Entry *out_response);
  wool_code (*Tail)(wool_call *call, const golden_streams_Entry *request);
} golden_streams_Log_handlers;

/** Have `handlers`, which outlive the server, answer Log. */
WOOL_MUST_USE wool_code golden_streams_Log_register(
    wool_server *server, const golden_streams_Log_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
