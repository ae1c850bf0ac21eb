/* The sending side of the client on libcurl: options, headers, messages. */
#include <stdarg.h>
#include <stdio.h>

#include "runtime/transport/curl_internal.h"
#include "runtime/wire/base64.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/timeout.h"

/* ---- messages ---- */

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
  wooli_curl_stream *stream = user_data;
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
    wooli_curl_work_soon(stream->client);
  }
  return len;
}

/* ---- headers and options ---- */

static bool add_header(wooli_curl_stream *stream, const char *format, ...)
    WOOL_PRINTF(2, 3);

static bool add_header(wooli_curl_stream *stream, const char *format, ...) {
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

static bool add_pair(wooli_curl_stream *stream,
                     const wooli_metadata_pair *pair) {
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

static bool add_encodings(wooli_curl_stream *stream, wool_compression how) {
  return add_header(stream, "grpc-accept-encoding: " WOOLI_ACCEPT_ENCODINGS) &&
         (how == WOOL_COMPRESSION_IDENTITY ||
          add_header(stream, "grpc-encoding: %s",
                     wooli_compression_name(how).data));
}

static bool add_headers(wooli_curl_stream *stream,
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

static void set_unix(const wooli_curl_stream *stream) {
  const wooli_target *target = &stream->client->target;
  char path[WOOLI_MAX_UNIX_PATH_LEN + 1];
  snprintf(path, sizeof path, "%.*s", (int)target->host.len, target->host.data);
  if (target->kind == WOOLI_TARGET_UNIX)
    curl_easy_setopt(stream->easy, CURLOPT_UNIX_SOCKET_PATH, path);
  else if (target->kind == WOOLI_TARGET_UNIX_ABSTRACT)
    curl_easy_setopt(stream->easy, CURLOPT_ABSTRACT_UNIX_SOCKET, path);
}

static bool set_url(const wooli_curl_stream *stream, wool_str path) {
  const wooli_curl_client *client = stream->client;
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

static void set_tls(const wooli_curl_stream *stream) {
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

bool wooli_curl_set_options(wooli_curl_stream *stream,
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
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, wooli_curl_on_data);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, stream);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, wooli_curl_on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, stream);
  return true;
}
