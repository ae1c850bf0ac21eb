/* Written by woolc from options.wool: change that, not this. */
#include "options.wool.h"

#include <stdarg.h>
#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

/* The tables have what is deprecated too. */
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

static const wool_enum_value golden_options_Status_values[] = {
    {"STATUS_UNKNOWN", golden_options_STATUS_UNKNOWN},
    {"STATUS_OPEN", golden_options_STATUS_OPEN},
    {"STATUS_ALIVE", golden_options_STATUS_ALIVE},
    {"STATUS_LOST", golden_options_STATUS_LOST},
};

const wool_enum_type golden_options_Status_type = {
    .full_name = "golden.options.Status",
    .values = golden_options_Status_values,
    .n_values = 4,
};

static const wool_enum_value golden_options_Old_values[] = {
    {"OLD_A", golden_options_OLD_A},
    {"OLD_B", golden_options_OLD_B},
};

const wool_enum_type golden_options_Old_type = {
    .full_name = "golden.options.Old",
    .values = golden_options_Old_values,
    .n_values = 2,
    .flags = WOOL_ENUM_CLOSED | WOOL_ENUM_ASCENDING,
};

static const wool_field golden_options_Item_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_options_Item, sku),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MIN_LEN | WOOL_EXTRA_MAX_LEN, .min_len = 1,
         .max_len = 64}},
    {.name = "qty", .number = 2, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(golden_options_Item, qty),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE, .min_bits = UINT64_C(1),
         .max_bits = UINT64_C(100)}},
    {.name = "parts", .number = 3, .kind = WOOL_KIND_UINT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, parts),
     .presence = offsetof(golden_options_Item, has_parts),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = UINT64_C(1)}},
    {.name = "tags", .number = 4, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_options_Item, tags),
     .presence = offsetof(golden_options_Item, n_tags),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN | WOOL_EXTRA_MAX_ITEMS, .max_len = 20,
         .max_items = 10}},
    {.name = "attrs", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(golden_options_Item, attrs),
     .presence = offsetof(golden_options_Item, n_attrs),
     .message = &golden_options_Item_AttrsEntry_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_ITEMS | WOOL_EXTRA_RANGE, .max_items = 100,
         .min_bits = (uint64_t)INT64_C(-5),
         .max_bits = UINT64_C(9223372036854775807)}},
    {.name = "status", .number = 6, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, status),
     .presence = offsetof(golden_options_Item, has_status),
     .enumeration = &golden_options_Status_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_REQUIRED | WOOL_EXTRA_DEFINED}},
    {.name = "cents", .number = 7, .kind = WOOL_KIND_INT64,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_options_Item, price.cents),
     .presence = offsetof(golden_options_Item, which_price),
     .extra = &(const wool_field_extra){
         .oneof = "price", .flags = WOOL_EXTRA_ONEOF_REQUIRED}},
    {.name = "quote", .number = 8, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_options_Item, price.quote),
     .presence = offsetof(golden_options_Item, which_price),
     .extra = &(const wool_field_extra){
         .json_name = "quoteText"}},
    {.name = "plain", .number = 9, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_options_Item, plain),
     .presence = offsetof(golden_options_Item, n_plain),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_UNPACKED}},
    {.name = "olds", .number = 10, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_options_Item, olds),
     .presence = offsetof(golden_options_Item, n_olds),
     .enumeration = &golden_options_Old_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MIN_ITEMS, .min_items = 1}},
    {.name = "bits", .number = 11, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_options_Item, bits),
     .presence = offsetof(golden_options_Item, n_bits)},
    {.name = "ratio", .number = 12, .kind = WOOL_KIND_DOUBLE,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, ratio),
     .presence = offsetof(golden_options_Item, has_ratio),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE | WOOL_EXTRA_DEFAULT,
         .min_bits = UINT64_C(0x0) /* 0 */,
         .max_bits = UINT64_C(0x3ff8000000000000) /* 1.5 */,
         .default_bits = UINT64_C(0x3fb999999999999a) /* 0.1 */}},
    {.name = "low", .number = 13, .kind = WOOL_KIND_FLOAT,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_options_Item, low),
     .presence = offsetof(golden_options_Item, has_low),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE | WOOL_EXTRA_DEFAULT,
         .min_bits = UINT64_C(0xff800000) /* -inf */,
         .max_bits = UINT64_C(0x7f800000) /* inf */,
         .default_bits = UINT64_C(0xe0ad78ec) /* -1e+20 */}},
    {.name = "greeting", .number = 14, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, greeting),
     .presence = offsetof(golden_options_Item, has_greeting),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_str = {"h\303\251llo \"you\"\012", 13}}},
    {.name = "raw", .number = 15, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_options_Item, raw),
     .presence = offsetof(golden_options_Item, has_raw),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN | WOOL_EXTRA_DEFAULT, .max_len = 3,
         .default_str = {"\000\377'", 3}}},
    {.name = "on", .number = 16, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_options_Item, on),
     .presence = offsetof(golden_options_Item, has_on),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = UINT64_C(1)}},
    {.name = "start", .number = 17, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, start),
     .presence = offsetof(golden_options_Item, has_start),
     .enumeration = &golden_options_Status_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = (uint64_t)INT64_C(-2)}},
    {.name = "least", .number = 18, .kind = WOOL_KIND_INT64,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, least),
     .presence = offsetof(golden_options_Item, has_least),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = (uint64_t)INT64_MIN}},
    {.name = "most", .number = 19, .kind = WOOL_KIND_UINT64,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, most),
     .presence = offsetof(golden_options_Item, has_most),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(18446744073709551615)}},
    {.name = "nothing", .number = 20, .kind = WOOL_KIND_FLOAT,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, nothing),
     .presence = offsetof(golden_options_Item, has_nothing),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0x7fc00000) /* nan */}},
    {.name = "all", .number = 21, .kind = WOOL_KIND_DOUBLE,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(golden_options_Item, all),
     .presence = offsetof(golden_options_Item, has_all),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT,
         .default_bits = UINT64_C(0x7ff0000000000000) /* inf */}},
    {.name = "inside", .number = 22, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_options_Item, inside),
     .message = &golden_options_Item_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_REQUIRED}},
    {.name = "states", .number = 23, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_options_Item, states),
     .presence = offsetof(golden_options_Item, n_states),
     .enumeration = &golden_options_Status_type,
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFINED}},
    {.name = "cold", .number = 24, .kind = WOOL_KIND_SINT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Item, cold),
     .presence = offsetof(golden_options_Item, has_cold),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE | WOOL_EXTRA_DEFAULT,
         .min_bits = (uint64_t)INT64_C(-2147483648),
         .max_bits = (uint64_t)INT64_C(-1),
         .default_bits = (uint64_t)INT64_C(-7)}},
    {.name = "item", .number = 25, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_options_Item, other.item),
     .presence = offsetof(golden_options_Item, which_other),
     .message = &golden_options_Item_type,
     .extra = &(const wool_field_extra){
         .oneof = "other"}},
    {.name = "short", .number = 26, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_ONEOF,
     .offset = offsetof(golden_options_Item, other.short_),
     .presence = offsetof(golden_options_Item, which_other),
     .extra = &(const wool_field_extra){
         .json_name = "S h", .flags = WOOL_EXTRA_MAX_LEN, .max_len = 8}},
};

