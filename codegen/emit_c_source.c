#include <inttypes.h>
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/c_types.h"
#include "codegen/c_values.h"
#include "codegen/emit.h"
#include "idl/map.h"

static const char *kind_constant(woolc_kind kind) {
  switch (kind) {
  case WOOLC_KIND_DOUBLE:
    return "WOOL_KIND_DOUBLE";
  case WOOLC_KIND_FLOAT:
    return "WOOL_KIND_FLOAT";
  case WOOLC_KIND_INT64:
    return "WOOL_KIND_INT64";
  case WOOLC_KIND_UINT64:
    return "WOOL_KIND_UINT64";
  case WOOLC_KIND_INT32:
    return "WOOL_KIND_INT32";
  case WOOLC_KIND_FIXED64:
    return "WOOL_KIND_FIXED64";
  case WOOLC_KIND_FIXED32:
    return "WOOL_KIND_FIXED32";
  case WOOLC_KIND_BOOL:
    return "WOOL_KIND_BOOL";
  case WOOLC_KIND_STRING:
    return "WOOL_KIND_STRING";
  case WOOLC_KIND_MESSAGE:
    return "WOOL_KIND_MESSAGE";
  case WOOLC_KIND_BYTES:
    return "WOOL_KIND_BYTES";
  case WOOLC_KIND_UINT32:
    return "WOOL_KIND_UINT32";
  case WOOLC_KIND_ENUM:
    return "WOOL_KIND_ENUM";
  case WOOLC_KIND_SFIXED32:
    return "WOOL_KIND_SFIXED32";
  case WOOLC_KIND_SFIXED64:
    return "WOOL_KIND_SFIXED64";
  case WOOLC_KIND_SINT32:
    return "WOOL_KIND_SINT32";
  case WOOLC_KIND_SINT64:
    return "WOOL_KIND_SINT64";
  case WOOLC_KIND_TOKEN:
    return "WOOL_KIND_TOKEN";
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_MAP:
  case WOOLC_KIND_ERROR:
    break;
  }
  return "0";
}

static void print_field(woolc_printer *out, const woolc_message *message,
                        const woolc_field *f) {
  const char *owner = woolc_c_name(&message->decl);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, ".name = \"%s\"", f->name->text);
  woolc_list_add(&list, ".number = %u", (unsigned)f->number);
  woolc_list_add(&list, ".kind = %s", kind_constant(f->type.kind));
  if (f->entry)
    woolc_list_add(&list, ".label = WOOL_LABEL_MAP");
  else if (f->label == WOOLC_LABEL_REPEATED)
    woolc_list_add(&list, ".label = WOOL_LABEL_REPEATED");
  else if (f->oneof)
    woolc_list_add(&list, ".label = WOOL_LABEL_ONEOF");
  else if (woolc_has_flag(f))
    woolc_list_add(&list, ".label = WOOL_LABEL_OPTIONAL");
  if (f->oneof)
    woolc_list_add(&list, ".offset = offsetof(%s, %s.%s)", owner,
                   woolc_c_oneof(out->arena, f->oneof), woolc_c_member(f));
  else
    woolc_list_add(&list, ".offset = offsetof(%s, %s)", owner,
                   woolc_c_member(f));
  if (f->oneof)
    woolc_list_add(&list, ".presence = offsetof(%s, which_%s)", owner,
                   f->oneof->decl.name->text);
  else if (f->label == WOOLC_LABEL_REPEATED)
    woolc_list_add(&list, ".presence = offsetof(%s, n_%s)", owner,
                   f->name->text);
  else if (woolc_has_flag(f))
    woolc_list_add(&list, ".presence = offsetof(%s, has_%s)", owner,
                   f->name->text);
  if (f->type.message)
    woolc_list_add(&list, ".message = &%s",
                   woolc_c_table(out->arena, f->type.message));
  if (f->type.enumeration)
    woolc_list_add(&list, ".enumeration = &%s_type", woolc_c_value(&f->type));
  if (f->type.var)
    woolc_list_add(&list, ".var = &%s_decl", woolc_c_name(&f->type.var->decl));
  woolc_list extra;
  woolc_list_init(&extra, out->arena);
  woolc_list_field_extra(&extra, message, f);
  woolc_print_list(out, 4, "{", &list, extra.count ? ",\n" : "},\n");
  if (extra.count) {
    woolc_print(out, "     .extra = &(const wool_field_extra){\n");
    woolc_print_list(out, 9, "", &extra, "}},\n");
  }
}

