/* Where a thing is declared, and where else in the file it is named. */
#include "codegen/lsp/target.h"

enum {
  HIGHLIGHT_READ = 2, /* DocumentHighlightKind */
  HIGHLIGHT_WRITE = 3
};

void woolc_lsp_definition(woolc_query *query) {
  const woolc_target target = woolc_find_target(query->analysis, query->offset);
  woolc_range range = {0};
  if (target.kind == WOOLC_TARGET_DECL)
    range = target.decl->range;
  else if (target.kind == WOOLC_TARGET_FIELD)
    range = target.range;
  else if (target.kind == WOOLC_TARGET_IMPORT && target.import->file)
    range = (woolc_range){&target.import->file->source, 0, 0};
  if (!woolc_out_location(query->out, NULL, query->analysis, range))
    woolc_out_null(query->out, NULL);
}

static void put_highlight(const woolc_query *query, woolc_range range,
                          int kind) {
  const woolc_analysis *a = query->analysis;
  if (!a->file || range.source != &a->file->source)
    return;
  woolc_out_object(query->out, NULL);
  woolc_out_range(query->out, "range", &a->lines, range.begin, range.end);
  woolc_out_int(query->out, "kind", kind);
  woolc_out_end_object(query->out);
}

void woolc_lsp_highlight(woolc_query *query) {
  const woolc_target target = woolc_find_target(query->analysis, query->offset);
  woolc_out_array(query->out, NULL);
  if (target.kind == WOOLC_TARGET_DECL) {
    put_highlight(query, target.decl->range, HIGHLIGHT_WRITE);
    for (const woolc_use *u = query->analysis->model.uses; u; u = u->next)
      if (u->decl == target.decl)
        put_highlight(query, u->range, HIGHLIGHT_READ);
  }
  woolc_out_end_array(query->out);
}
