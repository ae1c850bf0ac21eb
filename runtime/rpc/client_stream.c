/* Client streams: a flow between the owner and the loop, and the context that
 * goes with each message (rule 23). */
#include "runtime/rpc/client_internal.h"
#include "runtime/rpc/packing.h"
#include "runtime/rpc/thrown.h"
#include "runtime/wire/manifest.h"
#include "runtime/wire/validate.h"

typedef wooli_client_call client_call;
typedef wooli_client_stream_state stream_state;

enum {
  /* bytes read before the window is given back */
  CONSUME_AT = 16384,
  /* bytes of context that go with the headers, where the routine may begin
   * before the first message; more goes with that */
  MAX_HEADER_MANIFEST_LEN = 4096
};

static const char manifest_key[] = "wool-manifest-bin";

static const wool_method *method_of(const client_call *call) {
  return call->base.method;
}

/* ---- on the loop ---- */

static void run_events(wooli_due *due);

static void queue_events(client_call *call) {
  stream_state *s = call->streaming;
  if (!s->has_events) {
    wooli_engine_notify(call->channel->engine);
    return;
  }
  if (s->due_queued)
    return;
  s->due_queued = true;
  wooli_client_hold(call);
  s->due.run = run_events;
  wooli_engine_due(call->channel->engine, &s->due);
}

static void pump(wooli_attempt *attempt) {
  wooli_client_stream *stream = attempt->stream;
  if (!stream)
    return;
  wooli_flow *flow = &attempt->call->streaming->flow;
  wooli_flow_work work = wooli_flow_next_work(flow, &attempt->outlet);
  if (work.has_consume)
    stream->vtable->consume(stream, work.consume);
  if (work.has_message)
    stream->vtable->send(stream, &work.message, work.end);
  else if (work.end)
    stream->vtable->end(stream);
  if (work.has_message)
    wooli_retry_kept(attempt);
}

static void pump_on_loop(wooli_task *task) {
  stream_state *s = (stream_state *)(void *)((char *)task -
                                             offsetof(stream_state, pump_task));
  client_call *call = s->call;
  wooli_flow_asked(&s->flow);
  wooli_retry_each(call, pump);
  wooli_client_unref(call);
}

void wooli_client_stream_opened(wooli_attempt *attempt) {
  pump(attempt);
}

void wooli_client_stream_message(client_call *call, wool_bytes bytes,
                                 wool_compression encoding, void *block) {
  if (wooli_flow_receive(&call->streaming->flow, bytes, encoding, block))
    queue_events(call);
  else
    wooli_client_fail(call, WOOL_RESOURCE_EXHAUSTED,
                      "no memory for a message that came");
}

void wooli_client_stream_sent(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  wooli_flow_sent(&call->streaming->flow, &attempt->outlet);
  pump(attempt);
  queue_events(call);
}

void wooli_client_stream_closed(client_call *call) {
  wooli_flow_close(&call->streaming->flow);
  queue_events(call);
}

static bool is_writable(stream_state *s) {
  pthread_mutex_lock(&s->flow.lock);
  bool writable = wooli_flow_is_writable(&s->flow);
  pthread_mutex_unlock(&s->flow.lock);
  return writable;
}

static bool is_readable(stream_state *s) {
  pthread_mutex_lock(&s->flow.lock);
  bool readable = wooli_flow_is_readable(&s->flow);
  pthread_mutex_unlock(&s->flow.lock);
  return readable;
}

/* Between turns of the loop, by its driver. */
static void run_events(wooli_due *due) {
  stream_state *s =
      (stream_state *)(void *)((char *)due - offsetof(stream_state, due));
  client_call *call = s->call;
  s->due_queued = false;
  wool_context *context = wool_context_ref(call->base.context);
  bool entered = wool_context_enter(context, NULL) == WOOL_OK;
  wooli_heritage before = wooli_lineage_enter_child(&call->child);
  if (!call->abandoned && s->events.readable && is_readable(s))
    s->events.readable(&call->base, s->user_data);
  if (!call->abandoned && s->wants_writable && is_writable(s)) {
    s->wants_writable = false;
    if (s->events.writable)
      s->events.writable(&call->base, s->user_data);
  }
  wooli_lineage_leave(before);
  if (entered)
    (void)wool_context_exit(context, NULL);
  wool_context_unref(context);
  wooli_client_unref(call);
}

