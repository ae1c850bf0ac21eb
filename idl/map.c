#include "idl/map.h"

#include <stdint.h>
#include <string.h>

enum {
  FIRST_SLOTS = 32
};

struct woolc_map_slot {
  const void *key;
  void *value;
};

void woolc_map_init(woolc_map *map, woolc_arena *arena) {
  memset(map, 0, sizeof *map);
  map->arena = arena;
}

void woolc_map_clear(woolc_map *map) {
  if (map->slots)
    memset(map->slots, 0, map->n_slots * sizeof *map->slots);
  map->count = 0;
}

static struct woolc_map_slot *slot_of(const woolc_map *map, const void *key) {
  const uint64_t hash = (uint64_t)(uintptr_t)key * UINT64_C(0x9e3779b97f4a7c15);
  size_t at = (size_t)(hash >> 32) & (map->n_slots - 1);
  while (map->slots[at].key && map->slots[at].key != key)
    at = (at + 1) & (map->n_slots - 1);
  return &map->slots[at];
}

static void grow(woolc_map *map) {
  const struct woolc_map_slot *old = map->slots;
  const size_t n_old = map->n_slots;
  map->n_slots = n_old ? n_old * 2 : FIRST_SLOTS;
  map->slots = woolc_arena_array(map->arena, map->n_slots, sizeof *map->slots);
  for (size_t i = 0; i < n_old; i++)
    if (old[i].key)
      *slot_of(map, old[i].key) = old[i];
}

void *woolc_map_add(woolc_map *map, const void *key, void *value) {
  if (map->count * 2 >= map->n_slots)
    grow(map);
  struct woolc_map_slot *slot = slot_of(map, key);
  if (slot->key)
    return slot->value;
  slot->key = key;
  slot->value = value;
  map->count++;
  return NULL;
}

void *woolc_map_find(const woolc_map *map, const void *key) {
  return map->n_slots ? slot_of(map, key)->value : NULL;
}
