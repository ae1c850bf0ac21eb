/* Written by woolc from maps.wool: change that, not this. */
#include "maps.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value maps_Size_values[] = {
    {"SIZE_NONE", maps_SIZE_NONE},
    {"SIZE_BIG", maps_SIZE_BIG},
};

const wool_enum_type maps_Size_type = {
    .full_name = "maps.Size",
    .values = maps_Size_values,
    .n_values = 2,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field maps_Item_fields[] = {
    {.name = "parts", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Item, parts),
     .presence = offsetof(maps_Item, n_parts),
     .message = &maps_Item_PartsEntry_type},
    {.name = "sizes", .number = 2, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED, .offset = offsetof(maps_Item, sizes),
     .presence = offsetof(maps_Item, n_sizes), .enumeration = &maps_Size_type},
    {.name = "undo_by_id", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Item, undo_by_id),
     .presence = offsetof(maps_Item, n_undo_by_id),
     .message = &maps_Item_UndoByIdEntry_type},
    {.name = "attrs", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Item, attrs),
     .presence = offsetof(maps_Item, n_attrs),
     .message = &maps_Item_AttrsEntry_type},
    {.name = "text", .number = 5, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL, .offset = offsetof(maps_Item, text),
     .presence = offsetof(maps_Item, has_text)},
};

const wool_message_type maps_Item_type = {
    .full_name = "maps.Item",
    .size = sizeof(maps_Item),
    .fields = maps_Item_fields,
    .n_fields = 5,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(maps_Item, unknown_fields),
};

static const wool_field maps_Item_Part_fields[] = {
    {.name = "name", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Item_Part, name)},
    {.name = "more_parts", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Item_Part, more_parts),
     .presence = offsetof(maps_Item_Part, n_more_parts),
     .message = &maps_Item_Part_MorePartsEntry_type},
};

const wool_message_type maps_Item_Part_type = {
    .full_name = "maps.Item.Part",
    .size = sizeof(maps_Item_Part),
    .fields = maps_Item_Part_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(maps_Item_Part, unknown_fields),
};

static const wool_field maps_Item_Part_MorePartsEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(maps_Item_Part_MorePartsEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(maps_Item_Part_MorePartsEntry, value),
     .message = &maps_Item_Part_type},
};

const wool_message_type maps_Item_Part_MorePartsEntry_type = {
    .full_name = "maps.Item.Part.MorePartsEntry",
    .size = sizeof(maps_Item_Part_MorePartsEntry),
    .fields = maps_Item_Part_MorePartsEntry_fields,
    .n_fields = 2,
};

static const wool_field maps_Item_AttrsEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Item_AttrsEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_INT64,
     .offset = offsetof(maps_Item_AttrsEntry, value)},
};

const wool_message_type maps_Item_AttrsEntry_type = {
    .full_name = "maps.Item.AttrsEntry",
    .size = sizeof(maps_Item_AttrsEntry),
    .fields = maps_Item_AttrsEntry_fields,
    .n_fields = 2,
};

static const wool_field maps_Item_PartsEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(maps_Item_PartsEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(maps_Item_PartsEntry, value),
     .message = &maps_Item_Part_type},
};

const wool_message_type maps_Item_PartsEntry_type = {
    .full_name = "maps.Item.PartsEntry",
    .size = sizeof(maps_Item_PartsEntry),
    .fields = maps_Item_PartsEntry_fields,
    .n_fields = 2,
};

static const wool_field maps_Item_UndoByIdEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_INT64,
     .offset = offsetof(maps_Item_UndoByIdEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(maps_Item_UndoByIdEntry, value)},
};

