// Rules 9 to 11, 20 to 23 and 28: chains, forks, loans, install and merge.
#include <array>
#include <thread>

#include "tests/context/support.h"

namespace {

using namespace wooltest;
using Id = std::array<uint8_t, WOOLI_ID_LEN>;

bool IsArmed(const Ctx &context) {
  return wooli_context_is_armed(context.get());
}

Id ChainOf(const Ctx &context) {
  Id id{};
  EXPECT_TRUE(wool_context_chain_id(context.get(), id.data()));
  return id;
}

Id OriginOf(const Ctx &context) {
  Id id;
  memcpy(id.data(), context.get()->ledger->origin, id.size());
  return id;
}

TEST(Chain, AnUnsetContextIsUnarmedAndTellsNothing) {
  wool_var *var = declare();
  Ctx context;
  uint8_t id[WOOL_CHAIN_ID_LEN];
  context.run([&] { EXPECT_EQ("unset", get(var)); });
  EXPECT_FALSE(IsArmed(context));
  EXPECT_FALSE(wool_context_chain_id(context.get(), id));
  EXPECT_FALSE(wooli_context_arm_to_send(context.get()));
  EXPECT_EQ(0u, Manifest(context, 0).get().n_entries);
}

TEST(Chain, TheFirstSetArmsForGood) {
  wool_var *var = declare();
  Ctx context, other;
  context.run([&] { set(var, 1); });
  Id id = ChainOf(context);
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(set(var, 2))); });
  EXPECT_EQ(id, ChainOf(context));
  other.run([&] { set(var, 1); });
  EXPECT_NE(id, ChainOf(other));
  EXPECT_NE(OriginOf(context), OriginOf(other));
}

TEST(Chain, ACopyIsAForkWithANewChainAndAnEmptyLedger) {
  wool_var *var = declare();
  Ctx context;
  Tok token;
  context.run([&] { token = set(var, 1); });
  Ctx copy = context.copy();
  // It has something to tell, though nobody has set in it.
  EXPECT_TRUE(IsArmed(copy));
  EXPECT_TRUE(wooli_context_arm_to_send(copy.get()));
  EXPECT_NE(ChainOf(context), ChainOf(copy));
  EXPECT_NE(OriginOf(context), OriginOf(copy));
  Manifest manifest(copy, 0);
  ASSERT_EQ(1u, manifest.get().n_entries);
  EXPECT_TRUE(manifest.find(var)->has_slot);
  EXPECT_EQ(0u, manifest.find(var)->n_accounts);
}

TEST(Chain, AForkOfAnEmptyContextStaysUnarmed) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(set(var, 1))); });
  EXPECT_FALSE(IsArmed(context.copy()));
}

// Rule 11.
TEST(Loan, MeanwhileSetResetAndASecondLoanNameTheChainAndTheParties) {
  wool_var *var = declare_named("lent_var");
  Ctx context;
  context.run([&] {
    Tok token = set(var, 1);
    char id[33];
    for (size_t i = 0; i < 16; i++)
      snprintf(id + 2 * i, 3, "%02x", ChainOf(context)[i]);
    wool_error error = WOOL_ERROR_INIT;
    ASSERT_EQ(WOOL_OK, wooli_context_lend(context.get(), "/a/first", nullptr));
    EXPECT_EQ(WOOL_ERR_CHAIN_CONTENTION,
              wooli_context_lend(context.get(), "/a/second", &error));
    EXPECT_EQ("call of /a/second: chain " + std::string(id) +
                  " is lent to /a/first",
              error.message);
    wool_token *none;
    wool_error_clear(&error);
    EXPECT_EQ(WOOL_ERR_CHAIN_CONTENTION,
              wool_var_set(var, nullptr, &none, &error));
    EXPECT_EQ(nullptr, none);
    EXPECT_EQ("set of context variable 'lent_var': chain " + std::string(id) +
                  " is lent to /a/first",
              error.message);
    wool_error_clear(&error);
    EXPECT_EQ(WOOL_ERR_CHAIN_CONTENTION, wool_token_reset(token.get(), &error));
    EXPECT_EQ("reset of context variable 'lent_var': chain " + std::string(id) +
                  " is lent to /a/first",
              error.message);
    EXPECT_EQ("1", get(var)) << "reading goes on";
    Ctx elsewhere;
    elsewhere.run([&] {
      EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(token))
          << "the checks of rule 6 come first";
    });
    wooli_context_return(context.get());
    EXPECT_EQ(WOOL_OK, reset(token));
  });
}

