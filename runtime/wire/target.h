/* Targets: where a channel calls and a server listens (gRPC's naming.md). */
#ifndef WOOLI_WIRE_TARGET_H
#define WOOLI_WIRE_TARGET_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum wooli_target_kind {
  WOOLI_TARGET_HOST, /* a name or a numeric address, to be told by resolving */
  WOOLI_TARGET_IPV4,
  WOOLI_TARGET_IPV6,
  WOOLI_TARGET_UNIX,
  WOOLI_TARGET_UNIX_ABSTRACT
} wooli_target_kind;

enum {
  WOOLI_DEFAULT_PORT = 443,     /* where a scheme is written and no port is */
  WOOLI_MAX_SCHEME_LEN = 31,    /* bytes */
  WOOLI_MAX_HOST_LEN = 255,     /* bytes; DNS allows no more */
  WOOLI_MAX_UNIX_PATH_LEN = 107 /* bytes: sun_path without its NUL */
};

typedef struct wooli_target {
  wooli_target_kind kind;
  /* A host without brackets, or a path, or an abstract name; borrowed from the
   * text that was parsed. */
  wool_str host;
  uint16_t port;
  bool has_port; /* it was written; else it is WOOLI_DEFAULT_PORT */
  /* What follows the scheme, of several addresses the first: for :authority,
   * and for messages. */
  wool_str authority;
  wool_str more; /* of ipv4: and ipv6:, what follows the first comma */
} wooli_target;

/* wooli_target_parse reads "HOST:PORT", "dns:HOST[:PORT]",
 * "dns:///HOST[:PORT]", "ipv4:A.B.C.D[:PORT],…", "ipv6:[::1][:PORT],…",
 * "unix:PATH", "unix:///PATH" and "unix-abstract:NAME". Whether a numeric
 * address is one is left to resolving. Errors: WOOL_ERR_TYPE. */
WOOL_MUST_USE wool_code wooli_target_parse(const char *text,
                                           wooli_target *out_target,
                                           wool_error *error);

/* wooli_target_next reads the address after the first of `target`, whose `more`
 * is not empty. */
WOOL_MUST_USE wool_code wooli_target_next(const wooli_target *target,
                                          wooli_target *out_target,
                                          wool_error *error);

/* wooli_target_scheme is what stands before the first colon, if that can be a
 * scheme; empty if not. Borrowed. */
wool_str wooli_target_scheme(const char *text);

/* wooli_scheme_is_ours says whether wooli_target_parse knows the scheme. */
bool wooli_scheme_is_ours(wool_str scheme);

/* wooli_authority_host is an authority without its port, and without the
 * brackets of IPv6: the name that a certificate has to be for. Borrowed. */
wool_str wooli_authority_host(wool_str authority);

#ifdef __cplusplus
}
#endif
#endif
