// What the client makes of servers that are broken, misconfigured or gone.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <memory>

#include "runtime/transport/http2_client.h"
#include "tests/transport/raw_http2.h"
#include "tests/transport/test_call.h"

namespace wool_test {
namespace {

constexpr size_t kWindowLen = 262144; // a stream's

std::string headers(const Fields &fields, int flags = 0) {
  return frame(kHeaders, kEndHeaders | flags, 1, hpack(fields));
}

std::string ok_headers() {
  return headers({{":status", "200"}, {"content-type", "application/grpc"}});
}

std::string trailers(const std::string &status) {
  return headers({{"grpc-status", status}}, kEndStream);
}

class BadServer : public testing::Test {
protected:
  void SetUp() override {
    loop_ = wooli_loop_new(nullptr);
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *name = reinterpret_cast<sockaddr *>(&address);
    socklen_t len = sizeof address;
    ASSERT_EQ(bind(listener_, name, len), 0);
    ASSERT_EQ(listen(listener_, 10), 0);
    ASSERT_EQ(getsockname(listener_, name, &len), 0);
    target_ = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }

  void TearDown() override {
    if (client_)
      client_->vtable->free(client_);
    if (listener_ >= 0)
      close(listener_);
    wooli_loop_free(loop_);
  }

  void connect(int64_t timeout_ns = INT64_C(20000000000)) {
    wooli_client_options options{};
    options.target = target_.c_str();
    options.connect_timeout_ns = timeout_ns;
    client_ = wooli_http2_client_new(loop_, &options, nullptr);
    ASSERT_NE(client_, nullptr);
  }

  std::unique_ptr<RawPeer> accept_one() {
    int fd = -1;
    turn_until(loop_, [&] {
      fd = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK);
      return fd >= 0;
    });
    return std::unique_ptr<RawPeer>(new RawPeer(fd));
  }

  // Makes a call, answers it with bytes, and closes if told to.
  void answer(Call &call, const std::string &bytes, bool then_close = false) {
    if (!client_)
      connect();
    call.open();
    call.send("question", true);
    auto peer = accept_one();
    turn_until(loop_, [&] { return call.n_sent == 1 || call.ended; });
    peer->send(bytes);
    if (then_close)
      shutdown(peer->fd(), SHUT_WR);
    turn_until(loop_, [&] { return call.ended; });
    EXPECT_FALSE(call.from_peer && call.code == WOOL_OK && bytes.empty());
    client_->vtable->free(client_);
    client_ = nullptr;
  }

