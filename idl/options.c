#include "idl/options.h"

#include <string.h>

#include "idl/check_parts.h"
#include "idl/file_options.h"
#include "idl/keywords.h"
#include "idl/limits.h"

/* Where else an option is at home, for who has put it elsewhere. */
static const char *home_of(const char *name) {
  static const char *const homes[][2] = {
      {"accept", "context variables have it"},
      {"propagate", "context variables have it"},
      {"header", "context variables have it"},
      {"code", "errors have it"},
      {"path", "services that are declared 'extern service' have it"},
      {"allow_alias", "enums have it"},
      {"closed", "enums have it"},
      {"timeout", "services and routines have it"},
      {"idempotent", "routines have it"},
      {"no_side_effects", "routines have it"},
      {"json_name", "fields have it"},
      {"packed", "fields have it"},
      {"default", "fields that are optional have it"},
      {"required", "fields and oneofs have it"},
      {"defined", "fields and context variables have it"},
      {"range", "fields and context variables have it"},
      {"min_len", "fields and context variables have it"},
      {"max_len", "fields and context variables have it"},
      {"min_items", "fields have it"},
      {"max_items", "fields have it"},
      {"syntax", "the package has it"}};
  for (size_t i = 0; i < sizeof homes / sizeof homes[0]; i++)
    if (strcmp(homes[i][0], name) == 0)
      return homes[i][1];
  return woolc_find_file_option(name) ? "the package has it" : NULL;
}

/* Words that others have for it. */
static const char *synonym_of(const char *name) {
  static const char *const synonyms[][2] = {
      {"max_length", "max_len"},   {"min_length", "min_len"},
      {"max_count", "max_items"},  {"min_count", "min_items"},
      {"max_size", "max_items"},   {"min_size", "min_items"},
      {"defined_only", "defined"}, {"default_value", "default"},
      {"obsolete", "deprecated"},  {"jsonname", "json_name"},
      {"alias", "allow_alias"},    {"idempotency_level", "idempotent"},
      {"deadline", "timeout"},     {"max_bytes", "max_len"}};
  for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
    if (strcmp(synonyms[i][0], name) == 0)
      return synonyms[i][1];
  return name;
}

static void report_unknown(woolc_model *model, const woolc_option *option,
                           const woolc_option_rule *rules, const char *what) {
  const char *name = option->name->text;
  const char *home = home_of(name);
  if (strcmp(name, "default") == 0 && strcmp(what, "context variables") == 0)
    home = "fields have it, and a variable's default stands behind its name, "
           "as in = \"x\"";
  woolc_guess guess;
  woolc_guess_init(&guess, synonym_of(name));
  for (; rules->name && !home; rules++)
    woolc_guess_try(&guess, rules->name);
  woolc_report(&model->sink, WOOLC_W0411, option->range,
               "%s have no option '%s'%s%s%s", what, name,
               home         ? ": only "
               : guess.best ? "; did you mean '"
                            : "",
               home         ? home
               : guess.best ? guess.best
                            : "",
               !home && guess.best ? "'?" : "");
}

static bool is_repeated(woolc_model *model, const woolc_option *options,
                        const woolc_option *option) {
  for (const woolc_option *o = options; o != option; o = o->next) {
    if (o->name != option->name)
      continue;
    woolc_diagnostic *found =
        woolc_report(&model->sink, WOOLC_W0414, option->range,
                     "option '%s' is given twice", option->name->text);
    woolc_report_note(&model->sink, found, o->range, "the first is here");
    return true;
  }
  return false;
}

void woolc_apply_options(woolc_model *model, const woolc_option *options,
                         const woolc_option_rule *rules, const char *what,
                         void *target) {
  for (const woolc_option *o = options; o; o = o->next) {
    const woolc_option_rule *rule = rules;
    if (is_repeated(model, options, o))
      continue;
    while (rule->name && strcmp(rule->name, o->name->text) != 0)
      rule++;
    if (!rule->name)
      report_unknown(model, o, rules, what);
    else if (o->upper.kind && strcmp(rule->name, "range") != 0)
      woolc_wrong_value(model, o,
                        "one value: only 'range' goes from one to "
                        "another");
    else if (!o->value.is_malformed && !o->upper.is_malformed)
      rule->apply(model, target, o);
  }
}

