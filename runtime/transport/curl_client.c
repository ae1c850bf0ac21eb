/* The transport on libcurl: its table, making it, what it refuses. */
#include "runtime/transport/curl_client.h"

#include <stdio.h>
#include <wool/curl.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/curl_internal.h"
#include "runtime/transport/factory.h"
#include "runtime/transport/poller.h"

static wooli_curl_stream *of_base(wooli_client_stream *base) {
  return (wooli_curl_stream *)base;
}

/* ---- opening ---- */

static wooli_client_stream *
open_stream(wooli_client_transport *transport, wool_arena *arena,
            const wooli_client_request *request,
            wool_metadata *initial_metadata, wool_metadata *trailing_metadata,
            const wooli_client_events *events, void *user_data) {
  wooli_curl_client *client = (wooli_curl_client *)transport;
  wooli_curl_stream *stream = wooli_alloc(client->allocator, sizeof *stream);
  if (!stream)
    return NULL;
  memset(stream, 0, sizeof *stream);
  stream->client = client;
  stream->easy = curl_easy_init();
  if (!stream->easy || !wooli_curl_set_options(stream, request)) {
    curl_easy_cleanup(stream->easy);
    curl_slist_free_all(stream->headers);
    wooli_release(client->allocator, stream);
    return NULL;
  }
  stream->base.vtable = transport->vtable;
  stream->events = events;
  stream->user_data = user_data;
  stream->arena = arena;
  stream->initial_metadata = initial_metadata;
  stream->trailing_metadata = trailing_metadata;
  stream->message = wool_str_c("");
  wooli_metadata_init(&stream->block, arena);
  wooli_deframer_init(&stream->in, client->allocator,
                      request->max_recv_message_len);
  stream->next = client->streams;
  if (client->streams)
    client->streams->prev = stream;
  client->streams = stream;
  if (request->wait_for_ready)
    wooli_curl_fail(
        stream, WOOL_UNIMPLEMENTED,
        "libcurl does not wait for a peer: the default transport does");
  wooli_curl_work_soon(client);
  return &stream->base;
}

/* ---- the table ---- */

static void resume_sending(wooli_curl_stream *stream) {
  if (!stream->send_paused)
    return;
  stream->send_paused = false;
  stream->resume = true;
  wooli_curl_work_soon(stream->client);
}

static void send_message(wooli_client_stream *base,
                         const wooli_outgoing *message, bool last) {
  wooli_curl_stream *stream = of_base(base);
  wooli_frame_prefix(stream->prefix,
                     message->encoding != WOOL_COMPRESSION_IDENTITY,
                     message->head.len + message->body.len);
  stream->prefix_left = WOOLI_FRAME_PREFIX_LEN;
  stream->head = message->head;
  stream->body = message->body;
  stream->busy = true;
  stream->end = last;
  if (stream->client->credentials && !last) {
    wooli_curl_fail(
        stream, WOOL_UNIMPLEMENTED,
        "libcurl holds back the messages of a stream over TLS: the default "
        "transport does not");
    wooli_curl_work_soon(stream->client);
  }
  resume_sending(stream);
}

static void end_stream(wooli_client_stream *base) {
  wooli_curl_stream *stream = of_base(base);
  stream->end = true;
  resume_sending(stream);
}

static void consume(wooli_client_stream *base, size_t len) {
  wooli_curl_stream *stream = of_base(base);
  stream->unconsumed -= len < stream->unconsumed ? len : stream->unconsumed;
  if (!stream->recv_paused || stream->unconsumed > WOOLI_CURL_WINDOW_LEN)
    return;
  stream->recv_paused = false;
  stream->resume = true;
  wooli_curl_work_soon(stream->client);
}

static void *take_message(wooli_client_stream *base, wool_bytes message) {
  return wooli_deframer_take(&of_base(base)->in, message);
}

static void cancel(wooli_client_stream *base) {
  wooli_curl_detach(of_base(base));
}

static const char *peer(wooli_client_stream *base) {
  return of_base(base)->peer;
}

static void free_memory(wooli_curl_client *client) {
  curl_multi_cleanup(client->multi);
  curl_slist_free_all(client->connect_to);
  wool_credentials_unref(client->credentials);
  wooli_timer_stop(client->loop, &client->timer);
  wooli_release(client->allocator, client->target_text);
  wooli_release(client->allocator, client->authority);
  wooli_release(client->allocator, client);
}

