/* Output: files that are there whole or not at all. */
#ifndef WOOL_CODEGEN_CLI_OUTPUT_H
#define WOOL_CODEGEN_CLI_OUTPUT_H

#include "codegen/printer.h"
#include "idl/model.h"

/** woolc_handle_interrupts lets signals that end the process remove the file
 * that is being written. Those that are ignored stay so. */
void woolc_handle_interrupts(void);

/** woolc_write_file makes the directories that `path` needs, writes a file
 * beside it and renames that; a link stays, and the file behind it is replaced.
 * What is no file, a terminal or /dev/null, is written to. "-" is standard
 * output. NULL, or the reason of a failure, which names
 * the path and is the arena's. */
const char *woolc_write_file(woolc_arena *arena, const char *path,
                             const woolc_printer *text);

/** woolc_write_text does so with text that is no printer's. A file that is
 * there keeps its mode. */
const char *woolc_write_text(woolc_arena *arena, const char *path,
                             woolc_text text);

/** woolc_emit_depfile writes a rule for make: the outputs are made of every
 * file that the model was loaded from. Shipped schemas are no files. */
void woolc_emit_depfile(woolc_printer *out, const woolc_model *model,
                        const woolc_list *outputs);

#endif
