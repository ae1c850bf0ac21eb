/* woolc compile: schemas to C, .proto and descriptors. */
#include <stdio.h>
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/cli/output.h"
#include "codegen/cli/session.h"
#include "codegen/emit.h"

static const woolc_flag compile_flags[] = {
    {"out", 'o', "DIR", "write into DIR (default: the current directory)",
     NULL},
    {"c", '\0', NULL, "write C (default, if nothing else is asked for)", NULL},
    {"proto", '\0', NULL, "write .proto", NULL},
    {"descriptor_set_out", '\0', "FILE",
     "write a google.protobuf.FileDescriptorSet", NULL},
    {"depfile", '\0', "FILE", "write the dependencies as a rule for make",
     NULL},
    {"check", '\0', NULL, "write nothing: only say what is wrong", NULL},
    {"list-outputs", '\0', NULL, "print the paths that would be written", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {compile_flags, woolc_schema_flags,
                                          woolc_report_flags,
                                          woolc_common_flags, NULL};

typedef struct compilation {
  woolc_session session;
  woolc_arena *arena;
  woolc_arena scratch; /* of one output */
  const char *out;     /* directory */
  bool emit_c;
  bool emit_proto;
  woolc_list outputs;
} compilation;

static const char *path_of(compilation *c, const char *suffix,
                           const woolc_file *file) {
  const char *name =
      woolc_arena_printf(c->arena, "%s%s", woolc_stem(c->arena, file), suffix);
  const char *path = woolc_join_path(c->arena, c->out, name);
  woolc_list_add(&c->outputs, "%s", path);
  return path;
}

/* Writes the text, and ends it. */
static bool write_text(compilation *c, const char *path, woolc_printer *text) {
  const bool is_input = woolc_session_keeps(&c->session, path);
  const char *problem =
      is_input ? NULL : woolc_write_file(c->arena, path, text);
  if (problem)
    fprintf(stderr, "woolc: %s\n", problem);
  woolc_printer_cleanup(text);
  woolc_arena_cleanup(&c->scratch);
  return !is_input && !problem;
}

static bool write_c(compilation *c, woolc_file *file) {
  woolc_printer text;
  woolc_printer_init_file(&text, &c->scratch);
  woolc_emit_c_header(&text, file);
  if (!write_text(c, path_of(c, ".wool.h", file), &text))
    return false;
  woolc_printer_init_file(&text, &c->scratch);
  woolc_emit_c_source(&text, file);
  return write_text(c, path_of(c, ".wool.c", file), &text);
}

static bool write_proto(compilation *c, woolc_file *file) {
  woolc_printer text;
  if (woolc_is_protobufs(file))
    return true;
  woolc_printer_init_file(&text, &c->scratch);
  woolc_emit_proto(&text, &c->session.model, file);
  return write_text(c, path_of(c, ".proto", file), &text);
}

static bool write_depfile(compilation *c) {
  const char *path = woolc_flag_value(c->session.invocation, "depfile", NULL);
  woolc_printer rule;
  if (!path)
    return true;
  woolc_printer_init(&rule, c->arena);
  woolc_emit_depfile(&rule, &c->session.model, &c->outputs);
  return write_text(c, path, &rule);
}

static bool is_given(const woolc_session *session, const woolc_file *file) {
  for (size_t i = 0; i < session->n_files; i++)
    if (session->files[i] == file)
      return true;
  return false;
}

/* The files that were given, each after those that it imports. */
static bool write_descriptor_set(compilation *c) {
  const char *path =
      woolc_flag_value(c->session.invocation, "descriptor_set_out", NULL);
  woolc_printer set;
  if (!path)
    return true;
  woolc_printer_init(&set, c->arena);
  for (woolc_file *f = c->session.model.files; f; f = f->next)
    if (is_given(&c->session, f))
      woolc_emit_descriptor_set_file(&set, f);
  woolc_list_add(&c->outputs, "%s", path);
  return write_text(c, path, &set);
}

static bool write_all(compilation *c) {
  for (size_t i = 0; i < c->session.n_files; i++) {
    if (c->emit_c && !write_c(c, c->session.files[i]))
      return false;
    if (c->emit_proto && !write_proto(c, c->session.files[i]))
      return false;
  }
  return write_descriptor_set(c) && write_depfile(c);
}

static int list_outputs(compilation *c) {
  for (size_t i = 0; i < c->session.n_files; i++) {
    if (c->emit_c) {
      path_of(c, ".wool.h", c->session.files[i]);
      path_of(c, ".wool.c", c->session.files[i]);
    }
    if (c->emit_proto && !woolc_is_protobufs(c->session.files[i]))
      path_of(c, ".proto", c->session.files[i]);
  }
  const char *const others[] = {"descriptor_set_out", "depfile"};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (woolc_flag_given(c->session.invocation, others[i]))
      woolc_list_add(&c->outputs, "%s",
                     woolc_flag_value(c->session.invocation, others[i], ""));
  for (size_t i = 0; i < c->outputs.count; i++)
    printf("%s\n", c->outputs.items[i]);
  return WOOLC_EXIT_OK;
}

static int compile(compilation *c) {
  if (c->session.is_checked)
    woolc_spell(&c->session.model);
  woolc_session_show(&c->session);
  const int status = woolc_session_status(&c->session);
  if (status != WOOLC_EXIT_OK)
    return status;
  if (woolc_flag_given(c->session.invocation, "check"))
    return WOOLC_EXIT_OK;
  if (woolc_flag_given(c->session.invocation, "list-outputs"))
    return list_outputs(c);
  return write_all(c) ? WOOLC_EXIT_OK : WOOLC_EXIT_TROUBLE;
}

static int run(woolc_invocation *inv) {
  compilation c = {.arena = &inv->arena,
                   .out = woolc_flag_value(inv, "out", "."),
                   .emit_c = woolc_flag_given(inv, "c"),
                   .emit_proto = woolc_flag_given(inv, "proto")};
  int status = WOOLC_EXIT_TROUBLE;
  if (!c.emit_proto && !woolc_flag_given(inv, "descriptor_set_out"))
    c.emit_c = true;
  woolc_list_init(&c.outputs, c.arena);
  woolc_arena_init(&c.scratch, woolc_no_memory);
  if (woolc_session_open(inv, inv->operands, inv->n_operands, &c.session))
    status = compile(&c);
  woolc_session_close(&c.session);
  return status;
}

const woolc_command woolc_compile_command = {
    .name = "compile",
    .summary = "Compile .wool files to C, and to .proto if asked to",
    .usage = "[OPTION]... FILE...",
    .help =
        "shop/cart.wool becomes shop/cart.wool.h and shop/cart.wool.c, and\n"
        "with --proto shop/cart.proto. The word 'compile' may be left out.\n"
        "\n"
        "A file is known by its path inside the -I directory that it lies in, "
        "or\n"
        "by its last part if it lies in none; that is what others import it "
        "by\n"
        "and where it goes inside DIR. Imports are looked for in the -I\n"
        "directories, then beside the files that lie in none. Schemas that "
        "wool\n"
        "ships, such as wool/context.wool, are always found and may be given "
        "as\n"
        "FILE.\n"
        "\n"
        "If the files have errors, nothing is written.\n",
    .flags = flags,
    .min_operands = 1,
    .max_operands = (size_t)-1,
    .operands_are_schemas = true,
    .run = run,
};
