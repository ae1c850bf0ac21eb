/* Client calls: blocking ones continue the chain, started ones fork it. */
#include <limits.h>
#include <stdio.h>

#include "runtime/rpc/bridge.h"
#include "runtime/rpc/client_internal.h"
#include "runtime/rpc/packing.h"
#include "runtime/rpc/thrown.h"
#include "runtime/wire/validate.h"

typedef wooli_client_call client_call;

/* Whether that was the last reference. */
static bool drop(client_call *call) {
  return atomic_fetch_sub_explicit(&call->refs, 1, memory_order_acq_rel) == 1;
}

static void release(client_call *call) {
  wool_channel *channel = call->channel; /* the arena may use its allocator */
  wooli_child_cleanup(&call->child);
  wooli_call_release(&call->base);
  wool_channel_unref(channel);
}

void wooli_client_unref(client_call *call) {
  if (drop(call))
    release(call);
}

void wooli_client_hold(client_call *call) {
  atomic_fetch_add_explicit(&call->refs, 1, memory_order_relaxed);
}

/* ---- on the loop ---- */

static void run_due(wooli_due *due);

static void release_due(wooli_due *due) {
  release((client_call *)(void *)((char *)due - offsetof(client_call, due)));
}

void wooli_client_end(client_call *call) {
  wool_engine *engine = call->channel->engine;
  wooli_timer_stop(engine->loop, &call->deadline);
  wooli_retry_cleanup(call);
  wooli_child_leave(&call->child);
  call->live = false;
  atomic_store(&call->state, CALL_ENDED);
  if (call->streaming)
    wooli_client_stream_closed(call);
  if (call->callback && !call->abandoned) {
    call->due.run = run_due; /* takes over the loop's reference */
    wooli_engine_due(engine, &call->due);
    return;
  }
  wooli_engine_notify(engine);
  if (!drop(call))
    return;
  /* The owner was quicker in another thread. The channel may go with the call,
   * and must not from inside an event of its own transport. */
  call->due.run = release_due;
  wooli_engine_due(engine, &call->due);
}

void wooli_client_fail(client_call *call, wool_code code, const char *why) {
  if (!call->live)
    return;
  wooli_retry_cancel_all(call);
  /* What an attempt may have ended with before is no outcome now. */
  call->from_peer = false;
  call->base.details = wool_bytes_n(NULL, 0);
  wool_error_clear(&call->base.outcome);
  (void)wooli_call_end(&call->base, code, "%s", why);
  wooli_client_end(call);
}

void wooli_client_stop(client_call *call, wool_code code, const char *why) {
  wooli_loop *loop = call->channel->engine->loop;
  if (!call->live)
    return;
  wooli_client_fail(call, code, why);
  wooli_loop_flush(loop);
}

static void on_deadline(wooli_timer *timer) {
  client_call *call =
      (client_call *)(void *)((char *)timer - offsetof(client_call, deadline));
  char why[WOOL_ERROR_MESSAGE_MAX];
  const char *trouble = wooli_attempt_trouble(&call->first);
  (void)snprintf(why, sizeof why, "deadline exceeded%s%s",
                 trouble[0] ? "; waiting for a server: " : "", trouble);
  wooli_client_stop(call, WOOL_DEADLINE_EXCEEDED, why);
}

static bool is_over_before_start(client_call *call) {
  if (atomic_load(&call->base.cancelled) || call->abandoned)
    (void)wooli_call_end(&call->base, WOOL_CANCELLED, "cancelled");
  else if (call->base.deadline_ns <= wooli_now_ns())
    (void)wooli_call_end(&call->base, WOOL_DEADLINE_EXCEEDED,
                         "deadline exceeded");
  return call->base.outcome.code != WOOL_OK;
}

static void start_on_loop(wooli_task *task) {
  client_call *call =
      (client_call *)(void *)((char *)task - offsetof(client_call, start_task));
  call->live = true;
  if (is_over_before_start(call)) {
    wooli_client_end(call);
    return;
  }
  if (call->base.deadline_ns != WOOLI_NO_DEADLINE) {
    call->deadline.fire = on_deadline;
    wooli_timer_start(call->channel->engine->loop, &call->deadline,
                      call->base.deadline_ns);
  }
  wooli_retry_begin(call);
}

