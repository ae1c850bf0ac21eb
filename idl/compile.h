/* Compile: files to a checked model. The only entry to this directory that a
 * back end needs besides the model itself. */
#ifndef WOOL_IDL_COMPILE_H
#define WOOL_IDL_COMPILE_H

#include "idl/model.h"

/** woolc_model_init makes an empty compilation. `loader` is copied. */
void woolc_model_init(woolc_model *model, const woolc_loader *loader,
                      void (*no_memory)(void));

/** woolc_model_cleanup releases all that the compilation made. */
void woolc_model_cleanup(woolc_model *model);

/** woolc_load reads a file by the name an import would use, and its imports;
 * NULL: reported. The same name gives the same file. */
woolc_file *woolc_load(woolc_model *model, const char *name);

/** woolc_analyse resolves and checks everything loaded. It returns whether the
 * model is free of errors. */
bool woolc_analyse(woolc_model *model);

/** woolc_is_import_name says whether `name` can be the name of a file: relative
 * without `.` and `..`, with '/' between parts, ending in ".wool". */
bool woolc_is_import_name(const char *name);

#endif
