/* The client's receiving side: from frames to events and a status. */
#include <stdio.h>

#include "runtime/transport/http2_client_internal.h"
#include "runtime/wire/base64.h"
#include "runtime/wire/compression.h"

static wooli_http2_client_stream *find(nghttp2_session *session, int32_t id) {
  wooli_http2_client_stream *stream =
      nghttp2_session_get_stream_user_data(session, id);
  return stream && stream->events ? stream : NULL;
}

/* ---- headers ---- */

static bool is_grpc(wool_str type) {
  static const char start[] = "application/grpc";
  return type.len >= sizeof start - 1 &&
         memcmp(type.data, start, sizeof start - 1) == 0;
}

static void keep(nghttp2_rcbuf **slot, nghttp2_rcbuf *value) {
  if (*slot)
    nghttp2_rcbuf_decref(*slot);
  nghttp2_rcbuf_incref(value);
  *slot = value;
}

static void on_http_status(wooli_http2_client_stream *stream, wool_str text) {
  stream->http_status = 0;
  for (size_t i = 0; i < text.len && i < 3; i++)
    stream->http_status = stream->http_status * 10 + (text.data[i] - '0');
  stream->informational =
      stream->http_status >= 100 && stream->http_status < 200;
}

/* In trailers it says nothing, as no message follows: their status counts. */
static void on_encoding(wooli_http2_client_stream *stream, wool_str text,
                        bool trailing) {
  if (trailing)
    return;
  if (wooli_compression_find(text, &stream->encoding))
    stream->h2.in.encoding_named =
        stream->encoding != WOOL_COMPRESSION_IDENTITY;
  else
    wooli_http2_client_stream_end(
        stream, WOOL_INTERNAL,
        "the response has the encoding %.*s, which was not asked for",
        (int)text.len, text.data);
}

/* True if the field was the protocol's. */
static bool on_reserved(wooli_http2_client_stream *stream, wool_str name,
                        wool_str text, nghttp2_rcbuf *value, bool trailing) {
  if (WOOLI_FIELD_IS(name, "content-type")) {
    stream->grpc_content = is_grpc(text);
  } else if (WOOLI_FIELD_IS(name, "grpc-status")) {
    stream->has_status = true;
    stream->status = wooli_code_parse(text);
    stream->status_is_number =
        stream->status != WOOL_UNKNOWN || WOOLI_FIELD_IS(text, "2");
  } else if (WOOLI_FIELD_IS(name, "grpc-message")) {
    keep(&stream->message, value);
  } else if (WOOLI_FIELD_IS(name, "grpc-status-details-bin")) {
    keep(&stream->details, value);
  } else if (WOOLI_FIELD_IS(name, "grpc-encoding")) {
    on_encoding(stream, text, trailing);
  } else {
    return wooli_metadata_is_reserved(name);
  }
  return true;
}

