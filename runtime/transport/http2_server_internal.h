/* What the server's files share: connections and streams. */
#ifndef WOOLI_TRANSPORT_HTTP2_SERVER_INTERNAL_H
#define WOOLI_TRANSPORT_HTTP2_SERVER_INTERNAL_H

#include "runtime/transport/http2_fields.h"
#include "runtime/transport/http2_link.h"
#include "runtime/transport/http2_server.h"
#include "runtime/transport/keepalive.h"
#include "runtime/transport/socket.h"

typedef struct wooli_http2_conn wooli_http2_conn;
typedef struct wooli_http2_server_stream wooli_http2_server_stream;

struct wooli_http2_server {
  /* immutable */
  wooli_loop *loop;
  const wool_allocator *allocator;
  wooli_server_limits limits;
  wooli_server_events events;
  void *user_data; /* of the metadata and request events */
  nghttp2_session_callbacks *callbacks;
  nghttp2_option *option;
  /* loop_only */
  wooli_http2_conn *conns;
  size_t n_conns;
  wooli_http2_server_stream *free_streams;
  size_t n_free_streams;
  bool draining;
  wooli_task drained_task;
  void (*drained)(void *user_data);
  void *drained_user_data;
};

typedef enum wooli_drain_state {
  WOOLI_DRAIN_NONE,
  WOOLI_DRAIN_NOTICED, /* the peer was told that the end is near */
  WOOLI_DRAIN_LAST     /* the last stream's id is said; the rest may finish */
} wooli_drain_state;

struct wooli_http2_conn {
  wooli_http2_link link; /* first: the callbacks' user data is both */
  /* immutable */
  wooli_http2_server *server;
  char peer[WOOLI_ADDRESS_TEXT_LEN];
  char identity[WOOLI_ADDRESS_TEXT_LEN];
  /* loop_only */
  wooli_http2_conn *prev;
  wooli_http2_conn *next;
  wooli_http2_server_stream *streams;
  size_t n_streams;
  wooli_drain_state drain;
  wooli_timer drain_timer;
  const char *drain_reason; /* GOAWAY's debug data; NULL: none */
  wooli_keepalive keepalive;
  wooli_timer idle;
  int64_t idle_since_ns; /* kept only if there is a limit */
  wooli_timer age;
  bool is_old;          /* its age is over, and its grace begins */
  int64_t last_ping_ns; /* 0: none since we last sent HEADERS or DATA */
  unsigned ping_strikes;
  unsigned reset_tokens;
  int64_t reset_refilled_ns;
};

/* Why a request is answered here and never shown to the receiver. */
typedef enum wooli_refusal {
  WOOLI_REFUSE_NOT,
  WOOLI_REFUSE_METHOD,
  WOOLI_REFUSE_CONTENT_TYPE,
  WOOLI_REFUSE_HEADER_LIST,
  WOOLI_REFUSE_TIMEOUT,
  WOOLI_REFUSE_ENCODING,
  WOOLI_REFUSE_METADATA,
  WOOLI_REFUSE_MEMORY
} wooli_refusal;

struct wooli_http2_server_stream {
  wooli_server_stream base; /* first */
  wooli_http2_stream h2;
  wooli_http2_conn *conn;
  wooli_http2_server_stream *prev; /* in conn->streams */
  wooli_http2_server_stream *next; /* also in server->free_streams */
  /* the request, while its headers come */
  nghttp2_rcbuf *path;
  nghttp2_rcbuf *authority;
  wool_metadata *metadata; /* the receiver's, once asked for */
  size_t header_list_len;  /* bytes */
  int64_t timeout_ns;
  wooli_refusal refusal;
  bool has_content_type;
  bool announced;
  wool_compression encoding; /* that its messages may have */
  unsigned accepts;          /* encodings: bits, as wooli_compression_list */
  /* the exchange */
  bool told;          /* the receiver knows of it, and so is told of its end */
  bool deaf;          /* what still comes is dropped */
  bool half_closed;   /* the peer has ended its side */
  bool headers_sent;  /* submitted */
  bool finished;      /* trailers were submitted or are ready */
  bool trailers_sent; /* they are out */
  bool peer_reset;
  bool stopped;                /* the peer has been told to stop sending */
  wooli_timer stop_timer;      /* runs while the peer's end is awaited */
  wool_code end_code;          /* why it ends, if we know better than HTTP/2 */
  wooli_http2_fields trailers; /* that wait for the last data; nv may be NULL */
};

extern const wooli_server_vtable wooli_http2_server_vtable;

/* The callbacks of nghttp2 that deal with requests (http2_request.c). */
void wooli_http2_request_callbacks(nghttp2_session_callbacks *callbacks);

/* wooli_http2_reply_refuse answers a request that is not to be shown. */
void wooli_http2_reply_refuse(wooli_http2_server_stream *stream);

/* wooli_http2_reply_fail ends a stream with a status of our own making. */
void wooli_http2_reply_fail(wooli_http2_server_stream *stream, wool_code code,
                            const char *message);

/* wooli_http2_reply_at_end submits the trailers that waited for the data. */
bool wooli_http2_reply_at_end(wooli_http2_link *link,
                              wooli_http2_stream *stream);

/* wooli_http2_reply_ended says that the trailers are out; the receiver is done
 * with the stream. */
void wooli_http2_reply_ended(wooli_http2_server_stream *stream);

/* wooli_http2_reply_stop tells a peer that still sends to a stream that has
 * ended to stop. */
void wooli_http2_reply_stop(wooli_http2_server_stream *stream);

/* Streams' memory (http2_server.c). */
wooli_http2_server_stream *wooli_http2_stream_take(wooli_http2_conn *conn);
void wooli_http2_stream_close(wooli_http2_server_stream *stream,
                              wool_code code);

/* Who the peer is: by its certificate, else by its address. */
static inline const char *
wooli_http2_conn_identity(const wooli_http2_conn *conn) {
  const wooli_secure *secure = conn->link.secure;
  return secure && secure->identity ? secure->identity : conn->identity;
}

/* A connection's times (http2_server_life.c). */
void wooli_http2_conn_live(wooli_http2_conn *conn);
void wooli_http2_conn_die(wooli_http2_conn *conn);
void wooli_http2_conn_pinged(wooli_http2_conn *conn);

/* wooli_http2_conn_drain lets the connection's streams end, and takes no more
 * than are on their way. `reason`, which lives on, is for GOAWAY. */
void wooli_http2_conn_drain(wooli_http2_conn *conn, const char *reason);

/* Control frames (http2_server.c). */
void wooli_http2_conn_ping_acked(wooli_http2_conn *conn, const uint8_t data[8]);
void wooli_http2_conn_reset_unanswered(wooli_http2_conn *conn);

static inline wooli_http2_server_stream *
wooli_http2_server_stream_of(wooli_http2_stream *h2) {
  return (wooli_http2_server_stream *)((char *)h2 -
                                       offsetof(wooli_http2_server_stream, h2));
}

#endif
