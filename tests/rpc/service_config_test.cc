// The JSON of service configs: what is read, what is refused and in which
// words, and what is found for a routine.
#include "runtime/rpc/service_config.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "runtime/rpc/throttle.h"

namespace {

using Config =
    std::unique_ptr<wool_service_config, void (*)(wool_service_config *)>;

wool_str View(const std::string &text) {
  return wool_str_n(text.data(), text.size());
}

Config Parse(const std::string &json) {
  wool_service_config *config = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, wool_service_config_new(View(json), &config, &error))
      << error.message;
  return Config(config, wool_service_config_unref);
}

std::string Refusal(const std::string &json,
                    wool_code code = WOOL_ERR_MALFORMED) {
  wool_service_config *config = nullptr;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(code, wool_service_config_new(View(json), &config, &error)) << json;
  EXPECT_EQ(nullptr, config);
  std::string message = error.message;
  const std::string start = "service config: ";
  EXPECT_EQ(0u, message.find(start));
  return message.substr(start.size());
}

const wooli_method_config *Find(const Config &config, const char *path) {
  return wooli_service_config_find(config.get(), wool_str_c(path));
}

std::string Method(const std::string &fields) {
  return "{\"methodConfig\":[{\"name\":[{}]," + fields + "}]}";
}

std::string Names(const std::string &names) {
  return "{\"methodConfig\":[{\"name\":[" + names + "]}]}";
}

TEST(ServiceConfig, OfAnEmptyObjectSaysNothing) {
  Config config = Parse("{}");
  EXPECT_EQ(nullptr, Find(config, "/a.B/c"));
  EXPECT_EQ(nullptr, config->load_balancing);
  EXPECT_EQ(0, config->max_tokens);
  EXPECT_EQ(nullptr, wooli_service_config_find(nullptr, wool_str_c("/a.B/c")));
}

TEST(ServiceConfig, TheMostSpecificNameWins) {
  Config config = Parse(R"({"methodConfig": [
      {"name": [{}], "timeout": "1s"},
      {"name": [{"service": "a.B"}, {"service": "a.C", "method": "x"}],
       "timeout": "2s"},
      {"name": [{"service": "a.B", "method": "c"}], "timeout": "3s"}]})");
  EXPECT_EQ(3000000000, Find(config, "/a.B/c")->timeout_ns);
  EXPECT_EQ(2000000000, Find(config, "/a.B/d")->timeout_ns);
  EXPECT_EQ(2000000000, Find(config, "/a.C/x")->timeout_ns);
  EXPECT_EQ(1000000000, Find(config, "/a.C/y")->timeout_ns);
  EXPECT_EQ(1000000000, Find(config, "/a/B/c")->timeout_ns);
}

TEST(ServiceConfig, WhatIsNotSaidIsTold) {
  Config config = Parse(Names("{}"));
  const wooli_method_config *method = Find(config, "/a.B/c");
  EXPECT_EQ(WOOLI_UNSAID, method->wait_for_ready);
  EXPECT_EQ(-1, method->timeout_ns);
  EXPECT_EQ(SIZE_MAX, method->max_request_len);
  EXPECT_EQ(SIZE_MAX, method->max_response_len);
  EXPECT_EQ(0u, method->policy.max_attempts);
}

TEST(ServiceConfig, NullIsAsGoodAsAbsent) {
  Config config = Parse(
      R"({"methodConfig": [{"name": [{"service": "a.B", "method": null}],
          "timeout": null, "retryPolicy": null}], "retryThrottling": null})");
  EXPECT_EQ(-1, Find(config, "/a.B/c")->timeout_ns);
}

TEST(ServiceConfig, UnknownFieldsAreIgnored) {
  Config config = Parse(
      R"({"healthCheckConfig": {"serviceName": "x"},
          "methodConfig": [{"name": [{"service": "a.B", "more": 1}],
          "future": [], "waitForReady": true}]})");
  EXPECT_EQ(WOOLI_YES, Find(config, "/a.B/c")->wait_for_ready);
}

