/* Written by woolc from streams.wool: change that, not this. */
#include "streams.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_streams_Line_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_streams_Line, text)},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_streams_Line, undo),
     .var = &golden_streams_tenant_decl},
};

const wool_message_type golden_streams_Line_type = {
    .full_name = "golden.streams.Line",
    .size = sizeof(golden_streams_Line),
    .fields = golden_streams_Line_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_streams_Line, unknown_fields),
};

static const wool_field golden_streams_Entry_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_streams_Entry, text)},
};

const wool_message_type golden_streams_Entry_type = {
    .full_name = "golden.streams.Entry",
    .size = sizeof(golden_streams_Entry),
    .fields = golden_streams_Entry_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_streams_Entry, unknown_fields),
};

wool_var_decl golden_streams_tenant_decl = {
    .ns = "golden.streams",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_streams_tenant_var(void) {
  return wool_var_decl_var(&golden_streams_tenant_decl);
}

wool_token *golden_streams_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&golden_streams_tenant_decl, value);
}

wool_code golden_streams_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_streams_tenant_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_streams_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_streams_tenant_var(), token, error);
}

static const golden_streams_Line golden_streams_Line_zero;

typedef struct golden_streams_Chat_chat_request {
  const golden_streams_Line *line;
} golden_streams_Chat_chat_request;

static const wool_field golden_streams_Chat_chat_request_fields[] = {
    {.name = "line", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_streams_Chat_chat_request, line),
     .message = &golden_streams_Line_type},
};

static const wool_message_type golden_streams_Chat_chat_request_type = {
    .full_name = "golden.streams.Chat_chat_request",
    .size = sizeof(golden_streams_Chat_chat_request),
    .fields = golden_streams_Chat_chat_request_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct golden_streams_Chat_chat_response {
  const golden_streams_Line *line;
} golden_streams_Chat_chat_response;

static const wool_field golden_streams_Chat_chat_response_fields[] = {
    {.name = "line", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_streams_Chat_chat_response, line),
     .message = &golden_streams_Line_type},
};

static const wool_message_type golden_streams_Chat_chat_response_type = {
    .full_name = "golden.streams.Chat_chat_response",
    .size = sizeof(golden_streams_Chat_chat_response),
    .fields = golden_streams_Chat_chat_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code golden_streams_Chat_chat_serve(wool_call *call,
                                                const void *handlers,
                                                const void *request,
                                                void *response) {
  const golden_streams_Chat_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->chat == NULL)
    return wool_call_unimplemented(call);
  return service->chat(call);
}

typedef struct golden_streams_Chat_watch_request {
  wool_str id;
  bool has_from;
  uint32_t from;
} golden_streams_Chat_watch_request;

static const wool_field golden_streams_Chat_watch_request_fields[] = {
    {.name = "id", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_streams_Chat_watch_request, id)},
    {.name = "from", .number = 2, .kind = WOOL_KIND_UINT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_streams_Chat_watch_request, from),
     .presence = offsetof(golden_streams_Chat_watch_request, has_from)},
};

static const wool_message_type golden_streams_Chat_watch_request_type = {
    .full_name = "golden.streams.Chat_watch_request",
    .size = sizeof(golden_streams_Chat_watch_request),
    .fields = golden_streams_Chat_watch_request_fields,
    .n_fields = 2,
};

typedef struct golden_streams_Chat_watch_response {
  uint64_t position;
} golden_streams_Chat_watch_response;

static const wool_field golden_streams_Chat_watch_response_fields[] = {
    {.name = "position", .number = 1, .kind = WOOL_KIND_UINT64,
     .offset = offsetof(golden_streams_Chat_watch_response, position)},
};

static const wool_message_type golden_streams_Chat_watch_response_type = {
    .full_name = "golden.streams.Chat_watch_response",
    .size = sizeof(golden_streams_Chat_watch_response),
    .fields = golden_streams_Chat_watch_response_fields,
    .n_fields = 1,
};

