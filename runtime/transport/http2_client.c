#include "runtime/transport/http2_client.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_client_internal.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/timeout.h"

/* ---- lists ---- */

static void list_add(wooli_http2_stream_list *list,
                     wooli_http2_client_stream *stream) {
  stream->next = NULL;
  stream->prev = list->last;
  if (list->last)
    list->last->next = stream;
  else
    list->first = stream;
  list->last = stream;
  list->len++;
}

static void list_remove(wooli_http2_stream_list *list,
                        wooli_http2_client_stream *stream) {
  if (stream->prev)
    stream->prev->next = stream->next;
  else
    list->first = stream->next;
  if (stream->next)
    stream->next->prev = stream->prev;
  else
    list->last = stream->prev;
  list->len--;
}

/* ---- streams ---- */

static wooli_http2_client_stream *of_base(wooli_client_stream *base) {
  return (wooli_http2_client_stream *)base;
}

static void forget_response(wooli_http2_client_stream *stream) {
  if (stream->message)
    nghttp2_rcbuf_decref(stream->message);
  if (stream->details)
    nghttp2_rcbuf_decref(stream->details);
  stream->message = NULL;
  stream->details = NULL;
}

static void recycle(wooli_http2_client_stream *stream) {
  wooli_http2_client *client = stream->client;
  forget_response(stream);
  wooli_http2_stream_cleanup(&stream->h2);
  stream->next = client->free_streams;
  client->free_streams = stream;
}

void wooli_http2_client_stream_release(wooli_http2_client_stream *stream) {
  wooli_http2_client_conn *conn = stream->conn;
  list_remove(&conn->streams, stream);
  if (conn->streams.len == 0)
    conn->idle_since_ns = wooli_now_ns();
  if (stream->client->waiting.len > 0)
    wooli_http2_client_work(stream->client);
  recycle(stream);
}

void wooli_http2_client_stream_requeue(wooli_http2_client_stream *stream) {
  list_remove(&stream->conn->streams, stream);
  stream->conn = NULL;
  stream->not_sent = false;
  stream->moves++;
  list_add(&stream->client->waiting, stream);
  wooli_http2_client_work(stream->client);
}

/* Stops all that a stream does, towards the peer and the caller. Of one that
 * waits nothing is left then; the other stays until nghttp2 closes it. */
static void detach(wooli_http2_client_stream *stream) {
  stream->events = NULL;
  wooli_http2_stream_forget(&stream->h2);
  if (!stream->conn) {
    list_remove(&stream->client->waiting, stream);
    recycle(stream);
    return;
  }
  if (stream->closed || (stream->remote_ended && stream->local_end_sent))
    return;
  nghttp2_submit_rst_stream(stream->conn->link.session, NGHTTP2_FLAG_NONE,
                            stream->h2.id, NGHTTP2_CANCEL);
  wooli_http2_link_wake(&stream->conn->link);
}

void wooli_http2_client_stream_tell(wooli_http2_client_stream *stream,
                                    const wooli_status *status) {
  const wooli_client_events *events = stream->events;
  void *user_data = stream->user_data;
  detach(stream);
  events->ended(user_data, status);
}

void wooli_http2_client_stream_end(wooli_http2_client_stream *stream,
                                   wool_code code, const char *format, ...) {
  if (!stream->events)
    return;
  char text[WOOL_ERROR_MESSAGE_MAX];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  wooli_status status = {.code = code, .message = wool_str_c(text)};
  wooli_http2_client_stream_tell(stream, &status);
}

/* ---- sending a request ---- */

static const nghttp2_nv method_post = WOOLI_FIELD(":method", "POST");
static const nghttp2_nv scheme_http = WOOLI_FIELD(":scheme", "http");
static const nghttp2_nv scheme_https = WOOLI_FIELD(":scheme", "https");
static const nghttp2_nv te_trailers = WOOLI_FIELD("te", "trailers");
static const nghttp2_nv content_type =
    WOOLI_FIELD("content-type", "application/grpc");
static const nghttp2_nv accept_encodings =
    WOOLI_FIELD("grpc-accept-encoding", WOOLI_ACCEPT_ENCODINGS);
static const nghttp2_nv user_agent =
    WOOLI_FIELD("user-agent", "grpc-c/" WOOL_VERSION);
