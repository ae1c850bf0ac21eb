// Every limit, at it and one past it.

#include <gtest/gtest.h>

#include <string>

#include "tests/idl/compilation.h"

extern "C" {
#include "idl/limits.h"
}

namespace {

using wool_test::Compilation;

std::string Repeated(int n, const std::string &piece) {
  std::string text;
  for (int i = 0; i < n; i++)
    text += piece;
  return text;
}

// `piece` with '#' replaced by 0, 1, 2 ….
std::string Numbered(int n, const std::string &piece, const char *separator) {
  std::string text;
  for (int i = 0; i < n; i++) {
    const size_t at = piece.find('#');
    text += (i ? separator : "") + piece.substr(0, at) + std::to_string(i) +
            piece.substr(at + 1);
  }
  return text;
}

std::string CodesOf(const std::string &text) {
  Compilation c(text);
  std::string codes;
  for (const auto &f : c.Findings())
    codes += f.code;
  return codes;
}

struct Limit {
  const char *name;
  int limit;
  std::string (*make)(int n);
  const char *code;
};

void PrintTo(const Limit &l, std::ostream *out) {
  *out << l.name;
}

class Limits : public ::testing::TestWithParam<Limit> {};

TEST_P(Limits, HoldAtTheLimitAndRefuseOnePast) {
  const Limit &l = GetParam();
  EXPECT_EQ(CodesOf(l.make(l.limit)), "");
  EXPECT_EQ(CodesOf(l.make(l.limit + 1)), l.code);
}

const Limit kLimits[] = {
    {"IdentifierLength", WOOLC_MAX_IDENTIFIER_LEN,
     [](int n) {
       return "package a; message M { string " +
              std::string(static_cast<size_t>(n), 'x') + "; }";
     },
     "W0106"},
    {"StringLength", WOOLC_MAX_STRING_LEN,
     [](int n) {
       return "package a; context string s = \"" +
              std::string(static_cast<size_t>(n), 'x') + "\";";
     },
     "W0111"},
    {"PackageParts", WOOLC_MAX_PACKAGE_PARTS,
     [](int n) { return "package a" + Repeated(n - 1, ".a") + ";"; }, "W0408"},
    {"Nesting", WOOLC_MAX_NESTING,
     [](int n) {
       return "package a; " + Repeated(n, "message M { ") + "string s;" +
              Repeated(n, " }");
     },
     "W0205"},
    {"Fields", WOOLC_MAX_FIELDS,
     [](int n) {
       return "package a; message M { " + Numbered(n, "bool b#;", "") + " }";
     },
     "W0408"},
    {"Arguments", WOOLC_MAX_ARGUMENTS,
     [](int n) {
       return "package a; service S { routine r(" +
              Numbered(n, "bool b#", ",") + "); }";
     },
     "W0408"},
    {"Results", WOOLC_MAX_ARGUMENTS,
     [](int n) {
       return "package a; service S { routine r() returns (" +
              Numbered(n, "bool b#", ",") + "); }";
     },
     "W0408"},
    {"EnumValues", WOOLC_MAX_ENUM_VALUES,
     [](int n) {
       return "package a; enum E { " + Numbered(n, "V#;", "") + " }";
     },
     "W0408"},
    {"Throws", WOOLC_MAX_THROWS,
     [](int n) {
       return "package a; " + Numbered(n, "error E# { }", "") +
              "service S { routine r() throws (" + Numbered(n, "E#", ",") +
              "); }";
     },
     "W0408"},
    {"FieldsOfAOneof", WOOLC_MAX_FIELDS,
     [](int n) {
       return "package a; message M { oneof o { " +
              Numbered(n, "bool b#;", "") + " } }";
     },
     "W0408"},
    {"NameOfAMap", WOOLC_MAX_IDENTIFIER_LEN,
     [](int n) {
       return "package a; message M { map<bool, bool> " +
              std::string(static_cast<size_t>(n), 'x') + "; }";
     },
     "W0106"},
    {"Routines", WOOLC_MAX_ROUTINES,
     [](int n) {
       return "package a; service S { " + Numbered(n, "routine r#();", "") +
              " }";
     },
     "W0408"},
    {"HeaderLength", WOOLC_MAX_HEADER_LEN,
     [](int n) {
       return "package a; context string s [header = \"" +
              std::string(static_cast<size_t>(n), 'x') + "\"];";
     },
     "W0412"},
    {"ReservedEntries", WOOLC_MAX_RESERVED,
     [](int n) {
       return "package a; message M { reserved " + Numbered(n, "1#", ",") +
              "; string s = 2; }";
     },
     "W0408"},
    {"ReservedEntriesOfAnEnum", WOOLC_MAX_RESERVED,
     [](int n) {
       return "package a; enum E { ZERO = 0; reserved " +
              Numbered(n, "-1#", ",") + "; }";
     },
     "W0408"},
    {"JsonName", WOOLC_MAX_IDENTIFIER_LEN,
     [](int n) {
       return "package a; message M { string s = 1 [json_name = \"" +
              std::string(static_cast<size_t>(n), 'x') + "\"]; }";
     },
     "W0412"},
    {"Timeout", WOOLC_MAX_TIMEOUT_S,
     [](int n) {
       return "package a; service S { routine r() [timeout = \"" +
              std::to_string(n) + "s\"]; }";
     },
     "W0412"},
};
INSTANTIATE_TEST_SUITE_P(All, Limits, ::testing::ValuesIn(kLimits),
                         [](const auto &one) { return one.param.name; });

TEST(Limits, ANameThatIsJoinedIsNoLongerThanAnother) {
  const std::string half(WOOLC_MAX_IDENTIFIER_LEN, 'x');
  EXPECT_EQ(CodesOf("package a; message M { map<bool, bool> " + half + "-" +
                    half + " = 1; }"),
            "W0112");
}

TEST(Limits, OptionsOfADeclaration) {
  const auto make = [](int n) {
    return "package a; context string s [" + Numbered(n, "x# = none", ",") +
           "];";
  };
  EXPECT_EQ(CodesOf(make(WOOLC_MAX_OPTIONS)),
            Repeated(WOOLC_MAX_OPTIONS, "W0411"));
  EXPECT_EQ(CodesOf(make(WOOLC_MAX_OPTIONS + 1)), "W0408");
}

TEST(Limits, FileLength) {
  const std::string text = "package a;";
  Compilation at(text + std::string(WOOLC_MAX_FILE_LEN - text.size(), ' '));
  EXPECT_TRUE(at.ok()) << at.Messages();
  Compilation past(text +
                   std::string(WOOLC_MAX_FILE_LEN + 1 - text.size(), ' '));
  EXPECT_EQ(past.Findings().at(0).code, "W0002");
}

TEST(Limits, ImportDepth) {
  const auto make = [](int depth) {
    Compilation::Files files;
    for (int i = 0; i <= depth; i++) {
      const std::string name = "f" + std::to_string(i);
      const std::string next = "f" + std::to_string(i + 1);
      files[name + ".wool"] =
          "package " + name + ";" +
          (i < depth ? "import \"" + next + ".wool\";" : "") + "message M {" +
          (i < depth ? next + ".M m;" : "") + "}";
    }
    return files;
  };
  Compilation at(make(WOOLC_MAX_IMPORT_DEPTH), {"f0.wool"});
  EXPECT_TRUE(at.ok()) << at.Messages();
  Compilation past(make(WOOLC_MAX_IMPORT_DEPTH + 1), {"f0.wool"});
  EXPECT_EQ(past.Findings().at(0).code, "W0314");
}

TEST(Limits, ImportsOfAFile) {
  const auto make = [](int n) {
    Compilation::Files files;
    std::string imports = "package a;";
    std::string fields;
    for (int i = 0; i < n; i++) {
      const std::string name = "f" + std::to_string(i);
      files[name + ".wool"] = "package " + name + "; message M {}";
      imports += "import \"" + name + ".wool\";";
      fields += name + ".M m" + std::to_string(i) + ";";
    }
    files["a.wool"] = imports + "message A {" + fields + "}";
    return files;
  };
  Compilation at(make(WOOLC_MAX_IMPORTS), {"a.wool"});
  EXPECT_TRUE(at.ok()) << at.Messages();
  Compilation past(make(WOOLC_MAX_IMPORTS + 1), {"a.wool"});
  EXPECT_EQ(past.Findings().at(0).code, "W0408");
}

TEST(Limits, ImportNameLength) {
  const std::string at(WOOLC_MAX_IMPORT_NAME_LEN - 5, 'x');
  EXPECT_TRUE(woolc_is_import_name((at + ".wool").c_str()));
  EXPECT_FALSE(woolc_is_import_name((at + "x.wool").c_str()));
}

TEST(Speed, TenThousandMessagesAndTheirMistakesAreNoMatter) {
  std::string good = "package a;";
  std::string bad = "package a;";
  for (int i = 0; i < 10000; i++) {
    const std::string n = std::to_string(i);
    const std::string next = std::to_string((i + 1) % 10000);
    good += "message M" + n + " { M" + next + " m; token t; string s; }";
    bad += "message M" + n + " { Unknown" + next + " m; token<v> t }";
  }
  Compilation a(good);
  EXPECT_TRUE(a.ok());
  Compilation b(bad);
  EXPECT_EQ(b.Findings().size(), 100u);
}

} // namespace
