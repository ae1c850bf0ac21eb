/* Written by woolc from names.wool: change that, not this. */
#include "names.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_names_Words_fields[] = {
    {.name = "int", .number = 1, .kind = WOOL_KIND_INT32,
     .offset = offsetof(golden_names_Words, int_)},
    {.name = "class", .number = 2, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_names_Words, class_),
     .presence = offsetof(golden_names_Words, has_class)},
    {.name = "register", .number = 3, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_names_Words, register_),
     .presence = offsetof(golden_names_Words, n_register)},
    {.name = "bool", .number = 4, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_names_Words, bool_)},
    {.name = "NULL", .number = 5, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, NULL_)},
    {.name = "errno", .number = 6, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, errno_)},
    {.name = "size_t", .number = 7, .kind = WOOL_KIND_UINT64,
     .offset = offsetof(golden_names_Words, size_t_)},
    {.name = "wool_str", .number = 8, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, wool_str_)},
    {.name = "template", .number = 9, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, template_)},
    {.name = "and_eq", .number = 10, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, and_eq_)},
    {.name = "message", .number = 11, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, message)},
    {.name = "value", .number = 12, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, value)},
    {.name = "error", .number = 13, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, error)},
    {.name = "token", .number = 14, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, token)},
    {.name = "stream", .number = 15, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, stream)},
    {.name = "context", .number = 16, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, context)},
    {.name = "INT32_MAX", .number = 17, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, INT32_MAX_)},
    {.name = "linux", .number = 18, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, linux_)},
    {.name = "UINT8_C", .number = 19, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Words, UINT8_C_)},
};

const wool_message_type golden_names_Words_type = {
    .full_name = "golden.names.Words",
    .size = sizeof(golden_names_Words),
    .fields = golden_names_Words_fields,
    .n_fields = 19,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_names_Words, unknown_fields),
};

wool_var_decl golden_names_token_decl = {
    .ns = "golden.names",
    .name = "token",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_names_token_var(void) {
  return wool_var_decl_var(&golden_names_token_decl);
}

wool_token *golden_names_token_set(wool_str value) {
  return wool_var_decl_set_str(&golden_names_token_decl, value);
}

wool_code golden_names_token_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_names_token_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_names_token_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_names_token_var(), token, error);
}

wool_var_decl golden_names_value_decl = {
    .ns = "golden.names",
    .name = "value",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_names_value_var(void) {
  return wool_var_decl_var(&golden_names_value_decl);
}

wool_token *golden_names_value_set(wool_str value) {
  return wool_var_decl_set_str(&golden_names_value_decl, value);
}

wool_code golden_names_value_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_names_value_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_names_value_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_names_value_var(), token, error);
}

wool_var_decl golden_names_error_decl = {
    .ns = "golden.names",
    .name = "error",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_names_error_var(void) {
  return wool_var_decl_var(&golden_names_error_decl);
}

wool_token *golden_names_error_set(wool_str value) {
  return wool_var_decl_set_str(&golden_names_error_decl, value);
}

wool_code golden_names_error_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_names_error_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_names_error_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_names_error_var(), token, error);
}

static const golden_names_Words golden_names_Words_zero;

typedef struct golden_names_Stubs_delete_request {
  wool_str call;
  wool_str callback;
  wool_str user_data;
  wool_str error;
} golden_names_Stubs_delete_request;

static const wool_field golden_names_Stubs_delete_request_fields[] = {
    {.name = "call", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_delete_request, call)},
    {.name = "callback", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_delete_request, callback)},
    {.name = "user_data", .number = 3, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_delete_request, user_data)},
    {.name = "error", .number = 4, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_delete_request, error)},
};

static const wool_message_type golden_names_Stubs_delete_request_type = {
    .full_name = "golden.names.Stubs_delete_request",
    .size = sizeof(golden_names_Stubs_delete_request),
    .fields = golden_names_Stubs_delete_request_fields,
    .n_fields = 4,
};

typedef struct golden_names_Stubs_delete_response {
  wool_str call;
  wool_str request;
} golden_names_Stubs_delete_response;

static const wool_field golden_names_Stubs_delete_response_fields[] = {
    {.name = "call", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_delete_response, call)},
    {.name = "request", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_delete_response, request)},
};

