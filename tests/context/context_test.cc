// Rules 3, 4 and 8: Contexts, the ladder of get, and mappings.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "tests/context/support.h"

namespace {

using namespace wooltest;

wool_code Enter(const Ctx &context, std::string *text = nullptr) {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_context_enter(context.get(), &error);
  if (text)
    *text = error.message;
  return rc;
}

wool_code Exit(wool_context *context, std::string *text = nullptr) {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_context_exit(context, &error);
  if (text)
    *text = error.message;
  return rc;
}

TEST(Context, ACopyHasTheValuesAndGoesItsOwnWay) {
  LeakCheck leaks;
  wool_var *var = declare();
  Ctx context;
  Tok token;
  context.run([&] { token = set(var, 1); });
  Ctx copy = context.copy();
  EXPECT_EQ("1", lookup(copy, var));
  copy.run([&] { set(var, 2); });
  context.run([&] { set(var, 3); });
  EXPECT_EQ("2", lookup(copy, var));
  EXPECT_EQ("3", lookup(context, var));
}

TEST(Context, CanBeCopiedWhileEntered) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    set(var, 1);
    Ctx copy(wool_context_copy(wool_context_current()));
    set(var, 2);
    copy.run([&] {
      EXPECT_EQ("1", get(var));
      set(var, 3);
    });
    EXPECT_EQ("2", get(var));
  });
}

// Not a measurement: a copy shares the map, whatever its size.
TEST(Context, ACopySharesTheMap) {
  Ctx context;
  context.run([] {
    for (int i = 0; i < 100; i++)
      set(declare(), i);
  });
  EXPECT_EQ(context.get()->map, context.copy().get()->map);
}

TEST(Context, ReentryIsRefusedWithCPythonsText) {
  Ctx context;
  std::string text;
  context.run([&] {
    EXPECT_EQ(WOOL_ERR_CONTEXT_ENTERED, Enter(context, &text));
    EXPECT_EQ("cannot enter context: " + repr(context) + " is already entered",
              text);
    // Also with another Context between.
    Ctx between;
    between.run(
        [&] { EXPECT_EQ(WOOL_ERR_CONTEXT_ENTERED, Enter(context, &text)); });
    // And by another thread.
    std::thread([&] {
      EXPECT_EQ(WOOL_ERR_CONTEXT_ENTERED, Enter(context, &text));
    }).join();
  });
  EXPECT_EQ(WOOL_OK, Enter(context));
  EXPECT_EQ(WOOL_OK, Exit(context.get()));
}

TEST(Context, ExitOfOneNotEnteredIsRefusedWithCPythonsText) {
  Ctx context;
  std::string text;
  EXPECT_EQ(WOOL_ERR_CONTEXT_NOT_ENTERED, Exit(context.get(), &text));
  EXPECT_EQ("cannot exit context: " + repr(context) + " has not been entered",
            text);
  EXPECT_EQ(WOOL_ERR_CONTEXT_NOT_ENTERED, Exit(wool_context_current(), &text))
      << "a thread's own Context was not entered by anybody";
}

TEST(Context, ExitOfOneNotCurrentIsRefusedWithCPythonsText) {
  Ctx outer, inner;
  std::string text;
  const char *want =
      "cannot exit context: thread state references a different context object";
  outer.run([&] {
    inner.run([&] {
      EXPECT_EQ(WOOL_ERR_CONTEXT_NOT_ENTERED, Exit(outer.get(), &text));
      EXPECT_EQ(want, text);
    });
    std::thread([&] {
      EXPECT_EQ(WOOL_ERR_CONTEXT_NOT_ENTERED, Exit(outer.get(), &text));
    }).join();
    EXPECT_EQ(want, text);
    EXPECT_EQ(outer.get(), wool_context_current());
  });
}

TEST(Context, ARunThatFailsKeepsItsMutationsAndExits) {
  static wool_var *var = declare();
  Ctx context;
  wool_context *before = wool_context_current();
  EXPECT_EQ(WOOL_ABORTED, wool_context_run(
                              context.get(),
                              [](void *) {
                                set(var, 5);
                                return WOOL_ABORTED;
                              },
                              nullptr, nullptr));
  EXPECT_EQ(before, wool_context_current());
  EXPECT_EQ("5", lookup(context, var));
  EXPECT_EQ("unset", get(var));
}

TEST(Context, ARunOfAnEnteredContextDoesNotCallTheFunction) {
  Ctx context;
  context.run([&] {
    bool called = false;
    EXPECT_EQ(WOOL_ERR_CONTEXT_ENTERED, wool_context_run(
                                            context.get(),
                                            [](void *p) {
                                              *static_cast<bool *>(p) = true;
                                              return WOOL_OK;
                                            },
                                            &called, nullptr));
    EXPECT_FALSE(called);
  });
}

TEST(Context, ARunThatLeavesAnotherContextEnteredSaysSo) {
  Ctx outer;
  static Ctx inner;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_ERR_CONTEXT_NOT_ENTERED,
            wool_context_run(
                outer.get(),
                [](void *) { return wool_context_enter(inner.get(), nullptr); },
                nullptr, &error));
  EXPECT_EQ(WOOL_OK, Exit(inner.get()));
  EXPECT_EQ(WOOL_OK, Exit(outer.get()));
}

