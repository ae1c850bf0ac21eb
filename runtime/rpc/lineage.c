#include "runtime/rpc/lineage.h"

#include <stdlib.h>

static _Thread_local wooli_heritage current;

wooli_heritage wooli_lineage_enter(wooli_lineage *lineage) {
  wooli_heritage before = current;
  current.lineage = lineage;
  current.parent = NULL;
  return before;
}

wooli_heritage wooli_lineage_enter_child(const wooli_child *child) {
  wooli_heritage before = current;
  current.lineage = NULL;
  current.parent = child->parent;
  return before;
}

void wooli_lineage_leave(wooli_heritage before) {
  current = before;
}

/* ---- parents ---- */

static void unref(wooli_parent *parent) {
  if (!parent ||
      atomic_fetch_sub_explicit(&parent->refs, 1, memory_order_acq_rel) != 1)
    return;
  pthread_mutex_destroy(&parent->lock);
  free(parent);
}

/* The parent of calls that are made under `lineage`; NULL if out of memory. */
static wooli_parent *parent_of(wooli_lineage *lineage) {
  wooli_parent *parent = atomic_load(&lineage->parent);
  if (parent)
    return parent;
  parent = calloc(1, sizeof *parent);
  if (!parent)
    return NULL;
  atomic_init(&parent->refs, 1);
  parent->deadline_ns = lineage->deadline_ns;
  pthread_mutex_init(&parent->lock, NULL);
  /* Published before `cancelled` is looked at: who cancels does it the other
   * way round, so that one of the two sees the other. */
  atomic_store(&lineage->parent, parent);
  return parent;
}

void wooli_lineage_end(wooli_lineage *lineage) {
  wooli_parent *parent = atomic_load(&lineage->parent);
  if (!parent)
    return;
  pthread_mutex_lock(&parent->lock);
  parent->over = true;
  pthread_mutex_unlock(&parent->lock);
}

void wooli_lineage_cleanup(wooli_lineage *lineage) {
  wooli_lineage_end(lineage);
  unref(atomic_exchange(&lineage->parent, NULL));
}

/* ---- children ---- */

static void link_child(wooli_child *child, wooli_parent *parent) {
  child->next = parent->first;
  if (child->next)
    child->next->prev = child;
  parent->first = child;
  child->is_linked = true;
}

static void unlink_child(wooli_child *child) {
  if (!child->is_linked)
    return;
  child->is_linked = false;
  if (child->prev)
    child->prev->next = child->next;
  else
    child->parent->first = child->next;
  if (child->next)
    child->next->prev = child->prev;
  child->prev = child->next = NULL;
}

bool wooli_child_join(wooli_child *child, int64_t *out_deadline_ns,
                      bool *out_cancelled) {
  wooli_lineage *lineage = current.lineage;
  *out_deadline_ns = INT64_MAX;
  *out_cancelled = false;
  if (!lineage && !current.parent)
    return true;
  wooli_parent *parent = lineage ? parent_of(lineage) : current.parent;
  if (!parent)
    return false;
  pthread_mutex_lock(&parent->lock);
  bool over = parent->over;
  if (!over) {
    atomic_fetch_add_explicit(&parent->refs, 1, memory_order_relaxed);
    child->parent = parent;
    link_child(child, parent);
    *out_deadline_ns = parent->deadline_ns;
    *out_cancelled =
        parent->cancelled || (lineage && atomic_load(&lineage->cancelled));
  }
  pthread_mutex_unlock(&parent->lock);
  return true;
}

void wooli_child_leave(wooli_child *child) {
  if (!child->parent)
    return;
  pthread_mutex_lock(&child->parent->lock);
  unlink_child(child);
  pthread_mutex_unlock(&child->parent->lock);
}

void wooli_child_cleanup(wooli_child *child) {
  wooli_child_leave(child);
  unref(child->parent);
  child->parent = NULL;
}

/* ---- cancelling ---- */

/* Takes all children, of those that can still be held. */
static wooli_child *take_all(wooli_parent *parent) {
  wooli_child *doomed = NULL;
  pthread_mutex_lock(&parent->lock);
  parent->cancelled = true;
  while (!parent->over && parent->first) {
    wooli_child *child = parent->first;
    unlink_child(child);
    if (!child->hold(child))
      continue;
    child->doomed = doomed;
    doomed = child;
  }
  pthread_mutex_unlock(&parent->lock);
  return doomed;
}

void wooli_lineage_cancel(wooli_lineage *lineage) {
  atomic_store(&lineage->cancelled, true);
  wooli_parent *parent = atomic_load(&lineage->parent);
  wooli_child *child = parent ? take_all(parent) : NULL;
  while (child) {
    wooli_child *next = child->doomed;
    child->cancel(child);
    child = next;
  }
}
