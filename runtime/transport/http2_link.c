#include "runtime/transport/http2_link.h"

#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/context/alloc.h"

enum {
  FRAME_HEADER_LEN = 9,              /* bytes, RFC 9113, 4.1 */
  GOAWAY_LEN = FRAME_HEADER_LEN + 8, /* without its words */
  PREFACE_LEN = NGHTTP2_CLIENT_MAGIC_LEN,
  SCRATCH_HALF_LEN = WOOLI_LOOP_SCRATCH_LEN / 2
};

static void set_reason(wooli_http2_link *link, const char *reason) {
  if (reason != link->reason && !link->reason[0])
    snprintf(link->reason, sizeof link->reason, "%s", reason);
}

static void lose(wooli_http2_link *link, const char *reason) {
  set_reason(link, reason);
  link->ops->lost(link, link->reason);
}

void wooli_http2_link_lose(wooli_http2_link *link, const char *reason) {
  lose(link, reason);
}

/* ---- output: streams' data ---- */

static size_t outbox_left(const wooli_http2_outbox *out) {
  return out->prefix_left + out->head.len + out->body.len;
}

static ssize_t read_stream(nghttp2_session *session, int32_t id, uint8_t *buf,
                           size_t length, uint32_t *data_flags,
                           nghttp2_data_source *source, void *user_data) {
  (void)session, (void)id, (void)buf;
  wooli_http2_link *link = user_data;
  wooli_http2_stream *stream = source->ptr;
  wooli_http2_outbox *out = &stream->out;
  if (!out->busy && !out->end) {
    out->sleeping = true;
    return NGHTTP2_ERR_DEFERRED;
  }
  size_t left = outbox_left(out);
  size_t len = left < length ? left : length;
  if (len > 0)
    *data_flags |= NGHTTP2_DATA_FLAG_NO_COPY;
  if (len == left && out->end) {
    *data_flags |= NGHTTP2_DATA_FLAG_EOF;
    if (link->ops->at_end(link, stream))
      *data_flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
  }
  return (ssize_t)len;
}

static void put(wooli_http2_link *link, const void *data, size_t len) {
  if (len > 0)
    memcpy(link->gather + link->gather_len, data, len);
  link->gather_len += len;
}

static size_t put_part(wooli_http2_link *link, wool_bytes *part, size_t len) {
  size_t take = part->len < len ? part->len : len;
  put(link, part->data, take);
  if (take > 0)
    part->data += take;
  part->len -= take;
  return len - take;
}

static bool has_room(const wooli_http2_link *link) {
  return link->gather_len + WOOLI_FRAME_ROOM_LEN <= WOOLI_LOOP_SCRATCH_LEN;
}

/* Puts a DATA frame into the gathered output; the room was made sure of. */
static int send_data(nghttp2_session *session, nghttp2_frame *frame,
                     const uint8_t *framehd, size_t length,
                     nghttp2_data_source *source, void *user_data) {
  (void)session, (void)frame;
  wooli_http2_link *link = user_data;
  wooli_http2_stream *stream = source->ptr;
  wooli_http2_outbox *out = &stream->out;
  put(link, framehd, FRAME_HEADER_LEN);
  if (out->prefix_left > 0 && length > 0) {
    size_t take = out->prefix_left < length ? out->prefix_left : length;
    put(link, out->prefix + WOOLI_FRAME_PREFIX_LEN - out->prefix_left, take);
    out->prefix_left = (uint8_t)(out->prefix_left - take);
    length -= take;
  }
  length = put_part(link, &out->head, length);
  put_part(link, &out->body, length);
  if (out->busy && outbox_left(out) == 0) {
    out->busy = false;
    link->ops->taken(link, stream);
  }
  /* nghttp2 would go on to the next DATA frame within the same call. */
  return has_room(link) ? 0 : NGHTTP2_ERR_PAUSE;
}

nghttp2_data_provider wooli_http2_stream_provider(wooli_http2_stream *stream) {
  nghttp2_data_provider provider;
  provider.source.ptr = stream;
  provider.read_callback = read_stream;
  return provider;
}

/* ---- output: the socket ---- */

static void watch(wooli_http2_link *link) {
  wooli_poller_watch(link->poller, link->rest_len > 0
                                       ? WOOLI_POLL_READ | WOOLI_POLL_WRITE
                                       : WOOLI_POLL_READ);
}

