#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <string.h>

#include "runtime/context/alloc.h"
#include "runtime/transport/tls_internal.h"

enum {
  /* bytes of output memory kept between flushes */
  KEPT_OUTPUT_LEN = 8192
};

/* OpenSSL reads from and writes to memory alone. */
typedef struct tls_filter {
  wooli_secure base; /* first */
  /* immutable */
  const wool_allocator *allocator;
  SSL *ssl;
  const char *server_name; /* that is expected, borrowed; NULL at a server */
  /* loop_only */
  const uint8_t *in; /* borrowed from the link */
  size_t in_len;
  uint8_t *out;
  size_t out_len;
  size_t out_room;
  bool failed;
  char identity[WOOLI_MAX_PEER_IDENTITY_LEN];
} tls_filter;

static tls_filter *of_base(wooli_secure *base) {
  return (tls_filter *)base;
}

/* ---- the BIO ---- */

static int bio_read(BIO *bio, char *buf, size_t room, size_t *out_len) {
  tls_filter *filter = BIO_get_data(bio);
  BIO_clear_retry_flags(bio);
  if (filter->in_len == 0) {
    BIO_set_retry_read(bio);
    return 0;
  }
  size_t len = filter->in_len < room ? filter->in_len : room;
  memcpy(buf, filter->in, len);
  filter->in += len;
  filter->in_len -= len;
  *out_len = len;
  return 1;
}

static bool make_room(tls_filter *filter, size_t len) {
  size_t needed = filter->out_len + len;
  if (needed <= filter->out_room)
    return true;
  size_t room = filter->out_room ? filter->out_room * 2 : KEPT_OUTPUT_LEN;
  if (room < needed)
    room = needed;
  uint8_t *out = wooli_resize(filter->allocator, filter->out, room);
  if (!out)
    return false;
  filter->out = out;
  filter->out_room = room;
  return true;
}

static int bio_write(BIO *bio, const char *data, size_t len, size_t *out_len) {
  tls_filter *filter = BIO_get_data(bio);
  BIO_clear_retry_flags(bio);
  if (!make_room(filter, len))
    return 0;
  memcpy(filter->out + filter->out_len, data, len);
  filter->out_len += len;
  *out_len = len;
  return 1;
}

static long bio_ctrl(BIO *bio, int command, long number, void *pointer) {
  (void)bio, (void)number, (void)pointer;
  return command == BIO_CTRL_FLUSH;
}

BIO_METHOD *wooli_tls_bio_method_new(void) {
  BIO_METHOD *method = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "wool");
  if (method) {
    BIO_meth_set_read_ex(method, bio_read);
    BIO_meth_set_write_ex(method, bio_write);
    BIO_meth_set_ctrl(method, bio_ctrl);
  }
  return method;
}

/* ---- failures in words ---- */

static bool is_alert(int reason) {
  return reason > SSL_AD_REASON_OFFSET && reason <= SSL_AD_REASON_OFFSET + 255;
}

/* OpenSSL says "tlsv1 alert unknown ca", where the version is that which first
 * had such an alert. */
static const char *words_of_alert(unsigned long error) {
  const char *text = ERR_reason_error_string(error);
  const char *words = text ? strstr(text, " alert ") : NULL;
  return words ? words + 7 : text ? text : "for no reason that is known";
}

/* Words for what happens when the two ends do not suit each other. */
static const char *words_for(int reason) {
  switch (reason) {
  case SSL_R_HTTP_REQUEST:
  case SSL_R_HTTPS_PROXY_REQUEST:
  case SSL_R_WRONG_VERSION_NUMBER:
    return "the peer does not speak TLS";
  case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
    return "the client shows no certificate, and one is required";
  case SSL_R_NO_APPLICATION_PROTOCOL:
  case SSL_R_CALLBACK_FAILED:
    return "the client does not offer HTTP/2 (ALPN h2)";
  case SSL_R_UNSUPPORTED_PROTOCOL:
    return "the peer speaks no TLS that is allowed here (1.2 or later)";
  default:
    return NULL;
  }
}

