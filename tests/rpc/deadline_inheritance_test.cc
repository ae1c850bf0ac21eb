/* What calls that a handler makes inherit from its own: the time that is left,
 * and its end by its peer. */
#include <atomic>
#include <memory>

#include "tests/rpc/luck_server.h"

namespace {

constexpr int64_t kNoDeadline = INT64_MAX;
constexpr int64_t kMinute = 60000000000;

/* A client calls `front`, whose handlers call `back`. */
class Inheritance : public testing::Test {
protected:
  std::mutex mutex_;
  std::condition_variable changed_;
  int64_t left_ = -1; /* what `back` saw */
  int lost_ = 0;      /* its handlers that were cancelled */
  /* Freed before what their handlers use. */
  LuckServer back_;
  LuckServer front_;
  wool_channel *to_back_ = back_.Channel("{}");
  wool_channel *to_front_ = front_.Channel("{}");

  void SetUp() override {
    back_.pull = [this](wool_call *call, int, wool_bytes, wool_token *,
                        wool_str *out) {
      *out = wool_str_c("");
      left_ = wool_call_remaining_ns(call);
      return WOOL_OK;
    };
  }
  /* Has `back` wait until its caller is gone. */
  void HoldAtBack() {
    back_.pull = [this](wool_call *call, int, wool_bytes, wool_token *,
                        wool_str *) {
      LuckServer::AwaitCancel(call);
      std::lock_guard<std::mutex> lock(mutex_);
      lost_++;
      changed_.notify_all();
      return WOOL_CANCELLED;
    };
  }
  void AwaitLost(int n) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [&] { return lost_ == n; });
  }
  static wool_code Pull(wool_call *call) {
    return luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, nullptr);
  }
  static wool_code Start(wool_call *call, wool_call_callback callback = nullptr,
                         void *user_data = nullptr) {
    return luck_Luck_pull_start(call, wool_bytes_n("", 0), nullptr, callback,
                                user_data);
  }
  /* Calls `front` with a minute, where `body` is the handler. */
  void Front(std::function<wool_code(wool_call *)> body,
             wool_code expected = WOOL_OK) {
    front_.pull = [=](wool_call *call, int, wool_bytes, wool_token *,
                      wool_str *out) {
      *out = wool_str_c("");
      return body(call);
    };
    Call call(to_front_);
    wool_call_set_timeout(call, kMinute);
    EXPECT_EQ(expected, Pull(call)) << call.message();
  }
  /* The same, cancelled when `back` has been reached. */
  void FrontCancelled(std::function<wool_code(wool_call *)> body,
                      int n_at_back = 1) {
    front_.pull = [=](wool_call *call, int, wool_bytes, wool_token *,
                      wool_str *) { return body(call); };
    Call call(to_front_);
    ASSERT_EQ(WOOL_OK, Start(call));
    front_.DriveUntilAttempts(to_front_, 1);
    back_.AwaitAttempts(n_at_back);
    wool_call_cancel(call);
    EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(call));
  }
};

/* ---- the deadline ---- */

TEST_F(Inheritance, ACallHasNoMoreTimeThanTheHandler) {
  Front([&](wool_call *) {
    Call call(to_back_);
    return Pull(call);
  });
  EXPECT_GT(left_, 0);
  EXPECT_LE(left_, kMinute);
}

TEST_F(Inheritance, TheShorterTimeHolds) {
  Front([&](wool_call *) {
    Call call(to_back_);
    wool_call_set_timeout(call, 2 * kMinute);
    return Pull(call);
  });
  EXPECT_LE(left_, kMinute);
  Front([&](wool_call *) {
    Call call(to_back_);
    wool_call_set_timeout(call, kMinute / 2);
    return Pull(call);
  });
  EXPECT_LE(left_, kMinute / 2);
}

TEST_F(Inheritance, OutsideOfAHandlerThereIsNone) {
  Call call(to_back_);
  EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
  EXPECT_EQ(kNoDeadline, left_);
}

TEST_F(Inheritance, AnIndependentCallHasItsOwnTime) {
  Front([&](wool_call *) {
    Call call(to_back_);
    wool_call_set_independent(call);
    return Pull(call);
  });
  EXPECT_EQ(kNoDeadline, left_);
}

TEST_F(Inheritance, ACallFromAnotherContextInheritsToo) {
  Front([&](wool_call *) {
    wool_code rc = WOOL_INTERNAL;
    InNewContext([&] {
      Call call(to_back_);
      rc = Pull(call);
    });
    return rc;
  });
  EXPECT_LE(left_, kMinute);
}

TEST_F(Inheritance, AStreamInheritsToo) {
  back_.count = [&](wool_call *call, int, uint32_t) {
    left_ = wool_call_remaining_ns(call);
    return WOOL_OK;
  };
  Front([&](wool_call *) {
    Call call(to_back_);
    uint32_t i;
    EXPECT_EQ(WOOL_OK, luck_Luck_count_open(call, 1));
    EXPECT_EQ(WOOL_END_OF_STREAM, luck_Luck_count_recv(call, &i));
    return WOOL_OK;
  });
  EXPECT_LE(left_, kMinute);
}

