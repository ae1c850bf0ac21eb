/* The files that a client has open: their texts are the client's, whatever is
 * on the disk. */
#include <stdlib.h>
#include <string.h>

#include "codegen/lsp/server.h"
#include "codegen/lsp/uri.h"

static char *kept(const woolc_lsp *lsp, const char *data, size_t len) {
  woolc_buffer copy = {.no_memory = lsp->options.no_memory};
  woolc_buffer_add(&copy, data, len);
  woolc_buffer_add(&copy, "", 1);
  return copy.data;
}

woolc_document *woolc_find_document(const woolc_lsp *lsp, woolc_text uri) {
  for (woolc_document *d = lsp->documents; d; d = d->next)
    if (strlen(d->uri) == uri.len && memcmp(d->uri, uri.data, uri.len) == 0)
      return d;
  return NULL;
}

const woolc_document *woolc_document_at(const woolc_lsp *lsp,
                                        const char *path) {
  for (const woolc_document *d = lsp->documents; d; d = d->next)
    if (d->path && strcmp(d->path, path) == 0)
      return d;
  return NULL;
}

const char *woolc_uri_for(const woolc_lsp *lsp, woolc_arena *arena,
                          const char *path) {
  const woolc_document *document = woolc_document_at(lsp, path);
  return document ? document->uri : woolc_uri_of_path(arena, path);
}

static void set_text(woolc_document *document, woolc_text text) {
  document->text.len = 0;
  woolc_buffer_add(&document->text, text.data, text.len);
  document->is_changed = document->has_imports = true;
}

woolc_document *woolc_open_document(woolc_lsp *lsp, woolc_text uri,
                                    woolc_text text) {
  woolc_document *document = woolc_find_document(lsp, uri);
  if (text.len > WOOLC_LSP_MAX_DOCUMENT_LEN ||
      (!document && lsp->n_documents == WOOLC_LSP_MAX_DOCUMENTS))
    return NULL;
  if (!document) {
    woolc_buffer memory = {.no_memory = lsp->options.no_memory};
    woolc_buffer_room(&memory, sizeof *document);
    document = (woolc_document *)(void *)memory.data;
    *document = (woolc_document){.next = lsp->documents};
    document->text.no_memory = lsp->options.no_memory;
    const char *path = woolc_path_of_uri(&lsp->scratch, uri);
    document->uri = kept(lsp, uri.data, uri.len);
    document->path = path ? kept(lsp, path, strlen(path)) : NULL;
    lsp->documents = document;
    lsp->n_documents++;
  }
  set_text(document, text);
  return document;
}

void woolc_close_document(woolc_lsp *lsp, woolc_document *document) {
  woolc_document **link = &lsp->documents;
  while (*link != document)
    link = &(*link)->next;
  *link = document->next;
  lsp->n_documents--;
  woolc_buffer_free(&document->text);
  free(document->uri);
  free(document->path);
  free(document);
}

/* ---- changes ---- */

static bool read_position(const woolc_json *value, woolc_position *out) {
  return woolc_json_uint(woolc_json_at(value, "line"), &out->line) &&
         woolc_json_uint(woolc_json_at(value, "character"), &out->character);
}

static void replace(woolc_document *document, uint32_t begin, uint32_t end,
                    woolc_text text) {
  woolc_buffer *b = &document->text;
  const size_t tail = b->len - end;
  woolc_buffer_room(b, text.len);
  if (tail > 0)
    memmove(b->data + begin + text.len, b->data + end, tail);
  if (text.len > 0)
    memcpy(b->data + begin, text.data, text.len);
  b->len = begin + text.len + tail;
}

static const char *change_part(woolc_lsp *lsp, woolc_document *document,
                               const woolc_json *range, woolc_text text) {
  woolc_position begin = {0, 0};
  woolc_position end = {0, 0};
  if (!read_position(woolc_json_at(range, "start"), &begin) ||
      !read_position(woolc_json_at(range, "end"), &end))
    return "a range is malformed";
  woolc_arena arena;
  woolc_lines lines;
  woolc_arena_init(&arena, lsp->options.no_memory);
  woolc_lines_init(&lines, &arena,
                   (woolc_text){document->text.data, document->text.len},
                   lsp->counts_bytes);
  const uint32_t from = woolc_lines_offset(&lines, begin);
  const uint32_t to = woolc_lines_offset(&lines, end);
  woolc_arena_cleanup(&arena);
  if (from > to)
    return "a range ends before it begins";
  if (document->text.len - (to - from) + text.len > WOOLC_LSP_MAX_DOCUMENT_LEN)
    return "the document is longer than the limit";
  replace(document, from, to, text);
  return NULL;
}

static const char *change(woolc_lsp *lsp, woolc_document *document,
                          const woolc_json *what) {
  const woolc_json *range = woolc_json_at(what, "range");
  woolc_text text;
  if (!woolc_json_string(woolc_json_at(what, "text"), &text))
    return "a change has no text";
  if (woolc_json_is(range, WOOLC_JSON_OBJECT))
    return change_part(lsp, document, range, text);
  if (text.len > WOOLC_LSP_MAX_DOCUMENT_LEN)
    return "the document is longer than the limit";
  set_text(document, text);
  return NULL;
}

const char *woolc_change_document(woolc_lsp *lsp, woolc_document *document,
                                  const woolc_json *changes) {
  if (!woolc_json_is(changes, WOOLC_JSON_ARRAY))
    return "contentChanges is no array";
  const char *problem = NULL;
  for (const woolc_json *c = changes->first; c && !problem; c = c->next)
    problem = change(lsp, document, c);
  document->is_changed = document->has_imports = true;
  return problem;
}
