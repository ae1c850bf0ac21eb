/* Map: variables to slots, sorted by id, copied on write. */
#ifndef WOOLI_CONTEXT_MAP_H
#define WOOLI_CONTEXT_MAP_H

#include "runtime/context/var.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_binding {
  wool_var *var; /* a reference */
  wooli_slot slot;
} wooli_binding;

/* Shared by the Contexts that were copied from one another; whoever holds the
 * only reference may change it. NULL is the empty map. */
typedef struct wooli_map {
  atomic_uint refs;
  uint32_t n;
  uint32_t capacity;
  __extension__ wooli_binding at[];
} wooli_map;

wooli_map *wooli_map_ref(wooli_map *map);
void wooli_map_unref(wooli_map *map);

/* The slot of a variable, or NULL. */
const wooli_slot *wooli_map_find(const wooli_map *map, wool_var *var);

/* Makes *map exclusive, with room for `more` further bindings; false if out of
 * memory, and then it still maps the same. */
bool wooli_map_prepare(wooli_map **map, uint32_t more);

/* Binds the variable; takes over the reference that `slot` holds, and hands the
 * one that was there to *out_old. The map must be prepared for one more. */
void wooli_map_bind(wooli_map *map, wool_var *var, wooli_slot slot,
                    wooli_slot *out_old);

/* Unbinds it likewise; MISSING if it was not bound. The map must be exclusive
 * or NULL. */
void wooli_map_unbind(wooli_map *map, wool_var *var, wooli_slot *out_old);

#ifdef __cplusplus
}
#endif
#endif