const wool_message_type maps_Item_UndoByIdEntry_type = {
    .full_name = "maps.Item.UndoByIdEntry",
    .size = sizeof(maps_Item_UndoByIdEntry),
    .fields = maps_Item_UndoByIdEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field maps_Keys_fields[] = {
    {.name = "i32", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, i32),
     .presence = offsetof(maps_Keys, n_i32),
     .message = &maps_Keys_I32Entry_type},
    {.name = "i64", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, i64),
     .presence = offsetof(maps_Keys, n_i64),
     .message = &maps_Keys_I64Entry_type},
    {.name = "u32", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, u32),
     .presence = offsetof(maps_Keys, n_u32),
     .message = &maps_Keys_U32Entry_type},
    {.name = "u64", .number = 4, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, u64),
     .presence = offsetof(maps_Keys, n_u64),
     .message = &maps_Keys_U64Entry_type},
    {.name = "s32", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, s32),
     .presence = offsetof(maps_Keys, n_s32),
     .message = &maps_Keys_S32Entry_type},
    {.name = "s64", .number = 6, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, s64),
     .presence = offsetof(maps_Keys, n_s64),
     .message = &maps_Keys_S64Entry_type},
    {.name = "x32", .number = 7, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, x32),
     .presence = offsetof(maps_Keys, n_x32),
     .message = &maps_Keys_X32Entry_type},
    {.name = "x64", .number = 8, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, x64),
     .presence = offsetof(maps_Keys, n_x64),
     .message = &maps_Keys_X64Entry_type},
    {.name = "y32", .number = 9, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, y32),
     .presence = offsetof(maps_Keys, n_y32),
     .message = &maps_Keys_Y32Entry_type},
    {.name = "y64", .number = 10, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, y64),
     .presence = offsetof(maps_Keys, n_y64),
     .message = &maps_Keys_Y64Entry_type},
    {.name = "flag", .number = 11, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, flag),
     .presence = offsetof(maps_Keys, n_flag),
     .message = &maps_Keys_FlagEntry_type},
    {.name = "text", .number = 12, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Keys, text),
     .presence = offsetof(maps_Keys, n_text),
     .message = &maps_Keys_TextEntry_type},
};

const wool_message_type maps_Keys_type = {
    .full_name = "maps.Keys",
    .size = sizeof(maps_Keys),
    .fields = maps_Keys_fields,
    .n_fields = 12,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(maps_Keys, unknown_fields),
};

static const wool_field maps_Keys_I32Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_INT32,
     .offset = offsetof(maps_Keys_I32Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(maps_Keys_I32Entry, value)},
};

const wool_message_type maps_Keys_I32Entry_type = {
    .full_name = "maps.Keys.I32Entry",
    .size = sizeof(maps_Keys_I32Entry),
    .fields = maps_Keys_I32Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_I64Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_INT64,
     .offset = offsetof(maps_Keys_I64Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_FLOAT,
     .offset = offsetof(maps_Keys_I64Entry, value)},
};

const wool_message_type maps_Keys_I64Entry_type = {
    .full_name = "maps.Keys.I64Entry",
    .size = sizeof(maps_Keys_I64Entry),
    .fields = maps_Keys_I64Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_U32Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(maps_Keys_U32Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_DOUBLE,
     .offset = offsetof(maps_Keys_U32Entry, value)},
};

const wool_message_type maps_Keys_U32Entry_type = {
    .full_name = "maps.Keys.U32Entry",
    .size = sizeof(maps_Keys_U32Entry),
    .fields = maps_Keys_U32Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_U64Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_UINT64,
     .offset = offsetof(maps_Keys_U64Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(maps_Keys_U64Entry, value)},
};

const wool_message_type maps_Keys_U64Entry_type = {
    .full_name = "maps.Keys.U64Entry",
    .size = sizeof(maps_Keys_U64Entry),
    .fields = maps_Keys_U64Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_S32Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_SINT32,
     .offset = offsetof(maps_Keys_S32Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Keys_S32Entry, value)},
};

const wool_message_type maps_Keys_S32Entry_type = {
    .full_name = "maps.Keys.S32Entry",
    .size = sizeof(maps_Keys_S32Entry),
    .fields = maps_Keys_S32Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_S64Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_SINT64,
     .offset = offsetof(maps_Keys_S64Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_SFIXED32,
     .offset = offsetof(maps_Keys_S64Entry, value)},
};

