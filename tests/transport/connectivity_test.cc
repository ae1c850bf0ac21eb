// How a client stands to one address: every state and every way between them.

#include <gtest/gtest.h>

#include <algorithm>

#include "runtime/transport/subchannel.h"
#include "tests/transport/test_client.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

using States = std::vector<wool_connectivity>;

TEST(Connectivity, IsIdleUntilSomebodyWantsAConnection) {
  TestServer server;
  server.start();
  Client client;
  client.target = server.address();
  EXPECT_EQ(client.state(), kIdle);
  client.turn();
  EXPECT_EQ(client.state(), kIdle);
  EXPECT_EQ(server.n_connections(), 0u);
  EXPECT_EQ(client.state(true), kIdle);
  client.turn_until_state(kReady);
  EXPECT_EQ(client.states, (States{kConnecting, kReady}));
  EXPECT_EQ(server.n_connections(), 1u);
}

TEST(Connectivity, ALostConnectionIsIdleAndMadeAnewByTheNextCall) {
  TestServer server;
  server.start();
  Client client;
  client.target = server.address();
  EXPECT_EQ(client.ask(), server.address());
  server.close();
  client.turn_until_state(kIdle);
  client.turn();
  EXPECT_EQ(server.n_connections(), 0u) << "connected though nobody wants it";
  EXPECT_EQ(client.ask(), server.address());
  client.turn_until_state(kReady);
  EXPECT_EQ(client.states,
            (States{kConnecting, kReady, kIdle, kConnecting, kReady}));
}

TEST(Connectivity, AGoawayEndsBeingReadyThoughACallGoesOn) {
  Listener listener;
  Client client;
  client.target = listener.target();
  auto call = client.begin("/a/b");
  call->send("question", true);
  auto peer = listener.accept(client);
  peer->send(kSettingsFrame);
  client.turn_until_state(kReady);
  peer->send(frame(kGoaway, 0, 0, u32(1) + u32(0)));
  client.turn_until_state(kIdle);
  peer->send(answer(1));
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_EQ(call->code, WOOL_OK) << call->text;
}

TEST(Connectivity, ARefusedConnectionIsTriedAgainUntilSomebodyListens) {
  uint16_t port = free_port();
  Client client;
  client.target = "127.0.0.1:" + std::to_string(port);
  client.options.backoff_first_ns = 20 * kMs;
  client.state(true);
  client.turn_until_state(kFailure);
  EXPECT_EQ(client.states, (States{kConnecting, kFailure}));
  turn_until(client.loop, [&] { return client.states.size() >= 4; });
  EXPECT_EQ(client.states[2], kConnecting);
  EXPECT_EQ(client.states[3], kFailure);
  TestServer server("127.0.0.1:" + std::to_string(port));
  server.start();
  client.turn_until_state(kReady);
  EXPECT_EQ(client.ask(), server.address());
}

TEST(Connectivity, AListenerThatSaysNothingIsAFailureAfterTheTimeout) {
  Listener listener;
  Client client;
  client.target = listener.target();
  client.options.connect_timeout_ns = 50 * kMs;
  client.state(true);
  client.turn_until_state(kFailure);
  auto peer = listener.accept(client);
  auto call = client.begin("/a/b");
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_NE(call->text.find("no HTTP/2 preface and SETTINGS in time"),
            std::string::npos)
      << call->text;
}

TEST(Connectivity, AnAddressThatDoesNotAnswerIsAFailureAfterTheTimeout) {
  Listener listener;
  listener.become_a_black_hole();
  Client client;
  client.target = listener.target();
  client.options.connect_timeout_ns = 50 * kMs;
  EXPECT_EQ(client.ask(),
            "connecting to ipv4:" + listener.target() + ": connect timeout");
}

TEST(Connectivity, WaitsGrowFromTheFirstToTheLongest) {
  Listener listener;
  Client client;
  client.target = listener.target();
  client.options.backoff_first_ns = 40 * kMs;
  client.options.backoff_max_ns = 100 * kMs;
  client.state(true);
  // Counted from the beginning of the attempt, which is before we see it; so
  // a little less is measured at times.
  const int64_t expected[] = {40, 64, 100, 100, 100, 100, 100};
  int64_t last = 0;
  for (int i = 0; i < 8; i++) {
    auto peer = listener.accept(client);
    int64_t now = wooli_now_ns();
    if (i > 0) {
      EXPECT_GT(now - last, expected[i - 1] * kMs * 7 / 10) << i;
      // Without the limit the last would be 40 ms * 1.6^6 = 671 ms.
    }
    if (i == 7) {
      EXPECT_LT(now - last, 500 * kMs);
    }
    last = now;
  }
}

TEST(Connectivity, CallsThatDoNotWaitFailWithTheCauseAndConnectNothing) {
  Listener listener;
  Client client;
  client.target = listener.target();
  client.state(true);
  listener.accept(client); // and closes it
  client.turn_until_state(kFailure);
  for (int i = 0; i < 3; i++)
    EXPECT_EQ(client.ask(), "connection to ipv4:" + listener.target() +
                                " lost: the peer closed the connection");
  client.turn();
  EXPECT_EQ(listener.try_accept(), nullptr);
}