static wool_code golden_streams_Chat_watch_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_streams_Chat_handlers *const service = handlers;
  const golden_streams_Chat_watch_request *const in = request;
  (void)response;
  if (service->watch == NULL)
    return wool_call_unimplemented(call);
  return service->watch(call, in->id, in->has_from ? &in->from : NULL);
}

typedef struct golden_streams_Chat_upload_request {
  wool_bytes chunk;
} golden_streams_Chat_upload_request;

static const wool_field golden_streams_Chat_upload_request_fields[] = {
    {.name = "chunk", .number = 1, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_streams_Chat_upload_request, chunk)},
};

static const wool_message_type golden_streams_Chat_upload_request_type = {
    .full_name = "golden.streams.Chat_upload_request",
    .size = sizeof(golden_streams_Chat_upload_request),
    .fields = golden_streams_Chat_upload_request_fields,
    .n_fields = 1,
};

typedef struct golden_streams_Chat_upload_response {
  uint64_t total;
  bool complete;
} golden_streams_Chat_upload_response;

static const wool_field golden_streams_Chat_upload_response_fields[] = {
    {.name = "total", .number = 1, .kind = WOOL_KIND_UINT64,
     .offset = offsetof(golden_streams_Chat_upload_response, total)},
    {.name = "complete", .number = 2, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_streams_Chat_upload_response, complete)},
};

static const wool_message_type golden_streams_Chat_upload_response_type = {
    .full_name = "golden.streams.Chat_upload_response",
    .size = sizeof(golden_streams_Chat_upload_response),
    .fields = golden_streams_Chat_upload_response_fields,
    .n_fields = 2,
};

static wool_code golden_streams_Chat_upload_serve(wool_call *call,
                                                  const void *handlers,
                                                  const void *request,
                                                  void *response) {
  const golden_streams_Chat_handlers *const service = handlers;
  (void)request;
  golden_streams_Chat_upload_response *const out = response;
  if (service->upload == NULL)
    return wool_call_unimplemented(call);
  return service->upload(call, &out->total, &out->complete);
}

typedef struct golden_streams_Chat_loose_request {
  bool has_word;
  wool_str word;
} golden_streams_Chat_loose_request;

static const wool_field golden_streams_Chat_loose_request_fields[] = {
    {.name = "word", .number = 1, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_streams_Chat_loose_request, word),
     .presence = offsetof(golden_streams_Chat_loose_request, has_word)},
};

static const wool_message_type golden_streams_Chat_loose_request_type = {
    .full_name = "golden.streams.Chat_loose_request",
    .size = sizeof(golden_streams_Chat_loose_request),
    .fields = golden_streams_Chat_loose_request_fields,
    .n_fields = 1,
};

typedef struct golden_streams_Chat_loose_response {
  const int32_t *numbers;
  size_t n_numbers;
} golden_streams_Chat_loose_response;

static const wool_field golden_streams_Chat_loose_response_fields[] = {
    {.name = "numbers", .number = 1, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_streams_Chat_loose_response, numbers),
     .presence = offsetof(golden_streams_Chat_loose_response, n_numbers)},
};

static const wool_message_type golden_streams_Chat_loose_response_type = {
    .full_name = "golden.streams.Chat_loose_response",
    .size = sizeof(golden_streams_Chat_loose_response),
    .fields = golden_streams_Chat_loose_response_fields,
    .n_fields = 1,
};

static wool_code golden_streams_Chat_loose_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_streams_Chat_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->loose == NULL)
    return wool_call_unimplemented(call);
  return service->loose(call);
}

static wool_code golden_streams_Chat_whole_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_streams_Chat_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->whole == NULL)
    return wool_call_unimplemented(call);
  return service->whole(call);
}

typedef struct golden_streams_Chat_named_request {
  wool_str events;
} golden_streams_Chat_named_request;

static const wool_field golden_streams_Chat_named_request_fields[] = {
    {.name = "events", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_streams_Chat_named_request, events)},
};

