/* The parts of reading messages from JSON: json_scalars.c, json_read.c,
 * json_read_known.c. */
#ifndef WOOLI_WIRE_JSON_READ_H
#define WOOLI_WIRE_JSON_READ_H

#include "runtime/wire/json_parts.h"

typedef struct wooli_json_parser {
  wooli_json_reader reader;
  wool_json_options options;
  wool_arena *arena;
  wool_error *error;
  unsigned depth; /* of messages, as the codec counts */
} wooli_json_parser;

/* The member that says an Any's type. */
#define WOOLI_JSON_TYPE_KEY "@type"

/* ---- errors: each returns the code ---- */

/* With the line and the column of `at`. */
wool_code wooli_json_fail(wooli_json_parser *p, size_t at, const char *format,
                          ...) WOOL_PRINTF(3, 4);
wool_code wooli_json_exhausted(const wooli_json_parser *p);
/* The reader has met what is no JSON. */
wool_code wooli_json_stopped(wooli_json_parser *p);
/* The event is not what the field, or the type, needs. */
wool_code wooli_json_expected(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, wooli_json_event event,
                              const char *what);
/* The text of the event is none that it takes. */
wool_code wooli_json_bad_text(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, const char *what);
/* How many bytes of a text an error shows. */
int wooli_json_shown(wool_str text);
/* Another level of messages. */
wool_code wooli_json_enter(wooli_json_parser *p, const wool_message_type *type);

/* ---- text and scalars ---- */

/* What the event's text says: a view of the input, or in the arena. False if
 * that is exhausted. */
bool wooli_json_text(const wooli_json_parser *p, wool_str *out);
/* The same as a string that is handed out. */
bool wooli_json_copy_text(const wooli_json_parser *p, wool_str *out);
wool_code wooli_json_read_bytes(wooli_json_parser *p,
                                const wool_message_type *type,
                                const wool_field *field, wool_bytes *to);
/* False for a text that is no integer in the field's range. */
bool wooli_json_read_integer(const wool_field *field, wool_str text, void *to);
wool_code wooli_json_read_number(wooli_json_parser *p,
                                 const wool_message_type *type,
                                 const wool_field *field,
                                 wooli_json_event event, void *to);
/* `skipped`: it was not known, and that is no matter. */
wool_code wooli_json_read_enum(wooli_json_parser *p,
                               const wool_message_type *type,
                               const wool_field *field, wooli_json_event event,
                               int32_t *to, bool *skipped);

/* ---- messages; `event` has begun what is read ---- */

wool_code wooli_json_read_message(wooli_json_parser *p,
                                  const wool_message_type *type,
                                  wooli_json_event event, void *message);
/* One without a form of its own. */
wool_code wooli_json_read_object(wooli_json_parser *p,
                                 const wool_message_type *type,
                                 wooli_json_event event, void *message);
/* One that has such a form, or any other. */
wool_code wooli_json_read_known(wooli_json_parser *p,
                                const wool_message_type *type,
                                wooli_json_event event, void *message);
/* The members up to the end of the object; `in_any`: there is an "@type" too.
 */
wool_code wooli_json_read_members(wooli_json_parser *p,
                                  const wool_message_type *type, bool in_any,
                                  void *message);
wool_code wooli_json_read_unknown(wooli_json_parser *p,
                                  const wool_message_type *type, wool_str name,
                                  bool known_here);
/* A field that is not repeated: where its value goes, or its message. */
wool_code wooli_json_read_single(wooli_json_parser *p,
                                 const wool_message_type *type,
                                 const wool_field *field,
                                 wooli_json_event event, void *to,
                                 bool *skipped);
/* The same, and that it is there. */
wool_code wooli_json_read_one(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, wooli_json_event event,
                              void *message);
wool_code wooli_json_read_array(wooli_json_parser *p,
                                const wool_message_type *type,
                                const wool_field *field, wooli_json_event event,
                                void *message);
wool_code wooli_json_read_map(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *map, wooli_json_event event,
                              void *message);

#endif
