/* Options and defaults as descriptors hold them. */
#include <stdlib.h>
#include <string.h>

#include "idl/proto/descriptor.h"
#include "idl/proto/lexer.h"
#include "idl/proto/wire.h"

/* Of google/protobuf/descriptor.proto; strings and flags but for two. */
static const struct option_field {
  woolc_proto_kind kind;
  uint32_t number;
  const char *name;
} option_fields[] = {
    {WOOLC_PROTO_FILE, 1, "java_package"},
    {WOOLC_PROTO_FILE, 8, "java_outer_classname"},
    {WOOLC_PROTO_FILE, 9, "optimize_for"},
    {WOOLC_PROTO_FILE, 10, "java_multiple_files"},
    {WOOLC_PROTO_FILE, 11, "go_package"},
    {WOOLC_PROTO_FILE, 16, "cc_generic_services"},
    {WOOLC_PROTO_FILE, 17, "java_generic_services"},
    {WOOLC_PROTO_FILE, 18, "py_generic_services"},
    {WOOLC_PROTO_FILE, 20, "java_generate_equals_and_hash"},
    {WOOLC_PROTO_FILE, 23, "deprecated"},
    {WOOLC_PROTO_FILE, 27, "java_string_check_utf8"},
    {WOOLC_PROTO_FILE, 31, "cc_enable_arenas"},
    {WOOLC_PROTO_FILE, 36, "objc_class_prefix"},
    {WOOLC_PROTO_FILE, 37, "csharp_namespace"},
    {WOOLC_PROTO_FILE, 39, "swift_prefix"},
    {WOOLC_PROTO_FILE, 40, "php_class_prefix"},
    {WOOLC_PROTO_FILE, 41, "php_namespace"},
    {WOOLC_PROTO_FILE, 42, "php_generic_services"},
    {WOOLC_PROTO_FILE, 44, "php_metadata_namespace"},
    {WOOLC_PROTO_FILE, 45, "ruby_package"},
    {WOOLC_PROTO_MESSAGE, 1, "message_set_wire_format"},
    {WOOLC_PROTO_MESSAGE, 2, "no_standard_descriptor_accessor"},
    {WOOLC_PROTO_MESSAGE, 3, "deprecated"},
    {WOOLC_PROTO_MESSAGE, 7, "map_entry"},
    {WOOLC_PROTO_FIELD, 1, "ctype"},
    {WOOLC_PROTO_FIELD, 2, "packed"},
    {WOOLC_PROTO_FIELD, 3, "deprecated"},
    {WOOLC_PROTO_FIELD, 5, "lazy"},
    {WOOLC_PROTO_FIELD, 6, "jstype"},
    {WOOLC_PROTO_FIELD, 10, "weak"},
    {WOOLC_PROTO_FIELD, 15, "unverified_lazy"},
    {WOOLC_PROTO_ENUM, 2, "allow_alias"},
    {WOOLC_PROTO_ENUM, 3, "deprecated"},
    {WOOLC_PROTO_VALUE, 1, "deprecated"},
    {WOOLC_PROTO_SERVICE, 33, "deprecated"},
    {WOOLC_PROTO_METHOD, 33, "deprecated"},
    {WOOLC_PROTO_METHOD, 34, "idempotency_level"},
};

/* The names of the enums' values, from 0; those of the modes from 1. */
static const struct option_words {
  const char *name;
  const char *words[4];
} option_words[] = {
    {"optimize_for", {"", "SPEED", "CODE_SIZE", "LITE_RUNTIME"}},
    {"idempotency_level",
     {"IDEMPOTENCY_UNKNOWN", "NO_SIDE_EFFECTS", "IDEMPOTENT", ""}},
    {"ctype", {"STRING", "CORD", "STRING_PIECE", ""}},
    {"jstype", {"JS_NORMAL", "JS_STRING", "JS_NUMBER", ""}},
};

