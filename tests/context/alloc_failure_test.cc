// Every scenario is run failing its n-th allocation, for every n: what failed
// has changed nothing and leaks nothing, no token is consumed by a call that
// failed, and the same call succeeds when there is memory again.
#include <thread>

#include "runtime/context/alloc.h"
#include "tests/context/failing_alloc.h"
#include "tests/context/support.h"

namespace {

using namespace wooltest;

// All that can be told of a Context.
std::string State(const Ctx &context) {
  Unharmed unharmed;
  std::string text = Manifest(context, 0).text();
  wooli_ledger *ledger = context.get()->ledger;
  text += ledger->armed ? " armed" : " unarmed";
  text += " " + std::to_string(wool_context_len(context.get()));
  return text;
}

// Calls `attempt` on a scene that `make` sets up, once for each allocation
// that it makes. `attempt` says how it ended.
template <typename Scene>
int ForEachFailure(const std::function<wool_code(Scene &)> &attempt,
                   const std::function<void(Scene &, bool failed)> &check) {
  wooli_arena_keep_none();
  { Scene warm; } // what is made once for the whole process
  wooli_arena_keep_none();
  wooli_context_keep_none();
  for (int n = 0;; n++) {
    long before = live_allocations();
    int numbers = live_numbers;
    bool failed;
    {
      Scene scene;
      fail_allocation(n);
      wool_code rc = attempt(scene);
      failed = stop_failing();
      EXPECT_EQ(failed ? WOOL_ERR_NO_MEMORY : WOOL_OK, rc) << n;
      check(scene, rc != WOOL_OK);
      if (rc) {
        EXPECT_EQ(WOOL_OK, attempt(scene)) << "again, after " << n;
      }
      check(scene, false);
    }
    EXPECT_EQ(before, live_allocations()) << "failing allocation " << n;
    EXPECT_EQ(numbers, live_numbers) << "failing allocation " << n;
    if (!failed || ::testing::Test::HasFailure())
      return n;
  }
}

const std::vector<wool_var *> &Vars() {
  static const std::vector<wool_var *> vars = [] {
    std::vector<wool_var *> made;
    for (int i = 0; i < 40; i++)
      made.push_back(declare());
    return made;
  }();
  return vars;
}

wool_code TrySet(wool_var *var, long n, Tok *out) {
  Number *number = new_number(n);
  wool_token *token;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_var_set(var, number, &token, &error);
  EXPECT_EQ(rc, error.code);
  EXPECT_EQ(rc != WOOL_OK, token == nullptr);
  release_number(number);
  *out = Tok(token);
  return rc;
}

// A Context with values, consumed and live tokens, and a copy that shares its
// map, so that every write has to copy.
struct Scene {
  Ctx context, copy;
  Tok live, first;
  std::string before;
  Scene() {
    context.run([&] {
      first = set(Vars()[0], 0);
      for (size_t i = 0; i < 20; i++)
        set(Vars()[i], 1);
      EXPECT_EQ(WOOL_OK, reset(set(Vars()[3], 2)));
      live = set(Vars()[5], 5);
    });
    copy = context.copy();
    before = State(context);
  }
};

TEST(OutOfMemory, AFailedSetChangesNothing) {
  for (size_t v : {0u, 5u, 20u, 39u}) {
    struct SetScene : Scene {
      Tok made;
    };
    int n = ForEachFailure<SetScene>(
        [v](SetScene &scene) {
          wool_code rc = WOOL_OK;
          scene.context.run([&] { rc = TrySet(Vars()[v], 9, &scene.made); });
          return rc;
        },
        [v](SetScene &scene, bool failed) {
          if (failed) {
            EXPECT_EQ(scene.before, State(scene.context));
          }
          EXPECT_EQ(failed, lookup(scene.context, Vars()[v]) != "9");
        });
    EXPECT_GE(n, 3) << "the set of v" << v << " was to allocate";
  }
}

TEST(OutOfMemory, AFailedFirstSetLeavesTheContextUnarmed) {
  struct Fresh {
    Ctx context;
    Tok made;
  };
  ForEachFailure<Fresh>(
      [](Fresh &scene) {
        wool_code rc = WOOL_OK;
        scene.context.run([&] { rc = TrySet(Vars()[0], 9, &scene.made); });
        return rc;
      },
      [](Fresh &scene, bool failed) {
        EXPECT_EQ(failed, !wooli_context_is_armed(scene.context.get()));
      });
}

TEST(OutOfMemory, AFailedResetDoesNotConsumeTheToken) {
  for (bool unbinds : {false, true}) {
    int n = ForEachFailure<Scene>(
        [unbinds](Scene &scene) {
          wool_code rc = WOOL_OK;
          scene.context.run([&] {
            const Tok &token = unbinds ? scene.first : scene.live;
            wool_error error = WOOL_ERROR_INIT;
            rc = wool_token_reset(token.get(), &error);
            EXPECT_EQ(rc, error.code);
          });
          return rc;
        },
        [unbinds](Scene &scene, bool failed) {
          const Tok &token = unbinds ? scene.first : scene.live;
          if (failed) {
            EXPECT_EQ(scene.before, State(scene.context));
          }
          EXPECT_EQ(!failed, wool_token_is_used(token.get()));
        });
    EXPECT_GE(n, 2);
  }
}

TEST(OutOfMemory, ADroppedTokenThatCannotBeRetiredLeavesAHoleAndNoMore) {
  for (int n = 0; n < 3; n++) {
    long before = live_allocations();
    {
      Scene scene;
      Tok middle, other;
      scene.context.run([&] {
        middle = set(Vars()[7], 1);
        other = set(Vars()[7], 2);
      });
      fail_allocation(n);
      middle = Tok();
      (void)stop_failing();
      scene.context.run([&] { EXPECT_EQ(WOOL_OK, reset(other)); });
    }
    EXPECT_EQ(before, live_allocations());
  }
}

TEST(OutOfMemory, AFailedCopyGivesNull) {
  struct CopyScene : Scene {
    Ctx made{nullptr};
  };
  EXPECT_EQ(1, ForEachFailure<CopyScene>(
                   [](CopyScene &scene) {
                     scene.made = scene.context.copy();
                     return scene.made.get() ? WOOL_OK : WOOL_ERR_NO_MEMORY;
                   },
                   [](CopyScene &scene, bool) {
                     EXPECT_EQ(scene.before, State(scene.context));
                   }));
}

TEST(OutOfMemory, AThreadWithoutItsOwnContextSaysSo) {
  wool_var *var = Vars()[0];
  long before = live_allocations();
  std::thread([var] {
    Ctx context;
    Tok token;
    fail_allocation(0);
    EXPECT_EQ(nullptr, wool_context_current());
    EXPECT_TRUE(stop_failing());
    fail_allocation(0);
    EXPECT_EQ(WOOL_ERR_NO_MEMORY, wool_context_enter(context.get(), nullptr));
    EXPECT_TRUE(stop_failing());
    fail_allocation(0);
    EXPECT_EQ(WOOL_ERR_NO_MEMORY, TrySet(var, 1, &token));
    EXPECT_TRUE(stop_failing());
    EXPECT_EQ(WOOL_OK, TrySet(var, 1, &token));
  }).join();
  EXPECT_EQ(before, live_allocations());
}

TEST(OutOfMemory, AFailedSnapshotHoldsNothing) {
  struct SnapshotScene : Scene {
    Ctx worker;
    SnapshotScene() {
      // Foreign accounts as well as one's own.
      Manifest(context, 0).install(worker);
      worker.run([&] {
        for (wool_var *var : Vars())
          set(var, 3);
      });
    }
  };
  int n = ForEachFailure<SnapshotScene>(
      [](SnapshotScene &scene) {
        wool_arena *arena = wool_arena_new(nullptr, 0);
        wooli_snapshot snapshot = {};
        wool_code rc = !arena ? WOOL_ERR_NO_MEMORY
                              : wooli_context_snapshot(scene.worker.get(), 0,
                                                       arena, &snapshot);
        wooli_snapshot_cleanup(&snapshot);
        wool_arena_free(arena);
        return rc;
      },
      [](SnapshotScene &, bool) {});
  EXPECT_GE(n, 2);
}

struct ExchangeScene : Scene {
  Ctx worker;
  std::string worker_before;
  std::unique_ptr<Manifest> manifest;
  ExchangeScene() {
    worker.run([&] {
      for (size_t i = 10; i < 30; i++)
        set(Vars()[i], 100);
    });
    worker_before = State(worker);
    manifest = std::make_unique<Manifest>(context, 0);
  }
};

TEST(OutOfMemory, AFailedInstallChangesNothing) {
  int n = ForEachFailure<ExchangeScene>(
      [](ExchangeScene &scene) {
        return wooli_context_install(scene.worker.get(), &scene.manifest->get(),
                                     nullptr);
      },
      [](ExchangeScene &scene, bool failed) {
        EXPECT_EQ(failed, scene.worker_before == State(scene.worker));
        EXPECT_TRUE(failed || scene.before == State(scene.worker))
            << State(scene.worker);
      });
  EXPECT_GE(n, 20);
}

TEST(OutOfMemory, AFailedInstallKeepsWhatIsNeverSent) {
  static wool_var *secret = [] {
    VarOptions options;
    options.no_propagate = true;
    return declare(options);
  }();
  struct SecretScene : ExchangeScene {
    Tok token;
    SecretScene() {
      worker.run([&] {
        set(secret, 1);
        token = set(secret, 2);
      });
    }
  };
  ForEachFailure<SecretScene>(
      [](SecretScene &scene) {
        return wooli_context_install(scene.worker.get(), &scene.manifest->get(),
                                     nullptr);
      },
      [](SecretScene &scene, bool) {
        Unharmed unharmed;
        EXPECT_EQ("2", lookup(scene.worker, secret));
        EXPECT_EQ(WOOLI_LIVE,
                  wooli_ledger_standing(scene.worker.get()->ledger, secret,
                                        scene.token.get()->origin,
                                        scene.token.get()->seq));
      });
}

TEST(OutOfMemory, AFailedMergeChangesNothing) {
  for (bool armed : {true, false}) {
    struct MergeScene : ExchangeScene {};
    int n = ForEachFailure<MergeScene>(
        [armed](MergeScene &scene) {
          if (!armed && scene.worker_before != "fresh") {
            Unharmed unharmed;
            scene.worker = Ctx();
            scene.worker_before = "fresh";
          }
          return wooli_context_merge(scene.worker.get(), &scene.manifest->get(),
                                     nullptr);
        },
        [armed](MergeScene &scene, bool failed) {
          bool untouched = armed ? scene.worker_before == State(scene.worker)
                                 : !wooli_context_is_armed(scene.worker.get());
          EXPECT_EQ(failed, untouched);
          EXPECT_EQ(failed ? "unset" : "5", lookup(scene.worker, Vars()[5]));
        });
    EXPECT_GE(n, 20);
  }
}

TEST(OutOfMemory, ATokenThatCannotBeDecodedIsNotThere) {
  struct ImportScene : Scene {
    Tok made;
  };
  EXPECT_EQ(2, ForEachFailure<ImportScene>(
                   [](ImportScene &scene) {
                     scene.made = clone(scene.live, scene.context);
                     return scene.made.get() ? WOOL_OK : WOOL_ERR_NO_MEMORY;
                   },
                   [](ImportScene &scene, bool) {
                     scene.context.run([&] {
                       EXPECT_FALSE(wool_token_is_used(scene.live.get()));
                     });
                   }));
}

TEST(OutOfMemory, AFailedDeclarationMayBeRepeated) {
  for (int n = 0;; n++) {
    std::string name = fresh_name();
    wool_var_options o = {};
    o.struct_size = sizeof o;
    o.ns = "alloc";
    o.name = name.c_str();
    o.type = &number_type;
    o.header = "x-header";
    o.has_default = true;
    o.default_value = new_number(1);
    wool_var *var, *stub = nullptr;
    if (n % 2) {
      ASSERT_EQ(WOOL_OK, wooli_var_intern(wool_str_c("alloc"),
                                          wool_str_c(o.name), &stub, nullptr));
    }
    long before = live_allocations();
    size_t stubs = wooli_var_stub_count();
    fail_allocation(n / 2);
    wool_code rc = wool_var_declare(&o, &var, nullptr);
    bool failed = stop_failing();
    EXPECT_EQ(failed ? WOOL_ERR_NO_MEMORY : WOOL_OK, rc);
    if (failed) {
      EXPECT_EQ(before, live_allocations());
      EXPECT_EQ(stubs, wooli_var_stub_count());
      EXPECT_EQ(WOOL_OK, wool_var_declare(&o, &var, nullptr));
    }
    EXPECT_TRUE(!stub || stub == var);
    release_number(static_cast<Number *>(o.default_value));
    live_numbers--;
    if (!failed)
      break;
  }
}

TEST(OutOfMemory, AKeyThatCannotBeInternedLeavesNoTrace) {
  size_t stubs = wooli_var_stub_count();
  wool_var *var;
  fail_allocation(0);
  wool_code rc = wooli_var_intern(wool_str_c("alloc"), wool_str_c("interned"),
                                  &var, nullptr);
  ASSERT_TRUE(stop_failing());
  EXPECT_EQ(WOOL_ERR_NO_MEMORY, rc);
  EXPECT_EQ(stubs, wooli_var_stub_count());
}

// A decode function that runs out of memory is asked again at the next look.
bool memory_is_short = false;

TEST(OutOfMemory, ALateValueThatCannotBeDecodedNowIsDecodedLater) {
  static const wool_value_type short_type = [] {
    wool_value_type type = number_type;
    type.decode = [](wool_decoder *decoder, wool_bytes bytes, void **out,
                     wool_error *error) {
      if (memory_is_short)
        return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
      return number_type.decode(decoder, bytes, out, error);
    };
    return type;
  }();
  wool_var *stub;
  ASSERT_EQ(WOOL_OK, wooli_var_intern(wool_str_c("alloc"), wool_str_c("late"),
                                      &stub, nullptr));
  Ctx context;
  wooli_entry entry = {};
  entry.var = stub;
  entry.has_slot = true;
  entry.slot = {wooli_blob_new(wool_bytes_n("5", 1)), WOOLI_ENCODED};
  wooli_snapshot snapshot = {};
  snapshot.entries = &entry;
  snapshot.n_entries = 1;
  ASSERT_EQ(WOOL_OK, wooli_context_install(context.get(), &snapshot, nullptr));
  wooli_slot_release(stub, entry.slot);
  wool_var_options o = {};
  o.struct_size = sizeof o;
  o.ns = "alloc";
  o.name = "late";
  o.type = &short_type;
  wool_var *var;
  ASSERT_EQ(WOOL_OK, wool_var_declare(&o, &var, nullptr));
  memory_is_short = true;
  context.run([&] {
    void *value;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_NO_MEMORY, wool_var_get(var, &value, &error));
    EXPECT_EQ(WOOL_ERR_NO_MEMORY, error.code);
    EXPECT_EQ(nullptr, wool_var_get_or(var, nullptr));
  });
  EXPECT_TRUE(wool_context_contains(context.get(), var));
  memory_is_short = false;
  EXPECT_EQ("5", lookup(context, var));
  wooli_var_unref(stub);
}

} // namespace
