/* Call: one exchange, at the client and in the handler. */
#ifndef WOOL_CALL_H
#define WOOL_CALL_H

#include <wool/arena.h>
#include <wool/channel.h>
#include <wool/context.h>
#include <wool/metadata.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_call is one call: deadline, metadata, arena, outcome. At a client it is
 * made, passed to one routine's stub, read, and freed; in a handler it is
 * given. A second routine gets FAILED_PRECONDITION, and the outcome stays that
 * of the first.
 * Threads: one thread at a time, but for wool_call_cancel. */
typedef struct wool_call wool_call;

/** wool_call_new makes a call for one routine over `channel`. NULL if out of
 * memory: what sets up a call ignores that, and a stub, wool_call_wait and
 * wool_call_error answer RESOURCE_EXHAUSTED, so it need not be looked at, but
 * for its arena and metadata. */
WOOL_API wool_call *wool_call_new(wool_channel *channel);

/** wool_call_free releases the call with all results and texts read from it.
 * A started call that has not ended is cancelled; its callback does not run.
 * NULL is allowed. */
WOOL_API void wool_call_free(wool_call *call);

/** wool_call_arena is where results live; freed with the call. */
WOOL_API wool_arena *wool_call_arena(wool_call *call);

/** wool_call_set_timeout bounds the call from when it is started: nanoseconds;
 * zero or less ends it at once. Without it a call has no deadline. */
WOOL_API void wool_call_set_timeout(wool_call *call, int64_t timeout_ns);

/** wool_call_set_wait_for_ready says what becomes of the call while no server
 * can be reached: it waits for one until its deadline, or fails at once with
 * UNAVAILABLE (wait-for-ready.md). Before it is started. Over libcurl it ends
 * with UNIMPLEMENTED if it is to wait. */
WOOL_API void wool_call_set_wait_for_ready(wool_call *call,
                                           bool wait_for_ready);

/** wool_call_set_independent frees a call that is made while a handler runs from
 * what it would inherit: such a call has at most the time that the handler's own
 * call has left, and is cancelled with it (docs/retries.md). To be called before
 * the call is started. */
WOOL_API void wool_call_set_independent(wool_call *call);

/** wool_call_remaining_ns is the time left before the deadline, at least 0;
 * INT64_MAX without one. */
WOOL_API int64_t wool_call_remaining_ns(wool_call *call);

/** wool_call_cancel ends a call under way with WOOL_CANCELLED. Threads: any. */
WOOL_API void wool_call_cancel(wool_call *call);

/** wool_call_is_cancelled says to a handler that nobody waits for its result:
 * the peer cancelled, is gone, or the deadline passed. Threads: any. */
WOOL_API bool wool_call_is_cancelled(wool_call *call);

/** wool_call_wait drives the engine until a started call has ended and returns
 * its outcome. */
WOOL_API wool_code wool_call_wait(wool_call *call);

/** wool_call_is_done says whether a started call has ended. */
WOOL_API bool wool_call_is_done(const wool_call *call);

/** wool_call_error is the outcome's code and message; borrowed from the call.
 * Never NULL; WOOL_OK and "" after success. */
WOOL_API const wool_error *wool_call_error(const wool_call *call);

/** wool_call_fail sets the status message that a handler's failure carries and
 * returns `code`, for `return wool_call_fail(call, WOOL_NOT_FOUND, …)`. */
WOOL_API wool_code wool_call_fail(wool_call *call, wool_code code,
                                  const char *format, ...) WOOL_PRINTF(3, 4);

enum {
  WOOL_MAX_STATUS_DETAILS_LEN = 4096 /**< bytes */
};

/** wool_call_set_status_details lets a handler's failure carry more than a code
 * and a text: a serialized google.rpc.Status (wool/status.h), sent as
 * grpc-status-details-bin.
 * Ownership: copied. Errors: WOOL_ERR_LIMIT, WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code
wool_call_set_status_details(wool_call *call, wool_bytes details);

/** wool_call_status_details is what the failure of a call carried; empty if
 * nothing. Borrowed from the call. */
WOOL_API wool_bytes wool_call_status_details(const wool_call *call);

