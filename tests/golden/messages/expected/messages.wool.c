/* Written by woolc from messages.wool: change that, not this. */
#include "messages.wool.h"

#include <stddef.h>
#include <wool/generated.h>

_Static_assert(WOOL_GENERATED_ABI == 4,
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
    .flags = WOOL_ENUM_ASCENDING,
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
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Point, unknown_fields),
};

const wool_message_type golden_messages_Empty_type = {
    .full_name = "golden.messages.Empty",
    .size = sizeof(golden_messages_Empty),
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Empty, unknown_fields),
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
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Tree, unknown_fields),
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
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Tree_Leaf, unknown_fields),
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
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Tree_Leaf_Vein, unknown_fields),
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
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Later, unknown_fields),
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
    .flags = WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Sparse, unknown_fields),
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
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Holder, unknown_fields),
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
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Outer, unknown_fields),
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
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN | WOOL_MESSAGE_KEEPS_UNKNOWN,
    .unknown_offset = offsetof(golden_messages_Inner, unknown_fields),
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

static const unsigned char messages_wool_file_descriptor[1541] = {
    10,14,109,101,115,115,97,103,101,115,46,112,114,111,116,111,18,15,103,
    111,108,100,101,110,46,109,101,115,115,97,103,101,115,26,18,119,111,111,
    108,47,99,111,110,116,101,120,116,46,112,114,111,116,111,34,72,10,5,
    80,111,105,110,116,18,12,10,1,120,24,1,32,1,40,1,82,1,120,
    18,12,10,1,121,24,2,32,1,40,1,82,1,121,18,25,10,5,108,
    97,98,101,108,24,3,32,1,40,9,72,0,82,5,108,97,98,101,108,
    136,1,1,66,8,10,6,95,108,97,98,101,108,34,7,10,5,69,109,
    112,116,121,34,173,6,10,4,84,114,101,101,18,49,10,8,98,114,97,
    110,99,104,101,115,24,1,32,3,40,11,50,21,46,103,111,108,100,101,
    110,46,109,101,115,115,97,103,101,115,46,84,114,101,101,82,8,98,114,
    97,110,99,104,101,115,18,45,10,6,112,97,114,101,110,116,24,2,32,
    1,40,11,50,21,46,103,111,108,100,101,110,46,109,101,115,115,97,103,
    101,115,46,84,114,101,101,82,6,112,97,114,101,110,116,18,50,10,6,
    108,101,97,118,101,115,24,3,32,3,40,11,50,26,46,103,111,108,100,
    101,110,46,109,101,115,115,97,103,101,115,46,84,114,101,101,46,76,101,
    97,102,82,6,108,101,97,118,101,115,18,62,10,9,102,97,118,111,117,
    114,105,116,101,24,4,32,1,40,14,50,32,46,103,111,108,100,101,110,
    46,109,101,115,115,97,103,101,115,46,84,114,101,101,46,76,101,97,102,
    46,83,104,97,112,101,82,9,102,97,118,111,117,114,105,116,101,18,38,
    10,2,97,116,24,5,32,1,40,11,50,22,46,103,111,108,100,101,110,
    46,109,101,115,115,97,103,101,115,46,80,111,105,110,116,82,2,97,116,
    18,49,10,5,108,97,116,101,114,24,6,32,1,40,11,50,22,46,103,
    111,108,100,101,110,46,109,101,115,115,97,103,101,115,46,76,97,116,101,
    114,72,0,82,5,108,97,116,101,114,136,1,1,26,233,3,10,4,76,
    101,97,102,18,54,10,5,115,104,97,112,101,24,1,32,1,40,14,50,
    32,46,103,111,108,100,101,110,46,109,101,115,115,97,103,101,115,46,84,
    114,101,101,46,76,101,97,102,46,83,104,97,112,101,82,5,115,104,97,
    112,101,18,58,10,7,104,105,115,116,111,114,121,24,2,32,3,40,14,
    50,32,46,103,111,108,100,101,110,46,109,101,115,115,97,103,101,115,46,
    84,114,101,101,46,76,101,97,102,46,83,104,97,112,101,82,7,104,105,
    115,116,111,114,121,18,61,10,6,119,97,110,116,101,100,24,3,32,1,
    40,14,50,32,46,103,111,108,100,101,110,46,109,101,115,115,97,103,101,
    115,46,84,114,101,101,46,76,101,97,102,46,83,104,97,112,101,72,0,
    82,6,119,97,110,116,101,100,136,1,1,18,44,10,5,99,111,108,111,
    114,24,4,32,1,40,14,50,22,46,103,111,108,100,101,110,46,109,101,
    115,115,97,103,101,115,46,67,111,108,111,114,82,5,99,111,108,111,114,
    18,53,10,5,118,101,105,110,115,24,5,32,3,40,11,50,31,46,103,
    111,108,100,101,110,46,109,101,115,115,97,103,101,115,46,84,114,101,101,
    46,76,101,97,102,46,86,101,105,110,82,5,118,101,105,110,115,26,119,
    10,4,86,101,105,110,18,20,10,5,100,101,112,116,104,24,1,32,1,
    40,13,82,5,100,101,112,116,104,18,46,10,4,108,101,97,102,24,2,
    32,1,40,11,50,26,46,103,111,108,100,101,110,46,109,101,115,115,97,
    103,101,115,46,84,114,101,101,46,76,101,97,102,82,4,108,101,97,102,
    18,41,10,4,116,114,101,101,24,3,32,1,40,11,50,21,46,103,111,
    108,100,101,110,46,109,101,115,115,97,103,101,115,46,84,114,101,101,82,
    4,116,114,101,101,34,69,10,5,83,104,97,112,101,18,9,10,5,82,
    79,85,78,68,16,0,18,11,10,7,80,79,73,78,84,69,68,16,1,
    18,19,10,6,76,79,87,69,83,84,16,128,128,128,128,248,255,255,255,
    255,1,18,15,10,7,72,73,71,72,69,83,84,16,255,255,255,255,7,
    66,9,10,7,95,119,97,110,116,101,100,66,8,10,6,95,108,97,116,
    101,114,34,57,10,5,76,97,116,101,114,18,48,10,7,110,111,116,104,
    105,110,103,24,1,32,1,40,11,50,22,46,103,111,108,100,101,110,46,
    109,101,115,115,97,103,101,115,46,69,109,112,116,121,82,7,110,111,116,
    104,105,110,103,34,109,10,6,83,112,97,114,115,101,18,19,10,4,108,
    97,115,116,24,231,7,32,1,40,9,82,4,108,97,115,116,18,20,10,
    5,102,105,114,115,116,24,1,32,1,40,9,82,5,102,105,114,115,116,
    18,23,10,6,109,105,100,100,108,101,24,244,3,32,1,40,9,82,6,
    109,105,100,100,108,101,74,4,8,2,16,3,74,4,8,4,16,7,74,
    9,8,232,7,16,128,128,128,128,2,82,8,111,108,100,95,110,97,109,
    101,34,190,1,10,6,72,111,108,100,101,114,18,29,10,3,111,110,101,
    24,1,32,1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,
    82,3,111,110,101,18,42,10,7,112,101,114,104,97,112,115,24,2,32,
    1,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,72,0,82,
    7,112,101,114,104,97,112,115,136,1,1,18,31,10,4,109,97,110,121,
    24,3,32,3,40,11,50,11,46,119,111,111,108,46,84,111,107,101,110,
    82,4,109,97,110,121,18,29,10,3,97,110,121,24,4,32,1,40,11,
    50,11,46,119,111,111,108,46,84,111,107,101,110,82,3,97,110,121,18,
    29,10,3,97,108,108,24,5,32,3,40,11,50,11,46,119,111,111,108,
    46,84,111,107,101,110,82,3,97,108,108,66,10,10,8,95,112,101,114,
    104,97,112,115,34,104,10,5,79,117,116,101,114,18,44,10,5,105,110,
    110,101,114,24,1,32,1,40,11,50,22,46,103,111,108,100,101,110,46,
    109,101,115,115,97,103,101,115,46,73,110,110,101,114,82,5,105,110,110,
    101,114,18,49,10,7,104,111,108,100,101,114,115,24,2,32,3,40,11,
    50,23,46,103,111,108,100,101,110,46,109,101,115,115,97,103,101,115,46,
    72,111,108,100,101,114,82,7,104,111,108,100,101,114,115,34,53,10,5,
    73,110,110,101,114,18,44,10,5,111,117,116,101,114,24,1,32,1,40,
    11,50,22,46,103,111,108,100,101,110,46,109,101,115,115,97,103,101,115,
    46,79,117,116,101,114,82,5,111,117,116,101,114,42,55,10,5,67,111,
    108,111,114,18,14,10,10,67,79,76,79,82,95,78,79,78,69,16,0,
    18,13,10,9,67,79,76,79,82,95,82,69,68,16,1,18,15,10,11,
    67,79,76,79,82,95,71,82,69,69,78,16,2,98,6,112,114,111,116,
    111,51,
};

const wool_file messages_wool_file = {
    .name = "messages.proto",
    .descriptor = messages_wool_file_descriptor,
    .descriptor_len = sizeof messages_wool_file_descriptor,
};
