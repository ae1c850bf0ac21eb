/* Written by woolc from value.wool: change that, not this. */
#include "value.wool.h"

#include <stdarg.h>
#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_value_Bag_fields[] = {
    {.name = "anything", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Bag, anything),
     .message = &wool_value_message_type},
    {.name = "perhaps", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Bag, perhaps),
     .message = &wool_value_message_type},
    {.name = "more", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED, .offset = offsetof(golden_value_Bag, more),
     .presence = offsetof(golden_value_Bag, n_more),
     .message = &wool_value_message_type},
    {.name = "bag", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(golden_value_Bag, bag),
     .presence = offsetof(golden_value_Bag, n_bag),
     .message = &golden_value_Bag_BagEntry_type},
    {.name = "one", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_value_Bag, choice.one),
     .presence = offsetof(golden_value_Bag, which_choice),
     .message = &wool_value_message_type,
     .extra = &(const wool_field_extra){
         .oneof = "choice"}},
    {.name = "text", .number = 6, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_value_Bag, choice.text),
     .presence = offsetof(golden_value_Bag, which_choice)},
    {.name = "needed", .number = 7, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Bag, needed),
     .message = &wool_value_message_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_REQUIRED}},
};

const wool_message_type golden_value_Bag_type = {
    .full_name = "golden.value.Bag",
    .size = sizeof(golden_value_Bag),
    .fields = golden_value_Bag_fields,
    .n_fields = 7,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN |
             WOOL_MESSAGE_HAS_RULES,
    .unknown_offset = offsetof(golden_value_Bag, unknown_fields),
};

static const wool_field golden_value_Bag_BagEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_value_Bag_BagEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Bag_BagEntry, value),
     .message = &wool_value_message_type},
};

const wool_message_type golden_value_Bag_BagEntry_type = {
    .full_name = "golden.value.Bag.BagEntry",
    .size = sizeof(golden_value_Bag_BagEntry),
    .fields = golden_value_Bag_BagEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field golden_value_Refused_fields[] = {
    {.name = "why", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Refused, why),
     .message = &wool_value_message_type},
};

const wool_message_type golden_value_Refused_type = {
    .full_name = "golden.value.Refused",
    .size = sizeof(golden_value_Refused),
    .fields = golden_value_Refused_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_value_Refused, unknown_fields),
};

const wool_error_type golden_value_Refused_error = {
    .message = &golden_value_Refused_type,
    .code = WOOL_UNKNOWN,
};

wool_code golden_value_Refused_throw(wool_call *call,
                                     const golden_value_Refused *error,
                                     const char *format, ...) {
  va_list args;
  va_start(args, format);
  const wool_code code = wool_call_throw(call, &golden_value_Refused_error,
                                         error, format, args);
  va_end(args);
  return code;
}

const golden_value_Refused *golden_value_Refused_caught(const wool_call *call) {
  return wool_call_caught(call, &golden_value_Refused_error);
}

static const wool_field golden_value_Any_echo_request_BagEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_value_Any_echo_request_BagEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_echo_request_BagEntry, value),
     .message = &wool_value_message_type},
};

const wool_message_type golden_value_Any_echo_request_BagEntry_type = {
    .full_name = "golden.value.Any_echo_request.BagEntry",
    .size = sizeof(golden_value_Any_echo_request_BagEntry),
    .fields = golden_value_Any_echo_request_BagEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field golden_value_Any_echo_response_BagEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_value_Any_echo_response_BagEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_echo_response_BagEntry, value),
     .message = &wool_value_message_type},
};