/* Bytes sent, at least 0; -1 with errno if the connection is broken. */
static ssize_t send_some(int fd, const uint8_t *data, size_t len) {
  for (;;) {
    ssize_t n = send(fd, data, len, MSG_NOSIGNAL);
    if (n >= 0)
      return n;
    if (errno == EAGAIN || errno == EWOULDBLOCK)
      return 0;
    if (errno != EINTR)
      return -1;
  }
}

static bool keep_rest(wooli_http2_link *link, const uint8_t *data, size_t len) {
  link->rest = wooli_alloc(link->allocator, len);
  if (!link->rest)
    return false;
  memcpy(link->rest, data, len);
  link->rest_len = len;
  link->rest_sent = 0;
  link->blocked = true;
  watch(link);
  return true;
}

typedef enum flushed {
  FLUSH_DONE,
  FLUSH_BLOCKED,
  FLUSH_LOST
} flushed;

static flushed lose_errno(wooli_http2_link *link, int cause) {
  lose(link, strerror(cause));
  return FLUSH_LOST;
}

/* Sends what an earlier flush had to leave. */
static flushed send_rest(wooli_http2_link *link) {
  if (link->blocked)
    return FLUSH_BLOCKED;
  if (link->rest_len == 0)
    return FLUSH_DONE;
  ssize_t n = send_some(link->fd, link->rest + link->rest_sent,
                        link->rest_len - link->rest_sent);
  if (n < 0)
    return lose_errno(link, errno);
  link->rest_sent += (size_t)n;
  if (link->rest_sent < link->rest_len) {
    link->blocked = true;
    return FLUSH_BLOCKED;
  }
  wooli_release(link->allocator, link->rest);
  link->rest = NULL;
  link->rest_len = 0;
  watch(link);
  return FLUSH_DONE;
}

/* Gathers frames until there is no more or no room; false on a failure. */
static bool gather(wooli_http2_link *link, bool *out_more) {
  link->gather = wooli_loop_scratch(link->loop);
  link->gather_len = 0;
  *out_more = true;
  while (has_room(link)) {
    const uint8_t *data;
    ssize_t n = nghttp2_session_mem_send(link->session, &data);
    if (n < 0 || n > WOOLI_FRAME_ROOM_LEN) {
      set_reason(link, n < 0 ? nghttp2_strerror((int)n) : "frame too long");
      return false;
    }
    if (n == 0) {
      *out_more = !has_room(link); /* paused, or all is gathered */
      return true;
    }
    put(link, data, (size_t)n);
  }
  return true;
}

/* Nothing is left from before: sends what can be sent, and keeps the rest. */
static flushed send_new(wooli_http2_link *link, const uint8_t *data,
                        size_t len) {
  if (len == 0)
    return FLUSH_DONE;
  ssize_t n = send_some(link->fd, data, len);
  if (n < 0)
    return lose_errno(link, errno);
  if ((size_t)n == len)
    return FLUSH_DONE;
  if (keep_rest(link, data + n, len - (size_t)n))
    return FLUSH_BLOCKED;
  lose(link, "out of memory");
  return FLUSH_LOST;
}

/* Sends what the filter has to say. */
static flushed send_sealed(wooli_http2_link *link) {
  wooli_secure *secure = link->secure;
  wool_bytes output = secure->vtable->output(secure);
  flushed result = send_new(link, output.data, output.len);
  if (result != FLUSH_LOST)
    secure->vtable->taken(secure);
  return result;
}

static flushed send_gathered(wooli_http2_link *link) {
  wooli_secure *secure = link->secure;
  if (!secure)
    return send_new(link, link->gather, link->gather_len);
  if (secure->vtable->seal(secure, link->gather, link->gather_len))
    return send_sealed(link);
  lose(link, secure->reason);
  return FLUSH_LOST;
}

/* What the filter says while it has no frames to seal; false if no frame is to
 * be sent now. */
static bool flush_filter(wooli_http2_link *link) {
  if (send_sealed(link) != FLUSH_DONE)
    return false;
  if (link->secured)
    return true;
  if (link->doomed || link->brisk)
    lose(link, "the connection ends before the handshake is complete");
  return false;
}

