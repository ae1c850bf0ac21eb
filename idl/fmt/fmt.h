/* Fmt: the one layout of a schema. What is meant does not change: the tokens
 * stay, but for empty statements and the order of imports, and so do all
 * comments. Formatting what was formatted changes nothing. */
#ifndef WOOL_IDL_FMT_FMT_H
#define WOOL_IDL_FMT_FMT_H

#include "idl/lexer.h"

enum {
  WOOLC_FMT_COLUMNS = 80,
  WOOLC_FMT_INDENT = 2,      /* blanks for each level */
  WOOLC_FMT_CONTINUATION = 4 /* blanks more, of a statement's further lines */
};

/** woolc_fmt lays out a source that parses. `tokens` are those of it.
 * Ownership: the text is the arena's. */
woolc_text woolc_fmt(const woolc_source *source, const woolc_tokens *tokens,
                     woolc_arena *arena);

#endif