static void free_client(wooli_client_transport *transport) {
  wooli_curl_client *client = (wooli_curl_client *)transport;
  while (client->streams) {
    wooli_curl_end_with(client->streams, WOOL_UNAVAILABLE,
                        "the channel was closed");
    for (wooli_curl_stream *stream = client->streams; stream;) {
      wooli_curl_stream *next = stream->next;
      if (stream->removed)
        wooli_curl_stream_free(stream);
      stream = next;
    }
  }
  wooli_loop_undefer(client->loop, &client->work);
  free_memory(client);
}

static const wooli_client_vtable vtable = {
    open_stream, send_message, end_stream, consume, take_message, cancel,
    peer,        free_client,  NULL,       NULL,    NULL};

/* ---- making one ---- */

static char *copy_text(const wool_allocator *allocator, const char *text) {
  size_t len = strlen(text) + 1;
  char *copy = wooli_alloc(allocator, len);
  if (copy)
    memcpy(copy, text, len);
  return copy;
}

/* libcurl verifies the name that is in the URL: it is that which the
 * certificate has to be for, and the target is where to connect to. */
static bool init_tls(wooli_curl_client *client,
                     const wooli_client_options *options) {
  if (!options->credentials)
    return true;
  client->credentials = wool_credentials_ref(options->credentials);
  const char *name = client->credentials->files.server_name;
  wool_str host =
      wooli_authority_host(name                ? wool_str_c(name)
                           : client->authority ? wool_str_c(client->authority)
                                               : client->target.authority);
  if (client->target.kind == WOOLI_TARGET_UNIX ||
      client->target.kind == WOOLI_TARGET_UNIX_ABSTRACT) {
    if (!name && !client->authority)
      host = wool_str_c("localhost");
  }
  bool is_ipv6 = host.len > 0 && memchr(host.data, ':', host.len);
  unsigned port = client->target.port ? client->target.port : 443;
  int len = snprintf(client->url_authority, sizeof client->url_authority,
                     is_ipv6 ? "[%.*s]:%u" : "%.*s:%u", (int)host.len,
                     host.data, port);
  if (len < 0 || (size_t)len >= sizeof client->url_authority)
    return false;
  char instead[2 * WOOLI_MAX_HOST_LEN + 32];
  wool_str to = client->target.host;
  bool to_ipv6 = to.len > 0 && memchr(to.data, ':', to.len);
  snprintf(instead, sizeof instead, to_ipv6 ? "::[%.*s]:%u" : "::%.*s:%u",
           (int)to.len, to.data, port);
  client->connect_to = curl_slist_append(NULL, instead);
  return client->connect_to != NULL;
}

static bool init_client(wooli_curl_client *client,
                        const wooli_client_options *options) {
  client->target_text = copy_text(client->allocator, options->target);
  if (options->authority)
    client->authority = copy_text(client->allocator, options->authority);
  if (!client->target_text || (options->authority && !client->authority) ||
      !wooli_curl_multi_init(client))
    return false;
  return wooli_target_parse(client->target_text, &client->target, NULL) ==
             WOOL_OK &&
         init_tls(client, options);
}

/* What libcurl cannot do, as it connects and resolves by itself. */
static bool refuses(const wooli_client_options *options, wool_error *error) {
  wooli_target target;
  const char *what = NULL;
  if (wooli_target_parse(options->target, &target, error) != WOOL_OK)
    return true;
  if (target.more.len > 0)
    what = "several addresses";
  else if (options->load_balancing &&
           strcmp(options->load_balancing, "pick_first") != 0)
    what = "load balancing";
  else if (options->keepalive_time_ns > 0)
    what = "keepalive";
  if (what)
    (void)wool_error_set(error, WOOL_UNIMPLEMENTED,
                         "the libcurl transport has no %s", what);
  return what != NULL;
}

wooli_client_transport *
wooli_curl_client_new(wooli_loop *loop, const wooli_client_options *options,
                      wool_error *error) {
  if (refuses(options, error))
    return NULL;
  wooli_curl_client *client = wooli_alloc(options->allocator, sizeof *client);
  if (client) {
    memset(client, 0, sizeof *client);
    client->base.vtable = &vtable;
    client->loop = loop;
    client->allocator = options->allocator;
    client->connect_timeout_ns = options->connect_timeout_ns;
    if (init_client(client, options))
      return &client->base;
    free_memory(client);
  }
  wool_error_set(error, WOOL_ERR_NO_MEMORY, "libcurl client: out of memory");
  return NULL;
}

wool_code wool_curl_install(wool_error *error) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
  if (!(info->features & CURL_VERSION_HTTP2))
    return wool_error_set(error, WOOL_UNIMPLEMENTED,
                          "libcurl %s was built without HTTP/2", info->version);
  wooli_curl_factory = wooli_curl_client_new;
  return WOOL_OK;
}
