#include "runtime/rpc/retry.h"

#include "runtime/context/alloc.h"
#include "runtime/context/random.h"
#include "runtime/rpc/client_internal.h"
#include "runtime/wire/compression.h"
#include "runtime/wire/manifest.h"

typedef wooli_client_call client_call;

static wooli_loop *loop_of(const client_call *call) {
  return call->channel->engine->loop;
}

static wooli_throttle *throttle_of(const client_call *call) {
  return &call->channel->throttle;
}

static bool is_extern(const client_call *call) {
  return (call->base.method->flags & WOOL_METHOD_EXTERN) != 0;
}

/* ---- all attempts ---- */

void wooli_retry_each(client_call *call, void (*each)(wooli_attempt *attempt)) {
  wooli_retry *r = &call->retry;
  each(&call->first);
  for (unsigned i = 0; i < r->n_hedges; i++)
    each(r->hedges[i]);
}

static bool any_is_live(const client_call *call) {
  const wooli_retry *r = &call->retry;
  bool live = wooli_attempt_is_live(&call->first);
  for (unsigned i = 0; i < r->n_hedges; i++)
    live = live || wooli_attempt_is_live(r->hedges[i]);
  return live;
}

static void cancel_loser(wooli_attempt *attempt) {
  if (attempt != attempt->call->retry.winner)
    wooli_attempt_cancel(attempt);
}

void wooli_retry_cancel_all(client_call *call) {
  wooli_timer_stop(loop_of(call), &call->retry.next);
  if (call->has_begun)
    wooli_retry_each(call, wooli_attempt_cancel);
}

/* ---- what is kept for attempts to come ---- */

/* Has the channel count what this call keeps; false if that is too much. */
static bool keep(client_call *call, size_t len) {
  size_t others = call->channel->retry_kept_len - call->retry.kept_len;
  if (len > WOOLI_MAX_CALL_RETRY_LEN ||
      len > WOOLI_MAX_CHANNEL_RETRY_LEN - others)
    return false;
  call->channel->retry_kept_len = others + len;
  call->retry.kept_len = len;
  return true;
}

static void keep_nothing(client_call *call) {
  (void)keep(call, 0);
}

void wooli_retry_cleanup(client_call *call) {
  wooli_timer_stop(loop_of(call), &call->retry.next);
  keep_nothing(call);
}

/* ---- which attempt has its way ---- */

static void show_headers(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  if (call->retry.winner != attempt || !attempt->has_headers ||
      call->shows_headers)
    return;
  call->shows_headers = true;
  call->base.initial_metadata = attempt->initial;
}

static void run_flush(wooli_due *due) {
  client_call *call =
      (client_call *)(void *)((char *)due - offsetof(client_call, retry.flush));
  wooli_loop_flush(loop_of(call));
  wooli_client_unref(call);
}

/* Cancels all but the winner. Their peers are to know although nobody may drive
 * once the call has ended; not now, as this is an event of a transport. */
static void cancel_losers(client_call *call) {
  wooli_retry *r = &call->retry;
  wooli_retry_each(call, cancel_loser);
  if (r->n_hedges == 0)
    return;
  wooli_client_hold(call);
  r->flush.run = run_flush;
  wooli_engine_due(call->channel->engine, &r->flush);
}

/* The call is committed to this attempt, as A6 says: the others are cancelled,
 * and none will follow. */
static void settle(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  wooli_flow *flow = wooli_client_flow(call);
  if (call->retry.winner)
    return;
  call->retry.winner = attempt;
  wooli_timer_stop(loop_of(call), &call->retry.next);
  cancel_losers(call);
  keep_nothing(call);
  if (flow)
    wooli_flow_settle(flow, &attempt->outlet);
  show_headers(attempt);
  if (!flow || !attempt->has_incoming)
    return;
  attempt->has_incoming = false;
  wooli_client_stream_message(call, attempt->incoming,
                              attempt->incoming_encoding, NULL);
}

/* Whether what comes may be the beginning of an error outcome of a wool server,
 * whose context is in a message ahead of the trailers (docs/protocol.md): then
 * it commits the call no more than trailers alone would. */
static bool may_be_an_error(const wooli_attempt *attempt) {
  const client_call *call = attempt->call;
  return call->retry.policy && !is_extern(call) && attempt->initial.len == 0;
}

void wooli_retry_headers(wooli_attempt *attempt) {
  if (!may_be_an_error(attempt))
    settle(attempt);
  show_headers(attempt);
}

static bool is_bare(wool_bytes bytes) {
  wool_bytes manifest, rest;
  return wooli_manifest_find(bytes, &manifest, &rest) &&
         wooli_manifest_is_bare(manifest);
}

/* The same of what may be compressed; what cannot be decompressed is no error
 * outcome, as far as we know. */
