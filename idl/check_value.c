/* What a literal is worth as a value of a type, and constants, which stand for
 * literals. */
#include <math.h>
#include <string.h>

#include "idl/check_parts.h"
#include "idl/keywords.h"
#include "idl/options.h"

/* One literal, and how to speak of it. */
typedef struct request {
  woolc_model *model;
  const woolc_type *type;
  const woolc_literal *literal;
  woolc_code code;
  const char *what;
} request;

static bool misfit(const request *q, const char *wanted) {
  const char *near = q->literal->nearest;
  woolc_report(&q->model->sink, q->code, q->literal->range,
               "%s is not %s%s%s%s", q->what, wanted,
               near ? "; did you mean the constant '" : "", near ? near : "",
               near ? "'?" : "");
  return false;
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

double woolc_real_of(woolc_kind kind, uint64_t bits) {
  double wide = 0;
  float narrow = 0;
  const uint32_t low = (uint32_t)bits;
  memcpy(&wide, &bits, sizeof wide);
  memcpy(&narrow, &low, sizeof narrow);
  return kind == WOOLC_KIND_FLOAT ? (double)narrow : wide;
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

static bool real(const request *q, woolc_scalar *out) {
  double value = 0;
  if (!real_of(q->literal, &value))
    return misfit(q, "a number, inf or nan");
  out->bits = q->type->kind == WOOLC_KIND_FLOAT ? bits_of_float(value)
                                                : bits_of_double(value);
  return true;
}

static bool integer(const request *q, uint64_t max, uint64_t max_negative,
                    const char *wanted, woolc_scalar *out) {
  const woolc_literal *literal = q->literal;
  if (literal->kind != WOOLC_LITERAL_INTEGER ||
      literal->integer > (literal->negative ? max_negative : max))
    return misfit(q, wanted);
  out->bits = literal->negative ? 0 - literal->integer : literal->integer;
  return true;
}

static bool boolean(const request *q, woolc_scalar *out) {
  const char *text =
      q->literal->kind == WOOLC_LITERAL_NAME ? q->literal->name->text : "";
  out->bits = strcmp(text, "true") == 0;
  return (!q->literal->negative && (out->bits || strcmp(text, "false") == 0)) ||
         misfit(q, "true or false");
}

static bool enum_value(const request *q, woolc_scalar *out) {
  const woolc_literal *literal = q->literal;
  const woolc_enum *e = q->type->enumeration;
  if (literal->kind != WOOLC_LITERAL_NAME || literal->negative)
    return misfit(q, "the name of an enum value");
  woolc_guess guess;
  woolc_guess_init(&guess, literal->name->text);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    if (decl->name == literal->name) {
      out->bits = (uint64_t)(int64_t)woolc_as_enum_value(decl)->number;
      return true;
    }
    woolc_guess_try(&guess, decl->name->text);
  }
  const char *best = guess.best ? guess.best : literal->nearest;
  woolc_report(&q->model->sink, q->code, literal->range,
               "enum '%s' has no value '%s'%s%s%s", e->decl.name->text,
               literal->name->text, best ? "; did you mean '" : "",
               best ? best : "", best ? "'?" : "");
  return false;
}

static bool text(const request *q, woolc_scalar *out) {
  const woolc_text value = q->literal->text;
  if (q->literal->kind != WOOLC_LITERAL_STRING)
    return misfit(q, "a string in double quotes");
  out->text = value;
  for (size_t i = 0; q->type->kind == WOOLC_KIND_STRING && i < value.len;) {
    const size_t n = woolc_utf8_len(value.data + i, value.len - i);
    if (n == 0)
      return misfit(q, "UTF-8");
    i += n;
  }
  return true;
}

static bool evaluate(const request *q, woolc_scalar *out) {
  const uint64_t max32 = UINT32_MAX;
  switch (q->type->kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
    return real(q, out);
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SFIXED32:
    return integer(q, max32 / 2, max32 / 2 + 1,
                   "a whole number of 32 bits with sign", out);
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
    return integer(q, max32, 0, "a whole number of 32 bits without sign", out);
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    return integer(q, UINT64_MAX / 2, UINT64_MAX / 2 + 1,
                   "a whole number of 64 bits with sign", out);
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    return integer(q, UINT64_MAX, 0, "a whole number of 64 bits without sign",
                   out);
  case WOOLC_KIND_BOOL:
    return boolean(q, out);
  case WOOLC_KIND_ENUM:
    return enum_value(q, out);
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_BYTES:
    return text(q, out);
  case WOOLC_KIND_MESSAGE:
  case WOOLC_KIND_TOKEN:
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_MAP:
  case WOOLC_KIND_ERROR:
    break;
  }
  return false;
}

/* The literal that a constant stands for where `use` names it. */
static woolc_literal literal_of(woolc_model *model, const woolc_constant *c,
                                const woolc_literal *use) {
  woolc_literal literal = {.range = use->range, .negative = use->negative};
  const woolc_kind kind = c->type.kind;
  const int64_t number = (int64_t)c->value.bits;
  switch (kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
    literal.kind = WOOLC_LITERAL_FLOAT;
    literal.real = woolc_real_of(kind, c->value.bits);
    break;
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_BYTES:
    literal.kind = WOOLC_LITERAL_STRING;
    literal.text = c->value.text;
    break;
  case WOOLC_KIND_BOOL:
    literal.kind = WOOLC_LITERAL_NAME;
    literal.name = woolc_names_add(&model->names, number ? "true" : "false",
                                   number ? 4 : 5);
    break;
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    literal.kind = WOOLC_LITERAL_INTEGER;
    literal.integer = c->value.bits;
    break;
  default:
    literal.kind = WOOLC_LITERAL_INTEGER;
    literal.integer = number < 0 ? 0 - c->value.bits : c->value.bits;
    literal.negative = use->negative != (number < 0);
    break;
  }
  return literal;
}

/* A constant of an enum is of that enum, and nothing else. */
static bool enum_constant(const request *q, woolc_scalar *out) {
  const woolc_type *own = &q->literal->constant->type;
  if (own->enumeration != q->type->enumeration || q->literal->negative) {
    woolc_report(&q->model->sink, q->code, q->literal->range,
                 "%s is not of the type of the constant '%s'", q->what,
                 q->literal->name->text);
    return false;
  }
  *out = q->literal->constant->value;
  return true;
}

bool woolc_evaluate(woolc_model *model, const woolc_type *type,
                    const woolc_literal *literal, woolc_code code,
                    const char *what, woolc_scalar *out) {
  request q = {model, type, literal, code, what};
  if (literal->is_malformed || type->kind == WOOLC_KIND_ERROR)
    return false;
  woolc_constant *constant = literal->constant;
  if (!constant)
    return evaluate(&q, out);
  woolc_check_constant(model, constant);
  if (!constant->is_good)
    return false;
  if (constant->type.enumeration || type->enumeration)
    return enum_constant(&q, out);
  const woolc_literal meant = literal_of(model, constant, literal);
  q.literal = &meant;
  return evaluate(&q, out);
}

int woolc_compare(woolc_kind kind, uint64_t a, uint64_t b) {
  switch (kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT: {
    const double left = woolc_real_of(kind, a);
    const double right = woolc_real_of(kind, b);
    return left < right ? -1 : left > right;
  }
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    return a < b ? -1 : a > b;
  default:
    return (int64_t)a < (int64_t)b ? -1 : (int64_t)a > (int64_t)b;
  }
}

/* ---- constants ---- */

static bool has_constants(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_MESSAGE:
  case WOOLC_KIND_TOKEN:
  case WOOLC_KIND_MAP:
  case WOOLC_KIND_NAMED:
    return false;
  default:
    return true;
  }
}

