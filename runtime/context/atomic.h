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
#else
#include <stdatomic.h>
#define WOOLI_ATOMIC(type) _Atomic(type)
#endif

#endif
