/* Attempts over a transport that the test has in its hand: requests that never
 * leave, the time between attempts, what transports are told, and memory that
 * runs out. */
#include <stdlib.h>

#include <deque>

#include "runtime/transport/factory.h"
#include "tests/rpc/luck_server.h"

namespace {

/* How one attempt ends. */
struct End {
  wool_code code;
  wooli_fate fate;
};

struct Fake {
  wooli_client_transport base;
  wooli_loop *loop;
};

std::deque<End> script; /* what attempts end with; then they succeed */
std::vector<int64_t> opened_ns;
std::vector<int64_t> timeouts_ns;
bool waits_for_ready;
int live; /* streams */
std::string balancing;

struct FakeStream {
  wooli_client_stream base;
  wooli_timer timer;
  Fake *fake;
  const wooli_client_events *events;
  void *user_data;
};

void Finish(wooli_timer *timer) {
  auto *stream = reinterpret_cast<FakeStream *>(
      reinterpret_cast<char *>(timer) - offsetof(FakeStream, timer));
  FakeStream kept = *stream;
  wooli_status status{};
  if (!script.empty()) {
    status.code = script.front().code;
    status.fate = script.front().fate;
    script.pop_front();
  } else {
    status.from_peer = true;
    kept.events->headers(kept.user_data);
    kept.events->message(kept.user_data, wool_bytes_n("\x0a\x03won", 5));
  }
  status.message = wool_str_c("as the test says");
  delete stream;
  live--;
  kept.events->ended(kept.user_data, &status);
}

extern const wooli_client_vtable vtable;

wooli_client_stream *Open(wooli_client_transport *transport, wool_arena *,
                          const wooli_client_request *request, wool_metadata *,
                          wool_metadata *, const wooli_client_events *events,
                          void *user_data) {
  auto *stream = new FakeStream{};
  stream->base.vtable = &vtable;
  stream->fake = reinterpret_cast<Fake *>(transport);
  stream->events = events;
  stream->user_data = user_data;
  stream->timer.fire = Finish;
  wooli_timer_start(stream->fake->loop, &stream->timer, wooli_now_ns());
  opened_ns.push_back(wooli_now_ns());
  timeouts_ns.push_back(request->timeout_ns);
  waits_for_ready = request->wait_for_ready;
  live++;
  return &stream->base;
}

void Cancel(wooli_client_stream *base) {
  auto *stream = reinterpret_cast<FakeStream *>(base);
  wooli_timer_stop(stream->fake->loop, &stream->timer);
  delete stream;
  live--;
}

const wooli_client_vtable vtable = {
    Open,
    [](wooli_client_stream *, const wooli_outgoing *, bool) {},
    [](wooli_client_stream *) {},
    [](wooli_client_stream *, size_t) {},
    [](wooli_client_stream *, wool_bytes) -> void * { return nullptr; },
    Cancel,
    [](wooli_client_stream *) { return ""; },
    [](wooli_client_transport *transport) {
      delete reinterpret_cast<Fake *>(transport);
    },
    nullptr, /* has no states */
    nullptr,
    nullptr};

wooli_client_transport *
Make(wooli_loop *loop, const wooli_client_options *options, wool_error *) {
  auto *fake = new Fake{};
  fake->base.vtable = &vtable;
  fake->loop = loop;
  balancing = options->load_balancing ? options->load_balancing : "(none)";
  return &fake->base;
}

class Unsent : public testing::Test {
protected:
  LuckServer owner_; /* of channels; nobody calls it */

  void SetUp() override {
    wooli_curl_factory = Make; /* the one that can be set */
    script.clear();
    opened_ns.clear();
    timeouts_ns.clear();
  }
  void TearDown() override {
    EXPECT_EQ(0, live);
  }
  wool_channel *
  Channel(const std::string &config,
          wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT) {
    options.transport = WOOL_TRANSPORT_CURL;
    return owner_.Channel(config, options, "127.0.0.1:1");
  }
  static wool_code Pull(wool_channel *channel, int64_t timeout_ns = -1) {
    Call call(channel);
    if (timeout_ns >= 0)
      wool_call_set_timeout(call, timeout_ns);
    return luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, nullptr);
  }
  /* Nanoseconds between the attempts n and n + 1, from 0. */
  static int64_t Gap(size_t n) {
    return opened_ns[n + 1] - opened_ns[n];
  }
};

