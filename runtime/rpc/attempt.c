#include "runtime/rpc/attempt.h"

#include <stdio.h>

#include "runtime/context/arena.h"
#include "runtime/rpc/client_internal.h"

typedef wooli_client_call client_call;

/* ---- events ---- */

static void note_peer(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  const char *peer = attempt->stream->vtable->peer(attempt->stream);
  size_t len = strlen(peer);
  if (len >= sizeof call->peer)
    len = sizeof call->peer - 1;
  memcpy(call->peer, peer, len);
  call->peer[len] = '\0';
}

static void on_headers(void *user_data) {
  wooli_attempt *attempt = user_data;
  attempt->has_headers = true;
  note_peer(attempt);
  wooli_retry_headers(attempt);
}

static void on_sent(void *user_data) {
  wooli_attempt *attempt = user_data;
  if (!attempt->call->peer[0])
    note_peer(attempt); /* it had no connection when it was opened */
  if (attempt->call->streaming)
    wooli_client_stream_sent(attempt);
}

static void keep_incoming(wooli_attempt *attempt, wool_bytes bytes) {
  client_call *call = attempt->call;
  uint8_t *copy = wooli_arena_alloc_raw(call->base.arena, bytes.len);
  if (!copy) {
    char why[WOOL_ERROR_MESSAGE_MAX];
    (void)snprintf(why, sizeof why,
                   "response of %zu bytes: the call's memory is exhausted",
                   bytes.len);
    wooli_client_fail(call, WOOL_RESOURCE_EXHAUSTED, why);
    return;
  }
  if (bytes.len)
    memcpy(copy, bytes.data, bytes.len);
  attempt->incoming = wool_bytes_n(copy, bytes.len);
  attempt->incoming_encoding = attempt->stream->message_encoding;
  attempt->has_incoming = true;
}

/* What a streaming call gets goes to its reader once it is the outcome's. */
static void on_stream_message(wooli_attempt *attempt, wool_bytes bytes) {
  if (wooli_retry_message(attempt, bytes))
    wooli_client_stream_message(
        attempt->call, bytes, attempt->stream->message_encoding,
        attempt->stream->vtable->take(attempt->stream, bytes));
  else if (attempt->stream)
    keep_incoming(attempt, bytes);
}

static void on_message(void *user_data, wool_bytes bytes) {
  wooli_attempt *attempt = user_data;
  if (attempt->call->streaming) {
    on_stream_message(attempt, bytes);
    return;
  }
  (void)wooli_retry_message(attempt, bytes);
  attempt->stream->vtable->consume(attempt->stream, bytes.len);
  if (attempt->has_incoming)
    attempt->surplus = true;
  else
    keep_incoming(attempt, bytes);
}

static void on_ended(void *user_data, const wooli_status *status) {
  wooli_attempt *attempt = user_data;
  attempt->stream = NULL;
  wooli_retry_ended(attempt, status);
}

static const wooli_client_events events = {on_headers, on_message, on_sent,
                                           on_ended};

/* ---- opening ---- */

/* Forgets what came of it before. */
static void wipe(wooli_attempt *attempt) {
  wool_arena *arena = attempt->call->base.arena;
  wooli_metadata_init(&attempt->initial, arena);
  wooli_metadata_init(&attempt->trailing, arena);
  memset(&attempt->outlet, 0, sizeof attempt->outlet);
  attempt->incoming = wool_bytes_n(NULL, 0);
  attempt->has_incoming = attempt->surplus = attempt->has_headers = false;
}

void wooli_attempt_init(wooli_attempt *attempt, client_call *call) {
  attempt->call = call;
  wipe(attempt);
}

/* The request's metadata, with the number of attempts before this one, if there
 * were any; NULL if out of memory. It is made once for each number. */
static const wool_metadata *metadata_of(wooli_attempt *attempt) {
  wool_call *base = &attempt->call->base;
  if (attempt->previous == 0)
    return &base->request_metadata;
  if (attempt->request)
    return attempt->request;
  wool_metadata *metadata = wool_arena_alloc(base->arena, sizeof *metadata);
  char text[16];
  (void)snprintf(text, sizeof text, "%u", attempt->previous);
  if (!metadata)
    return NULL;
  wooli_metadata_init(metadata, base->arena);
  if (wooli_metadata_share(metadata, &base->request_metadata) &&
      wooli_metadata_append(metadata, wool_str_c(WOOLI_PREVIOUS_ATTEMPTS),
                            wool_bytes_n(text, strlen(text))))
    attempt->request = metadata;
  return attempt->request;
}

/* What is left of the call's time, for the peer. */
static int64_t timeout_of(const wooli_attempt *attempt) {
  client_call *call = attempt->call;
  if (!call->has_begun || call->timeout_ns < 0)
    return call->timeout_ns;
  return wool_call_remaining_ns(&call->base);
}

static wooli_client_stream *open_stream(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  wooli_client_transport *transport = call->channel->transport;
  const wool_method *method = call->base.method;
  wooli_client_request request = {
      .path = wool_str_c(method->path),
      .timeout_ns = timeout_of(attempt),
      .metadata = metadata_of(attempt),
      .announce = !(method->flags & WOOL_METHOD_EXTERN),
      .max_recv_message_len = wooli_client_max_response_len(call),
      .wait_for_ready = wooli_client_waits_for_ready(call),
      .encoding = call->base.encoding,
  };
  if (!request.metadata)
    return NULL;
  return transport->vtable->open(transport, call->base.arena, &request,
                                 &attempt->initial, &attempt->trailing, &events,
                                 attempt);
}

bool wooli_attempt_open(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  attempt->stream = open_stream(attempt);
  call->has_begun = true;
  if (!attempt->stream)
    return false;
  note_peer(attempt);
  if (call->streaming)
    wooli_client_stream_opened(attempt);
  else
    attempt->stream->vtable->send(attempt->stream, &call->base.frame.outgoing,
                                  true);
  return true;
}

static void open_again(wooli_timer *timer) {
  wooli_attempt *attempt =
      (wooli_attempt *)(void *)((char *)timer - offsetof(wooli_attempt, again));
  wipe(attempt);
  if (!wooli_attempt_open(attempt))
    wooli_client_fail(attempt->call, WOOL_RESOURCE_EXHAUSTED,
                      "another attempt: out of memory");
}

void wooli_attempt_open_at(wooli_attempt *attempt, int64_t due_ns) {
  attempt->again.fire = open_again;
  wooli_timer_start(attempt->call->channel->engine->loop, &attempt->again,
                    due_ns);
}

const char *wooli_attempt_trouble(const wooli_attempt *attempt) {
  wooli_client_stream *stream = attempt->stream;
  return stream && stream->vtable->trouble ? stream->vtable->trouble(stream)
                                           : "";
}

bool wooli_attempt_is_live(const wooli_attempt *attempt) {
  return attempt->stream || attempt->again.index != 0;
}

void wooli_attempt_cancel(wooli_attempt *attempt) {
  wooli_timer_stop(attempt->call->channel->engine->loop, &attempt->again);
  if (attempt->stream)
    attempt->stream->vtable->cancel(attempt->stream);
  attempt->stream = NULL;
}