static void cancel_on_loop(wooli_task *task) {
  client_call *call =
      (client_call *)(void *)((char *)task -
                              offsetof(client_call, cancel_task));
  /* The handler's deadline, by which it was cancelled, is its own too. */
  if (call->child.parent && call->base.deadline_ns <= wooli_now_ns())
    wooli_client_stop(call, WOOL_DEADLINE_EXCEEDED, "deadline exceeded");
  else
    wooli_client_stop(call, WOOL_CANCELLED, "cancelled");
  wooli_client_unref(call);
}

static void cancel_by(client_call *call,
                      void (*run)(wool_engine *engine, wooli_task *task)) {
  atomic_store(&call->base.cancelled, true);
  if (atomic_load(&call->state) != CALL_ACTIVE ||
      atomic_exchange(&call->cancel_posted, true))
    return;
  wooli_client_hold(call);
  call->cancel_task.run = cancel_on_loop;
  run(call->channel->engine, &call->cancel_task);
}

static void cancel(wool_call *base) {
  cancel_by(wooli_client_of(base), wooli_engine_run);
}

/* ---- made by a handler ---- */

static client_call *of_child(wooli_child *child) {
  return (client_call *)(void *)((char *)child - offsetof(client_call, child));
}

static bool hold_child(wooli_child *child) {
  atomic_uint *refs = &of_child(child)->refs;
  unsigned n = atomic_load(refs);
  while (n > 0)
    if (atomic_compare_exchange_weak(refs, &n, n + 1))
      return true;
  return false;
}

static void cancel_child(wooli_child *child) {
  client_call *call = of_child(child);
  cancel_by(call, wooli_engine_run_quietly);
  wooli_client_unref(call);
}

/* Takes over from the handler that makes the call what it is to inherit. */
static wool_code inherit(client_call *call) {
  wool_call *base = &call->base;
  int64_t deadline_ns;
  bool cancelled;
  if (call->independent)
    return WOOL_OK;
  call->child.hold = hold_child;
  call->child.cancel = cancel_child;
  if (!wooli_child_join(&call->child, &deadline_ns, &cancelled))
    return wooli_call_end(base, WOOL_RESOURCE_EXHAUSTED,
                          "starting %s: out of memory", base->method->path);
  if (cancelled)
    atomic_store(&base->cancelled, true);
  if (deadline_ns < base->deadline_ns) {
    base->deadline_ns = deadline_ns;
    call->timeout_ns = wool_call_remaining_ns(base);
  }
  return WOOL_OK;
}

/* ---- starting ---- */

size_t wooli_client_max_response_len(const client_call *call) {
  size_t most = call->channel->max_recv_message_len;
  return call->config && call->config->max_response_len < most
             ? call->config->max_response_len
             : most;
}

bool wooli_client_waits_for_ready(const client_call *call) {
  if (call->wait_for_ready_is_set || !call->config)
    return call->wait_for_ready;
  return call->config->wait_for_ready == WOOLI_YES;
}

wool_code wooli_client_check_request_len(const client_call *call,
                                         wool_error *error) {
  const wooli_outgoing *message = &call->base.frame.outgoing;
  size_t len = message->head.len + message->body.len;
  if (!call->config || len <= call->config->max_request_len)
    return WOOL_OK;
  return wool_error_set(error, WOOL_RESOURCE_EXHAUSTED,
                        "message length %zu exceeds maxRequestMessageBytes %zu "
                        "of the service config",
                        len, call->config->max_request_len);
}

/* Encodes the request; the outcome is set on failure. */
void wooli_client_encode(client_call *call, const void *request) {
  wool_call *base = &call->base;
  bool foreign = (base->method->flags & WOOL_METHOD_EXTERN) != 0;
  bool empty, strict = call->channel->strict_context;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = request ? wooli_message_check(base->method->request, request,
                                               WOOL_INVALID_ARGUMENT, &error)
                         : WOOL_OK;
  bool armed = !rc && !foreign && wooli_context_arm_to_send(base->context);
  if (!rc)
    rc = wooli_bridge_send(base, strict, &error);
  if (!rc)
    rc = wooli_frame_encode(&base->frame, base->method->request, request,
                            base->context,
                            armed ? WOOLI_CARRY_ALL : WOOLI_CARRY_NOTHING, NULL,
                            strict, base->arena, &empty, &error);
  if (rc)
    (void)wooli_call_end(base, wooli_status_of(rc), "request of %s: %s",
                         base->method->path, error.message);
}

