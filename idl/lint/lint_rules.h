/* What the two parts of lint share. */
#ifndef WOOL_IDL_LINT_LINT_RULES_H
#define WOOL_IDL_LINT_LINT_RULES_H

#include "idl/lint/lint.h"

/* A comment that switches rules off for some bytes of the source. */
typedef struct woolc_lint_ignore {
  struct woolc_lint_ignore *next;
  woolc_lint_switches rules; /* on: ignored */
  uint32_t begin;
  uint32_t end;
} woolc_lint_ignore;

typedef struct woolc_linter {
  woolc_model *model;
  woolc_file *file;
  const woolc_lint_switches *switches;
  woolc_lint_ignore *ignores;
} woolc_linter;

/* Reports unless the rule is off or ignored there. */
void woolc_lint_report(woolc_linter *l, woolc_code code, woolc_range range,
                       const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Whether anybody wants to know. */
bool woolc_lint_is_on(const woolc_linter *l, woolc_code code);

/* Applies every rule to every declaration. */
void woolc_lint_walk(woolc_linter *l);

#endif
