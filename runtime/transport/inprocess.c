#include "runtime/transport/inprocess.h"

#include <stdatomic.h>
#include <stdio.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/mailbox.h"
#include "runtime/transport/poller.h"
#include "runtime/wire/metadata.h"
#include "runtime/wire/status.h"

typedef struct client client;
typedef struct pipe pipe;

/* What both sides of a stream have; each is touched in its own loop only. */
typedef struct end {
  bool open;          /* its events may be raised */
  bool half_closed;   /* the other side has ended its messages */
  bool sent_pending;  /* a message was posted, and `sent` not raised yet */
  size_t outstanding; /* bytes posted that the other has not consumed */
  wooli_task sent;    /* raises `sent` */
  wooli_task last;    /* raises the last event */
  pipe *prev;         /* in the side's list */
  pipe *next;
} end;

typedef enum letter_kind {
  LETTER_REQUEST, /* to the server */
  LETTER_CANCEL,
  LETTER_HEADERS, /* to the client */
  LETTER_TRAILERS,
  LETTER_RESET,
  LETTER_MESSAGE, /* both ways */
  LETTER_END,
  LETTER_CREDIT
} letter_kind;

/* What crosses from one loop to the other: a header and a text behind it. */
typedef struct letter {
  wooli_task task; /* first */
  pipe *pipe;
  letter_kind kind;
  bool end;           /* with a message: none follows */
  bool announced;     /* with a request */
  wool_code code;     /* with a reset and trailers */
  int64_t timeout_ns; /* with a request */
  size_t len;         /* bytes of the message, path or status text */
  size_t details_len; /* bytes behind the status text */
  size_t n_pairs;     /* of metadata, behind all else */
  char text[];
} letter;

/* One stream: both ends, in one block that lives until the last is done. */
struct pipe {
  atomic_uint refs; /* one per open end and per letter under way */
  const wool_allocator *allocator;
  wooli_mailbox *to_client;
  wooli_mailbox *to_server;
  /* client_loop_only */
  wooli_client_stream client_base;
  client *client;
  end at_client;
  const wooli_client_events *events;
  void *user_data;
  wool_metadata *initial_metadata;
  wool_metadata *trailing_metadata;
  size_t max_recv_message_len;
  /* server_loop_only */
  wooli_server_stream server_base;
  wooli_inprocess_server *server;
  end at_server;
  bool headers_sent;
  bool finished;
  wool_code end_code;
  /* For the letter that ends the stream, to the client and to the server: each
   * is the last word of one side, and must not fail for want of memory. */
  _Alignas(letter) char reserve[2][sizeof(letter)];
  atomic_bool reserve_used[2];
};

struct wooli_inprocess_server {
  wooli_loop *loop;
  const wool_allocator *allocator;
  wooli_server_limits limits;
  wooli_server_events events;
  void *user_data;
  wooli_mailbox *mailbox;
  pipe *pipes;
  bool draining;
  wooli_task drained_task;
  void (*drained)(void *user_data);
  void *drained_user_data;
};

struct client {
  wooli_client_transport base; /* first */
  wooli_loop *loop;
  const wool_allocator *allocator;
  wooli_inprocess_server *server; /* passed on, never looked into */
  wooli_mailbox *mailbox;
  wooli_mailbox *to_server;
  pipe *pipes;
};

static pipe *of_client(wooli_client_stream *base) {
  return (pipe *)((char *)base - offsetof(pipe, client_base));
}

static pipe *of_server(wooli_server_stream *base) {
  return (pipe *)((char *)base - offsetof(pipe, server_base));
}

static void unref(pipe *p) {
  if (atomic_fetch_sub_explicit(&p->refs, 1, memory_order_acq_rel) != 1)
    return;
  wooli_mailbox_unref(p->to_client);
  wooli_mailbox_unref(p->to_server);
  wooli_release(p->allocator, p);
}

