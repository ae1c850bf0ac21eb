/* Numbers and names of enum values. */
#include <string.h>

#include "idl/check_parts.h"
#include "idl/limits.h"
#include "idl/map.h"

static void check_mixing(woolc_model *model, woolc_enum *e) {
  woolc_enum_value *first = woolc_as_enum_value(e->values);
  const bool by_hand = first->number_literal.kind != WOOLC_LITERAL_NONE;
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    woolc_enum_value *value = woolc_as_enum_value(decl);
    if ((value->number_literal.kind != WOOLC_LITERAL_NONE) == by_hand)
      continue;
    woolc_diagnostic *found = woolc_report(
        &model->sink, WOOLC_W0404, decl->range,
        by_hand ? "value '%s' has no number and others do: number all or none"
                : "value '%s' has a number and others do not: number all or "
                  "none",
        decl->name->text);
    woolc_report_note(&model->sink, found, first->decl.range,
                      "compare this one");
    return;
  }
}

/* False: reported. */
static bool number_of(woolc_model *model, const woolc_enum_value *value,
                      int32_t *out) {
  const woolc_literal *literal = &value->number_literal;
  const uint64_t limit =
      literal->negative ? (uint64_t)INT32_MAX + 1 : (uint64_t)INT32_MAX;
  if (literal->integer > limit) {
    woolc_report(&model->sink, WOOLC_W0406, literal->range,
                 "enum value %s%llu does not fit 32 bits",
                 literal->negative ? "-" : "",
                 (unsigned long long)literal->integer);
    return false;
  }
  *out = (int32_t)(literal->negative ? -(int64_t)literal->integer
                                     : (int64_t)literal->integer);
  return !literal->is_malformed;
}

static woolc_range number_range(const woolc_enum_value *value) {
  return value->number_literal.kind == WOOLC_LITERAL_NONE
             ? value->decl.range
             : value->number_literal.range;
}

/* Keys of the map are addresses; a number becomes one that is not NULL. */
static const void *key_of(int32_t number) {
  return (const void *)((uintptr_t)(uint32_t)number + 1);
}

static void check_numbers(woolc_model *model, woolc_enum *e) {
  woolc_map seen;
  woolc_map_init(&seen, &model->arena);
  int32_t position = 0;
  bool has_alias = false;
  for (woolc_decl *decl = e->values; decl; decl = decl->next, position++) {
    woolc_enum_value *value = woolc_as_enum_value(decl);
    value->number = position;
    if (value->number_literal.kind != WOOLC_LITERAL_NONE &&
        !number_of(model, value, &value->number))
      continue;
    const woolc_enum_value *other =
        woolc_map_add(&seen, key_of(value->number), value);
    has_alias = has_alias || other;
    if (!other || e->allows_alias)
      continue;
    woolc_diagnostic *found = woolc_report(
        &model->sink, WOOLC_W0403, number_range(value),
        "number %d of '%s' is taken by '%s'; if it is to have two names: enum "
        "%s [allow_alias]",
        (int)value->number, decl->name->text, other->decl.name->text,
        e->decl.name->text);
    woolc_report_note(&model->sink, found, number_range(other),
                      "it is used here");
  }
  if (e->allows_alias && !has_alias)
    woolc_report(&model->sink, WOOLC_W0430,
                 woolc_find_option(e->options, "allow_alias")->range,
                 "no two values of enum '%s' have one number, and protoc "
                 "refuses 'allow_alias' then",
                 e->decl.name->text);
}

static size_t skip_underscores(const char *text, size_t at) {
  while (text[at] == '_')
    at++;
  return at;
}

/* What protoc compares: the name without the enum's name before it, without
 * underscores, in one case. */
static const woolc_name *bare_name(woolc_model *model, const woolc_enum *e,
                                   const woolc_name *value) {
  size_t at = 0;
  const char *prefix = e->decl.name->text;
  size_t i = skip_underscores(prefix, 0);
  for (; prefix[i]; i = skip_underscores(prefix, i + 1)) {
    at = skip_underscores(value->text, at);
    if ((value->text[at] | 32) != (prefix[i] | 32))
      break;
    at++;
  }
  at = skip_underscores(value->text, at);
  if (prefix[i] || !value->text[at])
    at = 0;
  char text[WOOLC_MAX_IDENTIFIER_LEN];
  size_t len = 0;
  for (; value->text[at]; at++)
    if (value->text[at] != '_' && len < sizeof text)
      text[len++] = (char)(value->text[at] | 32);
  return woolc_names_add(&model->names, text, len);
}

