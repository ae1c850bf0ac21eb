// The small text formats: base64, timeouts, statuses, targets.

#include <gtest/gtest.h>

#include <string>

#include "runtime/wire/base64.h"
#include "runtime/wire/status.h"
#include "runtime/wire/target.h"
#include "runtime/wire/timeout.h"

namespace {

std::string encode(const std::string &raw) {
  std::string out(wooli_base64_encoded_len(raw.size()), 0);
  wooli_base64_encode(wool_bytes_n(raw.data(), raw.size()), &out[0]);
  return out;
}

bool decode(const std::string &text, std::string *out) {
  std::string raw(wooli_base64_max_decoded_len(text.size()), 0);
  size_t len = 0;
  if (!wooli_base64_decode(wool_str_n(text.data(), text.size()),
                           reinterpret_cast<uint8_t *>(&raw[0]), &len))
    return false;
  out->assign(raw, 0, len);
  return true;
}

TEST(Base64, MatchesRfc4648WithoutPadding) {
  const char *table[][2] = {{"", ""},
                            {"f", "Zg"},
                            {"fo", "Zm8"},
                            {"foo", "Zm9v"},
                            {"foob", "Zm9vYg"},
                            {"fooba", "Zm9vYmE"},
                            {"foobar", "Zm9vYmFy"}};
  for (auto &row : table) {
    EXPECT_EQ(encode(row[0]), row[1]);
    std::string raw, padded = row[1];
    EXPECT_TRUE(decode(padded, &raw));
    EXPECT_EQ(raw, row[0]);
    while (padded.size() % 4)
      padded += '=';
    EXPECT_TRUE(decode(padded, &raw));
    EXPECT_EQ(raw, row[0]);
  }
}

TEST(Base64, RoundTripsEveryByte) {
  std::string raw;
  for (int i = 0; i < 256; i++)
    raw += static_cast<char>(i);
  for (size_t cut = 0; cut < 6; cut++) {
    std::string back;
    ASSERT_TRUE(decode(encode(raw.substr(cut)), &back));
    EXPECT_EQ(back, raw.substr(cut));
  }
}

TEST(Base64, RefusesWhatIsNone) {
  std::string raw;
  for (const char *text : {"Z", "Zg=", "Zg===", "Z===", "====", "Zm9v=", "Z g",
                           "Zm9-", "Zm9_", "Zg==Zg"})
    EXPECT_FALSE(decode(text, &raw)) << text;
}

TEST(Timeout, Parses) {
  const struct {
    const char *text;
    int64_t ns;
  } table[] = {{"1n", 1},
               {"1u", 1000},
               {"1m", 1000000},
               {"1S", 1000000000},
               {"1M", 60000000000},
               {"1H", 3600000000000},
               {"0S", 0},
               {"00000001n", 1},
               {"99999999S", INT64_C(99999999000000000)},
               {"99999999H", INT64_MAX}};
  for (auto &row : table) {
    int64_t ns = -1;
    EXPECT_TRUE(wooli_timeout_parse(wool_str_c(row.text), &ns)) << row.text;
    EXPECT_EQ(ns, row.ns) << row.text;
  }
  int64_t ns;
  for (const char *text : {"", "S", "1", "1s", "-1S", "+1S", "1 S", " 1S",
                           "1.5S", "123456789S", "1SS", "1h"})
    EXPECT_FALSE(wooli_timeout_parse(wool_str_c(text), &ns)) << text;
}

TEST(Timeout, FormatsWithEightDigitsAndNeverLess) {
  const struct {
    int64_t ns;
    const char *text;
  } table[] = {{-5, "1n"},
               {0, "1n"},
               {1, "1n"},
               {99999999, "99999999n"},
               {100000000, "100000u"},
               {100000001, "100001u"},
               {INT64_C(5000000000), "5000000u"},
               {INT64_C(100000000000), "100000m"},
               {INT64_C(99999999000000001), "1666667M"},
               {INT64_MAX, "2562048H"}};
  for (auto &row : table) {
    char out[WOOLI_TIMEOUT_MAX_LEN];
    size_t len = wooli_timeout_format(row.ns, out);
    EXPECT_EQ(std::string(out, len), row.text) << row.ns;
    int64_t back = 0;
    ASSERT_TRUE(wooli_timeout_parse(wool_str_n(out, len), &back));
    EXPECT_GE(back, row.ns);
  }
}

TEST(Status, MapsHttp) {
  const struct {
    int http;
    wool_code code;
  } table[] = {{400, WOOL_INTERNAL},
               {401, WOOL_UNAUTHENTICATED},
               {403, WOOL_PERMISSION_DENIED},
               {404, WOOL_UNIMPLEMENTED},
               {429, WOOL_UNAVAILABLE},
               {502, WOOL_UNAVAILABLE},
               {503, WOOL_UNAVAILABLE},
               {504, WOOL_UNAVAILABLE},
               {431, WOOL_INTERNAL},
               {200, WOOL_UNKNOWN},
               {500, WOOL_UNKNOWN},
               {302, WOOL_UNKNOWN},
               {0, WOOL_UNKNOWN}};
  for (auto &row : table)
    EXPECT_EQ(wooli_code_from_http(row.http), row.code) << row.http;
}

TEST(Status, MapsResets) {
  for (uint32_t error : {0u, 1u, 2u, 3u, 4u, 6u, 9u, 10u})
    EXPECT_EQ(wooli_code_from_h2(error), WOOL_INTERNAL) << error;
  EXPECT_EQ(wooli_code_from_h2(7), WOOL_UNAVAILABLE);
  EXPECT_EQ(wooli_code_from_h2(8), WOOL_CANCELLED);
  EXPECT_EQ(wooli_code_from_h2(11), WOOL_RESOURCE_EXHAUSTED);
  EXPECT_EQ(wooli_code_from_h2(12), WOOL_PERMISSION_DENIED);
  EXPECT_EQ(wooli_code_from_h2(14), WOOL_UNKNOWN);
  EXPECT_EQ(wooli_code_from_h2(UINT32_MAX), WOOL_UNKNOWN);
  EXPECT_STREQ(wooli_h2_error_name(8), "CANCEL");
  EXPECT_STREQ(wooli_h2_error_name(99), "UNKNOWN");
}

TEST(Status, ParsesItsNumber) {
  for (int code = 0; code <= 16; code++)
    EXPECT_EQ(wooli_code_parse(wooli_code_text(static_cast<wool_code>(code))),
              code);
  for (const char *text : {"", "17", "-1", "1x", "x", "99999999999999999999"})
    EXPECT_EQ(wooli_code_parse(wool_str_c(text)), WOOL_UNKNOWN) << text;
}

std::string percent_encode(const std::string &s) {
  wool_str view = wool_str_n(s.data(), s.size());
  std::string out(wooli_percent_encoded_len(view), 0);
  wooli_percent_encode(view, &out[0]);
  return out;
}

std::string percent_decode(const std::string &s) {
  std::string out(s.size(), 0);
  out.resize(wooli_percent_decode(wool_str_n(s.data(), s.size()), &out[0]));
  return out;
}

TEST(Status, PercentCodesItsMessage) {
  EXPECT_EQ(percent_encode("plain ~!"), "plain ~!");
  EXPECT_EQ(percent_encode("100%"), "100%25");
  EXPECT_EQ(percent_encode("\t\r\n\x7f"), "%09%0D%0A%7F");
  EXPECT_EQ(percent_encode("\xe2\x98\xba"), "%E2%98%BA");
  std::string all;
  for (int i = 0; i < 256; i++)
    all += static_cast<char>(i);
  EXPECT_EQ(percent_decode(percent_encode(all)), all);
  EXPECT_EQ(percent_decode("%e2%98%ba"), "\xe2\x98\xba");
}

TEST(Status, BadEscapesNeverLoseTheMessage) {
  for (const char *text : {"%", "%2", "%zz", "a%g0b", "100%", "%%", "%-1"})
    EXPECT_EQ(percent_decode(text), text);
  EXPECT_EQ(percent_decode("%%41"), "%A");
}

TEST(Target, ParsesItsForms) {
  const struct {
    const char *text;
    wooli_target_kind kind;
    const char *host;
    int port;
    const char *authority;
  } table[] = {
      {"localhost:80", WOOLI_TARGET_HOST, "localhost", 80, "localhost:80"},
      {"1.2.3.4:0", WOOLI_TARGET_HOST, "1.2.3.4", 0, "1.2.3.4:0"},
      {"[::1]:65535", WOOLI_TARGET_HOST, "::1", 65535, "[::1]:65535"},
      {"dns:a.b:1", WOOLI_TARGET_HOST, "a.b", 1, "a.b:1"},
      {"dns:///a.b:1", WOOLI_TARGET_HOST, "a.b", 1, "a.b:1"},
      {"ipv4:1.2.3.4:5", WOOLI_TARGET_IPV4, "1.2.3.4", 5, "1.2.3.4:5"},
      {"dns:a.b", WOOLI_TARGET_HOST, "a.b", 443, "a.b"},
      {"dns:[::1]", WOOLI_TARGET_HOST, "::1", 443, "[::1]"},
      {"ipv4:1.2.3.4", WOOLI_TARGET_IPV4, "1.2.3.4", 443, "1.2.3.4"},
      {"ipv4:1.2.3.4:5,6.7.8.9", WOOLI_TARGET_IPV4, "1.2.3.4", 5, "1.2.3.4:5"},
      {"ipv6:[::1]:5", WOOLI_TARGET_IPV6, "::1", 5, "[::1]:5"},
      {"unix:/a/b", WOOLI_TARGET_UNIX, "/a/b", 0, "localhost"},
      {"unix:a", WOOLI_TARGET_UNIX, "a", 0, "localhost"},
      {"unix:///a", WOOLI_TARGET_UNIX, "/a", 0, "localhost"},
      {"unix-abstract:x", WOOLI_TARGET_UNIX_ABSTRACT, "x", 0, "localhost"},
  };
  for (auto &row : table) {
    wooli_target t;
    wool_error error = WOOL_ERROR_INIT;
    ASSERT_EQ(wooli_target_parse(row.text, &t, &error), WOOL_OK)
        << row.text << ": " << error.message;
    EXPECT_EQ(t.kind, row.kind) << row.text;
    EXPECT_EQ(std::string(t.host.data, t.host.len), row.host);
    EXPECT_EQ(t.port, row.port);
    EXPECT_EQ(std::string(t.authority.data, t.authority.len), row.authority);
  }
}

TEST(Target, ReadsOneAddressOfAListAfterTheOther) {
  wooli_target t;
  ASSERT_EQ(wooli_target_parse("ipv6:[::1]:5,[::2],[::3]:7", &t, nullptr),
            WOOL_OK);
  const struct {
    const char *host;
    int port;
    bool has_port;
  } table[] = {{"::2", 443, false}, {"::3", 7, true}};
  for (auto &row : table) {
    ASSERT_GT(t.more.len, 0u);
    ASSERT_EQ(wooli_target_next(&t, &t, nullptr), WOOL_OK);
    EXPECT_EQ(std::string(t.host.data, t.host.len), row.host);
    EXPECT_EQ(t.port, row.port);
    EXPECT_EQ(t.has_port, row.has_port);
  }
  EXPECT_EQ(t.more.len, 0u);
  ASSERT_EQ(wooli_target_parse("ipv4:1.2.3.4:5,[::1]:6", &t, nullptr), WOOL_OK);
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(wooli_target_next(&t, &t, &error), WOOL_ERR_TYPE);
  EXPECT_STREQ(error.message, "target \"[::1]:6\": is not an IPv4 address");
}

TEST(Target, TellsSchemesFromHosts) {
  auto scheme = [](const char *text) {
    wool_str s = wooli_target_scheme(text);
    return std::string(s.data, s.len);
  };
  EXPECT_EQ(scheme("etcd:///orders"), "etcd");
  EXPECT_EQ(scheme("a+b-c.9:x"), "a+b-c.9");
  EXPECT_EQ(scheme("9a:x"), "");
  EXPECT_EQ(scheme("no-colon"), "");
  EXPECT_EQ(scheme("Upper:x"), "");
  for (const char *ours : {"dns", "ipv4", "ipv6", "unix", "unix-abstract"})
    EXPECT_TRUE(wooli_scheme_is_ours(wool_str_c(ours))) << ours;
  EXPECT_FALSE(wooli_scheme_is_ours(wool_str_c("etcd")));
  EXPECT_FALSE(wooli_scheme_is_ours(wool_str_c("dn")));
}

TEST(Target, RefusesWhatIsNone) {
  for (const char *text :
       {"", "host", "host:", ":80", "host:x", "host:65536", "host:-1", "::1:80",
        "[::1]", "[]:1", "ipv4:[::1]:5", "ipv6:1.2.3.4:5", "unix:",
        "unix-abstract:", "a/b:80", "[a]b:80", "http://a:80", "dns:"}) {
    wooli_target t;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(wooli_target_parse(text, &t, &error), WOOL_ERR_TYPE) << text;
    EXPECT_NE(std::string(error.message).find(text), std::string::npos);
  }
  wooli_target t;
  EXPECT_EQ(wooli_target_parse(nullptr, &t, nullptr), WOOL_ERR_TYPE);
}

TEST(Target, LimitsHoldAtThemAndNotOnePast) {
  wooli_target t;
  std::string path(WOOLI_MAX_UNIX_PATH_LEN, 'p');
  EXPECT_EQ(wooli_target_parse(("unix:" + path).c_str(), &t, nullptr), WOOL_OK);
  EXPECT_EQ(wooli_target_parse(("unix:" + path + "p").c_str(), &t, nullptr),
            WOOL_ERR_TYPE);
  std::string host(WOOLI_MAX_HOST_LEN, 'h');
  EXPECT_EQ(wooli_target_parse((host + ":1").c_str(), &t, nullptr), WOOL_OK);
  EXPECT_EQ(wooli_target_parse((host + "h:1").c_str(), &t, nullptr),
            WOOL_ERR_TYPE);
}

} // namespace
