/* Diff: two texts as a unified diff. */
#ifndef WOOL_CODEGEN_CLI_DIFF_H
#define WOOL_CODEGEN_CLI_DIFF_H

#include <stdio.h>

#include "idl/arena.h"

enum {
  WOOLC_DIFF_CONTEXT = 3,     /* lines around a change */
  WOOLC_DIFF_MAX_EDITS = 2000 /* beyond, what differs is one change */
};

/** woolc_print_diff writes what patch(1) takes to make `after` of `before`;
 * nothing if they are equal. */
void woolc_print_diff(woolc_arena *arena, const char *path, woolc_text before,
                      woolc_text after, FILE *out);

#endif
