/* Written by woolc from docs.wool: change that, not this. */
#ifndef DOCS_WOOL_H
#define DOCS_WOOL_H

/* Comments that try to end the comment that they become: * / int x; / * and so on.
 * A line with a backslash at its end \
 * and a question? ?/
 *
 * The last paragraph, after an empty line. */

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What docs.wool says, for reflection. */
extern const wool_file docs_wool_file;

typedef struct golden_docs_Documented golden_docs_Documented;

typedef int32_t golden_docs_Undocumented;
enum {
  /** The first. */
  golden_docs_FIRST = 0,
  /** The second. */
  golden_docs_SECOND = 1
};
extern const wool_enum_type golden_docs_Undocumented_type;

/** Attached to the message. */
struct golden_docs_Documented {
  /** Before the field. */
  wool_str before;
  /** Behind the field. */
  wool_str behind;
  wool_str neither;
  /** A block. */
  wool_str block;
  /** A block of several lines.
   *   Indented.
   *
   * The end. */
  wool_str long_block;
  /** Grüße, 世界. */
  wool_str unicode;
  wool_str odd;
  wool_str odder;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_docs_Documented_type;

/* Undocumented: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_docs_Undocumented_name(
    golden_docs_Undocumented number) {
  return wool_enum_name(&golden_docs_Undocumented_type, number);
}
static inline bool golden_docs_Undocumented_parse(
    wool_str name, golden_docs_Undocumented *out_number) {
  return wool_enum_parse(&golden_docs_Undocumented_type, name, out_number);
}

/* Documented: what the functions of <wool/message.h> do. */
static inline void golden_docs_Documented_init(
    golden_docs_Documented *out_message) {
  wool_message_init(&golden_docs_Documented_type, out_message);
}
static inline golden_docs_Documented *golden_docs_Documented_copy(
    const golden_docs_Documented *message, wool_arena *arena) {
  return (golden_docs_Documented *)wool_message_copy(
      &golden_docs_Documented_type, message, arena);
}
static inline golden_docs_Documented *golden_docs_Documented_clone(
    const golden_docs_Documented *message) {
  return (golden_docs_Documented *)wool_message_clone(
      &golden_docs_Documented_type, message);
}
static inline void golden_docs_Documented_free(golden_docs_Documented *clone) {
  wool_message_free(clone);
}
static inline bool golden_docs_Documented_equal(
    const golden_docs_Documented *a, const golden_docs_Documented *b) {
  return wool_message_equal(&golden_docs_Documented_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_docs_Documented_validate(
    const golden_docs_Documented *message, wool_error *error) {
  return wool_message_validate(&golden_docs_Documented_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_docs_Documented_encode(
    const golden_docs_Documented *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_docs_Documented_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_docs_Documented_decode(
    wool_bytes bytes, wool_arena *arena, golden_docs_Documented *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_docs_Documented_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_docs_Documented_print(
    const golden_docs_Documented *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_docs_Documented_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_docs_Documented_to_json(
    const golden_docs_Documented *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_docs_Documented_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_docs_Documented_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_docs_Documented *out_message, wool_error *error) {
  return wool_message_from_json(&golden_docs_Documented_type, json, options,
                                arena, out_message, error);
}

#ifdef __cplusplus
}
#endif
#endif
