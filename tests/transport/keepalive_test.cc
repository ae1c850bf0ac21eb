// Peers that are silent, connections that are idle or old, and too many PINGs.

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "runtime/transport/http2_server.h"
#include "tests/transport/test_client.h"
#include "tests/transport/test_server.h"

extern char **environ;

namespace wool_test {
namespace {

std::string ping(int flags = 0) {
  return frame(kPing, flags, 0, "12345678");
}

// ---- the client's ----

class Keepalive : public testing::Test {
protected:
  Keepalive() {
    client_.target = listener_.target();
    client_.options.keepalive_time_ns = 40 * kMs;
    client_.options.keepalive_timeout_ns = 60 * kMs;
  }

  // A call to a peer that has said SETTINGS, and nothing else.
  void begin() {
    call_ = client_.begin("/a/b");
    call_->send("question", true);
    peer_ = listener_.accept(client_);
    turn_until(client_.loop, [&] { return call_->n_sent == 1; });
    peer_->send(kSettingsFrame);
    client_.turn_until_state(kReady);
    char magic[24];
    ASSERT_EQ(recv(peer_->fd(), magic, sizeof magic, 0), 24);
  }

  // The peer's next PING, while the client goes on.
  Frame read_ping() {
    turn_until(client_.loop, [&] {
      char peeked[4096];
      ssize_t n =
          recv(peer_->fd(), peeked, sizeof peeked, MSG_PEEK | MSG_DONTWAIT);
      seen_ = n > 0 ? std::string(peeked, static_cast<size_t>(n)) : "";
      return seen_.find(std::string("\0\0\x08\x06\0\0\0\0\0", 9)) !=
             std::string::npos;
    });
    Frame f = peer_->read_of(kPing);
    return f;
  }

