#include "tests/wire/known.h"

#include <cstddef>

namespace wooltest {

static const wool_enum_value null_names[] = {{"NULL_VALUE", 0}};
static const wool_enum_type null_type = {
    "google.protobuf.NullValue", null_names, 1, WOOL_ENUM_NULL_VALUE, nullptr};

static wool_field member(const char *name, uint32_t number, wool_kind kind,
                         size_t offset,
                         const wool_message_type *message = nullptr) {
  wool_field field = {};
  field.name = name;
  field.number = number;
  field.kind = static_cast<uint8_t>(kind);
  field.offset = static_cast<uint32_t>(offset);
  field.message = message;
  if (kind == WOOL_KIND_ENUM)
    field.enumeration = &null_type;
  return field;
}

static wool_field labeled(wool_field field, wool_label label, size_t presence) {
  field.label = static_cast<uint8_t>(label);
  field.presence = static_cast<uint32_t>(presence);
  return field;
}

#define TYPE(name, full_name, T, fields, n, known) \
  const wool_message_type name = {full_name, sizeof(T), fields, n, 0, 0, known}

static const wool_field time_fields[] = {
    member("seconds", 1, WOOL_KIND_INT64, offsetof(Time, seconds)),
    member("nanos", 2, WOOL_KIND_INT32, offsetof(Time, nanos))};
TYPE(timestamp_type, "google.protobuf.Timestamp", Time, time_fields, 2,
     WOOL_WELL_KNOWN_TIMESTAMP);
TYPE(duration_type, "google.protobuf.Duration", Time, time_fields, 2,
     WOOL_WELL_KNOWN_DURATION);

static const wool_field mask_fields[] = {
    labeled(member("paths", 1, WOOL_KIND_STRING, offsetof(Mask, paths)),
            WOOL_LABEL_REPEATED, offsetof(Mask, n_paths))};
TYPE(mask_type, "google.protobuf.FieldMask", Mask, mask_fields, 1,
     WOOL_WELL_KNOWN_FIELD_MASK);

static const wool_field any_fields[] = {
    member("type_url", 1, WOOL_KIND_STRING, offsetof(Any, type_url)),
    member("value", 2, WOOL_KIND_BYTES, offsetof(Any, value))};
TYPE(any_type, "google.protobuf.Any", Any, any_fields, 2, WOOL_WELL_KNOWN_ANY);

static const wool_field wrapper_fields[] = {
    member("value", 1, WOOL_KIND_INT64, offsetof(Wrapper, value))};
TYPE(wrapper_type, "google.protobuf.Int64Value", Wrapper, wrapper_fields, 1,
     WOOL_WELL_KNOWN_WRAPPER);

static const wool_field entry_fields[] = {
    member("key", 1, WOOL_KIND_STRING, offsetof(ValueEntry, key)),
    member("value", 2, WOOL_KIND_MESSAGE, offsetof(ValueEntry, value),
           &value_type)};
static TYPE(entry_type, "google.protobuf.Struct.FieldsEntry", ValueEntry,
            entry_fields, 2, WOOL_WELL_KNOWN_NONE);
static const wool_field struct_fields[] = {
    labeled(member("fields", 1, WOOL_KIND_MESSAGE, offsetof(Struct, fields),
                   &entry_type),
            WOOL_LABEL_MAP, offsetof(Struct, n_fields))};
TYPE(struct_type, "google.protobuf.Struct", Struct, struct_fields, 1,
     WOOL_WELL_KNOWN_STRUCT);
static const wool_field list_fields[] = {
    labeled(member("values", 1, WOOL_KIND_MESSAGE, offsetof(ListValue, values),
                   &value_type),
            WOOL_LABEL_REPEATED, offsetof(ListValue, n_values))};
TYPE(list_value_type, "google.protobuf.ListValue", ListValue, list_fields, 1,
     WOOL_WELL_KNOWN_LIST_VALUE);

static wool_field choice(const char *name, uint32_t number, wool_kind kind,
                         const wool_message_type *message = nullptr) {
  return labeled(member(name, number, kind, offsetof(Value, kind), message),
                 WOOL_LABEL_ONEOF, offsetof(Value, which_kind));
}
static const wool_field value_fields[] = {
    choice("null_value", 1, WOOL_KIND_ENUM),
    choice("number_value", 2, WOOL_KIND_DOUBLE),
    choice("string_value", 3, WOOL_KIND_STRING),
    choice("bool_value", 4, WOOL_KIND_BOOL),
    choice("struct_value", 5, WOOL_KIND_MESSAGE, &struct_type),
    choice("list_value", 6, WOOL_KIND_MESSAGE, &list_value_type)};
TYPE(value_type, "google.protobuf.Value", Value, value_fields, 6,
     WOOL_WELL_KNOWN_VALUE);

static const wool_field known_fields[] = {
    member("stamp", 1, WOOL_KIND_MESSAGE, offsetof(Known, stamp),
           &timestamp_type),
    member("span", 2, WOOL_KIND_MESSAGE, offsetof(Known, span), &duration_type),
    member("the_mask", 3, WOOL_KIND_MESSAGE, offsetof(Known, mask), &mask_type),
    member("any", 4, WOOL_KIND_MESSAGE, offsetof(Known, any), &any_type),
    member("object", 5, WOOL_KIND_MESSAGE, offsetof(Known, object),
           &struct_type),
    member("value", 6, WOOL_KIND_MESSAGE, offsetof(Known, value), &value_type),
    member("list", 7, WOOL_KIND_MESSAGE, offsetof(Known, list),
           &list_value_type),
    member("wrapped", 8, WOOL_KIND_MESSAGE, offsetof(Known, wrapped),
           &wrapper_type),
    member("null", 9, WOOL_KIND_ENUM, offsetof(Known, null)),
    labeled(member("wrappers", 10, WOOL_KIND_MESSAGE, offsetof(Known, wrappers),
                   &wrapper_type),
            WOOL_LABEL_REPEATED, offsetof(Known, n_wrappers)),
    labeled(member("values", 11, WOOL_KIND_MESSAGE, offsetof(Known, values),
                   &value_type),
            WOOL_LABEL_REPEATED, offsetof(Known, n_values)),
    labeled(member("nulls", 12, WOOL_KIND_ENUM, offsetof(Known, nulls)),
            WOOL_LABEL_REPEATED, offsetof(Known, n_nulls))};
TYPE(known_type, "known.Known", Known, known_fields, 12, WOOL_WELL_KNOWN_NONE);

} // namespace wooltest
