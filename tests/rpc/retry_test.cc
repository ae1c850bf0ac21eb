/* Retries as a service config says (A6), and what context makes of them: an
 * attempt that failed did not happen. */
#include <memory>

#include "tests/rpc/luck_server.h"

namespace {

const char kNever[] = "1000s"; /* longer than a test may last */

wool_code Unavailable(wool_call *call, const std::string &why = "not now") {
  return wool_call_fail(call, WOOL_UNAVAILABLE, "%s", why.c_str());
}

class Retry : public testing::TestWithParam<Carrier> {
protected:
  LuckServer server_{GetParam()};
  wool_context *context_ = wool_context_new();

  void SetUp() override {
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
    server_.pull = [this](wool_call *call, int n, wool_bytes, wool_token *,
                          wool_str *out) {
      *out = wool_str_c("won");
      return n < succeeds_at_ ? Unavailable(call, std::to_string(n)) : WOOL_OK;
    };
  }
  void TearDown() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
  }
  static wool_code Pull(wool_call *call, wool_token *undo = nullptr,
                        size_t len = 0) {
    std::string data(len, 'x');
    wool_str out = {nullptr, 0};
    wool_code rc = luck_Luck_pull(call, wool_bytes_n(data.data(), data.size()),
                                  undo, &out);
    if (!rc) {
      EXPECT_EQ("won", Text(out));
    }
    return rc;
  }
  int succeeds_at_ = 3;
};
INSTANTIATE_TEST_SUITE_P(, Retry,
                         testing::Values(Carrier::kTcp, Carrier::kInProcess),
                         [](const testing::TestParamInfo<Carrier> &at) {
                           return at.param == Carrier::kTcp ? "Tcp"
                                                            : "InProcess";
                         });

using Strings = std::vector<std::string>;

/* ---- the policy ---- */

