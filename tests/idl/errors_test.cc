// Bad inputs, and exactly what is said of each: code, line and column. A case
// that expects one finding also asserts that there is no second one.

#include <gtest/gtest.h>

#include <string>

#include "tests/idl/compilation.h"

namespace {

using wool_test::Compilation;

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
  Compilation c({{"a.wool", GetParam().text},
                 {"b.wool", "package b;\nmessage B { string x; }\n"
                            "context string v;\n"},
                 {"c.wool", "package c;\nimport \"b.wool\";\n"
                            "message C { b.B b; }\n"},
                 {"a2.wool", "package a;\nmessage b { string x; }\n"},
                 {"loop1.wool", "package l;\nimport \"loop2.wool\";\n"},
                 {"loop2.wool", "package l;\nimport \"loop1.wool\";\n"},
                 {"self.wool", "package l;\nimport \"a.wool\";\n"}},
                {"a.wool"});
  EXPECT_EQ(c.Places(), GetParam().places) << GetParam().text << "\n"
                                           << c.Messages();
}

// What a file begins with where the case is about something else.
#define P "package a;\n"

const Case kCharacters[] = {
    {"UnknownCharacter", P "message M { string s @ 1; }", "W0101 2:22"},
    {"SingleQuotes", P "import 'b.wool';", "W0101 2:8, W0101 2:15"},
    {"HashComment", P "# comment\nmessage M { string s; }", "W0101 2:1"},
    {"ControlCharacter", P "message M \x01{ string s; }", "W0101 2:11"},
    {"StringNotClosed", P "context string s = \"abc;\nmessage M { string s; }",
     "W0102 2:20"},
    {"UnknownEscape", P "context string s = \"a\\qb\";", "W0103 2:22"},
    {"CommentNotClosed", P "message M { string s; }\n/* never", "W0104 3:1"},
    {"LeadingZero", P "message M { string s = 010; }", "W0105 2:24"},
    {"NumberWithLetters", P "message M { string s = 1a; }", "W0105 2:24"},
    {"NumberTooLarge", P "message M { string s = 18446744073709551616; }",
     "W0108 2:24"},
    {"RealTooLarge", P "context double d = 1e999;", "W0108 2:20"},
    {"LeadingUnderscore", P "message M { string _s; }", "W0107 2:20"},
    {"TrailingUnderscore", P "message M { string s_; }", "W0107 2:20"},
    {"DoubleUnderscore", P "message M { string a__b; }", "W0107 2:20"},
    {"NotUtf8", P "// \xff\nmessage M { string s; }", "W0109 2:4"},
    {"OverlongUtf8", P "// \xc0\xaf\n", "W0109 2:4"},
    {"SurrogateInUtf8", P "// \xed\xa0\x80\n", "W0109 2:4"},
    {"TextDirection", P "// \xe2\x80\xae evil\n", "W0110 2:4"},
    {"AfterMultibyteCharacters",
     P "/* \xc3\xa4\xe2\x82\xac\xf0\x9f\x90\x91 */ mesage M { string s; }",
     "W0203 2:11"},
    {"AfterTabs", P "\t\tmesage M { string s; }", "W0203 2:3"},
    {"AfterWindowsLines", "package a;\r\n\r\nmesage M { string s; }\r\n",
     "W0203 3:1"},
};
INSTANTIATE_TEST_SUITE_P(Characters, Errors, ::testing::ValuesIn(kCharacters),
                         [](const auto &one) { return one.param.name; });

