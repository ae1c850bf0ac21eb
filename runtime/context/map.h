/* Map: variables to slots, shared by copies until one of them writes
 * (docs/internals/context-map.md). */
#ifndef WOOLI_CONTEXT_MAP_H
#define WOOLI_CONTEXT_MAP_H

#include "runtime/context/var.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_MAP_FANOUT_BITS = 4, /* a step of a path: four bits of a hint */
  WOOLI_MAP_FANOUT = 1 << WOOLI_MAP_FANOUT_BITS,
  WOOLI_MAP_MAX_DEPTH = 7 /* inner levels: paths fit 32 bits */
};

/* Shared by the Contexts that were copied from one another; whoever holds the
 * only reference may change it. NULL is the empty map. */
typedef struct wooli_map wooli_map;

typedef struct wooli_binding {
  wool_var *var; /* a reference */
  wooli_slot slot;
} wooli_binding;

wooli_map *wooli_map_ref(wooli_map *map);
void wooli_map_unref(wooli_map *map);

/* The number of variables bound, and of those that are WOOLI_ENCODED. */
size_t wooli_map_len(const wooli_map *map);
size_t wooli_map_n_encoded(const wooli_map *map);

/* The slot of a variable, or NULL if it is not bound. */
const wooli_slot *wooli_map_find(const wooli_map *map, wool_var *var);

/* The next binding after *position, which starts as 0; NULL after the last. */
const wooli_binding *wooli_map_next(const wooli_map *map, uint64_t *position);

/* Makes a place for the variable that may be written through
 * wooli_map_put and wooli_map_bind, which then cannot fail. The place moves
 * with the next prepare of the map; the right to bind stays until the map is
 * shared. NULL if out of memory, and the map still maps the same. */
wooli_slot *wooli_map_prepare(wooli_map **map, wool_var *var);

/* Puts a slot into a place, MISSING to unbind; takes over the reference that
 * `slot` holds, and returns the one that was there. */
wooli_slot wooli_map_put(wooli_map *map, wooli_slot *place, wooli_slot slot);

/* wooli_map_put for a variable that was prepared before others. */
wooli_slot wooli_map_bind(wooli_map *map, wool_var *var, wooli_slot slot);

#ifdef __cplusplus
}
#endif
#endif
