#include "runtime/transport/keepalive.h"

static void look_later(wooli_keepalive *keepalive) {
  wooli_timer_start(
      keepalive->link->loop, &keepalive->timer,
      wooli_due_ns(keepalive->time_ns / WOOLI_KEEPALIVE_LOOKS + 1));
}

/* Looks before the time for the answer is over too, so that the next silence
 * begins to count when this one has ended. */
static void wait_on(wooli_keepalive *keepalive) {
  look_later(keepalive);
  if (keepalive->timer.due_ns > keepalive->due_ns)
    wooli_timer_start(keepalive->link->loop, &keepalive->timer,
                      keepalive->due_ns);
}

static void wait_for_answer(wooli_keepalive *keepalive) {
  keepalive->due_ns = wooli_due_ns(keepalive->timeout_ns);
  wait_on(keepalive);
}

/* True if something has come since this was asked last. */
static bool has_heard(wooli_keepalive *keepalive) {
  bool heard = keepalive->link->reads != keepalive->reads_seen;
  keepalive->reads_seen = keepalive->link->reads;
  return heard;
}

static void ask(wooli_keepalive *keepalive) {
  wooli_http2_link *link = keepalive->link;
  keepalive->pinged = true;
  keepalive->sent = false;
  nghttp2_submit_ping(link->session, NGHTTP2_FLAG_NONE, NULL);
  wooli_http2_link_wake(link);
  wait_for_answer(keepalive);
}

static void look(wooli_keepalive *keepalive) {
  if (!keepalive->wanted(keepalive->link)) {
    keepalive->asleep = true;
    return;
  }
  keepalive->n_quiet = has_heard(keepalive) ? 0 : keepalive->n_quiet + 1;
  if (keepalive->n_quiet >= WOOLI_KEEPALIVE_LOOKS)
    ask(keepalive);
  else
    look_later(keepalive);
}

/* A PING that could not leave is lost only if the peer takes nothing. Else
 * nobody has turned the loop, and the peer cannot know of it. */
static void end_waiting(wooli_keepalive *keepalive) {
  wooli_http2_link *link = keepalive->link;
  if (has_heard(keepalive)) {
    keepalive->pinged = false;
    keepalive->n_quiet = 0;
    look_later(keepalive);
  } else if (wooli_now_ns() < keepalive->due_ns) {
    wait_on(keepalive);
  } else if (keepalive->sent || link->blocked) {
    wooli_http2_link_lose(link, "keepalive timeout");
  } else {
    wait_for_answer(keepalive);
  }
}

static void on_timer(wooli_timer *timer) {
  wooli_keepalive *keepalive =
      (wooli_keepalive *)((char *)timer - offsetof(wooli_keepalive, timer));
  if (keepalive->link->lingering)
    return;
  if (keepalive->pinged)
    end_waiting(keepalive);
  else
    look(keepalive);
}

void wooli_keepalive_start(wooli_keepalive *keepalive, wooli_http2_link *link,
                           int64_t time_ns, int64_t timeout_ns,
                           bool (*wanted)(const wooli_http2_link *link)) {
  if (time_ns <= 0)
    return;
  keepalive->link = link;
  keepalive->time_ns = time_ns;
  keepalive->timeout_ns = timeout_ns ? timeout_ns : WOOLI_KEEPALIVE_TIMEOUT_NS;
  keepalive->wanted = wanted;
  keepalive->timer.fire = on_timer;
  keepalive->reads_seen = link->reads;
  look_later(keepalive);
}

void wooli_keepalive_stop(wooli_keepalive *keepalive) {
  if (keepalive->link)
    wooli_timer_stop(keepalive->link->loop, &keepalive->timer);
}

void wooli_keepalive_wake(wooli_keepalive *keepalive) {
  keepalive->asleep = false;
  keepalive->n_quiet = 0;
  look_later(keepalive);
}

/* The time for the answer begins to run. */
void wooli_keepalive_ping_sent(wooli_keepalive *keepalive) {
  if (!keepalive->pinged || keepalive->sent)
    return;
  keepalive->sent = true;
  wait_for_answer(keepalive);
}
