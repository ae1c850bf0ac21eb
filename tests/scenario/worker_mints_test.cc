// A token that a worker has made comes home, goes on and goes back.
#include <algorithm>

#include "tests/scenario/cargo.wool.h"
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

class WorkerMints : public Scenario {
protected:
  Tok native_; // B's own handle
  WorkerMints() {
    (void)set(var_, 1);
  }
  Body Mints() {
    return [this](const Tokens &) {
      native_ = set(var_, 2);
      return Tokens{native_};
    };
  }
};
WOOL_SCENARIOS(WorkerMints);

TEST_P(WorkerMints, TheCallerResetsWhatCameHomeAndTheWorkersAnswersU) {
  Tok home = b_.call({}, Mints()).tokens.at(0);
  EXPECT_EQ("2", get(var_));
  EXPECT_EQ("ok", try_reset(home));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(home));
  (void)b_.call([&] {
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("U", try_reset(native_));
  });
}

TEST_P(WorkerMints, ItGoesBackAndIsResetByTheHandleThatArrivesOrTheNativeOne) {
  for (bool native : {true, false}) {
    Tok home = b_.call({}, Mints()).tokens.at(0);
    (void)b_.call({home}, [&](const Tokens &got) {
      EXPECT_TRUE(wool_token_equal(got[0].get(), native_.get()));
      EXPECT_EQ("ok", try_reset(native ? native_ : got[0]));
      EXPECT_EQ("U", try_reset(native ? got[0] : native_));
      return Tokens();
    });
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("U", try_reset(home));
  }
}

TEST_P(WorkerMints, AnUnarmedCallerGetsAChainWithIt) {
  Ctx().run([&] {
    Tok home = b_.call({}, Mints()).tokens.at(0);
    EXPECT_EQ("2", get(var_));
    EXPECT_EQ("ok", try_reset(home));
    EXPECT_EQ("unset", get(var_));
    (void)b_.call([&] { EXPECT_EQ("U", try_reset(native_)); });
  });
}

TEST_P(WorkerMints, ExactlyOneOfThreeProcessesResetsInWhateverOrderTheyTry) {
  std::string order = "abc";
  do {
    Tok at_b, at_c;
    Tok at_a = b_.call({}, [&](const Tokens &) {
                   at_b = set(var_, 2);
                   return Tokens{at_b};
                 }).tokens.at(0);
    (void)c_.call({at_a}, [&](const Tokens &got) {
      at_c = got[0];
      return Tokens();
    });
    std::string outcomes;
    for (char who : order) {
      auto tries = [&](const Tok &token) {
        outcomes += try_reset(token) + " ";
        EXPECT_EQ("1", get(var_)) << order;
      };
      if (who == 'a')
        tries(at_a);
      else if (who == 'b')
        (void)b_.call([&] { tries(at_b); });
      else
        (void)c_.call([&] { tries(at_c); });
    }
    EXPECT_EQ("ok U U ", outcomes) << order;
    EXPECT_EQ("1", get(var_));
  } while (std::next_permutation(order.begin(), order.end()));
}

// ---- inside the value of another variable ----

Tok InCargo() {
  const stage_Bag *bag = nullptr;
  if (stage_cargo_get(&bag) || bag->n_tokens != 1)
    return Tok();
  return Tok(wool_token_ref(bag->tokens[0]));
}

Tok LoadCargo(const Tok &token) {
  wool_token *tokens[] = {token.get()};
  stage_Bag bag = {tokens, 1, {}};
  return Tok(stage_cargo_set(&bag));
}

TEST_P(WorkerMints, AVariablesValueBringsItHome) {
  (void)b_.call([&] {
    native_ = set(var_, 2);
    (void)LoadCargo(native_);
  });
  Tok home = InCargo();
  ASSERT_TRUE(wool_token_equal(home.get(), native_.get()));
  EXPECT_EQ("ok", try_reset(home));
  EXPECT_EQ("1", get(var_));
  (void)b_.call([&] {
    EXPECT_EQ("U", try_reset(native_));
    EXPECT_EQ("U", try_reset(InCargo()));
  });
  (void)c_.call([&] { EXPECT_EQ("U", try_reset(InCargo())); });
}

