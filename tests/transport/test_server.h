// An echo server on the server's events alone: what the transport suite calls.
#ifndef WOOL_TESTS_TRANSPORT_TEST_SERVER_H
#define WOOL_TESTS_TRANSPORT_TEST_SERVER_H

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "runtime/transport/transport.h"

namespace wool_test {

// What happened on one of the server's streams, as its handler saw it.
struct Seen {
  std::string path;
  std::string authority;
  std::string peer;
  std::string peer_identity;
  int64_t timeout_ns = -1;
  bool announced = false;
  unsigned accepts = 0;
  std::vector<wool_compression> encodings; // of the messages
  std::vector<std::pair<std::string, std::string>> metadata;
  int n_messages = 0;
  bool half_closed = false;
  wool_code closed = WOOL_OK;
};

// The path says what the server does:
// Messages are answered with the encoding that they have.
//   /echo/unary    answers the one message, OK
//   /echo/bidi     answers each message as it comes, OK at the end
//   /status/N/TEXT fails with code N; TEXT is the message
//   /meta          returns the request's metadata as headers and trailers
//   /hang          never answers
//   /reset         resets the stream once the request's headers are in
//   /early         OK before the request has ended
//   /big           answers with a message of 16 MiB once headers are in
class Handler {
public:
  Handler();
  ~Handler();
  const wooli_server_events *events() const;
  // The newest closed stream; waits for one more to close than were taken.
  Seen take_closed();
  size_t n_open() const {
    return n_open_;
  }
  // How many requests have come in all.
  size_t n_seen() const {
    return n_seen_;
  }
  // How many of them were whole: a malformed one is no request.
  size_t n_shown() const {
    return n_shown_;
  }
  // Refuses to read until told: streams' windows fill.
  std::atomic<bool> hold_consume{false};
  size_t max_recv_message_len = WOOLI_DEFAULT_MAX_MESSAGE_LEN;

  struct Impl;
  std::unique_ptr<Impl> impl;
  std::atomic<size_t> n_open_{0};
  std::atomic<size_t> n_seen_{0};
  std::atomic<size_t> n_shown_{0};
};

// A thread that turns a loop, and runs functions in it.
class LoopThread {
public:
  LoopThread();
  ~LoopThread();
  wooli_loop *loop() const {
    return loop_;
  }
  // Runs in the loop's turn and returns when it has.
  void run(const std::function<void()> &function);

private:
  wooli_loop *loop_;
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

class TestServer {
public:
  // "inprocess" listens on nothing: see new_inprocess_client.
  explicit TestServer(const std::string &listen = "127.0.0.1:0");
  ~TestServer();
  const std::string &address() const {
    return address_;
  }
  uint16_t port() const;
  Handler handler;
  wooli_server_limits limits{};
  void start(); // after the limits are set
  void drain(); // returns when it is complete
  void close();
  size_t n_connections();
  size_t queued_len();
  wooli_client_transport *new_inprocess_client(wooli_loop *loop);
  LoopThread &thread() {
    return thread_;
  }

private:
  LoopThread thread_;
  std::string listen_;
  std::string address_;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

} // namespace wool_test

#endif
