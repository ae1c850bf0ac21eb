/* Command: what the command line of woolc is made of. Every command is a row
 * of a table that says its options; reading them, --help, the man page and the
 * completions of shells all follow from it. */
#ifndef WOOL_CODEGEN_CLI_COMMAND_H
#define WOOL_CODEGEN_CLI_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "idl/arena.h"

/** How a command ends. */
enum {
  WOOLC_EXIT_OK = 0,
  WOOLC_EXIT_FINDINGS = 1, /* what was looked at is not as it should be */
  WOOLC_EXIT_TROUBLE = 2   /* the command line, or a file, or memory */
};

/** woolc_flag is an option. An option with an argument may come several times;
 * the last one counts where one is wanted. */
typedef struct woolc_flag {
  const char *name;     /* without the dashes */
  char letter;          /* '\0': none */
  const char *argument; /* how --help calls it; NULL: takes none */
  const char *help;     /* one sentence in lower case, without a full stop */
  const char *choices;  /* "text|json", or NULL: any */
} woolc_flag;

typedef struct woolc_invocation woolc_invocation;

/** woolc_command is a row of the table. */
typedef struct woolc_command {
  const char *name;
  const char *summary;            /* a few words */
  const char *usage;              /* what stands behind the name */
  const char *help;               /* paragraphs, or NULL */
  const woolc_flag *const *flags; /* groups; each ends with a NULL name */
  size_t min_operands;
  size_t max_operands;
  bool operands_are_schemas;
  int (*run)(woolc_invocation *invocation);
} woolc_command;

/** woolc_invocation is a command with its command line. */
struct woolc_invocation {
  const woolc_command *command;
  woolc_arena arena; /* for all that lives as long as the command */
  const woolc_flag **given;
  const char **values; /* of those given; NULL: takes none */
  size_t n_given;
  char **operands;
  size_t n_operands;
};

/** woolc_flag_given says whether an option was given. */
bool woolc_flag_given(const woolc_invocation *invocation, const char *name);

/** woolc_flag_value is the last argument of an option, or `otherwise`. */
const char *woolc_flag_value(const woolc_invocation *invocation,
                             const char *name, const char *otherwise);

/** woolc_flag_values gives all arguments of an option, in their order. */
const char **woolc_flag_values(woolc_invocation *invocation, const char *name,
                               size_t *out_count);

/** woolc_commands is the table; a NULL name ends it. */
extern const woolc_command *const woolc_commands[];

/** woolc_find_command is NULL if there is none of that name. */
const woolc_command *woolc_find_command(const char *name);

/** woolc_print_command_help writes what `woolc NAME --help` shows. */
void woolc_print_command_help(const woolc_command *command, FILE *out);

/** woolc_print_help writes what `woolc --help` shows. */
void woolc_print_help(FILE *out);

/** woolc_run runs the command line and returns the exit status. */
int woolc_run(int argc, char **argv);

/** woolc_no_memory says so and ends the process. */
void woolc_no_memory(void);

/** Options that several commands have. */
extern const woolc_flag woolc_schema_flags[]; /* where schemas are */
extern const woolc_flag woolc_report_flags[]; /* how findings are shown */
extern const woolc_flag woolc_common_flags[]; /* of every command */

/* The commands, one file each. */
extern const woolc_command woolc_compile_command;
extern const woolc_command woolc_fmt_command;
extern const woolc_command woolc_lint_command;
extern const woolc_command woolc_breaking_command;
extern const woolc_command woolc_doc_command;
extern const woolc_command woolc_import_command;
extern const woolc_command woolc_lsp_command;
extern const woolc_command woolc_explain_command;
extern const woolc_command woolc_completion_command;
extern const woolc_command woolc_help_command;

#endif
