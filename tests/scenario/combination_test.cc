// Every way in which an entry of a manifest can tell of a binding, with every
// kind of ledger beside it: what is encoded is decoded to the same, and equal
// state gives equal bytes whatever it came from (rule 19).
#include <algorithm>

#include "tests/context/support.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

enum class Binding {
  kNone,
  kValue,
  kReset,
  kWithheld
};
enum class Accounts {
  kNone,
  kOwn,
  kForeign,
  kBoth
};

struct Shape {
  Binding binding;
  Accounts accounts;
};

// Bytes of a manifest with an entry for each shape, in the given order.
class Table {
public:
  Table() {
    for (Binding binding :
         {Binding::kNone, Binding::kValue, Binding::kReset, Binding::kWithheld})
      for (Accounts accounts : {Accounts::kNone, Accounts::kOwn,
                                Accounts::kForeign, Accounts::kBoth}) {
        if (binding == Binding::kNone && accounts == Accounts::kNone)
          continue; // there would be nothing to tell
        shapes_.push_back({binding, accounts});
        vars_.push_back(declare());
      }
    for (int i = 0; i < WOOLI_ID_LEN; i++) {
      own_[i] = static_cast<uint8_t>('a' + i);
      foreign_[i] = static_cast<uint8_t>('A' + i);
      chain_[i] = static_cast<uint8_t>(i);
    }
  }

  size_t size() const {
    return shapes_.size();
  }

  // The snapshot, its entries sorted as a snapshot's are.
  void Fill(Arena *arena, wooli_snapshot *snapshot) const {
    memset(snapshot, 0, sizeof *snapshot);
    memcpy(snapshot->chain, chain_, WOOLI_ID_LEN);
    snapshot->entries = static_cast<wooli_entry *>(
        wool_arena_alloc(arena->get(), size() * sizeof(wooli_entry)));
    for (size_t i = 0; i < size(); i++)
      FillEntry(i, arena, &snapshot->entries[snapshot->n_entries++]);
    std::sort(snapshot->entries, snapshot->entries + size(),
              [](const wooli_entry &x, const wooli_entry &y) {
                return wooli_var_compare(x.var, y.var) < 0;
              });
  }

private:
  void FillAccount(const uint8_t *origin, uint64_t minted, Arena *arena,
                   wooli_entry *entry) const {
    wooli_account *account = &entry->accounts[entry->n_accounts++];
    memcpy(account->origin, origin, WOOLI_ID_LEN);
    account->minted = minted;
    account->spent.at = static_cast<wooli_range *>(
        wool_arena_alloc(arena->get(), 2 * sizeof(wooli_range)));
    account->spent.at[0] = {0, 1};
    account->spent.at[1] = {minted - 2, minted};
    account->spent.n = 2;
  }

  void FillEntry(size_t i, Arena *arena, wooli_entry *entry) const {
    const Shape &shape = shapes_[i];
    entry->var = wooli_var_ref(vars_[i]);
    entry->has_slot =
        shape.binding == Binding::kValue || shape.binding == Binding::kReset;
    entry->withheld = shape.binding == Binding::kWithheld;
    if (shape.binding == Binding::kValue)
      entry->slot = {new_number(static_cast<long>(i)), WOOLI_NATIVE};
    entry->accounts = static_cast<wooli_account *>(
        wool_arena_alloc(arena->get(), 2 * sizeof(wooli_account)));
    // Sorted by origin: capitals come first.
    if (shape.accounts != Accounts::kNone && shape.accounts != Accounts::kOwn)
      FillAccount(foreign_, 300 + i, arena, entry);
    if (shape.accounts == Accounts::kOwn || shape.accounts == Accounts::kBoth)
      FillAccount(own_, 5 + i, arena, entry);
  }

  std::vector<Shape> shapes_;
  std::vector<wool_var *> vars_;
  uint8_t own_[WOOLI_ID_LEN], foreign_[WOOLI_ID_LEN], chain_[WOOLI_ID_LEN];
};

std::string Bytes(const wooli_snapshot &snapshot) {
  Arena arena;
  wooli_buffer buffer = {nullptr, 0, 0};
  Ctx sender;
  wool_encoder encoder = {};
  encoder.out = &buffer;
  encoder.sender = sender.get();
  wooli_mishaps mishaps = {true, 0, WOOL_ERROR_INIT};
  EXPECT_EQ(WOOL_OK, wooli_manifest_encode(&snapshot, arena.get(), &encoder,
                                           &mishaps, nullptr));
  std::string bytes(reinterpret_cast<char *>(buffer.data), buffer.len);
  wooli_buffer_cleanup(&buffer);
  return bytes;
}

void Parse(const std::string &bytes, Arena *arena, wooli_snapshot *snapshot) {
  wool_bytes manifest, rest;
  ASSERT_TRUE(wooli_manifest_find(view(bytes), &manifest, &rest));
  wool_decoder decoder = {};
  wooli_mishaps mishaps = {true, 0, WOOL_ERROR_INIT};
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK, wooli_manifest_decode(manifest, arena->get(), &decoder,
                                           &mishaps, snapshot, &error))
      << error.message;
}