static const wool_message_type golden_names_Stubs_delete_response_type = {
    .full_name = "golden.names.Stubs_delete_response",
    .size = sizeof(golden_names_Stubs_delete_response),
    .fields = golden_names_Stubs_delete_response_fields,
    .n_fields = 2,
};

static wool_code golden_names_Stubs_delete_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_names_Stubs_handlers *const service = handlers;
  const golden_names_Stubs_delete_request *const in = request;
  golden_names_Stubs_delete_response *const out = response;
  if (service->delete_ == NULL)
    return wool_call_unimplemented(call);
  return service->delete_(call, in->call, in->callback, in->user_data,
                          in->error, &out->call, &out->request);
}

typedef struct golden_names_Stubs_request_request {
  wool_str request;
  wool_str response;
  wool_str code;
} golden_names_Stubs_request_request;

static const wool_field golden_names_Stubs_request_request_fields[] = {
    {.name = "request", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_request_request, request)},
    {.name = "response", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_request_request, response)},
    {.name = "code", .number = 3, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_request_request, code)},
};

static const wool_message_type golden_names_Stubs_request_request_type = {
    .full_name = "golden.names.Stubs_request_request",
    .size = sizeof(golden_names_Stubs_request_request),
    .fields = golden_names_Stubs_request_request_fields,
    .n_fields = 3,
};

typedef struct golden_names_Stubs_request_response {
  wool_str request;
  wool_str response;
  wool_str code;
} golden_names_Stubs_request_response;

static const wool_field golden_names_Stubs_request_response_fields[] = {
    {.name = "request", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_request_response, request)},
    {.name = "response", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_request_response, response)},
    {.name = "code", .number = 3, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_request_response, code)},
};

static const wool_message_type golden_names_Stubs_request_response_type = {
    .full_name = "golden.names.Stubs_request_response",
    .size = sizeof(golden_names_Stubs_request_response),
    .fields = golden_names_Stubs_request_response_fields,
    .n_fields = 3,
};

static wool_code golden_names_Stubs_request_serve(wool_call *call,
                                                  const void *handlers,
                                                  const void *request,
                                                  void *response) {
  const golden_names_Stubs_handlers *const service = handlers;
  const golden_names_Stubs_request_request *const in = request;
  golden_names_Stubs_request_response *const out = response;
  if (service->request == NULL)
    return wool_call_unimplemented(call);
  return service->request(call, in->request, in->response, in->code,
                          &out->request, &out->response, &out->code);
}

typedef struct golden_names_Stubs_in_request {
  wool_str in;
  wool_str out;
  wool_str service;
  wool_str handlers;
} golden_names_Stubs_in_request;

static const wool_field golden_names_Stubs_in_request_fields[] = {
    {.name = "in", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_in_request, in)},
    {.name = "out", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_in_request, out)},
    {.name = "service", .number = 3, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_in_request, service)},
    {.name = "handlers", .number = 4, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_in_request, handlers)},
};

static const wool_message_type golden_names_Stubs_in_request_type = {
    .full_name = "golden.names.Stubs_in_request",
    .size = sizeof(golden_names_Stubs_in_request),
    .fields = golden_names_Stubs_in_request_fields,
    .n_fields = 4,
};

typedef struct golden_names_Stubs_in_response {
  wool_str in;
  wool_str out;
  const golden_names_Words *service;
} golden_names_Stubs_in_response;

static const wool_field golden_names_Stubs_in_response_fields[] = {
    {.name = "in", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_in_response, in)},
    {.name = "out", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_in_response, out)},
    {.name = "service", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_names_Stubs_in_response, service),
     .message = &golden_names_Words_type},
};

static const wool_message_type golden_names_Stubs_in_response_type = {
    .full_name = "golden.names.Stubs_in_response",
    .size = sizeof(golden_names_Stubs_in_response),
    .fields = golden_names_Stubs_in_response_fields,
    .n_fields = 3,
};

static wool_code golden_names_Stubs_in_serve(wool_call *call,
                                             const void *handlers,
                                             const void *request,
                                             void *response) {
  const golden_names_Stubs_handlers *const service = handlers;
  const golden_names_Stubs_in_request *const in = request;
  golden_names_Stubs_in_response *const out = response;
  if (service->in == NULL)
    return wool_call_unimplemented(call);
  golden_names_Words *out_service =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_service);
  if (out_service == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result service");
  out->service = out_service;
  return service->in(call, in->in, in->out, in->service, in->handlers, &out->in,
                     &out->out, out_service);
}

