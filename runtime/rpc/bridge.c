#include "runtime/rpc/bridge.h"

#include <wool/generated.h>

#include "runtime/wire/utf8.h"
#include "runtime/wire/validate.h"
#include "runtime/wire/value_types.h"

static bool is_text(const wool_var *var) {
  return wooli_var_type(var) == wooli_value_type_of(WOOL_KIND_STRING);
}

/* Others have no form that is plain metadata. */
static bool is_bridged(const wool_var *var) {
  return is_text(var) ||
         wooli_var_type(var) == wooli_value_type_of(WOOL_KIND_BYTES);
}

static wool_bytes bytes_of(const void *value) {
  const wooli_blob *blob = value;
  return blob ? wool_bytes_n(blob->data, blob->len) : wool_bytes_n("", 0);
}

static wool_code too_long(const wool_var *var, size_t len, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_LIMIT,
                        "metadata %s: value of %zu bytes exceeds %d",
                        var->header, len, WOOLI_MAX_HEADER_VALUE_LEN);
}

/* One variable's value does not go over. */
static wool_code refuse(const wool_var *var, const char *direction, bool strict,
                        const wool_error *why, wool_error *error) {
  if (strict || why->code == WOOL_ERR_NO_MEMORY)
    return wool_error_set(error, why->code,
                          "%s of context variable '%s.%s': %s", direction,
                          var->ns, var->name, why->message);
  wooli_warn(wool_str_n(var->ns, var->ns_len),
             wool_str_n(var->name, var->name_len), direction, why);
  return WOOL_OK;
}

/* ---- out ---- */

static wool_code send_one(wool_call *call, wool_var *var, wool_error *error) {
  wool_str key = wool_str_c(var->header);
  wool_bytes already;
  void *value;
  if (wool_metadata_get(&call->request_metadata, key, &already) ||
      wool_context_lookup(call->context, var, &value, NULL))
    return WOOL_OK;
  wool_bytes bytes = bytes_of(value);
  if (bytes.len > WOOLI_MAX_HEADER_VALUE_LEN)
    return too_long(var, bytes.len, error);
  return wool_metadata_add(&call->request_metadata, key, bytes, error);
}

wool_code wooli_bridge_send(wool_call *call, bool strict, wool_error *error) {
  wool_code rc = WOOL_OK;
  for (wool_var *var = wooli_header_first(); var && !rc;
       var = wooli_header_next(var)) {
    wool_error why = WOOL_ERROR_INIT;
    if (wooli_var_propagates(var) && is_bridged(var) &&
        send_one(call, var, &why))
      rc = refuse(var, "encode", strict, &why, error);
  }
  return rc;
}

/* ---- in ---- */

static wool_code bad(const wool_var *var, const char *what, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_MALFORMED, "metadata %s: value %s",
                        var->header, what);
}

/* The variable shall not hold what its setter, and logs, would not expect. */
static wool_code check_text(const wool_var *var, wool_bytes text,
                            wool_error *error) {
  if (!wooli_is_utf8(text.data, text.len))
    return bad(var, "is not UTF-8", error);
  for (size_t i = 0; i < text.len; i++)
    if (text.data[i] < 0x20 || text.data[i] == 0x7f)
      return bad(var, "has a control character", error);
  return WOOL_OK;
}

static bool says_the_same(wool_call *call, wool_var *var, wool_bytes bytes) {
  void *value;
  return wool_context_lookup(call->context, var, &value, NULL) == WOOL_OK &&
         wool_bytes_equal(bytes_of(value), bytes);
}

static void release_blob(void *blob) {
  wooli_blob_unref(blob);
}

static bool lay(wool_call *call, wooli_bridged *one) {
  wooli_slot slot = {one->value, WOOLI_NATIVE};
  wooli_slot_retain(one->var, slot);
  if (wooli_context_lay_over(call->context, one->var, slot, &one->under)) {
    one->is_extra = one->under.kind == WOOLI_MISSING;
    if (one->is_extra)
      wooli_context_count_laid_over(call->context, true);
    return true;
  }
  wooli_slot_release(one->var, slot);
  return false;
}

static void uncount(wool_call *call, wooli_bridged *one) {
  if (one->is_extra)
    wooli_context_count_laid_over(call->context, false);
  one->is_extra = false;
}

static bool lift(wool_call *call, wooli_bridged *one) {
  bool lifted =
      wooli_context_lift(call->context, one->var, one->value, one->under);
  if (lifted)
    uncount(call, one);
  return lifted;
}

static wool_code lay_over(wool_call *call, wool_var *var, wool_bytes bytes,
                          wooli_bridged **bridged) {
  wooli_bridged *one = wool_arena_alloc(call->arena, sizeof *one);
  wooli_blob *blob = one ? wooli_blob_new(bytes) : NULL;
  if (!blob)
    return WOOL_ERR_NO_MEMORY;
  /* The call holds it too: the handler may answer with what it was lent. */
  if (!wool_arena_on_free(call->arena, release_blob, blob))
    return WOOL_ERR_NO_MEMORY;
  one->var = var;
  one->value = blob;
  if (!lay(call, one))
    return WOOL_ERR_NO_MEMORY;
  one->next = *bridged;
  *bridged = one;
  return WOOL_OK;
}

static wool_code receive_one(wool_call *call, wool_var *var,
                             wooli_bridged **bridged, wool_error *error) {
  wool_bytes bytes;
  if (!wool_metadata_get(&call->request_metadata, wool_str_c(var->header),
                         &bytes) ||
      says_the_same(call, var, bytes))
    return WOOL_OK;
  if (bytes.len > WOOLI_MAX_HEADER_VALUE_LEN)
    return too_long(var, bytes.len, error);
  wool_code rc = is_text(var) ? check_text(var, bytes, error) : WOOL_OK;
  if (!rc)
    rc = wooli_var_check(var->type_data, &bytes, error);
  if (!rc)
    rc = lay_over(call, var, bytes, bridged);
  return rc ? wool_error_set(error, rc, "metadata %s: out of memory",
                             var->header)
            : WOOL_OK;
}

wool_code wooli_bridge_receive(wool_call *call, bool strict,
                               wooli_bridged **out_bridged, wool_error *error) {
  wool_code rc = WOOL_OK;
  *out_bridged = NULL;
  if (!wool_metadata_len(&call->request_metadata))
    return WOOL_OK;
  for (wool_var *var = wooli_header_first(); var && !rc;
       var = wooli_header_next(var)) {
    wool_error why = WOOL_ERROR_INIT;
    if (wooli_var_accepts(var) && is_bridged(var) &&
        receive_one(call, var, out_bridged, &why))
      rc = refuse(var, "decode", strict, &why, error);
  }
  return rc;
}

void wooli_bridge_end(wool_call *call, wooli_bridged **bridged) {
  for (wooli_bridged *one = *bridged; one; one = one->next) {
    if (!lift(call, one))
      wooli_slot_release(one->var, one->under);
    uncount(call, one);
  }
  *bridged = NULL;
}

void wooli_bridge_pause(wool_call *call, wooli_bridged *bridged) {
  for (wooli_bridged *one = bridged; one; one = one->next)
    one->is_paused = lift(call, one);
}

/* Without memory the variable is what it is without the header. */
void wooli_bridge_resume(wool_call *call, wooli_bridged *bridged) {
  for (wooli_bridged *one = bridged; one; one = one->next)
    if (one->is_paused && !lay(call, one))
      one->under = (wooli_slot){NULL, WOOLI_MISSING};
}
