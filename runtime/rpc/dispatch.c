#include "runtime/rpc/dispatch.h"

#include <stdlib.h>
#include <time.h>

/* A shard's word is an epoch, and in its two low bits one of: */
enum {
  FREE = 0,    /* nobody owns it */
  OWNED = 1,   /* its owner turns the loop */
  WORKING = 2, /* its owner runs a job, and may lose it to the watcher */
  STATE = 3,
  EPOCH = 4 /* one epoch */
};

enum {
  OVERSTAYS_TO_OFFLOAD = 3, /* then jobs of the kind go to spare threads */
  QUIET_TICKS = 50          /* without a job: the watcher sleeps until woken */
};

/* Answers wait no longer than this for the jobs that are ready behind theirs.
 */
#define FLUSH_AFTER_NS INT64_C(100000)

struct wooli_dispatch {
  /* immutable */
  unsigned n_shards;
  unsigned max_threads;
  int64_t tick_ns;
  wooli_shard *shards;
  atomic_bool stopping;
  atomic_bool watcher_sleeps;
  /* locked */
  pthread_mutex_t lock;
  pthread_cond_t spare;   /* for spare threads */
  pthread_cond_t watcher; /* for the one that watches */
  bool has_watcher;
  unsigned n_spare;   /* waiting, the watcher among them */
  unsigned n_started; /* threads ever; joined by the free */
  unsigned n_queued;
  pthread_t *threads;
  wooli_job *queue_first;
  wooli_job **queue_last;
};

static _Thread_local const wooli_dispatch *inside;

/* The shard that this thread has while it runs a job on it, or NULL once it was
 * lost; and the shard's word as the thread knows it. */
static _Thread_local struct {
  wooli_shard *shard;
  unsigned long long word;
} held;

static void *thread_main(void *user_data);

/* ---- lifetime ---- */

static bool init_shards(wooli_dispatch *d, wool_error *error) {
  for (unsigned i = 0; i < d->n_shards; i++) {
    wooli_shard *shard = &d->shards[i];
    shard->dispatch = d;
    shard->ready_last = &shard->ready_first;
    shard->loop = wooli_loop_new(error);
    if (!shard->loop)
      return false;
  }
  return true;
}

wooli_dispatch *wooli_dispatch_new(const wooli_dispatch_options *options,
                                   wool_error *error) {
  wooli_dispatch *d = calloc(1, sizeof *d);
  if (!d)
    goto no_memory;
  d->n_shards = options->n_shards;
  d->max_threads = options->max_threads;
  d->tick_ns = options->handoff_ns / 2 > 0 ? options->handoff_ns / 2 : 1;
  d->queue_last = &d->queue_first;
  pthread_mutex_init(&d->lock, NULL);
  pthread_condattr_t attr;
  pthread_condattr_init(&attr);
  pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
  pthread_cond_init(&d->spare, &attr);
  pthread_cond_init(&d->watcher, &attr);
  pthread_condattr_destroy(&attr);
  d->shards = calloc(d->n_shards, sizeof *d->shards);
  d->threads = calloc(d->max_threads, sizeof *d->threads);
  if (d->shards && d->threads && init_shards(d, error))
    return d;
  wooli_dispatch_free(d);
no_memory:
  (void)wool_error_set(error, WOOL_ERR_NO_MEMORY, "threads: out of memory");
  return NULL;
}

void wooli_dispatch_join(wooli_dispatch *d) {
  wooli_dispatch_stop(d);
  for (unsigned i = 0; i < d->n_started; i++)
    (void)pthread_join(d->threads[i], NULL);
  d->n_started = 0;
  /* Jobs that ended after their shard's owner had left. */
  for (unsigned i = 0; d->shards && i < d->n_shards; i++)
    if (d->shards[i].loop)
      wooli_loop_turn(d->shards[i].loop, 0);
}

void wooli_dispatch_free(wooli_dispatch *d) {
  if (!d)
    return;
  wooli_dispatch_join(d);
  for (unsigned i = 0; d->shards && i < d->n_shards; i++)
    if (d->shards[i].loop)
      wooli_loop_free(d->shards[i].loop);
  free(d->shards);
  free(d->threads);
  pthread_cond_destroy(&d->spare);
  pthread_cond_destroy(&d->watcher);
  pthread_mutex_destroy(&d->lock);
  free(d);
}

