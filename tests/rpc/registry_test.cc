/* What a server keeps of its peers' chains, seen from outside: the limits of
 * its options over real calls, and what it says about them. */
#include "tests/rpc/probe_server.h"

namespace {

/* A chain of this client, with a value that is to be found there. */
class Chain {
public:
  explicit Chain(const std::string &tenant) : tenant_(tenant) {
    Run([&] { token_ = probe_tenant_set(wool_str_c(tenant_.c_str())); });
  }
  ~Chain() {
    wool_token_unref(token_);
    wool_context_unref(context_);
  }
  Chain(const Chain &) = delete;
  Chain &operator=(const Chain &) = delete;

  void Visit(wool_channel *channel) {
    Run([&] {
      Call call(channel);
      wool_str value;
      EXPECT_EQ(WOOL_OK, probe_Probe_whoami(call, &value)) << call.message();
      EXPECT_EQ(tenant_, Text(value));
    });
  }
  template <typename Body> void Run(Body body) {
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
    body();
    ASSERT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
  }

private:
  std::string tenant_;
  wool_context *context_ = wool_context_new();
  wool_token *token_ = nullptr;
};

wool_chain_stats StatsOf(const ProbeServer &server) {
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  wool_server_chain_stats(server.server, &stats);
  return stats;
}

/* Whether a call of the chain found its Context. */
bool IsHit(const ProbeServer &server, wool_channel *channel, Chain *chain) {
  uint64_t before = StatsOf(server).n_hits;
  chain->Visit(channel);
  return StatsOf(server).n_hits > before;
}

TEST(Registry, IsEmptyWhereNothingIsSet) {
  ProbeServer server;
  wool_channel *channel = server.NewChannel();
  {
    Call call(channel);
    EXPECT_EQ(WOOL_OK, probe_Probe_echo(call, wool_bytes_n("x", 1), nullptr));
  }
  wool_chain_stats stats = StatsOf(server);
  EXPECT_EQ(0u, stats.n_chains);
  EXPECT_EQ(0u, stats.n_hits);
  EXPECT_EQ(0u, stats.n_misses) << "an unarmed call has no chain to look for";
  wool_channel_unref(channel);
}

TEST(Registry, AtTheLimitOfChainsAllAreFoundAndOnePastItTheOldestIsNot) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_chains = 2;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  Chain a("a"), b("b"), c("c");
  EXPECT_FALSE(IsHit(server, channel, &a));
  EXPECT_FALSE(IsHit(server, channel, &b));
  EXPECT_TRUE(IsHit(server, channel, &a));
  EXPECT_TRUE(IsHit(server, channel, &b));
  EXPECT_TRUE(IsHit(server, channel, &a)); /* b is the oldest now */
  EXPECT_FALSE(IsHit(server, channel, &c));
  EXPECT_TRUE(IsHit(server, channel, &a));
  EXPECT_FALSE(IsHit(server, channel, &b));
  wool_chain_stats stats = StatsOf(server);
  EXPECT_EQ(2u, stats.n_chains);
  EXPECT_EQ(2u, stats.n_evicted_chains);
  EXPECT_EQ(4u, stats.n_hits);
  EXPECT_EQ(4u, stats.n_misses);
  EXPECT_EQ(0u, stats.n_busy);
  EXPECT_GT(stats.memory, 0u);
  wool_channel_unref(channel);
}

/* What a chain counts for is the server's business; the limit is set from what
 * the server says. */
