#include <stdlib.h>

#include "runtime/context/chain.h"
#include "runtime/context/repr.h"
#include "runtime/context/token.h"

/* The Context that this thread runs in; its own one once that is needed. */
static __attribute__((tls_model("initial-exec"))) _Thread_local wool_context
    *current;

/* The thread's own Context is given back when the thread ends. */
static pthread_key_t base_key;
static pthread_once_t base_once = PTHREAD_ONCE_INIT;

static void release_base(void *context) {
  /* Values may run code of theirs as they go; it sees no Context. */
  current = NULL;
  wool_context_unref(context);
}

static void make_base_key(void) {
  (void)pthread_key_create(&base_key, release_base);
}

static wool_context *new_context(wooli_map *map) {
  wool_context *context = calloc(1, sizeof *context);
  wooli_ledger *ledger = context ? wooli_ledger_new() : NULL;
  if (!ledger) {
    free(context);
    return NULL;
  }
  atomic_init(&context->refs, 1);
  context->ledger = ledger;
  context->map = map;
  return context;
}

wool_context *wool_context_new(void) { return new_context(NULL); }

wool_context *wool_context_ref(wool_context *context) {
  if (context)
    atomic_fetch_add_explicit(&context->refs, 1, memory_order_relaxed);
  return context;
}

void wool_context_unref(wool_context *context) {
  if (!context || atomic_fetch_sub_explicit(&context->refs, 1,
                                            memory_order_acq_rel) != 1)
    return;
  wooli_map_unref(context->map);
  wooli_ledger_unref(context->ledger);
  free(context);
}

wool_context *wooli_context_peek(void) { return current; }

static wool_context *start_thread_context(void) {
  pthread_once(&base_once, make_base_key);
  wool_context *context = wool_context_new();
  if (!context) return NULL;
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
  pthread_mutex_lock(&context->ledger->lock);
  wooli_map *map = wooli_map_ref(context->map);
  pthread_mutex_unlock(&context->ledger->lock);
  return map;
}

wool_context *wool_context_copy(wool_context *context) {
  wooli_map *map = share_map(context);
  wool_context *copy = new_context(map);
  if (!copy) wooli_map_unref(map);
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
  if (!atomic_load(&context->entered) || !context->previous)
    return wool_error_set(error, WOOL_ERR_CONTEXT_NOT_ENTERED,
                          "cannot exit context: <Context object at %p> has "
                          "not been entered",
                          (void *)context);
  if (current != context)
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
  if (rc) return rc;
  rc = fn(user_data);
  (void)wool_context_exit(context, NULL);
  return rc;
}

/* ---- values ---- */

/* A value that came before its variable was declared is decoded when it is
 * first looked at; false if that fails, and then it is gone. */
static bool promote(wool_context *context, wool_var *var,
                    const wooli_slot *slot, void **out_value) {
  const wool_value_type *type = wooli_var_type(var);
  if (!type) return false;
  wooli_token_list tokens = {NULL, 0, 0};
  wool_decoder decoder = {var->type_data, &tokens, 0};
  wool_error error = WOOL_ERROR_INIT;
  const wooli_blob *blob = slot->ptr;
  wooli_slot fresh = {NULL, WOOLI_MISSING}, old = {NULL, WOOLI_MISSING};
  wool_code rc =
      !type->decode
          ? wool_error_set(&error, WOOL_ERR_NOT_SERIALIZABLE,
                           "values of type %s are not accepted", type->name)
      : var->no_accept
          ? wool_error_set(&error, WOOL_PERMISSION_DENIED,
                           "the variable is not accepted from peers")
          : type->decode(&decoder, wool_bytes_n(blob->data, blob->len),
                         &fresh.ptr, &error);
  if (rc)
    wooli_warn(wool_str_c(var->ns), wool_str_c(var->name), "decode", &error);
  else
    fresh.kind = WOOLI_NATIVE;
  for (size_t i = 0; i < tokens.n; i++)
    wooli_token_anchor(tokens.at[i], context);
  wooli_token_list_cleanup(&tokens);
  pthread_mutex_lock(&context->ledger->lock);
  bool ready = wooli_map_prepare(&context->map, 1);
  if (ready && !rc) wooli_map_bind(context->map, var, fresh, &old);
  if (ready && rc) wooli_map_unbind(context->map, var, &old);
  pthread_mutex_unlock(&context->ledger->lock);
  wooli_slot_release(var, ready ? old : fresh);
  *out_value = fresh.ptr;
  return ready && !rc;
}

static bool find_value(wool_context *context, wool_var *var,
                       void **out_value) {
  const wooli_slot *slot = wooli_map_find(context->map, var);
  if (!slot) return false;
  if (slot->kind == WOOLI_NATIVE) {
    *out_value = slot->ptr;
    return true;
  }
  return promote(context, var, slot, out_value);
}

