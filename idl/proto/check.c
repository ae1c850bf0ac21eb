/* What of a .proto has no place in .wool, and what protoc would refuse and
 * nothing else here does. */
#include <string.h>

#include "idl/limits.h"
#include "idl/proto/import_parts.h"

/* ---- options ---- */

typedef enum wanted {
  FLAG,
  STRING,
  WORD,
  ANY
} wanted;

static const struct known {
  woolc_proto_kind kind;
  const char *name;
  wanted value;
  bool is_kept;
} known[] = {
    {WOOLC_PROTO_FILE, "java_package", STRING, true},
    {WOOLC_PROTO_FILE, "java_outer_classname", STRING, true},
    {WOOLC_PROTO_FILE, "java_multiple_files", FLAG, true},
    {WOOLC_PROTO_FILE, "java_generate_equals_and_hash", FLAG, false},
    {WOOLC_PROTO_FILE, "java_string_check_utf8", FLAG, true},
    {WOOLC_PROTO_FILE, "optimize_for", WORD, true},
    {WOOLC_PROTO_FILE, "go_package", STRING, true},
    {WOOLC_PROTO_FILE, "cc_generic_services", FLAG, true},
    {WOOLC_PROTO_FILE, "java_generic_services", FLAG, true},
    {WOOLC_PROTO_FILE, "py_generic_services", FLAG, true},
    {WOOLC_PROTO_FILE, "php_generic_services", FLAG, false},
    {WOOLC_PROTO_FILE, "deprecated", FLAG, true},
    {WOOLC_PROTO_FILE, "cc_enable_arenas", FLAG, true},
    {WOOLC_PROTO_FILE, "objc_class_prefix", STRING, true},
    {WOOLC_PROTO_FILE, "csharp_namespace", STRING, true},
    {WOOLC_PROTO_FILE, "swift_prefix", STRING, true},
    {WOOLC_PROTO_FILE, "php_class_prefix", STRING, true},
    {WOOLC_PROTO_FILE, "php_namespace", STRING, true},
    {WOOLC_PROTO_FILE, "php_metadata_namespace", STRING, true},
    {WOOLC_PROTO_FILE, "ruby_package", STRING, true},
    {WOOLC_PROTO_MESSAGE, "message_set_wire_format", FLAG, false},
    {WOOLC_PROTO_MESSAGE, "no_standard_descriptor_accessor", FLAG, false},
    {WOOLC_PROTO_MESSAGE, "deprecated", FLAG, true},
    {WOOLC_PROTO_MESSAGE, "map_entry", FLAG, true},
    {WOOLC_PROTO_FIELD, "ctype", WORD, false},
    {WOOLC_PROTO_FIELD, "packed", FLAG, true},
    {WOOLC_PROTO_FIELD, "jstype", WORD, false},
    {WOOLC_PROTO_FIELD, "lazy", FLAG, false},
    {WOOLC_PROTO_FIELD, "unverified_lazy", FLAG, false},
    {WOOLC_PROTO_FIELD, "deprecated", FLAG, true},
    {WOOLC_PROTO_FIELD, "weak", FLAG, false},
    {WOOLC_PROTO_FIELD, "json_name", STRING, true},
    {WOOLC_PROTO_FIELD, "default", ANY, true},
    {WOOLC_PROTO_ENUM, "allow_alias", FLAG, true},
    {WOOLC_PROTO_ENUM, "deprecated", FLAG, true},
    {WOOLC_PROTO_VALUE, "deprecated", FLAG, true},
    {WOOLC_PROTO_SERVICE, "deprecated", FLAG, true},
    {WOOLC_PROTO_METHOD, "deprecated", FLAG, true},
    {WOOLC_PROTO_METHOD, "idempotency_level", WORD, true},
    /* Of later versions of protobuf. */
    {WOOLC_PROTO_FILE, "features", ANY, false},
    {WOOLC_PROTO_MESSAGE, "features", ANY, false},
    {WOOLC_PROTO_MESSAGE, "deprecated_legacy_json_field_conflicts", FLAG,
     false},
    {WOOLC_PROTO_FIELD, "features", ANY, false},
    {WOOLC_PROTO_FIELD, "debug_redact", FLAG, false},
    {WOOLC_PROTO_FIELD, "retention", WORD, false},
    {WOOLC_PROTO_FIELD, "targets", WORD, false},
    {WOOLC_PROTO_FIELD, "edition_defaults", ANY, false},
    {WOOLC_PROTO_FIELD, "feature_support", ANY, false},
    {WOOLC_PROTO_ONEOF, "features", ANY, false},
    {WOOLC_PROTO_ENUM, "features", ANY, false},
    {WOOLC_PROTO_ENUM, "deprecated_legacy_json_field_conflicts", FLAG, false},
    {WOOLC_PROTO_VALUE, "features", ANY, false},
    {WOOLC_PROTO_VALUE, "debug_redact", FLAG, false},
    {WOOLC_PROTO_VALUE, "feature_support", ANY, false},
    {WOOLC_PROTO_EXTENSIONS, "features", ANY, false},
    {WOOLC_PROTO_EXTENSIONS, "declaration", ANY, false},
    {WOOLC_PROTO_EXTENSIONS, "verification", WORD, false},
    {WOOLC_PROTO_SERVICE, "features", ANY, false},
    {WOOLC_PROTO_METHOD, "features", ANY, false},
};

