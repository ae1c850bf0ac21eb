// A token that the caller has made goes to workers.
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

class CallerMints : public Scenario {
protected:
  Tok token_;
  CallerMints() {
    (void)set(var_, 1);
    token_ = set(var_, 2);
  }
};
WOOL_SCENARIOS(CallerMints);

TEST_P(CallerMints, LuggageComesBackUnusedAndIsTheSameToken) {
  Reply home = b_.call({token_, token_}, [&](const Tokens &got) {
    EXPECT_TRUE(wool_token_equal(got[0].get(), got[1].get()));
    EXPECT_EQ(wool_token_hash(got[0].get()), wool_token_hash(token_.get()));
    EXPECT_FALSE(wool_token_is_used(got[0].get()));
    void *old = nullptr;
    EXPECT_TRUE(wool_token_old_value(got[0].get(), &old));
    EXPECT_EQ(1, static_cast<Number *>(old)->n);
    return Tokens{got[1]};
  });
  ASSERT_EQ(1u, home.tokens.size()) << home.text;
  EXPECT_TRUE(wool_token_equal(token_.get(), home.tokens[0].get()));
  EXPECT_EQ(wool_token_hash(token_.get()),
            wool_token_hash(home.tokens[0].get()));
  EXPECT_FALSE(wool_token_is_used(token_.get()));
  Tok other = set(var_, 3);
  EXPECT_FALSE(wool_token_equal(other.get(), home.tokens[0].get()));
  EXPECT_EQ("ok", try_reset(other));
  EXPECT_EQ("2", get(var_));
}

TEST_P(CallerMints, OfOriginalAndCloneEitherResetsAndTheOtherAnswersU) {
  for (bool original_first : {true, false}) {
    Tok original = set(var_, 3);
    Tok clone = b_.call({original}, [](const Tokens &got) {
                    return Tokens{got[0]};
                  }).tokens.at(0);
    EXPECT_NE(original.get(), clone.get());
    EXPECT_EQ("ok", try_reset(original_first ? original : clone));
    EXPECT_EQ("2", get(var_));
    EXPECT_EQ("U", try_reset(original_first ? clone : original));
    EXPECT_EQ("U", try_reset(original_first ? original : clone));
    EXPECT_EQ("2", get(var_));
  }
}

TEST_P(CallerMints, AFirstSetsTokenUnbindsEverywhere) {
  wool_var *fresh = declare();
  Tok first = set(fresh, 7);
  (void)b_.call({first}, [&](const Tokens &got) {
    void *old = nullptr;
    EXPECT_FALSE(wool_token_old_value(got[0].get(), &old));
    EXPECT_EQ("ok", try_reset(got[0]));
    EXPECT_EQ("unset", get(fresh));
    return Tokens();
  });
  EXPECT_EQ("unset", get(fresh));
  EXPECT_FALSE(wool_context_contains(root_.get(), fresh));
  (void)b_.call([&] { EXPECT_EQ("unset", get(fresh)); });
}

TEST_P(CallerMints, SupersededTokensRestoreTheirOwnSnapshotsAnywhere) {
  Tok third = set(var_, 3);
  (void)b_.call({token_}, resets(WOOL_OK));
  EXPECT_EQ("1", get(var_));
  (void)c_.call({third}, [&](const Tokens &got) {
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("ok", try_reset(got[0]));
    return Tokens();
  });
  EXPECT_EQ("2", get(var_));
}

TEST_P(CallerMints, WhatIsConsumedBeforeItIsSentArrivesUsed) {
  wool_var *other = declare();
  EXPECT_EQ("ok", try_reset(token_));
  Reply reply = b_.call({token_}, [&](const Tokens &got) {
    EXPECT_TRUE(wool_token_is_used(got[0].get()));
    EXPECT_NE(std::string::npos, repr(got[0]).find("<Token used"));
    EXPECT_EQ("U", try_reset(got[0]));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(other, got[0])) << "before V";
    return Tokens{got[0]};
  });
  EXPECT_EQ("U", try_reset(reply.tokens.at(0)));
  EXPECT_EQ("1", get(var_));
}

TEST_P(CallerMints, WhatIsConsumedAfterItWasSentIsRefusedThere) {
  Tok there;
  (void)b_.call({token_}, [&](const Tokens &got) {
    there = got[0];
    return Tokens();
  });
  EXPECT_EQ("ok", try_reset(token_));
  (void)b_.call([&] {
    EXPECT_EQ("U", try_reset(there));
    EXPECT_NE(std::string::npos, repr(there).find("<Token used"));
    EXPECT_EQ("1", get(var_));
  });
}

TEST_P(CallerMints, ATokenIsUsedUpByTwoHandlesOfOneRequest) {
  Reply reply = b_.call({token_, token_}, [](const Tokens &got) {
    EXPECT_EQ("ok", try_reset(got[1]));
    EXPECT_EQ("U", try_reset(got[0]));
    return got;
  });
  EXPECT_EQ("U", try_reset(reply.tokens.at(0)));
  EXPECT_EQ("U", try_reset(reply.tokens.at(1)));
  EXPECT_EQ("U", try_reset(token_));
}

// ---- the worker resets: where the token has gone on its way ----

class Topology : public CallerMints {
protected:
  WorkerOptions many_{4, false, false, 0};
  Worker a_{GetParam(), many_}; // this process as others call it

  // What holds wherever it was reset.
  void IsDone() {
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("U", try_reset(token_));
    EXPECT_TRUE(wool_token_is_used(token_.get()));
    (void)b_.call({token_}, resets(WOOL_ERR_TOKEN_USED));
    (void)c_.call({token_}, resets(WOOL_ERR_TOKEN_USED));
    EXPECT_EQ("1", get(var_));
  }
};
WOOL_SCENARIOS(Topology);

TEST_P(Topology, TheWorkerResets) {
  (void)b_.call({token_}, resets(WOOL_OK));
  IsDone();
}

TEST_P(Topology, TheSecondOfTwoWorkersInARowResets) {
  Tok at_b;
  (void)b_.call({token_}, [&](const Tokens &got) {
    at_b = got[0];
    return Tokens();
  });
  (void)c_.call({token_}, resets(WOOL_OK));
  (void)b_.call([&] { EXPECT_EQ("U", try_reset(at_b)); });
  IsDone();
}

TEST_P(Topology, TheWorkersWorkerResets) {
  (void)b_.call({token_}, [&](const Tokens &got) {
    (void)c_.call({got[0]}, resets(WOOL_OK));
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("U", try_reset(got[0]));
    return Tokens();
  });
  IsDone();
}

TEST_P(Topology, AWorkerResetsWhatAnotherHasPassedHome) {
  Tok clone = b_.call({token_}, [](const Tokens &got) {
                  return Tokens{got[0]};
                }).tokens.at(0);
  Tok relayed;
  (void)b_.call({clone}, [&](const Tokens &got) {
    (void)c_.call({got[0]}, [&](const Tokens &passed) {
      relayed = passed[0];
      return Tokens();
    });
    return Tokens();
  });
  (void)c_.call({clone}, resets(WOOL_OK));
  EXPECT_EQ("U", try_reset(clone));
  (void)b_.call(
      [&] { (void)c_.call([&] { EXPECT_EQ("U", try_reset(relayed)); }); });
  IsDone();
}

TEST_P(Topology, ACallbackResets) {
  (void)b_.call({token_}, [&](const Tokens &got) {
    (void)a_.call({got[0]}, resets(WOOL_OK));
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("U", try_reset(got[0]));
    return Tokens();
  });
  IsDone();
}

} // namespace
