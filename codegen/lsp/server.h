/* What the parts of the language server share. */
#ifndef WOOL_CODEGEN_LSP_SERVER_H
#define WOOL_CODEGEN_LSP_SERVER_H

#include "codegen/lsp/frames.h"
#include "codegen/lsp/json.h"
#include "codegen/lsp/limits.h"
#include "codegen/lsp/lines.h"
#include "codegen/lsp/lsp.h"
#include "idl/lexer.h"
#include "idl/model.h"

/** woolc_document is a file that the client has opened. Its text is UTF-8. */
typedef struct woolc_document {
  struct woolc_document *next;
  char *uri;  /* as the client writes it */
  char *path; /* plain; NULL: it is no file */
  woolc_buffer text;
  bool has_version;
  int64_t version;
  bool is_changed;    /* nothing was published of this text */
  bool is_stale;      /* what was published may not be true any more */
  bool has_imports;   /* of files, or nobody has looked yet */
  uint64_t published; /* a hash of what was */
} woolc_document;

/** woolc_analysis is the model of a document and what it imports, until the
 * next change of anything. */
typedef struct woolc_analysis {
  const woolc_document *document; /* NULL: there is none */
  woolc_model model;
  const char *name;  /* of the document, as imports would have it */
  woolc_file *file;  /* NULL: it could not be read */
  woolc_lines lines; /* of the document */
  woolc_tokens tokens;
  bool is_spelled; /* fields have names in C: there is no error */
  woolc_lsp *lsp;
  const char **roots; /* that imports are sought in */
  size_t n_roots;
} woolc_analysis;

typedef enum woolc_lsp_state {
  WOOLC_LSP_NEW,
  WOOLC_LSP_RUNNING,
  WOOLC_LSP_SHUT_DOWN, /* only `exit` is left */
  WOOLC_LSP_OVER
} woolc_lsp_state;

struct woolc_lsp {
  woolc_lsp_options options;
  woolc_lsp_state state;
  bool is_agreed; /* `exit` came after `shutdown` */
  woolc_frames frames;
  woolc_buffer out;
  woolc_arena scratch; /* for one message */
  /* initialize: */
  woolc_arena arena;
  const char *roots[WOOLC_LSP_MAX_ROOTS]; /* options, importPaths, folders */
  size_t n_roots;
  size_t n_import_roots; /* those before the workspace's folders */
  bool counts_bytes;     /* columns: else UTF-16's units */
  bool takes_plain_text; /* hovers: else Markdown */
  bool lints;
  woolc_document *documents;
  size_t n_documents;
  woolc_analysis analysis;
};

/* ---- documents.c ---- */

/** woolc_find_document finds one by its URI; NULL: it is not open. */
woolc_document *woolc_find_document(const woolc_lsp *lsp, woolc_text uri);

/** woolc_document_at finds one by its plain path. */
const woolc_document *woolc_document_at(const woolc_lsp *lsp, const char *path);

/** woolc_open_document opens one, or opens it again. NULL: there are too many,
 * or it is too long. */
woolc_document *woolc_open_document(woolc_lsp *lsp, woolc_text uri,
                                    woolc_text text);

/** woolc_close_document forgets one. */
void woolc_close_document(woolc_lsp *lsp, woolc_document *document);

/** woolc_change_document applies LSP's contentChanges, one after the other. It
 * returns NULL, or why it stopped; those before are applied. */
const char *woolc_change_document(woolc_lsp *lsp, woolc_document *document,
                                  const woolc_json *changes);

/** woolc_uri_for is the URI of a plain path: the client's own if it is open. */
const char *woolc_uri_for(const woolc_lsp *lsp, woolc_arena *arena,
                          const char *path);

/* ---- analysis.c ---- */

/** woolc_analyse_document gives the model of a document; that of another is
 * thrown away. It lives until the next call, or woolc_forget_analysis. */
woolc_analysis *woolc_analyse_document(woolc_lsp *lsp,
                                       const woolc_document *document);

/** woolc_forget_analysis says that something has changed. */
void woolc_forget_analysis(woolc_lsp *lsp);

/* ---- what is asked of a document ---- */

/** woolc_query is a request about a place in a document. */
typedef struct woolc_query {
  woolc_lsp *lsp;
  const woolc_json *params;
  woolc_analysis *analysis;
  uint32_t offset; /* byte of the document, if the request has a position */
  woolc_out *out;  /* exactly one value is written */
} woolc_query;

void woolc_lsp_hover(woolc_query *query);
void woolc_lsp_definition(woolc_query *query);
void woolc_lsp_highlight(woolc_query *query);
void woolc_lsp_completion(woolc_query *query);
void woolc_lsp_symbols(woolc_query *query);
void woolc_lsp_formatting(woolc_query *query);

/** woolc_lsp_publish writes the parameters of publishDiagnostics. */
void woolc_lsp_publish(woolc_lsp *lsp, const woolc_document *document,
                       woolc_out *out);

/** woolc_out_range writes a Range of a text. */
void woolc_out_range(woolc_out *out, const char *name, const woolc_lines *lines,
                     uint32_t begin, uint32_t end);

/** woolc_out_location writes a Location. It returns false, and writes nothing,
 * for what is no file: a schema that is shipped. */
bool woolc_out_location(woolc_out *out, const char *name,
                        const woolc_analysis *analysis, woolc_range range);

#endif
