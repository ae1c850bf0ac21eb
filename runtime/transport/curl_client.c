#include "runtime/transport/curl_client.h"

#include <curl/curl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <wool/curl.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/factory.h"
#include "runtime/transport/poller.h"
#include "runtime/transport/secure.h"
#include "runtime/wire/base64.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/framing.h"
#include "runtime/wire/metadata.h"
#include "runtime/wire/status.h"
#include "runtime/wire/target.h"
#include "runtime/wire/timeout.h"

enum {
  MAX_ROUNDS = 64 /* of libcurl's reading what it has read, for one event */
};

typedef struct curl_stream curl_stream;

typedef struct curl_client {
  wooli_client_transport base; /* first */
  /* immutable */
  wooli_loop *loop;
  const wool_allocator *allocator;
  CURLM *multi;
  char *target_text;
  char *authority; /* NULL: the target's */
  wooli_target target;
  wool_credentials *credentials; /* NULL: plaintext */
  struct curl_slist *connect_to; /* the target, if it is called otherwise */
  char url_authority[WOOLI_MAX_HOST_LEN + 16]; /* with TLS */
  int64_t connect_timeout_ns;
  /* loop_only */
  wooli_timer timer;
  wooli_task work; /* adds and removes transfers, outside libcurl's callbacks */
  curl_stream *streams;
  uint64_t n_received; /* calls with something that came */
} curl_client;

struct curl_stream {
  wooli_client_stream base; /* first */
  curl_client *client;
  curl_stream *prev;
  curl_stream *next;
  CURL *easy;
  struct curl_slist *headers;
  char error[CURL_ERROR_SIZE];
  char peer[80];
  bool added;     /* to the multi handle */
  bool unwatched; /* libcurl does not want to hear of the socket */
  bool removed;   /* is to be freed by the next work */
  /* the caller's; events is NULL once it wants to hear no more */
  const wooli_client_events *events;
  void *user_data;
  wool_arena *arena;
  wool_metadata *initial_metadata;
  wool_metadata *trailing_metadata;
  /* the request */
  uint8_t prefix[WOOLI_FRAME_PREFIX_LEN];
  size_t prefix_left;
  wool_bytes head;
  wool_bytes body;
  bool busy;
  bool end;
  bool send_paused;
  bool sent_due; /* `sent` is to be raised by the next work */
  /* the response */
  wooli_deframer in;
  size_t unconsumed; /* bytes of messages */
  bool recv_paused;
  bool resume; /* by the next work */
  int http_status;
  bool final_headers; /* the list of the response has come */
  bool has_body;
  bool grpc_content;
  wool_compression encoding; /* that its messages may have */
  bool has_status;
  bool status_is_number;
  wool_code status;
  wool_str message; /* in the arena, as is details */
  wool_bytes details;
  wool_code failure; /* found here while receiving; OK: none */
  wool_str failure_text;
  /* Fields wait here until it is known whether they end the response. */
  wool_metadata block;
};

static curl_stream *of_base(wooli_client_stream *base) {
  return (curl_stream *)base;
}

static void work_soon(curl_client *client) {
  wooli_loop_defer(client->loop, &client->work);
}

/* ---- the end ---- */

/* What the caller lent is not touched after this. */
static void detach(curl_stream *stream) {
  stream->events = NULL;
  stream->head = wool_bytes_n(NULL, 0);
  stream->body = wool_bytes_n(NULL, 0);
  stream->busy = false;
  stream->removed = true;
  work_soon(stream->client);
}

static void tell(curl_stream *stream, const wooli_status *status) {
  const wooli_client_events *events = stream->events;
  void *user_data = stream->user_data;
  if (!events)
    return;
  detach(stream);
  events->ended(user_data, status);
}

static void end_with(curl_stream *stream, wool_code code, const char *text) {
  wooli_status status = {.code = code, .message = wool_str_c(text)};
  tell(stream, &status);
}

/* Remembers why, for when libcurl has let go of the transfer. */
static void fail(curl_stream *stream, wool_code code, const char *format, ...)
    WOOL_PRINTF(3, 4);