/* With the lock held; a failure to start a spare thread is no error. */
static bool spawn_locked(wooli_dispatch *d) {
  if (d->n_started >= d->max_threads || atomic_load(&d->stopping))
    return false;
  if (pthread_create(&d->threads[d->n_started], NULL, thread_main, d))
    return false;
  d->n_started++;
  return true;
}

wool_code wooli_dispatch_start(wooli_dispatch *d, wool_error *error) {
  unsigned wanted =
      d->n_shards < d->max_threads ? d->n_shards + 1 : d->max_threads;
  pthread_mutex_lock(&d->lock);
  while (d->n_started < wanted && spawn_locked(d))
    continue;
  bool ok = d->n_started == wanted;
  pthread_mutex_unlock(&d->lock);
  if (ok)
    return WOOL_OK;
  return wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                        "cannot start %u threads", wanted);
}

void wooli_dispatch_stop(wooli_dispatch *d) {
  pthread_mutex_lock(&d->lock);
  atomic_store(&d->stopping, true);
  pthread_cond_broadcast(&d->spare);
  pthread_cond_broadcast(&d->watcher);
  pthread_mutex_unlock(&d->lock);
  for (unsigned i = 0; d->shards && i < d->n_shards; i++)
    if (d->shards[i].loop)
      wooli_loop_wake(d->shards[i].loop);
}

bool wooli_dispatch_is_inside(const wooli_dispatch *d) {
  return inside == d;
}

wooli_shard *wooli_dispatch_shard(wooli_dispatch *d, unsigned index) {
  return &d->shards[index];
}

unsigned wooli_dispatch_n_shards(const wooli_dispatch *d) {
  return d->n_shards;
}

unsigned wooli_dispatch_n_threads(wooli_dispatch *d) {
  pthread_mutex_lock(&d->lock);
  unsigned n = d->n_started;
  pthread_mutex_unlock(&d->lock);
  return n;
}

/* ---- jobs ---- */

void wooli_shard_ready(wooli_shard *shard, wooli_job *job) {
  job->shard = shard;
  job->next = NULL;
  *shard->ready_last = job;
  shard->ready_last = &job->next;
  wooli_loop_hurry(shard->loop);
}

static wooli_job *pop(wooli_job **first, wooli_job ***last) {
  wooli_job *job = *first;
  if (!job)
    return NULL;
  *first = job->next;
  if (!*first)
    *last = first;
  return job;
}

static void finish_on_loop(wooli_task *task) {
  wooli_job *job =
      (wooli_job *)(void *)((char *)task - offsetof(wooli_job, finish_task));
  job->finish(job);
}

static void post_finish(wooli_job *job) {
  job->finish_task.run = finish_on_loop;
  wooli_loop_post(job->shard->loop, &job->finish_task);
}

static void offload(wooli_dispatch *d, wooli_job *job) {
  pthread_mutex_lock(&d->lock);
  job->next = NULL;
  *d->queue_last = job;
  d->queue_last = &job->next;
  d->n_queued++;
  /* One thread is to be left over to watch. */
  if (d->n_spare <= d->n_queued)
    (void)spawn_locked(d);
  pthread_cond_signal(&d->spare);
  pthread_cond_signal(&d->watcher);
  pthread_mutex_unlock(&d->lock);
}

static bool goes_to_spare(const wooli_dispatch *d, const wooli_job *job) {
  return d->max_threads > d->n_shards && job->overstays &&
         atomic_load_explicit(job->overstays, memory_order_relaxed) >=
             OVERSTAYS_TO_OFFLOAD;
}

static void wake_watcher(wooli_dispatch *d) {
  if (!atomic_load(&d->watcher_sleeps))
    return;
  pthread_mutex_lock(&d->lock);
  pthread_cond_signal(&d->watcher);
  pthread_mutex_unlock(&d->lock);
}

/* Says that the owner is at work, and may be relieved. */
static void begin_work(wooli_shard *shard) {
  held.shard = shard;
  held.word = (atomic_load_explicit(&shard->word, memory_order_relaxed) &
               ~(unsigned long long)STATE) +
              EPOCH + WORKING;
  atomic_store(&shard->word, held.word);
}

/* The owner stops work, and has the shard in `state`; false if it was
 * relieved. */
