/* Resolvers that programs register. What they push comes from any thread, and
 * is carried into the loop's turn by a task. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/transport/poller.h"
#include "runtime/transport/resolver.h"

/* ---- the schemes ---- */

typedef struct registration {
  char scheme[WOOLI_MAX_SCHEME_LEN + 1];
  wool_resolver_functions functions;
  void *user_data;
} registration;

static pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
static registration registry[WOOL_MAX_RESOLVERS];
static size_t n_registered; /* those below it never change */

/* Under the lock. */
static const registration *look_up(wool_str scheme) {
  for (size_t i = 0; i < n_registered; i++)
    if (wool_str_equal(wool_str_c(registry[i].scheme), scheme))
      return &registry[i];
  return NULL;
}

static const registration *find(wool_str scheme) {
  pthread_mutex_lock(&registry_lock);
  const registration *found = look_up(scheme);
  pthread_mutex_unlock(&registry_lock);
  return found;
}

/* Under the lock. */
static wool_code add(wool_str scheme, const wool_resolver_functions *functions,
                     void *user_data, wool_error *error) {
  if (wooli_scheme_is_ours(scheme) || look_up(scheme))
    return wool_error_set(error, WOOL_ALREADY_EXISTS,
                          "resolver of %s: there is one already", scheme.data);
  if (functions->struct_size < offsetof(wool_resolver_functions, resolve) ||
      !functions->start)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "resolver of %s: there is no start function",
                          scheme.data);
  if (n_registered == WOOL_MAX_RESOLVERS)
    return wool_error_set(error, WOOL_ERR_LIMIT,
                          "resolver of %s: there are %d schemes already",
                          scheme.data, (int)WOOL_MAX_RESOLVERS);
  registration *slot = &registry[n_registered++];
  size_t len = functions->struct_size;
  if (len > sizeof slot->functions)
    len = sizeof slot->functions;
  memcpy(slot->scheme, scheme.data, scheme.len);
  memcpy(&slot->functions, functions, len);
  slot->user_data = user_data;
  return WOOL_OK;
}

static bool is_scheme(const char *text) {
  char with_colon[WOOLI_MAX_SCHEME_LEN + 2];
  size_t len = strlen(text);
  if (len == 0 || len > WOOLI_MAX_SCHEME_LEN)
    return false;
  snprintf(with_colon, sizeof with_colon, "%s:", text);
  return wooli_target_scheme(with_colon).len == len;
}

wool_code wool_resolver_register(const char *scheme,
                                 const wool_resolver_functions *functions,
                                 void *user_data, wool_error *error) {
  if (!is_scheme(scheme))
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "resolver of \"%s\": that is no scheme", scheme);
  wool_str name = wool_str_c(scheme);
  pthread_mutex_lock(&registry_lock);
  wool_code rc = add(name, functions, user_data, error);
  pthread_mutex_unlock(&registry_lock);
  return rc;
}

/* ---- what is pushed ---- */

typedef struct own_resolver own_resolver;

/* Counted: by the resolver, by its program, by its task while that is queued.
 */
struct wool_resolution {
  atomic_uint refs;
  pthread_mutex_t lock;
  /* locked */
  wooli_loop *loop;         /* NULL once the channel is gone */
  wooli_address *addresses; /* that were pushed and not yet taken; or NULL */
  size_t n_addresses;
  char failure[WOOL_ERROR_MESSAGE_MAX]; /* instead of them, "" if none */
  bool posted;
  wooli_task task;
  /* loop_only */
  own_resolver *own; /* NULL once it is gone */
};

wool_resolution *wool_resolution_ref(wool_resolution *resolution) {
  atomic_fetch_add_explicit(&resolution->refs, 1, memory_order_relaxed);
  return resolution;
}

void wool_resolution_unref(wool_resolution *resolution) {
  if (!resolution || atomic_fetch_sub_explicit(&resolution->refs, 1,
                                               memory_order_acq_rel) != 1)
    return;
  pthread_mutex_destroy(&resolution->lock);
  free(resolution->addresses);
  free(resolution);
}

