/* Stubs and thunks. A routine's arguments and results are structs that only
 * its stubs and its thunk see. */
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/c_types.h"
#include "codegen/emit.h"
#include "idl/map.h"

typedef struct stub {
  woolc_printer *out;
  const woolc_routine *routine;
  const char *name;         /* of the routine, in C */
  const char *service_name; /* in C */
  size_t index;             /* in the table of methods */
} stub;

static void print_struct(woolc_printer *out, const woolc_message *message) {
  const char *name = woolc_c_name(&message->decl);
  woolc_print(out, "\ntypedef struct %s {\n", name);
  woolc_print_members(out, message);
  woolc_print(out, "} %s;\n", name);
  woolc_emit_c_message_table(out, message, true);
}

static bool has_content(const woolc_signature *signature) {
  return signature->is_message || signature->fields;
}

static const char *type_of(const woolc_signature *signature) {
  return woolc_c_name(&signature->message->decl);
}

/* in->item, or what stands for a message that is not there. */
static void add_passed(woolc_list *list, const woolc_field *f) {
  const char *member = woolc_c_member(f);
  if (woolc_is_pointed(f) && f->label != WOOLC_LABEL_OPTIONAL) {
    woolc_list_add(list, "in->%s ? in->%s : &%s_zero", member, member,
                   woolc_c_value(&f->type));
  } else if (woolc_has_flag(f) && f->extra && f->extra->has_default) {
    woolc_list_add(list, "&in->%s", member); /* it holds the default then */
  } else if (woolc_has_flag(f)) {
    woolc_list_add(list, "in->has_%s ? &in->%s : NULL", f->name->text, member);
  } else {
    woolc_list_add(list, "in->%s", member);
    if (f->label == WOOLC_LABEL_REPEATED)
      woolc_list_add(list, "in->n_%s", f->name->text);
  }
}

static void add_received(woolc_list *list, const woolc_field *f) {
  const char *name = f->name->text;
  const char *member = woolc_c_member(f);
  if (woolc_is_pointed(f) && f->label != WOOLC_LABEL_OPTIONAL) {
    woolc_list_add(list, "out_%s", name);
    return;
  }
  if (woolc_has_flag(f))
    woolc_list_add(list, "&out->has_%s", name);
  woolc_list_add(list, "&out->%s", member);
  if (f->label == WOOLC_LABEL_REPEATED)
    woolc_list_add(list, "&out->n_%s", name);
}

/* A message to be filled is made before the handler runs. */
static void print_made(const stub *s, const woolc_field *f) {
  woolc_printer *out = s->out;
  const char *type = woolc_c_value(&f->type);
  const char *name = f->name->text;
  const char *make = woolc_arena_printf(
      out->arena, "wool_arena_alloc(wool_call_arena(call), sizeof *out_%s);",
      name);
  const size_t width =
      strlen("   *out_ = ") + strlen(type) + strlen(name) + strlen(make);
  woolc_print(out, "  %s *out_%s =%s%s\n", type, name,
              width > WOOLC_COLUMNS ? "\n      " : " ", make);
  woolc_print(out,
              "  if (out_%s == NULL)\n"
              "    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED,\n"
              "                          \"no memory for result %s\");\n"
              "  out->%s = out_%s;\n",
              name, name, woolc_c_member(f), name);
}

/* What of a signature goes through the handler's parameters: of a stream,
 * nothing. */
static const woolc_signature *direct(const woolc_signature *signature) {
  static const woolc_signature nothing;
  return signature->is_stream ? &nothing : signature;
}

