// Rules 5 to 7: set, reset and tokens, in one process.
#include <thread>

#include "tests/context/support.h"

namespace {

using namespace wooltest;

TEST(Token, EachRestoresItsOwnSnapshotInAnyOrder) {
  LeakCheck leaks;
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    Tok first = set(var, 1), second = set(var, 2), third = set(var, 3);
    EXPECT_EQ(WOOL_OK, reset(second));
    EXPECT_EQ("1", get(var));
    EXPECT_EQ(WOOL_OK, reset(third));
    EXPECT_EQ("2", get(var));
    EXPECT_EQ(WOOL_OK, reset(first));
    EXPECT_EQ("unset", get(var));
  });
}

TEST(Token, SurvivesLeavingAndReenteringItsContext) {
  wool_var *var = declare();
  Ctx context;
  Tok token;
  context.run([&] { token = set(var, 1); });
  context.run([&] { set(var, 2); });
  context.run([&] {
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ("unset", get(var));
  });
}

TEST(Token, KeepsTheOldValueAlive) {
  LeakCheck leaks;
  wool_var *var = declare();
  Ctx context;
  Tok token;
  context.run([&] {
    set(var, 1);
    token = set(var, 2);
  });
  context = Ctx();
  void *old = nullptr;
  ASSERT_TRUE(wool_token_old_value(token.get(), &old));
  EXPECT_EQ(1, static_cast<Number *>(old)->n);
}

TEST(Token, OutlivesItsContextAndThenAnswersX) {
  LeakCheck leaks;
  wool_var *var = declare();
  Tok token;
  std::string text;
  {
    Ctx context;
    context.run([&] { token = set(var, 1); });
  }
  Ctx other;
  other.run([&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(var, token, &text));
  });
  EXPECT_EQ(masked(repr(token)) + " was created in a different Context", text);
}

TEST(Reset, ASecondTimeAnswersUWithCPythonsText) {
  VarOptions options;
  options.name = "used_twice";
  options.has_default = true;
  options.default_value = 42;
  wool_var *var = declare(options);
  Ctx context;
  context.run([&] {
    Tok token = set(var, 1);
    EXPECT_EQ("<Token var=<ContextVar name='used_twice' default=42 at 0x_> at "
              "0x_>",
              masked(repr(token)));
    EXPECT_FALSE(wool_token_is_used(token.get()));
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_TRUE(wool_token_is_used(token.get()));
    Tok later = set(var, 2);
    std::string text;
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(var, token, &text));
    EXPECT_EQ(
        "<Token used var=<ContextVar name='used_twice' default=42 at 0x_> at "
        "0x_> has already been used once",
        text);
    EXPECT_EQ("2", get(var)) << "a failed reset changes nothing";
  });
}

TEST(Reset, AnotherVariablesTokenAnswersVWithCPythonsText) {
  wool_var *var = declare_named("var_of_token"), *other = declare();
  Ctx context;
  context.run([&] {
    Tok token = set(var, 1);
    std::string text;
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_VAR, reset(other, token, &text));
    EXPECT_EQ("<Token var=<ContextVar name='var_of_token' at 0x_> at 0x_> was "
              "created by a different ContextVar",
              text);
    EXPECT_FALSE(wool_token_is_used(token.get()));
    EXPECT_EQ(WOOL_OK, reset(token));
  });
}

TEST(Reset, InACopyAnswersXWithCPythonsTextAndInTheOriginalItWorks) {
  wool_var *var = declare_named("forked");
  Ctx context;
  Tok token;
  context.run([&] { token = set(var, 1); });
  Ctx copy = context.copy();
  copy.run([&] {
    std::string text;
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(var, token, &text));
    EXPECT_EQ("<Token var=<ContextVar name='forked' at 0x_> at 0x_> was "
              "created in a different Context",
              text);
    EXPECT_EQ("1", get(var));
  });
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  copy.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token)); });
}

// Rule 6: the first of the checks that fails is the answer.
TEST(Reset, ChecksUsedThenVariableThenContext) {
  wool_var *var = declare(), *other = declare();
  Ctx context, elsewhere;
  Tok live, used;
  context.run([&] {
    used = set(var, 1);
    EXPECT_EQ(WOOL_OK, reset(used));
    live = set(var, 1);
  });
  elsewhere.run([&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(other, used));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_VAR, reset(other, live));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(var, live));
  });
  EXPECT_FALSE(wool_token_is_used(live.get()));
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(live)); });
}