static const nghttp2_nv user_agent_wool =
    WOOLI_FIELD("user-agent", "grpc-c-wool/" WOOL_VERSION);

enum {
  N_REQUEST_FIELDS = 10
};

/* A field whose value the request owns: it lives longer than nghttp2 looks at
 * it, as a cancelled request is dropped unread. */
static nghttp2_nv lasting(const char *name, size_t name_len, const char *value,
                          size_t value_len) {
  nghttp2_nv nv = {
      (uint8_t *)(uintptr_t)name, (uint8_t *)(uintptr_t)value, name_len,
      value_len, NGHTTP2_NV_FLAG_NO_COPY_NAME | NGHTTP2_NV_FLAG_NO_COPY_VALUE};
  return nv;
}

static size_t put_encodings(wool_compression how, nghttp2_nv nv[2]) {
  nv[0] = accept_encodings;
  if (how == WOOL_COMPRESSION_IDENTITY)
    return 1;
  wool_str name = wooli_compression_name(how);
  nv[1] = lasting("grpc-encoding", 13, name.data, name.len);
  return 2;
}

/* The fields of the protocol, in its order. */
static size_t put_request(const wooli_http2_client_stream *stream,
                          nghttp2_nv nv[N_REQUEST_FIELDS],
                          char timeout[WOOLI_TIMEOUT_MAX_LEN]) {
  const wooli_client_request *request = &stream->request;
  const char *authority = stream->client->authority;
  size_t n = 0;
  nv[n++] = method_post;
  nv[n++] = stream->client->credentials ? scheme_https : scheme_http;
  nv[n++] = lasting(":path", 5, request->path.data, request->path.len);
  nv[n++] = lasting(":authority", 10, authority, strlen(authority));
  nv[n++] = te_trailers;
  int64_t timeout_ns = request->timeout_ns;
  if (timeout_ns >= 0) {
    if (stream->deadline_ns >= 0)
      timeout_ns = stream->deadline_ns - wooli_now_ns();
    size_t len = wooli_timeout_format(timeout_ns, timeout);
    nv[n] = lasting("grpc-timeout", 12, timeout, len);
    /* Hardly ever twice the same: kept out of the compression table. */
    nv[n++].flags = NGHTTP2_NV_FLAG_NO_COPY_NAME | NGHTTP2_NV_FLAG_NO_INDEX;
  }
  nv[n++] = content_type;
  nv[n++] = request->announce ? user_agent_wool : user_agent;
  if (wooli_installed_compressor)
    n += put_encodings(request->encoding, nv + n);
  return n;
}

static int32_t submit_fields(wooli_http2_client_stream *stream,
                             const nghttp2_nv *nv, size_t len) {
  nghttp2_data_provider provider = wooli_http2_stream_provider(&stream->h2);
  return nghttp2_submit_request(stream->conn->link.session, NULL, nv, len,
                                &provider, stream);
}

static int32_t submit_request(wooli_http2_client_stream *stream) {
  const wool_metadata *metadata = stream->request.metadata;
  char timeout[WOOLI_TIMEOUT_MAX_LEN];
  if (!metadata || metadata->len == 0) {
    nghttp2_nv nv[N_REQUEST_FIELDS];
    return submit_fields(stream, nv, put_request(stream, nv, timeout));
  }
  wooli_http2_fields fields;
  if (!wooli_http2_fields_init(&fields, stream->client->allocator,
                               N_REQUEST_FIELDS, 0, metadata))
    return NGHTTP2_ERR_NOMEM;
  fields.len = put_request(stream, fields.nv, timeout);
  wooli_http2_fields_add_metadata(&fields, metadata);
  int32_t id = submit_fields(stream, fields.nv, fields.len);
  wooli_http2_fields_cleanup(&fields);
  return id;
}

/* Gives a stream that is in no list to the connection; false if the connection
 * can take no stream any more. */
static bool start_stream(wooli_http2_client_conn *conn,
                         wooli_http2_client_stream *stream) {
  stream->conn = conn;
  int32_t id = submit_request(stream);
  if (id < 0) {
    stream->conn = NULL;
    return false;
  }
  stream->h2.id = id;
  list_add(&conn->streams, stream);
  wooli_http2_link_wake(&conn->link);
  return true;
}

