/* Findings, for the client to show. */
#include <string.h>

#include "codegen/lsp/server.h"
#include "codegen/lsp/uri.h"

/* LSP's numbers. */
enum {
  SEVERITY_ERROR = 1,
  SEVERITY_WARNING = 2,
  TAG_UNNECESSARY = 1,
  TAG_DEPRECATED = 2
};

static void put_position(woolc_out *out, const char *name,
                         const woolc_lines *lines, uint32_t offset) {
  const woolc_position position = woolc_lines_position(lines, offset);
  woolc_out_object(out, name);
  woolc_out_int(out, "line", position.line);
  woolc_out_int(out, "character", position.character);
  woolc_out_end_object(out);
}

void woolc_out_range(woolc_out *out, const char *name, const woolc_lines *lines,
                     uint32_t begin, uint32_t end) {
  woolc_out_object(out, name);
  put_position(out, "start", lines, begin);
  put_position(out, "end", lines, end);
  woolc_out_end_object(out);
}

bool woolc_out_location(woolc_out *out, const char *name,
                        const woolc_analysis *analysis, woolc_range range) {
  const woolc_lsp *lsp = analysis->lsp;
  if (!range.source || range.source->is_shipped)
    return false;
  const bool is_own = analysis->file && range.source == &analysis->file->source;
  woolc_arena arena;
  woolc_lines other;
  const woolc_lines *lines = &analysis->lines;
  woolc_arena_init(&arena, lsp->options.no_memory);
  if (!is_own) {
    woolc_lines_init(&other, &arena, range.source->text, lsp->counts_bytes);
    lines = &other;
  }
  woolc_out_object(out, name);
  woolc_out_chars(out, "uri",
                  is_own ? analysis->document->uri
                         : woolc_uri_for(lsp, &arena, range.source->path));
  woolc_out_range(out, "range", lines, range.begin, range.end);
  woolc_out_end_object(out);
  woolc_arena_cleanup(&arena);
  return true;
}

static void put_related(woolc_out *out, const woolc_analysis *a,
                        woolc_range range, const char *message) {
  if (!range.source || range.source->is_shipped)
    return;
  woolc_out_object(out, NULL);
  woolc_out_location(out, "location", a, range);
  woolc_out_chars(out, "message", message);
  woolc_out_end_object(out);
}

static int tag_of(woolc_code code) {
  switch ((int)code) {
  case WOOLC_W0308: /* an import that nothing uses */
  case WOOLC_W0708: /* a declaration */
    return TAG_UNNECESSARY;
  case WOOLC_W0712:
    return TAG_DEPRECATED;
  default:
    return 0;
  }
}

/* What has no place is about the file. */
static void put_head(woolc_out *out, const woolc_analysis *a,
                     const woolc_diagnostic *d, woolc_range range) {
  woolc_out_object(out, NULL);
  woolc_out_range(out, "range", &a->lines, range.source ? range.begin : 0,
                  range.source ? range.end : 0);
  woolc_out_int(out, "severity",
                d->severity == WOOLC_ERROR ? SEVERITY_ERROR : SEVERITY_WARNING);
  woolc_out_chars(out, "code", woolc_code_name(d->code));
  woolc_out_chars(out, "source", "woolc");
}

static void put_own(woolc_out *out, const woolc_analysis *a,
                    const woolc_diagnostic *d) {
  const int tag = tag_of(d->code);
  put_head(out, a, d, d->range);
  woolc_out_chars(out, "message", d->message);
  if (tag) {
    woolc_out_array(out, "tags");
    woolc_out_int(out, NULL, tag);
    woolc_out_end_array(out);
  }
  if (d->notes) {
    woolc_out_array(out, "relatedInformation");
    for (const woolc_note *n = d->notes; n; n = n->next)
      put_related(out, a, n->range, n->message);
    woolc_out_end_array(out);
  }
  woolc_out_end_object(out);
}

/* The first error of an imported file, where it is imported: the file itself
 * need not be open. */
static void put_import(woolc_out *out, const woolc_analysis *a,
                       const woolc_import *import, const woolc_diagnostic *d) {
  const char *message = woolc_arena_printf(&a->lsp->scratch, "in \"%s\": %s",
                                           import->name, d->message);
  put_head(out, a, d, import->range);
  woolc_out_chars(out, "message", message);
  woolc_out_array(out, "relatedInformation");
  put_related(out, a, d->range, d->message);
  woolc_out_end_array(out);
  woolc_out_end_object(out);
}

static const woolc_diagnostic *first_error_in(const woolc_model *model,
                                              const woolc_source *source) {
  for (const woolc_diagnostic *d = model->sink.first; d; d = d->next)
    if (d->range.source == source && d->severity == WOOLC_ERROR)
      return d;
  return NULL;
}

static void put_findings(const woolc_analysis *a, woolc_out *out) {
  const woolc_source *own = a->file ? &a->file->source : NULL;
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(&a->model.sink, &count);
  for (size_t i = 0; i < count; i++)
    if (!all[i]->range.source || all[i]->range.source == own)
      put_own(out, a, all[i]);
  for (const woolc_import *i = own ? a->file->imports : NULL; i; i = i->next) {
    const woolc_diagnostic *d =
        i->file ? first_error_in(&a->model, &i->file->source) : NULL;
    if (d)
      put_import(out, a, i, d);
  }
}

void woolc_lsp_publish(woolc_lsp *lsp, const woolc_document *document,
                       woolc_out *out) {
  const woolc_analysis *a = woolc_analyse_document(lsp, document);
  woolc_out_object(out, NULL);
  woolc_out_chars(out, "uri", document->uri);
  if (document->has_version)
    woolc_out_int(out, "version", document->version);
  woolc_out_array(out, "diagnostics");
  put_findings(a, out);
  woolc_out_end_array(out);
  woolc_out_end_object(out);
}
