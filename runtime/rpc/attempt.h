/* Attempts: the streams that one call tries its luck with. Everything here is
 * the loop's. */
#ifndef WOOLI_RPC_ATTEMPT_H
#define WOOLI_RPC_ATTEMPT_H

#include "runtime/rpc/flow.h"
#include "runtime/wire/metadata.h"

typedef struct wooli_attempt {
  struct wooli_client_call *call; /* immutable */
  wooli_client_stream *stream;    /* NULL: not open, or over */
  wooli_timer again;              /* opens it anew */
  wooli_outlet outlet;            /* of a streaming call */
  unsigned previous;              /* attempts before it that count */
  wool_metadata *request;         /* that says so; NULL: not made yet */
  /* The response: shown to the caller if this attempt's is the outcome. */
  wool_metadata initial;
  wool_metadata trailing;
  wool_bytes incoming; /* in the call's arena */
  wool_compression incoming_encoding;
  bool has_incoming;
  bool surplus;     /* the peer sent more than one message */
  bool has_headers; /* a response has begun */
} wooli_attempt;

/* Makes the embedder's zeroed struct an attempt that has not begun. */
void wooli_attempt_init(wooli_attempt *attempt, struct wooli_client_call *call);

/* Opens a stream and has it send what the call has to say, now; false if out of
 * memory. */
bool wooli_attempt_open(wooli_attempt *attempt);

/* The same, from the beginning, at a time on the loop's clock. Without memory
 * the call ends then. */
void wooli_attempt_open_at(wooli_attempt *attempt, int64_t due_ns);

/* Whether it is under way, or will be. */
/* Why it waits for a peer; "" if it does not, or nothing is known. */
const char *wooli_attempt_trouble(const wooli_attempt *attempt);

bool wooli_attempt_is_live(const wooli_attempt *attempt);

/* Resets it, at the peer too, if it is live. */
void wooli_attempt_cancel(wooli_attempt *attempt);

#endif
