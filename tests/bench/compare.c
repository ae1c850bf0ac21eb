/* Runs peers (see peer.h) against each other, in interleaved rounds.
 *
 *   compare [--rounds=N] [--seconds=S] [--what=TEXT] NAME=PROGRAM... */
#include <getopt.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/process.h"
#include "tests/bench/report.h"

#define DEFAULT_ROUNDS  7
#define DEFAULT_SECONDS 1.0
#define MAX_SECONDS     60.0

/* Beyond the time asked for, to start, to warm up, and to end. */
#define PATIENCE_MS 20000

typedef struct {
  size_t n_rounds;
  double seconds;
  const char *what; /* a call is */
  size_t n_peers;
  const char *names[BENCH_MAX_PEERS];
  char *programs[BENCH_MAX_PEERS];
} plan;

typedef struct {
  char title[64];
  char *outstanding;
  size_t server_cpu;
  size_t client_cpu;
} setup;

#define N_SETUPS 2

static bool complain(const char *program, const char *what) {
  fprintf(stderr, "compare: %s: %s\n", program, what);
  return false;
}

/* From the client's "start" to its result. */
static bool follow_client(const plan *p, bench_process *client,
                          const bench_process *server, bench_sample *out) {
  char line[BENCH_LINE_LEN];
  int patience_ms = PATIENCE_MS + (int)(p->seconds * 1000);
  uint64_t calls;
  int64_t wall_ns;
  int64_t client_ns;

  if (!bench_process_line(client, line, patience_ms) ||
      strcmp(line, "start") != 0)
    return false;
  int64_t server_ns = bench_process_cpu_ns(server);
  if (!bench_process_line(client, line, patience_ms))
    return false;
  server_ns = bench_process_cpu_ns(server) - server_ns;
  if (sscanf(line, "%" SCNu64 " %" SCNd64 " %" SCNd64, &calls, &wall_ns,
             &client_ns) != 3 ||
      calls == 0 || wall_ns <= 0)
    return false;
  out->calls_per_s = (double)calls * 1e9 / (double)wall_ns;
  out->client_us = (double)client_ns / 1e3 / (double)calls;
  out->server_us = (double)server_ns / 1e3 / (double)calls;
  return true;
}

static bool run_client(const plan *p, const setup *at, char *program,
                       unsigned port, const bench_process *server,
                       bench_sample *out) {
  char address[32];
  char seconds[32];
  char verb[] = "client";
  char *argv[] = {program, verb, address, at->outstanding, seconds, NULL};
  bench_process client;

  snprintf(address, sizeof address, "127.0.0.1:%u", port);
  snprintf(seconds, sizeof seconds, "%g", p->seconds);
  if (!bench_process_start(&client, at->client_cpu, argv))
    return complain(program, "the client did not start");
  if (!follow_client(p, &client, server, out)) {
    bench_process_kill(&client);
    return complain(program, "the client gave no result");
  }
  return bench_process_wait(&client) ||
         complain(program, "the client failed after its result");
}

static bool measure(const plan *p, const setup *at, char *program,
                    bench_sample *out) {
  char line[BENCH_LINE_LEN];
  char verb[] = "server";
  char address[] = "127.0.0.1:0";
  char *argv[] = {program, verb, address, NULL};
  bench_process server;
  unsigned port;

  if (!bench_process_start(&server, at->server_cpu, argv))
    return complain(program, "the server did not start");
  bool ok = bench_process_line(&server, line, PATIENCE_MS) &&
            sscanf(line, "ready %u", &port) == 1;
  if (!ok)
    complain(program, "the server did not become ready");
  else
    ok = run_client(p, at, program, port, &server, out);
  bench_process_kill(&server);
  return ok;
}

