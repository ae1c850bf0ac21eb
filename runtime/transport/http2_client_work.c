/* The client's streams that wait, the addresses that they wait for, and the
 * task that brings both together. */
#include <stdio.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_client_internal.h"

/* ---- where streams go ---- */

bool wooli_http2_client_reserve_picks(wooli_http2_client *client, size_t n) {
  if (n <= client->n_picks_reserved)
    return true;
  wooli_http2_client_conn **picks = wooli_resize(
      client->allocator, client->picks, n * sizeof(wooli_http2_client_conn *));
  if (!picks)
    return false;
  client->picks = picks;
  client->n_picks_reserved = n;
  return true;
}

void wooli_http2_client_unpick_all(wooli_http2_client *client) {
  client->n_picks = 0;
  client->early = NULL;
}

void wooli_http2_client_pick(wooli_http2_client *client,
                             wooli_http2_client_conn *conn) {
  client->picks[client->n_picks++] = conn;
}

void wooli_http2_client_pick_early(wooli_http2_client *client,
                                   wooli_http2_client_conn *conn) {
  client->early = conn;
}

/* A connection that takes another stream, NULL if none does. */
static wooli_http2_client_conn *find_room(wooli_http2_client *client) {
  for (size_t left = client->n_picks; left > 0 && client->n_picks > 0; left--) {
    wooli_http2_client_conn *conn = wooli_http2_client_turn(client);
    if (wooli_http2_client_conn_is_stale(conn) &&
        !wooli_http2_client_conn_probe(conn))
      continue; /* another has taken its place */
    client->next_pick++;
    if (wooli_http2_client_conn_has_room(conn))
      return conn;
  }
  return NULL;
}

/* ---- what waits ---- */

void wooli_http2_client_enqueue(wooli_http2_client_stream *stream) {
  wooli_http2_client *client = stream->client;
  stream->overflow =
      client->waiting.len + client->failing.len >= WOOLI_MAX_WAITING_STREAMS;
  stream->in_failing = stream->overflow ||
                       (client->state == WOOL_CONNECTIVITY_TRANSIENT_FAILURE &&
                        !stream->request.wait_for_ready);
  wooli_http2_client_stream_add(
      stream->in_failing ? &client->failing : &client->waiting, stream);
  wooli_http2_client_work(client);
}

void wooli_http2_client_dequeue(wooli_http2_client_stream *stream) {
  wooli_http2_client *client = stream->client;
  wooli_http2_client_stream_remove(
      stream->in_failing ? &client->failing : &client->waiting, stream);
}

double wooli_http2_client_random(wooli_http2_client *client) {
  client->random ^= client->random << 13;
  client->random ^= client->random >> 7;
  client->random ^= client->random << 17;
  return (double)(client->random >> 11) / (double)(UINT64_C(1) << 53);
}

static void fail_stream(wooli_http2_client_stream *stream) {
  if (stream->overflow)
    wooli_http2_client_stream_end(stream, WOOL_RESOURCE_EXHAUSTED,
                                  "more than %d calls wait for a connection",
                                  (int)WOOLI_MAX_WAITING_STREAMS);
  else
    wooli_http2_client_stream_end(stream, WOOL_UNAVAILABLE, "%s",
                                  stream->client->cause);
}

/* Ends what is in the list now, and not what the callers begin when told so. */
static void fail_list(wooli_http2_stream_list *list) {
  for (size_t n = list->len; n > 0 && list->first; n--)
    fail_stream(list->first);
}

void wooli_http2_client_fail_waiting(wooli_http2_client *client) {
  fail_list(&client->waiting);
  fail_list(&client->failing);
}

static void move_stream(wooli_http2_client_stream *stream, bool to_failing) {
  wooli_http2_client_dequeue(stream);
  stream->in_failing = to_failing;
  wooli_http2_client_stream_add(
      to_failing ? &stream->client->failing : &stream->client->waiting, stream);
}

/* There is no peer for what need not wait for one. */
static void fail_impatient(wooli_http2_client *client) {
  wooli_http2_client_stream *stream = client->waiting.first;
  while (stream) {
    wooli_http2_client_stream *next = stream->next;
    if (!stream->request.wait_for_ready)
      move_stream(stream, true);
    stream = next;
  }
  fail_list(&client->failing);
}

/* What was begun while we knew no better than to fail it. */
static void settle_failing(wooli_http2_client *client) {
  if (client->state == WOOL_CONNECTIVITY_TRANSIENT_FAILURE) {
    fail_list(&client->failing);
    return;
  }
  for (size_t n = client->failing.len; n > 0 && client->failing.first; n--) {
    if (client->failing.first->overflow)
      fail_stream(client->failing.first);
    else
      move_stream(client->failing.first, false);
  }
}

