/* How a channel stands: asking, waiting for a change, being told of changes. */
#include "runtime/context/alloc.h"
#include "runtime/rpc/channel_internal.h"

/* ---- observers, by the driver ---- */

static wool_connectivity ask(wool_channel *channel, bool try_to_connect) {
  wooli_client_transport *transport = channel->transport;
  if (!transport->vtable->state)
    return WOOL_CONNECTIVITY_READY;
  return transport->vtable->state(transport, try_to_connect);
}

static void on_changed(void *user_data, wool_connectivity state) {
  wool_channel *channel = user_data;
  for (wooli_channel_observer *o = channel->observers; o; o = o->next)
    o->changed(o, state);
}

static void set_watch(wool_channel *channel) {
  wooli_client_transport *transport = channel->transport;
  if (transport->vtable->watch)
    transport->vtable->watch(transport, channel->observers ? on_changed : NULL,
                             channel);
}

static void add_observer(wool_channel *channel,
                         wooli_channel_observer *observer) {
  observer->next = channel->observers;
  channel->observers = observer;
  set_watch(channel);
}

static void remove_observer(wool_channel *channel,
                            wooli_channel_observer *observer) {
  wooli_channel_observer **at = &channel->observers;
  while (*at && *at != observer)
    at = &(*at)->next;
  if (*at)
    *at = observer->next;
  set_watch(channel);
}

/* ---- a function on the loop, waited for ---- */

typedef struct errand {
  wooli_task task;
  wool_channel *channel;
  void (*run)(struct errand *errand);
  atomic_bool done;
} errand;

static bool is_done(void *user_data) {
  return atomic_load(&((errand *)user_data)->done);
}

static void run_errand(wooli_task *task) {
  errand *e = (errand *)task;
  wool_engine *engine = e->channel->engine;
  e->run(e);
  wooli_engine_notify(engine);
  atomic_store(&e->done, true); /* whoever waits may take `e` with it */
}

static void do_errand(errand *e, wool_channel *channel,
                      void (*run)(errand *e)) {
  e->channel = channel;
  e->run = run;
  e->task.run = run_errand;
  wooli_engine_run(channel->engine, &e->task);
  wooli_engine_drive(channel->engine, is_done, e);
}

/* ---- asking ---- */

typedef struct asking {
  errand base; /* first */
  bool try_to_connect;
  wool_connectivity state;
} asking;

static void run_ask(errand *e) {
  asking *a = (asking *)e;
  a->state = ask(e->channel, a->try_to_connect);
}

wool_connectivity wool_channel_state(wool_channel *channel,
                                     bool try_to_connect) {
  asking a = {.try_to_connect = try_to_connect};
  do_errand(&a.base, channel, run_ask);
  return a.state;
}

/* ---- waiting ---- */

typedef struct waiting {
  errand begin; /* first */
  errand end;   /* while the observer may still look at the other */
  wooli_channel_observer observer;
  wooli_timer timer;
  wool_connectivity last;
  int64_t timeout_ns;
  bool has_changed;
  atomic_bool over;
} waiting;

static void end_wait(waiting *w, bool has_changed) {
  w->has_changed |= has_changed;
  wooli_engine_notify(w->begin.channel->engine);
  atomic_store(&w->over, true);
}

static void on_wait_changed(wooli_channel_observer *observer,
                            wool_connectivity state) {
  waiting *w =
      (waiting *)(void *)((char *)observer - offsetof(waiting, observer));
  if (state != w->last)
    end_wait(w, true);
}

static void on_wait_timeout(wooli_timer *timer) {
  end_wait((waiting *)(void *)((char *)timer - offsetof(waiting, timer)),
           false);
}

static void run_begin_wait(errand *e) {
  waiting *w = (waiting *)e;
  wool_channel *channel = e->channel;
  add_observer(channel, &w->observer);
  if (ask(channel, false) != w->last)
    end_wait(w, true);
  else if (w->timeout_ns >= 0)
    wooli_timer_start(channel->engine->loop, &w->timer,
                      wooli_due_ns(w->timeout_ns));
}

static void run_end_wait(errand *e) {
  waiting *w = (waiting *)(void *)((char *)e - offsetof(waiting, end));
  remove_observer(e->channel, &w->observer);
  wooli_timer_stop(e->channel->engine->loop, &w->timer);
}

