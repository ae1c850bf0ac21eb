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
