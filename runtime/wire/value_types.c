/* The value types of generated variables. */
#include "runtime/wire/value_types.h"

#include <inttypes.h>
#include <stdlib.h>

#include "runtime/context/arena.h"
#include "runtime/context/repr.h"
#include "runtime/wire/codec.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/validate.h"

/* ---- the wire form of scalars and strings: a message with one field ---- */

/* Any one value; the tables below describe it for every kind. */
typedef union single {
  uint64_t bits;
  uint32_t narrow; /* 32-bit kinds */
  bool boolean;
  wool_str str;
} single;

static wool_field single_field(uint8_t kind) {
  return (wool_field){.name = "value", .number = 1, .kind = kind};
}

static wool_code encode_single(const wool_var_decl *decl, const single *value,
                               wool_encoder *encoder, wool_error *error) {
  wool_field field = single_field(decl->kind);
  const wool_message_type type = {.full_name = decl->name,
                                  .size = sizeof *value,
                                  .fields = &field,
                                  .n_fields = 1};
  return wooli_message_encode(&type, value, encoder, error);
}

static wool_code decode_single(const wool_var_decl *decl, wool_bytes bytes,
                               wool_arena *arena, wool_decoder *decoder,
                               single *out, wool_error *error) {
  wool_field field = single_field(decl->kind);
  const wool_message_type type = {.full_name = decl->name,
                                  .size = sizeof *out,
                                  .fields = &field,
                                  .n_fields = 1};
  memset(out, 0, sizeof *out);
  return wooli_message_decode(&type, bytes, arena, decoder, out, error);
}

/* ---- scalars: their bits are the pointer ---- */

_Static_assert(sizeof(void *) >= sizeof(uint64_t),
               "scalars are kept in pointers");

static uint64_t bits_of(const void *value) {
  return (uintptr_t)value;
}

static void *value_of(uint64_t bits) {
  return (void *)(uintptr_t)bits; /* never dereferenced */
}

static size_t repr_int(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_printf(&text, "%" PRId64, (int64_t)bits_of(value));
  return text.len;
}

static size_t repr_uint(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_printf(&text, "%" PRIu64, bits_of(value));
  return text.len;
}

static size_t repr_bool(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_printf(&text, "%s", value ? "True" : "False");
  return text.len;
}

static size_t repr_double(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_repr_double(&text, wool_bits_to_double(bits_of(value)));
  return text.len;
}

static size_t repr_float(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_repr_double(&text, (double)wool_bits_to_float(bits_of(value)));
  return text.len;
}

static bool equal_bits(const void *a, const void *b) {
  return a == b;
}

static bool equal_double(const void *a, const void *b) {
  return wool_bits_to_double(bits_of(a)) == wool_bits_to_double(bits_of(b));
}

static bool equal_float(const void *a, const void *b) {
  return wool_bits_to_float(bits_of(a)) == wool_bits_to_float(bits_of(b));
}

static bool is_signed_32(uint8_t kind) {
  return kind == WOOL_KIND_INT32 || kind == WOOL_KIND_SINT32 ||
         kind == WOOL_KIND_SFIXED32 || kind == WOOL_KIND_ENUM;
}

static bool is_narrow(uint8_t kind) {
  return is_signed_32(kind) || kind == WOOL_KIND_UINT32 ||
         kind == WOOL_KIND_FIXED32 || kind == WOOL_KIND_FLOAT;
}

static wool_code encode_bits(const void *value, wool_encoder *encoder,
                             wool_error *error) {
  const wool_var_decl *decl = wool_encoder_type_data(encoder);
  single one = {bits_of(value)};
  if (decl->kind == WOOL_KIND_BOOL)
    one.boolean = value != NULL;
  else if (is_narrow(decl->kind))
    one.narrow = (uint32_t)bits_of(value);
  return encode_single(decl, &one, encoder, error);
}

