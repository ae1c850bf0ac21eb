/* Attempts where a peer or a connection fails: what no server has acted on is
 * sent anew, without any policy; and a response that is lost. */
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <wool/compression.h>

#include "tests/rpc/luck_server.h"
#include "tests/transport/raw_http2.h"

namespace {

using namespace wool_test;
using Strings = std::vector<std::string>;

int Listen(std::string *address) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t len = sizeof at;
  auto *name = reinterpret_cast<sockaddr *>(&at);
  EXPECT_EQ(0, bind(fd, name, len));
  EXPECT_EQ(0, listen(fd, 10));
  EXPECT_EQ(0, getsockname(fd, name, &len));
  *address = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
  return fd;
}

/* One connection after the other, each with a part to play. */
class RawServer {
public:
  using Part = std::function<void(RawServer &, RawPeer &)>;
  explicit RawServer(std::vector<Part> parts) : listener_(Listen(&address)) {
    thread_ = std::thread([this, parts] {
      for (const Part &part : parts) {
        int fd = accept(listener_, nullptr, nullptr);
        if (fd < 0)
          return;
        char preface[24];
        EXPECT_EQ(24, recv(fd, preface, sizeof preface, MSG_WAITALL));
        RawPeer peer(fd);
        /* HEADER_TABLE_SIZE 0: each header block can be read by itself. */
        peer.send(frame(kSettings, 0, 0, std::string("\0\x01\0\0\0\0", 6)));
        part(*this, peer);
      }
    });
  }
  ~RawServer() {
    (void)Served();
    close(listener_);
  }
  /* When all parts have been played: of each request, what it said of attempts
   * before. */
  const Strings &Served() {
    if (thread_.joinable())
      thread_.join();
    return previous;
  }
  /* Reads a request; its stream. */
  uint32_t Request(RawPeer &peer) {
    Frame headers = peer.read_of(kHeaders);
    std::string found = "-";
    for (const auto &field : decode(headers.payload))
      if (field.first == "grpc-previous-rpc-attempts")
        found = field.second;
    previous.push_back(found);
    for (Frame f = headers; f.type >= 0 && !(f.flags & kEndStream);)
      f = peer.read_of(kData);
    return headers.stream;
  }

  std::string address;
  Strings previous; /* the thread's */

private:
  int listener_;
  std::thread thread_;
};

std::string Headers(uint32_t stream, const Fields &more = {}) {
  Fields fields = {{":status", "200"}, {"content-type", "application/grpc"}};
  fields.insert(fields.end(), more.begin(), more.end());
  return frame(kHeaders, kEndHeaders, stream, hpack(fields));
}

std::string Trailers(uint32_t stream, const char *status) {
  return frame(kHeaders, kEndHeaders | kEndStream, stream,
               hpack({{"grpc-status", status}}));
}

std::string TrailersOnly(uint32_t stream, const char *status,
                         const Fields &more = {}) {
  Fields fields = {{":status", "200"},
                   {"content-type", "application/grpc"},
                   {"grpc-status", status}};
  fields.insert(fields.end(), more.begin(), more.end());
  return frame(kHeaders, kEndHeaders | kEndStream, stream, hpack(fields));
}

std::string Good(uint32_t stream) {
  return Headers(stream) + frame(kData, 0, stream, message("\x0a\x03won")) +
         Trailers(stream, "0");
}

std::string Reset(uint32_t stream, uint32_t code) {
  return frame(kRstStream, 0, stream, u32(code));
}

std::string Goaway(uint32_t last) {
  return frame(kGoaway, 0, 0, u32(last) + u32(0));
}

constexpr uint32_t kRefused = 7, kCancel = 8;

class Attempts : public testing::Test {
protected:
  LuckServer luck_; /* owns the channels */