const wool_message_type golden_value_Any_echo_response_BagEntry_type = {
    .full_name = "golden.value.Any_echo_response.BagEntry",
    .size = sizeof(golden_value_Any_echo_response_BagEntry),
    .fields = golden_value_Any_echo_response_BagEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

wool_var_decl golden_value_mood_decl = {
    .ns = "golden.value",
    .name = "mood",
    .kind = WOOL_KIND_MESSAGE,
    .message = &wool_value_message_type,
};

wool_var *golden_value_mood_var(void) {
  return wool_var_decl_var(&golden_value_mood_decl);
}

wool_token *golden_value_mood_set(const wool_value *value) {
  return wool_var_decl_set_message(&golden_value_mood_decl, value);
}

wool_code golden_value_mood_get(const wool_value **out_value) {
  const void *kept = NULL;
  const wool_code code = wool_var_decl_get_message(&golden_value_mood_decl,
                                                   &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_value_mood_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_value_mood_var(), token, error);
}

static const wool_value wool_value_zero;

typedef struct golden_value_Any_echo_request {
  const wool_value *item;
  const wool_value *extra;
  const wool_value *rest;
  size_t n_rest;
  const golden_value_Any_echo_request_BagEntry *bag;
  size_t n_bag;
} golden_value_Any_echo_request;

static const wool_field golden_value_Any_echo_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_echo_request, item),
     .message = &wool_value_message_type},
    {.name = "extra", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_echo_request, extra),
     .message = &wool_value_message_type},
    {.name = "rest", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_value_Any_echo_request, rest),
     .presence = offsetof(golden_value_Any_echo_request, n_rest),
     .message = &wool_value_message_type},
    {.name = "bag", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP,
     .offset = offsetof(golden_value_Any_echo_request, bag),
     .presence = offsetof(golden_value_Any_echo_request, n_bag),
     .message = &golden_value_Any_echo_request_BagEntry_type},
};

static const wool_message_type golden_value_Any_echo_request_type = {
    .full_name = "golden.value.Any_echo_request",
    .size = sizeof(golden_value_Any_echo_request),
    .fields = golden_value_Any_echo_request_fields,
    .n_fields = 4,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct golden_value_Any_echo_response {
  const wool_value *item;
  const wool_value *extra;
  const wool_value *rest;
  size_t n_rest;
  const golden_value_Any_echo_response_BagEntry *bag;
  size_t n_bag;
} golden_value_Any_echo_response;

static const wool_field golden_value_Any_echo_response_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_echo_response, item),
     .message = &wool_value_message_type},
    {.name = "extra", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_echo_response, extra),
     .message = &wool_value_message_type},
    {.name = "rest", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_value_Any_echo_response, rest),
     .presence = offsetof(golden_value_Any_echo_response, n_rest),
     .message = &wool_value_message_type},
    {.name = "bag", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP,
     .offset = offsetof(golden_value_Any_echo_response, bag),
     .presence = offsetof(golden_value_Any_echo_response, n_bag),
     .message = &golden_value_Any_echo_response_BagEntry_type},
};

static const wool_message_type golden_value_Any_echo_response_type = {
    .full_name = "golden.value.Any_echo_response",
    .size = sizeof(golden_value_Any_echo_response),
    .fields = golden_value_Any_echo_response_fields,
    .n_fields = 4,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code golden_value_Any_echo_serve(wool_call *call,
                                             const void *handlers,
                                             const void *request,
                                             void *response) {
  const golden_value_Any_handlers *const service = handlers;
  const golden_value_Any_echo_request *const in = request;
  golden_value_Any_echo_response *const out = response;
  if (service->echo == NULL)
    return wool_call_unimplemented(call);
  wool_value *out_item =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_item);
  if (out_item == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result item");
  out->item = out_item;
  return service->echo(call, in->item ? in->item : &wool_value_zero, in->extra,
                       in->rest, in->n_rest, in->bag, in->n_bag, out_item,
                       &out->extra, &out->rest, &out->n_rest, &out->bag,
                       &out->n_bag);
}

static const wool_error_type *const golden_value_Any_echo_throws[] = {
    &golden_value_Refused_error,
};

typedef struct golden_value_Any_talk_request {
  const wool_value *item;
} golden_value_Any_talk_request;

static const wool_field golden_value_Any_talk_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_talk_request, item),
     .message = &wool_value_message_type},
};

static const wool_message_type golden_value_Any_talk_request_type = {
    .full_name = "golden.value.Any_talk_request",
    .size = sizeof(golden_value_Any_talk_request),
    .fields = golden_value_Any_talk_request_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct golden_value_Any_talk_response {
  const wool_value *item;
} golden_value_Any_talk_response;

static const wool_field golden_value_Any_talk_response_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_value_Any_talk_response, item),
     .message = &wool_value_message_type},
};

static const wool_message_type golden_value_Any_talk_response_type = {
    .full_name = "golden.value.Any_talk_response",
    .size = sizeof(golden_value_Any_talk_response),
    .fields = golden_value_Any_talk_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code golden_value_Any_talk_serve(wool_call *call,
                                             const void *handlers,
                                             const void *request,
                                             void *response) {
  const golden_value_Any_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->talk == NULL)
    return wool_call_unimplemented(call);
  return service->talk(call);
}

