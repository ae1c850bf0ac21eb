/* Breaking: what a change of a schema does to those who use the schema as it
 * was. Two kinds of harm are told apart:
 *
 *   wire    programs that were built from the old schema and from the new one
 *           misunderstand each other: reported as an error
 *   source  they understand each other, but code that was written against the
 *           old schema's generated C, or its JSON, has to change: a warning
 *
 * The rules are protobuf's (https://protobuf.dev/programming-guides/proto3/
 * #updating), with those of context variables and typed errors. */
#ifndef WOOL_IDL_BREAKING_BREAKING_H
#define WOOL_IDL_BREAKING_BREAKING_H

#include "idl/model.h"

/** woolc_breaking looks what became of the declarations of a file, and reports
 * to the sink of `new_model`. Both models are checked. A declaration that moved
 * to another file of its package is the same one. Findings point into both. */
void woolc_breaking(woolc_model *old_model, woolc_file *old_file,
                    woolc_model *new_model);

#endif
