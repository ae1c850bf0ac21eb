#include "runtime/context/origins.h"

#include <pthread.h>
#include <stdlib.h>

#include "runtime/context/hash.h"

enum {
  ID_LEN = 16,
  N_SHARDS = 16,
  FIRST_BUCKETS = 16
};

typedef struct held {
  struct held *next; /* in its bucket */
  size_t n;          /* handles */
  uint64_t hash;
  uint8_t origin[ID_LEN];
} held;

typedef struct shard {
  pthread_mutex_t lock;
  held **buckets;
  size_t n_buckets; /* a power of two */
  size_t n;
  held *first[FIRST_BUCKETS]; /* which mostly do */
} shard;

static shard shards[N_SHARDS];

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void start(void) {
  for (size_t i = 0; i < N_SHARDS; i++) {
    pthread_mutex_init(&shards[i].lock, NULL);
    shards[i].buckets = shards[i].first;
    shards[i].n_buckets = FIRST_BUCKETS;
  }
}

/* The shard of an origin, locked. */
static shard *lock_shard(const uint8_t origin[ID_LEN], uint64_t *out_hash) {
  pthread_once(&once, start);
  *out_hash = wooli_hash(origin, ID_LEN);
  shard *s = &shards[*out_hash % N_SHARDS];
  pthread_mutex_lock(&s->lock);
  return s;
}

static held **link_of(shard *s, uint64_t hash, const uint8_t origin[ID_LEN]) {
  held **link = &s->buckets[hash / N_SHARDS & (s->n_buckets - 1)];
  while (*link && ((*link)->hash != hash ||
                   memcmp((*link)->origin, origin, ID_LEN) != 0))
    link = &(*link)->next;
  return link;
}

/* Too many in a bucket is slow, and no more: memory may be short. */
static void grow_locked(shard *s) {
  size_t n = s->n_buckets * 2;
  held **buckets = s->n < s->n_buckets ? NULL : calloc(n, sizeof *buckets);
  if (!buckets)
    return;
  for (size_t i = 0; i < s->n_buckets; i++)
    for (held *h = s->buckets[i], *next; h; h = next) {
      held **bucket = &buckets[h->hash / N_SHARDS & (n - 1)];
      next = h->next;
      h->next = *bucket;
      *bucket = h;
    }
  if (s->buckets != s->first)
    free(s->buckets);
  s->buckets = buckets;
  s->n_buckets = n;
}

static held *insert_locked(shard *s, uint64_t hash,
                           const uint8_t origin[ID_LEN]) {
  held *h = calloc(1, sizeof *h);
  if (!h)
    return NULL;
  grow_locked(s);
  h->hash = hash;
  memcpy(h->origin, origin, ID_LEN);
  *link_of(s, hash, origin) = h;
  s->n++;
  return h;
}

bool wooli_origin_hold(const uint8_t origin[ID_LEN]) {
  uint64_t hash;
  shard *s = lock_shard(origin, &hash);
  held *h = *link_of(s, hash, origin);
  if (!h)
    h = insert_locked(s, hash, origin);
  if (h)
    h->n++;
  pthread_mutex_unlock(&s->lock);
  return h != NULL;
}

void wooli_origin_release(const uint8_t origin[ID_LEN]) {
  uint64_t hash;
  shard *s = lock_shard(origin, &hash);
  held **link = link_of(s, hash, origin);
  held *h = *link;
  if (--h->n == 0) {
    *link = h->next;
    free(h);
    s->n--;
  }
  pthread_mutex_unlock(&s->lock);
}

bool wooli_origin_is_held(const uint8_t origin[ID_LEN]) {
  uint64_t hash;
  shard *s = lock_shard(origin, &hash);
  bool found = *link_of(s, hash, origin) != NULL;
  pthread_mutex_unlock(&s->lock);
  return found;
}

size_t wooli_origin_count(void) {
  size_t n = 0;
  pthread_once(&once, start);
  for (size_t i = 0; i < N_SHARDS; i++) {
    pthread_mutex_lock(&shards[i].lock);
    n += shards[i].n;
    pthread_mutex_unlock(&shards[i].lock);
  }
  return n;
}
