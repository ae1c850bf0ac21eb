// Layout.

#include <gtest/gtest.h>

#include <string>

extern "C" {
#include "codegen/printer.h"
}

namespace {

class Printer : public ::testing::Test {
protected:
  Printer() {
    woolc_arena_init(&arena_, nullptr);
    woolc_printer_init(&out_, &arena_);
    woolc_list_init(&list_, &arena_);
  }
  ~Printer() override {
    woolc_printer_cleanup(&out_);
    woolc_arena_cleanup(&arena_);
  }

  std::string text() const {
    return std::string(out_.data, out_.len);
  }

  woolc_arena arena_;
  woolc_printer out_;
  woolc_list list_;
};

TEST_F(Printer, ListsStayOnALineThatHoldsThem) {
  woolc_list_add(&list_, "int a");
  woolc_list_add(&list_, "int b");
  woolc_print_list(&out_, 2, "f(", &list_, ");\n");
  EXPECT_EQ(text(), "  f(int a, int b);\n");
}

TEST_F(Printer, ListsAreAlignedBehindTheBracket) {
  const std::string item(30, 'x');
  for (int i = 0; i < 3; i++)
    woolc_list_add(&list_, "%s", item.c_str());
  woolc_print_list(&out_, 0, "function(", &list_, ");\n");
  EXPECT_EQ(text(),
            "function(" + item + ", " + item + ",\n         " + item + ");\n");
}

TEST_F(Printer, ListsGoBelowWhereTheyDoNotFitBehind) {
  const std::string item(60, 'x');
  const std::string head(30, 'f');
  woolc_list_add(&list_, "%s", item.c_str());
  woolc_print_list(&out_, 0, (head + "(").c_str(), &list_, ");\n");
  EXPECT_EQ(text(), head + "(\n    " + item + ");\n");
}

TEST_F(Printer, AFullLineIsFullAtEightyColumns) {
  const std::string item(40, 'x');
  woolc_list_add(&list_, "%s", item.c_str());
  woolc_list_add(&list_, "%s", std::string(34, 'y').c_str());
  woolc_print_list(&out_, 0, "f(", &list_, ");\n");
  EXPECT_EQ(text().find('\n'), 80u);
}

TEST_F(Printer, CommentsCannotBeEndedFromInside) {
  woolc_print_comment(&out_, 0, "/**", "a */ b /* c **/ d\?\?/");
  EXPECT_EQ(text(), "/** a * / b / * c ** / d? ?/ */\n");
}

TEST_F(Printer, CommentsKeepTheirLines) {
  woolc_print_comment(&out_, 2, "/**", "one\n\nthree");
  EXPECT_EQ(text(), "  /** one\n   *\n   * three */\n");
}

TEST_F(Printer, TextIsWholeBeyondTheFirstRoom) {
  const std::string piece(10000, 'x');
  for (int i = 0; i < 5; i++)
    woolc_print(&out_, "%s", piece.c_str());
  EXPECT_EQ(text(), piece + piece + piece + piece + piece);
}

} // namespace