static wool_code decode_bits(wool_decoder *decoder, wool_bytes bytes,
                             void **out_value, wool_error *error) {
  const wool_var_decl *decl = wool_decoder_type_data(decoder);
  single one;
  wool_code rc = decode_single(decl, bytes, NULL, decoder, &one, error);
  if (!rc)
    rc = wooli_var_check(decl, &one, error);
  uint64_t bits = one.bits;
  if (decl->kind == WOOL_KIND_BOOL)
    bits = one.boolean;
  if (is_narrow(decl->kind))
    bits = one.narrow;
  if (is_signed_32(decl->kind))
    bits = (uint64_t)(int64_t)(int32_t)one.narrow;
  *out_value = value_of(bits);
  return rc;
}

/* ---- memory of what is decoded ---- */

static wool_code no_memory(wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "decoding a value: the call's memory is exhausted");
}

/* A value outlives its call, and so does its memory; but until the call is
 * over it counts against the call's limit, or a few bytes from a peer could
 * become many. */
static wool_arena *new_value_arena(const wool_decoder *decoder) {
  size_t limit = decoder->payer ? wooli_arena_left(decoder->payer)
                                : WOOLI_MAX_VALUE_MEMORY;
  return limit ? wool_arena_new(NULL, limit) : NULL;
}

/* ---- strings and bytes: a blob ---- */

static void retain_blob(void *value) {
  atomic_fetch_add_explicit(&((wooli_blob *)value)->refs, 1,
                            memory_order_relaxed);
}

static void release_blob(void *value) {
  wooli_blob_unref(value);
}

static wool_str str_of(const void *value) {
  const wooli_blob *blob = value;
  return blob ? wool_str_n((const char *)blob->data, blob->len)
              : wool_str_n("", 0);
}

static size_t repr_str(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_repr_str(&text, str_of(value));
  return text.len;
}

static size_t repr_bytes(const void *value, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wool_str str = str_of(value);
  wooli_repr_bytes(&text, wool_bytes_n(str.data, str.len));
  return text.len;
}

static bool equal_str(const void *a, const void *b) {
  return wool_str_equal(str_of(a), str_of(b));
}

static wool_code encode_str(const void *value, wool_encoder *encoder,
                            wool_error *error) {
  single one = {0};
  one.str = str_of(value);
  return encode_single(wool_encoder_type_data(encoder), &one, encoder, error);
}

static wool_code decode_str(wool_decoder *decoder, wool_bytes bytes,
                            void **out_value, wool_error *error) {
  single one;
  wool_arena *arena = new_value_arena(decoder);
  if (!arena)
    return no_memory(error);
  const wool_var_decl *decl = wool_decoder_type_data(decoder);
  wool_code rc = decode_single(decl, bytes, arena, decoder, &one, error);
  if (!rc)
    rc = wooli_var_check(decl, &one, error);
  if (!rc && !wooli_arena_charge(decoder->payer, one.str.len))
    rc = no_memory(error);
  *out_value =
      rc ? NULL : wooli_blob_new(wool_bytes_n(one.str.data, one.str.len));
  wool_arena_free(arena);
  return rc || *out_value ? rc : no_memory(error);
}

/* ---- messages: a box with an arena of its own ---- */

typedef struct message_box {
  atomic_uint refs;
  const wool_message_type *type;
  wool_arena *arena; /* the box lies in it */
  void *message;
} message_box;

/* Owns the arena from here on; NULL for NULL. */
static message_box *new_box(const wool_message_type *type, wool_arena *arena) {
  message_box *box = arena ? wool_arena_alloc(arena, sizeof *box) : NULL;
  if (!box) {
    wool_arena_free(arena);
    return NULL;
  }
  atomic_init(&box->refs, 1);
  box->type = type;
  box->arena = arena;
  return box;
}

static void retain_box(void *value) {
  atomic_fetch_add_explicit(&((message_box *)value)->refs, 1,
                            memory_order_relaxed);
}

static void release_box(void *value) {
  message_box *box = value;
  if (atomic_fetch_sub_explicit(&box->refs, 1, memory_order_acq_rel) == 1)
    wool_arena_free(box->arena);
}

static size_t repr_box(const void *value, char *buf, size_t len) {
  const message_box *box = value;
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_printf(&text, "<%s object at %p>",
                    box ? box->type->full_name : "message", value);
  return text.len;
}