TEST_P(Retry, GoesOnUntilAnAttemptSucceeds) {
  Call call(server_.Channel(EveryMethod(RetryPolicy(4))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ((Strings{"-", "1", "2"}), server_.Previous());
}

TEST_P(Retry, OfAStartedCall) {
  Call call(server_.Channel(EveryMethod(RetryPolicy(4))));
  ASSERT_EQ(WOOL_OK, luck_Luck_pull_start(call, wool_bytes_n("", 0), nullptr,
                                          nullptr, nullptr));
  EXPECT_EQ(WOOL_OK, wool_call_wait(call)) << call.message();
  wool_str out;
  EXPECT_EQ(WOOL_OK, luck_Luck_pull_finish(call, &out));
  EXPECT_EQ("won", Text(out));
  EXPECT_EQ(3, server_.Attempts());
}

TEST_P(Retry, TheLastFailureIsTheOutcome) {
  succeeds_at_ = 100;
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_STREQ("3", call.message());
  EXPECT_EQ(3, server_.Attempts());
}

TEST_P(Retry, ThereAreAtMostFiveAttempts) {
  succeeds_at_ = 100;
  Call call(server_.Channel(EveryMethod(RetryPolicy(50))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_EQ(5, server_.Attempts());
}

TEST_P(Retry, OnlyOfCodesThatAreListed) {
  server_.pull = [](wool_call *call, int, wool_bytes, wool_token *,
                    wool_str *) {
    return wool_call_fail(call, WOOL_ABORTED, "%s", "no");
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  EXPECT_EQ(WOOL_ABORTED, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Retry, CanBeDisabled) {
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.disable_retries = true;
  Call call(server_.Channel(EveryMethod(RetryPolicy(3)), options));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Retry, MetadataOfAFailedAttemptDoesNotShow) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    AddTrailer(call, n == 1 ? "x-failed" : "x-won", "t");
    if (n == 1)
      return Unavailable(call);
    AddHeader(call, "x-header", "h");
    return WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  wool_error error = WOOL_ERROR_INIT;
  ASSERT_EQ(WOOL_OK, wool_metadata_add(wool_call_request_metadata(call),
                                       wool_str_c("x-mine"),
                                       wool_bytes_n("m", 1), &error));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ("-", Get(wool_call_trailing_metadata(call), "x-failed"));
  EXPECT_EQ("t", Get(wool_call_trailing_metadata(call), "x-won"));
  EXPECT_EQ("h", Get(wool_call_initial_metadata(call), "x-header"));
  EXPECT_EQ(1u, wool_metadata_len(wool_call_request_metadata(call)));
}

TEST_P(Retry, MetadataOfTheRequestIsInEachAttempt) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    EXPECT_EQ("m", Get(wool_call_request_metadata(call), "x-mine"));
    return n < 3 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  ASSERT_EQ(WOOL_OK, wool_metadata_add(wool_call_request_metadata(call),
                                       wool_str_c("x-mine"),
                                       wool_bytes_n("m", 1), nullptr));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
}

TEST_P(Retry, HeadersCommitTheCall) {
  server_.pull = [](wool_call *call, int, wool_bytes, wool_token *,
                    wool_str *) {
    AddHeader(call, "x-header", "h");
    return Unavailable(call);
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_EQ("h", Get(wool_call_initial_metadata(call), "x-header"));
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Retry, StatusDetailsAreThoseOfTheOutcome) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *) {
    std::string details = "d" + std::to_string(n);
    EXPECT_EQ(WOOL_OK, wool_call_set_status_details(
                           call, wool_bytes_n(details.data(), details.size())));
    return Unavailable(call);
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(2))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  wool_bytes details = wool_call_status_details(call);
  EXPECT_EQ("d2", std::string(reinterpret_cast<const char *>(details.data),
                              details.len));
}

/* ---- when ---- */

TEST_P(Retry, TheDeadlineIsOneForAllAttempts) {
  Call call(server_.Channel(EveryMethod(RetryPolicy(3, kNever, kNever))));
  wool_call_set_timeout(call, 50000000);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
  EXPECT_EQ("-", Get(wool_call_trailing_metadata(call), "x"));
}

TEST_P(Retry, LaterAttemptsAreToldOfLessTime) {
  std::vector<int64_t> left;
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                     wool_str *out) {
    *out = wool_str_c("won");
    left.push_back(wool_call_remaining_ns(call));
    AddTrailer(call, "grpc-retry-pushback-ms", "20");
    return n < 2 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  wool_call_set_timeout(call, 60000000000);
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  ASSERT_EQ(2u, left.size());
  EXPECT_LE(left[1], 60000000000 - 20000000);
}

TEST_P(Retry, CanBeCancelledWhileItWaits) {
  wool_channel *channel =
      server_.Channel(EveryMethod(RetryPolicy(3, kNever, kNever)));
  Call call(channel);
  ASSERT_EQ(WOOL_OK, luck_Luck_pull_start(call, wool_bytes_n("", 0), nullptr,
                                          nullptr, nullptr));
  server_.DriveUntilAttempts(channel, 1);
  wool_call_cancel(call);
  EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(call));
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Retry, CanBeFreedWhileItWaits) {
  wool_channel *channel =
      server_.Channel(EveryMethod(RetryPolicy(3, kNever, kNever)));
  Call call(channel);
  ASSERT_EQ(WOOL_OK, luck_Luck_pull_start(call, wool_bytes_n("", 0), nullptr,
                                          nullptr, nullptr));
  server_.DriveUntilAttempts(channel, 1);
  wool_engine_dispatch(wool_channel_engine(channel), 1000000);
}

TEST_P(Retry, APushbackSaysWhen) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    AddTrailer(call, "grpc-retry-pushback-ms", n == 1 ? "0" : "7");
    return n < 3 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3, kNever, kNever))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ(3, server_.Attempts());
}

TEST_P(Retry, APushbackThatIsNoNumberStops) {
  for (const char *said :
       {"-1", "x", "01", "1 ", "2147483648", "+1", "99999999999"}) {
    int before = server_.Attempts();
    server_.pull = [&](wool_call *call, int, wool_bytes, wool_token *,
                       wool_str *) {
      std::string value = said;
      if (value.back() == ' ')
        value = ""; /* what is left of it on the wire */
      AddTrailer(call, "grpc-retry-pushback-ms", value);
      return Unavailable(call);
    };
    Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
    EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call)) << said;
    EXPECT_EQ(before + 1, server_.Attempts()) << said;
  }
}

TEST_P(Retry, APushbackDoesNotMakeACodeRetryable) {
  server_.pull = [](wool_call *call, int, wool_bytes, wool_token *,
                    wool_str *) {
    AddTrailer(call, "grpc-retry-pushback-ms", "0");
    return wool_call_fail(call, WOOL_ABORTED, "%s", "no");
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  EXPECT_EQ(WOOL_ABORTED, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
}

/* Four tokens: two failures bring them to the half, where nothing is retried. A
 * success that gives one back lets one failure be retried again. */
TEST_P(Retry, IsThrottledWhileTooManyFail) {
  wool_channel *channel = server_.Channel(
      EveryMethod(RetryPolicy(5),
                  R"("retryThrottling": {"maxTokens": 4, "tokenRatio": 1})"));
  succeeds_at_ = 100;
  Call first(channel), second(channel), third(channel);
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(first));
  EXPECT_EQ(2, server_.Attempts());
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(second));
  EXPECT_EQ(3, server_.Attempts());
  succeeds_at_ = 0;
  for (int i = 0; i < 3; i++) {
    Call good(channel);
    EXPECT_EQ(WOOL_OK, Pull(good));
  }
  succeeds_at_ = 100;
  EXPECT_EQ(6, server_.Attempts());
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(third)); /* 4, 3: one retry, 2: none */
  EXPECT_EQ(8, server_.Attempts());
}