static void apply_deprecated(woolc_model *model, void *target,
                             const woolc_option *option) {
  woolc_constant *constant = target;
  constant->is_deprecated = woolc_flag_of(model, option);
}

/* Of one whose literal names no constant, or one that is done. */
static void finish(woolc_model *model, woolc_constant *c) {
  static const woolc_option_rule rules[] = {{"deprecated", apply_deprecated},
                                            {NULL, NULL}};
  c->state = WOOLC_CONSTANT_DONE;
  woolc_apply_options(model, c->options, rules, "constants", c);
  if (!has_constants(c->type.kind)) {
    woolc_report(&model->sink, WOOLC_W0428, c->type.range,
                 "a constant is a scalar, a string, bytes or of an enum");
    return;
  }
  c->is_good = woolc_evaluate(
      model, &c->type, &c->literal, WOOLC_W0425,
      woolc_arena_printf(&model->arena, "constant '%s'", c->decl.name->text),
      &c->value);
}

static void report_circle(woolc_model *model, const woolc_constant *c) {
  woolc_diagnostic *found = woolc_report(
      &model->sink, WOOLC_W0426, c->literal.range,
      "the value of constant '%s' is its own, directly or through others",
      c->decl.name->text);
  if (c->literal.constant != c)
    woolc_report_note(&model->sink, found, c->literal.constant->decl.range,
                      "by way of this one");
}

/* Down the line of those that are each other's values, and back: without
 * recursion, as it may be as long as the file. */
void woolc_check_constant(woolc_model *model, woolc_constant *c) {
  if (c->state != WOOLC_CONSTANT_NEW)
    return;
  c->user = NULL;
  c->state = WOOLC_CONSTANT_BUSY;
  while (c->literal.constant &&
         c->literal.constant->state == WOOLC_CONSTANT_NEW) {
    woolc_constant *next = c->literal.constant;
    next->user = c;
    next->state = WOOLC_CONSTANT_BUSY;
    c = next;
  }
  if (c->literal.constant &&
      c->literal.constant->state == WOOLC_CONSTANT_BUSY) {
    report_circle(model, c);
    for (; c; c = c->user)
      c->state = WOOLC_CONSTANT_DONE;
    return;
  }
  for (; c; c = c->user)
    finish(model, c);
}