static void print_serve(const stub *s) {
  woolc_printer *out = s->out;
  const woolc_routine *routine = s->routine;
  const char *handler = woolc_c_handler(out->arena, routine);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_call *call");
  woolc_list_add(&list, "const void *handlers");
  woolc_list_add(&list, "const void *request");
  woolc_list_add(&list, "void *response");
  woolc_print(out, "\n");
  woolc_print_list(
      out, 0,
      woolc_arena_printf(out->arena, "static wool_code %s_serve(", s->name),
      &list, ") {\n");
  woolc_print(out, "  const %s_handlers *const service = handlers;\n",
              s->service_name);

  woolc_list_init(&list, out->arena);
  const woolc_signature *in = direct(&routine->request);
  const woolc_signature *result = direct(&routine->response);
  woolc_list_add(&list, "call");
  if (in->is_message)
    woolc_list_add(&list, "request");
  else if (in->fields)
    woolc_print(out, "  const %s *const in = request;\n", type_of(in));
  else
    woolc_print(out, "  (void)request;\n");
  for (const woolc_field *f = in->fields; f; f = f->next)
    add_passed(&list, f);

  if (result->is_message)
    woolc_list_add(&list, "response");
  else if (result->fields)
    woolc_print(out, "  %s *const out = response;\n", type_of(result));
  else
    woolc_print(out, "  (void)response;\n");
  woolc_print(out,
              "  if (service->%s == NULL)\n"
              "    return wool_call_unimplemented(call);\n",
              handler);
  for (const woolc_field *f = result->fields; f; f = f->next) {
    if (woolc_is_pointed(f) && f->label != WOOLC_LABEL_OPTIONAL)
      print_made(s, f);
    add_received(&list, f);
  }
  woolc_print_list(
      out, 2, woolc_arena_printf(out->arena, "return service->%s(", handler),
      &list, ");\n");
  woolc_print(out, "}\n");
}

static void print_assign(woolc_printer *out, const char *to, const char *name,
                         const char *from) {
  woolc_print(out, "  if (out_%s%s != NULL)\n", to, name);
  woolc_print(out, "    *out_%s%s = %s;\n", to, name, from);
}

/* A message that the peer left out is an empty one. */
static void print_message_result(woolc_printer *out, const woolc_field *f,
                                 const char *response) {
  const char *member = woolc_c_member(f);
  const char *zero = woolc_c_value(&f->type);
  const char *choice =
      woolc_arena_printf(out->arena, "%s->%s ? %s->%s : &%s_zero", response,
                         member, response, member, zero);
  const size_t width = strlen("    *out_ = ;") + f->name->len + strlen(choice);
  if (width > WOOLC_COLUMNS)
    choice =
        woolc_arena_printf(out->arena, "\n        %s->%s ? %s->%s : &%s_zero",
                           response, member, response, member, zero);
  woolc_print(out, "  if (out_%s != NULL)\n", f->name->text);
  woolc_print(out, "    *out_%s =%s%s;\n", f->name->text,
              width > WOOLC_COLUMNS ? "" : " ", choice);
}

static void print_result(woolc_printer *out, const woolc_field *f,
                         const char *response) {
  const char *name = f->name->text;
  if (woolc_is_pointed(f) && f->label != WOOLC_LABEL_OPTIONAL) {
    print_message_result(out, f, response);
    return;
  }
  if (woolc_has_flag(f))
    print_assign(out, "has_", name,
                 woolc_arena_printf(out->arena, "%s->has_%s", response, name));
  print_assign(
      out, "", name,
      woolc_arena_printf(out->arena, "%s->%s", response, woolc_c_member(f)));
  if (f->label == WOOLC_LABEL_REPEATED)
    print_assign(out, "n_", name,
                 woolc_arena_printf(out->arena, "%s->n_%s", response, name));
}

/* Gives the parts of a message that came, shared by the stubs that get it. */
static void print_unpack(const stub *s, const woolc_signature *signature,
                         const char *suffix) {
  woolc_printer *out = s->out;
  if (!has_content(signature))
    return;
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_code code");
  woolc_list_add(&list, "const void *message");
  woolc_list_outputs(&list, signature, false, "out_message");
  woolc_print(out, "\n");
  woolc_print_list(
      out, 0,
      woolc_arena_printf(out->arena, "static wool_code %s%s(", s->name, suffix),
      &list, ") {\n");
  if (signature->is_message) {
    woolc_print(out, "  if (code == WOOL_OK && out_message != NULL)\n"
                     "    *out_message = message;\n"
                     "  return code;\n}\n");
    return;
  }
  woolc_print(out, "  const %s *const in = message;\n", type_of(signature));
  woolc_print(out, "  if (code != WOOL_OK)\n    return code;\n");
  for (const woolc_field *f = signature->fields; f; f = f->next)
    print_result(out, f, "in");
  woolc_print(out, "  return WOOL_OK;\n}\n");
}

