/* Declare: full names, and the messages that routines are made of. */
#ifndef WOOL_IDL_DECLARE_H
#define WOOL_IDL_DECLARE_H

#include "idl/model.h"

/** woolc_declare enters what a file declares into the model's symbols. */
void woolc_declare(woolc_model *model, woolc_file *file);

#endif
