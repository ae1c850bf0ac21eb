/* What bad peers make of compression: a precise status, and no more memory than
 * the limits say. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>

#include "runtime/wire/compression.h"
#include "tests/rpc/squeeze_server.h"
#include "tests/transport/raw_http2.h"

namespace {

using wool_test::Fields;
using wool_test::Frame;
using wool_test::RawPeer;

/* ---- bad clients ---- */

std::string Packed(const std::string &plain,
                   wool_compression how = WOOL_COMPRESSION_GZIP) {
  std::string out(plain.size() + 1000, 0);
  size_t len = out.size();
  const wool_bytes part = View(plain);
  EXPECT_TRUE(wooli_installed_compressor->pack(
      how, &part, 1, nullptr, reinterpret_cast<uint8_t *>(&out[0]), &len));
  out.resize(len);
  return out;
}

std::map<std::string, std::string> AsMap(const Fields &fields) {
  return std::map<std::string, std::string>(fields.begin(), fields.end());
}

struct Answer {
  std::map<std::string, std::string> headers;
  std::map<std::string, std::string> trailers;
  std::string data;
};

Answer ReadAnswer(RawPeer *peer) {
  Answer a;
  for (;;) {
    Frame f = peer->read();
    if (f.type == -1)
      return a;
    if (f.type == wool_test::kData)
      a.data += f.payload;
    if (f.type != wool_test::kHeaders)
      continue;
    bool last = f.flags & wool_test::kEndStream;
    (last ? a.trailers : a.headers) = AsMap(wool_test::decode(f.payload));
    if (last)
      return a;
  }
}

class RawClient : public Installed {
protected:
  Answer Ask(const std::string &routine, const Fields &fields,
             const std::string &data) {
    RawPeer peer(port());
    EXPECT_TRUE(peer.send(
        wool_test::preface() +
        wool_test::request(1, "/squeeze.Squeeze/" + routine, fields) +
        wool_test::frame(wool_test::kData, wool_test::kEndStream, 1, data)));
    return ReadAnswer(&peer);
  }
};

/* The request of an echo that asks for gzip: data is 300 bytes. */
std::string EchoRequest() {
  return "\x0a" + std::string("\xac\x02") + std::string(300, 'z') + "\x10\x01";
}

TEST_F(RawClient, AResponseHasAnEncodingThatTheClientTakes) {
  Start();
  const struct {
    Fields fields;
    const char *encoding;
  } table[] = {
      {{}, ""},
      {{{"grpc-accept-encoding", "identity"}}, ""},
      {{{"grpc-accept-encoding", "deflate, br"}}, ""},
      {{{"grpc-accept-encoding", "identity, deflate, gzip"}}, "gzip"},
      {{{"grpc-accept-encoding", "deflate"}, {"grpc-accept-encoding", "gzip"}},
       "gzip"},
  };
  for (const auto &row : table) {
    Answer a = Ask("echo", row.fields, wool_test::message(EchoRequest()));
    EXPECT_EQ("0", a.trailers["grpc-status"]);
    EXPECT_EQ(row.encoding, a.headers["grpc-encoding"]);
    EXPECT_EQ("identity,gzip,deflate", a.headers["grpc-accept-encoding"]);
    ASSERT_GT(a.data.size(), 5u);
    EXPECT_EQ(*row.encoding ? 1 : 0, a.data[0]);
  }
}

TEST_F(RawClient, FlagsAndEncodingsHaveToAgree) {
  Start();
  const std::string packed = Packed(EchoRequest());
  const Fields gzip = {{"grpc-encoding", "gzip"}};
  std::string corrupted = packed;
  corrupted[corrupted.size() / 2] ^= 0x55;
  const struct {
    const char *name;
    Fields fields;
    std::string data;
    const char *status;
    const char *text; /* a part of the message */
  } table[] = {
      {"compressed", gzip, wool_test::message(packed, 1), "0", ""},
      {"plain where an encoding is named", gzip,
       wool_test::message(EchoRequest()), "0", ""},
      {"no encoding", {}, wool_test::message(packed, 1), "13", "names no"},
      {"identity",
       {{"grpc-encoding", "identity"}},
       wool_test::message(packed, 1),
       "13",
       "names no"},
      {"unknown",
       {{"grpc-encoding", "br"}},
       wool_test::message(packed, 1),
       "12",
       "does not have"},
      {"another",
       {{"grpc-encoding", "deflate"}},
       wool_test::message(packed, 1),
       "13",
       "corrupted"},
      {"corrupted", gzip, wool_test::message(corrupted, 1), "13", ""},
      {"cut off", gzip,
       wool_test::message(packed.substr(0, packed.size() - 1), 1), "13",
       "cut off"},
      {"empty", gzip, wool_test::message("", 1), "13", "cut off"},
      {"followed", gzip, wool_test::message(packed + "x", 1), "13",
       "followed by 1 other"},
  };
  for (const auto &row : table) {
    Answer a = Ask("echo", row.fields, row.data);
    EXPECT_EQ(row.status, a.trailers["grpc-status"]) << row.name;
    EXPECT_NE(std::string::npos, a.trailers["grpc-message"].find(row.text))
        << row.name << ": " << a.trailers["grpc-message"];
    if (!strcmp(row.status, "12")) {
      EXPECT_EQ("identity,gzip,deflate", a.trailers["grpc-accept-encoding"]);
    }
  }
}

