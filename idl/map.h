/* Map: pointer to pointer, for "have I seen this in this list". */
#ifndef WOOL_IDL_MAP_H
#define WOOL_IDL_MAP_H

#include <stddef.h>

#include "idl/arena.h"

/** woolc_map has open addressing and grows in an arena. */
typedef struct woolc_map {
  woolc_arena *arena;
  struct woolc_map_slot *slots;
  size_t n_slots;
  size_t count;
} woolc_map;

/** woolc_map_init makes an empty map; nothing is allocated yet. */
void woolc_map_init(woolc_map *map, woolc_arena *arena);

/** woolc_map_add binds `key`, which is not NULL, unless it is bound already.
 * It returns what it was bound to, or NULL. */
void *woolc_map_add(woolc_map *map, const void *key, void *value);

/** woolc_map_find gives what `key` is bound to, or NULL. */
void *woolc_map_find(const woolc_map *map, const void *key);

/** woolc_map_clear empties the map and keeps its memory. */
void woolc_map_clear(woolc_map *map);

#endif
