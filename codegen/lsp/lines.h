/* Lines: places in a text as LSP counts them: lines and columns from 0, columns
 * in UTF-16's units or in bytes, whichever was agreed on. */
#ifndef WOOL_CODEGEN_LSP_LINES_H
#define WOOL_CODEGEN_LSP_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "idl/arena.h"

/** woolc_position is LSP's Position. */
typedef struct woolc_position {
  uint32_t line;
  uint32_t character;
} woolc_position;

/** woolc_lines knows where the lines of a text begin. A line ends with a line
 * feed, a carriage return, or both. The text is borrowed. */
typedef struct woolc_lines {
  woolc_text text;
  uint32_t *begins;
  size_t count;
  bool counts_bytes; /* else UTF-16's units */
} woolc_lines;

/** woolc_lines_init looks for them. Ownership: the arena's. */
void woolc_lines_init(woolc_lines *lines, woolc_arena *arena, woolc_text text,
                      bool counts_bytes);

/** woolc_lines_position is that of a byte; behind the end, that of the end. */
woolc_position woolc_lines_position(const woolc_lines *lines, uint32_t offset);

/** woolc_lines_offset is the byte at a position. Behind the end of a line it is
 * that end, inside of a character its begin, as LSP has it. */
uint32_t woolc_lines_offset(const woolc_lines *lines, woolc_position position);

#endif
