#include "runtime/wire/metadata.h"

#include <gtest/gtest.h>

#include <string>

namespace {

class Metadata : public testing::Test {
protected:
  void SetUp() override {
    arena_ = wool_arena_new(nullptr, 0);
    wooli_metadata_init(&list_, arena_);
  }
  void TearDown() override {
    wool_arena_free(arena_);
  }

  wool_code add(const std::string &key, const std::string &value) {
    error_ = WOOL_ERROR_INIT;
    return wool_metadata_add(&list_, wool_str_n(key.data(), key.size()),
                             wool_bytes_n(value.data(), value.size()), &error_);
  }
  wool_code receive(const std::string &key, const std::string &value) {
    error_ = WOOL_ERROR_INIT;
    return wooli_metadata_receive(&list_, wool_str_n(key.data(), key.size()),
                                  wool_str_n(value.data(), value.size()),
                                  &error_);
  }
  std::string value_at(size_t index) {
    wool_str key;
    wool_bytes value;
    wool_metadata_at(&list_, index, &key, &value);
    return std::string(reinterpret_cast<const char *>(value.data), value.len);
  }

  wool_arena *arena_ = nullptr;
  wool_metadata list_;
  wool_error error_ = WOOL_ERROR_INIT;
};

TEST_F(Metadata, KeepsOrderAndDuplicates) {
  for (int i = 0; i < 40; i++)
    ASSERT_EQ(add(i % 2 ? "odd" : "even", std::to_string(i)), WOOL_OK);
  ASSERT_EQ(wool_metadata_len(&list_), 40u);
  for (size_t i = 0; i < 40; i++)
    EXPECT_EQ(value_at(i), std::to_string(i));
  wool_bytes value;
  ASSERT_TRUE(wool_metadata_get(&list_, wool_str_c("odd"), &value));
  EXPECT_EQ(value.data[0], '1');
  EXPECT_FALSE(wool_metadata_get(&list_, wool_str_c("none"), &value));
}

TEST_F(Metadata, RefusesKeysThatAreNotOursToSend) {
  for (const char *key :
       {"", "Upper", "sp ace", "col:on", ":path", "grpc-timeout",
        "grpc-anything", "te", "content-type", "user-agent", "connection",
        "host", "transfer-encoding", "\xc3\xa4"}) {
    EXPECT_EQ(add(key, "v"), WOOL_ERR_TYPE) << key;
    EXPECT_NE(std::string(error_.message), "") << key;
  }
  for (const char *key : {"a", "0", "_", "-", ".", "a-b_c.d", "grpc", "-bin"})
    EXPECT_EQ(add(key, "v"), WOOL_OK) << key;
}

TEST_F(Metadata, RefusesValuesThatAreNoAsciiUnlessTheKeySaysBinary) {
  for (const char *value : {"\x1f", "\x7f", "\xc3\xa4", " x", "x ", "\n"}) {
    EXPECT_EQ(add("key", value), WOOL_ERR_TYPE) << value;
    EXPECT_EQ(add("key-bin", value), WOOL_OK) << value;
  }
  EXPECT_EQ(add("key", "in ner ~!"), WOOL_OK);
  EXPECT_EQ(add("key", ""), WOOL_OK);
}

TEST_F(Metadata, LimitHoldsAtItAndNotOnePastIt) {
  size_t room = WOOLI_MAX_METADATA_LEN - WOOLI_METADATA_PAIR_OVERHEAD - 1;
  EXPECT_EQ(add("k", std::string(room + 1, 'v')), WOOL_ERR_LIMIT);
  EXPECT_STREQ(error_.message, "metadata length 8193 exceeds 8192");
  EXPECT_EQ(add("k", std::string(room, 'v')), WOOL_OK);
  EXPECT_EQ(add("k", ""), WOOL_ERR_LIMIT);
}

TEST_F(Metadata, ReceivesBinaryPaddedUnpaddedAndJoined) {
  ASSERT_EQ(receive("k-bin", "aGk="), WOOL_OK);
  ASSERT_EQ(receive("k-bin", "aGk"), WOOL_OK);
  ASSERT_EQ(receive("k-bin", "aGk,aGk=, AAD/"), WOOL_OK);
  ASSERT_EQ(receive("k-bin", ""), WOOL_OK);
  ASSERT_EQ(list_.len, 6u);
  for (size_t i = 0; i < 4; i++)
    EXPECT_EQ(value_at(i), "hi");
  EXPECT_EQ(value_at(4), std::string("\0\0\xff", 3));
  EXPECT_EQ(value_at(5), "");
  EXPECT_EQ(receive("k-bin", "a"), WOOL_ERR_MALFORMED);
  EXPECT_EQ(receive("k-bin", "a*=="), WOOL_ERR_MALFORMED);
}

TEST_F(Metadata, ReceivesAnyAsciiFieldValue) {
  ASSERT_EQ(receive("k", " \xff\x80,x "), WOOL_OK);
  EXPECT_EQ(value_at(0), " \xff\x80,x ");
}

TEST_F(Metadata, AnExhaustedArenaIsAnError) {
  wool_arena *tiny = wool_arena_new(nullptr, 2048);
  wooli_metadata_init(&list_, tiny);
  wool_code rc = WOOL_OK;
  for (int i = 0; i < 100 && rc == WOOL_OK; i++)
    rc = receive("key", std::string(100, 'x'));
  EXPECT_EQ(rc, WOOL_ERR_NO_MEMORY);
  wool_arena_free(tiny);
}

} // namespace
