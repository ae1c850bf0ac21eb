#include "runtime/transport/http2_fields.h"

#include "runtime/context/alloc.h"
#include "runtime/wire/base64.h"
#include "runtime/wire/status.h"

bool wooli_http2_fields_init(wooli_http2_fields *fields,
                             const wool_allocator *allocator, size_t n_fields,
                             size_t text_len, const wool_metadata *metadata) {
  if (metadata) {
    n_fields += metadata->len;
    text_len += metadata->wire_len;
  }
  fields->allocator = allocator;
  fields->len = 0;
  fields->capacity = n_fields;
  fields->nv = wooli_alloc(allocator, n_fields * sizeof(nghttp2_nv) + text_len);
  fields->text = fields->nv ? (char *)(fields->nv + n_fields) : NULL;
  return fields->nv != NULL;
}

void wooli_http2_fields_cleanup(wooli_http2_fields *fields) {
  wooli_release(fields->allocator, fields->nv);
  fields->nv = NULL;
}

void wooli_http2_fields_add(wooli_http2_fields *fields, nghttp2_nv field) {
  fields->nv[fields->len++] = field;
}

/* Nothing says how long nghttp2 holds a list that it has not sent yet, so it
 * copies what is not a literal. */
static nghttp2_nv copied(const void *name, size_t name_len, const void *value,
                         size_t value_len) {
  nghttp2_nv nv = {(uint8_t *)(uintptr_t)name, (uint8_t *)(uintptr_t)value,
                   name_len, value_len, NGHTTP2_NV_FLAG_NONE};
  return nv;
}

void wooli_http2_fields_add_metadata(wooli_http2_fields *fields,
                                     const wool_metadata *metadata) {
  for (size_t i = 0; metadata && i < metadata->len; i++) {
    const wooli_metadata_pair *pair = &metadata->pairs[i];
    char *key = fields->text;
    memcpy(key, pair->key.data, pair->key.len);
    char *value = key + pair->key.len;
    size_t value_len = wooli_metadata_value_wire_len(pair);
    if (pair->binary)
      wooli_base64_encode(pair->value, value);
    else if (value_len > 0)
      memcpy(value, pair->value.data, value_len);
    fields->text = value + value_len;
    wooli_http2_fields_add(fields,
                           copied(key, pair->key.len, value, value_len));
  }
}

/* The part of a status message whose encoded form is within the limit. */
static wool_str sendable(wool_str message) {
  size_t whole = message.len;
  if (message.len > WOOLI_MAX_STATUS_MESSAGE_LEN)
    message.len = WOOLI_MAX_STATUS_MESSAGE_LEN;
  while (wooli_percent_encoded_len(message) > WOOLI_MAX_STATUS_MESSAGE_LEN)
    message.len -= message.len / 8 + 1;
  while (message.len < whole && message.len > 0 &&
         ((uint8_t)message.data[message.len] & 0xc0) == 0x80)
    message.len--; /* not inside a character */
  return message;
}

static bool has_details(const wooli_status *status) {
  return status->details.len > 0 &&
         status->details.len <= WOOLI_MAX_STATUS_DETAILS_LEN;
}

size_t wooli_http2_fields_status_len(const wooli_status *status) {
  size_t details =
      has_details(status) ? wooli_base64_encoded_len(status->details.len) : 0;
  return wooli_percent_encoded_len(sendable(status->message)) + details;
}

void wooli_http2_fields_add_status(wooli_http2_fields *fields,
                                   const wooli_status *status) {
  static const char status_name[] = "grpc-status";
  static const char message_name[] = "grpc-message";
  static const char details_name[] = "grpc-status-details-bin";
  wool_str number = wooli_code_text(status->code);
  nghttp2_nv nv =
      copied(status_name, sizeof status_name - 1, number.data, number.len);
  nv.flags = NGHTTP2_NV_FLAG_NO_COPY_NAME | NGHTTP2_NV_FLAG_NO_COPY_VALUE;
  wooli_http2_fields_add(fields, nv);
  wool_str message = sendable(status->message);
  if (message.len > 0) {
    size_t len = wooli_percent_encoded_len(message);
    wooli_percent_encode(message, fields->text);
    nv = copied(message_name, sizeof message_name - 1, fields->text, len);
    nv.flags = NGHTTP2_NV_FLAG_NO_COPY_NAME;
    wooli_http2_fields_add(fields, nv);
    fields->text += len;
  }
  if (has_details(status)) {
    size_t len = wooli_base64_encoded_len(status->details.len);
    wooli_base64_encode(status->details, fields->text);
    nv = copied(details_name, sizeof details_name - 1, fields->text, len);
    nv.flags = NGHTTP2_NV_FLAG_NO_COPY_NAME;
    wooli_http2_fields_add(fields, nv);
    fields->text += len;
  }
}
