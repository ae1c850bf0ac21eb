#include "runtime/wire/status.h"

static const struct {
  const char *name;
  wool_code code;
} h2_errors[] = {
    [WOOLI_H2_NO_ERROR] = {"NO_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_PROTOCOL_ERROR] = {"PROTOCOL_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_INTERNAL_ERROR] = {"INTERNAL_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_FLOW_CONTROL_ERROR] = {"FLOW_CONTROL_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_SETTINGS_TIMEOUT] = {"SETTINGS_TIMEOUT", WOOL_INTERNAL},
    [WOOLI_H2_STREAM_CLOSED] = {"STREAM_CLOSED", WOOL_UNKNOWN},
    [WOOLI_H2_FRAME_SIZE_ERROR] = {"FRAME_SIZE_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_REFUSED_STREAM] = {"REFUSED_STREAM", WOOL_UNAVAILABLE},
    [WOOLI_H2_CANCEL] = {"CANCEL", WOOL_CANCELLED},
    [WOOLI_H2_COMPRESSION_ERROR] = {"COMPRESSION_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_CONNECT_ERROR] = {"CONNECT_ERROR", WOOL_INTERNAL},
    [WOOLI_H2_ENHANCE_YOUR_CALM] = {"ENHANCE_YOUR_CALM",
                                    WOOL_RESOURCE_EXHAUSTED},
    [WOOLI_H2_INADEQUATE_SECURITY] = {"INADEQUATE_SECURITY",
                                      WOOL_PERMISSION_DENIED},
    [WOOLI_H2_HTTP_1_1_REQUIRED] = {"HTTP_1_1_REQUIRED", WOOL_UNKNOWN},
};

enum {
  N_H2_ERRORS = sizeof h2_errors / sizeof h2_errors[0]
};

const char *wooli_h2_error_name(uint32_t error) {
  return error < N_H2_ERRORS ? h2_errors[error].name : "UNKNOWN";
}

wool_code wooli_code_from_h2(uint32_t error) {
  return error < N_H2_ERRORS ? h2_errors[error].code : WOOL_UNKNOWN;
}

wooli_h2_error wooli_h2_from_code(wool_code code) {
  switch ((int)code) {
  case WOOL_OK:
    return WOOLI_H2_NO_ERROR;
  case WOOL_CANCELLED:
  case WOOL_DEADLINE_EXCEEDED:
    return WOOLI_H2_CANCEL;
  case WOOL_UNAVAILABLE:
    return WOOLI_H2_REFUSED_STREAM;
  case WOOL_RESOURCE_EXHAUSTED:
    return WOOLI_H2_ENHANCE_YOUR_CALM;
  case WOOL_PERMISSION_DENIED:
    return WOOLI_H2_INADEQUATE_SECURITY;
  default: /* the rest of an open range of numbers */
    return WOOLI_H2_INTERNAL_ERROR;
  }
}

static const struct {
  int http;
  wool_code code;
} http_statuses[] = {
    {400, WOOL_INTERNAL},          {401, WOOL_UNAUTHENTICATED},
    {403, WOOL_PERMISSION_DENIED}, {404, WOOL_UNIMPLEMENTED},
    {429, WOOL_UNAVAILABLE},       {431, WOOL_INTERNAL},
    {502, WOOL_UNAVAILABLE},       {503, WOOL_UNAVAILABLE},
    {504, WOOL_UNAVAILABLE},
};

wool_code wooli_code_from_http(int http_status) {
  for (size_t i = 0; i < sizeof http_statuses / sizeof http_statuses[0]; i++)
    if (http_statuses[i].http == http_status)
      return http_statuses[i].code;
  return WOOL_UNKNOWN;
}

wool_code wooli_code_parse(wool_str text) {
  if (text.len == 0)
    return WOOL_UNKNOWN;
  int value = 0;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    if (c < '0' || c > '9')
      return WOOL_UNKNOWN;
    value = value * 10 + (c - '0');
    if (value > WOOL_UNAUTHENTICATED)
      return WOOL_UNKNOWN;
  }
  return (wool_code)value;
}

wool_str wooli_code_text(wool_code code) {
  static const char *const texts[] = {"0",  "1",  "2",  "3",  "4",  "5",
                                      "6",  "7",  "8",  "9",  "10", "11",
                                      "12", "13", "14", "15", "16"};
  bool known = (unsigned)code < sizeof texts / sizeof texts[0];
  return wool_str_c(texts[known ? code : WOOL_UNKNOWN]);
}

static bool is_plain(char c) {
  return c >= 0x20 && c <= 0x7e && c != '%';
}

size_t wooli_percent_encoded_len(wool_str text) {
  size_t n = text.len;
  for (size_t i = 0; i < text.len; i++)
    n += is_plain(text.data[i]) ? 0 : 2;
  return n;
}

void wooli_percent_encode(wool_str text, char *out) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < text.len; i++) {
    if (is_plain(text.data[i])) {
      *out++ = text.data[i];
      continue;
    }
    uint8_t byte = (uint8_t)text.data[i];
    *out++ = '%';
    *out++ = hex[byte >> 4];
    *out++ = hex[byte & 15];
  }
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

size_t wooli_percent_decode(wool_str text, char *out) {
  size_t n = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] == '%' && i + 2 < text.len) {
      int high = hex_digit(text.data[i + 1]);
      int low = hex_digit(text.data[i + 2]);
      if (high >= 0 && low >= 0) {
        out[n++] = (char)(high << 4 | low);
        i += 2;
        continue;
      }
    }
    out[n++] = text.data[i];
  }
  return n;
}
