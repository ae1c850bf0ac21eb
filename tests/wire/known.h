// Tables of protobuf's well-known types, by hand, and a message that has them.
#ifndef WOOL_TESTS_WIRE_KNOWN_H
#define WOOL_TESTS_WIRE_KNOWN_H

#include <wool/generated.h>

namespace wooltest {

struct Time { // Timestamp and Duration
  int64_t seconds;
  int32_t nanos;
};
struct Mask {
  const wool_str *paths;
  size_t n_paths;
};
struct Any {
  wool_str type_url;
  wool_bytes value;
};
struct Wrapper { // Int64Value
  int64_t value;
};

struct Value;
struct ValueEntry {
  wool_str key;
  const Value *value;
};
struct Struct {
  const ValueEntry *fields;
  size_t n_fields;
};
struct ListValue {
  const Value *values;
  size_t n_values;
};
struct Value {
  uint32_t which_kind;
  union {
    int32_t null_value;
    double number_value;
    wool_str string_value;
    bool bool_value;
    const Struct *struct_value;
    const ListValue *list_value;
  } kind;
};

struct Known {
  const Time *stamp;       // 1 stamp
  const Time *span;        // 2 span
  const Mask *mask;        // 3 the_mask
  const Any *any;          // 4 any
  const Struct *object;    // 5 object
  const Value *value;      // 6 value
  const ListValue *list;   // 7 list
  const Wrapper *wrapped;  // 8 wrapped
  int32_t null;            // 9 null
  const Wrapper *wrappers; // 10 wrappers
  size_t n_wrappers;
  const Value *values; // 11 values
  size_t n_values;
  const int32_t *nulls; // 12 nulls
  size_t n_nulls;
};

extern const wool_message_type timestamp_type, duration_type, mask_type,
    any_type, wrapper_type, struct_type, value_type, list_value_type,
    known_type;

} // namespace wooltest
#endif
