/* Mailbox: the way to a loop that may go away. Whoever holds a reference can
 * post; once it is closed, nothing arrives. */
#ifndef WOOLI_TRANSPORT_MAILBOX_H
#define WOOLI_TRANSPORT_MAILBOX_H

#include "runtime/transport/loop.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wooli_mailbox wooli_mailbox;

/* wooli_mailbox_new makes an open one with one reference; NULL if out of
 * memory. */
wooli_mailbox *wooli_mailbox_new(wooli_loop *loop);
wooli_mailbox *wooli_mailbox_ref(wooli_mailbox *mailbox);
void wooli_mailbox_unref(wooli_mailbox *mailbox);

/* wooli_mailbox_post is false, and leaves the task to the caller, if the
 * mailbox is closed. Threads: any. */
bool wooli_mailbox_post(wooli_mailbox *mailbox, wooli_task *task);

/* wooli_mailbox_close: no task is posted after it has returned. Those posted
 * before still run. Threads: any. */
void wooli_mailbox_close(wooli_mailbox *mailbox);

/* wooli_mailbox_is_open says whether posting would arrive. Threads: any; the
 * answer lasts in the thread that closes it. */
bool wooli_mailbox_is_open(wooli_mailbox *mailbox);

#ifdef __cplusplus
}
#endif
#endif