  wool_code Pull(wool_channel *channel, std::string *out_message = nullptr) {
    Call call(channel);
    wool_str out = {nullptr, 0};
    wool_code rc = luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, &out);
    if (!rc) {
      EXPECT_EQ("won", Text(out));
    }
    if (out_message)
      *out_message = call.message();
    return rc;
  }
  wool_channel *To(const RawServer &server, const std::string &config = "{}") {
    return luck_.Channel(config, WOOL_CHANNEL_OPTIONS_INIT, server.address);
  }
};

TEST_F(Attempts, ARefusedStreamIsSentAnewOnce) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    peer.send(Reset(s.Request(peer), kRefused));
    peer.send(Good(s.Request(peer)));
  }});
  EXPECT_EQ(WOOL_OK, Pull(To(server)));
  EXPECT_EQ((Strings{"-", "-"}), server.Served());
}

TEST_F(Attempts, AStreamThatIsRefusedTwiceIsUnavailable) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    peer.send(Reset(s.Request(peer), kRefused));
    peer.send(Reset(s.Request(peer), kRefused));
    peer.read_of(kGoaway); /* nothing else comes */
  }});
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.disable_retries = true; /* these are not meant */
  wool_channel *channel = nullptr;
  ASSERT_EQ(WOOL_OK, wool_channel_new(server.address.c_str(), &options,
                                      &channel, nullptr));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(channel));
  wool_channel_unref(channel);
}

TEST_F(Attempts, WhatIsRefusedAgainIsThePolicysMatter) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    for (int i = 0; i < 3; i++)
      peer.send(Reset(s.Request(peer), kRefused));
    peer.send(Good(s.Request(peer)));
  }});
  EXPECT_EQ(WOOL_OK, Pull(To(server, EveryMethod(RetryPolicy(3)))));
  EXPECT_EQ((Strings{"-", "-", "1", "2"}), server.Served());
}

TEST_F(Attempts, AnotherResetIsNotSentAnew) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    peer.send(Reset(s.Request(peer), kCancel));
  }});
  EXPECT_EQ(WOOL_CANCELLED, Pull(To(server)));
  EXPECT_EQ(1u, server.Served().size());
}

TEST_F(Attempts, AStreamAboveAGoawaysLastIdIsSentAnewElsewhere) {
  RawServer server(
      {[](RawServer &s, RawPeer &peer) {
         (void)s.Request(peer);
         peer.send(Goaway(0));
       },
       [](RawServer &s, RawPeer &peer) { peer.send(Good(s.Request(peer))); }});
  EXPECT_EQ(WOOL_OK, Pull(To(server)));
  EXPECT_EQ((Strings{"-", "-"}), server.Served());
}

TEST_F(Attempts, AStreamOfArgumentsIsSentAnewToo) {
  std::string second;
  RawServer server({[](RawServer &s, RawPeer &peer) {
    s.previous.push_back("");
    uint32_t stream = peer.read_of(kHeaders).stream;
    (void)peer.read_of(kData);
    peer.send(Reset(stream, kRefused));
    stream = peer.read_of(kHeaders).stream;
    std::string all;
    for (Frame f = peer.read_of(kData); f.type >= 0; f = peer.read_of(kData)) {
      s.previous.back() += f.payload;
      if (f.flags & kEndStream)
        break;
    }
    peer.send(Headers(stream) + frame(kData, 0, stream, message("\x08\x02")) +
              Trailers(stream, "0"));
  }});
  Call call(To(server));
  uint64_t len = 0;
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(call));
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_send(call, wool_bytes_n("a", 1)));
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_send(call, wool_bytes_n("b", 1)));
  EXPECT_EQ(WOOL_OK, luck_Luck_upload_finish(call, &len)) << call.message();
  EXPECT_EQ(2u, len);
  EXPECT_EQ(message("\x0a\x01"
                    "a") +
                message("\x0a\x01"
                        "b"),
            server.Served()[0]);
}

