/* Options: woolc's command line. */
#ifndef WOOL_CODEGEN_OPTIONS_H
#define WOOL_CODEGEN_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "idl/arena.h"

/** woolc_action is what the command line asks for. */
typedef enum woolc_action {
  WOOLC_ACTION_COMPILE,
  WOOLC_ACTION_HELP,
  WOOLC_ACTION_VERSION,
  WOOLC_ACTION_LIST_OUTPUTS,
  WOOLC_ACTION_WRONG /* reported on standard error */
} woolc_action;

/** woolc_options points into the arguments. */
typedef struct woolc_options {
  woolc_action action;
  const char *out; /* directory */
  const char *depfile;
  const char *descriptor_set; /* a file, or NULL */
  bool emit_c;
  bool emit_proto;
  const char **roots;
  size_t n_roots;
  char **files;
  size_t n_files;
} woolc_options;

/** woolc_read_options reads the arguments of main. */
void woolc_read_options(woolc_arena *arena, int argc, char **argv,
                        woolc_options *out_options);

/** woolc_print_help writes what --help shows. */
void woolc_print_help(FILE *out);

#endif
