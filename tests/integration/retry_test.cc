/* Retries agreed on with somebody else's gRPC: Debian's python3-grpcio, as the
 * client and as the server. */
#include "tests/integration/child.h"
#include "tests/rpc/luck_server.h"

namespace {

const char kPeer[] = "tests/integration/retry_peer.py";
using Strings = std::vector<std::string>;

/* What grpcio makes of a server that fails twice. */
std::string Client(LuckServer &server, const std::string &policy,
                   const char *pushback) {
  server.pull = [pushback](wool_call *call, int n, wool_bytes, wool_token *,
                           wool_str *out) {
    *out = wool_str_c("won");
    if (n > 2)
      return WOOL_OK;
    if (pushback)
      AddTrailer(call, "grpc-retry-pushback-ms", pushback);
    return wool_call_fail(call, WOOL_UNAVAILABLE, "%s", "not now");
  };
  /* Takes the lock that each attempt takes: the request comes by way of another
   * process, in which no order of ours is seen. */
  EXPECT_EQ(0, server.Attempts());
  Child python({Runfile(kPeer), "client", server.address, EveryMethod(policy)});
  return python.line();
}

TEST(RetryPeers, GrpcioRetriesOurServer) {
  LuckServer server;
  EXPECT_EQ("OK - 0a03776f6e", Client(server, RetryPolicy(4), nullptr));
  EXPECT_EQ((Strings{"-", "1", "2"}), server.Previous());
}

TEST(RetryPeers, GrpcioGivesUpAfterAsManyAttempts) {
  LuckServer server;
  EXPECT_EQ("UNAVAILABLE not now -", Client(server, RetryPolicy(2), nullptr));
  EXPECT_EQ((Strings{"-", "1"}), server.Previous());
}

TEST(RetryPeers, GrpcioHeedsOurServersPushback) {
  LuckServer soon, never;
  EXPECT_EQ("OK - 0a03776f6e",
            Client(soon, RetryPolicy(4, "1000s", "1000s"), "3"));
  EXPECT_EQ("UNAVAILABLE not now -", Client(never, RetryPolicy(4), "-1"));
  EXPECT_EQ(1, never.Attempts());
}

TEST(RetryPeers, OurClientRetriesAtGrpciosServer) {
  Child python({Runfile(kPeer), "server"});
  LuckServer owner;
  /* The backoff is the server's pushback: grpcio's trailers are understood. */
  wool_channel *channel =
      owner.Channel(EveryMethod(RetryPolicy(4, "1000s", "1000s")),
                    WOOL_CHANNEL_OPTIONS_INIT, python.line());
  InNewContext([&] {
    Undo undo("acme"); /* an armed request is retried as any other */
    Call call(channel);
    wool_str seen = {nullptr, 0};
    ASSERT_EQ(WOOL_OK,
              luck_Luck_pull(call, wool_bytes_n("", 0), nullptr, &seen))
        << call.message();
    EXPECT_EQ("- 1 2", Text(seen));
  });
}

} // namespace
