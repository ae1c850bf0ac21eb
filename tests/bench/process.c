#include "tests/bench/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

size_t bench_cores(size_t *out_cpus, size_t max) {
  cpu_set_t allowed;
  size_t n = 0;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
    return 0;
  for (size_t cpu = 0; cpu < CPU_SETSIZE && n < max; cpu++)
    if (CPU_ISSET(cpu, &allowed))
      out_cpus[n++] = cpu;
  return n;
}

static _Noreturn void become(size_t cpu, int out_fd, pid_t parent,
                             char *const argv[]) {
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(cpu, &only);
  if (sched_setaffinity(0, sizeof only, &only) == 0 &&
      prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
      dup2(out_fd, STDOUT_FILENO) >= 0)
    execv(argv[0], argv);
  fprintf(stderr, "bench: %s: %s\n", argv[0], strerror(errno));
  _exit(127);
}

bool bench_process_start(bench_process *process, size_t cpu,
                         char *const argv[]) {
  int ends[2];
  pid_t parent = getpid();
  if (pipe2(ends, O_CLOEXEC) != 0)
    return false;
  process->have = 0;
  process->out_fd = ends[0];
  process->pid = fork();
  if (process->pid == 0)
    become(cpu, ends[1], parent, argv);
  close(ends[1]);
  if (process->pid > 0)
    return true;
  close(ends[0]);
  return false;
}

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool take_line(bench_process *process, char line[BENCH_LINE_LEN]) {
  char *end = memchr(process->buffer, '\n', process->have);
  if (!end)
    return false;
  size_t len = (size_t)(end - process->buffer);
  memcpy(line, process->buffer, len);
  line[len] = '\0';
  process->have -= len + 1;
  memmove(process->buffer, end + 1, process->have);
  return true;
}

bool bench_process_line(bench_process *process, char line[BENCH_LINE_LEN],
                        int timeout_ms) {
  int64_t until = now_ms() + timeout_ms;
  while (!take_line(process, line)) {
    struct pollfd readable = {.fd = process->out_fd, .events = POLLIN};
    int64_t left = until - now_ms();
    size_t room = sizeof process->buffer - process->have;
    if (left <= 0 || room == 0)
      return false;
    if (poll(&readable, 1, (int)left) <= 0)
      continue;
    ssize_t got = read(process->out_fd, process->buffer + process->have, room);
    if (got <= 0)
      return false;
    process->have += (size_t)got;
  }
  return true;
}

int64_t bench_process_cpu_ns(const bench_process *process) {
  clockid_t clock;
  struct timespec spent;
  if (clock_getcpuclockid(process->pid, &clock) != 0 ||
      clock_gettime(clock, &spent) != 0)
    return -1;
  return (int64_t)spent.tv_sec * 1000000000 + spent.tv_nsec;
}

bool bench_process_wait(bench_process *process) {
  int status = 0;
  pid_t ended;
  do {
    ended = waitpid(process->pid, &status, 0);
  } while (ended < 0 && errno == EINTR);
  close(process->out_fd);
  return ended == process->pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void bench_process_kill(bench_process *process) {
  kill(process->pid, SIGKILL);
  (void)bench_process_wait(process);
}