/* ---- letters ---- */

static void run_at_server(wooli_task *task);
static void run_at_client(wooli_task *task);

static size_t packed_len(const wool_metadata *metadata) {
  size_t len = 0;
  for (size_t i = 0; metadata && i < metadata->len; i++)
    len += 2 * sizeof(size_t) + metadata->pairs[i].key.len +
           metadata->pairs[i].value.len;
  return len;
}

static char *put_bytes(char *at, const void *data, size_t len) {
  if (len > 0)
    memcpy(at, data, len);
  return at + len;
}

static void pack(letter *l, char *at, const wool_metadata *metadata) {
  for (size_t i = 0; metadata && i < metadata->len; i++, l->n_pairs++) {
    const wooli_metadata_pair *pair = &metadata->pairs[i];
    at = put_bytes(at, &pair->key.len, sizeof(size_t));
    at = put_bytes(at, &pair->value.len, sizeof(size_t));
    at = put_bytes(at, pair->key.data, pair->key.len);
    at = put_bytes(at, pair->value.data, pair->value.len);
  }
}

/* False if out of memory. */
static bool unpack(const letter *l, const char *at, wool_metadata *metadata) {
  for (size_t i = 0; metadata && i < l->n_pairs; i++) {
    size_t key_len, value_len;
    memcpy(&key_len, at, sizeof key_len);
    memcpy(&value_len, at + sizeof key_len, sizeof value_len);
    at += 2 * sizeof(size_t);
    if (!wooli_metadata_append(metadata, wool_str_n(at, key_len),
                               wool_bytes_n(at + key_len, value_len)))
      return false;
    at += key_len + value_len;
  }
  return true;
}

/* The letter that is kept for a side's last word, or NULL. */
static letter *take_reserve(pipe *p, letter_kind kind, bool to_server) {
  if ((kind != LETTER_CANCEL && kind != LETTER_RESET) ||
      atomic_exchange(&p->reserve_used[to_server], true))
    return NULL;
  return (letter *)(void *)p->reserve[to_server];
}

static bool is_reserve(const letter *l) {
  const pipe *p = l->pipe;
  return l == (const void *)p->reserve[0] || l == (const void *)p->reserve[1];
}

static letter *new_letter(pipe *p, letter_kind kind, size_t text_len,
                          bool to_server) {
  letter *l = take_reserve(p, kind, to_server);
  if (!l)
    l = wooli_alloc(p->allocator, sizeof *l + text_len);
  if (!l)
    return NULL;
  memset(l, 0, sizeof *l);
  l->task.run = to_server ? run_at_server : run_at_client;
  l->pipe = p;
  l->kind = kind;
  return l;
}

static void free_letter(letter *l) {
  pipe *p = l->pipe;
  if (!is_reserve(l))
    wooli_release(p->allocator, l);
  unref(p);
}

/* Ownership: the letter's. False if nobody is there any more. */
static bool post(wooli_mailbox *mailbox, letter *l) {
  atomic_fetch_add_explicit(&l->pipe->refs, 1, memory_order_relaxed);
  if (wooli_mailbox_post(mailbox, &l->task))
    return true;
  free_letter(l);
  return false;
}

/* A letter of no text; a lack of memory for credit cannot be told to anybody.
 */
static bool post_short(pipe *p, letter_kind kind, size_t len, wool_code code,
                       bool to_server) {
  letter *l = new_letter(p, kind, 0, to_server);
  if (!l)
    return false;
  l->len = len;
  l->code = code;
  return post(to_server ? p->to_server : p->to_client, l);
}

static bool post_message(pipe *p, const wooli_outgoing *message, bool last,
                         bool to_server) {
  size_t len = message->head.len + message->body.len;
  letter *l = new_letter(p, LETTER_MESSAGE, len, to_server);
  if (!l)
    return false;
  l->len = len;
  l->end = last;
  char *at = put_bytes(l->text, message->head.data, message->head.len);
  put_bytes(at, message->body.data, message->body.len);
  return post(to_server ? p->to_server : p->to_client, l);
}

