/* The allocator in use: the passed one, or libc's. */
#ifndef WOOLI_CONTEXT_ALLOC_H
#define WOOLI_CONTEXT_ALLOC_H

#include <stdlib.h>
#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Makes this thread keep no memory of arenas for the next ones: for tests that
 * count or fail allocations. */
void wooli_arena_keep_none(void);

/* Likewise of tokens and Contexts. */
void wooli_context_keep_none(void);

#ifdef __cplusplus
}
#endif

static inline void *wooli_alloc(const wool_allocator *a, size_t len) {
  return a ? a->alloc(a->user_data, len) : malloc(len);
}

static inline void *wooli_resize(const wool_allocator *a, void *ptr,
                                 size_t len) {
  return a ? a->resize(a->user_data, ptr, len) : realloc(ptr, len);
}

static inline void wooli_release(const wool_allocator *a, void *ptr) {
  if (!a)
    free(ptr);
  else if (ptr)
    a->release(a->user_data, ptr);
}

#endif
