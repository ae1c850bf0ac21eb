#include <openssl/x509v3.h>
#include <stdio.h>

#include "runtime/transport/tls_internal.h"

/* A text that grows in a fixed place. */
typedef struct text {
  char *out;
  size_t room; /* NUL included */
  size_t len;
  bool overflow;
} text;

static void put_char(text *t, char c) {
  if (t->len + 1 < t->room) {
    t->out[t->len++] = c;
    t->out[t->len] = 0;
  } else {
    t->overflow = true;
  }
}

static void put_text(text *t, const char *s) {
  for (; *s; s++)
    put_char(t, *s);
}

/* Bytes from a certificate: none of them may look like our own punctuation, or
 * end the text. */
static void put_bytes(text *t, const uint8_t *data, size_t len) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < len; i++) {
    uint8_t c = data[i];
    if (c > 0x20 && c < 0x7f && c != ';' && c != '\\') {
      put_char(t, (char)c);
      continue;
    }
    put_text(t, "\\x");
    put_char(t, digits[c >> 4]);
    put_char(t, digits[c & 15]);
  }
}

static void put_ip(text *t, const ASN1_OCTET_STRING *address) {
  char part[8];
  int len = ASN1_STRING_length(address);
  const uint8_t *data = ASN1_STRING_get0_data(address);
  if (len != 4 && len != 16) {
    put_bytes(t, data, (size_t)len);
    return;
  }
  for (int i = 0; len == 4 && i < len; i++) {
    snprintf(part, sizeof part, i ? ".%u" : "%u", data[i]);
    put_text(t, part);
  }
  for (int i = 0; len == 16 && i < len; i += 2) {
    snprintf(part, sizeof part, i ? ":%x" : "%x",
             (unsigned)data[i] << 8 | data[i + 1]);
    put_text(t, part);
  }
}

static void put_string(text *t, const ASN1_STRING *s) {
  put_bytes(t, ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s));
}

/* One alternative name, if it is of a kind that names anybody. */
static void put_name(text *t, const GENERAL_NAME *name, const char *separator) {
  static const struct {
    int type;
    const char *key;
  } kinds[] = {{GEN_DNS, "dns="},
               {GEN_URI, "uri="},
               {GEN_EMAIL, "email="},
               {GEN_IPADD, "ip="}};
  int type = 0;
  void *value = GENERAL_NAME_get0_value(name, &type);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (kinds[i].type != type)
      continue;
    if (t->len > 0)
      put_text(t, separator);
    put_text(t, kinds[i].key);
    if (type == GEN_IPADD)
      put_ip(t, value);
    else
      put_string(t, value);
  }
}

/* False if the list of names cannot be read, which is not the same as none. */
static bool put_names(text *t, X509 *certificate, const char *separator) {
  int critical = -1; /* -1: there is no list */
  GENERAL_NAMES *names =
      X509_get_ext_d2i(certificate, NID_subject_alt_name, &critical, NULL);
  for (int i = 0; i < sk_GENERAL_NAME_num(names); i++)
    put_name(t, sk_GENERAL_NAME_value(names, i), separator);
  GENERAL_NAMES_free(names);
  return names || critical == -1;
}

/* Subject or issuer, as RFC 2253 writes it; false if out of memory. */
static bool put_distinguished(text *t, const X509_NAME *name) {
  BIO *bio = BIO_new(BIO_s_mem());
  if (!bio)
    return false;
  bool ok = X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253) >= 0;
  char *data = NULL;
  long len = BIO_get_mem_data(bio, &data);
  for (long i = 0; ok && i < len; i++) {
    /* A `;` in a value is written as `\;` there: ours stand alone. */
    if (data[i] == ';')
      put_text(t, "x3b"); /* after its backslash */
    else
      put_char(t, data[i]);
  }
  BIO_free(bio);
  return ok;
}

bool wooli_tls_identity(X509 *certificate,
                        char out[WOOLI_MAX_PEER_IDENTITY_LEN]) {
  text t = {out, WOOLI_MAX_PEER_IDENTITY_LEN, 0, false};
  out[0] = 0;
  put_text(&t, "tls:");
  return put_distinguished(&t, X509_get_subject_name(certificate)) &&
         put_names(&t, certificate, ";") && !t.overflow;
}

/* ---- what is wrong with a certificate ---- */

static bool is_of_name(int cause) {
  return cause == X509_V_ERR_HOSTNAME_MISMATCH ||
         cause == X509_V_ERR_IP_ADDRESS_MISMATCH;
}

static const char *advice_for(int cause) {
  switch (cause) {
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
  case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
  case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
  case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    return ": no CA that is trusted here has signed it";
  default:
    return "";
  }
}

void wooli_tls_explain(X509 *certificate, int cause, const char *server_name,
                       char out[WOOLI_SECURE_REASON_LEN]) {
  text t = {out, WOOLI_SECURE_REASON_LEN, 0, false};
  put_text(&t, !server_name ? "the client's certificate"
                            : "the server's certificate");
  char names[WOOLI_SECURE_REASON_LEN / 2] = "";
  text n = {names, sizeof names, 0, false};
  if (server_name && is_of_name(cause)) {
    (void)put_names(&n, certificate, ", ");
    if (n.len == 0)
      (void)put_distinguished(&n, X509_get_subject_name(certificate));
    put_text(&t, " is not for ");
    put_text(&t, server_name);
    put_text(&t, ", but for ");
    put_text(&t, names);
  } else {
    (void)put_distinguished(&n, X509_get_subject_name(certificate));
    put_text(&t, " (");
    put_text(&t, names);
    put_text(&t, ") is not accepted: ");
    put_text(&t, X509_verify_cert_error_string(cause));
    put_text(&t, advice_for(cause));
  }
}