static const wool_message_type golden_streams_Chat_named_request_type = {
    .full_name = "golden.streams.Chat_named_request",
    .size = sizeof(golden_streams_Chat_named_request),
    .fields = golden_streams_Chat_named_request_fields,
    .n_fields = 1,
};

typedef struct golden_streams_Chat_named_response {
  wool_str response;
} golden_streams_Chat_named_response;

static const wool_field golden_streams_Chat_named_response_fields[] = {
    {.name = "response", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_streams_Chat_named_response, response)},
};

static const wool_message_type golden_streams_Chat_named_response_type = {
    .full_name = "golden.streams.Chat_named_response",
    .size = sizeof(golden_streams_Chat_named_response),
    .fields = golden_streams_Chat_named_response_fields,
    .n_fields = 1,
};

static wool_code golden_streams_Chat_named_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_streams_Chat_handlers *const service = handlers;
  const golden_streams_Chat_named_request *const in = request;
  (void)response;
  if (service->named == NULL)
    return wool_call_unimplemented(call);
  return service->named(call, in->events);
}

static const wool_method golden_streams_Chat_methods[] = {
    {.path = "/golden.streams.Chat/chat",
     .request = &golden_streams_Chat_chat_request_type,
     .response = &golden_streams_Chat_chat_response_type,
     .flags = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM,
     .serve = golden_streams_Chat_chat_serve},
    {.path = "/golden.streams.Chat/watch",
     .request = &golden_streams_Chat_watch_request_type,
     .response = &golden_streams_Chat_watch_response_type,
     .flags = WOOL_METHOD_SERVER_STREAM,
     .serve = golden_streams_Chat_watch_serve},
    {.path = "/golden.streams.Chat/upload",
     .request = &golden_streams_Chat_upload_request_type,
     .response = &golden_streams_Chat_upload_response_type,
     .flags = WOOL_METHOD_CLIENT_STREAM,
     .serve = golden_streams_Chat_upload_serve},
    {.path = "/golden.streams.Chat/loose",
     .request = &golden_streams_Chat_loose_request_type,
     .response = &golden_streams_Chat_loose_response_type,
     .flags = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM,
     .serve = golden_streams_Chat_loose_serve},
    {.path = "/golden.streams.Chat/whole", .request = &golden_streams_Line_type,
     .response = &golden_streams_Line_type,
     .flags = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM,
     .serve = golden_streams_Chat_whole_serve},
    {.path = "/golden.streams.Chat/named",
     .request = &golden_streams_Chat_named_request_type,
     .response = &golden_streams_Chat_named_response_type,
     .flags = WOOL_METHOD_SERVER_STREAM,
     .serve = golden_streams_Chat_named_serve},
};

static wool_var_decl *const golden_streams_Chat_vars[] = {
    &golden_streams_tenant_decl,
};

const wool_service golden_streams_Chat_service = {
    .full_name = "golden.streams.Chat",
    .file = &streams_wool_file,
    .methods = golden_streams_Chat_methods,
    .n_methods = 6,
    .vars = golden_streams_Chat_vars,
    .n_vars = 1,
};

static wool_code golden_streams_Chat_chat_results(
    wool_code code, const void *message, const golden_streams_Line **out_line) {
  const golden_streams_Chat_chat_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_line != NULL)
    *out_line = in->line ? in->line : &golden_streams_Line_zero;
  return WOOL_OK;
}

static wool_code golden_streams_Chat_chat_arguments(
    wool_code code, const void *message, const golden_streams_Line **out_line) {
  const golden_streams_Chat_chat_request *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_line != NULL)
    *out_line = in->line ? in->line : &golden_streams_Line_zero;
  return WOOL_OK;
}

wool_code golden_streams_Chat_chat_open(wool_call *call) {
  return wool_stream_open(call, &golden_streams_Chat_methods[0], NULL);
}

wool_code golden_streams_Chat_chat_start(wool_call *call,
                                         const wool_stream_events *events,
                                         void *user_data) {
  return wool_stream_start(call, &golden_streams_Chat_methods[0], NULL, events,
                           user_data);
}