TEST(Loan, OfAnUnarmedContextNamesNoChain) {
  Ctx context;
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK, wooli_context_lend(context.get(), "/a/first", nullptr));
  EXPECT_EQ(WOOL_ERR_CHAIN_CONTENTION,
            wooli_context_lend(context.get(), "/a/second", &error));
  EXPECT_STREQ("call of /a/second: chain none is lent to /a/first",
               error.message);
  wooli_context_return(context.get());
}

// Rule 19.
TEST(Snapshot, EqualStateGivesEqualManifestsWhateverTheOrder) {
  wool_var *a = declare(), *b = declare(), *c = declare();
  Ctx one;
  one.run([&] {
    set(a, 1);
    set(b, 2);
    set(c, 3);
  });
  // The same chain and origin, reached in another order of insertion.
  Ctx two, three;
  Manifest(one, 0).install(two);
  Manifest(two, 0).install(three);
  EXPECT_EQ(Manifest(one, 0).text(), Manifest(two, 0).text());
  EXPECT_EQ(Manifest(one, 0).text(), Manifest(three, 0).text());
}

TEST(Snapshot, EntriesAreSortedByNamespaceThenName) {
  VarOptions options;
  std::vector<wool_var *> vars;
  for (const char *ns : {"z_ns", "a_ns"})
    for (const char *name : {"zz", "mm", "aa"}) {
      options.ns = ns;
      options.name = name;
      vars.push_back(declare(options));
    }
  Ctx context;
  context.run([&] {
    for (wool_var *var : vars)
      set(var, 1);
  });
  Manifest manifest(context, 0);
  std::vector<wool_var *> want = {vars[5], vars[4], vars[3],
                                  vars[2], vars[1], vars[0]};
  ASSERT_EQ(want.size(), manifest.get().n_entries);
  for (size_t i = 0; i < want.size(); i++)
    EXPECT_EQ(want[i], manifest.get().entries[i].var);
}

TEST(Snapshot, WhatHasNotChangedSinceIsLeftOut) {
  wool_var *a = declare(), *b = declare();
  Ctx context;
  Tok token;
  context.run([&] {
    token = set(a, 1);
    set(b, 1);
  });
  uint64_t since = wooli_context_version(context.get());
  EXPECT_EQ(0u, Manifest(context, since).get().n_entries);
  context.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
  Manifest changes(context, since);
  ASSERT_EQ(1u, changes.get().n_entries);
  ASSERT_NE(nullptr, changes.find(a));
  EXPECT_TRUE(changes.find(a)->has_slot);
  EXPECT_EQ(WOOLI_MISSING, changes.find(a)->slot.kind) << "a reset is told";
  Manifest whole(context, 0);
  EXPECT_FALSE(whole.find(a)->has_slot) << "to be unbound is not to be listed";
  EXPECT_EQ(1u, whole.find(a)->n_accounts);
}

// Rule 20.
TEST(Install, ReplacesValuesAndUnbindsWhatIsNotListed) {
  LeakCheck leaks;
  wool_var *a = declare(), *b = declare();
  Process caller, worker;
  worker.run([&] {
    set(a, 100);
    set(b, 100);
  });
  caller.run([&] { set(a, 1); });
  call(caller, worker, [&] {
    EXPECT_EQ("1", get(a));
    EXPECT_EQ("unset", get(b));
  });
  EXPECT_EQ(ChainOf(caller.context), ChainOf(worker.context));
}

TEST(Install, ADefaultAppearsWhereNothingIsListed) {
  VarOptions options;
  options.has_default = true;
  options.default_value = 7;
  wool_var *var = declare(options), *other = declare();
  Process caller, worker;
  caller.run([&] { set(other, 1); });
  call(caller, worker, [&] { EXPECT_EQ("7", get(var)); });
}

TEST(Install, KeepsTheOriginWhileTheCallerKnowsAllThatItMinted) {
  wool_var *a = declare(), *b = declare();
  Process caller, worker;
  caller.run([&] { set(a, 1); });
  call(caller, worker, [&] { set(b, 1); });
  Id origin = OriginOf(worker.context);
  call(caller, worker, [&] { set(a, 2); });
  call(caller, worker, [&] { EXPECT_EQ("2", get(a)); });
  EXPECT_EQ(origin, OriginOf(worker.context));
}