/* A peer that is not ours has committed with its headers, as A6 says. */
TEST_F(Attempts, HeadersAloneCommitWhereNoContextFollows) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    uint32_t stream = s.Request(peer);
    peer.send(Headers(stream) + Trailers(stream, "14"));
  }});
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(To(server, EveryMethod(RetryPolicy(3)))));
  EXPECT_EQ(1u, server.Served().size());
}

TEST_F(Attempts, AMessageCommits) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    uint32_t stream = s.Request(peer);
    peer.send(Headers(stream) + frame(kData, 0, stream, message("")) +
              Trailers(stream, "14"));
  }});
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(To(server, EveryMethod(RetryPolicy(3)))));
  EXPECT_EQ(1u, server.Served().size());
}

TEST_F(Attempts, APushbackOfAnyPeerCounts) {
  RawServer server({[](RawServer &s, RawPeer &peer) {
    peer.send(
        TrailersOnly(s.Request(peer), "14", {{"grpc-retry-pushback-ms", "1"}}));
    peer.send(TrailersOnly(s.Request(peer), "14",
                           {{"grpc-retry-pushback-ms", "-1"}}));
  }});
  EXPECT_EQ(WOOL_UNAVAILABLE,
            Pull(To(server, EveryMethod(RetryPolicy(5, "1000s", "1000s")))));
  EXPECT_EQ((Strings{"-", "1"}), server.Served());
}

TEST_F(Attempts, ALostConnectionIsThePolicysMatter) {
  RawServer::Part lose = [](RawServer &s, RawPeer &peer) {
    (void)s.Request(peer);
  };
  {
    RawServer server({lose});
    EXPECT_EQ(WOOL_UNAVAILABLE, Pull(To(server)));
    EXPECT_EQ(1u, server.Served().size());
  }
  RawServer server({lose, [](RawServer &s, RawPeer &peer) {
                      peer.send(Good(s.Request(peer)));
                    }});
  EXPECT_EQ(WOOL_OK, Pull(To(server, EveryMethod(RetryPolicy(3)))));
  EXPECT_EQ((Strings{"-", "1"}), server.Served());
}

TEST_F(Attempts, APeerThatIsNotThereIsTriedAsThePolicySays) {
  std::string nobody;
  int fd = Listen(&nobody);
  close(fd);
  EXPECT_EQ(WOOL_UNAVAILABLE,
            Pull(luck_.Channel("{}", WOOL_CHANNEL_OPTIONS_INIT, nobody)));
  EXPECT_EQ(WOOL_UNAVAILABLE,
            Pull(luck_.Channel(EveryMethod(RetryPolicy(3)),
                               WOOL_CHANNEL_OPTIONS_INIT, nobody)));
}

/* ---- a response that is lost ---- */

/* Passes on connections to a server until it cuts one. */
class Relay {
public:
  explicit Relay(const std::string &server) : listener_(Listen(&address)) {
    auto port =
        static_cast<uint16_t>(std::stoi(server.substr(server.rfind(':') + 1)));
    thread_ = std::thread([this, port] {
      for (int client; (client = accept(listener_, nullptr, nullptr)) >= 0;)
        Pass(client, port);
    });
  }
  ~Relay() {
    shutdown(listener_, SHUT_RDWR);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      CutLocked();
    }
    thread_.join();
    close(listener_);
  }
  /* Cuts the connection once its client has answered the server, and so knows
   * that it had one. */
  void Cut() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return answered_; });
    CutLocked();
  }
  std::string address;

