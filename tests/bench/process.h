/* Child processes that are bound to a core and talk in lines. */
#ifndef WOOL_TESTS_BENCH_PROCESS_H
#define WOOL_TESTS_BENCH_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define BENCH_LINE_LEN 128

typedef struct bench_process {
  pid_t pid;
  int out_fd;
  size_t have; /* bytes of `buffer` not yet handed out */
  char buffer[BENCH_LINE_LEN];
} bench_process;

/* Starts argv[0] bound to `cpu`. It dies with this process. */
bool bench_process_start(bench_process *process, size_t cpu,
                         char *const argv[]);

/* The next line of its output, without its end. False at the end of the
 * output, if a line exceeds BENCH_LINE_LEN, or after `timeout_ms`. */
bool bench_process_line(bench_process *process, char line[BENCH_LINE_LEN],
                        int timeout_ms);

/* Time on the processor until now, or -1. */
int64_t bench_process_cpu_ns(const bench_process *process);

/* Ends it if it has not ended, and waits for that. True: it returned 0. */
bool bench_process_wait(bench_process *process);
void bench_process_kill(bench_process *process);

/* The first `max` cores that this process may run on; how many there are. */
size_t bench_cores(size_t *out_cpus, size_t max);

#endif
