// How findings look.

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/idl/compilation.h"

namespace {

using wool_test::Compilation;

std::string Printed(const std::string &text) {
  Compilation c(text);
  char *data = nullptr;
  size_t len = 0;
  FILE *out = open_memstream(&data, &len);
  woolc_sink_print(&c.model()->sink, false, out);
  fclose(out);
  std::string printed(data, len);
  free(data);
  return printed;
}

TEST(Printed, ShowsLineAndRange) {
  EXPECT_EQ(Printed("package a;\nmessage M { strng s; }"),
            "a.wool:2:13: error: unknown type 'strng'; did you mean 'string'? "
            "[W0302]\n"
            "    2 | message M { strng s; }\n"
            "      |             ^~~~~\n");
}

TEST(Printed, ShowsTheOtherPlaceAsANote) {
  EXPECT_EQ(Printed("package a;\nenum E { A = 0; B = 0; }"),
            "a.wool:2:21: error: number 0 of 'B' is taken by 'A'; if it is to "
            "have two names: enum E [allow_alias] [W0403]\n"
            "    2 | enum E { A = 0; B = 0; }\n"
            "      |                     ^\n"
            "a.wool:2:14: note: it is used here\n"
            "    2 | enum E { A = 0; B = 0; }\n"
            "      |              ^\n");
}

TEST(Printed, CountsTheCellsOfWideCharactersAndNoneOfMarks) {
  // A sheep and an ideograph take two each, the accent behind the e none.
  EXPECT_EQ(Printed("\xef\xbb\xbfpackage a; /* \xf0\x9f\x90\x91\xe7\xbe\x8a"
                    "e\xcc\x81 */ mesage M {}"),
            "a.wool:1:23: error: unknown keyword 'mesage'; did you mean "
            "'message'? [W0203]\n"
            "    1 | package a; /* \xf0\x9f\x90\x91\xe7\xbe\x8a"
            "e\xcc\x81 */ mesage M {}\n"
            "      |                        ^~~~~~\n");
}

TEST(Printed, PutsTheCaretRightAfterWideCharactersAndTabs) {
  EXPECT_EQ(Printed("package a;\n\t/* \xc3\xa4\xe2\x82\xac */\tmesage M {}"),
            "a.wool:2:11: error: unknown keyword 'mesage'; did you mean "
            "'message'? [W0203]\n"
            "    2 | \t/* \xc3\xa4\xe2\x82\xac */\tmesage M {}\n"
            "      | \t        \t^~~~~~\n");
}

TEST(Printed, LeavesOutTheEndOfAWindowsLine) {
  EXPECT_EQ(Printed("package a;\r\nmesage M {}\r\n"),
            "a.wool:2:1: error: unknown keyword 'mesage'; did you mean "
            "'message'? [W0203]\n"
            "    2 | mesage M {}\n"
            "      | ^~~~~~\n");
}

TEST(Printed, CutsHostileLines) {
  const std::string printed = Printed("package a; message M {" +
                                      std::string(1 << 20, ' ') + "strng s; }");
  EXPECT_LT(printed.size(), 1000u);
  EXPECT_NE(printed.find("strng"), std::string::npos);
}

TEST(Printed, KeepsControlCharactersFromTheTerminal) {
  const std::string printed = Printed("package a;\n\x1b[31m message M {}");
  EXPECT_EQ(printed.find('\x1b'), std::string::npos);
}

TEST(Printed, MarksTheEndOfALineThatLacksSomething) {
  EXPECT_EQ(Printed("package a\nmessage M {}"),
            "a.wool:1:10: error: expected ';' after the package, found "
            "'message' [W0201]\n"
            "    1 | package a\n"
            "      |          ^\n");
}

TEST(Printed, SaysHowManyAreNotShown) {
  std::string text = "package a; message M {";
  for (int i = 0; i < 101; i++)
    text += "X x" + std::to_string(i) + ";";
  EXPECT_NE(Printed(text + "}").find("1 more findings are not shown"),
            std::string::npos);
}

TEST(Places, OfOffsets) {
  const std::string text = "a\n\xc3\xa4z\n\n";
  const woolc_source source = {"x", "x", {text.data(), text.size()}, false};
  const struct {
    uint32_t offset;
    uint32_t line;
    uint32_t column;
  } cases[] = {{0, 1, 1}, {1, 1, 2}, {2, 2, 1},  {4, 2, 2},
               {6, 3, 1}, {7, 4, 1}, {100, 4, 1}};
  for (const auto &c : cases) {
    const woolc_place place = woolc_place_of(&source, c.offset);
    EXPECT_EQ(place.line, c.line) << c.offset;
    EXPECT_EQ(place.column, c.column) << c.offset;
  }
}

TEST(Utf8, IsJudgedByTheStandard) {
  const struct {
    const char *bytes;
    size_t len;
  } cases[] = {{"a", 1},
               {"\xc3\xa4", 2},
               {"\xe2\x82\xac", 3},
               {"\xf0\x9f\x90\x91", 4},
               {"\xc0\xaf", 0},
               {"\xed\xa0\x80", 0},
               {"\xf4\x90\x80\x80", 0},
               {"\xe0\x80\x80", 0},
               {"\x80", 0},
               {"\xff", 0},
               {"\xc3", 0}};
  for (const auto &c : cases)
    EXPECT_EQ(woolc_utf8_len(c.bytes, strlen(c.bytes)), c.len) << c.bytes;
}

} // namespace
