/* Messages, fields, oneofs, extensions. */
#include <string.h>

#include "idl/limits.h"
#include "idl/proto/parser_base.h"

static woolc_proto_node *begin(woolc_proto_parser *p, woolc_proto_node *parent,
                               woolc_proto_kind kind) {
  const char *doc = woolc_proto_take_comments(p);
  woolc_proto_node *node = woolc_proto_add(p->arena, parent, kind);
  node->doc = doc;
  node->before = woolc_proto_take_before(p);
  node->range = woolc_proto_range(p, woolc_proto_peek(p, 0));
  return node;
}

static bool take_name(woolc_proto_parser *p, woolc_proto_node *node,
                      const char *wanted) {
  const char *name = woolc_proto_take_name(p, wanted, &node->range);
  if (!name)
    return false;
  node->name = name;
  if (strlen(name) <= WOOLC_MAX_IDENTIFIER_LEN)
    return true;
  woolc_report(p->sink, WOOLC_W0106, node->range,
               "identifier of %zu bytes exceeds the limit of %d", strlen(name),
               WOOLC_MAX_IDENTIFIER_LEN);
  node->name =
      woolc_arena_copy(p->arena, name, (size_t)WOOLC_MAX_IDENTIFIER_LEN);
  return true;
}

/* ---- fields ---- */

static bool is_proto3(const woolc_proto_parser *p) {
  return p->file->syntax == WOOLC_PROTO_3;
}

static void take_label(woolc_proto_parser *p, woolc_proto_field *field) {
  static const char *const labels[] = {"optional", "required", "repeated"};
  field->label_range = woolc_proto_range(p, woolc_proto_peek(p, 0));
  for (unsigned i = 0; i < 3; i++)
    if (woolc_proto_take_word(p, labels[i])) {
      field->label = (woolc_proto_label)(i + 1);
      return;
    }
}

static void check_label(woolc_proto_parser *p, const woolc_proto_node *parent,
                        const woolc_proto_field *field) {
  if (parent->kind == WOOLC_PROTO_ONEOF) {
    if (field->label)
      woolc_report(p->sink, WOOLC_W0210, field->label_range,
                   "a field in a oneof has no label");
  } else if (field->label == WOOLC_PROTO_REQUIRED && is_proto3(p)) {
    woolc_report(p->sink, WOOLC_W0602, field->label_range,
                 "'required' is not in proto3");
  } else if (!field->label && field->key == WOOLC_KIND_NAMED && !is_proto3(p)) {
    woolc_report(p->sink, WOOLC_W0603, field->label_range,
                 "expected 'required', 'optional' or 'repeated': in proto2 "
                 "every field has a label%s",
                 p->file->syntax == WOOLC_PROTO_NO_SYNTAX
                     ? ", and a file without 'syntax' is proto2"
                     : "");
  }
}

static bool take_type(woolc_proto_parser *p, woolc_proto_type *type) {
  const woolc_proto_token *token = woolc_proto_peek(p, 0);
  if (token->kind == WOOLC_PROTO_TOKEN_NAME) {
    type->kind = woolc_proto_kind_named(token->u.text.data);
    if (type->kind != WOOLC_KIND_NAMED) {
      type->range = woolc_proto_range(p, woolc_proto_take(p));
      return true;
    }
  }
  type->name = woolc_proto_take_path(p, "a type", true, &type->range);
  return type->name != NULL;
}

static bool take_map(woolc_proto_parser *p, woolc_proto_field *field) {
  woolc_proto_type key = {0};
  woolc_proto_take(p);
  woolc_proto_take(p);
  if (!take_type(p, &key) || !woolc_proto_want(p, ',', "','") ||
      !take_type(p, &field->type) || !woolc_proto_want(p, '>', "'>'"))
    return false;
  field->key = key.kind;
  field->key_range = key.range;
  if (field->label)
    woolc_report(p->sink, WOOLC_W0210, field->label_range,
                 "a map has no label");
  if (key.kind != WOOLC_KIND_NAMED && key.kind != WOOLC_KIND_DOUBLE &&
      key.kind != WOOLC_KIND_FLOAT && key.kind != WOOLC_KIND_BYTES)
    return true;
  woolc_report(p->sink, WOOLC_W0410, key.range,
               "the keys of a map are integers, bool or string");
  field->key = WOOLC_KIND_STRING;
  return true;
}

