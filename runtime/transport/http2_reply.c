/* The server's sending side: headers, messages, trailers, refusals. */
#include "runtime/transport/http2_server_internal.h"
#include "runtime/wire/compression.h"

static const nghttp2_nv status_200 = WOOLI_FIELD(":status", "200");
static const nghttp2_nv content_type =
    WOOLI_FIELD("content-type", "application/grpc");

static const nghttp2_nv accept_identity =
    WOOLI_FIELD("grpc-accept-encoding", "identity");
static const nghttp2_nv accept_encodings =
    WOOLI_FIELD("grpc-accept-encoding", WOOLI_ACCEPT_ENCODINGS);

enum {
  N_HEAD_FIELDS = 4
};

static wooli_http2_server_stream *of_base(wooli_server_stream *base) {
  return (wooli_http2_server_stream *)base;
}

/* Out of memory for an answer: at least the peer learns that none will come. */
static void abort_stream(wooli_http2_server_stream *stream) {
  stream->deaf = true;
  stream->end_code = WOOL_RESOURCE_EXHAUSTED;
  nghttp2_submit_rst_stream(stream->conn->link.session, NGHTTP2_FLAG_NONE,
                            stream->h2.id, NGHTTP2_INTERNAL_ERROR);
  wooli_http2_link_wake(&stream->conn->link);
}

/* Submits a header list that opens the response; without data it ends it. */
static void submit_response(wooli_http2_server_stream *stream,
                            const nghttp2_nv *nv, size_t len, bool has_data) {
  nghttp2_data_provider provider = wooli_http2_stream_provider(&stream->h2);
  stream->headers_sent = true;
  wooli_http2_link_wake(&stream->conn->link);
  if (nghttp2_submit_response(stream->conn->link.session, stream->h2.id, nv,
                              len, has_data ? &provider : NULL) != 0)
    abort_stream(stream);
}

/* The fields of the protocol that open a response. */
static size_t put_head(const wooli_http2_server_stream *stream,
                       nghttp2_nv nv[N_HEAD_FIELDS]) {
  static const nghttp2_nv encodings[WOOLI_N_COMPRESSIONS] = {
      WOOLI_FIELD("grpc-encoding", "identity"),
      WOOLI_FIELD("grpc-encoding", "gzip"),
      WOOLI_FIELD("grpc-encoding", "deflate"),
  };
  size_t n = 0;
  nv[n++] = status_200;
  nv[n++] = content_type;
  if (!wooli_installed_compressor)
    return n;
  if (stream->base.response_encoding != WOOL_COMPRESSION_IDENTITY)
    nv[n++] = encodings[stream->base.response_encoding];
  nv[n++] = accept_encodings;
  return n;
}

static void send_headers(wooli_server_stream *base,
                         const wool_metadata *metadata) {
  wooli_http2_server_stream *stream = of_base(base);
  if (stream->headers_sent)
    return;
  if (!metadata || metadata->len == 0) {
    nghttp2_nv nv[N_HEAD_FIELDS];
    submit_response(stream, nv, put_head(stream, nv), true);
    return;
  }
  wooli_http2_fields fields;
  if (!wooli_http2_fields_init(&fields, stream->conn->link.allocator,
                               N_HEAD_FIELDS, 0, metadata)) {
    abort_stream(stream);
    return;
  }
  fields.len = put_head(stream, fields.nv);
  wooli_http2_fields_add_metadata(&fields, metadata);
  submit_response(stream, fields.nv, fields.len, true);
  wooli_http2_fields_cleanup(&fields);
}

static void send_message(wooli_server_stream *base,
                         const wooli_outgoing *message) {
  wooli_http2_server_stream *stream = of_base(base);
  if (stream->finished)
    return;
  send_headers(base, NULL);
  wooli_http2_stream_send(&stream->conn->link, &stream->h2, message, false);
}

/* ---- the end ---- */

static bool is_plain_ok(const wooli_status *status,
                        const wool_metadata *trailers) {
  return status->code == WOOL_OK && status->message.len == 0 &&
         status->details.len == 0 && (!trailers || trailers->len == 0);
}

