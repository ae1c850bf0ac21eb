/* Streams at the server: handlers that wait for messages, and calls that a
 * handler leaves open and goes on with by events. */
#include "runtime/context/alloc.h"
#include "runtime/rpc/packing.h"
#include "runtime/rpc/server_call.h"

typedef wooli_server_call server_call;
typedef wooli_server_stream_state stream_state;

enum {
  /* bytes read before the window is given back */
  CONSUME_AT = 16384
};

static wooli_shard *shard_of(const server_call *call) {
  return call->lane->shard;
}

static const wool_server_options *options_of(const server_call *call) {
  return &call->lane->server->options;
}

/* ---- by the shard's owner ---- */

static void release_state(void *state) {
  stream_state *s = state;
  wool_arena_free(s->message_arena);
  wooli_parcel_release(&s->flow, s->parcel);
  wooli_flow_cleanup(&s->flow);
}

bool wooli_server_stream_init(server_call *call) {
  stream_state *s = wool_arena_alloc(call->base.arena, sizeof *s);
  if (!s)
    return false;
  wooli_flow_init(&s->flow, options_of(call)->allocator);
  wooli_stream_mark_init(&call->mark, 0);
  s->call = call;
  if (wool_arena_on_free(call->base.arena, release_state, s))
    call->streaming = s;
  return call->streaming != NULL;
}

/* Runs the handler's events, now or once it is done with those before. */
static void queue_events(server_call *call) {
  stream_state *s = call->streaming;
  if (!atomic_load(&s->has_events))
    return;
  if (call->at_work)
    s->events_due = true;
  else if (s->is_left_open && !call->concluded)
    wooli_server_queue(call);
}

static void send_headers(server_call *call) {
  stream_state *s = call->streaming;
  if (s->headers_sent)
    return;
  s->headers_sent = true;
  call->stream->response_encoding = call->base.encoding;
  if (call->base.initial_metadata.len)
    call->stream->vtable->send_headers(call->stream,
                                       &call->base.initial_metadata);
}

static void pump(server_call *call) {
  stream_state *s = call->streaming;
  wooli_flow_work work = wooli_flow_next_work(&s->flow, &s->outlet);
  wooli_server_stream *stream = call->stream;
  if (!stream)
    return;
  if (work.has_consume)
    stream->vtable->consume(stream, work.consume);
  if (work.has_message) {
    send_headers(call);
    stream->vtable->send_message(stream, &work.message);
  }
  if (!s->finishing || wooli_flow_waits(&s->flow))
    return;
  s->finishing = false;
  send_headers(call);
  wooli_server_finish(call);
}

static void pump_on_loop(wooli_task *task) {
  stream_state *s = (stream_state *)(void *)((char *)task -
                                             offsetof(stream_state, pump_task));
  wooli_flow_asked(&s->flow);
  pump(s->call);
}

bool wooli_server_stream_message(server_call *call, wool_bytes bytes) {
  void *block = call->stream->vtable->take(call->stream, bytes);
  if (!wooli_flow_receive(&call->streaming->flow, bytes,
                          call->stream->message_encoding, block))
    return false;
  queue_events(call);
  return true;
}

void wooli_server_stream_half_closed(server_call *call) {
  wooli_flow_end_in(&call->streaming->flow);
  queue_events(call);
}

void wooli_server_stream_sent(server_call *call) {
  stream_state *s = call->streaming;
  wooli_flow_sent(&s->flow, &s->outlet);
  pump(call);
  if (atomic_load(&s->wants_writable))
    queue_events(call);
}

void wooli_server_stream_closed(server_call *call) {
  wooli_flow_close(&call->streaming->flow);
}

bool wooli_server_stream_is_sending(const server_call *call) {
  stream_state *s = call->streaming;
  return s->outlet.lends || wooli_flow_waits(&s->flow);
}

void wooli_server_stream_abandon(server_call *call) {
  wooli_flow_close(&call->streaming->flow);
  queue_events(call);
}