static bool is_map(const woolc_proto_parser *p) {
  const woolc_proto_token *next = woolc_proto_peek(p, 1);
  return woolc_proto_at_word(p, "map") &&
         next->kind == WOOLC_PROTO_TOKEN_SYMBOL && next->symbol == '<';
}

/* The extensions of a message set have larger numbers. */
static bool take_number(woolc_proto_parser *p, woolc_proto_node *node) {
  woolc_proto_field *field = &node->u.field;
  return woolc_proto_want(p, '=', "'=' and the number of the field") &&
         woolc_proto_take_integer(p, "the number of the field", 1,
                                  node->parent->kind == WOOLC_PROTO_EXTEND
                                      ? INT32_MAX
                                      : WOOLC_MAX_FIELD_NUMBER,
                                  &field->number, &field->number_range);
}

static bool parse_message_statement(woolc_proto_parser *p,
                                    woolc_proto_node *message);

static bool parse_message_body(woolc_proto_parser *p,
                               woolc_proto_node *message) {
  if (p->depth == WOOLC_MAX_NESTING) {
    woolc_report(p->sink, WOOLC_W0205, message->range,
                 "messages are nested more than %d deep", WOOLC_MAX_NESTING);
    return false;
  }
  p->depth++;
  const bool ok = woolc_proto_parse_body(p, message, parse_message_statement);
  p->depth--;
  return ok;
}

/* A field whose name is the message's in lower case, and the message. */
static bool parse_group(woolc_proto_parser *p, woolc_proto_node *node) {
  woolc_proto_node *around = node->parent;
  woolc_proto_field *field = &node->u.field;
  field->is_group = true;
  field->type.range = woolc_proto_range(p, woolc_proto_take(p));
  if (!take_name(p, node, "the name of the group"))
    return false;
  if (is_proto3(p))
    woolc_report(p->sink, WOOLC_W0602, field->type.range,
                 "groups are not in proto3");
  if (node->name[0] < 'A' || node->name[0] > 'Z')
    woolc_report(p->sink, WOOLC_W0604, node->range,
                 "the name of a group begins with a capital letter");
  while (around->kind == WOOLC_PROTO_ONEOF ||
         around->kind == WOOLC_PROTO_EXTEND)
    around = around->parent;
  woolc_proto_node *message =
      woolc_proto_add(p->arena, around, WOOLC_PROTO_MESSAGE);
  message->name = node->name;
  message->range = node->range;
  message->is_group = true;
  field->type.name = node->name;
  char *lower = woolc_arena_copy(p->arena, node->name, strlen(node->name));
  for (char *at = lower; *at; at++)
    if (*at >= 'A' && *at <= 'Z')
      *at = (char)(*at - 'A' + 'a');
  node->name = lower;
  return take_number(p, node) && woolc_proto_parse_options(p, node) &&
         parse_message_body(p, message);
}

static bool parse_field(woolc_proto_parser *p, woolc_proto_node *parent) {
  woolc_proto_node *node = begin(p, parent, WOOLC_PROTO_FIELD);
  woolc_proto_field *field = &node->u.field;
  take_label(p, field);
  if (woolc_proto_at_word(p, "group")) {
    check_label(p, parent, field);
    return parse_group(p, node);
  }
  const bool has_map = is_map(p);
  if (has_map ? !take_map(p, field) : !take_type(p, &field->type))
    return false;
  if (has_map && parent->kind != WOOLC_PROTO_MESSAGE)
    woolc_report(p->sink, WOOLC_W0410, field->label_range,
                 "a map is a field of a message only");
  if (!take_name(p, node, "the name of the field"))
    return false;
  check_label(p, parent, field);
  if (!take_number(p, node) || !woolc_proto_parse_options(p, node) ||
      !woolc_proto_want(p, ';', "';'"))
    return false;
  woolc_proto_trailing(p, node);
  return true;
}

static bool parse_oneof_statement(woolc_proto_parser *p,
                                  woolc_proto_node *oneof) {
  if (woolc_proto_at_word(p, "option"))
    return woolc_proto_parse_option(p, oneof);
  return parse_field(p, oneof);
}