wool_code golden_streams_Chat_chat_send(wool_call *call,
                                        const golden_streams_Line *line) {
  const golden_streams_Chat_chat_request request = {.line = line};
  return wool_stream_send(call, &golden_streams_Chat_methods[0], &request);
}

wool_code golden_streams_Chat_chat_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_streams_Chat_chat_recv(wool_call *call,
                                        const golden_streams_Line **out_line) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[0],
                                          &response);
  return golden_streams_Chat_chat_results(code, response, out_line);
}

wool_code golden_streams_Chat_chat_next(wool_call *call,
                                        const golden_streams_Line **out_line) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[0],
                                          &request);
  return golden_streams_Chat_chat_arguments(code, request, out_line);
}

wool_code golden_streams_Chat_chat_yield(wool_call *call,
                                         const golden_streams_Line *line) {
  const golden_streams_Chat_chat_response response = {.line = line};
  return wool_stream_send(call, &golden_streams_Chat_methods[0], &response);
}

static wool_code golden_streams_Chat_watch_results(wool_code code,
                                                   const void *message,
                                                   uint64_t *out_position) {
  const golden_streams_Chat_watch_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_position != NULL)
    *out_position = in->position;
  return WOOL_OK;
}

wool_code golden_streams_Chat_watch_open(wool_call *call, wool_str id,
                                         const uint32_t *from) {
  const golden_streams_Chat_watch_request request = {.id = id,
                                                     .has_from = from != NULL,
                                                     .from = from ? *from : 0};
  return wool_stream_open(call, &golden_streams_Chat_methods[1], &request);
}

wool_code golden_streams_Chat_watch_start(wool_call *call, wool_str id,
                                          const uint32_t *from,
                                          const wool_stream_events *events,
                                          void *user_data) {
  const golden_streams_Chat_watch_request request = {.id = id,
                                                     .has_from = from != NULL,
                                                     .from = from ? *from : 0};
  return wool_stream_start(call, &golden_streams_Chat_methods[1], &request,
                           events, user_data);
}

wool_code golden_streams_Chat_watch_recv(wool_call *call,
                                         uint64_t *out_position) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[1],
                                          &response);
  return golden_streams_Chat_watch_results(code, response, out_position);
}

wool_code golden_streams_Chat_watch_yield(wool_call *call, uint64_t position) {
  const golden_streams_Chat_watch_response response = {.position = position};
  return wool_stream_send(call, &golden_streams_Chat_methods[1], &response);
}

static wool_code golden_streams_Chat_upload_results(wool_code code,
                                                    const void *message,
                                                    uint64_t *out_total,
                                                    bool *out_complete) {
  const golden_streams_Chat_upload_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_total != NULL)
    *out_total = in->total;
  if (out_complete != NULL)
    *out_complete = in->complete;
  return WOOL_OK;
}

static wool_code golden_streams_Chat_upload_arguments(wool_code code,
                                                      const void *message,
                                                      wool_bytes *out_chunk) {
  const golden_streams_Chat_upload_request *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_chunk != NULL)
    *out_chunk = in->chunk;
  return WOOL_OK;
}

wool_code golden_streams_Chat_upload_open(wool_call *call) {
  return wool_stream_open(call, &golden_streams_Chat_methods[2], NULL);
}

wool_code golden_streams_Chat_upload_start(wool_call *call,
                                           const wool_stream_events *events,
                                           void *user_data) {
  return wool_stream_start(call, &golden_streams_Chat_methods[2], NULL, events,
                           user_data);
}

wool_code golden_streams_Chat_upload_send(wool_call *call, wool_bytes chunk) {
  const golden_streams_Chat_upload_request request = {.chunk = chunk};
  return wool_stream_send(call, &golden_streams_Chat_methods[2], &request);
}

wool_code golden_streams_Chat_upload_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_streams_Chat_upload_finish(wool_call *call,
                                            uint64_t *out_total,
                                            bool *out_complete) {
  const void *response = NULL;
  const wool_code code = wool_stream_finish(call,
                                            &golden_streams_Chat_methods[2],
                                            &response);
  return golden_streams_Chat_upload_results(code, response, out_total,
                                            out_complete);
}