/* ---- what is kept ---- */

/* A request of `len` bytes, with its field's tag and length. */
constexpr size_t DataOf(size_t len) {
  return len - 4;
}

TEST_P(Retry, ARequestThatIsKeptHasALimit) {
  wool_channel *channel = server_.Channel(EveryMethod(RetryPolicy(3)));
  Call at_the_limit(channel), beyond(channel);
  EXPECT_EQ(WOOL_OK, Pull(at_the_limit, nullptr, DataOf(262144)));
  EXPECT_EQ(3, server_.Attempts());
  succeeds_at_ = 100;
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(beyond, nullptr, DataOf(262145)));
  EXPECT_EQ(4, server_.Attempts());
}

TEST_P(Retry, WhatAChannelKeepsHasALimit) {
  succeeds_at_ = 1000;
  wool_channel *channel =
      server_.Channel(EveryMethod(RetryPolicy(2, kNever, kNever)));
  std::vector<std::unique_ptr<Call>> waiting;
  std::string data(DataOf(262144), 'x');
  for (int i = 0; i < 64; i++) { /* 16 MiB, until they are freed */
    waiting.push_back(std::make_unique<Call>(channel));
    ASSERT_EQ(WOOL_OK,
              luck_Luck_pull_start(*waiting.back(),
                                   wool_bytes_n(data.data(), data.size()),
                                   nullptr, nullptr, nullptr));
  }
  server_.DriveUntilAttempts(channel, 64);
  Call beyond(channel), after(channel);
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(beyond, nullptr, 1)) << "not retried";
  waiting.pop_back();
  wool_call_set_timeout(after, 50000000);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, Pull(after, nullptr, 1)) << "it waits";
}

/* ---- streams ---- */

std::string Sum(wool_call *call, uint64_t *out_len, int stop_after = 1000000) {
  std::string all;
  wool_bytes data;
  while (stop_after-- > 0 && luck_Luck_upload_next(call, &data) == WOOL_OK)
    all.append(reinterpret_cast<const char *>(data.data), data.len);
  *out_len = all.size();
  return all;
}

wool_code Send(wool_call *call, const std::string &data) {
  return luck_Luck_upload_send(call, wool_bytes_n(data.data(), data.size()));
}

TEST_P(Retry, AStreamIsSentAnewFromItsBeginning) {
  Strings got;
  server_.upload = [&](wool_call *call, int n, uint64_t *out) {
    got.push_back(Sum(call, out, n < 3 ? n : 1000));
    return n < 3 ? Unavailable(call) : WOOL_OK;
  };
  wool_channel *channel = server_.Channel(EveryMethod(RetryPolicy(3)));
  Call call(channel);
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(call));
  for (const char *part : {"a", "b", "c"})
    ASSERT_EQ(WOOL_OK, Send(call, part));
  server_.DriveUntilAttempts(channel, 3);
  uint64_t len = 0;
  ASSERT_EQ(WOOL_OK, Send(call, "d"));
  EXPECT_EQ(WOOL_OK, luck_Luck_upload_finish(call, &len)) << call.message();
  EXPECT_EQ(4u, len);
  EXPECT_EQ((Strings{"a", "ab", "abcd"}), got);
  EXPECT_EQ((Strings{"-", "1", "2"}), server_.Previous());
}

/* What is sent before the limit is kept; one byte more, and the attempt under
 * way is the only one. */
TEST_P(Retry, AStreamThatIsKeptHasALimit) {
  for (bool beyond : {false, true}) {
    int before = server_.Attempts();
    uint64_t expected = 262144 - 8 + beyond, len = 0;
    server_.upload = [&](wool_call *call, int n, uint64_t *out) {
      EXPECT_EQ(expected, Sum(call, out).size());
      return n < before + 2 ? Unavailable(call) : WOOL_OK;
    };
    Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
    ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(call));
    ASSERT_EQ(WOOL_OK, Send(call, std::string(DataOf(131072), 'a')));
    ASSERT_EQ(WOOL_OK, Send(call, std::string(DataOf(131072) + beyond, 'b')));
    EXPECT_EQ(beyond ? WOOL_UNAVAILABLE : WOOL_OK,
              luck_Luck_upload_finish(call, &len))
        << call.message();
    EXPECT_EQ(before + (beyond ? 1 : 2), server_.Attempts());
  }
}

