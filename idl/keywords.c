#include "idl/keywords.h"

#include <string.h>
#include <strings.h>

#include "idl/limits.h"

static const char *const texts[WOOLC_KW_COUNT] = {
    [WOOLC_KW_NONE] = "",
    [WOOLC_KW_PACKAGE] = "package",
    [WOOLC_KW_IMPORT] = "import",
    [WOOLC_KW_CONTEXT] = "context",
    [WOOLC_KW_ENUM] = "enum",
    [WOOLC_KW_MESSAGE] = "message",
    [WOOLC_KW_SERVICE] = "service",
    [WOOLC_KW_EXTERN] = "extern",
    [WOOLC_KW_ERROR] = "error",
    [WOOLC_KW_CONST] = "const",
    [WOOLC_KW_OPTION] = "option",
    [WOOLC_KW_ROUTINE] = "routine",
    [WOOLC_KW_RETURNS] = "returns",
    [WOOLC_KW_THROWS] = "throws",
    [WOOLC_KW_STREAM] = "stream",
    [WOOLC_KW_ONEOF] = "oneof",
    [WOOLC_KW_RESERVED] = "reserved",
    [WOOLC_KW_OPTIONAL] = "optional",
    [WOOLC_KW_REPEATED] = "repeated",
    [WOOLC_KW_MAP] = "map",
    [WOOLC_KW_VALUE] = "value",
    [WOOLC_KW_TOKEN] = "token",
    [WOOLC_KW_DOUBLE] = "double",
    [WOOLC_KW_FLOAT] = "float",
    [WOOLC_KW_INT32] = "int32",
    [WOOLC_KW_INT64] = "int64",
    [WOOLC_KW_UINT32] = "uint32",
    [WOOLC_KW_UINT64] = "uint64",
    [WOOLC_KW_SINT32] = "sint32",
    [WOOLC_KW_SINT64] = "sint64",
    [WOOLC_KW_FIXED32] = "fixed32",
    [WOOLC_KW_FIXED64] = "fixed64",
    [WOOLC_KW_SFIXED32] = "sfixed32",
    [WOOLC_KW_SFIXED64] = "sfixed64",
    [WOOLC_KW_BOOL] = "bool",
    [WOOLC_KW_STRING] = "string",
    [WOOLC_KW_BYTES] = "bytes",
};

void woolc_keywords_add(woolc_names *names) {
  for (uint16_t i = 1; i < WOOLC_KW_COUNT; i++)
    woolc_names_add(names, texts[i], strlen(texts[i]))->keyword = i;
}

const char *woolc_keyword_text(woolc_keyword keyword) {
  return texts[keyword];
}

/* One row of the usual matrix at a time; the row before the last is kept for
 * swaps. */
size_t woolc_edit_distance(const char *a, const char *b, size_t limit) {
  enum {
    MAX = WOOLC_MAX_IDENTIFIER_LEN
  };
  const size_t n = strlen(a);
  const size_t m = strlen(b);
  if (n > MAX || m > MAX || (n > m ? n - m : m - n) > limit)
    return limit + 1;
  size_t rows[3][MAX + 1];
  for (size_t j = 0; j <= m; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t *row = rows[i % 3];
    const size_t *above = rows[(i - 1) % 3];
    const size_t *over = rows[(i + 1) % 3]; /* two above */
    row[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
      if (above[j] + 1 < best)
        best = above[j] + 1;
      if (row[j - 1] + 1 < best)
        best = row[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
          over[j - 2] + 1 < best)
        best = over[j - 2] + 1;
      row[j] = best;
    }
  }
  return rows[n % 3][m] > limit ? limit + 1 : rows[n % 3][m];
}

void woolc_guess_init(woolc_guess *guess, const char *word) {
  const size_t len = strlen(word);
  guess->word = word;
  guess->best = NULL;
  guess->distance = len < 3 ? 1 : len < 6 ? 2 : 3;
}

void woolc_guess_try(woolc_guess *guess, const char *candidate) {
  size_t distance =
      strcasecmp(guess->word, candidate) == 0
          ? 0
          : woolc_edit_distance(guess->word, candidate, guess->distance);
  if (distance >= guess->distance)
    return;
  guess->best = candidate;
  guess->distance = distance;
}