/* Compresses the message, if it is to be; the outcome is set if it is too long
 * then. */
void wooli_client_pack(client_call *call) {
  wool_call *base = &call->base;
  wool_error error = WOOL_ERROR_INIT;
  if (base->outcome.code)
    return;
  wooli_call_pack(base, call->channel->allocator);
  wool_code rc = wooli_client_check_request_len(call, &error);
  if (rc)
    (void)wooli_call_end(base, rc, "request of %s: %s", base->method->path,
                         error.message);
}

static void encode_unary(client_call *call, const void *request) {
  wooli_client_encode(call, request);
  wooli_client_pack(call);
}

/* The lesser of two timeouts holds; -1 is none. */
static void bound_timeout(client_call *call, int64_t timeout_ns) {
  if (timeout_ns >= 0 &&
      (call->timeout_ns < 0 || timeout_ns < call->timeout_ns))
    call->timeout_ns = timeout_ns;
}

/* Common to both ways; takes over the reference to `context`. A call that fails
 * here has its outcome, and is over. */
wool_code wooli_client_prepare(client_call *call, const wool_method *method,
                               wool_context *context) {
  wool_call *base = &call->base;
  if (atomic_load(&call->state) != CALL_NEW) {
    wool_context_unref(context);
    return WOOL_FAILED_PRECONDITION; /* a call is for one routine, once */
  }
  base->method = method;
  base->encoding_is_fixed = true;
  base->context = context;
  atomic_store(&call->state, CALL_READ);
  if (!context)
    return wooli_call_end(base, WOOL_RESOURCE_EXHAUSTED,
                          "starting %s: out of memory", method->path);
  if (call->timeout_ns == -1 && method->timeout_ns)
    call->timeout_ns = method->timeout_ns < INT64_MAX
                           ? (int64_t)method->timeout_ns
                           : INT64_MAX;
  call->config = wooli_service_config_find(call->channel->service_config,
                                           wool_str_c(method->path));
  if (call->config)
    bound_timeout(call, call->config->timeout_ns);
  if (call->timeout_ns != -1)
    base->deadline_ns = wooli_due_ns(call->timeout_ns);
  return inherit(call);
}

void wooli_client_launch(client_call *call) {
  wooli_client_hold(call); /* the loop's reference */
  call->start_task.run = start_on_loop;
  atomic_store(&call->state, CALL_ACTIVE);
}

bool wooli_client_has_ended(const client_call *call) {
  return atomic_load(&((client_call *)(uintptr_t)call)->state) >= CALL_ENDED;
}

/* Whether the outcome may be read by this thread: once the transport is done,
 * or, where a callback reads it first, once that has. */
static bool has_ended(void *user_data) {
  client_call *call = user_data;
  return atomic_load(&call->state) >= (call->callback ? CALL_READ : CALL_ENDED);
}

/* The same for a thread that waits: the callback has run, or is running us. */
static bool may_return(void *user_data) {
  client_call *call = user_data;
  wooli_client_state needed = call->callback ? CALL_TOLD : CALL_ENDED;
  return atomic_load(&call->state) >= (int)needed ||
         (has_ended(call) && wooli_engine_is_driver(call->channel->engine));
}

/* ---- reading the outcome, in the thread that asks for it ---- */

static wool_context *own_context(void *user_data,
                                 const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  (void)chain; /* the caller keeps its own, or adopts it in the merge */
  return ((client_call *)user_data)->base.context;
}

static const wooli_stream_mark no_stream = {0, 0};

/* Rule 21: effects come home before the outcome, if the peer spoke at all. */
static void merge(client_call *call, wooli_arrival *arrival) {
  wool_call *base = &call->base;
  if (!arrival->has_manifest || !call->from_peer ||
      (base->method->flags & WOOL_METHOD_EXTERN))
    return;
  wool_error error = WOOL_ERROR_INIT;
  const wooli_destination to = {own_context, call};
  wool_code rc = wooli_arrival_take_in(arrival, WOOLI_INTAKE_MERGE, &no_stream,
                                       call->channel->strict_context,
                                       base->arena, &to, &error);
  if (rc)
    (void)wooli_call_overrule(base, wooli_status_of(rc), "context",
                              error.message);
}