void woolc_wrong_value(woolc_model *model, const woolc_option *option,
                       const char *wanted) {
  const char *near = option->value.nearest;
  woolc_report(&model->sink, WOOLC_W0412,
               option->value.kind == WOOLC_LITERAL_NONE ? option->range
                                                        : option->value.range,
               "option '%s' is %s%s%s%s", option->name->text, wanted,
               near ? "; did you mean '" : "", near ? near : "",
               near ? "'?" : "");
}

bool woolc_flag_of(woolc_model *model, const woolc_option *option) {
  const woolc_literal *value = &option->value;
  if (value->kind == WOOLC_LITERAL_NONE)
    return true;
  const char *text = value->kind == WOOLC_LITERAL_NAME && !value->negative
                         ? value->name->text
                         : "";
  const bool is_true = strcmp(text, "true") == 0;
  if (!is_true && strcmp(text, "false") != 0)
    woolc_wrong_value(model, option, "true or false, or given without a value");
  return is_true;
}

bool woolc_count_of(woolc_model *model, const woolc_option *option,
                    uint64_t *out) {
  static const woolc_type type = {.kind = WOOLC_KIND_UINT64};
  woolc_scalar value = {0};
  if (option->value.kind == WOOLC_LITERAL_NONE) {
    woolc_wrong_value(model, option, "a whole number");
    return false;
  }
  if (!woolc_evaluate(
          model, &type, &option->value, WOOLC_W0412,
          woolc_arena_printf(&model->arena, "option '%s'", option->name->text),
          &value))
    return false;
  *out = value.bits;
  return true;
}

static bool is_utf8(woolc_text text) {
  for (size_t i = 0; i < text.len;) {
    const size_t n = woolc_utf8_len(text.data + i, text.len - i);
    if (n == 0 || text.data[i] == '\0')
      return false;
    i += n;
  }
  return true;
}

const char *woolc_string_of(woolc_model *model, const woolc_option *option,
                            const char *wanted) {
  const woolc_literal *value = &option->value;
  if (value->kind == WOOLC_LITERAL_STRING && is_utf8(value->text))
    return value->text.data;
  woolc_wrong_value(model, option, wanted);
  return NULL;
}

/* "1.5s" of at most eight digits and nine; 0: it is none. */
static uint64_t nanoseconds_of(const char *text) {
  uint64_t seconds = 0;
  uint64_t fraction = 0;
  uint64_t unit = 1000000000;
  const char *at = text;
  for (; *at >= '0' && *at <= '9' && seconds <= WOOLC_MAX_TIMEOUT_S; at++)
    seconds = seconds * 10 + (uint64_t)(*at - '0');
  if (at == text || seconds > WOOLC_MAX_TIMEOUT_S)
    return 0;
  if (*at == '.') {
    const char *point = at++;
    for (; *at >= '0' && *at <= '9' && unit > 1; at++) {
      unit /= 10;
      fraction += (uint64_t)(*at - '0') * unit;
    }
    if (at == point + 1)
      return 0;
  }
  return strcmp(at, "s") == 0 ? seconds * 1000000000 + fraction : 0;
}

bool woolc_timeout_of(woolc_model *model, const woolc_option *option,
                      uint64_t *out_ns) {
  const woolc_literal *value = &option->value;
  *out_ns = value->kind == WOOLC_LITERAL_STRING &&
                    strlen(value->text.data) == value->text.len
                ? nanoseconds_of(value->text.data)
                : 0;
  if (*out_ns == 0)
    woolc_wrong_value(
        model, option,
        woolc_arena_printf(&model->arena,
                           "a time of more than 0 and at most %d seconds in "
                           "double quotes, such as \"1.5s\"",
                           WOOLC_MAX_TIMEOUT_S));
  return *out_ns != 0;
}

const woolc_option *woolc_find_option(const woolc_option *options,
                                      const char *name) {
  while (options && strcmp(options->name->text, name) != 0)
    options = options->next;
  return options;
}
