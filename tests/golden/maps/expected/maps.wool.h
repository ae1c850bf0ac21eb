/* Written by woolc from maps.wool: change that, not this. */
#ifndef MAPS_WOOL_H
#define MAPS_WOOL_H

/* Maps. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What maps.wool says, for reflection. */
extern const wool_file maps_wool_file;

typedef struct maps_Item maps_Item;
typedef struct maps_Item_Part maps_Item_Part;
typedef struct maps_Item_Part_MorePartsEntry maps_Item_Part_MorePartsEntry;
typedef struct maps_Item_AttrsEntry maps_Item_AttrsEntry;
typedef struct maps_Item_PartsEntry maps_Item_PartsEntry;
typedef struct maps_Item_UndoByIdEntry maps_Item_UndoByIdEntry;
typedef struct maps_Keys maps_Keys;
typedef struct maps_Keys_I32Entry maps_Keys_I32Entry;
typedef struct maps_Keys_I64Entry maps_Keys_I64Entry;
typedef struct maps_Keys_U32Entry maps_Keys_U32Entry;
typedef struct maps_Keys_U64Entry maps_Keys_U64Entry;
typedef struct maps_Keys_S32Entry maps_Keys_S32Entry;
typedef struct maps_Keys_S64Entry maps_Keys_S64Entry;
typedef struct maps_Keys_X32Entry maps_Keys_X32Entry;
typedef struct maps_Keys_X64Entry maps_Keys_X64Entry;
typedef struct maps_Keys_Y32Entry maps_Keys_Y32Entry;
typedef struct maps_Keys_Y64Entry maps_Keys_Y64Entry;
typedef struct maps_Keys_FlagEntry maps_Keys_FlagEntry;
typedef struct maps_Keys_TextEntry maps_Keys_TextEntry;
typedef struct maps_Store_put_request_TagsEntry maps_Store_put_request_TagsEntry;
typedef struct maps_Store_put_response_ByNameEntry maps_Store_put_response_ByNameEntry;
typedef struct maps_Store_feed_request_TokensEntry maps_Store_feed_request_TokensEntry;

typedef int32_t maps_Size;
enum {
  maps_SIZE_NONE = 0,
  maps_SIZE_BIG = 1
};
extern const wool_enum_type maps_Size_type;

struct maps_Item {
  /** By name. */
  const maps_Item_AttrsEntry *attrs;
  size_t n_attrs;
  const maps_Item_PartsEntry *parts;
  size_t n_parts;
  const maps_Item_UndoByIdEntry *undo_by_id;
  size_t n_undo_by_id;
  bool has_text;
  wool_str text;
  const maps_Size *sizes;
  size_t n_sizes;
  wool_bytes unknown_fields;
};
extern const wool_message_type maps_Item_type;

struct maps_Item_Part {
  wool_str name;
  const maps_Item_Part_MorePartsEntry *more_parts;
  size_t n_more_parts;
  wool_bytes unknown_fields;
};
extern const wool_message_type maps_Item_Part_type;

/** An entry of more_parts. */
struct maps_Item_Part_MorePartsEntry {
  bool key;
  const maps_Item_Part *value;
};
extern const wool_message_type maps_Item_Part_MorePartsEntry_type;

/** An entry of attrs. */
struct maps_Item_AttrsEntry {
  wool_str key;
  int64_t value;
};
extern const wool_message_type maps_Item_AttrsEntry_type;

/** An entry of parts. */
struct maps_Item_PartsEntry {
  uint32_t key;
  const maps_Item_Part *value;
};
extern const wool_message_type maps_Item_PartsEntry_type;

/** An entry of undo_by_id. */
struct maps_Item_UndoByIdEntry {
  int64_t key;
  wool_token *value;
};
extern const wool_message_type maps_Item_UndoByIdEntry_type;

