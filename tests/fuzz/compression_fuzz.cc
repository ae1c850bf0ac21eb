// Decompression: whatever it is, it is refused with a code or comes out within
// the limit, and then it packs and comes out the same.
#include "runtime/wire/compression.h"

#include <cstring>
#include <vector>

#include "tests/fuzz/fuzz.h"

namespace {

constexpr size_t kLimit = 20000;

bool unpack(wool_compression how, const std::vector<uint8_t> &packed,
            std::vector<uint8_t> *out) {
  wool_error error = WOOL_ERROR_INIT;
  size_t len = 0;
  auto *block = static_cast<uint8_t *>(wooli_installed_compressor->unpack(
      how, {packed.data(), packed.size()}, 3, kLimit, nullptr, &len, &error));
  WOOL_FUZZ_CHECK((block != nullptr) == (error.code == WOOL_OK));
  if (!block) {
    WOOL_FUZZ_CHECK(error.code == WOOL_INTERNAL ||
                    error.code == WOOL_RESOURCE_EXHAUSTED);
    return false;
  }
  WOOL_FUZZ_CHECK(len <= kLimit);
  out->assign(block + 3, block + 3 + len);
  free(block);
  return true;
}

std::vector<uint8_t> pack(wool_compression how,
                          const std::vector<uint8_t> &plain) {
  std::vector<uint8_t> out(plain.size() + plain.size() / 100 + 1000);
  size_t len = out.size();
  const wool_bytes part = {plain.data(), plain.size()};
  WOOL_FUZZ_CHECK(wooli_installed_compressor->pack(how, &part, 1, nullptr,
                                                   out.data(), &len));
  out.resize(len);
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  if (len < 1)
    return 0;
  wool_compression_install();
  auto how = data[0] & 1 ? WOOL_COMPRESSION_GZIP : WOOL_COMPRESSION_DEFLATE;
  std::vector<uint8_t> input(data + 1, data + len), plain, again;
  if (unpack(how, input, &plain)) {
    WOOL_FUZZ_CHECK(unpack(how, pack(how, plain), &again));
    WOOL_FUZZ_CHECK(plain == again);
  }
  return 0;
}
