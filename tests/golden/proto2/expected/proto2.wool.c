/* Written by woolc from proto2.wool: change that, not this. */
#include "proto2.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

/* The tables have what is deprecated too. */
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

static const wool_enum_value golden_proto2_Old_values[] = {
    {"OLD_A", golden_proto2_OLD_A},
    {"OLD_B", golden_proto2_OLD_B},
};

const wool_enum_type golden_proto2_Old_type = {
    .full_name = "golden.proto2.Old",
    .values = golden_proto2_Old_values,
    .n_values = 2,
    .flags = WOOL_ENUM_CLOSED | WOOL_ENUM_ASCENDING,
};

static const wool_enum_value golden_proto2_Other_values[] = {
    {"OTHER_B", golden_proto2_OTHER_B},
    {"OTHER_A", golden_proto2_OTHER_A},
    {"OTHER_C", golden_proto2_OTHER_C},
};

const wool_enum_type golden_proto2_Other_type = {
    .full_name = "golden.proto2.Other",
    .values = golden_proto2_Other_values,
    .n_values = 3,
    .flags = WOOL_ENUM_CLOSED,
};

static const wool_field golden_proto2_Item_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_proto2_Item, sku),
     .presence = offsetof(golden_proto2_Item, has_sku),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MIN_LEN | WOOL_EXTRA_REQUIRED, .min_len = 1}},
    {.name = "parts", .number = 2, .kind = WOOL_KIND_UINT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, parts),
     .presence = offsetof(golden_proto2_Item, has_parts),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = UINT64_C(3)}},
    {.name = "plain", .number = 3, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_proto2_Item, plain),
     .presence = offsetof(golden_proto2_Item, n_plain),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_UNPACKED}},
    {.name = "packed", .number = 4, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_proto2_Item, packed),
     .presence = offsetof(golden_proto2_Item, n_packed)},
    {.name = "olds", .number = 5, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED, .offset = offsetof(golden_proto2_Item, olds),
     .presence = offsetof(golden_proto2_Item, n_olds),
     .enumeration = &golden_proto2_Old_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_UNPACKED}},
    {.name = "inside", .number = 6, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_proto2_Item, inside),
     .message = &golden_proto2_Item_type},
    {.name = "needed", .number = 7, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_proto2_Item, needed),
     .message = &golden_proto2_Item_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_REQUIRED}},
    {.name = "said", .number = 8, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_proto2_Item, said),
     .message = &golden_proto2_Item_type},
    {.name = "old", .number = 9, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_proto2_Item, old),
     .presence = offsetof(golden_proto2_Item, has_old),
     .enumeration = &golden_proto2_Old_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = UINT64_C(5)}},
    {.name = "others", .number = 10, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(golden_proto2_Item, others),
     .presence = offsetof(golden_proto2_Item, n_others),
     .message = &golden_proto2_Item_OthersEntry_type},
    {.name = "cents", .number = 11, .kind = WOOL_KIND_INT64,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_proto2_Item, price.cents),
     .presence = offsetof(golden_proto2_Item, which_price),
     .extra = &(const wool_field_extra){
         .oneof = "price"}},
    {.name = "what", .number = 12, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_proto2_Item, price.what),
     .presence = offsetof(golden_proto2_Item, which_price),
     .enumeration = &golden_proto2_Old_type},
    {.name = "ratio", .number = 13, .kind = WOOL_KIND_DOUBLE,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, ratio),
     .presence = offsetof(golden_proto2_Item, has_ratio),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0x3fb999999999999a) /* 0.1 */}},
    {.name = "tenth", .number = 14, .kind = WOOL_KIND_FLOAT,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, tenth),
     .presence = offsetof(golden_proto2_Item, has_tenth),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0x3dcccccd) /* 0.1 */}},
    {.name = "large", .number = 15, .kind = WOOL_KIND_FLOAT,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, large),
     .presence = offsetof(golden_proto2_Item, has_large),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0x60ad78ec) /* 1e+20 */}},
    {.name = "greeting", .number = 16, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, greeting),
     .presence = offsetof(golden_proto2_Item, has_greeting),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_str = {"h\303\251llo \"you\"\012\\'", 15}}},
    {.name = "raw", .number = 17, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_proto2_Item, raw),
     .presence = offsetof(golden_proto2_Item, has_raw),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_str = {"\000\377'a\011", 5}}},
    {.name = "on", .number = 18, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_proto2_Item, on),
     .presence = offsetof(golden_proto2_Item, has_on),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = UINT64_C(0)}},
    {.name = "endless", .number = 19, .kind = WOOL_KIND_DOUBLE,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, endless),
     .presence = offsetof(golden_proto2_Item, has_endless),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0xfff0000000000000) /* -inf */}},
    {.name = "nothing", .number = 20, .kind = WOOL_KIND_FLOAT,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, nothing),
     .presence = offsetof(golden_proto2_Item, has_nothing),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0x7fc00000) /* nan */}},
    {.name = "most", .number = 21, .kind = WOOL_KIND_UINT64,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_proto2_Item, most),
     .presence = offsetof(golden_proto2_Item, has_most),
     .extra = &(const wool_field_extra){
         .json_name = "M", .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(18446744073709551615)}},
    {.name = "blank", .number = 22, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_Item, blank),
     .presence = offsetof(golden_proto2_Item, has_blank),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_str = {"", 0}}},
    {.name = "undo", .number = 23, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_proto2_Item, undo)},
};

