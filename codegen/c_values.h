/* Values in C: literals, and the options of fields as the tables have them. */
#ifndef WOOL_CODEGEN_C_VALUES_H
#define WOOL_CODEGEN_C_VALUES_H

#include "codegen/printer.h"
#include "idl/model.h"

/** woolc_c_string is a string literal, broken into pieces where it is long. */
const char *woolc_c_string(woolc_arena *arena, woolc_text text);

/** woolc_c_number is a scalar as an expression of its type. */
const char *woolc_c_number(woolc_arena *arena, woolc_kind kind, uint64_t bits);

/** woolc_shortest_real is a DOUBLE or FLOAT in as few digits as protobuf
 * writes: "1.5", "1e+20", "inf", "nan". */
const char *woolc_shortest_real(woolc_arena *arena, woolc_kind kind,
                                double value);

/** woolc_list_field_extra appends the members of a field's `extra`: none if
 * there is nothing to say. */
void woolc_list_field_extra(woolc_list *list, const woolc_message *message,
                            const woolc_field *field);

/** woolc_list_var_extra does so for a context variable. */
void woolc_list_var_extra(woolc_list *list, const woolc_var *var);

#endif
