#include "runtime/transport/socket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/un.h>
#include <unistd.h>

/* ---- addresses ---- */

static void set_unix(const wooli_target *target, wooli_address *out) {
  struct sockaddr_un un = {.sun_family = AF_UNIX};
  bool abstract = target->kind == WOOLI_TARGET_UNIX_ABSTRACT;
  /* An abstract name begins with a NUL and has no end but its length. */
  memcpy(un.sun_path + abstract, target->host.data, target->host.len);
  out->len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
                         target->host.len + 1);
  memcpy(&out->storage, &un, sizeof un);
}

static bool set_ipv4(const char *host, uint16_t port, wooli_address *out) {
  struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (inet_pton(AF_INET, host, &in.sin_addr) != 1)
    return false;
  memcpy(&out->storage, &in, sizeof in);
  out->len = sizeof in;
  return true;
}

static bool set_ipv6(const char *host, uint16_t port, wooli_address *out) {
  struct sockaddr_in6 in = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
  if (inet_pton(AF_INET6, host, &in.sin6_addr) != 1)
    return false;
  memcpy(&out->storage, &in, sizeof in);
  out->len = sizeof in;
  return true;
}

wool_code wooli_address_from_target(const wooli_target *target,
                                    wooli_address *out_address,
                                    bool *out_must_resolve, wool_error *error) {
  *out_must_resolve = false;
  memset(out_address, 0, sizeof *out_address);
  char host[WOOLI_MAX_HOST_LEN + 1];
  memcpy(host, target->host.data, target->host.len);
  host[target->host.len] = 0;
  switch (target->kind) {
  case WOOLI_TARGET_UNIX:
  case WOOLI_TARGET_UNIX_ABSTRACT:
    set_unix(target, out_address);
    return WOOL_OK;
  case WOOLI_TARGET_IPV4:
    if (set_ipv4(host, target->port, out_address))
      return WOOL_OK;
    return wool_error_set(error, WOOL_ERR_TYPE, "%s is not an IPv4 address",
                          host);
  case WOOLI_TARGET_IPV6:
    if (set_ipv6(host, target->port, out_address))
      return WOOL_OK;
    return wool_error_set(error, WOOL_ERR_TYPE, "%s is not an IPv6 address",
                          host);
  case WOOLI_TARGET_HOST:
    break;
  }
  *out_must_resolve = !set_ipv4(host, target->port, out_address) &&
                      !set_ipv6(host, target->port, out_address);
  return WOOL_OK;
}

wool_code wooli_address_resolve(const wooli_target *target,
                                wooli_address *out_address, wool_error *error) {
  char host[WOOLI_MAX_HOST_LEN + 1];
  memcpy(host, target->host.data, target->host.len);
  host[target->host.len] = 0;
  char port[8];
  snprintf(port, sizeof port, "%u", target->port);
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
  struct addrinfo *list = NULL;
  int rc = getaddrinfo(host, port, &hints, &list);
  if (rc != 0)
    return wool_error_set(error, WOOL_UNAVAILABLE, "resolving %s: %s", host,
                          gai_strerror(rc));
  memset(out_address, 0, sizeof *out_address);
  memcpy(&out_address->storage, list->ai_addr, list->ai_addrlen);
  out_address->len = list->ai_addrlen;
  freeaddrinfo(list);
  return WOOL_OK;
}

static void format_unix(const wooli_address *address, char *out, size_t room) {
  struct sockaddr_un un;
  memcpy(&un, &address->storage, sizeof un);
  size_t head = offsetof(struct sockaddr_un, sun_path);
  size_t len = address->len > head ? address->len - head : 0;
  if (len > 0 && un.sun_path[0] == 0)
    snprintf(out, room, "unix-abstract:%.*s", (int)(len - 1), un.sun_path + 1);
  else
    snprintf(out, room, "unix:%.*s", (int)strnlen(un.sun_path, len),
             un.sun_path);
}

/* The address without a port, as a target begins. */
static void format_host(const wooli_address *address, char *out, size_t room) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address->storage.ss_family == AF_INET) {
    struct sockaddr_in in;
    memcpy(&in, &address->storage, sizeof in);
    inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
    snprintf(out, room, "ipv4:%s", text);
  } else {
    struct sockaddr_in6 in;
    memcpy(&in, &address->storage, sizeof in);
    inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof text);
    snprintf(out, room, "ipv6:[%s]", text);
  }
}

static uint16_t port_of(const wooli_address *address) {
  if (address->storage.ss_family == AF_INET) {
    struct sockaddr_in in;
    memcpy(&in, &address->storage, sizeof in);
    return ntohs(in.sin_port);
  }
  struct sockaddr_in6 in;
  memcpy(&in, &address->storage, sizeof in);
  return ntohs(in.sin6_port);
}

