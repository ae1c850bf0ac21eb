#include "tests/transport/test_certs.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <filesystem>

namespace wool_test {
namespace {

struct Free {
  void operator()(EVP_PKEY *p) const {
    EVP_PKEY_free(p);
  }
  void operator()(X509 *p) const {
    X509_free(p);
  }
  void operator()(FILE *p) const {
    fclose(p);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using File = std::unique_ptr<FILE, Free>;

Key new_key() {
  return Key(EVP_EC_gen("P-256"));
}

void add_extension(X509 *certificate, X509 *issuer, int nid,
                   const std::string &value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION *extension =
      X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  ASSERT_NE(extension, nullptr) << value;
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

Certificate new_certificate(const CertSpec &spec, EVP_PKEY *key, X509 *issuer,
                            EVP_PKEY *issuer_key, bool is_authority) {
  static long serial = 1;
  Certificate certificate(X509_new());
  X509 *x = certificate.get();
  X509_set_version(x, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x), serial++);
  X509_time_adj_ex(X509_getm_notBefore(x), spec.days_from, 0, nullptr);
  X509_time_adj_ex(X509_getm_notAfter(x), spec.days_to, 0, nullptr);
  X509_set_pubkey(x, key);
  X509_NAME *name = X509_get_subject_name(x);
  const auto *text =
      reinterpret_cast<const unsigned char *>(spec.common_name.data());
  if (!spec.common_name.empty())
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text,
                               static_cast<int>(spec.common_name.size()), -1,
                               0);
  if (!issuer)
    issuer = x;
  X509_set_issuer_name(x, X509_get_subject_name(issuer));
  add_extension(x, issuer, NID_basic_constraints,
                is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  if (!spec.alt_names.empty())
    add_extension(x, issuer, NID_subject_alt_name, spec.alt_names);
  EXPECT_NE(X509_sign(x, issuer_key, EVP_sha256()), 0);
  return certificate;
}

} // namespace

struct Authority::Parts {
  Key key = new_key();
  Certificate certificate;
  std::string directory;
  std::string file;
  int n_issued = 0;

  std::string path(const std::string &name) {
    return directory + "/" + name + std::to_string(n_issued++) + ".pem";
  }

  std::string write(X509 *x) {
    std::string where = path("certificate");
    File out(fopen(where.c_str(), "w"));
    EXPECT_EQ(PEM_write_X509(out.get(), x), 1);
    return where;
  }

  CertFiles write(X509 *x, EVP_PKEY *k) {
    CertFiles files{write(x), path("key")};
    File out(fopen(files.key.c_str(), "w"));
    EXPECT_EQ(PEM_write_PrivateKey(out.get(), k, nullptr, nullptr, 0, nullptr,
                                   nullptr),
              1);
    return files;
  }
};

Authority::Authority(const std::string &name) : parts_(new Parts) {
  std::string pattern = testing::TempDir() + "wool-certs-XXXXXX";
  EXPECT_NE(mkdtemp(pattern.data()), nullptr);
  parts_->directory = pattern;
  CertSpec spec;
  spec.common_name = name;
  spec.alt_names = "";
  EVP_PKEY *key = parts_->key.get();
  parts_->certificate = new_certificate(spec, key, nullptr, key, true);
  parts_->file = parts_->write(parts_->certificate.get());
}

Authority::~Authority() {
  std::filesystem::remove_all(parts_->directory);
}

const std::string &Authority::file() const {
  return parts_->file;
}

const std::string &Authority::directory() const {
  return parts_->directory;
}

CertFiles Authority::issue(const CertSpec &spec) {
  Key key = new_key();
  Certificate x = new_certificate(spec, key.get(), parts_->certificate.get(),
                                  parts_->key.get(), false);
  return parts_->write(x.get(), key.get());
}

CertFiles Authority::issue_self_signed(const CertSpec &spec) {
  Key key = new_key();
  Certificate x = new_certificate(spec, key.get(), nullptr, key.get(), false);
  return parts_->write(x.get(), key.get());
}

Credentials::Credentials(const wool_tls_client_options &options) {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(wool_tls_client(&options, &credentials_, &error), WOOL_OK)
      << error.message;
}

Credentials::Credentials(const wool_tls_server_options &options) {
  wool_error error = WOOL_ERROR_INIT;
  EXPECT_EQ(wool_tls_server(&options, &credentials_, &error), WOOL_OK)
      << error.message;
}

Credentials &Credentials::operator=(Credentials &&other) noexcept {
  std::swap(credentials_, other.credentials_);
  return *this;
}

Credentials server_credentials(const CertFiles &files) {
  wool_tls_server_options options = WOOL_TLS_SERVER_OPTIONS_INIT;
  options.certificate_file = files.certificate.c_str();
  options.key_file = files.key.c_str();
  return Credentials(options);
}

Credentials client_credentials(const Authority &authority) {
  wool_tls_client_options options = WOOL_TLS_CLIENT_OPTIONS_INIT;
  options.ca_file = authority.file().c_str();
  return Credentials(options);
}

} // namespace wool_test
