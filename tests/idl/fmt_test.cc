// The one layout: what it makes of sources, that it changes nothing the second
// time, and that no token and no comment is lost.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/idl/formatted.h"

namespace {

using wool_test::Formatted;
using wool_test::Words;

struct Case {
  const char *name;
  const char *before;
  const char *after;
};

void PrintTo(const Case &c, std::ostream *out) {
  *out << c.name;
}

class Fmt : public ::testing::TestWithParam<Case> {};

TEST_P(Fmt, LaysOut) {
  const std::string once = Formatted(GetParam().before);
  EXPECT_EQ(once, GetParam().after);
  EXPECT_EQ(Formatted(once), once);
  EXPECT_EQ(Words(once), Words(GetParam().before));
}

const Case kCases[] = {
    {"Blanks", "package   a . b ;message M{string s=1;}",
     "package a.b;\n\nmessage M {\n  string s = 1;\n}\n"},
    {"EmptyBodies", "package a;\nmessage M {\n\n}\nenum E { // c\n}\n",
     "package a;\n\nmessage M {}\n\nenum E { // c\n}\n"},
    {"EmptyStatements", "package a;;;\nmessage M { string s;; };\n",
     "package a;\n\nmessage M {\n  string s;\n}\n"},
    {"NoLineAtTheEnd", "package a; // end", "package a; // end\n"},
    {"WindowsLines", "package a;\r\nmessage M {\r\n  // c\r\n}\r\n",
     "package a;\n\nmessage M {\n  // c\n}\n"},
    {"ByteOrderMark", "\xef\xbb\xbfpackage a;\n", "package a;\n"},
    {"EmptyLinesBecomeOne", "package a;\n\n\n\ncontext string s;\n\n\n// c\n",
     "package a;\n\ncontext string s;\n\n// c\n"},
    {"LinesThatBelongTogether",
     "package a;\ncontext string s;\ncontext string t;\n",
     "package a;\n\ncontext string s;\ncontext string t;\n"},
    {"Brackets",
     "package a;\nmessage M{map<string,token<a.v>>m=1;"
     "repeated token t=2;}context sint32 x=-1[accept=none,header=\"a\"];",
     "package a;\n\nmessage M {\n  map<string, token<a.v>> m = 1;\n"
     "  repeated token t = 2;\n}\n\n"
     "context sint32 x = -1 [accept = none, header = \"a\"];\n"},
    {"Imports",
     "package a;\nimport \"z.wool\";\nimport \"b.wool\"; // why\n"
     "import \"c.wool\";\n\nimport \"a.wool\";\nmessage M {}\n",
     "package a;\n\nimport \"b.wool\"; // why\nimport \"c.wool\";\n"
     "import \"z.wool\";\n\nimport \"a.wool\";\n\nmessage M {}\n"},
    {"ImportsWithCommentsStay",
     "package a;\nimport \"z.wool\";\n// of c\nimport \"c.wool\";\n"
     "import \"b.wool\"; /* two\n lines */\nimport \"a.wool\";\n",
     "package a;\n\nimport \"z.wool\";\n// of c\nimport \"c.wool\";\n"
     "import \"b.wool\"; /* two\n lines */\nimport \"a.wool\";\n"},
    {"LongRoutines",
     "package a;\nservice S { routine a_long_name(string first_argument, "
     "string second_argument) returns (string first_result, string second) "
     "throws (One, Another); }",
     "package a;\n\nservice S {\n"
     "  routine a_long_name(string first_argument, string second_argument)\n"
     "      returns (string first_result, string second) "
     "throws (One, Another);\n}\n"},
    {"LongLists",
     "package a;\nmessage M { reserved 1111111111, 2222222222, 3333333333, "
     "4444444444, 5555555555, 6666666666, 77777777; }",
     "package a;\n\nmessage M {\n"
     "  reserved 1111111111, 2222222222, 3333333333, 4444444444, 5555555555,\n"
     "      6666666666, 77777777;\n}\n"},
    {"KeywordsAsNames",
     "package a;\nservice S { routine returns() returns(string returns); }",
     "package a;\n\nservice S {\n"
     "  routine returns() returns (string returns);\n}\n"},
    {"CommentsOnTheirLines",
     "// file\npackage a;\n// of M\nmessage M {\n// of s\nstring s;\n\n"
     "// last\n}\n// end\n",
     "// file\npackage a;\n\n// of M\nmessage M {\n  // of s\n  string s;\n\n"
     "  // last\n}\n\n// end\n"},
    {"CommentsBehind",
     "package a; // a\nmessage M { // m\nstring s = 1;/// s\n} // end\n",
     "package a; // a\n\nmessage M { // m\n  string s = 1; /// s\n} // end\n"},
    {"CommentsInside",
     "package a;\nservice S { routine r(/* a */ string x /* b */, // c\n"
     "// d\nstring y)/* e */; }",
     "package a;\n\nservice S {\n"
     "  routine r(/* a */ string x /* b */, // c\n"
     "      // d\n      string y) /* e */;\n}\n"},
    {"CommentsBeforeTheNextThing", "package a; /* m */ message M {}\n",
     "package a;\n\n/* m */ message M {}\n"},
    {"BlockComments",
     "package a;\nmessage M {\n      /**\n   * one\n        two\n"
     "*/\n string s;\n}\n",
     "package a;\n\nmessage M {\n  /**\n   * one\n        two\n   */\n"
     "  string s;\n}\n"},
    {"BracketsInComments", "package a;\nmessage M { // {\n}\n",
     "package a;\n\nmessage M { // {\n}\n"},
};
INSTANTIATE_TEST_SUITE_P(All, Fmt, ::testing::ValuesIn(kCases),
                         [](const auto &one) { return one.param.name; });

TEST(FmtDeathless, WhatDoesNotParseIsNotLaidOut) {
  EXPECT_EQ(Formatted("package a;\nmessage {"), "");
}

} // namespace
