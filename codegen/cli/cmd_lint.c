/* woolc lint: schemas that compile, and could be better. */
#include <stdio.h>
#include <string.h>

#include "codegen/cli/session.h"
#include "idl/lint/lint.h"

static const woolc_flag lint_flags[] = {
    {"enable", '\0', "RULES", "apply these rules too (names or codes, or all)",
     NULL},
    {"disable", '\0', "RULES", "leave these rules out; the last word counts",
     NULL},
    {"list", 'l', NULL, "list the rules, those that are on with a star", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {lint_flags, woolc_schema_flags,
                                          woolc_report_flags,
                                          woolc_common_flags, NULL};

static bool switch_rules(woolc_lint_switches *switches, const char *list,
                         bool is_on) {
  for (const char *at = list; *at;) {
    const size_t len = strcspn(at, ",");
    if (len > 0 && !woolc_lint_switch(switches, at, len, is_on)) {
      fprintf(stderr,
              "woolc: there is no lint rule '%.*s'; 'woolc lint --list' lists "
              "them\n",
              (int)len, at);
      return false;
    }
    at += len;
    at += *at == ',';
  }
  return true;
}

static bool read_switches(const woolc_invocation *inv,
                          woolc_lint_switches *switches) {
  woolc_lint_init(switches);
  for (size_t i = 0; i < inv->n_given; i++) {
    const char *name = inv->given[i]->name;
    const bool is_on = strcmp(name, "enable") == 0;
    if ((is_on || strcmp(name, "disable") == 0) &&
        !switch_rules(switches, inv->values[i], is_on))
      return false;
  }
  return true;
}

static int list_rules(const woolc_lint_switches *switches) {
  size_t count = 0;
  const woolc_lint_rule *rules = woolc_lint_rules(&count);
  for (size_t i = 0; i < count; i++)
    printf("%c %s %-18s %s\n", switches->is_on[i] ? '*' : ' ',
           woolc_code_name(rules[i].code), rules[i].name, rules[i].about);
  return WOOLC_EXIT_OK;
}

static int lint(woolc_invocation *inv, const woolc_lint_switches *switches) {
  woolc_session session;
  int status = WOOLC_EXIT_TROUBLE;
  if (woolc_session_open(inv, inv->operands, inv->n_operands, &session)) {
    if (session.is_checked)
      for (size_t i = 0; i < session.n_files; i++)
        woolc_lint(&session.model, session.files[i], switches);
    woolc_session_show(&session);
    status = woolc_session_status(&session);
    if (status == WOOLC_EXIT_OK && session.model.sink.n_warnings > 0)
      status = WOOLC_EXIT_FINDINGS;
  }
  woolc_session_close(&session);
  return status;
}

static int run(woolc_invocation *inv) {
  woolc_lint_switches switches;
  if (!read_switches(inv, &switches))
    return WOOLC_EXIT_TROUBLE;
  if (woolc_flag_given(inv, "list"))
    return list_rules(&switches);
  if (inv->n_operands == 0) {
    fputs("woolc: no file given\n", stderr);
    return WOOLC_EXIT_TROUBLE;
  }
  return lint(inv, &switches);
}

const woolc_command woolc_lint_command = {
    .name = "lint",
    .summary = "Say what in .wool files could be better",
    .usage = "[OPTION]... FILE...",
    .help = "A comment in the file switches rules off: for the line that it "
            "stands\n"
            "on, or the next one, '// woolc:ignore RULES'; for the whole file\n"
            "'// woolc:ignore-file RULES'.\n",
    .flags = flags,
    .max_operands = (size_t)-1,
    .operands_are_schemas = true,
    .run = run,
};
