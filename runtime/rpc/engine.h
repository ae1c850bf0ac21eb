/* Engine: a client loop and the seat of the thread that drives it. */
#ifndef WOOLI_RPC_ENGINE_H
#define WOOLI_RPC_ENGINE_H

#include <pthread.h>
#include <stdatomic.h>
#include <wool/engine.h>

#include "runtime/transport/loop.h"

typedef struct wooli_due {
  struct wooli_due *next;
  void (*run)(struct wooli_due *due);
} wooli_due;

struct wool_engine {
  wooli_loop *loop; /* immutable; touched by the driver only */
  /* Who drives: the address of a thread-local variable of that thread, or NULL
   * while the seat is free. */
  _Atomic(void *) driver;
  atomic_uint n_waiting; /* threads that wait for the seat or for an end */
  pthread_mutex_t lock;  /* with `changed`: the seat, or some end */
  pthread_cond_t changed;
  /* driver_only */
  bool orphaned; /* freed by whoever leaves the seat */
  bool notify;   /* something that a waiting thread may look for has ended */
  wooli_due *due_first; /* callbacks to run between turns */
  wooli_due **due_last;
};

/* Whether this thread drives the engine. */
bool wooli_engine_is_driver(const wool_engine *engine);

/* Takes the seat if it is free. */
bool wooli_engine_try_acquire(wool_engine *engine);
void wooli_engine_release(wool_engine *engine);

/* Frees the engine, or has this thread free it when it leaves the seat. */
void wooli_engine_free_soon(wool_engine *engine);

/* Runs the task on the loop: here, if the seat is free or ours, else by the
 * driver, soon. */
void wooli_engine_run(wool_engine *engine, wooli_task *task);

/* The same for a thread that is not the application's: it runs no callbacks. */
void wooli_engine_run_quietly(wool_engine *engine, wooli_task *task);

/* Drives, or waits while another thread does, until done(user_data). `done` is
 * called from several threads. */
void wooli_engine_drive(wool_engine *engine, bool (*done)(void *user_data),
                        void *user_data);

/* Queues a callback to run between turns, outside of all transports; and says
 * that something has ended. By the driver, or before anyone drives. */
void wooli_engine_due(wool_engine *engine, wooli_due *due);
void wooli_engine_notify(wool_engine *engine);

#endif
