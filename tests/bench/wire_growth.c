/* How the manifest of a chain grows, and the time of a call with it: one line
 * for each story and stage, "STORY\tSTAGE\tBYTES\tMICROSECONDS", or "-" and the
 * failure where a call fails for it.
 *
 *   wire_growth [MAX]                         leaves out stages beyond MAX */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wool/wool.h>

#include "runtime/context/chain.h"
#include "runtime/wire/manifest.h"
#include "tests/bench/wire.wool.h"
#include "tests/count.h"

enum {
  N_TIMED = 51 /* calls; their median is shown */
};

static _Noreturn void fail(const char *what, const char *why) {
  (void)fprintf(stderr, "wire_growth: %s: %s\n", what, why);
  exit(1);
}

/* ---- the worker ---- */

static wool_code echo(wool_call *call, const wire_bench_Payload *request,
                      wire_bench_Payload *out_response) {
  (void)call;
  *out_response = *request;
  return WOOL_OK;
}

static wool_code cycle(wool_call *call, uint32_t times) {
  while (times-- > 0) {
    wool_token *token = wire_bench_budget_set(times);
    wool_error error = WOOL_ERROR_INIT;
    wool_code rc = wire_bench_budget_reset(token, &error);
    wool_token_unref(token);
    if (rc)
      return wool_call_fail(call, WOOL_INTERNAL, "%s", error.message);
  }
  return WOOL_OK;
}

static wool_code set(wool_call *call, int64_t budget, wool_token **out_undo) {
  *out_undo = wool_call_take_token(call, wire_bench_budget_set(budget));
  return WOOL_OK;
}

static wool_code take(wool_call *call, wool_token *undo) {
  (void)call;
  (void)undo;
  return WOOL_OK;
}

typedef struct worker {
  wool_server *server;
  wool_channel *channel;
} worker;

/* One that forgets keeps no Context, so each of its calls is a new origin: as
 * many workers that are gone after one call. */
static worker start_worker(bool forgets) {
  static const wire_bench_Wire_handlers handlers = {
      .echo = echo, .cycle = cycle, .set = set, .take = take};
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  worker w = {NULL, NULL};
  const char *bound;
  wool_error error = WOOL_ERROR_INIT;
  if (forgets)
    options.max_chain_memory = 1;
  if (wool_server_new(&options, &w.server, &error) ||
      wire_bench_Wire_register(w.server, &handlers, NULL, &error) ||
      wool_server_listen(w.server, "127.0.0.1:0", &bound, &error) ||
      wool_server_start(w.server, &error) ||
      wool_channel_new(bound, NULL, &w.channel, &error))
    fail("worker", error.message);
  return w;
}

static void stop_worker(worker *w) {
  wool_channel_unref(w->channel);
  wool_server_free(w->server);
}

/* ---- stories: what is done so many times ---- */

/* False if a call fails; *failure says how. */
typedef bool (*step)(const worker *w, uint32_t i, wool_error *failure);

static void reset(wool_token *token) {
  wool_error error = WOOL_ERROR_INIT;
  if (!token || wool_token_reset(token, &error))
    fail("reset", error.message);
}

static bool end(wool_call *call, wool_code rc, wool_error *failure) {
  if (rc)
    *failure = *wool_call_error(call);
  wool_call_free(call);
  return rc == WOOL_OK;
}

static bool local(const worker *w, uint32_t i, wool_error *failure) {
  (void)w, (void)failure;
  wool_token *token = wire_bench_budget_set(i);
  reset(token);
  wool_token_unref(token);
  return true;
}

static bool local_two(const worker *w, uint32_t i, wool_error *failure) {
  (void)w, (void)failure;
  wool_token *a = wire_bench_budget_set(i);
  wool_token *b = wire_bench_attempt_set(i);
  reset(i % 2 ? a : b);
  reset(i % 2 ? b : a);
  wool_token_unref(a);
  wool_token_unref(b);
  return true;
}

static bool local_half_dropped(const worker *w, uint32_t i,
                               wool_error *failure) {
  (void)w, (void)failure;
  wool_token *token = wire_bench_budget_set(i);
  if (i % 2)
    reset(token);
  wool_token_unref(token);
  return true;
}

static bool in_worker(const worker *w, uint32_t i, wool_error *failure) {
  (void)i;
  wool_call *call = wool_call_new(w->channel);
  return end(call, wire_bench_Wire_cycle(call, 1), failure);
}

static bool set_there_reset_here(const worker *w, uint32_t i,
                                 wool_error *failure) {
  wool_call *call = wool_call_new(w->channel);
  wool_token *token = NULL;
  wool_code rc = wire_bench_Wire_set(call, i, &token);
  if (!rc)
    reset(token);
  return end(call, rc, failure);
}

static bool half_sent_and_abandoned(const worker *w, uint32_t i,
                                    wool_error *failure) {
  wool_token *token = wire_bench_budget_set(i);
  if (i % 2) {
    reset(token);
    wool_token_unref(token);
    return true;
  }
  wool_call *call = wool_call_new(w->channel);
  wool_code rc = wire_bench_Wire_take(call, token);
  wool_token_unref(token);
  return end(call, rc, failure);
}