static bool is_over(void *user_data) {
  return atomic_load(&((waiting *)user_data)->over);
}

wool_code wool_channel_wait(wool_channel *channel, wool_connectivity last,
                            int64_t timeout_ns) {
  waiting w = {.last = last, .timeout_ns = timeout_ns};
  w.observer.changed = on_wait_changed;
  w.timer.fire = on_wait_timeout;
  do_errand(&w.begin, channel, run_begin_wait);
  wooli_engine_drive(channel->engine, is_over, &w);
  do_errand(&w.end, channel, run_end_wait);
  return w.has_changed ? WOOL_OK : WOOL_DEADLINE_EXCEEDED;
}

/* ---- being told ---- */

struct wool_channel_watch {
  wooli_channel_observer observer;
  /* immutable */
  wool_channel *channel; /* a reference */
  wool_channel_watch_callback callback;
  void *user_data;
  /* driver_only */
  wooli_due due;
  wool_connectivity state;
  wool_connectivity told;
  bool due_queued;
  bool telling; /* its callback is running */
  bool freed;   /* by whoever is the last to look at it */
};

static void release(wool_channel_watch *watch) {
  wool_channel *channel = watch->channel;
  wooli_release(channel->allocator, watch);
  wool_channel_unref(channel);
}

static void queue(wool_channel_watch *watch) {
  if (watch->due_queued)
    return;
  watch->due_queued = true;
  wooli_engine_due(watch->channel->engine, &watch->due);
}

static void on_watch_changed(wooli_channel_observer *observer,
                             wool_connectivity state) {
  wool_channel_watch *watch = (wool_channel_watch *)observer;
  watch->state = state;
  queue(watch);
}

/* Changes that came and went in one turn are not told. */
static void run_due(wooli_due *due) {
  wool_channel_watch *watch =
      (wool_channel_watch *)(void *)((char *)due -
                                     offsetof(wool_channel_watch, due));
  watch->due_queued = false;
  if (!watch->freed && watch->state != watch->told) {
    watch->told = watch->state;
    watch->telling = true;
    watch->callback(watch->user_data, watch->told);
    watch->telling = false;
  }
  /* The callback may have driven the engine, and with it another due of ours.
   */
  if (watch->freed && !watch->due_queued && !watch->telling)
    release(watch);
}

typedef struct watching {
  errand base; /* first */
  wool_channel_watch *watch;
} watching;

static void run_add(errand *e) {
  wool_channel_watch *watch = ((watching *)e)->watch;
  add_observer(e->channel, &watch->observer);
  watch->state = ask(e->channel, false);
  queue(watch);
}

wool_channel_watch *wool_channel_watch_new(wool_channel *channel,
                                           wool_channel_watch_callback callback,
                                           void *user_data, wool_error *error) {
  wool_channel_watch *watch = wooli_alloc(channel->allocator, sizeof *watch);
  if (!watch) {
    (void)wool_error_set(error, WOOL_ERR_NO_MEMORY,
                         "watch of a channel: out of memory");
    return NULL;
  }
  memset(watch, 0, sizeof *watch);
  watch->observer.changed = on_watch_changed;
  watch->due.run = run_due;
  watch->channel = wool_channel_ref(channel);
  watch->callback = callback;
  watch->user_data = user_data;
  watch->told = (wool_connectivity)-1; /* nothing was told */
  watching w = {.watch = watch};
  do_errand(&w.base, channel, run_add);
  return watch;
}

static void run_remove(errand *e) {
  wool_channel_watch *watch = ((watching *)e)->watch;
  remove_observer(e->channel, &watch->observer);
  watch->freed = true;
  /* Else run_due has it still in hand. */
  if (watch->due_queued || watch->telling)
    ((watching *)e)->watch = NULL;
}

void wool_channel_watch_free(wool_channel_watch *watch) {
  if (!watch)
    return;
  wool_channel *channel = wool_channel_ref(watch->channel);
  watching w = {.watch = watch};
  do_errand(&w.base, channel, run_remove);
  if (w.watch)
    release(w.watch);
  wool_channel_unref(channel);
}
