/* Client calls, as the files that make them up see them. */
#ifndef WOOLI_RPC_CLIENT_INTERNAL_H
#define WOOLI_RPC_CLIENT_INTERNAL_H

#include <assert.h>

#include "runtime/rpc/call.h"
#include "runtime/rpc/channel_internal.h"
#include "runtime/rpc/lineage.h"
#include "runtime/rpc/retry.h"

/* What a call of a streaming routine has besides. */
typedef struct wooli_client_stream_state {
  struct wooli_client_call *call; /* immutable */
  wooli_flow flow;
  wooli_stream_mark mark;
  bool told;      /* the peer has been told of the whole Context */
  bool ended_out; /* the owner has half-closed */
  bool has_events;
  wool_stream_events events; /* with has_events nothing waits */
  void *user_data;
  wool_arena *message_arena; /* of the message that was read last */
  wooli_parcel *parcel;      /* its bytes */
  wool_error failure;        /* why the owner gives the stream up */
  wooli_task pump_task;
  wooli_task fail_task;
  /* driver_only */
  wooli_due due;
  bool due_queued;
  bool wants_writable; /* a send was refused since */
} wooli_client_stream_state;

typedef enum wooli_client_state {
  CALL_NEW = 0, /* not started */
  CALL_ACTIVE,  /* handed to the loop */
  CALL_ENDED,   /* the outcome of the transport is known */
  CALL_READ,    /* context effects merged, response decoded */
  CALL_TOLD     /* and the callback has run */
} wooli_client_state;

typedef struct wooli_client_call {
  wool_call base;
  wool_channel *channel; /* a reference */
  atomic_uint refs;      /* the owner's, the loop's while active, a task's */
  atomic_int state;      /* wooli_client_state */
  int64_t timeout_ns;    /* -1: none */
  bool wait_for_ready;
  bool wait_for_ready_is_set; /* by the program */
  bool started;      /* not blocking: on a fork, maybe with a callback */
  bool independent;  /* of the handler that makes it */
  wooli_child child; /* of that handler's call */
  wool_call_callback callback;
  void *callback_data;
  const void *response;
  const wooli_method_config *config; /* what the channel's says; or NULL */
  /* loop_only */
  bool live;      /* begun, and its outcome is not known */
  bool has_begun; /* its first stream was opened */
  bool shows_headers;
  wooli_attempt first;
  wooli_retry retry;
  wooli_timer deadline;
  wooli_task start_task;
  wooli_task cancel_task;
  wooli_task free_task;
  atomic_bool cancel_posted;
  atomic_bool abandoned; /* freed by its owner: nobody wants the end */
  bool surplus;          /* the peer sent more than one message */
  bool from_peer;        /* the status is the peer's word */
  wooli_due due;
  char peer[128];
  /* of a stream */
  wooli_client_stream_state *streaming; /* in the arena, or NULL */
} wooli_client_call;

extern const wooli_call_vtable wooli_client_call_vtable;

/* The flow of a streaming call, else NULL. */
static inline wooli_flow *wooli_client_flow(const wooli_client_call *call) {
  return call->streaming ? &call->streaming->flow : NULL;
}

static inline wooli_client_call *wooli_client_of(const wool_call *call) {
  assert(call->vtable == &wooli_client_call_vtable); /* not a handler's */
  return (wooli_client_call *)(uintptr_t)call;
}

/* ---- client_call.c's, for streams ---- */

void wooli_client_hold(wooli_client_call *call);
void wooli_client_unref(wooli_client_call *call);

/* Gives the call its routine and Context, whose reference is taken over. A call
 * that fails here has its outcome, and is over. */
wool_code wooli_client_prepare(wooli_client_call *call,
                               const wool_method *method,
                               wool_context *context);

/* Encodes a message (NULL: the bare manifest) with all of the Context, if any
 * of it is to go, into the call's frame; the outcome is set on failure. */
void wooli_client_encode(wooli_client_call *call, const void *message);

/* Hands the call to the loop. */
void wooli_client_launch(wooli_client_call *call);

/* Cancels at the peer, and ends the call, if it is live. By the loop, in an
 * event or a timer. */
void wooli_client_fail(wooli_client_call *call, wool_code code,
                       const char *why);

/* The same, not in an event: the peer gets to know though nobody may drive. */
void wooli_client_stop(wooli_client_call *call, wool_code code,
                       const char *why);

/* The outcome is known, and all attempts are over. By the loop. */
void wooli_client_end(wooli_client_call *call);

/* What channel and config say of the call. */
size_t wooli_client_max_response_len(const wooli_client_call *call);
bool wooli_client_waits_for_ready(const wooli_client_call *call);

/* Compresses the message in the call's frame, if it is to be; the outcome is
 * set if it is too long then. */
void wooli_client_pack(wooli_client_call *call);

/* Whether the message in the call's frame may be sent.
 * Errors: WOOL_RESOURCE_EXHAUSTED. */
wool_code wooli_client_check_request_len(const wooli_client_call *call,
                                         wool_error *error);

/* Whether the transport is done with it. */
bool wooli_client_has_ended(const wooli_client_call *call);

/* ---- client_stream.c's, for calls; all by the loop ---- */

/* The stream is open: sends what waits. */
void wooli_client_stream_opened(wooli_attempt *attempt);
void wooli_client_stream_message(wooli_client_call *call, wool_bytes bytes,
                                 wool_compression encoding, void *block);
void wooli_client_stream_sent(wooli_attempt *attempt);
void wooli_client_stream_closed(wooli_client_call *call);

/* ---- client_stream.c's, for the table of a call ---- */

wool_code wooli_client_stream_send(wool_call *call, const void *message);
wool_code wooli_client_stream_recv(wool_call *call, const void **out_message);
wool_code wooli_client_stream_set_events(wool_call *call,
                                         const wool_stream_events *events,
                                         void *user_data);

#endif