/* Says goodbye if nothing else is on its way; a courtesy. */
static void close_filter(wooli_http2_link *link) {
  wooli_secure *secure = link->secure;
  if (!secure || link->rest_len > 0 || link->lingering)
    return;
  if (link->secured)
    secure->vtable->close(secure);
  wool_bytes output = secure->vtable->output(secure);
  if (output.len > 0) {
    ssize_t sent = send_some(link->fd, output.data, output.len);
    (void)sent;
  }
  secure->vtable->taken(secure);
}

/* All is sent: is there a reason to go on? */
static void after_flush(wooli_http2_link *link) {
  if (!link->doomed && (nghttp2_session_want_read(link->session) ||
                        nghttp2_session_want_write(link->session)))
    return;
  set_reason(link, link->hint[0] ? link->hint : "the HTTP/2 session is over");
  if (link->is_server && !link->brisk)
    wooli_http2_link_linger(link, link->reason);
  else
    lose(link, link->reason);
}

void wooli_http2_link_flush(wooli_http2_link *link) {
  if (link->lingering)
    return;
  if (send_rest(link) != FLUSH_DONE)
    return;
  if (link->secure && !flush_filter(link))
    return;
  for (int i = 0; i < WOOLI_WRITES_PER_FLUSH; i++) {
    bool more = false;
    if (!gather(link, &more)) {
      lose(link, link->reason);
      return;
    }
    if (send_gathered(link) != FLUSH_DONE)
      return;
    if (!more) {
      after_flush(link);
      return;
    }
  }
  wooli_http2_link_wake(link);
}

static wooli_http2_link *from_flush(wooli_task *task) {
  return (wooli_http2_link *)((char *)task - offsetof(wooli_http2_link, flush));
}

static void run_flush(wooli_task *task) {
  wooli_http2_link_flush(from_flush(task));
}

void wooli_http2_link_wake(wooli_http2_link *link) {
  wooli_loop_defer(link->loop, &link->flush);
}

/* ---- input ---- */

/* Follows the frames' borders, so that a connection that stops between them is
 * known from one that stops inside one. */
static void track_frames(wooli_http2_link *link, const uint8_t *data,
                         size_t len) {
  while (len > 0) {
    if (link->frame_left > 0) {
      size_t skip = link->frame_left < len ? link->frame_left : len;
      link->frame_left -= (uint32_t)skip;
      data += skip;
      len -= skip;
      continue;
    }
    size_t take = (size_t)(FRAME_HEADER_LEN - link->frame_header_len);
    if (take > len)
      take = len;
    memcpy(link->frame_header + link->frame_header_len, data, take);
    link->frame_header_len = (uint8_t)(link->frame_header_len + take);
    data += take;
    len -= take;
    if (link->frame_header_len == FRAME_HEADER_LEN) {
      const uint8_t *h = link->frame_header;
      link->frame_left =
          (uint32_t)h[0] << 16 | (uint32_t)h[1] << 8 | (uint32_t)h[2];
      link->frame_header_len = 0;
    }
  }
}

static bool in_frame(const wooli_http2_link *link) {
  return link->frame_left > 0 || link->frame_header_len > 0 ||
         (link->secure && link->secure->vtable->is_partial(link->secure));
}

static void guard_partial_frame(wooli_http2_link *link) {
  link->reads++;
  if (!link->handshaken || link->lingering || link->guard.index != 0 ||
      !in_frame(link))
    return;
  link->reads_at_guard = link->reads;
  wooli_timer_start(link->loop, &link->guard, wooli_due_ns(link->patience_ns));
}

static void on_guard(wooli_timer *timer) {
  wooli_http2_link *link =
      (wooli_http2_link *)((char *)timer - offsetof(wooli_http2_link, guard));
  if (link->lingering) {
    lose(link, "");
  } else if (wooli_http2_link_is_refused(link)) {
    lose(link, "the handshake of TLS was not complete in time");
  } else if (!link->handshaken) {
    lose(link, "no HTTP/2 preface and SETTINGS in time");
  } else if (in_frame(link)) {
    if (link->reads == link->reads_at_guard)
      lose(link, "no byte of a begun frame in time");
    else
      guard_partial_frame(link);
  }
}

