#include "runtime/rpc/chain_cache.h"

#include <pthread.h>
#include <stdlib.h>

#include "runtime/context/hash.h"

#include "runtime/transport/loop.h"

typedef struct entry {
  struct entry *next_in_bucket;
  struct entry *newer; /* of the order of use */
  struct entry *older;
  wool_context *context; /* a reference */
  int64_t used_ns;
  size_t memory; /* bytes that it counts for */
  uint64_t hash;
  bool busy; /* a call is in it */
  uint8_t chain[WOOL_CHAIN_ID_LEN];
  char peer[];
} entry;

/* By use. */
typedef struct order {
  entry *newest;
  entry *oldest;
} order;

struct wooli_chain_cache {
  /* immutable */
  wooli_chain_limits limits;
  size_t n_buckets; /* a power of two */
  /* locked */
  pthread_mutex_t lock;
  wool_chain_stats stats;
  order rest; /* of those that no call is in */
  order busy;
  entry **buckets;
};

wooli_chain_cache *wooli_chain_cache_new(const wooli_chain_limits *limits) {
  wooli_chain_cache *cache = calloc(1, sizeof *cache);
  if (!cache)
    return NULL;
  cache->limits = *limits;
  if (!cache->limits.now_ns)
    cache->limits.now_ns = wooli_now_ns;
  cache->n_buckets = 64;
  while (cache->n_buckets < limits->max_chains && cache->n_buckets < (1u << 20))
    cache->n_buckets *= 2;
  cache->buckets = calloc(cache->n_buckets, sizeof *cache->buckets);
  if (!cache->buckets) {
    free(cache);
    return NULL;
  }
  pthread_mutex_init(&cache->lock, NULL);
  return cache;
}

static void free_entry(entry *e) {
  if (!e)
    return;
  wool_context_unref(e->context); /* may run the code of values */
  free(e);
}

static void free_all(entry *e) {
  while (e) {
    entry *older = e->older;
    free_entry(e);
    e = older;
  }
}

void wooli_chain_cache_free(wooli_chain_cache *cache) {
  if (!cache)
    return;
  free_all(cache->rest.newest);
  free_all(cache->busy.newest);
  pthread_mutex_destroy(&cache->lock);
  free(cache->buckets);
  free(cache);
}

static uint64_t hash_of(const char *peer,
                        const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  /* Peers choose ids; where one goes must not be theirs to know. */
  return wooli_hash(chain, WOOL_CHAIN_ID_LEN) + wooli_hash(peer, strlen(peer));
}

static entry **bucket_of(wooli_chain_cache *cache, uint64_t hash) {
  return &cache->buckets[hash & (cache->n_buckets - 1)];
}

static entry *find(wooli_chain_cache *cache, uint64_t hash, const char *peer,
                   const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  for (entry *e = *bucket_of(cache, hash); e; e = e->next_in_bucket)
    if (e->hash == hash && memcmp(e->chain, chain, WOOL_CHAIN_ID_LEN) == 0 &&
        strcmp(e->peer, peer) == 0)
      return e;
  return NULL;
}

static order *order_of(wooli_chain_cache *cache, const entry *e) {
  return e->busy ? &cache->busy : &cache->rest;
}

static void unlink_use(wooli_chain_cache *cache, entry *e) {
  order *in = order_of(cache, e);
  *(e->newer ? &e->newer->older : &in->newest) = e->older;
  *(e->older ? &e->older->newer : &in->oldest) = e->newer;
}

static void link_newest(wooli_chain_cache *cache, entry *e) {
  order *in = order_of(cache, e);
  e->newer = NULL;
  e->older = in->newest;
  *(in->newest ? &in->newest->newer : &in->oldest) = e;
  in->newest = e;
}

static void set_busy(wooli_chain_cache *cache, entry *e, bool busy) {
  unlink_use(cache, e);
  e->busy = busy;
  link_newest(cache, e);
}

/* Takes an entry out; the caller frees it outside of the lock. */
static void detach(wooli_chain_cache *cache, entry *e) {
  entry **link = bucket_of(cache, e->hash);
  while (*link != e)
    link = &(*link)->next_in_bucket;
  *link = e->next_in_bucket;
  unlink_use(cache, e);
  cache->stats.n_chains--;
  cache->stats.memory -= e->memory;
}

/* ---- eviction ---- */

static bool is_idle(const wooli_chain_cache *cache, const entry *e,
                    int64_t now_ns) {
  return now_ns - e->used_ns > cache->limits.idle_ns;
}

/* The counter of why an entry must go, or NULL if it may stay. */
static uint64_t *cause_to_evict(wooli_chain_cache *cache, const entry *e,
                                int64_t now_ns) {
  wool_chain_stats *stats = &cache->stats;
  if (is_idle(cache, e, now_ns))
    return &stats->n_evicted_idle;
  if (stats->n_chains > cache->limits.max_chains)
    return &stats->n_evicted_chains;
  if (stats->memory > cache->limits.max_memory)
    return &stats->n_evicted_memory;
  return NULL;
}

/* The least recently used entry that must go, detached, or NULL. */
static entry *evict_one(wooli_chain_cache *cache, int64_t now_ns) {
  entry *e = cache->rest.oldest;
  uint64_t *counter = e ? cause_to_evict(cache, e, now_ns) : NULL;
  if (!counter)
    return NULL;
  ++*counter;
  detach(cache, e);
  return e;
}