const Case kSyntax[] = {
    {"EmptyFile", "", "W0204 1:1"},
    {"OnlyAComment", "// nothing\n", "W0204 2:1"},
    {"NoPackage", "message M { string s; }", "W0204 1:1"},
    {"PackageWithoutName", "package ;\n", "W0201 1:9"},
    {"PackageTwice", P "package b;", "W0204 2:1"},
    {"PackageLate", "message M { string s; }\npackage a;", "W0204 2:1"},
    {"PackageEndsWithDot", "package a.;\n", "W0201 1:11"},
    {"SemicolonMissingAfterPackage", "package a\nmessage M { string s; }",
     "W0201 1:10"},
    {"SemicolonMissingAfterField",
     P "message M {\n  string s = 1\n  string t = 2;\n}", "W0201 3:15"},
    {"SemicolonMissingAfterLastField", P "message M { string s = 1 }",
     "W0201 2:26"},
    {"CommaInsteadOfSemicolon", P "message M { string s = 1, string t = 2; }",
     "W0201 2:25"},
    {"ColonInsteadOfEquals", P "message M { string s : 1; }", "W0101 2:22"},
    {"EqualsMissing", P "message M { string s 1; }", "W0201 2:22"},
    {"FieldWithoutName", P "message M { string = 1; }", "W0201 2:20"},
    {"FieldWithoutType", P "message M { s = 1; }", "W0201 2:15"},
    {"FieldNumberIsAName", P "message M { string s = one; }", "W0201 2:24"},
    {"FieldNumberIsMissing", P "message M { string s = ; string t = 2; }",
     "W0201 2:24"},
    {"SquareInsteadOfCurly", P "enum E [\n  A = 0;\n]\nmessage N { string t; }",
     "W0201 2:8"},
    {"WrongBracketInside",
     P "message M {\n  message N (\n    string s;\n  )\n  string t;\n}",
     "W0201 3:13"},
    {"FieldNumberIsReal", P "message M { string s = 1.5; }", "W0201 2:24"},
    {"BraceMissingAfterName", P "message M\n  string s = 1;\n}", "W0201 2:10"},
    {"MessageWithoutBody", P "message M;", "W0201 2:10"},
    {"MessageWithoutName", P "message { string s; }", "W0201 2:9"},
    {"BraceMissingAtTheEnd", P "message M {\n  string s = 1;\n", "W0209 3:16"},
    {"BraceMissingBeforeService",
     P "message M {\n  string s = 1;\nservice S { routine r(); }",
     "W0209 3:16"},
    {"BraceTooMany", P "message M { string s; } }", "W0209 2:25"},
    {"RoundInsteadOfCurly",
     P "message M (\n  string s;\n)\nmessage N { string t; }", "W0201 2:11"},
    {"UnknownKeyword", P "mesage M { string s; }", "W0203 2:1"},
    {"UnknownDeclaration", P "wibble M { string s; }\nmessage N { string s; }",
     "W0203 2:1"},
    {"NumberInsteadOfDeclaration", P "42;\nmessage N { string s; }",
     "W0201 2:1"},
    {"ProtoSyntax", "syntax = \"proto3\";\npackage a;", "W0207 1:1"},
    {"ProtoOption", P "option java_package = \"x\";", "W0202 2:1"},
    {"ProtoRequired", P "message M { required string s = 1; }", "W0207 2:13"},
    {"ProtoRpc", P "message M { string s; } service S { rpc r(message M); }",
     "W0207 2:37"},
    {"RoutineMisspelt", P "service S { rutine r(); }", "W0203 2:13"},
    {"RoutineWithoutKeyword", P "service S { r(); }", "W0201 2:13"},
    {"RoutineWithoutParentheses", P "service S { routine r; routine q(); }",
     "W0201 2:22"},
    {"RoutineWithoutName", P "service S { routine (); routine q(); }",
     "W0201 2:21"},
    {"RoutineWithBody", P "service S { routine r() { } routine q(); }",
     "W0201 2:25"},
    {"ArgumentWithoutName", P "service S { routine r(string, int32 x); }",
     "W0201 2:29"},
    {"ArgumentWithoutType", P "service S { routine r(x); }", "W0201 2:24"},
    {"ArgumentListNotClosed",
     P "service S {\n  routine r(string s;\n  routine q();\n}", "W0201 3:21"},
    {"TrailingComma", P "service S { routine r(string s,); }", "W0201 2:32"},
    {"ReturnsWithoutParentheses", P "service S { routine r() returns string; }",
     "W0201 2:33"},
    {"MessageFormWithName",
     P "message M { string s; } service S { routine r(message M m); }",
     "W0201 2:57"},
    {"SignatureTwiceMessage",
     P "message M { string s; } service S { routine r(message M, message M); }",
     "W0201 2:56"},
    {"EnumValueWithoutNumber", P "enum E { A = ; }", "W0201 2:14"},
    {"EnumCommas", P "enum E { A = 0, B = 1 }", "W0201 2:15, W0201 2:23"},
    {"ContextWithoutType", P "context tenant;", "W0201 2:15"},
    {"ContextWithoutName", P "context string;", "W0201 2:15"},
    {"ContextDefaultMissing", P "context string s = ;", "W0201 2:20"},
    {"ImportWithoutQuotes", P "import b.wool;", "W0201 2:8"},
    {"ImportAfterDeclaration", P "message M { b.B b; }\nimport \"b.wool\";",
     "W0208 3:8"},
    {"ExternWithoutService", P "extern message M { string s; }", "W0201 2:8"},
    {"OptionsNotClosed",
     P "context string s [accept = none;\nmessage M { string s; }",
     "W0201 2:32"},
    {"OptionWithoutName", P "context string s [= none];", "W0201 2:19"},
    {"TypeNamedLikeAKeyword", P "message string { int32 x; }", "W0206 2:9"},
    {"TokenNotClosed", P "context string v; message M { token<v t; }",
     "W0201 2:39"},
    {"TokenOfNothing", P "message M { token<> t; }", "W0201 2:19"},
    {"Map", P "message M { map<string, int32> m = 1; }", "W0202 2:13"},
    {"Value", P "message M { value v = 1; }", "W0202 2:13"},
    {"Oneof",
     P "message M { oneof o { string s = 1; int32 i = 2; } bool b = 3; }",
     "W0202 2:13"},
    {"StreamAndMore",
     P "message M { string s; } service S { routine r(stream M m, bool b); }",
     "W0417 2:64"},
    {"MoreAndStream",
     P "message M { string s; } service S { routine r(bool b, stream M m); }",
     "W0417 2:55"},
    {"StreamInAMessage", P "message M { stream string s; }", "W0417 2:13"},
    {"StreamTwice",
     P "message M { string s; } service S { routine r(stream stream M m); }",
     "W0417 2:54"},
    {"MessageStream",
     P "message M { string s; } service S { routine r() returns (message "
       "stream M); }",
     "W0417 2:66"},
    {"StreamOfNothing", P "service S { routine r(stream); }", "W0201 2:29"},
    {"Throws", P "service S { routine r() throws (NotFound); }", "W0202 2:25"},
    {"TypedError", P "error NotFound { string s; }\nmessage M { string s; }",
     "W0202 2:1"},
    {"Constant", P "const int32 X = 1;", "W0202 2:1"},
    {"OptionOfField", P "message M { string s = 1 [deprecated = true]; }",
     "W0202 2:27"},
    {"OptionalAndRepeated", P "message M { optional repeated string s; }",
     "W0210 2:22"},
    {"ReservedInEnum", P "enum E { A = 0; reserved 2; }", "W0202 2:17"},
    {"ReservedOfNothing", P "message M { reserved; string s = 1; }",
     "W0201 2:21"},
    {"SeveralAtOnce",
     P "message M {\n  strng s = 1;\n  int32 i = 1;\n  bool b 3;\n}\nmesage N "
       "{ }",
     "W0302 3:3, W0403 4:13, W0201 5:10, W0203 7:1"},
};
INSTANTIATE_TEST_SUITE_P(Syntax, Errors, ::testing::ValuesIn(kSyntax),
                         [](const auto &one) { return one.param.name; });

