/* The .proto of the same meaning, for everybody who has no wool. */
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/emit.h"
#include "codegen/proto_values.h"
#include "idl/file_options.h"
#include "idl/map.h"
#include "idl/resolve.h"

bool woolc_has_proto(const woolc_service *service) {
  return !service->is_extern ||
         strcmp(service->path, service->decl.full_name->text) == 0;
}

bool woolc_is_protobufs(const woolc_file *file) {
  return strcmp(file->package->text, "google.protobuf") == 0 &&
         strncmp(file->source.name, "google/protobuf/", 16) == 0;
}

typedef struct proto {
  woolc_printer *out;
  woolc_model *model;
  woolc_file *file;
} proto;

static void print_doc(const proto *p, int indent, const char *doc) {
  while (doc && *doc) {
    const char *newline = strchr(doc, '\n');
    const int len = newline ? (int)(newline - doc) : (int)strlen(doc);
    woolc_print(p->out, "%*s//%s%.*s\n", indent, "", len ? " " : "", len, doc);
    doc = newline ? newline + 1 : NULL;
  }
}

/* Does the first part of `name` mean the same from inside `scope` as from
 * outside everything? protoc looks at that part alone. */
static bool is_hidden(const proto *p, const char *scope, const char *name) {
  const char *dot = strchr(name, '.');
  const size_t len = dot ? (size_t)(dot - name) : strlen(name);
  const char *part = woolc_arena_copy(p->out->arena, name, len);
  const woolc_decl *decl = woolc_lookup(p->model, scope, part, ~0u);
  return decl && strcmp(decl->full_name->text, part) != 0;
}

/* The shortest name that protoc resolves to `decl` from inside `scope`. */
static const char *name_in(const proto *p, const char *scope,
                           const woolc_decl *decl) {
  const char *full = decl->full_name->text;
  const char *package = p->file->package->text;
  const size_t len = strlen(package);
  if (decl->file->package == p->file->package && len) {
    const char *local = full + len + 1;
    const char *dot = strchr(local, '.');
    const char *first =
        dot ? woolc_arena_copy(p->out->arena, local, (size_t)(dot - local))
            : local;
    const woolc_decl *found = woolc_lookup(p->model, scope, first, ~0u);
    if (found &&
        strncmp(found->full_name->text, full, found->full_name->len) == 0 &&
        found->full_name->len == len + 1 + strlen(first))
      return local;
  }
  if (is_hidden(p, scope, full))
    return woolc_arena_printf(p->out->arena, ".%s", full);
  return full;
}

static const char *type_of(const proto *p, const char *scope,
                           const woolc_type *type) {
  switch (type->kind) {
  case WOOLC_KIND_MESSAGE:
    return name_in(p, scope, &type->message->decl);
  case WOOLC_KIND_ENUM:
    return name_in(p, scope, &type->enumeration->decl);
  case WOOLC_KIND_TOKEN:
    return strcmp(p->file->package->text, "wool") == 0 ? "Token"
           : is_hidden(p, scope, "wool")               ? ".wool.Token"
                                                       : "wool.Token";
  default:
    return woolc_kind_text(type->kind);
  }
}

/* What protoc makes a repeated entry of by itself. */
static const char *map_type(const proto *p, const char *scope,
                            const woolc_message *entry) {
  const woolc_field *key = entry->fields;
  return woolc_arena_printf(p->out->arena, "map<%s, %s>",
                            woolc_kind_text(key->type.kind),
                            type_of(p, scope, &key->next->type));
}

static const char *label_of(const proto *p, const woolc_field *f) {
  const bool is_proto2 = p->file->is_proto2;
  if (f->entry || f->oneof)
    return "";
  if (f->label == WOOLC_LABEL_REPEATED)
    return "repeated ";
  if (is_proto2)
    return woolc_is_required(f) ? "required " : "optional ";
  return f->label == WOOLC_LABEL_OPTIONAL ? "optional " : "";
}

/* What .proto has no words for. */
static void print_limits(const proto *p, int indent, const woolc_type *type,
                         const woolc_extra *x) {
  woolc_list list;
  woolc_list_init(&list, p->out->arena);
  woolc_list_limits(&list, type, x, !p->file->is_proto2);
  for (size_t i = 0; i < list.count; i++) {
    if (i == 0)
      woolc_print(p->out, "%*s// wool: ", indent, "");
    woolc_print(p->out, "%s%s%s", i ? ", " : "", list.items[i],
                i + 1 < list.count ? "" : "\n");
  }
}

