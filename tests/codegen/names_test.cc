// What has no name of its own in C is diagnosed, never changed in silence.

#include <gtest/gtest.h>

#include <string>

#include "tests/idl/compilation.h"

extern "C" {
#include "codegen/c_names.h"
#include "codegen/c_words.h"
}

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

class Clashes : public ::testing::TestWithParam<Case> {};

TEST_P(Clashes, AreFound) {
  Compilation c(GetParam().text);
  ASSERT_TRUE(c.ok()) << c.Messages();
  woolc_spell(c.model());
  EXPECT_EQ(c.Places(), GetParam().places) << c.Messages();
}

#define P "package a;\n"

const Case kCases[] = {
    {"WordsOfVariableArguments",
     P "service S { routine va_start(bool va_arg); routine va_copy(); }", ""},
    {"WordsThatHoldOthers",
     P "const int32 PRINT_MAX = 1;\nconst int32 HINT_MAX = 2;\n"
       "const int32 MINT_C = 3;",
     ""},
    {"ChoiceCalledCase", P "message M { oneof o { bool case = 1; } }",
     "W0501 2:28"},
    {"None", P "message M { string s; }", ""},
    {"NestedAndFlat", P "message M { message N {} }\nmessage M_N {}",
     "W0501 3:9"},
    {"TypeTable", P "message M {}\nmessage M_type {}", "W0501 3:9"},
    {"CopyOfAMessage", P "message M {}\nmessage M_copy {}", "W0501 3:9"},
    {"JsonOfAMessage",
     P "message M {}\ncontext bool x;\nenum M_from_json { A; }", "W0501 2:9"},
    {"FreeOfAnError", P "error M {}\nmessage M_free {}", "W0501 3:9"},
    {"EntriesHaveNoFunctions",
     P "message M { map<bool, bool> x; }\nmessage M_XEntry_copy {}", ""},
    {"NameOfAnEnum", P "enum E { A; }\nmessage E_name {}", "W0501 3:9"},
    {"ParseOfAnEnum", P "enum E { A; }\nenum E_parse { B; }", "W0501 3:6"},
    {"ConstantAndMessage",
     P "message M { const bool X = true; }\n"
       "message M_X {}",
     "W0501 2:24"},
    {"UnknownFields", P "message M { bytes unknown_fields; }", ""},
    {"UnknownFieldsInAOneof",
     P "message M { oneof unknown_fields { bool x; } }", ""},
    {"FieldTable", P "message M {}\nmessage M_fields {}", "W0501 3:9"},
    {"EnumValueAndType", P "enum E { M_type = 0; }\nmessage M {}", "W0501 3:9"},
    {"VariableAccessors", P "context string v;\nmessage v_set {}",
     "W0501 2:16"},
    {"VariableTable", P "context string v;\nmessage v_decl {}", "W0501 2:16"},
    {"RoutineAndStart", P "service S { routine r(); routine r_start(); }",
     "W0501 2:34"},
    {"RoutineAndHandlers", P "service S { routine handlers(); }", "W0501 2:21"},
    {"RoutineAndRegister", P "service S { routine register(); }", "W0501 2:21"},
    {"RoutineAndMessage", P "service S { routine r(); }\nmessage S_r {}",
     "W0501 2:21"},
    {"MemberAndCount", P "message M { repeated string x; int32 n_x; }",
     "W0502 2:38"},
    {"MemberAndFlag", P "message M { optional string x; bool has_x; }",
     "W0502 2:37"},
    {"OneofAndItsWhich", P "message M { oneof x { bool a; } int32 which_x; }",
     "W0502 2:19"},
    {"OneofAndCount", P "message M { repeated bool x; oneof n_x { bool a; } }",
     "W0502 2:36"},
    {"OneofFieldLikeAMember",
     P "message M { oneof x { bool y; } oneof z { bool which_x; } }", ""},
    {"OneofAndNestedMessage",
     P "message M { oneof x { bool y; } message x_y { } }", "W0501 2:41"},
    {"OneofAndNotSet", P "message M { oneof x { bool NOT_SET; } }",
     "W0501 2:28"},
    {"EntryAndMessage",
     P "message M { map<bool, bool> m; }\nmessage M_MEntry { }", "W0501 3:9"},
    {"ErrorAndFunction", P "error E { }\nmessage E_throw { }", "W0501 3:9"},
    {"ErrorAndTable", P "error E { }\nmessage E_error { }", "W0501 3:9"},
    {"RoutineAndThrows",
     P "error E { } service S { routine r() throws (E); routine r_throws(); }",
     "W0501 2:57"},
    {"NoFlagOfAMessage", P "message M { optional M x; bool has_x; }", ""},
    {"ArgumentAndCount",
     P "service S { routine r(repeated bool x, bool n_x); }",
     "W0502 2:45, W0502 2:45"},
    {"ArgumentAndResult",
     P "service S { routine r(bool out_x) returns (bool x); }", "W0502 2:49"},
    {"ArgumentAndWholeResult",
     P "message M {}\nservice S { routine r(bool out_response) returns "
       "(message M); }",
     "W0502 3:28"},
    {"MemberAndType", P "message M { string a_M; }", "W0502 2:20"},
    {"KeywordOfCxx", "package static;\nmessage cast {}", "W0503 2:9"},
    {"TypeOfC", "package wchar;\nmessage t {}", "W0503 2:9"},
    {"LimitOfC", "package INT32;\nenum E { MAX = 0; }", "W0503 2:10"},
    {"KeywordAsRoutine", P "service S { routine delete(); routine int(); }",
     ""},
};
INSTANTIATE_TEST_SUITE_P(All, Clashes, ::testing::ValuesIn(kCases),
                         [](const auto &one) { return one.param.name; });