TEST(ServiceConfig, FieldsOfAMethod) {
  Config config = Parse(Method(
      R"("waitForReady": false, "timeout": "1.5s",
         "maxRequestMessageBytes": 0, "maxResponseMessageBytes": 4294967295)"));
  const wooli_method_config *method = Find(config, "/a.B/c");
  EXPECT_EQ(WOOLI_NO, method->wait_for_ready);
  EXPECT_EQ(1500000000, method->timeout_ns);
  EXPECT_EQ(0u, method->max_request_len);
  EXPECT_EQ(4294967295u, method->max_response_len);
}

TEST(ServiceConfig, ARetryPolicy) {
  Config config = Parse(Method(
      R"("retryPolicy": {"maxAttempts": 4, "initialBackoff": ".1s",
         "maxBackoff": "1s", "backoffMultiplier": 2.5,
         "retryableStatusCodes": ["UNAVAILABLE", 10]})"));
  const wooli_attempt_policy &policy = Find(config, "/a.B/c")->policy;
  EXPECT_FALSE(policy.is_hedging);
  EXPECT_EQ(4u, policy.max_attempts);
  EXPECT_EQ(100000000, policy.initial_backoff_ns);
  EXPECT_EQ(1000000000, policy.max_backoff_ns);
  EXPECT_EQ(2.5, policy.backoff_multiplier);
  EXPECT_EQ(1u << WOOL_UNAVAILABLE | 1u << WOOL_ABORTED, policy.codes);
}

TEST(ServiceConfig, AHedgingPolicy) {
  Config config = Parse(Method(
      R"("hedgingPolicy": {"maxAttempts": 3.0, "hedgingDelay": "0.5s",
         "nonFatalStatusCodes": ["INTERNAL"]})"));
  const wooli_attempt_policy &policy = Find(config, "/a.B/c")->policy;
  EXPECT_TRUE(policy.is_hedging);
  EXPECT_EQ(3u, policy.max_attempts);
  EXPECT_EQ(500000000, policy.hedging_delay_ns);
  EXPECT_EQ(1u << WOOL_INTERNAL, policy.codes);
}

TEST(ServiceConfig, AHedgingPolicyNeedsOnlyItsAttempts) {
  Config config = Parse(Method(R"("hedgingPolicy": {"maxAttempts": 2})"));
  const wooli_attempt_policy &policy = Find(config, "/a.B/c")->policy;
  EXPECT_EQ(0, policy.hedging_delay_ns);
  EXPECT_EQ(0u, policy.codes);
}

TEST(ServiceConfig, MoreThanFiveAttemptsAreFive) {
  for (const char *n : {"5", "6", "4294967295"}) {
    Config config = Parse(
        Method("\"hedgingPolicy\":{\"maxAttempts\":" + std::string(n) + "}"));
    EXPECT_EQ(5u, Find(config, "/a.B/c")->policy.max_attempts) << n;
  }
}

TEST(ServiceConfig, AThrottleCountsThousandths) {
  Config config =
      Parse(R"({"retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1}})");
  EXPECT_EQ(10000, config->max_tokens);
  EXPECT_EQ(100, config->token_ratio);
  config = Parse(R"({"retryThrottling": {"maxTokens": 1000,
                     "tokenRatio": 0.0019}})");
  EXPECT_EQ(1000000, config->max_tokens);
  EXPECT_EQ(1, config->token_ratio);
}

TEST(ServiceConfig, TheFirstBalancerThatIsKnown) {
  EXPECT_STREQ("round_robin", Parse(R"({"loadBalancingPolicy": "pick_first",
                         "loadBalancingConfig": [{"xds": {}},
                         {"round_robin": {}}, {"pick_first": {}}]})")
                                  ->load_balancing);
  EXPECT_STREQ(
      "pick_first",
      Parse(R"({"loadBalancingPolicy": "PICK_FIRST"})")->load_balancing);
}

