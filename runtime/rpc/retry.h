/* Retries and hedging: which attempts a call makes, and which of them is the
 * one whose outcome counts (gRPC proposal A6; docs/retries.md). Everything here
 * is the loop's, unless it says otherwise. */
#ifndef WOOLI_RPC_RETRY_H
#define WOOLI_RPC_RETRY_H

#include "runtime/rpc/attempt.h"
#include "runtime/rpc/engine.h"
#include "runtime/rpc/service_config.h"

enum {
  /* bytes of messages that are kept for attempts to come: of a call, and of
   * all calls of a channel (A6's per_rpc_buffer_limit and retry_buffer_size) */
  WOOLI_MAX_CALL_RETRY_LEN = 262144,
  WOOLI_MAX_CHANNEL_RETRY_LEN = 16777216
};

/* A request that never left is sent anew at once the first time; then after
 * this, twice as long each time up to the second, so that nothing spins. */
#define WOOLI_UNSENT_DELAY_FIRST_NS INT64_C(1000000)
#define WOOLI_UNSENT_DELAY_MAX_NS   INT64_C(1000000000)

/* A6: a backoff is between 0.8 and 1.2 of what it should be. */
#define WOOLI_RETRY_JITTER 0.2

typedef struct wooli_retry {
  const wooli_attempt_policy *policy; /* NULL: none, or not any more */
  wooli_attempt *winner; /* the one to have its way: no other will be made */
  wooli_attempt *failed; /* whose outcome stands if no better one comes */
  wooli_attempt *hedges[WOOLI_MAX_ATTEMPTS - 1]; /* beside the first */
  unsigned n_hedges;
  unsigned n_attempts; /* that count, of all */
  unsigned n_backoffs; /* in a row, since the peer last said when */
  unsigned n_unsent;
  bool was_refused; /* and has used its one transparent retry */
  bool no_more;     /* hedges */
  wooli_timer next; /* the next hedge */
  size_t kept_len;  /* what the channel's count has of this call */
  wooli_due flush;  /* the losers' ends, to their peers */
} wooli_retry;

/* Begins the call's first attempt, or its first ones. */
void wooli_retry_begin(struct wooli_client_call *call);

/* What happens to attempts. */
void wooli_retry_headers(wooli_attempt *attempt);
/* False: the message was kept back, as it decides nothing. */
bool wooli_retry_message(wooli_attempt *attempt, wool_bytes bytes);
void wooli_retry_ended(wooli_attempt *attempt, const wooli_status *status);

/* The attempt has taken a message to send: what is kept has grown. */
void wooli_retry_kept(wooli_attempt *attempt);

/* Ends all attempts that are live, without an outcome. */
void wooli_retry_cancel_all(struct wooli_client_call *call);

/* The call has ended: nothing is kept, nothing will fire. */
void wooli_retry_cleanup(struct wooli_client_call *call);

/* Calls `each` for all attempts there are. */
void wooli_retry_each(struct wooli_client_call *call,
                      void (*each)(wooli_attempt *attempt));

#endif
