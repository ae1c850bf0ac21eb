/* The allocator in use: the passed one, or libc's. */
#ifndef WOOLI_CONTEXT_ALLOC_H
#define WOOLI_CONTEXT_ALLOC_H

#include <stdlib.h>
#include <wool/base.h>

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
