/* Written by woolc from messages.wool: change that, not this. */
#include "messages.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 1,
               "woolc and the wool headers are of different versions");

static const wool_enum_value golden_messages_Color_values[] = {
    {"COLOR_NONE", golden_messages_COLOR_NONE},
    {"COLOR_RED", golden_messages_COLOR_RED},
    {"COLOR_GREEN", golden_messages_COLOR_GREEN},
};

const wool_enum_type golden_messages_Color_type = {
    .full_name = "golden.messages.Color",
    .values = golden_messages_Color_values,
    .n_values = 3,
};

static const wool_enum_value golden_messages_Tree_Leaf_Shape_values[] = {
    {"ROUND", golden_messages_Tree_Leaf_ROUND},
    {"POINTED", golden_messages_Tree_Leaf_POINTED},
    {"LOWEST", golden_messages_Tree_Leaf_LOWEST},
    {"HIGHEST", golden_messages_Tree_Leaf_HIGHEST},
};

const wool_enum_type golden_messages_Tree_Leaf_Shape_type = {
    .full_name = "golden.messages.Tree.Leaf.Shape",
    .values = golden_messages_Tree_Leaf_Shape_values,
    .n_values = 4,
};

static const wool_field golden_messages_Point_fields[] = {
    {.name = "x", .number = 1, .kind = WOOL_KIND_DOUBLE,
     .offset = offsetof(golden_messages_Point, x)},
    {.name = "y", .number = 2, .kind = WOOL_KIND_DOUBLE,
     .offset = offsetof(golden_messages_Point, y)},
    {.name = "label", .number = 3, .kind = WOOL_KIND_STRING,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_messages_Point, label),
     .presence = offsetof(golden_messages_Point, has_label)},
};

const wool_message_type golden_messages_Point_type = {
    .full_name = "golden.messages.Point",
    .size = sizeof(golden_messages_Point),
    .fields = golden_messages_Point_fields,
    .n_fields = 3,
};

const wool_message_type golden_messages_Empty_type = {
    .full_name = "golden.messages.Empty",
    .size = sizeof(golden_messages_Empty),
};

static const wool_field golden_messages_Tree_fields[] = {
    {.name = "branches", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Tree, branches),
     .presence = offsetof(golden_messages_Tree, n_branches),
     .message = &golden_messages_Tree_type},
    {.name = "parent", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Tree, parent),
     .message = &golden_messages_Tree_type},
    {.name = "leaves", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Tree, leaves),
     .presence = offsetof(golden_messages_Tree, n_leaves),
     .message = &golden_messages_Tree_Leaf_type},
    {.name = "favourite", .number = 4, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_messages_Tree, favourite),
     .enumeration = &golden_messages_Tree_Leaf_Shape_type},
    {.name = "at", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Tree, at),
     .message = &golden_messages_Point_type},
    {.name = "later", .number = 6, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Tree, later),
     .message = &golden_messages_Later_type},
};

const wool_message_type golden_messages_Tree_type = {
    .full_name = "golden.messages.Tree",
    .size = sizeof(golden_messages_Tree),
    .fields = golden_messages_Tree_fields,
    .n_fields = 6,
};

static const wool_field golden_messages_Tree_Leaf_fields[] = {
    {.name = "shape", .number = 1, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_messages_Tree_Leaf, shape),
     .enumeration = &golden_messages_Tree_Leaf_Shape_type},
    {.name = "history", .number = 2, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Tree_Leaf, history),
     .presence = offsetof(golden_messages_Tree_Leaf, n_history),
     .enumeration = &golden_messages_Tree_Leaf_Shape_type},
    {.name = "wanted", .number = 3, .kind = WOOL_KIND_ENUM,
     .label = WOOL_LABEL_OPTIONAL,
     .offset = offsetof(golden_messages_Tree_Leaf, wanted),
     .presence = offsetof(golden_messages_Tree_Leaf, has_wanted),
     .enumeration = &golden_messages_Tree_Leaf_Shape_type},
    {.name = "color", .number = 4, .kind = WOOL_KIND_ENUM,
     .offset = offsetof(golden_messages_Tree_Leaf, color),
     .enumeration = &golden_messages_Color_type},
    {.name = "veins", .number = 5, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Tree_Leaf, veins),
     .presence = offsetof(golden_messages_Tree_Leaf, n_veins),
     .message = &golden_messages_Tree_Leaf_Vein_type},
};

const wool_message_type golden_messages_Tree_Leaf_type = {
    .full_name = "golden.messages.Tree.Leaf",
    .size = sizeof(golden_messages_Tree_Leaf),
    .fields = golden_messages_Tree_Leaf_fields,
    .n_fields = 5,
};