TEST_P(Retry, AStreamOfResultsUntilTheFirstOfThem) {
  server_.count = [](wool_call *call, int n, uint32_t count) {
    if (n < 3)
      return Unavailable(call);
    for (uint32_t i = 0; i < count; i++)
      if (wool_code rc = luck_Luck_count_yield(call, i))
        return rc;
    return Unavailable(call, "too late");
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(5))));
  ASSERT_EQ(WOOL_OK, luck_Luck_count_open(call, 2));
  uint32_t i = 9;
  EXPECT_EQ(WOOL_OK, luck_Luck_count_recv(call, &i)) << call.message();
  EXPECT_EQ(0u, i);
  EXPECT_EQ(WOOL_OK, luck_Luck_count_recv(call, &i));
  EXPECT_EQ(1u, i);
  EXPECT_EQ(WOOL_UNAVAILABLE, luck_Luck_count_recv(call, &i));
  EXPECT_STREQ("too late", call.message());
  EXPECT_EQ(3, server_.Attempts());
}

TEST_P(Retry, AConversationThatFailsBeforeItsFirstAnswer) {
  server_.chat = [](wool_call *call, int n) {
    wool_str line;
    wool_code rc;
    while (!(rc = luck_Luck_chat_next(call, &line))) {
      if (n == 1)
        return Unavailable(call);
      if ((rc = luck_Luck_chat_yield(call, line)))
        return rc;
    }
    return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  ASSERT_EQ(WOOL_OK, luck_Luck_chat_open(call));
  for (const char *said : {"one", "two"}) {
    wool_str line;
    ASSERT_EQ(WOOL_OK, luck_Luck_chat_send(call, wool_str_c(said)));
    ASSERT_EQ(WOOL_OK, luck_Luck_chat_recv(call, &line)) << call.message();
    EXPECT_EQ(said, Text(line));
  }
  wool_str line;
  ASSERT_EQ(WOOL_OK, luck_Luck_chat_end(call));
  EXPECT_EQ(WOOL_END_OF_STREAM, luck_Luck_chat_recv(call, &line));
  EXPECT_EQ(2, server_.Attempts());
}

/* ---- context ---- */

/* The first two attempts do to the context what the third does, and fail: it
 * finds the token live, and in the caller there has been one reset. */
TEST_P(Retry, WhatAFailedAttemptDidHasNotHappened) {
  Undo undo("acme");
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *token,
                    wool_str *out) {
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ("acme", Tenant()) << n;
    EXPECT_EQ(WOOL_OK, luck_tenant_reset(token, &error))
        << n << ": " << error.message;
    if (n < 3) {
      wool_call_take_token(call, luck_tenant_set(wool_str_c("failed")));
      return Unavailable(call);
    }
    *out = wool_str_c("won");
    return WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  EXPECT_EQ(WOOL_OK, Pull(call, undo)) << call.message();
  EXPECT_EQ(3, server_.Attempts());
  EXPECT_EQ("nobody", Tenant());
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, luck_tenant_reset(undo, &error));
}

/* The same, where the last attempt fails too: its effects come home, and only
 * its. */
TEST_P(Retry, TheOutcomesEffectsComeHomeThoughItIsAFailure) {
  Undo undo("acme");
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *) {
    wool_call_take_token(
        call, luck_tenant_set(wool_str_c(n == 1 ? "first" : "second")));
    return Unavailable(call);
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(2))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call, undo));
  EXPECT_EQ(2, server_.Attempts());
  EXPECT_EQ("second", Tenant());
  EXPECT_EQ(WOOL_OK, luck_tenant_reset(undo, nullptr));
  EXPECT_EQ("nobody", Tenant());
}

TEST_P(Retry, AnUnarmedCallerIsArmedByTheOutcomeAlone) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    EXPECT_EQ("nobody", Tenant()) << n;
    if (n < 3)
      wool_call_take_token(call, luck_tenant_set(wool_str_c("failed")));
    return n < 3 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ("nobody", Tenant());
}

TEST_P(Retry, AStreamsFailedAttemptHasNotHappenedEither) {
  Undo undo("acme");
  server_.upload = [](wool_call *call, int n, uint64_t *out) {
    (void)Sum(call, out);
    EXPECT_EQ("acme", Tenant()) << n;
    wool_call_take_token(
        call, luck_tenant_set(wool_str_c(n == 1 ? "failed" : "won")));
    return n == 1 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(RetryPolicy(3))));
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(call));
  ASSERT_EQ(WOOL_OK, Send(call, "a"));
  uint64_t len;
  EXPECT_EQ(WOOL_OK, luck_Luck_upload_finish(call, &len)) << call.message();
  EXPECT_EQ(2, server_.Attempts());
  EXPECT_EQ("won", Tenant());
}

} // namespace