static void fail(curl_stream *stream, wool_code code, const char *format, ...) {
  if (stream->failure != WOOL_OK || !stream->events)
    return;
  char text[WOOL_ERROR_MESSAGE_MAX];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  stream->failure = code;
  stream->failure_text = wool_arena_str(stream->arena, wool_str_c(text));
  if (!stream->failure_text.data)
    stream->failure_text = wool_str_c("");
}

/* libcurl tells a reset's code in words only: "… (err 8)". */
static bool find_reset(const curl_stream *stream, uint32_t *out_error) {
  const char *at = strstr(stream->error, "(err ");
  if (!at)
    return false;
  *out_error = (uint32_t)strtoul(at + 5, NULL, 10);
  return true;
}

static void end_by_error(curl_stream *stream, CURLcode rc) {
  char text[CURL_ERROR_SIZE + 64];
  uint32_t error = WOOLI_H2_REFUSED_STREAM;
  /* libcurl wants to repeat a refused request, and that is the only time it
   * wants to. */
  if (rc == CURLE_SEND_FAIL_REWIND || find_reset(stream, &error)) {
    snprintf(text, sizeof text, "the stream was reset: %s",
             wooli_h2_error_name(error));
    wooli_status status = {
        .code = wooli_code_from_h2(error),
        .message = wool_str_c(text),
        .fate = error == WOOLI_H2_REFUSED_STREAM ? WOOLI_FATE_REFUSED
                                                 : WOOLI_FATE_SEEN,
    };
    tell(stream, &status);
    return;
  }
  snprintf(text, sizeof text, "libcurl: %s",
           stream->error[0] ? stream->error : curl_easy_strerror(rc));
  end_with(stream, WOOL_UNAVAILABLE, text);
}

static void end_without_status(curl_stream *stream) {
  char text[96];
  if (stream->http_status == 200 && stream->grpc_content) {
    end_with(stream, WOOL_UNKNOWN, "the response has no grpc-status");
    return;
  }
  snprintf(text, sizeof text,
           "the peer answers with HTTP status %d and no grpc-status",
           stream->http_status);
  end_with(stream, wooli_code_from_http(stream->http_status), text);
}

static void move_block(curl_stream *stream, wool_metadata *to) {
  for (size_t i = 0; to && i < stream->block.len; i++) {
    const wooli_metadata_pair *pair = &stream->block.pairs[i];
    if (wool_metadata_add(to, pair->key, pair->value, NULL) != WOOL_OK &&
        pair->value.len > WOOLI_MAX_METADATA_LEN)
      fail(stream, WOOL_RESOURCE_EXHAUSTED, "response: metadata too long");
  }
  wooli_metadata_init(&stream->block, stream->arena);
}

/* libcurl is done with the transfer. */
static void conclude(curl_stream *stream, CURLcode rc) {
  wool_error error = WOOL_ERROR_INIT;
  uint32_t reset = 0;
  if (!stream->events)
    return;
  move_block(stream, stream->trailing_metadata);
  /* A server that ends before we do resets with NO_ERROR, which is no failure,
   * though libcurl says so. */
  if (rc != CURLE_OK && stream->has_status && find_reset(stream, &reset) &&
      reset == WOOLI_H2_NO_ERROR)
    rc = CURLE_OK;
  if (stream->failure != WOOL_OK) {
    end_with(stream, stream->failure, stream->failure_text.data);
  } else if (rc != CURLE_OK) {
    end_by_error(stream, rc);
  } else if (!stream->has_status) {
    end_without_status(stream);
  } else if (wooli_deframer_end(&stream->in, &error) != WOOL_OK) {
    end_with(stream, error.code, error.message);
  } else {
    wooli_status status = {.code = stream->status,
                           .message = stream->message,
                           .details = stream->details,
                           .from_peer = stream->status_is_number};
    tell(stream, &status);
  }
}

/* ---- the response's headers ---- */

static void decode_message(curl_stream *stream, wool_str text) {
  char *out = wool_arena_alloc(stream->arena, text.len + 1);
  if (out)
    stream->message = wool_str_n(out, wooli_percent_decode(text, out));
}

