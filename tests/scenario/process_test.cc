// The same between processes, each with its own handles and variables.
#include <algorithm>
#include <thread>

#include "tests/integration/child.h"
#include "tests/scenario/cargo.wool.h"
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

const std::vector<std::string> kNoVariables;

class Actor {
public:
  explicit Actor(std::vector<std::string> arguments = {"v"})
      : child_(Command(std::move(arguments))) {
    EXPECT_EQ(WOOL_OK,
              wool_channel_new(address().c_str(), nullptr, &channel_, nullptr));
  }
  ~Actor() {
    wool_channel_unref(channel_);
  }
  const std::string &address() const {
    return child_.line();
  }
  Reply Ask(const std::string &steps, const Tokens &tokens = {}) {
    return ask_actor(channel_, steps, tokens);
  }
  // What it says; the call ends well.
  std::string Says(const std::string &steps, const Tokens &tokens = {}) {
    Reply reply = Ask(steps, tokens);
    return reply.code ? "! " + reply.text : reply.text;
  }
  Child &child() {
    return child_;
  }

private:
  static std::vector<std::string> Command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), Runfile("tests/scenario/actor"));
    return arguments;
  }
  Child child_;
  wool_channel *channel_ = nullptr;
};

class Processes : public testing::Test {
protected:
  static wool_var *TheVar() {
    static wool_var *var = declare_named("v");
    return var;
  }
  wool_var *var_ = TheVar();
  Ctx root_;
  Actor b_, c_;
  Processes() {
    EXPECT_EQ(WOOL_OK, wool_context_enter(root_.get(), nullptr));
  }
  ~Processes() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(root_.get(), nullptr));
  }
  std::string TellC(const std::string &tokens, const std::string &steps) const {
    return "ask " + c_.address() + " " + tokens + " " + steps;
  }
};

TEST_F(Processes, ExactlyOneOfThreeResetsInWhateverOrderTheyTry) {
  std::string order = "abc";
  for (bool caller_mints : {true, false})
    do {
      (void)set(var_, 1);
      Tok token;
      if (caller_mints) {
        token = set(var_, 2);
        EXPECT_EQ("ok", b_.Says("take 0 t", {token}));
      } else {
        token = b_.Ask("mint v 2 t;give t").tokens.at(0);
      }
      EXPECT_EQ("ok", c_.Says("take 0 t", {token}));
      std::string outcomes;
      for (char who : order)
        outcomes += (who == 'a'   ? try_reset(token)
                     : who == 'b' ? b_.Says("reset t")
                                  : c_.Says("reset t")) +
                    " ";
      EXPECT_EQ("ok U U ", outcomes) << order;
      EXPECT_EQ("1", get(var_));
      EXPECT_EQ("1;<Token used var=<ContextVar name='v' at 0x_> at 0x_>",
                b_.Says("get v;repr t"));
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(Processes, TheLastOfThreeResetsAndAllKnow) {
  (void)set(var_, 1);
  Tok token = set(var_, 2);
  EXPECT_EQ("ok;ok|ok|1;1;U",
            b_.Says("take 0 t;" + TellC("t", "take 0 t|reset t|get v") +
                        ";get v;reset t",
                    {token}));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token));
  EXPECT_EQ("U", c_.Says("reset t"));
}

// The handle that B has is not the one of C's call: it is anchored by the frame
// that it came with, and no other.
TEST_F(Processes, ATokenThatWasMintedByTheLastIsResetByAnyOfThree) {
  for (int resetter = 0; resetter < 3; resetter++) {
    Reply reply = b_.Ask(TellC("-", "mint v 5 t|give t") + ";give back0;get v");
    EXPECT_EQ("ok|ok;ok;5", reply.text);
    Tok home = reply.tokens.at(0);
    std::string inner = TellC("-", "reset t");
    if (resetter == 0) {
      EXPECT_EQ("ok", try_reset(home));
    }
    if (resetter == 1) {
      EXPECT_EQ("ok", b_.Says("reset back0"));
    }
    if (resetter == 2) {
      EXPECT_EQ("ok", b_.Says(inner));
    }
    EXPECT_EQ("unset", get(var_));
    EXPECT_EQ("U", try_reset(home));
    EXPECT_EQ("U;U", b_.Says("reset back0;" + inner));
  }
}

TEST_F(Processes, AWorkersOwnForkOfAnotherChainIsAStrangerToIt) {
  Tok token = set(var_, 2);
  EXPECT_EQ("ok", b_.Says("take 0 t", {token}));
  Ctx().run([&] { EXPECT_EQ("X;unset", b_.Says("reset t;get v")); });
  Ctx(root_.copy()).run([&] { EXPECT_EQ("X;2", b_.Says("reset t;get v")); });
  EXPECT_EQ("ok", b_.Says("reset t"));
  Ctx().run([&] { EXPECT_EQ("U", try_reset(token)); });
}

