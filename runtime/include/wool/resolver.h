/* Resolver: from a target of a program's own scheme to addresses. */
#ifndef WOOL_RESOLVER_H
#define WOOL_RESOLVER_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOL_MAX_ADDRESSES = 256, /**< of one target; DNS's others are not tried */
  WOOL_MAX_RESOLVERS = 32   /**< schemes that a process can add */
};

/** wool_resolution is the addresses of one channel, as a resolver keeps them up
 * to date. It may be held and pushed to for longer than the channel lives.
 * Ownership: shared. Threads: any. */
typedef struct wool_resolution wool_resolution;

/** wool_resolver_functions is what a program says about a scheme of its own.
 * They run in the turn of the channel's engine, one at a time for each channel,
 * and must not block: whoever has to wait pushes later, from whichever thread.
 */
typedef struct wool_resolver_functions {
  size_t struct_size; /**< sizeof(wool_resolver_functions) */
  /** A channel to `target`, the whole text, needs addresses for the first time.
   * `resolution` is borrowed until stop; keep it with wool_resolution_ref. What
   * *out_watch is set to is given to the others; NULL is allowed.
   * Errors: any code; calls then fail with the text until resolve succeeds. */
  wool_code (*start)(void *user_data, const char *target,
                     wool_resolution *resolution, void **out_watch,
                     wool_error *error);
  /** A connection was lost or could not be made, or what was pushed last was a
   * failure: this is a good time to look again. At most every 30 s; after a
   * failure that was pushed at first after 1 s, then 1.6 times as long each time
   * up to that. May be NULL. */
  void (*resolve)(void *watch);
  /** The channel is gone; pushes are dropped from now on. May be NULL. Not
   * called where start has failed. */
  void (*stop)(void *watch);
} wool_resolver_functions;

/** wool_resolver_register makes targets of the form "SCHEME:…" known to
 * channels made from now on. The scheme has up to 31 characters of a-z, 0-9,
 * "+", "-" and ".", and begins with a letter. A channel's :authority is what
 * follows the target's last "/", or else its colon, unless its options say
 * otherwise.
 * Ownership: copied; `user_data` is passed to start, and stays.
 * Errors: WOOL_ERR_TYPE for a scheme that is none, or without `start`;
 * WOOL_ALREADY_EXISTS; WOOL_ERR_LIMIT beyond WOOL_MAX_RESOLVERS. */
WOOL_API WOOL_MUST_USE wool_code wool_resolver_register(
    const char *scheme, const wool_resolver_functions *functions,
    void *user_data, wool_error *error);

/** wool_resolution_push replaces the addresses. Each is numeric, and of the
 * form of a target: "127.0.0.1:80", "ipv4:…", "ipv6:…", "unix:PATH",
 * "unix-abstract:NAME". None is a failure. It takes effect in a turn of the
 * engine; of several pushes before that the last counts.
 * Errors: WOOL_ERR_TYPE for what is no address, WOOL_ERR_LIMIT beyond
 * WOOL_MAX_ADDRESSES, WOOL_ERR_NO_MEMORY: then nothing has changed. */
WOOL_API WOOL_MUST_USE wool_code
wool_resolution_push(wool_resolution *resolution, const char *const *addresses,
                     size_t n_addresses, wool_error *error);

/** wool_resolution_fail says that there are no addresses now, and why. A
 * channel that has some keeps them; else calls fail with the text. Copied. */
WOOL_API void wool_resolution_fail(wool_resolution *resolution,
                                   const char *why);

/** wool_resolution_ref takes another reference. */
WOOL_API wool_resolution *wool_resolution_ref(wool_resolution *resolution);

/** wool_resolution_unref gives one back. NULL is allowed. */
WOOL_API void wool_resolution_unref(wool_resolution *resolution);

#ifdef __cplusplus
}
#endif
#endif