static void decode_details(curl_stream *stream, wool_str text) {
  size_t max = wooli_base64_max_decoded_len(text.len);
  uint8_t *out = wool_arena_alloc(stream->arena, max);
  size_t len = 0;
  if (out && wooli_base64_decode(text, out, &len))
    stream->details = wool_bytes_n(out, len);
}

static bool is(wool_str text, const char *literal) {
  return wool_str_equal(text, wool_str_c(literal));
}

static void on_encoding(curl_stream *stream, wool_str value) {
  if (wooli_compression_find(value, &stream->encoding))
    stream->in.encoding_named = stream->encoding != WOOL_COMPRESSION_IDENTITY;
  else
    fail(stream, WOOL_INTERNAL,
         "the response has the encoding %.*s, which was not asked for",
         (int)value.len, value.data);
}

static void on_field(curl_stream *stream, wool_str name, wool_str value) {
  wool_error error = WOOL_ERROR_INIT;
  if (is(name, "content-type")) {
    stream->grpc_content =
        value.len >= 16 && memcmp(value.data, "application/grpc", 16) == 0;
  } else if (is(name, "grpc-status")) {
    stream->has_status = true;
    work_soon(stream->client);
    stream->status = wooli_code_parse(value);
    stream->status_is_number = stream->status != WOOL_UNKNOWN || is(value, "2");
  } else if (is(name, "grpc-message")) {
    decode_message(stream, value);
  } else if (is(name, "grpc-status-details-bin")) {
    decode_details(stream, value);
  } else if (is(name, "grpc-encoding")) {
    on_encoding(stream, value);
  } else if (!wooli_metadata_is_reserved(name) &&
             wooli_metadata_receive(&stream->block, name, value, &error) !=
                 WOOL_OK) {
    fail(stream, WOOL_INTERNAL, "response: %s", error.message);
  }
}

/* The headers are known to be headers, and no Trailers-Only response. */
static void accept_headers(curl_stream *stream) {
  if (stream->has_body || !stream->events)
    return;
  stream->has_body = true;
  move_block(stream, stream->initial_metadata);
  if (stream->http_status == 200)
    stream->events->headers(stream->user_data);
}

static void on_status_line(curl_stream *stream, wool_str line) {
  const char *space = memchr(line.data, ' ', line.len);
  long http_status = space ? strtol(space + 1, NULL, 10) : 0;
  stream->http_status =
      http_status >= 100 && http_status <= 999 ? (int)http_status : 0;
  wooli_metadata_init(&stream->block, stream->arena);
}

static void find_peer(curl_stream *stream) {
  char *ip = NULL;
  long port = 0;
  curl_easy_getinfo(stream->easy, CURLINFO_PRIMARY_IP, &ip);
  curl_easy_getinfo(stream->easy, CURLINFO_PRIMARY_PORT, &port);
  if (!ip || !*ip || strchr(ip, '/'))
    snprintf(stream->peer, sizeof stream->peer, "unix:");
  else if (strchr(ip, ':'))
    snprintf(stream->peer, sizeof stream->peer, "ipv6:[%s]:%ld", ip, port);
  else
    snprintf(stream->peer, sizeof stream->peer, "ipv4:%s:%ld", ip, port);
}

