/* What the client's files share: the transport, connections and streams. */
#ifndef WOOLI_TRANSPORT_HTTP2_CLIENT_INTERNAL_H
#define WOOLI_TRANSPORT_HTTP2_CLIENT_INTERNAL_H

#include "runtime/transport/balancer.h"
#include "runtime/transport/http2_client.h"
#include "runtime/transport/http2_fields.h"
#include "runtime/transport/http2_link.h"
#include "runtime/transport/keepalive.h"
#include "runtime/transport/resolver.h"

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
  int64_t backoff_first_ns;
  int64_t backoff_max_ns;
  int64_t keepalive_timeout_ns;
  bool keepalive_without_calls;
  char *authority;
  wool_credentials *credentials; /* NULL: plaintext */
  char *server_name;             /* for the credentials; NULL without */
  nghttp2_session_callbacks *callbacks;
  nghttp2_option *option;
  wooli_resolver *resolver;
  wooli_balancer *balancer;
  /* loop_only: where new streams go, by the balancer */
  wooli_http2_client_conn **picks; /* those that are ready, in turn */
  size_t n_picks;
  size_t n_picks_reserved;
  size_t next_pick;
  wooli_http2_client_conn *early; /* not ready; for what need not be patient */
  /* loop_only: how we stand */
  wool_connectivity state;
  char cause[WOOLI_CONNECT_ERROR_LEN]; /* of TRANSIENT_FAILURE */
  void (*changed)(void *user_data, wool_connectivity state);
  void *changed_data;
  wooli_task work; /* deals with what waits, outside any callback */
  bool dirty;      /* the balancer is to look */
  bool asked;      /* a program wants a connection */
  bool has_addresses;
  bool wants_addresses;      /* others, as something was lost */
  int64_t keepalive_time_ns; /* of connections to come; 0: none */
  uint64_t random;
  /* loop_only: what there is */
  wooli_http2_client_conn *conns;  /* also those that drain */
  wooli_http2_stream_list waiting; /* for a connection, or for room on one */
  wooli_http2_stream_list failing; /* begun in TRANSIENT_FAILURE */
  wooli_http2_client_stream *free_streams;
  size_t n_free_streams;
};

