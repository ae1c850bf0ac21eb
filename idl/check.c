#include "idl/check.h"

#include <string.h>

#include "idl/check_parts.h"
#include "idl/keywords.h"

void woolc_refuse_options(woolc_model *model, const woolc_option *options,
                          const char *what) {
  for (const woolc_option *o = options; o; o = o->next)
    woolc_report(&model->sink, WOOLC_W0202, o->range,
                 "option '%s' of %s is not supported yet", o->name->text, what);
}

void woolc_wrong_option(woolc_model *model, const woolc_option *option,
                        const char *const *known, const char *what) {
  woolc_guess guess;
  woolc_guess_init(&guess, option->name->text);
  for (; *known; known++)
    woolc_guess_try(&guess, *known);
  woolc_report(&model->sink, WOOLC_W0411, option->range,
               "%s have no option '%s'%s%s%s", what, option->name->text,
               guess.best ? "; did you mean '" : "",
               guess.best ? guess.best : "", guess.best ? "'?" : "");
}

bool woolc_repeated_option(woolc_model *model, const woolc_option *options,
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

static void check_path(woolc_model *model, woolc_service *service,
                       const woolc_option *option) {
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

void woolc_check_service(woolc_model *model, woolc_service *service) {
  static const char *const none[] = {NULL};
  static const char *const known[] = {"path", NULL};
  service->path = service->decl.full_name->text;
  for (const woolc_option *o = service->options; o; o = o->next) {
    if (woolc_repeated_option(model, service->options, o))
      continue;
    if (service->is_extern && strcmp(o->name->text, "path") == 0)
      check_path(model, service, o);
    else
      woolc_wrong_option(model, o, service->is_extern ? known : none,
                         service->is_extern ? "extern services" : "services");
  }
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    woolc_refuse_options(model, woolc_as_routine(decl)->options, "routines");
    woolc_check_throws(model, woolc_as_routine(decl));
  }
}

static void check_message(void *user_data, woolc_message *message) {
  if (message->decl.kind == WOOLC_DECL_ERROR)
    woolc_check_error(user_data, message);
  woolc_check_message(user_data, message);
}

static void check_enum(void *user_data, woolc_enum *e) {
  woolc_check_enum(user_data, e);
}

static void check_imports(woolc_model *model, const woolc_file *file) {
  for (const woolc_import *import = file->imports; import;
       import = import->next)
    if (import->file && !import->is_used)
      woolc_report(&model->sink, WOOLC_W0308, import->range,
                   "nothing of \"%s\" is used", import->name);
}

void woolc_check(woolc_model *model) {
  for (woolc_file *file = model->files; file; file = file->next) {
    woolc_file_each_enum(file, check_enum, model);
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
}