static void print_field_options(const proto *p, const woolc_field *f) {
  const woolc_extra *x = f->extra;
  woolc_list list;
  woolc_list_init(&list, p->out->arena);
  if (!x)
    return;
  if (x->has_default && p->file->is_proto2)
    woolc_list_add(&list, "default = %s",
                   woolc_proto_scalar(p->out->arena, &f->type, &x->standard));
  if (x->has_packed)
    woolc_list_add(&list, "packed = %s", x->is_packed ? "true" : "false");
  if (x->json_name)
    woolc_list_add(
        &list, "json_name = %s",
        woolc_proto_string(p->out->arena,
                           (woolc_text){x->json_name, strlen(x->json_name)}));
  if (x->is_deprecated)
    woolc_list_add(&list, "deprecated = true");
  for (size_t i = 0; i < list.count; i++)
    woolc_print(p->out, "%s%s%s", i ? ", " : " [", list.items[i],
                i + 1 < list.count ? "" : "]");
}

static void print_field(const proto *p, int indent, const char *scope,
                        const woolc_field *f) {
  print_doc(p, indent, f->doc);
  if (f->type.kind == WOOLC_KIND_TOKEN && f->type.var)
    woolc_print(p->out, "%*s// A token of the context variable %s.\n", indent,
                "", f->type.var->decl.full_name->text);
  print_limits(p, indent, woolc_value_type_of(f), f->extra);
  woolc_print(p->out, "%*s%s%s %s = %u", indent, "", label_of(p, f),
              f->entry ? map_type(p, scope, f->entry)
                       : type_of(p, scope, &f->type),
              f->name->text, (unsigned)f->number);
  print_field_options(p, f);
  woolc_print(p->out, ";\n");
}

static void print_oneof(const proto *p, int indent, const char *scope,
                        const woolc_oneof *oneof) {
  print_doc(p, indent, oneof->decl.doc);
  if (oneof->is_required)
    woolc_print(p->out, "%*s// wool: required\n", indent, "");
  woolc_print(p->out, "%*soneof %s {\n", indent, "", oneof->decl.name->text);
  for (const woolc_field *f = oneof->first; f && f->oneof == oneof; f = f->next)
    print_field(p, indent + 2, scope, f);
  woolc_print(p->out, "%*s}\n", indent, "");
}

static void print_reserved(const proto *p, int indent,
                           const woolc_reserved *reserved) {
  for (const woolc_reserved *r = reserved; r; r = r->next) {
    woolc_print(p->out, "%*sreserved ", indent, "");
    if (r->name)
      woolc_print(
          p->out, "%s;\n",
          woolc_proto_string(p->out->arena,
                             (woolc_text){r->name->text, r->name->len}));
    else if (r->first == r->last)
      woolc_print(p->out, "%lld;\n", (long long)r->first);
    else if (r->is_open)
      woolc_print(p->out, "%lld to max;\n", (long long)r->first);
    else
      woolc_print(p->out, "%lld to %lld;\n", (long long)r->first,
                  (long long)r->last);
  }
}

static void print_flag(const proto *p, int indent, const char *option,
                       bool is_set) {
  if (is_set)
    woolc_print(p->out, "%*soption %s = true;\n", indent, "", option);
}

static void print_enum(const proto *p, int indent, const woolc_enum *e) {
  print_doc(p, indent, e->decl.doc);
  if (e->is_closed && !p->file->is_proto2)
    woolc_print(p->out, "%*s// wool: closed\n", indent, "");
  woolc_print(p->out, "%*senum %s {\n", indent, "", e->decl.name->text);
  print_flag(p, indent + 2, "allow_alias", e->allows_alias);
  print_flag(p, indent + 2, "deprecated", e->is_deprecated);
  print_reserved(p, indent + 2, e->reserved);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    print_doc(p, indent + 2, decl->doc);
    woolc_print(
        p->out, "%*s%s = %d%s;\n", indent + 2, "", decl->name->text,
        (int)woolc_as_enum_value(decl)->number,
        woolc_as_enum_value(decl)->is_deprecated ? " [deprecated = true]" : "");
  }
  woolc_print(p->out, "%*s}\n", indent, "");
}

/* .proto has none. */
static void print_constant(const proto *p, int indent,
                           const woolc_constant *c) {
  const char *type = c->type.enumeration
                         ? c->type.enumeration->decl.full_name->text
                         : woolc_kind_text(c->type.kind);
  print_doc(p, indent, c->decl.doc);
  woolc_print(p->out, "%*s// wool: const %s %s = %s\n", indent, "", type,
              c->decl.name->text,
              woolc_proto_scalar(p->out->arena, &c->type, &c->value));
}

