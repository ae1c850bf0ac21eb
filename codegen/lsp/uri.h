/* URIs of files (RFC 8089), and paths. */
#ifndef WOOL_CODEGEN_LSP_URI_H
#define WOOL_CODEGEN_LSP_URI_H

#include "idl/arena.h"

/** woolc_path_of_uri gives the absolute path of a file of this machine, without
 * parts that say nothing; NULL if it is none. */
const char *woolc_path_of_uri(woolc_arena *arena, woolc_text uri);

/** woolc_uri_of_path is the other way round; `path` is absolute. */
const char *woolc_uri_of_path(woolc_arena *arena, const char *path);

/** woolc_plain_path is `path` inside `directory`, unless it is absolute,
 * without
 * "." and ".." and empty parts. */
const char *woolc_plain_path(woolc_arena *arena, const char *directory,
                             const char *path);

/** woolc_inside is the part of `path` below the directory `root`, or NULL. Both
 * are plain. */
const char *woolc_inside(const char *root, const char *path);

#endif
