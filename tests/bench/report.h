/* What was measured, and how it is shown. */
#ifndef WOOL_TESTS_BENCH_REPORT_H
#define WOOL_TESTS_BENCH_REPORT_H

#include <stddef.h>

#define BENCH_MAX_PEERS  8
#define BENCH_MAX_ROUNDS 99

typedef struct bench_sample {
  double calls_per_s;
  double client_us; /* of processor time per call */
  double server_us;
} bench_sample;

/* What one setup came to: a row of samples for each peer, one a round. */
typedef struct bench_results {
  bench_sample samples[BENCH_MAX_PEERS][BENCH_MAX_ROUNDS];
} bench_results;

/* Prints a table: medians, extremes, and each peer's rate over each other's.
 * Ratios are medians of the rounds' ratios, as the two halves of one round
 * have met the same neighbours on the machine. */
void bench_report(const char *title, const char *const *names, size_t n_peers,
                  size_t n_rounds, const bench_results *results);

#endif