  wooli_loop *loop_ = nullptr;
  wooli_client_transport *client_ = nullptr;
  int listener_ = -1;
  std::string target_;
};

struct Case {
  const char *name;
  std::string bytes;
  wool_code code;
  const char *text; // a part of the message
  bool from_peer = false;
};

std::string goaway(uint32_t last, uint32_t error, const std::string &debug) {
  return frame(kGoaway, 0, 0, u32(last) + u32(error) + debug);
}

std::vector<Case> cases() {
  std::string start = kSettingsFrame;
  std::string long_value(9000, 'x');
  return {
      {"garbage", std::string(100, '\xee'), WOOL_UNAVAILABLE, "lost"},
      {"http1", "HTTP/1.1 400 Bad Request\r\n\r\n", WOOL_UNAVAILABLE,
       "answers in HTTP/1"},
      {"no status",
       start +
           headers({{":status", "200"}, {"content-type", "application/grpc"}},
                   kEndStream),
       WOOL_UNKNOWN, "no grpc-status"},
      {"no status in trailers",
       start + ok_headers() + headers({{"x", "y"}}, kEndStream), WOOL_UNKNOWN,
       "no grpc-status"},
      {"no trailers",
       start + ok_headers() + frame(kData, kEndStream, 1, message("m")),
       WOOL_UNKNOWN, "no grpc-status"},
      {"404", start + headers({{":status", "404"}}, kEndStream),
       WOOL_UNIMPLEMENTED, "404"},
      {"503", start + headers({{":status", "503"}}, kEndStream),
       WOOL_UNAVAILABLE, "503"},
      {"401", start + headers({{":status", "401"}}, kEndStream),
       WOOL_UNAUTHENTICATED, "401"},
      {"502 as a page",
       start + headers({{":status", "502"}, {"content-type", "text/html"}}) +
           frame(kData, kEndStream, 1, "<html>"),
       WOOL_UNAVAILABLE, "502"},
      {"200 as a page",
       start + headers({{":status", "200"}, {"content-type", "text/html"}}),
       WOOL_UNKNOWN, "content-type"},
      {"grpc-status wins over HTTP's",
       start + headers({{":status", "503"},
                        {"content-type", "application/grpc"},
                        {"grpc-status", "5"},
                        {"grpc-message", "not%20here"}},
                       kEndStream),
       WOOL_NOT_FOUND, "not here", true},
      {"status wins over an encoding in the same list",
       start + headers({{":status", "200"},
                        {"content-type", "application/grpc"},
                        {"grpc-encoding", "snappy"},
                        {"grpc-status", "12"}},
                       kEndStream),
       WOOL_UNIMPLEMENTED, "", true},
      {"status wins over an encoding in trailers",
       start + ok_headers() +
           headers({{"grpc-encoding", "snappy"}, {"grpc-status", "5"}},
                   kEndStream),
       WOOL_NOT_FOUND, "", true},
      {"status is no number", start + ok_headers() + trailers("x"),
       WOOL_UNKNOWN, "not a code"},
      {"status is no code", start + ok_headers() + trailers("17"), WOOL_UNKNOWN,
       "not a code"},
      {"1xx is skipped",
       start + headers({{":status", "100"}}) +
           headers({{":status", "103"}, {"x", "y"}}) + ok_headers() +
           trailers("3"),
       WOOL_INVALID_ARGUMENT, "", true},
      {"truncated message",
       start + ok_headers() +
           frame(kData, 0, 1, message("whole").substr(0, 7)) + trailers("0"),
       WOOL_INTERNAL, "2 of a message's 5 bytes"},
      {"compressed message",
       start + ok_headers() + frame(kData, 0, 1, message("m", 1)) +
           trailers("0"),
       WOOL_INTERNAL, "names no encoding"},
      {"flag of no meaning",
       start + ok_headers() + frame(kData, 0, 1, message("m", 9)) +
           trailers("0"),
       WOOL_INTERNAL, "flag 9"},
      {"message too long",
       start + ok_headers() +
           frame(kData, 0, 1, std::string("\0\0\x40\0\1", 5)),
       WOOL_RESOURCE_EXHAUSTED,
       "message length 4194305 exceeds max_recv_message_len 4194304"},
      {"encoding not asked for",
       start + headers({{":status", "200"},
                        {"content-type", "application/grpc"},
                        {"grpc-encoding", "gzip"}}),
       WOOL_INTERNAL, "encoding gzip"},
      {"bad base64",
       start + headers({{":status", "200"},
                        {"content-type", "application/grpc"},
                        {"x-bin", "*"}}),
       WOOL_INTERNAL, "not base64"},
      {"header list too long",
       start + headers({{":status", "200"}, {"x", long_value}}),
       WOOL_RESOURCE_EXHAUSTED, "exceeds 8192"},
      {"goaway", start + goaway(0, 11, "too_many_pings"), WOOL_UNAVAILABLE,
       "GOAWAY ENHANCE_YOUR_CALM: too_many_pings"},
  };
}

TEST_F(BadServer, EveryWrongAnswerHasAPreciseStatus) {
  for (const Case &c : cases()) {
    Call call((connect(), client_), "/a/b");
    answer(call, c.bytes);
    EXPECT_EQ(call.code, c.code) << c.name << ": " << call.text;
    EXPECT_NE(call.text.find(c.text), std::string::npos)
        << c.name << ": " << call.text;
    EXPECT_EQ(call.from_peer, c.from_peer) << c.name;
  }
}

TEST_F(BadServer, AnswersFedByteByByteMeanTheSame) {
  for (const Case &c : cases()) {
    if (c.bytes.size() > 1000)
      continue;
    connect();
    Call call(client_, "/a/b");
    call.open();
    call.send("question", true);
    auto peer = accept_one();
    for (size_t i = 0; i < c.bytes.size() && !call.ended; i++) {
      peer->send(c.bytes.substr(i, 1));
      wooli_loop_turn(loop_, 0);
    }
    turn_until(loop_, [&] { return call.ended; });
    EXPECT_EQ(call.code, c.code) << c.name << ": " << call.text;
    client_->vtable->free(client_);
    client_ = nullptr;
  }
}

TEST_F(BadServer, EveryResetHasItsCode) {
  const struct {
    uint32_t error;
    wool_code code;
  } table[] = {{0, WOOL_INTERNAL},
               {1, WOOL_INTERNAL},
               {2, WOOL_INTERNAL},
               {3, WOOL_INTERNAL},
               {7, WOOL_UNAVAILABLE},
               {8, WOOL_CANCELLED},
               {11, WOOL_RESOURCE_EXHAUSTED},
               {12, WOOL_PERMISSION_DENIED},
               {77, WOOL_UNKNOWN}};
  for (auto &row : table) {
    for (const std::string &before :
         {std::string(), ok_headers(),
          ok_headers() + frame(kData, 0, 1, message("m"))}) {
      Call call((connect(), client_), "/a/b");
      answer(call,
             kSettingsFrame + before + frame(kRstStream, 0, 1, u32(row.error)));
      EXPECT_EQ(call.code, row.code) << row.error << call.text;
      EXPECT_FALSE(call.from_peer);
    }
  }
}

TEST_F(BadServer, AConnectionThatDropsIsUnavailable) {
  for (const std::string &bytes :
       {std::string(), kSettingsFrame, kSettingsFrame + ok_headers(),
        kSettingsFrame + ok_headers() +
            frame(kData, 0, 1, message("whole").substr(0, 7)),
        kSettingsFrame + ok_headers() + trailers("0").substr(0, 5)}) {
    Call call((connect(), client_), "/a/b");
    answer(call, bytes, true);
    EXPECT_EQ(call.code, WOOL_UNAVAILABLE) << call.text;
    EXPECT_NE(call.text.find("the peer closed the connection"),
              std::string::npos)
        << call.text;
    EXPECT_FALSE(call.from_peer);
  }
}

TEST_F(BadServer, AServerThatAcceptsAndIsSilentTimesOut) {
  connect(INT64_C(100000000));
  Call call(client_, "/a/b");
  call.open();
  call.send("question", true);
  auto peer = accept_one();
  turn_until(loop_, [&] { return call.ended; });
  EXPECT_EQ(call.code, WOOL_UNAVAILABLE);
  EXPECT_NE(call.text.find("no HTTP/2 preface and SETTINGS in time"),
            std::string::npos)
      << call.text;
}

TEST_F(BadServer, ARefusedConnectionFailsAtOnceAndForAWhile) {
  close(listener_);
  listener_ = -1;
  connect();
  for (int i = 0; i < 3; i++) {
    Call call(client_, "/a/b");
    call.open();
    call.send("question", true);
    turn_until(loop_, [&] { return call.ended; });
    EXPECT_EQ(call.code, WOOL_UNAVAILABLE);
    EXPECT_EQ(call.text,
              "connecting to ipv4:" + target_ + ": Connection refused");
  }
}

TEST_F(BadServer, AHostThatDoesNotResolveIsUnavailable) {
  target_ = "dns:no-such-host.invalid:80";
  connect();
  Call call(client_, "/a/b");
  call.open();
  call.send("question", true);
  turn_until(loop_, [&] { return call.ended; });
  EXPECT_EQ(call.code, WOOL_UNAVAILABLE);
  EXPECT_EQ(call.text.find("resolving no-such-host.invalid: "), 0u)
      << call.text;
}

TEST_F(BadServer, AnAddressOfTheWrongKindIsNotConnectedTo) {
  target_ = "ipv4:localhost:80";
  connect();
  Call call(client_, "/a/b");
  call.open();
  turn_until(loop_, [&] { return call.ended; });
  EXPECT_EQ(call.code, WOOL_UNAVAILABLE);
  EXPECT_EQ(call.text, "localhost is not an IPv4 address");
}

TEST_F(BadServer, CallsMoveToANewConnectionAfterAGoaway) {
  connect();
  Call first(client_, "/a/b");
  first.open();
  first.send("question", true);
  auto peer = accept_one();
  turn_until(loop_, [&] { return first.n_sent == 1; });
  // The first may still end; others must go elsewhere.
  peer->send(kSettingsFrame + goaway(1, 0, ""));
  turn_until(loop_, [&] { return *first.peer() != 0; });
  for (int i = 0; i < 10; i++)
    wooli_loop_turn(loop_, 0);
  Call second(client_, "/a/b");
  second.open();
  second.send("question", true);
  auto other = accept_one();
  turn_until(loop_, [&] { return second.n_sent == 1; });
  other->send(kSettingsFrame + ok_headers() + trailers("0"));
  turn_until(loop_, [&] { return second.ended; });
  EXPECT_EQ(second.code, WOOL_OK) << second.text;
  peer->send(ok_headers() + trailers("0"));
  turn_until(loop_, [&] { return first.ended; });
  EXPECT_EQ(first.code, WOOL_OK) << first.text;
}

TEST_F(BadServer, AnIdleConnectionThatEndedIsNoticedBeforeUse) {
  connect();
  {
    Call call(client_, "/a/b");
    call.open();
    call.send("question", true);
    auto peer = accept_one();
    turn_until(loop_, [&] { return call.n_sent == 1; });
    peer->send(kSettingsFrame + ok_headers() + trailers("0"));
    turn_until(loop_, [&] { return call.ended; });
    EXPECT_EQ(call.code, WOOL_OK) << call.text;
  } // closed here, and nobody turns the loop
  int64_t until = wooli_now_ns() + 5 * WOOLI_IDLE_PROBE_NS;
  while (wooli_now_ns() < until) {
  }
  Call call(client_, "/a/b");
  call.open();
  call.send("question", true);
  auto peer = accept_one();
  turn_until(loop_, [&] { return call.n_sent == 1; });
  peer->send(kSettingsFrame + ok_headers() + trailers("0"));
  turn_until(loop_, [&] { return call.ended; });
  EXPECT_EQ(call.code, WOOL_OK) << call.text;
}

TEST_F(BadServer, CallsBeyondTheServersLimitWait) {
  connect();
  Call first(client_, "/a/b");
  first.open();
  first.send("question", true);
  auto peer = accept_one();
  peer->send(frame(kSettings, 0, 0, std::string("\0\3", 2) + u32(1)) +
             frame(kPing, 0, 0, "settings"));
  turn_until(loop_, [&] { return first.n_sent == 1; });
  for (int i = 0; i < 10; i++)
    wooli_loop_turn(loop_, 0);
  Call second(client_, "/a/b");
  second.open();
  second.send("question", true);
  for (int i = 0; i < 10; i++)
    wooli_loop_turn(loop_, 0);
  EXPECT_EQ(second.n_sent, 0) << "sent beyond the limit";
  peer->send(ok_headers() + trailers("0"));
  turn_until(loop_, [&] { return first.ended && second.n_sent == 1; });
  peer->send(wool_test::answer(3));
  turn_until(loop_, [&] { return second.ended; });
  EXPECT_EQ(second.code, WOOL_OK) << second.text;
}

// A page of an error may be longer than a stream's window.
TEST_F(BadServer, WhatIsNoMessageIsReadToItsEnd) {
  connect();
  Call call(client_, "/a/b");
  call.open();
  call.send("question", true);
  auto peer = accept_one();
  turn_until(loop_, [&] { return call.n_sent == 1; });
  peer->send(kSettingsFrame + headers({{":status", "503"},
                                       {"content-type", "application/grpc"}}));
  const std::string page = frame(kData, 0, 1, std::string(16384, 'x'));
  const std::string more("\0\0\4\x8\0\0\0\0\1", 9); // of the stream's window
  for (size_t sent = 0; sent < 2 * kWindowLen; sent += 131072) {
    for (int i = 0; i < 8; i++)
      peer->send(page);
    std::string seen;
    turn_until(loop_, [&] {
      char bytes[4096];
      ssize_t n = recv(peer->fd(), bytes, sizeof bytes, MSG_DONTWAIT);
      if (n > 0)
        seen.append(bytes, static_cast<size_t>(n));
      return seen.find(more) != std::string::npos || call.ended;
    });
    ASSERT_FALSE(call.ended) << call.text;
  }
  peer->send(trailers("14"));
  turn_until(loop_, [&] { return call.ended; });
  EXPECT_EQ(call.code, WOOL_UNAVAILABLE) << call.text;
  EXPECT_TRUE(call.from_peer);
}

TEST_F(BadServer, RequestHeadersAreAsGrpcDemands) {
  connect();
  Call call(client_, "/pkg.Service/Method");
  call.timeout_ns = INT64_C(5000000000);
  call.announce = true;
  call.add("key", "value");
  call.add("raw-bin", std::string("\0\xff", 2));
  call.open();
  call.send("question", true);
  auto peer = accept_one();
  turn_until(loop_, [&] { return call.n_sent == 1; });
  char magic[24];
  ASSERT_EQ(recv(peer->fd(), magic, sizeof magic, 0), 24);
  Frame f = peer->read_of(kHeaders);
  Fields fields = decode(f.payload);
  ASSERT_EQ(fields.size(), 10u);
  EXPECT_EQ(fields[0],
            (std::pair<std::string, std::string>(":method", "POST")));
  EXPECT_EQ(fields[1].second, "http");
  EXPECT_EQ(fields[2].second, "/pkg.Service/Method");
  EXPECT_EQ(fields[3].second, target_);
  EXPECT_EQ(fields[4].first, "te");
  EXPECT_EQ(fields[5].first, "grpc-timeout");
  EXPECT_EQ(fields[6].second, "application/grpc");
  EXPECT_EQ(fields[7].second, "grpc-c-wool/" WOOL_VERSION);
  EXPECT_EQ(fields[8].second, "value");
  EXPECT_EQ(fields[9].second, "AP8");
  f = peer->read_of(kData);
  EXPECT_EQ(f.payload, message("question"));
  EXPECT_TRUE(f.flags & kEndStream);
  call.cancel();
  wooli_loop_turn(loop_, 0);
  EXPECT_EQ(peer->read_of(kRstStream).payload, u32(8));
}

} // namespace
} // namespace wool_test
