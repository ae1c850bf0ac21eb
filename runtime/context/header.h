/* Variables that are bridged to plain metadata: which there are, and how one is
 * bound for the time of one call without anybody having set it. What the
 * metadata says is not the context layer's business (runtime/rpc/bridge.h). */
#ifndef WOOLI_CONTEXT_HEADER_H
#define WOOLI_CONTEXT_HEADER_H

#include "runtime/context/var.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The declared variables that have a header, by (namespace, name) and linked by
 * wooli_header_next; NULL if there is none. It only ever grows. Threads: any.
 */
wool_var *wooli_header_first(void);
wool_var *wooli_header_next(const wool_var *var);

/* Adds a variable whose declaration is complete; with the registry's lock
 * held. */
void wooli_header_add(wool_var *var);

/* Binds the variable in a Context that nobody runs in: no token, no chain, no
 * version, and so nothing to tell a peer. Takes over `slot`, and gives what was
 * there, MISSING if nothing, as a reference. False if out of memory, and then
 * `slot` stays with the caller. */
bool wooli_context_lay_over(wool_context *context, wool_var *var,
                            wooli_slot slot, wooli_slot *out_under);

/* Notes that one variable more, or less, is bound by metadata only: what nobody
 * has set arms no Context. */
void wooli_context_count_laid_over(wool_context *context, bool more);

/* Puts `under` back, taking it over, if what was laid over it is what the
 * variable is bound to now; else leaves the binding alone and `under` with the
 * caller, and returns false. */
bool wooli_context_lift(wool_context *context, wool_var *var,
                        const void *laid_over, wooli_slot under);

#ifdef __cplusplus
}
#endif
#endif
