// The small formats of gRPC's headers: timeouts, percent coding, base64,
// metadata, targets. The first byte says which.
#include <algorithm>
#include <string>
#include <vector>

#include "runtime/wire/base64.h"
#include "runtime/wire/metadata.h"
#include "runtime/wire/status.h"
#include "runtime/wire/target.h"
#include "runtime/wire/timeout.h"
#include "tests/fuzz/fuzz.h"

namespace {

wool_str view(const std::vector<char> &text) {
  return wool_str_n(text.data(), text.size());
}

void timeout(const std::vector<char> &text) {
  int64_t ns = -1, again = -1;
  if (!wooli_timeout_parse(view(text), &ns))
    return;
  WOOL_FUZZ_CHECK(ns >= 0);
  char out[WOOLI_TIMEOUT_MAX_LEN];
  size_t len = wooli_timeout_format(ns, out);
  WOOL_FUZZ_CHECK(len > 0 && len <= sizeof out);
  WOOL_FUZZ_CHECK(wooli_timeout_parse(wool_str_n(out, len), &again));
  WOOL_FUZZ_CHECK(again >= ns);
}

void percent(const std::vector<char> &text) {
  std::vector<char> out(text.size() + 1), coded, back;
  size_t len = wooli_percent_decode(view(text), out.data());
  WOOL_FUZZ_CHECK(len <= text.size());
  coded.resize(wooli_percent_encoded_len(view(text)));
  wooli_percent_encode(view(text), coded.data());
  back.resize(coded.size() + 1);
  len = wooli_percent_decode(view(coded), back.data());
  back.resize(len);
  WOOL_FUZZ_CHECK(back == text);
}

void base64(const std::vector<char> &text) {
  size_t len = 0;
  std::vector<uint8_t> out(wooli_base64_max_decoded_len(text.size()) + 1);
  if (wooli_base64_decode(view(text), out.data(), &len)) {
    WOOL_FUZZ_CHECK(len < out.size());
    std::vector<char> again(wooli_base64_encoded_len(len));
    wooli_base64_encode(wool_bytes_n(out.data(), len), again.data());
    size_t unpadded = text.size();
    while (unpadded && text[unpadded - 1] == '=')
      unpadded--;
    WOOL_FUZZ_CHECK(again.size() == unpadded);
  }
  std::vector<char> coded(wooli_base64_encoded_len(text.size()));
  wooli_base64_encode(wool_bytes_n(text.data(), text.size()), coded.data());
  std::vector<uint8_t> back(wooli_base64_max_decoded_len(coded.size()) + 1);
  WOOL_FUZZ_CHECK(wooli_base64_decode(view(coded), back.data(), &len));
  WOOL_FUZZ_CHECK(
      len == text.size() &&
      std::equal(text.begin(), text.end(), back.begin(), [](char a, uint8_t b) {
        return static_cast<uint8_t>(a) == b;
      }));
}

// A key, a NUL, a value; and the same as an application would add it.
void metadata(const std::vector<char> &text) {
  size_t end = 0;
  while (end < text.size() && text[end])
    end++;
  std::string key(text.data(), end), value;
  if (end < text.size())
    value.assign(text.data() + end + 1, text.size() - end - 1);
  wool_arena *arena = wool_arena_new(nullptr, 1 << 20);
  wool_metadata list;
  wooli_metadata_init(&list, arena);
  wool_error error = WOOL_ERROR_INIT;
  wool_str k = wool_str_n(key.data(), key.size()),
           v = wool_str_n(value.data(), value.size());
  for (int i = 0; i < 3; i++) {
    wool_code rc = wooli_metadata_receive(&list, k, v, &error);
    WOOL_FUZZ_CHECK(rc == error.code);
    if (rc)
      break;
  }
  for (size_t i = 0; i < list.len; i++)
    (void)wooli_metadata_value_wire_len(&list.pairs[i]);
  (void)wooli_metadata_is_reserved(k);
  wool_arena_free(arena);
}

void target(const std::vector<char> &text) {
  std::string copy(text.data(), text.size());
  wooli_target out;
  wool_error error = WOOL_ERROR_INIT;
  if (wooli_target_parse(copy.c_str(), &out, &error)) {
    WOOL_FUZZ_CHECK(error.code && error.message[0]);
    return;
  }
  const char *end = copy.c_str() + copy.size();
  WOOL_FUZZ_CHECK(out.host.len > 0);
  WOOL_FUZZ_CHECK(out.host.data >= copy.c_str() &&
                  out.host.data + out.host.len <= end);
  size_t left = out.more.len;
  while (out.more.len > 0 && !wooli_target_next(&out, &out, &error)) {
    WOOL_FUZZ_CHECK(out.more.len < left);
    left = out.more.len;
  }
}

void code(const std::vector<char> &text) {
  wool_code got = wooli_code_parse(view(text));
  WOOL_FUZZ_CHECK(got >= WOOL_OK && got <= WOOL_UNAUTHENTICATED);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  static void (*const parsers[])(const std::vector<char> &) = {
      timeout, percent, base64, metadata, target, code};
  if (!len)
    return 0;
  parsers[data[0] % 6](std::vector<char>(data + 1, data + len));
  return 0;
}
