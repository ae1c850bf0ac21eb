/* Written by woolc from kv.wool: change that, not this. */
#include "kv.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field golden_etcd_RangeRequest_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_etcd_RangeRequest, key)},
    {.name = "range_end", .number = 2, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_etcd_RangeRequest, range_end)},
    {.name = "limit", .number = 3, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_etcd_RangeRequest, limit)},
};

const wool_message_type golden_etcd_RangeRequest_type = {
    .full_name = "golden.etcd.RangeRequest",
    .size = sizeof(golden_etcd_RangeRequest),
    .fields = golden_etcd_RangeRequest_fields,
    .n_fields = 3,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_etcd_RangeRequest, unknown_fields),
};

static const wool_field golden_etcd_KeyValue_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_etcd_KeyValue, key)},
    {.name = "create_revision", .number = 2, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_etcd_KeyValue, create_revision)},
    {.name = "mod_revision", .number = 3, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_etcd_KeyValue, mod_revision)},
    {.name = "version", .number = 4, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_etcd_KeyValue, version)},
    {.name = "value", .number = 5, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_etcd_KeyValue, value)},
    {.name = "lease", .number = 6, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_etcd_KeyValue, lease)},
};

const wool_message_type golden_etcd_KeyValue_type = {
    .full_name = "golden.etcd.KeyValue",
    .size = sizeof(golden_etcd_KeyValue),
    .fields = golden_etcd_KeyValue_fields,
    .n_fields = 6,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_etcd_KeyValue, unknown_fields),
};

static const wool_field golden_etcd_RangeResponse_fields[] = {
    {.name = "kvs", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_etcd_RangeResponse, kvs),
     .presence = offsetof(golden_etcd_RangeResponse, n_kvs),
     .message = &golden_etcd_KeyValue_type},
    {.name = "more", .number = 3, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_etcd_RangeResponse, more)},
    {.name = "count", .number = 4, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_etcd_RangeResponse, count)},
};

const wool_message_type golden_etcd_RangeResponse_type = {
    .full_name = "golden.etcd.RangeResponse",
    .size = sizeof(golden_etcd_RangeResponse),
    .fields = golden_etcd_RangeResponse_fields,
    .n_fields = 3,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_etcd_RangeResponse, unknown_fields),
};

wool_var_decl golden_etcd_tenant_decl = {
    .ns = "golden.etcd",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_etcd_tenant_var(void) {
  return wool_var_decl_var(&golden_etcd_tenant_decl);
}

wool_token *golden_etcd_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&golden_etcd_tenant_decl, value);
}

wool_code golden_etcd_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_etcd_tenant_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_etcd_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_etcd_tenant_var(), token, error);
}

static wool_code golden_etcd_KV_Range_serve(wool_call *call,
                                            const void *handlers,
                                            const void *request,
                                            void *response) {
  const golden_etcd_KV_handlers *const service = handlers;
  if (service->Range == NULL)
    return wool_call_unimplemented(call);
  return service->Range(call, request, response);
}

static const wool_method golden_etcd_KV_methods[] = {
    {.path = "/etcdserverpb.KV/Range",
     .request = &golden_etcd_RangeRequest_type,
     .response = &golden_etcd_RangeResponse_type, .flags = WOOL_METHOD_EXTERN,
     .serve = golden_etcd_KV_Range_serve},
};

const wool_service golden_etcd_KV_service = {
    .full_name = "etcdserverpb.KV",
    .file = &kv_wool_file,
    .methods = golden_etcd_KV_methods,
    .n_methods = 1,
};

static wool_code golden_etcd_KV_Range_results(
    wool_code code, const void *message,
    const golden_etcd_RangeResponse **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_etcd_KV_Range(wool_call *call,
                               const golden_etcd_RangeRequest *request,
                               const golden_etcd_RangeResponse **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_etcd_KV_methods[0],
                                         request, &response);
  return golden_etcd_KV_Range_results(code, response, out_response);
}

wool_code golden_etcd_KV_Range_start(wool_call *call,
                                     const golden_etcd_RangeRequest *request,
                                     wool_call_callback callback,
                                     void *user_data) {
  return wool_call_start(call, &golden_etcd_KV_methods[0], request, callback,
                         user_data);
}

wool_code golden_etcd_KV_Range_finish(
    wool_call *call, const golden_etcd_RangeResponse **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_etcd_KV_methods[0],
                                          &response);
  return golden_etcd_KV_Range_results(code, response, out_response);
}

wool_code golden_etcd_KV_register(wool_server *server,
                                  const golden_etcd_KV_handlers *handlers,
                                  void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_etcd_KV_service, handlers,
                              user_data, error);
}

typedef struct golden_etcd_Plain_Echo_request {
  wool_str text;
} golden_etcd_Plain_Echo_request;

static const wool_field golden_etcd_Plain_Echo_request_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_etcd_Plain_Echo_request, text)},
};

static const wool_message_type golden_etcd_Plain_Echo_request_type = {
    .full_name = "golden.etcd.Plain_Echo_request",
    .size = sizeof(golden_etcd_Plain_Echo_request),
    .fields = golden_etcd_Plain_Echo_request_fields,
    .n_fields = 1,
};

typedef struct golden_etcd_Plain_Echo_response {
  wool_str text;
} golden_etcd_Plain_Echo_response;

static const wool_field golden_etcd_Plain_Echo_response_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_etcd_Plain_Echo_response, text)},
};

static const wool_message_type golden_etcd_Plain_Echo_response_type = {
    .full_name = "golden.etcd.Plain_Echo_response",
    .size = sizeof(golden_etcd_Plain_Echo_response),
    .fields = golden_etcd_Plain_Echo_response_fields,
    .n_fields = 1,
};