static void explain_failure(tls_filter *filter) {
  unsigned long error = ERR_peek_error();
  int reason = ERR_GET_REASON(error);
  const char *words = NULL;
  bool of_tls = ERR_GET_LIB(error) == ERR_LIB_SSL;
  char *out = filter->base.reason;
  if (out[0])
    return; /* the verification has said it */
  if (of_tls && is_alert(reason))
    snprintf(out, WOOLI_SECURE_REASON_LEN, "TLS: the peer refuses: %s",
             words_of_alert(error));
  else if (of_tls && (words = words_for(reason)) != NULL)
    snprintf(out, WOOLI_SECURE_REASON_LEN, "TLS: %s", words);
  else if (reason == ERR_R_MALLOC_FAILURE || error == 0)
    snprintf(out, WOOLI_SECURE_REASON_LEN, "TLS: out of memory");
  else
    snprintf(out, WOOLI_SECURE_REASON_LEN, "TLS: %s",
             ERR_reason_error_string(error) ? ERR_reason_error_string(error)
                                            : "failure");
}

int wooli_tls_on_verify(int is_good, X509_STORE_CTX *store) {
  if (is_good)
    return 1;
  SSL *ssl =
      X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
  tls_filter *filter = SSL_get_app_data(ssl);
  X509 *certificate = X509_STORE_CTX_get_current_cert(store);
  if (certificate && !filter->base.reason[0])
    wooli_tls_explain(certificate, X509_STORE_CTX_get_error(store),
                      filter->server_name, filter->base.reason);
  return 0;
}

static wooli_secure_state fail(tls_filter *filter) {
  explain_failure(filter);
  ERR_clear_error();
  filter->failed = true;
  filter->in_len = 0;
  return WOOLI_SECURE_FAILED;
}

static wooli_secure_state fail_with(tls_filter *filter, const char *reason) {
  snprintf(filter->base.reason, WOOLI_SECURE_REASON_LEN, "%s", reason);
  return fail(filter);
}

/* What OpenSSL's last step, which did not succeed, means. */
static wooli_secure_state state_after(tls_filter *filter, int rc) {
  switch (SSL_get_error(filter->ssl, rc)) {
  case SSL_ERROR_WANT_READ:
    return WOOLI_SECURE_MORE;
  case SSL_ERROR_ZERO_RETURN:
    return WOOLI_SECURE_CLOSED;
  default:
    return fail(filter);
  }
}

/* ---- the handshake ---- */

static bool chose_http2(const SSL *ssl) {
  const uint8_t *protocol = NULL;
  unsigned len = 0;
  SSL_get0_alpn_selected(ssl, &protocol, &len);
  return len == 2 && memcmp(protocol, "h2", 2) == 0;
}

/* Only a certificate that was verified says who the client is. */
static bool note_identity(tls_filter *filter) {
  X509 *certificate = SSL_get0_peer_certificate(filter->ssl);
  if (!SSL_is_server(filter->ssl) || !certificate)
    return true;
  if (SSL_get_verify_result(filter->ssl) != X509_V_OK ||
      !wooli_tls_identity(certificate, filter->identity))
    return false;
  filter->base.identity = filter->identity;
  return true;
}

static wooli_secure_state handshake(wooli_secure *base) {
  tls_filter *filter = of_base(base);
  if (filter->failed)
    return WOOLI_SECURE_FAILED;
  ERR_clear_error();
  int rc = SSL_do_handshake(filter->ssl);
  if (rc != 1) {
    wooli_secure_state state = state_after(filter, rc);
    return state == WOOLI_SECURE_CLOSED
               ? fail_with(filter, "TLS: the peer has broken off the handshake")
               : state;
  }
  if (!chose_http2(filter->ssl))
    return fail_with(filter, "TLS: the server does not choose HTTP/2 (ALPN "
                             "h2), which gRPC needs");
  if (!note_identity(filter))
    return fail_with(filter, "TLS: the names in the client's certificate "
                             "cannot be read, or are too long");
  return WOOLI_SECURE_DONE;
}

/* ---- records ---- */

static void put(wooli_secure *base, const uint8_t *data, size_t len) {
  tls_filter *filter = of_base(base);
  filter->in = data;
  filter->in_len = len;
}

