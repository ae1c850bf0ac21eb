/* Resolver: from a target to addresses, and to others when those change. */
#ifndef WOOLI_TRANSPORT_RESOLVER_H
#define WOOLI_TRANSPORT_RESOLVER_H

#include <wool/resolver.h>

#include "runtime/transport/loop.h"
#include "runtime/transport/socket.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A name that was resolved is not asked for again before so long. */
#define WOOLI_RESOLVE_INTERVAL_NS INT64_C(30000000000)
/* After a failure it is, after this, and 1.6 times as long each time, up to the
 * above. */
#define WOOLI_RESOLVE_BACKOFF_FIRST_NS INT64_C(1000000000)

typedef struct wooli_resolver wooli_resolver;

/* What becomes known, in the loop's turn, never before a function of the
 * resolver has returned. Borrowed for the event. The resolver may not be freed
 * in it. */
typedef struct wooli_resolver_events {
  void (*resolved)(void *user_data, const wooli_address *addresses,
                   size_t n_addresses);
  void (*failed)(void *user_data, const char *why);
  /* The time of a question that was put off has come. */
  void (*due)(void *user_data);
} wooli_resolver_events;

typedef struct wooli_resolver_vtable {
  bool (*ask)(wooli_resolver *resolver);
  void (*free)(wooli_resolver *resolver);
} wooli_resolver_vtable;

struct wooli_resolver {
  const wooli_resolver_vtable *vtable;
  wooli_loop *loop;
  const wooli_resolver_events *events;
  void *user_data;
};

/* How often the same is asked: by each resolver for itself. */
typedef struct wooli_resolver_pace {
  int64_t interval_ns;   /* after a success */
  int64_t backoff_ns;    /* after the next failure; 0: the first */
  int64_t not_before_ns; /* 0: at once */
} wooli_resolver_pace;

static inline bool wooli_resolver_pace_allows(const wooli_resolver_pace *pace) {
  return pace->not_before_ns == 0 || wooli_now_ns() >= pace->not_before_ns;
}

void wooli_resolver_pace_succeeded(wooli_resolver_pace *pace);
void wooli_resolver_pace_failed(wooli_resolver_pace *pace);

/* wooli_resolver_new makes one for a target: of a registered scheme, or of a
 * known form. `interval_ns` is WOOLI_RESOLVE_INTERVAL_NS but in tests.
 * Errors: WOOL_ERR_TYPE, WOOL_ERR_NO_MEMORY. */
wooli_resolver *wooli_resolver_new(wooli_loop *loop, const char *target,
                                   int64_t interval_ns,
                                   const wooli_resolver_events *events,
                                   void *user_data, wool_error *error);

/* wooli_resolver_ask says that addresses are needed, or others than those that
 * are known. True if an answer is on its way; false if it is too early to ask
 * again, in which case a `due` will come when it is not. */
bool wooli_resolver_ask(wooli_resolver *resolver);

void wooli_resolver_free(wooli_resolver *resolver);

/* ---- the kinds ---- */

/* Numeric addresses and paths: the one answer there will ever be. Takes the
 * array. */
wooli_resolver *wooli_resolver_fixed(wooli_loop *loop, wooli_address *addresses,
                                     size_t n_addresses,
                                     const char *failure /* or NULL; copied */);

/* Names, by the system through libuv's threads. */
wooli_resolver *wooli_resolver_dns(wooli_loop *loop, const wooli_target *target,
                                   int64_t interval_ns);

/* A program's own: *out_is_own is false if the scheme is not registered. */
wooli_resolver *wooli_resolver_own(wooli_loop *loop, const char *target,
                                   int64_t interval_ns, bool *out_is_own);

/* wooli_resolver_own_authority is what a target of a registered scheme says
 * about the :authority; empty if its scheme is not registered. Borrowed. */
wool_str wooli_resolver_own_authority(const char *target);

#ifdef __cplusplus
}
#endif
#endif
