/* Errors: the code that a call ends with, and who throws them. */
#include <string.h>

#include "idl/check_parts.h"
#include "idl/keywords.h"
#include "idl/map.h"

enum {
  UNKNOWN = 2 /* gRPC's code of an error that does not say */
};

/* gRPC's codes but OK (statuscodes.md), each at its number. */
static const char *const codes[] = {"",
                                    "CANCELLED",
                                    "UNKNOWN",
                                    "INVALID_ARGUMENT",
                                    "DEADLINE_EXCEEDED",
                                    "NOT_FOUND",
                                    "ALREADY_EXISTS",
                                    "PERMISSION_DENIED",
                                    "RESOURCE_EXHAUSTED",
                                    "FAILED_PRECONDITION",
                                    "ABORTED",
                                    "OUT_OF_RANGE",
                                    "UNIMPLEMENTED",
                                    "INTERNAL",
                                    "UNAVAILABLE",
                                    "DATA_LOSS",
                                    "UNAUTHENTICATED"};

enum {
  N_CODES = sizeof codes / sizeof codes[0]
};

/* What is shown of a value in a message. */
static int shown_len(woolc_range range) {
  const uint32_t len = range.end - range.begin;
  return len > 64 ? 64 : (int)len;
}

static void report_code(woolc_model *model, const woolc_option *option) {
  const woolc_literal *value = &option->value;
  woolc_guess guess;
  woolc_guess_init(&guess, value->name ? value->name->text : "");
  for (size_t i = 1; value->name && i < N_CODES; i++)
    woolc_guess_try(&guess, codes[i]);
  const woolc_range range = value->kind ? value->range : option->range;
  woolc_report(
      &model->sink, WOOLC_W0412, range,
      "option 'code' is one of gRPC's status codes other than OK, such "
      "as NOT_FOUND%s%.*s%s%s%s",
      value->kind ? ", not " : "", value->kind ? shown_len(range) : 0,
      range.source->text.data + range.begin,
      guess.best ? "; did you mean '" : "", guess.best ? guess.best : "",
      guess.best ? "'?" : "");
}

static void apply_code(woolc_model *model, void *target,
                       const woolc_option *option) {
  woolc_message *error = target;
  const woolc_literal *value = &option->value;
  if (value->kind == WOOLC_LITERAL_NAME && !value->negative)
    for (uint32_t i = 1; i < N_CODES; i++)
      if (strcmp(codes[i], value->name->text) == 0) {
        error->error_code = i;
        return;
      }
  report_code(model, option);
}

static void apply_deprecated(woolc_model *model, void *target,
                             const woolc_option *option) {
  ((woolc_message *)target)->is_deprecated = woolc_flag_of(model, option);
}

void woolc_check_error(woolc_model *model, woolc_message *error) {
  static const woolc_option_rule rules[] = {
      {"code", apply_code}, {"deprecated", apply_deprecated}, {NULL, NULL}};
  const bool is_error = error->decl.kind == WOOLC_DECL_ERROR;
  error->error_code = UNKNOWN;
  woolc_apply_options(model, error->options, is_error ? rules : rules + 1,
                      is_error ? "errors" : "messages", error);
}

static void check_repeated(woolc_model *model, const woolc_routine *routine) {
  woolc_map seen;
  woolc_map_init(&seen, &model->arena);
  for (woolc_throw *t = routine->throws; t; t = t->next) {
    const woolc_throw *other =
        t->error ? woolc_map_add(&seen, t->error, t) : NULL;
    if (!other)
      continue;
    woolc_diagnostic *found = woolc_report(
        &model->sink, WOOLC_W0418, t->range, "'%s' throws '%s' already",
        routine->decl.name->text, t->error->decl.name->text);
    woolc_report_note(&model->sink, found, other->range, "it is listed here");
  }
}

void woolc_check_throws(woolc_model *model, const woolc_routine *routine) {
  check_repeated(model, routine);
  if (routine->throws && routine->service->is_extern)
    woolc_report(&model->sink, WOOLC_W0419, routine->throws_range,
                 "an extern service knows nothing of errors declared here; "
                 "what it sends is read with wool_status_decode");
}

const char *woolc_error_code_name(const woolc_message *error) {
  return codes[error->error_code];
}
