// gzip and deflate: round trips, and what is none of either.

#include "runtime/wire/compression.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace {

const wool_compression kBoth[] = {WOOL_COMPRESSION_GZIP,
                                  WOOL_COMPRESSION_DEFLATE};

// Counts what is held, and fails the n-th allocation.
struct Memory {
  std::map<void *, size_t> blocks;
  size_t held = 0;
  size_t peak = 0;
  int fail_at = -1;
  wool_allocator allocator = {Alloc, Resize, Release, this};

  ~Memory() {
    EXPECT_EQ(held, 0u) << "leaked";
  }
  static Memory *Of(void *self) {
    return static_cast<Memory *>(self);
  }
  void Note(void *ptr, size_t len) {
    blocks[ptr] = len;
    held += len;
    peak = std::max(peak, held);
  }
  void Forget(void *ptr) {
    if (!ptr)
      return;
    held -= blocks.at(ptr);
    blocks.erase(ptr);
  }
  static void *Alloc(void *self, size_t len) {
    if (Of(self)->fail_at-- == 0)
      return nullptr;
    void *ptr = malloc(len);
    Of(self)->Note(ptr, len);
    return ptr;
  }
  static void *Resize(void *self, void *ptr, size_t len) {
    if (Of(self)->fail_at-- == 0)
      return nullptr;
    // Both at once, as realloc may need them.
    void *next = malloc(len);
    Of(self)->Note(next, len);
    memcpy(next, ptr, std::min(len, Of(self)->blocks.at(ptr)));
    Release(self, ptr);
    return next;
  }
  static void Release(void *self, void *ptr) {
    Of(self)->Forget(ptr);
    free(ptr);
  }
};

wool_bytes View(const std::string &s) {
  return wool_bytes_n(s.data(), s.size());
}

class Compression : public testing::Test {
protected:
  void SetUp() override {
    wool_compression_install();
  }

  // In two parts; with so much room, by default what any input needs. "" if it
  // did not fit.
  std::string Pack(wool_compression how, const std::string &plain,
                   size_t room = 0) {
    std::string out(room ? room : plain.size() + plain.size() / 100 + 1000, 0);
    size_t cut = plain.size() / 3, len = out.size();
    const std::string first = plain.substr(0, cut), rest = plain.substr(cut);
    const wool_bytes parts[] = {View(first), View(rest)};
    if (!wooli_installed_compressor->pack(how, parts, 2, &memory_.allocator,
                                          reinterpret_cast<uint8_t *>(&out[0]),
                                          &len))
      return "";
    out.resize(len);
    return out;
  }

  struct Unpacked {
    wool_code code = WOOL_OK;
    std::string text; // or the error's
  };

  // The input is a copy that ends where its memory ends.
  Unpacked Unpack(wool_compression how, const std::string &packed,
                  size_t max_len = 1 << 20, size_t room = 7) {
    std::vector<char> copy(packed.begin(), packed.end());
    wool_error error = WOOL_ERROR_INIT;
    size_t len = 0;
    void *block = wooli_installed_compressor->unpack(
        how, wool_bytes_n(copy.data(), copy.size()), room, max_len,
        &memory_.allocator, &len, &error);
    Unpacked result{error.code, error.message};
    EXPECT_EQ(block == nullptr, error.code != WOOL_OK);
    if (!block)
      return result;
    EXPECT_LE(len, max_len);
    memset(block, 0xee, room); // is the caller's
    result.text.assign(static_cast<char *>(block) + room, len);
    Memory::Release(&memory_, block);
    return result;
  }

  Memory memory_;
};

std::string Noise(size_t len, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::string s(len, 0);
  for (char &c : s)
    c = static_cast<char>(random());
  return s;
}

std::string Prose(size_t len) {
  std::string s;
  for (unsigned i = 0; s.size() < len; i++)
    s += "line " + std::to_string(i * 7919u) + ", as others are\n";
  return s.substr(0, len);
}

TEST_F(Compression, WhatIsPackedComesOutAgain) {
  for (wool_compression how : kBoth)
    for (size_t len : {0u, 1u, 64u, 255u, 256u, 257u, 511u, 513u, 4096u, 32767u,
                       32769u, 100000u, 1000000u})
      for (const std::string &plain :
           {std::string(len, 0), Prose(len), Noise(len)}) {
        std::string packed = Pack(how, plain);
        ASSERT_FALSE(packed.empty()) << len;
        Unpacked u = Unpack(how, packed);
        EXPECT_EQ(u.code, WOOL_OK) << u.text;
        EXPECT_TRUE(u.text == plain) << len;
      }
}

