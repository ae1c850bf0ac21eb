/* What can be done with a message and an enum: functions of the runtime, with
 * the types that they are for. */
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/emit.h"

/* '@' is the name of the type in C, '|' stands between parameters. */
typedef struct function {
  const char *suffix;
  bool must_use;
  const char *result;
  const char *parameters;
  const char *call;      /* of the runtime, up to its bracket */
  const char *arguments; /* of it */
} function;

static const function message_functions[] = {
    {"_init", false, "void ", "@ *out_message", "wool_message_init(",
     "&@_type|out_message"},
    {"_copy", false, "@ *", "const @ *message|wool_arena *arena",
     "(@ *)wool_message_copy(", "&@_type|message|arena"},
    {"_clone", false, "@ *", "const @ *message", "(@ *)wool_message_clone(",
     "&@_type|message"},
    {"_free", false, "void ", "@ *clone", "wool_message_free(", "clone"},
    {"_equal", false, "bool ", "const @ *a|const @ *b", "wool_message_equal(",
     "&@_type|a|b"},
    {"_validate", true, "wool_code ", "const @ *message|wool_error *error",
     "wool_message_validate(", "&@_type|message|error"},
    {"_encode", true, "wool_code ",
     "const @ *message|wool_arena *arena|wool_bytes *out_bytes|"
     "wool_error *error",
     "wool_message_encode(", "&@_type|message|arena|out_bytes|error"},
    {"_decode", true, "wool_code ",
     "wool_bytes bytes|wool_arena *arena|@ *out_message|wool_error *error",
     "wool_message_decode(", "&@_type|bytes|arena|out_message|error"},
    {"_print", true, "wool_code ",
     "const @ *message|wool_arena *arena|wool_str *out_text|wool_error *error",
     "wool_message_print(", "&@_type|message|arena|out_text|error"},
    {"_to_json", true, "wool_code ",
     "const @ *message|const wool_json_options *options|wool_arena *arena|"
     "wool_str *out_json|wool_error *error",
     "wool_message_to_json(", "&@_type|message|options|arena|out_json|error"},
    {"_from_json", true, "wool_code ",
     "wool_str json|const wool_json_options *options|wool_arena *arena|"
     "@ *out_message|wool_error *error",
     "wool_message_from_json(", "&@_type|json|options|arena|out_message|error"},
};

static const function enum_functions[] = {
    {"_name", false, "const char *", "@ number", "wool_enum_name(",
     "&@_type|number"},
    {"_parse", false, "bool ", "wool_str name|@ *out_number",
     "wool_enum_parse(", "&@_type|name|out_number"},
};

/* `text` of `len` bytes with the name for every '@'. */
static const char *filled(woolc_arena *arena, const char *text, size_t len,
                          const char *name) {
  woolc_printer out;
  woolc_printer_init(&out, arena);
  for (size_t i = 0; i < len; i++) {
    if (text[i] == '@')
      woolc_print(&out, "%s", name);
    else
      woolc_print_bytes(&out, text + i, 1);
  }
  return woolc_printer_take(&out, arena);
}

static woolc_list pieces(woolc_arena *arena, const char *text,
                         const char *name) {
  woolc_list list;
  woolc_list_init(&list, arena);
  for (;;) {
    const size_t len = strcspn(text, "|");
    woolc_list_add(&list, "%s", filled(arena, text, len, name));
    if (!text[len])
      return list;
    text += len + 1;
  }
}

static void print_function(woolc_printer *out, const function *f,
                           const char *name) {
  woolc_arena *arena = out->arena;
  const char *result = filled(arena, f->result, strlen(f->result), name);
  const char *call = filled(arena, f->call, strlen(f->call), name);
  const bool is_void = strcmp(f->result, "void ") == 0;
  woolc_list list = pieces(arena, f->parameters, name);
  woolc_print_list(out, 0,
                   woolc_arena_printf(arena, "%sstatic inline %s%s%s(",
                                      f->must_use ? "WOOL_MUST_USE " : "",
                                      result, name, f->suffix),
                   &list, ") {\n");
  list = pieces(arena, f->arguments, name);
  woolc_print_list(
      out, 2, woolc_arena_printf(arena, "%s%s", is_void ? "" : "return ", call),
      &list, ");\n");
  woolc_print(out, "}\n");
}

static void print_all(woolc_printer *out, const function *functions, size_t n,
                      const woolc_decl *decl, const char *about) {
  const char *name = woolc_c_name(decl);
  woolc_print(out, "\n");
  woolc_print_comment(out, 0, "/*",
                      woolc_arena_printf(out->arena, "%s: what %s do.",
                                         decl->name->text, about));
  for (size_t i = 0; i < n; i++)
    print_function(out, &functions[i], name);
  woolc_printer_relax(out);
}

static void print_enum(void *user_data, woolc_enum *e) {
  print_all(user_data, enum_functions,
            sizeof enum_functions / sizeof enum_functions[0], &e->decl,
            "wool_enum_name and wool_enum_parse");
}

static void print_message(void *user_data, woolc_message *message) {
  if (woolc_has_functions(message))
    print_all(user_data, message_functions,
              sizeof message_functions / sizeof message_functions[0],
              &message->decl, "the functions of <wool/message.h>");
}

void woolc_emit_c_functions(woolc_printer *out, woolc_file *file) {
  woolc_file_each_enum(file, print_enum, out);
  woolc_file_each_message(file, print_message, out);
}
