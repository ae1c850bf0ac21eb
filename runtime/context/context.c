#include <stdlib.h>

#include "runtime/context/chain.h"
#include "runtime/context/keep.h"
#include "runtime/context/late.h"
#include "runtime/context/origins.h"
#include "runtime/context/repr.h"
#include "runtime/context/token.h"

/* The Context that this thread runs in; its own one once that is needed. */
static __attribute__((
    tls_model("initial-exec"))) _Thread_local wool_context *current;

/* The thread's own Context is given back when the thread ends. */
static pthread_key_t base_key;
static pthread_once_t base_once = PTHREAD_ONCE_INIT;

/* A thread may end inside Contexts that it has entered. */
static void leave_all(const wool_context *base) {
  while (current && current != base) {
    wool_context *left = current;
    current = left->previous;
    left->previous = NULL;
    atomic_store(&left->entered, false);
    wool_context_unref(left);
  }
}

static void release_base(void *context) {
  leave_all(context);
  /* Values may run code of theirs as they go; it sees no Context. */
  current = NULL;
  wool_context_unref(context);
}

static void make_base_key(void) {
  (void)pthread_key_create(&base_key, release_base);
}

/* One block for both: tokens keep the ledger, and with it the block. */
typedef struct context_block {
  wool_context context;
  wooli_ledger ledger;
} context_block;

static wool_context *new_context(wooli_map *map) {
  context_block *block = wooli_keep_take(WOOLI_KEEP_CONTEXT, sizeof *block);
  if (!block)
    return NULL;
  wool_context *context = &block->context;
  atomic_init(&context->refs, 1);
  atomic_init(&context->entered, false);
  context->previous = NULL;
  context->map = map;
  context->ledger = &block->ledger;
  wooli_ledger_init(&block->ledger, block);
  return context;
}

wool_context *wool_context_new(void) {
  return new_context(NULL);
}

wool_context *wool_context_ref(wool_context *context) {
  if (context)
    wooli_take_ref(&context->refs);
  return context;
}

void wool_context_unref(wool_context *context) {
  if (!context || !wooli_drop_ref(&context->refs))
    return;
  wooli_map_unref(context->map);
  wooli_ledger_unref(context->ledger);
}

wool_context *wooli_context_peek(void) {
  return current;
}

static wool_context *start_thread_context(void) {
  pthread_once(&base_once, make_base_key);
  wool_context *context = wool_context_new();
  if (!context)
    return NULL;
  if (pthread_setspecific(base_key, context)) {
    wool_context_unref(context);
    return NULL;
  }
  atomic_store(&context->entered, true);
  return current = context;
}

wool_context *wool_context_current(void) {
  return current ? current : start_thread_context();
}

static wooli_map *share_map(wool_context *context) {
  if (context == current)
    return wooli_map_ref(context->map); /* its runner */
  pthread_mutex_lock(&context->ledger->lock);
  wooli_map *map = wooli_map_ref(context->map);
  pthread_mutex_unlock(&context->ledger->lock);
  return map;
}

wool_context *wool_context_copy(wool_context *context) {
  wooli_map *map = share_map(context);
  wool_context *copy = new_context(map);
  if (!copy)
    wooli_map_unref(map);
  return copy;
}

size_t wool_context_repr(const wool_context *context, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_printf(&text, "<Context object at %p>", (const void *)context);
  return text.len;
}

wool_code wool_context_enter(wool_context *context, wool_error *error) {
  wool_context *previous = wool_context_current();
  if (!previous)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  bool was = false;
  if (!atomic_compare_exchange_strong(&context->entered, &was, true))
    return wool_error_set(error, WOOL_ERR_CONTEXT_ENTERED,
                          "cannot enter context: <Context object at %p> is "
                          "already entered",
                          (void *)context);
  context->previous = previous;
  current = wool_context_ref(context);
  return WOOL_OK;
}

wool_code wool_context_exit(wool_context *context, wool_error *error) {
  bool mine = current == context; /* only then may `previous` be read */
  if (!atomic_load(&context->entered) || (mine && !context->previous))
    return wool_error_set(error, WOOL_ERR_CONTEXT_NOT_ENTERED,
                          "cannot exit context: <Context object at %p> has "
                          "not been entered",
                          (void *)context);
  if (!mine)
    return wool_error_set(error, WOOL_ERR_CONTEXT_NOT_ENTERED,
                          "cannot exit context: thread state references a "
                          "different context object");
  current = context->previous;
  context->previous = NULL;
  atomic_store(&context->entered, false);
  wool_context_unref(context);
  return WOOL_OK;
}