static void add_packed(const stub *s, woolc_list *list, const woolc_field *f) {
  const char *member = woolc_c_member(f);
  const char *param = woolc_c_param(s->out->arena, f);
  const char *name = f->name->text;
  if (woolc_has_flag(f)) {
    woolc_list_add(list, ".has_%s = %s != NULL", name, param);
    const bool is_view =
        f->type.kind == WOOLC_KIND_STRING || f->type.kind == WOOLC_KIND_BYTES;
    if (is_view)
      woolc_list_add(list, ".%s = %s ? *%s : (%s){NULL, 0}", member, param,
                     param, woolc_c_value(&f->type));
    else if (f->type.kind == WOOLC_KIND_BOOL)
      woolc_list_add(list, ".%s = %s != NULL && *%s", member, param, param);
    else
      woolc_list_add(list, ".%s = %s ? *%s : 0", member, param, param);
    return;
  }
  woolc_list_add(list, ".%s = %s", member, param);
  if (f->label == WOOLC_LABEL_REPEATED)
    woolc_list_add(list, ".n_%s = n_%s", name, name);
}

/* The struct on the stack, and what its address is called. */
static const char *print_packed(const stub *s, const woolc_signature *signature,
                                const char *what) {
  woolc_printer *out = s->out;
  if (signature->is_message)
    return what;
  const char *local = woolc_c_local(out->arena, signature, what);
  const char *type = type_of(signature);
  if (!signature->fields) {
    woolc_print(out, "  const %s %s = {0};\n", type, local);
    return woolc_arena_printf(out->arena, "&%s", local);
  }
  woolc_list list;
  woolc_list_init(&list, out->arena);
  for (const woolc_field *f = signature->fields; f; f = f->next)
    add_packed(s, &list, f);
  woolc_print_list(
      out, 2, woolc_arena_printf(out->arena, "const %s %s = {", type, local),
      &list, "};\n");
  return woolc_arena_printf(out->arena, "&%s", local);
}

static void print_begin(const stub *s, const char *suffix,
                        const woolc_list *list) {
  woolc_print(s->out, "\n");
  woolc_print_list(
      s->out, 0,
      woolc_arena_printf(s->out->arena, "wool_code %s%s(", s->name, suffix),
      list, ") {\n");
}

/* A message that a stub gets: what it is called, and what unpacks it. */
typedef struct arrival {
  const woolc_signature *signature;
  const char *message; /* a local, and with out_ a parameter */
  const char *suffix;  /* of what print_unpack has made */
} arrival;

static arrival response_of(const stub *s) {
  return (arrival){&s->routine->response, "response", "_results"};
}

static void list_outputs(woolc_list *list, const arrival *a) {
  woolc_list_outputs(list, a->signature, false,
                     woolc_arena_printf(list->arena, "out_%s", a->message));
}

/* `list` is the runtime's arguments but the last, which is where the message
 * goes; `inputs` are the stub's parameters besides. */
