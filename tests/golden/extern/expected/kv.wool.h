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
