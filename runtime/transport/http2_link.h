/* Link: a socket with an nghttp2 session on it; what HTTP/2's two sides share.
 * It reads in slices, feeds the session, flushes with gathered writes when the
 * loop is about to wait, and notices peers that are silent at the wrong time.
 * See docs/internals/transport.md. */
#ifndef WOOLI_TRANSPORT_HTTP2_LINK_H
#define WOOLI_TRANSPORT_HTTP2_LINK_H

#include <nghttp2/nghttp2.h>

#include "runtime/transport/poller.h"
#include "runtime/transport/secure.h"
#include "runtime/transport/transport.h"
#include "runtime/wire/framing.h"
#include "runtime/wire/status.h"

enum {
  /* bytes per read. Small on purpose: with large reads a window of calls moves
   * back and forth as one batch, and both sides sleep in turn. */
  WOOLI_READ_SLICE_LEN = 4096,
  /* bytes per read while a message is awaited that is longer than a slice */
  WOOLI_READ_BULK_LEN = WOOLI_LOOP_SCRATCH_LEN,
  /* reads of one connection while a long message comes; then others get their
   * turn */
  WOOLI_READS_PER_TURN = 8,
  /* bytes of a frame at most: what nghttp2 packs, with headroom */
  WOOLI_FRAME_ROOM_LEN = 16384 + 128,
  /* gathered writes per flush; then others get their turn */
  WOOLI_WRITES_PER_FLUSH = 8,
  /* frames that wait in a session because the peer does not read; beyond it the
   * peer is flooding us */
  WOOLI_MAX_QUEUED_FRAMES = 10000,
  WOOLI_STREAM_WINDOW_LEN = 262144, /* bytes */
  /* bytes: the window of a stream once a message has come that is longer than
   * the usual one, and for which memory is taken anyway */
  WOOLI_WIDE_STREAM_WINDOW_LEN = 1048576,
  /* bytes of a message being received that are held back from its stream's
   * window; the rest is given back at once, so that a message may be longer
   * than the window */
  WOOLI_PARTIAL_HOLD_LEN = WOOLI_STREAM_WINDOW_LEN / 4,
  WOOLI_CONNECTION_WINDOW_LEN = 1048576,          /* bytes */
  WOOLI_LINK_REASON_LEN = WOOLI_SECURE_REASON_LEN /* bytes */
};

/* How long a closing connection waits for the peer to read what was sent. */
#define WOOLI_LINGER_NS INT64_C(250000000)

/* The message that is being sent on a stream. */
typedef struct wooli_http2_outbox {
  uint8_t prefix[WOOLI_FRAME_PREFIX_LEN];
  uint8_t prefix_left; /* bytes of the prefix still to send */
  bool busy;           /* a message is under way */
  bool end;            /* nothing follows after it */
  bool sleeping;       /* nghttp2 was told to wait for more */
  wool_bytes head;     /* what is left of it; borrowed from the sender */
  wool_bytes body;
} wooli_http2_outbox;

/* What both sides' streams begin with. */
typedef struct wooli_http2_stream {
  int32_t id;
  wooli_http2_outbox out;
  wooli_deframer in;
  size_t uncredited; /* bytes of the stream's window that messages hold */
  size_t
      partial_held; /* those of them that are of the message being received */
  bool wide;        /* its window is the wide one */
} wooli_http2_stream;

typedef struct wooli_http2_link wooli_http2_link;

typedef struct wooli_http2_link_ops {
  /* The connection is over; the owner cleans the link up. Never called from
   * inside a callback of nghttp2. */
  void (*lost)(wooli_http2_link *link, const char *reason);
  /* The message of a stream has been taken over. */
  void (*taken)(wooli_http2_link *link, wooli_http2_stream *stream);
  /* The last data of a stream is being packed; true if trailers follow, which
   * were submitted then. */
  bool (*at_end)(wooli_http2_link *link, wooli_http2_stream *stream);
} wooli_http2_link_ops;

struct wooli_http2_link {
  /* immutable */
  wooli_loop *loop;
  const wool_allocator *allocator;
  const wooli_http2_link_ops *ops;
  int fd;
  bool is_server;
  size_t max_queued_frames;
  /* How long the handshake may take, and how long a frame that was begun may
   * get no byte. */
  int64_t patience_ns;
  nghttp2_session *session;
  wooli_poller *poller;
  wooli_secure *secure; /* NULL: plaintext */
  /* loop_only */
  wooli_task flush;
  wooli_timer guard;
  uint8_t *rest; /* output that the socket would not take */
  size_t rest_len;
  size_t rest_sent;
  uint8_t *gather; /* during a flush: where frames are put */
  size_t gather_len;
  size_t connection_credit; /* bytes of DATA got since the last credit */
  uint32_t frame_left;      /* bytes of the frame being received */
  uint8_t frame_header[9];
  uint8_t frame_header_len;
  bool bulk;       /* a message longer than a slice is being received */
  bool greeted;    /* the filter has got something */
  bool secured;    /* the filter's handshake is complete */
  bool handshaken; /* the peer's SETTINGS came */
  bool blocked;    /* the socket takes nothing until it polls writable */
  bool lingering;  /* only waits for the peer to close */
  bool brisk;      /* nothing was answered lately: closes without lingering */
  bool doomed;     /* ends once what is queued is out */
  uint32_t reads;  /* counts progress for the guard */
  uint32_t reads_at_guard;
  char reason[WOOLI_LINK_REASON_LEN]; /* why it ends, "" if not known */
  char hint[WOOLI_LINK_REASON_LEN];   /* nghttp2's last complaint */
};

