#include "idl/breaking/breaking.h"

#include <stdarg.h>
#include <string.h>

#include "idl/breaking/breaking_parts.h"

void woolc_break(woolc_comparison *c, woolc_code code, woolc_range at,
                 woolc_range was, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *message = woolc_arena_vprintf(&c->new_model->arena, format, args);
  va_end(args);
  woolc_sink *sink = &c->new_model->sink;
  const char *kind =
      woolc_code_severity(code) == WOOLC_ERROR ? "wire" : "source";
  woolc_diagnostic *found =
      woolc_report(sink, code, at, "%s (%s)", message, kind);
  if (was.source)
    woolc_report_note(sink, found, was, "it was here");
}

static const char *named(woolc_comparison *c, const woolc_decl *decl) {
  return woolc_arena_printf(&c->new_model->arena, "%s '%s'",
                            woolc_decl_kind_text(decl->kind), decl->name->text);
}

/* The declaration of the same full name and kind. */
static woolc_decl *counterpart(woolc_comparison *c, const woolc_decl *was) {
  woolc_name *name = woolc_names_find(
      &c->new_model->symbols, was->full_name->text, was->full_name->len);
  woolc_decl *decl = name ? name->slot : NULL;
  return decl && decl->kind == was->kind ? decl : NULL;
}

/* Numbers that nobody may use again, and now may. */
static void break_reserved(woolc_comparison *c, const woolc_reserved *was,
                           const woolc_reserved *is, const char *of) {
  for (; was; was = was->next) {
    const woolc_reserved *same = is;
    while (same && (was->name ? !same->name || strcmp(same->name->text,
                                                      was->name->text) != 0
                              : same->name || same->first > was->first ||
                                    same->last < was->last))
      same = same->next;
    if (!same)
      woolc_break(c, WOOLC_W0802, was->range, (woolc_range){0},
                  "what %s had reserved is free again: old bytes of it would "
                  "be read as something else",
                  of);
  }
}

static const woolc_oneof *oneof_named(const woolc_message *message,
                                      const char *name) {
  for (woolc_decl *d = message->oneofs; d; d = d->next)
    if (strcmp(d->name->text, name) == 0)
      return woolc_as_oneof(d);
  return NULL;
}

static void break_oneofs(woolc_comparison *c, const woolc_message *was,
                         const woolc_message *is) {
  for (woolc_decl *d = is->oneofs; d; d = d->next) {
    const woolc_oneof *before = oneof_named(was, d->name->text);
    if (woolc_as_oneof(d)->is_required && !(before && before->is_required))
      woolc_break(c, WOOLC_W0807, d->range,
                  before ? before->decl.range : (woolc_range){0},
                  "oneof '%s' is required: messages that were good are refused",
                  d->name->text);
  }
}

/* ---- messages and errors ---- */

static void break_decl(woolc_comparison *c, woolc_decl *was);

static void break_message(woolc_comparison *c, woolc_message *was,
                          woolc_message *is) {
  const woolc_field_owner owner = {.what = "field",
                                   .of = named(c, &is->decl),
                                   .range = is->decl.range,
                                   .reserved = is->reserved};
  woolc_break_fields(c, was->fields, is->fields, &owner);
  break_reserved(c, was->reserved, is->reserved, owner.of);
  break_oneofs(c, was, is);
  for (woolc_decl *d = was->nested; d; d = d->next)
    if (!woolc_as_message(d) || !woolc_as_message(d)->map)
      break_decl(c, d);
  if (was->decl.kind == WOOLC_DECL_ERROR && was->error_code != is->error_code)
    woolc_break(c, WOOLC_W0810, is->decl.range, was->decl.range,
                "error '%s' ended calls with %s and ends them with %s",
                is->decl.name->text, woolc_error_code_name(was),
                woolc_error_code_name(is));
}

/* ---- enums ---- */

static const woolc_enum_value *value_by(const woolc_enum *e, const char *name,
                                        int32_t number) {
  for (woolc_decl *d = e->values; d; d = d->next) {
    const woolc_enum_value *value = woolc_as_enum_value(d);
    if (name ? strcmp(d->name->text, name) == 0 : value->number == number)
      return value;
  }
  return NULL;
}

static bool is_reserved_value(const woolc_enum *e, int32_t number) {
  for (const woolc_reserved *r = e->reserved; r; r = r->next)
    if (!r->name && r->first <= number && number <= r->last)
      return true;
  return false;
}

