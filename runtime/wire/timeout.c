#include "runtime/wire/timeout.h"

enum {
  MAX_DIGITS = 8,
  MAX_VALUE = 99999999
};

static const struct {
  char letter;
  int64_t ns;
} units[] = {
    {'n', 1},
    {'u', 1000},
    {'m', 1000000},
    {'S', 1000000000},
    {'M', 60 * INT64_C(1000000000)},
    {'H', 3600 * INT64_C(1000000000)},
};

enum {
  N_UNITS = sizeof units / sizeof units[0]
};

bool wooli_timeout_parse(wool_str text, int64_t *out_ns) {
  if (text.len < 2 || text.len > MAX_DIGITS + 1)
    return false;
  int64_t value = 0;
  for (size_t i = 0; i + 1 < text.len; i++) {
    char c = text.data[i];
    if (c < '0' || c > '9')
      return false;
    value = value * 10 + (c - '0');
  }
  for (size_t i = 0; i < N_UNITS; i++) {
    if (units[i].letter != text.data[text.len - 1])
      continue;
    bool fits = value <= INT64_MAX / units[i].ns;
    *out_ns = fits ? value * units[i].ns : INT64_MAX;
    return true;
  }
  return false;
}

size_t wooli_timeout_format(int64_t timeout_ns,
                            char out[WOOLI_TIMEOUT_MAX_LEN]) {
  if (timeout_ns < 1)
    timeout_ns = 1;
  size_t u = 0;
  int64_t value = timeout_ns;
  while (value > MAX_VALUE && u + 1 < N_UNITS) {
    u++;
    value = timeout_ns / units[u].ns + (timeout_ns % units[u].ns != 0);
  }
  char digits[MAX_DIGITS];
  size_t n = 0;
  for (; value > 0; value /= 10)
    digits[n++] = (char)('0' + value % 10);
  for (size_t i = 0; i < n; i++)
    out[i] = digits[n - 1 - i];
  out[n] = units[u].letter;
  return n + 1;
}
