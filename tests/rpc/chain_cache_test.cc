/* The cache of chains by itself, on a clock that the test turns: each limit at
 * the limit and one past it, the order of use, and who reaches what. */
#include "runtime/rpc/chain_cache.h"

#include "runtime/context/chain.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

constexpr int64_t kIdleNs = 1000;
constexpr size_t kMemory = 100; /* bytes, of a chain in most tests */

int64_t now_ns;
int n_live; /* values, one in each Context */

const wool_value_type kCounted = [] {
  wool_value_type type = {};
  type.struct_size = sizeof type;
  type.name = "counted";
  type.retain = [](void *p) { ++*static_cast<int *>(p); };
  type.release = [](void *p) {
    if (--*static_cast<int *>(p))
      return;
    n_live--;
    delete static_cast<int *>(p);
  };
  return type;
}();

wool_var *Var() {
  static wool_var *var = [] {
    wool_var_options options = {};
    options.struct_size = sizeof options;
    options.ns = "chain_cache";
    options.name = "counted";
    options.type = &kCounted;
    wool_var *made = nullptr;
    EXPECT_EQ(WOOL_OK, wool_var_declare(&options, &made, nullptr));
    return made;
  }();
  return var;
}

/* An armed Context; the reference is the caller's. */
wool_context *NewChain() {
  wool_context *context = wool_context_new();
  EXPECT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_token *token = nullptr;
  n_live++;
  int *value = new int(1);
  EXPECT_EQ(WOOL_OK, wool_var_set(Var(), value, &token, nullptr));
  kCounted.release(value);
  wool_token_unref(token);
  EXPECT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  return context;
}

struct Chain {
  uint8_t id[WOOL_CHAIN_ID_LEN];
};

class ChainCacheTest : public testing::Test {
protected:
  explicit ChainCacheTest(size_t max_chains = 3, size_t max_memory = 1000) {
    now_ns = 1000000;
    wooli_chain_limits limits = {max_chains, max_memory, kIdleNs,
                                 [] { return now_ns; }};
    cache_ = wooli_chain_cache_new(&limits);
  }
  ~ChainCacheTest() override {
    wooli_chain_cache_free(cache_);
    EXPECT_EQ(0, n_live);
  }

  wool_chain_stats Stats() {
    wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
    wooli_chain_cache_stats(cache_, &stats);
    return stats;
  }
  /* A chain that a call has begun, and ended in. */
  Chain Add(size_t memory = kMemory, const char *peer = "peer") {
    Chain chain;
    wool_context *context = NewChain();
    EXPECT_TRUE(wool_context_chain_id(context, chain.id));
    wooli_chain_cache_put(cache_, peer, context, memory);
    wool_context_unref(context);
    return chain;
  }
  wool_context *Take(const Chain &chain, const char *peer = "peer") {
    return wooli_chain_cache_take(cache_, peer, chain.id, &busy_);
  }
  /* A call of the chain that did not make it larger; says whether it was
   * there. */
  bool Use(const Chain &chain, const char *peer = "peer") {
    wool_context *context = Take(chain, peer);
    if (!context)
      return false;
    wooli_chain_cache_put(cache_, peer, context, 0);
    wool_context_unref(context);
    return true;
  }

  wooli_chain_cache *cache_;
  bool busy_ = false;
};

TEST_F(ChainCacheTest, AtTheLimitOfChainsAllStayAndOnePastItTheOldestGoes) {
  Chain a = Add(), b = Add(), c = Add();
  EXPECT_EQ(3u, Stats().n_chains);
  EXPECT_EQ(0u, Stats().n_evicted_chains);
  Chain d = Add();
  EXPECT_EQ(3u, Stats().n_chains);
  EXPECT_EQ(1u, Stats().n_evicted_chains);
  EXPECT_EQ(3, n_live);
  EXPECT_FALSE(Use(a));
  EXPECT_TRUE(Use(b));
  EXPECT_TRUE(Use(c));
  EXPECT_TRUE(Use(d));
}

TEST_F(ChainCacheTest, AtTheLimitOfBytesAllStayAndOnePastItTheOldestGoes) {
  Chain a = Add(400), b = Add(600);
  EXPECT_EQ(1000u, Stats().memory);
  EXPECT_EQ(0u, Stats().n_evicted_memory);
  Chain c = Add(1);
  EXPECT_EQ(601u, Stats().memory);
  EXPECT_EQ(1u, Stats().n_evicted_memory);
  EXPECT_EQ(0u, Stats().n_evicted_chains);
  EXPECT_FALSE(Use(a));
  EXPECT_TRUE(Use(b));
  EXPECT_TRUE(Use(c));
}

