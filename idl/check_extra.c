/* Options of fields, arguments and results; and of context variables, as far as
 * they are the same: limits, and what a value is while it is absent. */
#include <string.h>

#include "idl/check_parts.h"
#include "idl/limits.h"

static const char *kind_name(const woolc_type *type) {
  switch (type->kind) {
  case WOOLC_KIND_MESSAGE:
    return type->is_value ? "a value" : "a message";
  case WOOLC_KIND_ENUM:
    return "an enum";
  case WOOLC_KIND_TOKEN:
    return "a token";
  default:
    return woolc_kind_text(type->kind);
  }
}

static void useless(woolc_model *model, const woolc_holder *of,
                    const woolc_option *option, const char *home) {
  if (of->type->kind == WOOLC_KIND_ERROR)
    return;
  woolc_report(&model->sink, WOOLC_W0421, option->range,
               "option '%s' is for %s; '%s' is %s%s", option->name->text, home,
               of->name->text,
               of->field && of->field->entry ? "a map of "
               : of->field && of->field->label == WOOLC_LABEL_REPEATED
                   ? "repeated "
                   : "",
               kind_name(of->type));
}

static bool is_text(const woolc_type *type) {
  return type->kind == WOOLC_KIND_STRING || type->kind == WOOLC_KIND_BYTES;
}

static bool is_number(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_FIXED64:
  case WOOLC_KIND_FIXED32:
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_SFIXED32:
  case WOOLC_KIND_SFIXED64:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SINT64:
    return true;
  default:
    return false;
  }
}

bool woolc_is_packable(const woolc_field *field) {
  return field->label == WOOLC_LABEL_REPEATED && !field->entry &&
         (is_number(field->type.kind) || field->type.kind == WOOLC_KIND_BOOL ||
          field->type.kind == WOOLC_KIND_ENUM);
}

void woolc_apply_deprecated(woolc_model *model, void *target,
                            const woolc_option *option) {
  woolc_holder *of = target;
  of->extra->is_deprecated = woolc_flag_of(model, option);
}

static void apply_json_name(woolc_model *model, void *target,
                            const woolc_option *option) {
  woolc_holder *of = target;
  const char *name =
      woolc_string_of(model, option, "a name in double quotes, in UTF-8");
  const size_t len = name ? strlen(name) : 0;
  if (name && (len == 0 || len > WOOLC_MAX_IDENTIFIER_LEN || name[0] == '['))
    woolc_wrong_value(
        model, option,
        woolc_arena_printf(&model->arena,
                           "a name of 1 to %d bytes that does not begin with "
                           "'['",
                           WOOLC_MAX_IDENTIFIER_LEN));
  else
    of->extra->json_name = name;
}

static void apply_packed(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_holder *of = target;
  of->extra->is_packed = woolc_flag_of(model, option);
  of->extra->has_packed = woolc_is_packable(of->field);
  if (!of->extra->has_packed)
    useless(model, of, option, "repeated numbers, bools and enums");
}

void woolc_apply_min_len(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_holder *of = target;
  if (!is_text(of->type))
    useless(model, of, option, "strings and bytes");
  else
    of->extra->has_min_len = woolc_count_of(model, option, &of->extra->min_len);
}

void woolc_apply_max_len(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_holder *of = target;
  if (!is_text(of->type))
    useless(model, of, option, "strings and bytes");
  else
    of->extra->has_max_len = woolc_count_of(model, option, &of->extra->max_len);
}

static void apply_min_items(woolc_model *model, void *target,
                            const woolc_option *option) {
  woolc_holder *of = target;
  if (of->field->label != WOOLC_LABEL_REPEATED)
    useless(model, of, option, "what is repeated, and maps");
  else
    of->extra->has_min_items =
        woolc_count_of(model, option, &of->extra->min_items);
}

static void apply_max_items(woolc_model *model, void *target,
                            const woolc_option *option) {
  woolc_holder *of = target;
  if (of->field->label != WOOLC_LABEL_REPEATED)
    useless(model, of, option, "what is repeated, and maps");
  else
    of->extra->has_max_items =
        woolc_count_of(model, option, &of->extra->max_items);
}

/* ---- range ---- */

static uint64_t least(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SFIXED32:
    return (uint64_t)(int64_t)INT32_MIN;
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    return (uint64_t)INT64_MIN;
  default:
    return 0;
  }
}

