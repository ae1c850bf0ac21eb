/* TLS with somebody else: Debian's python3-grpcio, as the server and as the
 * client. */
#include "tests/integration/child.h"
#include "tests/rpc/probe_server.h"
#include "tests/transport/test_certs.h"

namespace {

using wool_test::Authority;
using wool_test::CertFiles;
using wool_test::CertSpec;
using wool_test::Credentials;

const char kPeer[] = "tests/integration/tls_peer.py";

class ForeignTls : public testing::Test {
protected:
  Authority ca_;
  Authority other_{"Other CA"};
  CertFiles server_ = ca_.issue();

  CertFiles Alice(Authority &authority) {
    CertSpec spec;
    spec.common_name = "alice";
    spec.alt_names = "DNS:alice.example";
    return authority.issue(spec);
  }

  /* Our client's call of their server: who it took us for, or the failure. */
  std::string CallThem(const Child &them, const Credentials &credentials) {
    wool_channel_options options = WOOL_CHANNEL_OPTIONS_INIT;
    options.credentials = credentials;
    wool_channel *channel = nullptr;
    EXPECT_EQ(WOOL_OK, wool_channel_new(them.line().c_str(), &options, &channel,
                                        nullptr));
    std::string answer;
    {
      Call call(channel);
      wool_str identity = wool_str_c("");
      wool_code rc = probe_Probe_identity(call, &identity);
      answer = rc ? std::string(wool_code_name(rc)) + ": " + call.message()
                  : Text(identity);
      std::string sent(1 << 20, 'm');
      Call echo(channel);
      wool_bytes data = wool_bytes_n(nullptr, 0);
      wool_code again =
          probe_Probe_echo(echo, wool_bytes_n(sent.data(), sent.size()), &data);
      EXPECT_EQ(rc == WOOL_OK, again == WOOL_OK) << echo.message();
      EXPECT_EQ(rc ? 0 : sent.size(), data.len);
    }
    wool_channel_unref(channel);
    return answer;
  }

  Credentials ClientWith(const Authority &ca, const CertFiles &files) {
    wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
    options.ca_file = ca.file().c_str();
    options.certificate_file = files.certificate.c_str();
    options.key_file = files.key.c_str();
    return Credentials(options);
  }

  wool_server_options ServerWith(Credentials *credentials, bool mutual) {
    wool_tls_server_options tls = WOOL_TLS_SERVER_OPTIONS_INIT;
    tls.certificate_file = server_.certificate.c_str();
    tls.key_file = server_.key.c_str();
    if (mutual)
      tls.client_ca_file = ca_.file().c_str();
    *credentials = Credentials(tls);
    wool_server_options options = WOOL_SERVER_OPTIONS_INIT;
    options.credentials = *credentials;
    return options;
  }

  std::string CallUs(const ProbeServer &us, const Authority &ca,
                     const CertFiles &files = CertFiles()) {
    std::vector<std::string> command = {Runfile(kPeer), "client", us.address,
                                        ca.file()};
    if (!files.key.empty())
      command.insert(command.end(), {files.certificate, files.key});
    return Child(command).line();
  }
};

TEST_F(ForeignTls, OurClientCallsTheirServer) {
  Child them({Runfile(kPeer), "server", server_.certificate, server_.key, ""});
  EXPECT_EQ("", CallThem(them, wool_test::client_credentials(ca_)));
  std::string refused = CallThem(them, wool_test::client_credentials(other_));
  EXPECT_EQ(0u, refused.rfind("UNAVAILABLE: connecting to ipv4:127.0.0.1:", 0))
      << refused;
  EXPECT_NE(std::string::npos,
            refused.find("no CA that is trusted here has signed it"))
      << refused;
}

TEST_F(ForeignTls, OurClientShowsItsCertificateToTheirServer) {
  Child them(
      {Runfile(kPeer), "server", server_.certificate, server_.key, ca_.file()});
  EXPECT_EQ("alice.example", CallThem(them, ClientWith(ca_, Alice(ca_))));
  /* grpcio closes without a word. */
  EXPECT_EQ(0u, CallThem(them, wool_test::client_credentials(ca_))
                    .rfind("UNAVAILABLE: ", 0));
  EXPECT_EQ(
      0u,
      CallThem(them, ClientWith(ca_, Alice(other_))).rfind("UNAVAILABLE: ", 0));
}

TEST_F(ForeignTls, TheirClientCallsOurServer) {
  Credentials credentials;
  ProbeServer us(ServerWith(&credentials, false));
  EXPECT_EQ("'ipv4:127.0.0.1' 1048580", CallUs(us, ca_));
  EXPECT_EQ("UNAVAILABLE", CallUs(us, other_));
}

TEST_F(ForeignTls, OurServerKnowsTheirClientByItsCertificate) {
  Credentials credentials;
  ProbeServer us(ServerWith(&credentials, true));
  EXPECT_EQ("'tls:CN=alice;dns=alice.example' 1048580",
            CallUs(us, ca_, Alice(ca_)));
  EXPECT_EQ("UNAVAILABLE", CallUs(us, ca_));
  EXPECT_EQ("UNAVAILABLE", CallUs(us, ca_, Alice(other_)));
}

} // namespace
