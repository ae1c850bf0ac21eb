// What a lost exchange takes back, what a worker keeps all the same, and what a
// root may forget: rules 15, 17, 20, 22 and 27 over processes that exchange
// manifests without bytes.
#include "runtime/context/kin.h"
#include "runtime/context/origins.h"
#include "tests/context/support.h"

namespace {

using namespace wooltest;
using Tokens = std::vector<Tok>;

const Body kNothing = [](const Tokens &) { return Tokens(); };

std::string Refusal(const Tok &token) {
  std::string text;
  (void)reset(token.get() ? wool_token_var(token.get()) : nullptr, token,
              &text);
  return masked(text);
}

// ---- a lost exchange ----

TEST(LostResponse, AHandleThatTheWorkerKeptIsLiveAgain) {
  LeakCheck leaks;
  wool_var *var = declare_named("kept");
  Process caller, worker;
  Tok token, kept;
  caller.run([&] { token = set(var, 1); });
  (void)call(caller, worker, {token}, [&](const Tokens &got) {
    kept = got[0];
    return Tokens();
  });
  call(
      caller, worker,
      [&] {
        EXPECT_EQ(WOOL_OK, reset(kept));
        EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(kept));
        EXPECT_TRUE(wool_token_is_used(kept.get()));
        EXPECT_EQ("<Token used var=<ContextVar name='kept' at 0x_> at 0x_>",
                  masked(repr(kept)));
      },
      Fate::kResponseLost);
  call(caller, worker, [&] {
    EXPECT_FALSE(wool_token_is_used(kept.get()));
    EXPECT_EQ("1", get(var));
    EXPECT_EQ(WOOL_OK, reset(kept));
    EXPECT_EQ("unset", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(kept));
  });
  caller.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token)); });
}

TEST(LostResponse, ATokenThatTheWorkerMintedEarlierIsLiveAgain) {
  wool_var *var = declare();
  Process caller, worker;
  Tok minted;
  call(caller, worker, [&] { minted = set(var, 1); });
  call(
      caller, worker, [&] { EXPECT_EQ(WOOL_OK, reset(minted)); },
      Fate::kResponseLost);
  call(caller, worker, [&] {
    EXPECT_EQ(WOOL_OK, reset(minted));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(minted));
  });
  EXPECT_EQ("unset", caller.get(var));
}

TEST(LostResponse, TheWorkersOwnForksKeepWhatTheyKnow) {
  wool_var *var = declare();
  Process caller, worker;
  Tok local;
  Ctx fork;
  call(caller, worker, [&] {
    set(var, 1);
    fork = Ctx(wool_context_copy(wool_context_current()));
    fork.run([&] {
      local = set(var, 2);
      EXPECT_EQ(WOOL_OK, reset(local));
    });
  });
  call(caller, worker, [&] {
    EXPECT_TRUE(wool_token_is_used(local.get()));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(local));
  });
}

// ---- retirement between calls, rule 15 ----

TEST(Retirement, BetweenCallsIsNotLostToTheNextRequest) {
  wool_var *var = declare();
  Process caller, worker;
  Tokens kept;
  call(caller, worker, [&] {
    for (long i = 0; i < 50; i++) {
      kept.push_back(set(var, i));
      (void)set(var, 1000); /* retired at once */
    }
  });
  EXPECT_LT(50u, Manifest(caller.context, 0).weight());
  kept.clear();
  call(caller, worker, [] {});
  EXPECT_GT(10u, Manifest(caller.context, 0).weight());
}

TEST(Retirement, OfALostExchangeIsToldInTheNext) {
  wool_var *var = declare();
  Process caller, worker;
  Tok kept;
  call(caller, worker, [&] { kept = set(var, 1); });
  call(
      caller, worker, [&] { kept = Tok(); }, Fate::kResponseLost);
  call(caller, worker, [] {});
  const Manifest state(caller.context, 0);
  ASSERT_NE(nullptr, state.find(var));
  ASSERT_EQ(1u, state.find(var)->n_accounts);
  EXPECT_EQ(1u, wooli_ranges_count(&state.find(var)->accounts[0].spent));
}

