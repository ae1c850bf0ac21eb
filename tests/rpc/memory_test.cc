/* Every allocation that a channel or a server makes from the allocator it was
 * given fails once: the call fails by a status, nothing is lost, and nothing of
 * the caller's context changes. */
#include <wool/compression.h>

#include "tests/rpc/failing_allocator.h"
#include "tests/rpc/probe_server.h"

namespace {

/* Enough for a channel, a connection and a call; the test sees that it is. */
constexpr int kMaxAllocations = 200;

bool IsFailure(wool_code rc) {
  return rc == WOOL_RESOURCE_EXHAUSTED || rc == WOOL_UNAVAILABLE ||
         rc == WOOL_INTERNAL;
}

void CallOnce(ProbeServer &server, FailingAllocator &allocator, int n,
              wool_compression compression) {
  const std::string name(compression ? 3000 : 4, 'a');
  wool_token *token = probe_tenant_set(wool_str_c(name.c_str()));
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.compression = compression;
  options.allocator = allocator.view();
  wool_channel *channel = nullptr;
  allocator.FailAt(n);
  wool_code rc =
      wool_channel_new(server.address.c_str(), &options, &channel, nullptr);
  if (rc == WOOL_OK) {
    Call call(channel);
    rc = probe_Probe_undo(call, token);
    EXPECT_TRUE(rc == WOOL_OK || IsFailure(rc)) << n << ": " << call.message();
  }
  if (channel && compression) { /* a response that is compressed as well */
    Call call(channel);
    wool_bytes out;
    wool_code echoed =
        probe_Probe_echo(call, wool_bytes_n(name.data(), name.size()), &out);
    EXPECT_TRUE(echoed == WOOL_OK || IsFailure(echoed)) << call.message();
    EXPECT_TRUE(echoed != WOOL_OK || out.len == name.size());
  }
  wool_str tenant;
  EXPECT_EQ(WOOL_OK, probe_tenant_get(&tenant));
  if (rc == WOOL_OK) {
    EXPECT_TRUE(wool_token_is_used(token));
    EXPECT_STREQ("nobody", tenant.data);
  }
  wool_channel_unref(channel);
  EXPECT_EQ(0, allocator.live()) << "failing allocation " << n;
  /* A call that failed has not consumed it. */
  EXPECT_EQ(rc == WOOL_OK ? WOOL_ERR_TOKEN_USED : WOOL_OK,
            probe_tenant_reset(token, nullptr))
      << n;
  wool_token_unref(token);
}

/* How many a channel makes. */
int FailChannel(wool_compression compression) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.compression = compression;
  ProbeServer server(options);
  FailingAllocator allocator;
  int n = 0;
  bool failed = true;
  for (; failed && n < kMaxAllocations; n++) {
    InNewContext([&] { CallOnce(server, allocator, n, compression); });
    failed = allocator.failed();
  }
  EXPECT_LT(n, kMaxAllocations);
  return n;
}

TEST(Memory, EveryAllocationOfAChannelFailsOnce) {
  int n = FailChannel(WOOL_COMPRESSION_IDENTITY);
  EXPECT_GT(n, 5);
  wool_compression_install();
  EXPECT_GT(FailChannel(WOOL_COMPRESSION_GZIP), n + 10);
}

/* How many a server makes. */
int FailServer(wool_compression compression) {
  FailingAllocator allocator;
  bool failed = true;
  int n = 0;
  const std::string data(compression ? 3000 : 1, 'x');
  const wool_bytes sent = wool_bytes_n(data.data(), data.size());
  wool_channel_options how = WOOL_CHANNEL_OPTIONS_INIT;
  how.compression = compression;
  for (; failed && n < kMaxAllocations; n++) {
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    options.allocator = allocator.view();
    options.compression = compression;
    {
      ProbeServer server(options);
      wool_channel *channel = server.NewChannel(how);
      allocator.FailAt(n);
      {
        Call call(channel);
        wool_call_set_timeout(call, 5000000000);
        wool_code rc = probe_Probe_echo(call, sent, nullptr);
        EXPECT_TRUE(rc == WOOL_OK || IsFailure(rc)) << n << call.message();
      }
      failed = allocator.failed();
      allocator.FailAt(-1);
      wool_channel_unref(channel); /* it may be waiting to connect again */
      channel = server.NewChannel(how);
      {
        Call call(channel);
        EXPECT_EQ(WOOL_OK, probe_Probe_echo(call, sent, nullptr))
            << "again, after " << n << ": " << call.message();
      }
      wool_channel_unref(channel);
    }
    EXPECT_EQ(0, allocator.live()) << "failing allocation " << n;
  }
  EXPECT_LT(n, kMaxAllocations);
  return n;
}

TEST(Memory, EveryAllocationOfAServerFailsOnce) {
  int n = FailServer(WOOL_COMPRESSION_IDENTITY);
  EXPECT_GT(n, 3);
  wool_compression_install();
  EXPECT_GT(FailServer(WOOL_COMPRESSION_GZIP), n + 5);
}

TEST(Memory, ACallsLimitHoldsForWhatItReceives) {
  wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
  options.max_call_memory = 20000;
  ProbeServer server(options);
  wool_channel *channel = server.NewChannel();
  std::string data(30000, 'x');
  {
    Call call(channel);
    EXPECT_EQ(WOOL_RESOURCE_EXHAUSTED,
              probe_Probe_echo(call, wool_bytes_n(data.data(), data.size()),
                               nullptr));
    EXPECT_NE(nullptr, strstr(call.message(), "memory is exhausted"))
        << call.message();
  }
  wool_channel_unref(channel);
}

} // namespace
