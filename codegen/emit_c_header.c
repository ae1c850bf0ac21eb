#include <string.h>

#include "codegen/c_names.h"
#include "codegen/c_types.h"
#include "codegen/c_values.h"
#include "codegen/emit.h"

static void print_doc(woolc_printer *out, int indent, const char *doc) {
  if (doc)
    woolc_print_comment(out, indent, "/**", doc);
}

/* The schema's words behind a first line that says what the symbol is. */
static void print_symbol_doc(woolc_printer *out, const char *what,
                             const char *doc) {
  const char *text = what;
  if (doc)
    text = woolc_arena_printf(out->arena, "%s\n\n%s", what, doc);
  woolc_print_comment(out, 0, "/**", text);
}

/* What is not to be used any more says so in its comment; functions, members
 * and values of enums are marked for the compiler besides. */
static const char *doc_of(woolc_arena *arena, const char *doc,
                          bool is_deprecated) {
  if (!is_deprecated)
    return doc;
  return doc ? woolc_arena_printf(arena, "%s\n\nDeprecated.", doc)
             : "Deprecated.";
}

static const char *mark_of(bool is_deprecated) {
  return is_deprecated ? "WOOL_DEPRECATED " : "";
}

static void print_typedef(void *user_data, woolc_message *message) {
  woolc_printer *out = user_data;
  if (message->routine)
    return;
  const char *name = woolc_c_name(&message->decl);
  woolc_print(out, "typedef struct %s %s;\n", name, name);
}

static void print_enum(void *user_data, woolc_enum *e) {
  woolc_printer *out = user_data;
  const char *name = woolc_c_name(&e->decl);
  woolc_print(out, "\n");
  print_doc(out, 0, doc_of(out->arena, e->decl.doc, e->is_deprecated));
  woolc_print(out, "typedef int32_t %s;\nenum {\n", name);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    const int32_t number = woolc_as_enum_value(decl)->number;
    print_doc(out, 2, decl->doc);
    woolc_print(out, "  %s%s = ", woolc_c_name(decl),
                woolc_as_enum_value(decl)->is_deprecated ? " WOOL_DEPRECATED"
                                                         : "");
    if (number == INT32_MIN)
      woolc_print(out, "(-2147483647 - 1)");
    else
      woolc_print(out, "%d", (int)number);
    woolc_print(out, "%s\n", decl->next ? "," : "");
  }
  woolc_print(out, "};\nextern const wool_enum_type %s_type;\n", name);
}

static const char *enum_value_of(const woolc_constant *constant) {
  for (woolc_decl *v = constant->type.enumeration->values; v; v = v->next)
    if (woolc_as_enum_value(v)->number ==
        (int32_t)(uint32_t)constant->value.bits)
      return woolc_c_name(v);
  return "0";
}

/* 0 is no number of a field. */
static void print_oneof(woolc_printer *out, const woolc_oneof *oneof) {
  const char *name = woolc_c_name(&oneof->decl);
  woolc_print(out,
              "\n/** Which field of %s.%s there is, by its number. */\n"
              "typedef uint32_t %s_case;\nenum {\n  %s_NOT_SET = 0",
              oneof->decl.parent->decl.name->text, oneof->decl.name->text, name,
              name);
  for (const woolc_field *f = oneof->first; f && f->oneof == oneof; f = f->next)
    woolc_print(out, ",\n  %s_%s = %u", name, f->name->text,
                (unsigned)f->number);
  woolc_print(out, "\n};\n");
}

static const char *message_doc(woolc_arena *arena,
                               const woolc_message *message) {
  const char *doc = doc_of(arena, message->decl.doc, message->is_deprecated);
  if (message->decl.kind != WOOLC_DECL_ERROR)
    return doc;
  const char *what = woolc_arena_printf(
      arena, "Error %s: a call that fails with it ends with %s.",
      message->decl.name->text, woolc_error_code_name(message));
  return doc ? woolc_arena_printf(arena, "%s\n\n%s", what, doc) : what;
}

static void print_error(woolc_printer *out, const woolc_message *error) {
  const char *name = woolc_c_name(&error->decl);
  woolc_list list;
  woolc_print(out, "extern const wool_error_type %s_error;\n", name);
  woolc_print_comment(
      out, 0, "/**",
      woolc_arena_printf(out->arena,
                         "In a handler: fail the call with %s, which is copied,"
                         "\nand a text. It returns what the handler returns.",
                         error->decl.name->text));
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_call *call");
  woolc_list_add(&list, "const %s *error", name);
  woolc_list_add(&list, "const char *format");
  woolc_list_add(&list, "...");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "%swool_code %s_throw(",
                                      mark_of(error->is_deprecated), name),
                   &list, ") WOOL_PRINTF(3, 4);\n");
  woolc_print_comment(
      out, 0, "/**",
      "What a call that has ended has failed with, if it is this; else NULL.\n"
      "It lives until the call is freed.");
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "const wool_call *call");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "%sconst %s *%s_caught(",
                                      mark_of(error->is_deprecated), name,
                                      name),
                   &list, ");\n");
}

