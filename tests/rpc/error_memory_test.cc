/* Typed errors when memory is short, at either side: the call fails by a
 * status, nothing leaks, and a token is never half there. */
#include "tests/rpc/error_server.h"
#include "tests/rpc/failing_allocator.h"
#include "tests/rpc/probe_server.h"

namespace {

/* The test sees that it is enough. */
constexpr int kMaxAllocations = 200;

class Pair {
public:
  Pair(const wool_server_options &server, const wool_channel_options &there) {
    const char *address = "";
    EXPECT_EQ(WOOL_OK, wool_server_new(&server, &server_, nullptr));
    EXPECT_EQ(WOOL_OK, trouble_Trouble_register(server_, &trouble_handlers,
                                                nullptr, nullptr));
    EXPECT_EQ(WOOL_OK,
              wool_server_listen(server_, "127.0.0.1:0", &address, nullptr));
    EXPECT_EQ(WOOL_OK, wool_server_start(server_, nullptr));
    EXPECT_EQ(WOOL_OK, wool_channel_new(address, &there, &channel, nullptr));
  }
  ~Pair() {
    wool_channel_unref(channel);
    wool_server_free(server_);
  }
  Pair(const Pair &) = delete;
  Pair &operator=(const Pair &) = delete;
  wool_channel *channel = nullptr;

private:
  wool_server *server_ = nullptr;
};

/* Fails as it was told to, or for want of memory; its tokens are good. */
void FailOnce(wool_channel *channel, int n) {
  Call call(channel);
  if (wool_call *made = call)
    wool_call_set_timeout(made, 5000000000);
  wool_code rc = trouble_Trouble_fail(call, wool_str_c("held"), 0, nullptr);
  EXPECT_TRUE(rc == WOOL_ABORTED || rc == WOOL_RESOURCE_EXHAUSTED ||
              rc == WOOL_UNAVAILABLE || rc == WOOL_INTERNAL)
      << n << ": " << call.message();
  const trouble_Held *held = trouble_Held_caught(call);
  if (!held)
    return;
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(WOOL_OK, trouble_tenant_reset(held->undo, &error))
      << n << ": " << error.message;
}

/* How many allocations one side makes. */
int FailSide(bool at_server) {
  FailingAllocator allocator;
  bool failed = true;
  int n = 0;
  for (; failed && n < kMaxAllocations; n++) {
    wool_server_options server = WOOL_SERVER_OPTIONS_INIT;
    wool_channel_options channel = WOOL_CHANNEL_OPTIONS_INIT;
    (at_server ? server.allocator : channel.allocator) = allocator.view();
    {
      Pair pair(server, channel);
      allocator.FailAt(n);
      InNewContext([&] { FailOnce(pair.channel, n); });
      failed = allocator.failed();
      allocator.FailAt(-1);
    }
    EXPECT_EQ(0, allocator.live()) << "failing allocation " << n;
  }
  EXPECT_LT(n, kMaxAllocations);
  return n;
}

TEST(ErrorMemory, EveryAllocationOfAServerFailsOnce) {
  EXPECT_GT(FailSide(true), 3);
}

TEST(ErrorMemory, EveryAllocationOfAChannelFailsOnce) {
  EXPECT_GT(FailSide(false), 3);
}

TEST(ErrorMemory, ThatTheCallHasNoRoomForIsSaid) {
  wool_server_options server = WOOL_SERVER_OPTIONS_INIT;
  wool_channel_options channel = WOOL_CHANNEL_OPTIONS_INIT;
  server.max_call_memory = 20000;
  Pair pair(server, channel);
  Call call(pair.channel);
  EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
            trouble_Trouble_fail(call, wool_str_c("long"), 30000, nullptr));
  EXPECT_STREQ("no memory for trouble.Long", call.message());
}

} // namespace