static void print_message(const proto *p, int indent,
                          const woolc_message *message) {
  const char *scope = message->decl.full_name->text;
  print_doc(p, indent, message->decl.doc);
  if (message->decl.kind == WOOLC_DECL_ERROR)
    woolc_print(p->out,
                "%*s// An error: it comes in the details of a google.rpc.Status"
                " with the code %s.\n",
                indent, "", woolc_error_code_name(message));
  if (!message->fields && !message->nested && !message->reserved &&
      !message->is_deprecated) {
    woolc_print(p->out, "%*smessage %s {}\n", indent, "",
                message->decl.name->text);
    return;
  }
  woolc_print(p->out, "%*smessage %s {\n", indent, "",
              message->decl.name->text);
  print_flag(p, indent + 2, "deprecated", message->is_deprecated);
  print_reserved(p, indent + 2, message->reserved);
  for (woolc_decl *decl = message->nested; decl; decl = decl->next) {
    if (woolc_as_enum(decl))
      print_enum(p, indent + 2, woolc_as_enum(decl));
    if (woolc_as_constant(decl))
      print_constant(p, indent + 2, woolc_as_constant(decl));
    if (woolc_as_message(decl) && !woolc_as_message(decl)->map)
      print_message(p, indent + 2, woolc_as_message(decl));
  }
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (!f->oneof)
      print_field(p, indent + 2, scope, f);
    else if (f == f->oneof->first)
      print_oneof(p, indent + 2, scope, f->oneof);
  }
  woolc_print(p->out, "%*s}\n", indent, "");
}

static void print_throws(const proto *p, const char *scope,
                         const woolc_routine *routine) {
  for (const woolc_throw *t = routine->throws; t; t = t->next)
    woolc_print(p->out, "%s%s%s",
                t == routine->throws ? "  // Fails with: " : ", ",
                name_in(p, scope, &t->error->decl), t->next ? "" : "\n");
}

static bool has_options(const woolc_routine *r) {
  return r->is_deprecated || r->is_idempotent || r->has_no_side_effects;
}

static void print_routine_options(const proto *p, const woolc_routine *r) {
  if (!has_options(r))
    return;
  print_flag(p, 4, "deprecated", r->is_deprecated);
  if (r->is_idempotent || r->has_no_side_effects)
    woolc_print(p->out, "    option idempotency_level = %s;\n",
                r->is_idempotent ? "IDEMPOTENT" : "NO_SIDE_EFFECTS");
  woolc_print(p->out, "  }\n");
}

static void print_service(const proto *p, const woolc_service *service) {
  const char *scope = service->decl.full_name->text;
  woolc_print(p->out, "\n");
  print_doc(p, 0, service->decl.doc);
  woolc_print(p->out, "service %s {\n", service->decl.name->text);
  print_flag(p, 2, "deprecated", service->is_deprecated);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    const woolc_routine *r = woolc_as_routine(decl);
    print_doc(p, 2, decl->doc);
    print_throws(p, scope, r);
    if (r->timeout_ns)
      woolc_print(p->out, "  // wool: timeout = \"%s\"\n", r->timeout);
    const char *rpc =
        woolc_arena_printf(p->out->arena, "rpc %s(%s%s)", decl->name->text,
                           r->request.is_stream ? "stream " : "",
                           name_in(p, scope, &r->request.message->decl));
    const char *returns =
        woolc_arena_printf(p->out->arena, "returns (%s%s)%s",
                           r->response.is_stream ? "stream " : "",
                           name_in(p, scope, &r->response.message->decl),
                           has_options(r) ? " {" : ";");
    const size_t width = 2 + strlen(rpc) + 1 + strlen(returns);
    if (width > WOOLC_COLUMNS)
      woolc_print(p->out, "  %s\n      %s\n", rpc, returns);
    else
      woolc_print(p->out, "  %s %s\n", rpc, returns);
    print_routine_options(p, r);
  }
  woolc_print(p->out, "}\n");
}

static void note_token(void *user_data, woolc_message *message) {
  bool *uses_token = user_data;
  const woolc_routine *routine = message->routine;
  if (routine && !woolc_has_proto(routine->service))
    return;
  for (const woolc_field *f = message->fields; f; f = f->next)
    *uses_token = *uses_token || f->type.kind == WOOLC_KIND_TOKEN;
}

/* Whether the .proto mentions anything of an imported file. */
typedef struct mention {
  woolc_map files; /* it, and those that it imports publicly */
  bool is_found;
} mention;

static void note_decl(mention *m, const woolc_decl *decl) {
  if (woolc_map_find(&m->files, decl->file))
    m->is_found = true;
}

static void add_files(mention *m, woolc_file *file) {
  if (woolc_map_add(&m->files, file, file))
    return;
  for (const woolc_import *i = file->imports; i; i = i->next)
    if (i->is_public && i->file)
      add_files(m, i->file);
}

