/* What the parts of the parser share: walking the tokens, and recovery.
 *
 * A function that parses a construct returns false when it lost its way; its
 * caller skips to where the next construct can begin. A mark that is missing
 * where the source is clear without it is reported and taken as given, so that
 * one mistake is one diagnostic. */
#ifndef WOOL_IDL_PARSER_BASE_H
#define WOOL_IDL_PARSER_BASE_H

#include "idl/keywords.h"
#include "idl/lexer.h"
#include "idl/limits.h"
#include "idl/model.h"

typedef struct woolc_parser {
  woolc_model *model;
  woolc_file *file;
  woolc_tokens lexed;
  size_t at;
  unsigned depth;            /* of messages around this place */
  unsigned depth_of_type;    /* of maps around this place */
  woolc_token_kind body_end; /* of the body around this place */
  size_t blamed_at;          /* 1 + the token that was unexpected last */
  bool is_rpc;               /* the routine here is said as .proto says it */
  woolc_range value_range;   /* of the first `value`, or without a source */
} woolc_parser;

const woolc_token *woolc_peek(const woolc_parser *p, size_t ahead);
bool woolc_at(const woolc_parser *p, woolc_token_kind kind);
bool woolc_at_keyword(const woolc_parser *p, woolc_keyword keyword);
woolc_keyword woolc_keyword_at(const woolc_parser *p, size_t ahead);

/** woolc_take returns the token and steps behind it, but never past the end. */
const woolc_token *woolc_take(woolc_parser *p);
bool woolc_take_if(woolc_parser *p, woolc_token_kind kind);
bool woolc_take_keyword(woolc_parser *p, woolc_keyword keyword);

woolc_range woolc_token_range(const woolc_parser *p, const woolc_token *token);

/** woolc_range_since is from the start of `first` to the last token taken. */
woolc_range woolc_range_since(const woolc_parser *p, const woolc_token *first);

/** woolc_unexpected reports the token here; `wanted` completes "expected …".
 * Where a line ended too early the place is its end. One token is unexpected
 * once. It returns false. */
bool woolc_unexpected(woolc_parser *p, const char *wanted);

/** woolc_expect takes a token of `kind`, or reports and returns false. `after`
 * says behind what it belongs, or is NULL. */
bool woolc_expect(woolc_parser *p, woolc_token_kind kind, const char *after);

/** woolc_open_body takes a '{'. One that is missing is reported and taken as
 * given, unless the declaration ends here: then it returns false. */
bool woolc_open_body(woolc_parser *p, const char *after);

/** woolc_at_body_end says whether the body that was opened last ends here. A
 * body that a wrong bracket opened ends with that bracket's partner too. */
bool woolc_at_body_end(const woolc_parser *p);

/** woolc_close_body takes the end of the body of `decl`, or reports. */
void woolc_close_body(woolc_parser *p, const woolc_decl *decl);

/** woolc_end_statement takes the ';' behind `what`. If it is missing it says so
 * and skips no more than what remains of the statement. */
void woolc_end_statement(woolc_parser *p, const char *what);

/** woolc_skip_statement leaves a statement that began at token `begin` and was
 * reported: behind its ';' or its '}', or before what is surely another. */
void woolc_skip_statement(woolc_parser *p, size_t begin);

/** woolc_skip_brackets steps behind the partner of the bracket here. */
void woolc_skip_brackets(woolc_parser *p);

/** woolc_skip_element goes to the ',' or the end of the list it is in. */
void woolc_skip_element(woolc_parser *p);

/** woolc_take_doc is the documentation that stands before the token here. */
const char *woolc_take_doc(woolc_parser *p);

/** woolc_trailing_doc is `doc`, or if that is NULL what stands on the line of
 * the last token taken. */
const char *woolc_trailing_doc(woolc_parser *p, const char *doc);

/** woolc_parse_path takes `a.b.c`; NULL if there is none, which is reported
 * with `wanted`. */
const woolc_name *woolc_parse_path(woolc_parser *p, const char *wanted,
                                   woolc_range *out_range);

/** woolc_parse_literal takes a value. */
bool woolc_parse_literal(woolc_parser *p, woolc_literal *out_literal);

/** woolc_whole_name is the name that begins with `first`, the token taken last.
 * A '-' right behind it is reported, and read as a '_'. */
const woolc_name *woolc_whole_name(woolc_parser *p, const woolc_token *first);

/** woolc_parse_options takes `[…]` if there is one, behind `*end`. */
bool woolc_parse_options(woolc_parser *p, woolc_option **out_options);

/** woolc_parse_head_options takes those between the name of a declaration and
 * its body. A body that a '[' opens by mistake is left alone. */
bool woolc_parse_head_options(woolc_parser *p, woolc_option **out_options);

/** woolc_parse_number takes `= N` if there is one. */
bool woolc_parse_number(woolc_parser *p, const char *wanted,
                        woolc_literal *out_literal);

/** woolc_init_decl fills the head of a declaration named by `name`. */
void woolc_init_decl(woolc_parser *p, woolc_decl *decl, woolc_decl_kind kind,
                     const woolc_token *name, const char *doc);

/** woolc_type_name takes the name of a new type, and reports a built-in one. */
const woolc_token *woolc_type_name(woolc_parser *p, const char *wanted);

/** woolc_parse_message and _enum are behind their keyword. NULL: reported. */
woolc_message *woolc_parse_message(woolc_parser *p, const char *doc,
                                   woolc_message *parent);
woolc_enum *woolc_parse_enum(woolc_parser *p, const char *doc,
                             woolc_message *parent);

/** woolc_parse_error is behind `error`. */
woolc_message *woolc_parse_error(woolc_parser *p, const char *doc);

/** woolc_parse_service is behind `service`. */
woolc_service *woolc_parse_service(woolc_parser *p, const char *doc,
                                   bool is_extern);

/** woolc_parse_reserved is at `reserved`. */
bool woolc_parse_reserved(woolc_parser *p, woolc_reserved ***end);

/** woolc_parse_constant is at `const`. NULL: reported. */
woolc_constant *woolc_parse_constant(woolc_parser *p, const char *doc,
                                     woolc_message *parent);

/** woolc_refuse_option_statement is at `option`, which .proto files have. */
bool woolc_refuse_option_statement(woolc_parser *p, const char *where);

/** woolc_left_body says whether a declaration follows that nothing inside
 * another can be: the '}' is missing. */
bool woolc_left_body(const woolc_parser *p);

/** woolc_parse_field takes labels, type, name and number: what arguments and
 * members have in common. `what` is "field", "argument" or "result". */
woolc_field *woolc_parse_field(woolc_parser *p, const char *what);

/** woolc_parse_type takes a type. */
bool woolc_parse_type(woolc_parser *p, woolc_type *out_type);

/** woolc_refuse_map reports a type that is a map, where none can be. */
void woolc_refuse_map(woolc_parser *p, woolc_type *type, const char *why);

#endif