TEST_F(Compression, TheFormatsAreGzipAndZlib) {
  std::string gzip = Pack(WOOL_COMPRESSION_GZIP, Prose(1000));
  EXPECT_EQ(gzip.substr(0, 3), "\x1f\x8b\x08");
  std::string deflate = Pack(WOOL_COMPRESSION_DEFLATE, Prose(1000));
  EXPECT_EQ(deflate[0] & 0xf, 8);
  EXPECT_EQ((static_cast<uint8_t>(deflate[0]) * 256u +
             static_cast<uint8_t>(deflate[1])) %
                31u,
            0u);
  EXPECT_EQ(Unpack(WOOL_COMPRESSION_GZIP, deflate).code, WOOL_INTERNAL);
  EXPECT_EQ(Unpack(WOOL_COMPRESSION_DEFLATE, gzip).code, WOOL_INTERNAL);
}

TEST_F(Compression, WhatDoesNotFitIsNotPacked) {
  for (wool_compression how : kBoth) {
    std::string plain = Prose(10000);
    size_t len = Pack(how, plain).size();
    EXPECT_EQ(Pack(how, plain, len).size(), len);
    EXPECT_EQ(Pack(how, plain, len - 1), "");
    EXPECT_EQ(Pack(how, plain, 1), "");
    std::string noise = Noise(5000);
    EXPECT_EQ(Pack(how, noise, noise.size() - 1), "");
  }
}

TEST_F(Compression, EveryPrefixIsCutOff) {
  for (wool_compression how : kBoth)
    for (const std::string &plain : {Prose(3000), std::string(), Noise(300)}) {
      std::string packed = Pack(how, plain);
      for (size_t len = 0; len < packed.size(); len++) {
        Unpacked u = Unpack(how, packed.substr(0, len));
        EXPECT_EQ(u.code, WOOL_INTERNAL) << len;
        EXPECT_EQ(u.text, "compressed message is cut off") << len;
      }
    }
}

TEST_F(Compression, WhatFollowsIsRefused) {
  for (wool_compression how : kBoth) {
    std::string packed = Pack(how, Prose(3000));
    Unpacked u = Unpack(how, packed + "!");
    EXPECT_EQ(u.code, WOOL_INTERNAL);
    EXPECT_EQ(u.text, "compressed message followed by 1 other bytes");
    // Not even another one of its kind.
    EXPECT_EQ(Unpack(how, packed + packed).code, WOOL_INTERNAL);
    // At the limit as well.
    EXPECT_EQ(Unpack(how, packed + "!", 3000).code, WOOL_INTERNAL);
  }
}

TEST_F(Compression, CorruptionIsFoundOrHarmless) {
  std::mt19937 random(5);
  for (wool_compression how : kBoth) {
    const std::string plain = Prose(3000);
    const std::string packed = Pack(how, plain);
    int n_found = 0;
    for (int i = 0; i < 5000; i++) {
      std::string bad = packed;
      size_t at = random() % bad.size();
      bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
      Unpacked u = Unpack(how, bad, 100000);
      if (u.code == WOOL_OK) {
        // gzip's header has fields that mean nothing to us.
        EXPECT_TRUE(u.text == plain) << "at " << at;
      } else {
        EXPECT_TRUE(u.code == WOOL_INTERNAL ||
                    u.code == WOOL_RESOURCE_EXHAUSTED)
            << u.text;
        n_found++;
      }
    }
    EXPECT_GT(n_found, 4000);
  }
}

TEST_F(Compression, ADictionaryIsNotAsked) {
  // zlib's header with FDICT, and a dictionary's checksum.
  EXPECT_EQ(Unpack(WOOL_COMPRESSION_DEFLATE, "\x78\xbb\x01\x02\x03\x04").text,
            "compressed message is corrupted: it needs a dictionary");
}

TEST_F(Compression, TheLimitHoldsAtItAndNotOnePastIt) {
  for (wool_compression how : kBoth)
    for (size_t limit : {1u, 255u, 256u, 1000u, 65536u, 100000u})
      for (const std::string &filler : {Prose(limit + 1), Noise(limit + 1)}) {
        Unpacked at = Unpack(how, Pack(how, filler.substr(1)), limit);
        EXPECT_EQ(at.code, WOOL_OK) << limit << at.text;
        EXPECT_EQ(at.text.size(), limit);
        std::string packed = Pack(how, filler);
        Unpacked past = Unpack(how, packed, limit);
        EXPECT_EQ(past.code, WOOL_RESOURCE_EXHAUSTED) << limit;
        EXPECT_EQ(past.text, "compressed message of " +
                                 std::to_string(packed.size()) +
                                 " bytes is longer than max_recv_message_len " +
                                 std::to_string(limit));
      }
}

