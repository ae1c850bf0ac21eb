#include "runtime/rpc/flow.h"

#include "runtime/context/alloc.h"
#include "runtime/wire/framing.h"

static void init_parcels(wooli_parcels *list) {
  list->first = NULL;
  list->last = &list->first;
  list->len = 0;
}

void wooli_flow_init(wooli_flow *flow, const wool_allocator *allocator) {
  memset(flow, 0, sizeof *flow);
  flow->allocator = allocator;
  pthread_mutex_init(&flow->lock, NULL);
  pthread_cond_init(&flow->changed, NULL);
  init_parcels(&flow->in);
  init_parcels(&flow->out);
  init_parcels(&flow->taken);
}

_Static_assert(sizeof(wooli_parcel) <= WOOLI_MESSAGE_ROOM,
               "a parcel lies ahead of its message");

void wooli_parcel_init(wooli_parcel *parcel, size_t len,
                       wool_compression encoding) {
  memset(parcel, 0, sizeof *parcel);
  parcel->body = wool_bytes_n((uint8_t *)parcel + WOOLI_MESSAGE_ROOM, len);
  parcel->len = len;
  parcel->encoding = encoding;
}

void wooli_parcel_release(wooli_flow *flow, wooli_parcel *parcel) {
  if (parcel)
    wooli_release(parcel->of_libc ? NULL : flow->allocator, parcel);
}

static wooli_parcel *pop(wooli_parcels *list) {
  wooli_parcel *parcel = list->first;
  if (!parcel)
    return NULL;
  list->first = parcel->next;
  if (!list->first)
    list->last = &list->first;
  list->len -= parcel->len;
  return parcel;
}

static void push(wooli_parcels *list, wooli_parcel *parcel) {
  parcel->next = NULL;
  *list->last = parcel;
  list->last = &parcel->next;
  list->len += parcel->len;
}

static void drop_all(wooli_flow *flow, wooli_parcels *list) {
  wooli_parcel *parcel;
  while ((parcel = pop(list)))
    wooli_parcel_release(flow, parcel);
}

void wooli_flow_cleanup(wooli_flow *flow) {
  drop_all(flow, &flow->in);
  drop_all(flow, &flow->out);
  drop_all(flow, &flow->taken);
  pthread_cond_destroy(&flow->changed);
  pthread_mutex_destroy(&flow->lock);
}

static wooli_parcel *new_parcel(wooli_flow *flow,
                                const wooli_outgoing *message) {
  wool_bytes head = message->head;
  wool_bytes body = message->body;
  size_t len = head.len + body.len;
  wooli_parcel *parcel = wooli_alloc(flow->allocator, WOOLI_MESSAGE_ROOM + len);
  if (!parcel)
    return NULL;
  wooli_parcel_init(parcel, len, message->encoding);
  uint8_t *to = (uint8_t *)parcel + WOOLI_MESSAGE_ROOM;
  if (head.len)
    memcpy(to, head.data, head.len);
  if (body.len)
    memcpy(to + head.len, body.data, body.len);
  return parcel;
}

/* Makes a parcel of the buffer itself, which is empty then. */
static wooli_parcel *take_buffer(const wooli_outgoing *message,
                                 wooli_buffer *buffer) {
  wooli_parcel *parcel = (wooli_parcel *)(void *)buffer->data;
  memset(buffer, 0, sizeof *buffer);
  wooli_parcel_init(parcel, message->head.len + message->body.len,
                    message->encoding);
  parcel->head = message->head;
  parcel->body = message->body;
  parcel->of_libc = true;
  return parcel;
}

/* ---- the loop ---- */

bool wooli_flow_receive(wooli_flow *flow, wool_bytes bytes,
                        wool_compression encoding, void *block) {
  const wooli_outgoing message = {.body = bytes, .encoding = encoding};
  wooli_parcel *parcel = block ? block : new_parcel(flow, &message);
  if (block)
    wooli_parcel_init(parcel, bytes.len, encoding);
  if (!parcel)
    return false;
  pthread_mutex_lock(&flow->lock);
  push(&flow->in, parcel);
  pthread_cond_broadcast(&flow->changed);
  pthread_mutex_unlock(&flow->lock);
  return true;
}

void wooli_flow_end_in(wooli_flow *flow) {
  pthread_mutex_lock(&flow->lock);
  flow->in_ended = true;
  pthread_cond_broadcast(&flow->changed);
  pthread_mutex_unlock(&flow->lock);
}

void wooli_flow_close(wooli_flow *flow) {
  pthread_mutex_lock(&flow->lock);
  flow->closed = true;
  flow->in_ended = true;
  drop_all(flow, &flow->out);
  pthread_cond_broadcast(&flow->changed);
  pthread_mutex_unlock(&flow->lock);
  drop_all(flow, &flow->taken);
}

