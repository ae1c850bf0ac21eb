/* Context variables: type, default, options. */
#include <math.h>
#include <string.h>

#include "idl/check_parts.h"
#include "idl/keywords.h"
#include "idl/limits.h"

static void misfit(woolc_model *model, const woolc_var *var,
                   const char *wanted) {
  woolc_report(&model->sink, WOOLC_W0413, var->default_literal.range,
               "default of '%s' is not %s", var->decl.name->text, wanted);
}

static uint64_t bits_of_double(double value) {
  uint64_t bits = 0;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static uint64_t bits_of_float(double value) {
  const float narrow = (float)value;
  uint32_t bits = 0;
  memcpy(&bits, &narrow, sizeof bits);
  return bits;
}

static bool real_of(const woolc_literal *literal, double *out) {
  switch (literal->kind) {
  case WOOLC_LITERAL_INTEGER:
    *out = (double)literal->integer;
    break;
  case WOOLC_LITERAL_FLOAT:
    *out = literal->real;
    break;
  case WOOLC_LITERAL_NAME:
    if (strcmp(literal->name->text, "inf") == 0)
      *out = (double)INFINITY;
    else if (strcmp(literal->name->text, "nan") == 0)
      *out = (double)NAN;
    else
      return false;
    break;
  case WOOLC_LITERAL_STRING:
  case WOOLC_LITERAL_NONE:
    return false;
  }
  if (literal->negative)
    *out = -*out;
  return true;
}

static void default_real(woolc_model *model, woolc_var *var) {
  double value = 0;
  if (!real_of(&var->default_literal, &value))
    misfit(model, var, "a number, inf or nan");
  else
    var->default_bits = var->type.kind == WOOLC_KIND_FLOAT
                            ? bits_of_float(value)
                            : bits_of_double(value);
}

static void default_integer(woolc_model *model, woolc_var *var, uint64_t max,
                            uint64_t max_negative, const char *wanted) {
  const woolc_literal *literal = &var->default_literal;
  if (literal->kind != WOOLC_LITERAL_INTEGER ||
      literal->integer > (literal->negative ? max_negative : max))
    misfit(model, var, wanted);
  else
    var->default_bits =
        literal->negative ? 0 - literal->integer : literal->integer;
}

static void default_bool(woolc_model *model, woolc_var *var) {
  const woolc_literal *literal = &var->default_literal;
  const char *text =
      literal->kind == WOOLC_LITERAL_NAME ? literal->name->text : "";
  var->default_bits = strcmp(text, "true") == 0;
  if (literal->negative || (!var->default_bits && strcmp(text, "false") != 0))
    misfit(model, var, "true or false");
}

static void default_enum(woolc_model *model, woolc_var *var) {
  const woolc_literal *literal = &var->default_literal;
  if (literal->kind != WOOLC_LITERAL_NAME || literal->negative) {
    misfit(model, var, "the name of an enum value");
    return;
  }
  woolc_guess guess;
  woolc_guess_init(&guess, literal->name->text);
  for (woolc_decl *decl = var->type.enumeration->values; decl;
       decl = decl->next) {
    if (decl->name == literal->name) {
      const int32_t number = woolc_as_enum_value(decl)->number;
      var->default_bits = (uint64_t)(int64_t)number;
      return;
    }
    woolc_guess_try(&guess, decl->name->text);
  }
  woolc_report(&model->sink, WOOLC_W0413, literal->range,
               "enum '%s' has no value '%s'%s%s%s",
               var->type.enumeration->decl.name->text, literal->name->text,
               guess.best ? "; did you mean '" : "",
               guess.best ? guess.best : "", guess.best ? "'?" : "");
}

static void default_text(woolc_model *model, woolc_var *var) {
  const woolc_literal *literal = &var->default_literal;
  if (literal->kind != WOOLC_LITERAL_STRING) {
    misfit(model, var, "a string in double quotes");
    return;
  }
  var->default_text = literal->text;
  for (size_t i = 0;
       var->type.kind == WOOLC_KIND_STRING && i < literal->text.len;) {
    const size_t n =
        woolc_utf8_len(literal->text.data + i, literal->text.len - i);
    if (n == 0) {
      misfit(model, var, "UTF-8");
      return;
    }
    i += n;
  }
}

static void check_default(woolc_model *model, woolc_var *var) {
  const uint64_t max32 = UINT32_MAX;
  switch (var->type.kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
    default_real(model, var);
    break;
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SFIXED32:
    default_integer(model, var, max32 / 2, max32 / 2 + 1,
                    "a whole number of 32 bits with sign");
    break;
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
    default_integer(model, var, max32, 0,
                    "a whole number of 32 bits without sign");
    break;
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    default_integer(model, var, UINT64_MAX / 2, UINT64_MAX / 2 + 1,
                    "a whole number of 64 bits with sign");
    break;
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    default_integer(model, var, UINT64_MAX, 0,
                    "a whole number of 64 bits without sign");
    break;
  case WOOLC_KIND_BOOL:
    default_bool(model, var);
    break;
  case WOOLC_KIND_ENUM:
    default_enum(model, var);
    break;
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_BYTES:
    default_text(model, var);
    break;
  case WOOLC_KIND_MESSAGE:
    woolc_report(&model->sink, WOOLC_W0413, var->default_literal.range,
                 "a context variable of a message type has no default");
    break;
  case WOOLC_KIND_TOKEN:
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_MAP:
  case WOOLC_KIND_ERROR:
    break;
  }
}

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

static void wrong_value(woolc_model *model, const woolc_option *option,
                        const char *wanted) {
  woolc_report(&model->sink, WOOLC_W0412,
               option->value.kind == WOOLC_LITERAL_NONE ? option->range
                                                        : option->value.range,
               "option '%s' is %s", option->name->text, wanted);
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

static void check_header(woolc_model *model, woolc_var *var,
                         const woolc_option *option) {
  const woolc_text text = option->value.text;
  if (option->value.kind != WOOLC_LITERAL_STRING || !is_header_key(text)) {
    wrong_value(model, option,
                "a metadata key in double quotes: of a-z 0-9 - _ .");
    return;
  }
  if (is_reserved_header(text.data)) {
    wrong_value(model, option,
                "not a key of HTTP's, nor one that begins with 'grpc-' or "
                "'wool-'");
    return;
  }
  const bool is_binary =
      text.len > 4 && strcmp(text.data + text.len - 4, "-bin") == 0;
  const woolc_kind wanted = is_binary ? WOOLC_KIND_BYTES : WOOLC_KIND_STRING;
  if (var->type.kind != wanted && var->type.kind != WOOLC_KIND_ERROR) {
    wrong_value(model, option,
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
    wrong_value(model, option, "'none' or 'all'");
  return none;
}

static void check_option(woolc_model *model, woolc_var *var,
                         const woolc_option *option) {
  static const char *const known[] = {"accept", "propagate", "header", NULL};
  const char *name = option->name->text;
  if (woolc_repeated_option(model, var->options, option))
    return;
  if (strcmp(name, "accept") == 0)
    var->no_accept = is_none(model, option);
  else if (strcmp(name, "propagate") == 0)
    var->no_propagate = is_none(model, option);
  else if (strcmp(name, "header") == 0)
    check_header(model, var, option);
  else
    woolc_wrong_option(model, option, known, "context variables");
}

void woolc_check_var(woolc_model *model, woolc_var *var) {
  if (var->type.kind == WOOLC_KIND_TOKEN)
    woolc_report(&model->sink, WOOLC_W0410, var->type.range,
                 "a context variable cannot be a token; a message that it "
                 "holds may have one");
  var->has_default = var->default_literal.kind != WOOLC_LITERAL_NONE &&
                     !var->default_literal.is_malformed;
  if (var->has_default)
    check_default(model, var);
  for (const woolc_option *option = var->options; option; option = option->next)
    check_option(model, var, option);
}