static const wool_field golden_messages_Tree_Leaf_Vein_fields[] = {
    {.name = "depth", .number = 1, .kind = WOOL_KIND_UINT32,
     .offset = offsetof(golden_messages_Tree_Leaf_Vein, depth)},
    {.name = "leaf", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Tree_Leaf_Vein, leaf),
     .message = &golden_messages_Tree_Leaf_type},
    {.name = "tree", .number = 3, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Tree_Leaf_Vein, tree),
     .message = &golden_messages_Tree_type},
};

const wool_message_type golden_messages_Tree_Leaf_Vein_type = {
    .full_name = "golden.messages.Tree.Leaf.Vein",
    .size = sizeof(golden_messages_Tree_Leaf_Vein),
    .fields = golden_messages_Tree_Leaf_Vein_fields,
    .n_fields = 3,
};

static const wool_field golden_messages_Later_fields[] = {
    {.name = "nothing", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Later, nothing),
     .message = &golden_messages_Empty_type},
};

const wool_message_type golden_messages_Later_type = {
    .full_name = "golden.messages.Later",
    .size = sizeof(golden_messages_Later),
    .fields = golden_messages_Later_fields,
    .n_fields = 1,
};

static const wool_field golden_messages_Sparse_fields[] = {
    {.name = "first", .number = 1, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_messages_Sparse, first)},
    {.name = "middle", .number = 500, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_messages_Sparse, middle)},
    {.name = "last", .number = 999, .kind = WOOL_KIND_STRING,
     .offset = offsetof(golden_messages_Sparse, last)},
};

const wool_message_type golden_messages_Sparse_type = {
    .full_name = "golden.messages.Sparse",
    .size = sizeof(golden_messages_Sparse),
    .fields = golden_messages_Sparse_fields,
    .n_fields = 3,
};

static const wool_field golden_messages_Holder_fields[] = {
    {.name = "one", .number = 1, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_messages_Holder, one),
     .var = &golden_messages_tenant_decl},
    {.name = "perhaps", .number = 2, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_messages_Holder, perhaps),
     .var = &golden_messages_tenant_decl},
    {.name = "many", .number = 3, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Holder, many),
     .presence = offsetof(golden_messages_Holder, n_many),
     .var = &golden_messages_tenant_decl},
    {.name = "any", .number = 4, .kind = WOOL_KIND_TOKEN,
     .offset = offsetof(golden_messages_Holder, any)},
    {.name = "all", .number = 5, .kind = WOOL_KIND_TOKEN,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Holder, all),
     .presence = offsetof(golden_messages_Holder, n_all)},
};

const wool_message_type golden_messages_Holder_type = {
    .full_name = "golden.messages.Holder",
    .size = sizeof(golden_messages_Holder),
    .fields = golden_messages_Holder_fields,
    .n_fields = 5,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field golden_messages_Outer_fields[] = {
    {.name = "inner", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Outer, inner),
     .message = &golden_messages_Inner_type},
    {.name = "holders", .number = 2, .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(golden_messages_Outer, holders),
     .presence = offsetof(golden_messages_Outer, n_holders),
     .message = &golden_messages_Holder_type},
};

const wool_message_type golden_messages_Outer_type = {
    .full_name = "golden.messages.Outer",
    .size = sizeof(golden_messages_Outer),
    .fields = golden_messages_Outer_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

static const wool_field golden_messages_Inner_fields[] = {
    {.name = "outer", .number = 1, .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(golden_messages_Inner, outer),
     .message = &golden_messages_Outer_type},
};

const wool_message_type golden_messages_Inner_type = {
    .full_name = "golden.messages.Inner",
    .size = sizeof(golden_messages_Inner),
    .fields = golden_messages_Inner_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
};

wool_var_decl golden_messages_tenant_decl = {
    .ns = "golden.messages",
    .name = "tenant",
    .kind = WOOL_KIND_STRING,
};

wool_var *golden_messages_tenant_var(void) {
  return wool_var_decl_var(&golden_messages_tenant_decl);
}

wool_token *golden_messages_tenant_set(wool_str value) {
  return wool_var_decl_set_str(&golden_messages_tenant_decl, value);
}

wool_code golden_messages_tenant_get(wool_str *out_value) {
  wool_str kept = {NULL, 0};
  const wool_code code = wool_var_decl_get_str(&golden_messages_tenant_decl,
                                               &kept);
  if (code == WOOL_OK && out_value != NULL)
    *out_value = kept;
  return code;
}

wool_code golden_messages_tenant_reset(wool_token *token, wool_error *error) {
  return wool_var_reset(golden_messages_tenant_var(), token, error);
}
