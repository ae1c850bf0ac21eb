#include "runtime/rpc/thrown.h"

#include <stdio.h>
#include <wool/status.h>

#include "runtime/wire/utf8.h"
#include "runtime/wire/validate.h"

static const char url_prefix[] = "type.googleapis.com/";

/* ---- in a handler ---- */

static bool throws(const wool_method *method, const wool_error_type *type) {
  for (size_t i = 0; method && i < method->n_throws; i++)
    if (method->throws[i] == type)
      return true;
  return false;
}

/* It is in the details as well, where it has to be the same text. */
static void cut_to_utf8(char *text) {
  size_t len = strlen(text);
  while (len && !wooli_is_utf8((const uint8_t *)text, len))
    len--;
  text[len] = '\0';
}

wool_code wool_call_throw(wool_call *call, const wool_error_type *type,
                          const void *error, const char *format, va_list args) {
  if (!throws(call->method, type))
    return wool_call_fail(call, WOOL_INTERNAL, "%s does not throw %s",
                          wool_call_method(call), type->message->full_name);
  void *copy = error ? wool_message_copy(type->message, error, call->arena)
                     : wool_arena_alloc(call->arena, type->message->size);
  if (!copy)
    return wool_call_fail(call, WOOL_RESOURCE_EXHAUSTED, "no memory for %s",
                          type->message->full_name);
  if (!error)
    wooli_message_begin(type->message, copy);
  (void)wool_call_fail(call, type->code, "%s", "");
  (void)vsnprintf(call->outcome.message, sizeof call->outcome.message, format,
                  args);
  cut_to_utf8(call->outcome.message);
  call->details = wool_bytes_n(NULL, 0);
  call->error_type = type;
  call->error_value = copy;
  return type->code;
}

static wool_code encode_value(wool_call *call, wooli_buffer *buffer,
                              wool_error *error) {
  const wool_message_type *type = call->error_type->message;
  wool_encoder encoder = {NULL, buffer, call->context, 0, false};
  wool_code rc =
      wooli_message_check(type, call->error_value, WOOL_INTERNAL, error);
  return rc ? rc
            : wooli_message_encode(type, call->error_value, &encoder, error);
}

static wool_code encode_status(wool_call *call, wool_bytes value,
                               wool_bytes *out_bytes, wool_error *error) {
  const wool_status_detail detail = {
      wool_arena_printf(call->arena, "%s%s", url_prefix,
                        call->error_type->message->full_name),
      value};
  const wool_status status = {(int32_t)call->outcome.code,
                              wool_str_c(call->outcome.message), &detail, 1};
  if (!detail.type_url.data)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY,
                          "the call's memory is exhausted");
  return wool_status_encode(&status, call->arena, out_bytes, error);
}

wool_code wooli_thrown_encode(wool_call *call, wool_error *error) {
  const wool_error_type *type = call->error_type;
  wool_bytes bytes = {NULL, 0};
  if (!type || call->outcome.code != type->code)
    return WOOL_OK;
  wooli_buffer buffer = {NULL, 0, 0};
  wool_code rc = encode_value(call, &buffer, error);
  if (!rc)
    rc = encode_status(call, wool_bytes_n(buffer.data, buffer.len), &bytes,
                       error);
  wooli_buffer_cleanup(&buffer);
  call->error_type = NULL;
  if (!rc && bytes.len > WOOL_MAX_STATUS_DETAILS_LEN)
    rc = wool_error_set(error, WOOL_ERR_LIMIT,
                        "%s makes %zu bytes of status details, the limit is %d",
                        type->message->full_name, bytes.len,
                        WOOL_MAX_STATUS_DETAILS_LEN);
  if (!rc)
    call->details = bytes;
  return rc;
}

/* ---- at the client ---- */

static void catch_one(wool_call *call, const wool_error_type *type,
                      const wool_status_detail *detail) {
  const wooli_arrival arrival = {.message = detail->value};
  void *value = wool_arena_alloc(call->arena, type->message->size);
  if (!value || wooli_arrival_decode(&arrival, type->message, call->context,
                                     call->arena, WOOL_INTERNAL, value, NULL))
    return;
  call->error_type = type;
  call->error_value = value;
}

void wooli_thrown_catch(wool_call *call) {
  const wool_method *method = call->method;
  wool_status status;
  if (!call->outcome.code || !call->details.len || call->error_type ||
      !method->n_throws ||
      wool_status_decode(call->details, call->arena, &status, NULL))
    return;
  for (size_t i = 0; i < method->n_throws && !call->error_type; i++) {
    const wool_error_type *type = method->throws[i];
    const wool_status_detail *detail =
        wool_status_find(&status, wool_str_c(type->message->full_name));
    if (detail)
      catch_one(call, type, detail);
  }
}

const void *wool_call_caught(const wool_call *call,
                             const wool_error_type *type) {
  return call && call->error_type == type ? call->error_value : NULL;
}
