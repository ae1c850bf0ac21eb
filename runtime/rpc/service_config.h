/* Service configs as channels and calls use them. They are read in
 * service_config_json.c, which is linked by those who want that. */
#ifndef WOOLI_RPC_SERVICE_CONFIG_H
#define WOOLI_RPC_SERVICE_CONFIG_H

#include <wool/service_config.h>

#include "runtime/context/atomic.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_MAX_SERVICE_CONFIG_LEN = 1 << 20, /* bytes of JSON */
  WOOLI_MAX_CONFIG_NAMES = 10000,         /* in all of methodConfig */
  WOOLI_MAX_ATTEMPTS = 5,       /* of one call, whatever its config says */
  WOOLI_MAX_RETRY_TOKENS = 1000 /* of a throttle */
};

/* Whether, and how, a call gets more than one attempt (A6). */
typedef struct wooli_attempt_policy {
  unsigned max_attempts; /* with the first; 0: there is no policy */
  bool is_hedging;
  uint32_t codes; /* bits: those to retry, or a hedge's non-fatal ones */
  /* of retries */
  int64_t initial_backoff_ns;
  int64_t max_backoff_ns;
  double backoff_multiplier;
  /* of hedging */
  int64_t hedging_delay_ns;
} wooli_attempt_policy;

typedef enum wooli_choice {
  WOOLI_UNSAID = 0,
  WOOLI_NO,
  WOOLI_YES
} wooli_choice;

typedef struct wooli_method_config {
  wooli_choice wait_for_ready;
  int64_t timeout_ns;      /* -1: none */
  size_t max_request_len;  /* bytes; SIZE_MAX: not said */
  size_t max_response_len; /* bytes; SIZE_MAX: not said */
  wooli_attempt_policy policy;
} wooli_method_config;

/* A name of methodConfig: "/service/method", or "/service/" for all of it. */
typedef struct wooli_config_name {
  struct wooli_config_name *next; /* in its bucket */
  const wooli_method_config *method;
  size_t len;
  char *path; /* behind the struct */
} wooli_config_name;

struct wool_service_config {
  atomic_uint refs;
  /* immutable once made */
  wooli_method_config *methods;
  wooli_config_name **buckets;
  size_t n_buckets;                    /* a power of two, or 0 */
  const wooli_method_config *fallback; /* of the name {}; or NULL */
  const char *load_balancing;          /* static; NULL: not said */
  /* of retryThrottling, in thousandths; 0: there is none */
  int max_tokens;
  int token_ratio;
};

/* What holds for "/service/method"; NULL: nothing is said. `config` may be
 * NULL. Borrowed from the config. */
const wooli_method_config *
wooli_service_config_find(const wool_service_config *config, wool_str path);

/* How long to wait before the n-th retry, from 1, but for the jitter. */
int64_t wooli_policy_backoff_ns(const wooli_attempt_policy *policy, unsigned n);

/* The bucket of a path; n_buckets is not 0. */
wooli_config_name **wooli_config_bucket(const wool_service_config *config,
                                        wool_str path);

#ifdef __cplusplus
}
#endif
#endif
