#include "idl/check.h"

#include <string.h>

#include "idl/check_parts.h"

static bool is_service_path(const char *text) {
  bool at_start = true;
  for (; *text; text++) {
    const bool is_letter = (*text >= 'a' && *text <= 'z') ||
                           (*text >= 'A' && *text <= 'Z') || *text == '_';
    const bool is_digit = *text >= '0' && *text <= '9';
    if (at_start ? !is_letter : !is_letter && !is_digit && *text != '.')
      return false;
    at_start = *text == '.';
  }
  return !at_start;
}

static void apply_path(woolc_model *model, void *target,
                       const woolc_option *option) {
  woolc_service *service = target;
  const woolc_literal *value = &option->value;
  if (value->kind != WOOLC_LITERAL_STRING ||
      strlen(value->text.data) != value->text.len ||
      !is_service_path(value->text.data))
    woolc_report(&model->sink, WOOLC_W0412,
                 value->kind ? value->range : option->range,
                 "option 'path' is the full name of a gRPC service in double "
                 "quotes, such as \"etcdserverpb.KV\"");
  else
    service->path = value->text.data;
}

static void apply_deprecated(woolc_model *model, void *target,
                             const woolc_option *option) {
  ((woolc_service *)target)->is_deprecated = woolc_flag_of(model, option);
}

static void apply_timeout(woolc_model *model, void *target,
                          const woolc_option *option) {
  woolc_service *service = target;
  if (woolc_timeout_of(model, option, &service->timeout_ns))
    service->timeout = option->value.text.data;
}

static void apply_routine_deprecated(woolc_model *model, void *target,
                                     const woolc_option *option) {
  ((woolc_routine *)target)->is_deprecated = woolc_flag_of(model, option);
}

static void apply_routine_timeout(woolc_model *model, void *target,
                                  const woolc_option *option) {
  woolc_routine *routine = target;
  if (woolc_timeout_of(model, option, &routine->timeout_ns))
    routine->timeout = option->value.text.data;
}

static void apply_idempotent(woolc_model *model, void *target,
                             const woolc_option *option) {
  ((woolc_routine *)target)->is_idempotent = woolc_flag_of(model, option);
}

static void apply_no_side_effects(woolc_model *model, void *target,
                                  const woolc_option *option) {
  ((woolc_routine *)target)->has_no_side_effects = woolc_flag_of(model, option);
}

static void check_routine(woolc_model *model, woolc_routine *routine) {
  static const woolc_option_rule rules[] = {
      {"deprecated", apply_routine_deprecated},
      {"idempotent", apply_idempotent},
      {"no_side_effects", apply_no_side_effects},
      {"timeout", apply_routine_timeout},
      {NULL, NULL}};
  const woolc_service *service = routine->service;
  woolc_apply_options(model, routine->options, rules, "routines", routine);
  if (routine->is_idempotent && routine->has_no_side_effects)
    woolc_report(&model->sink, WOOLC_W0432,
                 woolc_find_option(routine->options, "idempotent")->range,
                 "what has no side effects is idempotent: protobuf has one of "
                 "the two");
  if (!routine->timeout_ns) {
    routine->timeout_ns = service->timeout_ns;
    routine->timeout = service->timeout;
  }
  woolc_check_throws(model, routine);
}

void woolc_check_service(woolc_model *model, woolc_service *service) {
  static const woolc_option_rule rules[] = {{"path", apply_path},
                                            {"deprecated", apply_deprecated},
                                            {"timeout", apply_timeout},
                                            {NULL, NULL}};
  service->path = service->decl.full_name->text;
  woolc_apply_options(
      model, service->options, service->is_extern ? rules : rules + 1,
      service->is_extern ? "extern services" : "services", service);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next)
    check_routine(model, woolc_as_routine(decl));
}

static void check_message(void *user_data, woolc_message *message) {
  woolc_check_error(user_data, message);
  woolc_check_message(user_data, message);
}

static void check_constant(void *user_data, woolc_constant *constant) {
  woolc_check_constant(user_data, constant);
}

static void check_enum(void *user_data, woolc_enum *e) {
  woolc_check_enum(user_data, e);
}

static void check_imports(woolc_model *model, const woolc_file *file) {
  for (const woolc_import *import = file->imports; import;
       import = import->next)
    if (import->file && !import->is_used && !import->is_public)
      woolc_report(&model->sink, WOOLC_W0308, import->range,
                   "nothing of \"%s\" is used", import->name);
}

void woolc_check(woolc_model *model) {
  for (woolc_file *file = model->files; file; file = file->next) {
    woolc_check_file(model, file);
    woolc_file_each_enum(file, check_enum, model);
    woolc_file_each_constant(file, check_constant, model);
    woolc_file_each_message(file, check_message, model);
    for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
      if (woolc_as_var(decl))
        woolc_check_var(model, woolc_as_var(decl));
      if (woolc_as_service(decl))
        woolc_check_service(model, woolc_as_service(decl));
    }
    if (model->sink.n_errors == 0)
      check_imports(model, file);
  }
  woolc_check_tokens(model);
  woolc_check_rules(model);
}
