/* Chain cache: the Contexts of chains that peers have continued here (rules 20,
 * 26 and 29 of docs/context.md). Threads: any. */
#ifndef WOOLI_RPC_CHAIN_CACHE_H
#define WOOLI_RPC_CHAIN_CACHE_H

#include <wool/context.h>
#include <wool/server.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_chain_cache wooli_chain_cache;

/* Keeps at most `max_chains`, together of at most `max_memory` bytes, each for
 * at most `idle_ns` without use. A call that has a chain out is not counted
 * against them until it puts the chain back. */
typedef struct wooli_chain_limits {
  size_t max_chains;
  size_t max_memory;       /* bytes */
  int64_t idle_ns;         /* on the clock of now_ns */
  int64_t (*now_ns)(void); /* NULL: wooli_now_ns */
} wooli_chain_limits;

wooli_chain_cache *wooli_chain_cache_new(const wooli_chain_limits *limits);
void wooli_chain_cache_free(wooli_chain_cache *cache);

/* Takes the Context of a peer's chain out for one call, as a reference; it is
 * not evicted until it is put back. NULL if there is none; if a call is in it
 * now (*out_busy), it is not the caller's to run in or to put back. `peer` is
 * the authenticated identity: no peer reaches another's chain by its id. */
wool_context *wooli_chain_cache_take(wooli_chain_cache *cache, const char *peer,
                                     const uint8_t chain[WOOL_CHAIN_ID_LEN],
                                     bool *out_busy);

/* Puts it back, or in for the first time, evicting the least recently used if
 * need be. `memory` is what a peer has made the Context cost in this call, in
 * bytes; the most of all its calls counts. Memory being short, it is not kept.
 * `context` stays the caller's. */
void wooli_chain_cache_put(wooli_chain_cache *cache, const char *peer,
                           wool_context *context, size_t memory);

/* Drops all that no call is in. */
void wooli_chain_cache_clear(wooli_chain_cache *cache);

/* The cache of a server; borrowed. */
wooli_chain_cache *wooli_server_chains(wool_server *server);

/* Evicts at most `max` chains that have been idle for too long. Returns when
 * the next one will have been, which is in the past if there are more;
 * INT64_MAX if none can be, as there is none or calls have them all. */
int64_t wooli_chain_cache_sweep(wooli_chain_cache *cache, size_t max);

/* Fills all but struct_size. */
void wooli_chain_cache_stats(wooli_chain_cache *cache,
                             wool_chain_stats *out_stats);

#ifdef __cplusplus
}
#endif
#endif