wool_code wool_context_run(wool_context *context,
                           wool_code (*fn)(void *user_data), void *user_data,
                           wool_error *error) {
  wool_code rc = wool_context_enter(context, error);
  if (rc)
    return rc;
  rc = fn(user_data);
  /* It fails only if fn has left another Context entered. */
  wool_code left = wool_context_exit(context, rc ? NULL : error);
  return rc ? rc : left;
}

/* ---- values ---- */

/* The runner's own look: nobody else changes its map. */
static wool_code find_value(wool_context *context, wool_var *var,
                            void **out_value) {
  const wooli_slot *found = wooli_map_find(context->map, var);
  if (!found)
    return WOOL_ERR_LOOKUP;
  wooli_slot slot = *found; /* its decode function may set the variable */
  wooli_slot_retain(var, slot);
  wool_code rc = wooli_slot_look(var, slot, out_value);
  wooli_slot_release(var, slot);
  return rc;
}

/* The same where it is quick: a native value, where it was found last. */
static inline bool find_quickly(const wool_context *context,
                                const wool_var *var, void **out_value) {
  if (!context || !context->map)
    return false;
  const wooli_slot *slot = wooli_map_try_hint(context->map, var);
  if (!slot || slot->kind != WOOLI_NATIVE)
    return false;
  *out_value = slot->ptr;
  return true;
}

static wool_code no_value(const wool_var *var, wool_code rc,
                          wool_error *error) {
  if (rc == WOOL_ERR_NO_MEMORY)
    return wool_error_set(error, rc,
                          "look-up of context variable '%s': out of memory",
                          var->name);
  if (error && !error->code) {
    error->code = WOOL_ERR_LOOKUP;
    wool_var_repr(var, error->message, sizeof error->message);
  }
  return WOOL_ERR_LOOKUP;
}

static __attribute__((noinline)) wool_code
get_slowly(wool_var *var, void **out_value, wool_error *error) {
  wool_code rc =
      current ? find_value(current, var, out_value) : WOOL_ERR_LOOKUP;
  if (!rc)
    return WOOL_OK;
  if (rc == WOOL_ERR_LOOKUP && wooli_var_type(var) &&
      var->default_value.kind == WOOLI_NATIVE) {
    *out_value = var->default_value.ptr;
    return WOOL_OK;
  }
  *out_value = NULL;
  return no_value(var, rc, error);
}

wool_code wool_var_get(wool_var *var, void **out_value, wool_error *error) {
  if (find_quickly(current, var, out_value))
    return WOOL_OK;
  return get_slowly(var, out_value, error);
}

void *wool_var_get_or(wool_var *var, void *fallback) {
  void *value;
  if (find_quickly(current, var, &value))
    return value;
  return current && find_value(current, var, &value) == WOOL_OK ? value
                                                                : fallback;
}

static wool_code no_memory_to_set(const wool_var *var, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "set of context variable '%s': out of memory",
                        var->name);
}

/* A root does not mint for others; to it, this is a foreign origin. */
static bool hold_origin(wool_token *token, const wooli_ledger *ledger) {
  token->holds = wooli_origin_hold(ledger->origin);
  return token->holds;
}

static wool_code set_locked(wool_context *context, wool_var *var,
                            wooli_slot slot, wool_token *token,
                            wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  if (ledger->lent_to)
    return wooli_ledger_is_lent(ledger, "set", var, error);
  wooli_record *record = wooli_ledger_record(ledger, var);
  wooli_slot *place = record ? wooli_map_prepare(&context->map, var) : NULL;
  if (!place)
    return no_memory_to_set(var, error);
  wooli_ledger_arm(ledger);
  if (ledger->mounted && !hold_origin(token, ledger))
    return no_memory_to_set(var, error);
  token->withheld = record->withheld;
  record->withheld = 0;
  token->seq = record->own.minted++;
  memcpy(token->origin, ledger->origin, WOOLI_ID_LEN);
  memcpy(token->chain, ledger->chain, WOOLI_ID_LEN);
  record->value_version = record->ledger_version = ++ledger->version;
  record->value_source = record->ledger_source = 0;
  token->old = wooli_map_put(context->map, place, slot);
  return WOOL_OK;
}

