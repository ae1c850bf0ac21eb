/* Streams: messages, flow control, ends of every kind, and rule 23. */
#include <sys/resource.h>

#include <malloc.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "tests/rpc/probe_server.h"
#include "tests/rpc/talk.wool.h"
#include "tests/transport/test_certs.h"

namespace {

/* ---- what is served ---- */

std::atomic<int> gone{0};         /* handlers whose peer went */
std::atomic<uint64_t> yielded{0}; /* messages that `flood` got rid of */

wool_code Answer(wool_call *call, const talk_Line *line,
                 wool_code (*yield)(wool_call *, const talk_Line *)) {
  std::string text = Text(line->text), kept;
  talk_Line out = {line->text, nullptr, {}};
  wool_error error = WOOL_ERROR_INIT;
  if (text.rfind("set ", 0) == 0)
    out.undo = wool_call_take_token(
        call, talk_tenant_set(wool_str_c(text.c_str() + 4)));
  else if (text == "who")
    (void)talk_tenant_get(&out.text);
  else if (text == "fail")
    return wool_call_fail(call, WOOL_ABORTED, "told to");
  else if (text == "undo" && talk_tenant_reset(line->undo, &error)) {
    kept = error.message;
    out.text = wool_str_c(kept.c_str());
  }
  return yield(call, &out);
}

wool_code Chat(wool_call *call) {
  const talk_Line *line;
  wool_code rc;
  while ((rc = talk_Talk_chat_next(call, &line)) == WOOL_OK)
    if ((rc = Answer(call, line, talk_Talk_chat_yield)))
      return rc;
  gone += rc == WOOL_CANCELLED;
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

/* What a handler by events has to remember: a line that there was no room for.
 */
struct Held {
  bool waits = false;
  std::string text;
};

wool_code YieldHeld(wool_call *call, Held *held) {
  talk_Line line = {wool_str_c(held->text.c_str()), nullptr, {}};
  wool_code rc = talk_Talk_evented_yield(call, &line);
  held->waits = rc == WOOL_ERR_WOULD_BLOCK;
  return rc;
}

void GoOn(wool_call *call, void *user_data) {
  auto *held = static_cast<Held *>(user_data);
  const talk_Line *line;
  wool_code rc = held->waits ? YieldHeld(call, held) : WOOL_OK;
  while (!rc && !(rc = talk_Talk_evented_next(call, &line))) {
    held->text = Text(line->text);
    rc = Answer(call, line, talk_Talk_evented_yield);
    held->waits = rc == WOOL_ERR_WOULD_BLOCK;
  }
  if (rc == WOOL_ERR_WOULD_BLOCK)
    return;
  gone += rc == WOOL_CANCELLED;
  delete held;
  wool_call_end(call, rc == WOOL_END_OF_STREAM ? WOOL_OK : rc);
}

wool_code Evented(wool_call *call) {
  wool_stream_events events = {sizeof events, GoOn, GoOn};
  return wool_call_set_events(call, &events, new Held);
}

wool_code Count(wool_call *call, uint32_t n, uint32_t) {
  for (uint32_t i = 0; i < n; i++)
    if (wool_code rc = talk_Talk_count_yield(call, i))
      return rc;
  return WOOL_OK;
}

wool_code Flood(wool_call *call, uint64_t n, uint32_t len) {
  std::string data(len, 'x');
  for (uint64_t i = 0; i < n; i++) {
    wool_code rc =
        talk_Talk_flood_yield(call, wool_bytes_n(data.data(), data.size()));
    if (rc)
      return rc;
    yielded++;
  }
  return WOOL_OK;
}

wool_code Join(wool_call *call, wool_str *out_lines) {
  std::string lines;
  wool_str line;
  wool_code rc;
  while ((rc = talk_Talk_join_next(call, &line)) == WOOL_OK)
    lines += Text(line) + ";";
  *out_lines = wool_arena_str(wool_call_arena(call), wool_str_c(lines.c_str()));
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

wool_code Stall(wool_call *call, uint64_t *) {
  wool_bytes data;
  wool_code rc = talk_Talk_stall_next(call, &data);
  while (rc == WOOL_OK && !wool_call_is_cancelled(call))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  gone++;
  return WOOL_CANCELLED;
}

wool_code Greet(wool_call *call) {
  wool_str tenant = {nullptr, 0}, line;
  (void)talk_tenant_get(&tenant);
  wool_code rc = talk_Talk_greet_yield(call, tenant);
  while (!rc && !(rc = talk_Talk_greet_next(call, &line)))
    rc = talk_Talk_greet_yield(call, line);
  return rc == WOOL_END_OF_STREAM ? WOOL_OK : rc;
}

const talk_Talk_handlers handlers = {Chat, Evented, Count, Flood,
                                     Join, Stall,   Greet};

/* ---- the fixture ---- */

/* A thread sanitizer is some twenty times as slow. */
#ifdef __SANITIZE_THREAD__
enum {
  kCrowd = 200,
  kMegabytes = 16
};
#else
enum {
  kCrowd = 2000,
  kMegabytes = 256
};
#endif

class Streams : public testing::TestWithParam<Carrier> {
protected:
  wool_test::Authority authority_;
  wool_test::Credentials server_credentials_ =
      wool_test::server_credentials(authority_.issue());
  wool_test::Credentials client_credentials_ =
      wool_test::client_credentials(authority_);
  wool_server *server_ = nullptr;
  wool_channel *channel_ = nullptr;
  wool_context *context_ = wool_context_new();
  std::string address_;

  void SetUp() override {
    wool_error error = WOOL_ERROR_INIT;
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    const char *address = "";
    gone = 0;
    yielded = 0;
    options.max_concurrent_streams = 5000;
    if (GetParam() == Carrier::kTls)
      options.credentials = server_credentials_;
    ASSERT_EQ(WOOL_OK, wool_server_new(&options, &server_, &error));
    ASSERT_EQ(WOOL_OK, talk_Talk_register(server_, &handlers, nullptr, &error));
    ASSERT_EQ(WOOL_OK,
              wool_server_listen(server_, "127.0.0.1:0", &address, &error));
    address_ = address;
    ASSERT_EQ(WOOL_OK, wool_server_start(server_, &error));
    channel_ = NewChannel();
    ASSERT_EQ(WOOL_OK, wool_context_enter(context_, nullptr));
  }
  void TearDown() override {
    EXPECT_EQ(WOOL_OK, wool_context_exit(context_, nullptr));
    wool_context_unref(context_);
    wool_channel_unref(channel_);
    wool_server_free(server_);
  }
  wool_channel *NewChannel() {
    wool_channel *channel = nullptr;
    wool_error error = WOOL_ERROR_INIT;
    wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
    if (GetParam() == Carrier::kTls)
      options.credentials = client_credentials_;
    EXPECT_EQ(
        WOOL_OK,
        GetParam() == Carrier::kInProcess
            ? wool_server_channel(server_, nullptr, &channel, &error)
            : wool_channel_new(address_.c_str(), &options, &channel, &error))
        << error.message;
    return channel;
  }
  static std::string Tenant() {
    wool_str tenant;
    return talk_tenant_get(&tenant) ? "(none)" : Text(tenant);
  }
  static void AwaitGone(int n) {
    for (int i = 0; i < 5000 && gone < n; i++)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_EQ(n, gone);
  }
};

/* One line there, and the answer; of `chat`, or of `evented`. */
struct Talker {
  Call call;
  bool evented;
  wool_token *token = nullptr; /* the last that came */
  explicit Talker(wool_channel *channel, bool by_events = false)
      : call(channel), evented(by_events) {
    EXPECT_EQ(WOOL_OK, evented ? talk_Talk_evented_open(call)
                               : talk_Talk_chat_open(call));
  }
  ~Talker() {
    wool_token_unref(token);
  }
  std::string operator()(const std::string &text, wool_token *undo = nullptr) {
    talk_Line line = {wool_str_c(text.c_str()), undo, {}};
    const talk_Line *answer = nullptr;
    wool_code rc = evented ? talk_Talk_evented_send(call, &line)
                           : talk_Talk_chat_send(call, &line);
    if (!rc)
      rc = evented ? talk_Talk_evented_recv(call, &answer)
                   : talk_Talk_chat_recv(call, &answer);
    if (rc)
      return std::string("! ") + wool_code_name(rc) + " " + call.message();
    if (answer->undo) {
      wool_token_unref(token);
      token = wool_token_ref(answer->undo);
    }
    return Masked(Text(answer->text).c_str());
  }
  wool_code End() {
    const talk_Line *answer;
    EXPECT_EQ(WOOL_OK,
              evented ? talk_Talk_evented_end(call) : talk_Talk_chat_end(call));
    return evented ? talk_Talk_evented_recv(call, &answer)
                   : talk_Talk_chat_recv(call, &answer);
  }
};

/* ---- messages ---- */

TEST_P(Streams, QuestionsAndAnswersTakeTurns) {
  for (bool evented : {false, true}) {
    Talker talk(channel_, evented);
    for (int i = 0; i < 200; i++)
      ASSERT_EQ(std::to_string(i), talk(std::to_string(i)));
    EXPECT_EQ(WOOL_END_OF_STREAM, talk.End());
    EXPECT_EQ(WOOL_OK, wool_call_error(talk.call)->code);
  }
}

TEST_P(Streams, ResultsComeInOrderAndThenTheEnd) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, talk_Talk_count_open(call, 5000, 0));
  uint32_t i, n = 0;
  wool_code rc;
  while ((rc = talk_Talk_count_recv(call, &i)) == WOOL_OK)
    ASSERT_EQ(n++, i);
  EXPECT_EQ(WOOL_END_OF_STREAM, rc);
  EXPECT_EQ(5000u, n);
  EXPECT_EQ(WOOL_END_OF_STREAM, talk_Talk_count_recv(call, &i)) << "for good";
}

TEST_P(Streams, ArgumentsArriveInOrder) {
  Call call(channel_);
  ASSERT_EQ(WOOL_OK, talk_Talk_join_open(call));
  std::string want;
  for (int i = 0; i < 3000; i++) {
    std::string text = std::to_string(i);
    ASSERT_EQ(WOOL_OK, talk_Talk_join_send(call, wool_str_c(text.c_str())));
    want += text + ";";
  }
  wool_str lines;
  ASSERT_EQ(WOOL_OK, talk_Talk_join_finish(call, &lines)) << call.message();
  EXPECT_EQ(want, Text(lines));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION,
            talk_Talk_join_send(call, wool_str_c("late")));
}

