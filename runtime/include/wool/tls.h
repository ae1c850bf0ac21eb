/* TLS on OpenSSL: a library of its own, so that nobody else links OpenSSL. */
#ifndef WOOL_TLS_H
#define WOOL_TLS_H

#include <wool/credentials.h>

#ifdef __cplusplus
extern "C" {
#endif

/** wool_tls_client_options; make it with WOOL_TLS_CLIENT_OPTIONS_INIT. Texts
 * are copied. All files are PEM, read once. */
typedef struct wool_tls_client_options {
  size_t struct_size;
  /** Who may sign a server's certificate: a file, a directory of files named by
   * hash (`openssl rehash`), or both; both NULL: the system's. */
  const char *ca_file;
  const char *ca_directory;
  /** What the client shows of itself: a certificate, with those between it and
   * the CA after it, and its key, not encrypted. Both or none. */
  const char *certificate_file;
  const char *key_file;
  /** The name that is asked for and that the certificate must be for; NULL: the
   * host of the channel's authority. For tests. */
  const char *server_name;
  /** Believes any server. Whoever is on the way can read and change all. */
  bool insecure_accept_any_server;
} wool_tls_client_options;

#define WOOL_TLS_CLIENT_OPTIONS_INIT \
  { sizeof(wool_tls_client_options), 0, 0, 0, 0, 0, 0 }

/** wool_tls_client makes credentials for wool_channel_options: TLS 1.2 or
 * later, the server's certificate and name verified, HTTP/2 agreed on by ALPN.
 * `options` may be NULL.
 * Errors: WOOL_FAILED_PRECONDITION for a file that cannot be used, with its
 * name and OpenSSL's reason; WOOL_ERR_NO_MEMORY. */
WOOL_API WOOL_MUST_USE wool_code
wool_tls_client(const wool_tls_client_options *options,
                wool_credentials **out_credentials, wool_error *error);

/** wool_tls_refused is told of a connection that TLS has refused: the peer's
 * address, and why in words. In the thread of the connection's loop, which must
 * not be blocked. */
typedef void (*wool_tls_refused)(void *user_data, const char *peer,
                                 const char *reason);

/** wool_tls_server_options; make it with WOOL_TLS_SERVER_OPTIONS_INIT. Texts
 * are copied. All files are PEM, read once. */
typedef struct wool_tls_server_options {
  size_t struct_size;
  /** A certificate, with those between it and the CA after it, and its key, not
   * encrypted. Needed. */
  const char *certificate_file;
  const char *key_file;
  /** Who may sign a client's certificate, as for clients. If one is given, a
   * client has to show a certificate (mutual TLS). */
  const char *client_ca_file;
  const char *client_ca_directory;
  /** A client may come without a certificate; one that it shows must be good.
   * Which it was, the handler learns by wool_call_peer_identity. */
  bool client_certificate_optional;
  wool_tls_refused refused; /**< may be NULL */
  void *user_data;          /**< of `refused` */
} wool_tls_server_options;

#define WOOL_TLS_SERVER_OPTIONS_INIT \
  { sizeof(wool_tls_server_options), 0, 0, 0, 0, 0, 0, 0 }

/** wool_tls_server makes credentials for wool_server_options, which then hold
 * for all addresses of the server. Errors: as wool_tls_client. */
WOOL_API WOOL_MUST_USE wool_code
wool_tls_server(const wool_tls_server_options *options,
                wool_credentials **out_credentials, wool_error *error);

#ifdef __cplusplus
}
#endif
#endif
