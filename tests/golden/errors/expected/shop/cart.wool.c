/* Written by woolc from shop/cart.wool: change that, not this. */
#include "shop/cart.wool.h"

#include <stdarg.h>
#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field shop_cart_Refused_fields[] = {
    {.name = "reason", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Refused, reason)},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Refused, undo),
     .var = &shop_cart_tenant_decl},
    {.name = "why", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(shop_cart_Refused, why),
     .presence = offsetof(shop_cart_Refused, n_why),
     .message = &shop_cart_Refused_WhyEntry_type},
    {.name = "at", .number = 4, .kind = WOOL_KIND_UINT64,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(shop_cart_Refused, when.at),
     .presence = offsetof(shop_cart_Refused, which_when),
     .extra = &(const wool_field_extra){
         .oneof = "when"}},
    {.name = "never", .number = 5, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(shop_cart_Refused, when.never),
     .presence = offsetof(shop_cart_Refused, which_when)},
};

const wool_message_type shop_cart_Refused_type = {
    .full_name = "shop.cart.Refused",
    .size = sizeof(shop_cart_Refused),
    .fields = shop_cart_Refused_fields,
    .n_fields = 5,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_Refused, unknown_fields),
};

const wool_error_type shop_cart_Refused_error = {
    .message = &shop_cart_Refused_type,
    .code = WOOL_FAILED_PRECONDITION,
};

wool_code shop_cart_Refused_throw(wool_call *call,
                                  const shop_cart_Refused *error,
                                  const char *format, ...) {
  va_list args;
  va_start(args, format);
  const wool_code code = wool_call_throw(call, &shop_cart_Refused_error, error,
                                         format, args);
  va_end(args);
  return code;
}

const shop_cart_Refused *shop_cart_Refused_caught(const wool_call *call) {
  return wool_call_caught(call, &shop_cart_Refused_error);
}

static const wool_field shop_cart_Refused_Why_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Refused_Why, text)},
};

const wool_message_type shop_cart_Refused_Why_type = {
    .full_name = "shop.cart.Refused.Why",
    .size = sizeof(shop_cart_Refused_Why),
    .fields = shop_cart_Refused_Why_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_Refused_Why, unknown_fields),
};

static const wool_field shop_cart_Refused_WhyEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Refused_WhyEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Refused_WhyEntry, value),
     .message = &shop_cart_Refused_Why_type},
};

const wool_message_type shop_cart_Refused_WhyEntry_type = {
    .full_name = "shop.cart.Refused.WhyEntry",
    .size = sizeof(shop_cart_Refused_WhyEntry),
    .fields = shop_cart_Refused_WhyEntry_fields,
    .n_fields = 2,
};

wool_var_decl shop_cart_tenant_decl = {
    .ns = "shop.cart",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *shop_cart_tenant_var(void) {
  return wool_var_decl_var(&shop_cart_tenant_decl);
}

wool_token *shop_cart_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&shop_cart_tenant_decl, value);
}

wool_code shop_cart_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&shop_cart_tenant_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code shop_cart_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(shop_cart_tenant_var(), token, error);
}

typedef struct shop_cart_Cart_add_request {
  wool_str sku;
} shop_cart_Cart_add_request;

static const wool_field shop_cart_Cart_add_request_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Cart_add_request, sku)},
};

static const wool_message_type shop_cart_Cart_add_request_type = {
    .full_name = "shop.cart.Cart_add_request",
    .size = sizeof(shop_cart_Cart_add_request),
    .fields = shop_cart_Cart_add_request_fields,
    .n_fields = 1,
};

typedef struct shop_cart_Cart_add_response {
  uint32_t n;
} shop_cart_Cart_add_response;

static const wool_field shop_cart_Cart_add_response_fields[] = {
    {.name = "n", .number = 1, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(shop_cart_Cart_add_response, n)},
};

static const wool_message_type shop_cart_Cart_add_response_type = {
    .full_name = "shop.cart.Cart_add_response",
    .size = sizeof(shop_cart_Cart_add_response),
    .fields = shop_cart_Cart_add_response_fields,
    .n_fields = 1,
};