/* ---- ends ---- */

static void add_pipe(pipe **list, pipe *p, end *e) {
  end *first = NULL;
  if (*list)
    first = e == &p->at_client ? &(*list)->at_client : &(*list)->at_server;
  e->next = *list;
  if (first)
    first->prev = p;
  *list = p;
  e->open = true;
}

static void remove_pipe(pipe **list, end *e, bool client_side) {
  pipe *prev = e->prev;
  pipe *next = e->next;
  if (prev)
    (client_side ? &prev->at_client : &prev->at_server)->next = next;
  else
    *list = next;
  if (next)
    (client_side ? &next->at_client : &next->at_server)->prev = prev;
}

/* A message went out: say `sent` once there is room for another. */
static void sent_soon(wooli_loop *loop, end *e) {
  if (e->open && e->sent_pending && e->outstanding < WOOLI_INPROCESS_WINDOW_LEN)
    wooli_loop_defer(loop, &e->sent);
}

static void credited(wooli_loop *loop, end *e, size_t len) {
  e->outstanding -= len < e->outstanding ? len : e->outstanding;
  sent_soon(loop, e);
}

/* ---- the client's end ---- */

static void close_client_end(pipe *p) {
  p->at_client.open = false;
  wooli_loop_undefer(p->client->loop, &p->at_client.sent);
  wooli_loop_undefer(p->client->loop, &p->at_client.last);
  remove_pipe(&p->client->pipes, &p->at_client, true);
}

/* The last event; the pipe may be gone after it. */
static void end_client(pipe *p, const wooli_status *status) {
  close_client_end(p);
  p->events->ended(p->user_data, status);
  unref(p);
}

static void fail_client(pipe *p, wool_code code, const char *text) {
  wooli_status status = {.code = code, .message = wool_str_c(text)};
  end_client(p, &status);
}

/* Fails the stream here and stops it there. */
static void abort_client(pipe *p, wool_code code, const char *text) {
  post_short(p, LETTER_CANCEL, 0, WOOL_OK, true);
  fail_client(p, code, text);
}

static void run_client_sent(wooli_task *task) {
  pipe *p = (pipe *)((char *)task - offsetof(pipe, at_client.sent));
  p->at_client.sent_pending = false;
  p->events->sent(p->user_data);
}

static void run_client_last(wooli_task *task) {
  pipe *p = (pipe *)((char *)task - offsetof(pipe, at_client.last));
  abort_client(p, WOOL_UNAVAILABLE, "the in-process server is gone");
}

static void client_message(pipe *p, const letter *l) {
  if (l->len > p->max_recv_message_len) {
    char text[128];
    snprintf(text, sizeof text,
             "message length %zu exceeds max_recv_message_len %zu", l->len,
             p->max_recv_message_len);
    abort_client(p, WOOL_RESOURCE_EXHAUSTED, text);
    return;
  }
  p->events->message(p->user_data, wool_bytes_n(l->text, l->len));
}

static void client_trailers(pipe *p, const letter *l) {
  const char *details = l->text + l->len + 1;
  wooli_status status = {
      .code = l->code,
      .message = wool_str_n(l->text, l->len),
      .details = wool_bytes_n(details, l->details_len),
      .from_peer = true,
  };
  if (unpack(l, details + l->details_len, p->trailing_metadata))
    end_client(p, &status);
  else
    fail_client(p, WOOL_RESOURCE_EXHAUSTED, "no memory for trailers");
}

static void client_headers(pipe *p, const letter *l) {
  if (unpack(l, l->text, p->initial_metadata))
    p->events->headers(p->user_data);
  else
    abort_client(p, WOOL_RESOURCE_EXHAUSTED, "no memory for headers");
}