static const wool_method golden_value_Any_methods[] = {
    {.path = "/golden.value.Any/echo",
     .request = &golden_value_Any_echo_request_type,
     .response = &golden_value_Any_echo_response_type,
     .serve = golden_value_Any_echo_serve,
     .throws = golden_value_Any_echo_throws, .n_throws = 1},
    {.path = "/golden.value.Any/talk",
     .request = &golden_value_Any_talk_request_type,
     .response = &golden_value_Any_talk_response_type,
     .flags = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM,
     .serve = golden_value_Any_talk_serve},
};

static wool_var_decl *const golden_value_Any_vars[] = {
    &golden_value_mood_decl,
};

const wool_service golden_value_Any_service = {
    .full_name = "golden.value.Any",
    .file = &value_wool_file,
    .methods = golden_value_Any_methods,
    .n_methods = 2,
    .vars = golden_value_Any_vars,
    .n_vars = 1,
};

static wool_code golden_value_Any_echo_results(
    wool_code code, const void *message, const wool_value **out_item,
    const wool_value **out_extra, const wool_value **out_rest,
    size_t *out_n_rest, const golden_value_Any_echo_response_BagEntry **out_bag,
    size_t *out_n_bag) {
  const golden_value_Any_echo_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_item != NULL)
    *out_item = in->item ? in->item : &wool_value_zero;
  if (out_extra != NULL)
    *out_extra = in->extra;
  if (out_rest != NULL)
    *out_rest = in->rest;
  if (out_n_rest != NULL)
    *out_n_rest = in->n_rest;
  if (out_bag != NULL)
    *out_bag = in->bag;
  if (out_n_bag != NULL)
    *out_n_bag = in->n_bag;
  return WOOL_OK;
}

wool_code golden_value_Any_echo(
    wool_call *call, const wool_value *item, const wool_value *extra,
    const wool_value *rest, size_t n_rest,
    const golden_value_Any_echo_request_BagEntry *bag, size_t n_bag,
    const wool_value **out_item, const wool_value **out_extra,
    const wool_value **out_rest, size_t *out_n_rest,
    const golden_value_Any_echo_response_BagEntry **out_bag,
    size_t *out_n_bag) {
  const golden_value_Any_echo_request request = {.item = item, .extra = extra,
                                                 .rest = rest, .n_rest = n_rest,
                                                 .bag = bag, .n_bag = n_bag};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_value_Any_methods[0],
                                         &request, &response);
  return golden_value_Any_echo_results(code, response, out_item, out_extra,
                                       out_rest, out_n_rest, out_bag,
                                       out_n_bag);
}

wool_code golden_value_Any_echo_start(
    wool_call *call, const wool_value *item, const wool_value *extra,
    const wool_value *rest, size_t n_rest,
    const golden_value_Any_echo_request_BagEntry *bag, size_t n_bag,
    wool_call_callback callback, void *user_data) {
  const golden_value_Any_echo_request request = {.item = item, .extra = extra,
                                                 .rest = rest, .n_rest = n_rest,
                                                 .bag = bag, .n_bag = n_bag};
  return wool_call_start(call, &golden_value_Any_methods[0], &request, callback,
                         user_data);
}

wool_code golden_value_Any_echo_finish(
    wool_call *call, const wool_value **out_item, const wool_value **out_extra,
    const wool_value **out_rest, size_t *out_n_rest,
    const golden_value_Any_echo_response_BagEntry **out_bag,
    size_t *out_n_bag) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_value_Any_methods[0],
                                          &response);
  return golden_value_Any_echo_results(code, response, out_item, out_extra,
                                       out_rest, out_n_rest, out_bag,
                                       out_n_bag);
}

static wool_code golden_value_Any_talk_results(wool_code code,
                                               const void *message,
                                               const wool_value **out_item) {
  const golden_value_Any_talk_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_item != NULL)
    *out_item = in->item ? in->item : &wool_value_zero;
  return WOOL_OK;
}

static wool_code golden_value_Any_talk_arguments(wool_code code,
                                                 const void *message,
                                                 const wool_value **out_item) {
  const golden_value_Any_talk_request *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_item != NULL)
    *out_item = in->item ? in->item : &wool_value_zero;
  return WOOL_OK;
}