typedef struct golden_names_Stubs_wool_call_request {
  wool_str wool_call_;
} golden_names_Stubs_wool_call_request;

static const wool_field golden_names_Stubs_wool_call_request_fields[] = {
    {.name = "wool_call", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_wool_call_request, wool_call_)},
};

static const wool_message_type golden_names_Stubs_wool_call_request_type = {
    .full_name = "golden.names.Stubs_wool_call_request",
    .size = sizeof(golden_names_Stubs_wool_call_request),
    .fields = golden_names_Stubs_wool_call_request_fields,
    .n_fields = 1,
};

typedef struct golden_names_Stubs_wool_call_response {
  wool_str wool_call_;
  bool int_;
} golden_names_Stubs_wool_call_response;

static const wool_field golden_names_Stubs_wool_call_response_fields[] = {
    {.name = "wool_call", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_names_Stubs_wool_call_response, wool_call_)},
    {.name = "int", .number = 2, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_names_Stubs_wool_call_response, int_)},
};

static const wool_message_type golden_names_Stubs_wool_call_response_type = {
    .full_name = "golden.names.Stubs_wool_call_response",
    .size = sizeof(golden_names_Stubs_wool_call_response),
    .fields = golden_names_Stubs_wool_call_response_fields,
    .n_fields = 2,
};

static wool_code golden_names_Stubs_wool_call_serve(wool_call *call,
                                                    const void *handlers,
                                                    const void *request,
                                                    void *response) {
  const golden_names_Stubs_handlers *const service = handlers;
  const golden_names_Stubs_wool_call_request *const in = request;
  golden_names_Stubs_wool_call_response *const out = response;
  if (service->wool_call_ == NULL)
    return wool_call_unimplemented(call);
  return service->wool_call_(call, in->wool_call_, &out->wool_call_,
                             &out->int_);
}

typedef struct golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request {
  wool_str and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine;
} golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request;

static const wool_field golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request_fields[] = {
    {
        .name = "and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine",
        .number = 1, .kind = WOOL_KIND_STRING,
        .offset = offsetof(golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request, and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine)},
};

static const wool_message_type golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request_type = {
    .full_name = "golden.names.Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request",
    .size = sizeof(golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request),
    .fields = golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request_fields,
    .n_fields = 1,
};

typedef struct golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response {
  const golden_names_Words *and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine;
} golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response;

static const wool_field golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response_fields[] = {
    {
        .name = "and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine",
        .number = 1, .kind = WOOL_KIND_MESSAGE,
        .offset = offsetof(golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response, and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine),
        .message = &golden_names_Words_type},
};

static const wool_message_type golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response_type = {
    .full_name = "golden.names.Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response",
    .size = sizeof(golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response),
    .fields = golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response_fields,
    .n_fields = 1,
};

static wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_serve(
    wool_call *call, const void *handlers, const void *request,
    void *response) {
  const golden_names_Stubs_handlers *const service = handlers;
  const golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request *const in = request;
  golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response *const out = response;
  if (service->a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write == NULL)
    return wool_call_unimplemented(call);
  golden_names_Words *out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);
  if (out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine");
  out->and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine = out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine;
  return service->a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write(
      call,
      in->and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine,
      out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);
}

static const wool_method golden_names_Stubs_methods[] = {
    {.path = "/golden.names.Stubs/delete",
     .request = &golden_names_Stubs_delete_request_type,
     .response = &golden_names_Stubs_delete_response_type,
     .serve = golden_names_Stubs_delete_serve},
    {.path = "/golden.names.Stubs/request",
     .request = &golden_names_Stubs_request_request_type,
     .response = &golden_names_Stubs_request_response_type,
     .serve = golden_names_Stubs_request_serve},
    {.path = "/golden.names.Stubs/in",
     .request = &golden_names_Stubs_in_request_type,
     .response = &golden_names_Stubs_in_response_type,
     .serve = golden_names_Stubs_in_serve},
    {.path = "/golden.names.Stubs/wool_call",
     .request = &golden_names_Stubs_wool_call_request_type,
     .response = &golden_names_Stubs_wool_call_response_type,
     .serve = golden_names_Stubs_wool_call_serve},
    {
        .path = "/golden.names.Stubs/a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write",
        .request = &golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request_type,
        .response = &golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response_type,
        .serve = golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_serve},
};

