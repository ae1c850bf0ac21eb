/* Unary gRPC calls on nghttp2 with nothing between: no stubs, no codec, no
 * dispatch. What this pair costs is what HTTP/2 costs, and sets the target. */
#include "tests/bench/peer.h"

#include <errno.h>
#include <nghttp2/nghttp2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The message as gRPC frames it: flag, length, then protobuf's tag and length
 * of a bytes field, so that all peers carry the same bytes. */
#define PREFIX_LEN     5
#define FIELD_HEAD_LEN 2
#define MESSAGE_LEN    (PREFIX_LEN + FIELD_HEAD_LEN + BENCH_PAYLOAD_LEN)

/* Frames are gathered up to this length into one write. */
#define OUT_LEN 65536

#define WINDOW_SIZE (1 << 20)

typedef struct stream stream;

/* One call, at either end. */
struct stream {
  uint8_t message[MESSAGE_LEN]; /* as received */
  size_t received;              /* bytes of `message` */
  size_t sent;                  /* bytes of what this end sends */
  bool status_ok;               /* client: grpc-status was 0 */
  stream *next_free;
};

typedef struct {
  int fd;
  nghttp2_session *session;
  bench_load *load;              /* NULL at the server */
  uint8_t question[MESSAGE_LEN]; /* and the answer to be had */
  stream *free_streams;
  stream streams[BENCH_MAX_OUTSTANDING];
  size_t out_len;
  uint8_t out[OUT_LEN];
} conn;

#define HEADER(key, text)                                                 \
  {                                                                       \
    .name = (uint8_t *)(uintptr_t)(key), .namelen = sizeof(key) - 1,      \
    .value = (uint8_t *)(uintptr_t)(text), .valuelen = sizeof(text) - 1,  \
    .flags = NGHTTP2_NV_FLAG_NO_COPY_NAME | NGHTTP2_NV_FLAG_NO_COPY_VALUE \
  }

static const nghttp2_nv request_headers[] = {
    HEADER(":method", "POST"),
    HEADER(":scheme", "http"),
    HEADER(":path", "/wool.bench.Echo/echo"),
    HEADER(":authority", "localhost"),
    HEADER("te", "trailers"),
    HEADER("content-type", "application/grpc"),
    HEADER("user-agent", "bench-nghttp2"),
};
static const nghttp2_nv response_headers[] = {
    HEADER(":status", "200"),
    HEADER("content-type", "application/grpc"),
};
static const nghttp2_nv trailers[] = {
    HEADER("grpc-status", "0"),
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static stream *stream_new(conn *c) {
  stream *s = c->free_streams;
  if (!s)
    return NULL;
  c->free_streams = s->next_free;
  s->received = 0;
  s->sent = 0;
  s->status_ok = false;
  return s;
}

static void stream_free(conn *c, stream *s) {
  s->next_free = c->free_streams;
  c->free_streams = s;
}

static ssize_t read_message(nghttp2_session *session, int32_t id, uint8_t *buf,
                            size_t len, uint32_t *flags,
                            nghttp2_data_source *source, void *user_data) {
  stream *s = source->ptr;
  conn *c = user_data;
  const uint8_t *message = c->load ? c->question : s->message;
  size_t left = MESSAGE_LEN - s->sent;
  if (left < len)
    len = left;
  memcpy(buf, message + s->sent, len);
  s->sent += len;
  if (s->sent < MESSAGE_LEN)
    return (ssize_t)len;
  *flags |= NGHTTP2_DATA_FLAG_EOF;
  if (!c->load) {
    *flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
    if (nghttp2_submit_trailer(session, id, trailers, COUNT(trailers)) != 0)
      return NGHTTP2_ERR_CALLBACK_FAILURE;
  }
  return (ssize_t)len;
}

static int start_call(conn *c) {
  stream *s = stream_new(c);
  if (!s)
    return -1;
  nghttp2_data_provider body = {{.ptr = s}, read_message};
  int32_t id = nghttp2_submit_request(c->session, NULL, request_headers,
                                      COUNT(request_headers), &body, s);
  return id < 0 ? -1 : 0;
}

static int on_begin_headers(nghttp2_session *session,
                            const nghttp2_frame *frame, void *user_data) {
  conn *c = user_data;
  if (c->load || frame->headers.cat != NGHTTP2_HCAT_REQUEST)
    return 0;
  stream *s = stream_new(c);
  if (!s)
    return NGHTTP2_ERR_CALLBACK_FAILURE;
  return nghttp2_session_set_stream_user_data(session, frame->hd.stream_id, s);
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame,
                     const uint8_t *name, size_t name_len, const uint8_t *value,
                     size_t value_len, uint8_t flags, void *user_data) {
  conn *c = user_data;
  (void)flags;
  if (!c->load || frame->headers.cat != NGHTTP2_HCAT_HEADERS)
    return 0;
  stream *s =
      nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  if (s && name_len == 11 && memcmp(name, "grpc-status", 11) == 0)
    s->status_ok = value_len == 1 && value[0] == '0';
  return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t id,
                   const uint8_t *data, size_t len, void *user_data) {
  stream *s = nghttp2_session_get_stream_user_data(session, id);
  (void)flags;
  (void)user_data;
  if (!s || len > MESSAGE_LEN - s->received)
    return NGHTTP2_ERR_CALLBACK_FAILURE;
  memcpy(s->message + s->received, data, len);
  s->received += len;
  return 0;
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame,
                    void *user_data) {
  conn *c = user_data;
  if (c->load || !(frame->hd.flags & NGHTTP2_FLAG_END_STREAM) ||
      (frame->hd.type != NGHTTP2_DATA && frame->hd.type != NGHTTP2_HEADERS))
    return 0;
  stream *s =
      nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);
  if (!s || s->received != MESSAGE_LEN)
    return NGHTTP2_ERR_CALLBACK_FAILURE;
  nghttp2_data_provider body = {{.ptr = s}, read_message};
  return nghttp2_submit_response(session, frame->hd.stream_id, response_headers,
                                 COUNT(response_headers), &body);
}

