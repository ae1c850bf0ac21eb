// Certificates that a test makes for itself, so that none is stored and
// expires.
#ifndef WOOL_TESTS_TRANSPORT_TEST_CERTS_H
#define WOOL_TESTS_TRANSPORT_TEST_CERTS_H

#include <wool/tls.h>

#include <memory>
#include <string>

namespace wool_test {

// What a certificate says.
struct CertSpec {
  std::string common_name = "localhost";
  // As openssl's configuration has it: "DNS:localhost,IP:127.0.0.1"; may be "".
  std::string alt_names = "DNS:localhost,IP:127.0.0.1";
  int days_from = -1; // valid from so many days after now
  int days_to = 1;
};

// Where a certificate and its key lie, as PEM.
struct CertFiles {
  std::string certificate;
  std::string key;
};

// An authority, and a directory for what it signs; all goes with it.
class Authority {
public:
  explicit Authority(const std::string &name = "Test CA");
  ~Authority();
  Authority(const Authority &) = delete;
  Authority &operator=(const Authority &) = delete;
  const std::string &file() const;
  CertFiles issue(const CertSpec &spec = CertSpec());
  // Signed by its own key, and by nobody else.
  CertFiles issue_self_signed(const CertSpec &spec = CertSpec());
  const std::string &directory() const;

private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Credentials that a test holds; they fail the test if they cannot be made.
class Credentials {
public:
  Credentials() = default;
  explicit Credentials(const wool_tls_client_options &options);
  explicit Credentials(const wool_tls_server_options &options);
  Credentials(Credentials &&other) noexcept : credentials_(other.credentials_) {
    other.credentials_ = nullptr;
  }
  Credentials &operator=(Credentials &&other) noexcept;
  ~Credentials() {
    wool_credentials_unref(credentials_);
  }
  operator wool_credentials *() const {
    return credentials_;
  }

private:
  wool_credentials *credentials_ = nullptr;
};

// Of a server that shows `files`.
Credentials server_credentials(const CertFiles &files);
// Of a client that believes `authority`.
Credentials client_credentials(const Authority &authority);

} // namespace wool_test

#endif