/* A call that a callback makes belongs to whom the callback's call does, also
 * where another handler's thread happens to run it. */
TEST_F(Inheritance, ACallbackInheritsFromItsOwnCall) {
  struct Onward {
    wool_channel *channel;
    int64_t left = -1;
  } onward{to_back_};
  Call outside(to_back_);
  ASSERT_EQ(WOOL_OK, Start(
                         outside,
                         [](wool_call *, void *user_data) {
                           auto *o = static_cast<Onward *>(user_data);
                           Call call(o->channel);
                           EXPECT_EQ(WOOL_OK, Pull(call)) << call.message();
                           o->left = 0;
                         },
                         &onward));
  /* This handler drives the channel until the other call's callback has run. */
  Front([&](wool_call *) {
    while (onward.left < 0)
      wool_engine_dispatch(wool_channel_engine(to_back_), 1000000);
    EXPECT_EQ(kNoDeadline, left_);
    return WOOL_OK;
  });
}

TEST_F(Inheritance, EventsOfAStreamAreTheHandlersToo) {
  struct Held {
    wool_channel *channel;
    static void Readable(wool_call *call, void *user_data) {
      wool_str line;
      if (luck_Luck_chat_next(call, &line) == WOOL_ERR_WOULD_BLOCK)
        return;
      Call onward(static_cast<Held *>(user_data)->channel);
      EXPECT_EQ(WOOL_OK, Pull(onward)) << onward.message();
      wool_call_end(call, WOOL_OK);
    }
  } held{to_back_};
  front_.chat = [&](wool_call *call, int) {
    wool_stream_events events = {sizeof events, Held::Readable, nullptr};
    return wool_call_set_events(call, &events, &held);
  };
  Call call(to_front_);
  wool_str line;
  wool_call_set_timeout(call, kMinute);
  ASSERT_EQ(WOOL_OK, luck_Luck_chat_open(call));
  ASSERT_EQ(WOOL_OK, luck_Luck_chat_send(call, wool_str_c("go")));
  EXPECT_EQ(WOOL_END_OF_STREAM, luck_Luck_chat_recv(call, &line))
      << call.message();
  EXPECT_LE(left_, kMinute);
}

/* ---- cancellation ---- */

TEST_F(Inheritance, ABlockingCallIsCancelledWithTheHandler) {
  HoldAtBack();
  wool_code inside = WOOL_OK;
  std::atomic<bool> done{false};
  FrontCancelled([&](wool_call *) {
    Call call(to_back_);
    inside = Pull(call);
    done = true;
    return WOOL_OK;
  });
  AwaitLost(1);
  while (!done)
    std::this_thread::yield();
  EXPECT_EQ(WOOL_CANCELLED, inside);
}

TEST_F(Inheritance, AStartedCallThatNobodyDrivesIsCancelledAtThePeer) {
  HoldAtBack();
  FrontCancelled([&](wool_call *handler) {
    Call call(to_back_);
    EXPECT_EQ(WOOL_OK, Start(call));
    back_.DriveUntilAttempts(to_back_, 1);
    LuckServer::AwaitCancel(handler); /* without driving */
    AwaitLost(1);
    EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(call));
    return WOOL_OK;
  });
  AwaitLost(1);
}

TEST_F(Inheritance, AStreamIsCancelledWithTheHandler) {
  back_.chat = [&](wool_call *call, int) {
    wool_str line;
    EXPECT_EQ(WOOL_CANCELLED, luck_Luck_chat_next(call, &line));
    std::lock_guard<std::mutex> lock(mutex_);
    lost_++;
    changed_.notify_all();
    return WOOL_CANCELLED;
  };
  FrontCancelled([&](wool_call *) {
    Call call(to_back_);
    wool_str line;
    EXPECT_EQ(WOOL_OK, luck_Luck_chat_open(call));
    EXPECT_EQ(WOOL_CANCELLED, luck_Luck_chat_recv(call, &line));
    return WOOL_OK;
  });
  AwaitLost(1);
}

TEST_F(Inheritance, AnIndependentCallGoesOn) {
  std::atomic<bool> released{false};
  back_.pull = [&](wool_call *call, int, wool_bytes, wool_token *,
                   wool_str *out) {
    *out = wool_str_c("");
    while (!released)
      std::this_thread::yield();
    EXPECT_FALSE(wool_call_is_cancelled(call));
    return WOOL_OK;
  };
  wool_code inside = WOOL_INTERNAL;
  std::atomic<bool> done{false};
  FrontCancelled([&](wool_call *handler) {
    Call call(to_back_);
    wool_call_set_independent(call);
    EXPECT_EQ(WOOL_OK, Start(call));
    back_.DriveUntilAttempts(to_back_, 1);
    LuckServer::AwaitCancel(handler);
    released = true;
    inside = wool_call_wait(call);
    done = true;
    return WOOL_OK;
  });
  while (!done)
    std::this_thread::yield();
  EXPECT_EQ(WOOL_OK, inside);
}

