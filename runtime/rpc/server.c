#include "runtime/context/kin.h"
#include "runtime/rpc/channel_internal.h"
#include "runtime/rpc/server_internal.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "runtime/transport/secure.h"
#include "runtime/transport/transport.h"
#include "runtime/wire/compression.h"

enum {
  DEFAULT_MAX_THREADS = 64,
  DEFAULT_MAX_CALL_MEMORY = 64 << 20, /* bytes */
  DEFAULT_MAX_STREAMS = 1000,
  DEFAULT_MAX_CONNECTIONS = 10000,
  DEFAULT_MAX_CHAINS = 10000,
  DEFAULT_MAX_CHAIN_MEMORY = 256 << 20, /* bytes */
  MAX_LOOPS = 256,
  SWEEP_BATCH = 256 /* idle chains that go in one turn of a loop */
};

#define DEFAULT_HANDOFF_NS           INT64_C(2000000)
#define DEFAULT_HANDSHAKE_TIMEOUT_NS INT64_C(10000000000)
#define DEFAULT_KEEPALIVE_TIME_NS    INT64_C(7200000000000)
#define DEFAULT_CHAIN_IDLE_NS        INT64_C(600000000000)

static wool_server_options full_options(const wool_server_options *options) {
  wool_server_options o = WOOL_SERVER_OPTIONS_INIT;
  if (options)
    memcpy(&o, options,
           options->struct_size < sizeof o ? options->struct_size : sizeof o);
  o.struct_size = sizeof o;
  if (!o.n_loops)
    o.n_loops = 1;
  if (o.n_loops > MAX_LOOPS)
    o.n_loops = MAX_LOOPS;
  if (!o.max_threads)
    o.max_threads = DEFAULT_MAX_THREADS;
  if (o.max_threads < o.n_loops)
    o.max_threads = o.n_loops;
  if (!o.handoff_ns)
    o.handoff_ns = DEFAULT_HANDOFF_NS;
  if (!o.max_recv_message_len)
    o.max_recv_message_len = WOOLI_DEFAULT_MAX_MESSAGE_LEN;
  if (!o.max_call_memory)
    o.max_call_memory = DEFAULT_MAX_CALL_MEMORY;
  if (!o.max_concurrent_streams)
    o.max_concurrent_streams = DEFAULT_MAX_STREAMS;
  if (!o.max_connections)
    o.max_connections = DEFAULT_MAX_CONNECTIONS;
  if (!o.handshake_timeout_ns)
    o.handshake_timeout_ns = DEFAULT_HANDSHAKE_TIMEOUT_NS;
  if (!o.keepalive_time_ns)
    o.keepalive_time_ns = DEFAULT_KEEPALIVE_TIME_NS;
  if (!o.max_chains)
    o.max_chains = DEFAULT_MAX_CHAINS;
  if (!o.max_chain_memory)
    o.max_chain_memory = DEFAULT_MAX_CHAIN_MEMORY;
  if (!o.chain_idle_ns)
    o.chain_idle_ns = DEFAULT_CHAIN_IDLE_NS;
  return o;
}

/* ---- making ---- */

static bool make_lanes(wool_server *server, wool_error *error) {
  const wool_server_options *o = &server->options;
  wooli_server_limits limits = {
      .max_concurrent_streams = o->max_concurrent_streams,
      .max_connections = o->max_connections,
      .handshake_timeout_ns = o->handshake_timeout_ns,
      .max_recv_message_len = o->max_recv_message_len,
      .credentials = o->credentials,
      .keepalive_time_ns = o->keepalive_time_ns,
      .keepalive_timeout_ns = o->keepalive_timeout_ns,
      .max_connection_idle_ns = o->max_connection_idle_ns,
      .max_connection_age_ns = o->max_connection_age_ns,
      .max_connection_age_grace_ns = o->max_connection_age_grace_ns,
      .min_ping_interval_ns = o->min_ping_interval_ns,
      .allow_idle_pings = o->allow_idle_pings,
  };
  for (unsigned i = 0; i < o->n_loops; i++) {
    wooli_lane *lane = &server->lanes[i];
    lane->server = server;
    lane->shard = wooli_dispatch_shard(server->dispatch, i);
    lane->http2 = wooli_http2_server_new(lane->shard->loop, &limits,
                                         &wooli_server_call_events, lane,
                                         o->allocator, error);
    lane->inprocess = wooli_inprocess_server_new(lane->shard->loop, &limits,
                                                 &wooli_server_call_events,
                                                 lane, o->allocator, error);
    if (!lane->http2 || !lane->inprocess)
      return false;
  }
  return true;
}

