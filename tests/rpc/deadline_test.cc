/* What a server says when a deadline has passed, to a client that does not
 * watch it itself. */
#include "tests/rpc/probe_server.h"
#include "tests/transport/raw_http2.h"

namespace {

using namespace wool_test;

const Fields kSoon = {{"grpc-timeout", "30m"}};

uint16_t PortOf(const ProbeServer &server) {
  return static_cast<uint16_t>(
      std::stoi(server.address.substr(server.address.rfind(':') + 1)));
}

std::string Field(const Frame &frame, const std::string &name) {
  for (const auto &field : decode(frame.payload))
    if (field.first == name)
      return field.second;
  return "(none)";
}

std::string ResetCode(const Frame &frame) {
  return frame.type == kRstStream ? std::to_string(frame.payload[3])
                                  : "no reset";
}

/* A `retraces` stream on which one message has been sent. */
std::string AskedStream() {
  return request(1, "/probe.Probe/retraces", kSoon) +
         frame(kData, 0, 1, message(std::string("\x0a\x01x", 3)));
}

TEST(Deadline, OfAUnaryCallIsAStatus) {
  ProbeServer server;
  RawPeer peer(PortOf(server));
  peer.send(preface() + request(1, "/probe.Probe/hold", kSoon) +
            frame(kData, kEndStream, 1, message("")));
  Frame only = peer.read_of(kHeaders);
  EXPECT_EQ(kEndStream | kEndHeaders, only.flags);
  EXPECT_EQ("200", Field(only, ":status"));
  EXPECT_EQ("4", Field(only, "grpc-status"));
  server.AwaitHolding(0);
  EXPECT_EQ(1, server.cancelled);
}

TEST(Deadline, OfARequestThatNeverEndsIsAStatusAndAReset) {
  ProbeServer server;
  RawPeer peer(PortOf(server));
  peer.send(preface() + request(1, "/probe.Probe/hold", kSoon));
  EXPECT_EQ("4", Field(peer.read_of(kHeaders), "grpc-status"));
  EXPECT_EQ("0", ResetCode(peer.read_of(kRstStream)));
}

TEST(Deadline, OfAStreamIsTrailersBehindItsMessages) {
  ProbeServer server;
  RawPeer peer(PortOf(server));
  peer.send(preface() + AskedStream());
  EXPECT_EQ("(none)", Field(peer.read_of(kHeaders), "grpc-status"));
  EXPECT_LT(0u, peer.read_of(kData).payload.size());
  Frame trailers = peer.read_of(kHeaders);
  EXPECT_EQ("4", Field(trailers, "grpc-status"));
  EXPECT_TRUE(trailers.flags & kEndStream);
  EXPECT_EQ("0", ResetCode(peer.read_of(kRstStream)));
}

TEST(Deadline, OfAStreamThatHasNoRoomIsAReset) {
  ProbeServer server;
  RawPeer peer(PortOf(server));
  /* INITIAL_WINDOW_SIZE 0: the result cannot leave. */
  std::string no_window =
      frame(kSettings, 0, 0, std::string("\x00\x04\x00\x00\x00\x00", 6));
  peer.send(preface() + no_window + AskedStream());
  EXPECT_EQ("8", ResetCode(peer.read_of(kRstStream)));
}

TEST(Deadline, EndsTheWaitOfAHandler) {
  ProbeServer server;
  RawPeer peer(PortOf(server));
  peer.send(preface() + request(1, "/probe.Probe/retraces", kSoon));
  EXPECT_EQ("4", Field(peer.read_of(kHeaders), "grpc-status"));
  /* All handlers have to be gone for this to return. */
  wool_server_shutdown(server.server, -1);
}

} // namespace
