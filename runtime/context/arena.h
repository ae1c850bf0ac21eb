/* Arena: accounts, for memory that a call pays for but that does not lie in its
 * arena. */
#ifndef WOOLI_CONTEXT_ARENA_H
#define WOOLI_CONTEXT_ARENA_H

#include <wool/arena.h>

#ifdef __cplusplus
extern "C" {
#endif

/* As wool_arena_alloc, but what is in the memory is anything: for what is
 * written over at once. */
void *wooli_arena_alloc_raw(wool_arena *arena, size_t len);

/* How many bytes the limit still allows. */
size_t wooli_arena_left(const wool_arena *arena);

/* Counts `len` bytes as used, for good; false, and nothing is counted, if the
 * limit does not allow them. NULL pays for anything. */
bool wooli_arena_charge(wool_arena *arena, size_t len);

#ifdef __cplusplus
}
#endif
#endif