TEST(Install, TakesANewOriginAfterALostResponse) {
  wool_var *var = declare();
  Process caller, worker;
  caller.run([&] { set(var, 1); });
  call(caller, worker, [&] { set(var, 2); });
  Id origin = OriginOf(worker.context);
  call(
      caller, worker, [&] { set(var, 3); }, Fate::kResponseLost);
  EXPECT_EQ("2", caller.get(var)) << "what failed did not happen";
  call(caller, worker, [&] {
    EXPECT_EQ("2", get(var));
    set(var, 4);
  });
  EXPECT_NE(origin, OriginOf(worker.context));
  EXPECT_EQ("4", caller.get(var));
}

TEST(Install, TakesANewOriginIfWhatWasMintedInSecretIsOfAnotherVariable) {
  wool_var *a = declare(), *b = declare();
  Process caller, worker;
  caller.run([&] { set(a, 1); });
  call(caller, worker, [&] { set(a, 2); });
  Id origin = OriginOf(worker.context);
  call(
      caller, worker, [&] { set(b, 3); }, Fate::kResponseLost);
  call(caller, worker, [&] { EXPECT_EQ("unset", get(b)); });
  EXPECT_NE(origin, OriginOf(worker.context));
}

TEST(Install, ATokenMintedInALostExchangeIsNotThatOfALaterOne) {
  wool_var *var = declare();
  Process caller, worker;
  Tok lost, found;
  caller.run([&] { set(var, 1); });
  call(
      caller, worker, [&] { lost = set(var, 2); }, Fate::kResponseLost);
  call(caller, worker, [&] {
    found = set(var, 3);
    EXPECT_FALSE(wool_token_equal(lost.get(), found.get()));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(lost));
    EXPECT_EQ(WOOL_OK, reset(found));
  });
}

// The caller knows of one token of that origin, and not of the next.
TEST(Install, OfTheOldOriginsTokensThoseThatTheCallerKnowsStayGood) {
  wool_var *var = declare();
  Process caller, worker;
  Tok known, lost;
  caller.run([&] { set(var, 1); });
  call(caller, worker, [&] { known = set(var, 2); });
  call(
      caller, worker, [&] { lost = set(var, 3); }, Fate::kResponseLost);
  EXPECT_EQ(0, memcmp(known.get()->origin, lost.get()->origin, WOOLI_ID_LEN));
  call(caller, worker, [&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(lost));
    EXPECT_EQ(WOOL_OK, reset(known));
    EXPECT_EQ("1", get(var));
  });
  EXPECT_EQ("1", caller.get(var));
  call(caller, worker, [&] {
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(known));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(lost));
  });
}

TEST(Install, ATokenConsumedInALostExchangeIsStillTheCallers) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] { token = set(var, 1); });
  (void)call(
      caller, worker, {token},
      [&](const std::vector<Tok> &got) {
        EXPECT_EQ(WOOL_OK, reset(got[0]));
        return std::vector<Tok>();
      },
      Fate::kResponseLost);
  EXPECT_EQ("1", caller.get(var));
  // It may be sent again, and is anchored afresh.
  (void)call(caller, worker, {token}, [&](const std::vector<Tok> &got) {
    EXPECT_EQ(WOOL_OK, reset(got[0]));
    return std::vector<Tok>();
  });
  EXPECT_EQ("unset", caller.get(var));
  caller.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token)); });
}

TEST(Install, OfAnotherProcessesFirstManifestArmsTheContext) {
  wool_var *var = declare();
  Process caller, worker;
  caller.run([&] { set(var, 1); });
  EXPECT_FALSE(IsArmed(worker.context));
  call(caller, worker, [] {});
  EXPECT_TRUE(IsArmed(worker.context));
}

// Rule 21.
TEST(Merge, TheEntriesWinAndTheRestStays) {
  LeakCheck leaks;
  wool_var *a = declare(), *b = declare(), *c = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] {
    set(a, 1);
    set(b, 1);
    token = set(c, 1);
  });
  Id chain = ChainOf(caller.context);
  (void)call(caller, worker, {token}, [&](const std::vector<Tok> &got) {
    set(a, 2);
    EXPECT_EQ(WOOL_OK, reset(got[0]));
    return std::vector<Tok>();
  });
  EXPECT_EQ("2", caller.get(a));
  EXPECT_EQ("1", caller.get(b));
  EXPECT_EQ("unset", caller.get(c)) << "a pending reset propagates";
  EXPECT_EQ(chain, ChainOf(caller.context));
}

