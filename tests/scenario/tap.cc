#include "tests/scenario/tap.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <map>

static sockaddr_in Loopback(int port) {
  sockaddr_in a;
  memset(&a, 0, sizeof a);
  a.sin_family = AF_INET;
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  a.sin_port = htons(static_cast<uint16_t>(port));
  return a;
}

Tap::Tap(const std::string &server, bool cuts) : cuts_(cuts) {
  sockaddr_in at = Loopback(0);
  socklen_t len = sizeof at;
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto *address = reinterpret_cast<sockaddr *>(&at);
  EXPECT_EQ(0, bind(listener_, address, len));
  EXPECT_EQ(0, listen(listener_, 1));
  EXPECT_EQ(0, getsockname(listener_, address, &len));
  address_ = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
  int port = std::stoi(server.substr(server.rfind(':') + 1));
  thread_ = std::thread([this, port] { Relay(port); });
}

Tap::~Tap() {
  Finish();
}

void Tap::Finish() {
  if (!thread_.joinable())
    return;
  shutdown(listener_, SHUT_RDWR); /* nobody has come */
  thread_.join();
  close(listener_);
}

static const size_t kFrameHeaderLen = 9;

static size_t BigEndian(const std::string &bytes, size_t at, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++)
    n = n << 8 | static_cast<uint8_t>(bytes[at + i]);
  return n;
}

/* Adds what is there; false at the end. */
static bool Read(int from, std::string *kept) {
  char buffer[4096];
  ssize_t n = read(from, buffer, sizeof buffer);
  if (n > 0)
    kept->append(buffer, static_cast<size_t>(n));
  return n > 0;
}

static bool Write(int to, const std::string &bytes, size_t from, size_t end) {
  while (from < end) {
    ssize_t n = send(to, bytes.data() + from, end - from, MSG_NOSIGNAL);
    if (n <= 0)
      return false;
    from += static_cast<size_t>(n);
  }
  return true;
}

bool Tap::MoveUp(int client, int server) {
  size_t before = up_.size();
  return Read(client, &up_) && Write(server, up_, before, up_.size());
}

/* Frame by frame. */
bool Tap::MoveDown(int server, int client) {
  if (!Read(server, &down_))
    return false;
  while (passed_ + kFrameHeaderLen <= down_.size()) {
    size_t len = BigEndian(down_, passed_, 3);
    size_t end = passed_ + kFrameHeaderLen + len;
    if (end > down_.size())
      break;
    if (!Write(client, down_, passed_, end))
      return false;
    bool is_data = down_[passed_ + 3] == 0;
    passed_ = end;
    if (cuts_ && is_data && len)
      return false;
  }
  return true;
}

void Tap::Relay(int server_port) {
  int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (client < 0)
    return;
  int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at = Loopback(server_port);
  int yes = 1; /* or each small frame waits for the one before */
  for (int end : {client, server})
    setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  bool open =
      connect(server, reinterpret_cast<sockaddr *>(&at), sizeof at) == 0;
  while (open) {
    pollfd both[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    if (poll(both, 2, -1) < 0)
      break;
    if (both[0].revents)
      open = MoveUp(client, server);
    if (open && both[1].revents)
      open = MoveDown(server, client);
  }
  close(client);
  close(server);
}

std::vector<std::string> Tap::Messages(const std::string &bytes) {
  const std::string preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  enum {
    kData = 0,
    kPrefix = 5
  };
  size_t at = bytes.compare(0, preface.size(), preface) ? 0 : preface.size();
  std::map<size_t, std::string> streams;
  std::vector<std::string> messages;
  while (at + kFrameHeaderLen <= bytes.size()) {
    size_t len = BigEndian(bytes, at, 3), type = BigEndian(bytes, at + 3, 1);
    std::string &data = streams[BigEndian(bytes, at + 5, 4)];
    at += kFrameHeaderLen;
    if (type == kData)
      data += bytes.substr(at, len);
    at += len;
    while (data.size() >= kPrefix &&
           data.size() >= kPrefix + BigEndian(data, 1, 4)) {
      size_t size = BigEndian(data, 1, 4);
      messages.push_back(data.substr(kPrefix, size));
      data.erase(0, kPrefix + size);
    }
  }
  return messages;
}
