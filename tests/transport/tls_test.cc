// TLS: what is believed and what is refused, in words; peers that are no TLS,
// or stop in the middle.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wool/curl.h>

#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <mutex>

#include "runtime/transport/factory.h"
#include "runtime/transport/http2_client.h"
#include "runtime/transport/listener.h"
#include "runtime/transport/socket.h"
#include "tests/transport/raw_http2.h"
#include "tests/transport/test_call.h"
#include "tests/transport/test_certs.h"
#include "tests/transport/test_server.h"

namespace wool_test {
namespace {

// What the server's `refused` was told.
struct Refusals {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::string> reasons;

  static void hear(void *self, const char *peer, const char *reason) {
    auto *r = static_cast<Refusals *>(self);
    std::lock_guard<std::mutex> lock(r->mutex);
    EXPECT_EQ(std::string(peer).rfind("ipv4:127.0.0.1:", 0), 0u) << peer;
    r->reasons.push_back(reason);
    r->changed.notify_all();
  }

  std::string next() {
    std::unique_lock<std::mutex> lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(30),
                                 [this] { return !reasons.empty(); }));
    if (reasons.empty())
      return "";
    std::string reason = reasons.front();
    reasons.erase(reasons.begin());
    return reason;
  }
};

struct Outcome {
  wool_code code = WOOL_OK;
  std::string text;
};

class Tls : public testing::Test {
protected:
  void SetUp() override {
    signal(SIGPIPE, SIG_IGN); // OpenSSL's own sockets
    loop_ = wooli_loop_new(nullptr);
  }

  void TearDown() override {
    server_.reset();
    wooli_loop_free(loop_);
  }

  // Starts a server; files that are not said are good ones.
  void serve(wool_tls_server_options options = WOOL_TLS_SERVER_OPTIONS_INIT,
             int64_t handshake_timeout_ns = INT64_C(10000000000)) {
    CertFiles files;
    if (!options.certificate_file) {
      files = ca_.issue();
      options.certificate_file = files.certificate.c_str();
      options.key_file = files.key.c_str();
    }
    options.refused = Refusals::hear;
    options.user_data = &refusals_;
    server_credentials_ = Credentials(options);
    server_.reset(new TestServer);
    server_->limits.credentials = server_credentials_;
    server_->limits.handshake_timeout_ns = handshake_timeout_ns;
    server_->start();
  }

  void serve_with(const CertFiles &files) {
    wool_tls_server_options options = WOOL_TLS_SERVER_OPTIONS_INIT;
    options.certificate_file = files.certificate.c_str();
    options.key_file = files.key.c_str();
    serve(options);
  }

  // One call, by a client with these credentials.
  Outcome call(wool_credentials *credentials, const std::string &target,
               const char *authority = nullptr,
               int64_t connect_timeout_ns = INT64_C(20000000000)) {
    wooli_client_options options{};
    options.target = target.c_str();
    options.authority = authority;
    options.connect_timeout_ns = connect_timeout_ns;
    options.credentials = credentials;
    wool_error error = WOOL_ERROR_INIT;
    wooli_client_transport *client =
        wooli_http2_client_new(loop_, &options, &error);
    EXPECT_NE(client, nullptr) << error.message;
    Outcome outcome;
    {
      Call c(client, "/echo/unary");
      c.open();
      c.send("hello", true);
      turn_until(loop_, [&] { return c.ended; });
      if (c.code == WOOL_OK) {
        EXPECT_EQ(c.messages.at(0), "hello");
      }
      outcome.code = c.code;
      outcome.text = c.text;
    }
    client->vtable->free(client);
    return outcome;
  }

  Outcome call(wool_credentials *credentials, const char *authority = nullptr) {
    return call(credentials, server_->address(), authority);
  }

  Outcome call_as(const CertFiles &files) {
    wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
    options.ca_file = ca_.file().c_str();
    options.certificate_file = files.certificate.c_str();
    options.key_file = files.key.c_str();
    return call(Credentials(options));
  }

  wool_tls_server_options mutual(bool is_optional) {
    wool_tls_server_options options = WOOL_TLS_SERVER_OPTIONS_INIT;
    options.client_ca_file = ca_.file().c_str();
    options.client_certificate_optional = is_optional;
    return options;
  }

