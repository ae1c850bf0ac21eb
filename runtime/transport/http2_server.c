#include <stdlib.h>
#include <unistd.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_server_internal.h"

enum {
  /* nghttp2's own limiter of resets counts every RST_STREAM, also those of
   * libcurl, which resets each stream that has ended well, so that its default
   * cuts such a client off after some 900 calls. It is set out of the way, as a
   * backstop, and we count the resets that cost us work:
   * WOOLI_RESET_BURST. */
  NGHTTP2_RESET_BURST = 1000000,
  NGHTTP2_RESETS_PER_SECOND = 100000,
  MAX_CONTINUATIONS = 8, /* frames; a list of 8 KiB needs none */
  MAX_OUTBOUND_ACKS = 1000
};

/* ---- streams ---- */

wooli_http2_server_stream *wooli_http2_stream_take(wooli_http2_conn *conn) {
  wooli_http2_server *server = conn->server;
  wooli_http2_server_stream *stream = server->free_streams;
  if (stream) {
    server->free_streams = stream->next;
    server->n_free_streams--;
  } else {
    stream = wooli_alloc(server->allocator, sizeof *stream);
  }
  if (!stream)
    return NULL;
  memset(stream, 0, sizeof *stream);
  stream->base.vtable = &wooli_http2_server_vtable;
  stream->base.max_recv_message_len = server->limits.max_recv_message_len;
  stream->conn = conn;
  stream->timeout_ns = -1;
  stream->next = conn->streams;
  if (conn->streams)
    conn->streams->prev = stream;
  conn->streams = stream;
  conn->n_streams++;
  return stream;
}

static void unlink_stream(wooli_http2_server_stream *stream) {
  wooli_http2_conn *conn = stream->conn;
  if (stream->prev)
    stream->prev->next = stream->next;
  else
    conn->streams = stream->next;
  if (stream->next)
    stream->next->prev = stream->prev;
  conn->n_streams--;
  if (conn->n_streams == 0 && conn->server->limits.max_connection_idle_ns > 0)
    conn->idle_since_ns = wooli_now_ns();
}

void wooli_http2_stream_close(wooli_http2_server_stream *stream,
                              wool_code code) {
  wooli_http2_server *server = stream->conn->server;
  unlink_stream(stream);
  wooli_timer_stop(server->loop, &stream->stop_timer);
  if (stream->told)
    server->events.closed(&stream->base, code);
  wooli_http2_stream_cleanup(&stream->h2);
  if (stream->trailers.nv)
    wooli_http2_fields_cleanup(&stream->trailers);
  if (stream->path)
    nghttp2_rcbuf_decref(stream->path);
  if (stream->authority)
    nghttp2_rcbuf_decref(stream->authority);
  if (server->n_free_streams == WOOLI_MAX_FREE_STREAMS) {
    wooli_release(server->allocator, stream);
    return;
  }
  stream->next = server->free_streams;
  server->free_streams = stream;
  server->n_free_streams++;
}

/* ---- connections ---- */

static void run_drained(wooli_task *task) {
  wooli_http2_server *server =
      (wooli_http2_server *)((char *)task -
                             offsetof(wooli_http2_server, drained_task));
  void (*drained)(void *) = server->drained;
  server->drained = NULL;
  if (drained)
    drained(server->drained_user_data);
}

static void tell_if_drained(wooli_http2_server *server) {
  if (server->draining && server->n_conns == 0 && server->drained)
    wooli_loop_defer(server->loop, &server->drained_task);
}

static void conn_end(wooli_http2_link *link, const char *reason) {
  wooli_http2_conn *conn = (wooli_http2_conn *)link;
  wooli_http2_server *server = conn->server;
  if (wooli_http2_link_is_refused(link))
    server->limits.credentials->vtable->refused(server->limits.credentials,
                                                conn->peer, reason);
  while (conn->streams)
    wooli_http2_stream_close(
        conn->streams, conn->streams->trailers_sent ? WOOL_OK : WOOL_CANCELLED);
  if (conn->prev)
    conn->prev->next = conn->next;
  else
    server->conns = conn->next;
  if (conn->next)
    conn->next->prev = conn->prev;
  server->n_conns--;
  wooli_timer_stop(server->loop, &conn->drain_timer);
  wooli_http2_conn_die(conn);
  wooli_http2_link_cleanup(link);
  wooli_release(server->allocator, conn);
  tell_if_drained(server);
}

static void taken(wooli_http2_link *link, wooli_http2_stream *h2) {
  wooli_http2_conn *conn = (wooli_http2_conn *)link;
  wooli_http2_server_stream *stream = wooli_http2_server_stream_of(h2);
  if (stream->told)
    conn->server->events.sent(&stream->base);
}