static size_t on_header(char *data, size_t size, size_t n, void *user_data) {
  curl_stream *stream = user_data;
  wool_str line = wool_str_n(data, size * n);
  stream->client->n_received++;
  if (!stream->events)
    return 0;
  while (line.len > 0 &&
         (line.data[line.len - 1] == '\r' || line.data[line.len - 1] == '\n'))
    line.len--;
  if (line.len >= 5 && memcmp(line.data, "HTTP/", 5) == 0) {
    find_peer(stream);
    on_status_line(stream, line);
    /* Answers of proxies to CONNECT are not shown to us. */
    if (stream->client->credentials && line.data[5] != '2') {
      fail(stream, WOOL_UNAVAILABLE,
           "TLS: the server does not choose HTTP/2 (ALPN h2), which gRPC "
           "needs");
      return 0;
    }
    return size * n;
  }
  const char *colon = line.len ? memchr(line.data, ':', line.len) : NULL;
  if (!colon) {
    /* The empty line: a 1xx is followed by another list. */
    if (line.len == 0 && stream->http_status >= 200)
      stream->final_headers = true;
    return size * n;
  }
  if (stream->http_status < 200)
    return size * n;
  wool_str name = wool_str_n(line.data, (size_t)(colon - line.data));
  wool_str value = wool_str_n(colon + 1, line.len - name.len - 1);
  if (value.len > 0 && value.data[0] == ' ')
    value = wool_str_n(value.data + 1, value.len - 1);
  /* A field behind the final list is a trailer, so that list was headers. */
  if (stream->final_headers)
    accept_headers(stream);
  if (stream->events)
    on_field(stream, name, value);
  return size * n;
}

/* ---- bodies ---- */

static size_t on_data(char *data, size_t size, size_t n, void *user_data) {
  curl_stream *stream = user_data;
  stream->client->n_received++;
  wool_bytes chunk = wool_bytes_n(data, size * n);
  wool_error error = WOOL_ERROR_INIT;
  if (!stream->events)
    return 0;
  if (stream->unconsumed > WOOLI_CURL_WINDOW_LEN) {
    stream->recv_paused = true;
    return CURL_WRITEFUNC_PAUSE;
  }
  accept_headers(stream);
  if (stream->http_status != 200 || !stream->grpc_content)
    return size * n; /* no message; what it is the status will say */
  while (stream->events) {
    wool_bytes message;
    bool compressed;
    wooli_deframe got =
        wooli_deframer_next(&stream->in, &chunk, &message, &compressed, &error);
    if (got == WOOLI_DEFRAME_MORE)
      return size * n;
    if (got == WOOLI_DEFRAME_FAILED) {
      fail(stream, error.code, "%s", error.message);
      return 0;
    }
    stream->unconsumed += message.len;
    stream->base.message_encoding =
        compressed ? stream->encoding : WOOL_COMPRESSION_IDENTITY;
    stream->events->message(stream->user_data, message);
  }
  return 0;
}

static size_t take(wool_bytes *part, char *to, size_t room) {
  size_t len = part->len < room ? part->len : room;
  if (len > 0) {
    memcpy(to, part->data, len);
    part->data += len;
    part->len -= len;
  }
  return len;
}

static size_t on_read(char *to, size_t size, size_t n, void *user_data) {
  curl_stream *stream = user_data;
  size_t room = size * n;
  if (!stream->events)
    return CURL_READFUNC_ABORT;
  if (!stream->busy) {
    if (stream->end)
      return 0;
    stream->send_paused = true;
    return CURL_READFUNC_PAUSE;
  }
  wool_bytes prefix = wool_bytes_n(stream->prefix + WOOLI_FRAME_PREFIX_LEN -
                                       stream->prefix_left,
                                   stream->prefix_left);
  size_t len = take(&prefix, to, room);
  stream->prefix_left = prefix.len;
  len += take(&stream->head, to + len, room - len);
  len += take(&stream->body, to + len, room - len);
  if (stream->prefix_left + stream->head.len + stream->body.len == 0) {
    stream->busy = false;
    stream->sent_due = true;
    work_soon(stream->client);
  }
  return len;
}

/* ---- the multi handle on our loop ---- */

static void reap(curl_client *client) {
  int left = 0;
  for (CURLMsg *m; (m = curl_multi_info_read(client->multi, &left)) != NULL;) {
    if (m->msg != CURLMSG_DONE)
      continue;
    CURLcode rc = m->data.result;
    char *private = NULL;
    curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &private);
    curl_stream *stream = (curl_stream *)(void *)private;
    stream->removed = true;
    work_soon(client);
    conclude(stream, rc);
  }
}

typedef struct socket_watch {
  curl_client *client;
  wooli_poller *poller;
  curl_socket_t fd;
} socket_watch;

