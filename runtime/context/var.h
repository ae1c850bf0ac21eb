/* Variables: one instance per key and process; stubs for keys that only the
 * wire has named so far. */
#ifndef WOOLI_CONTEXT_VAR_H
#define WOOLI_CONTEXT_VAR_H

#include "runtime/context/value.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_MAX_VAR_KEY_LEN = 255, /* bytes of namespace, and of name */
  WOOLI_MAX_STUBS = 10000      /* undeclared keys known at one time */
};

struct wool_var {
  /* immutable */
  uint64_t id; /* unique in the process; the order of maps */
  uint64_t hash;
  char *ns;
  char *name;
  size_t ns_len;
  size_t name_len;
  /* hints: where the variable was last found; wrong ones cost a search */
  atomic_uint map_hint;
  atomic_uint record_hint;
  /* set once, by the declaration */
  WOOLI_ATOMIC(const wool_value_type *) type; /* NULL: a stub */
  const void *type_data;
  wooli_slot default_value;
  bool no_propagate;
  bool no_accept;
  char *header;
  WOOLI_ATOMIC(wool_var *) next_header; /* see header.h */
  /* of stubs; declared variables stay */
  atomic_uint refs;
  /* guarded by the registry's lock */
  wool_var *next;
};

static inline const wool_value_type *wooli_var_type(const wool_var *var) {
  return atomic_load_explicit(&((wool_var *)(uintptr_t)var)->type,
                              memory_order_acquire);
}

/* Whether peers are believed about the variable, and whether they are told.
 * What a declaration says is read only once it is complete. */
static inline bool wooli_var_accepts(const wool_var *var) {
  return !wooli_var_type(var) || !var->no_accept;
}

static inline bool wooli_var_propagates(const wool_var *var) {
  return !wooli_var_type(var) || !var->no_propagate;
}

/* Gives the variable of a key, a stub if it is not declared, as a reference.
 * Errors: WOOL_ERR_LIMIT (length, number of stubs), WOOL_ERR_NO_MEMORY. */
wool_code wooli_var_intern(wool_str ns, wool_str name, wool_var **out_var,
                           wool_error *error);

/* References keep stubs; declared variables stay anyway, so nobody counts
 * those. One that is declared while references are out keeps a count that
 * nobody looks at. */
wool_var *wooli_stub_ref(wool_var *var);
void wooli_stub_unref(wool_var *var);

static inline wool_var *wooli_var_ref(wool_var *var) {
  return wooli_var_type(var) ? var : wooli_stub_ref(var);
}

static inline void wooli_var_unref(wool_var *var) {
  if (var && !wooli_var_type(var))
    wooli_stub_unref(var);
}

/* Order of keys: by namespace, then name, bytewise. */
int wooli_var_compare(const wool_var *a, const wool_var *b);

/* How many variables have been declared so far. */
unsigned wooli_var_count_declared(void);

/* How many stubs there are, for tests. */
size_t wooli_var_stub_count(void);

/* Reports to the warning sink. */
void wooli_warn(wool_str ns, wool_str name, const char *direction,
                const wool_error *cause);

#ifdef __cplusplus
}
#endif
#endif