TEST(ServiceConfig, Durations) {
  const struct {
    const char *text;
    int64_t ns;
  } cases[] = {
      {"0s", 0},
      {"1s", 1000000000},
      {"0.000000001s", 1},
      {"1.000000001s", 1000000001},
      {"3.s", 3000000000},
      {"315576000000s", INT64_MAX}, /* the longest, beyond our clock */
  };
  for (const auto &c : cases) {
    Config config =
        Parse(Method("\"timeout\":\"" + std::string(c.text) + "\""));
    EXPECT_EQ(c.ns, Find(config, "/a.B/c")->timeout_ns) << c.text;
  }
  for (const char *bad :
       {"", "s", "1", ".s", "-1s", "+1s", " 1s", "1s ", "1m", "1.0000000001s",
        "315576000001s", "1e3s", "1.2.3s", "9999999999999s"})
    EXPECT_NE("", Refusal(Method("\"timeout\":\"" + std::string(bad) + "\"")))
        << bad;
}

std::string Retry(const std::string &field) {
  std::string all;
  for (const char *other : {"\"maxAttempts\":2", "\"initialBackoff\":\"1s\"",
                            "\"maxBackoff\":\"1s\"", "\"backoffMultiplier\":2",
                            "\"retryableStatusCodes\":[14]"}) {
    std::string key = field.substr(0, field.find(':'));
    if (std::string(other).find(key + ":") != 0)
      all += std::string(all.empty() ? "" : ",") + other;
  }
  if (field.find(':') != std::string::npos)
    all += "," + field;
  return Method("\"retryPolicy\":{" + all + "}");
}

