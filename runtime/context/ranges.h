/* Ranges: a set of numbers as sorted, disjoint, half-open ranges, the way a
 * QUIC acknowledgement lists packets (RFC 9000, 19.3.1). */
#ifndef WOOLI_CONTEXT_RANGES_H
#define WOOLI_CONTEXT_RANGES_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_range {
  uint64_t lo;
  uint64_t hi; /* exclusive */
} wooli_range;

/* Zeroed is empty. Neighbours that touch are always joined. */
typedef struct wooli_ranges {
  wooli_range *at;
  size_t n;
  size_t capacity;
} wooli_ranges;

void wooli_ranges_cleanup(wooli_ranges *ranges);

bool wooli_ranges_contains(const wooli_ranges *ranges, uint64_t value);

/* Makes room so that the next adds cannot fail while n <= capacity. */
bool wooli_ranges_reserve(wooli_ranges *ranges, size_t capacity);

/* Adds [lo, hi); false if out of memory, and then nothing has changed. */
bool wooli_ranges_add(wooli_ranges *ranges, uint64_t lo, uint64_t hi);

/* Adds what `more` holds below `limit`, in time linear in both, as a peer sends
 * them in any number; false if out of memory, and then nothing has changed. It
 * cannot fail with a capacity for both. */
bool wooli_ranges_unite(wooli_ranges *to, const wooli_ranges *more,
                        uint64_t limit);

/* Removes everything from `limit` up. */
void wooli_ranges_clamp(wooli_ranges *ranges, uint64_t limit);

/* How many numbers are in the set. */
uint64_t wooli_ranges_count(const wooli_ranges *ranges);

/* Replaces `to` by a copy; false if out of memory, `to` unchanged. */
bool wooli_ranges_assign(wooli_ranges *to, const wooli_ranges *from);

#ifdef __cplusplus
}
#endif
#endif
