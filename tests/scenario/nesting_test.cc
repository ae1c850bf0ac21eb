// Calls within calls: A to B to C, and A to B and back into A.
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

class Nested : public Scenario {};
WOOL_SCENARIOS(Nested);

TEST_P(Nested, WhatTheLastMintsIsGoodInAllThree) {
  for (int resetter = 0; resetter < 3; resetter++) {
    Tok native, at_b;
    Tok at_a = b_.call({}, [&](const Tokens &) {
                   at_b = c_.call({}, [&](const Tokens &) {
                              native = set(var_, 1);
                              return Tokens{native};
                            }).tokens.at(0);
                   EXPECT_EQ("1", get(var_));
                   return Tokens{at_b};
                 }).tokens.at(0);
    std::string got[3];
    auto everyone = [&] {
      got[0] = try_reset(at_a);
      (void)b_.call([&] {
        got[1] = try_reset(at_b);
        (void)c_.call([&] { got[2] = try_reset(native); });
      });
    };
    if (resetter == 1)
      (void)b_.call([&] { EXPECT_EQ("ok", try_reset(at_b)); });
    if (resetter == 2)
      (void)b_.call(
          [&] { (void)c_.call([&] { EXPECT_EQ("ok", try_reset(native)); }); });
    everyone();
    EXPECT_EQ(resetter == 0 ? "ok" : "U", got[0]);
    EXPECT_EQ("U", got[1]);
    EXPECT_EQ("U", got[2]);
    EXPECT_EQ("unset", get(var_));
  }
}

TEST_P(Nested, AValueThatTheLastSetsIsSeenByTheFirstAndUndoneByIt) {
  (void)set(var_, 1);
  Tok token = set(var_, 2);
  (void)b_.call([&] {
    (void)c_.call([&] {
      EXPECT_EQ("2", get(var_));
      (void)set(var_, 3);
    });
    EXPECT_EQ("3", get(var_));
  });
  EXPECT_EQ("3", get(var_));
  EXPECT_EQ("ok", try_reset(token));
  EXPECT_EQ("1", get(var_));
}

TEST_P(Nested, WhatTheMiddleDoesAfterwardsWins) {
  (void)b_.call([&] {
    (void)c_.call([&] { (void)set(var_, 1); });
    Tok over = set(var_, 2);
    (void)c_.call([&] { EXPECT_EQ("2", get(var_)); });
    EXPECT_EQ("ok", try_reset(over));
  });
  EXPECT_EQ("1", get(var_));
}

TEST_P(Nested, AnInnerCallThatIsLostLeavesTheOuterOneAsItWas) {
  Tok token = set(var_, 1);
  (void)b_.call({token}, [&](const Tokens &got) {
    (void)c_.call({got[0]}, resets(WOOL_OK), Fate::kResponseLost);
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("ok", try_reset(got[0]));
    return Tokens();
  });
  EXPECT_EQ("unset", get(var_));
  EXPECT_EQ("U", try_reset(token));
}

// ---- A to B to A ----

class Callback : public Scenario {
protected:
  WorkerOptions many_{4, false, false, 0};
  Worker a_{GetParam(), many_}; // this process as B calls it
};
WOOL_SCENARIOS(Callback);

TEST_P(Callback, ANativeTokenOfTheCallerIsResetInIt) {
  Tok token = set(var_, 1);
  (void)b_.call([&] {
    (void)a_.call([&] {
      EXPECT_EQ("1", get(var_));
      EXPECT_EQ("ok", try_reset(token)) << "a handle that has not travelled";
      EXPECT_EQ("U", try_reset(token));
    });
    EXPECT_EQ("unset", get(var_));
  });
  EXPECT_EQ("unset", get(var_));
  EXPECT_EQ("U", try_reset(token));
}

TEST_P(Callback, ATokenThatItMintsIsKeptHereAndGoodAfterwards) {
  (void)set(var_, 1);
  Tok inner;
  (void)b_.call([&] {
    (void)a_.call([&] { inner = set(var_, 2); });
    EXPECT_EQ("2", get(var_));
  });
  EXPECT_EQ("2", get(var_));
  EXPECT_EQ("ok", try_reset(inner));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(inner));
}

TEST_P(Callback, ATokenThatItMintsIsGoodInTheNextOneAndInB) {
  (void)set(var_, 1);
  Tok first, second;
  Tok home = b_.call({}, [&](const Tokens &) {
                 Tok at_b = a_.call({}, [&](const Tokens &) {
                                first = set(var_, 2);
                                second = set(var_, 3);
                                return Tokens{second};
                              }).tokens.at(0);
                 EXPECT_EQ("ok", try_reset(at_b));
                 EXPECT_EQ("2", get(var_));
                 (void)a_.call([&] {
                   EXPECT_EQ("U", try_reset(second));
                   EXPECT_EQ("ok", try_reset(first));
                 });
                 EXPECT_EQ("1", get(var_));
                 return Tokens{at_b};
               }).tokens.at(0);
  EXPECT_EQ("1", get(var_));
  for (const Tok &token : {home, first, second})
    EXPECT_EQ("U", try_reset(token));
}

TEST_P(Callback, MeanwhileTheCallersContextIsLent) {
  Tok token = set(var_, 1);
  (void)b_.call([&] {
    EXPECT_EQ(WOOL_ERR_CONTEXT_ENTERED,
              wool_context_enter(root_.get(), nullptr));
    (void)a_.call([&] { (void)set(var_, 2); });
    EXPECT_EQ("1", lookup(root_, var_)) << "merged with the response only";
  });
  EXPECT_EQ("2", get(var_));
  EXPECT_EQ("ok", try_reset(token));
}

TEST_P(Callback, WhoseCallIsLostHasNotHappened) {
  Tok token = set(var_, 1), inner;
  (void)b_.call(
      {token},
      [&](const Tokens &) {
        (void)a_.call([&] {
          inner = set(var_, 2);
          EXPECT_EQ("ok", try_reset(token));
        });
        return Tokens();
      },
      Fate::kResponseLost);
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("X", try_reset(inner)) << "it was never made";
  EXPECT_EQ("ok", try_reset(token));
  EXPECT_EQ("unset", get(var_));
}

} // namespace
