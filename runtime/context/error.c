#include <wool/base.h>

#include <stdarg.h>
#include <stdio.h>

/* Room for one line of a call's status; longer texts are cut. */
enum {
  PREFIX_MAX = 256
};

static const struct {
  wool_code code;
  const char *name;
} kNames[] = {
    {WOOL_OK, "OK"},
    {WOOL_CANCELLED, "CANCELLED"},
    {WOOL_UNKNOWN, "UNKNOWN"},
    {WOOL_INVALID_ARGUMENT, "INVALID_ARGUMENT"},
    {WOOL_DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"},
    {WOOL_NOT_FOUND, "NOT_FOUND"},
    {WOOL_ALREADY_EXISTS, "ALREADY_EXISTS"},
    {WOOL_PERMISSION_DENIED, "PERMISSION_DENIED"},
    {WOOL_RESOURCE_EXHAUSTED, "RESOURCE_EXHAUSTED"},
    {WOOL_FAILED_PRECONDITION, "FAILED_PRECONDITION"},
    {WOOL_ABORTED, "ABORTED"},
    {WOOL_OUT_OF_RANGE, "OUT_OF_RANGE"},
    {WOOL_UNIMPLEMENTED, "UNIMPLEMENTED"},
    {WOOL_INTERNAL, "INTERNAL"},
    {WOOL_UNAVAILABLE, "UNAVAILABLE"},
    {WOOL_DATA_LOSS, "DATA_LOSS"},
    {WOOL_UNAUTHENTICATED, "UNAUTHENTICATED"},
    {WOOL_ERR_NO_MEMORY, "ERR_NO_MEMORY"},
    {WOOL_ERR_LOOKUP, "ERR_LOOKUP"},
    {WOOL_ERR_TYPE, "ERR_TYPE"},
    {WOOL_ERR_TOKEN_USED, "ERR_TOKEN_USED"},
    {WOOL_ERR_TOKEN_WRONG_VAR, "ERR_TOKEN_WRONG_VAR"},
    {WOOL_ERR_TOKEN_WRONG_CONTEXT, "ERR_TOKEN_WRONG_CONTEXT"},
    {WOOL_ERR_CONTEXT_ENTERED, "ERR_CONTEXT_ENTERED"},
    {WOOL_ERR_CONTEXT_NOT_ENTERED, "ERR_CONTEXT_NOT_ENTERED"},
    {WOOL_ERR_CHAIN_CONTENTION, "ERR_CHAIN_CONTENTION"},
    {WOOL_ERR_VAR_DECLARED, "ERR_VAR_DECLARED"},
    {WOOL_ERR_NOT_SERIALIZABLE, "ERR_NOT_SERIALIZABLE"},
    {WOOL_ERR_MALFORMED, "ERR_MALFORMED"},
    {WOOL_ERR_LIMIT, "ERR_LIMIT"},
    {WOOL_ERR_WOULD_BLOCK, "ERR_WOULD_BLOCK"},
    {WOOL_END_OF_STREAM, "END_OF_STREAM"},
};

const char *wool_code_name(wool_code code) {
  for (size_t i = 0; i < sizeof kNames / sizeof kNames[0]; i++)
    if (kNames[i].code == code)
      return kNames[i].name;
  return "CODE_<unknown>";
}

wool_code wool_error_set(wool_error *error, wool_code code, const char *format,
                         ...) {
  if (!error || error->code != WOOL_OK)
    return code;
  error->code = code;
  va_list args;
  va_start(args, format);
  int n = vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
  if (n < 0)
    error->message[0] = '\0';
  return code;
}

void wool_error_prefix(wool_error *error, const char *format, ...) {
  if (!error || error->code == WOOL_OK)
    return;
  char prefix[PREFIX_MAX];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(prefix, sizeof prefix, format, args);
  va_end(args);
  if (n < 0)
    return;
  char rest[WOOL_ERROR_MESSAGE_MAX];
  memcpy(rest, error->message, sizeof rest);
  n = snprintf(error->message, sizeof error->message, "%s: ", prefix);
  if (n < 0)
    return;
  size_t used =
      (size_t)n < sizeof error->message ? (size_t)n : sizeof error->message - 1;
  size_t len = strlen(rest);
  size_t room = sizeof error->message - 1 - used;
  if (len > room)
    len = room;
  memcpy(error->message + used, rest, len);
  error->message[used + len] = '\0';
}

void wool_error_clear(wool_error *error) {
  if (!error)
    return;
  error->code = WOOL_OK;
  error->message[0] = '\0';
}
