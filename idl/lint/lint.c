#include "idl/lint/lint.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "idl/lexer.h"
#include "idl/lint/lint_rules.h"

static const woolc_lint_rule rules[] = {
    {WOOLC_W0701, "type-names", true,
     "messages, errors, enums and services are in PascalCase"},
    {WOOLC_W0702, "field-names", true,
     "fields, arguments, results, variables and routines are in snake_case "
     "(routines of an extern service are as they are)"},
    {WOOLC_W0703, "enum-value-names", true,
     "enum values and constants are in CAPITALS"},
    {WOOLC_W0704, "enum-value-prefix", true,
     "enum values begin with the name of their enum: they live beside it"},
    {WOOLC_W0705, "enum-zero", true,
     "the value 0 of an enum, which is what an absent field means, says so: "
     "it ends in UNKNOWN, UNSPECIFIED, UNSET, NONE, DEFAULT or OK"},
    {WOOLC_W0706, "documentation", false,
     "messages, errors, enums, services, routines and variables are "
     "documented"},
    {WOOLC_W0707, "package-directory", true,
     "a file that is imported with a directory declares that package, or one "
     "in it"},
    {WOOLC_W0708, "unused", true,
     "every error is thrown by a routine of its file or of another one"},
    {WOOLC_W0709, "limits", false,
     "strings, bytes, lists and maps have max_len and max_items"},
    {WOOLC_W0710, "trust", false,
     "variables say whom they believe: accept = none, or accept = all"},
    {WOOLC_W0711, "gaps", false,
     "numbers between those of fields are used or reserved"},
    {WOOLC_W0712, "deprecated", true,
     "what is not deprecated does not use what is"},
};

enum {
  N_RULES = sizeof rules / sizeof rules[0]
};

const woolc_lint_rule *woolc_lint_rules(size_t *out_count) {
  *out_count = N_RULES;
  return rules;
}

void woolc_lint_init(woolc_lint_switches *out_switches) {
  memset(out_switches, 0, sizeof *out_switches);
  for (size_t i = 0; i < N_RULES; i++)
    out_switches->is_on[i] = rules[i].is_on;
}

static bool is_text(const char *text, const char *given, size_t len) {
  return strlen(text) == len && strncasecmp(text, given, len) == 0;
}

bool woolc_lint_switch(woolc_lint_switches *switches, const char *rule,
                       size_t len, bool is_on) {
  const bool is_all = is_text("all", rule, len);
  bool is_known = is_all;
  for (size_t i = 0; i < N_RULES; i++)
    if (is_all || is_text(rules[i].name, rule, len) ||
        is_text(woolc_code_name(rules[i].code), rule, len)) {
      switches->is_on[i] = is_on;
      is_known = true;
    }
  return is_known;
}

static size_t index_of(woolc_code code) {
  size_t i = 0;
  while (rules[i].code != code)
    i++;
  return i;
}

bool woolc_lint_is_on(const woolc_linter *l, woolc_code code) {
  return l->switches->is_on[index_of(code)];
}

void woolc_lint_report(woolc_linter *l, woolc_code code, woolc_range range,
                       const char *format, ...) {
  const size_t rule = index_of(code);
  if (!l->switches->is_on[rule])
    return;
  for (const woolc_lint_ignore *i = l->ignores; i; i = i->next)
    if (i->rules.is_on[rule] && range.begin >= i->begin && range.begin < i->end)
      return;
  va_list args;
  va_start(args, format);
  const char *message = woolc_arena_vprintf(&l->model->arena, format, args);
  va_end(args);
  woolc_report(&l->model->sink, code, range, "%s (%s)", message,
               rules[rule].name);
}

/* ---- comments ---- */

static size_t line_end(const woolc_source *source, size_t at) {
  while (at < source->text.len && source->text.data[at] != '\n')
    at++;
  return at < source->text.len ? at + 1 : at;
}

static bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == ',' || c == '\r';
}

static void read_rules(woolc_linter *l, woolc_lint_ignore *ignore,
                       uint32_t begin, uint32_t end) {
  const char *text = l->file->source.text.data;
  while (begin < end) {
    while (begin < end && is_separator(text[begin]))
      begin++;
    uint32_t stop = begin;
    while (stop < end && !is_separator(text[stop]))
      stop++;
    if (stop > begin &&
        !woolc_lint_switch(&ignore->rules, text + begin, stop - begin, true))
      woolc_report(&l->model->sink, WOOLC_W0700,
                   (woolc_range){&l->file->source, begin, stop},
                   "there is no lint rule '%.*s'; 'woolc lint --list' lists "
                   "them",
                   (int)(stop - begin), text + begin);
    begin = stop;
  }
}

static void read_comment(woolc_linter *l, const woolc_comment *comment) {
  static const char here[] = "woolc:ignore";
  static const char file[] = "woolc:ignore-file";
  const woolc_source *source = &l->file->source;
  uint32_t at = comment->begin + 2;
  while (at < comment->end && is_separator(source->text.data[at]))
    at++;
  const char *text = source->text.data + at;
  const size_t len = comment->end - at;
  const bool is_file =
      len >= sizeof file - 1 && memcmp(text, file, sizeof file - 1) == 0;
  if (!is_file &&
      (len < sizeof here - 1 || memcmp(text, here, sizeof here - 1) != 0))
    return;
  woolc_lint_ignore *ignore =
      woolc_arena_alloc(&l->model->arena, sizeof *ignore);
  const size_t end = line_end(source, comment->end);
  const woolc_text line = woolc_line_of(source, comment->begin);
  ignore->begin = is_file ? 0 : (uint32_t)(line.data - source->text.data);
  ignore->end =
      is_file
          ? UINT32_MAX
          : (uint32_t)(comment->is_first_on_line ? line_end(source, end) : end);
  ignore->next = l->ignores;
  l->ignores = ignore;
  read_rules(l, ignore,
             at + (uint32_t)(is_file ? sizeof file : sizeof here) - 1,
             comment->end);
}

/* The comments are not in the model: they are read once more. */
static void read_comments(woolc_linter *l) {
  woolc_sink ignored;
  woolc_tokens tokens;
  woolc_sink_init(&ignored, &l->model->arena);
  woolc_lex(&l->file->source, &l->model->names, &ignored, &l->model->arena,
            &l->model->arena, &tokens);
  for (size_t i = 0; i < tokens.n_comments; i++)
    if (l->file->source.text.data[tokens.comments[i].begin + 1] == '/')
      read_comment(l, &tokens.comments[i]);
}

void woolc_lint(woolc_model *model, woolc_file *file,
                const woolc_lint_switches *switches) {
  woolc_linter l = {.model = model, .file = file, .switches = switches};
  read_comments(&l);
  woolc_lint_walk(&l);
}
