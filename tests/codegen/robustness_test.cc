// Whatever the bytes, the answer is findings or an output: every golden schema
// cut after each byte, with each byte changed, and with pieces of it repeated.

#include <gtest/gtest.h>

#include <dirent.h>
#include <sys/stat.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/idl/compilation.h"

extern "C" {
#include "codegen/c_names.h"
#include "codegen/emit.h"
}

namespace {

using wool_test::Compilation;

void FindSchemas(const std::string &directory, std::vector<std::string> *out) {
  DIR *dir = opendir(directory.c_str());
  if (!dir)
    return;
  while (const dirent *entry = readdir(dir)) {
    const std::string name = entry->d_name;
    const std::string path = directory + "/" + name;
    struct stat status;
    if (name[0] == '.' || stat(path.c_str(), &status) != 0)
      continue;
    if (S_ISDIR(status.st_mode))
      FindSchemas(path, out);
    else if (name.size() > 5 && name.substr(name.size() - 5) == ".wool")
      out->push_back(path);
  }
  closedir(dir);
}

std::vector<std::string> Schemas() {
  std::vector<std::string> paths;
  FindSchemas("tests/golden", &paths);
  std::vector<std::string> texts;
  for (const std::string &path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

// Compiles; what is free of errors is written in every form too. Returns the
// text of all outputs.
std::string Compile(const std::string &text) {
  Compilation c(text);
  std::string all;
  for (const auto &finding : c.Findings())
    all += finding.message;
  if (!c.ok())
    return all;
  woolc_spell(c.model());
  if (c.model()->sink.n_errors)
    return all;
  woolc_printer out;
  woolc_printer_init(&out, &c.model()->arena);
  woolc_emit_c_header(&out, c.file());
  woolc_emit_c_source(&out, c.file());
  woolc_emit_proto(&out, c.model(), c.file());
  all.append(out.data, out.len);
  woolc_printer_cleanup(&out);
  return all;
}

TEST(Robustness, TheGoldenSchemasAreThere) {
  EXPECT_GE(Schemas().size(), 10u);
}

TEST(Robustness, SurvivesBeingCutAnywhere) {
  for (const std::string &text : Schemas())
    for (size_t len = 0; len <= text.size(); len++)
      Compile(text.substr(0, len));
}

TEST(Robustness, SurvivesAChangeOfAnyByte) {
  std::mt19937 random(1);
  for (std::string text : Schemas()) {
    for (char &byte : text) {
      const char before = byte;
      byte = static_cast<char>(random());
      Compile(text);
      byte = "{}()[]<>;,.=-\"/*\n\\"[random() % 18];
      Compile(text);
      byte = before;
    }
  }
}

TEST(Robustness, SurvivesPiecesInAnyOrder) {
  std::mt19937 random(2);
  for (const std::string &text : Schemas()) {
    for (int i = 0; i < 200; i++) {
      std::string mixed;
      for (int piece = 0; piece < 8; piece++) {
        const size_t begin = random() % text.size();
        mixed += text.substr(begin, random() % 100);
      }
      Compile(mixed);
    }
  }
}

TEST(Robustness, SurvivesDepth) {
  const char *openings[] = {"{",
                            "(",
                            "[",
                            "<",
                            "message M {",
                            "a.",
                            "- ",
                            "/*",
                            "token<",
                            "enum E {",
                            "service S { routine r(",
                            "reserved 1 to "};
  for (const char *opening : openings) {
    std::string text = "package a; message X { ";
    for (int i = 0; i < 20000; i++)
      text += opening;
    Compile(text);
  }
}

TEST(Determinism, TheSameTextGivesTheSameOutput) {
  for (const std::string &text : Schemas())
    EXPECT_EQ(Compile(text), Compile(text));
}

} // namespace