void wooli_http2_client_set_state(wooli_http2_client *client,
                                  wool_connectivity state, const char *cause) {
  wool_connectivity before = client->state;
  client->state = state;
  if (state == WOOL_CONNECTIVITY_TRANSIENT_FAILURE) {
    snprintf(client->cause, sizeof client->cause, "%s", cause);
    fail_impatient(client);
  } else if (state == WOOL_CONNECTIVITY_READY) {
    client->cause[0] = '\0';
  }
  if (state != before && client->changed)
    client->changed(client->changed_data, state);
}

static void start_waiting(wooli_http2_client *client) {
  wooli_http2_client_conn *conn;
  while (client->waiting.first && (conn = find_room(client))) {
    wooli_http2_client_stream *stream = client->waiting.first;
    wooli_http2_client_stream_remove(&client->waiting, stream);
    if (wooli_http2_client_stream_start(conn, stream))
      continue;
    /* Out of stream ids, or of memory: another connection may do better. */
    wooli_http2_client_stream_add(&client->waiting, stream);
    wooli_http2_client_conn_retire(conn);
    if (++stream->moves > WOOLI_MAX_MOVES)
      wooli_http2_client_stream_end(stream, WOOL_UNAVAILABLE,
                                    "the request could not be submitted");
  }
}

/* Those that need not wait for the peer's first word. */
static void start_early(wooli_http2_client *client) {
  wooli_http2_client_stream *stream = client->waiting.first;
  while (stream && client->early &&
         wooli_http2_client_conn_has_room(client->early)) {
    wooli_http2_client_stream *next = stream->next;
    if (!stream->request.wait_for_ready) {
      wooli_http2_client_stream_remove(&client->waiting, stream);
      if (!wooli_http2_client_stream_start(client->early, stream)) {
        wooli_http2_client_stream_add(&client->waiting, stream);
        return;
      }
    }
    stream = next;
  }
}

/* ---- addresses ---- */

static void on_resolved(void *user_data, const wooli_address *addresses,
                        size_t n_addresses) {
  wooli_http2_client *client = user_data;
  if (wooli_balancer_update(client->balancer, addresses, n_addresses)) {
    client->has_addresses = true;
    wooli_http2_client_stir(client);
  } else if (!client->has_addresses) {
    /* They are asked for again by the next call: not at once, and for ever. */
    wooli_http2_client_set_state(client, WOOL_CONNECTIVITY_TRANSIENT_FAILURE,
                                 "out of memory for addresses");
  }
}

/* Those that are known are better than none. */
static void on_unresolved(void *user_data, const char *why) {
  wooli_http2_client *client = user_data;
  if (client->has_addresses)
    return;
  wooli_http2_client_set_state(client, WOOL_CONNECTIVITY_TRANSIENT_FAILURE,
                               why);
  wooli_http2_client_stir(client);
}

static void on_resolve_due(void *user_data) {
  wooli_http2_client *client = user_data;
  client->wants_addresses = client->has_addresses;
  wooli_http2_client_stir(client);
}

const wooli_resolver_events wooli_http2_client_resolver_events = {
    on_resolved, on_unresolved, on_resolve_due};

static void find_addresses(wooli_http2_client *client) {
  if (wooli_resolver_ask(client->resolver))
    wooli_http2_client_set_state(client, WOOL_CONNECTIVITY_CONNECTING, "");
}

/* ---- the work ---- */

static void look_around(wooli_http2_client *client, bool wanted) {
  client->dirty = false;
  if (!client->has_addresses) {
    if (wanted)
      find_addresses(client);
    return;
  }
  if (client->wants_addresses) {
    client->wants_addresses = false;
    (void)wooli_resolver_ask(client->resolver);
  }
  client->asked = false;
  wooli_balancer_run(client->balancer, wanted);
}

void wooli_http2_client_run_work(wooli_task *task) {
  wooli_http2_client *client =
      (wooli_http2_client *)((char *)task - offsetof(wooli_http2_client, work));
  bool waits = client->waiting.first || client->failing.first;
  bool wanted = waits || client->asked;
  if (client->dirty || (wanted && client->n_picks == 0))
    look_around(client, wanted);
  if (client->failing.first)
    settle_failing(client);
  if (client->early)
    start_early(client);
  start_waiting(client);
}

void wooli_http2_client_work(wooli_http2_client *client) {
  wooli_loop_defer(client->loop, &client->work);
}

void wooli_http2_client_stir(wooli_http2_client *client) {
  client->dirty = true;
  wooli_http2_client_work(client);
}
