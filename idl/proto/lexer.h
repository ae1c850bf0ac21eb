/* Lexer of .proto text, as google::protobuf::io::Tokenizer reads it. */
#ifndef WOOL_IDL_PROTO_LEXER_H
#define WOOL_IDL_PROTO_LEXER_H

#include <stdbool.h>

#include "idl/diag.h"
#include "idl/source.h"

typedef enum woolc_proto_token_kind {
  WOOLC_PROTO_TOKEN_END, /* of the file; always the last token */
  WOOLC_PROTO_TOKEN_NAME,
  WOOLC_PROTO_TOKEN_INTEGER,
  WOOLC_PROTO_TOKEN_REAL, /* also an integer of more than 64 bits */
  WOOLC_PROTO_TOKEN_STRING,
  WOOLC_PROTO_TOKEN_SYMBOL
} woolc_proto_token_kind;

typedef struct woolc_proto_token {
  woolc_proto_token_kind kind;
  char symbol;       /* SYMBOL */
  bool is_malformed; /* reported; the value is 0 or cut off */
  uint32_t begin;
  uint32_t end;
  uint32_t n_comments; /* of the file that end before this token */
  union {
    uint64_t integer; /* INTEGER */
    double real;      /* REAL */
    woolc_text text;  /* NAME; STRING, unescaped */
  } u;
} woolc_proto_token;

typedef struct woolc_proto_comment {
  uint32_t begin;
  uint32_t end;
} woolc_proto_comment;

typedef struct woolc_proto_tokens {
  woolc_proto_token *tokens;
  size_t n_tokens;
  woolc_proto_comment *comments;
  size_t n_comments;
} woolc_proto_tokens;

/** woolc_proto_lex reads a whole source. What is malformed is reported and has
 * the value 0 or "". */
void woolc_proto_lex(const woolc_source *source, woolc_sink *sink,
                     woolc_arena *arena, woolc_proto_tokens *out_tokens);

/** woolc_proto_digit is the value of a hexadecimal digit, -1 for anything
 * else. */
int woolc_proto_digit(char c);

/** woolc_proto_lex_string reads the literal whose quote is at `*at`, moves
 * `*at` behind it, and gives its value. */
woolc_text woolc_proto_lex_string(const woolc_source *source, size_t *at,
                                  woolc_sink *sink, woolc_arena *arena);

#endif
