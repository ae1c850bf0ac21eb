/* wool's streams. `talk` sends 64 bytes and waits for them to come back, on one
 * stream that blocks or on many that are driven by events; `flood` counts
 * messages of 1 MiB from the server, if it is built for that. */
#include "tests/bench/peer.h"

#include <stdio.h>
#include <string.h>
#include <wool/wool.h>

#include "wool_echo.wool.h"

static int complain(const char *what, const wool_error *error) {
  (void)fprintf(stderr, "bench: %s: %s\n", what, error->message);
  return 1;
}

/* ---- server ---- */

static void answer(wool_call *call, void *user_data) {
  const echo_bench_Payload *message;
  wool_code rc;
  (void)user_data;
  /* A peer asks for one at a time, so there is always room. */
  while ((rc = echo_bench_Echo_talk_next(call, &message)) == WOOL_OK)
    if ((rc = echo_bench_Echo_talk_yield(call, message)))
      break;
  if (rc != WOOL_ERR_WOULD_BLOCK)
    wool_call_end(call, rc == WOOL_END_OF_STREAM ? WOOL_OK : rc);
}

static wool_code talk(wool_call *call) {
  const wool_stream_events events = {sizeof events, answer, NULL};
  return wool_call_set_events(call, &events, NULL);
}

static wool_code flood(wool_call *call, const echo_bench_Payload *request) {
  static const uint8_t megabyte[BENCH_FLOOD_LEN];
  const echo_bench_Payload message = {
      .payload = wool_bytes_n(megabyte, sizeof megabyte)};
  wool_code rc;
  (void)request;
  do
    rc = echo_bench_Echo_flood_yield(call, &message);
  while (rc == WOOL_OK);
  return rc;
}

static int serve(const char *address) {
  static const echo_bench_Echo_handlers handlers = {.talk = talk,
                                                    .flood = flood};
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

static echo_bench_Payload question(const driver *d) {
  const echo_bench_Payload message = {
      .payload = wool_bytes_n(d->payload, sizeof d->payload)};
  return message;
}

static void talk_alone(driver *d) {
  wool_call *call = wool_call_new(d->channel);
  const echo_bench_Payload asked = question(d);
  const echo_bench_Payload *answered;
  wool_code rc = echo_bench_Echo_talk_open(call);
  do {
    if (!rc)
      rc = echo_bench_Echo_talk_send(call, &asked);
    if (!rc)
      rc = echo_bench_Echo_talk_recv(call, &answered);
    if (!rc && !wool_bytes_equal(answered->payload, asked.payload))
      rc = WOOL_DATA_LOSS;
  } while (!rc && bench_load_call_done(d->load));
  d->failed = rc != WOOL_OK;
  if (rc)
    (void)complain("talk", wool_call_error(call));
  wool_call_free(call);
}

static void go_on(wool_call *call, void *user_data) {
  driver *d = user_data;
  const echo_bench_Payload *answered;
  const echo_bench_Payload asked = question(d);
  wool_code rc;
  while ((rc = echo_bench_Echo_talk_recv(call, &answered)) == WOOL_OK) {
    if (!bench_load_call_done(d->load))
      rc = echo_bench_Echo_talk_end(call);
    else
      rc = echo_bench_Echo_talk_send(call, &asked);
    if (rc)
      break;
  }
  if (rc == WOOL_ERR_WOULD_BLOCK)
    return;
  d->failed = d->failed || rc != WOOL_END_OF_STREAM;
  d->under_way--;
  wool_call_free(call);
}

static void talk_in_crowd(driver *d) {
  const wool_stream_events events = {sizeof events, go_on, NULL};
  const echo_bench_Payload asked = question(d);
  for (unsigned i = 0; i < d->load->outstanding; i++) {
    wool_call *call = wool_call_new(d->channel);
    if (echo_bench_Echo_talk_start(call, &events, d) ||
        echo_bench_Echo_talk_send(call, &asked)) {
      d->failed = true;
      (void)complain("talk", wool_call_error(call));
      wool_call_free(call);
      return;
    }
    d->under_way++;
  }
  while (d->under_way)
    wool_engine_dispatch(wool_channel_engine(d->channel), -1);
}

static void take_flood(driver *d) {
  wool_call *call = wool_call_new(d->channel);
  const echo_bench_Payload asked = question(d);
  const echo_bench_Payload *got;
  wool_code rc = echo_bench_Echo_flood_open(call, &asked);
  do {
    if (!rc)
      rc = echo_bench_Echo_flood_recv(call, &got);
    if (!rc && got->payload.len != BENCH_FLOOD_LEN)
      rc = WOOL_DATA_LOSS;
  } while (!rc && bench_load_call_done(d->load));
  d->failed = rc != WOOL_OK;
  if (rc)
    (void)complain("flood", wool_call_error(call));
  wool_call_free(call);
}

static int drive(const char *address, bench_load *load) {
  driver d = {.load = load};
  wool_error error = WOOL_ERROR_INIT;
  bench_payload(d.payload);
  if (wool_channel_new(address, NULL, &d.channel, &error))
    return complain("channel", &error);
#ifdef BENCH_FLOOD
  take_flood(&d);
  (void)talk_alone;
  (void)talk_in_crowd;
#else
  if (load->outstanding == 1)
    talk_alone(&d);
  else
    talk_in_crowd(&d);
  (void)take_flood;
#endif
  wool_channel_unref(d.channel);
  return d.failed;
}

int main(int argc, char **argv) {
  static const bench_peer peer = {serve, drive};
  return bench_peer_main(argc, argv, &peer);
}
