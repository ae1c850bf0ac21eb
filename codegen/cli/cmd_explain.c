/* woolc explain: what a finding means, with an example. */
#include <stdio.h>

#include "codegen/cli/command.h"
#include "idl/diag.h"
#include "idl/explain.h"

static const woolc_flag explain_flags[] = {
    {"list", 'l', NULL, "list all codes, a line each", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {explain_flags, woolc_common_flags,
                                          NULL};

static int explain(const char *name) {
  woolc_code code;
  if (!woolc_code_of(name, &code)) {
    fprintf(stderr,
            "woolc: there is no code '%s'; 'woolc explain --list' lists all\n",
            name);
    return WOOLC_EXIT_TROUBLE;
  }
  const woolc_text text = woolc_explanation(code);
  printf("%s (%s): %s\n\n", woolc_code_name(code),
         woolc_severity_name(woolc_code_severity(code)),
         woolc_code_about(code));
  fwrite(text.data, 1, text.len, stdout);
  return WOOLC_EXIT_OK;
}

static int run(woolc_invocation *inv) {
  int status = WOOLC_EXIT_OK;
  if (woolc_flag_given(inv, "list")) {
    for (size_t i = 0; i < WOOLC_N_CODES; i++)
      printf("%s  %s\n", woolc_code_name((woolc_code)i),
             woolc_code_about((woolc_code)i));
    return status;
  }
  if (inv->n_operands == 0) {
    fputs("woolc: which code? 'woolc explain --list' lists all\n", stderr);
    return WOOLC_EXIT_TROUBLE;
  }
  for (size_t i = 0; i < inv->n_operands && status == WOOLC_EXIT_OK; i++) {
    if (i > 0)
      putchar('\n');
    status = explain(inv->operands[i]);
  }
  return status;
}

const woolc_command woolc_explain_command = {
    .name = "explain",
    .summary = "Explain what a finding means, with an example",
    .usage = "CODE...",
    .flags = flags,
    .max_operands = (size_t)-1,
    .run = run,
};
