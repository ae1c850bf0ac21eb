/* pick_first: all calls go over one connection, to the first address that
 * answers. Attempts begin one after the other, the next when the one before has
 * failed or is slow (RFC 8305, 5; gRPC's A61); the first that is ready wins,
 * and is kept until it is lost. */
#include "runtime/transport/balancer.h"
#include "runtime/transport/http2_client_internal.h"

typedef struct pick_first {
  wooli_balancer base; /* first */
  const wooli_subchannel *winner;
  bool trying;        /* until there is a winner */
  size_t n_begun;     /* those of the subchannels that have had an attempt */
  int64_t next_at_ns; /* when the next is begun at the latest */
} pick_first;

/* Families alternate, beginning with that of the first address, so that a
 * family that leads nowhere costs one delay (RFC 8305, 4). */
static void interleave(wooli_address *addresses, size_t n_addresses) {
  for (size_t i = 1; i < n_addresses; i++) {
    sa_family_t before = addresses[i - 1].storage.ss_family;
    size_t k = i;
    while (k < n_addresses && addresses[k].storage.ss_family == before)
      k++;
    if (k == n_addresses)
      return;
    wooli_address other = addresses[k];
    memmove(&addresses[i + 1], &addresses[i], (k - i) * sizeof other);
    addresses[i] = other;
  }
}

/* What is under way goes on; the others get their turn in the new order. */
static void updated(wooli_balancer *base) {
  pick_first *self = (pick_first *)base;
  const wooli_subchannel *winner = self->winner;
  self->winner = NULL;
  self->n_begun = 0;
  for (size_t i = 0; i < base->n_subs; i++)
    if (base->subs[i] == winner)
      self->winner = winner;
}

/* The winner so far, if it still is ready. */
static wooli_subchannel *find_ready(const pick_first *self) {
  wooli_subchannel *found = NULL;
  for (size_t i = 0; i < self->base.n_subs; i++) {
    wooli_subchannel *sub = self->base.subs[i];
    if (sub->state != WOOL_CONNECTIVITY_READY)
      continue;
    if (sub == self->winner)
      return sub;
    if (!found)
      found = sub;
  }
  return found;
}

/* The winner takes it all. */
static void use(pick_first *self, wooli_subchannel *winner) {
  wooli_balancer *base = &self->base;
  self->winner = winner;
  self->trying = false;
  wooli_timer_stop(base->client->loop, &base->timer);
  for (size_t i = 0; i < base->n_subs; i++)
    if (base->subs[i] != winner)
      wooli_subchannel_stop(base->subs[i]);
  wooli_http2_client_pick(base->client, winner->conn);
  wooli_http2_client_set_state(base->client, WOOL_CONNECTIVITY_READY, "");
}

/* True if the attempt that was begun last is still young. */
static bool must_wait(const pick_first *self) {
  const wooli_balancer *base = &self->base;
  return self->n_begun > 0 &&
         base->subs[self->n_begun - 1]->state == WOOL_CONNECTIVITY_CONNECTING &&
         wooli_now_ns() < self->next_at_ns;
}

static void begin_attempts(pick_first *self) {
  wooli_balancer *base = &self->base;
  wooli_loop *loop = base->client->loop;
  /* Those whose turn has been, and whose wait after a failure is over. */
  for (size_t i = 0; i < self->n_begun; i++)
    wooli_subchannel_connect(base->subs[i]);
  while (self->n_begun < base->n_subs && !must_wait(self)) {
    wooli_subchannel_connect(base->subs[self->n_begun++]);
    self->next_at_ns = wooli_now_ns() + WOOLI_ATTEMPT_DELAY_NS;
  }
  if (self->n_begun < base->n_subs)
    wooli_timer_start(loop, &base->timer, self->next_at_ns);
  else
    wooli_timer_stop(loop, &base->timer);
}

/* While one attempt goes on, there is hope. */
static void say_how_it_goes(pick_first *self) {
  wooli_balancer *base = &self->base;
  const wooli_subchannel *last = base->subs[0];
  for (size_t i = 0; i < base->n_subs; i++) {
    const wooli_subchannel *sub = base->subs[i];
    if (sub->state == WOOL_CONNECTIVITY_CONNECTING) {
      wooli_http2_client_set_state(base->client, WOOL_CONNECTIVITY_CONNECTING,
                                   "");
      return;
    }
    if (sub->started_at_ns >= last->started_at_ns)
      last = sub;
  }
  wooli_http2_client_set_state(
      base->client, WOOL_CONNECTIVITY_TRANSIENT_FAILURE, last->cause);
}

static void run(wooli_balancer *base, bool wanted) {
  pick_first *self = (pick_first *)base;
  wooli_subchannel *ready = find_ready(self);
  if (ready) {
    use(self, ready);
    return;
  }
  self->winner = NULL;
  if (!self->trying && !wanted) {
    wooli_http2_client_set_state(base->client, WOOL_CONNECTIVITY_IDLE, "");
    return;
  }
  if (!self->trying) {
    self->trying = true;
    self->n_begun = 0;
  }
  begin_attempts(self);
  say_how_it_goes(self);
  /* There is nothing to choose from: requests need not wait for SETTINGS. */
  if (base->n_subs == 1 && base->subs[0]->conn)
    wooli_http2_client_pick_early(base->client, base->subs[0]->conn);
}

const wooli_balancer_vtable wooli_pick_first = {
    "pick_first", sizeof(pick_first), interleave, updated, run};