/* wooli_http2_callbacks_new makes callbacks with the link's own filled in. */
nghttp2_session_callbacks *wooli_http2_callbacks_new(void);

/* wooli_http2_link_init takes a zeroed link, a connected socket and a session,
 * and watches the socket. Ownership: socket and session become the link's, on
 * failure too. False if out of memory. */
bool wooli_http2_link_init(wooli_http2_link *link, wooli_loop *loop,
                           const wool_allocator *allocator, int fd,
                           bool is_server, nghttp2_session *session,
                           const wooli_http2_link_ops *ops,
                           int64_t patience_ns);
void wooli_http2_link_cleanup(wooli_http2_link *link);

/* wooli_http2_link_secure puts a filter, which becomes the link's, between the
 * link and its socket, before anything is read or sent. No frame goes out, and
 * none is looked at, before its handshake is complete. False if the filter
 * cannot even begin. */
bool wooli_http2_link_secure(wooli_http2_link *link, wooli_secure *secure);

/* wooli_http2_link_is_refused says that the connection got no further than the
 * handshake of its filter. */
bool wooli_http2_link_is_refused(const wooli_http2_link *link);

/* wooli_http2_link_settings submits our SETTINGS and window. */
bool wooli_http2_link_settings(wooli_http2_link *link,
                               const nghttp2_settings_entry *entries,
                               size_t len);

/* wooli_http2_link_wake makes sure that what was submitted is sent. */
void wooli_http2_link_wake(wooli_http2_link *link);

/* wooli_http2_link_flush sends what can be sent, now. It may call `lost`. */
void wooli_http2_link_flush(wooli_http2_link *link);

/* wooli_http2_link_read reads a slice if there is one. It may call `lost`. */
void wooli_http2_link_read(wooli_http2_link *link);

/* wooli_http2_link_has_input says whether a read would find something: bytes,
 * the end, or an error. */
bool wooli_http2_link_has_input(const wooli_http2_link *link);

/* wooli_http2_link_lose ends the connection now: it calls `lost`. Not from
 * inside a callback of nghttp2. */
void wooli_http2_link_lose(wooli_http2_link *link, const char *reason);

/* wooli_http2_link_doom sends GOAWAY with what is queued and then ends the
 * connection. */
void wooli_http2_link_doom(wooli_http2_link *link, uint32_t h2_error,
                           const char *reason);

/* wooli_http2_link_linger closes our side and waits a little for the peer's, so
 * that no reset overtakes what was sent. */
void wooli_http2_link_linger(wooli_http2_link *link, const char *reason);

/* wooli_http2_link_handshaken says that the peer's SETTINGS have come. */
void wooli_http2_link_handshaken(wooli_http2_link *link);

/* ---- the streams ---- */

void wooli_http2_stream_init(wooli_http2_stream *stream,
                             const wool_allocator *allocator,
                             size_t max_recv_message_len);
void wooli_http2_stream_cleanup(wooli_http2_stream *stream);

/* wooli_http2_stream_send puts a message into the empty outbox. */
void wooli_http2_stream_send(wooli_http2_link *link, wooli_http2_stream *stream,
                             const wooli_outgoing *message, bool end);

/* wooli_http2_stream_end says that nothing follows. */
void wooli_http2_stream_end(wooli_http2_link *link, wooli_http2_stream *stream);

/* wooli_http2_stream_forget drops what the outbox borrows. */
void wooli_http2_stream_forget(wooli_http2_stream *stream);

/* wooli_http2_stream_provider is the data source of a stream for nghttp2. */
nghttp2_data_provider wooli_http2_stream_provider(wooli_http2_stream *stream);

/* wooli_http2_stream_received counts `len` bytes against the stream's window;
 * `whole` if a message ends with them. */
void wooli_http2_stream_received(wooli_http2_link *link,
                                 wooli_http2_stream *stream, size_t len,
                                 bool whole);

/* wooli_http2_stream_consumed gives back the window of a message of `len`
 * bytes. */
void wooli_http2_stream_consumed(wooli_http2_link *link,
                                 wooli_http2_stream *stream, size_t len);

#endif
