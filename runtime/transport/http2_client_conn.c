/* The client's connections: made for a subchannel, and outliving its interest
 * while they carry something. */
#include <stdio.h>
#include <unistd.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_client_internal.h"

/* New streams do not go there, from this moment on. */
static void unpick(wooli_http2_client *client,
                   const wooli_http2_client_conn *conn) {
  if (client->early == conn)
    client->early = NULL;
  for (size_t i = 0; i < client->n_picks; i++) {
    if (client->picks[i] != conn)
      continue;
    client->picks[i] = client->picks[--client->n_picks];
    return;
  }
}

/* The subchannel that it was for, which does not know it any more. */
static wooli_subchannel *part(wooli_http2_client_conn *conn) {
  wooli_subchannel *sub = conn->sub;
  unpick(conn->client, conn);
  conn->sub = NULL;
  return sub;
}

static bool is_worth_keeping(const wooli_http2_link *link) {
  const wooli_http2_client_conn *conn = (const wooli_http2_client_conn *)link;
  return conn->streams.len > 0 ||
         (conn->sub && conn->client->keepalive_without_calls);
}

void wooli_http2_client_conn_ready(wooli_http2_client_conn *conn) {
  wooli_http2_client *client = conn->client;
  if (!conn->link.handshaken) {
    wooli_http2_link_handshaken(&conn->link);
    wooli_keepalive_start(&conn->keepalive, &conn->link,
                          client->keepalive_time_ns,
                          client->keepalive_timeout_ns, is_worth_keeping);
    if (conn->sub)
      wooli_subchannel_ready(conn->sub);
  }
  wooli_http2_client_work(conn->client); /* there may be more room */
}

void wooli_http2_client_conn_retire(wooli_http2_client_conn *conn) {
  wooli_subchannel *sub = part(conn);
  if (sub)
    wooli_subchannel_gone(sub, conn->carried,
                          conn->goaway[0] ? conn->goaway
                                          : "the connection is used up");
  if (conn->client->waiting.len > 0)
    wooli_http2_client_work(conn->client);
}

/* The peer's word on how often it wants to be asked (A8). */
void wooli_http2_client_conn_calm(wooli_http2_client_conn *conn) {
  wooli_http2_client *client = conn->client;
  int64_t twice_ns = conn->keepalive.time_ns > INT64_MAX / 2
                         ? INT64_MAX
                         : conn->keepalive.time_ns * 2;
  if (twice_ns > client->keepalive_time_ns)
    client->keepalive_time_ns = twice_ns;
}

static void unlink_conn(wooli_http2_client_conn *conn) {
  wooli_http2_client *client = conn->client;
  if (conn->prev)
    conn->prev->next = conn->next;
  else
    client->conns = conn->next;
  if (conn->next)
    conn->next->prev = conn->prev;
}

static void conn_lost(wooli_http2_link *link, const char *reason) {
  wooli_http2_client_conn *conn = (wooli_http2_client_conn *)link;
  wooli_http2_client *client = conn->client;
  wooli_subchannel *sub = part(conn);
  unlink_conn(conn);
  char text[WOOLI_CONNECT_ERROR_LEN];
  snprintf(text, sizeof text,
           wooli_http2_link_is_refused(link) ? "connecting to %s: %s"
                                             : "connection to %s lost: %s",
           conn->peer, conn->goaway[0] ? conn->goaway : reason);
  while (conn->streams.first) {
    wooli_http2_client_stream *stream = conn->streams.first;
    stream->closed = true;
    if (link->handshaken && !stream->left)
      stream->fate = WOOLI_FATE_UNSENT;
    wooli_http2_client_stream_end(stream, WOOL_UNAVAILABLE, "%s", text);
    wooli_http2_client_stream_release(stream);
  }
  bool was_ready = link->handshaken, carried = conn->carried;
  wooli_keepalive_stop(&conn->keepalive);
  wooli_http2_link_cleanup(link);
  wooli_release(client->allocator, conn);
  if (sub && was_ready)
    wooli_subchannel_gone(sub, carried, text);
  else if (sub)
    wooli_subchannel_failed(sub, text);
  if (client->waiting.len > 0)
    wooli_http2_client_work(client);
}

void wooli_http2_client_conn_close(wooli_http2_client_conn *conn,
                                   const char *reason) {
  conn_lost(&conn->link, reason);
}

