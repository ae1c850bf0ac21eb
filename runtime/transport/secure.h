/* Secure: what stands between a link and its socket if the connection is
 * protected. A filter without I/O: the link gives it what it has read and what
 * it wants to send, and gets plaintext and what to send in its place. Who makes
 * the filters are credentials; the link knows no TLS library. */
#ifndef WOOLI_TRANSPORT_SECURE_H
#define WOOLI_TRANSPORT_SECURE_H

#include <wool/credentials.h>

#include "runtime/context/atomic.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_SECURE_REASON_LEN = 320,     /* bytes, NUL included */
  WOOLI_MAX_PEER_IDENTITY_LEN = 1024 /* bytes */
};

typedef enum wooli_secure_state {
  WOOLI_SECURE_MORE,   /* the peer has to say more first */
  WOOLI_SECURE_DONE,   /* the handshake is complete; there is plaintext */
  WOOLI_SECURE_CLOSED, /* the peer has closed, properly */
  WOOLI_SECURE_FAILED  /* see `reason`; nothing but closing is left */
} wooli_secure_state;

typedef struct wooli_secure_vtable wooli_secure_vtable;

/* The filter of one connection. Whatever is done to it may leave bytes that
 * are to be sent: see `output`. */
typedef struct wooli_secure {
  const wooli_secure_vtable *vtable; /* immutable */
  const char *identity; /* of a verified peer, once DONE; else NULL */
  char reason[WOOLI_SECURE_REASON_LEN]; /* why it has FAILED */
} wooli_secure;

struct wooli_secure_vtable {
  /* put lends what was read from the socket, until `handshake` or `open` says
   * anything but DONE. */
  void (*put)(wooli_secure *secure, const uint8_t *data, size_t len);
  /* handshake goes on with what there is; it says DONE once. */
  wooli_secure_state (*handshake)(wooli_secure *secure);
  /* open gives plaintext: DONE with *out_len bytes, until it says MORE. */
  wooli_secure_state (*open)(wooli_secure *secure, uint8_t *out, size_t room,
                             size_t *out_len);
  /* seal turns plaintext into output, all of it; false if it FAILED. */
  bool (*seal)(wooli_secure *secure, const uint8_t *data, size_t len);
  /* close adds the word that nothing follows. */
  void (*close)(wooli_secure *secure);
  /* output is what is to be sent; borrowed until any other function. */
  wool_bytes (*output)(wooli_secure *secure);
  /* taken says that all output was sent or copied. */
  void (*taken)(wooli_secure *secure);
  /* is_partial says that a record was begun and has not come whole. */
  bool (*is_partial)(const wooli_secure *secure);
  void (*free)(wooli_secure *secure);
};

/* What libcurl needs of a client's credentials; NULL where not given. */
typedef struct wooli_secure_files {
  const char *ca_file;
  const char *ca_directory;
  const char *certificate_file;
  const char *key_file;
  const char *server_name;
  bool accept_any_server;
} wooli_secure_files;

typedef struct wooli_credentials_vtable {
  /* new_filter makes one for a client's connection to `server_name`, or for a
   * server's, with NULL. NULL if out of memory. */
  wooli_secure *(*new_filter)(wool_credentials *credentials,
                              const char *server_name,
                              const wool_allocator *allocator);
  /* refused tells of a connection that ended in its handshake. */
  void (*refused)(wool_credentials *credentials, const char *peer,
                  const char *reason);
  void (*free)(wool_credentials *credentials);
} wooli_credentials_vtable;

struct wool_credentials {
  const wooli_credentials_vtable *vtable; /* immutable */
  bool is_server;                         /* immutable */
  wooli_secure_files files;               /* immutable */
  atomic_uint refs;
};

#ifdef __cplusplus
}
#endif

#endif
