// Section 8 of RFC 9113, and RFC 7541: messages, and how their fields are
// packed.
#include "tests/transport/http2_case_builders.h"

namespace wool_test {
namespace {

// ---- 8: HTTP ----

void add_http(Cases &all) {
  all.push_back(stream_error(
      "8.1", "ASecondHeadersWithoutAnEnd",
      begin(1) + frame(kHeaders, kEndHeaders, 1, hpack({{"x", "y"}})),
      {kProtocolError}));
  all.push_back(answered(
      "8.1", "TrailersOfARequest",
      request(1, "/echo/unary") + frame(kData, 0, 1, message("x")) +
          frame(kHeaders, kEndHeaders | kEndStream, 1, hpack({{"x", "y"}}))));
  all.push_back(stream_error("8.1", "APseudoFieldInTrailers",
                             request(1, "/echo/unary") +
                                 frame(kHeaders, kEndHeaders | kEndStream, 1,
                                       hpack({{":method", "POST"}})),
                             {kProtocolError}));
  auto with_length = [](const char *length, const B &data) {
    return request(1, "/hang", {{"content-length", length}}) +
           frame(kData, kEndStream, 1, data);
  };
  all.push_back(stream_error("8.1.1", "LessThanContentLength",
                             with_length("7", "123456"), {kProtocolError}));
  all.push_back(stream_error("8.1.1", "MoreThanContentLength",
                             with_length("5", "123456"), {kProtocolError}));
  all.push_back(stream_error("8.1.1", "AContentLengthThatIsNoNumber",
                             with("content-length", "six"), {kProtocolError}));
  all.push_back(stream_error(
      "8.1.1", "TwoContentLengths",
      request(1, "/hang", {{"content-length", "6"}, {"content-length", "6"}}) +
          frame(kData, kEndStream, 1, "123456"),
      {kProtocolError}));
  all.push_back(answered("8.1.1", "AContentLengthThatIsRight",
                         request(1, "/echo/unary", {{"content-length", "6"}}) +
                             frame(kData, kEndStream, 1, message("x"))));
}

void add_fields(Cases &all) {
  const struct {
    const char *name;
    B field;
    B value;
  } bad[] = {
      {"UpperCaseInAName", "X-Test", "ok"},
      {"ASpaceInAName", "x test", "ok"},
      {"AControlInAName", "x\ntest", "ok"},
      {"ADeleteInAName", "x\x7ftest", "ok"},
      {"AByteAboveAsciiInAName", "x\xe4test", "ok"},
      {"AColonWithinAName", "x:test", "ok"},
      {"AnEmptyName", "", "ok"},
      {"ANulInAValue", "x-test", B("a\0b", 3)},
      {"ACarriageReturnInAValue", "x-test", "a\rb"},
      {"ANewlineInAValue", "x-test", "a\nb"},
  };
  for (const auto &row : bad)
    all.push_back(stream_error("8.2.1", row.name, with(row.field, row.value),
                               {kProtocolError}));
  const struct {
    const char *name;
    B field;
    B value;
  } of_connection[] = {
      {"Connection", "connection", "close"},
      {"KeepAlive", "keep-alive", "max=1"},
      {"ProxyConnection", "proxy-connection", "close"},
      {"TransferEncoding", "transfer-encoding", "chunked"},
      {"Upgrade", "upgrade", "h2c"},
  };
  for (const auto &row : of_connection)
    all.push_back(stream_error("8.2.2", row.name, with(row.field, row.value),
                               {kProtocolError}));
  all.push_back(stream_error("8.2.2", "TeOtherThanTrailers",
                             instead("te", "trailers, deflate"),
                             {kProtocolError}));
  all.push_back(answered("8.2", "AnyVisibleValue",
                         with("x-test", "!~\x80\xff \t(),/:;<=>?@[]{}")));
  all.push_back(answered("8.2", "AnEmptyValue", with("x-test", "")));
  all.push_back(
      answered("8.2.3", "CookiesInPieces",
               request(1, "/echo/unary", {{"cookie", "a=b"}, {"cookie", "c=d"}},
                       kEndHeaders | kEndStream)));
}

void add_pseudo_fields(Cases &all) {
  for (const char *name : {":method", ":scheme", ":path"}) {
    const char *claims[][2] = {{"NoMethod", "TwoMethods"},
                               {"NoScheme", "TwoSchemes"},
                               {"NoPath", "TwoPaths"}};
    size_t row = name[1] == 'm' ? 0 : name[1] == 's' ? 1 : 2;
    all.push_back(
        stream_error("8.3.1", claims[row][0], without(name), {kProtocolError}));
    Fields twice = request_fields();
    for (size_t i = 0; i < twice.size(); i++)
      if (twice[i].first == name) {
        twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), twice[i]);
        break;
      }
    all.push_back(stream_error("8.3.1", claims[row][1], headers_of(twice),
                               {kProtocolError}));
  }
  all.push_back(stream_error("8.3.1", "AnEmptyPath", instead(":path", ""),
                             {kProtocolError}));
  all.push_back(stream_error("8.3", "APseudoFieldAfterAnother",
                             with(":authority", "late"), {kProtocolError}));
  Fields strange = request_fields();
  strange.insert(strange.begin(), {":strange", "x"});
  all.push_back(stream_error("8.3", "AnUnknownPseudoField", headers_of(strange),
                             {kProtocolError}));
  Fields response = request_fields();
  response.insert(response.begin(), {":status", "200"});
  all.push_back(stream_error("8.3", "AResponsesPseudoField",
                             headers_of(response), {kProtocolError}));
  Fields ordered = {
      {":path", "/echo/unary"}, {":authority", "test"},
      {":scheme", "http"},      {":method", "POST"},
      {"te", "trailers"},       {"content-type", "application/grpc"}};
  all.push_back(answered("8.3", "PseudoFieldsInAnyOrder", headers_of(ordered)));
  all.push_back(stream_error("8.5", "ConnectWithAPathAndAScheme",
                             instead(":method", "CONNECT"), {kProtocolError}));
}