TEST(Context, LivesWhileItIsEnteredThoughItsOwnerLetsGo) {
  LeakCheck leaks;
  wool_var *var = declare();
  auto *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_context_unref(context);
  Tok token = set(var, 1);
  EXPECT_EQ("1", get(var));
  EXPECT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
}

TEST(Context, EveryThreadHasItsOwn) {
  LeakCheck leaks;
  wool_var *var = declare();
  wool_context *mine = wool_context_current();
  Tok token = set(var, 1);
  std::thread([&] {
    EXPECT_EQ("unset", get(var));
    EXPECT_NE(mine, wool_context_current());
    set(var, 2);
    EXPECT_EQ("2", get(var));
  }).join();
  EXPECT_EQ("1", get(var));
  EXPECT_EQ(WOOL_OK, reset(token));
}

TEST(Context, AThreadThatEndsInsideAContextLeavesIt) {
  LeakCheck leaks;
  wool_var *var = declare();
  Ctx outer, inner;
  std::thread([&] {
    ASSERT_EQ(WOOL_OK, Enter(outer));
    ASSERT_EQ(WOOL_OK, Enter(inner));
    set(var, 1);
  }).join();
  EXPECT_EQ("1", lookup(inner, var));
  EXPECT_EQ(WOOL_OK, Enter(outer));
  EXPECT_EQ(WOOL_OK, Exit(outer.get()));
}

TEST(Context, MovesFromThreadToThreadWithItsValues) {
  wool_var *var = declare();
  Ctx context;
  for (int i = 0; i < 50; i++)
    std::thread([&, i] {
      context.run([&] {
        EXPECT_EQ(i ? std::to_string(i - 1) : "unset", get(var));
        set(var, i);
      });
    }).join();
}

TEST(Context, ReprIsCPythonsWithoutTheModule) {
  EXPECT_EQ("<Context object at 0x_>", masked(repr(Ctx())));
}

// Rule 4, rung by rung.
TEST(Get, TakesTheValueThenTheFallbackThenTheDefaultThenFails) {
  VarOptions options;
  options.has_default = true;
  options.default_value = 3;
  wool_var *with = declare(options), *without = declare();
  Number fallback(2);
  Ctx context;
  context.run([&] {
    EXPECT_EQ("3", get(with));
    EXPECT_EQ(&fallback, wool_var_get_or(with, &fallback));
    EXPECT_EQ(nullptr, wool_var_get_or(without, nullptr));
    void *value = &fallback;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_LOOKUP, wool_var_get(without, &value, &error));
    EXPECT_EQ(nullptr, value);
    EXPECT_EQ(repr(without), error.message);
    set(with, 1);
    EXPECT_EQ("1", get(with));
    EXPECT_NE(&fallback, wool_var_get_or(with, &fallback));
  });
}

TEST(Get, NullIsAValueAndADefaultToo) {
  LeakCheck leaks;
  wool_var_options o = {};
  o.struct_size = sizeof o;
  std::string name = fresh_name();
  o.name = name.c_str();
  o.type = &number_type;
  o.has_default = true;
  wool_var *defaulted, *var = declare();
  ASSERT_EQ(WOOL_OK, wool_var_declare(&o, &defaulted, nullptr));
  Ctx context;
  context.run([&] {
    EXPECT_EQ("NULL", get(defaulted));
    Number fallback(2);
    wool_token *token, *second;
    ASSERT_EQ(WOOL_OK, wool_var_set(var, nullptr, &token, nullptr));
    EXPECT_EQ("NULL", get(var));
    EXPECT_EQ(nullptr, wool_var_get_or(var, &fallback));
    EXPECT_TRUE(wool_context_contains(wool_context_current(), var));
    EXPECT_EQ(1u, wool_context_len(wool_context_current()));
    ASSERT_EQ(WOOL_OK, wool_var_set(var, nullptr, &second, nullptr));
    void *old = &fallback;
    EXPECT_FALSE(wool_token_old_value(token, &old)) << "that was MISSING";
    EXPECT_TRUE(wool_token_old_value(second, &old)) << "that was NULL";
    EXPECT_EQ(nullptr, old);
    EXPECT_EQ(WOOL_OK, wool_token_reset(second, nullptr));
    EXPECT_EQ("NULL", get(var));
    EXPECT_EQ(WOOL_OK, wool_token_reset(token, nullptr));
    EXPECT_EQ("unset", get(var));
    wool_token_unref(token);
    wool_token_unref(second);
  });
}

// Rule 9: get costs a thread nothing that it would have to give back.
TEST(Get, MakesNoContextAndArmsNone) {
  wool_var *var = declare();
  std::thread([&] {
    EXPECT_EQ("unset", get(var));
    EXPECT_EQ(nullptr, wool_var_get_or(var, nullptr));
    EXPECT_EQ(nullptr, wooli_context_peek());
  }).join();
  Ctx context;
  context.run([&] { EXPECT_EQ("unset", get(var)); });
  EXPECT_FALSE(wooli_context_is_armed(context.get()));
}

