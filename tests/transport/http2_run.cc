// Runs a case of the tables against a server.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/transport/http2_cases.h"

namespace wool_test {
namespace {

uint32_t code_of(const Frame &f) {
  size_t at = f.type == kGoaway ? 4 : 0;
  if (f.payload.size() < at + 4)
    return UINT32_MAX;
  uint32_t code = 0;
  for (size_t i = 0; i < 4; i++)
    code = code << 8 | static_cast<uint8_t>(f.payload[at + i]);
  return code;
}

bool is_one_of(uint32_t code, const std::vector<uint32_t> &codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void expect_alive(RawPeer &peer) {
  const std::string mark = "are you?";
  EXPECT_TRUE(peer.send(frame(kPing, 0, 0, mark)));
  for (;;) {
    Frame f = peer.read();
    ASSERT_NE(f.type, -1) << "the connection has ended";
    ASSERT_NE(f.type, static_cast<int>(kGoaway))
        << "GOAWAY " << code_of(f) << ' ' << f.payload.substr(8);
    ASSERT_NE(f.type, static_cast<int>(kRstStream)) << "code " << code_of(f);
    if (f.type == kPing && f.payload == mark)
      return;
  }
}

void expect_answer(RawPeer &peer, uint32_t stream) {
  for (;;) {
    Frame f = peer.read();
    ASSERT_NE(f.type, -1) << "the connection has ended";
    ASSERT_NE(f.type, static_cast<int>(kGoaway))
        << "GOAWAY " << code_of(f) << ' ' << f.payload.substr(8);
    ASSERT_NE(f.type, static_cast<int>(kRstStream)) << "code " << code_of(f);
    if (f.type != kHeaders)
      continue;
    EXPECT_EQ(f.stream, stream);
    EXPECT_EQ(decode(f.payload).at(0).first, ":status");
    return;
  }
}

void expect_error(RawPeer &peer, const Http2Case &c) {
  for (;;) {
    Frame f = peer.read();
    ASSERT_NE(f.type, -1) << "the connection has ended without a word";
    if (f.type == kHeaders) {
      EXPECT_NE(c.section[0], '8') << "a malformed request was answered";
    }
    if (f.type == kGoaway) {
      EXPECT_NE(c.outcome, Outcome::kStreamError) << f.payload.substr(8);
      EXPECT_TRUE(is_one_of(code_of(f), c.codes))
          << "GOAWAY " << code_of(f) << ' ' << f.payload.substr(8);
      EXPECT_TRUE(peer.ended());
      return;
    }
    if (f.type == kRstStream) {
      EXPECT_NE(c.outcome, Outcome::kConnectionError) << "only a RST_STREAM";
      EXPECT_TRUE(is_one_of(code_of(f), c.codes))
          << "RST_STREAM " << code_of(f);
      if (c.stream != 0) {
        EXPECT_EQ(f.stream, c.stream);
      }
      if (c.outcome == Outcome::kStreamError)
        expect_alive(peer);
      return;
    }
  }
}

} // namespace

void run_http2_case(const Http2Case &c, uint16_t port) {
  RawPeer peer(port);
  // A peer that has had enough may be gone before it has got it all.
  (void)peer.send(c.without_preface ? c.bytes : preface() + c.bytes);
  switch (c.outcome) {
  case Outcome::kConnectionError:
  case Outcome::kStreamError:
  case Outcome::kEitherError:
    expect_error(peer, c);
    break;
  case Outcome::kAnswered:
    expect_answer(peer, c.stream);
    break;
  case Outcome::kIgnored:
    expect_alive(peer);
    break;
  case Outcome::kClosed:
    EXPECT_TRUE(peer.ended());
    break;
  case Outcome::kChecked:
    c.check(peer);
    break;
  }
}

} // namespace wool_test
