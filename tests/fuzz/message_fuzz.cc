// Messages: what decodes is encoded again, and that decodes to the same.
#include "tests/fuzz/fuzz.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

using namespace wooltest;

namespace {

const size_t kMemory = 8 << 20;

// Tokens lose do_mount on the way, as nothing is mounted: so the second and
// the third encoding are compared, not the first.
std::string again(const wool_message_type *type, const std::string &bytes,
                  wool_context *sender, bool must_decode) {
  auto got = decode<void *>(type, bytes, kMemory);
  if (got.code) {
    WOOL_FUZZ_CHECK(!got.text.empty());
    WOOL_FUZZ_CHECK(!must_decode || got.code == WOOL_ERR_NO_MEMORY);
    return std::string();
  }
  std::string out;
  WOOL_FUZZ_CHECK(encode(type, got.msg, &out, sender).code == WOOL_OK);
  Arena arena;
  void *copy = wool_message_copy(type, got.msg, arena.get());
  WOOL_FUZZ_CHECK(dump(type, got.msg) == dump(type, copy));
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  static const wool_message_type *const types[] = {
      &kinds_All_type,   &kinds_Single_type, &kinds_Maybe_type,
      &kinds_Many_type,  &kinds_Node_type,   &kinds_Sparse_type,
      &kinds_Empty_type, &kinds_Bag_type,    &kinds_Choice_type,
      &kinds_Maps_type};
  static wool_context *sender = wool_context_new();
  if (!len)
    return 0;
  (void)kinds_bag_var();
  const wool_message_type *type = types[data[0] % 10];
  Warnings warnings;
  std::string bytes(reinterpret_cast<const char *>(data) + 1, len - 1);
  std::string first = again(type, bytes, sender, false);
  std::string second = again(type, first, sender, true);
  WOOL_FUZZ_CHECK(second == again(type, second, sender, true));
  wool_bytes found, rest;
  if (wooli_manifest_find(view(bytes), &found, &rest))
    WOOL_FUZZ_CHECK(found.len + rest.len <= 2 * bytes.size());
  return 0;
}