static bool end_work(unsigned long long state) {
  wooli_shard *shard = held.shard;
  unsigned long long expected = held.word;
  held.shard = NULL;
  return shard && atomic_compare_exchange_strong(&shard->word, &expected,
                                                 held.word - WORKING + state);
}

/* Runs a job on its shard's thread; false if the shard was lost meanwhile. */
static bool run_owned(wooli_shard *shard, wooli_job *job) {
  atomic_store_explicit(&shard->running, job->overstays, memory_order_relaxed);
  begin_work(shard);
  wake_watcher(shard->dispatch);
  job->run(job);
  if (!end_work(OWNED)) {
    post_finish(job);
    return false;
  }
  job->finish(job);
  return true;
}

/* Runs what is ready; false if the shard was lost. */
static bool run_ready(wooli_dispatch *d, wooli_shard *shard) {
  int64_t flushed_ns = 0;
  wooli_job *job;
  while ((job = pop(&shard->ready_first, &shard->ready_last))) {
    if (!flushed_ns && shard->ready_first)
      flushed_ns = wooli_now_ns();
    if (goes_to_spare(d, job))
      offload(d, job);
    else if (!run_owned(shard, job))
      return false;
    if (!shard->ready_first)
      break;
    int64_t now_ns = wooli_now_ns();
    if (now_ns - flushed_ns < FLUSH_AFTER_NS)
      continue;
    wooli_loop_flush(shard->loop);
    flushed_ns = now_ns;
  }
  return true;
}

/* Turns the shard's loop until it is lost or the dispatch stops. */
static void run_shard(wooli_dispatch *d, wooli_shard *shard) {
  while (run_ready(d, shard)) {
    if (atomic_load(&d->stopping)) {
      atomic_store(&shard->word, FREE);
      return;
    }
    wooli_loop_turn(shard->loop, -1);
  }
}

/* ---- spare threads, and the one among them that watches ---- */

static wooli_shard *claim_free(wooli_dispatch *d) {
  for (unsigned i = 0; i < d->n_shards; i++) {
    unsigned long long word = atomic_load(&d->shards[i].word);
    if ((word & STATE) == FREE &&
        atomic_compare_exchange_strong(&d->shards[i].word, &word, word + OWNED))
      return &d->shards[i];
  }
  return NULL;
}

/* A shard whose owner has been at one job since the last look is taken. */
static wooli_shard *steal(wooli_dispatch *d, bool *out_quiet) {
  *out_quiet = true;
  for (unsigned i = 0; i < d->n_shards; i++) {
    wooli_shard *shard = &d->shards[i];
    unsigned long long word = atomic_load(&shard->word);
    if (word != shard->seen || (word & STATE) == WORKING)
      *out_quiet = false;
    bool overstays = word == shard->seen && (word & STATE) == WORKING;
    shard->seen = word;
    if (!overstays)
      continue;
    atomic_uint *count = atomic_load(&shard->running);
    if (!atomic_compare_exchange_strong(&shard->word, &word,
                                        word + EPOCH - WORKING + OWNED))
      continue;
    if (count)
      atomic_fetch_add_explicit(count, 1, memory_order_relaxed);
    return shard;
  }
  return NULL;
}

/* ---- jobs that wait ---- */

/* Gives the shard that this thread owns up to a spare one, if one can be had.
 */
static bool hand_over(wooli_dispatch *d, wooli_shard *shard) {
  pthread_mutex_lock(&d->lock);
  bool can = d->n_spare > 0 || spawn_locked(d);
  if (can) {
    atomic_fetch_add(&shard->word, EPOCH - OWNED + FREE);
    pthread_cond_signal(&d->spare);
    pthread_cond_signal(&d->watcher);
  }
  pthread_mutex_unlock(&d->lock);
  return can;
}

/* Turns the loop once in the middle of a job, unless the shard has been lost,
 * or others would have to wait for what this job waits for. Nobody relieves the
 * thread while it owns the shard. */
static void turn_within(wooli_dispatch *d, wooli_shard *shard) {
  if (!end_work(OWNED))
    return;
  atomic_uint *overstays =
      atomic_load_explicit(&shard->running, memory_order_relaxed);
  if (shard->ready_first && hand_over(d, shard))
    return;
  wooli_loop_turn(shard->loop, -1);
  atomic_store_explicit(&shard->running, overstays, memory_order_relaxed);
  begin_work(shard);
}