const wool_message_type maps_Keys_S64Entry_type = {
    .full_name = "maps.Keys.S64Entry",
    .size = sizeof(maps_Keys_S64Entry),
    .fields = maps_Keys_S64Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_X32Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_FIXED32,
     .offset = offsetof(maps_Keys_X32Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(maps_Keys_X32Entry, value),
     .enumeration = &maps_Size_type},
};

const wool_message_type maps_Keys_X32Entry_type = {
    .full_name = "maps.Keys.X32Entry",
    .size = sizeof(maps_Keys_X32Entry),
    .fields = maps_Keys_X32Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_X64Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_FIXED64,
     .offset = offsetof(maps_Keys_X64Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(maps_Keys_X64Entry, value), .message = &maps_Item_type},
};

const wool_message_type maps_Keys_X64Entry_type = {
    .full_name = "maps.Keys.X64Entry",
    .size = sizeof(maps_Keys_X64Entry),
    .fields = maps_Keys_X64Entry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field maps_Keys_Y32Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_SFIXED32,
     .offset = offsetof(maps_Keys_Y32Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(maps_Keys_Y32Entry, value),
     .message = &maps_Item_Part_type},
};

const wool_message_type maps_Keys_Y32Entry_type = {
    .full_name = "maps.Keys.Y32Entry",
    .size = sizeof(maps_Keys_Y32Entry),
    .fields = maps_Keys_Y32Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_Y64Entry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_SFIXED64,
     .offset = offsetof(maps_Keys_Y64Entry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(maps_Keys_Y64Entry, value)},
};

const wool_message_type maps_Keys_Y64Entry_type = {
    .full_name = "maps.Keys.Y64Entry",
    .size = sizeof(maps_Keys_Y64Entry),
    .fields = maps_Keys_Y64Entry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_FlagEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(maps_Keys_FlagEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_FIXED64,
     .offset = offsetof(maps_Keys_FlagEntry, value)},
};

const wool_message_type maps_Keys_FlagEntry_type = {
    .full_name = "maps.Keys.FlagEntry",
    .size = sizeof(maps_Keys_FlagEntry),
    .fields = maps_Keys_FlagEntry_fields,
    .n_fields = 2,
};

static const wool_field maps_Keys_TextEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Keys_TextEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(maps_Keys_TextEntry, value), .var = &maps_tenant_decl},
};

const wool_message_type maps_Keys_TextEntry_type = {
    .full_name = "maps.Keys.TextEntry",
    .size = sizeof(maps_Keys_TextEntry),
    .fields = maps_Keys_TextEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field maps_Store_put_request_TagsEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Store_put_request_TagsEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Store_put_request_TagsEntry, value)},
};

const wool_message_type maps_Store_put_request_TagsEntry_type = {
    .full_name = "maps.Store_put_request.TagsEntry",
    .size = sizeof(maps_Store_put_request_TagsEntry),
    .fields = maps_Store_put_request_TagsEntry_fields,
    .n_fields = 2,
};

static const wool_field maps_Store_put_response_ByNameEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(maps_Store_put_response_ByNameEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(maps_Store_put_response_ByNameEntry, value),
     .message = &maps_Item_type},
};

const wool_message_type maps_Store_put_response_ByNameEntry_type = {
    .full_name = "maps.Store_put_response.ByNameEntry",
    .size = sizeof(maps_Store_put_response_ByNameEntry),
    .fields = maps_Store_put_response_ByNameEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field maps_Store_feed_request_TokensEntry_fields[] = {
    {.name = "key", .number = 1, .kind = WOOL_KIND_UINT64,
     .offset = offsetof(maps_Store_feed_request_TokensEntry, key)},
    {.name = "value", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(maps_Store_feed_request_TokensEntry, value)},
};

const wool_message_type maps_Store_feed_request_TokensEntry_type = {
    .full_name = "maps.Store_feed_request.TokensEntry",
    .size = sizeof(maps_Store_feed_request_TokensEntry),
    .fields = maps_Store_feed_request_TokensEntry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

wool_var_decl maps_tenant_decl = {
    .ns = "maps",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *maps_tenant_var(void) {
  return wool_var_decl_var(&maps_tenant_decl);
}

wool_token *maps_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&maps_tenant_decl, value);
}

wool_code maps_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&maps_tenant_decl, &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code maps_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(maps_tenant_var(), token, error);
}