// ---- pruning, rule 17 ----

class Pruning : public testing::Test {
protected:
  const size_t before_ = wooli_prune_origins;
  wool_var *var_ = declare();
  Process caller_;
  Pruning() {
    wooli_prune_origins = 0;
  }
  ~Pruning() override {
    wooli_prune_origins = before_;
  }
  size_t NAccounts() const {
    const Manifest state(caller_.context, 0);
    const wooli_entry *entry = state.find(var_);
    return entry ? entry->n_accounts : 0;
  }
};

TEST_F(Pruning, TheRootForgetsWorkersThatLeftNothingLive) {
  caller_.run([&] { set(var_, 0); });
  for (int i = 0; i < 100; i++) {
    Process worker;
    call(caller_, worker, [&] { (void)reset(set(var_, 1)); });
  }
  EXPECT_GE(1u, NAccounts());
}

TEST_F(Pruning, KeepsWhatIsLive) {
  Process worker;
  Tok kept;
  call(caller_, worker, [&] {
    kept = set(var_, 1);
    (void)reset(set(var_, 2));
  });
  call(caller_, worker, [&] { EXPECT_EQ(WOOL_OK, reset(kept)); });
}

TEST_F(Pruning, KeepsAnOriginOfWhichThereIsAHandleHere) {
  Process worker;
  Tokens home = call(caller_, worker, {}, [&](const Tokens &) {
    Tok token = set(var_, 1);
    EXPECT_EQ(WOOL_OK, reset(token));
    return Tokens{token};
  });
  EXPECT_EQ(1u, wooli_origin_count()) << "the worker's handle has gone";
  EXPECT_EQ(1u, NAccounts());
  home.clear();
  EXPECT_EQ(0u, wooli_origin_count());
  EXPECT_EQ(0u, NAccounts());
}

TEST_F(Pruning, AHandleElsewhereOfWhatWasForgottenAnswersU) {
  Process worker, other;
  Tok native, relayed;
  Tokens home = call(caller_, worker, {}, [&](const Tokens &) {
    native = set(var_, 1);
    return Tokens{native};
  });
  (void)call(caller_, other, home, [&](const Tokens &got) {
    relayed = got[0];
    return Tokens();
  });
  caller_.run([&] { EXPECT_EQ(WOOL_OK, reset(home[0])); });
  home.clear();
  /* In this test all live in one process, so their handles would hold it. */
  std::vector<uint8_t> origin(native.get()->origin,
                              native.get()->origin + WOOLI_ID_LEN);
  size_t n = 0;
  for (; wooli_origin_is_held(origin.data()); n++)
    wooli_origin_release(origin.data());
  EXPECT_EQ(2u, n);
  EXPECT_EQ(0u, NAccounts());
  while (n--)
    ASSERT_TRUE(wooli_origin_hold(origin.data()));
  call(caller_, worker, [&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(native)) << Refusal(native);
    EXPECT_TRUE(wool_token_is_used(native.get()));
    set(var_, 5);
  });
  call(caller_, other, [&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(relayed)) << Refusal(relayed);
  });
  EXPECT_EQ("5", caller_.get(var_));
}

TEST_F(Pruning, IsTheRootsAlone) {
  wool_var *var = var_;
  Process middle, last;
  call(caller_, middle, [&] {
    call(middle, last, [&] { (void)reset(set(var, 1)); });
    const Manifest state(middle.context, 0);
    ASSERT_NE(nullptr, state.find(var));
    EXPECT_EQ(1u, state.find(var)->n_accounts);
  });
}

// Rule 17: what a response leaves out, its receiver may never have heard of.
TEST_F(Pruning, IsNotForAResponse) {
  caller_.run([&] { (void)set(var_, 0); });
  Process middle, last;
  call(caller_, middle,
       [&] { call(middle, last, [&] { (void)reset(set(var_, 1)); }); });
  wooli_ledger *ledger = caller_.context.get()->ledger;
  EXPECT_FALSE(ledger->pruned);
  ASSERT_NE(nullptr, wooli_ledger_find(ledger, var_));
  EXPECT_EQ(1u, wooli_ledger_find(ledger, var_)->n_foreign);
}

