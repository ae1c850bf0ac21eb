// Variables with a header, and bindings that last for one call.
#include "runtime/context/header.h"

#include "tests/context/failing_alloc.h"
#include "tests/context/support.h"

namespace {

using namespace wooltest;

wool_var *DeclareBridged(const std::string &name, const char *ns = "header") {
  wool_var_options options = {};
  options.struct_size = sizeof options;
  options.ns = ns;
  options.name = name.c_str();
  options.type = &number_type;
  options.header = "x-number";
  wool_var *var = nullptr;
  EXPECT_EQ(WOOL_OK, wool_var_declare(&options, &var, nullptr));
  return var;
}

bool IsListed(const wool_var *wanted) {
  for (wool_var *var = wooli_header_first(); var; var = wooli_header_next(var))
    if (var == wanted)
      return true;
  return false;
}

TEST(Header, VariablesAreListedByKeyInWhateverOrderTheyAreDeclared) {
  EXPECT_FALSE(IsListed(declare()));
  for (const char *name : {"m", "z", "a", "n"})
    EXPECT_TRUE(IsListed(DeclareBridged(name)));
  EXPECT_TRUE(IsListed(DeclareBridged("zz", "earlier")));
  std::string names;
  for (wool_var *var = wooli_header_first(); var; var = wooli_header_next(var))
    names += std::string(" ") + wool_var_name(var);
  EXPECT_EQ(" zz a m n z", names);
}

class LaidOver : public testing::Test {
protected:
  LeakCheck leaks_;
  wool_var *var_ = declare();
  Ctx context_;
  Number *value_ = nullptr;
  wooli_slot under_ = {nullptr, WOOLI_MISSING};

  // One reference is the Context's; the other is kept, as a call keeps it.
  void LayOver(long n) {
    value_ = new_number(n);
    value_->refs++;
    ASSERT_TRUE(wooli_context_lay_over(context_.get(), var_,
                                       {value_, WOOLI_NATIVE}, &under_));
  }
  void Lift() {
    if (!wooli_context_lift(context_.get(), var_, value_, under_))
      wooli_slot_release(var_, under_);
    release_number(value_);
  }
  bool HasChain() {
    uint8_t id[WOOL_CHAIN_ID_LEN];
    return wool_context_chain_id(context_.get(), id);
  }
};

TEST_F(LaidOver, ItIsAValueThatArmsNothing) {
  uint64_t version = wooli_context_version(context_.get());
  LayOver(7);
  context_.run([this] { EXPECT_EQ("7", get(var_)); });
  EXPECT_FALSE(HasChain());
  EXPECT_EQ(version, wooli_context_version(context_.get()));
  Lift();
  context_.run([this] { EXPECT_EQ("unset", get(var_)); });
  EXPECT_FALSE(wooli_context_is_armed(context_.get()));
}

TEST_F(LaidOver, WhatWasThereComesBack) {
  context_.run([this] { (void)set(var_, 1); });
  LayOver(7);
  context_.run([this] { EXPECT_EQ("7", get(var_)); });
  Lift();
  context_.run([this] { EXPECT_EQ("1", get(var_)); });
}

TEST_F(LaidOver, ASetOverItStaysAndItsResetGivesItBack) {
  LayOver(7);
  Tok token;
  context_.run([&] { token = set(var_, 8); });
  Lift();
  context_.run([&] {
    EXPECT_EQ("8", get(var_));
    EXPECT_EQ(WOOL_OK, reset(token));
    EXPECT_EQ("7", get(var_));
  });
}

TEST_F(LaidOver, ASetAndItsResetLeaveNothing) {
  LayOver(7);
  context_.run([this] {
    Tok token = set(var_, 8);
    EXPECT_EQ(WOOL_OK, reset(token));
  });
  Lift();
  context_.run([this] { EXPECT_EQ("unset", get(var_)); });
}

TEST_F(LaidOver, ACopyKeepsIt) {
  LayOver(7);
  Ctx copy = context_.copy();
  Lift();
  context_.run([this] { EXPECT_EQ("unset", get(var_)); });
  copy.run([this] { EXPECT_EQ("7", get(var_)); });
}

TEST_F(LaidOver, WithoutMemoryNothingHasHappened) {
  value_ = new_number(7);
  Ctx copy = context_.copy(); // so that the map must be copied
  context_.run([this] { (void)set(declare(), 1); });
  copy = context_.copy();
  int n = 0;
  for (bool done = false; !done; n++) {
    fail_allocation(n);
    done = wooli_context_lay_over(context_.get(), var_, {value_, WOOLI_NATIVE},
                                  &under_);
    EXPECT_EQ(!done, stop_failing());
    if (!done)
      context_.run([this] { EXPECT_EQ("unset", get(var_)); });
  }
  EXPECT_GT(n, 1);
  value_->refs++;
  Lift();
}

} // namespace
