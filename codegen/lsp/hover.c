/* Hover: what a thing is, what its schema says about it, what it is in C. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/lsp/target.h"

/* What is put together, as Markdown or without its marks. */
typedef struct card {
  const woolc_query *query;
  woolc_arena *arena;
  woolc_buffer text;
} card;

static void add(card *c, const char *text) {
  woolc_buffer_add(&c->text, text, strlen(text));
}

static void paragraph(card *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void paragraph(card *c, const char *format, ...) {
  va_list args;
  va_start(args, format);
  if (c->text.len > 0)
    add(c, "\n\n");
  add(c, woolc_arena_vprintf(c->arena, format, args));
  va_end(args);
}

/* The source of a declaration that may be of another file, whose tokens are
 * gone. */
static void add_signature(card *c, woolc_range name, woolc_extent how) {
  woolc_analysis *a = c->query->analysis;
  woolc_tokens tokens = a->tokens;
  if (!name.source)
    return;
  if (name.source != &a->file->source) {
    woolc_sink nobody;
    woolc_sink_init(&nobody, c->arena);
    woolc_lex(name.source, &a->model.names, &nobody, c->arena, c->arena,
              &tokens);
  }
  const char *text =
      woolc_flat_text(c->arena, &tokens, woolc_around(&tokens, name, how));
  if (c->query->lsp->takes_plain_text)
    paragraph(c, "%s", text);
  else
    paragraph(c, "```wool\n%s\n```", text);
}

/* ---- declarations ---- */

static void add_c_name(card *c, const woolc_decl *decl) {
  if (!decl->full_name)
    return;
  const char *name = woolc_c_spelling(c->arena, decl);
  switch (decl->kind) {
  case WOOLC_DECL_VAR:
    paragraph(c, "In C: `%s_set`, `%s_get`, `%s_reset`", name, name, name);
    break;
  case WOOLC_DECL_SERVICE:
    paragraph(c, "In C: `%s_handlers`, `%s_register`", name, name);
    break;
  case WOOLC_DECL_ERROR:
    paragraph(c, "In C: `%s`, `%s_throw`, `%s_caught`", name, name, name);
    break;
  case WOOLC_DECL_MESSAGE:
  case WOOLC_DECL_ONEOF:
  case WOOLC_DECL_ENUM:
  case WOOLC_DECL_ENUM_VALUE:
  case WOOLC_DECL_CONSTANT:
  case WOOLC_DECL_ROUTINE:
    paragraph(c, "In C: `%s`", name);
    break;
  case WOOLC_DECL_PACKAGE:
    break;
  }
}

static void add_decl(card *c, const woolc_decl *decl) {
  const woolc_file *own = c->query->analysis->file;
  add_signature(c, decl->range, WOOLC_EXTENT_HEAD);
  if (decl->doc)
    paragraph(c, "%s", decl->doc);
  add_c_name(c, decl);
  if (decl->full_name && decl->file != own)
    paragraph(c, "`%s`, of `%s`", decl->full_name->text,
              decl->file->source.name);
}

/* ---- fields ---- */

static void add_field(card *c, const woolc_target *target) {
  const woolc_field *f = target->field;
  const woolc_message *message = target->message;
  const bool is_argument = message->routine != NULL;
  add_signature(c, f->range,
                is_argument ? WOOLC_EXTENT_ARGUMENT : WOOLC_EXTENT_HEAD);
  if (f->doc)
    paragraph(c, "%s", f->doc);
  if (!f->spelling)
    return; /* there are errors */
  const char *member = woolc_c_member(f);
  if (is_argument)
    paragraph(c, "In C: `%s`", woolc_c_param(c->arena, f));
  else if (f->oneof)
    paragraph(c, "In C: `%s.%s`, if `which_%s` says so",
              woolc_c_oneof(c->arena, f->oneof), member,
              f->oneof->decl.name->text);
  else if (f->label == WOOLC_LABEL_REPEATED)
    paragraph(c, "In C: `%s`, and `n_%s`, how many there are", member,
              f->name->text);
  else if (woolc_has_flag(f))
    paragraph(c, "In C: `%s`, if `has_%s`", member, f->name->text);
  else
    paragraph(c, "In C: `%s`", member);
}

/* ---- numbers ---- */

/* Of protobuf's varints. */
static unsigned varint_len(uint64_t value) {
  unsigned len = 1;
  for (; value >= 0x80; value >>= 7)
    len++;
  return len;
}

static void add_number(card *c, const woolc_target *target) {
  if (target->field) {
    const uint32_t number = target->field->number;
    const unsigned len = varint_len((uint64_t)number << 3);
    paragraph(c,
              "Field number %u: what `%s` is known by on the wire, where it "
              "takes %u byte%s. It stays, whatever the field is called.",
              number, target->field->name->text, len, len == 1 ? "" : "s");
    return;
  }
  const woolc_enum_value *value = woolc_as_enum_value(target->decl);
  const unsigned len = varint_len((uint64_t)(int64_t)value->number);
  paragraph(c,
            "The number %d is what `%s` is on the wire, where it takes %u "
            "byte%s.",
            value->number, target->decl->name->text, len, len == 1 ? "" : "s");
}

static void add_import(card *c, const woolc_import *import) {
  const woolc_file *file = import->file;
  if (!file)
    return;
  paragraph(c, "`%s`, package `%s`%s", file->source.path, file->package->text,
            file->source.is_shipped ? ", comes with woolc" : "");
  if (file->doc)
    paragraph(c, "%s", file->doc);
}

static void add_option(card *c, const woolc_target *target) {
  const char *about =
      woolc_option_about(target->option->name->text, target->place);
  if (about)
    paragraph(c, "`%s`: %s", target->option->name->text, about);
}

static void add_target(card *c, const woolc_target *target) {
  switch (target->kind) {
  case WOOLC_TARGET_DECL:
    add_decl(c, target->decl);
    break;
  case WOOLC_TARGET_FIELD:
    add_field(c, target);
    break;
  case WOOLC_TARGET_NUMBER:
    add_number(c, target);
    break;
  case WOOLC_TARGET_OPTION:
    add_option(c, target);
    break;
  case WOOLC_TARGET_IMPORT:
    add_import(c, target->import);
    break;
  case WOOLC_TARGET_NONE:
    break;
  }
}

void woolc_lsp_hover(woolc_query *query) {
  const woolc_lsp *lsp = query->lsp;
  woolc_out *out = query->out;
  card c = {.query = query, .arena = &query->lsp->scratch};
  const woolc_target target = woolc_find_target(query->analysis, query->offset);
  c.text.no_memory = lsp->options.no_memory;
  add_target(&c, &target);
  if (c.text.len == 0) {
    woolc_out_null(out, NULL);
    woolc_buffer_free(&c.text);
    return;
  }
  woolc_out_object(out, NULL);
  woolc_out_object(out, "contents");
  woolc_out_chars(out, "kind",
                  lsp->takes_plain_text ? "plaintext" : "markdown");
  woolc_out_text(out, "value", (woolc_text){c.text.data, c.text.len});
  woolc_out_end_object(out);
  woolc_out_range(out, "range", &query->analysis->lines, target.range.begin,
                  target.range.end);
  woolc_out_end_object(out);
  woolc_buffer_free(&c.text);
}