static void print_outcome(const stub *s, const arrival *a,
                          const woolc_signature *inputs, const char *function,
                          woolc_list *list) {
  woolc_printer *out = s->out;
  if (!has_content(a->signature)) {
    woolc_list_add(list, "NULL");
    woolc_print_list(out, 2,
                     woolc_arena_printf(out->arena, "return %s(", function),
                     list, ");\n");
    woolc_print(out, "}\n");
    return;
  }
  const char *message = woolc_c_local(out->arena, inputs, a->message);
  const char *code = woolc_c_local(out->arena, inputs, "code");
  woolc_list_add(list, "&%s", message);
  woolc_print(out, "  const void *%s = NULL;\n", message);
  woolc_print_list(out, 2,
                   woolc_arena_printf(out->arena, "const wool_code %s = %s(",
                                      code, function),
                   list, ");\n");
  woolc_list results;
  woolc_list_init(&results, out->arena);
  woolc_list_add(&results, "%s", code);
  woolc_list_add(&results, "%s", message);
  if (a->signature->is_message)
    woolc_list_add(&results, "out_%s", a->message);
  for (const woolc_field *f = a->signature->fields; f; f = f->next) {
    if (woolc_has_flag(f))
      woolc_list_add(&results, "out_has_%s", f->name->text);
    woolc_list_add(&results, "out_%s", f->name->text);
    if (f->label == WOOLC_LABEL_REPEATED)
      woolc_list_add(&results, "out_n_%s", f->name->text);
  }
  woolc_print_list(
      out, 2,
      woolc_arena_printf(out->arena, "return %s%s(", s->name, a->suffix),
      &results, ");\n");
  woolc_print(out, "}\n");
}

static void add_call_and_method(const stub *s, woolc_list *list) {
  woolc_list_add(list, "call");
  woolc_list_add(list, "&%s_methods[%zu]", s->service_name, s->index);
}

static void print_wait(const stub *s) {
  woolc_list list;
  woolc_list_init(&list, s->out->arena);
  woolc_list_add(&list, "wool_call *call");
  woolc_list_arguments(&list, s->routine);
  woolc_list_results(&list, s->routine, false);
  print_begin(s, "", &list);
  const char *request = print_packed(s, &s->routine->request, "request");
  woolc_list_init(&list, s->out->arena);
  add_call_and_method(s, &list);
  woolc_list_add(&list, "%s", request);
  const arrival response = response_of(s);
  print_outcome(s, &response, &s->routine->request, "wool_call_unary", &list);
}

/* `function` starts the routine: with a callback, or a stream's events, or
 * neither. */
static void print_starting(const stub *s, const char *suffix,
                           const char *function, const char *callback_type,
                           const char *callback) {
  const woolc_routine *routine = s->routine;
  woolc_list list;
  woolc_list_init(&list, s->out->arena);
  woolc_list_add(&list, "wool_call *call");
  woolc_list_arguments(&list, routine);
  if (callback) {
    woolc_list_add(&list, "%s%s", callback_type, callback);
    woolc_list_add(&list, "void *user_data");
  }
  print_begin(s, suffix, &list);
  const char *request = routine->request.is_stream
                            ? "NULL"
                            : print_packed(s, &routine->request, "request");
  woolc_list_init(&list, s->out->arena);
  add_call_and_method(s, &list);
  woolc_list_add(&list, "%s", request);
  if (callback) {
    woolc_list_add(&list, "%s", callback);
    woolc_list_add(&list, "user_data");
  }
  woolc_print_list(s->out, 2,
                   woolc_arena_printf(s->out->arena, "return %s(", function),
                   &list, ");\n");
  woolc_print(s->out, "}\n");
}

/* A stub that gets a message and is passed none. */
static void print_getting(const stub *s, const char *suffix,
                          const char *function, const arrival *a) {
  static const woolc_signature no_inputs;
  woolc_list list;
  woolc_list_init(&list, s->out->arena);
  woolc_list_add(&list, "wool_call *call");
  list_outputs(&list, a);
  print_begin(s, suffix, &list);
  woolc_list_init(&list, s->out->arena);
  add_call_and_method(s, &list);
  print_outcome(s, a, &no_inputs, function, &list);
}

static void print_finish(const stub *s, const char *function) {
  const arrival response = response_of(s);
  print_getting(s, "_finish", function, &response);
}

/* A stub that sends one message of a stream. */
static void print_sending(const stub *s, const char *suffix,
                          const woolc_signature *signature, const char *what) {
  woolc_list list;
  woolc_list_init(&list, s->out->arena);
  woolc_list_add(&list, "wool_call *call");
  woolc_list_inputs(&list, signature, what);
  print_begin(s, suffix, &list);
  const char *message = print_packed(s, signature, what);
  woolc_list_init(&list, s->out->arena);
  add_call_and_method(s, &list);
  woolc_list_add(&list, "%s", message);
  woolc_print_list(s->out, 2, "return wool_stream_send(", &list, ");\n");
  woolc_print(s->out, "}\n");
}

