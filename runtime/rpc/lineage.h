/* Lineage: calls that are made while a handler runs inherit what is left of its
 * deadline, and its cancellation (gRPC's propagation of both). */
#ifndef WOOLI_RPC_LINEAGE_H
#define WOOLI_RPC_LINEAGE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* One handler's call, as those that it makes know it; made for the first. */
typedef struct wooli_parent {
  atomic_uint refs;
  int64_t deadline_ns; /* immutable; INT64_MAX: none */
  /* locked */
  pthread_mutex_t lock;
  bool cancelled;
  bool over; /* the handler's call has ended: it has no say any more */
  struct wooli_child *first;
} wooli_parent;

/* What a handler's call has of it, zeroed at first. */
typedef struct wooli_lineage {
  int64_t deadline_ns;
  _Atomic(wooli_parent *) parent;
  atomic_bool cancelled;
} wooli_lineage;

/* What a call that was made has. The owner embeds it, zeroed. */
typedef struct wooli_child {
  wooli_parent *parent; /* a reference, or NULL */
  struct wooli_child *prev;
  struct wooli_child *next;
  bool is_linked; /* with the parent's lock */
  /* hold keeps the call, with the lock held; false if it is going already.
   * cancel cancels it and lets it go, without the lock. */
  bool (*hold)(struct wooli_child *child);
  void (*cancel)(struct wooli_child *child);
  struct wooli_child *doomed; /* in a list of those to cancel */
} wooli_child;

/* ---- the handler's thread ---- */

/* What this thread's calls inherit from; to be given back to
 * wooli_lineage_leave when the handler, or a callback, has run. */
typedef struct wooli_heritage {
  wooli_lineage *lineage;
  wooli_parent *parent;
} wooli_heritage;

wooli_heritage wooli_lineage_enter(wooli_lineage *lineage);

/* The same for a callback of a call: what it calls inherits from where that
 * call did. */
wooli_heritage wooli_lineage_enter_child(const wooli_child *child);

void wooli_lineage_leave(wooli_heritage before);

/* ---- a call that is made ---- */

/* Makes `child`, with its functions set, one of the handler that runs in this
 * thread, if one does. *out_deadline_ns is the handler's, INT64_MAX without
 * one. False if memory is short. *out_cancelled: the handler has been already.
 */
bool wooli_child_join(wooli_child *child, int64_t *out_deadline_ns,
                      bool *out_cancelled);

/* The call has ended: nobody cancels it. Threads: any. */
void wooli_child_leave(wooli_child *child);

/* The same, of a call that is freed. */
void wooli_child_cleanup(wooli_child *child);

/* ---- the handler's call ---- */

/* Its peer is gone. By the shard's owner. */
void wooli_lineage_cancel(wooli_lineage *lineage);

/* The handler is done: what it has made goes on by itself. By the handler. */
void wooli_lineage_end(wooli_lineage *lineage);

/* By the shard's owner, at last. */
void wooli_lineage_cleanup(wooli_lineage *lineage);

#endif
