/* woolc fmt: schemas in the one layout. */
#include <stdio.h>
#include <string.h>

#include "codegen/cli/diff.h"
#include "codegen/cli/output.h"
#include "codegen/cli/session.h"
#include "idl/fmt/fmt.h"
#include "idl/limits.h"
#include "idl/parser.h"

static const woolc_flag fmt_flags[] = {
    {"check", '\0', NULL,
     "write nothing, but the names of files that would change", NULL},
    {"diff", 'd', NULL, "write nothing, but show what would change", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {fmt_flags, woolc_report_flags,
                                          woolc_common_flags, NULL};

typedef enum fmt_mode {
  FMT_WRITE,
  FMT_CHECK,
  FMT_DIFF
} fmt_mode;

static int trouble(const char *problem) {
  fprintf(stderr, "woolc: %s\n", problem);
  return WOOLC_EXIT_TROUBLE;
}

static int give(woolc_invocation *inv, fmt_mode mode, const char *path,
                woolc_text before, woolc_text after) {
  const bool is_input = strcmp(path, "-") == 0;
  const bool is_same = before.len == after.len &&
                       memcmp(before.data, after.data, after.len) == 0;
  if (mode == FMT_WRITE && is_input) {
    fwrite(after.data, 1, after.len, stdout);
    return WOOLC_EXIT_OK;
  }
  if (is_same)
    return WOOLC_EXIT_OK;
  if (mode == FMT_WRITE) {
    const char *problem = woolc_write_text(&inv->arena, path, after);
    return problem ? trouble(problem) : WOOLC_EXIT_OK;
  }
  if (mode == FMT_CHECK)
    printf("%s\n", path);
  else
    woolc_print_diff(&inv->arena, path, before, after, stdout);
  return WOOLC_EXIT_FINDINGS;
}

static int format_file(woolc_invocation *inv, fmt_mode mode, const char *path) {
  const bool is_input = strcmp(path, "-") == 0;
  const char *name = is_input ? "<stdin>" : path;
  woolc_arena arena;
  woolc_sink sink;
  woolc_tokens tokens;
  woolc_source source = {.name = name, .path = name};
  int status = WOOLC_EXIT_FINDINGS;
  woolc_arena_init(&arena, woolc_no_memory);
  woolc_sink_init(&sink, &arena);
  const char *problem =
      woolc_read_file(&arena, is_input ? NULL : path, &source.text);
  if (problem) {
    status = trouble(problem);
  } else {
    woolc_parse_syntax(&source, &sink, &tokens);
    woolc_show_findings(inv, &sink);
    if (sink.n_errors == 0)
      status = give(inv, mode, path, source.text,
                    woolc_fmt(&source, &tokens, &arena));
  }
  woolc_arena_cleanup(&arena);
  return status;
}

static int run(woolc_invocation *inv) {
  static char input[] = "-";
  char *none[] = {input};
  char **paths = inv->n_operands ? inv->operands : none;
  const size_t n_paths = inv->n_operands ? inv->n_operands : 1;
  const fmt_mode mode = woolc_flag_given(inv, "diff")    ? FMT_DIFF
                        : woolc_flag_given(inv, "check") ? FMT_CHECK
                                                         : FMT_WRITE;
  int status = WOOLC_EXIT_OK;
  for (size_t i = 0; i < n_paths; i++) {
    const int one = format_file(inv, mode, paths[i]);
    status = one > status ? one : status;
  }
  return status;
}

const woolc_command woolc_fmt_command = {
    .name = "fmt",
    .summary = "Lay out .wool files, in place",
    .usage = "[OPTION]... [FILE]...",
    .help = "Without a FILE, or with -, it reads standard input and writes\n"
            "standard output. A file that does not parse is left as it is.\n"
            "Every file is written whole or not at all.\n",
    .flags = flags,
    .max_operands = (size_t)-1,
    .operands_are_schemas = true,
    .run = run,
};
