// Memos: a manifest that says what is there already is not taken apart again,
// and whatever changes the state makes it be.
#include "runtime/context/memo.h"
#include "tests/context/support.h"

namespace {

using namespace wooltest;

wool_bytes Bytes(const std::string &s) {
  return wool_bytes_n(s.data(), s.size());
}

void Note(const Ctx &context, const std::string &bytes) {
  wooli_memo_note(context.get(), wooli_context_version(context.get()),
                  Bytes(bytes));
}

bool Matches(const Ctx &context, const std::string &bytes) {
  return wooli_memo_matches(context.get(), Bytes(bytes));
}

TEST(Memo, MatchesWhatItWasNotedFor) {
  Ctx context;
  EXPECT_FALSE(Matches(context, "manifest"));
  Note(context, "manifest");
  EXPECT_TRUE(Matches(context, "manifest"));
  EXPECT_FALSE(Matches(context, "manifesto"));
  EXPECT_FALSE(Matches(context, "manifesT"));
  Note(context, "other");
  EXPECT_TRUE(Matches(context, "other"));
}

TEST(Memo, EverythingThatChangesTheStateEndsIt) {
  wool_var *var = declare();
  Process worker, other;
  Tok token;
  worker.run([&] { token = set(var, 1); });
  const std::function<void()> changes[] = {
      [&] { (void)set(var, 2); },
      [&] { EXPECT_EQ(WOOL_OK, reset(token)); },
      [&] {
        Tok dropped = set(var, 3);
        Note(worker.context, "manifest");
        dropped = Tok(); /* retires its number */
      },
      [&] { call(worker, other, [&] { (void)set(var, 4); }); },
      [&] { Manifest(other.context, 0).install(worker.context); },
      [&] { (void)declare(); },
  };
  for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
    Note(worker.context, "manifest");
    ASSERT_TRUE(Matches(worker.context, "manifest")) << i;
    if (i == 3 || i == 4)
      changes[i](); /* by calls, which enter it themselves */
    else
      worker.run(changes[i]);
    EXPECT_FALSE(Matches(worker.context, "manifest")) << i;
  }
}

TEST(Memo, OfAStateThatIsGoneIsNotKept) {
  wool_var *var = declare();
  Ctx context;
  uint64_t version = wooli_context_version(context.get());
  context.run([&] { (void)set(var, 1); });
  wooli_memo_note(context.get(), version, Bytes("manifest"));
  EXPECT_FALSE(Matches(context, "manifest"));
}

TEST(Memo, IsKeptUpToItsLimit) {
  Ctx context;
  std::string most(WOOLI_MAX_MEMO_LEN, 'm');
  Note(context, most);
  EXPECT_TRUE(Matches(context, most));
  most += 'm';
  Note(context, most);
  EXPECT_FALSE(Matches(context, most));
}

TEST(Memo, IsAskedForTwiceBeforeItIsWorthNoting) {
  wool_var *var = declare();
  Ctx context;
  wooli_buffer out = {nullptr, 0, 0};
  uint64_t version;
  bool again;
  EXPECT_FALSE(wooli_memo_append(context.get(), &out, &version, &again));
  EXPECT_FALSE(again);
  EXPECT_FALSE(wooli_memo_append(context.get(), &out, &version, &again));
  EXPECT_TRUE(again);
  wooli_memo_note(context.get(), version, Bytes("manifest"));
  EXPECT_TRUE(wooli_memo_append(context.get(), &out, &version, &again));
  EXPECT_EQ("manifest",
            std::string(reinterpret_cast<char *>(out.data), out.len));
  context.run([&] { (void)set(var, 1); });
  EXPECT_FALSE(wooli_memo_append(context.get(), &out, &version, &again));
  EXPECT_FALSE(again);
  wooli_buffer_cleanup(&out);
}

} // namespace
