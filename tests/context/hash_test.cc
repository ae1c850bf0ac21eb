#include "runtime/context/hash.h"

#include <gtest/gtest.h>

#include <set>

namespace {

// The paper's key 00 01 … 0f, and inputs 00 01 … of the given length.
uint64_t OfCount(size_t len) {
  const wooli_hash_key key = {{0x0706050403020100u, 0x0f0e0d0c0b0a0908u}};
  uint8_t bytes[64];
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = static_cast<uint8_t>(i);
  return wooli_siphash(&key, bytes, len);
}

TEST(SipHash, GivesThePublishedValue) {
  EXPECT_EQ(0xa129ca6149be45e5u, OfCount(15));
}

TEST(SipHash, EveryLengthCounts) {
  std::set<uint64_t> seen;
  for (size_t len = 0; len <= 64; len++)
    EXPECT_TRUE(seen.insert(OfCount(len)).second) << len;
}

TEST(Hash, HasAKeyOfTheProcess) {
  const wooli_hash_key zero = {{0, 0}};
  EXPECT_NE(wooli_siphash(&zero, "key", 3), wooli_hash("key", 3));
  EXPECT_EQ(wooli_hash("key", 3), wooli_hash("key", 3));
}

} // namespace