TEST(ServiceConfig, ARefusalNamesPathValueAndWhatIsAllowed) {
  const struct {
    std::string json;
    const char *message;
  } cases[] = {
      {"[]", "[] is not allowed: an object"},
      {"7", "7 is not allowed: an object"},
      {R"({"methodConfig": {}})",
       "methodConfig: {} is not allowed: a list of objects"},
      {R"({"methodConfig": [{}, 3]})",
       "methodConfig[1]: 3 is not allowed: an object"},
      {R"({"methodConfig": [{"name": {}}]})",
       "methodConfig[0].name: {} is not allowed: a list of names"},
      {Names("\"a\""),
       "methodConfig[0].name[0]: \"a\" is not allowed: an object"},
      {Names("{}, {\"service\": 1}"),
       "methodConfig[0].name[1].service: 1 is not allowed: a string without a "
       "slash"},
      {Names("{\"service\": \"a/b\"}"),
       "methodConfig[0].name[0].service: \"a/b\" is not allowed: a string "
       "without a slash"},
      {Names("{\"method\": \"m\"}"),
       "methodConfig[0].name[0]: {\"method\":\"m\"} is not allowed: a method "
       "only with its service"},
      {Names("{}, {\"service\": \"\"}"),
       "methodConfig[0].name[1]: {\"service\":\"\"} is not allowed: a name "
       "that "
       "no other methodConfig has"},
      {R"({"methodConfig": [{"name": [{"service": "s", "method": "m"}]},
          {"name": [{"service": "s"}, {"service": "s", "method": "m"}]}]})",
       "methodConfig[1].name[1]: {\"service\":\"s\",\"method\":\"m\"} is not "
       "allowed: a name that no other methodConfig has"},
      {Method("\"waitForReady\":1"),
       "methodConfig[0].waitForReady: 1 is not allowed: true or false"},
      {Method("\"timeout\":1"),
       "methodConfig[0].timeout: 1 is not allowed: a duration such as "
       "\"1.5s\", with at most 9 digits behind the point"},
      {Method("\"maxRequestMessageBytes\":-1"),
       "methodConfig[0].maxRequestMessageBytes: -1 is not allowed: a whole "
       "number from 0 to 4294967295"},
      {Method("\"maxResponseMessageBytes\":4294967296"),
       "methodConfig[0].maxResponseMessageBytes: 4294967296 is not allowed: a "
       "whole number from 0 to 4294967295"},
      {Retry("\"maxAttempts\":1"),
       "methodConfig[0].retryPolicy.maxAttempts: 1 is not allowed: a whole "
       "number of at least 2; above 5 it counts as 5"},
      {Retry("\"maxAttempts\":2.5"),
       "methodConfig[0].retryPolicy.maxAttempts: 2.5 is not allowed: a whole "
       "number of at least 2; above 5 it counts as 5"},
      {Retry("\"maxAttempts\""),
       "methodConfig[0].retryPolicy.maxAttempts is missing: a whole number of "
       "at least 2; above 5 it counts as 5"},
      {Retry("\"initialBackoff\":\"0s\""),
       "methodConfig[0].retryPolicy.initialBackoff: \"0s\" is not allowed: a "
       "duration above zero such as \"1.5s\", with at most 9 digits behind the "
       "point"},
      {Retry("\"maxBackoff\""),
       "methodConfig[0].retryPolicy.maxBackoff is missing: a duration above "
       "zero such as \"1.5s\", with at most 9 digits behind the point"},
      {Retry("\"backoffMultiplier\":0"),
       "methodConfig[0].retryPolicy.backoffMultiplier: 0 is not allowed: a "
       "number above 0"},
      {Retry("\"retryableStatusCodes\":[]"),
       "methodConfig[0].retryPolicy.retryableStatusCodes: [] is not allowed: a "
       "list of at least one status code"},
      {Retry("\"retryableStatusCodes\":[14, 17]"),
       "methodConfig[0].retryPolicy.retryableStatusCodes[1]: 17 is not "
       "allowed: "
       "a status code from 0 to 16, or its name such as \"UNAVAILABLE\""},
      {Retry("\"retryableStatusCodes\":[\"unavailable\"]"),
       "methodConfig[0].retryPolicy.retryableStatusCodes[0]: \"unavailable\" "
       "is "
       "not allowed: a status code from 0 to 16, or its name such as "
       "\"UNAVAILABLE\""},
      {Method("\"retryPolicy\":[]"),
       "methodConfig[0].retryPolicy: [] is not allowed: an object"},
      {Method("\"hedgingPolicy\":{\"maxAttempts\":2},\"retryPolicy\":{}"),
       "methodConfig[0].hedgingPolicy: {\"maxAttempts\":2} is not allowed: one "
       "of it and retryPolicy"},
      {Method("\"hedgingPolicy\":{\"maxAttempts\":2,\"hedgingDelay\":true}"),
       "methodConfig[0].hedgingPolicy.hedgingDelay: true is not allowed: a "
       "duration such as \"1.5s\", with at most 9 digits behind the point"},
      {Method("\"hedgingPolicy\":{\"maxAttempts\":2,"
              "\"nonFatalStatusCodes\":\"x\"}"),
       "methodConfig[0].hedgingPolicy.nonFatalStatusCodes: \"x\" is not "
       "allowed: a list of status codes"},
      {R"({"retryThrottling": {"maxTokens": 0, "tokenRatio": 1}})",
       "retryThrottling.maxTokens: 0 is not allowed: a whole number from 1 to "
       "1000"},
      {R"({"retryThrottling": {"maxTokens": 1001, "tokenRatio": 1}})",
       "retryThrottling.maxTokens: 1001 is not allowed: a whole number from 1 "
       "to 1000"},
      {R"({"retryThrottling": {"maxTokens": 1, "tokenRatio": 0.0009}})",
       "retryThrottling.tokenRatio: 0.00089999999999999998 is not allowed: a "
       "number of at least 0.001; three decimals count"},
      {R"({"retryThrottling": {"maxTokens": 1}})",
       "retryThrottling.tokenRatio is missing: a number of at least 0.001; "
       "three decimals count"},
      {R"({"loadBalancingPolicy": "xds"})",
       "loadBalancingPolicy: \"xds\" is not allowed: pick_first or "
       "round_robin"},
      {R"({"loadBalancingConfig": [{"a": 1, "b": 2}]})",
       "loadBalancingConfig[0]: {\"a\":1,\"b\":2} is not allowed: an object "
       "with one field"},
      {R"({"loadBalancingConfig": [{"xds": {}}]})",
       "loadBalancingConfig: [{\"xds\":{}}] is not allowed: at least one of "
       "pick_first, round_robin"},
  };
  for (const auto &c : cases)
    EXPECT_EQ(c.message, Refusal(c.json)) << c.json;
}

