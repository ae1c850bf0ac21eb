// Rules 12 to 16: what a chain knows about minted and consumed tokens.
#include <algorithm>
#include <random>

#include "tests/context/support.h"

namespace {

using namespace wooltest;

struct Account {
  uint64_t minted = 0;
  uint64_t spent = 0;
  size_t n_ranges = 0;
};

wooli_standing Standing(const Ctx &context, const Tok &token) {
  return wooli_ledger_standing(context.get()->ledger, token.get()->var,
                               token.get()->origin, token.get()->seq);
}

// What the Context knows of the tokens of the origin that minted `token`.
Account AccountOf(const Ctx &context, const Tok &token) {
  wooli_ledger *ledger = context.get()->ledger;
  wooli_record *record = wooli_ledger_find(ledger, token.get()->var);
  const wooli_account *account =
      record ? wooli_record_account(ledger, record, token.get()->origin)
             : nullptr;
  if (!account)
    return {};
  return {account->minted, wooli_ranges_count(&account->spent),
          account->spent.n};
}

// Rule 12.
TEST(Identity, SeqCountsFromZeroForEachVariableAndTheOriginIsTheContexts) {
  wool_var *a = declare(), *b = declare();
  Ctx context;
  context.run([&] {
    for (uint64_t i = 0; i < 5; i++) {
      EXPECT_EQ(i, set(a, 1).get()->seq);
      EXPECT_EQ(i, set(b, 1).get()->seq);
    }
    EXPECT_EQ(0, memcmp(set(a, 1).get()->origin, context.get()->ledger->origin,
                        WOOLI_ID_LEN));
  });
}

// Rule 13.
TEST(Ledger, ATokenIsLiveFromItsSetToItsReset) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    Tok token = set(var, 1), other = set(var, 2);
    EXPECT_EQ(WOOLI_LIVE, Standing(context, token));
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ(WOOLI_SPENT, Standing(context, token));
    EXPECT_EQ(WOOLI_LIVE, Standing(context, other));
    EXPECT_EQ(WOOLI_UNKNOWN, Standing(Ctx(), other));
    EXPECT_EQ(WOOLI_UNKNOWN, Standing(context.copy(), other));
  });
}

// Rule 14: the cost is one range, and nothing is forgotten.
TEST(Ledger, AThousandSetsLaterAnOldTokenStillAnswersU) {
  wool_var *var = declare();
  Process caller, worker;
  Tok consumed;
  caller.run([&] { consumed = set(var, 0); });
  Tok twin = clone(consumed, caller.context);
  caller.run([&] {
    EXPECT_EQ(WOOL_OK, reset(consumed));
    consumed = Tok();
    for (int i = 0; i < 1000; i++) {
      Tok token = set(var, i);
      if (i % 2)
        continue;
      EXPECT_EQ(WOOL_OK, reset(token));
    }
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(twin));
  });
  (void)call(caller, worker, {twin}, [&](const std::vector<Tok> &got) {
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(got[0]));
    EXPECT_EQ(1001u, AccountOf(worker.context, got[0]).minted);
    return std::vector<Tok>();
  });
  EXPECT_EQ(1u, AccountOf(caller.context, twin).n_ranges);
}

TEST(Ledger, ManyCyclesLeaveOneRange) {
  wool_var *a = declare(), *b = declare();
  Ctx context;
  size_t weight = 0;
  for (int cycles : {10, 1000, 20000}) {
    context.run([&] {
      for (int i = 0; i < cycles; i++) {
        Tok x = set(a, i), y = set(b, i);
        EXPECT_EQ(WOOL_OK, reset(y));
        EXPECT_EQ(WOOL_OK, reset(x));
      }
    });
    EXPECT_TRUE(!weight || weight == Manifest(context, 0).weight());
    weight = Manifest(context, 0).weight();
  }
}

