/* String literals: a part of the lexer. */
#ifndef WOOL_IDL_LEXER_STRING_H
#define WOOL_IDL_LEXER_STRING_H

#include "idl/diag.h"
#include "idl/source.h"

/** woolc_hex_digit is the value of a digit, -1 for anything else. */
int woolc_hex_digit(char c);

/** woolc_lex_string reads the literal whose quote is at `*at`, moves `*at`
 * behind it, and gives its value. */
woolc_text woolc_lex_string(const woolc_source *source, size_t *at,
                            woolc_sink *sink, woolc_arena *arena);

#endif
