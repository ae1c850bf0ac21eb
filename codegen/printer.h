/* Printer: text that grows, and the few layouts that generated C needs. */
#ifndef WOOL_CODEGEN_PRINTER_H
#define WOOL_CODEGEN_PRINTER_H

#include <stddef.h>

#include "idl/arena.h"

enum {
  WOOLC_COLUMNS = 80
};

/** woolc_printer collects a text. Whoever prints may take what it needs on the
 * way from `arena`. */
typedef struct woolc_printer {
  woolc_arena *arena;
  woolc_arena *scratch; /* `arena`, where woolc_printer_relax may clear it */
  char *data;           /* with a NUL behind it, once something was printed */
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

/** woolc_printer_init starts an empty text. Ownership: the caller's, who ends
 * it by woolc_printer_cleanup or woolc_printer_take. */
void woolc_printer_init(woolc_printer *out, woolc_arena *arena);

/** woolc_printer_init_file does so for a whole file: `scratch` is for nobody
 * else, and is cleared again and again. */
void woolc_printer_init_file(woolc_printer *out, woolc_arena *scratch);

/** woolc_printer_relax says that nothing taken from the arena is needed any
 * more: so that a large file takes as much memory as its largest piece. */
void woolc_printer_relax(woolc_printer *out);

/** woolc_printer_take ends the printer and gives its text, in `arena`. */
char *woolc_printer_take(woolc_printer *out, woolc_arena *arena);

/** woolc_printer_cleanup releases the text. */
void woolc_printer_cleanup(woolc_printer *out);

/** woolc_printer_insert makes room for `len` bytes at `at` and gives it. */
char *woolc_printer_insert(woolc_printer *out, size_t at, size_t len);

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