/* One header list that is the whole response. */
static void trailers_only(wooli_http2_server_stream *stream,
                          nghttp2_nv http_status, const nghttp2_nv *extra,
                          const wooli_status *status,
                          const wool_metadata *trailers) {
  wooli_http2_fields fields;
  if (!wooli_http2_fields_init(
          &fields, stream->conn->link.allocator, 3 + WOOLI_HTTP2_STATUS_FIELDS,
          wooli_http2_fields_status_len(status), trailers)) {
    abort_stream(stream);
    return;
  }
  wooli_http2_fields_add(&fields, http_status);
  wooli_http2_fields_add(&fields, content_type);
  if (extra)
    wooli_http2_fields_add(&fields, *extra);
  wooli_http2_fields_add_status(&fields, status);
  wooli_http2_fields_add_metadata(&fields, trailers);
  submit_response(stream, fields.nv, fields.len, false);
  wooli_http2_fields_cleanup(&fields);
}

/* Keeps the trailers until the data before them is packed. */
static bool keep_trailers(wooli_http2_server_stream *stream,
                          const wooli_status *status,
                          const wool_metadata *trailers) {
  if (is_plain_ok(status, trailers))
    return true; /* no list is the shortest list */
  if (!wooli_http2_fields_init(&stream->trailers, stream->conn->link.allocator,
                               WOOLI_HTTP2_STATUS_FIELDS,
                               wooli_http2_fields_status_len(status), trailers))
    return false;
  wooli_http2_fields_add_status(&stream->trailers, status);
  wooli_http2_fields_add_metadata(&stream->trailers, trailers);
  return true;
}

static void finish(wooli_server_stream *base, const wooli_status *status,
                   const wool_metadata *trailers) {
  wooli_http2_server_stream *stream = of_base(base);
  if (stream->finished)
    return;
  stream->finished = true;
  stream->deaf = true;
  if (!stream->headers_sent)
    trailers_only(stream, status_200, NULL, status, trailers);
  else if (keep_trailers(stream, status, trailers))
    wooli_http2_stream_end(&stream->conn->link, &stream->h2);
  else
    abort_stream(stream);
}

bool wooli_http2_reply_at_end(wooli_http2_link *link, wooli_http2_stream *h2) {
  static const nghttp2_nv ok[] = {WOOLI_FIELD("grpc-status", "0")};
  wooli_http2_server_stream *stream = wooli_http2_server_stream_of(h2);
  const wooli_http2_fields *fields = &stream->trailers;
  int rc = fields->nv ? nghttp2_submit_trailer(link->session, h2->id,
                                               fields->nv, fields->len)
                      : nghttp2_submit_trailer(link->session, h2->id, ok, 1);
  if (rc != 0)
    abort_stream(stream);
  return true;
}

void wooli_http2_reply_fail(wooli_http2_server_stream *stream, wool_code code,
                            const char *message) {
  wooli_status status = {.code = code, .message = wool_str_c(message)};
  stream->end_code = code;
  finish(&stream->base, &status, NULL);
}

/* ---- after the end ---- */

void wooli_http2_reply_stop(wooli_http2_server_stream *stream) {
  if (stream->stopped)
    return;
  stream->stopped = true;
  wooli_timer_stop(stream->conn->server->loop, &stream->stop_timer);
  nghttp2_submit_rst_stream(stream->conn->link.session, NGHTTP2_FLAG_NONE,
                            stream->h2.id, NGHTTP2_NO_ERROR);
  wooli_http2_link_wake(&stream->conn->link);
}

static void on_stop(wooli_timer *timer) {
  wooli_http2_reply_stop(
      (wooli_http2_server_stream *)((char *)timer -
                                    offsetof(wooli_http2_server_stream,
                                             stop_timer)));
}

