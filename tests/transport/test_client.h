// A client of the transport, with the states it goes through; and listeners
// that are no good.
#ifndef WOOL_TESTS_TRANSPORT_TEST_CLIENT_H
#define WOOL_TESTS_TRANSPORT_TEST_CLIENT_H

#include <memory>
#include <string>
#include <vector>

#include "runtime/transport/http2_client.h"
#include "tests/transport/raw_http2.h"
#include "tests/transport/test_call.h"

namespace wool_test {

constexpr int64_t kMs = 1000000; // in nanoseconds

constexpr auto kIdle = WOOL_CONNECTIVITY_IDLE;
constexpr auto kConnecting = WOOL_CONNECTIVITY_CONNECTING;
constexpr auto kReady = WOOL_CONNECTIVITY_READY;
constexpr auto kFailure = WOOL_CONNECTIVITY_TRANSIENT_FAILURE;

class Client {
public:
  Client();
  ~Client();
  // Before the first use:
  wooli_client_options options{};
  std::string target;
  void make();

  wooli_client_transport *transport = nullptr;
  wooli_loop *loop = nullptr;
  std::vector<wool_connectivity> states; // each change

  wool_connectivity state(bool try_to_connect = false);
  void turn_until_state(wool_connectivity wanted);
  void turn(int n = 20); // without waiting
  void turn_for(int64_t ns);
  // A unary call to its end: its text if it failed, else the peer.
  std::string ask(bool wait_for_ready = false);
  std::unique_ptr<Call> begin(const std::string &path,
                              bool wait_for_ready = false);
  // Drops the transport, whose calls are all ended.
  void drop();
};

// A socket that listens on loopback, and whose owner decides what then.
class Listener {
public:
  explicit Listener(uint16_t port = 0, int backlog = 16);
  ~Listener();
  uint16_t port() const {
    return port_;
  }
  std::string target() const {
    return "127.0.0.1:" + std::to_string(port_);
  }
  std::unique_ptr<RawPeer> try_accept(); // NULL if there is none
  std::unique_ptr<RawPeer> accept(Client &client);
  // Fills the queue, so that further connections get no answer at all.
  void become_a_black_hole();
  void close_now();

private:
  int fd_;
  uint16_t port_ = 0;
  std::vector<int> fillers_;
};

// A port of loopback that nobody listens on now.
uint16_t free_port();

} // namespace wool_test

#endif