wool_code golden_value_Any_talk_open(wool_call *call) {
  return wool_stream_open(call, &golden_value_Any_methods[1], NULL);
}

wool_code golden_value_Any_talk_start(wool_call *call,
                                      const wool_stream_events *events,
                                      void *user_data) {
  return wool_stream_start(call, &golden_value_Any_methods[1], NULL, events,
                           user_data);
}

wool_code golden_value_Any_talk_send(wool_call *call, const wool_value *item) {
  const golden_value_Any_talk_request request = {.item = item};
  return wool_stream_send(call, &golden_value_Any_methods[1], &request);
}

wool_code golden_value_Any_talk_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_value_Any_talk_recv(wool_call *call,
                                     const wool_value **out_item) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_value_Any_methods[1],
                                          &response);
  return golden_value_Any_talk_results(code, response, out_item);
}

wool_code golden_value_Any_talk_next(wool_call *call,
                                     const wool_value **out_item) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_value_Any_methods[1],
                                          &request);
  return golden_value_Any_talk_arguments(code, request, out_item);
}

wool_code golden_value_Any_talk_yield(wool_call *call, const wool_value *item) {
  const golden_value_Any_talk_response response = {.item = item};
  return wool_stream_send(call, &golden_value_Any_methods[1], &response);
}

wool_code golden_value_Any_register(wool_server *server,
                                    const golden_value_Any_handlers *handlers,
                                    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_value_Any_service, handlers,
                              user_data, error);
}