const wool_message_type golden_options_Item_type = {
    .full_name = "golden.options.Item",
    .size = sizeof(golden_options_Item),
    .fields = golden_options_Item_fields,
    .n_fields = 26,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN | WOOL_MESSAGE_HAS_RULES |
             WOOL_MESSAGE_HAS_DEFAULTS,
    .unknown_offset = offsetof(golden_options_Item, unknown_fields),
};

static const wool_field golden_options_Item_AttrsEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_options_Item_AttrsEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_INT64,
     .offset = offsetof(golden_options_Item_AttrsEntry, value)},
};

const wool_message_type golden_options_Item_AttrsEntry_type = {
    .full_name = "golden.options.Item.AttrsEntry",
    .size = sizeof(golden_options_Item_AttrsEntry),
    .fields = golden_options_Item_AttrsEntry_fields,
    .n_fields = 2,
};

const wool_message_type golden_options_Nothing_type = {
    .full_name = "golden.options.Nothing",
    .size = sizeof(golden_options_Nothing),
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_options_Nothing, unknown_fields),
};

static const wool_field golden_options_Holder_fields[] = {
    {.name = "items", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(golden_options_Holder, items),
     .presence = offsetof(golden_options_Holder, n_items),
     .message = &golden_options_Holder_ItemsEntry_type},
};

const wool_message_type golden_options_Holder_type = {
    .full_name = "golden.options.Holder",
    .size = sizeof(golden_options_Holder),
    .fields = golden_options_Holder_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN | WOOL_MESSAGE_HAS_RULES,
    .unknown_offset = offsetof(golden_options_Holder, unknown_fields),
};

static const wool_field golden_options_Holder_ItemsEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_INT32,
     .offset = offsetof(golden_options_Holder_ItemsEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_options_Holder_ItemsEntry, value),
     .message = &golden_options_Item_type},
};

const wool_message_type golden_options_Holder_ItemsEntry_type = {
    .full_name = "golden.options.Holder.ItemsEntry",
    .size = sizeof(golden_options_Holder_ItemsEntry),
    .fields = golden_options_Holder_ItemsEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_HAS_RULES,
};

static const wool_field golden_options_NotFound_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_options_NotFound, sku),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN, .max_len = 5}},
};

const wool_message_type golden_options_NotFound_type = {
    .full_name = "golden.options.NotFound",
    .size = sizeof(golden_options_NotFound),
    .fields = golden_options_NotFound_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN | WOOL_MESSAGE_HAS_RULES,
    .unknown_offset = offsetof(golden_options_NotFound, unknown_fields),
};

const wool_error_type golden_options_NotFound_error = {
    .message = &golden_options_NotFound_type,
    .code = WOOL_NOT_FOUND,
};