/* Replaces what waits; takes the array. */
static void put(wool_resolution *resolution, wooli_address *addresses,
                size_t n_addresses, const char *failure) {
  pthread_mutex_lock(&resolution->lock);
  if (resolution->loop) {
    wooli_address *old = resolution->addresses;
    resolution->addresses = addresses;
    resolution->n_addresses = n_addresses;
    addresses = old;
    snprintf(resolution->failure, sizeof resolution->failure, "%s", failure);
    if (!resolution->posted) {
      resolution->posted = true;
      wool_resolution_ref(resolution);
      wooli_loop_post(resolution->loop, &resolution->task);
    }
  }
  pthread_mutex_unlock(&resolution->lock);
  free(addresses);
}

static wool_code read_address(const char *text, wooli_address *out_address,
                              wool_error *error) {
  wooli_target target;
  bool must_resolve = false;
  wool_code rc = wooli_target_parse(text, &target, error);
  if (rc == WOOL_OK)
    rc = wooli_address_from_target(&target, out_address, &must_resolve, error);
  if (rc == WOOL_OK && (must_resolve || target.more.len > 0))
    rc =
        wool_error_set(error, WOOL_ERR_TYPE, "\"%s\" is not one address", text);
  return rc;
}

wool_code wool_resolution_push(wool_resolution *resolution,
                               const char *const *addresses, size_t n_addresses,
                               wool_error *error) {
  if (n_addresses > WOOL_MAX_ADDRESSES)
    return wool_error_set(error, WOOL_ERR_LIMIT,
                          "%zu addresses exceed the limit of %d", n_addresses,
                          (int)WOOL_MAX_ADDRESSES);
  if (n_addresses == 0) {
    put(resolution, NULL, 0, "the resolver knows no address");
    return WOOL_OK;
  }
  wooli_address *copy = calloc(n_addresses, sizeof *copy);
  if (!copy)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "addresses: out of memory");
  for (size_t i = 0; i < n_addresses; i++) {
    wool_code rc = read_address(addresses[i], &copy[i], error);
    if (rc) {
      free(copy);
      return rc;
    }
  }
  put(resolution, copy, n_addresses, "");
  return WOOL_OK;
}

void wool_resolution_fail(wool_resolution *resolution, const char *why) {
  put(resolution, NULL, 0, why[0] ? why : "the resolver has failed");
}

/* ---- the resolver ---- */

struct own_resolver {
  wooli_resolver base; /* first */
  /* immutable */
  const registration *kind;
  char *target;
  /* loop_only */
  wool_resolution *resolution;
  wooli_resolver_pace pace;
  wooli_timer due;
  void *watch;
  bool started;  /* its functions know of it */
  bool awaiting; /* nothing was pushed since it was asked */
};

static void tell(own_resolver *own, const wooli_address *addresses,
                 size_t n_addresses, const char *failure) {
  own->awaiting = false;
  if (failure[0]) {
    wooli_resolver_pace_failed(&own->pace);
    own->base.events->failed(own->base.user_data, failure);
  } else {
    own->pace.backoff_ns = 0;
    own->base.events->resolved(own->base.user_data, addresses, n_addresses);
  }
}

static void run_task(wooli_task *task) {
  wool_resolution *resolution =
      (wool_resolution *)((char *)task - offsetof(wool_resolution, task));
  char failure[WOOL_ERROR_MESSAGE_MAX];
  pthread_mutex_lock(&resolution->lock);
  resolution->posted = false;
  wooli_address *addresses = resolution->addresses;
  size_t n_addresses = resolution->n_addresses;
  resolution->addresses = NULL;
  memcpy(failure, resolution->failure, sizeof failure);
  pthread_mutex_unlock(&resolution->lock);
  if (resolution->own)
    tell(resolution->own, addresses, n_addresses, failure);
  free(addresses);
  wool_resolution_unref(resolution);
}

