/* Server calls: from a request's headers to the handler, and back. */
#include <stdio.h>

#include "runtime/context/kin.h"
#include "runtime/rpc/packing.h"
#include "runtime/rpc/server_call.h"
#include "runtime/rpc/thrown.h"
#include "runtime/wire/validate.h"

/* The metadata key by which a peer without manifests names its chain. */
static const char chain_key[] = "wool-chain";

/* The one that carries the manifest of a routine whose arguments are a stream,
 * since it may begin before the first of them. */
static const char manifest_key[] = "wool-manifest-bin";

enum {
  CHAIN_TEXT_LEN = 2 * WOOL_CHAIN_ID_LEN,
  CONTEXT_MEMORY = 1024 /* bytes: what a cached one counts for at least */
};

typedef wooli_server_call server_call;

static wool_server *server_of(const server_call *call) {
  return call->lane->server;
}

static void release(server_call *call) {
  wooli_lineage_cleanup(&call->lineage);
  wooli_call_release(&call->base);
}

/* ---- answering, on the loop ---- */

void wooli_server_finish(server_call *call) {
  const wool_error *outcome = &call->base.outcome;
  wooli_timer_stop(call->lane->shard->loop, &call->deadline);
  wooli_status status = {.code = outcome->code,
                         .message = wool_str_c(outcome->message),
                         .from_peer = true};
  if (outcome->code)
    status.details = call->base.details;
  call->stream->vtable->finish(call->stream, &status,
                               &call->base.trailing_metadata);
}

static void answer(server_call *call) {
  call->state = CALL_ANSWERED;
  if (call->streaming) {
    wooli_server_stream_answer(call);
    return;
  }
  const wooli_server_vtable *vtable = call->stream->vtable;
  call->stream->response_encoding = call->base.encoding;
  if (call->base.initial_metadata.len)
    vtable->send_headers(call->stream, &call->base.initial_metadata);
  if (call->has_response)
    vtable->send_message(call->stream, &call->base.frame.outgoing);
  wooli_server_finish(call);
}

static void refuse(server_call *call, wool_code code, const char *why) {
  if (call->state != CALL_RECEIVING)
    return;
  (void)wooli_call_end(&call->base, code, "%s", why);
  answer(call);
}

/* ---- the Context that a call runs in ---- */

static wool_context *fresh_context(server_call *call) {
  wool_context *context = call->spare ? call->spare : wool_context_new();
  call->spare = NULL;
  if (context)
    context->ledger->mounted = true;
  return context;
}

static void keep_context(server_call *call, wool_context *context) {
  call->base.context = context;
}

/* Rule 20: the Context cached for (peer, chain), or a new one; one that a call
 * is in already is left alone (rule 11: a callback has an ephemeral one). */
static wool_context *context_of_chain(void *user_data,
                                      const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  server_call *call = user_data;
  bool busy;
  wool_context *cached = wooli_chain_cache_take(server_of(call)->chains,
                                                call->identity, chain, &busy);
  wool_context *context = cached && !busy ? cached : fresh_context(call);
  call->cached = !busy;
  keep_context(call, context);
  if (context)
    wooli_kin_join(context->ledger, chain);
  if (context && busy)
    wooli_kin_adopt(context->ledger, cached->ledger);
  if (busy)
    wool_context_unref(cached);
  return context;
}

static bool parse_chain(wool_bytes text, uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  if (text.len != CHAIN_TEXT_LEN)
    return false;
  for (size_t i = 0; i < CHAIN_TEXT_LEN; i++) {
    uint8_t c = text.data[i], digit;
    if (c >= '0' && c <= '9')
      digit = (uint8_t)(c - '0');
    else if (c >= 'a' && c <= 'f')
      digit = (uint8_t)(c - 'a' + 10);
    else
      return false;
    chain[i / 2] = (uint8_t)(i % 2 ? chain[i / 2] | digit : digit << 4);
  }
  return true;
}

/* Rule 29: a peer without manifests may name a chain that it was told of. If
 * that one is gone or a call is in it, a chain of its own is begun, which the
 * response may name, and so it is kept as well. */
