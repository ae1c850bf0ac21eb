/* Lsp: a language server (LSP 3.17, JSON-RPC 2.0) without I/O of its own: what
 * a client says goes in, what it is to read comes out. */
#ifndef WOOL_CODEGEN_LSP_LSP_H
#define WOOL_CODEGEN_LSP_LSP_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct woolc_lsp woolc_lsp;

/** woolc_lsp_options says what a server works with. All is borrowed. */
typedef struct woolc_lsp_options {
  const char *version;
  const char *directory;    /* absolute: what relative paths begin at */
  const char *const *roots; /* directories that imports are sought in first */
  size_t n_roots;
  bool no_files; /* only what is open or shipped is there: for fuzzing */
  /** write takes what the client is to read. */
  void (*write)(void *user_data, const char *bytes, size_t len);
  void *user_data;
  void (*no_memory)(void); /* must not return; NULL: abort */
} woolc_lsp_options;

/** woolc_lsp_new makes a server for one session. */
woolc_lsp *woolc_lsp_new(const woolc_lsp_options *options);

/** woolc_lsp_feed takes bytes of the client's, whole messages or not, and
 * answers them. It returns false when the session is over: no more is read.
 * Errors: whatever the bytes are, they are answered by JSON-RPC's errors. */
bool woolc_lsp_feed(woolc_lsp *lsp, const char *bytes, size_t len);

/** woolc_lsp_free ends the session. It returns true if that was agreed on: the
 * client said `shutdown`, then `exit`. */
bool woolc_lsp_free(woolc_lsp *lsp);

#ifdef __cplusplus
}
#endif
#endif
