/* Interned names: equal text is the same pointer, and a name carries a slot
 * for what it means, so that a look-up is one hash and no second table. */
#ifndef WOOL_IDL_NAMES_H
#define WOOL_IDL_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "idl/arena.h"

/** woolc_name is one distinct text of a table. */
typedef struct woolc_name {
  struct woolc_name *next; /* in the order they were added */
  const char *text;        /* NUL-terminated */
  void *slot;              /* the table's owner says what it is */
  uint32_t hash;
  uint32_t len;
  uint16_t keyword; /* woolc_keyword, 0: none */
} woolc_name;

/** woolc_names is a table of them. */
typedef struct woolc_names {
  woolc_arena *arena;
  woolc_name **slots;
  size_t n_slots; /* a power of two */
  size_t count;
  woolc_name *first;
  woolc_name *last;
} woolc_names;

/** woolc_names_init makes an empty table whose memory is the arena's. */
void woolc_names_init(woolc_names *names, woolc_arena *arena);

/** woolc_names_add finds or adds a text. */
woolc_name *woolc_names_add(woolc_names *names, const char *text, size_t len);

/** woolc_names_find gives NULL where woolc_names_add would add. */
woolc_name *woolc_names_find(const woolc_names *names, const char *text,
                             size_t len);

#endif