void wooli_dispatch_wait(wooli_dispatch *d, pthread_mutex_t *lock,
                         pthread_cond_t *changed, bool (*done)(void *user_data),
                         void *user_data) {
  while (!done(user_data)) {
    wooli_shard *shard = held.shard;
    if (!shard) {
      pthread_cond_wait(changed, lock);
      continue;
    }
    pthread_mutex_unlock(lock);
    turn_within(d, shard);
    pthread_mutex_lock(lock);
  }
}

void wooli_shard_run(wooli_shard *shard, wooli_task *task) {
  unsigned long long word = held.word;
  if (held.shard != shard || !end_work(OWNED)) {
    wooli_loop_post(shard->loop, task);
    return;
  }
  task->run(task);
  /* The same word as before: the time that the job takes goes on. */
  held.shard = shard;
  atomic_store(&shard->word, word);
}

static void wait_tick(wooli_dispatch *d) {
  int64_t due_ns = wooli_now_ns() + d->tick_ns;
  struct timespec at = {(time_t)(due_ns / 1000000000),
                        (long)(due_ns % 1000000000)};
  (void)pthread_cond_timedwait(&d->watcher, &d->lock, &at);
}

/* Sleeps until a job starts. The flag is set before the last look, and owners
 * look at the flag after they have said that they work. */
static wooli_shard *watch_asleep(wooli_dispatch *d) {
  bool quiet;
  atomic_store(&d->watcher_sleeps, true);
  wooli_shard *shard = steal(d, &quiet);
  if (!shard)
    shard = claim_free(d);
  if (!shard && quiet && !d->queue_first && !atomic_load(&d->stopping))
    pthread_cond_wait(&d->watcher, &d->lock);
  atomic_store(&d->watcher_sleeps, false);
  return shard;
}

/* Watches until there is a shard to take over, or other work. */
static wooli_shard *watch(wooli_dispatch *d) {
  wooli_shard *shard = NULL;
  unsigned quiet_ticks = 0;
  d->has_watcher = true;
  while (!shard && !d->queue_first && !atomic_load(&d->stopping)) {
    bool quiet;
    if (quiet_ticks >= QUIET_TICKS) {
      shard = watch_asleep(d);
      quiet_ticks = 0;
    } else {
      wait_tick(d);
      shard = steal(d, &quiet);
      if (!shard)
        shard = claim_free(d);
      quiet_ticks = quiet ? quiet_ticks + 1 : 0;
    }
  }
  d->has_watcher = false;
  pthread_cond_signal(&d->spare); /* another may watch now */
  return shard;
}

/* One chance less to overstay; several threads may give it at once. */
static void forgive(atomic_uint *overstays) {
  unsigned n = atomic_load_explicit(overstays, memory_order_relaxed);
  while (n > 0 && !atomic_compare_exchange_weak_explicit(overstays, &n, n - 1,
                                                         memory_order_relaxed,
                                                         memory_order_relaxed))
    continue;
}

static void run_queued(wooli_dispatch *d) {
  wooli_job *job = pop(&d->queue_first, &d->queue_last);
  d->n_queued--;
  pthread_mutex_unlock(&d->lock);
  int64_t start_ns = wooli_now_ns();
  job->run(job);
  /* Its kind is given another chance on the loop once it is quick again. */
  if (wooli_now_ns() - start_ns < d->tick_ns)
    forgive(job->overstays);
  post_finish(job);
  pthread_mutex_lock(&d->lock);
}

/* Waits for a shard to own; NULL when the dispatch stops. */
static wooli_shard *next_shard(wooli_dispatch *d) {
  wooli_shard *shard = NULL;
  pthread_mutex_lock(&d->lock);
  while (!shard) {
    if (d->queue_first) {
      run_queued(d);
      continue;
    }
    if (atomic_load(&d->stopping))
      break;
    if ((shard = claim_free(d)))
      break;
    d->n_spare++;
    if (d->has_watcher)
      pthread_cond_wait(&d->spare, &d->lock);
    else
      shard = watch(d);
    d->n_spare--;
  }
  if (shard && d->n_spare == 0)
    (void)spawn_locked(d);
  pthread_mutex_unlock(&d->lock);
  return shard;
}

static void *thread_main(void *user_data) {
  wooli_dispatch *d = user_data;
  wooli_shard *shard;
  inside = d;
  while ((shard = next_shard(d)))
    run_shard(d, shard);
  return NULL;
}
