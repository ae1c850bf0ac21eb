/* Writer: .wool text that grows, and knows where its pieces are from. */
#ifndef WOOL_IDL_PROTO_WRITER_H
#define WOOL_IDL_PROTO_WRITER_H

#include "idl/proto/import_parts.h"

/** woolc_proto_origin says that text from `begin` on was made of `range`. */
typedef struct woolc_proto_origin {
  uint32_t begin;
  woolc_range range;
} woolc_proto_origin;

typedef struct woolc_proto_writer {
  woolc_importer *importer;
  woolc_proto_file *file;
  char *data;
  size_t len;
  size_t room;
  size_t line; /* where the last line begins */
  woolc_proto_origin *origins;
  size_t n_origins;
  size_t origin_room;
} woolc_proto_writer;

/** woolc_proto_put appends bytes. */
void woolc_proto_put(woolc_proto_writer *w, const char *data, size_t len);

/** woolc_proto_print appends text. */
void woolc_proto_print(woolc_proto_writer *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** woolc_proto_from says where what follows is from. */
void woolc_proto_from(woolc_proto_writer *w, woolc_range range);

/** woolc_proto_indent begins a line at `depth`, two blanks each. */
void woolc_proto_indent(woolc_proto_writer *w, unsigned depth);

/** woolc_proto_lines writes every line of a text behind a mark. */
void woolc_proto_lines(woolc_proto_writer *w, unsigned depth, const char *mark,
                       const char *text);

/** woolc_proto_quote gives a string literal of .wool. */
const char *woolc_proto_quote(woolc_arena *arena, woolc_text text);

/** woolc_proto_real gives a number that reads as the same double. */
const char *woolc_proto_real(woolc_arena *arena, double value, bool negative);

#endif