static wool_var_decl *const golden_names_Stubs_vars[] = {
    &golden_names_token_decl,
    &golden_names_value_decl,
    &golden_names_error_decl,
};

const wool_service golden_names_Stubs_service = {
    .full_name = "golden.names.Stubs",
    .file = &names_wool_file,
    .methods = golden_names_Stubs_methods,
    .n_methods = 5,
    .vars = golden_names_Stubs_vars,
    .n_vars = 3,
};

static wool_code golden_names_Stubs_delete_results(wool_code code,
                                                   const void *message,
                                                   wool_str *out_call,
                                                   wool_str *out_request) {
  const golden_names_Stubs_delete_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_call != NULL)
    *out_call = in->call;
  if (out_request != NULL)
    *out_request = in->request;
  return WOOL_OK;
}

wool_code golden_names_Stubs_delete(wool_call *call, wool_str call_,
                                    wool_str callback_, wool_str user_data_,
                                    wool_str error, wool_str *out_call,
                                    wool_str *out_request) {
  const golden_names_Stubs_delete_request request = {.call = call_,
                                                     .callback = callback_,
                                                     .user_data = user_data_,
                                                     .error = error};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_names_Stubs_methods[0],
                                         &request, &response);
  return golden_names_Stubs_delete_results(code, response, out_call,
                                           out_request);
}

wool_code golden_names_Stubs_delete_start(wool_call *call, wool_str call_,
                                          wool_str callback_,
                                          wool_str user_data_, wool_str error,
                                          wool_call_callback callback,
                                          void *user_data) {
  const golden_names_Stubs_delete_request request = {.call = call_,
                                                     .callback = callback_,
                                                     .user_data = user_data_,
                                                     .error = error};
  return wool_call_start(call, &golden_names_Stubs_methods[0], &request,
                         callback, user_data);
}

wool_code golden_names_Stubs_delete_finish(wool_call *call, wool_str *out_call,
                                           wool_str *out_request) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_names_Stubs_methods[0],
                                          &response);
  return golden_names_Stubs_delete_results(code, response, out_call,
                                           out_request);
}

static wool_code golden_names_Stubs_request_results(wool_code code,
                                                    const void *message,
                                                    wool_str *out_request,
                                                    wool_str *out_response,
                                                    wool_str *out_code) {
  const golden_names_Stubs_request_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_request != NULL)
    *out_request = in->request;
  if (out_response != NULL)
    *out_response = in->response;
  if (out_code != NULL)
    *out_code = in->code;
  return WOOL_OK;
}

wool_code golden_names_Stubs_request(wool_call *call, wool_str request,
                                     wool_str response, wool_str code,
                                     wool_str *out_request,
                                     wool_str *out_response,
                                     wool_str *out_code) {
  const golden_names_Stubs_request_request request_ = {.request = request,
                                                       .response = response,
                                                       .code = code};
  const void *response_ = NULL;
  const wool_code code_ = wool_call_unary(call, &golden_names_Stubs_methods[1],
                                          &request_, &response_);
  return golden_names_Stubs_request_results(code_, response_, out_request,
                                            out_response, out_code);
}

wool_code golden_names_Stubs_request_start(wool_call *call, wool_str request,
                                           wool_str response, wool_str code,
                                           wool_call_callback callback,
                                           void *user_data) {
  const golden_names_Stubs_request_request request_ = {.request = request,
                                                       .response = response,
                                                       .code = code};
  return wool_call_start(call, &golden_names_Stubs_methods[1], &request_,
                         callback, user_data);
}

wool_code golden_names_Stubs_request_finish(wool_call *call,
                                            wool_str *out_request,
                                            wool_str *out_response,
                                            wool_str *out_code) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_names_Stubs_methods[1],
                                          &response);
  return golden_names_Stubs_request_results(code, response, out_request,
                                            out_response, out_code);
}

