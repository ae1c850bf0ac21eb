/* woolc completion: scripts for shells, made of the table of commands. */
#include <stdio.h>
#include <string.h>

#include "codegen/cli/command.h"

static const woolc_flag *const flags[] = {woolc_common_flags, NULL};

static void print_choices(const char *choices) {
  for (; *choices; choices++)
    putchar(*choices == '|' ? ' ' : *choices);
}

/* What follows is for whoever completes an option's argument. */
static bool is_directory(const woolc_flag *flag) {
  return flag->argument && strcmp(flag->argument, "DIR") == 0;
}

/* Writes in single quotes, for any shell. */
static void print_quoted(const char *text) {
  putchar('\'');
  for (; *text; text++)
    if (*text == '\'')
      fputs("'\\''", stdout);
    else
      putchar(*text);
  putchar('\'');
}

/* ---- bash ---- */

static void print_bash_words(const woolc_command *command) {
  for (size_t group = 0; command->flags[group]; group++)
    for (const woolc_flag *f = command->flags[group]; f->name; f++)
      printf(" --%s", f->name);
}

static void print_bash_arguments(const woolc_command *command) {
  for (size_t group = 0; command->flags[group]; group++)
    for (const woolc_flag *f = command->flags[group]; f->name; f++) {
      if (!f->argument)
        continue;
      printf("    %s:--%s) ", command->name, f->name);
      if (f->choices) {
        fputs("COMPREPLY=($(compgen -W \"", stdout);
        print_choices(f->choices);
        fputs("\" -- \"$word\"))", stdout);
      } else {
        printf("COMPREPLY=($(compgen -%c -- \"$word\"))",
               is_directory(f) ? 'd' : 'f');
      }
      fputs("; return ;;\n", stdout);
    }
}

static void print_bash(void) {
  fputs("# bash completion of woolc: source this file, or put it into\n"
        "# /etc/bash_completion.d\n"
        "_woolc() {\n"
        "  local word=${COMP_WORDS[COMP_CWORD]}\n"
        "  local before=${COMP_WORDS[COMP_CWORD-1]}\n"
        "  local command=compile words= commands='",
        stdout);
  for (size_t i = 0; woolc_commands[i]; i++)
    printf("%s%s", i ? " " : "", woolc_commands[i]->name);
  fputs("'\n"
        "  case \" $commands \" in\n"
        "    *\" ${COMP_WORDS[1]} \"*) command=${COMP_WORDS[1]} ;;\n"
        "  esac\n"
        "  [[ $before == -I ]] && before=--import\n"
        "  [[ $before == -o ]] && before=--out\n"
        "  case \"$command:$before\" in\n",
        stdout);
  for (size_t i = 0; woolc_commands[i]; i++)
    print_bash_arguments(woolc_commands[i]);
  fputs("  esac\n  case \"$command\" in\n", stdout);
  for (size_t i = 0; woolc_commands[i]; i++) {
    printf("    %s) words='", woolc_commands[i]->name);
    print_bash_words(woolc_commands[i]);
    fputs("' ;;\n", stdout);
  }
  fputs("  esac\n"
        "  if [[ $word == -* ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "  else\n"
        "    COMPREPLY=($(compgen -f -X '!*.wool' -- \"$word\")\n"
        "               $(compgen -d -- \"$word\"))\n"
        "    [[ $COMP_CWORD == 1 ]] &&\n"
        "      COMPREPLY+=($(compgen -W \"$commands\" -- \"$word\"))\n"
        "  fi\n"
        "}\n"
        "complete -o filenames -F _woolc woolc\n",
        stdout);
}

/* ---- zsh ---- */

/* _arguments takes brackets, colons and backslashes for its own. */
static void print_zsh_text(const char *text) {
  for (; *text; text++) {
    if (strchr("[]:\\", *text))
      putchar('\\');
    if (*text == '\'')
      fputs("'\\''", stdout);
    else
      putchar(*text);
  }
}

