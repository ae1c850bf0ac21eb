/* wool itself: generated stubs, the codec, dispatch, everything. One call
 * outstanding is the blocking API; more are started, and end by callback. */
#include "tests/bench/peer.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <wool/wool.h>

#include "wool_echo.wool.h"

/* ---- server ---- */

static wool_code echo(wool_call *call, const echo_bench_Payload *request,
                      echo_bench_Payload *out_response) {
  (void)call;
  *out_response = *request;
  return WOOL_OK;
}

static int complain(const char *what, const wool_error *error) {
  (void)fprintf(stderr, "bench: %s: %s\n", what, error->message);
  return 1;
}

static int serve(const char *address) {
  static const echo_bench_Echo_handlers handlers = {.echo = echo};
  wool_server *server;
  const char *bound;
  wool_error error = WOOL_ERROR_INIT;
  if (wool_server_new(NULL, &server, &error) ||
      echo_bench_Echo_register(server, &handlers, NULL, &error) ||
      wool_server_listen(server, address, &bound, &error) ||
      wool_server_start(server, &error))
    return complain("server", &error);
  unsigned port;
  if (sscanf(strrchr(bound, ':'), ":%u", &port) != 1)
    return 1;
  bench_ready(port);
  wool_server_wait(server);
  return 1;
}

/* ---- client ---- */

typedef struct driver {
  wool_channel *channel;
  bench_load *load;
  uint8_t payload[BENCH_PAYLOAD_LEN];
  unsigned under_way;
  bool failed;
} driver;

static bool is_echo(const driver *d, const echo_bench_Payload *response) {
  return wool_bytes_equal(response->payload,
                          wool_bytes_n(d->payload, sizeof d->payload));
}

static bool call_once(driver *d) {
  echo_bench_Payload request = {
      .payload = wool_bytes_n(d->payload, sizeof d->payload)};
  const echo_bench_Payload *response;
  wool_call *call = wool_call_new(d->channel);
  wool_code rc = echo_bench_Echo_echo(call, &request, &response);
  if (rc)
    (void)complain("echo", wool_call_error(call));
  bool ok = rc == WOOL_OK && is_echo(d, response);
  wool_call_free(call);
  return ok;
}

static void on_done(wool_call *call, void *user_data);

static void start_one(driver *d) {
  echo_bench_Payload request = {
      .payload = wool_bytes_n(d->payload, sizeof d->payload)};
  wool_call *call = wool_call_new(d->channel);
  d->under_way++;
  if (echo_bench_Echo_echo_start(call, &request, on_done, d)) {
    d->under_way--;
    d->failed = true;
    wool_call_free(call);
  }
}

static void on_done(wool_call *call, void *user_data) {
  driver *d = user_data;
  const echo_bench_Payload *response;
  wool_code rc = echo_bench_Echo_echo_finish(call, &response);
  d->under_way--;
  if (rc || !is_echo(d, response)) {
    (void)complain("echo", wool_call_error(call));
    d->failed = true;
  }
  wool_call_free(call);
  if (!d->failed && bench_load_call_done(d->load))
    start_one(d);
}

static void run(driver *d) {
  if (d->load->outstanding == 1) {
    do
      d->failed = !call_once(d);
    while (!d->failed && bench_load_call_done(d->load));
    return;
  }
  for (unsigned i = 0; i < d->load->outstanding && !d->failed; i++)
    start_one(d);
  while (d->under_way)
    wool_engine_dispatch(wool_channel_engine(d->channel), -1);
}

static int drive(const char *address, bench_load *load) {
  driver d = {.load = load};
  wool_error error = WOOL_ERROR_INIT;
  bench_payload(d.payload);
  if (wool_channel_new(address, NULL, &d.channel, &error))
    return complain("channel", &error);
  run(&d);
  wool_channel_unref(d.channel);
  return d.failed;
}

int main(int argc, char **argv) {
  static const bench_peer peer = {serve, drive};
  return bench_peer_main(argc, argv, &peer);
}