static void on_socket_ready(void *user_data, int events) {
  socket_watch *watched = user_data;
  curl_client *client = watched->client;
  curl_socket_t fd = watched->fd; /* the watch may be gone after an action */
  int mask = 0;
  int running = 0;
  if (events & WOOLI_POLL_READ)
    mask |= CURL_CSELECT_IN;
  if (events & WOOLI_POLL_WRITE)
    mask |= CURL_CSELECT_OUT;
  curl_multi_socket_action(client->multi, fd, mask, &running);
  /* libcurl keeps some of what it has read, and waits for the socket, where
   * nothing more may come. */
  uint64_t before = client->n_received - 1;
  for (int round = 0; (events & WOOLI_POLL_READ) && round < MAX_ROUNDS &&
                      before != client->n_received;
       round++) {
    before = client->n_received;
    curl_multi_socket_action(client->multi, fd, CURL_CSELECT_IN, &running);
  }
  reap(client);
}

static void note_watched(CURL *easy, bool watched) {
  char *private = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
  curl_stream *stream = (curl_stream *)(void *)private;
  if (!stream)
    return;
  stream->unwatched = !watched;
  if (!watched)
    work_soon(stream->client);
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user_data,
                     void *socket_data) {
  curl_client *client = user_data;
  socket_watch *watched = socket_data;
  note_watched(easy, what != CURL_POLL_REMOVE);
  if (what == CURL_POLL_REMOVE) {
    if (watched) {
      wooli_poller_free(watched->poller);
      wooli_release(client->allocator, watched);
      curl_multi_assign(client->multi, fd, NULL);
    }
    return 0;
  }
  if (!watched) {
    watched = wooli_alloc(client->allocator, sizeof *watched);
    if (!watched)
      return -1;
    watched->client = client;
    watched->fd = fd;
    watched->poller =
        wooli_poller_new(client->loop, fd, on_socket_ready, watched);
    if (!watched->poller) {
      wooli_release(client->allocator, watched);
      return -1;
    }
    curl_multi_assign(client->multi, fd, watched);
  }
  int events = 0;
  if (what & CURL_POLL_IN)
    events |= WOOLI_POLL_READ;
  if (what & CURL_POLL_OUT)
    events |= WOOLI_POLL_WRITE;
  wooli_poller_watch(watched->poller, events);
  return 0;
}