static void client_reset(pipe *p, wool_code code) {
  char text[64];
  wooli_h2_error error = wooli_h2_from_code(code);
  snprintf(text, sizeof text, "the stream was reset: %s",
           wooli_h2_error_name(error));
  wooli_status status = {
      .code = wooli_code_from_h2(error),
      .message = wool_str_c(text),
      .fate = error == WOOLI_H2_REFUSED_STREAM ? WOOLI_FATE_REFUSED
                                               : WOOLI_FATE_SEEN,
  };
  end_client(p, &status);
}

static void run_at_client(wooli_task *task) {
  letter *l = (letter *)task;
  pipe *p = l->pipe;
  if (p->at_client.open) {
    switch (l->kind) {
    case LETTER_HEADERS:
      client_headers(p, l);
      break;
    case LETTER_MESSAGE:
      client_message(p, l);
      break;
    case LETTER_TRAILERS:
      client_trailers(p, l);
      break;
    case LETTER_RESET:
      client_reset(p, l->code);
      break;
    case LETTER_CREDIT:
      credited(p->client->loop, &p->at_client, l->len);
      break;
    case LETTER_REQUEST:
    case LETTER_CANCEL:
    case LETTER_END:
      break; /* never sent this way */
    }
  }
  free_letter(l);
}

/* ---- the server's end ---- */

static void tell_if_drained(wooli_inprocess_server *server) {
  if (server->draining && !server->pipes && server->drained)
    wooli_loop_defer(server->loop, &server->drained_task);
}

/* The last event; the pipe may be gone after it. */
static void end_server(pipe *p, wool_code code) {
  wooli_inprocess_server *server = p->server;
  p->at_server.open = false;
  wooli_loop_undefer(server->loop, &p->at_server.sent);
  wooli_loop_undefer(server->loop, &p->at_server.last);
  remove_pipe(&server->pipes, &p->at_server, false);
  server->events.closed(&p->server_base, code);
  unref(p);
  tell_if_drained(server);
}

static void run_server_sent(wooli_task *task) {
  pipe *p = (pipe *)((char *)task - offsetof(pipe, at_server.sent));
  p->at_server.sent_pending = false;
  p->server->events.sent(&p->server_base);
}

static void run_server_last(wooli_task *task) {
  pipe *p = (pipe *)((char *)task - offsetof(pipe, at_server.last));
  end_server(p, p->end_code);
}

static void end_server_soon(pipe *p, wool_code code) {
  p->finished = true;
  p->end_code = code;
  wooli_loop_defer(p->server->loop, &p->at_server.last);
}

/* Out of memory for an answer: at least both sides learn that none comes. */
static void abort_server(pipe *p) {
  post_short(p, LETTER_RESET, 0, WOOL_RESOURCE_EXHAUSTED, false);
  end_server_soon(p, WOOL_RESOURCE_EXHAUSTED);
}

static void post_headers(pipe *p, const wool_metadata *metadata) {
  letter *l = new_letter(p, LETTER_HEADERS, packed_len(metadata), false);
  p->headers_sent = true;
  if (!l) {
    abort_server(p);
    return;
  }
  pack(l, l->text, metadata);
  post(p->to_client, l);
}

static void post_trailers(pipe *p, const wooli_status *status,
                          const wool_metadata *trailers) {
  size_t len = status->message.len + 1 + status->details.len;
  letter *l = new_letter(p, LETTER_TRAILERS, len + packed_len(trailers), false);
  if (!l) {
    abort_server(p);
    return;
  }
  l->code = status->code;
  l->len = status->message.len;
  l->details_len = status->details.len;
  char *at = put_bytes(l->text, status->message.data, status->message.len);
  *at++ = 0;
  at = put_bytes(at, status->details.data, status->details.len);
  pack(l, at, trailers);
  post(p->to_client, l);
}

