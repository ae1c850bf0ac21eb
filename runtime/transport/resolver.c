#include "runtime/transport/resolver.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/transport/poller.h"

/* ---- pace ---- */

void wooli_resolver_pace_succeeded(wooli_resolver_pace *pace) {
  pace->backoff_ns = 0;
  pace->not_before_ns = wooli_due_ns(pace->interval_ns);
}

void wooli_resolver_pace_failed(wooli_resolver_pace *pace) {
  if (pace->backoff_ns == 0)
    pace->backoff_ns = WOOLI_RESOLVE_BACKOFF_FIRST_NS;
  if (pace->backoff_ns > pace->interval_ns)
    pace->backoff_ns = pace->interval_ns;
  pace->not_before_ns = wooli_due_ns(pace->backoff_ns);
  pace->backoff_ns = pace->backoff_ns / 5 * 8;
}

/* ---- addresses that the target itself has ---- */

typedef struct fixed_resolver {
  wooli_resolver base; /* first */
  wooli_task answer;
  wooli_address *addresses;
  size_t n_addresses;
  char failure[WOOL_ERROR_MESSAGE_MAX];
  bool answered;
} fixed_resolver;

static void run_answer(wooli_task *task) {
  fixed_resolver *fixed =
      (fixed_resolver *)((char *)task - offsetof(fixed_resolver, answer));
  const wooli_resolver_events *events = fixed->base.events;
  fixed->answered = true;
  if (fixed->failure[0])
    events->failed(fixed->base.user_data, fixed->failure);
  else
    events->resolved(fixed->base.user_data, fixed->addresses,
                     fixed->n_addresses);
}

/* A failure is for good. Addresses may be asked for again, as there may have
 * been no memory to take them. */
static bool ask_fixed(wooli_resolver *base) {
  fixed_resolver *fixed = (fixed_resolver *)base;
  if (fixed->answered && fixed->failure[0])
    return false;
  wooli_loop_defer(base->loop, &fixed->answer);
  return true;
}

static void free_fixed(wooli_resolver *base) {
  fixed_resolver *fixed = (fixed_resolver *)base;
  wooli_loop_undefer(base->loop, &fixed->answer);
  free(fixed->addresses);
  free(fixed);
}

static const wooli_resolver_vtable fixed_vtable = {ask_fixed, free_fixed};

wooli_resolver *wooli_resolver_fixed(wooli_loop *loop, wooli_address *addresses,
                                     size_t n_addresses, const char *failure) {
  (void)loop;
  fixed_resolver *fixed = calloc(1, sizeof *fixed);
  if (!fixed) {
    free(addresses);
    return NULL;
  }
  fixed->base.vtable = &fixed_vtable;
  fixed->answer.run = run_answer;
  fixed->addresses = addresses;
  fixed->n_addresses = n_addresses;
  if (failure)
    snprintf(fixed->failure, sizeof fixed->failure, "%s", failure);
  return &fixed->base;
}

static size_t count_addresses(wool_str more) {
  size_t n = 1;
  for (size_t i = 0; i < more.len; i++)
    n += more.data[i] == ',';
  return more.len > 0 ? n + 1 : 1;
}

/* Reads all addresses of a target that has several. A text that cannot be an
 * address is told by the calls, as a name that does not resolve is. */
static wooli_resolver *from_list(wooli_loop *loop, wooli_target target,
                                 wool_error *error) {
  size_t n = count_addresses(target.more);
  if (n > WOOL_MAX_ADDRESSES) {
    (void)wool_error_set(error, WOOL_ERR_TYPE,
                         "target: %zu addresses exceed the limit of %d", n,
                         (int)WOOL_MAX_ADDRESSES);
    return NULL;
  }
  wooli_address *addresses = calloc(n, sizeof *addresses);
  if (!addresses)
    return NULL;
  wool_error failure = WOOL_ERROR_INIT;
  bool must_resolve;
  for (size_t i = 0; i < n; i++) {
    if (i > 0 && wooli_target_next(&target, &target, error) != WOOL_OK) {
      free(addresses);
      return NULL;
    }
    if (wooli_address_from_target(&target, &addresses[i], &must_resolve,
                                  &failure) != WOOL_OK)
      break;
  }
  return wooli_resolver_fixed(loop, addresses, n,
                              failure.code ? failure.message : NULL);
}

static wooli_resolver *from_target(wooli_loop *loop, const char *text,
                                   int64_t interval_ns, wool_error *error) {
  wooli_target target;
  if (wooli_target_parse(text, &target, error) != WOOL_OK)
    return NULL;
  wooli_address address;
  bool must_resolve = false;
  wool_error ignored = WOOL_ERROR_INIT;
  if (wooli_address_from_target(&target, &address, &must_resolve, &ignored) ==
          WOOL_OK &&
      must_resolve)
    return wooli_resolver_dns(loop, &target, interval_ns);
  return from_list(loop, target, error);
}

/* ---- any ---- */

wooli_resolver *wooli_resolver_new(wooli_loop *loop, const char *target,
                                   int64_t interval_ns,
                                   const wooli_resolver_events *events,
                                   void *user_data, wool_error *error) {
  wool_error local = WOOL_ERROR_INIT;
  if (!error)
    error = &local;
  if (interval_ns == 0)
    interval_ns = WOOLI_RESOLVE_INTERVAL_NS;
  bool is_own = false;
  wooli_resolver *resolver =
      target ? wooli_resolver_own(loop, target, interval_ns, &is_own) : NULL;
  if (!is_own)
    resolver = from_target(loop, target, interval_ns, error);
  if (!resolver) {
    (void)wool_error_set(error, WOOL_ERR_NO_MEMORY, "resolver: out of memory");
    return NULL;
  }
  resolver->loop = loop;
  resolver->events = events;
  resolver->user_data = user_data;
  return resolver;
}

bool wooli_resolver_ask(wooli_resolver *resolver) {
  return resolver->vtable->ask(resolver);
}

void wooli_resolver_free(wooli_resolver *resolver) {
  if (resolver)
    resolver->vtable->free(resolver);
}
