/* Source: the text of one file and where in it something is. */
#ifndef WOOL_IDL_SOURCE_H
#define WOOL_IDL_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "idl/arena.h"

/** woolc_source is a file's text. All of it is borrowed. */
typedef struct woolc_source {
  const char *name; /* as an import names it: "shop/cart.wool" */
  const char *path; /* as diagnostics show it */
  woolc_text text;
  bool is_shipped; /* comes with the compiler */
} woolc_source;

/** woolc_range is a piece of a source, `end` excluded. `source` is NULL where
 * there is no place to show. */
typedef struct woolc_range {
  const woolc_source *source;
  uint32_t begin; /* bytes */
  uint32_t end;
} woolc_range;

/** woolc_place is a position as people count: both from 1. A column is one
 * character, whatever its bytes or its width; a tab is one too. */
typedef struct woolc_place {
  uint32_t line;
  uint32_t column;
} woolc_place;

/** woolc_place_of finds the place of a byte offset. It walks the text from its
 * start: for diagnostics, not for every token. */
woolc_place woolc_place_of(const woolc_source *source, uint32_t offset);

/** woolc_line_of is the line around a byte offset, without its end. */
woolc_text woolc_line_of(const woolc_source *source, uint32_t offset);

/** woolc_utf8_len is the length of the well-formed character at `data`, of
 * which `len` bytes (at least 1) can be read; 0 if there is none. */
size_t woolc_utf8_len(const char *data, size_t len);

/** woolc_join is the range from the start of one to the end of another. */
woolc_range woolc_join(woolc_range first, woolc_range last);

#endif
