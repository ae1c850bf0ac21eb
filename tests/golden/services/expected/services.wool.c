/* Written by woolc from services.wool: change that, not this. */
#include "services.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
               "woolc and the wool headers are of different versions");

static const wool_enum_value golden_services_Mood_values[] = {
    {"CALM", golden_services_CALM},
    {"WILD", golden_services_WILD},
};

const wool_enum_type golden_services_Mood_type = {
    .full_name = "golden.services.Mood",
    .values = golden_services_Mood_values,
    .n_values = 2,
    .flags = WOOL_ENUM_ASCENDING,
};

static const wool_field golden_services_Item_fields[] = {
    {.name = "sku", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Item, sku)},
};

const wool_message_type golden_services_Item_type = {
    .full_name = "golden.services.Item",
    .size = sizeof(golden_services_Item),
    .fields = golden_services_Item_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_services_Item, unknown_fields),
};

static const wool_field golden_services_Receipt_fields[] = {
    {.name = "id", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Receipt, id)},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_services_Receipt, undo),
     .var = &golden_services_tenant_decl},
};

const wool_message_type golden_services_Receipt_type = {
    .full_name = "golden.services.Receipt",
    .size = sizeof(golden_services_Receipt),
    .fields = golden_services_Receipt_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_services_Receipt, unknown_fields),
};

wool_var_decl golden_services_tenant_decl = {
    .ns = "golden.services",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_services_tenant_var(void) {
  return wool_var_decl_var(&golden_services_tenant_decl);
}

wool_token *golden_services_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&golden_services_tenant_decl, value);
}

wool_code golden_services_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_services_tenant_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_services_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_services_tenant_var(), token, error);
}

static const golden_services_Item golden_services_Item_zero;

static const golden_services_Receipt golden_services_Receipt_zero;

typedef struct golden_services_Shapes_nothing_request {
  char unused; /* C has no struct without members */
} golden_services_Shapes_nothing_request;

static const wool_message_type golden_services_Shapes_nothing_request_type = {
    .full_name = "golden.services.Shapes_nothing_request",
    .size = sizeof(golden_services_Shapes_nothing_request),
};

typedef struct golden_services_Shapes_nothing_response {
  char unused; /* C has no struct without members */
} golden_services_Shapes_nothing_response;

static const wool_message_type golden_services_Shapes_nothing_response_type = {
    .full_name = "golden.services.Shapes_nothing_response",
    .size = sizeof(golden_services_Shapes_nothing_response),
};

static wool_code golden_services_Shapes_nothing_serve(wool_call *call,
                                                      const void *handlers,
                                                      const void *request,
                                                      void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->nothing == NULL)
    return wool_call_unimplemented(call);
  return service->nothing(call);
}

typedef struct golden_services_Shapes_also_nothing_request {
  char unused; /* C has no struct without members */
} golden_services_Shapes_also_nothing_request;

static const wool_message_type golden_services_Shapes_also_nothing_request_type = {
    .full_name = "golden.services.Shapes_also_nothing_request",
    .size = sizeof(golden_services_Shapes_also_nothing_request),
};

typedef struct golden_services_Shapes_also_nothing_response {
  char unused; /* C has no struct without members */
} golden_services_Shapes_also_nothing_response;

static const wool_message_type golden_services_Shapes_also_nothing_response_type = {
    .full_name = "golden.services.Shapes_also_nothing_response",
    .size = sizeof(golden_services_Shapes_also_nothing_response),
};

static wool_code golden_services_Shapes_also_nothing_serve(wool_call *call,
                                                           const void *handlers,
                                                           const void *request,
                                                           void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  (void)request;
  (void)response;
  if (service->also_nothing == NULL)
    return wool_call_unimplemented(call);
  return service->also_nothing(call);
}

typedef struct golden_services_Shapes_whoami_request {
  char unused; /* C has no struct without members */
} golden_services_Shapes_whoami_request;

static const wool_message_type golden_services_Shapes_whoami_request_type = {
    .full_name = "golden.services.Shapes_whoami_request",
    .size = sizeof(golden_services_Shapes_whoami_request),
};

typedef struct golden_services_Shapes_whoami_response {
  wool_str tenant;
} golden_services_Shapes_whoami_response;

static const wool_field golden_services_Shapes_whoami_response_fields[] = {
    {.name = "tenant", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_whoami_response, tenant)},
};

static const wool_message_type golden_services_Shapes_whoami_response_type = {
    .full_name = "golden.services.Shapes_whoami_response",
    .size = sizeof(golden_services_Shapes_whoami_response),
    .fields = golden_services_Shapes_whoami_response_fields,
    .n_fields = 1,
};

static wool_code golden_services_Shapes_whoami_serve(wool_call *call,
                                                     const void *handlers,
                                                     const void *request,
                                                     void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  (void)request;
  golden_services_Shapes_whoami_response *const out = response;
  if (service->whoami == NULL)
    return wool_call_unimplemented(call);
  return service->whoami(call, &out->tenant);
}

typedef struct golden_services_Shapes_add_request {
  const golden_services_Item *item;
  wool_token *undo;
} golden_services_Shapes_add_request;

static const wool_field golden_services_Shapes_add_request_fields[] = {
    {.name = "item", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_services_Shapes_add_request, item),
     .message = &golden_services_Item_type},
    {.name = "undo", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_services_Shapes_add_request, undo),
     .var = &golden_services_tenant_decl},
};

static const wool_message_type golden_services_Shapes_add_request_type = {
    .full_name = "golden.services.Shapes_add_request",
    .size = sizeof(golden_services_Shapes_add_request),
    .fields = golden_services_Shapes_add_request_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct golden_services_Shapes_add_response {
  const golden_services_Receipt *receipt;
  uint64_t count;
} golden_services_Shapes_add_response;

static const wool_field golden_services_Shapes_add_response_fields[] = {
    {.name = "receipt", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_services_Shapes_add_response, receipt),
     .message = &golden_services_Receipt_type},
    {.name = "count", .number = 2, .kind = WOOL_KIND_UINT64,
     .offset = offsetof(golden_services_Shapes_add_response, count)},
};

static const wool_message_type golden_services_Shapes_add_response_type = {
    .full_name = "golden.services.Shapes_add_response",
    .size = sizeof(golden_services_Shapes_add_response),
    .fields = golden_services_Shapes_add_response_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code golden_services_Shapes_add_serve(wool_call *call,
                                                  const void *handlers,
                                                  const void *request,
                                                  void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  const golden_services_Shapes_add_request *const in = request;
  golden_services_Shapes_add_response *const out = response;
  if (service->add == NULL)
    return wool_call_unimplemented(call);
  golden_services_Receipt *out_receipt =
      wool_arena_alloc(wool_call_arena(call), sizeof *out_receipt);
  if (out_receipt == NULL)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,
                          "no memory for result receipt");
  out->receipt = out_receipt;
  return service->add(call, in->item ? in->item : &golden_services_Item_zero,
                      in->undo, out_receipt, &out->count);
}

typedef struct golden_services_Shapes_scalars_request {
  bool yes;
  int32_t i;
  int64_t s;
  double d;
  float f;
  wool_str text;
  wool_bytes raw;
  golden_services_Mood mood;
} golden_services_Shapes_scalars_request;

