#include "runtime/context/late.h"

#include "runtime/context/token.h"

/* Held for the few writes that end a decoding, never while user code runs. */
static pthread_mutex_t settling = PTHREAD_MUTEX_INITIALIZER;

static wooli_blob_state state_of(const wooli_blob *blob) {
  return (wooli_blob_state)atomic_load_explicit(&blob->state,
                                                memory_order_acquire);
}

static wool_code decode(wool_var *var, const wool_value_type *type,
                        wooli_blob *blob, void **out_value, wool_error *error) {
  if (!wooli_var_accepts(var))
    return wool_error_set(error, WOOL_PERMISSION_DENIED,
                          "the variable is not accepted from peers");
  if (!type->decode)
    return wool_error_set(error, WOOL_ERR_NOT_SERIALIZABLE,
                          "values of type %s are not accepted", type->name);
  wooli_token_list tokens = {NULL, 0, 0};
  wool_decoder decoder = {var->type_data, &tokens, 0, NULL, false};
  wool_code rc = type->decode(&decoder, wool_bytes_n(blob->data, blob->len),
                              out_value, error);
  for (size_t i = 0; !rc && i < tokens.n; i++)
    wooli_token_anchor_in(tokens.at[i], blob->home);
  wooli_token_list_cleanup(&tokens);
  return rc;
}

/* Publishes what a decoding came to; false if another thread was first. */
static bool settle(wooli_blob *blob, wooli_blob_state state,
                   const wool_value_type *type, void *value) {
  pthread_mutex_lock(&settling);
  bool first = state_of(blob) == WOOLI_BLOB_RAW;
  if (first) {
    blob->type = type;
    blob->value = value;
    atomic_store_explicit(&blob->state, state, memory_order_release);
  }
  pthread_mutex_unlock(&settling);
  return first;
}

static wool_code look_first(wool_var *var, const wool_value_type *type,
                            wooli_blob *blob) {
  void *value = NULL;
  wool_error error = WOOL_ERROR_INIT;
  wool_code rc = decode(var, type, blob, &value, &error);
  if (rc == WOOL_ERR_NO_MEMORY)
    return rc;
  if (rc) {
    if (settle(blob, WOOLI_BLOB_REFUSED, NULL, NULL))
      wooli_warn(wool_str_c(var->ns), wool_str_c(var->name), "decode", &error);
    return WOOL_OK;
  }
  if (!settle(blob, WOOLI_BLOB_DECODED, type, value) && value && type->release)
    type->release(value);
  return WOOL_OK;
}

wool_code wooli_slot_look(wool_var *var, wooli_slot slot, void **out_value) {
  *out_value = NULL;
  if (slot.kind == WOOLI_MISSING)
    return WOOL_ERR_LOOKUP;
  if (slot.kind == WOOLI_NATIVE) {
    *out_value = slot.ptr;
    return WOOL_OK;
  }
  wooli_blob *blob = slot.ptr;
  const wool_value_type *type = wooli_var_type(var);
  if (!type)
    return WOOL_ERR_LOOKUP;
  if (state_of(blob) == WOOLI_BLOB_RAW) {
    wool_code rc = look_first(var, type, blob);
    if (rc)
      return rc;
  }
  if (state_of(blob) != WOOLI_BLOB_DECODED)
    return WOOL_ERR_LOOKUP;
  *out_value = blob->value;
  return WOOL_OK;
}

bool wooli_slot_is_bound(wool_var *var, wooli_slot slot) {
  void *value;
  wool_code rc = wooli_slot_look(var, slot, &value);
  return rc != WOOL_ERR_LOOKUP ||
         (slot.kind == WOOLI_ENCODED && !wooli_var_type(var));
}

bool wooli_slot_equal(wool_var *var, wooli_slot a, wooli_slot b) {
  void *x, *y;
  if (a.kind == b.kind && a.ptr == b.ptr)
    return true;
  bool has_x = wooli_slot_look(var, a, &x) == WOOL_OK;
  bool has_y = wooli_slot_look(var, b, &y) == WOOL_OK;
  const wool_value_type *type = wooli_var_type(var);
  if (has_x && has_y)
    return x == y || (type->equal && type->equal(x, y));
  if (has_x || has_y || a.kind != b.kind)
    return false;
  const wooli_blob *p = a.ptr, *q = b.ptr;
  return p->len == q->len && memcmp(p->data, q->data, p->len) == 0;
}

wooli_slot wooli_slot_settled(wooli_slot slot) {
  if (slot.kind != WOOLI_ENCODED)
    return slot;
  const wooli_blob *blob = slot.ptr;
  if (state_of(blob) != WOOLI_BLOB_DECODED)
    return slot;
  return (wooli_slot){blob->value, WOOLI_NATIVE};
}

void wooli_slot_mount(wooli_slot slot, wooli_ledger *ledger) {
  if (slot.kind != WOOLI_ENCODED)
    return;
  wooli_blob *blob = slot.ptr;
  if (!blob->home)
    blob->home = wooli_ledger_ref(ledger);
}