TEST(Merge, AnUnarmedCallerAdoptsTheSendersChain) {
  wool_var *var = declare();
  Process caller, worker;
  call(caller, worker, [&] { set(var, 1); });
  EXPECT_EQ("1", caller.get(var));
  EXPECT_EQ(ChainOf(worker.context), ChainOf(caller.context));
  EXPECT_NE(OriginOf(worker.context), OriginOf(caller.context));
}

TEST(Merge, AnArmedCallerKeepsItsChainWhateverTheSenderCallsIts) {
  wool_var *var = declare();
  Ctx context, other;
  context.run([&] { set(var, 1); });
  other.run([&] { set(var, 2); });
  Id chain = ChainOf(context);
  Manifest(other, 0).merge(context);
  EXPECT_EQ(chain, ChainOf(context));
  EXPECT_EQ("2", lookup(context, var));
}

TEST(Merge, OfNothingArmsNothing) {
  Process caller, worker;
  call(caller, worker, [] {});
  EXPECT_FALSE(IsArmed(caller.context));
}

// Rule 23.
TEST(Stream, MessagesCarryWhatChangedSinceTheLastExchangeEitherWay) {
  wool_var *a = declare(), *b = declare();
  Process client, server;
  client.run([&] { set(a, 0); });
  call(client, server, [] {});
  uint64_t sent = wooli_context_version(client.context.get());
  uint64_t answered = wooli_context_version(server.context.get());
  for (int i = 1; i < 20; i++) {
    client.run([&] { set(a, i); });
    Manifest up(client.context, sent);
    EXPECT_EQ(1u, up.get().n_entries);
    up.merge(server.context);
    EXPECT_EQ(std::to_string(i), server.get(a));
    answered = wooli_context_version(server.context.get());
    server.run([&] { set(b, i); });
    Manifest down(server.context, answered);
    ASSERT_EQ(1u, down.get().n_entries);
    EXPECT_EQ(b, down.get().entries[0].var);
    down.merge(client.context);
    EXPECT_EQ(std::to_string(i), client.get(b));
    sent = wooli_context_version(client.context.get());
  }
  EXPECT_EQ(0u, Manifest(client.context, sent).get().n_entries);
}

// What a stream's message would carry from a Context now.
class Message {
public:
  Message(const Ctx &from, const wooli_stream_mark &mark)
      : arena_(wool_arena_new(nullptr, 0)) {
    EXPECT_EQ(WOOL_OK, wooli_context_snapshot_of_stream(from.get(), &mark,
                                                        arena_, &snapshot_));
  }
  Message(const Message &) = delete;
  Message &operator=(const Message &) = delete;
  ~Message() {
    wooli_snapshot_cleanup(&snapshot_);
    wool_arena_free(arena_);
  }
  const wooli_snapshot &get() const {
    return snapshot_;
  }
  void merge(const Ctx &to, const wooli_stream_mark &mark) const {
    EXPECT_EQ(WOOL_OK, wooli_context_merge_of_stream(to.get(), &snapshot_,
                                                     &mark, nullptr));
  }

private:
  wool_arena *arena_;
  wooli_snapshot snapshot_;
};

wooli_stream_mark StreamOf(const Ctx &context) {
  wooli_stream_mark mark;
  wooli_stream_mark_init(&mark, wooli_context_version(context.get()));
  return mark;
}

TEST(Stream, WhatThePeerHasSaidIsToldToOthersAndNotToItAgain) {
  wool_var *var = declare();
  Process client, server;
  client.run([&] { set(var, 1); });
  call(client, server, [] {});
  wooli_stream_mark up = StreamOf(client.context);
  wooli_stream_mark down = StreamOf(server.context);
  wooli_stream_mark other = StreamOf(server.context);
  client.run([&] { set(var, 2); });
  Message(client.context, up).merge(server.context, down);
  EXPECT_EQ("2", server.get(var));
  EXPECT_EQ(0u, Message(server.context, down).get().n_entries);
  EXPECT_EQ(1u, Message(server.context, other).get().n_entries);
}

