/* The language's type `value`: its tables, which woolc would make like this,
 * and its readers. */
#include <wool/generated.h>
#include <wool/value.h>

/* ---- tables ---- */

static const wool_enum_value null_values[] = {{"NULL_VALUE", 0}};
static const wool_enum_type null_type = {"wool.NullValue", null_values, 1,
                                         WOOL_ENUM_NULL_VALUE, NULL};

static const wool_message_type entry_type, map_type, list_type;

static const wool_field entry_fields[] = {
    {.name = "key",
     .number = 1,
     .kind = WOOL_KIND_STRING,
     .offset = offsetof(wool_value_entry, key)},
    {.name = "value",
     .number = 2,
     .kind = WOOL_KIND_MESSAGE,
     .offset = offsetof(wool_value_entry, value),
     .message = &wool_value_message_type}};
static const wool_message_type entry_type = {
    .full_name = "wool.Struct.FieldsEntry",
    .size = sizeof(wool_value_entry),
    .fields = entry_fields,
    .n_fields = 2,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN};

static const wool_field map_fields[] = {
    {.name = "fields",
     .number = 1,
     .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_MAP,
     .offset = offsetof(wool_value_map, entries),
     .presence = offsetof(wool_value_map, n_entries),
     .message = &entry_type}};
static const wool_message_type map_type = {.well_known = WOOL_WELL_KNOWN_STRUCT,
                                           .full_name = "wool.Struct",
                                           .size = sizeof(wool_value_map),
                                           .fields = map_fields,
                                           .n_fields = 1,
                                           .flags =
                                               WOOL_MESSAGE_MAY_HOLD_TOKEN};

static const wool_field list_fields[] = {
    {.name = "values",
     .number = 1,
     .kind = WOOL_KIND_MESSAGE,
     .label = WOOL_LABEL_REPEATED,
     .offset = offsetof(wool_value_list, items),
     .presence = offsetof(wool_value_list, n_items),
     .message = &wool_value_message_type}};
static const wool_message_type list_type = {
    .well_known = WOOL_WELL_KNOWN_LIST_VALUE,
    .full_name = "wool.ListValue",
    .size = sizeof(wool_value_list),
    .fields = list_fields,
    .n_fields = 1,
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN};

#define CHOICE(field_name, which_, kind_, message_, enum_)          \
  {                                                                 \
    .name = field_name, .number = (which_), .kind = (kind_),        \
    .label = WOOL_LABEL_ONEOF, .offset = offsetof(wool_value, as),  \
    .presence = offsetof(wool_value, which), .message = (message_), \
    .enumeration = (enum_)                                          \
  }

static const wool_field value_fields[] = {
    CHOICE("null_value", WOOL_VALUE_NULL, WOOL_KIND_ENUM, NULL, &null_type),
    CHOICE("number_value", WOOL_VALUE_NUMBER, WOOL_KIND_DOUBLE, NULL, NULL),
    CHOICE("string_value", WOOL_VALUE_STRING, WOOL_KIND_STRING, NULL, NULL),
    CHOICE("bool_value", WOOL_VALUE_BOOL, WOOL_KIND_BOOL, NULL, NULL),
    CHOICE("struct_value", WOOL_VALUE_MAP, WOOL_KIND_MESSAGE, &map_type, NULL),
    CHOICE("list_value", WOOL_VALUE_LIST, WOOL_KIND_MESSAGE, &list_type, NULL),
    CHOICE("int_value", WOOL_VALUE_INT, WOOL_KIND_SINT64, NULL, NULL),
    CHOICE("uint_value", WOOL_VALUE_UINT, WOOL_KIND_UINT64, NULL, NULL),
    CHOICE("bytes_value", WOOL_VALUE_BYTES, WOOL_KIND_BYTES, NULL, NULL),
    CHOICE("token_value", WOOL_VALUE_TOKEN, WOOL_KIND_TOKEN, NULL, NULL)};

const wool_message_type wool_value_message_type = {
    .full_name = "wool.Value",
    .size = sizeof(wool_value),
    .fields = value_fields,
    .n_fields = sizeof value_fields / sizeof value_fields[0],
    .flags = WOOL_MESSAGE_MAY_HOLD_TOKEN,
    .well_known = WOOL_WELL_KNOWN_WOOL_VALUE};

/* ---- readers ---- */

/* The bounds are powers of two, which a double holds exactly. */
static bool double_to_int64(double number, int64_t *out) {
  if (!(number >= -0x1p63 && number < 0x1p63))
    return false;
  int64_t integer = (int64_t)number;
  if ((double)integer != number)
    return false;
  *out = integer;
  return true;
}

static bool double_to_uint64(double number, uint64_t *out) {
  if (!(number >= 0 && number < 0x1p64))
    return false;
  uint64_t integer = (uint64_t)number;
  if ((double)integer != number)
    return false;
  *out = integer;
  return true;
}

bool wool_value_to_int64(const wool_value *value, int64_t *out) {
  if (wool_value_is(value, WOOL_VALUE_NUMBER))
    return double_to_int64(value->as.number, out);
  if (wool_value_is(value, WOOL_VALUE_INT)) {
    *out = value->as.integer;
    return true;
  }
  if (!wool_value_is(value, WOOL_VALUE_UINT) || value->as.uinteger > INT64_MAX)
    return false;
  *out = (int64_t)value->as.uinteger;
  return true;
}

bool wool_value_to_uint64(const wool_value *value, uint64_t *out) {
  if (wool_value_is(value, WOOL_VALUE_NUMBER))
    return double_to_uint64(value->as.number, out);
  if (wool_value_is(value, WOOL_VALUE_UINT)) {
    *out = value->as.uinteger;
    return true;
  }
  if (!wool_value_is(value, WOOL_VALUE_INT) || value->as.integer < 0)
    return false;
  *out = (uint64_t)value->as.integer;
  return true;
}

bool wool_value_to_double(const wool_value *value, double *out) {
  int64_t signed_back;
  uint64_t back;
  double number;
  if (wool_value_is(value, WOOL_VALUE_NUMBER)) {
    *out = value->as.number;
    return true;
  }
  if (wool_value_is(value, WOOL_VALUE_INT)) {
    number = (double)value->as.integer;
    if (!double_to_int64(number, &signed_back) ||
        signed_back != value->as.integer)
      return false;
  } else if (wool_value_is(value, WOOL_VALUE_UINT)) {
    number = (double)value->as.uinteger;
    if (!double_to_uint64(number, &back) || back != value->as.uinteger)
      return false;
  } else {
    return false;
  }
  *out = number;
  return true;
}

size_t wool_value_len(const wool_value *value) {
  if (wool_value_is(value, WOOL_VALUE_LIST))
    return value->as.list ? value->as.list->n_items : 0;
  if (wool_value_is(value, WOOL_VALUE_MAP))
    return value->as.map ? value->as.map->n_entries : 0;
  return 0;
}

const wool_value *wool_value_at(const wool_value *value, size_t i) {
  return wool_value_is(value, WOOL_VALUE_LIST) && i < wool_value_len(value)
             ? &value->as.list->items[i]
             : NULL;
}

const wool_value *wool_value_find(const wool_value *value, wool_str key) {
  if (!wool_value_is(value, WOOL_VALUE_MAP))
    return NULL;
  for (size_t i = wool_value_len(value); i-- > 0;)
    if (wool_str_equal(value->as.map->entries[i].key, key))
      return value->as.map->entries[i].value;
  return NULL;
}
