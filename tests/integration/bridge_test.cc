/* Bridged variables and somebody else's metadata: Debian's python3-grpcio, as
 * the server and as the client. */
#include "tests/integration/child.h"
#include "tests/rpc/probe_server.h"

namespace {

const char kPeer[] = "tests/integration/bridge_peer.py";

TEST(Bridge, AForeignServerFindsTheVariablesInItsMetadata) {
  Child python({Runfile(kPeer), "server"});
  InNewContext([&] {
    wool_channel *channel = nullptr;
    ASSERT_EQ(WOOL_OK, wool_channel_new(python.line().c_str(), nullptr,
                                        &channel, nullptr));
    auto seen = [&] {
      Call call(channel);
      wool_str trace = wool_str_c("");
      EXPECT_EQ(WOOL_OK,
                probe_Probe_bridged(call, &trace, nullptr, nullptr, nullptr))
          << call.message();
      return Text(trace);
    };
    EXPECT_EQ("", seen());
    wool_token *trace = probe_trace_set(wool_str_c("00-4bf9-00f0-01"));
    EXPECT_EQ("'00-4bf9-00f0-01'", seen());
    wool_token *stamp = probe_stamp_set(wool_bytes_n("\0\xff", 2));
    EXPECT_EQ("b'\\x00\\xff' '00-4bf9-00f0-01'", seen());
    EXPECT_EQ(WOOL_OK, probe_trace_reset(trace, nullptr));
    EXPECT_EQ("b'\\x00\\xff'", seen());
    wool_token_unref(trace);
    wool_token_unref(stamp);
    wool_channel_unref(channel);
  });
}

TEST(Bridge, AForeignClientsMetadataIsInTheHandlersContext) {
  ProbeServer server;
  Child python(
      {Runfile(kPeer), "client", server.address, "00-4bf9-00f0-01", "00ff0a"});
  EXPECT_EQ("'00-4bf9-00f0-01' b'\\x00\\xff\\n' -", python.line());
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  wool_server_chain_stats(server.server, &stats);
  EXPECT_EQ(0u, stats.n_chains);
}

} // namespace
