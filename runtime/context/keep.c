#include "runtime/context/keep.h"

#include <pthread.h>

#include "runtime/context/alloc.h"

_Thread_local wooli_keep wooli_kept;

/* The thread gives its blocks back when it ends. */
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void release_all(void *keep) {
  (void)keep;
  wooli_context_keep_none();
}

static void make_key(void) {
  (void)pthread_key_create(&key, release_all);
}

void wooli_context_keep_none(void) {
  for (unsigned kind = 0; kind < WOOLI_N_KEPT; kind++)
    while (wooli_kept.n[kind])
      free(wooli_kept.at[kind][--wooli_kept.n[kind]]);
  wooli_kept.room = 0;
  wooli_kept.is_over = true;
}

void wooli_keep_or_free(wooli_kind_kept kind, void *block) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  wooli_kept.is_over = true; /* it is to see every block come and go */
#endif
  if (!wooli_kept.is_over && !wooli_kept.room) {
    pthread_once(&once, make_key);
    if (pthread_setspecific(key, &wooli_kept) == 0)
      wooli_kept.room = WOOLI_MAX_KEPT;
    else
      wooli_kept.is_over = true;
  }
  if (wooli_kept.n[kind] < wooli_kept.room)
    wooli_kept.at[kind][wooli_kept.n[kind]++] = block;
  else
    free(block);
}
