#include "runtime/context/map.h"

#include <stdlib.h>

/* A B+ tree by variable id whose nodes are shared between maps. Bindings are
 * never taken out: unbinding leaves a MISSING slot, which the next set of the
 * variable finds in its place. */

enum {
  FIRST_LEAF_CAPACITY = 4
};

typedef wooli_map_node node;
typedef wooli_map_leaf leaf;
typedef wooli_map_inner inner;
typedef wooli_map_branch branch;

static leaf *as_leaf(node *any) {
  return (leaf *)(void *)any;
}
static inner *as_inner(node *any) {
  return (inner *)(void *)any;
}

/* ---- references ---- */

static void node_unref(node *any, unsigned level) {
  if (!any || !wooli_drop_ref(&any->refs))
    return;
  for (uint16_t i = 0; i < any->n; i++) {
    if (level) {
      node_unref(as_inner(any)->at[i].child, level - 1);
    } else {
      wooli_binding *binding = &as_leaf(any)->at[i];
      wooli_slot_release(binding->var, binding->slot);
      wooli_var_unref(binding->var);
    }
  }
  free(any);
}

wooli_map *wooli_map_ref(wooli_map *map) {
  if (map)
    wooli_take_ref(&map->refs);
  return map;
}

void wooli_map_unref(wooli_map *map) {
  if (!map || !wooli_drop_ref(&map->refs))
    return;
  node_unref(map->root, map->depth);
  free(map);
}

static bool is_exclusive(const atomic_uint *refs) {
  return atomic_load_explicit(refs, memory_order_acquire) == 1;
}

/* ---- finding ---- */

/* The child in which an id is, or has to be put. */
static uint16_t child_of(const inner *in, uint64_t id) {
  uint16_t lo = 1, hi = in->head.n;
  while (lo < hi) {
    uint16_t mid = (uint16_t)((lo + hi) / 2);
    if (in->at[mid].id <= id)
      lo = (uint16_t)(mid + 1);
    else
      hi = mid;
  }
  return (uint16_t)(lo - 1);
}

/* The first binding whose id is not below `id`. */
static uint16_t place_of(const leaf *in, uint64_t id) {
  uint16_t lo = 0, hi = in->head.n;
  while (lo < hi) {
    uint16_t mid = (uint16_t)((lo + hi) / 2);
    if (in->at[mid].var->id < id)
      lo = (uint16_t)(mid + 1);
    else
      hi = mid;
  }
  return lo;
}

/* wooli_map_try_hint where the whole path belongs to this map alone. */
static wooli_slot *try_hint_to_write(const wooli_map *map,
                                     const wool_var *var) {
  uint32_t hint = atomic_load_explicit(&var->map_hint, memory_order_relaxed);
  node *any = map->root;
  bool exclusive = is_exclusive(&map->refs);
  for (unsigned level = map->depth; exclusive && level; level--) {
    uint32_t i = hint >> (WOOLI_MAP_FANOUT_BITS * level) & WOOLI_MAP_STEP_MASK;
    exclusive = i < any->n && is_exclusive(&any->refs);
    if (exclusive)
      any = as_inner(any)->at[i].child;
  }
  uint32_t i = hint & WOOLI_MAP_STEP_MASK;
  if (!exclusive || !is_exclusive(&any->refs) || i >= any->n)
    return NULL;
  wooli_binding *binding = &as_leaf(any)->at[i];
  return binding->var == var ? &binding->slot : NULL;
}

static wooli_slot *search(const wooli_map *map, wool_var *var) {
  node *any = map->root;
  uint32_t path = 0;
  for (unsigned level = map->depth; level; level--) {
    uint16_t i = child_of(as_inner(any), var->id);
    path = (path | i) << WOOLI_MAP_FANOUT_BITS;
    any = as_inner(any)->at[i].child;
  }
  uint16_t i = place_of(as_leaf(any), var->id);
  if (i == any->n || as_leaf(any)->at[i].var != var)
    return NULL;
  atomic_store_explicit(&var->map_hint, path | i, memory_order_relaxed);
  return &as_leaf(any)->at[i].slot;
}

/* The variable's place, bound or not; NULL if it has none. */
static wooli_slot *locate(const wooli_map *map, wool_var *var) {
  wooli_slot *place = wooli_map_try_hint(map, var);
  return place ? place : search(map, var);
}

const wooli_slot *wooli_map_find(const wooli_map *map, wool_var *var) {
  if (!map)
    return NULL;
  const wooli_slot *place = locate(map, var);
  return place && place->kind != WOOLI_MISSING ? place : NULL;
}