static void on_timer(wooli_timer *timer) {
  curl_client *client =
      (curl_client *)((char *)timer - offsetof(curl_client, timer));
  int running = 0;
  curl_multi_socket_action(client->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  reap(client);
}

static int on_timeout(CURLM *multi, long timeout_ms, void *user_data) {
  (void)multi;
  curl_client *client = user_data;
  if (timeout_ms < 0)
    wooli_timer_stop(client->loop, &client->timer);
  else
    wooli_timer_start(client->loop, &client->timer,
                      wooli_now_ns() + (int64_t)timeout_ms * 1000000);
  return 0;
}

/* ---- transfers ---- */

static void free_stream(curl_stream *stream) {
  curl_client *client = stream->client;
  if (stream->added)
    curl_multi_remove_handle(client->multi, stream->easy);
  curl_easy_cleanup(stream->easy);
  curl_slist_free_all(stream->headers);
  wooli_deframer_cleanup(&stream->in);
  if (stream->prev)
    stream->prev->next = stream->next;
  else
    client->streams = stream->next;
  if (stream->next)
    stream->next->prev = stream->prev;
  wooli_release(client->allocator, stream);
}

/* The one message of a unary call is known by now. Told its length, libcurl
 * ends the request together with it; otherwise it sends an empty frame later,
 * and is confused by a server that has answered in between. */
static void set_length(curl_stream *stream) {
  if (stream->busy && stream->end)
    curl_easy_setopt(stream->easy, CURLOPT_POSTFIELDSIZE_LARGE,
                     (curl_off_t)(stream->prefix_left + stream->head.len +
                                  stream->body.len));
}

static void add_transfer(curl_stream *stream) {
  set_length(stream);
  CURLMcode rc = curl_multi_add_handle(stream->client->multi, stream->easy);
  stream->added = rc == CURLM_OK;
  if (!stream->added)
    end_with(stream, WOOL_UNAVAILABLE, curl_multi_strerror(rc));
}

static void resume(curl_stream *stream) {
  stream->resume = false;
  stream->unwatched = false; /* until libcurl says so anew */
  int keep = (stream->send_paused ? CURLPAUSE_SEND : 0) |
             (stream->recv_paused ? CURLPAUSE_RECV : 0);
  curl_easy_pause(stream->easy, keep);
}

/* Whether libcurl waits for our data alone, and listens no more: the response
 * has ended, and it has lost how. */
static bool has_lost_the_end(const curl_stream *stream) {
  return stream->unwatched && stream->send_paused && !stream->recv_paused &&
         !stream->resume;
}

/* One thing at a time for one stream; true if there may be more to do. */
static bool work_on(curl_stream *stream) {
  if (stream->removed) {
    free_stream(stream);
  } else if (stream->failure != WOOL_OK) {
    conclude(stream, CURLE_OK);
  } else if (!stream->added) {
    add_transfer(stream);
  } else if (stream->has_status && (stream->busy || !stream->end)) {
    /* The peer has ended before we did; libcurl would wait for our data. */
    conclude(stream, CURLE_OK);
  } else if (stream->sent_due) {
    stream->sent_due = false;
    stream->events->sent(stream->user_data);
  } else if (stream->resume) {
    resume(stream);
  } else if (has_lost_the_end(stream)) {
    end_with(stream, WOOL_UNKNOWN, "libcurl has lost the end of the response");
  } else {
    return false;
  }
  return true;
}

static void run_work(wooli_task *task) {
  curl_client *client =
      (curl_client *)((char *)task - offsetof(curl_client, work));
  /* Events may add to the list, at its front, and ask for another round. */
  for (curl_stream *stream = client->streams; stream;) {
    curl_stream *next = stream->next;
    if (work_on(stream))
      work_soon(client);
    stream = next;
  }
  reap(client);
}

/* ---- opening ---- */

static bool add_header(curl_stream *stream, const char *format, ...)
    WOOL_PRINTF(2, 3);

static bool add_header(curl_stream *stream, const char *format, ...) {
  char line[WOOLI_MAX_METADATA_LEN + 64];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  struct curl_slist *longer = curl_slist_append(stream->headers, line);
  if (longer)
    stream->headers = longer;
  return longer != NULL;
}

static bool add_pair(curl_stream *stream, const wooli_metadata_pair *pair) {
  char value[WOOLI_MAX_METADATA_LEN];
  size_t len = wooli_metadata_value_wire_len(pair);
  if (len > sizeof value)
    return false;
  if (pair->binary)
    wooli_base64_encode(pair->value, value);
  else if (len > 0)
    memcpy(value, pair->value.data, len);
  /* "name;" is how libcurl is told of an empty value. */
  return add_header(stream, len ? "%.*s: %.*s" : "%.*s;", (int)pair->key.len,
                    pair->key.data, (int)len, value);
}

static bool add_encodings(curl_stream *stream, wool_compression how) {
  return add_header(stream, "grpc-accept-encoding: " WOOLI_ACCEPT_ENCODINGS) &&
         (how == WOOL_COMPRESSION_IDENTITY ||
          add_header(stream, "grpc-encoding: %s",
                     wooli_compression_name(how).data));
}

static bool add_headers(curl_stream *stream,
                        const wooli_client_request *request) {
  bool ok = add_header(stream, "te: trailers");
  if (request->timeout_ns >= 0) {
    char timeout[WOOLI_TIMEOUT_MAX_LEN];
    size_t len = wooli_timeout_format(request->timeout_ns, timeout);
    ok = ok && add_header(stream, "grpc-timeout: %.*s", (int)len, timeout);
  }
  ok = ok && add_header(stream, "content-type: application/grpc") &&
       add_header(stream, "user-agent: %s/" WOOL_VERSION,
                  request->announce ? "grpc-c-wool" : "grpc-c") &&
       add_header(stream, "accept:") && add_header(stream, "expect:");
  if (wooli_installed_compressor)
    ok = ok && add_encodings(stream, request->encoding);
  if (stream->client->authority)
    ok = ok && add_header(stream, "host: %s", stream->client->authority);
  for (size_t i = 0; request->metadata && i < request->metadata->len; i++)
    ok = ok && add_pair(stream, &request->metadata->pairs[i]);
  return ok;
}

static void set_unix(const curl_stream *stream) {
  const wooli_target *target = &stream->client->target;
  char path[WOOLI_MAX_UNIX_PATH_LEN + 1];
  snprintf(path, sizeof path, "%.*s", (int)target->host.len, target->host.data);
  if (target->kind == WOOLI_TARGET_UNIX)
    curl_easy_setopt(stream->easy, CURLOPT_UNIX_SOCKET_PATH, path);
  else if (target->kind == WOOLI_TARGET_UNIX_ABSTRACT)
    curl_easy_setopt(stream->easy, CURLOPT_ABSTRACT_UNIX_SOCKET, path);
}

static bool set_url(const curl_stream *stream, wool_str path) {
  const curl_client *client = stream->client;
  wool_str host = client->target.authority;
  if (client->credentials)
    host = wool_str_c(client->url_authority);
  char url[WOOLI_CURL_URL_LEN];
  int len = snprintf(url, sizeof url, "%s://%.*s%.*s",
                     client->credentials ? "https" : "http", (int)host.len,
                     host.data, (int)path.len, path.data);
  return len > 0 && len < WOOLI_CURL_URL_LEN &&
         curl_easy_setopt(stream->easy, CURLOPT_URL, url) == CURLE_OK;
}

/* A plaintext connection cannot be used twice by libcurl 7.88. */
static void set_plaintext(CURL *easy) {
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                   (long)CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE);
  curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
}