/* Of `features.x = y` the first part counts; what is kept has one. */
static const struct known *find_known(woolc_proto_kind kind, const char *name) {
  const size_t len = strcspn(name, ".");
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (known[i].kind == kind && strlen(known[i].name) == len &&
        strncmp(known[i].name, name, len) == 0 &&
        (!name[len] || !known[i].is_kept))
      return &known[i];
  return NULL;
}

static bool is_flag(const woolc_proto_value *value) {
  return value->kind == WOOLC_PROTO_WORD && !value->negative &&
         (strcmp(value->text.data, "true") == 0 ||
          strcmp(value->text.data, "false") == 0);
}

static bool fits(wanted kind, const woolc_proto_value *value) {
  switch (kind) {
  case FLAG:
    return is_flag(value);
  case STRING:
    return value->kind == WOOLC_PROTO_STRING;
  case WORD:
    return value->kind == WOOLC_PROTO_WORD && !value->negative;
  case ANY:
    return true;
  }
  return false;
}

static const char *wanted_text(wanted kind) {
  switch (kind) {
  case FLAG:
    return "true or false";
  case STRING:
    return "a string";
  case WORD:
    return "a name";
  case ANY:
    break;
  }
  return "a value";
}

/* Of each option that is left out the first place is said, and how many there
 * are: some files have it on every field. */
typedef struct tally {
  struct tally *next;
  const char *name;
  woolc_code code;
  const woolc_proto_node *node;
  woolc_range range;
  size_t n;
} tally;

typedef struct checker {
  woolc_importer *imp;
  woolc_proto_file *file;
  woolc_names names; /* slots are tallies */
  tally *first;
  tally *last;
} checker;

static void leave_out(checker *c, const woolc_proto_node *node,
                      const woolc_proto_option *option) {
  const char *close = strchr(option->name, ')');
  const size_t len =
      close ? (size_t)(close - option->name) + 1 : strlen(option->name);
  woolc_name *name = woolc_names_add(&c->names, option->name, len);
  tally *t = name->slot;
  if (t) {
    t->n++;
    return;
  }
  t = woolc_arena_alloc(&c->imp->arena, sizeof *t);
  *t = (tally){
      NULL, name->text,    option->is_custom ? WOOLC_W0613 : WOOLC_W0614,
      node, option->range, 1};
  name->slot = t;
  if (c->last)
    c->last->next = t;
  else
    c->first = t;
  c->last = t;
}

static void say_left_out(checker *c) {
  for (const tally *t = c->first; t; t = t->next)
    woolc_proto_say(
        c->imp, t->code, t->node, t->range,
        t->n > 1 ? "option '%s' has no place in .wool and is left out, as are "
                   "%zu more of it in this file"
                 : "option '%s' has no place in .wool and is left out",
        t->name, t->n - 1);
}

static void check_options(checker *c, const woolc_proto_node *node) {
  for (const woolc_proto_option *o = node->options; o; o = o->next) {
    if (o->is_custom || strcmp(o->name, "uninterpreted_option") == 0) {
      leave_out(c, node, o);
      continue;
    }
    const struct known *k = find_known(node->kind, o->name);
    if (!k)
      woolc_proto_say(c->imp, WOOLC_W0606, node, o->range,
                      "a %s has no option '%s'",
                      woolc_proto_kind_text(node->kind), o->name);
    else if (!strchr(o->name, '.') && !fits(k->value, &o->value))
      woolc_proto_say(c->imp, WOOLC_W0606, node, o->value.range,
                      "option '%s' is %s", o->name, wanted_text(k->value));
    else if (!k->is_kept)
      leave_out(c, node, o);
  }
}

/* ---- declarations ---- */