/* What a worker sets stays bound, and its token is thrown away: it can be
 * reset by whoever kept it, so nothing may be forgotten of it. */
static bool set_there_and_abandoned(const worker *w, uint32_t i,
                                    wool_error *failure) {
  wool_call *call = wool_call_new(w->channel);
  return end(call, wire_bench_Wire_set(call, i, NULL), failure);
}

typedef struct story {
  const char *name;
  step step;
  bool forgets;       /* the worker does */
  uint32_t stages[5]; /* how many steps there have been; 0 ends them */
} story;

static const story stories[] = {
    {"set and reset here", local, false, {10, 1000, 100000}},
    {"of two variables in turn", local_two, false, {10, 1000, 100000}},
    {"half of the tokens dropped",
     local_half_dropped,
     false,
     {10, 1000, 100000}},
    {"set and reset in a worker", in_worker, false, {10, 1000, 100000}},
    {"set in a worker, reset here",
     set_there_reset_here,
     false,
     {10, 1000, 100000}},
    {"half of the tokens sent and abandoned",
     half_sent_and_abandoned,
     false,
     {10, 1000, 100000}},
    {"short-lived workers, set and reset there",
     in_worker,
     true,
     {10, 100, 1000, 5000}},
    {"short-lived workers, reset here",
     set_there_reset_here,
     true,
     {10, 100, 1000, 5000}},
    {"short-lived workers, abandoned",
     set_there_and_abandoned,
     true,
     {10, 100, 1000, 5000}},
};

/* ---- measuring ---- */

static size_t manifest_len(wool_context *context) {
  wool_arena *arena = wool_arena_new(NULL, 0);
  wooli_buffer buffer = {NULL, 0, 0};
  wool_encoder encoder = {NULL, &buffer, context, 0, false};
  wooli_mishaps mishaps = {true, 0, WOOL_ERROR_INIT};
  wooli_snapshot snapshot;
  size_t len = 0;
  if (wooli_context_arm_to_send(context)) {
    if (wooli_context_snapshot(context, 0, arena, &snapshot) ||
        wooli_manifest_encode(&snapshot, arena, &encoder, &mishaps, NULL))
      fail("manifest", "cannot be encoded");
    len = buffer.len;
    wooli_snapshot_cleanup(&snapshot);
  }
  wooli_buffer_cleanup(&buffer);
  wool_arena_free(arena);
  return len;
}

static int64_t now_ns(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

static int compare_ns(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return x < y ? -1 : x > y;
}

/* The median of an echo in this Context, or -1. */
static int64_t time_call_ns(const worker *w, wool_error *failure) {
  static const uint8_t payload[64];
  wire_bench_Payload request = {.payload =
                                    wool_bytes_n(payload, sizeof payload)};
  int64_t ns[N_TIMED];
  for (size_t i = 0; i < N_TIMED; i++) {
    wool_call *call = wool_call_new(w->channel);
    ns[i] = now_ns();
    wool_code rc = wire_bench_Wire_echo(call, &request, NULL);
    ns[i] = now_ns() - ns[i];
    if (!end(call, rc, failure))
      return -1;
  }
  qsort(ns, N_TIMED, sizeof ns[0], compare_ns);
  return ns[N_TIMED / 2];
}

static bool show(const story *s, uint32_t stage, const worker *w,
                 wool_context *context) {
  wool_error failure = WOOL_ERROR_INIT;
  int64_t ns = time_call_ns(w, &failure);
  if (ns < 0) {
    (void)printf("%s\t%" PRIu32 "\t-\t%s\n", s->name, stage, failure.message);
    return false;
  }
  (void)printf("%s\t%" PRIu32 "\t%zu\t%.1f\n", s->name, stage,
               manifest_len(context), (double)ns / 1000);
  (void)fflush(stdout);
  return true;
}

static void tell(const story *s, uint32_t max) {
  worker w = start_worker(s->forgets);
  wool_context *context = wool_context_new();
  wool_error failure = WOOL_ERROR_INIT;
  uint32_t done = 0;
  bool ok = wool_context_enter(context, NULL) == WOOL_OK;
  for (size_t i = 0; ok && i < 5 && s->stages[i] && s->stages[i] <= max; i++) {
    while (ok && done < s->stages[i])
      ok = s->step(&w, done++, &failure);
    if (!ok)
      (void)printf("%s\t%" PRIu32 "\t-\tin step %" PRIu32 ": %s\n", s->name,
                   s->stages[i], done, failure.message);
    ok = ok && show(s, s->stages[i], &w, context);
  }
  (void)wool_context_exit(context, NULL);
  wool_context_unref(context);
  stop_worker(&w);
}

int main(int argc, char **argv) {
  unsigned max = UINT32_MAX;
  if (argc > 1 && !wool_test_count(argv[1], UINT32_MAX, &max)) {
    (void)fprintf(stderr, "usage: wire_growth [MAX]\n");
    return 2;
  }
  for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++)
    tell(&stories[i], max);
  return 0;
}
