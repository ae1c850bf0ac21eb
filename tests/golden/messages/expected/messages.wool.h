/* Written by woolc from messages.wool: change that, not this. */
#ifndef MESSAGES_WOOL_H
#define MESSAGES_WOOL_H

#include <wool/generated.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What messages.wool says, for reflection. */
extern const wool_file messages_wool_file;

typedef struct golden_messages_Point golden_messages_Point;
typedef struct golden_messages_Empty golden_messages_Empty;
typedef struct golden_messages_Tree golden_messages_Tree;
typedef struct golden_messages_Tree_Leaf golden_messages_Tree_Leaf;
typedef struct golden_messages_Tree_Leaf_Vein golden_messages_Tree_Leaf_Vein;
typedef struct golden_messages_Later golden_messages_Later;
typedef struct golden_messages_Sparse golden_messages_Sparse;
typedef struct golden_messages_Holder golden_messages_Holder;
typedef struct golden_messages_Outer golden_messages_Outer;
typedef struct golden_messages_Inner golden_messages_Inner;

typedef int32_t golden_messages_Color;
enum {
  golden_messages_COLOR_NONE = 0,
  golden_messages_COLOR_RED = 1,
  golden_messages_COLOR_GREEN = 2
};
extern const wool_enum_type golden_messages_Color_type;

typedef int32_t golden_messages_Tree_Leaf_Shape;
enum {
  golden_messages_Tree_Leaf_ROUND = 0,
  golden_messages_Tree_Leaf_POINTED = 1,
  golden_messages_Tree_Leaf_LOWEST = (-2147483647 - 1),
  golden_messages_Tree_Leaf_HIGHEST = 2147483647
};
extern const wool_enum_type golden_messages_Tree_Leaf_Shape_type;