/* A new stream; the caller's reference to the pipe is the letter's. */
static void server_request(pipe *p, const letter *l) {
  /* A letter may arrive when the server is gone: look before touching it. */
  wooli_inprocess_server *server = p->server;
  if (!wooli_mailbox_is_open(p->to_server) || server->draining) {
    post_short(p, LETTER_RESET, 0, WOOL_UNAVAILABLE, false);
    return;
  }
  atomic_fetch_add_explicit(&p->refs, 1, memory_order_relaxed);
  add_pipe(&server->pipes, p, &p->at_server);
  p->server_base.max_recv_message_len = server->limits.max_recv_message_len;
  wool_metadata *list =
      server->events.metadata(server->user_data, &p->server_base);
  if (!list || !unpack(l, l->text + l->len + 1, list)) {
    abort_server(p);
    return;
  }
  wooli_request_head head = {
      .path = wool_str_n(l->text, l->len),
      .authority = wool_str_c("inprocess"),
      .timeout_ns = l->timeout_ns,
      .announced = l->announced,
      .peer = "inprocess:",
      .peer_identity = "inprocess",
  };
  server->events.request(server->user_data, &p->server_base, &head);
}

static void server_message(pipe *p, const letter *l) {
  wool_bytes bytes = wool_bytes_n(l->text, l->len);
  if (p->finished)
    return;
  if (l->len <= p->server_base.max_recv_message_len) {
    p->server->events.message(&p->server_base, bytes);
    return;
  }
  char text[128];
  snprintf(text, sizeof text,
           "message length %zu exceeds max_recv_message_len %zu", l->len,
           p->server_base.max_recv_message_len);
  wooli_status status = {.code = WOOL_RESOURCE_EXHAUSTED,
                         .message = wool_str_c(text)};
  post_trailers(p, &status, NULL);
  end_server_soon(p, WOOL_RESOURCE_EXHAUSTED);
}

static void server_half_closed(pipe *p) {
  if (p->at_server.half_closed || p->finished)
    return;
  p->at_server.half_closed = true;
  p->server->events.half_closed(&p->server_base);
}

static void run_at_server(wooli_task *task) {
  letter *l = (letter *)task;
  pipe *p = l->pipe;
  if (l->kind == LETTER_REQUEST) {
    server_request(p, l);
  } else if (p->at_server.open) {
    switch (l->kind) {
    case LETTER_MESSAGE:
      server_message(p, l);
      if (l->end && p->at_server.open)
        server_half_closed(p);
      break;
    case LETTER_END:
      server_half_closed(p);
      break;
    case LETTER_CREDIT:
      credited(p->server->loop, &p->at_server, l->len);
      break;
    case LETTER_CANCEL:
      end_server(p, p->finished ? p->end_code : WOOL_CANCELLED);
      break;
    case LETTER_REQUEST:
    case LETTER_HEADERS:
    case LETTER_TRAILERS:
    case LETTER_RESET:
      break; /* never sent this way */
    }
  }
  free_letter(l);
}

/* ---- the server's table ---- */

static void send_headers(wooli_server_stream *base,
                         const wool_metadata *metadata) {
  pipe *p = of_server(base);
  if (!p->headers_sent && !p->finished)
    post_headers(p, metadata);
}

static void server_send(wooli_server_stream *base,
                        const wooli_outgoing *message) {
  pipe *p = of_server(base);
  if (p->finished)
    return;
  send_headers(base, NULL);
  p->at_server.outstanding += message->head.len + message->body.len;
  p->at_server.sent_pending = true;
  /* Either there is no memory, or no client any more. */
  if (post_message(p, message, false, false))
    sent_soon(p->server->loop, &p->at_server);
  else
    abort_server(p);
}

static void finish(wooli_server_stream *base, const wooli_status *status,
                   const wool_metadata *trailers) {
  pipe *p = of_server(base);
  if (p->finished)
    return;
  post_trailers(p, status, trailers);
  end_server_soon(p, WOOL_OK);
}

