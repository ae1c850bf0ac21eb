#include "runtime/context/header.h"

#include "runtime/context/chain.h"

static WOOLI_ATOMIC(wool_var *) first;

wool_var *wooli_header_first(void) {
  return atomic_load_explicit(&first, memory_order_acquire);
}

wool_var *wooli_header_next(const wool_var *var) {
  return atomic_load_explicit(&((wool_var *)(uintptr_t)var)->next_header,
                              memory_order_acquire);
}

/* Readers meet the variable with its successor, or do not meet it. */
void wooli_header_add(wool_var *var) {
  WOOLI_ATOMIC(wool_var *) *link = &first;
  wool_var *next;
  while ((next = atomic_load_explicit(link, memory_order_relaxed)) &&
         wooli_var_compare(next, var) < 0)
    link = &next->next_header;
  atomic_store_explicit(&var->next_header, next, memory_order_relaxed);
  atomic_store_explicit(link, var, memory_order_release);
}

bool wooli_context_lay_over(wool_context *context, wool_var *var,
                            wooli_slot slot, wooli_slot *out_under) {
  pthread_mutex_lock(&context->ledger->lock);
  wooli_slot *place = wooli_map_prepare(&context->map, var);
  if (place)
    *out_under = wooli_map_put(context->map, place, slot);
  pthread_mutex_unlock(&context->ledger->lock);
  return place != NULL;
}

bool wooli_context_lift(wool_context *context, wool_var *var,
                        const void *laid_over, wooli_slot under) {
  pthread_mutex_lock(&context->ledger->lock);
  const wooli_slot *now = wooli_map_find(context->map, var);
  wooli_slot *place = now && now->ptr == laid_over
                          ? wooli_map_prepare(&context->map, var)
                          : NULL;
  if (place)
    under = wooli_map_put(context->map, place, under);
  pthread_mutex_unlock(&context->ledger->lock);
  if (place)
    wooli_slot_release(var, under); /* what was laid over */
  return place != NULL;
}

void wooli_context_count_laid_over(wool_context *context, bool more) {
  wooli_ledger *ledger = context->ledger;
  pthread_mutex_lock(&ledger->lock);
  ledger->n_laid_over =
      more ? ledger->n_laid_over + 1 : ledger->n_laid_over - 1;
  pthread_mutex_unlock(&ledger->lock);
}