static wool_code check_options(const wool_server_options *options,
                               wool_error *error) {
  wool_server_options o = full_options(options);
  if (o.credentials && !o.credentials->is_server)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "server: the credentials are a client's");
  return wooli_compression_check(o.compression, "server", error);
}

wool_code wool_server_new(const wool_server_options *options,
                          wool_server **out_server, wool_error *error) {
  *out_server = NULL;
  wool_code rc = check_options(options, error);
  if (rc)
    return rc;
  wool_server *server = calloc(1, sizeof *server);
  if (!server)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "server: out of memory");
  wooli_kin_watch();
  server->options = full_options(options);
  const wool_server_options *o = &server->options;
  pthread_mutex_init(&server->lock, NULL);
  pthread_condattr_t attr;
  pthread_condattr_init(&attr);
  pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
  pthread_cond_init(&server->changed, &attr);
  pthread_condattr_destroy(&attr);
  wooli_dispatch_options dispatch = {o->n_loops, o->max_threads, o->handoff_ns};
  server->dispatch = wooli_dispatch_new(&dispatch, error);
  wooli_chain_limits chains = {o->max_chains, o->max_chain_memory,
                               o->chain_idle_ns, NULL};
  server->chains = wooli_chain_cache_new(&chains);
  server->lanes = calloc(o->n_loops, sizeof *server->lanes);
  if (server->dispatch && server->chains && server->lanes &&
      make_lanes(server, error)) {
    *out_server = server;
    return WOOL_OK;
  }
  wool_server_free(server);
  return wool_error_set(error, WOOL_ERR_NO_MEMORY, "server: out of memory");
}

/* ---- routes ---- */

static size_t bucket_of(wool_str path) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < path.len; i++)
    h = (h ^ (uint8_t)path.data[i]) * 16777619u;
  return h % WOOLI_ROUTE_BUCKETS;
}

wooli_chain_cache *wooli_server_chains(wool_server *server) {
  return server->chains;
}

wooli_route *wooli_server_find_route(wool_server *server, wool_str path) {
  for (wooli_route *r = server->routes[bucket_of(path)]; r; r = r->next)
    if (wool_str_equal(wool_str_c(r->method->path), path))
      return r;
  return NULL;
}

static wool_code add_route(wool_server *server, const wool_method *method,
                           const void *handlers, void *user_data,
                           wool_error *error) {
  wool_str path = wool_str_c(method->path);
  if (wooli_server_find_route(server, path))
    return wool_error_set(error, WOOL_ALREADY_EXISTS,
                          "%s is already registered", method->path);
  wooli_route *route = calloc(1, sizeof *route);
  if (!route)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "registering %s: out of memory", method->path);
  *route = (wooli_route){.method = method,
                         .handlers = handlers,
                         .user_data = user_data,
                         .next = server->routes[bucket_of(path)]};
  server->routes[bucket_of(path)] = route;
  return WOOL_OK;
}

/* The one that was added last in its bucket. */
static void remove_route(wool_server *server, const wool_method *method) {
  wooli_route **bucket = &server->routes[bucket_of(wool_str_c(method->path))];
  wooli_route *gone = *bucket;
  *bucket = gone->next;
  free(gone);
}