TEST(Stream, NewsAreToldThoughThePeerSpeaksOfTheSameVariableMeanwhile) {
  wool_var *var = declare();
  Process client, server;
  Tok first, second, theirs;
  client.run([&] {
    first = set(var, 1);
    second = set(var, 2);
  });
  (void)call(client, server, {first}, [&](const std::vector<Tok> &got) {
    theirs = got[0];
    return std::vector<Tok>();
  });
  wooli_stream_mark up = StreamOf(client.context);
  wooli_stream_mark down = StreamOf(server.context);
  server.run([&] { EXPECT_EQ(WOOL_OK, reset(theirs)); });
  client.run([&] { EXPECT_EQ(WOOL_OK, reset(second)); });
  Message(client.context, up).merge(server.context, down);
  Message(server.context, down).merge(client.context, up);
  client.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(first)); });
  server.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(theirs)); });
}

// Rule 28.
TEST(Trust, AVariableThatIsNotAcceptedKeepsItsValueHere) {
  VarOptions options;
  options.no_accept = true;
  wool_var *var = declare(options), *other = declare();
  Process caller, worker;
  caller.run([&] {
    set(var, 1);
    set(other, 1);
  });
  worker.run([&] { set(var, 100); });
  call(caller, worker, [&] {
    EXPECT_EQ("100", get(var));
    EXPECT_EQ("1", get(other));
    set(var, 101);
  });
  EXPECT_EQ("1", caller.get(var)) << "nor is the answer believed";
  call(caller, worker, [&] { EXPECT_EQ("101", get(var)); });
}

TEST(Trust, ATokenOfAVariableThatIsNotAcceptedIsAnOrphan) {
  VarOptions options;
  options.no_accept = true;
  wool_var *var = declare(options);
  Process caller, worker;
  Tok token;
  caller.run([&] {
    set(var, 666);
    token = set(var, 1);
  });
  worker.run([&] { set(var, 100); });
  (void)call(caller, worker, {token}, [&](const std::vector<Tok> &got) {
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(got[0]));
    EXPECT_EQ("100", get(var));
    return std::vector<Tok>();
  });
}

TEST(Trust, AVariableThatIsNotSentIsNotMentionedAndKeepsItsTokens) {
  VarOptions options;
  options.no_propagate = true;
  wool_var *secret = declare(options), *var = declare();
  Process caller, worker;
  caller.run([&] { set(var, 1); });
  Tok token;
  call(caller, worker, [&] {
    set(secret, 1);
    token = set(secret, 2);
    EXPECT_EQ(nullptr, Manifest(worker.context, 0).find(secret));
  });
  Id origin = OriginOf(worker.context);
  call(caller, worker, [&] { EXPECT_EQ("2", get(secret)); });
  EXPECT_EQ(origin, OriginOf(worker.context)) << "nothing was lost";
  // And when something was lost, its tokens are good nevertheless.
  call(
      caller, worker, [&] { set(var, 2); }, Fate::kResponseLost);
  call(caller, worker, [&] {
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ("1", get(secret));
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token));
  });
  EXPECT_NE(origin, OriginOf(worker.context));
  call(caller, worker, [&] { EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(token)); });
  EXPECT_EQ("unset", caller.get(secret));
}

// Rule 10: a detached call works on a copy, whose effects do not come home.
TEST(Fork, InheritsValuesAndMergesNothingBack) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] { token = set(var, 1); });
  Process fork{caller.context.copy()};
  (void)call(fork, worker, {token}, [&](const std::vector<Tok> &got) {
    EXPECT_EQ("1", get(var));
    EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(got[0]));
    set(var, 2);
    return std::vector<Tok>();
  });
  EXPECT_EQ("2", fork.get(var));
  EXPECT_EQ("1", caller.get(var));
  EXPECT_NE(ChainOf(caller.context), ChainOf(worker.context));
  caller.run([&] { EXPECT_EQ(WOOL_OK, reset(token)); });
}

TEST(Fork, SiblingsAndGrandchildrenAreStrangersToEachOthersTokens) {
  wool_var *var = declare();
  Ctx root;
  Tok of_root, of_first;
  root.run([&] { of_root = set(var, 1); });
  Ctx first = root.copy(), second = root.copy();
  first.run([&] { of_first = set(var, 2); });
  Ctx grandchild = first.copy();
  for (const Ctx &stranger : {second, grandchild})
    stranger.run([&] {
      EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(of_root));
      EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(of_first));
    });
  root.run([&] { EXPECT_EQ(WOOL_ERR_TOKEN_WRONG_CONTEXT, reset(of_first)); });
  first.run([&] { EXPECT_EQ(WOOL_OK, reset(of_first)); });
}

} // namespace
