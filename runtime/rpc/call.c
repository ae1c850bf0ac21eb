#include "runtime/rpc/call.h"

#include <stdarg.h>
#include <stdio.h>

#include "runtime/context/arena.h"

void *wooli_call_alloc(const wooli_call_vtable *vtable, size_t len,
                       const wool_allocator *allocator, size_t max_memory) {
  wool_arena *arena = wool_arena_new(allocator, max_memory);
  wool_call *call = arena ? wool_arena_alloc(arena, len) : NULL;
  if (!call) {
    wool_arena_free(arena);
    return NULL;
  }
  call->vtable = vtable;
  call->arena = arena;
  call->deadline_ns = WOOLI_NO_DEADLINE;
  wooli_metadata_init(&call->request_metadata, arena);
  wooli_metadata_init(&call->initial_metadata, arena);
  wooli_metadata_init(&call->trailing_metadata, arena);
  return call;
}

void wooli_call_release(wool_call *call) {
  wooli_buffer_cleanup(&call->frame.buffer);
  wool_context *context = call->context;
  wool_arena_free(call->arena);
  wool_context_unref(context);
}

bool wooli_call_keep_incoming(wool_call *call, wool_bytes bytes) {
  uint8_t *copy = wooli_arena_alloc_raw(call->arena, bytes.len);
  if (!copy)
    return false;
  if (bytes.len)
    memcpy(copy, bytes.data, bytes.len);
  call->incoming = wool_bytes_n(copy, bytes.len);
  call->has_incoming = true;
  return true;
}

wool_code wooli_call_end(wool_call *call, wool_code code, const char *format,
                         ...) {
  if (call->outcome.code)
    return call->outcome.code;
  call->outcome.code = code;
  va_list args;
  va_start(args, format);
  (void)vsnprintf(call->outcome.message, sizeof call->outcome.message, format,
                  args);
  va_end(args);
  return code;
}

wool_code wooli_call_overrule(wool_call *call, wool_code code, const char *what,
                              const char *why) {
  wool_error cause = call->outcome;
  wool_error_clear(&call->outcome);
  return wooli_call_end(
      call, code, "%s of %s: %s%s%s%s%s", what, call->method->path, why,
      cause.code ? "; the call itself ended with " : "",
      cause.code ? wool_code_name(cause.code) : "", cause.code ? ": " : "",
      cause.code ? cause.message : "");
}

/* ---- public, for both sides ---- */

wool_arena *wool_call_arena(wool_call *call) {
  return call->arena;
}

int64_t wool_call_remaining_ns(wool_call *call) {
  if (call->deadline_ns == WOOLI_NO_DEADLINE)
    return INT64_MAX;
  int64_t left = call->deadline_ns - wooli_now_ns();
  return left > 0 ? left : 0;
}

void wool_call_cancel(wool_call *call) {
  call->vtable->cancel(call);
}

bool wool_call_is_cancelled(wool_call *call) {
  return atomic_load(&call->cancelled);
}

const wool_error *wool_call_error(const wool_call *call) {
  static const wool_error no_call = {WOOL_RESOURCE_EXHAUSTED,
                                     "making a call: out of memory"};
  return call ? &call->outcome : &no_call;
}

wool_code wool_call_fail(wool_call *call, wool_code code, const char *format,
                         ...) {
  wool_error_clear(&call->outcome);
  call->outcome.code = code;
  call->error_type = NULL;
  va_list args;
  va_start(args, format);
  (void)vsnprintf(call->outcome.message, sizeof call->outcome.message, format,
                  args);
  va_end(args);
  return code;
}

wool_code wool_call_set_status_details(wool_call *call, wool_bytes details) {
  if (details.len > WOOL_MAX_STATUS_DETAILS_LEN)
    return WOOL_ERR_LIMIT;
  wool_str copy = wool_arena_str(
      call->arena, wool_str_n((const char *)details.data, details.len));
  if (!copy.data)
    return WOOL_ERR_NO_MEMORY;
  call->details = wool_bytes_n(copy.data, copy.len);
  call->error_type = NULL;
  return WOOL_OK;
}

wool_bytes wool_call_status_details(const wool_call *call) {
  return call ? call->details : wool_bytes_n(NULL, 0);
}

wool_metadata *wool_call_request_metadata(wool_call *call) {
  return &call->request_metadata;
}

wool_metadata *wool_call_initial_metadata(wool_call *call) {
  return &call->initial_metadata;
}

wool_metadata *wool_call_trailing_metadata(wool_call *call) {
  return &call->trailing_metadata;
}

void *wool_call_user_data(const wool_call *call) {
  return call->vtable->user_data(call);
}

const char *wool_call_peer(const wool_call *call) {
  return call->vtable->peer(call);
}

const char *wool_call_peer_identity(const wool_call *call) {
  return call->vtable->peer_identity(call);
}

const char *wool_call_method(const wool_call *call) {
  return call->method ? call->method->path : "";
}

static void release_token(void *token) {
  wool_token_unref(token);
}

wool_token *wool_call_take_token(wool_call *call, wool_token *token) {
  if (!token)
    return NULL;
  bool kept = wool_arena_on_free(call->arena, release_token, token);
  return kept ? token : NULL;
}

wool_code wool_call_unimplemented(wool_call *call) {
  return wool_call_fail(call, WOOL_UNIMPLEMENTED,
                        "method %s is not implemented", wool_call_method(call));
}

/* ---- streams ---- */

wool_code wool_stream_send(wool_call *call, const wool_method *method,
                           const void *message) {
  if (!call)
    return WOOL_RESOURCE_EXHAUSTED;
  if (call->method != method)
    return WOOL_FAILED_PRECONDITION;
  return call->vtable->send(call, message);
}

wool_code wool_stream_recv(wool_call *call, const wool_method *method,
                           const void **out_message) {
  const void *ignored;
  if (!out_message)
    out_message = &ignored;
  *out_message = NULL;
  if (!call)
    return WOOL_RESOURCE_EXHAUSTED;
  if (call->method != method)
    return call->outcome.code ? call->outcome.code : WOOL_FAILED_PRECONDITION;
  return call->vtable->recv(call, out_message);
}

wool_code wool_call_set_events(wool_call *call,
                               const wool_stream_events *events,
                               void *user_data) {
  return call->vtable->set_events(call, events, user_data);
}