  Listener listener_;
  Client client_;
  std::unique_ptr<Call> call_;
  std::unique_ptr<RawPeer> peer_;
  std::string seen_;
};

TEST_F(Keepalive, APeerThatIsSilentIsAskedAndThenLost) {
  begin();
  EXPECT_EQ(read_ping().flags, 0);
  turn_until(client_.loop, [&] { return call_->ended; });
  EXPECT_EQ(call_->code, WOOL_UNAVAILABLE);
  EXPECT_EQ(call_->text, "connection to ipv4:" + listener_.target() +
                             " lost: keepalive timeout");
}

TEST_F(Keepalive, APeerThatAnswersIsKept) {
  begin();
  for (int i = 0; i < 5; i++) {
    Frame f = read_ping();
    peer_->send(frame(kPing, kAck, 0, f.payload));
  }
  peer_->send(answer(1));
  turn_until(client_.loop, [&] { return call_->ended; });
  EXPECT_EQ(call_->code, WOOL_OK) << call_->text;
}

TEST_F(Keepalive, AnythingThatComesIsAnAnswer) {
  begin();
  for (int i = 0; i < 3; i++) {
    read_ping();
    peer_->send(frame(kWindowUpdate, 0, 0, u32(1)));
  }
  peer_->send(answer(1));
  turn_until(client_.loop, [&] { return call_->ended; });
  EXPECT_EQ(call_->code, WOOL_OK) << call_->text;
}

TEST_F(Keepalive, APeerThatTakesNothingIsLostThoughThePingCannotLeave) {
  begin();
  int small = 4096;
  setsockopt(peer_->fd(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  // As windows say: as much as the peer wants, which reads none of it.
  peer_->send(frame(kWindowUpdate, 0, 0, u32(0x7f000000)) +
              frame(kSettings, 0, 0, std::string("\0\4", 2) + u32(0x7f000000)));
  client_.turn();
  auto big = client_.begin("/a/b");
  big->send(std::string(64 << 20, 'x'), true);
  turn_until(client_.loop, [&] { return big->ended && call_->ended; });
  EXPECT_NE(big->text.find("keepalive timeout"), std::string::npos)
      << big->text;
}

TEST_F(Keepalive, WithoutCallsNothingIsAsked) {
  begin();
  peer_->send(answer(1));
  turn_until(client_.loop, [&] { return call_->ended; });
  client_.turn_for(300 * kMs);
  std::string left;
  char bytes[4096];
  ssize_t n;
  while ((n = recv(peer_->fd(), bytes, sizeof bytes, MSG_DONTWAIT)) > 0)
    left.append(bytes, static_cast<size_t>(n));
  EXPECT_EQ(left.find(std::string("\0\0\x08\x06\0", 5)), std::string::npos);
  EXPECT_EQ(client_.state(), kReady);
  // It begins again with the next call.
  auto next = client_.begin("/a/b");
  next->send("question", true);
  read_ping();
}

TEST_F(Keepalive, UnlessItWasSaidThatItShall) {
  client_.options.keepalive_without_calls = true;
  begin();
  peer_->send(answer(1));
  turn_until(client_.loop, [&] { return call_->ended; });
  read_ping();
  client_.turn_until_state(kIdle); // as it was not answered
}

TEST_F(Keepalive, AnAnswerThatLiesUnreadCountsThoughItsTimeIsOver) {
  begin();
  Frame f = read_ping();
  peer_->send(frame(kPing, kAck, 0, f.payload));
  // Nobody turns the loop, as if the program did something else.
  for (int64_t end = wooli_now_ns() + 200 * kMs; wooli_now_ns() < end;) {
  }
  client_.turn(2);
  EXPECT_FALSE(call_->ended) << call_->text;
  peer_->send(answer(1));
  turn_until(client_.loop, [&] { return call_->ended; });
  EXPECT_EQ(call_->code, WOOL_OK) << call_->text;
}

TEST_F(Keepalive, ThePeersComplaintDoublesTheTime) {
  client_.options.keepalive_time_ns = 100 * kMs;
  client_.options.keepalive_without_calls = true;
  begin();
  peer_->send(frame(kGoaway, 0, 0, u32(1) + u32(11) + "too_many_pings"));
  client_.turn_until_state(kIdle);
  peer_->send(answer(1));
  turn_until(client_.loop, [&] { return call_->ended; });
  begin();
  int64_t since = wooli_now_ns();
  read_ping();
  // SETTINGS came up to a little before; 125 ms would be the longest without.
  EXPECT_GT(wooli_now_ns() - since, 170 * kMs);
}

TEST_F(Keepalive, TheComplaintIsInTheTextOfWhatItEnds) {
  client_.options.backoff_first_ns = 10 * kMs;
  begin();
  peer_->send(frame(kGoaway, 0, 0, u32(0) + u32(11) + "too_many_pings"));
  turn_until(client_.loop, [&] { return call_->ended; });
  EXPECT_NE(call_->text.find("GOAWAY ENHANCE_YOUR_CALM: too_many_pings"),
            std::string::npos)
      << call_->text;
}

// ---- a process that is stopped ----

// Run by the test below as a process of its own; it is killed.
TEST(Child, DISABLED_ServesUntilKilled) {
  TestServer server;
  server.start();
  std::string line = server.address() + "\n";
  ASSERT_EQ(write(3, line.data(), line.size()),
            static_cast<ssize_t>(line.size()));
  for (;;)
    pause();
}

class Child {
public:
  Child() {
    int fds[2];
    EXPECT_EQ(pipe(fds), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fds[1], 3);
    char self[] = "/proc/self/exe";
    char filter[] = "--gtest_filter=Child.DISABLED_ServesUntilKilled";
    char also[] = "--gtest_also_run_disabled_tests";
    char *args[] = {self, filter, also, nullptr};
    char *env[] = {nullptr}; // nor where the test's results go
    EXPECT_EQ(posix_spawn(&pid_, self, &actions, nullptr, args, env), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(fds[1]);
    char c;
    while (read(fds[0], &c, 1) == 1 && c != '\n')
      address_ += c;
    close(fds[0]);
  }
  ~Child() {
    signal(SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  void signal(int number) {
    kill(pid_, number);
  }
  const std::string &address() const {
    return address_;
  }

private:
  pid_t pid_ = 0;
  std::string address_;
};

TEST(StoppedProcess, IsNoticedWhileACallWaitsAndServesAgainWhenItGoesOn) {
  Child child;
  ASSERT_FALSE(child.address().empty());
  Client client;
  client.target = child.address();
  client.options.keepalive_time_ns = 100 * kMs;
  client.options.keepalive_timeout_ns = 500 * kMs;
  EXPECT_EQ(client.ask(), child.address());
  auto call = client.begin("/hang");
  call->send("x", true);
  client.turn_for(300 * kMs);
  EXPECT_FALSE(call->ended) << call->text;
  child.signal(SIGSTOP);
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_NE(call->text.find("keepalive timeout"), std::string::npos)
      << call->text;
  child.signal(SIGCONT);
  EXPECT_EQ(client.ask(), child.address());
}

// ---- the server's ----

class ServerLife : public testing::Test {
protected:
  RawPeer *connect() {
    if (server_.address().empty())
      server_.start();
    peer_.reset(new RawPeer(server_.port()));
    peer_->send(preface());
    EXPECT_EQ(peer_->read_of(kSettings).type, kSettings);
    return peer_.get();
  }

  TestServer server_;
  std::unique_ptr<RawPeer> peer_;
};

TEST_F(ServerLife, AClientThatIsSilentIsAskedAndThenLost) {
  server_.limits.keepalive_time_ns = 40 * kMs;
  server_.limits.keepalive_timeout_ns = 60 * kMs;
  RawPeer *peer = connect();
  EXPECT_EQ(peer->read_of(kPing).flags, 0);
  EXPECT_TRUE(peer->ended());
  EXPECT_EQ(server_.n_connections(), 0u);
}

TEST_F(ServerLife, AClientThatAnswersIsKept) {
  server_.limits.keepalive_time_ns = 20 * kMs;
  server_.limits.keepalive_timeout_ns = 5000 * kMs;
  RawPeer *peer = connect();
  for (int i = 0; i < 5; i++) {
    Frame f = peer->read_of(kPing);
    ASSERT_EQ(f.type, kPing);
    peer->send(frame(kPing, kAck, 0, f.payload));
  }
  EXPECT_EQ(server_.n_connections(), 1u);
}

// So many PINGs are answered; then the connection ends for too many, or not:
// the first is free, some are strikes, and the one too many is answered too.
constexpr int kTooMany = 2 + WOOLI_MAX_PING_STRIKES;

int count_pings(RawPeer *peer, int n) {
  for (int i = 0; i < n; i++) {
    peer->send(ping());
    Frame f;
    do
      f = peer->read();
    while (f.type != kPing && f.type != kGoaway && f.type != -1);
    if (f.type != kPing)
      return i;
  }
  return n;
}

TEST_F(ServerLife, WithoutCallsPingsAreSufferedEveryTwoHours) {
  server_.limits.min_ping_interval_ns = 1;
  RawPeer *peer = connect();
  EXPECT_EQ(count_pings(peer, 10), kTooMany);
}

TEST_F(ServerLife, WithCallsAsOftenAsTheIntervalSays) {
  server_.limits.min_ping_interval_ns = 1;
  RawPeer *peer = connect();
  peer->send(request(1, "/hang"));
  EXPECT_EQ(count_pings(peer, 10), 10);
}

TEST_F(ServerLife, WithCallsNotMoreOften) {
  RawPeer *peer = connect();
  peer->send(request(1, "/hang"));
  EXPECT_EQ(count_pings(peer, 10), kTooMany);
}

TEST_F(ServerLife, WithoutCallsTooIfThatIsAllowed) {
  server_.limits.min_ping_interval_ns = 1;
  server_.limits.allow_idle_pings = true;
  EXPECT_EQ(count_pings(connect(), 10), 10);
}

TEST_F(ServerLife, WhatWeSendForgivesThePingsBefore) {
  RawPeer *peer = connect();
  for (uint32_t id = 1; id < 9; id += 2) {
    EXPECT_EQ(count_pings(peer, 3), 3);
    peer->send(request(id, "/status/5/x") + frame(kData, kEndStream, id));
    ASSERT_EQ(peer->read_of(kHeaders).type, kHeaders);
  }
  EXPECT_EQ(count_pings(peer, 10), kTooMany);
}

TEST_F(ServerLife, OurOwnKeepaliveIsCalmedByOurOwnServer) {
  server_.start();
  Client client;
  client.target = server_.address();
  client.options.keepalive_time_ns = 4 * kMs;
  client.options.keepalive_without_calls = true;
  client.state(true);
  client.turn_until_state(kReady);
  client.turn_until_state(kIdle); // too_many_pings
  EXPECT_EQ(client.ask(), server_.address());
}

TEST_F(ServerLife, AConnectionWithoutCallsIsEndedWell) {
  server_.limits.max_connection_idle_ns = 60 * kMs;
  RawPeer *peer = connect();
  peer->send(frame(kPing, kAck, 0, peer->read_of(kPing).payload));
  EXPECT_EQ(peer->read_of(kGoaway).payload, u32(0x7fffffff) + u32(0));
  EXPECT_EQ(peer->read_of(kGoaway).payload, u32(0) + u32(0) + "max_idle");
  EXPECT_TRUE(peer->ended());
}

TEST_F(ServerLife, AConnectionWithACallIsNotIdle) {
  server_.limits.max_connection_idle_ns = 20 * kMs;
  server_.start();
  Client client;
  client.target = server_.address();
  auto call = client.begin("/echo/bidi");
  call->send("one", false);
  client.turn_for(100 * kMs);
  EXPECT_EQ(client.state(), kReady);
  call->send("two", true);
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_EQ(call->code, WOOL_OK) << call->text;
  client.turn_until_state(kIdle);
}

TEST_F(ServerLife, AnOldConnectionFinishesItsCalls) {
  server_.limits.max_connection_age_ns = 40 * kMs;
  server_.start();
  Client client;
  client.target = server_.address();
  auto call = client.begin("/echo/bidi");
  call->send("one", false);
  client.turn_until_state(kReady);
  client.turn_until_state(kIdle);
  EXPECT_FALSE(call->ended) << call->text;
  call->send("two", true);
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_EQ(call->code, WOOL_OK) << call->text;
  EXPECT_EQ(call->messages, (std::vector<std::string>{"one", "two"}));
  turn_until(client.loop, [&] { return server_.n_connections() == 0; });
}

TEST_F(ServerLife, AnAgeBeyondTheClockIsNone) {
  server_.limits.max_connection_age_ns = INT64_MAX;
  server_.limits.max_connection_idle_ns = INT64_MAX;
  server_.start();
  for (int i = 0; i < 16; i++) { // the age differs, by 10% more or less
    Client client;
    client.target = server_.address();
    EXPECT_EQ(client.ask(), server_.address());
    client.turn_for(kMs);
    EXPECT_EQ(client.state(), kReady) << i;
  }
}

// What was begun on the way to the notice is served, as the answer to an older
// PING does not mean that the peer knows.
TEST_F(ServerLife, TheAnswerToKeepaliveIsNotTheOneToTheNotice) {
  server_.limits.keepalive_time_ns = 20 * kMs;
  server_.limits.keepalive_timeout_ns = 20000 * kMs;
  server_.limits.max_connection_age_ns = 100 * kMs;
  RawPeer *peer = connect();
  Frame alive = peer->read_of(kPing);
  EXPECT_EQ(peer->read_of(kGoaway).payload, u32(0x7fffffff) + u32(0));
  peer->send(frame(kPing, kAck, 0, alive.payload) + request(1, "/status/5/x") +
             frame(kData, kEndStream, 1));
  EXPECT_EQ(peer->read_of(kGoaway).payload, u32(1) + u32(0) + "max_age");
}

TEST_F(ServerLife, ButNotForLongerThanTheGrace) {
  server_.limits.max_connection_age_ns = 20 * kMs;
  server_.limits.max_connection_age_grace_ns = 50 * kMs;
  server_.start();
  Client client;
  client.target = server_.address();
  auto call = client.begin("/hang");
  call->send("x", true);
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_EQ(call->code, WOOL_UNAVAILABLE);
  EXPECT_NE(call->text.find("max_age"), std::string::npos) << call->text;
}

TEST_F(ServerLife, CallsOneAfterTheOtherDoNotNoticeThatConnectionsAge) {
  server_.limits.max_connection_age_ns = 10 * kMs;
  server_.start();
  Client client;
  client.target = server_.address();
  client.make();
  auto n_connected = [&] {
    return std::count(client.states.begin(), client.states.end(), kReady);
  };
  int n = 0;
  turn_until(client.loop, [&] {
    EXPECT_EQ(client.ask(), server_.address()) << "call " << n;
    n++;
    return n_connected() >= 6 || testing::Test::HasFailure();
  });
  EXPECT_GT(n, 6);
}

} // namespace
} // namespace wool_test
