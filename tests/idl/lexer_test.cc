// Tokens, literals and comments.

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

extern "C" {
#include "idl/lexer.h"
}

namespace {

class Lexer : public ::testing::Test {
protected:
  Lexer() {
    woolc_arena_init(&arena_, nullptr);
    woolc_names_init(&names_, &arena_);
    woolc_sink_init(&sink_, &arena_);
  }
  ~Lexer() override {
    woolc_arena_cleanup(&arena_);
  }

  const woolc_tokens &Lex(const std::string &text) {
    text_ = text;
    source_ = {"a.wool", "a.wool", {text_.data(), text_.size()}, false};
    woolc_lex(&source_, &names_, &sink_, &arena_, &arena_, &tokens_);
    return tokens_;
  }

  std::string text_;
  woolc_arena arena_;
  woolc_names names_;
  woolc_sink sink_;
  woolc_source source_;
  woolc_tokens tokens_;
};

TEST_F(Lexer, EmptyTextIsAnEnd) {
  ASSERT_EQ(Lex("").n_tokens, 1u);
  EXPECT_EQ(tokens_.tokens[0].kind, WOOLC_TOKEN_END);
}

TEST_F(Lexer, EveryMarkIsAToken) {
  Lex(";,.=-{}()[]<>");
  ASSERT_EQ(tokens_.n_tokens, 14u);
  for (size_t i = 0; i < 13; i++)
    EXPECT_EQ(tokens_.tokens[i].kind,
              WOOLC_TOKEN_SEMICOLON + static_cast<int>(i));
  EXPECT_EQ(sink_.n_errors, 0u);
}

TEST_F(Lexer, EqualNamesAreOnePointer) {
  Lex("tenant other tenant");
  EXPECT_EQ(tokens_.tokens[0].u.name, tokens_.tokens[2].u.name);
  EXPECT_NE(tokens_.tokens[0].u.name, tokens_.tokens[1].u.name);
}

TEST_F(Lexer, IntegersAreDecimalOrHexadecimal) {
  Lex("0 7 18446744073709551615 0xFf 0x0");
  const uint64_t expected[] = {0, 7, UINT64_MAX, 255, 0};
  for (size_t i = 0; i < 5; i++) {
    EXPECT_EQ(tokens_.tokens[i].kind, WOOLC_TOKEN_INTEGER);
    EXPECT_EQ(tokens_.tokens[i].u.integer, expected[i]);
  }
  EXPECT_EQ(sink_.n_errors, 0u);
}

TEST_F(Lexer, RealsHaveAPointOrAnExponent) {
  Lex("1.5 2e3 2.5E-1 1e+2");
  const double expected[] = {1.5, 2000, 0.25, 100};
  for (size_t i = 0; i < 4; i++) {
    EXPECT_EQ(tokens_.tokens[i].kind, WOOLC_TOKEN_FLOAT);
    EXPECT_EQ(tokens_.tokens[i].u.real, expected[i]);
  }
  EXPECT_EQ(sink_.n_errors, 0u);
}

TEST_F(Lexer, MalformedNumbersAreOneFindingEach) {
  for (const char *text : {"017", "1x", "0x", "1.", "1e", "1.2.3", "0xg", "1_0",
                           "18446744073709551616", "1e5f"}) {
    const size_t before = sink_.n_errors;
    Lex(text);
    EXPECT_EQ(sink_.n_errors, before + 1) << text;
    EXPECT_EQ(tokens_.n_tokens, 2u) << text;
  }
}

TEST_F(Lexer, EscapesBecomeBytes) {
  Lex(R"("a\n\r\t\\\"\'\0\x41\xff\u00e9\u20ac")");
  ASSERT_EQ(sink_.n_errors, 0u);
  const woolc_text text = tokens_.tokens[0].u.text;
  EXPECT_EQ(std::string(text.data, text.len),
            std::string("a\n\r\t\\\"'\0A\xff\xc3\xa9\xe2\x82\xac", 15));
}

TEST_F(Lexer, WrongEscapesAreReportedOneByOne) {
  Lex(R"("\q \x4 \u12 \ud800" ok)");
  EXPECT_EQ(sink_.n_errors, 4u);
  EXPECT_EQ(tokens_.n_tokens, 3u);
}

TEST_F(Lexer, AStringEndsWithItsLine) {
  Lex("\"never closed\nnext");
  EXPECT_EQ(sink_.n_errors, 1u);
  ASSERT_EQ(tokens_.n_tokens, 3u);
  EXPECT_EQ(tokens_.tokens[1].kind, WOOLC_TOKEN_NAME);
}

TEST_F(Lexer, DocumentationIsToldFromOtherComments) {
  Lex("/// yes\n//// no\n// no\n/** yes */ /* no */ /*** no */ /**/ a");
  const bool expected[] = {true, false, false, true, false, false, false};
  ASSERT_EQ(tokens_.n_comments, 7u);
  for (size_t i = 0; i < 7; i++)
    EXPECT_EQ(tokens_.comments[i].is_doc, expected[i]) << i;
  EXPECT_EQ(tokens_.tokens[0].n_comments, 7u);
}

TEST_F(Lexer, WindowsLinesAndAByteOrderMarkAreNothing) {
  Lex("\xef\xbb\xbfpackage a;\r\nmessage");
  EXPECT_EQ(sink_.n_errors, 0u);
  ASSERT_EQ(tokens_.n_tokens, 5u);
  EXPECT_TRUE(tokens_.tokens[3].is_first_on_line);
  EXPECT_FALSE(tokens_.tokens[1].is_first_on_line);
}

} // namespace