static wool_code golden_etcd_Plain_Echo_serve(wool_call *call,
                                              const void *handlers,
                                              const void *request,
                                              void *response) {
  const golden_etcd_Plain_handlers *const service = handlers;
  const golden_etcd_Plain_Echo_request *const in = request;
  golden_etcd_Plain_Echo_response *const out = response;
  if (service->Echo == NULL)
    return wool_call_unimplemented(call);
  return service->Echo(call, in->text, &out->text);
}

static const wool_method golden_etcd_Plain_methods[] = {
    {.path = "/golden.etcd.Plain/Echo",
     .request = &golden_etcd_Plain_Echo_request_type,
     .response = &golden_etcd_Plain_Echo_response_type,
     .flags = WOOL_METHOD_EXTERN, .serve = golden_etcd_Plain_Echo_serve},
};

const wool_service golden_etcd_Plain_service = {
    .full_name = "golden.etcd.Plain",
    .file = &kv_wool_file,
    .methods = golden_etcd_Plain_methods,
    .n_methods = 1,
};

static wool_code golden_etcd_Plain_Echo_results(wool_code code,
                                                const void *message,
                                                wool_str *out_text) {
  const golden_etcd_Plain_Echo_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_text != NULL)
    *out_text = in->text;
  return WOOL_OK;
}

wool_code golden_etcd_Plain_Echo(wool_call *call, wool_str text,
                                 wool_str *out_text) {
  const golden_etcd_Plain_Echo_request request = {.text = text};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_etcd_Plain_methods[0],
                                         &request, &response);
  return golden_etcd_Plain_Echo_results(code, response, out_text);
}

wool_code golden_etcd_Plain_Echo_start(wool_call *call, wool_str text,
                                       wool_call_callback callback,
                                       void *user_data) {
  const golden_etcd_Plain_Echo_request request = {.text = text};
  return wool_call_start(call, &golden_etcd_Plain_methods[0], &request,
                         callback, user_data);
}

wool_code golden_etcd_Plain_Echo_finish(wool_call *call, wool_str *out_text) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_etcd_Plain_methods[0],
                                          &response);
  return golden_etcd_Plain_Echo_results(code, response, out_text);
}

wool_code golden_etcd_Plain_register(wool_server *server,
                                     const golden_etcd_Plain_handlers *handlers,
                                     void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_etcd_Plain_service, handlers,
                              user_data, error);
}

static const unsigned char kv_wool_file_descriptor[562] = {
    10,8,107,118,46,112,114,111,116,111,18,11,103,111,108,100,101,110,46,
    101,116,99,100,34,83,10,12,82,97,110,103,101,82,101,113,117,101,115,
    116,18,16,10,3,107,101,121,24,1,32,1,40,12,82,3,107,101,121,
    18,27,10,9,114,97,110,103,101,95,101,110,100,24,2,32,1,40,12,
    82,8,114,97,110,103,101,69,110,100,18,20,10,5,108,105,109,105,116,
    24,3,32,1,40,3,82,5,108,105,109,105,116,34,174,1,10,8,75,
    101,121,86,97,108,117,101,18,16,10,3,107,101,121,24,1,32,1,40,
    12,82,3,107,101,121,18,39,10,15,99,114,101,97,116,101,95,114,101,
    118,105,115,105,111,110,24,2,32,1,40,3,82,14,99,114,101,97,116,
    101,82,101,118,105,115,105,111,110,18,33,10,12,109,111,100,95,114,101,
    118,105,115,105,111,110,24,3,32,1,40,3,82,11,109,111,100,82,101,
    118,105,115,105,111,110,18,24,10,7,118,101,114,115,105,111,110,24,4,
    32,1,40,3,82,7,118,101,114,115,105,111,110,18,20,10,5,118,97,
    108,117,101,24,5,32,1,40,12,82,5,118,97,108,117,101,18,20,10,
    5,108,101,97,115,101,24,6,32,1,40,3,82,5,108,101,97,115,101,
    34,98,10,13,82,97,110,103,101,82,101,115,112,111,110,115,101,18,39,
    10,3,107,118,115,24,2,32,3,40,11,50,21,46,103,111,108,100,101,
    110,46,101,116,99,100,46,75,101,121,86,97,108,117,101,82,3,107,118,
    115,18,18,10,4,109,111,114,101,24,3,32,1,40,8,82,4,109,111,
    114,101,18,20,10,5,99,111,117,110,116,24,4,32,1,40,3,82,5,
    99,111,117,110,116,34,40,10,18,80,108,97,105,110,95,69,99,104,111,
    95,114,101,113,117,101,115,116,18,18,10,4,116,101,120,116,24,1,32,
    1,40,9,82,4,116,101,120,116,34,41,10,19,80,108,97,105,110,95,
    69,99,104,111,95,114,101,115,112,111,110,115,101,18,18,10,4,116,101,
    120,116,24,1,32,1,40,9,82,4,116,101,120,116,50,82,10,5,80,
    108,97,105,110,18,73,10,4,69,99,104,111,18,31,46,103,111,108,100,
    101,110,46,101,116,99,100,46,80,108,97,105,110,95,69,99,104,111,95,
    114,101,113,117,101,115,116,26,32,46,103,111,108,100,101,110,46,101,116,
    99,100,46,80,108,97,105,110,95,69,99,104,111,95,114,101,115,112,111,
    110,115,101,98,6,112,114,111,116,111,51,
};

const wool_file kv_wool_file = {
    .name = "kv.proto",
    .descriptor = kv_wool_file_descriptor,
    .descriptor_len = sizeof kv_wool_file_descriptor,
};
