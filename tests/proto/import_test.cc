// What an import makes of what it reads. Whole files are in golden/.

#include <gtest/gtest.h>

#include <string>

#include "tests/proto/importing.h"

namespace {

using wool_test::Importing;

const char kHead[] = "syntax = \"proto3\"; package a.b;\n";

std::string Field(const std::string &text) {
  Importing i(kHead + text);
  EXPECT_TRUE(i.ok()) << i.Messages();
  return i.Text();
}

bool Has(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

TEST(Import, TypesAreWrittenAsShortAsTheyCanBe) {
  Importing i({{"a.proto", "syntax = \"proto3\"; package a.b;\n"
                           "import \"c.proto\";\n"
                           "message T { message T { } T inner = 1; "
                           ".a.b.T outer = 2; .a.c.U u = 3; U v = 4; }\n"
                           "message U { }\n"},
               {"c.proto", "syntax = \"proto3\"; package a.c; message U { }"}},
              {"a.proto"});
  EXPECT_TRUE(i.ok()) << i.Messages();
  EXPECT_TRUE(Has(i.Text(), "  T inner = 1;")) << i.Text();
  EXPECT_TRUE(Has(i.Text(), "  b.T outer = 2;")) << i.Text();
  EXPECT_TRUE(Has(i.Text(), "  c.U u = 3;")) << i.Text();
  EXPECT_TRUE(Has(i.Text(), "  U v = 4;")) << i.Text();
}

TEST(Import, ImportsThatNothingUsesAreLeftOut) {
  Importing i({{"a.proto", "syntax = \"proto3\"; package a;\n"
                           "import \"b.proto\"; import \"c.proto\";\n"
                           "message M { b.B b = 1; }\n"},
               {"b.proto", "syntax = \"proto3\"; package b; message B { }"},
               {"c.proto", "syntax = \"proto3\"; package c; message C { }"}},
              {"a.proto"});
  EXPECT_TRUE(i.ok()) << i.Messages();
  EXPECT_TRUE(Has(i.Text(), "import \"b.wool\";"));
  EXPECT_FALSE(Has(i.Text(), "c.wool"));
}

TEST(Import, WritesOnlyWhatIsGiven) {
  Importing i({{"a.proto", "syntax = \"proto3\"; package a;\n"
                           "import \"b.proto\"; message M { b.B b = 1; }"},
               {"b.proto", "syntax = \"proto3\"; package b; message B { }"}},
              {"a.proto"});
  EXPECT_NE(i.Text("a.proto"), "");
  EXPECT_EQ(i.Text("b.proto"), "");
}

TEST(Import, WhatIsLostInAnImportIsNotSaid) {
  Importing i({{"a.proto", "syntax = \"proto3\"; package a;\n"
                           "import \"b.proto\"; message M { b.B b = 1; }"},
               {"b.proto", "syntax = \"proto3\"; package b; "
                           "message B { string s_ = 1; option (x) = 1; }"}},
              {"a.proto"});
  EXPECT_TRUE(i.ok()) << i.Messages();
  EXPECT_EQ(i.Places(), "");
}

TEST(Import, StrictMakesErrorsOfWhatIsLost) {
  const std::string text = "syntax = \"proto3\"; package a;\n"
                           "message M { string s_ = 1; }";
  Importing lenient({{"a.proto", text}}, {"a.proto"}, false);
  Importing strict({{"a.proto", text}}, {"a.proto"}, true);
  EXPECT_TRUE(lenient.ok());
  EXPECT_FALSE(strict.ok());
  EXPECT_EQ(strict.Places(), lenient.Places());
  EXPECT_EQ(strict.n_errors(), 1u);
}

TEST(Import, CommentsStayWithWhatTheyAreOf) {
  const std::string text = Field("// Of M.\nmessage M {\n"
                                 "  // Apart.\n\n"
                                 "  // Before.\n"
                                 "  string s = 1; // Behind.\n"
                                 "  /* Block\n   * of two. */\n"
                                 "  string t = 2;\n"
                                 "  // Last.\n"
                                 "}\n");
  EXPECT_TRUE(Has(text, "/// Of M.\nmessage M {")) << text;
  EXPECT_TRUE(Has(text, "  // Apart.\n\n  /// Before.\n  /// Behind.\n"
                        "  string s = 1;"))
      << text;
  EXPECT_TRUE(Has(text, "  /// Block\n  /// of two.\n  string t = 2;")) << text;
  EXPECT_TRUE(Has(text, "  // Last.\n}")) << text;
}

TEST(Import, CommentsThatAreNoTextAreMended) {
  const std::string text =
      Field("// \xff\xe2\x80\xae \x01\nmessage M { string s = 1; }\n");
  EXPECT_TRUE(Has(text, "/// ?? ?\nmessage M")) << text;
}

TEST(Import, NumbersAreReadInEveryBase) {
  const std::string text =
      Field("message M { string a = 0x10; string b = 010; string c = 9; }");
  EXPECT_TRUE(Has(text, "string a = 16;")) << text;
  EXPECT_TRUE(Has(text, "string b = 8;")) << text;
}

TEST(Import, NamesThatAreTakenGetANumber) {
  const std::string text =
      Field("message M { string a = 1; string a_ = 2; string a__ = 3; }");
  EXPECT_TRUE(Has(text, "string a = 1;")) << text;
  EXPECT_TRUE(Has(text, "string a2 = 2;")) << text;
  EXPECT_TRUE(Has(text, "string a3 = 3;")) << text;
}

TEST(Import, PathsOfServicesStay) {
  const std::string text = "syntax = \"proto3\"; package a_.b;\n"
                           "message M { }\n"
                           "service value { rpc R(M) returns (stream M); }";
  Importing i(text);
  EXPECT_TRUE(i.ok()) << i.Messages();
  EXPECT_TRUE(Has(i.Text(),
                  "extern service Value [path = \"a_.b.value\"] {\n"
                  "  routine R(message M) returns (stream message M);\n}"))
      << i.Text();
}

TEST(Import, AFileWithoutPackageHasOneOfItsName) {
  Importing i({{"x/my-file.proto", "syntax = \"proto3\"; message M { M m = 1; }"
                                   "service S { rpc R(M) returns (M); }"}},
              {"x/my-file.proto"});
  EXPECT_TRUE(i.ok()) << i.Messages();
  EXPECT_TRUE(Has(i.Text("x/my-file.proto"), "package my_file;"));
  EXPECT_TRUE(
      Has(i.Text("x/my-file.proto"), "extern service S [path = \"S\"]"));
}

// ---- descriptor sets ----

std::string Bytes(unsigned field, const std::string &bytes) {
  std::string out;
  out += static_cast<char>(field << 3 | 2);
  size_t len = bytes.size();
  for (; len > 127; len >>= 7)
    out += static_cast<char>((len & 127) | 128);
  out += static_cast<char>(len);
  return out + bytes;
}

std::string Number(unsigned field, unsigned value) {
  return {static_cast<char>(field << 3), static_cast<char>(value)};
}

std::string FileOf(const std::string &name, const std::string &rest) {
  return Bytes(1, Bytes(1, name) + Bytes(2, "a") + Bytes(12, "proto3") + rest);
}

std::string Message(const std::string &name, const std::string &field) {
  return Bytes(4, Bytes(1, name) + Bytes(2, Bytes(1, field) + Number(3, 1) +
                                                Number(4, 1) + Number(5, 9)));
}

TEST(DescriptorSet, BecomesFiles) {
  Importing i(Importing::Set{FileOf("x/a.proto", Message("M", "s")) +
                             FileOf("b.proto", Message("N", "t"))});
  EXPECT_TRUE(i.ok()) << i.Messages();
  EXPECT_EQ(i.Text("x/a.proto"),
            "package a;\n\nmessage M {\n  string s = 1;\n}\n");
  EXPECT_TRUE(Has(i.Text("b.proto"), "message N"));
}

struct BadSet {
  const char *name;
  std::string bytes;
  const char *code;
};

void PrintTo(const BadSet &c, std::ostream *out) {
  *out << c.name;
}

class BadSets : public ::testing::TestWithParam<BadSet> {};

TEST_P(BadSets, AreRefused) {
  Importing i(Importing::Set{GetParam().bytes});
  EXPECT_FALSE(i.ok());
  EXPECT_EQ(i.Places().substr(0, 5), GetParam().code) << i.Messages();
}

const BadSet kBadSets[] = {
    {"Empty", "", "W0605"},
    {"Text", "syntax = \"proto3\";", "W0605"},
    {"CutOff", FileOf("a.proto", Message("M", "s")).substr(0, 20), "W0605"},
    {"NoName", Bytes(1, Bytes(2, "a")), "W0605"},
    {"NameWithNul", FileOf(std::string("a\0.proto", 8), ""), "W0605"},
    {"PathUpwards", FileOf("../a.proto", ""), "W0607"},
    {"AbsolutePath", FileOf("/a.proto", ""), "W0607"},
    {"OddName", FileOf("a.proto", Message("M; import", "s")), "W0605"},
    {"NoFieldName", FileOf("a.proto", Message("M", "")), "W0605"},
    {"Edition", Bytes(1, Bytes(1, "a.proto") + Bytes(12, "editions")), "W0601"},
    {"OneofNotThere",
     FileOf("a.proto",
            Bytes(4, Bytes(1, "M") +
                         Bytes(2, Bytes(1, "s") + Number(3, 1) + Number(4, 1) +
                                      Number(5, 9) + Number(9, 0)))),
     "W0605"},
    {"UnknownType",
     FileOf(
         "a.proto",
         Bytes(4, Bytes(1, "M") + Bytes(2, Bytes(1, "s") + Number(3, 1) +
                                               Number(4, 1) + Number(5, 19)))),
     "W0605"},
    {"ImportNotThere", FileOf("a.proto", Number(10, 3)), "W0605"},
};
INSTANTIATE_TEST_SUITE_P(All, BadSets, ::testing::ValuesIn(kBadSets),
                         [](const auto &one) { return one.param.name; });

} // namespace