static wool_code golden_names_Stubs_in_results(
    wool_code code, const void *message, wool_str *out_in, wool_str *out_out,
    const golden_names_Words **out_service) {
  const golden_names_Stubs_in_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_in != NULL)
    *out_in = in->in;
  if (out_out != NULL)
    *out_out = in->out;
  if (out_service != NULL)
    *out_service = in->service ? in->service : &golden_names_Words_zero;
  return WOOL_OK;
}

wool_code golden_names_Stubs_in(wool_call *call, wool_str in, wool_str out,
                                wool_str service, wool_str handlers,
                                wool_str *out_in, wool_str *out_out,
                                const golden_names_Words **out_service) {
  const golden_names_Stubs_in_request request = {.in = in, .out = out,
                                                 .service = service,
                                                 .handlers = handlers};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_names_Stubs_methods[2],
                                         &request, &response);
  return golden_names_Stubs_in_results(code, response, out_in, out_out,
                                       out_service);
}

wool_code golden_names_Stubs_in_start(wool_call *call, wool_str in,
                                      wool_str out, wool_str service,
                                      wool_str handlers,
                                      wool_call_callback callback,
                                      void *user_data) {
  const golden_names_Stubs_in_request request = {.in = in, .out = out,
                                                 .service = service,
                                                 .handlers = handlers};
  return wool_call_start(call, &golden_names_Stubs_methods[2], &request,
                         callback, user_data);
}

wool_code golden_names_Stubs_in_finish(wool_call *call, wool_str *out_in,
                                       wool_str *out_out,
                                       const golden_names_Words **out_service) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_names_Stubs_methods[2],
                                          &response);
  return golden_names_Stubs_in_results(code, response, out_in, out_out,
                                       out_service);
}

static wool_code golden_names_Stubs_wool_call_results(wool_code code,
                                                      const void *message,
                                                      wool_str *out_wool_call,
                                                      bool *out_int) {
  const golden_names_Stubs_wool_call_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_wool_call != NULL)
    *out_wool_call = in->wool_call_;
  if (out_int != NULL)
    *out_int = in->int_;
  return WOOL_OK;
}

wool_code golden_names_Stubs_wool_call(wool_call *call, wool_str wool_call_,
                                       wool_str *out_wool_call, bool *out_int) {
  const golden_names_Stubs_wool_call_request request = {
      .wool_call_ = wool_call_};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_names_Stubs_methods[3],
                                         &request, &response);
  return golden_names_Stubs_wool_call_results(code, response, out_wool_call,
                                              out_int);
}

wool_code golden_names_Stubs_wool_call_start(wool_call *call,
                                             wool_str wool_call_,
                                             wool_call_callback callback,
                                             void *user_data) {
  const golden_names_Stubs_wool_call_request request = {
      .wool_call_ = wool_call_};
  return wool_call_start(call, &golden_names_Stubs_methods[3], &request,
                         callback, user_data);
}

wool_code golden_names_Stubs_wool_call_finish(wool_call *call,
                                              wool_str *out_wool_call,
                                              bool *out_int) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_names_Stubs_methods[3],
                                          &response);
  return golden_names_Stubs_wool_call_results(code, response, out_wool_call,
                                              out_int);
}

static wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_results(
    wool_code code, const void *message,
    const golden_names_Words **out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine) {
  const golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine != NULL)
    *out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine =
        in->and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine ? in->and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine : &golden_names_Words_zero;
  return WOOL_OK;
}

wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write(
    wool_call *call,
    wool_str and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine,
    const golden_names_Words **out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine) {
  const golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request request = {
      .and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine = and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_names_Stubs_methods[4],
                                         &request, &response);
  return golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_results(
      code, response,
      out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);
}

wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_start(
    wool_call *call,
    wool_str and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine,
    wool_call_callback callback, void *user_data) {
  const golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_request request = {
      .and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine = and_an_argument_that_is_not_much_shorter_than_the_name_of_its_routine};
  return wool_call_start(call, &golden_names_Stubs_methods[4], &request,
                         callback, user_data);
}

wool_code golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_finish(
    wool_call *call,
    const golden_names_Words **out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_names_Stubs_methods[4],
                                          &response);
  return golden_names_Stubs_a_routine_whose_name_is_longer_than_most_people_would_ever_want_to_write_results(
      code, response,
      out_and_a_result_that_is_not_much_shorter_than_the_name_of_its_routine);
}