TEST_P(Streams, MayBeEmptyEitherWay) {
  {
    Talker talk(channel_);
    EXPECT_EQ(WOOL_END_OF_STREAM, talk.End());
  }
  Call none(channel_);
  ASSERT_EQ(WOOL_OK, talk_Talk_count_open(none, 0, 0));
  uint32_t i;
  EXPECT_EQ(WOOL_END_OF_STREAM, talk_Talk_count_recv(none, &i));
  Call nothing(channel_);
  ASSERT_EQ(WOOL_OK, talk_Talk_join_open(nothing));
  wool_str lines;
  EXPECT_EQ(WOOL_OK, talk_Talk_join_finish(nothing, &lines));
  EXPECT_EQ("", Text(lines));
}

TEST_P(Streams, OfOneCallAndAnotherDoNotMix) {
  std::vector<std::unique_ptr<Talker>> talks;
  for (int i = 0; i < 30; i++)
    talks.push_back(std::make_unique<Talker>(channel_, i % 2 == 0));
  for (int round = 0; round < 5; round++)
    for (size_t i = 0; i < talks.size(); i++) {
      std::string text = std::to_string(round * 100 + static_cast<int>(i));
      ASSERT_EQ(text, (*talks[i])(text));
    }
  for (auto &talk : talks)
    EXPECT_EQ(WOOL_END_OF_STREAM, talk->End());
}

