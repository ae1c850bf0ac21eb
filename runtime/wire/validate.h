/* The limits that a schema sets (wool_field_extra): of messages, and of what
 * variables hold. */
#ifndef WOOLI_WIRE_VALIDATE_H
#define WOOLI_WIRE_VALIDATE_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call does with each message: WOOL_OK if it keeps its limits, or has
 * none; else `code`, unless it cannot be told (WOOL_ERR_LIMIT of depth,
 * WOOL_ERR_NO_MEMORY). */
static inline wool_code wooli_message_check(const wool_message_type *type,
                                            const void *message, wool_code code,
                                            wool_error *error) {
  if (!(type->flags & WOOL_MESSAGE_HAS_RULES))
    return WOOL_OK;
  wool_code rc = wool_message_validate(type, message, error);
  if (rc == WOOL_INVALID_ARGUMENT) {
    rc = code;
    if (error && error->code == WOOL_INVALID_ARGUMENT)
      error->code = code;
  }
  return rc;
}

/* The same for what a variable is to hold; `value` is where it lies, as a
 * member would (wool_kind), of MESSAGE the message itself.
 * Errors: WOOL_ERR_MALFORMED, else as wool_message_validate. */
wool_code wooli_var_check(const wool_var_decl *decl, const void *value,
                          wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