static const unsigned char value_wool_file_descriptor[1247] = {
    10,11,118,97,108,117,101,46,112,114,111,116,111,18,12,103,111,108,100,
    101,110,46,118,97,108,117,101,26,16,119,111,111,108,47,118,97,108,117,
    101,46,112,114,111,116,111,34,224,2,10,3,66,97,103,18,39,10,8,
    97,110,121,116,104,105,110,103,24,1,32,1,40,11,50,11,46,119,111,
    111,108,46,86,97,108,117,101,82,8,97,110,121,116,104,105,110,103,18,
    42,10,7,112,101,114,104,97,112,115,24,2,32,1,40,11,50,11,46,
    119,111,111,108,46,86,97,108,117,101,72,1,82,7,112,101,114,104,97,
    112,115,136,1,1,18,31,10,4,109,111,114,101,24,3,32,3,40,11,
    50,11,46,119,111,111,108,46,86,97,108,117,101,82,4,109,111,114,101,
    18,44,10,3,98,97,103,24,4,32,3,40,11,50,26,46,103,111,108,
    100,101,110,46,118,97,108,117,101,46,66,97,103,46,66,97,103,69,110,
    116,114,121,82,3,98,97,103,18,31,10,3,111,110,101,24,5,32,1,
    40,11,50,11,46,119,111,111,108,46,86,97,108,117,101,72,0,82,3,
    111,110,101,18,20,10,4,116,101,120,116,24,6,32,1,40,9,72,0,
    82,4,116,101,120,116,18,35,10,6,110,101,101,100,101,100,24,7,32,
    1,40,11,50,11,46,119,111,111,108,46,86,97,108,117,101,82,6,110,
    101,101,100,101,100,26,67,10,8,66,97,103,69,110,116,114,121,18,16,
    10,3,107,101,121,24,1,32,1,40,9,82,3,107,101,121,18,33,10,
    5,118,97,108,117,101,24,2,32,1,40,11,50,11,46,119,111,111,108,
    46,86,97,108,117,101,82,5,118,97,108,117,101,58,2,56,1,66,8,
    10,6,99,104,111,105,99,101,66,10,10,8,95,112,101,114,104,97,112,
    115,34,40,10,7,82,101,102,117,115,101,100,18,29,10,3,119,104,121,
    24,1,32,1,40,11,50,11,46,119,111,111,108,46,86,97,108,117,101,
    82,3,119,104,121,34,134,2,10,16,65,110,121,95,101,99,104,111,95,
    114,101,113,117,101,115,116,18,31,10,4,105,116,101,109,24,1,32,1,
    40,11,50,11,46,119,111,111,108,46,86,97,108,117,101,82,4,105,116,
    101,109,18,38,10,5,101,120,116,114,97,24,2,32,1,40,11,50,11,
    46,119,111,111,108,46,86,97,108,117,101,72,0,82,5,101,120,116,114,
    97,136,1,1,18,31,10,4,114,101,115,116,24,3,32,3,40,11,50,
    11,46,119,111,111,108,46,86,97,108,117,101,82,4,114,101,115,116,18,
    57,10,3,98,97,103,24,4,32,3,40,11,50,39,46,103,111,108,100,
    101,110,46,118,97,108,117,101,46,65,110,121,95,101,99,104,111,95,114,
    101,113,117,101,115,116,46,66,97,103,69,110,116,114,121,82,3,98,97,
    103,26,67,10,8,66,97,103,69,110,116,114,121,18,16,10,3,107,101,
    121,24,1,32,1,40,9,82,3,107,101,121,18,33,10,5,118,97,108,
    117,101,24,2,32,1,40,11,50,11,46,119,111,111,108,46,86,97,108,
    117,101,82,5,118,97,108,117,101,58,2,56,1,66,8,10,6,95,101,
    120,116,114,97,34,136,2,10,17,65,110,121,95,101,99,104,111,95,114,
    101,115,112,111,110,115,101,18,31,10,4,105,116,101,109,24,1,32,1,
    40,11,50,11,46,119,111,111,108,46,86,97,108,117,101,82,4,105,116,
    101,109,18,38,10,5,101,120,116,114,97,24,2,32,1,40,11,50,11,
    46,119,111,111,108,46,86,97,108,117,101,72,0,82,5,101,120,116,114,
    97,136,1,1,18,31,10,4,114,101,115,116,24,3,32,3,40,11,50,
    11,46,119,111,111,108,46,86,97,108,117,101,82,4,114,101,115,116,18,
    58,10,3,98,97,103,24,4,32,3,40,11,50,40,46,103,111,108,100,
    101,110,46,118,97,108,117,101,46,65,110,121,95,101,99,104,111,95,114,
    101,115,112,111,110,115,101,46,66,97,103,69,110,116,114,121,82,3,98,
    97,103,26,67,10,8,66,97,103,69,110,116,114,121,18,16,10,3,107,
    101,121,24,1,32,1,40,9,82,3,107,101,121,18,33,10,5,118,97,
    108,117,101,24,2,32,1,40,11,50,11,46,119,111,111,108,46,86,97,
    108,117,101,82,5,118,97,108,117,101,58,2,56,1,66,8,10,6,95,
    101,120,116,114,97,34,51,10,16,65,110,121,95,116,97,108,107,95,114,
    101,113,117,101,115,116,18,31,10,4,105,116,101,109,24,1,32,1,40,
    11,50,11,46,119,111,111,108,46,86,97,108,117,101,82,4,105,116,101,
    109,34,52,10,17,65,110,121,95,116,97,108,107,95,114,101,115,112,111,
    110,115,101,18,31,10,4,105,116,101,109,24,1,32,1,40,11,50,11,
    46,119,111,111,108,46,86,97,108,117,101,82,4,105,116,101,109,50,155,
    1,10,3,65,110,121,18,71,10,4,101,99,104,111,18,30,46,103,111,
    108,100,101,110,46,118,97,108,117,101,46,65,110,121,95,101,99,104,111,
    95,114,101,113,117,101,115,116,26,31,46,103,111,108,100,101,110,46,118,
    97,108,117,101,46,65,110,121,95,101,99,104,111,95,114,101,115,112,111,
    110,115,101,18,75,10,4,116,97,108,107,18,30,46,103,111,108,100,101,
    110,46,118,97,108,117,101,46,65,110,121,95,116,97,108,107,95,114,101,
    113,117,101,115,116,26,31,46,103,111,108,100,101,110,46,118,97,108,117,
    101,46,65,110,121,95,116,97,108,107,95,114,101,115,112,111,110,115,101,
    40,1,48,1,98,6,112,114,111,116,111,51,
};

static const wool_file *const value_wool_file_imports[] = {
    &wool_value_wool_file,
};

const wool_file value_wool_file = {
    .name = "value.proto",
    .descriptor = value_wool_file_descriptor,
    .descriptor_len = sizeof value_wool_file_descriptor,
    .imports = value_wool_file_imports,
    .n_imports = 1,
};