static void decode(client_call *call, const wooli_arrival *arrival) {
  wool_call *base = &call->base;
  const wool_message_type *type = base->method->response;
  if (base->outcome.code)
    return;
  if (!base->has_incoming || call->surplus) {
    (void)wooli_call_end(
        base, WOOL_INTERNAL, "%s ended well with %s response message",
        base->method->path, call->surplus ? "more than one" : "no");
    return;
  }
  wool_error error = WOOL_ERROR_INIT;
  void *response = wool_arena_alloc(base->arena, type->size);
  wool_code rc =
      response ? wooli_arrival_decode(arrival, type, base->context, base->arena,
                                      WOOL_INTERNAL, response, &error)
               : WOOL_ERR_NO_MEMORY;
  if (rc)
    (void)wooli_call_end(base, wooli_status_of(rc), "response of %s: %s",
                         base->method->path, error.message);
  else
    call->response = response;
}

/* What cannot be decompressed ends the call, and nothing of it is left. */
static void unpack(client_call *call) {
  if (!call->from_peer)
    return; /* nobody will look into what may have come */
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_call_unpack(&call->base, call->channel->allocator,
                                   wooli_client_max_response_len(call), &error);
  if (rc)
    (void)wooli_call_overrule(&call->base, rc, "response", error.message);
}

static void read_outcome(client_call *call) {
  if (atomic_load(&call->state) != CALL_ENDED || call->streaming)
    return;
  unpack(call);
  wooli_arrival arrival = wooli_arrival_of(call->base.incoming);
  merge(call, &arrival);
  wooli_thrown_catch(&call->base);
  decode(call, &arrival);
  atomic_store(&call->state, CALL_READ);
}

static void run_due(wooli_due *due) {
  client_call *call =
      (client_call *)(void *)((char *)due - offsetof(client_call, due));
  if (!call->abandoned) {
    wool_context *context = call->base.context;
    read_outcome(call);
    bool entered = wool_context_enter(context, NULL) == WOOL_OK;
    wooli_heritage before = wooli_lineage_enter_child(&call->child);
    wool_context_ref(context); /* the callback may free the call */
    call->callback(&call->base, call->callback_data);
    wooli_lineage_leave(before);
    if (entered)
      (void)wool_context_exit(context, NULL);
    wool_context_unref(context);
  }
  atomic_store(&call->state, CALL_TOLD);
  wooli_engine_notify(call->channel->engine);
  wooli_client_unref(call);
}

/* ---- public ---- */

static void *no_user_data(const wool_call *call) {
  return wooli_client_of(call)->callback_data;
}

static const char *peer(const wool_call *call) {
  return wooli_client_of(call)->peer;
}

static const char *no_identity(const wool_call *call) {
  (void)call;
  return "";
}

const wooli_call_vtable wooli_client_call_vtable = {
    cancel,
    no_user_data,
    peer,
    no_identity,
    wooli_client_stream_send,
    wooli_client_stream_recv,
    wooli_client_stream_set_events};

wool_call *wool_call_new(wool_channel *channel) {
  client_call *call =
      wooli_call_alloc(&wooli_client_call_vtable, sizeof *call,
                       channel->allocator, channel->max_call_memory);
  if (!call)
    return NULL;
  atomic_init(&call->refs, 1);
  call->timeout_ns = -1;
  call->channel = wool_channel_ref(channel);
  if (!channel->is_local) {
    call->base.encoding = channel->compression;
    call->base.accepted = UINT_MAX; /* it will say so if it does not */
  }
  return &call->base;
}

static void abandon_on_loop(wooli_task *task) {
  client_call *call =
      (client_call *)(void *)((char *)task - offsetof(client_call, free_task));
  wooli_client_stop(call, WOOL_CANCELLED, "cancelled");
  atomic_store(&call->abandoned, true);
  wooli_engine_notify(call->channel->engine);
  wooli_client_unref(call); /* the task's */
}

static bool is_abandoned(void *user_data) {
  return atomic_load(&((client_call *)user_data)->abandoned);
}

