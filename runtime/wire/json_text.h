/* JSON as text (RFC 8259): bytes in, events out, and the other way round. It
 * knows no messages, allocates nothing, and needs nothing but libc.
 *
 * The reader is pulled: each wooli_json_next gives an event, and what belongs
 * to it lies in the input. A reader is plain data: a copy of it goes on from
 * where the first one was. */
#ifndef WOOLI_WIRE_JSON_TEXT_H
#define WOOLI_WIRE_JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  WOOLI_JSON_MAX_DEPTH = 256,       /* of arrays and objects in each other */
  WOOLI_JSON_MAX_NUMBER_LEN = 1024, /* bytes */
  WOOLI_JSON_NUMBER_TEXT_LEN = 32   /* bytes: of any number that we write */
};

/* ---- reading ---- */

typedef enum wooli_json_event {
  WOOLI_JSON_ERROR, /* `error` says why and `at` where; no event follows */
  WOOLI_JSON_END,   /* of the text */
  WOOLI_JSON_OBJECT_BEGIN,
  WOOLI_JSON_OBJECT_END,
  WOOLI_JSON_ARRAY_BEGIN,
  WOOLI_JSON_ARRAY_END,
  WOOLI_JSON_NAME,   /* of a member, whose value follows; text as STRING */
  WOOLI_JSON_STRING, /* text: between the quotes, well-formed UTF-8 */
  WOOLI_JSON_NUMBER, /* text: the number, by JSON's grammar */
  WOOLI_JSON_TRUE,
  WOOLI_JSON_FALSE,
  WOOLI_JSON_NULL
} wooli_json_event;

typedef struct wooli_json_reader {
  const char *input;
  size_t len;
  size_t at;         /* bytes: of the event that was given last, or the error */
  size_t next;       /* bytes: where reading goes on */
  const char *text;  /* of NAME, STRING, NUMBER */
  size_t text_len;   /* bytes, as they stand there */
  bool has_escapes;  /* the text is what wooli_json_unescape makes of it */
  uint8_t expects;   /* private */
  uint16_t depth;    /* of what is open */
  const char *error; /* static */
  uint8_t is_object[WOOLI_JSON_MAX_DEPTH / 8];
} wooli_json_reader;

void wooli_json_reader_init(wooli_json_reader *reader, const char *input,
                            size_t len);

wooli_json_event wooli_json_next(wooli_json_reader *reader);

/* Reads to the end of the value that `event` has begun. False for an error. */
bool wooli_json_skip(wooli_json_reader *reader, wooli_json_event event);

/* Writes what an escaped text says to `out`, which has room for `len` bytes,
 * and returns its length, never more than `len`. */
size_t wooli_json_unescape(const char *text, size_t len, char *out);

/* The `error` of what is nested too deep. */
extern const char wooli_json_too_deep[];

/* Line and column of a byte, both from 1; columns are bytes. */
void wooli_json_position(const char *input, size_t at, size_t *out_line,
                         size_t *out_column);

/* ---- numbers ---- */

/* Whether the text is a number by JSON's grammar. */
bool wooli_json_is_number(const char *text, size_t len);

/* The integer that a number is, in whatever form ("1e3", "5.0"). False if it is
 * none, or does not fit. */
bool wooli_json_to_int64(const char *text, size_t len, int64_t *out);
bool wooli_json_to_uint64(const char *text, size_t len, uint64_t *out);

/* The nearest double or float; false if the number is too large for a finite
 * one, or longer than WOOLI_JSON_MAX_NUMBER_LEN. The locale does not matter. */
bool wooli_json_to_double(const char *text, size_t len, double *out);
bool wooli_json_to_float(const char *text, size_t len, float *out);

/* Writes the shortest number that reads back as `value`, which is finite, to
 * `out` with room for WOOLI_JSON_NUMBER_TEXT_LEN, and a NUL. Returns its
 * length. Minus zero is "-0.0": "-0" is an integer to many, and loses its sign.
 */
size_t wooli_json_print_double(double value, char *out);
size_t wooli_json_print_float(float value, char *out);

/* ---- writing ---- */

/* Commas, colons, line breaks and escapes come by themselves; that names and
 * values alternate is the caller's part. */
typedef struct wooli_json_writer {
  bool (*put)(void *user_data, const char *bytes, size_t len);
  void *user_data;
  unsigned indent; /* spaces for each level; 0: all on one line */
  unsigned depth;
  bool has_items; /* the array or object that is open has one */
  bool after_name;
  bool failed; /* `put` did once, and was not called again */
} wooli_json_writer;

void wooli_json_begin_object(wooli_json_writer *writer);
void wooli_json_end_object(wooli_json_writer *writer);
void wooli_json_begin_array(wooli_json_writer *writer);
void wooli_json_end_array(wooli_json_writer *writer);
/* `text` is UTF-8. */
void wooli_json_name(wooli_json_writer *writer, const char *text, size_t len);
void wooli_json_string(wooli_json_writer *writer, const char *text, size_t len);
/* What is JSON already: a number, true, false, null. */
void wooli_json_literal(wooli_json_writer *writer, const char *text,
                        size_t len);

#ifdef __cplusplus
}
#endif
#endif
