/* Written by woolc from kv.wool: change that, not this. */
#ifndef KV_WOOL_H
#define KV_WOOL_H

/* Somebody else's gRPC service. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What kv.wool says, for reflection. */
extern const wool_file kv_wool_file;

typedef struct golden_etcd_RangeRequest golden_etcd_RangeRequest;
typedef struct golden_etcd_KeyValue golden_etcd_KeyValue;
typedef struct golden_etcd_RangeResponse golden_etcd_RangeResponse;

struct golden_etcd_RangeRequest {
  wool_bytes key;
  wool_bytes range_end;
  int64_t limit;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_etcd_RangeRequest_type;

struct golden_etcd_KeyValue {
  wool_bytes key;
  int64_t create_revision;
  int64_t mod_revision;
  int64_t version;
  wool_bytes value;
  int64_t lease;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_etcd_KeyValue_type;

struct golden_etcd_RangeResponse {
  const golden_etcd_KeyValue *kvs;
  size_t n_kvs;
  bool more;
  int64_t count;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_etcd_RangeResponse_type;

/* RangeRequest: what the functions of <wool/message.h> do. */
static inline void golden_etcd_RangeRequest_init(
    golden_etcd_RangeRequest *out_message) {
  wool_message_init(&golden_etcd_RangeRequest_type, out_message);
}
static inline golden_etcd_RangeRequest *golden_etcd_RangeRequest_copy(
    const golden_etcd_RangeRequest *message, wool_arena *arena) {
  return (golden_etcd_RangeRequest *)wool_message_copy(
      &golden_etcd_RangeRequest_type, message, arena);
}
static inline golden_etcd_RangeRequest *golden_etcd_RangeRequest_clone(
    const golden_etcd_RangeRequest *message) {
  return (golden_etcd_RangeRequest *)wool_message_clone(
      &golden_etcd_RangeRequest_type, message);
}
static inline void golden_etcd_RangeRequest_free(
    golden_etcd_RangeRequest *clone) {
  wool_message_free(clone);
}
static inline bool golden_etcd_RangeRequest_equal(
    const golden_etcd_RangeRequest *a, const golden_etcd_RangeRequest *b) {
  return wool_message_equal(&golden_etcd_RangeRequest_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeRequest_validate(
    const golden_etcd_RangeRequest *message, wool_error *error) {
  return wool_message_validate(&golden_etcd_RangeRequest_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeRequest_encode(
    const golden_etcd_RangeRequest *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_etcd_RangeRequest_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeRequest_decode(
    wool_bytes bytes, wool_arena *arena, golden_etcd_RangeRequest *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_etcd_RangeRequest_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeRequest_print(
    const golden_etcd_RangeRequest *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_etcd_RangeRequest_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeRequest_to_json(
    const golden_etcd_RangeRequest *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_etcd_RangeRequest_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeRequest_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_etcd_RangeRequest *out_message, wool_error *error) {
  return wool_message_from_json(&golden_etcd_RangeRequest_type, json, options,
                                arena, out_message, error);
}

/* KeyValue: what the functions of <wool/message.h> do. */
static inline void golden_etcd_KeyValue_init(
    golden_etcd_KeyValue *out_message) {
  wool_message_init(&golden_etcd_KeyValue_type, out_message);
}
static inline golden_etcd_KeyValue *golden_etcd_KeyValue_copy(
    const golden_etcd_KeyValue *message, wool_arena *arena) {
  return (golden_etcd_KeyValue *)wool_message_copy(&golden_etcd_KeyValue_type,
                                                   message, arena);
}
static inline golden_etcd_KeyValue *golden_etcd_KeyValue_clone(
    const golden_etcd_KeyValue *message) {
  return (golden_etcd_KeyValue *)wool_message_clone(&golden_etcd_KeyValue_type,
                                                    message);
}
static inline void golden_etcd_KeyValue_free(golden_etcd_KeyValue *clone) {
  wool_message_free(clone);
}
static inline bool golden_etcd_KeyValue_equal(const golden_etcd_KeyValue *a,
                                              const golden_etcd_KeyValue *b) {
  return wool_message_equal(&golden_etcd_KeyValue_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_etcd_KeyValue_validate(
    const golden_etcd_KeyValue *message, wool_error *error) {
  return wool_message_validate(&golden_etcd_KeyValue_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_KeyValue_encode(
    const golden_etcd_KeyValue *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_etcd_KeyValue_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_KeyValue_decode(
    wool_bytes bytes, wool_arena *arena, golden_etcd_KeyValue *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_etcd_KeyValue_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_KeyValue_print(
    const golden_etcd_KeyValue *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_etcd_KeyValue_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_KeyValue_to_json(
    const golden_etcd_KeyValue *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_etcd_KeyValue_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_KeyValue_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_etcd_KeyValue *out_message, wool_error *error) {
  return wool_message_from_json(&golden_etcd_KeyValue_type, json, options,
                                arena, out_message, error);
}

/* RangeResponse: what the functions of <wool/message.h> do. */
static inline void golden_etcd_RangeResponse_init(
    golden_etcd_RangeResponse *out_message) {
  wool_message_init(&golden_etcd_RangeResponse_type, out_message);
}
static inline golden_etcd_RangeResponse *golden_etcd_RangeResponse_copy(
    const golden_etcd_RangeResponse *message, wool_arena *arena) {
  return (golden_etcd_RangeResponse *)wool_message_copy(
      &golden_etcd_RangeResponse_type, message, arena);
}
static inline golden_etcd_RangeResponse *golden_etcd_RangeResponse_clone(
    const golden_etcd_RangeResponse *message) {
  return (golden_etcd_RangeResponse *)wool_message_clone(
      &golden_etcd_RangeResponse_type, message);
}
static inline void golden_etcd_RangeResponse_free(
    golden_etcd_RangeResponse *clone) {
  wool_message_free(clone);
}
static inline bool golden_etcd_RangeResponse_equal(
    const golden_etcd_RangeResponse *a, const golden_etcd_RangeResponse *b) {
  return wool_message_equal(&golden_etcd_RangeResponse_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeResponse_validate(
    const golden_etcd_RangeResponse *message, wool_error *error) {
  return wool_message_validate(&golden_etcd_RangeResponse_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeResponse_encode(
    const golden_etcd_RangeResponse *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_etcd_RangeResponse_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeResponse_decode(
    wool_bytes bytes, wool_arena *arena, golden_etcd_RangeResponse *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_etcd_RangeResponse_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeResponse_print(
    const golden_etcd_RangeResponse *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_etcd_RangeResponse_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeResponse_to_json(
    const golden_etcd_RangeResponse *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_etcd_RangeResponse_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_etcd_RangeResponse_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_etcd_RangeResponse *out_message, wool_error *error) {
  return wool_message_from_json(&golden_etcd_RangeResponse_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string). */
extern wool_var_decl golden_etcd_tenant_decl;
wool_var *golden_etcd_tenant_var(void);
wool_token *golden_etcd_tenant_set(wool_str value);
wool_code golden_etcd_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_etcd_tenant_reset(wool_token *token,
                                                 wool_error *error);

/** Foreign service etcdserverpb.KV. */
extern const wool_service golden_etcd_KV_service;

/** Call KV.Range and wait. */
wool_code golden_etcd_KV_Range(wool_call *call,
                               const golden_etcd_RangeRequest *request,
                               const golden_etcd_RangeResponse **out_response);
/** Start it, on a fork of the current Context. */
wool_code golden_etcd_KV_Range_start(wool_call *call,
                                     const golden_etcd_RangeRequest *request,
                                     wool_call_callback callback,
                                     void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_etcd_KV_Range_finish(
    wool_call *call, const golden_etcd_RangeResponse **out_response);

/** What answers KV; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_etcd_KV_handlers {
  wool_code (*Range)(wool_call *call, const golden_etcd_RangeRequest *request,
                     golden_etcd_RangeResponse *out_response);
} golden_etcd_KV_handlers;

/** Have `handlers`, which outlive the server, answer KV. */
WOOL_MUST_USE wool_code golden_etcd_KV_register(
    wool_server *server, const golden_etcd_KV_handlers *handlers,
    void *user_data, wool_error *error);

/** Foreign service golden.etcd.Plain.
 *
 * Known by its own name. */
extern const wool_service golden_etcd_Plain_service;

/** Call Plain.Echo and wait. */
wool_code golden_etcd_Plain_Echo(wool_call *call, wool_str text,
                                 wool_str *out_text);
/** Start it, on a fork of the current Context. */
wool_code golden_etcd_Plain_Echo_start(wool_call *call, wool_str text,
                                       wool_call_callback callback,
                                       void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_etcd_Plain_Echo_finish(wool_call *call, wool_str *out_text);

/** What answers Plain; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_etcd_Plain_handlers {
  wool_code (*Echo)(wool_call *call, wool_str text, wool_str *out_text);
} golden_etcd_Plain_handlers;

/** Have `handlers`, which outlive the server, answer Plain. */
WOOL_MUST_USE wool_code golden_etcd_Plain_register(
    wool_server *server, const golden_etcd_Plain_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
