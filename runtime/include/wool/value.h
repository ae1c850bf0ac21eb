/* Dynamic values: the language's type `value`. */
#ifndef WOOL_VALUE_H
#define WOOL_VALUE_H

#include <wool/base.h>
#include <wool/context.h>
#include <wool/message.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_value_kind says what a value is. The numbers are those of the fields
 * of wool.Value. */
typedef enum wool_value_kind {
  WOOL_VALUE_NOT_SET = 0, /**< no value at all: a struct of zeros */
  WOOL_VALUE_NULL = 1,
  WOOL_VALUE_NUMBER = 2,
  WOOL_VALUE_STRING = 3,
  WOOL_VALUE_BOOL = 4,
  WOOL_VALUE_MAP = 5,
  WOOL_VALUE_LIST = 6,
  WOOL_VALUE_INT = 7,
  WOOL_VALUE_UINT = 8,
  WOOL_VALUE_BYTES = 9,
  WOOL_VALUE_TOKEN = 10
} wool_value_kind;

typedef struct wool_value wool_value;
typedef struct wool_value_entry wool_value_entry;

/** wool_value_list is some values in order. */
typedef struct wool_value_list {
  const wool_value *items;
  size_t n_items;
} wool_value_list;

/** wool_value_map is values by name. Entries may be given in any order, and of
 * those with one key the last counts; they arrive in the order of their keys'
 * bytes, each once. */
typedef struct wool_value_map {
  const wool_value_entry *entries;
  size_t n_entries;
} wool_value_map;

/** wool_value is null, a bool, a number, a string, bytes, a list, a map or a
 * token. It owns nothing: what it points to is the maker's while it is sent,
 * and the arena's of the call that it came by. NULL for a list or a map stands
 * for an empty one; a token is not NULL. */
struct wool_value {
  uint32_t which; /**< wool_value_kind */
  union {
    int32_t null_value; /**< zero */
    double number;
    wool_str string;
    bool boolean;
    const wool_value_map *map;
    const wool_value_list *list;
    int64_t integer;
    uint64_t uinteger;
    wool_bytes bytes;
    wool_token *token;
  } as;
};

/** wool_value_entry is one of a map's; a NULL value is sent as one that is not
 * set. */
struct wool_value_entry {
  wool_str key;
  const wool_value *value;
};

/** wool_value_message_type is the table of wool_value: fields of the language's
 * type `value` have it, and the functions of <wool/message.h> take it. The wire
 * form is that of wool.Value (wool/value.wool), which google.protobuf.Value is
 * a part of. */
extern WOOL_API const wool_message_type wool_value_message_type;

/** wool_value_of_… make a value; it borrows what it is given. */
static inline wool_value wool_value_of(wool_value_kind which) {
  wool_value v;
  memset(&v, 0, sizeof v);
  v.which = (uint32_t)which;
  return v;
}
static inline wool_value wool_value_of_null(void) {
  return wool_value_of(WOOL_VALUE_NULL);
}
static inline wool_value wool_value_of_bool(bool boolean) {
  wool_value v = wool_value_of(WOOL_VALUE_BOOL);
  v.as.boolean = boolean;
  return v;
}
static inline wool_value wool_value_of_number(double number) {
  wool_value v = wool_value_of(WOOL_VALUE_NUMBER);
  v.as.number = number;
  return v;
}
static inline wool_value wool_value_of_int(int64_t integer) {
  wool_value v = wool_value_of(WOOL_VALUE_INT);
  v.as.integer = integer;
  return v;
}
static inline wool_value wool_value_of_uint(uint64_t uinteger) {
  wool_value v = wool_value_of(WOOL_VALUE_UINT);
  v.as.uinteger = uinteger;
  return v;
}
static inline wool_value wool_value_of_str(wool_str string) {
  wool_value v = wool_value_of(WOOL_VALUE_STRING);
  v.as.string = string;
  return v;
}
static inline wool_value wool_value_of_bytes(wool_bytes bytes) {
  wool_value v = wool_value_of(WOOL_VALUE_BYTES);
  v.as.bytes = bytes;
  return v;
}
static inline wool_value wool_value_of_list(const wool_value_list *list) {
  wool_value v = wool_value_of(WOOL_VALUE_LIST);
  v.as.list = list;
  return v;
}
static inline wool_value wool_value_of_map(const wool_value_map *map) {
  wool_value v = wool_value_of(WOOL_VALUE_MAP);
  v.as.map = map;
  return v;
}
static inline wool_value wool_value_of_token(wool_token *token) {
  wool_value v = wool_value_of(WOOL_VALUE_TOKEN);
  v.as.token = token;
  return v;
}

/** wool_value_is also takes NULL, which is a value that is not set. */
static inline bool wool_value_is(const wool_value *value,
                                 wool_value_kind which) {
  return (value ? value->which : (uint32_t)WOOL_VALUE_NOT_SET) ==
         (uint32_t)which;
}

/** wool_value_to_… give the number that `value` (may be NULL) is, of whichever
 * of the three kinds; false, and *out as it was, if it is none, or not exactly
 * one of the wanted type. A NaN is a double only. */
WOOL_API bool wool_value_to_double(const wool_value *value, double *out);
WOOL_API bool wool_value_to_int64(const wool_value *value, int64_t *out);
WOOL_API bool wool_value_to_uint64(const wool_value *value, uint64_t *out);

/** wool_value_len is how many items a list or entries a map has; 0 for what is
 * neither, and for NULL. */
WOOL_API size_t wool_value_len(const wool_value *value);

/** wool_value_at is the item `i` of a list; NULL for what is none, or has fewer
 * items. */
WOOL_API const wool_value *wool_value_at(const wool_value *value, size_t i);

/** wool_value_find is what a map has under `key`; NULL for what is none, or
 * does not have it. It looks at every entry: whoever looks for many keys in a
 * large map that has arrived may halve it. */
WOOL_API const wool_value *wool_value_find(const wool_value *value,
                                           wool_str key);

#ifdef __cplusplus
}
#endif
#endif