// How often it is connected to, while calls ask for it.
int n_attempts(int64_t backoff_first_ns) {
  Listener listener;
  Client client;
  client.target = listener.target();
  client.options.backoff_first_ns = backoff_first_ns;
  client.options.backoff_max_ns = backoff_first_ns;
  int n = 0;
  for (int i = 0; i < 20; i++) {
    client.state(true);
    client.turn();
    while (listener.try_accept()) // and closes it
      n++;
    client.turn();
  }
  return n;
}

TEST(Connectivity, AWaitBeyondTheClockIsWithoutEnd) {
  // With the jitter of 20% some are beyond it, and some are not.
  for (int i = 0; i < 8; i++)
    EXPECT_EQ(n_attempts(INT64_MAX), 1);
}

TEST(Connectivity, AWaitThatIsNegativeIsTheDefault) {
  EXPECT_EQ(n_attempts(-1), 1);
}

TEST(Connectivity, CallsThatWaitAreAnsweredByAServerThatStartsLater) {
  uint16_t port = free_port();
  Client client;
  client.target = "127.0.0.1:" + std::to_string(port);
  client.options.backoff_first_ns = 10 * kMs;
  auto patient = client.begin("/echo/unary", true);
  patient->send("patience", true);
  auto other = client.begin("/echo/unary");
  other->send("now", true);
  turn_until(client.loop, [&] { return other->ended; });
  EXPECT_EQ(other->code, WOOL_UNAVAILABLE);
  turn_until(client.loop, [&] { return client.states.size() >= 6; });
  EXPECT_FALSE(patient->ended) << patient->text;
  TestServer server("127.0.0.1:" + std::to_string(port));
  server.start();
  turn_until(client.loop, [&] { return patient->ended; });
  EXPECT_EQ(patient->code, WOOL_OK) << patient->text;
  EXPECT_EQ(patient->messages, std::vector<std::string>{"patience"});
}

TEST(Connectivity, ACallThatWaitsIsNotSentToAPeerThatHasNotSpoken) {
  Listener listener;
  Client client;
  client.target = listener.target();
  auto patient = client.begin("/a/b", true);
  patient->send("question", true);
  auto other = client.begin("/a/b");
  other->send("question", true);
  auto peer = listener.accept(client);
  turn_until(client.loop, [&] { return other->n_sent == 1; });
  client.turn();
  EXPECT_EQ(patient->n_sent, 0);
  peer->send(kSettingsFrame);
  turn_until(client.loop, [&] { return patient->n_sent == 1; });
}

TEST(Connectivity, AWaitThatEndedWhileNobodyTurnedTheLoopHasEnded) {
  uint16_t port = free_port();
  Client client;
  client.target = "127.0.0.1:" + std::to_string(port);
  client.options.backoff_first_ns = 20 * kMs;
  EXPECT_NE(client.ask().find("Connection refused"), std::string::npos);
  TestServer server("127.0.0.1:" + std::to_string(port));
  server.start();
  // Nobody turns the loop, as if the program did something else.
  for (int64_t end = wooli_now_ns() + 30 * kMs; wooli_now_ns() < end;) {
  }
  EXPECT_EQ(client.ask(), server.address());
}

TEST(Connectivity, WhatAnIdlePeerSaidBeforeItsEndDoesNotHideTheEnd) {
  Listener listener;
  Client client;
  client.target = listener.target();
  {
    auto call = client.begin("/a/b");
    call->send("question", true);
    auto peer = listener.accept(client);
    turn_until(client.loop, [&] { return call->n_sent == 1; });
    peer->send(kSettingsFrame + answer(1));
    turn_until(client.loop, [&] { return call->ended; });
    client.turn();
    for (int i = 0; i < 3; i++)
      peer->send(frame(kPing, 0, 0, "aliveyes"));
  } // closed, and nobody turned the loop
  for (int64_t end = wooli_now_ns() + 5 * WOOLI_IDLE_PROBE_NS;
       wooli_now_ns() < end;) {
  }
  auto call = client.begin("/a/b");
  call->send("question", true);
  auto peer = listener.accept(client);
  turn_until(client.loop, [&] { return call->n_sent == 1; });
  peer->send(kSettingsFrame + answer(1));
  turn_until(client.loop, [&] { return call->ended; });
  EXPECT_EQ(call->code, WOOL_OK) << call->text;
}

TEST(Connectivity, ConnectionsThatComeToNothingAreNotMadeForEver) {
  Listener listener;
  Client client;
  client.target = listener.target();
  client.options.load_balancing = "round_robin"; // connects by itself
  client.state(true);
  for (int i = 0; i <= WOOLI_MAX_FUTILE_CONNECTIONS; i++) {
    auto peer = listener.accept(client);
    peer->send(kSettingsFrame);
    turn_until(client.loop, [&] {
      return std::count(client.states.begin(), client.states.end(), kReady) > i;
    });
    EXPECT_EQ(std::count(client.states.begin(), client.states.end(), kFailure),
              0);
  }
  client.turn_until_state(kFailure);
  client.turn();
  EXPECT_EQ(listener.try_accept(), nullptr);
}

} // namespace
} // namespace wool_test
