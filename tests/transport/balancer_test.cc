// Which of several addresses are connected to, and where calls go.

#include "runtime/transport/balancer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <map>

#include "tests/transport/own_resolver.h"
#include "tests/transport/test_client.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

std::string refused() {
  return "127.0.0.1:" + std::to_string(free_port());
}

std::string list(const std::vector<std::string> &hosts) {
  std::string target = "ipv4:";
  for (const std::string &host : hosts)
    target +=
        (target.back() == ':' ? "" : ",") + host.substr(host.find("127."));
  return target;
}

TEST(Balancer, OneThatIsNotKnownIsAnErrorAtCreation) {
  Client client;
  client.options.target = "127.0.0.1:1";
  client.options.load_balancing = "least_of_all";
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(wooli_http2_client_new(client.loop, &client.options, &error),
            nullptr);
  EXPECT_EQ(error.code, WOOL_ERR_TYPE);
  EXPECT_STREQ(error.message, "load balancing \"least_of_all\" is not known: "
                              "pick_first and round_robin are");
}

// ---- pick_first ----

TEST(PickFirst, FamiliesAlternateFromThatOfTheFirst) {
  const struct {
    const char *before;
    const char *after;
  } table[] = {{"", ""},         {"6", "6"},          {"66", "66"},
               {"64", "64"},     {"664", "646"},      {"6644", "6464"},
               {"6664", "6466"}, {"46666", "46666"},  {"664444", "646444"},
               {"6u4", "6u4"},   {"66uu44", "6u6u44"}};
  for (auto &row : table) {
    std::vector<wooli_address> addresses;
    uint16_t family_count = 0;
    for (const char *c = row.before; *c; c++) {
      wooli_address address{};
      address.storage.ss_family = static_cast<sa_family_t>(*c);
      address.len = family_count++; // tells those of a family apart
      addresses.push_back(address);
    }
    wooli_pick_first.arrange(addresses.data(), addresses.size());
    std::string after;
    std::map<sa_family_t, int> last;
    for (const wooli_address &a : addresses) {
      after += static_cast<char>(a.storage.ss_family);
      auto found = last.find(a.storage.ss_family);
      EXPECT_TRUE(found == last.end() ||
                  found->second < static_cast<int>(a.len))
          << "the order within a family is lost";
      last[a.storage.ss_family] = static_cast<int>(a.len);
    }
    EXPECT_EQ(after, row.after);
  }
}

TEST(PickFirst, AnAddressThatRefusesIsFollowedByTheNext) {
  TestServer server;
  server.start();
  Client client;
  client.target = list({refused(), refused(), server.address()});
  EXPECT_EQ(client.ask(), server.address());
}

TEST(PickFirst, WhenAllHaveFailedTheLastCauseIsTold) {
  std::string last = refused();
  Client client;
  client.target = list({refused(), last});
  EXPECT_EQ(client.ask(),
            "connecting to ipv4:" + last + ": Connection refused");
  EXPECT_EQ(client.state(), kFailure);
}

TEST(PickFirst, AnAddressThatDoesNotAnswerCostsOneDelay) {
  Listener black_hole;
  black_hole.become_a_black_hole();
  TestServer server;
  server.start();
  Client client;
  client.target = list({black_hole.target(), server.address()});
  int64_t begin = wooli_now_ns();
  EXPECT_EQ(client.ask(), server.address());
  EXPECT_GE(wooli_now_ns() - begin, WOOLI_ATTEMPT_DELAY_NS);
  // The connect timeout is 20 s: nobody waited for it.
  EXPECT_LT(wooli_now_ns() - begin, 10000 * kMs);
}

TEST(PickFirst, AnAddressThatAcceptsAndIsSilentDoesNotWin) {
  Listener silent;
  TestServer server;
  server.start();
  Client client;
  client.target = list({silent.target(), server.address()});
  EXPECT_EQ(client.ask(), server.address());
  auto peer = silent.accept(client);
  EXPECT_TRUE(peer->ended()) << "the attempt that lost goes on";
}

TEST(PickFirst, TheFirstThatIsReadyWinsThoughItBeganLast) {
  Listener slow;
  TestServer server;
  server.start();
  Client client;
  client.target = list({slow.target(), server.address()});
  client.state(true);
  auto peer = slow.accept(client);
  client.turn_until_state(kReady);
  peer->send(frame(kSettings, 0, 0));
  client.turn();
  EXPECT_EQ(client.ask(), server.address());
}

TEST(PickFirst, SticksToItsConnectionWhenABetterAddressComesBack) {
  uint16_t port = free_port();
  TestServer second;
  second.start();
  Client client;
  client.options.backoff_first_ns = kMs;
  client.target = list({"127.0.0.1:" + std::to_string(port), second.address()});
  EXPECT_EQ(client.ask(), second.address());
  TestServer first("127.0.0.1:" + std::to_string(port));
  first.start();
  client.turn_for(20 * kMs);
  EXPECT_EQ(client.ask(), second.address());
  EXPECT_EQ(first.n_connections(), 0u);
  // Once it is lost, the order counts again.
  second.close();
  client.turn_until_state(kIdle);
  EXPECT_EQ(client.ask(), first.address());
}

TEST(PickFirst, NewAddressesLeaveTheConnectionAloneIfItsOwnIsAmongThem) {
  TestServer a, b;
  a.start();
  b.start();
  OwnResolver resolver;
  resolver.at_start = {a.address()};
  Client client;
  client.target = "test:x";
  EXPECT_EQ(client.ask(), a.address());
  ASSERT_EQ(resolver.push({b.address(), a.address()}), WOOL_OK);
  client.turn();
  EXPECT_EQ(client.ask(), a.address());
  EXPECT_EQ(a.handler.n_seen(), 2u);
  ASSERT_EQ(resolver.push({b.address()}), WOOL_OK);
  client.turn();
  EXPECT_EQ(client.ask(), b.address());
  turn_until(client.loop, [&] { return a.n_connections() == 0; });
}

