/* The server's receiving side: from frames to events. */
#include "runtime/transport/http2_server_internal.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/timeout.h"

static void refuse(wooli_http2_server_stream *stream, wooli_refusal why) {
  if (stream->refusal == WOOLI_REFUSE_NOT)
    stream->refusal = why;
}

/* ---- headers ---- */

static bool want_metadata(wooli_http2_server_stream *stream) {
  if (stream->metadata)
    return true;
  const wooli_http2_server *server = stream->conn->server;
  stream->told = true;
  stream->metadata = server->events.metadata(server->user_data, &stream->base);
  return stream->metadata != NULL;
}

static void keep(nghttp2_rcbuf **slot, nghttp2_rcbuf *value) {
  if (*slot)
    nghttp2_rcbuf_decref(*slot);
  nghttp2_rcbuf_incref(value);
  *slot = value;
}

static bool starts_with(wool_str text, const char *start) {
  size_t len = strlen(start);
  return text.len >= len && memcmp(text.data, start, len) == 0;
}

/* application/grpc, alone or with +proto, ;charset and the like. */
static bool is_grpc(wool_str type) {
  return starts_with(type, "application/grpc") &&
         (type.len == 16 || type.data[16] == '+' || type.data[16] == ';' ||
          type.data[16] == ' ');
}

static void on_pseudo(wooli_http2_server_stream *stream, wool_str name,
                      wool_str text, nghttp2_rcbuf *value) {
  if (WOOLI_FIELD_IS(name, ":path"))
    keep(&stream->path, value);
  else if (WOOLI_FIELD_IS(name, ":authority"))
    keep(&stream->authority, value);
  else if (WOOLI_FIELD_IS(name, ":method") && !WOOLI_FIELD_IS(text, "POST"))
    refuse(stream, WOOLI_REFUSE_METHOD);
}

/* True if the field was the protocol's. */
static bool on_reserved(wooli_http2_server_stream *stream, wool_str name,
                        wool_str text) {
  if (WOOLI_FIELD_IS(name, "content-type")) {
    stream->has_content_type = true;
    if (!is_grpc(text))
      refuse(stream, WOOLI_REFUSE_CONTENT_TYPE);
  } else if (WOOLI_FIELD_IS(name, "user-agent")) {
    stream->announced = memmem(text.data, text.len, "grpc-c-wool/", 12) != NULL;
  } else if (WOOLI_FIELD_IS(name, "grpc-timeout")) {
    if (!wooli_timeout_parse(text, &stream->timeout_ns))
      refuse(stream, WOOLI_REFUSE_TIMEOUT);
  } else if (WOOLI_FIELD_IS(name, "grpc-encoding")) {
    if (!wooli_compression_find(text, &stream->encoding))
      refuse(stream, WOOLI_REFUSE_ENCODING);
  } else if (WOOLI_FIELD_IS(name, "grpc-accept-encoding")) {
    stream->accepts |= wooli_compression_list(text);
  } else {
    return wooli_metadata_is_reserved(name);
  }
  return true;
}

static void on_field(wooli_http2_server_stream *stream, nghttp2_rcbuf *name_buf,
                     nghttp2_rcbuf *value) {
  wool_str name = wooli_rcbuf_str(name_buf);
  wool_str text = wooli_rcbuf_str(value);
  stream->header_list_len += name.len + text.len + 32;
  if (stream->header_list_len > WOOLI_MAX_HEADER_LIST_LEN) {
    refuse(stream, WOOLI_REFUSE_HEADER_LIST);
  } else if (name.data[0] == ':') {
    on_pseudo(stream, name, text, value);
  } else if (!on_reserved(stream, name, text)) {
    wool_error error = WOOL_ERROR_INIT;
    if (!want_metadata(stream))
      refuse(stream, WOOLI_REFUSE_MEMORY);
    else if (wooli_metadata_receive(stream->metadata, name, text, &error) !=
             WOOL_OK)
      refuse(stream, error.code == WOOL_ERR_MALFORMED ? WOOLI_REFUSE_METADATA
                                                      : WOOLI_REFUSE_MEMORY);
  }
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame,
                     nghttp2_rcbuf *name, nghttp2_rcbuf *value, uint8_t flags,
                     void *user_data) {
  (void)flags, (void)user_data;
  if (frame->hd.type != NGHTTP2_HEADERS ||
      frame->headers.cat != NGHTTP2_HCAT_REQUEST)
    return 0; /* trailers of a request mean nothing in gRPC */
  wooli_http2_server_stream *stream =
      nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  if (stream)
    on_field(stream, name, value);
  return 0;
}