TEST_F(Inheritance, ACallThatIsMadeTooLateIsCancelledAtOnce) {
  wool_code inside = WOOL_OK;
  std::atomic<bool> done{false};
  front_.pull = [&](wool_call *handler, int, wool_bytes, wool_token *,
                    wool_str *) {
    LuckServer::AwaitCancel(handler);
    Call call(to_back_);
    inside = Pull(call);
    done = true;
    return WOOL_OK;
  };
  Call call(to_front_);
  ASSERT_EQ(WOOL_OK, Start(call));
  front_.DriveUntilAttempts(to_front_, 1);
  wool_call_cancel(call);
  EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(call));
  while (!done)
    std::this_thread::yield();
  EXPECT_EQ(WOOL_CANCELLED, inside);
  EXPECT_EQ(0, back_.Attempts());
}

/* A call that outlives the handler has its deadline, and goes on. */
TEST_F(Inheritance, AHandlerThatHasEndedCancelsNothing) {
  std::atomic<bool> released{false};
  back_.pull = [&](wool_call *call, int, wool_bytes, wool_token *,
                   wool_str *out) {
    *out = wool_str_c("");
    left_ = wool_call_remaining_ns(call);
    while (!released)
      std::this_thread::yield();
    EXPECT_FALSE(wool_call_is_cancelled(call));
    return WOOL_OK;
  };
  Call outliving(to_back_);
  Front([&](wool_call *) {
    EXPECT_EQ(WOOL_OK, Start(outliving));
    back_.DriveUntilAttempts(to_back_, 1);
    return WOOL_OK;
  });
  released = true;
  EXPECT_EQ(WOOL_OK, wool_call_wait(outliving));
  EXPECT_LE(left_, kMinute);
}

/* Nor does its connection's end. */
TEST_F(Inheritance, AHandlersCallsSurviveItsConnection) {
  std::atomic<bool> released{false};
  back_.pull = [&](wool_call *, int, wool_bytes, wool_token *, wool_str *out) {
    *out = wool_str_c("");
    while (!released)
      std::this_thread::yield();
    return WOOL_OK;
  };
  Call outliving(to_back_);
  front_.pull = [&](wool_call *, int, wool_bytes, wool_token *, wool_str *out) {
    *out = wool_str_c("");
    EXPECT_EQ(WOOL_OK, Start(outliving));
    back_.DriveUntilAttempts(to_back_, 1);
    return WOOL_OK;
  };
  wool_channel *channel = nullptr;
  ASSERT_EQ(WOOL_OK, wool_channel_new(front_.address.c_str(), nullptr, &channel,
                                      nullptr));
  {
    Call call(channel);
    EXPECT_EQ(WOOL_OK, Pull(call));
  }
  wool_channel_unref(channel);
  wool_server_shutdown(front_.server, -1);
  released = true;
  EXPECT_EQ(WOOL_OK, wool_call_wait(outliving));
}

TEST_F(Inheritance, ManyCallsAreCancelledTogether) {
  HoldAtBack();
  constexpr int kMany = 20;
  FrontCancelled(
      [&](wool_call *handler) {
        std::vector<std::unique_ptr<Call>> calls;
        for (int i = 0; i < kMany; i++) {
          calls.push_back(std::make_unique<Call>(to_back_));
          EXPECT_EQ(WOOL_OK, Start(*calls.back()));
        }
        back_.DriveUntilAttempts(to_back_, kMany);
        LuckServer::AwaitCancel(handler);
        for (auto &call : calls)
          EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(*call));
        return WOOL_OK;
      },
      kMany);
  AwaitLost(kMany);
}

/* The owner may be quicker than the cancellation, in any order. */
TEST_F(Inheritance, CallsThatEndMeanwhileAreLeftAlone) {
  for (int round = 0; round < 20; round++) {
    std::atomic<bool> begun{false}, done{false};
    front_.pull = [&](wool_call *handler, int, wool_bytes, wool_token *,
                      wool_str *) {
      begun = true;
      while (!wool_call_is_cancelled(handler)) {
        Call call(to_back_), freed(to_back_);
        wool_code rc = Pull(call);
        EXPECT_TRUE(rc == WOOL_OK || rc == WOOL_CANCELLED) << call.message();
        (void)Start(freed);
      }
      done = true;
      return WOOL_OK;
    };
    Call call(to_front_);
    ASSERT_EQ(WOOL_OK, Start(call));
    while (!begun)
      wool_engine_dispatch(wool_channel_engine(to_front_), 100000);
    wool_call_cancel(call);
    EXPECT_EQ(WOOL_CANCELLED, wool_call_wait(call));
    while (!done)
      std::this_thread::yield();
  }
}

} // namespace