static void print_zsh_flag(const woolc_flag *flag) {
  printf("      '*--%s[", flag->name);
  print_zsh_text(flag->help);
  putchar(']');
  if (flag->argument && flag->choices) {
    printf(":%s:(", flag->argument);
    print_choices(flag->choices);
    putchar(')');
  } else if (flag->argument) {
    printf(":%s:%s", flag->argument,
           is_directory(flag) ? "_files -/" : "_files");
  }
  fputs("' \\\n", stdout);
}

static void print_zsh_command(const woolc_command *command) {
  printf("    %s) _arguments \\\n", command->name);
  for (size_t group = 0; command->flags[group]; group++)
    for (const woolc_flag *f = command->flags[group]; f->name; f++)
      print_zsh_flag(f);
  fputs("      '*:file:_files -g \"*.wool(-.)\"' ;;\n", stdout);
}

static void print_zsh(void) {
  fputs(
      "#compdef woolc\n"
      "# zsh completion of woolc: save it as _woolc in a directory of $fpath\n"
      "_woolc() {\n"
      "  local -a commands\n"
      "  commands=(\n",
      stdout);
  for (size_t i = 0; woolc_commands[i]; i++) {
    printf("    '%s:", woolc_commands[i]->name);
    print_zsh_text(woolc_commands[i]->summary);
    fputs("'\n", stdout);
  }
  fputs("  )\n"
        "  local command=compile\n"
        "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
        "    _describe command commands\n"
        "    _files -g \"*.wool(-.)\"\n"
        "    return\n"
        "  fi\n"
        "  if (( ${commands[(I)${words[2]}:*]} )); then\n"
        "    command=$words[2]\n"
        "    shift words\n"
        "    (( CURRENT-- ))\n"
        "  fi\n"
        "  case $command in\n",
        stdout);
  for (size_t i = 0; woolc_commands[i]; i++)
    print_zsh_command(woolc_commands[i]);
  fputs("  esac\n}\n_woolc \"$@\"\n", stdout);
}

/* ---- fish ---- */

static void print_fish_flag(const woolc_command *command,
                            const woolc_flag *flag) {
  printf("complete -c woolc -n '__fish_seen_subcommand_from %s' -l %s",
         command->name, flag->name);
  if (flag->letter)
    printf(" -s %c", flag->letter);
  if (flag->argument && flag->choices) {
    fputs(" -x -a '", stdout);
    print_choices(flag->choices);
    putchar('\'');
  } else if (flag->argument) {
    fputs(is_directory(flag) ? " -x -a '(__fish_complete_directories)'" : " -r",
          stdout);
  }
  fputs(" -d ", stdout);
  print_quoted(flag->help);
  putchar('\n');
}

static void print_fish(void) {
  fputs("# fish completion of woolc: save it as\n"
        "# ~/.config/fish/completions/woolc.fish\n",
        stdout);
  for (size_t i = 0; woolc_commands[i]; i++) {
    const woolc_command *command = woolc_commands[i];
    printf("complete -c woolc -n __fish_use_subcommand -a %s -d ",
           command->name);
    print_quoted(command->summary);
    putchar('\n');
    for (size_t group = 0; command->flags[group]; group++)
      for (const woolc_flag *f = command->flags[group]; f->name; f++)
        print_fish_flag(command, f);
  }
}

static int run(woolc_invocation *inv) {
  const char *shell = inv->operands[0];
  if (strcmp(shell, "bash") == 0)
    print_bash();
  else if (strcmp(shell, "zsh") == 0)
    print_zsh();
  else if (strcmp(shell, "fish") == 0)
    print_fish();
  else {
    fprintf(stderr, "woolc: the shell is bash, zsh or fish, not '%s'\n", shell);
    return WOOLC_EXIT_TROUBLE;
  }
  return WOOLC_EXIT_OK;
}

const woolc_command woolc_completion_command = {
    .name = "completion",
    .summary = "Write what completes woolc's command line in a shell",
    .usage = "bash|zsh|fish",
    .flags = flags,
    .min_operands = 1,
    .max_operands = 1,
    .run = run,
};