const Case kNames[] = {
    {"MessageTwice", P "message M { string s; }\nmessage M { string t; }",
     "W0301 3:9"},
    {"MessageAndEnum", P "message M { string s; }\nenum M { A = 0; }",
     "W0301 3:6"},
    {"FieldTwice", P "message M { string s; int32 s; }", "W0301 2:29"},
    {"ArgumentTwice", P "service S { routine r(string s, int32 s); }",
     "W0301 2:39"},
    {"EnumValueTwice", P "enum E { A = 0; A = 1; }", "W0301 2:17"},
    {"EnumValueInTwoEnums", P "enum E { A = 0; }\nenum F { A = 0; }",
     "W0301 3:10"},
    {"RoutineTwice", P "service S { routine r(); routine r(); }", "W0301 2:34"},
    {"VariableTwice", P "context string v;\ncontext int32 v;", "W0301 3:15"},
    {"VariableAndService", P "context string S;\nservice S { routine r(); }",
     "W0301 3:9"},
    {"RequestClash",
     P "message S_r_request { string s; }\nservice S { routine r(); }",
     "W0301 3:21"},
    {"PackageAndMessage", "package a.b;\nimport \"a2.wool\";", "W0301 1:9"},
    {"JsonNames", P "message M { string a_b = 1; string aB = 2; }",
     "W0311 2:36"},
    {"EnumPrefix", P "enum Status { STATUS_OPEN = 0; OPEN = 1; }",
     "W0312 2:32"},
    {"UnknownType", P "message M { Missing m; }", "W0302 2:13"},
    {"UnknownQualifiedType", P "message M { x.y.Missing m; }", "W0302 2:13"},
    {"UnknownArgumentType", P "service S { routine r(Missing m); }",
     "W0302 2:23"},
    {"UnknownVariable", P "message M { token<missing> t; }", "W0303 2:19"},
    {"UnknownVariableType", P "context Missing m;", "W0302 2:9"},
    {"UnknownWholeMessage", P "service S { routine r(message Missing); }",
     "W0302 2:31"},
    {"TokenOfAMessage", P "message M { token<M> t; }", "W0304 2:19"},
    {"TypeIsAVariable", P "context string v;\nmessage M { v x; }",
     "W0304 3:13"},
    {"TypeIsAService", P "service S { routine r(S s); }", "W0304 2:23"},
    {"TypeIsAnEnumValue", P "enum E { A = 0; }\nmessage M { A a; }",
     "W0304 3:13"},
    {"WholeMessageIsAnEnum",
     P "enum E { A = 0; }\nservice S { routine r(message E); }", "W0304 3:31"},
    {"WholeMessageIsBuiltIn", P "service S { routine r(message string); }",
     "W0304 2:31"},
    {"TypeOfARoutine",
     P "service S { routine r(); }\nmessage M { S_r_request x; }",
     "W0304 3:13"},
    {"NotImported", P "import \"c.wool\";\nmessage M { c.C c; b.B b; }",
     "W0305 3:20"},
    {"VariableNotImported",
     P "import \"c.wool\";\nmessage M { c.C c; token<b.v> b; }", "W0305 3:26"},
    {"ImportNotFound", P "import \"missing.wool\";", "W0306 2:8"},
    {"ImportNotFoundHidesUnknownNames",
     P "import \"missing.wool\";\nmessage M { missing.X x; }", "W0306 2:8"},
    {"ImportTwice",
     P "import \"b.wool\";\nimport \"b.wool\";\nmessage M { b.B b; }",
     "W0309 3:8"},
    {"ImportUnused", P "import \"b.wool\";\nmessage M { string s; }",
     "W0308 2:8"},
    {"ImportOfItself", P "import \"a.wool\";", "W0307 2:8"},
    {"ImportCycle", P "import \"self.wool\";", "W0307 2:8"},
    {"ImportCycleElsewhere", P "import \"loop1.wool\";", "W0307 2:8"},
    {"ImportAbsolute", P "import \"/etc/passwd.wool\";", "W0313 2:8"},
    {"ImportUpwards", P "import \"../b.wool\";", "W0313 2:8"},
    {"ImportUpwardsInside", P "import \"x/../b.wool\";", "W0313 2:8"},
    {"ImportWithoutSuffix", P "import \"b\";", "W0313 2:8"},
    {"ImportOfProto", P "import \"b.proto\";", "W0313 2:8"},
    {"ImportWithBackslash", P "import \"x\\\\b.wool\";", "W0313 2:8"},
    {"ImportWithNul", P "import \"b\\0.wool\";", "W0313 2:8"},
    {"ImportOfNothing", P "import \"\";", "W0313 2:8"},
    {"RuntimesPackage", "package wool;\nmessage M { string s; }", "W0310 1:9"},
    {"RuntimesSubpackage", "package wool.x;\nmessage M { string s; }",
     "W0310 1:9"},
    {"ReservedName", P "message M { reserved \"old\"; string old = 1; }",
     "W0315 2:36"},
};
INSTANTIATE_TEST_SUITE_P(Names, Errors, ::testing::ValuesIn(kNames),
                         [](const auto &one) { return one.param.name; });

