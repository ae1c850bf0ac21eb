// Every limit of an import: what lies at it is read, one past it is an error.

#include <gtest/gtest.h>

#include <string>

extern "C" {
#include "idl/limits.h"
}
#include "tests/proto/importing.h"

namespace {

using wool_test::Importing;

const char kHead[] = "syntax = \"proto3\"; package a;\n";

std::string Repeat(const std::string &text, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; i++)
    out += text;
  return out;
}

void Expect(const std::string &text, const std::string &code) {
  Importing i(text);
  EXPECT_EQ(i.Places().substr(0, 5), code) << i.Messages();
}

std::string Nested(size_t n) {
  return kHead + Repeat("message M { ", n) + Repeat("} ", n);
}

TEST(Limits, OfNesting) {
  Expect(Nested(WOOLC_MAX_NESTING), "");
  Expect(Nested(WOOLC_MAX_NESTING + 1), "W0205");
}

TEST(Limits, OfBracketsInOptionsThereIsNone) {
  Expect(kHead + std::string("option (x) = ") + Repeat("{ ", 100000) +
             Repeat("} ", 100000) + ";",
         "W0613");
}

std::string Named(size_t len) {
  return kHead + std::string("message ") + std::string(len, 'M') + " { }";
}

TEST(Limits, OfNames) {
  Expect(Named(WOOLC_MAX_IDENTIFIER_LEN), "");
  Expect(Named(WOOLC_MAX_IDENTIFIER_LEN + 1), "W0106");
}

std::string Package(size_t parts) {
  return "syntax = \"proto3\"; package a" + Repeat(".a", parts - 1) + ";";
}

TEST(Limits, OfPackages) {
  Expect(Package(WOOLC_MAX_PACKAGE_PARTS), "");
  Expect(Package(WOOLC_MAX_PACKAGE_PARTS + 1), "W0408");
}

std::string Imports(size_t n) {
  std::string text = kHead;
  for (size_t i = 0; i < n; i++)
    text += "import \"" + std::to_string(i) + ".proto\";\n";
  return text;
}

TEST(Limits, OfImports) {
  Importing most({{"a.proto", Imports(WOOLC_MAX_IMPORTS)}}, {"a.proto"});
  Importing more({{"a.proto", Imports(WOOLC_MAX_IMPORTS + 1)}}, {"a.proto"});
  EXPECT_EQ(most.n_errors(), 0u);
  EXPECT_EQ(more.n_errors(), 1u);
}

Importing::Files Chain(int n) {
  Importing::Files files;
  for (int i = 0; i < n; i++)
    files[std::to_string(i) + ".proto"] =
        "syntax = \"proto3\"; package p" + std::to_string(i) + ";\n" +
        (i + 1 < n ? "import public \"" + std::to_string(i + 1) + ".proto\";"
                   : "");
  return files;
}

TEST(Limits, OfTheDepthOfImports) {
  Importing most(Chain(WOOLC_MAX_IMPORT_DEPTH + 1), {"0.proto"});
  Importing more(Chain(WOOLC_MAX_IMPORT_DEPTH + 2), {"0.proto"});
  EXPECT_EQ(most.Places().find("W0314"), std::string::npos) << most.Messages();
  EXPECT_NE(more.Places().find("W0314"), std::string::npos);
}

TEST(Limits, OfTheFile) {
  const std::string head = kHead;
  const size_t most = WOOLC_MAX_FILE_LEN - head.size();
  Expect(head + std::string(most, ' '), "");
  Expect(head + std::string(most + 1, ' '), "W0002");
}

// Names that become one are numbered without trying each anew, and comments
// that wait for a declaration are kept without being copied for each.
TEST(Limits, ManyOfOneThingTakeNoLongerThanTheyMust) {
  std::string text = kHead;
  for (int i = 0; i < 20000; i++)
    text += "message _a" + std::to_string(i) + "_ { }\n";
  EXPECT_TRUE(Importing(text).ok());
  Expect(kHead + Repeat("// x\n\n", 200000) + "message M { }", "");
}

} // namespace
