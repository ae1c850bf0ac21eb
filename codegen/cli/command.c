#include "codegen/cli/command.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/cli/output.h"
#include "codegen/cli/version.h"
#include "idl/keywords.h"

enum {
  HELP_COLUMN = 24,
  FIRST_LONG = 256 /* what getopt gives for the first option of the table */
};

const woolc_flag woolc_schema_flags[] = {
    {"import", 'I', "DIR", "look for imports in DIR; may be repeated", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

const woolc_flag woolc_report_flags[] = {
    {"error-format", '\0', "FORMAT",
     "show findings as text, json (an object a line), gcc or sarif",
     "text|json|gcc|sarif"},
    {"color", '\0', "WHEN",
     "colour findings: auto (on a terminal, unless NO_COLOR is set), always "
     "or never",
     "auto|always|never"},
    {NULL, '\0', NULL, NULL, NULL},
};

const woolc_flag woolc_common_flags[] = {
    {"help", 'h', NULL, "print this and exit", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

void woolc_no_memory(void) {
  fputs("woolc: out of memory\n", stderr);
  exit(WOOLC_EXIT_TROUBLE);
}

/* ---- what was given ---- */

bool woolc_flag_given(const woolc_invocation *invocation, const char *name) {
  for (size_t i = 0; i < invocation->n_given; i++)
    if (strcmp(invocation->given[i]->name, name) == 0)
      return true;
  return false;
}

const char *woolc_flag_value(const woolc_invocation *invocation,
                             const char *name, const char *otherwise) {
  for (size_t i = invocation->n_given; i > 0; i--)
    if (strcmp(invocation->given[i - 1]->name, name) == 0)
      return invocation->values[i - 1];
  return otherwise;
}

const char **woolc_flag_values(woolc_invocation *invocation, const char *name,
                               size_t *out_count) {
  const char **values = woolc_arena_array(
      &invocation->arena, invocation->n_given + 1, sizeof *values);
  *out_count = 0;
  for (size_t i = 0; i < invocation->n_given; i++)
    if (strcmp(invocation->given[i]->name, name) == 0)
      values[(*out_count)++] = invocation->values[i];
  return values;
}

/* ---- help ---- */

const woolc_command *woolc_find_command(const char *name) {
  for (size_t i = 0; woolc_commands[i]; i++)
    if (strcmp(woolc_commands[i]->name, name) == 0)
      return woolc_commands[i];
  return NULL;
}

static void print_wrapped(const char *text, size_t indent, FILE *out) {
  size_t column = indent;
  for (const char *at = text; *at;) {
    const size_t len = strcspn(at, " ");
    if (column + len + 1 > 79 && column > indent) {
      fprintf(out, "\n%*s", (int)indent, "");
      column = indent;
    } else if (column > indent) {
      fputc(' ', out);
      column++;
    }
    fwrite(at, 1, len, out);
    column += len;
    at += len;
    at += *at == ' ';
  }
  fputc('\n', out);
}

static void print_row(const char *left, const char *right, FILE *out) {
  if (strlen(left) + 2 > HELP_COLUMN)
    fprintf(out, "%s\n%*s", left, HELP_COLUMN, "");
  else
    fprintf(out, "%-*s", HELP_COLUMN, left);
  print_wrapped(right, HELP_COLUMN, out);
}

static void print_flag(const woolc_flag *flag, FILE *out) {
  char left[128];
  const char letter[] = {'-', flag->letter, ',', ' ', '\0'};
  snprintf(left, sizeof left, "  %s--%s%s%s", flag->letter ? letter : "    ",
           flag->name, flag->argument ? " " : "",
           flag->argument ? flag->argument : "");
  print_row(left, flag->help, out);
}

void woolc_print_command_help(const woolc_command *command, FILE *out) {
  fprintf(out, "Usage: woolc %s %s\n", command->name, command->usage);
  fprintf(out, "%s.\n\n", command->summary);
  for (size_t group = 0; command->flags[group]; group++)
    for (const woolc_flag *f = command->flags[group]; f->name; f++)
      print_flag(f, out);
  if (command->help)
    fprintf(out, "\n%s", command->help);
}

void woolc_print_help(FILE *out) {
  fputs("Usage: woolc [COMMAND] [OPTION]... [FILE]...\n"
        "The compiler of wool's schemas. Without a command it compiles.\n"
        "\n",
        out);
  for (size_t i = 0; woolc_commands[i]; i++) {
    char left[64];
    snprintf(left, sizeof left, "  %s", woolc_commands[i]->name);
    print_row(left, woolc_commands[i]->summary, out);
  }
  fputs(
      "\n"
      "'woolc COMMAND --help' says more, 'woolc explain CODE' what a finding\n"
      "means, and 'woolc --version' which version this is.\n"
      "\n"
      "Exit status: 0 if all is well; 1 if there are findings: errors in the\n"
      "schemas, files that are not formatted, changes that break; 2 if the\n"
      "command line is wrong or a file cannot be read or written.\n",
      out);
}

/* ---- reading the command line ---- */

typedef struct reader {
  struct option *longs;
  const woolc_flag **flags;
  size_t n_flags;
  char *shorts;
} reader;

static void add_flag(reader *r, const woolc_flag *flag) {
  char *end = r->shorts + strlen(r->shorts);
  r->longs[r->n_flags] = (struct option){
      flag->name, flag->argument ? required_argument : no_argument, NULL,
      FIRST_LONG + (int)r->n_flags};
  r->flags[r->n_flags++] = flag;
  if (!flag->letter)
    return;
  *end++ = flag->letter;
  if (flag->argument)
    *end = ':';
}

static void make_reader(woolc_invocation *inv, reader *r) {
  size_t n = 0;
  for (size_t group = 0; inv->command->flags[group]; group++)
    for (const woolc_flag *f = inv->command->flags[group]; f->name; f++)
      n++;
  memset(r, 0, sizeof *r);
  r->longs = woolc_arena_array(&inv->arena, n + 1, sizeof *r->longs);
  r->flags = woolc_arena_array(&inv->arena, n + 1, sizeof *r->flags);
  r->shorts = woolc_arena_alloc(&inv->arena, 2 * n + 1);
  for (size_t group = 0; inv->command->flags[group]; group++)
    for (const woolc_flag *f = inv->command->flags[group]; f->name; f++)
      add_flag(r, f);
}

static const woolc_flag *flag_of(const reader *r, int option) {
  if (option >= FIRST_LONG)
    return r->flags[option - FIRST_LONG];
  for (size_t i = 0; i < r->n_flags; i++)
    if (r->flags[i]->letter && r->flags[i]->letter == option)
      return r->flags[i];
  return NULL; /* getopt_long has said what is wrong */
}

static bool is_choice(const woolc_flag *flag, const char *value) {
  const size_t len = strlen(value);
  for (const char *at = flag->choices; at; at = strchr(at, '|')) {
    at += *at == '|';
    if (len == strcspn(at, "|") && strncmp(at, value, len) == 0)
      return true;
  }
  return !flag->choices;
}

static int hint(const woolc_command *command) {
  fprintf(stderr, "woolc: try 'woolc %s --help'\n", command->name);
  return WOOLC_EXIT_TROUBLE;
}

static bool read_flags(woolc_invocation *inv, int argc, char **argv) {
  reader r;
  int option = 0;
  make_reader(inv, &r);
  inv->given =
      woolc_arena_array(&inv->arena, (size_t)argc + 1, sizeof *inv->given);
  inv->values =
      woolc_arena_array(&inv->arena, (size_t)argc + 1, sizeof *inv->values);
  optind = 1;
  while ((option = getopt_long(argc, argv, r.shorts, r.longs, NULL)) != -1) {
    const woolc_flag *flag = flag_of(&r, option);
    if (!flag)
      return false;
    if (flag->argument && !is_choice(flag, optarg)) {
      fprintf(stderr, "woolc: --%s is %s, not '%s'\n", flag->name,
              flag->choices, optarg);
      return false;
    }
    /* getopt permits clusters: more options than arguments. */
    if (inv->n_given == (size_t)argc)
      return false;
    inv->given[inv->n_given] = flag;
    inv->values[inv->n_given++] = flag->argument ? optarg : NULL;
  }
  inv->operands = argv + optind;
  inv->n_operands = (size_t)(argc - optind);
  return true;
}

static bool check_operands(const woolc_invocation *inv) {
  const woolc_command *command = inv->command;
  if (inv->n_operands < command->min_operands) {
    fprintf(stderr, "woolc: %s\n",
            command->operands_are_schemas && inv->n_operands == 0
                ? "no file given"
                : "something is missing behind the command");
    return false;
  }
  if (inv->n_operands > command->max_operands) {
    fprintf(stderr, "woolc: '%s' is one too many\n",
            inv->operands[command->max_operands]);
    return false;
  }
  return true;
}

static int run_command(const woolc_command *command, int argc, char **argv) {
  woolc_invocation inv = {.command = command};
  static char program[] = "woolc"; /* what getopt's messages begin with */
  int status = WOOLC_EXIT_OK;
  argv[0] = program;
  woolc_arena_init(&inv.arena, woolc_no_memory);
  if (!read_flags(&inv, argc, argv))
    status = hint(command);
  else if (woolc_flag_given(&inv, "help"))
    woolc_print_command_help(command, stdout);
  else if (!check_operands(&inv))
    status = hint(command);
  else
    status = command->run(&inv);
  woolc_arena_cleanup(&inv.arena);
  return status;
}

/* A word without a dot is no file: a schema's name ends in .wool. */
static bool is_unknown_command(const char *word) {
  woolc_guess guess;
  if (word[0] == '-' || strchr(word, '.') || strchr(word, '/'))
    return false;
  woolc_guess_init(&guess, word);
  for (size_t i = 0; woolc_commands[i]; i++)
    woolc_guess_try(&guess, woolc_commands[i]->name);
  fprintf(stderr, "woolc: unknown command '%s'", word);
  if (guess.best)
    fprintf(stderr, "; did you mean '%s'?", guess.best);
  fputs("\nwoolc: try 'woolc --help'\n", stderr);
  return true;
}

static int run(int argc, char **argv) {
  const char *first = argc > 1 ? argv[1] : "";
  const woolc_command *command = woolc_find_command(first);
  if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) {
    puts("woolc " WOOLC_VERSION);
    return WOOLC_EXIT_OK;
  }
  if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) {
    woolc_print_help(stdout);
    return WOOLC_EXIT_OK;
  }
  if (command)
    return run_command(command, argc - 1, argv + 1);
  if (argc > 1 && is_unknown_command(first))
    return WOOLC_EXIT_TROUBLE;
  return run_command(&woolc_compile_command, argc, argv);
}

int woolc_run(int argc, char **argv) {
  woolc_handle_interrupts();
  int status = run(argc, argv);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fputs("woolc: cannot write to standard output\n", stderr);
    status = WOOLC_EXIT_TROUBLE;
  }
  return status;
}
