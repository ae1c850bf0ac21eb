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

/** woolc_print_members appends the members of a message's struct, with their
 * comments if that is in a header. */
void woolc_print_members(woolc_printer *out, const woolc_message *message);

/** woolc_c_doc is the comment of a field: the schema's words, and its limits;
 * or NULL. */
const char *woolc_c_doc(woolc_arena *arena, const woolc_field *field);

/** woolc_list_inputs appends the parameters that a message is passed in: its
 * fields, or `message_name` for one that is a message. */
void woolc_list_inputs(woolc_list *list, const woolc_signature *signature,
                       const char *message_name);

/** woolc_list_outputs appends those that it is got by: as a client gets them,
 * or as a handler fills them. */
void woolc_list_outputs(woolc_list *list, const woolc_signature *signature,
                        bool is_handler, const char *message_name);

/** woolc_list_arguments appends the parameters of a routine's arguments, and
 * woolc_list_results those of its results; nothing for a stream. */
void woolc_list_arguments(woolc_list *list, const woolc_routine *routine);
void woolc_list_results(woolc_list *list, const woolc_routine *routine,
                        bool is_handler);

/** woolc_is_pointed says whether a field is one message behind a pointer. */
bool woolc_is_pointed(const woolc_field *field);

#endif
