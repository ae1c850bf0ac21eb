/* Explanations: what `woolc explain` says of a code. */
#ifndef WOOL_IDL_EXPLAIN_H
#define WOOL_IDL_EXPLAIN_H

#include "idl/arena.h"
#include "idl/diag.h"

/** woolc_explanation is the section of docs/diagnostics.md about `code`, in
 * Markdown, without its heading: borrowed for good. It is empty if there is
 * none, which a test forbids. */
woolc_text woolc_explanation(woolc_code code);

#endif
