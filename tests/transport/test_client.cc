#include "tests/transport/test_client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wool_test {

Client::Client() : loop(wooli_loop_new(nullptr)) {
  options.connect_timeout_ns = 20000 * kMs;
}

Client::~Client() {
  drop();
  wooli_loop_free(loop);
}

void Client::drop() {
  if (transport)
    transport->vtable->free(transport);
  transport = nullptr;
}

void Client::make() {
  if (transport)
    return;
  options.target = target.c_str();
  wool_error error = WOOL_ERROR_INIT;
  transport = wooli_http2_client_new(loop, &options, &error);
  ASSERT_NE(transport, nullptr) << error.message;
  transport->vtable->watch(
      transport,
      [](void *u, wool_connectivity s) {
        static_cast<Client *>(u)->states.push_back(s);
      },
      this);
}

wool_connectivity Client::state(bool try_to_connect) {
  make();
  return transport->vtable->state(transport, try_to_connect);
}

void Client::turn_until_state(wool_connectivity wanted) {
  turn_until(loop, [&] { return state() == wanted; });
}

void Client::turn(int n) {
  while (n-- > 0)
    wooli_loop_turn(loop, 0);
}

void Client::turn_for(int64_t ns) {
  for (int64_t end = wooli_now_ns() + ns; wooli_now_ns() < end;)
    wooli_loop_turn(loop, kMs);
}

std::unique_ptr<Call> Client::begin(const std::string &path,
                                    bool wait_for_ready) {
  make();
  std::unique_ptr<Call> call(new Call(transport, path));
  call->wait_for_ready = wait_for_ready;
  call->open();
  return call;
}

std::string Client::ask(bool wait_for_ready) {
  auto call = begin("/echo/unary", wait_for_ready);
  call->send("question", true);
  std::string peer;
  call->on_message = [&] { peer = call->peer(); };
  turn_until(loop, [&] { return call->ended; });
  return call->code == WOOL_OK ? peer : call->text;
}

// ---- listeners ----

static sockaddr_in loopback(uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

Listener::Listener(uint16_t port, int backlog)
    : fd_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
  sockaddr_in address = loopback(port);
  auto *name = reinterpret_cast<sockaddr *>(&address);
  socklen_t len = sizeof address;
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  EXPECT_EQ(bind(fd_, name, len), 0);
  EXPECT_EQ(listen(fd_, backlog), 0);
  EXPECT_EQ(getsockname(fd_, name, &len), 0);
  port_ = ntohs(address.sin_port);
}

Listener::~Listener() {
  close_now();
  for (int fd : fillers_)
    close(fd);
}

void Listener::close_now() {
  if (fd_ >= 0)
    close(fd_);
  fd_ = -1;
}

std::unique_ptr<RawPeer> Listener::try_accept() {
  int fd = accept4(fd_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  return fd < 0 ? nullptr : std::unique_ptr<RawPeer>(new RawPeer(fd));
}

std::unique_ptr<RawPeer> Listener::accept(Client &client) {
  std::unique_ptr<RawPeer> peer;
  turn_until(client.loop, [&] { return (peer = try_accept()) != nullptr; });
  return peer;
}

// Linux drops a SYN where the queue of those to be accepted is full: until one
// is dropped, another is put into it.
void Listener::become_a_black_hole() {
  ASSERT_EQ(listen(fd_, 0), 0);
  for (int i = 0; i < 8; i++) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    fillers_.push_back(fd);
    sockaddr_in address = loopback(port_);
    int rc =
        connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ASSERT_TRUE(rc == 0 || errno == EINPROGRESS) << strerror(errno);
    pollfd poller = {fd, POLLOUT, 0};
    if (poll(&poller, 1, 100) == 0)
      return;
  }
  FAIL() << "the queue does not fill";
}

uint16_t free_port() {
  return Listener().port();
}

} // namespace wool_test
