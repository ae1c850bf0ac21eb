// A tap: a TCP relay that keeps what went through it, so that a test can look
// at the bytes of a call.
#ifndef WOOL_TESTS_SCENARIO_TAP_H
#define WOOL_TESTS_SCENARIO_TAP_H

#include <string>
#include <thread>
#include <vector>

class Tap {
public:
  // To "ipv4:ADDRESS:PORT". If it cuts, the connection ends behind the first
  // message of the server, so that it has come and its status has not.
  explicit Tap(const std::string &server, bool cuts = false);
  ~Tap();
  Tap(const Tap &) = delete;
  Tap &operator=(const Tap &) = delete;

  const std::string &address() const {
    return address_;
  }

  // Waits until the client has closed its connection, for good.
  void Finish();

  // All bytes of one direction, and the messages in them, in order, as gRPC
  // frames them; after Finish.
  const std::string &up() const {
    return up_;
  }
  const std::string &down() const {
    return down_;
  }
  static std::vector<std::string> Messages(const std::string &bytes);

private:
  void Relay(int server_port);
  bool MoveUp(int client, int server);
  bool MoveDown(int server, int client);
  const bool cuts_;
  int listener_ = -1;
  size_t passed_ = 0; // of down_, as whole frames
  std::string address_;
  std::string up_, down_;
  std::thread thread_;
};

#endif