static const wool_field golden_services_Shapes_scalars_request_fields[] = {
    {.name = "yes", .number = 1, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_services_Shapes_scalars_request, yes)},
    {.name = "i", .number = 2, .kind = WOOL_KIND_INT32,
     .offset = offsetof(golden_services_Shapes_scalars_request, i)},
    {.name = "s", .number = 3, .kind = WOOL_KIND_SINT64,
     .offset = offsetof(golden_services_Shapes_scalars_request, s)},
    {.name = "d", .number = 4, .kind = WOOL_KIND_DOUBLE,
     .offset = offsetof(golden_services_Shapes_scalars_request, d)},
    {.name = "f", .number = 5, .kind = WOOL_KIND_FLOAT,
     .offset = offsetof(golden_services_Shapes_scalars_request, f)},
    {.name = "text", .number = 6, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_scalars_request, text)},
    {.name = "raw", .number = 7, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_services_Shapes_scalars_request, raw)},
    {.name = "mood", .number = 8, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_services_Shapes_scalars_request, mood),
     .enumeration = &golden_services_Mood_type},
};

static const wool_message_type golden_services_Shapes_scalars_request_type = {
    .full_name = "golden.services.Shapes_scalars_request",
    .size = sizeof(golden_services_Shapes_scalars_request),
    .fields = golden_services_Shapes_scalars_request_fields,
    .n_fields = 8,
};

typedef struct golden_services_Shapes_scalars_response {
  bool yes;
  int32_t i;
  int64_t s;
  double d;
  float f;
  wool_str text;
  wool_bytes raw;
  golden_services_Mood mood;
} golden_services_Shapes_scalars_response;

static const wool_field golden_services_Shapes_scalars_response_fields[] = {
    {.name = "yes", .number = 1, .kind = WOOL_KIND_BOOL,
     .offset = offsetof(golden_services_Shapes_scalars_response, yes)},
    {.name = "i", .number = 2, .kind = WOOL_KIND_INT32,
     .offset = offsetof(golden_services_Shapes_scalars_response, i)},
    {.name = "s", .number = 3, .kind = WOOL_KIND_SINT64,
     .offset = offsetof(golden_services_Shapes_scalars_response, s)},
    {.name = "d", .number = 4, .kind = WOOL_KIND_DOUBLE,
     .offset = offsetof(golden_services_Shapes_scalars_response, d)},
    {.name = "f", .number = 5, .kind = WOOL_KIND_FLOAT,
     .offset = offsetof(golden_services_Shapes_scalars_response, f)},
    {.name = "text", .number = 6, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_scalars_response, text)},
    {.name = "raw", .number = 7, .kind = WOOL_KIND_BYTES,
     .offset = offsetof(golden_services_Shapes_scalars_response, raw)},
    {.name = "mood", .number = 8, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_services_Shapes_scalars_response, mood),
     .enumeration = &golden_services_Mood_type},
};

static const wool_message_type golden_services_Shapes_scalars_response_type = {
    .full_name = "golden.services.Shapes_scalars_response",
    .size = sizeof(golden_services_Shapes_scalars_response),
    .fields = golden_services_Shapes_scalars_response_fields,
    .n_fields = 8,
};

static wool_code golden_services_Shapes_scalars_serve(wool_call *call,
                                                      const void *handlers,
                                                      const void *request,
                                                      void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  const golden_services_Shapes_scalars_request *const in = request;
  golden_services_Shapes_scalars_response *const out = response;
  if (service->scalars == NULL)
    return wool_call_unimplemented(call);
  return service->scalars(call, in->yes, in->i, in->s, in->d, in->f, in->text,
                          in->raw, in->mood, &out->yes, &out->i, &out->s,
                          &out->d, &out->f, &out->text, &out->raw, &out->mood);
}

typedef struct golden_services_Shapes_optionals_request {
  bool has_yes;
  bool yes;
  bool has_i;
  int32_t i;
  bool has_text;
  wool_str text;
  bool has_raw;
  wool_bytes raw;
  bool has_mood;
  golden_services_Mood mood;
  const golden_services_Item *item;
  wool_token *undo;
} golden_services_Shapes_optionals_request;

static const wool_field golden_services_Shapes_optionals_request_fields[] = {
    {.name = "yes", .number = 1, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_request, yes),
     .presence = offsetof(golden_services_Shapes_optionals_request, has_yes)},
    {.name = "i", .number = 2, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_request, i),
     .presence = offsetof(golden_services_Shapes_optionals_request, has_i)},
    {.name = "text", .number = 3, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_request, text),
     .presence = offsetof(golden_services_Shapes_optionals_request, has_text)},
    {.name = "raw", .number = 4, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_request, raw),
     .presence = offsetof(golden_services_Shapes_optionals_request, has_raw)},
    {.name = "mood", .number = 5, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_request, mood),
     .presence = offsetof(golden_services_Shapes_optionals_request, has_mood),
     .enumeration = &golden_services_Mood_type},
    {.name = "item", .number = 6, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_services_Shapes_optionals_request, item),
     .message = &golden_services_Item_type},
    {.name = "undo", .number = 7, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_services_Shapes_optionals_request, undo)},
};

static const wool_message_type golden_services_Shapes_optionals_request_type = {
    .full_name = "golden.services.Shapes_optionals_request",
    .size = sizeof(golden_services_Shapes_optionals_request),
    .fields = golden_services_Shapes_optionals_request_fields,
    .n_fields = 7,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct golden_services_Shapes_optionals_response {
  bool has_yes;
  bool yes;
  bool has_i;
  int32_t i;
  bool has_text;
  wool_str text;
  bool has_raw;
  wool_bytes raw;
  bool has_mood;
  golden_services_Mood mood;
  const golden_services_Item *item;
  wool_token *undo;
} golden_services_Shapes_optionals_response;

static const wool_field golden_services_Shapes_optionals_response_fields[] = {
    {.name = "yes", .number = 1, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_response, yes),
     .presence = offsetof(golden_services_Shapes_optionals_response, has_yes)},
    {.name = "i", .number = 2, .kind = WOOL_KIND_INT32,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_response, i),
     .presence = offsetof(golden_services_Shapes_optionals_response, has_i)},
    {.name = "text", .number = 3, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_response, text),
     .presence = offsetof(golden_services_Shapes_optionals_response, has_text)},
    {.name = "raw", .number = 4, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_response, raw),
     .presence = offsetof(golden_services_Shapes_optionals_response, has_raw)},
    {.name = "mood", .number = 5, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_services_Shapes_optionals_response, mood),
     .presence = offsetof(golden_services_Shapes_optionals_response, has_mood),
     .enumeration = &golden_services_Mood_type},
    {.name = "item", .number = 6, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_services_Shapes_optionals_response, item),
     .message = &golden_services_Item_type},
    {.name = "undo", .number = 7, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_services_Shapes_optionals_response, undo)},
};

static const wool_message_type golden_services_Shapes_optionals_response_type = {
    .full_name = "golden.services.Shapes_optionals_response",
    .size = sizeof(golden_services_Shapes_optionals_response),
    .fields = golden_services_Shapes_optionals_response_fields,
    .n_fields = 7,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code golden_services_Shapes_optionals_serve(wool_call *call,
                                                        const void *handlers,
                                                        const void *request,
                                                        void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  const golden_services_Shapes_optionals_request *const in = request;
  golden_services_Shapes_optionals_response *const out = response;
  if (service->optionals == NULL)
    return wool_call_unimplemented(call);
  return service->optionals(call, in->has_yes ? &in->yes : NULL,
                            in->has_i ? &in->i : NULL,
                            in->has_text ? &in->text : NULL,
                            in->has_raw ? &in->raw : NULL,
                            in->has_mood ? &in->mood : NULL, in->item, in->undo,
                            &out->has_yes, &out->yes, &out->has_i, &out->i,
                            &out->has_text, &out->text, &out->has_raw,
                            &out->raw, &out->has_mood, &out->mood, &out->item,
                            &out->undo);
}

typedef struct golden_services_Shapes_lists_request {
  const bool *yes;
  size_t n_yes;
  const wool_str *texts;
  size_t n_texts;
  const wool_bytes *raws;
  size_t n_raws;
  const golden_services_Mood *moods;
  size_t n_moods;
  const golden_services_Item *items;
  size_t n_items;
  wool_token *const *undos;
  size_t n_undos;
} golden_services_Shapes_lists_request;

static const wool_field golden_services_Shapes_lists_request_fields[] = {
    {.name = "yes", .number = 1, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_request, yes),
     .presence = offsetof(golden_services_Shapes_lists_request, n_yes)},
    {.name = "texts", .number = 2, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_request, texts),
     .presence = offsetof(golden_services_Shapes_lists_request, n_texts)},
    {.name = "raws", .number = 3, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_request, raws),
     .presence = offsetof(golden_services_Shapes_lists_request, n_raws)},
    {.name = "moods", .number = 4, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_request, moods),
     .presence = offsetof(golden_services_Shapes_lists_request, n_moods),
     .enumeration = &golden_services_Mood_type},
    {.name = "items", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_request, items),
     .presence = offsetof(golden_services_Shapes_lists_request, n_items),
     .message = &golden_services_Item_type},
    {.name = "undos", .number = 6, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_request, undos),
     .presence = offsetof(golden_services_Shapes_lists_request, n_undos),
     .var = &golden_services_tenant_decl},
};