typedef struct maps_Store_put_request {
  const maps_Store_put_request_TagsEntry *tags;
  size_t n_tags;
  uint32_t n;
} maps_Store_put_request;

static const wool_field maps_Store_put_request_fields[] = {
    {.name = "tags", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP, .offset = offsetof(maps_Store_put_request, tags),
     .presence = offsetof(maps_Store_put_request, n_tags),
     .message = &maps_Store_put_request_TagsEntry_type},
    {.name = "n", .number = 2, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(maps_Store_put_request, n)},
};

static const wool_message_type maps_Store_put_request_type = {
    .full_name = "maps.Store_put_request",
    .size = sizeof(maps_Store_put_request),
    .fields = maps_Store_put_request_fields,
    .n_fields = 2,
};

typedef struct maps_Store_put_response {
  const maps_Store_put_response_ByNameEntry *by_name;
  size_t n_by_name;
} maps_Store_put_response;

static const wool_field maps_Store_put_response_fields[] = {
    {.name = "by_name", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP,
     .offset = offsetof(maps_Store_put_response, by_name),
     .presence = offsetof(maps_Store_put_response, n_by_name),
     .message = &maps_Store_put_response_ByNameEntry_type},
};

static const wool_message_type maps_Store_put_response_type = {
    .full_name = "maps.Store_put_response",
    .size = sizeof(maps_Store_put_response),
    .fields = maps_Store_put_response_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code maps_Store_put_serve(wool_call *call, const void *handlers,
                                      const void *request, void *response) {
  const maps_Store_handlers *const service = handlers;
  const maps_Store_put_request *const in = request;
  maps_Store_put_response *const out = response;
  if (service->put == NULL)
    return wool_call_unimplemented(call);
  return service->put(call, in->tags, in->n_tags, in->n, &out->by_name,
                      &out->n_by_name);
}

typedef struct maps_Store_feed_request {
  const maps_Store_feed_request_TokensEntry *tokens;
  size_t n_tokens;
} maps_Store_feed_request;

static const wool_field maps_Store_feed_request_fields[] = {
    {.name = "tokens", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP,
     .offset = offsetof(maps_Store_feed_request, tokens),
     .presence = offsetof(maps_Store_feed_request, n_tokens),
     .message = &maps_Store_feed_request_TokensEntry_type},
};

static const wool_message_type maps_Store_feed_request_type = {
    .full_name = "maps.Store_feed_request",
    .size = sizeof(maps_Store_feed_request),
    .fields = maps_Store_feed_request_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code maps_Store_feed_serve(wool_call *call, const void *handlers,
                                       const void *request, void *response) {
  const maps_Store_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->feed == NULL)
    return wool_call_unimplemented(call);
  return service->feed(call);
}

static const wool_method maps_Store_methods[] = {
    {.path = "/maps.Store/put", .request = &maps_Store_put_request_type,
     .response = &maps_Store_put_response_type, .serve = maps_Store_put_serve},
    {.path = "/maps.Store/feed", .request = &maps_Store_feed_request_type,
     .response = &maps_Keys_type,
     .flags = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM,
     .serve = maps_Store_feed_serve},
};

static wool_var_decl *const maps_Store_vars[] = {
    &maps_tenant_decl,
};

const wool_service maps_Store_service = {
    .full_name = "maps.Store",
    .file = &maps_wool_file,
    .methods = maps_Store_methods,
    .n_methods = 2,
    .vars = maps_Store_vars,
    .n_vars = 1,
};

static wool_code maps_Store_put_results(
    wool_code code, const void *message,
    const maps_Store_put_response_ByNameEntry **out_by_name,
    size_t *out_n_by_name) {
  const maps_Store_put_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_by_name != NULL)
    *out_by_name = in->by_name;
  if (out_n_by_name != NULL)
    *out_n_by_name = in->n_by_name;
  return WOOL_OK;
}

