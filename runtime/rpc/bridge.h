/* Bridge: variables with a `header` and the metadata of that key, both ways
 * (docs/context.md). */
#ifndef WOOLI_RPC_BRIDGE_H
#define WOOLI_RPC_BRIDGE_H

#include "runtime/context/header.h"
#include "runtime/rpc/call.h"

enum {
  WOOLI_MAX_HEADER_VALUE_LEN = 4096 /* bytes, of a bridged value */
};

/* Adds the bound variables of call->context to the request's metadata, but for
 * keys that the application has set. What cannot be a metadata value is left
 * out with a warning, or fails if `strict`.
 * Errors: WOOL_ERR_NO_MEMORY; strict: WOOL_ERR_TYPE, WOOL_ERR_LIMIT. */
wool_code wooli_bridge_send(wool_call *call, bool strict, wool_error *error);

/* A variable that is bound for the time of one call. */
typedef struct wooli_bridged {
  struct wooli_bridged *next;
  wool_var *var;
  void *value; /* the call's arena holds it */
  wooli_slot under;
  bool is_paused;
  bool is_extra; /* nothing is bound below it */
} wooli_bridged;

/* Binds in call->context what the request's metadata says, where it says
 * something else than the Context. *out_bridged is to be given to
 * wooli_bridge_end in any case.
 * Errors: WOOL_ERR_NO_MEMORY; strict: WOOL_ERR_MALFORMED, WOOL_ERR_LIMIT. */
wool_code wooli_bridge_receive(wool_call *call, bool strict,
                               wooli_bridged **out_bridged, wool_error *error);

/* Takes it back where it is still bound: a header is of one request, and the
 * peer is not told as an effect of the call what it said itself. */
void wooli_bridge_end(wool_call *call, wooli_bridged **bridged);

/* The same for the time in which a message of a stream is encoded. */
void wooli_bridge_pause(wool_call *call, wooli_bridged *bridged);
void wooli_bridge_resume(wool_call *call, wooli_bridged *bridged);

#endif
