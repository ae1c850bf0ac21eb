// Lint: what each rule says, where, and that it can be switched off: for all,
// for a line, for a file.

#include <gtest/gtest.h>

#include <string>

#include "tests/idl/compilation.h"

extern "C" {
#include "idl/lint/lint.h"
}

namespace {

using wool_test::Compilation;

std::string Linted(const std::string &text, const char *only,
                   const char *path = "a.wool") {
  Compilation c({{path, text}}, {path});
  EXPECT_TRUE(c.ok()) << c.Messages();
  woolc_lint_switches switches;
  woolc_lint_init(&switches);
  if (only) {
    EXPECT_TRUE(woolc_lint_switch(&switches, "all", 3, false));
    EXPECT_TRUE(woolc_lint_switch(&switches, only, strlen(only), true));
  }
  woolc_lint(c.model(), c.file(), &switches);
  return c.Places();
}

struct Case {
  const char *name;
  const char *rule; // that is on alone; NULL: those that are without a word
  const char *text;
  const char *places;
};

void PrintTo(const Case &c, std::ostream *out) {
  *out << c.name;
}

class Lint : public ::testing::TestWithParam<Case> {};

TEST_P(Lint, SaysWhatCouldBeBetter) {
  EXPECT_EQ(Linted(GetParam().text, GetParam().rule), GetParam().places)
      << GetParam().text;
}

#define P "package a;\n"

const Case kCases[] = {
    {"NothingToSay", nullptr,
     P "message GoodName { string some_field = 1; uint32 h264 = 3; }\n"
       "enum Kind { KIND_UNKNOWN = 0; KIND_HTTP2 = 1; }\n"
       "error Gone { string why = 1; }\n"
       "service Shop { routine find_it(string name) throws (Gone); }\n"
       "context string tenant;\n",
     ""},
    {"TypeNames", "type-names",
     P "message bad_name {}\nerror Not_Found {}\nenum kind { K = 0; }\n"
       "service shop { routine a(); }\n",
     "W0701 2:9, W0701 3:7, W0701 4:6, W0701 5:9"},
    {"NestedTypeNames", "type-names",
     P "message M { message inner {} enum e { A = 0; } }",
     "W0701 2:21, W0701 2:35"},
    {"FieldNames", "field-names",
     P "message M { string fooBar; oneof Which { bool a; } }\n"
       "context string Tenant;\n"
       "service S { routine doIt(bool anArg) returns (bool aResult); }",
     "W0702 2:20, W0702 2:34, W0702 3:16, W0702 4:21, W0702 4:31, W0702 4:52"},
    {"FieldNamesOfOthersServices", "field-names",
     P "message R { bool x; }\n"
       "extern service S { routine Range(message R) returns (message R); }",
     ""},
    {"EnumValueNames", "enum-value-names", P "enum E { E_A = 0; E_b = 1; }",
     "W0703 2:19"},
    {"EnumValuePrefix", "enum-value-prefix",
     P "enum HttpCode { HTTP_CODE_OK = 0; HTTPCODE_A = 1; OTHER = 2; }",
     "W0704 2:35, W0704 2:51"},
    {"EnumZero", "enum-zero", P "enum E { E_RED = 0; E_BLUE = 1; }",
     "W0705 2:10"},
    {"Documentation", "documentation",
     P "/// Said.\nmessage M {}\nmessage N {}\n"
       "/// Said.\nservice S { routine r(); }\ncontext string v;",
     "W0706 4:9, W0706 6:21, W0706 7:16"},
    {"UnusedErrors", "unused",
     P "error A {}\nerror B {}\nservice S { routine r() throws (B); }",
     "W0708 2:7"},
    {"ErrorsForOthers", "unused", P "error A {}\n", ""},
    {"Limits", "limits",
     P "message M { string s; repeated bytes b; repeated uint32 n; bool x; }\n"
       "service S { routine r(string s); }",
     "W0709 2:20, W0709 2:38, W0709 2:38, W0709 2:57, W0709 3:30"},
    {"Trust", "trust", P "context string a;\ncontext string b [accept = none];",
     "W0710 2:16"},
    {"Gaps", "gaps",
     P "message M { bool a = 1; bool b = 3; bool c = 7; reserved 4 to 6; }",
     "W0711 2:30"},
    {"ByCode", "W0703", P "enum E { e = 0; }", "W0703 2:10"},
    {"IgnoredBefore", nullptr,
     P "// woolc:ignore type-names\nmessage bad {}\nmessage worse {}",
     "W0701 4:9"},
    {"IgnoredBehind", nullptr,
     P "message bad {} // woolc:ignore W0701\nmessage worse {}", "W0701 3:9"},
    {"IgnoredInTheFile", nullptr,
     "// woolc:ignore-file type-names, field-names\n" P
     "message bad { bool X; }",
     ""},
    {"IgnoresOnlyWhatItNames", nullptr,
     P "message bad { bool X; } // woolc:ignore field-names", "W0701 2:9"},
    {"IgnoresAll", nullptr, P "message bad { bool X; } // woolc:ignore all",
     ""},
    {"UnknownRule", nullptr, P "message M {} // woolc:ignore nonsense",
     "W0700 2:30"},
};
INSTANTIATE_TEST_SUITE_P(All, Lint, ::testing::ValuesIn(kCases),
                         [](const auto &one) { return one.param.name; });

TEST(LintPackage, IsThatOfTheDirectory) {
  const char *const rule = "package-directory";
  EXPECT_EQ(Linted("package shop.cart;", rule, "shop/cart/item.wool"), "");
  EXPECT_EQ(Linted("package shop.cart;", rule, "shop/cart.wool"), "");
  EXPECT_EQ(Linted("package shop;", rule, "shop/cart.wool"), "");
  EXPECT_EQ(Linted("package cart;", rule, "shop/cart.wool"), "W0707 1:9");
  EXPECT_EQ(Linted("package shopping;", rule, "shop/cart.wool"), "W0707 1:9");
  EXPECT_EQ(Linted("package anything;", rule, "cart.wool"), "");
}

TEST(LintTable, HasARuleForEveryCodeAndTheirNamesDiffer) {
  size_t count = 0;
  const woolc_lint_rule *rules = woolc_lint_rules(&count);
  ASSERT_LE(count, size_t{WOOLC_MAX_LINT_RULES});
  EXPECT_EQ(count, size_t{WOOLC_W0712 - WOOLC_W0700});
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < i; j++)
      EXPECT_STRNE(rules[i].name, rules[j].name);
}

} // namespace