/* ---- the owner ---- */

/* Has the loop look at the flow, if it was not asked to already. */
static void kick(client_call *call) {
  stream_state *s = call->streaming;
  if (!wooli_flow_ask(&s->flow))
    return;
  wooli_client_hold(call);
  s->pump_task.run = pump_on_loop;
  wooli_engine_run(call->channel->engine, &s->pump_task);
}

static bool has_ended(void *user_data) {
  return wooli_client_has_ended(user_data);
}

static bool may_read(void *user_data) {
  return is_readable(((client_call *)user_data)->streaming);
}

static bool may_write(void *user_data) {
  return is_writable(((client_call *)user_data)->streaming);
}

static void fail_on_loop(wooli_task *task) {
  stream_state *s = (stream_state *)(void *)((char *)task -
                                             offsetof(stream_state, fail_task));
  client_call *call = s->call;
  wooli_client_stop(call, s->failure.code, s->failure.message);
  wooli_client_unref(call);
}

/* Gives the stream up for what has happened here; returns its outcome. */
static wool_code give_up(client_call *call, wool_code code,
                         const wool_error *error, const char *what) {
  stream_state *s = call->streaming;
  wool_error_clear(&s->failure);
  (void)wool_error_set(&s->failure, wooli_status_of(code), "%s of %s: %s", what,
                       method_of(call)->path, error->message);
  if (!wooli_client_has_ended(call)) {
    wooli_client_hold(call);
    s->fail_task.run = fail_on_loop;
    wooli_engine_run(call->channel->engine, &s->fail_task);
    wooli_engine_drive(call->channel->engine, has_ended, call);
  }
  /* The peer may have ended well before anybody read what it had sent. */
  return wooli_call_end(&call->base, s->failure.code, "%s", s->failure.message);
}

static bool is_extern(const client_call *call) {
  return (method_of(call)->flags & WOOL_METHOD_EXTERN) != 0;
}

/* What of the Context goes with the next message. */
static wooli_carry carry_of(client_call *call) {
  stream_state *s = call->streaming;
  if (is_extern(call) || !wooli_context_arm_to_send(call->base.context))
    return WOOLI_CARRY_NOTHING;
  return s->told ? WOOLI_CARRY_CHANGES : WOOLI_CARRY_ALL;
}

static wool_code encode_and_write(client_call *call, const void *message) {
  wool_call *base = &call->base;
  stream_state *s = call->streaming;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = message ? wooli_message_check(base->method->request, message,
                                               WOOL_INVALID_ARGUMENT, &error)
                         : WOOL_OK;
  if (rc)
    return rc;
  wooli_carry carry = carry_of(call);
  bool empty;
  wool_arena *scratch =
      wool_arena_new(call->channel->allocator, call->channel->max_call_memory);
  rc = scratch ? wooli_frame_encode(&base->frame, base->method->request,
                                    message, base->context, carry, &s->mark,
                                    call->channel->strict_context, scratch,
                                    &empty, &error)
               : WOOL_ERR_NO_MEMORY;
  wool_arena_free(scratch);
  if (rc)
    return rc;
  wooli_call_pack(base, call->channel->allocator);
  rc = wooli_client_check_request_len(call, &error);
  if (rc)
    return give_up(call, rc, &error, "argument");
  if (!wooli_flow_write(&s->flow, &base->frame.outgoing, &base->frame.buffer))
    return WOOL_ERR_NO_MEMORY;
  if (carry != WOOLI_CARRY_NOTHING) {
    s->told = true;
    s->mark.since = base->frame.version;
  }
  return WOOL_OK;
}

