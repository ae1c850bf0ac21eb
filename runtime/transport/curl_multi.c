/* libcurl's multi handle on our loop: sockets, its timer, and the task in which
 * transfers begin, go on and are freed. */
#include "runtime/context/alloc.h"
#include "runtime/transport/curl_internal.h"
#include "runtime/transport/poller.h"

enum {
  MAX_ROUNDS = 64 /* of libcurl's reading what it has read, for one event */
};

/* ---- the multi handle on our loop ---- */

static void reap(wooli_curl_client *client) {
  int left = 0;
  for (CURLMsg *m; (m = curl_multi_info_read(client->multi, &left)) != NULL;) {
    if (m->msg != CURLMSG_DONE)
      continue;
    CURLcode rc = m->data.result;
    char *private = NULL;
    curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &private);
    wooli_curl_stream *stream = (wooli_curl_stream *)(void *)private;
    stream->removed = true;
    wooli_curl_work_soon(client);
    wooli_curl_conclude(stream, rc);
  }
}

typedef struct socket_watch {
  wooli_curl_client *client;
  wooli_poller *poller;
  curl_socket_t fd;
} socket_watch;

static void on_socket_ready(void *user_data, int events) {
  socket_watch *watched = user_data;
  wooli_curl_client *client = watched->client;
  curl_socket_t fd = watched->fd; /* the watch may be gone after an action */
  int mask = 0;
  int running = 0;
  if (events & WOOLI_POLL_READ)
    mask |= CURL_CSELECT_IN;
  if (events & WOOLI_POLL_WRITE)
    mask |= CURL_CSELECT_OUT;
  curl_multi_socket_action(client->multi, fd, mask, &running);
  /* libcurl keeps some of what it has read, and waits for the socket, where
   * nothing more may come. */
  uint64_t before = client->n_received - 1;
  for (int round = 0; (events & WOOLI_POLL_READ) && round < MAX_ROUNDS &&
                      before != client->n_received;
       round++) {
    before = client->n_received;
    curl_multi_socket_action(client->multi, fd, CURL_CSELECT_IN, &running);
  }
  reap(client);
}

static void note_watched(CURL *easy, bool watched) {
  char *private = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
  wooli_curl_stream *stream = (wooli_curl_stream *)(void *)private;
  if (!stream)
    return;
  stream->unwatched = !watched;
  if (!watched)
    wooli_curl_work_soon(stream->client);
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user_data,
                     void *socket_data) {
  wooli_curl_client *client = user_data;
  socket_watch *watched = socket_data;
  note_watched(easy, what != CURL_POLL_REMOVE);
  if (what == CURL_POLL_REMOVE) {
    if (watched) {
      wooli_poller_free(watched->poller);
      wooli_release(client->allocator, watched);
      curl_multi_assign(client->multi, fd, NULL);
    }
    return 0;
  }
  if (!watched) {
    watched = wooli_alloc(client->allocator, sizeof *watched);
    if (!watched)
      return -1;
    watched->client = client;
    watched->fd = fd;
    watched->poller =
        wooli_poller_new(client->loop, fd, on_socket_ready, watched);
    if (!watched->poller) {
      wooli_release(client->allocator, watched);
      return -1;
    }
    curl_multi_assign(client->multi, fd, watched);
  }
  int events = 0;
  if (what & CURL_POLL_IN)
    events |= WOOLI_POLL_READ;
  if (what & CURL_POLL_OUT)
    events |= WOOLI_POLL_WRITE;
  wooli_poller_watch(watched->poller, events);
  return 0;
}

