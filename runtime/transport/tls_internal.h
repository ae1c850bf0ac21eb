/* What the files on OpenSSL share. */
#ifndef WOOLI_TRANSPORT_TLS_INTERNAL_H
#define WOOLI_TRANSPORT_TLS_INTERNAL_H

#include <openssl/ssl.h>
#include <wool/tls.h>

#include "runtime/transport/secure.h"

typedef struct wooli_tls_credentials {
  wool_credentials base; /* first */
  /* immutable */
  SSL_CTX *ctx;
  BIO_METHOD *bio_method; /* of the filters */
  wool_tls_refused refused;
  void *user_data;
} wooli_tls_credentials;

/* The methods of a filter's BIO; NULL if out of memory. */
BIO_METHOD *wooli_tls_bio_method_new(void);

wooli_secure *wooli_tls_filter_new(wool_credentials *base,
                                   const char *server_name,
                                   const wool_allocator *allocator);

/* wooli_tls_on_verify is OpenSSL's callback for each certificate of a peer: it
 * remembers in words what is wrong with one (tls_filter.c). */
int wooli_tls_on_verify(int is_good, X509_STORE_CTX *store);

/* Writes who the certificate is for: its subject and its alternative names,
 * escaped so that no two certificates with different names give one text.
 * False if out of memory or if it does not fit. */
bool wooli_tls_identity(X509 *certificate,
                        char out[WOOLI_MAX_PEER_IDENTITY_LEN]);

/* Writes what is wrong with the certificate of a server that was to be
 * `server_name`, or of a client (NULL). */
void wooli_tls_explain(X509 *certificate, int cause, const char *server_name,
                       char out[WOOLI_SECURE_REASON_LEN]);

#endif
