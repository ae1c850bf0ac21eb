#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/transport/tls_internal.h"

/* TLS 1.2's suites that HTTP/2 does not forbid (RFC 9113, appendix A); those of
 * TLS 1.3 are all allowed. */
static const char ciphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

static const uint8_t alpn_h2[] = {2, 'h', '2'};

/* ---- callbacks of OpenSSL ---- */

/* Without this OpenSSL would ask the terminal. */
static int no_password(char *buf, int size, int for_writing, void *user_data) {
  (void)buf, (void)size, (void)for_writing;
  bool *was_asked = user_data;
  *was_asked = true;
  return -1;
}

static int choose_protocol(SSL *ssl, const uint8_t **out, uint8_t *out_len,
                           const uint8_t *offered, unsigned offered_len,
                           void *user_data) {
  (void)ssl, (void)user_data;
  for (unsigned i = 0; i < offered_len; i += 1u + offered[i]) {
    if (offered[i] == 2 && i + 2 < offered_len &&
        memcmp(&offered[i + 1], "h2", 2) == 0) {
      *out = &offered[i + 1];
      *out_len = 2;
      return SSL_TLSEXT_ERR_OK;
    }
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

/* choose_protocol is not called for a client that offers nothing at all. */
static int on_client_hello(SSL *ssl, int *out_alert, void *user_data) {
  (void)user_data;
  const uint8_t *data = NULL;
  size_t len = 0;
  if (SSL_client_hello_get0_ext(
          ssl, TLSEXT_TYPE_application_layer_protocol_negotiation, &data,
          &len) == 1)
    return SSL_CLIENT_HELLO_SUCCESS;
  *out_alert = SSL_AD_NO_APPLICATION_PROTOCOL;
  return SSL_CLIENT_HELLO_ERROR;
}

/* ---- files ---- */

/* The first error is the cause; those after it say what it led to. */
static wool_code refuse(wool_error *error, const char *what, const char *file) {
  unsigned long cause = ERR_peek_error();
  const char *reason = ERR_reason_error_string(cause);
  ERR_clear_error();
  if (ERR_GET_REASON(cause) == ERR_R_MALLOC_FAILURE)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "TLS: out of memory");
  if (ERR_SYSTEM_ERROR(cause))
    reason = strerror(ERR_GET_REASON(cause));
  return wool_error_set(error, WOOL_FAILED_PRECONDITION, "TLS: %s %s: %s", what,
                        file, reason ? reason : "it cannot be used");
}

static wool_code use_pair(SSL_CTX *ctx, const wooli_secure_files *files,
                          const bool *was_asked, wool_error *error) {
  if (SSL_CTX_use_certificate_chain_file(ctx, files->certificate_file) != 1)
    return refuse(error, "certificate", files->certificate_file);
  if (SSL_CTX_use_PrivateKey_file(ctx, files->key_file, SSL_FILETYPE_PEM) ==
          1 &&
      SSL_CTX_check_private_key(ctx) == 1)
    return WOOL_OK;
  if (!*was_asked)
    return refuse(error, "key", files->key_file);
  ERR_clear_error();
  return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                        "TLS: key %s: it is encrypted", files->key_file);
}

static wool_code use_certificate(SSL_CTX *ctx, const wooli_secure_files *files,
                                 wool_error *error) {
  if (!files->certificate_file && !files->key_file)
    return WOOL_OK;
  if (!files->certificate_file || !files->key_file)
    return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                          "TLS: a certificate needs its key, and a key its "
                          "certificate");
  bool was_asked = false;
  SSL_CTX_set_default_passwd_cb(ctx, no_password);
  SSL_CTX_set_default_passwd_cb_userdata(ctx, &was_asked);
  wool_code rc = use_pair(ctx, files, &was_asked, error);
  SSL_CTX_set_default_passwd_cb_userdata(ctx, NULL);
  return rc;
}

static wool_code use_authorities(SSL_CTX *ctx, const wooli_secure_files *files,
                                 wool_error *error) {
  if (files->ca_file && SSL_CTX_load_verify_file(ctx, files->ca_file) != 1)
    return refuse(error, "CA", files->ca_file);
  if (files->ca_directory &&
      SSL_CTX_load_verify_dir(ctx, files->ca_directory) != 1)
    return refuse(error, "CA", files->ca_directory);
  return WOOL_OK;
}

/* ---- credentials ---- */

static void release_files(wooli_secure_files *files) {
  const char *const texts[] = {files->ca_file, files->ca_directory,
                               files->certificate_file, files->key_file,
                               files->server_name};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    free((void *)(uintptr_t)texts[i]);
}

static void free_credentials(wool_credentials *base) {
  wooli_tls_credentials *credentials = (wooli_tls_credentials *)base;
  SSL_CTX_free(credentials->ctx);
  BIO_meth_free(credentials->bio_method);
  release_files(&base->files);
  free(credentials);
}

static void tell_refused(wool_credentials *base, const char *peer,
                         const char *reason) {
  const wooli_tls_credentials *credentials = (wooli_tls_credentials *)base;
  if (credentials->refused)
    credentials->refused(credentials->user_data, peer, reason);
}

static const wooli_credentials_vtable vtable = {wooli_tls_filter_new,
                                                tell_refused, free_credentials};

static bool copy_text(const char **slot, const char *text) {
  *slot = text ? strdup(text) : NULL;
  return !text || *slot;
}

static bool copy_files(wooli_secure_files *to, const wooli_secure_files *from) {
  to->accept_any_server = from->accept_any_server;
  return copy_text(&to->ca_file, from->ca_file) &&
         copy_text(&to->ca_directory, from->ca_directory) &&
         copy_text(&to->certificate_file, from->certificate_file) &&
         copy_text(&to->key_file, from->key_file) &&
         copy_text(&to->server_name, from->server_name);
}

