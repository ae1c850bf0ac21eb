/* What was written is compiled at once. So what .proto and .wool forbid alike
 * (a number used twice, a reserved name) has one checker, whose findings are
 * shown where the text came from, and nothing is written that woolc refuses. */
#include <string.h>

#include "idl/compile.h"
#include "idl/loader.h"
#include "idl/proto/writer.h"

typedef struct texts {
  woolc_names names; /* slots are woolc_proto_file */
} texts;

static bool load(void *user_data, const char *name, woolc_arena *arena,
                 woolc_source *source, const char **out_reason) {
  const texts *t = user_data;
  const woolc_name *found = woolc_names_find(&t->names, name, strlen(name));
  (void)arena;
  *out_reason = NULL;
  if (found) {
    const woolc_proto_file *file = found->slot;
    source->text = file->wool_text;
    source->path = file->wool_name;
    return true;
  }
  source->text = woolc_shipped(name);
  source->is_shipped = source->text.data != NULL;
  return source->is_shipped;
}

static const woolc_proto_origin *origin_of(const woolc_proto_file *file,
                                           uint32_t at) {
  size_t begin = 0;
  size_t end = file->n_origins;
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    if (file->origins[middle].begin <= at)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin ? &file->origins[begin - 1] : NULL;
}

/* What came in a descriptor set is shown as it was written. */
static woolc_range place_of(const texts *t, woolc_range range) {
  const woolc_name *name = range.source
                               ? woolc_names_find(&t->names, range.source->name,
                                                  strlen(range.source->name))
                               : NULL;
  const woolc_proto_file *file = name ? name->slot : NULL;
  const woolc_proto_origin *origin = file ? origin_of(file, range.begin) : NULL;
  return origin ? origin->range : range;
}

static void report(woolc_importer *imp, const texts *t,
                   const woolc_diagnostic *finding) {
  if (finding->severity != WOOLC_ERROR)
    return;
  woolc_diagnostic *found =
      woolc_report(&imp->sink, finding->code, place_of(t, finding->range), "%s",
                   finding->message);
  for (const woolc_note *note = finding->notes; note; note = note->next)
    woolc_report_note(&imp->sink, found, place_of(t, note->range), "%s",
                      note->message);
}

void woolc_proto_verify(woolc_importer *imp) {
  texts t;
  woolc_names_init(&t.names, &imp->arena);
  for (woolc_proto_file *f = imp->files; f; f = f->next)
    if (f->wool_name)
      woolc_names_add(&t.names, f->wool_name, strlen(f->wool_name))->slot = f;
  const woolc_loader loader = {load, &t};
  woolc_model_init(&imp->written, &loader, imp->arena.no_memory);
  imp->has_written = true;
  for (woolc_proto_file *f = imp->files; f; f = f->next)
    if (f->is_given)
      (void)woolc_load(&imp->written, f->wool_name);
  (void)woolc_analyse(&imp->written);
  size_t count = 0;
  const woolc_diagnostic **all = woolc_sink_sorted(&imp->written.sink, &count);
  for (size_t i = 0; i < count; i++)
    report(imp, &t, all[i]);
  imp->written.loader = (woolc_loader){NULL, NULL};
}
