// What the server does about peers that are broken or malicious: a precise
// status or a closed connection, and the process serves others.

#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "runtime/transport/http2_client.h"
#include "runtime/transport/http2_server.h"
#include "runtime/transport/poller.h"
#include "tests/transport/raw_http2.h"
#include "tests/transport/test_call.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

class BadClient : public testing::Test {
protected:
  // Afterwards the server still answers, and holds nothing of the bad peer.
  void TearDown() override {
    wait_for([&] { return server_.n_connections() == 0; });
    wooli_loop *loop = wooli_loop_new(nullptr);
    wooli_client_options options{};
    options.target = server_.address().c_str();
    options.connect_timeout_ns = INT64_C(20000000000);
    wooli_client_transport *client =
        wooli_http2_client_new(loop, &options, nullptr);
    {
      Call call(client, "/echo/unary");
      call.open();
      call.send("still there", true);
      turn_until(loop, [&] { return call.ended; });
      EXPECT_EQ(call.code, WOOL_OK) << call.text;
    }
    client->vtable->free(client);
    wooli_loop_free(loop);
  }

  void wait_for(const std::function<bool()> &condition) {
    int64_t give_up = wooli_now_ns() + INT64_C(20000000000);
    while (!condition())
      ASSERT_LT(wooli_now_ns(), give_up) << "it never came about";
  }

  std::unique_ptr<RawPeer> connect(bool with_preface = true) {
    std::unique_ptr<RawPeer> peer(new RawPeer(server_.port()));
    EXPECT_TRUE(!with_preface || peer->send(preface()));
    return peer;
  }

  uint32_t goaway_code(RawPeer &peer) {
    Frame f = peer.read_of(kGoaway);
    EXPECT_EQ(f.type, kGoaway);
    return f.payload.size() < 8 ? 999 : static_cast<uint8_t>(f.payload[7]);
  }

  TestServer server_;
};

std::map<std::string, std::string> as_map(const Fields &fields) {
  return std::map<std::string, std::string>(fields.begin(), fields.end());
}

TEST_F(BadClient, GarbageIsClosed) {
  server_.start();
  for (const std::string &bytes :
       {std::string("\x16\x03\x01\x02\x00\x01", 6), std::string(1000, '\0'),
        std::string("pri * HTTP/2.0\r\n"), std::string(100000, '\xff')}) {
    auto peer = connect(false);
    peer->send(bytes);
    EXPECT_TRUE(peer->ended());
  }
}

TEST_F(BadClient, Http1IsToldSoInHttp1) {
  server_.start();
  auto peer = connect(false);
  peer->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  std::string answer = peer->read_all();
  EXPECT_EQ(answer.find("HTTP/1.1 400 Bad Request\r\n"), 0u) << answer;
  EXPECT_NE(answer.find("This port speaks gRPC over HTTP/2\n"),
            std::string::npos);
}

TEST_F(BadClient, APrefaceAndNothingMoreIsClosedInTime) {
  server_.limits.handshake_timeout_ns = INT64_C(100000000);
  server_.start();
  auto nothing = connect(false);
  auto magic = connect(false);
  magic->send(preface().substr(0, 24));
  auto half = connect(false);
  half->send(preface().substr(0, 10));
  EXPECT_TRUE(nothing->ended());
  EXPECT_TRUE(magic->ended());
  EXPECT_TRUE(half->ended());
}

TEST_F(BadClient, HalfAFrameIsClosedInTimeAndAnIdleConnectionIsNot) {
  server_.limits.handshake_timeout_ns = INT64_C(200000000);
  server_.start();
  auto idle = connect();
  for (size_t len : {1u, 8u, 9u, 20u}) {
    auto half = connect();
    half->send(request(1, "/hang").substr(0, len));
    EXPECT_TRUE(half->ended()) << len;
  }
  idle->send(request(1, "/echo/unary") +
             frame(kData, kEndStream, 1, message("x")));
  EXPECT_EQ(idle->read_of(kData).payload, message("x"));
}

