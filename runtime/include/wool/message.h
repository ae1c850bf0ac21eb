/* What can be done with any generated message, by its type's table. Generated
 * headers have the same functions for each message, with its own types. */
#ifndef WOOL_MESSAGE_H
#define WOOL_MESSAGE_H

#include <wool/arena.h>
#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_message_type describes a message struct: <wool/generated.h>. */
typedef struct wool_message_type wool_message_type;

/** wool_message_init makes `out_message` the empty message: zero, and what has
 * a default holds that, absent as it is. */
WOOL_API void wool_message_init(const wool_message_type *type,
                                void *out_message);

/** wool_message_copy makes a deep copy in the arena, what was received and is
 * unknown here included; tokens are shared. NULL if out of memory. */
WOOL_API void *wool_message_copy(const wool_message_type *type,
                                 const void *message, wool_arena *arena);

/** wool_message_clone makes a deep copy that is its own: everything that it
 * points to goes with it. NULL if out of memory.
 * Ownership: wool_message_free releases it. */
WOOL_API void *wool_message_clone(const wool_message_type *type,
                                  const void *message);

/** wool_message_free releases what wool_message_clone has made. */
WOOL_API void wool_message_free(void *clone);

/** wool_message_equal says whether two messages say the same, as protobuf does:
 * presence counts, maps are compared by key, unknown fields by their bytes,
 * NaN is equal to nothing; tokens are compared by identity. If memory is out,
 * maps that are not in order are unequal, and so are NULL and an empty message
 * in a oneof or a map. */
WOOL_API bool wool_message_equal(const wool_message_type *type, const void *a,
                                 const void *b);

/** wool_message_validate looks whether the message keeps the limits of its
 * schema, at any depth. The text says where the first that it breaks is:
 * "shop.cart.Order.items[3].sku: length 300 exceeds max_len 64".
 * Calls do this by themselves with what they send and receive.
 * Errors: WOOL_INVALID_ARGUMENT; WOOL_ERR_LIMIT if it is nested deeper than
 * 100; WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code wool_message_validate(
    const wool_message_type *type, const void *message, wool_error *error);

/** wool_message_encode writes `message` as protobuf into the arena.
 * Errors: WOOL_ERR_NOT_SERIALIZABLE for a message that holds a token: a token
 * travels only through a call; WOOL_ERR_TYPE (a string that is not UTF-8),
 * WOOL_ERR_LIMIT (nested deeper than 100), WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code wool_message_encode(
    const wool_message_type *type, const void *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error);

/** wool_message_decode parses protobuf into `out_message`, a struct of zeros;
 * what it points to lives in the arena, and is no view of `bytes`.
 * Errors: WOOL_ERR_MALFORMED, also for a token, which travels only through a
 * call; WOOL_ERR_LIMIT (nested deeper than 100); WOOL_ERR_NO_MEMORY, of the
 * arena's limit too. */
WOOL_API WOOL_MUST_USE wool_code
wool_message_decode(const wool_message_type *type, wool_bytes bytes,
                    wool_arena *arena, void *out_message, wool_error *error);

/** wool_message_print writes the message for people, as protobuf's text format
 * does: a field a line, nested ones indented by two spaces; tokens by their
 * repr, unknown fields by number. Programs do not parse it.
 * Errors: WOOL_ERR_LIMIT (nested deeper than 100), WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code
wool_message_print(const wool_message_type *type, const void *message,
                   wool_arena *arena, wool_str *out_text, wool_error *error);

/** wool_json_options says how JSON is written and read; zero is protobuf's
 * usual way. */
typedef struct wool_json_options {
  size_t struct_size; /**< sizeof(wool_json_options) */
  /** Writing: fields without presence also where they are zero or empty. */
  bool always_print_fields;
  bool proto_names;      /**< writing: names as in the schema */
  bool enums_as_numbers; /**< writing */
  bool ignore_unknown;   /**< reading: skip names that the type does not have */
  unsigned indent; /**< writing: spaces for each level; 0: all on one line */
  const wool_message_type *const *types; /**< that an Any may hold */
  size_t n_types;
} wool_json_options;

#define WOOL_JSON_OPTIONS_INIT \
  { sizeof(wool_json_options), false, false, false, false, 0, NULL, 0 }

/** wool_message_to_json writes the message by protobuf's JSON mapping
 * (protobuf.dev, "ProtoJSON format"). `options` may be NULL.
 * Errors: WOOL_ERR_NOT_SERIALIZABLE for a token, which travels only through a
 * call, and for what has no JSON: a Timestamp out of range, an Any of a type
 * that is not in `options->types`; WOOL_ERR_TYPE (a string that is not UTF-8),
 * WOOL_ERR_LIMIT (nested deeper than 100), WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code
wool_message_to_json(const wool_message_type *type, const void *message,
                     const wool_json_options *options, wool_arena *arena,
                     wool_str *out_json, wool_error *error);

/** wool_message_from_json parses protobuf's JSON mapping into `out_message`, a
 * struct of zeros; what it points to lives in the arena. `options` may be NULL.
 * A failure's text begins with the place: "line 3, column 14: …", both from 1,
 * columns in bytes.
 * Errors: WOOL_ERR_MALFORMED; WOOL_ERR_LIMIT (nested deeper than 100);
 * WOOL_ERR_NO_MEMORY, of the arena's limit too. */
WOOL_API WOOL_MUST_USE wool_code
wool_message_from_json(const wool_message_type *type, wool_str json,
                       const wool_json_options *options, wool_arena *arena,
                       void *out_message, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