/** wool_call_request_metadata is what the client sends or the handler got. */
WOOL_API wool_metadata *wool_call_request_metadata(wool_call *call);

/** wool_call_initial_metadata is the headers of the response. */
WOOL_API wool_metadata *wool_call_initial_metadata(wool_call *call);

/** wool_call_trailing_metadata is the trailers of the response. */
WOOL_API wool_metadata *wool_call_trailing_metadata(wool_call *call);

/** wool_call_set_compression says how messages that this side sends are
 * compressed: at a client before the call is started; in a handler before its
 * first result, and then only if the client takes it; otherwise, and inside a
 * process, they are sent as they are. So is a message that does not become
 * shorter.
 * Errors: WOOL_ERR_TYPE for no encoding; WOOL_FAILED_PRECONDITION if it is not
 * installed (wool_compression_install), or too late. */
WOOL_API WOOL_MUST_USE wool_code
wool_call_set_compression(wool_call *call, wool_compression how);

/** wool_call_set_message_compression says whether the messages sent from now on
 * are compressed as the call says, which they are at first. For what should not
 * be, for its speed or for a secret in it (docs/compression.md). */
WOOL_API void wool_call_set_message_compression(wool_call *call,
                                                bool compressed);

/** wool_call_was_compressed says whether the message that was read last came
 * compressed: the handler's arguments, or the client's results. */
WOOL_API bool wool_call_was_compressed(const wool_call *call);

/** wool_call_user_data is what the service was registered with. */
WOOL_API void *wool_call_user_data(const wool_call *call);

/** wool_call_peer is the other side's address, such as "ipv4:127.0.0.1:4711";
 * borrowed from the call. */
WOOL_API const char *wool_call_peer(const wool_call *call);

/** wool_call_peer_identity says in a handler who the client is, for keeping
 * clients apart: "tls:" and the names of its verified certificate (docs/tls.md
 * has the form); without one, "uid:1000" on a Unix socket, else its address
 * without the port. "" at a client. Borrowed from the call. */
WOOL_API const char *wool_call_peer_identity(const wool_call *call);

/** wool_call_method is "/package.Service/routine"; borrowed. */
WOOL_API const char *wool_call_method(const wool_call *call);

/** wool_call_take_token hands a token over to the call, which releases it when
 * it is freed, and returns it: for tokens put into results. */
WOOL_API wool_token *wool_call_take_token(wool_call *call, wool_token *token);

/** wool_call_callback is told once that a started call has ended; results are
 * read with the routine's `_finish`. It runs in the call's own Context, in the
 * thread that drives the engine. It may free the call. */
typedef void (*wool_call_callback)(wool_call *call, void *user_data);

/** wool_stream_events tells an owner of a stream that does not wait when to go
 * on. Functions may be NULL. They run in the call's Context: at a client in the
 * thread that drives the engine, at a server in the loop's. They may free the
 * client's call. */
typedef struct wool_stream_events {
  size_t struct_size; /**< sizeof(wool_stream_events) */
  /** There is something to read: a message, or the end. Said anew for what
   * comes after a read that said WOOL_ERR_WOULD_BLOCK. */
  void (*readable)(wool_call *call, void *user_data);
  /** There is room again after a write that said WOOL_ERR_WOULD_BLOCK. */
  void (*writable)(wool_call *call, void *user_data);
} wool_stream_events;

/** wool_call_set_events makes the reads and writes of a stream return
 * WOOL_ERR_WOULD_BLOCK where they would wait. A handler that calls it and
 * returns WOOL_OK leaves its call open, until wool_call_end. A client's stream
 * that was started with events has them from the beginning.
 * Errors: WOOL_FAILED_PRECONDITION if the routine has no stream. */
WOOL_API WOOL_MUST_USE wool_code wool_call_set_events(
    wool_call *call, const wool_stream_events *events, void *user_data);

/** wool_call_end ends a handler's call that was left open: `code` as a handler
 * returns it. The call is gone then. By one of its events, or by any thread that
 * knows that none of them runs. */
WOOL_API void wool_call_end(wool_call *call, wool_code code);

#ifdef __cplusplus
}
#endif
#endif