static void print_end(const stub *s) {
  woolc_list list;
  woolc_list_init(&list, s->out->arena);
  woolc_list_add(&list, "wool_call *call");
  print_begin(s, "_end", &list);
  woolc_print(s->out, "  return wool_stream_end(call);\n}\n");
}

static void print_unary_stubs(const stub *s) {
  print_unpack(s, &s->routine->response, "_results");
  print_wait(s);
  print_starting(s, "_start", "wool_call_start", "wool_call_callback ",
                 "callback");
  print_finish(s, "wool_call_finish");
}

static void print_stream_stubs(const stub *s) {
  const woolc_signature *request = &s->routine->request;
  const woolc_signature *response = &s->routine->response;
  const arrival result = response_of(s);
  const arrival argument = {request, "request", "_arguments"};
  print_unpack(s, response, "_results");
  if (request->is_stream)
    print_unpack(s, request, "_arguments");
  print_starting(s, "_open", "wool_stream_open", NULL, NULL);
  print_starting(s, "_start", "wool_stream_start", "const wool_stream_events *",
                 "events");
  if (request->is_stream) {
    print_sending(s, "_send", request, "request");
    print_end(s);
  }
  if (response->is_stream)
    print_getting(s, "_recv", "wool_stream_recv", &result);
  else
    print_finish(s, "wool_stream_finish");
  if (request->is_stream)
    print_getting(s, "_next", "wool_stream_recv", &argument);
  if (response->is_stream)
    print_sending(s, "_yield", response, "response");
}

static const char *flags_of(woolc_arena *arena, const woolc_routine *routine) {
  const struct {
    bool is_set;
    const char *name;
  } flags[] = {{routine->service->is_extern, "WOOL_METHOD_EXTERN"},
               {routine->request.is_stream, "WOOL_METHOD_CLIENT_STREAM"},
               {routine->response.is_stream, "WOOL_METHOD_SERVER_STREAM"},
               {routine->is_idempotent, "WOOL_METHOD_IDEMPOTENT"},
               {routine->has_no_side_effects, "WOOL_METHOD_NO_SIDE_EFFECTS"}};
  const char *text = "";
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
    if (flags[i].is_set)
      text = woolc_arena_printf(arena, "%s%s%s", text, text[0] ? " | " : "",
                                flags[i].name);
  return text;
}

/* The table of a routine's errors. */
static void print_throws(const stub *s) {
  if (!s->routine->throws)
    return;
  woolc_print(s->out, "\nstatic const wool_error_type *const %s_throws[] = {\n",
              s->name);
  for (const woolc_throw *t = s->routine->throws; t; t = t->next)
    woolc_print(s->out, "    &%s_error,\n", woolc_c_name(&t->error->decl));
  woolc_print(s->out, "};\n");
}

static void print_method(const stub *s) {
  woolc_printer *out = s->out;
  const woolc_routine *routine = s->routine;
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, ".path = \"/%s/%s\"", routine->service->path,
                 routine->decl.name->text);
  woolc_list_add(&list, ".request = &%s",
                 woolc_c_table(out->arena, routine->request.message));
  woolc_list_add(&list, ".response = &%s",
                 woolc_c_table(out->arena, routine->response.message));
  const char *flags = flags_of(out->arena, routine);
  if (flags[0])
    woolc_list_add(&list, ".flags = %s", flags);
  woolc_list_add(&list, ".serve = %s_serve", s->name);
  if (routine->throws) {
    woolc_list_add(&list, ".throws = %s_throws", s->name);
    woolc_list_add(&list, ".n_throws = %zu", routine->n_throws);
  }
  if (routine->timeout_ns)
    woolc_list_add(&list, ".timeout_ns = UINT64_C(%llu)",
                   (unsigned long long)routine->timeout_ns);
  woolc_print_list(out, 4, "{", &list, "},\n");
}