static wool_code mount_by_metadata(server_call *call, wool_error *error) {
  wool_bytes text;
  uint8_t chain[WOOL_CHAIN_ID_LEN];
  wool_context *context = NULL;
  bool busy = false;
  call->cached = true;
  if (wool_metadata_get(&call->base.request_metadata, wool_str_c(chain_key),
                        &text)) {
    if (!parse_chain(text, chain))
      return wool_error_set(error, WOOL_INTERNAL,
                            "metadata %s of %zu bytes is not %d hex digits",
                            chain_key, text.len, CHAIN_TEXT_LEN);
    context = wooli_chain_cache_take(server_of(call)->chains, call->identity,
                                     chain, &busy);
  }
  keep_context(call, context && !busy ? context : fresh_context(call));
  if (busy)
    wool_context_unref(context);
  return WOOL_OK;
}

/* Where the arguments are a stream, the context comes with the headers. */
static void find_header_manifest(server_call *call, wooli_arrival *arrival) {
  wool_bytes manifest;
  if (!(call->base.method->flags & WOOL_METHOD_CLIENT_STREAM) ||
      !wool_metadata_get(&call->base.request_metadata, wool_str_c(manifest_key),
                         &manifest))
    return;
  arrival->has_manifest = true;
  arrival->manifest = manifest;
}

/* Gives the call its Context, with the request's manifest taken in. */
static wool_code mount(server_call *call, wooli_arrival *arrival,
                       wool_error *error) {
  wool_call *base = &call->base;
  size_t before = wool_arena_used(base->arena);
  find_header_manifest(call, arrival);
  if (arrival->has_manifest && !(base->method->flags & WOOL_METHOD_EXTERN)) {
    call->sent_manifest = true;
    const wooli_destination to = {context_of_chain, call};
    wool_code rc = wooli_arrival_take_in(
        arrival, WOOLI_INTAKE_INSTALL, &call->mark,
        server_of(call)->options.strict_context, base->arena, &to, error);
    call->mounted =
        arrival->manifest.len + wool_arena_used(base->arena) - before;
    if (rc)
      return rc;
  } else {
    wool_code rc = mount_by_metadata(call, error);
    if (rc)
      return rc;
  }
  if (!base->context)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "context: out of memory");
  call->mark.since = call->sent_manifest
                         ? wooli_context_installed(base->context)
                         : wooli_context_version(base->context);
  return WOOL_OK;
}

/* What the peer may have made the Context hold, in bytes: what it sent as
 * context, what the handler has to tell of it, and if the peer does not get to
 * know that, what the handler may have taken from the message. */
static size_t memory_of_context(const server_call *call) {
  const wool_call *base = &call->base;
  return CONTEXT_MEMORY + call->mounted + base->frame.manifest_len +
         (call->sent_manifest ? 0 : base->incoming.len);
}

static wool_context *context_of_call(void *user_data,
                                     const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  (void)chain;
  return ((server_call *)user_data)->base.context;
}

wool_code wooli_server_merge(server_call *call, wooli_arrival *arrival,
                             wool_arena *arena, wool_error *error) {
  if (!arrival->has_manifest || (call->base.method->flags & WOOL_METHOD_EXTERN))
    return WOOL_OK;
  call->sent_manifest = true;
  call->mounted += arrival->manifest.len;
  size_t most = server_of(call)->options.max_call_memory;
  if (call->mounted > most)
    return wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                          "context of %zu bytes exceeds max_call_memory %zu",
                          call->mounted, most);
  const wooli_destination to = {context_of_call, call};
  return wooli_arrival_take_in(arrival, WOOLI_INTAKE_MERGE, &call->mark,
                               server_of(call)->options.strict_context, arena,
                               &to, error);
}

/* The Context goes where the next call finds it. */
static void dismount(server_call *call) {
  wool_call *base = &call->base;
  if (!base->context || !call->cached || !wooli_context_is_armed(base->context))
    return;
  wooli_chain_cache_put(server_of(call)->chains, call->identity, base->context,
                        memory_of_context(call));
  call->was_put = true;
}

/* ---- the handler, on any thread ---- */

