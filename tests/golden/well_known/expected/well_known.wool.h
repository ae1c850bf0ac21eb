/* Written by woolc from well_known.wool: change that, not this. */
#ifndef WELL_KNOWN_C6E9E2D1_WOOL_H
#define WELL_KNOWN_C6E9E2D1_WOOL_H

/* protobuf's well-known types, which come with woolc. */

#include <wool/generated.h>

#include "google/protobuf/any.wool.h"
#include "google/protobuf/api.wool.h"
#include "google/protobuf/duration.wool.h"
#include "google/protobuf/empty.wool.h"
#include "google/protobuf/field_mask.wool.h"
#include "google/protobuf/source_context.wool.h"
#include "google/protobuf/struct.wool.h"
#include "google/protobuf/timestamp.wool.h"
#include "google/protobuf/type.wool.h"
#include "google/protobuf/wrappers.wool.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What well_known.wool says, for reflection. */
extern const wool_file well_known_c6e9e2d1_wool_file;

typedef struct golden_well_known_All golden_well_known_All;
typedef struct golden_well_known_All_AnythingEntry golden_well_known_All_AnythingEntry;

struct golden_well_known_All {
  const google_protobuf_Any *any;
  const google_protobuf_Api *api;
  const google_protobuf_Duration *duration;
  const google_protobuf_Empty *empty;
  const google_protobuf_FieldMask *mask;
  const google_protobuf_SourceContext *context;
  const google_protobuf_Struct *object;
  const google_protobuf_Value *value;
  google_protobuf_NullValue null_value;
  const google_protobuf_ListValue *list;
  const google_protobuf_Timestamp *timestamp;
  const google_protobuf_Type *type;
  const google_protobuf_Int64Value *wrapped;
  size_t n_wrapped;
  const golden_well_known_All_AnythingEntry *anything;
  size_t n_anything;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_well_known_All_type;

/** An entry of anything. */
struct golden_well_known_All_AnythingEntry {
  wool_str key;
  const google_protobuf_Any *value;
};
extern const wool_message_type golden_well_known_All_AnythingEntry_type;

/* All: what the functions of <wool/message.h> do. */
static inline void golden_well_known_All_init(
    golden_well_known_All *out_message) {
  wool_message_init(&golden_well_known_All_type, out_message);
}
static inline golden_well_known_All *golden_well_known_All_copy(
    const golden_well_known_All *message, wool_arena *arena) {
  return (golden_well_known_All *)wool_message_copy(&golden_well_known_All_type,
                                                    message, arena);
}
static inline golden_well_known_All *golden_well_known_All_clone(
    const golden_well_known_All *message) {
  return (golden_well_known_All *)wool_message_clone(
      &golden_well_known_All_type, message);
}
static inline void golden_well_known_All_free(golden_well_known_All *clone) {
  wool_message_free(clone);
}
static inline bool golden_well_known_All_equal(const golden_well_known_All *a,
                                               const golden_well_known_All *b) {
  return wool_message_equal(&golden_well_known_All_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_well_known_All_validate(
    const golden_well_known_All *message, wool_error *error) {
  return wool_message_validate(&golden_well_known_All_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_well_known_All_encode(
    const golden_well_known_All *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_well_known_All_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_well_known_All_decode(
    wool_bytes bytes, wool_arena *arena, golden_well_known_All *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_well_known_All_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_well_known_All_print(
    const golden_well_known_All *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_well_known_All_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_well_known_All_to_json(
    const golden_well_known_All *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_well_known_All_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_well_known_All_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_well_known_All *out_message, wool_error *error) {
  return wool_message_from_json(&golden_well_known_All_type, json, options,
                                arena, out_message, error);
}

/** Foreign service golden.well_known.Clock. */
extern const wool_service golden_well_known_Clock_service;

/** Call Clock.Now and wait. */
wool_code golden_well_known_Clock_Now(
    wool_call *call, const google_protobuf_Empty *request,
    const google_protobuf_Timestamp **out_response);
/** Start it, on a fork of the current Context. */
wool_code golden_well_known_Clock_Now_start(
    wool_call *call, const google_protobuf_Empty *request,
    wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code golden_well_known_Clock_Now_finish(
    wool_call *call, const google_protobuf_Timestamp **out_response);

/** What answers Clock; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct golden_well_known_Clock_handlers {
  wool_code (*Now)(wool_call *call, const google_protobuf_Empty *request,
                   google_protobuf_Timestamp *out_response);
} golden_well_known_Clock_handlers;

/** Have `handlers`, which outlive the server, answer Clock. */
WOOL_MUST_USE wool_code golden_well_known_Clock_register(
    wool_server *server, const golden_well_known_Clock_handlers *handlers,
    void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
