/* Typed errors: thrown by handlers, caught at clients, with their tokens. */
#include "tests/rpc/error_server.h"
#include "tests/rpc/probe_server.h"
#include "tests/transport/test_certs.h"

namespace {

class Errors : public testing::TestWithParam<Carrier> {
protected:
  wool_test::Authority authority_;
  wool_test::Credentials server_credentials_ =
      wool_test::server_credentials(authority_.issue());
  wool_test::Credentials client_credentials_ =
      wool_test::client_credentials(authority_);
  wool_server *server_ = nullptr;
  wool_channel *channel_ = nullptr;
  wool_context *context_ = wool_context_new();

  void SetUp() override {
    wool_error error = WOOL_ERROR_INIT;
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    wool_channel_options there = WOOL_CHANNEL_OPTIONS_INIT;
    const char *address = "";
    if (GetParam() == Carrier::kTls) {
      options.credentials = server_credentials_;
      there.credentials = client_credentials_;
    }
    ASSERT_EQ(WOOL_OK, wool_server_new(&options, &server_, &error));
    ASSERT_EQ(WOOL_OK, trouble_Trouble_register(server_, &trouble_handlers,
                                                nullptr, &error));
    ASSERT_EQ(WOOL_OK,
              wool_server_listen(server_, "127.0.0.1:0", &address, &error));
    ASSERT_EQ(WOOL_OK, wool_server_start(server_, &error));
    ASSERT_EQ(WOOL_OK,
              GetParam() == Carrier::kInProcess
                  ? wool_server_channel(server_, nullptr, &channel_, &error)
                  : wool_channel_new(address, &there, &channel_, &error))
        << error.message;
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  void TearDown() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
    wool_server_free(server_);
  }
  wool_code Fail(wool_call *call, const char *how, uint32_t n = 0) {
    return trouble_Trouble_fail(call, wool_str_c(how), n, nullptr);
  }
  static std::string Tenant() {
    wool_str tenant;
    return trouble_tenant_get(&tenant) ? "(none)" : Text(tenant);
  }
  static std::string Reset(wool_token *token) {
    wool_error error = WOOL_ERROR_INIT;
    if (!token)
      return "no token";
    return trouble_tenant_reset(token, &error) ? wool_code_name(error.code)
                                               : "reset to " + Tenant();
  }
};

TEST_P(Errors, IsCaughtWithItsCodeItsTextAndItsFields) {
  Call call(channel_);
  EXPECT_EQ(WOOL_NOT_FOUND, Fail(call, "missing"));
  EXPECT_STREQ("no sku here", call.message());
  const trouble_NotFound *caught = trouble_NotFound_caught(call);
  ASSERT_NE(nullptr, caught);
  EXPECT_EQ("sku", Text(caught->sku));
  EXPECT_EQ(nullptr, trouble_Plain_caught(call));
  EXPECT_EQ(nullptr, trouble_Held_caught(call));
}

TEST_P(Errors, NothingIsCaughtOfACallThatEndedWell) {
  Call call(channel_);
  EXPECT_EQ(nullptr, trouble_NotFound_caught(call)) << "not started";
  EXPECT_EQ(WOOL_OK, Fail(call, "not at all"));
  EXPECT_EQ(nullptr, trouble_NotFound_caught(call));
  EXPECT_EQ(0u, wool_call_status_details(call).len);
  EXPECT_EQ(nullptr, trouble_NotFound_caught(nullptr));
}

TEST_P(Errors, WithoutACodeIsUnknownAndMayBeEmpty) {
  Call call(channel_);
  EXPECT_EQ(WOOL_UNKNOWN, Fail(call, "plain"));
  EXPECT_STREQ("plain", call.message());
  EXPECT_NE(nullptr, trouble_Plain_caught(call));
}

TEST_P(Errors, DetailsAreAStatusThatSaysTheSame) {
  Call call(channel_);
  EXPECT_EQ(WOOL_NOT_FOUND, Fail(call, "missing"));
  wool_status status;
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK, wool_status_decode(wool_call_status_details(call),
                                        wool_call_arena(call), &status, &error))
      << error.message;
  EXPECT_EQ(WOOL_NOT_FOUND, status.code);
  EXPECT_EQ(call.message(), Text(status.message));
  ASSERT_EQ(1u, status.n_details);
  EXPECT_EQ("type.googleapis.com/trouble.NotFound",
            Text(status.details[0].type_url));
  EXPECT_EQ(status.details,
            wool_status_find(&status, wool_str_c("trouble.NotFound")));
  EXPECT_EQ(nullptr, wool_status_find(&status, wool_str_c("NotFound")));
  trouble_NotFound found = {};
  EXPECT_EQ(WOOL_OK,
            wool_message_decode(&trouble_NotFound_type, status.details[0].value,
                                wool_call_arena(call), &found, &error));
  EXPECT_EQ("sku", Text(found.sku));
}