wool_code golden_options_NotFound_throw(wool_call *call,
                                        const golden_options_NotFound *error,
                                        const char *format, ...) {
  va_list args;
  va_start(args, format);
  const wool_code code = wool_call_throw(call, &golden_options_NotFound_error,
                                         error, format, args);
  va_end(args);
  return code;
}

const golden_options_NotFound *golden_options_NotFound_caught(
    const wool_call *call) {
  return wool_call_caught(call, &golden_options_NotFound_error);
}

wool_var_decl golden_options_tenant_decl = {
    .ns = "golden.options",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
    .has_default = true,
    .default_str = {"unknown", 7},
    .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN, .max_len = 64},
};

wool_var *golden_options_tenant_var(void) {
  return wool_var_decl_var(&golden_options_tenant_decl);
}

wool_token *golden_options_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&golden_options_tenant_decl, value);
}

wool_code golden_options_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_options_tenant_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_options_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_options_tenant_var(), token, error);
}

wool_var_decl golden_options_level_decl = {
    .ns = "golden.options",
    .name = "level",
    .kind = WOOL_KIND_UINT32,
    .no_accept = true,
    .has_default = true,
    .default_bits = UINT64_C(0x5), /* 5 */
    .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE, .min_bits = UINT64_C(1),
         .max_bits = UINT64_C(100)},
};

wool_var *golden_options_level_var(void) {
  return wool_var_decl_var(&golden_options_level_decl);
}

wool_token *golden_options_level_set(uint32_t value) {
  return wool_var_decl_set_bits(&golden_options_level_decl, value);
}

wool_code golden_options_level_get(uint32_t *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_options_level_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (uint32_t)kept;
  return code;
}

wool_code golden_options_level_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_options_level_var(), token, error);
}

wool_var_decl golden_options_state_decl = {
    .ns = "golden.options",
    .name = "state",
    .kind = WOOL_KIND_ENUM,
    .enumeration = &golden_options_Status_type,
    .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFINED},
};

wool_var *golden_options_state_var(void) {
  return wool_var_decl_var(&golden_options_state_decl);
}

wool_token *golden_options_state_set(golden_options_Status value) {
  return wool_var_decl_set_bits(&golden_options_state_decl,
                                wool_bits_from_int(value));
}

wool_code golden_options_state_get(golden_options_Status *out_value) {
  uint64_t kept = 0;
  const wool_code code = wool_var_decl_get_bits(&golden_options_state_decl,
                                                &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = (int32_t)wool_bits_to_int(kept);
  return code;
}

wool_code golden_options_state_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_options_state_var(), token, error);
}

static const golden_options_Item golden_options_Item_zero = {
    .parts = UINT32_C(1), .ratio = 0.1, .low = (-1e+20f),
    .greeting = {"h\303\251llo \"you\"\012", 13},
    .raw = {(const uint8_t *)"\000\377'", 3}, .on = true,
    .start = (-INT32_C(2)), .least = INT64_MIN,
    .most = UINT64_C(18446744073709551615), .nothing = (float)(0.0 / 0.0),
    .all = (1.0 / 0.0), .cold = (-INT32_C(7))};

typedef struct golden_options_Cart_add_request {
  const golden_options_Item *item;
  bool has_qty;
  uint32_t qty;
} golden_options_Cart_add_request;

static const wool_field golden_options_Cart_add_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_options_Cart_add_request, item),
     .message = &golden_options_Item_type},
    {.name = "qty", .number = 2, .kind = WOOL_KIND_UINT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Cart_add_request, qty),
     .presence = offsetof(golden_options_Cart_add_request, has_qty),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_RANGE | WOOL_EXTRA_DEFAULT,
         .min_bits = UINT64_C(1), .max_bits = UINT64_C(100),
         .default_bits = UINT64_C(1)}},
};

static const wool_message_type golden_options_Cart_add_request_type = {
    .full_name = "golden.options.Cart_add_request",
    .size = sizeof(golden_options_Cart_add_request),
    .fields = golden_options_Cart_add_request_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_HAS_RULES | WOOL_MESSAGE_HAS_DEFAULTS,
};

typedef struct golden_options_Cart_add_response {
  bool has_count;
  int64_t count;
  bool ok;
} golden_options_Cart_add_response;

static const wool_field golden_options_Cart_add_response_fields[] = {
    {.name = "count", .number = 1, .kind = WOOL_KIND_INT64,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_options_Cart_add_response, count),
     .presence = offsetof(golden_options_Cart_add_response, has_count),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_DEFAULT, .default_bits = (uint64_t)INT64_C(-1)}},
    {.name = "ok", .number = 2, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_options_Cart_add_response, ok),
     .extra = &(const wool_field_extra){
         .json_name = "fine"}},
};

static const wool_message_type golden_options_Cart_add_response_type = {
    .full_name = "golden.options.Cart_add_response",
    .size = sizeof(golden_options_Cart_add_response),
    .fields = golden_options_Cart_add_response_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_HAS_DEFAULTS,
};

