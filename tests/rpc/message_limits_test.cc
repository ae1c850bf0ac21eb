// What a schema says of messages and routines, enforced by calls: limits at
// either side, in either direction, and a routine's timeout. Each side has a
// table of its own, so that one may be laxer than the other.
#include <gtest/gtest.h>
#include <wool/wool.h>

#include <cstddef>
#include <string>

#include "tests/rpc/probe_server.h"

namespace {

struct Text {
  wool_str text; // 3 bytes at most, where there are rules
};

wool_field_extra three_bytes() {
  wool_field_extra extra = {};
  extra.flags = WOOL_EXTRA_MAX_LEN;
  extra.max_len = 3;
  return extra;
}

const wool_field_extra limit = three_bytes();
const wool_field lax_fields[] = {{"text", 1, WOOL_KIND_STRING, 0,
                                  offsetof(Text, text), 0, nullptr, nullptr,
                                  nullptr, nullptr}};
const wool_field ruled_fields[] = {{"text", 1, WOOL_KIND_STRING, 0,
                                    offsetof(Text, text), 0, nullptr, nullptr,
                                    nullptr, &limit}};
const wool_message_type lax = {
    "limits.Text", sizeof(Text), lax_fields, 1, 0, 0, 0};
const wool_message_type ruled = {
    "limits.Text", sizeof(Text), ruled_fields, 1, WOOL_MESSAGE_HAS_RULES, 0, 0};

const wool_error_type lax_error = {&lax, WOOL_NOT_FOUND};
const wool_error_type ruled_error = {&ruled, WOOL_NOT_FOUND};
const wool_error_type *const throws_lax[] = {&lax_error};
const wool_error_type *const throws_ruled[] = {&ruled_error};

int handled = 0;

wool_code throw_text(wool_call *call, const wool_error_type *type,
                     const char *text, ...) {
  const Text thrown = {wool_str_c(text)};
  va_list args;
  va_start(args, text);
  wool_code rc = wool_call_throw(call, type, &thrown, "thrown", args);
  va_end(args);
  return rc;
}

wool_code answer(wool_call *call, const void *request, void *response,
                 const wool_error_type *thrown) {
  const wool_str text = static_cast<const Text *>(request)->text;
  auto *out = static_cast<Text *>(response);
  handled++;
  if (wool_str_equal(text, wool_str_c("thr")))
    return throw_text(call, thrown, "long");
  if (wool_str_equal(text, wool_str_c("ttl")))
    out->text =
        wool_arena_printf(wool_call_arena(call), "%lld",
                          static_cast<long long>(wool_call_remaining_ns(call)));
  else if (wool_str_equal(text, wool_str_c("bad")))
    out->text = wool_str_c("long");
  else
    out->text = wool_arena_str(wool_call_arena(call), text);
  return WOOL_OK;
}

wool_code answer_lax(wool_call *call, const void *, const void *request,
                     void *response) {
  return answer(call, request, response, &lax_error);
}

wool_code answer_ruled(wool_call *call, const void *, const void *request,
                       void *response) {
  return answer(call, request, response, &ruled_error);
}

wool_code chat(wool_call *call, const wool_method *method) {
  const void *message;
  wool_code rc;
  while ((rc = wool_stream_recv(call, method, &message)) == WOOL_OK) {
    Text out = {};
    (void)answer(call, message, &out, &lax_error);
    if ((rc = wool_stream_send(call, method, &out)) != WOOL_OK)
      return rc;
  }
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

enum : uint32_t {
  BOTH = WOOL_METHOD_CLIENT_STREAM | WOOL_METHOD_SERVER_STREAM
};

extern const wool_method methods[];

wool_code chat_lax(wool_call *call, const void *, const void *, void *) {
  return chat(call, &methods[2]);
}
wool_code chat_ruled(wool_call *call, const void *, const void *, void *) {
  return chat(call, &methods[3]);
}

const wool_method methods[] = {
    {"/limits.S/lax", &lax, &lax, 0, answer_lax, throws_lax, 1, 0},
    {"/limits.S/ruled", &ruled, &ruled, 0, answer_ruled, throws_ruled, 1, 0},
    {"/limits.S/chat_lax", &lax, &lax, BOTH, chat_lax, nullptr, 0, 0},
    {"/limits.S/chat_ruled", &ruled, &ruled, BOTH, chat_ruled, nullptr, 0, 0}};
const wool_service service = {"limits.S", nullptr, methods, 4, nullptr, 0};

// What a client calls: one of the server's, by its own types.
wool_method calling(const char *path, const wool_message_type *request,
                    const wool_message_type *response) {
  wool_method method = {};
  method.path = path;
  method.request = request;
  method.response = response;
  method.throws = response == &ruled ? throws_ruled : throws_lax;
  method.n_throws = 1;
  return method;
}

class MessageLimits : public testing::TestWithParam<Carrier> {
protected:
  wool_server *server_ = nullptr;
  wool_channel *channel_ = nullptr;

  void SetUp() override {
    wool_error error = WOOL_ERROR_INIT;
    const char *address = "";
    handled = 0;
    ASSERT_EQ(WOOL_OK, wool_server_new(nullptr, &server_, &error));
    ASSERT_EQ(WOOL_OK, wool_server_register(server_, &service, &service,
                                            nullptr, &error));
    ASSERT_EQ(WOOL_OK,
              wool_server_listen(server_, "127.0.0.1:0", &address, &error));
    ASSERT_EQ(WOOL_OK, wool_server_start(server_, &error));
    ASSERT_EQ(WOOL_OK,
              GetParam() == Carrier::kInProcess
                  ? wool_server_channel(server_, nullptr, &channel_, &error)
                  : wool_channel_new(address, nullptr, &channel_, &error))
        << error.message;
  }
  void TearDown() override {
    wool_channel_unref(channel_);
    wool_server_free(server_);
  }

  // The result's text, or "CODE: text".
  std::string Ask(const wool_method &method, const char *text,
                  int64_t timeout_ns = -1) {
    Call call(channel_);
    if (timeout_ns >= 0)
      wool_call_set_timeout(call, timeout_ns);
    const Text request = {wool_str_c(text)};
    const void *response = nullptr;
    wool_code rc = wool_call_unary(call, &method, &request, &response);
    caught_ = wool_call_caught(call, method.throws[0]) != nullptr;
    if (rc)
      return std::string(wool_code_name(rc)) + ": " + call.message();
    const auto *got = static_cast<const Text *>(response);
    return std::string(got->text.data, got->text.len);
  }
  bool caught_ = false;
};

INSTANTIATE_TEST_SUITE_P(Carriers, MessageLimits,
                         testing::Values(Carrier::kTcp, Carrier::kInProcess),
                         [](const testing::TestParamInfo<Carrier> &carrier) {
                           return carrier.param == Carrier::kTcp ? "Tcp"
                                                                 : "InProcess";
                         });

TEST_P(MessageLimits, ARequestThatBreaksThemIsNotSent) {
  EXPECT_EQ("abc", Ask(calling("/limits.S/lax", &ruled, &ruled), "abc"));
  EXPECT_EQ(1, handled);
  EXPECT_EQ("INVALID_ARGUMENT: request of /limits.S/lax: limits.Text.text: "
            "length 4 exceeds max_len 3",
            Ask(calling("/limits.S/lax", &ruled, &ruled), "abcd"));
  EXPECT_EQ(1, handled);
}

TEST_P(MessageLimits, ARequestThatBreaksThemDoesNotReachTheHandler) {
  EXPECT_EQ("abc", Ask(calling("/limits.S/ruled", &lax, &lax), "abc"));
  EXPECT_EQ(1, handled);
  EXPECT_EQ("INVALID_ARGUMENT: request of /limits.S/ruled: limits.Text.text: "
            "length 4 exceeds max_len 3",
            Ask(calling("/limits.S/ruled", &lax, &lax), "abcd"));
  EXPECT_EQ(1, handled);
}

TEST_P(MessageLimits, AResponseThatBreaksThemIsTheServersFault) {
  EXPECT_EQ("INTERNAL: response of /limits.S/ruled: limits.Text.text: length 4 "
            "exceeds max_len 3",
            Ask(calling("/limits.S/ruled", &lax, &lax), "bad"));
  EXPECT_EQ("INTERNAL: response of /limits.S/lax: limits.Text.text: length 4 "
            "exceeds max_len 3",
            Ask(calling("/limits.S/lax", &lax, &ruled), "bad"));
  EXPECT_EQ("long", Ask(calling("/limits.S/lax", &lax, &lax), "bad"));
}

TEST_P(MessageLimits, AnErrorThatBreaksThemIsNotThrownAndNotCaught) {
  EXPECT_EQ("NOT_FOUND: thrown",
            Ask(calling("/limits.S/lax", &lax, &lax), "thr"));
  EXPECT_TRUE(caught_);
  EXPECT_EQ("NOT_FOUND: thrown",
            Ask(calling("/limits.S/lax", &lax, &ruled), "thr"));
  EXPECT_FALSE(caught_);
  std::string text = Ask(calling("/limits.S/ruled", &lax, &lax), "thr");
  EXPECT_EQ(0u, text.find("INTERNAL: error of /limits.S/ruled: "
                          "limits.Text.text: length 4 exceeds max_len 3"))
      << text;
  EXPECT_FALSE(caught_);
}

TEST_P(MessageLimits, EachMessageOfAStreamIsLookedAt) {
  wool_method method = calling("/limits.S/chat_lax", &ruled, &ruled);
  method.flags = BOTH;
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &method, nullptr));
  const Text ok = {wool_str_c("abc")}, bad = {wool_str_c("abcd")},
             ask = {wool_str_c("bad")};
  EXPECT_EQ(WOOL_OK, wool_stream_send(call, &method, &ok));
  EXPECT_EQ(WOOL_INVALID_ARGUMENT, wool_stream_send(call, &method, &bad));
  const void *message = nullptr;
  ASSERT_EQ(WOOL_OK, wool_stream_recv(call, &method, &message));
  EXPECT_EQ(1, handled);
  EXPECT_EQ(WOOL_OK, wool_stream_send(call, &method, &ask));
  EXPECT_EQ(WOOL_INTERNAL, wool_stream_recv(call, &method, &message));
  EXPECT_STREQ("message of /limits.S/chat_lax: limits.Text.text: length 4 "
               "exceeds max_len 3",
               call.message());
}