/** Numbered by position. */
struct golden_messages_Point {
  double x;
  double y;
  bool has_label;
  wool_str label;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Point_type;

struct golden_messages_Empty {
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Empty_type;

/** Refers to itself, to what is nested in it, and to what comes later. */
struct golden_messages_Tree {
  const golden_messages_Tree *branches;
  size_t n_branches;
  const golden_messages_Tree *parent;
  const golden_messages_Tree_Leaf *leaves;
  size_t n_leaves;
  golden_messages_Tree_Leaf_Shape favourite;
  const golden_messages_Point *at;
  const golden_messages_Later *later;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Tree_type;

struct golden_messages_Tree_Leaf {
  golden_messages_Tree_Leaf_Shape shape;
  const golden_messages_Tree_Leaf_Shape *history;
  size_t n_history;
  bool has_wanted;
  golden_messages_Tree_Leaf_Shape wanted;
  golden_messages_Color color;
  const golden_messages_Tree_Leaf_Vein *veins;
  size_t n_veins;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Tree_Leaf_type;

struct golden_messages_Tree_Leaf_Vein {
  uint32_t depth;
  const golden_messages_Tree_Leaf *leaf;
  const golden_messages_Tree *tree;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Tree_Leaf_Vein_type;

struct golden_messages_Later {
  const golden_messages_Empty *nothing;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Later_type;

/** Numbers need no order; the tables have one. */
struct golden_messages_Sparse {
  wool_str last;
  wool_str first;
  wool_str middle;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Sparse_type;

/** Holds tokens itself. */
struct golden_messages_Holder {
  wool_token *one;
  wool_token *perhaps;
  wool_token *const *many;
  size_t n_many;
  wool_token *any;
  wool_token *const *all;
  size_t n_all;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Holder_type;

/** Holds tokens through what it holds; and the two hold each other. */
struct golden_messages_Outer {
  const golden_messages_Inner *inner;
  const golden_messages_Holder *holders;
  size_t n_holders;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Outer_type;

struct golden_messages_Inner {
  const golden_messages_Outer *outer;
  wool_bytes unknown_fields;
};
extern const wool_message_type golden_messages_Inner_type;

/* Color: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_messages_Color_name(
    golden_messages_Color number) {
  return wool_enum_name(&golden_messages_Color_type, number);
}
static inline bool golden_messages_Color_parse(
    wool_str name, golden_messages_Color *out_number) {
  return wool_enum_parse(&golden_messages_Color_type, name, out_number);
}

/* Shape: what wool_enum_name and wool_enum_parse do. */
static inline const char *golden_messages_Tree_Leaf_Shape_name(
    golden_messages_Tree_Leaf_Shape number) {
  return wool_enum_name(&golden_messages_Tree_Leaf_Shape_type, number);
}
static inline bool golden_messages_Tree_Leaf_Shape_parse(
    wool_str name, golden_messages_Tree_Leaf_Shape *out_number) {
  return wool_enum_parse(&golden_messages_Tree_Leaf_Shape_type, name,
                         out_number);
}

/* Point: what the functions of <wool/message.h> do. */
static inline void golden_messages_Point_init(
    golden_messages_Point *out_message) {
  wool_message_init(&golden_messages_Point_type, out_message);
}
static inline golden_messages_Point *golden_messages_Point_copy(
    const golden_messages_Point *message, wool_arena *arena) {
  return (golden_messages_Point *)wool_message_copy(&golden_messages_Point_type,
                                                    message, arena);
}
static inline golden_messages_Point *golden_messages_Point_clone(
    const golden_messages_Point *message) {
  return (golden_messages_Point *)wool_message_clone(
      &golden_messages_Point_type, message);
}
static inline void golden_messages_Point_free(golden_messages_Point *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Point_equal(const golden_messages_Point *a,
                                               const golden_messages_Point *b) {
  return wool_message_equal(&golden_messages_Point_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Point_validate(
    const golden_messages_Point *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Point_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Point_encode(
    const golden_messages_Point *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Point_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Point_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Point *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Point_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Point_print(
    const golden_messages_Point *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_messages_Point_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Point_to_json(
    const golden_messages_Point *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Point_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Point_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Point *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Point_type, json, options,
                                arena, out_message, error);
}

/* Empty: what the functions of <wool/message.h> do. */
static inline void golden_messages_Empty_init(
    golden_messages_Empty *out_message) {
  wool_message_init(&golden_messages_Empty_type, out_message);
}
static inline golden_messages_Empty *golden_messages_Empty_copy(
    const golden_messages_Empty *message, wool_arena *arena) {
  return (golden_messages_Empty *)wool_message_copy(&golden_messages_Empty_type,
                                                    message, arena);
}
static inline golden_messages_Empty *golden_messages_Empty_clone(
    const golden_messages_Empty *message) {
  return (golden_messages_Empty *)wool_message_clone(
      &golden_messages_Empty_type, message);
}
static inline void golden_messages_Empty_free(golden_messages_Empty *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Empty_equal(const golden_messages_Empty *a,
                                               const golden_messages_Empty *b) {
  return wool_message_equal(&golden_messages_Empty_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Empty_validate(
    const golden_messages_Empty *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Empty_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Empty_encode(
    const golden_messages_Empty *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Empty_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Empty_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Empty *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Empty_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Empty_print(
    const golden_messages_Empty *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_messages_Empty_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Empty_to_json(
    const golden_messages_Empty *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Empty_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Empty_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Empty *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Empty_type, json, options,
                                arena, out_message, error);
}

/* Tree: what the functions of <wool/message.h> do. */
static inline void golden_messages_Tree_init(
    golden_messages_Tree *out_message) {
  wool_message_init(&golden_messages_Tree_type, out_message);
}
static inline golden_messages_Tree *golden_messages_Tree_copy(
    const golden_messages_Tree *message, wool_arena *arena) {
  return (golden_messages_Tree *)wool_message_copy(&golden_messages_Tree_type,
                                                   message, arena);
}
static inline golden_messages_Tree *golden_messages_Tree_clone(
    const golden_messages_Tree *message) {
  return (golden_messages_Tree *)wool_message_clone(&golden_messages_Tree_type,
                                                    message);
}
static inline void golden_messages_Tree_free(golden_messages_Tree *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Tree_equal(const golden_messages_Tree *a,
                                              const golden_messages_Tree *b) {
  return wool_message_equal(&golden_messages_Tree_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_validate(
    const golden_messages_Tree *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Tree_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_encode(
    const golden_messages_Tree *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Tree_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Tree *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Tree_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_print(
    const golden_messages_Tree *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_messages_Tree_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_to_json(
    const golden_messages_Tree *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Tree_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Tree *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Tree_type, json, options,
                                arena, out_message, error);
}

/* Leaf: what the functions of <wool/message.h> do. */
static inline void golden_messages_Tree_Leaf_init(
    golden_messages_Tree_Leaf *out_message) {
  wool_message_init(&golden_messages_Tree_Leaf_type, out_message);
}
static inline golden_messages_Tree_Leaf *golden_messages_Tree_Leaf_copy(
    const golden_messages_Tree_Leaf *message, wool_arena *arena) {
  return (golden_messages_Tree_Leaf *)wool_message_copy(
      &golden_messages_Tree_Leaf_type, message, arena);
}
static inline golden_messages_Tree_Leaf *golden_messages_Tree_Leaf_clone(
    const golden_messages_Tree_Leaf *message) {
  return (golden_messages_Tree_Leaf *)wool_message_clone(
      &golden_messages_Tree_Leaf_type, message);
}
static inline void golden_messages_Tree_Leaf_free(
    golden_messages_Tree_Leaf *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Tree_Leaf_equal(
    const golden_messages_Tree_Leaf *a, const golden_messages_Tree_Leaf *b) {
  return wool_message_equal(&golden_messages_Tree_Leaf_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_validate(
    const golden_messages_Tree_Leaf *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Tree_Leaf_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_encode(
    const golden_messages_Tree_Leaf *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Tree_Leaf_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Tree_Leaf *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Tree_Leaf_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_print(
    const golden_messages_Tree_Leaf *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_messages_Tree_Leaf_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_to_json(
    const golden_messages_Tree_Leaf *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Tree_Leaf_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Tree_Leaf *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Tree_Leaf_type, json, options,
                                arena, out_message, error);
}

/* Vein: what the functions of <wool/message.h> do. */
static inline void golden_messages_Tree_Leaf_Vein_init(
    golden_messages_Tree_Leaf_Vein *out_message) {
  wool_message_init(&golden_messages_Tree_Leaf_Vein_type, out_message);
}
static inline golden_messages_Tree_Leaf_Vein *golden_messages_Tree_Leaf_Vein_copy(
    const golden_messages_Tree_Leaf_Vein *message, wool_arena *arena) {
  return (golden_messages_Tree_Leaf_Vein *)wool_message_copy(
      &golden_messages_Tree_Leaf_Vein_type, message, arena);
}
static inline golden_messages_Tree_Leaf_Vein *golden_messages_Tree_Leaf_Vein_clone(
    const golden_messages_Tree_Leaf_Vein *message) {
  return (golden_messages_Tree_Leaf_Vein *)wool_message_clone(
      &golden_messages_Tree_Leaf_Vein_type, message);
}
static inline void golden_messages_Tree_Leaf_Vein_free(
    golden_messages_Tree_Leaf_Vein *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Tree_Leaf_Vein_equal(
    const golden_messages_Tree_Leaf_Vein *a,
    const golden_messages_Tree_Leaf_Vein *b) {
  return wool_message_equal(&golden_messages_Tree_Leaf_Vein_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_Vein_validate(
    const golden_messages_Tree_Leaf_Vein *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Tree_Leaf_Vein_type, message,
                               error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_Vein_encode(
    const golden_messages_Tree_Leaf_Vein *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Tree_Leaf_Vein_type, message,
                             arena, out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_Vein_decode(
    wool_bytes bytes, wool_arena *arena,
    golden_messages_Tree_Leaf_Vein *out_message, wool_error *error) {
  return wool_message_decode(&golden_messages_Tree_Leaf_Vein_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_Vein_print(
    const golden_messages_Tree_Leaf_Vein *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_messages_Tree_Leaf_Vein_type, message,
                            arena, out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_Vein_to_json(
    const golden_messages_Tree_Leaf_Vein *message,
    const wool_json_options *options, wool_arena *arena, wool_str *out_json,
    wool_error *error) {
  return wool_message_to_json(&golden_messages_Tree_Leaf_Vein_type, message,
                              options, arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Tree_Leaf_Vein_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Tree_Leaf_Vein *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Tree_Leaf_Vein_type, json,
                                options, arena, out_message, error);
}

/* Later: what the functions of <wool/message.h> do. */
static inline void golden_messages_Later_init(
    golden_messages_Later *out_message) {
  wool_message_init(&golden_messages_Later_type, out_message);
}
static inline golden_messages_Later *golden_messages_Later_copy(
    const golden_messages_Later *message, wool_arena *arena) {
  return (golden_messages_Later *)wool_message_copy(&golden_messages_Later_type,
                                                    message, arena);
}
static inline golden_messages_Later *golden_messages_Later_clone(
    const golden_messages_Later *message) {
  return (golden_messages_Later *)wool_message_clone(
      &golden_messages_Later_type, message);
}
static inline void golden_messages_Later_free(golden_messages_Later *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Later_equal(const golden_messages_Later *a,
                                               const golden_messages_Later *b) {
  return wool_message_equal(&golden_messages_Later_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Later_validate(
    const golden_messages_Later *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Later_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Later_encode(
    const golden_messages_Later *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Later_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Later_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Later *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Later_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Later_print(
    const golden_messages_Later *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_messages_Later_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Later_to_json(
    const golden_messages_Later *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Later_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Later_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Later *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Later_type, json, options,
                                arena, out_message, error);
}

/* Sparse: what the functions of <wool/message.h> do. */
static inline void golden_messages_Sparse_init(
    golden_messages_Sparse *out_message) {
  wool_message_init(&golden_messages_Sparse_type, out_message);
}
static inline golden_messages_Sparse *golden_messages_Sparse_copy(
    const golden_messages_Sparse *message, wool_arena *arena) {
  return (golden_messages_Sparse *)wool_message_copy(
      &golden_messages_Sparse_type, message, arena);
}
static inline golden_messages_Sparse *golden_messages_Sparse_clone(
    const golden_messages_Sparse *message) {
  return (golden_messages_Sparse *)wool_message_clone(
      &golden_messages_Sparse_type, message);
}
static inline void golden_messages_Sparse_free(golden_messages_Sparse *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Sparse_equal(
    const golden_messages_Sparse *a, const golden_messages_Sparse *b) {
  return wool_message_equal(&golden_messages_Sparse_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Sparse_validate(
    const golden_messages_Sparse *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Sparse_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Sparse_encode(
    const golden_messages_Sparse *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Sparse_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Sparse_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Sparse *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Sparse_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Sparse_print(
    const golden_messages_Sparse *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_messages_Sparse_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Sparse_to_json(
    const golden_messages_Sparse *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Sparse_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Sparse_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Sparse *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Sparse_type, json, options,
                                arena, out_message, error);
}

/* Holder: what the functions of <wool/message.h> do. */
static inline void golden_messages_Holder_init(
    golden_messages_Holder *out_message) {
  wool_message_init(&golden_messages_Holder_type, out_message);
}
static inline golden_messages_Holder *golden_messages_Holder_copy(
    const golden_messages_Holder *message, wool_arena *arena) {
  return (golden_messages_Holder *)wool_message_copy(
      &golden_messages_Holder_type, message, arena);
}
static inline golden_messages_Holder *golden_messages_Holder_clone(
    const golden_messages_Holder *message) {
  return (golden_messages_Holder *)wool_message_clone(
      &golden_messages_Holder_type, message);
}
static inline void golden_messages_Holder_free(golden_messages_Holder *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Holder_equal(
    const golden_messages_Holder *a, const golden_messages_Holder *b) {
  return wool_message_equal(&golden_messages_Holder_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Holder_validate(
    const golden_messages_Holder *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Holder_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Holder_encode(
    const golden_messages_Holder *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Holder_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Holder_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Holder *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Holder_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Holder_print(
    const golden_messages_Holder *message, wool_arena *arena,
    wool_str *out_text, wool_error *error) {
  return wool_message_print(&golden_messages_Holder_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Holder_to_json(
    const golden_messages_Holder *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Holder_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Holder_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Holder *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Holder_type, json, options,
                                arena, out_message, error);
}

/* Outer: what the functions of <wool/message.h> do. */
static inline void golden_messages_Outer_init(
    golden_messages_Outer *out_message) {
  wool_message_init(&golden_messages_Outer_type, out_message);
}
static inline golden_messages_Outer *golden_messages_Outer_copy(
    const golden_messages_Outer *message, wool_arena *arena) {
  return (golden_messages_Outer *)wool_message_copy(&golden_messages_Outer_type,
                                                    message, arena);
}
static inline golden_messages_Outer *golden_messages_Outer_clone(
    const golden_messages_Outer *message) {
  return (golden_messages_Outer *)wool_message_clone(
      &golden_messages_Outer_type, message);
}
static inline void golden_messages_Outer_free(golden_messages_Outer *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Outer_equal(const golden_messages_Outer *a,
                                               const golden_messages_Outer *b) {
  return wool_message_equal(&golden_messages_Outer_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Outer_validate(
    const golden_messages_Outer *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Outer_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Outer_encode(
    const golden_messages_Outer *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Outer_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Outer_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Outer *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Outer_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Outer_print(
    const golden_messages_Outer *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_messages_Outer_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Outer_to_json(
    const golden_messages_Outer *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Outer_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Outer_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Outer *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Outer_type, json, options,
                                arena, out_message, error);
}

/* Inner: what the functions of <wool/message.h> do. */
static inline void golden_messages_Inner_init(
    golden_messages_Inner *out_message) {
  wool_message_init(&golden_messages_Inner_type, out_message);
}
static inline golden_messages_Inner *golden_messages_Inner_copy(
    const golden_messages_Inner *message, wool_arena *arena) {
  return (golden_messages_Inner *)wool_message_copy(&golden_messages_Inner_type,
                                                    message, arena);
}
static inline golden_messages_Inner *golden_messages_Inner_clone(
    const golden_messages_Inner *message) {
  return (golden_messages_Inner *)wool_message_clone(
      &golden_messages_Inner_type, message);
}
static inline void golden_messages_Inner_free(golden_messages_Inner *clone) {
  wool_message_free(clone);
}
static inline bool golden_messages_Inner_equal(const golden_messages_Inner *a,
                                               const golden_messages_Inner *b) {
  return wool_message_equal(&golden_messages_Inner_type, a, b);
}
WOOL_MUST_USE static inline wool_code golden_messages_Inner_validate(
    const golden_messages_Inner *message, wool_error *error) {
  return wool_message_validate(&golden_messages_Inner_type, message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Inner_encode(
    const golden_messages_Inner *message, wool_arena *arena,
    wool_bytes *out_bytes, wool_error *error) {
  return wool_message_encode(&golden_messages_Inner_type, message, arena,
                             out_bytes, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Inner_decode(
    wool_bytes bytes, wool_arena *arena, golden_messages_Inner *out_message,
    wool_error *error) {
  return wool_message_decode(&golden_messages_Inner_type, bytes, arena,
                             out_message, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Inner_print(
    const golden_messages_Inner *message, wool_arena *arena, wool_str *out_text,
    wool_error *error) {
  return wool_message_print(&golden_messages_Inner_type, message, arena,
                            out_text, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Inner_to_json(
    const golden_messages_Inner *message, const wool_json_options *options,
    wool_arena *arena, wool_str *out_json, wool_error *error) {
  return wool_message_to_json(&golden_messages_Inner_type, message, options,
                              arena, out_json, error);
}
WOOL_MUST_USE static inline wool_code golden_messages_Inner_from_json(
    wool_str json, const wool_json_options *options, wool_arena *arena,
    golden_messages_Inner *out_message, wool_error *error) {
  return wool_message_from_json(&golden_messages_Inner_type, json, options,
                                arena, out_message, error);
}

/** Context variable tenant (string). */
extern wool_var_decl golden_messages_tenant_decl;
wool_var *golden_messages_tenant_var(void);
wool_token *golden_messages_tenant_set(wool_str value);
wool_code golden_messages_tenant_get(wool_str *out_value);
WOOL_MUST_USE wool_code golden_messages_tenant_reset(wool_token *token,
                                                     wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
