/* Keepalive: a link that is silent for long is asked by a PING whether its peer
 * is still there (gRPC's keepalive.md, A8, A9). Anything that comes is an
 * answer. */
#ifndef WOOLI_TRANSPORT_KEEPALIVE_H
#define WOOLI_TRANSPORT_KEEPALIVE_H

#include "runtime/transport/http2_link.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How long a PING may go unanswered. */
#define WOOLI_KEEPALIVE_TIMEOUT_NS INT64_C(20000000000)

enum {
  /* Silence is noticed so many times in `time_ns`: a PING goes out after
   * between one time_ns and 1.25 of it. So nothing is counted when bytes come.
   */
  WOOLI_KEEPALIVE_LOOKS = 4
};

typedef struct wooli_keepalive {
  /* immutable while it runs */
  wooli_http2_link *link;
  int64_t time_ns; /* of silence; 0: off */
  int64_t timeout_ns;
  /* Whether there is anything to be kept alive now. */
  bool (*wanted)(const wooli_http2_link *link);
  /* loop_only */
  wooli_timer timer;
  uint32_t reads_seen;
  unsigned n_quiet;
  bool asleep;    /* nothing was wanted: until woken */
  bool pinged;    /* an answer is awaited */
  int64_t due_ns; /* until then */
  bool sent;      /* the PING is out */
} wooli_keepalive;

/* wooli_keepalive_start begins, if time_ns is more than 0. */
void wooli_keepalive_start(wooli_keepalive *keepalive, wooli_http2_link *link,
                           int64_t time_ns, int64_t timeout_ns,
                           bool (*wanted)(const wooli_http2_link *link));
void wooli_keepalive_stop(wooli_keepalive *keepalive);

/* wooli_keepalive_wake: there is something to be kept alive again. */
void wooli_keepalive_wake(wooli_keepalive *keepalive);

/* wooli_keepalive_ping_sent: a PING of ours has left the session. */
void wooli_keepalive_ping_sent(wooli_keepalive *keepalive);

#ifdef __cplusplus
}
#endif
#endif
