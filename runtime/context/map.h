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
  WOOLI_MAP_STEP_MASK = WOOLI_MAP_FANOUT - 1,
  WOOLI_MAP_MAX_DEPTH = 7 /* inner levels: paths fit 32 bits */
};

/* Shared by the Contexts that were copied from one another; whoever holds the
 * only reference may change it. NULL is the empty map. */
typedef struct wooli_map wooli_map;

typedef struct wooli_binding {
  wool_var *var; /* a reference */
  wooli_slot slot;
} wooli_binding;

/* The nodes, for the one function that is worth being inline. */
typedef struct wooli_map_node {
  atomic_uint refs;
  uint16_t n;
  uint16_t capacity;
} wooli_map_node;

typedef struct wooli_map_leaf {
  wooli_map_node head;
  __extension__ wooli_binding at[];
} wooli_map_leaf;

typedef struct wooli_map_branch {
  uint64_t id; /* not above any id in the child; the first child's is unused */
  wooli_map_node *child;
} wooli_map_branch;

typedef struct wooli_map_inner {
  wooli_map_node head;
  wooli_map_branch at[WOOLI_MAP_FANOUT];
} wooli_map_inner;

struct wooli_map {
  atomic_uint refs;
  unsigned depth; /* inner levels above the leaves */
  size_t n;
  size_t n_encoded;
  wooli_map_node *root;
};

/* The variable's place, bound or not, if it is on the path on which it was
 * found last, in whatever map; NULL says nothing. */
static inline wooli_slot *wooli_map_try_hint(const wooli_map *map,
                                             const wool_var *var) {
  uint32_t hint = atomic_load_explicit(&var->map_hint, memory_order_relaxed);
  wooli_map_node *any = map->root;
  for (unsigned level = map->depth; level; level--) {
    uint32_t i = hint >> (WOOLI_MAP_FANOUT_BITS * level) & WOOLI_MAP_STEP_MASK;
    if (i >= any->n)
      return NULL;
    any = ((wooli_map_inner *)(void *)any)->at[i].child;
  }
  uint32_t i = hint & WOOLI_MAP_STEP_MASK;
  wooli_binding *binding = &((wooli_map_leaf *)(void *)any)->at[i];
  return i < any->n && binding->var == var ? &binding->slot : NULL;
}

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
static inline wooli_slot wooli_map_put(wooli_map *map, wooli_slot *place,
                                       wooli_slot slot) {
  wooli_slot old = *place;
  *place = slot;
  map->n += (size_t)(slot.kind != WOOLI_MISSING);
  map->n -= (size_t)(old.kind != WOOLI_MISSING);
  map->n_encoded += (size_t)(slot.kind == WOOLI_ENCODED);
  map->n_encoded -= (size_t)(old.kind == WOOLI_ENCODED);
  return old;
}

/* wooli_map_put for a variable that was prepared before others. */
wooli_slot wooli_map_bind(wooli_map *map, wool_var *var, wooli_slot slot);

#ifdef __cplusplus
}
#endif
#endif