static const wooli_http2_link_ops link_ops = {conn_end, taken,
                                              wooli_http2_reply_at_end};

static void on_drain_timer(wooli_timer *timer);

static bool submit_settings(wooli_http2_conn *conn) {
  const nghttp2_settings_entry entries[] = {
      {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS,
       conn->server->limits.max_concurrent_streams},
      {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, WOOLI_STREAM_WINDOW_LEN},
      {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, WOOLI_MAX_HEADER_LIST_LEN},
  };
  return wooli_http2_link_settings(&conn->link, entries,
                                   sizeof entries / sizeof entries[0]);
}

static void link_conn(wooli_http2_server *server, wooli_http2_conn *conn) {
  conn->next = server->conns;
  if (server->conns)
    server->conns->prev = conn;
  server->conns = conn;
  server->n_conns++;
}

/* True if the connection is protected as the credentials say. */
static bool secure(wooli_http2_conn *conn) {
  const wooli_http2_server *server = conn->server;
  wool_credentials *credentials = server->limits.credentials;
  if (!credentials)
    return true;
  wooli_secure *filter =
      credentials->vtable->new_filter(credentials, NULL, server->allocator);
  return filter && wooli_http2_link_secure(&conn->link, filter);
}

void wooli_http2_server_adopt(wooli_http2_server *server, int fd) {
  wooli_http2_conn *conn = NULL;
  nghttp2_session *session = NULL;
  if (!server->draining && server->n_conns < server->limits.max_connections)
    conn = wooli_alloc(server->allocator, sizeof *conn);
  if (conn) {
    memset(conn, 0, sizeof *conn);
    nghttp2_session_server_new2(&session, server->callbacks, conn,
                                server->option);
  }
  if (!session) {
    wooli_release(server->allocator, conn);
    close(fd);
    return;
  }
  conn->server = server;
  conn->drain_timer.fire = on_drain_timer;
  conn->reset_tokens = WOOLI_RESET_BURST;
  wooli_address peer;
  wooli_socket_peer(fd, &peer);
  wooli_address_format(&peer, conn->peer);
  wooli_socket_identity(fd, &peer, conn->identity);
  link_conn(server, conn);
  bool ok = wooli_http2_link_init(&conn->link, server->loop, server->allocator,
                                  fd, true, session, &link_ops,
                                  server->limits.handshake_timeout_ns);
  /* Every stream may have an answer in the queue. */
  conn->link.max_queued_frames +=
      (size_t)server->limits.max_concurrent_streams * 4;
  if (!ok || !secure(conn) || !submit_settings(conn))
    conn_end(&conn->link, "out of memory");
  else
    wooli_http2_conn_live(conn);
}

/* ---- abuse ---- */

void wooli_http2_conn_reset_unanswered(wooli_http2_conn *conn) {
  int64_t now = wooli_now_ns();
  int64_t per_token = INT64_C(1000000000) / WOOLI_RESETS_PER_SECOND;
  int64_t earned = (now - conn->reset_refilled_ns) / per_token;
  if (earned > 0) {
    bool full = earned >= WOOLI_RESET_BURST - (int64_t)conn->reset_tokens;
    conn->reset_tokens = full ? (unsigned)WOOLI_RESET_BURST
                              : conn->reset_tokens + (unsigned)earned;
    conn->reset_refilled_ns = now;
  }
  if (conn->reset_tokens > 0)
    conn->reset_tokens--;
  else
    wooli_http2_link_doom(&conn->link, NGHTTP2_ENHANCE_YOUR_CALM,
                          "too many requests reset before their answer");
}

/* ---- shutdown ---- */

/* Says which stream was the last; from now on the session ends by itself when
 * its streams have. */
static void say_last_stream(wooli_http2_conn *conn) {
  const char *reason = conn->drain_reason ? conn->drain_reason : "";
  conn->drain = WOOLI_DRAIN_LAST;
  wooli_timer_stop(conn->server->loop, &conn->drain_timer);
  nghttp2_submit_goaway(
      conn->link.session, NGHTTP2_FLAG_NONE,
      nghttp2_session_get_last_proc_stream_id(conn->link.session),
      NGHTTP2_NO_ERROR, (const uint8_t *)reason, strlen(reason));
  wooli_http2_link_wake(&conn->link);
}

static void on_drain_timer(wooli_timer *timer) {
  say_last_stream(
      (wooli_http2_conn *)((char *)timer -
                           offsetof(wooli_http2_conn, drain_timer)));
}

/* Of the PING that went out behind the notice, so that keepalive's does not
 * pass for it. */
