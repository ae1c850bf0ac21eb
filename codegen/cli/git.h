/* Git: schemas as they were in a revision. */
#ifndef WOOL_CODEGEN_CLI_GIT_H
#define WOOL_CODEGEN_CLI_GIT_H

#include <stdbool.h>

#include "idl/model.h"

/** woolc_git is a revision of the repository that the current directory is in;
 * roots as a woolc_file_loader has them, from the current directory. */
typedef struct woolc_git {
  const char *revision;
  const char *const *roots;
  size_t n_roots;
} woolc_git;

/** woolc_git_check says whether there is such a revision, or prints why not. */
bool woolc_git_check(woolc_arena *arena, const char *revision);

/** woolc_git_list appends the schemas that the revision has at `path`, a file
 * or a directory. Their number is limited by WOOLC_MAX_FILES. It returns false
 * if git did not say, which was printed. */
bool woolc_git_list(woolc_arena *arena, const char *revision, const char *path,
                    const char **paths, size_t *n_paths);

/** woolc_git_loader reads files from the revision, then those that are
 * shipped. `git` is borrowed. */
woolc_loader woolc_git_loader(woolc_git *git);

#endif
