// The values in a manifest (rule 19), and those that do not travel.
#include "tests/wire/manifest_support.h"

#include <gtest/gtest.h>

#include "tests/wire/kinds.wool.h"

namespace {

using namespace wooltest;

// ---- values that do not travel: rule 19 ----

TEST(Values, ThatCannotBeEncodedAreDroppedButNotTheirLedger) {
  static wool_var *var = declare("half"),
                  *home = declare("home", &homebound_type),
                  *silent = declare("silent");
  Ctx context;
  context.run([&] {
    wool_token *tokens[] = {set(var, "stays"), set(home, "x"),
                            set(silent, "silent")};
    reset(set(var, "stays"));
    {
      Warnings warnings;
      Taken taken(context.bytes());
      EXPECT_EQ("half home silent", taken.keys());
      EXPECT_FALSE(taken.find("half")->has_slot);
      EXPECT_EQ("2:[1,2)", ranges(taken.find("half")));
      EXPECT_EQ("1:", ranges(taken.find("home")));
      ASSERT_EQ(3u, warnings.seen.size());
      EXPECT_EQ("mt.half encode: ERR_NOT_SERIALIZABLE it stays",
                warnings.seen[0]);
      EXPECT_EQ("mt.home encode: ERR_NOT_SERIALIZABLE values of type homebound "
                "do not travel",
                warnings.seen[1]);
      EXPECT_EQ("mt.silent encode: ERR_NOT_SERIALIZABLE the value's type gave "
                "no reason (ERR_NOT_SERIALIZABLE)",
                warnings.seen[2]);
    }
    Warnings warnings;
    Outcome strict;
    (void)context.bytes(true, &strict);
    EXPECT_EQ(WOOL_ERR_NOT_SERIALIZABLE, strict.code);
    EXPECT_EQ("encode of context variable 'mt.half': it stays; encode of "
              "context variable 'mt.home': values of type homebound do not "
              "travel; encode of context variable 'mt.silent': the value's "
              "type gave no reason (ERR_NOT_SERIALIZABLE)",
              strict.text);
    EXPECT_TRUE(warnings.seen.empty());
    for (wool_token *t : tokens)
      drop(t);
  });
}

TEST(Values, ThatCannotBeDecodedAreDroppedButNotTheirLedger) {
  static wool_var *picky = declare("picky"),
                  *home = declare("home2", &homebound_type);
  (void)picky;
  (void)home;
  std::string bytes =
      manifest(entry("picky", value("bad") + ledger(0, 2, {0, 1}), "mt") +
                   entry("home2", value("x") + ledger(0, 1), "mt"),
               id('m'));
  Warnings warnings;
  Taken taken(bytes);
  EXPECT_EQ(WOOL_OK, taken.code);
  EXPECT_FALSE(taken.find("picky")->has_slot);
  EXPECT_EQ("2:[0,1)", ranges(taken.find("picky")));
  EXPECT_EQ("1:", ranges(taken.find("home2")));
  ASSERT_EQ(2u, warnings.seen.size());
  EXPECT_EQ("mt.picky decode: ERR_MALFORMED nobody likes it", warnings.seen[0]);
  Taken strict(bytes, true);
  EXPECT_EQ(WOOL_ERR_MALFORMED, strict.code);
}

// A function that fails without a word must not make a strict side succeed.
TEST(Values, ThatFailWithoutAReasonFailAStrictSide) {
  static wool_var *var = declare("wordless");
  (void)var;
  std::string bytes = manifest(entry("wordless", value("silent"), "mt"));
  Taken strict(bytes, true);
  EXPECT_EQ(WOOL_DATA_LOSS, strict.code);
  EXPECT_NE(std::string::npos, strict.text.find("gave no reason (DATA_LOSS)"));
}

TEST(Values, OfEveryKindSurviveInAManifest) {
  Ctx context, other;
  std::string bytes;
  auto single = kinds_Single();
  single.i32 = -5;
  single.text = wool_str_c("deep");
  context.run([&] {
    wool_token *tokens[] = {
        kinds_v_real_set(-0.5),
        kinds_v_small_set(1.25f),
        kinds_v_i32_set(-7),
        kinds_v_i64_set(INT64_MIN),
        kinds_v_u32_set(~0u),
        kinds_v_u64_set(UINT64_MAX),
        kinds_v_s32_set(-1),
        kinds_v_s64_set(-2),
        kinds_v_x32_set(3),
        kinds_v_x64_set(4),
        kinds_v_y32_set(-3),
        kinds_v_y64_set(-4),
        kinds_v_flag_set(true),
        kinds_v_text_set(wool_str_c("Grüezi")),
        kinds_v_raw_set(wool_bytes_n("\xff\0", 2)),
        kinds_v_color_set(kinds_COLOR_BELOW),
        kinds_v_single_set(&single),
    };
    bytes = context.bytes();
    for (wool_token *t : tokens)
      drop(t);
  });
  Warnings warnings;
  ASSERT_EQ(WOOL_OK, other.install(bytes));
  EXPECT_TRUE(warnings.seen.empty());
  EXPECT_TRUE(wool_context_equal(context.get(), other.get()));
  other.run([&] {
    double real;
    int32_t i32;
    kinds_Color color;
    const kinds_Single *got;
    EXPECT_EQ(WOOL_OK, kinds_v_real_get(&real));
    EXPECT_EQ(WOOL_OK, kinds_v_i32_get(&i32));
    EXPECT_EQ(WOOL_OK, kinds_v_color_get(&color));
    EXPECT_EQ(WOOL_OK, kinds_v_single_get(&got));
    EXPECT_EQ(-0.5, real);
    EXPECT_EQ(-7, i32);
    EXPECT_EQ(kinds_COLOR_BELOW, color);
    EXPECT_EQ(dump(&kinds_Single_type, &single), dump(&kinds_Single_type, got));
  });
}

TEST(Values, OfVariablesThatAreNotAcceptedAreIgnored) {
  kinds_own_only_var();
  Ctx context;
  Warnings warnings;
  EXPECT_EQ(WOOL_OK, context.install(manifest(
                         entry("own_only", value(field(1, "evil")), "kinds"))));
  EXPECT_TRUE(warnings.seen.empty());
  EXPECT_FALSE(wool_context_contains(context.get(), kinds_own_only_var()));
}

TEST(Values, AreReleasedWhereverADecodingEnds) {
  static wool_var *var = declare("released");
  (void)var;
  int before = live_values;
  std::string bytes = manifest(entry("released", value("v"), "mt") +
                               entry("released", value("w"), "mt") +
                               entry("zz", value("") + kReset));
  {
    Warnings warnings;
    Taken taken(bytes), strict(bytes, true);
    EXPECT_EQ(WOOL_OK, taken.code);
    EXPECT_NE(WOOL_OK, strict.code);
  }
  EXPECT_EQ(before, live_values);
}

} // namespace
