/* The two ends of context_wire.py's calls.
 *
 *   wire_peer server                          prints "ready ADDRESS", and
 * serves until it is called to quit wire_peer client ADDRESS KIND OUTSTANDING
 * CALLS [quit]
 *
 * The client prints the nanoseconds of processor time per call, its own and the
 * server's. KIND is `plain` (an extern service), `unarmed`, or `armed` with
 * eight variables. One call outstanding is a blocking one, which continues the
 * chain; more are started ones, each a fork. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wool/wool.h>

#include "tests/bench/wire.wool.h"
#include "tests/count.h"

enum {
  PAYLOAD_LEN = 64, /* bytes */
  WARM_UP = 200,    /* calls */
  N_VARS = 8,
  MAX_OUTSTANDING = 100000, /* calls */
  MAX_CALLS = 1000000000
};

static int64_t cpu_ns(void) {
  struct timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

static int complain(const char *what, const wool_error *error) {
  (void)fprintf(stderr, "wire_peer: %s: %s\n", what, error->message);
  return 1;
}

/* ---- server ---- */

static wool_code echo(wool_call *call, const wire_bench_Payload *request,
                      wire_bench_Payload *out_response) {
  (void)call;
  *out_response = *request;
  return WOOL_OK;
}

static wool_code cpu(wool_call *call, int64_t *out_ns) {
  (void)call;
  *out_ns = cpu_ns();
  return WOOL_OK;
}

static wool_code quit(wool_call *call) {
  wool_server_shutdown(wool_call_user_data(call), -1);
  return WOOL_OK;
}

static int serve(void) {
  static const wire_bench_Wire_handlers handlers = {
      .echo = echo, .cpu = cpu, .quit = quit};
  static const wire_bench_Plain_handlers plain = {.echo = echo};
  wool_server *server;
  const char *bound;
  wool_error error = WOOL_ERROR_INIT;
  if (wool_server_new(NULL, &server, &error) ||
      wire_bench_Wire_register(server, &handlers, server, &error) ||
      wire_bench_Plain_register(server, &plain, NULL, &error) ||
      wool_server_listen(server, "127.0.0.1:0", &bound, &error) ||
      wool_server_start(server, &error))
    return complain("server", &error);
  (void)printf("ready %s\n", bound);
  (void)fflush(stdout);
  wool_server_wait(server);
  wool_server_free(server);
  return 0;
}

/* ---- client ---- */

typedef struct driver {
  wool_channel *channel;
  bool plain;
  unsigned outstanding;
  unsigned to_start; /* calls */
  unsigned under_way;
  uint8_t payload[PAYLOAD_LEN];
} driver;

static void fail(const wool_call *call) {
  exit(complain("call", wool_call_error(call)));
}

static wire_bench_Payload payload_of(const driver *d) {
  return (wire_bench_Payload){.payload =
                                  wool_bytes_n(d->payload, sizeof d->payload)};
}

static void call_once(driver *d) {
  wire_bench_Payload request = payload_of(d);
  wool_call *call = wool_call_new(d->channel);
  if (d->plain ? wire_bench_Plain_echo(call, &request, NULL)
               : wire_bench_Wire_echo(call, &request, NULL))
    fail(call);
  wool_call_free(call);
}

static void on_done(wool_call *call, void *user_data) {
  driver *d = user_data;
  if (d->plain ? wire_bench_Plain_echo_finish(call, NULL)
               : wire_bench_Wire_echo_finish(call, NULL))
    fail(call);
  wool_call_free(call);
  d->under_way--;
}

static void start_one(driver *d) {
  wire_bench_Payload request = payload_of(d);
  wool_call *call = wool_call_new(d->channel);
  d->under_way++;
  d->to_start--;
  if (d->plain ? wire_bench_Plain_echo_start(call, &request, on_done, d)
               : wire_bench_Wire_echo_start(call, &request, on_done, d))
    fail(call);
}

static void run(driver *d, unsigned n_calls) {
  if (d->outstanding == 1) {
    while (n_calls-- > 0)
      call_once(d);
    return;
  }
  d->to_start = n_calls;
  while (d->to_start || d->under_way) {
    while (d->to_start && d->under_way < d->outstanding)
      start_one(d);
    /* A start turns the engine, so that was the last of them, perhaps. */
    if (d->under_way)
      wool_engine_dispatch(wool_channel_engine(d->channel), -1);
  }
}

static int64_t server_cpu_ns(const driver *d) {
  int64_t ns = 0;
  wool_call *call = wool_call_new(d->channel);
  if (wire_bench_Wire_cpu(call, &ns))
    fail(call);
  wool_call_free(call);
  return ns;
}

static void quit_server(const driver *d) {
  wool_call *call = wool_call_new(d->channel);
  if (wire_bench_Wire_quit(call))
    fail(call);
  wool_call_free(call);
}

/* The tokens are held until the end, as those of whoever means to reset. */
static void arm(wool_token *tokens[N_VARS]) {
  tokens[0] = wire_bench_tenant_set(wool_str_c("acme"));
  tokens[1] = wire_bench_user_set(wool_str_c("u-10274"));
  tokens[2] = wire_bench_locale_set(wool_str_c("de-CH"));
  tokens[3] = wire_bench_trace_set(wool_str_c("4bf92f3577b34da6"));
  tokens[4] = wire_bench_budget_set(125000);
  tokens[5] = wire_bench_attempt_set(2);
  tokens[6] = wire_bench_dry_run_set(true);
  tokens[7] = wire_bench_sample_set(0.25);
}

static int explain(void) {
  (void)fprintf(stderr,
                "usage: wire_peer server\n       wire_peer client "
                "ADDRESS plain|unarmed|armed OUTSTANDING CALLS [quit]\n");
  return 2;
}

static int drive(int argc, char **argv) {
  driver d = {.plain = strcmp(argv[3], "plain") == 0};
  unsigned n_calls = 0;
  if (!wool_test_count(argv[4], MAX_OUTSTANDING, &d.outstanding) ||
      !wool_test_count(argv[5], MAX_CALLS, &n_calls))
    return explain();
  wool_error error = WOOL_ERROR_INIT;
  for (size_t i = 0; i < sizeof d.payload; i++)
    d.payload[i] = (uint8_t)i;
  if (wool_channel_new(argv[2], NULL, &d.channel, &error))
    return complain("channel", &error);
  /* The server is asked in a Context of its own, so that what is measured is
   * the chain of the echoes alone. */
  wool_context *measured = wool_context_new();
  if (!measured || wool_context_enter(measured, &error))
    return complain("context", &error);
  wool_token *tokens[N_VARS] = {NULL};
  if (strcmp(argv[3], "armed") == 0)
    arm(tokens);
  run(&d, WARM_UP);
  (void)wool_context_exit(measured, NULL);
  int64_t server_ns = server_cpu_ns(&d), own_ns = cpu_ns();
  if (wool_context_enter(measured, &error))
    return complain("context", &error);
  run(&d, n_calls);
  (void)wool_context_exit(measured, NULL);
  own_ns = cpu_ns() - own_ns;
  server_ns = server_cpu_ns(&d) - server_ns;
  (void)printf("%.1f %.1f\n", (double)own_ns / n_calls,
               (double)server_ns / n_calls);
  if (argc > 6)
    quit_server(&d);
  for (size_t i = 0; i < N_VARS; i++)
    wool_token_unref(tokens[i]);
  wool_context_unref(measured);
  wool_channel_unref(d.channel);
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "server") == 0)
    return serve();
  if (argc >= 6 && strcmp(argv[1], "client") == 0)
    return drive(argc, argv);
  return explain();
}
