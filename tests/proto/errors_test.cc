// Bad .proto files, and exactly what is said of each: code, line and column. A
// case that expects one finding also asserts that there is no second one.

#include <gtest/gtest.h>

#include <string>

#include "tests/proto/importing.h"

namespace {

using wool_test::Importing;

struct Case {
  const char *name;
  const char *text;
  const char *places;
};

void PrintTo(const Case &c, std::ostream *out) {
  *out << c.name;
}

class Errors : public ::testing::TestWithParam<Case> {};

TEST_P(Errors, AreFoundWhereTheyAre) {
  Importing i({{"a.proto", GetParam().text},
               {"b.proto", "syntax = \"proto3\";\npackage b;\n"
                           "message B { string x = 1; }\n"},
               {"c.proto", "syntax = \"proto3\";\npackage c;\n"
                           "import \"b.proto\";\n"
                           "message C { b.B b = 1; }\n"},
               {"two.proto", "syntax = \"proto2\";\npackage two;\n"
                             "enum E { E_A = 0; }\n"},
               {"loop.proto", "syntax = \"proto3\";\npackage l;\n"
                              "import \"a.proto\";\n"}},
              {"a.proto"});
  EXPECT_EQ(i.Places(), GetParam().places) << GetParam().text << "\n"
                                           << i.Messages();
  EXPECT_EQ(i.ok(), i.n_errors() == 0);
}

// What a file begins with where the case is about something else: one line.
#define P  "syntax = \"proto3\"; package a;\n"
#define P2 "syntax = \"proto2\"; package a;\n"

const Case kCharacters[] = {
    {"ControlCharacter", P "message M \x01{ string s = 1; }", "W0101 2:11"},
    {"NotUtf8", P "message \xff M { }", "W0109 2:9"},
    {"CharacterBeyondAscii", P "message \xc3\xa4 M { }", "W0101 2:9"},
    {"StringNotClosed", P "option go_package = \"abc;\nmessage M { }",
     "W0102 2:21"},
    {"UnknownEscape", P "option go_package = \"a\\qb\";", "W0103 2:23"},
    {"HexEscapeWithoutDigits", P "option go_package = \"\\xg\";", "W0103 2:22"},
    {"ShortUnicodeEscape", P "option go_package = \"\\u12\";", "W0103 2:22"},
    {"HalfASurrogatePair", P "option go_package = \"\\ud800\";", "W0103 2:22"},
    {"UnicodeEscapeTooLarge", P "option go_package = \"\\U00110000\";",
     "W0103 2:22"},
    {"CommentNotClosed", P "message M { }\n/* never", "W0104 3:1"},
    {"OctalWithNine", P "message M { string s = 09; }", "W0105 2:24"},
    {"NumberWithLetters", P "message M { string s = 1a; }", "W0105 2:24"},
    {"HexWithoutDigits", P "message M { string s = 0x; }", "W0105 2:24"},
    {"HexTooLarge", P "message M { string s = 0x10000000000000000; }",
     "W0108 2:24"},
    {"RealAsNumber", P "message M { string s = 1.5; }", "W0201 2:24"},
    {"NumberOfAThousandBits",
     P "message M { string s = 18446744073709551616; }", "W0201 2:24"},
};
INSTANTIATE_TEST_SUITE_P(Characters, Errors, ::testing::ValuesIn(kCharacters),
                         [](const auto &one) { return one.param.name; });

const Case kSyntax[] = {
    {"Edition", "edition = \"2023\";\npackage a;\n", "W0601 1:1"},
    {"Proto4", "syntax = \"proto4\";\npackage a;\n", "W0601 1:10"},
    {"SyntaxAfterPackage", "package a;\nsyntax = \"proto3\";\n", "W0601 2:1"},
    {"SyntaxTwice", P "syntax = \"proto3\";", "W0601 2:1"},
    {"SyntaxWithoutString", "syntax = proto3;\npackage a;\n", "W0201 1:10"},
    {"PackageTwice", P "package b;", "W0204 2:1"},
    {"PackageWithoutName", "syntax = \"proto3\";\npackage ;\n",
     "W0201 2:9, W0618"},
    {"MissingSemicolon", P "message M { string s = 1 }", "W0201 2:25"},
    {"MissingSemicolonBetween", P "message M { string s = 1\n string t = 2; }",
     "W0201 2:25"},
    {"MissingNumber", P "message M { string s; }", "W0201 2:21"},
    {"MissingEquals", P "message M { string s 1; }", "W0201 2:22"},
    {"MissingName", P "message M { string = 1; }", "W0201 2:20"},
    {"MissingType", P "message M { = 1; }", "W0201 2:13"},
    {"MissingBrace", P "message M { string s = 1;\n", "W0201 3:1"},
    {"BraceTooMany", P "message M { } }\nmessage N { }", "W0209 2:15"},
    {"MisspeltMessage", P "mesage M { string s = 1; }\nmessage N { }",
     "W0203 2:1"},
    {"MisspeltRpc", P "message M { }\nservice S { rcp R(M) returns (M); }",
     "W0203 3:13"},
    {"WhatIsNoDeclaration", P "42;", "W0201 2:1"},
    {"OptionWithoutValue", P "option go_package;", "W0201 2:18"},
    {"OptionsNotClosed", P "message M { string s = 1 [deprecated = true; }",
     "W0201 2:44"},
    {"AggregateNotClosed", P "option (x) = { a: 1", "W0201 2:20"},
    {"EmptyOptions", P "message M { string s = 1 []; }", "W0201 2:27"},
    {"RpcWithoutReturns", P "message M { }\nservice S { rpc R(M); }",
     "W0201 3:21"},
    {"RpcWithScalar",
     P "message M { }\nservice S { rpc R(M) returns (int32); }", "W0302 3:31"},
    {"MapWithoutValue", P "message M { map<string> m = 1; }", "W0201 2:23"},
    {"ReservedWithoutComma", P "message M { reserved 1 2; }", "W0201 2:24"},
    {"ExtendWithoutName", P2 "extend { }", "W0201 2:8"},
    {"ImportWithoutString", P "import b;", "W0201 2:8"},
    {"EveryStatementByItself",
     P "message M { string s; int32 = 2; int32 i = x; }\nenum E { A; B = x; }",
     "W0201 2:21, W0201 2:29, W0201 2:44, W0201 3:11, W0201 3:17"},
};
INSTANTIATE_TEST_SUITE_P(Syntax, Errors, ::testing::ValuesIn(kSyntax),
                         [](const auto &one) { return one.param.name; });

const Case kRules[] = {
    {"RequiredInProto3", P "message M { required string s = 1; }",
     "W0602 2:13"},
    {"GroupInProto3", P "message M { optional group G = 1 { } }",
     "W0602 2:22, W0610 2:28"},
    {"ExtensionsInProto3", P "message M { extensions 4 to 5; }",
     "W0602 2:13, W0612 2:13"},
    {"DefaultInProto3", P "message M { string s = 1 [default = \"x\"]; }",
     "W0602 2:27"},
    {"ClosedEnumInProto3",
     P "import \"two.proto\";\nmessage M { two.E e = 1; }", "W0602 3:13"},
    {"NoLabelInProto2", P2 "message M { string s = 1; }", "W0603 2:13"},
    {"NoLabelWithoutSyntax", "package a; message M { string s = 1; }",
     "W0603 1:24"},
    {"LabelInOneof", P "message M { oneof o { repeated string s = 1; } }",
     "W0210 2:23"},
    {"LabelOfMap", P "message M { repeated map<string, string> m = 1; }",
     "W0210 2:13"},
    {"MapInOneof", P "message M { oneof o { map<string, string> m = 1; } }",
     "W0410 2:23"},
    {"MapByDouble", P "message M { map<double, string> m = 1; }", "W0410 2:17"},
    {"MapByMessage", P "message M { map<M, string> m = 1; }", "W0410 2:17"},
    {"EmptyOneof", P "message M { oneof o { } }", "W0420 2:19"},
    {"GroupInLowerCase", P2 "message M { optional group g = 1 { } }",
     "W0604 2:28, W0610 2:28"},
    {"NumberZero", P "message M { string s = 0; }", "W0401 2:24"},
    {"NumberNegative", P "message M { string s = -1; }", "W0401 2:24"},
    {"NumberTooLarge", P "message M { string s = 536870912; }", "W0401 2:24"},
    {"EnumValueTooLarge", P "enum E { A = 0; B = 2147483648; }", "W0406 2:21"},
    {"EnumValueTooSmall", P "enum E { A = 0; B = -2147483649; }", "W0406 2:21"},
    {"ReservedBackwards", P "message M { reserved 5 to 4; }", "W0416 2:22"},
    {"UnknownOption", P "message M { string s = 1 [nonsense = true]; }",
     "W0606 2:27"},
    {"OptionOfAnotherThing", P "message M { option java_package = \"x\"; }",
     "W0606 2:20"},
    {"FlagAsNumber", P "message M { option deprecated = 1; }", "W0606 2:33"},
    {"StringAsName", P "option go_package = x;", "W0606 2:21"},
};
INSTANTIATE_TEST_SUITE_P(Rules, Errors, ::testing::ValuesIn(kRules),
                         [](const auto &one) { return one.param.name; });

// What .proto and .wool forbid alike is found by the checker of the latter, and
// shown where it stands in the former.
const Case kShared[] = {
    {"NumberTwice", P "message M { string s = 1; string t = 1; }",
     "W0403 2:38"},
    {"NameTwice", P "message M { string s = 1; int32 s = 2; }", "W0301 2:33"},
    {"MessageTwice", P "message M { }\nmessage M { }", "W0301 3:9"},
    {"NumberOfProtobuf", P "message M { string s = 19000; }", "W0402 2:24"},
    {"NumberReserved", P "message M { reserved 3; string s = 3; }",
     "W0407 2:36"},
    {"NameReserved", P "message M { reserved \"s\"; string s = 3; }",
     "W0315 2:34"},
    {"FirstValueNotZero", P "enum E { A = 1; }", "W0405 2:14"},
    {"EmptyEnum", P "enum E { }", "W0409 2:6"},
    {"NamesEqualInJson", P "message M { string a_b = 1; string aB = 2; }",
     "W0311 2:36"},
    {"ValuesEqualWithoutPrefix", P "enum E { E_A = 0; A = 1; }", "W0312 2:19"},
};
INSTANTIATE_TEST_SUITE_P(Shared, Errors, ::testing::ValuesIn(kShared),
                         [](const auto &one) { return one.param.name; });

const Case kNames[] = {
    {"UnknownType", P "message M { Nobody n = 1; }", "W0302 2:13"},
    {"MisspeltType", P "message Item { }\nmessage M { Itm n = 1; }",
     "W0302 3:13"},
    {"UnknownRequest", P "message M { }\nservice S { rpc R(N0) returns (M); }",
     "W0302 3:19"},
    {"EnumAsRequest",
     P "enum E { A = 0; }\nmessage M { }\n"
       "service S { rpc R(E) returns (M); }",
     "W0304 4:19"},
    {"ServiceAsType", P "service S { }\nmessage M { S s = 1; }", "W0304 3:13"},
    {"PackageAsType", P "message M { a s = 1; }", "W0304 2:13"},
    {"ImportedByAnImport",
     P "import \"c.proto\";\nmessage M { c.C c = 1; "
       "b.B b = 2; }",
     "W0305 3:24"},
    {"ImportMissing",
     P "import \"nowhere.proto\";\n"
       "message M { no.where.T t = 1; }",
     "W0306 2:8"},
    {"PublicImportMissing", P "import public \"nowhere.proto\";", "W0306 2:15"},
    {"ImportTwice",
     P "import \"b.proto\";\nimport \"b.proto\";\n"
       "message M { b.B b = 1; }",
     "W0309 3:8"},
    {"ImportInACircle", P "import \"loop.proto\";", "W0307 3:8"},
    {"FirstPartDecides",
     P "message b { }\nimport \"b.proto\";\n"
       "message M { b.B b = 1; }",
     "W0302 4:13"},
};
INSTANTIATE_TEST_SUITE_P(Names, Errors, ::testing::ValuesIn(kNames),
                         [](const auto &one) { return one.param.name; });

// Warnings: what is left out or changed, and where.
const Case kLeftOut[] = {
    {"Group", P2 "message M { optional group G = 1 { } }", "W0610 2:28"},
    {"Extend",
     P2 "message M { extensions 5; }\nextend M { optional int32 x = "
        "5; }",
     "W0612 2:13, W0611 3:8"},
    {"CustomOption",
     P "option (x.y) = 1;\nmessage M { string s = 1 "
       "[(z) = { a: 1 }, (z).b = 2]; }",
     "W0613 2:8, W0613 3:27"},
    {"MeaninglessOption", P "message M { string s = 1 [ctype = CORD]; }",
     "W0614 2:27"},
    {"NumberOfTheContext", P "message M { string s = 536870911; }",
     "W0615 2:24"},
    {"Underscores", P "message M { string s_ = 1; }", "W0616 2:20"},
    {"MethodWithUnderscores",
     P "message M { }\nservice S { rpc _R(M) returns (M); }", "W0617 3:17"},
    {"KeywordAsMessage", P "message value { }", "W0616 2:9"},
    {"PackageWithUnderscore", "syntax = \"proto3\"; package a_;", "W0616 1:28"},
    {"NoPackage", "syntax = \"proto3\";", "W0618"},
    {"ImportMissingAndNotNeeded", P "import \"nowhere.proto\";", "W0619 2:8"},
    {"WeakImport", P "import weak \"b.proto\";\nmessage M { b.B b = 1; }",
     "W0620 2:13"},
};
INSTANTIATE_TEST_SUITE_P(LeftOut, Errors, ::testing::ValuesIn(kLeftOut),
                         [](const auto &one) { return one.param.name; });

} // namespace
