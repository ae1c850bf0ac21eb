// What a correct file means.

#include <gtest/gtest.h>

#include <string>

#include "tests/idl/compilation.h"

namespace {

using wool_test::Compilation;

std::string Numbers(const woolc_message *message) {
  std::string text;
  for (size_t i = 0; i < message->n_fields; i++)
    text += std::string(message->by_number[i]->name->text) + "=" +
            std::to_string(message->by_number[i]->number) + " ";
  return text;
}

TEST(Model, FieldsWithoutNumbersAreNumberedByPosition) {
  Compilation c("package a; message M { int32 x; string y; bool z; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(Numbers(c.Message("a.M")), "x=1 y=2 z=3 ");
}

TEST(Model, TablesAreSortedByNumber) {
  Compilation c(
      "package a; message M { int32 x = 9; int32 y = 1; int32 z = 5; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(Numbers(c.Message("a.M")), "y=1 z=5 x=9 ");
}

TEST(Model, ARoutineMakesTwoMessages) {
  Compilation c("package a; service S { routine r(int32 x, bool y) "
                "returns (string z = 7); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(Numbers(c.Message("a.S_r_request")), "x=1 y=2 ");
  EXPECT_EQ(Numbers(c.Message("a.S_r_response")), "z=7 ");
}

TEST(Model, ALackOfReturnsIsAnEmptyResult) {
  Compilation c("package a; service S { routine r(); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(c.Message("a.S_r_response")->n_fields, 0u);
}

TEST(Model, MessageFormMakesNoMessage) {
  Compilation c("package a; message M { int32 x; } "
                "service S { routine r(message M) returns (message M); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(c.Find("a.S_r_request"), nullptr);
  woolc_service *s = woolc_as_service(c.Find("a.S"));
  EXPECT_EQ(woolc_as_routine(s->routines)->request.message, c.Message("a.M"));
}

TEST(Model, TheInnermostNameIsMeant) {
  Compilation c("package a; message B { int32 outer; } "
                "message M { message B { int32 inner; } B b = 1; a.B c = 2; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  const woolc_message *m = c.Message("a.M");
  EXPECT_EQ(m->by_number[0]->type.message, c.Message("a.M.B"));
  EXPECT_EQ(m->by_number[1]->type.message, c.Message("a.B"));
}

TEST(Model, AQualifiedNameReachesWhatIsHidden) {
  Compilation c("package a; message M { int32 x; } "
                "message N { enum M { ZERO = 0; } message In { a.M m = 1; } }");
  EXPECT_TRUE(c.ok()) << c.Messages();
}

TEST(Model, WordsOfTheLanguageAreNamesOfFields) {
  Compilation c("package a; message M { string message = 1; bytes value = 2; "
                "int32 token = 3; repeated string repeated = 4; "
                "optional bool optional = 5; string reserved = 6; "
                "token enum = 7; string oneof = 8; string stream = 9; "
                "string map = 10; string to = 11; string max = 12; } "
                "enum E { package = 0; routine = 1; reserved = 2; }");
  EXPECT_TRUE(c.ok()) << c.Messages();
}

TEST(Model, TokensFindTheirVariable) {
  Compilation c({{"v.wool", "package v; context string tenant;"},
                 {"a.wool", "package a; import \"v.wool\"; "
                            "message M { token<v.tenant> t; token u; }"}},
                {"a.wool"});
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(c.Message("a.M")->by_number[0]->type.var, c.Var("v.tenant"));
  EXPECT_EQ(c.Message("a.M")->by_number[1]->type.var, nullptr);
}

TEST(Model, WhatCanHoldAHolderOfATokenMayHoldAToken) {
  Compilation c("package a; message T { token t; } "
                "message Direct { T t; } message Listed { repeated Direct d; } "
                "message Ring { Ring2 r; } message Ring2 { Ring r; T t; } "
                "message Plain { int32 x; Loop l; } message Loop { Loop l; } "
                "service S { routine r(Listed l) returns (Plain p); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  for (const char *name :
       {"a.T", "a.Direct", "a.Listed", "a.Ring", "a.Ring2", "a.S_r_request"})
    EXPECT_TRUE(c.Message(name)->may_hold_token) << name;
  for (const char *name : {"a.Plain", "a.Loop", "a.S_r_response"})
    EXPECT_FALSE(c.Message(name)->may_hold_token) << name;
}

TEST(Model, MapsOneofsAndErrorsMayHoldTokensToo) {
  Compilation c(
      "package a; error E { O o; } message O { oneof o { token t; } }"
      "message M { map<bool, token> m; } message P { map<bool, M> m; }"
      "error F { map<bool, bool> m; oneof o { bool b; } }"
      "service S { routine r(map<bool, M> m) throws (E, F); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  for (const char *name : {"a.E", "a.O", "a.M", "a.M.MEntry", "a.P",
                           "a.S_r_request", "a.S_r_request.MEntry"})
    EXPECT_TRUE(c.Message(name)->may_hold_token) << name;
  for (const char *name : {"a.F", "a.F.MEntry", "a.S_r_response"})
    EXPECT_FALSE(c.Message(name)->may_hold_token) << name;
}

TEST(Model, AnErrorHasTheCodeThatItSaysOrUnknown) {
  Compilation c("package a; error E [code = UNAUTHENTICATED] { } error F { }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(16u, c.Message("a.E")->error_code);
  EXPECT_STREQ("UNAUTHENTICATED", woolc_error_code_name(c.Message("a.E")));
  EXPECT_EQ(2u, c.Message("a.F")->error_code);
}

TEST(Model, FieldsOfAOneofAreFieldsOfTheMessage) {
  Compilation c("package a; message M { bool a; oneof o { bool b; bool c; } "
                "oneof p { bool d; } bool e; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  const woolc_message *m = c.Message("a.M");
  EXPECT_EQ(5u, m->n_fields);
  std::string seen;
  for (const woolc_field *f = m->fields; f; f = f->next)
    seen += std::string(f->name->text) + std::to_string(f->number) +
            (f->oneof ? f->oneof->decl.name->text : "-") + " ";
  EXPECT_EQ("a1- b2o c3o d4p e5- ", seen);
}

TEST(Model, AMapIsRepeatedEntriesWithAKeyAndAValue) {
  Compilation c("package a; message M { map<string, M> by_name = 7; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  const woolc_field *map = c.Message("a.M")->fields;
  const woolc_message *entry = c.Message("a.M.ByNameEntry");
  EXPECT_EQ(entry, map->entry);
  EXPECT_EQ(entry, map->type.message);
  EXPECT_EQ(WOOLC_LABEL_REPEATED, map->label);
  ASSERT_EQ(2u, entry->n_fields);
  EXPECT_EQ(1u, entry->fields->number);
  EXPECT_EQ(WOOLC_KIND_STRING, entry->fields->type.kind);
  EXPECT_EQ(2u, entry->fields->next->number);
  EXPECT_EQ(c.Message("a.M"), entry->fields->next->type.message);
}

TEST(Model, TokensAreFoundAcrossImports) {
  Compilation c(
      {{"t.wool", "package t; message T { token t; }"},
       {"m.wool", "package m; import \"t.wool\"; message M { t.T t; }"},
       {"a.wool", "package a; import \"m.wool\"; message A { m.M m; }"}},
      {"a.wool"});
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_TRUE(c.Message("a.A")->may_hold_token);
}

TEST(Model, DefaultsAreKeptAsBits) {
  Compilation c(
      "package a; enum E { Z = 0; N = -3; } "
      "context int32 i = -1; context uint32 u = 4294967295; "
      "context double d = -1.5; context float f = 0.5; "
      "context bool b = true; context E e = N; context sint64 s = -9;");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(c.Var("a.i")->standard.bits, UINT64_MAX);
  EXPECT_EQ(c.Var("a.u")->standard.bits, 4294967295u);
  EXPECT_EQ(c.Var("a.d")->standard.bits, UINT64_C(0xbff8000000000000));
  EXPECT_EQ(c.Var("a.f")->standard.bits, 0x3f000000u);
  EXPECT_EQ(c.Var("a.b")->standard.bits, 1u);
  EXPECT_EQ(c.Var("a.e")->standard.bits, static_cast<uint64_t>(-3));
  EXPECT_EQ(c.Var("a.s")->standard.bits, static_cast<uint64_t>(-9));
}

TEST(Model, OptionsOfVariables) {
  Compilation c(
      "package a; context string s [accept = none, header = \"x-y\"]; "
      "context bytes b [propagate = none, header = \"x-bin\"]; "
      "context string t [accept = all];");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_TRUE(c.Var("a.s")->no_accept);
  EXPECT_FALSE(c.Var("a.s")->no_propagate);
  EXPECT_STREQ(c.Var("a.s")->header, "x-y");
  EXPECT_TRUE(c.Var("a.b")->no_propagate);
  EXPECT_STREQ(c.Var("a.b")->header, "x-bin");
  EXPECT_FALSE(c.Var("a.t")->no_accept);
}

TEST(Model, AnExternServiceHasThePathItSays) {
  Compilation c("package a; message M { int32 x; } extern service KV "
                "[path = \"etcdserverpb.KV\"] { routine R(message M); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_STREQ(woolc_as_service(c.Find("a.KV"))->path, "etcdserverpb.KV");
}

TEST(Model, DocumentationIsWhatStandsBeforeOrBehind) {
  Compilation c("package a;\n"
                "/// One.\n/// Two.\nmessage M {\n"
                "  int32 x; /// Behind.\n"
                "  /// Before.\n  int32 y;\n"
                "  /// Lost.\n  // Ordinary.\n  int32 z;\n"
                "  /**\n   * Block.\n   *   In.\n   */\n  int32 w;\n}\n");
  ASSERT_TRUE(c.ok()) << c.Messages();
  const woolc_message *m = c.Message("a.M");
  EXPECT_STREQ(m->decl.doc, "One.\nTwo.");
  EXPECT_STREQ(m->by_number[0]->doc, "Behind.");
  EXPECT_STREQ(m->by_number[1]->doc, "Before.");
  EXPECT_EQ(m->by_number[2]->doc, nullptr);
  EXPECT_STREQ(m->by_number[3]->doc, "Block.\n  In.");
}

TEST(Model, OneFileIsReadOnce) {
  Compilation c(
      {{"b.wool", "package b; message B { int32 x; }"},
       {"c.wool", "package c; import \"b.wool\"; message C { b.B b; }"},
       {"a.wool", "package a; import \"b.wool\"; import \"c.wool\"; "
                  "message A { b.B b; c.C c; }"}},
      {"a.wool", "b.wool"});
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(c.model()->n_files, 3u);
  EXPECT_STREQ(c.model()->files->source.name, "b.wool");
}

const woolc_extra &ExtraOf(Compilation &c, const char *message, size_t i) {
  static const woolc_extra none = {};
  const woolc_extra *extra = c.Message(message)->by_number[i]->extra;
  return extra ? *extra : none;
}

TEST(Model, RangesHaveTheEndsOfTheirTypes) {
  Compilation c("package a; message M { int32 i = 1 [range = min to max]; "
                "uint64 u = 2 [range = min to max]; double d = 3 [range = min "
                "to 1]; repeated sint64 s = 4 [range = -5 to 7]; "
                "map<bool, float> f = 5 [range = -0.5 to max]; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(ExtraOf(c, "a.M", 0).min.bits, static_cast<uint64_t>(INT32_MIN));
  EXPECT_EQ(ExtraOf(c, "a.M", 0).max.bits, static_cast<uint64_t>(INT32_MAX));
  EXPECT_EQ(ExtraOf(c, "a.M", 1).min.bits, 0u);
  EXPECT_EQ(ExtraOf(c, "a.M", 1).max.bits, UINT64_MAX);
  EXPECT_EQ(ExtraOf(c, "a.M", 2).min.bits, UINT64_C(0xfff0000000000000));
  EXPECT_EQ(ExtraOf(c, "a.M", 2).max.bits, UINT64_C(0x3ff0000000000000));
  EXPECT_EQ(ExtraOf(c, "a.M", 3).min.bits, static_cast<uint64_t>(-5));
  EXPECT_EQ(ExtraOf(c, "a.M", 4).min.bits, 0xbf000000u);
  EXPECT_EQ(ExtraOf(c, "a.M", 4).max.bits, 0x7f800000u);
}

TEST(Model, AConstantIsWorthWhatItNames) {
  Compilation c({{"b.wool", "package b; const int64 FAR = 7; enum E { A = 0; "
                            "B = 3; } const E WHICH = B;"},
                 {"a.wool", "package a; import \"b.wool\"; const uint32 X = Y; "
                            "const int64 Y = b.FAR; const int32 MINUS = -X; "
                            "message M { const double X = 0.5; "
                            "uint32 i = 1 [range = a.X to 9]; "
                            "double d = 2 [range = X to MINUS]; "
                            "optional b.E e = 3 [default = b.WHICH]; }"}},
                {"a.wool"});
  EXPECT_EQ(c.Places(), "W0422 1:190") << c.Messages();
  const auto value = [&](const char *name) {
    return woolc_as_constant(c.Find(name))->value.bits;
  };
  EXPECT_EQ(value("a.X"), 7u);
  EXPECT_EQ(value("a.MINUS"), static_cast<uint64_t>(-7));
  EXPECT_EQ(ExtraOf(c, "a.M", 0).min.bits, 7u);
  EXPECT_EQ(ExtraOf(c, "a.M", 1).min.bits, UINT64_C(0x3fe0000000000000));
  EXPECT_EQ(ExtraOf(c, "a.M", 2).standard.bits, 3u);
}

TEST(Model, ALineOfConstantsMayBeLong) {
  std::string text = "package a; const int32 X0 = 5;";
  std::string back = "package a; const int32 X20000 = 5;";
  for (int i = 1; i <= 20000; i++) {
    const std::string here = std::to_string(i), before = std::to_string(i - 1);
    text += "const int32 X" + here + " = X" + before + ";";
    back += "const int32 X" + before + " = X" + here + ";";
  }
  for (const std::string &one : {text, back}) {
    Compilation c(one);
    ASSERT_TRUE(c.ok()) << c.Messages();
    EXPECT_EQ(woolc_as_constant(c.Find("a.X0"))->value.bits, 5u);
    EXPECT_EQ(woolc_as_constant(c.Find("a.X20000"))->value.bits, 5u);
  }
}

TEST(Model, WhatHoldsWhatHasLimitsHasLimits) {
  Compilation c("package a; message L { string s = 1 [max_len = 5]; } "
                "message Holds { map<bool, L> m = 1; } "
                "message Ring { Ring2 r = 1; } message Ring2 { Ring r = 1; "
                "Holds h = 2; } "
                "message R { optional bool b = 1 [required]; } "
                "message O { oneof o [required] { bool b = 1; } } "
                "message D { repeated E e = 1 [defined]; } enum E { A = 0; } "
                "message Free { string s = 1 [deprecated, json_name = \"t\"]; "
                "optional bool b = 2 [default = true]; } "
                "service S { routine r(L l) returns (Free f); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  for (const char *name : {"a.L", "a.Holds", "a.Holds.MEntry", "a.Ring",
                           "a.Ring2", "a.R", "a.O", "a.D", "a.S_r_request"})
    EXPECT_TRUE(c.Message(name)->has_rules) << name;
  for (const char *name : {"a.Free", "a.S_r_response"})
    EXPECT_FALSE(c.Message(name)->has_rules) << name;
  EXPECT_TRUE(c.Message("a.Free")->has_defaults);
  EXPECT_FALSE(c.Message("a.S_r_response")->has_defaults);
}

TEST(Model, ARoutineHasTheTimeoutOfItsServiceUnlessItSaysOne) {
  Compilation c("package a; service S [timeout = \"5s\"] { "
                "routine r(); routine q() [timeout = \"1.000000001s\"]; } "
                "service T { routine r(); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  const auto timeout = [&](const char *name) {
    return woolc_as_routine(c.Find(name))->timeout_ns;
  };
  EXPECT_EQ(timeout("a.S.r"), UINT64_C(5000000000));
  EXPECT_EQ(timeout("a.S.q"), UINT64_C(1000000001));
  EXPECT_EQ(timeout("a.T.r"), 0u);
}

TEST(Model, WordsOfOptionsAreNamesOfConstants) {
  Compilation c("package a; const int32 to = 5; const int32 range = 6; "
                "message M { int32 i = 1 [range = to to range]; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(ExtraOf(c, "a.M", 0).min.bits, 5u);
  EXPECT_EQ(ExtraOf(c, "a.M", 0).max.bits, 6u);
}

TEST(Model, AValueIsAMessageThatMayHoldATokenWithoutAnImport) {
  Compilation c("package shop; message wool { bool b = 1; } "
                "message M { value v = 1; map<string, value> m = 2; "
                "oneof o { value value = 3; } string text = 4; } "
                "context value v; service S { routine r(repeated value v); }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  const woolc_message *value = c.Message("wool.Value");
  ASSERT_NE(value, nullptr);
  EXPECT_EQ(c.Message("shop.M")->by_number[0]->type.message, value);
  EXPECT_EQ(c.Var("shop.v")->type.message, value);
  for (const char *name : {"shop.M", "shop.M.MEntry", "shop.S_r_request"})
    EXPECT_TRUE(c.Message(name)->may_hold_token) << name;
}

TEST(Model, WellKnownTypesComeWithTheCompiler) {
  Compilation c("package a; import \"google/protobuf/timestamp.wool\"; "
                "message M { google.protobuf.Timestamp t = 1; }");
  ASSERT_TRUE(c.ok()) << c.Messages();
  EXPECT_EQ(Numbers(c.Message("google.protobuf.Timestamp")),
            "seconds=1 nanos=2 ");
}

} // namespace