static const char *word_of(const char *name, uint64_t value) {
  for (size_t i = 0; i < sizeof option_words / sizeof *option_words; i++)
    if (strcmp(option_words[i].name, name) == 0)
      return value < 4 ? option_words[i].words[value] : "";
  return value ? "true" : "false";
}

static void set_word(woolc_proto_value *value, const char *word) {
  value->kind = WOOLC_PROTO_WORD;
  value->text = (woolc_text){word, strlen(word)};
}

static const char *name_of(woolc_proto_kind kind, uint32_t number) {
  for (size_t i = 0; i < sizeof option_fields / sizeof *option_fields; i++)
    if (option_fields[i].kind == kind && option_fields[i].number == number)
      return option_fields[i].name;
  return NULL;
}

bool woolc_proto_read_options(woolc_importer *imp, woolc_proto_node *node,
                              woolc_text bytes) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f)) {
    const char *name = name_of(node->kind, f.number);
    if (!name) {
      name = woolc_arena_printf(&imp->arena, "(%u)", (unsigned)f.number);
      woolc_proto_add_option(&imp->arena, node, name)->is_custom = true;
      continue;
    }
    woolc_proto_value *value =
        &woolc_proto_add_option(&imp->arena, node, name)->value;
    if (f.is_bytes) {
      value->kind = WOOLC_PROTO_STRING;
      value->text =
          (woolc_text){woolc_arena_copy(&imp->arena, f.bytes.data, f.bytes.len),
                       f.bytes.len};
    } else {
      set_word(value, word_of(name, f.value));
    }
  }
  if (wire.is_bad)
    woolc_proto_say(imp, WOOLC_W0605, node, (woolc_range){0},
                    "the descriptor is malformed: its options are cut off");
  return !wire.is_bad;
}

/* ---- defaults ---- */

static void read_bytes_default(woolc_importer *imp, woolc_proto_value *value,
                               woolc_text text) {
  /* Escaped as in C: read as a literal would be. */
  char *quoted = woolc_arena_alloc(&imp->arena, text.len * 2 + 3);
  size_t len = 0;
  quoted[len++] = '"';
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] == '"' && (i == 0 || text.data[i - 1] != '\\'))
      quoted[len++] = '\\';
    quoted[len++] = text.data[i];
  }
  quoted[len++] = '"';
  const woolc_source source = {.text = {quoted, len}};
  woolc_sink nobody;
  size_t at = 0;
  woolc_sink_init(&nobody, &imp->arena);
  value->kind = WOOLC_PROTO_STRING;
  value->text = woolc_proto_lex_string(&source, &at, &nobody, &imp->arena);
}

static void read_number_default(woolc_proto_value *value, const char *text,
                                bool is_real) {
  value->negative = text[0] == '-';
  text += value->negative;
  if (strcmp(text, "inf") == 0 || strcmp(text, "nan") == 0) {
    set_word(value, text);
  } else if (is_real) {
    value->kind = WOOLC_PROTO_REAL;
    value->real = strtod(text, NULL);
  } else {
    value->kind = WOOLC_PROTO_INTEGER;
    value->integer = strtoull(text, NULL, 10);
  }
}

void woolc_proto_read_default(woolc_importer *imp, woolc_proto_node *node,
                              woolc_text text) {
  const woolc_kind kind = node->u.field.type.kind;
  woolc_proto_value *value =
      &woolc_proto_add_option(&imp->arena, node, "default")->value;
  const char *copy = woolc_arena_copy(&imp->arena, text.data, text.len);
  if (kind == WOOLC_KIND_STRING) {
    value->kind = WOOLC_PROTO_STRING;
    value->text = (woolc_text){copy, text.len};
  } else if (kind == WOOLC_KIND_BYTES) {
    read_bytes_default(imp, value, text);
  } else if (kind == WOOLC_KIND_BOOL || kind == WOOLC_KIND_NAMED) {
    set_word(value, copy);
  } else {
    read_number_default(value, copy,
                        kind == WOOLC_KIND_DOUBLE || kind == WOOLC_KIND_FLOAT);
  }
}
