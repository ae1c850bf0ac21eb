// JSON: what parses is printed, and that parses to an equal message.
#include "google/protobuf/any.wool.h"
#include "google/protobuf/duration.wool.h"
#include "google/protobuf/struct.wool.h"
#include "tests/fuzz/fuzz.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/mirror.wool.h"
#include "tests/wire/support.h"
#include <wool/value.h>

using namespace wooltest;

namespace {

const size_t kMemory = 8 << 20;

wool_json_options options_of(uint8_t bits) {
  static const wool_message_type *const types[] = {
      &google_protobuf_Any_type, &google_protobuf_Duration_type,
      &google_protobuf_Value_type, &mirror_Leaf_type};
  wool_json_options options = WOOL_JSON_OPTIONS_INIT;
  options.always_print_fields = (bits & 1) != 0;
  options.proto_names = (bits & 2) != 0;
  options.enums_as_numbers = (bits & 4) != 0;
  options.ignore_unknown = (bits & 8) != 0;
  options.indent = bits >> 4 & 3;
  options.types = types;
  options.n_types = sizeof types / sizeof types[0];
  return options;
}

// NULL if it does not parse.
void *parse(const wool_message_type *type, const std::string &json,
            const wool_json_options &options, wool_arena *arena,
            wool_code *out_code) {
  Exact exact(json);
  wool_error error = WOOL_ERROR_INIT;
  void *message = wool_arena_alloc(arena, type->size);
  *out_code = wool_message_from_json(
      type,
      wool_str_n(reinterpret_cast<const char *>(exact.get().data), json.size()),
      &options, arena, message, &error);
  WOOL_FUZZ_CHECK(*out_code == error.code);
  return *out_code ? nullptr : message;
}

} // namespace

// The type, the options, and the text.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  static const wool_message_type *const types[] = {
      &mirror_All_type, &wool_value_message_type, &google_protobuf_Any_type,
      &kinds_Bag_type};
  if (len < 2)
    return 0;
  const wool_message_type *type = types[data[0] % 4];
  const wool_json_options options = options_of(data[1]);
  std::string json(reinterpret_cast<const char *>(data) + 2, len - 2);
  Arena arena(kMemory), second;
  wool_code rc;
  void *message = parse(type, json, options, arena.get(), &rc);
  if (!message)
    return 0;
  wool_str printed;
  wool_error error = WOOL_ERROR_INIT;
  rc = wool_message_to_json(type, message, &options, second.get(), &printed,
                            &error);
  WOOL_FUZZ_CHECK(rc == WOOL_OK);
  void *again = parse(type, std::string(printed.data, printed.len), options,
                      second.get(), &rc);
  WOOL_FUZZ_CHECK(again != nullptr);
  // By bytes: NaN is equal to nothing.
  WOOL_FUZZ_CHECK(encoded(type, message) == encoded(type, again));
  wool_str text;
  WOOL_FUZZ_CHECK(wool_message_print(type, message, second.get(), &text,
                                     &error) == WOOL_OK);
  return 0;
}
