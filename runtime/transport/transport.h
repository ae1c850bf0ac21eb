/* The interface between the RPC layer above and what carries its streams below:
 * HTTP/2 on nghttp2, libcurl, or a pair inside the process.
 *
 * Everything here happens in the turn of the loop that the transport was made
 * on. Transports do gRPC's framing, header and status mapping (GRPC.md 1-17 as
 * far as it concerns one stream); they know nothing of schemas, contexts and
 * handlers. */
#ifndef WOOLI_TRANSPORT_TRANSPORT_H
#define WOOLI_TRANSPORT_TRANSPORT_H

#include "runtime/transport/loop.h"
#include <wool/arena.h>
#include <wool/channel.h>
#include <wool/compression.h>
#include <wool/credentials.h>
#include <wool/metadata.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_DEFAULT_MAX_MESSAGE_LEN = 4194304, /* gRPC's default, bytes */
  WOOLI_MAX_HEADER_LIST_LEN = 8192         /* bytes: name + value + 32 each */
};

enum {
  /* Memory of streams that have ended, kept by a client, and by a loop of a
   * server, for those to come. */
  WOOLI_MAX_FREE_STREAMS = 1000
};

/* How far a request came whose end was made up here (A6's transparent
 * retries). A peer that cannot be reached leaves it at SEEN: another attempt
 * would do no better. */
typedef enum wooli_fate {
  WOOLI_FATE_SEEN = 0, /* the peer may have acted on it */
  WOOLI_FATE_UNSENT,   /* it never left this process */
  WOOLI_FATE_REFUSED   /* it left, and the peer says that it did nothing */
} wooli_fate;

/* How a stream ended. Texts are borrowed for the event. */
typedef struct wooli_status {
  wool_code code; /* 0 to 16 */
  wool_str message;
  wool_bytes details; /* grpc-status-details-bin, decoded */
  /* True if the peer's application said so by grpc-status in a complete
   * response; false if it was made up here (cancelled, connection lost, reset,
   * HTTP error, malformed). Only the former may carry context effects. */
  bool from_peer;
  wooli_fate fate; /* at a client, unless from_peer */
} wooli_status;

/* A message to send: up to two slices, sent as one gRPC message. The bytes are
 * borrowed until `sent` or the end of the stream. */
typedef struct wooli_outgoing {
  wool_bytes head; /* may be empty */
  wool_bytes body;
  wool_compression encoding; /* of these bytes: the stream's, or none */
} wooli_outgoing;

/* ---- client ---- */

typedef struct wooli_client_transport wooli_client_transport;
typedef struct wooli_client_stream wooli_client_stream;

typedef struct wooli_client_request {
  wool_str path;
  int64_t timeout_ns;            /* sent as grpc-timeout; -1: none */
  const wool_metadata *metadata; /* may be NULL */
  bool announce; /* user-agent says grpc-c-wool, else it says grpc-c */
  size_t max_recv_message_len; /* bytes */
  bool wait_for_ready;         /* a peer that cannot be reached is waited for */
  wool_compression encoding;   /* that its messages may have; installed */
} wooli_client_request;

typedef struct wooli_client_events {
  /* The response's headers came; not called for Trailers-Only. */
  void (*headers)(void *user_data);
  /* A whole message came; `bytes` is borrowed for the event. */
  void (*message)(void *user_data, wool_bytes bytes);
  /* All that was passed to send has been taken over by the transport. */
  void (*sent)(void *user_data);
  /* The last event; the transport has forgotten the stream, its memory and all
   * borrowed bytes. Trailers were added to the metadata given to open. */
  void (*ended)(void *user_data, const wooli_status *status);
} wooli_client_events;