private:
  void CutLocked() {
    for (int fd : now_)
      shutdown(fd, SHUT_RDWR);
  }
  void Note(int from) {
    std::lock_guard<std::mutex> lock(mutex_);
    answered_ = answered_ || (from == 0 && told_);
    told_ = told_ || from == 1;
    changed_.notify_all();
  }
  void Pass(int client, uint16_t port) {
    RawPeer to(port);
    int both[] = {client, to.fd()};
    {
      std::lock_guard<std::mutex> lock(mutex_);
      now_ = {client, to.fd()};
      told_ = answered_ = false;
    }
    for (bool open = true; open;) {
      pollfd ready[] = {{both[0], POLLIN, 0}, {both[1], POLLIN, 0}};
      EXPECT_LT(0, poll(ready, 2, -1));
      for (int i = 0; i < 2 && open; i++) {
        char bytes[4096];
        if (!ready[i].revents)
          continue;
        ssize_t n = read(both[i], bytes, sizeof bytes);
        open = n > 0 && write(both[1 - i], bytes, static_cast<size_t>(n)) == n;
        Note(i);
      }
    }
    std::lock_guard<std::mutex> lock(mutex_);
    now_.clear();
    close(client);
  }
  int listener_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<int> now_;  /* the connection's two sockets */
  bool told_ = false;     /* the server has said something on it */
  bool answered_ = false; /* and the client has, then */
  std::thread thread_;
};

/* The first attempt takes the token's set back, and its response is lost: the
 * second finds the token live, and in the caller there has been one reset. */
TEST_F(Attempts, ALostResponseHasNotHappened) {
  Relay relay(luck_.address);
  luck_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *token,
                   wool_str *out) {
    wool_error error = WOOL_ERROR_INIT;
    *out = wool_str_c("won");
    EXPECT_EQ("acme", Tenant()) << n;
    EXPECT_EQ(WOOL_OK, luck_tenant_reset(token, &error))
        << n << ": " << error.message;
    if (n < 3) {
      wool_call_take_token(call, luck_tenant_set(wool_str_c("lost")));
      relay.Cut();
      LuckServer::AwaitCancel(call);
    }
    return WOOL_OK;
  };
  InNewContext([&] {
    Undo undo("acme");
    Call call(luck_.Channel(EveryMethod(RetryPolicy(3)),
                            WOOL_CHANNEL_OPTIONS_INIT, relay.address));
    wool_str out = {nullptr, 0};
    EXPECT_EQ(WOOL_OK, luck_Luck_pull(call, wool_bytes_n("", 0), undo, &out))
        << call.message();
    EXPECT_EQ((Strings{"-", "1", "2"}), luck_.Previous());
    EXPECT_EQ("nobody", Tenant());
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, luck_tenant_reset(undo, &error));
  });
}

/* The context of an error outcome is found though it is compressed. */
TEST_F(Attempts, ACompressedErrorOutcomeIsRetriedToo) {
  wool_compression_install();
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.compression = WOOL_COMPRESSION_GZIP;
  LuckServer server(Carrier::kTcp, options);
  std::string failed(4000, 'f'), won(4000, 'w');
  server.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    EXPECT_EQ("acme", Tenant()) << n;
    wool_call_take_token(
        call, luck_tenant_set(wool_str_c((n < 3 ? failed : won).c_str())));
    return n < 3 ? wool_call_fail(call, WOOL_UNAVAILABLE, "%s", "no") : WOOL_OK;
  };
  InNewContext([&] {
    Undo undo("acme");
    EXPECT_EQ(WOOL_OK, Pull(server.Channel(EveryMethod(RetryPolicy(3)))));
    EXPECT_EQ(3, server.Attempts());
    EXPECT_EQ(won, Tenant());
  });
}

/* ---- what the config says besides ---- */

TEST_F(Attempts, TheLesserTimeoutHolds) {
  int64_t left = 0;
  luck_.pull = [&](wool_call *call, int, wool_bytes, wool_token *,
                   wool_str *out) {
    *out = wool_str_c("won");
    left = wool_call_remaining_ns(call);
    return WOOL_OK;
  };
  wool_channel *channel = luck_.Channel(EveryMethod("\"timeout\": \"60s\""));
  EXPECT_EQ(WOOL_OK, Pull(channel));
  EXPECT_LE(left, 60000000000);
  EXPECT_GT(left, 30000000000);
  for (int64_t own : {INT64_C(20000000000), INT64_C(90000000000)}) {
    Call call(channel);
    wool_call_set_timeout(call, own);
    EXPECT_EQ(WOOL_OK,
              luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, nullptr));
    EXPECT_LE(left, own < 60000000000 ? own : 60000000000);
  }
  Call late(luck_.Channel(EveryMethod("\"timeout\": \"0s\"")));
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED,
            luck_Luck_pull(late, wool_bytes_n("", 0), nullptr, nullptr));
}