/* Somebody speaks HTTP/1 to us: say so in words that they understand. */
static void refuse_http1(wooli_http2_link *link) {
  static const char answer[] =
      "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n"
      "Content-Length: 34\r\nConnection: close\r\n\r\n"
      "This port speaks gRPC over HTTP/2\n";
  const uint8_t *data = (const uint8_t *)answer;
  wooli_secure *secure = link->secure;
  ssize_t sent = 0; /* a courtesy */
  if (!secure)
    sent = send_some(link->fd, data, sizeof answer - 1);
  else
    sent = secure->vtable->seal(secure, data, sizeof answer - 1);
  (void)sent;
  wooli_http2_link_linger(link, "the peer speaks HTTP/1");
}

/* The first bytes of a record of TLS: a handshake or an alert, version 3. */
static bool is_tls_record(const uint8_t *data) {
  return (data[0] == 0x16 || data[0] == 0x15) && data[1] == 3;
}

/* nghttp2 gives up on the input at once, without a GOAWAY of its own. */
static void on_fatal(wooli_http2_link *link, int error, const uint8_t *data) {
  if (error == NGHTTP2_ERR_BAD_CLIENT_MAGIC) {
    if (data[0] >= 'A' && data[0] <= 'Z')
      refuse_http1(link);
    else
      lose(link, is_tls_record(data) ? "the peer speaks TLS, and this server "
                                       "has no credentials"
                                     : "the peer does not speak HTTP/2");
    return;
  }
  if (error == NGHTTP2_ERR_FLOODED) {
    lose(link, "flooded with control frames");
    return;
  }
  lose(link, nghttp2_strerror(error));
}

/* A GOAWAY that is the first frame: its code and its words. */
static const char *read_goaway(const uint8_t *data, size_t len,
                               char text[WOOLI_LINK_REASON_LEN]) {
  const uint8_t *code = data + FRAME_HEADER_LEN + 4;
  size_t said = (size_t)data[0] << 16 | (size_t)data[1] << 8 | data[2];
  size_t words = said - (GOAWAY_LEN - FRAME_HEADER_LEN);
  if (said < GOAWAY_LEN - FRAME_HEADER_LEN || words > len - GOAWAY_LEN)
    words = 0;
  snprintf(text, WOOLI_LINK_REASON_LEN, "GOAWAY %s: %.*s",
           wooli_h2_error_name((uint32_t)code[0] << 24 |
                               (uint32_t)code[1] << 16 |
                               (uint32_t)code[2] << 8 | code[3]),
           (int)words, (const char *)data + GOAWAY_LEN);
  return text;
}

/* Why what a server says first is no HTTP/2, NULL if it may be. */
static const char *find_stranger(const uint8_t *data, size_t len,
                                 char text[WOOLI_LINK_REASON_LEN]) {
  if (len >= 5 && memcmp(data, "HTTP/", 5) == 0)
    return "the peer answers in HTTP/1";
  if (len >= 2 && is_tls_record(data))
    return "the peer speaks TLS, and this channel has no credentials";
  if (len > GOAWAY_LEN && data[3] == NGHTTP2_GOAWAY)
    return read_goaway(data, len, text);
  return NULL;
}

/* False if nothing more is to be read: the link may be gone then. */
static bool feed(wooli_http2_link *link, const uint8_t *data, size_t len) {
  if (!link->is_server && !link->handshaken) {
    char text[WOOLI_LINK_REASON_LEN];
    const char *stranger = find_stranger(data, len, text);
    if (stranger) {
      lose(link, stranger);
      return false;
    }
  }
  track_frames(link, data, len);
  ssize_t n = nghttp2_session_mem_recv(link->session, data, len);
  if (n < 0) {
    on_fatal(link, (int)n, data);
    return false;
  }
  if (link->connection_credit > 0) {
    nghttp2_session_consume_connection(link->session, link->connection_credit);
    link->connection_credit = 0;
  }
  if (nghttp2_session_get_outbound_queue_size(link->session) >
      link->max_queued_frames) {
    lose(link, "flooded with frames that need answers");
    return false;
  }
  guard_partial_frame(link);
  if (nghttp2_session_want_write(link->session) ||
      !nghttp2_session_want_read(link->session))
    wooli_http2_link_wake(link);
  return true;
}

/* The beginning of what a peer without TLS says to a server that has it: it is
 * told so in its own words, and nothing that it says is looked at. */
