/* The texts that protobuf's JSON has for some well-known types. */
#ifndef WOOLI_WIRE_JSON_KNOWN_H
#define WOOLI_WIRE_JSON_KNOWN_H

#include <wool/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_TIME_TEXT_LEN = 64 /* bytes, of a Timestamp or a Duration, with a NUL */
};

/* What a Timestamp or a Duration holds. */
typedef struct wooli_time {
  int64_t seconds;
  int32_t nanos;
} wooli_time;

/* Timestamp: "1972-01-01T10:00:20.021Z", with 0, 3, 6 or 9 digits behind the
 * point. False if it is not in the years 1 to 9999. */
bool wooli_timestamp_print(wooli_time time, char out[WOOLI_TIME_TEXT_LEN]);

/* Takes any offset, and up to nine digits behind the point (RFC 3339). */
bool wooli_timestamp_parse(wool_str text, wooli_time *out_time);

/* Duration: "-1.500s", with 0, 3, 6 or 9 digits behind the point. False if it
 * is longer than 315,576,000,000 s, or its parts have different signs. */
bool wooli_duration_print(wooli_time time, char out[WOOLI_TIME_TEXT_LEN]);
bool wooli_duration_parse(wool_str text, wooli_time *out_time);

/* FieldMask: a path from snake_case to camelCase and back. `out` has room for
 * the path's length, and for twice of that. False for what would not come back
 * as it was; *out_len is how long it became. */
bool wooli_path_to_camel(wool_str path, char *out, size_t *out_len);
bool wooli_path_to_snake(wool_str path, char *out, size_t *out_len);

/* The name of a field in JSON: without its underscores, what follows one as a
 * capital. `out` has room for the name; returns the length. */
size_t wooli_name_to_camel(wool_str name, char *out);

#ifdef __cplusplus
}
#endif
#endif
