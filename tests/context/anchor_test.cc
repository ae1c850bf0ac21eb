// Rules 18, 24 and 25, and the chain scenarios with tokens: over processes
// that exchange manifests and token states without bytes.
#include "tests/context/support.h"

namespace {

using namespace wooltest;
using Tokens = std::vector<Tok>;

Body Resets(wool_code want) {
  return [want](const Tokens &got) {
    EXPECT_EQ(want, reset(got[0]));
    return Tokens();
  };
}

TEST(CallerMints, TheWorkerResetsAndTheOriginalAnswersU) {
  LeakCheck leaks;
  wool_var *var = declare_named("luggage");
  Process caller, worker;
  Tok token;
  caller.run([&] {
    set(var, 1);
    token = set(var, 2);
  });
  (void)call(caller, worker, {token}, [&](const Tokens &got) {
    EXPECT_TRUE(wool_token_equal(got[0].get(), token.get()));
    EXPECT_EQ("<Token var=<ContextVar name='luggage' at 0x_> at 0x_>",
              masked(repr(got[0])));
    EXPECT_EQ(WOOL_OK, reset(got[0]));
    EXPECT_EQ("1", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(got[0]));
    return Tokens();
  });
  EXPECT_EQ("1", caller.get(var));
  EXPECT_TRUE(wool_token_is_used(token.get()));
  caller.run([&] {
    std::string text;
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(var, token, &text));
    EXPECT_EQ("<Token used var=<ContextVar name='luggage' at 0x_> at 0x_> has "
              "already been used once",
              text);
  });
}

TEST(CallerMints, AFirstSetsTokenUnbindsEverywhere) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] { token = set(var, 1); });
  (void)call(caller, worker, {token}, Resets(WOOL_OK));
  EXPECT_EQ("unset", caller.get(var));
  EXPECT_EQ("unset", worker.get(var));
}

TEST(CallerMints, ASupersededTokenRestoresItsOwnSnapshot) {
  wool_var *var = declare();
  Process caller, worker;
  Tok first, second;
  caller.run([&] {
    set(var, 0);
    first = set(var, 1);
    second = set(var, 2);
  });
  (void)call(caller, worker, {first}, Resets(WOOL_OK));
  EXPECT_EQ("0", caller.get(var));
  (void)call(caller, worker, {second}, Resets(WOOL_OK));
  EXPECT_EQ("1", caller.get(var));
}

TEST(CallerMints, ATokenConsumedBeforeItWasSentArrivesUsed) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] {
    token = set(var, 1);
    set(var, 2);
    EXPECT_EQ(WOOL_OK, reset(token));
  });
  (void)call(caller, worker, {token}, [&](const Tokens &got) {
    EXPECT_TRUE(wool_token_is_used(got[0].get()));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(got[0]));
    // U before V and X.
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(declare(), got[0]));
    return Tokens();
  });
}

TEST(CallerMints, ATokenConsumedAfterItWasSentIsRefusedThere) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token, theirs;
  caller.run([&] { token = set(var, 1); });
  (void)call(caller, worker, {token}, [&](const Tokens &got) {
    theirs = got[0]; // kept beyond the call
    return Tokens();
  });
  caller.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  call(caller, worker, [&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(theirs)); });
  EXPECT_NE(std::string::npos, repr(theirs).find("<Token used"));
}

TEST(CallerMints, LivenessIsCheckedAtTheMomentOfTheReset) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] { token = set(var, 1); });
  (void)call(caller, worker, {token, token}, [&](const Tokens &got) {
    EXPECT_TRUE(wool_token_equal(got[0].get(), got[1].get()));
    EXPECT_EQ(WOOL_OK, reset(got[1]));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(got[0]));
    return Tokens();
  });
}

TEST(WorkerMints, TheCallerResetsAndTheWorkersAnswersU) {
  LeakCheck leaks;
  wool_var *var = declare();
  Process caller, worker;
  Tok theirs;
  caller.run([&] { set(var, 1); });
  Tokens home = call(caller, worker, {}, [&](const Tokens &) {
    theirs = set(var, 2);
    return Tokens{theirs};
  });
  EXPECT_EQ("2", caller.get(var));
  caller.run([&] {
    EXPECT_EQ(WOOL_OK, reset(home[0]));
    EXPECT_EQ("1", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(home[0]));
  });
  call(caller, worker, [&] {
    EXPECT_EQ("1", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(theirs));
  });
}

