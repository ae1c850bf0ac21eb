// RFC 9113 and RFC 7541 at the server: the table of http2_cases, and that no
// malformed request reaches a handler.
#include <gtest/gtest.h>

#include "runtime/transport/http2_server.h"
#include "tests/transport/http2_cases.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

class Conformance : public testing::TestWithParam<Http2Case> {};

TEST_P(Conformance, Server) {
  const Http2Case &c = GetParam();
  TestServer server;
  server.limits.max_concurrent_streams = 100;
  server.start();
  run_http2_case(c, server.port());
  // A request that HTTP forbids is none. Where its head was well-formed, it may
  // have begun.
  bool malformed_head = c.outcome == Outcome::kStreamError &&
                        (std::string(c.section).rfind("8.2", 0) == 0 ||
                         std::string(c.section).rfind("8.3", 0) == 0);
  if (malformed_head) {
    EXPECT_EQ(server.handler.n_shown(), 0u);
  }
}

INSTANTIATE_TEST_SUITE_P(Rfc9113, Conformance,
                         testing::ValuesIn(http2_cases_of_nghttp2()),
                         http2_case_name);

} // namespace
} // namespace wool_test
