#include "runtime/transport/loop.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <uv.h>

#include "runtime/transport/loop_uv.h"
#include "runtime/transport/poller.h"

enum {
  SCRATCH_LEN = WOOLI_LOOP_SCRATCH_LEN,
  NS_PER_MS = 1000000,
  FIRST_HEAP_CAPACITY = 16 /* timers */
};

struct wooli_loop {
  /* immutable */
  uv_loop_t uv;
  uv_async_t async;
  uv_timer_t ticker; /* bounds how long a turn waits */
  uint8_t *scratch;
  /* any thread: a stack of posted tasks, newest first */
  _Atomic(wooli_task *) posted;
  /* loop_only */
  wooli_task *deferred_first;
  wooli_task **deferred_last;
  size_t n_deferred;
  bool hurried;       /* the turn under way shall not wait */
  wooli_timer **heap; /* by due_ns, the least at 0 */
  size_t heap_len;
  size_t heap_capacity;
};

int64_t wooli_now_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

int64_t wooli_after_ns(int64_t begin_ns, int64_t ns) {
  return ns > INT64_MAX - begin_ns ? INT64_MAX : begin_ns + ns;
}

int64_t wooli_due_ns(int64_t timeout_ns) {
  return wooli_after_ns(wooli_now_ns(), timeout_ns);
}

int64_t wooli_scale_ns(int64_t ns, double factor) {
  double scaled = (double)ns * factor;
  return scaled < (double)INT64_MAX ? (int64_t)scaled : INT64_MAX;
}

/* ---- making and freeing ---- */

static void on_async(uv_async_t *async) {
  (void)async; /* waking up is all; posted tasks run when the wait is over */
}

static void on_tick(uv_timer_t *timer) {
  (void)timer;
}

wooli_loop *wooli_loop_new(wool_error *error) {
  wooli_loop *loop = calloc(1, sizeof *loop);
  uint8_t *scratch = malloc(SCRATCH_LEN);
  wooli_timer **heap = malloc(FIRST_HEAP_CAPACITY * sizeof *heap);
  int rc = loop && scratch && heap ? uv_loop_init(&loop->uv) : UV_ENOMEM;
  if (rc != 0) {
    wool_error_set(error, WOOL_RESOURCE_EXHAUSTED, "event loop: %s",
                   uv_strerror(rc));
    free(loop);
    free(scratch);
    free(heap);
    return NULL;
  }
  loop->scratch = scratch;
  loop->heap = heap;
  loop->heap_capacity = FIRST_HEAP_CAPACITY;
  loop->deferred_last = &loop->deferred_first;
  atomic_init(&loop->posted, NULL);
  uv_timer_init(&loop->uv, &loop->ticker);
  rc = uv_async_init(&loop->uv, &loop->async, on_async);
  if (rc != 0) {
    wool_error_set(error, WOOL_RESOURCE_EXHAUSTED, "event loop: %s",
                   uv_strerror(rc));
    uv_close((uv_handle_t *)&loop->ticker, NULL);
    uv_run(&loop->uv, UV_RUN_NOWAIT);
    uv_loop_close(&loop->uv);
    free(loop->heap);
    free(loop->scratch);
    free(loop);
    return NULL;
  }
  return loop;
}

static bool run_posted(wooli_loop *loop);
static void run_deferred(wooli_loop *loop);

void wooli_loop_free(wooli_loop *loop) {
  if (!loop)
    return;
  /* A task may own memory, and only running it releases that. */
  do
    run_deferred(loop);
  while (run_posted(loop) || loop->deferred_first);
  uv_close((uv_handle_t *)&loop->async, NULL);
  uv_close((uv_handle_t *)&loop->ticker, NULL);
  while (uv_loop_close(&loop->uv) == UV_EBUSY)
    uv_run(&loop->uv, UV_RUN_ONCE);
  free(loop->heap);
  free(loop->scratch);
  free(loop);
}

