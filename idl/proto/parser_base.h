/* What the parts of the .proto parser share. */
#ifndef WOOL_IDL_PROTO_PARSER_BASE_H
#define WOOL_IDL_PROTO_PARSER_BASE_H

#include "idl/proto/lexer.h"
#include "idl/proto/proto.h"

typedef struct woolc_proto_parser {
  woolc_arena *arena;
  woolc_sink *sink;
  woolc_proto_file *file;
  woolc_proto_tokens lexed;
  size_t at;
  unsigned depth; /* of messages */
  bool is_ended;  /* the end of the file was reported */
  char *before;   /* comments for the next declaration, or NULL */
  size_t before_len;
  size_t before_room;
} woolc_proto_parser;

/* ---- tokens ---- */

const woolc_proto_token *woolc_proto_peek(const woolc_proto_parser *p,
                                          size_t ahead);

/** woolc_proto_take gives the next token and moves on; the end stays. */
const woolc_proto_token *woolc_proto_take(woolc_proto_parser *p);

woolc_range woolc_proto_range(const woolc_proto_parser *p,
                              const woolc_proto_token *token);

bool woolc_proto_at(const woolc_proto_parser *p, char symbol);
bool woolc_proto_at_word(const woolc_proto_parser *p, const char *word);
bool woolc_proto_at_kind(const woolc_proto_parser *p,
                         woolc_proto_token_kind kind);
bool woolc_proto_take_if(woolc_proto_parser *p, char symbol);
bool woolc_proto_take_word(woolc_proto_parser *p, const char *word);

/** woolc_proto_unexpected reports what was expected instead of the next token
 * and returns false. */
bool woolc_proto_unexpected(woolc_proto_parser *p, const char *wanted);

/** woolc_proto_misspelt does so for a word that is none of `words`. */
bool woolc_proto_misspelt(woolc_proto_parser *p, const char *const *words,
                          size_t n_words, const char *wanted);

/** woolc_proto_want takes a symbol or reports it missing. */
bool woolc_proto_want(woolc_proto_parser *p, char symbol, const char *wanted);

/** woolc_proto_skip goes behind a statement that was reported: a ';', a block,
 * or in front of the '}' around it. */
void woolc_proto_skip(woolc_proto_parser *p);

/** woolc_proto_take_name gives a name's text and place; NULL: reported. */
const char *woolc_proto_take_name(woolc_proto_parser *p, const char *wanted,
                                  woolc_range *out_range);

/** woolc_proto_take_path gives "a.b.C", with a point before it if `may_begin`;
 * NULL: reported. */
const char *woolc_proto_take_path(woolc_proto_parser *p, const char *wanted,
                                  bool may_begin, woolc_range *out_range);

/** woolc_proto_take_integer reads `[-]N` that lies in [least, most]. What does
 * not is reported, and read as `least`; false: it is no integer. */
bool woolc_proto_take_integer(woolc_proto_parser *p, const char *wanted,
                              int64_t least, int64_t most, int64_t *out,
                              woolc_range *out_range);

/** woolc_proto_take_string joins strings that follow each other. */
bool woolc_proto_take_string(woolc_proto_parser *p, const char *wanted,
                             woolc_text *out, woolc_range *out_range);

/* ---- comments ---- */

/** woolc_proto_take_comments gives what stands before the next token: its own
 * comment, and in front of that what waits for the next declaration. */
const char *woolc_proto_take_comments(woolc_proto_parser *p);

/** woolc_proto_take_before gives what waits, and NULL the next time. */
const char *woolc_proto_take_before(woolc_proto_parser *p);

/** woolc_proto_trailing adds the comment behind the last token on its line. */
void woolc_proto_trailing(woolc_proto_parser *p, woolc_proto_node *node);

/** woolc_proto_leave keeps the comments before the next token, a `}`, for what
 * is around. */
void woolc_proto_leave(woolc_proto_parser *p, woolc_proto_node *node);

/* ---- the parts ---- */

/** woolc_proto_parse_options reads `[ … ]` if there is one. */
bool woolc_proto_parse_options(woolc_proto_parser *p, woolc_proto_node *node);

/** woolc_proto_parse_option reads the statement `option … ;`. */
bool woolc_proto_parse_option(woolc_proto_parser *p, woolc_proto_node *node);

/** Each reads a declaration that begins at its keyword. */
bool woolc_proto_parse_message(woolc_proto_parser *p, woolc_proto_node *parent);
bool woolc_proto_parse_extend(woolc_proto_parser *p, woolc_proto_node *parent);
bool woolc_proto_parse_enum(woolc_proto_parser *p, woolc_proto_node *parent);
bool woolc_proto_parse_service(woolc_proto_parser *p, woolc_proto_node *parent);

/** woolc_proto_parse_reserved reads `reserved` and `extensions`; numbers end at
 * `most`. */
bool woolc_proto_parse_reserved(woolc_proto_parser *p, woolc_proto_node *parent,
                                woolc_proto_kind kind, int64_t least,
                                int64_t most);

/** woolc_proto_parse_body reads `{ … }` of a node by what reads a statement. */
bool woolc_proto_parse_body(woolc_proto_parser *p, woolc_proto_node *node,
                            bool (*statement)(woolc_proto_parser *p,
                                              woolc_proto_node *node));

#endif
