// Tokens: what decodes is encoded again and is the same token.
#include "runtime/context/token.h"

#include "tests/fuzz/fuzz.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

using namespace wooltest;

namespace {

wool_token *parse(const std::string &bytes, wooli_token_list *tokens) {
  Exact exact(bytes);
  Arena arena;
  wool_decoder decoder = {};
  decoder.tokens = tokens;
  decoder.payer = arena.get();
  wool_error error = WOOL_ERROR_INIT;
  wool_token *token = nullptr;
  wool_code rc = wooli_token_decode(exact.get(), &decoder, &token, &error);
  WOOL_FUZZ_CHECK((rc == WOOL_OK) == (token != nullptr));
  WOOL_FUZZ_CHECK(rc == error.code && decoder.depth == 0);
  return token;
}

std::string print(wool_token *token, wool_context *sender) {
  wooli_buffer buffer = {nullptr, 0, 0};
  wool_encoder encoder = {nullptr, &buffer, sender, 0, false};
  WOOL_FUZZ_CHECK(!wooli_token_encode(token, &encoder, nullptr));
  std::string out(reinterpret_cast<char *>(buffer.data), buffer.len);
  wooli_buffer_cleanup(&buffer);
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  static wool_context *context = wool_context_new();
  (void)kinds_city_var();
  (void)kinds_bag_var();
  Warnings warnings;
  wooli_token_list tokens = {nullptr, 0, 0};
  wool_token *token =
      parse(std::string(reinterpret_cast<const char *>(data), len), &tokens);
  if (token) {
    std::string bytes = print(token, context);
    wool_token *again = parse(bytes, &tokens);
    WOOL_FUZZ_CHECK(again);
    WOOL_FUZZ_CHECK(wool_token_equal(token, again));
    WOOL_FUZZ_CHECK(wool_token_hash(token) == wool_token_hash(again));
    WOOL_FUZZ_CHECK(bytes == print(again, context));
    wooli_token_anchor(token, context);
    WOOL_FUZZ_CHECK(wool_token_reset(token, nullptr) != WOOL_OK);
    char text[100];
    (void)wool_token_repr(token, text, sizeof text);
    wool_token_unref(again);
  }
  wooli_token_list_cleanup(&tokens);
  wool_token_unref(token);
  return 0;
}
