#include "idl/model.h"

#include <string.h>

/* The head is the first member of each, so that its address is theirs. */
woolc_message *woolc_as_message(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_MESSAGE || decl->kind == WOOLC_DECL_ERROR
             ? (woolc_message *)decl
             : NULL;
}

woolc_oneof *woolc_as_oneof(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_ONEOF ? (woolc_oneof *)decl : NULL;
}

woolc_enum *woolc_as_enum(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_ENUM ? (woolc_enum *)decl : NULL;
}

woolc_enum_value *woolc_as_enum_value(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_ENUM_VALUE ? (woolc_enum_value *)decl : NULL;
}

woolc_var *woolc_as_var(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_VAR ? (woolc_var *)decl : NULL;
}

woolc_constant *woolc_as_constant(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_CONSTANT ? (woolc_constant *)decl : NULL;
}

woolc_service *woolc_as_service(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_SERVICE ? (woolc_service *)decl : NULL;
}

woolc_routine *woolc_as_routine(woolc_decl *decl) {
  return decl->kind == WOOLC_DECL_ROUTINE ? (woolc_routine *)decl : NULL;
}

const char *woolc_decl_kind_text(woolc_decl_kind kind) {
  switch (kind) {
  case WOOLC_DECL_PACKAGE:
    return "package";
  case WOOLC_DECL_MESSAGE:
    return "message";
  case WOOLC_DECL_ERROR:
    return "error";
  case WOOLC_DECL_ONEOF:
    return "oneof";
  case WOOLC_DECL_ENUM:
    return "enum";
  case WOOLC_DECL_ENUM_VALUE:
    return "enum value";
  case WOOLC_DECL_VAR:
    return "context variable";
  case WOOLC_DECL_CONSTANT:
    return "constant";
  case WOOLC_DECL_SERVICE:
    return "service";
  case WOOLC_DECL_ROUTINE:
    return "routine";
  }
  return "";
}

const char *woolc_decl_kind_article(woolc_decl_kind kind) {
  return strchr("eo", woolc_decl_kind_text(kind)[0]) ? "an" : "a";
}

const char *woolc_kind_text(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_DOUBLE:
    return "double";
  case WOOLC_KIND_FLOAT:
    return "float";
  case WOOLC_KIND_INT64:
    return "int64";
  case WOOLC_KIND_UINT64:
    return "uint64";
  case WOOLC_KIND_INT32:
    return "int32";
  case WOOLC_KIND_FIXED64:
    return "fixed64";
  case WOOLC_KIND_FIXED32:
    return "fixed32";
  case WOOLC_KIND_BOOL:
    return "bool";
  case WOOLC_KIND_STRING:
    return "string";
  case WOOLC_KIND_BYTES:
    return "bytes";
  case WOOLC_KIND_UINT32:
    return "uint32";
  case WOOLC_KIND_SFIXED32:
    return "sfixed32";
  case WOOLC_KIND_SFIXED64:
    return "sfixed64";
  case WOOLC_KIND_SINT32:
    return "sint32";
  case WOOLC_KIND_SINT64:
    return "sint64";
  case WOOLC_KIND_TOKEN:
    return "token";
  case WOOLC_KIND_MAP:
    return "map";
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_MESSAGE:
  case WOOLC_KIND_ENUM:
  case WOOLC_KIND_ERROR:
    break;
  }
  return "";
}

struct message_visit {
  void (*visit)(void *user_data, woolc_message *message);
  void *user_data;
};

/* Recursion ends at WOOLC_MAX_NESTING, which the parser enforces. */
static void each_message(woolc_decl *list, const struct message_visit *v) {
  for (woolc_decl *decl = list; decl; decl = decl->next) {
    woolc_message *message = woolc_as_message(decl);
    if (!message)
      continue;
    v->visit(v->user_data, message);
    each_message(message->nested, v);
  }
}

static void each_made_message(woolc_service *service,
                              const struct message_visit *v) {
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    woolc_routine *routine = woolc_as_routine(decl);
    const woolc_signature *sides[] = {&routine->request, &routine->response};
    for (size_t i = 0; i < 2; i++) {
      if (sides[i]->is_message || !sides[i]->message)
        continue;
      v->visit(v->user_data, sides[i]->message);
      each_message(sides[i]->message->nested, v);
    }
  }
}

void woolc_file_each_message(woolc_file *file,
                             void (*visit)(void *user_data,
                                           woolc_message *message),
                             void *user_data) {
  const struct message_visit v = {visit, user_data};
  each_message(file->decls, &v);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    woolc_service *service = woolc_as_service(decl);
    if (service)
      each_made_message(service, &v);
  }
}

static void each_enum(woolc_decl *list,
                      void (*visit)(void *user_data, woolc_enum *e),
                      void *user_data) {
  for (woolc_decl *decl = list; decl; decl = decl->next) {
    woolc_enum *e = woolc_as_enum(decl);
    if (e)
      visit(user_data, e);
    woolc_message *message = woolc_as_message(decl);
    if (message)
      each_enum(message->nested, visit, user_data);
  }
}

void woolc_file_each_enum(woolc_file *file,
                          void (*visit)(void *user_data, woolc_enum *e),
                          void *user_data) {
  each_enum(file->decls, visit, user_data);
}

static void each_constant(woolc_decl *list,
                          void (*visit)(void *user_data,
                                        woolc_constant *constant),
                          void *user_data) {
  for (woolc_decl *decl = list; decl; decl = decl->next) {
    if (woolc_as_constant(decl))
      visit(user_data, woolc_as_constant(decl));
    if (woolc_as_message(decl))
      each_constant(woolc_as_message(decl)->nested, visit, user_data);
  }
}

void woolc_file_each_constant(woolc_file *file,
                              void (*visit)(void *user_data,
                                            woolc_constant *constant),
                              void *user_data) {
  each_constant(file->decls, visit, user_data);
}

const woolc_type *woolc_value_type_of(const woolc_field *field) {
  return field->entry ? &field->entry->fields->next->type : &field->type;
}

bool woolc_has_stream(const woolc_routine *routine) {
  return routine->request.is_stream || routine->response.is_stream;
}