void ExpectSame(const wooli_entry &a, const wooli_entry &b) {
  EXPECT_EQ(a.var, b.var);
  EXPECT_EQ(a.has_slot, b.has_slot);
  EXPECT_EQ(a.withheld, b.withheld);
  ASSERT_EQ(a.slot.kind, b.slot.kind);
  if (a.slot.kind == WOOLI_NATIVE) {
    EXPECT_EQ(static_cast<Number *>(a.slot.ptr)->n,
              static_cast<Number *>(b.slot.ptr)->n);
  }
  ASSERT_EQ(a.n_accounts, b.n_accounts);
  for (size_t i = 0; i < a.n_accounts; i++) {
    const wooli_account &x = a.accounts[i], &y = b.accounts[i];
    EXPECT_EQ(0, memcmp(x.origin, y.origin, WOOLI_ID_LEN));
    EXPECT_EQ(x.minted, y.minted);
    ASSERT_EQ(x.spent.n, y.spent.n);
    EXPECT_EQ(0,
              memcmp(x.spent.at, y.spent.at, x.spent.n * sizeof *x.spent.at));
  }
}

TEST(Combinations, EachIsDecodedToWhatWasEncodedAndBackToTheSameBytes) {
  LeakCheck leaks;
  Table table;
  Arena arena;
  wooli_snapshot snapshot, parsed;
  table.Fill(&arena, &snapshot);
  ASSERT_EQ(15u, snapshot.n_entries);
  std::string bytes = Bytes(snapshot);
  Parse(bytes, &arena, &parsed);
  ASSERT_EQ(snapshot.n_entries, parsed.n_entries);
  for (size_t i = 0; i < snapshot.n_entries; i++)
    ExpectSame(snapshot.entries[i], parsed.entries[i]);
  EXPECT_EQ(bytes, Bytes(parsed));
  wooli_snapshot_cleanup(&snapshot);
  wooli_snapshot_cleanup(&parsed);
}

// And installed, it is told to the next in line in the same bytes, less the
// entries that tell of no binding and no ledger.
TEST(Combinations, EachIsPassedOnByWhoInstalledIt) {
  LeakCheck leaks;
  Table table;
  Arena arena;
  wooli_snapshot snapshot, first, second;
  table.Fill(&arena, &snapshot);
  Ctx worker, next;
  ASSERT_EQ(WOOL_OK, wooli_context_install(worker.get(), &snapshot, nullptr));
  ASSERT_EQ(WOOL_OK,
            wooli_context_snapshot(worker.get(), 0, arena.get(), &first));
  EXPECT_EQ(14u, first.n_entries) << "all but the reset alone";
  size_t j = 0;
  for (size_t i = 0; i < snapshot.n_entries && j < first.n_entries; i++) {
    const wooli_entry &entry = snapshot.entries[i];
    bool unbound = entry.has_slot && entry.slot.kind == WOOLI_MISSING;
    if (unbound && !entry.n_accounts)
      continue;
    wooli_entry want = entry;
    want.has_slot = entry.has_slot && !unbound; // that it is not listed tells
    ExpectSame(want, first.entries[j++]);
  }
  ASSERT_EQ(WOOL_OK, wooli_context_install(next.get(), &first, nullptr));
  ASSERT_EQ(WOOL_OK,
            wooli_context_snapshot(next.get(), 0, arena.get(), &second));
  EXPECT_EQ(Bytes(first), Bytes(second));
  for (wooli_snapshot *s : {&snapshot, &first, &second})
    wooli_snapshot_cleanup(s);
}

TEST(Combinations, TheOrderOfInsertionIsInNoByte) {
  wool_var *vars[] = {declare(), declare(), declare(), declare()};
  int order[] = {0, 1, 2, 3};
  std::string first;
  Ctx seed;
  seed.run([&] { (void)set(vars[0], 0); });
  do {
    // One chain and one origin, which count as given.
    Ctx context(seed);
    Arena arena;
    wooli_snapshot snapshot;
    Ctx fresh;
    memcpy(fresh.get()->ledger->chain, seed.get()->ledger->chain, WOOLI_ID_LEN);
    memcpy(fresh.get()->ledger->origin, seed.get()->ledger->origin,
           WOOLI_ID_LEN);
    fresh.get()->ledger->armed = true;
    fresh.run([&] {
      for (int i : order) {
        (void)set(vars[i], i);
        Tok token = set(vars[i], 10 + i);
        if (i % 2) {
          EXPECT_EQ(WOOL_OK, reset(token));
        }
      }
    });
    ASSERT_EQ(WOOL_OK,
              wooli_context_snapshot(fresh.get(), 0, arena.get(), &snapshot));
    std::string bytes = Bytes(snapshot);
    if (first.empty())
      first = bytes;
    EXPECT_EQ(first, bytes);
    wooli_snapshot_cleanup(&snapshot);
  } while (std::next_permutation(order, order + 4));
}

} // namespace
