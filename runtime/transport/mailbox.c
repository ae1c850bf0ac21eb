#include "runtime/transport/mailbox.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct wooli_mailbox {
  atomic_uint refs;
  pthread_mutex_t mutex;
  wooli_loop *loop; /* locked; NULL once closed */
};

wooli_mailbox *wooli_mailbox_new(wooli_loop *loop) {
  wooli_mailbox *mailbox = calloc(1, sizeof *mailbox);
  if (!mailbox)
    return NULL;
  atomic_init(&mailbox->refs, 1);
  pthread_mutex_init(&mailbox->mutex, NULL);
  mailbox->loop = loop;
  return mailbox;
}

wooli_mailbox *wooli_mailbox_ref(wooli_mailbox *mailbox) {
  atomic_fetch_add_explicit(&mailbox->refs, 1, memory_order_relaxed);
  return mailbox;
}

void wooli_mailbox_unref(wooli_mailbox *mailbox) {
  if (!mailbox ||
      atomic_fetch_sub_explicit(&mailbox->refs, 1, memory_order_acq_rel) != 1)
    return;
  pthread_mutex_destroy(&mailbox->mutex);
  free(mailbox);
}

bool wooli_mailbox_post(wooli_mailbox *mailbox, wooli_task *task) {
  pthread_mutex_lock(&mailbox->mutex);
  bool open = mailbox->loop != NULL;
  if (open)
    wooli_loop_post(mailbox->loop, task);
  pthread_mutex_unlock(&mailbox->mutex);
  return open;
}

void wooli_mailbox_close(wooli_mailbox *mailbox) {
  pthread_mutex_lock(&mailbox->mutex);
  mailbox->loop = NULL;
  pthread_mutex_unlock(&mailbox->mutex);
}

bool wooli_mailbox_is_open(wooli_mailbox *mailbox) {
  pthread_mutex_lock(&mailbox->mutex);
  bool open = mailbox->loop != NULL;
  pthread_mutex_unlock(&mailbox->mutex);
  return open;
}
