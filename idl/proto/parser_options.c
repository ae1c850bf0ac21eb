/* Options: `[a = 1, (b).c = { … }]` and `option a = 1;`. */
#include <string.h>

#include "idl/proto/parser_base.h"

/* A name in brackets, or one without: google.protobuf.UninterpretedOption. */
static bool skip_part(woolc_proto_parser *p, bool *is_custom) {
  woolc_range range;
  if (woolc_proto_take_if(p, '(')) {
    *is_custom = true;
    return woolc_proto_take_path(p, "the name of an extension", true, &range) &&
           woolc_proto_want(p, ')', "')'");
  }
  return woolc_proto_take_name(p, "the name of an option", &range) != NULL;
}

/* The name as it is written, without blanks and comments. */
static bool take_option_name(woolc_proto_parser *p,
                             woolc_proto_option *option) {
  const size_t first = p->at;
  if (!skip_part(p, &option->is_custom))
    return false;
  bool other = false;
  while (woolc_proto_take_if(p, '.'))
    if (!skip_part(p, &other))
      return false;
  option->is_custom = option->is_custom || other;
  size_t len = 0;
  for (size_t i = first; i < p->at; i++)
    len += p->lexed.tokens[i].end - p->lexed.tokens[i].begin;
  char *name = woolc_arena_alloc(p->arena, len + 1);
  option->name = name;
  for (size_t i = first; i < p->at; i++) {
    const woolc_proto_token *token = &p->lexed.tokens[i];
    memcpy(name, p->file->source.text.data + token->begin,
           token->end - token->begin);
    name += token->end - token->begin;
  }
  option->range = woolc_join(woolc_proto_range(p, &p->lexed.tokens[first]),
                             woolc_proto_range(p, &p->lexed.tokens[p->at - 1]));
  return true;
}

/* protoc reads it against the option's type; here its brackets are matched. */
static bool skip_aggregate(woolc_proto_parser *p, woolc_proto_value *value) {
  size_t depth = 0;
  value->kind = WOOLC_PROTO_AGGREGATE;
  do {
    if (woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_END))
      return woolc_proto_unexpected(p, "'}'");
    if (woolc_proto_at(p, '{'))
      depth++;
    else if (woolc_proto_at(p, '}'))
      depth--;
    woolc_proto_take(p);
  } while (depth);
  return true;
}

static bool take_number(woolc_proto_parser *p, woolc_proto_value *value) {
  value->negative = woolc_proto_take_if(p, '-');
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  if (token->kind == WOOLC_PROTO_TOKEN_INTEGER) {
    value->kind = WOOLC_PROTO_INTEGER;
    value->integer = token->u.integer;
  } else if (token->kind == WOOLC_PROTO_TOKEN_REAL) {
    value->kind = WOOLC_PROTO_REAL;
    value->real = token->u.real;
  } else if (value->negative &&
             (woolc_proto_at_word(p, "inf") || woolc_proto_at_word(p, "nan"))) {
    value->kind = WOOLC_PROTO_WORD;
    value->text = token->u.text;
  } else {
    return woolc_proto_unexpected(p, "the value of the option");
  }
  woolc_proto_take(p);
  return true;
}

static bool take_value(woolc_proto_parser *p, woolc_proto_value *value) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  const woolc_range first = woolc_proto_range(p, token);
  bool ok = true;
  if (token->kind == WOOLC_PROTO_TOKEN_NAME) {
    value->kind = WOOLC_PROTO_WORD;
    value->text = token->u.text;
    woolc_proto_take(p);
  } else if (token->kind == WOOLC_PROTO_TOKEN_STRING) {
    value->kind = WOOLC_PROTO_STRING;
    ok = woolc_proto_take_string(p, "", &value->text, &value->range);
  } else if (woolc_proto_at(p, '{')) {
    ok = skip_aggregate(p, value);
  } else {
    ok = take_number(p, value);
  }
  if (ok)
    value->range =
        woolc_join(first, woolc_proto_range(p, &p->lexed.tokens[p->at - 1]));
  return ok;
}

static bool take_option(woolc_proto_parser *p, woolc_proto_node *node) {
  woolc_proto_option *option = woolc_arena_alloc(p->arena, sizeof *option);
  if (!take_option_name(p, option) || !woolc_proto_want(p, '=', "'='") ||
      !take_value(p, &option->value))
    return false;
  woolc_proto_append_option(node, option);
  return true;
}

bool woolc_proto_parse_options(woolc_proto_parser *p, woolc_proto_node *node) {
  if (!woolc_proto_take_if(p, '['))
    return true;
  do {
    if (!take_option(p, node))
      return false;
  } while (woolc_proto_take_if(p, ','));
  return woolc_proto_want(p, ']', "',' or ']'");
}

/* Its own comment goes with it, as it belongs to no declaration. */
bool woolc_proto_parse_option(woolc_proto_parser *p, woolc_proto_node *node) {
  (void)woolc_proto_take_comments(p);
  woolc_proto_take(p);
  return take_option(p, node) && woolc_proto_want(p, ';', "';'");
}
