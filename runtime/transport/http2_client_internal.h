/* What the client's files share: the transport, connections and streams. */
#ifndef WOOLI_TRANSPORT_HTTP2_CLIENT_INTERNAL_H
#define WOOLI_TRANSPORT_HTTP2_CLIENT_INTERNAL_H

#include "runtime/transport/connector.h"
#include "runtime/transport/http2_client.h"
#include "runtime/transport/http2_fields.h"
#include "runtime/transport/http2_link.h"

typedef struct wooli_http2_client wooli_http2_client;
typedef struct wooli_http2_client_conn wooli_http2_client_conn;
typedef struct wooli_http2_client_stream wooli_http2_client_stream;

/* A list of streams, linked both ways. */
typedef struct wooli_http2_stream_list {
  wooli_http2_client_stream *first;
  wooli_http2_client_stream *last;
  size_t len;
} wooli_http2_stream_list;

struct wooli_http2_client {
  wooli_client_transport base; /* first */
  /* immutable */
  wooli_loop *loop;
  const wool_allocator *allocator;
  int64_t connect_timeout_ns;
  char *authority;
  wool_credentials *credentials; /* NULL: plaintext */
  char *server_name;             /* for the credentials; NULL without */
  wooli_connector *connector;
  nghttp2_session_callbacks *callbacks;
  nghttp2_option *option;
  /* loop_only */
  wooli_http2_client_conn *conns;   /* also those that drain */
  wooli_http2_client_conn *current; /* that new streams go to; may be NULL */
  bool connecting;
  wooli_http2_stream_list waiting; /* for a connection, or for room on it */
  wooli_http2_client_stream *free_streams;
  wooli_task work;     /* deals with what waits, outside any callback */
  int64_t retry_at_ns; /* calls fail until then; 0: no failure */
  int64_t backoff_ns;
  uint64_t random;
  char cause[WOOLI_CONNECT_ERROR_LEN]; /* of the last failure to connect */
};

struct wooli_http2_client_conn {
  wooli_http2_link link; /* first: the callbacks' user data is both */
  wooli_http2_client *client;
  wooli_http2_client_conn *prev;
  wooli_http2_client_conn *next;
  wooli_http2_stream_list streams;
  int64_t idle_since_ns;
  char peer[WOOLI_ADDRESS_TEXT_LEN];
  char goaway[WOOLI_LINK_REASON_LEN]; /* what the peer's GOAWAY said */
};

struct wooli_http2_client_stream {
  wooli_client_stream base; /* first */
  wooli_http2_stream h2;
  wooli_http2_client *client;
  wooli_http2_client_conn *conn; /* NULL while it waits */
  wooli_http2_client_stream *prev;
  wooli_http2_client_stream *next; /* also in client->free_streams */
  /* the caller's; events is NULL once it wants to hear no more */
  const wooli_client_events *events;
  void *user_data;
  wool_arena *arena;
  wool_metadata *initial_metadata;
  wool_metadata *trailing_metadata;
  wooli_client_request request;
  int64_t deadline_ns; /* of a stream that waits; -1: none */
  unsigned moves;
  /* the response */
  int http_status;
  size_t header_list_len;    /* bytes of the list that is coming */
  bool informational;        /* the list that is coming is of a 1xx */
  bool final_headers;        /* the list of the response itself has come */
  bool grpc_content;         /* its content-type is gRPC's */
  wool_compression encoding; /* that its messages may have */
  bool has_status;
  bool status_is_number;
  wool_code status;
  nghttp2_rcbuf *message;
  nghttp2_rcbuf *details;
  bool not_sent;       /* the request never left */
  bool local_end_sent; /* our END_STREAM is out */
  bool remote_ended;   /* the peer's is in */
  bool closed;         /* nghttp2 has closed it, or is gone */
};

/* The callbacks of nghttp2 that deal with responses (http2_response.c). */
void wooli_http2_response_callbacks(nghttp2_session_callbacks *callbacks);

/* wooli_http2_client_stream_end tells the caller that the stream is over, with
 * a status made up here, and resets what is left of it at the peer. */
void wooli_http2_client_stream_end(wooli_http2_client_stream *stream,
                                   wool_code code, const char *format, ...)
    WOOL_PRINTF(3, 4);

/* wooli_http2_client_stream_tell ends it with any status. */
void wooli_http2_client_stream_tell(wooli_http2_client_stream *stream,
                                    const wooli_status *status);

/* wooli_http2_client_stream_release forgets a stream that nghttp2 has closed.
 */
void wooli_http2_client_stream_release(wooli_http2_client_stream *stream);

/* wooli_http2_client_stream_requeue makes a stream that was never sent wait for
 * another connection. */
void wooli_http2_client_stream_requeue(wooli_http2_client_stream *stream);

/* wooli_http2_client_conn_retire lets the connection finish what it carries. */
void wooli_http2_client_conn_retire(wooli_http2_client_conn *conn);

/* wooli_http2_client_work looks at what waits, soon. */
void wooli_http2_client_work(wooli_http2_client *client);

static inline wooli_http2_client_stream *
wooli_http2_client_stream_of(wooli_http2_stream *h2) {
  return (wooli_http2_client_stream *)((char *)h2 -
                                       offsetof(wooli_http2_client_stream, h2));
}

#endif
