// Rules 1 and 2: one variable a key, stubs, and what becomes of values that
// came before the declaration.
#include "runtime/context/var.h"

#include <thread>

#include "tests/context/support.h"

namespace {

using namespace wooltest;

wool_code Declare(const wool_var_options &o, wool_var **out,
                  std::string *text = nullptr) {
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = wool_var_declare(&o, out, &error);
  if (text)
    *text = error.message;
  return rc;
}

wool_var_options Options(const char *ns, const char *name) {
  wool_var_options o = {};
  o.struct_size = sizeof o;
  o.ns = ns;
  o.name = name;
  o.type = &number_type;
  return o;
}

wool_code Intern(const std::string &ns, const std::string &name,
                 wool_var **out) {
  *out = nullptr;
  return wooli_var_intern(wool_str_n(ns.data(), ns.size()),
                          wool_str_n(name.data(), name.size()), out, nullptr);
}

wool_var *Stub(const std::string &name) {
  wool_var *var = nullptr;
  EXPECT_EQ(WOOL_OK, Intern("t", name, &var));
  return var;
}

// A manifest of one entry, as it comes from a peer.
struct Incoming {
  wooli_entry entry{};
  wooli_snapshot snapshot{};
  wooli_account account{};
  Incoming(wool_var *var, const char *bytes) {
    entry.var = var;
    entry.has_slot = true;
    if (bytes)
      entry.slot = {wooli_blob_new(wool_bytes_n(bytes, strlen(bytes))),
                    WOOLI_ENCODED};
    snapshot.entries = &entry;
    snapshot.n_entries = 1;
    snapshot.chain[0] = 1;
  }
  void mint(uint8_t origin, uint64_t minted) {
    account.origin[0] = origin;
    account.minted = minted;
    entry.accounts = &account;
    entry.n_accounts = 1;
  }
  ~Incoming() {
    wooli_slot_release(entry.var, entry.slot);
  }
  void install(const Ctx &to) {
    ASSERT_EQ(WOOL_OK, wooli_context_install(to.get(), &snapshot, nullptr));
  }
  void merge(const Ctx &to) {
    ASSERT_EQ(WOOL_OK, wooli_context_merge(to.get(), &snapshot, nullptr));
  }
};

struct Warnings {
  std::vector<std::string> texts;
  Warnings() {
    wool_set_warning_sink(
        [](void *self, const wool_warning *w) {
          static_cast<Warnings *>(self)->texts.push_back(
              std::string(w->ns) + "." + w->name + " " + w->direction + ": " +
              w->cause->message);
        },
        this);
  }
  ~Warnings() {
    wool_set_warning_sink(nullptr, nullptr);
  }
};

TEST(Var, ASecondDeclarationNamesTheKeyAndTheFirstOne) {
  wool_var *first, *second;
  std::string text;
  ASSERT_EQ(WOOL_OK, Declare(Options("shop", "twice"), &first));
  EXPECT_EQ(WOOL_ERR_VAR_DECLARED,
            Declare(Options("shop", "twice"), &second, &text));
  EXPECT_EQ(nullptr, second);
  EXPECT_EQ(
      "context variable 'twice' of namespace 'shop' is already declared, as "
      "number at 0x_",
      masked(text));
}

TEST(Var, TheSameNameInAnotherNamespaceIsAnotherVariable) {
  wool_var *a, *b, *none;
  ASSERT_EQ(WOOL_OK, Declare(Options("one", "same"), &a));
  ASSERT_EQ(WOOL_OK, Declare(Options("two", "same"), &b));
  ASSERT_EQ(WOOL_OK, Declare(Options(nullptr, "same"), &none));
  EXPECT_NE(a, b);
  EXPECT_STREQ("", wool_var_namespace(none));
  // The parts of a key are not just written one after the other.
  ASSERT_EQ(WOOL_OK, Declare(Options("on", "esame"), &none));
}

TEST(Var, OptionsOfACallerThatKnowsFewerFieldsAreRead) {
  wool_var *var;
  wool_var_options o = Options("t", "short");
  o.has_default = true; // past the end that struct_size tells
  o.struct_size = offsetof(wool_var_options, type_data);
  ASSERT_EQ(WOOL_OK, Declare(o, &var));
  EXPECT_EQ("unset", get(var));
  o.struct_size = 0;
  EXPECT_EQ(WOOL_ERR_TYPE, Declare(o, &var));
  EXPECT_EQ(WOOL_ERR_TYPE, Declare(Options("t", nullptr), &var));
}

TEST(Var, AFailedDeclarationGivesTheDefaultBack) {
  LeakCheck leaks;
  wool_var *var;
  wool_var_options o = Options("t", "given_back");
  ASSERT_EQ(WOOL_OK, Declare(o, &var));
  o.has_default = true;
  o.default_value = new_number(1);
  EXPECT_EQ(WOOL_ERR_VAR_DECLARED, Declare(o, &var));
  release_number(o.default_value);
}

TEST(Var, KeysHaveALimitForEachPart) {
  const std::string at_limit(WOOLI_MAX_VAR_KEY_LEN, 'x');
  const std::string past = at_limit + "x";
  wool_var *var;
  EXPECT_EQ(WOOL_OK,
            Declare(Options(at_limit.c_str(), at_limit.c_str()), &var));
  EXPECT_EQ(WOOL_ERR_LIMIT, Declare(Options("t", past.c_str()), &var));
  EXPECT_EQ(WOOL_ERR_LIMIT, Declare(Options(past.c_str(), "x"), &var));
  EXPECT_EQ(WOOL_ERR_MALFORMED, Declare(Options("t", ""), &var));
  EXPECT_EQ(WOOL_ERR_LIMIT, Intern("t", past, &var));
  EXPECT_EQ(WOOL_ERR_MALFORMED, Intern("t", std::string("a\0b", 3), &var));
  EXPECT_EQ(WOOL_ERR_MALFORMED, Intern(std::string("\0", 1), "a", &var));
}

TEST(Var, ReprIsThatOfCPython) {
  VarOptions options;
  options.name = "it's";
  EXPECT_EQ("<ContextVar name=\"it's\" at 0x_>",
            masked(repr(declare(options))));
  options.name = "with_default";
  options.has_default = true;
  options.default_value = 42;
  EXPECT_EQ("<ContextVar name='with_default' default=42 at 0x_>",
            masked(repr(declare(options))));
}

TEST(Var, ReprTellsItsLengthAndCutsAtTheEndOfTheBuffer) {
  wool_var *var = declare();
  std::string whole = repr(var);
  for (size_t len = 0; len <= whole.size() + 1; len++) {
    std::string buf(len + 1, '#');
    EXPECT_EQ(whole.size(), wool_var_repr(var, buf.data(), len));
    EXPECT_EQ('#', buf[len]);
    std::string seen(buf.c_str(), len ? strlen(buf.c_str()) : 0);
    EXPECT_EQ(whole.substr(0, len ? len - 1 : 0), seen);
  }
}

TEST(Stub, OneForAKeyUntilTheLastReferenceGoes) {
  size_t before = wooli_var_stub_count();
  wool_var *a = Stub("stub"), *b = Stub("stub");
  EXPECT_EQ(a, b);
  EXPECT_EQ(before + 1, wooli_var_stub_count());
  wooli_var_unref(a);
  EXPECT_EQ(before + 1, wooli_var_stub_count());
  wooli_var_unref(b);
  EXPECT_EQ(before, wooli_var_stub_count());
}

TEST(Stub, IsKeptByAContextThatBindsItAndGoesWithIt) {
  size_t before = wooli_var_stub_count();
  {
    Ctx context;
    wool_var *stub = Stub("bound_stub");
    {
      Incoming incoming(stub, "5");
      incoming.install(context);
    }
    wooli_var_unref(stub);
    Ctx copy = context.copy();
    EXPECT_EQ(before + 1, wooli_var_stub_count());
    EXPECT_EQ(1u, wool_context_len(copy.get()));
    EXPECT_TRUE(wool_context_contains(copy.get(), stub));
  }
  EXPECT_EQ(before, wooli_var_stub_count());
}

TEST(Stub, CannotBeSetAndHasNoValueHere) {
  Ctx context;
  wool_var *stub = Stub("typeless");
  Incoming incoming(stub, "5");
  incoming.install(context);
  context.run([&] {
    wool_token *token;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_TYPE, wool_var_set(stub, nullptr, &token, &error));
    EXPECT_STREQ("context variable 'typeless' is not declared here",
                 error.message);
    EXPECT_EQ("unset", get(stub));
  });
  wooli_var_unref(stub);
}

