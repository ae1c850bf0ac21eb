// What the client on libcurl makes of servers that are not as they should be.

#include <gtest/gtest.h>
#include <wool/curl.h>

#include "runtime/transport/factory.h"
#include "tests/transport/test_client.h"

namespace wool_test {
namespace {

std::string headers(const Fields &fields, int flags = 0) {
  return frame(kHeaders, kEndHeaders | flags, 1, hpack(fields));
}

const Fields kOk = {{":status", "200"}, {"content-type", "application/grpc"}};

Fields with(Fields fields, const Fields &more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

struct Case {
  const char *name;
  std::string bytes;
  wool_code code;
  std::string text;
};

const Case kCases[] = {
    {"an encoding that was not asked for",
     headers(with(kOk, {{"grpc-encoding", "snappy"}})) +
         frame(kData, 0, 1, message("m")) +
         headers({{"grpc-status", "0"}}, kEndStream),
     WOOL_INTERNAL,
     "the response has the encoding snappy, which was not asked for"},
    {"status wins over an encoding in the same list",
     headers(with(kOk, {{"grpc-encoding", "snappy"}, {"grpc-status", "12"}}),
             kEndStream),
     WOOL_UNIMPLEMENTED, ""},
    {"status wins over an encoding in trailers",
     headers(kOk) + frame(kData, 0, 1, message("m")) +
         headers({{"grpc-encoding", "snappy"}, {"grpc-status", "5"}},
                 kEndStream),
     WOOL_NOT_FOUND, ""},
};

TEST(Curl, WrongAnswersHaveAPreciseStatus) {
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(wool_curl_install(&error), WOOL_OK) << error.message;
  for (const Case &c : kCases) {
    Client client; // for its loop
    Listener listener;
    client.target = listener.target();
    client.options.target = client.target.c_str();
    client.transport = wooli_curl_factory(client.loop, &client.options, &error);
    ASSERT_NE(client.transport, nullptr) << error.message;
    Call call(client.transport, "/a/b");
    call.open();
    call.send("question", true);
    auto peer = listener.accept(client);
    turn_until(client.loop, [&] { return call.n_sent == 1; });
    peer->send(frame(kSettings, 0, 0) + c.bytes);
    turn_until(client.loop, [&] { return call.ended; });
    EXPECT_EQ(call.code, c.code) << c.name << ": " << call.text;
    EXPECT_EQ(call.text, c.text) << c.name;
  }
}

} // namespace
} // namespace wool_test