static const wool_message_type golden_services_Shapes_lists_request_type = {
    .full_name = "golden.services.Shapes_lists_request",
    .size = sizeof(golden_services_Shapes_lists_request),
    .fields = golden_services_Shapes_lists_request_fields,
    .n_fields = 6,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

typedef struct golden_services_Shapes_lists_response {
  const bool *yes;
  size_t n_yes;
  const wool_str *texts;
  size_t n_texts;
  const wool_bytes *raws;
  size_t n_raws;
  const golden_services_Mood *moods;
  size_t n_moods;
  const golden_services_Item *items;
  size_t n_items;
  wool_token *const *undos;
  size_t n_undos;
} golden_services_Shapes_lists_response;

static const wool_field golden_services_Shapes_lists_response_fields[] = {
    {.name = "yes", .number = 1, .kind = WOOL_KIND_BOOL,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_response, yes),
     .presence = offsetof(golden_services_Shapes_lists_response, n_yes)},
    {.name = "texts", .number = 2, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_response, texts),
     .presence = offsetof(golden_services_Shapes_lists_response, n_texts)},
    {.name = "raws", .number = 3, .kind = WOOL_KIND_BYTES,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_response, raws),
     .presence = offsetof(golden_services_Shapes_lists_response, n_raws)},
    {.name = "moods", .number = 4, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_response, moods),
     .presence = offsetof(golden_services_Shapes_lists_response, n_moods),
     .enumeration = &golden_services_Mood_type},
    {.name = "items", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_response, items),
     .presence = offsetof(golden_services_Shapes_lists_response, n_items),
     .message = &golden_services_Item_type},
    {.name = "undos", .number = 6, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_services_Shapes_lists_response, undos),
     .presence = offsetof(golden_services_Shapes_lists_response, n_undos),
     .var = &golden_services_tenant_decl},
};

static const wool_message_type golden_services_Shapes_lists_response_type = {
    .full_name = "golden.services.Shapes_lists_response",
    .size = sizeof(golden_services_Shapes_lists_response),
    .fields = golden_services_Shapes_lists_response_fields,
    .n_fields = 6,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static wool_code golden_services_Shapes_lists_serve(wool_call *call,
                                                    const void *handlers,
                                                    const void *request,
                                                    void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  const golden_services_Shapes_lists_request *const in = request;
  golden_services_Shapes_lists_response *const out = response;
  if (service->lists == NULL)
    return wool_call_unimplemented(call);
  return service->lists(call, in->yes, in->n_yes, in->texts, in->n_texts,
                        in->raws, in->n_raws, in->moods, in->n_moods, in->items,
                        in->n_items, in->undos, in->n_undos, &out->yes,
                        &out->n_yes, &out->texts, &out->n_texts, &out->raws,
                        &out->n_raws, &out->moods, &out->n_moods, &out->items,
                        &out->n_items, &out->undos, &out->n_undos);
}

typedef struct golden_services_Shapes_numbered_request {
  wool_str b;
  wool_str a;
} golden_services_Shapes_numbered_request;

static const wool_field golden_services_Shapes_numbered_request_fields[] = {
    {.name = "a", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_numbered_request, a)},
    {.name = "b", .number = 2, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_numbered_request, b)},
};

static const wool_message_type golden_services_Shapes_numbered_request_type = {
    .full_name = "golden.services.Shapes_numbered_request",
    .size = sizeof(golden_services_Shapes_numbered_request),
    .fields = golden_services_Shapes_numbered_request_fields,
    .n_fields = 2,
};

typedef struct golden_services_Shapes_numbered_response {
  wool_str z;
} golden_services_Shapes_numbered_response;

static const wool_field golden_services_Shapes_numbered_response_fields[] = {
    {.name = "z", .number = 26, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_numbered_response, z)},
};

static const wool_message_type golden_services_Shapes_numbered_response_type = {
    .full_name = "golden.services.Shapes_numbered_response",
    .size = sizeof(golden_services_Shapes_numbered_response),
    .fields = golden_services_Shapes_numbered_response_fields,
    .n_fields = 1,
};

static wool_code golden_services_Shapes_numbered_serve(wool_call *call,
                                                       const void *handlers,
                                                       const void *request,
                                                       void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  const golden_services_Shapes_numbered_request *const in = request;
  golden_services_Shapes_numbered_response *const out = response;
  if (service->numbered == NULL)
    return wool_call_unimplemented(call);
  return service->numbered(call, in->b, in->a, &out->z);
}

static wool_code golden_services_Shapes_whole_serve(wool_call *call,
                                                    const void *handlers,
                                                    const void *request,
                                                    void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  if (service->whole == NULL)
    return wool_call_unimplemented(call);
  return service->whole(call, request, response);
}

typedef struct golden_services_Shapes_half_response {
  wool_str text;
} golden_services_Shapes_half_response;

static const wool_field golden_services_Shapes_half_response_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_half_response, text)},
};

static const wool_message_type golden_services_Shapes_half_response_type = {
    .full_name = "golden.services.Shapes_half_response",
    .size = sizeof(golden_services_Shapes_half_response),
    .fields = golden_services_Shapes_half_response_fields,
    .n_fields = 1,
};

static wool_code golden_services_Shapes_half_serve(wool_call *call,
                                                   const void *handlers,
                                                   const void *request,
                                                   void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  golden_services_Shapes_half_response *const out = response;
  if (service->half == NULL)
    return wool_call_unimplemented(call);
  return service->half(call, request, &out->text);
}

typedef struct golden_services_Shapes_other_half_request {
  wool_str text;
} golden_services_Shapes_other_half_request;

static const wool_field golden_services_Shapes_other_half_request_fields[] = {
    {.name = "text", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_services_Shapes_other_half_request, text)},
};

static const wool_message_type golden_services_Shapes_other_half_request_type = {
    .full_name = "golden.services.Shapes_other_half_request",
    .size = sizeof(golden_services_Shapes_other_half_request),
    .fields = golden_services_Shapes_other_half_request_fields,
    .n_fields = 1,
};

static wool_code golden_services_Shapes_other_half_serve(wool_call *call,
                                                         const void *handlers,
                                                         const void *request,
                                                         void *response) {
  const golden_services_Shapes_handlers *const service = handlers;
  const golden_services_Shapes_other_half_request *const in = request;
  if (service->other_half == NULL)
    return wool_call_unimplemented(call);
  return service->other_half(call, in->text, response);
}