// ---- round_robin ----

class RoundRobin : public testing::Test {
protected:
  RoundRobin() {
    for (auto &server : servers_) {
      server.reset(new TestServer);
      server->start();
    }
    client_.options.load_balancing = "round_robin";
    client_.options.backoff_first_ns = 10 * kMs;
    client_.options.backoff_max_ns = 50 * kMs;
  }

  std::vector<std::string> addresses() {
    std::vector<std::string> all;
    for (auto &server : servers_)
      all.push_back(server->address());
    return all;
  }

  // So many calls, counted by who answered them.
  std::map<std::string, int> ask(int n) {
    std::map<std::string, int> counts;
    while (n-- > 0)
      counts[client_.ask()]++;
    return counts;
  }

  // Calls until all of these have answered some.
  void ask_until_all_answer(const std::vector<std::string> &wanted) {
    std::map<std::string, int> counts;
    turn_until(client_.loop, [&] {
      counts[client_.ask(true)]++;
      for (const std::string &address : wanted)
        if (!counts[address])
          return false;
      return true;
    });
  }

  std::unique_ptr<TestServer> servers_[3];
  OwnResolver resolver_; // outlives the client
  Client client_;
};

TEST_F(RoundRobin, CallsGoToAllInTurn) {
  client_.target = list(addresses());
  ask_until_all_answer(addresses());
  for (auto &row : ask(30))
    EXPECT_EQ(row.second, 10) << row.first;
  for (auto &server : servers_)
    EXPECT_EQ(server->n_connections(), 1u);
}

TEST_F(RoundRobin, AServerThatDiesIsLeftOutAndTakenInAgainWhenItIsBack) {
  client_.target = list(addresses());
  ask_until_all_answer(addresses());
  std::string dead = servers_[1]->address();
  uint16_t port = servers_[1]->port();
  servers_[1].reset();
  // What was not noticed yet is noticed before the next calls.
  client_.turn();
  auto counts = ask(30);
  EXPECT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[servers_[0]->address()], 15);
  EXPECT_EQ(counts[servers_[2]->address()], 15);
  servers_[1].reset(new TestServer("127.0.0.1:" + std::to_string(port)));
  servers_[1]->start();
  ask_until_all_answer(addresses());
  for (auto &row : ask(30))
    EXPECT_EQ(row.second, 10) << row.first;
}

TEST_F(RoundRobin, CallsGoToThoseThatAreReadyWhileOthersAreNot) {
  Listener black_hole;
  black_hole.become_a_black_hole();
  client_.target =
      list({refused(), black_hole.target(), servers_[0]->address()});
  for (auto &row : ask(10))
    EXPECT_EQ(row.first, servers_[0]->address());
}

TEST_F(RoundRobin, WhenAllHaveFailedCallsFailWithTheLastCause) {
  client_.target = list({refused(), refused()});
  client_.options.backoff_first_ns = 5000 * kMs;
  client_.options.backoff_max_ns = 5000 * kMs;
  EXPECT_NE(client_.ask().find("Connection refused"), std::string::npos);
  EXPECT_EQ(client_.states,
            (std::vector<wool_connectivity>{kConnecting, kFailure}));
}

TEST_F(RoundRobin, AnAddressThatVanishesMayFinishWhatItCarries) {
  resolver_.at_start = {servers_[0]->address()};
  client_.target = "test:x";
  auto call = client_.begin("/echo/bidi");
  call->send("one", false);
  turn_until(client_.loop, [&] { return call->messages.size() == 1; });
  ASSERT_EQ(resolver_.push({servers_[1]->address(), servers_[2]->address()}),
            WOOL_OK);
  client_.turn();
  ask_until_all_answer({servers_[1]->address(), servers_[2]->address()});
  call->send("two", true);
  turn_until(client_.loop, [&] { return call->ended; });
  EXPECT_EQ(call->code, WOOL_OK) << call->text;
  EXPECT_EQ(call->messages, (std::vector<std::string>{"one", "two"}));
  turn_until(client_.loop, [&] { return servers_[0]->n_connections() == 0; });
  EXPECT_EQ(servers_[0]->handler.n_seen(), 1u);
}

TEST_F(RoundRobin, AServerThatIsFullIsPassedOver) {
  servers_[2].reset(new TestServer);
  servers_[2]->limits.max_concurrent_streams = 1;
  servers_[2]->start();
  client_.target = list({servers_[0]->address(), servers_[2]->address()});
  ask_until_all_answer({servers_[0]->address(), servers_[2]->address()});
  std::vector<std::unique_ptr<Call>> calls;
  for (int i = 0; i < 6; i++) {
    calls.push_back(client_.begin("/hang"));
    calls.back()->send("x", true);
  }
  turn_until(client_.loop, [&] {
    return servers_[0]->handler.n_open() == 5 &&
           servers_[2]->handler.n_open() == 1;
  });
}

TEST_F(RoundRobin, AnAddressThatIsNamedTwiceIsConnectedToOnce) {
  std::string address = servers_[0]->address();
  client_.target = list({address, address});
  ask(3);
  client_.turn();
  EXPECT_EQ(servers_[0]->n_connections(), 1u);
}

} // namespace
} // namespace wool_test
