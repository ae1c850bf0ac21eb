/* The receiving side of the client on libcurl: from lines and bytes to events
 * and a status. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/transport/curl_internal.h"
#include "runtime/wire/base64.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/status.h"

/* ---- the end ---- */

/* What the caller lent is not touched after this. */
void wooli_curl_detach(wooli_curl_stream *stream) {
  stream->events = NULL;
  stream->head = wool_bytes_n(NULL, 0);
  stream->body = wool_bytes_n(NULL, 0);
  stream->busy = false;
  stream->removed = true;
  wooli_curl_work_soon(stream->client);
}

static void tell(wooli_curl_stream *stream, const wooli_status *status) {
  const wooli_client_events *events = stream->events;
  void *user_data = stream->user_data;
  if (!events)
    return;
  wooli_curl_detach(stream);
  events->ended(user_data, status);
}

void wooli_curl_end_with(wooli_curl_stream *stream, wool_code code,
                         const char *text) {
  wooli_status status = {.code = code, .message = wool_str_c(text)};
  tell(stream, &status);
}

/* Remembers why, for when libcurl has let go of the transfer. */
void wooli_curl_fail(wooli_curl_stream *stream, wool_code code,
                     const char *format, ...) {
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
static bool find_reset(const wooli_curl_stream *stream, uint32_t *out_error) {
  const char *at = strstr(stream->error, "(err ");
  if (!at)
    return false;
  *out_error = (uint32_t)strtoul(at + 5, NULL, 10);
  return true;
}

static void end_by_error(wooli_curl_stream *stream, CURLcode rc) {
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
  wooli_curl_end_with(stream, WOOL_UNAVAILABLE, text);
}

static void end_without_status(wooli_curl_stream *stream) {
  char text[96];
  if (stream->http_status == 200 && stream->grpc_content) {
    wooli_curl_end_with(stream, WOOL_UNKNOWN,
                        "the response has no grpc-status");
    return;
  }
  snprintf(text, sizeof text,
           "the peer answers with HTTP status %d and no grpc-status",
           stream->http_status);
  wooli_curl_end_with(stream, wooli_code_from_http(stream->http_status), text);
}

static void move_block(wooli_curl_stream *stream, wool_metadata *to) {
  for (size_t i = 0; to && i < stream->block.len; i++) {
    const wooli_metadata_pair *pair = &stream->block.pairs[i];
    if (wool_metadata_add(to, pair->key, pair->value, NULL) != WOOL_OK &&
        pair->value.len > WOOLI_MAX_METADATA_LEN)
      wooli_curl_fail(stream, WOOL_RESOURCE_EXHAUSTED,
                      "response: metadata too long");
  }
  wooli_metadata_init(&stream->block, stream->arena);
}

/* libcurl is done with the transfer. */
void wooli_curl_conclude(wooli_curl_stream *stream, CURLcode rc) {
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
    wooli_curl_end_with(stream, stream->failure, stream->failure_text.data);
  } else if (rc != CURLE_OK) {
    end_by_error(stream, rc);
  } else if (!stream->has_status) {
    end_without_status(stream);
  } else if (wooli_deframer_end(&stream->in, &error) != WOOL_OK) {
    wooli_curl_end_with(stream, error.code, error.message);
  } else {
    wooli_status status = {.code = stream->status,
                           .message = stream->message,
                           .details = stream->details,
                           .from_peer = stream->status_is_number};
    tell(stream, &status);
  }
}

/* ---- the response's headers ---- */

static void decode_message(wooli_curl_stream *stream, wool_str text) {
  char *out = wool_arena_alloc(stream->arena, text.len + 1);
  if (out)
    stream->message = wool_str_n(out, wooli_percent_decode(text, out));
}

static void decode_details(wooli_curl_stream *stream, wool_str text) {
  size_t max = wooli_base64_max_decoded_len(text.len);
  uint8_t *out = wool_arena_alloc(stream->arena, max);
  size_t len = 0;
  if (out && wooli_base64_decode(text, out, &len))
    stream->details = wool_bytes_n(out, len);
}

static bool is(wool_str text, const char *literal) {
  return wool_str_equal(text, wool_str_c(literal));
}

static void on_field(wooli_curl_stream *stream, wool_str name, wool_str value) {
  wool_error error = WOOL_ERROR_INIT;
  if (is(name, "content-type")) {
    stream->grpc_content =
        value.len >= 16 && memcmp(value.data, "application/grpc", 16) == 0;
  } else if (is(name, "grpc-status")) {
    stream->has_status = true;
    wooli_curl_work_soon(stream->client);
    stream->status = wooli_code_parse(value);
    stream->status_is_number = stream->status != WOOL_UNKNOWN || is(value, "2");
  } else if (is(name, "grpc-message")) {
    decode_message(stream, value);
  } else if (is(name, "grpc-status-details-bin")) {
    decode_details(stream, value);
  } else if (is(name, "grpc-encoding")) {
    if (!stream->has_body) /* in trailers it says nothing */
      stream->encoding_name = wool_arena_str(stream->arena, value);
  } else if (!wooli_metadata_is_reserved(name) &&
             wooli_metadata_receive(&stream->block, name, value, &error) !=
                 WOOL_OK) {
    wooli_curl_fail(stream, WOOL_INTERNAL, "response: %s", error.message);
  }
}

static void take_encoding(wooli_curl_stream *stream) {
  wool_str name = stream->encoding_name;
  if (!name.data)
    return;
  if (wooli_compression_find(name, &stream->encoding))
    stream->in.encoding_named = stream->encoding != WOOL_COMPRESSION_IDENTITY;
  else
    wooli_curl_fail(
        stream, WOOL_INTERNAL,
        "the response has the encoding %.*s, which was not asked for",
        (int)name.len, name.data);
}

/* The headers are known to be headers, and no Trailers-Only response. */
static void accept_headers(wooli_curl_stream *stream) {
  if (stream->has_body || !stream->events)
    return;
  stream->has_body = true;
  move_block(stream, stream->initial_metadata);
  take_encoding(stream);
  if (stream->http_status == 200)
    stream->events->headers(stream->user_data);
}

static void on_status_line(wooli_curl_stream *stream, wool_str line) {
  const char *space = memchr(line.data, ' ', line.len);
  long http_status = space ? strtol(space + 1, NULL, 10) : 0;
  stream->http_status =
      http_status >= 100 && http_status <= 999 ? (int)http_status : 0;
  wooli_metadata_init(&stream->block, stream->arena);
}

static void find_peer(wooli_curl_stream *stream) {
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

size_t wooli_curl_on_header(char *data, size_t size, size_t n,
                            void *user_data) {
  wooli_curl_stream *stream = user_data;
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
      wooli_curl_fail(
          stream, WOOL_UNAVAILABLE,
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

/* ---- the response's messages ---- */

size_t wooli_curl_on_data(char *data, size_t size, size_t n, void *user_data) {
  wooli_curl_stream *stream = user_data;
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
      wooli_curl_fail(stream, error.code, "%s", error.message);
      return 0;
    }
    stream->unconsumed += message.len;
    stream->base.message_encoding =
        compressed ? stream->encoding : WOOL_COMPRESSION_IDENTITY;
    stream->events->message(stream->user_data, message);
  }
  return 0;
}