TEST_P(Errors, EffectsComeHomeAndTokensInItAreTokens) {
  Call call(channel_);
  EXPECT_EQ(WOOL_ABORTED, Fail(call, "held"));
  EXPECT_EQ("third", Tenant());
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  ASSERT_EQ(trouble_Held_why_by, held->which_why);
  ASSERT_EQ(1u, held->n_more);
  EXPECT_EQ("second", Text(held->more[0].key));
  EXPECT_EQ("reset to second", Reset(held->why.by));
  EXPECT_EQ("reset to first", Reset(held->more[0].value));
  EXPECT_EQ("reset to nobody", Reset(held->undo));
  EXPECT_EQ("ERR_TOKEN_USED", Reset(held->undo));
}

TEST_P(Errors, ATokenIsAsTheHandlerHasLeftIt) {
  Call call(channel_);
  EXPECT_EQ(WOOL_ABORTED, Fail(call, "released"));
  EXPECT_EQ("second", Tenant());
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ("ERR_TOKEN_USED", Reset(held->why.by));
  EXPECT_EQ("reset to first", Reset(held->more[0].value));
}

TEST_P(Errors, ATokenThatWentThereComesBackInIt) {
  wool_token *token = trouble_tenant_set(wool_str_c("ours"));
  Call call(channel_);
  EXPECT_EQ(WOOL_ABORTED, trouble_Trouble_bounce(call, token));
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ("reset to nobody", Reset(held->undo));
  EXPECT_EQ("ERR_TOKEN_USED", Reset(token));
  wool_token_unref(token);
}

TEST_P(Errors, OfAStartedCallItsTokensBelongToTheFork) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, trouble_Trouble_fail_start(call, wool_str_c("held"), 0,
                                                nullptr, nullptr));
  EXPECT_EQ(WOOL_ABORTED, wool_call_wait(call));
  EXPECT_EQ("nobody", Tenant());
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ("ERR_TOKEN_WRONG_CONTEXT", Reset(held->undo));
}

TEST_P(Errors, InACallbackItsTokensAreGood) {
  Call call(channel_);
  std::string seen;
  ASSERT_EQ(WOOL_OK, trouble_Trouble_fail_start(
                         call, wool_str_c("held"), 0,
                         [](wool_call *ended, void *to) {
                           const trouble_Held *held =
                               trouble_Held_caught(ended);
                           *static_cast<std::string *>(to) =
                               held ? Reset(held->undo) : "not caught";
                         },
                         &seen));
  EXPECT_EQ(WOOL_ABORTED, wool_call_wait(call));
  EXPECT_EQ("reset to nobody", seen);
}

TEST_P(Errors, InTheMiddleOfAStreamEndsIt) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, trouble_Trouble_watch_open(call, wool_str_c("held"), 2));
  wool_str line;
  for (int i = 0; i < 2; i++) {
    ASSERT_EQ(WOOL_OK, trouble_Trouble_watch_recv(call, &line));
    EXPECT_EQ("still fine", Text(line));
    EXPECT_EQ(nullptr, trouble_Held_caught(call));
  }
  EXPECT_EQ(WOOL_ABORTED, trouble_Trouble_watch_recv(call, &line));
  EXPECT_EQ("third", Tenant());
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ("reset to nobody", Reset(held->undo));
  EXPECT_EQ(WOOL_ABORTED, trouble_Trouble_watch_recv(call, &line));
  EXPECT_EQ(held, trouble_Held_caught(call)) << "read once";
}

TEST_P(Errors, OfAStreamOfArgumentsIsItsOutcome) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, trouble_Trouble_join_open(call));
  (void)trouble_Trouble_join_send(call, wool_str_c("go on"));
  (void)trouble_Trouble_join_send(call, wool_str_c("held"));
  EXPECT_EQ(WOOL_ABORTED, trouble_Trouble_join_finish(call, nullptr));
  EXPECT_EQ("third", Tenant());
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ("reset to nobody", Reset(held->undo));
}

TEST_P(Errors, OfAHandlerByEventsArrivesToo) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, trouble_Trouble_evented_open(call));
  (void)trouble_Trouble_evented_send(call, wool_str_c("go on"));
  (void)trouble_Trouble_evented_send(call, wool_str_c("held"));
  EXPECT_EQ(WOOL_ABORTED, trouble_Trouble_evented_recv(call, nullptr));
  const trouble_Held *held = trouble_Held_caught(call);
  ASSERT_NE(nullptr, held);
  EXPECT_EQ("reset to nobody", Reset(held->undo));
}