static bool parse_oneof(woolc_proto_parser *p, woolc_proto_node *message) {
  woolc_proto_node *oneof = begin(p, message, WOOLC_PROTO_ONEOF);
  woolc_proto_take(p);
  if (!take_name(p, oneof, "the name of the oneof") ||
      !woolc_proto_parse_body(p, oneof, parse_oneof_statement))
    return false;
  if (!oneof->n_parts)
    woolc_report(p->sink, WOOLC_W0420, oneof->range, "oneof '%s' has no fields",
                 oneof->name);
  return true;
}

/* ---- numbers that are kept ---- */

static bool take_end(woolc_proto_parser *p, int64_t least, int64_t most,
                     woolc_proto_reserved *item) {
  woolc_range range;
  item->last = item->first;
  if (!woolc_proto_take_word(p, "to"))
    return true;
  if (woolc_proto_take_word(p, "max")) {
    item->last = most;
  } else if (!woolc_proto_take_integer(p, "a number or 'max'", least, most,
                                       &item->last, &range)) {
    return false;
  }
  item->range = woolc_join(item->range,
                           woolc_proto_range(p, &p->lexed.tokens[p->at - 1]));
  if (item->last < item->first)
    woolc_report(p->sink, WOOLC_W0416, item->range,
                 "the smaller number comes first");
  return true;
}

static bool take_reserved(woolc_proto_parser *p, woolc_proto_kind kind,
                          int64_t least, int64_t most,
                          woolc_proto_reserved *item) {
  woolc_text name;
  if (kind == WOOLC_PROTO_RESERVED &&
      woolc_proto_at_kind(p, WOOLC_PROTO_TOKEN_STRING)) {
    if (!woolc_proto_take_string(p, "", &name, &item->range))
      return false;
    item->name = name.data;
    return true;
  }
  return woolc_proto_take_integer(p,
                                  kind == WOOLC_PROTO_RESERVED
                                      ? "a number or a name in quotes"
                                      : "a number",
                                  least, most, &item->first, &item->range) &&
         take_end(p, least, most, item);
}

bool woolc_proto_parse_reserved(woolc_proto_parser *p, woolc_proto_node *parent,
                                woolc_proto_kind kind, int64_t least,
                                int64_t most) {
  woolc_proto_node *node = begin(p, parent, kind);
  woolc_proto_reserved **end = &node->u.reserved;
  if (kind == WOOLC_PROTO_EXTENSIONS && is_proto3(p))
    woolc_report(p->sink, WOOLC_W0602, node->range,
                 "ranges of extensions are not in proto3");
  woolc_proto_take(p);
  do {
    woolc_proto_reserved *item = woolc_arena_alloc(p->arena, sizeof *item);
    if (!take_reserved(p, kind, least, most, item))
      return false;
    *end = item;
    end = &item->next;
  } while (woolc_proto_take_if(p, ','));
  if (!woolc_proto_parse_options(p, node) ||
      !woolc_proto_want(p, ';', "',' or ';'"))
    return false;
  woolc_proto_trailing(p, node);
  return true;
}

/* ---- messages ---- */

static bool parse_message_statement(woolc_proto_parser *p,
                                    woolc_proto_node *message) {
  if (woolc_proto_at_word(p, "message"))
    return woolc_proto_parse_message(p, message);
  if (woolc_proto_at_word(p, "enum"))
    return woolc_proto_parse_enum(p, message);
  if (woolc_proto_at_word(p, "oneof"))
    return parse_oneof(p, message);
  if (woolc_proto_at_word(p, "extend"))
    return woolc_proto_parse_extend(p, message);
  if (woolc_proto_at_word(p, "option"))
    return woolc_proto_parse_option(p, message);
  if (woolc_proto_at_word(p, "extensions"))
    return woolc_proto_parse_reserved(p, message, WOOLC_PROTO_EXTENSIONS, 1,
                                      WOOLC_MAX_FIELD_NUMBER);
  if (woolc_proto_at_word(p, "reserved"))
    return woolc_proto_parse_reserved(p, message, WOOLC_PROTO_RESERVED, 1,
                                      WOOLC_MAX_FIELD_NUMBER);
  return parse_field(p, message);
}

bool woolc_proto_parse_message(woolc_proto_parser *p,
                               woolc_proto_node *parent) {
  woolc_proto_node *message = begin(p, parent, WOOLC_PROTO_MESSAGE);
  woolc_proto_take(p);
  return take_name(p, message, "the name of the message") &&
         parse_message_body(p, message);
}

