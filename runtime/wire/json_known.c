#include "runtime/wire/json_known.h"

#include <inttypes.h>
#include <stdio.h>

enum {
  NS_PER_S = 1000000000,
  NS_DIGITS = 9,
  S_PER_MIN = 60,
  S_PER_HOUR = 3600,
  S_PER_DAY = 86400,
  DAYS_PER_ERA = 146097, /* 400 years */
  DAYS_TO_1970 = 719468  /* from 0000-03-01 */
};

#define FIRST_TIMESTAMP_S INT64_C(-62135596800) /* 0001-01-01T00:00:00Z */
#define LAST_TIMESTAMP_S  INT64_C(253402300799) /* 9999-12-31T23:59:59Z */
#define MAX_DURATION_S    INT64_C(315576000000)

/* ---- dates ---- */

typedef struct date {
  int64_t year;
  int64_t month;
  int64_t day;
} date;

/* Years are counted from March, so that the leap day is their last. */
static date date_of(int64_t days) {
  int64_t z = days + DAYS_TO_1970, era = z / DAYS_PER_ERA;
  int64_t in_era = z - era * DAYS_PER_ERA;
  int64_t year =
      (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
  int64_t month = (5 * in_year + 2) / 153; /* from March */
  date d;
  d.day = in_year - (153 * month + 2) / 5 + 1;
  d.month = month < 10 ? month + 3 : month - 9;
  d.year = year + era * 400 + (d.month <= 2);
  return d;
}

static int64_t days_of(date d) {
  int64_t year = d.year - (d.month <= 2), era = year / 400;
  int64_t in_era = year - era * 400;
  int64_t month = d.month > 2 ? d.month - 3 : d.month + 9;
  int64_t in_year = (153 * month + 2) / 5 + d.day - 1;
  int64_t days = in_era * 365 + in_era / 4 - in_era / 100 + in_year;
  return era * DAYS_PER_ERA + days - DAYS_TO_1970;
}

/* ---- text ---- */

/* "", ".021", ".000021" or ".000000021", and the end. */
static void print_fraction(char *out, size_t len, int32_t nanos,
                           const char *end) {
  if (!nanos)
    (void)snprintf(out, len, "%s", end);
  else if (nanos % 1000000 == 0)
    (void)snprintf(out, len, ".%03" PRId32 "%s", nanos / 1000000, end);
  else if (nanos % 1000 == 0)
    (void)snprintf(out, len, ".%06" PRId32 "%s", nanos / 1000, end);
  else
    (void)snprintf(out, len, ".%09" PRId32 "%s", nanos, end);
}

/* What of a text is still to be read. */
typedef struct scan {
  const char *at;
  const char *end;
} scan;

static scan scan_of(wool_str text) {
  const char *data = text.len ? text.data : "";
  return (scan){data, data + text.len};
}

static bool take(scan *in, char c) {
  if (in->at == in->end || *in->at != c)
    return false;
  in->at++;
  return true;
}

static bool is_digit(const scan *in) {
  return in->at < in->end && *in->at >= '0' && *in->at <= '9';
}

/* Exactly `n` digits, of a number from `low` to `high`. */
static bool take_number(scan *in, int n, int64_t low, int64_t high,
                        int64_t *out) {
  *out = 0;
  for (int i = 0; i < n; i++) {
    if (!is_digit(in))
      return false;
    *out = *out * 10 + (*in->at++ - '0');
  }
  return *out >= low && *out <= high;
}

/* A point and up to nine digits, if there is a point. */
static bool take_fraction(scan *in, int32_t *out_nanos) {
  int n = 0;
  *out_nanos = 0;
  if (!take(in, '.'))
    return true;
  for (; n < NS_DIGITS && is_digit(in); n++)
    *out_nanos = *out_nanos * 10 + (*in->at++ - '0');
  if (!n)
    return false;
  for (; n < NS_DIGITS; n++)
    *out_nanos *= 10;
  return true;
}

/* ---- Timestamp ---- */

bool wooli_timestamp_print(wooli_time time, char out[WOOLI_TIME_TEXT_LEN]) {
  if (time.seconds < FIRST_TIMESTAMP_S || time.seconds > LAST_TIMESTAMP_S ||
      time.nanos < 0 || time.nanos >= NS_PER_S)
    return false;
  int64_t since = time.seconds - FIRST_TIMESTAMP_S; /* not negative */
  int64_t second = since % S_PER_DAY;
  date d = date_of(since / S_PER_DAY + FIRST_TIMESTAMP_S / S_PER_DAY);
  int n = snprintf(
      out, WOOLI_TIME_TEXT_LEN, "%04d-%02d-%02dT%02d:%02d:%02d", (int)d.year,
      (int)d.month, (int)d.day, (int)(second / S_PER_HOUR),
      (int)(second / S_PER_MIN % S_PER_MIN), (int)(second % S_PER_MIN));
  print_fraction(out + n, WOOLI_TIME_TEXT_LEN - (size_t)n, time.nanos, "Z");
  return true;
}

static int64_t days_in_month(int64_t year, int64_t month) {
  static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leaps ? 29 : days[month - 1];
}

static bool take_date(scan *in, date *out) {
  return take_number(in, 4, 1, 9999, &out->year) && take(in, '-') &&
         take_number(in, 2, 1, 12, &out->month) && take(in, '-') &&
         take_number(in, 2, 1, days_in_month(out->year, out->month), &out->day);
}

static bool take_clock(scan *in, int64_t *out_second) {
  int64_t hour, minute, second;
  if (!take_number(in, 2, 0, 23, &hour) || !take(in, ':') ||
      !take_number(in, 2, 0, 59, &minute) || !take(in, ':') ||
      !take_number(in, 2, 0, 59, &second))
    return false;
  *out_second = hour * S_PER_HOUR + minute * S_PER_MIN + second;
  return true;
}

static bool take_offset(scan *in, int64_t *out_second) {
  int64_t hour, minute;
  *out_second = 0;
  if (take(in, 'Z'))
    return true;
  bool minus = take(in, '-');
  if ((!minus && !take(in, '+')) || !take_number(in, 2, 0, 23, &hour) ||
      !take(in, ':') || !take_number(in, 2, 0, 59, &minute))
    return false;
  *out_second = hour * S_PER_HOUR + minute * S_PER_MIN;
  if (minus)
    *out_second = -*out_second;
  return true;
}

bool wooli_timestamp_parse(wool_str text, wooli_time *out_time) {
  scan in = scan_of(text);
  date d;
  int64_t second, offset;
  if (!take_date(&in, &d) || !take(&in, 'T') || !take_clock(&in, &second) ||
      !take_fraction(&in, &out_time->nanos) || !take_offset(&in, &offset) ||
      in.at != in.end)
    return false;
  out_time->seconds = days_of(d) * S_PER_DAY + second - offset;
  return out_time->seconds >= FIRST_TIMESTAMP_S &&
         out_time->seconds <= LAST_TIMESTAMP_S;
}

/* ---- Duration ---- */

bool wooli_duration_print(wooli_time time, char out[WOOLI_TIME_TEXT_LEN]) {
  bool negative = time.seconds < 0 || time.nanos < 0;
  if (time.seconds < -MAX_DURATION_S || time.seconds > MAX_DURATION_S ||
      time.nanos <= -NS_PER_S || time.nanos >= NS_PER_S ||
      (negative && (time.seconds > 0 || time.nanos > 0)))
    return false;
  int64_t seconds = negative ? -time.seconds : time.seconds;
  int n = snprintf(out, WOOLI_TIME_TEXT_LEN, "%s%" PRId64, negative ? "-" : "",
                   seconds);
  print_fraction(out + n, WOOLI_TIME_TEXT_LEN - (size_t)n,
                 negative ? -time.nanos : time.nanos, "s");
  return true;
}

bool wooli_duration_parse(wool_str text, wooli_time *out_time) {
  scan in = scan_of(text);
  bool negative = take(&in, '-');
  int64_t seconds = 0;
  if (!is_digit(&in))
    return false;
  for (; is_digit(&in); in.at++) {
    seconds = seconds * 10 + (*in.at - '0');
    if (seconds > MAX_DURATION_S)
      return false;
  }
  if (!take_fraction(&in, &out_time->nanos) || !take(&in, 's') ||
      in.at != in.end)
    return false;
  out_time->seconds = negative ? -seconds : seconds;
  if (negative)
    out_time->nanos = -out_time->nanos;
  return true;
}

/* ---- names ---- */

static bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool wooli_path_to_camel(wool_str path, char *out, size_t *out_len) {
  size_t n = 0;
  for (size_t i = 0; i < path.len; i++) {
    char c = path.data[i];
    if (is_upper(c))
      return false;
    if (c == '_') {
      if (++i == path.len || !is_lower(path.data[i]))
        return false;
      c = (char)(path.data[i] - 'a' + 'A');
    }
    out[n++] = c;
  }
  *out_len = n;
  return true;
}

bool wooli_path_to_snake(wool_str path, char *out, size_t *out_len) {
  size_t n = 0;
  for (size_t i = 0; i < path.len; i++) {
    char c = path.data[i];
    if (c == '_')
      return false;
    if (is_upper(c)) {
      out[n++] = '_';
      c = (char)(c - 'A' + 'a');
    }
    out[n++] = c;
  }
  *out_len = n;
  return true;
}

size_t wooli_name_to_camel(wool_str name, char *out) {
  size_t n = 0;
  bool raise = false;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.data[i];
    if (c == '_') {
      raise = true;
      continue;
    }
    out[n++] = raise && is_lower(c) ? (char)(c - 'a' + 'A') : c;
    raise = false;
  }
  return n;
}