/* A GOAWAY ends the session once its streams have ended. */
void wooli_http2_client_conn_leave(wooli_http2_client_conn *conn) {
  (void)part(conn);
  if (conn->streams.len == 0 && !conn->link.handshaken) {
    conn_lost(&conn->link, "it is not needed any more");
    return;
  }
  nghttp2_submit_goaway(conn->link.session, NGHTTP2_FLAG_NONE, 0,
                        NGHTTP2_NO_ERROR, NULL, 0);
  wooli_http2_link_wake(&conn->link);
}

/* ---- before it is used after a pause ---- */

static bool is_picked(const wooli_http2_client *client,
                      const wooli_http2_client_conn *conn) {
  for (size_t i = 0; i < client->n_picks; i++)
    if (client->picks[i] == conn)
      return true;
  return false;
}

/* Whatever came while nobody turned the loop: PINGs of a server that has given
 * up since, a GOAWAY, the end. */
bool wooli_http2_client_conn_probe(wooli_http2_client_conn *conn) {
  wooli_http2_client *client = conn->client;
  conn->idle_since_ns = wooli_now_ns();
  for (int i = 0; i < WOOLI_MAX_PROBE_READS; i++) {
    if (!wooli_http2_link_has_input(&conn->link))
      return true;
    wooli_http2_link_read(&conn->link);
    if (!is_picked(client, conn))
      return false;
  }
  return true;
}

/* ---- making one ---- */

static void taken(wooli_http2_link *link, wooli_http2_stream *h2) {
  (void)link;
  wooli_http2_client_stream *stream = wooli_http2_client_stream_of(h2);
  if (stream->events)
    stream->events->sent(stream->user_data);
}

static bool at_end(wooli_http2_link *link, wooli_http2_stream *h2) {
  (void)link, (void)h2;
  return false; /* a request has no trailers */
}

static const wooli_http2_link_ops link_ops = {conn_lost, taken, at_end};

static bool submit_settings(wooli_http2_client_conn *conn) {
  const nghttp2_settings_entry entries[] = {
      {NGHTTP2_SETTINGS_ENABLE_PUSH, 0},
      {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, WOOLI_STREAM_WINDOW_LEN},
      {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, WOOLI_MAX_HEADER_LIST_LEN},
  };
  return wooli_http2_link_settings(&conn->link, entries,
                                   sizeof entries / sizeof entries[0]);
}

/* True if the connection is protected as the credentials say. */
static bool secure(wooli_http2_client_conn *conn) {
  wooli_http2_client *client = conn->client;
  if (!client->credentials)
    return true;
  wooli_secure *filter = client->credentials->vtable->new_filter(
      client->credentials, client->server_name, client->allocator);
  return filter && wooli_http2_link_secure(&conn->link, filter);
}

static void link_conn(wooli_subchannel *sub, wooli_http2_client_conn *conn,
                      int fd) {
  wooli_http2_client *client = sub->client;
  wooli_address peer;
  wooli_socket_peer(fd, &peer);
  wooli_address_format(&peer, conn->peer);
  conn->client = client;
  conn->sub = sub;
  conn->idle_since_ns = wooli_now_ns();
  conn->next = client->conns;
  if (client->conns)
    client->conns->prev = conn;
  client->conns = conn;
  sub->conn = conn;
}

void wooli_http2_client_conn_new(wooli_subchannel *sub, int fd) {
  wooli_http2_client *client = sub->client;
  nghttp2_session *session = NULL;
  wooli_http2_client_conn *conn = wooli_alloc(client->allocator, sizeof *conn);
  if (conn) {
    memset(conn, 0, sizeof *conn);
    nghttp2_session_client_new2(&session, client->callbacks, conn,
                                client->option);
  }
  if (!session) {
    wooli_release(client->allocator, conn);
    close(fd);
    wooli_subchannel_failed(sub, "out of memory for a connection");
    return;
  }
  link_conn(sub, conn, fd);
  bool ok = wooli_http2_link_init(&conn->link, client->loop, client->allocator,
                                  fd, false, session, &link_ops,
                                  client->connect_timeout_ns);
  /* Requests may be as many as the peer allows, which is its affair. */
  conn->link.max_queued_frames = SIZE_MAX;
  if (!ok || !secure(conn) || !submit_settings(conn))
    conn_lost(&conn->link, "out of memory");
}
