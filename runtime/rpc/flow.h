/* Flow: the messages of a streaming call on their way between the loop and the
 * thread that reads and writes them. */
#ifndef WOOLI_RPC_FLOW_H
#define WOOLI_RPC_FLOW_H

#include <pthread.h>
#include <wool/arena.h>
#include <wool/base.h>

#include "runtime/context/value.h"
#include "runtime/transport/transport.h"

enum {
  /* bytes that wait to be sent before a writer has to */
  WOOLI_FLOW_MAX_OUT_LEN = 65536,
  /* bytes: a message of this length is not copied where its memory may be
   * taken over */
  WOOLI_FLOW_TAKE_LEN = 4096
};

/* One message as it is on the wire: at the beginning of a block of memory whose
 * rest, from WOOLI_MESSAGE_ROOM on, it views. */
typedef struct wooli_parcel {
  struct wooli_parcel *next;
  wool_bytes head; /* of what is sent: goes first */
  wool_bytes body;
  size_t len; /* of both */
  wool_compression encoding;
  bool of_libc; /* whatever the flow's allocator is */
} wooli_parcel;

typedef struct wooli_parcels {
  wooli_parcel *first;
  wooli_parcel **last;
  size_t len; /* bytes, of all */
} wooli_parcels;

/* How far a stream has come with the messages that were written. A client's
 * call may have several, one for each attempt that is under way. */
typedef struct wooli_outlet {
  wooli_parcel *last; /* taken last; NULL: none of those that are kept */
  bool lends;         /* the transport borrows it */
  bool end_sent;
  size_t n_taken; /* messages */
} wooli_outlet;

typedef struct wooli_flow {
  const wool_allocator *allocator; /* immutable */
  /* locked */
  pthread_mutex_t lock;
  pthread_cond_t changed; /* for a thread that waits without the loop */
  wooli_parcels in;       /* received, not read yet */
  wooli_parcels out;      /* written, not sent yet */
  bool in_ended;          /* nothing more comes */
  bool out_ended;         /* nothing more is written */
  bool closed;            /* the stream is gone */
  bool task_posted;       /* the loop has been asked to pump */
  size_t to_consume;      /* bytes of window to give back, prefixes counted */
  /* loop_only */
  wooli_parcels taken; /* by an outlet: lent, or kept for another one */
  bool keeps;          /* what was sent is kept, for outlets to come */
} wooli_flow;

void wooli_flow_init(wooli_flow *flow, const wool_allocator *allocator);
void wooli_flow_cleanup(wooli_flow *flow);

/* ---- by the loop ---- */

/* Queues a message that came; false if out of memory. `block` is the memory
 * that it lies in, behind WOOLI_MESSAGE_ROOM bytes, of the flow's allocator;
 * NULL: it is borrowed. Ownership: `block` is taken in any case. */
bool wooli_flow_receive(wooli_flow *flow, wool_bytes bytes,
                        wool_compression encoding, void *block);

/* The other side has ended its messages. */
void wooli_flow_end_in(wooli_flow *flow);

/* The stream is gone: what was to be sent is dropped, what came stays. */
void wooli_flow_close(wooli_flow *flow);

/* The task that was posted after wooli_flow_ask runs. */
void wooli_flow_asked(wooli_flow *flow);

/* What the loop has to do now. */
typedef struct wooli_flow_work {
  size_t consume; /* for the transport's consume, if has_consume */
  bool has_consume;
  wooli_outgoing message; /* to be sent, if has_message */
  bool has_message;
  bool end; /* with the message: none follows; alone: half-close */
} wooli_flow_work;

/* Takes what an outlet has to do; a message among it is borrowed until
 * wooli_flow_sent. */
wooli_flow_work wooli_flow_next_work(wooli_flow *flow, wooli_outlet *outlet);

/* The message has been taken over. */
void wooli_flow_sent(wooli_flow *flow, wooli_outlet *outlet);

/* There will be no other outlet than this one: what it has sent is dropped. */
void wooli_flow_settle(wooli_flow *flow, wooli_outlet *outlet);

/* Whether messages wait that no outlet has taken. */
bool wooli_flow_waits(wooli_flow *flow);

/* ---- by the thread that reads and writes; with the lock held ---- */

/* Takes the oldest message, which is the caller's to release, or NULL. */
wooli_parcel *wooli_flow_take(wooli_flow *flow);

/* Whether a reader need not wait, and whether a writer need not. */
bool wooli_flow_is_readable(const wooli_flow *flow);
bool wooli_flow_is_writable(const wooli_flow *flow);

/* ---- by that thread, without the lock ---- */

/* Queues a message to be sent; false if out of memory. Its bytes are those of
 * `buffer` from WOOLI_MESSAGE_ROOM on, which is taken over, and empty then, if
 * that is cheaper than a copy; NULL: they are not. */
bool wooli_flow_write(wooli_flow *flow, const wooli_outgoing *message,
                      wooli_buffer *buffer);
void wooli_flow_end_out(wooli_flow *flow);

/* Whether the loop is to be asked, by a task, to look at the flow: it has not
 * been asked yet, and the stream is not gone. */
bool wooli_flow_ask(wooli_flow *flow);

/* Makes the beginning of a block into the parcel of the `len` bytes behind
 * WOOLI_MESSAGE_ROOM. */
void wooli_parcel_init(wooli_parcel *parcel, size_t len,
                       wool_compression encoding);
void wooli_parcel_release(wooli_flow *flow, wooli_parcel *parcel);

#endif
