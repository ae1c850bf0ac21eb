#include "runtime/context/var.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/context/hash.h"
#include "runtime/context/header.h"
#include "runtime/context/repr.h"

/* The registry: an open hash of all variables of the process. */
static struct {
  pthread_mutex_t lock;
  wool_var **buckets;
  size_t n_buckets; /* a power of two */
  size_t n_vars;
  size_t n_stubs;
  uint64_t next_id; /* peers make stubs come and go: 32 bits would end */
} registry = {PTHREAD_MUTEX_INITIALIZER, NULL, 0, 0, 0, 1};

static atomic_uint n_declared;

/* Over both parts with a separator that no key holds. Their lengths have been
 * looked at. */
static uint64_t hash_key(wool_str ns, wool_str name) {
  char key[2 * WOOLI_MAX_VAR_KEY_LEN + 1];
  if (ns.len)
    memcpy(key, ns.data, ns.len);
  key[ns.len] = '\0';
  memcpy(key + ns.len + 1, name.data, name.len);
  return wooli_hash(key, ns.len + 1 + name.len);
}

static bool is_key(const wool_var *var, uint64_t hash, wool_str ns,
                   wool_str name) {
  return var->hash == hash && var->ns_len == ns.len &&
         var->name_len == name.len && memcmp(var->ns, ns.data, ns.len) == 0 &&
         memcmp(var->name, name.data, name.len) == 0;
}

static wool_var **bucket_of(uint64_t hash) {
  return &registry.buckets[hash & (registry.n_buckets - 1)];
}

static wool_var *find_locked(uint64_t hash, wool_str ns, wool_str name) {
  if (!registry.n_buckets)
    return NULL;
  for (wool_var *v = *bucket_of(hash); v; v = v->next)
    if (is_key(v, hash, ns, name))
      return v;
  return NULL;
}

static bool grow_locked(void) {
  if (registry.n_vars < registry.n_buckets)
    return true;
  size_t n_old = registry.n_buckets;
  wool_var **old = registry.buckets;
  size_t n = n_old ? n_old * 2 : 64;
  wool_var **buckets = calloc(n, sizeof(wool_var *));
  if (!buckets)
    return false;
  registry.buckets = buckets;
  registry.n_buckets = n;
  for (size_t i = 0; i < n_old; i++) {
    for (wool_var *v = old[i]; v;) {
      wool_var *next = v->next;
      wool_var **bucket = bucket_of(v->hash);
      v->next = *bucket;
      *bucket = v;
      v = next;
    }
  }
  free(old);
  return true;
}

static wool_var *insert_locked(uint64_t hash, wool_str ns, wool_str name) {
  if (!grow_locked())
    return NULL;
  wool_var *var = calloc(1, sizeof *var + ns.len + name.len + 2);
  if (!var)
    return NULL;
  var->id = registry.next_id++;
  var->hash = hash;
  var->ns = (char *)(var + 1);
  var->name = var->ns + ns.len + 1;
  var->ns_len = ns.len;
  var->name_len = name.len;
  memcpy(var->ns, ns.data, ns.len);
  memcpy(var->name, name.data, name.len);
  atomic_init(&var->refs, 0);
  wool_var **bucket = bucket_of(hash);
  var->next = *bucket;
  *bucket = var;
  registry.n_vars++;
  return var;
}

static void remove_locked(wool_var *var) {
  wool_var **link = bucket_of(var->hash);
  while (*link != var)
    link = &(*link)->next;
  *link = var->next;
  registry.n_vars--;
  free(var);
}

static wool_code check_key(wool_str ns, wool_str name, wool_error *error) {
  if (ns.len > WOOLI_MAX_VAR_KEY_LEN || name.len > WOOLI_MAX_VAR_KEY_LEN)
    return wool_error_set(
        error, WOOL_ERR_LIMIT,
        "variable key of %zu and %zu bytes exceeds %d bytes a part", ns.len,
        name.len, WOOLI_MAX_VAR_KEY_LEN);
  if (!name.len)
    return wool_error_set(error, WOOL_ERR_MALFORMED, "variable without a name");
  if (memchr(name.data, 0, name.len) || (ns.len && memchr(ns.data, 0, ns.len)))
    return wool_error_set(error, WOOL_ERR_MALFORMED,
                          "variable key holds a NUL byte");
  return WOOL_OK;
}

static wool_code intern_locked(wool_str ns, wool_str name, wool_var **out_var,
                               wool_error *error) {
  uint64_t hash = hash_key(ns, name);
  wool_var *var = find_locked(hash, ns, name);
  if (!var) {
    if (registry.n_stubs >= WOOLI_MAX_STUBS)
      return wool_error_set(error, WOOL_ERR_LIMIT,
                            "undeclared variables exceed %d", WOOLI_MAX_STUBS);
    var = insert_locked(hash, ns, name);
    if (!var)
      return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
    registry.n_stubs++;
  }
  atomic_fetch_add_explicit(&var->refs, 1, memory_order_relaxed);
  *out_var = var;
  return WOOL_OK;
}

