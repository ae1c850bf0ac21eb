/* Atomic types under the same names in C and in C++, so that tests in C++ can
 * read the structs of the library. */
#ifndef WOOLI_CONTEXT_ATOMIC_H
#define WOOLI_CONTEXT_ATOMIC_H

#ifdef __cplusplus
#include <atomic>
#define WOOLI_ATOMIC(type) std::atomic<type>
using std::atomic_bool;
using std::atomic_load_explicit;
using std::atomic_uint;
using std::memory_order_acquire;
using std::memory_order_relaxed;
#else
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/single_threaded.h>
#define WOOLI_ATOMIC(type) _Atomic(type)

/* Takes a reference. A process with one thread, as a client without threads of
 * its own is, does not pay for others. */
static inline void wooli_take_ref(atomic_uint *refs) {
  if (__libc_single_threaded)
    atomic_store_explicit(refs,
                          atomic_load_explicit(refs, memory_order_relaxed) + 1,
                          memory_order_relaxed);
  else
    atomic_fetch_add_explicit(refs, 1, memory_order_relaxed);
}

/* Gives a reference back; true if it was the last one. Who holds the only
 * reference needs no atomic write: nobody else can take another from it. */
static inline bool wooli_drop_ref(atomic_uint *refs) {
  unsigned n = atomic_load_explicit(refs, memory_order_acquire);
  if (n == 1)
    return true;
  if (!__libc_single_threaded)
    return atomic_fetch_sub_explicit(refs, 1, memory_order_acq_rel) == 1;
  atomic_store_explicit(refs, n - 1, memory_order_relaxed);
  return false;
}
#endif

#endif