static void answer_plaintext(wooli_http2_link *link, const uint8_t *data,
                             size_t len) {
  /* A GOAWAY of INADEQUATE_SECURITY (RFC 9113, 6.8). No SETTINGS before it:
   * with them some clients (grpcio) take the connection for made, and come
   * again without a pause. */
  static const char goaway[] = "\0\0\x1c\7\0\0\0\0\0\0\0\0\0\0\0\0\x0c"
                               "this port speaks TLS";
  static const char http1[] =
      "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n"
      "Content-Length: 21\r\nConnection: close\r\n\r\n"
      "This port speaks TLS\n";
  ssize_t sent = 0; /* a courtesy */
  if (len >= 5 && memcmp(data, "PRI *", 5) == 0)
    sent = send_some(link->fd, (const uint8_t *)goaway, sizeof goaway - 1);
  else if (len >= 1 && data[0] >= 'A' && data[0] <= 'Z')
    sent = send_some(link->fd, (const uint8_t *)http1, sizeof http1 - 1);
  (void)sent;
}

/* The filter has given up. A server waits for the peer to read why. */
static void lose_filter(wooli_http2_link *link, const char *reason) {
  if (link->is_server && !link->brisk)
    wooli_http2_link_linger(link, reason);
  else
    lose(link, reason);
}

/* Goes on with the handshake; true when it is complete. `first` is what the
 * peer begins with, NULL later. */
static bool shake_hands(wooli_http2_link *link, const uint8_t *first,
                        size_t len) {
  wooli_secure *secure = link->secure;
  switch (secure->vtable->handshake(secure)) {
  case WOOLI_SECURE_MORE:
    wooli_http2_link_wake(link);
    return false;
  case WOOLI_SECURE_DONE:
    link->secured = true;
    wooli_http2_link_wake(link);
    return true;
  case WOOLI_SECURE_CLOSED:
  case WOOLI_SECURE_FAILED:
    break;
  }
  if (first && link->is_server)
    answer_plaintext(link, first, len);
  lose_filter(link, secure->reason);
  return false;
}

/* Feeds what the filter makes of what was read; false as `feed`. */
static bool feed_opened(wooli_http2_link *link, uint8_t *buf, size_t room) {
  wooli_secure *secure = link->secure;
  for (;;) {
    size_t len = 0;
    switch (secure->vtable->open(secure, buf, room, &len)) {
    case WOOLI_SECURE_DONE:
      if (!feed(link, buf, len))
        return false;
      break;
    case WOOLI_SECURE_MORE:
      return true;
    case WOOLI_SECURE_CLOSED:
      lose(link, "the peer closed the connection");
      return false;
    case WOOLI_SECURE_FAILED:
      lose_filter(link, secure->reason);
      return false;
    }
  }
}

/* What was read lies in the upper half of the scratch memory, and what the
 * filter makes of it goes into the lower half. */
static void feed_sealed(wooli_http2_link *link, const uint8_t *data,
                        size_t len) {
  wooli_secure *secure = link->secure;
  secure->vtable->put(secure, data, len);
  bool is_first = !link->greeted;
  link->greeted = true;
  if (!link->secured && !shake_hands(link, is_first ? data : NULL, len))
    return;
  if (!feed_opened(link, wooli_loop_scratch(link->loop), SCRATCH_HALF_LEN))
    return;
  guard_partial_frame(link);
  if (secure->vtable->output(secure).len > 0)
    wooli_http2_link_wake(link);
}

static size_t read_room(const wooli_http2_link *link) {
  if (!link->bulk)
    return WOOLI_READ_SLICE_LEN;
  return link->secure ? SCRATCH_HALF_LEN : WOOLI_READ_BULK_LEN;
}

static const char *closed_reason(const wooli_http2_link *link) {
  return wooli_http2_link_is_refused(link)
             ? "the peer closed the connection during the handshake of TLS"
             : "the peer closed the connection";
}