static const uint8_t drain_ping[8] = "draining";

void wooli_http2_conn_ping_acked(wooli_http2_conn *conn,
                                 const uint8_t data[8]) {
  if (conn->drain == WOOLI_DRAIN_NOTICED &&
      memcmp(data, drain_ping, sizeof drain_ping) == 0)
    say_last_stream(conn);
}

void wooli_http2_conn_drain(wooli_http2_conn *conn, const char *reason) {
  if (conn->drain != WOOLI_DRAIN_NONE)
    return;
  conn->drain_reason = reason;
  conn->drain = WOOLI_DRAIN_NOTICED;
  nghttp2_submit_shutdown_notice(conn->link.session);
  nghttp2_submit_ping(conn->link.session, NGHTTP2_FLAG_NONE, drain_ping);
  wooli_timer_start(conn->server->loop, &conn->drain_timer,
                    wooli_now_ns() + WOOLI_DRAIN_NOTICE_NS);
  wooli_http2_link_wake(&conn->link);
}

static void drain_conn(wooli_http2_conn *conn) {
  if (conn->n_streams > 0) {
    wooli_http2_conn_drain(conn, NULL);
    return;
  }
  /* Nothing under way, nothing to lose: do not wait for a peer that may not
   * look at its idle connection for hours. */
  conn->link.brisk = true;
  say_last_stream(conn);
}

void wooli_http2_server_drain(wooli_http2_server *server,
                              void (*drained)(void *user_data),
                              void *user_data) {
  server->draining = true;
  server->drained = drained;
  server->drained_user_data = user_data;
  for (wooli_http2_conn *conn = server->conns; conn; conn = conn->next)
    if (conn->drain == WOOLI_DRAIN_NONE)
      drain_conn(conn);
  tell_if_drained(server);
}

void wooli_http2_server_close(wooli_http2_server *server) {
  wooli_http2_conn *conn = server->conns;
  while (conn) {
    wooli_http2_conn *next = conn->next;
    conn_end(&conn->link, "server closed");
    conn = next;
  }
}

/* ---- the server ---- */

static bool make_option(nghttp2_option **out_option) {
  if (nghttp2_option_new(out_option) != 0)
    return false;
  nghttp2_option *option = *out_option;
  nghttp2_option_set_no_auto_window_update(option, 1);
  nghttp2_option_set_no_rfc9113_leading_and_trailing_ws_validation(option, 1);
  nghttp2_option_set_max_outbound_ack(option, MAX_OUTBOUND_ACKS);
  nghttp2_option_set_max_continuations(option, MAX_CONTINUATIONS);
  nghttp2_option_set_stream_reset_rate_limit(option, NGHTTP2_RESET_BURST,
                                             NGHTTP2_RESETS_PER_SECOND);
  return true;
}

wooli_http2_server *
wooli_http2_server_new(wooli_loop *loop, const wooli_server_limits *limits,
                       const wooli_server_events *events, void *server_user,
                       const wool_allocator *allocator, wool_error *error) {
  wooli_http2_server *server = wooli_alloc(allocator, sizeof *server);
  if (server) {
    memset(server, 0, sizeof *server);
    server->loop = loop;
    server->allocator = allocator;
    server->limits = *limits;
    wool_credentials_ref(limits->credentials);
    server->events = *events;
    server->user_data = server_user;
    server->drained_task.run = run_drained;
    server->callbacks = wooli_http2_callbacks_new();
    if (server->callbacks && make_option(&server->option)) {
      wooli_http2_request_callbacks(server->callbacks);
      return server;
    }
    wooli_http2_server_free(server);
  }
  wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                 "HTTP/2 server: out of memory");
  return NULL;
}

void wooli_http2_server_free(wooli_http2_server *server) {
  if (!server)
    return;
  wooli_http2_server_close(server);
  wooli_loop_undefer(server->loop, &server->drained_task);
  while (server->free_streams) {
    wooli_http2_server_stream *stream = server->free_streams;
    server->free_streams = stream->next;
    wooli_release(server->allocator, stream);
  }
  nghttp2_session_callbacks_del(server->callbacks);
  nghttp2_option_del(server->option);
  wool_credentials_unref(server->limits.credentials);
  wooli_release(server->allocator, server);
}

size_t wooli_http2_server_n_connections(const wooli_http2_server *server) {
  return server->n_conns;
}

size_t wooli_http2_server_queued_len(const wooli_http2_server *server) {
  size_t len = 0;
  for (const wooli_http2_conn *conn = server->conns; conn; conn = conn->next)
    len += conn->link.rest_len;
  return len;
}
