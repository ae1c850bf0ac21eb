// A token consumed once is consumed for good, whatever has become of the
// handles and the values around it (rules 14 and 15). A worker that has a
// handle of it from before is asked again and again.
#include <thread>

#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

wool_code encode_never(const void *, wool_encoder *, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE, "it stays here");
}

class Forgetting : public Scenario {
protected:
  Tok token_;   // the caller's
  Tok clone_;   // B's
  Tok relayed_; // C's, by way of B
  Forgetting() {
    token_ = set(var_, 1);
    Spread();
  }
  void Spread() {
    (void)b_.call({token_}, [&](const Tokens &got) {
      clone_ = got[0];
      (void)c_.call({got[0]}, [&](const Tokens &passed) {
        relayed_ = passed[0];
        return Tokens();
      });
      return Tokens();
    });
  }
  // Consumes it here, and lets the handle go.
  void Consume() {
    EXPECT_EQ("ok", try_reset(token_));
    token_ = Tok();
  }
  void AnswersUEverywhere() {
    (void)b_.call([&] {
      EXPECT_EQ("U", try_reset(clone_));
      (void)c_.call([&] { EXPECT_EQ("U", try_reset(relayed_)); });
    });
    (void)c_.call([&] { EXPECT_EQ("U", try_reset(relayed_)); });
    Tok home = b_.call({}, [&](const Tokens &) {
                   return Tokens{clone_};
                 }).tokens.at(0);
    EXPECT_EQ("U", try_reset(home));
    EXPECT_NE(std::string::npos, repr(home).find("<Token used"));
  }
};
WOOL_SCENARIOS(Forgetting);

TEST_P(Forgetting, AfterItsHandlesAreGone) {
  Consume();
  AnswersUEverywhere();
  EXPECT_EQ("unset", get(var_));
}

TEST_P(Forgetting, AfterAWorkersHandlesAreGone) {
  (void)b_.call([&] {
    EXPECT_EQ("ok", try_reset(clone_));
    clone_ = Tok();
  });
  EXPECT_EQ("U", try_reset(token_));
  Spread();
  AnswersUEverywhere();
}

TEST_P(Forgetting, AfterTheVariableWasSetAThousandTimes) {
  Consume();
  for (int i = 0; i < 1000; i++)
    (void)set(var_, i);
  AnswersUEverywhere();
  EXPECT_EQ("999", get(var_));
}

TEST_P(Forgetting, AfterOtherTokensWereConsumedInBetween) {
  Tok before = set(var_, 2), after;
  Consume();
  for (int i = 0; i < 50; i++) {
    Tok kept = set(var_, 3);
    after = set(var_, 4);
    EXPECT_EQ("ok", try_reset(after));
    EXPECT_EQ("ok", try_reset(kept));
  }
  AnswersUEverywhere();
  EXPECT_EQ("ok", try_reset(before));
  AnswersUEverywhere();
}

TEST_P(Forgetting, AfterItWasSetToWhatHasNoWireForm) {
  Warnings warnings;
  Consume();
  wool_value_type type = number_type;
  type.encode = encode_never;
  wool_var_options options = {};
  std::string name = fresh_name();
  options.struct_size = sizeof options;
  options.ns = "t";
  options.name = name.c_str();
  static const wool_value_type kept_type = type;
  options.type = &kept_type;
  wool_var *dumb = nullptr;
  ASSERT_EQ(WOOL_OK, wool_var_declare(&options, &dumb, nullptr));
  Tok of_dumb = set(dumb, 1), theirs;
  (void)b_.call({of_dumb}, [&](const Tokens &got) {
    theirs = got[0];
    return Tokens();
  });
  EXPECT_EQ("ok", try_reset(of_dumb));
  (void)set(dumb, 2);
  (void)b_.call([&] { EXPECT_EQ("U", try_reset(theirs)); });
  EXPECT_EQ("2", get(dumb));
  AnswersUEverywhere();
}

TEST_P(Forgetting, InACopyOfTheContext) {
  Ctx early(root_.copy());
  Tok same = token_;
  Consume();
  Ctx late(root_.copy());
  for (const Ctx &copy : {early, late})
    copy.run([&] {
      EXPECT_EQ("U", try_reset(same));
      (void)b_.call({same}, resets(WOOL_ERR_TOKEN_USED));
      (void)b_.call([&] {
        EXPECT_NE("ok", try_reset(clone_)) << "another chain's handle";
      });
    });
  AnswersUEverywhere();
}

TEST_P(Forgetting, AWorkerThatHasHeardOfItSaysSoOnOtherChainsToo) {
  Consume();
  (void)b_.call([] {}); // and hears of it
  Ctx().run([&] { (void)b_.call([&] { EXPECT_EQ("U", try_reset(clone_)); }); });
  Ctx(root_.copy()).run([&] {
    (void)b_.call([&] { EXPECT_EQ("U", try_reset(clone_)); });
  });
  std::thread([&] { EXPECT_EQ("U", try_reset(clone_)); }).join();
}

TEST_P(Forgetting, ThroughALostCallAfterwards) {
  Consume();
  (void)b_.call([&] { EXPECT_EQ("U", try_reset(clone_)); },
                Fate::kResponseLost);
  (void)b_.call([&] { (void)set(var_, 5); }, Fate::kResponseLost);
  AnswersUEverywhere();
}

TEST_P(Forgetting, AWorkersConsumptionIsKnownToWorkersThatItNeverMet) {
  Worker last(GetParam());
  (void)b_.call([&] { EXPECT_EQ("ok", try_reset(clone_)); });
  (void)last.call({token_}, resets(WOOL_ERR_TOKEN_USED));
  (void)last.call({relayed_}, resets(WOOL_ERR_TOKEN_USED));
  AnswersUEverywhere();
}

// Rule 17: and after the root has forgotten whose it was.
class Pruning : public Forgetting {
protected:
  const size_t before_ = wooli_prune_origins;
  Pruning() {
    wooli_prune_origins = 0;
  }
  ~Pruning() override {
    wooli_prune_origins = before_;
  }
};
WOOL_SCENARIOS(Pruning);

TEST_P(Pruning, WhatIsHeldIsNotForgottenAndTheRestDoesNotGrow) {
  Consume();
  for (int i = 0; i < 20; i++) {
    Worker passing(GetParam());
    Tok home =
        passing.call({}, [&](const Tokens &) { return Tokens{set(var_, 1)}; })
            .tokens.at(0);
    EXPECT_EQ("ok", try_reset(home));
  }
  AnswersUEverywhere();
  (void)b_.call([] {});
  const Manifest state(root_, 0);
  ASSERT_NE(nullptr, state.find(var_));
  EXPECT_EQ(1u, state.find(var_)->n_accounts);
}

} // namespace
