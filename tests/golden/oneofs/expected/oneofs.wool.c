/* Written by woolc from oneofs.wool: change that, not this. */
#include "oneofs.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value oneofs_Size_values[] = {
    {"SIZE_NONE", oneofs_SIZE_NONE},
    {"SIZE_BIG", oneofs_SIZE_BIG},
};

const wool_enum_type oneofs_Size_type = {
    .full_name = "oneofs.Size",
    .values = oneofs_Size_values,
    .n_values = 2,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field oneofs_Part_fields[] = {
    {.name = "name", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(oneofs_Part, name)},
};

const wool_message_type oneofs_Part_type = {
    .full_name = "oneofs.Part",
    .size = sizeof(oneofs_Part),
    .fields = oneofs_Part_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(oneofs_Part, unknown_fields),
};

static const wool_field oneofs_Item_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(oneofs_Item, sku)},
    {.name = "free", .number = 2, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Item, price.free),
     .presence = offsetof(oneofs_Item, which_price)},
    {.name = "tags", .number = 3, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_REPEATED, .offset = offsetof(oneofs_Item, tags),
     .presence = offsetof(oneofs_Item, n_tags)},
    {.name = "qty", .number = 4, .kind = WOOL_KIND_UINT32,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(oneofs_Item, qty),
     .presence = offsetof(oneofs_Item, has_qty)},
    {.name = "cents", .number = 5, .kind = WOOL_KIND_INT64,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Item, price.cents),
     .presence = offsetof(oneofs_Item, which_price),
     .extra = &(const wool_field_extra){
         .oneof = "price"}},
    {.name = "quote", .number = 6, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Item, price.quote),
     .presence = offsetof(oneofs_Item, which_price)},
};

const wool_message_type oneofs_Item_type = {
    .full_name = "oneofs.Item",
    .size = sizeof(oneofs_Item),
    .fields = oneofs_Item_fields,
    .n_fields = 6,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(oneofs_Item, unknown_fields),
};

static const wool_field oneofs_Any_fields[] = {
    {.name = "real", .number = 1, .kind = WOOL_KIND_DOUBLE,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.real),
     .presence = offsetof(oneofs_Any, which_kind),
     .extra = &(const wool_field_extra){
         .oneof = "kind"}},
    {.name = "raw", .number = 2, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.raw),
     .presence = offsetof(oneofs_Any, which_kind)},
    {.name = "size", .number = 3, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.size),
     .presence = offsetof(oneofs_Any, which_kind),
     .enumeration = &oneofs_Size_type},
    {.name = "part", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.part),
     .presence = offsetof(oneofs_Any, which_kind),
     .message = &oneofs_Part_type},
    {.name = "inner", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.inner),
     .presence = offsetof(oneofs_Any, which_kind), .message = &oneofs_Any_type},
    {.name = "any_token", .number = 6, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.any_token),
     .presence = offsetof(oneofs_Any, which_kind)},
    {.name = "undo", .number = 7, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.undo),
     .presence = offsetof(oneofs_Any, which_kind), .var = &oneofs_tenant_decl},
    {.name = "nested", .number = 8, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, kind.nested),
     .presence = offsetof(oneofs_Any, which_kind),
     .message = &oneofs_Any_Nested_type},
    {.name = "known", .number = 9, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(oneofs_Any, known),
     .presence = offsetof(oneofs_Any, has_known)},
    {.name = "text", .number = 10, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Any, second_one.text),
     .presence = offsetof(oneofs_Any, which_second_one),
     .extra = &(const wool_field_extra){
         .oneof = "second_one"}},
};

const wool_message_type oneofs_Any_type = {
    .full_name = "oneofs.Any",
    .size = sizeof(oneofs_Any),
    .fields = oneofs_Any_fields,
    .n_fields = 10,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(oneofs_Any, unknown_fields),
};

static const wool_field oneofs_Any_Nested_fields[] = {
    {.name = "class", .number = 1, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(oneofs_Any_Nested, union_.class_),
     .presence = offsetof(oneofs_Any_Nested, which_union),
     .enumeration = &oneofs_Size_type,
     .extra = &(const wool_field_extra){
         .oneof = "union"}},
};

