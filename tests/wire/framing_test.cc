#include "runtime/wire/framing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

std::string framed(const std::string &message, char flag = 0) {
  uint8_t prefix[WOOLI_FRAME_PREFIX_LEN];
  wooli_frame_prefix(prefix, false, message.size());
  std::string out(reinterpret_cast<char *>(prefix), sizeof prefix);
  out[0] = flag;
  return out + message;
}

struct Result {
  std::vector<std::string> messages;
  wool_code code = WOOL_OK;
  std::string error;
  size_t missing = 0;
};

// Feeds `wire` in chunks of `step` bytes and then ends the stream.
Result feed(const std::string &wire, size_t step, size_t limit,
            bool encoding_named = false) {
  Result result;
  wool_error error = WOOL_ERROR_INIT;
  wooli_deframer d;
  wooli_deframer_init(&d, nullptr, limit);
  d.encoding_named = encoding_named;
  for (size_t at = 0; at < wire.size() && error.code == WOOL_OK; at += step) {
    // A copy of its own, so that a sanitizer sees who reads beyond it.
    std::string part = wire.substr(at, step);
    std::vector<uint8_t> copy(part.begin(), part.end());
    wool_bytes chunk = wool_bytes_n(copy.data(), copy.size());
    wool_bytes message;
    bool compressed;
    while (wooli_deframer_next(&d, &chunk, &message, &compressed, &error) ==
           WOOLI_DEFRAME_MESSAGE)
      result.messages.emplace_back(reinterpret_cast<const char *>(message.data),
                                   message.len);
  }
  result.missing = wooli_deframer_missing(&d);
  wooli_deframer_end(&d, &error);
  result.code = error.code;
  result.error = error.message;
  wooli_deframer_cleanup(&d);
  return result;
}

TEST(Framing, AnyCutGivesTheSameMessages) {
  std::vector<std::string> messages = {
      "", "a", std::string(5000, 'b'), "", "", std::string(1024, 'c'), "d"};
  std::string wire;
  for (const auto &m : messages)
    wire += framed(m);
  for (size_t step : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 1000u, 4096u, 100000u}) {
    Result r = feed(wire, step, 5000);
    EXPECT_EQ(r.code, WOOL_OK) << step << r.error;
    EXPECT_EQ(r.messages, messages) << step;
  }
}

TEST(Framing, AMessageWithinAChunkIsNotCopied) {
  std::string wire = framed("whole");
  wooli_deframer d;
  wooli_deframer_init(&d, nullptr, 100);
  wool_bytes chunk = wool_bytes_n(wire.data(), wire.size());
  wool_bytes message;
  bool compressed;
  ASSERT_EQ(wooli_deframer_next(&d, &chunk, &message, &compressed, nullptr),
            WOOLI_DEFRAME_MESSAGE);
  EXPECT_EQ(reinterpret_cast<const char *>(message.data), wire.data() + 5);
  EXPECT_EQ(d.block, nullptr);
  wooli_deframer_cleanup(&d);
}

TEST(Framing, AGatheredMessageMayBeTakenAndTheNextOneComesWhole) {
  std::string first(5000, 'a'), second(6000, 'b');
  std::string wire = framed(first) + framed(second) + framed("in a chunk");
  wooli_deframer d;
  wooli_deframer_init(&d, nullptr, 10000);
  std::vector<void *> blocks;
  std::vector<std::string> messages;
  for (size_t at = 0; at < wire.size(); at += 100) {
    wool_bytes chunk =
        wool_bytes_n(wire.data() + at, std::min(size_t{100}, wire.size() - at));
    wool_bytes message;
    bool compressed;
    while (wooli_deframer_next(&d, &chunk, &message, &compressed, nullptr) ==
           WOOLI_DEFRAME_MESSAGE) {
      messages.emplace_back(reinterpret_cast<const char *>(message.data),
                            message.len);
      void *block = wooli_deframer_take(&d, message);
      EXPECT_EQ(block != nullptr, message.len > 100);
      if (!block)
        continue;
      EXPECT_EQ(static_cast<uint8_t *>(block) + WOOLI_MESSAGE_ROOM,
                message.data);
      // Its owner writes ahead of it, and the deframer goes on without it.
      memset(block, 0xff, WOOLI_MESSAGE_ROOM);
      EXPECT_EQ(wooli_deframer_take(&d, message), nullptr);
      blocks.push_back(block);
    }
  }
  EXPECT_EQ(messages, (std::vector<std::string>{first, second, "in a chunk"}));
  wooli_deframer_cleanup(&d);
  EXPECT_EQ(memcmp(static_cast<char *>(blocks.at(0)) + WOOLI_MESSAGE_ROOM,
                   first.data(), first.size()),
            0);
  for (void *block : blocks)
    free(block);
}