struct maps_Keys {
  const maps_Keys_I32Entry *i32;
  size_t n_i32;
  const maps_Keys_I64Entry *i64;
  size_t n_i64;
  const maps_Keys_U32Entry *u32;
  size_t n_u32;
  const maps_Keys_U64Entry *u64;
  size_t n_u64;
  const maps_Keys_S32Entry *s32;
  size_t n_s32;
  const maps_Keys_S64Entry *s64;
  size_t n_s64;
  const maps_Keys_X32Entry *x32;
  size_t n_x32;
  const maps_Keys_X64Entry *x64;
  size_t n_x64;
  const maps_Keys_Y32Entry *y32;
  size_t n_y32;
  const maps_Keys_Y64Entry *y64;
  size_t n_y64;
  const maps_Keys_FlagEntry *flag;
  size_t n_flag;
  const maps_Keys_TextEntry *text;
  size_t n_text;
  wool_bytes unknown_fields;
};
extern const wool_message_type maps_Keys_type;

/** An entry of i32. */
struct maps_Keys_I32Entry {
  int32_t key;
  bool value;
};
extern const wool_message_type maps_Keys_I32Entry_type;

/** An entry of i64. */
struct maps_Keys_I64Entry {
  int64_t key;
  float value;
};
extern const wool_message_type maps_Keys_I64Entry_type;

/** An entry of u32. */
struct maps_Keys_U32Entry {
  uint32_t key;
  double value;
};
extern const wool_message_type maps_Keys_U32Entry_type;

/** An entry of u64. */
struct maps_Keys_U64Entry {
  uint64_t key;
  wool_bytes value;
};
extern const wool_message_type maps_Keys_U64Entry_type;

/** An entry of s32. */
struct maps_Keys_S32Entry {
  int32_t key;
  wool_str value;
};
extern const wool_message_type maps_Keys_S32Entry_type;

/** An entry of s64. */
struct maps_Keys_S64Entry {
  int64_t key;
  int32_t value;
};
extern const wool_message_type maps_Keys_S64Entry_type;

/** An entry of x32. */
struct maps_Keys_X32Entry {
  uint32_t key;
  maps_Size value;
};
extern const wool_message_type maps_Keys_X32Entry_type;

/** An entry of x64. */
struct maps_Keys_X64Entry {
  uint64_t key;
  const maps_Item *value;
};
extern const wool_message_type maps_Keys_X64Entry_type;

/** An entry of y32. */
struct maps_Keys_Y32Entry {
  int32_t key;
  const maps_Item_Part *value;
};
extern const wool_message_type maps_Keys_Y32Entry_type;

/** An entry of y64. */
struct maps_Keys_Y64Entry {
  int64_t key;
  uint32_t value;
};
extern const wool_message_type maps_Keys_Y64Entry_type;

/** An entry of flag. */
struct maps_Keys_FlagEntry {
  bool key;
  uint64_t value;
};
extern const wool_message_type maps_Keys_FlagEntry_type;

/** An entry of text. */
struct maps_Keys_TextEntry {
  wool_str key;
  wool_token *value;
};
extern const wool_message_type maps_Keys_TextEntry_type;

/** An entry of tags. */
struct maps_Store_put_request_TagsEntry {
  wool_str key;
  wool_str value;
};
extern const wool_message_type maps_Store_put_request_TagsEntry_type;

/** An entry of by_name. */
struct maps_Store_put_response_ByNameEntry {
  wool_str key;
  const maps_Item *value;
};
extern const wool_message_type maps_Store_put_response_ByNameEntry_type;

/** An entry of tokens. */
struct maps_Store_feed_request_TokensEntry {
  uint64_t key;
  wool_token *value;
};
extern const wool_message_type maps_Store_feed_request_TokensEntry_type;

/* Size: what wool_enum_name and wool_enum_parse do. */
static inline const char *maps_Size_name(maps_Size number) {
  return wool_enum_name(&maps_Size_type, number);
}
static inline bool maps_Size_parse(wool_str name, maps_Size *out_number) {
  return wool_enum_parse(&maps_Size_type, name, out_number);
}