static void server_consume(wooli_server_stream *base, size_t len) {
  post_short(of_server(base), LETTER_CREDIT, len, WOOL_OK, false);
}

static void reset(wooli_server_stream *base, wool_code code) {
  pipe *p = of_server(base);
  if (p->finished)
    return;
  post_short(p, LETTER_RESET, 0, code, false);
  end_server_soon(p, code == WOOL_OK ? WOOL_CANCELLED : code);
}

/* What is sent lies with its sender. */
static void *server_take(wooli_server_stream *stream, wool_bytes message) {
  (void)stream, (void)message;
  return NULL;
}

static const wooli_server_vtable server_vtable = {
    send_headers, server_send, finish, server_consume, server_take, reset};

/* ---- the client's table ---- */

static letter *request_letter(pipe *p, const wooli_client_request *request) {
  letter *l =
      new_letter(p, LETTER_REQUEST,
                 request->path.len + 1 + packed_len(request->metadata), true);
  if (!l)
    return NULL;
  l->len = request->path.len;
  l->timeout_ns = request->timeout_ns;
  l->announced = request->announce;
  char *at = put_bytes(l->text, request->path.data, request->path.len);
  *at++ = 0;
  pack(l, at, request->metadata);
  return l;
}

static pipe *new_pipe(client *c) {
  pipe *p = wooli_alloc(c->allocator, sizeof *p);
  if (!p)
    return NULL;
  memset(p, 0, sizeof *p);
  atomic_init(&p->refs, 1);
  p->allocator = c->allocator;
  p->to_client = wooli_mailbox_ref(c->mailbox);
  p->to_server = wooli_mailbox_ref(c->to_server);
  p->client = c;
  p->server = c->server;
  p->at_client.sent.run = run_client_sent;
  p->at_client.last.run = run_client_last;
  p->at_server.sent.run = run_server_sent;
  p->at_server.last.run = run_server_last;
  p->server_base.vtable = &server_vtable;
  return p;
}

static wooli_client_stream *
open_stream(wooli_client_transport *transport, wool_arena *arena,
            const wooli_client_request *request,
            wool_metadata *initial_metadata, wool_metadata *trailing_metadata,
            const wooli_client_events *events, void *user_data) {
  (void)arena;
  client *c = (client *)transport;
  pipe *p = new_pipe(c);
  letter *l = p ? request_letter(p, request) : NULL;
  if (!l) {
    if (p)
      unref(p);
    return NULL;
  }
  p->client_base.vtable = transport->vtable;
  p->events = events;
  p->user_data = user_data;
  p->initial_metadata = initial_metadata;
  p->trailing_metadata = trailing_metadata;
  p->max_recv_message_len = request->max_recv_message_len;
  add_pipe(&c->pipes, p, &p->at_client);
  if (!post(p->to_server, l))
    wooli_loop_defer(c->loop, &p->at_client.last);
  return &p->client_base;
}

static void client_send(wooli_client_stream *base,
                        const wooli_outgoing *message, bool last) {
  pipe *p = of_client(base);
  p->at_client.outstanding += message->head.len + message->body.len;
  p->at_client.sent_pending = true;
  if (post_message(p, message, last, true))
    sent_soon(p->client->loop, &p->at_client);
  else
    wooli_loop_defer(p->client->loop, &p->at_client.last);
}

static void client_end(wooli_client_stream *base) {
  post_short(of_client(base), LETTER_END, 0, WOOL_OK, true);
}

static void client_consume(wooli_client_stream *base, size_t len) {
  post_short(of_client(base), LETTER_CREDIT, len, WOOL_OK, true);
}

static void cancel(wooli_client_stream *base) {
  pipe *p = of_client(base);
  post_short(p, LETTER_CANCEL, 0, WOOL_OK, true);
  close_client_end(p);
  unref(p);
}

