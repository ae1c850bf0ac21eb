/* Sockets: addresses and the few system calls that connections need. All
 * descriptors made here are non-blocking and close on exec. */
#ifndef WOOLI_TRANSPORT_SOCKET_H
#define WOOLI_TRANSPORT_SOCKET_H

#include <sys/socket.h>

#include "runtime/wire/target.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_ADDRESS_TEXT_LEN = 160, /* bytes, NUL included; a Unix path fits */
  WOOLI_LISTEN_BACKLOG = 1024   /* connections; the system may allow fewer */
};

typedef struct wooli_address {
  struct sockaddr_storage storage;
  socklen_t len;
} wooli_address;

/* wooli_address_from_target is false for a host that must be resolved, and
 * fails for one that cannot be an address of its scheme. */
WOOL_MUST_USE wool_code wooli_address_from_target(const wooli_target *target,
                                                  wooli_address *out_address,
                                                  bool *out_must_resolve,
                                                  wool_error *error);

/* wooli_address_resolve asks the system for the first address of a host, which
 * may block. */
WOOL_MUST_USE wool_code wooli_address_resolve(const wooli_target *target,
                                              wooli_address *out_address,
                                              wool_error *error);

/* wooli_address_format writes the target form: "ipv4:1.2.3.4:5",
 * "ipv6:[::1]:5", "unix:PATH", "unix-abstract:NAME"; "unix:" if unnamed. */
void wooli_address_format(const wooli_address *address,
                          char out[WOOLI_ADDRESS_TEXT_LEN]);

/* wooli_socket_listen binds and listens. What is left of a Unix socket nobody
 * listens on any more is removed first. */
WOOL_MUST_USE wool_code wooli_socket_listen(const wooli_address *address,
                                            int *out_fd, wool_error *error);

/* wooli_socket_connect begins to connect; 0 or an errno, *out_fd then -1. The
 * descriptor turns writable when wooli_socket_error can tell how it went. */
int wooli_socket_connect(const wooli_address *address, int *out_fd);

/* wooli_socket_error takes the pending error, 0 if there is none. */
int wooli_socket_error(int fd);

/* wooli_socket_accept is a descriptor, or -1 with errno. */
int wooli_socket_accept(int listener);

/* wooli_socket_local and wooli_socket_peer are the addresses of the two ends.
 */
void wooli_socket_local(int fd, wooli_address *out_address);
void wooli_socket_peer(int fd, wooli_address *out_address);

/* wooli_socket_identity says who is at the other end: "uid:1000" on a Unix
 * socket, else the address without its port. */
void wooli_socket_identity(int fd, const wooli_address *peer,
                           char out[WOOLI_ADDRESS_TEXT_LEN]);

#ifdef __cplusplus
}
#endif
#endif