const wool_message_type golden_proto2_Item_type = {
    .full_name = "golden.proto2.Item",
    .size = sizeof(golden_proto2_Item),
    .fields = golden_proto2_Item_fields,
    .n_fields = 23,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN |
             WOOL_MESSAGE_HAS_RULES | WOOL_MESSAGE_HAS_DEFAULTS,
    .unknown_offset = offsetof(golden_proto2_Item, unknown_fields),
};

static const wool_field golden_proto2_Item_OthersEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_proto2_Item_OthersEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_proto2_Item_OthersEntry, value),
     .enumeration = &golden_proto2_Other_type},
};

const wool_message_type golden_proto2_Item_OthersEntry_type = {
    .full_name = "golden.proto2.Item.OthersEntry",
    .size = sizeof(golden_proto2_Item_OthersEntry),
    .fields = golden_proto2_Item_OthersEntry_fields,
    .n_fields = 2,
};

static const golden_proto2_Item golden_proto2_Item_zero = {
    .parts = UINT32_C(3), .old = INT32_C(5), .ratio = 0.1, .tenth = 0.1f,
    .large = 1e+20f, .greeting = {"h\303\251llo \"you\"\012\\'", 15},
    .raw = {(const uint8_t *)"\000\377'a\011", 5}, .on = false,
    .endless = (-1.0 / 0.0), .nothing = (float)(0.0 / 0.0),
    .most = UINT64_C(18446744073709551615), .blank = {"", 0}};

typedef struct golden_proto2_S_r_request {
  bool has_sku;
  wool_str sku;
  const golden_proto2_Item *item;
  const int32_t *n;
  size_t n_n;
} golden_proto2_S_r_request;

static const wool_field golden_proto2_S_r_request_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_S_r_request, sku),
     .presence = offsetof(golden_proto2_S_r_request, has_sku),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_str = {"x", 1}}},
    {.name = "item", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_proto2_S_r_request, item),
     .message = &golden_proto2_Item_type},
    {.name = "n", .number = 3, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_proto2_S_r_request, n),
     .presence = offsetof(golden_proto2_S_r_request, n_n),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_UNPACKED}},
};

static const wool_message_type golden_proto2_S_r_request_type = {
    .full_name = "golden.proto2.S_r_request",
    .size = sizeof(golden_proto2_S_r_request),
    .fields = golden_proto2_S_r_request_fields,
    .n_fields = 3,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_HAS_RULES |
             WOOL_MESSAGE_HAS_DEFAULTS,
};

typedef struct golden_proto2_S_r_response {
  bool has_ok;
  bool ok;
} golden_proto2_S_r_response;

static const wool_field golden_proto2_S_r_response_fields[] = {
    {.name = "ok", .number = 1, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_proto2_S_r_response, ok),
     .presence = offsetof(golden_proto2_S_r_response, has_ok),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_REQUIRED}},
};

static const wool_message_type golden_proto2_S_r_response_type = {
    .full_name = "golden.proto2.S_r_response",
    .size = sizeof(golden_proto2_S_r_response),
    .fields = golden_proto2_S_r_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_HAS_RULES,
};

static wool_code golden_proto2_S_r_serve(wool_call *call, const void *handlers,
                                         const void *request, void *response) {
  const golden_proto2_S_handlers *const service = handlers;
  const golden_proto2_S_r_request *const in = request;
  golden_proto2_S_r_response *const out = response;
  if (service->r == NULL)
    return wool_call_unimplemented(call);
  return service->r(call, &in->sku,
                    in->item ? in->item : &golden_proto2_Item_zero, in->n,
                    in->n_n, &out->has_ok, &out->ok);
}

