/* Typed errors of calls: a google.rpc.Status in the status details, with the
 * error in an Any. */
#ifndef WOOLI_RPC_THROWN_H
#define WOOLI_RPC_THROWN_H

#include "runtime/rpc/call.h"

/* In a handler's Context, once it has returned: makes the details of the error
 * that it has thrown, if the call has failed with that.
 * Errors: WOOL_ERR_LIMIT if they are too long; as wooli_message_encode. */
wool_code wooli_thrown_encode(wool_call *call, wool_error *error);

/* At a client, once what came home is merged: decodes the error, if the call
 * has failed with one that its routine throws, and anchors its tokens. One that
 * does not decode, or breaks its limits, is not caught; its bytes can be read
 * all the same. */
void wooli_thrown_catch(wool_call *call);

#endif
