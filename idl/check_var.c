/* Context variables: type, default, options. */
#include <string.h>

#include "idl/check_parts.h"
#include "idl/limits.h"

static bool is_header_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

static bool is_header_key(woolc_text text) {
  if (text.len == 0 || text.len > WOOLC_MAX_HEADER_LEN)
    return false;
  for (size_t i = 0; i < text.len; i++)
    if (!is_header_char(text.data[i]))
      return false;
  return true;
}

/* Keys that are HTTP's, gRPC's or ours, and so never an application's. */
static bool is_reserved_header(const char *key) {
  static const char *const reserved[] = {
      "te",
      "content-type",
      "content-length",
      "user-agent",
      "host",
      "connection",
      "keep-alive",
      "transfer-encoding",
      "upgrade",
      "proxy-connection",
      NULL,
  };
  for (const char *const *r = reserved; *r; r++)
    if (strcmp(key, *r) == 0)
      return true;
  return strncmp(key, "grpc-", 5) == 0 || strncmp(key, "wool-", 5) == 0;
}

static void apply_header(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_var *var = ((woolc_holder *)target)->var;
  const woolc_text text = option->value.text;
  if (option->value.kind != WOOLC_LITERAL_STRING || !is_header_key(text)) {
    woolc_wrong_value(model, option,
                      "a metadata key in double quotes: of a-z 0-9 - _ .");
    return;
  }
  if (is_reserved_header(text.data)) {
    woolc_wrong_value(
        model, option,
        "not a key of HTTP's, nor one that begins with 'grpc-' or "
        "'wool-'");
    return;
  }
  const bool is_binary =
      text.len > 4 && strcmp(text.data + text.len - 4, "-bin") == 0;
  const woolc_kind wanted = is_binary ? WOOLC_KIND_BYTES : WOOLC_KIND_STRING;
  if (var->type.kind != wanted && var->type.kind != WOOLC_KIND_ERROR) {
    woolc_wrong_value(
        model, option,
        "for strings, or with a key that ends in '-bin' for bytes");
    return;
  }
  var->header = text.data;
}

static bool is_none(woolc_model *model, const woolc_option *option) {
  const char *text =
      option->value.kind == WOOLC_LITERAL_NAME ? option->value.name->text : "";
  const bool none = strcmp(text, "none") == 0;
  if (option->value.negative || (!none && strcmp(text, "all") != 0))
    woolc_wrong_value(model, option, "'none' or 'all'");
  return none;
}

static void apply_accept(woolc_model *model, void *target,
                         const woolc_option *option) {
  ((woolc_holder *)target)->var->no_accept = is_none(model, option);
}

static void apply_propagate(woolc_model *model, void *target,
                            const woolc_option *option) {
  ((woolc_holder *)target)->var->no_propagate = is_none(model, option);
}

static void check_options(woolc_model *model, woolc_var *var) {
  static const woolc_option_rule rules[] = {
      {"accept", apply_accept},
      {"defined", woolc_apply_defined},
      {"deprecated", woolc_apply_deprecated},
      {"header", apply_header},
      {"max_len", woolc_apply_max_len},
      {"min_len", woolc_apply_min_len},
      {"propagate", apply_propagate},
      {"range", woolc_apply_range},
      {NULL, NULL}};
  woolc_extra *extra = woolc_arena_alloc(&model->arena, sizeof *extra);
  woolc_holder of = {
      .type = &var->type, .name = var->decl.name, .var = var, .extra = extra};
  woolc_apply_options(model, var->options, rules, "context variables", &of);
  woolc_check_limits(model, &of, var->options);
  if (var->has_default)
    woolc_check_default_fits(model, &of, &var->standard,
                             var->default_literal.range);
  var->extra = extra;
}

static void check_default(woolc_model *model, woolc_var *var) {
  const woolc_literal *literal = &var->default_literal;
  if (literal->kind == WOOLC_LITERAL_NONE || literal->is_malformed)
    return;
  if (var->type.kind == WOOLC_KIND_MESSAGE)
    woolc_report(&model->sink, WOOLC_W0413, literal->range,
                 "a context variable of %s has no default",
                 var->type.is_value ? "type value" : "a message type");
  else
    var->has_default =
        woolc_evaluate(model, &var->type, literal, WOOLC_W0413,
                       woolc_arena_printf(&model->arena, "default of '%s'",
                                          var->decl.name->text),
                       &var->standard);
}

void woolc_check_var(woolc_model *model, woolc_var *var) {
  if (var->type.kind == WOOLC_KIND_TOKEN)
    woolc_report(&model->sink, WOOLC_W0410, var->type.range,
                 "a context variable cannot be a token; a message that it "
                 "holds may have one");
  check_default(model, var);
  if (var->options)
    check_options(model, var);
}