void wooli_address_format(const wooli_address *address,
                          char out[WOOLI_ADDRESS_TEXT_LEN]) {
  if (address->storage.ss_family == AF_UNIX) {
    format_unix(address, out, WOOLI_ADDRESS_TEXT_LEN);
    return;
  }
  format_host(address, out, WOOLI_ADDRESS_TEXT_LEN);
  size_t len = strlen(out);
  snprintf(out + len, WOOLI_ADDRESS_TEXT_LEN - len, ":%u", port_of(address));
}

/* ---- descriptors ---- */

static int new_socket(int family) {
  int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd >= 0 && family != AF_UNIX) {
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  return fd;
}

/* True if `address` names a Unix socket in the file system that no process
 * listens on: bind then fails for a file that is no use to anybody. */
static bool is_abandoned(const wooli_address *address) {
  struct sockaddr_un un;
  memcpy(&un, &address->storage, sizeof un);
  if (un.sun_family != AF_UNIX || un.sun_path[0] == 0)
    return false;
  int fd = new_socket(AF_UNIX);
  if (fd < 0)
    return false;
  int rc =
      connect(fd, (const struct sockaddr *)&address->storage, address->len);
  bool refused = rc != 0 && errno == ECONNREFUSED;
  close(fd);
  return refused && unlink(un.sun_path) == 0;
}

static int bind_and_listen(int fd, const wooli_address *address) {
  const struct sockaddr *name = (const struct sockaddr *)&address->storage;
  int on = 1;
  if (name->sa_family != AF_UNIX)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  int rc = bind(fd, name, address->len);
  if (rc != 0 && errno == EADDRINUSE && is_abandoned(address))
    rc = bind(fd, name, address->len);
  return rc == 0 ? listen(fd, WOOLI_LISTEN_BACKLOG) : rc;
}

wool_code wooli_socket_listen(const wooli_address *address, int *out_fd,
                              wool_error *error) {
  int fd = new_socket(address->storage.ss_family);
  if (fd >= 0 && bind_and_listen(fd, address) == 0) {
    *out_fd = fd;
    return WOOL_OK;
  }
  int cause = errno;
  if (fd >= 0)
    close(fd);
  char text[WOOLI_ADDRESS_TEXT_LEN];
  wooli_address_format(address, text);
  return wool_error_set(error, WOOL_UNAVAILABLE, "listening on %s: %s", text,
                        strerror(cause));
}

int wooli_socket_connect(const wooli_address *address, int *out_fd) {
  *out_fd = -1;
  int fd = new_socket(address->storage.ss_family);
  if (fd < 0)
    return errno;
  int rc =
      connect(fd, (const struct sockaddr *)&address->storage, address->len);
  if (rc != 0 && errno != EINPROGRESS && errno != EINTR) {
    int cause = errno;
    close(fd);
    return cause;
  }
  *out_fd = fd;
  return 0;
}

int wooli_socket_error(int fd) {
  int cause = 0;
  socklen_t len = sizeof cause;
  return getsockopt(fd, SOL_SOCKET, SO_ERROR, &cause, &len) == 0 ? cause
                                                                 : errno;
}

int wooli_socket_accept(int listener) {
  int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd >= 0) {
    int on = 1; /* fails on a Unix socket, which has no such delay */
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  return fd;
}

void wooli_socket_local(int fd, wooli_address *out_address) {
  memset(out_address, 0, sizeof *out_address);
  out_address->len = sizeof out_address->storage;
  if (getsockname(fd, (struct sockaddr *)&out_address->storage,
                  &out_address->len) != 0)
    out_address->len = 0;
}

void wooli_socket_peer(int fd, wooli_address *out_address) {
  memset(out_address, 0, sizeof *out_address);
  out_address->len = sizeof out_address->storage;
  if (getpeername(fd, (struct sockaddr *)&out_address->storage,
                  &out_address->len) != 0)
    out_address->len = 0;
}

void wooli_socket_identity(int fd, const wooli_address *peer,
                           char out[WOOLI_ADDRESS_TEXT_LEN]) {
  if (peer->storage.ss_family != AF_UNIX) {
    format_host(peer, out, WOOLI_ADDRESS_TEXT_LEN);
    return;
  }
  struct ucred who = {0, 0, 0};
  socklen_t len = sizeof who;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &len) == 0)
    snprintf(out, WOOLI_ADDRESS_TEXT_LEN, "uid:%u", who.uid);
  else
    snprintf(out, WOOLI_ADDRESS_TEXT_LEN, "unix:");
}
