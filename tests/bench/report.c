#include "tests/bench/report.h"

#include <stdio.h>
#include <stdlib.h>

static int compare(const void *left, const void *right) {
  double a = *(const double *)left;
  double b = *(const double *)right;
  return (a > b) - (a < b);
}

/* Sorts `values`. */
static double median(double *values, size_t n) {
  qsort(values, n, sizeof *values, compare);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

typedef enum {
  RATE,
  CLIENT_US,
  SERVER_US
} measure;

static double value(const bench_sample *sample, measure which) {
  switch (which) {
  case RATE:
    return sample->calls_per_s;
  case CLIENT_US:
    return sample->client_us;
  case SERVER_US:
    return sample->server_us;
  }
  return 0;
}

static void sorted(const bench_sample *samples, size_t n, measure which,
                   double *out_values, double *out_median) {
  for (size_t i = 0; i < n; i++)
    out_values[i] = value(&samples[i], which);
  *out_median = median(out_values, n);
}

static double ratio(const bench_sample *over, const bench_sample *under,
                    size_t n) {
  double ratios[BENCH_MAX_ROUNDS];
  for (size_t i = 0; i < n; i++)
    ratios[i] = over[i].calls_per_s / under[i].calls_per_s;
  return median(ratios, n);
}

static void print_head(const char *const *names, size_t n_peers) {
  printf("%-10s %10s %10s %10s %10s %10s", "", "calls/s", "least", "most",
         "client us", "server us");
  for (size_t i = 0; i < n_peers; i++)
    printf("  / %-8s", names[i]);
  printf("\n");
}

void bench_report(const char *title, const char *const *names, size_t n_peers,
                  size_t n_rounds, const bench_results *results) {
  printf("%s\n", title);
  print_head(names, n_peers);
  for (size_t i = 0; i < n_peers; i++) {
    const bench_sample *samples = results->samples[i];
    double values[BENCH_MAX_ROUNDS];
    double client_us;
    double server_us;
    double rate;
    sorted(samples, n_rounds, CLIENT_US, values, &client_us);
    sorted(samples, n_rounds, SERVER_US, values, &server_us);
    sorted(samples, n_rounds, RATE, values, &rate);
    printf("%-10s %10.0f %10.0f %10.0f %10.2f %10.2f", names[i], rate,
           values[0], values[n_rounds - 1], client_us, server_us);
    for (size_t j = 0; j < n_peers; j++)
      printf("  %10.3f", ratio(samples, results->samples[j], n_rounds));
    printf("\n");
  }
  printf("\n");
  fflush(stdout);
}