TEST(Stub, NumberAtOneTimeIsLimited) {
  std::vector<wool_var *> stubs;
  size_t n = WOOLI_MAX_STUBS - wooli_var_stub_count();
  for (size_t i = 0; i < n; i++)
    stubs.push_back(Stub("many" + std::to_string(i)));
  wool_var *var;
  EXPECT_EQ(WOOL_ERR_LIMIT, Intern("t", "one_too_many", &var));
  EXPECT_EQ(WOOL_OK, Intern("t", "many0", &var)) << "known keys are found on";
  wooli_var_unref(var);
  // A declaration takes its variable out of the count.
  stubs.erase(stubs.begin());
  declare_named("many0");
  EXPECT_EQ(WOOL_OK, Intern("t", "one_too_many", &var));
  wooli_var_unref(var);
  for (wool_var *stub : stubs)
    wooli_var_unref(stub);
}

// Stubs come and go at a peer's will, so their ids must not come round again.
TEST(Stub, IdsAreNotUsedTwice) {
  wool_var *a = Stub("id_a");
  uint64_t id = a->id;
  wooli_var_unref(a);
  wool_var *b = Stub("id_b");
  EXPECT_GT(b->id, id);
  static_assert(sizeof b->id == 8, "32 bits are used up in hours");
  wooli_var_unref(b);
}