struct wooli_http2_client_conn {
  wooli_http2_link link; /* first: the callbacks' user data is both */
  wooli_http2_client *client;
  wooli_subchannel *sub; /* NULL once it takes no new streams */
  wooli_http2_client_conn *prev;
  wooli_http2_client_conn *next;
  wooli_http2_stream_list streams;
  int64_t idle_since_ns;
  wooli_keepalive keepalive;
  bool carried; /* a stream was given to it */
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
  bool in_failing; /* of the two lists it waits in that one */
  bool overflow;   /* one more than may wait */
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
  bool left;           /* its headers were handed to the socket */
  wooli_fate fate;     /* what its end is told with */
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

/* wooli_http2_client_work looks at what waits, soon. */
void wooli_http2_client_work(wooli_http2_client *client);

/* wooli_http2_client_stir has the balancer look at its subchannels, soon. */
void wooli_http2_client_stir(wooli_http2_client *client);

/* wooli_http2_client_random is at least 0 and less than 1. */
double wooli_http2_client_random(wooli_http2_client *client);

/* ---- for balancers ---- */

/* wooli_http2_client_reserve_picks makes room for so many; false if out of
 * memory. */
bool wooli_http2_client_reserve_picks(wooli_http2_client *client, size_t n);
void wooli_http2_client_unpick_all(wooli_http2_client *client);
void wooli_http2_client_pick(wooli_http2_client *client,
                             wooli_http2_client_conn *conn);

/* wooli_http2_client_pick_early lets streams that need not wait for a peer go
 * to a connection whose peer has not answered yet. */
void wooli_http2_client_pick_early(wooli_http2_client *client,
                                   wooli_http2_client_conn *conn);

/* wooli_http2_client_set_state; `cause` is why, in TRANSIENT_FAILURE. */
void wooli_http2_client_set_state(wooli_http2_client *client,
                                  wool_connectivity state, const char *cause);

/* ---- connections (http2_client_conn.c) ---- */

/* wooli_http2_client_conn_new begins HTTP/2 on a socket, which is taken, for a
 * subchannel: it gets the connection, or is told of the failure. */
void wooli_http2_client_conn_new(wooli_subchannel *sub, int fd);

/* wooli_http2_client_conn_ready: the peer's SETTINGS are in. */
void wooli_http2_client_conn_ready(wooli_http2_client_conn *conn);

/* wooli_http2_client_conn_retire lets the connection finish what it carries. */
void wooli_http2_client_conn_retire(wooli_http2_client_conn *conn);

/* wooli_http2_client_conn_calm: the peer complains of too many PINGs. */
void wooli_http2_client_conn_calm(wooli_http2_client_conn *conn);

/* wooli_http2_client_conn_leave does so on our account, and says GOAWAY. Not
 * from inside a callback of nghttp2. */
void wooli_http2_client_conn_leave(wooli_http2_client_conn *conn);

/* wooli_http2_client_conn_probe reads what has come, and is false if that was
 * the end of the connection for new streams. */
bool wooli_http2_client_conn_probe(wooli_http2_client_conn *conn);

/* wooli_http2_client_conn_close ends it, and all that it carries. */
void wooli_http2_client_conn_close(wooli_http2_client_conn *conn,
                                   const char *reason);

/* ---- what waits (http2_client_work.c) ---- */

/* wooli_http2_client_enqueue makes a stream that is in no list wait. */
void wooli_http2_client_enqueue(wooli_http2_client_stream *stream);
void wooli_http2_client_dequeue(wooli_http2_client_stream *stream);

/* wooli_http2_client_fail_waiting ends what waits now. */
void wooli_http2_client_fail_waiting(wooli_http2_client *client);

/* wooli_http2_client_run_work is client->work. */
void wooli_http2_client_run_work(wooli_task *task);

extern const wooli_resolver_events wooli_http2_client_resolver_events;

/* wooli_http2_client_stream_start gives a stream that is in no list to the
 * connection; false if the connection can take no stream any more. */
bool wooli_http2_client_stream_start(wooli_http2_client_conn *conn,
                                     wooli_http2_client_stream *stream);

/* ---- on the path of every stream ---- */

static inline void
wooli_http2_client_stream_add(wooli_http2_stream_list *list,
                              wooli_http2_client_stream *stream) {
  stream->next = NULL;
  stream->prev = list->last;
  if (list->last)
    list->last->next = stream;
  else
    list->first = stream;
  list->last = stream;
  list->len++;
}

static inline void
wooli_http2_client_stream_remove(wooli_http2_stream_list *list,
                                 wooli_http2_client_stream *stream) {
  if (stream->prev)
    stream->prev->next = stream->next;
  else
    list->first = stream->next;
  if (stream->next)
    stream->next->prev = stream->prev;
  else
    list->last = stream->prev;
  list->len--;
}

/* What a peer that does not read has not taken counts too: nghttp2 keeps a
 * request that was cancelled unsent until its turn comes. */
static inline bool
wooli_http2_client_conn_has_room(const wooli_http2_client_conn *conn) {
  nghttp2_session *session = conn->link.session;
  return conn->streams.len <
             nghttp2_session_get_remote_settings(
                 session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS) &&
         nghttp2_session_get_outbound_queue_size(session) <
             WOOLI_MAX_UNSENT_FRAMES;
}

static inline bool
wooli_http2_client_conn_is_stale(const wooli_http2_client_conn *conn) {
  return conn->streams.len == 0 && conn->link.handshaken &&
         wooli_now_ns() - conn->idle_since_ns > WOOLI_IDLE_PROBE_NS;
}

/* Whose turn it is; there is at least one. Who is used or passed over has had
 * its turn: then next_pick is counted up. */
static inline wooli_http2_client_conn *
wooli_http2_client_turn(wooli_http2_client *client) {
  if (client->next_pick >= client->n_picks)
    client->next_pick = 0;
  return client->picks[client->next_pick];
}

/* Where a new stream goes if nothing is to be waited for; NULL if nowhere. */
static inline wooli_http2_client_conn *
wooli_http2_client_pick_for(wooli_http2_client *client,
                            const wooli_client_request *request) {
  if (client->n_picks > 0)
    return wooli_http2_client_turn(client);
  return request->wait_for_ready ? NULL : client->early;
}

static inline wooli_http2_client_stream *
wooli_http2_client_stream_of(wooli_http2_stream *h2) {
  return (wooli_http2_client_stream *)((char *)h2 -
                                       offsetof(wooli_http2_client_stream, h2));
}

#endif