// Rule 15.
TEST(Retirement, TheLastHandleOfATokenThatNeverTravelledSpendsIt) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    Tok kept = set(var, 1);
    for (int i = 0; i < 100; i++) {
      Tok token = set(var, i);
      Tok second(token);
      token = Tok();
      EXPECT_EQ(WOOLI_LIVE, Standing(context, second)) << "a handle is left";
    }
    Account account = AccountOf(context, kept);
    EXPECT_EQ(101u, account.minted);
    EXPECT_EQ(100u, account.spent);
    EXPECT_EQ(1u, account.n_ranges);
    EXPECT_EQ(WOOL_OK, reset(kept));
  });
}

TEST(Retirement, ATokenThatTravelledKeepsItsPlaceAsOthersMayHoldIt) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    Tok token = set(var, 1);
    Tok twin = clone(token, context);
    wooli_token_anchor(twin.get(), context.get());
    token = Tok();
    EXPECT_EQ(WOOL_OK, reset(twin));
  });
}

TEST(Retirement, HalfOfTheTokensDroppedInAnyOrderLeavesNoHoles) {
  wool_var *var = declare();
  Ctx context;
  std::mt19937 random(5);
  context.run([&] {
    std::vector<Tok> tokens;
    for (int i = 0; i < 500; i++)
      tokens.push_back(set(var, i));
    Tok kept = set(var, 0);
    std::shuffle(tokens.begin(), tokens.end(), random);
    for (size_t i = 0; i < tokens.size(); i++)
      EXPECT_EQ(WOOL_OK, i % 2 ? reset(tokens[i]) : WOOL_OK);
    tokens.clear();
    EXPECT_EQ(1u, AccountOf(context, kept).n_ranges);
    EXPECT_EQ(500u, AccountOf(context, kept).spent);
  });
}

TEST(Retirement, HappensAfterTheOriginHasChangedToo) {
  wool_var *var = declare();
  Process caller, worker;
  Tok token;
  caller.run([&] { set(var, 1); });
  call(caller, worker, [&] { token = set(var, 2); });
  call(
      caller, worker, [&] { set(var, 3); }, Fate::kResponseLost);
  call(caller, worker, [&] {
    Tok probe = clone(token, Ctx());
    token.get()->travelled = false; // the clone was for looking only
    EXPECT_EQ(WOOLI_LIVE, Standing(worker.context, probe));
    token = Tok();
    EXPECT_EQ(WOOLI_SPENT, Standing(worker.context, probe));
  });
}

// Rule 16, on accounts made by hand.
struct Peer {
  wooli_range range{};
  wooli_account account{};
  wooli_entry entry{};
  wooli_snapshot snapshot{};
  Peer(wool_var *var, const uint8_t *origin, uint64_t minted, uint64_t lo,
       uint64_t hi) {
    range = {lo, hi};
    memcpy(account.origin, origin, WOOLI_ID_LEN);
    account.minted = minted;
    account.spent.at = &range;
    account.spent.n = lo < hi;
    entry.var = var;
    entry.accounts = &account;
    entry.n_accounts = 1;
    snapshot.entries = &entry;
    snapshot.n_entries = 1;
  }
  void merge(const Ctx &to) {
    ASSERT_EQ(WOOL_OK, wooli_context_merge(to.get(), &snapshot, nullptr));
  }
};

TEST(Merge, OfOnesOwnOriginUnitesSpentAndClampsItToWhatOneMinted) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] {
    std::vector<Tok> tokens;
    for (int i = 0; i < 6; i++)
      tokens.push_back(set(var, i));
    EXPECT_EQ(WOOL_OK, reset(tokens[0]));
    const uint8_t *origin = context.get()->ledger->origin;
    Peer(var, origin, 100, 3, 80).merge(context);
    Account account = AccountOf(context, tokens[0]);
    EXPECT_EQ(6u, account.minted) << "nobody else mints for this origin";
    EXPECT_EQ(4u, account.spent);
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, reset(tokens[3]));
    EXPECT_EQ(WOOL_OK, reset(tokens[2]));
    // What has been spent comes back to life by no manifest.
    Peer(var, origin, 6, 0, 0).merge(context);
    EXPECT_EQ(5u, AccountOf(context, tokens[0]).spent);
    Tok fresh = set(var, 9);
    EXPECT_EQ(WOOLI_LIVE, Standing(context, fresh));
  });
}