TEST_F(BadClient, ASessionFedByteByByteIsAnswered) {
  server_.start();
  auto peer = connect(false);
  std::string session =
      preface() + frame(0xbe, 0x5a, 0, "an unknown frame") +
      frame(kSettings, 0, 0, std::string("\xf0\xf0\0\0\0\1", 6)) +
      request(1, "/echo/bidi", {{"key", "value"}, {"k-bin", "AAE"}}) +
      frame(kData, 0, 1, message("one") + message("two").substr(0, 2)) +
      frame(kPing, 0, 0, "12345678") +
      frame(kData, kPadded, 1,
            std::string("\x03", 1) + message("two").substr(2) +
                std::string(3, '\0')) +
      frame(kData, kEndStream, 1, message(""));
  for (char c : session)
    ASSERT_TRUE(peer->send(std::string(1, c)));
  std::string data;
  for (;;) {
    Frame f = peer->read();
    ASSERT_NE(f.type, -1);
    if (f.type == kData)
      data += f.payload;
    if (f.type == kHeaders && (f.flags & kEndStream))
      break;
  }
  EXPECT_EQ(data, message("one") + message("two") + message(""));
  EXPECT_EQ(server_.handler.take_closed().metadata.size(), 2u);
}

TEST_F(BadClient, AFrameTooLongEndsTheConnection) {
  server_.start();
  auto peer = connect();
  peer->send(request(1, "/hang") + frame(kData, 0, 1, std::string(16385, 'x')));
  EXPECT_EQ(goaway_code(*peer), 6u); // FRAME_SIZE_ERROR
  EXPECT_TRUE(peer->ended());
}

TEST_F(BadClient, AHeaderListIsTakenAtItsLimitAndNotBeyond) {
  server_.start();
  auto peer = connect();
  size_t used = 0;
  for (auto &f : decode(request(1, "/echo/unary").substr(9)))
    used += f.first.size() + f.second.size() + 32;
  size_t room = WOOLI_MAX_HEADER_LIST_LEN - used - 32 - 3;
  peer->send(request(1, "/echo/unary", {{"key", std::string(room, 'v')}},
                     kEndHeaders | kEndStream));
  EXPECT_EQ(as_map(decode(peer->read_of(kHeaders).payload))[":status"], "200");
  auto other = connect();
  other->send(request(1, "/echo/unary", {{"key", std::string(room + 1, 'v')}},
                      kEndHeaders | kEndStream));
  auto fields = as_map(decode(other->read_of(kHeaders).payload));
  EXPECT_EQ(fields[":status"], "431");
  EXPECT_EQ(fields["grpc-status"], "8");
}

TEST_F(BadClient, AContinuationFloodEndsTheConnection) {
  server_.start();
  auto peer = connect();
  peer->send(request(1, "/hang", {}, 0));
  for (int i = 0; i < 1000; i++)
    if (!peer->send(
            frame(kContinuation, 0, 1, hpack({{"k", std::string(1000, 'x')}}))))
      break;
  EXPECT_TRUE(peer->ended());
}

TEST_F(BadClient, RapidResetsEndTheConnection) {
  server_.start();
  auto peer = connect();
  std::string burst;
  for (uint32_t i = 0; i < WOOLI_RESET_BURST + 2000; i++)
    burst +=
        request(2 * i + 1, "/hang") + frame(kRstStream, 0, 2 * i + 1, u32(8));
  peer->send(burst);
  EXPECT_EQ(goaway_code(*peer), 11u); // ENHANCE_YOUR_CALM
  EXPECT_TRUE(peer->ended());
}

// libcurl resets every stream that has ended well.
TEST_F(BadClient, ResetsOfAnsweredStreamsAreForgiven) {
  server_.start();
  auto peer = connect();
  for (uint32_t i = 0; i < 2 * WOOLI_RESET_BURST; i++) {
    uint32_t id = 2 * i + 1;
    ASSERT_TRUE(
        peer->send(request(id, "/echo/unary", {}, kEndHeaders | kEndStream)));
    Frame f;
    do
      f = peer->read_of(kHeaders);
    while (f.type == kHeaders && !(f.flags & kEndStream));
    ASSERT_EQ(f.type, kHeaders) << "cut off after " << i;
    ASSERT_TRUE(peer->send(frame(kRstStream, 0, id, u32(5))));
  }
}

