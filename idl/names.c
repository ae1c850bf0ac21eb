#include "idl/names.h"

#include <string.h>

enum {
  FIRST_SLOTS = 1024
};

static uint32_t hash_of(const char *text, size_t len) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < len; i++)
    hash = (hash ^ (uint8_t)text[i]) * 16777619u;
  return hash ^ hash >> 15;
}

void woolc_names_init(woolc_names *names, woolc_arena *arena) {
  memset(names, 0, sizeof *names);
  names->arena = arena;
  names->n_slots = FIRST_SLOTS;
  names->slots = woolc_arena_array(arena, names->n_slots, sizeof *names->slots);
}

static size_t slot_of(const woolc_names *names, const char *text, size_t len,
                      uint32_t hash) {
  size_t at = hash & (names->n_slots - 1);
  for (;; at = (at + 1) & (names->n_slots - 1)) {
    const woolc_name *name = names->slots[at];
    if (!name || (name->hash == hash && name->len == len &&
                  memcmp(name->text, text, len) == 0))
      return at;
  }
}

static void grow(woolc_names *names) {
  names->n_slots *= 2;
  names->slots =
      woolc_arena_array(names->arena, names->n_slots, sizeof *names->slots);
  for (woolc_name *name = names->first; name; name = name->next)
    names->slots[slot_of(names, name->text, name->len, name->hash)] = name;
}

woolc_name *woolc_names_add(woolc_names *names, const char *text, size_t len) {
  const uint32_t hash = hash_of(text, len);
  const size_t at = slot_of(names, text, len, hash);
  if (names->slots[at])
    return names->slots[at];

  woolc_name *name = woolc_arena_alloc(names->arena, sizeof *name + len + 1);
  char *copy = (char *)(name + 1);
  name->hash = hash;
  name->len = (uint32_t)len;
  memcpy(copy, text, len);
  name->text = copy;
  names->slots[at] = name;
  if (names->last)
    names->last->next = name;
  else
    names->first = name;
  names->last = name;
  if (++names->count > names->n_slots / 2)
    grow(names);
  return name;
}

woolc_name *woolc_names_find(const woolc_names *names, const char *text,
                             size_t len) {
  return names->slots[slot_of(names, text, len, hash_of(text, len))];
}