static bool is_bare_inside(const wooli_attempt *attempt, wool_bytes bytes) {
  const client_call *call = attempt->call;
  const wool_allocator *allocator = call->channel->allocator;
  wool_compression how = attempt->stream->message_encoding;
  wool_error error = WOOL_ERROR_INIT;
  size_t len;
  if (how == WOOL_COMPRESSION_IDENTITY)
    return is_bare(bytes);
  void *block = wooli_installed_compressor->unpack(
      how, bytes, 0, wooli_client_max_response_len(call), allocator, &len,
      &error);
  bool bare = block && is_bare(wool_bytes_n(block, len));
  wooli_release(allocator, block);
  return bare;
}

bool wooli_retry_message(wooli_attempt *attempt, wool_bytes bytes) {
  if (!attempt->call->retry.winner && !attempt->has_incoming &&
      is_bare_inside(attempt, bytes))
    return false;
  settle(attempt);
  return attempt->stream != NULL; /* which that may have ended */
}

void wooli_retry_kept(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  size_t len = wooli_client_flow(call)->taken.len;
  /* What has just grown is ahead of all others. */
  if (!call->retry.winner && len > call->retry.kept_len && !keep(call, len))
    settle(attempt);
}

/* ---- the outcome ---- */

static void take_status(client_call *call, const wooli_status *status) {
  wool_call *base = &call->base;
  wool_error_clear(&base->outcome);
  call->from_peer = status->from_peer;
  if (status->code)
    (void)wooli_call_end(base, status->code, "%.*s", (int)status->message.len,
                         status->message.data);
  /* The status stands without them if memory is short. */
  if (wool_call_set_status_details(base, status->details))
    base->details = wool_bytes_n(NULL, 0);
}

/* The call ends as this attempt did, whose status has been taken. */
static void conclude(wooli_attempt *attempt) {
  client_call *call = attempt->call;
  settle(attempt);
  if (!call->live)
    return; /* it could not be delivered */
  show_headers(attempt);
  call->base.trailing_metadata = attempt->trailing;
  call->base.incoming = attempt->incoming;
  call->base.incoming_encoding = attempt->incoming_encoding;
  call->base.has_incoming = attempt->has_incoming;
  call->surplus = attempt->surplus;
  wooli_client_end(call);
}

/* ---- whether there is another attempt ---- */

/* What the peer says of another attempt. */
typedef struct pushback {
  bool given;
  bool stop;
  int64_t delay_ns;
} pushback;

/* A number from 0 to 2^31-1 without needless zeros; -1 for anything else. */
static int64_t parse_ms(wool_bytes text) {
  int64_t ms = 0;
  if (text.len == 0 || text.len > 10 || (text.len > 1 && text.data[0] == '0'))
    return -1;
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] < '0' || text.data[i] > '9')
      return -1;
    ms = ms * 10 + (text.data[i] - '0');
  }
  return ms <= INT32_MAX ? ms : -1;
}

static pushback pushback_of(const wooli_attempt *attempt) {
  pushback said = {false, false, 0};
  wool_bytes text;
  if (!wool_metadata_get(&attempt->trailing, wool_str_c(WOOLI_RETRY_PUSHBACK),
                         &text))
    return said;
  int64_t ms = parse_ms(text);
  said.given = true;
  said.stop = ms < 0;
  said.delay_ns = ms * 1000000;
  return said;
}

/* `ns`, more or less. */
static int64_t jittered(int64_t ns) {
  uint8_t id[16];
  uint32_t bits;
  wooli_random_id(id);
  memcpy(&bits, id, sizeof bits);
  double unit = (double)bits / (double)UINT32_MAX;
  double out = (double)ns * (1 + WOOLI_RETRY_JITTER * (2 * unit - 1));
  return out < 9e18 ? (int64_t)out : INT64_MAX;
}

/* A retry after this attempt, which has failed. */
static bool retries(wooli_attempt *attempt, const pushback *said) {
  client_call *call = attempt->call;
  wooli_retry *r = &call->retry;
  if (said->stop || r->n_attempts >= r->policy->max_attempts ||
      !wooli_throttle_allows(throttle_of(call)))
    return false;
  int64_t delay_ns = said->delay_ns;
  r->n_backoffs = said->given ? 0 : r->n_backoffs + 1;
  if (!said->given)
    delay_ns = jittered(wooli_policy_backoff_ns(r->policy, r->n_backoffs));
  attempt->previous = r->n_attempts++;
  attempt->request = NULL; /* says another number */
  wooli_attempt_open_at(attempt, wooli_due_ns(delay_ns));
  return true;
}

/* ---- hedging ---- */

static void fire_next(wooli_timer *timer);

static bool may_hedge(const client_call *call) {
  const wooli_retry *r = &call->retry;
  return !r->no_more && r->n_attempts < r->policy->max_attempts;
}

static void hedge_in(client_call *call, int64_t delay_ns) {
  if (!may_hedge(call))
    return;
  call->retry.next.fire = fire_next;
  wooli_timer_start(loop_of(call), &call->retry.next, wooli_due_ns(delay_ns));
}