const wool_message_type oneofs_Any_Nested_type = {
    .full_name = "oneofs.Any.Nested",
    .size = sizeof(oneofs_Any_Nested),
    .fields = oneofs_Any_Nested_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(oneofs_Any_Nested, unknown_fields),
};

static const wool_field oneofs_Numbers_fields[] = {
    {.name = "y", .number = 1, .kind = WOOL_KIND_SINT64,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Numbers, b.y),
     .presence = offsetof(oneofs_Numbers, which_b),
     .extra = &(const wool_field_extra){
         .oneof = "b"}},
    {.name = "z", .number = 2, .kind = WOOL_KIND_SFIXED32,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(oneofs_Numbers, z),
     .presence = offsetof(oneofs_Numbers, has_z)},
    {.name = "x", .number = 536870910, .kind = WOOL_KIND_FIXED32,
     .label = WOOL_LABEL_ONEOF, .offset = offsetof(oneofs_Numbers, a.x),
     .presence = offsetof(oneofs_Numbers, which_a),
     .extra = &(const wool_field_extra){
         .oneof = "a"}},
};

const wool_message_type oneofs_Numbers_type = {
    .full_name = "oneofs.Numbers",
    .size = sizeof(oneofs_Numbers),
    .fields = oneofs_Numbers_fields,
    .n_fields = 3,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(oneofs_Numbers, unknown_fields),
};

wool_var_decl oneofs_tenant_decl = {
    .ns = "oneofs",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *oneofs_tenant_var(void) {
  return wool_var_decl_var(&oneofs_tenant_decl);
}

wool_token *oneofs_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&oneofs_tenant_decl, value);
}

wool_code oneofs_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&oneofs_tenant_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code oneofs_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(oneofs_tenant_var(), token, error);
}

static const oneofs_Item oneofs_Item_zero;

static const oneofs_Any oneofs_Any_zero;

typedef struct oneofs_Taker_take_request {
  const oneofs_Item *item;
  const oneofs_Any *any;
} oneofs_Taker_take_request;

static const wool_field oneofs_Taker_take_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(oneofs_Taker_take_request, item),
     .message = &oneofs_Item_type},
    {.name = "any", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(oneofs_Taker_take_request, any),
     .message = &oneofs_Any_type},
};

static const wool_message_type oneofs_Taker_take_request_type = {
    .full_name = "oneofs.Taker_take_request",
    .size = sizeof(oneofs_Taker_take_request),
    .fields = oneofs_Taker_take_request_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct oneofs_Taker_take_response {
  const oneofs_Item *item;
} oneofs_Taker_take_response;

static const wool_field oneofs_Taker_take_response_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(oneofs_Taker_take_response, item),
     .message = &oneofs_Item_type},
};

static const wool_message_type oneofs_Taker_take_response_type = {
    .full_name = "oneofs.Taker_take_response",
    .size = sizeof(oneofs_Taker_take_response),
    .fields = oneofs_Taker_take_response_fields,
    .n_fields = 1,
};

static wool_code oneofs_Taker_take_serve(wool_call *call, const void *handlers,
                                         const void *request, void *response) {
  const oneofs_Taker_handlers *const service = handlers;
  const oneofs_Taker_take_request *const in = request;
  oneofs_Taker_take_response *const out = response;
  if (service->take == NULL)
    return wool_call_unimplemented(call);
  oneofs_Item *out_item =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_item);
  if (out_item == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result item");
  out->item = out_item;
  return service->take(call, in->item ? in->item : &oneofs_Item_zero,
                       in->any ? in->any : &oneofs_Any_zero, out_item);
}

static wool_code oneofs_Taker_whole_serve(wool_call *call, const void *handlers,
                                          const void *request, void *response) {
  const oneofs_Taker_handlers *const service = handlers;
  (void)response;
  if (service->whole == NULL)
    return wool_call_unimplemented(call);
  return service->whole(call, request);
}

static const wool_method oneofs_Taker_methods[] = {
    {.path = "/oneofs.Taker/take", .request = &oneofs_Taker_take_request_type,
     .response = &oneofs_Taker_take_response_type,
     .serve = oneofs_Taker_take_serve},
    {.path = "/oneofs.Taker/whole", .request = &oneofs_Any_type,
     .response = &oneofs_Any_type, .flags = WOOL_METHOD_SERVER_STREAM,
     .serve = oneofs_Taker_whole_serve},
};

