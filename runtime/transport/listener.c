#include "runtime/transport/listener.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/transport/poller.h"
#include "runtime/transport/socket.h"

struct wooli_listener {
  /* immutable */
  wooli_loop *loop;
  int fd;
  wooli_accept_callback callback;
  void *user_data;
  char address[WOOLI_ADDRESS_TEXT_LEN];
  char unix_path[WOOLI_MAX_UNIX_PATH_LEN + 1]; /* "" if there is no file */
  /* loop_only */
  wooli_poller *poller; /* NULL until started */
  wooli_timer pause;
};

static wooli_listener *from_pause(wooli_timer *timer) {
  return (wooli_listener *)((char *)timer - offsetof(wooli_listener, pause));
}

static void on_pause_over(wooli_timer *timer) {
  wooli_poller_watch(from_pause(timer)->poller, WOOLI_POLL_READ);
}

/* Errors of one connection are its own affair; lack of resources is ours, and
 * polling on would spin, as the connection stays acceptable. */
static bool is_shortage(int cause) {
  return cause == EMFILE || cause == ENFILE || cause == ENOBUFS ||
         cause == ENOMEM;
}

static void on_readable(void *user_data, int events) {
  (void)events;
  wooli_listener *listener = user_data;
  for (int i = 0; i < WOOLI_ACCEPTS_PER_TURN; i++) {
    int fd = wooli_socket_accept(listener->fd);
    if (fd >= 0) {
      listener->callback(listener->user_data, fd);
      continue;
    }
    if (is_shortage(errno)) {
      wooli_poller_watch(listener->poller, 0);
      wooli_timer_start(listener->loop, &listener->pause,
                        wooli_now_ns() + WOOLI_ACCEPT_PAUSE_NS);
      return;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK)
      return;
  }
}

/* What a client may leave out, or say several times, a server may not. */
static wool_code check_one_address(const char *text, const wooli_target *target,
                                   wool_error *error) {
  bool is_path = target->kind == WOOLI_TARGET_UNIX ||
                 target->kind == WOOLI_TARGET_UNIX_ABSTRACT;
  if (target->more.len > 0)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "target \"%s\": a server listens on one address",
                          text);
  if (!is_path && !target->has_port)
    return wool_error_set(error, WOOL_ERR_TYPE, "target \"%s\": has no port",
                          text);
  return WOOL_OK;
}

static wool_code open_socket(const char *text, wooli_target *out_target,
                             int *out_fd, wool_error *error) {
  wooli_address address;
  bool must_resolve = false;
  wool_code rc = wooli_target_parse(text, out_target, error);
  if (rc == WOOL_OK)
    rc = check_one_address(text, out_target, error);
  if (rc == WOOL_OK)
    rc = wooli_address_from_target(out_target, &address, &must_resolve, error);
  if (rc == WOOL_OK && must_resolve)
    rc = wooli_address_resolve(out_target, &address, error);
  if (rc == WOOL_OK)
    rc = wooli_socket_listen(&address, out_fd, error);
  return rc;
}

wooli_listener *wooli_listener_new(wooli_loop *loop, const char *target,
                                   wooli_accept_callback callback,
                                   void *user_data, wool_error *error) {
  wooli_target parsed;
  int fd = -1;
  if (open_socket(target, &parsed, &fd, error) != WOOL_OK)
    return NULL;
  wooli_listener *listener = calloc(1, sizeof *listener);
  if (!listener) {
    close(fd);
    wool_error_set(error, WOOL_RESOURCE_EXHAUSTED, "listener: out of memory");
    return NULL;
  }
  listener->loop = loop;
  listener->fd = fd;
  listener->callback = callback;
  listener->user_data = user_data;
  listener->pause.fire = on_pause_over;
  if (parsed.kind == WOOLI_TARGET_UNIX)
    memcpy(listener->unix_path, parsed.host.data, parsed.host.len);
  wooli_address bound;
  wooli_socket_local(fd, &bound);
  wooli_address_format(&bound, listener->address);
  return listener;
}

bool wooli_listener_start(wooli_listener *listener) {
  listener->poller =
      wooli_poller_new(listener->loop, listener->fd, on_readable, listener);
  if (!listener->poller)
    return false;
  wooli_poller_watch(listener->poller, WOOLI_POLL_READ);
  return true;
}

const char *wooli_listener_address(const wooli_listener *listener) {
  return listener->address;
}

void wooli_listener_free(wooli_listener *listener) {
  if (!listener)
    return;
  wooli_timer_stop(listener->loop, &listener->pause);
  wooli_poller_free(listener->poller);
  close(listener->fd);
  if (listener->unix_path[0])
    unlink(listener->unix_path);
  free(listener);
}