static void set_tls(const curl_stream *stream) {
  CURL *easy = stream->easy;
  const wooli_secure_files *files = &stream->client->credentials->files;
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(easy, CURLOPT_CONNECT_TO, stream->client->connect_to);
  /* One that is not given must not be the default in its place. */
  if (files->ca_file || files->ca_directory) {
    curl_easy_setopt(easy, CURLOPT_CAINFO, files->ca_file);
    curl_easy_setopt(easy, CURLOPT_CAPATH, files->ca_directory);
  }
  if (files->accept_any_server) {
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
  }
  curl_easy_setopt(easy, CURLOPT_SSLCERT, files->certificate_file);
  curl_easy_setopt(easy, CURLOPT_SSLKEY, files->key_file);
}

static bool set_options(curl_stream *stream,
                        const wooli_client_request *request) {
  CURL *easy = stream->easy;
  if (!add_headers(stream, request) || !set_url(stream, request->path))
    return false;
  set_unix(stream);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, stream);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, stream->error);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, stream->headers);
  if (stream->client->credentials)
    set_tls(stream);
  else
    set_plaintext(easy);
  /* A proxy that understands HTTP/1 only must not look at what we send. */
  curl_easy_setopt(easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  int64_t ms = stream->client->connect_timeout_ns / 1000000;
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   (long)(ms > 0 && ms < INT32_MAX ? ms : 20000));
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, on_read);
  curl_easy_setopt(easy, CURLOPT_READDATA, stream);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_data);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, stream);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, stream);
  return true;
}