/* Of the whole google.rpc.Status. */
TEST_P(Errors, UpToTheLimitArriveAndOneByteMoreIsAFailureInWords) {
  const uint32_t around = WOOL_MAX_STATUS_DETAILS_LEN - 51;
  Call longest(channel_);
  ASSERT_EQ(WOOL_OUT_OF_RANGE, Fail(longest, "long", around))
      << longest.message();
  ASSERT_EQ(static_cast<size_t>(WOOL_MAX_STATUS_DETAILS_LEN),
            wool_call_status_details(longest).len);
  const trouble_Long *caught = trouble_Long_caught(longest);
  ASSERT_NE(nullptr, caught);
  EXPECT_EQ(around, caught->data.len);

  Call too_long(channel_);
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED, Fail(too_long, "long", around + 1));
  EXPECT_STREQ("error of /trouble.Trouble/fail: trouble.Long makes 4097 bytes "
               "of status details, the limit is 4096; the call itself ended "
               "with OUT_OF_RANGE: long",
               too_long.message());
  EXPECT_EQ(nullptr, trouble_Long_caught(too_long));
  EXPECT_EQ(0u, wool_call_status_details(too_long).len);
}

TEST_P(Errors, ThatTheRoutineDoesNotThrowIsAMistakeInWords) {
  Call call(channel_);
  EXPECT_EQ(WOOL_INTERNAL, Fail(call, "never"));
  EXPECT_STREQ("/trouble.Trouble/fail does not throw trouble.Never",
               call.message());
  EXPECT_EQ(nullptr, trouble_Never_caught(call));
  EXPECT_EQ(0u, wool_call_status_details(call).len);
}

TEST_P(Errors, WhatFailsLaterReplacesIt) {
  const struct {
    const char *how;
    wool_code code;
    const char *message;
    size_t details_len;
  } cases[] = {{"not at all", WOOL_OK, "", 0},
               {"other code", WOOL_ABORTED, "", 0},
               {"failed later", WOOL_NOT_FOUND, "later", 0},
               {"details later", WOOL_NOT_FOUND, "no forgotten here", 1}};
  for (const auto &c : cases) {
    Call call(channel_);
    EXPECT_EQ(c.code, Fail(call, c.how)) << c.how;
    EXPECT_STREQ(c.message, call.message()) << c.how;
    EXPECT_EQ(c.details_len, wool_call_status_details(call).len) << c.how;
    EXPECT_EQ(nullptr, trouble_NotFound_caught(call)) << c.how;
  }
}

/* libraries of other languages refuse a status whose texts differ. */
TEST_P(Errors, ATextIsCutBetweenCharactersInBothPlaces) {
  Call call(channel_);
  EXPECT_EQ(WOOL_UNKNOWN, Fail(call, "umlauts", 400));
  EXPECT_EQ(510u, strlen(call.message()));
  wool_status status;
  ASSERT_EQ(WOOL_OK,
            wool_status_decode(wool_call_status_details(call),
                               wool_call_arena(call), &status, nullptr));
  EXPECT_EQ(call.message(), Text(status.message));
}

TEST_P(Errors, OfSeveralDetailsTheFirstOfItsTypeIsCaught) {
  Call call(channel_);
  EXPECT_EQ(WOOL_NOT_FOUND, Fail(call, "several"));
  const trouble_NotFound *caught = trouble_NotFound_caught(call);
  ASSERT_NE(nullptr, caught);
  EXPECT_EQ(TROUBLE_SEVERAL_SKU, Text(caught->sku));
}

TEST_P(Errors, WhatDoesNotDecodeIsNotCaughtAndCanBeLookedAt) {
  for (const char *how : {"broken", "garbage"}) {
    Call call(channel_);
    EXPECT_EQ(WOOL_NOT_FOUND, Fail(call, how));
    EXPECT_EQ(nullptr, trouble_NotFound_caught(call)) << how;
    EXPECT_NE(0u, wool_call_status_details(call).len) << how;
    wool_status status;
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(std::string("garbage") == how ? WOOL_ERR_MALFORMED : WOOL_OK,
              wool_status_decode(wool_call_status_details(call),
                                 wool_call_arena(call), &status, &error))
        << error.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Carriers, Errors,
                         testing::Values(Carrier::kTcp, Carrier::kInProcess,
                                         Carrier::kTls),
                         [](const auto &one) {
                           return one.param == Carrier::kTcp   ? "Tcp"
                                  : one.param == Carrier::kTls ? "Tls"
                                                               : "InProcess";
                         });

} // namespace