TEST(Merge, OfAForeignOriginTakesTheMaximumOfMintedAndTheUnionOfSpent) {
  wool_var *var = declare();
  Ctx context;
  const uint8_t origin[WOOLI_ID_LEN] = {1};
  Peer(var, origin, 10, 2, 4).merge(context);
  Peer(var, origin, 5, 4, 5).merge(context);
  Peer(var, origin, 8, 6, 7).merge(context);
  wooli_ledger *ledger = context.get()->ledger;
  const wooli_account *account =
      wooli_record_account(ledger, wooli_ledger_find(ledger, var), origin);
  ASSERT_NE(nullptr, account);
  EXPECT_EQ(10u, account->minted);
  ASSERT_EQ(2u, account->spent.n);
  EXPECT_EQ(2u, account->spent.at[0].lo);
  EXPECT_EQ(5u, account->spent.at[0].hi);
  EXPECT_EQ(6u, account->spent.at[1].lo);
  EXPECT_EQ(7u, account->spent.at[1].hi);
}

// Rule 23: else two ends of a stream would tell each other the same for ever.
TEST(Merge, OfWhatIsKnownIsNoNewsToOthers) {
  wool_var *var = declare();
  Ctx context;
  const uint8_t origin[WOOLI_ID_LEN] = {1};
  Peer(var, origin, 10, 2, 4).merge(context);
  uint64_t since = wooli_context_version(context.get());
  Peer(var, origin, 10, 2, 4).merge(context);
  Peer(var, origin, 9, 3, 4).merge(context);
  EXPECT_EQ(0u, Manifest(context, since).get().n_entries);
  Peer(var, origin, 10, 4, 5).merge(context);
  EXPECT_EQ(1u, Manifest(context, since).get().n_entries);
}

TEST(Merge, KeepsForeignOriginsApartAndSorted) {
  wool_var *var = declare();
  Ctx context;
  context.run([&] { set(var, 1); });
  for (uint8_t i : std::vector<uint8_t>{9, 3, 200, 7, 3}) {
    const uint8_t origin[WOOLI_ID_LEN] = {i};
    Peer(var, origin, i, 0, 1).merge(context);
  }
  Manifest manifest(context, 0);
  const wooli_entry *entry = manifest.find(var);
  ASSERT_EQ(5u, entry->n_accounts);
  for (size_t i = 1; i < entry->n_accounts; i++)
    EXPECT_LT(memcmp(entry->accounts[i - 1].origin, entry->accounts[i].origin,
                     WOOLI_ID_LEN),
              0);
}

// In whatever order and how often responses are merged, the same comes of it.
TEST(Merge, IsIdempotentAndCommutative) {
  wool_var *var = declare();
  std::mt19937 random(11);
  for (int round = 0; round < 200; round++) {
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 6; i++) {
      const uint8_t origin[WOOLI_ID_LEN] = {static_cast<uint8_t>(random() % 2)};
      uint64_t minted = 1 + random() % 40, lo = random() % minted;
      peers.push_back(std::make_unique<Peer>(
          var, origin, minted, lo, lo + random() % (minted - lo + 1)));
    }
    std::string want;
    for (int order = 0; order < 4; order++) {
      std::shuffle(peers.begin(), peers.end(), random);
      Ctx context;
      for (int times = 0; times < 1 + order % 2; times++)
        for (auto &peer : peers)
          peer->merge(context);
      std::string text = Manifest(context, 0).text();
      ASSERT_TRUE(!order || want == text) << want << text;
      want = text;
    }
  }
}

} // namespace