wool_code golden_names_Stubs_register(
    wool_server *server, const golden_names_Stubs_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_names_Stubs_service, handlers,
                              user_data, error);
}

static const unsigned char names_wool_file_descriptor[2341] = {
    10,11,110,97,109,101,115,46,112,114,111,116,111,18,12,103,111,108,100,
    101,110,46,110,97,109,101,115,34,215,3,10,5,87,111,114,100,115,18,
    16,10,3,105,110,116,24,1,32,1,40,5,82,3,105,110,116,18,25,
    10,5,99,108,97,115,115,24,2,32,1,40,9,72,0,82,5,99,108,
    97,115,115,136,1,1,18,26,10,8,114,101,103,105,115,116,101,114,24,
    3,32,3,40,9,82,8,114,101,103,105,115,116,101,114,18,18,10,4,
    98,111,111,108,24,4,32,1,40,8,82,4,98,111,111,108,18,18,10,
    4,78,85,76,76,24,5,32,1,40,9,82,4,78,85,76,76,18,20,
    10,5,101,114,114,110,111,24,6,32,1,40,9,82,5,101,114,114,110,
    111,18,21,10,6,115,105,122,101,95,116,24,7,32,1,40,4,82,5,
    115,105,122,101,84,18,25,10,8,119,111,111,108,95,115,116,114,24,8,
    32,1,40,9,82,7,119,111,111,108,83,116,114,18,26,10,8,116,101,
    109,112,108,97,116,101,24,9,32,1,40,9,82,8,116,101,109,112,108,
    97,116,101,18,21,10,6,97,110,100,95,101,113,24,10,32,1,40,9,
    82,5,97,110,100,69,113,18,24,10,7,109,101,115,115,97,103,101,24,
    11,32,1,40,9,82,7,109,101,115,115,97,103,101,18,20,10,5,118,
    97,108,117,101,24,12,32,1,40,9,82,5,118,97,108,117,101,18,20,
    10,5,101,114,114,111,114,24,13,32,1,40,9,82,5,101,114,114,111,
    114,18,20,10,5,116,111,107,101,110,24,14,32,1,40,9,82,5,116,
    111,107,101,110,18,22,10,6,115,116,114,101,97,109,24,15,32,1,40,
    9,82,6,115,116,114,101,97,109,18,24,10,7,99,111,110,116,101,120,
    116,24,16,32,1,40,9,82,7,99,111,110,116,101,120,116,18,27,10,
    9,73,78,84,51,50,95,77,65,88,24,17,32,1,40,9,82,8,73,
    78,84,51,50,77,65,88,18,20,10,5,108,105,110,117,120,24,18,32,
    1,40,9,82,5,108,105,110,117,120,18,23,10,7,85,73,78,84,56,
    95,67,24,19,32,1,40,9,82,6,85,73,78,84,56,67,66,8,10,
    6,95,99,108,97,115,115,34,121,10,20,83,116,117,98,115,95,100,101,
    108,101,116,101,95,114,101,113,117,101,115,116,18,18,10,4,99,97,108,
    108,24,1,32,1,40,9,82,4,99,97,108,108,18,26,10,8,99,97,
    108,108,98,97,99,107,24,2,32,1,40,9,82,8,99,97,108,108,98,
    97,99,107,18,27,10,9,117,115,101,114,95,100,97,116,97,24,3,32,
    1,40,9,82,8,117,115,101,114,68,97,116,97,18,20,10,5,101,114,
    114,111,114,24,4,32,1,40,9,82,5,101,114,114,111,114,34,69,10,
    21,83,116,117,98,115,95,100,101,108,101,116,101,95,114,101,115,112,111,
    110,115,101,18,18,10,4,99,97,108,108,24,1,32,1,40,9,82,4,
    99,97,108,108,18,24,10,7,114,101,113,117,101,115,116,24,2,32,1,
    40,9,82,7,114,101,113,117,101,115,116,34,97,10,21,83,116,117,98,
    115,95,114,101,113,117,101,115,116,95,114,101,113,117,101,115,116,18,24,
    10,7,114,101,113,117,101,115,116,24,1,32,1,40,9,82,7,114,101,
    113,117,101,115,116,18,26,10,8,114,101,115,112,111,110,115,101,24,2,
    32,1,40,9,82,8,114,101,115,112,111,110,115,101,18,18,10,4,99,
    111,100,101,24,3,32,1,40,9,82,4,99,111,100,101,34,98,10,22,
    83,116,117,98,115,95,114,101,113,117,101,115,116,95,114,101,115,112,111,
    110,115,101,18,24,10,7,114,101,113,117,101,115,116,24,1,32,1,40,
    9,82,7,114,101,113,117,101,115,116,18,26,10,8,114,101,115,112,111,
    110,115,101,24,2,32,1,40,9,82,8,114,101,115,112,111,110,115,101,
    18,18,10,4,99,111,100,101,24,3,32,1,40,9,82,4,99,111,100,
    101,34,106,10,16,83,116,117,98,115,95,105,110,95,114,101,113,117,101,
    115,116,18,14,10,2,105,110,24,1,32,1,40,9,82,2,105,110,18,
    16,10,3,111,117,116,24,2,32,1,40,9,82,3,111,117,116,18,24,
    10,7,115,101,114,118,105,99,101,24,3,32,1,40,9,82,7,115,101,
    114,118,105,99,101,18,26,10,8,104,97,110,100,108,101,114,115,24,4,
    32,1,40,9,82,8,104,97,110,100,108,101,114,115,34,100,10,17,83,
    116,117,98,115,95,105,110,95,114,101,115,112,111,110,115,101,18,14,10,
    2,105,110,24,1,32,1,40,9,82,2,105,110,18,16,10,3,111,117,
    116,24,2,32,1,40,9,82,3,111,117,116,18,45,10,7,115,101,114,
    118,105,99,101,24,3,32,1,40,11,50,19,46,103,111,108,100,101,110,
    46,110,97,109,101,115,46,87,111,114,100,115,82,7,115,101,114,118,105,
    99,101,34,54,10,23,83,116,117,98,115,95,119,111,111,108,95,99,97,
    108,108,95,114,101,113,117,101,115,116,18,27,10,9,119,111,111,108,95,
    99,97,108,108,24,1,32,1,40,9,82,8,119,111,111,108,67,97,108,
    108,34,73,10,24,83,116,117,98,115,95,119,111,111,108,95,99,97,108,
    108,95,114,101,115,112,111,110,115,101,18,27,10,9,119,111,111,108,95,
    99,97,108,108,24,1,32,1,40,9,82,8,119,111,111,108,67,97,108,
    108,18,16,10,3,105,110,116,24,2,32,1,40,8,82,3,105,110,116,
    34,226,1,10,86,83,116,117,98,115,95,97,95,114,111,117,116,105,110,
    101,95,119,104,111,115,101,95,110,97,109,101,95,105,115,95,108,111,110,
    103,101,114,95,116,104,97,110,95,109,111,115,116,95,112,101,111,112,108,
    101,95,119,111,117,108,100,95,101,118,101,114,95,119,97,110,116,95,116,
    111,95,119,114,105,116,101,95,114,101,113,117,101,115,116,18,135,1,10,
    69,97,110,100,95,97,110,95,97,114,103,117,109,101,110,116,95,116,104,
    97,116,95,105,115,95,110,111,116,95,109,117,99,104,95,115,104,111,114,
    116,101,114,95,116,104,97,110,95,116,104,101,95,110,97,109,101,95,111,
    102,95,105,116,115,95,114,111,117,116,105,110,101,24,1,32,1,40,9,
    82,56,97,110,100,65,110,65,114,103,117,109,101,110,116,84,104,97,116,
    73,115,78,111,116,77,117,99,104,83,104,111,114,116,101,114,84,104,97,
    110,84,104,101,78,97,109,101,79,102,73,116,115,82,111,117,116,105,110,
    101,34,242,1,10,87,83,116,117,98,115,95,97,95,114,111,117,116,105,
    110,101,95,119,104,111,115,101,95,110,97,109,101,95,105,115,95,108,111,
    110,103,101,114,95,116,104,97,110,95,109,111,115,116,95,112,101,111,112,
    108,101,95,119,111,117,108,100,95,101,118,101,114,95,119,97,110,116,95,
    116,111,95,119,114,105,116,101,95,114,101,115,112,111,110,115,101,18,150,
    1,10,66,97,110,100,95,97,95,114,101,115,117,108,116,95,116,104,97,
    116,95,105,115,95,110,111,116,95,109,117,99,104,95,115,104,111,114,116,
    101,114,95,116,104,97,110,95,116,104,101,95,110,97,109,101,95,111,102,
    95,105,116,115,95,114,111,117,116,105,110,101,24,1,32,1,40,11,50,
    19,46,103,111,108,100,101,110,46,110,97,109,101,115,46,87,111,114,100,
    115,82,53,97,110,100,65,82,101,115,117,108,116,84,104,97,116,73,115,
    78,111,116,77,117,99,104,83,104,111,114,116,101,114,84,104,97,110,84,
    104,101,78,97,109,101,79,102,73,116,115,82,111,117,116,105,110,101,50,
    237,4,10,5,83,116,117,98,115,18,81,10,6,100,101,108,101,116,101,
    18,34,46,103,111,108,100,101,110,46,110,97,109,101,115,46,83,116,117,
    98,115,95,100,101,108,101,116,101,95,114,101,113,117,101,115,116,26,35,
    46,103,111,108,100,101,110,46,110,97,109,101,115,46,83,116,117,98,115,
    95,100,101,108,101,116,101,95,114,101,115,112,111,110,115,101,18,84,10,
    7,114,101,113,117,101,115,116,18,35,46,103,111,108,100,101,110,46,110,
    97,109,101,115,46,83,116,117,98,115,95,114,101,113,117,101,115,116,95,
    114,101,113,117,101,115,116,26,36,46,103,111,108,100,101,110,46,110,97,
    109,101,115,46,83,116,117,98,115,95,114,101,113,117,101,115,116,95,114,
    101,115,112,111,110,115,101,18,69,10,2,105,110,18,30,46,103,111,108,
    100,101,110,46,110,97,109,101,115,46,83,116,117,98,115,95,105,110,95,
    114,101,113,117,101,115,116,26,31,46,103,111,108,100,101,110,46,110,97,
    109,101,115,46,83,116,117,98,115,95,105,110,95,114,101,115,112,111,110,
    115,101,18,90,10,9,119,111,111,108,95,99,97,108,108,18,37,46,103,
    111,108,100,101,110,46,110,97,109,101,115,46,83,116,117,98,115,95,119,
    111,111,108,95,99,97,108,108,95,114,101,113,117,101,115,116,26,38,46,
    103,111,108,100,101,110,46,110,97,109,101,115,46,83,116,117,98,115,95,
    119,111,111,108,95,99,97,108,108,95,114,101,115,112,111,110,115,101,18,
    151,2,10,72,97,95,114,111,117,116,105,110,101,95,119,104,111,115,101,
    95,110,97,109,101,95,105,115,95,108,111,110,103,101,114,95,116,104,97,
    110,95,109,111,115,116,95,112,101,111,112,108,101,95,119,111,117,108,100,
    95,101,118,101,114,95,119,97,110,116,95,116,111,95,119,114,105,116,101,
    18,100,46,103,111,108,100,101,110,46,110,97,109,101,115,46,83,116,117,
    98,115,95,97,95,114,111,117,116,105,110,101,95,119,104,111,115,101,95,
    110,97,109,101,95,105,115,95,108,111,110,103,101,114,95,116,104,97,110,
    95,109,111,115,116,95,112,101,111,112,108,101,95,119,111,117,108,100,95,
    101,118,101,114,95,119,97,110,116,95,116,111,95,119,114,105,116,101,95,
    114,101,113,117,101,115,116,26,101,46,103,111,108,100,101,110,46,110,97,
    109,101,115,46,83,116,117,98,115,95,97,95,114,111,117,116,105,110,101,
    95,119,104,111,115,101,95,110,97,109,101,95,105,115,95,108,111,110,103,
    101,114,95,116,104,97,110,95,109,111,115,116,95,112,101,111,112,108,101,
    95,119,111,117,108,100,95,101,118,101,114,95,119,97,110,116,95,116,111,
    95,119,114,105,116,101,95,114,101,115,112,111,110,115,101,98,6,112,114,
    111,116,111,51,
};

const wool_file names_wool_file = {
    .name = "names.proto",
    .descriptor = names_wool_file_descriptor,
    .descriptor_len = sizeof names_wool_file_descriptor,
};
