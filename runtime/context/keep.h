/* Keep: a few blocks of memory that a thread holds back from free, for tokens
 * and Contexts, which come and go in pairs. malloc and free would be the larger
 * part of what a copy costs. */
#ifndef WOOLI_CONTEXT_KEEP_H
#define WOOLI_CONTEXT_KEEP_H

#include <stdlib.h>
#include <wool/base.h>

typedef enum wooli_kind_kept {
  WOOLI_KEEP_TOKEN,
  WOOLI_KEEP_CONTEXT,
  WOOLI_N_KEPT
} wooli_kind_kept;

enum {
  WOOLI_MAX_KEPT = 4 /* blocks of a kind and thread */
};

typedef struct wooli_keep {
  void *at[WOOLI_N_KEPT][WOOLI_MAX_KEPT];
  unsigned n[WOOLI_N_KEPT];
  unsigned room; /* 0 before the first give, and once the thread ends */
  bool is_over;
} wooli_keep;

extern __attribute__((
    tls_model("initial-exec"))) _Thread_local wooli_keep wooli_kept;

/* free, where there is no room, or not yet. */
void wooli_keep_or_free(wooli_kind_kept kind, void *block);

/* malloc; `len` is the same for all blocks of a kind. */
static inline void *wooli_keep_take(wooli_kind_kept kind, size_t len) {
  unsigned n = wooli_kept.n[kind];
  if (!n)
    return malloc(len);
  wooli_kept.n[kind] = n - 1;
  return wooli_kept.at[kind][n - 1];
}

static inline void wooli_keep_give(wooli_kind_kept kind, void *block) {
  unsigned n = wooli_kept.n[kind];
  if (n >= wooli_kept.room) {
    wooli_keep_or_free(kind, block);
    return;
  }
  wooli_kept.at[kind][n] = block;
  wooli_kept.n[kind] = n + 1;
}

#endif
