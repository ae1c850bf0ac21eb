#include "runtime/rpc/engine.h"

#include <stdlib.h>
#include <time.h>

static _Thread_local char self; /* its address names this thread */

wool_engine *wool_engine_new(wool_error *error) {
  wool_engine *engine = calloc(1, sizeof *engine);
  if (!engine) {
    (void)wool_error_set(error, WOOL_ERR_NO_MEMORY, "engine: out of memory");
    return NULL;
  }
  engine->loop = wooli_loop_new(error);
  if (!engine->loop) {
    free(engine);
    return NULL;
  }
  pthread_mutex_init(&engine->lock, NULL);
  pthread_condattr_t attr;
  pthread_condattr_init(&attr);
  pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
  pthread_cond_init(&engine->changed, &attr);
  pthread_condattr_destroy(&attr);
  engine->due_last = &engine->due_first;
  return engine;
}

void wool_engine_free(wool_engine *engine) {
  if (!engine)
    return;
  wooli_loop_free(engine->loop);
  pthread_cond_destroy(&engine->changed);
  pthread_mutex_destroy(&engine->lock);
  free(engine);
}

int wool_engine_fd(wool_engine *engine) {
  return wooli_loop_fd(engine->loop);
}

int64_t wool_engine_timeout_ns(wool_engine *engine) {
  return wooli_loop_timeout_ns(engine->loop);
}

void wool_engine_wake(wool_engine *engine) {
  wooli_loop_wake(engine->loop);
}

bool wooli_engine_is_driver(const wool_engine *engine) {
  return atomic_load_explicit(&((wool_engine *)(uintptr_t)engine)->driver,
                              memory_order_relaxed) == &self;
}

bool wooli_engine_try_acquire(wool_engine *engine) {
  void *nobody = NULL;
  return atomic_compare_exchange_strong(&engine->driver, &nobody, &self);
}

static void tell_waiting(wool_engine *engine) {
  if (!atomic_load(&engine->n_waiting))
    return;
  pthread_mutex_lock(&engine->lock);
  pthread_cond_broadcast(&engine->changed);
  pthread_mutex_unlock(&engine->lock);
}

void wooli_engine_free_soon(wool_engine *engine) {
  if (wooli_engine_is_driver(engine))
    engine->orphaned = true;
  else
    wool_engine_free(engine);
}

static void run_due(wool_engine *engine) {
  wooli_due *due;
  while ((due = engine->due_first)) {
    engine->due_first = due->next;
    if (!engine->due_first)
      engine->due_last = &engine->due_first;
    due->run(due); /* may drive the engine in turn, or free `due` */
  }
}

/* One turn, with what has to follow it; callbacks are left to others if it is
 * quiet. */
static void turn_as(wool_engine *engine, int64_t timeout_ns, bool quiet) {
  if (engine->due_first)
    timeout_ns = 0;
  wooli_loop_turn(engine->loop, timeout_ns);
  if (!quiet)
    run_due(engine);
  if (engine->notify) {
    engine->notify = false;
    tell_waiting(engine);
  }
}

static void turn(wool_engine *engine, int64_t timeout_ns) {
  turn_as(engine, timeout_ns, false);
}

/* A thread that finds the seat taken posts its task and then tries once more; a
 * thread that leaves looks once more for tasks. So one of them runs it, though
 * nobody may drive for long. */
static void release_as(wool_engine *engine, bool quiet) {
  for (;;) {
    bool orphaned = engine->orphaned;
    if (quiet && engine->due_first && !orphaned)
      wooli_loop_wake(engine->loop); /* a foreign loop is to dispatch */
    atomic_store(&engine->driver, NULL);
    if (orphaned) {
      wool_engine_free(engine);
      return;
    }
    if (!wooli_loop_has_posted(engine->loop) ||
        !wooli_engine_try_acquire(engine))
      break;
    turn_as(engine, 0, quiet);
  }
  tell_waiting(engine);
}

void wooli_engine_release(wool_engine *engine) {
  release_as(engine, false);
}

static void run_as(wool_engine *engine, wooli_task *task, bool quiet) {
  if (wooli_engine_is_driver(engine)) {
    task->run(task);
  } else if (wooli_engine_try_acquire(engine)) {
    task->run(task);
    /* What the task wrote goes out though nobody drives. */
    turn_as(engine, 0, quiet);
    release_as(engine, quiet);
  } else {
    wooli_loop_post(engine->loop, task);
    if (wooli_engine_try_acquire(engine)) {
      turn_as(engine, 0, quiet);
      release_as(engine, quiet);
    }
  }
}

void wooli_engine_run(wool_engine *engine, wooli_task *task) {
  run_as(engine, task, false);
}

void wooli_engine_run_quietly(wool_engine *engine, wooli_task *task) {
  run_as(engine, task, true);
}

/* Waits until the seat is free or done() holds; true with the seat. */
static bool wait_for_seat(wool_engine *engine, bool (*done)(void *user_data),
                          void *user_data) {
  bool acquired = false;
  pthread_mutex_lock(&engine->lock);
  atomic_fetch_add(&engine->n_waiting, 1);
  while (!done(user_data) && !(acquired = wooli_engine_try_acquire(engine)))
    pthread_cond_wait(&engine->changed, &engine->lock);
  atomic_fetch_sub(&engine->n_waiting, 1);
  pthread_mutex_unlock(&engine->lock);
  return acquired;
}

void wooli_engine_drive(wool_engine *engine, bool (*done)(void *user_data),
                        void *user_data) {
  bool mine = !wooli_engine_is_driver(engine);
  if (mine && !wooli_engine_try_acquire(engine) &&
      !wait_for_seat(engine, done, user_data))
    return;
  while (!done(user_data))
    turn(engine, -1);
  if (mine)
    wooli_engine_release(engine);
}

void wooli_engine_due(wool_engine *engine, wooli_due *due) {
  due->next = NULL;
  *engine->due_last = due;
  engine->due_last = &due->next;
  wooli_loop_hurry(engine->loop);
}

void wooli_engine_notify(wool_engine *engine) {
  engine->notify = true;
  wooli_loop_hurry(engine->loop);
}

/* Waits for the seat, up to a time; true with the seat. */
static bool wait_for_seat_until(wool_engine *engine, int64_t due_ns) {
  struct timespec at = {(time_t)(due_ns / 1000000000),
                        (long)(due_ns % 1000000000)};
  bool acquired;
  int rc = 0;
  pthread_mutex_lock(&engine->lock);
  atomic_fetch_add(&engine->n_waiting, 1);
  while (!(acquired = wooli_engine_try_acquire(engine)) && rc == 0)
    rc = due_ns < 0
             ? pthread_cond_wait(&engine->changed, &engine->lock)
             : pthread_cond_timedwait(&engine->changed, &engine->lock, &at);
  atomic_fetch_sub(&engine->n_waiting, 1);
  pthread_mutex_unlock(&engine->lock);
  return acquired;
}

void wool_engine_dispatch(wool_engine *engine, int64_t timeout_ns) {
  if (wooli_engine_is_driver(engine)) {
    turn(engine, timeout_ns);
    return;
  }
  int64_t due_ns = timeout_ns < 0 ? -1 : wooli_due_ns(timeout_ns);
  if (!wooli_engine_try_acquire(engine) && !wait_for_seat_until(engine, due_ns))
    return;
  turn(engine, timeout_ns);
  wooli_engine_release(engine);
}