static wool_code may_send(client_call *call) {
  stream_state *s = call->streaming;
  if (!s || !(method_of(call)->flags & WOOL_METHOD_CLIENT_STREAM) ||
      s->ended_out)
    return WOOL_FAILED_PRECONDITION;
  if (!is_writable(s)) {
    if (s->has_events) {
      s->wants_writable = true;
      return WOOL_ERR_WOULD_BLOCK;
    }
    wooli_engine_drive(call->channel->engine, may_write, call);
  }
  return wooli_client_has_ended(call) ? WOOL_END_OF_STREAM : WOOL_OK;
}

wool_code wooli_client_stream_send(wool_call *base, const void *message) {
  client_call *call = wooli_client_of(base);
  wool_code rc = may_send(call);
  if (rc)
    return rc;
  rc = wooli_context_lend(base->context, method_of(call)->path, NULL);
  if (rc)
    return rc;
  rc = encode_and_write(call, message);
  wooli_context_return(base->context);
  if (!rc)
    kick(call);
  return rc;
}

static void forget_message(stream_state *s) {
  wool_arena_free(s->message_arena);
  wooli_parcel_release(&s->flow, s->parcel);
  s->message_arena = NULL;
  s->parcel = NULL;
}

/* Takes the next parcel, and gives the window back in larger parts. */
static bool take_parcel(client_call *call) {
  stream_state *s = call->streaming;
  pthread_mutex_lock(&s->flow.lock);
  s->parcel = wooli_flow_take(&s->flow);
  bool due = s->flow.to_consume >= CONSUME_AT;
  pthread_mutex_unlock(&s->flow.lock);
  if (due)
    kick(call);
  return s->parcel != NULL;
}

static wool_context *own_context(void *user_data,
                                 const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  (void)chain;
  return ((client_call *)user_data)->base.context;
}

static wool_code take_in(client_call *call, wooli_arrival *arrival,
                         wool_arena *arena, wool_error *error) {
  if (!arrival->has_manifest || is_extern(call))
    return WOOL_OK;
  const wooli_destination to = {own_context, call};
  return wooli_arrival_take_in(
      arrival, WOOLI_INTAKE_MERGE, &call->streaming->mark,
      call->channel->strict_context, arena, &to, error);
}

/* Merges and decodes the parcel; *out_message stays NULL if there is a manifest
 * only. */
static wool_code read_parcel(client_call *call, wool_arena *arena,
                             const void **out_message, wool_error *error) {
  const wool_message_type *type = method_of(call)->response;
  stream_state *s = call->streaming;
  wool_code rc =
      wooli_parcel_unpack(&call->base, &s->flow, &s->parcel,
                          wooli_client_max_response_len(call), error);
  if (rc)
    return rc;
  wooli_arrival arrival = wooli_arrival_of(s->parcel->body);
  rc = take_in(call, &arrival, arena, error);
  if (rc || arrival.is_bare)
    return rc;
  void *message = wool_arena_alloc(arena, type->size);
  if (!message)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "the call's memory is exhausted");
  rc = wooli_arrival_decode(&arrival, type, call->base.context, arena,
                            WOOL_INTERNAL, message, error);
  if (!rc)
    *out_message = message;
  return rc;
}

/* The end: the outcome, if it is no good one. */
static wool_code end_of(client_call *call) {
  wooli_engine_drive(call->channel->engine, has_ended, call);
  wool_code code = call->base.outcome.code;
  wooli_thrown_catch(&call->base);
  return code ? code : WOOL_END_OF_STREAM;
}

static wool_code next_message(client_call *call, const void **out_message) {
  stream_state *s = call->streaming;
  wool_error error = WOOL_ERROR_INIT;
  forget_message(s);
  if (!may_read(call)) {
    if (s->has_events)
      return WOOL_ERR_WOULD_BLOCK;
    wooli_engine_drive(call->channel->engine, may_read, call);
  }
  if (!take_parcel(call))
    return end_of(call);
  s->message_arena =
      wool_arena_new(call->channel->allocator, call->channel->max_call_memory);
  wool_code rc =
      s->message_arena
          ? read_parcel(call, s->message_arena, out_message, &error)
          : wool_error_set(&error, WOOL_ERR_NO_MEMORY, "out of memory");
  return rc ? give_up(call, rc, &error, "message") : WOOL_OK;
}