TEST_F(Attempts, ARequestMayNotBeLongerThanTheConfigSays) {
  luck_.pull = [](wool_call *, int, wool_bytes, wool_token *, wool_str *out) {
    *out = wool_str_c("won");
    return WOOL_OK;
  };
  luck_.upload = [](wool_call *call, int, uint64_t *) {
    wool_bytes data;
    while (luck_Luck_upload_next(call, &data) == WOOL_OK)
      continue;
    return WOOL_OK;
  };
  wool_channel *channel =
      luck_.Channel(EveryMethod("\"maxRequestMessageBytes\": 102"));
  std::string data(101, 'x'); /* and two bytes of tag and length */
  Call good(channel), bad(channel), stream(channel);
  EXPECT_EQ(WOOL_OK, luck_Luck_pull(good, wool_bytes_n(data.data(), 100),
                                    nullptr, nullptr));
  EXPECT_EQ(
      WOOL_RESOURCE_EXHAUSTED,
      luck_Luck_pull(bad, wool_bytes_n(data.data(), 101), nullptr, nullptr));
  EXPECT_STREQ("request of /luck.Luck/pull: message length 103 exceeds "
               "maxRequestMessageBytes 102 of the service config",
               bad.message());
  EXPECT_EQ(1, luck_.Attempts());
  uint64_t len;
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(stream));
  EXPECT_EQ(WOOL_OK,
            luck_Luck_upload_send(stream, wool_bytes_n(data.data(), 100)));
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
            luck_Luck_upload_send(stream, wool_bytes_n(data.data(), 101)));
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED, luck_Luck_upload_finish(stream, &len));
}

TEST_F(Attempts, AResponseMayNotBeLongerThanTheConfigSays) {
  std::string text(100, 'x');
  luck_.pull = [&](wool_call *, int n, wool_bytes, wool_token *,
                   wool_str *out) {
    *out = wool_str_n(text.data(), n == 1 ? 99 : 100);
    return WOOL_OK;
  };
  wool_channel *channel =
      luck_.Channel(EveryMethod("\"maxResponseMessageBytes\": 101"));
  Call good(channel), bad(channel);
  EXPECT_EQ(WOOL_OK,
            luck_Luck_pull(good, wool_bytes_n("", 0), nullptr, nullptr));
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
            luck_Luck_pull(bad, wool_bytes_n("", 0), nullptr, nullptr));
}

TEST_F(Attempts, AConfigHoldsForTheRoutinesThatItNames) {
  luck_.pull = [](wool_call *call, int, wool_bytes, wool_token *, wool_str *) {
    return wool_call_fail(call, WOOL_UNAVAILABLE, "%s", "no");
  };
  for (const char *name :
       {"{\"service\": \"luck.Luck\"}",
        "{\"service\": \"luck.Luck\", \"method\": \"pull\"}"}) {
    int before = luck_.Attempts();
    EXPECT_EQ(
        WOOL_UNAVAILABLE,
        Pull(luck_.Channel("{\"methodConfig\": [{\"name\": [" +
                           std::string(name) + "]," + RetryPolicy(2) + "}]}")));
    EXPECT_EQ(before + 2, luck_.Attempts()) << name;
  }
  int before = luck_.Attempts();
  EXPECT_EQ(WOOL_UNAVAILABLE,
            Pull(luck_.Channel("{\"methodConfig\": [{\"name\": [{\"service\": "
                               "\"luck.Luck\", \"method\": \"count\"}]," +
                               RetryPolicy(2) + "}]}")));
  EXPECT_EQ(before + 1, luck_.Attempts());
}

} // namespace