TEST_P(Streams, ThousandsAtOnceHoldNoThreads) {
  std::vector<std::unique_ptr<Talker>> talks;
  for (int i = 0; i < kCrowd; i++) {
    talks.push_back(std::make_unique<Talker>(channel_, true));
    ASSERT_EQ("hi", (*talks.back())("hi"));
  }
  for (auto &talk : talks)
    ASSERT_EQ("still here", (*talk)("still here"));
  for (auto &talk : talks)
    ASSERT_EQ(WOOL_END_OF_STREAM, talk->End());
}

/* ---- ends ---- */

TEST_P(Streams, AFailureEndsItWithItsText) {
  for (bool evented : {false, true}) {
    Talker talk(channel_, evented);
    EXPECT_EQ("a", talk("a"));
    EXPECT_EQ("! ABORTED told to", talk("fail"));
    EXPECT_NE("a", talk("a"));
    EXPECT_EQ(WOOL_ABORTED, wool_call_error(talk.call)->code);
  }
}

TEST_P(Streams, FreedInTheMiddleTheHandlerLearnsOfIt) {
  for (bool evented : {false, true}) {
    Talker talk(channel_, evented);
    EXPECT_EQ("a", talk("a"));
  }
  AwaitGone(2);
}

TEST_P(Streams, CancelledInTheMiddle) {
  Talker talk(channel_);
  EXPECT_EQ("a", talk("a"));
  wool_call_cancel(talk.call);
  const talk_Line *line;
  EXPECT_EQ(WOOL_CANCELLED, talk_Talk_chat_recv(talk.call, &line));
  AwaitGone(1);
}

