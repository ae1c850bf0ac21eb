#include "idl/declare.h"

#include <string.h>

static woolc_name *full_name(woolc_model *model, const char *scope,
                             const char *name) {
  const char *text =
      scope[0] ? woolc_arena_printf(&model->arena, "%s.%s", scope, name) : name;
  return woolc_names_add(&model->symbols, text, strlen(text));
}

/* A second declaration keeps its full name, so that the rest of it can be
 * checked, but the first is what the name means. */
static void declare(woolc_model *model, const char *scope, woolc_decl *decl) {
  decl->full_name = full_name(model, scope, decl->name->text);
  woolc_decl *other = decl->full_name->slot;
  if (!other) {
    decl->full_name->slot = decl;
    return;
  }
  const char *hint =
      decl->kind == WOOLC_DECL_ENUM_VALUE &&
              other->kind == WOOLC_DECL_ENUM_VALUE
          ? "; values of an enum share the scope that the enum is in"
          : "";
  const bool is_same = decl->kind == other->kind;
  woolc_diagnostic *found = woolc_report(
      &model->sink, WOOLC_W0301, decl->range, "%s '%s' %s%s%s%s%s",
      woolc_decl_kind_text(decl->kind), decl->full_name->text,
      is_same ? "is declared twice" : "has the name of ",
      is_same ? "" : woolc_decl_kind_article(other->kind), is_same ? "" : " ",
      is_same ? "" : woolc_decl_kind_text(other->kind), hint);
  woolc_report_note(&model->sink, found, other->range, "declared here");
}

static void declare_enum(woolc_model *model, const char *scope, woolc_enum *e) {
  declare(model, scope, &e->decl);
  for (woolc_decl *value = e->values; value; value = value->next)
    declare(model, scope, value);
}

static void declare_message(woolc_model *model, const char *scope,
                            woolc_message *message) {
  declare(model, scope, &message->decl);
  const char *inner = message->decl.full_name->text;
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next)
    declare(model, inner, decl);
  for (woolc_decl *decl = message->nested; decl; decl = decl->next) {
    woolc_message *nested = woolc_as_message(decl);
    if (nested)
      declare_message(model, inner, nested);
    woolc_enum *e = woolc_as_enum(decl);
    if (e)
      declare_enum(model, inner, e);
    if (woolc_as_constant(decl))
      declare(model, inner, decl);
  }
}

static void declare_signature(woolc_model *model, woolc_routine *routine,
                              woolc_signature *signature, const char *suffix) {
  if (signature->is_message)
    return;
  woolc_service *service = routine->service;
  woolc_message *message = woolc_arena_alloc(&model->arena, sizeof *message);
  const char *text =
      woolc_arena_printf(&model->arena, "%s_%s_%s", service->decl.name->text,
                         routine->decl.name->text, suffix);
  message->decl.kind = WOOLC_DECL_MESSAGE;
  message->decl.name = woolc_names_add(&model->names, text, strlen(text));
  message->decl.range = routine->decl.range;
  message->decl.file = service->decl.file;
  message->fields = signature->fields;
  message->n_fields = signature->n_fields;
  message->routine = routine;
  message->nested = signature->entries;
  for (woolc_decl *entry = message->nested; entry; entry = entry->next)
    entry->parent = message;
  signature->message = message;
  declare_message(model, service->decl.file->package->text, message);
}

static void declare_routines(woolc_model *model, woolc_service *service) {
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    woolc_routine *routine = woolc_as_routine(decl);
    declare(model, service->decl.full_name->text, decl);
    if (decl->full_name->slot != decl)
      continue;
    declare_signature(model, routine, &routine->request, "request");
    declare_signature(model, routine, &routine->response, "response");
  }
}

static void declare_package(woolc_model *model, woolc_file *file) {
  for (uint32_t len = 1; len <= file->package->len; len++) {
    if (file->package->text[len] != '.' && file->package->text[len] != '\0')
      continue;
    woolc_name *name =
        woolc_names_add(&model->symbols, file->package->text, len);
    const woolc_decl *other = name->slot;
    if (!other) {
      woolc_decl *decl = woolc_arena_alloc(&model->arena, sizeof *decl);
      decl->kind = WOOLC_DECL_PACKAGE;
      decl->range = file->package_range;
      decl->name = file->package;
      decl->full_name = name;
      decl->file = file;
      name->slot = decl;
    } else if (other->kind != WOOLC_DECL_PACKAGE) {
      woolc_diagnostic *found =
          woolc_report(&model->sink, WOOLC_W0301, file->package_range,
                       "package '%s' has the name of %s %s", name->text,
                       woolc_decl_kind_article(other->kind),
                       woolc_decl_kind_text(other->kind));
      woolc_report_note(&model->sink, found, other->range, "declared here");
    }
  }
}

void woolc_declare(woolc_model *model, woolc_file *file) {
  const char *package = file->package->text;
  const bool is_runtimes =
      strcmp(package, "wool") == 0 || strncmp(package, "wool.", 5) == 0;
  if (is_runtimes && !file->source.is_shipped &&
      strncmp(file->source.name, "wool/", 5) != 0)
    woolc_report(&model->sink, WOOLC_W0310, file->package_range,
                 "package '%s' belongs to the runtime: choose another first "
                 "part",
                 package);
  declare_package(model, file);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    switch (decl->kind) {
    case WOOLC_DECL_MESSAGE:
    case WOOLC_DECL_ERROR:
      declare_message(model, package, woolc_as_message(decl));
      break;
    case WOOLC_DECL_ENUM:
      declare_enum(model, package, woolc_as_enum(decl));
      break;
    case WOOLC_DECL_VAR:
    case WOOLC_DECL_CONSTANT:
    case WOOLC_DECL_SERVICE:
      declare(model, package, decl);
      break;
    case WOOLC_DECL_PACKAGE:
    case WOOLC_DECL_ONEOF:
    case WOOLC_DECL_ENUM_VALUE:
    case WOOLC_DECL_ROUTINE:
      break;
    }
  }
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    woolc_service *service = woolc_as_service(decl);
    if (service)
      declare_routines(model, service);
  }
}