static const char *flags_of(woolc_arena *arena, const woolc_message *message) {
  const struct {
    bool is_set;
    const char *name;
  } flags[] = {{message->may_hold_token, "WOOL_MESSAGE_MAY_HOLD_TOKEN"},
               {woolc_keeps_unknown(message), "WOOL_MESSAGE_KEEPS_UNKNOWN"},
               {message->has_rules, "WOOL_MESSAGE_HAS_RULES"},
               {message->has_defaults, "WOOL_MESSAGE_HAS_DEFAULTS"}};
  const char *text = "";
  size_t column = strlen("    .flags = ");
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
    if (!flags[i].is_set)
      continue;
    column += strlen(" | ") + strlen(flags[i].name);
    const bool is_full = text[0] && column > WOOLC_COLUMNS - strlen(" |");
    text = woolc_arena_printf(arena, "%s%s%s", text,
                              !text[0]  ? ""
                              : is_full ? " |\n             "
                                        : " | ",
                              flags[i].name);
    if (is_full)
      column = strlen("             ") + strlen(flags[i].name);
  }
  return text;
}

static const char *well_known(const woolc_message *message) {
  static const char *const known[][2] = {
      {"google.protobuf.Timestamp", "WOOL_WELL_KNOWN_TIMESTAMP"},
      {"google.protobuf.Duration", "WOOL_WELL_KNOWN_DURATION"},
      {"google.protobuf.FieldMask", "WOOL_WELL_KNOWN_FIELD_MASK"},
      {"google.protobuf.Any", "WOOL_WELL_KNOWN_ANY"},
      {"google.protobuf.Struct", "WOOL_WELL_KNOWN_STRUCT"},
      {"google.protobuf.Value", "WOOL_WELL_KNOWN_VALUE"},
      {"google.protobuf.ListValue", "WOOL_WELL_KNOWN_LIST_VALUE"},
      {"google.protobuf.DoubleValue", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.FloatValue", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.Int64Value", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.UInt64Value", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.Int32Value", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.UInt32Value", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.BoolValue", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.StringValue", "WOOL_WELL_KNOWN_WRAPPER"},
      {"google.protobuf.BytesValue", "WOOL_WELL_KNOWN_WRAPPER"}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i][0], message->decl.full_name->text) == 0)
      return known[i][1];
  return NULL;
}

void woolc_emit_c_message_table(woolc_printer *out,
                                const woolc_message *message, bool is_static) {
  const char *name = woolc_c_name(&message->decl);
  if (message->n_fields) {
    woolc_print(out, "\nstatic const wool_field %s_fields[] = {\n", name);
    for (size_t i = 0; i < message->n_fields; i++)
      print_field(out, message, message->by_number[i]);
    woolc_print(out, "};\n");
  }
  woolc_print(out, "\n%sconst wool_message_type %s_type = {\n",
              is_static ? "static " : "", name);
  woolc_print(out, "    .full_name = \"%s\",\n", message->decl.full_name->text);
  woolc_print(out, "    .size = sizeof(%s),\n", name);
  if (message->n_fields) {
    woolc_print(out, "    .fields = %s_fields,\n", name);
    woolc_print(out, "    .n_fields = %zu,\n", message->n_fields);
  }
  const char *flags = flags_of(out->arena, message);
  if (flags[0])
    woolc_print(out, "    .flags = %s,\n", flags);
  if (woolc_keeps_unknown(message))
    woolc_print(out, "    .unknown_offset = offsetof(%s, unknown_fields),\n",
                name);
  if (well_known(message))
    woolc_print(out, "    .well_known = %s,\n", well_known(message));
  woolc_print(out, "};\n");
}

static void print_call(woolc_printer *out, const char *head, const char *first,
                       const char *second) {
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "%s", first);
  woolc_list_add(&list, "%s", second);
  woolc_print_list(out, 2, head, &list, ");\n");
}