static void print_message(void *user_data, woolc_message *message) {
  woolc_printer *out = user_data;
  if (message->routine)
    return;
  const char *name = woolc_c_name(&message->decl);
  for (woolc_decl *decl = message->oneofs; decl; decl = decl->next)
    print_oneof(out, woolc_as_oneof(decl));
  woolc_print(out, "\n");
  print_doc(out, 0, message_doc(out->arena, message));
  woolc_print(out, "struct %s {\n", name);
  woolc_print_members(out, message);
  woolc_print(out, "};\nextern const wool_message_type %s_type;\n", name);
  if (message->decl.kind == WOOLC_DECL_ERROR)
    print_error(out, message);
  woolc_printer_relax(out);
}

/* Those of a file; what has no comment stands without a blank line. */
typedef struct constants {
  woolc_printer *out;
  size_t count;
  bool has_doc; /* the last one */
} constants;

/* Numbers are #defines: sizes, cases and initializers can be made of them. */
static void print_constant(void *user_data, woolc_constant *constant) {
  constants *to = user_data;
  woolc_printer *out = to->out;
  const char *name = woolc_c_name(&constant->decl);
  const char *doc =
      doc_of(out->arena, constant->decl.doc, constant->is_deprecated);
  const woolc_type *type = &constant->type;
  const woolc_text text = constant->value.text;
  if (doc || to->has_doc || to->count++ == 0)
    woolc_print(out, "\n");
  to->has_doc = doc != NULL;
  print_doc(out, 0, doc);
  if (type->kind == WOOLC_KIND_STRING)
    woolc_print(out, "static const wool_str %s = {\n    %s, %zu};\n", name,
                woolc_c_string(out->arena, text), text.len);
  else if (type->kind == WOOLC_KIND_BYTES)
    woolc_print(out,
                "static const wool_bytes %s = {\n"
                "    (const uint8_t *)%s, %zu};\n",
                name, woolc_c_string(out->arena, text), text.len);
  else if (type->enumeration)
    woolc_print(out, "#define %s %s\n", name, enum_value_of(constant));
  else
    woolc_print(out, "#define %s %s\n", name,
                woolc_c_number(out->arena, type->kind, constant->value.bits));
}

static void print_var(woolc_printer *out, const woolc_var *var) {
  const char *mark = mark_of(var->extra && var->extra->is_deprecated);
  const char *name = woolc_c_name(&var->decl);
  const char *value = woolc_c_value(&var->type);
  const bool is_message = var->type.kind == WOOLC_KIND_MESSAGE;
  woolc_list list;
  woolc_print(out, "\n");
  print_symbol_doc(out,
                   woolc_arena_printf(out->arena, "Context variable %s (%s).",
                                      var->decl.name->text,
                                      var->type.path ? var->type.path->text
                                      : var->type.is_value
                                          ? "value"
                                          : woolc_kind_text(var->type.kind)),
                   doc_of(out->arena, var->decl.doc, mark[0] != '\0'));
  woolc_print(out, "extern wool_var_decl %s_decl;\n", name);
  woolc_print(out, "wool_var *%s_var(void);\n", name);

  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, is_message ? "const %s *value" : "%s value", value);
  woolc_print_list(
      out, 0,
      woolc_arena_printf(out->arena, "%swool_token *%s_set(", mark, name),
      &list, ");\n");
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, is_message ? "const %s **out_value" : "%s *out_value",
                 value);
  woolc_print_list(
      out, 0, woolc_arena_printf(out->arena, "%swool_code %s_get(", mark, name),
      &list, ");\n");
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_token *token");
  woolc_list_add(&list, "wool_error *error");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena,
                                      "%sWOOL_MUST_USE wool_code %s_reset(",
                                      mark, name),
                   &list, ");\n");
}

static const char *signature_text(woolc_arena *arena,
                                  const woolc_routine *routine) {
  return woolc_arena_printf(arena, "%s.%s", routine->service->decl.name->text,
                            routine->decl.name->text);
}

static bool is_deprecated(const woolc_routine *routine) {
  return routine->is_deprecated || routine->service->is_deprecated;
}

