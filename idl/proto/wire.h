/* Wire: protobuf's encoding, read without copying. Every read is bounded. */
#ifndef WOOL_IDL_PROTO_WIRE_H
#define WOOL_IDL_PROTO_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "idl/arena.h"

/** woolc_wire is what is left of a message. */
typedef struct woolc_wire {
  const unsigned char *at;
  const unsigned char *end;
  bool is_bad; /* malformed; nothing more is read */
} woolc_wire;

/** woolc_wire_field is one that was read. */
typedef struct woolc_wire_field {
  uint32_t number;
  bool is_bytes;
  uint64_t value;   /* of a number of any kind */
  woolc_text bytes; /* borrowed, without a NUL */
} woolc_wire_field;

/** woolc_wire_of begins to read a message. */
woolc_wire woolc_wire_of(woolc_text bytes);

/** woolc_wire_next reads a field; false: the end, or it is malformed. Groups
 * are skipped. */
bool woolc_wire_next(woolc_wire *wire, woolc_wire_field *out);

/** woolc_wire_varint reads a number of a packed field. */
bool woolc_wire_varint(woolc_wire *wire, uint64_t *out);

#endif