static wool_code decode_request(server_call *call, const wooli_arrival *arrival,
                                void **out_request, wool_error *error) {
  wool_call *base = &call->base;
  const wool_message_type *type = base->method->request;
  *out_request = wool_arena_alloc(base->arena, type->size);
  if (!*out_request)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "the call's memory is exhausted");
  return wooli_arrival_decode(arrival, type, base->context, base->arena,
                              WOOL_INVALID_ARGUMENT, *out_request, error);
}

/* Tells a peer without manifests which chain its call has armed. */
static void name_chain(server_call *call) {
  uint8_t chain[WOOL_CHAIN_ID_LEN];
  char text[CHAIN_TEXT_LEN + 1];
  if (call->announced || call->sent_manifest ||
      !wool_context_chain_id(call->base.context, chain))
    return;
  for (size_t i = 0; i < WOOL_CHAIN_ID_LEN; i++)
    (void)snprintf(text + 2 * i, 3, "%02x", chain[i]);
  wool_error error = WOOL_ERROR_INIT;
  /* The headers of a stream may be out by now. */
  wool_code rc = wool_metadata_add(
      call->streaming ? &call->base.trailing_metadata
                      : &call->base.initial_metadata,
      wool_str_c(chain_key), wool_bytes_n(text, CHAIN_TEXT_LEN), &error);
  if (rc)
    (void)wooli_call_end(&call->base, wooli_status_of(rc), "%s: %s", chain_key,
                         error.message);
}

wool_code wooli_server_encode(server_call *call, const void *message,
                              wool_arena *arena, bool *out_empty,
                              wool_error *error) {
  wool_call *base = &call->base;
  bool ours = (call->announced || call->sent_manifest) &&
              !(base->method->flags & WOOL_METHOD_EXTERN);
  bool tells = ours && base->context && wooli_context_is_armed(base->context);
  wool_code rc = message ? wooli_message_check(base->method->response, message,
                                               WOOL_INTERNAL, error)
                         : WOOL_OK;
  if (rc)
    return rc;
  wooli_bridge_pause(base, call->bridged);
  rc = wooli_frame_encode(
      &base->frame, base->method->response, message, base->context,
      tells ? WOOLI_CARRY_CHANGES : WOOLI_CARRY_NOTHING, &call->mark,
      server_of(call)->options.strict_context, arena, out_empty, error);
  wooli_bridge_resume(base, call->bridged);
  base->encoding_is_fixed = true;
  if (!rc)
    wooli_call_pack(base, server_of(call)->options.allocator);
  if (!rc && tells)
    call->mark.since = base->frame.version;
  return rc;
}

/* With `response` NULL: the manifest alone, if there is anything to tell. */
static wool_code encode_frame(server_call *call, const void *response,
                              wool_error *error) {
  bool empty = true;
  wool_code rc =
      wooli_server_encode(call, response, call->base.arena, &empty, error);
  call->has_response = !rc && !empty;
  return rc;
}

/* Before the manifest: encoding its tokens may change what a ledger says. */
static void encode_thrown(server_call *call) {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_thrown_encode(&call->base, &error);
  if (rc)
    (void)wooli_call_overrule(&call->base, wooli_status_of(rc), "error",
                              error.message);
}

static void encode_response(server_call *call, const void *response) {
  wool_call *base = &call->base;
  wool_error error = WOOL_ERROR_INIT;
  bool failed = base->outcome.code != WOOL_OK;
  bool has_result =
      !failed && !(base->method->flags & WOOL_METHOD_SERVER_STREAM);
  encode_thrown(call);
  wool_code rc = encode_frame(call, has_result ? response : NULL, &error);
  if (rc) {
    (void)wooli_call_overrule(base, wooli_status_of(rc), "response",
                              error.message);
    /* What the handler did to its Context comes home with errors too. */
    if (has_result)
      (void)encode_frame(call, NULL, NULL);
  }
  if (!(base->method->flags & WOOL_METHOD_EXTERN))
    name_chain(call);
}

/* What a handler may return: gRPC's codes, or a local failure, which the
 * client sees as UNKNOWN with its text. */
