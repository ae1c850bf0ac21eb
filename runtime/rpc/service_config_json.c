/* gRPC's JSON form of service configs. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <strings.h>

#include "runtime/rpc/service_config.h"

enum {
  VALUE_TEXT_LEN = 64,   /* bytes of a value that an error shows */
  PATH_TEXT_LEN = 192,   /* bytes of its path */
  MAX_KEY_LEN = 64,      /* bytes of a field's name in that */
  DURATION_DIGITS = 9,   /* behind the point */
  TOKENS_TO_COUNT = 1000 /* thousandths: tokenRatio's three places */
};

#define MAX_DURATION_S INT64_C(315576000000) /* google.protobuf.Duration's */
#define NS_PER_S       INT64_C(1000000000)

/* Where in the document we are: for errors. */
typedef struct place {
  const struct place *up; /* NULL: the document itself */
  const char *key;        /* NULL: an element of an array */
  size_t index;
} place;

typedef struct reader {
  wool_service_config *config;
  wool_error *error;
} reader;

/* ---- errors ---- */

static size_t put_path(const place *at, char *out, size_t len) {
  if (!at || !at->up)
    return 0;
  size_t used = put_path(at->up, out, len);
  int n = at->key ? snprintf(out + used, len - used, "%s%.*s", used ? "." : "",
                             (int)MAX_KEY_LEN, at->key)
                  : snprintf(out + used, len - used, "[%zu]", at->index);
  size_t end = used + (size_t)n;
  return end < len ? end : len - 1;
}

static wool_code no_memory(reader *r) {
  return wool_error_set(r->error, WOOL_ERR_NO_MEMORY,
                        "service config: out of memory");
}

/* The value at `at` is not allowed; NULL: it is missing. */
static wool_code refuse(reader *r, const place *at, const json_t *value,
                        const char *allowed) {
  char path[PATH_TEXT_LEN] = "";
  (void)put_path(at, path, sizeof path);
  if (!value)
    return wool_error_set(r->error, WOOL_ERR_MALFORMED,
                          "service config: %s is missing: %s", path, allowed);
  char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
  if (!text)
    return no_memory(r);
  bool cut = strlen(text) > VALUE_TEXT_LEN;
  wool_code rc = wool_error_set(r->error, WOOL_ERR_MALFORMED,
                                "service config: %s%s%.*s%s is not allowed: %s",
                                path, path[0] ? ": " : "", (int)VALUE_TEXT_LEN,
                                text, cut ? "..." : "", allowed);
  free(text);
  return rc;
}

/* ---- values ---- */

/* A field of an object, with null as good as absent. */
static const json_t *field(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  return json_is_null(value) ? NULL : value;
}

/* A whole number from `min` to `max`, also where it is written as 4.0. */
static bool whole(const json_t *value, double min, double max, double *out) {
  if (!json_is_number(value))
    return false;
  *out = json_number_value(value);
  return *out >= min && *out <= max && floor(*out) == *out;
}

/* Digits up to `end`, at most `most`; what they say goes behind *out. */
static const char *digits(const char *at, size_t most, int64_t *out) {
  for (; *at >= '0' && *at <= '9'; at++)
    if (most > 0) {
      *out = *out * 10 + (*at - '0');
      most--;
    } else {
      return NULL;
    }
  return at;
}

/* google.protobuf.Duration: "1.5s"; also ".5s", as A6 writes it. */
static bool duration(const char *text, int64_t *out_ns) {
  int64_t seconds = 0, fraction = 0;
  const char *point = digits(text, 12, &seconds);
  if (!point || seconds > MAX_DURATION_S)
    return false;
  const char *end = point;
  if (*point == '.') {
    end = digits(point + 1, DURATION_DIGITS, &fraction);
    if (!end)
      return false;
    for (ptrdiff_t n = end - point - 1; n < DURATION_DIGITS; n++)
      fraction *= 10;
  }
  bool any = end - text > (*point == '.');
  if (!any || strcmp(end, "s") != 0)
    return false;
  *out_ns = seconds > INT64_MAX / NS_PER_S - 1 ? INT64_MAX
                                               : seconds * NS_PER_S + fraction;
  return true;
}