/* Each round runs everything once; who comes first takes turns. */
static bool run_round(const plan *p, const setup *setups, size_t round,
                      bench_results *results) {
  for (size_t s = 0; s < N_SETUPS; s++) {
    for (size_t i = 0; i < p->n_peers; i++) {
      size_t peer = (i + round) % p->n_peers;
      if (!measure(p, &setups[s], p->programs[peer],
                   &results[s].samples[peer][round]))
        return false;
    }
  }
  fprintf(stderr, "round %zu of %zu\n", round + 1, p->n_rounds);
  return true;
}

static bool choose_setups(setup setups[N_SETUPS]) {
  static char one[] = "1";
  static char hundred[] = "100";
  size_t cpus[2];
  size_t n = bench_cores(cpus, 2);
  if (n == 0)
    return complain("cores", "none to run on");
  if (n == 1)
    cpus[1] = cpus[0];
  setups[0].outstanding = one;
  setups[0].server_cpu = cpus[0];
  setups[0].client_cpu = cpus[0];
  snprintf(setups[0].title, sizeof setups[0].title, "1 outstanding, one core");
  setups[1].outstanding = hundred;
  setups[1].server_cpu = cpus[0];
  setups[1].client_cpu = cpus[1];
  snprintf(setups[1].title, sizeof setups[1].title, "100 outstanding, %s",
           n == 1 ? "one core, as there is no other" : "two cores");
  return true;
}

static int usage(void) {
  fprintf(stderr,
          "usage: compare [--rounds=N] [--seconds=S] [--what=TEXT] "
          "NAME=PROGRAM...\n"
          "1 to %d rounds of up to %g seconds, 1 to %d peers\n",
          BENCH_MAX_ROUNDS, MAX_SECONDS, BENCH_MAX_PEERS);
  return 2;
}

static bool parse_options(int argc, char **argv, plan *out) {
  static const struct option options[] = {
      {"rounds", required_argument, NULL, 'r'},
      {"seconds", required_argument, NULL, 's'},
      {"what", required_argument, NULL, 'w'},
      {NULL, 0, NULL, 0},
  };
  int option;
  char *end;
  while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
    if (option == 'w') {
      out->what = optarg;
      continue;
    }
    if (option == 'r')
      out->n_rounds = strtoul(optarg, &end, 10);
    else if (option == 's')
      out->seconds = strtod(optarg, &end);
    else
      return false;
    if (*end)
      return false;
  }
  return out->n_rounds >= 1 && out->n_rounds <= BENCH_MAX_ROUNDS &&
         out->seconds > 0 && out->seconds <= MAX_SECONDS;
}

static bool parse_plan(int argc, char **argv, plan *out) {
  if (!parse_options(argc, argv, out))
    return false;
  for (int i = optind; i < argc; i++) {
    char *equals = strchr(argv[i], '=');
    if (!equals || out->n_peers == BENCH_MAX_PEERS)
      return false;
    *equals = '\0';
    out->names[out->n_peers] = argv[i];
    out->programs[out->n_peers] = equals + 1;
    out->n_peers++;
  }
  return out->n_peers > 0;
}

int main(int argc, char **argv) {
  static bench_results results[N_SETUPS];
  plan p = {.n_rounds = DEFAULT_ROUNDS,
            .seconds = DEFAULT_SECONDS,
            .what = "echoes-of-64-bytes"};
  setup setups[N_SETUPS];

  if (!parse_plan(argc, argv, &p))
    return usage();
  if (!choose_setups(setups))
    return 1;
  for (size_t round = 0; round < p.n_rounds; round++)
    if (!run_round(&p, setups, round, results))
      return 1;

  printf("Calls are %s; medians of %zu rounds of %g s; us are those of\n"
         "the processor per call; ratios are of calls/s.\n",
         p.what, p.n_rounds, p.seconds);
#ifndef __OPTIMIZE__
  printf("Built without -c opt: what the peers link may be slow for that.\n");
#endif
  printf("\n");
  for (size_t s = 0; s < N_SETUPS; s++)
    bench_report(setups[s].title, p.names, p.n_peers, p.n_rounds, &results[s]);
  return 0;
}