static const wool_method golden_services_Shapes_methods[] = {
    {.path = "/golden.services.Shapes/nothing",
     .request = &golden_services_Shapes_nothing_request_type,
     .response = &golden_services_Shapes_nothing_response_type,
     .serve = golden_services_Shapes_nothing_serve},
    {.path = "/golden.services.Shapes/also_nothing",
     .request = &golden_services_Shapes_also_nothing_request_type,
     .response = &golden_services_Shapes_also_nothing_response_type,
     .serve = golden_services_Shapes_also_nothing_serve},
    {.path = "/golden.services.Shapes/whoami",
     .request = &golden_services_Shapes_whoami_request_type,
     .response = &golden_services_Shapes_whoami_response_type,
     .serve = golden_services_Shapes_whoami_serve},
    {.path = "/golden.services.Shapes/add",
     .request = &golden_services_Shapes_add_request_type,
     .response = &golden_services_Shapes_add_response_type,
     .serve = golden_services_Shapes_add_serve},
    {.path = "/golden.services.Shapes/scalars",
     .request = &golden_services_Shapes_scalars_request_type,
     .response = &golden_services_Shapes_scalars_response_type,
     .serve = golden_services_Shapes_scalars_serve},
    {.path = "/golden.services.Shapes/optionals",
     .request = &golden_services_Shapes_optionals_request_type,
     .response = &golden_services_Shapes_optionals_response_type,
     .serve = golden_services_Shapes_optionals_serve},
    {.path = "/golden.services.Shapes/lists",
     .request = &golden_services_Shapes_lists_request_type,
     .response = &golden_services_Shapes_lists_response_type,
     .serve = golden_services_Shapes_lists_serve},
    {.path = "/golden.services.Shapes/numbered",
     .request = &golden_services_Shapes_numbered_request_type,
     .response = &golden_services_Shapes_numbered_response_type,
     .serve = golden_services_Shapes_numbered_serve},
    {.path = "/golden.services.Shapes/whole",
     .request = &golden_services_Item_type,
     .response = &golden_services_Receipt_type,
     .serve = golden_services_Shapes_whole_serve},
    {.path = "/golden.services.Shapes/half",
     .request = &golden_services_Item_type,
     .response = &golden_services_Shapes_half_response_type,
     .serve = golden_services_Shapes_half_serve},
    {.path = "/golden.services.Shapes/other_half",
     .request = &golden_services_Shapes_other_half_request_type,
     .response = &golden_services_Item_type,
     .serve = golden_services_Shapes_other_half_serve},
};

static wool_var_decl *const golden_services_Shapes_vars[] = {
    &golden_services_tenant_decl,
};

const wool_service golden_services_Shapes_service = {
    .full_name = "golden.services.Shapes",
    .file = &services_wool_file,
    .methods = golden_services_Shapes_methods,
    .n_methods = 11,
    .vars = golden_services_Shapes_vars,
    .n_vars = 1,
};

wool_code golden_services_Shapes_nothing(wool_call *call) {
  const golden_services_Shapes_nothing_request request = {0};
  return wool_call_unary(call, &golden_services_Shapes_methods[0], &request,
                         NULL);
}

wool_code golden_services_Shapes_nothing_start(wool_call *call,
                                               wool_call_callback callback,
                                               void *user_data) {
  const golden_services_Shapes_nothing_request request = {0};
  return wool_call_start(call, &golden_services_Shapes_methods[0], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_nothing_finish(wool_call *call) {
  return wool_call_finish(call, &golden_services_Shapes_methods[0], NULL);
}

wool_code golden_services_Shapes_also_nothing(wool_call *call) {
  const golden_services_Shapes_also_nothing_request request = {0};
  return wool_call_unary(call, &golden_services_Shapes_methods[1], &request,
                         NULL);
}

wool_code golden_services_Shapes_also_nothing_start(wool_call *call,
                                                    wool_call_callback callback,
                                                    void *user_data) {
  const golden_services_Shapes_also_nothing_request request = {0};
  return wool_call_start(call, &golden_services_Shapes_methods[1], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_also_nothing_finish(wool_call *call) {
  return wool_call_finish(call, &golden_services_Shapes_methods[1], NULL);
}

static wool_code golden_services_Shapes_whoami_results(wool_code code,
                                                       const void *message,
                                                       wool_str *out_tenant) {
  const golden_services_Shapes_whoami_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_tenant != NULL)
    *out_tenant = in->tenant;
  return WOOL_OK;
}

wool_code golden_services_Shapes_whoami(wool_call *call, wool_str *out_tenant) {
  const golden_services_Shapes_whoami_request request = {0};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[2],
                                         &request, &response);
  return golden_services_Shapes_whoami_results(code, response, out_tenant);
}

wool_code golden_services_Shapes_whoami_start(wool_call *call,
                                              wool_call_callback callback,
                                              void *user_data) {
  const golden_services_Shapes_whoami_request request = {0};
  return wool_call_start(call, &golden_services_Shapes_methods[2], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_whoami_finish(wool_call *call,
                                               wool_str *out_tenant) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[2],
                                          &response);
  return golden_services_Shapes_whoami_results(code, response, out_tenant);
}

static wool_code golden_services_Shapes_add_results(
    wool_code code, const void *message,
    const golden_services_Receipt **out_receipt, uint64_t *out_count) {
  const golden_services_Shapes_add_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_receipt != NULL)
    *out_receipt = in->receipt ? in->receipt : &golden_services_Receipt_zero;
  if (out_count != NULL)
    *out_count = in->count;
  return WOOL_OK;
}

wool_code golden_services_Shapes_add(
    wool_call *call, const golden_services_Item *item, wool_token *undo,
    const golden_services_Receipt **out_receipt, uint64_t *out_count) {
  const golden_services_Shapes_add_request request = {.item = item,
                                                      .undo = undo};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[3],
                                         &request, &response);
  return golden_services_Shapes_add_results(code, response, out_receipt,
                                            out_count);
}

wool_code golden_services_Shapes_add_start(wool_call *call,
                                           const golden_services_Item *item,
                                           wool_token *undo,
                                           wool_call_callback callback,
                                           void *user_data) {
  const golden_services_Shapes_add_request request = {.item = item,
                                                      .undo = undo};
  return wool_call_start(call, &golden_services_Shapes_methods[3], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_add_finish(
    wool_call *call, const golden_services_Receipt **out_receipt,
    uint64_t *out_count) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[3],
                                          &response);
  return golden_services_Shapes_add_results(code, response, out_receipt,
                                            out_count);
}

static wool_code golden_services_Shapes_scalars_results(
    wool_code code, const void *message, bool *out_yes, int32_t *out_i,
    int64_t *out_s, double *out_d, float *out_f, wool_str *out_text,
    wool_bytes *out_raw, golden_services_Mood *out_mood) {
  const golden_services_Shapes_scalars_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_yes != NULL)
    *out_yes = in->yes;
  if (out_i != NULL)
    *out_i = in->i;
  if (out_s != NULL)
    *out_s = in->s;
  if (out_d != NULL)
    *out_d = in->d;
  if (out_f != NULL)
    *out_f = in->f;
  if (out_text != NULL)
    *out_text = in->text;
  if (out_raw != NULL)
    *out_raw = in->raw;
  if (out_mood != NULL)
    *out_mood = in->mood;
  return WOOL_OK;
}

wool_code golden_services_Shapes_scalars(wool_call *call, bool yes, int32_t i,
                                         int64_t s, double d, float f,
                                         wool_str text, wool_bytes raw,
                                         golden_services_Mood mood,
                                         bool *out_yes, int32_t *out_i,
                                         int64_t *out_s, double *out_d,
                                         float *out_f, wool_str *out_text,
                                         wool_bytes *out_raw,
                                         golden_services_Mood *out_mood) {
  const golden_services_Shapes_scalars_request request = {.yes = yes, .i = i,
                                                          .s = s, .d = d,
                                                          .f = f, .text = text,
                                                          .raw = raw,
                                                          .mood = mood};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[4],
                                         &request, &response);
  return golden_services_Shapes_scalars_results(code, response, out_yes, out_i,
                                                out_s, out_d, out_f, out_text,
                                                out_raw, out_mood);
}

