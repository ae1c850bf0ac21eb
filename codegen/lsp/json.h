/* JSON of messages: a tree to read, and a text to write. */
#ifndef WOOL_CODEGEN_LSP_JSON_H
#define WOOL_CODEGEN_LSP_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "idl/arena.h"
#include "runtime/wire/json_text.h"

typedef enum woolc_json_kind {
  WOOLC_JSON_NULL,
  WOOLC_JSON_FALSE,
  WOOLC_JSON_TRUE,
  WOOLC_JSON_NUMBER,
  WOOLC_JSON_STRING,
  WOOLC_JSON_ARRAY,
  WOOLC_JSON_OBJECT
} woolc_json_kind;

/** woolc_json is a value. Everything lives in the arena it was read into. */
typedef struct woolc_json {
  woolc_json_kind kind;
  struct woolc_json *next; /* of the same array or object */
  woolc_text name;         /* of a member */
  woolc_text text;         /* NUMBER: as written; STRING: what it says */
  struct woolc_json *first;
} woolc_json;

/** woolc_json_read reads a whole text. NULL: `*out_error` says why; a static
 * text. Depth is limited by WOOLI_JSON_MAX_DEPTH, the number of values by
 * WOOLC_LSP_MAX_VALUES. */
const woolc_json *woolc_json_read(woolc_arena *arena, woolc_text text,
                                  const char **out_error);

/** woolc_json_at follows names that are separated by '.'. NULL if one is not
 * there; `value` may be NULL. Of members of one name it is the first. */
const woolc_json *woolc_json_at(const woolc_json *value, const char *path);

/** woolc_json_is says whether there is a value of that kind. */
bool woolc_json_is(const woolc_json *value, woolc_json_kind kind);

/** woolc_json_string gives a string; false if it is something else. */
bool woolc_json_string(const woolc_json *value, woolc_text *out);

/** woolc_json_uint gives a whole number that fits; false if it is none. */
bool woolc_json_uint(const woolc_json *value, uint32_t *out);

/** woolc_json_has_text says whether `array` has that string. */
bool woolc_json_has_text(const woolc_json *array, const char *text);

/** woolc_buffer is bytes that grow. */
typedef struct woolc_buffer {
  char *data;
  size_t len;
  size_t room;
  void (*no_memory)(void); /* must not return; NULL: abort */
} woolc_buffer;

/** woolc_buffer_room makes room for `len` bytes behind those that are there. */
void woolc_buffer_room(woolc_buffer *buffer, size_t len);

/** woolc_buffer_add appends bytes. */
void woolc_buffer_add(woolc_buffer *buffer, const char *bytes, size_t len);

/** woolc_buffer_free releases the bytes. */
void woolc_buffer_free(woolc_buffer *buffer);

/** woolc_out writes JSON into a buffer. `name` is NULL inside of arrays, and at
 * the outside. */
typedef struct woolc_out {
  wooli_json_writer writer;
  woolc_buffer *buffer;
} woolc_out;

void woolc_out_init(woolc_out *out, woolc_buffer *buffer);
void woolc_out_object(woolc_out *out, const char *name);
void woolc_out_end_object(woolc_out *out);
void woolc_out_array(woolc_out *out, const char *name);
void woolc_out_end_array(woolc_out *out);
void woolc_out_int(woolc_out *out, const char *name, int64_t value);
void woolc_out_bool(woolc_out *out, const char *name, bool value);
void woolc_out_null(woolc_out *out, const char *name);

/** woolc_out_text writes a string; a byte that is not UTF-8 becomes '?'. */
void woolc_out_text(woolc_out *out, const char *name, woolc_text text);
void woolc_out_chars(woolc_out *out, const char *name, const char *text);

/** woolc_out_scalar writes a null, a number or a string again, as it came. */
void woolc_out_scalar(woolc_out *out, const char *name,
                      const woolc_json *value);

#endif