void wooli_http2_reply_ended(wooli_http2_server_stream *stream) {
  stream->trailers_sent = true;
  if (stream->half_closed)
    return; /* nghttp2 closes it now */
  /* A reset that is read along with the trailers makes some proxies (HAProxy
   * 2.6) forget these; and mostly the peer's own end is under way. */
  stream->stop_timer.fire = on_stop;
  wooli_timer_start(stream->conn->server->loop, &stream->stop_timer,
                    wooli_now_ns() + WOOLI_STOP_GRACE_NS);
  if (stream->told) {
    stream->told = false;
    stream->conn->server->events.closed(&stream->base, stream->end_code);
  }
}

/* ---- refusals ---- */

static const struct {
  nghttp2_nv http_status;
  bool list_encodings;
  wool_code code;
  const char *message;
} refusals[] = {
    [WOOLI_REFUSE_NOT] = {WOOLI_FIELD(":status", "500"), false, WOOL_INTERNAL,
                          "not refused"},
    [WOOLI_REFUSE_METHOD] = {WOOLI_FIELD(":status", "405"), false, WOOL_UNKNOWN,
                             "the HTTP method is not POST"},
    [WOOLI_REFUSE_CONTENT_TYPE] = {WOOLI_FIELD(":status", "415"), false,
                                   WOOL_UNKNOWN,
                                   "content-type is not application/grpc"},
    [WOOLI_REFUSE_HEADER_LIST] = {WOOLI_FIELD(":status", "431"), false,
                                  WOOL_RESOURCE_EXHAUSTED,
                                  "header list is longer than 8192 bytes"},
    [WOOLI_REFUSE_TIMEOUT] = {WOOLI_FIELD(":status", "200"), false,
                              WOOL_INTERNAL, "grpc-timeout does not parse"},
    [WOOLI_REFUSE_ENCODING] = {WOOLI_FIELD(":status", "200"), true,
                               WOOL_UNIMPLEMENTED,
                               "grpc-encoding names an encoding that this "
                               "server does not have"},
    [WOOLI_REFUSE_METADATA] = {WOOLI_FIELD(":status", "200"), false,
                               WOOL_INTERNAL,
                               "the value of a -bin header is not base64"},
    [WOOLI_REFUSE_MEMORY] = {WOOLI_FIELD(":status", "200"), false,
                             WOOL_RESOURCE_EXHAUSTED, "out of memory"},
};

void wooli_http2_reply_refuse(wooli_http2_server_stream *stream) {
  wooli_status status = {
      .code = refusals[stream->refusal].code,
      .message = wool_str_c(refusals[stream->refusal].message),
  };
  stream->finished = true;
  stream->deaf = true;
  stream->end_code = status.code;
  const nghttp2_nv *list =
      wooli_installed_compressor ? &accept_encodings : &accept_identity;
  trailers_only(stream, refusals[stream->refusal].http_status,
                refusals[stream->refusal].list_encodings ? list : NULL, &status,
                NULL);
}

/* ---- the rest of the table ---- */

static void consume(wooli_server_stream *base, size_t len) {
  wooli_http2_server_stream *stream = of_base(base);
  if (stream->half_closed)
    return; /* nothing more will come */
  wooli_http2_stream_consumed(&stream->conn->link, &stream->h2, len);
  wooli_http2_link_wake(&stream->conn->link);
}

static void *take_message(wooli_server_stream *base, wool_bytes message) {
  return wooli_deframer_take(&of_base(base)->h2.in, message);
}

static void reset(wooli_server_stream *base, wool_code code) {
  wooli_http2_server_stream *stream = of_base(base);
  stream->deaf = true;
  stream->finished = true;
  if (stream->end_code == WOOL_OK)
    stream->end_code = code;
  wooli_http2_stream_forget(&stream->h2);
  nghttp2_submit_rst_stream(stream->conn->link.session, NGHTTP2_FLAG_NONE,
                            stream->h2.id, (uint32_t)wooli_h2_from_code(code));
  wooli_http2_link_wake(&stream->conn->link);
}

const wooli_server_vtable wooli_http2_server_vtable = {
    send_headers, send_message, finish, consume, take_message, reset};