void wooli_server_stream_answer(server_call *call) {
  stream_state *s = call->streaming;
  if (call->has_response &&
      !wooli_flow_write(&s->flow, &call->base.frame.outgoing,
                        &call->base.frame.buffer)) {
    call->stream->vtable->reset(call->stream, WOOL_RESOURCE_EXHAUSTED);
    return;
  }
  s->finishing = true;
  pump(call);
}

void wooli_server_stream_idle(server_call *call) {
  stream_state *s = call->streaming;
  /* What came before there were events is told, and the stream's end is, once;
   * after that only wool_call_end counts. */
  bool due = s->events_due || !s->began || s->end_requested ||
             (!call->stream && !s->told_end);
  s->events_due = false;
  s->began = true;
  if (due)
    wooli_server_queue(call);
}

/* ---- by the handler ---- */

static void kick(server_call *call) {
  stream_state *s = call->streaming;
  if (!wooli_flow_ask(&s->flow))
    return;
  s->pump_task.run = pump_on_loop;
  wooli_shard_run(shard_of(call), &s->pump_task);
}

static bool may_read(void *flow) {
  return wooli_flow_is_readable(flow);
}

static bool may_write(void *flow) {
  return wooli_flow_is_writable(flow);
}

/* Waits until `done` holds; WOOL_ERR_WOULD_BLOCK if that is not wanted. With
 * the flow's lock held. */
static wool_code await(server_call *call, bool (*done)(void *flow)) {
  stream_state *s = call->streaming;
  if (done(&s->flow))
    return WOOL_OK;
  if (atomic_load(&s->has_events))
    return WOOL_ERR_WOULD_BLOCK;
  wooli_dispatch_wait(shard_of(call)->dispatch, &s->flow.lock, &s->flow.changed,
                      done, &s->flow);
  return WOOL_OK;
}

static wool_code may_send(server_call *call) {
  stream_state *s = call->streaming;
  if (!s || !(call->base.method->flags & WOOL_METHOD_SERVER_STREAM))
    return WOOL_FAILED_PRECONDITION;
  pthread_mutex_lock(&s->flow.lock);
  wool_code rc = await(call, may_write);
  bool closed = s->flow.closed;
  pthread_mutex_unlock(&s->flow.lock);
  if (rc == WOOL_ERR_WOULD_BLOCK)
    atomic_store(&s->wants_writable, true);
  return closed ? WOOL_CANCELLED : rc;
}

wool_code wooli_server_stream_send(wool_call *base, const void *message) {
  server_call *call = wooli_server_call_of(base);
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = may_send(call);
  if (rc)
    return rc;
  bool empty;
  wool_arena *scratch = wool_arena_new(options_of(call)->allocator,
                                       options_of(call)->max_call_memory);
  rc = scratch ? wooli_server_encode(call, message, scratch, &empty, &error)
               : WOOL_ERR_NO_MEMORY;
  wool_arena_free(scratch);
  if (!rc && !wooli_flow_write(&call->streaming->flow, &base->frame.outgoing,
                               &base->frame.buffer))
    rc = WOOL_ERR_NO_MEMORY;
  if (rc)
    return wool_call_fail(base, rc, "result of %s: %s", base->method->path,
                          error.message);
  kick(call);
  return WOOL_OK;
}

/* Takes the next parcel, if there is one. */
static wool_code take_parcel(server_call *call) {
  stream_state *s = call->streaming;
  pthread_mutex_lock(&s->flow.lock);
  wool_code rc = await(call, may_read);
  s->parcel = wooli_flow_take(&s->flow);
  bool due = s->flow.to_consume >= CONSUME_AT;
  bool closed = s->flow.closed;
  pthread_mutex_unlock(&s->flow.lock);
  if (due)
    kick(call);
  if (rc || s->parcel)
    return rc;
  return closed ? WOOL_CANCELLED : WOOL_END_OF_STREAM;
}

