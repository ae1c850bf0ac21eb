// The deframer: however the bytes are cut, the same messages come out.
#include "runtime/wire/framing.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"

namespace {

struct Cut {
  std::vector<std::string> messages;
  std::string end;
};

// Chunks of `step` bytes at the most.
Cut cut(const uint8_t *data, size_t len, size_t step, bool encoding) {
  Cut result;
  wooli_deframer deframer;
  wooli_deframer_init(&deframer, nullptr, 1000);
  deframer.encoding_named = encoding;
  wool_error error = WOOL_ERROR_INIT;
  for (size_t at = 0; at < len && !error.code; at += step) {
    // A copy of its own: nothing may be read past the chunk.
    std::vector<uint8_t> copy(data + at, data + std::min(len, at + step));
    wool_bytes chunk = {copy.data(), copy.size()};
    wool_bytes message;
    bool compressed;
    wooli_deframe what;
    while ((what = wooli_deframer_next(&deframer, &chunk, &message, &compressed,
                                       &error)) == WOOLI_DEFRAME_MESSAGE)
      result.messages.push_back(
          std::string(compressed ? "z" : "-") +
          std::string(reinterpret_cast<const char *>(message.data),
                      message.len));
    WOOL_FUZZ_CHECK(what == WOOLI_DEFRAME_MORE || error.code != WOOL_OK);
    WOOL_FUZZ_CHECK(what == WOOLI_DEFRAME_FAILED || chunk.len == 0);
  }
  if (!error.code)
    (void)wooli_deframer_end(&deframer, &error);
  result.end = error.message;
  wooli_deframer_cleanup(&deframer);
  return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  if (len < 2)
    return 0;
  bool encoding = data[0] & 1;
  size_t step = 1u + data[1];
  Cut whole = cut(data + 2, len - 2, len, encoding);
  for (size_t n : {size_t{1}, step}) {
    Cut parts = cut(data + 2, len - 2, n, encoding);
    WOOL_FUZZ_CHECK(parts.messages == whole.messages);
    WOOL_FUZZ_CHECK(parts.end == whole.end);
  }
  return 0;
}