static wooli_secure_state open_records(wooli_secure *base, uint8_t *out,
                                       size_t room, size_t *out_len) {
  tls_filter *filter = of_base(base);
  if (filter->failed)
    return WOOLI_SECURE_FAILED;
  ERR_clear_error();
  int rc = SSL_read_ex(filter->ssl, out, room, out_len);
  return rc == 1 ? WOOLI_SECURE_DONE : state_after(filter, rc);
}

static bool seal(wooli_secure *base, const uint8_t *data, size_t len) {
  tls_filter *filter = of_base(base);
  size_t written = 0;
  if (filter->failed)
    return false;
  if (len == 0)
    return true;
  ERR_clear_error();
  /* Memory takes all or fails. */
  if (SSL_write_ex(filter->ssl, data, len, &written) == 1 && written == len)
    return true;
  (void)fail(filter);
  return false;
}

static void close_filter(wooli_secure *base) {
  tls_filter *filter = of_base(base);
  if (filter->failed)
    return;
  ERR_clear_error();
  filter->in_len = 0;
  (void)SSL_shutdown(filter->ssl);
  ERR_clear_error();
}

static wool_bytes output(wooli_secure *base) {
  const tls_filter *filter = of_base(base);
  return wool_bytes_n(filter->out, filter->out_len);
}

static void taken(wooli_secure *base) {
  tls_filter *filter = of_base(base);
  filter->out_len = 0;
  if (filter->out_room > KEPT_OUTPUT_LEN) {
    wooli_release(filter->allocator, filter->out);
    filter->out = NULL;
    filter->out_room = 0;
  }
}

static bool is_partial(const wooli_secure *base) {
  const tls_filter *filter = (const tls_filter *)base;
  /* "RB": the header of a record has come, and its body not yet. */
  return SSL_has_pending(filter->ssl) ||
         SSL_rstate_string(filter->ssl)[1] == 'B';
}

/* ---- making one ---- */

static void free_filter(wooli_secure *base) {
  tls_filter *filter = of_base(base);
  SSL_free(filter->ssl);
  ERR_clear_error();
  wooli_release(filter->allocator, filter->out);
  wooli_release(filter->allocator, filter);
}

static const wooli_secure_vtable vtable = {put,   handshake,    open_records,
                                           seal,  close_filter, output,
                                           taken, is_partial,   free_filter};

/* The name is asked for, and the certificate has to be for it. An address is
 * not asked for (RFC 6066, 3). */
static bool expect_server(tls_filter *filter) {
  const char *name = filter->server_name;
  SSL_set_connect_state(filter->ssl);
  X509_VERIFY_PARAM *param = SSL_get0_param(filter->ssl);
  if (X509_VERIFY_PARAM_set1_ip_asc(param, name) == 1)
    return true;
  ERR_clear_error();
  SSL_set_hostflags(filter->ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  return SSL_set1_host(filter->ssl, name) == 1 &&
         SSL_set_tlsext_host_name(filter->ssl, name) == 1;
}

static bool attach_bio(tls_filter *filter, const BIO_METHOD *method) {
  BIO *bio = BIO_new(method);
  if (!bio)
    return false;
  BIO_set_data(bio, filter);
  BIO_set_init(bio, 1);
  SSL_set_bio(filter->ssl, bio, bio);
  return SSL_set_app_data(filter->ssl, filter) == 1;
}

wooli_secure *wooli_tls_filter_new(wool_credentials *base,
                                   const char *server_name,
                                   const wool_allocator *allocator) {
  wooli_tls_credentials *credentials = (wooli_tls_credentials *)base;
  tls_filter *filter = wooli_alloc(allocator, sizeof *filter);
  if (!filter)
    return NULL;
  memset(filter, 0, sizeof *filter);
  filter->base.vtable = &vtable;
  filter->allocator = allocator;
  filter->ssl = SSL_new(credentials->ctx);
  bool ok = filter->ssl && attach_bio(filter, credentials->bio_method);
  if (ok && server_name) {
    const char *instead = base->files.server_name;
    filter->server_name = instead ? instead : server_name;
    ok = expect_server(filter);
  } else if (ok) {
    SSL_set_accept_state(filter->ssl);
  }
  ERR_clear_error();
  if (ok)
    return &filter->base;
  free_filter(&filter->base);
  return NULL;
}