/* Item: what the functions of <wool/message.h> do. */
static inline void maps_Item_init(maps_Item *out_message) {
  wool_message_init(&maps_Item_type, out_message);
}
static inline maps_Item *maps_Item_copy(const maps_Item *message,
                                        wool_arena *arena) {
  return (maps_Item *)wool_message_copy(&maps_Item_type, message, arena);
}
static inline maps_Item *maps_Item_clone(const maps_Item *message) {
  return (maps_Item *)wool_message_clone(&maps_Item_type, message);
}
static inline void maps_Item_free(maps_Item *clone) {
  wool_message_free(clone);
}
static inline bool maps_Item_equal(const maps_Item *a, const maps_Item *b) {
  return wool_message_equal(&maps_Item_type, a, b);
}
WOOL_MUST_USE static inline wool_code maps_Item_validate(
    const maps_Item *message, wool_error *error) {
  return wool_message_validate(&maps_Item_type, message, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_encode(const maps_Item *message,
                                                       wool_arena *arena,
                                                       wool_bytes *out_bytes,
                                                       wool_error *error) {
  return wool_message_encode(&maps_Item_type, message, arena, out_bytes, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_decode(wool_bytes bytes,
                                                       wool_arena *arena,
                                                       maps_Item *out_message,
                                                       wool_error *error) {
  return wool_message_decode(&maps_Item_type, bytes, arena, out_message, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_print(const maps_Item *message,
                                                      wool_arena *arena,
                                                      wool_str *out_text,
                                                      wool_error *error) {
  return wool_message_print(&maps_Item_type, message, arena, out_text, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_to_json(
    const maps_Item *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&maps_Item_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    maps_Item *out_message, wool_error *error) {
  return wool_message_from_json(&maps_Item_type, json, options, arena,
                                out_message, error);
}

/* Part: what the functions of <wool/message.h> do. */
static inline void maps_Item_Part_init(maps_Item_Part *out_message) {
  wool_message_init(&maps_Item_Part_type, out_message);
}
static inline maps_Item_Part *maps_Item_Part_copy(const maps_Item_Part *message,
                                                  wool_arena *arena) {
  return (maps_Item_Part *)wool_message_copy(&maps_Item_Part_type, message,
                                             arena);
}
static inline maps_Item_Part *maps_Item_Part_clone(
    const maps_Item_Part *message) {
  return (maps_Item_Part *)wool_message_clone(&maps_Item_Part_type, message);
}
static inline void maps_Item_Part_free(maps_Item_Part *clone) {
  wool_message_free(clone);
}
static inline bool maps_Item_Part_equal(const maps_Item_Part *a,
                                        const maps_Item_Part *b) {
  return wool_message_equal(&maps_Item_Part_type, a, b);
}
WOOL_MUST_USE static inline wool_code maps_Item_Part_validate(
    const maps_Item_Part *message, wool_error *error) {
  return wool_message_validate(&maps_Item_Part_type, message, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_Part_encode(
    const maps_Item_Part *message, wool_arena *arena, wool_bytes *out_bytes,
    wool_error *error) {
  return wool_message_encode(&maps_Item_Part_type, message, arena, out_bytes,
                             error);
}
WOOL_MUST_USE static inline wool_code maps_Item_Part_decode(
    wool_bytes bytes, wool_arena *arena, maps_Item_Part *out_message,
    wool_error *error) {
  return wool_message_decode(&maps_Item_Part_type, bytes, arena, out_message,
                             error);
}
WOOL_MUST_USE static inline wool_code maps_Item_Part_print(
    const maps_Item_Part *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&maps_Item_Part_type, message, arena, out_text,
                            error);
}
WOOL_MUST_USE static inline wool_code maps_Item_Part_to_json(
    const maps_Item_Part *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&maps_Item_Part_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code maps_Item_Part_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    maps_Item_Part *out_message, wool_error *error) {
  return wool_message_from_json(&maps_Item_Part_type, json, options, arena,
                                out_message, error);
}

/* Keys: what the functions of <wool/message.h> do. */
static inline void maps_Keys_init(maps_Keys *out_message) {
  wool_message_init(&maps_Keys_type, out_message);
}
static inline maps_Keys *maps_Keys_copy(const maps_Keys *message,
                                        wool_arena *arena) {
  return (maps_Keys *)wool_message_copy(&maps_Keys_type, message, arena);
}
static inline maps_Keys *maps_Keys_clone(const maps_Keys *message) {
  return (maps_Keys *)wool_message_clone(&maps_Keys_type, message);
}
static inline void maps_Keys_free(maps_Keys *clone) {
  wool_message_free(clone);
}
static inline bool maps_Keys_equal(const maps_Keys *a, const maps_Keys *b) {
  return wool_message_equal(&maps_Keys_type, a, b);
}
WOOL_MUST_USE static inline wool_code maps_Keys_validate(
    const maps_Keys *message, wool_error *error) {
  return wool_message_validate(&maps_Keys_type, message, error);
}
WOOL_MUST_USE static inline wool_code maps_Keys_encode(const maps_Keys *message,
                                                       wool_arena *arena,
                                                       wool_bytes *out_bytes,
                                                       wool_error *error) {
  return wool_message_encode(&maps_Keys_type, message, arena, out_bytes, error);
}
WOOL_MUST_USE static inline wool_code maps_Keys_decode(wool_bytes bytes,
                                                       wool_arena *arena,
                                                       maps_Keys *out_message,
                                                       wool_error *error) {
  return wool_message_decode(&maps_Keys_type, bytes, arena, out_message, error);
}
WOOL_MUST_USE static inline wool_code maps_Keys_print(const maps_Keys *message,
                                                      wool_arena *arena,
                                                      wool_str *out_text,
                                                      wool_error *error) {
  return wool_message_print(&maps_Keys_type, message, arena, out_text, error);
}
WOOL_MUST_USE static inline wool_code maps_Keys_to_json(
    const maps_Keys *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&maps_Keys_type, message, options, arena,
                              out_json, error);
}
WOOL_MUST_USE static inline wool_code maps_Keys_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    maps_Keys *out_message, wool_error *error) {
  return wool_message_from_json(&maps_Keys_type, json, options, arena,
                                out_message, error);
}

/** Context variable tenant (string). */
extern wool_var_decl maps_tenant_decl;
wool_var *maps_tenant_var(void);
wool_token *maps_tenant_set(wool_str value);
wool_code maps_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code maps_tenant_reset(wool_token *token, wool_error *error);

/** Service maps.Store. */
extern const wool_service maps_Store_service;

/** Call Store.put and wait. */
wool_code maps_Store_put(
    wool_call *call, const maps_Store_put_request_TagsEntry *tags,
    size_t n_tags, uint32_t n,
    const maps_Store_put_response_ByNameEntry **out_by_name,
    size_t *out_n_by_name);
/** Start it, on a fork of the current Context. */
wool_code maps_Store_put_start(wool_call *call,
                               const maps_Store_put_request_TagsEntry *tags,
                               size_t n_tags, uint32_t n,
                               wool_call_callback callback, void *user_data);
/** Its outcome, once it has ended. */
wool_code maps_Store_put_finish(
    wool_call *call, const maps_Store_put_response_ByNameEntry **out_by_name,
    size_t *out_n_by_name);

/** Open the stream of Store.feed. */
wool_code maps_Store_feed_open(wool_call *call);
/** Open it on a fork of the current Context. Nothing waits:
 * `events` says when to go on. */
wool_code maps_Store_feed_start(wool_call *call,
                                const wool_stream_events *events,
                                void *user_data);
/** Send an argument. */
wool_code maps_Store_feed_send(
    wool_call *call, const maps_Store_feed_request_TokensEntry *tokens,
    size_t n_tokens);
/** Half-close: no more arguments follow. */
wool_code maps_Store_feed_end(wool_call *call);
/** The next result, which lives until the one after it is got;
 * WOOL_END_OF_STREAM after the last. */
wool_code maps_Store_feed_recv(wool_call *call, const maps_Keys **out_response);
/** In the handler: the next argument, which lives until the one after
 * it is got; WOOL_END_OF_STREAM after the last. */
wool_code maps_Store_feed_next(
    wool_call *call, const maps_Store_feed_request_TokensEntry **out_tokens,
    size_t *out_n_tokens);
/** In the handler: send a result. */
wool_code maps_Store_feed_yield(wool_call *call, const maps_Keys *response);

/** What answers Store; a routine left NULL answers UNIMPLEMENTED.
 * What a result points to must live until the call is freed: take it
 * from wool_call_arena(call). */
typedef struct maps_Store_handlers {
  wool_code (*put)(wool_call *call,
                   const maps_Store_put_request_TagsEntry *tags, size_t n_tags,
                   uint32_t n,
                   const maps_Store_put_response_ByNameEntry **out_by_name,
                   size_t *out_n_by_name);
  wool_code (*feed)(wool_call *call);
} maps_Store_handlers;

/** Have `handlers`, which outlive the server, answer Store. */
WOOL_MUST_USE wool_code maps_Store_register(wool_server *server,
                                            const maps_Store_handlers *handlers,
                                            void *user_data, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