wool_code golden_streams_Chat_upload_next(wool_call *call,
                                          wool_bytes *out_chunk) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[2],
                                          &request);
  return golden_streams_Chat_upload_arguments(code, request, out_chunk);
}

static wool_code golden_streams_Chat_loose_results(wool_code code,
                                                   const void *message,
                                                   const int32_t **out_numbers,
                                                   size_t *out_n_numbers) {
  const golden_streams_Chat_loose_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_numbers != NULL)
    *out_numbers = in->numbers;
  if (out_n_numbers != NULL)
    *out_n_numbers = in->n_numbers;
  return WOOL_OK;
}

static wool_code golden_streams_Chat_loose_arguments(wool_code code,
                                                     const void *message,
                                                     bool *out_has_word,
                                                     wool_str *out_word) {
  const golden_streams_Chat_loose_request *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_has_word != NULL)
    *out_has_word = in->has_word;
  if (out_word != NULL)
    *out_word = in->word;
  return WOOL_OK;
}

wool_code golden_streams_Chat_loose_open(wool_call *call) {
  return wool_stream_open(call, &golden_streams_Chat_methods[3], NULL);
}

wool_code golden_streams_Chat_loose_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data) {
  return wool_stream_start(call, &golden_streams_Chat_methods[3], NULL, events,
                           user_data);
}

wool_code golden_streams_Chat_loose_send(wool_call *call,
                                         const wool_str *word) {
  const golden_streams_Chat_loose_request request = {
      .has_word = word != NULL, .word = word ? *word : (wool_str){NULL, 0}};
  return wool_stream_send(call, &golden_streams_Chat_methods[3], &request);
}

wool_code golden_streams_Chat_loose_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_streams_Chat_loose_recv(wool_call *call,
                                         const int32_t **out_numbers,
                                         size_t *out_n_numbers) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[3],
                                          &response);
  return golden_streams_Chat_loose_results(code, response, out_numbers,
                                           out_n_numbers);
}

wool_code golden_streams_Chat_loose_next(wool_call *call, bool *out_has_word,
                                         wool_str *out_word) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[3],
                                          &request);
  return golden_streams_Chat_loose_arguments(code, request, out_has_word,
                                             out_word);
}

wool_code golden_streams_Chat_loose_yield(wool_call *call,
                                          const int32_t *numbers,
                                          size_t n_numbers) {
  const golden_streams_Chat_loose_response response = {.numbers = numbers,
                                                       .n_numbers = n_numbers};
  return wool_stream_send(call, &golden_streams_Chat_methods[3], &response);
}

static wool_code golden_streams_Chat_whole_results(
    wool_code code, const void *message,
    const golden_streams_Line **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

static wool_code golden_streams_Chat_whole_arguments(
    wool_code code, const void *message,
    const golden_streams_Line **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_streams_Chat_whole_open(wool_call *call) {
  return wool_stream_open(call, &golden_streams_Chat_methods[4], NULL);
}

wool_code golden_streams_Chat_whole_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data) {
  return wool_stream_start(call, &golden_streams_Chat_methods[4], NULL, events,
                           user_data);
}

wool_code golden_streams_Chat_whole_send(wool_call *call,
                                         const golden_streams_Line *request) {
  return wool_stream_send(call, &golden_streams_Chat_methods[4], request);
}

wool_code golden_streams_Chat_whole_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_streams_Chat_whole_recv(
    wool_call *call, const golden_streams_Line **out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[4],
                                          &response);
  return golden_streams_Chat_whole_results(code, response, out_response);
}

wool_code golden_streams_Chat_whole_next(
    wool_call *call, const golden_streams_Line **out_request) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[4],
                                          &request);
  return golden_streams_Chat_whole_arguments(code, request, out_request);
}

