#include "runtime/context/map.h"

#include <stdlib.h>

wooli_map *wooli_map_ref(wooli_map *map) {
  if (map) atomic_fetch_add_explicit(&map->refs, 1, memory_order_relaxed);
  return map;
}

void wooli_map_unref(wooli_map *map) {
  if (!map || atomic_fetch_sub_explicit(&map->refs, 1,
                                        memory_order_acq_rel) != 1)
    return;
  for (uint32_t i = 0; i < map->n; i++) {
    wooli_slot_release(map->at[i].var, map->at[i].slot);
    wooli_var_unref(map->at[i].var);
  }
  free(map);
}

/* Index of the first binding whose id is not below the variable's. */
static uint32_t search(const wooli_map *map, const wool_var *var) {
  uint32_t lo = 0, hi = map->n;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (map->at[mid].var->id < var->id)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* As search, trying first where the variable was found last. */
static uint32_t locate(const wooli_map *map, wool_var *var) {
  uint32_t hint = atomic_load_explicit(&var->map_hint, memory_order_relaxed);
  if (hint < map->n && map->at[hint].var == var) return hint;
  uint32_t i = search(map, var);
  if (i < map->n && map->at[i].var == var)
    atomic_store_explicit(&var->map_hint, i, memory_order_relaxed);
  return i;
}

const wooli_slot *wooli_map_find(const wooli_map *map, wool_var *var) {
  if (!map) return NULL;
  uint32_t i = locate(map, var);
  return i < map->n && map->at[i].var == var ? &map->at[i].slot : NULL;
}

static wooli_map *new_map(uint32_t capacity) {
  wooli_map *map = malloc(sizeof *map + capacity * sizeof map->at[0]);
  if (!map) return NULL;
  atomic_init(&map->refs, 1);
  map->n = 0;
  map->capacity = capacity;
  return map;
}

bool wooli_map_prepare(wooli_map **map, uint32_t more) {
  wooli_map *old = *map;
  uint32_t n = old ? old->n : 0;
  bool exclusive =
      old && atomic_load_explicit(&old->refs, memory_order_acquire) == 1;
  if (exclusive && more <= old->capacity - n) return true;
  if (more > UINT32_MAX / 4 - n) return false;
  uint32_t capacity = more ? n + more + n / 2 + 3 : n;
  wooli_map *fresh = new_map(capacity);
  if (!fresh) return false;
  if (n) memcpy(fresh->at, old->at, n * sizeof old->at[0]);
  fresh->n = n;
  if (exclusive) {
    free(old); /* the references have moved */
  } else {
    for (uint32_t i = 0; i < n; i++) {
      wooli_var_ref(fresh->at[i].var);
      wooli_slot_retain(fresh->at[i].var, fresh->at[i].slot);
    }
    wooli_map_unref(old);
  }
  *map = fresh;
  return true;
}

void wooli_map_bind(wooli_map *map, wool_var *var, wooli_slot slot,
                    wooli_slot *out_old) {
  uint32_t i = locate(map, var);
  if (i < map->n && map->at[i].var == var) {
    *out_old = map->at[i].slot;
    map->at[i].slot = slot;
    return;
  }
  *out_old = (wooli_slot){NULL, WOOLI_MISSING};
  memmove(&map->at[i + 1], &map->at[i], (map->n - i) * sizeof map->at[0]);
  map->at[i] = (wooli_binding){wooli_var_ref(var), slot};
  map->n++;
}

void wooli_map_unbind(wooli_map *map, wool_var *var, wooli_slot *out_old) {
  *out_old = (wooli_slot){NULL, WOOLI_MISSING};
  if (!map) return;
  uint32_t i = locate(map, var);
  if (i == map->n || map->at[i].var != var) return;
  *out_old = map->at[i].slot;
  map->n--;
  memmove(&map->at[i], &map->at[i + 1], (map->n - i) * sizeof map->at[0]);
  wooli_var_unref(var);
}