TEST_P(MessageLimits, TheServerLooksAtEachMessageOfAStreamToo) {
  wool_method method = calling("/limits.S/chat_ruled", &lax, &lax);
  method.flags = BOTH;
  const Text ok = {wool_str_c("abc")}, bad = {wool_str_c("abcd")},
             ask = {wool_str_c("bad")};
  const void *message = nullptr;
  {
    Call call(channel_);
    ASSERT_EQ(WOOL_OK, wool_stream_open(call, &method, nullptr));
    EXPECT_EQ(WOOL_OK, wool_stream_send(call, &method, &ok));
    EXPECT_EQ(WOOL_OK, wool_stream_recv(call, &method, &message));
    EXPECT_EQ(WOOL_OK, wool_stream_send(call, &method, &bad));
    EXPECT_EQ(WOOL_INVALID_ARGUMENT, wool_stream_recv(call, &method, &message));
    EXPECT_STREQ("argument of /limits.S/chat_ruled: limits.Text.text: length 4 "
                 "exceeds max_len 3",
                 call.message());
  }
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, wool_stream_open(call, &method, nullptr));
  EXPECT_EQ(WOOL_OK, wool_stream_send(call, &method, &ask));
  EXPECT_EQ(WOOL_INTERNAL, wool_stream_recv(call, &method, &message));
  EXPECT_STREQ("result of /limits.S/chat_ruled: limits.Text.text: length 4 "
               "exceeds max_len 3",
               call.message());
}

TEST_P(MessageLimits, ARoutinesTimeoutIsOfCallsThatHaveNone) {
  const int64_t second = 1000000000;
  wool_method method = calling("/limits.S/lax", &lax, &lax);
  EXPECT_EQ(std::to_string(INT64_MAX), Ask(method, "ttl"));
  method.timeout_ns = static_cast<uint64_t>(20 * second);
  long long left = std::stoll(Ask(method, "ttl"));
  EXPECT_GT(left, 0);
  EXPECT_LE(left, 20 * second);
  left = std::stoll(Ask(method, "ttl", 60 * second));
  EXPECT_GT(left, 20 * second);
  method.timeout_ns = 1;
  EXPECT_EQ(0u, Ask(method, "ttl").find("DEADLINE_EXCEEDED"));
  method.timeout_ns = UINT64_MAX;
  EXPECT_GT(std::stoll(Ask(method, "ttl")), 60 * second);
}

} // namespace