  void expect_refused(const Outcome &outcome, const std::string &text) {
    EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
    EXPECT_NE(outcome.text.find(text), std::string::npos) << outcome.text;
    EXPECT_NE(outcome.text.find(server_->address()), std::string::npos)
        << outcome.text;
  }

  Authority ca_;
  Refusals refusals_;
  Credentials server_credentials_;
  std::unique_ptr<TestServer> server_;
  wooli_loop *loop_ = nullptr;
};

// ---- the server's certificate ----

TEST_F(Tls, ServerOfATrustedAuthorityIsBelieved) {
  serve();
  Credentials credentials = client_credentials(ca_);
  Outcome outcome = call(credentials);
  EXPECT_EQ(outcome.code, WOOL_OK) << outcome.text;
  EXPECT_EQ(server_->handler.take_closed().peer_identity, "ipv4:127.0.0.1");
}

TEST_F(Tls, ServerOfAnotherAuthorityIsNot) {
  serve();
  Authority other("Other CA");
  expect_refused(call(client_credentials(other)),
                 "the server's certificate (CN=localhost) is not accepted: "
                 "unable to get local issuer certificate: no CA that is "
                 "trusted here has signed it");
  EXPECT_EQ(refusals_.next(), "TLS: the peer refuses: unknown ca");
}

TEST_F(Tls, SelfSignedServerIsNot) {
  serve_with(ca_.issue_self_signed());
  expect_refused(call(client_credentials(ca_)),
                 "the server's certificate (CN=localhost) is not accepted: "
                 "self-signed certificate: no CA that is trusted here");
}

TEST_F(Tls, ExpiredServerIsNot) {
  CertSpec spec;
  spec.days_from = -3;
  spec.days_to = -1;
  serve_with(ca_.issue(spec));
  expect_refused(call(client_credentials(ca_)),
                 "is not accepted: certificate has expired");
  EXPECT_EQ(refusals_.next(), "TLS: the peer refuses: certificate expired");
}

TEST_F(Tls, ServerThatIsNotValidYetIsNot) {
  CertSpec spec;
  spec.days_from = 1;
  spec.days_to = 3;
  serve_with(ca_.issue(spec));
  expect_refused(call(client_credentials(ca_)),
                 "is not accepted: certificate is not yet valid");
}

TEST_F(Tls, ServerOfAnotherNameIsNot) {
  CertSpec spec;
  spec.alt_names = "DNS:other.example,DNS:*.third.example";
  serve_with(ca_.issue(spec));
  Credentials credentials = client_credentials(ca_);
  expect_refused(call(credentials, "service.example:443"),
                 "the server's certificate is not for service.example, but for "
                 "dns=other.example, dns=*.third.example");
  expect_refused(call(credentials), "is not for 127.0.0.1, but for dns=other");
  expect_refused(call(credentials, "a.b.third.example"), "is not for");
  EXPECT_EQ(call(credentials, "other.example:443").code, WOOL_OK);
  EXPECT_EQ(call(credentials, "OTHER.example").code, WOOL_OK);
  EXPECT_EQ(call(credentials, "a.third.example").code, WOOL_OK);
}

TEST_F(Tls, NamesThatOnlyContainTheRightOneAreNot) {
  CertSpec spec;
  spec.common_name = "good.example"; // of no weight beside other names
  spec.alt_names = "DNS:good.example.evil.example";
  serve_with(ca_.issue(spec));
  expect_refused(call(client_credentials(ca_), "good.example"), "is not for");
}

TEST_F(Tls, ServerNameCanBeOverriddenForTests) {
  CertSpec spec;
  spec.alt_names = "DNS:other.example";
  serve_with(ca_.issue(spec));
  wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
  options.ca_file = ca_.file().c_str();
  options.server_name = "other.example";
  EXPECT_EQ(call(Credentials(options)).code, WOOL_OK);
}

TEST_F(Tls, VerificationIsOnUnlessSwitchedOff) {
  serve_with(ca_.issue_self_signed());
  wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
  // No authority is named: the system's, which do not know ours.
  expect_refused(call(Credentials(options)), "is not accepted");
  options.insecure_accept_any_server = true;
  EXPECT_EQ(call(Credentials(options)).code, WOOL_OK);
}