// What a bomb of 100 MB may take is the limit, while it is copied once more,
// and zlib's own state.
TEST_F(Compression, ABombTakesNoMoreMemoryThanItsLimit) {
  const size_t kLimit = 1 << 20, kState = 64 << 10;
  for (wool_compression how : kBoth) {
    std::string bomb;
    {
      Memory outside;
      bomb = Pack(how, std::string(100000000, 0));
    }
    ASSERT_LT(bomb.size(), 150000u);
    memory_.peak = 0;
    Unpacked u = Unpack(how, bomb, kLimit);
    EXPECT_EQ(u.code, WOOL_RESOURCE_EXHAUSTED) << u.text;
    EXPECT_LE(memory_.peak, 2 * kLimit + kState);
    EXPECT_EQ(memory_.held, 0u);
    // And a small limit is not outdone by the bomb's own length.
    memory_.peak = 0;
    EXPECT_EQ(Unpack(how, bomb, 1000).code, WOOL_RESOURCE_EXHAUSTED);
    EXPECT_LE(memory_.peak, 2 * 1000 + kState);
  }
}

TEST_F(Compression, EachAllocationMayFail) {
  for (wool_compression how : kBoth) {
    const std::string plain = std::string(100000, 'x') + Prose(20000);
    const std::string packed = Pack(how, plain);
    int n = 0;
    for (;; n++) {
      memory_.fail_at = n;
      if (!Pack(how, plain).empty())
        break;
    }
    EXPECT_GE(n, 4);
    for (n = 0;; n++) {
      memory_.fail_at = n;
      Unpacked u = Unpack(how, packed);
      if (u.code == WOOL_OK)
        break;
      EXPECT_EQ(u.code, WOOL_RESOURCE_EXHAUSTED);
      EXPECT_EQ(u.text, "out of memory for a compressed message");
    }
    EXPECT_GE(n, 4);
    memory_.fail_at = -1;
  }
}

// ---- names ----

wool_str Str(const char *s) {
  return wool_str_c(s);
}

TEST_F(Compression, NamesAreFoundIfInstalled) {
  const wooli_compressor *installed = wooli_installed_compressor;
  for (int i = 0; i < WOOLI_N_COMPRESSIONS; i++) {
    auto how = static_cast<wool_compression>(i);
    wool_compression found;
    ASSERT_TRUE(wooli_compression_find(wooli_compression_name(how), &found));
    EXPECT_EQ(found, how);
    EXPECT_EQ(wooli_compression_check(how, "x", nullptr), WOOL_OK);
    wooli_installed_compressor = nullptr;
    EXPECT_EQ(wooli_compression_find(wooli_compression_name(how), &found),
              how == WOOL_COMPRESSION_IDENTITY);
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(wooli_compression_check(how, "x", &error),
              i ? WOOL_FAILED_PRECONDITION : WOOL_OK);
    wooli_installed_compressor = installed;
  }
  wool_compression found;
  for (const char *name : {"", "GZIP", "gzi", "gzipp", "br", "x-gzip"})
    EXPECT_FALSE(wooli_compression_find(Str(name), &found)) << name;
  EXPECT_EQ(
      wooli_compression_check(static_cast<wool_compression>(3), "x", nullptr),
      WOOL_ERR_TYPE);
}

TEST_F(Compression, ListsAreReadWithSpacesAndStrangers) {
  const unsigned i = 1, g = 2, d = 4;
  const struct {
    const char *text;
    unsigned bits;
  } lists[] = {{"", 0},
               {",", 0},
               {" , ,", 0},
               {"gzip", g},
               {"identity", i},
               {"identity,gzip,deflate", i | g | d},
               {"identity, deflate, gzip", i | g | d},
               {" gzip\t,\tdeflate ", g | d},
               {"br,snappy,gzip,", g},
               {"gzip;q=1.0,deflate", d},
               {"gzip gzip", 0}};
  for (const auto &list : lists)
    EXPECT_EQ(wooli_compression_list(Str(list.text)), list.bits) << list.text;
  const wooli_compressor *installed = wooli_installed_compressor;
  wooli_installed_compressor = nullptr;
  EXPECT_EQ(wooli_compression_list(Str("identity,gzip")), i);
  wooli_installed_compressor = installed;
  EXPECT_EQ(wooli_compression_list(Str(WOOLI_ACCEPT_ENCODINGS)), i | g | d);
}

} // namespace