TEST_P(WorkerMints, AVariablesValueTakesTheCallersTokenAlongToTheLast) {
  Tok token = set(var_, 2);
  Tok cargo = LoadCargo(token);
  (void)b_.call([&] {
    (void)c_.call([&] { EXPECT_EQ("ok", try_reset(InCargo())); });
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("U", try_reset(InCargo()));
  });
  EXPECT_EQ("U", try_reset(token));
  EXPECT_EQ("U", try_reset(InCargo()));
  EXPECT_EQ("ok", try_reset(cargo));
}

// Though nothing changes in the Context whose variable it is.
TEST_P(WorkerMints, AVariablesValueTellsOfATokenWhatIsTrueByNow) {
  Tok token = set(var_, 2);
  Ctx fork(root_.copy());
  fork.run([&] {
    (void)LoadCargo(token);
    for (int i = 0; i < 4; i++)
      (void)b_.call([&] { EXPECT_EQ("X", try_reset(InCargo())); });
  });
  EXPECT_EQ("ok", try_reset(token));
  fork.run(
      [&] { (void)b_.call([&] { EXPECT_EQ("U", try_reset(InCargo())); }); });
}

TEST_P(WorkerMints, ATokensOldValueHoldsTokensToo) {
  Tok token = set(var_, 2);
  (void)LoadCargo(token);
  stage_Bag empty = {nullptr, 0, {}};
  Tok over(stage_cargo_set(&empty));
  (void)b_.call({over}, [&](const Tokens &got) {
    EXPECT_EQ("ok", try_reset(got[0]));
    EXPECT_EQ("ok", try_reset(InCargo()));
    return Tokens();
  });
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token));
  EXPECT_EQ("U", try_reset(InCargo()));
}

// ---- several variables ----

class SeveralVars : public Scenario {};
WOOL_SCENARIOS(SeveralVars);

TEST_P(SeveralVars, AForeignVariablesTokenAnswersVBeforeX) {
  wool_var *other = declare();
  Tok token = set(var_, 1);
  (void)b_.start({token}, [&](const Tokens &got) {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_VAR, reset(other, got[0]));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(var_, got[0]));
    return Tokens();
  });
  (void)b_.call({token}, [&](const Tokens &got) {
    std::string text;
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_VAR, reset(other, got[0], &text));
    EXPECT_EQ(std::string("<Token var=<ContextVar name='") +
                  wool_var_name(var_) +
                  "' at 0x_> at 0x_> was created by a different ContextVar",
              text);
    EXPECT_EQ("1", get(var_));
    EXPECT_EQ("ok", try_reset(got[0])) << "nothing was consumed by that";
    return Tokens();
  });
}

TEST_P(SeveralVars, ThreeAreResetInScrambledOrderByTwoWorkersAndTheCaller) {
  wool_var *vars[] = {declare(), declare(), declare()};
  Tokens tokens;
  for (wool_var *var : vars) {
    (void)set(var, 1);
    tokens.push_back(set(var, 2));
    tokens.push_back(set(var, 3));
  }
  // The older token first of one, the younger first of another.
  (void)b_.call({tokens[5], tokens[0]}, [&](const Tokens &got) {
    EXPECT_EQ("ok", try_reset(got[1]));
    EXPECT_EQ("ok", try_reset(got[0]));
    return Tokens();
  });
  EXPECT_EQ("ok", try_reset(tokens[2]));
  (void)c_.call({tokens[1], tokens[4], tokens[3]}, [&](const Tokens &got) {
    EXPECT_EQ("1", get(vars[0]));
    EXPECT_EQ("1", get(vars[1]));
    EXPECT_EQ("2", get(vars[2]));
    for (const Tok &token : got)
      EXPECT_EQ("ok", try_reset(token));
    return Tokens();
  });
  EXPECT_EQ("2", get(vars[0]));
  EXPECT_EQ("2", get(vars[1]));
  EXPECT_EQ("1", get(vars[2]));
  for (const Tok &token : tokens)
    EXPECT_EQ("U", try_reset(token));
}

} // namespace