bool wooli_flow_ask(wooli_flow *flow) {
  pthread_mutex_lock(&flow->lock);
  bool first = !flow->task_posted && !flow->closed;
  if (first)
    flow->task_posted = true;
  pthread_mutex_unlock(&flow->lock);
  return first;
}

void wooli_flow_asked(wooli_flow *flow) {
  pthread_mutex_lock(&flow->lock);
  flow->task_posted = false;
  pthread_mutex_unlock(&flow->lock);
}

/* The message that the outlet sends next, if there is one; with the lock. */
static wooli_parcel *next_parcel(wooli_flow *flow, const wooli_outlet *outlet) {
  wooli_parcel *next = outlet->last ? outlet->last->next : flow->taken.first;
  if (next)
    return next;
  next = pop(&flow->out);
  if (next)
    push(&flow->taken, next);
  return next;
}

static void take_next(wooli_flow *flow, wooli_outlet *outlet,
                      wooli_flow_work *work) {
  wooli_parcel *next = next_parcel(flow, outlet);
  bool is_last = !flow->out.first && !(next && next->next);
  work->has_message = next != NULL;
  work->end = flow->out_ended && is_last;
  outlet->end_sent = work->end;
  if (!next)
    return;
  work->message.head = next->head;
  work->message.body = next->body;
  work->message.encoding = next->encoding;
  outlet->last = next;
  outlet->lends = true;
  outlet->n_taken++;
}

wooli_flow_work wooli_flow_next_work(wooli_flow *flow, wooli_outlet *outlet) {
  wooli_flow_work work;
  memset(&work, 0, sizeof work);
  pthread_mutex_lock(&flow->lock);
  if (flow->to_consume) {
    work.has_consume = true;
    work.consume = flow->to_consume - WOOLI_FRAME_PREFIX_LEN;
    flow->to_consume = 0;
  }
  if (!flow->closed && !outlet->lends && !outlet->end_sent)
    take_next(flow, outlet, &work);
  pthread_mutex_unlock(&flow->lock);
  return work;
}

/* Drops what the outlet has sent, but not what it lends. */
static void drop_sent(wooli_flow *flow, wooli_outlet *outlet) {
  if (!outlet->last || flow->closed)
    return; /* closed: all has been dropped */
  while (flow->taken.first != outlet->last)
    wooli_parcel_release(flow, pop(&flow->taken));
  if (outlet->lends)
    return;
  wooli_parcel_release(flow, pop(&flow->taken));
  outlet->last = NULL;
}

void wooli_flow_sent(wooli_flow *flow, wooli_outlet *outlet) {
  outlet->lends = false;
  if (!flow->keeps)
    drop_sent(flow, outlet);
  pthread_mutex_lock(&flow->lock);
  pthread_cond_broadcast(&flow->changed);
  pthread_mutex_unlock(&flow->lock);
}

void wooli_flow_settle(wooli_flow *flow, wooli_outlet *outlet) {
  flow->keeps = false;
  drop_sent(flow, outlet);
}

bool wooli_flow_waits(wooli_flow *flow) {
  pthread_mutex_lock(&flow->lock);
  bool waits = flow->out.first != NULL;
  pthread_mutex_unlock(&flow->lock);
  return waits;
}

/* ---- the other side ---- */

wooli_parcel *wooli_flow_take(wooli_flow *flow) {
  wooli_parcel *parcel = pop(&flow->in);
  if (parcel)
    flow->to_consume += parcel->len + WOOLI_FRAME_PREFIX_LEN;
  return parcel;
}

bool wooli_flow_is_readable(const wooli_flow *flow) {
  return flow->in.first || flow->in_ended;
}

bool wooli_flow_is_writable(const wooli_flow *flow) {
  return flow->closed || flow->out.len < WOOLI_FLOW_MAX_OUT_LEN;
}

bool wooli_flow_write(wooli_flow *flow, const wooli_outgoing *message,
                      wooli_buffer *buffer) {
  bool take =
      buffer && message->head.len + message->body.len >= WOOLI_FLOW_TAKE_LEN;
  wooli_parcel *parcel =
      take ? take_buffer(message, buffer) : new_parcel(flow, message);
  if (!parcel)
    return false;
  pthread_mutex_lock(&flow->lock);
  bool gone = flow->closed;
  if (!gone)
    push(&flow->out, parcel);
  pthread_mutex_unlock(&flow->lock);
  if (gone)
    wooli_parcel_release(flow, parcel);
  return true;
}

void wooli_flow_end_out(wooli_flow *flow) {
  pthread_mutex_lock(&flow->lock);
  flow->out_ended = true;
  pthread_mutex_unlock(&flow->lock);
}
