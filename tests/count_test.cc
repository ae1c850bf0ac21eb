// Counts on command lines.

#include "tests/count.h"

#include <gtest/gtest.h>

namespace {

constexpr unsigned kMax = 1000;

TEST(Count, IsAWholeNumberFromOneToItsLimit) {
  unsigned n = 0;
  EXPECT_TRUE(wool_test_count("1", kMax, &n));
  EXPECT_EQ(n, 1u);
  EXPECT_TRUE(wool_test_count("1000", kMax, &n));
  EXPECT_EQ(n, kMax);
}

TEST(Count, IsNothingElse) {
  for (const char *text : {"", "0", "1001", "-1", "+1", " 1", "1 ", "1x", "x",
                           "0x10", "1.5", "99999999999999999999999999"}) {
    unsigned n = 7;
    EXPECT_FALSE(wool_test_count(text, kMax, &n)) << text;
    EXPECT_EQ(n, 7u) << text;
  }
}

} // namespace