TEST_P(Streams, ADeadlineEndsBothSides) {
  Call call(channel_);
  wool_call_set_timeout(call, 30000000);
  ASSERT_EQ(WOOL_OK, talk_Talk_stall_open(call));
  ASSERT_EQ(WOOL_OK, talk_Talk_stall_send(call, wool_bytes_n("x", 1)));
  uint64_t n;
  EXPECT_EQ(WOOL_DEADLINE_EXCEEDED, talk_Talk_stall_finish(call, &n));
  AwaitGone(1);
}

TEST_P(Streams, WhatIsNoStreamOrTheOtherSidesIsRefused) {
  Call call(channel_);
  uint32_t i;
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, talk_Talk_count_recv(call, &i));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, talk_Talk_chat_end(call));
  ASSERT_EQ(WOOL_OK, talk_Talk_count_open(call, 1, 0));
  talk_Line line = {wool_str_c(""), nullptr, {}};
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, talk_Talk_chat_send(call, &line));
  EXPECT_EQ(WOOL_FAILED_PRECONDITION, talk_Talk_count_yield(call, 1));
  EXPECT_EQ(WOOL_OK, talk_Talk_count_recv(call, &i));
  EXPECT_EQ(WOOL_END_OF_STREAM, talk_Talk_count_recv(call, &i));
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED, talk_Talk_chat_send(nullptr, &line));
}

/* ---- flow control ---- */

TEST_P(Streams, ASlowReaderStopsTheWriter) {
  Call call(channel_);
  const uint32_t len = 10000;
  ASSERT_EQ(WOOL_OK, talk_Talk_flood_open(call, 1000, len));
  wool_bytes data;
  ASSERT_EQ(WOOL_OK, talk_Talk_flood_recv(call, &data));
  /* Until nothing moves any more, though the loop is driven. */
  uint64_t before;
  do {
    before = yielded;
    for (int i = 0; i < 20; i++)
      wool_engine_dispatch(wool_channel_engine(channel_), 2000000);
  } while (before != yielded);
  EXPECT_LT(yielded * len, 1500000u) << "windows and queues, not ten megabytes";
  uint64_t n = 1;
  while (talk_Talk_flood_recv(call, &data) == WOOL_OK)
    n++;
  EXPECT_EQ(1000u, n);
}