wool_code wooli_var_intern(wool_str ns, wool_str name, wool_var **out_var,
                           wool_error *error) {
  wool_code rc = check_key(ns, name, error);
  if (rc)
    return rc;
  pthread_mutex_lock(&registry.lock);
  rc = intern_locked(ns, name, out_var, error);
  pthread_mutex_unlock(&registry.lock);
  return rc;
}

wool_var *wooli_stub_ref(wool_var *var) {
  wooli_take_ref(&var->refs);
  return var;
}

void wooli_stub_unref(wool_var *var) {
  pthread_mutex_lock(&registry.lock);
  if (atomic_fetch_sub_explicit(&var->refs, 1, memory_order_acq_rel) == 1 &&
      !wooli_var_type(var)) {
    registry.n_stubs--;
    remove_locked(var);
  }
  pthread_mutex_unlock(&registry.lock);
}

unsigned wooli_var_count_declared(void) {
  return atomic_load_explicit(&n_declared, memory_order_relaxed);
}

size_t wooli_var_stub_count(void) {
  pthread_mutex_lock(&registry.lock);
  size_t n = registry.n_stubs;
  pthread_mutex_unlock(&registry.lock);
  return n;
}

/* Turns a fresh or stub variable into what `options` say. */
static wool_code declare_locked(wool_var *var, const wool_var_options *options,
                                bool was_stub, wool_error *error) {
  if (options->header) {
    var->header = strdup(options->header);
    if (!var->header)
      return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  }
  var->type_data = options->type_data;
  var->no_propagate = options->no_propagate;
  var->no_accept = options->no_accept;
  if (options->has_default)
    var->default_value = (wooli_slot){options->default_value, WOOLI_NATIVE};
  atomic_store_explicit(&var->type, options->type, memory_order_release);
  atomic_fetch_add(&n_declared, 1);
  if (var->header)
    wooli_header_add(var);
  if (was_stub)
    registry.n_stubs--;
  return WOOL_OK;
}

static wool_code declare_key_locked(const wool_var_options *options,
                                    wool_var **out_var, wool_error *error) {
  wool_str ns = wool_str_c(options->ns), name = wool_str_c(options->name);
  uint64_t hash = hash_key(ns, name);
  wool_var *var = find_locked(hash, ns, name);
  bool was_stub = var != NULL;
  if (var && wooli_var_type(var))
    return wool_error_set(
        error, WOOL_ERR_VAR_DECLARED,
        "context variable '%s' of namespace '%s' is already declared, as %s "
        "at %p",
        options->name, ns.data, wooli_var_type(var)->name, (void *)var);
  if (!var)
    var = insert_locked(hash, ns, name);
  if (!var)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  wool_code rc = declare_locked(var, options, was_stub, error);
  if (rc && !was_stub)
    remove_locked(var);
  if (!rc)
    *out_var = var;
  return rc;
}

/* What the caller knows of the options; what came later stays zero. */
static wool_code read_options(const wool_var_options *options,
                              wool_var_options *out, wool_error *error) {
  memset(out, 0, sizeof *out);
  if (options->struct_size >= offsetof(wool_var_options, type_data))
    memcpy(out, options,
           options->struct_size < sizeof *out ? options->struct_size
                                              : sizeof *out);
  if (!out->type || !out->name)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "a context variable needs a struct_size, a name and "
                          "a type");
  return check_key(wool_str_c(out->ns), wool_str_c(out->name), error);
}

wool_code wool_var_declare(const wool_var_options *options, wool_var **out_var,
                           wool_error *error) {
  *out_var = NULL;
  wool_var_options known;
  wool_code rc = read_options(options, &known, error);
  if (rc)
    return rc;
  /* Not under the lock: both run code of the type's. */
  bool counted = known.has_default && known.default_value;
  if (counted && known.type->retain)
    known.type->retain(known.default_value);
  pthread_mutex_lock(&registry.lock);
  rc = declare_key_locked(&known, out_var, error);
  pthread_mutex_unlock(&registry.lock);
  if (rc && counted && known.type->release)
    known.type->release(known.default_value);
  return rc;
}

const char *wool_var_name(const wool_var *var) {
  return var->name;
}

const char *wool_var_namespace(const wool_var *var) {
  return var->ns;
}

int wooli_var_compare(const wool_var *a, const wool_var *b) {
  if (a == b)
    return 0;
  int order = strcmp(a->ns, b->ns);
  return order ? order : strcmp(a->name, b->name);
}

static void add_default(const wool_var *var, wooli_text *text) {
  const wool_value_type *type = wooli_var_type(var);
  if (!type || var->default_value.kind != WOOLI_NATIVE)
    return;
  wooli_text_add(text, " default=", 9);
  if (!type->repr) {
    wooli_text_printf(text, "<%s object at %p>", type->name,
                      var->default_value.ptr);
    return;
  }
  size_t room;
  char *rest = wooli_text_rest(text, &room);
  wooli_text_wrote(text, type->repr(var->default_value.ptr, rest, room));
}

size_t wool_var_repr(const wool_var *var, char *buf, size_t len) {
  wooli_text text;
  wooli_text_init(&text, buf, len);
  wooli_text_add(&text, "<ContextVar name=", 17);
  wooli_repr_str(&text, wool_str_n(var->name, var->name_len));
  add_default(var, &text);
  wooli_text_printf(&text, " at %p>", (const void *)var);
  return text.len;
}
