/* Dispatch: shards (a loop each), the threads that own them, and how a shard is
 * taken over from a thread whose handler overstays (docs/internals/
 * dispatch.md). */
#ifndef WOOLI_RPC_DISPATCH_H
#define WOOLI_RPC_DISPATCH_H

#include <pthread.h>
#include <stdatomic.h>

#include "runtime/transport/loop.h"

/* Something to run on a shard's thread between two turns, or on a spare one.
 * The owner embeds it. */
typedef struct wooli_job {
  struct wooli_job *next;
  /* run does the work, on any thread; finish follows on the shard's thread. */
  void (*run)(struct wooli_job *job);
  void (*finish)(struct wooli_job *job);
  struct wooli_shard *shard;
  wooli_task finish_task;
  /* How often jobs of its kind overstayed; one that does mostly is given to a
   * spare thread at once. May be NULL. */
  atomic_uint *overstays;
} wooli_job;

typedef struct wooli_shard {
  struct wooli_dispatch *dispatch; /* immutable */
  wooli_loop *loop;                /* immutable; touched by the owner only */
  atomic_ullong word;              /* who owns it, see dispatch.c */
  _Atomic(atomic_uint *) running;  /* the overstays of the job at work */
  unsigned long long seen;         /* the watcher's: `word` at its last look */
  /* owner_only */
  wooli_job *ready_first;
  wooli_job **ready_last;
} wooli_shard;

typedef struct wooli_dispatch wooli_dispatch;

typedef struct wooli_dispatch_options {
  unsigned n_shards;
  unsigned max_threads; /* at least n_shards; more allows hand-offs */
  int64_t handoff_ns;
} wooli_dispatch_options;

wooli_dispatch *wooli_dispatch_new(const wooli_dispatch_options *options,
                                   wool_error *error);

/* Stops the threads and waits for them, and for the jobs they are at. The
 * loops are then the caller's to turn. Not by one of the threads. */
void wooli_dispatch_join(wooli_dispatch *dispatch);

/* Joins if need be, and releases; nothing may hang on the loops any more. */
void wooli_dispatch_free(wooli_dispatch *dispatch);

wool_code wooli_dispatch_start(wooli_dispatch *dispatch, wool_error *error);

/* Tells the threads to leave when their jobs are done. Threads: any. */
void wooli_dispatch_stop(wooli_dispatch *dispatch);

/* Whether this thread runs a job of the dispatch. */
bool wooli_dispatch_is_inside(const wooli_dispatch *dispatch);

/* Waits inside a job until done(user_data), which is asked with `lock` held: it
 * is held when called, and on return. While nothing else is ready on the shard
 * that the thread owns, it turns its loop; else it leaves that to others, and
 * `changed` has to tell it. */
void wooli_dispatch_wait(wooli_dispatch *dispatch, pthread_mutex_t *lock,
                         pthread_cond_t *changed, bool (*done)(void *user_data),
                         void *user_data);

/* Runs the task on the shard's loop: at once if this thread, in a job, owns it
 * still, else soon. */
void wooli_shard_run(wooli_shard *shard, wooli_task *task);

wooli_shard *wooli_dispatch_shard(wooli_dispatch *dispatch, unsigned index);
unsigned wooli_dispatch_n_shards(const wooli_dispatch *dispatch);

/* Queues a job of the shard; by its owner. */
void wooli_shard_ready(wooli_shard *shard, wooli_job *job);

/* How many threads there are, for tests. */
unsigned wooli_dispatch_n_threads(wooli_dispatch *dispatch);

#endif