TEST_F(Unsent, ARequestThatNeverLeftIsSentUntilItDoes) {
  script.assign(7, {WOOL_UNAVAILABLE, WOOLI_FATE_UNSENT});
  EXPECT_EQ(WOOL_OK, Pull(Channel("{}")));
  EXPECT_EQ(8u, opened_ns.size());
}

TEST_F(Unsent, ItDoesNotSpin) {
  script.assign(7, {WOOL_UNAVAILABLE, WOOLI_FATE_UNSENT});
  EXPECT_EQ(WOOL_OK, Pull(Channel("{}")));
  for (size_t n = 1; n < 7; n++) /* 1 ms from the second on, doubled */
    EXPECT_GE(Gap(n), INT64_C(1000000) << (n - 1)) << n;
}

TEST_F(Unsent, ItEndsWithTheDeadline) {
  script.assign(1000000, {WOOL_UNAVAILABLE, WOOLI_FATE_UNSENT});
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, Pull(Channel("{}"), 50000000));
  EXPECT_GT(20u, opened_ns.size());
}

TEST_F(Unsent, ItDoesNotCountAsAnAttempt) {
  script = {{WOOL_UNAVAILABLE, WOOLI_FATE_UNSENT},
            {WOOL_UNAVAILABLE, WOOLI_FATE_SEEN},
            {WOOL_UNAVAILABLE, WOOLI_FATE_UNSENT},
            {WOOL_UNAVAILABLE, WOOLI_FATE_REFUSED},
            {WOOL_UNAVAILABLE, WOOLI_FATE_SEEN}};
  EXPECT_EQ(WOOL_UNAVAILABLE, Pull(Channel(EveryMethod(RetryPolicy(2)))));
  EXPECT_EQ(5u, opened_ns.size());
}

TEST_F(Unsent, AHedgedCallSendsItAnewBesideItsHedges) {
  script = {{WOOL_UNAVAILABLE, WOOLI_FATE_UNSENT},
            {WOOL_UNAVAILABLE, WOOLI_FATE_REFUSED}};
  EXPECT_EQ(WOOL_OK, Pull(Channel(EveryMethod(HedgingPolicy(2, "1000s")))));
  EXPECT_EQ(3u, opened_ns.size());
}

TEST_F(Unsent, BackoffsGrow) {
  script.assign(4, {WOOL_UNAVAILABLE, WOOLI_FATE_SEEN});
  EXPECT_EQ(WOOL_OK,
            Pull(Channel(EveryMethod(RetryPolicy(5, "0.01s", "0.03s")))));
  ASSERT_EQ(5u, opened_ns.size());
  const int64_t expected[] = {10000000, 20000000, 30000000, 30000000};
  for (size_t n = 0; n < 4; n++)
    EXPECT_GE(Gap(n), expected[n] / 10 * 8) << n;
}

TEST_F(Unsent, EachAttemptIsToldTheTimeThatIsLeft) {
  script.assign(2, {WOOL_UNAVAILABLE, WOOLI_FATE_SEEN});
  EXPECT_EQ(WOOL_OK,
            Pull(Channel(EveryMethod(RetryPolicy(5, "0.01s"))), 60000000000));
  ASSERT_EQ(3u, timeouts_ns.size());
  EXPECT_EQ(60000000000, timeouts_ns[0]);
  EXPECT_LE(timeouts_ns[1], 60000000000 - 8000000);
  EXPECT_LE(timeouts_ns[2], timeouts_ns[1] - 8000000);
}

TEST_F(Unsent, TheConfigSaysWhetherToWaitForAServer) {
  EXPECT_EQ(WOOL_OK, Pull(Channel(EveryMethod("\"waitForReady\": true"))));
  EXPECT_TRUE(waits_for_ready);
  EXPECT_EQ(WOOL_OK, Pull(Channel(EveryMethod("\"waitForReady\": false"))));
  EXPECT_FALSE(waits_for_ready);
  EXPECT_EQ(WOOL_OK, Pull(Channel("{}")));
  EXPECT_FALSE(waits_for_ready);
}