/* Reads the duration `key`, at least `min_ns`; *out_ns stays if it is absent
 * and need not be there. */
static wool_code read_duration(reader *r, const place *up, const json_t *object,
                               const char *key, bool required, int64_t min_ns,
                               int64_t *out_ns) {
  const place at = {up, key, 0};
  const json_t *value = field(object, key);
  const char *allowed =
      min_ns > 0 ? "a duration above zero such as \"1.5s\", with at most 9 "
                   "digits behind the point"
                 : "a duration such as \"1.5s\", with at most 9 digits behind "
                   "the point";
  if (!value && !required)
    return WOOL_OK;
  int64_t ns;
  if (!json_is_string(value) || !duration(json_string_value(value), &ns) ||
      ns < min_ns)
    return refuse(r, &at, value, allowed);
  *out_ns = ns;
  return WOOL_OK;
}

static wool_code read_len(reader *r, const place *up, const json_t *object,
                          const char *key, size_t *out_len) {
  const place at = {up, key, 0};
  const json_t *value = field(object, key);
  double number;
  if (!value)
    return WOOL_OK;
  if (!whole(value, 0, UINT32_MAX, &number))
    return refuse(r, &at, value, "a whole number from 0 to 4294967295");
  *out_len = (size_t)number;
  return WOOL_OK;
}

static wool_code read_max_attempts(reader *r, const place *up,
                                   const json_t *policy, unsigned *out) {
  const place at = {up, "maxAttempts", 0};
  const json_t *value = field(policy, at.key);
  double number;
  if (!whole(value, 2, UINT32_MAX, &number))
    return refuse(r, &at, value,
                  "a whole number of at least 2; above 5 it counts as 5");
  *out = number > WOOLI_MAX_ATTEMPTS ? WOOLI_MAX_ATTEMPTS : (unsigned)number;
  return WOOL_OK;
}

/* A status code by its number or its name; -1 if it is none. */
static int code_of(const json_t *value) {
  double number;
  if (whole(value, WOOL_OK, WOOL_UNAUTHENTICATED, &number))
    return (int)number;
  if (!json_is_string(value))
    return -1;
  for (int code = WOOL_OK; code <= WOOL_UNAUTHENTICATED; code++)
    if (strcmp(json_string_value(value), wool_code_name((wool_code)code)) == 0)
      return code;
  return -1;
}

static wool_code read_codes(reader *r, const place *up, const json_t *policy,
                            const char *key, bool required,
                            uint32_t *out_codes) {
  const place at = {up, key, 0};
  const json_t *list = field(policy, key);
  if (!list && !required)
    return WOOL_OK;
  if (!json_is_array(list) || (required && json_array_size(list) == 0))
    return refuse(r, &at, list,
                  required ? "a list of at least one status code"
                           : "a list of status codes");
  for (size_t i = 0; i < json_array_size(list); i++) {
    const place element = {&at, NULL, i};
    int code = code_of(json_array_get(list, i));
    if (code < 0)
      return refuse(r, &element, json_array_get(list, i),
                    "a status code from 0 to 16, or its name such as "
                    "\"UNAVAILABLE\"");
    *out_codes |= UINT32_C(1) << code;
  }
  return WOOL_OK;
}

/* ---- methodConfig ---- */

static wool_code read_multiplier(reader *r, const place *up,
                                 const json_t *policy, double *out) {
  const place at = {up, "backoffMultiplier", 0};
  const json_t *value = field(policy, at.key);
  if (!json_is_number(value) || !(json_number_value(value) > 0))
    return refuse(r, &at, value, "a number above 0");
  *out = json_number_value(value);
  return WOOL_OK;
}

static wool_code read_retry(reader *r, const place *up, const json_t *policy,
                            wooli_attempt_policy *out) {
  const place at = {up, "retryPolicy", 0};
  if (!json_is_object(policy))
    return refuse(r, &at, policy, "an object");
  wool_code rc = read_max_attempts(r, &at, policy, &out->max_attempts);
  if (!rc)
    rc = read_duration(r, &at, policy, "initialBackoff", true, 1,
                       &out->initial_backoff_ns);
  if (!rc)
    rc = read_duration(r, &at, policy, "maxBackoff", true, 1,
                       &out->max_backoff_ns);
  if (!rc)
    rc = read_multiplier(r, &at, policy, &out->backoff_multiplier);
  if (!rc)
    rc = read_codes(r, &at, policy, "retryableStatusCodes", true, &out->codes);
  return rc;
}

