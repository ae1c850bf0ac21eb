/* Written by woolc from cart.wool: change that, not this. */
#include "cart.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field shop_cart_Item_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Item, sku)},
    {.name = "qty", .number = 2, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(shop_cart_Item, qty)},
    {.name = "tags", .number = 3, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_REPEATED, .offset = offsetof(shop_cart_Item, tags),
     .presence = offsetof(shop_cart_Item, n_tags)},
    {.name = "undo", .number = 7, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Item, undo), .var = &shop_cart_tenant_decl},
    {.name = "extras", .number = 8, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_REPEATED, .offset = offsetof(shop_cart_Item, extras),
     .presence = offsetof(shop_cart_Item, n_extras)},
};

const wool_message_type shop_cart_Item_type = {
    .full_name = "shop.cart.Item",
    .size = sizeof(shop_cart_Item),
    .fields = shop_cart_Item_fields,
    .n_fields = 5,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_Item, unknown_fields),
};

static const wool_field shop_cart_Receipt_fields[] = {
    {.name = "id", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Receipt, id)},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Receipt, undo),
     .var = &shop_cart_tenant_decl},
};

const wool_message_type shop_cart_Receipt_type = {
    .full_name = "shop.cart.Receipt",
    .size = sizeof(shop_cart_Receipt),
    .fields = shop_cart_Receipt_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_Receipt, unknown_fields),
};

wool_var_decl shop_cart_tenant_decl = {
    .ns = "shop.cart",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"unknown", 7},
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

static const shop_cart_Item shop_cart_Item_zero;

static const shop_cart_Receipt shop_cart_Receipt_zero;

typedef struct shop_cart_Cart_whoami_request {
  char unused; /* C has no struct without members */
} shop_cart_Cart_whoami_request;

static const wool_message_type shop_cart_Cart_whoami_request_type = {
    .full_name = "shop.cart.Cart_whoami_request",
    .size = sizeof(shop_cart_Cart_whoami_request),
};

typedef struct shop_cart_Cart_whoami_response {
  wool_str tenant;
} shop_cart_Cart_whoami_response;

static const wool_field shop_cart_Cart_whoami_response_fields[] = {
    {.name = "tenant", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Cart_whoami_response, tenant)},
};

static const wool_message_type shop_cart_Cart_whoami_response_type = {
    .full_name = "shop.cart.Cart_whoami_response",
    .size = sizeof(shop_cart_Cart_whoami_response),
    .fields = shop_cart_Cart_whoami_response_fields,
    .n_fields = 1,
};

static wool_code shop_cart_Cart_whoami_serve(wool_call *call,
                                             const void *handlers,
                                             const void *request,
                                             void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  (void)request;
  shop_cart_Cart_whoami_response *const out = response;
  if (service->whoami == NULL)
    return wool_call_unimplemented(call);
  return service->whoami(call, &out->tenant);
}

typedef struct shop_cart_Cart_add_request {
  const shop_cart_Item *item;
  wool_token *undo;
} shop_cart_Cart_add_request;

static const wool_field shop_cart_Cart_add_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Cart_add_request, item),
     .message = &shop_cart_Item_type},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Cart_add_request, undo),
     .var = &shop_cart_tenant_decl},
};

static const wool_message_type shop_cart_Cart_add_request_type = {
    .full_name = "shop.cart.Cart_add_request",
    .size = sizeof(shop_cart_Cart_add_request),
    .fields = shop_cart_Cart_add_request_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct shop_cart_Cart_add_response {
  const shop_cart_Receipt *receipt;
} shop_cart_Cart_add_response;

static const wool_field shop_cart_Cart_add_response_fields[] = {
    {.name = "receipt", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Cart_add_response, receipt),
     .message = &shop_cart_Receipt_type},
};

static const wool_message_type shop_cart_Cart_add_response_type = {
    .full_name = "shop.cart.Cart_add_response",
    .size = sizeof(shop_cart_Cart_add_response),
    .fields = shop_cart_Cart_add_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code shop_cart_Cart_add_serve(wool_call *call, const void *handlers,
                                          const void *request, void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  const shop_cart_Cart_add_request *const in = request;
  shop_cart_Cart_add_response *const out = response;
  if (service->add == NULL)
    return wool_call_unimplemented(call);
  shop_cart_Receipt *out_receipt =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_receipt);
  if (out_receipt == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result receipt");
  out->receipt = out_receipt;
  return service->add(call, in->item ? in->item : &shop_cart_Item_zero,
                      in->undo, out_receipt);
}

typedef struct shop_cart_Cart_undo_after_request {
  wool_token *undo;
  uint32_t delay_ms;
} shop_cart_Cart_undo_after_request;

static const wool_field shop_cart_Cart_undo_after_request_fields[] = {
    {.name = "undo", .number = 1, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Cart_undo_after_request, undo),
     .var = &shop_cart_tenant_decl},
    {.name = "delay_ms", .number = 2, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(shop_cart_Cart_undo_after_request, delay_ms)},
};

