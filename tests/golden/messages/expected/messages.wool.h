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
