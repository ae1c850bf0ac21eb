/* Values and options as .proto files and descriptors have them. */
#ifndef WOOL_CODEGEN_PROTO_VALUES_H
#define WOOL_CODEGEN_PROTO_VALUES_H

#include "codegen/printer.h"
#include "idl/model.h"

/** woolc_proto_scalar is a value as a .proto writes it: numbers, true, names of
 * enum values, strings in double quotes. */
const char *woolc_proto_scalar(woolc_arena *arena, const woolc_type *type,
                               const woolc_scalar *value);

/** woolc_proto_default is a default as a descriptor has it: strings as they
 * are, bytes with escapes. */
woolc_text woolc_proto_default(woolc_arena *arena, const woolc_type *type,
                               const woolc_scalar *value);

/** woolc_proto_string is a string in double quotes. */
const char *woolc_proto_string(woolc_arena *arena, woolc_text text);

/** woolc_list_limits appends what limits a value, as a .wool file says it; with
 * `of_presence` also what is said about its absence. */
void woolc_list_limits(woolc_list *list, const woolc_type *type,
                       const woolc_extra *extra, bool of_presence);

/** woolc_is_required says whether a field is `required` in a proto2 file. */
bool woolc_is_required(const woolc_field *field);

#endif
