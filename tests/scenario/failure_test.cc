// Calls that end badly: what a routine did before its error comes home, what a
// call that was lost did has not happened (rules 20 to 22).
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

class Failure : public Scenario {
protected:
  Tok token_;
  Failure() {
    (void)set(var_, 1);
    token_ = set(var_, 2);
  }
  static std::string OriginOf(const Tok &token) {
    return std::string(reinterpret_cast<const char *>(token.get()->origin),
                       WOOLI_ID_LEN);
  }
};
WOOL_SCENARIOS(Failure);

TEST_P(Failure, WhatARoutineSetsAndResetsBeforeItsErrorComesHome) {
  wool_var *other = declare();
  Tok theirs;
  Reply reply = b_.call({token_}, [&](const Tokens &got) {
    EXPECT_EQ("ok", try_reset(got[0]));
    theirs = set(other, 5);
    fail(WOOL_ABORTED, "no");
    return Tokens();
  });
  EXPECT_EQ(WOOL_ABORTED, reply.code);
  EXPECT_EQ("no", reply.text);
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("5", get(other));
  EXPECT_EQ("U", try_reset(token_));
  (void)b_.call([&] { EXPECT_EQ("ok", try_reset(theirs)); });
  EXPECT_EQ("unset", get(other));
}

TEST_P(Failure, AnErrorFromDeepDownBringsEffectsThroughAllThree) {
  Reply reply = b_.call({token_}, [&](const Tokens &got) {
    Reply inner = c_.call({got[0]}, [&](const Tokens &passed) {
      EXPECT_EQ("ok", try_reset(passed[0]));
      fail(WOOL_NOT_FOUND, "deep");
      return Tokens();
    });
    fail(inner.code, inner.text);
    return Tokens();
  });
  EXPECT_EQ(WOOL_NOT_FOUND, reply.code);
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token_));
}

enum class Loss {
  kBeforeTheRequest,
  kOfTheResponse,
  kByDeadline
};

// Everything a handler can do, in a call that does not come back.
TEST_P(Failure, ALostCallLeavesTheCallerUntouched) {
  wool_var *other = declare();
  for (Loss loss :
       {Loss::kBeforeTheRequest, Loss::kOfTheResponse, Loss::kByDeadline}) {
    Tok made;
    std::string before = Manifest(root_, 0).text();
    Body all = [&](const Tokens &got) {
      EXPECT_EQ("ok", try_reset(got[0]));
      (void)set(other, 6);
      made = set(var_, 7);
      (void)c_.call([&] { (void)set(other, 8); });
      return Tokens{made};
    };
    Reply reply;
    if (loss == Loss::kByDeadline)
      reply = b_.call_beyond_deadline({token_}, all);
    else
      reply = b_.call({token_}, all,
                      loss == Loss::kOfTheResponse ? Fate::kResponseLost
                                                   : Fate::kRequestLost);
    EXPECT_TRUE(reply.tokens.empty());
    EXPECT_EQ(before, Manifest(root_, 0).text());
    EXPECT_EQ("2", get(var_));
    EXPECT_EQ("unset", get(other));
    EXPECT_FALSE(wool_token_is_used(token_.get()));
    (void)b_.call({token_}, [&](const Tokens &got) {
      EXPECT_EQ("2", get(var_));
      EXPECT_EQ("unset", get(other));
      EXPECT_FALSE(wool_token_is_used(got[0].get()));
      if (made.get()) {
        EXPECT_EQ("X", try_reset(made)) << "it was never made";
      }
      return Tokens();
    });
  }
  (void)b_.call({token_}, resets(WOOL_OK));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token_));
}

TEST_P(Failure, AHandleThatTheWorkerKeptIsLiveAgainAfterALoss) {
  Tok kept;
  (void)b_.call({token_}, [&](const Tokens &got) {
    kept = got[0];
    return Tokens();
  });
  for (int i = 0; i < 3; i++)
    (void)b_.call(
        [&] {
          EXPECT_EQ("2", get(var_));
          EXPECT_EQ("ok", try_reset(kept));
          EXPECT_EQ("U", try_reset(kept));
        },
        Fate::kResponseLost);
  (void)b_.call([&] {
    EXPECT_FALSE(wool_token_is_used(kept.get()));
    EXPECT_EQ("ok", try_reset(kept));
    EXPECT_EQ("U", try_reset(kept));
  });
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token_));
}

// What a worker tells of a consumption on another chain may be of an exchange
// that has not happened.
TEST_P(Failure, OnItsOwnChainATokenIsNotUsedByHearsay) {
  Tok kept, heard;
  (void)b_.call({token_}, [&](const Tokens &got) {
    kept = got[0];
    return Tokens();
  });
  (void)b_.call([&] { EXPECT_EQ("ok", try_reset(kept)); }, Fate::kResponseLost);
  Ctx().run([&] {
    heard =
        b_.call({}, [&](const Tokens &) { return Tokens{kept}; }).tokens.at(0);
    EXPECT_EQ("U", try_reset(heard));
  });
  EXPECT_FALSE(wool_token_is_used(heard.get()));
  EXPECT_EQ("X", try_reset(heard));
  EXPECT_EQ("ok", try_reset(token_));
  EXPECT_EQ("U", try_reset(heard));
}

TEST_P(Failure, ALossMakesTheWorkerTakeANewOriginAndOldTokensStayGood) {
  Tok known, lost, later;
  (void)b_.call([&] { known = set(var_, 3); });
  (void)b_.call([&] { lost = set(var_, 4); }, Fate::kResponseLost);
  (void)b_.call([&] {
    later = set(var_, 5);
    EXPECT_EQ("X", try_reset(lost));
  });
  EXPECT_EQ(OriginOf(known), OriginOf(lost));
  EXPECT_NE(OriginOf(known), OriginOf(later));
  EXPECT_EQ("5", get(var_));
  (void)b_.call([&] {
    EXPECT_EQ("ok", try_reset(later));
    EXPECT_EQ("ok", try_reset(known));
    EXPECT_EQ("X", try_reset(lost));
  });
  EXPECT_EQ("2", get(var_));
  (void)b_.call([&] {
    EXPECT_EQ("U", try_reset(later));
    EXPECT_EQ("U", try_reset(known));
    EXPECT_EQ("X", try_reset(lost));
  });
}

TEST_P(Failure, ALossThatMintsNothingKeepsTheOrigin) {
  Tok before, after;
  (void)b_.call([&] { before = set(var_, 3); });
  (void)b_.call([&] { EXPECT_EQ("ok", try_reset(before)); },
                Fate::kResponseLost);
  (void)b_.call([&] {
    EXPECT_EQ("ok", try_reset(before));
    after = set(var_, 4);
  });
  EXPECT_EQ(OriginOf(before), OriginOf(after));
}

} // namespace