uv_loop_t *wooli_loop_uv(wooli_loop *loop) {
  return &loop->uv;
}

uint8_t *wooli_loop_scratch(wooli_loop *loop) {
  return loop->scratch;
}

int wooli_loop_fd(wooli_loop *loop) {
  return uv_backend_fd(&loop->uv);
}

int64_t wooli_loop_timeout_ns(wooli_loop *loop) {
  if (loop->deferred_first || atomic_load(&loop->posted))
    return 0;
  /* 0 if descriptors or closed handles wait for libuv to notice. */
  if (uv_backend_timeout(&loop->uv) == 0)
    return 0;
  if (loop->heap_len == 0)
    return -1;
  int64_t left = loop->heap[0]->due_ns - wooli_now_ns();
  return left > 0 ? left : 0;
}

/* ---- tasks ---- */

void wooli_loop_post(wooli_loop *loop, wooli_task *task) {
  wooli_task *top = atomic_load_explicit(&loop->posted, memory_order_relaxed);
  do
    task->next = top;
  while (!atomic_compare_exchange_weak_explicit(
      &loop->posted, &top, task, memory_order_seq_cst, memory_order_relaxed));
  /* Whoever put a task on the empty stack has woken the loop for all. */
  if (!top)
    uv_async_send(&loop->async);
}

bool wooli_loop_has_posted(wooli_loop *loop) {
  return atomic_load(&loop->posted) != NULL;
}

void wooli_loop_wake(wooli_loop *loop) {
  uv_async_send(&loop->async);
}

void wooli_loop_hurry(wooli_loop *loop) {
  loop->hurried = true;
}

/* Runs what was posted, in order; true if there was anything. */
static bool run_posted(wooli_loop *loop) {
  wooli_task *stack =
      atomic_exchange_explicit(&loop->posted, NULL, memory_order_acq_rel);
  wooli_task *queue = NULL;
  while (stack) {
    wooli_task *next = stack->next;
    stack->next = queue;
    queue = stack;
    stack = next;
  }
  bool any = queue != NULL;
  while (queue) {
    wooli_task *task = queue;
    queue = task->next;
    task->run(task);
  }
  return any;
}

void wooli_loop_defer(wooli_loop *loop, wooli_task *task) {
  if (task->queued)
    return;
  task->queued = true;
  task->next = NULL;
  *loop->deferred_last = task;
  loop->deferred_last = &task->next;
  loop->n_deferred++;
}

void wooli_loop_undefer(wooli_loop *loop, wooli_task *task) {
  if (!task->queued)
    return;
  wooli_task **at = &loop->deferred_first;
  while (*at && *at != task)
    at = &(*at)->next;
  if (!*at)
    return;
  *at = task->next;
  if (loop->deferred_last == &task->next)
    loop->deferred_last = at;
  loop->n_deferred--;
  task->queued = false;
}

/* What the tasks defer in their turn is left, so that this ends. */
static void run_deferred(wooli_loop *loop) {
  for (size_t n = loop->n_deferred; n > 0 && loop->deferred_first; n--) {
    wooli_task *task = loop->deferred_first;
    loop->deferred_first = task->next;
    if (!loop->deferred_first)
      loop->deferred_last = &loop->deferred_first;
    loop->n_deferred--;
    task->queued = false;
    task->run(task);
  }
}

void wooli_loop_flush(wooli_loop *loop) {
  run_deferred(loop);
}

/* ---- timers: a binary heap ---- */

static void heap_put(wooli_loop *loop, size_t at, wooli_timer *timer) {
  loop->heap[at] = timer;
  timer->index = at + 1;
}

static void heap_up(wooli_loop *loop, size_t at, wooli_timer *timer) {
  while (at > 0) {
    size_t parent = (at - 1) / 2;
    if (loop->heap[parent]->due_ns <= timer->due_ns)
      break;
    heap_put(loop, at, loop->heap[parent]);
    at = parent;
  }
  heap_put(loop, at, timer);
}