TEST(ServiceConfig, WhatIsNoJsonIsRefusedWithItsPlace) {
  EXPECT_EQ("line 2, column 1: string or '}' expected near 'x'",
            Refusal("{\nx}"));
  EXPECT_NE("", Refusal(""));
  EXPECT_NE("", Refusal("{\"timeout\": 1, \"timeout\": 2}"));
  EXPECT_NE("", Refusal(std::string(5000, '[')));
  EXPECT_NE("", Refusal("{\"a\": 1e999}"));
  EXPECT_NE("", Refusal("{} {}"));
}

TEST(ServiceConfig, ALongValueIsCutInItsRefusal) {
  std::string message =
      Refusal(Method("\"timeout\":\"" + std::string(4000, '7') + "\""));
  EXPECT_NE(std::string::npos, message.find("777... is not allowed"));
  EXPECT_GT(300u, message.size());
}

TEST(ServiceConfig, ABackoffGrowsUpToItsMaximum) {
  wooli_attempt_policy policy = {};
  policy.initial_backoff_ns = 10;
  policy.max_backoff_ns = 35;
  policy.backoff_multiplier = 2;
  const int64_t expected[] = {10, 20, 35, 35};
  for (unsigned n = 1; n <= 4; n++)
    EXPECT_EQ(expected[n - 1], wooli_policy_backoff_ns(&policy, n)) << n;
  policy.backoff_multiplier = 1e300; /* beyond any clock */
  EXPECT_EQ(35, wooli_policy_backoff_ns(&policy, 4));
  policy.initial_backoff_ns = INT64_MAX;
  policy.max_backoff_ns = INT64_MAX;
  EXPECT_EQ(INT64_MAX, wooli_policy_backoff_ns(&policy, 4));
  policy.max_backoff_ns = 7;
  EXPECT_EQ(7, wooli_policy_backoff_ns(&policy, 1));
}

TEST(Throttle, AllowsWhileMoreThanHalfOfItsTokensAreLeft) {
  wooli_throttle throttle;
  wooli_throttle_init(&throttle, 4000, 500);
  wooli_throttle_failure(&throttle);
  EXPECT_TRUE(wooli_throttle_allows(&throttle)) << "3 of 4";
  wooli_throttle_failure(&throttle);
  EXPECT_FALSE(wooli_throttle_allows(&throttle)) << "2 of 4";
  wooli_throttle_success(&throttle);
  EXPECT_TRUE(wooli_throttle_allows(&throttle)) << "2.5 of 4";
  for (int i = 0; i < 100; i++)
    wooli_throttle_failure(&throttle);
  EXPECT_EQ(0, throttle.tokens);
  for (int i = 0; i < 100; i++)
    wooli_throttle_success(&throttle);
  EXPECT_EQ(4000, throttle.tokens);
}

TEST(Throttle, ThatIsNotSetAllowsAll) {
  wooli_throttle throttle;
  wooli_throttle_init(&throttle, 0, 0);
  wooli_throttle_failure(&throttle);
  EXPECT_TRUE(wooli_throttle_allows(&throttle));
}

TEST(ServiceConfig, TheTextHasALimit) {
  std::string json = "{}" + std::string(WOOLI_MAX_SERVICE_CONFIG_LEN - 2, ' ');
  (void)Parse(json);
  EXPECT_EQ("length 1048577 exceeds 1048576",
            Refusal(json + " ", WOOL_ERR_LIMIT));
}

std::string ManyNames(size_t n) {
  std::string names;
  for (size_t i = 0; i < n; i++)
    names += (i ? ",{\"service\":\"s" : "{\"service\":\"s") +
             std::to_string(i) + "\"}";
  return Names(names);
}

TEST(ServiceConfig, NamesHaveALimit) {
  Config config = Parse(ManyNames(WOOLI_MAX_CONFIG_NAMES));
  EXPECT_NE(nullptr, Find(config, "/s0/m"));
  EXPECT_NE(nullptr, Find(config, "/s9999/m"));
  EXPECT_EQ(nullptr, Find(config, "/s10000/m"));
  EXPECT_EQ("10001 names exceed 10000",
            Refusal(ManyNames(WOOLI_MAX_CONFIG_NAMES + 1), WOOL_ERR_LIMIT));
}

} // namespace
