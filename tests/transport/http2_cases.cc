// Sections 3 to 7 of RFC 9113: connections, frames, streams.
#include <gtest/gtest.h>

#include "tests/transport/http2_case_builders.h"

namespace wool_test {
namespace {

const B kMagic = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

// ---- 3: starting ----

void add_starting(Cases &all) {
  all.push_back(
      checked("3.4", "TheServersFirstFrameIsSettings", "", [](RawPeer &peer) {
        Frame f = peer.read();
        EXPECT_EQ(f.type, kSettings);
        EXPECT_EQ(f.flags & kAck, 0);
        EXPECT_EQ(f.stream, 0u);
      }));
  all.push_back(
      answered("3.4", "RequestsMayComeBeforeTheServersSettings", ask(1)));
  all.push_back(closed("3.4", "AWrongPrefaceEndsTheConnection",
                       "PRI * HTTP/2.0\r\n\r\nSM\r\n\rX" + settings("")));
  all.push_back(closed("3.4", "APrefaceOfAnotherVersionEndsTheConnection",
                       "PRI * HTTP/3.0\r\n\r\nSM\r\n\r\n" + settings("")));
  for (auto &other :
       {std::make_pair("APingInsteadOfSettings", frame(kPing, 0, 0, B(8, 'x'))),
        std::make_pair("ARequestInsteadOfSettings", ask(1)),
        std::make_pair("AnAckInsteadOfSettings", frame(kSettings, kAck, 0))})
    all.push_back(closed("3.4", other.first, kMagic + other.second));
}

// ---- 4: frames ----

void add_frames(Cases &all) {
  all.push_back(ignored("4.1", "AnUnknownFrameIsIgnored",
                        frame(0xbe, 0xff, 0, "unknown")));
  all.push_back(answered("4.1", "AnUnknownFrameOnAStreamIsIgnored",
                         request(1, "/echo/unary") +
                             frame(0xbe, 0xff, 1, "unknown") +
                             frame(kData, kEndStream, 1)));
  all.push_back(checked("4.1", "UndefinedFlagsAreIgnored",
                        frame(kPing, 0xfe, 0, "12345678"), [](RawPeer &peer) {
                          EXPECT_EQ(peer.read_of(kPing).payload, "12345678");
                        }));
  all.push_back(checked("4.1", "TheReservedBitIsIgnored",
                        frame(kPing, 0, 0x80000000, "12345678"),
                        [](RawPeer &peer) {
                          EXPECT_EQ(peer.read_of(kPing).payload, "12345678");
                        }));
  all.push_back(ignored("4.2", "AFrameOfTheMaximalLengthIsTaken",
                        begin(1) + frame(kData, 0, 1, B(16384, '\0'))));
  all.push_back(either_error("4.2", "DataBeyondTheMaximalLength",
                             begin(1) + frame(kData, 0, 1, B(16385, '\0')),
                             {kFrameSizeError}));
  all.push_back(connection_error(
      "4.2", "HeadersBeyondTheMaximalLength",
      frame(kHeaders, kEndHeaders, 1, block() + B(16385, '\0')),
      {kFrameSizeError}));
  all.push_back(connection_error("4.2", "SettingsBeyondTheMaximalLength",
                                 settings(B(16386, '\0')), {kFrameSizeError}));
  all.push_back(connection_error("4.2", "AnUnknownFrameBeyondTheMaximalLength",
                                 frame(0xbe, 0, 0, B(16385, '\0')),
                                 {kFrameSizeError}));
  all.push_back(connection_error("4.3", "ABlockThatIsNotHpack",
                                 frame(kHeaders, kEndHeaders, 1, B(4, '\xff')),
                                 {kCompressionError}));
  B half = frame(kHeaders, kEndStream, 1, block().substr(0, 5));
  B rest = frame(kContinuation, kEndHeaders, 1, block().substr(5));
  const struct {
    const char *name;
    B between;
  } intruders[] = {
      {"APriorityWithinABlock", frame(kPriority, 0, 1, B(5, '\0'))},
      {"APingWithinABlock", frame(kPing, 0, 0, B(8, 'x'))},
      {"SettingsWithinABlock", settings("")},
      {"AnotherStreamsHeadersWithinABlock", ask(3)},
      {"AnUnknownFrameWithinABlock", frame(0xbe, 0, 0, "x")},
      {"AWindowUpdateWithinABlock", frame(kWindowUpdate, 0, 0, u32(1))},
      {"AResetWithinABlock", frame(kRstStream, 0, 1, u32(8))},
      {"AnotherStreamsContinuationWithinABlock",
       frame(kContinuation, kEndHeaders, 3, "")},
      {"DataWithinABlock", frame(kData, 0, 1, "x")},
  };
  for (const auto &row : intruders)
    all.push_back(connection_error("4.3", row.name, half + row.between + rest,
                                   {kProtocolError}));
  all.push_back(answered("4.3", "ABlockMayBeCutAnywhere", half + rest));
  B pieces = frame(kHeaders, kEndStream, 1, "");
  for (size_t i = 0; i < 6; i++)
    pieces += frame(kContinuation, 0, 1, block().substr(i, 1));
  pieces += frame(kContinuation, kEndHeaders, 1, block().substr(6));
  all.push_back(answered("4.3", "ABlockMayComeByteByByte", pieces));
}

// ---- 5: streams ----

void add_streams(Cases &all) {
  const struct {
    const char *name;
    B frame;
  } idle[] = {
      {"DataOnAnIdleStream", frame(kData, kEndStream, 1, "x")},
      {"AResetOfAnIdleStream", frame(kRstStream, 0, 1, u32(8))},
      {"AWindowUpdateOfAnIdleStream", frame(kWindowUpdate, 0, 1, u32(1))},
      {"AContinuationOnAnIdleStream",
       frame(kContinuation, kEndHeaders, 1, block())},
  };
  for (const auto &row : idle)
    all.push_back(
        connection_error("5.1", row.name, row.frame, {kProtocolError}));
  all.push_back(ignored("5.1", "APriorityOfAnIdleStreamIsIgnored",
                        frame(kPriority, 0, 1, B(5, '\0'))));

  B half_closed = request(1, "/hang", {}, kEndHeaders | kEndStream);
  all.push_back(either_error("5.1", "DataOnAHalfClosedStream",
                             half_closed + frame(kData, kEndStream, 1, "x"),
                             {kStreamClosed}));
  all.push_back(either_error("5.1", "HeadersOnAHalfClosedStream",
                             half_closed + ask(1),
                             {kStreamClosed, kProtocolError}));
  all.push_back(connection_error(
      "5.1", "AContinuationOnAHalfClosedStream",
      half_closed + frame(kContinuation, kEndHeaders, 1, block()),
      {kStreamClosed, kProtocolError}));
  all.push_back(ignored("5.1", "AWindowUpdateOfAHalfClosedStreamIsTaken",
                        half_closed + frame(kWindowUpdate, 0, 1, u32(1))));
  all.push_back(ignored("5.1", "APriorityOfAHalfClosedStreamIsIgnored",
                        half_closed + frame(kPriority, 0, 1, B(5, '\0'))));

  B reset = begin(1) + frame(kRstStream, 0, 1, u32(8));
  all.push_back(either_error("5.1", "DataAfterAReset",
                             reset + frame(kData, kEndStream, 1, "x"),
                             {kStreamClosed}));
  all.push_back(either_error("5.1", "HeadersAfterAReset", reset + ask(1),
                             {kStreamClosed, kProtocolError}));
  all.push_back(
      connection_error("5.1", "AContinuationAfterAReset",
                       reset + frame(kContinuation, kEndHeaders, 1, block()),
                       {kStreamClosed, kProtocolError}));
  all.push_back(ignored("5.1", "AResetAfterAResetIsIgnored",
                        reset + frame(kRstStream, 0, 1, u32(8))));
  all.push_back(ignored("5.1", "APriorityOfAClosedStreamIsIgnored",
                        reset + frame(kPriority, 0, 1, B(5, '\0'))));
  all.push_back(ignored("5.1", "AWindowUpdateOfAClosedStreamIsIgnored",
                        reset + frame(kWindowUpdate, 0, 1, u32(1))));
  all.push_back(connection_error("5.1.1", "AClientsStreamIsNotEven", ask(2),
                                 {kProtocolError}));
  all.push_back(connection_error("5.1.1", "AStreamIsNotOlderThanTheLast",
                                 begin(5) + ask(3),
                                 {kProtocolError, kStreamClosed}));
  all.push_back(answered("5.1.1", "StreamsMayBeSkipped", ask(99), 99));
  all.push_back(
      answered("5.1.1", "TheLastStreamIsTaken", ask(kMaxWindow), kMaxWindow));
  B many;
  for (uint32_t i = 0; i < 1100; i++)
    many += begin(2 * i + 1);
  all.push_back(either_error("5.1.2", "StreamsBeyondTheLimit", many,
                             {kRefusedStream, kProtocolError}, 0));
  all.push_back(
      answered("5.3", "AnExclusivePriorityIsTaken",
               frame(kHeaders, kEndHeaders | kEndStream | kHasPriority, 1,
                     u32(0x80000000) + "\xff" + block())));
  all.push_back(checked(
      "5.4.1", "AGoawayNamesTheLastStream",
      ask(1) + ask(3) + frame(kPing, 0, 1, B(8, 'x')), [](RawPeer &peer) {
        Frame f = peer.read_of(kGoaway);
        ASSERT_GE(f.payload.size(), 8u);
        EXPECT_EQ(f.payload.substr(0, 4), u32(3));
        EXPECT_EQ(f.payload.substr(4, 4), u32(kProtocolError));
        EXPECT_TRUE(peer.ended());
      }));
}

// ---- 6: the frames one by one ----

void add_data(Cases &all) {
  all.push_back(connection_error("6.1", "DataOfNoStream",
                                 frame(kData, kEndStream, 0, "x"),
                                 {kProtocolError}));
  all.push_back(connection_error(
      "6.1", "PaddingLongerThanTheData",
      begin(1) + frame(kData, kPadded, 1, bytes({4, 'a', 0, 0})),
      {kProtocolError}));
  all.push_back(connection_error("6.1", "PaddedDataWithoutItsLength",
                                 begin(1) + frame(kData, kPadded, 1, ""),
                                 {kFrameSizeError, kProtocolError}));
  all.push_back(
      answered("6.1", "DataThatIsAllPadding",
               request(1, "/echo/unary") +
                   frame(kData, kPadded | kEndStream, 1, bytes({3, 0, 0, 0}))));
  all.push_back(
      answered("6.1", "DataWithPadding",
               request(1, "/echo/unary") +
                   frame(kData, kPadded | kEndStream, 1,
                         bytes({2}) + message("hello") + bytes({0, 0}))));
  B fill = begin(1);
  for (int i = 0; i < 5; i++) // 80 KiB: more than the first window
    fill += frame(kData, kPadded, 1, bytes({255}) + B(16383, '\0'));
  all.push_back(
      checked("6.1", "PaddingCountsAgainstTheWindow", fill, [](RawPeer &peer) {
        // All of a frame but its header is given back, or nothing is.
        Frame f = peer.read_of(kWindowUpdate);
        EXPECT_EQ(f.payload.size(), 4u);
      }));
}

void add_headers(Cases &all) {
  all.push_back(connection_error(
      "6.2", "HeadersOfNoStream",
      frame(kHeaders, kEndHeaders | kEndStream, 0, block()), {kProtocolError}));
  all.push_back(connection_error(
      "6.2", "HeadersWithPaddingLongerThanTheBlock",
      frame(kHeaders, kPadded | kEndHeaders, 1, bytes({255}) + block()),
      {kProtocolError}));
  all.push_back(answered("6.2", "HeadersWithPadding",
                         frame(kHeaders, kPadded | kEndHeaders | kEndStream, 1,
                               bytes({4}) + block() + B(4, '\0'))));
  all.push_back(answered(
      "6.2", "HeadersWithPaddingAndPriority",
      frame(kHeaders, kPadded | kHasPriority | kEndHeaders | kEndStream, 1,
            bytes({4}) + u32(0) + bytes({15}) + block() + B(4, '\0'))));
  all.push_back(
      connection_error("6.2", "HeadersTooShortForTheirPriority",
                       frame(kHeaders, kHasPriority | kEndHeaders, 1, "abc"),
                       {kFrameSizeError, kProtocolError}));
}

void add_priority_and_reset(Cases &all) {
  all.push_back(connection_error("6.3", "APriorityOfNoStream",
                                 frame(kPriority, 0, 0, B(5, '\0')),
                                 {kProtocolError}));
  for (size_t len : {4u, 6u})
    all.push_back(either_error(
        "6.3", len == 4 ? "APriorityTooShort" : "APriorityTooLong",
        begin(1) + frame(kPriority, 0, 1, B(len, '\0')), {kFrameSizeError}));
  all.push_back(connection_error("6.4", "AResetOfNoStream",
                                 frame(kRstStream, 0, 0, u32(8)),
                                 {kProtocolError}));
  for (size_t len : {3u, 5u})
    all.push_back(connection_error(
        "6.4", len == 3 ? "AResetTooShort" : "AResetTooLong",
        begin(1) + frame(kRstStream, 0, 1, B(len, '\0')), {kFrameSizeError}));
  all.push_back(ignored("6.4", "AResetEndsItsStreamOnly",
                        begin(1) + frame(kRstStream, 0, 1, u32(8))));
}

void add_settings(Cases &all) {
  all.push_back(checked("6.5", "SettingsAreAcknowledged",
                        settings(setting(kMaxHeaderListSize, 100000)),
                        [](RawPeer &peer) {
                          // Those of the preface, and these.
                          for (int n = 0; n < 2;) {
                            Frame f = peer.read_of(kSettings);
                            ASSERT_EQ(f.type, kSettings);
                            if (f.flags & kAck) {
                              EXPECT_TRUE(f.payload.empty());
                              n++;
                            }
                          }
                        }));
  all.push_back(connection_error("6.5", "AnAckWithAPayload",
                                 frame(kSettings, kAck, 0, setting(1, 1)),
                                 {kFrameSizeError}));
  all.push_back(connection_error("6.5", "SettingsOfAStream",
                                 frame(kSettings, 0, 1), {kProtocolError}));
  for (size_t len : {1u, 3u, 5u, 7u})
    all.push_back(connection_error("6.5",
                                   len == 1   ? "SettingsOfOneByte"
                                   : len == 3 ? "SettingsOfThreeBytes"
                                   : len == 5 ? "SettingsOfFiveBytes"
                                              : "SettingsOfSevenBytes",
                                   settings(B(len, '\0')), {kFrameSizeError}));
  const struct {
    const char *name;
    int id;
    uint32_t value;
    uint32_t code;
  } bad[] = {
      {"EnablePushIsNotTwo", kEnablePush, 2, kProtocolError},
      {"EnablePushIsNotHuge", kEnablePush, 0xffffffff, kProtocolError},
      {"AnInitialWindowBeyondTheMaximum", kInitialWindowSize, 0x80000000,
       kFlowControlError},
      {"AnInitialWindowThatIsHuge", kInitialWindowSize, 0xffffffff,
       kFlowControlError},
      {"AMaximalFrameBelowTheMinimum", kMaxFrameSize, 16383, kProtocolError},
      {"AMaximalFrameOfNothing", kMaxFrameSize, 0, kProtocolError},
      {"AMaximalFrameBeyondTheMaximum", kMaxFrameSize, 16777216,
       kProtocolError},
  };
  for (const auto &row : bad)
    all.push_back(connection_error(
        "6.5.2", row.name, settings(setting(row.id, row.value)), {row.code}));
  const struct {
    const char *name;
    int id;
    uint32_t value;
  } good[] = {
      {"ATableOfNothing", kHeaderTableSize, 0},
      {"ATableThatIsHuge", kHeaderTableSize, 0xffffffff},
      {"EnablePushIsOne", kEnablePush, 1},
      {"TheLargestInitialWindow", kInitialWindowSize, kMaxWindow},
      {"TheSmallestMaximalFrame", kMaxFrameSize, 16384},
      {"TheLargestMaximalFrame", kMaxFrameSize, 16777215},
      {"AnUnknownSettingIsIgnored", 0xbeef, 0xdeadbeef},
      {"ManyOfThemSecondCount", kInitialWindowSize, 65535},
  };
  for (const auto &row : good)
    all.push_back(answered("6.5.2", row.name,
                           settings(setting(row.id, row.value)) + ask(1)));
  all.push_back(answered("6.5.3", "ASettingMayComeTwiceAndTheLastOneCounts",
                         settings(setting(kInitialWindowSize, 0) +
                                  setting(kInitialWindowSize, 65535)) +
                             request(1, "/echo/unary") +
                             frame(kData, kEndStream, 1, message("hello"))));
}

void add_push_ping_goaway(Cases &all) {
  all.push_back(connection_error(
      "6.6", "AClientMayNotPush",
      begin(1) + frame(kPushPromise, kEndHeaders, 1, u32(2) + block()),
      {kProtocolError}));
  all.push_back(checked("6.7", "APingIsAcknowledgedWithItsPayload",
                        frame(kPing, 0, 0, "\x01wooool\xff"),
                        [](RawPeer &peer) {
                          Frame f = peer.read_of(kPing);
                          EXPECT_EQ(f.flags, kAck);
                          EXPECT_EQ(f.stream, 0u);
                          EXPECT_EQ(f.payload, "\x01wooool\xff");
                        }));
  all.push_back(checked("6.7", "AnAckOfNoPingIsNotAnswered",
                        frame(kPing, kAck, 0, "11111111") +
                            frame(kPing, 0, 0, "22222222"),
                        [](RawPeer &peer) {
                          EXPECT_EQ(peer.read_of(kPing).payload, "22222222");
                        }));
  all.push_back(connection_error("6.7", "APingOfAStream",
                                 frame(kPing, 0, 1, B(8, 'x')),
                                 {kProtocolError}));
  for (size_t len : {0u, 7u, 9u})
    all.push_back(connection_error("6.7",
                                   len == 0   ? "AnEmptyPing"
                                   : len == 7 ? "APingTooShort"
                                              : "APingTooLong",
                                   frame(kPing, 0, 0, B(len, 'x')),
                                   {kFrameSizeError}));
  all.push_back(connection_error("6.8", "AGoawayOfAStream",
                                 frame(kGoaway, 0, 1, u32(0) + u32(0)),
                                 {kProtocolError}));
  all.push_back(connection_error("6.8", "AGoawayTooShort",
                                 frame(kGoaway, 0, 0, u32(0) + "abc"),
                                 {kFrameSizeError}));
  all.push_back(answered("6.8", "WhatIsUnderWayIsAnsweredAfterAGoaway",
                         request(1, "/echo/unary") +
                             frame(kGoaway, 0, 0, u32(0) + u32(0) + "bye") +
                             frame(kData, kEndStream, 1, message("x"))));
}

// The lengths of the DATA that comes of a stream until `total` bytes are in.
void expect_data_of(RawPeer &peer, size_t most, size_t total) {
  for (size_t got = 0; got < total;) {
    Frame f = peer.read_of(kData);
    ASSERT_EQ(f.type, kData);
    EXPECT_LE(f.payload.size(), most);
    got += f.payload.size();
  }
}

void add_windows(Cases &all) {
  B whole = request(1, "/echo/unary") +
            frame(kData, kEndStream, 1, message(B(1000, 'x')));
  all.push_back(connection_error("6.9", "NoIncrementOfTheConnection",
                                 frame(kWindowUpdate, 0, 0, u32(0)),
                                 {kProtocolError}));
  all.push_back(either_error("6.9", "NoIncrementOfAStream",
                             begin(1) + frame(kWindowUpdate, 0, 1, u32(0)),
                             {kProtocolError}));
  for (size_t len : {3u, 5u})
    all.push_back(connection_error(
        "6.9", len == 3 ? "AWindowUpdateTooShort" : "AWindowUpdateTooLong",
        frame(kWindowUpdate, 0, 0, B(len, '\1')), {kFrameSizeError}));
  all.push_back(checked("6.9.1", "AWindowOfOneByteIsObeyed",
                        settings(setting(kInitialWindowSize, 1)) + whole,
                        [](RawPeer &peer) { expect_data_of(peer, 1, 1); }));
  all.push_back(
      connection_error("6.9.1", "AConnectionsWindowBeyondTheMaximum",
                       frame(kWindowUpdate, 0, 0, u32(kMaxWindow)) +
                           frame(kWindowUpdate, 0, 0, u32(kMaxWindow)),
                       {kFlowControlError}));
  all.push_back(stream_error("6.9.1", "AStreamsWindowBeyondTheMaximum",
                             begin(1) +
                                 frame(kWindowUpdate, 0, 1, u32(kMaxWindow)) +
                                 frame(kWindowUpdate, 0, 1, u32(kMaxWindow)),
                             {kFlowControlError}));
  all.push_back(checked("6.9.2", "ALaterInitialWindowOpensStreams",
                        settings(setting(kInitialWindowSize, 0)) + whole +
                            settings(setting(kInitialWindowSize, 1)),
                        [](RawPeer &peer) { expect_data_of(peer, 1, 1); }));
  all.push_back(checked("6.9.2", "AWindowMayBecomeNegative",
                        settings(setting(kInitialWindowSize, 3)) + whole,
                        [](RawPeer &peer) {
                          expect_data_of(peer, 3, 3);
                          peer.send(settings(setting(kInitialWindowSize, 2)));
                          peer.send(frame(kWindowUpdate, 0, 1, u32(2)));
                          expect_data_of(peer, 1, 1); // -1 + 2
                        }));
  all.push_back(connection_error(
      "6.9.2", "AnInitialWindowThatOverflowsAStreams",
      begin(1) + frame(kWindowUpdate, 0, 1, u32(kMaxWindow - 65535)) +
          settings(setting(kInitialWindowSize, 65536)),
      {kFlowControlError}));
}

void add_continuation(Cases &all) {
  B half = frame(kHeaders, kEndStream, 1, block().substr(0, 9));
  all.push_back(
      answered("6.10", "SeveralContinuations",
               half + frame(kContinuation, 0, 1, block().substr(9, 4)) +
                   frame(kContinuation, 0, 1, "") +
                   frame(kContinuation, kEndHeaders, 1, block().substr(13))));
  all.push_back(connection_error(
      "6.10", "AContinuationAfterTheBlock",
      begin(1) + frame(kContinuation, kEndHeaders, 1, ""), {kProtocolError}));
  all.push_back(connection_error(
      "6.10", "AContinuationOfNoStream",
      half + frame(kContinuation, kEndHeaders, 0, block().substr(9)),
      {kProtocolError}));
  all.push_back(connection_error("6.10", "AContinuationAfterData",
                                 begin(1) + frame(kData, 0, 1, message("x")) +
                                     frame(kContinuation, kEndHeaders, 1, ""),
                                 {kProtocolError}));
}

// ---- 7: errors ----

void add_errors(Cases &all) {
  all.push_back(ignored("7", "AnUnknownErrorOfAReset",
                        begin(1) + frame(kRstStream, 0, 1, u32(0xff))));
  all.push_back(answered("7", "AnUnknownErrorOfAGoaway",
                         request(1, "/echo/unary") +
                             frame(kGoaway, 0, 0, u32(0) + u32(0xff)) +
                             frame(kData, kEndStream, 1)));
}

} // namespace

std::vector<Http2Case> http2_cases() {
  Cases all;
  add_starting(all);
  add_frames(all);
  add_streams(all);
  add_data(all);
  add_headers(all);
  add_priority_and_reset(all);
  add_settings(all);
  add_push_ping_goaway(all);
  add_windows(all);
  add_continuation(all);
  add_errors(all);
  add_http_cases(all);
  return all;
}

std::vector<Http2Case> http2_cases_of_nghttp2() {
  Cases all = http2_cases();
  size_t changed = 0;
  for (Http2Case &c : all) {
    std::string name = c.name;
    if (name == "AStreamIsNotOlderThanTheLast") {
      c.outcome = Outcome::kIgnored;
      changed++;
    } else if (name == "AnInitialWindowThatOverflowsAStreams") {
      c.outcome = Outcome::kStreamError;
      c.stream = 1;
      changed++;
    }
  }
  EXPECT_EQ(changed, 2u);
  return all;
}

std::string http2_case_name(const testing::TestParamInfo<Http2Case> &info) {
  const Http2Case &c = info.param;
  std::string name = std::string("S") + c.section + '_';
  for (char &ch : name)
    if (ch == '.' || ch == '-')
      ch = '_';
  return name + c.name;
}

} // namespace wool_test
