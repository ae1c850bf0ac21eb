#include "codegen/lsp/target.h"

#include <string.h>

/* A walk over the document that looks for one byte. */
typedef struct finder {
  const woolc_analysis *analysis;
  uint32_t offset;
  woolc_target found;
} finder;

static bool is_at(const finder *f, woolc_range range) {
  return f->analysis->file && range.source == &f->analysis->file->source &&
         range.begin <= f->offset && f->offset <= range.end &&
         range.begin < range.end;
}

static void look_at_options(finder *f, const woolc_option *options,
                            woolc_option_place place) {
  for (const woolc_option *o = options; o; o = o->next)
    if (is_at(f, o->range))
      f->found = (woolc_target){.kind = WOOLC_TARGET_OPTION,
                                .range = o->range,
                                .option = o,
                                .place = place};
}

static void look_at_decl(finder *f, woolc_decl *decl) {
  if (is_at(f, decl->range))
    f->found = (woolc_target){
        .kind = WOOLC_TARGET_DECL, .range = decl->range, .decl = decl};
}

static void look_at_field(finder *f, const woolc_message *message,
                          const woolc_field *field) {
  woolc_target target = {.field = field, .message = message};
  target.range = field->range;
  target.kind = WOOLC_TARGET_FIELD;
  if (is_at(f, field->range))
    f->found = target;
  target.range = field->number_literal.range;
  target.kind = WOOLC_TARGET_NUMBER;
  if (field->number_literal.kind && is_at(f, target.range))
    f->found = target;
  look_at_options(f, field->options, WOOLC_PLACE_FIELD);
}

static void look_at_message(void *user_data, woolc_message *message) {
  finder *f = user_data;
  if (message->map)
    return; /* the map itself is what is written */
  if (!message->routine) {
    look_at_decl(f, &message->decl);
    look_at_options(f, message->options,
                    message->decl.kind == WOOLC_DECL_ERROR
                        ? WOOLC_PLACE_ERROR
                        : WOOLC_PLACE_MESSAGE);
  }
  for (const woolc_field *field = message->fields; field; field = field->next)
    look_at_field(f, message, field);
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next) {
    look_at_decl(f, decl);
    look_at_options(f, woolc_as_oneof(decl)->options, WOOLC_PLACE_ONEOF);
  }
}

static void look_at_enum(void *user_data, woolc_enum *e) {
  finder *f = user_data;
  look_at_decl(f, &e->decl);
  look_at_options(f, e->options, WOOLC_PLACE_ENUM);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    const woolc_enum_value *value = woolc_as_enum_value(decl);
    look_at_decl(f, decl);
    look_at_options(f, value->options, WOOLC_PLACE_ENUM_VALUE);
    if (value->number_literal.kind && is_at(f, value->number_literal.range))
      f->found = (woolc_target){.kind = WOOLC_TARGET_NUMBER,
                                .range = value->number_literal.range,
                                .decl = decl};
  }
}

static void look_at_constant(void *user_data, woolc_constant *constant) {
  finder *f = user_data;
  look_at_decl(f, &constant->decl);
  look_at_options(f, constant->options, WOOLC_PLACE_CONSTANT);
}

static void look_at_service(finder *f, woolc_service *service) {
  look_at_decl(f, &service->decl);
  look_at_options(f, service->options, WOOLC_PLACE_SERVICE);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    look_at_decl(f, decl);
    look_at_options(f, woolc_as_routine(decl)->options, WOOLC_PLACE_ROUTINE);
  }
}

static void look_at_file(finder *f, woolc_file *file) {
  look_at_options(f, file->options, WOOLC_PLACE_PACKAGE);
  woolc_file_each_message(file, look_at_message, f);
  woolc_file_each_enum(file, look_at_enum, f);
  woolc_file_each_constant(file, look_at_constant, f);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    if (woolc_as_var(decl)) {
      look_at_decl(f, decl);
      look_at_options(f, woolc_as_var(decl)->options, WOOLC_PLACE_VAR);
    }
    if (woolc_as_service(decl))
      look_at_service(f, woolc_as_service(decl));
  }
}

woolc_target woolc_find_target(const woolc_analysis *a, uint32_t offset) {
  finder f = {.analysis = a, .offset = offset};
  if (!a->file)
    return f.found;
  look_at_file(&f, a->file);
  for (const woolc_use *use = a->model.uses; use; use = use->next)
    if (is_at(&f, use->range))
      f.found = (woolc_target){
          .kind = WOOLC_TARGET_DECL, .range = use->range, .decl = use->decl};
  for (const woolc_import *i = a->file->imports; i; i = i->next)
    if (!i->is_made && is_at(&f, i->range))
      f.found = (woolc_target){
          .kind = WOOLC_TARGET_IMPORT, .range = i->range, .import = i};
  return f.found;
}