static void start(own_resolver *own) {
  const registration *kind = own->kind;
  wool_error error = WOOL_ERROR_INIT;
  own->pace.not_before_ns = wooli_due_ns(own->pace.interval_ns);
  own->awaiting = true;
  if (kind->functions.start(kind->user_data, own->target, own->resolution,
                            &own->watch, &error) == WOOL_OK) {
    own->started = true;
    return;
  }
  char text[WOOL_ERROR_MESSAGE_MAX];
  snprintf(text, sizeof text, "resolving %.200s: %.280s", own->target,
           error.message[0] ? error.message : "the resolver has failed");
  wool_resolution_fail(own->resolution, text);
}

/* Whether something was pushed that no turn has taken yet. */
static bool has_news(wool_resolution *resolution) {
  pthread_mutex_lock(&resolution->lock);
  bool posted = resolution->posted;
  pthread_mutex_unlock(&resolution->lock);
  return posted;
}

static bool ask(wooli_resolver *base) {
  own_resolver *own = (own_resolver *)base;
  if (own->awaiting || has_news(own->resolution))
    return true;
  if (!wooli_resolver_pace_allows(&own->pace)) {
    wooli_timer_start(base->loop, &own->due, own->pace.not_before_ns);
    return false;
  }
  wooli_timer_stop(base->loop, &own->due);
  if (!own->started) {
    start(own);
    return true;
  }
  own->pace.not_before_ns = wooli_due_ns(own->pace.interval_ns);
  if (own->kind->functions.resolve)
    own->kind->functions.resolve(own->watch);
  return false; /* it may have nothing new to say */
}

static void on_due(wooli_timer *timer) {
  own_resolver *own =
      (own_resolver *)((char *)timer - offsetof(own_resolver, due));
  own->base.events->due(own->base.user_data);
}

static void free_own(wooli_resolver *base) {
  own_resolver *own = (own_resolver *)base;
  wool_resolution *resolution = own->resolution;
  wooli_timer_stop(base->loop, &own->due);
  pthread_mutex_lock(&resolution->lock);
  resolution->loop = NULL;
  pthread_mutex_unlock(&resolution->lock);
  resolution->own = NULL;
  if (own->started && own->kind->functions.stop)
    own->kind->functions.stop(own->watch);
  wool_resolution_unref(resolution);
  free(own->target);
  free(own);
}

static const wooli_resolver_vtable vtable = {ask, free_own};

static wool_resolution *new_resolution(wooli_loop *loop, own_resolver *own) {
  wool_resolution *resolution = calloc(1, sizeof *resolution);
  if (!resolution)
    return NULL;
  atomic_init(&resolution->refs, 1);
  pthread_mutex_init(&resolution->lock, NULL);
  resolution->loop = loop;
  resolution->task.run = run_task;
  resolution->own = own;
  return resolution;
}

wooli_resolver *wooli_resolver_own(wooli_loop *loop, const char *target,
                                   int64_t interval_ns, bool *out_is_own) {
  const registration *kind = find(wooli_target_scheme(target));
  *out_is_own = kind != NULL;
  own_resolver *own = kind ? calloc(1, sizeof *own) : NULL;
  if (!own)
    return NULL;
  own->base.vtable = &vtable;
  own->kind = kind;
  own->pace.interval_ns = interval_ns;
  own->due.fire = on_due;
  own->target = strdup(target);
  own->resolution = new_resolution(loop, own);
  if (own->target && own->resolution)
    return &own->base;
  wool_resolution_unref(own->resolution);
  free(own->target);
  free(own);
  return NULL;
}

wool_str wooli_resolver_own_authority(const char *target) {
  wool_str scheme = wooli_target_scheme(target);
  if (!find(scheme))
    return wool_str_n("", 0);
  const char *rest = target + scheme.len + 1;
  const char *slash = strrchr(rest, '/');
  return wool_str_c(slash ? slash + 1 : rest);
}