static const char *peer(wooli_client_stream *base) {
  (void)base;
  return "inprocess:";
}

static void free_client(wooli_client_transport *transport) {
  client *c = (client *)transport;
  while (c->pipes)
    abort_client(c->pipes, WOOL_UNAVAILABLE, "the channel was closed");
  wooli_mailbox_close(c->mailbox);
  wooli_mailbox_unref(c->mailbox);
  wooli_mailbox_unref(c->to_server);
  wooli_release(c->allocator, c);
}

static void *client_take(wooli_client_stream *stream, wool_bytes message) {
  (void)stream, (void)message;
  return NULL;
}

static const wooli_client_vtable client_vtable = {
    open_stream, client_send, client_end, client_consume, client_take, cancel,
    peer,        free_client, NULL,       NULL,           NULL};

/* ---- making the sides ---- */

wooli_client_transport *
wooli_inprocess_client_new(wooli_loop *loop, wooli_inprocess_server *server,
                           const wool_allocator *allocator, wool_error *error) {
  client *c = wooli_alloc(allocator, sizeof *c);
  wooli_mailbox *mailbox = c ? wooli_mailbox_new(loop) : NULL;
  if (!mailbox) {
    wooli_release(allocator, c);
    wool_error_set(error, WOOL_ERR_NO_MEMORY,
                   "in-process channel: out of memory");
    return NULL;
  }
  memset(c, 0, sizeof *c);
  c->base.vtable = &client_vtable;
  c->loop = loop;
  c->allocator = allocator;
  c->server = server;
  c->mailbox = mailbox;
  c->to_server = wooli_mailbox_ref(server->mailbox);
  return &c->base;
}

static void run_drained(wooli_task *task) {
  wooli_inprocess_server *server =
      (wooli_inprocess_server *)((char *)task - offsetof(wooli_inprocess_server,
                                                         drained_task));
  void (*drained)(void *) = server->drained;
  server->drained = NULL;
  if (drained)
    drained(server->drained_user_data);
}

wooli_inprocess_server *
wooli_inprocess_server_new(wooli_loop *loop, const wooli_server_limits *limits,
                           const wooli_server_events *events, void *server_user,
                           const wool_allocator *allocator, wool_error *error) {
  wooli_inprocess_server *server = wooli_alloc(allocator, sizeof *server);
  wooli_mailbox *mailbox = server ? wooli_mailbox_new(loop) : NULL;
  if (!mailbox) {
    wooli_release(allocator, server);
    wool_error_set(error, WOOL_ERR_NO_MEMORY,
                   "in-process server: out of memory");
    return NULL;
  }
  memset(server, 0, sizeof *server);
  server->loop = loop;
  server->allocator = allocator;
  server->limits = *limits;
  server->events = *events;
  server->user_data = server_user;
  server->mailbox = mailbox;
  server->drained_task.run = run_drained;
  return server;
}

void wooli_inprocess_server_close(wooli_inprocess_server *server) {
  while (server->pipes) {
    pipe *p = server->pipes;
    if (!p->finished)
      post_short(p, LETTER_RESET, 0, WOOL_UNAVAILABLE, false);
    end_server(p, p->finished ? p->end_code : WOOL_CANCELLED);
  }
}

void wooli_inprocess_server_drain(wooli_inprocess_server *server,
                                  void (*drained)(void *user_data),
                                  void *user_data) {
  server->draining = true;
  server->drained = drained;
  server->drained_user_data = user_data;
  tell_if_drained(server);
}

void wooli_inprocess_server_free(wooli_inprocess_server *server) {
  if (!server)
    return;
  wooli_mailbox_close(server->mailbox);
  server->draining = true;
  wooli_inprocess_server_close(server);
  wooli_loop_undefer(server->loop, &server->drained_task);
  wooli_mailbox_unref(server->mailbox);
  wooli_release(server->allocator, server);
}