TEST_F(Tls, SystemsStoreIsTheDefault) {
  serve();
  setenv("SSL_CERT_FILE", ca_.file().c_str(), 1);
  wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
  Credentials credentials(options);
  unsetenv("SSL_CERT_FILE");
  EXPECT_EQ(call(credentials).code, WOOL_OK);
}

TEST_F(Tls, AuthoritiesMayLieInADirectoryByHash) {
  serve();
  FILE *file = fopen(ca_.file().c_str(), "r");
  X509 *x = PEM_read_X509(file, nullptr, nullptr, nullptr);
  fclose(file);
  char name[16];
  snprintf(
      name, sizeof name, "%08lx.0",
      X509_NAME_hash_ex(X509_get_subject_name(x), nullptr, nullptr, nullptr));
  X509_free(x);
  std::filesystem::create_symlink(ca_.file(), ca_.directory() + "/" + name);
  wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
  options.ca_directory = ca_.directory().c_str();
  EXPECT_EQ(call(Credentials(options)).code, WOOL_OK);
}

// ---- the client's certificate ----

TEST_F(Tls, ClientIsKnownByItsCertificate) {
  serve(mutual(false));
  CertSpec spec;
  spec.common_name = "alice";
  spec.alt_names = "DNS:localhost,URI:spiffe://example/alice,IP:10.0.0.1,"
                   "IP:2001:db8::1,email:a@b.example";
  Outcome outcome = call_as(ca_.issue(spec));
  EXPECT_EQ(outcome.code, WOOL_OK) << outcome.text;
  EXPECT_EQ(server_->handler.take_closed().peer_identity,
            "tls:CN=alice;dns=localhost;uri=spiffe://example/alice;"
            "ip=10.0.0.1;ip=2001:db8:0:0:0:0:0:1;email=a@b.example");
}

TEST_F(Tls, NamesCannotImitateOthers) {
  serve(mutual(false));
  CertSpec spec;
  spec.common_name = "bob;dns=alice\\";
  spec.alt_names = "";
  EXPECT_EQ(call_as(ca_.issue(spec)).code, WOOL_OK);
  EXPECT_EQ(server_->handler.take_closed().peer_identity,
            "tls:CN=bob\\x3bdns=alice\\\\");
  spec.common_name = "bob";
  spec.alt_names = "URI:a;dns=alice";
  EXPECT_EQ(call_as(ca_.issue(spec)).code, WOOL_OK);
  EXPECT_EQ(server_->handler.take_closed().peer_identity,
            "tls:CN=bob;uri=a\\x3bdns=alice");
}

TEST_F(Tls, NamesAtTheLimitAreReadAndBeyondRefused) {
  serve(mutual(false));
  // "tls:CN=a;uri=" and so many more make 1023 bytes.
  CertSpec spec;
  spec.common_name = "a";
  spec.alt_names = "URI:" + std::string(1023 - 13, 'u');
  EXPECT_EQ(call_as(ca_.issue(spec)).code, WOOL_OK);
  EXPECT_EQ(server_->handler.take_closed().peer_identity.size(), 1023u);
  spec.alt_names += "u";
  EXPECT_EQ(call_as(ca_.issue(spec)).code, WOOL_UNAVAILABLE);
  EXPECT_EQ(refusals_.next(), "TLS: the names in the client's certificate "
                              "cannot be read, or are too long");
}

TEST_F(Tls, ClientWithoutACertificateIsRefusedWhereOneIsRequired) {
  serve(mutual(false));
  expect_refused(call(client_credentials(ca_)),
                 "TLS: the peer refuses: certificate required");
  EXPECT_EQ(refusals_.next(),
            "TLS: the client shows no certificate, and one is required");
}

TEST_F(Tls, ClientMayComeWithoutOneWhereItIsOptional) {
  serve(mutual(true));
  EXPECT_EQ(call(client_credentials(ca_)).code, WOOL_OK);
  EXPECT_EQ(server_->handler.take_closed().peer_identity, "ipv4:127.0.0.1");
  EXPECT_EQ(call_as(ca_.issue()).code, WOOL_OK);
  EXPECT_EQ(server_->handler.take_closed().peer_identity,
            "tls:CN=localhost;dns=localhost;ip=127.0.0.1");
}