static bool has_room(const wooli_http2_client_conn *conn) {
  return conn->streams.len <
         nghttp2_session_get_remote_settings(
             conn->link.session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS);
}

/* ---- connections ---- */

void wooli_http2_client_conn_retire(wooli_http2_client_conn *conn) {
  if (conn->client->current == conn)
    conn->client->current = NULL;
  if (conn->client->waiting.len > 0)
    wooli_http2_client_work(conn->client);
}

/* Ends what waits now, and not what the callers begin when told so. */
static void fail_waiting(wooli_http2_client *client) {
  for (size_t n = client->waiting.len; n > 0 && client->waiting.first; n--)
    wooli_http2_client_stream_end(client->waiting.first, WOOL_UNAVAILABLE, "%s",
                                  client->cause);
}

static double next_random(wooli_http2_client *client) {
  client->random ^= client->random << 13;
  client->random ^= client->random >> 7;
  client->random ^= client->random << 17;
  return (double)(client->random >> 11) / (double)(UINT64_C(1) << 53);
}

static void connect_failed(wooli_http2_client *client, const char *cause) {
  if (client->backoff_ns == 0)
    client->backoff_ns = WOOLI_BACKOFF_FIRST_NS;
  double jitter = 1 + WOOLI_BACKOFF_JITTER * (2 * next_random(client) - 1);
  client->retry_at_ns =
      wooli_now_ns() + (int64_t)((double)client->backoff_ns * jitter);
  client->backoff_ns =
      (int64_t)((double)client->backoff_ns * WOOLI_BACKOFF_FACTOR);
  if (client->backoff_ns > WOOLI_BACKOFF_MAX_NS)
    client->backoff_ns = WOOLI_BACKOFF_MAX_NS;
  snprintf(client->cause, sizeof client->cause, "%s", cause);
  fail_waiting(client);
}

static void unlink_conn(wooli_http2_client_conn *conn) {
  wooli_http2_client *client = conn->client;
  if (client->current == conn)
    client->current = NULL;
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
  unlink_conn(conn);
  char text[WOOLI_CONNECT_ERROR_LEN];
  snprintf(text, sizeof text,
           wooli_http2_link_is_refused(link) ? "connecting to %s: %s"
                                             : "connection to %s lost: %s",
           conn->peer, conn->goaway[0] ? conn->goaway : reason);
  while (conn->streams.first) {
    wooli_http2_client_stream *stream = conn->streams.first;
    stream->closed = true;
    wooli_http2_client_stream_end(stream, WOOL_UNAVAILABLE, "%s", text);
    wooli_http2_client_stream_release(stream);
  }
  bool was_ready = link->handshaken;
  wooli_http2_link_cleanup(link);
  wooli_release(client->allocator, conn);
  if (!was_ready)
    connect_failed(client, text);
  else if (client->waiting.len > 0)
    wooli_http2_client_work(client);
}

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

static void adopt(wooli_http2_client *client, int fd) {
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
    connect_failed(client, "out of memory for a connection");
    return;
  }
  conn->client = client;
  wooli_address peer;
  wooli_socket_peer(fd, &peer);
  wooli_address_format(&peer, conn->peer);
  conn->next = client->conns;
  if (client->conns)
    client->conns->prev = conn;
  client->conns = conn;
  bool ok = wooli_http2_link_init(&conn->link, client->loop, client->allocator,
                                  fd, false, session, &link_ops,
                                  client->connect_timeout_ns);
  /* Requests may be as many as the peer allows, which is its affair. */
  conn->link.max_queued_frames = SIZE_MAX;
  if (!ok || !secure(conn) || !submit_settings(conn)) {
    conn_lost(&conn->link, "out of memory");
    return;
  }
  client->current = conn;
  conn->idle_since_ns = wooli_now_ns();
}

static void on_connected(void *user_data, int fd, const char *error) {
  wooli_http2_client *client = user_data;
  client->connecting = false;
  if (fd < 0) {
    connect_failed(client, error);
    return;
  }
  client->retry_at_ns = 0;
  adopt(client, fd);
  wooli_http2_client_work(client);
}

/* ---- what waits ---- */

