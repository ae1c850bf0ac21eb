// Real calls, failing the n-th allocation of the caller's thread or of the
// worker's, for every n: nothing leaks, what failed has happened wholly or not
// at all, and no token is used up twice or for nothing. memory_test.cc of
// tests/rpc does so for the allocator that an application passes; this is
// libc's, which Contexts, ledgers and tokens take from.
#include "runtime/context/alloc.h"
#include "tests/context/failing_alloc.h"
#include "tests/scenario/stage.h"

namespace {

using namespace wooltest;

// More than there are; the tests see that it is.
constexpr int kMaxAllocations = 2000;

bool IsForWantOfMemory(wool_code code) {
  return code == WOOL_RESOURCE_EXHAUSTED || code == WOOL_INTERNAL ||
         code == WOOL_UNAVAILABLE;
}

wool_code TrySet(wool_var *var, long n, Tok *out) {
  Number *number = new_number(n);
  wool_token *token = nullptr;
  wool_code rc = wool_var_set(var, number, &token, nullptr);
  release_number(number);
  *out = Tok(token);
  return rc;
}

// A root with a token that a worker has a handle of too.
struct Scene {
  const std::vector<wool_var *> &vars;
  Ctx root;
  Worker worker;
  Tok token, kept, minted;

  Scene(Carrier carrier, const std::vector<wool_var *> &v)
      : vars(v), worker(carrier) {
    root.run([&] {
      for (wool_var *var : vars)
        (void)set(var, 1);
      token = set(vars[0], 2);
      (void)worker.call({token}, [&](const Tokens &got) {
        kept = got[0];
        return Tokens();
      });
    });
  }

  // What the tests have a worker do: it uses the token up, and makes another.
  // Where memory is out it tries again, and there is some.
  Tokens Work(const Tokens &got) {
    while (wool_token_reset(got[0].get(), nullptr) == WOOL_ERR_NO_MEMORY)
      continue;
    while (TrySet(vars[0], 3, &minted))
      continue;
    return {minted};
  }

  // Either has the work come home or nothing of it has; a call that says it
  // went well has brought it.
  bool CameHome(const Reply &reply, int n) {
    bool home = wool_token_is_used(token.get());
    EXPECT_EQ(home ? "3" : "2", get(vars[0])) << n << ": " << reply.text;
    if (reply.code == WOOL_OK) {
      EXPECT_TRUE(home) << n;
      EXPECT_EQ(1u, reply.tokens.size()) << n;
    } else {
      EXPECT_TRUE(IsForWantOfMemory(reply.code))
          << n << ": " << reply.code << " " << reply.text;
    }
    return home;
  }

  // Once there is memory again, all is as one would expect of either.
  void Settle(bool home, int n) {
    if (!home) {
      Reply again =
          worker.call({token}, [&](const Tokens &got) { return Work(got); });
      EXPECT_TRUE(CameHome(again, n));
    }
    EXPECT_EQ("U", try_reset(token)) << n;
    (void)worker.call([&] {
      EXPECT_EQ("U", try_reset(kept)) << n;
      EXPECT_EQ("ok", try_reset(minted)) << n;
      EXPECT_EQ("U", try_reset(minted)) << n;
    });
    EXPECT_EQ("1", get(vars[0])) << n;
  }
};

const std::vector<wool_var *> &Vars() {
  static const std::vector<wool_var *> vars = {declare(), declare(), declare(),
                                               declare(), declare()};
  return vars;
}

// Runs `attempt` once for each allocation that it makes.
void ForEachFailure(Carrier carrier,
                    const std::function<bool(Scene *, int)> &attempt) {
  { Scene warm(carrier, Vars()); } // what is made once for the whole process
  wooli_arena_keep_none();
  wooli_context_keep_none();
  int n = 0;
  for (bool failed = true;
       failed && n < kMaxAllocations && !::testing::Test::HasFailure(); n++) {
    long before = live_allocations();
    int numbers = live_numbers;
    {
      Scene scene(carrier, Vars());
      scene.root.run([&] { failed = attempt(&scene, n); });
      wooli_arena_keep_none();
      wooli_context_keep_none();
    }
    EXPECT_EQ(before, live_allocations()) << "failing allocation " << n;
    EXPECT_EQ(numbers, live_numbers) << "failing allocation " << n;
  }
  EXPECT_GT(n, 5);
  EXPECT_LT(n, kMaxAllocations);
}

class Memory : public testing::TestWithParam<Carrier> {};

TEST_P(Memory, EveryAllocationOfACallersThreadFailsOnce) {
  ForEachFailure(GetParam(), [](Scene *scene, int n) {
    std::string before = Manifest(scene->root, 0).text();
    fail_allocation(n);
    Reply reply = scene->worker.attempt(
        {scene->token}, [&](const Tokens &got) { return scene->Work(got); });
    bool failed = stop_failing();
    bool home = scene->CameHome(reply, n);
    if (!home) {
      EXPECT_EQ(before, Manifest(scene->root, 0).text()) << n;
    }
    if (!failed) {
      EXPECT_EQ(WOOL_OK, reply.code) << reply.text;
    }
    scene->Settle(home, n);
    return failed;
  });
}

// From the middle of one call, over its response and the next request, to that
// one's handler and response.
TEST_P(Memory, EveryAllocationOfAWorkersThreadFailsOnce) {
  ForEachFailure(GetParam(), [](Scene *scene, int n) {
    Worker &worker = scene->worker;
    Reply first = worker.attempt({}, [&](const Tokens &) {
      fail_allocation(n);
      Tok dropped;
      while (TrySet(scene->vars[1], 5, &dropped))
        continue;
      return Tokens();
    });
    if (first.code) {
      EXPECT_TRUE(IsForWantOfMemory(first.code))
          << n << ": " << first.code << " " << first.text;
    } else {
      EXPECT_EQ("5", get(scene->vars[1])) << n;
    }
    std::string before = Manifest(scene->root, 0).text();
    Reply second = worker.attempt(
        {scene->token}, [&](const Tokens &got) { return scene->Work(got); });
    bool home = scene->CameHome(second, n);
    if (!home) {
      EXPECT_EQ(before, Manifest(scene->root, 0).text()) << n;
    }
    bool failed = true;
    for (Reply ended; !ended.ran;)
      ended = worker.attempt({}, [&](const Tokens &) {
        failed = stop_failing();
        return Tokens();
      });
    if (!failed) {
      EXPECT_EQ(WOOL_OK, first.code) << first.text;
      EXPECT_EQ(WOOL_OK, second.code) << second.text;
    }
    scene->Settle(home, n);
    return failed;
  });
}

INSTANTIATE_TEST_SUITE_P(Over, Memory,
                         testing::Values(Carrier::kInProcess, Carrier::kTcp),
                         carrier_name);

} // namespace
