#include "idl/diag.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "idl/limits.h"

static const struct {
  const char *name;
  woolc_severity severity;
  const char *about;
} codes[] = {
#define WOOLC_CODE(code, severity, about) {#code, WOOLC_##severity, about},
    WOOLC_DIAGNOSTICS(WOOLC_CODE)
#undef WOOLC_CODE
};

const char *woolc_code_name(woolc_code code) {
  return codes[code].name;
}

const char *woolc_code_about(woolc_code code) {
  return codes[code].about;
}

const char *woolc_severity_name(woolc_severity severity) {
  return severity == WOOLC_ERROR ? "error" : "warning";
}

woolc_severity woolc_code_severity(woolc_code code) {
  return codes[code].severity;
}

bool woolc_code_of(const char *name, woolc_code *out_code) {
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
    if (strcasecmp(codes[i].name, name) == 0) {
      *out_code = (woolc_code)i;
      return true;
    }
  return false;
}

void woolc_sink_init(woolc_sink *sink, woolc_arena *arena) {
  memset(sink, 0, sizeof *sink);
  sink->arena = arena;
}

static woolc_diagnostic *count(woolc_sink *sink, woolc_diagnostic *found) {
  if (found->severity == WOOLC_ERROR)
    sink->n_errors++;
  else
    sink->n_warnings++;
  return found;
}

static void keep(woolc_sink *sink, woolc_diagnostic *found) {
  if (sink->last)
    sink->last->next = found;
  else
    sink->first = found;
  sink->last = found;
  sink->n_kept++;
}

woolc_diagnostic *woolc_report(woolc_sink *sink, woolc_code code,
                               woolc_range range, const char *format, ...) {
  if (sink->n_kept == WOOLC_MAX_DIAGNOSTICS) {
    sink->overflow.severity = codes[code].severity;
    return count(sink, &sink->overflow);
  }
  woolc_diagnostic *found = woolc_arena_alloc(sink->arena, sizeof *found);
  found->code = code;
  found->severity = codes[code].severity;
  found->range = range;
  va_list args;
  va_start(args, format);
  found->message = woolc_arena_vprintf(sink->arena, format, args);
  va_end(args);
  keep(sink, found);
  return count(sink, found);
}

void woolc_report_note(woolc_sink *sink, woolc_diagnostic *diagnostic,
                       woolc_range range, const char *format, ...) {
  if (diagnostic == &sink->overflow)
    return;
  woolc_note *note = woolc_arena_alloc(sink->arena, sizeof *note);
  note->range = range;
  va_list args;
  va_start(args, format);
  note->message = woolc_arena_vprintf(sink->arena, format, args);
  va_end(args);
  woolc_note **end = &diagnostic->notes;
  while (*end)
    end = &(*end)->next;
  *end = note;
}

struct sortable {
  const woolc_diagnostic *diagnostic;
  size_t file; /* how many files were mentioned before its own */
  size_t order;
};

static int compare(const void *a, const void *b) {
  const struct sortable *left = a;
  const struct sortable *right = b;
  if (left->file != right->file)
    return left->file < right->file ? -1 : 1;
  const uint32_t l = left->diagnostic->range.begin;
  const uint32_t r = right->diagnostic->range.begin;
  if (l != r)
    return l < r ? -1 : 1;
  return left->order < right->order ? -1 : 1;
}

static size_t file_rank(const struct sortable *items, size_t count,
                        const woolc_source *source) {
  size_t next = 0;
  for (size_t i = count; i > 0; i--) {
    if (items[i - 1].diagnostic->range.source == source)
      return items[i - 1].file;
    if (items[i - 1].file >= next)
      next = items[i - 1].file + 1;
  }
  return next;
}

const woolc_diagnostic **woolc_sink_sorted(const woolc_sink *sink,
                                           size_t *out_count) {
  const size_t count = sink->n_kept;
  struct sortable *items = woolc_arena_array(sink->arena, count, sizeof *items);
  const woolc_diagnostic *at = sink->first;
  for (size_t i = 0; i < count; i++, at = at->next)
    items[i] = (struct sortable){at, 0, i};
  for (size_t i = 0; i < count; i++)
    items[i].file = file_rank(items, i, items[i].diagnostic->range.source);
  if (count)
    qsort(items, count, sizeof *items, compare);

  const woolc_diagnostic **sorted =
      woolc_arena_array(sink->arena, count, sizeof *sorted);
  for (size_t i = 0; i < count; i++)
    sorted[i] = items[i].diagnostic;
  *out_count = count;
  return sorted;
}