static void break_value(woolc_comparison *c, const woolc_enum_value *was,
                        woolc_enum *is) {
  const char *name = was->decl.name->text;
  const woolc_enum_value *same = value_by(is, name, 0);
  if (same && same->number != was->number)
    woolc_break(c, WOOLC_W0803, same->decl.range, was->decl.range,
                "enum value '%s' was %d and is %d", name, (int)was->number,
                (int)same->number);
  if (same)
    return;
  const woolc_enum_value *renamed = value_by(is, NULL, was->number);
  if (renamed) {
    woolc_break(c, WOOLC_W0853, renamed->decl.range, was->decl.range,
                "enum value %d was called '%s' and is called '%s'",
                (int)was->number, name, renamed->decl.name->text);
    return;
  }
  woolc_break(c, WOOLC_W0857, was->decl.range, (woolc_range){0},
              "enum value '%s' is gone", name);
  if (!is_reserved_value(is, was->number))
    woolc_break(c, WOOLC_W0802, was->decl.range, (woolc_range){0},
                "number %d of enum '%s' is not reserved: whoever gives it to "
                "another value reads old bytes as that",
                (int)was->number, is->decl.name->text);
}

static void break_enum(woolc_comparison *c, const woolc_enum *was,
                       woolc_enum *is) {
  for (woolc_decl *d = was->values; d; d = d->next)
    break_value(c, woolc_as_enum_value(d), is);
  break_reserved(c, was->reserved, is->reserved, named(c, &is->decl));
  if (was->is_closed != is->is_closed)
    woolc_break(c, WOOLC_W0813, is->decl.range, was->decl.range,
                "enum '%s' was %s and is %s", is->decl.name->text,
                was->is_closed ? "closed" : "open",
                is->is_closed ? "closed" : "open");
}

/* ---- services ---- */

static const char *message_name(const woolc_signature *s) {
  return s->message ? s->message->decl.full_name->text : "";
}

static void break_signature(woolc_comparison *c, const woolc_routine *was,
                            const woolc_routine *is, bool is_request) {
  const woolc_signature *before = is_request ? &was->request : &was->response;
  const woolc_signature *after = is_request ? &is->request : &is->response;
  const char *of = named(c, &is->decl);
  if (before->is_stream != after->is_stream)
    woolc_break(c, WOOLC_W0808, is->decl.range, was->decl.range,
                "the %s of %s %s a stream",
                is_request ? "arguments" : "results", of,
                after->is_stream ? "have become" : "are no longer");
  if (before->is_message != after->is_message)
    woolc_break(c, WOOLC_W0856, is->decl.range, was->decl.range,
                "the %s of %s %s one message",
                is_request ? "arguments" : "results", of,
                after->is_message ? "have become" : "are no longer");
  else if (after->is_message &&
           strcmp(message_name(before), message_name(after)) != 0)
    woolc_break(c, WOOLC_W0856, after->range, before->range,
                "the %s of %s were %s and are %s",
                is_request ? "arguments" : "results", of, message_name(before),
                message_name(after));
  if (!before->message || !after->message ||
      (before->is_message && after->is_message &&
       strcmp(message_name(before), message_name(after)) == 0))
    return; /* compared as a message */
  const woolc_field_owner owner = {.what = is_request ? "argument" : "result",
                                   .of = of,
                                   .range = is->decl.range,
                                   .is_signature = !after->is_message};
  woolc_break_fields(c, before->message->fields, after->message->fields,
                     &owner);
}

static woolc_routine *routine_named(woolc_service *service, const char *name) {
  for (woolc_decl *d = service->routines; d; d = d->next)
    if (strcmp(d->name->text, name) == 0)
      return woolc_as_routine(d);
  return NULL;
}

static void break_service(woolc_comparison *c, woolc_service *was,
                          woolc_service *is) {
  if (strcmp(was->path, is->path) != 0)
    woolc_break(c, WOOLC_W0809, is->decl.range, was->decl.range,
                "service '%s' was called by the path '%s' and is by '%s'",
                is->decl.name->text, was->path, is->path);
  for (woolc_decl *d = was->routines; d; d = d->next) {
    const woolc_routine *before = woolc_as_routine(d);
    const woolc_routine *after = routine_named(is, d->name->text);
    if (!after) {
      woolc_break(c, WOOLC_W0801, d->range, (woolc_range){0},
                  "routine '%s' of service '%s' is gone: who calls it gets "
                  "UNIMPLEMENTED",
                  d->name->text, is->decl.name->text);
      continue;
    }
    break_signature(c, before, after, true);
    break_signature(c, before, after, false);
  }
}

/* ---- context variables and constants ---- */