wool_code wool_server_register(wool_server *server, const wool_service *service,
                               const void *handlers, void *user_data,
                               wool_error *error) {
  if (server->started)
    return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                          "registering %s: the server has started",
                          service->full_name);
  for (size_t i = 0; i < service->n_vars; i++)
    (void)wool_var_decl_var(service->vars[i]);
  wooli_served *served = calloc(1, sizeof *served);
  if (!served)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "registering %s: out of memory", service->full_name);
  for (size_t i = 0; i < service->n_methods; i++) {
    wool_code rc =
        add_route(server, &service->methods[i], handlers, user_data, error);
    if (!rc)
      continue;
    while (i--)
      remove_route(server, &service->methods[i]);
    free(served);
    return rc;
  }
  served->service = service;
  wooli_served **last = &server->served;
  while (*last)
    last = &(*last)->next;
  *last = served;
  return WOOL_OK;
}

const wooli_served *wooli_server_served(const wool_server *server) {
  return server->served;
}

bool wooli_server_on_free(wool_server *server, void (*release)(void *ptr),
                          void *ptr) {
  wooli_server_cleanup *cleanup = malloc(sizeof *cleanup);
  if (!cleanup) {
    release(ptr);
    return false;
  }
  *cleanup = (wooli_server_cleanup){server->cleanups, release, ptr};
  server->cleanups = cleanup;
  return true;
}

static void run_cleanups(wool_server *server) {
  while (server->served) {
    wooli_served *served = server->served;
    server->served = served->next;
    free(served);
  }
  while (server->cleanups) {
    wooli_server_cleanup *cleanup = server->cleanups;
    server->cleanups = cleanup->next;
    cleanup->release(cleanup->ptr);
    free(cleanup);
  }
}

/* ---- cached chains ---- */

/* Starts the timer if there is anything to wait for; else leaves that to the
 * next call that caches a chain. */
static void go_on_sweeping(wooli_lane *lane, int64_t due_ns) {
  wool_server *server = lane->server;
  if (due_ns == INT64_MAX) {
    atomic_store(&server->sweeping, false);
    /* A chain may have come in meanwhile, and have relied on us. */
    due_ns = wooli_chain_cache_sweep(server->chains, 0);
    if (due_ns == INT64_MAX || atomic_exchange(&server->sweeping, true))
      return;
  }
  wooli_timer_start(lane->shard->loop, &lane->sweep_timer, due_ns);
}

static void sweep(wooli_timer *timer) {
  wooli_lane *lane =
      (wooli_lane *)(void *)((char *)timer - offsetof(wooli_lane, sweep_timer));
  go_on_sweeping(lane,
                 wooli_chain_cache_sweep(lane->server->chains, SWEEP_BATCH));
}

void wooli_lane_watch_chains(wooli_lane *lane) {
  wool_server *server = lane->server;
  if (atomic_load(&server->sweeping) ||
      atomic_exchange(&server->sweeping, true))
    return;
  lane->sweep_timer.fire = sweep;
  go_on_sweeping(lane, wooli_chain_cache_sweep(server->chains, 0));
}

void wool_server_chain_stats(wool_server *server, wool_chain_stats *out_stats) {
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  size_t len = out_stats->struct_size;
  wooli_chain_cache_stats(server->chains, &stats);
  stats.struct_size = len;
  memcpy(out_stats, &stats, len < sizeof stats ? len : sizeof stats);
}

/* ---- connections ---- */

/* Hands an accepted socket to a lane that is not this thread's. */
typedef struct handing {
  wooli_task task;
  wooli_lane *lane;
  int fd;
} handing;

static void adopt_on_loop(wooli_task *task) {
  handing *h = (handing *)task;
  wooli_http2_server_adopt(h->lane->http2, h->fd);
  free(h);
}

static wooli_lane *next_lane(wool_server *server) {
  unsigned turn =
      atomic_fetch_add_explicit(&server->next_lane, 1, memory_order_relaxed);
  return &server->lanes[turn % server->options.n_loops];
}