TEST(Promotion, HappensInPlaceAndDecodesAtTheFirstLook) {
  LeakCheck leaks;
  Ctx context;
  wool_var *stub = Stub("promoted");
  {
    Incoming incoming(stub, "42");
    incoming.install(context);
  }
  Ctx copy = context.copy();
  int before = decodes;
  EXPECT_EQ(stub, declare_named("promoted"));
  EXPECT_EQ(before, decodes);
  EXPECT_EQ("42", lookup(context, stub));
  context.run([&] { EXPECT_EQ("42", get(stub)); });
  EXPECT_EQ("42", lookup(copy, stub)) << "decoded once for all who hold it";
  EXPECT_EQ(before + 1, decodes);
  wooli_var_unref(stub);
}

TEST(Promotion, TheDefaultOfTheDeclarationHoldsWhereNothingIsBound) {
  wool_var *stub = Stub("promoted_default");
  Ctx bound, unbound;
  Incoming incoming(stub, "1");
  incoming.install(bound);
  VarOptions options;
  options.name = "promoted_default";
  options.has_default = true;
  options.default_value = 7;
  ASSERT_EQ(stub, declare(options));
  unbound.run([&] { EXPECT_EQ("7", get(stub)); });
  bound.run([&] { EXPECT_EQ("1", get(stub)); });
  wooli_var_unref(stub);
}

TEST(Promotion, AValueThatDoesNotDecodeWasNeverThereAndIsReportedOnce) {
  Warnings warnings;
  Ctx context;
  wool_var *stub = Stub("nonsense");
  Incoming incoming(stub, "bad");
  incoming.install(context);
  EXPECT_EQ(1u, wool_context_len(context.get()));
  VarOptions options;
  options.name = "nonsense";
  options.has_default = true;
  options.default_value = 7;
  wool_var *var = declare(options);
  EXPECT_EQ(0u, wool_context_len(context.get()));
  EXPECT_FALSE(wool_context_contains(context.get(), var));
  EXPECT_EQ("unset", lookup(context, var));
  EXPECT_TRUE(wool_context_equal(context.get(), Ctx().get()));
  context.run([&] {
    EXPECT_EQ("7", get(var));
    Tok token = set(var, 1);
    void *old;
    EXPECT_FALSE(wool_token_old_value(token.get(), &old));
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ("7", get(var));
  });
  EXPECT_EQ(std::vector<std::string>{"t.nonsense decode: not a number: bad"},
            warnings.texts);
  // Bytes that mean nothing here may mean something to the next process.
  Manifest onward(context, 0);
  ASSERT_NE(nullptr, onward.find(var));
  EXPECT_EQ(WOOLI_ENCODED, onward.find(var)->slot.kind);
  wooli_var_unref(stub);
}

TEST(Promotion, MappingsSeeTheDecodedValue) {
  Ctx a, b;
  wool_var *stub = Stub("mapped");
  Incoming incoming(stub, "5");
  incoming.install(a);
  wool_var *var = declare_named("mapped");
  Tok token;
  b.run([&] { token = set(var, 5); });
  EXPECT_TRUE(wool_context_equal(a.get(), b.get()));
  EXPECT_TRUE(wool_context_equal(b.get(), a.get()));
  std::vector<std::string> seen;
  wool_context_each(
      a.get(),
      [](void *out, wool_var *, void *value) {
        static_cast<std::vector<std::string> *>(out)->push_back(
            std::to_string(static_cast<Number *>(value)->n));
        return true;
      },
      &seen);
  EXPECT_EQ(std::vector<std::string>{"5"}, seen);
  wooli_var_unref(stub);
}

TEST(Promotion, TheOldValueOfATokenIsDecodedToo) {
  Ctx context;
  wool_var *stub = Stub("old_bytes");
  Incoming incoming(stub, "5");
  incoming.install(context);
  wool_var *var = declare_named("old_bytes");
  context.run([&] {
    Tok token = set(var, 6);
    void *old = nullptr;
    ASSERT_TRUE(wool_token_old_value(token.get(), &old));
    EXPECT_EQ(5, static_cast<Number *>(old)->n);
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ("5", get(var));
  });
  wooli_var_unref(stub);
}

