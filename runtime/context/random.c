#include "runtime/context/random.h"

#include <pthread.h>
#include <sys/random.h>
#include <unistd.h>

enum { POOL_LEN = 1024 /* bytes: 64 ids a system call */ };

static struct {
  pthread_mutex_t lock;
  pid_t owner; /* a forked child must not hand out its parent's bytes */
  size_t left;
  uint8_t bytes[POOL_LEN];
} pool = {PTHREAD_MUTEX_INITIALIZER, 0, 0, {0}};

static void refill_locked(void) {
  for (size_t got = 0; got < POOL_LEN;) {
    ssize_t n = getrandom(pool.bytes + got, POOL_LEN - got, 0);
    if (n > 0) got += (size_t)n; /* EINTR is the only failure of this call */
  }
  pool.left = POOL_LEN;
  pool.owner = getpid();
}

void wooli_random_id(uint8_t id[16]) {
  pthread_mutex_lock(&pool.lock);
  if (pool.left < 16 || pool.owner != getpid()) refill_locked();
  pool.left -= 16;
  memcpy(id, pool.bytes + pool.left, 16);
  memset(pool.bytes + pool.left, 0, 16);
  pthread_mutex_unlock(&pool.lock);
}