wool_code golden_services_Shapes_scalars_start(wool_call *call, bool yes,
                                               int32_t i, int64_t s, double d,
                                               float f, wool_str text,
                                               wool_bytes raw,
                                               golden_services_Mood mood,
                                               wool_call_callback callback,
                                               void *user_data) {
  const golden_services_Shapes_scalars_request request = {.yes = yes, .i = i,
                                                          .s = s, .d = d,
                                                          .f = f, .text = text,
                                                          .raw = raw,
                                                          .mood = mood};
  return wool_call_start(call, &golden_services_Shapes_methods[4], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_scalars_finish(
    wool_call *call, bool *out_yes, int32_t *out_i, int64_t *out_s,
    double *out_d, float *out_f, wool_str *out_text, wool_bytes *out_raw,
    golden_services_Mood *out_mood) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[4],
                                          &response);
  return golden_services_Shapes_scalars_results(code, response, out_yes, out_i,
                                                out_s, out_d, out_f, out_text,
                                                out_raw, out_mood);
}

static wool_code golden_services_Shapes_optionals_results(
    wool_code code, const void *message, bool *out_has_yes, bool *out_yes,
    bool *out_has_i, int32_t *out_i, bool *out_has_text, wool_str *out_text,
    bool *out_has_raw, wool_bytes *out_raw, bool *out_has_mood,
    golden_services_Mood *out_mood, const golden_services_Item **out_item,
    wool_token **out_undo) {
  const golden_services_Shapes_optionals_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_has_yes != NULL)
    *out_has_yes = in->has_yes;
  if (out_yes != NULL)
    *out_yes = in->yes;
  if (out_has_i != NULL)
    *out_has_i = in->has_i;
  if (out_i != NULL)
    *out_i = in->i;
  if (out_has_text != NULL)
    *out_has_text = in->has_text;
  if (out_text != NULL)
    *out_text = in->text;
  if (out_has_raw != NULL)
    *out_has_raw = in->has_raw;
  if (out_raw != NULL)
    *out_raw = in->raw;
  if (out_has_mood != NULL)
    *out_has_mood = in->has_mood;
  if (out_mood != NULL)
    *out_mood = in->mood;
  if (out_item != NULL)
    *out_item = in->item;
  if (out_undo != NULL)
    *out_undo = in->undo;
  return WOOL_OK;
}

wool_code golden_services_Shapes_optionals(
    wool_call *call, const bool *yes, const int32_t *i, const wool_str *text,
    const wool_bytes *raw, const golden_services_Mood *mood,
    const golden_services_Item *item, wool_token *undo, bool *out_has_yes,
    bool *out_yes, bool *out_has_i, int32_t *out_i, bool *out_has_text,
    wool_str *out_text, bool *out_has_raw, wool_bytes *out_raw,
    bool *out_has_mood, golden_services_Mood *out_mood,
    const golden_services_Item **out_item, wool_token **out_undo) {
  const golden_services_Shapes_optionals_request request = {
      .has_yes = yes != NULL, .yes = yes != NULL && *yes, .has_i = i != NULL,
      .i = i ? *i : 0, .has_text = text != NULL,
      .text = text ? *text : (wool_str){NULL, 0}, .has_raw = raw != NULL,
      .raw = raw ? *raw : (wool_bytes){NULL, 0}, .has_mood = mood != NULL,
      .mood = mood ? *mood : 0, .item = item, .undo = undo};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[5],
                                         &request, &response);
  return golden_services_Shapes_optionals_results(code, response, out_has_yes,
                                                  out_yes, out_has_i, out_i,
                                                  out_has_text, out_text,
                                                  out_has_raw, out_raw,
                                                  out_has_mood, out_mood,
                                                  out_item, out_undo);
}

wool_code golden_services_Shapes_optionals_start(
    wool_call *call, const bool *yes, const int32_t *i, const wool_str *text,
    const wool_bytes *raw, const golden_services_Mood *mood,
    const golden_services_Item *item, wool_token *undo,
    wool_call_callback callback, void *user_data) {
  const golden_services_Shapes_optionals_request request = {
      .has_yes = yes != NULL, .yes = yes != NULL && *yes, .has_i = i != NULL,
      .i = i ? *i : 0, .has_text = text != NULL,
      .text = text ? *text : (wool_str){NULL, 0}, .has_raw = raw != NULL,
      .raw = raw ? *raw : (wool_bytes){NULL, 0}, .has_mood = mood != NULL,
      .mood = mood ? *mood : 0, .item = item, .undo = undo};
  return wool_call_start(call, &golden_services_Shapes_methods[5], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_optionals_finish(
    wool_call *call, bool *out_has_yes, bool *out_yes, bool *out_has_i,
    int32_t *out_i, bool *out_has_text, wool_str *out_text, bool *out_has_raw,
    wool_bytes *out_raw, bool *out_has_mood, golden_services_Mood *out_mood,
    const golden_services_Item **out_item, wool_token **out_undo) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[5],
                                          &response);
  return golden_services_Shapes_optionals_results(code, response, out_has_yes,
                                                  out_yes, out_has_i, out_i,
                                                  out_has_text, out_text,
                                                  out_has_raw, out_raw,
                                                  out_has_mood, out_mood,
                                                  out_item, out_undo);
}

static wool_code golden_services_Shapes_lists_results(
    wool_code code, const void *message, const bool **out_yes,
    size_t *out_n_yes, const wool_str **out_texts, size_t *out_n_texts,
    const wool_bytes **out_raws, size_t *out_n_raws,
    const golden_services_Mood **out_moods, size_t *out_n_moods,
    const golden_services_Item **out_items, size_t *out_n_items,
    wool_token *const **out_undos, size_t *out_n_undos) {
  const golden_services_Shapes_lists_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_yes != NULL)
    *out_yes = in->yes;
  if (out_n_yes != NULL)
    *out_n_yes = in->n_yes;
  if (out_texts != NULL)
    *out_texts = in->texts;
  if (out_n_texts != NULL)
    *out_n_texts = in->n_texts;
  if (out_raws != NULL)
    *out_raws = in->raws;
  if (out_n_raws != NULL)
    *out_n_raws = in->n_raws;
  if (out_moods != NULL)
    *out_moods = in->moods;
  if (out_n_moods != NULL)
    *out_n_moods = in->n_moods;
  if (out_items != NULL)
    *out_items = in->items;
  if (out_n_items != NULL)
    *out_n_items = in->n_items;
  if (out_undos != NULL)
    *out_undos = in->undos;
  if (out_n_undos != NULL)
    *out_n_undos = in->n_undos;
  return WOOL_OK;
}

wool_code golden_services_Shapes_lists(wool_call *call, const bool *yes,
                                       size_t n_yes, const wool_str *texts,
                                       size_t n_texts, const wool_bytes *raws,
                                       size_t n_raws,
                                       const golden_services_Mood *moods,
                                       size_t n_moods,
                                       const golden_services_Item *items,
                                       size_t n_items, wool_token *const *undos,
                                       size_t n_undos, const bool **out_yes,
                                       size_t *out_n_yes,
                                       const wool_str **out_texts,
                                       size_t *out_n_texts,
                                       const wool_bytes **out_raws,
                                       size_t *out_n_raws,
                                       const golden_services_Mood **out_moods,
                                       size_t *out_n_moods,
                                       const golden_services_Item **out_items,
                                       size_t *out_n_items,
                                       wool_token *const **out_undos,
                                       size_t *out_n_undos) {
  const golden_services_Shapes_lists_request request = {.yes = yes,
                                                        .n_yes = n_yes,
                                                        .texts = texts,
                                                        .n_texts = n_texts,
                                                        .raws = raws,
                                                        .n_raws = n_raws,
                                                        .moods = moods,
                                                        .n_moods = n_moods,
                                                        .items = items,
                                                        .n_items = n_items,
                                                        .undos = undos,
                                                        .n_undos = n_undos};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[6],
                                         &request, &response);
  return golden_services_Shapes_lists_results(code, response, out_yes,
                                              out_n_yes, out_texts, out_n_texts,
                                              out_raws, out_n_raws, out_moods,
                                              out_n_moods, out_items,
                                              out_n_items, out_undos,
                                              out_n_undos);
}