TEST(WorkerMints, TheTokenGoesBackAndIsResetWhereItWasMade) {
  wool_var *var = declare();
  Process caller, worker;
  Tokens home = call(caller, worker, {},
                     [&](const Tokens &) { return Tokens{set(var, 2)}; });
  (void)call(caller, worker, home, Resets(WOOL_OK));
  EXPECT_EQ("unset", caller.get(var));
  caller.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(home[0])); });
}

TEST(WorkerMints, SixtyFourCyclesLeaveASmallLedger) {
  wool_var *var = declare();
  Process caller, worker;
  caller.run([&] { set(var, -1); });
  for (int i = 0; i < 64; i++) {
    Tokens home = call(caller, worker, {},
                       [&](const Tokens &) { return Tokens{set(var, i)}; });
    caller.run([&] { EXPECT_EQ(WOOL_OK, reset(home[0])); });
  }
  EXPECT_EQ("-1", caller.get(var));
  // One entry, two origins, one range each.
  EXPECT_LE(Manifest(caller.context, 0).weight(), 5u);
}

TEST(Relay, ATokenIsResetOnExactlyOneOfThreeProcesses) {
  wool_var *var = declare();
  for (int resetter = 0; resetter < 3; resetter++) {
    Process a, b, c;
    Tok at_a, at_b, at_c;
    a.run([&] {
      set(var, 1);
      at_a = set(var, 2);
    });
    auto at = [&](int process, const Tok &token) {
      EXPECT_EQ(process == resetter ? WOOL_OK : WOOL_ERR_TOKEN_USED,
                reset(token))
          << process << " of " << resetter;
    };
    auto visit = [&](bool first) {
      (void)call(a, b, {at_a}, [&](const Tokens &got) {
        at_b = got[0];
        (void)call(b, c, {got[0]}, [&](const Tokens &passed) {
          at_c = passed[0];
          if ((resetter == 2) == first)
            at(2, at_c);
          return Tokens();
        });
        if ((resetter == 1) == first)
          at(1, at_b);
        return Tokens();
      });
    };
    if (resetter == 0)
      a.run([&] { at(0, at_a); });
    visit(true);
    EXPECT_EQ("1", a.get(var));
    EXPECT_EQ("1", b.get(var));
    if (resetter != 0)
      a.run([&] { at(0, at_a); });
    visit(false);
    EXPECT_EQ("1", c.get(var));
  }
}

// A->B->A: the callback runs in a Context of its own on the same chain.
TEST(Relay, ACallbackSeesTheChainAndItsEffectsComeHome) {
  wool_var *var = declare();
  Process a, b, callback;
  Tok token, inner;
  a.run([&] { token = set(var, 1); });
  (void)call(a, b, {token}, [&](const Tokens &got) {
    Tokens back = call(b, callback, {got[0]}, [&](const Tokens &again) {
      EXPECT_EQ("1", get(var));
      EXPECT_EQ(WOOL_OK, reset(again[0]));
      return Tokens{set(var, 3)};
    });
    EXPECT_EQ("3", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(got[0]));
    return back;
  });
  EXPECT_EQ("3", a.get(var));
  a.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token)); });
}

TEST(Relay, TwoWorkersOfOneCallerShareTheChain) {
  wool_var *var = declare();
  Process caller, one, two;
  Tokens minted = call(caller, one, {},
                       [&](const Tokens &) { return Tokens{set(var, 1)}; });
  (void)call(caller, two, minted, Resets(WOOL_OK));
  (void)call(caller, one, minted, Resets(WOOL_ERR_TOKEN_USED));
  EXPECT_EQ("unset", caller.get(var));
}

TEST(SeveralVars, AForeignVariablesTokenAnswersVBeforeX) {
  wool_var *var = declare(), *other = declare();
  Process caller, worker;
  Process fork{caller.context.copy()};
  Tok token;
  caller.run([&] { token = set(var, 1); });
  (void)call(fork, worker, {token}, [&](const Tokens &got) {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_VAR, reset(other, got[0]));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(got[0]));
    return Tokens();
  });
}

TEST(SeveralVars, ThreeAreResetInScrambledOrder) {
  wool_var *vars[] = {declare(), declare(), declare()};
  Process caller, worker;
  Tokens tokens;
  caller.run([&] {
    for (wool_var *var : vars) {
      set(var, 1);
      tokens.push_back(set(var, 2));
    }
  });
  (void)call(caller, worker, {tokens[2], tokens[0], tokens[1]},
             [&](const Tokens &got) {
               EXPECT_EQ(WOOL_OK, reset(got[1]));
               EXPECT_EQ(WOOL_OK, reset(got[2]));
               EXPECT_EQ(WOOL_OK, reset(got[0]));
               return Tokens();
             });
  for (wool_var *var : vars)
    EXPECT_EQ("1", caller.get(var));
}