static bool is_stale(const wooli_http2_client_conn *conn) {
  return conn->streams.len == 0 && conn->link.handshaken &&
         wooli_now_ns() - conn->idle_since_ns > WOOLI_IDLE_PROBE_NS;
}

static void start_waiting(wooli_http2_client *client) {
  while (client->waiting.first && client->current &&
         has_room(client->current)) {
    wooli_http2_client_stream *stream = client->waiting.first;
    list_remove(&client->waiting, stream);
    if (start_stream(client->current, stream))
      continue;
    /* Out of stream ids, or of memory: another connection may do better. */
    list_add(&client->waiting, stream);
    wooli_http2_client_conn_retire(client->current);
    if (++stream->moves > WOOLI_MAX_MOVES)
      wooli_http2_client_stream_end(stream, WOOL_UNAVAILABLE,
                                    "the request could not be submitted");
  }
}

static void run_work(wooli_task *task) {
  wooli_http2_client *client =
      (wooli_http2_client *)((char *)task - offsetof(wooli_http2_client, work));
  if (!client->waiting.first)
    return;
  if (client->current && is_stale(client->current)) {
    client->current->idle_since_ns = wooli_now_ns();
    wooli_http2_link_read(&client->current->link);
  }
  if (client->current) {
    start_waiting(client);
  } else if (!client->connecting) {
    if (client->retry_at_ns != 0 && wooli_now_ns() < client->retry_at_ns) {
      fail_waiting(client);
      return;
    }
    client->connecting = true;
    wooli_connector_start(client->connector, client->connect_timeout_ns);
  }
}

void wooli_http2_client_work(wooli_http2_client *client) {
  wooli_loop_defer(client->loop, &client->work);
}

/* ---- the table ---- */

static wooli_http2_client_stream *take_stream(wooli_http2_client *client) {
  wooli_http2_client_stream *stream = client->free_streams;
  if (stream)
    client->free_streams = stream->next;
  else
    stream = wooli_alloc(client->allocator, sizeof *stream);
  return stream;
}

extern const wooli_client_vtable wooli_http2_client_vtable;

static wooli_client_stream *
open_stream(wooli_client_transport *transport, wool_arena *arena,
            const wooli_client_request *request,
            wool_metadata *initial_metadata, wool_metadata *trailing_metadata,
            const wooli_client_events *events, void *user_data) {
  wooli_http2_client *client = (wooli_http2_client *)transport;
  wooli_http2_client_stream *stream = take_stream(client);
  if (!stream)
    return NULL;
  memset(stream, 0, sizeof *stream);
  wooli_http2_stream_init(&stream->h2, client->allocator,
                          request->max_recv_message_len);
  stream->base.vtable = &wooli_http2_client_vtable;
  stream->client = client;
  stream->events = events;
  stream->user_data = user_data;
  stream->arena = arena;
  stream->initial_metadata = initial_metadata;
  stream->trailing_metadata = trailing_metadata;
  stream->request = *request;
  stream->deadline_ns = -1;
  wooli_http2_client_conn *conn = client->current;
  if (conn && client->waiting.len == 0 && has_room(conn) && !is_stale(conn) &&
      start_stream(conn, stream))
    return &stream->base;
  if (request->timeout_ns >= 0)
    stream->deadline_ns = wooli_due_ns(request->timeout_ns);
  list_add(&client->waiting, stream);
  wooli_http2_client_work(client);
  return &stream->base;
}

static wooli_http2_link *link_of(wooli_http2_client_stream *stream) {
  return stream->conn ? &stream->conn->link : NULL;
}

static void send_message(wooli_client_stream *base,
                         const wooli_outgoing *message, bool end) {
  wooli_http2_client_stream *stream = of_base(base);
  wooli_http2_stream_send(link_of(stream), &stream->h2, message, end);
}

static void end_stream(wooli_client_stream *base) {
  wooli_http2_client_stream *stream = of_base(base);
  wooli_http2_stream_end(link_of(stream), &stream->h2);
}

static void consume(wooli_client_stream *base, size_t len) {
  wooli_http2_client_stream *stream = of_base(base);
  if (!stream->conn || stream->remote_ended)
    return;
  wooli_http2_stream_consumed(&stream->conn->link, &stream->h2, len);
  wooli_http2_link_wake(&stream->conn->link);
}