bool wooli_http2_link_has_input(const wooli_http2_link *link) {
  uint8_t byte;
  ssize_t n = recv(link->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return n >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

/* Reads once; true if there may be more of a long message. */
static bool read_once(wooli_http2_link *link) {
  uint8_t *buf = wooli_loop_scratch(link->loop);
  if (link->secure)
    buf += SCRATCH_HALF_LEN;
  size_t room = read_room(link);
  ssize_t n = recv(link->fd, buf, room, 0);
  if (n < 0) {
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
      lose(link, strerror(errno));
  } else if (n == 0) {
    lose(link, closed_reason(link));
  } else if (link->lingering) {
    return false; /* nobody listens any more */
  } else if (link->secure) {
    feed_sealed(link, buf, (size_t)n);
  } else {
    return feed(link, buf, (size_t)n) && link->bulk && (size_t)n == room;
  }
  return false;
}

void wooli_http2_link_read(wooli_http2_link *link) {
  for (int i = 0; i < WOOLI_READS_PER_TURN; i++)
    if (!read_once(link))
      return;
}

static void on_ready(void *user_data, int events) {
  wooli_http2_link *link = user_data;
  if (events & WOOLI_POLL_WRITE) {
    /* Flushing may end the link, so it waits until reading is done. */
    link->blocked = false;
    wooli_http2_link_wake(link);
  }
  if (events & WOOLI_POLL_READ)
    wooli_http2_link_read(link);
}

/* nghttp2's words about what the peer did wrong. */
static int on_error(nghttp2_session *session, int lib_error_code,
                    const char *msg, size_t len, void *user_data) {
  (void)session, (void)lib_error_code;
  wooli_http2_link *link = user_data;
  snprintf(link->hint, sizeof link->hint, "%.*s", (int)len, msg);
  return 0;
}

/* ---- making and ending ---- */

nghttp2_session_callbacks *wooli_http2_callbacks_new(void) {
  nghttp2_session_callbacks *callbacks = NULL;
  if (nghttp2_session_callbacks_new(&callbacks) != 0)
    return NULL;
  nghttp2_session_callbacks_set_send_data_callback(callbacks, send_data);
  nghttp2_session_callbacks_set_error_callback2(callbacks, on_error);
  return callbacks;
}

bool wooli_http2_link_init(wooli_http2_link *link, wooli_loop *loop,
                           const wool_allocator *allocator, int fd,
                           bool is_server, nghttp2_session *session,
                           const wooli_http2_link_ops *ops,
                           int64_t patience_ns) {
  link->loop = loop;
  link->allocator = allocator;
  link->ops = ops;
  link->fd = fd;
  link->is_server = is_server;
  link->session = session;
  link->flush.run = run_flush;
  link->guard.fire = on_guard;
  link->frame_left = is_server ? PREFACE_LEN : 0;
  link->max_queued_frames = WOOLI_MAX_QUEUED_FRAMES;
  link->poller = wooli_poller_new(loop, fd, on_ready, link);
  if (!link->poller)
    return false;
  watch(link);
  link->patience_ns = patience_ns;
  wooli_timer_start(loop, &link->guard, wooli_due_ns(patience_ns));
  return true;
}

bool wooli_http2_link_secure(wooli_http2_link *link, wooli_secure *secure) {
  link->secure = secure;
  /* A client speaks first; what comes of it is sent by the flush. */
  return link->is_server ||
         secure->vtable->handshake(secure) == WOOLI_SECURE_MORE;
}

bool wooli_http2_link_is_refused(const wooli_http2_link *link) {
  return link->secure && !link->secured;
}

void wooli_http2_link_cleanup(wooli_http2_link *link) {
  close_filter(link);
  wooli_loop_undefer(link->loop, &link->flush);
  wooli_timer_stop(link->loop, &link->guard);
  wooli_poller_free(link->poller);
  nghttp2_session_del(link->session);
  if (link->secure)
    link->secure->vtable->free(link->secure);
  wooli_release(link->allocator, link->rest);
  close(link->fd);
}

bool wooli_http2_link_settings(wooli_http2_link *link,
                               const nghttp2_settings_entry *entries,
                               size_t len) {
  /* A server says nothing before it has heard something, or agreed on HTTP/2 by
   * ALPN: then its SETTINGS go with the first answer, and what is no HTTP/2
   * gets no HTTP/2 back. */
  if (!link->is_server)
    wooli_http2_link_wake(link);
  return nghttp2_submit_settings(link->session, NGHTTP2_FLAG_NONE, entries,
                                 len) == 0 &&
         nghttp2_session_set_local_window_size(
             link->session, NGHTTP2_FLAG_NONE, 0,
             WOOLI_CONNECTION_WINDOW_LEN) == 0;
}

void wooli_http2_link_doom(wooli_http2_link *link, uint32_t h2_error,
                           const char *reason) {
  if (link->doomed || link->lingering)
    return;
  set_reason(link, reason);
  link->doomed = true;
  nghttp2_submit_goaway(link->session, NGHTTP2_FLAG_NONE,
                        nghttp2_session_get_last_proc_stream_id(link->session),
                        h2_error, (const uint8_t *)reason, strlen(reason));
  wooli_http2_link_wake(link);
}

void wooli_http2_link_linger(wooli_http2_link *link, const char *reason) {
  if (link->lingering)
    return;
  set_reason(link, reason);
  close_filter(link);
  link->lingering = true;
  shutdown(link->fd, SHUT_WR);
  wooli_poller_watch(link->poller, WOOLI_POLL_READ);
  wooli_timer_start(link->loop, &link->guard, wooli_now_ns() + WOOLI_LINGER_NS);
}

void wooli_http2_link_handshaken(wooli_http2_link *link) {
  if (link->handshaken)
    return;
  link->handshaken = true;
  wooli_timer_stop(link->loop, &link->guard);
}

/* ---- the streams ---- */

void wooli_http2_stream_init(wooli_http2_stream *stream,
                             const wool_allocator *allocator,
                             size_t max_recv_message_len) {
  memset(&stream->out, 0, sizeof stream->out);
  stream->uncredited = 0;
  stream->partial_held = 0;
  stream->wide = false;
  wooli_deframer_init(&stream->in, allocator, max_recv_message_len);
}

void wooli_http2_stream_cleanup(wooli_http2_stream *stream) {
  wooli_http2_stream_forget(stream);
  wooli_deframer_cleanup(&stream->in);
}

static void resume(wooli_http2_link *link, wooli_http2_stream *stream) {
  if (stream->out.sleeping) {
    stream->out.sleeping = false;
    nghttp2_session_resume_data(link->session, stream->id);
  }
  if (link) /* a client's stream may wait for its connection */
    wooli_http2_link_wake(link);
}

void wooli_http2_stream_send(wooli_http2_link *link, wooli_http2_stream *stream,
                             const wooli_outgoing *message, bool end) {
  wooli_http2_outbox *out = &stream->out;
  wooli_frame_prefix(out->prefix,
                     message->encoding != WOOL_COMPRESSION_IDENTITY,
                     message->head.len + message->body.len);
  out->prefix_left = WOOLI_FRAME_PREFIX_LEN;
  out->head = message->head;
  out->body = message->body;
  out->busy = true;
  out->end = end;
  resume(link, stream);
}

void wooli_http2_stream_end(wooli_http2_link *link,
                            wooli_http2_stream *stream) {
  stream->out.end = true;
  resume(link, stream);
}

void wooli_http2_stream_forget(wooli_http2_stream *stream) {
  memset(&stream->out, 0, sizeof stream->out);
}

void wooli_http2_stream_received(wooli_http2_link *link,
                                 wooli_http2_stream *stream, size_t len,
                                 bool whole) {
  stream->uncredited += len;
  stream->partial_held += len;
  if (!stream->wide && stream->in.message_len > WOOLI_STREAM_WINDOW_LEN) {
    stream->wide = true;
    nghttp2_session_set_local_window_size(link->session, NGHTTP2_FLAG_NONE,
                                          stream->id,
                                          WOOLI_WIDE_STREAM_WINDOW_LEN);
  }
  if (whole) {
    stream->partial_held = 0;
  } else if (stream->partial_held > WOOLI_PARTIAL_HOLD_LEN) {
    size_t credit = stream->partial_held - WOOLI_PARTIAL_HOLD_LEN;
    stream->partial_held -= credit;
    stream->uncredited -= credit;
    nghttp2_session_consume_stream(link->session, stream->id, credit);
  }
}

void wooli_http2_stream_consumed(wooli_http2_link *link,
                                 wooli_http2_stream *stream, size_t len) {
  size_t credit = len + WOOLI_FRAME_PREFIX_LEN;
  if (credit > stream->uncredited)
    credit = stream->uncredited;
  stream->uncredited -= credit;
  if (credit > 0)
    nghttp2_session_consume_stream(link->session, stream->id, credit);
}
