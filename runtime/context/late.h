/* Late values: bytes that came for a variable before it was declared here. */
#ifndef WOOLI_CONTEXT_LATE_H
#define WOOLI_CONTEXT_LATE_H

#include "runtime/context/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Gives the value that a slot stands for, borrowed from it; decodes it if it
 * came before the declaration. May run the type's decode function: no lock may
 * be held.
 * Errors: WOOL_ERR_LOOKUP if there is none: MISSING, not declared, or bytes
 * that do not decode, of which the first look warns; WOOL_ERR_NO_MEMORY, and
 * then a later look tries again. */
wool_code wooli_slot_look(wool_var *var, wooli_slot slot, void **out_value);

/* Whether the slot counts as a value: all but MISSING and what a declared
 * variable cannot decode. May decode, as wooli_slot_look. */
bool wooli_slot_is_bound(wool_var *var, wooli_slot slot);

/* Whether both hold equal values; likewise. Neither may be MISSING. */
bool wooli_slot_equal(wool_var *var, wooli_slot a, wooli_slot b);

/* The slot as it is to be sent: the value if the bytes were decoded, as the
 * tokens in it may have been used since. Borrowed. */
wooli_slot wooli_slot_settled(wooli_slot slot);

/* Notes that the bytes were mounted in a ledger's Context, where the tokens in
 * them will be anchored. Only before anybody else has the slot. */
void wooli_slot_mount(wooli_slot slot, wooli_ledger *ledger);

#ifdef __cplusplus
}
#endif
#endif