const Case kRules[] = {
    {"NumberZero", P "message M { string s = 0; }", "W0401 2:24"},
    {"NumberNegative", P "message M { string s = -1; }", "W0401 2:24"},
    {"NumberTooLarge", P "message M { string s = 536870912; }", "W0401 2:24"},
    {"NumberOfTheManifest", P "message M { string s = 536870911; }",
     "W0402 2:24"},
    {"NumberOfProtobufFirst", P "message M { string s = 19000; }",
     "W0402 2:24"},
    {"NumberOfProtobufLast", P "message M { string s = 19999; }", "W0402 2:24"},
    {"NumberTwice", P "message M { string s = 3; string t = 3; }",
     "W0403 2:38"},
    {"NumberThreeTimes",
     P "message M { string s = 3; string t = 3; string u = 3; }",
     "W0403 2:38, W0403 2:52"},
    {"SomeNumbered", P "message M { string s = 3; string t; }", "W0404 2:34"},
    {"SomeNotNumbered", P "message M { string s; string t = 3; }",
     "W0404 2:30"},
    {"SomeArgumentsNumbered",
     P "service S { routine r(string s, string t = 3); }", "W0404 2:40"},
    {"SomeEnumValuesNumbered", P "enum E { A = 0; B; }", "W0404 2:17"},
    {"EnumFirstNotZero", P "enum E { A = 1; B = 0; }", "W0405 2:14"},
    {"EnumValueTooLarge", P "enum E { A = 0; B = 2147483648; }", "W0406 2:21"},
    {"EnumValueTooSmall", P "enum E { A = 0; B = -2147483649; }", "W0406 2:21"},
    {"EnumNumberTwice", P "enum E { A = 0; B = 1; C = 1; }", "W0403 2:28"},
    {"EnumEmpty", P "enum E { }", "W0409 2:6"},
    {"NumberReserved", P "message M { reserved 2; string s = 2; }",
     "W0407 2:36"},
    {"NumberInReservedRange", P "message M { reserved 4 to 9; string s = 9; }",
     "W0407 2:41"},
    {"PositionReserved", P "message M { reserved 2; string s; string t; }",
     "W0407 2:42"},
    {"ReservedRangeBackwards", P "message M { reserved 9 to 4; string s = 1; }",
     "W0416 2:22"},
    {"ReservedZero", P "message M { reserved 0; string s = 1; }", "W0416 2:22"},
    {"ReservedTooLarge", P "message M { reserved 536870912; string s = 1; }",
     "W0416 2:22"},
    {"TokenVariable", P "context token t;", "W0410 2:9"},
    {"TokenOfVariableVariable", P "context string v;\ncontext token<v> t;",
     "W0410 3:9"},
    {"RepeatedVariable", P "context repeated string v;", "W0410 2:9"},
    {"OptionalVariable", P "context optional string v;", "W0410 2:9"},
    {"DefaultOfString", P "context string s = 5;", "W0413 2:20"},
    {"DefaultOfStringNotUtf8", P "context string s = \"\\xff\";", "W0413 2:20"},
    {"DefaultOfBytes", P "context bytes s = none;", "W0413 2:19"},
    {"DefaultOfInteger", P "context int32 i = \"5\";", "W0413 2:19"},
    {"DefaultOfIntegerReal", P "context int32 i = 5.0;", "W0413 2:19"},
    {"DefaultOfIntegerTooLarge", P "context int32 i = 2147483648;",
     "W0413 2:19"},
    {"DefaultOfUnsignedNegative", P "context uint32 i = -1;", "W0413 2:20"},
    {"DefaultOfUnsignedTooLarge", P "context uint32 i = 4294967296;",
     "W0413 2:20"},
    {"DefaultOfLongTooLarge", P "context int64 i = 9223372036854775808;",
     "W0413 2:19"},
    {"DefaultOfBool", P "context bool b = 1;", "W0413 2:18"},
    {"DefaultOfReal", P "context double d = true;", "W0413 2:20"},
    {"DefaultOfEnumNumber", P "enum E { A = 0; }\ncontext E e = 0;",
     "W0413 3:15"},
    {"DefaultOfEnumUnknown", P "enum E { A = 0; }\ncontext E e = B;",
     "W0413 3:15"},
    {"DefaultOfMessage", P "message M { string s; }\ncontext M m = 1;",
     "W0413 3:15"},
    {"OptionUnknown", P "context string s [accpt = none];", "W0411 2:19"},
    {"OptionTwice", P "context string s [accept = none, accept = all];",
     "W0414 2:34"},
    {"OptionWrongValue", P "context string s [accept = maybe];", "W0412 2:28"},
    {"OptionWithoutValue", P "context string s [accept];", "W0412 2:19"},
    {"HeaderUpperCase", P "context string s [header = \"X-Trace\"];",
     "W0412 2:28"},
    {"HeaderEmpty", P "context string s [header = \"\"];", "W0412 2:28"},
    {"HeaderOfGrpc", P "context string s [header = \"grpc-timeout\"];",
     "W0412 2:28"},
    {"HeaderOfWool", P "context string s [header = \"wool-chain\"];",
     "W0412 2:28"},
    {"HeaderOfHttp", P "context string s [header = \"te\"];", "W0412 2:28"},
    {"HeaderContentType", P "context string s [header = \"content-type\"];",
     "W0412 2:28"},
    {"HeaderUserAgent", P "context string s [header = \"user-agent\"];",
     "W0412 2:28"},
    {"HeaderHost", P "context string s [header = \"host\"];", "W0412 2:28"},
    {"HeaderPseudo", P "context string s [header = \":path\"];", "W0412 2:28"},
    {"HeaderWithSpace", P "context string s [header = \"x y\"];", "W0412 2:28"},
    {"HeaderNotAString", P "context string s [header = x];", "W0412 2:28"},
    {"HeaderWithoutValue", P "context string s [header];", "W0412 2:19"},
    {"HeaderOfBool", P "context bool s [header = \"x\"];", "W0412 2:26"},
    {"HeaderOfDouble", P "context double s [header = \"x\"];", "W0412 2:28"},
    {"HeaderOfEnum", P "enum E { A = 0; }\ncontext E e [header = \"x\"];",
     "W0412 3:23"},
    {"HeaderOfMessage",
     P "message M { string s; }\ncontext M m [header = \"x-bin\"];",
     "W0412 3:23"},
    {"HeaderOfInteger", P "context int32 s [header = \"x\"];", "W0412 2:27"},
    {"HeaderBinaryOfString", P "context string s [header = \"x-bin\"];",
     "W0412 2:28"},
    {"HeaderTextOfBytes", P "context bytes s [header = \"x\"];", "W0412 2:27"},
    {"ServiceOption", P "service S [path = \"x\"] { routine r(); }",
     "W0411 2:12"},
    {"ExternPathMalformed",
     P "extern service S [path = \"x/y\"] { routine r(); }", "W0412 2:26"},
    {"ExternPathNotAString", P "extern service S [path = x] { routine r(); }",
     "W0412 2:26"},
    {"ExternToken", P "extern service S { routine r(token t); }", "W0415 2:29"},
    {"ExternTokenInside",
     P "message M { token t; }\nextern service S { routine r() returns "
       "(message M); }",
     "W0415 3:40"},
};
INSTANTIATE_TEST_SUITE_P(Rules, Errors, ::testing::ValuesIn(kRules),
                         [](const auto &one) { return one.param.name; });

