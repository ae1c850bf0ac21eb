// Manifests: decoded, installed, sent on, and decoded again: the same is said.
// Then merged, as a response's, which must not fail either.
#include "tests/fuzz/fuzz.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

using namespace wooltest;

namespace {

struct Parsed {
  Arena arena{16 << 20};
  wooli_snapshot snapshot;
  wooli_token_list tokens = {nullptr, 0, 0};
  wool_code code;
  Parsed(const std::string &bytes, bool strict) {
    Exact exact(bytes);
    wool_decoder decoder = {};
    decoder.tokens = &tokens;
    decoder.payer = arena.get();
    wooli_mishaps mishaps = {strict, 0, WOOL_ERROR_INIT};
    wool_error error = WOOL_ERROR_INIT;
    code = wooli_manifest_decode(exact.get(), arena.get(), &decoder, &mishaps,
                                 &snapshot, &error);
    WOOL_FUZZ_CHECK(code == error.code);
    WOOL_FUZZ_CHECK(decoder.depth == 0);
  }
  ~Parsed() {
    wooli_token_list_cleanup(&tokens);
    wooli_snapshot_cleanup(&snapshot);
  }
  Parsed(const Parsed &) = delete;
  Parsed &operator=(const Parsed &) = delete;
  void anchor(wool_context *context) {
    for (size_t i = 0; i < tokens.n; i++)
      wooli_token_anchor(tokens.at[i], context);
  }
};

std::string bytes_of(const wooli_snapshot &snapshot, wool_context *sender) {
  Arena arena;
  wooli_buffer buffer = {nullptr, 0, 0};
  wool_encoder encoder = {nullptr, &buffer, sender, 0, false};
  wooli_mishaps mishaps = {false, 0, WOOL_ERROR_INIT};
  wool_code rc = wooli_manifest_encode(&snapshot, arena.get(), &encoder,
                                       &mishaps, nullptr);
  std::string out(reinterpret_cast<char *>(buffer.data), buffer.len);
  wooli_buffer_cleanup(&buffer);
  wool_bytes found, rest;
  if (rc) {
    WOOL_FUZZ_CHECK(rc == WOOL_ERR_LIMIT);
    return std::string();
  }
  WOOL_FUZZ_CHECK(wooli_manifest_find(view(out), &found, &rest));
  WOOL_FUZZ_CHECK(rest.len == 0);
  return std::string(reinterpret_cast<const char *>(found.data), found.len);
}

std::string sent_by(wool_context *context) {
  Arena arena;
  wooli_snapshot snapshot;
  WOOL_FUZZ_CHECK(!wooli_context_snapshot(context, 0, arena.get(), &snapshot));
  std::string out = bytes_of(snapshot, context);
  wooli_snapshot_cleanup(&snapshot);
  return out;
}

// Installs and sends on; "" if it is none.
std::string through(const std::string &bytes, wool_context *context) {
  Parsed parsed(bytes, false);
  if (parsed.code)
    return std::string();
  WOOL_FUZZ_CHECK(!wooli_context_install(context, &parsed.snapshot, nullptr));
  parsed.anchor(context);
  return sent_by(context);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  (void)kinds_city_var();
  (void)kinds_bag_var();
  (void)kinds_own_only_var();
  (void)kinds_local_only_var();
  (void)kinds_v_many_var();
  (void)kinds_v_i32_var();
  Warnings warnings;
  std::string bytes(reinterpret_cast<const char *>(data), len);
  size_t stubs = wooli_var_stub_count();
  wool_context *contexts[4];
  for (wool_context *&context : contexts)
    context = wool_context_new();
  std::string first = through(bytes, contexts[0]);
  std::string second = first.empty() ? first : through(first, contexts[1]);
  if (!second.empty())
    WOOL_FUZZ_CHECK(second == through(second, contexts[2]));
  {
    Parsed strict(bytes, true);
    if (!strict.code) {
      WOOL_FUZZ_CHECK(
          !wooli_context_merge(contexts[3], &strict.snapshot, nullptr));
      WOOL_FUZZ_CHECK(
          !wooli_context_merge(contexts[3], &strict.snapshot, nullptr));
      (void)sent_by(contexts[3]);
    }
  }
  for (wool_context *context : contexts)
    wool_context_unref(context);
  WOOL_FUZZ_CHECK(stubs == wooli_var_stub_count());
  return 0;
}