TEST_F(ChainCacheTest, AChainThatGrowsIsCountedForItsMost) {
  Chain a = Add(400);
  Chain b = Add(500);
  wool_context *context = Take(b);
  wooli_chain_cache_put(cache_, "peer", context, 600);
  EXPECT_EQ(1000u, Stats().memory);
  EXPECT_EQ(context, Take(b));
  wooli_chain_cache_put(cache_, "peer", context, 10);
  EXPECT_EQ(1000u, Stats().memory);
  EXPECT_EQ(context, Take(b));
  wooli_chain_cache_put(cache_, "peer", context, 601);
  EXPECT_EQ(601u, Stats().memory);
  EXPECT_FALSE(Use(a));
  for (int i = 0; i < 3; i++)
    wool_context_unref(context);
}

TEST_F(ChainCacheTest, OneChainBeyondTheLimitOfBytesIsNotKept) {
  Chain a = Add(1001);
  EXPECT_FALSE(Use(a));
  EXPECT_EQ(0u, Stats().n_chains);
  EXPECT_EQ(0u, Stats().memory);
  EXPECT_EQ(1u, Stats().n_evicted_memory);
}

TEST_F(ChainCacheTest, AtTheLimitOfIdlenessAChainIsFoundAndOnePastItIsNot) {
  Chain a = Add();
  now_ns += kIdleNs;
  EXPECT_TRUE(Use(a)) << "and is as fresh as a new one";
  now_ns += kIdleNs;
  EXPECT_TRUE(Use(a));
  now_ns += kIdleNs + 1;
  EXPECT_FALSE(Use(a));
  EXPECT_EQ(0u, Stats().n_chains);
  EXPECT_EQ(1u, Stats().n_evicted_idle);
  EXPECT_EQ(0, n_live);
}

TEST_F(ChainCacheTest, ASweepTakesWhatIsIdleAndSaysWhenToComeAgain) {
  EXPECT_EQ(INT64_MAX, wooli_chain_cache_sweep(cache_, 9)) << "nothing to do";
  Add();
  Add();
  int64_t first_due_ns = now_ns + kIdleNs + 1;
  now_ns += 10;
  Chain c = Add();
  EXPECT_EQ(first_due_ns, wooli_chain_cache_sweep(cache_, 9));
  EXPECT_EQ(3u, Stats().n_chains);
  now_ns = first_due_ns;
  EXPECT_EQ(first_due_ns, wooli_chain_cache_sweep(cache_, 1))
      << "there is more to do at once";
  EXPECT_EQ(2u, Stats().n_chains);
  EXPECT_EQ(first_due_ns + 10, wooli_chain_cache_sweep(cache_, 9));
  EXPECT_EQ(1u, Stats().n_chains);
  EXPECT_EQ(2u, Stats().n_evicted_idle);
  EXPECT_TRUE(Use(c));
}

TEST_F(ChainCacheTest, AChainThatACallIsInIsNeverIdle) {
  Chain a = Add();
  wool_context *context = Take(a);
  now_ns += 10 * kIdleNs;
  EXPECT_EQ(INT64_MAX, wooli_chain_cache_sweep(cache_, 9));
  wooli_chain_cache_put(cache_, "peer", context, 0);
  EXPECT_EQ(now_ns + kIdleNs + 1, wooli_chain_cache_sweep(cache_, 9));
  EXPECT_TRUE(Use(a));
  wool_context_unref(context);
}

TEST_F(ChainCacheTest, AnIdleTimeBeyondTheClockIsNone) {
  wooli_chain_limits limits = {3, 1000, INT64_MAX, [] { return now_ns; }};
  wooli_chain_cache_free(cache_);
  cache_ = wooli_chain_cache_new(&limits);
  Chain a = Add();
  EXPECT_EQ(INT64_MAX, wooli_chain_cache_sweep(cache_, 9));
  now_ns = INT64_MAX / 2;
  EXPECT_TRUE(Use(a));
}

TEST_F(ChainCacheTest, UseMakesAChainTheLastToGo) {
  Chain a = Add(), b = Add(), c = Add();
  EXPECT_TRUE(Use(a));
  EXPECT_TRUE(Use(b)); /* now c, a, b */
  Chain d = Add();
  EXPECT_FALSE(Use(c));
  EXPECT_TRUE(Use(a)); /* now b, d, a */
  Add();
  EXPECT_FALSE(Use(b));
  Add();
  EXPECT_FALSE(Use(d));
  EXPECT_TRUE(Use(a));
}