TEST(Registry, AtTheLimitOfBytesAllAreFoundAndOnePastItTheOldestIsNot) {
  size_t one;
  {
    ProbeServer server;
    wool_channel *channel = server.NewChannel();
    Chain("a").Visit(channel);
    one = StatsOf(server).memory;
    wool_channel_unref(channel);
  }
  for (size_t less : {0u, 1u}) {
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    options.max_chain_memory = 2 * one - less;
    ProbeServer server(options);
    wool_channel *channel = server.NewChannel();
    Chain a("a"), b("b");
    a.Visit(channel);
    b.Visit(channel);
    wool_chain_stats stats = StatsOf(server);
    EXPECT_EQ(2 - less, stats.n_chains);
    EXPECT_EQ((2 - less) * one, stats.memory);
    EXPECT_EQ(less, stats.n_evicted_memory);
    EXPECT_TRUE(IsHit(server, channel, &b));
    EXPECT_EQ(less == 0, IsHit(server, channel, &a));
    wool_channel_unref(channel);
  }
}

/* Nobody calls meanwhile: it is the server that looks after them. */
TEST(Registry, AChainThatStaysIdleGoesWithoutAnotherCall) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.chain_idle_ns = 1000000;
  options.n_loops = 3;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  auto await_none = [&] {
    while (StatsOf(server).n_chains)
      wool_engine_dispatch(wool_channel_engine(channel), 1000000);
  };
  for (uint64_t round = 1; round <= 5; round++) {
    Chain a("a"), b("b");
    a.Visit(channel);
    b.Visit(channel);
    await_none();
    EXPECT_FALSE(IsHit(server, channel, &a));
    await_none();
    EXPECT_EQ(3 * round, StatsOf(server).n_evicted_idle);
    EXPECT_EQ(0u, StatsOf(server).memory);
  }
  wool_channel_unref(channel);
}

TEST(Registry, AChainThatACallIsInIsBusyAndStays) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_chains = 1;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  Chain held("held"), other("other");
  held.Visit(channel);
  EXPECT_EQ(0u, StatsOf(server).n_busy);
  std::thread caller([&] {
    wool_channel *own = server.NewChannel();
    held.Run([&] {
      Call call(own);
      EXPECT_EQ(WOOL_OK, probe_Probe_hold(call, nullptr)) << call.message();
    });
    wool_channel_unref(own);
  });
  server.AwaitHolding(1);
  EXPECT_EQ(1u, StatsOf(server).n_busy);
  other.Visit(channel);
  EXPECT_EQ(1u, StatsOf(server).n_evicted_chains) << "there was one to choose";
  server.Release();
  caller.join();
  EXPECT_EQ(0u, StatsOf(server).n_busy);
  EXPECT_TRUE(IsHit(server, channel, &held));
  wool_channel_unref(channel);
}

/* A peer's chain is out of reach for another that knows its id. */
TEST(Registry, OneChainOfTwoPeersIsTwoContexts) {
  ProbeServer server;
  wool_channel *over_tcp = server.NewChannel();
  wool_channel *inside =
      server.NewChannel(WOOL_CHANNEL_OPTIONS_INIT, Carrier::kInProcess);
  Chain chain("a");
  EXPECT_FALSE(IsHit(server, over_tcp, &chain));
  EXPECT_TRUE(IsHit(server, over_tcp, &chain));
  EXPECT_FALSE(IsHit(server, inside, &chain));
  EXPECT_TRUE(IsHit(server, inside, &chain));
  EXPECT_TRUE(IsHit(server, over_tcp, &chain));
  EXPECT_EQ(2u, StatsOf(server).n_chains);
  wool_channel_unref(over_tcp);
  wool_channel_unref(inside);
}

TEST(Registry, AShorterStructIsFilledAsFarAsItGoes) {
  ProbeServer server;
  wool_channel *channel = server.NewChannel();
  Chain("a").Visit(channel);
  wool_chain_stats stats;
  memset(&stats, 0xee, sizeof stats);
  stats.struct_size = offsetof(wool_chain_stats, n_busy);
  wool_server_chain_stats(server.server, &stats);
  EXPECT_EQ(offsetof(wool_chain_stats, n_busy), stats.struct_size);
  EXPECT_EQ(1u, stats.n_chains);
  EXPECT_EQ(static_cast<size_t>(0xeeeeeeeeeeeeeeee), stats.n_busy);
  wool_channel_unref(channel);
}

} // namespace
