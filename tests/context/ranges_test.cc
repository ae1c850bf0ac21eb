#include "runtime/context/ranges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace {

struct Ranges {
  wooli_ranges r{};
  ~Ranges() {
    wooli_ranges_cleanup(&r);
  }
  void add(uint64_t lo, uint64_t hi) {
    ASSERT_TRUE(wooli_ranges_add(&r, lo, hi));
  }
  std::string text() const {
    std::string out;
    for (size_t i = 0; i < r.n; i++)
      out += "[" + std::to_string(r.at[i].lo) + "," +
             std::to_string(r.at[i].hi) + ")";
    return out;
  }
};

TEST(Ranges, NeighboursThatTouchAreJoined) {
  const struct {
    std::vector<std::pair<uint64_t, uint64_t>> adds;
    const char *want;
  } cases[] = {
      {{}, ""},
      {{{0, 1}}, "[0,1)"},
      {{{0, 1}, {1, 2}}, "[0,2)"},
      {{{1, 2}, {0, 1}}, "[0,2)"},
      {{{0, 1}, {2, 3}}, "[0,1)[2,3)"},
      {{{0, 1}, {2, 3}, {1, 2}}, "[0,3)"},
      {{{5, 7}, {1, 2}, {9, 9}}, "[1,2)[5,7)"},
      {{{1, 2}, {3, 4}, {5, 6}, {0, 9}}, "[0,9)"},
      {{{1, 9}, {3, 4}}, "[1,9)"},
      {{{1, 3}, {5, 8}, {2, 6}}, "[1,8)"},
      {{{UINT64_MAX - 1, UINT64_MAX}, {0, 1}},
       "[0,1)[18446744073709551614,18446744073709551615)"},
  };
  for (const auto &c : cases) {
    Ranges ranges;
    for (auto [lo, hi] : c.adds)
      ranges.add(lo, hi);
    EXPECT_EQ(c.want, ranges.text());
  }
}

TEST(Ranges, ClampCutsTheRangeThatCrossesTheLimit) {
  const struct {
    uint64_t limit;
    const char *want;
  } cases[] = {{0, ""},           {1, ""},           {2, "[1,2)"},
               {4, "[1,4)"},      {5, "[1,4)"},      {7, "[1,4)[6,7)"},
               {9, "[1,4)[6,9)"}, {99, "[1,4)[6,9)"}};
  for (const auto &c : cases) {
    Ranges ranges;
    ranges.add(1, 4);
    ranges.add(6, 9);
    wooli_ranges_clamp(&ranges.r, c.limit);
    EXPECT_EQ(c.want, ranges.text()) << c.limit;
  }
}

TEST(Ranges, AssignIsADeepCopy) {
  Ranges from, to;
  from.add(1, 2);
  from.add(4, 5);
  to.add(0, 100);
  ASSERT_TRUE(wooli_ranges_assign(&to.r, &from.r));
  from.add(2, 4);
  EXPECT_EQ("[1,2)[4,5)", to.text());
  Ranges empty;
  ASSERT_TRUE(wooli_ranges_assign(&to.r, &empty.r));
  EXPECT_EQ("", to.text());
}

// The claim is checked against a set of numbers after each of 10,000 steps.
TEST(Ranges, BehaveAsASetOfNumbers) {
  std::mt19937 random(20111);
  const uint64_t kMax = 160;
  Ranges ranges;
  std::set<uint64_t> model;
  for (int step = 0; step < 10000; step++) {
    uint64_t lo = random() % kMax, hi = lo + random() % 5;
    if (random() % 50) {
      ranges.add(lo, hi);
      for (uint64_t i = lo; i < hi; i++)
        model.insert(i);
    } else {
      wooli_ranges_clamp(&ranges.r, lo);
      model.erase(model.lower_bound(lo), model.end());
    }
    ASSERT_EQ(model.size(), wooli_ranges_count(&ranges.r));
    for (uint64_t i = 0; i < kMax + 5; i++)
      ASSERT_EQ(model.count(i) == 1, wooli_ranges_contains(&ranges.r, i))
          << i << " in " << ranges.text();
    for (size_t i = 0; i < ranges.r.n; i++) {
      ASSERT_LT(ranges.r.at[i].lo, ranges.r.at[i].hi);
      ASSERT_TRUE(!i || ranges.r.at[i - 1].hi < ranges.r.at[i].lo);
    }
  }
}

TEST(Ranges, UniteIsAddingOneByOne) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; round++) {
    Ranges ours, theirs, want;
    for (uint32_t i = random() % 8; i; i--) {
      uint64_t lo = random() % 40;
      ours.add(lo, lo + random() % 5);
    }
    for (uint32_t i = random() % 8; i; i--) {
      uint64_t lo = random() % 40;
      theirs.add(lo, lo + random() % 5);
    }
    uint64_t limit = random() % 45;
    for (size_t i = 0; i < ours.r.n; i++)
      want.add(ours.r.at[i].lo, ours.r.at[i].hi);
    for (size_t i = 0; i < theirs.r.n; i++)
      want.add(theirs.r.at[i].lo, std::min(theirs.r.at[i].hi, limit));
    ASSERT_TRUE(wooli_ranges_unite(&ours.r, &theirs.r, limit));
    ASSERT_EQ(want.text(), ours.text());
  }
}

// One by one, every range of theirs would move all of ours: minutes for these.
TEST(Ranges, UniteIsLinear) {
  Ranges low, high;
  const uint64_t n = 1000000;
  for (uint64_t i = 0; i < n; i++) {
    low.add(2 * i, 2 * i + 1);
    high.add(3 * n + 2 * i, 3 * n + 2 * i + 1);
  }
  ASSERT_TRUE(wooli_ranges_unite(&high.r, &low.r, UINT64_MAX));
  EXPECT_EQ(2 * n, high.r.n);
  EXPECT_EQ(2 * n, wooli_ranges_count(&high.r));
}

} // namespace