size_t wooli_map_len(const wooli_map *map) {
  return map ? map->n : 0;
}

size_t wooli_map_n_encoded(const wooli_map *map) {
  return map ? map->n_encoded : 0;
}

/* The binding on a path. Where the path has left a node on its right, it is
 * moved to the next one, and there is none yet. */
static const wooli_binding *at_path(const wooli_map *map, uint64_t *path) {
  node *any = map->root;
  for (unsigned level = map->depth;; level--) {
    unsigned shift = WOOLI_MAP_FANOUT_BITS * level;
    uint64_t i = *path >> shift & WOOLI_MAP_STEP_MASK;
    if (i >= any->n) {
      shift += WOOLI_MAP_FANOUT_BITS;
      *path = ((*path >> shift) + 1) << shift;
      return NULL;
    }
    if (!level)
      return &as_leaf(any)->at[i];
    any = as_inner(any)->at[i].child;
  }
}

const wooli_binding *wooli_map_next(const wooli_map *map, uint64_t *position) {
  if (!map)
    return NULL;
  while (!(*position >> (WOOLI_MAP_FANOUT_BITS * (map->depth + 1)))) {
    const wooli_binding *binding = at_path(map, position);
    if (!binding)
      continue;
    ++*position;
    if (binding->slot.kind != WOOLI_MISSING)
      return binding;
  }
  return NULL;
}

/* ---- writing: nodes ---- */

static leaf *new_leaf(uint16_t capacity) {
  leaf *fresh = malloc(sizeof *fresh + capacity * sizeof fresh->at[0]);
  if (!fresh)
    return NULL;
  atomic_init(&fresh->head.refs, 1);
  fresh->head.n = 0;
  fresh->head.capacity = capacity;
  return fresh;
}

static inner *new_inner(void) {
  inner *fresh = malloc(sizeof *fresh);
  if (!fresh)
    return NULL;
  atomic_init(&fresh->head.refs, 1);
  fresh->head.n = 0;
  fresh->head.capacity = WOOLI_MAP_FANOUT;
  return fresh;
}

static node *copy_leaf(const leaf *from) {
  uint16_t n = from->head.n, capacity = from->head.capacity;
  leaf *fresh = new_leaf(capacity);
  if (!fresh)
    return NULL;
  memcpy(fresh->at, from->at, n * sizeof from->at[0]);
  fresh->head.n = n;
  for (uint16_t i = 0; i < n; i++) {
    wooli_var_ref(fresh->at[i].var);
    wooli_slot_retain(fresh->at[i].var, fresh->at[i].slot);
  }
  return &fresh->head;
}

static node *copy_inner(const inner *from) {
  uint16_t n = from->head.n;
  inner *fresh = new_inner();
  if (!fresh)
    return NULL;
  memcpy(fresh->at, from->at, n * sizeof from->at[0]);
  fresh->head.n = n;
  for (uint16_t i = 0; i < n; i++)
    wooli_take_ref(&fresh->at[i].child->refs);
  return &fresh->head;
}

/* Makes *link the only reference to its node. */
static bool own_node(node **link, unsigned level) {
  node *old = *link;
  if (is_exclusive(&old->refs))
    return true;
  node *fresh = level ? copy_inner(as_inner(old)) : copy_leaf(as_leaf(old));
  if (!fresh)
    return false;
  *link = fresh;
  node_unref(old, level);
  return true;
}

static wooli_map *new_map(node *root, unsigned depth) {
  wooli_map *map = malloc(sizeof *map);
  if (!map)
    return NULL;
  atomic_init(&map->refs, 1);
  map->depth = depth;
  map->n = 0;
  map->n_encoded = 0;
  map->root = root;
  return map;
}

static bool own_map(wooli_map **link) {
  wooli_map *old = *link;
  if (old && is_exclusive(&old->refs))
    return true;
  leaf *root = old ? NULL : new_leaf(FIRST_LEAF_CAPACITY);
  if (!old && !root)
    return false;
  wooli_map *fresh =
      old ? new_map(old->root, old->depth) : new_map(&root->head, 0);
  if (!fresh) {
    free(root);
    return false;
  }
  if (old) {
    wooli_take_ref(&old->root->refs);
    fresh->n = old->n;
    fresh->n_encoded = old->n_encoded;
    wooli_map_unref(old);
  }
  *link = fresh;
  return true;
}

/* ---- writing: the tree ---- */

/* A full node gives its right part to a new one. If what is to come goes to
 * the end, as variables mostly do, it gives little or nothing. */
