/* Messages, and the fields that they share with routines. */
#include <string.h>

#include "idl/parser_base.h"

static const woolc_kind kinds[WOOLC_KW_COUNT] = {
    [WOOLC_KW_DOUBLE] = WOOLC_KIND_DOUBLE,
    [WOOLC_KW_FLOAT] = WOOLC_KIND_FLOAT,
    [WOOLC_KW_INT32] = WOOLC_KIND_INT32,
    [WOOLC_KW_INT64] = WOOLC_KIND_INT64,
    [WOOLC_KW_UINT32] = WOOLC_KIND_UINT32,
    [WOOLC_KW_UINT64] = WOOLC_KIND_UINT64,
    [WOOLC_KW_SINT32] = WOOLC_KIND_SINT32,
    [WOOLC_KW_SINT64] = WOOLC_KIND_SINT64,
    [WOOLC_KW_FIXED32] = WOOLC_KIND_FIXED32,
    [WOOLC_KW_FIXED64] = WOOLC_KIND_FIXED64,
    [WOOLC_KW_SFIXED32] = WOOLC_KIND_SFIXED32,
    [WOOLC_KW_SFIXED64] = WOOLC_KIND_SFIXED64,
    [WOOLC_KW_BOOL] = WOOLC_KIND_BOOL,
    [WOOLC_KW_STRING] = WOOLC_KIND_STRING,
    [WOOLC_KW_BYTES] = WOOLC_KIND_BYTES,
    [WOOLC_KW_TOKEN] = WOOLC_KIND_TOKEN,
};

static bool parse_token_var(woolc_parser *p, woolc_type *type) {
  if (!woolc_take_if(p, WOOLC_TOKEN_LESS))
    return true;
  type->path =
      woolc_parse_path(p, "the name of a context variable", &type->path_range);
  return type->path &&
         woolc_expect(p, WOOLC_TOKEN_GREATER, "the token's variable");
}

static bool is_map_key(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_FIXED64:
  case WOOLC_KIND_FIXED32:
  case WOOLC_KIND_BOOL:
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_SFIXED32:
  case WOOLC_KIND_SFIXED64:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_ERROR: /* reported already */
    return true;
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
  case WOOLC_KIND_MESSAGE:
  case WOOLC_KIND_BYTES:
  case WOOLC_KIND_ENUM:
  case WOOLC_KIND_TOKEN:
  case WOOLC_KIND_MAP:
    break;
  }
  return false;
}

/* Behind `map`. */
static bool parse_map(woolc_parser *p, woolc_type *type) {
  woolc_arena *arena = &p->model->arena;
  woolc_take(p);
  type->key = woolc_arena_alloc(arena, sizeof *type->key);
  type->value = woolc_arena_alloc(arena, sizeof *type->value);
  if (!woolc_parse_type(p, type->key))
    return false;
  if (!woolc_take_if(p, WOOLC_TOKEN_COMMA))
    return woolc_unexpected(p, "',' and the type of the map's values");
  if (!woolc_parse_type(p, type->value) ||
      !woolc_expect(p, WOOLC_TOKEN_GREATER, "the map's types"))
    return false;
  if (!is_map_key(type->key->kind)) {
    woolc_report(&p->model->sink, WOOLC_W0410, type->key->range,
                 "keys of a map are integers, bool or string");
    type->key->kind = WOOLC_KIND_ERROR;
  }
  if (type->value->kind == WOOLC_KIND_MAP) {
    woolc_report(&p->model->sink, WOOLC_W0410, type->value->range,
                 "a map's values are not maps: put one into a message");
    type->value->kind = WOOLC_KIND_ERROR;
  }
  return true;
}

void woolc_refuse_map(woolc_parser *p, woolc_type *type, const char *why) {
  if (type->kind != WOOLC_KIND_MAP)
    return;
  woolc_report(&p->model->sink, WOOLC_W0410, type->range, "%s", why);
  type->kind = WOOLC_KIND_ERROR;
}

bool woolc_parse_type(woolc_parser *p, woolc_type *out_type) {
  const woolc_token *first = woolc_peek(p, 0);
  const woolc_keyword keyword = woolc_keyword_at(p, 0);
  out_type->kind = kinds[keyword];
  if (out_type->kind != WOOLC_KIND_NAMED) {
    woolc_take(p);
    if (out_type->kind == WOOLC_KIND_TOKEN && !parse_token_var(p, out_type))
      return false;
  } else if (keyword == WOOLC_KW_MAP &&
             woolc_peek(p, 1)->kind == WOOLC_TOKEN_LESS) {
    woolc_take(p);
    out_type->kind = WOOLC_KIND_MAP;
    if (p->depth_of_type == WOOLC_MAX_NESTING)
      return woolc_unexpected(p, "a type that is nested less");
    p->depth_of_type++;
    const bool ok = parse_map(p, out_type);
    p->depth_of_type--;
    if (!ok)
      return false;
  } else if (keyword == WOOLC_KW_VALUE) {
    woolc_take(p);
    out_type->is_value = true;
    out_type->path_range = woolc_range_since(p, first);
    if (!p->value_range.source)
      p->value_range = out_type->path_range;
  } else {
    out_type->path = woolc_parse_path(p, "a type", &out_type->path_range);
    if (!out_type->path)
      return false;
  }
  out_type->range = woolc_range_since(p, first);
  return true;
}