// ---- RFC 7541 ----

void add_hpack(Cases &all) {
  const struct {
    const char *section;
    const char *name;
    B block;
  } bad[] = {
      {"7541-2.3.3", "AnIndexBeyondTheTables", bytes({0x80 | 70})},
      {"7541-2.3.3", "ANamesIndexBeyondTheTables",
       bytes({0x40 | 0x3f, 0x20, 1, 'x'})},
      {"7541-6.1", "IndexZero", bytes({0x80})},
      {"7541-5.1", "AnIntegerThatNeverEnds",
       bytes(
           {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f})},
      {"7541-5.2", "AStringBeyondTheBlock", bytes({0, 1, 'x', 100, 'y'})},
      {"7541-5.2", "HuffmanPaddingOfEightBits",
       bytes({0, 1, 'x', 0x82, 0x1f, 0xff})},
      {"7541-5.2", "HuffmanPaddingOfZeros", bytes({0, 1, 'x', 0x81, 0x18})},
      {"7541-5.2", "HuffmanWithTheEndSymbol",
       bytes({0, 1, 'x', 0x84, 0xff, 0xff, 0xff, 0xff})},
      {"7541-4.2", "ATableSizeAfterAField", bytes({0x20})},
      {"7541-6", "ABlockCutShort", bytes({0x40})},
  };
  for (const auto &row : bad)
    all.push_back(connection_error(
        row.section, row.name, after_block(row.block), {kCompressionError}));
  all.push_back(connection_error("7541-6.3", "ATableLargerThanAllowed",
                                 before_block(bytes({0x3f, 0xe2, 0x1f})),
                                 {kCompressionError}));
  all.push_back(answered("7541-6.3", "ATableOfTheSizeAllowed",
                         before_block(bytes({0x3f, 0xe1, 0x1f}))));
  all.push_back(answered("7541-4.2", "TwoTableSizesAheadOfTheBlock",
                         before_block(bytes({0x20, 0x3f, 0xe1, 0x1f}))));
  // x: y into the table, and from it.
  all.push_back(
      answered("7541-6.2.1", "AFieldFromTheDynamicTable",
               after_block(bytes({0x40, 1, 'x', 1, 'y', 0x80 | 62}))));
  all.push_back(answered("7541-6.2.3", "AFieldThatIsNeverIndexed",
                         after_block(bytes({0x10, 1, 'x', 1, 'y'}))));
  all.push_back(answered("7541-5.2", "AHuffmanString",
                         after_block(bytes({0, 1, 'x', 0x81, 0x1f}))));
}

} // namespace

void add_http_cases(Cases &all) {
  add_http(all);
  add_fields(all);
  add_pseudo_fields(all);
  add_hpack(all);
}

} // namespace wool_test