static void on_accept(void *user_data, int fd) {
  wool_server *server = ((wooli_listening *)user_data)->server;
  wooli_lane *lane = next_lane(server);
  handing *h = lane == &server->lanes[0] ? NULL : malloc(sizeof *h);
  if (!h) { /* the first lane is this thread's own */
    wooli_http2_server_adopt(server->lanes[0].http2, fd);
    return;
  }
  *h = (handing){{NULL, adopt_on_loop, false}, lane, fd};
  wooli_loop_post(lane->shard->loop, &h->task);
}

wool_code wool_server_listen(wool_server *server, const char *address,
                             const char **out_address, wool_error *error) {
  if (server->started)
    return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                          "listening on %s: the server has started", address);
  wooli_listening *listening = calloc(1, sizeof *listening);
  if (!listening)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "listening on %s: out of memory", address);
  wool_error local = WOOL_ERROR_INIT;
  if (!error)
    error = &local;
  listening->server = server;
  listening->listener = wooli_listener_new(
      server->lanes[0].shard->loop, address, on_accept, listening, error);
  if (!listening->listener) {
    free(listening);
    return error->code;
  }
  listening->next = server->listening;
  server->listening = listening;
  if (out_address)
    *out_address = wooli_listener_address(listening->listener);
  return WOOL_OK;
}

wool_code wool_server_channel(wool_server *server,
                              const wool_channel_options *options,
                              wool_channel **out_channel, wool_error *error) {
  return wooli_channel_inprocess(next_lane(server)->inprocess, options,
                                 out_channel, error);
}

wool_code wool_server_start(wool_server *server, wool_error *error) {
  if (server->started)
    return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                          "starting: the server has started");
  for (wooli_listening *l = server->listening; l; l = l->next)
    if (!wooli_listener_start(l->listener))
      return wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                            "cannot poll the socket of %s",
                            wooli_listener_address(l->listener));
  server->started = true; /* before a handler can ask for the shutdown */
  wool_code rc = wooli_dispatch_start(server->dispatch, error);
  if (rc) {
    server->started = false;
    wooli_dispatch_stop(server->dispatch);
  }
  return rc;
}

/* ---- shutdown ---- */

static void lane_drained(void *user_data) {
  wool_server *server = ((wooli_lane *)user_data)->server;
  pthread_mutex_lock(&server->lock);
  server->n_draining--;
  pthread_cond_broadcast(&server->changed);
  pthread_mutex_unlock(&server->lock);
}

static void stop_listening(wool_server *server) {
  while (server->listening) {
    wooli_listening *l = server->listening;
    server->listening = l->next;
    wooli_listener_free(l->listener);
    free(l);
  }
}

static void drain_on_loop(wooli_task *task) {
  wooli_lane *lane =
      (wooli_lane *)(void *)((char *)task - offsetof(wooli_lane, drain_task));
  if (lane == &lane->server->lanes[0])
    stop_listening(lane->server);
  wooli_http2_server_drain(lane->http2, lane_drained, lane);
  wooli_inprocess_server_drain(lane->inprocess, lane_drained, lane);
}

static void close_on_loop(wooli_task *task) {
  wooli_lane *lane =
      (wooli_lane *)(void *)((char *)task - offsetof(wooli_lane, close_task));
  wooli_http2_server_close(lane->http2);
  wooli_inprocess_server_close(lane->inprocess);
}

static void drain_lanes(wool_server *server) {
  for (unsigned i = 0; i < server->options.n_loops; i++) {
    wooli_lane *lane = &server->lanes[i];
    lane->drain_task.run = drain_on_loop;
    wooli_loop_post(lane->shard->loop, &lane->drain_task);
  }
}

static void close_lanes(wool_server *server) {
  for (unsigned i = 0; i < server->options.n_loops; i++) {
    wooli_lane *lane = &server->lanes[i];
    lane->close_task.run = close_on_loop;
    wooli_loop_post(lane->shard->loop, &lane->close_task);
  }
}

