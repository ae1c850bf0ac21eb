// How much a client takes on: calls that wait, bytes that lie unread, memory.

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>

#include "tests/transport/test_client.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

// ---- the queue ----

struct Ends {
  int ended = 0;
  int unavailable = 0;
  int exhausted = 0;
  std::string text;
};

const wooli_client_events kCountEnds = {
    [](void *) {}, [](void *, wool_bytes) {}, [](void *) {},
    [](void *u, const wooli_status *status) {
      auto *ends = static_cast<Ends *>(u);
      ends->ended++;
      ends->unavailable += status->code == WOOL_UNAVAILABLE;
      ends->exhausted += status->code == WOOL_RESOURCE_EXHAUSTED;
      ends->text.assign(status->message.data, status->message.len);
    }};

TEST(ClientLimits, AsManyCallsWaitAsTheLimitSaysAndNotOneMore) {
  Listener listener;
  Client client;
  client.target = listener.target();
  client.make();
  Ends ends;
  wool_arena *arena = wool_arena_new(nullptr, 0);
  wooli_client_request request{};
  request.path = wool_str_c("/a/b");
  request.timeout_ns = -1;
  request.wait_for_ready = true;
  auto open = [&] {
    return client.transport->vtable->open(client.transport, arena, &request,
                                          nullptr, nullptr, &kCountEnds, &ends);
  };
  for (int i = 0; i < WOOLI_MAX_WAITING_STREAMS; i++)
    ASSERT_NE(open(), nullptr);
  client.turn();
  EXPECT_EQ(ends.exhausted, 0);
  ASSERT_NE(open(), nullptr);
  turn_until(client.loop, [&] { return ends.exhausted > 0; });
  EXPECT_EQ(ends.text, "more than 100000 calls wait for a connection");
  EXPECT_EQ(ends.unavailable, 0);
  client.drop();
  EXPECT_EQ(ends.unavailable, int{WOOLI_MAX_WAITING_STREAMS});
  EXPECT_EQ(ends.exhausted, 1);
  wool_arena_free(arena);
}

// A peer that reads nothing, and callers that lose their patience one after the
// other: what they have begun is kept until the peer reads, up to a limit.
TEST(ClientLimits, OfAPeerThatReadsNothingNoMoreIsQueuedThanTheLimitSays) {
  Listener listener;
  Client client;
  client.target = listener.target();
  auto big = client.begin("/a/b");
  auto peer = listener.accept(client);
  peer->send(kSettingsFrame + frame(kWindowUpdate, 0, 0, u32(0x7f000000)) +
             frame(kSettings, 0, 0, std::string("\0\4", 2) + u32(0x7f000000)));
  client.turn_until_state(kReady);
  client.turn();
  big->send(std::string(64 << 20, 'x'), true);
  client.turn(100);
  ASSERT_EQ(big->n_sent, 0);
  int n_queued = 0;
  for (; n_queued <= 2 * WOOLI_MAX_UNSENT_FRAMES; n_queued++) {
    auto call = client.begin("/a/b");
    if (call->peer()[0] == '\0')
      break;
    call->cancel();
  }
  EXPECT_LE(n_queued, int{WOOLI_MAX_UNSENT_FRAMES});
  EXPECT_GT(n_queued, WOOLI_MAX_UNSENT_FRAMES - 4);
  // What waits goes out when the peer reads.
  auto late = client.begin("/a/b");
  late->send("question", true);
  client.turn();
  EXPECT_EQ(late->n_sent, 0);
  std::string taken(1 << 20, 0);
  turn_until(client.loop, [&] {
    while (recv(peer->fd(), &taken[0], taken.size(), MSG_DONTWAIT) > 0) {
    }
    return late->n_sent == 1;
  });
  late->cancel();
  big->cancel();
}

// ---- what lies unread ----

// What an idle peer says before it goes, while nobody turns the loop: how the
// next call ends, which another connection may answer.
wool_code call_after(const std::string &unread) {
  Listener listener;
  Client client;
  client.target = listener.target();
  {
    auto call = client.begin("/a/b");
    call->send("question", true);
    auto peer = listener.accept(client);
    turn_until(client.loop, [&] { return call->n_sent == 1; });
    peer->send(kSettingsFrame + answer(1));
    turn_until(client.loop, [&] { return call->ended; });
    client.turn();
    peer->send(unread);
  }
  for (int64_t end = wooli_now_ns() + 5 * WOOLI_IDLE_PROBE_NS;
       wooli_now_ns() < end;) {
  }
  auto call = client.begin("/a/b");
  call->send("question", true);
  std::unique_ptr<RawPeer> peer;
  bool answered = false;
  turn_until(client.loop, [&] {
    if (!peer && (peer = listener.try_accept()))
      peer->send(kSettingsFrame);
    if (peer && call->n_sent == 1 && !answered)
      answered = peer->send(answer(1));
    return call->ended;
  });
  return call->code;
}