void wooli_server_take_outcome(server_call *call, wool_code code) {
  wool_error *outcome = &call->base.outcome;
  if (code == WOOL_OK) {
    wool_error_clear(outcome);
    return;
  }
  if (outcome->code != code)
    (void)snprintf(outcome->message, sizeof outcome->message, "%s",
                   (int)code > WOOL_UNAUTHENTICATED ? wool_code_name(code)
                                                    : "");
  outcome->code =
      (int)code > WOOL_UNAUTHENTICATED || (int)code < 0 ? WOOL_UNKNOWN : code;
}

/* A handler that has entered a Context and not exited must not keep the thread
 * there, or the Context of its call entered. */
static void leave_others(wool_context *own) {
  wool_context *current;
  while ((current = wooli_context_peek()) && current != own)
    if (wool_context_exit(current, NULL))
      return;
}

static bool has_streamed_arguments(const server_call *call) {
  return (call->base.method->flags & WOOL_METHOD_CLIENT_STREAM) != 0;
}

/* Everything that can fail before the handler runs. */
static wool_code prepare(server_call *call, void **out_request,
                         void **out_response, wool_error *error) {
  wool_call *base = &call->base;
  wooli_arrival arrival = wooli_arrival_of(base->incoming);
  *out_response = wool_arena_alloc(base->arena, base->method->response->size);
  if (*out_response)
    wooli_message_begin(base->method->response, *out_response);
  wool_code rc = mount(call, &arrival, error);
  if (!rc)
    rc = wooli_bridge_receive(base, server_of(call)->options.strict_context,
                              &call->bridged, error);
  if (!rc && !has_streamed_arguments(call))
    rc = decode_request(call, &arrival, out_request, error);
  if (!rc && !*out_response)
    rc = wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "the call's memory is exhausted");
  return rc ? rc : wool_context_enter(base->context, error);
}

/* The handler is done: what it has left is encoded, in its Context. */
static void conclude(server_call *call, const void *response) {
  wooli_lineage_end(&call->lineage);
  wooli_bridge_end(&call->base, &call->bridged);
  encode_response(call, response);
  call->concluded = true;
}

static void serve(server_call *call) {
  wool_call *base = &call->base;
  wool_error error = WOOL_ERROR_INIT;
  void *request = NULL;
  const wool_server_options *options = &server_of(call)->options;
  wool_code rc = wooli_call_unpack(base, options->allocator,
                                   options->max_recv_message_len, &error);
  if (!rc)
    rc = prepare(call, &request, &call->response, &error);
  if (rc) {
    (void)wooli_call_end(base, wooli_status_of(rc), "request of %s: %s",
                         base->method->path, error.message);
    call->concluded = true;
    wooli_bridge_end(base, &call->bridged);
    return;
  }
  call->lineage.deadline_ns = base->deadline_ns;
  wooli_heritage before = wooli_lineage_enter(&call->lineage);
  rc =
      base->method->serve(base, call->route->handlers, request, call->response);
  wooli_lineage_leave(before);
  leave_others(base->context);
  if (!rc && call->streaming && atomic_load(&call->streaming->has_events)) {
    call->streaming->is_left_open = true;
  } else {
    wooli_server_take_outcome(call, rc);
    conclude(call, call->response);
  }
  (void)wool_context_exit(base->context, NULL);
}

/* Goes on with a call that its handler has left open. */
static void go_on(server_call *call) {
  wool_context *context = call->base.context;
  bool entered = wool_context_enter(context, NULL) == WOOL_OK;
  wooli_heritage before = wooli_lineage_enter(&call->lineage);
  bool over = wooli_server_stream_run_events(call);
  wooli_lineage_leave(before);
  leave_others(context);
  if (over)
    conclude(call, call->response);
  if (entered)
    (void)wool_context_exit(context, NULL);
}

static void run_job(wooli_job *job) {
  server_call *call =
      (server_call *)(void *)((char *)job - offsetof(server_call, job));
  if (call->streaming && call->streaming->is_left_open) {
    go_on(call);
  } else if (wool_call_is_cancelled(&call->base)) {
    (void)wooli_call_end(&call->base, WOOL_CANCELLED, "cancelled");
    call->concluded = true;
    return;
  } else {
    serve(call);
  }
  if (call->concluded)
    dismount(call);
}

