/* How everything is spelled in C. Nothing else in this directory makes a name.
 * docs/language.md, "Names in C", states the rules. */
#ifndef WOOL_CODEGEN_C_NAMES_H
#define WOOL_CODEGEN_C_NAMES_H

#include "idl/model.h"

/** woolc_spell gives every declaration and field of the model its C name, and
 * reports what has no name of its own. The model is free of errors. */
void woolc_spell(woolc_model *model);

/** woolc_c_name is the C name of a declaration: its full name with '_' for
 * '.'; everything made for it is this name with something behind it. */
const char *woolc_c_name(const woolc_decl *decl);

/** woolc_c_spelling is what woolc_c_name will be, of a declaration that has a
 * full name; the model may have errors. Ownership: the arena's. */
const char *woolc_c_spelling(woolc_arena *arena, const woolc_decl *decl);

/** woolc_has_functions says whether a message has functions in the header:
 * those made for routines and maps have none. */
bool woolc_has_functions(const woolc_message *message);

/** woolc_c_table is the variable that describes a message. */
const char *woolc_c_table(woolc_arena *arena, const woolc_message *message);

/** woolc_is_builtin says whether the runtime has the C of what a file declares,
 * but for the description of the file. */
bool woolc_is_builtin(const woolc_file *file);

/** woolc_c_member is the member of a struct that holds a field. */
const char *woolc_c_member(const woolc_field *field);

/** woolc_keeps_unknown says whether a message has a member `unknown_fields`:
 * those made for routines and maps have none. */
bool woolc_keeps_unknown(const woolc_message *message);

/** woolc_c_oneof is the member of a struct that holds a oneof. */
const char *woolc_c_oneof(woolc_arena *arena, const woolc_oneof *oneof);

/** woolc_c_param is the parameter that an argument becomes. */
const char *woolc_c_param(woolc_arena *arena, const woolc_field *field);

/** woolc_c_handler is the member of the handlers that serves a routine. */
const char *woolc_c_handler(woolc_arena *arena, const woolc_routine *routine);

/** woolc_c_local is a name for a local variable beside the parameters that a
 * message is passed in: `wanted`, or with '_' behind it if one has that name.
 */
const char *woolc_c_local(woolc_arena *arena, const woolc_signature *inputs,
                          const char *wanted);

/** woolc_c_guard is the include guard of a file's header. */
const char *woolc_c_guard(woolc_arena *arena, const woolc_file *file);

/** woolc_c_file is the variable that describes a file: its guard in small
 * letters. */
const char *woolc_c_file(woolc_arena *arena, const woolc_file *file);

/** woolc_stem is a file's name without ".wool". */
const char *woolc_stem(woolc_arena *arena, const woolc_file *file);

/** woolc_has_flag says whether a field has a `has_…` member. */
bool woolc_has_flag(const woolc_field *field);

#endif
