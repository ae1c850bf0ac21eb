// Service configs: what is read is within its bounds, and what is refused has a
// reason.
#include <string>

#include "runtime/rpc/service_config.h"
#include "tests/fuzz/fuzz.h"

namespace {

void check_method(const wooli_method_config *method) {
  const wooli_attempt_policy &policy = method->policy;
  WOOL_FUZZ_CHECK(method->timeout_ns >= -1);
  WOOL_FUZZ_CHECK(
      policy.max_attempts == 0 ||
      (policy.max_attempts >= 2 && policy.max_attempts <= WOOLI_MAX_ATTEMPTS));
  WOOL_FUZZ_CHECK(policy.codes < UINT32_C(1) << (WOOL_UNAUTHENTICATED + 1));
  if (policy.max_attempts && !policy.is_hedging) {
    WOOL_FUZZ_CHECK(policy.codes != 0 && policy.initial_backoff_ns > 0 &&
                    policy.max_backoff_ns > 0 && policy.backoff_multiplier > 0);
  }
  WOOL_FUZZ_CHECK(policy.hedging_delay_ns >= 0);
}

void check(const wool_service_config *config) {
  WOOL_FUZZ_CHECK(config->max_tokens >= 0 &&
                  config->max_tokens <= WOOLI_MAX_RETRY_TOKENS * 1000);
  WOOL_FUZZ_CHECK(config->token_ratio <= config->max_tokens);
  WOOL_FUZZ_CHECK((config->token_ratio == 0) == (config->max_tokens == 0));
  for (size_t i = 0; i < config->n_buckets; i++)
    for (const wooli_config_name *name = config->buckets[i]; name;
         name = name->next) {
      wool_str path = wool_str_n(name->path, name->len);
      WOOL_FUZZ_CHECK(wooli_service_config_find(config, path) == name->method);
      check_method(name->method);
    }
  if (config->fallback)
    check_method(config->fallback);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  std::string text(reinterpret_cast<const char *>(data), len);
  wool_service_config *config = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_service_config_new(wool_str_n(text.data(), text.size()),
                                         &config, &error);
  WOOL_FUZZ_CHECK((rc == WOOL_OK) == (config != nullptr));
  WOOL_FUZZ_CHECK(rc == error.code);
  WOOL_FUZZ_CHECK(rc == WOOL_OK || error.message[0]);
  if (config)
    check(config);
  wool_service_config_unref(config);
  return 0;
}