wool_code wooli_client_stream_recv(wool_call *base, const void **out_message) {
  client_call *call = wooli_client_of(base);
  if (!call->streaming || !(method_of(call)->flags & WOOL_METHOD_SERVER_STREAM))
    return base->outcome.code ? base->outcome.code : WOOL_FAILED_PRECONDITION;
  wool_code rc = wooli_context_lend(base->context, method_of(call)->path, NULL);
  if (rc)
    return rc;
  wooli_context_send_away(base->context);
  do
    rc = next_message(call, out_message);
  while (!rc && !*out_message);
  wooli_context_return(base->context);
  return rc;
}

wool_code wooli_client_stream_set_events(wool_call *base,
                                         const wool_stream_events *events,
                                         void *user_data) {
  client_call *call = wooli_client_of(base);
  stream_state *s = call->streaming;
  if (!s || atomic_load(&call->state) != CALL_READ)
    return WOOL_FAILED_PRECONDITION; /* given when it is started */
  size_t len = events->struct_size < sizeof s->events ? events->struct_size
                                                      : sizeof s->events;
  memcpy(&s->events, events, len);
  s->user_data = user_data;
  s->has_events = true;
  return WOOL_OK;
}

wool_code wool_stream_end(wool_call *base) {
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  client_call *call = wooli_client_of(base);
  stream_state *s = call->streaming;
  if (!s || !(method_of(call)->flags & WOOL_METHOD_CLIENT_STREAM))
    return WOOL_FAILED_PRECONDITION;
  if (s->ended_out)
    return WOOL_OK;
  s->ended_out = true;
  wooli_flow_end_out(&s->flow);
  kick(call);
  return WOOL_OK;
}

/* ---- the one response of a routine that streams its arguments ---- */

static wool_code only_message(client_call *call, const void **out_response) {
  stream_state *s = call->streaming;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = WOOL_OK;
  while (!rc && !*out_response && take_parcel(call)) {
    rc = read_parcel(call, call->base.arena, out_response, &error);
    if (!*out_response)
      forget_message(s);
  }
  if (rc)
    return wooli_call_end(&call->base, wooli_status_of(rc),
                          "response of %s: %s", method_of(call)->path,
                          error.message);
  bool surplus = s->flow.in.first != NULL;
  wooli_thrown_catch(&call->base);
  if (call->base.outcome.code)
    return call->base.outcome.code;
  if (*out_response && !surplus)
    return WOOL_OK;
  *out_response = NULL;
  return wooli_call_end(
      &call->base, WOOL_INTERNAL, "%s ended well with %s response message",
      method_of(call)->path, surplus ? "more than one" : "no");
}

wool_code wool_stream_finish(wool_call *base, const wool_method *method,
                             const void **out_response) {
  const void *ignored;
  if (!out_response)
    out_response = &ignored;
  *out_response = NULL;
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  client_call *call = wooli_client_of(base);
  if (base->method != method || !call->streaming ||
      (method->flags & WOOL_METHOD_SERVER_STREAM))
    return base->outcome.code ? base->outcome.code : WOOL_FAILED_PRECONDITION;
  (void)wool_stream_end(base);
  if (call->streaming->has_events && !wooli_client_has_ended(call))
    return WOOL_ERR_WOULD_BLOCK;
  if (atomic_load(&call->state) == CALL_READ) {
    *out_response = call->response;
    return base->outcome.code;
  }
  wool_code rc = wooli_context_lend(base->context, method->path, NULL);
  if (rc)
    return rc;
  wooli_context_send_away(base->context);
  wooli_engine_drive(call->channel->engine, has_ended, call);
  rc = only_message(call, &call->response);
  atomic_store(&call->state, CALL_READ);
  wooli_context_return(base->context);
  *out_response = call->response;
  return rc;
}

