#include "runtime/transport/connector.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/transport/poller.h"

struct wooli_connector {
  /* immutable */
  wooli_loop *loop;
  wooli_address address;
  int64_t timeout_ns;
  wooli_connect_callback callback;
  void *user_data;
  /* loop_only */
  wooli_task start; /* so that nothing fails before `new` has returned */
  wooli_timer timer;
  int fd; /* that is connecting, -1 if none */
  wooli_poller *poller;
};

static void stop(wooli_connector *connector) {
  wooli_timer_stop(connector->loop, &connector->timer);
  wooli_loop_undefer(connector->loop, &connector->start);
  wooli_poller_free(connector->poller);
  connector->poller = NULL;
  if (connector->fd >= 0)
    close(connector->fd);
  connector->fd = -1;
}

static void fail(wooli_connector *connector, const char *why) {
  char text[WOOLI_ADDRESS_TEXT_LEN];
  char error[WOOLI_CONNECT_ERROR_LEN];
  wooli_address_format(&connector->address, text);
  snprintf(error, sizeof error, "connecting to %s: %s", text, why);
  stop(connector);
  connector->callback(connector->user_data, -1, error);
}

static void on_writable(void *user_data, int events) {
  (void)events;
  wooli_connector *connector = user_data;
  int cause = wooli_socket_error(connector->fd);
  if (cause != 0) {
    fail(connector, strerror(cause));
    return;
  }
  int fd = connector->fd;
  connector->fd = -1;
  /* A poller is freed before its descriptor may be closed. */
  stop(connector);
  connector->callback(connector->user_data, fd, NULL);
}

static void run_start(wooli_task *task) {
  wooli_connector *connector =
      (wooli_connector *)((char *)task - offsetof(wooli_connector, start));
  wooli_timer_start(connector->loop, &connector->timer,
                    wooli_due_ns(connector->timeout_ns));
  int cause = wooli_socket_connect(&connector->address, &connector->fd);
  if (cause != 0) {
    fail(connector, strerror(cause));
    return;
  }
  connector->poller =
      wooli_poller_new(connector->loop, connector->fd, on_writable, connector);
  if (connector->poller)
    wooli_poller_watch(connector->poller, WOOLI_POLL_WRITE);
  else
    fail(connector, "out of memory");
}

/* While nobody turned the loop the socket may have connected long ago: that
 * was polled for in this turn, before the timers. */
static void on_timeout(wooli_timer *timer) {
  fail((wooli_connector *)((char *)timer - offsetof(wooli_connector, timer)),
       "connect timeout");
}

wooli_connector *wooli_connector_new(wooli_loop *loop,
                                     const wooli_address *address,
                                     int64_t timeout_ns,
                                     wooli_connect_callback callback,
                                     void *user_data) {
  wooli_connector *connector = calloc(1, sizeof *connector);
  if (!connector)
    return NULL;
  connector->loop = loop;
  connector->address = *address;
  connector->callback = callback;
  connector->user_data = user_data;
  connector->start.run = run_start;
  connector->timer.fire = on_timeout;
  connector->fd = -1;
  connector->timeout_ns = timeout_ns;
  wooli_loop_defer(loop, &connector->start);
  return connector;
}

void wooli_connector_free(wooli_connector *connector) {
  if (!connector)
    return;
  stop(connector);
  free(connector);
}
