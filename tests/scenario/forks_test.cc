// Copies, started calls and threads begin chains of their own, and tokens pass
// through strangers without loss (rules 10 and 24).
#include <thread>

#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

class Forks : public Scenario {
protected:
  Tok token_;
  Forks() {
    (void)set(var_, 1);
    token_ = set(var_, 2);
  }
  // Whatever was tried elsewhere.
  void IsStillGoodAtHome() {
    EXPECT_EQ("2", get(var_));
    EXPECT_EQ("ok", try_reset(token_));
    EXPECT_EQ("1", get(var_));
  }
};
WOOL_SCENARIOS(Forks);

TEST_P(Forks, AStartedCallSeesTheValuesAndResetsNothing) {
  Reply back = b_.start({token_}, [&](const Tokens &got) {
    EXPECT_EQ("2", get(var_));
    EXPECT_EQ("X", try_reset(got[0]));
    (void)set(var_, 3);
    return Tokens{got[0]};
  });
  EXPECT_EQ("X", try_reset(back.tokens.at(0)));
  IsStillGoodAtHome();
}

TEST_P(Forks, ATokenThatAStartedCallMintsIsNotGoodHere) {
  Tok native;
  Reply back = b_.start({}, [&](const Tokens &) {
    native = set(var_, 3);
    return Tokens{native};
  });
  EXPECT_EQ("X", try_reset(back.tokens.at(0)));
  (void)b_.call({back.tokens.at(0)}, [&](const Tokens &got) {
    EXPECT_EQ("X", try_reset(got[0]));
    EXPECT_EQ("X", try_reset(native));
    return Tokens();
  });
  IsStillGoodAtHome();
}

TEST_P(Forks, SiblingsAndGrandchildrenAreStrangersOverCallsToo) {
  Ctx first(root_.copy()), second(root_.copy());
  Tok of_first;
  first.run([&] { of_first = set(var_, 3); });
  Ctx grandchild(first.copy());
  for (const Ctx &stranger : {second, grandchild})
    stranger.run([&] {
      (void)b_.call({token_, of_first}, [&](const Tokens &got) {
        EXPECT_EQ("X", try_reset(got[0]));
        EXPECT_EQ("X", try_reset(got[1]));
        return Tokens();
      });
    });
  (void)b_.call({of_first}, resets(WOOL_ERR_TOKEN_WRONG_CONTEXT));
  first.run([&] { (void)b_.call({of_first}, resets(WOOL_OK)); });
  EXPECT_EQ("2", lookup(first, var_));
  EXPECT_EQ("3", lookup(grandchild, var_));
  IsStillGoodAtHome();
}

TEST_P(Forks, ACopyThatAWorkerMakesIsAStrangerToTheChain) {
  (void)b_.call({token_}, [&](const Tokens &got) {
    Ctx copy(wool_context_copy(wool_context_current()));
    copy.run([&] {
      EXPECT_EQ("2", get(var_));
      EXPECT_EQ("X", try_reset(got[0]));
      (void)c_.call({got[0]}, resets(WOOL_ERR_TOKEN_WRONG_CONTEXT));
      (void)set(var_, 9);
    });
    return Tokens();
  });
  IsStillGoodAtHome();
}

TEST_P(Forks, AThreadHasAContextOfItsOwn) {
  Reply reply;
  std::thread([&] {
    EXPECT_EQ("unset", get(var_));
    EXPECT_EQ("X", try_reset(token_));
    reply = b_.call({token_}, [&](const Tokens &got) {
      EXPECT_EQ("unset", get(var_));
      EXPECT_EQ("X", try_reset(got[0]));
      return Tokens();
    });
  }).join();
  EXPECT_TRUE(reply.ran);
  IsStillGoodAtHome();
}

TEST_P(Forks, AThreadMayGoOnInTheContextThatItIsHanded) {
  Ctx handed;
  Tok token;
  handed.run([&] { token = set(var_, 5); });
  std::thread([&] {
    handed.run([&] { (void)b_.call({token}, resets(WOOL_OK)); });
  }).join();
  handed.run([&] {
    EXPECT_EQ("unset", get(var_));
    EXPECT_EQ("U", try_reset(token));
  });
}

TEST_P(Forks, OfWhatTheParentConsumedTheForkAnswersU) {
  Ctx fork(root_.copy());
  EXPECT_EQ("ok", try_reset(token_));
  fork.run([&] {
    EXPECT_EQ("U", try_reset(token_));
    (void)b_.call({token_}, resets(WOOL_ERR_TOKEN_USED));
    EXPECT_EQ("2", get(var_));
  });
}

// ---- orphans ----

class Orphans : public Forks {
protected:
  // The token as it comes out of a call of another chain.
  Tok ThroughAStranger() {
    Tok out;
    Ctx().run([&] {
      Reply back = c_.call({token_}, [](const Tokens &got) {
        EXPECT_EQ("X", try_reset(got[0]));
        return got;
      });
      out = back.tokens.at(0);
      EXPECT_EQ("X", try_reset(out));
    });
    EXPECT_TRUE(wool_token_equal(token_.get(), out.get()));
    EXPECT_EQ("X", try_reset(out)) << "a stranger's word binds it to nothing";
    return out;
  }
};
WOOL_SCENARIOS(Orphans);

TEST_P(Orphans, SentOnItsOwnChainItIsGoodThere) {
  Tok orphan = ThroughAStranger();
  (void)b_.call({orphan}, resets(WOOL_OK));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(orphan));
  EXPECT_EQ("U", try_reset(token_));
}

TEST_P(Orphans, SentHomeByAWorkerOfItsChainItIsGoodAtHome) {
  Tok orphan = ThroughAStranger();
  Reply home = b_.call({}, [&](const Tokens &) { return Tokens{orphan}; });
  EXPECT_EQ("X", try_reset(orphan));
  EXPECT_EQ("ok", try_reset(home.tokens.at(0)));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(orphan));
}

TEST_P(Orphans, ThroughManyStrangersNothingOfItIsLost) {
  Tok token = token_;
  for (int i = 0; i < 5; i++)
    Ctx().run([&] {
      token = (i % 2 ? b_ : c_)
                  .call({token}, [](const Tokens &got) { return got; })
                  .tokens.at(0);
    });
  void *old = nullptr;
  ASSERT_TRUE(wool_token_old_value(token.get(), &old));
  EXPECT_EQ(1, static_cast<Number *>(old)->n);
  EXPECT_EQ(wool_token_hash(token_.get()), wool_token_hash(token.get()));
  (void)b_.call({token}, resets(WOOL_OK));
  EXPECT_EQ("1", get(var_));
}

TEST_P(Orphans, OnceItsTokenIsConsumedItAnswersU) {
  Tok orphan = ThroughAStranger();
  EXPECT_EQ("ok", try_reset(token_));
  EXPECT_EQ("U", try_reset(orphan));
  (void)b_.call({orphan}, resets(WOOL_ERR_TOKEN_USED));
  Ctx().run([&] { (void)c_.call({orphan}, resets(WOOL_ERR_TOKEN_USED)); });
}

} // namespace
