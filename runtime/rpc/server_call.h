/* Server calls, as the files that make them up see them. */
#ifndef WOOLI_RPC_SERVER_CALL_H
#define WOOLI_RPC_SERVER_CALL_H

#include "runtime/rpc/bridge.h"
#include "runtime/rpc/call.h"
#include "runtime/rpc/flow.h"
#include "runtime/rpc/lineage.h"
#include "runtime/rpc/server_internal.h"

typedef enum wooli_server_state {
  CALL_RECEIVING = 0,
  CALL_QUEUED,  /* its job is ready or at work, or it was left open */
  CALL_ANSWERED /* finish was called, or the stream is gone */
} wooli_server_state;

/* What a call of a streaming routine has besides. */
typedef struct wooli_server_stream_state {
  struct wooli_server_call *call; /* immutable */
  wooli_flow flow;
  wool_arena *message_arena; /* of the message that was read last */
  wooli_parcel *parcel;      /* its bytes */
  atomic_bool has_events;    /* the handler's reads and writes do not wait */
  bool is_left_open; /* the handler has returned, and the call goes on */
  wool_stream_events events;
  void *user_data;
  atomic_bool end_called; /* wool_call_end was, with: */
  wool_code end_code;
  atomic_bool wants_writable; /* a write was refused since */
  wooli_task pump_task;
  wooli_task end_task;
  /* of the shard's owner */
  wooli_outlet outlet;
  atomic_bool end_requested; /* or of its job, while that is at work */
  bool began;                /* events were looked for once */
  bool events_due;           /* once the job at work is done */
  bool told_end;             /* the events have run since the stream was gone */
  bool finishing;            /* trailers follow what waits */
  bool headers_sent;
} wooli_server_stream_state;

typedef struct wooli_server_call {
  wool_call base;
  wooli_lane *lane;
  wooli_route *route;
  bool announced;     /* the peer reads manifests */
  bool sent_manifest; /* and has sent one */
  const char *peer;   /* in the arena */
  const char *identity;
  wooli_stream_mark mark; /* what the peer knows of the Context */
  size_t mounted;         /* bytes that the request's manifest took */
  bool cached;            /* the Context is the cache's, or shall be */
  bool was_put;           /* into the cache */
  bool has_response;      /* the frame holds a message to send */
  bool concluded;         /* the handler is done, and the response encoded */
  void *response;         /* what the handler fills, in the arena */
  wool_context *spare;    /* an unarmed one to use, or NULL */
  wooli_bridged *bridged; /* what the request's headers have bound */
  wooli_lineage lineage;  /* of the calls that the handler makes */
  wooli_server_stream_state *streaming; /* in the arena, or NULL */
  /* of the shard's owner */
  bool at_work;                /* its job is queued or runs */
  wooli_server_stream *stream; /* NULL once it has closed */
  wooli_server_state state;
  wooli_timer deadline;
  wooli_job job;
} wooli_server_call;

/* ---- server_call.c's, for streams ---- */

/* Encodes what a message has to tell (NULL: the bare manifest) into the frame;
 * *out_empty: there is nothing to send. By the handler. */
wool_code wooli_server_encode(wooli_server_call *call, const void *message,
                              wool_arena *arena, bool *out_empty,
                              wool_error *error);

/* Takes in what came with a message. */
wool_code wooli_server_merge(wooli_server_call *call, wooli_arrival *arrival,
                             wool_arena *arena, wool_error *error);

/* What a handler has returned becomes the outcome. */
void wooli_server_take_outcome(wooli_server_call *call, wool_code code);

/* Queues the call's job. By the shard's owner. */
void wooli_server_queue(wooli_server_call *call);

/* Sends trailers. By the shard's owner. */
void wooli_server_finish(wooli_server_call *call);

/* ---- server_stream.c's, for calls ---- */

/* Makes the call one of a streaming routine; false if out of memory. */
bool wooli_server_stream_init(wooli_server_call *call);

/* By the shard's owner. */
bool wooli_server_stream_message(wooli_server_call *call, wool_bytes bytes);
void wooli_server_stream_half_closed(wooli_server_call *call);
void wooli_server_stream_sent(wooli_server_call *call);
void wooli_server_stream_closed(wooli_server_call *call);
/* Whether something written is still on its way out. */
bool wooli_server_stream_is_sending(const wooli_server_call *call);
/* The trailers are said already: the handler reads that the peer is gone. */
void wooli_server_stream_abandon(wooli_server_call *call);
/* Sends what waits, with the last frame if there is one, and the trailers. */
void wooli_server_stream_answer(wooli_server_call *call);
/* After a job: goes on with what has come meanwhile. */
void wooli_server_stream_idle(wooli_server_call *call);

/* In the job of a call that was left open: runs its events; whether it is over
 * now. */
bool wooli_server_stream_run_events(wooli_server_call *call);

/* ---- server_stream.c's, for the table of a call ---- */

wool_code wooli_server_stream_send(wool_call *call, const void *message);
wool_code wooli_server_stream_recv(wool_call *call, const void **out_message);
wool_code wooli_server_stream_set_events(wool_call *call,
                                         const wool_stream_events *events,
                                         void *user_data);

static inline wooli_server_call *wooli_server_call_of(wool_call *call) {
  return (wooli_server_call *)call;
}

#endif
