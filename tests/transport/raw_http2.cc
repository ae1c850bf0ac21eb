#include "tests/transport/raw_http2.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <nghttp2/nghttp2.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wool_test {

namespace {
constexpr int kTimeLimitMs = 20000;
}

std::string u32(uint32_t value) {
  std::string s(4, 0);
  for (size_t i = 0; i < 4; i++)
    s[i] = static_cast<char>(value >> (24 - 8 * i));
  return s;
}

std::string frame(int type, int flags, uint32_t stream,
                  const std::string &payload) {
  std::string s = u32(static_cast<uint32_t>(payload.size())).substr(1);
  s += static_cast<char>(type);
  s += static_cast<char>(flags);
  return s + u32(stream) + payload;
}

static std::string hpack_text(const std::string &text) {
  std::string s;
  size_t len = text.size();
  if (len < 127) {
    s += static_cast<char>(len);
  } else {
    s += 127;
    for (len -= 127; len >= 128; len /= 128)
      s += static_cast<char>(128 + len % 128);
    s += static_cast<char>(len);
  }
  return s + text;
}

std::string hpack(const Fields &fields) {
  std::string s;
  for (const auto &field : fields)
    s += '\0' + hpack_text(field.first) + hpack_text(field.second);
  return s;
}

std::string message(const std::string &bytes, char flag) {
  return flag + u32(static_cast<uint32_t>(bytes.size())) + bytes;
}

std::string answer(uint32_t stream) {
  return frame(kHeaders, kEndHeaders | kEndStream, stream,
               hpack({{":status", "200"},
                      {"content-type", "application/grpc"},
                      {"grpc-status", "0"}}));
}

std::string preface() {
  return "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(kSettings, 0, 0);
}

std::string request(uint32_t stream, const std::string &path,
                    const Fields &more, int flags) {
  Fields fields = {{":method", "POST"}, {":scheme", "http"},
                   {":path", path},     {":authority", "test"},
                   {"te", "trailers"},  {"content-type", "application/grpc"}};
  fields.insert(fields.end(), more.begin(), more.end());
  return frame(kHeaders, flags, stream, hpack(fields));
}

RawPeer::RawPeer(uint16_t port)
    : fd_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1;
  setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  connect(fd_, reinterpret_cast<sockaddr *>(&address), sizeof address);
  pollfd p = {fd_, POLLOUT, 0};
  EXPECT_EQ(poll(&p, 1, kTimeLimitMs), 1);
}

RawPeer::~RawPeer() {
  close_now();
}

void RawPeer::close_now() {
  if (fd_ >= 0)
    close(fd_);
  fd_ = -1;
}

ssize_t RawPeer::send_some(const std::string &bytes) {
  ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (n < 0)
    return errno == EAGAIN ? 0 : -1;
  return n;
}

bool RawPeer::send(const std::string &bytes) {
  for (size_t at = 0; at < bytes.size();) {
    ssize_t n = send_some(bytes.substr(at, 65536));
    if (n < 0)
      return false;
    at += static_cast<size_t>(n);
    pollfd p = {fd_, POLLOUT, 0};
    if (n == 0 && poll(&p, 1, kTimeLimitMs) != 1)
      return false;
  }
  return true;
}

bool RawPeer::fill() {
  pollfd p = {fd_, POLLIN, 0};
  char buffer[65536];
  int ready = poll(&p, 1, kTimeLimitMs);
  EXPECT_EQ(ready, 1) << "neither an answer nor an end";
  if (ready != 1)
    return false;
  ssize_t n = recv(fd_, buffer, sizeof buffer, 0);
  if (n <= 0)
    return false;
  in_.append(buffer, static_cast<size_t>(n));
  return true;
}

Frame RawPeer::read() {
  Frame f;
  while (in_.size() < 9)
    if (!fill())
      return f;
  auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<uint8_t>(in_[i]));
  };
  size_t len = byte(0) << 16 | byte(1) << 8 | byte(2);
  while (in_.size() < 9 + len)
    if (!fill())
      return f;
  f.type = static_cast<int>(byte(3));
  f.flags = static_cast<int>(byte(4));
  f.stream = byte(5) << 24 | byte(6) << 16 | byte(7) << 8 | byte(8);
  f.payload = in_.substr(9, len);
  in_.erase(0, 9 + len);
  return f;
}

Frame RawPeer::read_of(int type) {
  for (;;) {
    Frame f = read();
    if (f.type == type || f.type == -1)
      return f;
  }
}

std::string RawPeer::read_all() {
  while (fill()) {
  }
  return in_;
}

bool RawPeer::ended() {
  pollfd p = {fd_, POLLIN, 0};
  char buffer[65536];
  while (poll(&p, 1, kTimeLimitMs) == 1)
    if (recv(fd_, buffer, sizeof buffer, 0) <= 0)
      return true;
  return false;
}

Fields decode(const std::string &block) {
  Fields fields;
  nghttp2_hd_inflater *inflater = nullptr;
  nghttp2_hd_inflate_new(&inflater);
  const auto *data = reinterpret_cast<const uint8_t *>(block.data());
  size_t left = block.size();
  for (;;) {
    nghttp2_nv nv;
    int flags = 0;
    ssize_t n = nghttp2_hd_inflate_hd2(inflater, &nv, &flags, data, left, 1);
    if (n < 0)
      break;
    data += n;
    left -= static_cast<size_t>(n);
    if (flags & NGHTTP2_HD_INFLATE_EMIT)
      fields.emplace_back(
          std::string(reinterpret_cast<char *>(nv.name), nv.namelen),
          std::string(reinterpret_cast<char *>(nv.value), nv.valuelen));
    if ((flags & NGHTTP2_HD_INFLATE_FINAL) || (left == 0 && n == 0))
      break;
  }
  nghttp2_hd_inflate_del(inflater);
  return fields;
}

} // namespace wool_test