TEST_F(Unsent, WhetherToWaitIsTheCallsWordBeforeTheConfigs) {
  wool_channel *channel = Channel(EveryMethod("\"waitForReady\": true"));
  Call call(channel);
  wool_call_set_wait_for_ready(call, false);
  EXPECT_EQ(WOOL_OK,
            luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, nullptr));
  EXPECT_FALSE(waits_for_ready);
  Call waiting(Channel("{}"));
  wool_call_set_wait_for_ready(waiting, true);
  EXPECT_EQ(WOOL_OK,
            luck_Luck_pull(waiting, wool_bytes_n("", 0), nullptr, nullptr));
  EXPECT_TRUE(waits_for_ready);
}

TEST_F(Unsent, TheConfigsBalancerIsBeforeTheOptions) {
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.load_balancing = "round_robin";
  (void)Channel("{\"loadBalancingPolicy\": \"pick_first\"}", options);
  EXPECT_EQ("pick_first", balancing);
  (void)Channel("{}", options);
  EXPECT_EQ("round_robin", balancing);
}

TEST_F(Unsent, TheConfigNamesTheBalancer) {
  (void)Channel("{\"loadBalancingConfig\": [{\"round_robin\": {}}]}");
  EXPECT_EQ("round_robin", balancing);
  (void)Channel("{}");
  EXPECT_EQ("(none)", balancing);
}

/* ---- memory ---- */

class FailingAllocator {
public:
  FailingAllocator() {
    view_.alloc = [](void *self, size_t len) {
      return Self(self)->Fails() ? nullptr : malloc(len);
    };
    view_.resize = [](void *self, void *ptr, size_t len) {
      return Self(self)->Fails() ? nullptr : realloc(ptr, len);
    };
    view_.release = [](void *, void *ptr) { free(ptr); };
    view_.user_data = this;
  }
  wool_allocator view_{};
  int n_ = 0;
  int fail_at_ = -1;

private:
  static FailingAllocator *Self(void *self) {
    return static_cast<FailingAllocator *>(self);
  }
  bool Fails() {
    return n_++ == fail_at_;
  }
};

/* The n-th allocation fails, for all n: the call succeeds or says so, and no
 * stream is left. A leak is the sanitizer's to find. */
void FailEach(wool_channel *channel, FailingAllocator *allocator,
              size_t metadata) {
  bool failed = true;
  int n_failures = 0;
  for (int n = 0; failed; n++) {
    script.assign(2, {WOOL_UNAVAILABLE, WOOLI_FATE_SEEN});
    allocator->n_ = 0;
    allocator->fail_at_ = n;
    {
      Call call(channel);
      if (call) {
        std::string value(metadata, 'v');
        (void)!wool_metadata_add(
            wool_call_request_metadata(call), wool_str_c("x-key"),
            wool_bytes_n(value.data(), value.size()), nullptr);
      }
      wool_code rc =
          luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, nullptr);
      EXPECT_TRUE(rc == WOOL_OK || rc == WOOL_RESOURCE_EXHAUSTED)
          << n << ": " << wool_call_error(call)->message;
      n_failures += rc != WOOL_OK;
    }
    failed = allocator->n_ > n;
    EXPECT_EQ(0, live) << n;
    ASSERT_GT(200, n);
  }
  allocator->fail_at_ = -1;
  EXPECT_LT(0, n_failures);
}

TEST_F(Unsent, AnAllocationThatFailsEndsARetriedCallWell) {
  FailingAllocator allocator;
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.allocator = &allocator.view_;
  LuckServer owner;
  options.transport = WOOL_TRANSPORT_CURL;
  FailEach(owner.Channel(EveryMethod(RetryPolicy(3)), options, "127.0.0.1:1"),
           &allocator, 6000);
}

TEST_F(Unsent, AnAllocationThatFailsEndsAHedgedCallWell) {
  FailingAllocator allocator;
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.allocator = &allocator.view_;
  LuckServer owner;
  options.transport = WOOL_TRANSPORT_CURL;
  FailEach(owner.Channel(EveryMethod(HedgingPolicy(3, "0s")), options,
                         "127.0.0.1:1"),
           &allocator, 6000);
}

} // namespace