/* One more, beside those that are under way; without memory none. */
static void hedge(client_call *call) {
  wooli_retry *r = &call->retry;
  wooli_attempt *attempt = wool_arena_alloc(call->base.arena, sizeof *attempt);
  r->no_more = !attempt;
  if (!attempt)
    return;
  wooli_attempt_init(attempt, call);
  attempt->previous = r->n_attempts++;
  r->hedges[r->n_hedges++] = attempt;
  r->no_more = !wooli_attempt_open(attempt);
}

static void fire_next(wooli_timer *timer) {
  client_call *call =
      (client_call *)(void *)((char *)timer -
                              offsetof(client_call, retry.next));
  if (wooli_throttle_allows(throttle_of(call)))
    hedge(call);
  else
    call->retry.no_more = true;
  if (!any_is_live(call))
    conclude(call->retry.failed);
  else
    hedge_in(call, call->retry.policy->hedging_delay_ns);
}

/* Whether other attempts may still do better than this one, which has failed.
 */
static bool hedges_on(wooli_attempt *attempt, const wooli_status *status,
                      const pushback *said) {
  client_call *call = attempt->call;
  wooli_retry *r = &call->retry;
  if (said->stop || !wooli_throttle_allows(throttle_of(call)))
    r->no_more = true;
  wooli_timer_stop(loop_of(call), &r->next);
  hedge_in(call, said->delay_ns); /* at once, if the peer does not say when */
  if (!may_hedge(call) && !any_is_live(call))
    return false;
  r->failed = attempt;
  take_status(call, status);
  return true;
}

/* ---- an attempt ends ---- */

/* What no server has acted on is sent anew, whatever the policy says: without
 * limit if it never left, else once. */
static bool sends_anew(wooli_attempt *attempt, const wooli_status *status) {
  wooli_retry *r = &attempt->call->retry;
  int64_t delay_ns = 0;
  if (status->from_peer || attempt->has_headers)
    return false;
  switch (status->fate) {
  case WOOLI_FATE_SEEN:
    return false;
  case WOOLI_FATE_REFUSED:
    if (r->was_refused)
      return false;
    r->was_refused = true;
    break;
  case WOOLI_FATE_UNSENT:
    for (unsigned i = 0;
         i < r->n_unsent && delay_ns < WOOLI_UNSENT_DELAY_MAX_NS; i++)
      delay_ns = delay_ns ? delay_ns * 2 : WOOLI_UNSENT_DELAY_FIRST_NS;
    r->n_unsent++;
    break;
  }
  wooli_attempt_open_at(attempt, wooli_due_ns(delay_ns));
  return true;
}

/* Whether the call goes on after an attempt that has ended so. */
static bool goes_on(wooli_attempt *attempt, const wooli_status *status) {
  client_call *call = attempt->call;
  wooli_retry *r = &call->retry;
  if (status->code == WOOL_OK) {
    wooli_throttle_success(throttle_of(call));
    return false;
  }
  bool is_late = call->base.deadline_ns <= wooli_now_ns();
  if (!r->winner && !is_late && sends_anew(attempt, status))
    return true;
  if (!r->policy)
    return false;
  pushback said = pushback_of(attempt);
  bool listed = (r->policy->codes >> status->code & 1) != 0;
  if (listed || said.stop)
    wooli_throttle_failure(throttle_of(call));
  if (!listed || r->winner || is_late)
    return false;
  return r->policy->is_hedging ? hedges_on(attempt, status, &said)
                               : retries(attempt, &said);
}

/* Whether a response has begun that is more than an error's context. */
static bool has_committed(const wooli_attempt *attempt) {
  return attempt->has_headers && !attempt->has_incoming;
}

void wooli_retry_ended(wooli_attempt *attempt, const wooli_status *status) {
  client_call *call = attempt->call;
  wooli_status told = *status;
  if (told.code == WOOL_CANCELLED && !told.from_peer &&
      call->base.deadline_ns <= wooli_now_ns()) {
    told.code = WOOL_DEADLINE_EXCEEDED;
    told.message = wool_str_c("deadline exceeded");
  }
  if (has_committed(attempt))
    settle(attempt);
  if (goes_on(attempt, &told))
    return;
  take_status(call, &told);
  conclude(attempt);
}

/* ---- beginning ---- */

/* The request is kept for other attempts, if there is room for that. */
static void keep_request(client_call *call) {
  wooli_flow *flow = wooli_client_flow(call);
  const wooli_outgoing *message = &call->base.frame.outgoing;
  if (flow)
    flow->keeps = true;
  else if (call->retry.policy &&
           !keep(call, message->head.len + message->body.len))
    settle(&call->first);
}

void wooli_retry_begin(client_call *call) {
  wooli_retry *r = &call->retry;
  if (call->config && call->config->policy.max_attempts &&
      !call->channel->disable_retries)
    r->policy = &call->config->policy;
  wooli_attempt_init(&call->first, call);
  r->n_attempts = 1;
  keep_request(call);
  if (!wooli_attempt_open(&call->first)) {
    wooli_client_fail(call, WOOL_RESOURCE_EXHAUSTED,
                      "starting the call: out of memory");
    return;
  }
  if (r->policy && r->policy->is_hedging && !r->winner)
    hedge_in(call, r->policy->hedging_delay_ns);
}
