/* Generated variables: declared on first use, read and set by type. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/context/var.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/utf8.h"
#include "runtime/wire/validate.h"
#include "runtime/wire/value_types.h"

static pthread_mutex_t declare_lock = PTHREAD_MUTEX_INITIALIZER;

/* False if out of memory: NULL alone is a value, zero. */
static bool make_default(const wool_var_decl *decl, void **out_value) {
  if (decl->kind == WOOL_KIND_STRING || decl->kind == WOOL_KIND_BYTES) {
    *out_value = wooli_blob_new(
        wool_bytes_n(decl->default_str.data, decl->default_str.len));
    return *out_value != NULL;
  }
  *out_value = (void *)(uintptr_t)decl->default_bits;
  return true;
}

static wool_code declare(wool_var_decl *decl, wool_var **out_var,
                         wool_error *error) {
  wool_var_options options;
  memset(&options, 0, sizeof options);
  options.struct_size = sizeof options;
  options.ns = decl->ns;
  options.name = decl->name;
  options.type = wooli_value_type_of(decl->kind);
  options.type_data = decl;
  options.has_default = decl->has_default;
  if (decl->has_default && !make_default(decl, &options.default_value))
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "default of context variable '%s': out of memory",
                          decl->name);
  options.no_propagate = decl->no_propagate;
  options.no_accept = decl->no_accept;
  options.header = decl->header;
  wool_code rc = wool_var_declare(&options, out_var, error);
  if (options.default_value && options.type->release)
    options.type->release(options.default_value);
  return rc;
}

static wool_var *declare_once(wool_var_decl *decl) {
  wool_error error = WOOL_ERROR_INIT;
  pthread_mutex_lock(&declare_lock);
  wool_var *var = decl->declared;
  wool_code rc = var ? WOOL_OK : declare(decl, &var, &error);
  if (!rc)
    __atomic_store_n(&decl->declared, var, __ATOMIC_RELEASE);
  pthread_mutex_unlock(&declare_lock);
  if (!rc)
    return var;
  (void)fprintf(stderr, "wool: %s\n", error.message);
  abort();
}

wool_var *wool_var_decl_var(wool_var_decl *decl) {
  wool_var *var = __atomic_load_n(&decl->declared, __ATOMIC_ACQUIRE);
  return var ? var : declare_once(decl);
}

static wool_token *set_value(wool_var_decl *decl, void *value) {
  wool_token *token = NULL;
  wool_code rc = wool_var_set(wool_var_decl_var(decl), value, &token, NULL);
  return rc ? NULL : token;
}

/* What is kept as 64 bits, as the member that it would be. */
static wool_code check_bits(const wool_var_decl *decl, uint64_t bits) {
  const wool_field field = {.kind = decl->kind};
  uint64_t member = 0;
  wooli_store_bits(&field, bits, &member);
  return wooli_var_check(decl, &member, NULL);
}

wool_token *wool_var_decl_set_bits(wool_var_decl *decl, uint64_t bits) {
  /* It would not be believed, and peers would act as if it had not been set. */
  if (check_bits(decl, bits))
    return NULL;
  return set_value(decl, (void *)(uintptr_t)bits);
}

wool_token *wool_var_decl_set_str(wool_var_decl *decl, wool_str value) {
  /* It could not travel, and peers would act as if it had not been set. */
  if (decl->kind == WOOL_KIND_STRING && !wooli_is_utf8(value.data, value.len))
    return NULL;
  if (wooli_var_check(decl, &value, NULL))
    return NULL;
  wooli_blob *blob = wooli_blob_new(wool_bytes_n(value.data, value.len));
  wool_token *token = blob ? set_value(decl, blob) : NULL;
  wooli_blob_unref(blob);
  return token;
}

wool_token *wool_var_decl_set_message(wool_var_decl *decl,
                                      const void *message) {
  const wool_value_type *type = wooli_value_type_of(WOOL_KIND_MESSAGE);
  if (wooli_var_check(decl, message, NULL))
    return NULL;
  void *value = wooli_message_value_new(decl->message, message);
  if (!value)
    return NULL;
  wool_token *token = set_value(decl, value);
  type->release(value);
  return token;
}

wool_code wool_var_decl_get_bits(wool_var_decl *decl, uint64_t *out) {
  void *value;
  wool_code rc = wool_var_get(wool_var_decl_var(decl), &value, NULL);
  *out = rc ? 0 : (uint64_t)(uintptr_t)value;
  return rc;
}

wool_code wool_var_decl_get_str(wool_var_decl *decl, wool_str *out) {
  void *value;
  *out = wool_str_n("", 0);
  wool_code rc = wool_var_get(wool_var_decl_var(decl), &value, NULL);
  const wooli_blob *blob = rc ? NULL : value;
  if (blob)
    *out = wool_str_n((const char *)blob->data, blob->len);
  return rc;
}

wool_code wool_var_decl_get_message(wool_var_decl *decl, const void **out) {
  void *value;
  wool_code rc = wool_var_get(wool_var_decl_var(decl), &value, NULL);
  *out = rc ? NULL : wooli_message_value(value);
  return rc;
}
