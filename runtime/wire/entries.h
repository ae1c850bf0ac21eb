/* Elements of repeated fields while they are collected, and the order that
 * entries of maps have. */
#ifndef WOOLI_WIRE_ENTRIES_H
#define WOOLI_WIRE_ENTRIES_H

#include <wool/generated.h>

/* Room for `more` elements behind those that are there, zeroed; the count
 * stays. NULL if the arena is exhausted. Every element of the field comes from
 * here: there is no member for the capacity. */
void *wooli_elements_grow(wool_arena *arena, const wool_field *field,
                          void *message, size_t more);

/* Compares the keys of two entries: integers by value, false before true,
 * strings by their bytes, the shorter of two that begin alike first. */
int wooli_entry_compare(const wool_field *map, const void *a, const void *b);

/* Whether the entries have that order, with no key twice. */
bool wooli_entries_are_sorted(const wool_field *map, const void *entries,
                              size_t n);

/* Writes the entries in their order to `out`, of those with one key the last,
 * and returns how many they are. `out` has room for 2 n. */
size_t wooli_entries_sort(const wool_field *map, const void *entries, size_t n,
                          const void **out);

/* Puts the entries of a decoded map in order; of those with one key the last
 * stays. False if the arena is exhausted. */
bool wooli_entries_settle(const wool_field *map, void *message,
                          wool_arena *arena);

/* Whether the values of two entries say the same. */
bool wooli_entry_value_equal(const wool_field *map, const void *a,
                             const void *b);

/* Whether two maps say the same, in whatever order; if memory is out it says
 * that they do not. */
bool wooli_entries_equal(const wool_field *map, const void *a, size_t n_a,
                         const void *b, size_t n_b);

#endif
