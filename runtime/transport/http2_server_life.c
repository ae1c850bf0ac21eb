/* How long a connection of the server lives: keepalive, idleness, age (A9), and
 * what is not suffered of peers that PING. */
#include "runtime/transport/http2_server_internal.h"

/* ---- pings ---- */

static int64_t shortest_interval(const wooli_http2_conn *conn) {
  const wooli_server_limits *limits = &conn->server->limits;
  int64_t interval_ns = limits->min_ping_interval_ns
                            ? limits->min_ping_interval_ns
                            : WOOLI_MIN_PING_INTERVAL_NS;
  if (conn->n_streams > 0 || limits->allow_idle_pings ||
      interval_ns > WOOLI_MIN_IDLE_PING_INTERVAL_NS)
    return interval_ns;
  return WOOLI_MIN_IDLE_PING_INTERVAL_NS;
}

void wooli_http2_conn_pinged(wooli_http2_conn *conn) {
  int64_t now = wooli_now_ns();
  bool early = conn->last_ping_ns != 0 &&
               now - conn->last_ping_ns < shortest_interval(conn);
  conn->last_ping_ns = now;
  if (early && ++conn->ping_strikes > WOOLI_MAX_PING_STRIKES)
    wooli_http2_link_doom(&conn->link, NGHTTP2_ENHANCE_YOUR_CALM,
                          "too_many_pings");
}

/* A client that is silent for hours is asked, with calls or without. */
static bool always(const wooli_http2_link *link) {
  (void)link;
  return true;
}

/* ---- idleness ---- */

static void on_idle(wooli_timer *timer) {
  wooli_http2_conn *conn =
      (wooli_http2_conn *)((char *)timer - offsetof(wooli_http2_conn, idle));
  wooli_loop *loop = conn->server->loop;
  int64_t idle_ns = conn->server->limits.max_connection_idle_ns;
  int64_t due_ns = wooli_after_ns(conn->idle_since_ns, idle_ns);
  if (conn->n_streams > 0)
    wooli_timer_start(loop, timer, wooli_due_ns(idle_ns));
  else if (wooli_now_ns() < due_ns)
    wooli_timer_start(loop, timer, due_ns);
  else
    wooli_http2_conn_drain(conn, "max_idle");
}

/* ---- age ---- */

static void on_age(wooli_timer *timer) {
  wooli_http2_conn *conn =
      (wooli_http2_conn *)((char *)timer - offsetof(wooli_http2_conn, age));
  const wooli_server_limits *limits = &conn->server->limits;
  if (conn->is_old) {
    wooli_http2_link_lose(&conn->link,
                          "the connection is older than it may become");
    return;
  }
  conn->is_old = true;
  if (limits->max_connection_age_grace_ns > 0)
    wooli_timer_start(conn->server->loop, timer,
                      wooli_due_ns(limits->max_connection_age_grace_ns));
  wooli_http2_conn_drain(conn, "max_age");
}

/* 10% more or less, so that connections that began together do not all end
 * together. */
static int64_t with_jitter(int64_t age_ns, const wooli_http2_conn *conn) {
  uint64_t x = (uint64_t)wooli_now_ns() ^ (uint64_t)(uintptr_t)conn;
  x *= UINT64_C(0x9e3779b97f4a7c15);
  double random = (double)(x >> 11) / (double)(UINT64_C(1) << 53);
  return wooli_scale_ns(age_ns, 0.9 + 0.2 * random);
}

/* ---- begin and end ---- */

void wooli_http2_conn_live(wooli_http2_conn *conn) {
  const wooli_server_limits *limits = &conn->server->limits;
  wooli_loop *loop = conn->server->loop;
  conn->idle.fire = on_idle;
  conn->age.fire = on_age;
  conn->idle_since_ns = wooli_now_ns();
  if (limits->max_connection_idle_ns > 0)
    wooli_timer_start(loop, &conn->idle,
                      wooli_due_ns(limits->max_connection_idle_ns));
  if (limits->max_connection_age_ns > 0)
    wooli_timer_start(
        loop, &conn->age,
        wooli_due_ns(with_jitter(limits->max_connection_age_ns, conn)));
  wooli_keepalive_start(&conn->keepalive, &conn->link,
                        limits->keepalive_time_ns, limits->keepalive_timeout_ns,
                        always);
}

void wooli_http2_conn_die(wooli_http2_conn *conn) {
  wooli_timer_stop(conn->server->loop, &conn->idle);
  wooli_timer_stop(conn->server->loop, &conn->age);
  wooli_keepalive_stop(&conn->keepalive);
}