TEST_F(BadClient, PingsAreAnsweredUntilTheyAreTooMany) {
  server_.start();
  auto peer = connect();
  peer->send(frame(kPing, 0, 0, "12345678"));
  Frame ack = peer->read_of(kPing);
  EXPECT_EQ(ack.flags, kAck);
  EXPECT_EQ(ack.payload, "12345678");
  for (int i = 0; i < WOOLI_MAX_PING_STRIKES; i++)
    peer->send(frame(kPing, 0, 0, "12345678"));
  EXPECT_EQ(peer->read_of(kPing).flags, kAck);
  peer->send(frame(kPing, 0, 0, "12345678"));
  Frame f = peer->read_of(kGoaway);
  ASSERT_EQ(f.type, kGoaway);
  EXPECT_EQ(f.payload.substr(4), u32(11) + "too_many_pings");
  EXPECT_TRUE(peer->ended());
}

TEST_F(BadClient, ASettingsFloodThatIsNotReadEndsOrStalls) {
  server_.start();
  auto peer = connect();
  std::string flood;
  for (int i = 0; i < 1000; i++)
    flood += frame(kSettings, 0, 0);
  // Until neither side moves any more, or the server has had enough.
  int idle = 0;
  for (int i = 0; i < 20000 && idle < 100; i++) {
    ssize_t n = peer->send_some(flood);
    if (n < 0)
      break;
    idle = n == 0 ? idle + 1 : 0;
    EXPECT_LE(server_.queued_len(), size_t{WOOLI_LOOP_SCRATCH_LEN});
  }
  peer->close_now();
}

TEST_F(BadClient, ADataFloodBeyondTheWindowIsAFlowControlError) {
  server_.handler.hold_consume = true;
  server_.start();
  auto peer = connect();
  peer->send(request(1, "/hang"));
  std::string chunk = frame(kData, 0, 1, message(std::string(16000, 'x')));
  for (int i = 0; i < 100; i++)
    peer->send(chunk);
  for (;;) {
    Frame f = peer->read();
    ASSERT_NE(f.type, -1);
    if (f.type != kRstStream && f.type != kGoaway)
      continue;
    EXPECT_EQ(f.payload.substr(f.type == kGoaway ? 4 : 0, 4), u32(3));
    break;
  }
}

TEST_F(BadClient, DataOnAClosedStreamHarmsNoOther) {
  server_.start();
  auto peer = connect();
  peer->send(request(1, "/echo/unary", {}, kEndHeaders | kEndStream));
  Frame f;
  do
    f = peer->read_of(kHeaders);
  while (f.type == kHeaders && !(f.flags & kEndStream));
  EXPECT_EQ(server_.handler.take_closed().closed, WOOL_OK);
  peer->send(frame(kData, 0, 1, message("late")));
  f = peer->read();
  while (f.type == kWindowUpdate || f.type == kSettings)
    f = peer->read();
  EXPECT_TRUE(f.type == kGoaway || f.type == kRstStream || f.type == -1)
      << f.type;
}

TEST_F(BadClient, APeerThatNeverReadsIsNotBufferedFor) {
  server_.start();
  auto peer = connect(false);
  // A window of 1 GiB for the connection and each stream.
  peer->send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" +
             frame(kSettings, 0, 0, std::string("\0\4", 2) + u32(0x40000000)) +
             frame(kWindowUpdate, 0, 0, u32(0x40000000)));
  for (uint32_t i = 0; i < 10; i++)
    peer->send(request(2 * i + 1, "/big", {}, kEndHeaders | kEndStream));
  wait_for([&] { return server_.queued_len() > 0; });
  EXPECT_LE(server_.queued_len(), size_t{WOOLI_LOOP_SCRATCH_LEN});
  EXPECT_EQ(server_.handler.n_open(), 10u);
  peer->close_now();
  for (int i = 0; i < 10; i++)
    EXPECT_EQ(server_.handler.take_closed().closed, WOOL_CANCELLED);
}