static bool equal_box(const void *a, const void *b) {
  const message_box *x = a, *y = b;
  return x == y || (x && y && x->type == y->type &&
                    wool_message_equal(x->type, x->message, y->message));
}

static wool_code encode_box(const void *value, wool_encoder *encoder,
                            wool_error *error) {
  const message_box *box = value;
  return box ? wooli_message_encode(box->type, box->message, encoder, error)
             : WOOL_OK;
}

static wool_code decode_box(wool_decoder *decoder, wool_bytes bytes,
                            void **out_value, wool_error *error) {
  const wool_var_decl *decl = wool_decoder_type_data(decoder);
  message_box *box = new_box(decl->message, new_value_arena(decoder));
  if (!box)
    return no_memory(error);
  wool_decoder copying = *decoder; /* a value outlives every message */
  copying.input_lasts = false;
  box->message = wool_arena_alloc(box->arena, decl->message->size);
  wool_code rc = box->message
                     ? wooli_message_decode(decl->message, bytes, box->arena,
                                            &copying, box->message, error)
                     : no_memory(error);
  if (!rc)
    rc = wooli_var_check(decl, box->message, error);
  if (!rc && !wooli_arena_charge(decoder->payer, wool_arena_used(box->arena)))
    rc = no_memory(error);
  if (rc)
    release_box(box);
  else
    *out_value = box;
  return rc;
}

void *wooli_message_value_new(const wool_message_type *type,
                              const void *message) {
  message_box *box = new_box(type, wool_arena_new(NULL, 0));
  if (!box)
    return NULL;
  box->message = wool_message_copy(type, message, box->arena);
  if (box->message)
    return box;
  release_box(box);
  return NULL;
}

const void *wooli_message_value(const void *value) {
  const message_box *box = value;
  return box ? box->message : NULL;
}

/* ---- the types ---- */

enum {
  SIZE = sizeof(wool_value_type)
};

static const wool_value_type int_type = {
    SIZE, "int", NULL, NULL, repr_int, equal_bits, encode_bits, decode_bits};
static const wool_value_type uint_type = {
    SIZE, "uint", NULL, NULL, repr_uint, equal_bits, encode_bits, decode_bits};
static const wool_value_type bool_type = {
    SIZE, "bool", NULL, NULL, repr_bool, equal_bits, encode_bits, decode_bits};
static const wool_value_type double_type = {
    SIZE,        "double",     NULL,        NULL,
    repr_double, equal_double, encode_bits, decode_bits};
static const wool_value_type float_type = {SIZE,        "float",    NULL,
                                           NULL,        repr_float, equal_float,
                                           encode_bits, decode_bits};
static const wool_value_type str_type = {SIZE,         "string",  retain_blob,
                                         release_blob, repr_str,  equal_str,
                                         encode_str,   decode_str};
static const wool_value_type bytes_type = {
    SIZE,       "bytes",   retain_blob, release_blob,
    repr_bytes, equal_str, encode_str,  decode_str};
static const wool_value_type message_type = {SIZE,        "message", retain_box,
                                             release_box, repr_box,  equal_box,
                                             encode_box,  decode_box};

const wool_value_type *wooli_value_type_of(uint8_t kind) {
  switch ((wool_kind)kind) {
  case WOOL_KIND_DOUBLE:
    return &double_type;
  case WOOL_KIND_FLOAT:
    return &float_type;
  case WOOL_KIND_INT64:
  case WOOL_KIND_INT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SINT64:
    return &int_type;
  case WOOL_KIND_UINT64:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_FIXED32:
    return &uint_type;
  case WOOL_KIND_BOOL:
    return &bool_type;
  case WOOL_KIND_STRING:
    return &str_type;
  case WOOL_KIND_BYTES:
    return &bytes_type;
  case WOOL_KIND_MESSAGE:
    return &message_type;
  case WOOL_KIND_TOKEN:
    break;
  }
  return NULL;
}

bool wooli_value_type_is_fixed(const wool_value_type *type) {
  static const wool_value_type *const fixed[] = {
      &str_type,   &int_type,     &uint_type,   &bool_type,
      &bytes_type, &message_type, &double_type, &float_type};
  for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
    if (type == fixed[i])
      return true;
  return false;
}