TEST(Anchor, AnOrphanAnswersXAndIsCarriedOnWithoutLoss) {
  wool_var *var = declare();
  Process home, stranger, other;
  Tok token;
  home.run([&] { token = set(var, 1); });
  Tokens through = call(stranger, other, {token}, [&](const Tokens &got) {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(got[0]));
    EXPECT_TRUE(wool_token_equal(token.get(), got[0].get()));
    return Tokens{got[0]};
  });
  EXPECT_TRUE(wool_token_equal(token.get(), through[0].get()));
  // Back where it belongs, what came through strangers is itself an orphan,
  // for a stranger's word is no do_mount; the original is good.
  home.run([&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(through[0]));
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(through[0]))
        << "the ledger here knows";
  });
}

TEST(Anchor, WithoutDoMountATokenIsNotBoundThoughItIsLive) {
  wool_var *var = declare();
  Ctx context;
  Tok token;
  context.run([&] { token = set(var, 1); });
  Tok twin = clone(token, Ctx());
  EXPECT_FALSE(twin.get()->do_mount);
  wooli_token_anchor(twin.get(), context.get());
  context.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(twin)); });
}

TEST(Anchor, IsDecidedAtTheMountAndStays) {
  wool_var *var = declare();
  Ctx context, other;
  Tok token;
  context.run([&] { token = set(var, 1); });
  Tok twin = clone(token, context);
  wooli_token_anchor(twin.get(), other.get());
  EXPECT_EQ(nullptr, twin.get()->home) << "not known there";
  wooli_token_anchor(twin.get(), context.get());
  wooli_ledger *home = twin.get()->home;
  EXPECT_EQ(context.get()->ledger, home);
  Manifest(context, 0).install(other);
  wooli_token_anchor(twin.get(), other.get());
  EXPECT_EQ(home, twin.get()->home);
}

TEST(Anchor, ATokenKnownAsSpentAnswersUEverywhere) {
  wool_var *var = declare();
  Ctx context, elsewhere;
  Tok token;
  context.run([&] { token = set(var, 1); });
  Tok twin = clone(token, context);
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  wooli_token_anchor(twin.get(), context.get());
  elsewhere.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(twin)); });
}

// Rule 26: what is left of an evicted Context are its tokens.
TEST(Anchor, InAnEvictedContextAnswersXAndSentAgainIsAnchoredAfresh) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token, kept;
  caller.run([&] { token = set(var, 1); });
  (void)call(caller, worker, {token}, [&](const Tokens &got) {
    kept = got[0];
    return Tokens();
  });
  worker.context = Ctx();
  (void)call(caller, worker, {token}, [&](const Tokens &got) {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(kept));
    EXPECT_EQ(WOOL_OK, reset(got[0]));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(kept));
    return Tokens();
  });
}

// Rule 22.
TEST(Failure, AnExchangeThatFailedLeavesValuesAndTokensAsTheyWere) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] {
    set(var, 1);
    token = set(var, 2);
  });
  std::string before = Manifest(caller.context, 0).text();
  for (Fate fate : {Fate::kRequestLost, Fate::kResponseLost}) {
    (void)call(
        caller, worker, {token},
        [&](const Tokens &got) {
          EXPECT_EQ(WOOL_OK, reset(got[0]));
          set(var, 9);
          return Tokens{set(var, 10)};
        },
        fate);
    EXPECT_EQ(before, Manifest(caller.context, 0).text());
    EXPECT_EQ("2", caller.get(var));
  }
  caller.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  EXPECT_EQ("1", caller.get(var));
}

TEST(DroppedHandles, OfTokensThatTravelledLeaveTheirClonesWorking) {
  wool_var *var = declare();
  Process caller, worker;
  Tok kept;
  caller.run([&] {
    Tok token = set(var, 1);
    (void)call(caller, worker, {token}, [&](const Tokens &got) {
      kept = got[0];
      return Tokens();
    });
  });
  call(caller, worker, [&] { EXPECT_EQ(WOOL_OK, reset(kept)); });
  EXPECT_EQ("unset", caller.get(var));
}

} // namespace