static void parse_label(woolc_parser *p, woolc_field *field) {
  for (;;) {
    const woolc_token *token = woolc_peek(p, 0);
    const woolc_keyword keyword = woolc_keyword_at(p, 0);
    if (woolc_peek(p, 1)->kind != WOOLC_TOKEN_NAME)
      return;
    if (token->kind == WOOLC_TOKEN_NAME &&
        strcmp(token->u.name->text, "required") == 0) {
      woolc_report(&p->model->sink, WOOLC_W0207, woolc_token_range(p, token),
                   "'required' is of .proto files: write 'optional', and the "
                   "option [required]");
    } else if (keyword == WOOLC_KW_STREAM) {
      woolc_report(&p->model->sink, WOOLC_W0417, woolc_token_range(p, token),
                   "'stream' stands before the only argument or result of a "
                   "routine");
    } else if (keyword != WOOLC_KW_OPTIONAL && keyword != WOOLC_KW_REPEATED) {
      return;
    } else if (field->label != WOOLC_LABEL_SINGULAR) {
      woolc_report(&p->model->sink, WOOLC_W0210, woolc_token_range(p, token),
                   "a field is optional or repeated, once");
    } else {
      field->label = keyword == WOOLC_KW_OPTIONAL ? WOOLC_LABEL_OPTIONAL
                                                  : WOOLC_LABEL_REPEATED;
    }
    woolc_take(p);
  }
}

static void report_no_name(woolc_parser *p, const woolc_field *field,
                           const char *what) {
  if (woolc_at(p, WOOLC_TOKEN_LBRACKET) || woolc_at(p, WOOLC_TOKEN_LESS)) {
    woolc_unexpected(
        p, woolc_arena_printf(&p->model->arena,
                              "the name of the %s after its type (a list is "
                              "'repeated TYPE name')",
                              what));
    return;
  }
  const bool is_rpc_style = strcmp(what, "field") != 0 && field->type.path &&
                            field->type.kind == WOOLC_KIND_NAMED &&
                            woolc_at(p, WOOLC_TOKEN_RPAREN);
  const char *hint =
      is_rpc_style
          ? woolc_arena_printf(
                &p->model->arena,
                " (or '(message %s)', for a message that is the whole of it)",
                field->type.path->text)
          : "";
  woolc_unexpected(p, woolc_arena_printf(&p->model->arena,
                                         "the name of the %s after its type%s",
                                         what, hint));
}