static wool_var_decl *const oneofs_Taker_vars[] = {
    &oneofs_tenant_decl,
};

const wool_service oneofs_Taker_service = {
    .full_name = "oneofs.Taker",
    .file = &oneofs_wool_file,
    .methods = oneofs_Taker_methods,
    .n_methods = 2,
    .vars = oneofs_Taker_vars,
    .n_vars = 1,
};

static wool_code oneofs_Taker_take_results(wool_code code, const void *message,
                                           const oneofs_Item **out_item) {
  const oneofs_Taker_take_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_item != NULL)
    *out_item = in->item ? in->item : &oneofs_Item_zero;
  return WOOL_OK;
}

wool_code oneofs_Taker_take(wool_call *call, const oneofs_Item *item,
                            const oneofs_Any *any,
                            const oneofs_Item **out_item) {
  const oneofs_Taker_take_request request = {.item = item, .any = any};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &oneofs_Taker_methods[0],
                                         &request, &response);
  return oneofs_Taker_take_results(code, response, out_item);
}

wool_code oneofs_Taker_take_start(wool_call *call, const oneofs_Item *item,
                                  const oneofs_Any *any,
                                  wool_call_callback callback,
                                  void *user_data) {
  const oneofs_Taker_take_request request = {.item = item, .any = any};
  return wool_call_start(call, &oneofs_Taker_methods[0], &request, callback,
                         user_data);
}

wool_code oneofs_Taker_take_finish(wool_call *call,
                                   const oneofs_Item **out_item) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &oneofs_Taker_methods[0],
                                          &response);
  return oneofs_Taker_take_results(code, response, out_item);
}

static wool_code oneofs_Taker_whole_results(wool_code code, const void *message,
                                            const oneofs_Any **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code oneofs_Taker_whole_open(wool_call *call, const oneofs_Any *request) {
  return wool_stream_open(call, &oneofs_Taker_methods[1], request);
}

wool_code oneofs_Taker_whole_start(wool_call *call, const oneofs_Any *request,
                                   const wool_stream_events *events,
                                   void *user_data) {
  return wool_stream_start(call, &oneofs_Taker_methods[1], request, events,
                           user_data);
}

wool_code oneofs_Taker_whole_recv(wool_call *call,
                                  const oneofs_Any **out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &oneofs_Taker_methods[1],
                                          &response);
  return oneofs_Taker_whole_results(code, response, out_response);
}

wool_code oneofs_Taker_whole_yield(wool_call *call,
                                   const oneofs_Any *response) {
  return wool_stream_send(call, &oneofs_Taker_methods[1], response);
}

wool_code oneofs_Taker_register(wool_server *server,
                                const oneofs_Taker_handlers *handlers,
                                void *user_data, wool_error *error) {
  return wool_server_register(server, &oneofs_Taker_service, handlers,
                              user_data, error);
}