TEST_F(Tls, ClientWithABadCertificateIsRefusedEvenWhereItIsOptional) {
  serve(mutual(true));
  Authority other("Other CA");
  expect_refused(call_as(other.issue()), "the peer refuses: unknown ca");
  EXPECT_EQ(refusals_.next(),
            "the client's certificate (CN=localhost) is not accepted: unable "
            "to get local issuer certificate: no CA that is trusted here has "
            "signed it");
  CertSpec spec;
  spec.days_from = -3;
  spec.days_to = -1;
  expect_refused(call_as(ca_.issue(spec)),
                 "the peer refuses: certificate expired");
}

TEST_F(Tls, CertificateThatNobodyAskedForIdentifiesNobody) {
  serve();
  Authority other("Other CA");
  EXPECT_EQ(call_as(other.issue()).code, WOOL_OK);
  EXPECT_EQ(server_->handler.take_closed().peer_identity, "ipv4:127.0.0.1");
}

// ---- files ----

wool_error error_of(const wool_tls_server_options &options) {
  wool_error error = WOOL_ERROR_INIT;
  wool_credentials *credentials = nullptr;
  EXPECT_EQ(wool_tls_server(&options, &credentials, &error), error.code);
  EXPECT_EQ(credentials, nullptr);
  return error;
}

TEST(TlsFiles, WhatCannotBeUsedIsNamed) {
  Authority ca;
  CertFiles a = ca.issue();
  CertFiles b = ca.issue();
  wool_tls_server_options o = WOOL_TLS_SERVER_OPTIONS_INIT;
  EXPECT_EQ(error_of(o).code, WOOL_FAILED_PRECONDITION);
  EXPECT_STREQ(error_of(o).message,
               "TLS: a server needs a certificate and its key");
  o.certificate_file = a.certificate.c_str();
  EXPECT_STREQ(error_of(o).message, "TLS: a certificate needs its key, and a "
                                    "key its certificate");
  o.key_file = b.key.c_str();
  EXPECT_EQ(error_of(o).message, "TLS: key " + b.key + ": key values mismatch");
  o.key_file = a.certificate.c_str();
  EXPECT_EQ(std::string(error_of(o).message)
                .rfind("TLS: key " + a.certificate + ": ", 0),
            0u)
      << error_of(o).message;
  o.key_file = a.key.c_str();
  o.certificate_file = "/nowhere/at all.pem";
  EXPECT_STREQ(
      error_of(o).message,
      "TLS: certificate /nowhere/at all.pem: No such file or directory");
  o.certificate_file = a.certificate.c_str();
  o.client_ca_file = a.key.c_str();
  EXPECT_EQ(std::string(error_of(o).message).rfind("TLS: CA " + a.key, 0), 0u)
      << error_of(o).message;
}

TEST(TlsFiles, EncryptedKeyIsRefusedWithoutAskingTheTerminal) {
  Authority ca;
  CertFiles files = ca.issue();
  FILE *file = fopen(files.key.c_str(), "r+");
  EVP_PKEY *key = PEM_read_PrivateKey(file, nullptr, nullptr, nullptr);
  rewind(file);
  char password[] = "secret";
  EXPECT_EQ(PEM_write_PrivateKey(file, key, EVP_aes_128_cbc(), nullptr, 0,
                                 nullptr, password),
            1);
  fclose(file);
  EVP_PKEY_free(key);
  wool_tls_server_options o = WOOL_TLS_SERVER_OPTIONS_INIT;
  o.certificate_file = files.certificate.c_str();
  o.key_file = files.key.c_str();
  EXPECT_EQ(error_of(o).message, "TLS: key " + files.key + ": it is encrypted");
}

// ---- the two ends do not suit each other ----

