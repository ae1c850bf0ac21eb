/* woolc doc: schemas as a page to read. */
#include <stdio.h>
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/cli/output.h"
#include "codegen/cli/session.h"
#include "codegen/doc/doc.h"

static const woolc_flag doc_flags[] = {
    {"out", 'o', "FILE", "write to FILE instead of standard output", NULL},
    {"format", '\0', "FORMAT",
     "html, which needs no other file, or markdown (default: what FILE ends "
     "in, else markdown)",
     "html|markdown"},
    {"title", '\0', "TEXT", "of the page (default: the package)", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {doc_flags, woolc_schema_flags,
                                          woolc_report_flags,
                                          woolc_common_flags, NULL};

static bool ends_in(const char *text, const char *end) {
  const size_t len = strlen(text);
  const size_t n = strlen(end);
  return len > n && strcmp(text + len - n, end) == 0;
}

static woolc_doc_format format_of(const woolc_invocation *inv) {
  const char *out = woolc_flag_value(inv, "out", "");
  const char *otherwise =
      ends_in(out, ".html") || ends_in(out, ".htm") ? "html" : "markdown";
  const char *format = woolc_flag_value(inv, "format", otherwise);
  return strcmp(format, "html") == 0 ? WOOLC_DOC_HTML : WOOLC_DOC_MARKDOWN;
}

/* The packages of the files. */
static const char *title_of(woolc_invocation *inv,
                            const woolc_session *session) {
  const char *title = "";
  for (size_t i = 0; i < session->n_files; i++) {
    const woolc_name *package = session->files[i]->package;
    bool is_known = false;
    for (size_t j = 0; j < i; j++)
      is_known = is_known || session->files[j]->package == package;
    if (!is_known)
      title = woolc_arena_printf(&inv->arena, "%s%s%s", title,
                                 *title ? ", " : "", package->text);
  }
  return title;
}

static int write_page(woolc_invocation *inv, const woolc_session *session) {
  const char *path = woolc_flag_value(inv, "out", "-");
  const woolc_doc_page page = {
      .format = format_of(inv),
      .title = woolc_flag_value(inv, "title", title_of(inv, session)),
      .files = session->files,
      .n_files = session->n_files};
  woolc_printer text;
  woolc_printer_init(&text, &inv->arena);
  woolc_emit_doc(&text, &page);
  const bool is_input = woolc_session_keeps(session, path);
  const char *problem =
      is_input ? NULL : woolc_write_file(&inv->arena, path, &text);
  if (problem)
    fprintf(stderr, "woolc: %s\n", problem);
  woolc_printer_cleanup(&text);
  return problem || is_input ? WOOLC_EXIT_TROUBLE : WOOLC_EXIT_OK;
}

static int run(woolc_invocation *inv) {
  woolc_session session;
  int status = WOOLC_EXIT_TROUBLE;
  if (woolc_session_open(inv, inv->operands, inv->n_operands, &session)) {
    if (session.is_checked)
      woolc_spell(&session.model);
    woolc_session_show(&session);
    status = woolc_session_status(&session);
    if (status == WOOLC_EXIT_OK)
      status = write_page(inv, &session);
  }
  woolc_session_close(&session);
  return status;
}

const woolc_command woolc_doc_command = {
    .name = "doc",
    .summary = "Write a page about .wool files, for people",
    .usage = "[OPTION]... FILE...",
    .help = "The page has everything that the files declare, with its /// "
            "comments.\n",
    .flags = flags,
    .min_operands = 1,
    .max_operands = (size_t)-1,
    .operands_are_schemas = true,
    .run = run,
};