static bool parse_extend_statement(woolc_proto_parser *p,
                                   woolc_proto_node *extend) {
  return parse_field(p, extend);
}

bool woolc_proto_parse_extend(woolc_proto_parser *p, woolc_proto_node *parent) {
  woolc_proto_node *extend = begin(p, parent, WOOLC_PROTO_EXTEND);
  extend->range = woolc_proto_range(p, woolc_proto_take(p));
  extend->u.extendee.name = woolc_proto_take_path(
      p, "the message that is extended", true, &extend->u.extendee.range);
  return extend->u.extendee.name &&
         woolc_proto_parse_body(p, extend, parse_extend_statement);
}

/* ---- enums ---- */

static bool parse_value(woolc_proto_parser *p, woolc_proto_node *e) {
  woolc_proto_node *value = begin(p, e, WOOLC_PROTO_VALUE);
  if (!take_name(p, value, "the name of a value") ||
      !woolc_proto_want(p, '=', "'=' and the number of the value") ||
      !woolc_proto_take_integer(p, "the number of the value", INT32_MIN,
                                INT32_MAX, &value->u.value.number,
                                &value->u.value.range) ||
      !woolc_proto_parse_options(p, value) || !woolc_proto_want(p, ';', "';'"))
    return false;
  woolc_proto_trailing(p, value);
  return true;
}

static bool parse_enum_statement(woolc_proto_parser *p, woolc_proto_node *e) {
  if (woolc_proto_at_word(p, "option"))
    return woolc_proto_parse_option(p, e);
  if (woolc_proto_at_word(p, "reserved"))
    return woolc_proto_parse_reserved(p, e, WOOLC_PROTO_RESERVED, INT32_MIN,
                                      INT32_MAX);
  return parse_value(p, e);
}

bool woolc_proto_parse_enum(woolc_proto_parser *p, woolc_proto_node *parent) {
  woolc_proto_node *e = begin(p, parent, WOOLC_PROTO_ENUM);
  woolc_proto_take(p);
  return take_name(p, e, "the name of the enum") &&
         woolc_proto_parse_body(p, e, parse_enum_statement);
}

/* ---- services ---- */

static bool take_side(woolc_proto_parser *p, woolc_proto_type *type,
                      bool *streams) {
  if (!woolc_proto_want(p, '(', "'('"))
    return false;
  *streams = woolc_proto_take_word(p, "stream");
  type->name = woolc_proto_take_path(p, "a message", true, &type->range);
  return type->name && woolc_proto_want(p, ')', "')'");
}

static bool parse_method_statement(woolc_proto_parser *p,
                                   woolc_proto_node *method) {
  if (woolc_proto_at_word(p, "option"))
    return woolc_proto_parse_option(p, method);
  return woolc_proto_unexpected(p, "'option' or '}'");
}

static bool parse_method(woolc_proto_parser *p, woolc_proto_node *service) {
  woolc_proto_node *node = begin(p, service, WOOLC_PROTO_METHOD);
  woolc_proto_method *method = &node->u.method;
  woolc_proto_take(p);
  if (!take_name(p, node, "the name of the method") ||
      !take_side(p, &method->request, &method->client_streams))
    return false;
  if (!woolc_proto_take_word(p, "returns"))
    return woolc_proto_unexpected(p, "'returns'");
  if (!take_side(p, &method->response, &method->server_streams))
    return false;
  if (woolc_proto_at(p, '{'))
    return woolc_proto_parse_body(p, node, parse_method_statement);
  if (!woolc_proto_want(p, ';', "';' or '{'"))
    return false;
  woolc_proto_trailing(p, node);
  return true;
}

static bool parse_service_statement(woolc_proto_parser *p,
                                    woolc_proto_node *service) {
  static const char *const words[] = {"rpc", "option"};
  if (woolc_proto_at_word(p, "option"))
    return woolc_proto_parse_option(p, service);
  if (woolc_proto_at_word(p, "rpc"))
    return parse_method(p, service);
  return woolc_proto_misspelt(p, words, 2, "'rpc' or 'option'");
}

bool woolc_proto_parse_service(woolc_proto_parser *p,
                               woolc_proto_node *parent) {
  woolc_proto_node *service = begin(p, parent, WOOLC_PROTO_SERVICE);
  woolc_proto_take(p);
  return take_name(p, service, "the name of the service") &&
         woolc_proto_parse_body(p, service, parse_service_statement);
}
