/* round_robin: a connection to every address, and calls go to those that are
 * ready in turn. */
#include "runtime/transport/balancer.h"
#include "runtime/transport/http2_client_internal.h"

static const wooli_subchannel *newest(const wooli_subchannel *a,
                                      const wooli_subchannel *b) {
  return !a || b->started_at_ns >= a->started_at_ns ? b : a;
}

static void run(wooli_balancer *base, bool wanted) {
  (void)wanted; /* it is asked for addresses when a call wants them */
  wooli_http2_client *client = base->client;
  const wooli_subchannel *failed = NULL;
  bool any_ready = false, any_connecting = false;
  for (size_t i = 0; i < base->n_subs; i++) {
    wooli_subchannel *sub = base->subs[i];
    wooli_subchannel_connect(sub);
    if (sub->state == WOOL_CONNECTIVITY_READY) {
      any_ready = true;
      wooli_http2_client_pick(client, sub->conn);
    } else if (sub->state == WOOL_CONNECTIVITY_CONNECTING) {
      any_connecting = true;
    } else {
      failed = newest(failed, sub);
    }
  }
  if (any_ready)
    wooli_http2_client_set_state(client, WOOL_CONNECTIVITY_READY, "");
  else if (any_connecting || !failed)
    wooli_http2_client_set_state(client, WOOL_CONNECTIVITY_CONNECTING, "");
  else
    wooli_http2_client_set_state(client, WOOL_CONNECTIVITY_TRANSIENT_FAILURE,
                                 failed->cause);
}

const wooli_balancer_vtable wooli_round_robin = {
    "round_robin", sizeof(wooli_balancer), NULL, NULL, run};