static wool_code read_hedging(reader *r, const place *up, const json_t *policy,
                              wooli_attempt_policy *out) {
  const place at = {up, "hedgingPolicy", 0};
  if (!json_is_object(policy))
    return refuse(r, &at, policy, "an object");
  out->is_hedging = true;
  wool_code rc = read_max_attempts(r, &at, policy, &out->max_attempts);
  if (!rc)
    rc = read_duration(r, &at, policy, "hedgingDelay", false, 0,
                       &out->hedging_delay_ns);
  if (!rc)
    rc = read_codes(r, &at, policy, "nonFatalStatusCodes", false, &out->codes);
  return rc;
}

static wool_code read_policy(reader *r, const place *at, const json_t *object,
                             wooli_attempt_policy *out) {
  const json_t *retry = field(object, "retryPolicy");
  const json_t *hedging = field(object, "hedgingPolicy");
  if (retry && hedging) {
    const place second = {at, "hedgingPolicy", 0};
    return refuse(r, &second, hedging, "one of it and retryPolicy");
  }
  if (retry)
    return read_retry(r, at, retry, out);
  return hedging ? read_hedging(r, at, hedging, out) : WOOL_OK;
}

static wool_code read_wait_for_ready(reader *r, const place *up,
                                     const json_t *object, wooli_choice *out) {
  const place at = {up, "waitForReady", 0};
  const json_t *value = field(object, at.key);
  if (!value)
    return WOOL_OK;
  if (!json_is_boolean(value))
    return refuse(r, &at, value, "true or false");
  *out = json_is_true(value) ? WOOLI_YES : WOOLI_NO;
  return WOOL_OK;
}

static wool_code read_method(reader *r, const place *at, const json_t *object,
                             wooli_method_config *out) {
  *out = (wooli_method_config){.timeout_ns = -1,
                               .max_request_len = SIZE_MAX,
                               .max_response_len = SIZE_MAX};
  wool_code rc = read_wait_for_ready(r, at, object, &out->wait_for_ready);
  if (!rc)
    rc = read_duration(r, at, object, "timeout", false, 0, &out->timeout_ns);
  if (!rc)
    rc = read_len(r, at, object, "maxRequestMessageBytes",
                  &out->max_request_len);
  if (!rc)
    rc = read_len(r, at, object, "maxResponseMessageBytes",
                  &out->max_response_len);
  return rc ? rc : read_policy(r, at, object, &out->policy);
}

/* A part of a name: absent, null and "" are the same. */
static wool_code read_part(reader *r, const place *up, const json_t *name,
                           const char *key, const char **out) {
  const place at = {up, key, 0};
  const json_t *value = field(name, key);
  *out = "";
  if (!value)
    return WOOL_OK;
  if (!json_is_string(value) || strchr(json_string_value(value), '/'))
    return refuse(r, &at, value, "a string without a slash");
  *out = json_string_value(value);
  return WOOL_OK;
}

static bool is_taken(const wool_service_config *config, wool_str path) {
  for (const wooli_config_name *name = *wooli_config_bucket(config, path); name;
       name = name->next)
    if (wool_str_equal(path, wool_str_n(name->path, name->len)))
      return true;
  return false;
}

static wool_code add_name(reader *r, const place *at, const json_t *object,
                          const char *service, const char *method,
                          const wooli_method_config *config) {
  size_t len = strlen(service) + strlen(method) + 2;
  wooli_config_name *name = malloc(sizeof *name + len + 1);
  if (!name)
    return no_memory(r);
  name->path = (char *)(name + 1);
  (void)snprintf(name->path, len + 1, "/%s/%s", service, method);
  name->len = len;
  name->method = config;
  if (is_taken(r->config, wool_str_n(name->path, len))) {
    free(name);
    return refuse(r, at, object, "a name that no other methodConfig has");
  }
  wooli_config_name **bucket =
      wooli_config_bucket(r->config, wool_str_n(name->path, len));
  name->next = *bucket;
  *bucket = name;
  return WOOL_OK;
}