static void heap_down(wooli_loop *loop, size_t at, wooli_timer *timer) {
  for (;;) {
    size_t child = at * 2 + 1;
    if (child >= loop->heap_len)
      break;
    if (child + 1 < loop->heap_len &&
        loop->heap[child + 1]->due_ns < loop->heap[child]->due_ns)
      child++;
    if (loop->heap[child]->due_ns >= timer->due_ns)
      break;
    heap_put(loop, at, loop->heap[child]);
    at = child;
  }
  heap_put(loop, at, timer);
}

void wooli_timer_stop(wooli_loop *loop, wooli_timer *timer) {
  if (timer->index == 0)
    return;
  size_t at = timer->index - 1;
  timer->index = 0;
  wooli_timer *last = loop->heap[--loop->heap_len];
  if (last == timer)
    return;
  if (at > 0 && last->due_ns < loop->heap[(at - 1) / 2]->due_ns)
    heap_up(loop, at, last);
  else
    heap_down(loop, at, last);
}

void wooli_timer_start(wooli_loop *loop, wooli_timer *timer, int64_t due_ns) {
  wooli_timer_stop(loop, timer);
  if (loop->heap_len == loop->heap_capacity) {
    size_t capacity = loop->heap_capacity * 2;
    wooli_timer **grown = realloc(loop->heap, capacity * sizeof *grown);
    /* A deadline that is silently dropped hangs a call for good. */
    if (!grown)
      abort();
    loop->heap = grown;
    loop->heap_capacity = capacity;
  }
  timer->due_ns = due_ns;
  heap_up(loop, loop->heap_len++, timer);
}

/* At most as many as there are now: one that is started again for a time that
 * has come waits for the next turn, so that this one ends. */
static void fire_timers(wooli_loop *loop) {
  if (loop->heap_len == 0)
    return;
  int64_t now = wooli_now_ns();
  for (size_t n = loop->heap_len;
       n > 0 && loop->heap_len > 0 && loop->heap[0]->due_ns <= now; n--) {
    wooli_timer *timer = loop->heap[0];
    wooli_timer_stop(loop, timer);
    timer->fire(timer);
  }
}

/* ---- the turn ---- */

/* How long this turn may wait: up to `timeout_ns`, but not past a timer. */
static int64_t bounded_wait(wooli_loop *loop, int64_t timeout_ns) {
  if (timeout_ns == 0 || loop->heap_len == 0)
    return timeout_ns;
  int64_t left = loop->heap[0]->due_ns - wooli_now_ns();
  if (left < 0)
    left = 0;
  return timeout_ns < 0 || left < timeout_ns ? left : timeout_ns;
}

static void wait_for_events(wooli_loop *loop, int64_t wait_ns) {
  if (wait_ns == 0) {
    uv_run(&loop->uv, UV_RUN_NOWAIT);
    return;
  }
  if (wait_ns < 0) {
    uv_run(&loop->uv, UV_RUN_ONCE);
    return;
  }
  /* libuv's idea of now is as old as the last turn. And it repeats because
   * uv_run fires a timer that is due before it waits, and then would wait
   * without a limit. */
  uv_update_time(&loop->uv);
  int64_t wait_ms = wait_ns / NS_PER_MS + (wait_ns % NS_PER_MS != 0);
  uv_timer_start(&loop->ticker, on_tick, (uint64_t)wait_ms, 1);
  uv_run(&loop->uv, UV_RUN_ONCE);
  uv_timer_stop(&loop->ticker);
}

void wooli_loop_turn(wooli_loop *loop, int64_t timeout_ns) {
  loop->hurried = false;
  run_deferred(loop);
  if (loop->hurried || loop->deferred_first ||
      atomic_load_explicit(&loop->posted, memory_order_relaxed))
    timeout_ns = 0;
  wait_for_events(loop, bounded_wait(loop, timeout_ns));
  run_posted(loop);
  fire_timers(loop);
}