static const wool_message_type shop_cart_Cart_undo_after_request_type = {
    .full_name = "shop.cart.Cart_undo_after_request",
    .size = sizeof(shop_cart_Cart_undo_after_request),
    .fields = shop_cart_Cart_undo_after_request_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct shop_cart_Cart_undo_after_response {
  char unused; /* C has no struct without members */
} shop_cart_Cart_undo_after_response;

static const wool_message_type shop_cart_Cart_undo_after_response_type = {
    .full_name = "shop.cart.Cart_undo_after_response",
    .size = sizeof(shop_cart_Cart_undo_after_response),
};

static wool_code shop_cart_Cart_undo_after_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  const shop_cart_Cart_undo_after_request *const in = request;
  (void)response;
  if (service->undo_after == NULL)
    return wool_call_unimplemented(call);
  return service->undo_after(call, in->undo, in->delay_ms);
}

typedef struct shop_cart_Cart_begin_request {
  wool_str tenant;
} shop_cart_Cart_begin_request;

static const wool_field shop_cart_Cart_begin_request_fields[] = {
    {.name = "tenant", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(shop_cart_Cart_begin_request, tenant)},
};

static const wool_message_type shop_cart_Cart_begin_request_type = {
    .full_name = "shop.cart.Cart_begin_request",
    .size = sizeof(shop_cart_Cart_begin_request),
    .fields = shop_cart_Cart_begin_request_fields,
    .n_fields = 1,
};

typedef struct shop_cart_Cart_begin_response {
  wool_token *undo;
} shop_cart_Cart_begin_response;

static const wool_field shop_cart_Cart_begin_response_fields[] = {
    {.name = "undo", .number = 1, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Cart_begin_response, undo),
     .var = &shop_cart_tenant_decl},
};

static const wool_message_type shop_cart_Cart_begin_response_type = {
    .full_name = "shop.cart.Cart_begin_response",
    .size = sizeof(shop_cart_Cart_begin_response),
    .fields = shop_cart_Cart_begin_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code shop_cart_Cart_begin_serve(wool_call *call,
                                            const void *handlers,
                                            const void *request,
                                            void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  const shop_cart_Cart_begin_request *const in = request;
  shop_cart_Cart_begin_response *const out = response;
  if (service->begin == NULL)
    return wool_call_unimplemented(call);
  return service->begin(call, in->tenant, &out->undo);
}

static const wool_method shop_cart_Cart_methods[] = {
    {.path = "/shop.cart.Cart/whoami",
     .request = &shop_cart_Cart_whoami_request_type,
     .response = &shop_cart_Cart_whoami_response_type,
     .serve = shop_cart_Cart_whoami_serve},
    {.path = "/shop.cart.Cart/add", .request = &shop_cart_Cart_add_request_type,
     .response = &shop_cart_Cart_add_response_type,
     .serve = shop_cart_Cart_add_serve},
    {.path = "/shop.cart.Cart/undo_after",
     .request = &shop_cart_Cart_undo_after_request_type,
     .response = &shop_cart_Cart_undo_after_response_type,
     .serve = shop_cart_Cart_undo_after_serve},
    {.path = "/shop.cart.Cart/begin",
     .request = &shop_cart_Cart_begin_request_type,
     .response = &shop_cart_Cart_begin_response_type,
     .serve = shop_cart_Cart_begin_serve},
};

static wool_var_decl *const shop_cart_Cart_vars[] = {
    &shop_cart_tenant_decl,
};

const wool_service shop_cart_Cart_service = {
    .full_name = "shop.cart.Cart",
    .file = &cart_wool_file,
    .methods = shop_cart_Cart_methods,
    .n_methods = 4,
    .vars = shop_cart_Cart_vars,
    .n_vars = 1,
};

static wool_code shop_cart_Cart_whoami_results(wool_code code,
                                               const void *message,
                                               wool_str *out_tenant) {
  const shop_cart_Cart_whoami_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_tenant != NULL)
    *out_tenant = in->tenant;
  return WOOL_OK;
}

wool_code shop_cart_Cart_whoami(wool_call *call, wool_str *out_tenant) {
  const shop_cart_Cart_whoami_request request = {0};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &shop_cart_Cart_methods[0],
                                         &request, &response);
  return shop_cart_Cart_whoami_results(code, response, out_tenant);
}

