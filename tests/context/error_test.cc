#include <gtest/gtest.h>
#include <wool/base.h>

#include <string>

namespace {

TEST(Error, TheFirstCauseWins) {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_ERR_LIMIT, wool_error_set(&error, WOOL_ERR_LIMIT, "a %d", 1));
  EXPECT_EQ(WOOL_INTERNAL, wool_error_set(&error, WOOL_INTERNAL, "b"));
  EXPECT_EQ(WOOL_ERR_LIMIT, error.code);
  EXPECT_STREQ("a 1", error.message);
}

TEST(Error, PrefixesKeepTheCause) {
  wool_error error = WOOL_ERROR_INIT;
  wool_error_prefix(&error, "nothing to prefix");
  EXPECT_STREQ("", error.message);
  wool_error_set(&error, WOOL_INTERNAL, "cause");
  wool_error_prefix(&error, "while %s", "reading");
  EXPECT_STREQ("while reading: cause", error.message);
}

TEST(Error, LongTextsAreCutAndTerminated) {
  wool_error error = WOOL_ERROR_INIT;
  std::string text(2000, 'x');
  wool_error_set(&error, WOOL_INTERNAL, "%s", text.c_str());
  EXPECT_EQ(size_t{WOOL_ERROR_MESSAGE_MAX - 1}, strlen(error.message));
  wool_error_prefix(&error, "%s", text.c_str());
  EXPECT_EQ(size_t{WOOL_ERROR_MESSAGE_MAX - 1}, strlen(error.message));
}

TEST(Error, MayBeNull) {
  EXPECT_EQ(WOOL_INTERNAL, wool_error_set(nullptr, WOOL_INTERNAL, "x"));
  wool_error_prefix(nullptr, "x");
  wool_error_clear(nullptr);
}

TEST(Code, NamesAreThoseOfTheStatusCodes) {
  EXPECT_STREQ("OK", wool_code_name(WOOL_OK));
  EXPECT_STREQ("UNAUTHENTICATED", wool_code_name(WOOL_UNAUTHENTICATED));
  EXPECT_STREQ("CODE_<unknown>", wool_code_name(static_cast<wool_code>(17)));
}

} // namespace