TEST(ClientLimits, AsMuchIsReadOfAnIdlePeerAsTheLimitSaysAndNotMore) {
  constexpr size_t kSlice = 4096;
  const std::string nothing = frame(kWindowUpdate, 0, 0, u32(1));
  std::string unread;
  // The last read has to find the end.
  while (unread.size() + nothing.size() <= (WOOLI_MAX_PROBE_READS - 1) * kSlice)
    unread += nothing;
  EXPECT_EQ(call_after(unread), WOOL_OK);
  while (unread.size() <= WOOLI_MAX_PROBE_READS * kSlice)
    unread += nothing;
  EXPECT_EQ(call_after(unread), WOOL_UNAVAILABLE);
}

// ---- memory ----

// Fails the n-th allocation, and counts those that are not given back.
struct Scarce {
  int left = 0;
  int n_live = 0;
  bool has_failed = false;
  wool_allocator allocator{alloc, resize, release, this};

  bool refuses() {
    bool now = left-- == 0;
    has_failed |= now;
    return now;
  }
  static void *alloc(void *u, size_t len) {
    auto *self = static_cast<Scarce *>(u);
    if (self->refuses())
      return nullptr;
    self->n_live++;
    return malloc(len);
  }
  static void *resize(void *u, void *ptr, size_t len) {
    auto *self = static_cast<Scarce *>(u);
    if (self->refuses())
      return nullptr;
    self->n_live += ptr == nullptr;
    return realloc(ptr, len);
  }
  static void release(void *u, void *ptr) {
    static_cast<Scarce *>(u)->n_live -= ptr != nullptr;
    free(ptr);
  }
};

TEST(ClientLimits, OfStreamsThatHaveEndedNoMoreAreKeptThanTheLimitSays) {
  Scarce plenty;
  plenty.left = -1;
  Listener listener;
  Client client;
  client.options.allocator = &plenty.allocator;
  client.target = listener.target();
  client.make();
  const int before = plenty.n_live;
  for (int n : {WOOLI_MAX_FREE_STREAMS - 1, WOOLI_MAX_FREE_STREAMS + 100}) {
    std::vector<std::unique_ptr<Call>> calls;
    for (int i = 0; i < n; i++)
      calls.push_back(client.begin("/a/b", true));
    EXPECT_EQ(plenty.n_live, before + n);
    calls.clear(); // cancelled, unsent
    EXPECT_EQ(plenty.n_live, before + std::min(n, int{WOOLI_MAX_FREE_STREAMS}));
  }
}

// True if the call came to an answer.
bool ask(Client &client) {
  wool_arena *arena = wool_arena_new(nullptr, 0);
  wooli_client_request request{};
  request.path = wool_str_c("/echo/unary");
  request.timeout_ns = -1;
  request.max_recv_message_len = 1000;
  Ends ends;
  auto *stream = client.transport->vtable->open(
      client.transport, arena, &request, nullptr, nullptr, &kCountEnds, &ends);
  if (stream) {
    stream->vtable->end(stream);
    turn_until(client.loop, [&] { return ends.ended == 1; });
  }
  wool_arena_free(arena);
  return stream && ends.unavailable == 0;
}

TEST(ClientLimits, ShortMemoryIsAFailureThatPasses) {
  TestServer server;
  server.start();
  bool has_failed = true;
  for (int n = 0; has_failed; n++) {
    Scarce scarce;
    scarce.left = n;
    {
      Client client;
      client.options.allocator = &scarce.allocator;
      client.options.backoff_first_ns = kMs;
      client.options.backoff_max_ns = kMs;
      client.target = server.address() + ",127.0.0.1:1";
      client.options.target = client.target.c_str();
      wool_error error = WOOL_ERROR_INIT;
      client.transport =
          wooli_http2_client_new(client.loop, &client.options, &error);
      if (client.transport) {
        turn_until(client.loop, [&] { return ask(client); });
      } else {
        EXPECT_EQ(error.code, WOOL_ERR_NO_MEMORY) << n << error.message;
      }
    }
    EXPECT_EQ(scarce.n_live, 0) << n;
    has_failed = scarce.has_failed;
    ASSERT_LT(n, 1000);
  }
}

} // namespace
} // namespace wool_test