wool_code shop_cart_Cart_whoami_start(wool_call *call,
                                      wool_call_callback callback,
                                      void *user_data) {
  const shop_cart_Cart_whoami_request request = {0};
  return wool_call_start(call, &shop_cart_Cart_methods[0], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_whoami_finish(wool_call *call, wool_str *out_tenant) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &shop_cart_Cart_methods[0],
                                          &response);
  return shop_cart_Cart_whoami_results(code, response, out_tenant);
}

static wool_code shop_cart_Cart_add_results(
    wool_code code, const void *message,
    const shop_cart_Receipt **out_receipt) {
  const shop_cart_Cart_add_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_receipt != NULL)
    *out_receipt = in->receipt ? in->receipt : &shop_cart_Receipt_zero;
  return WOOL_OK;
}

wool_code shop_cart_Cart_add(wool_call *call, const shop_cart_Item *item,
                             wool_token *undo,
                             const shop_cart_Receipt **out_receipt) {
  const shop_cart_Cart_add_request request = {.item = item, .undo = undo};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &shop_cart_Cart_methods[1],
                                         &request, &response);
  return shop_cart_Cart_add_results(code, response, out_receipt);
}

wool_code shop_cart_Cart_add_start(wool_call *call, const shop_cart_Item *item,
                                   wool_token *undo,
                                   wool_call_callback callback,
                                   void *user_data) {
  const shop_cart_Cart_add_request request = {.item = item, .undo = undo};
  return wool_call_start(call, &shop_cart_Cart_methods[1], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_add_finish(wool_call *call,
                                    const shop_cart_Receipt **out_receipt) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &shop_cart_Cart_methods[1],
                                          &response);
  return shop_cart_Cart_add_results(code, response, out_receipt);
}

wool_code shop_cart_Cart_undo_after(wool_call *call, wool_token *undo,
                                    uint32_t delay_ms) {
  const shop_cart_Cart_undo_after_request request = {.undo = undo,
                                                     .delay_ms = delay_ms};
  return wool_call_unary(call, &shop_cart_Cart_methods[2], &request, NULL);
}

wool_code shop_cart_Cart_undo_after_start(wool_call *call, wool_token *undo,
                                          uint32_t delay_ms,
                                          wool_call_callback callback,
                                          void *user_data) {
  const shop_cart_Cart_undo_after_request request = {.undo = undo,
                                                     .delay_ms = delay_ms};
  return wool_call_start(call, &shop_cart_Cart_methods[2], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_undo_after_finish(wool_call *call) {
  return wool_call_finish(call, &shop_cart_Cart_methods[2], NULL);
}

static wool_code shop_cart_Cart_begin_results(wool_code code,
                                              const void *message,
                                              wool_token **out_undo) {
  const shop_cart_Cart_begin_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_undo != NULL)
    *out_undo = in->undo;
  return WOOL_OK;
}

wool_code shop_cart_Cart_begin(wool_call *call, wool_str tenant,
                               wool_token **out_undo) {
  const shop_cart_Cart_begin_request request = {.tenant = tenant};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &shop_cart_Cart_methods[3],
                                         &request, &response);
  return shop_cart_Cart_begin_results(code, response, out_undo);
}

wool_code shop_cart_Cart_begin_start(wool_call *call, wool_str tenant,
                                     wool_call_callback callback,
                                     void *user_data) {
  const shop_cart_Cart_begin_request request = {.tenant = tenant};
  return wool_call_start(call, &shop_cart_Cart_methods[3], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_begin_finish(wool_call *call, wool_token **out_undo) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &shop_cart_Cart_methods[3],
                                          &response);
  return shop_cart_Cart_begin_results(code, response, out_undo);
}

wool_code shop_cart_Cart_register(wool_server *server,
                                  const shop_cart_Cart_handlers *handlers,
                                  void *user_data, wool_error *error) {
  return wool_server_register(server, &shop_cart_Cart_service, handlers,
                              user_data, error);
}