/* A piece, gzip, each with a context of its own for the compressor. */
TEST_F(RawClient, AStreamEndsAtTheFirstBadMessage) {
  Start();
  std::string piece = "\x0a\x81\x01\x0a\x7f" + std::string(127, '\1');
  std::string good = wool_test::message(Packed(piece), 1);
  const Fields gzip = {{"grpc-encoding", "gzip"}};
  Answer a = Ask("each", gzip, good + wool_test::message(piece) + good);
  EXPECT_EQ("0", a.trailers["grpc-status"]) << a.trailers["grpc-message"];
  a = Ask("each", gzip, good + wool_test::message("no gzip", 1) + good);
  EXPECT_EQ("13", a.trailers["grpc-status"]) << a.trailers["grpc-message"];
  EXPECT_NE(std::string::npos, a.trailers["grpc-message"].find("corrupted"));
}

/* 50 MB for the price of 50 KB. */
TEST_F(RawClient, ABombTakesNoMoreThanTheLimit) {
  Counter counter;
  server_options.allocator = counter.view();
  server_options.max_recv_message_len = 1 << 20;
  Start();
  const std::string bomb = Packed(std::string(50000000, 0));
  const Fields gzip = {{"grpc-encoding", "gzip"}};
  for (const char *routine : {"echo", "each"}) {
    RawPeer peer(port());
    counter.Restart();
    size_t before = counter.held();
    ASSERT_LT(bomb.size(), 60000u); /* within the window of the beginning */
    std::string frames =
        wool_test::preface() +
        wool_test::request(1, std::string("/squeeze.Squeeze/") + routine, gzip);
    std::string data = wool_test::message(bomb, 1);
    for (size_t at = 0; at < data.size(); at += 16384)
      frames +=
          wool_test::frame(wool_test::kData,
                           at + 16384 < data.size() ? 0 : wool_test::kEndStream,
                           1, data.substr(at, 16384));
    ASSERT_TRUE(peer.send(frames));
    Answer a = ReadAnswer(&peer);
    EXPECT_EQ("8", a.trailers["grpc-status"]) << a.trailers["grpc-message"];
    EXPECT_NE(std::string::npos,
              a.trailers["grpc-message"].find(
                  "is longer than max_recv_message_len 1048576"))
        << a.trailers["grpc-message"];
    /* The bytes as they came, twice; the limit; what serves the call. */
    EXPECT_LT(counter.peak() - before,
              (1u << 20) + 3 * bomb.size() + (256u << 10));
  }
  wool_server_free(server_);
  server_ = nullptr;
  EXPECT_EQ(0u, counter.held());
}

/* Nobody reads, so nothing is decompressed: what waits is bounded by the window
 * as ever. Each message would be 1 MiB. */
TEST_F(RawClient, MessagesThatWaitStayAsShortAsTheyCame) {
  Counter counter;
  server_options.allocator = counter.view();
  HoldReaders();
  Start();
  std::string piece =
      "\x0a\x84\x80\x40\x0a\x80\x80\x40" + std::string(1 << 20, 0);
  std::string message = wool_test::message(Packed(piece), 1);
  ASSERT_LT(message.size(), 1100u);
  RawPeer peer(port());
  ASSERT_TRUE(peer.send(wool_test::preface() +
                        wool_test::request(1, "/squeeze.Squeeze/hold",
                                           {{"grpc-encoding", "gzip"}})));
  size_t n = 60000 / message.size(); /* the window that HTTP/2 begins with */
  size_t before = counter.held();
  counter.Restart();
  for (size_t i = 0; i < n; i++)
    ASSERT_TRUE(peer.send(wool_test::frame(
        wool_test::kData, i + 1 < n ? 0 : wool_test::kEndStream, 1, message)));
  ASSERT_TRUE(peer.send(wool_test::frame(wool_test::kPing, 0, 0, "12345678")));
  /* All before the answer has been taken in. */
  EXPECT_EQ(wool_test::kPing, peer.read_of(wool_test::kPing).type);
  EXPECT_LT(counter.peak() - before, 300000u);
  ReleaseReaders();
  Answer a = ReadAnswer(&peer);
  EXPECT_EQ("0", a.trailers["grpc-status"]) << a.trailers["grpc-message"];
  EXPECT_EQ(std::string("\x08") + static_cast<char>(n), a.data.substr(5));
  wool_server_free(server_);
  server_ = nullptr;
}

/* ---- bad servers ---- */

