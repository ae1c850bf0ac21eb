// A client whose addresses, servers and callers come and go in any order: all
// calls end, once, and nothing is left.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/transport/own_resolver.h"
#include "tests/transport/test_client.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

class Chaos {
public:
  Chaos(unsigned seed, const char *balancer) : random_(seed) {
    for (auto &server : servers_)
      server.start();
    client_.target = "test:x";
    client_.options.load_balancing = balancer;
    client_.options.resolve_interval_ns = kMs;
    client_.options.backoff_first_ns = kMs;
    client_.options.backoff_max_ns = 2 * kMs;
    client_.options.connect_timeout_ns = 5 * kMs;
    client_.options.keepalive_time_ns = 2 * kMs;
    client_.options.keepalive_timeout_ns = 4 * kMs;
    client_.make();
  }

  void run(int n_steps) {
    while (n_steps-- > 0)
      step();
    client_.drop();
    for (const auto &call : calls_) {
      EXPECT_TRUE(call->ended || given_up_.count(call.get()));
      n_ok += call->ended && call->code == WOOL_OK;
      n_failed += call->code != WOOL_OK;
    }
    for (const auto &call : nested_)
      EXPECT_TRUE(call->ended);
  }

  int n_ok = 0, n_failed = 0;

private:
  unsigned pick(unsigned n) {
    return static_cast<unsigned>(random_() % n);
  }

  // Of some that answer, one that closes, one that says nothing, one that
  // nobody listens on.
  std::vector<std::string> some_addresses() {
    std::vector<std::string> all = {servers_[0].address(),
                                    servers_[1].address(), closing_.target(),
                                    silent_.target(), "127.0.0.1:1"};
    std::shuffle(all.begin(), all.end(), random_);
    all.resize(1 + pick(static_cast<unsigned>(all.size())));
    return all;
  }

  void begin() {
    static const char *const paths[] = {"/echo/unary", "/hang",      "/reset",
                                        "/early",      "/echo/bidi", "/big"};
    auto call = client_.begin(paths[pick(6)], pick(2) == 0);
    if (pick(4) == 0)
      call->on_ended = [this] { // whoever is told drops some, begins another
        cancel();
        cancel();
        if (nested_.size() < 500)
          nested_.push_back(client_.begin("/echo/unary", pick(2) == 0));
      };
    if (pick(3))
      call->send("question", pick(2) == 0);
    calls_.push_back(std::move(call));
  }

  void cancel() {
    if (calls_.empty())
      return;
    Call *call = calls_[pick(static_cast<unsigned>(calls_.size()))].get();
    if (call->ended || !given_up_.insert(call).second)
      return;
    call->cancel();
  }

  void step() {
    switch (pick(10)) {
    case 0:
      if (program_.resolution) {
        EXPECT_EQ(program_.push(some_addresses()), WOOL_OK);
      }
      break;
    case 1:
      if (program_.resolution && pick(4) == 0)
        wool_resolution_fail(program_.resolution, "no");
      break;
    case 2:
    case 3:
    case 4:
      begin();
      break;
    case 5:
      cancel();
      break;
    case 6:
      if (pick(10) == 0)
        servers_[pick(2)].close();
      break;
    case 7:
      closing_.try_accept(); // and closes it
      break;
    default:
      wooli_loop_turn(client_.loop, pick(3) == 0 ? kMs : 0);
    }
  }

  std::mt19937 random_;
  TestServer servers_[2];
  Listener closing_, silent_;
  OwnResolver program_;
  Client client_;
  std::vector<std::unique_ptr<Call>> calls_, nested_;
  std::set<Call *> given_up_;
};

TEST(ClientChaos, AllCallsEndOnceWhateverHappens) {
  int n_ok = 0, n_failed = 0;
  for (unsigned seed = 1; seed <= 12; seed++) {
    SCOPED_TRACE(seed);
    Chaos chaos(seed, seed % 2 ? "pick_first" : "round_robin");
    chaos.run(400);
    n_ok += chaos.n_ok;
    n_failed += chaos.n_failed;
  }
  // It was no idle chaos.
  EXPECT_GT(n_ok, 0);
  EXPECT_GT(n_failed, 0);
}

} // namespace
} // namespace wool_test
