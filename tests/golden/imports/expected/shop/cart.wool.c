/* Written by woolc from shop/cart.wool: change that, not this. */
#include "shop/cart.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_field shop_cart_money_fields[] = {
    {.name = "amount", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_money, amount),
     .message = &shop_money_Amount_type},
};

const wool_message_type shop_cart_money_type = {
    .full_name = "shop.cart.money",
    .size = sizeof(shop_cart_money),
    .fields = shop_cart_money_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_money, unknown_fields),
};

static const wool_field shop_cart_Line_fields[] = {
    {.name = "price", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Line, price),
     .message = &shop_money_Amount_type},
    {.name = "currency", .number = 2, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(shop_cart_Line, currency),
     .enumeration = &shop_money_Currency_type},
    {.name = "extra", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Line, extra),
     .message = &shop_cart_Extra_type},
    {.name = "undo", .number = 4, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Line, undo),
     .var = &shop_tenancy_tenant_decl},
    {.name = "undo_plan", .number = 5, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Line, undo_plan),
     .var = &shop_tenancy_plan_decl},
};

const wool_message_type shop_cart_Line_type = {
    .full_name = "shop.cart.Line",
    .size = sizeof(shop_cart_Line),
    .fields = shop_cart_Line_fields,
    .n_fields = 5,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(shop_cart_Line, unknown_fields),
};

wool_var_decl shop_cart_line_decl = {
    .ns = "shop.cart",
    .name = "line",
    .kind = WOOL_KIND_MESSAGE,
    .message = &shop_cart_Line_type,
};

wool_var *shop_cart_line_var(void) {
  return wool_var_decl_var(&shop_cart_line_decl);
}

wool_token *shop_cart_line_set(const shop_cart_Line *value) {
  return wool_var_decl_set_message(&shop_cart_line_decl, value);
}

wool_code shop_cart_line_get(const shop_cart_Line **out_value) {
  const void *kept = NULL;
  const wool_code code = wool_var_decl_get_message(&shop_cart_line_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code shop_cart_line_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(shop_cart_line_var(), token, error);
}

wool_var_decl shop_cart_currency_decl = {
    .ns = "shop.cart",
    .name = "currency",
    .kind = WOOL_KIND_ENUM,
    .enumeration = &shop_money_Currency_type,
    .has_default = true,
    .default_bits = UINT64_C(0x1), /* EURO */
};

wool_var *shop_cart_currency_var(void) {
  return wool_var_decl_var(&shop_cart_currency_decl);
}

wool_token *shop_cart_currency_set(shop_money_Currency value) {
  return wool_var_decl_set_bits(&shop_cart_currency_decl,
                                wool_bits_from_int(value));
}

wool_code shop_cart_currency_get(shop_money_Currency *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&shop_cart_currency_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (int32_t)wool_bits_to_int(kept);
  return code;
}

wool_code shop_cart_currency_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(shop_cart_currency_var(), token, error);
}

static const shop_cart_Line shop_cart_Line_zero;

typedef struct shop_cart_Cart_add_request {
  const shop_cart_Line *line;
} shop_cart_Cart_add_request;

static const wool_field shop_cart_Cart_add_request_fields[] = {
    {.name = "line", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(shop_cart_Cart_add_request, line),
     .message = &shop_cart_Line_type},
};

static const wool_message_type shop_cart_Cart_add_request_type = {
    .full_name = "shop.cart.Cart_add_request",
    .size = sizeof(shop_cart_Cart_add_request),
    .fields = shop_cart_Cart_add_request_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct shop_cart_Cart_add_response {
  wool_token *undo;
} shop_cart_Cart_add_response;

static const wool_field shop_cart_Cart_add_response_fields[] = {
    {.name = "undo", .number = 1, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(shop_cart_Cart_add_response, undo),
     .var = &shop_tenancy_tenant_decl},
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
  return service->add(call, in->line ? in->line : &shop_cart_Line_zero,
                      &out->undo);
}

static wool_code shop_cart_Cart_convert_serve(wool_call *call,
                                              const void *handlers,
                                              const void *request,
                                              void *response) {
  const shop_cart_Cart_handlers *const service = handlers;
  if (service->convert == NULL)
    return wool_call_unimplemented(call);
  return service->convert(call, request, response);
}

static const wool_method shop_cart_Cart_methods[] = {
    {.path = "/shop.cart.Cart/add", .request = &shop_cart_Cart_add_request_type,
     .response = &shop_cart_Cart_add_response_type,
     .serve = shop_cart_Cart_add_serve},
    {.path = "/shop.cart.Cart/convert", .request = &shop_money_Amount_type,
     .response = &shop_money_Amount_type,
     .serve = shop_cart_Cart_convert_serve},
};

static wool_var_decl *const shop_cart_Cart_vars[] = {
    &shop_cart_line_decl,
    &shop_cart_currency_decl,
    &shop_tenancy_tenant_decl,
    &shop_tenancy_plan_decl,
};

const wool_service shop_cart_Cart_service = {
    .full_name = "shop.cart.Cart",
    .file = &shop_cart_wool_file,
    .methods = shop_cart_Cart_methods,
    .n_methods = 2,
    .vars = shop_cart_Cart_vars,
    .n_vars = 4,
};

static wool_code shop_cart_Cart_add_results(wool_code code, const void *message,
                                            wool_token **out_undo) {
  const shop_cart_Cart_add_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_undo != NULL)
    *out_undo = in->undo;
  return WOOL_OK;
}