TEST(Mapping, LengthMembershipAndLookupKnowNoDefaults) {
  VarOptions options;
  options.has_default = true;
  wool_var *var = declare(options);
  Ctx context;
  void *value = &options;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(0u, wool_context_len(context.get()));
  EXPECT_FALSE(wool_context_contains(context.get(), var));
  EXPECT_EQ(WOOL_ERR_LOOKUP,
            wool_context_lookup(context.get(), var, &value, &error));
  EXPECT_EQ(nullptr, value);
  EXPECT_EQ(repr(var), error.message);
  Tok token;
  context.run([&] { token = set(var, 4); });
  EXPECT_EQ(1u, wool_context_len(context.get()));
  EXPECT_TRUE(wool_context_contains(context.get(), var));
  EXPECT_EQ("4", lookup(context, var));
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  EXPECT_EQ(0u, wool_context_len(context.get()));
}

TEST(Mapping, IterationSeesASnapshotAndStopsWhenTold) {
  std::vector<wool_var *> vars;
  Ctx context;
  context.run([&] {
    for (int i = 0; i < 40; i++) {
      vars.push_back(declare());
      set(vars.back(), i);
    }
    struct Walk {
      size_t n = 0;
      size_t stop_at;
    };
    auto step = [](void *p, wool_var *var, void *value) {
      auto *walk = static_cast<Walk *>(p);
      EXPECT_NE(nullptr, value);
      set(var, 1000);
      set(declare(), 1);
      return ++walk->n != walk->stop_at;
    };
    Walk all{0, 0}, some{0, 3};
    wool_context_each(wool_context_current(), step, &all);
    EXPECT_EQ(40u, all.n);
    wool_context_each(wool_context_current(), step, &some);
    EXPECT_EQ(3u, some.n);
  });
}

TEST(Mapping, EqualityComparesValues) {
  wool_var *a = declare(), *b = declare();
  Ctx x, y;
  EXPECT_TRUE(wool_context_equal(x.get(), y.get()));
  x.run([&] {
    set(a, 1);
    set(b, 2);
  });
  EXPECT_FALSE(wool_context_equal(x.get(), y.get()));
  y.run([&] {
    set(b, 2);
    set(a, 1);
  });
  EXPECT_TRUE(wool_context_equal(x.get(), y.get()));
  EXPECT_TRUE(wool_context_equal(x.get(), x.copy().get()));
  Tok token;
  y.run([&] { token = set(a, 3); });
  EXPECT_FALSE(wool_context_equal(x.get(), y.get()));
  y.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  EXPECT_TRUE(wool_context_equal(x.get(), y.get()));
  // As many variables, but not the same ones.
  Ctx z;
  z.run([&] {
    set(a, 1);
    set(declare(), 2);
  });
  EXPECT_FALSE(wool_context_equal(x.get(), z.get()));
}

// Rule 11: whatever touches the Context from outside meets its runner.
TEST(Threads, OthersCopyReadAndCompareWhileTheRunnerSets) {
  LeakCheck leaks;
  std::vector<wool_var *> vars;
  for (int i = 0; i < 40; i++)
    vars.push_back(declare());
  Ctx context;
  std::atomic<bool> done{false};
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    context.run([&] {
      for (int i = 0; i < 3000; i++) {
        wool_var *var = vars[static_cast<size_t>(i) % vars.size()];
        Tok token = set(var, i);
        EXPECT_EQ(std::to_string(i), get(var));
        EXPECT_EQ(WOOL_OK, i % 3 ? reset(token) : WOOL_OK);
      }
    });
    done = true;
  });
  for (int t = 0; t < 2; t++)
    threads.emplace_back([&, t] {
      for (size_t i = 0; !done; i++) {
        Ctx copy = context.copy();
        EXPECT_TRUE(wool_context_equal(copy.get(), copy.get()));
        (void)wool_context_equal(copy.get(), context.get());
        (void)wool_context_contains(context.get(), vars[i % vars.size()]);
        (void)wool_context_len(context.get());
        copy.run([&] { set(vars[i % vars.size()], t); });
      }
    });
  for (auto &thread : threads)
    thread.join();
}

TEST(Threads, OneOfManyThatEnterAtOnceGetsIn) {
  for (int round = 0; round < 200; round++) {
    Ctx context;
    std::atomic<int> inside{0}, entered{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; t++)
      threads.emplace_back([&] {
        if (Enter(context) != WOOL_OK) {
          EXPECT_EQ(WOOL_ERR_CONTEXT_NOT_ENTERED, Exit(context.get()));
          return;
        }
        EXPECT_EQ(0, inside++);
        entered++;
        inside--;
        EXPECT_EQ(WOOL_OK, Exit(context.get()));
      });
    for (auto &thread : threads)
      thread.join();
    EXPECT_GE(entered, 1);
  }
}

} // namespace