static void evict(wooli_chain_cache *cache, size_t max) {
  int64_t now_ns = cache->limits.now_ns();
  while (max-- > 0) {
    pthread_mutex_lock(&cache->lock);
    entry *e = evict_one(cache, now_ns);
    pthread_mutex_unlock(&cache->lock);
    if (!e)
      return;
    free_entry(e);
  }
}

int64_t wooli_chain_cache_sweep(wooli_chain_cache *cache, size_t max) {
  evict(cache, max);
  pthread_mutex_lock(&cache->lock);
  const entry *e = cache->rest.oldest;
  int64_t idle_ns = cache->limits.idle_ns;
  int64_t due_ns = e && idle_ns < INT64_MAX - 1 - e->used_ns
                       ? e->used_ns + idle_ns + 1
                       : INT64_MAX;
  pthread_mutex_unlock(&cache->lock);
  return due_ns;
}

/* ---- taking out and putting in ---- */

/* The entry that a call finds, or NULL. One that it comes too late for is
 * detached into *out_gone. */
static entry *take_locked(wooli_chain_cache *cache, entry *e, bool *out_busy,
                          entry **out_gone) {
  if (e && e->busy) {
    *out_busy = true;
    return e;
  }
  if (e && is_idle(cache, e, cache->limits.now_ns())) {
    cache->stats.n_evicted_idle++;
    detach(cache, e);
    *out_gone = e;
    e = NULL;
  }
  if (!e) {
    cache->stats.n_misses++;
    return NULL;
  }
  cache->stats.n_hits++;
  cache->stats.n_busy++;
  set_busy(cache, e, true);
  return e;
}

wool_context *wooli_chain_cache_take(wooli_chain_cache *cache, const char *peer,
                                     const uint8_t chain[WOOL_CHAIN_ID_LEN],
                                     bool *out_busy) {
  uint64_t hash = hash_of(peer, chain);
  entry *gone = NULL;
  *out_busy = false;
  pthread_mutex_lock(&cache->lock);
  entry *e = find(cache, hash, peer, chain);
  e = take_locked(cache, e, out_busy, &gone);
  wool_context *context = e ? wool_context_ref(e->context) : NULL;
  pthread_mutex_unlock(&cache->lock);
  free_entry(gone);
  return context;
}

static entry *new_entry(const char *peer,
                        const uint8_t chain[WOOL_CHAIN_ID_LEN],
                        wool_context *context) {
  size_t len = strlen(peer) + 1;
  entry *e = malloc(sizeof *e + len);
  if (!e)
    return NULL;
  memset(e, 0, sizeof *e);
  e->hash = hash_of(peer, chain);
  e->context = wool_context_ref(context);
  memcpy(e->chain, chain, WOOL_CHAIN_ID_LEN);
  memcpy(e->peer, peer, len);
  return e;
}

/* Returns the entry that was replaced or could not be kept, to be freed. */
static entry *put_locked(wooli_chain_cache *cache, const char *peer,
                         const uint8_t chain[WOOL_CHAIN_ID_LEN],
                         wool_context *context, size_t memory) {
  entry *gone = NULL;
  entry *e = find(cache, hash_of(peer, chain), peer, chain);
  if (e && e->context != context) {
    if (e->busy)
      return NULL; /* its call puts it back; ours was ephemeral */
    detach(cache, e);
    gone = e;
    e = NULL;
  }
  if (e) {
    cache->stats.n_busy -= e->busy;
    set_busy(cache, e, false);
  } else {
    e = new_entry(peer, chain, context);
    if (!e)
      return gone;
    entry **bucket = bucket_of(cache, e->hash);
    e->next_in_bucket = *bucket;
    *bucket = e;
    cache->stats.n_chains++;
    link_newest(cache, e);
  }
  if (memory > e->memory) {
    cache->stats.memory += memory - e->memory;
    e->memory = memory;
  }
  e->used_ns = cache->limits.now_ns();
  return gone;
}

void wooli_chain_cache_put(wooli_chain_cache *cache, const char *peer,
                           wool_context *context, size_t memory) {
  uint8_t chain[WOOL_CHAIN_ID_LEN];
  if (!wool_context_chain_id(context, chain))
    return;
  pthread_mutex_lock(&cache->lock);
  entry *gone = put_locked(cache, peer, chain, context, memory);
  pthread_mutex_unlock(&cache->lock);
  free_entry(gone);
  evict(cache, SIZE_MAX);
}

/* The least recently used that no call is in, detached, or NULL. */
static entry *take_rest(wooli_chain_cache *cache) {
  pthread_mutex_lock(&cache->lock);
  entry *e = cache->rest.oldest;
  if (e)
    detach(cache, e);
  pthread_mutex_unlock(&cache->lock);
  return e;
}

void wooli_chain_cache_clear(wooli_chain_cache *cache) {
  for (entry *e; (e = take_rest(cache));)
    free_entry(e);
}

void wooli_chain_cache_stats(wooli_chain_cache *cache,
                             wool_chain_stats *out_stats) {
  size_t struct_size = out_stats->struct_size;
  pthread_mutex_lock(&cache->lock);
  *out_stats = cache->stats;
  pthread_mutex_unlock(&cache->lock);
  out_stats->struct_size = struct_size;
}
