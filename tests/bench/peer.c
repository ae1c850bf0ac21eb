#include "tests/bench/peer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Looking at the clock costs as much as a fiftieth of the cheapest call. */
#define CALLS_PER_LOOK 32

/* Of the measured time, how much is spent before it; and its bound. */
#define WARM_UP_SHARE  4
#define WARM_UP_MAX_NS 100000000

#define MAX_SECONDS 60.0

static int64_t clock_ns(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void bench_complain(const char *action) {
  if (errno != 0)
    fprintf(stderr, "bench: %s: %s\n", action, strerror(errno));
  else
    fprintf(stderr, "bench: %s\n", action);
}

void bench_payload(uint8_t payload[BENCH_PAYLOAD_LEN]) {
  for (size_t i = 0; i < BENCH_PAYLOAD_LEN; i++)
    payload[i] = (uint8_t)('A' + i % 26);
}

static void say(const char *line) {
  fputs(line, stdout);
  fflush(stdout);
}

void bench_ready(unsigned port) {
  char line[32];
  snprintf(line, sizeof line, "ready %u\n", port);
  say(line);
}

static void look_at_clock(bench_load *load) {
  int64_t now = clock_ns(CLOCK_MONOTONIC);
  switch (load->state) {
  case BENCH_WARMING:
    if (now < load->warm_at_ns)
      return;
    say("start\n");
    load->state = BENCH_COUNTING;
    load->calls = 0;
    load->start_cpu_ns = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
    load->start_ns = clock_ns(CLOCK_MONOTONIC);
    load->end_at_ns = load->start_ns + load->window_ns;
    return;
  case BENCH_COUNTING:
    if (now < load->end_at_ns)
      return;
    load->stop_ns = now;
    load->stop_cpu_ns = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
    load->state = BENCH_FINISHED;
    return;
  case BENCH_FINISHED:
    return;
  }
}

bool bench_load_call_done(bench_load *load) {
  if (load->state == BENCH_FINISHED)
    return false;
  load->calls++;
  if (load->calls % CALLS_PER_LOOK == 0)
    look_at_clock(load);
  return load->state != BENCH_FINISHED;
}

static bool parse_address(const char *address, struct sockaddr_in *out) {
  char host[INET_ADDRSTRLEN];
  const char *colon = strrchr(address, ':');
  size_t host_len = colon ? (size_t)(colon - address) : sizeof host;
  char *end = NULL;
  unsigned long port = colon ? strtoul(colon + 1, &end, 10) : 0;

  errno = 0;
  memset(out, 0, sizeof *out);
  if (host_len >= sizeof host || end == colon + 1 || *end || port > 65535) {
    bench_complain("address is not IPV4:PORT");
    return false;
  }
  memcpy(host, address, host_len);
  host[host_len] = '\0';
  out->sin_family = AF_INET;
  out->sin_port = htons((uint16_t)port);
  if (inet_pton(AF_INET, host, &out->sin_addr) != 1) {
    bench_complain("address is not IPV4:PORT");
    return false;
  }
  return true;
}

/* Closes `fd` and says why. */
static int give_up(int fd, const char *action) {
  bench_complain(action);
  if (fd >= 0)
    close(fd);
  return -1;
}

int bench_listen(const char *address, unsigned *out_port) {
  struct sockaddr_in at;
  socklen_t at_len = sizeof at;
  if (!parse_address(address, &at))
    return -1;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0 ||
      listen(fd, SOMAXCONN) != 0 ||
      getsockname(fd, (struct sockaddr *)&at, &at_len) != 0)
    return give_up(fd, "listen");
  *out_port = ntohs(at.sin_port);
  return fd;
}

static int without_delay(int fd) {
  int on = 1;
  if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0)
    return give_up(fd, "TCP_NODELAY");
  return fd;
}

int bench_accept(int listener) {
  int fd;
  do {
    fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
  } while (fd < 0 && errno == EINTR);
  return fd < 0 ? give_up(fd, "accept") : without_delay(fd);
}

int bench_connect(const char *address) {
  struct sockaddr_in at;
  if (!parse_address(address, &at))
    return -1;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) != 0)
    return give_up(fd, "connect");
  return without_delay(fd);
}

bool bench_send_all(int fd, const void *data, size_t len) {
  const char *at = data;
  while (len > 0) {
    ssize_t sent = send(fd, at, len, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent < 0) {
      bench_complain("send");
      return false;
    }
    at += sent;
    len -= (size_t)sent;
  }
  return true;
}

static int usage(const char *program) {
  fprintf(stderr,
          "usage: %s server ADDRESS | client ADDRESS OUTSTANDING SECONDS\n",
          program);
  return 2;
}

static int run_client(char **argv, const bench_peer *peer) {
  char *end_of_count;
  char *end_of_seconds;
  unsigned long outstanding = strtoul(argv[3], &end_of_count, 10);
  double seconds = strtod(argv[4], &end_of_seconds);
  if (*end_of_count || outstanding < 1 || outstanding > BENCH_MAX_OUTSTANDING ||
      *end_of_seconds || !(seconds > 0 && seconds <= MAX_SECONDS))
    return usage(argv[0]);

  int64_t window_ns = (int64_t)(seconds * 1e9);
  int64_t warm_up_ns = window_ns / WARM_UP_SHARE;
  if (warm_up_ns > WARM_UP_MAX_NS)
    warm_up_ns = WARM_UP_MAX_NS;
  bench_load load = {
      .outstanding = (unsigned)outstanding,
      .window_ns = window_ns,
      .warm_at_ns = clock_ns(CLOCK_MONOTONIC) + warm_up_ns,
  };
  if (peer->drive(argv[2], &load) != 0)
    return 1;
  if (load.state != BENCH_FINISHED) {
    errno = 0;
    bench_complain("the client stopped before its time");
    return 1;
  }
  char line[96];
  snprintf(line, sizeof line, "%" PRIu64 " %" PRId64 " %" PRId64 "\n",
           load.calls, load.stop_ns - load.start_ns,
           load.stop_cpu_ns - load.start_cpu_ns);
  say(line);
  return 0;
}

int bench_peer_main(int argc, char **argv, const bench_peer *peer) {
  if (argc == 3 && strcmp(argv[1], "server") == 0)
    return peer->serve(argv[2]);
  if (argc == 5 && strcmp(argv[1], "client") == 0)
    return run_client(argv, peer);
  return usage(argv[0]);
}