typedef struct wooli_client_vtable {
  /* open starts a stream; it connects if needed. NULL if out of memory; all
   * other failures come by `ended`, never before open has returned. Status
   * texts are from `arena`; received metadata is added to the two lists. All
   * pointers live until `ended` or cancel. */
  wooli_client_stream *(*open)(wooli_client_transport *transport,
                               wool_arena *arena,
                               const wooli_client_request *request,
                               wool_metadata *initial_metadata,
                               wool_metadata *trailing_metadata,
                               const wooli_client_events *events,
                               void *user_data);
  /* send queues one message; `end` half-closes after it. At most one message is
   * under way: the next after `sent`. */
  void (*send)(wooli_client_stream *stream, const wooli_outgoing *message,
               bool end);
  /* end half-closes without a message. */
  void (*end)(wooli_client_stream *stream);
  /* consume gives the window back for a message got by `message`. */
  void (*consume)(wooli_client_stream *stream, size_t len);
  /* take gives the memory of a message away, from inside its event: a block of
   * the transport's allocator in which the message lies behind
   * WOOLI_MESSAGE_ROOM bytes. NULL if it lies elsewhere, and stays borrowed.
   * Ownership: the caller's. */
  void *(*take)(wooli_client_stream *stream, wool_bytes message);
  /* cancel resets the stream (RST_STREAM CANCEL). No event follows; the
   * transport has forgotten stream and memory when it returns. */
  void (*cancel)(wooli_client_stream *stream);
  /* peer is the address that the stream goes to, "" while not connected. */
  const char *(*peer)(wooli_client_stream *stream);
  /* free closes connections; streams under way end with UNAVAILABLE first. Not
   * from inside an event. */
  void (*free)(wooli_client_transport *transport);
  /* state is how the transport stands to its peers; with `try_to_connect` it
   * begins to connect if it is idle. NULL: it has no such thing, and is as good
   * as ready. */
  wool_connectivity (*state)(wooli_client_transport *transport,
                             bool try_to_connect);
  /* watch makes `changed` be called at each change of the state; NULL ends
   * that. It may not call the transport. NULL: as state. */
  void (*watch)(wooli_client_transport *transport,
                void (*changed)(void *user_data, wool_connectivity state),
                void *user_data);
  /* trouble is why a stream that waits for a peer still does: what connecting
   * failed with last; "" if nothing has failed, or it does not wait. Borrowed
   * until the next turn. NULL: as "". */
  const char *(*trouble)(wooli_client_stream *stream);
} wooli_client_vtable;

struct wooli_client_transport {
  const wooli_client_vtable *vtable;
};

struct wooli_client_stream {
  const wooli_client_vtable *vtable;
  wool_compression message_encoding; /* of what `message` tells */
};

typedef struct wooli_client_options {
  const char *target;    /* as wool_channel_new; copied */
  const char *authority; /* NULL: from the target; copied */
  int64_t connect_timeout_ns;
  const wool_allocator *allocator; /* NULL: libc */
  wool_credentials *credentials;   /* a client's; NULL: plaintext */
  /* What follows is 0 for the default, and only HTTP/2 on nghttp2 heeds it. */
  const char *load_balancing;   /* a balancer's name; NULL: pick_first */
  int64_t backoff_first_ns;     /* WOOLI_BACKOFF_FIRST_NS */
  int64_t backoff_max_ns;       /* WOOLI_BACKOFF_MAX_NS */
  int64_t resolve_interval_ns;  /* WOOLI_RESOLVE_INTERVAL_NS; for tests */
  int64_t keepalive_time_ns;    /* 0: none */
  int64_t keepalive_timeout_ns; /* WOOLI_KEEPALIVE_TIMEOUT_NS */
  bool keepalive_without_calls;
} wooli_client_options;

/* ---- server ---- */

typedef struct wooli_server_stream wooli_server_stream;

/* What a request's headers said. Borrowed for the event, but the metadata. */
typedef struct wooli_request_head {
  wool_str path;
  wool_str authority;
  int64_t timeout_ns; /* -1: none */
  bool announced;     /* the peer's user-agent says grpc-c-wool */
  const char *peer;   /* "ipv4:1.2.3.4:5"; lives as long as the stream */
  /* Who the peer is, for keeping peers apart: its TLS identity, its uid on a
   * Unix socket, else its address without the port. As peer. */
  const char *peer_identity;
  unsigned accepts; /* encodings: the bits of wooli_compression_list */
} wooli_request_head;

