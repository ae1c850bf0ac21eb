/* The table of commands, in the order that --help shows. */
#include "codegen/cli/command.h"

const woolc_command *const woolc_commands[] = {
    &woolc_compile_command,
    &woolc_fmt_command,
    &woolc_lint_command,
    &woolc_breaking_command,
    &woolc_doc_command,
    &woolc_import_command,
    &woolc_lsp_command,
    &woolc_explain_command,
    &woolc_completion_command,
    &woolc_help_command,
    NULL,
};
