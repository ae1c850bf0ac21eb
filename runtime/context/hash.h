/* Hash: for tables whose keys peers choose. SipHash-2-4 (Aumasson, Bernstein,
 * 2012) under a key of the process's own, so that nobody outside can tell which
 * keys meet in one bucket. */
#ifndef WOOLI_CONTEXT_HASH_H
#define WOOLI_CONTEXT_HASH_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_hash_key {
  uint64_t half[2];
} wooli_hash_key;

/* The key that this process has drawn. Threads: any. */
const wooli_hash_key *wooli_hash_secret(void);

uint64_t wooli_siphash(const wooli_hash_key *key, const void *data, size_t len);

/* Under the process's key. Threads: any. */
static inline uint64_t wooli_hash(const void *data, size_t len) {
  return wooli_siphash(wooli_hash_secret(), data, len);
}

#ifdef __cplusplus
}
#endif
#endif
