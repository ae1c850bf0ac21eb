/* Hedging as a service config says (A6): several attempts at once, of which one
 * has its way. */
#include "tests/rpc/luck_server.h"

namespace {

const char kNever[] = "1000s"; /* longer than a test may last */
using Strings = std::vector<std::string>;

wool_code Unavailable(wool_call *call, const char *why = "not now") {
  return wool_call_fail(call, WOOL_UNAVAILABLE, "%s", why);
}

class Hedging : public testing::TestWithParam<Carrier> {
protected:
  std::mutex mutex_;
  std::condition_variable changed_;
  int lost_ = 0;
  LuckServer server_{GetParam()}; /* freed before what its handlers use */
  wool_context *context_ = wool_context_new();

  void SetUp() override {
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  void TearDown() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
  }
  /* A handler's wait until another attempt has won. */
  wool_code Lose(wool_call *call) {
    LuckServer::AwaitCancel(call);
    Lost();
    return WOOL_CANCELLED;
  }
  void Lost() {
    std::lock_guard<std::mutex> lock(mutex_);
    lost_++;
    changed_.notify_all();
  }
  /* Until so many have lost; how many have. */
  int Losers(int n) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return lost_ >= n; });
    return lost_;
  }
  static wool_code Pull(wool_call *call, wool_token *undo = nullptr) {
    wool_str out = {nullptr, 0};
    wool_code rc = luck_Luck_pull(call, wool_bytes_n("", 0), undo, &out);
    if (!rc) {
      EXPECT_EQ("won", Text(out));
    }
    return rc;
  }
};
INSTANTIATE_TEST_SUITE_P(, Hedging,
                         testing::Values(Carrier::kTcp, Carrier::kInProcess),
                         [](const testing::TestParamInfo<Carrier> &at) {
                           return at.param == Carrier::kTcp ? "Tcp"
                                                            : "InProcess";
                         });

TEST_P(Hedging, TheFirstGoodAnswerWinsAndTheOthersAreCancelled) {
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                     wool_str *out) {
    *out = wool_str_c("won");
    return n < 3 ? Lose(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, "0.005s"))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ((Strings{"-", "1", "2"}), server_.Previous());
  EXPECT_EQ(2, Losers(2));
}

TEST_P(Hedging, WithoutADelayAllAreSentAtOnce) {
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                     wool_str *out) {
    *out = wool_str_c("won");
    server_.AwaitAttempts(5);
    return n != 3 ? Lose(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(9, "0s"))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ(5, server_.Attempts());
  EXPECT_EQ(4, Losers(4));
}

TEST_P(Hedging, AGoodFirstAnswerIsTheOnlyOne) {
  server_.pull = [](wool_call *, int, wool_bytes, wool_token *, wool_str *out) {
    *out = wool_str_c("won");
    return WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, kNever))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Hedging, ANonFatalFailureSendsTheNextAtOnce) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    AddTrailer(call, "x-n", std::to_string(n));
    return n < 3 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, kNever))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ(3, server_.Attempts());
  EXPECT_EQ("3", Get(wool_call_trailing_metadata(call), "x-n"));
}

TEST_P(Hedging, AFatalFailureEndsAll) {
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                     wool_str *) {
    server_.AwaitAttempts(2);
    return n == 1 ? Lose(call)
                  : wool_call_fail(call, WOOL_ABORTED, "%s", "fatal");
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(2, "0s"))));
  EXPECT_EQ(WOOL_ABORTED, Pull(call));
  EXPECT_STREQ("fatal", call.message());
  EXPECT_EQ(1, Losers(1));
}

TEST_P(Hedging, TheLastFailureIsTheOutcomeOfAll) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *) {
    AddTrailer(call, "x-n", std::to_string(n));
    return Unavailable(call, std::to_string(n).c_str());
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, kNever))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_STREQ("3", call.message());
  EXPECT_EQ("3", Get(wool_call_trailing_metadata(call), "x-n"));
  EXPECT_EQ(3, server_.Attempts());
}

/* One that fails while another is under way leaves it the outcome. */
TEST_P(Hedging, AFailureBesideAnAttemptUnderWayDecidesNothing) {
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                     wool_str *out) {
    *out = wool_str_c("won");
    if (n == 1)
      server_.AwaitAttempts(2);
    AddTrailer(call, n == 1 ? "x-won" : "x-failed", "t");
    return n == 1 ? WOOL_OK : Unavailable(call);
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(2, "0.001s"))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_STREQ("", call.message());
  EXPECT_EQ("t", Get(wool_call_trailing_metadata(call), "x-won"));
  EXPECT_EQ("-", Get(wool_call_trailing_metadata(call), "x-failed"));
}

TEST_P(Hedging, APushbackSaysWhenTheNextIsSent) {
  server_.pull = [](wool_call *call, int n, wool_bytes, wool_token *,
                    wool_str *out) {
    *out = wool_str_c("won");
    AddTrailer(call, "grpc-retry-pushback-ms", "3");
    return n == 1 ? Unavailable(call) : WOOL_OK;
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, kNever))));
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ(2, server_.Attempts());
}

