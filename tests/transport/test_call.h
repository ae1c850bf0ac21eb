// A call made on the client's interface alone, driven by the test's thread.
#ifndef WOOL_TESTS_TRANSPORT_TEST_CALL_H
#define WOOL_TESTS_TRANSPORT_TEST_CALL_H

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "runtime/transport/transport.h"
#include "runtime/wire/metadata.h"

namespace wool_test {

class Call {
public:
  Call(wooli_client_transport *transport, const std::string &path,
       size_t max_recv = WOOLI_DEFAULT_MAX_MESSAGE_LEN);
  ~Call();
  // Before open:
  void add(const std::string &key, const std::string &value);
  int64_t timeout_ns = -1;
  bool announce = false;
  bool wait_for_ready = false;
  bool auto_consume = true;
  wool_compression encoding = WOOL_COMPRESSION_IDENTITY;
  // Then:
  void open();
  // The bytes are said to have that encoding; nothing looks into them here.
  void send(const std::string &message, bool end,
            wool_compression how = WOOL_COMPRESSION_IDENTITY);
  void end();
  void cancel();
  const char *peer() {
    return stream_->vtable->peer(stream_);
  }

  bool headers = false;
  bool ended = false;
  int n_sent = 0;
  std::vector<std::string> messages;
  std::vector<wool_compression> encodings; // of the messages
  wool_code code = WOOL_OK;
  std::string text;
  std::string details;
  bool from_peer = false;
  wool_metadata request_metadata;
  wool_metadata initial;
  wool_metadata trailing;
  std::function<void()> on_message;
  std::function<void()> on_sent;
  std::function<void()> on_ended;

private:
  static const wooli_client_events events_;
  wooli_client_transport *transport_;
  std::string path_;
  size_t max_recv_;
  wool_arena *arena_;
  wooli_client_stream *stream_ = nullptr;
  std::string outgoing_;
  bool live_ = false;
};

// Turns the loop until the condition holds; fails the test after 30 s.
void turn_until(wooli_loop *loop, const std::function<bool()> &condition);

std::string value_of(const wool_metadata &list, const std::string &key);

} // namespace wool_test

#endif
