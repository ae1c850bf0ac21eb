/* The value types of generated variables: scalars keep their bits in the value
 * pointer, strings and bytes are blobs, messages are boxed copies. */
#ifndef WOOLI_WIRE_VALUE_TYPES_H
#define WOOLI_WIRE_VALUE_TYPES_H

#include "runtime/context/value.h"
#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  /* bytes that one value may take that no call pays for: of a variable that was
   * declared after its bytes had come */
  WOOLI_MAX_VALUE_MEMORY = 64 << 20
};

/* The type for a wool_kind; its variables have their wool_var_decl as
 * type_data. NULL for TOKEN. */
const wool_value_type *wooli_value_type_of(uint8_t kind);

/* Whether values of the type never change, and so neither does what they are on
 * the wire: those of generated variables, but not what others declare. */
bool wooli_value_type_is_fixed(const wool_value_type *type);

/* A message value: a deep copy with one reference; NULL if out of memory. */
void *wooli_message_value_new(const wool_message_type *type,
                              const void *message);

/* The message in such a value. */
const void *wooli_message_value(const void *value);

#ifdef __cplusplus
}
#endif
#endif
