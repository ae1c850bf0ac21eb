/* The outline of a document. */
#include "codegen/lsp/target.h"

/* LSP's SymbolKind. */
enum {
  SYMBOL_METHOD = 6,
  SYMBOL_FIELD = 8,
  SYMBOL_ENUM = 10,
  SYMBOL_INTERFACE = 11,
  SYMBOL_VARIABLE = 13,
  SYMBOL_CONSTANT = 14,
  SYMBOL_ENUM_MEMBER = 22,
  SYMBOL_STRUCT = 23,
  SYMBOL_EVENT = 24,
  TAG_DEPRECATED = 1
};

static int kind_of(const woolc_decl *decl) {
  switch (decl->kind) {
  case WOOLC_DECL_MESSAGE:
  case WOOLC_DECL_ONEOF:
  case WOOLC_DECL_PACKAGE:
    return SYMBOL_STRUCT;
  case WOOLC_DECL_ERROR:
    return SYMBOL_EVENT;
  case WOOLC_DECL_ENUM:
    return SYMBOL_ENUM;
  case WOOLC_DECL_ENUM_VALUE:
    return SYMBOL_ENUM_MEMBER;
  case WOOLC_DECL_VAR:
    return SYMBOL_VARIABLE;
  case WOOLC_DECL_CONSTANT:
    return SYMBOL_CONSTANT;
  case WOOLC_DECL_SERVICE:
    return SYMBOL_INTERFACE;
  case WOOLC_DECL_ROUTINE:
    return SYMBOL_METHOD;
  }
  return SYMBOL_STRUCT;
}

/* It stays open, for children. */
static void begin_symbol(const woolc_query *query, const char *name, int kind,
                         woolc_range range) {
  const woolc_analysis *a = query->analysis;
  const woolc_range all = woolc_around(&a->tokens, range, WOOLC_EXTENT_ALL);
  woolc_out_object(query->out, NULL);
  woolc_out_chars(query->out, "name", name);
  woolc_out_int(query->out, "kind", kind);
  woolc_out_range(query->out, "range", &a->lines, all.begin, all.end);
  woolc_out_range(query->out, "selectionRange", &a->lines, range.begin,
                  range.end);
}

static void put_tag(const woolc_query *query, bool is_deprecated) {
  if (!is_deprecated)
    return;
  woolc_out_array(query->out, "tags");
  woolc_out_int(query->out, NULL, TAG_DEPRECATED);
  woolc_out_end_array(query->out);
}

static void put_field(const woolc_query *query, const woolc_field *field) {
  begin_symbol(query, field->name->text, SYMBOL_FIELD, field->range);
  put_tag(query, field->extra && field->extra->is_deprecated);
  woolc_out_end_object(query->out);
}

static void put_decl(const woolc_query *query, woolc_decl *decl);

static void put_decls(const woolc_query *query, woolc_decl *decls) {
  for (woolc_decl *decl = decls; decl; decl = decl->next)
    if (!woolc_as_message(decl) || !woolc_as_message(decl)->map)
      put_decl(query, decl);
}

static void put_oneof(const woolc_query *query, const woolc_oneof *oneof) {
  for (const woolc_field *f = oneof->first; f && f->oneof == oneof; f = f->next)
    put_field(query, f);
}

static void put_message(const woolc_query *query,
                        const woolc_message *message) {
  for (const woolc_field *f = message->fields; f; f = f->next)
    if (!f->oneof)
      put_field(query, f);
  put_decls(query, message->oneofs);
  put_decls(query, message->nested);
}

/* Recursion ends at WOOLC_MAX_NESTING. */
static void put_decl(const woolc_query *query, woolc_decl *decl) {
  const woolc_message *message = woolc_as_message(decl);
  begin_symbol(query, decl->name->text, kind_of(decl), decl->range);
  put_tag(query, message && message->is_deprecated);
  woolc_out_array(query->out, "children");
  if (message)
    put_message(query, message);
  if (woolc_as_oneof(decl))
    put_oneof(query, woolc_as_oneof(decl));
  if (woolc_as_enum(decl))
    put_decls(query, woolc_as_enum(decl)->values);
  if (woolc_as_service(decl))
    put_decls(query, woolc_as_service(decl)->routines);
  woolc_out_end_array(query->out);
  woolc_out_end_object(query->out);
}

void woolc_lsp_symbols(woolc_query *query) {
  woolc_out_array(query->out, NULL);
  if (query->analysis->file)
    put_decls(query, query->analysis->file->decls);
  woolc_out_end_array(query->out);
}