TEST_P(Hedging, APushbackMaySayThatNoneFollows) {
  server_.pull = [](wool_call *call, int, wool_bytes, wool_token *,
                    wool_str *) {
    AddTrailer(call, "grpc-retry-pushback-ms", "-1");
    return Unavailable(call);
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, kNever))));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Hedging, IsThrottledWhileTooManyFail) {
  wool_channel *channel = server_.Channel(EveryMethod(
      HedgingPolicy(3, kNever),
      R"("retryThrottling": {"maxTokens": 2, "tokenRatio": 0.001})"));
  server_.pull = [](wool_call *call, int, wool_bytes, wool_token *,
                    wool_str *) { return Unavailable(call); };
  Call call(channel), other(channel);
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
  /* And where the delay would have sent the next: the first goes on alone. */
  server_.pull = [](wool_call *, int, wool_bytes, wool_token *, wool_str *out) {
    *out = wool_str_c("won");
    return WOOL_OK;
  };
  EXPECT_EQ(WOOL_OK, Pull(other)) << other.message();
  EXPECT_EQ(2, server_.Attempts());
}

/* Two calls at once: the failure of one is what keeps the other's hedge. */
TEST_P(Hedging, AHedgeThatIsThrottledWhenItIsDueIsNotSent) {
  wool_channel *channel = server_.Channel(EveryMethod(
      HedgingPolicy(2, "0.02s"),
      R"("retryThrottling": {"maxTokens": 2, "tokenRatio": 0.001})"));
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *,
                     wool_str *out) {
    *out = wool_str_c("won");
    if (n == 1)
      return Unavailable(call);
    std::this_thread::sleep_for(std::chrono::milliseconds(40)); /* the delay */
    return WOOL_OK;
  };
  Call failing(channel), slow(channel);
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(failing));
  EXPECT_EQ(WOOL_OK, Pull(slow)) << slow.message();
  EXPECT_EQ(2, server_.Attempts());
}

TEST_P(Hedging, CanBeDisabled) {
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.disable_retries = true;
  server_.pull = [](wool_call *call, int, wool_bytes, wool_token *,
                    wool_str *) { return Unavailable(call); };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, "0s")), options));
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(call));
  EXPECT_EQ(1, server_.Attempts());
}

TEST_P(Hedging, TheDeadlineEndsAll) {
  server_.pull = [&](wool_call *call, int, wool_bytes, wool_token *,
                     wool_str *) { return Lose(call); };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, "0s"))));
  wool_call_set_timeout(call, 300000000);
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, Pull(call));
  EXPECT_EQ(3, Losers(3));
}

TEST_P(Hedging, CancellingCancelsAll) {
  server_.pull = [&](wool_call *call, int, wool_bytes, wool_token *,
                     wool_str *) { return Lose(call); };
  wool_channel *channel = server_.Channel(EveryMethod(HedgingPolicy(3, "0s")));
  Call call(channel);
  ASSERT_EQ(WOOL_OK, luck_Luck_pull_start(call, wool_bytes_n("", 0), nullptr,
                                          nullptr, nullptr));
  server_.DriveUntilAttempts(channel, 3);
  wool_call_cancel(call);
  EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(call));
  EXPECT_EQ(3, Losers(3));
}

/* ---- streams ---- */

TEST_P(Hedging, EachAttemptOfAStreamGetsAllMessages) {
  server_.upload = [&](wool_call *call, int n, uint64_t *out) {
    std::string all;
    wool_bytes data;
    wool_code rc;
    while ((rc = luck_Luck_upload_next(call, &data)) == WOOL_OK)
      all.append(reinterpret_cast<const char *>(data.data), data.len);
    EXPECT_EQ("abc", all) << n;
    server_.AwaitAttempts(3);
    *out = all.size();
    return n != 2 ? Lose(call) : WOOL_OK;
  };
  wool_channel *channel = server_.Channel(EveryMethod(HedgingPolicy(3, "0s")));
  Call call(channel);
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(call));
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_send(call, wool_bytes_n("a", 1)));
  server_.DriveUntilAttempts(channel, 3);
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_send(call, wool_bytes_n("b", 1)));
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_send(call, wool_bytes_n("c", 1)));
  uint64_t len = 0;
  EXPECT_EQ(WOOL_OK, luck_Luck_upload_finish(call, &len)) << call.message();
  EXPECT_EQ(3u, len);
  EXPECT_EQ(2, Losers(2));
}

