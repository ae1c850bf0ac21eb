#include "codegen/doc/doc.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/doc/doc_markup.h"

/* ---- pieces of the language ---- */

/* A piece of the source, as it was written. */
static const char *written(woolc_doc_writer *w, woolc_range from,
                           woolc_range to) {
  return woolc_arena_copy(w->out->arena, from.source->text.data + from.begin,
                          to.end - from.begin);
}

static const char *type_text(const woolc_type *type) {
  return type->is_value ? "value" : woolc_kind_text(type->kind);
}

static void put_type(woolc_doc_writer *w, const woolc_type *type) {
  switch (type->kind) {
  case WOOLC_KIND_MESSAGE:
    if (type->is_value)
      woolc_doc_code(w, "value");
    else
      woolc_doc_link(w, &type->message->decl);
    break;
  case WOOLC_KIND_ENUM:
    woolc_doc_link(w, &type->enumeration->decl);
    break;
  case WOOLC_KIND_TOKEN:
    woolc_doc_code(w, "token");
    if (type->var) {
      woolc_doc_text(w, " of ");
      woolc_doc_link(w, &type->var->decl);
    }
    break;
  default:
    woolc_doc_code(w, type_text(type));
  }
}

static void put_field_type(woolc_doc_writer *w, const woolc_field *f) {
  if (f->entry) {
    woolc_doc_text(w, "map of ");
    put_type(w, &f->entry->fields->type);
    woolc_doc_text(w, " to ");
    put_type(w, &f->entry->fields->next->type);
    return;
  }
  if (f->label != WOOLC_LABEL_SINGULAR)
    woolc_doc_text(w, f->label == WOOLC_LABEL_OPTIONAL ? "optional "
                                                       : "repeated ");
  put_type(w, &f->type);
}

static void put_options(woolc_doc_writer *w, const woolc_option *options,
                        const char *before) {
  for (const woolc_option *o = options; o; o = o->next) {
    const woolc_range end = o->upper.kind != WOOLC_LITERAL_NONE ? o->upper.range
                            : o->value.kind != WOOLC_LITERAL_NONE
                                ? o->value.range
                                : o->range;
    woolc_doc_text(w, before);
    woolc_doc_code(w, written(w, o->range, end));
    before = ", ";
  }
}

/* ---- parts of declarations ---- */

static void heading(woolc_doc_writer *w, const woolc_decl *decl,
                    const char *kind) {
  const size_t len = decl->file->package->len;
  const char *full = decl->full_name->text;
  woolc_doc_heading(w, 3, full, kind, len ? full + len + 1 : full);
}

static void c_line(woolc_doc_writer *w, const woolc_decl *decl,
                   const woolc_option *options) {
  woolc_doc_line_begin(w);
  woolc_doc_text(w, "In C: ");
  woolc_doc_code(w, woolc_c_name(decl));
  put_options(w, options, ". Options: ");
  woolc_doc_line_end(w);
}

static void put_field(woolc_doc_writer *w, const woolc_field *f) {
  woolc_doc_cell(w);
  woolc_doc_text(w,
                 woolc_arena_printf(w->out->arena, "%u", (unsigned)f->number));
  woolc_doc_cell(w);
  woolc_doc_code(w, f->name->text);
  woolc_doc_cell(w);
  put_field_type(w, f);
  if (f->oneof) {
    woolc_doc_text(w, ", one of ");
    woolc_doc_code(w, f->oneof->decl.name->text);
  }
  woolc_doc_cell(w);
  woolc_doc_inline(w, f->doc);
  put_options(w, f->options, f->doc ? " — " : "");
}

static void put_fields(woolc_doc_writer *w, const char *name,
                       const woolc_field *fields) {
  const char *const columns[] = {"Number", name, "Type", "Description", NULL};
  if (!fields)
    return;
  woolc_doc_table(w, columns);
  for (const woolc_field *f = fields; f; f = f->next)
    put_field(w, f);
  woolc_doc_table_end(w);
}

/* ---- declarations ---- */

static void put_decl(woolc_doc_writer *w, woolc_decl *decl);

static void put_message(woolc_doc_writer *w, woolc_message *message) {
  if (message->map || message->routine)
    return;
  heading(w, &message->decl, woolc_decl_kind_text(message->decl.kind));
  woolc_doc_paragraphs(w, message->decl.doc);
  put_fields(w, "Field", message->fields);
  c_line(w, &message->decl, message->options);
  if (message->may_hold_token) {
    woolc_doc_line_begin(w);
    woolc_doc_text(w, "It can hold reset tokens.");
    woolc_doc_line_end(w);
  }
  for (woolc_decl *d = message->nested; d; d = d->next)
    put_decl(w, d);
}

static void put_enum(woolc_doc_writer *w, woolc_enum *e) {
  static const char *const columns[] = {"Number", "Name", "Description", NULL};
  heading(w, &e->decl, "enum");
  woolc_doc_paragraphs(w, e->decl.doc);
  woolc_doc_table(w, columns);
  for (woolc_decl *d = e->values; d; d = d->next) {
    const woolc_enum_value *v = woolc_as_enum_value(d);
    woolc_doc_cell(w);
    woolc_doc_text(w, woolc_arena_printf(w->out->arena, "%d", (int)v->number));
    woolc_doc_cell(w);
    woolc_doc_code(w, d->name->text);
    woolc_doc_cell(w);
    woolc_doc_inline(w, d->doc);
    put_options(w, v->options, d->doc ? " — " : "");
  }
  woolc_doc_table_end(w);
  c_line(w, &e->decl, e->options);
}

