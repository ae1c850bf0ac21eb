/* Server: answers calls. */
#ifndef WOOL_SERVER_H
#define WOOL_SERVER_H

#include <wool/base.h>
#include <wool/call.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_server listens and runs handlers. Its threads are those it was asked
 * for: `n_loops` loops, and at most `max_threads` threads that run loops and
 * handlers. A handler runs on its loop's thread; one that overstays
 * `handoff_ns` keeps the thread, and another takes the loop over.
 * Threads: any, but for the free. */
typedef struct wool_server wool_server;

/** wool_server_options; make it with WOOL_SERVER_OPTIONS_INIT. */
typedef struct wool_server_options {
  size_t struct_size;
  unsigned n_loops;      /**< 0: 1 */
  unsigned max_threads;  /**< loops and blocked handlers together; 0: 64 */
  int64_t handoff_ns;    /**< 0: 2 ms */
  size_t max_recv_message_len;     /**< bytes; 0: 4194304 */
  size_t max_call_memory;          /**< bytes of a call's arena; 0: 64 MiB */
  uint32_t max_concurrent_streams; /**< per connection; 0: 1000 */
  size_t max_connections;          /**< of each loop; 0: 10000 */
  int64_t handshake_timeout_ns;    /**< for a preface and SETTINGS; 0: 10 s */
  size_t max_chains;               /**< cached Contexts; 0: 10000 */
  int64_t chain_idle_ns;           /**< 0: 10 min */
  bool strict_context;  /**< decode failures of context fail the call */
  const wool_allocator *allocator; /**< NULL: libc; outlives the users */
  size_t max_chain_memory; /**< bytes of the cached Contexts; 0: 256 MiB */
  wool_credentials *credentials; /**< a server's; NULL: plaintext */
  /** Of results, where the client takes it and wool_call_set_compression does
   * not say another; it needs wool_compression_install. */
  wool_compression compression;
  int64_t keepalive_time_ns; /**< of silence, before a PING; 0: 2 h, -1: none */
  int64_t keepalive_timeout_ns; /**< for the answer; 0: 20 s */
  /** Of time without calls; then the connection is ended. 0: no limit. */
  int64_t max_connection_idle_ns;
  /** 10% more or less; then the connection takes no more calls, and is ended
   * when those that it has are. 0: no limit. */
  int64_t max_connection_age_ns;
  /** For those calls; then they are cancelled. 0: no limit. */
  int64_t max_connection_age_grace_ns;
  /** Clients may PING so often while they have calls; 0: 5 min. Without calls
   * they may every 2 h, or as often with allow_idle_pings. */
  int64_t min_ping_interval_ns;
  bool allow_idle_pings;
} wool_server_options;

#define WOOL_SERVER_OPTIONS_INIT \
  { \
    sizeof(wool_server_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \
        WOOL_COMPRESSION_IDENTITY, 0, 0, 0, 0, 0, 0, 0 \
  }

/** wool_server_new makes a server that does nothing yet; `options` may be
 * NULL. */
WOOL_API WOOL_MUST_USE wool_code wool_server_new(
    const wool_server_options *options, wool_server **out_server,
    wool_error *error);

/** wool_server_listen binds an address: a channel's target syntax; port 0 picks
 * a free one.
 * Ownership: *out_address (may be NULL) is the address in target form, borrowed
 * from the server.
 * Errors: WOOL_UNAVAILABLE with the system's reason. */
WOOL_API WOOL_MUST_USE wool_code wool_server_listen(wool_server *server,
                                                    const char *address,
                                                    const char **out_address,
                                                    wool_error *error);

/** wool_server_start starts the threads and returns. Services are registered
 * before. */
WOOL_API WOOL_MUST_USE wool_code wool_server_start(wool_server *server,
                                                   wool_error *error);

/** wool_server_shutdown stops accepting, sends GOAWAY, lets calls under way end
 * within `grace_ns` (nanoseconds, -1: no limit), then cancels them. It returns
 * when all are gone, or at once if called by a handler. */
WOOL_API void wool_server_shutdown(wool_server *server, int64_t grace_ns);

/** wool_server_wait returns when a shutdown is complete. */
WOOL_API void wool_server_wait(wool_server *server);

/** wool_server_free shuts down without grace if need be, and releases. */
WOOL_API void wool_server_free(wool_server *server);

/** wool_server_channel makes a channel that calls `server` inside this process,
 * without sockets; messages are encoded and decoded as on a wire. */
WOOL_API WOOL_MUST_USE wool_code wool_server_channel(
    wool_server *server, const wool_channel_options *options,
    wool_channel **out_channel, wool_error *error);

/** wool_chain_stats says what a server keeps of the chains that its peers have
 * continued here; make it with WOOL_CHAIN_STATS_INIT. A call finds the Context
 * of its chain, or begins a new one; one that finds another call in it counts
 * as neither. */
typedef struct wool_chain_stats {
  size_t struct_size;
  size_t n_chains;           /**< cached Contexts */
  size_t n_busy;             /**< of these, that a call is in */
  size_t memory;             /**< bytes that they count for */
  uint64_t n_hits;           /**< calls that found the Context of their chain */
  uint64_t n_misses;         /**< calls of chains that were new, or evicted */
  uint64_t n_evicted_chains; /**< evicted for max_chains */
  uint64_t n_evicted_memory; /**< evicted for max_chain_memory */
  uint64_t n_evicted_idle;   /**< evicted for chain_idle_ns */
} wool_chain_stats;

#define WOOL_CHAIN_STATS_INIT \
  { sizeof(wool_chain_stats), 0, 0, 0, 0, 0, 0, 0, 0 }

/** wool_server_chain_stats reads them, all of one moment. Of *out_stats no more
 * is written than its struct_size says. */
WOOL_API void wool_server_chain_stats(wool_server *server,
                                      wool_chain_stats *out_stats);

#ifdef __cplusplus
}
#endif
#endif
