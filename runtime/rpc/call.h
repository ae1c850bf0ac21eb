/* Calls: what the client's and the server's have in common. */
#ifndef WOOLI_RPC_CALL_H
#define WOOLI_RPC_CALL_H

#include <stdatomic.h>
#include <wool/generated.h>

#include "runtime/rpc/exchange.h"
#include "runtime/wire/metadata.h"

/* Both kinds of call lie in their own arena, and begin with this. */
struct wool_call {
  const struct wooli_call_vtable *vtable; /* immutable */
  wool_arena *arena;                      /* immutable */
  const wool_method *method;              /* set when it is known */
  wool_context *context; /* a reference; what its tokens are anchored in */
  wool_metadata request_metadata;
  wool_metadata initial_metadata;
  wool_metadata trailing_metadata;
  wool_error outcome;
  wool_bytes details;                /* of the outcome, in the arena */
  const wool_error_type *error_type; /* what was thrown, or caught (thrown.h) */
  const void *error_value;           /* in the arena */
  int64_t deadline_ns; /* on wooli_now_ns's clock; INT64_MAX: none */
  atomic_bool cancelled;
  wooli_frame frame;   /* what it sends */
  wool_bytes incoming; /* what it got, in the arena */
  bool has_incoming;
  /* compression */
  wool_compression encoding;          /* that its messages may have */
  wool_compression incoming_encoding; /* of `incoming` */
  unsigned accepted;      /* by the peer: bits of wooli_compression_list */
  bool encoding_is_fixed; /* a message was encoded, or the call was started */
  bool sends_plain;       /* messages are not compressed for now */
  bool was_compressed;    /* the message that was read last */
};

typedef struct wooli_call_vtable {
  void (*cancel)(wool_call *call); /* any thread */
  void *(*user_data)(const wool_call *call);
  const char *(*peer)(const wool_call *call);
  const char *(*peer_identity)(const wool_call *call);
  /* of streams; by the thread that owns the call */
  wool_code (*send)(wool_call *call, const void *message);
  wool_code (*recv)(wool_call *call, const void **out_message);
  wool_code (*set_events)(wool_call *call, const wool_stream_events *events,
                          void *user_data);
} wooli_call_vtable;

#define WOOLI_NO_DEADLINE INT64_MAX

/* Makes a zeroed call of `len` bytes in an arena of its own; NULL if out of
 * memory. */
void *wooli_call_alloc(const wooli_call_vtable *vtable, size_t len,
                       const wool_allocator *allocator, size_t max_memory);

/* Releases what the common part holds, and the arena with the call itself. */
void wooli_call_release(wool_call *call);

/* Keeps a message that came; false if the call's memory is exhausted. */
bool wooli_call_keep_incoming(wool_call *call, wool_bytes bytes);

/* Ends the call with `code` and a text, if it has no outcome yet; gRPC's codes
 * only, see wooli_status_of. */
wool_code wooli_call_end(wool_call *call, wool_code code, const char *format,
                         ...) WOOL_PRINTF(3, 4);

/* Ends the call with `code` as `what` (of the routine) failed for the reason
 * `why`, whatever it had ended with before; that is kept as its cause. */
wool_code wooli_call_overrule(wool_call *call, wool_code code, const char *what,
                              const char *why);

#endif
