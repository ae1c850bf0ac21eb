/* Check: the rules of the language, on a model whose names are resolved. */
#ifndef WOOL_IDL_CHECK_H
#define WOOL_IDL_CHECK_H

#include "idl/model.h"

/** woolc_check reports what breaks a rule and fills what the model says that
 * check fills. */
void woolc_check(woolc_model *model);

#endif
