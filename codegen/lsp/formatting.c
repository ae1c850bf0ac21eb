/* Formatting: what `woolc fmt` makes of the document, as one edit. */
#include <string.h>

#include "codegen/lsp/server.h"
#include "idl/compile.h"
#include "idl/fmt/fmt.h"
#include "idl/limits.h"
#include "idl/parser.h"

/* Without lines that are the same at both ends, so that a cursor and folds stay
 * where they are. */
static void put_edit(const woolc_query *query, woolc_text before,
                     woolc_text after) {
  size_t begin = 0;
  size_t end = 0;
  while (begin < before.len && begin < after.len &&
         before.data[begin] == after.data[begin])
    begin++;
  while (begin > 0 && before.data[begin - 1] != '\n')
    begin--;
  while (end < before.len - begin && end < after.len - begin &&
         before.data[before.len - 1 - end] == after.data[after.len - 1 - end])
    end++;
  while (end > 0 && before.data[before.len - end - 1] != '\n')
    end--;
  woolc_out_object(query->out, NULL);
  woolc_out_range(query->out, "range", &query->analysis->lines, (uint32_t)begin,
                  (uint32_t)(before.len - end));
  woolc_out_text(query->out, "newText",
                 (woolc_text){after.data + begin, after.len - begin - end});
  woolc_out_end_object(query->out);
}

void woolc_lsp_formatting(woolc_query *query) {
  const woolc_text before = query->analysis->lines.text;
  const woolc_loader loader = {NULL, NULL};
  woolc_model model;
  woolc_tokens tokens;
  woolc_model_init(&model, &loader, query->lsp->options.no_memory);
  woolc_file *file = woolc_arena_alloc(&model.arena, sizeof *file);
  file->source = (woolc_source){"", "", before, false};
  woolc_out_array(query->out, NULL);
  if (before.len <= WOOLC_MAX_FILE_LEN) {
    woolc_parse_tokens(&model, file, &tokens);
    if (model.sink.n_errors == 0) {
      const woolc_text after = woolc_fmt(&file->source, &tokens, &model.arena);
      if (after.len != before.len ||
          memcmp(after.data, before.data, after.len) != 0)
        put_edit(query, before, after);
    }
  }
  woolc_out_end_array(query->out);
  woolc_model_cleanup(&model);
}