static wool_code read_name(reader *r, const place *at, const json_t *name,
                           const wooli_method_config *config) {
  const char *service, *method;
  if (!json_is_object(name))
    return refuse(r, at, name, "an object");
  wool_code rc = read_part(r, at, name, "service", &service);
  if (!rc)
    rc = read_part(r, at, name, "method", &method);
  if (rc)
    return rc;
  if (service[0])
    return add_name(r, at, name, service, method, config);
  if (method[0])
    return refuse(r, at, name, "a method only with its service");
  if (r->config->fallback)
    return refuse(r, at, name, "a name that no other methodConfig has");
  r->config->fallback = config;
  return WOOL_OK;
}

static wool_code read_method_config(reader *r, const place *at,
                                    const json_t *object,
                                    wooli_method_config *config) {
  const place names_at = {at, "name", 0};
  if (!json_is_object(object))
    return refuse(r, at, object, "an object");
  wool_code rc = read_method(r, at, object, config);
  const json_t *names = field(object, "name");
  if (!rc && names && !json_is_array(names))
    return refuse(r, &names_at, names, "a list of names");
  for (size_t i = 0; !rc && i < json_array_size(names); i++) {
    const place element = {&names_at, NULL, i};
    rc = read_name(r, &element, json_array_get(names, i), config);
  }
  return rc;
}

/* How many names there are, to be put into buckets. */
static size_t count_names(const json_t *list) {
  size_t n = 0;
  for (size_t i = 0; i < json_array_size(list); i++)
    n += json_array_size(json_object_get(json_array_get(list, i), "name"));
  return n;
}

static wool_code make_tables(reader *r, size_t n_methods, size_t n_names) {
  wool_service_config *config = r->config;
  size_t n_buckets = 8;
  while (n_buckets < n_names)
    n_buckets *= 2;
  config->methods = calloc(n_methods + 1, sizeof *config->methods);
  config->buckets = calloc(n_buckets, sizeof *config->buckets);
  if (!config->methods || !config->buckets)
    return no_memory(r);
  config->n_buckets = n_buckets;
  return WOOL_OK;
}

static wool_code read_methods(reader *r, const place *up, const json_t *list) {
  const place at = {up, "methodConfig", 0};
  if (!list)
    return WOOL_OK;
  if (!json_is_array(list))
    return refuse(r, &at, list, "a list of objects");
  size_t n_names = count_names(list);
  if (n_names > WOOLI_MAX_CONFIG_NAMES)
    return wool_error_set(r->error, WOOL_ERR_LIMIT,
                          "service config: %zu names exceed %d", n_names,
                          (int)WOOLI_MAX_CONFIG_NAMES);
  wool_code rc = make_tables(r, json_array_size(list), n_names);
  for (size_t i = 0; !rc && i < json_array_size(list); i++) {
    const place element = {&at, NULL, i};
    rc = read_method_config(r, &element, json_array_get(list, i),
                            &r->config->methods[i]);
  }
  return rc;
}

/* ---- the rest ---- */

static wool_code read_throttle(reader *r, const place *up,
                               const json_t *object) {
  const place at = {up, "retryThrottling", 0};
  const place tokens_at = {&at, "maxTokens", 0};
  const place ratio_at = {&at, "tokenRatio", 0};
  double tokens;
  if (!object)
    return WOOL_OK;
  if (!json_is_object(object))
    return refuse(r, &at, object, "an object");
  const json_t *value = field(object, tokens_at.key);
  if (!whole(value, 1, WOOLI_MAX_RETRY_TOKENS, &tokens))
    return refuse(r, &tokens_at, value, "a whole number from 1 to 1000");
  value = field(object, ratio_at.key);
  double ratio = json_is_number(value) ? json_number_value(value) : 0;
  /* Thousandths; the smallest error of a decimal in binary is forgiven. */
  double thousandths = floor(ratio * TOKENS_TO_COUNT + 1e-6);
  if (!(thousandths >= 1))
    return refuse(r, &ratio_at, value,
                  "a number of at least 0.001; three decimals count");
  r->config->max_tokens = (int)tokens * TOKENS_TO_COUNT;
  r->config->token_ratio = thousandths < r->config->max_tokens
                               ? (int)thousandths
                               : r->config->max_tokens;
  return WOOL_OK;
}