typedef struct wooli_server_events {
  /* Gives the list that a stream's request metadata is added to. Called once,
   * before `request`, which may not follow: a request that is refused here (bad
   * headers) is answered by the transport, and only `closed` is called then. */
  wool_metadata *(*metadata)(void *server, wooli_server_stream *stream);
  /* A request's headers came. The receiver sets what it needs in the stream:
   * user_data, max_recv_message_len. */
  void (*request)(void *server, wooli_server_stream *stream,
                  const wooli_request_head *head);
  /* A whole message came; borrowed for the event. */
  void (*message)(wooli_server_stream *stream, wool_bytes bytes);
  /* The peer has half-closed. */
  void (*half_closed)(wooli_server_stream *stream);
  /* All that was passed to send_message has been taken over. */
  void (*sent)(wooli_server_stream *stream);
  /* The last event, in every case: the trailers are out, or the stream was
   * reset by either side or lost. `code` is OK for the first, else why: then a
   * handler still at work is to be told. The transport has forgotten the
   * stream and everything borrowed when this returns. */
  void (*closed)(wooli_server_stream *stream, wool_code code);
} wooli_server_events;

typedef struct wooli_server_vtable {
  /* send_headers sends the headers with the initial metadata now. Without it
   * they are sent, without metadata, by the first message; a response that has
   * neither is Trailers-Only. */
  void (*send_headers)(wooli_server_stream *stream,
                       const wool_metadata *metadata);
  void (*send_message)(wooli_server_stream *stream,
                       const wooli_outgoing *message);
  /* finish sends the trailers after what was sent before; Trailers-Only if
   * nothing was. If the peer has not half-closed, RST_STREAM(NO_ERROR)
   * follows. */
  void (*finish)(wooli_server_stream *stream, const wooli_status *status,
                 const wool_metadata *trailers);
  void (*consume)(wooli_server_stream *stream, size_t len);
  /* take: as a client's. */
  void *(*take)(wooli_server_stream *stream, wool_bytes message);
  /* reset aborts the stream (RST_STREAM); `closed` follows. */
  void (*reset)(wooli_server_stream *stream, wool_code code);
} wooli_server_vtable;

struct wooli_server_stream {
  const wooli_server_vtable *vtable; /* immutable */
  void *user_data;                   /* of the receiver of the events */
  size_t max_recv_message_len;       /* bytes */
  wool_compression message_encoding; /* of what `message` tells */
  /* That the response's messages may have, named by its headers; one that the
   * request's head lists. The receiver's to set. */
  wool_compression response_encoding;
};

typedef struct wooli_server_limits {
  uint32_t max_concurrent_streams; /* per connection */
  size_t max_connections;          /* of this loop */
  /* Until preface and SETTINGS are in; and as long, a frame that was begun may
   * get no byte. */
  int64_t handshake_timeout_ns;
  size_t max_recv_message_len;   /* bytes, until the receiver says otherwise */
  wool_credentials *credentials; /* a server's; NULL: plaintext */
  /* What follows is of HTTP/2 only. */
  int64_t keepalive_time_ns;           /* 0: none */
  int64_t keepalive_timeout_ns;        /* 0: WOOLI_KEEPALIVE_TIMEOUT_NS */
  int64_t max_connection_idle_ns;      /* 0: no limit */
  int64_t max_connection_age_ns;       /* 0: no limit */
  int64_t max_connection_age_grace_ns; /* 0: no limit */
  int64_t min_ping_interval_ns;        /* 0: WOOLI_MIN_PING_INTERVAL_NS */
  bool allow_idle_pings; /* that interval holds without calls too */
} wooli_server_limits;

#ifdef __cplusplus
}
#endif
#endif