static node *split(node *full, unsigned level, bool at_end, uint64_t *out_id) {
  if (level) {
    inner *from = as_inner(full), *to = new_inner();
    if (!to)
      return NULL;
    uint16_t keep = at_end ? WOOLI_MAP_FANOUT - 1 : WOOLI_MAP_FANOUT / 2;
    to->head.n = (uint16_t)(full->n - keep);
    memcpy(to->at, from->at + keep, to->head.n * sizeof to->at[0]);
    full->n = keep;
    *out_id = to->at[0].id;
    return &to->head;
  }
  leaf *from = as_leaf(full), *to = new_leaf(WOOLI_MAP_FANOUT);
  if (!to)
    return NULL;
  uint16_t keep = at_end ? WOOLI_MAP_FANOUT : WOOLI_MAP_FANOUT / 2;
  to->head.n = (uint16_t)(full->n - keep);
  memcpy(to->at, from->at + keep, to->head.n * sizeof to->at[0]);
  full->n = keep;
  if (to->head.n)
    *out_id = to->at[0].var->id;
  return &to->head;
}

static bool is_full(const node *any) {
  return any->n == WOOLI_MAP_FANOUT;
}

static bool goes_to_end(node *any, unsigned level, uint64_t id) {
  if (level)
    return child_of(as_inner(any), id) + 1 == any->n;
  return place_of(as_leaf(any), id) == any->n;
}

/* Splits the child, which is full; the parent has room. */
static bool split_child(inner *parent, uint16_t i, unsigned level,
                        uint64_t id) {
  node *child = parent->at[i].child;
  uint64_t right_id = id;
  node *right = split(child, level, goes_to_end(child, level, id), &right_id);
  if (!right)
    return false;
  memmove(&parent->at[i + 2], &parent->at[i + 1],
          (size_t)(parent->head.n - i - 1) * sizeof parent->at[0]);
  parent->at[i + 1] = (branch){right_id, right};
  parent->head.n++;
  return true;
}

static bool raise_root(wooli_map *map) {
  if (map->depth == WOOLI_MAP_MAX_DEPTH)
    return false;
  inner *root = new_inner();
  if (!root)
    return false;
  root->at[0] = (branch){0, map->root};
  root->head.n = 1;
  map->root = &root->head;
  map->depth++;
  return true;
}

static bool grow_leaf(node **link) {
  leaf *old = as_leaf(*link);
  if (old->head.n < old->head.capacity)
    return true;
  uint16_t capacity = (uint16_t)(old->head.capacity * 2);
  leaf *grown = realloc(old, sizeof *old + capacity * sizeof old->at[0]);
  if (!grown)
    return false;
  grown->head.capacity = capacity;
  *link = &grown->head;
  return true;
}

/* Puts a MISSING binding for the variable into a leaf with room. */
static void insert(leaf *in, wool_var *var) {
  uint16_t i = place_of(in, var->id);
  memmove(&in->at[i + 1], &in->at[i],
          (size_t)(in->head.n - i) * sizeof in->at[0]);
  in->at[i] = (wooli_binding){wooli_var_ref(var), {NULL, WOOLI_MISSING}};
  in->head.n++;
}

/* Owns the way down to the variable's leaf. With `room`, splits what is full
 * on the way; every step leaves a map that maps the same. */
static node **own_path(wooli_map *map, uint64_t id, bool room) {
  if (!own_node(&map->root, map->depth))
    return NULL;
  if (room && is_full(map->root) && !raise_root(map))
    return NULL;
  node **link = &map->root;
  for (unsigned level = map->depth; level; level--) {
    inner *in = as_inner(*link);
    uint16_t i = child_of(in, id);
    if (!own_node(&in->at[i].child, level - 1))
      return NULL;
    if (room && is_full(in->at[i].child)) {
      if (!split_child(in, i, level - 1, id))
        return NULL;
      i = child_of(in, id);
    }
    link = &in->at[i].child;
  }
  return link;
}

wooli_slot *wooli_map_prepare(wooli_map **map, wool_var *var) {
  wooli_slot *place = *map ? try_hint_to_write(*map, var) : NULL;
  if (place)
    return place;
  if (!own_map(map))
    return NULL;
  bool is_new = !locate(*map, var);
  node **link = own_path(*map, var->id, is_new);
  if (!link || (is_new && !grow_leaf(link)))
    return NULL;
  if (is_new)
    insert(as_leaf(*link), var);
  return locate(*map, var);
}

wooli_slot wooli_map_bind(wooli_map *map, wool_var *var, wooli_slot slot) {
  return wooli_map_put(map, locate(map, var), slot);
}