// What has come before may be counted on; what is only announced may not.
TEST(Framing, ALongMessageIsMadeRoomForAtOnceOnceOneHasCome) {
  std::string wire = framed(std::string(100000, 'a'));
  wooli_deframer d;
  wooli_deframer_init(&d, nullptr, 1000000);
  wool_bytes message;
  bool compressed;
  for (size_t expected : {1024u, 100000u}) {
    wool_bytes begin = wool_bytes_n(wire.data(), 100);
    wool_bytes rest = wool_bytes_n(wire.data() + 100, wire.size() - 100);
    EXPECT_EQ(wooli_deframer_next(&d, &begin, &message, &compressed, nullptr),
              WOOLI_DEFRAME_MORE);
    EXPECT_EQ(d.buffer_capacity, expected);
    EXPECT_EQ(wooli_deframer_next(&d, &rest, &message, &compressed, nullptr),
              WOOLI_DEFRAME_MESSAGE);
    free(wooli_deframer_take(&d, message));
  }
  std::string longer = framed(std::string(900000, 'b'));
  wool_bytes begin = wool_bytes_n(longer.data(), 100);
  EXPECT_EQ(wooli_deframer_next(&d, &begin, &message, &compressed, nullptr),
            WOOLI_DEFRAME_MORE);
  EXPECT_EQ(d.buffer_capacity, 100000u);
  wooli_deframer_cleanup(&d);
}

TEST(Framing, LimitHoldsAtItAndNotOnePastIt) {
  for (size_t step : {1u, 5u, 4096u}) {
    EXPECT_EQ(feed(framed(std::string(100, 'x')), step, 100).code, WOOL_OK);
    Result past = feed(framed(std::string(101, 'x')), step, 100);
    EXPECT_EQ(past.code, WOOL_RESOURCE_EXHAUSTED);
    EXPECT_EQ(past.error,
              "message length 101 exceeds max_recv_message_len 100");
    EXPECT_TRUE(past.messages.empty());
  }
}

TEST(Framing, AnAnnouncedLengthAloneTakesNoMemory) {
  std::string wire("\0\xff\xff\xff\xff"
                   "x",
                   6);
  wooli_deframer d;
  wooli_deframer_init(&d, nullptr, SIZE_MAX);
  wool_bytes chunk = wool_bytes_n(wire.data(), wire.size());
  wool_bytes message;
  bool compressed;
  EXPECT_EQ(wooli_deframer_next(&d, &chunk, &message, &compressed, nullptr),
            WOOLI_DEFRAME_MORE);
  EXPECT_LE(d.buffer_capacity, 4096u);
  EXPECT_EQ(wooli_deframer_missing(&d), 0xfffffffeu);
  wooli_deframer_cleanup(&d);
}

TEST(Framing, FlagsAreZeroOrAnAgreedOne) {
  EXPECT_EQ(feed(framed("x", 1), 1, 10, true).code, WOOL_OK);
  Result one = feed(framed("x", 1), 1, 10);
  EXPECT_EQ(one.code, WOOL_INTERNAL);
  EXPECT_EQ(one.error,
            "compressed message, but grpc-encoding names no encoding");
  for (int flag : {2, 3, 127, 128, 255}) {
    Result r = feed(framed("x", static_cast<char>(flag)), 1, 10, true);
    EXPECT_EQ(r.code, WOOL_INTERNAL) << flag;
  }
}

TEST(Framing, AStreamThatEndsInsideAMessageIsInternal) {
  std::string wire = framed("0123456789");
  for (size_t len = 1; len < wire.size(); len++) {
    Result r = feed(wire.substr(0, len), 3, 100);
    EXPECT_EQ(r.code, WOOL_INTERNAL) << len;
    EXPECT_TRUE(r.messages.empty());
  }
  EXPECT_EQ(feed(wire.substr(0, 3), 3, 100).error,
            "stream ended after 3 bytes of a message's prefix");
  EXPECT_EQ(feed(wire.substr(0, 9), 9, 100).error,
            "stream ended after 4 of a message's 10 bytes");
}

TEST(Framing, OutOfMemoryEndsTheStream) {
  wool_allocator none = {
      [](void *, size_t) -> void * { return nullptr; },
      [](void *, void *, size_t) -> void * { return nullptr; },
      [](void *, void *) {}, nullptr};
  wooli_deframer d;
  wooli_deframer_init(&d, &none, 100);
  std::string wire = framed("0123456789").substr(0, 8);
  wool_bytes chunk = wool_bytes_n(wire.data(), wire.size());
  wool_bytes message;
  bool compressed;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(wooli_deframer_next(&d, &chunk, &message, &compressed, &error),
            WOOLI_DEFRAME_FAILED);
  EXPECT_EQ(error.code, WOOL_RESOURCE_EXHAUSTED);
  wooli_deframer_cleanup(&d);
}

} // namespace