static const wool_method golden_proto2_S_methods[] = {
    {.path = "/golden.proto2.S/r", .request = &golden_proto2_S_r_request_type,
     .response = &golden_proto2_S_r_response_type,
     .serve = golden_proto2_S_r_serve},
};

const wool_service golden_proto2_S_service = {
    .full_name = "golden.proto2.S",
    .file = &proto2_wool_file,
    .methods = golden_proto2_S_methods,
    .n_methods = 1,
};

static wool_code golden_proto2_S_r_results(wool_code code, const void *message,
                                           bool *out_has_ok, bool *out_ok) {
  const golden_proto2_S_r_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_has_ok != NULL)
    *out_has_ok = in->has_ok;
  if (out_ok != NULL)
    *out_ok = in->ok;
  return WOOL_OK;
}

wool_code golden_proto2_S_r(wool_call *call, const wool_str *sku,
                            const golden_proto2_Item *item, const int32_t *n,
                            size_t n_n, bool *out_has_ok, bool *out_ok) {
  const golden_proto2_S_r_request request = {
      .has_sku = sku != NULL, .sku = sku ? *sku : (wool_str){NULL, 0},
      .item = item, .n = n, .n_n = n_n};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_proto2_S_methods[0],
                                         &request, &response);
  return golden_proto2_S_r_results(code, response, out_has_ok, out_ok);
}

wool_code golden_proto2_S_r_start(wool_call *call, const wool_str *sku,
                                  const golden_proto2_Item *item,
                                  const int32_t *n, size_t n_n,
                                  wool_call_callback callback,
                                  void *user_data) {
  const golden_proto2_S_r_request request = {
      .has_sku = sku != NULL, .sku = sku ? *sku : (wool_str){NULL, 0},
      .item = item, .n = n, .n_n = n_n};
  return wool_call_start(call, &golden_proto2_S_methods[0], &request, callback,
                         user_data);
}

wool_code golden_proto2_S_r_finish(wool_call *call, bool *out_has_ok,
                                   bool *out_ok) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_proto2_S_methods[0],
                                          &response);
  return golden_proto2_S_r_results(code, response, out_has_ok, out_ok);
}

wool_code golden_proto2_S_register(wool_server *server,
                                   const golden_proto2_S_handlers *handlers,
                                   void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_proto2_S_service, handlers,
                              user_data, error);
}