wool_code shop_cart_Cart_add(wool_call *call, const shop_cart_Line *line,
                             wool_token **out_undo) {
  const shop_cart_Cart_add_request request = {.line = line};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &shop_cart_Cart_methods[0],
                                         &request, &response);
  return shop_cart_Cart_add_results(code, response, out_undo);
}

wool_code shop_cart_Cart_add_start(wool_call *call, const shop_cart_Line *line,
                                   wool_call_callback callback,
                                   void *user_data) {
  const shop_cart_Cart_add_request request = {.line = line};
  return wool_call_start(call, &shop_cart_Cart_methods[0], &request, callback,
                         user_data);
}

wool_code shop_cart_Cart_add_finish(wool_call *call, wool_token **out_undo) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &shop_cart_Cart_methods[0],
                                          &response);
  return shop_cart_Cart_add_results(code, response, out_undo);
}

static wool_code shop_cart_Cart_convert_results(
    wool_code code, const void *message,
    const shop_money_Amount **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code shop_cart_Cart_convert(wool_call *call,
                                 const shop_money_Amount *request,
                                 const shop_money_Amount **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &shop_cart_Cart_methods[1],
                                         request, &response);
  return shop_cart_Cart_convert_results(code, response, out_response);
}

wool_code shop_cart_Cart_convert_start(wool_call *call,
                                       const shop_money_Amount *request,
                                       wool_call_callback callback,
                                       void *user_data) {
  return wool_call_start(call, &shop_cart_Cart_methods[1], request, callback,
                         user_data);
}

wool_code shop_cart_Cart_convert_finish(
    wool_call *call, const shop_money_Amount **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &shop_cart_Cart_methods[1],
                                          &response);
  return shop_cart_Cart_convert_results(code, response, out_response);
}

wool_code shop_cart_Cart_register(wool_server *server,
                                  const shop_cart_Cart_handlers *handlers,
                                  void *user_data, wool_error *error) {
  return wool_server_register(server, &shop_cart_Cart_service, handlers,
                              user_data, error);
}

static const unsigned char shop_cart_wool_file_descriptor[591] = {
    10,15,115,104,111,112,47,99,97,114,116,46,112,114,111,116,111,18,9,
    115,104,111,112,46,99,97,114,116,26,16,115,104,111,112,47,109,111,110,
    101,121,46,112,114,111,116,111,26,10,109,111,114,101,46,112,114,111,116,
    111,26,18,119,111,111,108,47,99,111,110,116,101,120,116,46,112,114,111,
    116,111,34,51,10,5,109,111,110,101,121,18,42,10,6,97,109,111,117,
    110,116,24,1,32,1,40,11,50,18,46,115,104,111,112,46,109,111,110,
    101,121,46,65,109,111,117,110,116,82,6,97,109,111,117,110,116,34,213,
    1,10,4,76,105,110,101,18,40,10,5,112,114,105,99,101,24,1,32,
    1,40,11,50,18,46,115,104,111,112,46,109,111,110,101,121,46,65,109,
    111,117,110,116,82,5,112,114,105,99,101,18,48,10,8,99,117,114,114,
    101,110,99,121,24,2,32,1,40,14,50,20,46,115,104,111,112,46,109,
    111,110,101,121,46,67,117,114,114,101,110,99,121,82,8,99,117,114,114,
    101,110,99,121,18,38,10,5,101,120,116,114,97,24,3,32,1,40,11,
    50,16,46,115,104,111,112,46,99,97,114,116,46,69,120,116,114,97,82,
    5,101,120,116,114,97,18,31,10,4,117,110,100,111,24,4,32,1,40,
    11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,4,117,110,100,
    111,18,40,10,9,117,110,100,111,95,112,108,97,110,24,5,32,1,40,
    11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,8,117,110,100,
    111,80,108,97,110,34,55,10,16,67,97,114,116,95,97,100,100,95,114,
    101,113,117,101,115,116,18,35,10,4,108,105,110,101,24,1,32,1,40,
    11,50,15,46,115,104,111,112,46,99,97,114,116,46,76,105,110,101,82,
    4,108,105,110,101,34,52,10,17,67,97,114,116,95,97,100,100,95,114,
    101,115,112,111,110,115,101,18,31,10,4,117,110,100,111,24,1,32,1,
    40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,4,117,110,
    100,111,50,123,10,4,67,97,114,116,18,64,10,3,97,100,100,18,27,
    46,115,104,111,112,46,99,97,114,116,46,67,97,114,116,95,97,100,100,
    95,114,101,113,117,101,115,116,26,28,46,115,104,111,112,46,99,97,114,
    116,46,67,97,114,116,95,97,100,100,95,114,101,115,112,111,110,115,101,
    18,49,10,7,99,111,110,118,101,114,116,18,18,46,115,104,111,112,46,
    109,111,110,101,121,46,65,109,111,117,110,116,26,18,46,115,104,111,112,
    46,109,111,110,101,121,46,65,109,111,117,110,116,98,6,112,114,111,116,
    111,51,
};

static const wool_file *const shop_cart_wool_file_imports[] = {
    &shop_money_wool_file,
    &shop_tenancy_wool_file,
    &more_wool_file,
};

const wool_file shop_cart_wool_file = {
    .name = "shop/cart.proto",
    .descriptor = shop_cart_wool_file_descriptor,
    .descriptor_len = sizeof shop_cart_wool_file_descriptor,
    .imports = shop_cart_wool_file_imports,
    .n_imports = 3,
};