/* A server of one call, which answers with bytes whatever it is asked. */
class RawServer {
public:
  explicit RawServer(const std::string &answer) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t len = sizeof at;
    EXPECT_EQ(0, bind(listener_, reinterpret_cast<sockaddr *>(&at), len));
    EXPECT_EQ(0, listen(listener_, 1));
    EXPECT_EQ(0,
              getsockname(listener_, reinterpret_cast<sockaddr *>(&at), &len));
    address = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
    thread_ = std::thread([this, answer] {
      RawPeer peer(accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK));
      peer.send(wool_test::frame(wool_test::kSettings, 0, 0));
      char preface[24];
      for (size_t got = 0; got < sizeof preface;) {
        ssize_t n = read(peer.fd(), preface, sizeof preface - got);
        got += n > 0 ? static_cast<size_t>(n) : 0;
        if (n == 0)
          return;
      }
      request =
          AsMap(wool_test::decode(peer.read_of(wool_test::kHeaders).payload));
      peer.send(answer);
      peer.ended();
    });
  }
  /* After the client has closed its connection. */
  ~RawServer() {
    Join();
    close(listener_);
  }
  void Join() {
    if (thread_.joinable())
      thread_.join();
  }

  std::string address;
  std::map<std::string, std::string> request;

private:
  int listener_;
  std::thread thread_;
};

std::string Head(const Fields &more) {
  Fields fields = {{":status", "200"}, {"content-type", "application/grpc"}};
  fields.insert(fields.end(), more.begin(), more.end());
  return wool_test::frame(wool_test::kHeaders, wool_test::kEndHeaders, 1,
                          wool_test::hpack(fields));
}

std::string Tail() {
  return wool_test::frame(wool_test::kHeaders,
                          wool_test::kEndHeaders | wool_test::kEndStream, 1,
                          wool_test::hpack({{"grpc-status", "0"}}));
}

TEST_F(Installed, AClientRefusesWhatIsNotWhatItSeems) {
  const std::string reply =
      "\x0a" + std::string("\x7f") + std::string(127, 'z');
  const std::string packed = Packed(reply);
  const Fields gzip = {{"grpc-encoding", "gzip"}};
  const struct {
    const char *name;
    Fields fields;
    std::string message;
    wool_code code;
    const char *text;
  } table[] = {
      {"compressed", gzip, wool_test::message(packed, 1), WOOL_OK, ""},
      {"plain", gzip, wool_test::message(reply), WOOL_OK, ""},
      {"no encoding",
       {},
       wool_test::message(packed, 1),
       WOOL_INTERNAL,
       "names no encoding"},
      {"identity",
       {{"grpc-encoding", "identity"}},
       wool_test::message(packed, 1),
       WOOL_INTERNAL,
       "names no encoding"},
      {"unknown",
       {{"grpc-encoding", "br"}},
       wool_test::message(packed, 1),
       WOOL_INTERNAL,
       "encoding br"},
      {"another",
       {{"grpc-encoding", "deflate"}},
       wool_test::message(packed, 1),
       WOOL_INTERNAL,
       "corrupted"},
      {"cut off", gzip, wool_test::message(packed.substr(0, 20), 1),
       WOOL_INTERNAL, "cut off"},
      {"followed", gzip, wool_test::message(packed + "x", 1), WOOL_INTERNAL,
       "followed"},
      {"bomb", gzip, wool_test::message(Packed(std::string(100000, 0)), 1),
       WOOL_RESOURCE_EXHAUSTED, "max_recv_message_len 65536"},
  };
  for (const auto &row : table) {
    for (bool streamed : {false, true}) {
      RawServer server(Head(row.fields) +
                       wool_test::frame(wool_test::kData, 0, 1, row.message) +
                       Tail());
      wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
      options.max_recv_message_len = 65536;
      options.compression = WOOL_COMPRESSION_DEFLATE;
      wool_channel *channel = nullptr;
      ASSERT_EQ(WOOL_OK, wool_channel_new(server.address.c_str(), &options,
                                          &channel, nullptr));
      {
        Call call(channel);
        wool_bytes data = {nullptr, 0};
        wool_code rc;
        if (streamed) {
          rc = squeeze_Squeeze_zeros_open(call, 1, 1);
          EXPECT_EQ(WOOL_OK, rc);
          rc = squeeze_Squeeze_zeros_recv(call, &data);
        } else {
          rc = squeeze_Squeeze_echo(call, View("x"), 0, &data, nullptr, nullptr,
                                    nullptr);
        }
        EXPECT_EQ(row.code, rc) << row.name << ": " << call.message();
        EXPECT_NE(std::string::npos, std::string(call.message()).find(row.text))
            << row.name << ": " << call.message();
        if (!rc) {
          EXPECT_EQ(std::string(127, 'z'), Str(data));
        }
      }
      wool_channel_unref(channel);
      server.Join();
      EXPECT_EQ("identity,gzip,deflate",
                server.request["grpc-accept-encoding"]);
      EXPECT_EQ("deflate", server.request["grpc-encoding"]);
    }
  }
}

} // namespace
