/* Session: the schemas that a command line names, read and analysed, and the
 * findings shown in the form that it asks for. */
#ifndef WOOL_CODEGEN_CLI_SESSION_H
#define WOOL_CODEGEN_CLI_SESSION_H

#include "codegen/cli/command.h"
#include "codegen/cli/git.h"
#include "idl/loader.h"
#include "idl/model.h"

/** woolc_session is one compilation. */
typedef struct woolc_session {
  woolc_invocation *invocation;
  const char **roots;
  size_t n_roots;
  woolc_file_loader loader;
  woolc_model model;
  const char **names; /* of the files, as imports name them */
  woolc_file **files; /* those of the command line; NULL: could not be read */
  size_t n_files;
  bool is_loaded; /* all could be read */
  bool is_checked;
} woolc_session;

/** woolc_tidied_path is a path without what says nothing: "./a//b" and "a/b"
 * are one place. */
const char *woolc_tidied_path(woolc_arena *arena, const char *path);

/** woolc_path_inside is the part of `path` below `root`; NULL: it lies
 * elsewhere. */
const char *woolc_path_inside(const char *root, const char *path);

/** woolc_session_open names `paths`, loads them and analyses them; the names
 * of options are those of woolc_schema_flags. It returns false if a path cannot
 * be that of a schema, which was said. Findings are in the model's sink.
 * Ownership: the caller's; woolc_session_close releases it, also then. */
bool woolc_session_open(woolc_invocation *invocation, char *const *paths,
                        size_t n_paths, woolc_session *out_session);

/** woolc_session_options says where schemas come from, if not as usual. */
typedef struct woolc_session_options {
  const char *import_flag; /* the option that names directories; NULL: import */
  const char *root;        /* a directory before these, or NULL */
  woolc_git *git;          /* the files as they were, or NULL */
} woolc_session_options;

/** woolc_session_open_with does so with options. */
bool woolc_session_open_with(woolc_invocation *invocation, char *const *paths,
                             size_t n_paths,
                             const woolc_session_options *options,
                             woolc_session *out_session);

/** woolc_session_keeps says whether `path` is one of the files that were read,
 * and then says so: nothing is written over them. */
bool woolc_session_keeps(const woolc_session *session, const char *path);

/** woolc_session_show writes the findings as woolc_report_flags have it. */
void woolc_session_show(const woolc_session *session);

/** woolc_session_status is what the command exits with if nothing else is
 * wrong. */
int woolc_session_status(const woolc_session *session);

/** woolc_session_close releases all. */
void woolc_session_close(woolc_session *session);

/** woolc_show_findings writes those of a sink: as text or gcc's lines to
 * standard error, as json or sarif, which programs read, to standard output. */
void woolc_show_findings(const woolc_invocation *invocation,
                         const woolc_sink *sink);

#endif