static const unsigned char proto2_wool_file_descriptor[1221] = {
    10,12,112,114,111,116,111,50,46,112,114,111,116,111,18,13,103,111,108,
    100,101,110,46,112,114,111,116,111,50,26,18,119,111,111,108,47,99,111,
    110,116,101,120,116,46,112,114,111,116,111,34,239,6,10,4,73,116,101,
    109,18,16,10,3,115,107,117,24,1,32,2,40,9,82,3,115,107,117,
    18,23,10,5,112,97,114,116,115,24,2,32,1,40,13,58,1,51,82,
    5,112,97,114,116,115,18,20,10,5,112,108,97,105,110,24,3,32,3,
    40,5,82,5,112,108,97,105,110,18,26,10,6,112,97,99,107,101,100,
    24,4,32,3,40,5,66,2,16,1,82,6,112,97,99,107,101,100,18,
    42,10,4,111,108,100,115,24,5,32,3,40,14,50,18,46,103,111,108,
    100,101,110,46,112,114,111,116,111,50,46,79,108,100,66,2,16,0,82,
    4,111,108,100,115,18,43,10,6,105,110,115,105,100,101,24,6,32,1,
    40,11,50,19,46,103,111,108,100,101,110,46,112,114,111,116,111,50,46,
    73,116,101,109,82,6,105,110,115,105,100,101,18,43,10,6,110,101,101,
    100,101,100,24,7,32,2,40,11,50,19,46,103,111,108,100,101,110,46,
    112,114,111,116,111,50,46,73,116,101,109,82,6,110,101,101,100,101,100,
    18,39,10,4,115,97,105,100,24,8,32,1,40,11,50,19,46,103,111,
    108,100,101,110,46,112,114,111,116,111,50,46,73,116,101,109,82,4,115,
    97,105,100,18,43,10,3,111,108,100,24,9,32,1,40,14,50,18,46,
    103,111,108,100,101,110,46,112,114,111,116,111,50,46,79,108,100,58,5,
    79,76,68,95,66,82,3,111,108,100,18,55,10,6,111,116,104,101,114,
    115,24,10,32,3,40,11,50,31,46,103,111,108,100,101,110,46,112,114,
    111,116,111,50,46,73,116,101,109,46,79,116,104,101,114,115,69,110,116,
    114,121,82,6,111,116,104,101,114,115,18,22,10,5,99,101,110,116,115,
    24,11,32,1,40,3,72,0,82,5,99,101,110,116,115,18,40,10,4,
    119,104,97,116,24,12,32,1,40,14,50,18,46,103,111,108,100,101,110,
    46,112,114,111,116,111,50,46,79,108,100,72,0,82,4,119,104,97,116,
    18,25,10,5,114,97,116,105,111,24,13,32,1,40,1,58,3,48,46,
    49,82,5,114,97,116,105,111,18,25,10,5,116,101,110,116,104,24,14,
    32,1,40,2,58,3,48,46,49,82,5,116,101,110,116,104,18,27,10,
    5,108,97,114,103,101,24,15,32,1,40,2,58,5,49,101,43,50,48,
    82,5,108,97,114,103,101,18,43,10,8,103,114,101,101,116,105,110,103,
    24,16,32,1,40,9,58,15,104,195,169,108,108,111,32,34,121,111,117,
    34,10,92,39,82,8,103,114,101,101,116,105,110,103,18,31,10,3,114,
    97,119,24,17,32,1,40,12,58,13,92,48,48,48,92,51,55,55,92,
    39,97,92,116,82,3,114,97,119,18,21,10,2,111,110,24,18,32,1,
    40,8,58,5,102,97,108,115,101,82,2,111,110,18,30,10,7,101,110,
    100,108,101,115,115,24,19,32,1,40,1,58,4,45,105,110,102,82,7,
    101,110,100,108,101,115,115,18,29,10,7,110,111,116,104,105,110,103,24,
    20,32,1,40,2,58,3,110,97,110,82,7,110,111,116,104,105,110,103,
    18,41,10,4,109,111,115,116,24,21,32,1,40,4,58,20,49,56,52,
    52,54,55,52,52,48,55,51,55,48,57,53,53,49,54,49,53,66,2,
    24,1,82,1,77,18,22,10,5,98,108,97,110,107,24,22,32,1,40,
    9,58,0,82,5,98,108,97,110,107,18,31,10,4,117,110,100,111,24,
    23,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,
    4,117,110,100,111,26,79,10,11,79,116,104,101,114,115,69,110,116,114,
    121,18,16,10,3,107,101,121,24,1,32,1,40,9,82,3,107,101,121,
    18,42,10,5,118,97,108,117,101,24,2,32,1,40,14,50,20,46,103,
    111,108,100,101,110,46,112,114,111,116,111,50,46,79,116,104,101,114,82,
    5,118,97,108,117,101,58,2,56,1,66,7,10,5,112,114,105,99,101,
    34,89,10,11,83,95,114,95,114,101,113,117,101,115,116,18,19,10,3,
    115,107,117,24,1,32,1,40,9,58,1,120,82,3,115,107,117,18,39,
    10,4,105,116,101,109,24,2,32,1,40,11,50,19,46,103,111,108,100,
    101,110,46,112,114,111,116,111,50,46,73,116,101,109,82,4,105,116,101,
    109,18,12,10,1,110,24,3,32,3,40,5,82,1,110,34,30,10,12,
    83,95,114,95,114,101,115,112,111,110,115,101,18,14,10,2,111,107,24,
    1,32,2,40,8,82,2,111,107,42,27,10,3,79,108,100,18,9,10,
    5,79,76,68,95,65,16,1,18,9,10,5,79,76,68,95,66,16,5,
    42,65,10,5,79,116,104,101,114,18,11,10,7,79,84,72,69,82,95,
    66,16,0,18,20,10,7,79,84,72,69,82,95,65,16,255,255,255,255,
    255,255,255,255,255,1,18,11,10,7,79,84,72,69,82,95,67,16,0,
    26,2,16,1,34,4,8,7,16,7,50,65,10,1,83,18,60,10,1,
    114,18,26,46,103,111,108,100,101,110,46,112,114,111,116,111,50,46,83,
    95,114,95,114,101,113,117,101,115,116,26,27,46,103,111,108,100,101,110,
    46,112,114,111,116,111,50,46,83,95,114,95,114,101,115,112,111,110,115,
    101,66,2,72,1,
};

const wool_file proto2_wool_file = {
    .name = "proto2.proto",
    .descriptor = proto2_wool_file_descriptor,
    .descriptor_len = sizeof proto2_wool_file_descriptor,
};
