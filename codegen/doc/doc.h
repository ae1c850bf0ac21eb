/* Doc: schemas as a page to read, in HTML that needs no other file, or in
 * Markdown. What stands in `///` comments is taken for Markdown: Markdown gets
 * it as it is, HTML its paragraphs, lists, code blocks and code spans. */
#ifndef WOOL_CODEGEN_DOC_DOC_H
#define WOOL_CODEGEN_DOC_DOC_H

#include "codegen/printer.h"
#include "idl/model.h"

typedef enum woolc_doc_format {
  WOOLC_DOC_HTML,
  WOOLC_DOC_MARKDOWN
} woolc_doc_format;

/** woolc_doc_page says what goes onto a page. */
typedef struct woolc_doc_page {
  woolc_doc_format format;
  const char *title;
  woolc_file *const *files; /* checked and spelled */
  size_t n_files;
} woolc_doc_page;

/** woolc_emit_doc writes the page. */
void woolc_emit_doc(woolc_printer *out, const woolc_doc_page *page);

#endif