/* ---- opening ---- */

static void release_state(void *state) {
  stream_state *s = state;
  forget_message(s);
  wooli_flow_cleanup(&s->flow);
}

static stream_state *new_state(client_call *call) {
  stream_state *s = wool_arena_alloc(call->base.arena, sizeof *s);
  if (!s)
    return NULL;
  wooli_flow_init(&s->flow, call->channel->allocator);
  wooli_stream_mark_init(&s->mark, 0);
  s->call = call;
  return wool_arena_on_free(call->base.arena, release_state, s) ? s : NULL;
}

/* The routine may begin before the first argument comes: the context goes with
 * the headers, if there is room for it. */
static void add_header_manifest(client_call *call) {
  wool_call *base = &call->base;
  stream_state *s = call->streaming;
  wool_bytes manifest, rest;
  if (is_extern(call))
    return;
  if (!wooli_context_arm_to_send(base->context)) {
    s->told = true; /* of nothing, which is all there is */
    s->mark.since = wooli_context_version(base->context);
    return;
  }
  wooli_client_encode(call, NULL);
  if (base->outcome.code ||
      !wooli_manifest_find(base->frame.outgoing.head, &manifest, &rest) ||
      manifest.len > MAX_HEADER_MANIFEST_LEN)
    return;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_metadata_add(&base->request_metadata,
                                   wool_str_c(manifest_key), manifest, &error);
  if (rc) {
    (void)wooli_call_end(base, wooli_status_of(rc), "%s: %s", manifest_key,
                         error.message);
    return;
  }
  s->told = true;
  s->mark.since = base->frame.version;
}

/* What goes first. */
static void write_first(client_call *call, const void *request) {
  wool_call *base = &call->base;
  stream_state *s = call->streaming;
  if (method_of(call)->flags & WOOL_METHOD_CLIENT_STREAM) {
    add_header_manifest(call);
    return;
  }
  wooli_client_encode(call, request);
  wooli_client_pack(call);
  if (base->outcome.code)
    return;
  if (!wooli_flow_write(&s->flow, &base->frame.outgoing, &base->frame.buffer))
    (void)wooli_call_end(base, WOOL_RESOURCE_EXHAUSTED,
                         "starting %s: out of memory", base->method->path);
  s->ended_out = true;
  wooli_flow_end_out(&s->flow);
}

static wool_code open_stream(client_call *call, const wool_method *method,
                             wool_context *context, const void *request,
                             const wool_stream_events *events,
                             void *user_data) {
  wool_call *base = &call->base;
  wool_code rc = wooli_client_prepare(call, method, context);
  if (rc)
    return rc;
  call->streaming = new_state(call);
  if (!call->streaming)
    return wooli_call_end(base, WOOL_RESOURCE_EXHAUSTED,
                          "starting %s: out of memory", method->path);
  if (events)
    (void)wooli_client_stream_set_events(base, events, user_data);
  rc = wooli_context_lend(context, method->path, &base->outcome);
  if (rc)
    return rc;
  write_first(call, request);
  wooli_context_return(context);
  if (base->outcome.code)
    return base->outcome.code;
  call->started = true;
  wooli_client_launch(call);
  wooli_engine_run(call->channel->engine, &call->start_task);
  return WOOL_OK;
}

wool_code wool_stream_open(wool_call *base, const wool_method *method,
                           const void *request) {
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  wool_context *context = wool_context_ref(wool_context_current());
  return open_stream(wooli_client_of(base), method, context, request, NULL,
                     NULL);
}

wool_code wool_stream_start(wool_call *base, const wool_method *method,
                            const void *request,
                            const wool_stream_events *events, void *user_data) {
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  wool_context *current = wool_context_current();
  wool_context *fork = current ? wool_context_copy(current) : NULL;
  return open_stream(wooli_client_of(base), method, fork, request, events,
                     user_data);
}
