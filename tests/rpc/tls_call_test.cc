/* Calls over TLS: who the handler sees, and whose chains are whose. */
#include <functional>

#include "tests/rpc/probe_server.h"
#include "tests/transport/test_certs.h"

namespace {

using wool_test::Authority;
using wool_test::CertFiles;
using wool_test::CertSpec;
using wool_test::Credentials;

class TlsCalls : public testing::Test {
protected:
  Authority ca_;
  CertFiles server_files_ = ca_.issue();

  Credentials Mutual() {
    wool_tls_server_options options = WOOL_TLS_SERVER_OPTIONS_INIT;
    options.certificate_file = server_files_.certificate.c_str();
    options.key_file = server_files_.key.c_str();
    options.client_ca_file = ca_.file().c_str();
    return Credentials(options);
  }

  Credentials ClientOf(const std::string &name) {
    CertSpec spec;
    spec.common_name = name;
    spec.alt_names = "";
    CertFiles files = ca_.issue(spec);
    wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
    options.ca_file = ca_.file().c_str();
    options.certificate_file = files.certificate.c_str();
    options.key_file = files.key.c_str();
    return Credentials(options);
  }

  static wool_server_options With(const Credentials &credentials) {
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    options.credentials = credentials;
    return options;
  }

  static wool_channel *NewChannel(ProbeServer &server,
                                  const Credentials &credentials) {
    wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
    options.credentials = credentials;
    return server.NewChannel(options);
  }
};

std::string Identity(wool_channel *channel) {
  Call call(channel);
  wool_str identity = wool_str_c("");
  EXPECT_EQ(WOOL_OK, probe_Probe_identity(call, &identity)) << call.message();
  EXPECT_STREQ("", wool_call_peer_identity(call));
  return Text(identity);
}

TEST_F(TlsCalls, HandlerReadsWhoTheClientIs) {
  Credentials credentials = Mutual(), alice = ClientOf("alice");
  ProbeServer server(With(credentials));
  wool_channel *channel = NewChannel(server, alice);
  EXPECT_EQ("tls:CN=alice", Identity(channel));
  wool_channel_unref(channel);
}

TEST_F(TlsCalls, WithoutTlsTheIdentityIsTheAddressOrTheUser) {
  ProbeServer tcp;
  wool_channel *channel = tcp.NewChannel();
  EXPECT_EQ("ipv4:127.0.0.1", Identity(channel));
  wool_channel_unref(channel);
  std::string path = "unix-abstract:wool-identity-" + std::to_string(getpid());
  ProbeServer local(WOOL_SERVER_OPTIONS_INIT, path.c_str());
  channel = local.NewChannel();
  EXPECT_EQ("uid:" + std::to_string(getuid()), Identity(channel));
  wool_channel_unref(channel);
}

TEST_F(TlsCalls, StartedCallsAndForeignLoopsWork) {
  Credentials credentials = Mutual(), alice = ClientOf("alice");
  ProbeServer server(With(credentials));
  wool_channel *channel = NewChannel(server, alice);
  constexpr int kCalls = 200;
  std::string big(100000, 'b');
  std::vector<std::unique_ptr<Call>> calls;
  int ended = 0;
  for (int i = 0; i < kCalls; i++) {
    calls.emplace_back(new Call(channel));
    auto count = [](wool_call *, void *n) { ++*static_cast<int *>(n); };
    ASSERT_EQ(WOOL_OK, probe_Probe_echo_start(
                           *calls.back(), wool_bytes_n(big.data(), big.size()),
                           count, &ended));
  }
  wool_engine *engine = wool_channel_engine(channel);
  while (ended < kCalls)
    wool_engine_dispatch(engine, 1000000);
  for (auto &call : calls) {
    wool_bytes data;
    ASSERT_EQ(WOOL_OK, probe_Probe_echo_finish(*call, &data))
        << call->message();
    EXPECT_EQ(big.size(), data.len);
  }
  calls.clear();
  wool_channel_unref(channel);
}

TEST_F(TlsCalls, TokenIsResetOverAnotherConnectionOfTheSamePeer) {
  Credentials credentials = Mutual(), alice = ClientOf("alice");
  ProbeServer server(With(credentials));
  wool_channel *first = NewChannel(server, alice);
  wool_channel *second = NewChannel(server, alice);
  InNewContext([&] {
    wool_token *undo = nullptr;
    Call set(first);
    ASSERT_EQ(WOOL_OK, probe_Probe_set_tenant(set, wool_str_c("acme"), &undo))
        << set.message();
    Call reset(second);
    EXPECT_EQ(WOOL_OK, probe_Probe_undo(reset, undo)) << reset.message();
  });
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  wool_server_chain_stats(server.server, &stats);
  EXPECT_EQ(1u, stats.n_chains);
  EXPECT_EQ(1u, stats.n_hits);
  wool_channel_unref(first);
  wool_channel_unref(second);
}

/* Both come from one address: only the certificate tells them apart. */
TEST_F(TlsCalls, NoClientReachesTheChainOfAnother) {
  Credentials credentials = Mutual(), alice = ClientOf("alice"),
              bob = ClientOf("bob");
  ProbeServer server(With(credentials));
  wool_channel *first = NewChannel(server, alice);
  wool_channel *second = NewChannel(server, bob);
  InNewContext([&] {
    wool_token *undo = nullptr;
    Call set(first);
    ASSERT_EQ(WOOL_OK, probe_Probe_set_tenant(set, wool_str_c("acme"), &undo))
        << set.message();
    Call reset(second); /* the same chain id */
    (void)probe_Probe_undo(reset, undo);
  });
  wool_chain_stats stats = WOOL_CHAIN_STATS_INIT;
  wool_server_chain_stats(server.server, &stats);
  EXPECT_EQ(2u, stats.n_chains);
  EXPECT_EQ(0u, stats.n_hits);
  wool_channel_unref(first);
  wool_channel_unref(second);
}

TEST_F(TlsCalls, CredentialsOfTheWrongSideAreRefused) {
  Credentials credentials = Mutual(), alice = ClientOf("alice");
  wool_error error = WOOL_ERROR_INIT;
  wool_server *server = nullptr;
  wool_server_options server_options = With(alice);
  EXPECT_EQ(WOOL_ERR_TYPE, wool_server_new(&server_options, &server, &error));
  EXPECT_STREQ("server: the credentials are a client's", error.message);
  error = WOOL_ERROR_INIT;
  wool_channel *channel = nullptr;
  wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
  options.credentials = credentials;
  EXPECT_EQ(WOOL_ERR_TYPE,
            wool_channel_new("127.0.0.1:1", &options, &channel, &error));
  EXPECT_STREQ("channel to 127.0.0.1:1: the credentials are a server's",
               error.message);
}

TEST_F(TlsCalls, CredentialsLiveAsLongAsTheirUsers) {
  std::unique_ptr<ProbeServer> server;
  wool_channel *channel;
  {
    Credentials credentials = Mutual(), alice = ClientOf("alice");
    server.reset(new ProbeServer(With(credentials)));
    channel = NewChannel(*server, alice);
  }
  EXPECT_EQ("tls:CN=alice", Identity(channel));
  wool_channel_unref(channel);
}

} // namespace
