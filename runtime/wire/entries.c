#include "runtime/wire/entries.h"

#include <stdlib.h>

#include "runtime/wire/codec.h"
#include "runtime/wire/fields.h"

/* ---- elements ---- */

/* Powers of two from 4: they follow from the count alone. */
static size_t capacity_for(size_t n) {
  size_t capacity = n ? 4 : 0;
  while (capacity && capacity < n)
    capacity *= 2;
  return capacity;
}

void *wooli_elements_grow(wool_arena *arena, const wool_field *field,
                          void *message, size_t more) {
  void **elements = wooli_at_mutable(message, field->offset);
  size_t *n = wooli_at_mutable(message, field->presence);
  size_t size = wooli_field_size(field);
  if (more > SIZE_MAX / 4 / (size ? size : 1) - *n)
    return NULL;
  size_t have = capacity_for(*n), need = capacity_for(*n + more);
  if (need > have) {
    void *grown = wool_arena_resize(arena, *elements, have * size, need * size);
    if (!grown)
      return NULL;
    *elements = grown;
  }
  return (uint8_t *)*elements + *n * size;
}

/* ---- entries of maps ---- */

static int compare_signed(int64_t a, int64_t b) {
  return a < b ? -1 : a > b;
}

static int compare_unsigned(uint64_t a, uint64_t b) {
  return a < b ? -1 : a > b;
}

static int compare_str(const wool_str *a, const wool_str *b) {
  size_t common = a->len < b->len ? a->len : b->len;
  int order = common ? memcmp(a->data, b->data, common) : 0;
  return order ? order : compare_unsigned(a->len, b->len);
}

int wooli_entry_compare(const wool_field *map, const void *a, const void *b) {
  const wool_field *key = &map->message->fields[0];
  const void *x = wooli_at(a, key->offset), *y = wooli_at(b, key->offset);
  switch ((wool_kind)key->kind) {
  case WOOL_KIND_STRING:
    return compare_str(x, y);
  case WOOL_KIND_BOOL:
    return compare_unsigned(*(const bool *)x, *(const bool *)y);
  case WOOL_KIND_INT32:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SFIXED32:
    return compare_signed(*(const int32_t *)x, *(const int32_t *)y);
  case WOOL_KIND_UINT32:
  case WOOL_KIND_FIXED32:
    return compare_unsigned(*(const uint32_t *)x, *(const uint32_t *)y);
  case WOOL_KIND_INT64:
  case WOOL_KIND_SINT64:
  case WOOL_KIND_SFIXED64:
    return compare_signed(*(const int64_t *)x, *(const int64_t *)y);
  case WOOL_KIND_UINT64:
  case WOOL_KIND_FIXED64:
    return compare_unsigned(*(const uint64_t *)x, *(const uint64_t *)y);
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_MESSAGE:
  case WOOL_KIND_BYTES:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_TOKEN:
    break;
  }
  return 0; /* woolc makes no such keys */
}

bool wooli_entries_are_sorted(const wool_field *map, const void *entries,
                              size_t n) {
  size_t size = map->message->size;
  for (size_t i = 1; i < n; i++)
    if (wooli_entry_compare(map, wooli_at(entries, (i - 1) * size),
                            wooli_at(entries, i * size)) >= 0)
      return false;
  return true;
}

/* Merges two runs that lie behind each other. */
static void merge(const wool_field *map, const void **from, size_t n_left,
                  size_t n, const void **to) {
  size_t left = 0, right = n_left;
  for (size_t i = 0; i < n; i++) {
    bool take_left =
        left < n_left &&
        (right == n || wooli_entry_compare(map, from[left], from[right]) <= 0);
    to[i] = from[take_left ? left++ : right++];
  }
}

/* Of those with one key the last, which a stable sort has left last. */
static size_t drop_repeated(const wool_field *map, const void **entries,
                            size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (i + 1 == n || wooli_entry_compare(map, entries[i], entries[i + 1]))
      entries[kept++] = entries[i];
  return kept;
}

size_t wooli_entries_sort(const wool_field *map, const void *entries, size_t n,
                          const void **out) {
  const void **from = out, **to = out + n;
  for (size_t i = 0; i < n; i++)
    out[i] = wooli_at(entries, i * map->message->size);
  for (size_t run = 1; run < n; run *= 2) {
    for (size_t at = 0; at < n; at += 2 * run) {
      size_t left = n - at < run ? n - at : run;
      size_t both = n - at < 2 * run ? n - at : 2 * run;
      merge(map, from + at, left, both, to + at);
    }
    const void **swap = from;
    from = to;
    to = swap;
  }
  if (from != out)
    memcpy(out, from, n * sizeof *out);
  return drop_repeated(map, out, n);
}

static bool equal_sorted(const wool_field *map, const void *const *a,
                         const void *const *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (wooli_entry_compare(map, a[i], b[i]) != 0 ||
        !wooli_entry_value_equal(map, a[i], b[i]))
      return false;
  return true;
}

bool wooli_entries_equal(const wool_field *map, const void *a, size_t n_a,
                         const void *b, size_t n_b) {
  if (!n_a || !n_b)
    return n_a == n_b;
  const void **x = calloc(2 * n_a, sizeof *x);
  const void **y = calloc(2 * n_b, sizeof *y);
  bool equal = false;
  if (x && y) {
    n_a = wooli_entries_sort(map, a, n_a, x);
    n_b = wooli_entries_sort(map, b, n_b, y);
    equal = n_a == n_b && equal_sorted(map, x, y, n_a);
  }
  free(x);
  free(y);
  return equal;
}

bool wooli_entries_settle(const wool_field *map, void *message,
                          wool_arena *arena) {
  uint8_t **entries = wooli_at_mutable(message, map->offset);
  size_t *n = wooli_at_mutable(message, map->presence);
  size_t size = map->message->size;
  if (wooli_entries_are_sorted(map, *entries, *n))
    return true;
  const void **sorted = wool_arena_alloc(arena, 2 * *n * sizeof *sorted);
  uint8_t *ordered = wool_arena_alloc(arena, *n * size);
  if (!sorted || !ordered)
    return false;
  *n = wooli_entries_sort(map, *entries, *n, sorted);
  for (size_t i = 0; i < *n; i++)
    memcpy(ordered + i * size, sorted[i], size);
  *entries = ordered;
  return true;
}