static int on_begin_headers(nghttp2_session *session,
                            const nghttp2_frame *frame, void *user_data) {
  if (frame->hd.type != NGHTTP2_HEADERS ||
      frame->headers.cat != NGHTTP2_HCAT_REQUEST)
    return 0;
  wooli_http2_server_stream *stream = wooli_http2_stream_take(user_data);
  if (!stream)
    return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
  stream->h2.id = frame->hd.stream_id;
  nghttp2_session_set_stream_user_data(session, frame->hd.stream_id, stream);
  return 0;
}

static void show_request(wooli_http2_server_stream *stream) {
  const wooli_http2_server *server = stream->conn->server;
  wooli_request_head head = {
      .path = stream->path ? wooli_rcbuf_str(stream->path) : wool_str_c(""),
      .authority = stream->authority ? wooli_rcbuf_str(stream->authority)
                                     : wool_str_c(""),
      .timeout_ns = stream->timeout_ns,
      .announced = stream->announced,
      .peer = stream->conn->peer,
      .peer_identity = wooli_http2_conn_identity(stream->conn),
      .accepts = stream->accepts,
  };
  server->events.request(server->user_data, &stream->base, &head);
  /* The receiver has said its limit by now. */
  stream->h2.in.max_message_len = stream->base.max_recv_message_len;
}

static void on_request_headers(wooli_http2_server_stream *stream) {
  wooli_http2_stream_init(&stream->h2, stream->conn->server->allocator,
                          stream->base.max_recv_message_len);
  stream->h2.in.encoding_named = stream->encoding != WOOL_COMPRESSION_IDENTITY;
  if (!stream->has_content_type)
    refuse(stream, WOOLI_REFUSE_CONTENT_TYPE);
  if (stream->refusal == WOOLI_REFUSE_NOT && !want_metadata(stream))
    refuse(stream, WOOLI_REFUSE_MEMORY);
  if (stream->refusal == WOOLI_REFUSE_NOT)
    show_request(stream);
  else
    wooli_http2_reply_refuse(stream);
}

/* ---- messages ---- */

static void deliver(wooli_http2_server_stream *stream, wool_bytes chunk) {
  wooli_http2_link *link = &stream->conn->link;
  wool_error error = WOOL_ERROR_INIT;
  while (!stream->deaf) {
    wool_bytes message;
    bool compressed;
    size_t before = chunk.len;
    wooli_deframe got = wooli_deframer_next(&stream->h2.in, &chunk, &message,
                                            &compressed, &error);
    size_t used = before - chunk.len;
    if (got == WOOLI_DEFRAME_FAILED) {
      wooli_http2_reply_fail(stream, error.code, error.message);
      return;
    }
    wooli_http2_stream_received(link, &stream->h2, used,
                                got == WOOLI_DEFRAME_MESSAGE);
    if (got == WOOLI_DEFRAME_MORE)
      break;
    stream->base.message_encoding =
        compressed ? stream->encoding : WOOL_COMPRESSION_IDENTITY;
    stream->conn->server->events.message(&stream->base, message);
  }
  link->bulk = wooli_deframer_missing(&stream->h2.in) > WOOLI_READ_SLICE_LEN;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t id,
                   const uint8_t *data, size_t len, void *user_data) {
  wooli_http2_link *link = user_data;
  /* The connection's window is given back at once: a stream whose reader is
   * slow is held up by its own window, and holds up no other. */
  link->connection_credit += len;
  wooli_http2_server_stream *stream =
      nghttp2_session_get_stream_user_data(session, id);
  if (stream && !stream->deaf)
    deliver(stream, wool_bytes_n(data, len));
  else if (stream && stream->trailers_sent &&
           !(flags & NGHTTP2_FLAG_END_STREAM))
    wooli_http2_reply_stop(stream);
  return 0;
}

