// Unknown fields: a message that is decoded and encoded again is the same one,
// whether what came lasts or is copied, and none is lost.
#include "tests/fuzz/fuzz.h"
#include "tests/wire/support.h"
#include "tests/wire/tables.h"

using namespace wooltest;

namespace {

const size_t kMemory = 8 << 20;

wool_code take(const Exact &input, bool lasts, wool_arena *arena, Tree *tree) {
  wool_decoder decoder = {};
  decoder.input_lasts = lasts;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wooli_message_decode(&tree_type, input.get(), arena, &decoder,
                                      tree, &error);
  WOOL_FUZZ_CHECK(rc == error.code);
  return rc;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  std::string bytes(reinterpret_cast<const char *>(data), len);
  Arena arena(kMemory), other(kMemory), third;
  Exact exact(bytes);
  Tree viewed = {}, copied = {}, again = {};
  wool_code rc = take(exact, true, arena.get(), &viewed);
  wool_code same = take(exact, false, other.get(), &copied);
  if (rc == WOOL_ERR_NO_MEMORY || same == WOOL_ERR_NO_MEMORY)
    return 0;
  WOOL_FUZZ_CHECK(rc == same);
  if (rc)
    return 0;
  std::string first = encoded(&tree_type, &viewed);
  WOOL_FUZZ_CHECK(first == encoded(&tree_type, &copied));
  if (first.compare(0, 8, "failed: ") == 0)
    return 0;
  Exact again_input(first);
  WOOL_FUZZ_CHECK(take(again_input, true, third.get(), &again) == WOOL_OK);
  WOOL_FUZZ_CHECK(first == encoded(&tree_type, &again));
  WOOL_FUZZ_CHECK(viewed.unknown_fields.len == again.unknown_fields.len);
  wool_error error = WOOL_ERROR_INIT;
  wool_code valid = wool_message_validate(&tree_type, &viewed, &error);
  WOOL_FUZZ_CHECK(valid == error.code);
  wool_str text;
  WOOL_FUZZ_CHECK(wool_message_print(&tree_type, &viewed, third.get(), &text,
                                     nullptr) == WOOL_OK);
  void *clone = wool_message_clone(&tree_type, &viewed);
  WOOL_FUZZ_CHECK(encoded(&tree_type, clone) == first);
  wool_message_free(clone);
  return 0;
}