static uint64_t greatest(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SFIXED32:
    return INT32_MAX;
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
    return UINT32_MAX;
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    return INT64_MAX;
  default:
    return UINT64_MAX;
  }
}

static bool is_named(const woolc_literal *literal, const char *name) {
  return literal->kind == WOOLC_LITERAL_NAME && !literal->negative &&
         strcmp(literal->name->text, name) == 0;
}

static bool is_real(woolc_kind kind) {
  return kind == WOOLC_KIND_DOUBLE || kind == WOOLC_KIND_FLOAT;
}

/* `min` and `max` of reals are the infinities. */
static bool end_of(woolc_model *model, const woolc_holder *of,
                   const woolc_literal *literal, woolc_scalar *out) {
  woolc_literal meant = *literal;
  const bool is_min = is_named(literal, "min");
  const char *what = woolc_arena_printf(
      &model->arena, "an end of the range of '%s'", of->name->text);
  if (is_min || is_named(literal, "max")) {
    if (!is_real(of->type->kind)) {
      out->bits = is_min ? least(of->type->kind) : greatest(of->type->kind);
      return true;
    }
    meant.name = woolc_names_add(&model->names, "inf", 3);
    meant.negative = is_min;
  }
  if (!woolc_evaluate(model, of->type, &meant, WOOLC_W0423, what, out))
    return false;
  const double value = woolc_real_of(of->type->kind, out->bits);
  if (!is_real(of->type->kind) || value == value)
    return true;
  woolc_report(&model->sink, WOOLC_W0423, literal->range,
               "%s is not nan: "
               "nothing is less or more than that",
               what);
  return false;
}

void woolc_apply_range(woolc_model *model, void *target,
                       const woolc_option *option) {
  woolc_holder *of = target;
  if (!is_number(of->type->kind)) {
    useless(model, of, option, "numbers");
    return;
  }
  if (!option->upper.kind) {
    woolc_wrong_value(model, option, "written 'range = A to B'");
    return;
  }
  const bool ok = end_of(model, of, &option->value, &of->extra->min);
  of->extra->has_range =
      end_of(model, of, &option->upper, &of->extra->max) && ok;
}

/* ---- presence ---- */

static void apply_required(woolc_model *model, void *target,
                           const woolc_option *option) {
  woolc_holder *of = target;
  const woolc_field *f = of->field;
  const bool has_presence = f->label == WOOLC_LABEL_OPTIONAL ||
                            (f->label == WOOLC_LABEL_SINGULAR &&
                             (f->type.kind == WOOLC_KIND_MESSAGE ||
                              f->type.kind == WOOLC_KIND_TOKEN));
  of->extra->is_required = woolc_flag_of(model, option);
  if (f->oneof)
    woolc_report(&model->sink, WOOLC_W0421, option->range,
                 "option 'required' of a field of a oneof says nothing: put "
                 "it behind 'oneof %s'",
                 f->oneof->decl.name->text);
  else if (!has_presence)
    useless(model, of, option,
            "what can be absent: 'optional', messages and tokens");
}

void woolc_apply_defined(woolc_model *model, void *target,
                         const woolc_option *option) {
  woolc_holder *of = target;
  of->extra->is_defined = woolc_flag_of(model, option);
  if (of->type->kind != WOOLC_KIND_ENUM)
    useless(model, of, option, "enums");
  else if (of->type->enumeration->is_closed)
    woolc_report(&model->sink, WOOLC_W0421, option->range,
                 "enum '%s' is closed: it has no values without a name",
                 of->type->enumeration->decl.name->text);
}

static void apply_default(woolc_model *model, void *target,
                          const woolc_option *option) {
  woolc_holder *of = target;
  woolc_extra *extra = of->extra;
  const woolc_literal *value = &option->value;
  if (of->type->kind == WOOLC_KIND_MESSAGE ||
      of->type->kind == WOOLC_KIND_TOKEN) {
    useless(model, of, option, "scalars, strings, bytes and enums");
    return;
  }
  if (of->field->label != WOOLC_LABEL_OPTIONAL) {
    woolc_report(&model->sink, WOOLC_W0424, option->range,
                 "'%s' has a default and is not optional: a zero that was "
                 "sent could not be told from absence",
                 of->name->text);
    return;
  }
  if (value->kind == WOOLC_LITERAL_NONE) {
    woolc_wrong_value(model, option, "a value");
    return;
  }
  extra->standard_range = value->range;
  extra->has_default = woolc_evaluate(
      model, of->type, value, WOOLC_W0413,
      woolc_arena_printf(&model->arena, "default of '%s'", of->name->text),
      &extra->standard);
}