wool_code golden_services_Shapes_lists_start(wool_call *call, const bool *yes,
                                             size_t n_yes,
                                             const wool_str *texts,
                                             size_t n_texts,
                                             const wool_bytes *raws,
                                             size_t n_raws,
                                             const golden_services_Mood *moods,
                                             size_t n_moods,
                                             const golden_services_Item *items,
                                             size_t n_items,
                                             wool_token *const *undos,
                                             size_t n_undos,
                                             wool_call_callback callback,
                                             void *user_data) {
  const golden_services_Shapes_lists_request request = {.yes = yes,
                                                        .n_yes = n_yes,
                                                        .texts = texts,
                                                        .n_texts = n_texts,
                                                        .raws = raws,
                                                        .n_raws = n_raws,
                                                        .moods = moods,
                                                        .n_moods = n_moods,
                                                        .items = items,
                                                        .n_items = n_items,
                                                        .undos = undos,
                                                        .n_undos = n_undos};
  return wool_call_start(call, &golden_services_Shapes_methods[6], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_lists_finish(
    wool_call *call, const bool **out_yes, size_t *out_n_yes,
    const wool_str **out_texts, size_t *out_n_texts,
    const wool_bytes **out_raws, size_t *out_n_raws,
    const golden_services_Mood **out_moods, size_t *out_n_moods,
    const golden_services_Item **out_items, size_t *out_n_items,
    wool_token *const **out_undos, size_t *out_n_undos) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[6],
                                          &response);
  return golden_services_Shapes_lists_results(code, response, out_yes,
                                              out_n_yes, out_texts, out_n_texts,
                                              out_raws, out_n_raws, out_moods,
                                              out_n_moods, out_items,
                                              out_n_items, out_undos,
                                              out_n_undos);
}

static wool_code golden_services_Shapes_numbered_results(wool_code code,
                                                         const void *message,
                                                         wool_str *out_z) {
  const golden_services_Shapes_numbered_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_z != NULL)
    *out_z = in->z;
  return WOOL_OK;
}

wool_code golden_services_Shapes_numbered(wool_call *call, wool_str b,
                                          wool_str a, wool_str *out_z) {
  const golden_services_Shapes_numbered_request request = {.b = b, .a = a};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[7],
                                         &request, &response);
  return golden_services_Shapes_numbered_results(code, response, out_z);
}

wool_code golden_services_Shapes_numbered_start(wool_call *call, wool_str b,
                                                wool_str a,
                                                wool_call_callback callback,
                                                void *user_data) {
  const golden_services_Shapes_numbered_request request = {.b = b, .a = a};
  return wool_call_start(call, &golden_services_Shapes_methods[7], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_numbered_finish(wool_call *call,
                                                 wool_str *out_z) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[7],
                                          &response);
  return golden_services_Shapes_numbered_results(code, response, out_z);
}

static wool_code golden_services_Shapes_whole_results(
    wool_code code, const void *message,
    const golden_services_Receipt **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_services_Shapes_whole(
    wool_call *call, const golden_services_Item *request,
    const golden_services_Receipt **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[8],
                                         request, &response);
  return golden_services_Shapes_whole_results(code, response, out_response);
}

wool_code golden_services_Shapes_whole_start(
    wool_call *call, const golden_services_Item *request,
    wool_call_callback callback, void *user_data) {
  return wool_call_start(call, &golden_services_Shapes_methods[8], request,
                         callback, user_data);
}

wool_code golden_services_Shapes_whole_finish(
    wool_call *call, const golden_services_Receipt **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[8],
                                          &response);
  return golden_services_Shapes_whole_results(code, response, out_response);
}

static wool_code golden_services_Shapes_half_results(wool_code code,
                                                     const void *message,
                                                     wool_str *out_text) {
  const golden_services_Shapes_half_response *const in = message;
  if (code != WOOL_OK)
    return code;
  if (out_text != NULL)
    *out_text = in->text;
  return WOOL_OK;
}

wool_code golden_services_Shapes_half(wool_call *call,
                                      const golden_services_Item *request,
                                      wool_str *out_text) {
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[9],
                                         request, &response);
  return golden_services_Shapes_half_results(code, response, out_text);
}

wool_code golden_services_Shapes_half_start(wool_call *call,
                                            const golden_services_Item *request,
                                            wool_call_callback callback,
                                            void *user_data) {
  return wool_call_start(call, &golden_services_Shapes_methods[9], request,
                         callback, user_data);
}

wool_code golden_services_Shapes_half_finish(wool_call *call,
                                             wool_str *out_text) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[9],
                                          &response);
  return golden_services_Shapes_half_results(code, response, out_text);
}

static wool_code golden_services_Shapes_other_half_results(
    wool_code code, const void *message,
    const golden_services_Item **out_message) {
  if (code == WOOL_OK && out_message != NULL)
    *out_message = message;
  return code;
}

wool_code golden_services_Shapes_other_half(
    wool_call *call, wool_str text, const golden_services_Item **out_response) {
  const golden_services_Shapes_other_half_request request = {.text = text};
  const void *response = NULL;
  const wool_code code = wool_call_unary(call,
                                         &golden_services_Shapes_methods[10],
                                         &request, &response);
  return golden_services_Shapes_other_half_results(code, response,
                                                   out_response);
}

wool_code golden_services_Shapes_other_half_start(wool_call *call,
                                                  wool_str text,
                                                  wool_call_callback callback,
                                                  void *user_data) {
  const golden_services_Shapes_other_half_request request = {.text = text};
  return wool_call_start(call, &golden_services_Shapes_methods[10], &request,
                         callback, user_data);
}

wool_code golden_services_Shapes_other_half_finish(
    wool_call *call, const golden_services_Item **out_response) {
  const void *response = NULL;
  const wool_code code = wool_call_finish(call,
                                          &golden_services_Shapes_methods[10],
                                          &response);
  return golden_services_Shapes_other_half_results(code, response,
                                                   out_response);
}

wool_code golden_services_Shapes_register(
    wool_server *server, const golden_services_Shapes_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_services_Shapes_service, handlers,
                              user_data, error);
}

static wool_var_decl *const golden_services_Empty_vars[] = {
    &golden_services_tenant_decl,
};

const wool_service golden_services_Empty_service = {
    .full_name = "golden.services.Empty",
    .file = &services_wool_file,
    .vars = golden_services_Empty_vars,
    .n_vars = 1,
};

wool_code golden_services_Empty_register(
    wool_server *server, const golden_services_Empty_handlers *handlers,
    void *user_data, wool_error *error) {
  return wool_server_register(server, &golden_services_Empty_service, handlers,
                              user_data, error);
}