wool_code golden_streams_Chat_whole_yield(wool_call *call,
                                          const golden_streams_Line *response) {
  return wool_stream_send(call, &golden_streams_Chat_methods[4], response);
}

static wool_code golden_streams_Chat_named_results(wool_code code,
                                                   const void *message,
                                                   wool_str *out_response) {
  const golden_streams_Chat_named_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_response != NULL)
    *out_response = in->response;
  return WOOL_OK;
}

wool_code golden_streams_Chat_named_open(wool_call *call, wool_str events_) {
  const golden_streams_Chat_named_request request = {.events = events_};
  return wool_stream_open(call, &golden_streams_Chat_methods[5], &request);
}

wool_code golden_streams_Chat_named_start(wool_call *call, wool_str events_,
                                          const wool_stream_events *events,
                                          void *user_data) {
  const golden_streams_Chat_named_request request = {.events = events_};
  return wool_stream_start(call, &golden_streams_Chat_methods[5], &request,
                           events, user_data);
}

wool_code golden_streams_Chat_named_recv(wool_call *call,
                                         wool_str *out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Chat_methods[5],
                                          &response);
  return golden_streams_Chat_named_results(code, response, out_response);
}

wool_code golden_streams_Chat_named_yield(wool_call *call, wool_str response) {
  const golden_streams_Chat_named_response response_ = {.response = response};
  return wool_stream_send(call, &golden_streams_Chat_methods[5], &response_);
}

wool_code golden_streams_Chat_register(
    wool_server *server, const golden_streams_Chat_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_streams_Chat_service, handlers,
                              user_data, error);
}

static wool_code golden_streams_Log_Append_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_streams_Log_handlers *const service = handlers;
  (void)request;
  if (service->Append == NULL)
    return wool_call_unimplemented(call);
  return service->Append(call, response);
}

static wool_code golden_streams_Log_Tail_serve(wool_call *call,
                                               const void *handlers,
                                               const void *request,
                                               void *response) {
  const golden_streams_Log_handlers *const service = handlers;
  (void)response;
  if (service->Tail == NULL)
    return wool_call_unimplemented(call);
  return service->Tail(call, request);
}

static const wool_method golden_streams_Log_methods[] = {
    {.path = "/somebody.Log/Append", .request = &golden_streams_Entry_type,
     .response = &golden_streams_Entry_type,
     .flags = WOOL_METHOD_EXTERN | WOOL_METHOD_CLIENT_STREAM,
     .serve = golden_streams_Log_Append_serve},
    {.path = "/somebody.Log/Tail", .request = &golden_streams_Entry_type,
     .response = &golden_streams_Entry_type,
     .flags = WOOL_METHOD_EXTERN | WOOL_METHOD_SERVER_STREAM,
     .serve = golden_streams_Log_Tail_serve},
};

const wool_service golden_streams_Log_service = {
    .full_name = "somebody.Log",
    .file = &streams_wool_file,
    .methods = golden_streams_Log_methods,
    .n_methods = 2,
};

static wool_code golden_streams_Log_Append_results(
    wool_code code, const void *message,
    const golden_streams_Entry **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

static wool_code golden_streams_Log_Append_arguments(
    wool_code code, const void *message,
    const golden_streams_Entry **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_streams_Log_Append_open(wool_call *call) {
  return wool_stream_open(call, &golden_streams_Log_methods[0], NULL);
}

wool_code golden_streams_Log_Append_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data) {
  return wool_stream_start(call, &golden_streams_Log_methods[0], NULL, events,
                           user_data);
}

wool_code golden_streams_Log_Append_send(wool_call *call,
                                         const golden_streams_Entry *request) {
  return wool_stream_send(call, &golden_streams_Log_methods[0], request);
}

wool_code golden_streams_Log_Append_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_streams_Log_Append_finish(
    wool_call *call, const golden_streams_Entry **out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_finish(call,
                                            &golden_streams_Log_methods[0],
                                            &response);
  return golden_streams_Log_Append_results(code, response, out_response);
}

wool_code golden_streams_Log_Append_next(
    wool_call *call, const golden_streams_Entry **out_request) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Log_methods[0],
                                          &request);
  return golden_streams_Log_Append_arguments(code, request, out_request);
}