static void print_error_stubs(woolc_printer *out, const woolc_message *error) {
  const char *name = woolc_c_name(&error->decl);
  woolc_list list;
  woolc_print(out,
              "\nconst wool_error_type %s_error = {\n"
              "    .message = &%s_type,\n    .code = WOOL_%s,\n};\n",
              name, name, woolc_error_code_name(error));
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_call *call");
  woolc_list_add(&list, "const %s *error", name);
  woolc_list_add(&list, "const char *format");
  woolc_list_add(&list, "...");
  woolc_print(out, "\n");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "wool_code %s_throw(", name),
                   &list, ") {\n");
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "call");
  woolc_list_add(&list, "&%s_error", name);
  woolc_list_add(&list, "error");
  woolc_list_add(&list, "format");
  woolc_list_add(&list, "args");
  woolc_print(out, "  va_list args;\n  va_start(args, format);\n");
  woolc_print_list(out, 2, "const wool_code code = wool_call_throw(", &list,
                   ");\n");
  woolc_print(out, "  va_end(args);\n  return code;\n}\n\n");
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "const wool_call *call");
  woolc_print_list(
      out, 0,
      woolc_arena_printf(out->arena, "const %s *%s_caught(", name, name), &list,
      ") {\n");
  print_call(out, "return wool_call_caught(", "call",
             woolc_arena_printf(out->arena, "&%s_error", name));
  woolc_print(out, "}\n");
}

static void print_message_table(void *user_data, woolc_message *message) {
  if (!message->routine)
    woolc_emit_c_message_table(user_data, message, false);
  if (message->decl.kind == WOOLC_DECL_ERROR)
    print_error_stubs(user_data, message);
  woolc_printer_relax(user_data);
}

/* The literal as written, for the reader; not if a comment is inside it. */
static void print_literal_note(woolc_printer *out, woolc_range range) {
  const char *data = range.source->text.data + range.begin;
  const size_t len = range.end - range.begin;
  for (size_t i = 0; i < len; i++)
    if (data[i] == '/' || data[i] == '\n')
      return;
  woolc_print(out, " /* %.*s */", (int)len, data);
}

static bool is_text(const woolc_var *var) {
  return var->type.kind == WOOLC_KIND_STRING ||
         var->type.kind == WOOLC_KIND_BYTES;
}

static void print_default(woolc_printer *out, const woolc_var *var) {
  if (!var->has_default)
    return;
  woolc_print(out, "    .has_default = true,\n");
  if (is_text(var)) {
    woolc_print(out, "    .default_str = {");
    woolc_print(out, "%s, %zu},\n",
                woolc_c_string(out->arena, var->standard.text),
                var->standard.text.len);
    return;
  }
  woolc_print(out, "    .default_bits = UINT64_C(0x%" PRIx64 "),",
              var->standard.bits);
  print_literal_note(out, var->default_literal.range);
  woolc_print(out, "\n");
}

static void print_var_decl(woolc_printer *out, const woolc_var *var) {
  const woolc_type *type = &var->type;
  woolc_print(out, "\nwool_var_decl %s_decl = {\n", woolc_c_name(&var->decl));
  woolc_print(out, "    .ns = \"%s\",\n", var->decl.file->package->text);
  woolc_print(out, "    .name = \"%s\",\n", var->decl.name->text);
  woolc_print(out, "    .kind = %s,\n", kind_constant(type->kind));
  if (type->message)
    woolc_print(out, "    .message = &%s,\n",
                woolc_c_table(out->arena, type->message));
  if (type->enumeration)
    woolc_print(out, "    .enumeration = &%s_type,\n", woolc_c_value(type));
  if (var->no_propagate)
    woolc_print(out, "    .no_propagate = true,\n");
  if (var->no_accept)
    woolc_print(out, "    .no_accept = true,\n");
  if (var->header)
    woolc_print(out, "    .header = \"%s\",\n", var->header);
  print_default(out, var);
  woolc_list extra;
  woolc_list_init(&extra, out->arena);
  woolc_list_var_extra(&extra, var);
  if (extra.count) {
    woolc_print(out, "    .extra = &(const wool_field_extra){\n");
    woolc_print_list(out, 9, "", &extra, "},\n");
  }
  woolc_print(out, "};\n");
}

/* How one kind of variable goes through the runtime's three ways to keep a
 * value. */