static const char *const balancers[] = {"pick_first", "round_robin"};

/* The balancer of that name; `legacy` names were written in any case. */
static const char *balancer(const char *name, bool legacy) {
  for (size_t i = 0; i < sizeof balancers / sizeof balancers[0]; i++)
    if (legacy ? strcasecmp(name, balancers[i]) == 0
               : strcmp(name, balancers[i]) == 0)
      return balancers[i];
  return NULL;
}

/* A list of objects with one field each, whose name is the balancer's: the
 * first one that is known counts. */
static wool_code read_balancers(reader *r, const place *up,
                                const json_t *list) {
  const place at = {up, "loadBalancingConfig", 0};
  if (!json_is_array(list))
    return refuse(r, &at, list, "a list of objects with one field each");
  for (size_t i = 0; i < json_array_size(list); i++) {
    const place element = {&at, NULL, i};
    json_t *entry = json_array_get(list, i);
    void *iter = json_object_iter(entry);
    if (!iter || json_object_size(entry) != 1)
      return refuse(r, &element, entry, "an object with one field");
    if (!r->config->load_balancing)
      r->config->load_balancing = balancer(json_object_iter_key(iter), false);
  }
  return r->config->load_balancing || json_array_size(list) == 0
             ? WOOL_OK
             : refuse(r, &at, list, "at least one of pick_first, round_robin");
}

static wool_code read_load_balancing(reader *r, const place *at,
                                     const json_t *root) {
  const json_t *list = field(root, "loadBalancingConfig");
  if (list)
    return read_balancers(r, at, list);
  const place legacy = {at, "loadBalancingPolicy", 0};
  const json_t *value = field(root, legacy.key);
  if (!value)
    return WOOL_OK;
  if (json_is_string(value))
    r->config->load_balancing = balancer(json_string_value(value), true);
  return r->config->load_balancing
             ? WOOL_OK
             : refuse(r, &legacy, value, "pick_first or round_robin");
}

static wool_code read_root(reader *r, const json_t *root) {
  const place at = {NULL, NULL, 0};
  if (!json_is_object(root))
    return refuse(r, &at, root, "an object");
  wool_code rc = read_load_balancing(r, &at, root);
  if (!rc)
    rc = read_throttle(r, &at, field(root, "retryThrottling"));
  return rc ? rc : read_methods(r, &at, field(root, "methodConfig"));
}

static wool_code parse(wool_str json, json_t **out_root, wool_error *error) {
  json_error_t why;
  if (json.len > WOOLI_MAX_SERVICE_CONFIG_LEN)
    return wool_error_set(error, WOOL_ERR_LIMIT,
                          "service config: length %zu exceeds %d", json.len,
                          (int)WOOLI_MAX_SERVICE_CONFIG_LEN);
  *out_root = json_loadb(json.data ? json.data : "", json.len,
                         JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
  if (*out_root)
    return WOOL_OK;
  if (json_error_code(&why) == json_error_out_of_memory)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "service config: out of memory");
  return wool_error_set(error, WOOL_ERR_MALFORMED,
                        "service config: line %d, column %d: %s", why.line,
                        why.column, why.text);
}

wool_code wool_service_config_new(wool_str json,
                                  wool_service_config **out_config,
                                  wool_error *error) {
  json_t *root;
  *out_config = NULL;
  wool_code rc = parse(json, &root, error);
  if (rc)
    return rc;
  reader r = {calloc(1, sizeof *r.config), error};
  if (!r.config) {
    json_decref(root);
    return no_memory(&r);
  }
  atomic_init(&r.config->refs, 1);
  rc = read_root(&r, root);
  json_decref(root);
  if (rc)
    wool_service_config_unref(r.config);
  else
    *out_config = r.config;
  return rc;
}