TEST(Promotion, ValuesThatWereNotDecodedAreForwardedUnchanged) {
  Ctx context;
  wool_var *stub = Stub("forwarded");
  Incoming incoming(stub, "0042");
  incoming.install(context);
  Manifest onward(context, 0);
  const wooli_entry *entry = onward.find(stub);
  ASSERT_NE(nullptr, entry);
  ASSERT_EQ(WOOLI_ENCODED, entry->slot.kind);
  EXPECT_STREQ("0042", reinterpret_cast<const char *>(
                           static_cast<wooli_blob *>(entry->slot.ptr)->data));
  // Once decoded, the value is what counts.
  wool_var *var = declare_named("forwarded");
  EXPECT_EQ("42", lookup(context, var));
  Manifest later(context, 0);
  EXPECT_EQ(WOOLI_NATIVE, later.find(var)->slot.kind);
  wooli_var_unref(stub);
}

// Rule 28: what a peer said before the declaration is still a peer's word.
TEST(Promotion, ValuesOfAVariableThatIsNotAcceptedStayOutAndAreNotPassedOn) {
  Warnings warnings;
  Ctx context;
  wool_var *stub = Stub("not_accepted");
  Incoming incoming(stub, "1");
  incoming.install(context);
  VarOptions options;
  options.name = "not_accepted";
  options.no_accept = true;
  wool_var *var = declare(options);
  EXPECT_EQ("unset", lookup(context, var));
  EXPECT_EQ(1u, warnings.texts.size());
  Manifest onward(context, 0);
  EXPECT_EQ(nullptr, onward.find(var));
  wooli_var_unref(stub);
}

// A set over what came as bytes, and a token of a variable nobody declared.
TEST(Promotion, AResetRestoresBytesOfAVariableThatIsStillUnknown) {
  Ctx context;
  wool_var *stub = Stub("reset_unknown");
  Incoming incoming(stub, "9");
  incoming.mint(7, 1);
  incoming.install(context);
  wooli_token_state state = {};
  state.var = stub;
  state.origin[0] = 7;
  state.do_mount = true;
  state.old = {wooli_blob_new(wool_bytes_n("8", 1)), WOOLI_ENCODED};
  Tok token(wooli_token_import(&state));
  wooli_slot_release(stub, state.old);
  wooli_token_anchor(token.get(), context.get());
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  declare_named("reset_unknown");
  EXPECT_EQ("8", lookup(context, stub));
  wooli_var_unref(stub);
}

TEST(Var, ManyThreadsDeclareInternAndDropAtOnce) {
  const int kThreads = 4, kRounds = 300;
  size_t before = wooli_var_stub_count();
  std::atomic<int> declared{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; t++)
    threads.emplace_back([&] {
      for (int i = 0; i < kRounds; i++) {
        std::string name = "contended" + std::to_string(i);
        wool_var *stub = Stub(name), *var = nullptr;
        wool_var_options o = Options("t", name.c_str());
        if (i % 3 == 0 && Declare(o, &var) == WOOL_OK)
          declared++;
        EXPECT_TRUE(!var || var == stub);
        EXPECT_STREQ(name.c_str(), wool_var_name(stub));
        wooli_var_unref(stub);
      }
    });
  for (auto &thread : threads)
    thread.join();
  EXPECT_EQ(kRounds / 3, declared);
  EXPECT_EQ(before, wooli_var_stub_count());
}

TEST(Promotion, ManyThreadsLookWhileAnotherDeclares) {
  LeakCheck leaks;
  for (int round = 0; round < 50; round++) {
    std::string name = "race" + std::to_string(round);
    Ctx context;
    wool_var *stub = Stub(name);
    {
      Incoming incoming(stub, round % 2 ? "5" : "bad");
      incoming.install(context);
    }
    Warnings *warnings = new Warnings;
    std::vector<std::thread> threads;
    threads.emplace_back([&] { declare_named(name); });
    for (int t = 0; t < 3; t++)
      threads.emplace_back([&] {
        for (int i = 0; i < 20; i++) {
          Ctx copy = context.copy();
          std::string seen = lookup(copy, stub);
          EXPECT_TRUE(seen == "unset" || seen == "5") << seen;
          (void)wool_context_len(context.get());
          copy.run([&] { (void)get(stub); });
        }
      });
    for (auto &thread : threads)
      thread.join();
    EXPECT_EQ(round % 2 ? "5" : "unset", lookup(context, stub));
    EXPECT_LE(warnings->texts.size(), 1u);
    delete warnings;
    wooli_var_unref(stub);
  }
}

} // namespace