static int on_stream_close(nghttp2_session *session, int32_t id,
                           uint32_t error_code, void *user_data) {
  conn *c = user_data;
  stream *s = nghttp2_session_get_stream_user_data(session, id);
  if (!s)
    return 0;
  bool answered = error_code == NGHTTP2_NO_ERROR && s->status_ok &&
                  s->received == MESSAGE_LEN &&
                  memcmp(s->message, c->question, MESSAGE_LEN) == 0;
  stream_free(c, s);
  if (!c->load)
    return 0;
  if (!answered)
    return NGHTTP2_ERR_CALLBACK_FAILURE;
  if (!bench_load_call_done(c->load))
    return 0;
  return start_call(c) == 0 ? 0 : NGHTTP2_ERR_CALLBACK_FAILURE;
}

static nghttp2_session_callbacks *callbacks_new(void) {
  nghttp2_session_callbacks *callbacks;
  if (nghttp2_session_callbacks_new(&callbacks) != 0)
    return NULL;
  nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks,
                                                          on_begin_headers);
  nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
  nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
  nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks,
                                                         on_stream_close);
  return callbacks;
}

static int open_session(conn *c) {
  nghttp2_settings_entry settings[] = {
      {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, BENCH_MAX_OUTSTANDING},
      {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, WINDOW_SIZE},
  };
  nghttp2_session_callbacks *callbacks = callbacks_new();
  if (!callbacks)
    return -1;
  int rc = c->load ? nghttp2_session_client_new(&c->session, callbacks, c)
                   : nghttp2_session_server_new(&c->session, callbacks, c);
  nghttp2_session_callbacks_del(callbacks);
  if (rc != 0)
    return -1;
  if (nghttp2_submit_settings(c->session, NGHTTP2_FLAG_NONE, settings,
                              COUNT(settings)) != 0)
    return -1;
  return nghttp2_session_set_local_window_size(c->session, NGHTTP2_FLAG_NONE, 0,
                                               WINDOW_SIZE);
}

static conn *conn_new(int fd, bench_load *load) {
  static const uint8_t head[] = {
      0, 0, 0, 0, FIELD_HEAD_LEN + BENCH_PAYLOAD_LEN, 0x0a, BENCH_PAYLOAD_LEN};
  conn *c = calloc(1, sizeof *c);
  if (!c)
    return NULL;
  c->fd = fd;
  c->load = load;
  memcpy(c->question, head, sizeof head);
  bench_payload(c->question + sizeof head);
  for (size_t i = 0; i < COUNT(c->streams); i++)
    stream_free(c, &c->streams[i]);
  return c;
}

static void conn_free(conn *c) {
  nghttp2_session_del(c->session);
  free(c);
}

static bool flush(conn *c) {
  bool sent = c->out_len == 0 || bench_send_all(c->fd, c->out, c->out_len);
  c->out_len = 0;
  return sent;
}

/* Writes whatever the session has to say, gathered. */
static bool speak(conn *c) {
  for (;;) {
    const uint8_t *frame;
    ssize_t len = nghttp2_session_mem_send(c->session, &frame);
    if (len < 0)
      return false;
    if (len == 0)
      return flush(c);
    if ((size_t)len > OUT_LEN - c->out_len && !flush(c))
      return false;
    if ((size_t)len > OUT_LEN)
      return false;
    memcpy(c->out + c->out_len, frame, (size_t)len);
    c->out_len += (size_t)len;
  }
}

/* One slice in. 0 at the end of the connection, -1 on failure. */
static int hear(conn *c) {
  uint8_t buffer[BENCH_READ_LEN];
  ssize_t received;
  do {
    received = recv(c->fd, buffer, sizeof buffer, 0);
  } while (received < 0 && errno == EINTR);
  if (received <= 0)
    return (int)received;
  errno = 0;
  ssize_t used = nghttp2_session_mem_recv(c->session, buffer, (size_t)received);
  return used == received ? 1 : -1;
}

static void serve_connection(int fd) {
  conn *c = conn_new(fd, NULL);
  if (!c)
    return;
  if (open_session(c) == 0) {
    while (speak(c) && hear(c) > 0) {
    }
  }
  conn_free(c);
}

static int serve(const char *address) {
  unsigned port;
  int listener = bench_listen(address, &port);
  if (listener < 0)
    return 1;
  bench_ready(port);
  for (;;) {
    int fd = bench_accept(listener);
    if (fd < 0)
      return 1;
    serve_connection(fd);
    close(fd);
  }
}

static int converse(conn *c) {
  if (open_session(c) != 0)
    return 1;
  for (unsigned i = 0; i < c->load->outstanding; i++)
    if (start_call(c) != 0)
      return 1;
  while (c->load->state != BENCH_FINISHED)
    if (!speak(c) || hear(c) <= 0)
      return 1;
  return 0;
}

static int drive(const char *address, bench_load *load) {
  int fd = bench_connect(address);
  if (fd < 0)
    return 1;
  conn *c = conn_new(fd, load);
  int result = c ? converse(c) : 1;
  if (result != 0)
    bench_complain("nghttp2 client");
  if (c)
    conn_free(c);
  close(fd);
  return result;
}

int main(int argc, char **argv) {
  static const bench_peer peer = {serve, drive};
  return bench_peer_main(argc, argv, &peer);
}