typedef struct passage {
  const char *suffix; /* of wool_var_decl_set_ and _get_ */
  const char *kept;   /* what _get_ fills */
  const char *to;     /* from `value` */
  const char *from;   /* from `kept` */
} passage;

static passage passage_of(const woolc_type *type) {
  switch (type->kind) {
  case WOOLC_KIND_MESSAGE:
    return (passage){"message", "const void *", "value", "kept"};
  case WOOLC_KIND_STRING:
    return (passage){"str", "wool_str ", "value", "kept"};
  case WOOLC_KIND_BYTES:
    return (passage){"str", "wool_str ",
                     "wool_str_n((const char *)value.data, value.len)",
                     "wool_bytes_n(kept.data, kept.len)"};
  case WOOLC_KIND_DOUBLE:
    return (passage){"bits", "uint64_t ", "wool_bits_from_double(value)",
                     "wool_bits_to_double(kept)"};
  case WOOLC_KIND_FLOAT:
    return (passage){"bits", "uint64_t ", "wool_bits_from_float(value)",
                     "wool_bits_to_float(kept)"};
  case WOOLC_KIND_BOOL:
    return (passage){"bits", "uint64_t ", "value ? 1 : 0", "kept != 0"};
  case WOOLC_KIND_UINT64:
  case WOOLC_KIND_FIXED64:
    return (passage){"bits", "uint64_t ", "value", "kept"};
  case WOOLC_KIND_UINT32:
  case WOOLC_KIND_FIXED32:
    return (passage){"bits", "uint64_t ", "value", "(uint32_t)kept"};
  case WOOLC_KIND_INT64:
  case WOOLC_KIND_SINT64:
  case WOOLC_KIND_SFIXED64:
    return (passage){"bits", "uint64_t ", "wool_bits_from_int(value)",
                     "wool_bits_to_int(kept)"};
  case WOOLC_KIND_INT32:
  case WOOLC_KIND_SINT32:
  case WOOLC_KIND_SFIXED32:
  case WOOLC_KIND_ENUM:
    return (passage){"bits", "uint64_t ", "wool_bits_from_int(value)",
                     "(int32_t)wool_bits_to_int(kept)"};
  case WOOLC_KIND_TOKEN:
  case WOOLC_KIND_NAMED:
  case WOOLC_KIND_MAP:
  case WOOLC_KIND_ERROR:
    break;
  }
  return (passage){"", "", "", ""};
}

static void print_set(woolc_printer *out, const woolc_var *var) {
  const char *name = woolc_c_name(&var->decl);
  const char *value = woolc_c_value(&var->type);
  const passage p = passage_of(&var->type);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list,
                 var->type.kind == WOOLC_KIND_MESSAGE ? "const %s *value"
                                                      : "%s value",
                 value);
  woolc_print(out, "\n");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "wool_token *%s_set(", name),
                   &list, ") {\n");
  print_call(
      out,
      woolc_arena_printf(out->arena, "return wool_var_decl_set_%s(", p.suffix),
      woolc_arena_printf(out->arena, "&%s_decl", name), p.to);
  woolc_print(out, "}\n");
}

static void print_get(woolc_printer *out, const woolc_var *var) {
  const char *name = woolc_c_name(&var->decl);
  const char *value = woolc_c_value(&var->type);
  const bool is_message = var->type.kind == WOOLC_KIND_MESSAGE;
  const passage p = passage_of(&var->type);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, is_message ? "const %s **out_value" : "%s *out_value",
                 value);
  woolc_print(out, "\n");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "wool_code %s_get(", name),
                   &list, ") {\n");
  woolc_print(out, "  %skept%s;\n", p.kept,
              is_message                     ? " = NULL"
              : strcmp(p.suffix, "str") == 0 ? " = {NULL, 0}"
                                             : " = 0");
  print_call(out,
             woolc_arena_printf(out->arena,
                                "const wool_code code = wool_var_decl_get_%s(",
                                p.suffix),
             woolc_arena_printf(out->arena, "&%s_decl", name), "&kept");
  woolc_print(out,
              "  if (code == WOOL_OK && out_value != NULL)\n"
              "    *out_value = %s;\n"
              "  return code;\n}\n",
              p.from);
}

