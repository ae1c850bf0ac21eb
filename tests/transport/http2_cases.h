// What RFC 9113 and RFC 7541 demand of a server, case by case: bytes that a
// client sends, and what must come of them. Any HTTP/2 server can be held to
// it.
#ifndef WOOL_TESTS_TRANSPORT_HTTP2_CASES_H
#define WOOL_TESTS_TRANSPORT_HTTP2_CASES_H

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/transport/raw_http2.h"

namespace wool_test {

// RFC 9113, section 7.
enum Http2Error : uint32_t {
  kNoError = 0,
  kProtocolError = 1,
  kFlowControlError = 3,
  kStreamClosed = 5,
  kFrameSizeError = 6,
  kRefusedStream = 7,
  kCompressionError = 9,
};

enum class Outcome {
  // GOAWAY with the code, or one of the codes; and the connection is closed.
  kConnectionError,
  // RST_STREAM with one of the codes on the stream; others go on.
  kStreamError,
  // What the RFC lets a server choose: either of the two, with the code.
  kEitherError,
  // Stream `stream` gets an answer.
  kAnswered,
  // Nothing comes of it: the next PING is acknowledged, and no stream ended.
  kIgnored,
  // The connection is closed, with or without a GOAWAY.
  kClosed,
  // `check` says.
  kChecked,
};

struct Http2Case {
  const char *section; // of RFC 9113, or "7541-..." of HPACK's
  const char *name;    // a claim, as an identifier
  std::string bytes;   // after the preface and SETTINGS
  Outcome outcome;
  std::vector<uint32_t> codes;
  uint32_t stream; // of the outcome
  std::function<void(RawPeer &)> check;
  bool without_preface; // `bytes` are the first on the connection
};

std::vector<Http2Case> http2_cases();

// The same with what nghttp2 1.52 does differently, and any server on it:
// - a stream that was skipped and is begun later is ignored, as it looks like
//   one that was closed (5.1.1: PROTOCOL_ERROR);
// - SETTINGS that overflow a stream's window end the stream (6.9.2: the
//   connection).
std::vector<Http2Case> http2_cases_of_nghttp2();

// A case's name for GoogleTest: S6_9_2_...
std::string http2_case_name(const testing::TestParamInfo<Http2Case> &info);

// Runs a case against the server at `port` of loopback, with GoogleTest's
// expectations.
void run_http2_case(const Http2Case &c, uint16_t port);

} // namespace wool_test

#endif