wool_code maps_Store_put(
    wool_call *call, const maps_Store_put_request_TagsEntry *tags,
    size_t n_tags, uint32_t n,
    const maps_Store_put_response_ByNameEntry **out_by_name,
    size_t *out_n_by_name) {
  const maps_Store_put_request request = {.tags = tags, .n_tags = n_tags,
                                          .n = n};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call, &maps_Store_methods[0], &request,
                                         &response);
  return maps_Store_put_results(code, response, out_by_name, out_n_by_name);
}

wool_code maps_Store_put_start(wool_call *call,
                               const maps_Store_put_request_TagsEntry *tags,
                               size_t n_tags, uint32_t n,
                               wool_call_callback callback, void *user_data) {
  const maps_Store_put_request request = {.tags = tags, .n_tags = n_tags,
                                          .n = n};
  return wool_call_start(call, &maps_Store_methods[0], &request, callback,
                         user_data);
}

wool_code maps_Store_put_finish(
    wool_call *call, const maps_Store_put_response_ByNameEntry **out_by_name,
    size_t *out_n_by_name) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call, &maps_Store_methods[0],
                                          &response);
  return maps_Store_put_results(code, response, out_by_name, out_n_by_name);
}

static wool_code maps_Store_feed_results(wool_code code, const void *message,
                                         const maps_Keys **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

static wool_code maps_Store_feed_arguments(
    wool_code code, const void *message,
    const maps_Store_feed_request_TokensEntry **out_tokens,
    size_t *out_n_tokens) {
  const maps_Store_feed_request *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_tokens != NULL)
    *out_tokens = in->tokens;
  if (out_n_tokens != NULL)
    *out_n_tokens = in->n_tokens;
  return WOOL_OK;
}

wool_code maps_Store_feed_open(wool_call *call) {
  return wool_stream_open(call, &maps_Store_methods[1], NULL);
}

wool_code maps_Store_feed_start(wool_call *call,
                                const wool_stream_events *events,
                                void *user_data) {
  return wool_stream_start(call, &maps_Store_methods[1], NULL, events,
                           user_data);
}

wool_code maps_Store_feed_send(
    wool_call *call, const maps_Store_feed_request_TokensEntry *tokens,
    size_t n_tokens) {
  const maps_Store_feed_request request = {.tokens = tokens,
                                           .n_tokens = n_tokens};
  return wool_stream_send(call, &maps_Store_methods[1], &request);
}

wool_code maps_Store_feed_end(wool_call *call) {
  return wool_stream_end(call);
}

wool_code maps_Store_feed_recv(wool_call *call,
                               const maps_Keys **out_response) {
  const void *response = NULL;
  const wool_code code = wool_stream_recv(call, &maps_Store_methods[1],
                                          &response);
  return maps_Store_feed_results(code, response, out_response);
}

wool_code maps_Store_feed_next(
    wool_call *call, const maps_Store_feed_request_TokensEntry **out_tokens,
    size_t *out_n_tokens) {
  const void *request = NULL;
  const wool_code code = wool_stream_recv(call, &maps_Store_methods[1],
                                          &request);
  return maps_Store_feed_arguments(code, request, out_tokens, out_n_tokens);
}

wool_code maps_Store_feed_yield(wool_call *call, const maps_Keys *response) {
  return wool_stream_send(call, &maps_Store_methods[1], response);
}

wool_code maps_Store_register(wool_server *server,
                              const maps_Store_handlers *handlers,
                              void *user_data, wool_error *error) {
  return wool_server_register(server, &maps_Store_service, handlers, user_data,
                              error);
}