void wool_call_free(wool_call *base) {
  if (!base)
    return;
  client_call *call = wooli_client_of(base);
  int over = call->callback ? CALL_TOLD : CALL_ENDED;
  if (call->started && atomic_load(&call->state) < over) {
    wool_engine *engine = call->channel->engine;
    wooli_client_hold(call);
    call->free_task.run = abandon_on_loop;
    wooli_engine_run(engine, &call->free_task);
    wooli_engine_drive(engine, is_abandoned, call);
  }
  wooli_client_unref(call);
}

/* A call that could not be made is set up like another; its stub says so. */

void wool_call_set_timeout(wool_call *base, int64_t timeout_ns) {
  if (base)
    wooli_client_of(base)->timeout_ns = timeout_ns < 0 ? 0 : timeout_ns;
}

void wool_call_set_wait_for_ready(wool_call *base, bool wait_for_ready) {
  if (!base)
    return;
  client_call *call = wooli_client_of(base);
  call->wait_for_ready = wait_for_ready;
  call->wait_for_ready_is_set = true;
}

void wool_call_set_independent(wool_call *base) {
  if (base)
    wooli_client_of(base)->independent = true;
}

static wool_code outcome_of(client_call *call, const void **out_response) {
  if (out_response)
    *out_response = call->response;
  return call->base.outcome.code;
}

/* Sends the call and stays until it has ended. */
static void run_here(client_call *call) {
  wool_engine *engine = call->channel->engine;
  wooli_client_launch(call);
  bool mine =
      !wooli_engine_is_driver(engine) && wooli_engine_try_acquire(engine);
  if (mine)
    start_on_loop(&call->start_task);
  else
    wooli_engine_run(engine, &call->start_task);
  wooli_engine_drive(engine, has_ended, call);
  if (mine)
    wooli_engine_release(engine);
}

wool_code wool_call_unary(wool_call *base, const wool_method *method,
                          const void *request, const void **out_response) {
  if (out_response)
    *out_response = NULL;
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  client_call *call = wooli_client_of(base);
  wool_context *context = wool_context_ref(wool_context_current());
  wool_code rc = wooli_client_prepare(call, method, context);
  if (!rc)
    rc = wooli_context_lend(context, method->path, &base->outcome);
  if (rc)
    return rc;
  encode_unary(call, request);
  if (!base->outcome.code) {
    if (!(method->flags & WOOL_METHOD_EXTERN))
      wooli_context_send_away(context);
    run_here(call);
  }
  wooli_context_return(context);
  read_outcome(call);
  return outcome_of(call, out_response);
}

wool_code wool_call_start(wool_call *base, const wool_method *method,
                          const void *request, wool_call_callback callback,
                          void *user_data) {
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  client_call *call = wooli_client_of(base);
  wool_context *current = wool_context_current();
  wool_context *fork = current ? wool_context_copy(current) : NULL;
  wool_code rc = wooli_client_prepare(call, method, fork);
  if (rc)
    return rc;
  encode_unary(call, request);
  if (base->outcome.code)
    return base->outcome.code;
  call->started = true;
  call->callback = callback;
  call->callback_data = user_data;
  wooli_client_launch(call);
  wooli_engine_run(call->channel->engine, &call->start_task);
  return WOOL_OK;
}

bool wool_call_is_done(const wool_call *base) {
  return has_ended(wooli_client_of(base));
}

wool_code wool_call_wait(wool_call *base) {
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  client_call *call = wooli_client_of(base);
  if (atomic_load(&call->state) == CALL_NEW)
    return wool_call_fail(base, WOOL_FAILED_PRECONDITION,
                          "waiting for a call that was not started");
  wooli_engine_drive(call->channel->engine, may_return, call);
  read_outcome(call);
  return base->outcome.code;
}

wool_code wool_call_finish(wool_call *base, const wool_method *method,
                           const void **out_response) {
  if (out_response)
    *out_response = NULL;
  if (!base)
    return WOOL_RESOURCE_EXHAUSTED;
  client_call *call = wooli_client_of(base);
  if (base->method != method || !has_ended(call))
    return WOOL_FAILED_PRECONDITION;
  read_outcome(call);
  return outcome_of(call, out_response);
}
