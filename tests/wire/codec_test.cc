// Messages as protobuf: what is written, what is read, what is refused. The
// bytes follow protobuf's encoding document; a test against another
// implementation is in differential_test.py.
#include "runtime/wire/codec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "runtime/wire/utf8.h"
#include "tests/wire/kinds.wool.h"
#include "tests/wire/support.h"

namespace {

using namespace wooltest;

const uint64_t kMinus1 = UINT64_MAX;

template <typename T> T zeroed() {
  T message;
  memset(&message, 0, sizeof message);
  return message;
}

// ---- known bytes ----

struct Vector {
  const char *what;
  std::function<void(kinds_Single *)> fill;
  const char *hex;
};

const double kNan = std::numeric_limits<double>::quiet_NaN();

const Vector kVectors[] = {
    {"nothing", [](kinds_Single *) {}, ""},
    {"double", [](kinds_Single *m) { m->real = 1.5; }, "09 000000000000f83f"},
    {"-0.0", [](kinds_Single *m) { m->real = -0.0; }, "09 0000000000000080"},
    {"infinity", [](kinds_Single *m) { m->real = -INFINITY; },
     "09 000000000000f0ff"},
    {"NaN", [](kinds_Single *m) { m->real = kNan; }, "09 000000000000f87f"},
    {"float", [](kinds_Single *m) { m->small = 1.5f; }, "15 0000c03f"},
    {"float -0", [](kinds_Single *m) { m->small = -0.0f; }, "15 00000080"},
    {"int32", [](kinds_Single *m) { m->i32 = 150; }, "18 9601"},
    {"int32 -1", [](kinds_Single *m) { m->i32 = -1; },
     "18 ffffffffffffffffff01"},
    {"int32 least", [](kinds_Single *m) { m->i32 = INT32_MIN; },
     "18 80808080f8ffffffff01"},
    {"int64 least", [](kinds_Single *m) { m->i64 = INT64_MIN; },
     "20 80808080808080808001"},
    {"uint32 most", [](kinds_Single *m) { m->u32 = UINT32_MAX; },
     "28 ffffffff0f"},
    {"uint64 most", [](kinds_Single *m) { m->u64 = UINT64_MAX; },
     "30 ffffffffffffffffff01"},
    {"sint32 -1", [](kinds_Single *m) { m->s32 = -1; }, "38 01"},
    {"sint32 1", [](kinds_Single *m) { m->s32 = 1; }, "38 02"},
    {"sint32 least", [](kinds_Single *m) { m->s32 = INT32_MIN; },
     "38 ffffffff0f"},
    {"sint64 most", [](kinds_Single *m) { m->s64 = INT64_MAX; },
     "40 feffffffffffffffff01"},
    {"sint64 least", [](kinds_Single *m) { m->s64 = INT64_MIN; },
     "40 ffffffffffffffffff01"},
    {"fixed32", [](kinds_Single *m) { m->x32 = 0x04030201; }, "4d 01020304"},
    {"fixed64", [](kinds_Single *m) { m->x64 = 0x0807060504030201; },
     "51 0102030405060708"},
    {"sfixed32", [](kinds_Single *m) { m->y32 = -2; }, "5d feffffff"},
    {"sfixed64", [](kinds_Single *m) { m->y64 = -2; }, "61 feffffffffffffff"},
    {"bool", [](kinds_Single *m) { m->flag = true; }, "68 01"},
    {"string", [](kinds_Single *m) { m->text = wool_str_c("testing"); },
     "72 07 74657374696e67"},
    {"string with a NUL",
     [](kinds_Single *m) { m->text = wool_str_n("a\0b", 3); }, "72 03 610062"},
    {"bytes", [](kinds_Single *m) { m->raw = wool_bytes_n("\xff\x00", 2); },
     "7a 02 ff00"},
    {"enum", [](kinds_Single *m) { m->color = kinds_COLOR_RED; }, "8001 01"},
    {"enum below 0", [](kinds_Single *m) { m->color = kinds_COLOR_BELOW; },
     "8001 feffffffffffffffff01"},
    {"enum without a name", [](kinds_Single *m) { m->color = 77; }, "8001 4d"},
};

TEST(Vectors, EncodeToTheirBytesAndBack) {
  for (const Vector &v : kVectors) {
    auto message = zeroed<kinds_Single>();
    v.fill(&message);
    std::string bytes = encoded(&kinds_Single_type, &message);
    EXPECT_EQ(to_hex(from_hex(v.hex)), to_hex(bytes)) << v.what;
    auto back = decode<kinds_Single>(&kinds_Single_type, bytes);
    ASSERT_EQ(WOOL_OK, back.code) << v.what << ": " << back.text;
    EXPECT_EQ(dump(&kinds_Single_type, &message),
              dump(&kinds_Single_type, back.msg))
        << v.what;
  }
}

struct Listed {
  const char *what;
  std::string bytes;
};

// A Many with every field twice, as encoders are to write it.
std::string packed_many() {
  std::string bytes;
  bytes += field(1, from_hex("000000000000f83f 0000000000000080"));
  bytes += field(2, from_hex("0000c03f 00000000"));
  bytes += field(3, varint(7) + varint(kMinus1));
  bytes += field(4, varint(0) + varint(kMinus1));
  bytes += field(5, varint(300) + varint(UINT32_MAX));
  bytes += field(6, varint(1) + varint(UINT64_MAX));
  bytes += field(7, varint(1) + varint(2));
  bytes += field(8, varint(3) + varint(4));
  bytes += field(9, from_hex("01000000 02000000"));
  bytes += field(10, from_hex("0100000000000000 0200000000000000"));
  bytes += field(11, from_hex("ffffffff 02000000"));
  bytes += field(12, from_hex("ffffffffffffffff 0200000000000000"));
  bytes += field(13, from_hex("01 00"));
  bytes += field(14, "one") + field(14, "");
  bytes += field(15, "\xfe") + field(15, "two");
  bytes += field(16, varint(1) + varint(static_cast<uint64_t>(int64_t{-2})));
  return bytes;
}

TEST(Repeated, ScalarsArePackedAndEverythingKeepsItsOrder) {
  auto many = decode<kinds_Many>(&kinds_Many_type, packed_many());
  ASSERT_EQ(WOOL_OK, many.code) << many.text;
  EXPECT_EQ(to_hex(packed_many()), to_hex(encoded(&kinds_Many_type, many.msg)));
  ASSERT_EQ(2u, many->n_real);
  EXPECT_TRUE(std::signbit(many->real[1]));
  EXPECT_EQ(-1, many->i32[1]);
  EXPECT_EQ(-1, many->s32[0]);
  EXPECT_EQ(UINT64_MAX, many->u64[1]);
  EXPECT_EQ(-1, many->y64[0]);
  EXPECT_TRUE(many->flag[0]);
  EXPECT_FALSE(many->flag[1]);
  EXPECT_EQ("one", std::string(many->text[0].data));
  EXPECT_EQ(0u, many->text[1].len);
  EXPECT_EQ(-2, many->color[1]);
}

// What a decoder must take that an encoder of ours never writes.
TEST(Repeated, UnpackedScalarsAreAcceptedAndMayAlternateWithPackedOnes) {
  std::string bytes = field(5, 1) + field(5, varint(2) + varint(3)) +
                      field(5, 4) + field(5, std::string()) + fixed32(9, 10) +
                      field(9, from_hex("0b000000")) + fixed64(10, 12) +
                      field(13, 2);
  auto many = decode<kinds_Many>(&kinds_Many_type, bytes);
  ASSERT_EQ(WOOL_OK, many.code) << many.text;
  ASSERT_EQ(4u, many->n_u32);
  for (uint32_t i = 0; i < 4; i++)
    EXPECT_EQ(i + 1, many->u32[i]);
  ASSERT_EQ(2u, many->n_x32);
  EXPECT_EQ(11u, many->x32[1]);
  EXPECT_EQ(12u, many->x64[0]);
  EXPECT_TRUE(many->flag[0]);
}

TEST(Repeated, GrowsOverEveryCapacity) {
  for (size_t n : {1u, 3u, 4u, 5u, 8u, 9u, 1000u}) {
    std::string bytes;
    for (size_t i = 0; i < n; i++)
      bytes += field(5, i) + field(14, std::to_string(i)) + field(13, i % 2);
    auto many = decode<kinds_Many>(&kinds_Many_type, bytes);
    ASSERT_EQ(n, many->n_u32);
    ASSERT_EQ(n, many->n_text);
    for (size_t i = 0; i < n; i++) {
      EXPECT_EQ(i, many->u32[i]);
      EXPECT_EQ(std::to_string(i), many->text[i].data);
      EXPECT_EQ(i % 2 == 1, many->flag[i]);
    }
  }
}

TEST(Presence, AnOptionalZeroIsSentAndASingularOneIsNot) {
  auto maybe = zeroed<kinds_Maybe>();
  EXPECT_EQ("", encoded(&kinds_Maybe_type, &maybe));
  for (size_t i = 0; i < kinds_Maybe_type.n_fields; i++) {
    const wool_field &f = kinds_Maybe_type.fields[i];
    maybe = zeroed<kinds_Maybe>();
    *(reinterpret_cast<bool *>(&maybe) + f.presence) = true;
    std::string bytes = encoded(&kinds_Maybe_type, &maybe);
    EXPECT_GE(bytes.size(), 2u) << f.name;
    auto back = decode<kinds_Maybe>(&kinds_Maybe_type, bytes);
    EXPECT_EQ(dump(&kinds_Maybe_type, &maybe),
              dump(&kinds_Maybe_type, back.msg));
    // The same bytes under implicit presence are the empty message.
    auto single = decode<kinds_Single>(&kinds_Single_type, bytes);
    EXPECT_EQ(WOOL_OK, single.code) << f.name;
    EXPECT_EQ("", encoded(&kinds_Single_type, single.msg)) << f.name;
  }
}

TEST(Presence, AnEmptyMessageIsThereAndAnAbsentOneIsNot) {
  auto all = zeroed<kinds_All>();
  EXPECT_EQ("", encoded(&kinds_All_type, &all));
  auto single = zeroed<kinds_Single>();
  all.single = &single;
  EXPECT_EQ("0a00", to_hex(encoded(&kinds_All_type, &all)));
  auto back = decode<kinds_All>(&kinds_All_type, from_hex("0a00"));
  EXPECT_NE(nullptr, back->single);
  EXPECT_EQ(nullptr, back->maybe);
}

TEST(Repetition, TheLastScalarWinsAndMessagesAreMerged) {
  std::string bytes = field(3, 1) + field(14, "first") + field(3, 2) +
                      field(14, "last") + field(16, 1) + field(16, uint64_t{0});
  auto single = decode<kinds_Single>(&kinds_Single_type, bytes);
  EXPECT_EQ(2, single->i32);
  EXPECT_EQ("last", std::string(single->text.data));
  EXPECT_EQ(0, single->color);

  bytes = field(4, field(2, 1) + field(3, field(2, 10))) +
          field(4, field(1, field(2, 5))) +
          field(4, field(2, 7) + field(1, field(3, std::string())) +
                       field(3, field(2, 11)));
  auto all = decode<kinds_All>(&kinds_All_type, bytes);
  ASSERT_EQ(WOOL_OK, all.code) << all.text;
  EXPECT_EQ(7, all->node->n);
  ASSERT_NE(nullptr, all->node->next);
  EXPECT_EQ(5, all->node->next->n) << "kept by the merge";
  EXPECT_EQ(1u, all->node->next->n_kids);
  ASSERT_EQ(2u, all->node->n_kids) << "repeated fields are joined";
  EXPECT_EQ(11, all->node->kids[1].n);
}

// ---- what is not in the schema ----

TEST(Unknown, FieldsOfEveryWireTypeAreKeptBehindTheOthers) {
  std::string group = tag(90, 3) + field(1, 1) + field(2, "x") + fixed32(3, 1) +
                      fixed64(4, 1) + tag(5, 3) + tag(5, 4) + tag(90, 4);
  const Listed unknown[] = {
      {"varint", field(100, UINT64_MAX)},
      {"64 bits", fixed64(100, 1)},
      {"bytes", field(100, "abc")},
      {"empty bytes", field(100, std::string())},
      {"32 bits", fixed32(100, 1)},
      {"group", group},
      {"empty group", tag(100, 3) + tag(100, 4)},
      {"the highest number", field(536870911, "abc")},
      {"a number that is reserved", field(19000, 1)},
  };
  for (const Listed &u : unknown) {
    std::string bytes =
        u.bytes + field(3, 5) + u.bytes + field(14, "x") + u.bytes;
    auto single = decode<kinds_Single>(&kinds_Single_type, bytes);
    EXPECT_EQ(WOOL_OK, single.code) << u.what << ": " << single.text;
    EXPECT_EQ(5, single->i32) << u.what;
    const bool is_manifest = std::string(u.what) == "the highest number";
    const std::string kept = is_manifest ? "" : u.bytes + u.bytes + u.bytes;
    EXPECT_EQ(to_hex(field(3, 5) + field(14, "x") + kept),
              to_hex(encoded(&kinds_Single_type, single.msg)))
        << u.what;
  }
}

TEST(Unknown, AFieldOfAnotherWireTypeIsNotThatField) {
  for (const wool_message_type *type :
       {&kinds_Single_type, &kinds_Maybe_type, &kinds_Many_type}) {
    Arena arena;
    void *empty = wool_arena_alloc(arena.get(), type->size);
    for (size_t i = 0; i < type->n_fields; i++) {
      uint32_t n = type->fields[i].number;
      bool is_text = n == 14 || n == 15, is_64 = n == 1 || n == 10 || n == 12;
      bool is_32 = n == 2 || n == 9 || n == 11;
      std::string bytes;
      if (is_text || is_64 || is_32)
        bytes += field(n, 3);
      if (!is_64)
        bytes += fixed64(n, 3);
      if (!is_32)
        bytes += fixed32(n, 3);
      if (!is_text && type != &kinds_Many_type)
        bytes += field(n, "12345678");
      bytes += tag(n, 3) + tag(n, 4);
      auto got = decode<void *>(type, bytes);
      EXPECT_EQ(WOOL_OK, got.code) << got.text;
      EXPECT_EQ(dump(type, empty), dump(type, got.msg));
    }
  }
}

// ---- nonsense ----

TEST(Malformed, IsRefusedWithTheNameOfTheMessage) {
  const Listed cases[] = {
      {"tag cut off", from_hex("80")},
      {"field number 0", from_hex("00 00")},
      {"field number 0 in a group",
       tag(90, 3) + from_hex("00 00") + tag(90, 4)},
      {"tag of more than 32 bits", from_hex("8080808010 00")},
      {"varint missing", tag(3, 0)},
      {"varint cut off", tag(3, 0) + from_hex("ffff")},
      {"varint of 11 bytes", tag(3, 0) + from_hex("ffffffffffffffffffff01")},
      {"64 bits cut off", tag(1, 1) + "1234567"},
      {"32 bits cut off", tag(2, 5) + "123"},
      {"length missing", tag(14, 2)},
      {"length beyond the end", tag(14, 2) + from_hex("04") + "abc"},
      {"length of 2^63", tag(14, 2) + varint(uint64_t{1} << 63)},
      {"length of 2^64-1", tag(14, 2) + varint(UINT64_MAX)},
      {"wire type 6", tag(3, 6)},
      {"wire type 7", tag(3, 7)},
      {"an end without its group", tag(100, 4)},
      {"a group without its end", tag(100, 3) + field(1, 1)},
      {"a group that another ends", tag(100, 3) + tag(101, 4)},
      {"groups that cross",
       tag(100, 3) + tag(101, 3) + tag(100, 4) + tag(101, 4)},
      {"wire type 6 in a group", tag(100, 3) + tag(1, 6) + tag(100, 4)},
      {"length beyond the end in a group", tag(100, 3) + tag(1, 2) + "\x09"},
  };
  for (const Listed &c : cases) {
    for (const std::string &before : {std::string(), field(3, 1)}) {
      auto got = decode<kinds_Single>(&kinds_Single_type, before + c.bytes);
      EXPECT_EQ(WOOL_ERR_MALFORMED, got.code) << c.what;
      EXPECT_EQ("kinds.Single: bytes are not protobuf", got.text) << c.what;
    }
  }
}

TEST(Malformed, PackedValuesMustFillTheirField) {
  const Listed cases[] = {
      {"varint cut off", field(5, "\x01\x80")},
      {"varint too long", field(5, from_hex("ffffffffffffffffffff01"))},
      {"32 bits cut off", field(9, "12345")},
      {"64 bits cut off", field(10, "1234567")},
      {"less than one", field(10, "1")},
  };
  for (const Listed &c : cases) {
    auto got = decode<kinds_Many>(&kinds_Many_type, c.bytes);
    EXPECT_EQ(WOOL_ERR_MALFORMED, got.code) << c.what;
    EXPECT_NE(std::string::npos, got.text.find("packed values do not parse"))
        << got.text;
  }
}

TEST(Malformed, ErrorsNameThePathAndNeverLoseTheCause) {
  std::string bytes = field(14, "\xff");
  auto got = decode<kinds_All>(&kinds_All_type, field(6, field(1, bytes)));
  EXPECT_EQ("kinds.All.inner: kinds.All.single: kinds.Single.text: not UTF-8",
            got.text);
  bytes = field(1, field(14, "\xff"));
  for (int i = 0; i < 90; i++)
    bytes = field(6, bytes);
  got = decode<kinds_All>(&kinds_All_type, bytes);
  EXPECT_EQ(WOOL_ERR_MALFORMED, got.code);
  EXPECT_NE(std::string::npos, got.text.find("kinds.Single.text: not UTF-8"))
      << got.text;
}

TEST(Malformed, EveryPrefixOfAMessageIsAMessageOrAnError) {
  std::string part = field(1, field(3, 5) + field(14, "text")) +
                     field(3, packed_many()) +
                     field(4, field(1, field(2, 3)) + field(3, field(2, 4))) +
                     field(5, field(536870910, "last") + fixed32(268435456, 1));
  std::string bytes = part + field(6, part) + field(7, part) + field(7, part) +
                      field(8, std::string()) + field(9, field(3, 1));
  int whole = 0;
  for (size_t len = 0; len <= bytes.size(); len++) {
    auto got = decode<kinds_All>(&kinds_All_type, bytes.substr(0, len));
    if (got.code) {
      EXPECT_EQ(WOOL_ERR_MALFORMED, got.code);
      EXPECT_FALSE(got.text.empty());
      continue;
    }
    whole++;
    std::string again = encoded(&kinds_All_type, got.msg);
    auto back = decode<kinds_All>(&kinds_All_type, again);
    EXPECT_EQ(dump(&kinds_All_type, got.msg), dump(&kinds_All_type, back.msg));
  }
  EXPECT_EQ(10, whole) << "one for each end of a top-level field";
}

TEST(Overflow, NarrowIntegersKeepTheLowBitsAsProtobufSays) {
  uint64_t big = (uint64_t{1} << 32) + 7;
  std::string bytes = field(3, big) + field(5, big) + field(7, big) +
                      field(13, uint64_t{1} << 40) + field(16, big);
  auto single = decode<kinds_Single>(&kinds_Single_type, bytes);
  EXPECT_EQ(7, single->i32);
  EXPECT_EQ(7u, single->u32);
  EXPECT_EQ(-4, single->s32);
  EXPECT_TRUE(single->flag);
  EXPECT_EQ(7, single->color);
}

// ---- UTF-8 ----

struct Utf8 {
  const char *hex;
  bool ok;
};

const Utf8 kUtf8[] = {
    {"", true},          {"00", true},          {"7f", true},
    {"c280", true},      {"dfbf", true},        {"e0a080", true},
    {"ed9fbf", true},    {"ee8080", true},      {"efbfbf", true},
    {"f0908080", true},  {"f48fbfbf", true},    {"80", false},
    {"bf", false},       {"c0af", false},       {"c1bf", false},
    {"c2", false},       {"c241", false},       {"e09fbf", false},
    {"e0a0", false},     {"eda080", false},     {"edbfbf", false},
    {"f08fbfbf", false}, {"f0908080c2", false}, {"f4908080", false},
    {"f5808080", false}, {"f8888080", false},   {"fe", false},
    {"ff", false},       {"e28228", false},     {"f0288cbc", false},
};

TEST(Utf8, IsCheckedBothWaysWhereverItStands) {
  for (const Utf8 &c : kUtf8) {
    // The check reads eight bytes at a time, so alignment matters.
    for (size_t before : {0u, 1u, 5u, 7u, 8u, 17u}) {
      for (size_t after : {0u, 1u, 8u}) {
        std::string text = std::string(before, 'a') + from_hex(c.hex) +
                           std::string(after, 'z');
        EXPECT_EQ(c.ok, wooli_is_utf8(Exact(text).get().data, text.size()))
            << c.hex << " after " << before;
        auto single = zeroed<kinds_Single>();
        single.text = str(text);
        std::string out;
        Outcome sent = encode(&kinds_Single_type, &single, &out);
        EXPECT_EQ(c.ok ? WOOL_OK : WOOL_ERR_TYPE, sent.code) << c.hex;
        auto got = decode<kinds_Single>(&kinds_Single_type, field(14, text));
        EXPECT_EQ(c.ok ? WOOL_OK : WOOL_ERR_MALFORMED, got.code) << c.hex;
        EXPECT_EQ(c.ok ? "" : "kinds.Single.text: not UTF-8", got.text);
        auto raw = decode<kinds_Single>(&kinds_Single_type, field(15, text));
        EXPECT_EQ(WOOL_OK, raw.code) << "bytes may be anything";
      }
    }
  }
}

TEST(Utf8, IsCheckedInRepeatedAndOptionalStringsToo) {
  auto maybe = decode<kinds_Maybe>(&kinds_Maybe_type, field(14, "\xff"));
  EXPECT_EQ("kinds.Maybe.text: not UTF-8", maybe.text);
  auto many =
      decode<kinds_Many>(&kinds_Many_type, field(14, "ok") + field(14, "\xff"));
  EXPECT_EQ("kinds.Many.text: not UTF-8", many.text);
}

TEST(Strings, EndWithANulThatIsNotPartOfThem) {
  auto got = decode<kinds_Single>(&kinds_Single_type,
                                  field(14, "ab") + field(15, "cd"));
  EXPECT_EQ(2u, got->text.len);
  EXPECT_EQ('\0', got->text.data[2]);
  EXPECT_EQ(0, got->raw.data[2]);
  got = decode<kinds_Single>(&kinds_Single_type, field(14, std::string()));
  ASSERT_NE(nullptr, got->text.data);
  EXPECT_EQ('\0', got->text.data[0]);
}

// ---- numbers, depth, memory ----

TEST(Numbers, UpToTheHighestOfAnApplicationWork) {
  auto sparse = zeroed<kinds_Sparse>();
  const int32_t d[] = {1, -1};
  auto node = zeroed<kinds_Node>();
  sparse.a = 1;
  sparse.b = 2;
  sparse.c = 3;
  sparse.d = d;
  sparse.n_d = 2;
  sparse.e = wool_str_c("e");
  sparse.f = 6;
  sparse.g = &node;
  sparse.h = 8;
  sparse.i = 9;
  sparse.last = wool_str_c("!");
  std::string bytes = encoded(&kinds_Sparse_type, &sparse);
  std::string want = field(1, 1) + field(15, 2) + field(16, 3) +
                     field(2047, varint(1) + varint(kMinus1)) +
                     field(2048, "e") + field(18999, std::string()) +
                     field(20000, 8) + field(70000, 6) + fixed32(268435456, 9) +
                     field(536870910, "!");
  EXPECT_EQ(to_hex(want), to_hex(bytes));
  EXPECT_EQ(to_hex(tag(536870910, 2)), "f2ffffff0f");
  EXPECT_EQ("f2ffffff0f0121", to_hex(bytes.substr(bytes.size() - 7)));
  auto back = decode<kinds_Sparse>(&kinds_Sparse_type, bytes);
  EXPECT_EQ(dump(&kinds_Sparse_type, &sparse),
            dump(&kinds_Sparse_type, back.msg));
}

// In whatever order they come, and with unknown neighbours.
TEST(Numbers, AreFoundInAnyOrder) {
  auto sparse = decode<kinds_Sparse>(
      &kinds_Sparse_type, field(536870910, "!") + field(536870909, "?") +
                              field(70000, 6) + field(69999, 1) + field(1, 1) +
                              field(2, 1) + field(20000, 8) + field(16, 3) +
                              field(2047, 4) + field(15, 2) + field(2047, 5));
  ASSERT_EQ(WOOL_OK, sparse.code) << sparse.text;
  EXPECT_EQ(1, sparse->a);
  EXPECT_EQ(2, sparse->b);
  EXPECT_EQ(3, sparse->c);
  EXPECT_EQ(2u, sparse->n_d);
  EXPECT_EQ(6, sparse->f);
  EXPECT_EQ(8, sparse->h);
  EXPECT_EQ("!", std::string(sparse->last.data));
}

// A Node that has `n` nodes below it, over `next` or over `kids`.
std::string nested(int n, uint32_t number) {
  std::string bytes = field(2, 1);
  for (int i = 0; i < n; i++)
    bytes = field(number, bytes);
  return bytes;
}

TEST(Depth, AHundredLevelsAreReadAndOneMoreIsRefused) {
  for (uint32_t number : {1u, 3u}) {
    auto got = decode<kinds_Node>(&kinds_Node_type,
                                  nested(WOOLI_MAX_MESSAGE_DEPTH - 1, number));
    EXPECT_EQ(WOOL_OK, got.code) << got.text;
    got = decode<kinds_Node>(&kinds_Node_type,
                             nested(WOOLI_MAX_MESSAGE_DEPTH, number));
    EXPECT_EQ(WOOL_ERR_LIMIT, got.code);
    EXPECT_NE(std::string::npos,
              got.text.find("kinds.Node is nested deeper than 100"))
        << got.text;
    got = decode<kinds_Node>(&kinds_Node_type, nested(3000, number));
    EXPECT_EQ(WOOL_ERR_LIMIT, got.code);
  }
}

TEST(Depth, AHundredLevelsAreWrittenAndOneMoreIsRefused) {
  std::vector<kinds_Node> nodes(WOOLI_MAX_MESSAGE_DEPTH + 1);
  for (size_t i = 0; i < nodes.size(); i++) {
    nodes[i] = zeroed<kinds_Node>();
    nodes[i].n = 1;
    if (i)
      nodes[i].next = &nodes[i - 1];
  }
  std::string bytes;
  Outcome got = encode(&kinds_Node_type, &nodes[nodes.size() - 2], &bytes);
  EXPECT_EQ(WOOL_OK, got.code) << got.text;
  got = encode(&kinds_Node_type, &nodes[nodes.size() - 1], &bytes);
  EXPECT_EQ(WOOL_ERR_LIMIT, got.code);
  EXPECT_EQ("kinds.Node is nested deeper than 100", got.text);
}

TEST(Depth, OfUnknownGroupsIsBoundedToo) {
  auto groups = [](int n) {
    std::string bytes;
    for (int i = 0; i < n; i++)
      bytes += tag(9, 3);
    for (int i = 0; i < n; i++)
      bytes += tag(9, 4);
    return bytes;
  };
  EXPECT_EQ(WOOL_OK, decode<kinds_Node>(&kinds_Node_type, groups(100)).code);
  EXPECT_EQ(WOOL_ERR_MALFORMED,
            decode<kinds_Node>(&kinds_Node_type, groups(101)).code);
  EXPECT_EQ(WOOL_ERR_MALFORMED,
            decode<kinds_Node>(&kinds_Node_type, groups(100000)).code);
}

TEST(Lengths, OfNestedMessagesTakeAsManyBytesAsTheyNeed) {
  for (size_t len : {0u, 1u, 120u, 127u, 128u, 16383u, 16384u, 2100000u}) {
    std::string text(len, 'x');
    auto single = zeroed<kinds_Single>();
    single.text = str(text);
    auto all = zeroed<kinds_All>(), outer = zeroed<kinds_All>();
    all.single = &single;
    outer.inner = &all;
    std::string want = len ? field(14, text) : "";
    EXPECT_EQ(field(6, field(1, want)), encoded(&kinds_All_type, &outer));
  }
}

TEST(Memory, ADecodingEndsWhereTheArenaDoes) {
  std::string bytes;
  for (int i = 0; i < 2000; i++)
    bytes += field(3, packed_many());
  // Every arena has its first block, whatever the limit.
  size_t least = wool_arena_used(Arena().get()), limit = 1;
  int exhausted = 0;
  for (;; limit *= 2) {
    auto got = decode<kinds_All>(&kinds_All_type, bytes, limit);
    EXPECT_LE(wool_arena_used(got.arena->get()), std::max(limit, least));
    if (!got.code)
      break;
    exhausted++;
    EXPECT_EQ(WOOL_ERR_NO_MEMORY, got.code);
    EXPECT_NE(std::string::npos, got.text.find("memory is exhausted"));
  }
  EXPECT_GT(exhausted, 10);
}

// Two bytes can ask for a struct of hundreds, so the limit is what protects.
TEST(Memory, ManySmallElementsAreBoundedByTheArena) {
  std::string bytes;
  for (int i = 0; i < 100000; i++)
    bytes += field(9, std::string());
  auto got = decode<kinds_All>(&kinds_All_type, bytes, 1 << 20);
  EXPECT_EQ(WOOL_ERR_NO_MEMORY, got.code);
  got = decode<kinds_All>(&kinds_All_type, bytes);
  EXPECT_EQ(100000u, got->n_singles);
}

// ---- copies and comparison ----

TEST(Copy, SharesNothingWithTheOriginal) {
  std::string part = field(1, field(3, 5) + field(14, "text")) +
                     field(2, field(14, std::string())) +
                     field(3, packed_many()) + field(4, nested(5, 1)) +
                     field(8, std::string());
  auto got = decode<kinds_All>(&kinds_All_type,
                               part + field(6, part) + field(7, part));
  ASSERT_EQ(WOOL_OK, got.code) << got.text;
  std::string before = dump(&kinds_All_type, got.msg);
  Arena arena;
  void *copy = wool_message_copy(&kinds_All_type, got.msg, arena.get());
  EXPECT_TRUE(wool_message_equal(&kinds_All_type, got.msg, copy));
  got.arena.reset();
  EXPECT_EQ(before, dump(&kinds_All_type, copy));
}

TEST(Equality, SeesEveryField) {
  for (const wool_message_type *type :
       {&kinds_Single_type, &kinds_Maybe_type, &kinds_Many_type}) {
    auto empty = decode<void *>(type, "");
    for (size_t i = 0; i < type->n_fields; i++) {
      uint32_t n = type->fields[i].number;
      bool text = n == 14 || n == 15, is_64 = n == 1 || n == 10 || n == 12;
      bool is_32 = n == 2 || n == 9 || n == 11;
      auto of = [&](uint64_t v) {
        return text    ? field(n, std::to_string(v))
               : is_64 ? fixed64(n, v << 52)
               : is_32 ? fixed32(n, static_cast<uint32_t>(v) << 24)
                       : field(n, v);
      };
      auto a = decode<void *>(type, of(1)), same = decode<void *>(type, of(1));
      EXPECT_TRUE(wool_message_equal(type, a.msg, same.msg));
      EXPECT_FALSE(wool_message_equal(type, a.msg, empty.msg)) << n;
      if (n == 13)
        continue;
      auto b = decode<void *>(type, of(2));
      EXPECT_FALSE(wool_message_equal(type, a.msg, b.msg)) << n;
    }
  }
}

TEST(Enums, HaveNamesForNumbersAndNumbersForNames) {
  EXPECT_STREQ("COLOR_BELOW", wool_enum_name(&kinds_Color_type, -2));
  EXPECT_EQ(nullptr, wool_enum_name(&kinds_Color_type, 5));
  int32_t number = 0;
  EXPECT_TRUE(
      wool_enum_parse(&kinds_Color_type, wool_str_c("COLOR_DEEP"), &number));
  EXPECT_EQ(INT32_MAX, number);
  EXPECT_FALSE(
      wool_enum_parse(&kinds_Color_type, wool_str_c("COLOR_DEE"), &number));
}

} // namespace
