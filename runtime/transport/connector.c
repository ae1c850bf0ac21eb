#include "runtime/transport/connector.h"

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/transport/loop_uv.h"
#include "runtime/transport/poller.h"

/* A question to the resolver. libuv owns it while it is under way, so it
 * outlives a connector that is freed. */
typedef struct lookup {
  uv_getaddrinfo_t uv;
  wooli_connector *connector; /* NULL once it is gone */
} lookup;

struct wooli_connector {
  /* immutable */
  wooli_loop *loop;
  wooli_target target; /* its texts are in `host` */
  wooli_connect_callback callback;
  void *user_data;
  char host[WOOLI_MAX_HOST_LEN + 1];
  /* loop_only */
  wooli_address addresses[WOOLI_MAX_ADDRESSES];
  size_t n_addresses;
  size_t next_address;
  lookup *lookup;
  wooli_task start; /* so that nothing fails before start has returned */
  wooli_timer timer;
  int fd; /* that is connecting, -1 if none */
  wooli_poller *poller;
  char error[WOOLI_CONNECT_ERROR_LEN];
};

static void stop(wooli_connector *connector) {
  wooli_timer_stop(connector->loop, &connector->timer);
  wooli_loop_undefer(connector->loop, &connector->start);
  if (connector->lookup) {
    connector->lookup->connector = NULL;
    uv_cancel((uv_req_t *)&connector->lookup->uv);
    connector->lookup = NULL;
  }
  wooli_poller_free(connector->poller);
  connector->poller = NULL;
  if (connector->fd >= 0)
    close(connector->fd);
  connector->fd = -1;
}

static void fail(wooli_connector *connector) {
  stop(connector);
  connector->callback(connector->user_data, -1, connector->error);
}

static void set_error(wooli_connector *connector, const char *what) {
  char text[WOOLI_ADDRESS_TEXT_LEN] = "";
  if (connector->next_address > 0)
    wooli_address_format(&connector->addresses[connector->next_address - 1],
                         text);
  snprintf(connector->error, sizeof connector->error, "connecting to %s: %s",
           text[0] ? text : connector->host, what);
}

/* ---- connecting ---- */

static void try_next(wooli_connector *connector);

static void on_writable(void *user_data, int events) {
  (void)events;
  wooli_connector *connector = user_data;
  int cause = wooli_socket_error(connector->fd);
  if (cause != 0) {
    set_error(connector, strerror(cause));
    try_next(connector);
    return;
  }
  int fd = connector->fd;
  connector->fd = -1;
  stop(connector);
  connector->callback(connector->user_data, fd, NULL);
}

static void drop_attempt(wooli_connector *connector) {
  wooli_poller_free(connector->poller);
  connector->poller = NULL;
  if (connector->fd >= 0)
    close(connector->fd);
  connector->fd = -1;
}

static void try_next(wooli_connector *connector) {
  drop_attempt(connector);
  while (connector->next_address < connector->n_addresses) {
    const wooli_address *address =
        &connector->addresses[connector->next_address++];
    int cause = wooli_socket_connect(address, &connector->fd);
    if (cause == 0) {
      connector->poller = wooli_poller_new(connector->loop, connector->fd,
                                           on_writable, connector);
      if (connector->poller) {
        wooli_poller_watch(connector->poller, WOOLI_POLL_WRITE);
        return;
      }
      drop_attempt(connector);
    }
    set_error(connector, cause ? strerror(cause) : "out of memory");
  }
  fail(connector);
}

/* ---- resolving ---- */

static void on_resolved(uv_getaddrinfo_t *request, int status,
                        struct addrinfo *list) {
  lookup *done = request->data;
  wooli_connector *connector = done->connector;
  free(done);
  if (connector) {
    connector->lookup = NULL;
    for (struct addrinfo *a = list;
         a && connector->n_addresses < WOOLI_MAX_ADDRESSES; a = a->ai_next) {
      wooli_address *address = &connector->addresses[connector->n_addresses++];
      memcpy(&address->storage, a->ai_addr, a->ai_addrlen);
      address->len = a->ai_addrlen;
    }
    snprintf(connector->error, sizeof connector->error, "resolving %s: %s",
             connector->host, status ? uv_strerror(status) : "no address");
    try_next(connector);
  }
  uv_freeaddrinfo(list);
}

static void resolve(wooli_connector *connector) {
  char port[8];
  snprintf(port, sizeof port, "%u", connector->target.port);
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
  lookup *question = calloc(1, sizeof *question);
  int rc = UV_ENOMEM;
  if (question) {
    question->uv.data = question;
    question->connector = connector;
    rc = uv_getaddrinfo(wooli_loop_uv(connector->loop), &question->uv,
                        on_resolved, connector->host, port, &hints);
  }
  if (rc == 0) {
    connector->lookup = question;
    return;
  }
  free(question);
  snprintf(connector->error, sizeof connector->error, "resolving %s: %s",
           connector->host, uv_strerror(rc));
  fail(connector);
}

static wooli_connector *from_start(wooli_task *task) {
  return (wooli_connector *)((char *)task - offsetof(wooli_connector, start));
}

static void run_start(wooli_task *task) {
  wooli_connector *connector = from_start(task);
  wool_error error = WOOL_ERROR_INIT;
  bool must_resolve = false;
  connector->n_addresses = 0;
  connector->next_address = 0;
  if (wooli_address_from_target(&connector->target, &connector->addresses[0],
                                &must_resolve, &error) != WOOL_OK) {
    snprintf(connector->error, sizeof connector->error, "%s", error.message);
    fail(connector);
  } else if (must_resolve) {
    resolve(connector);
  } else {
    connector->n_addresses = 1;
    try_next(connector);
  }
}

static void on_timeout(wooli_timer *timer) {
  wooli_connector *connector =
      (wooli_connector *)((char *)timer - offsetof(wooli_connector, timer));
  set_error(connector, "connect timeout");
  fail(connector);
}

/* ---- the connector ---- */

wooli_connector *wooli_connector_new(wooli_loop *loop,
                                     const wooli_target *target,
                                     wooli_connect_callback callback,
                                     void *user_data, wool_error *error) {
  wooli_connector *connector = calloc(1, sizeof *connector);
  if (!connector) {
    wool_error_set(error, WOOL_ERR_NO_MEMORY, "connector: out of memory");
    return NULL;
  }
  connector->loop = loop;
  connector->target = *target;
  memcpy(connector->host, target->host.data, target->host.len);
  connector->target.host = wool_str_n(connector->host, target->host.len);
  connector->callback = callback;
  connector->user_data = user_data;
  connector->start.run = run_start;
  connector->timer.fire = on_timeout;
  connector->fd = -1;
  return connector;
}

void wooli_connector_free(wooli_connector *connector) {
  if (!connector)
    return;
  stop(connector);
  free(connector);
}

void wooli_connector_start(wooli_connector *connector, int64_t timeout_ns) {
  stop(connector);
  wooli_timer_start(connector->loop, &connector->timer,
                    wooli_due_ns(timeout_ns));
  wooli_loop_defer(connector->loop, &connector->start);
}