TEST(Reset, OfWhatIsNoTokenIsATypeErrorBeforeAllElse) {
  wool_var *var = declare();
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_ERR_TYPE, wool_var_reset(var, nullptr, &error));
  EXPECT_STREQ("expected an instance of Token, got NULL", error.message);
  EXPECT_EQ(WOOL_ERR_TYPE, wool_token_reset(nullptr, nullptr));
  long long storage[64] = {};
  wool_error_clear(&error);
  EXPECT_EQ(
      WOOL_ERR_TYPE,
      wool_var_reset(var, reinterpret_cast<wool_token *>(storage), &error));
  EXPECT_STREQ("expected an instance of Token, got another object",
               error.message);
}

TEST(Token, TwoHandlesAreEqualAndHashAlikeAlsoAfterARoundTrip) {
  wool_var *var = declare(), *other = declare();
  Ctx context;
  Tok a, b, c;
  context.run([&] {
    a = set(var, 1);
    b = set(var, 1);
    c = set(other, 1);
  });
  Tok twin = clone(a, context);
  EXPECT_TRUE(wool_token_equal(a.get(), a.get()));
  EXPECT_TRUE(wool_token_equal(a.get(), twin.get()));
  EXPECT_TRUE(wool_token_equal(clone(twin, Ctx()).get(), a.get()));
  EXPECT_EQ(wool_token_hash(a.get()), wool_token_hash(twin.get()));
  EXPECT_FALSE(wool_token_equal(a.get(), b.get()));
  EXPECT_FALSE(wool_token_equal(a.get(), c.get()));
  EXPECT_FALSE(wool_token_equal(a.get(), nullptr));
  EXPECT_TRUE(wool_token_equal(nullptr, nullptr));
  EXPECT_NE(wool_token_hash(a.get()), wool_token_hash(b.get()));
  EXPECT_NE(wool_token_hash(a.get()), wool_token_hash(c.get()));
}

TEST(Token, ATokenInsideItsOwnContextMakesNoCycle) {
  LeakCheck leaks;
  static const wool_value_type token_type = [] {
    wool_value_type t = {};
    t.struct_size = sizeof t;
    t.name = "token";
    t.retain = [](void *p) { wool_token_ref(static_cast<wool_token *>(p)); };
    t.release = [](void *p) { wool_token_unref(static_cast<wool_token *>(p)); };
    return t;
  }();
  wool_var_options o = {};
  o.struct_size = sizeof o;
  std::string name = fresh_name();
  o.name = name.c_str();
  o.type = &token_type;
  wool_var *holder, *var = declare();
  ASSERT_EQ(WOOL_OK, wool_var_declare(&o, &holder, nullptr));
  Ctx context;
  context.run([&] {
    Tok token = set(var, 1);
    wool_token *outer;
    ASSERT_EQ(WOOL_OK, wool_var_set(holder, token.get(), &outer, nullptr));
    wool_token_unref(outer);
  });
}

TEST(Token, ADroppedHandleLeavesTheValueInPlace) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    set(var, 1);
    EXPECT_EQ("1", get(var));
    Tok token = set(var, 2);
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ("1", get(var));
  });
}

TEST(Threads, TokensAreDroppedByOthersWhileTheRunnerSets) {
  LeakCheck leaks;
  wool_var *var = declare();
  Ctx context;
  std::vector<Tok> tokens(2000);
  context.run([&] {
    std::vector<std::thread> threads;
    for (int round = 0; round < 4; round++) {
      for (auto &token : tokens)
        token = set(var, round);
      for (int t = 0; t < 2; t++)
        threads.emplace_back([&, t] {
          for (size_t i = static_cast<size_t>(t); i < tokens.size(); i += 2)
            tokens[i] = Tok();
        });
      for (int i = 0; i < 500; i++) {
        Tok token = set(var, 7);
        EXPECT_EQ(WOOL_OK, reset(token));
      }
      for (auto &thread : threads)
        thread.join();
      threads.clear();
    }
  });
}

TEST(Threads, ResetsOfOneTokenElsewhereAnswerXOrUAndOneAtHomeSucceeds) {
  LeakCheck leaks;
  wool_var *var = declare();
  for (int round = 0; round < 200; round++) {
    Ctx home;
    Tok token;
    home.run([&] { token = set(var, 1); });
    std::vector<std::thread> threads;
    std::atomic<int> succeeded{0};
    for (int t = 0; t < 2; t++)
      threads.emplace_back([&] {
        Ctx elsewhere = home.copy();
        elsewhere.run([&] {
          std::string text;
          wool_code rc = reset(var, token, &text);
          EXPECT_TRUE(rc == WOOL_ERR_TOKEN_USED ||
                      rc == WOOL_ERR_TOKEN_WRONG_CONTEXT)
              << rc;
          (void)repr(token);
        });
      });
    threads.emplace_back(
        [&] { home.run([&] { succeeded += reset(token) == WOOL_OK; }); });
    for (auto &thread : threads)
      thread.join();
    EXPECT_EQ(1, succeeded);
  }
}

} // namespace
