/* Lexer: text to tokens. Comments are kept apart, with their places, for
 * documentation and for whoever writes the source anew. */
#ifndef WOOL_IDL_LEXER_H
#define WOOL_IDL_LEXER_H

#include <stdbool.h>

#include "idl/diag.h"
#include "idl/names.h"
#include "idl/source.h"

typedef enum woolc_token_kind {
  WOOLC_TOKEN_END, /* of the file; always the last token */
  WOOLC_TOKEN_NAME,
  WOOLC_TOKEN_INTEGER,
  WOOLC_TOKEN_FLOAT,
  WOOLC_TOKEN_STRING,
  WOOLC_TOKEN_SEMICOLON,
  WOOLC_TOKEN_COMMA,
  WOOLC_TOKEN_DOT,
  WOOLC_TOKEN_EQUALS,
  WOOLC_TOKEN_MINUS,
  WOOLC_TOKEN_LBRACE,
  WOOLC_TOKEN_RBRACE,
  WOOLC_TOKEN_LPAREN,
  WOOLC_TOKEN_RPAREN,
  WOOLC_TOKEN_LBRACKET,
  WOOLC_TOKEN_RBRACKET,
  WOOLC_TOKEN_LESS,
  WOOLC_TOKEN_GREATER
} woolc_token_kind;

typedef struct woolc_token {
  woolc_token_kind kind;
  bool is_first_on_line;
  bool is_malformed;   /* reported; the value is 0 or empty */
  bool is_after_error; /* something before it was reported and left out */
  uint32_t begin;
  uint32_t end;
  uint32_t n_comments; /* of the file that end before this token */
  union {
    const woolc_name *name; /* NAME */
    uint64_t integer;       /* INTEGER */
    double real;            /* FLOAT */
    woolc_text text;        /* STRING, unescaped */
  } u;
} woolc_token;

typedef struct woolc_comment {
  uint32_t begin;
  uint32_t end;
  bool is_doc;           /* begins with three slashes or slash and two stars */
  bool is_first_on_line; /* else it follows something */
} woolc_comment;

typedef struct woolc_tokens {
  woolc_token *tokens;
  size_t n_tokens;
  woolc_comment *comments;
  size_t n_comments;
} woolc_tokens;

/** woolc_lex reads a whole source. What is malformed is reported and left
 * out, so that the parser sees well-formed tokens only. The lists of tokens and
 * comments are in `tokens_arena`, what strings mean in `arena`. */
void woolc_lex(const woolc_source *source, woolc_names *names, woolc_sink *sink,
               woolc_arena *arena, woolc_arena *tokens_arena,
               woolc_tokens *out_tokens);

/** woolc_token_text is what a message calls a kind: "';'", "a name". */
const char *woolc_token_text(woolc_token_kind kind);

#endif
