/* The two markups, behind one set of functions. */
#ifndef WOOL_CODEGEN_DOC_DOC_MARKUP_H
#define WOOL_CODEGEN_DOC_DOC_MARKUP_H

#include "codegen/doc/doc.h"

typedef struct woolc_doc_writer {
  woolc_printer *out;
  const woolc_doc_page *page;
  bool is_html;
  unsigned n_columns; /* of the table that is open */
  unsigned column;
} woolc_doc_writer;

void woolc_doc_begin(woolc_doc_writer *w);
void woolc_doc_end(woolc_doc_writer *w);

/* `id` is what links point to, or NULL. */
void woolc_doc_heading(woolc_doc_writer *w, unsigned level, const char *id,
                       const char *kind, const char *text);

/* Documentation as paragraphs; NULL is none. */
void woolc_doc_paragraphs(woolc_doc_writer *w, const char *doc);

/* A table: columns are the headings, NULL ends them. Cells are written in
 * order; a row ends by itself. */
void woolc_doc_table(woolc_doc_writer *w, const char *const *columns);
void woolc_doc_cell(woolc_doc_writer *w);
void woolc_doc_table_end(woolc_doc_writer *w);

/* Inside a paragraph or a cell. */
void woolc_doc_text(woolc_doc_writer *w, const char *text);
void woolc_doc_code(woolc_doc_writer *w, const char *text);
void woolc_doc_link(woolc_doc_writer *w, const woolc_decl *decl);
void woolc_doc_inline(woolc_doc_writer *w, const char *doc); /* one paragraph */

void woolc_doc_line_begin(woolc_doc_writer *w);
void woolc_doc_line_end(woolc_doc_writer *w);

void woolc_doc_code_block(woolc_doc_writer *w, const char *language,
                          const char *text);

/* The contents: links, one on a line. */
void woolc_doc_contents_begin(woolc_doc_writer *w);
void woolc_doc_contents_item(woolc_doc_writer *w, unsigned level,
                             const char *id, const char *kind,
                             const char *text);
void woolc_doc_contents_end(woolc_doc_writer *w);

#endif
