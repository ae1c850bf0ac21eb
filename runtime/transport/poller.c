#include "runtime/transport/poller.h"

#include <stdlib.h>

#include "runtime/transport/loop_uv.h"

struct wooli_poller {
  uv_poll_t uv;
  wooli_poll_callback callback;
  void *user_data;
  int events;
};

static void on_poll(uv_poll_t *handle, int status, int events) {
  wooli_poller *poller = handle->data;
  int ready = 0;
  if (status != 0) {
    /* An error behind unread data: libuv has stopped watching, but the owner,
     * who reads a slice at a time, has to come back until it finds it. */
    int watched = poller->events;
    poller->events = 0;
    wooli_poller_watch(poller, watched);
    ready = WOOLI_POLL_READ | WOOLI_POLL_WRITE;
  }
  if (events & UV_READABLE)
    ready |= WOOLI_POLL_READ;
  if (events & UV_WRITABLE)
    ready |= WOOLI_POLL_WRITE;
  poller->callback(poller->user_data, ready);
}

wooli_poller *wooli_poller_new(wooli_loop *loop, int fd,
                               wooli_poll_callback callback, void *user_data) {
  wooli_poller *poller = calloc(1, sizeof *poller);
  if (!poller)
    return NULL;
  if (uv_poll_init(wooli_loop_uv(loop), &poller->uv, fd) != 0) {
    free(poller);
    return NULL;
  }
  poller->uv.data = poller;
  poller->callback = callback;
  poller->user_data = user_data;
  return poller;
}

void wooli_poller_watch(wooli_poller *poller, int events) {
  if (events == poller->events)
    return;
  poller->events = events;
  int uv_events = 0;
  if (events & WOOLI_POLL_READ)
    uv_events |= UV_READABLE;
  if (events & WOOLI_POLL_WRITE)
    uv_events |= UV_WRITABLE;
  uv_poll_start(&poller->uv, uv_events, on_poll);
}

static void on_close(uv_handle_t *handle) {
  free(handle->data);
}

void wooli_poller_free(wooli_poller *poller) {
  if (poller)
    uv_close((uv_handle_t *)&poller->uv, on_close);
}