static void on_timer(wooli_timer *timer) {
  wooli_curl_client *client =
      (wooli_curl_client *)((char *)timer - offsetof(wooli_curl_client, timer));
  int running = 0;
  curl_multi_socket_action(client->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  reap(client);
}

static int on_timeout(CURLM *multi, long timeout_ms, void *user_data) {
  (void)multi;
  wooli_curl_client *client = user_data;
  if (timeout_ms < 0)
    wooli_timer_stop(client->loop, &client->timer);
  else
    wooli_timer_start(client->loop, &client->timer,
                      wooli_now_ns() + (int64_t)timeout_ms * 1000000);
  return 0;
}

/* ---- transfers ---- */

void wooli_curl_stream_free(wooli_curl_stream *stream) {
  wooli_curl_client *client = stream->client;
  if (stream->added)
    curl_multi_remove_handle(client->multi, stream->easy);
  curl_easy_cleanup(stream->easy);
  curl_slist_free_all(stream->headers);
  wooli_deframer_cleanup(&stream->in);
  if (stream->prev)
    stream->prev->next = stream->next;
  else
    client->streams = stream->next;
  if (stream->next)
    stream->next->prev = stream->prev;
  wooli_release(client->allocator, stream);
}

/* The one message of a unary call is known by now. Told its length, libcurl
 * ends the request together with it; otherwise it sends an empty frame later,
 * and is confused by a server that has answered in between. */
static void set_length(wooli_curl_stream *stream) {
  if (stream->busy && stream->end)
    curl_easy_setopt(stream->easy, CURLOPT_POSTFIELDSIZE_LARGE,
                     (curl_off_t)(stream->prefix_left + stream->head.len +
                                  stream->body.len));
}

static void add_transfer(wooli_curl_stream *stream) {
  set_length(stream);
  CURLMcode rc = curl_multi_add_handle(stream->client->multi, stream->easy);
  stream->added = rc == CURLM_OK;
  if (!stream->added)
    wooli_curl_end_with(stream, WOOL_UNAVAILABLE, curl_multi_strerror(rc));
}

static void resume(wooli_curl_stream *stream) {
  stream->resume = false;
  stream->unwatched = false; /* until libcurl says so anew */
  int keep = (stream->send_paused ? CURLPAUSE_SEND : 0) |
             (stream->recv_paused ? CURLPAUSE_RECV : 0);
  curl_easy_pause(stream->easy, keep);
}

/* Whether libcurl waits for our data alone, and listens no more: the response
 * has ended, and it has lost how. */
static bool has_lost_the_end(const wooli_curl_stream *stream) {
  return stream->unwatched && stream->send_paused && !stream->recv_paused &&
         !stream->resume;
}

/* One thing at a time for one stream; true if there may be more to do. */
static bool work_on(wooli_curl_stream *stream) {
  if (stream->removed) {
    wooli_curl_stream_free(stream);
  } else if (stream->failure != WOOL_OK) {
    wooli_curl_conclude(stream, CURLE_OK);
  } else if (!stream->added) {
    add_transfer(stream);
  } else if (stream->has_status && (stream->busy || !stream->end)) {
    /* The peer has ended before we did; libcurl would wait for our data. */
    wooli_curl_conclude(stream, CURLE_OK);
  } else if (stream->sent_due) {
    stream->sent_due = false;
    stream->events->sent(stream->user_data);
  } else if (stream->resume) {
    resume(stream);
  } else if (has_lost_the_end(stream)) {
    wooli_curl_end_with(stream, WOOL_UNKNOWN,
                        "libcurl has lost the end of the response");
  } else {
    return false;
  }
  return true;
}

static void run_work(wooli_task *task) {
  wooli_curl_client *client =
      (wooli_curl_client *)((char *)task - offsetof(wooli_curl_client, work));
  /* Events may add to the list, at its front, and ask for another round. */
  for (wooli_curl_stream *stream = client->streams; stream;) {
    wooli_curl_stream *next = stream->next;
    if (work_on(stream))
      wooli_curl_work_soon(client);
    stream = next;
  }
  reap(client);
}
/* ---- making it ---- */

bool wooli_curl_multi_init(wooli_curl_client *client) {
  client->timer.fire = on_timer;
  client->work.run = run_work;
  client->multi = curl_multi_init();
  if (!client->multi)
    return false;
  /* Of several responses on one connection libcurl 7.88 loses trailers. */
  curl_multi_setopt(client->multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
  curl_multi_setopt(client->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(client->multi, CURLMOPT_SOCKETDATA, client);
  curl_multi_setopt(client->multi, CURLMOPT_TIMERFUNCTION, on_timeout);
  curl_multi_setopt(client->multi, CURLMOPT_TIMERDATA, client);
  return true;
}
