#include "runtime/rpc/service_config.h"

#include <stdlib.h>

#include "runtime/context/hash.h"

wooli_config_name **wooli_config_bucket(const wool_service_config *config,
                                        wool_str path) {
  return &config->buckets[wooli_hash(path.data, path.len) &
                          (config->n_buckets - 1)];
}

static const wooli_method_config *find(const wool_service_config *config,
                                       wool_str path) {
  for (const wooli_config_name *name = *wooli_config_bucket(config, path); name;
       name = name->next)
    if (wool_str_equal(path, wool_str_n(name->path, name->len)))
      return name->method;
  return NULL;
}

/* "/service/" of "/service/method". */
static wool_str service_of(wool_str path) {
  while (path.len && path.data[path.len - 1] != '/')
    path.len--;
  return path;
}

const wooli_method_config *
wooli_service_config_find(const wool_service_config *config, wool_str path) {
  if (!config)
    return NULL;
  const wooli_method_config *found = NULL;
  if (config->n_buckets)
    found = find(config, path);
  if (config->n_buckets && !found)
    found = find(config, service_of(path));
  return found ? found : config->fallback;
}

int64_t wooli_policy_backoff_ns(const wooli_attempt_policy *policy,
                                unsigned n) {
  double ns = (double)policy->initial_backoff_ns;
  for (unsigned i = 1; i < n; i++)
    ns *= policy->backoff_multiplier;
  return ns < (double)policy->max_backoff_ns ? (int64_t)ns
                                             : policy->max_backoff_ns;
}

wool_service_config *wool_service_config_ref(wool_service_config *config) {
  if (config)
    atomic_fetch_add_explicit(&config->refs, 1, memory_order_relaxed);
  return config;
}

void wool_service_config_unref(wool_service_config *config) {
  if (!config ||
      atomic_fetch_sub_explicit(&config->refs, 1, memory_order_acq_rel) != 1)
    return;
  for (size_t i = 0; i < config->n_buckets; i++) {
    wooli_config_name *name = config->buckets[i];
    while (name) {
      wooli_config_name *next = name->next;
      free(name);
      name = next;
    }
  }
  free(config->buckets);
  free(config->methods);
  free(config);
}
