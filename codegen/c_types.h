/* Types, members and parameters in C: what header and source agree on. */
#ifndef WOOL_CODEGEN_C_TYPES_H
#define WOOL_CODEGEN_C_TYPES_H

#include "codegen/printer.h"
#include "idl/model.h"

/** woolc_c_value is the C type of one value: "uint32_t", "wool_str", the name
 * of a struct. For a token it is "wool_token *", with its star. */
const char *woolc_c_value(const woolc_type *type);

/** woolc_c_pad is what stands between a type and a name: "" behind a star. */
const char *woolc_c_pad(const char *type);

/** woolc_print_members appends the members of a struct that hold a field. */
void woolc_print_members(woolc_printer *out, const woolc_field *field);

/** woolc_list_arguments appends the parameters of a routine's arguments. */
void woolc_list_arguments(woolc_list *list, const woolc_routine *routine);

/** woolc_list_results appends those of its results: as a client gives them, or
 * as a handler gets them. */
void woolc_list_results(woolc_list *list, const woolc_routine *routine,
                        bool is_handler);

/** woolc_is_pointed says whether a field is one message behind a pointer. */
bool woolc_is_pointed(const woolc_field *field);

#endif
