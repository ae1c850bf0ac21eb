/* What every peer of the benchmark shares: its command line, its addresses,
 * and the window in which calls count.
 *
 * A peer is one program:
 *
 *   PEER server ADDRESS                       prints "ready PORT" once it
 *                                             listens, and serves until killed
 *   PEER client ADDRESS OUTSTANDING SECONDS   prints "start" when warm, then
 *                                             "CALLS WALL_NS CPU_NS"
 *
 * ADDRESS is IPV4:PORT; a server given port 0 takes any. A call carries
 * BENCH_PAYLOAD_LEN bytes each way. A peer fills in a bench_peer and hands its
 * command line to bench_peer_main. */
#ifndef WOOL_TESTS_BENCH_PEER_H
#define WOOL_TESTS_BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BENCH_PAYLOAD_LEN 64

/* Bytes of a message of the streams that only count throughput. */
#define BENCH_FLOOD_LEN 1048576

/* What one read takes at most. With large reads a window of calls travels
 * back and forth as one batch, and both sides sleep in turn; slices of this
 * size keep both cores busy. */
#define BENCH_READ_LEN 4096

/* More calls in flight than this are refused on the command line. */
#define BENCH_MAX_OUTSTANDING 1000

/* What a client is asked to do, and how far it has come. The fields after
 * `outstanding` belong to bench_load_call_done. */
typedef struct bench_load {
  unsigned outstanding;
  uint64_t calls; /* within the window */
  int64_t warm_at_ns;
  int64_t end_at_ns;
  int64_t window_ns;
  int64_t start_ns;
  int64_t start_cpu_ns;
  int64_t stop_ns;
  int64_t stop_cpu_ns;
  enum {
    BENCH_WARMING,
    BENCH_COUNTING,
    BENCH_FINISHED
  } state;
} bench_load;

typedef struct bench_peer {
  /* Listens on `address`, calls bench_ready, serves. Returns on failure. */
  int (*serve)(const char *address);
  /* Keeps load->outstanding calls in flight, and tells bench_load_call_done
   * of each, until that says to stop. Returns 0, or 1 after a message. */
  int (*drive)(const char *address, bench_load *load);
} bench_peer;

/* Returns what the program's main is to return. */
int bench_peer_main(int argc, char **argv, const bench_peer *peer);

/* Notes that a call has succeeded. False: start no other. */
bool bench_load_call_done(bench_load *load);

/* Says on which port the server listens. */
void bench_ready(unsigned port);

/* A listening socket, or -1 after a message. */
int bench_listen(const char *address, unsigned *out_port);

/* The next connection of a listening socket, or -1 after a message. Blocking,
 * and TCP_NODELAY, as is that of bench_connect. */
int bench_accept(int listener);
int bench_connect(const char *address);

/* Writes all of it, or returns false after a message. */
bool bench_send_all(int fd, const void *data, size_t len);

/* The bytes that a call carries. */
void bench_payload(uint8_t payload[BENCH_PAYLOAD_LEN]);

/* Prints "bench: ACTION: reason" by errno, or without one if that is 0. */
void bench_complain(const char *action);

#ifdef __cplusplus
}
#endif

#endif
