/* Loader: sources from directories, and those that come with the compiler. */
#ifndef WOOL_IDL_LOADER_H
#define WOOL_IDL_LOADER_H

#include "idl/model.h"

/** woolc_file_loader looks in `roots`, in their order, then among the schemas
 * that are shipped. Everything is borrowed. */
typedef struct woolc_file_loader {
  const char *const *roots; /* "" and "." are the current directory */
  size_t n_roots;
} woolc_file_loader;

/** woolc_loader_of makes the interface to it. */
woolc_loader woolc_loader_of(woolc_file_loader *loader);

/** woolc_nearest_file is a woolc_model's `nearest` for a woolc_file_loader: it
 * looks through the roots, not deeper than WOOLC_MAX_SEARCH_DEPTH and at no
 * more than WOOLC_MAX_SEARCHED names, and through what is shipped. */
const char *woolc_nearest_file(void *user_data, const char *name,
                               woolc_arena *arena);

/** woolc_read_file reads a whole file, or standard input if `path` is NULL.
 * It returns NULL, or the reason of a failure, which names the path. */
const char *woolc_read_file(woolc_arena *arena, const char *path,
                            woolc_text *out_text);

/** woolc_join_path is `name` inside `root`. */
char *woolc_join_path(woolc_arena *arena, const char *root, const char *name);

/** woolc_shipped is the text of a shipped schema; `data` is NULL if there is
 * none of that name. */
woolc_text woolc_shipped(const char *name);

/** woolc_shipped_name is the name of the index-th shipped schema, from 0; NULL
 * behind the last. */
const char *woolc_shipped_name(size_t index);

#endif