static const unsigned char oneofs_wool_file_descriptor[1031] = {
    10,12,111,110,101,111,102,115,46,112,114,111,116,111,18,6,111,110,101,
    111,102,115,26,18,119,111,111,108,47,99,111,110,116,101,120,116,46,112,
    114,111,116,111,34,26,10,4,80,97,114,116,18,18,10,4,110,97,109,
    101,24,1,32,1,40,9,82,4,110,97,109,101,34,154,1,10,4,73,
    116,101,109,18,16,10,3,115,107,117,24,1,32,1,40,9,82,3,115,
    107,117,18,22,10,5,99,101,110,116,115,24,5,32,1,40,3,72,0,
    82,5,99,101,110,116,115,18,22,10,5,113,117,111,116,101,24,6,32,
    1,40,9,72,0,82,5,113,117,111,116,101,18,20,10,4,102,114,101,
    101,24,2,32,1,40,8,72,0,82,4,102,114,101,101,18,18,10,4,
    116,97,103,115,24,3,32,3,40,9,82,4,116,97,103,115,18,21,10,
    3,113,116,121,24,4,32,1,40,13,72,1,82,3,113,116,121,136,1,
    1,66,7,10,5,112,114,105,99,101,66,6,10,4,95,113,116,121,34,
    163,3,10,3,65,110,121,18,20,10,4,114,101,97,108,24,1,32,1,
    40,1,72,0,82,4,114,101,97,108,18,18,10,3,114,97,119,24,2,
    32,1,40,12,72,0,82,3,114,97,119,18,34,10,4,115,105,122,101,
    24,3,32,1,40,14,50,12,46,111,110,101,111,102,115,46,83,105,122,
    101,72,0,82,4,115,105,122,101,18,34,10,4,112,97,114,116,24,4,
    32,1,40,11,50,12,46,111,110,101,111,102,115,46,80,97,114,116,72,
    0,82,4,112,97,114,116,18,35,10,5,105,110,110,101,114,24,5,32,
    1,40,11,50,11,46,111,110,101,111,102,115,46,65,110,121,72,0,82,
    5,105,110,110,101,114,18,42,10,9,97,110,121,95,116,111,107,101,110,
    24,6,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,
    72,0,82,8,97,110,121,84,111,107,101,110,18,33,10,4,117,110,100,
    111,24,7,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,
    110,72,0,82,4,117,110,100,111,18,44,10,6,110,101,115,116,101,100,
    24,8,32,1,40,11,50,18,46,111,110,101,111,102,115,46,65,110,121,
    46,78,101,115,116,101,100,72,0,82,6,110,101,115,116,101,100,18,25,
    10,5,107,110,111,119,110,24,9,32,1,40,8,72,2,82,5,107,110,
    111,119,110,136,1,1,18,20,10,4,116,101,120,116,24,10,32,1,40,
    9,72,1,82,4,116,101,120,116,26,55,10,6,78,101,115,116,101,100,
    18,36,10,5,99,108,97,115,115,24,1,32,1,40,14,50,12,46,111,
    110,101,111,102,115,46,83,105,122,101,72,0,82,5,99,108,97,115,115,
    66,7,10,5,117,110,105,111,110,66,6,10,4,107,105,110,100,66,12,
    10,10,115,101,99,111,110,100,95,111,110,101,66,8,10,6,95,107,110,
    111,119,110,34,80,10,7,78,117,109,98,101,114,115,18,18,10,1,120,
    24,254,255,255,255,1,32,1,40,7,72,0,82,1,120,18,14,10,1,
    121,24,1,32,1,40,18,72,1,82,1,121,18,17,10,1,122,24,2,
    32,1,40,15,72,2,82,1,122,136,1,1,66,3,10,1,97,66,3,
    10,1,98,66,4,10,2,95,122,34,85,10,18,84,97,107,101,114,95,
    116,97,107,101,95,114,101,113,117,101,115,116,18,32,10,4,105,116,101,
    109,24,1,32,1,40,11,50,12,46,111,110,101,111,102,115,46,73,116,
    101,109,82,4,105,116,101,109,18,29,10,3,97,110,121,24,2,32,1,
    40,11,50,11,46,111,110,101,111,102,115,46,65,110,121,82,3,97,110,
    121,34,55,10,19,84,97,107,101,114,95,116,97,107,101,95,114,101,115,
    112,111,110,115,101,18,32,10,4,105,116,101,109,24,1,32,1,40,11,
    50,12,46,111,110,101,111,102,115,46,73,116,101,109,82,4,105,116,101,
    109,42,35,10,4,83,105,122,101,18,13,10,9,83,73,90,69,95,78,
    79,78,69,16,0,18,12,10,8,83,73,90,69,95,66,73,71,16,1,
    50,109,10,5,84,97,107,101,114,18,63,10,4,116,97,107,101,18,26,
    46,111,110,101,111,102,115,46,84,97,107,101,114,95,116,97,107,101,95,
    114,101,113,117,101,115,116,26,27,46,111,110,101,111,102,115,46,84,97,
    107,101,114,95,116,97,107,101,95,114,101,115,112,111,110,115,101,18,35,
    10,5,119,104,111,108,101,18,11,46,111,110,101,111,102,115,46,65,110,
    121,26,11,46,111,110,101,111,102,115,46,65,110,121,48,1,98,6,112,
    114,111,116,111,51,
};

const wool_file oneofs_wool_file = {
    .name = "oneofs.proto",
    .descriptor = oneofs_wool_file_descriptor,
    .descriptor_len = sizeof oneofs_wool_file_descriptor,
};