// A client on OpenSSL alone.
class RawClient {
public:
  RawClient(const TestServer &server, const char *alpn)
      : ctx_(SSL_CTX_new(TLS_client_method())), ssl_(SSL_new(ctx_)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(server.port());
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr *>(&to), sizeof to), 0);
    SSL_set_fd(ssl_, fd_);
    if (alpn)
      SSL_set_alpn_protos(ssl_, reinterpret_cast<const uint8_t *>(alpn),
                          static_cast<unsigned>(strlen(alpn)));
  }
  ~RawClient() {
    SSL_free(ssl_);
    SSL_CTX_free(ctx_);
    close(fd_);
    ERR_clear_error();
  }
  SSL *ssl() {
    return ssl_;
  }
  int fd() const {
    return fd_;
  }
  // The alert that the handshake ends with, "" if it succeeds.
  std::string handshake() {
    ERR_clear_error();
    if (SSL_connect(ssl_) == 1)
      return "";
    const char *reason = ERR_reason_error_string(ERR_peek_error());
    return reason ? reason : "no alert";
  }

private:
  SSL_CTX *ctx_;
  SSL *ssl_;
  int fd_;
};

TEST_F(Tls, ClientThatDoesNotOfferHttp2IsRefused) {
  serve();
  RawClient silent(*server_, nullptr);
  EXPECT_EQ(silent.handshake(), "tlsv1 alert no application protocol");
  EXPECT_EQ(refusals_.next(),
            "TLS: the client does not offer HTTP/2 (ALPN h2)");
  RawClient old(*server_, "\x08http/1.1");
  EXPECT_EQ(old.handshake(), "tlsv1 alert no application protocol");
  EXPECT_EQ(refusals_.next(),
            "TLS: the client does not offer HTTP/2 (ALPN h2)");
  RawClient good(*server_, "\x08http/1.1\x02h2");
  EXPECT_EQ(good.handshake(), "");
}

TEST_F(Tls, OldVersionsAreRefusedAndTheNewOnesAreNot) {
  serve();
  for (int version : {TLS1_VERSION, TLS1_1_VERSION}) {
    RawClient old(*server_, "\x02h2");
    SSL_set_security_level(old.ssl(), 0);
    SSL_set_min_proto_version(old.ssl(), version);
    SSL_set_max_proto_version(old.ssl(), version);
    EXPECT_EQ(old.handshake(), "tlsv1 alert protocol version");
    EXPECT_EQ(refusals_.next(), "TLS: the peer speaks no TLS that is allowed "
                                "here (1.2 or later)");
  }
  for (int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    RawClient good(*server_, "\x02h2");
    SSL_set_min_proto_version(good.ssl(), version);
    SSL_set_max_proto_version(good.ssl(), version);
    EXPECT_EQ(good.handshake(), "");
    EXPECT_EQ(SSL_version(good.ssl()), version);
    EXPECT_EQ(SSL_get_session(good.ssl()) &&
                  SSL_SESSION_has_ticket(SSL_get_session(good.ssl())),
              0);
  }
}

TEST_F(Tls, RenegotiationIsRefused) {
  serve();
  RawClient client(*server_, "\x02h2");
  SSL_set_max_proto_version(client.ssl(), TLS1_2_VERSION);
  ASSERT_EQ(client.handshake(), "");
  char buf[64];
  ASSERT_GT(SSL_read(client.ssl(), buf, sizeof buf), 0); // its SETTINGS
  ASSERT_EQ(SSL_renegotiate(client.ssl()), 1);
  EXPECT_LE(SSL_do_handshake(client.ssl()), 0);
  EXPECT_STREQ(ERR_reason_error_string(ERR_peek_error()), "no renegotiation");
}

// A server on OpenSSL alone, that takes one connection in a thread.
class RawServer {
public:
  RawServer(const CertFiles &files, std::function<void(int, SSL *)> body) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t len = sizeof at;
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr *>(&at), len), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    getsockname(listener_, reinterpret_cast<sockaddr *>(&at), &len);
    target_ = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
    thread_ = std::thread([this, files, body] {
      int fd = accept(listener_, nullptr, nullptr);
      SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
      SSL_CTX_use_certificate_chain_file(ctx, files.certificate.c_str());
      SSL_CTX_use_PrivateKey_file(ctx, files.key.c_str(), SSL_FILETYPE_PEM);
      SSL *ssl = SSL_new(ctx);
      SSL_set_fd(ssl, fd);
      body(fd, ssl);
      SSL_free(ssl);
      SSL_CTX_free(ctx);
      close(fd);
    });
  }
  ~RawServer() {
    thread_.join();
    close(listener_);
  }
  const std::string &target() const {
    return target_;
  }