TEST_F(Pruning, StartsPastItsLimit) {
  wooli_prune_origins = 3;
  for (size_t i = 1; i <= 3; i++) {
    Process worker;
    call(caller_, worker, [&] { (void)reset(set(var_, 1)); });
    EXPECT_EQ(i, NAccounts());
  }
  Process worker;
  call(caller_, worker, [&] { (void)reset(set(var_, 1)); });
  EXPECT_EQ(0u, NAccounts());
}

// ---- kin: A to B to A ----

TEST(Callback, NativeTokensOfTheLentContextAreGoodInIt) {
  wool_var *var = declare_named("native");
  wooli_kin_watch();
  Process a, b, again;
  Tok outer, inner;
  a.run([&] { outer = set(var, 1); });
  call(a, b, [&] {
    wooli_context_send_away(a.context.get());
    call(b, again, [&] {
      wooli_kin_join(again.context.get()->ledger,
                     again.context.get()->ledger->chain);
      EXPECT_EQ(WOOL_OK, reset(outer)) << Refusal(outer);
      EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(outer));
      EXPECT_EQ("unset", get(var));
      inner = set(var, 2);
    });
    EXPECT_EQ("2", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(inner))
        << "B has no handle of it";
  });
  a.run([&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(outer));
    EXPECT_EQ("2", get(var));
    EXPECT_EQ(WOOL_OK, reset(inner)) << Refusal(inner);
    EXPECT_EQ("unset", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(inner));
  });
}

TEST(Callback, WhatItStoodForIsOutOfItsReachOnceThatIsBack) {
  wool_var *var = declare();
  wooli_kin_watch();
  Process a, b, again;
  Tok outer;
  a.run([&] { outer = set(var, 1); });
  call(a, b, [&] {
    wooli_context_send_away(a.context.get());
    call(b, again, [&] {
      wooli_kin_join(again.context.get()->ledger,
                     again.context.get()->ledger->chain);
    });
  });
  /* B calls once more on the chain, which is back where it came from. */
  call(b, again, [&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(outer)) << Refusal(outer);
  });
  a.run([&] { EXPECT_EQ(WOOL_OK, reset(outer)); });
}

TEST(Callback, AChainsIdDoesNotMakeTokensGoodInItsRoot) {
  wool_var *var = declare();
  wooli_kin_watch();
  Process root, peer, served;
  Tok token, told;
  root.run([&] { token = set(var, 1); });
  (void)call(root, peer, {token}, kNothing); /* it knows chain and origin now */
  told = clone(token, peer.context);
  /* What the peer says on the root's chain, to the root's own process. */
  Manifest(peer.context, 0).install(served.context);
  wooli_token_anchor(told.get(), served.context.get());
  root.run([&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(told)) << Refusal(told);
    EXPECT_EQ(WOOL_OK, reset(token));
  });
}

TEST(Callback, OfAnotherChainHasNoKin) {
  wool_var *var = declare();
  wooli_kin_watch();
  Process a, b, other, served;
  Tok outer;
  a.run([&] { outer = set(var, 1); });
  other.run([&] { set(var, 5); });
  call(a, b, [&] {
    wooli_context_send_away(a.context.get());
    call(other, served, [&] {
      wooli_kin_join(served.context.get()->ledger,
                     served.context.get()->ledger->chain);
      EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(outer));
    });
  });
  a.run([&] { EXPECT_EQ(WOOL_OK, reset(outer)); });
}

TEST(Callback, AfterTheCallIsBackNothingIsAway) {
  wool_var *var = declare();
  wooli_kin_watch();
  Process a, b, late;
  Tok outer;
  a.run([&] { outer = set(var, 1); });
  call(a, b, [&] { wooli_context_send_away(a.context.get()); });
  /* A request of the chain that nobody waits for any more. */
  Manifest(a.context, 0).install(late.context);
  wooli_kin_join(late.context.get()->ledger, late.context.get()->ledger->chain);
  late.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(outer)); });
  a.run([&] { EXPECT_EQ(WOOL_OK, reset(outer)); });
}

} // namespace
