/* Copies and comparison of messages by their field tables. */
#include <stdlib.h>

#include "runtime/wire/codec.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/fields.h"

/* ---- the empty message ---- */

void wooli_message_set_defaults(const wool_message_type *type, void *message) {
  for (size_t i = 0; i < type->n_fields; i++) {
    const wool_field *field = &type->fields[i];
    if (field->label != WOOL_LABEL_OPTIONAL ||
        !wooli_field_has(field, WOOL_EXTRA_DEFAULT) ||
        *(const bool *)wooli_at(message, field->presence))
      continue;
    void *to = wooli_at_mutable(message, field->offset);
    if (wooli_field_is_scalar(field))
      wooli_store_bits(field, field->extra->default_bits, to);
    else
      *(wool_str *)to = field->extra->default_str; /* bytes look the same */
  }
}

void wool_message_init(const wool_message_type *type, void *out_message) {
  memset(out_message, 0, type->size);
  wooli_message_begin(type, out_message);
}

/* ---- copy ---- */

static bool copy_fields(const wool_message_type *type, const void *from,
                        void *to, wool_arena *arena);

static void release_token(void *token) {
  wool_token_unref(token);
}

/* Replaces what `to`, a bitwise copy of one value, points to by copies. */
static bool copy_value(const wool_field *field, void *to, wool_arena *arena) {
  if (field->kind == WOOL_KIND_STRING || field->kind == WOOL_KIND_BYTES) {
    wool_str *str = to;
    *str = wool_arena_str(arena, *str);
    return str->data != NULL;
  }
  if (field->kind == WOOL_KIND_TOKEN) {
    wool_token *token = *(wool_token **)to;
    return !token ||
           wool_arena_on_free(arena, release_token, wool_token_ref(token));
  }
  return true;
}

static bool copy_repeated(const wool_field *field, const void *from, void *to,
                          wool_arena *arena) {
  size_t n = *(const size_t *)wooli_at(from, field->presence);
  size_t size = wooli_field_size(field);
  const uint8_t *elements =
      *(const uint8_t *const *)wooli_at(from, field->offset);
  uint8_t *copies = n ? wool_arena_alloc(arena, n * size) : NULL;
  if (n && !copies)
    return false;
  if (n)
    memcpy(copies, elements, n * size);
  *(uint8_t **)wooli_at_mutable(to, field->offset) = copies;
  for (size_t i = 0; i < n; i++) {
    bool ok = field->kind == WOOL_KIND_MESSAGE
                  ? copy_fields(field->message, elements + i * size,
                                copies + i * size, arena)
                  : copy_value(field, copies + i * size, arena);
    if (!ok)
      return false;
  }
  return true;
}

static bool copy_field(const wool_field *field, const void *from, void *to,
                       wool_arena *arena) {
  if (wooli_field_is_many(field))
    return copy_repeated(field, from, to, arena);
  if (field->label == WOOL_LABEL_ONEOF && !wooli_field_is_chosen(field, from))
    return true;
  if (field->kind != WOOL_KIND_MESSAGE)
    return copy_value(field, wooli_at_mutable(to, field->offset), arena);
  const void *nested = *(const void *const *)wooli_at(from, field->offset);
  if (!nested)
    return true;
  void *copy = wool_message_copy(field->message, nested, arena);
  *(void **)wooli_at_mutable(to, field->offset) = copy;
  return copy != NULL;
}

static bool copy_unknown(const wool_message_type *type, void *to,
                         wool_arena *arena) {
  wool_bytes *unknown = wooli_unknown_of(type, to);
  if (!unknown || !unknown->len)
    return true;
  wool_str copy = wool_arena_str(
      arena, wool_str_n((const char *)unknown->data, unknown->len));
  *unknown = wool_bytes_n(copy.data, copy.len);
  return copy.data != NULL;
}

static bool copy_fields(const wool_message_type *type, const void *from,
                        void *to, wool_arena *arena) {
  memcpy(to, from, type->size);
  for (size_t i = 0; i < type->n_fields; i++)
    if (!copy_field(&type->fields[i], from, to, arena))
      return false;
  return copy_unknown(type, to, arena);
}

void *wool_message_copy(const wool_message_type *type, const void *message,
                        wool_arena *arena) {
  void *copy = wool_arena_alloc(arena, type->size);
  return copy && copy_fields(type, message, copy, arena) ? copy : NULL;
}

/* ---- a copy with an owner ---- */

enum {
  /* before a clone lies its arena; what follows is aligned as that is */
  CLONE_HEAD = (sizeof(wool_arena *) + _Alignof(max_align_t) - 1) /
               _Alignof(max_align_t) * _Alignof(max_align_t)
};

void *wool_message_clone(const wool_message_type *type, const void *message) {
  wool_arena *arena = wool_arena_new(NULL, 0);
  uint8_t *head =
      arena ? wool_arena_alloc(arena, CLONE_HEAD + type->size) : NULL;
  if (!head || !copy_fields(type, message, head + CLONE_HEAD, arena)) {
    wool_arena_free(arena);
    return NULL;
  }
  memcpy(head, &arena, sizeof arena);
  return head + CLONE_HEAD;
}

void wool_message_free(void *clone) {
  wool_arena *arena;
  if (!clone)
    return;
  memcpy(&arena, (uint8_t *)clone - CLONE_HEAD, sizeof arena);
  wool_arena_free(arena);
}

/* ---- comparison ---- */