static void break_default(woolc_comparison *c, const woolc_var *was,
                          const woolc_var *is) {
  const woolc_text a = was->standard.text;
  const woolc_text b = is->standard.text;
  if (was->has_default == is->has_default &&
      was->standard.bits == is->standard.bits && a.len == b.len &&
      (a.len == 0 || memcmp(a.data, b.data, a.len) == 0))
    return;
  woolc_break(c, WOOLC_W0814, is->decl.range, was->decl.range,
              "variable '%s' has another default, which is not sent: both "
              "sides see their own",
              is->decl.name->text);
}

static bool same_text(const char *a, const char *b) {
  return a && b ? strcmp(a, b) == 0 : a == b;
}

static void break_var(woolc_comparison *c, const woolc_var *was,
                      const woolc_var *is) {
  const char *name = is->decl.name->text;
  const char *what = named(c, &is->decl);
  if (!woolc_break_same_type(&was->type, &is->type))
    woolc_break(c, WOOLC_W0811, is->type.range, was->type.range,
                "variable '%s' was %s and is %s: values of it do not arrive",
                name, woolc_break_type_text(c, &was->type),
                woolc_break_type_text(c, &is->type));
  else {
    woolc_break_limits(c, what, &is->type, was->extra, is->extra,
                       is->decl.range, was->decl.range);
    break_default(c, was, is);
  }
  if ((is->no_accept && !was->no_accept) ||
      (is->no_propagate && !was->no_propagate))
    woolc_break(c, WOOLC_W0812, is->decl.range, was->decl.range,
                "variable '%s' is no longer %s", name,
                is->no_propagate && !was->no_propagate ? "sent to peers"
                                                       : "accepted from peers");
  if (!same_text(was->header, is->header))
    woolc_break(c, WOOLC_W0812, is->decl.range, was->decl.range,
                "variable '%s' is bridged to another header", name);
}

static void break_constant(woolc_comparison *c, const woolc_constant *was,
                           const woolc_constant *is) {
  if (!woolc_break_same_type(&was->type, &is->type) ||
      was->value.bits != is->value.bits ||
      was->value.text.len != is->value.text.len ||
      (was->value.text.len && memcmp(was->value.text.data, is->value.text.data,
                                     was->value.text.len) != 0))
    woolc_break(c, WOOLC_W0858, is->decl.range, was->decl.range,
                "constant '%s' has another value or type", is->decl.name->text);
}

/* ---- declarations ---- */

static void break_gone(woolc_comparison *c, const woolc_decl *was) {
  switch (was->kind) {
  case WOOLC_DECL_SERVICE:
    woolc_break(c, WOOLC_W0801, was->range, (woolc_range){0},
                "service '%s' is gone: who calls it gets UNIMPLEMENTED",
                was->full_name->text);
    break;
  case WOOLC_DECL_VAR:
    woolc_break(c, WOOLC_W0811, was->range, (woolc_range){0},
                "variable '%s' is gone: whoever receives it can only pass it "
                "on",
                was->full_name->text);
    break;
  default:
    woolc_break(c, WOOLC_W0851, was->range, (woolc_range){0}, "%s '%s' is gone",
                woolc_decl_kind_text(was->kind), was->full_name->text);
    break;
  }
}

static void break_decl(woolc_comparison *c, woolc_decl *was) {
  woolc_decl *is = counterpart(c, was);
  if (!is) {
    break_gone(c, was);
    return;
  }
  switch (was->kind) {
  case WOOLC_DECL_MESSAGE:
  case WOOLC_DECL_ERROR:
    break_message(c, woolc_as_message(was), woolc_as_message(is));
    break;
  case WOOLC_DECL_ENUM:
    break_enum(c, woolc_as_enum(was), woolc_as_enum(is));
    break;
  case WOOLC_DECL_VAR:
    break_var(c, woolc_as_var(was), woolc_as_var(is));
    break;
  case WOOLC_DECL_SERVICE:
    break_service(c, woolc_as_service(was), woolc_as_service(is));
    break;
  case WOOLC_DECL_CONSTANT:
    break_constant(c, woolc_as_constant(was), woolc_as_constant(is));
    break;
  case WOOLC_DECL_PACKAGE:
  case WOOLC_DECL_ONEOF:
  case WOOLC_DECL_ENUM_VALUE:
  case WOOLC_DECL_ROUTINE:
    break;
  }
}

void woolc_breaking(woolc_model *old_model, woolc_file *old_file,
                    woolc_model *new_model) {
  woolc_comparison c = {old_model, new_model};
  for (woolc_decl *d = old_file->decls; d; d = d->next)
    break_decl(&c, d);
}