TEST_P(Streams, MuchGoesThroughLittleMemory) {
  Call call(channel_);
  const uint64_t n = kMegabytes;
  const uint32_t len = 1 << 20;
  struct mallinfo2 before = mallinfo2();
  ASSERT_EQ(WOOL_OK, talk_Talk_flood_open(call, n, len));
  wool_bytes data;
  uint64_t got = 0;
  size_t most = 0;
  while (talk_Talk_flood_recv(call, &data) == WOOL_OK) {
    ASSERT_EQ(len, data.len);
    got++;
    struct mallinfo2 now = mallinfo2();
    size_t used = now.uordblks + now.hblkhd;
    size_t base = before.uordblks + before.hblkhd;
    if (used > base && used - base > most)
      most = used - base;
  }
  EXPECT_EQ(n, got);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(most, 16u << 20);
#endif
}

/* ---- by events at the client ---- */

struct Driven {
  int next = 0;
  int got = 0;
  bool over = false;
  wool_code code = WOOL_OK;
};

void Feed(wool_call *call, void *user_data) {
  auto *d = static_cast<Driven *>(user_data);
  for (; d->next < 2000; d->next++) {
    std::string text(500, 'a');
    talk_Line line = {wool_str_c(text.c_str()), nullptr, {}};
    wool_code rc = talk_Talk_evented_send(call, &line);
    if (rc == WOOL_ERR_WOULD_BLOCK)
      return;
    ASSERT_EQ(WOOL_OK, rc);
  }
  if (d->next++ == 2000) {
    EXPECT_EQ(WOOL_OK, talk_Talk_evented_end(call));
  }
}

void Drain(wool_call *call, void *user_data) {
  auto *d = static_cast<Driven *>(user_data);
  const talk_Line *line;
  wool_code rc;
  while ((rc = talk_Talk_evented_recv(call, &line)) == WOOL_OK)
    d->got++;
  if (rc == WOOL_ERR_WOULD_BLOCK)
    return;
  d->over = true;
  d->code = rc;
}

TEST_P(Streams, DrivenByEventsNeitherSideEverWaits) {
  Call call(channel_);
  Driven d;
  wool_stream_events events = {sizeof events, Drain, Feed};
  ASSERT_EQ(WOOL_OK, talk_Talk_evented_start(call, &events, &d));
  Feed(call, &d);
  while (!d.over)
    wool_engine_dispatch(wool_channel_engine(channel_), -1);
  EXPECT_EQ(WOOL_END_OF_STREAM, d.code);
  EXPECT_EQ(2000, d.got);
}

TEST_P(Streams, AWriterThatDoesNotWaitIsToldWhenThereIsNoRoom) {
  Call call(channel_);
  wool_stream_events events = {sizeof events, nullptr, nullptr};
  ASSERT_EQ(WOOL_OK, talk_Talk_stall_start(call, &events, nullptr));
  std::string chunk(16384, 'c');
  wool_code rc = WOOL_OK;
  int n = 0;
  for (; !rc && n < 1000; n++) {
    rc = talk_Talk_stall_send(call, wool_bytes_n(chunk.data(), chunk.size()));
    wool_engine_dispatch(wool_channel_engine(channel_), 0);
  }
  EXPECT_EQ(WOOL_ERR_WOULD_BLOCK, rc);
  EXPECT_LT(n, 100) << "windows and queues, not sixteen megabytes";
}

/* ---- context, rule 23 ---- */

TEST_P(Streams, EveryMessageTellsWhatHasChanged) {
  for (bool evented : {false, true}) {
    wool_token *mine = talk_tenant_set(wool_str_c("acme"));
    Talker talk(channel_, evented);
    EXPECT_EQ("acme", talk("who"));
    wool_token *more = talk_tenant_set(wool_str_c("more"));
    EXPECT_EQ("more", talk("who"));
    EXPECT_EQ("set globex", talk("set globex"));
    EXPECT_EQ("globex", Tenant());
    EXPECT_EQ(WOOL_OK, talk_tenant_reset(talk.token, nullptr));
    EXPECT_EQ("more", talk("who"));
    EXPECT_EQ("<Token used var=<ContextVar name='tenant' default='nobody' at "
              "P> at P> has already been used once",
              talk("undo", talk.token));
    EXPECT_EQ("undo", talk("undo", more));
    EXPECT_EQ("acme", Tenant());
    EXPECT_EQ("undo", talk("undo", mine));
    EXPECT_EQ("nobody", Tenant());
    EXPECT_EQ(WOOL_ERR_TOKEN_USED, talk_tenant_reset(mine, nullptr));
    EXPECT_EQ(WOOL_END_OF_STREAM, talk.End());
    wool_token_unref(mine);
    wool_token_unref(more);
  }
}

