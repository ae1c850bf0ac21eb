// The table of http2_cases against nghttpd, a server of somebody else: what it
// passes, ours has to pass, and a case that it fails may be a wrong case.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "tests/transport/http2_cases.h"

namespace wool_test {
namespace {

constexpr char kProgram[] = "/usr/sbin/nghttpd";

sockaddr_in loopback(uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// A port that nobody listens on now.
uint16_t free_port() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t len = sizeof address;
  EXPECT_EQ(bind(fd, reinterpret_cast<sockaddr *>(&address), len), 0);
  getsockname(fd, reinterpret_cast<sockaddr *>(&address), &len);
  close(fd);
  return ntohs(address.sin_port);
}

bool listens(uint16_t port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(port);
  bool connected =
      connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
  close(fd);
  return connected;
}

class Nghttpd : public testing::TestWithParam<Http2Case> {
protected:
  static void SetUpTestSuite() {
    if (access(kProgram, X_OK) != 0)
      return;
    std::string root = testing::TempDir() + "/nghttpd";
    std::string make = "mkdir -p " + root + "/echo";
    ASSERT_EQ(std::system(make.c_str()), 0);
    std::ofstream(root + "/echo/unary") << "an answer of some bytes\n";
    port_ = free_port();
    std::string port = std::to_string(port_);
    pid_ = fork();
    if (pid_ == 0) {
      execl(kProgram, kProgram, "--no-tls", "-a", "127.0.0.1", "-d",
            root.c_str(), port.c_str(), static_cast<char *>(nullptr));
      _exit(127);
    }
    auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!listens(port_)) {
      ASSERT_LT(std::chrono::steady_clock::now(), give_up)
          << "nghttpd does not listen";
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  static void TearDownTestSuite() {
    if (pid_ <= 0)
      return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }

  static pid_t pid_;
  static uint16_t port_;
};

pid_t Nghttpd::pid_ = -1;
uint16_t Nghttpd::port_ = 0;

TEST_P(Nghttpd, Server) {
  if (pid_ < 0)
    GTEST_SKIP() << "nghttpd is not installed (package nghttp2-server)";
  run_http2_case(GetParam(), port_);
}

INSTANTIATE_TEST_SUITE_P(Rfc9113, Nghttpd,
                         testing::ValuesIn(http2_cases_of_nghttp2()),
                         http2_case_name);

} // namespace
} // namespace wool_test
