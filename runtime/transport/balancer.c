#include "runtime/transport/balancer.h"

#include "runtime/context/alloc.h"
#include "runtime/transport/http2_client_internal.h"

static const wooli_balancer_vtable *const kinds[] = {&wooli_pick_first,
                                                     &wooli_round_robin};

static const wooli_balancer_vtable *find_kind(const char *name) {
  if (!name)
    return &wooli_pick_first;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (strcmp(kinds[i]->name, name) == 0)
      return kinds[i];
  return NULL;
}

bool wooli_balancer_is_known(const char *name) {
  return find_kind(name) != NULL;
}

static void on_timer(wooli_timer *timer) {
  wooli_http2_client_stir(
      ((wooli_balancer *)((char *)timer - offsetof(wooli_balancer, timer)))
          ->client);
}

wooli_balancer *wooli_balancer_new(wooli_http2_client *client, const char *name,
                                   wool_error *error) {
  const wooli_balancer_vtable *kind = find_kind(name);
  if (!kind) {
    (void)wool_error_set(error, WOOL_ERR_TYPE,
                         "load balancing \"%s\" is not known: pick_first and "
                         "round_robin are",
                         name);
    return NULL;
  }
  wooli_balancer *balancer = wooli_alloc(client->allocator, kind->size);
  if (!balancer)
    return NULL;
  memset(balancer, 0, kind->size);
  balancer->vtable = kind;
  balancer->client = client;
  balancer->timer.fire = on_timer;
  return balancer;
}

void wooli_balancer_free(wooli_balancer *balancer) {
  if (!balancer)
    return;
  wooli_http2_client *client = balancer->client;
  wooli_timer_stop(client->loop, &balancer->timer);
  for (size_t i = 0; i < balancer->n_subs; i++)
    wooli_subchannel_free(balancer->subs[i]);
  wooli_release(client->allocator, balancer->subs);
  wooli_release(client->allocator, balancer);
}

/* ---- addresses ---- */

static bool is_same(const wooli_address *a, const wooli_address *b) {
  return a->len == b->len && memcmp(&a->storage, &b->storage, a->len) == 0;
}

/* In the order of the balancer, and each once. */
static size_t arrange(const wooli_balancer *balancer, wooli_address *out,
                      const wooli_address *addresses, size_t n_addresses) {
  size_t n = 0;
  for (size_t i = 0; i < n_addresses; i++) {
    bool is_new = true;
    for (size_t k = 0; k < n && is_new; k++)
      is_new = !is_same(&out[k], &addresses[i]);
    if (is_new)
      out[n++] = addresses[i];
  }
  if (balancer->vtable->arrange)
    balancer->vtable->arrange(out, n);
  return n;
}

static wooli_subchannel *find(const wooli_balancer *balancer,
                              const wooli_address *address) {
  for (size_t i = 0; i < balancer->n_subs; i++)
    if (is_same(&balancer->subs[i]->address, address))
      return balancer->subs[i];
  return NULL;
}

static bool contains(wooli_subchannel *const *subs, size_t n_subs,
                     const wooli_subchannel *sub) {
  for (size_t i = 0; i < n_subs; i++)
    if (subs[i] == sub)
      return true;
  return false;
}

/* Frees those of `subs` that are not among the others. */
static void free_others(wooli_subchannel **subs, size_t n_subs,
                        wooli_subchannel *const *others, size_t n_others) {
  for (size_t i = 0; i < n_subs; i++)
    if (!contains(others, n_others, subs[i]))
      wooli_subchannel_free(subs[i]);
}

static bool replace(wooli_balancer *balancer, const wooli_address *addresses,
                    size_t n_addresses, wooli_subchannel **fresh) {
  for (size_t i = 0; i < n_addresses; i++) {
    fresh[i] = find(balancer, &addresses[i]);
    if (!fresh[i])
      fresh[i] = wooli_subchannel_new(balancer->client, &addresses[i]);
    if (!fresh[i]) {
      free_others(fresh, i, balancer->subs, balancer->n_subs);
      return false;
    }
  }
  wooli_subchannel **old = balancer->subs;
  size_t n_old = balancer->n_subs;
  balancer->subs = fresh;
  balancer->n_subs = n_addresses;
  if (balancer->vtable->updated)
    balancer->vtable->updated(balancer);
  free_others(old, n_old, fresh, n_addresses);
  wooli_release(balancer->client->allocator, old);
  return true;
}

bool wooli_balancer_update(wooli_balancer *balancer,
                           const wooli_address *addresses, size_t n_addresses) {
  const wool_allocator *allocator = balancer->client->allocator;
  wooli_address *arranged =
      wooli_alloc(allocator, n_addresses * sizeof *arranged);
  wooli_subchannel **fresh =
      wooli_alloc(allocator, n_addresses * sizeof(wooli_subchannel *));
  bool ok = false;
  if (arranged && fresh) {
    size_t n = arrange(balancer, arranged, addresses, n_addresses);
    ok = wooli_http2_client_reserve_picks(balancer->client, n) &&
         replace(balancer, arranged, n, fresh);
  }
  wooli_release(allocator, arranged);
  if (!ok)
    wooli_release(allocator, fresh);
  return ok;
}

void wooli_balancer_run(wooli_balancer *balancer, bool wanted) {
  for (size_t i = 0; i < balancer->n_subs; i++)
    wooli_subchannel_look(balancer->subs[i]);
  wooli_http2_client_unpick_all(balancer->client);
  balancer->vtable->run(balancer, wanted);
}