static wool_code golden_options_Cart_add_serve(wool_call *call,
                                               const void *handlers,
                                               const void *request,
                                               void *response) {
  const golden_options_Cart_handlers *const service = handlers;
  const golden_options_Cart_add_request *const in = request;
  golden_options_Cart_add_response *const out = response;
  if (service->add == NULL)
    return wool_call_unimplemented(call);
  return service->add(call, in->item ? in->item : &golden_options_Item_zero,
                      &in->qty, &out->has_count, &out->count, &out->ok);
}

static const wool_error_type *const golden_options_Cart_add_throws[] = {
    &golden_options_NotFound_error,
};

typedef struct golden_options_Cart_look_request {
  wool_str sku;
} golden_options_Cart_look_request;

static const wool_field golden_options_Cart_look_request_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_options_Cart_look_request, sku),
     .extra = &(const wool_field_extra){
         .flags = WOOL_EXTRA_MAX_LEN, .max_len = 64}},
};

static const wool_message_type golden_options_Cart_look_request_type = {
    .full_name = "golden.options.Cart_look_request",
    .size = sizeof(golden_options_Cart_look_request),
    .fields = golden_options_Cart_look_request_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_HAS_RULES,
};

typedef struct golden_options_Cart_look_response {
  const golden_options_Item *item;
} golden_options_Cart_look_response;

static const wool_field golden_options_Cart_look_response_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_options_Cart_look_response, item),
     .message = &golden_options_Item_type},
};

static const wool_message_type golden_options_Cart_look_response_type = {
    .full_name = "golden.options.Cart_look_response",
    .size = sizeof(golden_options_Cart_look_response),
    .fields = golden_options_Cart_look_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_HAS_RULES,
};

static wool_code golden_options_Cart_look_serve(wool_call *call,
                                                const void *handlers,
                                                const void *request,
                                                void *response) {
  const golden_options_Cart_handlers *const service = handlers;
  const golden_options_Cart_look_request *const in = request;
  golden_options_Cart_look_response *const out = response;
  if (service->look == NULL)
    return wool_call_unimplemented(call);
  golden_options_Item *out_item =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_item);
  if (out_item == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result item");
  out->item = out_item;
  return service->look(call, in->sku, out_item);
}

typedef struct golden_options_Cart_watch_request {
  const golden_options_Item *item;
} golden_options_Cart_watch_request;

static const wool_field golden_options_Cart_watch_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_options_Cart_watch_request, item),
     .message = &golden_options_Item_type},
};

static const wool_message_type golden_options_Cart_watch_request_type = {
    .full_name = "golden.options.Cart_watch_request",
    .size = sizeof(golden_options_Cart_watch_request),
    .fields = golden_options_Cart_watch_request_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_HAS_RULES,
};

static wool_code golden_options_Cart_watch_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_options_Cart_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->watch == NULL)
    return wool_call_unimplemented(call);
  return service->watch(call);
}

typedef struct golden_options_Cart_plain_request {
  char unused; /* C has no struct without members */
} golden_options_Cart_plain_request;

static const wool_message_type golden_options_Cart_plain_request_type = {
    .full_name = "golden.options.Cart_plain_request",
    .size = sizeof(golden_options_Cart_plain_request),
};

typedef struct golden_options_Cart_plain_response {
  char unused; /* C has no struct without members */
} golden_options_Cart_plain_response;

static const wool_message_type golden_options_Cart_plain_response_type = {
    .full_name = "golden.options.Cart_plain_response",
    .size = sizeof(golden_options_Cart_plain_response),
};

static wool_code golden_options_Cart_plain_serve(wool_call *call,
                                                 const void *handlers,
                                                 const void *request,
                                                 void *response) {
  const golden_options_Cart_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->plain == NULL)
    return wool_call_unimplemented(call);
  return service->plain(call);
}

static const wool_method golden_options_Cart_methods[] = {
    {.path = "/golden.options.Cart/add",
     .request = &golden_options_Cart_add_request_type,
     .response = &golden_options_Cart_add_response_type,
     .flags = WOOL_METHOD_IDEMPOTENT, .serve = golden_options_Cart_add_serve,
     .throws = golden_options_Cart_add_throws, .n_throws = 1,
     .timeout_ns = UINT64_C(1500000000)},
    {.path = "/golden.options.Cart/look",
     .request = &golden_options_Cart_look_request_type,
     .response = &golden_options_Cart_look_response_type,
     .flags = WOOL_METHOD_NO_SIDE_EFFECTS,
     .serve = golden_options_Cart_look_serve,
     .timeout_ns = UINT64_C(5000000000)},
    {.path = "/golden.options.Cart/watch",
     .request = &golden_options_Cart_watch_request_type,
     .response = &golden_options_Item_type,
     .flags = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM,
     .serve = golden_options_Cart_watch_serve,
     .timeout_ns = UINT64_C(5000000000)},
    {.path = "/golden.options.Cart/plain",
     .request = &golden_options_Cart_plain_request_type,
     .response = &golden_options_Cart_plain_response_type,
     .serve = golden_options_Cart_plain_serve,
     .timeout_ns = UINT64_C(5000000000)},
};