static void check_proto3_field(checker *c, const woolc_proto_node *node) {
  const woolc_proto_field *field = &node->u.field;
  const woolc_proto_option *value = woolc_proto_find_option(node, "default");
  if (value)
    woolc_proto_say(c->imp, WOOLC_W0602, node, value->range,
                    "defaults are not in proto3");
  if (field->type.kind == WOOLC_KIND_ENUM && field->type.target &&
      field->type.target->file->syntax != WOOLC_PROTO_3)
    woolc_proto_say(c->imp, WOOLC_W0602, node, field->type.range,
                    "enum '%s' is of a proto2 file: its numbers are closed, "
                    "and those of proto3 open",
                    field->type.name);
}

static void check_field(checker *c, woolc_proto_node *node) {
  const woolc_proto_field *field = &node->u.field;
  if (c->file->syntax == WOOLC_PROTO_3)
    check_proto3_field(c, node);
  const woolc_proto_option *value = woolc_proto_find_option(node, "default");
  if (value && value->value.kind == WOOLC_PROTO_AGGREGATE)
    woolc_proto_say(c->imp, WOOLC_W0606, node, value->value.range,
                    "a default is one value");
  else if (value && node->parent->kind == WOOLC_PROTO_ONEOF)
    woolc_proto_say(c->imp, WOOLC_W0614, node, value->range,
                    "the default of '%s' is left out: it is one of several, "
                    "and which is there says enough",
                    node->name);
  else if (value && field->label == WOOLC_PROTO_REQUIRED)
    woolc_proto_say(c->imp, WOOLC_W0614, node, value->range,
                    "the default of '%s' is left out: as the field is "
                    "required, nobody sees it",
                    node->name);
  if (field->is_group) {
    node->is_left_out = true;
    woolc_proto_say(c->imp, WOOLC_W0610, node, node->range,
                    "group '%s' cannot be expressed: its message stays, its "
                    "field is left out, and what arrives in it is unknown",
                    node->name);
  } else if (field->number == WOOLC_MAX_FIELD_NUMBER) {
    node->is_left_out = true;
    woolc_proto_say(c->imp, WOOLC_W0615, node, field->number_range,
                    "field number %d is where the context travels: field '%s' "
                    "is left out",
                    WOOLC_MAX_FIELD_NUMBER, node->name);
  }
}

/* What extends the messages of descriptor.proto is a custom option. */
static void check_extend(checker *c, woolc_proto_node *node) {
  node->is_left_out = true;
  woolc_proto_say(c->imp, WOOLC_W0611, node, node->u.extendee.range,
                  "%zu extension%s of '%s' cannot be expressed and %s left out",
                  node->n_parts, node->n_parts == 1 ? "" : "s",
                  node->u.extendee.name, node->n_parts == 1 ? "is" : "are");
}

/* Parts are judged before what is around them. */
static void check_oneof(woolc_proto_node *node) {
  bool is_empty = true;
  for (const woolc_proto_node *n = node->first; n; n = n->next)
    is_empty = is_empty && n->is_left_out;
  node->is_left_out = is_empty;
}

static void check_node(void *user_data, woolc_proto_node *node) {
  checker *c = user_data;
  const bool in_extend =
      node->parent && node->parent->kind == WOOLC_PROTO_EXTEND;
  if (in_extend || node->is_broken)
    return;
  check_options(c, node);
  if (node->kind == WOOLC_PROTO_FIELD) {
    check_field(c, node);
  } else if (node->kind == WOOLC_PROTO_EXTEND) {
    check_extend(c, node);
  } else if (node->kind == WOOLC_PROTO_EXTENSIONS) {
    node->is_left_out = true;
    woolc_proto_say(c->imp, WOOLC_W0612, node, node->range,
                    "a range of extensions cannot be expressed and is left "
                    "out: what arrives in it is unknown");
  }
}

static void check_oneofs(void *user_data, woolc_proto_node *node) {
  (void)user_data;
  if (node->kind == WOOLC_PROTO_ONEOF)
    check_oneof(node);
}

static void check_imports(checker *c) {
  for (const woolc_proto_import *i = c->file->imports; i; i = i->next)
    if (i->is_weak && i->is_used)
      woolc_proto_say(c->imp, WOOLC_W0620, &c->file->root, i->range,
                      "weak import of \"%s\" becomes an ordinary one", i->name);
}

void woolc_proto_check(woolc_importer *imp, woolc_proto_file *file) {
  checker c = {.imp = imp, .file = file};
  woolc_names_init(&c.names, &imp->arena);
  woolc_proto_each(&file->root, check_node, &c);
  woolc_proto_each(&file->root, check_oneofs, &c);
  check_imports(&c);
  say_left_out(&c);
}