static const unsigned char maps_wool_file_descriptor[2474] = {
    10,10,109,97,112,115,46,112,114,111,116,111,18,4,109,97,112,115,26,
    18,119,111,111,108,47,99,111,110,116,101,120,116,46,112,114,111,116,111,
    34,214,4,10,4,73,116,101,109,18,43,10,5,97,116,116,114,115,24,
    4,32,3,40,11,50,21,46,109,97,112,115,46,73,116,101,109,46,65,
    116,116,114,115,69,110,116,114,121,82,5,97,116,116,114,115,18,43,10,
    5,112,97,114,116,115,24,1,32,3,40,11,50,21,46,109,97,112,115,
    46,73,116,101,109,46,80,97,114,116,115,69,110,116,114,121,82,5,112,
    97,114,116,115,18,54,10,10,117,110,100,111,95,98,121,95,105,100,24,
    3,32,3,40,11,50,24,46,109,97,112,115,46,73,116,101,109,46,85,
    110,100,111,66,121,73,100,69,110,116,114,121,82,8,117,110,100,111,66,
    121,73,100,18,23,10,4,116,101,120,116,24,5,32,1,40,9,72,0,
    82,4,116,101,120,116,136,1,1,18,32,10,5,115,105,122,101,115,24,
    2,32,3,40,14,50,10,46,109,97,112,115,46,83,105,122,101,82,5,
    115,105,122,101,115,26,168,1,10,4,80,97,114,116,18,18,10,4,110,
    97,109,101,24,1,32,1,40,9,82,4,110,97,109,101,18,61,10,10,
    109,111,114,101,95,112,97,114,116,115,24,2,32,3,40,11,50,30,46,
    109,97,112,115,46,73,116,101,109,46,80,97,114,116,46,77,111,114,101,
    80,97,114,116,115,69,110,116,114,121,82,9,109,111,114,101,80,97,114,
    116,115,26,77,10,14,77,111,114,101,80,97,114,116,115,69,110,116,114,
    121,18,16,10,3,107,101,121,24,1,32,1,40,8,82,3,107,101,121,
    18,37,10,5,118,97,108,117,101,24,2,32,1,40,11,50,15,46,109,
    97,112,115,46,73,116,101,109,46,80,97,114,116,82,5,118,97,108,117,
    101,58,2,56,1,26,56,10,10,65,116,116,114,115,69,110,116,114,121,
    18,16,10,3,107,101,121,24,1,32,1,40,9,82,3,107,101,121,18,
    20,10,5,118,97,108,117,101,24,2,32,1,40,3,82,5,118,97,108,
    117,101,58,2,56,1,26,73,10,10,80,97,114,116,115,69,110,116,114,
    121,18,16,10,3,107,101,121,24,1,32,1,40,13,82,3,107,101,121,
    18,37,10,5,118,97,108,117,101,24,2,32,1,40,11,50,15,46,109,
    97,112,115,46,73,116,101,109,46,80,97,114,116,82,5,118,97,108,117,
    101,58,2,56,1,26,72,10,13,85,110,100,111,66,121,73,100,69,110,
    116,114,121,18,16,10,3,107,101,121,24,1,32,1,40,3,82,3,107,
    101,121,18,33,10,5,118,97,108,117,101,24,2,32,1,40,11,50,11,
    46,119,111,111,108,46,84,111,107,101,110,82,5,118,97,108,117,101,58,
    2,56,1,66,7,10,5,95,116,101,120,116,34,184,9,10,4,75,101,
    121,115,18,37,10,3,105,51,50,24,1,32,3,40,11,50,19,46,109,
    97,112,115,46,75,101,121,115,46,73,51,50,69,110,116,114,121,82,3,
    105,51,50,18,37,10,3,105,54,52,24,2,32,3,40,11,50,19,46,
    109,97,112,115,46,75,101,121,115,46,73,54,52,69,110,116,114,121,82,
    3,105,54,52,18,37,10,3,117,51,50,24,3,32,3,40,11,50,19,
    46,109,97,112,115,46,75,101,121,115,46,85,51,50,69,110,116,114,121,
    82,3,117,51,50,18,37,10,3,117,54,52,24,4,32,3,40,11,50,
    19,46,109,97,112,115,46,75,101,121,115,46,85,54,52,69,110,116,114,
    121,82,3,117,54,52,18,37,10,3,115,51,50,24,5,32,3,40,11,
    50,19,46,109,97,112,115,46,75,101,121,115,46,83,51,50,69,110,116,
    114,121,82,3,115,51,50,18,37,10,3,115,54,52,24,6,32,3,40,
    11,50,19,46,109,97,112,115,46,75,101,121,115,46,83,54,52,69,110,
    116,114,121,82,3,115,54,52,18,37,10,3,120,51,50,24,7,32,3,
    40,11,50,19,46,109,97,112,115,46,75,101,121,115,46,88,51,50,69,
    110,116,114,121,82,3,120,51,50,18,37,10,3,120,54,52,24,8,32,
    3,40,11,50,19,46,109,97,112,115,46,75,101,121,115,46,88,54,52,
    69,110,116,114,121,82,3,120,54,52,18,37,10,3,121,51,50,24,9,
    32,3,40,11,50,19,46,109,97,112,115,46,75,101,121,115,46,89,51,
    50,69,110,116,114,121,82,3,121,51,50,18,37,10,3,121,54,52,24,
    10,32,3,40,11,50,19,46,109,97,112,115,46,75,101,121,115,46,89,
    54,52,69,110,116,114,121,82,3,121,54,52,18,40,10,4,102,108,97,
    103,24,11,32,3,40,11,50,20,46,109,97,112,115,46,75,101,121,115,
    46,70,108,97,103,69,110,116,114,121,82,4,102,108,97,103,18,40,10,
    4,116,101,120,116,24,12,32,3,40,11,50,20,46,109,97,112,115,46,
    75,101,121,115,46,84,101,120,116,69,110,116,114,121,82,4,116,101,120,
    116,26,54,10,8,73,51,50,69,110,116,114,121,18,16,10,3,107,101,
    121,24,1,32,1,40,5,82,3,107,101,121,18,20,10,5,118,97,108,
    117,101,24,2,32,1,40,8,82,5,118,97,108,117,101,58,2,56,1,
    26,54,10,8,73,54,52,69,110,116,114,121,18,16,10,3,107,101,121,
    24,1,32,1,40,3,82,3,107,101,121,18,20,10,5,118,97,108,117,
    101,24,2,32,1,40,2,82,5,118,97,108,117,101,58,2,56,1,26,
    54,10,8,85,51,50,69,110,116,114,121,18,16,10,3,107,101,121,24,
    1,32,1,40,13,82,3,107,101,121,18,20,10,5,118,97,108,117,101,
    24,2,32,1,40,1,82,5,118,97,108,117,101,58,2,56,1,26,54,
    10,8,85,54,52,69,110,116,114,121,18,16,10,3,107,101,121,24,1,
    32,1,40,4,82,3,107,101,121,18,20,10,5,118,97,108,117,101,24,
    2,32,1,40,12,82,5,118,97,108,117,101,58,2,56,1,26,54,10,
    8,83,51,50,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,
    1,40,17,82,3,107,101,121,18,20,10,5,118,97,108,117,101,24,2,
    32,1,40,9,82,5,118,97,108,117,101,58,2,56,1,26,54,10,8,
    83,54,52,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,1,
    40,18,82,3,107,101,121,18,20,10,5,118,97,108,117,101,24,2,32,
    1,40,15,82,5,118,97,108,117,101,58,2,56,1,26,66,10,8,88,
    51,50,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,1,40,
    7,82,3,107,101,121,18,32,10,5,118,97,108,117,101,24,2,32,1,
    40,14,50,10,46,109,97,112,115,46,83,105,122,101,82,5,118,97,108,
    117,101,58,2,56,1,26,66,10,8,88,54,52,69,110,116,114,121,18,
    16,10,3,107,101,121,24,1,32,1,40,6,82,3,107,101,121,18,32,
    10,5,118,97,108,117,101,24,2,32,1,40,11,50,10,46,109,97,112,
    115,46,73,116,101,109,82,5,118,97,108,117,101,58,2,56,1,26,71,
    10,8,89,51,50,69,110,116,114,121,18,16,10,3,107,101,121,24,1,
    32,1,40,15,82,3,107,101,121,18,37,10,5,118,97,108,117,101,24,
    2,32,1,40,11,50,15,46,109,97,112,115,46,73,116,101,109,46,80,
    97,114,116,82,5,118,97,108,117,101,58,2,56,1,26,54,10,8,89,
    54,52,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,1,40,
    16,82,3,107,101,121,18,20,10,5,118,97,108,117,101,24,2,32,1,
    40,13,82,5,118,97,108,117,101,58,2,56,1,26,55,10,9,70,108,
    97,103,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,1,40,
    8,82,3,107,101,121,18,20,10,5,118,97,108,117,101,24,2,32,1,
    40,6,82,5,118,97,108,117,101,58,2,56,1,26,68,10,9,84,101,
    120,116,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,1,40,
    9,82,3,107,101,121,18,33,10,5,118,97,108,117,101,24,2,32,1,
    40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,82,5,118,97,
    108,117,101,58,2,56,1,34,145,1,10,17,83,116,111,114,101,95,112,
    117,116,95,114,101,113,117,101,115,116,18,53,10,4,116,97,103,115,24,
    1,32,3,40,11,50,33,46,109,97,112,115,46,83,116,111,114,101,95,
    112,117,116,95,114,101,113,117,101,115,116,46,84,97,103,115,69,110,116,
    114,121,82,4,116,97,103,115,18,12,10,1,110,24,2,32,1,40,13,
    82,1,110,26,55,10,9,84,97,103,115,69,110,116,114,121,18,16,10,
    3,107,101,121,24,1,32,1,40,9,82,3,107,101,121,18,20,10,5,
    118,97,108,117,101,24,2,32,1,40,9,82,5,118,97,108,117,101,58,
    2,56,1,34,154,1,10,18,83,116,111,114,101,95,112,117,116,95,114,
    101,115,112,111,110,115,101,18,61,10,7,98,121,95,110,97,109,101,24,
    1,32,3,40,11,50,36,46,109,97,112,115,46,83,116,111,114,101,95,
    112,117,116,95,114,101,115,112,111,110,115,101,46,66,121,78,97,109,101,
    69,110,116,114,121,82,6,98,121,78,97,109,101,26,69,10,11,66,121,
    78,97,109,101,69,110,116,114,121,18,16,10,3,107,101,121,24,1,32,
    1,40,9,82,3,107,101,121,18,32,10,5,118,97,108,117,101,24,2,
    32,1,40,11,50,10,46,109,97,112,115,46,73,116,101,109,82,5,118,
    97,108,117,101,58,2,56,1,34,154,1,10,18,83,116,111,114,101,95,
    102,101,101,100,95,114,101,113,117,101,115,116,18,60,10,6,116,111,107,
    101,110,115,24,1,32,3,40,11,50,36,46,109,97,112,115,46,83,116,
    111,114,101,95,102,101,101,100,95,114,101,113,117,101,115,116,46,84,111,
    107,101,110,115,69,110,116,114,121,82,6,116,111,107,101,110,115,26,70,
    10,11,84,111,107,101,110,115,69,110,116,114,121,18,16,10,3,107,101,
    121,24,1,32,1,40,4,82,3,107,101,121,18,33,10,5,118,97,108,
    117,101,24,2,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,
    101,110,82,5,118,97,108,117,101,58,2,56,1,42,35,10,4,83,105,
    122,101,18,13,10,9,83,73,90,69,95,78,79,78,69,16,0,18,12,
    10,8,83,73,90,69,95,66,73,71,16,1,50,115,10,5,83,116,111,
    114,101,18,56,10,3,112,117,116,18,23,46,109,97,112,115,46,83,116,
    111,114,101,95,112,117,116,95,114,101,113,117,101,115,116,26,24,46,109,
    97,112,115,46,83,116,111,114,101,95,112,117,116,95,114,101,115,112,111,
    110,115,101,18,48,10,4,102,101,101,100,18,24,46,109,97,112,115,46,
    83,116,111,114,101,95,102,101,101,100,95,114,101,113,117,101,115,116,26,
    10,46,109,97,112,115,46,75,101,121,115,40,1,48,1,98,6,112,114,
    111,116,111,51,
};

const wool_file maps_wool_file = {
    .name = "maps.proto",
    .descriptor = maps_wool_file_descriptor,
    .descriptor_len = sizeof maps_wool_file_descriptor,
};