static const unsigned char services_wool_file_descriptor[3144] = {
    10,14,115,101,114,118,105,99,101,115,46,112,114,111,116,111,18,15,103,
    111,108,100,101,110,46,115,101,114,118,105,99,101,115,26,18,119,111,111,
    108,47,99,111,110,116,101,120,116,46,112,114,111,116,111,34,24,10,4,
    73,116,101,109,18,16,10,3,115,107,117,24,1,32,1,40,9,82,3,
    115,107,117,34,58,10,7,82,101,99,101,105,112,116,18,14,10,2,105,
    100,24,1,32,1,40,9,82,2,105,100,18,31,10,4,117,110,100,111,
    24,2,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,
    82,4,117,110,100,111,34,24,10,22,83,104,97,112,101,115,95,110,111,
    116,104,105,110,103,95,114,101,113,117,101,115,116,34,25,10,23,83,104,
    97,112,101,115,95,110,111,116,104,105,110,103,95,114,101,115,112,111,110,
    115,101,34,29,10,27,83,104,97,112,101,115,95,97,108,115,111,95,110,
    111,116,104,105,110,103,95,114,101,113,117,101,115,116,34,30,10,28,83,
    104,97,112,101,115,95,97,108,115,111,95,110,111,116,104,105,110,103,95,
    114,101,115,112,111,110,115,101,34,23,10,21,83,104,97,112,101,115,95,
    119,104,111,97,109,105,95,114,101,113,117,101,115,116,34,48,10,22,83,
    104,97,112,101,115,95,119,104,111,97,109,105,95,114,101,115,112,111,110,
    115,101,18,22,10,6,116,101,110,97,110,116,24,1,32,1,40,9,82,
    6,116,101,110,97,110,116,34,96,10,18,83,104,97,112,101,115,95,97,
    100,100,95,114,101,113,117,101,115,116,18,41,10,4,105,116,101,109,24,
    1,32,1,40,11,50,21,46,103,111,108,100,101,110,46,115,101,114,118,
    105,99,101,115,46,73,116,101,109,82,4,105,116,101,109,18,31,10,4,
    117,110,100,111,24,2,32,1,40,11,50,11,46,119,111,111,108,46,84,
    111,107,101,110,82,4,117,110,100,111,34,95,10,19,83,104,97,112,101,
    115,95,97,100,100,95,114,101,115,112,111,110,115,101,18,50,10,7,114,
    101,99,101,105,112,116,24,1,32,1,40,11,50,24,46,103,111,108,100,
    101,110,46,115,101,114,118,105,99,101,115,46,82,101,99,101,105,112,116,
    82,7,114,101,99,101,105,112,116,18,20,10,5,99,111,117,110,116,24,
    2,32,1,40,4,82,5,99,111,117,110,116,34,179,1,10,22,83,104,
    97,112,101,115,95,115,99,97,108,97,114,115,95,114,101,113,117,101,115,
    116,18,16,10,3,121,101,115,24,1,32,1,40,8,82,3,121,101,115,
    18,12,10,1,105,24,2,32,1,40,5,82,1,105,18,12,10,1,115,
    24,3,32,1,40,18,82,1,115,18,12,10,1,100,24,4,32,1,40,
    1,82,1,100,18,12,10,1,102,24,5,32,1,40,2,82,1,102,18,
    18,10,4,116,101,120,116,24,6,32,1,40,9,82,4,116,101,120,116,
    18,16,10,3,114,97,119,24,7,32,1,40,12,82,3,114,97,119,18,
    41,10,4,109,111,111,100,24,8,32,1,40,14,50,21,46,103,111,108,
    100,101,110,46,115,101,114,118,105,99,101,115,46,77,111,111,100,82,4,
    109,111,111,100,34,180,1,10,23,83,104,97,112,101,115,95,115,99,97,
    108,97,114,115,95,114,101,115,112,111,110,115,101,18,16,10,3,121,101,
    115,24,1,32,1,40,8,82,3,121,101,115,18,12,10,1,105,24,2,
    32,1,40,5,82,1,105,18,12,10,1,115,24,3,32,1,40,18,82,
    1,115,18,12,10,1,100,24,4,32,1,40,1,82,1,100,18,12,10,
    1,102,24,5,32,1,40,2,82,1,102,18,18,10,4,116,101,120,116,
    24,6,32,1,40,9,82,4,116,101,120,116,18,16,10,3,114,97,119,
    24,7,32,1,40,12,82,3,114,97,119,18,41,10,4,109,111,111,100,
    24,8,32,1,40,14,50,21,46,103,111,108,100,101,110,46,115,101,114,
    118,105,99,101,115,46,77,111,111,100,82,4,109,111,111,100,34,180,2,
    10,24,83,104,97,112,101,115,95,111,112,116,105,111,110,97,108,115,95,
    114,101,113,117,101,115,116,18,21,10,3,121,101,115,24,1,32,1,40,
    8,72,0,82,3,121,101,115,136,1,1,18,17,10,1,105,24,2,32,
    1,40,5,72,1,82,1,105,136,1,1,18,23,10,4,116,101,120,116,
    24,3,32,1,40,9,72,2,82,4,116,101,120,116,136,1,1,18,21,
    10,3,114,97,119,24,4,32,1,40,12,72,3,82,3,114,97,119,136,
    1,1,18,46,10,4,109,111,111,100,24,5,32,1,40,14,50,21,46,
    103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,46,77,111,111,
    100,72,4,82,4,109,111,111,100,136,1,1,18,46,10,4,105,116,101,
    109,24,6,32,1,40,11,50,21,46,103,111,108,100,101,110,46,115,101,
    114,118,105,99,101,115,46,73,116,101,109,72,5,82,4,105,116,101,109,
    136,1,1,18,36,10,4,117,110,100,111,24,7,32,1,40,11,50,11,
    46,119,111,111,108,46,84,111,107,101,110,72,6,82,4,117,110,100,111,
    136,1,1,66,6,10,4,95,121,101,115,66,4,10,2,95,105,66,7,
    10,5,95,116,101,120,116,66,6,10,4,95,114,97,119,66,7,10,5,
    95,109,111,111,100,66,7,10,5,95,105,116,101,109,66,7,10,5,95,
    117,110,100,111,34,181,2,10,25,83,104,97,112,101,115,95,111,112,116,
    105,111,110,97,108,115,95,114,101,115,112,111,110,115,101,18,21,10,3,
    121,101,115,24,1,32,1,40,8,72,0,82,3,121,101,115,136,1,1,
    18,17,10,1,105,24,2,32,1,40,5,72,1,82,1,105,136,1,1,
    18,23,10,4,116,101,120,116,24,3,32,1,40,9,72,2,82,4,116,
    101,120,116,136,1,1,18,21,10,3,114,97,119,24,4,32,1,40,12,
    72,3,82,3,114,97,119,136,1,1,18,46,10,4,109,111,111,100,24,
    5,32,1,40,14,50,21,46,103,111,108,100,101,110,46,115,101,114,118,
    105,99,101,115,46,77,111,111,100,72,4,82,4,109,111,111,100,136,1,
    1,18,46,10,4,105,116,101,109,24,6,32,1,40,11,50,21,46,103,
    111,108,100,101,110,46,115,101,114,118,105,99,101,115,46,73,116,101,109,
    72,5,82,4,105,116,101,109,136,1,1,18,36,10,4,117,110,100,111,
    24,7,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,
    72,6,82,4,117,110,100,111,136,1,1,66,6,10,4,95,121,101,115,
    66,4,10,2,95,105,66,7,10,5,95,116,101,120,116,66,6,10,4,
    95,114,97,119,66,7,10,5,95,109,111,111,100,66,7,10,5,95,105,
    116,101,109,66,7,10,5,95,117,110,100,111,34,207,1,10,20,83,104,
    97,112,101,115,95,108,105,115,116,115,95,114,101,113,117,101,115,116,18,
    16,10,3,121,101,115,24,1,32,3,40,8,82,3,121,101,115,18,20,
    10,5,116,101,120,116,115,24,2,32,3,40,9,82,5,116,101,120,116,
    115,18,18,10,4,114,97,119,115,24,3,32,3,40,12,82,4,114,97,
    119,115,18,43,10,5,109,111,111,100,115,24,4,32,3,40,14,50,21,
    46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,46,77,111,
    111,100,82,5,109,111,111,100,115,18,43,10,5,105,116,101,109,115,24,
    5,32,3,40,11,50,21,46,103,111,108,100,101,110,46,115,101,114,118,
    105,99,101,115,46,73,116,101,109,82,5,105,116,101,109,115,18,33,10,
    5,117,110,100,111,115,24,6,32,3,40,11,50,11,46,119,111,111,108,
    46,84,111,107,101,110,82,5,117,110,100,111,115,34,208,1,10,21,83,
    104,97,112,101,115,95,108,105,115,116,115,95,114,101,115,112,111,110,115,
    101,18,16,10,3,121,101,115,24,1,32,3,40,8,82,3,121,101,115,
    18,20,10,5,116,101,120,116,115,24,2,32,3,40,9,82,5,116,101,
    120,116,115,18,18,10,4,114,97,119,115,24,3,32,3,40,12,82,4,
    114,97,119,115,18,43,10,5,109,111,111,100,115,24,4,32,3,40,14,
    50,21,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,46,
    77,111,111,100,82,5,109,111,111,100,115,18,43,10,5,105,116,101,109,
    115,24,5,32,3,40,11,50,21,46,103,111,108,100,101,110,46,115,101,
    114,118,105,99,101,115,46,73,116,101,109,82,5,105,116,101,109,115,18,
    33,10,5,117,110,100,111,115,24,6,32,3,40,11,50,11,46,119,111,
    111,108,46,84,111,107,101,110,82,5,117,110,100,111,115,34,53,10,23,
    83,104,97,112,101,115,95,110,117,109,98,101,114,101,100,95,114,101,113,
    117,101,115,116,18,12,10,1,98,24,2,32,1,40,9,82,1,98,18,
    12,10,1,97,24,1,32,1,40,9,82,1,97,34,40,10,24,83,104,
    97,112,101,115,95,110,117,109,98,101,114,101,100,95,114,101,115,112,111,
    110,115,101,18,12,10,1,122,24,26,32,1,40,9,82,1,122,34,42,
    10,20,83,104,97,112,101,115,95,104,97,108,102,95,114,101,115,112,111,
    110,115,101,18,18,10,4,116,101,120,116,24,1,32,1,40,9,82,4,
    116,101,120,116,34,47,10,25,83,104,97,112,101,115,95,111,116,104,101,
    114,95,104,97,108,102,95,114,101,113,117,101,115,116,18,18,10,4,116,
    101,120,116,24,1,32,1,40,9,82,4,116,101,120,116,42,26,10,4,
    77,111,111,100,18,8,10,4,67,65,76,77,16,0,18,8,10,4,87,
    73,76,68,16,1,50,204,7,10,6,83,104,97,112,101,115,18,92,10,
    7,110,111,116,104,105,110,103,18,39,46,103,111,108,100,101,110,46,115,
    101,114,118,105,99,101,115,46,83,104,97,112,101,115,95,110,111,116,104,
    105,110,103,95,114,101,113,117,101,115,116,26,40,46,103,111,108,100,101,
    110,46,115,101,114,118,105,99,101,115,46,83,104,97,112,101,115,95,110,
    111,116,104,105,110,103,95,114,101,115,112,111,110,115,101,18,107,10,12,
    97,108,115,111,95,110,111,116,104,105,110,103,18,44,46,103,111,108,100,
    101,110,46,115,101,114,118,105,99,101,115,46,83,104,97,112,101,115,95,
    97,108,115,111,95,110,111,116,104,105,110,103,95,114,101,113,117,101,115,
    116,26,45,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,
    46,83,104,97,112,101,115,95,97,108,115,111,95,110,111,116,104,105,110,
    103,95,114,101,115,112,111,110,115,101,18,89,10,6,119,104,111,97,109,
    105,18,38,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,
    46,83,104,97,112,101,115,95,119,104,111,97,109,105,95,114,101,113,117,
    101,115,116,26,39,46,103,111,108,100,101,110,46,115,101,114,118,105,99,
    101,115,46,83,104,97,112,101,115,95,119,104,111,97,109,105,95,114,101,
    115,112,111,110,115,101,18,80,10,3,97,100,100,18,35,46,103,111,108,
    100,101,110,46,115,101,114,118,105,99,101,115,46,83,104,97,112,101,115,
    95,97,100,100,95,114,101,113,117,101,115,116,26,36,46,103,111,108,100,
    101,110,46,115,101,114,118,105,99,101,115,46,83,104,97,112,101,115,95,
    97,100,100,95,114,101,115,112,111,110,115,101,18,92,10,7,115,99,97,
    108,97,114,115,18,39,46,103,111,108,100,101,110,46,115,101,114,118,105,
    99,101,115,46,83,104,97,112,101,115,95,115,99,97,108,97,114,115,95,
    114,101,113,117,101,115,116,26,40,46,103,111,108,100,101,110,46,115,101,
    114,118,105,99,101,115,46,83,104,97,112,101,115,95,115,99,97,108,97,
    114,115,95,114,101,115,112,111,110,115,101,18,98,10,9,111,112,116,105,
    111,110,97,108,115,18,41,46,103,111,108,100,101,110,46,115,101,114,118,
    105,99,101,115,46,83,104,97,112,101,115,95,111,112,116,105,111,110,97,
    108,115,95,114,101,113,117,101,115,116,26,42,46,103,111,108,100,101,110,
    46,115,101,114,118,105,99,101,115,46,83,104,97,112,101,115,95,111,112,
    116,105,111,110,97,108,115,95,114,101,115,112,111,110,115,101,18,86,10,
    5,108,105,115,116,115,18,37,46,103,111,108,100,101,110,46,115,101,114,
    118,105,99,101,115,46,83,104,97,112,101,115,95,108,105,115,116,115,95,
    114,101,113,117,101,115,116,26,38,46,103,111,108,100,101,110,46,115,101,
    114,118,105,99,101,115,46,83,104,97,112,101,115,95,108,105,115,116,115,
    95,114,101,115,112,111,110,115,101,18,95,10,8,110,117,109,98,101,114,
    101,100,18,40,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,
    115,46,83,104,97,112,101,115,95,110,117,109,98,101,114,101,100,95,114,
    101,113,117,101,115,116,26,41,46,103,111,108,100,101,110,46,115,101,114,
    118,105,99,101,115,46,83,104,97,112,101,115,95,110,117,109,98,101,114,
    101,100,95,114,101,115,112,111,110,115,101,18,56,10,5,119,104,111,108,
    101,18,21,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,
    46,73,116,101,109,26,24,46,103,111,108,100,101,110,46,115,101,114,118,
    105,99,101,115,46,82,101,99,101,105,112,116,18,68,10,4,104,97,108,
    102,18,21,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,
    46,73,116,101,109,26,37,46,103,111,108,100,101,110,46,115,101,114,118,
    105,99,101,115,46,83,104,97,112,101,115,95,104,97,108,102,95,114,101,
    115,112,111,110,115,101,18,79,10,10,111,116,104,101,114,95,104,97,108,
    102,18,42,46,103,111,108,100,101,110,46,115,101,114,118,105,99,101,115,
    46,83,104,97,112,101,115,95,111,116,104,101,114,95,104,97,108,102,95,
    114,101,113,117,101,115,116,26,21,46,103,111,108,100,101,110,46,115,101,
    114,118,105,99,101,115,46,73,116,101,109,50,7,10,5,69,109,112,116,
    121,98,6,112,114,111,116,111,51,
};

const wool_file services_wool_file = {
    .name = "services.proto",
    .descriptor = services_wool_file_descriptor,
    .descriptor_len = sizeof services_wool_file_descriptor,
};