/* The variables that this file and what it imports declare: a peer may send
 * any of them. */
static void collect_vars(woolc_file *file, woolc_map *seen, woolc_list *list) {
  if (woolc_map_add(seen, file, file))
    return;
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_var(decl))
      woolc_list_add(list, "&%s_decl", woolc_c_name(decl));
  for (woolc_import *import = file->imports; import; import = import->next)
    if (import->file)
      collect_vars(import->file, seen, list);
}

static size_t print_vars(woolc_printer *out, const woolc_service *service) {
  if (service->is_extern)
    return 0;
  woolc_map seen;
  woolc_list list;
  woolc_map_init(&seen, out->arena);
  woolc_list_init(&list, out->arena);
  collect_vars(service->decl.file, &seen, &list);
  if (list.count == 0)
    return 0;
  woolc_print(out, "\nstatic wool_var_decl *const %s_vars[] = {\n",
              woolc_c_name(&service->decl));
  for (size_t i = 0; i < list.count; i++)
    woolc_print(out, "    %s,\n", list.items[i]);
  woolc_print(out, "};\n");
  return list.count;
}

static void print_tables(woolc_printer *out, const woolc_service *service) {
  const char *name = woolc_c_name(&service->decl);
  stub s = {out, NULL, NULL, name, 0};
  if (service->routines) {
    woolc_print(out, "\nstatic const wool_method %s_methods[] = {\n", name);
    for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
      s.routine = woolc_as_routine(decl);
      s.name = woolc_c_name(decl);
      print_method(&s);
    }
    woolc_print(out, "};\n");
  }
  const size_t n_vars = print_vars(out, service);
  woolc_print(out, "\nconst wool_service %s_service = {\n", name);
  woolc_print(out, "    .full_name = \"%s\",\n", service->path);
  woolc_print(out, "    .file = &%s,\n",
              woolc_c_file(out->arena, service->decl.file));
  if (service->routines)
    woolc_print(out, "    .methods = %s_methods,\n    .n_methods = %zu,\n",
                name, service->n_routines);
  if (n_vars)
    woolc_print(out, "    .vars = %s_vars,\n    .n_vars = %zu,\n", name,
                n_vars);
  woolc_print(out, "};\n");
}

static void print_register(woolc_printer *out, const woolc_service *service) {
  const char *name = woolc_c_name(&service->decl);
  woolc_list list;
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "wool_server *server");
  woolc_list_add(&list, "const %s_handlers *handlers", name);
  woolc_list_add(&list, "void *user_data");
  woolc_list_add(&list, "wool_error *error");
  woolc_print(out, "\n");
  woolc_print_list(
      out, 0, woolc_arena_printf(out->arena, "wool_code %s_register(", name),
      &list, ") {\n");
  woolc_list_init(&list, out->arena);
  woolc_list_add(&list, "server");
  woolc_list_add(&list, "&%s_service", name);
  woolc_list_add(&list, "handlers");
  woolc_list_add(&list, "user_data");
  woolc_list_add(&list, "error");
  woolc_print_list(out, 2, "return wool_server_register(", &list, ");\n");
  woolc_print(out, "}\n");
}

void woolc_emit_c_service(woolc_printer *out, const woolc_service *service) {
  stub s = {out, NULL, NULL, woolc_c_name(&service->decl), 0};
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    s.routine = woolc_as_routine(decl);
    s.name = woolc_c_name(decl);
    if (!s.routine->request.is_message)
      print_struct(out, s.routine->request.message);
    if (!s.routine->response.is_message)
      print_struct(out, s.routine->response.message);
    print_serve(&s);
    print_throws(&s);
  }
  print_tables(out, service);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    s.routine = woolc_as_routine(decl);
    s.name = woolc_c_name(decl);
    if (woolc_has_stream(s.routine))
      print_stream_stubs(&s);
    else
      print_unary_stubs(&s);
    s.index++;
  }
  print_register(out, service);
}
