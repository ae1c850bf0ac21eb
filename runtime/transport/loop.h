/* Loop: waits for descriptors, timers and posted tasks. Made on libuv, but that
 * is seen in loop.c and in files that poll descriptors only.
 *
 * A loop owns no thread. One thread at a time turns it, and everything that
 * hangs on it (connections, streams, timers) may only be touched by the thread
 * whose turn it is; the exception is said at each function. Between two turns
 * another thread may take over, so nothing here is bound to a thread. */
#ifndef WOOLI_TRANSPORT_LOOP_H
#define WOOLI_TRANSPORT_LOOP_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_loop wooli_loop;

/* A task runs once in the loop's turn. The caller owns the struct, and `run`
 * may free it. */
typedef struct wooli_task {
  struct wooli_task *next;
  void (*run)(struct wooli_task *task);
  bool queued; /* deferred tasks: guards against being queued twice */
} wooli_task;

/* A timer fires once. The caller owns the struct; zeroed is stopped. */
typedef struct wooli_timer {
  int64_t due_ns; /* on wooli_loop_now_ns's clock */
  size_t index;   /* loop_only: place in the heap plus 1; 0 is stopped */
  void (*fire)(struct wooli_timer *timer);
} wooli_timer;

wooli_loop *wooli_loop_new(wool_error *error);
void wooli_loop_free(wooli_loop *loop);

/* For foreign loops: see wool_engine_fd and wool_engine_timeout_ns. */
int wooli_loop_fd(wooli_loop *loop);
int64_t wooli_loop_timeout_ns(wooli_loop *loop);

/* Monotonic nanoseconds, read anew (not cached). Threads: any. */
int64_t wooli_now_ns(void);

/* When `timeout_ns` from now will be; INT64_MAX if that is beyond the clock.
 * Threads: any. */
int64_t wooli_due_ns(int64_t timeout_ns);

/* The same from `begin_ns` on. Threads: any. */
int64_t wooli_after_ns(int64_t begin_ns, int64_t ns);

/* wooli_scale_ns is `ns`, which is not negative, times a factor; INT64_MAX if
 * that is more. Threads: any. */
int64_t wooli_scale_ns(int64_t ns, double factor);

/* wooli_loop_turn runs deferred tasks (this is where connections flush), waits
 * up to timeout_ns (-1: no limit) for events, and handles those: reads, timers
 * and posted tasks. It returns after one round of events, or early when a task
 * was posted or the loop was woken. */
void wooli_loop_turn(wooli_loop *loop, int64_t timeout_ns);

/* wooli_loop_post queues a task for the loop's next turn and wakes it.
 * Threads: any. */
void wooli_loop_post(wooli_loop *loop, wooli_task *task);

/* wooli_loop_has_posted says whether posted tasks wait for a turn. In one order
 * with posts by all threads. Threads: any. */
bool wooli_loop_has_posted(wooli_loop *loop);

/* wooli_loop_wake makes a waiting turn return soon. Threads: any. */
void wooli_loop_wake(wooli_loop *loop);

/* wooli_loop_hurry keeps the turn under way from waiting: there is work for
 * whoever turns the loop, brought about by a task that ran before the wait. */
void wooli_loop_hurry(wooli_loop *loop);

/* wooli_loop_defer queues a task to run before the loop next waits; a task that
 * is queued already is left there. */
void wooli_loop_defer(wooli_loop *loop, wooli_task *task);

/* wooli_loop_flush runs the deferred tasks now, for whoever leaves the loop to
 * itself after having changed something; not from inside a deferred task or an
 * event of a transport. */
void wooli_loop_flush(wooli_loop *loop);

/* Starting a started timer moves it. */
void wooli_timer_start(wooli_loop *loop, wooli_timer *timer, int64_t due_ns);
void wooli_timer_stop(wooli_loop *loop, wooli_timer *timer);

#ifdef __cplusplus
}
#endif
#endif
