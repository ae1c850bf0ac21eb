#include "runtime/wire/metadata.h"

#include "runtime/wire/base64.h"

enum {
  FIRST_CAPACITY = 8 /* pairs */
};

void wooli_metadata_init(wool_metadata *metadata, wool_arena *arena) {
  metadata->arena = arena;
  metadata->pairs = NULL;
  metadata->len = 0;
  metadata->capacity = 0;
  metadata->wire_len = 0;
}

/* HTTP's own fields that an HTTP/2 message may not have, or that we send. */
static const char *const reserved[] = {
    "te",      "content-type",     "content-length", "user-agent",
    "host",    "connection",       "keep-alive",     "transfer-encoding",
    "upgrade", "proxy-connection",
};

static bool is(wool_str key, const char *name) {
  return wool_str_equal(key, wool_str_c(name));
}

/* Of gRPC's own, these are for applications: how often a call was tried before
 * (A6), and when it may be tried again, which a handler says. */
static bool is_told(wool_str key) {
  return is(key, WOOLI_PREVIOUS_ATTEMPTS) || is(key, WOOLI_RETRY_PUSHBACK);
}

bool wooli_metadata_is_reserved(wool_str key) {
  if (key.len == 0 || key.data[0] == ':')
    return true;
  if (key.len >= 5 && memcmp(key.data, "grpc-", 5) == 0)
    return !is_told(key);
  for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
    if (is(key, reserved[i]))
      return true;
  return false;
}

static bool is_binary(wool_str key) {
  return key.len > 4 && memcmp(key.data + key.len - 4, "-bin", 4) == 0;
}

static bool is_key(wool_str key) {
  for (size_t i = 0; i < key.len; i++) {
    char c = key.data[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' ||
          c == '-' || c == '.'))
      return false;
  }
  return key.len > 0;
}

/* A space at an end would be lost on the way: HTTP strips it. */
static bool is_ascii_value(wool_bytes value) {
  for (size_t i = 0; i < value.len; i++)
    if (value.data[i] < 0x20 || value.data[i] > 0x7e)
      return false;
  return value.len == 0 ||
         (value.data[0] != ' ' && value.data[value.len - 1] != ' ');
}

size_t wooli_metadata_value_wire_len(const wooli_metadata_pair *pair) {
  return pair->binary ? wooli_base64_encoded_len(pair->value.len)
                      : pair->value.len;
}

bool wooli_metadata_share(wool_metadata *to, const wool_metadata *from) {
  if (from->len == 0)
    return true;
  to->pairs = wool_arena_alloc(to->arena, (from->len + 1) * sizeof *to->pairs);
  if (!to->pairs)
    return false;
  memcpy(to->pairs, from->pairs, from->len * sizeof *to->pairs);
  to->len = from->len;
  to->capacity = from->len + 1; /* with room for what is added */
  to->wire_len = from->wire_len;
  return true;
}

static bool reserve(wool_metadata *metadata) {
  if (metadata->len < metadata->capacity)
    return true;
  size_t capacity =
      metadata->capacity ? metadata->capacity * 2 : (size_t)FIRST_CAPACITY;
  wooli_metadata_pair *grown = wool_arena_resize(
      metadata->arena, metadata->pairs, metadata->capacity * sizeof *grown,
      capacity * sizeof *grown);
  if (!grown)
    return false;
  metadata->pairs = grown;
  metadata->capacity = capacity;
  return true;
}

static wool_code no_memory(wool_str key, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                        "metadata %.*s: out of memory", (int)key.len, key.data);
}

/* Appends a pair whose value is in the arena already. */
static wool_code append(wool_metadata *metadata, wool_str key, wool_bytes value,
                        bool binary, wool_error *error) {
  wool_str copy = wool_arena_str(metadata->arena, key);
  if (!copy.data || !reserve(metadata))
    return no_memory(key, error);
  wooli_metadata_pair *pair = &metadata->pairs[metadata->len++];
  pair->key = copy;
  pair->value = value;
  pair->binary = binary;
  metadata->wire_len += key.len + wooli_metadata_value_wire_len(pair) +
                        WOOLI_METADATA_PAIR_OVERHEAD;
  return WOOL_OK;
}

