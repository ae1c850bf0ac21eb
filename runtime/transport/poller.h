/* Poller: says when a descriptor can be read from or written to. And the parts
 * of a loop that only its neighbours see. */
#ifndef WOOLI_TRANSPORT_POLLER_H
#define WOOLI_TRANSPORT_POLLER_H

#include "runtime/transport/loop.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_POLL_READ = 1,
  WOOLI_POLL_WRITE = 2,
  /* bytes: four of HTTP/2's frames, with headroom */
  WOOLI_LOOP_SCRATCH_LEN = 66560
};

typedef struct wooli_poller wooli_poller;

/* `events` are WOOLI_POLL_ flags; both after an error, so that the read or
 * write that follows finds it. */
typedef void (*wooli_poll_callback)(void *user_data, int events);

/* wooli_poller_new watches nothing yet; NULL if out of memory or if `fd` cannot
 * be polled. Ownership: `fd` stays the caller's, and outlives the poller. */
wooli_poller *wooli_poller_new(wooli_loop *loop, int fd,
                               wooli_poll_callback callback, void *user_data);

/* wooli_poller_watch sets what is watched; each change is a system call. */
void wooli_poller_watch(wooli_poller *poller, int events);

/* wooli_poller_free stops at once; the descriptor may be closed then. */
void wooli_poller_free(wooli_poller *poller);

/* wooli_loop_scratch is memory of WOOLI_LOOP_SCRATCH_LEN bytes that whoever has
 * the turn may use until it returns. */
uint8_t *wooli_loop_scratch(wooli_loop *loop);

/* wooli_loop_undefer takes a task out of the queue. */
void wooli_loop_undefer(wooli_loop *loop, wooli_task *task);

#ifdef __cplusplus
}
#endif
#endif