/* With the lock held; false when the grace has passed. */
static bool wait_until_drained(wool_server *server, int64_t grace_ns) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  int64_t due_ns = at.tv_nsec + (grace_ns > 0 ? grace_ns % 1000000000 : 0);
  at.tv_sec += (time_t)((grace_ns > 0 ? grace_ns / 1000000000 : 0) +
                        due_ns / 1000000000);
  at.tv_nsec = (long)(due_ns % 1000000000);
  int rc = 0;
  while (server->n_draining && rc == 0)
    rc = grace_ns < 0
             ? pthread_cond_wait(&server->changed, &server->lock)
             : pthread_cond_timedwait(&server->changed, &server->lock, &at);
  return server->n_draining == 0;
}

static void run_shutdown(wool_server *server, int64_t grace_ns) {
  drain_lanes(server);
  pthread_mutex_lock(&server->lock);
  bool drained = wait_until_drained(server, grace_ns);
  pthread_mutex_unlock(&server->lock);
  if (!drained) {
    close_lanes(server);
    pthread_mutex_lock(&server->lock);
    (void)wait_until_drained(server, -1);
    pthread_mutex_unlock(&server->lock);
  }
  wooli_dispatch_stop(server->dispatch);
  pthread_mutex_lock(&server->lock);
  server->stopped = true;
  pthread_cond_broadcast(&server->changed);
  pthread_mutex_unlock(&server->lock);
}

static void *shutdown_main(void *user_data) {
  wool_server *server = user_data;
  run_shutdown(server, server->grace_ns);
  return NULL;
}

/* A handler cannot wait for itself: the shutdown goes on without it. */
static void shutdown_aside(wool_server *server, int64_t grace_ns) {
  server->grace_ns = grace_ns;
  if (pthread_create(&server->aside, NULL, shutdown_main, server) == 0)
    server->has_aside = true;
  else
    server->stopping = false; /* to be tried again, at the latest by the free */
}

void wool_server_shutdown(wool_server *server, int64_t grace_ns) {
  pthread_mutex_lock(&server->lock);
  bool inside = wooli_dispatch_is_inside(server->dispatch);
  bool first = server->started && !server->stopping;
  server->stopping = true;
  if (first)
    server->n_draining = 2 * server->options.n_loops; /* each has two */
  if (first && inside)
    shutdown_aside(server, grace_ns);
  pthread_mutex_unlock(&server->lock);
  if (first && !inside)
    run_shutdown(server, grace_ns);
  else if (!inside)
    wool_server_wait(server);
}

void wool_server_wait(wool_server *server) {
  pthread_mutex_lock(&server->lock);
  while (server->started && !server->stopped)
    pthread_cond_wait(&server->changed, &server->lock);
  pthread_mutex_unlock(&server->lock);
}

static void free_routes(wool_server *server) {
  for (size_t i = 0; i < WOOLI_ROUTE_BUCKETS; i++) {
    while (server->routes[i]) {
      wooli_route *route = server->routes[i];
      server->routes[i] = route->next;
      free(route);
    }
  }
}

void wool_server_free(wool_server *server) {
  if (!server)
    return;
  if (server->started)
    wool_server_shutdown(server, 0);
  if (server->has_aside)
    (void)pthread_join(server->aside, NULL);
  if (server->dispatch)
    wooli_dispatch_join(server->dispatch);
  stop_listening(server);
  for (unsigned i = 0; server->lanes && i < server->options.n_loops; i++) {
    if (server->lanes[i].http2)
      wooli_http2_server_free(server->lanes[i].http2);
    if (server->lanes[i].inprocess)
      wooli_inprocess_server_free(server->lanes[i].inprocess);
    while (server->lanes[i].n_spare)
      wool_context_unref(server->lanes[i].spare[--server->lanes[i].n_spare]);
  }
  wooli_dispatch_free(server->dispatch);
  wooli_chain_cache_free(server->chains);
  free_routes(server);
  run_cleanups(server);
  pthread_cond_destroy(&server->changed);
  pthread_mutex_destroy(&server->lock);
  free(server->lanes);
  free(server);
}