/* ---- the text of a declaration ---- */

/* The token that begins at `offset`, or the one before it. */
static size_t token_at(const woolc_tokens *tokens, uint32_t offset) {
  size_t low = 0;
  size_t high = tokens->n_tokens;
  while (high - low > 1) {
    const size_t middle = low + (high - low) / 2;
    if (tokens->tokens[middle].begin <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* Brackets are counted so that a ',' inside of one ends nothing. */
static int step_of(woolc_token_kind kind) {
  switch (kind) {
  case WOOLC_TOKEN_LBRACE:
  case WOOLC_TOKEN_LPAREN:
  case WOOLC_TOKEN_LBRACKET:
  case WOOLC_TOKEN_LESS:
    return 1;
  case WOOLC_TOKEN_RBRACE:
  case WOOLC_TOKEN_RPAREN:
  case WOOLC_TOKEN_RBRACKET:
  case WOOLC_TOKEN_GREATER:
    return -1;
  default:
    return 0;
  }
}

static size_t first_of(const woolc_tokens *tokens, size_t at, bool in_list) {
  int depth = 0;
  for (; at > 0; at--) {
    const woolc_token_kind before = tokens->tokens[at - 1].kind;
    if (before == WOOLC_TOKEN_SEMICOLON || before == WOOLC_TOKEN_LBRACE ||
        before == WOOLC_TOKEN_RBRACE)
      break;
    if (in_list && depth <= 0 &&
        (before == WOOLC_TOKEN_LPAREN || before == WOOLC_TOKEN_COMMA))
      break;
    depth -= step_of(before);
  }
  return at;
}

static size_t last_of(const woolc_tokens *tokens, size_t at, woolc_extent how) {
  int depth = 0;
  size_t last = at;
  for (; tokens->tokens[at].kind != WOOLC_TOKEN_END; last = at++) {
    const woolc_token_kind kind = tokens->tokens[at].kind;
    const int step = step_of(kind);
    const bool is_head_end =
        kind == WOOLC_TOKEN_SEMICOLON ||
        (kind == WOOLC_TOKEN_LBRACE && how != WOOLC_EXTENT_ALL) ||
        (kind == WOOLC_TOKEN_COMMA && how == WOOLC_EXTENT_ARGUMENT);
    if (depth + step < 0 || (is_head_end && depth == 0))
      return kind == WOOLC_TOKEN_SEMICOLON && how == WOOLC_EXTENT_ALL ? at
                                                                      : last;
    depth += step;
    if (kind == WOOLC_TOKEN_RBRACE && depth == 0)
      return at;
  }
  return last;
}

woolc_range woolc_around(const woolc_tokens *tokens, woolc_range name,
                         woolc_extent how) {
  const size_t at = token_at(tokens, name.begin);
  const size_t first = first_of(tokens, at, how == WOOLC_EXTENT_ARGUMENT);
  const size_t last = last_of(tokens, at, how);
  woolc_range range = {name.source, tokens->tokens[first].begin,
                       tokens->tokens[last].end};
  if (range.begin > name.begin)
    range.begin = name.begin;
  if (range.end < name.end)
    range.end = name.end;
  return range;
}

char *woolc_flat_text(woolc_arena *arena, const woolc_tokens *tokens,
                      woolc_range range) {
  const char *text = range.source->text.data;
  char *flat = woolc_arena_alloc(arena, WOOLC_LSP_MAX_SIGNATURE_LEN + 8);
  size_t n = 0;
  for (size_t i = token_at(tokens, range.begin); i < tokens->n_tokens; i++) {
    const woolc_token *t = &tokens->tokens[i];
    const size_t len = t->end - t->begin;
    if (t->begin < range.begin)
      continue;
    if (t->end > range.end || t->kind == WOOLC_TOKEN_END)
      break;
    const bool is_apart = n > 0 && tokens->tokens[i - 1].end < t->begin;
    if (n + is_apart + len > WOOLC_LSP_MAX_SIGNATURE_LEN) {
      memcpy(flat + n, " ...", 4);
      break;
    }
    if (is_apart)
      flat[n++] = ' ';
    memcpy(flat + n, text + t->begin, len);
    n += len;
  }
  return flat;
}
