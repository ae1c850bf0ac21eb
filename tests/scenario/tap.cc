#include "tests/scenario/tap.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
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

Tap::Tap(const std::string &server) {
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

/* Moves what is there; false at the end. */
static bool Move(int from, int to, std::string *kept) {
  char buffer[4096];
  ssize_t n = read(from, buffer, sizeof buffer);
  if (n <= 0)
    return false;
  kept->append(buffer, static_cast<size_t>(n));
  for (ssize_t at = 0, done; at < n; at += done) {
    done = write(to, buffer + at, static_cast<size_t>(n - at));
    if (done <= 0)
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
  bool open =
      connect(server, reinterpret_cast<sockaddr *>(&at), sizeof at) == 0;
  while (open) {
    pollfd both[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    if (poll(both, 2, -1) < 0)
      break;
    if (both[0].revents)
      open = Move(client, server, &up_);
    if (open && both[1].revents)
      open = Move(server, client, &down_);
  }
  close(client);
  close(server);
}

static size_t BigEndian(const std::string &bytes, size_t at, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++)
    n = n << 8 | static_cast<uint8_t>(bytes[at + i]);
  return n;
}

std::vector<std::string> Tap::Messages(const std::string &bytes) {
  const std::string preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  enum {
    kFrameHeader = 9,
    kData = 0,
    kPrefix = 5
  };
  size_t at = bytes.compare(0, preface.size(), preface) ? 0 : preface.size();
  std::map<size_t, std::string> streams;
  std::vector<std::string> messages;
  while (at + kFrameHeader <= bytes.size()) {
    size_t len = BigEndian(bytes, at, 3), type = BigEndian(bytes, at + 3, 1);
    std::string &data = streams[BigEndian(bytes, at + 5, 4)];
    at += kFrameHeader;
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