TEST_P(Streams, ARoutineThatSpeaksFirstKnowsTheContext) {
  wool_token *mine = talk_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  wool_str line;
  ASSERT_EQ(WOOL_OK, talk_Talk_greet_open(call));
  ASSERT_EQ(WOOL_OK, talk_Talk_greet_recv(call, &line)) << call.message();
  EXPECT_EQ("acme", Text(line));
  wool_token_unref(mine);
}

TEST_P(Streams, MuchContextComesWithTheFirstMessage) {
  std::string name(10000, 'n');
  wool_token *mine = talk_tenant_set(wool_str_c(name.c_str()));
  Talker talk(channel_);
  EXPECT_EQ(name, talk("who"));
  EXPECT_EQ("undo", talk("undo", mine));
  EXPECT_EQ("nobody", Tenant());
  wool_token_unref(mine);
}

TEST_P(Streams, StepsThatWereExchangedStayWhateverFollows) {
  {
    Talker talk(channel_);
    EXPECT_EQ("set globex", talk("set globex"));
    EXPECT_EQ("! ABORTED told to", talk("fail"));
  }
  EXPECT_EQ("globex", Tenant());
  {
    Talker talk(channel_);
    EXPECT_EQ("set initech", talk("set initech"));
  }
  EXPECT_EQ("initech", Tenant()) << "the stream was cancelled afterwards";
}

TEST_P(Streams, TwoOfOneChainHearOfEachOther) {
  Talker one(channel_), other(channel_, true);
  EXPECT_EQ("set acme", one("set acme"));
  EXPECT_EQ("acme", other("who"));
  EXPECT_EQ("undo", other("undo", one.token));
  EXPECT_EQ("nobody", Tenant());
  EXPECT_EQ("nobody", one("who"));
  EXPECT_EQ("<Token used var=<ContextVar name='tenant' default='nobody' at "
            "P> at P> has already been used once",
            one("undo", one.token));
}

TEST_P(Streams, AStartedOneIsAFork) {
  wool_token *mine = talk_tenant_set(wool_str_c("acme"));
  Call call(channel_);
  struct Seen {
    std::string text;
    bool over = false;
  } seen;
  wool_stream_events events = {sizeof events,
                               [](wool_call *c, void *p) {
                                 auto *s = static_cast<Seen *>(p);
                                 const talk_Line *line;
                                 if (talk_Talk_evented_recv(c, &line))
                                   return;
                                 s->text = Masked(Text(line->text).c_str());
                                 s->over = true;
                               },
                               nullptr};
  ASSERT_EQ(WOOL_OK, talk_Talk_evented_start(call, &events, &seen));
  talk_Line line = {wool_str_c("undo"), mine, {}};
  ASSERT_EQ(WOOL_OK, talk_Talk_evented_send(call, &line));
  while (!seen.over)
    wool_engine_dispatch(wool_channel_engine(channel_), -1);
  EXPECT_EQ("<Token var=<ContextVar name='tenant' default='nobody' at P> at P> "
            "was created in a different Context",
            seen.text);
  EXPECT_EQ(WOOL_OK, talk_tenant_reset(mine, nullptr));
  wool_token_unref(mine);
}

INSTANTIATE_TEST_SUITE_P(Over, Streams,
                         testing::Values(Carrier::kTcp, Carrier::kInProcess,
                                         Carrier::kTls));

} // namespace
