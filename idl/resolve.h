/* Resolve: gives every declaration its full name, makes the messages of
 * routines, and finds what every use of a name means. */
#ifndef WOOL_IDL_RESOLVE_H
#define WOOL_IDL_RESOLVE_H

#include "idl/model.h"

/** woolc_resolve works on all files of the model. */
void woolc_resolve(woolc_model *model);

/** woolc_lookup finds what `path` means inside `scope` (a full name): it tries
 * the innermost scope first. A declaration is wanted if `kinds` has the bit of
 * its kind; if only others have the name, the first of them is given. */
woolc_decl *woolc_lookup(woolc_model *model, const char *scope,
                         const char *path, unsigned kinds);

#define WOOLC_KIND_BIT(kind) (1u << (kind))

#endif
