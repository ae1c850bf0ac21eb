/* Printer: text that grows, and the few layouts that generated C needs. */
#ifndef WOOL_CODEGEN_PRINTER_H
#define WOOL_CODEGEN_PRINTER_H

#include <stddef.h>

#include "idl/arena.h"

enum {
  WOOLC_COLUMNS = 80
};

/** woolc_printer collects the text of one output file in an arena. */
typedef struct woolc_printer {
  woolc_arena *arena;
  char *data;
  size_t len;
  size_t room;
} woolc_printer;

/** woolc_list is a growing list of pieces: the parameters of a function. */
typedef struct woolc_list {
  woolc_arena *arena;
  const char **items;
  size_t count;
  size_t room;
} woolc_list;

/** woolc_printer_init starts an empty text. */
void woolc_printer_init(woolc_printer *out, woolc_arena *arena);

/** woolc_print appends. */
void woolc_print(woolc_printer *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** woolc_print_bytes appends what may hold any byte. */
void woolc_print_bytes(woolc_printer *out, const char *data, size_t len);

/** woolc_list_init starts an empty list. */
void woolc_list_init(woolc_list *list, woolc_arena *arena);

/** woolc_list_add appends a piece. */
void woolc_list_add(woolc_list *list, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** woolc_print_list appends `head`, the pieces with commas, and `tail`, broken
 * where a line is full: aligned behind the bracket that `head` ends with, or
 * below it where a piece would not fit there. */
void woolc_print_list(woolc_printer *out, int indent, const char *head,
                      const woolc_list *list, const char *tail);

/** woolc_print_comment appends a block comment of lines. `open` is what it
 * begins with, a slash and one star or two. What would end the comment, or open
 * another in it, is taken apart. */
void woolc_print_comment(woolc_printer *out, int indent, const char *open,
                         const char *text);

#endif