private:
  int listener_;
  std::string target_;
  std::thread thread_;
};

void drain(int fd) {
  char buf[4096];
  while (read(fd, buf, sizeof buf) > 0)
    continue;
}

TEST_F(Tls, ServerThatDoesNotChooseHttp2IsRefused) {
  RawServer server(ca_.issue(), [](int fd, SSL *ssl) {
    SSL_accept(ssl);
    drain(fd);
  });
  Outcome outcome = call(client_credentials(ca_), server.target());
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_EQ(outcome.text, "connecting to ipv4:" + server.target() +
                              ": TLS: the server does not choose HTTP/2 (ALPN "
                              "h2), which gRPC needs");
}

TEST_F(Tls, ServerIsAskedForByName) {
  std::string asked;
  std::string ip = "unset";
  for (std::string *seen : {&asked, &ip}) {
    RawServer server(ca_.issue(), [seen](int fd, SSL *ssl) {
      SSL_accept(ssl);
      const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
      *seen = name ? name : "";
      drain(fd);
    });
    call(client_credentials(ca_), server.target(),
         seen == &asked ? "localhost:443" : nullptr);
  }
  EXPECT_EQ(asked, "localhost");
  EXPECT_EQ(ip, ""); // RFC 6066: an address is not a host name
}

TEST_F(Tls, PlaintextServerIsToldFromTls) {
  RawServer server(ca_.issue(), [](int fd, SSL *) {
    static const char settings[] = "\0\0\0\4\0\0\0\0\0";
    EXPECT_EQ(send(fd, settings, 9, MSG_NOSIGNAL), 9);
    drain(fd);
  });
  Outcome outcome = call(client_credentials(ca_), server.target());
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_EQ(outcome.text, "connecting to ipv4:" + server.target() +
                              ": TLS: the peer does not speak TLS");
}

TEST_F(Tls, OurPlaintextServerClosesAtATlsClient) {
  TestServer plain;
  plain.start();
  Outcome outcome = call(client_credentials(ca_), plain.address());
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_NE(outcome.text.find(": the peer closed the connection during the "
                              "handshake of TLS"),
            std::string::npos)
      << outcome.text;
}

TEST_F(Tls, PlaintextClientOnATlsPortIsToldSo) {
  serve();
  expect_refused(call(nullptr),
                 ": GOAWAY INADEQUATE_SECURITY: this port speaks TLS");
  EXPECT_EQ(refusals_.next(), "TLS: the peer does not speak TLS");
}

TEST_F(Tls, NothingThatAPlaintextClientSaysIsLookedAt) {
  serve();
  Outcome outcome = call(nullptr);
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  refusals_.next();
  EXPECT_EQ(call(client_credentials(ca_)).code, WOOL_OK);
  server_->handler.take_closed();
  EXPECT_EQ(server_->handler.n_seen(), 1u);
}

TEST_F(Tls, PlaintextHttp1IsToldSo) {
  serve();
  RawClient client(*server_, nullptr);
  static const char request[] = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";
  ASSERT_GT(send(client.fd(), request, sizeof request - 1, 0), 0);
  std::string answer;
  char buf[512];
  ssize_t n;
  while ((n = read(client.fd(), buf, sizeof buf)) > 0)
    answer.append(buf, static_cast<size_t>(n));
  EXPECT_EQ(answer.rfind("HTTP/1.1 400 ", 0), 0u) << answer;
  EXPECT_NE(answer.find("\r\n\r\nThis port speaks TLS\n"), std::string::npos)
      << answer;
}

TEST_F(Tls, OurPlaintextClientKnowsTlsWhenItSeesIt) {
  RawServer server(ca_.issue(), [](int fd, SSL *) {
    EXPECT_EQ(send(fd, "\x15\x03\x01\0\2\2\x46", 7, MSG_NOSIGNAL), 7);
    drain(fd);
  });
  Outcome outcome = call(nullptr, server.target());
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_EQ(outcome.text,
            "connection to ipv4:" + server.target() +
                " lost: the peer speaks TLS, and this channel has no "
                "credentials");
}