static wool_code shop_cart_Cart_add_serve(wool_call *call, const void *handlers,
                                          const void *request, void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  const shop_cart_Cart_add_request *const in = request;
  shop_cart_Cart_add_response *const out = response;
  if (service->add == NULL)
    return wool_call_unimplemented(call);
  return service->add(call, in->sku, &out->n);
}

static const wool_error_type *const shop_cart_Cart_add_throws[] = {
    &shop_errors_NotFound_error,
    &shop_cart_Refused_error,
};

typedef struct shop_cart_Cart_drop_request {
  wool_str sku;
} shop_cart_Cart_drop_request;

static const wool_field shop_cart_Cart_drop_request_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Cart_drop_request, sku)},
};

static const wool_message_type shop_cart_Cart_drop_request_type = {
    .full_name = "shop.cart.Cart_drop_request",
    .size = sizeof(shop_cart_Cart_drop_request),
    .fields = shop_cart_Cart_drop_request_fields,
    .n_fields = 1,
};

typedef struct shop_cart_Cart_drop_response {
  char unused; /* C has no struct without members */
} shop_cart_Cart_drop_response;

static const wool_message_type shop_cart_Cart_drop_response_type = {
    .full_name = "shop.cart.Cart_drop_response",
    .size = sizeof(shop_cart_Cart_drop_response),
};

static wool_code shop_cart_Cart_drop_serve(wool_call *call,
                                           const void *handlers,
                                           const void *request,
                                           void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  const shop_cart_Cart_drop_request *const in = request;
  (void)response;
  if (service->drop == NULL)
    return wool_call_unimplemented(call);
  return service->drop(call, in->sku);
}

static const wool_error_type *const shop_cart_Cart_drop_throws[] = {
    &shop_errors_Plain_error,
};

typedef struct shop_cart_Cart_watch_request {
  char unused; /* C has no struct without members */
} shop_cart_Cart_watch_request;

static const wool_message_type shop_cart_Cart_watch_request_type = {
    .full_name = "shop.cart.Cart_watch_request",
    .size = sizeof(shop_cart_Cart_watch_request),
};

typedef struct shop_cart_Cart_watch_response {
  wool_str event;
} shop_cart_Cart_watch_response;

static const wool_field shop_cart_Cart_watch_response_fields[] = {
    {.name = "event", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Cart_watch_response, event)},
};

static const wool_message_type shop_cart_Cart_watch_response_type = {
    .full_name = "shop.cart.Cart_watch_response",
    .size = sizeof(shop_cart_Cart_watch_response),
    .fields = shop_cart_Cart_watch_response_fields,
    .n_fields = 1,
};

static wool_code shop_cart_Cart_watch_serve(wool_call *call,
                                            const void *handlers,
                                            const void *request,
                                            void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->watch == NULL)
    return wool_call_unimplemented(call);
  return service->watch(call);
}

static const wool_error_type *const shop_cart_Cart_watch_throws[] = {
    &shop_cart_Refused_error,
    &shop_errors_NotFound_error,
};

static const wool_method shop_cart_Cart_methods[] = {
    {.path = "/shop.cart.Cart/add", .request = &shop_cart_Cart_add_request_type,
     .response = &shop_cart_Cart_add_response_type,
     .serve = shop_cart_Cart_add_serve, .throws = shop_cart_Cart_add_throws,
     .n_throws = 2},
    {.path = "/shop.cart.Cart/drop",
     .request = &shop_cart_Cart_drop_request_type,
     .response = &shop_cart_Cart_drop_response_type,
     .serve = shop_cart_Cart_drop_serve, .throws = shop_cart_Cart_drop_throws,
     .n_throws = 1},
    {.path = "/shop.cart.Cart/watch",
     .request = &shop_cart_Cart_watch_request_type,
     .response = &shop_cart_Cart_watch_response_type,
     .flags = WOOL_METHOD_SERVER_STREAM, .serve = shop_cart_Cart_watch_serve,
     .throws = shop_cart_Cart_watch_throws, .n_throws = 2},
};