wool_code wool_var_set(wool_var *var, void *value, wool_token **out_token,
                       wool_error *error) {
  *out_token = NULL;
  if (!wooli_var_type(var))
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "context variable '%s' is not declared here",
                          var->name);
  wool_context *context = wool_context_current();
  wooli_slot missing = {NULL, WOOLI_MISSING};
  wool_token *token =
      context ? wooli_token_new(var, context->ledger, missing) : NULL;
  if (!token)
    return no_memory_to_set(var, error);
  wooli_slot slot = {value, WOOLI_NATIVE};
  wooli_slot_retain(var, slot);
  pthread_mutex_lock(&context->ledger->lock);
  wool_code rc = set_locked(context, var, slot, token, error);
  pthread_mutex_unlock(&context->ledger->lock);
  if (rc) {
    wooli_slot_release(var, slot);
    atomic_store(&token->travelled, true); /* it has no number to retire */
    wool_token_unref(token);
    return rc;
  }
  *out_token = token;
  return WOOL_OK;
}

/* ---- mapping ---- */

/* What the map binds, less the late values that do not decode here. */
static size_t count_bound(const wooli_map *map) {
  size_t n = wooli_map_len(map);
  if (!wooli_map_n_encoded(map))
    return n;
  uint64_t position = 0;
  const wooli_binding *binding;
  while ((binding = wooli_map_next(map, &position)))
    n -= (size_t)!wooli_slot_is_bound(binding->var, binding->slot);
  return n;
}

size_t wool_context_len(wool_context *context) {
  wooli_map *map = share_map(context);
  size_t n = count_bound(map);
  wooli_map_unref(map);
  return n;
}

/* The variable's slot as a reference; MISSING if it is not bound. */
static wooli_slot take_slot(wool_context *context, wool_var *var) {
  pthread_mutex_lock(&context->ledger->lock);
  const wooli_slot *found = wooli_map_find(context->map, var);
  wooli_slot slot = found ? *found : (wooli_slot){NULL, WOOLI_MISSING};
  wooli_slot_retain(var, slot);
  pthread_mutex_unlock(&context->ledger->lock);
  return slot;
}

bool wool_context_contains(wool_context *context, wool_var *var) {
  wooli_slot slot = take_slot(context, var);
  bool bound = wooli_slot_is_bound(var, slot);
  wooli_slot_release(var, slot);
  return bound;
}

wool_code wool_context_lookup(wool_context *context, wool_var *var,
                              void **out_value, wool_error *error) {
  wooli_slot slot = take_slot(context, var);
  wool_code rc = wooli_slot_look(var, slot, out_value);
  wooli_slot_release(var, slot); /* the Context holds it on */
  return rc ? no_value(var, rc, error) : WOOL_OK;
}

void wool_context_each(wool_context *context,
                       bool (*fn)(void *user_data, wool_var *var, void *value),
                       void *user_data) {
  wooli_map *map = share_map(context);
  uint64_t position = 0;
  const wooli_binding *binding;
  void *value;
  while ((binding = wooli_map_next(map, &position)))
    if (!wooli_slot_look(binding->var, binding->slot, &value) &&
        !fn(user_data, binding->var, value))
      break;
  wooli_map_unref(map);
}

static bool maps_equal(const wooli_map *x, const wooli_map *y) {
  if (x == y)
    return true;
  if (count_bound(x) != count_bound(y))
    return false;
  uint64_t position = 0;
  const wooli_binding *binding;
  while ((binding = wooli_map_next(x, &position))) {
    if (!wooli_slot_is_bound(binding->var, binding->slot))
      continue;
    const wooli_slot *other = wooli_map_find(y, binding->var);
    if (!other || !wooli_slot_equal(binding->var, binding->slot, *other))
      return false;
  }
  return true;
}

bool wool_context_equal(wool_context *a, wool_context *b) {
  if (a == b)
    return true;
  wooli_map *x = share_map(a), *y = share_map(b);
  bool equal = maps_equal(x, y);
  wooli_map_unref(x);
  wooli_map_unref(y);
  return equal;
}

bool wool_context_chain_id(wool_context *context,
                           uint8_t out_id[WOOL_CHAIN_ID_LEN]) {
  pthread_mutex_lock(&context->ledger->lock);
  bool armed = context->ledger->armed;
  if (armed)
    memcpy(out_id, context->ledger->chain, WOOLI_ID_LEN);
  pthread_mutex_unlock(&context->ledger->lock);
  return armed;
}
