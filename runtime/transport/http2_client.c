#include "runtime/transport/http2_client.h"

#include <stdarg.h>
#include <stdio.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_client_internal.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/timeout.h"

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
  if (client->n_free_streams == WOOLI_MAX_FREE_STREAMS) {
    wooli_release(client->allocator, stream);
    return;
  }
  stream->next = client->free_streams;
  client->free_streams = stream;
  client->n_free_streams++;
}

void wooli_http2_client_stream_release(wooli_http2_client_stream *stream) {
  wooli_http2_client_conn *conn = stream->conn;
  wooli_http2_client_stream_remove(&conn->streams, stream);
  if (conn->streams.len == 0)
    conn->idle_since_ns = wooli_now_ns();
  if (stream->client->waiting.len > 0)
    wooli_http2_client_work(stream->client);
  recycle(stream);
}

void wooli_http2_client_stream_requeue(wooli_http2_client_stream *stream) {
  wooli_http2_client_stream_remove(&stream->conn->streams, stream);
  stream->conn = NULL;
  stream->not_sent = false;
  stream->moves++;
  wooli_http2_client_enqueue(stream);
}

/* Stops all that a stream does, towards the peer and the caller. Of one that
 * waits nothing is left then; the other stays until nghttp2 closes it. */
static void detach(wooli_http2_client_stream *stream) {
  stream->events = NULL;
  wooli_http2_stream_forget(&stream->h2);
  if (!stream->conn) {
    wooli_http2_client_dequeue(stream);
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
  wooli_status status = {
      .code = code, .message = wool_str_c(text), .fate = stream->fate};
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

bool wooli_http2_client_stream_start(wooli_http2_client_conn *conn,
                                     wooli_http2_client_stream *stream) {
  stream->conn = conn;
  int32_t id = submit_request(stream);
  if (id < 0) {
    stream->conn = NULL;
    return false;
  }
  stream->h2.id = id;
  conn->carried = true;
  if (conn->keepalive.asleep)
    wooli_keepalive_wake(&conn->keepalive);
  wooli_http2_client_stream_add(&conn->streams, stream);
  wooli_http2_link_wake(&conn->link);
  return true;
}

/* ---- the table ---- */

static wooli_http2_client_stream *take_stream(wooli_http2_client *client) {
  wooli_http2_client_stream *stream = client->free_streams;
  if (!stream)
    return wooli_alloc(client->allocator, sizeof *stream);
  client->free_streams = stream->next;
  client->n_free_streams--;
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
  wooli_http2_client_conn *conn = wooli_http2_client_pick_for(client, request);
  if (conn && client->waiting.len == 0 &&
      wooli_http2_client_conn_has_room(conn) &&
      !wooli_http2_client_conn_is_stale(conn) &&
      wooli_http2_client_stream_start(conn, stream)) {
    client->next_pick++;
    return &stream->base;
  }
  if (request->timeout_ns >= 0)
    stream->deadline_ns = wooli_due_ns(request->timeout_ns);
  wooli_http2_client_enqueue(stream);
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

static void *take_message(wooli_client_stream *base, wool_bytes message) {
  return wooli_deframer_take(&of_base(base)->h2.in, message);
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
  wooli_resolver_free(client->resolver);
  wooli_balancer_free(client->balancer);
  wooli_release(client->allocator, client->picks);
  nghttp2_session_callbacks_del(client->callbacks);
  nghttp2_option_del(client->option);
  wool_credentials_unref(client->credentials);
  wooli_release(client->allocator, client->server_name);
  wooli_release(client->allocator, client->authority);
  wooli_release(client->allocator, client);
}

static void free_client(wooli_client_transport *transport) {
  wooli_http2_client *client = (wooli_http2_client *)transport;
  client->changed = NULL;
  snprintf(client->cause, sizeof client->cause, "the channel was closed");
  /* What callers open while they are told of the end fails as well. */
  while (client->conns || client->waiting.first || client->failing.first) {
    if (client->conns)
      wooli_http2_client_conn_close(client->conns, client->cause);
    wooli_http2_client_fail_waiting(client);
  }
  wooli_balancer_free(client->balancer);
  client->balancer = NULL;
  wooli_loop_undefer(client->loop, &client->work);
  free_memory(client);
}

static const char *trouble(wooli_client_stream *base) {
  const wooli_http2_client_stream *stream = of_base(base);
  return stream->conn ? "" : stream->client->cause;
}

static wool_connectivity state(wooli_client_transport *transport,
                               bool try_to_connect) {
  wooli_http2_client *client = (wooli_http2_client *)transport;
  if (try_to_connect && client->state == WOOL_CONNECTIVITY_IDLE) {
    client->asked = true;
    wooli_http2_client_stir(client);
  }
  return client->state;
}

static void watch(wooli_client_transport *transport,
                  void (*changed)(void *user_data, wool_connectivity state),
                  void *user_data) {
  wooli_http2_client *client = (wooli_http2_client *)transport;
  client->changed = changed;
  client->changed_data = user_data;
}

const wooli_client_vtable wooli_http2_client_vtable = {
    open_stream, send_message, end_stream, consume, take_message, cancel,
    peer,        free_client,  state,      watch,   trouble};

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

/* What a certificate has to be for: a Unix socket's name is no host's. */
static bool init_credentials(wooli_http2_client *client,
                             const wooli_client_options *options) {
  if (!options->credentials)
    return true;
  client->credentials = wool_credentials_ref(options->credentials);
  client->server_name = copy_text(
      client->allocator, wooli_authority_host(wool_str_c(client->authority)));
  return client->server_name != NULL;
}

/* A Unix socket's is "localhost". */
static wool_code find_authority(const wooli_client_options *options,
                                wool_str *out_authority, wool_error *error) {
  wooli_target target;
  *out_authority = wool_str_n("", 0);
  if (options->target)
    *out_authority = wooli_resolver_own_authority(options->target);
  if (out_authority->len == 0) {
    wool_code rc = wooli_target_parse(options->target, &target, error);
    if (rc)
      return rc;
    *out_authority = target.authority;
  }
  if (options->authority)
    *out_authority = wool_str_c(options->authority);
  return WOOL_OK;
}

static bool init_client(wooli_http2_client *client,
                        const wooli_client_options *options, wool_str authority,
                        wool_error *error) {
  client->authority = copy_text(client->allocator, authority);
  client->callbacks = wooli_http2_callbacks_new();
  if (!client->authority || !client->callbacks ||
      !init_credentials(client, options) || !make_option(&client->option))
    return false;
  wooli_http2_response_callbacks(client->callbacks);
  client->balancer = wooli_balancer_new(client, options->load_balancing, error);
  if (!client->balancer)
    return false;
  client->resolver = wooli_resolver_new(
      client->loop, options->target, options->resolve_interval_ns,
      &wooli_http2_client_resolver_events, client, error);
  return client->resolver != NULL;
}

static void set_times(wooli_http2_client *client,
                      const wooli_client_options *options) {
  client->connect_timeout_ns = options->connect_timeout_ns;
  client->keepalive_time_ns = options->keepalive_time_ns;
  client->keepalive_timeout_ns = options->keepalive_timeout_ns;
  client->keepalive_without_calls = options->keepalive_without_calls;
  client->backoff_first_ns = options->backoff_first_ns > 0
                                 ? options->backoff_first_ns
                                 : WOOLI_BACKOFF_FIRST_NS;
  client->backoff_max_ns = options->backoff_max_ns > 0 ? options->backoff_max_ns
                                                       : WOOLI_BACKOFF_MAX_NS;
  if (client->backoff_max_ns < client->backoff_first_ns)
    client->backoff_max_ns = client->backoff_first_ns;
}

wooli_client_transport *
wooli_http2_client_new(wooli_loop *loop, const wooli_client_options *options,
                       wool_error *error) {
  wool_str authority;
  if (find_authority(options, &authority, error) != WOOL_OK)
    return NULL;
  wooli_http2_client *client = wooli_alloc(options->allocator, sizeof *client);
  if (client) {
    memset(client, 0, sizeof *client);
    client->base.vtable = &wooli_http2_client_vtable;
    client->loop = loop;
    client->allocator = options->allocator;
    client->work.run = wooli_http2_client_run_work;
    client->random = (uint64_t)wooli_now_ns() ^ (uint64_t)(uintptr_t)client;
    set_times(client, options);
    if (init_client(client, options, authority, error))
      return &client->base;
    free_memory(client);
  }
  if (!error || !error->code)
    (void)wool_error_set(error, WOOL_ERR_NO_MEMORY,
                         "HTTP/2 client: out of memory");
  return NULL;
}