/* ---- all of them together ---- */

static void report_order(woolc_model *model, const woolc_option *options,
                         const char *min, const char *max) {
  const woolc_option *low = woolc_find_option(options, min);
  const woolc_option *high = woolc_find_option(options, max);
  const woolc_option *later = low->range.begin > high->range.begin ? low : high;
  woolc_report(&model->sink, WOOLC_W0422, later->value.range,
               "'%s' is more than '%s': nothing fits", min, max);
}

static bool is_defined(const woolc_enum *e, uint64_t bits) {
  for (woolc_decl *decl = e->values; decl; decl = decl->next)
    if (woolc_as_enum_value(decl)->number == (int32_t)(uint32_t)bits)
      return true;
  return false;
}

/* The name of the limit that it breaks, or NULL. */
static const char *broken_by(const woolc_holder *of,
                             const woolc_scalar *value) {
  const woolc_extra *x = of->extra;
  const woolc_kind kind = of->type->kind;
  const double number = woolc_real_of(kind, value->bits);
  if (x->has_min_len && value->text.len < x->min_len)
    return "min_len";
  if (x->has_max_len && value->text.len > x->max_len)
    return "max_len";
  if (x->has_range && (woolc_compare(kind, value->bits, x->min.bits) < 0 ||
                       woolc_compare(kind, value->bits, x->max.bits) > 0 ||
                       (is_real(kind) && number != number)))
    return "range";
  return x->is_defined && kind == WOOLC_KIND_ENUM &&
                 !is_defined(of->type->enumeration, value->bits)
             ? "defined"
             : NULL;
}

void woolc_check_default_fits(woolc_model *model, const woolc_holder *of,
                              const woolc_scalar *value, woolc_range range) {
  const char *limit = broken_by(of, value);
  if (limit)
    woolc_report(&model->sink, WOOLC_W0427, range,
                 "default of '%s' breaks its own '%s'", of->name->text, limit);
}

void woolc_check_limits(woolc_model *model, const woolc_holder *of,
                        const woolc_option *options) {
  const woolc_extra *x = of->extra;
  if (x->has_min_len && x->has_max_len && x->min_len > x->max_len)
    report_order(model, options, "min_len", "max_len");
  if (x->has_min_items && x->has_max_items && x->min_items > x->max_items)
    report_order(model, options, "min_items", "max_items");
  if (x->has_range &&
      woolc_compare(of->type->kind, x->min.bits, x->max.bits) > 0)
    woolc_report(&model->sink, WOOLC_W0422,
                 woolc_find_option(options, "range")->upper.range,
                 "the range ends below its beginning: nothing fits");
}

static void check_together(woolc_model *model, const woolc_holder *of) {
  const woolc_extra *x = of->extra;
  const woolc_option *options = of->field->options;
  woolc_check_limits(model, of, options);
  if (x->has_default)
    woolc_check_default_fits(model, of, &x->standard, x->standard_range);
  if (x->has_default && x->is_required)
    woolc_report(&model->sink, WOOLC_W0432,
                 woolc_find_option(options, "default")->range,
                 "'%s' is required: its default is never seen", of->name->text);
}

const woolc_extra *woolc_check_field_options(woolc_model *model,
                                             const woolc_field *field,
                                             const char *what) {
  static const woolc_option_rule rules[] = {
      {"default", apply_default},
      {"defined", woolc_apply_defined},
      {"deprecated", woolc_apply_deprecated},
      {"json_name", apply_json_name},
      {"max_items", apply_max_items},
      {"max_len", woolc_apply_max_len},
      {"min_items", apply_min_items},
      {"min_len", woolc_apply_min_len},
      {"packed", apply_packed},
      {"range", woolc_apply_range},
      {"required", apply_required},
      {NULL, NULL}};
  if (!field->options)
    return NULL;
  woolc_extra *extra = woolc_arena_alloc(&model->arena, sizeof *extra);
  woolc_holder of = {.type = woolc_value_type_of(field),
                     .name = field->name,
                     .field = field,
                     .extra = extra};
  woolc_apply_options(model, field->options, rules, what, &of);
  check_together(model, &of);
  return extra;
}

bool woolc_has_limit(const woolc_extra *x) {
  return x &&
         (x->has_min_len || x->has_max_len || x->has_min_items ||
          x->has_max_items || x->has_range || x->is_required || x->is_defined);
}
