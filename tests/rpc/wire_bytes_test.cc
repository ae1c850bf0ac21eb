/* What is on the wire between our client and our server, recorded by a relay:
 * an unarmed call is a plain gRPC call to the byte. */
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/rpc/probe_server.h"
#include "tests/transport/raw_http2.h"

namespace {

/* Passes on one connection to a server, and keeps what went each way. */
class Relay {
public:
  explicit Relay(const std::string &server) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at = Loopback(0);
    socklen_t len = sizeof at;
    EXPECT_EQ(0, bind(listener_, reinterpret_cast<sockaddr *>(&at), len));
    EXPECT_EQ(0, listen(listener_, 1));
    EXPECT_EQ(0,
              getsockname(listener_, reinterpret_cast<sockaddr *>(&at), &len));
    address = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
    int port = std::stoi(server.substr(server.rfind(':') + 1));
    thread_ = std::thread([this, port] { Run(static_cast<uint16_t>(port)); });
  }
  /* After the client has closed its connection. */
  void Join() {
    thread_.join();
    close(listener_);
  }

  std::string address;
  std::string requests;
  std::string responses;

private:
  static sockaddr_in Loopback(uint16_t port) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return at;
  }
  static bool Pass(int from, int to, std::string *record) {
    char bytes[4096];
    ssize_t n = read(from, bytes, sizeof bytes);
    if (n <= 0)
      return false;
    record->append(bytes, static_cast<size_t>(n));
    return write(to, bytes, static_cast<size_t>(n)) == n;
  }
  void Run(uint16_t port) {
    int client = accept(listener_, nullptr, nullptr);
    int server = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at = Loopback(port);
    EXPECT_EQ(0, connect(server, reinterpret_cast<sockaddr *>(&at), sizeof at));
    for (bool open = true; open;) {
      pollfd both[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      EXPECT_LT(0, poll(both, 2, -1));
      if (both[0].revents)
        open = Pass(client, server, &requests);
      if (open && both[1].revents)
        open = Pass(server, client, &responses);
    }
    close(client);
    close(server);
  }

  int listener_;
  std::thread thread_;
};

/* What the frames of a direction carry, but for the connection's own. */
struct Direction {
  std::string data;
  std::string headers; /* "name: value" lines; HPACK's state makes their bytes
                          differ from one call to the next */
};

Direction Parse(const std::string &bytes, size_t at) {
  Direction found;
  auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  while (at + 9 <= bytes.size()) {
    size_t len =
        static_cast<size_t>(byte(at) << 16 | byte(at + 1) << 8 | byte(at + 2));
    std::string payload = bytes.substr(at + 9, len);
    if (byte(at + 3) == wool_test::kData)
      found.data += payload;
    if (byte(at + 3) == wool_test::kHeaders)
      for (const auto &field : wool_test::decode(payload))
        found.headers += field.first + ": " + field.second + "\n";
    at += 9 + len;
  }
  EXPECT_EQ(bytes.size(), at) << "whole frames";
  return found;
}

constexpr size_t kPrefaceLen = 24;

/* The same routine without context by construction. */
const wool_field kDataFields[] = {{"data", 1, WOOL_KIND_BYTES,
                                   WOOL_LABEL_SINGULAR, 0, 0, nullptr, nullptr,
                                   nullptr, nullptr}};
const wool_message_type kData = {
    "Data", sizeof(wool_bytes), kDataFields, 1, 0, 0, 0};
const wool_method kPlainEcho = {"/probe.Probe/echo",
                                &kData,
                                &kData,
                                WOOL_METHOD_EXTERN,
                                nullptr,
                                nullptr,
                                0,
                                0};

struct Recorded {
  Direction request;
  Direction response;
};

enum class Echo {
  kPlain,
  kWool
};

Recorded Record(Echo which, const std::string &text) {
  ProbeServer server;
  Relay relay(server.address);
  wool_channel *channel = nullptr;
  EXPECT_EQ(WOOL_OK, wool_channel_new(relay.address.c_str(), nullptr, &channel,
                                      nullptr));
  {
    Call call(channel);
    wool_bytes data = wool_bytes_n(text.data(), text.size());
    wool_code rc = which == Echo::kPlain
                       ? wool_call_unary(call, &kPlainEcho, &data, nullptr)
                       : probe_Probe_echo(call, data, nullptr);
    EXPECT_EQ(WOOL_OK, rc) << call.message();
  }
  wool_channel_unref(channel);
  relay.Join();
  return {Parse(relay.requests, kPrefaceLen), Parse(relay.responses, 0)};
}

/* The fields of a header block that say who speaks and where. */
std::string WithoutNames(const std::string &headers) {
  std::string kept;
  for (size_t at = 0; at < headers.size();) {
    size_t end = headers.find('\n', at) + 1;
    std::string line = headers.substr(at, end - at);
    if (line.rfind("user-agent: ", 0) != 0 &&
        line.rfind(":authority: ", 0) != 0)
      kept += line;
    at = end;
  }
  return kept;
}

TEST(WireBytes, AnUnarmedCallIsAPlainGrpcCall) {
  InNewContext([] {
    Recorded wool = Record(Echo::kWool, "hello");
    Recorded plain = Record(Echo::kPlain, "hello");
    const std::string body = std::string("\0\0\0\0\x07\x0a\x05", 7) + "hello";
    EXPECT_EQ(body, wool.request.data);
    EXPECT_EQ(body, wool.response.data);
    EXPECT_EQ(body, plain.request.data);
    EXPECT_EQ(body, plain.response.data);
    EXPECT_EQ(WithoutNames(plain.request.headers),
              WithoutNames(wool.request.headers));
    EXPECT_EQ(plain.response.headers, wool.response.headers);
    EXPECT_EQ(std::string::npos, wool.response.headers.find("wool"));
  });
}

/* The other way round: the recording would show it. */
TEST(WireBytes, AnArmedCallHasAManifestBeforeTheMessage) {
  InNewContext([] {
    wool_token *token = probe_tenant_set(wool_str_c("acme"));
    Recorded wool = Record(Echo::kWool, "hello");
    EXPECT_EQ(5u, wool.request.data.find("\xfa\xff\xff\xff\x0f"));
    EXPECT_NE(std::string::npos, wool.request.data.find("acme"));
    EXPECT_EQ(std::string("\0\0\0\0\x07\x0a\x05hello", 12), wool.response.data)
        << "nothing has changed there";
    Recorded plain = Record(Echo::kPlain, "hello");
    EXPECT_EQ(std::string("\0\0\0\0\x07\x0a\x05hello", 12), plain.request.data);
    wool_token_unref(token);
  });
}

} // namespace
