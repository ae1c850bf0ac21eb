#include "runtime/context/value.h"

#include <stdlib.h>

#include "runtime/context/ledger.h"

wooli_blob *wooli_blob_new(wool_bytes bytes) {
  if (bytes.len > SIZE_MAX / 2)
    return NULL;
  wooli_blob *blob = malloc(sizeof *blob + bytes.len + 1);
  if (!blob)
    return NULL;
  atomic_init(&blob->refs, 1);
  atomic_init(&blob->state, WOOLI_BLOB_RAW);
  blob->type = NULL;
  blob->value = NULL;
  blob->home = NULL;
  blob->len = bytes.len;
  if (bytes.len)
    memcpy(blob->data, bytes.data, bytes.len);
  blob->data[bytes.len] = 0;
  return blob;
}

void wooli_blob_unref(wooli_blob *blob) {
  if (!blob || !wooli_drop_ref(&blob->refs))
    return;
  if (blob->value && blob->type->release)
    blob->type->release(blob->value);
  wooli_ledger_unref(blob->home);
  free(blob);
}

void wooli_value_retain(const wool_var *var, wooli_slot slot) {
  switch (slot.kind) {
  case WOOLI_MISSING:
    break;
  case WOOLI_NATIVE: {
    const wool_value_type *type = wooli_var_type(var);
    if (type->retain)
      type->retain(slot.ptr);
    break;
  }
  case WOOLI_ENCODED:
    wooli_take_ref(&((wooli_blob *)slot.ptr)->refs);
    break;
  }
}

void wooli_value_release(const wool_var *var, wooli_slot slot) {
  switch (slot.kind) {
  case WOOLI_MISSING:
    break;
  case WOOLI_NATIVE: {
    const wool_value_type *type = wooli_var_type(var);
    if (type->release)
      type->release(slot.ptr);
    break;
  }
  case WOOLI_ENCODED:
    wooli_blob_unref(slot.ptr);
    break;
  }
}

bool wooli_buffer_reserve(wooli_buffer *buffer, size_t more) {
  if (more > SIZE_MAX / 2 - buffer->len)
    return false;
  size_t need = buffer->len + more;
  if (need <= buffer->capacity)
    return true;
  size_t capacity = buffer->capacity ? buffer->capacity * 2 : 256;
  if (capacity < need)
    capacity = need;
  uint8_t *data = realloc(buffer->data, capacity);
  if (!data)
    return false;
  buffer->data = data;
  buffer->capacity = capacity;
  return true;
}

bool wooli_buffer_append(wooli_buffer *buffer, const void *data, size_t len) {
  if (!wooli_buffer_reserve(buffer, len))
    return false;
  if (len)
    memcpy(buffer->data + buffer->len, data, len);
  buffer->len += len;
  return true;
}

void wooli_buffer_cleanup(wooli_buffer *buffer) {
  free(buffer->data);
  memset(buffer, 0, sizeof *buffer);
}

bool wooli_token_list_add(wooli_token_list *list, wool_token *token) {
  if (list->n == list->capacity) {
    size_t capacity = list->capacity ? list->capacity * 2 : 8;
    wool_token **at = realloc(list->at, capacity * sizeof *at);
    if (!at)
      return false;
    list->at = at;
    list->capacity = capacity;
  }
  list->at[list->n++] = wool_token_ref(token);
  return true;
}

void wooli_token_list_cleanup(wooli_token_list *list) {
  for (size_t i = 0; i < list->n; i++)
    wool_token_unref(list->at[i]);
  free(list->at);
  memset(list, 0, sizeof *list);
}

wool_code wool_encoder_write(wool_encoder *encoder, wool_bytes bytes) {
  return wooli_buffer_append(encoder->out, bytes.data, bytes.len)
             ? WOOL_OK
             : WOOL_ERR_NO_MEMORY;
}

const void *wool_encoder_type_data(const wool_encoder *encoder) {
  return encoder->type_data;
}

const void *wool_decoder_type_data(const wool_decoder *decoder) {
  return decoder->type_data;
}