static const unsigned char cart_wool_file_descriptor[1014] = {
    10,10,99,97,114,116,46,112,114,111,116,111,18,9,115,104,111,112,46,
    99,97,114,116,26,18,119,111,111,108,47,99,111,110,116,101,120,116,46,
    112,114,111,116,111,34,146,1,10,4,73,116,101,109,18,16,10,3,115,
    107,117,24,1,32,1,40,9,82,3,115,107,117,18,16,10,3,113,116,
    121,24,2,32,1,40,13,82,3,113,116,121,18,18,10,4,116,97,103,
    115,24,3,32,3,40,9,82,4,116,97,103,115,18,36,10,4,117,110,
    100,111,24,7,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,
    101,110,72,0,82,4,117,110,100,111,136,1,1,18,35,10,6,101,120,
    116,114,97,115,24,8,32,3,40,11,50,11,46,119,111,111,108,46,84,
    111,107,101,110,82,6,101,120,116,114,97,115,66,7,10,5,95,117,110,
    100,111,34,58,10,7,82,101,99,101,105,112,116,18,14,10,2,105,100,
    24,1,32,1,40,9,82,2,105,100,18,31,10,4,117,110,100,111,24,
    2,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,
    4,117,110,100,111,34,21,10,19,67,97,114,116,95,119,104,111,97,109,
    105,95,114,101,113,117,101,115,116,34,46,10,20,67,97,114,116,95,119,
    104,111,97,109,105,95,114,101,115,112,111,110,115,101,18,22,10,6,116,
    101,110,97,110,116,24,1,32,1,40,9,82,6,116,101,110,97,110,116,
    34,88,10,16,67,97,114,116,95,97,100,100,95,114,101,113,117,101,115,
    116,18,35,10,4,105,116,101,109,24,1,32,1,40,11,50,15,46,115,
    104,111,112,46,99,97,114,116,46,73,116,101,109,82,4,105,116,101,109,
    18,31,10,4,117,110,100,111,24,2,32,1,40,11,50,11,46,119,111,
    111,108,46,84,111,107,101,110,82,4,117,110,100,111,34,65,10,17,67,
    97,114,116,95,97,100,100,95,114,101,115,112,111,110,115,101,18,44,10,
    7,114,101,99,101,105,112,116,24,1,32,1,40,11,50,18,46,115,104,
    111,112,46,99,97,114,116,46,82,101,99,101,105,112,116,82,7,114,101,
    99,101,105,112,116,34,85,10,23,67,97,114,116,95,117,110,100,111,95,
    97,102,116,101,114,95,114,101,113,117,101,115,116,18,31,10,4,117,110,
    100,111,24,1,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,
    101,110,82,4,117,110,100,111,18,25,10,8,100,101,108,97,121,95,109,
    115,24,2,32,1,40,13,82,7,100,101,108,97,121,77,115,34,26,10,
    24,67,97,114,116,95,117,110,100,111,95,97,102,116,101,114,95,114,101,
    115,112,111,110,115,101,34,44,10,18,67,97,114,116,95,98,101,103,105,
    110,95,114,101,113,117,101,115,116,18,22,10,6,116,101,110,97,110,116,
    24,1,32,1,40,9,82,6,116,101,110,97,110,116,34,54,10,19,67,
    97,114,116,95,98,101,103,105,110,95,114,101,115,112,111,110,115,101,18,
    31,10,4,117,110,100,111,24,1,32,1,40,11,50,11,46,119,111,111,
    108,46,84,111,107,101,110,82,4,117,110,100,111,50,178,2,10,4,67,
    97,114,116,18,73,10,6,119,104,111,97,109,105,18,30,46,115,104,111,
    112,46,99,97,114,116,46,67,97,114,116,95,119,104,111,97,109,105,95,
    114,101,113,117,101,115,116,26,31,46,115,104,111,112,46,99,97,114,116,
    46,67,97,114,116,95,119,104,111,97,109,105,95,114,101,115,112,111,110,
    115,101,18,64,10,3,97,100,100,18,27,46,115,104,111,112,46,99,97,
    114,116,46,67,97,114,116,95,97,100,100,95,114,101,113,117,101,115,116,
    26,28,46,115,104,111,112,46,99,97,114,116,46,67,97,114,116,95,97,
    100,100,95,114,101,115,112,111,110,115,101,18,85,10,10,117,110,100,111,
    95,97,102,116,101,114,18,34,46,115,104,111,112,46,99,97,114,116,46,
    67,97,114,116,95,117,110,100,111,95,97,102,116,101,114,95,114,101,113,
    117,101,115,116,26,35,46,115,104,111,112,46,99,97,114,116,46,67,97,
    114,116,95,117,110,100,111,95,97,102,116,101,114,95,114,101,115,112,111,
    110,115,101,18,70,10,5,98,101,103,105,110,18,29,46,115,104,111,112,
    46,99,97,114,116,46,67,97,114,116,95,98,101,103,105,110,95,114,101,
    113,117,101,115,116,26,30,46,115,104,111,112,46,99,97,114,116,46,67,
    97,114,116,95,98,101,103,105,110,95,114,101,115,112,111,110,115,101,98,
    6,112,114,111,116,111,51,
};

const wool_file cart_wool_file = {
    .name = "cart.proto",
    .descriptor = cart_wool_file_descriptor,
    .descriptor_len = sizeof cart_wool_file_descriptor,
};