static void cancel(wooli_client_stream *base) {
  detach(of_base(base));
}

static const char *peer(wooli_client_stream *base) {
  wooli_http2_client_stream *stream = of_base(base);
  return stream->conn ? stream->conn->peer : "";
}

static void free_memory(wooli_http2_client *client) {
  while (client->free_streams) {
    wooli_http2_client_stream *stream = client->free_streams;
    client->free_streams = stream->next;
    wooli_release(client->allocator, stream);
  }
  wooli_connector_free(client->connector);
  nghttp2_session_callbacks_del(client->callbacks);
  nghttp2_option_del(client->option);
  wool_credentials_unref(client->credentials);
  wooli_release(client->allocator, client->server_name);
  wooli_release(client->allocator, client->authority);
  wooli_release(client->allocator, client);
}

static void free_client(wooli_client_transport *transport) {
  wooli_http2_client *client = (wooli_http2_client *)transport;
  snprintf(client->cause, sizeof client->cause, "the channel was closed");
  /* What callers open while they are told of the end fails as well. */
  while (client->conns || client->waiting.first) {
    if (client->conns)
      conn_lost(&client->conns->link, client->cause);
    fail_waiting(client);
  }
  wooli_loop_undefer(client->loop, &client->work);
  free_memory(client);
}

const wooli_client_vtable wooli_http2_client_vtable = {
    open_stream, send_message, end_stream, consume, cancel, peer, free_client};

/* ---- making one ---- */

static char *copy_text(const wool_allocator *allocator, wool_str text) {
  char *copy = wooli_alloc(allocator, text.len + 1);
  if (copy) {
    memcpy(copy, text.data, text.len);
    copy[text.len] = 0;
  }
  return copy;
}

static bool make_option(nghttp2_option **out_option) {
  if (nghttp2_option_new(out_option) != 0)
    return false;
  nghttp2_option_set_no_auto_window_update(*out_option, 1);
  nghttp2_option_set_no_rfc9113_leading_and_trailing_ws_validation(*out_option,
                                                                   1);
  return true;
}

static bool init_credentials(wooli_http2_client *client,
                             const wooli_client_options *options,
                             const wooli_target *target) {
  if (!options->credentials)
    return true;
  bool is_path = target->kind == WOOLI_TARGET_UNIX ||
                 target->kind == WOOLI_TARGET_UNIX_ABSTRACT;
  client->credentials = wool_credentials_ref(options->credentials);
  /* A Unix socket's name is no host's. */
  client->server_name =
      copy_text(client->allocator,
                is_path && !options->authority
                    ? wool_str_c("localhost")
                    : wooli_authority_host(wool_str_c(client->authority)));
  return client->server_name != NULL;
}

static bool init_client(wooli_http2_client *client,
                        const wooli_client_options *options,
                        const wooli_target *target) {
  wool_str authority =
      options->authority ? wool_str_c(options->authority) : target->authority;
  client->authority = copy_text(client->allocator, authority);
  client->connector =
      wooli_connector_new(client->loop, target, on_connected, client, NULL);
  client->callbacks = wooli_http2_callbacks_new();
  if (!client->authority || !client->connector || !client->callbacks ||
      !init_credentials(client, options, target))
    return false;
  wooli_http2_response_callbacks(client->callbacks);
  return make_option(&client->option);
}

wooli_client_transport *
wooli_http2_client_new(wooli_loop *loop, const wooli_client_options *options,
                       wool_error *error) {
  wooli_target target;
  if (wooli_target_parse(options->target, &target, error) != WOOL_OK)
    return NULL;
  wooli_http2_client *client = wooli_alloc(options->allocator, sizeof *client);
  if (client) {
    memset(client, 0, sizeof *client);
    client->base.vtable = &wooli_http2_client_vtable;
    client->loop = loop;
    client->allocator = options->allocator;
    client->connect_timeout_ns = options->connect_timeout_ns;
    client->work.run = run_work;
    client->random = (uint64_t)wooli_now_ns() ^ (uint64_t)(uintptr_t)client;
    if (init_client(client, options, &target))
      return &client->base;
    free_memory(client);
  }
  wool_error_set(error, WOOL_ERR_NO_MEMORY, "HTTP/2 client: out of memory");
  return NULL;
}