static void put_var(woolc_doc_writer *w, woolc_var *var) {
  heading(w, &var->decl, "context variable");
  woolc_doc_paragraphs(w, var->decl.doc);
  woolc_doc_line_begin(w);
  woolc_doc_text(w, "Type: ");
  put_type(w, &var->type);
  if (var->default_literal.kind != WOOLC_LITERAL_NONE) {
    woolc_doc_text(w, ", default ");
    woolc_doc_code(
        w, written(w, var->default_literal.range, var->default_literal.range));
  }
  woolc_doc_text(w, ".");
  woolc_doc_line_end(w);
  c_line(w, &var->decl, var->options);
}

static void put_constant(woolc_doc_writer *w, woolc_constant *constant) {
  heading(w, &constant->decl, "constant");
  woolc_doc_paragraphs(w, constant->decl.doc);
  woolc_doc_line_begin(w);
  put_type(w, &constant->type);
  woolc_doc_text(w, " = ");
  woolc_doc_code(w,
                 written(w, constant->literal.range, constant->literal.range));
  woolc_doc_line_end(w);
  c_line(w, &constant->decl, constant->options);
}

static void put_signature(woolc_doc_writer *w, const char *title,
                          const char *name, const woolc_signature *s) {
  if (!s->is_message && !s->fields)
    return;
  woolc_doc_line_begin(w);
  woolc_doc_text(w, title);
  if (s->is_stream)
    woolc_doc_text(w, ", a stream of them");
  woolc_doc_text(w, s->is_message ? ": the message " : ":");
  if (s->is_message)
    woolc_doc_link(w, &s->message->decl);
  woolc_doc_line_end(w);
  if (!s->is_message)
    put_fields(w, name, s->fields);
}

static void put_throws(woolc_doc_writer *w, const woolc_routine *routine) {
  if (!routine->throws)
    return;
  woolc_doc_line_begin(w);
  woolc_doc_text(w, "Throws ");
  for (const woolc_throw *t = routine->throws; t; t = t->next) {
    woolc_doc_link(w, &t->error->decl);
    woolc_doc_text(w, t->next ? ", " : ".");
  }
  woolc_doc_line_end(w);
}

static void put_routine(woolc_doc_writer *w, const woolc_routine *routine) {
  const woolc_decl *decl = &routine->decl;
  woolc_doc_heading(w, 4, decl->full_name->text, "routine", decl->name->text);
  woolc_doc_paragraphs(w, decl->doc);
  put_signature(w, "Arguments", "Argument", &routine->request);
  put_signature(w, "Results", "Result", &routine->response);
  put_throws(w, routine);
  c_line(w, decl, routine->options);
}

static void put_service(woolc_doc_writer *w, woolc_service *service) {
  heading(w, &service->decl, service->is_extern ? "extern service" : "service");
  woolc_doc_paragraphs(w, service->decl.doc);
  woolc_doc_line_begin(w);
  woolc_doc_text(w, "Called by the path ");
  woolc_doc_code(w, woolc_arena_printf(w->out->arena, "/%s/…", service->path));
  woolc_doc_text(w, ".");
  woolc_doc_line_end(w);
  c_line(w, &service->decl, service->options);
  for (woolc_decl *d = service->routines; d; d = d->next)
    put_routine(w, woolc_as_routine(d));
}

static void put_decl(woolc_doc_writer *w, woolc_decl *decl) {
  switch (decl->kind) {
  case WOOLC_DECL_MESSAGE:
  case WOOLC_DECL_ERROR:
    put_message(w, woolc_as_message(decl));
    break;
  case WOOLC_DECL_ENUM:
    put_enum(w, woolc_as_enum(decl));
    break;
  case WOOLC_DECL_VAR:
    put_var(w, woolc_as_var(decl));
    break;
  case WOOLC_DECL_CONSTANT:
    put_constant(w, woolc_as_constant(decl));
    break;
  case WOOLC_DECL_SERVICE:
    put_service(w, woolc_as_service(decl));
    break;
  case WOOLC_DECL_PACKAGE:
  case WOOLC_DECL_ONEOF:
  case WOOLC_DECL_ENUM_VALUE:
  case WOOLC_DECL_ROUTINE:
    break;
  }
}

/* ---- the page ---- */

static const char *file_id(woolc_doc_writer *w, const woolc_file *file) {
  return woolc_arena_printf(w->out->arena, "file.%s", file->source.name);
}

static void put_contents(woolc_doc_writer *w) {
  woolc_doc_contents_begin(w);
  for (size_t i = 0; i < w->page->n_files; i++) {
    const woolc_file *file = w->page->files[i];
    woolc_doc_contents_item(w, 0, file_id(w, file), "file", file->source.name);
    for (const woolc_decl *d = file->decls; d; d = d->next)
      woolc_doc_contents_item(w, 1, d->full_name->text,
                              woolc_decl_kind_text(d->kind), d->name->text);
  }
  woolc_doc_contents_end(w);
}

static void put_file(woolc_doc_writer *w, woolc_file *file) {
  woolc_doc_heading(w, 2, file_id(w, file), "file", file->source.name);
  woolc_doc_line_begin(w);
  woolc_doc_text(w, "Package ");
  woolc_doc_code(w, file->package->text);
  put_options(w, file->options, ". Options: ");
  woolc_doc_line_end(w);
  woolc_doc_paragraphs(w, file->doc);
  for (woolc_decl *d = file->decls; d; d = d->next)
    put_decl(w, d);
}

void woolc_emit_doc(woolc_printer *out, const woolc_doc_page *page) {
  woolc_doc_writer w = {
      .out = out, .page = page, .is_html = page->format == WOOLC_DOC_HTML};
  woolc_doc_begin(&w);
  put_contents(&w);
  for (size_t i = 0; i < page->n_files; i++)
    put_file(&w, page->files[i]);
  woolc_doc_end(&w);
}