static wool_code golden_streams_Log_Tail_results(
    wool_code code, const void *message,
    const golden_streams_Entry **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_streams_Log_Tail_open(wool_call *call,
                                       const golden_streams_Entry *request) {
  return wool_stream_open(call, &golden_streams_Log_methods[1], request);
}

wool_code golden_streams_Log_Tail_start(wool_call *call,
                                        const golden_streams_Entry *request,
                                        const wool_stream_events *events,
                                        void *user_data) {
  return wool_stream_start(call, &golden_streams_Log_methods[1], request,
                           events, user_data);
}

wool_code golden_streams_Log_Tail_recv(
    wool_call *call, const golden_streams_Entry **out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_streams_Log_methods[1],
                                          &response);
  return golden_streams_Log_Tail_results(code, response, out_response);
}

wool_code golden_streams_Log_Tail_yield(wool_call *call,
                                        const golden_streams_Entry *response) {
  return wool_stream_send(call, &golden_streams_Log_methods[1], response);
}

wool_code golden_streams_Log_register(
    wool_server *server, const golden_streams_Log_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_streams_Log_service, handlers,
                              user_data, error);
}

static const unsigned char streams_wool_file_descriptor[1210] = {
    10,13,115,116,114,101,97,109,115,46,112,114,111,116,111,18,14,103,111,
    108,100,101,110,46,115,116,114,101,97,109,115,26,18,119,111,111,108,47,
    99,111,110,116,101,120,116,46,112,114,111,116,111,34,59,10,4,76,105,
    110,101,18,18,10,4,116,101,120,116,24,1,32,1,40,9,82,4,116,
    101,120,116,18,31,10,4,117,110,100,111,24,2,32,1,40,11,50,11,
    46,119,111,111,108,46,84,111,107,101,110,82,4,117,110,100,111,34,27,
    10,5,69,110,116,114,121,18,18,10,4,116,101,120,116,24,1,32,1,
    40,9,82,4,116,101,120,116,34,61,10,17,67,104,97,116,95,99,104,
    97,116,95,114,101,113,117,101,115,116,18,40,10,4,108,105,110,101,24,
    1,32,1,40,11,50,20,46,103,111,108,100,101,110,46,115,116,114,101,
    97,109,115,46,76,105,110,101,82,4,108,105,110,101,34,62,10,18,67,
    104,97,116,95,99,104,97,116,95,114,101,115,112,111,110,115,101,18,40,
    10,4,108,105,110,101,24,1,32,1,40,11,50,20,46,103,111,108,100,
    101,110,46,115,116,114,101,97,109,115,46,76,105,110,101,82,4,108,105,
    110,101,34,70,10,18,67,104,97,116,95,119,97,116,99,104,95,114,101,
    113,117,101,115,116,18,14,10,2,105,100,24,1,32,1,40,9,82,2,
    105,100,18,23,10,4,102,114,111,109,24,2,32,1,40,13,72,0,82,
    4,102,114,111,109,136,1,1,66,7,10,5,95,102,114,111,109,34,49,
    10,19,67,104,97,116,95,119,97,116,99,104,95,114,101,115,112,111,110,
    115,101,18,26,10,8,112,111,115,105,116,105,111,110,24,1,32,1,40,
    4,82,8,112,111,115,105,116,105,111,110,34,43,10,19,67,104,97,116,
    95,117,112,108,111,97,100,95,114,101,113,117,101,115,116,18,20,10,5,
    99,104,117,110,107,24,1,32,1,40,12,82,5,99,104,117,110,107,34,
    72,10,20,67,104,97,116,95,117,112,108,111,97,100,95,114,101,115,112,
    111,110,115,101,18,20,10,5,116,111,116,97,108,24,1,32,1,40,4,
    82,5,116,111,116,97,108,18,26,10,8,99,111,109,112,108,101,116,101,
    24,2,32,1,40,8,82,8,99,111,109,112,108,101,116,101,34,54,10,
    18,67,104,97,116,95,108,111,111,115,101,95,114,101,113,117,101,115,116,
    18,23,10,4,119,111,114,100,24,1,32,1,40,9,72,0,82,4,119,
    111,114,100,136,1,1,66,7,10,5,95,119,111,114,100,34,47,10,19,
    67,104,97,116,95,108,111,111,115,101,95,114,101,115,112,111,110,115,101,
    18,24,10,7,110,117,109,98,101,114,115,24,1,32,3,40,5,82,7,
    110,117,109,98,101,114,115,34,44,10,18,67,104,97,116,95,110,97,109,
    101,100,95,114,101,113,117,101,115,116,18,22,10,6,101,118,101,110,116,
    115,24,1,32,1,40,9,82,6,101,118,101,110,116,115,34,49,10,19,
    67,104,97,116,95,110,97,109,101,100,95,114,101,115,112,111,110,115,101,
    18,26,10,8,114,101,115,112,111,110,115,101,24,1,32,1,40,9,82,
    8,114,101,115,112,111,110,115,101,50,231,3,10,4,67,104,97,116,18,
    81,10,4,99,104,97,116,18,33,46,103,111,108,100,101,110,46,115,116,
    114,101,97,109,115,46,67,104,97,116,95,99,104,97,116,95,114,101,113,
    117,101,115,116,26,34,46,103,111,108,100,101,110,46,115,116,114,101,97,
    109,115,46,67,104,97,116,95,99,104,97,116,95,114,101,115,112,111,110,
    115,101,40,1,48,1,18,82,10,5,119,97,116,99,104,18,34,46,103,
    111,108,100,101,110,46,115,116,114,101,97,109,115,46,67,104,97,116,95,
    119,97,116,99,104,95,114,101,113,117,101,115,116,26,35,46,103,111,108,
    100,101,110,46,115,116,114,101,97,109,115,46,67,104,97,116,95,119,97,
    116,99,104,95,114,101,115,112,111,110,115,101,48,1,18,85,10,6,117,
    112,108,111,97,100,18,35,46,103,111,108,100,101,110,46,115,116,114,101,
    97,109,115,46,67,104,97,116,95,117,112,108,111,97,100,95,114,101,113,
    117,101,115,116,26,36,46,103,111,108,100,101,110,46,115,116,114,101,97,
    109,115,46,67,104,97,116,95,117,112,108,111,97,100,95,114,101,115,112,
    111,110,115,101,40,1,18,84,10,5,108,111,111,115,101,18,34,46,103,
    111,108,100,101,110,46,115,116,114,101,97,109,115,46,67,104,97,116,95,
    108,111,111,115,101,95,114,101,113,117,101,115,116,26,35,46,103,111,108,
    100,101,110,46,115,116,114,101,97,109,115,46,67,104,97,116,95,108,111,
    111,115,101,95,114,101,115,112,111,110,115,101,40,1,48,1,18,55,10,
    5,119,104,111,108,101,18,20,46,103,111,108,100,101,110,46,115,116,114,
    101,97,109,115,46,76,105,110,101,26,20,46,103,111,108,100,101,110,46,
    115,116,114,101,97,109,115,46,76,105,110,101,40,1,48,1,18,82,10,
    5,110,97,109,101,100,18,34,46,103,111,108,100,101,110,46,115,116,114,
    101,97,109,115,46,67,104,97,116,95,110,97,109,101,100,95,114,101,113,
    117,101,115,116,26,35,46,103,111,108,100,101,110,46,115,116,114,101,97,
    109,115,46,67,104,97,116,95,110,97,109,101,100,95,114,101,115,112,111,
    110,115,101,48,1,98,6,112,114,111,116,111,51,
};

const wool_file streams_wool_file = {
    .name = "streams.proto",
    .descriptor = streams_wool_file_descriptor,
    .descriptor_len = sizeof streams_wool_file_descriptor,
};