/* ---- back on the loop ---- */

static void give_spare(wooli_lane *lane, wool_context *context) {
  if (lane->n_spare < WOOLI_MAX_SPARE_CONTEXTS)
    lane->spare[lane->n_spare++] = context;
  else
    wool_context_unref(context);
}

/* An unarmed Context that only this call knows serves another one too. */
static void recycle(server_call *call) {
  wool_context *context = call->base.context;
  if (call->spare)
    give_spare(call->lane, call->spare);
  call->spare = NULL;
  if (!context || wooli_context_is_armed(context) ||
      atomic_load(&context->refs) != 1 ||
      atomic_load(&context->ledger->refs) != 1 || context->ledger->kin)
    return;
  call->base.context = NULL;
  give_spare(call->lane, context);
}

static void finish_job(wooli_job *job) {
  server_call *call =
      (server_call *)(void *)((char *)job - offsetof(server_call, job));
  call->at_work = false;
  if (!call->concluded) {
    wooli_server_stream_idle(call);
    return;
  }
  if (call->was_put)
    wooli_lane_watch_chains(call->lane);
  recycle(call);
  if (!call->stream)
    release(call);
  else if (call->state == CALL_QUEUED)
    answer(call);
}

void wooli_server_queue(server_call *call) {
  call->state = CALL_QUEUED;
  call->at_work = true;
  call->job.run = run_job;
  call->job.finish = finish_job;
  call->job.overstays = &call->route->overstays;
  wooli_shard_ready(call->lane->shard, &call->job);
}

static void start_handler(server_call *call) {
  wooli_lane *lane = call->lane;
  if (lane->n_spare)
    call->spare = lane->spare[--lane->n_spare];
  wooli_server_queue(call);
}

/* ---- events of the transport ---- */

static void cancel(wool_call *base) {
  atomic_store(&base->cancelled, true);
}

static void *user_data_of(const wool_call *base) {
  const server_call *call = (const server_call *)base;
  return call->route ? call->route->user_data : NULL;
}

static const char *peer_of(const wool_call *base) {
  return ((const server_call *)base)->peer;
}

static const char *identity_of(const wool_call *base) {
  return ((const server_call *)base)->identity;
}

static const wooli_call_vtable vtable = {cancel,
                                         user_data_of,
                                         peer_of,
                                         identity_of,
                                         wooli_server_stream_send,
                                         wooli_server_stream_recv,
                                         wooli_server_stream_set_events};

static wool_metadata *on_metadata(void *user_data,
                                  wooli_server_stream *stream) {
  wooli_lane *lane = user_data;
  const wool_server_options *options = &lane->server->options;
  server_call *call = wooli_call_alloc(
      &vtable, sizeof *call, options->allocator, options->max_call_memory);
  stream->user_data = call;
  if (!call)
    return NULL;
  call->lane = lane;
  call->stream = stream;
  call->peer = "";
  call->identity = "";
  return &call->base.request_metadata;
}

/* The peer is told in words while there is room for them: a reset that arrives
 * a moment before the peer's own deadline would read as cancelled. */
static void on_deadline(wooli_timer *timer) {
  server_call *call =
      (server_call *)(void *)((char *)timer - offsetof(server_call, deadline));
  static const wooli_status status = {
      .code = WOOL_DEADLINE_EXCEEDED,
      .message = {"deadline exceeded", sizeof "deadline exceeded" - 1}};
  atomic_store(&call->base.cancelled, true);
  wooli_lineage_cancel(&call->lineage);
  if (!call->stream)
    return;
  call->state = CALL_ANSWERED;
  if (call->streaming && wooli_server_stream_is_sending(call)) {
    call->stream->vtable->reset(call->stream, WOOL_CANCELLED);
    return;
  }
  call->stream->vtable->finish(call->stream, &status, NULL);
  if (call->streaming)
    wooli_server_stream_abandon(call);
}

