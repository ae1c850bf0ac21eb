/* Numbers of JSON: exact integers, nearest and shortest floating point, without
 * the locale. */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/wire/json_text.h"

enum {
  MAX_POINT_LEN = 8, /* bytes of a locale's decimal point */
  MAX_UINT64_DIGITS = 20,
  EXPONENT_IS_FAR = 1000000 /* beyond what a number has digits */
};

/* ---- integers ---- */

/* A number taken apart: 0.d1d2d3… × 10^point, without zeros around it. */
typedef struct decimal {
  bool negative;
  char digits[MAX_UINT64_DIGITS + 1]; /* the first of them */
  size_t n_digits;                    /* all of them */
  long point;
} decimal;

static long read_exponent(const char *text, size_t len) {
  bool negative = len && text[0] == '-';
  long value = 0;
  for (size_t i = len && (text[0] == '-' || text[0] == '+') ? 1 : 0; i < len;
       i++)
    if (value < EXPONENT_IS_FAR)
      value = value * 10 + (text[i] - '0');
  return negative ? -value : value;
}

static void add_digit(decimal *d, char c, size_t *zeros) {
  if (c == '0') {
    ++*zeros;
    return;
  }
  for (; *zeros; --*zeros) {
    if (d->n_digits < sizeof d->digits)
      d->digits[d->n_digits] = '0';
    d->n_digits++;
  }
  if (d->n_digits < sizeof d->digits)
    d->digits[d->n_digits] = c;
  d->n_digits++;
}

/* Of a text that is a number. */
static decimal take_apart(const char *text, size_t len) {
  decimal d = {.negative = len && text[0] == '-'};
  size_t zeros = 0, i = d.negative ? 1 : 0;
  bool behind_point = false;
  for (; i < len && text[i] != 'e' && text[i] != 'E'; i++) {
    if (text[i] == '.') {
      behind_point = true;
      continue;
    }
    bool leads = !d.n_digits && text[i] == '0';
    if (!behind_point && !leads)
      d.point++;
    if (behind_point && leads)
      d.point--;
    if (!leads)
      add_digit(&d, text[i], &zeros);
  }
  if (i < len)
    d.point += read_exponent(text + i + 1, len - i - 1);
  return d;
}

/* The number without its sign; false if it is no integer, or too large. */
static bool magnitude(const decimal *d, uint64_t *out) {
  uint64_t value = 0;
  *out = 0;
  if (!d->n_digits)
    return true;
  if (d->point > MAX_UINT64_DIGITS || d->point < (long)d->n_digits)
    return false;
  for (size_t i = 0; i < (size_t)d->point; i++) {
    uint64_t digit = i < d->n_digits ? (uint64_t)(d->digits[i] - '0') : 0;
    if (value > (UINT64_MAX - digit) / 10)
      return false;
    value = value * 10 + digit;
  }
  *out = value;
  return true;
}

bool wooli_json_to_uint64(const char *text, size_t len, uint64_t *out) {
  decimal d = take_apart(text, len);
  uint64_t value;
  if (!magnitude(&d, &value) || (d.negative && value))
    return false;
  *out = value;
  return true;
}

bool wooli_json_to_int64(const char *text, size_t len, int64_t *out) {
  const uint64_t lowest = UINT64_C(1) << 63;
  decimal d = take_apart(text, len);
  uint64_t value;
  if (!magnitude(&d, &value) || value > (d.negative ? lowest : lowest - 1))
    return false;
  if (d.negative)
    *out = value == lowest ? INT64_MIN : -(int64_t)value;
  else
    *out = (int64_t)value;
  return true;
}

/* ---- floating point ---- */

/* The number as strtod reads it here; NULL if it is too long. */
static const char *localize(const char *text, size_t len, char *room,
                            size_t room_len) {
  const char *point = localeconv()->decimal_point;
  size_t point_len = strlen(point), n = 0;
  if (len > WOOLI_JSON_MAX_NUMBER_LEN || point_len > MAX_POINT_LEN ||
      room_len <= len + point_len)
    return NULL;
  for (size_t i = 0; i < len; i++) {
    if (text[i] != '.') {
      room[n++] = text[i];
      continue;
    }
    memcpy(room + n, point, point_len);
    n += point_len;
  }
  room[n] = '\0';
  return room;
}

bool wooli_json_to_double(const char *text, size_t len, double *out) {
  char room[WOOLI_JSON_MAX_NUMBER_LEN + MAX_POINT_LEN + 1];
  const char *local = localize(text, len, room, sizeof room);
  double value = local ? strtod(local, NULL) : 0;
  if (!local || isinf(value))
    return false;
  *out = value;
  return true;
}

bool wooli_json_to_float(const char *text, size_t len, float *out) {
  char room[WOOLI_JSON_MAX_NUMBER_LEN + MAX_POINT_LEN + 1];
  const char *local = localize(text, len, room, sizeof room);
  float value = local ? strtof(local, NULL) : 0;
  if (!local || isinf(value))
    return false;
  *out = value;
  return true;
}

/* Whatever the locale has for a point becomes one. */
static size_t delocalize(const char *text, char *out) {
  size_t n = 0;
  for (size_t i = 0; text[i]; i++) {
    bool plain = (text[i] >= '0' && text[i] <= '9') || text[i] == 'e' ||
                 text[i] == '-' || text[i] == '+';
    if (plain)
      out[n++] = text[i];
    else if (n && out[n - 1] != '.')
      out[n++] = '.';
  }
  out[n] = '\0';
  return n;
}

static bool reads_back(const char *text, double value, bool is_float) {
  return is_float ? strtof(text, NULL) == (float)value
                  : strtod(text, NULL) == value;
}

/* At a power of two the neighbours below are nearer than those above: of the
 * numbers with so many digits not the nearest may read back, but the next. */
static bool try_next(char *text, size_t len, int digits, double value,
                     bool is_float) {
  char next[WOOLI_JSON_NUMBER_TEXT_LEN + MAX_POINT_LEN];
  (void)snprintf(next, sizeof next, "%.*e", digits - 1, value);
  char *last = strchr(next, 'e') - 1;
  if (*last == '9')
    return false;
  ++*last;
  if (!reads_back(next, value, is_float))
    return false;
  (void)snprintf(text, len, "%s", next);
  return true;
}

/* "%g" leaves zeros out: with `sure` digits every number that has no more reads
 * back as it stands. Numbers below `normal` have fewer. */
static size_t print(double value, bool is_float, char *out) {
  const int sure = is_float ? FLT_DIG : DBL_DIG,
            most = sure + (is_float ? 3 : 2);
  const double normal = is_float ? (double)FLT_MIN : DBL_MIN;
  char text[WOOLI_JSON_NUMBER_TEXT_LEN + MAX_POINT_LEN];
  if (value == 0 && signbit(value)) /* as an integer it would lose its sign */
    return delocalize("-0.0", out);
  for (int digits = fabs(value) < normal ? 1 : sure; digits <= most; digits++) {
    (void)snprintf(text, sizeof text, "%.*g", digits, value);
    if (reads_back(text, value, is_float) ||
        (digits + 1 == most &&
         try_next(text, sizeof text, digits, value, is_float)))
      break;
  }
  return delocalize(text, out);
}

size_t wooli_json_print_double(double value, char *out) {
  return print(value, false, out);
}

size_t wooli_json_print_float(float value, char *out) {
  return print((double)value, true, out);
}
