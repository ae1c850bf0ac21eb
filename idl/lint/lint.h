/* Lint: schemas that compile, and could be better. Every rule has a code and a
 * name, and can be switched by either; in a source by a comment:
 *
 *     // woolc:ignore field-names, W0704     the next line, or this one
 *     // woolc:ignore-file documentation     all of the file
 */
#ifndef WOOL_IDL_LINT_LINT_H
#define WOOL_IDL_LINT_LINT_H

#include "idl/model.h"

/** woolc_lint_rule is a row of the table of rules. */
typedef struct woolc_lint_rule {
  woolc_code code;
  const char *name;
  bool is_on; /* unless it is switched */
  const char *about;
} woolc_lint_rule;

enum {
  WOOLC_MAX_LINT_RULES = 32
};

/** woolc_lint_rules is the table; `*out_count` rows. */
const woolc_lint_rule *woolc_lint_rules(size_t *out_count);

/** woolc_lint_switches says which rules are on, by their index. */
typedef struct woolc_lint_switches {
  bool is_on[WOOLC_MAX_LINT_RULES];
} woolc_lint_switches;

/** woolc_lint_init switches on what is on without a word. */
void woolc_lint_init(woolc_lint_switches *out_switches);

/** woolc_lint_switch switches a rule, known by name or code, or "all". It
 * returns false if there is none. */
bool woolc_lint_switch(woolc_lint_switches *switches, const char *rule,
                       size_t len, bool is_on);

/** woolc_lint reports to the model's sink what a file of a checked model does
 * against the rules. */
void woolc_lint(woolc_model *model, woolc_file *file,
                const woolc_lint_switches *switches);

#endif