// Rule 24: the same for a handle that it did not mint and C did.
TEST_F(Processes, AHandleThatCameOnAnotherChainStaysAnOrphan) {
  Tok token = set(var_, 2);
  Ctx().run([&] {
    (void)set(var_, 9);
    EXPECT_EQ("ok;X", b_.Says("take 0 t;reset t", {token}));
  });
  EXPECT_EQ("X;2", b_.Says("reset t;get v"));
  Reply home = b_.Ask("give t");
  EXPECT_EQ("ok", try_reset(home.tokens.at(0))) << "but it came home live";
  EXPECT_EQ("U", try_reset(token));
  EXPECT_EQ("U", b_.Says("reset t"));
}

// ---- A to B to A, with A a server too ----

TEST_F(Processes, ACallbackIntoTheCallerResetsItsNativeTokenAndMints) {
  Worker a(Carrier::kTcp, {4, false, false, 0});
  (void)set(var_, 1);
  Tok token = set(var_, 2), inner;
  Body body = [&](const Tokens &got) {
    EXPECT_EQ("2", get(var_));
    EXPECT_EQ("ok", try_reset(token));
    EXPECT_EQ("U", try_reset(got[0]));
    inner = set(var_, 3);
    return Tokens{inner};
  };
  Reply served = a.serve_raw("callback", body, [&] {
    EXPECT_EQ(
        "ok;;3",
        b_.Says("take 0 t;ask " + a.address() + " t callback;get v", {token}));
  });
  EXPECT_TRUE(served.ran);
  EXPECT_EQ("3", get(var_));
  EXPECT_EQ("U", try_reset(token));
  EXPECT_EQ("ok", try_reset(inner));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U;U", b_.Says("reset t;reset back0"));
}

// ---- failures that only a process can have ----

TEST_F(Processes, AWorkerThatIsKilledLeavesTheCallerUntouched) {
  (void)set(var_, 1);
  Tok token = set(var_, 2);
  std::string before = Manifest(root_, 0).text();
  Actor doomed;
  EXPECT_EQ("2", doomed.Says("get v"));
  std::thread killer([&] { doomed.child().Kill(); });
  Reply reply = doomed.Ask("take 0 t;reset t;set v 9;hang", {token});
  killer.join();
  EXPECT_EQ(WOOL_UNAVAILABLE, reply.code) << reply.text;
  EXPECT_EQ(before, Manifest(root_, 0).text());
  EXPECT_EQ("2", get(var_));
  EXPECT_EQ("ok;2;ok", b_.Says("take 0 t;get v;reset t", {token}));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token));
}

TEST_F(Processes, AMiddleThatIsKilledTakesWhatTheLastDidWithIt) {
  Tok token = set(var_, 2);
  Actor doomed;
  EXPECT_EQ("2", doomed.Says("get v"));
  std::thread killer;
  Worker a(Carrier::kTcp);
  Body kills = [&](const Tokens &) {
    killer = std::thread([&] { doomed.child().Kill(); });
    return Tokens();
  };
  Reply reply;
  (void)a.serve_raw("kill", kills, [&] {
    reply = doomed.Ask("take 0 t;" + TellC("t", "take 0 t|reset t|set v 9") +
                           ";ask " + a.address() + " - kill;hang",
                       {token});
  });
  killer.join();
  EXPECT_EQ(WOOL_UNAVAILABLE, reply.code) << reply.text;
  EXPECT_EQ("2", get(var_));
  EXPECT_FALSE(wool_token_is_used(token.get()));
  EXPECT_EQ("2;ok", c_.Says("get v;reset t"))
      << "what it had done has not happened";
  EXPECT_EQ("U", try_reset(token));
}

// Rule 26.
TEST_F(Processes, AfterAnEvictionAnOldHandleAnswersXAndANewOneIsGood) {
  Actor small({"v", "chains=1"});
  (void)set(var_, 1);
  Tok token = set(var_, 2);
  EXPECT_EQ("ok;ok", small.Says("take 0 kept;mint v 3 minted", {token}));
  Ctx().run([&] { EXPECT_EQ("ok", small.Says("set v 9")); });
  EXPECT_EQ("3;X;X;ok;ok;U;1",
            small.Says("get v;reset kept;reset minted;take 0 again;"
                       "reset again;reset kept;get v",
                       {token}));
  EXPECT_EQ("1", get(var_));
}

TEST_F(Processes, OneServersMemoryOfChainsIsNotAnothersToEvict) {
  Actor two({"v", "chains=2"});
  Tok token = set(var_, 2);
  EXPECT_EQ("ok", two.Says("take 0 kept", {token}));
  Ctx().run([&] { EXPECT_EQ("ok", two.Says("set v 9")); });
  EXPECT_EQ("ok", two.Says("reset kept"));
}

