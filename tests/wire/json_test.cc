// Messages as JSON, by protobuf's mapping.
#include <gtest/gtest.h>
#include <wool/value.h>

#include <cmath>

#include "tests/wire/kinds.wool.h"
#include "tests/wire/known.h"
#include "tests/wire/support.h"
#include "tests/wire/tables.h"

namespace {

using namespace wooltest;

const wool_message_type *const any_types[] = {
    &duration_type,    &any_type,   &kinds_Node_type,
    &kinds_Empty_type, &value_type, &kinds_Bag_type};

wool_json_options plain() {
  wool_json_options options = WOOL_JSON_OPTIONS_INIT;
  options.types = any_types;
  options.n_types = sizeof any_types / sizeof any_types[0];
  return options;
}

std::string to_json(const wool_message_type *type, const void *message,
                    const wool_json_options &options = plain()) {
  Arena arena;
  wool_error error = WOOL_ERROR_INIT;
  wool_str json = {nullptr, 0};
  wool_code rc =
      wool_message_to_json(type, message, &options, arena.get(), &json, &error);
  if (rc)
    return std::string(wool_code_name(rc)) + ": " + error.message;
  EXPECT_EQ('\0', json.data[json.len]);
  return std::string(json.data, json.len);
}

// The JSON that the parsed one is written as again, or the failure.
std::string again(const wool_message_type *type, const std::string &json,
                  const wool_json_options &options = plain()) {
  Arena arena;
  Exact exact(json);
  wool_error error = WOOL_ERROR_INIT;
  void *message = wool_arena_alloc(arena.get(), type->size);
  wool_code rc = wool_message_from_json(
      type,
      wool_str_n(reinterpret_cast<const char *>(exact.get().data), json.size()),
      &options, arena.get(), message, &error);
  if (rc) {
    EXPECT_NE("", std::string(error.message)) << json;
    return (rc == WOOL_ERR_MALFORMED ? ""
                                     : std::string(wool_code_name(rc)) + ": ") +
           error.message;
  }
  return to_json(type, message, options);
}

struct Case {
  std::string json;
  std::string again; // "": the same
};

void expect_all(const wool_message_type *type, const std::vector<Case> &cases,
                const wool_json_options &options = plain()) {
  for (const Case &c : cases)
    EXPECT_EQ(c.again.empty() ? c.json : c.again, again(type, c.json, options))
        << c.json;
}

TEST(Json, ScalarsHaveProtobufsForms) {
  expect_all(
      &kinds_Single_type,
      {
          {"{}", ""},
          {"{\"real\":1.5,\"small\":0.1,\"i32\":-1,\"i64\":\"-1\",\"u32\":1,"
           "\"u64\":\"18446744073709551615\",\"s32\":-2147483648,"
           "\"s64\":\"-9223372036854775808\",\"x32\":4294967295,\"x64\":\"1\","
           "\"y32\":-1,\"y64\":\"1\",\"flag\":true,\"text\":"
           "\"\\u0001\xc3\xbc\","
           "\"raw\":\"AQI=\",\"color\":\"COLOR_RED\"}",
           ""},
          {"{\"i32\":0,\"text\":\"\",\"flag\":false,\"color\":0}", "{}"},
          {"{\"i32\":\"12\"}", "{\"i32\":12}"},
          {"{\"i32\":\"1\\u0032\"}", "{\"i32\":12}"},
          {"{\"i32\":1e2}", "{\"i32\":100}"},
          {"{\"i32\":-1.0}", "{\"i32\":-1}"},
          {"{\"i64\":1}", "{\"i64\":\"1\"}"},
          {"{\"real\":\"1.5\"}", "{\"real\":1.5}"},
          {"{\"real\":\"NaN\"}", ""},
          {"{\"real\":\"Infinity\",\"small\":\"-Infinity\"}", ""},
          {"{\"real\":-0}", "{\"real\":-0.0}"},
          {"{\"real\":1e-400}", "{}"},
          {"{\"small\":3.4028235e38}", "{\"small\":3.4028235e+38}"},
          {"{\"color\":1}", "{\"color\":\"COLOR_RED\"}"},
          {"{\"color\":77}", ""},
          {"{\"color\":-2}", "{\"color\":\"COLOR_BELOW\"}"},
          {"{\"raw\":\"-_8\"}", "{\"raw\":\"+/8=\"}"},
          {"{\"raw\":\"+/8=\"}", ""},
          {"{\"raw\":\"AQ\"}", "{\"raw\":\"AQ==\"}"},
          {"{\"text\":null,\"i32\":null,\"color\":null}", "{}"},
          {" {\n\t\"i32\" : 1\r} ", "{\"i32\":1}"},
          {"{\"text\":\"a\\u0000b\"}", ""},
          {"{\"text\":\"\\ud83e\\uddf6\"}", "{\"text\":\"\xf0\x9f\xa7\xb6\"}"},
      });
}

TEST(Json, WhatDoesNotFitIsRefusedWithItsPlace) {
  expect_all(
      &kinds_Single_type,
      {
          {"", "line 1, column 1: expected a value"},
          {"[]", "line 1, column 1: kinds.Single: expected an object"},
          {"null", "line 1, column 1: kinds.Single: expected an object"},
          {"{\"i32\":1}x", "line 1, column 10: expected the end"},
          {"{\n  \"nope\": 1}",
           "line 2, column 3: kinds.Single has no field 'nope'"},
          {"{\"i32\":1,\"i32\":1}",
           "line 1, column 10: kinds.Single.i32 is there twice"},
          {"{\"i32\":1,\"\\u0069\\u00332\":1}",
           "line 1, column 10: kinds.Single.i32 is there twice"},
          {"{\"i32\":2147483648}", "line 1, column 8: kinds.Single.i32: "
                                   "'2147483648' is no integer in its range"},
          {"{\"i32\":1.5}", "line 1, column 8: kinds.Single.i32: '1.5' is no "
                            "integer in its range"},
          {"{\"i32\":\"\"}", "line 1, column 8: kinds.Single.i32: '' is no "
                             "integer in its range"},
          {"{\"i32\":\" 1\"}", "line 1, column 8: kinds.Single.i32: ' 1' is no "
                               "integer in its range"},
          {"{\"i32\":true}",
           "line 1, column 8: kinds.Single.i32: expected an integer"},
          {"{\"i32\":[1]}",
           "line 1, column 8: kinds.Single.i32: expected an integer"},
          {"{\"u32\":-1}", "line 1, column 8: kinds.Single.u32: '-1' is no "
                           "integer in its range"},
          {"{\"u64\":18446744073709551616}",
           "line 1, column 8: kinds.Single.u64: '18446744073709551616' is no "
           "integer in its range"},
          {"{\"real\":1e309}", "line 1, column 9: kinds.Single.real: '1e309' "
                               "is no number in its range"},
          {"{\"real\":\"nan\"}", "line 1, column 9: kinds.Single.real: 'nan' "
                                 "is no number in its range"},
          {"{\"real\":NaN}", "line 1, column 9: expected a value"},
          {"{\"small\":1e39}", "line 1, column 10: kinds.Single.small: '1e39' "
                               "is no number in its range"},
          {"{\"flag\":\"true\"}",
           "line 1, column 9: kinds.Single.flag: expected true or false"},
          {"{\"flag\":1}",
           "line 1, column 9: kinds.Single.flag: expected true or false"},
          {"{\"text\":1}",
           "line 1, column 9: kinds.Single.text: expected a string"},
          {"{\"text\":\"\\ud800\"}",
           "line 1, column 10: half of a surrogate pair"},
          {"{\"text\":\"\xff\"}", "line 1, column 9: the string is not UTF-8"},
          {"{\"raw\":\"a\"}",
           "line 1, column 8: kinds.Single.raw: 'a' is no base64"},
          {"{\"raw\":\"a*==\"}",
           "line 1, column 8: kinds.Single.raw: 'a*==' is no base64"},
          {"{\"raw\":[]}",
           "line 1, column 8: kinds.Single.raw: expected a string of base64"},
          {"{\"color\":\"RED\"}", "line 1, column 10: kinds.Single.color: "
                                  "'RED' is no value of its enum"},
          {"{\"color\":1.5}", "line 1, column 10: kinds.Single.color: '1.5' "
                              "is no value of its enum"},
          {"{\"color\":[]}", "line 1, column 10: kinds.Single.color: expected "
                             "the name or number of an enum"},
          {"{\"i32\":1,}",
           "line 1, column 10: expected a name in double quotes"},
      });
}

TEST(Json, PresenceIsKept) {
  expect_all(&kinds_Maybe_type,
             {{"{\"i32\":0,\"text\":\"\",\"flag\":false,\"raw\":\"\","
               "\"color\":\"COLOR_NONE\"}",
               "{\"i32\":0,\"flag\":false,\"text\":\"\",\"raw\":\"\","
               "\"color\":\"COLOR_NONE\"}"},
              {"{\"i32\":null}", "{}"}});
}

TEST(Json, ArraysAreOfElements) {
  expect_all(
      &kinds_Many_type,
      {{"{\"real\":[1,\"NaN\"],\"i64\":[\"1\",\"2\"],\"flag\":[true,false],"
        "\"text\":[\"\",\"a\"],\"raw\":[\"\"],\"color\":[\"COLOR_RED\",5]}",
        ""},
       {"{\"i32\":[]}", "{}"},
       {"{\"i32\":null}", "{}"},
       {"{\"i32\":[1,2,3,4,5,6,7,8,9]}", ""},
       {"{\"i32\":1}", "line 1, column 8: kinds.Many.i32: expected an array"},
       {"{\"i32\":[1,null]}",
        "line 1, column 11: kinds.Many.i32: null is no element"},
       {"{\"i32\":[[1]]}",
        "line 1, column 9: kinds.Many.i32: expected an integer"},
       {"{\"i32\":[1", "line 1, column 10: expected ',' or ']'"}});
}

TEST(Json, MapsAreObjectsOfAnyKey) {
  expect_all(
      &kinds_Maps_type,
      {{"{\"i32\":{\"-1\":1.5,\"2\":2},\"i64\":{\"-9223372036854775808\":0.5},"
        "\"u64\":{\"18446744073709551615\":\"1\"},"
        "\"flag\":{\"false\":{},\"true\":{\"text\":{\"\":\"\",\"k\":\"v\"}}}}",
        ""},
       {"{\"u32\":{\"7\":1,\"5\":2}}", "{\"u32\":{\"5\":2,\"7\":1}}"},
       {"{\"u32\":{}}", "{}"},
       {"{\"u32\":null}", "{}"},
       {"{\"u32\":[]}", "line 1, column 8: kinds.Maps.u32: expected an object"},
       {"{\"u32\":{\"a\":1}}", "line 1, column 9: kinds.Maps.U32Entry.key: "
                               "'a' is no integer in its range"},
       {"{\"u32\":{\"-1\":1}}", "line 1, column 9: kinds.Maps.U32Entry.key: "
                                "'-1' is no integer in its range"},
       {"{\"flag\":{\"1\":{}}}", "line 1, column 10: "
                                 "kinds.Maps.FlagEntry.key: '1' is no true or "
                                 "false"},
       {"{\"text\":{\"a\":null}}",
        "line 1, column 14: kinds.Maps.TextEntry: null is no value of an "
        "entry"},
       {"{\"text\":{\"b\":\"\",\"a\":\"1\",\"\\u0061\":\"2\"}}",
        "line 1, column 9: kinds.Maps.text: a key is there twice"},
       {"{\"tokens\":{\"a\":{}}}", "line 1, column 16: "
                                   "kinds.Maps.TokensEntry.value: a token "
                                   "travels only through a call"}});
}

TEST(Json, OfAOneofOnlyOneIsThere) {
  expect_all(&kinds_Choice_type,
             {{"{\"i32\":0}", ""},
              {"{\"text\":\"\",\"note\":\"\"}", ""},
              {"{\"node\":{}}", ""},
              {"{\"i32\":null,\"text\":\"a\"}", "{\"text\":\"a\"}"},
              {"{\"text\":\"a\",\"i32\":null}", "{\"text\":\"a\"}"},
              {"{\"i32\":1,\"text\":\"a\"}",
               "line 1, column 17: kinds.Choice.text: another of its oneof is "
               "there"}});
}

TEST(Json, TokensDoNotTravel) {
  EXPECT_EQ("line 1, column 8: kinds.Bag.any: a token travels only through a "
            "call",
            again(&kinds_Bag_type, "{\"any\":{}}"));
  EXPECT_EQ("{}", again(&kinds_Bag_type, "{\"any\":null,\"many\":[]}"));
  wool_context *context = wool_context_new();
  ASSERT_EQ(WOOL_OK, wool_context_enter(context, nullptr));
  wool_token *token = kinds_city_set(wool_str_c("Basel"));
  kinds_Bag bag = {};
  bag.any = token;
  EXPECT_EQ("ERR_NOT_SERIALIZABLE: kinds.Bag.any: a token travels only through "
            "a call",
            to_json(&kinds_Bag_type, &bag));
  bag.any = nullptr;
  bag.many = &token;
  bag.n_many = 1;
  EXPECT_EQ("ERR_NOT_SERIALIZABLE: kinds.Bag.many: a token travels only "
            "through a call",
            to_json(&kinds_Bag_type, &bag));
  const wool_value value = wool_value_of_token(token);
  EXPECT_EQ("ERR_NOT_SERIALIZABLE: wool.Value.token_value: a token travels "
            "only through a call",
            to_json(&wool_value_message_type, &value));
  wool_token_unref(token);
  ASSERT_EQ(WOOL_OK, wool_context_exit(context, nullptr));
  wool_context_unref(context);
}

TEST(Json, DepthIsThatOfTheCodec) {
  const auto nodes = [](int n) {
    std::string json = "{}";
    for (int i = 1; i < n; i++)
      json = "{\"next\":" + json + "}";
    return json;
  };
  EXPECT_EQ(nodes(WOOLI_MAX_MESSAGE_DEPTH),
            again(&kinds_Node_type, nodes(WOOLI_MAX_MESSAGE_DEPTH)));
  EXPECT_EQ("ERR_LIMIT: kinds.Node is nested deeper than 100",
            again(&kinds_Node_type, nodes(WOOLI_MAX_MESSAGE_DEPTH + 1)));
  const auto maps = [](int n) {
    std::string json = "{}";
    for (int i = 1; i < n; i++)
      json = "{\"flag\":{\"true\":" + json + "}}";
    return json;
  };
  EXPECT_EQ(maps(50), again(&kinds_Maps_type, maps(50)));
  EXPECT_EQ(0u, again(&kinds_Maps_type, maps(51)).find("ERR_LIMIT"));
  wool_json_options options = plain();
  options.ignore_unknown = true;
  const std::string deep(300, '[');
  EXPECT_EQ("ERR_LIMIT: JSON: nested deeper than 256",
            again(&kinds_Node_type, "{\"x\":" + deep, options));
}

TEST(Json, WhatIsTooDeepToBeSentIsNotWritten) {
  std::vector<kinds_Node> chain(WOOLI_MAX_MESSAGE_DEPTH + 1);
  for (size_t i = 0; i + 1 < chain.size(); i++)
    chain[i].next = &chain[i + 1];
  EXPECT_EQ("ERR_LIMIT: kinds.Node is nested deeper than 100",
            to_json(&kinds_Node_type, &chain[0]));
}

TEST(Json, TheArenasLimitHolds) {
  Arena small(4096);
  std::string json = "{\"text\":\"" + std::string(10000, 'x') + "\"}";
  kinds_Single single = {};
  EXPECT_EQ(WOOL_ERR_NO_MEMORY,
            wool_message_from_json(&kinds_Single_type, str(json), nullptr,
                                   small.get(), &single, nullptr));
  single.text = str(json);
  wool_str out;
  EXPECT_EQ(WOOL_ERR_NO_MEMORY,
            wool_message_to_json(&kinds_Single_type, &single, nullptr,
                                 small.get(), &out, nullptr));
}

TEST(Json, StringsThatAreNotUtf8AreNotWritten) {
  kinds_Single single = {};
  single.text = wool_str_c("\xff");
  EXPECT_EQ("ERR_TYPE: field text of kinds.Single: not UTF-8 (1 bytes)",
            to_json(&kinds_Single_type, &single));
}

// ---- options ----

TEST(JsonOptions, FieldsWithoutPresenceAreAlwaysPrinted) {
  wool_json_options options = plain();
  options.always_print_fields = true;
  EXPECT_EQ("{\"n\":0,\"kids\":[]}", again(&kinds_Node_type, "{}", options));
  EXPECT_EQ("{}", again(&kinds_Maybe_type, "{}", options));
  EXPECT_EQ("{\"plain\":0}", again(&kinds_Choice_type, "{}", options));
  EXPECT_NE(
      std::string::npos,
      again(&kinds_Maps_type, "{}", options).find("\"text\":{},\"tokens\":{}"));
}

TEST(JsonOptions, NamesAreThoseOfTheSchema) {
  wool_json_options options = plain();
  EXPECT_EQ("{\"theMask\":\"\"}", again(&known_type, "{\"the_mask\":\"\"}"));
  EXPECT_EQ("{\"theMask\":\"\"}", again(&known_type, "{\"theMask\":\"\"}"));
  EXPECT_EQ("line 1, column 15: known.Known.the_mask is there twice",
            again(&known_type, "{\"theMask\":\"\",\"the_mask\":\"\"}"));
  options.proto_names = true;
  EXPECT_EQ("{\"the_mask\":\"\"}",
            again(&known_type, "{\"theMask\":\"\"}", options));
}

TEST(JsonOptions, AJsonNameTakesTheOthersPlace) {
  wool_field_extra extra = {};
  extra.json_name = "sku code";
  wool_field fields[] = {kinds_Node_type.fields[1]};
  fields[0].name = "n_it";
  fields[0].extra = &extra;
  wool_message_type type = kinds_Node_type;
  type.fields = fields;
  type.n_fields = 1;
  EXPECT_EQ("{\"sku code\":1}", again(&type, "{\"n_it\":1}"));
  EXPECT_EQ("{\"sku code\":1}", again(&type, "{\"sku code\":1}"));
  EXPECT_EQ("line 1, column 2: kinds.Node has no field 'nIt'",
            again(&type, "{\"nIt\":1}"));
}

TEST(JsonOptions, EnumsAreNumbers) {
  wool_json_options options = plain();
  options.enums_as_numbers = true;
  EXPECT_EQ("{\"color\":1}",
            again(&kinds_Single_type, "{\"color\":\"COLOR_RED\"}", options));
}

TEST(JsonOptions, UnknownNamesAreSkipped) {
  wool_json_options options = plain();
  options.ignore_unknown = true;
  expect_all(&kinds_All_type,
             {{"{\"x\":{\"a\":[1,{\"b\":null}]},\"node\":{\"y\":\"\",\"n\":1}}",
               "{\"node\":{\"n\":1}}"},
              {"{\"single\":{\"color\":\"NOPE\",\"i32\":1}}",
               "{\"single\":{\"i32\":1}}"},
              {"{\"many\":{\"color\":[\"NOPE\",1,\"NEITHER\"]}}",
               "{\"many\":{\"color\":[\"COLOR_RED\"]}}"},
              {"{\"maps\":{\"x64\":{\"1\":\"NOPE\",\"2\":1}}}",
               "{\"maps\":{\"x64\":{\"2\":\"COLOR_RED\"}}}"},
              {"{\"choice\":{\"color\":\"NOPE\",\"text\":\"a\"}}",
               "{\"choice\":{\"text\":\"a\"}}"},
              {"{\"x\":[1,}", "line 1, column 9: expected a value"}},
             options);
}

TEST(JsonOptions, LinesAreIndented) {
  wool_json_options options = plain();
  options.indent = 2;
  EXPECT_EQ(
      "{\n  \"next\": {},\n  \"kids\": [\n    {\n      \"n\": 1\n    }\n"
      "  ]\n}",
      again(&kinds_Node_type, "{\"next\":{},\"kids\":[{\"n\":1}]}", options));
}

TEST(JsonOptions, AnOlderStructIsEnough) {
  wool_json_options options = plain();
  options.struct_size = offsetof(wool_json_options, indent);
  options.indent = 7;
  EXPECT_EQ("{\"n\":1}", again(&kinds_Node_type, "{\"n\":1}", options));
}

// ---- closed enums, defaults ----

TEST(Json, ClosedEnumsHaveNamesAndDefaultsAreNotWritten) {
  expect_all(&tree_type,
             {{"{\"color\":\"AGAIN\"}", "{\"color\":\"SECOND\"}"},
              {"{\"color\":-3}", "{\"color\":\"LOW\"}"},
              {"{\"color\":9}", "line 1, column 10: tables.Tree.color: '9' is "
                                "no value of its enum"},
              {"{\"next\":{\"level\":-5}}", ""}});
  wool_json_options options = plain();
  options.ignore_unknown = true;
  EXPECT_EQ("{}", again(&tree_type, "{\"color\":9,\"colors\":[9]}", options));
  for (const char *bad : {"1.5", "99999999999", "1e400"})
    EXPECT_NE(std::string::npos,
              again(&tree_type, std::string("{\"color\":") + bad + "}", options)
                  .find("is no value of its enum"))
        << bad;
}

TEST(Json, AbsentMembersHoldTheirDefaults) {
  Arena arena;
  Tree tree = {};
  ASSERT_EQ(WOOL_OK, wool_message_from_json(
                         &tree_type, wool_str_c("{\"next\":{},\"kids\":[{}]}"),
                         nullptr, arena.get(), &tree, nullptr));
  EXPECT_EQ(-5, tree.level);
  EXPECT_EQ(-5, tree.next->level);
  EXPECT_EQ(-5, tree.kids[0].level);
}

// ---- well-known types ----

TEST(JsonKnown, Timestamps) {
  const char *bad = "is no time such as \"1972-01-01T10:00:20.021Z\"";
  const auto refused = [&](const char *text) {
    return Case{"\"" + std::string(text) + "\"",
                "line 1, column 1: google.protobuf.Timestamp: '" +
                    std::string(text) + "' " + bad};
  };
  expect_all(
      &timestamp_type,
      {{"\"1970-01-01T00:00:00Z\"", ""},
       {"\"0001-01-01T00:00:00Z\"", ""},
       {"\"9999-12-31T23:59:59.999999999Z\"", ""},
       {"\"1972-01-01T10:00:20.021Z\"", ""},
       {"\"1969-12-31T23:59:59.000001Z\"", ""},
       {"\"2000-02-29T12:00:00Z\"", ""},
       {"\"2024-03-01T01:30:00.5+02:00\"", "\"2024-02-29T23:30:00.500Z\""},
       {"\"2023-12-31T20:00:00-05:30\"", "\"2024-01-01T01:30:00Z\""},
       refused(""),
       refused("1970-01-01"),
       refused("1970-01-01T00:00:00"),
       refused("1970-01-01 00:00:00Z"),
       refused("1970-01-01t00:00:00Z"),
       refused("1970-01-01T00:00:00z"),
       refused("1970-13-01T00:00:00Z"),
       refused("1970-02-29T00:00:00Z"),
       refused("1900-02-29T00:00:00Z"),
       refused("1970-01-01T24:00:00Z"),
       refused("1970-01-01T00:60:00Z"),
       refused("1970-01-01T00:00:60Z"),
       refused("1970-1-01T00:00:00Z"),
       refused("1970-01-01T00:00:00.Z"),
       refused("1970-01-01T00:00:00.1234567890Z"),
       refused("1970-01-01T00:00:00+0100"),
       refused("1970-01-01T00:00:00ZZ"),
       refused("0000-01-01T00:00:00Z"),
       refused("0001-01-01T00:00:00+00:01"),
       refused("9999-12-31T23:59:59-00:01"),
       {"5", "line 1, column 1: google.protobuf.Timestamp: expected a "
             "string"}});
  const struct {
    Time time;
    const char *json;
  } out[] = {{{-62135596801, 0}, nullptr},
             {{-62135596800, 0}, "\"0001-01-01T00:00:00Z\""},
             {{253402300800, 0}, nullptr},
             {{0, -1}, nullptr},
             {{0, 1000000000}, nullptr},
             {{0, 999999999}, "\"1970-01-01T00:00:00.999999999Z\""}};
  for (const auto &c : out) {
    std::string json = to_json(&timestamp_type, &c.time);
    if (c.json != nullptr) {
      EXPECT_EQ(c.json, json);
    } else {
      EXPECT_EQ(0u, json.find("ERR_NOT_SERIALIZABLE"));
    }
  }
}

TEST(JsonKnown, EveryDayComesBack) {
  for (int64_t day = -719162; day < 2932897; day += 13) {
    Arena arena;
    const Time time = {day * 86400 + 86399, 0};
    Time back = {};
    std::string json = to_json(&timestamp_type, &time);
    ASSERT_EQ(WOOL_OK,
              wool_message_from_json(&timestamp_type, str(json), nullptr,
                                     arena.get(), &back, nullptr));
    ASSERT_EQ(time.seconds, back.seconds) << json;
  }
}

TEST(JsonKnown, Durations) {
  expect_all(&duration_type,
             {{"\"0s\"", ""},
              {"\"1.500s\"", ""},
              {"\"1.5s\"", "\"1.500s\""},
              {"\"-0.000000001s\"", ""},
              {"\"-1.000001s\"", ""},
              {"\"315576000000s\"", ""},
              {"\"-315576000000s\"", ""},
              {"\"315576000001s\"",
               "line 1, column 1: google.protobuf.Duration: '315576000001s' is "
               "no duration such as \"1.5s\""},
              {"\"1\"", "line 1, column 1: google.protobuf.Duration: '1' is no "
                        "duration such as \"1.5s\""},
              {"\".5s\"", "line 1, column 1: google.protobuf.Duration: '.5s' "
                          "is no duration such as \"1.5s\""},
              {"\"1.s\"", "line 1, column 1: google.protobuf.Duration: '1.s' "
                          "is no duration such as \"1.5s\""},
              {"\"1.0123456789s\"",
               "line 1, column 1: google.protobuf.Duration: '1.0123456789s' is "
               "no duration such as \"1.5s\""},
              {"\"1s \"", "line 1, column 1: google.protobuf.Duration: '1s ' "
                          "is no duration such as \"1.5s\""}});
  const Time mixed = {1, -1}, other = {-1, 1}, far = {0, 1000000000};
  EXPECT_EQ("ERR_NOT_SERIALIZABLE: google.protobuf.Duration: 1 s and -1 ns are "
            "out of range",
            to_json(&duration_type, &mixed));
  EXPECT_EQ(0u, to_json(&duration_type, &other).find("ERR_NOT_SERIALIZABLE"));
  EXPECT_EQ(0u, to_json(&duration_type, &far).find("ERR_NOT_SERIALIZABLE"));
}

TEST(JsonKnown, FieldMasks) {
  expect_all(&mask_type,
             {{"\"\"", ""},
              {"\"a\"", ""},
              {"\"fooBar,baz.quxQuux\"", ""},
              {"\",a,\"", ""},
              {"\"foo_bar\"", "line 1, column 1: google.protobuf.FieldMask: "
                              "'foo_bar' is no list of paths in camelCase"}});
  const char *const bad[] = {"fooBar", "foo_", "foo__bar", "foo_1", "foo_Bar"};
  for (const char *path : bad) {
    wool_str paths[] = {wool_str_c("ok_path"), wool_str_c(path)};
    const Mask mask = {paths, 2};
    EXPECT_EQ("ERR_NOT_SERIALIZABLE: google.protobuf.FieldMask: the path '" +
                  std::string(path) + "' has no camelCase that comes back",
              to_json(&mask_type, &mask));
  }
  Arena arena;
  Mask mask = {};
  ASSERT_EQ(WOOL_OK,
            wool_message_from_json(&mask_type, wool_str_c("\"fooBar,a.bC\""),
                                   nullptr, arena.get(), &mask, nullptr));
  ASSERT_EQ(2u, mask.n_paths);
  EXPECT_TRUE(wool_str_equal(wool_str_c("foo_bar"), mask.paths[0]));
  EXPECT_TRUE(wool_str_equal(wool_str_c("a.b_c"), mask.paths[1]));
}

TEST(JsonKnown, StructsValuesAndLists) {
  expect_all(
      &known_type,
      {{"{\"object\":{\"a\":null,\"b\":[1.5,\"x\",true,{}]}}", ""},
       {"{\"object\":{}}", ""},
       {"{\"value\":null}", ""},
       {"{\"value\":1e2}", "{\"value\":100}"},
       {"{\"value\":[[],[null]]}", ""},
       {"{\"list\":[]}", ""},
       {"{\"list\":[null,{\"a\":{\"b\":[]}}]}", ""},
       {"{\"list\":null,\"object\":null}", "{}"},
       {"{\"values\":[null,1,\"a\"]}", ""},
       {"{\"null\":null}", "{}"},
       {"{\"nulls\":[null,\"NULL_VALUE\",0]}", "{\"nulls\":[null,null,null]}"},
       {"{\"list\":{}}", "line 1, column 9: google.protobuf.ListValue.values: "
                         "expected an array"},
       {"{\"object\":[]}", "line 1, column 11: google.protobuf.Struct.fields: "
                           "expected an object"},
       {"{\"object\":{\"a\":1,\"a\":2}}",
        "line 1, column 11: google.protobuf.Struct.fields: a key is there "
        "twice"},
       {"{\"value\":1e309}", "line 1, column 10: "
                             "google.protobuf.Value.number_value: '1e309' is "
                             "no number in its range"}});
  Value value = {};
  EXPECT_EQ("null", to_json(&value_type, &value));
  value.which_kind = 2;
  value.kind.number_value = NAN;
  EXPECT_EQ("ERR_NOT_SERIALIZABLE: google.protobuf.Value.number_value: JSON "
            "has no number for NaN and infinity",
            to_json(&value_type, &value));
}

TEST(JsonKnown, WrappersAreTheirValue) {
  expect_all(&known_type,
             {{"{\"wrapped\":\"5\"}", ""},
              {"{\"wrapped\":5}", "{\"wrapped\":\"5\"}"},
              {"{\"wrapped\":0}", "{\"wrapped\":\"0\"}"},
              {"{\"wrapped\":null}", "{}"},
              {"{\"wrappers\":[\"0\",\"1\"]}", ""},
              {"{\"wrappers\":[null]}",
               "line 1, column 14: known.Known.wrappers: null is no element"},
              {"{\"wrapped\":{\"value\":1}}",
               "line 1, column 12: google.protobuf.Int64Value.value: expected "
               "an integer"}});
}

TEST(JsonKnown, AnysOfTheTypesThatAreGiven) {
  const std::string prefix = "{\"@type\":\"type.googleapis.com/";
  expect_all(
      &any_type,
      {{"{}", ""},
       {prefix + "kinds.Node\",\"n\":5}", ""},
       {"{\"n\":5,\"@type\":\"type.googleapis.com/kinds.Node\"}",
        prefix + "kinds.Node\",\"n\":5}"},
       {prefix + "kinds.Empty\"}", ""},
       {prefix + "google.protobuf.Duration\",\"value\":\"1.500s\"}", ""},
       {"{\"value\":\"1.500s\",\"\\u0040type\":"
        "\"type.googleapis.com/google.protobuf.Duration\"}",
        prefix + "google.protobuf.Duration\",\"value\":\"1.500s\"}"},
       {prefix + "google.protobuf.Value\",\"value\":null}", ""},
       {prefix + "google.protobuf.Any\",\"value\":" + prefix +
            "kinds.Node\",\"n\":5}}",
        ""},
       {"{\"n\":5}", "line 1, column 1: google.protobuf.Any: '@type' is "
                     "missing"},
       {"{\"@type\":5}", "line 1, column 10: '@type' is no string"},
       {prefix + "kinds.Node\",\"@type\":\"a/kinds.Node\"}",
        "line 1, column 43: '@type' is there twice"},
       {prefix + "kinds.Other\"}",
        "line 1, column 1: google.protobuf.Any: the type "
        "'type.googleapis.com/kinds.Other' is not among those given"},
       {prefix + "kinds.Node\",\"x\":5}",
        "line 1, column 43: kinds.Node has no field 'x'"},
       {prefix + "google.protobuf.Duration\"}",
        "line 1, column 56: google.protobuf.Duration in an Any has no member "
        "'value'"},
       {prefix + "google.protobuf.Duration\",\"value\":\"1s\",\"value\":"
                 "\"1s\"}",
        "line 1, column 70: 'value' is there twice"},
       {prefix + "google.protobuf.Duration\",\"value\":\"1s\",\"x\":1}",
        "line 1, column 70: google.protobuf.Duration has no field 'x'"},
       {"[]", "line 1, column 1: google.protobuf.Any: expected an object"}});
  Any any = {wool_str_c("a/kinds.Node"), wool_bytes_n("\xff", 1)};
  EXPECT_EQ(0u, to_json(&any_type, &any).find("ERR_MALFORMED: kinds.Node"));
  any.type_url = wool_str_c("kinds.Strange");
  EXPECT_EQ("ERR_NOT_SERIALIZABLE: google.protobuf.Any: the type "
            "'kinds.Strange' is not among those given",
            to_json(&any_type, &any));
}

TEST(JsonKnown, AnysNestToTheLimit) {
  const auto nested = [](int n) {
    std::string json = "{}";
    for (int i = 1; i < n; i++)
      json = "{\"@type\":\"a/google.protobuf.Any\",\"value\":" + json + "}";
    return json;
  };
  EXPECT_EQ(nested(WOOLI_MAX_MESSAGE_DEPTH),
            again(&any_type, nested(WOOLI_MAX_MESSAGE_DEPTH)));
  EXPECT_EQ(
      0u,
      again(&any_type, nested(WOOLI_MAX_MESSAGE_DEPTH + 1)).find("ERR_LIMIT"));
}

// ---- wool.Value ----

TEST(JsonValue, KeepsIntegersAndNumbersApart) {
  expect_all(&wool_value_message_type,
             {{"null", ""},
              {"true", ""},
              {"\"text\"", ""},
              {"5", ""},
              {"-9223372036854775808", ""},
              {"9223372036854775807", ""},
              {"9223372036854775808", ""},
              {"18446744073709551615", ""},
              {"18446744073709551616", "1.8446744073709552e+19"},
              {"5.0", ""},
              {"-0.0", ""},
              {"1e2", "100.0"},
              {"0.5", ""},
              {"[1,[2.5],{\"a\":null}]", ""},
              {"{\"b\":1,\"a\":{\"c\":[]}}", "{\"a\":{\"c\":[]},\"b\":1}"},
              {"1e400", "line 1, column 1: wool.Value.number_value: '1e400' "
                        "is no number in its range"}});
  Arena arena;
  wool_value value = {};
  ASSERT_EQ(WOOL_OK,
            wool_message_from_json(&wool_value_message_type,
                                   wool_str_c("9223372036854775808"), nullptr,
                                   arena.get(), &value, nullptr));
  EXPECT_TRUE(wool_value_is(&value, WOOL_VALUE_UINT));
}

TEST(JsonValue, BytesAreTextOfBase64) {
  const wool_value bytes = wool_value_of_bytes(wool_bytes_n("\1\2", 2));
  EXPECT_EQ("\"AQI=\"", to_json(&wool_value_message_type, &bytes));
  const wool_value nan = wool_value_of_number(NAN);
  EXPECT_EQ(
      0u, to_json(&wool_value_message_type, &nan).find("ERR_NOT_SERIALIZABLE"));
  const wool_value list = wool_value_of_list(nullptr);
  EXPECT_EQ("[]", to_json(&wool_value_message_type, &list));
  const wool_value map = wool_value_of_map(nullptr);
  EXPECT_EQ("{}", to_json(&wool_value_message_type, &map));
}

} // namespace