static void print_accessors(woolc_printer *out, const woolc_var *var) {
  const char *name = woolc_c_name(&var->decl);
  woolc_print(out, "\nwool_var *%s_var(void) {\n", name);
  woolc_print(out, "  return wool_var_decl_var(&%s_decl);\n}\n", name);
  print_set(out, var);
  print_get(out, var);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_token *token");
  woolc_list_add(&list, "wool_error *error");
  woolc_print(out, "\n");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "wool_code %s_reset(", name),
                   &list, ") {\n");
  woolc_print(out, "  return wool_var_reset(%s_var(), token, error);\n}\n",
              name);
}

/* Without <math.h>, which nothing else here needs. */
static const char *finite_or_not(woolc_arena *arena, const woolc_field *f,
                                 double value) {
  if (value - value == 0)
    return woolc_c_number(arena, f->type.kind, f->extra->standard.bits);
  const char *cast = f->type.kind == WOOLC_KIND_FLOAT ? "(float)" : "";
  return woolc_arena_printf(arena, "%s(%s / 0.0)", cast,
                            value > 0   ? "1.0"
                            : value < 0 ? "-1.0"
                                        : "0.0");
}

static const char *default_of(woolc_arena *arena, const woolc_field *f) {
  const woolc_scalar *value = &f->extra->standard;
  switch (f->type.kind) {
  case WOOLC_KIND_STRING:
  case WOOLC_KIND_BYTES:
    return woolc_arena_printf(
        arena, "{%s%s, %zu}",
        f->type.kind == WOOLC_KIND_BYTES ? "(const uint8_t *)" : "",
        woolc_c_string(arena, value->text), value->text.len);
  case WOOLC_KIND_DOUBLE:
  case WOOLC_KIND_FLOAT:
    return finite_or_not(arena, f, woolc_real_of(f->type.kind, value->bits));
  default:
    return woolc_c_number(arena, f->type.kind, value->bits);
  }
}

/* What stands for a message that the peer did not send. */
static void print_zero_of(woolc_printer *out, const char *name,
                          const woolc_message *message) {
  woolc_list list;
  woolc_list_init(&list, out->arena);
  for (const woolc_field *f = message->fields; f; f = f->next)
    if (f->extra && f->extra->has_default && !f->oneof)
      woolc_list_add(&list, ".%s = %s", woolc_c_member(f),
                     default_of(out->arena, f));
  woolc_print(out, "\n");
  if (list.count == 0)
    woolc_print(out, "static const %s %s_zero;\n", name, name);
  else
    woolc_print_list(out, 0,
                     woolc_arena_printf(
                         out->arena, "static const %s %s_zero = {", name, name),
                     &list, "};\n");
}

static void print_zero(woolc_printer *out, woolc_map *seen,
                       const woolc_field *fields) {
  for (const woolc_field *f = fields; f; f = f->next) {
    if (!woolc_is_pointed(f) || f->label == WOOLC_LABEL_OPTIONAL ||
        woolc_map_add(seen, f->type.message, f->type.message))
      continue;
    print_zero_of(out, woolc_c_value(&f->type), f->type.message);
  }
}

static void print_zeros(woolc_printer *out, woolc_file *file) {
  woolc_map seen;
  woolc_map_init(&seen, out->arena);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    woolc_service *service = woolc_as_service(decl);
    for (woolc_decl *r = service ? service->routines : NULL; r; r = r->next) {
      print_zero(out, &seen, woolc_as_routine(r)->request.fields);
      print_zero(out, &seen, woolc_as_routine(r)->response.fields);
    }
  }
}

/* Descriptors are long: this is faster than a format. */
static void print_byte(woolc_printer *out, unsigned byte) {
  char text[4];
  size_t len = 0;
  if (byte >= 100)
    text[len++] = (char)('0' + byte / 100);
  if (byte >= 10)
    text[len++] = (char)('0' + byte / 10 % 10);
  text[len++] = (char)('0' + byte % 10);
  text[len++] = ',';
  woolc_print_bytes(out, text, len);
}

