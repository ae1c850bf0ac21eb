/* woolc help: what --help says, and the man page of it. */
#include <stdio.h>
#include <string.h>

#include "codegen/cli/command.h"
#include "codegen/cli/version.h"

static const woolc_flag help_flags[] = {
    {"man", '\0', NULL, "write the manual page, for man", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {help_flags, woolc_common_flags, NULL};

/* ---- the man page: man(7) ---- */

/* roff takes a dot or a quote that begins a line, and a backslash, for its
 * own, and a minus for a hyphen. */
static void print_roff(const char *text) {
  bool at_start = true;
  for (; *text; text++) {
    if (at_start && (*text == '.' || *text == '\''))
      fputs("\\&", stdout);
    if (*text == '\\')
      fputs("\\e", stdout);
    else if (*text == '-')
      fputs("\\-", stdout);
    else
      putchar(*text);
    at_start = *text == '\n';
  }
}

static void print_paragraphs(const char *text) {
  for (const char *at = text; at && *at;) {
    const char *end = strstr(at, "\n\n");
    char paragraph[4096];
    const size_t len = end ? (size_t)(end - at) : strlen(at);
    snprintf(paragraph, sizeof paragraph, "%.*s", (int)len, at);
    fputs(".PP\n", stdout);
    print_roff(paragraph);
    if (len == 0 || at[len - 1] != '\n')
      putchar('\n');
    at = end ? end + 2 : NULL;
  }
}

static void print_man_flag(const woolc_flag *flag) {
  fputs(".TP\n", stdout);
  if (flag->letter)
    printf("\\fB\\-%c\\fR, ", flag->letter);
  fputs("\\fB\\-\\-", stdout);
  print_roff(flag->name);
  fputs("\\fR", stdout);
  if (flag->argument)
    printf(" \\fI%s\\fR", flag->argument);
  putchar('\n');
  print_roff(flag->help);
  putchar('\n');
}

static void print_man_command(const woolc_command *command) {
  printf(".SS woolc %s ", command->name);
  print_roff(command->usage);
  putchar('\n');
  print_roff(command->summary);
  fputs(".\n", stdout);
  for (size_t group = 0; command->flags[group]; group++)
    if (command->flags[group] != woolc_common_flags)
      for (const woolc_flag *f = command->flags[group]; f->name; f++)
        print_man_flag(f);
  if (command->help)
    print_paragraphs(command->help);
}

static int print_man(void) {
  fputs(".TH WOOLC 1 \"\" \"wool " WOOLC_VERSION "\" \"wool\"\n"
        ".SH NAME\nwoolc \\- the compiler of wool's schemas\n"
        ".SH SYNOPSIS\n.B woolc\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... "
        "[\\fIFILE\\fR]...\n.br\n.B woolc\n\\-\\-help | \\-\\-version\n"
        ".SH DESCRIPTION\nwoolc reads .wool files, which declare context "
        "variables, messages and services,\nand writes the C of their "
        "clients and servers. Without a command it compiles.\n"
        ".SH COMMANDS\n",
        stdout);
  for (size_t i = 0; woolc_commands[i]; i++)
    print_man_command(woolc_commands[i]);
  fputs(".SH EXIT STATUS\n.TP\n.B 0\nAll is well.\n.TP\n.B 1\n"
        "There are findings: errors in the schemas, files that are not "
        "formatted, changes that break.\n.TP\n.B 2\n"
        "The command line is wrong, or a file cannot be read or written.\n"
        ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\n"
        "If it is set and not empty, nothing is coloured.\n",
        stdout);
  return WOOLC_EXIT_OK;
}

static int run(woolc_invocation *inv) {
  if (woolc_flag_given(inv, "man"))
    return print_man();
  if (inv->n_operands == 0) {
    woolc_print_help(stdout);
    return WOOLC_EXIT_OK;
  }
  const woolc_command *command = woolc_find_command(inv->operands[0]);
  if (!command) {
    fprintf(stderr, "woolc: there is no command '%s'\n", inv->operands[0]);
    return WOOLC_EXIT_TROUBLE;
  }
  woolc_print_command_help(command, stdout);
  return WOOLC_EXIT_OK;
}

const woolc_command woolc_help_command = {
    .name = "help",
    .summary = "Show help, of all or of one command",
    .usage = "[COMMAND]",
    .flags = flags,
    .max_operands = 1,
    .run = run,
};