/* The order is that in which calls end, and one that is in is passed over. */
TEST_F(ChainCacheTest, AChainThatACallIsInIsNotEvicted) {
  Chain a = Add(), b = Add(), c = Add();
  wool_context *context = Take(a);
  Add();
  EXPECT_FALSE(Use(b));
  wooli_chain_cache_put(cache_, "peer", context, 0);
  Add();
  EXPECT_FALSE(Use(c));
  EXPECT_TRUE(Use(a));
  wool_context_unref(context);
}

TEST_F(ChainCacheTest, MoreCallsThanChainsKeepAllUntilTheyEnd) {
  Chain chains[] = {Add(), Add(), Add()};
  std::vector<wool_context *> taken;
  for (const Chain &chain : chains)
    taken.push_back(Take(chain));
  EXPECT_EQ(3u, Stats().n_busy);
  Chain d = Add();
  EXPECT_FALSE(Use(d)) << "the only one that could go";
  for (wool_context *context : taken) {
    wooli_chain_cache_put(cache_, "peer", context, 0);
    wool_context_unref(context);
  }
  EXPECT_EQ(0u, Stats().n_busy);
  for (const Chain &chain : chains)
    EXPECT_TRUE(Use(chain));
}

TEST_F(ChainCacheTest, AChainIsFoundByItsOwnPeerOnly) {
  Chain a = Add(kMemory, "uid:1000");
  EXPECT_FALSE(Use(a, "uid:1001"));
  EXPECT_FALSE(Use(a, "uid:100"));
  EXPECT_FALSE(Use(a, ""));
  EXPECT_TRUE(Use(a, "uid:1000"));
}

/* Two peers may use one id: a chain that goes on through several processes
 * comes to a server from each of them. */
TEST_F(ChainCacheTest, OneChainOfTwoPeersIsTwoContexts) {
  wool_context *first = NewChain();
  Chain chain;
  ASSERT_TRUE(wool_context_chain_id(first, chain.id));
  wooli_chain_cache_put(cache_, "one", first, kMemory);
  wooli_chain_cache_put(cache_, "two", first, kMemory);
  EXPECT_EQ(2u, Stats().n_chains);
  wool_context *of_one = Take(chain, "one");
  EXPECT_EQ(first, of_one);
  EXPECT_EQ(first, Take(chain, "two")) << "not busy for the other";
  wooli_chain_cache_put(cache_, "one", first, 0);
  wooli_chain_cache_put(cache_, "two", first, 0);
  for (int i = 0; i < 3; i++)
    wool_context_unref(first);
}

TEST_F(ChainCacheTest, CountsWhatCallsFound) {
  Chain a = Add();
  EXPECT_TRUE(Use(a));
  wool_context *context = Take(a);
  EXPECT_EQ(1u, Stats().n_busy);
  EXPECT_EQ(context, Take(a)) << "to look at";
  EXPECT_TRUE(busy_);
  wool_context_unref(context);
  EXPECT_EQ(nullptr, Take(a, "stranger"));
  EXPECT_FALSE(busy_);
  wool_chain_stats stats = Stats();
  EXPECT_EQ(2u, stats.n_hits);
  EXPECT_EQ(1u, stats.n_misses) << "busy is neither";
  EXPECT_EQ(sizeof stats, stats.struct_size);
  wooli_chain_cache_put(cache_, "peer", context, 0);
  wool_context_unref(context);
  EXPECT_EQ(0u, Stats().n_busy);
  EXPECT_EQ(1u, Stats().n_chains);
}

/* Two calls of one chain that both came when it was not cached: the later one
 * to end is the one that is kept, and nobody was evicted. */
TEST_F(ChainCacheTest, AContextThatReplacesOneOfItsChainEvictsNothing) {
  wool_context *first = NewChain();
  Chain chain;
  ASSERT_TRUE(wool_context_chain_id(first, chain.id));
  wooli_chain_cache_put(cache_, "peer", first, kMemory);
  wool_context *second = NewChain();
  memcpy(second->ledger->chain, chain.id, sizeof chain.id);
  wooli_chain_cache_put(cache_, "peer", second, 2 * kMemory);
  EXPECT_EQ(1u, Stats().n_chains);
  EXPECT_EQ(2 * kMemory, Stats().memory);
  EXPECT_EQ(0u, Stats().n_evicted_chains);
  EXPECT_EQ(second, Take(chain));
  for (wool_context *context : {first, second, second})
    wool_context_unref(context);
}

TEST_F(ChainCacheTest, AContextThatIsNotArmedIsNotKept) {
  wool_context *context = wool_context_new();
  wooli_chain_cache_put(cache_, "peer", context, kMemory);
  EXPECT_EQ(0u, Stats().n_chains);
  wool_context_unref(context);
}

} // namespace
