/* Channel: where calls of one server go. */
#ifndef WOOL_CHANNEL_H
#define WOOL_CHANNEL_H

#include <wool/base.h>
#include <wool/compression.h>
#include <wool/credentials.h>
#include <wool/engine.h>
#include <wool/service_config.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_channel connects lazily to one target, shares the connection among its
 * calls, and connects anew after a loss.
 * Ownership: shared by its calls. Threads: any. */
typedef struct wool_channel wool_channel;

/** wool_transport names what carries a channel's calls. */
typedef enum wool_transport {
  WOOL_TRANSPORT_NGHTTP2 = 0, /**< the default */
  WOOL_TRANSPORT_CURL = 1     /**< needs wool_curl_install, see wool/curl.h */
} wool_transport;

/** wool_connectivity is how a channel stands to its servers (gRPC's
 * connectivity-semantics-and-api.md). */
typedef enum wool_connectivity {
  WOOL_CONNECTIVITY_IDLE = 0,          /**< no connection, and none wanted */
  WOOL_CONNECTIVITY_CONNECTING,        /**< resolving or connecting */
  WOOL_CONNECTIVITY_READY,             /**< calls go out at once */
  WOOL_CONNECTIVITY_TRANSIENT_FAILURE  /**< failed; tried again after a while */
} wool_connectivity;

/** wool_channel_options; make it with WOOL_CHANNEL_OPTIONS_INIT. */
typedef struct wool_channel_options {
  size_t struct_size;
  wool_engine *engine; /**< borrowed; NULL: the channel makes its own */
  wool_transport transport;
  size_t max_recv_message_len;  /**< bytes; 0: 4194304 */
  size_t max_call_memory;       /**< bytes of one call's arena; 0: 64 MiB */
  int64_t connect_timeout_ns;   /**< 0: 20 s */
  const char *authority;        /**< NULL: from the target */
  bool strict_context;          /**< decode failures of context fail the call */
  const wool_allocator *allocator; /**< NULL: libc; outlives the users */
  wool_credentials *credentials;   /**< a client's; NULL: plaintext */
  /** Of requests, where wool_call_set_compression does not say another; it
   * needs wool_compression_install. */
  wool_compression compression;
  /** "pick_first" or "round_robin" (docs/channels.md); NULL: the first. */
  const char *load_balancing;
  int64_t backoff_first_ns;     /**< after a failure to connect; 0: 1 s */
  int64_t backoff_max_ns;       /**< it grows by 1.6 up to this; 0: 2 min */
  int64_t keepalive_time_ns;    /**< of silence, before a PING; 0: no PINGs */
  int64_t keepalive_timeout_ns; /**< for the answer; 0: 20 s */
  bool keepalive_without_calls; /**< PINGs go out without calls too */
  wool_service_config *service_config; /**< shared with it; may be NULL */
  /** Neither the retries nor the hedging of the config happen. What no server
   * has acted on is sent anew all the same (docs/retries.md). */
  bool disable_retries;
} wool_channel_options;

#define WOOL_CHANNEL_OPTIONS_INIT \
  { \
    sizeof(wool_channel_options), 0, WOOL_TRANSPORT_NGHTTP2, 0, 0, 0, 0, 0, 0, \
        0, WOOL_COMPRESSION_IDENTITY, 0, 0, 0, 0, 0, 0, 0, 0 \
  }

/** wool_channel_new makes a channel to `target`: "HOST:PORT",
 * "ipv4:A.B.C.D:PORT,…", "ipv6:[::1]:PORT,…", "dns:HOST:PORT", "unix:PATH",
 * "unix-abstract:NAME" (gRPC's naming.md), or of a scheme that a program has
 * registered (wool/resolver.h). It does not connect yet. `options` may be NULL.
 * Errors: WOOL_ERR_TYPE for a target that does not parse, or a balancer that is
 * not known; WOOL_UNIMPLEMENTED for what the libcurl transport cannot do. */
WOOL_API WOOL_MUST_USE wool_code wool_channel_new(
    const char *target, const wool_channel_options *options,
    wool_channel **out_channel, wool_error *error);

/** wool_channel_unref gives the owner's reference back; calls under way keep
 * the channel until they are freed. NULL is allowed. */
WOOL_API void wool_channel_unref(wool_channel *channel);

/** wool_channel_ref takes another reference. */
WOOL_API wool_channel *wool_channel_ref(wool_channel *channel);

/** wool_channel_state is how the channel stands, as far as its engine has been
 * driven; with `try_to_connect` an idle one begins to connect. A channel inside
 * the process, and one over libcurl, always says READY: calls are begun at
 * once. Threads: any. */
WOOL_API wool_connectivity wool_channel_state(wool_channel *channel,
                                              bool try_to_connect);

/** wool_channel_wait drives the engine until the state is not `last`, or
 * `timeout_ns` (-1: no limit) have passed: then WOOL_DEADLINE_EXCEEDED.
 * Threads: any. */
WOOL_API WOOL_MUST_USE wool_code wool_channel_wait(wool_channel *channel,
                                                   wool_connectivity last,
                                                   int64_t timeout_ns);

/** wool_channel_watch has a function told of the channel's state. */
typedef struct wool_channel_watch wool_channel_watch;

/** wool_channel_watch_callback is told a state that differs from the one before.
 * It runs in the thread that drives the engine, and may call anything. */
typedef void (*wool_channel_watch_callback)(void *user_data,
                                            wool_connectivity state);

/** wool_channel_watch_new tells the state as it is, soon, and then whenever it
 * has changed; states that last for less than a turn may be left out. It does
 * not make the channel connect, and keeps it until the watch is freed.
 * Errors: NULL if out of memory. Threads: any. */
WOOL_API wool_channel_watch *wool_channel_watch_new(
    wool_channel *channel, wool_channel_watch_callback callback,
    void *user_data, wool_error *error);

/** wool_channel_watch_free ends it; no callback begins after that. NULL is
 * allowed. Threads: any. */
WOOL_API void wool_channel_watch_free(wool_channel_watch *watch);

/** wool_channel_engine is the engine that drives the channel; borrowed. */
WOOL_API wool_engine *wool_channel_engine(wool_channel *channel);

#ifdef __cplusplus
}
#endif
#endif