TEST_F(BadClient, RefusalsSayWhy) {
  server_.start();
  const struct {
    Fields change;
    const char *http;
    const char *grpc;
    const char *message;
  } table[] = {
      {{{":method", "GET"}}, "405", "2", "the HTTP method is not POST"},
      {{{"content-type", "text/plain"}},
       "415",
       "2",
       "content-type is not application/grpc"},
      {{{"content-type", "application/grpcx"}},
       "415",
       "2",
       "content-type is not application/grpc"},
      {{{"grpc-timeout", "soon"}}, "200", "13", "grpc-timeout does not parse"},
      {{{"grpc-encoding", "gzip"}},
       "200",
       "12",
       "grpc-encoding names an encoding that this server does not have"},
      {{{"x-bin", "*"}},
       "200",
       "13",
       "the value of a -bin header is not base64"},
  };
  for (const auto &row : table) {
    auto peer = connect();
    Fields fields = {{":method", "POST"},
                     {":scheme", "http"},
                     {":path", "/echo/unary"},
                     {":authority", "x"},
                     {"content-type", "application/grpc+proto"}};
    for (const auto &c : row.change) {
      bool found = false;
      for (auto &f : fields)
        if (f.first == c.first) {
          f.second = c.second;
          found = true;
        }
      if (!found)
        fields.push_back(c);
    }
    peer->send(frame(kHeaders, kEndHeaders, 1, hpack(fields)));
    Frame f = peer->read_of(kHeaders);
    EXPECT_TRUE(f.flags & kEndStream);
    auto got = as_map(decode(f.payload));
    EXPECT_EQ(got[":status"], row.http);
    EXPECT_EQ(got["grpc-status"], row.grpc);
    EXPECT_EQ(got["grpc-message"], row.message);
    EXPECT_EQ(got["grpc-accept-encoding"],
              std::string(row.grpc) == "12" ? "identity" : "");
    // The peer had not half-closed, so it is told to stop.
    Frame reset = peer->read_of(kRstStream);
    EXPECT_EQ(reset.payload, u32(0));
  }
}

TEST_F(BadClient, BadMessagesEndTheirStreamOnly) {
  server_.start();
  const struct {
    std::string data;
    const char *grpc;
  } table[] = {
      {message("x", 1), "13"},
      {message("x", 7), "13"},
      {message("truncated").substr(0, 8), "13"},
      {message("").substr(0, 2), "13"},
      {std::string("\0\0\x40\0\1", 5), "8"}, // 4194305 bytes
  };
  auto peer = connect();
  uint32_t id = 1;
  for (const auto &row : table) {
    peer->send(request(id, "/echo/unary") +
               frame(kData, kEndStream, id, row.data));
    Frame f = peer->read_of(kHeaders);
    EXPECT_TRUE(f.flags & kEndStream);
    EXPECT_EQ(std::to_string(server_.handler.take_closed().closed), row.grpc);
    id += 2;
  }
}

TEST_F(BadClient, ConnectionsBeyondTheLimitAreClosed) {
  server_.limits.max_connections = 2;
  server_.start();
  auto one = connect();
  auto two = connect();
  EXPECT_EQ(one->read().type, kSettings);
  EXPECT_EQ(two->read().type, kSettings);
  RawPeer three(server_.port());
  EXPECT_TRUE(three.ended());
}

TEST_F(BadClient, StreamsBeyondTheLimitAreRefused) {
  server_.limits.max_concurrent_streams = 2;
  server_.start();
  auto peer = connect();
  // Not acknowledged yet, so the peer may not know of the limit.
  for (uint32_t id : {1u, 3u, 5u})
    peer->send(request(id, "/hang"));
  Frame f = peer->read_of(kRstStream);
  EXPECT_EQ(f.stream, 5u);
  EXPECT_EQ(f.payload, u32(7)); // REFUSED_STREAM
}

} // namespace
} // namespace wool_test