static void note_mention(void *user_data, woolc_message *message) {
  mention *m = user_data;
  if (message->routine && !woolc_has_proto(message->routine->service))
    return;
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (f->type.message)
      note_decl(m, &f->type.message->decl);
    if (f->type.enumeration)
      note_decl(m, &f->type.enumeration->decl);
  }
}

static void note_signature(mention *m, const woolc_signature *signature) {
  if (signature->is_message)
    note_decl(m, &signature->message->decl);
}

static bool mentions(woolc_arena *arena, woolc_file *file,
                     woolc_file *imported) {
  mention m = {.is_found = false};
  woolc_map_init(&m.files, arena);
  add_files(&m, imported);
  woolc_file_each_message(file, note_mention, &m);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    const woolc_service *service = woolc_as_service(decl);
    if (!service || !woolc_has_proto(service))
      continue;
    for (woolc_decl *r = service->routines; r; r = r->next) {
      note_signature(&m, &woolc_as_routine(r)->request);
      note_signature(&m, &woolc_as_routine(r)->response);
    }
  }
  return m.is_found;
}

static const char context_name[] = "wool/context.wool";

void woolc_list_proto_imports(woolc_list *list, woolc_file *file) {
  bool uses_token = false;
  bool has_context = strcmp(file->source.name, context_name) == 0;
  woolc_file_each_message(file, note_token, &uses_token);
  for (const woolc_import *i = file->imports; i; i = i->next) {
    const bool is_context = strcmp(i->name, context_name) == 0;
    if (!i->file || (!i->is_public && !(is_context && uses_token) &&
                     !mentions(list->arena, file, i->file)))
      continue;
    woolc_list_add(list, "%s.proto", woolc_stem(list->arena, i->file));
    has_context = has_context || is_context;
  }
  if (uses_token && !has_context)
    woolc_list_add(list, "wool/context.proto");
}

static bool is_public(const proto *p, const char *name) {
  woolc_arena *arena = p->out->arena;
  for (const woolc_import *i = p->file->imports; i; i = i->next)
    if (i->is_public && i->file &&
        strcmp(
            woolc_arena_printf(arena, "%s.proto", woolc_stem(arena, i->file)),
            name) == 0)
      return true;
  return false;
}

/* As written, and in that order. */
static void print_file_options(const proto *p) {
  const char *before = "\n";
  for (const woolc_option *o = p->file->options; o; o = o->next) {
    const woolc_file_option *known = woolc_find_file_option(o->name->text);
    if (!known)
      continue; /* syntax */
    woolc_print(p->out, "%soption %s = %s;\n", before, known->name,
                known->kind == WOOLC_FILE_OPTION_STRING
                    ? woolc_proto_string(p->out->arena, o->value.text)
                : known->kind == WOOLC_FILE_OPTION_BOOL
                    ? (woolc_option_is_set(o) ? "true" : "false")
                    : o->value.name->text);
    before = "";
  }
}

static void print_imports(const proto *p) {
  woolc_list imports;
  woolc_list_init(&imports, p->out->arena);
  woolc_list_proto_imports(&imports, p->file);
  for (size_t i = 0; i < imports.count; i++)
    woolc_print(p->out, "%simport %s\"%s\";\n", i ? "" : "\n",
                is_public(p, imports.items[i]) ? "public " : "",
                imports.items[i]);
}

static void print_made(void *user_data, woolc_message *message) {
  const proto *p = user_data;
  if (!message->routine || !woolc_has_proto(message->routine->service))
    return;
  woolc_print(p->out, "\n");
  print_message(p, 0, message);
}

void woolc_emit_proto(woolc_printer *out, woolc_model *model,
                      woolc_file *file) {
  proto p = {out, model, file};
  woolc_print(out, "// Written by woolc from %s: change that, not this.\n",
              file->source.name);
  woolc_print(out, "syntax = \"%s\";\n\n",
              file->is_proto2 ? "proto2" : "proto3");
  print_doc(&p, 0, file->doc);
  woolc_print(out, "package %s;\n", file->package->text);
  print_imports(&p);
  print_file_options(&p);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    woolc_service *service = woolc_as_service(decl);
    if (woolc_as_enum(decl)) {
      woolc_print(out, "\n");
      print_enum(&p, 0, woolc_as_enum(decl));
    } else if (woolc_as_constant(decl)) {
      woolc_print(out, "\n");
      print_constant(&p, 0, woolc_as_constant(decl));
    } else if (woolc_as_message(decl)) {
      woolc_print(out, "\n");
      print_message(&p, 0, woolc_as_message(decl));
    } else if (service && !woolc_has_proto(service)) {
      woolc_print(out,
                  "\n// Service %s is declared by somebody else's .proto.\n",
                  service->path);
    } else if (service) {
      print_service(&p, service);
    }
  }
  woolc_file_each_message(file, print_made, &p);
}
