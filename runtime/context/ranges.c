#include "runtime/context/ranges.h"

#include <stdlib.h>

void wooli_ranges_cleanup(wooli_ranges *ranges) {
  free(ranges->at);
  memset(ranges, 0, sizeof *ranges);
}

/* Index of the first range that ends after `value`. */
static size_t first_ending_after(const wooli_ranges *ranges, uint64_t value) {
  size_t lo = 0, hi = ranges->n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (ranges->at[mid].hi > value)
      hi = mid;
    else
      lo = mid + 1;
  }
  return lo;
}

bool wooli_ranges_contains(const wooli_ranges *ranges, uint64_t value) {
  if (!ranges->n || ranges->at[ranges->n - 1].hi <= value)
    return false;
  size_t i = first_ending_after(ranges, value);
  return i < ranges->n && ranges->at[i].lo <= value;
}

bool wooli_ranges_reserve(wooli_ranges *ranges, size_t capacity) {
  if (capacity <= ranges->capacity)
    return true;
  size_t grown =
      ranges->capacity * 2 > capacity ? ranges->capacity * 2 : capacity;
  if (grown > SIZE_MAX / sizeof(wooli_range))
    return false;
  wooli_range *at = realloc(ranges->at, grown * sizeof *at);
  if (!at)
    return false;
  ranges->at = at;
  ranges->capacity = grown;
  return true;
}

bool wooli_ranges_add(wooli_ranges *ranges, uint64_t lo, uint64_t hi) {
  if (lo >= hi)
    return true;
  if (ranges->n && ranges->at[ranges->n - 1].hi == lo) { /* as it mostly is */
    ranges->at[ranges->n - 1].hi = hi;
    return true;
  }
  /* [from, to) are the ranges that overlap or touch the new one. */
  size_t from = lo ? first_ending_after(ranges, lo - 1) : 0;
  size_t to = from;
  while (to < ranges->n && ranges->at[to].lo <= hi)
    to++;
  if (from == to) {
    if (!wooli_ranges_reserve(ranges, ranges->n + 1))
      return false;
    memmove(ranges->at + from + 1, ranges->at + from,
            (ranges->n - from) * sizeof *ranges->at);
    ranges->at[from] = (wooli_range){lo, hi};
    ranges->n++;
    return true;
  }
  if (ranges->at[from].lo < lo)
    lo = ranges->at[from].lo;
  if (ranges->at[to - 1].hi > hi)
    hi = ranges->at[to - 1].hi;
  ranges->at[from] = (wooli_range){lo, hi};
  memmove(ranges->at + from + 1, ranges->at + to,
          (ranges->n - to) * sizeof *ranges->at);
  ranges->n -= to - from - 1;
  return true;
}

/* Puts a range that does not begin before the others behind or into them. */
static void append(wooli_ranges *to, wooli_range next) {
  wooli_range *last = to->n ? &to->at[to->n - 1] : NULL;
  if (!last || next.lo > last->hi)
    to->at[to->n++] = next;
  else if (next.hi > last->hi)
    last->hi = next.hi;
}

bool wooli_ranges_unite(wooli_ranges *to, const wooli_ranges *more,
                        uint64_t limit) {
  size_t n_ours = to->n, n_theirs = more->n, i = 0, j = 0;
  while (n_theirs && more->at[n_theirs - 1].lo >= limit)
    n_theirs--;
  if (!n_theirs)
    return true;
  if (!wooli_ranges_reserve(to, n_ours + n_theirs))
    return false;
  /* Ours move to the end of the room, out of the way of what is written. */
  wooli_range *ours = to->at + n_theirs;
  memmove(ours, to->at, n_ours * sizeof *ours);
  to->n = 0;
  while (i < n_ours || j < n_theirs) {
    bool is_ours = j == n_theirs || (i < n_ours && ours[i].lo < more->at[j].lo);
    wooli_range next = is_ours ? ours[i++] : more->at[j++];
    if (!is_ours && next.hi > limit)
      next.hi = limit;
    append(to, next);
  }
  return true;
}

void wooli_ranges_clamp(wooli_ranges *ranges, uint64_t limit) {
  while (ranges->n && ranges->at[ranges->n - 1].lo >= limit)
    ranges->n--;
  if (ranges->n && ranges->at[ranges->n - 1].hi > limit)
    ranges->at[ranges->n - 1].hi = limit;
}

uint64_t wooli_ranges_count(const wooli_ranges *ranges) {
  uint64_t sum = 0;
  for (size_t i = 0; i < ranges->n; i++)
    sum += ranges->at[i].hi - ranges->at[i].lo;
  return sum;
}

bool wooli_ranges_assign(wooli_ranges *to, const wooli_ranges *from) {
  if (!wooli_ranges_reserve(to, from->n))
    return false;
  if (from->n)
    memcpy(to->at, from->at, from->n * sizeof *to->at);
  to->n = from->n;
  return true;
}
