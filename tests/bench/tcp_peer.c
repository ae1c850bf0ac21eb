/* Bytes over TCP, echoed: what the operating system alone costs. */
#include "tests/bench/peer.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static ssize_t receive(int fd, uint8_t *buffer, size_t len) {
  ssize_t received;
  do {
    received = recv(fd, buffer, len, 0);
  } while (received < 0 && errno == EINTR);
  return received;
}

static void echo(int fd) {
  uint8_t buffer[BENCH_READ_LEN];
  for (;;) {
    ssize_t received = receive(fd, buffer, sizeof buffer);
    if (received <= 0 || !bench_send_all(fd, buffer, (size_t)received))
      return;
  }
}

static int serve(const char *address) {
  unsigned port;
  int listener = bench_listen(address, &port);
  if (listener < 0)
    return 1;
  bench_ready(port);
  for (;;) {
    int fd = bench_accept(listener);
    if (fd < 0)
      return 1;
    echo(fd);
    close(fd);
  }
}

/* Counts the payloads that `received` bytes complete, each compared with what
 * was sent, and returns how many to send anew, or -1. */
static int take(bench_load *load, const uint8_t *bytes, size_t received,
                size_t *partial, const uint8_t *payload) {
  int done = 0;
  while (received > 0) {
    size_t want = BENCH_PAYLOAD_LEN - *partial;
    size_t have = received < want ? received : want;
    if (memcmp(bytes, payload + *partial, have) != 0)
      return -1;
    bytes += have;
    received -= have;
    *partial = (*partial + have) % BENCH_PAYLOAD_LEN;
    if (*partial == 0) {
      done++;
      if (!bench_load_call_done(load))
        return 0;
    }
  }
  return done;
}

static int exchange(int fd, bench_load *load) {
  uint8_t payload[BENCH_PAYLOAD_LEN];
  uint8_t out[BENCH_MAX_OUTSTANDING * BENCH_PAYLOAD_LEN];
  uint8_t in[BENCH_READ_LEN];
  size_t partial = 0;
  size_t to_send = load->outstanding;

  bench_payload(payload);
  for (size_t i = 0; i < BENCH_MAX_OUTSTANDING; i++)
    memcpy(out + i * BENCH_PAYLOAD_LEN, payload, sizeof payload);
  while (load->state != BENCH_FINISHED) {
    if (!bench_send_all(fd, out, to_send * BENCH_PAYLOAD_LEN))
      return 1;
    ssize_t received = receive(fd, in, sizeof in);
    int done = -1;
    if (received > 0) {
      errno = 0;
      done = take(load, in, (size_t)received, &partial, payload);
    }
    if (done < 0) {
      bench_complain("echo");
      return 1;
    }
    to_send = (size_t)done;
  }
  return 0;
}

static int drive(const char *address, bench_load *load) {
  int fd = bench_connect(address);
  if (fd < 0)
    return 1;
  int result = exchange(fd, load);
  close(fd);
  return result;
}

int main(int argc, char **argv) {
  static const bench_peer peer = {serve, drive};
  return bench_peer_main(argc, argv, &peer);
}
