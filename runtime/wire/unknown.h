/* Unknown fields: the bytes of what a message's table does not know, kept in
 * the message (WOOL_MESSAGE_KEEPS_UNKNOWN) and written behind its own fields.
 */
#ifndef WOOLI_WIRE_UNKNOWN_H
#define WOOLI_WIRE_UNKNOWN_H

#include <wool/generated.h>

/* Where the bytes of one decoding come from. */
typedef struct wooli_unknown_source {
  wool_bytes input; /* of the outermost message */
  bool input_lasts; /* as long as the message: it may be viewed */
  wool_arena *arena;
} wooli_unknown_source;

/* Appends `run`, a part of the input, to what is kept: as a view while it is
 * one run of an input that lasts, else in the arena. False if that is
 * exhausted. */
bool wooli_unknown_append(const wooli_unknown_source *source,
                          wool_bytes *unknown, wool_bytes run);

/* The same for a varint field that comes from elsewhere, such as a packed
 * one. */
bool wooli_unknown_append_varint(const wooli_unknown_source *source,
                                 wool_bytes *unknown, uint32_t number,
                                 uint64_t value);

#endif