/* What both sides want of TLS. No session is resumed: each connection proves
 * anew who its ends are. */
static bool set_rules(SSL_CTX *ctx) {
  SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                               SSL_OP_NO_TICKET);
  SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(ctx, SSL_MODE_RELEASE_BUFFERS);
  return SSL_CTX_set_num_tickets(ctx, 0) == 1 &&
         SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(ctx, ciphers) == 1;
}

/* Credentials without any say on whom to believe; NULL if out of memory. */
static wooli_tls_credentials *new_credentials(bool is_server,
                                              const wooli_secure_files *files,
                                              wool_error *error) {
  wooli_tls_credentials *credentials = calloc(1, sizeof *credentials);
  if (credentials) {
    credentials->base.vtable = &vtable;
    credentials->base.is_server = is_server;
    atomic_init(&credentials->base.refs, 1);
    credentials->bio_method = wooli_tls_bio_method_new();
    credentials->ctx =
        SSL_CTX_new(is_server ? TLS_server_method() : TLS_client_method());
    if (credentials->bio_method && credentials->ctx &&
        set_rules(credentials->ctx) &&
        copy_files(&credentials->base.files, files))
      return credentials;
    free_credentials(&credentials->base);
  }
  ERR_clear_error();
  wool_error_set(error, WOOL_ERR_NO_MEMORY, "TLS: out of memory");
  return NULL;
}

/* ---- clients ---- */

static wool_code believe_servers(SSL_CTX *ctx, const wooli_secure_files *files,
                                 wool_error *error) {
  if (files->accept_any_server) {
    SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
    return WOOL_OK;
  }
  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, wooli_tls_on_verify);
  if (files->ca_file || files->ca_directory)
    return use_authorities(ctx, files, error);
  if (SSL_CTX_set_default_verify_paths(ctx) != 1)
    return refuse(error, "CA", "of the system");
  return WOOL_OK;
}

wool_code wool_tls_client(const wool_tls_client_options *options,
                          wool_credentials **out_credentials,
                          wool_error *error) {
  *out_credentials = NULL;
  wool_tls_client_options o = WOOL_TLS_CLIENT_OPTIONS_INIT;
  if (options)
    memcpy(&o, options,
           options->struct_size < sizeof o ? options->struct_size : sizeof o);
  wooli_secure_files files = {o.ca_file,          o.ca_directory,
                              o.certificate_file, o.key_file,
                              o.server_name,      o.insecure_accept_any_server};
  wooli_tls_credentials *credentials = new_credentials(false, &files, error);
  if (!credentials)
    return WOOL_ERR_NO_MEMORY;
  wool_code rc = believe_servers(credentials->ctx, &files, error);
  if (!rc)
    rc = use_certificate(credentials->ctx, &files, error);
  if (!rc &&
      SSL_CTX_set_alpn_protos(credentials->ctx, alpn_h2, sizeof alpn_h2) != 0)
    rc = wool_error_set(error, WOOL_ERR_NO_MEMORY, "TLS: out of memory");
  if (rc)
    free_credentials(&credentials->base);
  else
    *out_credentials = &credentials->base;
  return rc;
}

/* ---- servers ---- */

/* Clients are told whom we believe, so that they can choose what to show. */
static wool_code name_authorities(SSL_CTX *ctx, const char *file,
                                  wool_error *error) {
  STACK_OF(X509_NAME) *names = SSL_load_client_CA_file(file);
  if (!names)
    return refuse(error, "CA", file);
  SSL_CTX_set_client_CA_list(ctx, names);
  return WOOL_OK;
}

static wool_code believe_clients(SSL_CTX *ctx, const wooli_secure_files *files,
                                 bool is_optional, wool_error *error) {
  if (!files->ca_file && !files->ca_directory) {
    SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL);
    return WOOL_OK;
  }
  int must = is_optional ? 0 : SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | must, wooli_tls_on_verify);
  wool_code rc = use_authorities(ctx, files, error);
  if (!rc && files->ca_file)
    rc = name_authorities(ctx, files->ca_file, error);
  return rc;
}

wool_code wool_tls_server(const wool_tls_server_options *options,
                          wool_credentials **out_credentials,
                          wool_error *error) {
  *out_credentials = NULL;
  wool_tls_server_options o = WOOL_TLS_SERVER_OPTIONS_INIT;
  if (options)
    memcpy(&o, options,
           options->struct_size < sizeof o ? options->struct_size : sizeof o);
  if (!o.certificate_file)
    return wool_error_set(error, WOOL_FAILED_PRECONDITION,
                          "TLS: a server needs a certificate and its key");
  wooli_secure_files files = {o.client_ca_file,
                              o.client_ca_directory,
                              o.certificate_file,
                              o.key_file,
                              NULL,
                              false};
  wooli_tls_credentials *credentials = new_credentials(true, &files, error);
  if (!credentials)
    return WOOL_ERR_NO_MEMORY;
  credentials->refused = o.refused;
  credentials->user_data = o.user_data;
  SSL_CTX_set_alpn_select_cb(credentials->ctx, choose_protocol, NULL);
  SSL_CTX_set_client_hello_cb(credentials->ctx, on_client_hello, NULL);
  wool_code rc = believe_clients(credentials->ctx, &files,
                                 o.client_certificate_optional, error);
  if (!rc)
    rc = use_certificate(credentials->ctx, &files, error);
  if (rc)
    free_credentials(&credentials->base);
  else
    *out_credentials = &credentials->base;
  return rc;
}