static void on_metadata(wooli_http2_client_stream *stream, wool_str name,
                        wool_str text, bool trailing) {
  wool_metadata *list =
      trailing ? stream->trailing_metadata : stream->initial_metadata;
  wool_error error = WOOL_ERROR_INIT;
  if (!list || wooli_metadata_receive(list, name, text, &error) == WOOL_OK)
    return;
  wooli_http2_client_stream_end(stream,
                                error.code == WOOL_ERR_MALFORMED
                                    ? WOOL_INTERNAL
                                    : WOOL_RESOURCE_EXHAUSTED,
                                "response: %s", error.message);
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame,
                     nghttp2_rcbuf *name_buf, nghttp2_rcbuf *value,
                     uint8_t flags, void *user_data) {
  (void)flags, (void)user_data;
  wooli_http2_client_stream *stream = find(session, frame->hd.stream_id);
  if (!stream || frame->hd.type != NGHTTP2_HEADERS)
    return 0;
  wool_str name = wooli_rcbuf_str(name_buf);
  wool_str text = wooli_rcbuf_str(value);
  stream->header_list_len += name.len + text.len + 32;
  if (stream->header_list_len > WOOLI_MAX_HEADER_LIST_LEN) {
    wooli_http2_client_stream_end(
        stream, WOOL_RESOURCE_EXHAUSTED,
        "the response's header list length %zu exceeds %d",
        stream->header_list_len, (int)WOOLI_MAX_HEADER_LIST_LEN);
    return 0;
  }
  if (WOOLI_FIELD_IS(name, ":status")) {
    on_http_status(stream, text);
    return 0;
  }
  bool trailing =
      stream->final_headers || (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
  if (!stream->informational &&
      !on_reserved(stream, name, text, value, trailing))
    on_metadata(stream, name, text, trailing);
  return 0;
}

static void on_headers_complete(wooli_http2_client_stream *stream, bool last) {
  stream->header_list_len = 0;
  if (stream->informational) {
    stream->informational = false;
    return;
  }
  if (stream->final_headers || last)
    return;
  stream->final_headers = true;
  if (!stream->grpc_content && !stream->has_status) {
    /* Not a gRPC peer: its body is of no interest. */
    wooli_http2_client_stream_end(
        stream, wooli_code_from_http(stream->http_status),
        "the peer answers with HTTP status %d and no gRPC content-type",
        stream->http_status);
    return;
  }
  if (stream->http_status == 200)
    stream->events->headers(stream->user_data);
}

/* ---- the end ---- */

static wool_str decode_message(wooli_http2_client_stream *stream) {
  wool_str text = wooli_rcbuf_str(stream->message);
  char *out = wool_arena_alloc(stream->arena, text.len + 1);
  if (!out)
    return wool_str_c("(no memory for the status message)");
  size_t len = wooli_percent_decode(text, out);
  out[len] = 0;
  return wool_str_n(out, len);
}

static wool_bytes decode_details(wooli_http2_client_stream *stream) {
  wool_bytes none = {NULL, 0};
  wool_str text = wooli_rcbuf_str(stream->details);
  uint8_t *out = wool_arena_alloc(stream->arena,
                                  wooli_base64_max_decoded_len(text.len) + 1);
  size_t len = 0;
  if (!out || !wooli_base64_decode(text, out, &len))
    return none;
  return wool_bytes_n(out, len);
}

/* The response is complete: what did it say? */
static void conclude(wooli_http2_client_stream *stream) {
  stream->remote_ended = true;
  wool_error error = WOOL_ERROR_INIT;
  if (!stream->has_status) {
    if (stream->http_status == 200)
      wooli_http2_client_stream_end(stream, WOOL_UNKNOWN,
                                    "the response has no grpc-status");
    else
      wooli_http2_client_stream_end(
          stream, wooli_code_from_http(stream->http_status),
          "the peer answers with HTTP status %d and no grpc-status",
          stream->http_status);
    return;
  }
  if (wooli_deframer_end(&stream->h2.in, &error) != WOOL_OK) {
    wooli_http2_client_stream_end(stream, error.code, "response: %s",
                                  error.message);
    return;
  }
  wooli_status status = {.code = stream->status,
                         .from_peer = stream->status_is_number};
  if (stream->message)
    status.message = decode_message(stream);
  else if (!stream->status_is_number)
    status.message = wool_str_c("the response's grpc-status is not a code");
  else
    status.message = wool_str_c("");
  if (stream->details)
    status.details = decode_details(stream);
  wooli_http2_client_stream_tell(stream, &status);
}

/* ---- messages ---- */

static void deliver(wooli_http2_client_stream *stream, wool_bytes chunk) {
  wooli_http2_link *link = &stream->conn->link;
  wool_error error = WOOL_ERROR_INIT;
  if (stream->http_status != 200) {
    /* No message: the status is still to come, however long this is. */
    nghttp2_session_consume_stream(link->session, stream->h2.id, chunk.len);
    return;
  }
  while (stream->events) {
    wool_bytes message;
    bool compressed;
    size_t before = chunk.len;
    wooli_deframe got = wooli_deframer_next(&stream->h2.in, &chunk, &message,
                                            &compressed, &error);
    size_t used = before - chunk.len;
    if (got == WOOLI_DEFRAME_FAILED) {
      wooli_http2_client_stream_end(stream, error.code, "%s", error.message);
      return;
    }
    wooli_http2_stream_received(link, &stream->h2, used,
                                got == WOOLI_DEFRAME_MESSAGE);
    if (got == WOOLI_DEFRAME_MORE)
      break;
    stream->base.message_encoding =
        compressed ? stream->encoding : WOOL_COMPRESSION_IDENTITY;
    stream->events->message(stream->user_data, message);
  }
  link->bulk = wooli_deframer_missing(&stream->h2.in) > WOOLI_READ_SLICE_LEN;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t id,
                   const uint8_t *data, size_t len, void *user_data) {
  (void)flags;
  wooli_http2_link *link = user_data;
  link->connection_credit += len;
  wooli_http2_client_stream *stream = find(session, id);
  if (stream)
    deliver(stream, wool_bytes_n(data, len));
  return 0;
}

/* ---- frames ---- */

static void on_goaway(wooli_http2_client_conn *conn,
                      const nghttp2_goaway *frame) {
  wool_str debug =
      wool_str_n((const char *)frame->opaque_data, frame->opaque_data_len);
  if (debug.len > 0)
    snprintf(conn->goaway, sizeof conn->goaway, "GOAWAY %s: %.*s",
             wooli_h2_error_name(frame->error_code), (int)debug.len,
             debug.data);
  else
    snprintf(conn->goaway, sizeof conn->goaway, "GOAWAY %s",
             wooli_h2_error_name(frame->error_code));
  if (frame->error_code == NGHTTP2_ENHANCE_YOUR_CALM &&
      WOOLI_FIELD_IS(debug, "too_many_pings"))
    wooli_http2_client_conn_calm(conn);
  wooli_http2_client_conn_retire(conn);
}

static void on_stream_frame(nghttp2_session *session,
                            const nghttp2_frame *frame) {
  if (frame->hd.type != NGHTTP2_HEADERS && frame->hd.type != NGHTTP2_DATA)
    return;
  bool last = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
  wooli_http2_client_stream *stream = find(session, frame->hd.stream_id);
  if (stream && frame->hd.type == NGHTTP2_HEADERS)
    on_headers_complete(stream, last);
  /* The event may have been the last that the caller wanted. */
  if (stream && stream->events && last)
    conclude(stream);
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame,
                    void *user_data) {
  wooli_http2_client_conn *conn = user_data;
  if (frame->hd.type == NGHTTP2_SETTINGS) {
    if (!(frame->hd.flags & NGHTTP2_FLAG_ACK))
      wooli_http2_client_conn_ready(conn);
  } else if (frame->hd.type == NGHTTP2_GOAWAY) {
    on_goaway(conn, &frame->goaway);
  } else if (frame->hd.stream_id != 0) {
    on_stream_frame(session, frame);
  }
  return 0;
}

static int on_frame_sent(nghttp2_session *session, const nghttp2_frame *frame,
                         void *user_data) {
  wooli_http2_client_conn *conn = user_data;
  if (frame->hd.type == NGHTTP2_PING && !(frame->hd.flags & NGHTTP2_FLAG_ACK))
    wooli_keepalive_ping_sent(&conn->keepalive);
  if (conn->client->waiting.len > 0)
    wooli_http2_client_work(conn->client); /* there is more room in the queue */
  if (frame->hd.type != NGHTTP2_DATA && frame->hd.type != NGHTTP2_HEADERS)
    return 0;
  wooli_http2_client_stream *stream = find(session, frame->hd.stream_id);
  if (!stream)
    return 0;
  stream->left = true;
  if (frame->hd.flags & NGHTTP2_FLAG_END_STREAM)
    stream->local_end_sent = true;
  return 0;
}

static int on_frame_not_sent(nghttp2_session *session,
                             const nghttp2_frame *frame, int lib_error_code,
                             void *user_data) {
  (void)user_data, (void)lib_error_code;
  if (frame->hd.type != NGHTTP2_HEADERS ||
      frame->headers.cat != NGHTTP2_HCAT_REQUEST)
    return 0;
  wooli_http2_client_stream *stream = find(session, frame->hd.stream_id);
  if (stream)
    stream->not_sent = true;
  return 0;
}

/* A stream above a GOAWAY's last id is closed as a refused one, too. */
static wooli_fate fate_of(const wooli_http2_client_stream *stream,
                          uint32_t error) {
  if (stream->not_sent)
    return WOOLI_FATE_UNSENT;
  return error == NGHTTP2_REFUSED_STREAM ? WOOLI_FATE_REFUSED : WOOLI_FATE_SEEN;
}

static void end_by_close(wooli_http2_client_stream *stream, uint32_t error) {
  const wooli_http2_client_conn *conn = stream->conn;
  stream->fate = fate_of(stream, error);
  if (error == NGHTTP2_REFUSED_STREAM && conn->goaway[0])
    wooli_http2_client_stream_end(stream, WOOL_UNAVAILABLE,
                                  "%s refused the call: %s", conn->peer,
                                  conn->goaway);
  else
    wooli_http2_client_stream_end(stream, wooli_code_from_h2(error),
                                  "the stream was reset: %s",
                                  wooli_h2_error_name(error));
}

static int on_stream_closed(nghttp2_session *session, int32_t id,
                            uint32_t error_code, void *user_data) {
  (void)user_data;
  wooli_http2_client_stream *stream =
      nghttp2_session_get_stream_user_data(session, id);
  if (!stream)
    return 0;
  nghttp2_session_set_stream_user_data(session, id, NULL);
  if (stream->events && stream->not_sent && stream->moves < WOOLI_MAX_MOVES) {
    wooli_http2_client_stream_requeue(stream);
    return 0;
  }
  stream->closed = true;
  if (stream->events)
    end_by_close(stream, error_code);
  wooli_http2_client_stream_release(stream);
  return 0;
}

void wooli_http2_response_callbacks(nghttp2_session_callbacks *callbacks) {
  nghttp2_session_callbacks_set_on_header_callback2(callbacks, on_header);
  nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
  nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
  nghttp2_session_callbacks_set_on_frame_send_callback(callbacks,
                                                       on_frame_sent);
  nghttp2_session_callbacks_set_on_frame_not_send_callback(callbacks,
                                                           on_frame_not_sent);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks,
                                                         on_stream_closed);
}
