// JSON as text: the reader's events and errors, numbers, the writer.
#include "runtime/wire/json_text.h"

#include <gtest/gtest.h>

#include <cfloat>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <string>

namespace {

std::string text_of(const wooli_json_reader &r) {
  std::string out(r.text_len, '\0');
  size_t n = r.has_escapes
                 ? wooli_json_unescape(r.text, r.text_len, &out[0])
                 : out.replace(0, r.text_len, r.text, r.text_len).size();
  out.resize(n);
  return out;
}

// Events as one text: "{ n:a 1 } ." or "… !12 why".
std::string events(const std::string &json) {
  std::unique_ptr<char[]> exact(new char[json.size()]);
  memcpy(exact.get(), json.data(), json.size());
  wooli_json_reader r;
  wooli_json_reader_init(&r, exact.get(), json.size());
  std::string out;
  for (;;) {
    wooli_json_event event = wooli_json_next(&r);
    switch (event) {
    case WOOLI_JSON_ERROR:
      EXPECT_EQ(WOOLI_JSON_ERROR, wooli_json_next(&r));
      EXPECT_LE(r.at, json.size());
      return out + "!" + std::to_string(r.at) + " " + r.error;
    case WOOLI_JSON_END:
      EXPECT_EQ(WOOLI_JSON_END, wooli_json_next(&r));
      return out + ".";
    case WOOLI_JSON_OBJECT_BEGIN:
      out += "{ ";
      break;
    case WOOLI_JSON_OBJECT_END:
      out += "} ";
      break;
    case WOOLI_JSON_ARRAY_BEGIN:
      out += "[ ";
      break;
    case WOOLI_JSON_ARRAY_END:
      out += "] ";
      break;
    case WOOLI_JSON_NAME:
      out += "n:" + text_of(r) + " ";
      break;
    case WOOLI_JSON_STRING:
      out += "s:" + text_of(r) + " ";
      break;
    case WOOLI_JSON_NUMBER:
      out += text_of(r) + " ";
      break;
    case WOOLI_JSON_TRUE:
      out += "true ";
      break;
    case WOOLI_JSON_FALSE:
      out += "false ";
      break;
    case WOOLI_JSON_NULL:
      out += "null ";
      break;
    }
  }
}

TEST(JsonReader, GivesEvents) {
  const struct {
    const char *json, *events;
  } cases[] = {
      {"null", "null ."},
      {" \t\r\n true \n", "true ."},
      {"false", "false ."},
      {"[]", "[ ] ."},
      {"{}", "{ } ."},
      {"[ ]", "[ ] ."},
      {"{ }", "{ } ."},
      {"[1,2]", "[ 1 2 ] ."},
      {"[[],{}]", "[ [ ] { } ] ."},
      {"{\"a\":{\"b\":[null]},\"c\":\"d\"}",
       "{ n:a { n:b [ null ] } n:c s:d } ."},
      {"{\"a\" : 1 , \"b\" : [ 2 ] }", "{ n:a 1 n:b [ 2 ] } ."},
      {"-0.5e+10", "-0.5e+10 ."},
      {"0", "0 ."},
      {"1E5", "1E5 ."},
      {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "s:\"\\/\b\f\n\r\t ."},
      {"\"\\u0041\\u00fc\\u20AC\\ud83e\\uddf6\"",
       "s:A\xc3\xbc\xe2\x82\xac\xf0\x9f\xa7\xb6 ."},
      {"\"\x7f\xc3\xbc\"", "s:\x7f\xc3\xbc ."},
      {"{\"\\u0061\":1}", "{ n:a 1 } ."},
      {"{\"a\":1,\"a\":2}", "{ n:a 1 n:a 2 } ."},
  };
  for (const auto &c : cases)
    EXPECT_EQ(c.events, events(c.json)) << c.json;
}

TEST(JsonReader, SaysWhereWhatIsWrong) {
  const struct {
    const char *json, *events;
  } cases[] = {
      {"", "!0 expected a value"},
      {"  ", "!2 expected a value"},
      {"nul", "!0 expected a value"},
      {"True", "!0 expected a value"},
      {"NaN", "!0 expected a value"},
      {"nullx", "null !4 expected the end"},
      {"1 2", "1 !2 expected the end"},
      {"{} {}", "{ } !3 expected the end"},
      {"\xef\xbb\xbf{}", "!0 expected a value"},
      {"[1,]", "[ 1 !3 expected a value"},
      {"[1 2]", "[ 1 !3 expected ',' or ']'"},
      {"[1}", "[ 1 !2 expected ',' or ']'"},
      {"[", "[ !1 expected a value"},
      {"[1", "[ 1 !2 expected ',' or ']'"},
      {"]", "!0 expected a value"},
      {"{", "{ !1 expected a name in double quotes"},
      {"{a:1}", "{ !1 expected a name in double quotes"},
      {"{'a':1}", "{ !1 expected a name in double quotes"},
      {"{1:2}", "{ !1 expected a name in double quotes"},
      {"{\"a\"}", "{ !4 expected ':' behind the name"},
      {"{\"a\":}", "{ n:a !5 expected a value"},
      {"{\"a\":1,}", "{ n:a 1 !7 expected a name in double quotes"},
      {"{\"a\":1]", "{ n:a 1 !6 expected ',' or '}'"},
      {"{\"a\":1 \"b\":2}", "{ n:a 1 !7 expected ',' or '}'"},
      {"01", "!0 no number of JSON"},
      {"-", "!0 no number of JSON"},
      {"-a", "!0 no number of JSON"},
      {"1.", "!0 no number of JSON"},
      {"1.e5", "!0 no number of JSON"},
      {"1e", "!0 no number of JSON"},
      {"1e+", "!0 no number of JSON"},
      {"+1", "!0 expected a value"},
      {".5", "!0 expected a value"},
      {"0x10", "0 !1 expected the end"},
      {"\"a", "!0 the string has no end"},
      {"[\"a\\", "[ !3 no escape of JSON"},
      {"\"a\nb\"", "!2 a control character in a string"},
      {"\"\\x41\"", "!1 no escape of JSON"},
      {"\"\\'\"", "!1 no escape of JSON"},
      {"\"\\u12g4\"", "!1 no escape of JSON"},
      {"\"\\u12", "!1 no escape of JSON"},
      {"\"\\ud800\"", "!1 half of a surrogate pair"},
      {"\"a\\udc00\"", "!2 half of a surrogate pair"},
      {"\"\\ud800\\ud800\"", "!1 half of a surrogate pair"},
      {"\"\\ud800x\"", "!1 half of a surrogate pair"},
      {"\"\xff\"", "!0 the string is not UTF-8"},
      {"\"\xed\xa0\x80\"", "!0 the string is not UTF-8"},
      {"// c\n1", "!0 expected a value"},
  };
  for (const auto &c : cases)
    EXPECT_EQ(c.events, events(c.json)) << c.json;
}

TEST(JsonReader, NulIsNoEscape) {
  EXPECT_EQ("!1 no escape of JSON", events(std::string("\"\\\0\"", 4)));
  EXPECT_EQ("!1 a control character in a string",
            events(std::string("\"\0\"", 3)));
}

TEST(JsonReader, NestsToItsLimitAndNoFurther) {
  std::string deep(WOOLI_JSON_MAX_DEPTH, '[');
  std::string all = deep + std::string(WOOLI_JSON_MAX_DEPTH, ']');
  EXPECT_EQ('.', events(all).back());
  EXPECT_NE(std::string::npos,
            events("[" + all + "]").find("!256 nested deeper than 256"));
}

TEST(JsonReader, NumbersAreAsLongAsTheirLimitAndNoLonger) {
  std::string number(WOOLI_JSON_MAX_NUMBER_LEN, '7');
  EXPECT_EQ(number + " .", events(number));
  EXPECT_EQ("!0 a number of more than 1024 bytes", events(number + "7"));
}

TEST(JsonReader, SkipsAValueAndGoesOnBehindIt) {
  const char json[] = "[{\"a\":[1,{\"b\":2}]},3]";
  wooli_json_reader r;
  wooli_json_reader_init(&r, json, sizeof json - 1);
  ASSERT_EQ(WOOLI_JSON_ARRAY_BEGIN, wooli_json_next(&r));
  wooli_json_reader copy = r;
  EXPECT_TRUE(wooli_json_skip(&r, wooli_json_next(&r)));
  EXPECT_EQ(WOOLI_JSON_NUMBER, wooli_json_next(&r));
  EXPECT_TRUE(wooli_json_skip(&r, WOOLI_JSON_NUMBER));
  EXPECT_EQ(WOOLI_JSON_ARRAY_END, wooli_json_next(&r));
  EXPECT_EQ(WOOLI_JSON_OBJECT_BEGIN, wooli_json_next(&copy));
  const char bad[] = "[[1,}]";
  wooli_json_reader_init(&r, bad, sizeof bad - 1);
  EXPECT_FALSE(wooli_json_skip(&r, wooli_json_next(&r)));
}

TEST(JsonReader, PositionsCountFromOneAndInBytes) {
  size_t line, column;
  wooli_json_position("ab\nc\xc3\xbc"
                      "d",
                      6, &line, &column);
  EXPECT_EQ(2u, line);
  EXPECT_EQ(4u, column);
  wooli_json_position("", 0, &line, &column);
  EXPECT_EQ(1u, line);
  EXPECT_EQ(1u, column);
}

// ---- numbers ----

std::string as_int64(const char *text) {
  int64_t value;
  return wooli_json_to_int64(text, strlen(text), &value) ? std::to_string(value)
                                                         : "no";
}

std::string as_uint64(const char *text) {
  uint64_t value;
  return wooli_json_to_uint64(text, strlen(text), &value)
             ? std::to_string(value)
             : "no";
}

TEST(JsonNumbers, AreIntegersInWhateverForm) {
  const struct {
    const char *text, *int64, *uint64;
  } cases[] = {
      {"0", "0", "0"},
      {"-0", "0", "0"},
      {"0.000", "0", "0"},
      {"0e999999999999999999999", "0", "0"},
      {"7", "7", "7"},
      {"-7", "-7", "no"},
      {"1e3", "1000", "1000"},
      {"1.5e1", "15", "15"},
      {"1.50e1", "15", "15"},
      {"1.55e1", "no", "no"},
      {"0.5", "no", "no"},
      {"5.0", "5", "5"},
      {"100e-2", "1", "1"},
      {"1000e-4", "no", "no"},
      {"0.001e3", "1", "1"},
      {"0.001E+4", "10", "10"},
      {"9223372036854775807", "9223372036854775807", "9223372036854775807"},
      {"9223372036854775808", "no", "9223372036854775808"},
      {"-9223372036854775808", "-9223372036854775808", "no"},
      {"-9223372036854775809", "no", "no"},
      {"18446744073709551615", "no", "18446744073709551615"},
      {"18446744073709551615.0", "no", "18446744073709551615"},
      {"18446744073709551616", "no", "no"},
      {"99999999999999999999", "no", "no"},
      {"184467440737095516150", "no", "no"},
      {"1e19", "no", "10000000000000000000"},
      {"1e20", "no", "no"},
      {"1e400", "no", "no"},
      {"1e-400", "no", "no"},
      {"1e99999999999999999999", "no", "no"},
      {"1e-99999999999999999999", "no", "no"},
  };
  for (const auto &c : cases) {
    EXPECT_EQ(c.int64, as_int64(c.text)) << c.text;
    EXPECT_EQ(c.uint64, as_uint64(c.text)) << c.text;
  }
}

TEST(JsonNumbers, FarDigitsCount) {
  std::string text = "1" + std::string(900, '0') + "e-900";
  EXPECT_EQ("1", as_int64(text.c_str()));
  text = "0." + std::string(900, '0') + "1e901";
  EXPECT_EQ("1", as_int64(text.c_str()));
  text = "1." + std::string(900, '0') + "1";
  EXPECT_EQ("no", as_int64(text.c_str()));
}

std::string printed(double value) {
  char text[WOOLI_JSON_NUMBER_TEXT_LEN];
  size_t len = wooli_json_print_double(value, text);
  EXPECT_EQ(len, strlen(text));
  EXPECT_TRUE(wooli_json_is_number(text, len)) << text;
  double back = 0;
  EXPECT_TRUE(wooli_json_to_double(text, len, &back)) << text;
  EXPECT_EQ(0, memcmp(&back, &value, sizeof back)) << text;
  return text;
}

std::string printed_float(float value) {
  char text[WOOLI_JSON_NUMBER_TEXT_LEN];
  size_t len = wooli_json_print_float(value, text);
  EXPECT_TRUE(wooli_json_is_number(text, len)) << text;
  float back = 0;
  EXPECT_TRUE(wooli_json_to_float(text, len, &back)) << text;
  EXPECT_EQ(0, memcmp(&back, &value, sizeof back)) << text;
  return text;
}

TEST(JsonNumbers, ArePrintedAsShortAsTheyReadBack) {
  EXPECT_EQ("0", printed(0.0));
  EXPECT_EQ("-0.0", printed(-0.0));
  EXPECT_EQ("0.1", printed(0.1));
  EXPECT_EQ("1", printed(1.0));
  EXPECT_EQ("1e+100", printed(1e100));
  EXPECT_EQ("0.30000000000000004", printed(0.1 + 0.2));
  EXPECT_EQ("5e-324", printed(5e-324));
  EXPECT_EQ("1.7976931348623157e+308", printed(DBL_MAX));
  EXPECT_EQ("2.2250738585072014e-308", printed(DBL_MIN));
  /* a power of two, where the nearest of 16 digits does not read back */
  EXPECT_EQ("7.120236347223045e-307", printed(std::ldexp(1.0, -1017)));
  EXPECT_EQ("-7.120236347223045e-307", printed(-std::ldexp(1.0, -1017)));
  EXPECT_EQ("0.1", printed_float(0.1f));
  EXPECT_EQ("1e-45", printed_float(1e-45f));
  EXPECT_EQ("3.4028235e+38", printed_float(FLT_MAX));
  EXPECT_EQ("16777216", printed_float(16777216.0f));
}

TEST(JsonNumbers, OfEveryPatternReadBack) {
  std::mt19937_64 rng(7);
  for (int i = 0; i < 20000; i++) {
    uint64_t bits = rng();
    double value;
    float narrow;
    memcpy(&value, &bits, sizeof value);
    memcpy(&narrow, &bits, sizeof narrow);
    EXPECT_TRUE(!std::isfinite(value) || printed(value).size() <= 24);
    EXPECT_TRUE(!std::isfinite(narrow) || printed_float(narrow).size() <= 16);
  }
}

TEST(JsonNumbers, ThatAreTooLargeAreNone) {
  double d = 42;
  float f = 42;
  EXPECT_FALSE(wooli_json_to_double("1e309", 5, &d));
  EXPECT_FALSE(wooli_json_to_double("-1e309", 6, &d));
  EXPECT_TRUE(wooli_json_to_double("1e-400", 6, &d));
  EXPECT_EQ(0, d);
  EXPECT_FALSE(wooli_json_to_float("3.5e38", 6, &f));
  EXPECT_TRUE(wooli_json_to_float("3.4028235e38", 12, &f));
  EXPECT_EQ(FLT_MAX, f);
}

// With a locale of a comma the numbers are the same; C.UTF-8 has none, so this
// needs one that is installed.
TEST(JsonNumbers, DoNotCareForTheLocale) {
  const char *const names[] = {"de_DE.UTF-8", "de_CH.UTF-8", "fr_FR.UTF-8"};
  bool found = false;
  for (const char *name : names)
    found = found || setlocale(LC_NUMERIC, name);
  EXPECT_EQ("0.5", printed(0.5));
  EXPECT_EQ("1.5e-10", printed(1.5e-10));
  EXPECT_EQ("0.5", printed_float(0.5f));
  setlocale(LC_NUMERIC, "C");
  if (!found)
    GTEST_SKIP() << "no locale with a comma is installed";
}

// ---- writing ----

bool put(void *out, const char *bytes, size_t len) {
  static_cast<std::string *>(out)->append(bytes, len);
  return true;
}

std::string written(unsigned indent) {
  std::string out;
  wooli_json_writer w = {};
  w.put = put;
  w.user_data = &out;
  w.indent = indent;
  wooli_json_begin_object(&w);
  wooli_json_name(&w, "a", 1);
  wooli_json_begin_array(&w);
  wooli_json_literal(&w, "1", 1);
  wooli_json_string(&w, "\"\n\x01\\\x7f", 5);
  wooli_json_begin_object(&w);
  wooli_json_end_object(&w);
  wooli_json_end_array(&w);
  wooli_json_name(&w, "b", 1);
  wooli_json_begin_array(&w);
  wooli_json_end_array(&w);
  wooli_json_name(&w, "c", 1);
  wooli_json_begin_object(&w);
  wooli_json_name(&w, "d", 1);
  wooli_json_literal(&w, "null", 4);
  wooli_json_end_object(&w);
  wooli_json_end_object(&w);
  EXPECT_FALSE(w.failed);
  return out;
}

TEST(JsonWriter, PutsCommasColonsAndEscapes) {
  EXPECT_EQ("{\"a\":[1,\"\\\"\\n\\u0001\\\\\x7f\",{}],\"b\":[],"
            "\"c\":{\"d\":null}}",
            written(0));
}

TEST(JsonWriter, IndentsByLevels) {
  EXPECT_EQ("{\n  \"a\": [\n    1,\n    \"\\\"\\n\\u0001\\\\\x7f\",\n    {}\n"
            "  ],\n  \"b\": [],\n  \"c\": {\n    \"d\": null\n  }\n}",
            written(2));
}

bool refuse(void *calls, const char *, size_t) {
  ++*static_cast<int *>(calls);
  return false;
}

TEST(JsonWriter, StopsWhenItsSinkFails) {
  int calls = 0;
  wooli_json_writer w = {};
  w.put = refuse;
  w.user_data = &calls;
  wooli_json_begin_array(&w);
  wooli_json_literal(&w, "1", 1);
  wooli_json_end_array(&w);
  EXPECT_TRUE(w.failed);
  EXPECT_EQ(1, calls);
}

} // namespace