TEST(Suggestions, AreMadeForWhatIsNear) {
  const struct {
    const char *text;
    const char *word;
  } cases[] = {
      {P "message Item { string s; } message M { Itme i; }", "'Item'?"},
      {P "message M { strng s; }", "'string'?"},
      {P "message M { int s; }", "'int32'?"},
      {P "message M { uint64_t s; }", "'uint64'?"},
      {P "mesage M { string s; }", "'message'?"},
      {P "context string tenant; message M { token<tenent> t; }", "'tenant'?"},
      {P "service S { rutine r(); }", "'routine'?"},
      {P "service S { rpc r(); }", "'routine'?"},
      {P "context string s [acept = none];", "'accept'?"},
      {P "enum E { COLD = 0; } context E e = CLOD;", "'COLD'?"},
      {P "import \"b.wool\"; message M { B b; b.B c; }", "'b.B'?"},
      {P "message M { B b; }\n", "unknown type 'B'"},
      {P "import \"c.wool\"; message M { c.C c; b.B b; }",
       "import \"b.wool\";"},
      {"syntax = \"proto3\";\npackage a;", ".proto file"},
      {P "message M { string s; } service S { routine r(M) returns (M); }",
       "(message M)"},
  };
  for (const auto &one : cases) {
    Compilation c({{"a.wool", one.text},
                   {"b.wool", "package b;\nmessage B { string x; }\n"},
                   {"c.wool", "package c;\nimport \"b.wool\";\n"
                              "message C { b.B b; }\n"}},
                  {"a.wool"});
    EXPECT_NE(c.Messages().find(one.word), std::string::npos)
        << one.text << "\n"
        << c.Messages();
  }
}

TEST(Notes, ShowTheOtherPlace) {
  Compilation c(P "message M { string a; }\n\nmessage M { string b; }");
  const auto findings = c.Findings();
  ASSERT_EQ(findings.size(), 1u);
  ASSERT_EQ(findings[0].notes.size(), 1u);
  EXPECT_EQ(findings[0].notes[0], std::make_pair(2u, 9u));
}

TEST(Findings, OfAllFilesAreInOrder) {
  Compilation c({{"a.wool", P "import \"b.wool\";\nmessage A { X x; Y y; }"},
                 {"b.wool", "package b;\nmessage B { Z z; }"}},
                {"a.wool"});
  EXPECT_EQ(c.Places(), "W0302 2:13, W0302 3:13, W0302 3:18");
}

TEST(Findings, BeyondTheLimitAreCounted) {
  std::string text = P "message M {";
  for (int i = 0; i < 150; i++)
    text += "X x" + std::to_string(i) + ";";
  Compilation c(text + "}");
  EXPECT_EQ(c.Findings().size(), 100u);
  EXPECT_EQ(c.model()->sink.n_errors, 150u);
}

} // namespace