TEST(Clashes, AcrossFilesShowBothPlaces) {
  Compilation c({{"a.wool", "package a;\nimport \"b.wool\";\n"
                            "message b_M { a.b.M m; }"},
                 {"b.wool", "package a.b;\nmessage M {}"}},
                {"a.wool"});
  ASSERT_TRUE(c.ok()) << c.Messages();
  woolc_spell(c.model());
  const auto findings = c.Findings();
  ASSERT_EQ(findings.size(), 1u) << c.Messages();
  EXPECT_EQ(findings[0].code, "W0501");
  EXPECT_EQ(findings[0].notes.size(), 1u);
}

TEST(Words, OfCAndCxxAreEscaped) {
  for (const char *word :
       {"int",      "class",    "register",   "co_await", "typeof_unqual",
        "NULL",     "EOF",      "bool",       "xor",      "xor_eq",
        "size_t",   "uint8_t",  "anything_t", "wool_str", "WOOL_OK",
        "INT8_MAX", "UINT64_C", "linux",      "alignas",  "while"})
    EXPECT_TRUE(woolc_is_c_word(word)) << word;
  for (const char *word : {"item", "message", "value", "error", "t", "eq",
                           "class_name", "Int", "t_", "seq_eq_x", "max", "C"})
    EXPECT_FALSE(woolc_is_c_word(word)) << word;
}

TEST(Guards, OfDifferentFilesDiffer) {
  const char *names[] = {"a.wool",   "A.wool",   "a/b.wool", "a_b.wool",
                         "a-b.wool", "a.b.wool", "A/b.wool", "1a.wool"};
  std::map<std::string, std::string> guards;
  woolc_arena arena;
  woolc_arena_init(&arena, nullptr);
  for (const char *name : names) {
    woolc_file file = {};
    file.source.name = name;
    const std::string guard = woolc_c_guard(&arena, &file);
    EXPECT_EQ(guards.count(guard), 0u) << name << " " << guards[guard];
    guards[guard] = name;
  }
  EXPECT_EQ(guards["A_WOOL_H"], "a.wool");
  woolc_arena_cleanup(&arena);
}

} // namespace