static wooli_client_stream *
open_stream(wooli_client_transport *transport, wool_arena *arena,
            const wooli_client_request *request,
            wool_metadata *initial_metadata, wool_metadata *trailing_metadata,
            const wooli_client_events *events, void *user_data) {
  curl_client *client = (curl_client *)transport;
  curl_stream *stream = wooli_alloc(client->allocator, sizeof *stream);
  if (!stream)
    return NULL;
  memset(stream, 0, sizeof *stream);
  stream->client = client;
  stream->easy = curl_easy_init();
  if (!stream->easy || !set_options(stream, request)) {
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
    fail(stream, WOOL_UNIMPLEMENTED,
         "libcurl does not wait for a peer: the default transport does");
  work_soon(client);
  return &stream->base;
}

/* ---- the table ---- */

static void resume_sending(curl_stream *stream) {
  if (!stream->send_paused)
    return;
  stream->send_paused = false;
  stream->resume = true;
  work_soon(stream->client);
}

static void send_message(wooli_client_stream *base,
                         const wooli_outgoing *message, bool last) {
  curl_stream *stream = of_base(base);
  wooli_frame_prefix(stream->prefix,
                     message->encoding != WOOL_COMPRESSION_IDENTITY,
                     message->head.len + message->body.len);
  stream->prefix_left = WOOLI_FRAME_PREFIX_LEN;
  stream->head = message->head;
  stream->body = message->body;
  stream->busy = true;
  stream->end = last;
  if (stream->client->credentials && !last) {
    fail(stream, WOOL_UNIMPLEMENTED,
         "libcurl holds back the messages of a stream over TLS: the default "
         "transport does not");
    work_soon(stream->client);
  }
  resume_sending(stream);
}

static void end_stream(wooli_client_stream *base) {
  curl_stream *stream = of_base(base);
  stream->end = true;
  resume_sending(stream);
}

static void consume(wooli_client_stream *base, size_t len) {
  curl_stream *stream = of_base(base);
  stream->unconsumed -= len < stream->unconsumed ? len : stream->unconsumed;
  if (!stream->recv_paused || stream->unconsumed > WOOLI_CURL_WINDOW_LEN)
    return;
  stream->recv_paused = false;
  stream->resume = true;
  work_soon(stream->client);
}

static void *take_message(wooli_client_stream *base, wool_bytes message) {
  return wooli_deframer_take(&of_base(base)->in, message);
}

static void cancel(wooli_client_stream *base) {
  detach(of_base(base));
}

static const char *peer(wooli_client_stream *base) {
  return of_base(base)->peer;
}

static void free_memory(curl_client *client) {
  curl_multi_cleanup(client->multi);
  curl_slist_free_all(client->connect_to);
  wool_credentials_unref(client->credentials);
  wooli_timer_stop(client->loop, &client->timer);
  wooli_release(client->allocator, client->target_text);
  wooli_release(client->allocator, client->authority);
  wooli_release(client->allocator, client);
}

static void free_client(wooli_client_transport *transport) {
  curl_client *client = (curl_client *)transport;
  while (client->streams) {
    end_with(client->streams, WOOL_UNAVAILABLE, "the channel was closed");
    for (curl_stream *stream = client->streams; stream;) {
      curl_stream *next = stream->next;
      if (stream->removed)
        free_stream(stream);
      stream = next;
    }
  }
  wooli_loop_undefer(client->loop, &client->work);
  free_memory(client);
}

static const wooli_client_vtable vtable = {
    open_stream, send_message, end_stream,  consume, take_message,
    cancel,      peer,         free_client, NULL,    NULL};

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
static bool init_tls(curl_client *client, const wooli_client_options *options) {
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

static bool init_client(curl_client *client,
                        const wooli_client_options *options) {
  client->target_text = copy_text(client->allocator, options->target);
  if (options->authority)
    client->authority = copy_text(client->allocator, options->authority);
  client->multi = curl_multi_init();
  if (!client->target_text || !client->multi ||
      (options->authority && !client->authority))
    return false;
  /* Of several responses on one connection libcurl 7.88 loses trailers. */
  curl_multi_setopt(client->multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
  curl_multi_setopt(client->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(client->multi, CURLMOPT_SOCKETDATA, client);
  curl_multi_setopt(client->multi, CURLMOPT_TIMERFUNCTION, on_timeout);
  curl_multi_setopt(client->multi, CURLMOPT_TIMERDATA, client);
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
  curl_client *client = wooli_alloc(options->allocator, sizeof *client);
  if (client) {
    memset(client, 0, sizeof *client);
    client->base.vtable = &vtable;
    client->loop = loop;
    client->allocator = options->allocator;
    client->connect_timeout_ns = options->connect_timeout_ns;
    client->timer.fire = on_timer;
    client->work.run = run_work;
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