static wool_var_decl *const golden_options_Cart_vars[] = {
    &golden_options_tenant_decl,
    &golden_options_level_decl,
    &golden_options_state_decl,
};

const wool_service golden_options_Cart_service = {
    .full_name = "golden.options.Cart",
    .file = &options_wool_file,
    .methods = golden_options_Cart_methods,
    .n_methods = 4,
    .vars = golden_options_Cart_vars,
    .n_vars = 3,
};

static wool_code golden_options_Cart_add_results(wool_code code,
                                                 const void *message,
                                                 bool *out_has_count,
                                                 int64_t *out_count,
                                                 bool *out_ok) {
  const golden_options_Cart_add_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_has_count != NULL)
    *out_has_count = in->has_count;
  if (out_count != NULL)
    *out_count = in->count;
  if (out_ok != NULL)
    *out_ok = in->ok;
  return WOOL_OK;
}

wool_code golden_options_Cart_add(wool_call *call,
                                  const golden_options_Item *item,
                                  const uint32_t *qty, bool *out_has_count,
                                  int64_t *out_count, bool *out_ok) {
  const golden_options_Cart_add_request request = {.item = item,
                                                   .has_qty = qty != NULL,
                                                   .qty = qty ? *qty : 0};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_options_Cart_methods[0],
                                         &request, &response);
  return golden_options_Cart_add_results(code, response, out_has_count,
                                         out_count, out_ok);
}

wool_code golden_options_Cart_add_start(wool_call *call,
                                        const golden_options_Item *item,
                                        const uint32_t *qty,
                                        wool_call_callback callback,
                                        void *user_data) {
  const golden_options_Cart_add_request request = {.item = item,
                                                   .has_qty = qty != NULL,
                                                   .qty = qty ? *qty : 0};
  return wool_call_start(call, &golden_options_Cart_methods[0], &request,
                         callback, user_data);
}

wool_code golden_options_Cart_add_finish(wool_call *call, bool *out_has_count,
                                         int64_t *out_count, bool *out_ok) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_options_Cart_methods[0],
                                          &response);
  return golden_options_Cart_add_results(code, response, out_has_count,
                                         out_count, out_ok);
}

static wool_code golden_options_Cart_look_results(
    wool_code code, const void *message, const golden_options_Item **out_item) {
  const golden_options_Cart_look_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_item != NULL)
    *out_item = in->item ? in->item : &golden_options_Item_zero;
  return WOOL_OK;
}

wool_code golden_options_Cart_look(wool_call *call, wool_str sku,
                                   const golden_options_Item **out_item) {
  const golden_options_Cart_look_request request = {.sku = sku};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &golden_options_Cart_methods[1],
                                         &request, &response);
  return golden_options_Cart_look_results(code, response, out_item);
}

wool_code golden_options_Cart_look_start(wool_call *call, wool_str sku,
                                         wool_call_callback callback,
                                         void *user_data) {
  const golden_options_Cart_look_request request = {.sku = sku};
  return wool_call_start(call, &golden_options_Cart_methods[1], &request,
                         callback, user_data);
}

wool_code golden_options_Cart_look_finish(
    wool_call *call, const golden_options_Item **out_item) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &golden_options_Cart_methods[1],
                                          &response);
  return golden_options_Cart_look_results(code, response, out_item);
}

static wool_code golden_options_Cart_watch_results(
    wool_code code, const void *message,
    const golden_options_Item **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

static wool_code golden_options_Cart_watch_arguments(
    wool_code code, const void *message, const golden_options_Item **out_item) {
  const golden_options_Cart_watch_request *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_item != NULL)
    *out_item = in->item ? in->item : &golden_options_Item_zero;
  return WOOL_OK;
}

wool_code golden_options_Cart_watch_open(wool_call *call) {
  return wool_stream_open(call, &golden_options_Cart_methods[2], NULL);
}

wool_code golden_options_Cart_watch_start(wool_call *call,
                                          const wool_stream_events *events,
                                          void *user_data) {
  return wool_stream_start(call, &golden_options_Cart_methods[2], NULL, events,
                           user_data);
}

wool_code golden_options_Cart_watch_send(wool_call *call,
                                         const golden_options_Item *item) {
  const golden_options_Cart_watch_request request = {.item = item};
  return wool_stream_send(call, &golden_options_Cart_methods[2], &request);
}

wool_code golden_options_Cart_watch_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code golden_options_Cart_watch_recv(
    wool_call *call, const golden_options_Item **out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &golden_options_Cart_methods[2],
                                          &response);
  return golden_options_Cart_watch_results(code, response, out_response);
}

wool_code golden_options_Cart_watch_next(wool_call *call,
                                         const golden_options_Item **out_item) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &golden_options_Cart_methods[2],
                                          &request);
  return golden_options_Cart_watch_arguments(code, request, out_item);
}

wool_code golden_options_Cart_watch_yield(wool_call *call,
                                          const golden_options_Item *response) {
  return wool_stream_send(call, &golden_options_Cart_methods[2], response);
}