static wool_code no_value(const wool_var *var, wool_error *error) {
  if (error && !error->code) {
    error->code = WOOL_ERR_LOOKUP;
    wool_var_repr(var, error->message, sizeof error->message);
  }
  return WOOL_ERR_LOOKUP;
}

wool_code wool_var_get(wool_var *var, void **out_value, wool_error *error) {
  if (current && find_value(current, var, out_value)) return WOOL_OK;
  if (wooli_var_type(var) && var->default_value.kind == WOOLI_NATIVE) {
    *out_value = var->default_value.ptr;
    return WOOL_OK;
  }
  *out_value = NULL;
  return no_value(var, error);
}

void *wool_var_get_or(wool_var *var, void *fallback) {
  void *value;
  return current && find_value(current, var, &value) ? value : fallback;
}

static wool_code no_memory_to_set(const wool_var *var, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "set of context variable '%s': out of memory",
                        var->name);
}

static wool_code set_locked(wool_context *context, wool_var *var,
                            wooli_slot slot, wool_token *token,
                            wool_error *error) {
  wooli_ledger *ledger = context->ledger;
  if (ledger->lent_to)
    return wool_error_set(error, WOOL_ERR_CHAIN_CONTENTION,
                          "set of context variable '%s': the Context's chain "
                          "is lent to %s",
                          var->name, ledger->lent_to);
  wooli_record *record = wooli_ledger_record(ledger, var);
  if (!record || !wooli_map_prepare(&context->map, 1))
    return no_memory_to_set(var, error);
  wooli_ledger_arm(ledger);
  token->seq = record->own.minted++;
  memcpy(token->origin, ledger->origin, WOOLI_ID_LEN);
  memcpy(token->chain, ledger->chain, WOOLI_ID_LEN);
  record->value_version = record->ledger_version = ++ledger->version;
  wooli_map_bind(context->map, var, slot, &token->old);
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
  if (!token) return no_memory_to_set(var, error);
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

size_t wool_context_len(wool_context *context) {
  pthread_mutex_lock(&context->ledger->lock);
  size_t n = context->map ? context->map->n : 0;
  pthread_mutex_unlock(&context->ledger->lock);
  return n;
}

bool wool_context_contains(wool_context *context, wool_var *var) {
  pthread_mutex_lock(&context->ledger->lock);
  bool bound = wooli_map_find(context->map, var) != NULL;
  pthread_mutex_unlock(&context->ledger->lock);
  return bound;
}

wool_code wool_context_lookup(wool_context *context, wool_var *var,
                              void **out_value, wool_error *error) {
  *out_value = NULL;
  pthread_mutex_lock(&context->ledger->lock);
  const wooli_slot *found = wooli_map_find(context->map, var);
  wooli_slot slot = found ? *found : (wooli_slot){NULL, WOOLI_MISSING};
  wooli_slot_retain(var, slot);
  pthread_mutex_unlock(&context->ledger->lock);
  *out_value = slot.ptr;
  bool ok = slot.kind == WOOLI_NATIVE ||
            (slot.kind == WOOLI_ENCODED &&
             promote(context, var, &slot, out_value));
  wooli_slot_release(var, slot); /* the Context holds it on */
  return ok ? WOOL_OK : no_value(var, error);
}

void wool_context_each(wool_context *context,
                       bool (*fn)(void *user_data, wool_var *var, void *value),
                       void *user_data) {
  wooli_map *map = share_map(context);
  for (uint32_t i = 0; map && i < map->n; i++) {
    if (map->at[i].slot.kind != WOOLI_NATIVE) continue;
    if (!fn(user_data, map->at[i].var, map->at[i].slot.ptr)) break;
  }
  wooli_map_unref(map);
}

bool wool_context_equal(wool_context *a, wool_context *b) {
  if (a == b) return true;
  wooli_map *x = share_map(a), *y = share_map(b);
  uint32_t n = x ? x->n : 0;
  bool equal = n == (y ? y->n : 0);
  for (uint32_t i = 0; equal && i < n; i++)
    equal = x->at[i].var == y->at[i].var &&
            wooli_slot_equal(x->at[i].var, x->at[i].slot, y->at[i].slot);
  wooli_map_unref(x);
  wooli_map_unref(y);
  return equal;
}

bool wool_context_chain_id(wool_context *context,
                           uint8_t out_id[WOOL_CHAIN_ID_LEN]) {
  pthread_mutex_lock(&context->ledger->lock);
  bool armed = context->ledger->armed;
  if (armed) memcpy(out_id, context->ledger->chain, WOOLI_ID_LEN);
  pthread_mutex_unlock(&context->ledger->lock);
  return armed;
}