TEST_P(Hedging, AStreamThatIsTooLongToKeepGoesOnWithOneAttempt) {
  server_.upload = [&](wool_call *call, int, uint64_t *out) {
    wool_bytes data;
    wool_code rc;
    *out = 0;
    while ((rc = luck_Luck_upload_next(call, &data)) == WOOL_OK)
      *out += data.len;
    if (rc == WOOL_CANCELLED)
      Lost();
    return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
  };
  wool_channel *channel = server_.Channel(EveryMethod(HedgingPolicy(3, "0s")));
  Call call(channel);
  std::string part(65536, 'x');
  ASSERT_EQ(WOOL_OK, luck_Luck_upload_open(call));
  server_.DriveUntilAttempts(channel, 3);
  for (int i = 0; i < 64; i++)
    ASSERT_EQ(WOOL_OK, luck_Luck_upload_send(
                           call, wool_bytes_n(part.data(), part.size())));
  uint64_t len = 0;
  EXPECT_EQ(WOOL_OK, luck_Luck_upload_finish(call, &len)) << call.message();
  EXPECT_EQ(64u * 65536, len);
  EXPECT_EQ(2, Losers(2));
}

TEST_P(Hedging, AConversationIsHeldWithWhoAnswersFirst) {
  server_.chat = [&](wool_call *call, int n) {
    wool_str line;
    wool_code rc;
    server_.AwaitAttempts(2);
    while (!(rc = luck_Luck_chat_next(call, &line)))
      if (n == 1)
        return Lose(call);
      else if ((rc = luck_Luck_chat_yield(call, line)))
        return rc;
    return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(2, "0s"))));
  ASSERT_EQ(WOOL_OK, luck_Luck_chat_open(call));
  for (const char *said : {"one", "two", "three"}) {
    wool_str line;
    ASSERT_EQ(WOOL_OK, luck_Luck_chat_send(call, wool_str_c(said)));
    ASSERT_EQ(WOOL_OK, luck_Luck_chat_recv(call, &line)) << call.message();
    EXPECT_EQ(said, Text(line));
  }
  wool_str line;
  ASSERT_EQ(WOOL_OK, luck_Luck_chat_end(call));
  EXPECT_EQ(WOOL_END_OF_STREAM, luck_Luck_chat_recv(call, &line));
  EXPECT_EQ(1, Losers(1));
}

/* ---- context ---- */

/* All attempts are of one chain and at one server at once, and each takes the
 * token's set back: what the winner did has happened, once. The next call of
 * the chain finds it so, whichever attempt the server's Context was with. */
TEST_P(Hedging, OfOneChainTheWinnersEffectsComeHomeOnce) {
  for (int winner = 1; winner <= 3; winner++) {
    Undo undo("acme");
    int before = server_.Attempts();
    server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *token,
                       wool_str *out) {
      wool_error error = WOOL_ERROR_INIT;
      *out = wool_str_c("won");
      EXPECT_EQ("acme", Tenant());
      EXPECT_EQ(WOOL_OK, luck_tenant_reset(token, &error)) << error.message;
      server_.AwaitAttempts(before + 3);
      if (n != before + winner) {
        wool_call_take_token(call, luck_tenant_set(wool_str_c("lost")));
        return Lose(call);
      }
      return WOOL_OK;
    };
    Call call(server_.Channel(EveryMethod(HedgingPolicy(3, "0s"))));
    EXPECT_EQ(WOOL_OK, Pull(call, undo)) << call.message();
    EXPECT_EQ("nobody", Tenant());
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, luck_tenant_reset(undo, &error));
    EXPECT_EQ(2 * winner, Losers(2 * winner)); /* they are done with pull */
    Undo next("next");
    server_.pull = [&](wool_call *, int, wool_bytes, wool_token *token,
                       wool_str *out) {
      wool_error why = WOOL_ERROR_INIT;
      *out = wool_str_c("won");
      EXPECT_EQ("next", Tenant());
      EXPECT_EQ(WOOL_OK, luck_tenant_reset(token, &why)) << why.message;
      EXPECT_EQ("nobody", Tenant());
      return WOOL_OK;
    };
    Call after(server_.Channel("{}"));
    EXPECT_EQ(WOOL_OK, Pull(after, next)) << after.message();
    EXPECT_EQ("nobody", Tenant());
  }
}

/* The same where an attempt fails, with effects, before another one wins. */
TEST_P(Hedging, WhatAFailedHedgeDidHasNotHappened) {
  Undo undo("acme");
  server_.pull = [&](wool_call *call, int n, wool_bytes, wool_token *token,
                     wool_str *out) {
    wool_error error = WOOL_ERROR_INIT;
    *out = wool_str_c("won");
    EXPECT_EQ(WOOL_OK, luck_tenant_reset(token, &error)) << error.message;
    if (n == 3)
      return WOOL_OK;
    wool_call_take_token(call, luck_tenant_set(wool_str_c("failed")));
    return Unavailable(call);
  };
  Call call(server_.Channel(EveryMethod(HedgingPolicy(3, kNever))));
  EXPECT_EQ(WOOL_OK, Pull(call, undo)) << call.message();
  EXPECT_EQ(3, server_.Attempts());
  EXPECT_EQ("nobody", Tenant());
  EXPECT_EQ(WOOL_ERR_TOKEN_USED, luck_tenant_reset(undo, nullptr));
}

} // namespace