wool_code golden_options_Cart_plain(wool_call *call) {
  const golden_options_Cart_plain_request request = {0};
  return wool_call_unary(call, &golden_options_Cart_methods[3], &request, NULL);
}

wool_code golden_options_Cart_plain_start(wool_call *call,
                                          wool_call_callback callback,
                                          void *user_data) {
  const golden_options_Cart_plain_request request = {0};
  return wool_call_start(call, &golden_options_Cart_methods[3], &request,
                         callback, user_data);
}

wool_code golden_options_Cart_plain_finish(wool_call *call) {
  return wool_call_finish(call, &golden_options_Cart_methods[3], NULL);
}

wool_code golden_options_Cart_register(
    wool_server *server, const golden_options_Cart_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_options_Cart_service, handlers,
                              user_data, error);
}

typedef struct golden_options_Old2_r_response {
  char unused; /* C has no struct without members */
} golden_options_Old2_r_response;

static const wool_message_type golden_options_Old2_r_response_type = {
    .full_name = "golden.options.Old2_r_response",
    .size = sizeof(golden_options_Old2_r_response),
};

static wool_code golden_options_Old2_r_serve(wool_call *call,
                                             const void *handlers,
                                             const void *request,
                                             void *response) {
  const golden_options_Old2_handlers *const service = handlers;
  (void)response;
  if (service->r == NULL)
    return wool_call_unimplemented(call);
  return service->r(call, request);
}

static const wool_method golden_options_Old2_methods[] = {
    {.path = "/golden.options.Old2/r", .request = &golden_options_Item_type,
     .response = &golden_options_Old2_r_response_type,
     .serve = golden_options_Old2_r_serve},
};

static wool_var_decl *const golden_options_Old2_vars[] = {
    &golden_options_tenant_decl,
    &golden_options_level_decl,
    &golden_options_state_decl,
};

const wool_service golden_options_Old2_service = {
    .full_name = "golden.options.Old2",
    .file = &options_wool_file,
    .methods = golden_options_Old2_methods,
    .n_methods = 1,
    .vars = golden_options_Old2_vars,
    .n_vars = 3,
};

wool_code golden_options_Old2_r(wool_call *call,
                                const golden_options_Item *request) {
  return wool_call_unary(call, &golden_options_Old2_methods[0], request, NULL);
}

wool_code golden_options_Old2_r_start(wool_call *call,
                                      const golden_options_Item *request,
                                      wool_call_callback callback,
                                      void *user_data) {
  return wool_call_start(call, &golden_options_Old2_methods[0], request,
                         callback, user_data);
}

wool_code golden_options_Old2_r_finish(wool_call *call) {
  return wool_call_finish(call, &golden_options_Old2_methods[0], NULL);
}

wool_code golden_options_Old2_register(
    wool_server *server, const golden_options_Old2_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_options_Old2_service, handlers,
                              user_data, error);
}

