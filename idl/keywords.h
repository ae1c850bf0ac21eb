/* Keywords. A word is a keyword only where the grammar expects one, so that
 * fields may be called `value`, `error` or `message`; type names may not. */
#ifndef WOOL_IDL_KEYWORDS_H
#define WOOL_IDL_KEYWORDS_H

#include "idl/names.h"

typedef enum woolc_keyword {
  WOOLC_KW_NONE,
  /* declarations */
  WOOLC_KW_PACKAGE,
  WOOLC_KW_IMPORT,
  WOOLC_KW_CONTEXT,
  WOOLC_KW_ENUM,
  WOOLC_KW_MESSAGE,
  WOOLC_KW_SERVICE,
  WOOLC_KW_EXTERN,
  WOOLC_KW_ERROR,
  WOOLC_KW_CONST,
  WOOLC_KW_OPTION,
  /* inside them */
  WOOLC_KW_ROUTINE,
  WOOLC_KW_RETURNS,
  WOOLC_KW_THROWS,
  WOOLC_KW_STREAM,
  WOOLC_KW_ONEOF,
  WOOLC_KW_RESERVED,
  WOOLC_KW_OPTIONAL,
  WOOLC_KW_REPEATED,
  /* built-in types */
  WOOLC_KW_MAP,
  WOOLC_KW_VALUE,
  WOOLC_KW_TOKEN,
  WOOLC_KW_DOUBLE,
  WOOLC_KW_FLOAT,
  WOOLC_KW_INT32,
  WOOLC_KW_INT64,
  WOOLC_KW_UINT32,
  WOOLC_KW_UINT64,
  WOOLC_KW_SINT32,
  WOOLC_KW_SINT64,
  WOOLC_KW_FIXED32,
  WOOLC_KW_FIXED64,
  WOOLC_KW_SFIXED32,
  WOOLC_KW_SFIXED64,
  WOOLC_KW_BOOL,
  WOOLC_KW_STRING,
  WOOLC_KW_BYTES,
  WOOLC_KW_COUNT
} woolc_keyword;

/** woolc_keywords_add marks the keywords in a table of names. */
void woolc_keywords_add(woolc_names *names);

/** woolc_keyword_text is how a keyword is written. */
const char *woolc_keyword_text(woolc_keyword keyword);

/** woolc_edit_distance counts insertions, removals, changes and swaps of
 * neighbours that make `a` of `b`; more than `limit` is `limit` + 1. */
size_t woolc_edit_distance(const char *a, const char *b, size_t limit);

/** woolc_guess keeps the candidate nearest to a misspelt word. */
typedef struct woolc_guess {
  const char *word;
  const char *best; /* NULL: nothing is near */
  size_t distance;
} woolc_guess;

/** woolc_guess_init starts with no candidate. */
void woolc_guess_init(woolc_guess *guess, const char *word);

/** woolc_guess_try offers a candidate; the first of the nearest is kept. */
void woolc_guess_try(woolc_guess *guess, const char *candidate);

#endif