static wool_code read_parcel(server_call *call, const void **out_message,
                             wool_error *error) {
  stream_state *s = call->streaming;
  const wool_message_type *type = call->base.method->request;
  wool_code rc =
      wooli_parcel_unpack(&call->base, &s->flow, &s->parcel,
                          options_of(call)->max_recv_message_len, error);
  if (rc)
    return rc;
  wooli_arrival arrival = wooli_arrival_of(s->parcel->body);
  rc = wooli_server_merge(call, &arrival, s->message_arena, error);
  if (rc || arrival.is_bare)
    return rc;
  void *message = wool_arena_alloc(s->message_arena, type->size);
  if (!message)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "the call's memory is exhausted");
  rc =
      wooli_arrival_decode(&arrival, type, call->base.context, s->message_arena,
                           WOOL_INVALID_ARGUMENT, message, error);
  if (!rc)
    *out_message = message;
  return rc;
}

static wool_code next_message(server_call *call, const void **out_message) {
  stream_state *s = call->streaming;
  wool_error error = WOOL_ERROR_INIT;
  wool_arena_free(s->message_arena);
  wooli_parcel_release(&s->flow, s->parcel);
  s->message_arena = NULL;
  s->parcel = NULL;
  wool_code rc = take_parcel(call);
  if (rc)
    return rc;
  s->message_arena = wool_arena_new(options_of(call)->allocator,
                                    options_of(call)->max_call_memory);
  rc = s->message_arena
           ? read_parcel(call, out_message, &error)
           : wool_error_set(&error, WOOL_ERR_NO_MEMORY, "out of memory");
  if (rc)
    return wool_call_fail(&call->base, wooli_status_of(rc),
                          "argument of %s: %s", call->base.method->path,
                          error.message);
  return WOOL_OK;
}

wool_code wooli_server_stream_recv(wool_call *base, const void **out_message) {
  server_call *call = wooli_server_call_of(base);
  if (!call->streaming || !(base->method->flags & WOOL_METHOD_CLIENT_STREAM))
    return WOOL_FAILED_PRECONDITION;
  wool_code rc;
  do
    rc = next_message(call, out_message);
  while (!rc && !*out_message);
  return rc;
}

wool_code wooli_server_stream_set_events(wool_call *base,
                                         const wool_stream_events *events,
                                         void *user_data) {
  server_call *call = wooli_server_call_of(base);
  stream_state *s = call->streaming;
  if (!s || atomic_load(&s->has_events))
    return WOOL_FAILED_PRECONDITION;
  size_t len = events->struct_size < sizeof s->events ? events->struct_size
                                                      : sizeof s->events;
  memcpy(&s->events, events, len);
  s->user_data = user_data;
  atomic_store(&s->has_events, true);
  return WOOL_OK;
}

/* ---- a call that was left open ---- */

/* The call whose events this thread runs. */
static _Thread_local const server_call *running;

static void run_events(server_call *call) {
  stream_state *s = call->streaming;
  pthread_mutex_lock(&s->flow.lock);
  bool readable = may_read(&s->flow);
  bool writable = may_write(&s->flow);
  s->told_end = s->flow.closed;
  pthread_mutex_unlock(&s->flow.lock);
  if (readable && s->events.readable)
    s->events.readable(&call->base, s->user_data);
  if (!writable || s->end_requested ||
      !atomic_exchange(&s->wants_writable, false))
    return;
  if (s->events.writable)
    s->events.writable(&call->base, s->user_data);
}

bool wooli_server_stream_run_events(server_call *call) {
  stream_state *s = call->streaming;
  running = call;
  if (!s->end_requested)
    run_events(call);
  running = NULL;
  if (s->end_requested)
    wooli_server_take_outcome(call, s->end_code);
  return s->end_requested;
}

static void end_on_loop(wooli_task *task) {
  stream_state *s =
      (stream_state *)(void *)((char *)task - offsetof(stream_state, end_task));
  server_call *call = s->call;
  s->end_requested = true;
  if (!call->at_work)
    wooli_server_queue(call);
}

void wool_call_end(wool_call *base, wool_code code) {
  server_call *call = wooli_server_call_of(base);
  stream_state *s = call->streaming;
  if (!s || !atomic_load(&s->has_events) ||
      atomic_exchange(&s->end_called, true))
    return;
  s->end_code = code;
  if (running == call) {
    s->end_requested = true;
    return;
  }
  s->end_task.run = end_on_loop;
  wooli_loop_post(shard_of(call)->loop, &s->end_task);
}