static bool note_head(server_call *call, const wooli_request_head *head) {
  wool_str peer = wool_arena_str(call->base.arena, wool_str_c(head->peer));
  wool_str identity =
      wool_arena_str(call->base.arena, wool_str_c(head->peer_identity));
  if (!peer.data || !identity.data)
    return false;
  call->peer = peer.data;
  call->identity = identity.data;
  call->announced = head->announced;
  call->base.accepted = head->accepts;
  if (head->accepts & 1u << server_of(call)->options.compression)
    call->base.encoding = server_of(call)->options.compression;
  if (head->timeout_ns >= 0) {
    call->base.deadline_ns = wooli_due_ns(head->timeout_ns);
    call->deadline.fire = on_deadline;
    wooli_timer_start(call->lane->shard->loop, &call->deadline,
                      call->base.deadline_ns);
  }
  return true;
}

static void on_request(void *user_data, wooli_server_stream *stream,
                       const wooli_request_head *head) {
  wooli_lane *lane = user_data;
  server_call *call = stream->user_data;
  if (!call) {
    stream->vtable->reset(stream, WOOL_RESOURCE_EXHAUSTED);
    return;
  }
  stream->max_recv_message_len = lane->server->options.max_recv_message_len;
  if (!note_head(call, head)) {
    refuse(call, WOOL_RESOURCE_EXHAUSTED, "the call's memory is exhausted");
    return;
  }
  call->route = wooli_server_find_route(lane->server, head->path);
  if (!call->route) {
    (void)wooli_call_end(&call->base, WOOL_UNIMPLEMENTED,
                         "method %.*s is not implemented", (int)head->path.len,
                         head->path.data);
    answer(call);
    return;
  }
  call->base.method = call->route->method;
  if (!(call->base.method->flags &
        (WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM)))
    return;
  if (!wooli_server_stream_init(call))
    refuse(call, WOOL_RESOURCE_EXHAUSTED, "the call's memory is exhausted");
  else if (has_streamed_arguments(call))
    start_handler(call);
}

static void on_message(wooli_server_stream *stream, wool_bytes bytes) {
  server_call *call = stream->user_data;
  if (call->streaming && has_streamed_arguments(call)) {
    if (!wooli_server_stream_message(call, bytes))
      stream->vtable->reset(stream, WOOL_RESOURCE_EXHAUSTED);
    return;
  }
  stream->vtable->consume(stream, bytes.len);
  if (call->state != CALL_RECEIVING)
    return;
  if (call->base.has_incoming) {
    refuse(call, WOOL_UNIMPLEMENTED, "more than one request message");
    return;
  }
  call->base.incoming_encoding = stream->message_encoding;
  if (!wooli_call_keep_incoming(&call->base, bytes))
    refuse(call, WOOL_RESOURCE_EXHAUSTED, "the call's memory is exhausted");
}

static void on_half_closed(wooli_server_stream *stream) {
  server_call *call = stream->user_data;
  if (call->streaming && has_streamed_arguments(call)) {
    wooli_server_stream_half_closed(call);
    return;
  }
  if (call->state != CALL_RECEIVING)
    return;
  if (!call->base.has_incoming) {
    refuse(call, WOOL_UNIMPLEMENTED, "no request message");
    return;
  }
  start_handler(call);
}

static void on_sent(wooli_server_stream *stream) {
  server_call *call = stream->user_data;
  if (call->streaming)
    wooli_server_stream_sent(call);
}

static void on_closed(wooli_server_stream *stream, wool_code code) {
  server_call *call = stream->user_data;
  if (!call)
    return;
  wooli_timer_stop(call->lane->shard->loop, &call->deadline);
  call->stream = NULL;
  if (code) {
    atomic_store(&call->base.cancelled, true);
    wooli_lineage_cancel(&call->lineage);
  }
  if (call->streaming)
    wooli_server_stream_closed(call);
  if (call->at_work)
    return; /* whoever is at it, finish_job follows */
  if (call->streaming && call->streaming->is_left_open && !call->concluded)
    wooli_server_stream_idle(call);
  else
    release(call);
}

const wooli_server_events wooli_server_call_events = {
    on_metadata, on_request, on_message, on_half_closed, on_sent, on_closed};
