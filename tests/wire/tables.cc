#include "tests/wire/tables.h"

#include <limits>

namespace wooltest {

static const wool_enum_value closed_values[] = {
    {"FIRST", 1}, {"SECOND", 2}, {"AGAIN", 2}, {"LOW", -3}};
const wool_enum_type closed_type = {"tables.Closed", closed_values, 4,
                                    WOOL_ENUM_CLOSED, nullptr};
static const wool_enum_value open_values[] = {{"ZERO", 0}, {"ONE", 1}};
const wool_enum_type open_type = {"tables.Open", open_values, 2, 0, nullptr};

static wool_field_extra len_between(uint64_t min, uint64_t max) {
  wool_field_extra extra = {};
  extra.flags = WOOL_EXTRA_MIN_LEN | WOOL_EXTRA_MAX_LEN;
  extra.min_len = min;
  extra.max_len = max;
  return extra;
}

static wool_field_extra bits_between(uint64_t min, uint64_t max) {
  wool_field_extra extra = {};
  extra.flags = WOOL_EXTRA_RANGE;
  extra.min_bits = min;
  extra.max_bits = max;
  return extra;
}

static wool_field_extra with(wool_field_extra extra, uint32_t flags) {
  extra.flags |= flags;
  return extra;
}

static wool_field_extra level_extra() {
  wool_field_extra extra =
      bits_between(wool_bits_from_int(-10), wool_bits_from_int(10));
  extra.default_bits = wool_bits_from_int(-5);
  return with(extra, WOOL_EXTRA_DEFAULT);
}

static wool_field_extra title_extra() {
  wool_field_extra extra = {};
  extra.default_str = wool_str_c("none");
  return with(extra, WOOL_EXTRA_DEFAULT);
}

static wool_field_extra color_extra() {
  wool_field_extra extra = {};
  extra.default_bits = wool_bits_from_int(2);
  return with(extra, WOOL_EXTRA_DEFAULT);
}

static wool_field_extra items_up_to(uint64_t max) {
  wool_field_extra extra = {};
  extra.max_items = max;
  return with(extra, WOOL_EXTRA_MAX_ITEMS);
}

static wool_field_extra one_extra() {
  wool_field_extra extra = {};
  extra.oneof = "one";
  return extra;
}

static wool_field_extra raw_extra() {
  wool_field_extra extra = {};
  extra.min_len = 2;
  return with(extra, WOOL_EXTRA_MIN_LEN);
}

static const wool_field_extra
    name_rules = len_between(1, 8),
    level_rules = level_extra(), title_rules = title_extra(),
    color_rules = color_extra(), colors_rules = items_up_to(3),
    sizes_rules = with(bits_between(0, 100), WOOL_EXTRA_UNPACKED),
    marks_rules = items_up_to(2), picked_rules = one_extra(),
    text_rules = len_between(0, 2),
    ratio_rules =
        bits_between(wool_bits_from_double(0), wool_bits_from_double(1)),
    open_rules = with(wool_field_extra{}, WOOL_EXTRA_DEFINED),
    raw_rules = raw_extra(),
    level_strict = with(level_extra(), WOOL_EXTRA_REQUIRED),
    next_strict = with(wool_field_extra{}, WOOL_EXTRA_REQUIRED),
    picked_strict = with(one_extra(), WOOL_EXTRA_ONEOF_REQUIRED);

static const wool_field entry_fields[] = {
    {"key", 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR, offsetof(TreeEntry, key),
     0, nullptr, nullptr, nullptr, nullptr},
    {"value", 2, WOOL_KIND_ENUM, WOOL_LABEL_SINGULAR,
     offsetof(TreeEntry, value), 0, nullptr, &closed_type, nullptr, nullptr}};
static const wool_message_type entry_type = {
    "tables.Tree.MarksEntry", sizeof(TreeEntry), entry_fields, 2, 0, 0, 0};

#define MEMBER(name, number, kind, label, member, presence, message,      \
               enumeration, extra)                                        \
  {                                                                       \
    name, number, kind, label, offsetof(Tree, member), presence, message, \
        enumeration, nullptr, extra                                       \
  }