static const unsigned char options_wool_file_descriptor[2379] = {
    10,13,111,112,116,105,111,110,115,46,112,114,111,116,111,18,14,103,111,
    108,100,101,110,46,111,112,116,105,111,110,115,34,130,8,10,4,73,116,
    101,109,18,16,10,3,115,107,117,24,1,32,1,40,9,82,3,115,107,
    117,18,16,10,3,113,116,121,24,2,32,1,40,13,82,3,113,116,121,
    18,25,10,5,112,97,114,116,115,24,3,32,1,40,13,72,2,82,5,
    112,97,114,116,115,136,1,1,18,18,10,4,116,97,103,115,24,4,32,
    3,40,9,82,4,116,97,103,115,18,53,10,5,97,116,116,114,115,24,
    5,32,3,40,11,50,31,46,103,111,108,100,101,110,46,111,112,116,105,
    111,110,115,46,73,116,101,109,46,65,116,116,114,115,69,110,116,114,121,
    82,5,97,116,116,114,115,18,51,10,6,115,116,97,116,117,115,24,6,
    32,1,40,14,50,22,46,103,111,108,100,101,110,46,111,112,116,105,111,
    110,115,46,83,116,97,116,117,115,72,3,82,6,115,116,97,116,117,115,
    136,1,1,18,22,10,5,99,101,110,116,115,24,7,32,1,40,3,72,
    0,82,5,99,101,110,116,115,18,30,10,5,113,117,111,116,101,24,8,
    32,1,40,9,66,2,24,1,72,0,82,9,113,117,111,116,101,84,101,
    120,116,18,24,10,5,112,108,97,105,110,24,9,32,3,40,5,66,2,
    16,0,82,5,112,108,97,105,110,18,43,10,4,111,108,100,115,24,10,
    32,3,40,14,50,19,46,103,111,108,100,101,110,46,111,112,116,105,111,
    110,115,46,79,108,100,66,2,16,1,82,4,111,108,100,115,18,18,10,
    4,98,105,116,115,24,11,32,3,40,8,82,4,98,105,116,115,18,25,
    10,5,114,97,116,105,111,24,12,32,1,40,1,72,4,82,5,114,97,
    116,105,111,136,1,1,18,21,10,3,108,111,119,24,13,32,1,40,2,
    72,5,82,3,108,111,119,136,1,1,18,31,10,8,103,114,101,101,116,
    105,110,103,24,14,32,1,40,9,72,6,82,8,103,114,101,101,116,105,
    110,103,136,1,1,18,21,10,3,114,97,119,24,15,32,1,40,12,72,
    7,82,3,114,97,119,136,1,1,18,19,10,2,111,110,24,16,32,1,
    40,8,72,8,82,2,111,110,136,1,1,18,49,10,5,115,116,97,114,
    116,24,17,32,1,40,14,50,22,46,103,111,108,100,101,110,46,111,112,
    116,105,111,110,115,46,83,116,97,116,117,115,72,9,82,5,115,116,97,
    114,116,136,1,1,18,25,10,5,108,101,97,115,116,24,18,32,1,40,
    3,72,10,82,5,108,101,97,115,116,136,1,1,18,23,10,4,109,111,
    115,116,24,19,32,1,40,4,72,11,82,4,109,111,115,116,136,1,1,
    18,29,10,7,110,111,116,104,105,110,103,24,20,32,1,40,2,72,12,
    82,7,110,111,116,104,105,110,103,136,1,1,18,21,10,3,97,108,108,
    24,21,32,1,40,1,72,13,82,3,97,108,108,136,1,1,18,48,10,
    6,105,110,115,105,100,101,24,22,32,1,40,11,50,20,46,103,111,108,
    100,101,110,46,111,112,116,105,111,110,115,46,73,116,101,109,66,2,24,
    1,82,6,105,110,115,105,100,101,18,50,10,6,115,116,97,116,101,115,
    24,23,32,3,40,14,50,22,46,103,111,108,100,101,110,46,111,112,116,
    105,111,110,115,46,83,116,97,116,117,115,66,2,24,1,82,6,115,116,
    97,116,101,115,18,23,10,4,99,111,108,100,24,24,32,1,40,17,72,
    14,82,4,99,111,108,100,136,1,1,18,42,10,4,105,116,101,109,24,
    25,32,1,40,11,50,20,46,103,111,108,100,101,110,46,111,112,116,105,
    111,110,115,46,73,116,101,109,72,1,82,4,105,116,101,109,18,20,10,
    5,115,104,111,114,116,24,26,32,1,40,12,72,1,82,3,83,32,104,
    26,56,10,10,65,116,116,114,115,69,110,116,114,121,18,16,10,3,107,
    101,121,24,1,32,1,40,9,82,3,107,101,121,18,20,10,5,118,97,
    108,117,101,24,2,32,1,40,3,82,5,118,97,108,117,101,58,2,56,
    1,58,2,24,1,66,7,10,5,112,114,105,99,101,66,7,10,5,111,
    116,104,101,114,66,8,10,6,95,112,97,114,116,115,66,9,10,7,95,
    115,116,97,116,117,115,66,8,10,6,95,114,97,116,105,111,66,6,10,
    4,95,108,111,119,66,11,10,9,95,103,114,101,101,116,105,110,103,66,
    6,10,4,95,114,97,119,66,5,10,3,95,111,110,66,8,10,6,95,
    115,116,97,114,116,66,8,10,6,95,108,101,97,115,116,66,7,10,5,
    95,109,111,115,116,66,10,10,8,95,110,111,116,104,105,110,103,66,6,
    10,4,95,97,108,108,66,7,10,5,95,99,111,108,100,34,13,10,7,
    78,111,116,104,105,110,103,58,2,24,1,34,145,1,10,6,72,111,108,
    100,101,114,18,55,10,5,105,116,101,109,115,24,1,32,3,40,11,50,
    33,46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,72,111,
    108,100,101,114,46,73,116,101,109,115,69,110,116,114,121,82,5,105,116,
    101,109,115,26,78,10,10,73,116,101,109,115,69,110,116,114,121,18,16,
    10,3,107,101,121,24,1,32,1,40,5,82,3,107,101,121,18,42,10,
    5,118,97,108,117,101,24,2,32,1,40,11,50,20,46,103,111,108,100,
    101,110,46,111,112,116,105,111,110,115,46,73,116,101,109,82,5,118,97,
    108,117,101,58,2,56,1,34,32,10,8,78,111,116,70,111,117,110,100,
    18,16,10,3,115,107,117,24,1,32,1,40,9,82,3,115,107,117,58,
    2,24,1,34,91,10,16,67,97,114,116,95,97,100,100,95,114,101,113,
    117,101,115,116,18,40,10,4,105,116,101,109,24,1,32,1,40,11,50,
    20,46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,73,116,
    101,109,82,4,105,116,101,109,18,21,10,3,113,116,121,24,2,32,1,
    40,13,72,0,82,3,113,116,121,136,1,1,66,6,10,4,95,113,116,
    121,34,74,10,17,67,97,114,116,95,97,100,100,95,114,101,115,112,111,
    110,115,101,18,25,10,5,99,111,117,110,116,24,1,32,1,40,3,72,
    0,82,5,99,111,117,110,116,136,1,1,18,16,10,2,111,107,24,2,
    32,1,40,8,82,4,102,105,110,101,66,8,10,6,95,99,111,117,110,
    116,34,37,10,17,67,97,114,116,95,108,111,111,107,95,114,101,113,117,
    101,115,116,18,16,10,3,115,107,117,24,1,32,1,40,9,82,3,115,
    107,117,34,62,10,18,67,97,114,116,95,108,111,111,107,95,114,101,115,
    112,111,110,115,101,18,40,10,4,105,116,101,109,24,1,32,1,40,11,
    50,20,46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,73,
    116,101,109,82,4,105,116,101,109,34,62,10,18,67,97,114,116,95,119,
    97,116,99,104,95,114,101,113,117,101,115,116,18,40,10,4,105,116,101,
    109,24,1,32,1,40,11,50,20,46,103,111,108,100,101,110,46,111,112,
    116,105,111,110,115,46,73,116,101,109,82,4,105,116,101,109,34,20,10,
    18,67,97,114,116,95,112,108,97,105,110,95,114,101,113,117,101,115,116,
    34,21,10,19,67,97,114,116,95,112,108,97,105,110,95,114,101,115,112,
    111,110,115,101,34,17,10,15,79,108,100,50,95,114,95,114,101,115,112,
    111,110,115,101,42,173,1,10,6,83,116,97,116,117,115,18,18,10,14,
    83,84,65,84,85,83,95,85,78,75,78,79,87,78,16,0,18,19,10,
    11,83,84,65,84,85,83,95,79,80,69,78,16,1,26,2,8,1,18,
    16,10,12,83,84,65,84,85,83,95,65,76,73,86,69,16,1,18,24,
    10,11,83,84,65,84,85,83,95,76,79,83,84,16,254,255,255,255,255,
    255,255,255,255,1,26,2,16,1,34,4,8,4,16,6,34,22,8,253,
    255,255,255,255,255,255,255,255,1,16,253,255,255,255,255,255,255,255,255,
    1,34,8,8,9,16,255,255,255,255,7,34,22,8,236,255,255,255,255,
    255,255,255,255,1,16,246,255,255,255,255,255,255,255,255,1,42,10,83,
    84,65,84,85,83,95,79,76,68,42,31,10,3,79,108,100,18,9,10,
    5,79,76,68,95,65,16,0,18,9,10,5,79,76,68,95,66,16,1,
    26,2,24,1,50,204,2,10,4,67,97,114,116,18,82,10,3,97,100,
    100,18,32,46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,
    67,97,114,116,95,97,100,100,95,114,101,113,117,101,115,116,26,33,46,
    103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,67,97,114,116,
    95,97,100,100,95,114,101,115,112,111,110,115,101,34,6,136,2,1,144,
    2,2,18,82,10,4,108,111,111,107,18,33,46,103,111,108,100,101,110,
    46,111,112,116,105,111,110,115,46,67,97,114,116,95,108,111,111,107,95,
    114,101,113,117,101,115,116,26,34,46,103,111,108,100,101,110,46,111,112,
    116,105,111,110,115,46,67,97,114,116,95,108,111,111,107,95,114,101,115,
    112,111,110,115,101,34,3,144,2,1,18,74,10,5,119,97,116,99,104,
    18,34,46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,67,
    97,114,116,95,119,97,116,99,104,95,114,101,113,117,101,115,116,26,20,
    46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,73,116,101,
    109,34,3,136,2,1,40,1,48,1,18,80,10,5,112,108,97,105,110,
    18,34,46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,67,
    97,114,116,95,112,108,97,105,110,95,114,101,113,117,101,115,116,26,35,
    46,103,111,108,100,101,110,46,111,112,116,105,111,110,115,46,67,97,114,
    116,95,112,108,97,105,110,95,114,101,115,112,111,110,115,101,50,71,10,
    4,79,108,100,50,18,58,10,1,114,18,20,46,103,111,108,100,101,110,
    46,111,112,116,105,111,110,115,46,73,116,101,109,26,31,46,103,111,108,
    100,101,110,46,111,112,116,105,111,110,115,46,79,108,100,50,95,114,95,
    114,101,115,112,111,110,115,101,26,3,136,2,1,66,95,10,18,111,114,
    103,46,101,120,97,109,112,108,101,46,103,111,108,100,101,110,66,12,79,
    112,116,105,111,110,115,80,114,111,116,111,72,2,80,1,90,26,101,120,
    97,109,112,108,101,46,111,114,103,47,103,111,108,100,101,110,47,111,112,
    116,105,111,110,115,184,1,1,248,1,0,162,2,3,71,79,34,170,2,
    14,71,111,108,100,101,110,46,79,112,116,105,111,110,115,98,6,112,114,
    111,116,111,51,
};

const wool_file options_wool_file = {
    .name = "options.proto",
    .descriptor = options_wool_file_descriptor,
    .descriptor_len = sizeof options_wool_file_descriptor,
};
