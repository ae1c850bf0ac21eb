// Breaking: what each change of a schema is called, and which changes are none.

#include <gtest/gtest.h>

#include <string>

#include "tests/idl/compilation.h"

extern "C" {
#include "idl/breaking/breaking.h"
}

namespace {

using wool_test::Compilation;

struct Case {
  const char *name;
  const char *before;
  const char *after;
  const char *codes; // in the order of the places, the new file first
};

void PrintTo(const Case &c, std::ostream *out) {
  *out << c.name;
}

class Breaking : public ::testing::TestWithParam<Case> {};

TEST_P(Breaking, IsSaidOfWhatBreaks) {
  Compilation before(std::string("package a;\n") + GetParam().before);
  Compilation after(std::string("package a;\n") + GetParam().after);
  ASSERT_TRUE(before.ok()) << before.Messages();
  ASSERT_TRUE(after.ok()) << after.Messages();
  woolc_breaking(before.model(), before.file(), after.model());
  std::string codes;
  for (const auto &finding : after.Findings())
    codes += (codes.empty() ? "" : " ") + finding.code;
  EXPECT_EQ(codes, GetParam().codes) << after.Messages();
}

const Case kHarmless[] = {
    {"Nothing", "message M { string s = 1; }", "message M { string s = 1; }",
     ""},
    {"NewField", "message M { string s = 1; }",
     "message M { string s = 1; string t = 2; }", ""},
    {"NewFieldWithLimitsThatZeroKeeps", "message M {}",
     "message M { string s = 1 [max_len = 3]; int32 i = 2 [range = 0 to 9]; "
     "optional string o = 3 [min_len = 2]; }",
     ""},
    {"OtherOrder", "message M { string s = 1; string t = 2; }",
     "message M { string t = 2; string s = 1; }", ""},
    {"NewThings", "message M {}",
     "message M {}\nmessage N {}\nservice S { routine r(); }\ncontext bool v;",
     ""},
    {"NewRoutineAndError", "service S { routine r(); }",
     "error X {}\nservice S { routine r() throws (X); routine q(); }", ""},
    {"NewEnumValue", "enum E { A = 0; }", "enum E { A = 0; B = 1; }", ""},
    {"WiderLimits",
     "message M { string s = 1 [max_len = 3]; int32 i = 2 [range = 0 to 9]; }",
     "message M { string s = 1 [max_len = 4]; int32 i = 2 [range = -1 to 9]; }",
     ""},
    {"ReservedInAnotherWay", "message M { reserved 5, 7; reserved 6; }",
     "message M { reserved 5 to 9; }", ""},
    {"Deprecated", "message M { string s = 1; }",
     "message M { string s = 1 [deprecated]; }", ""},
    {"IntoAOneofOfItsOwn", "message M { optional string s = 1; }",
     "message M { oneof o { string s = 1; } }", "W0855"},
};
INSTANTIATE_TEST_SUITE_P(Harmless, Breaking, ::testing::ValuesIn(kHarmless),
                         [](const auto &one) { return one.param.name; });

const Case kWire[] = {
    {"FieldGone", "message M { string s = 1; }", "message M {}", "W0852 W0802"},
    {"FieldGoneAndReserved", "message M { string s = 1; }",
     "message M { reserved 1; }", "W0852"},
    {"FieldRenumbered", "message M { string s = 1; }",
     "message M { string s = 2; }", "W0803"},
    {"NumberUsedAgain", "message M { string s = 1; }",
     "message M { uint32 n = 1; }", "W0804 W0853"},
    {"Varints", "message M { int32 i = 1; }", "message M { sint32 i = 1; }",
     "W0804"},
    {"Fixed", "message M { fixed32 i = 1; }", "message M { fixed64 i = 1; }",
     "W0804"},
    {"OtherMessage", "message A {}\nmessage B {}\nmessage M { A m = 1; }",
     "message A {}\nmessage B {}\nmessage M { B m = 1; }", "W0804"},
    {"OtherToken",
     "context bool v;\ncontext bool w;\nmessage M { token<v> t = 1; }",
     "context bool v;\ncontext bool w;\nmessage M { token<w> t = 1; }",
     "W0804"},
    {"AnyToken", "context bool v;\nmessage M { token<v> t = 1; }",
     "context bool v;\nmessage M { token t = 1; }", "W0854"},
    {"Repeated", "message M { int32 i = 1; }",
     "message M { repeated int32 i = 1; }", "W0805"},
    {"MapValue", "message M { map<string, int32> m = 1; }",
     "message M { map<string, string> m = 1; }", "W0804"},
    {"MapToList", "message M { map<string, int32> m = 1; }",
     "message E { string key = 1; int32 value = 2; }\n"
     "message M { repeated E m = 1; }",
     "W0804 W0805"},
    {"IntoAOneof", "message M { string s = 1; string t = 2; }",
     "message M { oneof o { string s = 1; string t = 2; } }", "W0806 W0806"},
    {"ShorterText", "message M { string s = 1; }",
     "message M { string s = 1 [max_len = 3]; }", "W0807"},
    {"NarrowerRange", "message M { double d = 1 [range = 0.5 to max]; }",
     "message M { double d = 1 [range = 0.75 to max]; }", "W0807"},
    {"Required", "message M { optional string s = 1; }",
     "message M { optional string s = 1 [required]; }", "W0807"},
    {"Default", "message M { optional int32 i = 1 [default = 1]; }",
     "message M { optional int32 i = 1; }", "W0814"},
    {"ServiceGone", "service S { routine r(); }", "", "W0801"},
    {"RoutineGone", "service S { routine r(); routine q(); }",
     "service S { routine r(); }", "W0801"},
    {"Stream", "service S { routine r(string s); }",
     "service S { routine r(stream string s); }", "W0808"},
    {"Path", "extern service S [path = \"x.S\"] { routine r(); }",
     "extern service S [path = \"y.S\"] { routine r(); }", "W0809"},
    {"ErrorCode", "error X {}", "error X [code = ABORTED] {}", "W0810"},
    {"VariableGone", "context bool v;", "", "W0811"},
    {"VariableType", "context bool v;", "context string v;", "W0811"},
    {"VariableNotAccepted", "context bool v;",
     "context bool v [accept = none];", "W0812"},
    {"VariableHeader", "context string v;",
     "context string v [header = \"x\"];", "W0812"},
    {"VariableDefault", "context string v = \"a\";",
     "context string v = \"b\";", "W0814"},
    {"EnumValueRenumbered", "enum E { A = 0; B = 1; }",
     "enum E { A = 0; B = 2; }", "W0803"},
    {"EnumValueGone", "enum E { A = 0; B = 1; }", "enum E { A = 0; }",
     "W0857 W0802"},
    {"EnumClosed", "enum E { A = 0; }", "enum E [closed] { A = 0; }", "W0813"},
    {"ArgumentsOfOneTypeSwapped", "service S { routine r(bool a, bool b); }",
     "service S { routine r(bool b, bool a); }", "W0803 W0803"},
    {"BytesToText", "message M { bytes s = 1; }", "message M { string s = 1; }",
     "W0804"},
    {"NoLongerReserved", "message M { reserved 5 to 7, \"x\"; }",
     "message M { reserved 5 to 6; }", "W0802 W0802"},
    {"EnumNoLongerReserved", "enum E { A = 0; reserved 1; }",
     "enum E { A = 0; }", "W0802"},
    {"NewRequiredField", "message M {}",
     "message M { optional string s = 1 [required]; }", "W0807"},
    {"NewFieldThatIsNotEmpty", "message M {}",
     "message M { string s = 1 [min_len = 1]; }", "W0807"},
    {"NewFieldThatIsNotZero", "message M {}",
     "message M { sint32 i = 1 [range = 1 to 9]; }", "W0807"},
    {"NewListThatIsNotEmpty", "message M {}",
     "message M { repeated bool b = 1 [min_items = 1]; }", "W0807"},
    {"NewRequiredOneof", "message M {}",
     "message M { oneof o [required] { bool b = 1; } }", "W0807"},
    {"ArgumentRenumbered", "service S { routine r(string s, bool b); }",
     "service S { routine r(bool b, string s); }", "W0804 W0803 W0804 W0803"},
};
INSTANTIATE_TEST_SUITE_P(Wire, Breaking, ::testing::ValuesIn(kWire),
                         [](const auto &one) { return one.param.name; });

const Case kSource[] = {
    {"MessageGone", "message M {}", "", "W0851"},
    {"NestedGone", "message M { message N {} }", "message M {}", "W0851"},
    {"FieldRenamed", "message M { string s = 1; }",
     "message M { string t = 1; }", "W0853"},
    {"Wider", "message M { int32 i = 1; }", "message M { int64 i = 1; }",
     "W0854"},
    {"Bytes", "message M { string s = 1; }", "message M { bytes s = 1; }",
     "W0854"},
    {"Optional", "message M { string s = 1; }",
     "message M { optional string s = 1; }", "W0855"},
    {"NewArgument", "service S { routine r(string s); }",
     "service S { routine r(string s, bool b); }", "W0856"},
    {"ResultGone", "service S { routine r() returns (string s, bool b); }",
     "service S { routine r() returns (string s); }", "W0856"},
    {"RequestBecomesAMessage", "service S { routine r(string s); }",
     "message R { string s = 1; }\nservice S { routine r(message R); }",
     "W0856"},
    {"EnumValueRenamed", "enum E { A = 0; }", "enum E { B = 0; }", "W0853"},
    {"EnumValueGoneAndReserved", "enum E { A = 0; B = 1; }",
     "enum E { A = 0; reserved 1; }", "W0857"},
    {"Constant", "const uint32 K = 1;", "const uint32 K = 2;", "W0858"},
    {"JsonName", "message M { string s = 1; }",
     "message M { string s = 1 [json_name = \"t\"]; }", "W0859"},
};
INSTANTIATE_TEST_SUITE_P(Source, Breaking, ::testing::ValuesIn(kSource),
                         [](const auto &one) { return one.param.name; });

} // namespace
