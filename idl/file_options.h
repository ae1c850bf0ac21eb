/* The options of a package: protobuf's FileOptions, which a .wool file carries
 * to its .proto, and `syntax`. */
#ifndef WOOL_IDL_FILE_OPTIONS_H
#define WOOL_IDL_FILE_OPTIONS_H

#include "idl/model.h"

typedef enum woolc_file_option_kind {
  WOOLC_FILE_OPTION_STRING,
  WOOLC_FILE_OPTION_BOOL,
  WOOLC_FILE_OPTION_OPTIMIZE /* the enum OptimizeMode */
} woolc_file_option_kind;

/** woolc_file_option is one of protobuf's. */
typedef struct woolc_file_option {
  const char *name;
  uint32_t number; /* in google.protobuf.FileOptions */
  woolc_file_option_kind kind;
} woolc_file_option;

/** woolc_file_options lists them by number. */
const woolc_file_option *woolc_file_options(size_t *out_count);

/** woolc_find_file_option finds one, or gives NULL; `syntax` is none. */
const woolc_file_option *woolc_find_file_option(const char *name);

/** woolc_file_option_given finds it among the options of a file, or gives NULL.
 */
const woolc_option *woolc_file_option_given(const woolc_file *file,
                                            const char *name);

/** woolc_option_is_set reads a flag of a checked file. */
bool woolc_option_is_set(const woolc_option *option);

/** woolc_optimize_mode is the number of SPEED and so on; 0: there is none. */
int64_t woolc_optimize_mode(const char *name);

#endif