static void on_half_closed(wooli_http2_server_stream *stream) {
  if (stream->half_closed)
    return;
  stream->half_closed = true;
  if (stream->deaf)
    return;
  wool_error error = WOOL_ERROR_INIT;
  if (wooli_deframer_end(&stream->h2.in, &error) != WOOL_OK)
    wooli_http2_reply_fail(stream, error.code, error.message);
  else
    stream->conn->server->events.half_closed(&stream->base);
}

/* ---- frames ---- */

static void on_stream_frame(wooli_http2_server_stream *stream,
                            const nghttp2_frame *frame) {
  if (frame->hd.type == NGHTTP2_RST_STREAM) {
    stream->peer_reset = true;
    return;
  }
  if (frame->hd.type != NGHTTP2_HEADERS && frame->hd.type != NGHTTP2_DATA)
    return;
  if (frame->hd.type == NGHTTP2_HEADERS &&
      frame->headers.cat == NGHTTP2_HCAT_REQUEST)
    on_request_headers(stream);
  if (frame->hd.flags & NGHTTP2_FLAG_END_STREAM)
    on_half_closed(stream);
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame,
                    void *user_data) {
  wooli_http2_conn *conn = user_data;
  bool ack = (frame->hd.flags & NGHTTP2_FLAG_ACK) != 0;
  if (frame->hd.type == NGHTTP2_SETTINGS && !ack) {
    wooli_http2_link_handshaken(&conn->link);
  } else if (frame->hd.type == NGHTTP2_PING) {
    if (ack)
      wooli_http2_conn_ping_acked(conn, frame->ping.opaque_data);
    else
      wooli_http2_conn_pinged(conn);
  } else if (frame->hd.stream_id != 0) {
    wooli_http2_server_stream *stream =
        nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
    if (stream)
      on_stream_frame(stream, frame);
  }
  return 0;
}

static int on_frame_sent(nghttp2_session *session, const nghttp2_frame *frame,
                         void *user_data) {
  wooli_http2_conn *conn = user_data;
  if (frame->hd.type != NGHTTP2_HEADERS && frame->hd.type != NGHTTP2_DATA) {
    if (frame->hd.type == NGHTTP2_PING && !(frame->hd.flags & NGHTTP2_FLAG_ACK))
      wooli_keepalive_ping_sent(&conn->keepalive);
    return 0;
  }
  conn->last_ping_ns = 0;
  conn->ping_strikes = 0;
  if (frame->hd.type != NGHTTP2_HEADERS ||
      !(frame->hd.flags & NGHTTP2_FLAG_END_STREAM))
    return 0;
  wooli_http2_server_stream *stream =
      nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  if (!stream)
    return 0;
  wooli_http2_reply_ended(stream);
  return 0;
}

static int on_stream_closed(nghttp2_session *session, int32_t id,
                            uint32_t error_code, void *user_data) {
  (void)error_code;
  wooli_http2_conn *conn = user_data;
  wooli_http2_server_stream *stream =
      nghttp2_session_get_stream_user_data(session, id);
  if (!stream)
    return 0;
  nghttp2_session_set_stream_user_data(session, id, NULL);
  bool unanswered = stream->peer_reset && !stream->finished;
  wool_code code = stream->end_code;
  if (code == WOOL_OK && !stream->trailers_sent)
    code = WOOL_CANCELLED;
  wooli_http2_stream_close(stream, code);
  if (unanswered)
    wooli_http2_conn_reset_unanswered(conn);
  return 0;
}

void wooli_http2_request_callbacks(nghttp2_session_callbacks *callbacks) {
  nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks,
                                                          on_begin_headers);
  nghttp2_session_callbacks_set_on_header_callback2(callbacks, on_header);
  nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
  nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
  nghttp2_session_callbacks_set_on_frame_send_callback(callbacks,
                                                       on_frame_sent);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks,
                                                         on_stream_closed);
}