static void check_names(woolc_model *model, woolc_enum *e) {
  woolc_map seen;
  woolc_map_init(&seen, &model->arena);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    const woolc_decl *other =
        woolc_map_add(&seen, bare_name(model, e, decl->name), decl);
    if (!other || other->name == decl->name)
      continue;
    woolc_diagnostic *found =
        woolc_report(&model->sink, WOOLC_W0312, decl->range,
                     "'%s' and '%s' are one name without case and without the "
                     "enum's name before them",
                     decl->name->text, other->name->text);
    woolc_report_note(&model->sink, found, other->range, "the other is here");
  }
}

static void apply_alias(woolc_model *model, void *target,
                        const woolc_option *option) {
  ((woolc_enum *)target)->allows_alias = woolc_flag_of(model, option);
}

static void apply_closed(woolc_model *model, void *target,
                         const woolc_option *option) {
  ((woolc_enum *)target)->is_closed = woolc_flag_of(model, option);
}

static void apply_deprecated(woolc_model *model, void *target,
                             const woolc_option *option) {
  ((woolc_enum *)target)->is_deprecated = woolc_flag_of(model, option);
}

static void apply_value_deprecated(woolc_model *model, void *target,
                                   const woolc_option *option) {
  ((woolc_enum_value *)target)->is_deprecated = woolc_flag_of(model, option);
}

static void check_options(woolc_model *model, woolc_enum *e) {
  static const woolc_option_rule rules[] = {{"allow_alias", apply_alias},
                                            {"closed", apply_closed},
                                            {"deprecated", apply_deprecated},
                                            {NULL, NULL}};
  static const woolc_option_rule value_rules[] = {
      {"deprecated", apply_value_deprecated}, {NULL, NULL}};
  woolc_apply_options(model, e->options, rules, "enums", e);
  for (woolc_decl *decl = e->values; decl; decl = decl->next)
    woolc_apply_options(model, woolc_as_enum_value(decl)->options, value_rules,
                        "enum values", woolc_as_enum_value(decl));
  if (e->decl.file->is_proto2 && !e->is_closed)
    woolc_report(&model->sink, WOOLC_W0429, e->decl.range,
                 "enums of a proto2 file are closed: write enum %s [closed]",
                 e->decl.name->text);
}

static bool is_reserved(const woolc_reserved *r, const woolc_enum_value *v) {
  return r->name ? r->name == v->decl.name
                 : v->number >= r->first && v->number <= r->last;
}

static void check_reserved(woolc_model *model, const woolc_enum *e) {
  woolc_check_reserved(
      model, e->reserved, INT32_MIN, INT32_MAX,
      woolc_arena_printf(&model->arena, "enum '%s'", e->decl.name->text));
  for (const woolc_reserved *r = e->reserved; r; r = r->next)
    for (woolc_decl *decl = e->values; decl; decl = decl->next) {
      const woolc_enum_value *v = woolc_as_enum_value(decl);
      if (!is_reserved(r, v))
        continue;
      woolc_diagnostic *found =
          r->name ? woolc_report(&model->sink, WOOLC_W0315, decl->range,
                                 "the name '%s' is reserved", decl->name->text)
                  : woolc_report(&model->sink, WOOLC_W0407, number_range(v),
                                 "number %d of '%s' is reserved",
                                 (int)v->number, decl->name->text);
      woolc_report_note(&model->sink, found, r->range, "reserved here");
    }
}

/* What an absent field means. */
static void check_first(woolc_model *model, const woolc_enum *e) {
  const woolc_enum_value *first = woolc_as_enum_value(e->values);
  if (first->number == 0 || e->is_incomplete || e->decl.file->is_proto2)
    return;
  woolc_report(&model->sink, WOOLC_W0405, number_range(first),
               "the first value of an enum is what an absent field means: it "
               "has the number 0%s",
               e->is_closed ? " in a proto3 file, also if the enum is closed"
                            : "");
}

void woolc_check_enum(woolc_model *model, woolc_enum *e) {
  check_options(model, e);
  if (!e->values && e->is_incomplete)
    return;
  if (!e->values) {
    woolc_report(&model->sink, WOOLC_W0409, e->decl.range,
                 "enum '%s' has no values", e->decl.name->text);
    return;
  }
  check_mixing(model, e);
  check_numbers(model, e);
  check_names(model, e);
  check_reserved(model, e);
  check_first(model, e);
}