static bool equal_value(const wool_field *field, const void *a, const void *b) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_STRING:
  case WOOL_KIND_BYTES:
    return wool_str_equal(*(const wool_str *)a, *(const wool_str *)b);
  case WOOL_KIND_TOKEN:
    return wool_token_equal(*(wool_token *const *)a, *(wool_token *const *)b);
  case WOOL_KIND_DOUBLE:
    return *(const double *)a == *(const double *)b;
  case WOOL_KIND_FLOAT:
    return *(const float *)a == *(const float *)b;
  case WOOL_KIND_MESSAGE:
    return wool_message_equal(field->message, a, b);
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_INT32:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_BOOL:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SINT64:
    break;
  }
  return memcmp(a, b, wooli_field_size(field)) == 0;
}

static bool equal_repeated(const wool_field *field, const void *a,
                           const void *b) {
  size_t n = *(const size_t *)wooli_at(a, field->presence);
  size_t n_b = *(const size_t *)wooli_at(b, field->presence);
  const uint8_t *x = *(const uint8_t *const *)wooli_at(a, field->offset);
  const uint8_t *y = *(const uint8_t *const *)wooli_at(b, field->offset);
  if (field->label == WOOL_LABEL_MAP)
    return wooli_entries_equal(field, x, n, y, n_b);
  if (n != n_b)
    return false;
  size_t size = wooli_field_size(field);
  for (size_t i = 0; i < n; i++)
    if (!equal_value(field, x + i * size, y + i * size))
      return false;
  return true;
}

/* The message that a pointer stands for, where there is one: NULL in a oneof,
 * or as the value of an entry, is an empty one. */
static bool equal_pointed(const wool_field *field, const void *x,
                          const void *y) {
  if (!x && !y)
    return true;
  void *empty = x && y ? NULL : calloc(1, field->message->size);
  bool equal = false;
  if (empty)
    wooli_message_begin(field->message, empty);
  if (empty || (x && y))
    equal = wool_message_equal(field->message, x ? x : empty, y ? y : empty);
  free(empty);
  return equal;
}

static bool equal_nested(const wool_field *field, bool null_is_empty,
                         const void *a, const void *b) {
  const void *x = *(const void *const *)a, *y = *(const void *const *)b;
  if (null_is_empty)
    return equal_pointed(field, x, y);
  return x && y ? wool_message_equal(field->message, x, y) : x == y;
}

static bool equal_field(const wool_field *field, const void *a, const void *b) {
  if (wooli_field_is_many(field))
    return equal_repeated(field, a, b);
  if (field->label == WOOL_LABEL_ONEOF) {
    bool has = wooli_field_is_chosen(field, a);
    if (!has || !wooli_field_is_chosen(field, b))
      return has == wooli_field_is_chosen(field, b);
  }
  const void *x = wooli_at(a, field->offset), *y = wooli_at(b, field->offset);
  if (field->kind == WOOL_KIND_MESSAGE)
    return equal_nested(field, field->label == WOOL_LABEL_ONEOF, x, y);
  if (field->label == WOOL_LABEL_OPTIONAL) {
    bool has = *(const bool *)wooli_at(a, field->presence);
    if (has != *(const bool *)wooli_at(b, field->presence))
      return false;
    if (!has)
      return true;
  }
  return equal_value(field, x, y);
}

static bool equal_unknown(const wool_message_type *type, const void *a,
                          const void *b) {
  const wool_bytes *x = wooli_unknown_at(type, a);
  return !x || wool_bytes_equal(*x, *wooli_unknown_at(type, b));
}

bool wool_message_equal(const wool_message_type *type, const void *a,
                        const void *b) {
  for (size_t i = 0; i < type->n_fields; i++)
    if (!equal_field(&type->fields[i], a, b))
      return false;
  return equal_unknown(type, a, b);
}

bool wooli_entry_value_equal(const wool_field *map, const void *a,
                             const void *b) {
  const wool_field *value = &map->message->fields[1];
  a = wooli_at(a, value->offset);
  b = wooli_at(b, value->offset);
  return value->kind == WOOL_KIND_MESSAGE ? equal_nested(value, true, a, b)
                                          : equal_value(value, a, b);
}

/* ---- enums ---- */

static const wool_enum_value *nth_value(const wool_enum_type *type, size_t i) {
  return &type->values[type->by_number ? type->by_number[i] : i];
}

/* Bytes from outside choose the numbers, so that a large enum must not be
 * walked for each of them. */
const char *wool_enum_name(const wool_enum_type *type, int32_t number) {
  if (!type->by_number && !(type->flags & WOOL_ENUM_ASCENDING)) {
    for (size_t i = 0; i < type->n_values; i++)
      if (type->values[i].number == number)
        return type->values[i].name;
    return NULL;
  }
  size_t lo = 0, hi = type->n_values;
  while (lo < hi) {
    const size_t mid = lo + (hi - lo) / 2;
    if (nth_value(type, mid)->number < number)
      lo = mid + 1;
    else
      hi = mid;
  }
  if (lo == type->n_values || nth_value(type, lo)->number != number)
    return NULL;
  return nth_value(type, lo)->name;
}

bool wool_enum_parse(const wool_enum_type *type, wool_str name,
                     int32_t *out_number) {
  for (size_t i = 0; i < type->n_values; i++) {
    if (!wool_str_equal(name, wool_str_c(type->values[i].name)))
      continue;
    *out_number = type->values[i].number;
    return true;
  }
  return false;
}
