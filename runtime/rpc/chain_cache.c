#include "runtime/rpc/chain_cache.h"

#include <pthread.h>
#include <stdlib.h>

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

struct wooli_chain_cache {
  /* immutable */
  size_t max_chains;
  size_t max_memory; /* bytes */
  int64_t idle_ns;
  size_t n_buckets; /* a power of two */
  /* locked */
  pthread_mutex_t lock;
  size_t n;
  size_t memory; /* bytes, of all */
  entry *newest;
  entry *oldest;
  entry **buckets;
};

wooli_chain_cache *wooli_chain_cache_new(size_t max_chains, size_t max_memory,
                                         int64_t idle_ns) {
  wooli_chain_cache *cache = calloc(1, sizeof *cache);
  if (!cache)
    return NULL;
  cache->max_chains = max_chains;
  cache->max_memory = max_memory;
  cache->idle_ns = idle_ns;
  cache->n_buckets = 64;
  while (cache->n_buckets < max_chains && cache->n_buckets < (1u << 20))
    cache->n_buckets *= 2;
  cache->buckets = calloc(cache->n_buckets, sizeof *cache->buckets);
  if (!cache->buckets) {
    free(cache);
    return NULL;
  }
  pthread_mutex_init(&cache->lock, NULL);
  return cache;
}

void wooli_chain_cache_free(wooli_chain_cache *cache) {
  if (!cache)
    return;
  for (entry *e = cache->newest; e;) {
    entry *older = e->older;
    wool_context_unref(e->context);
    free(e);
    e = older;
  }
  pthread_mutex_destroy(&cache->lock);
  free(cache->buckets);
  free(cache);
}

static uint64_t hash_of(const char *peer,
                        const uint8_t chain[WOOL_CHAIN_ID_LEN]) {
  uint64_t h; /* the id is random already */
  memcpy(&h, chain, sizeof h);
  for (; *peer; peer++)
    h = (h ^ (uint8_t)*peer) * 0x100000001b3u;
  return h;
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

static void unlink_use(wooli_chain_cache *cache, entry *e) {
  *(e->newer ? &e->newer->older : &cache->newest) = e->older;
  *(e->older ? &e->older->newer : &cache->oldest) = e->newer;
}

static void link_newest(wooli_chain_cache *cache, entry *e) {
  e->newer = NULL;
  e->older = cache->newest;
  *(cache->newest ? &cache->newest->newer : &cache->oldest) = e;
  cache->newest = e;
}

/* Takes an entry out; the caller frees it outside of the lock. */
static void detach(wooli_chain_cache *cache, entry *e) {
  entry **link = bucket_of(cache, e->hash);
  while (*link != e)
    link = &(*link)->next_in_bucket;
  *link = e->next_in_bucket;
  unlink_use(cache, e);
  cache->n--;
  cache->memory -= e->memory;
}

/* The least recently used entry that must go, detached, or NULL. */
static entry *evict_one(wooli_chain_cache *cache, int64_t now_ns) {
  entry *e = cache->oldest;
  while (e && e->busy)
    e = e->newer;
  if (!e ||
      (cache->n <= cache->max_chains && cache->memory <= cache->max_memory &&
       now_ns - e->used_ns <= cache->idle_ns))
    return NULL;
  detach(cache, e);
  return e;
}

static void evict(wooli_chain_cache *cache) {
  int64_t now_ns = wooli_now_ns();
  for (;;) {
    pthread_mutex_lock(&cache->lock);
    entry *e = evict_one(cache, now_ns);
    pthread_mutex_unlock(&cache->lock);
    if (!e)
      return;
    wool_context_unref(e->context); /* may run the code of values */
    free(e);
  }
}

wool_context *wooli_chain_cache_take(wooli_chain_cache *cache, const char *peer,
                                     const uint8_t chain[WOOL_CHAIN_ID_LEN],
                                     bool *out_busy) {
  uint64_t hash = hash_of(peer, chain);
  int64_t now_ns = wooli_now_ns();
  wool_context *context = NULL;
  pthread_mutex_lock(&cache->lock);
  entry *e = find(cache, hash, peer, chain);
  *out_busy = e && e->busy;
  if (e && (e->busy || now_ns - e->used_ns <= cache->idle_ns)) {
    e->busy = true;
    context = wool_context_ref(e->context);
  }
  pthread_mutex_unlock(&cache->lock);
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
    unlink_use(cache, e);
  } else {
    e = new_entry(peer, chain, context);
    if (!e)
      return gone;
    entry **bucket = bucket_of(cache, e->hash);
    e->next_in_bucket = *bucket;
    *bucket = e;
    cache->n++;
  }
  link_newest(cache, e);
  if (memory > e->memory) {
    cache->memory += memory - e->memory;
    e->memory = memory;
  }
  e->busy = false;
  e->used_ns = wooli_now_ns();
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
  if (gone)
    wool_context_unref(gone->context);
  free(gone);
  evict(cache);
}

/* The least recently used that no call is in, detached, or NULL. */
static entry *take_idle(wooli_chain_cache *cache) {
  pthread_mutex_lock(&cache->lock);
  entry *e = cache->oldest;
  while (e && e->busy)
    e = e->newer;
  if (e)
    detach(cache, e);
  pthread_mutex_unlock(&cache->lock);
  return e;
}

void wooli_chain_cache_clear(wooli_chain_cache *cache) {
  for (entry *e; (e = take_idle(cache));) {
    wool_context_unref(e->context); /* may run the code of values */
    free(e);
  }
}

size_t wooli_chain_cache_n_busy(wooli_chain_cache *cache) {
  size_t n = 0;
  pthread_mutex_lock(&cache->lock);
  for (const entry *e = cache->newest; e; e = e->older)
    n += e->busy;
  pthread_mutex_unlock(&cache->lock);
  return n;
}

size_t wooli_chain_cache_len(wooli_chain_cache *cache) {
  pthread_mutex_lock(&cache->lock);
  size_t n = cache->n;
  pthread_mutex_unlock(&cache->lock);
  return n;
}