static wool_var_decl *const shop_cart_Cart_vars[] = {
    &shop_cart_tenant_decl,
};

const wool_service shop_cart_Cart_service = {
    .full_name = "shop.cart.Cart",
    .file = &shop_cart_wool_file,
    .methods = shop_cart_Cart_methods,
    .n_methods = 3,
    .vars = shop_cart_Cart_vars,
    .n_vars = 1,
};

static wool_code shop_cart_Cart_add_results(wool_code code, const void *message,
                                            uint32_t *out_n) {
  const shop_cart_Cart_add_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_n != NULL)
    *out_n = in->n;
  return WOOL_OK;
}

wool_code shop_cart_Cart_add(wool_call *call, wool_str sku, uint32_t *out_n) {
  const shop_cart_Cart_add_request request = {.sku = sku};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &shop_cart_Cart_methods[0],
                                         &request, &response);
  return shop_cart_Cart_add_results(code, response, out_n);
}

wool_code shop_cart_Cart_add_start(wool_call *call, wool_str sku,
                                   wool_call_callback callback,
                                   void *user_data) {
  const shop_cart_Cart_add_request request = {.sku = sku};
  return wool_call_start(call, &shop_cart_Cart_methods[0], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_add_finish(wool_call *call, uint32_t *out_n) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &shop_cart_Cart_methods[0],
                                          &response);
  return shop_cart_Cart_add_results(code, response, out_n);
}

wool_code shop_cart_Cart_drop(wool_call *call, wool_str sku) {
  const shop_cart_Cart_drop_request request = {.sku = sku};
  return wool_call_unary(call, &shop_cart_Cart_methods[1], &request, NULL);
}

wool_code shop_cart_Cart_drop_start(wool_call *call, wool_str sku,
                                    wool_call_callback callback,
                                    void *user_data) {
  const shop_cart_Cart_drop_request request = {.sku = sku};
  return wool_call_start(call, &shop_cart_Cart_methods[1], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_drop_finish(wool_call *call) {
  return wool_call_finish(call, &shop_cart_Cart_methods[1], NULL);
}

static wool_code shop_cart_Cart_watch_results(wool_code code,
                                              const void *message,
                                              wool_str *out_event) {
  const shop_cart_Cart_watch_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_event != NULL)
    *out_event = in->event;
  return WOOL_OK;
}

wool_code shop_cart_Cart_watch_open(wool_call *call) {
  const shop_cart_Cart_watch_request request = {0};
  return wool_stream_open(call, &shop_cart_Cart_methods[2], &request);
}

wool_code shop_cart_Cart_watch_start(wool_call *call,
                                     const wool_stream_events *events,
                                     void *user_data) {
  const shop_cart_Cart_watch_request request = {0};
  return wool_stream_start(call, &shop_cart_Cart_methods[2], &request, events,
                           user_data);
}

wool_code shop_cart_Cart_watch_recv(wool_call *call, wool_str *out_event) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &shop_cart_Cart_methods[2],
                                          &response);
  return shop_cart_Cart_watch_results(code, response, out_event);
}

wool_code shop_cart_Cart_watch_yield(wool_call *call, wool_str event) {
  const shop_cart_Cart_watch_response response = {.event = event};
  return wool_stream_send(call, &shop_cart_Cart_methods[2], &response);
}

wool_code shop_cart_Cart_register(wool_server *server,
                                  const shop_cart_Cart_handlers *handlers,
                                  void *user_data, wool_error *error) {
  return wool_server_register(server, &shop_cart_Cart_service, handlers,
                              user_data, error);
}

