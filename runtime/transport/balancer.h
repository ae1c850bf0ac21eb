/* Balancer: decides which of a target's addresses are connected to, and which
 * connections requests go to. It has a subchannel for each address and looks at
 * all of them anew whenever something has changed; so it needs no memory of
 * what has happened, and nothing is missed while nobody turned the loop. */
#ifndef WOOLI_TRANSPORT_BALANCER_H
#define WOOLI_TRANSPORT_BALANCER_H

#include "runtime/transport/subchannel.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_balancer wooli_balancer;

typedef struct wooli_balancer_vtable {
  const char *name;
  size_t size; /* bytes of the balancer's own struct */
  /* Puts addresses into the order in which they become subchannels; NULL: as
   * they are. */
  void (*arrange)(wooli_address *addresses, size_t n_addresses);
  /* The subchannels are others than before; those that are gone still exist.
   * May be NULL. */
  void (*updated)(wooli_balancer *balancer);
  /* Looks at all subchannels: tells some to connect, and says which
   * connections are to be used, by wooli_http2_client_pick, and the state, by
   * wooli_http2_client_set_state. `wanted` if calls wait, or a program asked
   * for a connection. */
  void (*run)(wooli_balancer *balancer, bool wanted);
} wooli_balancer_vtable;

struct wooli_balancer {
  /* immutable */
  const wooli_balancer_vtable *vtable;
  struct wooli_http2_client *client;
  /* loop_only */
  wooli_subchannel **subs;
  size_t n_subs;
  wooli_timer timer; /* has it look again */
};

extern const wooli_balancer_vtable wooli_pick_first;
extern const wooli_balancer_vtable wooli_round_robin;

/* wooli_balancer_new makes the one that is called so; NULL: pick_first.
 * Errors: WOOL_ERR_TYPE, WOOL_ERR_NO_MEMORY. */
wooli_balancer *wooli_balancer_new(struct wooli_http2_client *client,
                                   const char *name, wool_error *error);
void wooli_balancer_free(wooli_balancer *balancer);

/* wooli_balancer_is_known says whether there is one of that name. */
bool wooli_balancer_is_known(const char *name);

/* wooli_balancer_update replaces the addresses. Those that stay keep their
 * subchannels; connections to the others finish what they carry. False if out
 * of memory: then all is as before. */
bool wooli_balancer_update(wooli_balancer *balancer,
                           const wooli_address *addresses, size_t n_addresses);

/* wooli_balancer_run has it look at its subchannels. */
void wooli_balancer_run(wooli_balancer *balancer, bool wanted);

#ifdef __cplusplus
}
#endif
#endif