/* The words of arguments and results join those of their routine. */
static const char *routine_doc(woolc_arena *arena,
                               const woolc_routine *routine) {
  const char *doc = doc_of(arena, routine->decl.doc, routine->is_deprecated);
  const woolc_field *lists[] = {routine->request.fields,
                                routine->response.fields};
  for (size_t i = 0; i < 2; i++)
    for (const woolc_field *f = lists[i]; f; f = f->next)
      if (woolc_c_doc(arena, f))
        doc = woolc_arena_printf(arena, "%s%s%s%s: %s", doc ? doc : "",
                                 doc ? "\n" : "", i ? "out_" : "",
                                 f->name->text, woolc_c_doc(arena, f));
  for (const woolc_throw *t = routine->throws; t; t = t->next)
    doc = woolc_arena_printf(arena, "%s%s%s", doc ? doc : "",
                             t != routine->throws ? ", "
                             : doc                ? "\nFails with: "
                                                  : "Fails with: ",
                             t->error->decl.name->text);
  if (routine->timeout_ns)
    doc = woolc_arena_printf(arena,
                             "%s%sIt has %s unless the call says more or "
                             "less.",
                             doc ? doc : "", doc ? "\n" : "", routine->timeout);
  return doc;
}

/* A function of a routine, with a comment above unless that is NULL. */
static void print_stub(woolc_printer *out, const woolc_routine *routine,
                       const char *comment, const char *suffix,
                       const woolc_list *parameters) {
  if (comment)
    woolc_print_comment(out, 0, "/**", comment);
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena, "%swool_code %s%s(",
                                      mark_of(is_deprecated(routine)),
                                      woolc_c_name(&routine->decl), suffix),
                   parameters, ");\n");
}

static woolc_list with_call(woolc_printer *out) {
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_call *call");
  return list;
}

static void print_headline(woolc_printer *out, const woolc_routine *routine,
                           const char *before, const char *after) {
  woolc_print(out, "\n");
  print_symbol_doc(out,
                   woolc_arena_printf(out->arena, "%s %s%s.", before,
                                      signature_text(out->arena, routine),
                                      after),
                   routine_doc(out->arena, routine));
}

static void print_call(woolc_printer *out, const woolc_routine *routine) {
  print_headline(out, routine, "Call", " and wait");
  woolc_list list = with_call(out);
  woolc_list_arguments(&list, routine);
  woolc_list_results(&list, routine, false);
  print_stub(out, routine, NULL, "", &list);

  list = with_call(out);
  woolc_list_arguments(&list, routine);
  woolc_list_add(&list, "wool_call_callback callback");
  woolc_list_add(&list, "void *user_data");
  print_stub(out, routine, "Start it, on a fork of the current Context.",
             "_start", &list);

  list = with_call(out);
  woolc_list_results(&list, routine, false);
  print_stub(out, routine, "Its outcome, once it has ended.", "_finish", &list);
}

static void print_stream_out(woolc_printer *out, const woolc_routine *routine) {
  woolc_list list = with_call(out);
  woolc_list_inputs(&list, &routine->request, "request");
  print_stub(out, routine, "Send an argument.", "_send", &list);
  list = with_call(out);
  print_stub(out, routine, "Half-close: no more arguments follow.", "_end",
             &list);
  if (routine->response.is_stream)
    return;
  list = with_call(out);
  woolc_list_outputs(&list, &routine->response, false, "out_response");
  print_stub(out, routine, "Half-close, and wait for the result.", "_finish",
             &list);
}

static void print_stream(woolc_printer *out, const woolc_routine *routine) {
  print_headline(out, routine, "Open the stream of", "");
  woolc_list list = with_call(out);
  woolc_list_arguments(&list, routine);
  print_stub(out, routine, NULL, "_open", &list);

  list = with_call(out);
  woolc_list_arguments(&list, routine);
  woolc_list_add(&list, "const wool_stream_events *events");
  woolc_list_add(&list, "void *user_data");
  print_stub(out, routine,
             "Open it on a fork of the current Context. Nothing "
             "waits:\n`events` says when to go on.",
             "_start", &list);
  if (routine->request.is_stream)
    print_stream_out(out, routine);
  if (routine->response.is_stream) {
    list = with_call(out);
    woolc_list_outputs(&list, &routine->response, false, "out_response");
    print_stub(out, routine,
               "The next result, which lives until the one after it is "
               "got;\nWOOL_END_OF_STREAM after the last.",
               "_recv", &list);
  }
  if (routine->request.is_stream) {
    list = with_call(out);
    woolc_list_outputs(&list, &routine->request, false, "out_request");
    print_stub(out, routine,
               "In the handler: the next argument, which lives until the one "
               "after\nit is got; WOOL_END_OF_STREAM after the last.",
               "_next", &list);
  }
  if (routine->response.is_stream) {
    list = with_call(out);
    woolc_list_inputs(&list, &routine->response, "response");
    print_stub(out, routine, "In the handler: send a result.", "_yield", &list);
  }
}

static void print_client(woolc_printer *out, const woolc_routine *routine) {
  if (woolc_has_stream(routine))
    print_stream(out, routine);
  else
    print_call(out, routine);
}

