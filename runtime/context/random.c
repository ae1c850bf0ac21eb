#include "runtime/context/random.h"

#include <pthread.h>
#include <sys/random.h>

enum {
  POOL_LEN = 2048 /* bytes: 128 ids a system call */
};

static struct {
  pthread_mutex_t lock;
  size_t left;
  uint8_t bytes[POOL_LEN];
} pool = {PTHREAD_MUTEX_INITIALIZER, 0, {0}};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void before_fork(void) {
  pthread_mutex_lock(&pool.lock);
}

static void after_fork_in_parent(void) {
  pthread_mutex_unlock(&pool.lock);
}

/* The child must not hand out the bytes that its parent will. */
static void after_fork_in_child(void) {
  pool.left = 0;
  pthread_mutex_unlock(&pool.lock);
}

static void watch_forks(void) {
  (void)pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

static void refill_locked(void) {
  for (size_t got = 0; got < POOL_LEN;) {
    ssize_t n = getrandom(pool.bytes + got, POOL_LEN - got, 0);
    if (n > 0)
      got += (size_t)n; /* EINTR is the only failure of this call */
  }
  pool.left = POOL_LEN;
}

void wooli_random_id(uint8_t id[16]) {
  pthread_once(&once, watch_forks);
  pthread_mutex_lock(&pool.lock);
  if (pool.left < 16)
    refill_locked();
  pool.left -= 16;
  memcpy(id, pool.bytes + pool.left, 16);
  memset(pool.bytes + pool.left, 0, 16);
  pthread_mutex_unlock(&pool.lock);
}