/* As protoc calls it: `a_map` has the entries AMapEntry. */
static const woolc_name *entry_name(woolc_parser *p, const woolc_name *map) {
  char text[WOOLC_MAX_IDENTIFIER_LEN + sizeof "Entry"];
  size_t len = 0;
  bool raise = true;
  for (const char *at = map->text; *at; at++) {
    if (*at == '_') {
      raise = true;
      continue;
    }
    text[len++] =
        (char)(raise && *at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    raise = false;
  }
  memcpy(text + len, "Entry", sizeof "Entry");
  return woolc_names_add(&p->model->names, text, strlen(text));
}

static woolc_field *entry_field(woolc_parser *p, const woolc_field *map,
                                const char *name, const woolc_type *type) {
  woolc_field *field = woolc_arena_alloc(&p->model->arena, sizeof *field);
  field->name = woolc_names_add(&p->model->names, name, strlen(name));
  field->range = map->range;
  field->type = *type;
  return field;
}

/* A map is repeated entries, on the wire too. */
static void make_entry(woolc_parser *p, woolc_field *map) {
  woolc_message *entry = woolc_arena_alloc(&p->model->arena, sizeof *entry);
  if (map->label != WOOLC_LABEL_SINGULAR)
    woolc_report(&p->model->sink, WOOLC_W0410, map->type.range,
                 "a map is neither optional nor repeated");
  entry->decl.kind = WOOLC_DECL_MESSAGE;
  entry->decl.name = entry_name(p, map->name);
  entry->decl.range = map->range;
  entry->decl.file = p->file;
  entry->decl.doc =
      woolc_arena_printf(&p->model->arena, "An entry of %s.", map->name->text);
  entry->map = map;
  entry->fields = entry_field(p, map, "key", map->type.key);
  entry->fields->next = entry_field(p, map, "value", map->type.value);
  entry->n_fields = 2;
  map->entry = entry;
  map->label = WOOLC_LABEL_REPEATED;
  map->type.kind = WOOLC_KIND_MESSAGE;
  map->type.message = entry;
}

woolc_field *woolc_parse_field(woolc_parser *p, const char *what) {
  woolc_field *field = woolc_arena_alloc(&p->model->arena, sizeof *field);
  field->doc = woolc_take_doc(p);
  parse_label(p, field);
  if (!woolc_parse_type(p, &field->type))
    return NULL;
  if (!woolc_at(p, WOOLC_TOKEN_NAME)) {
    report_no_name(p, field, what);
    return NULL;
  }
  const woolc_token *name = woolc_take(p);
  field->name = woolc_whole_name(p, name);
  field->range = woolc_token_range(p, name);
  if (field->type.kind == WOOLC_KIND_MAP)
    make_entry(p, field);
  if (!woolc_parse_number(p, "a field number", &field->number_literal))
    return NULL;
  return woolc_parse_options(p, &field->options) ? field : NULL;
}

typedef struct body {
  woolc_message *message;
  woolc_field **fields_end;
  woolc_decl **nested_end;
  woolc_reserved **reserved_end;
  woolc_decl **oneofs_end;
  woolc_decl *entries; /* of maps */
  woolc_decl **entries_end;
} body;

static void add_nested(body *into, woolc_decl *decl) {
  if (!decl)
    return;
  *into->nested_end = decl;
  into->nested_end = &decl->next;
}

static woolc_field *add_field(woolc_parser *p, body *into) {
  woolc_field *field = woolc_parse_field(p, "field");
  if (!field)
    return NULL;
  if (field->entry) {
    field->entry->decl.parent = into->message;
    *into->entries_end = &field->entry->decl;
    into->entries_end = &field->entry->decl.next;
  }
  *into->fields_end = field;
  into->fields_end = &field->next;
  if (++into->message->n_fields == WOOLC_MAX_FIELDS + 1)
    woolc_report(&p->model->sink, WOOLC_W0408, field->range,
                 "message '%s' has more than %d fields",
                 into->message->decl.name->text, WOOLC_MAX_FIELDS);
  woolc_end_statement(p, "the field");
  field->doc = woolc_trailing_doc(p, field->doc);
  return field;
}

static void refuse_in_oneof(woolc_parser *p, woolc_field *field) {
  if (field->entry)
    woolc_report(&p->model->sink, WOOLC_W0410, field->range,
                 "a oneof has no maps: put it into a message");
  else if (field->label != WOOLC_LABEL_SINGULAR)
    woolc_report(&p->model->sink, WOOLC_W0410, field->range,
                 "a field of a oneof is neither optional nor repeated: the "
                 "oneof says whether it is there");
  field->label = WOOLC_LABEL_SINGULAR;
  field->entry = NULL;
}

static bool parse_oneof_field(woolc_parser *p, body *into, woolc_oneof *oneof) {
  if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
    return true;
  if (woolc_at_keyword(p, WOOLC_KW_ONEOF) &&
      woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME) {
    woolc_report(&p->model->sink, WOOLC_W0410,
                 woolc_token_range(p, woolc_take(p)),
                 "a oneof has no oneofs: put one into a message");
    return false;
  }
  woolc_field *field = add_field(p, into);
  if (!field)
    return false;
  refuse_in_oneof(p, field);
  field->oneof = oneof;
  if (!oneof->n_fields++)
    oneof->first = field;
  return true;
}

/* A field that is reported and left out is no reason to say that there are
 * none. */
static bool parse_oneof(woolc_parser *p, body *into) {
  const char *doc = woolc_take_doc(p);
  const woolc_token_kind outer_end = p->body_end;
  woolc_take(p);
  const woolc_token *name = woolc_take(p);
  woolc_oneof *oneof = woolc_arena_alloc(&p->model->arena, sizeof *oneof);
  if (!woolc_parse_head_options(p, &oneof->options) ||
      !woolc_open_body(p, "the oneof's name"))
    return false;
  woolc_init_decl(p, &oneof->decl, WOOLC_DECL_ONEOF, name, doc);
  oneof->decl.parent = into->message;
  *into->oneofs_end = &oneof->decl;
  into->oneofs_end = &oneof->decl.next;
  bool is_complete = true;
  while (!woolc_at_body_end(p) && !woolc_left_body(p)) {
    const size_t begin = p->at;
    if (parse_oneof_field(p, into, oneof))
      continue;
    is_complete = false;
    woolc_skip_statement(p, begin);
  }
  woolc_close_body(p, &oneof->decl);
  p->body_end = outer_end;
  if (!oneof->n_fields && is_complete)
    woolc_report(&p->model->sink, WOOLC_W0420, oneof->decl.range,
                 "oneof '%s' has no fields", oneof->decl.name->text);
  return true;
}

static bool parse_member(woolc_parser *p, body *into) {
  const char *doc = NULL;
  const woolc_keyword keyword = woolc_keyword_at(p, 0);
  const bool is_named = woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME;
  if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
    return true;
  if (keyword == WOOLC_KW_MESSAGE && is_named) {
    doc = woolc_take_doc(p);
    woolc_take(p);
    woolc_message *nested = woolc_parse_message(p, doc, into->message);
    add_nested(into, nested ? &nested->decl : NULL);
    return nested != NULL;
  }
  if (keyword == WOOLC_KW_ENUM && is_named) {
    doc = woolc_take_doc(p);
    woolc_take(p);
    woolc_enum *nested = woolc_parse_enum(p, doc, into->message);
    add_nested(into, nested ? &nested->decl : NULL);
    return nested != NULL;
  }
  if (keyword == WOOLC_KW_ERROR && is_named) {
    woolc_report(&p->model->sink, WOOLC_W0410,
                 woolc_token_range(p, woolc_take(p)),
                 "errors are declared outside of messages");
    return woolc_parse_error(p, NULL) != NULL;
  }
  if (keyword == WOOLC_KW_RESERVED)
    return woolc_parse_reserved(p, &into->reserved_end);
  if (keyword == WOOLC_KW_ONEOF && is_named)
    return parse_oneof(p, into);
  if (keyword == WOOLC_KW_OPTION && is_named)
    return woolc_refuse_option_statement(p, "the message's name");
  if (keyword == WOOLC_KW_CONST && is_named) {
    doc = woolc_take_doc(p);
    woolc_constant *constant = woolc_parse_constant(p, doc, into->message);
    add_nested(into, constant ? &constant->decl : NULL);
    return constant != NULL;
  }
  return add_field(p, into) != NULL;
}

static void parse_body(woolc_parser *p, body *into) {
  while (!woolc_at_body_end(p) && !woolc_left_body(p)) {
    const size_t begin = p->at;
    if (!parse_member(p, into))
      woolc_skip_statement(p, begin);
  }
}

/* Behind the name and what belongs to it. */
static bool parse_message_body(woolc_parser *p, woolc_message *message,
                               const char *after) {
  const woolc_token_kind outer_end = p->body_end;
  if (!woolc_open_body(p, after))
    return false;
  if (p->depth == WOOLC_MAX_NESTING) {
    woolc_report(&p->model->sink, WOOLC_W0205, message->decl.range,
                 "messages are nested more than %d deep", WOOLC_MAX_NESTING);
    p->at--;
    if (woolc_at(p, WOOLC_TOKEN_LBRACE))
      woolc_skip_brackets(p);
    else
      p->at++;
    p->body_end = outer_end;
    return true;
  }
  const woolc_token_kind inner_end = p->body_end;
  body into = {.message = message,
               .fields_end = &message->fields,
               .nested_end = &message->nested,
               .reserved_end = &message->reserved,
               .oneofs_end = &message->oneofs};
  into.entries_end = &into.entries;
  p->depth++;
  parse_body(p, &into);
  p->depth--;
  *into.nested_end = into.entries;
  p->body_end = inner_end;
  woolc_close_body(p, &message->decl);
  p->body_end = outer_end;
  return true;
}

woolc_message *woolc_parse_message(woolc_parser *p, const char *doc,
                                   woolc_message *parent) {
  const woolc_token *name = woolc_type_name(p, "the name of the message");
  if (!name)
    return NULL;
  woolc_message *message = woolc_arena_alloc(&p->model->arena, sizeof *message);
  woolc_init_decl(p, &message->decl, WOOLC_DECL_MESSAGE, name, doc);
  message->decl.parent = parent;
  return woolc_parse_head_options(p, &message->options) &&
                 parse_message_body(p, message, "the message's name")
             ? message
             : NULL;
}

woolc_message *woolc_parse_error(woolc_parser *p, const char *doc) {
  const woolc_token *name = woolc_type_name(p, "the name of the error");
  if (!name)
    return NULL;
  woolc_message *error = woolc_arena_alloc(&p->model->arena, sizeof *error);
  woolc_init_decl(p, &error->decl, WOOLC_DECL_ERROR, name, doc);
  return woolc_parse_head_options(p, &error->options) &&
                 parse_message_body(p, error, "the error's name")
             ? error
             : NULL;
}