static void print_handlers(woolc_printer *out, const woolc_service *service) {
  const char *name = woolc_c_name(&service->decl);
  woolc_print(out, "\n");
  woolc_print_comment(
      out, 0, "/**",
      woolc_arena_printf(
          out->arena,
          "What answers %s; a routine left NULL answers UNIMPLEMENTED.\n"
          "What a result points to must live until the call is freed: take it\n"
          "from wool_call_arena(call).",
          service->decl.name->text));
  woolc_print(out, "typedef struct %s_handlers {\n", name);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    const woolc_routine *routine = woolc_as_routine(decl);
    woolc_list list;
    woolc_list_init(&list, out->arena);
    woolc_list_add(&list, "wool_call *call");
    woolc_list_arguments(&list, routine);
    woolc_list_results(&list, routine, true);
    woolc_print_list(out, 2,
                     woolc_arena_printf(out->arena, "wool_code (*%s)(",
                                        woolc_c_handler(out->arena, routine)),
                     &list, ");\n");
  }
  if (!service->routines)
    woolc_print(out, "  char unused; /* C has no struct without members */\n");
  woolc_print(out, "} %s_handlers;\n", name);
}

static void print_service(woolc_printer *out, const woolc_service *service) {
  const char *name = woolc_c_name(&service->decl);
  woolc_print(out, "\n");
  print_symbol_doc(
      out,
      woolc_arena_printf(out->arena, "%service %s.",
                         service->is_extern ? "Foreign s" : "S", service->path),
      doc_of(out->arena, service->decl.doc, service->is_deprecated));
  woolc_print(out, "extern const wool_service %s_service;\n", name);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next)
    print_client(out, woolc_as_routine(decl));
  print_handlers(out, service);

  woolc_print(
      out, "\n/** Have `handlers`, which outlive the server, answer %s. */\n",
      service->decl.name->text);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_server *server");
  woolc_list_add(&list, "const %s_handlers *handlers", name);
  woolc_list_add(&list, "void *user_data");
  woolc_list_add(&list, "wool_error *error");
  woolc_print_list(out, 0,
                   woolc_arena_printf(out->arena,
                                      "%sWOOL_MUST_USE wool_code %s_register(",
                                      mark_of(service->is_deprecated), name),
                   &list, ");\n");
}

static void note_math(void *user_data, woolc_constant *constant) {
  bool *is_found = user_data;
  const woolc_kind kind = constant->type.kind;
  const double value = woolc_real_of(kind, constant->value.bits);
  if (kind == WOOLC_KIND_DOUBLE || kind == WOOLC_KIND_FLOAT)
    *is_found = *is_found || value - value != 0; /* inf or nan */
}

static bool needs_math(woolc_file *file) {
  bool is_found = false;
  woolc_file_each_constant(file, note_math, &is_found);
  return is_found;
}

static void print_includes(woolc_printer *out, woolc_file *file) {
  woolc_print(out, "%s#include <wool/generated.h>\n%s",
              needs_math(file) ? "#include <math.h>\n" : "",
              woolc_is_builtin(file) ? "#include <wool/value.h>\n" : "");
  for (const woolc_import *i = file->imports; i; i = i->next)
    woolc_print(out, "%s#include \"%s.h\"\n", i == file->imports ? "\n" : "",
                i->name);
}

static void print_types(woolc_printer *out, woolc_file *file) {
  const size_t before = out->len;
  woolc_file_each_message(file, print_typedef, out);
  if (out->len == before)
    out->len--; /* the blank line before nothing */
  woolc_file_each_enum(file, print_enum, out);
  constants to = {out, 0, false};
  woolc_file_each_constant(file, print_constant, &to);
  woolc_file_each_message(file, print_message, out);
  woolc_emit_c_functions(out, file);
}

void woolc_emit_c_header(woolc_printer *out, woolc_file *file) {
  const char *guard = woolc_c_guard(out->arena, file);
  woolc_print(out, "/* Written by woolc from %s: change that, not this. */\n",
              file->source.name);
  woolc_print(out, "#ifndef %s\n#define %s\n\n", guard, guard);
  if (file->doc) {
    woolc_print_comment(out, 0, "/*", file->doc);
    woolc_print(out, "\n");
  }
  print_includes(out, file);
  woolc_print(out, "\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
  woolc_print(out, "/** What %s says, for reflection. */\n", file->source.name);
  woolc_print(out, "extern const wool_file %s;\n\n",
              woolc_c_file(out->arena, file));
  if (woolc_is_builtin(file))
    out->len--; /* the blank line before nothing */
  else
    print_types(out, file);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_var(decl))
      print_var(out, woolc_as_var(decl));
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_service(decl)) {
      print_service(out, woolc_as_service(decl));
      woolc_printer_relax(out);
    }
  woolc_print(out, "\n#ifdef __cplusplus\n}\n#endif\n#endif\n");
}
