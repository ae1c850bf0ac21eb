// HTTP/2 by hand: frames as bytes, for peers that misbehave.
#ifndef WOOL_TESTS_TRANSPORT_RAW_HTTP2_H
#define WOOL_TESTS_TRANSPORT_RAW_HTTP2_H

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace wool_test {

using Fields = std::vector<std::pair<std::string, std::string>>;

enum FrameType {
  kData = 0,
  kHeaders = 1,
  kRstStream = 3,
  kSettings = 4,
  kPing = 6,
  kGoaway = 7,
  kWindowUpdate = 8,
  kContinuation = 9
};
enum FrameFlag {
  kEndStream = 1,
  kAck = 1,
  kEndHeaders = 4,
  kPadded = 8
};

struct Frame {
  int type = -1; // -1: the connection ended
  int flags = 0;
  uint32_t stream = 0;
  std::string payload;
};

std::string u32(uint32_t value);
std::string frame(int type, int flags, uint32_t stream,
                  const std::string &payload = "");
// HPACK without a table: every field a literal.
std::string hpack(const Fields &fields);
std::string message(const std::string &bytes, char flag = 0);
std::string preface(); // with empty SETTINGS
// What a server says: its empty SETTINGS, and OK without a message.
const std::string kSettingsFrame = frame(kSettings, 0, 0);
std::string answer(uint32_t stream);
std::string request(uint32_t stream, const std::string &path,
                    const Fields &more = {}, int flags = kEndHeaders);

// A socket that reads and writes with a time limit.
class RawPeer {
public:
  explicit RawPeer(uint16_t port); // connects to loopback
  explicit RawPeer(int fd) : fd_(fd) {
  }
  ~RawPeer();
  RawPeer(const RawPeer &) = delete;
  RawPeer &operator=(const RawPeer &) = delete;
  bool send(const std::string &bytes); // false if the peer is gone
  // As much as the peer takes now; -1 if it is gone.
  ssize_t send_some(const std::string &bytes);
  Frame read();
  Frame read_of(int type); // skips others; type -1 if the end came first
  std::string read_all();  // until the end
  bool ended();            // true when the peer closes, within the time limit
  int fd() const {
    return fd_;
  }
  void close_now();

private:
  bool fill();
  int fd_;
  std::string in_;
};

// The fields that a header block of our own server or client holds, through
// nghttp2's decoder.
Fields decode(const std::string &block);

} // namespace wool_test

#endif
