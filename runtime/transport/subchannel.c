#include "runtime/transport/subchannel.h"

#include <stdio.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_client_internal.h"

/* ---- states ---- */

typedef enum event {
  EVENT_CONNECT, /* a connection is wanted */
  EVENT_READY,   /* the server's SETTINGS came */
  EVENT_FAIL,    /* the attempt has failed */
  EVENT_GONE,    /* a connection that was ready takes no more requests */
  EVENT_RETRY,   /* the wait after a failure is over */
  EVENT_STOP     /* nobody wants it any more */
} event;

enum {
  IDLE = WOOL_CONNECTIVITY_IDLE,
  CONNECTING = WOOL_CONNECTIVITY_CONNECTING,
  READY = WOOL_CONNECTIVITY_READY,
  FAILURE = WOOL_CONNECTIVITY_TRANSIENT_FAILURE
};

/* clang-format off */
static const uint8_t next_state[4][6] = {
    /*               CONNECT     READY       FAIL        GONE     RETRY    STOP */
    [IDLE] =        {CONNECTING, IDLE,       IDLE,       IDLE,    IDLE,    IDLE},
    [CONNECTING] =  {CONNECTING, READY,      FAILURE,    IDLE,    CONNECTING, IDLE},
    [READY] =       {READY,      READY,      FAILURE,    IDLE,    READY,   IDLE},
    [FAILURE] =     {FAILURE,    FAILURE,    FAILURE,    FAILURE, IDLE,    FAILURE},
};
/* clang-format on */

/* True if that changes anything. The balancer looks at it soon. */
static bool move(wooli_subchannel *sub, event what) {
  wool_connectivity next = (wool_connectivity)next_state[sub->state][what];
  if (next == sub->state)
    return false;
  sub->state = next;
  wooli_http2_client_stir(sub->client);
  return true;
}

/* ---- waiting after a failure ---- */

static void on_retry(wooli_timer *timer) {
  move((wooli_subchannel *)((char *)timer - offsetof(wooli_subchannel, retry)),
       EVENT_RETRY);
}

static void back_off(wooli_subchannel *sub) {
  wooli_http2_client *client = sub->client;
  if (sub->backoff_ns == 0)
    sub->backoff_ns = client->backoff_first_ns;
  double jitter =
      1 + WOOLI_BACKOFF_JITTER * (2 * wooli_http2_client_random(client) - 1);
  sub->retry_at_ns = wooli_after_ns(sub->started_at_ns,
                                    wooli_scale_ns(sub->backoff_ns, jitter));
  int64_t longer_ns = wooli_scale_ns(sub->backoff_ns, WOOLI_BACKOFF_FACTOR);
  sub->backoff_ns =
      longer_ns < client->backoff_max_ns ? longer_ns : client->backoff_max_ns;
  wooli_timer_start(client->loop, &sub->retry, sub->retry_at_ns);
}

void wooli_subchannel_look(wooli_subchannel *sub) {
  if (sub->state != WOOL_CONNECTIVITY_TRANSIENT_FAILURE ||
      wooli_now_ns() < sub->retry_at_ns)
    return;
  wooli_timer_stop(sub->client->loop, &sub->retry);
  move(sub, EVENT_RETRY);
}

/* ---- an attempt ---- */

void wooli_subchannel_failed(wooli_subchannel *sub, const char *cause) {
  sub->conn = NULL;
  snprintf(sub->cause, sizeof sub->cause, "%s", cause);
  sub->client->wants_addresses = true;
  if (move(sub, EVENT_FAIL))
    back_off(sub);
}

void wooli_subchannel_ready(wooli_subchannel *sub) {
  sub->backoff_ns = 0;
  move(sub, EVENT_READY);
}

void wooli_subchannel_gone(wooli_subchannel *sub, bool carried,
                           const char *cause) {
  int64_t lived_ns = wooli_now_ns() - sub->started_at_ns;
  bool futile = !carried && lived_ns < sub->client->backoff_first_ns;
  sub->futile = futile ? sub->futile + 1 : 0;
  if (sub->futile > WOOLI_MAX_FUTILE_CONNECTIONS) {
    sub->futile = 0;
    wooli_subchannel_failed(sub, cause);
    return;
  }
  sub->conn = NULL;
  sub->client->wants_addresses = true;
  move(sub, EVENT_GONE);
}

static void drop_connector(wooli_subchannel *sub) {
  wooli_connector_free(sub->connector);
  sub->connector = NULL;
}

static void on_connected(void *user_data, int fd, const char *error) {
  wooli_subchannel *sub = user_data;
  if (fd < 0)
    wooli_subchannel_failed(sub, error);
  else
    wooli_http2_client_conn_new(sub, fd);
  /* What comes of it may be fit for use though it is not ready. */
  wooli_http2_client_stir(sub->client);
  drop_connector(sub);
}

void wooli_subchannel_connect(wooli_subchannel *sub) {
  wooli_http2_client *client = sub->client;
  if (!move(sub, EVENT_CONNECT))
    return;
  sub->started_at_ns = wooli_now_ns();
  sub->connector =
      wooli_connector_new(client->loop, &sub->address,
                          client->connect_timeout_ns, on_connected, sub);
  if (!sub->connector)
    wooli_subchannel_failed(sub, "out of memory for a connection");
}

void wooli_subchannel_stop(wooli_subchannel *sub) {
  drop_connector(sub);
  wooli_http2_client_conn *conn = sub->conn;
  sub->conn = NULL;
  move(sub, EVENT_STOP);
  if (conn)
    wooli_http2_client_conn_leave(conn);
}

/* ---- making and freeing ---- */

wooli_subchannel *wooli_subchannel_new(wooli_http2_client *client,
                                       const wooli_address *address) {
  wooli_subchannel *sub = wooli_alloc(client->allocator, sizeof *sub);
  if (!sub)
    return NULL;
  memset(sub, 0, sizeof *sub);
  sub->client = client;
  sub->address = *address;
  sub->retry.fire = on_retry;
  return sub;
}

void wooli_subchannel_free(wooli_subchannel *sub) {
  wooli_subchannel_stop(sub);
  wooli_timer_stop(sub->client->loop, &sub->retry);
  wooli_release(sub->client->allocator, sub);
}