static wool_code append_copy(wool_metadata *metadata, wool_str key,
                             wool_bytes value, bool binary, wool_error *error) {
  wool_str copy = wool_arena_str(
      metadata->arena, wool_str_n((const char *)value.data, value.len));
  if (!copy.data)
    return no_memory(key, error);
  return append(metadata, key, wool_bytes_n(copy.data, copy.len), binary,
                error);
}

bool wooli_metadata_append(wool_metadata *metadata, wool_str key,
                           wool_bytes value) {
  return append_copy(metadata, key, value, is_binary(key), NULL) == WOOL_OK;
}

wool_code wool_metadata_add(wool_metadata *metadata, wool_str key,
                            wool_bytes value, wool_error *error) {
  if (!is_key(key))
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "metadata key \"%.*s\" is not of [0-9a-z_.-]+",
                          (int)key.len, key.data);
  if (wooli_metadata_is_reserved(key) || is(key, WOOLI_PREVIOUS_ATTEMPTS))
    return wool_error_set(error, WOOL_ERR_TYPE, "metadata key %.*s is reserved",
                          (int)key.len, key.data);
  bool binary = is_binary(key);
  if (!binary && !is_ascii_value(value))
    return wool_error_set(
        error, WOOL_ERR_TYPE,
        "metadata %.*s: value is not printable ASCII without outer spaces; a "
        "binary one needs a key that ends in -bin",
        (int)key.len, key.data);
  size_t value_len = binary ? wooli_base64_encoded_len(value.len) : value.len;
  if (key.len > WOOLI_MAX_METADATA_LEN || value_len > WOOLI_MAX_METADATA_LEN ||
      metadata->wire_len + key.len + value_len + WOOLI_METADATA_PAIR_OVERHEAD >
          WOOLI_MAX_METADATA_LEN)
    return wool_error_set(
        error, WOOL_ERR_LIMIT, "metadata length %zu exceeds %d",
        metadata->wire_len + key.len + value_len + WOOLI_METADATA_PAIR_OVERHEAD,
        (int)WOOLI_MAX_METADATA_LEN);
  return append_copy(metadata, key, value, binary, error);
}

static wool_code receive_binary(wool_metadata *metadata, wool_str key,
                                wool_str text, wool_error *error) {
  size_t max = wooli_base64_max_decoded_len(text.len);
  uint8_t *raw = wool_arena_alloc(metadata->arena, max + 1);
  if (!raw)
    return no_memory(key, error);
  size_t len = 0;
  if (!wooli_base64_decode(text, raw, &len))
    return wool_error_set(error, WOOL_ERR_MALFORMED,
                          "metadata %.*s: value is not base64", (int)key.len,
                          key.data);
  raw[len] = 0;
  return append(metadata, key, wool_bytes_n(raw, len), true, error);
}

static wool_str trim(wool_str s) {
  while (s.len > 0 && s.data[0] == ' ')
    s = wool_str_n(s.data + 1, s.len - 1);
  while (s.len > 0 && s.data[s.len - 1] == ' ')
    s.len--;
  return s;
}

wool_code wooli_metadata_receive(wool_metadata *metadata, wool_str key,
                                 wool_str value, wool_error *error) {
  if (!is_binary(key))
    return append_copy(metadata, key, wool_bytes_n(value.data, value.len),
                       false, error);
  for (;;) {
    const char *comma = value.len ? memchr(value.data, ',', value.len) : NULL;
    size_t len = comma ? (size_t)(comma - value.data) : value.len;
    wool_code rc =
        receive_binary(metadata, key, trim(wool_str_n(value.data, len)), error);
    if (rc != WOOL_OK || !comma)
      return rc;
    value = wool_str_n(comma + 1, value.len - len - 1);
  }
}

bool wool_metadata_get(const wool_metadata *metadata, wool_str key,
                       wool_bytes *out_value) {
  for (size_t i = 0; i < metadata->len; i++) {
    if (!wool_str_equal(metadata->pairs[i].key, key))
      continue;
    *out_value = metadata->pairs[i].value;
    return true;
  }
  return false;
}

size_t wool_metadata_len(const wool_metadata *metadata) {
  return metadata->len;
}

void wool_metadata_at(const wool_metadata *metadata, size_t index,
                      wool_str *out_key, wool_bytes *out_value) {
  *out_key = metadata->pairs[index].key;
  *out_value = metadata->pairs[index].value;
}