TEST_F(Tls, PeersThatStopInTheMiddleAreClosedInTime) {
  serve(WOOL_TLS_SERVER_OPTIONS_INIT, INT64_C(100000000));
  RawClient silent(*server_, "\x02h2");
  drain(silent.fd()); // returns when the server closes
  EXPECT_EQ(refusals_.next(), "the handshake of TLS was not complete in time");
  RawClient half(*server_, "\x02h2");
  // The beginning of a ClientHello that says it has 512 bytes.
  static const char hello[] = "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03";
  ASSERT_EQ(send(half.fd(), hello, sizeof hello - 1, 0), 11);
  drain(half.fd());
  EXPECT_EQ(refusals_.next(), "the handshake of TLS was not complete in time");
  RawClient gone(*server_, "\x02h2");
  ASSERT_EQ(send(gone.fd(), hello, sizeof hello - 1, 0), 11);
  shutdown(gone.fd(), SHUT_WR);
  drain(gone.fd());
  EXPECT_EQ(refusals_.next(),
            "the peer closed the connection during the handshake of TLS");
}

TEST_F(Tls, RecordThatStaysHalfIsNotWaitedForForever) {
  serve(WOOL_TLS_SERVER_OPTIONS_INIT, INT64_C(100000000));
  RawClient client(*server_, "\x02h2");
  ASSERT_EQ(client.handshake(), "");
  static const char preface[] =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
  ASSERT_EQ(SSL_write(client.ssl(), preface, sizeof preface - 1), 33);
  // The header of a record of 256 bytes, and one of them.
  ASSERT_EQ(send(client.fd(), "\x17\x03\x03\x01\x00.", 6, 0), 6);
  drain(client.fd());
  EXPECT_EQ(server_->n_connections(), 0u);
}

TEST_F(Tls, ClientGivesUpOnAServerThatSaysNothing) {
  RawServer server(ca_.issue(), [](int fd, SSL *) { drain(fd); });
  Outcome outcome = call(client_credentials(ca_), server.target(), nullptr,
                         INT64_C(100000000));
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_EQ(outcome.text, "connecting to ipv4:" + server.target() +
                              ": the handshake of TLS was not complete in "
                              "time");
}

TEST_F(Tls, ServerSaysGoodbye) {
  serve();
  RawClient client(*server_, "\x02h2");
  ASSERT_EQ(client.handshake(), "");
  static const char preface[] =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
  ASSERT_EQ(SSL_write(client.ssl(), preface, sizeof preface - 1), 33);
  char buf[4096];
  ASSERT_GT(SSL_read(client.ssl(), buf, sizeof buf), 0); // its SETTINGS
  server_->close();
  int rc;
  while ((rc = SSL_read(client.ssl(), buf, sizeof buf)) > 0)
    continue;
  EXPECT_EQ(SSL_get_error(client.ssl(), rc), SSL_ERROR_ZERO_RETURN);
}

TEST_F(Tls, ServerDrainsThoughAHandshakeIsUnderWay) {
  serve();
  RawClient silent(*server_, "\x02h2");
  while (server_->n_connections() == 0)
    std::this_thread::yield();
  server_->drain(); // returns at once, and not after the handshake's 10 s
  EXPECT_NE(refusals_.next(), "the handshake of TLS was not complete in time");
}

TEST_F(Tls, Http1OverTlsIsAnsweredInHttp1) {
  serve();
  RawClient client(*server_, "\x02h2");
  ASSERT_EQ(client.handshake(), "");
  static const char request[] = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";
  ASSERT_GT(SSL_write(client.ssl(), request, sizeof request - 1), 0);
  std::string answer; // behind the server's SETTINGS
  char buf[512];
  int n;
  while ((n = SSL_read(client.ssl(), buf, sizeof buf)) > 0)
    answer.append(buf, static_cast<size_t>(n));
  EXPECT_NE(answer.find("HTTP/1.1 400 "), std::string::npos) << answer;
}