#define FIELDS(level_rules_, next_rules_, picked_rules_)                       \
  MEMBER("name", 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR, name, 0, nullptr,   \
         nullptr, &name_rules),                                                \
      MEMBER("level", 2, WOOL_KIND_INT32, WOOL_LABEL_OPTIONAL, level,          \
             offsetof(Tree, has_level), nullptr, nullptr, level_rules_),       \
      MEMBER("title", 3, WOOL_KIND_STRING, WOOL_LABEL_OPTIONAL, title,         \
             offsetof(Tree, has_title), nullptr, nullptr, &title_rules),       \
      MEMBER("color", 4, WOOL_KIND_ENUM, WOOL_LABEL_OPTIONAL, color,           \
             offsetof(Tree, has_color), nullptr, &closed_type, &color_rules),  \
      MEMBER("colors", 5, WOOL_KIND_ENUM, WOOL_LABEL_REPEATED, colors,         \
             offsetof(Tree, n_colors), nullptr, &closed_type, &colors_rules),  \
      MEMBER("sizes", 6, WOOL_KIND_UINT32, WOOL_LABEL_REPEATED, sizes,         \
             offsetof(Tree, n_sizes), nullptr, nullptr, &sizes_rules),         \
      MEMBER("kids", 7, WOOL_KIND_MESSAGE, WOOL_LABEL_REPEATED, kids,          \
             offsetof(Tree, n_kids), &tree_type, nullptr, nullptr),            \
      MEMBER("next", 8, WOOL_KIND_MESSAGE, WOOL_LABEL_SINGULAR, next, 0,       \
             &tree_type, nullptr, next_rules_),                                \
      MEMBER("marks", 9, WOOL_KIND_MESSAGE, WOOL_LABEL_MAP, marks,             \
             offsetof(Tree, n_marks), &entry_type, nullptr, &marks_rules),     \
      MEMBER("picked", 10, WOOL_KIND_ENUM, WOOL_LABEL_ONEOF, one,              \
             offsetof(Tree, which_one), nullptr, &closed_type, picked_rules_), \
      MEMBER("text", 11, WOOL_KIND_STRING, WOOL_LABEL_ONEOF, one,              \
             offsetof(Tree, which_one), nullptr, nullptr, &text_rules),        \
      MEMBER("tree", 12, WOOL_KIND_MESSAGE, WOOL_LABEL_ONEOF, one,             \
             offsetof(Tree, which_one), &tree_type, nullptr, nullptr),         \
      MEMBER("ratio", 13, WOOL_KIND_DOUBLE, WOOL_LABEL_SINGULAR, ratio, 0,     \
             nullptr, nullptr, &ratio_rules),                                  \
      MEMBER("open", 14, WOOL_KIND_ENUM, WOOL_LABEL_SINGULAR, open, 0,         \
             nullptr, &open_type, &open_rules),                                \
      MEMBER("raw", 15, WOOL_KIND_BYTES, WOOL_LABEL_OPTIONAL, raw,             \
             offsetof(Tree, has_raw), nullptr, nullptr, &raw_rules)

enum : uint32_t {
  FLAGS = WOOL_MESSAGE_KEEPS_UNKNOWN | WOOL_MESSAGE_HAS_RULES |
          WOOL_MESSAGE_HAS_DEFAULTS
};

static const wool_field tree_fields[] = {
    FIELDS(&level_rules, nullptr, &picked_rules)};
const wool_message_type tree_type = {"tables.Tree",
                                     sizeof(Tree),
                                     tree_fields,
                                     15,
                                     FLAGS,
                                     offsetof(Tree, unknown_fields),
                                     0};

static const wool_field strict_fields[] = {
    FIELDS(&level_strict, &next_strict, &picked_strict)};
const wool_message_type strict_type = {"tables.Strict",
                                       sizeof(Tree),
                                       strict_fields,
                                       15,
                                       FLAGS,
                                       offsetof(Tree, unknown_fields),
                                       0};

} // namespace wooltest