/* Numbers, as a string literal of that length is not portable. */
static void print_descriptor_bytes(woolc_printer *out, const char *name,
                                   woolc_file *file) {
  enum {
    PER_LINE = 19
  };
  woolc_printer bytes;
  woolc_printer_init(&bytes, out->arena);
  woolc_emit_descriptor(&bytes, file);
  woolc_print(out, "\nstatic const unsigned char %s_descriptor[%zu] = {", name,
              bytes.len);
  for (size_t i = 0; i < bytes.len; i++) {
    if (i % PER_LINE == 0)
      woolc_print_bytes(out, "\n    ", 5);
    print_byte(out, (unsigned char)bytes.data[i]);
  }
  woolc_print(out, "\n};\n");
  woolc_printer_cleanup(&bytes);
}

static size_t print_imported_files(woolc_printer *out, const char *name,
                                   const woolc_file *file) {
  size_t n = 0;
  for (const woolc_import *i = file->imports; i; i = i->next) {
    if (!i->file)
      continue;
    if (!n++)
      woolc_print(out, "\nstatic const wool_file *const %s_imports[] = {\n",
                  name);
    woolc_print(out, "    &%s,\n", woolc_c_file(out->arena, i->file));
  }
  if (n)
    woolc_print(out, "};\n");
  return n;
}

static void print_file(woolc_printer *out, woolc_file *file) {
  const char *name = woolc_c_file(out->arena, file);
  print_descriptor_bytes(out, name, file);
  const size_t n_imports = print_imported_files(out, name, file);
  woolc_print(out, "\nconst wool_file %s = {\n", name);
  woolc_print(out, "    .name = \"%s.proto\",\n", woolc_stem(out->arena, file));
  woolc_print(out,
              "    .descriptor = %s_descriptor,\n"
              "    .descriptor_len = sizeof %s_descriptor,\n",
              name, name);
  if (n_imports)
    woolc_print(out, "    .imports = %s_imports,\n    .n_imports = %zu,\n",
                name, n_imports);
  woolc_print(out, "};\n");
}

static bool has_error(const woolc_file *file) {
  for (const woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (decl->kind == WOOLC_DECL_ERROR)
      return true;
  return false;
}

/* Tables mention what nobody else should any more. */
static void note_deprecated(void *user_data, woolc_message *message) {
  bool *is_found = user_data;
  for (const woolc_field *f = message->fields; f; f = f->next)
    *is_found = *is_found || (f->extra && f->extra->is_deprecated);
}

static void note_deprecated_value(void *user_data, woolc_enum *e) {
  bool *is_found = user_data;
  for (woolc_decl *decl = e->values; decl; decl = decl->next)
    *is_found = *is_found || woolc_as_enum_value(decl)->is_deprecated;
}

static void print_pragma(woolc_printer *out, woolc_file *file) {
  bool is_found = false;
  woolc_file_each_message(file, note_deprecated, &is_found);
  woolc_file_each_enum(file, note_deprecated_value, &is_found);
  if (is_found)
    woolc_print(out, "\n/* The tables have what is deprecated too. */\n"
                     "#if defined(__GNUC__)\n"
                     "#pragma GCC diagnostic ignored "
                     "\"-Wdeprecated-declarations\"\n#endif\n");
}

void woolc_emit_c_source(woolc_printer *out, woolc_file *file) {
  woolc_print(out, "/* Written by woolc from %s: change that, not this. */\n",
              file->source.name);
  woolc_print(out,
              "#include \"%s.h\"\n\n%s#include <stddef.h>\n"
              "#include <wool/generated.h>\n\n"
              "_Static_assert(WOOL_GENERATED_ABI == 4,\n"
              "               \"woolc and the wool headers are of different "
              "versions\");\n",
              file->source.name,
              has_error(file) ? "#include <stdarg.h>\n" : "");
  print_pragma(out, file);
  if (!woolc_is_builtin(file)) {
    woolc_file_each_enum(file, woolc_emit_c_enum_table, out);
    woolc_file_each_message(file, print_message_table, out);
  }
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    if (!woolc_as_var(decl))
      continue;
    print_var_decl(out, woolc_as_var(decl));
    print_accessors(out, woolc_as_var(decl));
  }
  print_zeros(out, file);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_service(decl)) {
      woolc_emit_c_service(out, woolc_as_service(decl));
      woolc_printer_relax(out);
    }
  print_file(out, file);
}