TEST_F(Tls, RecordsMayComeByteByByte) {
  serve();
  RawClient client(*server_, "\x02h2");
  // Everything that OpenSSL writes goes through memory, and on in pieces.
  BIO *memory = BIO_new(BIO_s_mem());
  SSL_set0_wbio(client.ssl(), memory);
  auto pour = [&] {
    char byte;
    while (BIO_read(memory, &byte, 1) == 1)
      ASSERT_EQ(send(client.fd(), &byte, 1, 0), 1);
  };
  int one = 1;
  setsockopt(client.fd(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  timeval brief{0, 20000};
  setsockopt(client.fd(), SOL_SOCKET, SO_RCVTIMEO, &brief, sizeof brief);
  for (int i = 0; i < 500 && SSL_connect(client.ssl()) != 1; i++)
    pour();
  pour();
  static const char preface[] =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
  ASSERT_EQ(SSL_write(client.ssl(), preface, sizeof preface - 1), 33);
  pour();
  char buf[64];
  int n = -1;
  for (int i = 0; i < 500 && n <= 0; i++)
    n = SSL_read(client.ssl(), buf, sizeof buf);
  ASSERT_GE(n, 9);
  EXPECT_EQ(buf[3], 4); // SETTINGS
}

// ---- libcurl ----

class CurlTls : public Tls {
protected:
  // Unary calls one after the other, as many as said.
  Outcome call_by_curl(wool_credentials *credentials, int n,
                       const char *authority = nullptr, bool last = true) {
    wool_error error = WOOL_ERROR_INIT;
    EXPECT_EQ(wool_curl_install(&error), WOOL_OK) << error.message;
    wooli_client_options options{};
    options.target = server_->address().c_str();
    options.authority = authority;
    options.connect_timeout_ns = INT64_C(20000000000);
    options.credentials = credentials;
    wooli_client_transport *client =
        wooli_curl_factory(loop_, &options, &error);
    EXPECT_NE(client, nullptr) << error.message;
    Outcome outcome;
    for (int i = 0; i < n && outcome.code == WOOL_OK; i++) {
      Call c(client, "/echo/unary");
      c.open();
      c.send("hello", last);
      turn_until(loop_, [&] { return c.ended; });
      outcome.code = c.code;
      outcome.text = c.text;
      EXPECT_LE(server_->n_connections(), 1u);
    }
    client->vtable->free(client);
    return outcome;
  }
};

TEST_F(CurlTls, UnaryCallsShareAConnection) {
  serve();
  Outcome outcome = call_by_curl(client_credentials(ca_), 5);
  EXPECT_EQ(outcome.code, WOOL_OK) << outcome.text;
}

TEST_F(CurlTls, ServersAreVerified) {
  CertSpec spec;
  spec.alt_names = "DNS:other.example";
  serve_with(ca_.issue(spec));
  Authority other("Other CA");
  EXPECT_EQ(call_by_curl(client_credentials(ca_), 1, "other.example").code,
            WOOL_OK);
  Outcome outcome = call_by_curl(client_credentials(ca_), 1);
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_NE(outcome.text.find("127.0.0.1"), std::string::npos) << outcome.text;
  outcome = call_by_curl(client_credentials(other), 1, "other.example");
  EXPECT_EQ(outcome.code, WOOL_UNAVAILABLE);
  EXPECT_NE(outcome.text.find("certificate"), std::string::npos)
      << outcome.text;
}

TEST_F(CurlTls, ClientIsKnownByItsCertificate) {
  serve(mutual(false));
  CertFiles files = ca_.issue();
  wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
  options.ca_file = ca_.file().c_str();
  options.certificate_file = files.certificate.c_str();
  options.key_file = files.key.c_str();
  Outcome outcome = call_by_curl(Credentials(options), 1);
  EXPECT_EQ(outcome.code, WOOL_OK) << outcome.text;
  EXPECT_EQ(server_->handler.take_closed().peer_identity,
            "tls:CN=localhost;dns=localhost;ip=127.0.0.1");
}

TEST_F(CurlTls, StreamOfMessagesIsRefusedAndDoesNotHang) {
  serve();
  Outcome outcome = call_by_curl(client_credentials(ca_), 1, nullptr, false);
  EXPECT_EQ(outcome.code, WOOL_UNIMPLEMENTED);
  EXPECT_EQ(outcome.text, "libcurl holds back the messages of a stream over "
                          "TLS: the default transport does not");
}

} // namespace
} // namespace wool_test