// ---- forgetting ----

class Forgetting : public Processes {
protected:
  const size_t before_ = wooli_prune_origins;
  ~Forgetting() override {
    wooli_prune_origins = before_;
  }
  size_t NAccounts() {
    (void)b_.Says("get v"); // a request is when a root prunes
    const Manifest state(root_, 0);
    const wooli_entry *entry = state.find(var_);
    return entry ? entry->n_accounts : 0;
  }
  // One that A has made, or that B has.
  void SpreadAndConsume(bool caller_mints) {
    Tok token;
    if (caller_mints) {
      token = set(var_, 1);
      EXPECT_EQ("ok", b_.Says("take 0 t", {token}));
    } else {
      token = b_.Ask("mint v 1 t;give t").tokens.at(0);
    }
    EXPECT_EQ("ok", c_.Says("take 0 t", {token}));
    EXPECT_EQ("ok", try_reset(token));
  }
  void AnswersUWhereverItSurfaces() {
    EXPECT_EQ("U", b_.Says("reset t"));
    EXPECT_EQ("U", c_.Says("reset t"));
    EXPECT_EQ("ok|U|U", b_.Says(TellC("t", "take 0 u|reset u|reset t")));
    for (Actor *actor : {&b_, &c_}) {
      Tok home = actor->Ask("give t").tokens.at(0);
      EXPECT_EQ("U", try_reset(home));
    }
    Actor stranger;
    Tok relayed = b_.Ask("give t").tokens.at(0);
    EXPECT_EQ("ok;U", stranger.Says("take 0 t;reset t", {relayed}));
  }
};

TEST_F(Forgetting, ATokenConsumedLongAgoAnswersUWhereverItSurfaces) {
  for (bool caller_mints : {true, false}) {
    SpreadAndConsume(caller_mints);
    for (int i = 0; i < 1000; i++)
      (void)set(var_, i);
    AnswersUWhereverItSurfaces();
  }
}

TEST_F(Forgetting, AlsoAfterTheRootHasForgottenTheOrigin) {
  wooli_prune_origins = 0;
  for (bool caller_mints : {true, false}) {
    SpreadAndConsume(caller_mints);
    for (int i = 0; i < 1000; i++)
      (void)set(var_, i);
    EXPECT_EQ(1u, NAccounts()) << "its own";
    AnswersUWhereverItSurfaces();
    EXPECT_EQ("ok", b_.Says("set v 7"));
    EXPECT_EQ("7", get(var_));
  }
}

TEST_F(Forgetting, WhatIsLiveIsNotForgotten) {
  wooli_prune_origins = 0;
  EXPECT_EQ("ok;ok", b_.Says("mint v 1 t;mint v 2 u"));
  EXPECT_EQ("ok", b_.Says("reset u"));
  EXPECT_EQ(1u, NAccounts());
  EXPECT_EQ("ok;unset;U", b_.Says("reset t;get v;reset u"));
  EXPECT_EQ(0u, NAccounts());
  EXPECT_EQ("U;U", b_.Says("reset t;reset u"));
}

// D serves without the variable that holds the tokens, and carries its value
// on.
TEST_F(Forgetting, AlsoOutOfAValueThatAProcessCarriedAsBytes) {
  Actor d(kNoVariables), e({"v", "cargo"});
  for (bool prunes : {false, true}) {
    wooli_prune_origins = prunes ? 0 : before_;
    Tok token = set(var_, 1);
    wool_token *tokens[] = {token.get()};
    stage_Bag bag = {tokens, 1, {}};
    Tok cargo(stage_cargo_set(&bag));
    std::string tell_e = "ask " + e.address() + " - ";
    EXPECT_EQ("2;not declared;ok|1",
              d.Says("count;get v;" + tell_e + "unload t|get v"));
    EXPECT_EQ("ok", try_reset(token));
    EXPECT_EQ("ok|U|unset", d.Says(tell_e + "unload u|reset u|get v"));
    EXPECT_EQ("U", d.Says(tell_e + "reset t"));
    EXPECT_EQ("ok", try_reset(cargo));
  }
}

TEST_F(Forgetting, ALiveTokenCarriedAsBytesIsResetAtTheEnd) {
  Actor d(kNoVariables), e({"v", "cargo"});
  (void)set(var_, 1);
  Tok token = set(var_, 2);
  wool_token *tokens[] = {token.get()};
  stage_Bag bag = {tokens, 1, {}};
  Tok cargo(stage_cargo_set(&bag));
  EXPECT_EQ("ok|ok|1",
            d.Says("ask " + e.address() + " - unload t|reset t|get v"));
  EXPECT_EQ("1", get(var_));
  EXPECT_EQ("U", try_reset(token));
}

} // namespace