static const unsigned char shop_cart_wool_file_descriptor[748] = {
    10,15,115,104,111,112,47,99,97,114,116,46,112,114,111,116,111,18,9,
    115,104,111,112,46,99,97,114,116,26,18,119,111,111,108,47,99,111,110,
    116,101,120,116,46,112,114,111,116,111,34,142,2,10,7,82,101,102,117,
    115,101,100,18,22,10,6,114,101,97,115,111,110,24,1,32,1,40,9,
    82,6,114,101,97,115,111,110,18,31,10,4,117,110,100,111,24,2,32,
    1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,4,117,
    110,100,111,18,45,10,3,119,104,121,24,3,32,3,40,11,50,27,46,
    115,104,111,112,46,99,97,114,116,46,82,101,102,117,115,101,100,46,87,
    104,121,69,110,116,114,121,82,3,119,104,121,18,16,10,2,97,116,24,
    4,32,1,40,4,72,0,82,2,97,116,18,22,10,5,110,101,118,101,
    114,24,5,32,1,40,8,72,0,82,5,110,101,118,101,114,26,25,10,
    3,87,104,121,18,18,10,4,116,101,120,116,24,1,32,1,40,9,82,
    4,116,101,120,116,26,78,10,8,87,104,121,69,110,116,114,121,18,16,
    10,3,107,101,121,24,1,32,1,40,9,82,3,107,101,121,18,44,10,
    5,118,97,108,117,101,24,2,32,1,40,11,50,22,46,115,104,111,112,
    46,99,97,114,116,46,82,101,102,117,115,101,100,46,87,104,121,82,5,
    118,97,108,117,101,58,2,56,1,66,6,10,4,119,104,101,110,34,36,
    10,16,67,97,114,116,95,97,100,100,95,114,101,113,117,101,115,116,18,
    16,10,3,115,107,117,24,1,32,1,40,9,82,3,115,107,117,34,33,
    10,17,67,97,114,116,95,97,100,100,95,114,101,115,112,111,110,115,101,
    18,12,10,1,110,24,1,32,1,40,13,82,1,110,34,37,10,17,67,
    97,114,116,95,100,114,111,112,95,114,101,113,117,101,115,116,18,16,10,
    3,115,107,117,24,1,32,1,40,9,82,3,115,107,117,34,20,10,18,
    67,97,114,116,95,100,114,111,112,95,114,101,115,112,111,110,115,101,34,
    20,10,18,67,97,114,116,95,119,97,116,99,104,95,114,101,113,117,101,
    115,116,34,43,10,19,67,97,114,116,95,119,97,116,99,104,95,114,101,
    115,112,111,110,115,101,18,20,10,5,101,118,101,110,116,24,1,32,1,
    40,9,82,5,101,118,101,110,116,50,215,1,10,4,67,97,114,116,18,
    64,10,3,97,100,100,18,27,46,115,104,111,112,46,99,97,114,116,46,
    67,97,114,116,95,97,100,100,95,114,101,113,117,101,115,116,26,28,46,
    115,104,111,112,46,99,97,114,116,46,67,97,114,116,95,97,100,100,95,
    114,101,115,112,111,110,115,101,18,67,10,4,100,114,111,112,18,28,46,
    115,104,111,112,46,99,97,114,116,46,67,97,114,116,95,100,114,111,112,
    95,114,101,113,117,101,115,116,26,29,46,115,104,111,112,46,99,97,114,
    116,46,67,97,114,116,95,100,114,111,112,95,114,101,115,112,111,110,115,
    101,18,72,10,5,119,97,116,99,104,18,29,46,115,104,111,112,46,99,
    97,114,116,46,67,97,114,116,95,119,97,116,99,104,95,114,101,113,117,
    101,115,116,26,30,46,115,104,111,112,46,99,97,114,116,46,67,97,114,
    116,95,119,97,116,99,104,95,114,101,115,112,111,110,115,101,48,1,98,
    6,112,114,111,116,111,51,
};

static const wool_file *const shop_cart_wool_file_imports[] = {
    &shop_errors_wool_file,
};

const wool_file shop_cart_wool_file = {
    .name = "shop/cart.proto",
    .descriptor = shop_cart_wool_file_descriptor,
    .descriptor_len = sizeof shop_cart_wool_file_descriptor,
    .imports = shop_cart_wool_file_imports,
    .n_imports = 1,
};
