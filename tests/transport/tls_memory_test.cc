// TLS while one allocation fails, ours or OpenSSL's: an end of the connection
// with a reason, never a peer that is believed and should not be. Of the
// thousands that there are each eleventh fails, and each one if
// WOOL_EVERY_ALLOCATION is set, which takes minutes.

#include <gtest/gtest.h>
#include <openssl/crypto.h>

#include <cstdlib>
#include <string>

#include "runtime/transport/secure.h"
#include "tests/transport/test_certs.h"

namespace wool_test {
namespace {

int countdown = -1; // allocations until one fails; below 0: none
bool has_failed = false;

int stride() {
  return getenv("WOOL_EVERY_ALLOCATION") ? 1 : 11;
}

bool take() {
  if (countdown < 0 || countdown-- > 0)
    return true;
  has_failed = true;
  return false;
}

void fail_at(int n) {
  countdown = n;
  has_failed = false;
}

// Before OpenSSL has made its first allocation.
const int installed =
    CRYPTO_set_mem_functions([](size_t len, const char *,
                                int) { return take() ? malloc(len) : nullptr; },
                             [](void *ptr, size_t len, const char *, int) {
                               return take() ? realloc(ptr, len) : nullptr;
                             },
                             [](void *ptr, const char *, int) { free(ptr); });

const wool_allocator kOurs = {
    [](void *, size_t len) { return take() ? malloc(len) : nullptr; },
    [](void *, void *ptr, size_t len) {
      return take() ? realloc(ptr, len) : nullptr;
    },
    [](void *, void *ptr) { free(ptr); }, nullptr};

// One end of a connection without a socket.
struct End {
  wooli_secure *filter;
  bool secured = false;
  bool over = false;
  std::string got;

  End(wool_credentials *credentials, const char *server_name)
      : filter(
            credentials->vtable->new_filter(credentials, server_name, &kOurs)) {
  }
  ~End() {
    if (filter)
      filter->vtable->free(filter);
  }

  void note(wooli_secure_state state) {
    secured = secured || state == WOOLI_SECURE_DONE;
    if (state != WOOLI_SECURE_FAILED)
      return;
    over = true;
    EXPECT_NE(filter->reason[0], 0);
  }

  // What it has to say.
  std::string take_output() {
    wool_bytes output = filter->vtable->output(filter);
    std::string bytes(reinterpret_cast<const char *>(output.data), output.len);
    filter->vtable->taken(filter);
    return bytes;
  }

  void hear(const std::string &bytes) {
    filter->vtable->put(filter, reinterpret_cast<const uint8_t *>(bytes.data()),
                        bytes.size());
    if (!secured)
      note(filter->vtable->handshake(filter));
    uint8_t buf[512];
    size_t len = 0;
    while (secured && !over) {
      wooli_secure_state state =
          filter->vtable->open(filter, buf, sizeof buf, &len);
      if (state != WOOLI_SECURE_DONE) {
        note(state);
        return;
      }
      got.append(reinterpret_cast<const char *>(buf), len);
    }
  }

  void say(const std::string &text) {
    over = over || !filter->vtable->seal(
                       filter, reinterpret_cast<const uint8_t *>(text.data()),
                       text.size());
  }
};

// Passes on what each says until both are silent.
void exchange(End &a, End &b) {
  for (;;) {
    std::string from_a = a.take_output();
    if (!from_a.empty())
      b.hear(from_a);
    std::string from_b = b.take_output();
    if (!from_b.empty())
      a.hear(from_b);
    if (from_a.empty() && from_b.empty())
      return;
  }
}

// A handshake and a message each way; what came of it.
struct Talk {
  bool client_secured = false;
  bool server_secured = false;
  bool complete = false;
  bool identified = false;

  Talk(wool_credentials *client_credentials,
       wool_credentials *server_credentials) {
    End client(client_credentials, "localhost");
    End server(server_credentials, nullptr);
    if (!client.filter || !server.filter)
      return;
    client.note(client.filter->vtable->handshake(client.filter));
    exchange(client, server);
    client_secured = client.secured;
    server_secured = server.secured;
    identified = server.filter->identity != nullptr;
    if (!client.secured || !server.secured || client.over || server.over)
      return;
    std::string text(40000, 't');
    client.say(text);
    exchange(client, server);
    server.say("yes");
    exchange(client, server);
    complete = server.got == text && client.got == "yes";
    EXPECT_TRUE(complete || client.over || server.over);
    client.filter->vtable->close(client.filter);
  }
};

class TlsMemory : public testing::Test {
protected:
  void TearDown() override {
    fail_at(-1);
  }

  wool_tls_server_options server_options() {
    wool_tls_server_options options = WOOL_TLS_SERVER_OPTIONS_INIT;
    options.certificate_file = files_.certificate.c_str();
    options.key_file = files_.key.c_str();
    options.client_ca_file = ca_.file().c_str();
    return options;
  }

  wool_tls_client_options client_options(const CertFiles &files,
                                         const Authority &ca) {
    wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
    options.ca_file = ca.file().c_str();
    options.certificate_file = files.certificate.c_str();
    options.key_file = files.key.c_str();
    return options;
  }

  Authority ca_;
  Authority other_{"Other CA"};
  CertFiles files_ = ca_.issue();
  CertFiles foreign_ = other_.issue();
};

TEST_F(TlsMemory, CredentialsFailOrWork) {
  ASSERT_EQ(installed, 1);
  wool_tls_server_options options = server_options();
  Credentials client(client_options(files_, ca_));
  ASSERT_TRUE(Talk(client, Credentials(options)).complete);
  int n = 0;
  do {
    wool_credentials *credentials = nullptr;
    wool_error error = WOOL_ERROR_INIT;
    fail_at(n);
    wool_code rc = wool_tls_server(&options, &credentials, &error);
    bool failed = has_failed;
    fail_at(-1);
    has_failed = failed;
    ASSERT_EQ(rc == WOOL_OK, credentials != nullptr) << n;
    if (rc != WOOL_OK) {
      EXPECT_NE(error.message[0], 0) << n;
    }
    wool_credentials_unref(credentials);
    n += stride();
  } while (has_failed);
  EXPECT_GT(n, 500);
}

TEST_F(TlsMemory, ConnectionEndsOrWorks) {
  Credentials server(server_options());
  Credentials client(client_options(files_, ca_));
  ASSERT_TRUE(Talk(client, server).complete);
  int n = 0;
  do {
    fail_at(n);
    n += stride();
    Talk talk(client, server);
    EXPECT_TRUE(has_failed || talk.complete) << n;
    EXPECT_TRUE(!talk.server_secured || talk.identified) << n;
  } while (has_failed);
  EXPECT_GT(n, 500);
}

TEST_F(TlsMemory, ServerThatIsNotTrustedIsNeverBelieved) {
  Credentials server(server_options());
  Credentials client(client_options(files_, other_));
  int n = 0;
  do {
    fail_at(n);
    n += stride();
    EXPECT_FALSE(Talk(client, server).client_secured) << n;
  } while (has_failed);
  EXPECT_GT(n, 500);
}

TEST_F(TlsMemory, ClientThatIsNotTrustedIsNeverBelieved) {
  Credentials server(server_options());
  Credentials client(client_options(foreign_, ca_));
  int n = 0;
  do {
    fail_at(n);
    n += stride();
    EXPECT_FALSE(Talk(client, server).server_secured) << n;
  } while (has_failed);
  EXPECT_GT(n, 500);
}

} // namespace
} // namespace wool_test
